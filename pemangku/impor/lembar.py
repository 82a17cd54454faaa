"""Sheets: the one to fill in with its columns, cells, places and names."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models

from organisasi.bahasa import BULAN, gabung
from organisasi.kantor.izin import cakupan_izin
from organisasi.kertas.xlsx import FORMAT_TEKS, BatasLembar, Lembar
from organisasi.models import Isu, Petugas, Unit, Wilayah
from organisasi.teks import sel_aman
from pemangku.impor.models import ImporBaris, ImporBerkas
from pemangku.inventaris.models import JenisPemangku, Pemangku
from pemangku.inventaris.orang import Persetujuan, TeksPersetujuan
from pemangku.izin import IMPOR

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

# Single cells as a person would write them; like places, they know nothing of Django

YA = frozenset({"ya", "y"})
TIDAK = frozenset({"", "tidak", "t", "-"})
ANGKA_MAKS = 9_999_999
ISO = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})$")
INDONESIA = re.compile(r"^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$")
DENGAN_BULAN = re.compile(r"^(\d{1,2})[- ]([a-z]{3,9})\.?[- ](\d{4})$")
TANGGAL_SALAH = "Bukan tanggal. Tulis hari-bulan-tahun, misalnya 04-06-2024."


class SelSalah(ValueError):
    pass


def baca_tanggal(teks: str) -> date | None:
    """A date as spreadsheets and people write it; raises SelSalah."""
    if not teks:
        return None
    rapi = " ".join(teks.casefold().split())
    try:
        if cocok := ISO.match(rapi):
            tahun, bulan, hari = map(int, cocok.groups())
        elif cocok := INDONESIA.match(rapi):
            hari, bulan, tahun = map(int, cocok.groups())
        elif cocok := DENGAN_BULAN.match(rapi):
            hari, bulan, tahun = int(cocok[1]), _bulan(cocok[2]), int(cocok[3])
        else:
            raise SelSalah(TANGGAL_SALAH)
        return date(tahun, bulan, hari)
    except ValueError:
        raise SelSalah(TANGGAL_SALAH) from None


def baca_bilangan(teks: str) -> int | None:
    """A whole number of things, thousands with or without full stops; raises SelSalah."""
    if not teks:
        return None
    rapi = re.sub(r"(?<=\d)\.(?=\d{3}\b)", "", teks.strip())
    if not rapi.isascii() or not rapi.isdecimal() or int(rapi[:8]) > ANGKA_MAKS:
        raise SelSalah("Bukan angka. Tulis angka saja, misalnya 25.")
    return int(rapi)


def baca_ya(teks: str) -> bool:
    """Yes or no; an empty cell is no. Raises SelSalah."""
    kata = teks.strip().casefold()
    if kata in YA:
        return True
    if kata in TIDAK:
        return False
    raise SelSalah("Tulis Ya atau Tidak.")


def tanpa_kutip(teks: str) -> str:
    """Without the apostrophe that guards an exported cell: ``'=Nama`` → ``=Nama``."""
    if len(teks) > 1 and teks[0] == "'" and teks[1] in "=+-@":
        return teks[1:]
    return teks


def _bulan(kata: str) -> int:
    for ke, nama in enumerate(BULAN, start=1):
        if nama.casefold().startswith(kata) or (nama == "Agustus" and kata == "agt"):
            return ke
    return 0


# The columns, found by their heading in any order (pemangku 5.2)

BATAS = BatasLembar(baris=5000, bentang=50 * 1024 * 1024)
# Heading -> how it is filled in.
PETUNJUK = {
    "No": "Boleh kosong",
    "Jenis": "Pilih dari daftar, atau tulis kodenya",
    "Nama Lembaga": "Nama resmi; untuk tokoh: nama orangnya",
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
    "Persetujuan Undangan": "Ya hanya bila ada formulir bertanda tangan",
    "Persetujuan Siaran": "Ya hanya bila ada formulir bertanda tangan",
    "Tanggal Data": "Kapan datanya diperoleh: 04-06-2024",
    "Sumber": "Dari mana: rapat, SK, formulir, situs resmi",
}
KOLOM = (*PETUNJUK,)
WAJIB = ("Jenis", "Nama Lembaga", "Kecamatan", "Tanggal Data", "Sumber")
# Names, numbers and addresses of persons: masked for who did not upload them.
PRIBADI = frozenset({"Nama Narahubung", "WhatsApp", "Email"})
# Written by the portal into the sheet that goes back; not read.
KESALAHAN = "Kesalahan"


@dataclass(frozen=True, slots=True)
class LembarCocok:
    """A sheet whose headings are understood; ``kepala`` pairs each with our column."""

    kepala: list[tuple[str, str]]
    baris: list[tuple[int, list[str]]]
    rumus: dict[int, list[str]]


def cocokkan(lembar: Lembar) -> LembarCocok:
    """Match the headings; ValidationError names the required ones that are missing."""
    kenal = {_rapi(nama): nama for nama in KOLOM}
    kepala = [(asli, kenal.get(_rapi(asli), "")) for asli in lembar.kepala]
    while kepala and not kepala[-1][0]:
        kepala.pop()
    ada = [kolom for _, kolom in kepala if kolom]
    if kurang := [nama for nama in WAJIB if nama not in ada]:
        raise ValidationError(
            f"Kolom wajib tidak ditemukan: {gabung(kurang)}. Pakai judul kolom seperti "
            "di templat."
        )
    if ganda := sorted({nama for nama in ada if ada.count(nama) > 1}):
        raise ValidationError(f"Kolom tertulis dua kali: {gabung(ganda)}.")
    if not lembar.baris:
        raise ValidationError("Tidak ada baris di bawah judul kolom.")
    lebar = len(kepala)
    baris = [(n, [*sel[:lebar], *[""] * (lebar - len(sel))]) for n, sel in lembar.baris]
    return LembarCocok(kepala, baris, lembar.rumus)


def kolom_asing(kepala: list[tuple[str, str]]) -> list[str]:
    return [
        asli or "(tanpa nama)"
        for asli, kolom in kepala
        if not kolom and _rapi(asli) != _rapi(KESALAHAN)
    ]


def _rapi(nama: str) -> str:
    return "".join(h for h in nama.casefold() if h.isalnum())


# Places by name, two of which may be called alike (PK-15)

KOTA, KECAMATAN, KELURAHAN = (
    Wilayah.Tingkat.KOTA,
    Wilayah.Tingkat.KECAMATAN,
    Wilayah.Tingkat.KELURAHAN,
)
AWALAN = re.compile(r"^(?:kelurahan|kel|kecamatan|kec)\b\.?\s*")
SELURUH_KOTA = frozenset({"kotatasikmalaya", "tasikmalaya", "seluruhkota"})


class TempatSalah(ValueError):
    """No such place; ``kolom`` is the cell to repair."""

    def __init__(self, kolom: str, pesan: str) -> None:
        super().__init__(pesan)
        self.kolom = kolom


class PetaTempat:
    def __init__(self, tempat: Iterable[Wilayah]) -> None:
        self._semua = {satu.kode: satu for satu in tempat}
        self._nama: dict[tuple[str, str], list[Wilayah]] = {}
        for satu in self._semua.values():
            for nama in {_rapi_tempat(n) for n in (satu.nama, *satu.ejaan_lain)}:
                self._nama.setdefault((satu.tingkat, nama), []).append(satu)

    def cari(self, kecamatan: str, kelurahan: str) -> str:
        """The code of the kelurahan, else of the kecamatan; raises TempatSalah."""
        if not kecamatan:
            raise self._tanpa_kecamatan(kelurahan)
        if not kelurahan and _rapi_tempat(kecamatan) in SELURUH_KOTA:
            return self._kota()
        atas = self._nama.get((KECAMATAN, _rapi_tempat(kecamatan)), [])
        if not atas:
            raise TempatSalah("Kecamatan", "Kecamatan ini tidak dikenal.")
        if not kelurahan:
            return atas[0].kode
        sebut = self._nama.get((KELURAHAN, _rapi_tempat(kelurahan)), [])
        if not sebut:
            raise TempatSalah("Kelurahan", "Kelurahan ini tidak dikenal.")
        for satu in sebut:
            if satu.induk_id == atas[0].kode:
                return satu.kode
        raise TempatSalah(
            "Kelurahan",
            f"Kelurahan {sebut[0].nama} tidak berada di Kecamatan {atas[0].nama}.",
        )

    def sekota(self, kode: str) -> bool:
        return self._semua[kode].tingkat == KOTA

    def _tanpa_kecamatan(self, kelurahan: str) -> TempatSalah:
        sebut = self._nama.get((KELURAHAN, _rapi_tempat(kelurahan)), [])
        if not sebut:
            return TempatSalah("Kecamatan", "Kecamatan wajib diisi.")
        di = gabung(sorted(self._semua[str(s.induk_id)].nama for s in sebut))
        return TempatSalah("Kecamatan", f"{sebut[0].nama} ada di {di}; isi Kecamatan.")

    def _kota(self) -> str:
        for satu in self._semua.values():
            if satu.tingkat == KOTA:
                return satu.kode
        raise TempatSalah("Kecamatan", "Kecamatan ini tidak dikenal.")


def _rapi_tempat(nama: str) -> str:
    tanpa = AWALAN.sub("", " ".join(nama.casefold().split()))
    return "".join(h for h in tanpa if h.isalnum())


# What cells may name: kinds, places, units, topics, tags; read once a batch

# Column of the sheet -> purpose.
PERSETUJUAN: Mapping[str, str] = {
    "Persetujuan Undangan": Persetujuan.Tujuan.UNDANGAN,
    "Persetujuan Siaran": Persetujuan.Tujuan.SIARAN_INFORMASI,
}


def unit_impor(petugas: Petugas) -> list[Unit]:
    cakupan = cakupan_izin(petugas, IMPOR)
    return list(Unit.objects.filter(cakupan.q(""), sampai=None))


def sebutan_unit(petugas: Petugas) -> str:
    """The officer's own units in words, without those below them; "" for the whole city."""
    cakupan = cakupan_izin(petugas, IMPOR)
    if cakupan.kota:
        return ""
    return gabung(sorted(u.nama for u in Unit.objects.filter(pk__in=cakupan.unit)))


def _menurut[B: models.Model](
    semua: models.QuerySet[B] | list[B], *kolom: str
) -> dict[str, B]:
    return {
        nama.casefold(): satu
        for satu in semua
        for k in kolom
        if (nama := getattr(satu, k))
    }


class RujukanImpor:
    """All that one sheet is read against, for the officer who uploaded it."""

    def __init__(self, berkas: ImporBerkas, hari_ini: date) -> None:
        petugas = berkas.pengunggah
        self.hari_ini = hari_ini
        self.jenis = _menurut(JenisPemangku.objects.aktif(), "kode", "nama")
        self.tempat = PetaTempat(Wilayah.objects.filter(aktif=True))
        self.unit = _menurut(unit_impor(petugas), "kode", "singkatan", "nama")
        self.hanya_untuk = sebutan_unit(petugas)
        self.isu = _menurut(Isu.objects.aktif(), "kode", "nama")
        self.berbukti = bool(berkas.bukti)
        berlaku = TeksPersetujuan.objects.filter(berlaku_sejak__lte=hari_ini)
        self.tujuan_berteks = set(berlaku.values_list("tujuan", flat=True))


# The sheet to fill in, and the sheet that goes back with its faults

LEBAR = 22
# Spreadsheets drop the first 0 of what they take for a number.
TELEPON = "WhatsApp"
YA_TIDAK = ("Ya", "Tidak")
DUPLIKAT = "Sama dengan baris {}."
MIRIP = "Mirip dengan: {}. Belum diputuskan: unggah lagi, lalu pilih pakai yang ada atau buat baru."


def templat_xlsx(unit: Iterable[Unit]) -> bytes:
    from openpyxl import Workbook

    buku = Workbook()
    lembar = _data(buku, [f"{n}*" if n in WAJIB else n for n in KOLOM], KOLOM)
    _pilihan(buku, lembar, list(unit))
    _petunjuk(buku.create_sheet("Petunjuk", 1))
    return _simpan(buku)


def bermasalah_xlsx(berkas: ImporBerkas) -> bytes:
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
    kunci = {satu["id"] for b in baris for satu in b.calon}
    semua = Pemangku.objects.filter(pk__in=kunci).select_related(
        "jenis", "wilayah__induk"
    )
    return {str(satu.pk): str(satu) for satu in semua}


def kesalahan(baris: ImporBaris, nama: Mapping[str, str]) -> str:
    """Why a row goes back: ``Baris 14. WhatsApp: …``; ``nama`` of its look-alikes."""
    kalimat = [
        f"{kolom}: {pesan}" for kolom, semua in baris.galat.items() for pesan in semua
    ]
    if baris.kembar is not None:
        kalimat.append(DUPLIKAT.format(baris.kembar))
    if baris.vonis == ImporBaris.Vonis.MIRIP and not baris.keterangan:
        mirip = [nama.get(c["id"], "catatan yang sudah dihapus") for c in baris.calon]
        if baris.calon_luar:
            mirip.append("catatan unit lain yang tidak dapat Anda lihat")
        kalimat.append(MIRIP.format("; ".join(mirip)))
    if baris.keterangan:
        kalimat.append(baris.keterangan)
    return " ".join([f"Baris {baris.nomor}.", *kalimat])


def _data(buku: Workbook, judul: Sequence[str], kolom: Sequence[str]) -> Worksheet:
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
    from openpyxl.utils import get_column_letter

    ref = buku.create_sheet("Ref")
    ref.sheet_state = "hidden"
    wilayah = Wilayah.objects.filter(aktif=True).order_by("nama")
    tingkat = Wilayah.Tingkat
    kelurahan = wilayah.filter(tingkat=tingkat.KELURAHAN).values_list("nama", flat=True)
    daftar: dict[str, list[str]] = {
        "Jenis": [satu.nama for satu in JenisPemangku.objects.aktif()],
        "Kecamatan": [
            *wilayah.filter(tingkat=tingkat.KECAMATAN).values_list("nama", flat=True),
            "Seluruh kota",
        ],
        "Kelurahan": list(dict.fromkeys(kelurahan)),
        "Pengelola": [satu.nama for satu in unit],
        "Sifat Nomor": ["Dinas", "Pribadi"],
        "Isu": [satu.nama for satu in Isu.objects.aktif()],
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
    # A choice is offered, not forced: several topics stand in one cell.
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
