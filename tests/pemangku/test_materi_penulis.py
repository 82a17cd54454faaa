"""PK-38: nobody who ever wrote a handout approves it."""

from __future__ import annotations

import pytest
from django.db import IntegrityError
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.peran import Peran
from pemangku.models import Materi
from pemangku.models.materi import BUKAN_PENYUSUN
from tests.factories.lanjutan import MateriFactory
from tests.factories.organisasi import PetugasFactory
from tests.factories.pemangku import PADA
from tests.petugas import isian, masuk, petugas_berperan

TOMBOL = 'name="_tindakan" value="setujui"'
pytestmark = pytest.mark.django_db
S = Materi.Status
BUKAN_PENULIS = "pemangku_materi_bukan_penulis"


def alamat(nama: str, *args: object) -> str:
    return reverse(f"admin:pemangku_materi_{nama}", args=args)


def pengelola() -> object:
    return petugas_berperan(Peran.PENGELOLA_PEMANGKU)


def draf(**lain: object) -> Materi:
    return MateriFactory(status=S.DRAF, disetujui_oleh=None, **lain)


def simpan(client, satu: Materi | None, **ubah: object) -> None:
    """Write it by the form of the admin."""
    halaman = alamat("change", satu.pk) if satu else alamat("add")
    isi = isian(client.halaman(halaman)) | ubah
    isi.pop("berkas", None)
    client.post(halaman, isi)


def test_an_earlier_author_is_neither_offered_nor_allowed_the_approval(client):
    pertama, kedua, ketiga = pengelola(), pengelola(), pengelola()
    masuk(client, pertama)
    simpan(client, None, judul="Kanal", versi="v1", jenis="leaflet", kanal=["ppid"])
    satu = Materi.objects.get()
    masuk(client, kedua)
    simpan(client, satu, judul="Tiga kanal")
    satu.refresh_from_db()
    assert (satu.judul, satu.penyusun) == ("Tiga kanal", kedua)
    assert satu.penulis == sorted([pertama.pk, kedua.pk])

    setujui = alamat("tindakan", satu.pk, "setujui")
    for oleh in (pertama, kedua):
        masuk(client, oleh)
        assertNotContains(client.halaman(alamat("change", satu.pk)), TOMBOL)
        assert client.post(setujui).status_code == 403
    masuk(client, ketiga)
    assertContains(client.halaman(alamat("change", satu.pk)), TOMBOL)
    client.post(setujui)

    satu.refresh_from_db()
    assert (satu.status, satu.disetujui_oleh) == (S.DISETUJUI, ketiga)


def test_nobody_who_ever_wrote_it_approves_it():
    dulu, kini = PetugasFactory(), PetugasFactory()
    satu = draf(penyusun=kini, penulis=[dulu.pk])

    for oleh in (dulu, kini):
        with pytest.raises(TindakanTerlarang, match=BUKAN_PENYUSUN):
            satu.setujui(oleh=oleh, pada=PADA)

    satu.refresh_from_db()
    assert satu.status == S.DRAF


def test_who_became_an_author_in_the_moment_of_pressing_does_not_approve():
    oleh = PetugasFactory()
    satu = draf()
    basi = Materi.objects.get(pk=satu.pk)
    Materi.objects.filter(pk=satu.pk).update(penulis=[*satu.penulis, oleh.pk])

    with pytest.raises(TindakanTerlarang, match="baru saja diubah"):
        basi.setujui(oleh=oleh, pada=PADA)

    assert Materi.objects.get().status == S.DRAF


def test_who_only_counted_more_of_it_may_approve():
    oleh = PetugasFactory()
    satu = draf().tambah_stok(oleh=oleh, pada=PADA, jumlah=5)

    satu.setujui(oleh=oleh, pada=PADA)

    assert Materi.objects.get().disetujui_oleh == oleh


def test_the_database_lets_no_author_approve():
    oleh = PetugasFactory()

    with pytest.raises(IntegrityError, match=BUKAN_PENULIS):
        MateriFactory(penulis=[oleh.pk], disetujui_oleh=oleh)


def test_the_database_keeps_four_eyes():
    oleh = PetugasFactory()

    with pytest.raises(IntegrityError, match="pemangku_materi_empat_mata"):
        MateriFactory(penyusun=oleh, penulis=[], disetujui_oleh=oleh)


def test_what_was_approved_is_not_written_any_more(client):
    satu = MateriFactory(judul="Kanal")
    masuk(client, pengelola())

    isi = {
        "judul": "Lain",
        "versi": satu.versi,
        "jenis": satu.jenis,
        "kanal": satu.kanal,
        "edisi": satu.edisi,
    }
    assert client.post(alamat("change", satu.pk), isi).status_code == 403

    satu.refresh_from_db()
    assert (satu.judul, satu.status) == ("Kanal", S.DISETUJUI)
