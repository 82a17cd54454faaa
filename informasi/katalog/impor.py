"""Import of a unit's list (DIP) from a sheet, and the empty sheet to fill in.

Every row becomes a draft of a unit the officer may write for; rows that are there
already are left out, so the same file can be sent again after its faults are repaired.
"""

# ruff: noqa: TID253 -- loaded by the pages that take or hand out a sheet, at their first use

import io
from collections.abc import Iterable, Mapping, Set as AbstractSet
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import transaction
from import_export import fields, resources, widgets
from import_export.exceptions import ImportError as GagalImpor
from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet
from tablib import Dataset

from informasi.katalog.actions import kelompok_asing, susun_dokumen
from informasi.katalog.models import (
    BentukInformasi,
    DokumenInformasi,
    KelompokInformasi,
    Klasifikasi,
)
from organisasi.bahasa import gabung
from organisasi.kantor.izin import cakupan_izin
from organisasi.kantor.saat import Saat
from organisasi.kertas import xlsx
from organisasi.kertas.xlsx import BARIS_MAKS, Lembar
from organisasi.models import Petugas, Unit
from organisasi.teks import baca_toml

# How a cell is read: by what a person would write in it

TAHUN_AWAL, TAHUN_AKHIR = 1945, 2100


class SelPilihan(widgets.Widget):
    def __init__(self, pilihan: Iterable[tuple[str, Any]], nama: str) -> None:
        super().__init__()
        self._pilihan = {str(kunci).casefold(): nilai for kunci, nilai in pilihan}
        self._nama = nama

    def clean(self, value: Any, row: Any = None, **_kwargs: Any) -> Any:  # noqa: ARG002
        kunci = " ".join(str(value or "").casefold().split())
        if kunci in self._pilihan:
            return self._pilihan[kunci]
        raise ValueError(f"“{value}” tidak dikenal. {self._nama}")


def pilihan_unit(unit: list[Unit], sendiri: AbstractSet[int]) -> SelPilihan:
    """A unit the officer may write for; an empty cell means the only own one.

    ``sendiri`` are the units of the assignments, not those below: a kecamatan that
    writes nothing means itself.
    """
    sebutan = [(s, u) for u in unit for s in (u.kode, u.nama, u.singkatan) if s]
    milik = [("", u) for u in unit if u.pk in sendiri]
    tunggal = milik if len(milik) == 1 else []
    return SelPilihan([*sebutan, *tunggal], "Tulis kode atau nama unit Anda.")


class Tahun(widgets.Widget):
    def clean(self, value: Any, row: Any = None, **_kwargs: Any) -> int | None:  # noqa: ARG002
        if not value:
            return None
        teks = str(value)
        if teks.isdecimal() and TAHUN_AWAL <= int(teks[:5]) <= TAHUN_AKHIR:
            return int(teks)
        raise ValueError(f"“{value}” bukan tahun. Tulis empat angka, misalnya 2024.")


TAMBAH = "informasi.add_dokumeninformasi"
# Headings in the file, each with the column of the model and how it is filled in.
ISIAN = baca_toml("informasi/data/impor.toml")
KOLOM: Mapping[str, str] = {judul: satu["kolom"] for judul, satu in ISIAN.items()}
WAJIB = tuple(judul for judul, satu in ISIAN.items() if "wajib" in satu)


def _kolom(judul: str, widget: widgets.Widget | None = None, **lain: Any) -> Any:
    return fields.Field(
        attribute=KOLOM[judul], column_name=judul, widget=widget, **lain
    )


def _label(
    pilihan: type[Klasifikasi | BentukInformasi], kosong: str | None = None
) -> SelPilihan:
    kata = [(kata, p.value) for p in pilihan for kata in (str(p.label), p.value)]
    if kosong:
        kata.append(("", kosong))
    label = [str(p.label) for p in pilihan]
    return SelPilihan(kata, f"Pilihannya: {gabung(label, 'atau')}.")


class DokumenResource(resources.ModelResource):
    judul = _kolom("Judul")
    ringkasan = _kolom("Ringkasan isi informasi")
    penanggung_jawab = _kolom("Penanggung jawab")
    waktu_pembuatan = _kolom("Waktu pembuatan")
    tempat_pembuatan = _kolom("Tempat pembuatan", default="Kota Tasikmalaya")
    bentuk = _kolom(
        "Bentuk yang tersedia", _label(BentukInformasi, kosong=BentukInformasi.DIGITAL)
    )
    jangka_simpan = _kolom("Jangka simpan")
    klasifikasi = _kolom("Klasifikasi", _label(Klasifikasi))
    tahun = _kolom("Tahun", Tahun())
    tautan = _kolom("Tautan resmi")

    class Meta:
        model = DokumenInformasi
        fields = tuple(KOLOM.values())
        import_id_fields = ()
        clean_model_instances = True
        skip_diff = True
        report_skipped = True

    def __init__(self, lembar: Lembar, *, petugas: Petugas, pada: datetime) -> None:
        super().__init__()
        self._lembar, self._petugas, self._pada = lembar, petugas, pada
        cakupan = cakupan_izin(petugas, TAMBAH)
        self._unit = list(Unit.objects.filter(cakupan.q("")))
        self._sudah_ada: set[tuple[int, str, int | None]] = set()
        kelompok = list(KelompokInformasi.objects.all())
        self.fields["unit"] = _kolom(
            "Unit yang menguasai", pilihan_unit(self._unit, cakupan.unit)
        )
        self.fields["kelompok"] = _kolom(
            "Kelompok",
            SelPilihan(
                [("", None), *((s, k) for k in kelompok for s in (k.kode, k.nama))],
                "Tulis nama kelompok seperti di lembar Petunjuk.",
            ),
        )

    def before_import(self, dataset: Any, **_kwargs: Any) -> None:
        baris = DokumenInformasi.objects.filter(
            unit__in=self._unit, judul__in=dataset["Judul"]
        ).exclude(status=DokumenInformasi.Status.DIGABUNG)
        for unit, judul, tahun in baris.values_list("unit_id", "judul", "tahun"):
            self._sudah_ada.add((unit, judul.casefold(), tahun))

    def before_import_row(self, row: Any, **kwargs: Any) -> None:
        """A formula is not a value: the row waits for the officer."""
        nomor = self._lembar.baris[kwargs["row_number"] - 1][0]
        if berumus := self._lembar.rumus.get(nomor):
            raise ValidationError(
                f"Kolom {gabung(berumus)} berisi rumus. Ganti dengan nilainya."
            )
        if not row.get("Unit yang menguasai"):
            row["Unit yang menguasai"] = ""

    def after_init_instance(
        self, instance: DokumenInformasi, *_args: Any, **_kwargs: Any
    ) -> None:
        instance.nomor, instance.status_sejak = "IP-BARU", self._pada

    def validate_instance(
        self,
        instance: DokumenInformasi,
        import_validation_errors: Any = None,
        validate_unique: bool = True,  # noqa: FBT001, FBT002
    ) -> None:
        galat = dict(import_validation_errors or {})
        sebab = kelompok_asing(instance.kelompok, instance.klasifikasi)
        if sebab and not {"kelompok", "klasifikasi"} & galat.keys():
            galat["kelompok"] = ValidationError(sebab)
        super().validate_instance(instance, galat, validate_unique)

    def skip_row(
        self,
        instance: DokumenInformasi,
        original: Any,  # noqa: ARG002
        row: Any,  # noqa: ARG002
        import_validation_errors: Any = None,
    ) -> bool:
        if import_validation_errors or instance.unit_id is None:
            return False
        kunci = (instance.unit_id, instance.judul.casefold(), instance.tahun)
        ada = kunci in self._sudah_ada
        self._sudah_ada.add(kunci)
        return ada

    def do_instance_save(self, instance: DokumenInformasi, is_create: bool) -> None:  # noqa: ARG002, FBT001
        susun_dokumen(instance, Saat(self._petugas, self._pada))


@dataclass(frozen=True, slots=True)
class BarisImpor:
    nomor: int
    judul: str
    keadaan: str
    galat: list[str] = field(default_factory=list)

    @property
    def baru(self) -> bool:
        return self.keadaan == "baru"


def periksa_kolom(lembar: Lembar) -> Lembar:
    """The sheet under our own headings; ValidationError says which are wrong."""
    kenal = {nama.casefold(): nama for nama in KOLOM}
    kepala = [kenal.get(n.casefold(), n) for n in lembar.kepala]
    while kepala and not kepala[-1]:
        kepala.pop()
    asing = [n or "(tanpa nama)" for n in kepala if n not in KOLOM]
    kurang = [n for n in WAJIB if n not in kepala]
    ganda = sorted({n for n in kepala if kepala.count(n) > 1} - set(asing))
    galat = [
        kalimat.format(gabung([f"“{n}”" for n in nama]))
        for kalimat, nama in (
            ("Kolom tidak dikenal: {}.", asing[:10]),
            ("Kolom wajib belum ada: {}.", kurang),
            ("Kolom tertulis dua kali: {}.", ganda),
        )
        if nama
    ]
    if galat:
        raise ValidationError([*galat, "Pakai judul kolom seperti di templat."])
    if not lembar.baris:
        raise ValidationError("Tidak ada baris di bawah judul kolom.")
    lebar = len(kepala)
    baris = [(n, [*sel[:lebar], *[""] * (lebar - len(sel))]) for n, sel in lembar.baris]
    return Lembar(kepala, baris, lembar.rumus)


def pratinjau(lembar: Lembar, *, petugas: Petugas, pada: datetime) -> list[BarisImpor]:
    sumber = DokumenResource(lembar, petugas=petugas, pada=pada)
    hasil = sumber.import_data(_data(lembar), dry_run=True, use_transactions=False)
    return [
        _baris(nomor, sel[lembar.kepala.index("Judul")], satu)
        for (nomor, sel), satu in zip(lembar.baris, hasil.rows, strict=True)
    ]


@transaction.atomic
def impor(lembar: Lembar, *, petugas: Petugas, pada: datetime) -> list[BarisImpor]:
    """Make drafts of the good rows, all or none (ValidationError); tell all rows."""
    semua = pratinjau(lembar, petugas=petugas, pada=pada)
    baik = {b.nomor for b in semua if b.baru}
    sisa = Lembar(
        lembar.kepala, [b for b in lembar.baris if b[0] in baik], lembar.rumus
    )
    if baik:
        sumber = DokumenResource(sisa, petugas=petugas, pada=pada)
        try:
            sumber.import_data(_data(sisa), raise_errors=True, use_transactions=True)
        except GagalImpor as galat:
            raise ValidationError(
                "Penyimpanan terhenti; tidak ada yang disimpan. Unggah lagi berkasnya."
            ) from galat
    return semua


def _data(lembar: Lembar) -> Dataset:
    return Dataset(*(sel for _, sel in lembar.baris), headers=lembar.kepala)


def _baris(nomor: int, judul: str, satu: Any) -> BarisImpor:
    if satu.is_skip():
        return BarisImpor(nomor, judul, "sudah ada")
    if satu.validation_error:
        return BarisImpor(nomor, judul, "galat", _kalimat(satu.validation_error))
    if satu.errors:
        return BarisImpor(nomor, judul, "galat", ["Baris ini tidak dapat dibaca."])
    return BarisImpor(nomor, judul, "baru")


def _kalimat(galat: ValidationError) -> list[str]:
    if not hasattr(galat, "error_dict"):
        return list(galat.messages)
    nama = {kolom: judul for judul, kolom in KOLOM.items()}
    return [
        pesan if kolom == NON_FIELD_ERRORS else f"{nama.get(kolom, kolom)}: {pesan}"
        for kolom, semua in galat.message_dict.items()
        for pesan in semua
    ]


# The sheet that units fill in: headings, lists to choose from, a page of advice

LEBAR = 28


def templat_xlsx(unit: Iterable[Unit]) -> bytes:
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
        ("Bentuk yang tersedia", BentukInformasi),
    ):
        huruf = get_column_letter(kolom.index(nama) + 1)
        daftar = DataValidation(
            type="list", formula1=f'"{",".join(str(p.label) for p in pilihan)}"'
        )
        lembar.add_data_validation(daftar)
        daftar.add(f"{huruf}2:{huruf}{BARIS_MAKS + 1}")
    _petunjuk(buku.create_sheet(xlsx.PETUNJUK), unit)
    hasil = io.BytesIO()
    buku.save(hasil)
    return hasil.getvalue()


def _petunjuk(lembar: Worksheet, unit: Iterable[Unit]) -> None:
    lembar.append(["Kolom", "Wajib", "Cara mengisi"])
    for nama, satu in ISIAN.items():
        lembar.append([nama, "ya" if nama in WAJIB else "", satu["cara"]])
    lembar.append([])
    lembar.append(["Kelompok", "Untuk klasifikasi"])
    for kelompok in KelompokInformasi.objects.all():
        lembar.append([kelompok.nama, kelompok.get_klasifikasi_display()])
    lembar.append([])
    lembar.append(["Unit Anda", "Kode"])
    for satu in unit:
        lembar.append([satu.nama, satu.kode])
