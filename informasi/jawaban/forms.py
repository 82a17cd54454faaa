"""The forms of an answer: its head, one block a document, and sample sentences."""

import re
from pathlib import PurePath
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BaseModelFormSet, modelformset_factory
from django.utils import timezone

from informasi.jawaban.models import (
    MENUTUP,
    ButirJawaban,
    Jawaban,
    PutusanButir,
    PutusanButir as P,
)
from informasi.katalog.models import DokumenInformasi
from informasi.pengecualian.models import UjiKonsekuensi
from organisasi.form_fields import BanyakBerkas, Teks
from organisasi.kertas.unggahan import Unggahan, periksa_unggahan
from organisasi.models import KanalLayanan
from organisasi.staf.base import BeredisiForm, panjang, pendek

BUTIR_MAKS = 50
DAFTAR_UJI = "daftar-uji"
_NOMOR_UJI = re.compile(r"uji (\d+)\)?\s*$")


class KonsepForm(BeredisiForm):
    penjelasan = Teks(
        label="Penjelasan untuk pemohon",
        max_length=10_000,
        widget=panjang(5),
        help_text="Dibaca pemohon. Contoh: “Dua dari tiga dokumen yang Anda minta kami "
        "berikan. Satu dokumen tidak ada pada kami; keterangannya di bawah.”",
    )
    cara_bayar = Teks(
        label="Cara membayar",
        max_length=200,
        widget=pendek(),
        help_text="Wajib bila ada biaya; pemohon tahu sebelum membayar.",
    )
    badan_publik_lain = Teks(
        label="Badan publik lain yang menguasai",
        max_length=200,
        widget=pendek(),
        help_text="Bila bukan Pemerintah Kota: sebutkan namanya. Contoh: “Kantor Pertanahan.”",
    )

    class Meta:
        model = Jawaban
        fields = (
            *("penjelasan", "cara_penyerahan", "waktu_penyediaan", "lembar"),
            *("biaya_salinan", "biaya_kirim", "biaya_lain", "cara_bayar"),
            *("badan_publik_lain", "kanal_lain", "tersedia_pada"),
        )
        widgets = {
            "tersedia_pada": forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
        }
        help_texts = {
            "waktu_penyediaan": "Berapa hari kerja sampai yang dikabulkan diserahkan.",
            "lembar": "Hanya untuk salinan cetak.",
            "tersedia_pada": "Wajib bila ada yang belum didokumentasikan.",
        }

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        kanal: Any = self.fields["kanal_lain"]
        kanal.queryset = KanalLayanan.objects.order_by("nama")
        kanal.empty_label = "Tidak ada"
        kanal.label_from_instance = lambda k: (
            f"{k.nama} ({k.nomor or k.web or 'tanpa nomor'})"
        )
        for nama in ("lembar", "biaya_salinan", "biaya_kirim", "biaya_lain"):
            self.fields[nama].required = False

    def clean(self) -> dict[str, Any] | None:
        isi = super().clean() or {}
        for nama in ("lembar", "biaya_salinan", "biaya_kirim", "biaya_lain"):
            if nama in isi and isi[nama] is None:
                isi[nama] = 0
        biaya = sum(
            isi.get(n) or 0 for n in ("biaya_salinan", "biaya_kirim", "biaya_lain")
        )
        if biaya and not isi.get("cara_bayar"):
            self.add_error("cara_bayar", "Ada biaya: tulis cara membayarnya.")
        if isi.get("kanal_lain") and not isi.get("badan_publik_lain"):
            isi["badan_publik_lain"] = isi["kanal_lain"].nama
        return isi


class UjiField(forms.CharField):
    def __init__(self, **lain: Any) -> None:
        super().__init__(
            label="Uji konsekuensi yang disetujui",
            required=False,
            help_text="Hanya bila ditolak atau sebagian. Ketik nomor atau judul informasi "
            "yang dikecualikan, lalu pilih. Tidak ada di daftar? Tidak boleh ditolak: "
            "buat dulu uji konsekuensinya, atau berikan.",
            widget=forms.TextInput(
                attrs={"class": "vTextField", "list": DAFTAR_UJI, "autocomplete": "off"}
            ),
            **lain,
        )

    def to_python(self, value: Any) -> Any:
        teks = super().to_python(value)
        if not teks:
            return None
        cocok = _NOMOR_UJI.search(teks)
        uji = uji_terpilih().filter(pk=cocok[1][:12]).first() if cocok else None
        if uji is None:
            raise ValidationError(
                "Pilih dari daftar yang muncul saat mengetik: hanya uji yang disetujui dan "
                "belum berakhir (UU 14/2008 Pasal 17 dan 19)."
            )
        return uji

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, int):
            uji = UjiKonsekuensi.objects.filter(pk=value).select_related("dokumen")
            return sebutan_uji(uji.get()) if uji else ""
        return value

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(self.prepare_value(initial), data)


def uji_terpilih() -> Any:
    return (
        UjiKonsekuensi.objects.disetujui(timezone.localdate())
        .select_related("dokumen")
        .defer("dokumen__cari")
        .order_by("dokumen__judul", "pk")
    )


def sebutan_uji(uji: UjiKonsekuensi) -> str:
    """``IP-000123 Judul, Pasal 17 huruf h (uji 7)``."""
    bagian = f", bagian: {uji.bagian}" if uji.bagian else ""
    return (
        f"{uji.dokumen.nomor} {uji.dokumen.judul}{bagian}, Pasal 17 huruf "
        f"{uji.pasal17} (uji {uji.pk})"
    )


class NomorTerbit(forms.CharField):
    def to_python(self, value: Any) -> Any:
        teks = (super().to_python(value) or "").strip().upper()
        if not teks:
            return None
        dokumen = DokumenInformasi.objects.publik().filter(nomor=teks).first()
        if dokumen is None:
            raise ValidationError("Tidak ada informasi terbit bernomor itu.")
        return dokumen

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, int):
            nomor = DokumenInformasi.objects.filter(pk=value).values_list("nomor")
            return nomor.get()[0]
        return value

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(self.prepare_value(initial), data)


class BerkasDiberikan(BanyakBerkas):
    def has_changed(self, initial: Any, data: Any) -> bool:  # noqa: ARG002 - Django's
        return bool(data)


class ButirJawabanForm(forms.ModelForm):
    judul = Teks(
        label="Dokumen atau data",
        max_length=300,
        wajib="Tulis dokumen atau data yang diminta.",
        widget=pendek(),
    )
    putusan = forms.ChoiceField(
        choices=[("", "Pilih putusan"), *PutusanButir.choices],
        error_messages={"required": "Pilih putusannya."},
    )
    alasan = Teks(
        label="Alasan atau keterangan",
        max_length=5000,
        widget=panjang(3),
        help_text="Dibaca pemohon. Boleh kosong hanya bila diberikan seluruhnya.",
    )
    uji = UjiField()
    dokumen = NomorTerbit(
        label="Sudah terbit sebagai (boleh kosong)",
        required=False,
        help_text="Bila sudah ada di daftar informasi publik. Contoh: IP-000123.",
        widget=pendek(),
    )
    unggahan = BerkasDiberikan(
        label="Berkas untuk pemohon",
        help_text="PDF, JPG, PNG, DOCX, XLSX, atau CSV; dinilai dari isinya.",
    )
    dihitamkan = forms.BooleanField(
        label="Berkas ini sudah dihitamkan dan lapisan teksnya sudah diperiksa",
        required=False,
        help_text="Coba pilih dan salin teks di bawah kotak hitam: tidak boleh terbaca.",
    )
    hapus_berkas = forms.MultipleChoiceField(
        label="Buang berkas", required=False, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = ButirJawaban
        fields = ("judul", "putusan", "alasan", "uji", "dokumen")

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        self.use_required_attribute = False
        self.terima: list[tuple[str, Unggahan]] = []
        self.fields["unggahan"].widget.attrs.pop("accept", None)
        ada = list(self.instance.berkas.all()) if self.instance.pk else []
        kolom: Any = self.fields["hapus_berkas"]
        kolom.choices = [(str(b.pk), str(b)) for b in ada]
        if not ada:
            del self.fields["hapus_berkas"]

    def clean_unggahan(self) -> list[Any]:
        berkas: list[Any] = self.cleaned_data["unggahan"]
        for satu in berkas:
            nama = PurePath(satu.name or "berkas").stem
            self.terima.append((nama, periksa_unggahan(satu)))
        return berkas

    def clean(self) -> dict[str, Any] | None:
        isi = super().clean() or {}
        putusan = isi.get("putusan")
        if putusan in MENUTUP and not isi.get("uji") and "uji" not in self.errors:
            self.add_error(
                "uji",
                "Tanpa uji konsekuensi yang disetujui tidak boleh ditutup (UU 14/2008 "
                "Pasal 17 dan 19).",
            )
        if putusan and putusan not in MENUTUP:
            isi["uji"] = None
        perlu = putusan and putusan != P.DIBERIKAN
        if perlu and not isi.get("alasan") and "alasan" not in self.errors:
            self.add_error("alasan", "Tulis alasannya; pemohon membacanya.")
        return isi


class ButirFormSetDasar(BaseModelFormSet):
    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        if "DELETE" in form.fields:
            form.fields["DELETE"].label = "Buang dokumen ini dari jawaban"


def kelas_butir(*, tambahan: int) -> type[BaseModelFormSet]:
    kelas: type[BaseModelFormSet] = modelformset_factory(
        ButirJawaban,
        form=ButirJawabanForm,
        formset=ButirFormSetDasar,
        extra=tambahan,
        can_delete=True,
        can_delete_extra=False,
        max_num=BUTIR_MAKS,
        validate_max=True,
        absolute_max=BUTIR_MAKS + 5,
    )
    return kelas


# Sample sentences for the reasons of an answer, one or two a verdict

CONTOH: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        str(P.DIBERIKAN.label),
        ("Rekap tahun 2023 dalam satu berkas; tahun 2024 belum ditutup.",),
    ),
    (
        str(P.SEBAGIAN.label),
        (
            (
                "Kami berikan seluruh perjanjian kecuali nomor rekening dan NIK, yang kami "
                "hitamkan karena rahasia pribadi (UU 14/2008 Pasal 17 huruf h)."
            ),
        ),
    ),
    (
        str(P.DITOLAK.label),
        (
            (
                "Dokumen ini memuat riwayat kesehatan perorangan. Bila dibuka, rahasia pribadi "
                "pasien terungkap (UU 14/2008 Pasal 17 huruf h)."
            ),
        ),
    ),
    (
        str(P.TIDAK_DIKUASAI.label),
        (
            (
                "Data sertipikat tanah tidak ada pada Pemerintah Kota; yang menguasai Kantor "
                "Pertanahan. Nomornya kami cantumkan di bawah."
            ),
        ),
    ),
    (
        str(P.BELUM_DIDOKUMENTASIKAN.label),
        (
            "Data bulan ini masih dikumpulkan dan tersedia pada tanggal yang kami sebut.",
        ),
    ),
)
