"""What needs a decision, at most seven lines, each with an owner and a way there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from django.urls import reverse

from organisasi.models import PermintaanSubjek, Petugas
from pemangku.models import Putaran
from ppid_portal.indikator.angka import Angka, tulis

from .sumber import Sumber
from .target import alamat_indikator

# More stale records than this want somebody's word (10.9).
BASI_TERBANYAK = Decimal(30)
SERATUS = Decimal(100)
SEGERA = timedelta(hours=48)
DUA = 2


@dataclass(frozen=True, slots=True)
class Keputusan:
    """One line; ``alamat`` "" where the reader has no page for it."""

    teks: str
    pemilik: str
    alamat: str


def _banyak(angka: Angka) -> Decimal:
    return angka.nilai or Decimal()


def _sisa(angka: Angka) -> Decimal:
    """How many of the share do not meet it."""
    return Decimal((angka.penyebut or 0) - (angka.pembilang or 0))


def _basi(angka: Angka) -> Decimal:
    """The share that is not fresh, where it is too much."""
    basi = SERATUS - angka.nilai if angka.nilai is not None else Decimal()
    return basi if basi > BASI_TERBANYAK else Decimal()


@dataclass(frozen=True, slots=True)
class Hal:
    """A kind of line: which figure, what it says, whose it is, where it is worked on."""

    kode: str
    teks: str
    pemilik: str
    izin: str
    halaman: str
    kueri: str = ""
    ukur: Callable[[Angka], Decimal] = _banyak
    # Whether units differ in it by more than yes and no.
    terbanyak: bool = True


PENGELOLA = "Pengelola pemangku kepentingan"
HAL = (
    Hal(
        "A8",
        "{n} permohonan informasi lewat waktu",
        "PPID Utama",
        "informasi.view_permohonan",
        "admin:informasi_permohonan_changelist",
        "perlu=lewat",
    ),
    Hal(
        "B2n",
        "{n} aduan belum diteruskan, lewat 3 hari kerja",
        "Admin SP4N-LAPOR!",
        "pengaduan.view_pengaduan",
        "admin:pengaduan_pengaduan_changelist",
        "perlu=lewat",
    ),
    Hal(
        "D1l",
        "{n} unit sasaran putaran terlambat didatangi",
        PENGELOLA,
        "pemangku.view_putaran",
        "",
        terbanyak=False,
    ),
    Hal(
        "C6",
        "{n} unit belum bernama PPID pelaksana dan admin SP4N-nya",
        "Kepala unitnya",
        "pemangku.view_pemangku",
        "admin:pemangku_pemangku_petugas_unit",
        ukur=_sisa,
        terbanyak=False,
    ),
    Hal(
        "C4",
        "{n} % pemangku datanya tidak segar, batasnya 30 %",
        PENGELOLA,
        "pemangku.view_pemangku",
        "admin:pemangku_pemangku_changelist",
        "segar=kedaluwarsa",
        ukur=_basi,
        terbanyak=False,
    ),
    Hal(
        "D7l",
        "{n} komitmen lewat tenggatnya",
        PENGELOLA,
        "pemangku.view_komitmen",
        "admin:pemangku_komitmen_changelist",
        "keadaan=lewat",
    ),
)


def keputusan(
    sumber: Sumber,
    petugas: Petugas,
    *,
    nama_unit: Mapping[int, str],
    putaran: Putaran | None,
    pada: datetime,
) -> list[Keputusan]:
    """What is not as it should be today; of a camat what is his unit's."""
    hasil = []
    for hal in HAL:
        n = hal.ukur(sumber.di_unit(hal.kode, sumber.kini, sumber.lingkup.unit))
        if n:
            hasil.append(
                Keputusan(
                    hal.teks.format(n=tulis(n)),
                    f"{hal.pemilik}{_terbanyak(hal, sumber, nama_unit)}",
                    _alamat(hal, petugas, putaran)
                    or alamat_indikator(hal.kode, sumber.kini.kode),
                )
            )
    if sumber.lingkup.kota:
        hasil += _subjek(petugas, pada)
    return hasil


def _terbanyak(hal: Hal, sumber: Sumber, nama_unit: Mapping[int, str]) -> str:
    """``; terbanyak Dinas Kesehatan (3)``: whom to call first."""
    if not (hal.terbanyak and sumber.lingkup.kota):
        return ""
    banyak = {
        unit: n
        for unit in nama_unit
        if (n := hal.ukur(sumber.di_unit(hal.kode, sumber.kini, unit))) >= DUA
    }
    if not banyak:
        return ""
    unit = max(banyak, key=lambda u: (banyak[u], -u))
    return f"; terbanyak {nama_unit[unit]} ({tulis(banyak[unit])})"


def _alamat(hal: Hal, petugas: Petugas, putaran: Putaran | None) -> str:
    if not petugas.has_perm(hal.izin):
        return ""
    if hal.halaman:
        return f"{reverse(hal.halaman)}?{hal.kueri}".rstrip("?")
    if putaran is None:
        return ""
    return reverse("admin:pemangku_putaran_change", args=(putaran.pk,))


def _subjek(petugas: Petugas, pada: datetime) -> list[Keputusan]:
    """Requests about people's own data: 72 hours, counted by the clock."""
    lama = PermintaanSubjek.objects.terbuka().filter(diterima_pada__lt=pada - SEGERA)
    n = lama.count()
    if not n:
        return []
    boleh = petugas.has_perm("organisasi.view_permintaansubjek")
    return [
        Keputusan(
            f"{n} permintaan subjek data menunggu lebih dari 48 jam, batasnya 72 jam",
            "Petugas pelindungan data pribadi",
            reverse("pdp") if boleh else "",
        )
    ]
