"""A: objections and disputes (pemangku 10.2; UU 14/2008 Pasal 35-38)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from informasi.angka import BarisKeberatan, BarisSengketa
from informasi.models import HasilKeberatan

from .definisi import Arah, Indikator, Satuan
from .hari import Ukur
from .ukuran import Cara, Ukuran

TANGGAPI = "keberatan.tanggapi"


@dataclass(frozen=True, slots=True)
class Gugatan:
    """An objection judged."""

    baris: BarisKeberatan
    kecamatan: str | None
    lama: int | None
    batas: int
    dinilai: bool

    @property
    def id(self) -> int:
        """The objection's."""
        return self.baris.id

    @property
    def hari(self) -> date:
        """The day it was lodged."""
        return self.baris.diajukan_pada

    @property
    def unit_id(self) -> int:
        """Against whom."""
        return self.baris.unit_id


def nilai_keberatan(
    baris: Iterable[BarisKeberatan], ukur: Ukur, kecamatan: Mapping[int, str]
) -> Iterator[Gugatan]:
    """Each objection with its days."""
    for b in baris:
        batas = ukur.batas(TANGGAPI, b.diajukan_pada)
        yield Gugatan(
            b,
            kecamatan.get(b.unit_id),
            ukur.hk(b.diajukan_pada, b.diputus_pada) if b.diputus_pada else None,
            batas,
            ukur.dinilai(b.diputus_pada, b.diajukan_pada, batas),
        )


@dataclass(frozen=True, slots=True)
class Perselisihan:
    """A dispute; only counted."""

    baris: BarisSengketa
    kecamatan: str | None

    @property
    def id(self) -> int:
        """The dispute's."""
        return self.baris.id

    @property
    def hari(self) -> date:
        """The day it was brought to the commission."""
        return self.baris.didaftar_pada

    @property
    def unit_id(self) -> int:
        """Against whom."""
        return self.baris.unit_id


def _dikabulkan(k: Gugatan) -> int | None:
    """Upheld, in whole or in part; None while undecided."""
    return int(k.baris.hasil != HasilKeberatan.DITOLAK) if k.baris.hasil else None


def _berakhir(s: Perselisihan) -> str:
    """How it ended; one decided before that was asked for is only decided."""
    return s.baris.hasil or ("diputus" if s.baris.diputus_pada else "berjalan")


UKURAN_KEBERATAN: tuple[Ukuran[Gugatan], ...] = (
    Ukuran(
        Indikator(
            kode="A6n",
            nama="Keberatan diterima",
            satuan=Satuan.JUMLAH,
            arah=Arah.NETRAL,
            pembilang="keberatan yang diajukan, menurut alasan pertamanya (Pasal 35 ayat (1))",
            catatan="Keberatan dengan beberapa alasan dihitung sekali, di bawah alasan pertama.",
            rincian="alasan",
        ),
        Cara.JUMLAH,
        lambda _k: 1,
        lambda k: min(k.baris.alasan),
    ),
    Ukuran(
        Indikator(
            kode="A6b",
            nama="Keberatan diputus dalam 30 hari kerja",
            satuan=Satuan.PERSEN,
            arah=Arah.NAIK,
            pembilang="ditanggapi dalam 30 hari kerja",
            penyebut="keberatan yang ditanggapi atau lewat waktu",
        ),
        Cara.BAGIAN,
        lambda k: int(k.lama is not None and k.lama <= k.batas) if k.dinilai else None,
    ),
    Ukuran(
        Indikator(
            kode="A6c",
            nama="Keberatan dikabulkan",
            satuan=Satuan.PERSEN,
            arah=Arah.NETRAL,
            pembilang="dikabulkan seluruhnya atau sebagian",
            penyebut="keberatan yang diputus",
        ),
        Cara.BAGIAN,
        _dikabulkan,
    ),
    Ukuran(
        Indikator(
            kode="A6h",
            nama="Keberatan menurut hasilnya",
            satuan=Satuan.JUMLAH,
            arah=Arah.NETRAL,
            pembilang="keberatan yang diputus",
            rincian="hasil",
        ),
        Cara.JUMLAH,
        lambda k: 1 if k.baris.hasil else None,
        lambda k: k.baris.hasil,
    ),
)
UKURAN_SENGKETA: tuple[Ukuran[Perselisihan], ...] = (
    Ukuran(
        Indikator(
            kode="A7",
            nama="Sengketa",
            satuan=Satuan.JUMLAH,
            arah=Arah.TURUN,
            pembilang="sengketa yang diajukan ke Komisi Informasi, menurut hasilnya",
            versi=2,
            rincian="hasil",
        ),
        Cara.JUMLAH,
        lambda _s: 1,
        _berakhir,
    ),
)
