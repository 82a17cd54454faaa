"""The tables of the report: figures of one year, in rows that a reader can follow."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from informasi.models import AlasanKeberatan, HasilPermohonan, KanalMasuk
from ppid_portal.indikator.baca import Lembar, kata
from ppid_portal.indikator.daftar import INDIKATOR
from ppid_portal.indikator.periode import Periode
from ppid_portal.indikator.permohonan import TANPA_HURUF
from ppid_portal.indikator.ukuran import MEDIAN, P90

type Baris = tuple[str | int, ...]
PUTUSAN = {"diputus": "Diputus", "berjalan": "Masih berjalan"}
WAKTU = ("A2", "A2a", "A2b", "A2c", "A3", "A6", "A9")
SEBARAN = {"": "rata-rata", MEDIAN: "median", P90: "sembilan dari sepuluh (p90)"}


@dataclass(frozen=True, slots=True)
class Tabel:
    """A table: its heading, relative widths, rows; ``nama`` is the tab of the sheet."""

    nama: str
    kepala: Sequence[str]
    lebar: Sequence[int]
    susun: Callable[[Lembar, Periode], Iterator[Baris]]


def _rinci(kode: str, nama: Mapping[str, str]) -> Callable[..., Iterator[Baris]]:
    """A row for each part of a count that occurs, in the order of ``nama``; then the sum."""

    def susun(lembar: Lembar, periode: Periode) -> Iterator[Baris]:
        bagian = lembar.rincian(kode, periode)
        for kunci in [*nama, *(k for k in bagian if k not in nama)]:
            if kunci in bagian:
                yield nama.get(kunci, kunci), bagian[kunci].n
        yield "Jumlah", lembar.angka(kode, periode).n

    return susun


def _waktu(lembar: Lembar, periode: Periode) -> Iterator[Baris]:
    for kode in WAKTU:
        nama = INDIKATOR[kode].nama
        if INDIKATOR[kode].rincian != "sebaran":
            yield nama, kata(kode, lembar.angka(kode, periode))
            continue
        for rincian, sebutan in SEBARAN.items():
            angka = lembar.angka(kode, periode, rincian=rincian)
            yield f"{nama}, {sebutan}", kata(kode, angka)


def _bulan(lembar: Lembar, periode: Periode) -> Iterator[Baris]:
    for bulan in periode.bulan_bulan():
        yield (
            bulan.nama,
            lembar.angka("A1", bulan).n,
            kata("A2", lembar.angka("A2", bulan)),
            kata("A3", lembar.angka("A3", bulan, rincian=MEDIAN)),
            kata("A4", lembar.angka("A4", bulan)),
            kata("A5", lembar.angka("A5", bulan)),
        )


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
DUA, LEBAR_DUA = "Banyaknya", (60, 16)
TABEL: Mapping[str, Tabel] = {
    "kanal": Tabel(
        "Kanal",
        ("Kanal", DUA),
        LEBAR_DUA,
        _rinci("A1", _pilihan(KanalMasuk.choices)),
    ),
    "waktu": Tabel("Waktu", ("Ukuran", "Nilai"), (52, 24), _waktu),
    "hasil": Tabel(
        "Hasil",
        ("Hasil", DUA),
        LEBAR_DUA,
        _rinci("A5h", _pilihan(HasilPermohonan.choices)),
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
    "sengketa": Tabel("Sengketa", ("Sengketa", DUA), LEBAR_DUA, _rinci("A7", PUTUSAN)),
}
