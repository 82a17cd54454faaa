"""The privacy check before an answer becomes public.

Every point of a list is ticked by an officer who did not make the draft.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.db import transaction

from informasi.jawaban.models import ButirJawaban
from informasi.katalog.actions import periksa_dokumen
from informasi.katalog.models import DokumenInformasi
from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.bahasa import ukuran
from organisasi.models import Jejak, Petugas
from organisasi.staf.tombol import PANJANG_TEKS, PUBLIK, MenjaminForm, TindakanForm

SENDIRI = (
    "Rancangan ini Anda buat dari jawaban sebuah permohonan. Pemeriksaan privasinya harus "
    "dilakukan petugas lain."
)
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


class IsiInformasiForm(MenjaminForm):
    """An entry with its files."""

    @property
    def lampiran(self) -> Sequence[str]:
        """The files in force."""
        return [
            f"{b.judul} ({b.jenis.upper()}), {ukuran(b.ukuran)}, versi {b.versi}"
            for b in self.berkas.berkas.berlaku()
        ]


class PerubahanForm(IsiInformasiForm):
    """A change of what is out needs a sentence for the readers."""

    teks = forms.CharField(
        label="Apa yang berubah bagi pembaca",
        max_length=PANJANG_TEKS,
        help_text=PUBLIK,
        widget=forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
    )


class PrivasiForm(IsiInformasiForm):
    """The second officer's look at a draft that was made from an answer."""

    privasi = kolom_privasi()

    def clean_privasi(self) -> list[str]:
        """Every point."""
        return periksa_semua(self.cleaned_data["privasi"])


def borang_periksa(dokumen: Any) -> type[TindakanForm]:
    """The entry as it stands; with the list, for a draft made from an answer."""
    draf = dokumen.status == DokumenInformasi.Status.RANCANGAN
    return PrivasiForm if draf and dari_jawaban(dokumen) else IsiInformasiForm


def borang_terbit(dokumen: Any) -> type[TindakanForm]:
    """The entry as it stands; with the sentence, for a change of a published one."""
    return PerubahanForm if dokumen.menggantikan_id else IsiInformasiForm


def dari_jawaban(dokumen: DokumenInformasi) -> bool:
    """Whether the entry was made from the answer to a request."""
    return ButirJawaban.objects.filter(terbitan=dokumen).exists()


def halangan_privasi(dokumen: DokumenInformasi, oleh: Petugas) -> str:
    """Why this officer may not check it; "" for a second pair of eyes."""
    if not dari_jawaban(dokumen):
        return ""
    pembuat = Jejak.objects.milik(dokumen).filter(tindakan="susun").last()
    return SENDIRI if pembuat and pembuat.oleh == oleh.username else ""


@transaction.atomic
def periksa_terbitan(
    dokumen: DokumenInformasi,
    *,
    oleh: Petugas,
    pada: datetime,
    privasi: list[str] | None = None,
) -> DokumenInformasi:
    """Check a draft; one made from an answer only by a second officer, who looked.

    ``privasi`` are the points he ticked. Raises TindakanTerlarang for the maker, and when
    nothing was ticked.
    """
    if halangan := halangan_privasi(dokumen, oleh):
        raise TindakanTerlarang(halangan)
    if dari_jawaban(dokumen):
        if not privasi:
            raise TindakanTerlarang("Periksa dulu privasinya satu per satu.")
        Jejak.objects.catat(
            dokumen,
            "periksa_privasi",
            oleh=oleh,
            pada=pada,
            catatan="; ".join(privasi),
        )
    return periksa_dokumen(dokumen, oleh=oleh, pada=pada)
