"""One's own data by link: still true, changed, withdrawn (PK-29)."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.models import Jejak, Petugas
from pemangku.actions.kanal import hapus_kanal, tambah_kanal
from pemangku.actions.persetujuan import tarik_seketika
from pemangku.actions.verifikasi import tandai_perlu_cek, verifikasi_pemangku
from pemangku.models import (
    Kanal,
    Pemangku,
    TautanPribadi,
    UsulPerubahan,
    Verifikasi,
)
from pemangku.models.tautan import UMUR_PERBARUI
from pemangku.perbarui import (
    DataSendiri,
    data_sendiri,
    narahubung,
)

KEDALUWARSA = "Tautan kedaluwarsa, minta yang baru."
TANPA_NARAHUBUNG = (
    "Belum ada narahubung utama atau pimpinan yang menjabat. Tambah orangnya dulu."
)
TIDAK_AKTIF = "Catatan ini tidak aktif."
SEDANG_DIPERIKSA = "Perubahan sebelumnya masih diperiksa petugas."
TANPA_PERUBAHAN = "Belum ada yang diubah."
DIUBAH_SENDIRI = "Melaporkan perubahan lewat tautannya"
MINTA_BARU = "Meminta tautan perbarui yang baru"
ALASAN = "Diminta pemiliknya lewat tautan perbarui."


@transaction.atomic
def buat_tautan_perbarui(pemangku: Pemangku, *, oleh: Petugas, pada: datetime) -> str:
    """The secret of a link for the main contact; it works 14 days.

    Raises TindakanTerlarang for a record not in use, or without a main contact or head.
    """
    if pemangku.status != Pemangku.Status.AKTIF:
        raise TindakanTerlarang(TIDAK_AKTIF)
    jabatan = narahubung(pemangku, pada)
    if jabatan is None:
        raise TindakanTerlarang(TANPA_NARAHUBUNG)
    kode = TautanPribadi.objects.buat(
        tujuan=TautanPribadi.Tujuan.PERBARUI,
        pada=pada,
        pemangku=pemangku,
        orang=jabatan.orang,
        berlaku_sampai=pada + UMUR_PERBARUI,
    )
    Jejak.objects.catat(
        pemangku,
        "tautan_perbarui",
        oleh=oleh,
        pada=pada,
        sesudah={"jabatan": jabatan.nama_jabatan},
    )
    return kode


def _kunci(tautan: TautanPribadi, pada: datetime) -> DataSendiri:
    """What the link opens, its rows locked; TindakanTerlarang when that is nothing."""
    list(Pemangku.objects.filter(tautan=tautan).select_for_update(of=("self",)))
    kini = TautanPribadi.objects.select_for_update(of=("self",)).select_related(
        "pemangku__jenis", "pemangku__wilayah", "orang"
    )
    data = data_sendiri(kini.get(pk=tautan.pk), pada)
    if data is None:
        raise TindakanTerlarang(KEDALUWARSA)
    return data


@transaction.atomic
def nyatakan_benar(tautan: TautanPribadi, *, pada: datetime) -> None:
    """Its person says that all still holds; once for a link, however often pressed.

    It counts again once somebody doubted or checked after him.
    """
    data = _kunci(tautan, pada)
    if data.pemangku.usul.menunggu().exists():
        raise TindakanTerlarang(SEDANG_DIPERIKSA)
    if not _sudah_dinyatakan(data):
        verifikasi_pemangku(
            data.pemangku,
            cara=Verifikasi.Cara.TAUTAN_MANDIRI,
            hasil=Verifikasi.Hasil.BENAR,
            oleh=None,
            pada=pada,
        )


def _sudah_dinyatakan(data: DataSendiri) -> bool:
    """Whether the last word on the record is its person's, said since the link."""
    terakhir = data.pemangku.verifikasi.first()
    return (
        terakhir is not None
        and data.pemangku.perlu_cek == ""
        and terakhir.cara == Verifikasi.Cara.TAUTAN_MANDIRI
        and terakhir.hasil == Verifikasi.Hasil.BENAR
        and terakhir.pada >= data.tautan.dibuat_pada
    )


@transaction.atomic
def ubah_sendiri(
    tautan: TautanPribadi,
    *,
    isian: Mapping[str, str],
    hapus: Collection[Kanal],
    kanal_baru: Mapping[str, str],
    pada: datetime,
) -> bool:
    """Channels change at once, all else waits for staff; True when something waits.

    ``isian``: values by field, ``kanal_baru``: new channels by kind. The link is used up.
    Raises TindakanTerlarang for a link that opens nothing or where something waits
    already, ValidationError by field, or when nothing differs.
    """
    data = _kunci(tautan, pada)
    beda = {n: v for n, v in isian.items() if v != data.nilai.get(n, "")}
    if beda and data.pemangku.usul.menunggu().exists():
        raise TindakanTerlarang(SEDANG_DIPERIKSA)
    baru = {jenis: nilai for jenis, nilai in kanal_baru.items() if nilai}
    if not (beda or hapus or baru):
        raise ValidationError(TANPA_PERUBAHAN)
    _ganti_kanal(data, hapus, baru, pada)
    if beda:
        _usulkan(data, beda, pada)
    data.tautan.berlaku_sampai = pada - timedelta(microseconds=1)
    data.tautan.save(update_fields=("berlaku_sampai", "diubah_pada"))
    return bool(beda)


def _ganti_kanal(
    data: DataSendiri,
    hapus: Collection[Kanal],
    baru: Mapping[str, str],
    pada: datetime,
) -> None:
    pemilik = data.orang or data.pemangku
    ada = data.kanal
    milik = {satu.pk for satu in ada}
    # What replaces an office number is one, too; a body has no others.
    orangnya = data.orang or data.pemangku.bentuk == Pemangku.Bentuk.PERORANGAN
    sifat = {satu.jenis: satu.sifat for satu in reversed(ada) if orangnya}
    bawaan = Kanal.Sifat.PRIBADI if orangnya else Kanal.Sifat.KEDINASAN
    for satu in hapus:
        if satu.pk in milik:
            hapus_kanal(satu, oleh=None, pada=pada, alasan=ALASAN)
    for jenis, nilai in baru.items():
        try:
            tambah_kanal(
                pemilik,
                jenis=jenis,
                nilai=nilai,
                sifat=sifat.get(jenis, bawaan),
                oleh=None,
                pada=pada,
            )
        except ValidationError as galat:
            raise ValidationError({jenis: galat.messages}) from None


def _usulkan(data: DataSendiri, beda: Mapping[str, str], pada: datetime) -> None:
    UsulPerubahan.objects.create(
        pemangku=data.pemangku,
        orang=data.orang,
        isian=json.dumps(dict(beda), ensure_ascii=False),
        status_sejak=pada,
    )
    Jejak.objects.catat(
        data.pemangku,
        "usul_perubahan",
        oleh=None,
        pada=pada,
        sesudah={"kolom": ", ".join(beda)},
    )
    tandai_perlu_cek(data.pemangku, alasan=DIUBAH_SENDIRI, oleh=None, pada=pada)


@transaction.atomic
def tarik_sendiri(
    tautan: TautanPribadi, *, tujuan: Collection[str], pada: datetime
) -> list[str]:
    """Withdraw consent for these purposes, at once; returns those really withdrawn.

    What was not given stays as it is. A withdrawal stands in the register of requests,
    answered at once (8.3).
    """
    orang = _kunci(tautan, pada).orang
    if orang is None:
        return []
    return tarik_seketika(orang, tujuan=tujuan, alasan=ALASAN, pada=pada)


def minta_tautan_baru(tautan: TautanPribadi, *, pada: datetime) -> None:
    """Ask the unit that keeps the record for a new link; it heads its work list."""
    if tautan.pemangku and tautan.pemangku.status == Pemangku.Status.AKTIF:
        tandai_perlu_cek(tautan.pemangku, alasan=MINTA_BARU, oleh=None, pada=pada)
