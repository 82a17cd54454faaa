"""What stands beside the portal's own figures: LAPOR!'s numbers, and satisfaction."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from django.db.models import Count, Sum, Value
from django.utils import timezone

from informasi.models import Kepuasan as KepuasanPermohonan
from organisasi import bahasa
from organisasi.alur.kepuasan import RingkasKepuasan
from pengaduan.models import Kepuasan
from ppid_portal.indikator.angka import Angka, poin, selisih, tulis
from ppid_portal.indikator.periode import Periode
from ppid_portal.indikator.ukuran import Kunci
from ppid_portal.kinerja.papan import KURANG, Sel
from ppid_portal.kinerja.susunan import kota
from ppid_portal.models import AngkaResmi

SEHARI = timedelta(days=1)
BELUM_DINILAI = "belum ada yang menilai"
# Codes of rows that are no indicator of the portal.
LAPOR, KEPUASAN = "LAPOR", "KEPUASAN"


@dataclass(frozen=True, slots=True)
class Resmi:
    """The official figures of the months of a period that were typed in."""

    angka: Angka
    bulan: int
    dari: int

    @classmethod
    def untuk(cls, periode: Periode) -> Resmi:
        """One query."""
        ada = AngkaResmi.objects.filter(
            bulan__gte=periode.awal, bulan__lte=periode.akhir
        ).aggregate(
            diterima=Sum("diterima", default=0),
            selesai=Sum("selesai", default=0),
            bulan=Count("pk"),
        )
        angka = Angka.bagian(ada["selesai"], ada["diterima"])
        return cls(angka, ada["bulan"], periode.banyak)

    @property
    def kata(self) -> str:
        """``85 % (340 dari 400)``."""
        a = self.angka
        return f"{tulis(a.nilai)} % ({a.pembilang} dari {a.penyebut})"

    @property
    def lengkap(self) -> bool:
        """Whether all months of the period are typed in."""
        return self.bulan == self.dari

    def selisih(self, cermin: Sel) -> str:
        """How far the portal's own share is from it; "" where one of them is missing.

        Some months are no measure of all of them.
        """
        if not self.lengkap or not cermin.ada:
            return ""
        beda = selisih(cermin.angka.nilai, self.angka.nilai)
        return "" if beda is None else poin(beda)

    def sel(self, periode: Periode) -> Sel:
        """As a row of the files."""
        a = self.angka
        ada = a.nilai is not None
        return Sel(
            kota(LAPOR, periode),
            a,
            self.kata,
            str(a.pembilang) if ada else "",
            str(a.penyebut) if ada else "",
            str(a.nilai).removesuffix(".0") if ada else "",
        )


def kepuasan(periode: Periode, data_sampai: datetime | None) -> list[Sel]:
    """The mean mark of requests and of complaints; one query.

    Only whole days before the other figures were reckoned: the page and its files, made
    at different hours, say the same.
    """
    kini = timezone.localdate(data_sampai)
    mulai, sampai = periode.awal, min(periode.akhir, kini - SEHARI)
    minta, adu = (
        model.objects.per_nilai(mulai=mulai, sampai=sampai).annotate(jenis=Value(jenis))
        for model, jenis in (
            (KepuasanPermohonan, "permohonan"),
            (Kepuasan, "pengaduan"),
        )
    )
    ada: dict[str, dict[int, int]] = {"permohonan": {}, "pengaduan": {}}
    for nilai, banyak, jenis in minta.union(adu, all=True):
        ada[jenis][nilai] = banyak
    return [
        _kepuasan(kota(KEPUASAN, periode, jenis), RingkasKepuasan(isi))
        for jenis, isi in ada.items()
    ]


def _kepuasan(kunci: Kunci, ringkas: RingkasKepuasan) -> Sel:
    n = ringkas.jumlah
    if not n:
        return Sel(kunci, Angka(), BELUM_DINILAI, "", "0", "")
    if ringkas.rata is None:
        return Sel(kunci, Angka(n=n), ringkas.sebutan, "", KURANG, "", tersamar=True)
    jumlah = sum(nilai * banyak for nilai, banyak in ringkas.per_nilai.items())
    rata = bahasa.angka(ringkas.rata, 1).replace(",", ".").removesuffix(".0")
    isi = Angka(pembilang=jumlah, penyebut=n, nilai=Decimal(rata), n=n)
    return Sel(kunci, isi, ringkas.sebutan, str(jumlah), str(n), rata)
