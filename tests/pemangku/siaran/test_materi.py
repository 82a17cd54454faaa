"""PK-38: handouts are approved by a second person who never wrote them."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.peran import Peran
from pemangku.meja.hari_ini import tugas_pemangku
from pemangku.models import Materi
from pemangku.siaran.materi import BUKAN_PENYUSUN
from tests.factories.kunjungan import MateriFactory
from tests.factories.organisasi import PetugasFactory
from tests.factories.pemangku import PADA
from tests.petugas import isian, masuk, masuk_sebagai, petugas_berperan

pytestmark = pytest.mark.django_db


S = Materi.Status
HARI = date(2024, 6, 4)
PDF = b"%PDF-1.7 leaflet"


@pytest.fixture(autouse=True)
def _berkas(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


# Approval


def test_pk_38_a_second_person_approves():
    materi = MateriFactory(status=S.DRAF, disetujui_oleh=None)
    with pytest.raises(TindakanTerlarang, match=BUKAN_PENYUSUN):
        materi.setujui(oleh=materi.penyusun, pada=PADA)
    lain = PetugasFactory()
    materi.setujui(oleh=lain, pada=PADA)
    with pytest.raises(TindakanTerlarang):
        materi.setujui(oleh=PetugasFactory(), pada=PADA)
    materi.refresh_from_db()
    assert (materi.status, materi.disetujui_oleh) == (S.DISETUJUI, lain)
    with pytest.raises(TindakanTerlarang, match="alasan"):
        materi.tarik(oleh=lain, pada=PADA, alasan="")
    materi.tarik(oleh=lain, pada=PADA, alasan="Nomornya salah")
    assert Materi.objects.get().status == S.DITARIK


# In the admin


def alamat(nama, *args, model="materi"):
    return reverse(f"admin:pemangku_{model}_{nama}", args=args)


def ketikan(**lain):
    return {
        "judul": "Kanal",
        "versi": "v2",
        "jenis": "leaflet",
        "kanal": ["ppid", "112"],
        "edisi": "1",
        "berkas": SimpleUploadedFile("kanal.pdf", PDF),
        **lain,
    }


def tugas(petugas):
    """The handouts that wait for the officer."""
    semua = tugas_pemangku(petugas, date(2024, 6, 4))
    return [t.judul for t in semua if t.jenis == "Setujui materi"]


def test_pk_38_one_writes_it_and_another_approves(client):
    penyusun = masuk_sebagai(client, Peran.PENGELOLA_PEMANGKU)
    tambah = alamat("add")
    client.halaman(tambah)
    salah = client.post(tambah, ketikan(berkas=SimpleUploadedFile("a.pdf", b"MZ")))
    assertContains(salah, "Jenis berkas ini tidak diterima")
    assertContains(client.post(tambah, ketikan(kanal=[])), "Pilih paling sedikit satu")
    client.post(tambah, ketikan())
    satu = Materi.objects.get()
    assert (satu.status, satu.penyusun, satu.kanal) == (
        S.DRAF,
        penyusun,
        ["ppid", "112"],
    )
    halaman = client.halaman(alamat("change", satu.pk))
    assertContains(halaman, alamat("berkas", satu.pk))
    ubah = isian(halaman) | {"judul": "Tiga kanal"}
    ubah.pop("berkas", None)
    client.post(alamat("change", satu.pk), ubah)
    satu.refresh_from_db()
    assert satu.judul == "Tiga kanal"
    assert satu.berkas
    assert satu.riwayat.count() == 2
    setujui = alamat("tindakan", satu.pk, "setujui")
    sendiri = client.halaman(alamat("change", satu.pk))
    assertNotContains(sendiri, 'value="setujui"')
    assertContains(sendiri, "<b>Setujui</b>: Saat ini tidak ada petugas lain")
    assert tugas(penyusun) == []
    assert client.post(setujui).status_code == 403
    assert tugas(masuk_sebagai(client, Peran.PPID_UTAMA)) == [str(satu)]
    client.post(setujui)
    assert Materi.objects.get(pk=satu.pk).status == S.DISETUJUI
    berkas = client.get(alamat("berkas", satu.pk))
    assert berkas["Content-Type"] == "application/pdf"
    assert b"".join(berkas.streaming_content) == PDF


def test_what_was_approved_is_read_only_and_may_be_withdrawn(client):
    satu = MateriFactory(berlaku_sampai=HARI, judul="Kanal")
    masuk_sebagai(client, Peran.PENGELOLA_PEMANGKU)
    halaman = client.halaman(alamat("change", satu.pk))
    assertNotContains(halaman, 'name="judul"')
    isi = {"judul": "Lain", "versi": satu.versi, "jenis": satu.jenis}
    isi |= {"kanal": satu.kanal, "edisi": satu.edisi}
    assert client.post(alamat("change", satu.pk), isi).status_code == 403
    assertContains(client.halaman(alamat("changelist")), "Disetujui (kedaluwarsa)")
    client.post(alamat("tindakan", satu.pk, "tarik"), {"alasan": "Nomor salah"})
    satu.refresh_from_db()
    assert (satu.judul, satu.status) == ("Kanal", S.DITARIK)
    assert client.get(alamat("berkas", satu.pk)).status_code == 404


def test_an_approved_one_with_a_file_shows_the_link_only(client):
    satu = MateriFactory(berkas=SimpleUploadedFile("kanal.pdf", PDF))
    masuk_sebagai(client, Peran.AUDITOR)
    assertContains(client.halaman(alamat("change", satu.pk)), alamat("berkas", satu.pk))


# Nobody who ever wrote a handout approves it

TOMBOL = 'name="_tindakan" value="setujui"'
BUKAN_PENULIS = "pemangku_materi_bukan_penulis"


def pengelola():
    return petugas_berperan(Peran.PENGELOLA_PEMANGKU)


def draf(**lain):
    return MateriFactory(status=S.DRAF, disetujui_oleh=None, **lain)


def simpan(client, satu, **ubah):
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


def test_the_database_lets_no_author_approve():
    oleh = PetugasFactory()
    with pytest.raises(IntegrityError, match=BUKAN_PENULIS):
        MateriFactory(penulis=[oleh.pk], disetujui_oleh=oleh)


def test_the_database_keeps_four_eyes():
    oleh = PetugasFactory()
    with pytest.raises(IntegrityError, match="pemangku_materi_empat_mata"):
        MateriFactory(penyusun=oleh, penulis=[], disetujui_oleh=oleh)
