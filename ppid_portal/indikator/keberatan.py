"""A: objections and disputes (pemangku 10.2; UU 14/2008 Pasal 35-38)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from informasi.angka import BarisKeberatan, BarisSengketa
from informasi.models import HasilKeberatan
from organisasi.waktu.tenggat import Ketepatan
from ppid_portal.indikator.definisi import Arah, Indikator, Satuan
from ppid_portal.indikator.ukuran import Cara, Ukuran


@dataclass(frozen=True, slots=True)
class Gugatan:
    """An objection judged."""

    baris: BarisKeberatan
    kecamatan: str | None

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
    baris: Iterable[BarisKeberatan], kecamatan: Mapping[int, str]
) -> Iterator[Gugatan]:
    """Each objection with its place."""
    return (Gugatan(b, kecamatan.get(b.unit_id)) for b in baris)


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


def _tepat(k: Gugatan) -> int | None:
    """Answered by its last day; None while it is not judged."""
    if k.baris.ketepatan == Ketepatan.TIDAK_DINILAI:
        return None
    return int(k.baris.ketepatan == Ketepatan.TEPAT)


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
            pembilang="ditanggapi dalam 30 hari kerja, menurut kalender kerja unitnya",
            penyebut="keberatan yang ditanggapi atau lewat waktu",
            versi=2,
        ),
        Cara.BAGIAN,
        _tepat,
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
