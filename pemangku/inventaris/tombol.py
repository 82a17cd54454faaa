"""Acts on a record, its relations and its people, as buttons of its page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction

from organisasi.alur.tindakan import wajib
from organisasi.form_fields import Teks
from organisasi.kantor.saat import Saat
from organisasi.staf.base import panjang
from organisasi.staf.tombol import DALAM, Tanya, TindakanForm, Tombol
from pemangku.inventaris import (
    forms as borang,
    kanal as aksi_kanal,
    orang as aksi_orang,
)
from pemangku.inventaris.actions import verifikasi_pemangku
from pemangku.inventaris.models import Pemangku, Verifikasi
from pemangku.inventaris.persetujuan import beri_persetujuan, tarik_persetujuan
from pemangku.inventaris.pilihan import TindakanPemangku as T
from pemangku.staf import atas

# By his own link the stakeholder does it himself.
CARA = [c for c in Verifikasi.Cara.choices if c[0] != Verifikasi.Cara.TAUTAN_MANDIRI]


class VerifikasiPemangkuForm(TindakanForm):
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


def _akibat_verifikasi(pemangku: Pemangku) -> Sequence[str]:
    hari = pemangku.jenis.masa_berlaku_hari
    return [
        f"Masih benar atau diperbaiki: data berlaku {hari} hari, paling lama sampai SK-nya habis.",
        "Tidak terhubung dua kali berturut-turut, atau pindah: masuk daftar perlu dicek.",
        "Bubar: catatan menjadi tidak aktif.",
    ]


def _beralasan(tindakan: T) -> Callable[..., Pemangku]:
    return lambda pemangku, saat, *, alasan: pemangku.lakukan(
        tindakan, saat, catatan=wajib(alasan, "Tulis alasannya.")
    )


TOMBOL_CATATAN = (
    Tombol(
        T.SAHKAN,
        partial(Pemangku.lakukan, tindakan=T.SAHKAN),
        berhasil="Draf disahkan; catatan sekarang aktif.",
        penjelasan="Bukan catatan ganda, dan datanya layak dipakai.",
    ),
    Tombol(
        T.TOLAK,
        _beralasan(T.TOLAK),
        berhasil="Draf ditolak.",
        penjelasan="Catatan ini tidak dipakai; alasannya tersimpan.",
        tanya=lambda _p: Tanya("Mengapa ditolak?", DALAM),
        bahaya=True,
    ),
    Tombol(
        T.VERIFIKASI,
        verifikasi_pemangku,
        berhasil="Verifikasi tercatat.",
        penjelasan="Catat apa yang Anda temukan setelah menghubungi atau melihat sendiri.",
        form=lambda _p: VerifikasiPemangkuForm,
        akibat=_akibat_verifikasi,
    ),
    Tombol(
        T.NONAKTIFKAN,
        _beralasan(T.NONAKTIFKAN),
        berhasil="Catatan sekarang tidak aktif.",
        penjelasan="Tidak dipakai lagi untuk undangan dan siaran; riwayatnya tetap.",
        tanya=lambda _p: Tanya("Mengapa tidak aktif lagi?", DALAM),
        bahaya=True,
    ),
    Tombol(
        T.AKTIFKAN,
        _beralasan(T.AKTIFKAN),
        berhasil="Catatan aktif lagi. Verifikasi datanya sebelum dipakai.",
        penjelasan="Catatan ini dipakai lagi.",
        tanya=lambda _p: Tanya("Mengapa aktif lagi?", DALAM),
    ),
)


def _tambah_kanal(_pemangku: Pemangku, *, pemilik: Any, **isi: Any) -> None:
    try:
        aksi_kanal.tambah_kanal(pemilik, **isi)
    except aksi_kanal.PemilikSalah as galat:
        raise ValidationError({"pemilik": galat.messages}) from galat
    except ValidationError as galat:
        raise ValidationError({"nilai": galat.messages}) from galat


# One row a purpose: each is a word of its own (UU 27/2022 Pasal 22).
def _persetujuan(aksi: Callable[..., object]) -> Callable[..., None]:
    @transaction.atomic
    def lakukan(
        _p: Pemangku, saat: Saat, *, orang: Any, tujuan: list[str], **isi: Any
    ) -> None:
        for satu in tujuan:
            aksi(orang, saat, tujuan=satu, **isi)

    return lakukan


def _lembaga(pemangku: Pemangku) -> bool:
    return pemangku.bentuk == Pemangku.Bentuk.LEMBAGA


def _berpejabat(pemangku: Pemangku) -> bool:
    return _lembaga(pemangku) and pemangku.jabatan.filter(selesai=None).exists()


def _berkanal(pemangku: Pemangku) -> bool:
    return (
        pemangku.kanal.exists()
        or pemangku.jabatan.filter(orang__kanal__isnull=False).exists()
    )


TOMBOL_ORANG = (
    Tombol(
        T.TAMBAH_ORANG,
        lambda p, **isi: aksi_orang.catat_orang(pemangku=p, **isi),
        berhasil="Orang dan jabatannya tercatat.",
        penjelasan="Satu orang dengan satu jabatan. Beri tahu orangnya bahwa ia dicatat.",
        form=lambda _p: borang.OrangPemangkuForm,
        bila=_lembaga,
    ),
    Tombol(
        T.GANTI_PEJABAT,
        atas("jabatan", aksi_orang.ganti_pejabat),
        berhasil="Pejabat diganti; yang lama tetap ada di riwayat.",
        penjelasan="Jabatan dan perannya beralih; undangan sejak tanggal itu untuk yang baru.",
        form=lambda _p: borang.GantiForm,
        bila=_berpejabat,
    ),
    Tombol(
        T.AKHIRI_JABATAN,
        atas("jabatan", aksi_orang.akhiri_jabatan),
        berhasil="Jabatan berakhir; orangnya tetap ada di riwayat.",
        penjelasan="Tanpa pengganti. Bila ia pimpinan atau narahubung utama, catatan ini menjadi "
        "perlu dicek.",
        form=lambda _p: borang.AkhiriForm,
        bahaya=True,
        bila=_berpejabat,
    ),
    Tombol(
        T.TAMBAH_KANAL,
        _tambah_kanal,
        berhasil="Kanal tersimpan; yang tampil hanya samarannya.",
        penjelasan="Nomor WhatsApp, telepon, surel, atau akun. Ditulis sekali, lalu disamarkan.",
        form=lambda _p: borang.KanalForm,
    ),
    Tombol(
        T.UJI_KANAL,
        atas("kanal", aksi_kanal.uji_kanal),
        berhasil="Hasilnya tercatat.",
        penjelasan="Dua kali gagal: kanal tidak dipakai; bila itu yang utama, perlu dicek.",
        form=lambda _p: borang.UjiKanalForm,
        bila=_berkanal,
    ),
    Tombol(
        T.HAPUS_KANAL,
        atas("kanal", aksi_kanal.hapus_kanal),
        berhasil="Kanal dihapus.",
        penjelasan="Nomor atau alamatnya dilupakan; riwayat hanya menyebut jenisnya.",
        form=lambda _p: borang.HapusKanalForm,
        bahaya=True,
        bila=_berkanal,
    ),
    Tombol(
        T.BERI_PERSETUJUAN,
        _persetujuan(beri_persetujuan),
        berhasil="Persetujuan tercatat dengan buktinya.",
        penjelasan="Satu baris untuk tiap tujuan, dengan kalimat yang berlaku hari ini.",
        form=lambda _p: borang.SetujuForm,
        bila=lambda p: p.jabatan.exists(),
    ),
    Tombol(
        T.TARIK_PERSETUJUAN,
        _persetujuan(tarik_persetujuan),
        berhasil="Penarikan tercatat dan berlaku sekarang juga.",
        penjelasan="Orangnya tidak mau lagi. Tidak perlu alasan.",
        form=lambda _p: borang.TarikForm,
        bila=lambda p: p.jabatan.exists(),
    ),
)
