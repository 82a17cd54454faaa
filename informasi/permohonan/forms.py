"""Forms of the applicant: look up, reply, withdraw, judge the service, complete."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from informasi.pemohon.models import KirimanPemohon, Syarat, syarat_dari
from informasi.permohonan.actions import PANJANG_PESAN
from informasi.permohonan.models import Permohonan
from organisasi.form_fields import APA_ADANYA, BanyakBerkas, Nik, Teks
from organisasi.kertas.unggahan import Unggahan, periksa_bersih
from organisasi.pribadi.perkara import LacakPerkaraForm
from organisasi.staf.base import panjang, pendek

PANJANG_ALASAN_CABUT = 300


class LacakPermohonanForm(LacakPerkaraForm):
    nomor = Teks(
        label="Nomor pendaftaran",
        max_length=100,
        wajib="Tulis nomor pendaftarannya.",
        help_text="Seperti di tanda bukti, misalnya 0012/PPID/CIPEDES/2026.",
        widget=forms.TextInput(attrs=APA_ADANYA),
    )


class BalasanForm(forms.Form):
    use_required_attribute = False

    isi = Teks(
        label="Pesan Anda",
        max_length=PANJANG_PESAN,
        wajib="Tulis dulu pesannya.",
        help_text="Tidak perlu menulis NIK, alamat, atau nomor telepon lagi.",
        widget=forms.Textarea(attrs={"rows": 6}),
    )


class CabutPermohonanForm(forms.Form):
    alasan = Teks(
        label="Alasan (boleh kosong)",
        max_length=PANJANG_ALASAN_CABUT,
        widget=forms.TextInput(),
    )


# What was asked for and has not come in, as fields for applicant and officer

JENIS_BUKTI = ("jpg", "png", "pdf")
PANJANG_DATA = 300
TIDAK_PERLU = (
    "Kosongkan bila masih diperlukan. Contoh: “Sudah terlampir pada surat permohonan.” "
    "Jangan menulis NIK atau nomor telepon."
)


class IsianKelengkapan(forms.Form):
    """One group of fields for each thing still missing.

    An officer may also say why a thing is no longer needed; the applicant may not.
    """

    def pasang(self, permohonan: Permohonan, *, petugas: bool) -> None:
        self.syarat: dict[str, Syarat] = {
            f"butir_{permohonan.kurang.index(satu)}": syarat_dari(
                satu, permohonan.pemohon
            )
            for satu in permohonan.masih_kurang
        }
        for nama, satu in self.syarat.items():
            if satu.bertulis:
                self.fields[nama] = _kolom(satu)
            if satu.jenis:
                label = f"{satu.sebutan}: berkas (bila ada)" if satu.bertulis else ""
                self.fields[f"{nama}_berkas"] = BanyakBerkas(
                    label=label or satu.sebutan
                )
            if petugas:
                self.fields[f"{nama}_tidak"] = Teks(
                    label=f"{satu.sebutan}: tidak diperlukan lagi, sebab",
                    max_length=PANJANG_DATA,
                    help_text=TIDAK_PERLU,
                    widget=pendek(),
                )

    def clean(self) -> dict[str, Any]:
        isi, hasil = self.cleaned_data, dict[str, KirimanPemohon]()
        for nama, satu in self.syarat.items():
            kolom = f"{nama}_berkas"
            berkas = [self._periksa(kolom, b) for b in isi.get(kolom) or ()]
            hasil[satu.sebutan] = KirimanPemohon(
                teks=isi.get(nama, ""),
                berkas=tuple(b for b in berkas if b),
                tidak_perlu=isi.get(f"{nama}_tidak", ""),
            )
        return {"kiriman": {nama: satu for nama, satu in hasil.items() if satu}}

    def _periksa(self, kolom: str, berkas: UploadedFile) -> Unggahan | None:
        try:
            return periksa_bersih(
                berkas, boleh=JENIS_BUKTI, maks=settings.UKURAN_BUKTI_MAKS
            )
        except ValidationError as galat:
            self.add_error(kolom, galat)
            return None


def _kolom(syarat: Syarat) -> forms.CharField:
    if syarat.kolom == "nik":
        return Nik(
            label=syarat.sebutan, widget=pendek(autocomplete="off", inputmode="numeric")
        )
    if syarat.kolom:
        return Teks(
            label=syarat.sebutan,
            max_length=PANJANG_DATA,
            widget=pendek(autocomplete="off"),
        )
    return Teks(
        label=syarat.sebutan,
        max_length=PANJANG_PESAN,
        widget=panjang(3),
    )


class LengkapiForm(IsianKelengkapan):
    def __init__(self, *args: Any, permohonan: Permohonan, **lain: Any) -> None:
        super().__init__(*args, **lain)
        self.pasang(permohonan, petugas=False)
