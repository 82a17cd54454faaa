"""What the field page shows: visits of these days, invitees, who was just taken down."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Q

from organisasi.models import Petugas
from pemangku.kedatangan import Kedatangan, kedatangan
from pemangku.models import Kegiatan, Kehadiran, Pemangku
from pemangku.models.pilihan_kegiatan import MENERIMA_HADIR, StatusHadir

# Visits shown before and after today.
DEKAT = timedelta(days=7)
TERAKHIR = 12
# Bodies offered while one is typed.
SARAN = 150
JABATAN = (
    *("Ketua", "Wakil Ketua", "Sekretaris", "Bendahara", "Anggota", "Pengurus"),
    *("Camat", "Sekretaris Kecamatan", "Lurah", "Kepala Seksi", "Staf", "Kader"),
)


@dataclass(frozen=True, slots=True)
class Layar:
    """Everything beside the form."""

    tamu: Sequence[Kedatangan]
    terakhir: Sequence[Kehadiran]
    hadir: int
    lembaga: Sequence[Pemangku]
    jabatan: Sequence[str]

    def undangan(self, kunci: object) -> Kedatangan | None:
        """The invitation with this key, as a form or an address names it."""
        return next((t for t in self.tamu if str(t.undangan.pk) == str(kunci)), None)


def kegiatan_dekat(petugas: Petugas, *, pada: datetime) -> list[Kegiatan]:
    """Visits around today that the officer may write into, the nearest day first."""
    semua = Kegiatan.objects.digarap(petugas).filter(
        status__in=MENERIMA_HADIR, mulai__gte=pada - DEKAT, mulai__lte=pada + DEKAT
    )
    hitung = Count("kehadiran", filter=Q(kehadiran__status=StatusHadir.SAH))
    daftar = semua.untuk_daftar().annotate(hadir=hitung)
    return sorted(daftar, key=lambda k: abs(k.mulai - pada))


def isi_layar(kegiatan: Kegiatan) -> Layar:
    """Invitees with their names, the last attendances, names to choose from."""
    hadir = kegiatan.kehadiran.exclude(status=StatusHadir.SEMENTARA)
    return Layar(
        tamu=_tamu(kegiatan),
        terakhir=list(hadir.order_by("-dibuat_pada")[:TERAKHIR]),
        hadir=kegiatan.kehadiran.sah().count(),
        lembaga=_saran_lembaga(kegiatan),
        jabatan=JABATAN,
    )


def jumlah_hadir(hadir: Kehadiran) -> int:
    """How many count at the visit of ``hadir``."""
    return Kehadiran.objects.sah().filter(kegiatan=hadir.kegiatan_id).count()


def _tamu(kegiatan: Kegiatan) -> list[Kedatangan]:
    undangan = kegiatan.undangan.select_related(
        "orang", "pemangku__jenis", "pemangku__wilayah"
    )
    return kedatangan(undangan, kegiatan.kehadiran.sah())


def _saran_lembaga(kegiatan: Kegiatan) -> list[Pemangku]:
    semua = (
        Pemangku.objects.ditawarkan(kegiatan).aktif().select_related("wilayah__induk")
    )
    return list(semua.order_by("nama_resmi", "nomor")[:SARAN])
