"""Requests, objections and disputes as fixed columns, from which figures are reckoned.

Whoever reckons (ppid_portal) reads nothing else of this service: no name, no number, no
words. Days are days of the city's clock.
"""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from django.db.models import (
    Case,
    Exists,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextField,
    When,
)
from django.db.models.functions import Cast, Coalesce, TruncDate

from informasi.jawaban.models import MENUTUP, ButirJawaban, Jawaban
from informasi.keberatan.models import Keberatan, Sengketa
from informasi.permohonan.models import Permohonan, RujukanPermohonan
from informasi.permohonan.pilihan import HasilPermohonan, TindakanPermohonan
from organisasi.kantor.models import kecamatan_kantor
from organisasi.models import Jejak

SEKALI = 5000


class BarisPermohonan(NamedTuple):
    """One request; ``hari`` it was complete, else came in. ``kecamatan``: of its register."""

    id: int
    hari: date
    unit_id: int
    kecamatan: str | None
    # Whose register it stands in: where people asked.
    register_id: int
    # Who asked: a person, a group, a legal entity.
    kategori: str
    kanal: str
    difasilitasi: bool
    diteruskan_pada: date | None
    perpanjangan_pada: date | None
    # The first written notice; a second one after an objection does not undo it.
    diberitahukan_pada: date | None
    # The answer that stands, and the last day without extension.
    dijawab_pada: date | None
    jatuh_tempo_awal: date
    ketepatan: str
    hasil: str
    alasan_tolak: str
    keberatan: bool


class BarisKeberatan(NamedTuple):
    id: int
    hari: date
    unit_id: int
    kecamatan: str | None
    alasan: list[str]
    ketepatan: str
    hasil: str


class BarisSengketa(NamedTuple):
    id: int
    hari: date
    unit_id: int
    kecamatan: str | None
    diputus_pada: date | None
    hasil: str


def baca_permohonan(
    *,
    hari: date,
    sejak: date = date.min,
    sampai: date = date.max,
    terbuka: bool = False,
) -> Iterator[BarisPermohonan]:
    """All requests complete from ``sejak`` to ``sampai``.

    ``hari``: on which it is asked whether they are late.
    ``terbuka``: only those without an end. Streamed, of one query.
    """
    rujukan = RujukanPermohonan.objects.filter(
        ~Q(status=RujukanPermohonan.Status.DITARIK), berkas=OuterRef("pk")
    )
    jawaban = Jawaban.objects.filter(permohonan=OuterRef("pk"))
    butir = ButirJawaban.objects.filter(
        jawaban__permohonan=OuterRef("pk"),
        jawaban__terbit_pada__isnull=False,
        putusan__in=MENUTUP,
    )
    panjang = Jejak.objects.filter(
        objek_jenis=Permohonan._meta.label_lower,
        objek_id=Cast(OuterRef("pk"), TextField()),
        tindakan=TindakanPermohonan.PERPANJANG,
    )
    terbit, tolak = _awal(jawaban, "terbit_pada"), _awal(butir, "uji__pasal17")
    semua = Permohonan.objects.filter(Q(hasil="") if terbuka else Q())
    kolom = (
        semua.order_by()
        .dengan_ketepatan(hari)
        .annotate(
            _lengkap=Coalesce("tanggal_lengkap", "tanggal_terima"),
            _kecamatan=_kecamatan("unit"),
            _fasilitasi=Exists(rujukan),
            _terus=TruncDate(_awal(rujukan, "diajukan_pada")),
            _panjang=Case(
                When(diperpanjang=True, then=TruncDate(_awal(panjang, "pada")))
            ),
            _beri=TruncDate(Coalesce(terbit, "dijawab_pada")),
            _dijawab=TruncDate("dijawab_pada"),
            _tolak=Case(When(hasil=HasilPermohonan.DITOLAK, then=tolak)),
            _keberatan=Exists(Keberatan.objects.filter(permohonan=OuterRef("pk"))),
        )
    )
    baris = kolom.filter(_lengkap__range=(sejak, sampai)).values_list(
        "pk",
        "_lengkap",
        "pemegang_id",
        "_kecamatan",
        "unit_id",
        "pemohon__kategori",
        "kanal",
        "_fasilitasi",
        "_terus",
        "_panjang",
        "_beri",
        "_dijawab",
        "jatuh_tempo_awal",
        "ketepatan",
        "hasil",
        "_tolak",
        "_keberatan",
    )
    for satu in baris.iterator(chunk_size=SEKALI):
        yield BarisPermohonan._make((*satu[:-2], satu[-2] or "", satu[-1]))


def baca_keberatan(
    *, hari: date, sejak: date = date.min, sampai: date = date.max
) -> Iterator[BarisKeberatan]:
    dalam = Keberatan.objects.filter(tanggal_terima__range=(sejak, sampai))
    kolom = dalam.order_by().dengan_ketepatan(hari)
    baris = kolom.annotate(_kecamatan=_kecamatan("unit")).values_list(
        "pk",
        "tanggal_terima",
        "unit_id",
        "_kecamatan",
        "alasan",
        "ketepatan",
        "hasil",
    )
    return map(BarisKeberatan._make, baris.iterator(chunk_size=SEKALI))


def baca_sengketa() -> Iterator[BarisSengketa]:
    kecamatan = _kecamatan("keberatan__unit")
    baris = (
        Sengketa.objects.order_by()
        .annotate(_kecamatan=kecamatan)
        .values_list(
            "pk",
            "diajukan_pada",
            "keberatan__unit_id",
            "_kecamatan",
            "diputus_pada",
            "hasil",
        )
    )
    return map(BarisSengketa._make, baris.iterator(chunk_size=SEKALI))


def _kecamatan(jalan: str) -> Case:
    return Case(*kecamatan_kantor(jalan), output_field=TextField())


def _awal(semua: QuerySet, kolom: str) -> Subquery:
    return Subquery(semua.order_by(kolom).values(kolom)[:1])
