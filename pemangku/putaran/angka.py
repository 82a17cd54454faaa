"""Inventory, rounds and visits as fixed columns, from which figures are reckoned.

Whoever reckons (ppid_portal) reads nothing else of this service: no name, no channel, no
words (pemangku 10.1). Days are days of the city's clock. What a kelurahan's office keeps
or must do counts for its kecamatan, as on the page of a round.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import (
    BooleanField,
    Case,
    CharField,
    Count,
    DateField,
    Exists,
    F,
    IntegerField,
    Min,
    OuterRef,
    Q,
    QuerySet,
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
from pemangku.janji.models import PERKIRAAN, TERHITUNG, Janji, LaporanTerusan
from pemangku.janji.titipan import Titipan
from pemangku.kunjungan.jajak import PERTANYAAN, JajakJawaban, JajakKertas
from pemangku.kunjungan.kehadiran import Kehadiran, PendaftaranMandiri
from pemangku.kunjungan.models import Kegiatan, Putaran, Undangan
from pemangku.kunjungan.pilihan import TERLAKSANA, StatusPendaftaran
from pemangku.penilaian.gambar import cakupan_kelurahan
from pemangku.putaran.rekap import TUNTAS
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


def _baris[B: NamedTuple](jenis: type[B], semua: QuerySet, **kolom: Any) -> Iterator[B]:
    """Rows in the fields of ``jenis``: by the expressions given, else the model's own."""
    nama = (f"_{n}" if n in kolom else n for n in ("pk", *jenis._fields[1:]))
    isi = {f"_{n}": satu for n, satu in kolom.items()}
    kueri = semua.order_by().annotate(**isi).values_list(*nama)
    return map(jenis._make, kueri.iterator(SEKALI))


# C: records, kelurahan, registrations and look-alikes, each as it stands on a day

SEKALI = 5000
# For what somebody is reached; the other consents open no channel.
DIHUBUNGI = (
    Persetujuan.Tujuan.UNDANGAN.value,
    Persetujuan.Tujuan.SIARAN_INFORMASI.value,
)


class BarisPemangku(NamedTuple):
    """An active record; ``periksa``: the day it was verified, None when it never was."""

    id: UUID
    hari: date
    unit_id: int
    kecamatan: str | None
    segar: bool
    periksa: date | None
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
    return _baris(
        BarisPemangku,
        Pemangku.objects.aktif(),
        hari=Value(hari, DateField()),
        unit_id=unit_penanggung("pengelola"),
        kecamatan=kecamatan_wilayah("wilayah"),
        segar=_benar(q_segar(hari)),
        periksa=TruncDate("terverifikasi_pada"),
        terhubung=_benar(_terhubung(hari)),
    )


def baca_kelurahan(hari: date) -> Iterator[BarisKelurahan]:
    """Every active kelurahan, covered by the rule of the coverage map (PK-45)."""
    for kecamatan, semua in cakupan_kelurahan(hari).items():
        for satu in semua:
            yield BarisKelurahan(
                satu.wilayah.pk, hari, None, kecamatan.pk, satu.segar > 0
            )


def baca_pendaftaran() -> Iterator[BarisPendaftaran]:
    """All registrations by the day they came in; what lapsed was decided by nobody."""
    lapuk = (StatusPendaftaran.MENUNGGU, StatusPendaftaran.KEDALUWARSA)
    return _baris(
        BarisPendaftaran,
        PendaftaranMandiri.objects.all(),
        hari=TruncDate("diterima_pada"),
        unit_id=unit_penanggung("kegiatan__tuan_rumah"),
        kecamatan=kecamatan_kegiatan("kegiatan"),
        diputus_pada=Case(
            When(status__in=lapuk, then=None), default=TruncDate("diputus_pada")
        ),
    )


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
    ukuran, nilai = satu.ukuran, satu.nilai
    return SasaranAngka(
        id=satu.sasaran.pk,
        hari=hari,
        unit_id=satu.sasaran.unit_id,
        kecamatan=_kecamatan(satu.sasaran.unit),
        terlaksana=nilai.terlaksana,
        terinventaris=nilai.terinventaris,
        tuntas=nilai.keadaan == KeadaanSasaran.TUNTAS,
        ditunda=nilai.keadaan == KeadaanSasaran.DITUNDA,
        terlambat=nilai.terlambat,
        bernama=ukuran.ppid and ukuran.admin_sp4n,
        unsur=tuple(
            (pk, pk in ukuran.unsur_ada)
            for pk, _nama in ukuran.unsur_wajib
            if pk not in ukuran.unsur_tidak_ada
        ),
    )


def _kecamatan(unit: Unit) -> str | None:
    if unit.wilayah is None:
        return None
    if unit.jenis == Unit.Jenis.KELURAHAN:
        return unit.wilayah.induk_id
    return unit.wilayah_id if unit.jenis == Unit.Jenis.KECAMATAN else None


# D: visits, who was there, who was invited, what the poll found


class BarisKegiatan(NamedTuple):
    """A visit that took place, with heads nobody wrote a name for."""

    id: UUID
    hari: date
    unit_id: int
    kecamatan: str | None
    tak_bernama: int


class BarisHadir(NamedTuple):
    """A valid attendance; where the person and the body come from."""

    id: UUID
    hari: date
    unit_id: int
    kecamatan: str | None
    pemangku_id: UUID | None
    orang_id: UUID | None
    kelurahan: str | None
    wilayah: str | None


class BarisUndangan(NamedTuple):
    id: UUID
    hari: date
    unit_id: int
    kecamatan: str | None
    hadir: bool


class JajakAngka(NamedTuple):
    """Answers of one visit and stage, screens or paper: of ``n`` so many were right."""

    hari: date
    unit_id: int
    kecamatan: str | None
    tahap: str
    n: int
    benar: tuple[int, ...]


def baca_kegiatan(hari: date) -> Iterator[BarisKegiatan]:
    return _baris(
        BarisKegiatan,
        Kegiatan.objects.terlaksana().filter(mulai__date__lte=hari),
        hari=TruncDate("mulai"),
        unit_id=unit_penanggung("tuan_rumah"),
        kecamatan=kecamatan_kegiatan(),
        tak_bernama=F("hadir_tak_bernama_l") + F("hadir_tak_bernama_p"),
    )


def baca_hadir() -> Iterator[BarisHadir]:
    """All valid attendance at visits that were not cancelled."""
    return _baris(
        BarisHadir,
        Kehadiran.objects.sah().exclude(kegiatan__status=Kegiatan.Status.BATAL),
        **_tempat(),
        wilayah=F("pemangku__wilayah"),
    )


def kelurahan_aktif() -> Mapping[str, str]:
    semua = Wilayah.objects.filter(
        tingkat=Wilayah.Tingkat.KELURAHAN, aktif=True, induk__aktif=True
    )
    return {pk: str(induk) for pk, induk in semua.values_list("pk", "induk")}


def baca_undangan() -> Iterator[BarisUndangan]:
    datang = Kehadiran.objects.sah().filter(
        kegiatan=OuterRef("kegiatan"), pemangku=OuterRef("pemangku")
    )
    return _baris(
        BarisUndangan,
        Undangan.objects.filter(kegiatan__status__in=TERLAKSANA),
        **_tempat(),
        hadir=Exists(datang),
    )


def baca_jajak() -> Iterator[JajakAngka]:
    """Answers by visit and stage; two queries, one for screens and one for paper."""
    tempat = {f"_{nama}": isi for nama, isi in _tempat().items()}
    hitung = {
        f"_{kolom}": Count("pk", filter=Q(**{kolom: benar}))
        for kolom, (_teks, benar) in PERTANYAAN.items()
    }
    jawab = (
        JajakJawaban.objects.order_by()
        .annotate(**tempat)
        .values("kegiatan", "tahap", *tempat)
        .annotate(_n=Count("pk"), **hitung)
        .values_list(*tempat, "tahap", "_n", *hitung)
    )
    lembar = (
        JajakKertas.objects.order_by()
        .annotate(**tempat)
        .values_list(*tempat, "tahap", "lembar", *PERTANYAAN)
    )
    for hari, unit, kecamatan, tahap, n, *benar in (*jawab, *lembar):
        yield JajakAngka(hari, unit, kecamatan, tahap, n, tuple(benar))


def _tempat() -> dict[str, Any]:
    return {
        "hari": TruncDate("kegiatan__mulai"),
        "unit_id": unit_penanggung("kegiatan__tuan_rumah"),
        "kecamatan": kecamatan_kegiatan("kegiatan"),
    }


# D: what visits left: pledges, what was passed on, needs, follow-ups


class GolonganTerusan(StrEnum):
    """Three kinds of numbers that are never added to each other (6.6)."""

    TERHITUNG = "terhitung"
    PERKIRAAN = "perkiraan"
    PESAN = "pesan"


class BarisKomitmen(NamedTuple):
    """A pledge by its last day; ``tepat`` are the reports until that day."""

    id: UUID
    hari: date
    unit_id: int
    kecamatan: str | None
    batal: bool
    target: int
    terlapor: int
    tepat: int


class BarisTerusan(NamedTuple):
    id: UUID
    hari: date
    unit_id: int
    kecamatan: str | None
    golongan: str
    jumlah: int


class BarisTitipan(NamedTuple):
    """A need by the day of its visit; ``akhir``: when it was settled, else None."""

    id: UUID
    hari: date
    unit_id: int
    kecamatan: str | None
    batal: bool
    akhir: date | None


class BarisTindakLanjut(NamedTuple):
    id: UUID
    hari: date
    unit_id: int
    kecamatan: str | None
    batal: bool
    selesai_pada: date | None


def baca_komitmen() -> Iterator[BarisKomitmen]:
    return _baris(
        BarisKomitmen,
        Janji.objects.komitmen().dengan_terusan().dengan_tepat(),
        **_tempat() | {"hari": F("tenggat")},
        batal=_benar(Q(status=Janji.Status.DIBATALKAN)),
        target=F("target_kali"),
        tepat=F("terlapor_tepat"),
    )


def baca_terusan() -> Iterator[BarisTerusan]:
    """All reports that count: not refused, large ones checked, doubles once."""
    return _baris(
        BarisTerusan,
        LaporanTerusan.objects.terhitung(),
        hari=F("tanggal"),
        unit_id=unit_penanggung("pemangku__pengelola"),
        kecamatan=kecamatan_wilayah("wilayah"),
        golongan=Case(
            When(
                cara_hitung__in=TERHITUNG, then=Value(GolonganTerusan.TERHITUNG.value)
            ),
            When(
                cara_hitung__in=PERKIRAAN, then=Value(GolonganTerusan.PERKIRAAN.value)
            ),
            default=Value(GolonganTerusan.PESAN.value),
        ),
    )


def baca_titipan() -> Iterator[BarisTitipan]:
    """All needs; settled as the table of the round counts it (9.6)."""
    return _baris(
        BarisTitipan,
        Titipan.objects.all(),
        **_tempat(),
        batal=_benar(Q(status=Titipan.Status.DIBATALKAN)),
        akhir=Case(When(status__in=TUNTAS, then=TruncDate("status_sejak"))),
    )


def baca_tindak_lanjut() -> Iterator[BarisTindakLanjut]:
    return _baris(
        BarisTindakLanjut,
        Janji.objects.tindak_lanjut(),
        hari=F("tenggat"),
        unit_id=unit_penanggung("pj_unit"),
        kecamatan=Case(*kecamatan_kantor("pj_unit"), output_field=CharField()),
        batal=_benar(Q(status=Janji.Status.DIBATALKAN)),
        selesai_pada=TruncDate(F("selesai_pada")),
    )
