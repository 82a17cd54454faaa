"""Before and after the first visit of each kecamatan, with what may be said (PK-50)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from organisasi.bahasa import tanggal_pendek
from organisasi.models import Wilayah
from ppid_portal.indikator.pengaruh import BarisBanding, baris_banding, samping
from ppid_portal.indikator.sebelum_sesudah import KODE, terlihat_sejak
from ppid_portal.pimpinan.sumber import Sumber

BELUM_DIHITUNG = "Belum dihitung untuk periode ini."


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
        baris=baris_banding(bagian),
        samping=samping(bagian) if bagian else (),
        menunggu=menunggu,
    )
