"""Buttons for placing a request with a unit and for its referral."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils import timezone

from informasi.jawaban.tombol import SampaikanForm
from informasi.permohonan import tombol as akibat
from informasi.permohonan.models import Permohonan
from informasi.permohonan.pilihan import IZIN_JAWAB, TindakanPermohonan as T
from informasi.rujukan import actions as aksi
from informasi.rujukan.isian import (
    KembalikanForm,
    PutuskanForm,
    R,
    RujukPermohonanForm,
    TempatkanForm,
    TerimaRujukanForm,
    rujukan_dari,
)
from organisasi.kantor.izin import berwenang
from organisasi.models import Petugas, Unit
from organisasi.staf.tombol import Tombol


def _pada_rujukan(tindakan: Any) -> Any:
    return lambda _permohonan, *, rujukan, **isi: tindakan(rujukan, **isi)


def _halangan_sampaikan(permohonan: Permohonan, petugas: Petugas) -> str:
    milik = [
        aksi.halangan_sampaikan(r)
        for r in rujukan_dari(permohonan)
        if r.bagian_berjalan and berwenang(petugas, IZIN_JAWAB, r.pemegang)
    ]
    return "" if "" in milik else next(iter(milik), "")


def _ditawari(permohonan: Permohonan) -> Iterable[Unit]:
    return [r.ke_unit for r in rujukan_dari(permohonan) if r.status == R.DIAJUKAN]


def _penulis_bagian(permohonan: Permohonan) -> Iterable[Unit]:
    return [r.pemegang for r in rujukan_dari(permohonan) if r.bagian_berjalan]


TOMBOL_RUJUKAN = (
    Tombol(
        T.TEMPATKAN,
        aksi.tempatkan_permohonan,
        berhasil="Permohonan ditempatkan; unitnya diberi tahu.",
        penjelasan="Pemohon tidak tahu unitnya. Pilih unit yang menguasai informasinya, "
        "paling lama satu hari kerja.",
        form=lambda _p: TempatkanForm,
        akibat=akibat.tempatkan,
        bila=lambda p: p.perlu_ditempatkan,
    ),
    Tombol(
        T.TERIMA_RUJUKAN,
        _pada_rujukan(aksi.terima_rujukan),
        berhasil="Rujukan diterima. Jatuh temponya tetap; kerjakan sekarang.",
        penjelasan="Unit Anda menguasai yang diminta. Seluruh permohonan: unit Anda "
        "memegangnya. Sebagian: unit Anda menulis bagiannya dalam jawaban gabungan.",
        form=lambda _p: TerimaRujukanForm,
        akibat=akibat.tetap("Waktu tidak diulang: {tempo}."),
        unit=_ditawari,
        bila=lambda p: bool(_ditawari(p)),
    ),
    Tombol(
        T.KEMBALIKAN_RUJUKAN,
        _pada_rujukan(aksi.kembalikan_rujukan),
        berhasil="Rujukan dikembalikan; PPID Utama memutuskan unitnya.",
        penjelasan="Unit Anda tidak menguasai yang diminta.",
        form=lambda _p: KembalikanForm,
        akibat=akibat.tetap(
            "PPID Utama menentukan unit yang harus menjawab; putusannya tidak dapat "
            "dikembalikan lagi.",
            "Permohonan ini tidak lagi terlihat oleh unit Anda.",
        ),
        unit=_ditawari,
        bila=lambda p: bool(_ditawari(p)),
    ),
    Tombol(
        T.PUTUSKAN_RUJUKAN,
        _pada_rujukan(aksi.putuskan_rujukan),
        berhasil="Putusan tercatat; kedua unit diberi tahu.",
        penjelasan="Rujukan dikembalikan, atau penerimanya tidak menjawab dalam 2 hari "
        "kerja. Tentukan unit yang harus menjawab.",
        form=lambda _p: PutuskanForm,
        akibat=akibat.tetap(
            "Unit yang Anda tunjuk harus menjawab dan tidak dapat mengembalikan lagi.",
            "Waktu tidak diulang: {tempo}.",
        ),
        bila=lambda p: any(
            not r.halangan_putuskan(timezone.localdate()) for r in rujukan_dari(p)
        ),
    ),
    Tombol(
        T.SAMPAIKAN_BAGIAN,
        _pada_rujukan(aksi.sampaikan_bagian),
        berhasil="Bagian Anda sudah disampaikan kepada pemegang permohonan.",
        penjelasan="Baca sekali lagi. Yang di bawah inilah bagian unit Anda dalam jawaban "
        "gabungan.",
        form=lambda _p: SampaikanForm,
        akibat=akibat.tetap(
            "Pemegang permohonan menggabungkan dan mengirim jawabannya. Sesudah ini "
            "bagian Anda hanya dapat diubah olehnya."
        ),
        unit=_penulis_bagian,
        halangan=_halangan_sampaikan,
        bila=lambda p: bool(_penulis_bagian(p)),
    ),
    Tombol(
        T.RUJUK,
        aksi.rujuk_permohonan,
        halangan=lambda p, _petugas: aksi.halangan_rujuk(rujukan_dari(p)),
        berhasil="Rujukan ditawarkan; suratnya sudah keluar.",
        penjelasan="Unit Anda tidak menguasai informasinya, seluruhnya atau sebagian. "
        "Rujukan bukan penolakan.",
        form=lambda _p: RujukPermohonanForm,
        akibat=akibat.rujuk,
    ),
)
