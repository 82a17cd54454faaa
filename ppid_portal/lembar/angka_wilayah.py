"""What a kecamatan was asked, told and left waiting in twelve months; no name of anybody.

Reads two services, which know nothing of each other. Counts only what is real, and of
complaints nothing that the Inspektorat alone may read, nor what asked for secrecy.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Sum

from informasi.models import DokumenInformasi, HasilPermohonan, Permohonan
from informasi.permohonan.models import PermohonanQuerySet
from organisasi.models import Unit
from organisasi.waktu.tenggat import Ketepatan
from pengaduan.aduan.models import PengaduanQuerySet
from pengaduan.models import HitunganDarurat, Pengaduan

SETAHUN = timedelta(days=365)
TIGA_BULAN = timedelta(days=90)
TERATAS = 5
# Below this a share alone says nothing: the numbers stand beside it.
SEDIKIT = 5
KOSONG = "—"


@dataclass(frozen=True, slots=True)
class Tepat:
    tepat: int
    semua: int

    @property
    def kata(self) -> str:
        if not self.semua:
            return KOSONG
        # Half up, in whole numbers: floats would round 12.25 down.
        seribu = (2 * 1000 * self.tepat + self.semua) // (2 * self.semua)
        bagian = f"{seribu // 10},{seribu % 10} %"
        if self.semua < SEDIKIT:
            return f"{bagian} ({self.tepat} dari {self.semua})"
        return bagian


@dataclass(frozen=True, slots=True, kw_only=True)
class AngkaWilayah:
    jumlah: int
    topik: Sequence[tuple[str, int]]
    tepat: Tepat
    tepat_kota: Tepat
    lewat: int


def angka_permohonan(unit: Sequence[int], hari: date) -> AngkaWilayah:
    semua = Permohonan.objects.filter(
        tanggal_terima__gt=hari - SETAHUN, tanggal_terima__lte=hari
    )
    milik = semua.filter(pemegang__in=unit)
    return _angka(milik, semua, "dokumen__kelompok__nama", hari)


def tidak_dikuasai(unit: Sequence[int], hari: date) -> int:
    """Requests of three months for what the units do not hold: a gap of the catalogue."""
    return Permohonan.objects.filter(
        pemegang__in=unit,
        hasil=HasilPermohonan.TIDAK_DIKUASAI,
        dijawab_pada__date__gt=hari - TIGA_BULAN,
    ).count()


def angka_pengaduan(kecamatan: Unit, unit: Sequence[int], hari: date) -> AngkaWilayah:
    """Complaints located in the kecamatan; of any other unit those it holds."""
    semua = Pengaduan.objects.filter(
        berkadar=False,
        rahasia=False,
        tanggal_terima__gt=hari - SETAHUN,
        tanggal_terima__lte=hari,
    )
    # An office's region is the whole city: what it holds counts, not where it is.
    milik = (
        semua.filter(kelurahan__induk=kecamatan.wilayah_id)
        if kecamatan.jenis == Unit.Jenis.KECAMATAN and kecamatan.wilayah_id
        else semua.filter(pemegang__in=unit)
    )
    return _angka(milik, semua, "kategori__nama", hari)


def angka_darurat(kecamatan: Unit, hari: date) -> tuple[int, int]:
    """How often people there were led to 112, and how many said it was no emergency."""
    hitung = HitunganDarurat.objects.filter(
        kecamatan=kecamatan.wilayah_id,
        kecamatan__isnull=False,
        hari__gt=hari - SETAHUN,
        hari__lte=hari,
    ).aggregate(tampil=Sum("tampil", default=0), lanjut=Sum("lanjut", default=0))
    return hitung["tampil"], hitung["lanjut"]


def angka_katalog(unit: Sequence[int], hari: date) -> tuple[int, int]:
    semua = DokumenInformasi.objects.terbit().filter(unit__in=unit)
    return semua.count(), semua.basi(hari).count()


type Kasus = PermohonanQuerySet | PengaduanQuerySet


def _angka(milik: Kasus, semua: Kasus, topik: str, hari: date) -> AngkaWilayah:
    menurut = milik.order_by().values_list(topik).annotate(banyak=Count("pk"))
    teratas = menurut.order_by("-banyak", topik)[:TERATAS]
    return AngkaWilayah(
        jumlah=milik.count(),
        topik=[(nama or "Lainnya", banyak) for nama, banyak in teratas],
        tepat=_tepat(milik, hari),
        tepat_kota=_tepat(semua, hari),
        lewat=milik.lewat_tempo(hari).count(),
    )


def _tepat(semua: Kasus, hari: date) -> Tepat:
    baris = semua.order_by().dengan_ketepatan(hari).values_list("ketepatan")
    banyak = dict(baris.annotate(_n=Count("pk")))
    tepat = banyak.get(Ketepatan.TEPAT, 0)
    return Tepat(tepat, tepat + banyak.get(Ketepatan.LAMBAT, 0))
