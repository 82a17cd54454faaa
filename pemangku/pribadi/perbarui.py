"""A link to his own page for the main contact of a body: does all of it still hold? (PK-29)"""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.saat import Saat
from organisasi.models import Jejak
from pemangku.inventaris.actions import catat_hubungan
from pemangku.inventaris.models import CatatanHubungan, Pemangku
from pemangku.inventaris.orang import UMUR_TAUTAN_DATA, Jabatan, TautanPribadi

TANPA_NARAHUBUNG = (
    "Belum ada narahubung utama atau pimpinan yang menjabat. Tambah orangnya dulu."
)
TIDAK_AKTIF = "Catatan ini tidak aktif."
TIDAK_MENJABAT = "Anda tidak lagi tercatat menjabat di lembaga ini."


def narahubung(pemangku: Pemangku, pada: datetime) -> Jabatan | None:
    kini = pemangku.jabatan.nyata().berlaku(timezone.localdate(pada))
    utama = (j for j in kini if j.pangkat < len(j.UTAMA))
    return min(utama, key=lambda j: j.pangkat, default=None)


@transaction.atomic
def buat_tautan_data(pemangku: Pemangku, saat: Saat) -> str:
    """The secret of a link for the main contact; it works 14 days.

    Raises TindakanTerlarang for a record not in use, or without a main contact or head.
    """
    if pemangku.status != Pemangku.Status.AKTIF:
        raise TindakanTerlarang(TIDAK_AKTIF)
    jabatan = narahubung(pemangku, saat.pada)
    if jabatan is None:
        raise TindakanTerlarang(TANPA_NARAHUBUNG)
    kode = TautanPribadi.objects.buat(
        tujuan=TautanPribadi.Tujuan.SAYA,
        pada=saat.pada,
        pemangku=pemangku,
        orang=jabatan.orang,
        berlaku_sampai=saat.pada + UMUR_TAUTAN_DATA,
    )
    Jejak.objects.catat(
        pemangku, "tautan_data", saat=saat, sesudah={"jabatan": jabatan.nama_jabatan}
    )
    return kode


@transaction.atomic
def nyatakan_benar(tautan: TautanPribadi, *, pada: datetime) -> None:
    """Its person says that all still holds; once for a link, however often pressed.

    It counts again once somebody doubted it. Raises TindakanTerlarang for a record not in
    use, and for one who left.
    """
    assert tautan.pemangku_id  # the page asks only of a body's link
    pemangku = Pemangku.objects.select_for_update().get(pk=tautan.pemangku_id)
    jabatan = pemangku.jabatan.filter(orang=tautan.orang)
    if pemangku.status != Pemangku.Status.AKTIF:
        raise TindakanTerlarang(TIDAK_AKTIF)
    if not jabatan.berlaku(timezone.localdate(pada)).exists():
        raise TindakanTerlarang(TIDAK_MENJABAT)
    terakhir = pemangku.terverifikasi_pada
    if pemangku.perlu_cek or terakhir is None or terakhir < tautan.dibuat_pada:
        catat_hubungan(
            pemangku,
            Saat(None, pada),
            cara=CatatanHubungan.Cara.TAUTAN_MANDIRI,
            hasil=CatatanHubungan.Hasil.BENAR,
        )
