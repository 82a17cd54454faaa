"""The helper "refused or not answered": from four answers to the next lawful step.

It knows nothing of the case: what it says follows from the law's limits and the day the
citizen enters, reckoned by the same clock as a real case.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

from informasi.kalender_kini import hitung_kini
from informasi.models import AlasanKeberatan
from informasi.tenggat import (
    JAWAB,
    KEBERATAN_AJUKAN,
    KEBERATAN_TANGGAPI,
    PERPANJANG,
    SENGKETA_AJUKAN,
)
from organisasi.waktu.hari_kerja import Hitungan

A = AlasanKeberatan
BELUM, MENUNGGU, DIJAWAB = "belum", "menunggu", "dijawab"


@dataclass(frozen=True, slots=True)
class Jawab:
    """What was answered: the ground, its day, whether and how an objection was made."""

    apa: str
    kapan: date
    diperpanjang: bool = False
    keberatan: str = BELUM
    kapan_keberatan: date | None = None


@dataclass(slots=True)
class Saran:
    """What to do: ``langkah`` names the advice, days and reckonings go with it."""

    langkah: str
    sampai: date | None = None
    mulai: date | None = None
    hitungan: list[Hitungan] = field(default_factory=list)


def saran(jawab: Jawab, hari_ini: date) -> Saran:
    """The next step on ``hari_ini``; TindakanTerlarang when a day cannot be reckoned."""
    if jawab.keberatan == BELUM or jawab.kapan_keberatan is None:
        return _sebelum_keberatan(jawab, hari_ini)
    return _sesudah_keberatan(jawab.keberatan, jawab.kapan_keberatan, hari_ini)


def _sebelum_keberatan(jawab: Jawab, hari_ini: date) -> Saran:
    """Too early, in time, or too late for an objection."""
    hitungan: list[Hitungan] = []
    sejak = jawab.kapan
    if jawab.apa == A.TIDAK_DITANGGAPI:
        hitungan.append(hitung_kini(JAWAB, sejak))
        if jawab.diperpanjang:
            hitungan.append(hitung_kini(PERPANJANG, hitungan[-1].jatuh_tempo))
        sejak = hitungan[-1].jatuh_tempo
        if hari_ini <= sejak:
            return Saran("tunggu_jawaban", sejak, sejak + timedelta(1), hitungan)
    hitungan.append(hitung_kini(KEBERATAN_AJUKAN, sejak))
    sampai = hitungan[-1].jatuh_tempo
    langkah = "ajukan_keberatan" if hari_ini <= sampai else "keberatan_lewat"
    return Saran(langkah, sampai, None, hitungan)


def _sesudah_keberatan(keadaan: str, kapan: date, hari_ini: date) -> Saran:
    """Wait for the Atasan PPID, go to the commission, or too late for it."""
    hitungan: list[Hitungan] = []
    sejak = kapan
    if keadaan == MENUNGGU:
        hitungan.append(hitung_kini(KEBERATAN_TANGGAPI, kapan))
        sejak = hitungan[-1].jatuh_tempo
        if hari_ini <= sejak:
            return Saran("tunggu_tanggapan", sejak, sejak + timedelta(1), hitungan)
    hitungan.append(hitung_kini(SENGKETA_AJUKAN, sejak))
    sampai = hitungan[-1].jatuh_tempo
    langkah = "ke_komisi" if hari_ini <= sampai else "komisi_lewat"
    return Saran(langkah, sampai, None, hitungan)
