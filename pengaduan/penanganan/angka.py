"""Complaints as fixed columns, from which figures are reckoned.

Whoever reckons (ppid_portal) reads nothing else of this service: no name, no number, no
words (pemangku 10.1; statuses by hukum 7.2). Days are days of the city's clock.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from django.db.models import Count, IntegerField, OuterRef, Q, Subquery, TextField
from django.db.models.functions import Cast, Coalesce, TruncDate

from organisasi.models import Jejak
from pengaduan.aduan.models import Pengaduan
from pengaduan.aduan.pilihan import TERBUKA, StatusPengaduan, TindakanPengaduan
from pengaduan.darurat.models import HitunganDarurat
from pengaduan.lapor.models import Penerusan
from pengaduan.penanganan.rujukan import RujukanPengaduan

SEKALI = 5000
S = StatusPengaduan


class Tahap(StrEnum):
    BARU = "baru"
    DITERUSKAN = "diteruskan"
    PROSES = "proses"
    SELESAI = "selesai"
    ARSIP = "arsip"
    BUKAN_WEWENANG = "bukan_wewenang"
    DIALIHKAN_112 = "dialihkan_112"
    DIALIHKAN_INFORMASI = "dialihkan_informasi"


# All others are called as the status is.
BERNAMA_LAIN = {
    **dict.fromkeys((S.MASUK, S.TUNDA, S.TERVERIFIKASI), Tahap.BARU),
    **dict.fromkeys((S.DITINDAKLANJUTI, S.MENUNGGU_PELAPOR), Tahap.PROSES),
    S.GABUNGAN: Tahap.ARSIP,
}
TAHAP: Mapping[str, Tahap] = {s: Tahap(BERNAMA_LAIN.get(s, s)) for s in S}


class BarisPengaduan(NamedTuple):
    """One complaint; ``tindak_lanjut_pada`` is the last one, before any waiting.

    None while the work goes on. ``periksa_sejak`` is the day it came in, or the last one
    on which the days to verify began anew; ``jeda``: its reporter is asked before that.
    """

    id: int
    kanal: str
    kelas: str
    hari: date
    periksa_sejak: date
    diteruskan_pada: date | None
    tanggapan_pertama_pada: date | None
    tindak_lanjut_pada: date | None
    selesai_pada: date | None
    cara_selesai: str
    dikembalikan_kali: int
    dibuka_kembali: int
    ketepatan: str
    tahap: Tahap
    jeda: bool
    unit_id: int
    kecamatan: str | None


def baca_pengaduan(
    *,
    hari: date,
    sejak: date = date.min,
    sampai: date = date.max,
    terbuka: bool = False,
) -> Iterator[BarisPengaduan]:
    semua = Pengaduan.objects.all()
    if terbuka:
        semua = semua.filter(status__in=TERBUKA)
    terus = Penerusan.objects.filter(pengaduan=OuterRef("pk")).order_by(
        "diteruskan_pada"
    )
    kolom = (
        semua.filter(tanggal_terima__range=(sejak, sampai))
        .order_by()
        .dengan_ketepatan(hari)
        .annotate(
            _periksa=Coalesce(TruncDate(_diperiksa_lagi()), "tanggal_terima"),
            _terus=TruncDate(Subquery(terus.values("diteruskan_pada")[:1])),
            _tanggap=TruncDate("ditindaklanjuti_pada"),
            _akhir=TruncDate("tuntas_pada"),
            _selesai=TruncDate("selesai_pada"),
            _kembali=Coalesce(_dikembalikan(), 0),
        )
        .values_list(
            "pk",
            "kanal",
            "kelas",
            "tanggal_terima",
            "_periksa",
            "_terus",
            "_tanggap",
            "_akhir",
            "_selesai",
            "cara_selesai",
            "_kembali",
            "dibuka_kembali",
            "ketepatan",
            "status",
            "pemegang_id",
            "kelurahan__induk_id",
        )
    )
    for *awal, status, unit, kecamatan in kolom.iterator(chunk_size=SEKALI):
        tahap = TAHAP[status], status == S.TUNDA
        yield BarisPengaduan._make((*awal, *tahap, unit, kecamatan))


def baca_darurat(*, sejak: date) -> Iterator[tuple[date, str, int]]:
    """How often the page of 112 was shown; the portal knows of no call itself (B11)."""
    semua = HitunganDarurat.objects.filter(hari__gte=sejak, kecamatan__isnull=False)
    yield from semua.order_by().values_list("hari", "kecamatan_id", "tampil")


def _diperiksa_lagi() -> Subquery:
    # When the days to verify last began anew: the reporter answered, it was separated.
    jejak = Jejak.objects.filter(
        objek_jenis=Pengaduan._meta.label_lower,
        objek_id=Cast(OuterRef("pk"), TextField()),
        tindakan__in=(TindakanPengaduan.LENGKAPI, TindakanPengaduan.PISAHKAN),
    )
    return Subquery(jejak.order_by("-pada", "-pk").values("pada")[:1])


def _dikembalikan() -> Subquery:
    kembali = RujukanPengaduan.objects.filter(
        ~Q(alasan_kembali=""), berkas=OuterRef("pk")
    )
    banyak = kembali.order_by().values("berkas").annotate(_n=Count("pk")).values("_n")
    return Subquery(banyak, output_field=IntegerField())
