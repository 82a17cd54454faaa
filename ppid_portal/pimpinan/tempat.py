"""The places: the tiles of the kecamatan, the heat table of the units."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from organisasi.grafik.gambar import Gambar, Isi, Petak, gambar_petak
from organisasi.models import Unit, Wilayah
from ppid_portal.angka.angka import KOSONG, SEDIKIT, Angka, Satuan, median, tulis
from ppid_portal.angka.hitung import INDIKATOR
from ppid_portal.angka.potret import kata
from ppid_portal.angka.sosialisasi import BELUM, BELUM_SELESAI, tanpa_kunjungan
from ppid_portal.pimpinan.sumber import PANAS, SumberPimpinan

# From how many percent on a cell is one step darker.
TANGGA = (Decimal(50), Decimal(75), Decimal(90))
TENGAH = "Median kelompok"
LEGENDA = (
    (Isi.PENUH, "sudah dikunjungi"),
    (Isi.SETENGAH, BELUM_SELESAI),
    (Isi.KOSONG, BELUM),
)
KEPALA_PETA = (
    *("Kecamatan", "Kelurahan tercakup", "Kelurahan terwakili"),
    "Kunjungan terakhir",
)


@dataclass(frozen=True, slots=True)
class SelPanas:
    """One cell: the value, its fraction where few are counted, how dark it is."""

    teks: str
    kecil: str
    tingkat: str


@dataclass(frozen=True, slots=True)
class BarisPanas:
    nama: str
    sel: list[SelPanas]


@dataclass(frozen=True, slots=True)
class KolomPanas:
    """A heading; ``kueri`` sorts by it, the worst first, and again the other way."""

    kode: str
    nama: str
    kueri: str
    arah: str


@dataclass(frozen=True, slots=True)
class Panas:
    kolom: list[KolomPanas]
    baris: list[BarisPanas]


def tabel_panas(sumber: SumberPimpinan, unit: Sequence[Unit], urut: str) -> Panas:
    """Units by figures; ``urut`` is a code, with ``-`` in front the best first.

    A camat's own unit stands beside the median of ``unit``, whose names are not shown.
    """
    nilai = {
        u.pk: [sumber.di_unit(kode, sumber.periode, u.pk) for kode in PANAS]
        for u in unit
    }
    if sumber.lingkup.kantor:
        kantor = sumber.lingkup.kantor
        milik = nilai.get(kantor.pk) or [
            sumber.di_unit(kode, sumber.periode, kantor.pk) for kode in PANAS
        ]
        baris = [
            BarisPanas(kantor.nama, [_sel(a) for a in milik]),
            BarisPanas(
                TENGAH,
                [_median([n[ke] for n in nilai.values()]) for ke in range(len(PANAS))],
            ),
        ]
        return Panas(_kolom(""), baris)
    kode = urut.removeprefix("-")
    terurut = list(unit)
    if kode in PANAS:
        ke = PANAS.index(kode)
        # What nobody can judge stands last, whichever way it is sorted.
        ada = [u for u in unit if nilai[u.pk][ke].nilai is not None]
        ada.sort(key=lambda u: nilai[u.pk][ke].nilai or 0, reverse=urut[0] == "-")
        terurut = [*ada, *(u for u in unit if nilai[u.pk][ke].nilai is None)]
    return Panas(
        _kolom(urut),
        [BarisPanas(u.nama, [_sel(a) for a in nilai[u.pk]]) for u in terurut],
    )


def _kolom(urut: str) -> list[KolomPanas]:
    return [
        KolomPanas(
            kode=kode,
            nama=INDIKATOR[kode].nama,
            kueri=f"-{kode}" if urut == kode else kode,
            arah={kode: "ascending", f"-{kode}": "descending"}.get(urut, ""),
        )
        for kode in PANAS
    ]


def _sel(angka: Angka) -> SelPanas:
    if angka.nilai is None:
        return SelPanas(KOSONG, "", "kosong")
    sedikit = angka.n < SEDIKIT
    return SelPanas(
        f"{tulis(angka.nilai)} %",
        f"{angka.pembilang} dari {angka.penyebut}" if sedikit else "",
        f"panas-{sum(angka.nilai >= batas for batas in TANGGA)}",
    )


def _median(angka: Sequence[Angka]) -> SelPanas:
    nilai = median([a.nilai for a in angka if a.nilai is not None])
    return _sel(Angka(nilai=nilai, n=SEDIKIT))


def peta(sumber: SumberPimpinan, kecamatan: Sequence[Wilayah]) -> Gambar:
    """A tile for each kecamatan: how many kelurahan are covered, when it was visited."""
    terlihat = [k for k in kecamatan if k.grid_x and k.grid_y]
    return gambar_petak(
        judul="Peta penjangkauan",
        uraian="Kelurahan tercakup dan kunjungan terakhir tiap kecamatan. Rinciannya ada dalam tabel.",
        petak=[
            Petak(
                kolom=k.grid_x or 0,
                baris=k.grid_y or 0,
                nama=k.nama,
                isi=_tercakup(sumber, k),
                titik=[(k.nama, _isi(sumber, k))],
            )
            for k in terlihat
        ],
        legenda=LEGENDA,
        kepala=KEPALA_PETA,
        baris=[_baris_peta(sumber, k) for k in kecamatan],
    )


def _di(sumber: SumberPimpinan, kode: str, k: Wilayah) -> Angka:
    return sumber.lembar.angka(kode, sumber.periode, kecamatan=k.pk)


def _tercakup(sumber: SumberPimpinan, k: Wilayah) -> str:
    c2 = _di(sumber, "C2", k)
    return f"{c2.pembilang}/{c2.penyebut} kelurahan" if c2.penyebut else KOSONG


def _isi(sumber: SumberPimpinan, k: Wilayah) -> Isi:
    if _di(sumber, "D12", k).nilai is not None:
        return Isi.PENUH
    return Isi.KOSONG if _tanpa(sumber, k) == BELUM else Isi.SETENGAH


def _tanpa(sumber: SumberPimpinan, k: Wilayah) -> str:
    return tanpa_kunjungan(*(_di(sumber, kode, k) for kode in ("D3", "D5")))


def _baris_peta(sumber: SumberPimpinan, k: Wilayah) -> tuple[str, ...]:
    d12 = _di(sumber, "D12", k)
    return (
        k.nama,
        kata("C2", _di(sumber, "C2", k)),
        kata("D5", _di(sumber, "D5", k)),
        _tanpa(sumber, k)
        if d12.nilai is None
        else f"{tulis(d12.nilai)} {Satuan.HARI} lalu",
    )
