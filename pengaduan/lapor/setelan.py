"""The settings of the channel: none has a secret default, all are needed to send.

LAPOR!'s numbers (channel, classification, institution, region, categories) and even the
path of a create differ by application and are given by its operator, so nothing is assumed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Self
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import CheckMessage, Error

# LAPOR!'s names of a status and what the portal calls them.
# An unknown name is shown as it is and ends nothing: a final state is never guessed.


class StatusLapor(StrEnum):
    TERKIRIM = "terkirim"
    MENUNGGU_VERIFIKASI = "menunggu_verifikasi"
    TERVERIFIKASI = "terverifikasi"
    DIPROSES = "diproses"
    SELESAI = "selesai"
    DITUTUP_TANPA_TINDAK_LANJUT = "ditutup_tanpa_tindak_lanjut"
    MENUNGGU_PELAPOR = "menunggu_pelapor"
    TIDAK_DIKENAL = "tidak_dikenal"

    @property
    def akhir(self) -> bool:
        return self in {
            StatusLapor.SELESAI,
            StatusLapor.DITUTUP_TANPA_TINDAK_LANJUT,
        }


# A name that ends with * stands for every name that begins so.
PETA_STATUS = {
    "Belum Terverifikasi": StatusLapor.MENUNGGU_VERIFIKASI,
    "Sudah Terverifikasi": StatusLapor.TERVERIFIKASI,
    "Terverifikasi": StatusLapor.TERVERIFIKASI,
    "Terdisposisi*": StatusLapor.TERVERIFIKASI,
    "Dalam Proses": StatusLapor.DIPROSES,
    "Ditindaklanjuti oleh Instansi": StatusLapor.DIPROSES,
    "Ditanggapi oleh Pelapor": StatusLapor.DIPROSES,
    "Selesai": StatusLapor.SELESAI,
    "Ditolak": StatusLapor.DITUTUP_TANPA_TINDAK_LANJUT,
    "Diarsipkan": StatusLapor.DITUTUP_TANPA_TINDAK_LANJUT,
    "Tunda": StatusLapor.MENUNGGU_PELAPOR,
}


def petakan_status(nama: str, *, tambahan: Mapping[str, str]) -> StatusLapor:
    """Return the portal's word for LAPOR!'s ``nama``; ``tambahan`` comes first.

    No name at all means that LAPOR! has not said anything yet.
    """
    kunci = _rapi(nama)
    if not kunci:
        return StatusLapor.TERKIRIM
    for peta in (tambahan, PETA_STATUS):
        for pola, status in peta.items():
            if _cocok(_rapi(pola), kunci):
                return StatusLapor(status)
    return StatusLapor.TIDAK_DIKENAL


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


@dataclass(frozen=True, slots=True, kw_only=True)
class SetelanLapor:
    """All that the client needs; credentials never show when it is printed."""

    mode: str = "manual"
    alamat: str = ""
    kepala_kunci: str = "Authorization"
    nilai_kunci: str = field(default="", repr=False)
    token: str = field(default="", repr=False)
    kepala_lain: Mapping[str, str] = field(default_factory=dict, repr=False)
    jalur_buat: str = ""
    jalur_id: tuple[str, ...] = JALUR_ID
    bentuk_lampiran: str = ""
    lampiran_kosong: str = "false"
    kanal: int | None = None
    pengguna: int | None = None
    klasifikasi: int | None = None
    disposisi: int | None = None
    lokasi: int | None = None
    peta_kategori: Mapping[str, int] = field(default_factory=dict)
    peta_status: Mapping[str, str] = field(default_factory=dict)
    batas_sambung: float = 10
    batas_baca: float = 90
    status_diulang: frozenset[int] = frozenset()
    proksi: str = field(default="", repr=False)
    berkas_ca: str = ""
    # Plain HTTP to this machine: development and tests only.
    http_lokal: bool = False

    @classmethod
    def dari_django(cls) -> Self:
        return cls(
            mode=settings.LAPOR_MODE,
            alamat=settings.LAPOR_BASE_URL,
            kepala_kunci=settings.LAPOR_AUTH_HEADER,
            nilai_kunci=settings.LAPOR_AUTH_VALUE,
            token=settings.LAPOR_TOKEN,
            kepala_lain=settings.LAPOR_EXTRA_HEADERS,
            jalur_buat=settings.LAPOR_CREATE_PATH,
            jalur_id=tuple(settings.LAPOR_ID_PATHS) or JALUR_ID,
            bentuk_lampiran=settings.LAPOR_ATTACHMENTS_FORM,
            lampiran_kosong=settings.LAPOR_ATTACHMENTS_EMPTY,
            kanal=settings.LAPOR_CHANNEL,
            pengguna=settings.LAPOR_USER_ID,
            klasifikasi=settings.LAPOR_CLASSIFICATION_ID,
            disposisi=settings.LAPOR_DISPOSITION_ID,
            lokasi=settings.LAPOR_LOCATION_ID,
            peta_kategori=settings.LAPOR_CATEGORY_MAP,
            peta_status=settings.LAPOR_STATUS_MAP,
            batas_sambung=settings.LAPOR_CONNECT_TIMEOUT,
            batas_baca=settings.LAPOR_READ_TIMEOUT,
            status_diulang=frozenset(settings.LAPOR_CREATE_RETRY_STATUS),
            proksi=settings.LAPOR_PROXY,
            berkas_ca=settings.LAPOR_CA_FILE,
            http_lokal=settings.LAPOR_HTTP_LOKAL,
        )


def kurang(setelan: SetelanLapor) -> list[str]:
    """Name each setting that is missing or cannot be used; empty when all is there.

    The sentences are for the city's administrator; no value stands in them.
    """
    return [kalimat for salah, kalimat in _PERIKSA if salah(setelan)]


def _alamat_salah(setelan: SetelanLapor) -> bool:
    try:
        bagian = urlsplit(setelan.alamat)
        lokal = bagian.scheme == "http" and bagian.hostname in _TUAN_RUMAH_LOKAL
        ada = bool(bagian.hostname) and bagian.port != 0
    except ValueError:
        return True
    # Credentials in an address end up in logs; a query would be lost on the way.
    bersih = not (bagian.username or bagian.password or bagian.query or bagian.fragment)
    aman = bagian.scheme == "https" or (setelan.http_lokal and lokal)
    return not (ada and bersih and aman and setelan.alamat.isprintable())


def _kepala_salah(kepala: Mapping[str, str]) -> bool:
    return any(
        not _NAMA_KEPALA.fullmatch(nama) or not _NILAI_KEPALA.fullmatch(nilai)
        for nama, nilai in kepala.items()
    )


def _status_asing(setelan: SetelanLapor) -> bool:
    return not set(setelan.peta_status.values()) <= set(StatusLapor)


def _nilai_salah(nilai: str) -> bool:
    return not _NILAI_KEPALA.fullmatch(nilai)


def _ca_hilang(setelan: SetelanLapor) -> bool:
    return bool(setelan.berkas_ca) and not Path(setelan.berkas_ca).is_file()


def _nomor(nama: str, ambil: Callable[[SetelanLapor], int | None], apa: str) -> _Aturan:
    return (
        lambda s: (ambil(s) or 0) <= 0,
        f"{nama} belum diisi: nomor {apa} dari pengelola SP4N-LAPOR!.",
    )


type _Aturan = tuple[Callable[[SetelanLapor], bool], str]


def _aturan() -> Iterator[_Aturan]:
    yield (
        _alamat_salah,
        (
            "LAPOR_BASE_URL belum diisi atau tidak dapat dipakai: alamat API SP4N-LAPOR!, "
            "diawali https://, tanpa nama pengguna dan tanpa tanda tanya."
        ),
    )
    yield (
        lambda s: s.kepala_kunci not in KEPALA_KUNCI,
        "LAPOR_AUTH_HEADER hanya boleh Authorization atau auth.",
    )
    yield (
        lambda s: _nilai_salah(s.nilai_kunci),
        (
            "LAPOR_AUTH_VALUE belum diisi atau memuat tanda yang tidak boleh: kunci akses, "
            "lengkap dengan kata Bearer."
        ),
    )
    yield (
        lambda s: _nilai_salah(s.token),
        (
            "LAPOR_TOKEN belum diisi atau memuat tanda yang tidak boleh: token aplikasi, "
            "lengkap dengan kurung kurawalnya."
        ),
    )
    yield (
        lambda s: _kepala_salah(s.kepala_lain),
        "LAPOR_EXTRA_HEADERS memuat nama atau isi header yang tidak boleh.",
    )
    yield (
        lambda s: not _JALUR.fullmatch(s.jalur_buat),
        (
            "LAPOR_CREATE_PATH belum diisi: jalur untuk membuat laporan, diawali garis "
            "miring."
        ),
    )
    yield (
        lambda s: s.bentuk_lampiran not in BENTUK_LAMPIRAN,
        (
            "LAPOR_ATTACHMENTS_FORM belum diisi: json atau json_titik, bentuk daftar "
            "lampiran yang diterima SP4N-LAPOR!."
        ),
    )
    yield (
        lambda s: s.lampiran_kosong not in LAMPIRAN_KOSONG,
        "LAPOR_ATTACHMENTS_EMPTY hanya boleh false atau [].",
    )
    yield _nomor("LAPOR_CHANNEL", lambda s: s.kanal, "kanal aplikasi ini")
    yield _nomor("LAPOR_USER_ID", lambda s: s.pengguna, "akun layanan aplikasi ini")
    yield _nomor("LAPOR_CLASSIFICATION_ID", lambda s: s.klasifikasi, "klasifikasi")
    yield _nomor("LAPOR_DISPOSITION_ID", lambda s: s.disposisi, "instansi kota")
    yield _nomor("LAPOR_LOCATION_ID", lambda s: s.lokasi, "wilayah kota")
    yield (
        lambda s: not s.peta_kategori or min(s.peta_kategori.values()) <= 0,
        (
            "LAPOR_CATEGORY_MAP belum diisi: nomor kategori SP4N-LAPOR! untuk setiap "
            "kategori portal."
        ),
    )
    yield (
        _status_asing,
        "LAPOR_STATUS_MAP memuat status portal yang tidak dikenal.",
    )
    yield (
        lambda s: s.batas_sambung <= 0 or s.batas_baca <= 0,
        "LAPOR_CONNECT_TIMEOUT dan LAPOR_READ_TIMEOUT harus lebih dari nol detik.",
    )
    yield (
        lambda s: not s.status_diulang <= STATUS_BOLEH_DIULANG,
        "LAPOR_CREATE_RETRY_STATUS hanya boleh memuat 500, 502, 503, dan 504.",
    )
    yield (_ca_hilang, "LAPOR_CA_FILE menunjuk berkas yang tidak ada.")


_PERIKSA = tuple(_aturan())


# The system check: with LAPOR_MODE=api an incomplete channel stops every command


def periksa_setelan(**_kwargs: object) -> list[CheckMessage]:
    """Return one error for each setting that is missing; none in the other modes."""
    setelan = SetelanLapor.dari_django()
    if setelan.mode != MODE_API:
        return []
    return [
        Error(
            kalimat,
            hint="Lihat docs/operasi.md, atau pakai LAPOR_MODE=manual.",
            id="pengaduan.E001",
        )
        for kalimat in kurang(setelan)
    ]
