from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from informasi.models import Keberatan, Permohonan
from organisasi.form_fields import Nik, Teks, Telepon
from organisasi.models import PermintaanSubjek
from pemangku.inventaris.pilihan import JenisKelamin
from pemangku.models import Orang
from pemangku.pribadi.hak_orang import isi_kini
from pengaduan.models import Pengaduan

LEBAR = {"class": "vLargeTextField"}


class CatatPermintaanForm(forms.Form):
    use_required_attribute = False

    nomor = Teks(
        label="Nomor permohonan, keberatan, aduan, atau orang",
        max_length=100,
        wajib="Tulis nomor berkasnya.",
        help_text="Misalnya 0012/PPID/CIPEDES/2026, TSM-2026-000012, atau "
        "OR-1A2B3C4D5E6F dari pencarian orang.",
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )
    jenis = forms.ChoiceField(
        label="Yang diminta", choices=PermintaanSubjek.Jenis.choices
    )
    uraian = Teks(
        label="Uraian",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3, **LEBAR}),
        help_text="Disimpan tersandi. Wajib untuk perbaikan.",
    )
    diterima_pada = forms.DateTimeField(
        label="Diterima pada",
        initial=timezone.now,
        widget=forms.DateTimeInput(
            format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local"}
        ),
        help_text="Batas 3 x 24 jam berjalan sejak saat ini.",
    )

    def clean_nomor(self) -> Permohonan | Keberatan | Pengaduan | Orang:
        nomor = "".join(str(self.cleaned_data["nomor"]).upper().split())
        for model in (Permohonan, Keberatan, Pengaduan):
            if satu := model._default_manager.filter(nomor=nomor).first():
                return satu
        if orang := Orang.objects.bernomor(nomor).first():
            return orang
        raise ValidationError(
            "Tidak ada permohonan, keberatan, aduan, atau orang bernomor itu."
        )

    def clean_diterima_pada(self) -> datetime:
        waktu: datetime = self.cleaned_data["diterima_pada"]
        if waktu > timezone.now():
            raise ValidationError("Waktu diterima tidak boleh di masa depan.")
        return waktu


class JawabPermintaanForm(forms.Form):
    use_required_attribute = False

    hasil = forms.ChoiceField(
        label="Hasil", choices=PermintaanSubjek.Hasil.choices, widget=forms.RadioSelect
    )
    jawaban = Teks(
        label="Jawaban",
        max_length=2000,
        wajib="Tulis jawaban untuk pemohon.",
        widget=forms.Textarea(attrs={"rows": 4, **LEBAR}),
        help_text="Dibaca pemohon di halamannya. Bila tidak dipenuhi, sebut alasannya.",
    )
    alasan_terlambat = Teks(
        label="Mengapa terlambat",
        max_length=300,
        wajib="Batasnya sudah lewat: tulis mengapa terlambat.",
        help_text="Dibaca pengawas; jawaban yang terlambat dihitung.",
    )

    def __init__(self, *args: Any, terlambat: bool, **lain: Any) -> None:
        super().__init__(*args, **lain)
        if not terlambat:
            del self.fields["alasan_terlambat"]


class DataOrangForm(forms.Form):
    """Who a person is, as it should be; what is left as it is does not change."""

    use_required_attribute = False

    def __init__(self, *args: Any, orang: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        self.initial = self.isi(orang)

    def isi(self, orang: Any) -> dict[str, Any]:
        return {nama: getattr(orang, nama) for nama in self.fields}


class PerbaikanDataForm(DataOrangForm):
    nama = Teks(label="Nama", max_length=150, wajib="Nama tidak boleh kosong.")
    nama_kuasa = Teks(label="Nama kuasa atau wakil", max_length=150)
    nik = Nik(label="NIK", max_length=25)
    nomor_pengesahan = Teks(label="Nomor pengesahan badan hukum", max_length=100)
    alamat = Teks(label="Alamat", max_length=500, wajib="Alamat tidak boleh kosong.")
    pekerjaan = Teks(label="Pekerjaan", max_length=100)
    telepon = Telepon(label="Telepon")
    surel = forms.EmailField(
        label="Surel",
        required=False,
        error_messages={"invalid": "Alamat surel ini tidak lengkap."},
    )


class PelaporForm(DataOrangForm):
    nama = Teks(label="Nama", max_length=150)
    surel = forms.EmailField(
        label="Surel",
        required=False,
        error_messages={"invalid": "Alamat surel ini tidak lengkap."},
    )
    telepon = Telepon(label="Telepon")


class OrangSubjekForm(DataOrangForm):
    nama = Teks(
        label="Nama", max_length=100, min_length=2, wajib="Nama tidak boleh kosong."
    )
    gelar_depan = Teks(label="Gelar di depan", max_length=30)
    gelar_belakang = Teks(label="Gelar di belakang", max_length=60)
    jenis_kelamin = forms.ChoiceField(
        label="L/P",
        choices=[("", "tidak dicatat"), *JenisKelamin.choices],
        required=False,
    )
    wa = Teks(label="WhatsApp", max_length=30)
    telepon = Teks(label="Telepon", max_length=30)
    surel = Teks(label="Surel", max_length=254)

    def isi(self, orang: Any) -> dict[str, Any]:
        return isi_kini(orang)


class CariForm(forms.Form):
    """Whom a letter is from; sent by POST, so that no name stands in an address."""

    use_required_attribute = False

    kata = Teks(
        label="Nama, nomor telepon, atau surelnya",
        max_length=100,
        min_length=3,
        wajib="Tulis paling sedikit tiga huruf.",
        widget=forms.TextInput(attrs={"class": "vTextField", "autocomplete": "off"}),
    )
