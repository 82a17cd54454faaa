"""Acts on a record, its relations and its people, as buttons of its page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from organisasi.form_fields import Teks
from organisasi.models import Unit, Wilayah
from organisasi.staf.base import kolom_tanggal, panjang
from organisasi.staf.tombol import DALAM, Tanya, TindakanForm, Tombol
from pemangku.inventaris import (
    forms as borang,
    hubungan as aksi,
    kanal as aksi_kanal,
    orang as aksi_orang,
)
from pemangku.inventaris.actions import verifikasi_pemangku
from pemangku.inventaris.hubungan import (
    CakupanPemangku,
    HubunganPemangku,
    HubunganUnit,
    tandai_pemangku,
)
from pemangku.inventaris.models import JenisPemangku, Pemangku, Tag, Verifikasi
from pemangku.inventaris.persetujuan import beri_persetujuan, tarik_persetujuan
from pemangku.inventaris.pilihan import TindakanPemangku as T
from pemangku.staf import CATAT, INDUK_TAK_ADA, TINJAU, VERIFIKASI, terpakai

# On the record itself: approving, verifying, putting out of use, tagging

# By his own link the stakeholder does it himself.
CARA = [c for c in Verifikasi.Cara.choices if c[0] != Verifikasi.Cara.TAUTAN_MANDIRI]


class VerifikasiPemangkuForm(TindakanForm):
    cara = forms.ChoiceField(
        label="Cara memeriksa",
        choices=CARA,
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih caranya."},
    )
    hasil = forms.ChoiceField(
        label="Hasilnya",
        choices=Verifikasi.Hasil.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih hasilnya."},
        help_text="Ada yang berubah? Perbaiki datanya dulu, lalu pilih Diperbaiki.",
    )
    catatan = Teks(label="Catatan", max_length=300, widget=panjang(2), help_text=DALAM)


class TandaiForm(TindakanForm):
    tag = forms.ModelMultipleChoiceField(
        label="Tag (paling banyak 5)",
        queryset=Tag.objects.all(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    jenis_tambahan = forms.ModelMultipleChoiceField(
        label="Juga sebagai (paling banyak 3)",
        queryset=JenisPemangku.objects.aktif(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        self.initial = {
            **self.initial,
            "tag": self.berkas.tag.all(),
            "jenis_tambahan": self.berkas.jenis_tambahan.all(),
        }
        kolom: Any = self.fields["jenis_tambahan"]
        kolom.queryset = kolom.queryset.exclude(pk=self.berkas.jenis_id)


def _verifikasi(pemangku: Pemangku, **isi: Any) -> Pemangku:
    verifikasi_pemangku(pemangku, **isi)
    return pemangku


def _akibat_verifikasi(pemangku: Pemangku) -> Sequence[str]:
    hari = pemangku.jenis.masa_berlaku_hari
    return [
        f"Masih benar atau diperbaiki: data berlaku {hari} hari, paling lama sampai SK-nya habis.",
        "Tidak terhubung dua kali berturut-turut, atau pindah: masuk daftar perlu dicek.",
        "Bubar: catatan menjadi tidak aktif.",
    ]


def _buka(tindakan: str) -> Callable[[Pemangku], bool]:
    return lambda pemangku: pemangku.boleh(tindakan)


TOMBOL_CATATAN = (
    Tombol(
        nama="sahkan",
        label="Sahkan draf",
        izin=TINJAU,
        boleh=_buka(T.SAHKAN),
        lakukan=lambda p, **isi: p.sahkan(**isi),
        berhasil="Draf disahkan; catatan sekarang aktif.",
        penjelasan="Bukan catatan ganda, dan datanya layak dipakai.",
    ),
    Tombol(
        nama="tolak",
        label="Tolak draf",
        izin=TINJAU,
        boleh=_buka(T.TOLAK),
        lakukan=Pemangku.tolak,
        berhasil="Draf ditolak.",
        penjelasan="Catatan ini tidak dipakai; alasannya tersimpan.",
        tanya=lambda _p: Tanya("Mengapa ditolak?", DALAM),
        bahaya=True,
    ),
    Tombol(
        nama="verifikasi",
        label="Catat verifikasi",
        izin=VERIFIKASI,
        boleh=lambda p: p.status == Pemangku.Status.AKTIF,
        lakukan=_verifikasi,
        berhasil="Verifikasi tercatat.",
        penjelasan="Catat apa yang Anda temukan setelah menghubungi atau melihat sendiri.",
        form=lambda _p: VerifikasiPemangkuForm,
        akibat=_akibat_verifikasi,
    ),
    Tombol(
        nama="tandai",
        label="Tag dan jenis tambahan",
        izin=CATAT,
        boleh=terpakai,
        lakukan=tandai_pemangku,
        berhasil="Tag tersimpan.",
        penjelasan="Centang yang menolong orang lain menemukan catatan ini.",
        form=lambda _p: TandaiForm,
    ),
    Tombol(
        nama="nonaktifkan",
        label="Nonaktifkan",
        izin=CATAT,
        boleh=_buka(T.NONAKTIFKAN),
        lakukan=Pemangku.nonaktifkan,
        berhasil="Catatan sekarang tidak aktif.",
        penjelasan="Tidak dipakai lagi untuk undangan dan siaran; riwayatnya tetap.",
        tanya=lambda _p: Tanya("Mengapa tidak aktif lagi?", DALAM),
        bahaya=True,
    ),
    Tombol(
        nama="aktifkan",
        label="Aktifkan lagi",
        izin=CATAT,
        boleh=_buka(T.AKTIFKAN),
        lakukan=Pemangku.aktifkan,
        berhasil="Catatan aktif lagi. Verifikasi datanya sebelum dipakai.",
        penjelasan="Catatan ini dipakai lagi.",
        tanya=lambda _p: Tanya("Mengapa aktif lagi?", DALAM),
    ),
)


# On where a stakeholder reaches and whom it is tied to

PILIH_SATU = {"required": "Pilih salah satu.", "invalid_choice": "Pilih salah satu."}


class PilihForm(TindakanForm):
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
        raise NotImplementedError  # abstract: each form has its own


class CakupanForm(TindakanForm):
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
    def pilihan(self) -> Any:
        return self.berkas.cakupan.select_related("wilayah__induk")


class HubunganUnitForm(TindakanForm):
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
    selesai = kolom_tanggal("Hari terakhir", wajib="Isi hari terakhirnya.")

    def pilihan(self) -> Any:
        return self.berkas.hubungan_unit.filter(selesai=None).select_related("unit")


class HubunganForm(TindakanForm):
    jenis = forms.ChoiceField(label="Hubungan", choices=HubunganPemangku.Jenis.choices)
    nomor = Teks(
        label="Nomor pemangku yang lain",
        max_length=20,
        wajib="Tulis nomornya.",
        help_text="Mis. PK-000012; cari dulu di daftar.",
    )

    def clean_nomor(self) -> Pemangku:
        nomor = self.cleaned_data["nomor"].strip().upper()
        lain = Pemangku.objects.untuk(self.petugas).filter(nomor=nomor).first()
        if lain is None:
            raise ValidationError(INDUK_TAK_ADA)
        return lain


class LepasForm(PilihForm):
    def pilihan(self) -> Any:
        return self.berkas.hubungan_ke.select_related("ke__jenis", "ke__wilayah")


# The acts return what they made; the page shows the record.
def _tambah_cakupan(pemangku: Pemangku, **isi: Any) -> Pemangku:
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
        form=lambda _p: HubunganUnitForm,
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


# On the people of a stakeholder: posts, channels, consent


def _tambah_orang(pemangku: Pemangku, **isi: Any) -> Pemangku:
    aksi_orang.catat_orang(pemangku=pemangku, **isi)
    return pemangku


def _ganti(pemangku: Pemangku, *, jabatan: Any, **isi: Any) -> Pemangku:
    aksi_orang.ganti_pejabat(jabatan, **isi)
    return pemangku


def _akhiri(pemangku: Pemangku, *, jabatan: Any, **isi: Any) -> Pemangku:
    aksi_orang.akhiri_jabatan(jabatan, **isi)
    return pemangku


def _tambah_kanal(pemangku: Pemangku, *, pemilik: Any, **isi: Any) -> Pemangku:
    try:
        aksi_kanal.tambah_kanal(pemilik, **isi)
    except aksi_kanal.PemilikSalah as galat:
        raise ValidationError({"pemilik": galat.messages}) from galat
    except ValidationError as galat:
        raise ValidationError({"nilai": galat.messages}) from galat
    return pemangku


def _uji_kanal(pemangku: Pemangku, *, kanal: Any, **isi: Any) -> Pemangku:
    aksi_kanal.uji_kanal(kanal, **isi)
    return pemangku


def _hapus_kanal(pemangku: Pemangku, *, kanal: Any, **isi: Any) -> Pemangku:
    aksi_kanal.hapus_kanal(kanal, **isi)
    return pemangku


# One row a purpose: each is a word of its own (UU 27/2022 Pasal 22).
def _persetujuan(aksi: Callable[..., object]) -> Callable[..., Pemangku]:
    @transaction.atomic
    def lakukan(
        pemangku: Pemangku, *, orang: Any, tujuan: list[str], **isi: Any
    ) -> Pemangku:
        for satu in tujuan:
            aksi(orang, tujuan=satu, **isi)
        return pemangku

    return lakukan


def _lembaga(pemangku: Pemangku) -> bool:
    return terpakai(pemangku) and pemangku.bentuk == Pemangku.Bentuk.LEMBAGA


def _berpejabat(pemangku: Pemangku) -> bool:
    return _lembaga(pemangku) and pemangku.jabatan.filter(selesai=None).exists()


def _berkanal(pemangku: Pemangku) -> bool:
    return (
        pemangku.kanal.exists()
        or pemangku.jabatan.filter(orang__kanal__isnull=False).exists()
    )


def _berorang(pemangku: Pemangku) -> bool:
    return pemangku.jabatan.exists()


TOMBOL_ORANG = (
    Tombol(
        nama="tambah_orang",
        label="Tambah orang",
        izin=CATAT,
        boleh=_lembaga,
        lakukan=_tambah_orang,
        berhasil="Orang dan jabatannya tercatat.",
        penjelasan="Satu orang dengan satu jabatan. Beri tahu orangnya bahwa ia dicatat.",
        form=lambda _p: borang.OrangPemangkuForm,
    ),
    Tombol(
        nama="ganti_pejabat",
        label="Ganti pejabat",
        izin=CATAT,
        boleh=_berpejabat,
        lakukan=_ganti,
        berhasil="Pejabat diganti; yang lama tetap ada di riwayat.",
        penjelasan="Jabatan dan perannya beralih; undangan sejak tanggal itu untuk yang baru.",
        form=lambda _p: borang.GantiForm,
    ),
    Tombol(
        nama="akhiri_jabatan",
        label="Akhiri jabatan",
        izin=CATAT,
        boleh=_berpejabat,
        lakukan=_akhiri,
        berhasil="Jabatan berakhir; orangnya tetap ada di riwayat.",
        penjelasan=(
            "Tanpa pengganti. Bila ia pimpinan atau narahubung utama, catatan ini menjadi "
            "perlu dicek."
        ),
        form=lambda _p: borang.AkhiriForm,
        bahaya=True,
    ),
    Tombol(
        nama="tambah_kanal",
        label="Tambah kanal",
        izin=CATAT,
        boleh=terpakai,
        lakukan=_tambah_kanal,
        berhasil="Kanal tersimpan; yang tampil hanya samarannya.",
        penjelasan="Nomor WhatsApp, telepon, surel, atau akun. Ditulis sekali, lalu disamarkan.",
        form=lambda _p: borang.KanalForm,
    ),
    Tombol(
        nama="uji_kanal",
        label="Catat hasil menghubungi",
        izin=CATAT,
        boleh=_berkanal,
        lakukan=_uji_kanal,
        berhasil="Hasilnya tercatat.",
        penjelasan="Dua kali gagal: kanal tidak dipakai; bila itu yang utama, perlu dicek.",
        form=lambda _p: borang.UjiKanalForm,
    ),
    Tombol(
        nama="hapus_kanal",
        label="Hapus kanal",
        izin=CATAT,
        boleh=_berkanal,
        lakukan=_hapus_kanal,
        berhasil="Kanal dihapus.",
        penjelasan="Nomor atau alamatnya dilupakan; riwayat hanya menyebut jenisnya.",
        form=lambda _p: borang.HapusKanalForm,
        bahaya=True,
    ),
    Tombol(
        nama="beri_persetujuan",
        label="Catat persetujuan",
        izin=CATAT,
        boleh=_berorang,
        lakukan=_persetujuan(beri_persetujuan),
        berhasil="Persetujuan tercatat dengan buktinya.",
        penjelasan="Satu baris untuk tiap tujuan, dengan kalimat yang berlaku hari ini.",
        form=lambda _p: borang.SetujuForm,
    ),
    Tombol(
        nama="tarik_persetujuan",
        label="Catat penarikan",
        izin=CATAT,
        boleh=_berorang,
        lakukan=_persetujuan(tarik_persetujuan),
        berhasil="Penarikan tercatat dan berlaku sekarang juga.",
        penjelasan="Orangnya tidak mau lagi. Tidak perlu alasan.",
        form=lambda _p: borang.TarikForm,
    ),
)
