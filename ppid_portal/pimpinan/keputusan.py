"""What needs a decision: at most seven lines, each with an owner and a way there."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any, NamedTuple

from django.db.models import Count, QuerySet
from django.urls import reverse
from django.utils import timezone

from informasi.models import Permohonan
from organisasi.kantor.peran import Peran
from organisasi.models import PermintaanSubjek, Petugas
from organisasi.staf.hari_ini import Antrean, Tugas
from pemangku.models import Putaran
from pengaduan.models import Pengaduan
from ppid_portal.angka.angka import Angka, tulis
from ppid_portal.pimpinan.sumber import (
    SaringanForm,
    SumberPimpinan,
    alamat_indikator,
    baca_sumber,
    lingkup_pimpinan,
)

# More stale records than this want somebody's word.
BASI_TERBANYAK = Decimal(30)
SERATUS = Decimal(100)
SEGERA = timedelta(hours=48)
DUA = 2


class KeputusanPimpinan(NamedTuple):
    """One line; ``alamat`` "" where the reader has no page for it."""

    teks: str
    pemilik: str
    alamat: str


def _sisa(angka: Angka) -> Decimal:
    return Decimal((angka.penyebut or 0) - (angka.pembilang or 0))


def _basi(angka: Angka) -> Decimal:
    basi = SERATUS - angka.nilai if angka.nilai is not None else Decimal()
    return basi if basi > BASI_TERBANYAK else Decimal()


class Hal(NamedTuple):
    """A kind of line: which figure, what it says, whose it is, where it is worked on."""

    kode: str
    teks: str
    pemilik: str
    izin: str
    halaman: str
    kueri: str = ""
    ukur: Callable[[Angka], Decimal] = lambda angka: angka.nilai or Decimal()
    # The cases of the line, counted as they stand now, as the list shows them.
    kasus: Callable[[date], Any] | None = None
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
        kasus=Permohonan.objects.lewat_tempo,
    ),
    Hal(
        "B2n",
        "{n} aduan belum diteruskan, lewat batasnya",
        "Admin SP4N-LAPOR!",
        "pengaduan.view_pengaduan",
        "admin:pengaduan_pengaduan_changelist",
        "perlu=belum_diteruskan",
        kasus=lambda hari: Pengaduan.objects.belum_diteruskan().lewat_tempo(hari),
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
        "{n} unit belum punya nama PPID pelaksana dan admin SP4N",
        "Kepala unitnya",
        "pemangku.view_pemangku",
        "admin:pemangku_pemangku_petugas_unit",
        ukur=_sisa,
        terbanyak=False,
    ),
    Hal(
        "C4",
        "{n} % pemangku datanya tidak mutakhir, batasnya 30 %",
        PENGELOLA,
        "pemangku.view_pemangku",
        "admin:pemangku_pemangku_changelist",
        "segar=kedaluwarsa",
        ukur=_basi,
        terbanyak=False,
    ),
    Hal(
        "D7l",
        "{n} janji lewat tenggatnya",
        PENGELOLA,
        "pemangku.view_janji",
        "admin:pemangku_janji_changelist",
        "jenis__exact=pemangku&keadaan=lewat",
    ),
)


def keputusan(
    sumber: SumberPimpinan,
    petugas: Petugas | None,
    *,
    nama_unit: Mapping[int, str],
    putaran: Putaran | None,
    pada: datetime,
) -> list[KeputusanPimpinan]:
    """What is not as it should be today; of a camat what is his unit's.

    ``petugas`` None: nobody asks for the way there.
    """
    hasil = []
    for hal in HAL:
        hitung = _penghitung(hal, sumber, timezone.localdate(pada))
        if semua := hitung(sumber.lingkup.unit):
            terbanyak = ""
            banyak = {u: n for u in nama_unit if (n := hitung(u)) >= DUA}
            if banyak and hal.terbanyak and sumber.lingkup.kota:
                # Whom to call first.
                unit = max(banyak, key=lambda u: (banyak[u], -u))
                terbanyak = f"; terbanyak {nama_unit[unit]} ({tulis(banyak[unit])})"
            hasil.append(
                KeputusanPimpinan(
                    hal.teks.format(n=tulis(semua)),
                    f"{hal.pemilik}{terbanyak}",
                    _alamat(hal, petugas, putaran, sumber, pada)
                    or alamat_indikator(hal.kode, sumber.kini.kode),
                )
            )
    if sumber.lingkup.kota:
        hasil += _subjek(petugas, pada)
    return hasil


def _penghitung(
    hal: Hal, sumber: SumberPimpinan, hari: date
) -> Callable[[int | None], Decimal]:
    if hal.kasus is None:
        return lambda unit: hal.ukur(sumber.di_unit(hal.kode, sumber.kini, unit))
    banyak = _per_unit(hal.kasus(hari))
    banyak[None] = sum(banyak.values())
    return lambda unit: Decimal(banyak.get(unit, 0))


def _per_unit(semua: QuerySet) -> dict[int | None, int]:
    baris = semua.order_by().values_list("pemegang")
    return dict(baris.annotate(_n=Count("pk")))


def _alamat(
    hal: Hal,
    petugas: Petugas | None,
    putaran: Putaran | None,
    sumber: SumberPimpinan,
    pada: datetime,
) -> str:
    """The list of exactly these; "" where the officer's list shows others, or none."""
    if petugas is None or not petugas.has_perm(hal.izin):
        return ""
    if hal.kasus:
        semua, milik = hal.kasus(timezone.localdate(pada)), sumber.lingkup.unit
        dihitung = semua if milik is None else semua.filter(pemegang=milik)
        if _per_unit(semua.untuk(petugas)) != _per_unit(dihitung):
            return ""
    if hal.halaman:
        return f"{reverse(hal.halaman)}?{hal.kueri}".rstrip("?")
    if putaran is None:
        return ""
    return reverse("admin:pemangku_putaran_change", args=(putaran.pk,))


def _subjek(petugas: Petugas | None, pada: datetime) -> list[KeputusanPimpinan]:
    """Requests about people's own data: 72 hours, counted by the clock."""
    lama = PermintaanSubjek.objects.terbuka().filter(diterima_pada__lt=pada - SEGERA)
    n = lama.count()
    if not n:
        return []
    boleh = petugas and petugas.has_perm("organisasi.view_permintaansubjek")
    return [
        KeputusanPimpinan(
            f"{n} permintaan subjek data menunggu lebih dari 48 jam, batasnya 72 jam",
            "Petugas pelindungan data pribadi",
            reverse("pdp") if boleh else "",
        )
    ]


# The leaders' decisions as one line of their today list


def tugas_pimpinan(petugas: Petugas, hari_ini: date) -> list[Antrean]:
    lingkup = lingkup_pimpinan(petugas)
    if lingkup is None or not petugas.berperan(Peran.PIMPINAN, Peran.ATASAN_PPID):
        return []
    semua = keputusan(
        baca_sumber(SaringanForm({}, hari_ini).terpilih, hari_ini, lingkup),
        None,
        nama_unit={},
        putaran=None,
        pada=timezone.now(),
    )
    if not semua:
        return []
    return [
        Tugas(
            judul=f"{len(semua)} hal menunggu keputusan Anda",
            url=reverse("pimpinan"),
            jenis="Putuskan di halaman Kinerja",
            kerja="",
            keterangan="; ".join(satu.teks for satu in semua),
            banyak=len(semua),
        )
    ]
