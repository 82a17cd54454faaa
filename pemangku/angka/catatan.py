"""C: records, kelurahan, registrations and look-alikes, each as it stands on a day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.db.models import (
    BooleanField,
    Case,
    Exists,
    OuterRef,
    Q,
    QuerySet,
    Value,
    When,
)
from django.db.models.functions import TruncDate

from pemangku.angka.tempat import kecamatan_kegiatan, kecamatan_wilayah, unit_penanggung
from pemangku.kemiripan import SANGAT_MUNGKIN
from pemangku.models import (
    CalonDuplikat,
    Jabatan,
    Kanal,
    Larangan,
    Orang,
    Pemangku,
    PendaftaranMandiri,
    Persetujuan,
)
from pemangku.models.pemangku_query import q_segar
from pemangku.models.pilihan_kegiatan import StatusPendaftaran
from pemangku.peta_cakupan import cakupan_kelurahan

SEKALI = 5000
# For what somebody is reached; the other consents open no channel.
DIHUBUNGI = (
    Persetujuan.Tujuan.UNDANGAN.value,
    Persetujuan.Tujuan.SIARAN_INFORMASI.value,
)


class BarisPemangku(NamedTuple):
    """An active record; ``umur`` are days since it was verified, None when it never was."""

    id: UUID
    hari: date
    unit_id: int
    kecamatan: str | None
    segar: bool
    umur: int | None
    terhubung: bool


class BarisKelurahan(NamedTuple):
    """An active kelurahan; ``tercakup``: a fresh external body stands or works there."""

    id: str
    hari: date
    unit_id: int | None
    kecamatan: str
    tercakup: bool


class BarisPendaftaran(NamedTuple):
    """A registration; ``diputus_pada`` None while nobody of the staff decided."""

    id: UUID
    hari: date
    unit_id: int | None
    kecamatan: str | None
    diputus_pada: date | None


class BarisDuplikat(NamedTuple):
    """A pair nobody decided; of a unit and kecamatan only when both sides are."""

    id: int
    hari: date
    unit_id: int | None
    kecamatan: str | None


def baca_pemangku(hari: date) -> Iterator[BarisPemangku]:
    """All active records as on ``hari``; one query."""
    semua = Pemangku.objects.aktif()
    kolom = (
        semua.order_by()
        .annotate(
            _unit=unit_penanggung("pengelola"),
            _kecamatan=kecamatan_wilayah("wilayah"),
            _segar=_benar(q_segar(hari)),
            _periksa=TruncDate("terverifikasi_pada"),
            _hubung=_benar(_terhubung(hari)),
        )
        .values_list("pk", "_unit", "_kecamatan", "_segar", "_periksa", "_hubung")
    )
    for pk, unit, kecamatan, segar, periksa, hubung in kolom.iterator(SEKALI):
        umur = _sejak(periksa, hari)
        yield BarisPemangku(pk, hari, unit, kecamatan, segar, umur, hubung)


def baca_kelurahan(hari: date) -> Iterator[BarisKelurahan]:
    """Every active kelurahan, covered by the rule of the coverage map (PK-45)."""
    for kecamatan, semua in cakupan_kelurahan(hari).items():
        for satu in semua:
            yield BarisKelurahan(
                satu.wilayah.pk, hari, None, kecamatan.pk, satu.segar > 0
            )


def baca_pendaftaran() -> Iterator[BarisPendaftaran]:
    """All registrations by the day they came in; what lapsed was decided by nobody."""
    semua = PendaftaranMandiri.objects.all()
    lapuk = (StatusPendaftaran.MENUNGGU, StatusPendaftaran.KEDALUWARSA)
    kolom = (
        semua.order_by()
        .annotate(
            _hari=TruncDate("diterima_pada"),
            _unit=unit_penanggung("kegiatan__tuan_rumah"),
            _kecamatan=kecamatan_kegiatan("kegiatan"),
            _putus=Case(
                When(status__in=lapuk, then=None), default=TruncDate("diputus_pada")
            ),
        )
        .values_list("pk", "_hari", "_unit", "_kecamatan", "_putus")
    )
    for baris in kolom.iterator(SEKALI):
        yield BarisPendaftaran(*baris)


def baca_duplikat(hari: date) -> Iterator[BarisDuplikat]:
    """Pairs that are very likely one, both alive, that nobody settled."""
    semua = CalonDuplikat.objects.terbuka().filter(nilai__gte=SANGAT_MUNGKIN)
    kolom = (
        semua.order_by()
        .annotate(
            _ua=unit_penanggung("a__pengelola"),
            _ub=unit_penanggung("b__pengelola"),
            _ka=kecamatan_wilayah("a__wilayah"),
            _kb=kecamatan_wilayah("b__wilayah"),
        )
        .values_list("pk", "_ua", "_ub", "_ka", "_kb")
    )
    for pk, ua, ub, ka, kb in kolom.iterator(SEKALI):
        yield BarisDuplikat(
            pk, hari, ua if ua == ub else None, ka if ka == kb else None
        )


def _sejak(periksa: date | None, hari: date) -> int | None:
    return None if periksa is None else (hari - periksa).days


def _benar(syarat: Q) -> Case:
    return Case(
        When(syarat, then=Value(value=True)),
        default=Value(value=False),
        output_field=BooleanField(),
    )


def _terhubung(hari: date) -> Q:
    """A channel that is not known to fail, of the office or opened by consent.

    The body's own, or of a person who holds a post there today.
    """
    kanal = _kanal()
    jabatan = Jabatan.objects.berlaku(hari).filter(
        orang__status=Orang.Status.AKTIF, orang__in=kanal.values("orang")
    )
    milik = kanal.filter(pemangku__isnull=False)
    return Q(pk__in=milik.values("pemangku")) | Q(pk__in=jabatan.values("pemangku"))


def _kanal() -> QuerySet[Kanal]:
    setuju = Persetujuan.objects.berlaku(*DIHUBUNGI).filter(
        Q(kanal="") | Q(kanal=OuterRef("jenis")), orang=OuterRef("orang")
    )
    dilarang = Larangan.objects.berlaku().filter(sidik=OuterRef("sidik"))
    return (
        Kanal.objects.terpakai()
        .filter(~Exists(dilarang))
        .filter(Q(sifat=Kanal.Sifat.KEDINASAN) | Exists(setuju))
        .order_by()
    )
