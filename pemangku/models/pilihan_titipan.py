"""Choices of needs raised in the room and of the poll, and the table of acts (6.7, 6.8)."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import models

from organisasi.alur.tindakan import TETAP, Langkah


class JenisTitipan(models.TextChoices):
    """What was raised; an emergency is none of these and is never stored."""

    INFORMASI = "informasi", "Minta informasi atau data"
    PERTANYAAN = "pertanyaan", "Pertanyaan"
    PENGADUAN = "pengaduan", "Aduan"
    ASPIRASI = "aspirasi", "Usul atau aspirasi"


class StatusTitipan(models.TextChoices):
    """Life of a need; DIALIHKAN once its register number is known."""

    BARU = "baru", "Baru"
    DIJAWAB_DI_TEMPAT = "dijawab_di_tempat", "Dijawab di tempat"
    DIALIHKAN = "dialihkan", "Sudah terdaftar"
    SELESAI = "selesai", "Selesai"
    DIBATALKAN = "dibatalkan", "Dibatalkan"


class TindakanTitipan(models.TextChoices):
    """Acts that move a need."""

    JAWAB = "jawab", "Jawab di tempat"
    TAWARKAN = "tawarkan", "Ajukan, menunggu kepastian orangnya"
    ALIHKAN = "alihkan", "Terdaftar"
    SELESAIKAN = "selesaikan", "Selesaikan"
    BATALKAN = "batalkan", "Batalkan"


S, T = StatusTitipan, TindakanTitipan
# What these become is a complaint, and whoever complains is kept out of the inventory.
MENJADI_ADUAN = frozenset({JenisTitipan.PENGADUAN, JenisTitipan.ASPIRASI})
# In a register of the portal, under its number.
TERDAFTAR = (S.DIALIHKAN, S.SELESAI)
_BARU = frozenset({str(S.BARU)})
ALUR_TITIPAN: Mapping[str, Langkah] = {
    T.JAWAB: Langkah(_BARU, S.DIJAWAB_DI_TEMPAT),
    T.TAWARKAN: Langkah(_BARU, TETAP),
    # The person may send it after it was answered or given up: then it exists all the same.
    T.ALIHKAN: Langkah(
        frozenset({S.BARU, S.DIJAWAB_DI_TEMPAT, S.DIBATALKAN}), S.DIALIHKAN
    ),
    T.SELESAIKAN: Langkah(frozenset({str(S.DIALIHKAN)}), S.SELESAI),
    T.BATALKAN: Langkah(_BARU, S.DIBATALKAN),
}
