"""E1 for people: the parts of one kecamatan read back as rows of a table.

The city has no such figure: each kecamatan is compared for itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ppid_portal.angka.angka import KOSONG, Angka
from ppid_portal.angka.periode import Periode
from ppid_portal.angka.potret import LembarAngka, kata
from ppid_portal.angka.sebelum_sesudah import (
    DIBANDINGKAN,
    DIDAMPINGI,
    KODE,
    SEBELUM,
    SESUDAH,
    banding,
    susun,
)

BELUM_ADA = (
    "Belum ada kecamatan yang 90 hari sebelum dan sesudah kunjungannya sudah lewat."
)


@dataclass(frozen=True, slots=True)
class BarisBanding:
    """One thing compared: counts, the others' counts, the interval, the sentence."""

    apa: str
    sebelum: int
    sesudah: int
    lain: str
    rentang: str
    kalimat: str

    @property
    def kata(self) -> str:
        """``Aduan: 20 menjadi 34, naik 55 % dibanding kecamatan lain, ...``."""
        return f"{self.apa}: {self.sebelum} menjadi {self.sesudah}, {self.kalimat}"


def menurut_kecamatan(
    lembar: LembarAngka, periode: Periode
) -> dict[str, dict[str, Angka]]:
    """Of each kecamatan that has any its parts by their names; one pass."""
    hasil: dict[str, dict[str, Angka]] = {}
    for kunci, angka in lembar.isi.items():
        if (kunci.kode, kunci.periode) == (KODE, periode.kode) and kunci.kecamatan:
            hasil.setdefault(kunci.kecamatan, {})[kunci.rincian] = angka
    return hasil


def baris_banding(bagian: Mapping[str, Angka]) -> list[BarisBanding]:
    """What is compared, as far as it is known."""
    hasil = []
    for apa, hitungan in susun(bagian).items():
        satu = banding(hitungan)
        lain = (hitungan.sebelum_lain, hitungan.sesudah_lain)
        hasil.append(
            BarisBanding(
                DIBANDINGKAN[apa],
                hitungan.sebelum,
                hitungan.sesudah,
                KOSONG if None in lain else f"{lain[0]} → {lain[1]}",
                satu.rentang,
                satu.kalimat,
            )
        )
    return hasil


def kata_banding(bagian: Mapping[str, Angka]) -> str:
    """All that is compared of a kecamatan, in a line of a table."""
    return "; ".join(satu.kata for satu in baris_banding(bagian))


def samping(bagian: Mapping[str, Angka]) -> list[tuple[str, str, str]]:
    """The shares of the same windows: code, before, after."""
    return [
        (kode, _kata(bagian, kode, SEBELUM), _kata(bagian, kode, SESUDAH))
        for kode in DIDAMPINGI
    ]


def _kata(bagian: Mapping[str, Angka], kode: str, jendela: str) -> str:
    return kata(kode, bagian.get(f"{kode}:{jendela}", Angka()))
