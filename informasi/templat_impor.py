"""The sheet that units fill in: headings, lists to choose from, a page of advice."""
# ruff: noqa: TID253 -- loaded by the page that hands it out, at its first use

from __future__ import annotations

import io
from collections.abc import Iterable

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from informasi.impor import KOLOM, WAJIB
from informasi.models import Bentuk, KelompokInformasi, Klasifikasi
from organisasi.kertas.xlsx import BARIS_MAKS
from organisasi.models import Unit

LEBAR = 28
PETUNJUK = {
    "Judul": "Nama informasi, misalnya: Laporan realisasi anggaran 2024 (contoh)",
    "Ringkasan isi informasi": "Satu sampai tiga kalimat biasa: apa isinya, untuk apa",
    "Unit yang menguasai": "Kode atau nama unit; kosong: unit Anda sendiri",
    "Penanggung jawab": "Nama jabatan, bukan nama orang",
    "Waktu pembuatan": "Tanggal, bulan, atau tahun",
    "Tempat pembuatan": "Kosong: Kota Tasikmalaya",
    "Bentuk yang tersedia": "Pilih dari daftar; kosong: Digital",
    "Jangka simpan": "Dari jadwal retensi arsip; kosong bila belum ditetapkan",
    "Klasifikasi": "Pilih dari daftar",
    "Kelompok": "Nama kelompok di bawah ini; boleh kosong",
    "Tahun": "Empat angka, boleh kosong",
    "Tautan resmi": "Alamat web lengkap, dimulai https://",
}


def templat_xlsx(unit: Iterable[Unit]) -> bytes:
    """The workbook; ``unit`` are those the officer may write for."""
    buku = Workbook()
    lembar = buku.active
    assert isinstance(lembar, Worksheet)
    lembar.title = "DIP"
    lembar.append(list(KOLOM))
    for ke, sel in enumerate(lembar[1], 1):
        sel.font = Font(bold=True)
        lembar.column_dimensions[get_column_letter(ke)].width = LEBAR
    lembar.freeze_panes = "A2"
    kolom = list(KOLOM)
    for nama, pilihan in (
        ("Klasifikasi", Klasifikasi),
        ("Bentuk yang tersedia", Bentuk),
    ):
        huruf = get_column_letter(kolom.index(nama) + 1)
        daftar = DataValidation(
            type="list", formula1=f'"{",".join(str(p.label) for p in pilihan)}"'
        )
        lembar.add_data_validation(daftar)
        daftar.add(f"{huruf}2:{huruf}{BARIS_MAKS + 1}")
    _petunjuk(buku.create_sheet("Petunjuk"), unit)
    hasil = io.BytesIO()
    buku.save(hasil)
    return hasil.getvalue()


def _petunjuk(lembar: Worksheet, unit: Iterable[Unit]) -> None:
    lembar.append(["Kolom", "Wajib", "Cara mengisi"])
    for nama, kalimat in PETUNJUK.items():
        lembar.append([nama, "ya" if nama in WAJIB else "", kalimat])
    lembar.append([])
    lembar.append(["Kelompok", "Untuk klasifikasi"])
    for kelompok in KelompokInformasi.objects.all():
        lembar.append([kelompok.nama, kelompok.get_klasifikasi_display()])
    lembar.append([])
    lembar.append(["Unit Anda", "Kode"])
    for satu in unit:
        lembar.append([satu.nama, satu.kode])
