"""Before and after the first visit of each kecamatan, with what may be said (PK-50)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from organisasi.bahasa import tanggal_pendek
from organisasi.models import Wilayah
from ppid_portal.indikator.angka import KOSONG, Angka
from ppid_portal.indikator.baca import kata
from ppid_portal.indikator.banding import banding
from ppid_portal.indikator.sebelum_sesudah import (
    DIBANDINGKAN,
    DIDAMPINGI,
    KODE,
    SEBELUM,
    SESUDAH,
    susun,
    terlihat_sejak,
)

from .sumber import Sumber

BELUM_DIHITUNG = "Belum dihitung untuk periode ini."


@dataclass(frozen=True, slots=True)
class BarisBanding:
    """One thing compared: counts, the others' counts, the interval, the sentence."""

    apa: str
    sebelum: int
    sesudah: int
    lain: str
    rentang: str
    kalimat: str


@dataclass(frozen=True, slots=True)
class Pengaruh:
    """A kecamatan: when it was visited, its rows, the shares beside; or why not yet."""

    nama: str
    kunjungan: str
    baris: Sequence[BarisBanding]
    samping: Sequence[tuple[str, str, str]]
    menunggu: str


def pengaruh(
    sumber: Sumber, kecamatan: Sequence[Wilayah], pertama: Mapping[str, date]
) -> list[Pengaruh]:
    """Each visited kecamatan by code; of a camat his own alone."""
    milik = sumber.lingkup.kecamatan
    return [
        _satu(sumber, k, pertama[k.pk])
        for k in kecamatan
        if k.pk in pertama and milik in (None, k.pk)
    ]


def _satu(sumber: Sumber, k: Wilayah, kunjungan: date) -> Pengaruh:
    bagian = sumber.kecamatan.rincian(KODE, sumber.periode, kecamatan=k.pk)
    sejak = terlihat_sejak(kunjungan)
    menunggu = ""
    if not bagian:
        nanti = sumber.data_sampai is None or sejak > timezone.localdate(
            sumber.data_sampai
        )
        menunggu = (
            f"Dapat dilihat mulai {tanggal_pendek(sejak)}." if nanti else BELUM_DIHITUNG
        )
    return Pengaruh(
        nama=k.nama,
        kunjungan=tanggal_pendek(kunjungan),
        baris=_baris(bagian),
        samping=_samping(bagian) if bagian else (),
        menunggu=menunggu,
    )


def _baris(bagian: Mapping[str, Angka]) -> list[BarisBanding]:
    hasil = []
    for apa, hitungan in susun(bagian).items():
        satu = banding(hitungan)
        lain = (hitungan.sebelum_lain, hitungan.sesudah_lain)
        hasil.append(
            BarisBanding(
                DIBANDINGKAN[apa],
                hitungan.sebelum,
                hitungan.sesudah,
                KOSONG if None in lain else f"{lain[0]} → {lain[1]}",
                satu.rentang,
                satu.kalimat,
            )
        )
    return hasil


def _samping(bagian: Mapping[str, Angka]) -> list[tuple[str, str, str]]:
    return [
        (kode, _kata(bagian, kode, SEBELUM), _kata(bagian, kode, SESUDAH))
        for kode in DIDAMPINGI
    ]


def _kata(bagian: Mapping[str, Angka], kode: str, jendela: str) -> str:
    return kata(kode, bagian.get(f"{kode}:{jendela}", Angka()))
