"""Choices of what follows a visit: pledges, pass-on, handouts; and their tables of acts."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import models

from organisasi.alur.tindakan import Langkah


class BentukTerusan(models.TextChoices):
    """How a stakeholder passes on what was said."""

    RAPAT_WARGA = "rapat_warga", "Rapat warga"
    PENGAJIAN_MAJELIS = "pengajian_majelis", "Pengajian atau majelis"
    GRUP_WA = "grup_wa", "Grup WhatsApp"
    PASANG_MATERI = "pasang_materi", "Memasang materi"
    MEDSOS = "medsos", "Media sosial"
    SISIP_ACARA = "sisip_acara", "Disisipkan di acara lain"
    LAIN = "lain", "Cara lain"


class StatusKomitmen(models.TextChoices):
    """What a person decided about a pledge; the rest is computed."""

    BERLAKU = "berlaku", "Berlaku"
    DIBATALKAN = "dibatalkan", "Dibatalkan"


class KeadaanKomitmen(models.TextChoices):
    """How far a pledge is, computed from its reports and the day (pemangku 4.9)."""

    TERBUKA = "terbuka", "Terbuka"
    SEBAGIAN = "sebagian", "Sebagian"
    TERPENUHI = "terpenuhi", "Terpenuhi"
    LEWAT = "lewat", "Lewat tenggat"
    DIBATALKAN = "dibatalkan", "Dibatalkan"


class TindakanKomitmen(models.TextChoices):
    """Acts that move a pledge."""

    BATALKAN = "batalkan", "Batalkan"


class CaraHitung(models.TextChoices):
    """How the people of a report were counted."""

    DAFTAR_HADIR = "daftar_hadir", "Dari daftar hadir"
    HITUNG_KEPALA = "hitung_kepala", "Dihitung satu per satu"
    PERKIRAAN = "perkiraan", "Perkiraan"
    ANGGOTA_GRUP = "anggota_grup", "Jumlah anggota grup"
    TAYANGAN = "tayangan", "Jumlah tayangan"


# Three kinds of numbers that are never added to each other (pemangku 6.6).
TERHITUNG = (CaraHitung.DAFTAR_HADIR, CaraHitung.HITUNG_KEPALA)
PERKIRAAN = (CaraHitung.PERKIRAAN,)
PESAN = (CaraHitung.ANGGOTA_GRUP, CaraHitung.TAYANGAN)


class PelaporTerusan(models.TextChoices):
    """Who handed a report in."""

    TOKEN = "token", "Pemangku, lewat tautan"
    PETUGAS = "petugas", "Petugas"


class StatusLaporan(models.TextChoices):
    """Whether staff looked at a report."""

    DITERIMA = "diterima", "Diterima"
    DIPERIKSA = "diperiksa", "Sudah diperiksa"
    DITOLAK = "ditolak", "Ditolak"


class TindakanLaporan(models.TextChoices):
    """Acts that move a report."""

    PERIKSA = "periksa", "Nyatakan benar"
    TOLAK = "tolak", "Tolak"


def _langkah(*dari: str, ke: str) -> Langkah:
    return Langkah(dari=frozenset(map(str, dari)), ke=str(ke))


ALUR_KOMITMEN: Mapping[str, Langkah] = {
    TindakanKomitmen.BATALKAN: _langkah(
        StatusKomitmen.BERLAKU, ke=StatusKomitmen.DIBATALKAN
    ),
}
ALUR_LAPORAN: Mapping[str, Langkah] = {
    TindakanLaporan.PERIKSA: _langkah(
        StatusLaporan.DITERIMA, StatusLaporan.DITOLAK, ke=StatusLaporan.DIPERIKSA
    ),
    TindakanLaporan.TOLAK: _langkah(
        StatusLaporan.DITERIMA, StatusLaporan.DIPERIKSA, ke=StatusLaporan.DITOLAK
    ),
}
