"""What the acts on an objection and a dispute ask."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import uuid4

from django import forms
from django.utils import timezone

from informasi.actions.keberatan import alasan_terbuka
from informasi.admin.borang_tindakan import PEMOHON
from informasi.models import (
    AlasanKeberatan,
    HasilKeberatan,
    HasilSengketa,
    KanalMasuk,
)
from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.form_fields import Teks
from organisasi.kantor.peran import Peran
from organisasi.models import Petugas
from organisasi.staf.base_forms import kolom_tanggal, panjang
from organisasi.staf.tombol import TindakanForm

PANJANG_PUTUSAN = 10_000
JABATAN = "Sekretaris Daerah"
DIKABULKAN = (HasilKeberatan.DIKABULKAN, HasilKeberatan.DIKABULKAN_SEBAGIAN)


def jabatan_atasan(petugas: Petugas) -> str:
    """The post in which he answers, as his assignment of today notes it."""
    tugas = (p for p in petugas.penugasan_aktif if p.peran == Peran.ATASAN_PPID)
    return next((p.jabatan for p in tugas if p.jabatan), JABATAN)


class TanggapiForm(TindakanForm):
    """The written answer of the Atasan PPID (UU 14/2008 Pasal 36 ayat (2))."""

    hasil = forms.ChoiceField(
        label="Hasilnya",
        choices=[("", "Pilih hasilnya"), *HasilKeberatan.choices],
        error_messages={"required": "Pilih hasilnya."},
    )
    putusan = Teks(
        label="Isi tanggapan dan alasannya",
        max_length=PANJANG_PUTUSAN,
        wajib="Tulis alasannya; tanggapan tanpa alasan tidak sah.",
        widget=panjang(8),
        help_text=f"{PEMOHON} Contoh: “Data itu tidak memuat rahasia pribadi, jadi "
        "alasan penolakan tidak berlaku.”",
    )
    jabatan = Teks(
        label="Jabatan yang menanggapi",
        max_length=150,
        wajib="Tulis jabatannya.",
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )
    perintah = Teks(
        label="Perintah kepada PPID",
        max_length=PANJANG_PUTUSAN,
        widget=panjang(3),
        help_text="Bila dikabulkan. Contoh: “Berikan rekap per kelurahan tanpa nama orang.”",
    )
    perintah_jatuh_tempo = forms.DateField(
        label="Dilaksanakan paling lambat",
        required=False,
        help_text="Bila dikabulkan. Menjadi jatuh tempo baru permohonan itu.",
        error_messages={"invalid": "Isi tanggal, bulan, dan tahun."},
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        self.initial.setdefault("jabatan", jabatan_atasan(self.petugas))

    def clean(self) -> dict[str, Any]:
        """An upheld objection orders something, until a day that is still to come."""
        isi = dict(self.cleaned_data)
        if isi.get("hasil") not in DIKABULKAN:
            return isi | {"perintah": "", "perintah_jatuh_tempo": None}
        if not isi.get("perintah"):
            self.add_error("perintah", "Tulis apa yang harus dilakukan PPID.")
        sampai = isi.get("perintah_jatuh_tempo")
        if not sampai or sampai < timezone.localdate():
            self.add_error(
                "perintah_jatuh_tempo", "Isi batas melaksanakan, paling cepat hari ini."
            )
        return isi


class TerimaForm(TindakanForm):
    """What the applicant said of the answer."""

    tanggapan = Teks(
        label="Kata pemohon (boleh kosong)",
        max_length=2000,
        widget=panjang(2),
        help_text="Dicatat di register keberatan.",
    )


class AjukanSengketaForm(TindakanForm):
    """When the applicant went to the commission."""

    tanggal = kolom_tanggal(
        "Hari diajukan ke Komisi Informasi",
        wajib="Isi hari pengajuannya.",
        bantuan="Dari surat Komisi Informasi atau kata pemohon.",
    )


class TanggalForm(TindakanForm):
    """The day of a step of the commission."""

    tanggal = kolom_tanggal("Tanggal", wajib="Isi tanggalnya.")


class RegistrasiForm(TanggalForm):
    """Registration by the commission."""

    nomor_ki = Teks(
        label="Nomor registrasi sengketa",
        max_length=100,
        wajib="Tulis nomor registrasi dari Komisi Informasi.",
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )


class PutusForm(TanggalForm):
    """Ruling or agreement."""

    hasil = forms.ChoiceField(
        label="Hasil sengketa",
        choices=[("", "Pilih hasilnya"), *HasilSengketa.choices],
        error_messages={"required": "Pilih hasilnya."},
        help_text="Masuk laporan tahunan.",
    )
    amar = Teks(
        label="Amar putusan atau hasil mediasi",
        max_length=PANJANG_PUTUSAN,
        wajib="Tulis amar putusannya.",
        widget=panjang(5),
    )


def kolom_mundur() -> Teks:
    """Why an objection is typed after the day it came in."""
    return Teks(
        label="Mengapa baru dicatat",
        max_length=300,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        help_text="Hanya bila diterima sebelum hari ini. Masuk riwayat. Contoh: “Surat "
        "tiba Jumat sore.”",
    )


def tidak_di_depan(hari: date) -> date:
    """The day itself; ValidationError for one to come."""
    if hari > timezone.localdate():
        raise forms.ValidationError("Tanggal diterima tidak boleh di masa depan.")
    return hari


def periksa_mundur(form: forms.Form, isi: dict[str, Any]) -> None:
    """A day before today needs a reason; it stands in the trail."""
    hari = isi.get("tanggal_terima")
    if hari and hari < timezone.localdate() and not isi.get("alasan_mundur"):
        form.add_error(
            "alasan_mundur",
            "Keberatan ini diterima sebelum hari ini. Tulis mengapa baru dicatat.",
        )


class CatatKeberatanForm(TindakanForm):
    """An objection brought to the counter, by letter or by telephone."""

    kunci_masuk = forms.UUIDField(widget=forms.HiddenInput, required=False)

    kanal = forms.ChoiceField(
        label="Cara diajukan",
        choices=[(k.value, k.label) for k in KanalMasuk if k != KanalMasuk.WEB],
    )
    tanggal_terima = kolom_tanggal(
        "Tanggal diterima",
        wajib="Isi hari keberatan itu diterima.",
        bantuan="Waktu 30 hari kerja berjalan sejak hari ini, bukan sejak Anda mengetik.",
    )
    alasan_mundur = kolom_mundur()
    alasan = forms.MultipleChoiceField(
        label="Alasan keberatan (UU 14/2008 Pasal 35 ayat (1))",
        widget=forms.CheckboxSelectMultiple,
        help_text="Hanya yang dapat berlaku untuk permohonan ini.",
        error_messages={
            "required": "Pilih sedikitnya satu alasan.",
            "invalid_choice": "Alasan itu tidak terbuka pada hari keberatan diterima.",
        },
    )
    kasus_posisi = Teks(
        label="Kasus posisi, dengan kata pemohon",
        max_length=5000,
        wajib="Ceritakan dengan singkat apa yang dialami pemohon.",
        widget=panjang(5),
    )
    nama_kuasa = Teks(
        label="Nama kuasa (boleh kosong)",
        max_length=150,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        help_text="Surat kuasa khusus bermeterai diminta dan disimpan di berkas.",
    )

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        try:
            terbuka = alasan_terbuka(self.berkas, self._hari()).alasan
        except TindakanTerlarang:
            terbuka = ()
        self.fields["alasan"].choices = [  # type: ignore[attr-defined]  # a choice field
            (kode, f"{kode}. {AlasanKeberatan(kode).label}") for kode in terbuka
        ]
        self.initial.setdefault("kunci_masuk", uuid4())

    def _hari(self) -> date:
        """The day of receipt that was typed: its grounds are offered; today at first."""
        kini = timezone.localdate()
        try:
            return min(date.fromisoformat(self.data["tanggal_terima"]), kini)
        except (KeyError, ValueError):
            return kini

    def clean_tanggal_terima(self) -> date:
        """Never in the future."""
        return tidak_di_depan(self.cleaned_data["tanggal_terima"])

    def clean(self) -> dict[str, Any]:
        """Entered after its day: with the reason for the trail."""
        isi = self.cleaned_data
        periksa_mundur(self, isi)
        return isi
