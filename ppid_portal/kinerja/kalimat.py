"""Figures as sentences: four great ones, with the period before and a plain word (10.8)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from organisasi import bahasa
from ppid_portal.indikator.angka import tulis
from ppid_portal.indikator.daftar import INDIKATOR
from ppid_portal.indikator.definisi import Arah
from ppid_portal.indikator.ukuran import MEDIAN
from ppid_portal.kinerja.papan import TERLALU_SEDIKIT, Papan, Sel
from ppid_portal.kinerja.susunan import Susunan, kota

SERATUS = 100
MEMBAIK, TETAP = ("▲", "membaik"), ("●", "tetap")
# "Menurun" of a time that grew would say the opposite.
MENURUN = {Arah.NAIK: ("▼", "menurun"), Arah.TURUN: ("▼", "memburuk")}


@dataclass(frozen=True, slots=True)
class Pola:
    """A sentence: the figure, words before and after its number, what to say without.

    ``perihal``: what is too few to be told.
    """

    kode: str
    rincian: str
    depan: str
    belakang: str
    tanpa: str
    perihal: str
    bilang: Callable[[Sel], str]


@dataclass(frozen=True, slots=True)
class Kalimat:
    """A sentence ready for the page; ``besar`` is empty when there is no number."""

    kode: str
    depan: str
    besar: str
    belakang: str
    rincian: str
    dulu: str
    tanda: str
    arah: str


def dari(sel: Sel) -> str:
    """``34 dari 37``; of more than a hundred cases ``92 dari 100``."""
    atas, bawah = sel.angka.pembilang or 0, sel.angka.penyebut or 0
    if bawah > SERATUS:
        atas, bawah = seratus(atas, bawah), SERATUS
    return f"{bahasa.angka(atas)} dari {bahasa.angka(bawah)}"


def seratus(atas: int, bawah: int) -> int:
    """Of a hundred, half up; all and none only where it is all or none."""
    bulat = (2 * SERATUS * atas + bawah) // (2 * bawah)
    if 0 < atas < bawah:
        return min(max(bulat, 1), SERATUS - 1)
    return bulat


def _hari(sel: Sel) -> str:
    return f"{tulis(sel.angka.nilai)} hari kerja"


def _unit(sel: Sel) -> str:
    return f"{sel.angka.pembilang} dari {sel.angka.penyebut}"


POLA = (
    Pola(
        "A2",
        "",
        "",
        "permohonan dijawab tepat waktu",
        "Belum ada permohonan yang harus sudah dijawab.",
        "Permohonan yang dijawab tepat waktu",
        dari,
    ),
    Pola(
        "A3",
        MEDIAN,
        "Separuh permohonan dijawab dalam",
        "atau kurang",
        "Belum ada permohonan yang dijawab.",
        "Waktu jawab permohonan",
        _hari,
    ),
    Pola(
        "B2",
        "",
        "",
        "aduan diteruskan dalam 3 hari kerja",
        "Belum ada aduan yang harus sudah diteruskan.",
        "Aduan yang diteruskan dalam 3 hari kerja",
        dari,
    ),
    Pola(
        "D1",
        "",
        "",
        "unit sudah didatangi",
        "Belum ada angka kunjungan ke unit.",
        "",
        _unit,
    ),
)


def kalimat_utama(papan: Papan, susunan: Susunan) -> list[Kalimat]:
    """The four sentences of the period."""
    return [_kalimat(pola, papan, susunan) for pola in POLA]


def _kalimat(pola: Pola, papan: Papan, susunan: Susunan) -> Kalimat:
    kini, lalu = (papan.sel(kota(pola.kode, p, pola.rincian)) for p in susunan.berdua)
    tanda, arah = perubahan(kini, lalu)
    return Kalimat(
        kode=pola.kode,
        depan=pola.depan if kini.ada else "",
        besar=pola.bilang(kini) if kini.ada else "",
        belakang=pola.belakang if kini.ada else _tanpa(pola, kini),
        rincian=_rincian(kini),
        dulu=f"{susunan.periode.sebelumnya.nama}: {_dulu(pola, lalu)}",
        tanda=tanda,
        arah=arah,
    )


def _tanpa(pola: Pola, sel: Sel) -> str:
    return f"{pola.perihal}: {TERLALU_SEDIKIT}." if sel.tersamar else pola.tanpa


def _rincian(sel: Sel) -> str:
    """The exact numbers where the sentence rounds them to a hundred."""
    angka = sel.angka
    if not sel.ada or angka.pembilang is None or (angka.penyebut or 0) <= SERATUS:
        return ""
    atas, bawah = bahasa.angka(angka.pembilang), bahasa.angka(angka.penyebut or 0)
    return f"{atas} dari {bawah}, {tulis(angka.nilai)} %"


def _dulu(pola: Pola, sel: Sel) -> str:
    if sel.ada:
        return pola.bilang(sel)
    return TERLALU_SEDIKIT if sel.tersamar else "belum ada angka"


def perubahan(kini: Sel, lalu: Sel) -> tuple[str, str]:
    """Sign and word against the period before; "" where it cannot be said."""
    if not (kini.ada and lalu.ada):
        return "", ""
    arah = INDIKATOR[kini.kunci.kode].arah
    if arah == Arah.NETRAL:
        return "", ""
    beda = (kini.angka.nilai or Decimal(0)) - (lalu.angka.nilai or Decimal(0))
    if not beda:
        return TETAP
    return MEMBAIK if (beda > 0) == (arah == Arah.NAIK) else MENURUN[arah]
