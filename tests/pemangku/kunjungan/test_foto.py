"""PK-39: photos that do not leak, and are public only on purpose."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from PIL import Image
from pytest_django.asserts import assertContains, assertNotContains

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from organisasi.kertas.unggahan import bersihkan_foto
from organisasi.models import Jejak
from pemangku.kunjungan.foto import SUDAH_ADA, hapus_foto, simpan_foto, umumkan_foto
from pemangku.models import FotoKegiatan, Kegiatan, Persetujuan
from tests.factories.kunjungan import FotoKegiatanFactory
from tests.factories.organisasi import PetugasFactory, UnitFactory
from tests.factories.pemangku import KegiatanFactory, TeksPersetujuanFactory
from tests.foto import TITIPAN, bita, exif, foto_bertitipan, gambar, unggah
from tests.petugas import masuk, masuk_sebagai, petugas_berperan
from tests.serentak import serentak

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _berkas(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def kegiatan():
    hasil: Kegiatan = KegiatanFactory(status=Kegiatan.Status.SELESAI)
    return hasil


def alamat(nama, *args, model="fotokegiatan"):
    return reverse(f"admin:pemangku_{model}_{nama}", args=args)


def pintu_unggah(kegiatan):
    return alamat("tindakan", kegiatan.pk, "foto", model="kegiatan")


def foto(ke=0):
    return bersihkan_foto(unggah(bita(gambar(60 + ke, 40))))


def simpan(kegiatan, *semua):
    return simpan_foto(kegiatan, Saat(PetugasFactory(), timezone.now()), foto=semua)


# Uploading


def test_pk_39_it_is_made_anew_without_place_and_camera(client, kegiatan):
    masuk(client, petugas_berperan(Peran.PPID_PEMBANTU, kegiatan.tuan_rumah))
    besar = bita(gambar(2400, 1800), exif=exif())
    client.halaman(pintu_unggah(kegiatan))
    client.post(
        pintu_unggah(kegiatan),
        {
            "foto": [unggah(besar), unggah(foto_bertitipan("WEBP"), "b.webp")],
            "keterangan": "Suasana",
        },
    )
    assert kegiatan.foto.count() == 2
    for satu in kegiatan.foto.all():
        assert not satu.tampil_publik
        for wadah, sisi in ((satu.isi, 1600), (satu.kecil, 320)):
            with wadah.open() as berkas:
                isi = berkas.read()
                assert not any(kata in isi for kata in TITIPAN)
                with Image.open(berkas) as hasil:
                    assert hasil.format == "JPEG"
                    assert not hasil.getexif()
                    assert max(hasil.size) <= sisi
    halaman = client.halaman(alamat("change", kegiatan.pk, model="kegiatan"))
    assertContains(halaman, alamat("gambar", satu.pk, "kecil"))
    assertContains(halaman, 'alt="Suasana"', count=2)


def test_pk_39_a_refusal_names_the_file_and_the_cause(client, kegiatan, settings):
    masuk(client, petugas_berperan(Peran.PPID_PEMBANTU, kegiatan.tuan_rumah))
    assert settings.UKURAN_FOTO_MAKS == 8_000_000
    besar = unggah(bita() + bytes(8_000_001), "besar.jpg")
    kirim = {"foto": [unggah(bita()), besar, unggah(b"%PDF-1.7 x", "surat.jpg")]}
    jawab = client.post(pintu_unggah(kegiatan), kirim)
    assertContains(jawab, "besar.jpg: Berkas ini 8,0 MB. Paling besar 8,0 MB")
    assertContains(jawab, "surat.jpg: Jenis berkas ini tidak diterima")
    assertContains(client.post(pintu_unggah(kegiatan), {}), "Pilih fotonya.")
    assert not FotoKegiatan.objects.exists()


def test_pk_39_the_twenty_first_is_refused(client, kegiatan):
    FotoKegiatanFactory.create_batch(19, kegiatan=kegiatan)
    masuk(client, petugas_berperan(Peran.PPID_PEMBANTU, kegiatan.tuan_rumah))
    dua = {"foto": [unggah(bita()), unggah(bita(gambar(70, 40)))]}
    jawab = client.post(pintu_unggah(kegiatan), dua)
    assertContains(jawab, "Paling banyak 20 foto untuk satu kegiatan; sudah ada 19.")
    assert kegiatan.foto.count() == 19
    client.post(pintu_unggah(kegiatan), {"foto": [unggah(bita())]})
    assert kegiatan.foto.count() == 20


@pytest.mark.django_db(transaction=True)
def test_pk_39_nor_by_two_at_once():
    kegiatan = KegiatanFactory()
    FotoKegiatanFactory.create_batch(19, kegiatan=kegiatan)
    siap, oleh = [foto(0), foto(1)], PetugasFactory()
    serentak(
        2,
        lambda ke: simpan_foto(kegiatan, Saat(oleh, timezone.now()), foto=[siap[ke]]),
    )
    assert kegiatan.foto.count() == 20


def test_the_same_photo_is_kept_once(kegiatan):
    simpan(kegiatan, foto())
    for semua in ([foto()], [foto(1), foto(1)]):
        with pytest.raises(ValidationError, match=SUDAH_ADA):
            simpan(kegiatan, *semua)
    assert kegiatan.foto.count() == 1
    Kegiatan.objects.update(status=Kegiatan.Status.DITUTUP)
    with pytest.raises(TindakanTerlarang, match="ditutup"):
        simpan(kegiatan, foto(2))


# Who sees it


@pytest.fixture
def satu(kegiatan):
    return simpan(kegiatan, foto())[0]


def umum(satu):
    return reverse("pemangku:kegiatan-foto", args=(satu.pk,))


def isi(jawab):
    return b"".join(jawab.streaming_content)  # type: ignore[attr-defined]


def test_pk_39_only_who_may_see_the_visit_sees_it(client, satu):
    asli, kecil = (alamat("gambar", satu.pk, bentuk) for bentuk in ("asli", "kecil"))
    assert client.get(asli).status_code == 302
    assert client.get(umum(satu)).status_code == 404
    masuk_sebagai(client, Peran.PETUGAS_LAYANAN)
    assert client.get(asli).status_code == 404
    assert client.get(umum(satu)).status_code == 404
    assert client.post(pintu_unggah(satu.kegiatan)).status_code == 404
    masuk(client, petugas_berperan(Peran.PETUGAS_LAYANAN, satu.kegiatan.tuan_rumah))
    for satu_alamat in (asli, kecil):
        jawab = client.get(satu_alamat)
        assert isi(jawab)[:2] == b"\xff\xd8"
        assert jawab["Content-Type"] == "image/jpeg"
        assert "no-store" in jawab["Cache-Control"]
        assert jawab["Content-Disposition"] == "inline"
    assert client.get(alamat("gambar", satu.pk, "lain")).status_code == 404
    assertContains(client.halaman(alamat("changelist")), satu.kegiatan.nomor)


def test_pk_39_public_only_when_the_people_in_it_were_told(client, satu):
    tujuan, besok = Persetujuan.Tujuan.FOTO, timezone.localdate() + timedelta(days=1)
    TeksPersetujuanFactory(tujuan=tujuan, isi="Kami memotret.")
    TeksPersetujuanFactory(tujuan=tujuan, isi="Nanti.", berlaku_sejak=besok)
    petugas = petugas_berperan(Peran.PPID_PEMBANTU, satu.kegiatan.tuan_rumah)
    masuk(client, petugas)
    umumkan = alamat("tindakan", satu.pk, "umumkan")
    tanya = client.halaman(umumkan)
    assertContains(tanya, "Kami memotret.")
    assertNotContains(tanya, "Nanti.")
    assertContains(client.post(umumkan, {}), "Centang setelah memastikannya.")
    assert client.get(umum(satu)).status_code == 404
    client.post(umumkan, {"maklumat": "on"})
    satu.refresh_from_db()
    assert (satu.tampil_publik, satu.diumumkan_oleh) == (True, petugas)
    halaman = client.halaman(alamat("change", satu.pk))
    assertContains(halaman, umum(satu))
    kunjungan = client.halaman(alamat("change", satu.kegiatan_id, model="kegiatan"))
    assertContains(kunjungan, "Tampil untuk umum")
    client.logout()
    jawab = client.get(umum(satu))
    assert isi(jawab)[:2] == b"\xff\xd8"
    assert jawab["Cache-Control"] == "public, max-age=60"
    masuk(client, petugas)
    client.post(alamat("tindakan", satu.pk, "sembunyikan"))
    assert client.get(umum(satu)).status_code == 404
    satu.refresh_from_db()
    assert (satu.diumumkan_oleh, satu.diumumkan_pada) == (None, None)
    assertNotContains(client.halaman(alamat("change", satu.pk)), umum(satu))
    tindakan = [j.tindakan for j in Jejak.objects.milik(satu.kegiatan)]
    assert tindakan[:2] == ["sembunyikan_foto", "umumkan_foto"]


def test_pk_39_without_the_notice_or_the_right_nothing_becomes_public(client, satu):
    with pytest.raises(TindakanTerlarang, match="diberi tahu"):
        umumkan_foto(satu, Saat(PetugasFactory(), timezone.now()), maklumat=False)
    umumkan = alamat("tindakan", satu.pk, "umumkan")
    masuk(client, petugas_berperan(Peran.PETUGAS_LAYANAN, satu.kegiatan.tuan_rumah))
    assert client.post(umumkan, {"maklumat": "on"}).status_code == 403
    masuk_sebagai(client, Peran.PPID_PEMBANTU)
    assert client.post(umumkan, {"maklumat": "on"}).status_code == 404
    assert not FotoKegiatan.objects.umum().exists()


def test_a_deleted_photo_is_gone_from_the_disk(
    client, satu, django_capture_on_commit_callbacks
):
    Kegiatan.objects.update(status=Kegiatan.Status.DITUTUP)
    masuk(client, petugas_berperan(Peran.PPID_PEMBANTU, satu.kegiatan.tuan_rumah))
    hapus = alamat("tindakan", satu.pk, "hapus")
    assertContains(client.post(hapus, {"alasan": ""}), "Tulis alasannya.")
    with django_capture_on_commit_callbacks(execute=True):
        client.post(hapus, {"alasan": "Diminta yang terlihat di foto"})
    assert not FotoKegiatan.objects.exists()
    for wadah in (satu.isi, satu.kecil):
        assert not wadah.storage.exists(wadah.name)
    assert Jejak.objects.milik(satu.kegiatan).first().tindakan == "hapus_foto"
    hapus_foto(satu, Saat(PetugasFactory(), timezone.now()), alasan="x")


def test_units_see_photos_of_their_visits(satu):
    for unit, terlihat in ((satu.kegiatan.tuan_rumah, True), (UnitFactory(), False)):
        petugas = petugas_berperan(Peran.PETUGAS_LAYANAN, unit)
        assert FotoKegiatan.objects.untuk(petugas).exists() is terlihat
        assert FotoKegiatan.terbaca(petugas).exists() is terlihat
    assert str(satu) == f"Foto {satu.kegiatan.nomor}"
