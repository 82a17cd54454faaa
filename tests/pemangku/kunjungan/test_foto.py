"""PK-39: photos that do not leak, for staff alone."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from pytest_django.asserts import assertContains

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.peran import Peran
from organisasi.kertas.unggahan import bersihkan_foto
from organisasi.models import Jejak
from pemangku.kunjungan.actions import FOTO_SUDAH_ADA, hapus_foto, simpan_foto
from pemangku.models import FotoKegiatan, Kegiatan
from tests.factories.kunjungan import FotoKegiatanFactory
from tests.factories.pemangku import KegiatanFactory
from tests.foto import TITIPAN, bita, exif, foto_bertitipan, gambar, unggah
from tests.pemangku.kantor_kunjungan import alamat, saat, tindakan
from tests.petugas import masuk_sebagai
from tests.serentak import serentak

pytestmark = pytest.mark.django_db
FOTO = "fotokegiatan"


@pytest.fixture
def kegiatan():
    return KegiatanFactory(status="selesai")


@pytest.fixture
def pejabat(client, kegiatan):
    return masuk_sebagai(client, Peran.PPID_PEMBANTU, kegiatan.tuan_rumah)


def foto(ke=0):
    return bersihkan_foto(unggah(bita(gambar(60 + ke, 40))))


def simpan(kegiatan, *semua):
    return simpan_foto(kegiatan, saat(timezone.now()), foto=semua)


@pytest.mark.usefixtures("pejabat")
def test_pk_39_it_is_made_anew_without_place_and_camera(client, kegiatan):
    besar = unggah(bita(gambar(2400, 1800), exif=exif()))
    client.halaman(tindakan(kegiatan, "foto"))
    kirim = {"foto": [besar, unggah(foto_bertitipan("WEBP"), "b.webp")]}
    client.post(tindakan(kegiatan, "foto"), kirim | {"keterangan": "Suasana"})
    assert kegiatan.foto.count() == 2
    for satu in kegiatan.foto.all():
        for wadah in (satu.isi, satu.kecil):
            with wadah.open() as berkas:
                isi = berkas.read()
            assert not any(kata in isi for kata in TITIPAN)
    halaman = client.halaman(alamat("hasil", kegiatan.pk))
    assertContains(halaman, alamat("gambar", satu.pk, "kecil", model=FOTO))
    assertContains(halaman, 'alt="Suasana"', count=2)


@pytest.mark.usefixtures("pejabat")
def test_pk_39_a_refusal_names_the_file_and_the_cause(client, kegiatan, settings):
    assert settings.UKURAN_FOTO_MAKS == 8_000_000
    besar = unggah(bita() + bytes(8_000_001), "besar.jpg")
    kirim = {"foto": [unggah(bita()), besar, unggah(b"%PDF-1.7 x", "surat.jpg")]}
    jawab = client.post(tindakan(kegiatan, "foto"), kirim)
    assertContains(jawab, "besar.jpg: Berkas ini 8,0 MB. Paling besar 8,0 MB")
    assertContains(jawab, "surat.jpg: Jenis berkas ini tidak diterima")
    kosong = client.post(tindakan(kegiatan, "foto"), {})
    assertContains(kosong, "Pilih fotonya.")
    assert not FotoKegiatan.objects.exists()


@pytest.mark.usefixtures("pejabat")
def test_pk_39_the_twenty_first_is_refused(client, kegiatan):
    FotoKegiatanFactory.create_batch(19, kegiatan=kegiatan)
    dua = {"foto": [unggah(bita()), unggah(bita(gambar(70, 40)))]}
    jawab = client.post(tindakan(kegiatan, "foto"), dua)
    assertContains(jawab, "Paling banyak 20 foto untuk satu kegiatan; sudah ada 19.")
    assert kegiatan.foto.count() == 19
    client.post(tindakan(kegiatan, "foto"), {"foto": [unggah(bita())]})
    assert kegiatan.foto.count() == 20


@pytest.mark.django_db(transaction=True)
def test_pk_39_nor_by_two_at_once():
    kegiatan = KegiatanFactory()
    FotoKegiatanFactory.create_batch(19, kegiatan=kegiatan)
    siap, kini = [foto(0), foto(1)], saat(timezone.now())
    serentak(2, lambda ke: simpan_foto(kegiatan, kini, foto=[siap[ke]]))
    assert kegiatan.foto.count() == 20


def test_the_same_photo_is_kept_once(kegiatan):
    simpan(kegiatan, foto())
    for semua in ([foto()], [foto(1), foto(1)]):
        with pytest.raises(ValidationError, match=FOTO_SUDAH_ADA):
            simpan(kegiatan, *semua)
    assert kegiatan.foto.count() == 1
    Kegiatan.objects.update(status="ditutup")
    with pytest.raises(TindakanTerlarang, match="ditutup"):
        simpan(kegiatan, foto(2))


@pytest.fixture
def satu(kegiatan):
    return simpan(kegiatan, foto())[0]


def isi(jawab):
    return b"".join(jawab.streaming_content)


def test_pk_39_only_who_may_see_the_visit_sees_it(client, satu):
    asli, kecil, lain = (
        alamat("gambar", satu.pk, b, model=FOTO) for b in ("asli", "kecil", "lain")
    )
    assert client.get(asli).status_code == 302
    masuk_sebagai(client, Peran.PETUGAS_LAYANAN)
    for luar in (asli, tindakan(satu.kegiatan, "foto")):
        assert client.get(luar).status_code == 404
    assert client.post(luar).status_code == 404
    masuk_sebagai(client, Peran.PETUGAS_LAYANAN, satu.kegiatan.tuan_rumah)
    for satu_alamat in (asli, kecil):
        jawab = client.get(satu_alamat)
        assert isi(jawab)[:2] == b"\xff\xd8"
        assert jawab["Content-Type"] == "image/jpeg"
        assert "no-store" in jawab["Cache-Control"]
        assert jawab["Content-Disposition"] == "inline"
    assert client.get(lain).status_code == 404
    daftar = client.halaman(alamat("changelist", model=FOTO))
    assertContains(daftar, satu.kegiatan.nomor)


@pytest.mark.usefixtures("pejabat")
def test_a_photo_of_a_closed_visit_is_deleted_with_a_reason(client, satu):
    Kegiatan.objects.update(status="ditutup")
    hapus = tindakan(satu, "hapus")
    assertContains(client.post(hapus, {"alasan": ""}), "Tulis alasannya.")
    client.post(hapus, {"alasan": "Diminta yang terlihat di foto"})
    assert not FotoKegiatan.objects.exists()
    assert Jejak.objects.milik(satu.kegiatan).first().tindakan == "hapus_foto"
    hapus_foto(satu, saat(timezone.now()), alasan="x")
