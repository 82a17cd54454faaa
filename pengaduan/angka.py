"""Complaints as fixed columns, from which figures are reckoned.

Whoever reckons (ppid_portal) reads nothing else of this service: no name, no number, no
words (pemangku 10.1; statuses by hukum 7.2). Days are days of the city's clock.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from django.db.models import (
    Case,
    Count,
    IntegerField,
    OuterRef,
    Q,
    Subquery,
    TextField,
    When,
)
from django.db.models.functions import Cast, Coalesce, TruncDate

from organisasi.models import Jejak
from pengaduan.models import HitunganDarurat, Penerusan, Pengaduan, RujukanPengaduan
from pengaduan.models.pilihan import TERBUKA, StatusPengaduan, TindakanPengaduan

SEKALI = 5000
S = StatusPengaduan


class Tahap(StrEnum):
    """Statuses as figures know them; moved to 112 or made a request: counted apart."""

    BARU = "baru"
    DITERUSKAN = "diteruskan"
    PROSES = "proses"
    SELESAI = "selesai"
    ARSIP = "arsip"
    BUKAN_WEWENANG = "bukan_wewenang"
    DIALIHKAN_112 = "dialihkan_112"
    DIALIHKAN_INFORMASI = "dialihkan_informasi"


TAHAP: Mapping[str, Tahap] = {
    S.MASUK: Tahap.BARU,
    S.TUNDA: Tahap.BARU,
    S.TERVERIFIKASI: Tahap.BARU,
    S.DITERUSKAN: Tahap.DITERUSKAN,
    S.DITINDAKLANJUTI: Tahap.PROSES,
    S.MENUNGGU_PELAPOR: Tahap.PROSES,
    S.SELESAI: Tahap.SELESAI,
    S.ARSIP: Tahap.ARSIP,
    S.GABUNGAN: Tahap.ARSIP,
    S.BUKAN_WEWENANG: Tahap.BUKAN_WEWENANG,
    S.DIALIHKAN_112: Tahap.DIALIHKAN_112,
    S.DIALIHKAN_INFORMASI: Tahap.DIALIHKAN_INFORMASI,
}


class BarisPengaduan(NamedTuple):
    """One complaint; ``tindak_lanjut_pada`` is the last one, before any waiting.

    None while the work goes on.
    """

    id: int
    kanal: str
    kelas: str
    diterima_pada: date
    diteruskan_pada: date | None
    tanggapan_pertama_pada: date | None
    tindak_lanjut_pada: date | None
    selesai_pada: date | None
    cara_selesai: str
    dikembalikan_kali: int
    dibuka_kembali: int
    tahap: Tahap
    unit_id: int
    kecamatan: str | None


def baca_pengaduan(
    *,
    contoh: bool,
    sejak: date = date.min,
    sampai: date = date.max,
    terbuka: bool = False,
) -> Iterator[BarisPengaduan]:
    """All complaints from ``sejak`` to ``sampai``, or without the samples.

    ``terbuka``: only open ones. Streamed, of one query.
    """
    semua = Pengaduan.objects.all() if contoh else Pengaduan.objects.sungguhan()
    if terbuka:
        semua = semua.filter(status__in=TERBUKA)
    terus = Penerusan.objects.filter(pengaduan=OuterRef("pk")).order_by(
        "diteruskan_pada"
    )
    kolom = (
        semua.filter(tanggal_terima__range=(sejak, sampai))
        .order_by()
        .annotate(
            _terus=TruncDate(Subquery(terus.values("diteruskan_pada")[:1])),
            _tanggap=TruncDate("ditindaklanjuti_pada"),
            _akhir=Case(
                When(
                    selesai_pada__isnull=False,
                    then=TruncDate(Coalesce(_diminta_tanggapan(), "selesai_pada")),
                ),
                # Done already; only the reporter has not said yet that it is.
                When(status=S.MENUNGGU_PELAPOR, then=TruncDate(_diminta_tanggapan())),
            ),
            _selesai=TruncDate("selesai_pada"),
            _kembali=Coalesce(_dikembalikan(), 0),
        )
        .values_list(
            "pk",
            "kanal",
            "kelas",
            "tanggal_terima",
            "_terus",
            "_tanggap",
            "_akhir",
            "_selesai",
            "cara_selesai",
            "_kembali",
            "dibuka_kembali",
            "status",
            "pemegang_id",
            "kelurahan__induk_id",
        )
    )
    for *awal, status, unit, kecamatan in kolom.iterator(chunk_size=SEKALI):
        yield BarisPengaduan._make((*awal, TAHAP[status], unit, kecamatan))


def baca_darurat(*, sejak: date) -> Iterator[tuple[date, str, int]]:
    """Of each day and kecamatan how often people there were shown the page of 112.

    The portal knows of no call itself (B11): only how many were led to call.
    """
    semua = HitunganDarurat.objects.filter(hari__gte=sejak, kecamatan__isnull=False)
    yield from semua.order_by().values_list("hari", "kecamatan_id", "tampil")


def _diminta_tanggapan() -> Subquery:
    """When a second officer accepted the result and the reporter was asked, last.

    None when the work went on after it: the reporter said no, or it was opened again.
    """
    jejak = Jejak.objects.filter(
        objek_jenis=Pengaduan._meta.label_lower,
        objek_id=Cast(OuterRef("pk"), TextField()),
        tindakan__in=(
            TindakanPengaduan.MINTA_TANGGAPAN,
            TindakanPengaduan.TINDAKLANJUTI,
            TindakanPengaduan.BUKA_KEMBALI,
        ),
    )
    diminta = Case(When(tindakan=TindakanPengaduan.MINTA_TANGGAPAN, then="pada"))
    return Subquery(
        jejak.annotate(_diminta=diminta).order_by("-pada", "-pk").values("_diminta")[:1]
    )


def _dikembalikan() -> Subquery:
    """How often a unit sent it back as not its own."""
    kembali = RujukanPengaduan.objects.filter(
        ~Q(alasan_kembali=""), berkas=OuterRef("pk")
    )
    banyak = kembali.order_by().values("berkas").annotate(_n=Count("pk")).values("_n")
    return Subquery(banyak, output_field=IntegerField())
