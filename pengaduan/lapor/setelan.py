"""The settings of the channel: none has a secret default, all are needed to send.

LAPOR!'s numbers (channel, classification, institution, region, categories) and even the
path of a create differ by application and are given by its operator, so nothing is assumed.
"""

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import LazySettings, settings
from django.core.checks import CheckMessage, Error
from django.db import models

from organisasi.teks import baca_toml

# LAPOR!'s names of a status and what the portal calls them.
# An unknown name is shown as it is and ends nothing: a final state is never guessed.


class StatusLuar(models.TextChoices):
    BELUM_DIKIRIM = "belum_dikirim", "Belum dikirim"
    TERKIRIM = "terkirim", "Terkirim"
    MENUNGGU_VERIFIKASI = "menunggu_verifikasi", "Menunggu verifikasi"
    TERVERIFIKASI = "terverifikasi", "Terverifikasi"
    DIPROSES = "diproses", "Dalam proses"
    MENUNGGU_PELAPOR = "menunggu_pelapor", "Menunggu pelapor"
    SELESAI = "selesai", "Selesai"
    DITUTUP = "ditutup_tanpa_tindak_lanjut", "Ditutup tanpa tindak lanjut"
    TIDAK_DIKENAL = "tidak_dikenal", "Status tidak dikenal"


# Final at the other side; "selesai" is still looked at for a while (reopening).
FINAL_LUAR = frozenset({StatusLuar.SELESAI, StatusLuar.DITUTUP})


KATA = baca_toml("pengaduan/data/lapor.toml")


def petakan_status(nama: str, *, tambahan: Mapping[str, str]) -> StatusLuar:
    """``tambahan`` comes first; no name: LAPOR! has not said anything yet."""
    kunci = _rapi(nama)
    if not kunci:
        return StatusLuar.TERKIRIM
    for peta in (tambahan, KATA["status"]):
        for pola, status in peta.items():
            if _cocok(_rapi(pola), kunci):
                return StatusLuar(status)
    return StatusLuar.TIDAK_DIKENAL


def _cocok(pola: str, nama: str) -> bool:
    return nama.startswith(pola[:-1]) if pola.endswith("*") else nama == pola


def _rapi(nama: str) -> str:
    return " ".join(nama.split()).casefold()


MODE_API, MODE_MATI = "api", "mati"
KEPALA_KUNCI = ("Authorization", "auth")
BENTUK_LAMPIRAN = ("json", "json_titik")
LAMPIRAN_KOSONG = ("false", "[]")
# Where the id of a new complaint was seen, in the order to look.
JALUR_ID = (
    "results.complaint.id",
    "complaint_id",
    "data.complaint_id",
    "data.results.complaint.id",
)
# Only these may be declared to store nothing; anything else would not be believable.
STATUS_BOLEH_DIULANG = frozenset({500, 502, 503, 504})
_TUAN_RUMAH_LOKAL = frozenset({"127.0.0.1", "localhost"})
_NAMA_KEPALA = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]+")
_NILAI_KEPALA = re.compile(r"[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?")
_JALUR = re.compile(r"/[\w/.-]*[\w-]")


class SetelanTidakLengkap(Exception):
    """The channel does not start; ``kurang`` names what is missing, in plain words."""

    def __init__(self, kurang: list[str]) -> None:
        super().__init__(" ".join(kurang))
        self.kurang = kurang


def kurang(setelan: LazySettings = settings) -> list[str]:
    """What is missing, in sentences for the administrator; no value stands there."""
    return [
        KATA["kurang"][nama] for nama, salah in _PERIKSA.items() if salah(setelan)
    ] + [
        f"{nama} belum diisi: nomor {apa} dari pengelola SP4N-LAPOR!."
        for nama, apa in KATA["nomor"].items()
        if (getattr(setelan, nama) or 0) <= 0
    ]


def _alamat_salah(setelan: LazySettings) -> bool:
    try:
        bagian = urlsplit(setelan.LAPOR_BASE_URL)
        lokal = bagian.scheme == "http" and bagian.hostname in _TUAN_RUMAH_LOKAL
        ada = bool(bagian.hostname) and bagian.port != 0
    except ValueError:
        return True
    # Credentials in an address end up in logs; a query would be lost on the way.
    bersih = not (bagian.username or bagian.password or bagian.query or bagian.fragment)
    aman = bagian.scheme == "https" or (setelan.LAPOR_HTTP_LOKAL and lokal)
    return not (ada and bersih and aman and setelan.LAPOR_BASE_URL.isprintable())


_PERIKSA: Mapping[str, Callable[[LazySettings], bool]] = {
    "LAPOR_BASE_URL": _alamat_salah,
    "LAPOR_AUTH_HEADER": lambda s: s.LAPOR_AUTH_HEADER not in KEPALA_KUNCI,
    "LAPOR_AUTH_VALUE": lambda s: not _NILAI_KEPALA.fullmatch(s.LAPOR_AUTH_VALUE),
    "LAPOR_TOKEN": lambda s: not _NILAI_KEPALA.fullmatch(s.LAPOR_TOKEN),
    "LAPOR_EXTRA_HEADERS": lambda s: any(
        not _NAMA_KEPALA.fullmatch(nama) or not _NILAI_KEPALA.fullmatch(nilai)
        for nama, nilai in s.LAPOR_EXTRA_HEADERS.items()
    ),
    "LAPOR_CREATE_PATH": lambda s: not _JALUR.fullmatch(s.LAPOR_CREATE_PATH),
    "LAPOR_ATTACHMENTS_FORM": lambda s: s.LAPOR_ATTACHMENTS_FORM not in BENTUK_LAMPIRAN,
    "LAPOR_ATTACHMENTS_EMPTY": lambda s: (
        s.LAPOR_ATTACHMENTS_EMPTY not in LAMPIRAN_KOSONG
    ),
    "LAPOR_CATEGORY_MAP": lambda s: (
        not s.LAPOR_CATEGORY_MAP or min(s.LAPOR_CATEGORY_MAP.values()) <= 0
    ),
    # That nothing was sent is never what LAPOR! says.
    "LAPOR_STATUS_MAP": lambda s: (
        not set(s.LAPOR_STATUS_MAP.values())
        <= set(StatusLuar) - {StatusLuar.BELUM_DIKIRIM}
    ),
    "LAPOR_CONNECT_TIMEOUT": lambda s: (
        s.LAPOR_CONNECT_TIMEOUT <= 0 or s.LAPOR_READ_TIMEOUT <= 0
    ),
    "LAPOR_CREATE_RETRY_STATUS": lambda s: (
        not STATUS_BOLEH_DIULANG.issuperset(s.LAPOR_CREATE_RETRY_STATUS)
    ),
    "LAPOR_CA_FILE": lambda s: (
        bool(s.LAPOR_CA_FILE) and not Path(s.LAPOR_CA_FILE).is_file()
    ),
}


# The system check: with LAPOR_MODE=api an incomplete channel stops every command


def periksa_setelan(**_kwargs: object) -> list[CheckMessage]:
    if settings.LAPOR_MODE != MODE_API:
        return []
    return [
        Error(
            kalimat,
            hint="Lihat docs/operasi.md, atau pakai LAPOR_MODE=manual.",
            id="pengaduan.E001",
        )
        for kalimat in kurang()
    ]
