"""Photos of a complaint, and the similar ones: made anew, counted, joined, refused in words."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from organisasi.berlangkah.draf import NISAN
from organisasi.models import Unit
from pengaduan.actions.draf import (
    TERLALU_BANYAK,
    sapu_draf_pengaduan,
)
from pengaduan.models import (
    BerkasPengaduan,
    DrafPengaduan,
    FotoDraf,
    Pengaduan,
)
from tests.foto import TITIPAN, bita, foto_bertitipan, gambar
from tests.klien import PortalClient
from tests.pengaduan.aduan_bantu import (
    ajukan,
    alamat,
    draf,
    isi_semua,
    kirim,
    mulai,
    siapkan_kantor,
    umum,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def utama(settings, tmp_path: Path) -> Unit:
    settings.MEDIA_ROOT = tmp_path
    return siapkan_kantor()


def berkas(isi: bytes, nama: str = "foto.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(nama, isi)


def foto(isi: bytes | None = None, nama: str = "IMG_0001.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(nama, isi or foto_bertitipan("JPEG"))


def ditolak(jawab: Any, kata: str) -> None:
    """The form comes back with a sentence; nothing moved on."""
    isi = jawab.content.decode()
    assert jawab.status_code == 200
    assert kata in isi
    assert "Ada yang perlu diperbaiki" in isi


def test_a_photo_that_is_none_or_too_large_is_told(
    client: PortalClient, utama: Unit, settings, tmp_path: Path
) -> None:
    settings.UKURAN_FOTO_MAKS = 1_000_000
    kode = isi_semua(client, "kapan")
    besar = bita() + b"0" * 1_000_000
    semua = {
        "besar": berkas(besar),
        "php": berkas(b"<?php system($_GET[0]); ?>"),
        "svg": berkas(b"<svg onload=alert(1)>", "foto.svg"),
        "kosong": berkas(b""),
    }

    for satu in semua.values():
        jawab = kirim(client, kode, "foto", foto=satu)
        ditolak(jawab, "galat")
    campur = kirim(client, kode, "foto", foto=[berkas(bita()), berkas(b"bukan foto")])

    ditolak(campur, "galat")
    assert draf().foto.count() == 1  # the good one stays
    assert len([f for f in tmp_path.rglob("*") if f.is_file()]) == 2


def test_a_polyglot_loses_all_but_its_points(
    client: PortalClient, utama: Unit, tmp_path: Path
) -> None:
    kode = isi_semua(client, "kapan")

    kirim(client, kode, "foto", foto=berkas(foto_bertitipan("JPEG") + b"PK\x03\x04x"))

    for satu in tmp_path.rglob("*.jpg"):
        assert b"PK\x03\x04" not in satu.read_bytes()
        assert b"<?php" not in satu.read_bytes()


def test_more_than_five_photos_are_refused_before_any_is_kept(
    client: PortalClient, utama: Unit, tmp_path: Path
) -> None:
    kode = isi_semua(client, "kapan")
    enam = [berkas(bita(gambar(60 + i))) for i in range(6)]

    ditolak(kirim(client, kode, "foto", foto=enam), TERLALU_BANYAK)

    assert FotoDraf.objects.count() == 0
    assert not [f for f in tmp_path.rglob("*") if f.is_file()]


def test_the_same_photo_twice_is_kept_once(client: PortalClient, utama: Unit) -> None:
    kode = isi_semua(client, "kapan")

    for _ in range(2):
        kirim(client, kode, "foto", foto=[berkas(bita()), berkas(bita())])

    assert draf().foto.count() == 1


def test_a_foreign_photo_of_a_draft_is_404(client: PortalClient, utama: Unit) -> None:
    kode = isi_semua(client, "foto", foto={"foto": berkas(bita())})
    satu = draf().foto.get()
    lain = mulai(client)

    assert client.get(alamat(lain, f"foto/{satu.pk}")).status_code == 404
    assert client.get(alamat(kode, "foto/999999")).status_code == 404


def test_old_drafts_are_emptied_at_night_with_their_photos(
    client: PortalClient, utama: Unit, tmp_path: Path
) -> None:
    terkirim = ajukan(client)
    isi_semua(client, "foto", foto={"foto": berkas(bita())})
    lama, kini = draf(), timezone.now()

    assert sapu_draf_pengaduan(kini) == 0
    with_foto = len([f for f in tmp_path.rglob("*") if f.is_file()])
    besok = kini + timedelta(days=15)
    assert sapu_draf_pengaduan(besok) == 1

    lama.refresh_from_db()
    assert lama.isian == ""
    assert lama.foto.count() == 0
    assert with_foto == 2
    assert not DrafPengaduan.objects.filter(pengaduan=terkirim).exists()
    sapu_draf_pengaduan(besok + NISAN)
    assert DrafPengaduan.objects.count() == 0
    assert BerkasPengaduan.objects.count() == 0


def test_a_photo_is_made_anew_and_goes_with_the_complaint(
    client: PortalClient, utama: Unit, tmp_path: Path
) -> None:
    aduan = ajukan(
        client, foto={"foto": [foto(), foto(foto_bertitipan("PNG"), "b.png")]}
    )

    satu, dua = aduan.berkas.all()
    semua = [f.read_bytes() for f in tmp_path.rglob("*") if f.is_file()]
    assert len(semua) == 4  # two photos with their small pictures
    assert satu.tipe == dua.tipe == "image/jpeg"
    assert satu.kecil
    assert not [t for t in TITIPAN if any(t in f for f in semua)]
    assert "IMG" not in satu.nama
    assert DrafPengaduan.objects.get().foto.count() == 0


def test_a_photo_can_be_taken_off_again(
    client: PortalClient, utama: Unit, tmp_path: Path
) -> None:
    kode = isi_semua(client, "kapan")
    tambah = kirim(client, kode, "foto", foto=foto(), tambah="1")
    satu = draf().foto.get()
    gambar = client.get(f"/pengaduan/ajukan/{kode}/foto/{satu.pk}/")
    isi_gambar = b"".join(gambar.streaming_content)

    with_id = client.halaman(alamat(kode, "foto")).content.decode()
    lepas = kirim(client, kode, "foto", hapus=str(satu.pk))

    assert tambah["Location"] == lepas["Location"] == alamat(kode, "foto")
    assert isi_gambar.startswith(b"\xff\xd8\xff")
    assert gambar["Content-Disposition"].startswith("attachment")
    assert f'name="hapus" value="{satu.pk}"' in with_id
    assert draf().foto.count() == 0


def test_finished_photos_lead_on(client: PortalClient, utama: Unit) -> None:
    kode = isi_semua(client, "kapan")

    simpan = kirim(client, kode, "foto", simpan="1")
    lanjut = kirim(client, kode, "foto", hapus="x" * 30)

    assert simpan["Location"] == alamat(kode, "simpan")
    assert lanjut["Location"] == alamat(kode, "pelindungan")


def test_an_open_case_with_the_same_matter_is_its_own_step(
    client: PortalClient, utama: Unit
) -> None:
    kode = isi_semua(client, "kategori")
    lampu = umum(judul="Rahasia pelapor")

    tempat = kirim(client, kode, "tempat")
    isi = client.halaman(alamat(kode, "serupa")).content.decode()
    ikut = client.post(alamat(kode, "serupa"), {"nomor": lampu.nomor})
    lagi = client.post(
        alamat(kode, "serupa"), {"nomor": lampu.nomor, "surel": "a@contoh.id"}
    )

    assert tempat["Location"] == alamat(kode, "serupa")
    assert lampu.judul_umum in isi
    assert "Rahasia pelapor" not in isi
    assert "Anda ikut mendukung" in ikut.content.decode()
    assert "memastikan alamat" in lagi.content.decode()
    assert lampu.pengikut.count() == 2
    assert client.get(alamat(kode, "kapan")).status_code == 200


def test_a_similar_case_that_has_ended_meanwhile_is_passed_over(
    client: PortalClient, utama: Unit
) -> None:
    kode = isi_semua(client, "kategori")
    lampu = umum()
    kirim(client, kode, "tempat")
    Pengaduan.objects.filter(pk=lampu.pk).update(terbit=False)

    assert client.get(alamat(kode, "serupa"))["Location"] == alamat(kode, "kapan")


def test_similar_cases_are_not_shown_before_the_place(
    client: PortalClient, utama: Unit
) -> None:
    kode = mulai(client)

    for langkah in ("serupa", "foto", "periksa", "kontak"):
        assert client.get(alamat(kode, langkah))["Location"] == alamat(kode, "kategori")


def test_a_wrong_mail_address_to_follow_is_told(
    client: PortalClient, utama: Unit
) -> None:
    kode = isi_semua(client, "kategori")
    lampu = umum()
    kirim(client, kode, "tempat")

    jawab = client.post(alamat(kode, "serupa"), {"nomor": lampu.nomor, "surel": "a"})

    assert "tidak lengkap" in jawab.content.decode()
    assert lampu.pengikut.count() == 0
