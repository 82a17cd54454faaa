"""What officers fill in for an entry and its files."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone

from informasi.katalog.actions import (
    TANPA_UJI,
    kelompok_asing,
    tanpa_uji,
    tinjau_berikut,
)
from informasi.katalog.models import BerkasInformasi, DokumenInformasi
from organisasi.kertas.unggahan import Unggahan, periksa_unggahan
from organisasi.staf.base import BeredisiForm

PANJANG_CATATAN = 300
UJI_HABIS = (
    "Belum disimpan: informasi ini dikecualikan, tetapi tidak ada lagi uji konsekuensi "
    "yang disetujui dan masih berlaku (UU 14/2008 Pasal 19). Setujui uji yang baru lalu "
    "simpan lagi, atau pilih klasifikasi lain. Isian Anda masih utuh di bawah."
)


class DokumenForm(BeredisiForm):
    catatan_publik = forms.CharField(
        label="Apa yang berubah bagi pembaca",
        required=False,
        max_length=PANJANG_CATATAN,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        help_text="Dibaca publik, satu kalimat. Wajib bila isian di atas berubah.",
    )

    class Meta:
        model = DokumenInformasi
        fields = (
            *("judul", "ringkasan", "unit", "klasifikasi", "alasan_klasifikasi"),
            *("kelompok", "penanggung_jawab", "waktu_pembuatan", "tempat_pembuatan"),
            *("tahun", "bentuk", "jangka_simpan", "lisensi"),
            *("periode_mulai", "periode_selesai", "interval_bulan"),
            *("dimutakhirkan_pada", "tinjau_pada", "tautan"),
            *("keterangan_sumber", "terverifikasi"),
        )

    def clean(self) -> dict[str, Any] | None:
        isi = super().clean()
        data = self.cleaned_data
        kelompok, klasifikasi = data.get("kelompok"), data.get("klasifikasi")
        if klasifikasi and (sebab := kelompok_asing(kelompok, klasifikasi)):
            self.add_error("kelompok", sebab)
        return isi

    def _post_clean(self) -> None:
        super()._post_clean()  # type: ignore[misc]
        if self.instance.status != DokumenInformasi.Status.TERBIT:
            return
        # What is public never loses its day of review.
        if not self.instance.tinjau_pada:
            hari = timezone.localdate()
            self.instance.tinjau_pada = tinjau_berikut(self.instance, hari)
        if self.berubah and not self.cleaned_data.get("catatan_publik"):
            self.add_error(
                "catatan_publik",
                "Informasi ini sudah terbit. Tulis apa yang berubah bagi pembaca.",
            )
        if self.berubah and tanpa_uji(self.instance, timezone.now()):
            baru = "klasifikasi" in self.changed_data
            self.add_error("klasifikasi", TANPA_UJI if baru else UJI_HABIS)

    @property
    def berubah(self) -> bool:
        return bool(set(self.changed_data) - {"edisi", "catatan_publik"})


class BerkasInformasiForm(forms.ModelForm):
    unggahan = forms.FileField(
        label="Berkas",
        required=False,
        help_text="PDF, JPG, PNG, DOCX, XLSX, atau CSV. Memilih berkas baru membuat "
        "versi baru; versi lama tetap tersimpan.",
    )
    hapus = forms.BooleanField(
        label="Hapus berkas ini dari informasi",
        required=False,
        help_text="Publik tidak dapat mengunduhnya lagi.",
    )
    periksa: Unggahan | None = None

    class Meta:
        model = BerkasInformasi
        fields = ("judul", "unggahan", "salinan_teks", "hapus")

    def clean_unggahan(self) -> UploadedFile | None:
        berkas: UploadedFile | None = self.cleaned_data.get("unggahan")
        if berkas:
            self.periksa = periksa_unggahan(berkas)
        return berkas

    def clean(self) -> dict[str, Any] | None:
        isi = super().clean()
        baru = self.instance.pk is None
        if baru and not self.periksa and "unggahan" not in self.errors:
            self.add_error("unggahan", "Pilih berkasnya.")
        return isi
