"""On whose desk a complaint is: no clock runs on a desk nobody sits at."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from organisasi.alur.tindakan import TindakanTerlarang, masih_di_meja, petugas_unit
from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from organisasi.models import Penugasan, Petugas, Unit
from pengaduan.aduan.kabar import PETUGAS_UNIT
from pengaduan.aduan.models import Pengaduan
from pengaduan.aduan.pilihan import TERBUKA, TindakanPengaduan

# Who may have a complaint on the desk.
PENANGAN = (*PETUGAS_UNIT, Peran.ADMIN_SP4N)


def aduan_terbuka(petugas: Petugas) -> QuerySet[Pengaduan]:
    milik = Pengaduan.objects.filter(penangan=petugas, status__in=TERBUKA)
    return milik.order_by("jatuh_tempo", "pk")


def halangan_tutup(petugas: Petugas, unit: Iterable[int] | None = None) -> str:
    return masih_di_meja(
        aduan_terbuka(petugas),
        unit,
        "Petugas ini masih menangani {jumlah} aduan yang belum selesai. Saring daftar "
        "Pengaduan menurut petugasnya, centang, lalu tugaskan petugas lain.",
    )


def isi_unit(unit: Unit) -> list[str]:
    jumlah = Pengaduan.objects.filter(pemegang=unit, status__in=TERBUKA).count()
    return [f"{jumlah} aduan yang belum selesai"] if jumlah else []


def calon_penangan(pengaduan: Pengaduan, hari_ini: date) -> QuerySet[Petugas]:
    """*Berkadar pengawasan* goes to nobody but the Inspektorat's officers."""
    if pengaduan.berkadar:
        tugas = Penugasan.objects.berlaku(hari_ini).filter(peran=Peran.INSPEKTORAT)
        return Petugas.objects.filter(pk__in=tugas.values("petugas"))
    return petugas_unit(pengaduan.pemegang, hari_ini, peran=PENANGAN)


@transaction.atomic
def tugaskan(pengaduan: Pengaduan, saat: Saat, *, kepada: Petugas) -> Pengaduan:
    """TindakanTerlarang for somebody without a role in the holder unit, or too late."""
    _periksa_penerima(kepada, pengaduan, timezone.localdate(saat.pada))
    return pengaduan.lakukan(
        TindakanPengaduan.TUGASKAN,
        saat,
        syarat={
            nama: getattr(pengaduan, nama)
            for nama in ("penangan", "pemegang", "berkadar")
        },
        penangan=kepada,
    )


def _periksa_penerima(kepada: Petugas, pengaduan: Pengaduan, hari_ini: date) -> None:
    if calon_penangan(pengaduan, hari_ini).filter(pk=kepada.pk).exists():
        return
    if pengaduan.berkadar:
        raise TindakanTerlarang(
            f"{kepada} bukan petugas Inspektorat hari ini; aduan berkadar pengawasan "
            "hanya ditangani Inspektorat."
        )
    raise TindakanTerlarang(
        f"{kepada} tidak bertugas menangani aduan di "
        f"{pengaduan.pemegang.nama_pendek} hari ini."
    )
