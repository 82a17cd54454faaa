"""How far each target of a round is, and what it lacks (pemangku 6.1): counted, never stored.

``nilai`` is the rule itself, on plain numbers; ``keadaan_putaran`` reads the numbers of all
targets of a round in a fixed number of queries.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db import models

from pemangku.models.pilihan_kegiatan import TIGA_SALURAN, Saluran

if TYPE_CHECKING:
    from pemangku.models import SasaranPutaran

# A visit with fewer people than this (or than the target) has not taken place.
HADIR_TERKECIL = 10


class KeadaanSasaran(models.TextChoices):
    """How far a target is."""

    BELUM_DIJADWALKAN = "belum_dijadwalkan", "Belum dijadwalkan"
    TERJADWAL = "terjadwal", "Terjadwal"
    TERLAKSANA = "terlaksana", "Terlaksana"
    TERINVENTARIS = "terinventaris", "Terinventaris"
    TUNTAS = "tuntas", "Tuntas"
    DITUNDA = "ditunda", "Ditunda"


K = KeadaanSasaran


@dataclass(frozen=True, slots=True, kw_only=True)
class Kunjungan:
    """One visit of a target: took place or not, how many attended, which channels."""

    terlaksana: bool
    hari: date
    hadir: int
    saluran: frozenset[str]
    berita_acara: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Ukuran:
    """What is counted of a target on one day."""

    target_hadir: int
    target_pemangku: int
    segar: int
    unsur_wajib: Sequence[tuple[int, str]]
    unsur_ada: frozenset[int]
    unsur_tidak_ada: frozenset[int]
    kunjungan: Sequence[Kunjungan]
    ppid: bool
    admin_sp4n: bool
    ditunda: bool
    # Planned for a day that is over.
    lewat: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Nilai:
    """The state of a target with the reasons."""

    keadaan: KeadaanSasaran
    kurang: tuple[str, ...]
    terlaksana: bool
    terinventaris: bool
    terlambat: bool
    hadir: int
    unsur_terpenuhi: int

    @property
    def kalimat(self) -> str:
        """``Kurang: unsur Karang Taruna; BA belum diunggah``; "" when nothing is."""
        return f"Kurang: {'; '.join(self.kurang)}" if self.kurang else ""


def nilai(ukuran: Ukuran) -> Nilai:
    """Judge one target (pemangku 6.1)."""
    batas = min(ukuran.target_hadir, HADIR_TERKECIL)
    terlaksana = any(_cukup(k, batas) for k in ukuran.kunjungan)
    terinventaris = ukuran.segar >= ukuran.target_pemangku
    kurang = (
        *(() if terlaksana else (_kurang_kunjungan(ukuran, batas),)),
        *(
            ()
            if terinventaris
            else (f"pemangku segar {ukuran.segar} dari {ukuran.target_pemangku}",)
        ),
        *(
            f"unsur {nama}"
            for pk, nama in ukuran.unsur_wajib
            if pk not in ukuran.unsur_ada | ukuran.unsur_tidak_ada
        ),
        *(
            ()
            if any(k.berita_acara for k in ukuran.kunjungan)
            else ("BA belum diunggah",)
        ),
        *(() if ukuran.ppid else ("PPID pelaksana belum bernama",)),
        *(() if ukuran.admin_sp4n else ("admin SP4N belum bernama",)),
    )
    wajib = {pk for pk, _ in ukuran.unsur_wajib}
    return Nilai(
        keadaan=_keadaan(
            ukuran,
            tuntas=not kurang,
            terlaksana=terlaksana,
            terinventaris=terinventaris,
        ),
        kurang=kurang,
        terlaksana=terlaksana,
        terinventaris=terinventaris,
        terlambat=ukuran.lewat and not terlaksana and not ukuran.ditunda,
        hadir=sum(k.hadir for k in ukuran.kunjungan if k.terlaksana),
        unsur_terpenuhi=len(wajib & (ukuran.unsur_ada | ukuran.unsur_tidak_ada)),
    )


def _cukup(kunjungan: Kunjungan, batas: int) -> bool:
    return (
        kunjungan.terlaksana
        and kunjungan.hadir >= batas
        and kunjungan.saluran.issuperset(TIGA_SALURAN)
    )


def _keadaan(
    ukuran: Ukuran, *, tuntas: bool, terlaksana: bool, terinventaris: bool
) -> KeadaanSasaran:
    """The farthest state reached; put off only what was not visited yet."""
    urut = (
        (K.TUNTAS, tuntas),
        (K.DITUNDA, ukuran.ditunda and not terlaksana),
        (K.TERINVENTARIS, terinventaris),
        (K.TERLAKSANA, terlaksana),
        (K.TERJADWAL, any(not k.terlaksana for k in ukuran.kunjungan)),
    )
    return next((k for k, benar in urut if benar), K.BELUM_DIJADWALKAN)


def _kurang_kunjungan(ukuran: Ukuran, batas: int) -> str:
    """Why no visit counts: of those that took place, what the best one lacks."""
    sudah = [k for k in ukuran.kunjungan if k.terlaksana]
    if not sudah:
        return (
            "kegiatan belum selesai"
            if ukuran.kunjungan
            else "kegiatan belum dijadwalkan"
        )
    terbaik = max(
        sudah, key=lambda k: (len(k.saluran.intersection(TIGA_SALURAN)), k.hadir)
    )
    return _belum_dibahas(terbaik.saluran) or (
        f"hadir {terbaik.hadir} dari sedikitnya {batas}"
    )


def _belum_dibahas(saluran: AbstractSet[str]) -> str:
    hilang = [str(Saluran(s).label) for s in TIGA_SALURAN if s not in saluran]
    return f"kanal {', '.join(hilang)} belum dibahas" if hilang else ""


@dataclass(frozen=True, slots=True)
class BarisSasaran:
    """A target with its judgement and with the numbers of its row."""

    sasaran: SasaranPutaran
    ukuran: Ukuran
    nilai: Nilai

    @property
    def jadwal(self) -> date | None:
        """The next planned visit, else the day that was planned for it."""
        rencana = [k.hari for k in self.ukuran.kunjungan if not k.terlaksana]
        return min(rencana, default=self.sasaran.target_tanggal)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ringkasan:
    """The head of a round: every number is counted from its list (PK-05)."""

    semua: int
    tuntas: int
    terlaksana: int
    terlambat: int
    ditunda: int

    @property
    def kalimat(self) -> str:
        """``12 dari 36 tuntas · 15 terlaksana · 3 terlambat``."""
        dasar = (
            f"{self.tuntas} dari {self.semua} tuntas · {self.terlaksana} terlaksana · "
            f"{self.terlambat} terlambat"
        )
        return f"{dasar} · {self.ditunda} ditunda" if self.ditunda else dasar


def ringkas(baris: Iterable[BarisSasaran]) -> Ringkasan:
    """Count the rows of a round."""
    semua = [satu.nilai for satu in baris]
    return Ringkasan(
        semua=len(semua),
        tuntas=sum(n.keadaan == K.TUNTAS for n in semua),
        terlaksana=sum(n.terlaksana for n in semua),
        terlambat=sum(n.terlambat for n in semua),
        ditunda=sum(n.keadaan == K.DITUNDA for n in semua),
    )
