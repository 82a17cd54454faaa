"""Acts on where a stakeholder reaches and whom it is tied to."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from organisasi.form_fields import Teks
from organisasi.models import Unit, Wilayah
from organisasi.staf.base_forms import kolom_tanggal
from organisasi.staf.tombol import TindakanForm, Tombol
from pemangku.actions import hubungan as aksi
from pemangku.admin.bersama import CATAT, INDUK_TAK_ADA, terpakai
from pemangku.models import CakupanPemangku, HubunganPemangku, HubunganUnit, Pemangku

PILIH_SATU = {"required": "Pilih salah satu.", "invalid_choice": "Pilih salah satu."}


class PilihForm(TindakanForm):
    """Asks which of the rows the record has."""

    relasi = ""

    baris = forms.ModelChoiceField(
        label="Yang mana",
        queryset=CakupanPemangku.objects.none(),
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages=PILIH_SATU,
    )

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        kolom: Any = self.fields["baris"]
        kolom.queryset = self.pilihan()

    def pilihan(self) -> Any:
        """The rows to choose from."""
        raise NotImplementedError  # abstract: each form has its own


class CakupanForm(TindakanForm):
    """A region, and by what right."""

    wilayah = forms.ModelChoiceField(
        label="Wilayah",
        queryset=Wilayah.objects.select_related("induk"),
        error_messages={"required": "Pilih wilayahnya."},
        help_text="Sampai kelurahan bila tahu; hanya kelurahan yang dihitung di peta.",
    )
    dasar = Teks(
        label="Dasarnya", max_length=200, help_text="Mis. SK, atau kata ketuanya."
    )


class HapusCakupanForm(PilihForm):
    """Which region it does not reach."""

    def pilihan(self) -> Any:
        """Its regions."""
        return self.berkas.cakupan.select_related("wilayah__induk")


class UnitForm(TindakanForm):
    """What it is to which unit, since when."""

    unit = forms.ModelChoiceField(
        label="Unit",
        queryset=Unit.objects.none(),
        error_messages={"required": "Pilih unitnya."},
    )
    jenis = forms.ChoiceField(label="Sebagai", choices=HubunganUnit.Jenis.choices)
    mulai = kolom_tanggal("Sejak", wajib="Isi sejak kapan.")
    catatan = Teks(label="Catatan", max_length=200)

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        kolom: Any = self.fields["unit"]
        kolom.queryset = Unit.objects.berjalan(timezone.localdate())


class AkhiriUnitForm(PilihForm):
    """Which relation ends, and when."""

    selesai = kolom_tanggal("Hari terakhir", wajib="Isi hari terakhirnya.")

    def pilihan(self) -> Any:
        """What has not ended."""
        return self.berkas.hubungan_unit.filter(selesai=None).select_related("unit")


class HubunganForm(TindakanForm):
    """What it is to another stakeholder, named by its number."""

    jenis = forms.ChoiceField(label="Hubungan", choices=HubunganPemangku.Jenis.choices)
    nomor = Teks(
        label="Nomor pemangku yang lain",
        max_length=20,
        wajib="Tulis nomornya.",
        help_text="Mis. PK-000012; cari dulu di daftar.",
    )

    def clean_nomor(self) -> Pemangku:
        """The other record, if the officer may see it."""
        nomor = self.cleaned_data["nomor"].strip().upper()
        lain = Pemangku.objects.untuk(self.petugas).filter(nomor=nomor).first()
        if lain is None:
            raise ValidationError(INDUK_TAK_ADA)
        return lain


class LepasForm(PilihForm):
    """Which relation does not hold."""

    def pilihan(self) -> Any:
        """From here to others."""
        return self.berkas.hubungan_ke.select_related("ke__jenis", "ke__wilayah")


def _tambah_cakupan(pemangku: Pemangku, **isi: Any) -> Pemangku:
    """The acts return what they made; the page shows the record."""
    aksi.tambah_cakupan(pemangku, **isi)
    return pemangku


def _hapus_cakupan(pemangku: Pemangku, *, baris: Any, **isi: Any) -> Pemangku:
    aksi.hapus_cakupan(baris, **isi)
    return pemangku


def _hubungkan_unit(pemangku: Pemangku, **isi: Any) -> Pemangku:
    aksi.hubungkan_unit(pemangku, **isi)
    return pemangku


def _akhiri_unit(pemangku: Pemangku, *, baris: Any, **isi: Any) -> Pemangku:
    aksi.akhiri_hubungan_unit(baris, **isi)
    return pemangku


def _hubungkan(pemangku: Pemangku, *, nomor: Pemangku, **isi: Any) -> Pemangku:
    aksi.hubungkan_pemangku(pemangku, ke=nomor, **isi)
    return pemangku


def _lepas(pemangku: Pemangku, *, baris: Any, **isi: Any) -> Pemangku:
    aksi.lepas_hubungan(baris, **isi)
    return pemangku


TOMBOL_HUBUNGAN = (
    Tombol(
        nama="tambah_cakupan",
        label="Tambah wilayah",
        izin=CATAT,
        boleh=terpakai,
        lakukan=_tambah_cakupan,
        berhasil="Cakupan tersimpan.",
        penjelasan="Wilayah yang sungguh dijangkau, bukan yang diharapkan.",
        form=lambda _p: CakupanForm,
    ),
    Tombol(
        nama="hapus_cakupan",
        label="Hapus wilayah",
        izin=CATAT,
        boleh=lambda p: p.cakupan.exists(),
        lakukan=_hapus_cakupan,
        berhasil="Cakupan dihapus.",
        penjelasan="Wilayah itu tidak dijangkau (lagi).",
        form=lambda _p: HapusCakupanForm,
    ),
    Tombol(
        nama="hubungkan_unit",
        label="Hubungkan dengan unit",
        izin=CATAT,
        boleh=terpakai,
        lakukan=_hubungkan_unit,
        berhasil="Hubungan tersimpan.",
        penjelasan="Mitra, binaan, pengguna layanan, atau lainnya dari sebuah unit.",
        form=lambda _p: UnitForm,
    ),
    Tombol(
        nama="akhiri_hubungan_unit",
        label="Akhiri hubungan dengan unit",
        izin=CATAT,
        boleh=lambda p: p.hubungan_unit.filter(selesai=None).exists(),
        lakukan=_akhiri_unit,
        berhasil="Hubungan berakhir; tetap ada di riwayat.",
        penjelasan="Hubungan itu selesai pada hari yang Anda isi.",
        form=lambda _p: AkhiriUnitForm,
    ),
    Tombol(
        nama="hubungkan_pemangku",
        label="Hubungkan dengan pemangku",
        izin=CATAT,
        boleh=terpakai,
        lakukan=_hubungkan,
        berhasil="Hubungan tersimpan; pihak lain menampilkan sebaliknya.",
        penjelasan="Mis. RW 05 anggota dari Forum RW.",
        form=lambda _p: HubunganForm,
    ),
    Tombol(
        nama="lepas_hubungan",
        label="Lepas hubungan",
        izin=CATAT,
        boleh=lambda p: p.hubungan_ke.exists(),
        lakukan=_lepas,
        berhasil="Hubungan dilepas.",
        penjelasan="Hubungan itu keliru atau tidak berlaku lagi.",
        form=lambda _p: LepasForm,
    ),
)
