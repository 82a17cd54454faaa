"""The forms of an answer: its head, and one block a document."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePath
from typing import Any

from django import forms
from django.db.models import Q
from django.utils import timezone

from informasi.jawaban.models import (
    KEPALA,
    MEMBERI,
    MENUTUP,
    ButirJawaban,
    Jawaban,
    PutusanButir,
    PutusanButir as P,
)
from informasi.katalog.models import DokumenInformasi
from informasi.pengecualian.models import UjiKonsekuensi
from organisasi.basis_data.versi import per_versi
from organisasi.form_fields import BanyakBerkas, Bernomor, Teks
from organisasi.kertas.unggahan import Unggahan, periksa_unggahan
from organisasi.models import KanalLayanan, Petugas
from organisasi.staf.base import BeredisiForm, panjang, pendek

ANGKA = ("lembar", "biaya_salinan", "biaya_kirim", "biaya_lain")


def kanal_lain() -> list[tuple[Any, str]]:
    semua = KanalLayanan.objects.order_by("nama")
    ada = [(k.pk, f"{k.nama} ({k.nomor or k.web or 'tanpa nomor'})") for k in semua]
    return [("", "Tidak ada"), *ada]


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
        help_text="Sebutkan namanya. Contoh: “Kantor Pertanahan.”",
    )

    class Meta:
        model = Jawaban
        fields = KEPALA
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
        kanal.choices = per_versi("kanal_lain", kanal_lain)
        for nama in ANGKA:
            self.fields[nama].required = False

    def clean(self) -> dict[str, Any] | None:
        isi = super().clean() or {}
        isi |= {nama: isi[nama] or 0 for nama in ANGKA if nama in isi}
        if any(isi.get(n) for n in ANGKA[1:]) and not isi.get("cara_bayar"):
            self.add_error("cara_bayar", "Ada biaya: tulis cara membayarnya.")
        if isi.get("kanal_lain") and not isi.get("badan_publik_lain"):
            isi["badan_publik_lain"] = isi["kanal_lain"].nama
        return isi


def uji_terpilih(
    petugas: Petugas, butir: Iterable[ButirJawaban]
) -> dict[int, UjiKonsekuensi]:
    """Tests a refusal may rest on: approved, and the officer's own that wait for it."""
    sendiri = Q(penulis__contains=[petugas.pk]) | Q(pk__in=[b.uji_id for b in butir])
    sah = UjiKonsekuensi.objects.disetujui(timezone.localdate()).values("pk")
    semua = UjiKonsekuensi.objects.filter(
        Q(pk__in=sah) | (sendiri & Q(disetujui_pada=None))
    )
    semua = semua.select_related("dokumen").defer("dokumen__cari")
    return {u.pk: u for u in semua.order_by("dokumen__judul", "pk")}


def sebutan_uji(uji: UjiKonsekuensi) -> str:
    """``Riwayat kesehatan, Pasal 17 huruf h``."""
    bagian = f", bagian: {uji.bagian}" if uji.bagian else ""
    tunggu = "" if uji.disetujui_pada else " (menunggu persetujuan)"
    return f"{uji.dokumen.judul}{bagian}, Pasal 17 huruf {uji.pasal17}{tunggu}"


class ButirJawabanForm(forms.ModelForm):
    """One document; what its decision does not use is not kept."""

    judul = Teks(
        label="Dokumen atau data",
        max_length=300,
        wajib="Tulis dokumen atau data yang diminta.",
        widget=pendek(),
    )
    putusan = forms.ChoiceField(
        choices=PutusanButir.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih putusannya."},
    )
    alasan = Teks(
        label="Alasan atau keterangan",
        max_length=5000,
        widget=panjang(3),
        help_text="Dibaca pemohon. Boleh kosong hanya bila diberikan seluruhnya.",
    )
    uji = forms.TypedChoiceField(
        label="Uji konsekuensi yang menjadi dasarnya",
        required=False,
        empty_value=None,
        help_text="Tanpa uji konsekuensi yang disetujui, informasi tidak boleh ditolak.",
    )
    dokumen = Bernomor(
        DokumenInformasi.objects.publik(),
        label="Sudah terbit sebagai (boleh kosong)",
        required=False,
        help_text="Bila sudah ada di daftar informasi publik. Contoh: IP-000123.",
        error_messages={"invalid_choice": "Tidak ada informasi terbit bernomor itu."},
    )
    unggahan = BanyakBerkas(
        terima="",
        label="Berkas untuk pemohon",
        help_text="Boleh beberapa sekaligus: PDF, JPG, PNG, DOCX, XLSX, atau CSV.",
    )
    dihitamkan = forms.BooleanField(
        label="Berkas ini sudah dihitamkan dan lapisan teksnya sudah diperiksa",
        required=False,
        help_text="Pastikan teks di bawah kotak hitam tidak dapat disalin.",
    )
    hapus_berkas = forms.MultipleChoiceField(
        label="Hapus berkas", required=False, widget=forms.CheckboxSelectMultiple
    )
    buang = forms.BooleanField(label="Hapus dokumen ini dari jawaban", required=False)
    # What a colleague stored meanwhile, where it differs.
    tersimpan: Sequence[tuple[str, str]] = ()

    class Meta:
        model = ButirJawaban
        fields = ("judul", "putusan", "alasan", "uji", "dokumen")

    def __init__(
        self, *isi: Any, uji: Mapping[int, UjiKonsekuensi], **lain: Any
    ) -> None:
        baru = lain["instance"].pk is None
        lain |= {"use_required_attribute": False, "empty_permitted": baru}
        super().__init__(*isi, **lain)
        self.terima: list[tuple[str, Unggahan]] = []
        if self.instance.dokumen:
            self.initial["dokumen"] = self.instance.dokumen.nomor
        kolom: Any = self.fields
        kolom["uji"].coerce = lambda pk: uji.get(int(pk))
        kolom["uji"].choices = [
            ("", "Pilih uji konsekuensi"),
            *((pk, sebutan_uji(satu)) for pk, satu in uji.items()),
        ]
        self.berkas = [] if baru else list(self.instance.berkas.all())
        kolom["hapus_berkas"].choices = [(str(b.pk), str(b)) for b in self.berkas]
        if baru:
            del kolom["buang"]
        if not self.berkas:
            del kolom["hapus_berkas"]

    @property
    def dibuang(self) -> bool:
        return bool("buang" in self.fields and self["buang"].value())

    def clean_unggahan(self) -> list[Any]:
        berkas: list[Any] = self.cleaned_data["unggahan"]
        for satu in berkas:
            nama = PurePath(satu.name or "berkas").stem
            self.terima.append((nama, periksa_unggahan(satu)))
        return berkas

    def clean(self) -> dict[str, Any] | None:
        isi = super().clean() or {}
        putusan = isi.get("putusan")
        if putusan in MENUTUP and not isi.get("uji"):
            self.add_error(
                "uji",
                "Penolakan memerlukan uji konsekuensi yang disetujui (UU 14/2008 "
                "Pasal 17 dan 19).",
            )
        hitam = isi.get("dihitamkan") or any(b.dihitamkan for b in self.berkas)
        if putusan == P.SEBAGIAN and self.terima and not hitam:
            self.add_error(
                "dihitamkan", "Hitamkan dulu berkasnya, periksa, lalu centang."
            )
        if putusan and putusan not in MENUTUP:
            isi["uji"] = None
        if putusan and putusan not in MEMBERI:
            isi["dokumen"] = None
        perlu = putusan and putusan != P.DIBERIKAN
        if perlu and not isi.get("alasan") and "alasan" not in self.errors:
            self.add_error("alasan", "Tulis alasannya; pemohon membacanya.")
        return isi
