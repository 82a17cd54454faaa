"""The leaders' page as one value: target against actual, where, before and after a visit."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.utils import timezone

from organisasi.kantor.peta import Bidang
from organisasi.models import Petugas, Unit, Wilayah
from pemangku.models import Putaran
from pemangku.putaran.angka import kunjungan_pertama, putaran_terakhir
from ppid_portal.angka.angka import KOSONG, SEDIKIT, Angka, Satuan, median, tulis
from ppid_portal.angka.aturan import BELUM, tanpa_kunjungan
from ppid_portal.angka.hitung import INDIKATOR
from ppid_portal.angka.models import ArahTarget, TargetIndikator
from ppid_portal.angka.potret import kata
from ppid_portal.pimpinan.dampak import pengaruh, ringkas
from ppid_portal.pimpinan.keputusan import keputusan
from ppid_portal.pimpinan.sumber import (
    DINILAI,
    PANAS,
    LingkupPimpinan,
    SaringanForm,
    SumberPimpinan,
    alamat_indikator,
    baca_sumber,
)

# The rows

# Within a tenth of its target a figure is near it.
SEPERSEPULUH = Decimal("0.1")


# The verdict: a word, and its sign; never colour alone.
TANDA = {"tercapai": "✓", "mendekati": "!", "di bawah": "✗", "di atas": "✗"}


def nilai_keadaan(nilai: Decimal | None, target: TargetIndikator | None) -> str:
    if nilai is None or target is None:
        return ""
    sedikit = target.arah == ArahTarget.PALING_SEDIKIT
    kurang = target.nilai - nilai if sedikit else nilai - target.nilai
    if kurang <= 0:
        return "tercapai"
    if kurang <= target.nilai * SEPERSEPULUH:
        return "mendekati"
    return "di bawah" if sedikit else "di atas"


def baris_target(
    sumber: SumberPimpinan, kecamatan: Sequence[str]
) -> list[dict[str, Any]]:
    """A row for each figure, with the targets of the period's year; one query.

    ``kecamatan`` are those whose median (``tengah``) stands beside a camat's own.
    """
    target = {
        satu.kode: satu
        for satu in TargetIndikator.objects.filter(tahun=sumber.periode.tahun)
    }
    return [_baris(kode, rinci, sumber, target, kecamatan) for kode, rinci in DINILAI]


def _baris(
    kode: str,
    rincian: str,
    sumber: SumberPimpinan,
    target: Mapping[str, TargetIndikator],
    kecamatan: Sequence[str],
) -> dict[str, Any]:
    angka = sumber.angka(kode, sumber.periode, rincian)
    lalu = sumber.angka(kode, sumber.periode.sebelumnya, rincian)
    batas = target.get(kode)
    keadaan = nilai_keadaan(angka.nilai, batas)
    return {
        "kode": kode,
        "nama": INDIKATOR[kode].nama + (", median" if rincian else ""),
        "alamat": alamat_indikator(kode, sumber.periode.kode),
        "nilai": kata(kode, angka),
        "target": batas.dalam_kata(kata(kode, Angka(nilai=batas.nilai, n=100)))
        if batas
        else "belum ditetapkan",
        "kelas": keadaan.replace(" ", "-"),
        "keadaan": f"{TANDA[keadaan]} {keadaan}" if keadaan else "",
        "lalu": kata(kode, lalu),
        "tengah": ""
        if sumber.lingkup.kota
        else _tengah(kode, rincian, sumber, kecamatan),
    }


def _tengah(
    kode: str, rincian: str, sumber: SumberPimpinan, kecamatan: Sequence[str]
) -> str:
    lembar, periode = sumber.lembar, sumber.periode
    nilai = [
        satu
        for k in kecamatan
        if (satu := lembar.angka(kode, periode, rincian=rincian, kecamatan=k).nilai)
        is not None
    ]
    return kata(kode, Angka(nilai=median(nilai), n=100))


# The places: the map of the kecamatan, the heat table of the units

# From how many percent on a cell is one step darker.
TANGGA = (Decimal(50), Decimal(75), Decimal(90))
TENGAH = "Median kelompok"
KEPALA_PETA = (
    "Kecamatan",
    "Kelurahan tercakup",
    "Kelurahan terwakili",
    "Kunjungan terakhir",
)


def tabel_panas(
    sumber: SumberPimpinan, unit: Sequence[Unit], urut: str
) -> dict[str, Any]:
    """Units by figures; ``urut`` is a code, with ``-`` in front the best first.

    ``kolom`` are the headings; the ``kueri`` of one sorts by it, the worst first, and again
    the other way.

    A camat's own unit stands beside the median of ``unit``, whose names are not shown.
    """

    def baca(satu: Unit) -> list[Angka]:
        return [sumber.di_unit(kode, sumber.periode, satu.pk) for kode in PANAS]

    nilai = {u.pk: baca(u) for u in unit}
    if kantor := sumber.lingkup.kantor:
        tengah = [
            [a.nilai for a in semua if a.nilai is not None]
            for semua in zip(*nilai.values(), strict=True)
        ] or [[] for _ in PANAS]
        urut, baris = (
            "",
            [
                (kantor.nama_pendek, baca(kantor)),
                (TENGAH, [Angka(nilai=median(n), n=SEDIKIT) for n in tengah]),
            ],
        )
    else:
        terurut, kode = list(unit), urut.removeprefix("-")
        if kode in PANAS:
            ke = PANAS.index(kode)
            # What nobody can judge stands last, whichever way it is sorted.
            ada = [u for u in unit if nilai[u.pk][ke].nilai is not None]
            ada.sort(key=lambda u: nilai[u.pk][ke].nilai or 0, reverse=urut[0] == "-")
            terurut = [*ada, *(u for u in unit if nilai[u.pk][ke].nilai is None)]
        baris = [(u.nama_pendek, nilai[u.pk]) for u in terurut]
    return {
        "kolom": _kolom(urut),
        "baris": [{"nama": nama, "sel": list(map(_sel, sel))} for nama, sel in baris],
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


def _sel(angka: Angka) -> dict[str, str]:
    if angka.nilai is None:
        return {"teks": KOSONG, "kecil": "", "tingkat": "kosong"}
    sedikit = angka.n < SEDIKIT
    return {
        "teks": f"{tulis(angka.nilai)} %",
        "kecil": f"{angka.pembilang} dari {angka.penyebut}" if sedikit else "",
        "tingkat": f"panas-{sum(angka.nilai >= batas for batas in TANGGA)}",
    }


def peta(sumber: SumberPimpinan, kecamatan: Sequence[Wilayah]) -> dict[str, Any]:
    """Darkest where a visit is over, palest where nobody came; the table says it again."""
    bidang, baris = [], []
    for k in kecamatan:
        c2, d5, d3, d12 = (
            sumber.lembar.angka(kode, sumber.periode, kecamatan=k.pk)
            for kode in ("C2", "D5", "D3", "D12")
        )
        tingkat, akhir = 3, f"{tulis(d12.nilai)} {Satuan.HARI} lalu"
        if d12.nilai is None:
            akhir = tanpa_kunjungan(d3, d5)
            tingkat = 0 if akhir == BELUM else 1
        tercakup = f"{c2.pembilang}/{c2.penyebut}" if c2.penyebut else ""
        bidang.append(Bidang(k.pk, k.nama, tercakup, kelas=f"padat-{tingkat}"))
        baris.append((k.nama, kata("C2", c2), kata("D5", d5), akhir))
    return {"bidang": bidang, "kepala": KEPALA_PETA, "baris": baris}


# The whole page


def papan_pimpinan(
    petugas: Petugas,
    lingkup: LingkupPimpinan,
    saringan: SaringanForm,
    *,
    pada: datetime,
) -> dict[str, Any]:
    """Read and judge it all; as many queries for 1 unit as for 36.

    ``peta`` is None for a camat: it would show the others by name.
    """
    hari = timezone.localdate(pada)
    sumber = baca_sumber(saringan.terpilih, hari, lingkup)
    kecamatan = list(Wilayah.objects.kecamatan().filter(aktif=True))
    semua = list(Unit.objects.kantor_ppid(hari).only("nama", "singkatan", "jenis"))
    putaran = putaran_terakhir()
    pertama = kunjungan_pertama(putaran) if putaran else {}
    jenis = lingkup.kantor.jenis if lingkup.kantor else saringan.jenis
    return {
        "sumber": sumber,
        "kota": lingkup.kota,
        "kantor": lingkup.kantor,
        "keputusan": keputusan(
            sumber,
            petugas,
            nama_unit={u.pk: u.nama for u in semua},
            putaran=putaran,
            pada=pada,
        ),
        "target": baris_target(sumber, [k.pk for k in kecamatan]),
        "kemajuan": _kemajuan(sumber, putaran),
        "peta": peta(sumber, kecamatan) if lingkup.kota else None,
        "panas": tabel_panas(
            sumber, [u for u in semua if jenis in ("", u.jenis)], saringan.urutan
        ),
        "pengaruh": (dampak := pengaruh(sumber, kecamatan, pertama)),
        "ringkas": ringkas(dampak),
    }


def _kemajuan(sumber: SumberPimpinan, putaran: Putaran | None) -> dict[str, Any] | None:
    d1 = sumber.angka("D1", sumber.periode)
    if putaran is None or not d1.penyebut:
        return None
    d2 = sumber.angka("D2", sumber.periode)
    tuntas = d2.pembilang or 0
    kalimat = f"{d1.pembilang} dari {d1.penyebut} unit terlaksana · {tuntas} tuntas"
    if sumber.lingkup.kota:
        for kode, kata in (
            ("C1", "terinventaris"),
            ("D1l", "terlambat"),
            ("D1t", "ditunda"),
        ):
            angka = sumber.angka(kode, sumber.periode)
            banyak = angka.pembilang or 0
            kalimat += f" · {banyak} {kata}" if banyak else ""
    return {
        "putaran": putaran,
        "kalimat": kalimat,
        "sudah": d1.pembilang or 0,
        "semua": d1.penyebut,
    }
