"""The tables of the report: figures of one year, in rows that a reader can follow."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils import timezone

from informasi.models import (
    AlasanKeberatan,
    HasilKeberatan,
    HasilPermohonan,
    HasilSengketa,
    KanalMasuk,
    KategoriPemohon,
)
from organisasi.pribadi.sensor_sel_kecil import BATAS
from ppid_portal.indikator.angka import Angka
from ppid_portal.indikator.baca import Lembar, kata
from ppid_portal.indikator.daftar import INDIKATOR
from ppid_portal.indikator.periode import Periode
from ppid_portal.indikator.permohonan import BATAL, DIBERI, DIPUTUS, TANPA_HURUF
from ppid_portal.indikator.ukuran import MAKS, MEDIAN, P90
from ppid_portal.kinerja.halaman_unit import KinerjaUnit
from ppid_portal.kinerja.papan import DISAMARKAN
from ppid_portal.kinerja.simpulan import kecil
from ppid_portal.kinerja.susunan import Potongan

type Baris = tuple[str | int, ...]
WAKTU = ("A2", "A2a", "A2b", "A2c", "A3", "A6", "A9")
BULANAN = (("A1", ""), ("A2", ""), ("A3", MEDIAN), ("A4", ""), ("A5", ""))
# Results of which the sum is known from other figures: A6c tells the first.
HASIL_KEBERATAN = (
    frozenset({HasilKeberatan.DIKABULKAN, HasilKeberatan.DIKABULKAN_SEBAGIAN}),
    frozenset({HasilKeberatan.DITOLAK}),
)
KELOMPOK_HASIL = (
    DIBERI,
    frozenset({HasilPermohonan.DITOLAK}),
    DIPUTUS - DIBERI - {HasilPermohonan.DITOLAK},
    BATAL,
)
TANPA_NAMA = "Rinciannya terlalu sedikit untuk ditampilkan"
SEBARAN = {
    "": "rata-rata",
    MEDIAN: "median",
    P90: "sembilan dari sepuluh (p90)",
    MAKS: "paling lama",
}


@dataclass(frozen=True, slots=True)
class Tabel:
    """A table: its heading, relative widths, rows; ``nama`` is the tab of the sheet."""

    nama: str
    kepala: Sequence[str]
    lebar: Sequence[int]
    susun: Callable[[Bahan], Iterator[Baris]]


@dataclass(frozen=True, slots=True)
class Bahan:
    """The figures of a year, and which of its months may be seen (ADR 30)."""

    lembar: Lembar
    periode: Periode
    potongan: Potongan

    def bulanan(self, kode: str, bulan: Periode, rincian: str = "") -> Angka | None:
        """The figure of a month; None where it is hidden."""
        if not self.potongan.terlihat(kode, bulan, self.lembar):
            return None
        return self.lembar.angka(kode, bulan, rincian=rincian)


def gabung_kecil(bagian: Mapping[str, int]) -> dict[tuple[str, ...], int]:
    """Parts whose sum is known, by their names: those of 1 to 4 people put together.

    With them goes the next smallest part, and the next, until they are five. All of them
    together may be fewer; then they are one row without a name.
    """
    satu = [k for k, n in bagian.items() if kecil(n)]
    besar = (k for k, n in bagian.items() if n >= BATAS)
    for lain in sorted(besar, key=lambda k: bagian[k]):
        if not satu or sum(bagian[k] for k in satu) >= BATAS:
            break
        satu.append(lain)
    jumlah = sum(bagian[k] for k in satu)
    hasil: dict[tuple[str, ...], int] = {
        (k,): n for k, n in bagian.items() if k not in satu
    }
    if satu:
        nama = tuple(k for k in bagian if k in satu)
        hasil[() if kecil(jumlah) else nama] = jumlah
    return hasil


def _rinci(kode: str, nama: Mapping[str, str]) -> Callable[[Bahan], Iterator[Baris]]:
    """A row for each part of a count that occurs, in the order of ``nama``; then the sum."""

    def susun(bahan: Bahan) -> Iterator[Baris]:
        bagian = _bagian(bahan, kode, nama)
        for kunci, n in gabung_kecil(bagian).items():
            yield ", ".join(nama.get(k, k) for k in kunci) or TANPA_NAMA, n
        yield "Jumlah", bahan.lembar.angka(kode, bahan.periode).n

    return susun


def _bagian(bahan: Bahan, kode: str, nama: Mapping[str, str]) -> dict[str, int]:
    ada = bahan.lembar.rincian(kode, bahan.periode)
    urut = [*(k for k in nama if k in ada), *(k for k in ada if k not in nama)]
    return {k: ada[k].n for k in urut}


def _hasil(
    kode: str, nama: Mapping[str, str], semua: Sequence[frozenset[str]]
) -> Callable[[Bahan], Iterator[Baris]]:
    """What became of the cases, to the last one.

    How many came, were granted and refused the law wants exact; how many are left follows
    from these. Within each of the groups the few are put together.
    """

    def susun(bahan: Bahan) -> Iterator[Baris]:
        ada = _bagian(bahan, kode, nama)
        for kelompok in semua:
            bagian = {k: n for k, n in ada.items() if k in kelompok}
            for kunci, n in gabung_kecil(bagian).items():
                yield " atau ".join(nama[k] for k in kunci or bagian), n
        yield "Jumlah", bahan.lembar.angka(kode, bahan.periode).n

    return susun


def _unit(bahan: Bahan) -> Iterator[Baris]:
    """Unit by unit what the public page shows of it (ADR 31)."""
    tabel = KinerjaUnit(bahan.periode, timezone.localdate()).tabel[0]
    for satu in tabel.baris:
        isi = (satu.diterima, satu.tepat, satu.lama)
        yield satu.unit.nama, *(sel.kata for sel in isi)
    if tabel.tertutup:
        yield (TANPA_NAMA, *[DISAMARKAN] * 3)


def _waktu(bahan: Bahan) -> Iterator[Baris]:
    lembar, periode = bahan.lembar, bahan.periode
    for kode in WAKTU:
        nama = INDIKATOR[kode].nama
        if INDIKATOR[kode].rincian != "sebaran":
            yield nama, kata(kode, lembar.angka(kode, periode))
            continue
        for rincian, sebutan in SEBARAN.items():
            angka = lembar.angka(kode, periode, rincian=rincian)
            yield f"{nama}, {sebutan}", kata(kode, angka)


def _bulan(bahan: Bahan) -> Iterator[Baris]:
    """Month by month what the public page shows of it."""
    for bulan in bahan.periode.bulan_bulan():
        semua = [(k, bahan.bulanan(k, bulan, r)) for k, r in BULANAN]
        isi = (DISAMARKAN if a is None else kata(k, a) for k, a in semua)
        yield bulan.nama, *isi


def _pilihan(pilihan: Sequence[tuple[str, str]]) -> dict[str, str]:
    return {str(nilai): str(label) for nilai, label in pilihan}


HURUF = {
    **{h: f"Pasal 17 huruf {h}" for h in "abcdefghij"},
    TANPA_HURUF: "Tanpa huruf Pasal 17",
}
ALASAN = {
    kunci: f"{kunci}. {teks}"
    for kunci, teks in _pilihan(AlasanKeberatan.choices).items()
}
# Of one decided before its result was asked for, only that it is.
SENGKETA = {
    **_pilihan(HasilSengketa.choices),
    "diputus": "Diputus",
    "berjalan": "Masih berjalan",
}
DUA, LEBAR_DUA = "Banyaknya", (60, 16)
TABEL: Mapping[str, Tabel] = {
    "kanal": Tabel(
        "Kanal",
        ("Kanal", DUA),
        LEBAR_DUA,
        _rinci("A1", _pilihan(KanalMasuk.choices)),
    ),
    "pemohon": Tabel(
        "Pemohon",
        ("Kategori pemohon", DUA),
        LEBAR_DUA,
        _rinci("A1k", _pilihan(KategoriPemohon.choices)),
    ),
    "unit": Tabel(
        "Per unit",
        ("Unit", "Diterima", "Tepat waktu", "Median"),
        (40, 12, 22, 16),
        _unit,
    ),
    "waktu": Tabel("Waktu", ("Ukuran", "Nilai"), (52, 24), _waktu),
    "hasil": Tabel(
        "Hasil",
        ("Hasil", DUA),
        LEBAR_DUA,
        _hasil("A5h", _pilihan(HasilPermohonan.choices), KELOMPOK_HASIL),
    ),
    "alasan": Tabel(
        "Alasan penolakan", ("Alasan penolakan", DUA), LEBAR_DUA, _rinci("A5t", HURUF)
    ),
    "bulan": Tabel(
        "Per bulan",
        ("Bulan", "Diterima", "Tepat waktu", "Median", "Dikabulkan", "Ditolak"),
        (18, 10, 16, 16, 16, 16),
        _bulan,
    ),
    "keberatan": Tabel(
        "Keberatan", ("Alasan keberatan", DUA), LEBAR_DUA, _rinci("A6n", ALASAN)
    ),
    "hasil-keberatan": Tabel(
        "Hasil keberatan",
        ("Hasil keberatan", DUA),
        LEBAR_DUA,
        _hasil("A6h", _pilihan(HasilKeberatan.choices), HASIL_KEBERATAN),
    ),
    "sengketa": Tabel(
        "Sengketa", ("Hasil sengketa", DUA), LEBAR_DUA, _rinci("A7", SENGKETA)
    ),
}
