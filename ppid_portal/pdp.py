"""What the data protection officer sees at a glance: requests, access, retention, breaches."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, F

from informasi.actions.penghapusan import Laporan, contoh_yang_habis
from organisasi.models import (
    AksesDataPribadi,
    InsidenData,
    Pengaturan,
    PermintaanSubjek,
)
from organisasi.waktu.tenggat import sisa_jam
from pemangku.models import UsulHapus
from pengaduan.pelapor.jobs import hapus_pelapor_yang_habis

SEBULAN = timedelta(days=30)
SETAHUN = timedelta(days=365)
# A day or less, which is 48 of the 72 hours gone: the line is red (PK-56).
SEGERA = timedelta(hours=24)
# Identities weighed on the page; the night and the command weigh all.
DITIMBANG = 25


@dataclass(frozen=True, slots=True)
class Berjam:
    """A request or a breach with its clock."""

    isi: PermintaanSubjek | InsidenData
    sisa: str
    segera: bool


@dataclass(frozen=True, slots=True)
class Ikhtisar:
    """The page's figures; ``retensi`` is a dry run of the oldest: looking erases nothing."""

    permintaan: list[Berjam]
    dijawab: int
    terlambat: int
    akses: list[tuple[str, int]]
    jumlah_akses: int
    retensi: Laporan
    pelapor_habis: int
    usul: int
    otomatis: bool
    insiden: list[Berjam]


def ikhtisar(*, pada: datetime, hari_ini: date) -> Ikhtisar:
    """Read everything once; the figures count the last month or year before ``pada``."""
    selesai = PermintaanSubjek.objects.filter(selesai_pada__gt=pada - SETAHUN)
    terbuka = PermintaanSubjek.objects.terbuka().order_by("tenggat")
    akses = _akses(pada)
    return Ikhtisar(
        permintaan=[_berjam(p, pada) for p in terbuka],
        dijawab=selesai.count(),
        terlambat=selesai.filter(selesai_pada__gt=F("tenggat")).count(),
        akses=akses,
        jumlah_akses=sum(jumlah for _, jumlah in akses),
        retensi=contoh_yang_habis(pada=pada, hari_ini=hari_ini, banyak=DITIMBANG),
        pelapor_habis=hapus_pelapor_yang_habis(pada=pada, hari_ini=hari_ini, coba=True),
        usul=UsulHapus.objects.terbuka().count(),
        otomatis=Pengaturan.objects.kini().hapus_identitas_otomatis,
        insiden=[
            _berjam(i, pada)
            for i in InsidenData.objects.filter(ditutup_pada=None).order_by("tenggat")
        ],
    )


def _berjam(isi: PermintaanSubjek | InsidenData, pada: datetime) -> Berjam:
    return Berjam(isi, sisa_jam(isi.tenggat, pada), isi.tenggat - pada <= SEGERA)


def _akses(pada: datetime) -> list[tuple[str, int]]:
    """Openings in the last month by unit, most first."""
    baris = (
        AksesDataPribadi.objects.filter(pada__gt=pada - SEBULAN)
        .order_by()
        .values_list("unit__nama")
        .annotate(jumlah=Count("pk"))
        .order_by("-jumlah", "unit__nama")
    )
    return [(nama or "Tanpa unit", jumlah) for nama, jumlah in baris]
