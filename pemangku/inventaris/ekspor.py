"""The register as a workbook, without personal data (pemangku 9)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import IO

from django.utils import timezone

from organisasi.bahasa import tanggal_pendek
from organisasi.kertas.xlsx import NilaiSel, Tabel, tulis_buku
from organisasi.models import Petugas, Wilayah
from pemangku.inventaris.models import Pemangku, PemangkuQuerySet

VERSI = 1
SEKALI_BACA = 500
KEPALA = (
    *("Nomor", "Unsur", "Jenis", "Nama", "Bentuk", "Lingkup", "Kecamatan", "Kelurahan"),
    *("Pengelola", "Jumlah Anggota", "Nomor SK", "Tanggal SK", "Berlaku s.d."),
    *("Keadaan", "Kesegaran", "Diverifikasi", "Data berlaku sampai", "Sumber"),
)
LEBAR = (12, 20, 20, 36, 12, 14, 16, 18, 28, 10, 20, 12, 12, 14, 18, 12, 14, 20)


def nama_ekspor(pada: datetime) -> str:
    """``pemangku_daftar_2024-06_v1.xlsx``."""
    return f"pemangku_daftar_{timezone.localdate(pada):%Y-%m}_v{VERSI}.xlsx"


def tulis_daftar(tujuan: IO[bytes], *, petugas: Petugas, pada: datetime) -> None:
    """Write what the officer may see: bodies and kinds; no person, channel or address."""
    semua = Pemangku.objects.untuk(petugas).untuk_daftar()
    semua = semua.exclude(
        status__in=(Pemangku.Status.TERGABUNG, Pemangku.Status.DITOLAK)
    ).order_by("nomor")
    hari = timezone.localtime(pada)
    tulis_buku(
        tujuan,
        info=[
            ("Judul", "Daftar pemangku kepentingan"),
            ("Keadaan per", f"{tanggal_pendek(hari.date())} pukul {hari:%H.%M} WIB"),
            (
                "Cakupan",
                "Yang boleh dilihat pengunduh; tanpa yang digabung dan ditolak",
            ),
            ("Diunduh oleh", str(petugas)),
            ("Jumlah baris", semua.count()),
            ("Data pribadi", "Tidak ada: tanpa nama orang, nomor, surel, dan alamat"),
            ("Versi", VERSI),
        ],
        tabel=[Tabel("Pemangku", KEPALA, _baris(semua, pada), LEBAR)],
    )


def _baris(semua: PemangkuQuerySet, pada: datetime) -> Iterator[list[NilaiSel]]:
    hari = timezone.localdate(pada)
    for p in semua.iterator(chunk_size=SEKALI_BACA):
        periksa = p.terverifikasi_pada
        yield [
            *(p.nomor, p.jenis.unsur.nama, p.jenis.nama, p.nama_tampil),
            *(p.get_bentuk_display(), p.get_lingkup_display(), *_tempat(p.wilayah)),
            *(p.pengelola.nama, p.jumlah_anggota, p.sk_nomor, p.sk_tanggal),
            *(p.sk_berlaku_sampai, p.get_status_display()),
            str(p.kesegaran(hari).label),
            timezone.localdate(periksa) if periksa else None,
            *(p.berlaku_sampai, p.get_sumber_display()),
        ]


def _tempat(wilayah: Wilayah | None) -> tuple[str, str]:
    """Kecamatan and kelurahan; the city stands as the kecamatan "Seluruh kota"."""
    if wilayah is None:
        return "", ""
    if wilayah.tingkat == Wilayah.Tingkat.KOTA:
        return "Seluruh kota", ""
    if wilayah.tingkat == Wilayah.Tingkat.KELURAHAN and wilayah.induk:
        return wilayah.induk.nama, wilayah.nama
    return wilayah.nama, ""
