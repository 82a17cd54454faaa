"""The places: the tiles of the kecamatan, the heat table of the units."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from organisasi.grafik.gambar import Gambar, Isi, Petak, gambar_petak
from organisasi.models import Unit, Wilayah
from ppid_portal.angka.angka import KOSONG, SEDIKIT, Angka, Satuan, median, tulis
from ppid_portal.angka.aturan import BELUM, BELUM_SELESAI, tanpa_kunjungan
from ppid_portal.angka.hitung import INDIKATOR
from ppid_portal.angka.potret import kata
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


# A cell: the value, its fraction where few are counted, how dark it is.
type Sel = dict[str, str]


def tabel_panas(
    sumber: SumberPimpinan, unit: Sequence[Unit], urut: str
) -> dict[str, Any]:
    """Units by figures; ``urut`` is a code, with ``-`` in front the best first.

    ``kolom`` are the headings; the ``kueri`` of one sorts by it, the worst first, and again
    the other way.

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
        tengah = [
            median([a.nilai for n in nilai.values() if (a := n[ke]).nilai is not None])
            for ke in range(len(PANAS))
        ]
        baris = [
            {"nama": kantor.nama, "sel": [_sel(a) for a in milik]},
            {
                "nama": TENGAH,
                "sel": [_sel(Angka(nilai=n, n=SEDIKIT)) for n in tengah],
            },
        ]
        return {"kolom": _kolom(""), "baris": baris}
    kode = urut.removeprefix("-")
    terurut = list(unit)
    if kode in PANAS:
        ke = PANAS.index(kode)
        # What nobody can judge stands last, whichever way it is sorted.
        ada = [u for u in unit if nilai[u.pk][ke].nilai is not None]
        ada.sort(key=lambda u: nilai[u.pk][ke].nilai or 0, reverse=urut[0] == "-")
        terurut = [*ada, *(u for u in unit if nilai[u.pk][ke].nilai is None)]
    return {
        "kolom": _kolom(urut),
        "baris": [
            {"nama": u.nama, "sel": [_sel(a) for a in nilai[u.pk]]} for u in terurut
        ],
    }


def _kolom(urut: str) -> list[dict[str, str]]:
    return [
        {
            "kode": kode,
            "nama": INDIKATOR[kode].nama,
            "kueri": f"-{kode}" if urut == kode else kode,
            "arah": {kode: "ascending", f"-{kode}": "descending"}.get(urut, ""),
        }
        for kode in PANAS
    ]


def _sel(angka: Angka) -> Sel:
    if angka.nilai is None:
        return {"teks": KOSONG, "kecil": "", "tingkat": "kosong"}
    sedikit = angka.n < SEDIKIT
    return {
        "teks": f"{tulis(angka.nilai)} %",
        "kecil": f"{angka.pembilang} dari {angka.penyebut}" if sedikit else "",
        "tingkat": f"panas-{sum(angka.nilai >= batas for batas in TANGGA)}",
    }


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
