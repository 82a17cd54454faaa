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
    Tombol,
    dijamin,
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


TOMBOL_DOKUMEN = (
    Tombol(
        T.PERIKSA,
        dijamin(periksa_terbitan),
        halangan=halangan_privasi,
        berhasil="Rancangan sudah diperiksa.",
        penjelasan="Anda menyatakan isi di bawah benar dan boleh dibaca publik.",
        form=lambda d: PrivasiForm if dari_jawaban(d) else IsiInformasiForm,
    ),
    Tombol(
        T.TERBITKAN,
        dijamin(_terbit),
        berhasil="Sudah terbit dan terbaca publik.",
        penjelasan="Setelah ini siapa pun dapat membaca isi di bawah.",
        form=lambda d: PerubahanForm if d.menggantikan_id else IsiInformasiForm,
    ),
    Tombol(
        T.KEMBALIKAN,
        actions.kembalikan_dokumen,
        berhasil="Rancangan dikembalikan; alasannya dikirim kepada pemeriksanya.",
        penjelasan="Tulis sekaligus semua yang harus diperbaiki.",
        form=tanya("Apa yang kurang", DALAM),
    ),
    Tombol(
        T.TINJAU,
        dijamin(actions.tinjau_dokumen),
        berhasil=lambda d: f"Ditinjau; ditinjau lagi {tanggal(d.tinjau_pada)}.",
        penjelasan="Dengan ini Anda menjamin isi di bawah masih benar. Bagi pembaca tidak "
        "ada yang berubah.",
        form=lambda _d: IsiInformasiForm,
        bila=lambda d: bool(d.tinjau_pada) and d.tinjau_pada <= timezone.localdate(),
    ),
    Tombol(
        T.USULKAN,
        actions.usulkan_perubahan,
        berhasil="Rancangan perubahan dibuat. Yang terbit tetap terbaca sampai "
        "rancangan ini diperiksa dan diterbitkan.",
        penjelasan="Portal menyalin isinya menjadi rancangan yang dapat Anda ubah.",
        bila=lambda d: d.menggantikan_id is None,
    ),
    Tombol(
        T.PULIHKAN,
        actions.pulihkan_dokumen,
        berhasil="Informasi kembali terbaca publik.",
        penjelasan="Informasi masuk lagi ke daftar dengan alamat yang sama.",
        form=tanya("Mengapa diterbitkan kembali", PUBLIK),
    ),
    Tombol(
        T.TARIK,
        actions.tarik_dokumen,
        berhasil="Informasi ditarik; alasannya terbaca di halamannya.",
        penjelasan="Informasi keluar dari daftar dan berkasnya tidak dapat diunduh. "
        "Halamannya menunjukkan alasan Anda.",
        form=tanya("Mengapa ditarik", PUBLIK),
        bahaya=True,
    ),
)
