"""PK-42 in the admin: sending card by card."""

from __future__ import annotations

from uuid import uuid4

import pytest
import time_machine
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from tests.pemangku.siaran_bantu import (
    MALAM,
    PADA,
    K,
    S,
    antre,
    nomor_wa,
    pengelola,
    tarik,
)
from tests.petugas import masuk

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_jam_kerja")]


@pytest.fixture
def _jam_kerja():
    with time_machine.travel(PADA, tick=False):
        yield


@pytest.fixture
def oleh(client):
    """The module's owner, signed in."""
    return masuk(client, pengelola())


def alamat(nama: str, *args: object) -> str:
    return reverse(f"admin:pemangku_siaran_{nama}", args=args)


def test_pk42_card_by_card_until_none_is_left(client, oleh):
    satu = antre(2)
    halaman = alamat("antrean", satu.pk)
    assertContains(client.get(alamat("change", satu.pk)), halaman)
    assertContains(client.get(halaman), "Ambil kartu berikutnya")

    client.post(halaman)
    for ke in range(2):
        kartu = satu.penerima.get(keadaan=K.DIKUNCI)
        isi = client.get(halaman)
        assertContains(isi, kartu.pemangku.nama_resmi)
        assertContains(isi, "[nama]")
        assertContains(isi, "[tautan berhenti]")
        assertNotContains(isi, kartu.orang.nama)
        assertNotContains(isi, nomor_wa(ke))
        jawab = client.get(alamat("buka", satu.pk, kartu.pk))
        assert jawab.status_code == 302
        assert jawab["Location"].startswith("https://wa.me/62812345")
        assert jawab["Referrer-Policy"] == "no-referrer"
        client.post(halaman, {"kartu": kartu.pk, "hasil": "terkirim"})

    satu.refresh_from_db()
    assert satu.status == S.SELESAI
    akhir = client.get(halaman)
    assertContains(akhir, "Tidak ada lagi kartu yang menunggu.")
    assertContains(akhir, "Siaran ini selesai")


def test_pk42_a_withdrawn_consent_is_told_on_the_queue(client, oleh):
    satu = antre(2)
    client.post(alamat("antrean", satu.pk))
    kartu = satu.penerima.get(keadaan=K.DIKUNCI)
    tarik(kartu.orang.jabatan.get())

    jawab = client.get(alamat("buka", satu.pk, kartu.pk), follow=True)

    assertContains(jawab, "Tidak dapat dikirim: persetujuan ditarik.")


def test_none_free_is_told_while_others_hold_the_rest(client, oleh):
    satu = antre()
    lain = pengelola()
    satu.penerima.get().pegang(oleh=lain, pada=PADA)

    jawab = client.post(alamat("antrean", satu.pk), follow=True)

    assertContains(jawab, "Tidak ada lagi kartu yang menunggu.")


def test_a_refusal_is_told_and_an_unknown_card_is_not_there(client, oleh):
    satu = antre()
    halaman = alamat("antrean", satu.pk)
    kartu = satu.penerima.get()

    jawab = client.post(halaman, {"kartu": kartu.pk, "hasil": "terkirim"}, follow=True)

    assertContains(jawab, "tidak lagi di tangan Anda")
    for kode in (uuid4(), "bukan-kunci"):
        salah = client.post(halaman, {"kartu": kode, "hasil": "terkirim"})
        assert salah.status_code == 404
    assert client.get(alamat("buka", satu.pk, uuid4())).status_code == 404


def test_pk42_progress_survives_the_sign_out(client, oleh):
    satu = antre(2)
    client.post(alamat("antrean", satu.pk))
    kartu = satu.penerima.get(keadaan=K.DIKUNCI)
    client.logout()
    masuk(client, oleh)

    jawab = client.get(alamat("antrean", satu.pk))

    assertContains(jawab, kartu.pemangku.nama_resmi)


def test_after_hours_the_queue_says_when_it_goes_on(client):
    satu = antre()

    with time_machine.travel(MALAM, tick=False):
        masuk(client, pengelola())
        jawab = client.get(alamat("antrean", satu.pk))

    assertContains(jawab, "Rabu, 5 Juni 2024 pukul 08.00")
