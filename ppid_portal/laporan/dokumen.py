"""What a yearly report says: live while it is written, from its own copy once signed.

PDF, sheet and page are made of the same values, so all say the same to the last digit.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.utils import timezone

from organisasi.bahasa import tanggal_pendek
from organisasi.kertas.keaslian import Keaslian, tanda_keaslian
from organisasi.kertas.naskah import Unsur, bab, rincian, tanda_tangan
from organisasi.kertas.xlsx import NilaiSel, Tabel as LembarTabel
from organisasi.models import Pengaturan, Petugas, Unit
from pemangku.kertas import TITIK, Pencetak, lembar_dinas
from ppid_portal.angka import potret
from ppid_portal.angka.daftar import INDIKATOR
from ppid_portal.angka.models import PotretIndikator
from ppid_portal.angka.periode import Periode
from ppid_portal.angka.potret import LembarAngka, kata, lembar as lembar_periode
from ppid_portal.kinerja.papan import potongan
from ppid_portal.laporan.bab import BAB, SEBARAN, TABEL, BahanTabel, PengisiPenanda
from ppid_portal.laporan.models import LaporanTahunan

JUDUL = "Laporan Layanan Informasi Publik"
RANCANGAN = "RANCANGAN"
KEPALA = (
    *("Kode", "Nama", "Bagian", "Satuan", "Nilai", "Pembilang", "Penyebut"),
    "Banyak kasus",
)
LEBAR = (8, 44, 16, 12, 20, 12, 12, 14)


def isi_laporan(laporan: LaporanTahunan) -> dict[str, Any]:
    """The report as plain values: frozen, or reckoned from the figures as they stand."""
    return laporan.isi if laporan.tetap else susun(laporan)


def susun(laporan: LaporanTahunan) -> dict[str, Any]:
    """The report of today: chapters, tables and rows; six queries at most.

    Of a frozen year the frozen figures. It becomes public: months and parts are hidden as
    on the public page (docs/adr/0030), what the law asks of the whole year is exact.
    """
    periode = Periode(laporan.tahun)
    lembar = lembar_periode(periode)
    bahan = BahanTabel(lembar, periode, potongan(periode, lembar))
    pengisi = PengisiPenanda(bahan, Pengaturan.objects.kini().nama_kota)
    sampai = lembar.data_sampai
    return {
        "tahun": laporan.tahun,
        "data_sampai": timezone.localtime(sampai).isoformat() if sampai else "",
        "potret": _kutip(lembar.potret),
        "bab": [
            {
                "judul": satu.judul,
                "bagian": pengisi.unsur(getattr(laporan, satu.kolom)),
            }
            for satu in BAB
        ],
        "angka": [list(baris) for baris in _angka(lembar, periode)],
        "tabel": [
            {
                "nama": satu.nama,
                "kepala": list(satu.kepala),
                "baris": [list(baris) for baris in satu.susun(bahan)],
            }
            for satu in TABEL.values()
        ],
    }


def _kutip(potret: PotretIndikator | None) -> dict[str, str]:
    """The frozen year that its figures are of; empty while it is not frozen."""
    return {"kode": potret.kode, "sha256": potret.sha256} if potret else {}


def potret_lain(laporan: LaporanTahunan) -> PotretIndikator | None:
    """What superseded the potret a signed report cites: its figures changed since."""
    kode = laporan.isi.get("potret", {}).get("kode") if laporan.tetap else None
    if not kode:
        return None
    berlaku = PotretIndikator.objects.berlaku().filter(periode=str(laporan.tahun))
    return berlaku.exclude(kode=kode).defer("isi").first()


def _angka(lembar: LembarAngka, periode: Periode) -> Iterator[tuple[NilaiSel, ...]]:
    """Each figure the law asks for with what it is made of; the parts of a spread too."""
    for kode in filter(_umum, INDIKATOR):
        definisi = INDIKATOR[kode]
        for bagian in SEBARAN if definisi.rincian == "sebaran" else ("",):
            angka = lembar.angka(kode, periode, rincian=bagian)
            yield (
                *(kode, definisi.nama, bagian, str(definisi.satuan)),
                kata(kode, angka),
                *(angka.pembilang, angka.penyebut, angka.n),
            )


def _umum(kode: str) -> bool:
    """Whether the law asks for it (UU 14/2008 Pasal 12).

    Not what is overdue now; nor all results in one, which would tell who withdrew; nor
    what only has parts, which are in the tables.
    """
    return kode[0] == "A" and kode not in {"A1k", "A5h", "A6h", "A8"}


def naskah(isi: dict[str, Any]) -> list[Unsur]:
    """The chapters as blocks, numbered."""
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
        # Reports signed before cite none.
        ("Kode potret angka", isi.get("potret", {}).get("kode", "")),
        ("SHA-256 potret angka", isi.get("potret", {}).get("sha256", "")),
        ("SHA-256 isi", laporan.sha256),
    ]


def isi_kertas(
    laporan: LaporanTahunan, *, oleh: Petugas, pada: datetime
) -> dict[str, Any]:
    """Values for surat.typ; signed, the same bytes whoever asks whenever."""
    isi = isi_laporan(laporan)
    pencetak = Pencetak(Unit.objects.utama(), oleh, pada)
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
    """Info and sheets of the workbook: the same figures as the paper."""
    isi = isi_laporan(laporan)
    info: list[tuple[str, NilaiSel]] = [
        ("Judul", str(laporan)),
        ("Keadaan", str(laporan.get_status_display())),
        *((nama, nilai) for nama, nilai in keterangan(laporan, isi) if nilai),
    ]
    # Reports signed before held every figure.
    angka = [baris for baris in isi["angka"] if _umum(baris[0])]
    ringkasan = LembarTabel("Ringkasan", KEPALA, angka, LEBAR)
    lain = [
        LembarTabel(
            t["nama"], t["kepala"], t["baris"], [40, *[18] * 5][: len(t["kepala"])]
        )
        for t in isi["tabel"]
    ]
    return info, [ringkasan, *lain]


# Whether a paper is genuine: yearly reports and frozen figures


def cari_dokumen(kode: str) -> Keaslian | None:
    """What the public page may say of a paper with this code."""
    semua = LaporanTahunan.objects.filter(status=LaporanTahunan.Status.DITANDATANGANI)
    laporan = semua.filter(kode_verifikasi=kode).select_related("dibuat_oleh").first()
    if laporan is None:
        return potret.cari_dokumen(kode)
    assert laporan.tanggal is not None  # a constraint of the table
    return Keaslian(
        jenis=f"{JUDUL} {laporan.tahun}",
        nomor=laporan.nomor,
        tanggal=laporan.tanggal,
        unit=Unit.objects.utama().nama,
        sidik=laporan.sha256,
    )
