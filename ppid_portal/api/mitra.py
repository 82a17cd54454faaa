"""Partner bodies."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pemangku.inventaris.direktori import (
    cari,
    label_saringan,
    sebagai_data,
    sesudah_nomor,
)
from ppid_portal.api.bentuk import Arg, Lembar, Ruas, Sumber

KONTAK = (
    Ruas(nama="jenis", arti="Jenis kanal."),
    Ruas(nama="nilai", arti="Nomor atau alamatnya."),
)
RUAS = (
    Ruas(nama="nomor", arti="Nomor catatan."),
    Ruas(nama="nama", arti="Nama resmi."),
    Ruas(nama="nama_pendek", arti="Nama pendek; kosong bila tidak ada."),
    Ruas(nama="jenis", arti="Jenis lembaga."),
    Ruas(nama="unsur", arti="Kode unsur masyarakat."),
    Ruas(nama="wilayah", arti="Kode wilayah Kemendagri; kosong bila tidak disebut."),
    Ruas(nama="wilayah_nama", arti="Nama wilayah."),
    Ruas(nama="alamat", arti="Alamat lembaga."),
    Ruas(nama="kontak", arti="Kanal kedinasan.", daftar=True, isi=KONTAK),
    Ruas(nama="pengelola", arti="Slug unit yang merawat catatannya."),
    Ruas(nama="url", arti="Halamannya.", format="uri"),
)


def _daftar(arg: Mapping[str, Any], setelah: str | None, banyak: int) -> Lembar:
    baris = sesudah_nomor(arg, setelah or "", banyak + 1)
    isi = [sebagai_data(p) for p in baris[:banyak]]
    return Lembar(isi, isi[-1]["nomor"] if len(baris) > banyak else "")


def _satu(nomor: str) -> Mapping[str, Any] | None:
    pemangku = cari(nomor.upper())
    return sebagai_data(pemangku) if pemangku else None


MITRA = Sumber(
    nama="mitra",
    judul="Lembaga mitra",
    arti="Lembaga dengan kontak kedinasannya, tanpa nama orang, menurut nomor.",
    ruas=RUAS,
    daftar=_daftar,
    satu=_satu,
    menurut_waktu=False,
    arg=(
        Arg(
            nama="kecamatan",
            arti="Kode kecamatan Kemendagri, atau kode kota untuk seluruh kota.",
            pilihan=lambda: label_saringan()["kecamatan"],
        ),
        Arg(
            nama="unsur",
            arti="Kode unsur masyarakat.",
            pilihan=lambda: label_saringan()["unsur"],
        ),
    ),
)
