"""PK-18: looking at the stop link changes nothing; one press ends it at once."""

from __future__ import annotations

import pytest
from django.db import IntegrityError
from django.test import Client
from django.urls import reverse
from pytest_django.asserts import assertContains

from pemangku.actions.kartu import buat_tautan
from pemangku.models import Larangan, PenerimaSiaran, Persetujuan, TautanPribadi
from pemangku.models.pilihan import Keputusan
from tests.factories.pemangku import (
    PendaftaranMandiriFactory,
    PenerimaSiaranFactory,
    TautanPribadiFactory,
)
from tests.pemangku.siaran_bantu import (
    PADA,
    K,
    berjalan,
    kanal,
    pemangku,
    pengurus,
    teks,
)

pytestmark = pytest.mark.django_db
SUDAH = "Anda sudah berhenti"


@pytest.fixture
def penerima() -> PenerimaSiaran:
    """A person with an open card in a running broadcast."""
    teks()
    jabatan = pengurus()
    hasil: PenerimaSiaran = PenerimaSiaranFactory(
        siaran=berjalan(),
        pemangku=jabatan.pemangku,
        orang=jabatan.orang,
        kanal=jabatan.orang.kanal.get(),
    )
    return hasil


def alamat(satu: PenerimaSiaran) -> str:
    return reverse("pemangku:berhenti", args=(buat_tautan(satu, pada=PADA),))


def ditarik() -> int:
    return Persetujuan.objects.filter(keputusan=Keputusan.TARIK).count()


def test_pk18_opening_changes_nothing(client, penerima):
    jawab = client.get(alamat(penerima))

    assertContains(jawab, "Dihubungi untuk undangan")
    assertContains(jawab, "0812••••789")
    assertContains(jawab, "Berhenti menerima")
    assert ditarik() == 0
    penerima.refresh_from_db()
    assert penerima.keadaan == K.MENUNGGU


def test_pk18_the_button_withdraws_and_says_so(client, penerima):
    tautan = alamat(penerima)

    assertContains(client.post(tautan), SUDAH)

    baris = Persetujuan.objects.get(keputusan=Keputusan.TARIK)
    assert (baris.orang, baris.tujuan, baris.kanal, baris.oleh) == (
        penerima.orang,
        penerima.siaran.tujuan,
        "",
        None,
    )
    penerima.refresh_from_db()
    assert penerima.keadaan == K.DITARIK
    assertContains(client.get(tautan), SUDAH)
    client.post(tautan)
    assert ditarik() == 1


def test_pk18_a_mail_programs_own_button_works_without_the_page(penerima):
    ketat = Client(enforce_csrf_checks=True)

    jawab = ketat.post(alamat(penerima), {"List-Unsubscribe": "One-Click"})

    assert jawab.status_code == 200
    assert ditarik() == 1


def test_the_page_is_kept_nowhere_and_found_by_nobody(client, penerima):
    jawab = client.get(alamat(penerima))

    assert jawab["Cache-Control"] == "no-store"
    assert "noindex" in jawab["X-Robots-Tag"]
    assert client.put(alamat(penerima)).status_code == 405


def test_a_wrong_secret_is_not_there_and_guessing_is_slowed(client, monkeypatch):
    tautan = reverse("pemangku:berhenti", args=("TIDAKADA",))

    assert client.get(tautan).status_code == 404
    assert client.post(tautan).status_code == 404
    monkeypatch.setattr("organisasi.halaman.rahasia.PER_ALAMAT", 0)
    assert client.get(tautan).status_code == 429


def test_a_link_for_another_purpose_stops_nothing(client, penerima):
    kode = TautanPribadi.objects.buat(
        tujuan=TautanPribadi.Tujuan.SAYA,
        pada=PADA,
        pendaftaran=PendaftaranMandiriFactory(),
    )

    assert client.post(reverse("pemangku:berhenti", args=(kode,))).status_code == 404


def test_a_body_that_stops_is_kept_from_every_broadcast(client):
    badan = pemangku()
    nomor = kanal(orang=None, pemangku=badan, sifat="kedinasan")
    satu, lain = (
        PenerimaSiaranFactory(
            siaran=berjalan(), pemangku=badan, orang=None, kanal=nomor
        )
        for _ in range(2)
    )
    tautan = alamat(satu)

    assertContains(client.get(tautan), "Berhenti menerima")
    assertContains(client.post(tautan), SUDAH)
    client.post(tautan)

    larangan = Larangan.objects.get()
    assert (larangan.sidik, larangan.lingkup) == (
        nomor.sidik,
        Larangan.Lingkup.SIARAN,
    )
    for penerima in (satu, lain):
        penerima.refresh_from_db()
        assert (penerima.keadaan, penerima.sebab) == (
            K.DITARIK,
            "Dalam daftar larangan",
        )


def test_without_a_wording_a_persons_channel_is_kept_from_broadcasts(client):
    jabatan = pengurus(setuju=False)
    penerima = PenerimaSiaranFactory(
        siaran=berjalan(),
        pemangku=jabatan.pemangku,
        orang=jabatan.orang,
        kanal=jabatan.orang.kanal.get(),
    )

    assertContains(client.post(alamat(penerima)), SUDAH)

    assert not Persetujuan.objects.exists()
    assert Larangan.objects.get().sidik == penerima.kanal.sidik


def test_a_person_without_channel_still_withdraws(client, penerima):
    tautan = alamat(penerima)
    penerima.kanal.delete()

    assertContains(client.get(tautan), "Berhenti menerima")
    client.post(tautan)

    assert ditarik() == 1


def test_with_neither_channel_nor_wording_there_is_nothing_to_write(client):
    penerima = PenerimaSiaranFactory(siaran=berjalan(), kanal=None)

    assertContains(client.post(alamat(penerima)), "Berhenti menerima")

    assert not Persetujuan.objects.exists()
    assert not Larangan.objects.exists()


def test_a_body_without_channel_has_nothing_to_stop(client):
    satu = PenerimaSiaranFactory(siaran=berjalan(), orang=None, kanal=None)

    assertContains(client.get(alamat(satu)), SUDAH)


def test_the_database_wants_to_know_what_a_stop_link_stops():
    with pytest.raises(IntegrityError, match="pemangku_tautan_berhenti_bersiaran"):
        TautanPribadiFactory(tujuan=TautanPribadi.Tujuan.BERHENTI)
