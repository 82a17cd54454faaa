"""Acts on the people of a stakeholder: posts, channels, consent."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from organisasi.staf.tombol import Tombol
from pemangku.actions import kanal as aksi_kanal, orang as aksi_orang
from pemangku.actions.persetujuan import beri_persetujuan, tarik_persetujuan
from pemangku.admin import borang_orang as borang
from pemangku.admin.bersama import CATAT, terpakai
from pemangku.models import Pemangku


def _tambah_orang(pemangku: Pemangku, **isi: Any) -> Pemangku:
    """The acts return what they made; the page shows the record."""
    aksi_orang.catat_orang(pemangku=pemangku, **isi)
    return pemangku


def _ganti(pemangku: Pemangku, *, jabatan: Any, **isi: Any) -> Pemangku:
    aksi_orang.ganti_pejabat(jabatan, **isi)
    return pemangku


def _akhiri(pemangku: Pemangku, *, jabatan: Any, **isi: Any) -> Pemangku:
    aksi_orang.akhiri_jabatan(jabatan, **isi)
    return pemangku


def _tambah_kanal(pemangku: Pemangku, *, pemilik: Any, **isi: Any) -> Pemangku:
    try:
        aksi_kanal.tambah_kanal(pemilik, **isi)
    except aksi_kanal.PemilikSalah as galat:
        raise ValidationError({"pemilik": galat.messages}) from galat
    except ValidationError as galat:
        raise ValidationError({"nilai": galat.messages}) from galat
    return pemangku


def _uji_kanal(pemangku: Pemangku, *, kanal: Any, **isi: Any) -> Pemangku:
    aksi_kanal.uji_kanal(kanal, **isi)
    return pemangku


def _hapus_kanal(pemangku: Pemangku, *, kanal: Any, **isi: Any) -> Pemangku:
    aksi_kanal.hapus_kanal(kanal, **isi)
    return pemangku


def _persetujuan(aksi: Callable[..., object]) -> Callable[..., Pemangku]:
    """One row a purpose: each is a word of its own (UU 27/2022 Pasal 22)."""

    @transaction.atomic
    def lakukan(
        pemangku: Pemangku, *, orang: Any, tujuan: list[str], **isi: Any
    ) -> Pemangku:
        for satu in tujuan:
            aksi(orang, tujuan=satu, **isi)
        return pemangku

    return lakukan


def _lembaga(pemangku: Pemangku) -> bool:
    return terpakai(pemangku) and pemangku.bentuk == Pemangku.Bentuk.LEMBAGA


def _berpejabat(pemangku: Pemangku) -> bool:
    return _lembaga(pemangku) and pemangku.jabatan.filter(selesai=None).exists()


def _berkanal(pemangku: Pemangku) -> bool:
    return (
        pemangku.kanal.exists()
        or pemangku.jabatan.filter(orang__kanal__isnull=False).exists()
    )


def _berorang(pemangku: Pemangku) -> bool:
    return pemangku.jabatan.exists()


TOMBOL_ORANG = (
    Tombol(
        nama="tambah_orang",
        label="Tambah orang",
        izin=CATAT,
        boleh=_lembaga,
        lakukan=_tambah_orang,
        berhasil="Orang dan jabatannya tercatat.",
        penjelasan="Satu orang dengan satu jabatan. Beri tahu orangnya bahwa ia dicatat.",
        form=lambda _p: borang.OrangForm,
    ),
    Tombol(
        nama="ganti_pejabat",
        label="Ganti pejabat",
        izin=CATAT,
        boleh=_berpejabat,
        lakukan=_ganti,
        berhasil="Pejabat diganti; yang lama tetap ada di riwayat.",
        penjelasan="Jabatan dan perannya beralih; undangan sejak tanggal itu untuk yang baru.",
        form=lambda _p: borang.GantiForm,
    ),
    Tombol(
        nama="akhiri_jabatan",
        label="Akhiri jabatan",
        izin=CATAT,
        boleh=_berpejabat,
        lakukan=_akhiri,
        berhasil="Jabatan berakhir; orangnya tetap ada di riwayat.",
        penjelasan=(
            "Tanpa pengganti. Bila ia pimpinan atau narahubung utama, catatan ini menjadi "
            "perlu dicek."
        ),
        form=lambda _p: borang.AkhiriForm,
        bahaya=True,
    ),
    Tombol(
        nama="tambah_kanal",
        label="Tambah kanal",
        izin=CATAT,
        boleh=terpakai,
        lakukan=_tambah_kanal,
        berhasil="Kanal tersimpan; yang tampil hanya samarannya.",
        penjelasan="Nomor WhatsApp, telepon, surel, atau akun. Ditulis sekali, lalu disamarkan.",
        form=lambda _p: borang.KanalForm,
    ),
    Tombol(
        nama="uji_kanal",
        label="Catat hasil menghubungi",
        izin=CATAT,
        boleh=_berkanal,
        lakukan=_uji_kanal,
        berhasil="Hasilnya tercatat.",
        penjelasan="Dua kali gagal: kanal tidak dipakai; bila itu yang utama, perlu dicek.",
        form=lambda _p: borang.UjiKanalForm,
    ),
    Tombol(
        nama="hapus_kanal",
        label="Hapus kanal",
        izin=CATAT,
        boleh=_berkanal,
        lakukan=_hapus_kanal,
        berhasil="Kanal dihapus.",
        penjelasan="Nomor atau alamatnya dilupakan; riwayat hanya menyebut jenisnya.",
        form=lambda _p: borang.HapusKanalForm,
        bahaya=True,
    ),
    Tombol(
        nama="beri_persetujuan",
        label="Catat persetujuan",
        izin=CATAT,
        boleh=_berorang,
        lakukan=_persetujuan(beri_persetujuan),
        berhasil="Persetujuan tercatat dengan buktinya.",
        penjelasan="Satu baris untuk tiap tujuan, dengan kalimat yang berlaku hari ini.",
        form=lambda _p: borang.SetujuForm,
    ),
    Tombol(
        nama="tarik_persetujuan",
        label="Catat penarikan",
        izin=CATAT,
        boleh=_berorang,
        lakukan=_persetujuan(tarik_persetujuan),
        berhasil="Penarikan tercatat dan berlaku sekarang juga.",
        penjelasan="Orangnya tidak mau lagi. Tidak perlu alasan.",
        form=lambda _p: borang.TarikForm,
    ),
)
