"""Acts on the record itself: approving, verifying, putting out of use, tagging."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from django import forms

from organisasi.form_fields import Teks
from organisasi.models import Petugas
from organisasi.staf.base_forms import panjang
from organisasi.staf.tombol import DALAM, Tanya, TindakanForm, Tombol
from pemangku.actions.hubungan import tandai_pemangku
from pemangku.actions.verifikasi import verifikasi_pemangku
from pemangku.admin.bersama import CATAT, TINJAU, VERIFIKASI, terpakai
from pemangku.models import JenisPemangku, Pemangku, Tag, Verifikasi
from pemangku.models.pilihan import TindakanPemangku as T

# By his own link the stakeholder does it himself.
CARA = [c for c in Verifikasi.Cara.choices if c[0] != Verifikasi.Cara.TAUTAN_MANDIRI]


class VerifikasiForm(TindakanForm):
    """How it was checked, and what was found."""

    cara = forms.ChoiceField(
        label="Cara memeriksa",
        choices=CARA,
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih caranya."},
    )
    hasil = forms.ChoiceField(
        label="Hasilnya",
        choices=Verifikasi.Hasil.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih hasilnya."},
        help_text="Ada yang berubah? Perbaiki datanya dulu, lalu pilih Diperbaiki.",
    )
    catatan = Teks(label="Catatan", max_length=300, widget=panjang(2), help_text=DALAM)


class TandaiForm(TindakanForm):
    """Tags and further kinds; the acts count them."""

    tag = forms.ModelMultipleChoiceField(
        label="Tag (paling banyak 5)",
        queryset=Tag.objects.all(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    jenis_tambahan = forms.ModelMultipleChoiceField(
        label="Juga sebagai (paling banyak 3)",
        queryset=JenisPemangku.objects.aktif(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        self.initial = {
            **self.initial,
            "tag": self.berkas.tag.all(),
            "jenis_tambahan": self.berkas.jenis_tambahan.all(),
        }
        kolom: Any = self.fields["jenis_tambahan"]
        kolom.queryset = kolom.queryset.exclude(pk=self.berkas.jenis_id)


def _verifikasi(pemangku: Pemangku, **isi: Any) -> Pemangku:
    """The act returns the check; the page shows the record."""
    verifikasi_pemangku(pemangku, **isi)
    return pemangku


def _akibat_verifikasi(pemangku: Pemangku) -> Sequence[str]:
    hari = pemangku.jenis.masa_berlaku_hari
    return [
        f"Masih benar atau diperbaiki: data berlaku {hari} hari, paling lama sampai SK-nya habis.",
        "Tidak terhubung dua kali berturut-turut, atau pindah: masuk daftar perlu dicek.",
        "Bubar: catatan menjadi tidak aktif.",
    ]


def _beralasan(metode: str) -> Callable[..., Pemangku]:
    """The act of the model by its name; its one question is the reason."""

    def lakukan(
        pemangku: Pemangku, *, oleh: Petugas, pada: datetime, teks: str
    ) -> Pemangku:
        hasil: Pemangku = getattr(pemangku, metode)(oleh=oleh, pada=pada, alasan=teks)
        return hasil

    return lakukan


def _buka(tindakan: str) -> Callable[[Pemangku], bool]:
    return lambda pemangku: pemangku.boleh(tindakan)


TOMBOL_CATATAN = (
    Tombol(
        nama="sahkan",
        label="Sahkan draf",
        izin=TINJAU,
        boleh=_buka(T.SAHKAN),
        lakukan=lambda p, **isi: p.sahkan(**isi),
        berhasil="Draf disahkan; catatan sekarang aktif.",
        penjelasan="Bukan catatan ganda, dan datanya layak dipakai.",
    ),
    Tombol(
        nama="tolak",
        label="Tolak draf",
        izin=TINJAU,
        boleh=_buka(T.TOLAK),
        lakukan=_beralasan("tolak"),
        berhasil="Draf ditolak.",
        penjelasan="Catatan ini tidak dipakai; alasannya tersimpan.",
        tanya=lambda _p: Tanya("Mengapa ditolak?", DALAM),
        bahaya=True,
    ),
    Tombol(
        nama="verifikasi",
        label="Catat verifikasi",
        izin=VERIFIKASI,
        boleh=lambda p: p.status == Pemangku.Status.AKTIF,
        lakukan=_verifikasi,
        berhasil="Verifikasi tercatat.",
        penjelasan="Catat apa yang Anda temukan setelah menghubungi atau melihat sendiri.",
        form=lambda _p: VerifikasiForm,
        akibat=_akibat_verifikasi,
    ),
    Tombol(
        nama="tandai",
        label="Tag dan jenis tambahan",
        izin=CATAT,
        boleh=terpakai,
        lakukan=tandai_pemangku,
        berhasil="Tag tersimpan.",
        penjelasan="Centang yang menolong orang lain menemukan catatan ini.",
        form=lambda _p: TandaiForm,
    ),
    Tombol(
        nama="nonaktifkan",
        label="Nonaktifkan",
        izin=CATAT,
        boleh=_buka(T.NONAKTIFKAN),
        lakukan=_beralasan("nonaktifkan"),
        berhasil="Catatan sekarang tidak aktif.",
        penjelasan="Tidak dipakai lagi untuk undangan dan siaran; riwayatnya tetap.",
        tanya=lambda _p: Tanya("Mengapa tidak aktif lagi?", DALAM),
        bahaya=True,
    ),
    Tombol(
        nama="aktifkan",
        label="Aktifkan lagi",
        izin=CATAT,
        boleh=_buka(T.AKTIFKAN),
        lakukan=_beralasan("aktifkan"),
        berhasil="Catatan aktif lagi. Verifikasi datanya sebelum dipakai.",
        penjelasan="Catatan ini dipakai lagi.",
        tanya=lambda _p: Tanya("Mengapa aktif lagi?", DALAM),
    ),
)
