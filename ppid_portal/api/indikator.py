"""The figures of the public page, with what it hides hidden here as well (PK-53)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from ppid_portal.api.bentuk import Arg, Galat, Lembar, Ruas, Sumber, potong
from ppid_portal.indikator.daftar import INDIKATOR
from ppid_portal.kinerja.berkas import KOLOM, baris
from ppid_portal.kinerja.halaman import Kinerja, periode_diminta

POLA_PERIODE = "^[0-9]{4}(-(0[1-9]|1[0-2])|-TW[1-4])?$"
RUAS = (
    Ruas(nama="kunci", arti="Kunci baris: kode, periode, kecamatan."),
    Ruas(nama="kode", arti="Kode indikator, dengan bagiannya sesudah titik."),
    Ruas(nama="periode", arti="Bulan, triwulan, atau tahun: 2026-06, 2026-TW2, 2026."),
    Ruas(nama="unit", arti="Kosong: angka menurut unit ada di /kinerja/unit/."),
    Ruas(nama="kecamatan", arti="Kode kecamatan Kemendagri; kosong: seluruh kota."),
    Ruas(nama="pembilang", arti="Pembilang; “<5” atau “disamarkan” bila kecil."),
    Ruas(nama="penyebut", arti="Penyebut; “<5” atau “disamarkan” bila kecil."),
    Ruas(nama="nilai", arti="Nilai; kosong bila tidak ada yang dihitung."),
)


def _semua(periode: str) -> list[dict[str, str]]:
    """All figures of a period (this year's for ""); Galat for one there is none of."""
    kini = timezone.localdate()
    try:
        satu = Kinerja(periode_diminta(periode, kini), kini)
    except ValueError:
        kalimat = f"periode {periode} tidak ada: belum mulai, atau sebelum 2010."
        raise Galat(422, kalimat, "periode") from None
    # Not kept: there are some three hundred periods, and each would stay in memory.
    return [_data(b) for b in baris(satu)]


def _data(satu: tuple[str, ...]) -> dict[str, str]:
    data = dict(zip(KOLOM, satu, strict=True))
    kunci = (data[nama] for nama in ("kode", "periode", "kecamatan"))
    return {"kunci": "_".join(bit for bit in kunci if bit), **data}


def _daftar(arg: Mapping[str, Any], setelah: str | None, banyak: int) -> Lembar:
    semua = _semua(arg.get("periode", ""))
    if kode := arg.get("kode"):
        semua = [b for b in semua if b["kode"].partition(".")[0] == kode]
    return potong(semua, "kunci", setelah, banyak)


# Named as the resource is: another INDIKATOR holds the formulas.
ANGKA = Sumber(
    nama="indikator",
    judul="Indikator kinerja layanan",
    arti="Angka halaman /kinerja/ menurut kunci; rumusnya di /kinerja/cara-menghitung/.",
    ruas=RUAS,
    daftar=_daftar,
    kunci="kunci",
    menurut_waktu=False,
    arg=(
        Arg(
            nama="periode",
            arti="Bulan, triwulan, atau tahun; tanpa ini tahun berjalan.",
            pola=POLA_PERIODE,
            contoh="2026-TW2",
        ),
        Arg(
            nama="kode",
            arti="Kode indikator tanpa bagiannya.",
            pilihan=lambda: INDIKATOR,
        ),
    ),
)
