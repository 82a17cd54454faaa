"""The privacy check before an answer becomes public: each point looked at, by two."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from informasi.actions.terbitan import dari_jawaban
from informasi.models import DokumenInformasi
from organisasi.bahasa import ukuran
from organisasi.staf.tombol import PANJANG_TEKS, PUBLIK, MenjaminForm, TindakanForm

PRIVASI = (
    "Nama pemohon dan nama warga lain tidak ada",
    "NIK, nomor keluarga, nomor rekening tidak ada",
    "Telepon, surel, dan alamat rumah tidak ada",
    "Tanda tangan dan paraf tidak ada, atau dihitamkan",
    "Foto, keterangan kesehatan, dan keluarga tidak ada",
    "Teks di bawah kotak hitam tidak dapat disalin",
    "Judul dan ringkasan tidak menceritakan permohonannya",
)


def kolom_privasi() -> forms.MultipleChoiceField:
    """The list; every point must be ticked."""
    return forms.MultipleChoiceField(
        label="Periksa privasi",
        choices=[(satu, satu) for satu in PRIVASI],
        widget=forms.CheckboxSelectMultiple,
        help_text="Buka setiap berkasnya dan centang satu per satu.",
        error_messages={"required": "Periksa dan centang satu per satu."},
    )


def periksa_semua(dicentang: list[str]) -> list[str]:
    """All points, or a ValidationError that names those left out."""
    kurang = [satu for satu in PRIVASI if satu not in dicentang]
    if kurang:
        raise forms.ValidationError(f"Belum dicentang: {'; '.join(kurang).lower()}.")
    return dicentang


class IsiForm(MenjaminForm):
    """An entry with its files."""

    @property
    def lampiran(self) -> Sequence[str]:
        """The files in force."""
        return [
            f"{b.judul} ({b.jenis.upper()}), {ukuran(b.ukuran)}, versi {b.versi}"
            for b in self.berkas.berkas.berlaku()
        ]


class PerubahanForm(IsiForm):
    """A change of what is out needs a sentence for the readers."""

    teks = forms.CharField(
        label="Apa yang berubah bagi pembaca",
        max_length=PANJANG_TEKS,
        help_text=PUBLIK,
        widget=forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
    )


class PrivasiForm(IsiForm):
    """The second officer's look at a draft that was made from an answer."""

    privasi = kolom_privasi()

    def clean_privasi(self) -> list[str]:
        """Every point."""
        return periksa_semua(self.cleaned_data["privasi"])


def borang_periksa(dokumen: Any) -> type[TindakanForm]:
    """The entry as it stands; with the list, for a draft made from an answer."""
    draf = dokumen.status == DokumenInformasi.Status.RANCANGAN
    return PrivasiForm if draf and dari_jawaban(dokumen) else IsiForm


def borang_terbit(dokumen: Any) -> type[TindakanForm]:
    """The entry as it stands; with the sentence, for a change of a published one."""
    return PerubahanForm if dokumen.menggantikan_id else IsiForm
