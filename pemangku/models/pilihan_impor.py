"""Choices of an import, and the acts that move a file."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import models

from organisasi.alur.tindakan import Langkah


class StatusImpor(models.TextChoices):
    """Life of an uploaded sheet."""

    ANTRE = "antre", "Sedang diperiksa"
    SIAP = "siap", "Siap disimpan"
    MENULIS = "menulis", "Sedang disimpan"
    SELESAI = "selesai", "Selesai"
    MENARIK = "menarik", "Sedang dibatalkan"
    DIBATALKAN = "dibatalkan", "Dibatalkan"
    DIBUANG = "dibuang", "Tidak jadi"


class TindakanImpor(models.TextChoices):
    """Acts that move a sheet."""

    PERIKSA = "periksa", "Selesai diperiksa"
    TERAPKAN = "terapkan", "Simpan ke daftar pemangku"
    SELESAIKAN = "selesaikan", "Selesai disimpan"
    BATALKAN = "batalkan", "Batalkan impor"
    TUNTASKAN = "tuntaskan", "Selesai dibatalkan"
    BUANG = "buang", "Tidak jadi"


def _langkah(*dari: str, ke: str) -> Langkah:
    return Langkah(dari=frozenset(map(str, dari)), ke=str(ke))


ALUR_IMPOR: Mapping[str, Langkah] = {
    TindakanImpor.PERIKSA: _langkah(StatusImpor.ANTRE, ke=StatusImpor.SIAP),
    TindakanImpor.TERAPKAN: _langkah(StatusImpor.SIAP, ke=StatusImpor.MENULIS),
    TindakanImpor.SELESAIKAN: _langkah(StatusImpor.MENULIS, ke=StatusImpor.SELESAI),
    TindakanImpor.BATALKAN: _langkah(StatusImpor.SELESAI, ke=StatusImpor.MENARIK),
    TindakanImpor.TUNTASKAN: _langkah(StatusImpor.MENARIK, ke=StatusImpor.DIBATALKAN),
    TindakanImpor.BUANG: _langkah(
        StatusImpor.ANTRE, StatusImpor.SIAP, ke=StatusImpor.DIBUANG
    ),
}
# The worker has something to do.
BERJALAN = frozenset({StatusImpor.ANTRE, StatusImpor.MENULIS, StatusImpor.MENARIK})


class Vonis(models.TextChoices):
    """What a row would become; the first that fits counts (pemangku 5.2)."""

    GALAT = "galat", "Galat"
    DUPLIKAT_DALAM_BERKAS = "duplikat_dalam_berkas", "Ganda dalam berkas"
    MIRIP = "mirip", "Mirip yang ada"
    PERBARUI = "perbarui", "Memperbarui"
    TANPA_PERUBAHAN = "tanpa_perubahan", "Tidak berubah"
    BARU = "baru", "Baru"


class PilihanMirip(models.TextChoices):
    """What staff decides on a row that resembles a record; undecided, it goes back."""

    KEMBALIKAN = "kembalikan", "Kembalikan"
    PAKAI = "pakai", "Pakai yang ada"
    BARU = "baru", "Buat baru"


class HasilBaris(models.TextChoices):
    """What became of a row: written, joined, or returned with its reason."""

    DIBUAT = "dibuat", "Dibuat"
    DIPERBARUI = "diperbarui", "Diperbarui"
    SUDAH_ADA = "sudah_ada", "Sudah ada"
    DIKEMBALIKAN = "dikembalikan", "Dikembalikan"
    GAGAL = "gagal", "Gagal disimpan"
    DIBATALKAN = "dibatalkan", "Dibatalkan"
    DIPERTAHANKAN = "dipertahankan", "Tidak dibatalkan"
