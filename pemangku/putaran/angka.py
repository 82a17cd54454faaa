"""Inventory, rounds and visits as fixed columns, from which figures are reckoned.

Whoever reckons (ppid_portal) reads nothing else of this service: no name, no channel, no
words (pemangku 10.1). Days are days of the city's clock. What a kelurahan's office keeps
or must do counts for its kecamatan, as on the page of a round.
"""

from collections import namedtuple
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import (
    BooleanField,
    Case,
    CharField,
    DateField,
    Exists,
    F,
    IntegerField,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Sum,
    Value,
    When,
)
from django.db.models.functions import TruncDate

from organisasi.kantor.models import kecamatan_kantor
from organisasi.models import Unit, Wilayah
from pemangku.inventaris.duplikat import CalonDuplikat
from pemangku.inventaris.kanal import Kanal, Larangan
from pemangku.inventaris.models import Pemangku, q_segar
from pemangku.inventaris.nama import SANGAT_MUNGKIN
from pemangku.inventaris.orang import Jabatan, Orang, Persetujuan
from pemangku.janji.models import Janji, LaporanTerusan, golongan_terusan
from pemangku.janji.titipan import TUNTAS, Titipan
from pemangku.kunjungan.kehadiran import Kehadiran, PendaftaranMandiri, Undangan
from pemangku.kunjungan.models import Jajak, Kegiatan, Putaran
from pemangku.kunjungan.pilihan import PERTANYAAN, TERLAKSANA, StatusPendaftaran
from pemangku.penilaian.models import cakupan_kelurahan
from pemangku.putaran.sasaran import BarisSasaran, KeadaanSasaran, keadaan_putaran

# Where a row belongs: the unit that answers for it, and the kecamatan

KECAMATAN, KELURAHAN = Wilayah.Tingkat.KECAMATAN, Wilayah.Tingkat.KELURAHAN


def kecamatan_wilayah(jalan: str) -> Case:
    """The kecamatan of a region, or of a kelurahan in it; none of the whole city."""
    return Case(*_wilayah(jalan), output_field=CharField())


def kecamatan_kegiatan(jalan: str = "") -> Case:
    """Where a visit was held: by its region, without one where its host is."""
    awalan = f"{jalan}__" if jalan else ""
    wilayah, rumah = f"{awalan}wilayah", f"{awalan}tuan_rumah"
    return Case(
        *_wilayah(wilayah),
        *kecamatan_kantor(rumah, {f"{wilayah}__isnull": True}),
        output_field=CharField(),
    )


def unit_penanggung(jalan: str) -> Case:
    """The unit, of a kelurahan's office its kecamatan's."""
    kelurahan = {
        f"{jalan}__jenis": Unit.Jenis.KELURAHAN,
        f"{jalan}__induk__isnull": False,
    }
    return Case(
        When(**kelurahan, then=F(f"{jalan}__induk")),
        default=F(jalan),
        output_field=IntegerField(),
    )


def _wilayah(jalan: str) -> tuple[When, ...]:
    return (
        When(**{f"{jalan}__tingkat": KECAMATAN}, then=F(jalan)),
        When(**{f"{jalan}__tingkat": KELURAHAN}, then=F(f"{jalan}__induk")),
    )


def _baris(semua: QuerySet, *sendiri: str, **kolom: Any) -> Iterator[Any]:
    """Rows with ``id``, the fields ``sendiri`` as they are stored, and the expressions."""
    baris = namedtuple("baris", ("id", *sendiri, *kolom))  # type: ignore[misc]
    isi = {f"_{nama}": satu for nama, satu in kolom.items()}
    kueri = semua.order_by().annotate(**isi).values_list("pk", *sendiri, *isi)
    return map(baris._make, kueri.iterator(SEKALI))


# C: records, kelurahan, registrations and look-alikes, each as it stands on a day

SEKALI = 5000
# For what somebody is reached; the other consents open no channel.
DIHUBUNGI = (
    Persetujuan.Tujuan.UNDANGAN.value,
    Persetujuan.Tujuan.SIARAN_INFORMASI.value,
)


class BarisKelurahan(NamedTuple):
    """An active kelurahan; ``tercakup``: a fresh external body stands or works there."""

    id: str
    hari: date
    unit_id: int | None
    kecamatan: str
    tercakup: bool


def baca_pemangku(hari: date) -> Iterator[Any]:
    """Active records; ``periksa``: the day it was verified, None when it never was."""
    return _baris(
        Pemangku.objects.aktif(),
        hari=Value(hari, DateField()),
        unit_id=unit_penanggung("pengelola"),
        kecamatan=kecamatan_wilayah("wilayah"),
        segar=_benar(q_segar(hari)),
        periksa=TruncDate("terverifikasi_pada"),
        terhubung=_benar(_terhubung(hari)),
    )


def baca_kelurahan(hari: date) -> Iterator[BarisKelurahan]:
    """Every active kelurahan, covered by a fresh body outside the government (PK-45)."""
    for kecamatan, semua in cakupan_kelurahan(hari).items():
        for tempat, segar in semua:
            yield BarisKelurahan(tempat.pk, hari, None, kecamatan.pk, segar > 0)


def baca_pendaftaran() -> Iterator[Any]:
    """All registrations by the day they came in.

    ``diputus_pada`` None while nobody of the staff decided, as of what lapsed.
    """
    lapuk = (StatusPendaftaran.MENUNGGU, StatusPendaftaran.KEDALUWARSA)
    return _baris(
        PendaftaranMandiri.objects.all(),
        hari=TruncDate("diterima_pada"),
        unit_id=unit_penanggung("kegiatan__tuan_rumah"),
        kecamatan=kecamatan_kegiatan("kegiatan"),
        diputus_pada=Case(
            When(status__in=lapuk, then=None), default=TruncDate("diputus_pada")
        ),
    )


def baca_duplikat(hari: date) -> Iterator[Any]:
    """Pairs that are very likely one, both alive, that nobody settled.

    Of a unit and kecamatan only when both sides are.
    """
    semua = (
        CalonDuplikat.objects.terbuka()
        .filter(nilai__gte=SANGAT_MUNGKIN)
        .annotate(
            ua=unit_penanggung("a__pengelola"),
            ub=unit_penanggung("b__pengelola"),
            ka=kecamatan_wilayah("a__wilayah"),
            kb=kecamatan_wilayah("b__wilayah"),
        )
    )
    return _baris(
        semua,
        hari=Value(hari, DateField()),
        unit_id=Case(When(ua=F("ub"), then=F("ua"))),
        kecamatan=Case(When(ka=F("kb"), then=F("ka"))),
    )


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


# C: the round, its targets judged as on the page of the round (pemangku 6.1)


class SasaranAngka(NamedTuple):
    """A target; ``unsur``: each required part of society it has, and whether it is met."""

    id: UUID
    hari: date
    unit_id: int
    kecamatan: str | None
    terlaksana: bool
    terinventaris: bool
    tuntas: bool
    ditunda: bool
    terlambat: bool
    bernama: bool
    unsur: tuple[tuple[int, bool], ...]


class BarisUnsur(NamedTuple):
    id: tuple[UUID, int]
    hari: date
    unit_id: int
    kecamatan: str | None
    ada: bool


def putaran_terakhir() -> Putaran | None:
    """The running round; between rounds the last one that ended."""
    semua = Putaran.objects.exclude(status=Putaran.Status.RENCANA)
    urut = Case(When(status=Putaran.Status.BERJALAN, then=Value(0)), default=Value(1))
    return semua.order_by(urut, "-mulai", "nama").first()


def baca_sasaran(hari: date) -> list[SasaranAngka]:
    """The targets of the round as on ``hari``; as many queries for 1 as for 36."""
    putaran = putaran_terakhir()
    if putaran is None:
        return []
    return [_sasaran(satu, hari) for satu in keadaan_putaran(putaran, hari=hari)]


def pecah_unsur(sasaran: Iterable[SasaranAngka]) -> Iterator[BarisUnsur]:
    return (
        BarisUnsur((satu.id, pk), satu.hari, satu.unit_id, satu.kecamatan, ada)
        for satu in sasaran
        for pk, ada in satu.unsur
    )


def kunjungan_pertama(putaran: Putaran) -> dict[str, date]:
    """Of each kecamatan the day of the round's first visit that took place there."""
    terlaksana = Kegiatan.objects.terlaksana().filter(sasaran__putaran=putaran)
    hari = (
        terlaksana.order_by()
        .annotate(_kecamatan=kecamatan_kegiatan())
        .filter(_kecamatan__isnull=False)
        .values("_kecamatan")
        .annotate(_hari=Min(TruncDate("mulai")))
    )
    return {satu["_kecamatan"]: satu["_hari"] for satu in hari}


def _sasaran(satu: BarisSasaran, hari: date) -> SasaranAngka:
    return SasaranAngka(
        id=satu.sasaran.pk,
        hari=hari,
        unit_id=satu.sasaran.unit_id,
        kecamatan=_kecamatan(satu.sasaran.unit),
        terlaksana=satu.terlaksana,
        terinventaris=satu.terinventaris,
        tuntas=satu.keadaan == KeadaanSasaran.TUNTAS,
        ditunda=satu.keadaan == KeadaanSasaran.DITUNDA,
        terlambat=satu.terlambat,
        bernama=satu.ppid and satu.admin_sp4n,
        unsur=tuple(
            (pk, pk in satu.unsur_ada)
            for pk, _nama in satu.unsur_wajib
            if pk not in satu.unsur_tidak_ada
        ),
    )


def _kecamatan(unit: Unit) -> str | None:
    if unit.wilayah is None:
        return None
    if unit.jenis == Unit.Jenis.KELURAHAN:
        return unit.wilayah.induk_id
    return unit.wilayah_id if unit.jenis == Unit.Jenis.KECAMATAN else None


# D: visits, who was there, who was invited, what the poll found


class JajakAngka(NamedTuple):
    """Answers of one visit and stage, screens or paper: of ``n`` so many were right."""

    hari: date
    unit_id: int
    kecamatan: str | None
    tahap: str
    n: int
    benar: tuple[int, ...]


def baca_kegiatan(hari: date) -> Iterator[Any]:
    """Visits that took place, with heads nobody wrote a name for."""
    return _baris(
        Kegiatan.objects.terlaksana().filter(mulai__date__lte=hari),
        hari=TruncDate("mulai"),
        unit_id=unit_penanggung("tuan_rumah"),
        kecamatan=kecamatan_kegiatan(),
        tak_bernama=F("hadir_tak_bernama_l") + F("hadir_tak_bernama_p"),
    )


def baca_hadir() -> Iterator[Any]:
    """All valid attendance at visits that were not cancelled, and where it comes from.

    ``kelurahan`` of the person, ``wilayah`` of the body.
    """
    return _baris(
        Kehadiran.objects.sah().exclude(kegiatan__status=Kegiatan.Status.BATAL),
        "pemangku_id",
        "orang_id",
        "kelurahan",
        **_tempat(),
        wilayah=F("pemangku__wilayah"),
    )


def kelurahan_aktif() -> Mapping[str, str]:
    semua = Wilayah.objects.filter(
        tingkat=Wilayah.Tingkat.KELURAHAN, aktif=True, induk__aktif=True
    )
    return {pk: str(induk) for pk, induk in semua.values_list("pk", "induk")}


def baca_undangan() -> Iterator[Any]:
    datang = Kehadiran.objects.sah().filter(
        kegiatan=OuterRef("kegiatan"), pemangku=OuterRef("pemangku")
    )
    return _baris(
        Undangan.objects.filter(kegiatan__status__in=TERLAKSANA),
        **_tempat(),
        hadir=Exists(datang),
    )


def baca_jajak() -> Iterator[JajakAngka]:
    """Answers by visit and stage, screens and paper together."""
    tempat = {f"_{nama}": isi for nama, isi in _tempat().items()}
    hitung = {f"_{kolom}": Sum(kolom) for kolom in PERTANYAAN}
    jawab = (
        Jajak.objects.annotate(**tempat)
        .values("kegiatan", "tahap", *tempat)
        .annotate(_n=Sum("lembar"), **hitung)
        .values_list(*tempat, "tahap", "_n", *hitung)
    )
    for hari, unit, kecamatan, tahap, n, *benar in jawab:
        yield JajakAngka(hari, unit, kecamatan, tahap, n, tuple(benar))


def _tempat() -> dict[str, Any]:
    return {
        "hari": TruncDate("kegiatan__mulai"),
        "unit_id": unit_penanggung("kegiatan__tuan_rumah"),
        "kecamatan": kecamatan_kegiatan("kegiatan"),
    }


# D: what visits left: pledges, what was passed on, needs, follow-ups


def baca_komitmen() -> Iterator[Any]:
    """Pledges by their last day; ``tepat`` are the reports until that day."""
    return _baris(
        Janji.objects.komitmen().dengan_terusan().dengan_tepat(),
        "terlapor",
        **_tempat() | {"hari": F("tenggat")},
        batal=_benar(Q(status=Janji.Status.DIBATALKAN)),
        target=F("target_kali"),
        tepat=F("terlapor_tepat"),
    )


def baca_terusan() -> Iterator[Any]:
    """All reports that count: not refused, large ones checked, doubles once."""
    return _baris(
        LaporanTerusan.objects.terhitung(),
        "jumlah",
        hari=F("tanggal"),
        unit_id=unit_penanggung("pemangku__pengelola"),
        kecamatan=kecamatan_wilayah("wilayah"),
        golongan=golongan_terusan(),
    )


def baca_titipan() -> Iterator[Any]:
    """All needs by the day of their visit; settled in the room or at its end.

    ``akhir``: when it was settled, else None.
    """
    return _baris(
        Titipan.objects.all(),
        **_tempat(),
        batal=_benar(Q(status=Titipan.Status.DIBATALKAN)),
        akhir=Case(When(status__in=TUNTAS, then=TruncDate("status_sejak"))),
    )


def baca_tindak_lanjut() -> Iterator[Any]:
    return _baris(
        Janji.objects.dari_kunjungan(),
        hari=F("tenggat"),
        unit_id=unit_penanggung("pj_unit"),
        kecamatan=Case(*kecamatan_kantor("pj_unit"), output_field=CharField()),
        batal=_benar(Q(status=Janji.Status.DIBATALKAN)),
        selesai_pada=TruncDate(F("selesai_pada")),
    )
