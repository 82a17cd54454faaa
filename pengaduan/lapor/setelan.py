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
# A name that ends with * stands for every name that begins so.
PETA_STATUS = {
    "Belum Terverifikasi": StatusLuar.MENUNGGU_VERIFIKASI,
    "Sudah Terverifikasi": StatusLuar.TERVERIFIKASI,
    "Terverifikasi": StatusLuar.TERVERIFIKASI,
    "Terdisposisi*": StatusLuar.TERVERIFIKASI,
    "Dalam Proses": StatusLuar.DIPROSES,
    "Ditindaklanjuti oleh Instansi": StatusLuar.DIPROSES,
    "Ditanggapi oleh Pelapor": StatusLuar.DIPROSES,
    "Selesai": StatusLuar.SELESAI,
    "Ditolak": StatusLuar.DITUTUP,
    "Diarsipkan": StatusLuar.DITUTUP,
    "Tunda": StatusLuar.MENUNGGU_PELAPOR,
}


def petakan_status(nama: str, *, tambahan: Mapping[str, str]) -> StatusLuar:
    """``tambahan`` comes first; no name: LAPOR! has not said anything yet."""
    kunci = _rapi(nama)
    if not kunci:
        return StatusLuar.TERKIRIM
    for peta in (tambahan, PETA_STATUS):
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
    return [kalimat for kalimat, salah in _PERIKSA.items() if salah(setelan)] + [
        f"{nama} belum diisi: nomor {apa} dari pengelola SP4N-LAPOR!."
        for nama, apa in _NOMOR.items()
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
    (
        "LAPOR_BASE_URL belum diisi atau tidak dapat dipakai: alamat API SP4N-LAPOR!, "
        "diawali https://, tanpa nama pengguna dan tanpa tanda tanya."
    ): _alamat_salah,
    "LAPOR_AUTH_HEADER hanya boleh Authorization atau auth.": lambda s: (
        s.LAPOR_AUTH_HEADER not in KEPALA_KUNCI
    ),
    (
        "LAPOR_AUTH_VALUE belum diisi atau memuat tanda yang tidak boleh: kunci akses, "
        "lengkap dengan kata Bearer."
    ): lambda s: not _NILAI_KEPALA.fullmatch(s.LAPOR_AUTH_VALUE),
    (
        "LAPOR_TOKEN belum diisi atau memuat tanda yang tidak boleh: token aplikasi, "
        "lengkap dengan kurung kurawalnya."
    ): lambda s: not _NILAI_KEPALA.fullmatch(s.LAPOR_TOKEN),
    "LAPOR_EXTRA_HEADERS memuat nama atau isi header yang tidak boleh.": lambda s: any(
        not _NAMA_KEPALA.fullmatch(nama) or not _NILAI_KEPALA.fullmatch(nilai)
        for nama, nilai in s.LAPOR_EXTRA_HEADERS.items()
    ),
    (
        "LAPOR_CREATE_PATH belum diisi: jalur untuk membuat laporan, diawali garis miring."
    ): lambda s: not _JALUR.fullmatch(s.LAPOR_CREATE_PATH),
    (
        "LAPOR_ATTACHMENTS_FORM belum diisi: json atau json_titik, bentuk daftar "
        "lampiran yang diterima SP4N-LAPOR!."
    ): lambda s: s.LAPOR_ATTACHMENTS_FORM not in BENTUK_LAMPIRAN,
    "LAPOR_ATTACHMENTS_EMPTY hanya boleh false atau [].": lambda s: (
        s.LAPOR_ATTACHMENTS_EMPTY not in LAMPIRAN_KOSONG
    ),
    (
        "LAPOR_CATEGORY_MAP belum diisi: nomor kategori SP4N-LAPOR! untuk setiap "
        "kategori portal."
    ): lambda s: not s.LAPOR_CATEGORY_MAP or min(s.LAPOR_CATEGORY_MAP.values()) <= 0,
    # That nothing was sent is never what LAPOR! says.
    "LAPOR_STATUS_MAP memuat status portal yang tidak dikenal.": lambda s: (
        not set(s.LAPOR_STATUS_MAP.values())
        <= set(StatusLuar) - {StatusLuar.BELUM_DIKIRIM}
    ),
    (
        "LAPOR_CONNECT_TIMEOUT dan LAPOR_READ_TIMEOUT harus lebih dari nol detik."
    ): lambda s: s.LAPOR_CONNECT_TIMEOUT <= 0 or s.LAPOR_READ_TIMEOUT <= 0,
    (
        "LAPOR_CREATE_RETRY_STATUS hanya boleh memuat 500, 502, 503, dan 504."
    ): lambda s: not STATUS_BOLEH_DIULANG.issuperset(s.LAPOR_CREATE_RETRY_STATUS),
    "LAPOR_CA_FILE menunjuk berkas yang tidak ada.": lambda s: (
        bool(s.LAPOR_CA_FILE) and not Path(s.LAPOR_CA_FILE).is_file()
    ),
}
# Numbers that the operator of LAPOR! gives.
_NOMOR = {
    "LAPOR_CHANNEL": "kanal aplikasi ini",
    "LAPOR_USER_ID": "akun layanan aplikasi ini",
    "LAPOR_CLASSIFICATION_ID": "klasifikasi",
    "LAPOR_DISPOSITION_ID": "instansi kota",
    "LAPOR_LOCATION_ID": "wilayah kota",
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
