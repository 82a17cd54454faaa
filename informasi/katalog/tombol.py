"""Buttons for the acts on one entry and on many, and the privacy check before publishing.

Every point of its list is ticked by an officer who did not make the draft.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db import transaction
from django.utils import timezone

from informasi.jawaban.models import ButirJawaban
from informasi.katalog import actions
from informasi.katalog.actions import periksa_dokumen
from informasi.katalog.models import DokumenInformasi
from organisasi.alur.tindakan import TindakanTerlarang, pastikan
from organisasi.bahasa import tanggal, ukuran
from organisasi.kantor.izin import sebut, yang_dapat
from organisasi.kantor.saat import Saat
from organisasi.models import Jejak, Petugas
from organisasi.staf.tombol import (
    DALAM,
    PANJANG_TEKS,
    PUBLIK,
    MenjaminForm,
    dijamin,
    penyusun_tombol,
    tanya,
)

T = DokumenInformasi.Tindakan

# The privacy check before an answer becomes public

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
    "Judul dan ringkasan tidak menyebut permohonan asalnya",
)


class KolomPrivasi(forms.MultipleChoiceField):
    def __init__(self) -> None:
        super().__init__(
            label="Periksa privasi",
            choices=[(satu, satu) for satu in PRIVASI],
            widget=forms.CheckboxSelectMultiple,
            help_text="Buka setiap berkasnya dan centang satu per satu.",
            error_messages={"required": "Periksa dan centang satu per satu."},
        )

    def validate(self, value: list[str]) -> None:
        super().validate(value)
        if kurang := [satu for satu in PRIVASI if satu not in value]:
            kata = "; ".join(kurang).lower()
            raise forms.ValidationError(f"Belum dicentang: {kata}.")


class IsiInformasiForm(MenjaminForm):
    @property
    def lampiran(self) -> Sequence[str]:
        return [
            f"{b.judul} ({b.jenis.upper()}), {ukuran(b.ukuran)}, versi {b.versi}"
            for b in self.berkas.berkas.berlaku()
        ]


class PerubahanForm(IsiInformasiForm):
    teks = forms.CharField(
        label="Apa yang berubah bagi pembaca",
        max_length=PANJANG_TEKS,
        help_text=PUBLIK,
        widget=forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
    )


class PrivasiForm(IsiInformasiForm):
    privasi = KolomPrivasi()


def dari_jawaban(dokumen: DokumenInformasi) -> bool:
    return ButirJawaban.objects.filter(terbitan=dokumen).exists()


def halangan_privasi(dokumen: DokumenInformasi, oleh: Petugas) -> str:
    if not dari_jawaban(dokumen):
        return ""
    pembuat = Jejak.objects.milik(dokumen).filter(tindakan="susun").last()
    if pembuat is None or pembuat.oleh != oleh.username:
        return ""
    hari = timezone.localdate()
    lain = yang_dapat(T.PERIKSA.izin, [dokumen.unit], hari, kecuali=(oleh.pk,))
    return f"{SENDIRI} {sebut(lain)}"


@transaction.atomic
def periksa_terbitan(
    dokumen: DokumenInformasi, saat: Saat, *, privasi: list[str] | None = None
) -> DokumenInformasi:
    """Check a draft; one made from an answer only by a second officer, who looked.

    Raises TindakanTerlarang for the maker, and when no point of ``privasi`` was ticked.
    """
    pastikan(halangan_privasi(dokumen, saat.oleh))
    if dari_jawaban(dokumen):
        if not privasi:
            raise TindakanTerlarang("Periksa dulu privasinya satu per satu.")
        Jejak.objects.catat(
            dokumen, "periksa_privasi", saat=saat, catatan="; ".join(privasi)
        )
    return periksa_dokumen(dokumen, saat)


# Buttons for the acts on one entry


def _terbit(dokumen: DokumenInformasi, *, teks: str = "", **isi: Any) -> object:
    return actions.terbitkan_dokumen(dokumen, catatan=teks, **isi)


tombol = penyusun_tombol("informasi/data/tombol.toml", "katalog")
TOMBOL_DOKUMEN = (
    tombol(
        T.PERIKSA,
        dijamin(periksa_terbitan),
        halangan=halangan_privasi,
        form=lambda d: PrivasiForm if dari_jawaban(d) else IsiInformasiForm,
    ),
    tombol(
        T.TERBITKAN,
        dijamin(_terbit),
        halangan=actions.halangan_terbit,
        form=lambda d: PerubahanForm if d.menggantikan_id else IsiInformasiForm,
    ),
    tombol(
        T.KEMBALIKAN, actions.kembalikan_dokumen, form=tanya("Apa yang kurang", DALAM)
    ),
    tombol(
        T.TINJAU,
        dijamin(actions.tinjau_dokumen),
        berhasil=lambda d: f"Ditinjau; ditinjau lagi {tanggal(d.tinjau_pada)}.",
        form=lambda _d: IsiInformasiForm,
        bila=lambda d: bool(d.tinjau_pada) and d.tinjau_pada <= timezone.localdate(),
    ),
    tombol(
        T.USULKAN, actions.usulkan_perubahan, bila=lambda d: d.menggantikan_id is None
    ),
    tombol(
        T.PULIHKAN,
        actions.pulihkan_dokumen,
        form=tanya("Mengapa diterbitkan kembali", PUBLIK),
    ),
    tombol(
        T.TARIK,
        actions.tarik_dokumen,
        form=tanya("Mengapa ditarik", PUBLIK),
        bahaya=True,
    ),
)
