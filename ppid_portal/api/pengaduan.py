"""Published complaints."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from organisasi.halaman.publik import Kursor
from pengaduan.umum.daftar import (
    STATUS,
    halaman,
    label_saringan,
    sebagai_data,
    terpilih,
    tulis_kunci,
)
from ppid_portal.api.bentuk import Arg, Lembar, Ruas, Sumber

RUAS = (
    Ruas(nama="nomor", arti="Nomor aduan."),
    Ruas(nama="judul", arti="Judul, sudah diperiksa petugas."),
    Ruas(nama="uraian", arti="Uraian, sudah diperiksa petugas."),
    Ruas(nama="kategori", arti="Kode kategori."),
    Ruas(nama="kategori_nama", arti="Nama kategori."),
    Ruas(
        nama="kelurahan", arti="Kode kelurahan Kemendagri; kosong bila tidak disebut."
    ),
    Ruas(nama="kelurahan_nama", arti="Nama kelurahan dan kecamatannya."),
    Ruas(nama="status", arti="Keadaan sekarang."),
    Ruas(nama="status_nama", arti="Keadaan dengan kata biasa."),
    Ruas(nama="hasil", arti="Hasil; kosong selama belum ada."),
    Ruas(nama="cara_selesai", arti="Bagaimana ditutup; kosong selama belum."),
    Ruas(nama="pemegang", arti="Unit yang memegang sekarang."),
    Ruas(nama="tanggal_terima", arti="Hari diterima.", format="date"),
    Ruas(nama="terbit_pada", arti="Kapan ditampilkan.", format="date-time"),
    Ruas(
        nama="dukungan",
        arti="Yang berkata “saya juga” dan memastikan surelnya.",
        jenis="integer",
    ),
    Ruas(nama="alamat", arti="Halamannya.", format="uri"),
)


def _daftar(arg: Mapping[str, Any], kursor: Kursor | None, banyak: int) -> Lembar:
    baris = halaman(terpilih(arg), kursor, banyak + 1)
    isi = baris[:banyak]
    sesudah = tulis_kunci(isi[-1]) if len(baris) > banyak else ""
    return Lembar([sebagai_data(p) for p in isi], sesudah)


def _satu(nomor: str) -> Mapping[str, Any] | None:
    pengaduan = terpilih({}).filter(nomor=nomor.upper()).first()
    return sebagai_data(pengaduan) if pengaduan else None


PENGADUAN = Sumber(
    nama="pengaduan",
    judul="Pengaduan yang ditampilkan",
    arti="Aduan yang boleh dibaca umum, yang terbaru ditampilkan di atas; tanpa identitas.",
    ruas=RUAS,
    daftar=_daftar,
    satu=_satu,
    arg=(
        Arg(nama="status", arti="Keadaan.", tetap=tuple(STATUS)),
        Arg(
            nama="kategori",
            arti="Kode kategori.",
            pilihan=lambda: label_saringan()["kategori"],
        ),
        Arg(
            nama="kelurahan",
            arti="Kode kelurahan Kemendagri.",
            pilihan=lambda: label_saringan()["kelurahan"],
        ),
    ),
)
