"""Which rows of the catalogue a page shows: search or list, numbered pages, keyset.

Numbered pages go to 40; further on the address carries the last row instead, which costs
the same at any depth. Nothing is counted: the totals come from the kept table.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.http import QueryDict

from informasi.katalog.models import DokumenInformasi
from informasi.pencarian import saringan as katalog
from informasi.pencarian.filters import DokumenFilter
from informasi.pencarian.pencarian import HasilCari, cari
from organisasi.halaman.publik import Kursor, baca_kursor
from organisasi.teks import bersih

PER_HALAMAN = 25
HALAMAN_MAKS = 40
URUT = ("terbaru", "terlama")
PARAMETER = ("q", *katalog.DIMENSI, "urut", "halaman", "setelah")


@dataclass(slots=True)
class DaftarKatalog:
    """One page of the catalogue and what surrounds it."""

    q: str = ""
    urut: str = "terbaru"
    halaman: int = 1
    baris: Sequence[DokumenInformasi] = ()
    jumlah: int = 0
    lebih: bool = False
    saringan: list[katalog.SaringanKatalog] = field(default_factory=list)
    galat: list[str] = field(default_factory=list)
    hasil: HasilCari | None = None
    berikut: dict[str, Any] | None = None
    di_ujung: bool = False

    @property
    def sebelum(self) -> int:
        """The page before, 0 on the first one or after a keyset jump."""
        return 0 if self.di_ujung else self.halaman - 1

    @property
    def sesudah(self) -> dict[str, Any] | None:
        """Parameters of the page after, None on the last one."""
        return self.berikut

    @property
    def jumlah_teks(self) -> str:
        """``147`` or ``1.000+``."""
        return f"{self.jumlah:,}".replace(",", ".") + ("+" if self.lebih else "")


def baca_daftar(query: QueryDict) -> DaftarKatalog:
    """Read the address; what is wrong in it stands in ``galat`` as a sentence."""
    saring = DokumenFilter(query, queryset=DokumenInformasi.objects.none())
    dipilih = saring.dipilih()
    daftar = DaftarKatalog(q=" ".join(bersih(query.get("q", "")).split())[:200])
    daftar.galat += [
        f"Saringan tidak dikenal: {bit}. Saringan ini diabaikan."
        for bit in saring.tidak_dikenal()
    ]
    _baca_urut(query, daftar)
    _baca_halaman(query, daftar)
    if daftar.q:
        _isi_cari(daftar, dipilih)
    else:
        _isi_daftar(daftar, dipilih, query.get("setelah", ""))
    return daftar


def _baca_urut(query: QueryDict, daftar: DaftarKatalog) -> None:
    urut = query.get("urut", "terbaru")
    if urut in URUT:
        daftar.urut = urut
    else:
        daftar.galat.append(f"Urutan “{urut[:40]}” tidak dikenal. Dipakai: terbaru.")


def _baca_halaman(query: QueryDict, daftar: DaftarKatalog) -> None:
    teks = query.get("halaman", "1")
    if teks.isascii() and teks.isdigit() and 1 <= int(teks[:9]) <= HALAMAN_MAKS:
        daftar.halaman = int(teks)
    else:
        daftar.galat.append(
            f"Halaman “{teks[:20]}” tidak ada. Halaman dinomori 1 sampai {HALAMAN_MAKS}; "
            "persempit dengan saringan, atau buka halaman berikutnya satu per satu."
        )


def _isi_cari(daftar: DaftarKatalog, dipilih: dict[str, Any]) -> None:
    hasil = cari(daftar.q)
    terpilih = katalog.pilih_temuan(hasil, dipilih)
    cocok, daftar.lebih = terpilih.calon, terpilih.penuh
    if daftar.urut == "terlama":
        cocok = sorted(cocok, key=lambda c: c.pk)
    awal = (daftar.halaman - 1) * PER_HALAMAN
    daftar.hasil, daftar.jumlah = hasil, len(cocok)
    pk = [c.pk for c in cocok[awal : awal + PER_HALAMAN]]
    daftar.baris = katalog.muat_baris(pk, hasil.kueri) if pk else []
    daftar.saringan = katalog.saringan(
        dipilih, katalog.hitung_calon(hasil.calon, dipilih)
    )
    if awal + PER_HALAMAN < len(cocok):
        daftar.berikut = {"halaman": daftar.halaman + 1}


def _isi_daftar(daftar: DaftarKatalog, dipilih: dict[str, Any], setelah: str) -> None:
    semua = katalog.terpilih(dipilih)
    maju = daftar.urut == "terlama"
    semua = semua.order_by("terbit_pada", "pk") if maju else semua.terbaru()
    awal = (daftar.halaman - 1) * PER_HALAMAN
    if setelah:
        kursor = baca_kursor(setelah)
        if kursor is None:
            daftar.galat.append("Penanda halaman tidak terbaca. Mulai dari awal.")
        else:
            semua, awal, daftar.di_ujung = semua.setelah(*kursor, maju=maju), 0, True
    baris = list(semua[awal : awal + PER_HALAMAN + 1])
    daftar.baris = baris[:PER_HALAMAN]
    if len(baris) > PER_HALAMAN:
        daftar.berikut = _berikut(daftar, baris[PER_HALAMAN - 1])
    daftar.jumlah = katalog.jumlah_katalog(dipilih)
    daftar.saringan = katalog.saringan(dipilih, katalog.hitung_katalog(dipilih))


def _berikut(daftar: DaftarKatalog, akhir: DokumenInformasi) -> dict[str, Any]:
    if not daftar.di_ujung and daftar.halaman < HALAMAN_MAKS:
        return {"halaman": daftar.halaman + 1}
    assert akhir.terbit_pada is not None
    return {"setelah": str(Kursor(akhir.terbit_pada, akhir.pk))}
