"""Limits of requests and objections: their codes, and calendar and limits for pages.

The start of the ten working days (UU 14/2008 Pasal 22 ayat (7)) is the day of receipt.
Only a letter about missing papers, sent within its three working days, moves it: to the
day the papers came in. The officer's own checking never wins a day.
"""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.bahasa import tanggal
from organisasi.models import Unit
from organisasi.waktu.hari_kerja import Hitungan
from organisasi.waktu.tenggat import hitung_tenggat, lama

PERIKSA = "permohonan.periksa_kelengkapan"
LENGKAPI = "permohonan.lengkapi"
JAWAB = "permohonan.jawab"
PERPANJANG = "permohonan.perpanjang"
KEBERATAN_AJUKAN = "keberatan.ajukan"
KEBERATAN_TANGGAPI = "keberatan.tanggapi"
SENGKETA_AJUKAN = "sengketa.ajukan"


# Limits for pages


def hitung_atau_sebab(kode: str, sejak: date, unit: Unit) -> tuple[date | None, str]:
    """The last day and its reckoning in a sentence, or the sentence why there is none."""
    try:
        hasil = hitung_tenggat(kode, sejak, unit)
    except TindakanTerlarang as galat:
        return None, str(galat)
    return hasil.jatuh_tempo, hasil.kalimat()


def kata_tenggat(kode: str, unit: Unit, sejak: date | None = None) -> str:
    """The last day in words, counted from ``sejak`` (None: today), or why it is unknown."""
    hari, kata = hitung_atau_sebab(kode, sejak or timezone.localdate(), unit)
    return tanggal(hari) if hari else f"(belum dapat dihitung: {kata})"


# Until when an applicant may go on


@dataclass(frozen=True, slots=True)
class Jendela:
    """Until when an applicant may go on, on which grounds; or in ``belum`` why not."""

    hitungan: Hitungan | None = None
    belum: str = ""
    alasan: tuple[str, ...] = ()

    @property
    def boleh(self) -> bool:
        return not self.belum

    @property
    def sampai(self) -> date | None:
        return self.hitungan.jatuh_tempo if self.hitungan else None

    @property
    def terbuka_sampai(self) -> date | None:
        return self.sampai if self.boleh else None


def hitung_jendela(
    kode: str,
    sejak: date,
    unit: Unit,
    hari_ini: date,
    *,
    apa: str,
    alasan: tuple[str, ...] = (),
) -> Jendela:
    """From ``sejak`` on for as long as ``kode`` allows; an unknown day opens nothing."""
    try:
        tempo = hitung_tenggat(kode, sejak, unit)
    except TindakanTerlarang as galat:
        return Jendela(belum=str(galat))
    if hari_ini > tempo.jatuh_tempo:
        return Jendela(tempo, f"Batas {apa} sudah lewat ({lama(kode, sejak)}).")
    return Jendela(tempo, alasan=alasan)
