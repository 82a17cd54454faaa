"""The yearly report: its chapters, and what it says, live while written, then from its copy.

PDF, sheet and page are made of the same values, so all say the same to the last digit.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Any, NamedTuple

from django.utils import timezone

from organisasi.bahasa import gabung, tanggal_pendek
from organisasi.kantor.saat import Saat
from organisasi.kertas.dokumen import TITIK, Pencetak, lembar_dinas
from organisasi.kertas.naskah import (
    Keaslian,
    Unsur,
    bab,
    kalimat,
    rincian,
    tabel,
    tanda_keaslian,
    tanda_tangan,
)
from organisasi.kertas.xlsx import NilaiSel, Tabel as LembarTabel
from organisasi.models import Pengaturan, Unit
from organisasi.pribadi.teks_pribadi import sel_kecil
from organisasi.teks import baca_toml
from ppid_portal.angka.angka import KOSONG, MEDIAN, Satuan
from ppid_portal.angka.hitung import INDIKATOR
from ppid_portal.angka.models import PotretIndikator
from ppid_portal.angka.periode import Periode
from ppid_portal.angka.potret import (
    NAMA_RINCI,
    LembarAngka,
    kata,
    lembar as lembar_periode,
    nama_rinci,
    tersebar,
)
from ppid_portal.laporan.models import LaporanTahunan

# The chapters of the yearly report: column, title, first words with their placeholders.


class Bab(NamedTuple):
    kolom: str
    judul: str
    awal: str


BAB = tuple(Bab(**satu) for satu in baca_toml("ppid_portal/data/laporan.toml")["bab"])


# The tables: figures of one year, in rows that a reader can follow

type Baris = tuple[str | int, ...]
WAKTU = ("A2", "A2a", "A2b", "A2c", "A3", "A6", "A9")
BULANAN = (("A1", ""), ("A2", ""), ("A3", MEDIAN), ("A4", ""), ("A5", ""))


type Susun = Callable[[LembarAngka, Periode], Iterator[Baris]]


class TabelLaporan(NamedTuple):
    """A table: its tab in the sheet, its heading, relative widths, rows."""

    nama: str
    kepala: tuple[str, ...]
    lebar: tuple[int, ...]
    susun: Susun


def _rinci(kode: str, *, orang: bool) -> Susun:
    """A row for each part of a count that occurs; then the sum.

    ``orang``: the parts say what people are, and the small ones are not told.
    """

    def susun(lembar: LembarAngka, periode: Periode) -> Iterator[Baris]:
        ada = {k: satu.n for k, satu in lembar.rincian(kode, periode).items()}
        kecil = sel_kecil(ada) if orang else {}
        for k, n in ada.items():
            yield nama_rinci(kode, k), kecil.get(k, n)
        yield "Jumlah", lembar.angka(kode, periode).n

    return susun


def _unit(lembar: LembarAngka, periode: Periode) -> Iterator[Baris]:
    for unit in Unit.objects.order_by("kode"):
        diterima, tepat, lama = (
            (kode, lembar.angka(kode, periode, rincian=r, unit=unit.pk))
            for kode, r in (("A1", ""), ("A2", ""), ("A3", MEDIAN))
        )
        if diterima[1].n:
            yield unit.nama, kata(*diterima), kata(*tepat), kata(*lama)


def _waktu(lembar: LembarAngka, periode: Periode) -> Iterator[Baris]:
    for kode in WAKTU:
        nama = INDIKATOR[kode].nama
        if not tersebar(kode):
            yield nama, kata(kode, lembar.angka(kode, periode))
            continue
        for satu, sebutan in NAMA_RINCI.items():
            angka = lembar.angka(kode, periode, rincian=satu)
            yield f"{nama}, {sebutan}", kata(kode, angka)


def _bulan(lembar: LembarAngka, periode: Periode) -> Iterator[Baris]:
    for bulan in periode.bulan_bulan():
        isi = (kata(k, lembar.angka(k, bulan, rincian=r)) for k, r in BULANAN)
        yield bulan.nama, *isi


def _dua(nama: str, kepala: str, kode: str, *, orang: bool = False) -> TabelLaporan:
    susun = _rinci(kode, orang=orang)
    return TabelLaporan(nama, (kepala, "Banyaknya"), (60, 16), susun)


TABEL: Mapping[str, TabelLaporan] = {
    "kanal": _dua("Kanal", "Kanal", "A1"),
    "pemohon": _dua("Pemohon", "Kategori pemohon", "A1k", orang=True),
    "unit": TabelLaporan(
        "Per unit",
        ("Unit", "Diterima", "Tepat waktu", "Median"),
        (40, 12, 22, 16),
        _unit,
    ),
    "waktu": TabelLaporan("Waktu", ("Ukuran", "Nilai"), (52, 24), _waktu),
    "hasil": _dua("Hasil", "Hasil", "A5h"),
    "alasan": _dua("Alasan penolakan", "Alasan penolakan", "A5t"),
    "bulan": TabelLaporan(
        "Per bulan",
        ("Bulan", "Diterima", "Tepat waktu", "Median", "Dikabulkan", "Ditolak"),
        (18, 10, 16, 16, 16, 16),
        _bulan,
    ),
    "keberatan": _dua("Keberatan", "Alasan keberatan", "A6n"),
    "hasil-keberatan": _dua("Hasil keberatan", "Hasil keberatan", "A6h"),
    "sengketa": _dua("Sengketa", "Hasil sengketa", "A7"),
}


# Placeholders in the text: ``{A1}``, ``{A3.median}``, ``{tabel:hasil}``, ``[isi: …]``.
# Figures are filled in anew each time a draft is shown; a name nobody knows is said in a
# sentence and never printed.

POLA = re.compile(r"\{([^{}]*)\}")
ISI = re.compile(r"\[isi:[^\]]*\]?", re.IGNORECASE)
AWALAN_TABEL = "tabel:"
PECAHAN = ("pembilang", "penyebut")
LAIN = ("tahun", "kota")
PANJANG_KUTIPAN = 40


def unsur(
    teks: str, lembar: LembarAngka, periode: Periode, kota: str
) -> Iterator[Unsur]:
    """The text with its figures and tables; what is unknown stays as it was typed."""

    def nilai(cocok: re.Match[str]) -> str:
        if cocok[1] in LAIN:
            return str(periode.tahun) if cocok[1] == "tahun" else kota
        if not _dikenal(cocok[1]):
            return cocok[0]
        kode, _, bagian = cocok[1].partition(".")
        if bagian in PECAHAN:
            banyak = getattr(lembar.angka(kode, periode), bagian)
            return KOSONG if banyak is None else str(banyak)
        return kata(kode, lembar.angka(kode, periode, rincian=bagian))

    for baris in teks.splitlines():
        if satu := TABEL.get(_nama_tabel(baris)):
            isi = ([str(s) for s in b] for b in satu.susun(lembar, periode))
            yield tabel(satu.kepala, isi, satu.lebar)
        else:
            yield from kalimat(POLA.sub(nilai, baris))


def _nama_tabel(baris: str) -> str:
    cocok = POLA.fullmatch(baris.strip())
    if cocok is None or not cocok[1].startswith(AWALAN_TABEL):
        return ""
    return cocok[1].removeprefix(AWALAN_TABEL)


def _dikenal(nama: str) -> bool:
    kode, titik, bagian = nama.partition(".")
    if kode not in INDIKATOR:
        return False
    if not titik:
        return True
    if INDIKATOR[kode].satuan == Satuan.PERSEN:
        return bagian in PECAHAN
    return tersebar(kode) and bagian in NAMA_RINCI.keys() - {""}


def galat(teks: str) -> list[str]:
    """A sentence for each thing in the text that cannot be filled in."""
    return list(dict.fromkeys(_galat(teks)))


def _galat(teks: str) -> Iterator[str]:
    for baris in teks.splitlines():
        if set("{}") & set(POLA.sub("", baris)):
            yield (
                f"Kurung kurawal tidak berpasangan di baris “{_kutip(baris)}”. "
                "Penanda ditulis seperti {A1}."
            )
        for nama in POLA.findall(baris):
            if pesan := _galat_nama(nama, baris):
                yield pesan


def _galat_nama(nama: str, baris: str) -> str:
    if nama.startswith(AWALAN_TABEL):
        if nama.removeprefix(AWALAN_TABEL) not in TABEL:
            pilihan = gabung([f"{{tabel:{satu}}}" for satu in TABEL], "atau")
            return f"Tabel “{{{_kutip(nama)}}}” tidak dikenal. Pilihannya: {pilihan}."
        if not _nama_tabel(baris):
            return "Tulis “{nama}” di baris tersendiri."
        return ""
    if nama in LAIN or _dikenal(nama):
        return ""
    return (
        f"Penanda “{{{_kutip(nama)}}}” tidak dikenal. Pakai kode indikator, misalnya "
        "{A1}, {A3.median}, atau {A4.pembilang}; {tahun} dan {kota} juga boleh."
    )


def belum_diisi(teks: str) -> list[str]:
    return ISI.findall(teks)


def _kutip(teks: str) -> str:
    return teks if len(teks) <= PANJANG_KUTIPAN else f"{teks[: PANJANG_KUTIPAN - 1]}…"


# The whole report, for page, PDF and sheet

JUDUL = "Laporan Layanan Informasi Publik"
RANCANGAN = "RANCANGAN"
KEPALA = (
    "Kode",
    "Nama",
    "Bagian",
    "Satuan",
    "Nilai",
    "Pembilang",
    "Penyebut",
    "Banyak kasus",
)
LEBAR = (8, 44, 16, 12, 20, 12, 12, 14)


def isi_laporan(laporan: LaporanTahunan) -> dict[str, Any]:
    return laporan.isi if laporan.tetap else susun(laporan)


def susun(laporan: LaporanTahunan) -> dict[str, Any]:
    periode = Periode(laporan.tahun)
    lembar = lembar_periode(periode)
    kota = Pengaturan.objects.kini().nama_kota
    sampai, beku = lembar.data_sampai, lembar.potret
    return {
        "tahun": laporan.tahun,
        "data_sampai": timezone.localtime(sampai).isoformat() if sampai else "",
        # The frozen year that its figures are of.
        "potret": {"kode": beku.kode, "sha256": beku.sha256} if beku else {},
        "bab": [
            {
                "judul": satu.judul,
                "bagian": list(
                    unsur(getattr(laporan, satu.kolom), lembar, periode, kota)
                ),
            }
            for satu in BAB
        ],
        "angka": [list(baris) for baris in _angka(lembar, periode)],
        "tabel": [
            {
                "nama": satu.nama,
                "kepala": list(satu.kepala),
                "baris": [list(baris) for baris in satu.susun(lembar, periode)],
            }
            for satu in TABEL.values()
        ],
    }


def potret_lain(laporan: LaporanTahunan) -> PotretIndikator | None:
    """What superseded the potret a signed report cites: its figures changed since."""
    if not laporan.tetap:
        return None
    berlaku = PotretIndikator.objects.berlaku().filter(periode=str(laporan.tahun))
    kode = laporan.isi["potret"]["kode"]
    return berlaku.exclude(kode=kode).defer("isi").first()


def _angka(lembar: LembarAngka, periode: Periode) -> Iterator[tuple[NilaiSel, ...]]:
    for kode in filter(_umum, INDIKATOR):
        definisi = INDIKATOR[kode]
        for bagian in NAMA_RINCI if tersebar(kode) else ("",):
            angka = lembar.angka(kode, periode, rincian=bagian)
            yield (
                kode,
                definisi.nama,
                bagian,
                str(definisi.satuan),
                kata(kode, angka),
                angka.pembilang,
                angka.penyebut,
                angka.n,
            )


def _umum(kode: str) -> bool:
    """Whether the law asks for it (UU 14/2008 Pasal 12).

    Not what is overdue now, nor what only has parts, which are in the tables.
    """
    return kode[0] == "A" and kode not in {"A1k", "A5h", "A6h", "A8"}


def naskah(isi: dict[str, Any]) -> list[Unsur]:
    hasil: list[Unsur] = []
    for ke, satu in enumerate(isi["bab"], start=1):
        hasil += [bab(f"{ke}. {satu['judul']}"), *satu["bagian"]]
    return hasil


def keterangan(laporan: LaporanTahunan, isi: dict[str, Any]) -> list[tuple[str, str]]:
    """What stands over the report; a row without value is left out."""
    sampai = isi["data_sampai"]
    return [
        ("Tahun anggaran", str(laporan.tahun)),
        ("Nomor surat", laporan.nomor),
        ("Tanggal", tanggal_pendek(laporan.tanggal) if laporan.tanggal else ""),
        ("Kepada", "Atasan PPID"),
        ("Tembusan", "Komisi Informasi"),
        ("Dasar", "UU 14/2008 Pasal 12; Perki 1/2021"),
        (
            "Angka sampai",
            tanggal_pendek(datetime.fromisoformat(sampai).date()) if sampai else "",
        ),
        ("Kode potret angka", isi["potret"].get("kode", "")),
        ("SHA-256 potret angka", isi["potret"].get("sha256", "")),
        ("SHA-256 isi", laporan.sha256),
    ]


def isi_kertas(laporan: LaporanTahunan, saat: Saat) -> dict[str, Any]:
    """Values for surat.typ; signed, the same bytes whoever asks whenever."""
    isi = isi_laporan(laporan)
    pencetak = Pencetak(Unit.objects.utama(), saat.oleh, saat.pada)
    siapa, jabatan = TITIK, laporan.jabatan or "Atasan PPID"
    if laporan.tetap:
        assert laporan.ditandatangani_oleh is not None  # a constraint of the table
        assert laporan.ditandatangani_pada is not None
        siapa = str(laporan.ditandatangani_oleh)
        pencetak = Pencetak(
            pencetak.unit, laporan.ditandatangani_oleh, laporan.ditandatangani_pada
        )
    hasil = lembar_dinas(
        pencetak,
        judul=f"{JUDUL} Tahun {laporan.tahun}",
        hal=str(laporan),
        nomor=laporan.nomor,
        tanda="" if laporan.tetap else RANCANGAN,
        latar="" if laporan.tetap else RANCANGAN,
        bagian=[
            rincian(*keterangan(laporan, isi)),
            *naskah(isi),
            tanda_tangan((jabatan, siapa)),
        ],
    )
    if not laporan.tetap:
        return hasil
    hari = tanggal_pendek(timezone.localdate(pencetak.pada))
    hasil["kaki"] = f"{laporan} · {laporan.nomor} · ditandatangani {hari}"
    return hasil | tanda_keaslian(laporan.kode_verifikasi, laporan.sha256)


def buku_laporan(
    laporan: LaporanTahunan,
) -> tuple[list[tuple[str, NilaiSel]], list[LembarTabel]]:
    isi = isi_laporan(laporan)
    info: list[tuple[str, NilaiSel]] = [
        ("Judul", str(laporan)),
        ("Keadaan", str(laporan.get_status_display())),
        *((nama, nilai) for nama, nilai in keterangan(laporan, isi) if nilai),
    ]
    ringkasan = LembarTabel("Ringkasan", KEPALA, isi["angka"], LEBAR)
    lain = [
        LembarTabel(
            t["nama"], t["kepala"], t["baris"], [40, *[18] * 5][: len(t["kepala"])]
        )
        for t in isi["tabel"]
    ]
    return info, [ringkasan, *lain]


# Whether a paper is genuine


def cari_dokumen(kode: str) -> Keaslian | None:
    semua = LaporanTahunan.objects.filter(status=LaporanTahunan.Status.DITANDATANGANI)
    laporan = semua.filter(kode_verifikasi=kode).select_related("dibuat_oleh").first()
    if laporan is None:
        return None
    assert laporan.tanggal is not None  # a constraint of the table
    return Keaslian(
        jenis=f"{JUDUL} {laporan.tahun}",
        nomor=laporan.nomor,
        tanggal=laporan.tanggal,
        unit=Unit.objects.utama().nama,
        sidik=laporan.sha256,
    )
