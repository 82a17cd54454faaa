"""What stands beside the portal's own figures: LAPOR!'s numbers, and satisfaction."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from fractions import Fraction

from django.conf import settings
from django.db.models import Count, Sum

from informasi.models import Kepuasan
from ppid_portal.indikator.angka import Angka, bulatkan, tulis
from ppid_portal.indikator.periode import Periode
from ppid_portal.models import AngkaResmi

from .kalimat import selisih_poin
from .papan import KURANG, TERLALU_SEDIKIT, Sel
from .samar import SEDIKIT
from .susunan import kota

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

    def selisih(self, cermin: Sel) -> str:
        """How far the portal's own share is from it; "" where one of them is missing."""
        if not cermin.ada or self.angka.nilai is None:
            return ""
        return selisih_poin(cermin.angka.nilai or Decimal(0), self.angka.nilai)

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


def kepuasan(periode: Periode, sampai: datetime) -> Sel:
    """The mean of what applicants answered after their case, 1 to 5; one query.

    Until ``sampai``, when the other figures were reckoned: the page and its files, made
    at different hours, say the same. Samples count only in a demo, as in all figures.
    """
    semua = Kepuasan.objects.filter(
        pada__date__gte=periode.awal, pada__date__lte=periode.akhir, pada__lte=sampai
    )
    if not settings.DEMO:
        semua = semua.filter(permohonan__contoh=False)
    ada = semua.aggregate(jumlah=Sum("nilai", default=0), n=Count("pk"))
    jumlah, n = ada["jumlah"], ada["n"]
    kunci = kota(KEPUASAN, periode)
    if not n:
        return Sel(kunci, Angka(), "Belum ada yang menilai.", "", "0", "")
    if n < SEDIKIT:
        teks = f"Jawaban {TERLALU_SEDIKIT}."
        return Sel(kunci, Angka(n=n), teks, "", KURANG, "", tersamar=True)
    rata = bulatkan(Fraction(jumlah, n))
    return Sel(
        kunci,
        Angka(pembilang=jumlah, penyebut=n, nilai=rata, n=n),
        f"{tulis(rata)} dari 5, menurut {n} pemohon.",
        str(jumlah),
        str(n),
        str(rata).removesuffix(".0"),
    )
