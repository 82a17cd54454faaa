"""The sheet to fill in, and the sheet that goes back with its faults."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from organisasi.kertas.xlsx import FORMAT_TEKS
from organisasi.models import Isu, Unit, Wilayah
from organisasi.teks import sel_aman
from pemangku.impor.kolom import BATAS, KESALAHAN, KOLOM, WAJIB
from pemangku.models import ImporBaris, ImporBerkas, JenisPemangku, Pemangku, Tag

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

LEBAR = 22
# Spreadsheets drop the first 0 of what they take for a number.
TELEPON = "WhatsApp"
YA_TIDAK = ("Ya", "Tidak")
DUPLIKAT = "Sama dengan baris {}."
MIRIP = "Mirip dengan: {}. Belum diputuskan: unggah lagi, lalu pilih pakai yang ada atau buat baru."
CALON_HILANG = "catatan yang sudah dihapus"
CALON_LUAR = "catatan unit lain yang tidak dapat Anda lihat"
PETUNJUK = {
    "No": "Boleh kosong",
    "Jenis": "Pilih dari daftar, atau tulis kodenya",
    "Nama Lembaga": "Nama resmi; untuk tokoh: nama orangnya",
    "Lingkup": "Internal atau Eksternal; kosong: menurut jenisnya",
    "Kecamatan": "Nama kecamatan; “Seluruh kota” untuk lembaga tingkat kota",
    "Kelurahan": "Nama kelurahan di kecamatan itu",
    "Alamat": "Jalan dan nomor",
    "Pengelola": "Kode atau nama unit yang merawat catatan; kosong: unit Anda",
    "Nama Narahubung": "Satu orang yang dihubungi",
    "Jabatan": "Jabatannya di lembaga itu",
    "WhatsApp": "Satu nomor, ditulis sebagai teks: 0812-3456-7890",
    "Sifat Nomor": "Dinas atau Pribadi; nomor pribadi perlu Nama Narahubung",
    "Email": "Satu alamat surel",
    "Jumlah Anggota": "Angka saja",
    "Nomor SK": "Nomor surat keputusan pembentukan",
    "Tanggal SK": "Hari-bulan-tahun: 04-06-2024",
    "Berlaku s.d.": "Hari-bulan-tahun",
    "Isu": "Yang menjadi perhatiannya, dari daftar; lebih dari satu dipisah titik koma",
    "Tag": "Dari daftar; lebih dari satu dipisah titik koma",
    "Persetujuan Undangan": "Ya hanya bila ada formulir bertanda tangan",
    "Persetujuan Siaran": "Ya hanya bila ada formulir bertanda tangan",
    "Tanggal Data": "Kapan datanya diperoleh: 04-06-2024",
    "Sumber": "Dari mana: rapat, SK, formulir, situs resmi",
}


def templat_xlsx(unit: Iterable[Unit]) -> bytes:
    """The workbook; ``unit`` are those the officer may import for."""
    from openpyxl import Workbook

    buku = Workbook()
    lembar = _data(buku, [f"{n}*" if n in WAJIB else n for n in KOLOM], KOLOM)
    _pilihan(buku, lembar, list(unit))
    _petunjuk(buku.create_sheet("Petunjuk", 1))
    return _simpan(buku)


def bermasalah_xlsx(berkas: ImporBerkas) -> bytes:
    """The rows that did not get in, under their own headings, each with its reason."""
    from openpyxl import Workbook

    kepala = [asli for asli, _ in berkas.kepala]
    pakai = [ke for ke, asli in enumerate(kepala) if asli != KESALAHAN]
    buku = Workbook()
    judul = [*(kepala[ke] for ke in pakai), KESALAHAN]
    lembar = _data(buku, judul, [*(berkas.kepala[ke][1] for ke in pakai), ""])
    semua = list(berkas.baris.bermasalah().order_by("nomor"))
    nama = nama_calon(semua)
    for baris in semua:
        # A row whose person asked to be forgotten has lost its cells.
        sel = baris.isi["sel"] or [""] * len(kepala)
        _tulis(lembar, [*(sel[ke] for ke in pakai), kesalahan(baris, nama)])
    return _simpan(buku)


def nama_calon(baris: Iterable[ImporBaris]) -> dict[str, str]:
    """The records that these rows resemble, by key; one query."""
    kunci = {satu["id"] for b in baris for satu in b.calon}
    semua = Pemangku.objects.filter(pk__in=kunci).select_related("jenis", "wilayah")
    return {str(satu.pk): str(satu) for satu in semua}


def kesalahan(baris: ImporBaris, nama: Mapping[str, str]) -> str:
    """Why a row goes back: ``Baris 14. WhatsApp: …``; ``nama`` of its look-alikes."""
    kalimat = [
        f"{kolom}: {pesan}" for kolom, semua in baris.galat.items() for pesan in semua
    ]
    if baris.kembar is not None:
        kalimat.append(DUPLIKAT.format(baris.kembar))
    if baris.vonis == ImporBaris.Vonis.MIRIP and not baris.keterangan:
        mirip = [nama.get(c["id"], CALON_HILANG) for c in baris.calon]
        if baris.calon_luar:
            mirip.append(CALON_LUAR)
        kalimat.append(MIRIP.format("; ".join(mirip)))
    if baris.keterangan:
        kalimat.append(baris.keterangan)
    return " ".join([f"Baris {baris.nomor}.", *kalimat])


def _data(buku: Workbook, judul: Sequence[str], kolom: Sequence[str]) -> Worksheet:
    """The first sheet with its heading; columns of telephones are text throughout."""
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.worksheet import Worksheet

    lembar = buku.active
    assert isinstance(lembar, Worksheet)
    lembar.title = "Data"
    _tulis(lembar, judul)
    for ke, sel in enumerate(lembar[1], 1):
        sel.font = Font(bold=True)
        dimensi = lembar.column_dimensions[get_column_letter(ke)]
        dimensi.width = LEBAR
        if kolom[ke - 1] == TELEPON:
            dimensi.number_format = FORMAT_TEKS
    lembar.freeze_panes = "A2"
    return lembar


def _tulis(lembar: Worksheet, nilai: Sequence[str]) -> None:
    """One row of texts; none of them can become a formula."""
    ke = lembar.max_row + 1 if lembar["A1"].value is not None else 1
    for kolom, isi in enumerate(nilai, 1):
        sel: Any = lembar.cell(ke, kolom, sel_aman(isi) or None)
        if sel.value is not None:
            sel.data_type, sel.number_format = "s", FORMAT_TEKS


def _pilihan(buku: Workbook, lembar: Worksheet, unit: list[Unit]) -> None:
    """Drop-downs, read from a sheet that is hidden."""
    from openpyxl.utils import get_column_letter

    ref = buku.create_sheet("Ref")
    ref.sheet_state = "hidden"
    wilayah = Wilayah.objects.filter(aktif=True).order_by("nama")
    tingkat = Wilayah.Tingkat
    kelurahan = wilayah.filter(tingkat=tingkat.KELURAHAN).values_list("nama", flat=True)
    daftar: dict[str, list[str]] = {
        "Jenis": [satu.nama for satu in JenisPemangku.objects.aktif()],
        "Lingkup": ["Internal", "Eksternal"],
        "Kecamatan": [
            *wilayah.filter(tingkat=tingkat.KECAMATAN).values_list("nama", flat=True),
            "Seluruh kota",
        ],
        "Kelurahan": list(dict.fromkeys(kelurahan)),
        "Pengelola": [satu.nama for satu in unit],
        "Sifat Nomor": ["Dinas", "Pribadi"],
        "Isu": [satu.nama for satu in Isu.objects.aktif()],
        "Tag": [satu.nama for satu in Tag.objects.all()],
        "Persetujuan Undangan": list(YA_TIDAK),
        "Persetujuan Siaran": list(YA_TIDAK),
    }
    for ke, (kolom, isi) in enumerate(daftar.items(), 1):
        huruf = get_column_letter(ke)
        for baris, satu in enumerate([kolom, *isi], 1):
            ref.cell(baris, ke, satu).data_type = "s"
        if isi:
            _pasang(lembar, kolom, f"Ref!${huruf}$2:${huruf}${len(isi) + 1}")


def _pasang(lembar: Worksheet, kolom: str, rumus: str) -> None:
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    huruf = get_column_letter(KOLOM.index(kolom) + 1)
    # A choice is offered, not forced: several tags or topics stand in one cell.
    daftar = DataValidation(type="list", formula1=rumus, showErrorMessage=False)
    lembar.add_data_validation(daftar)
    daftar.add(f"{huruf}2:{huruf}{BATAS.baris + 1}")


def _petunjuk(lembar: Worksheet) -> None:
    lembar.append(["Kolom", "Wajib", "Cara mengisi"])
    for nama, kalimat in PETUNJUK.items():
        lembar.append([nama, "ya" if nama in WAJIB else "", kalimat])
    lembar.column_dimensions["A"].width = LEBAR
    lembar.column_dimensions["C"].width = 3 * LEBAR


def _simpan(buku: Workbook) -> bytes:
    hasil = io.BytesIO()
    buku.save(hasil)
    return hasil.getvalue()
