"""The rows behind a figure: which cases were counted, and which of them met the rule."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from organisasi.models import Petugas
from ppid_portal.angka.angka import BarisTerukur, Cara, Indikator, Rentang, Ukur
from ppid_portal.angka.berkas import Nama
from ppid_portal.angka.hitung import INDIKATOR, SUMBER
from ppid_portal.angka.models import cakupan_catatan
from ppid_portal.angka.periode import Periode

# Rows on one page; more are told by their number.
MAKS = 200
# Groups made of cases; the others are made of records.
LAYANAN = ("A", "B")


@dataclass(frozen=True, slots=True)
class DaftarKasus:
    """Rows the officer may see, and how many were counted that he may not."""

    kasus: list[dict[str, Any]]
    tertutup: int
    semua: int


def daftar_kasus(
    kode: str,
    periode: Periode,
    *,
    petugas: Petugas,
    kini: date,
    unit: int | None,
    kecamatan: str | None,
) -> DaftarKasus | None:
    """The rows of a figure; None for a figure that is not made of cases."""
    definisi = INDIKATOR.get(kode)
    sumber = next((s for s in SUMBER if definisi in s.indikator), None)
    if definisi is None or sumber is None or sumber.milik is None:
        return None
    rentang = Rentang(kini, periode.awal, periode.akhir)
    if definisi.saat:
        rentang = Rentang(kini, terbuka=True)
    ukur = Ukur.kota(kini)
    milik = [
        (p, nilai)
        for p in sumber.baca(rentang)
        if _di(p, definisi, periode, kini, unit, kecamatan)
        and (nilai := definisi.nilai(p, ukur)) is not None
    ]
    setempat = _semua if kode.startswith(LAYANAN) else _setempat(petugas)
    return _daftar(definisi, milik, sumber.milik(petugas), setempat)


def _di(
    p: BarisTerukur,
    definisi: Indikator,
    periode: Periode,
    kini: date,
    unit: int | None,
    kecamatan: str | None,
) -> bool:
    hari = kini if definisi.saat else p.hari
    return (
        periode.awal <= hari <= periode.akhir
        and unit in (None, p.unit_id)
        and kecamatan in (None, p.kecamatan)
    )


def _semua(_p: BarisTerukur) -> bool:
    return True


def _setempat(petugas: Petugas) -> Callable[[BarisTerukur], bool]:
    """Whether a record may stand by name: of a camat what is his unit's or kecamatan's."""
    cakupan = cakupan_catatan(petugas)
    if cakupan.kota:
        return _semua
    nama = Nama.untuk(cakupan)
    return lambda p: p.unit_id in nama.unit or p.kecamatan in nama.kecamatan


def _daftar(
    definisi: Indikator,
    milik: list[tuple[Any, int]],
    terlihat: QuerySet,
    setempat: Callable[[BarisTerukur], bool],
) -> DaftarKasus:
    nilai = {p.id: (p.hari, satu) for p, satu in milik}
    bernama = [p.id for p, _ in milik if setempat(p)]
    ada = terlihat.filter(pk__in=bernama).order_by("-pk")
    halaman = f"admin:{terlihat.model._meta.label_lower.replace('.', '_')}_change"
    kasus = [
        {
            "nomor": str(getattr(objek, "nomor", "") or objek),
            "hari": nilai[objek.pk][0],
            "nilai": _kata(definisi, nilai[objek.pk][1]),
            "alamat": reverse(halaman, args=(objek.pk,)),
        }
        for objek in ada[:MAKS]
    ]
    return DaftarKasus(kasus, len(nilai) - ada.count(), len(nilai))


def _kata(definisi: Indikator, nilai: int) -> str:
    if definisi.cara is Cara.SEBARAN:
        return f"{nilai} {definisi.satuan}"
    if definisi.cara is Cara.BAGIAN:
        return "ya" if nilai else "tidak"
    return "dihitung"
