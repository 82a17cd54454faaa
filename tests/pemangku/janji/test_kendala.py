"""What follows a visit: the tables refuse what cannot be."""

from datetime import timedelta

import pytest
from django.db import IntegrityError
from django.utils import timezone

from pemangku.models import Janji, LaporanTerusan, Materi
from tests.factories import kunjungan as f, pemangku as fp
from tests.factories.organisasi import PetugasFactory

pytestmark = [pytest.mark.django_db, pytest.mark.sql]
J, L = Janji.Status, LaporanTerusan.Status
terusan, pengingat = f.LaporanTerusanFactory, f.PengingatKomitmenFactory


def dua_kali(pabrik, **isi):
    for _ in range(2):
        pabrik(**isi)


def materi_sendiri(*, penulis):
    """Approved by one who wrote it, early or last."""
    oleh = PetugasFactory()
    isi = {"penulis": [oleh.pk]} if penulis else {"penyusun": oleh, "penulis": []}
    f.MateriFactory(disetujui_oleh=oleh, **isi)


SALAH = {
    "pemangku_janji_status_dikenal": lambda: f.KomitmenFactory(status="x", hasil="x"),
    "pemangku_janji_satu_pihak": lambda: fp.TindakLanjutFactory(
        pemangku=fp.PemangkuFactory()
    ),
    "pemangku_janji_target_wajar": lambda: f.KomitmenFactory(target_kali=0),
    "pemangku_janji_tutup_berhasil": lambda: f.KomitmenFactory(status=J.DIBATALKAN),
    "pemangku_janji_selesai_berwaktu": lambda: fp.TindakLanjutFactory(
        status=J.SELESAI, hasil="x"
    ),
    "pemangku_laporanterusan_status_dikenal": lambda: terusan(
        status="x", alasan="x", diperiksa_oleh=PetugasFactory()
    ),
    "pemangku_laporanterusan_jumlah_wajar": lambda: terusan(jumlah=100_001),
    "pemangku_laporanterusan_putusan_beralasan": lambda: terusan(status=L.DITOLAK),
    "pemangku_laporanterusan_berpelapor": lambda: terusan(
        komitmen=None, pemangku=fp.PemangkuFactory()
    ),
    "pemangku_tautan_terusan_berkomitmen": lambda: fp.TautanPribadiFactory(
        tujuan="terusan"
    ),
    "pemangku_pengingatkomitmen_paling_banyak_dua": lambda: pengingat(ke=3),
    "pemangku_pengingatkomitmen_sekali": lambda: dua_kali(
        pengingat, komitmen=f.KomitmenFactory()
    ),
    "pemangku_pengingatkomitmen_status_dikenal": lambda: pengingat(status="x"),
    "pemangku_materi_versi_unik": lambda: dua_kali(f.MateriFactory, judul="Kanal"),
    "pemangku_materi_status_dikenal": lambda: f.MateriFactory(status="x"),
    "pemangku_materi_empat_mata": lambda: materi_sendiri(penulis=False),
    "pemangku_materi_bukan_penulis": lambda: materi_sendiri(penulis=True),
    "pemangku_materi_disetujui_bernama": lambda: f.MateriFactory(
        status=Materi.Status.DISETUJUI, disetujui_oleh=None
    ),
    "pemangku_foto_sekali": lambda: dua_kali(
        f.FotoKegiatanFactory, kegiatan=fp.KegiatanFactory(), sha256="a" * 64
    ),
    "pemangku_foto_umum_bernama": lambda: f.FotoKegiatanFactory(tampil_publik=True),
}


@pytest.mark.parametrize("aturan", SALAH)
def test_database_refuses(aturan):
    with pytest.raises(IntegrityError, match=aturan):
        SALAH[aturan]()


def test_pk_33_nobody_passes_on_in_the_future():
    with pytest.raises(IntegrityError, match="future"):
        terusan(tanggal=timezone.localdate() + timedelta(days=2))
