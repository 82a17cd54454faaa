"""Panels beside a case: who could pass a complaint on, what is often asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Exists, OuterRef

from informasi.models import Permohonan
from organisasi.kantor.models import IsuPadanan
from organisasi.models import JenisUnit, Unit
from pemangku.models import Kegiatan, Minat, Pemangku
from pengaduan.models import Pengaduan
from ppid_portal.lembar.angka_wilayah import angka_permohonan, tidak_dikuasai

TAMPIL = 30
# What is in no group of the catalogue is no topic.
LAINNYA = "Lainnya"
# So many of one kind, finished in one place within so many days, are worth telling.
LAYAK_DIKABARKAN, DALAM_HARI = 5, timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Terkait:
    """Bodies that cover the place and care for the topic, and how many of each part."""

    lembaga: Sequence[Pemangku]
    unsur: Sequence[tuple[str, int]]
    jumlah: int
    # How many like it were finished lately; 0 where too few to tell.
    selesai: int


def pemangku_terkait(aduan: Pengaduan, hari: date) -> Terkait:
    """Active bodies by part of society and name; figures are persons and never named."""
    milik = Minat.objects.filter(
        pemangku=OuterRef("pk"),
        isu__in=IsuPadanan.objects.filter(
            kategori_pengaduan=aduan.kategori.kode
        ).values("isu"),
    )
    semua = Pemangku.objects.aktif().filter(
        Exists(milik), bentuk=Pemangku.Bentuk.LEMBAGA
    )
    if aduan.kelurahan:
        semua = semua.di_tempat(aduan.kelurahan)
    ada = list(semua.untuk_daftar().order_by("jenis__unsur__nama", "nama_resmi"))
    unsur = Counter(satu.jenis.unsur.nama for satu in ada)
    return Terkait(ada[:TAMPIL], sorted(unsur.items()), len(ada), _selesai(aduan, hari))


def _selesai(aduan: Pengaduan, hari: date) -> int:
    """Complaints of its kind that were finished at its place; none that are secret."""
    if aduan.kelurahan is None:
        return 0
    banyak = Pengaduan.objects.filter(
        kategori=aduan.kategori,
        kelurahan=aduan.kelurahan,
        status=Pengaduan.Status.SELESAI,
        rahasia=False,
        berkadar=False,
        selesai_pada__date__gt=hari - DALAM_HARI,
    ).count()
    return banyak if banyak >= LAYAK_DIKABARKAN else 0


def kabar_selesai(aduan: Pengaduan, banyak: int) -> dict[str, str]:
    """First words of a broadcast about it: what, where, how many; nobody's data."""
    apa = aduan.kategori.nama.lower()
    return {
        "judul": f"Aduan {apa} di {aduan.kelurahan} sudah ditangani"[:120],
        "isi": (
            f"{{sapaan}} {{nama}}, {banyak} aduan tentang {apa} di {aduan.kelurahan} "
            "selesai ditangani dalam 30 hari terakhir. Mohon diteruskan kepada warga. "
            "Aduan lain disampaikan lewat SP4N-LAPOR! atau portal PPID; keadaan darurat "
            "lewat 112. Berhenti menerima kabar: {tautan_berhenti}"
        ),
    }


@dataclass(frozen=True, slots=True)
class SeringDitanya:
    """What people ask in a kecamatan, and the next visit there, if one is planned."""

    tempat: Unit
    topik: Sequence[tuple[str, int]]
    celah: int
    kegiatan: Kegiatan | None


def sering_ditanya(permohonan: Permohonan, kini: datetime) -> SeringDitanya:
    """Of twelve months, at the office in whose register the request stands."""
    tempat, hari = _kantor(permohonan.unit), kini.date()
    bawah = list(Unit.objects.di_bawah([tempat.pk]).values_list("pk", flat=True))
    rencana = Kegiatan.objects.filter(
        status=Kegiatan.Status.RENCANA, tuan_rumah__in=bawah, mulai__gt=kini
    )
    topik = angka_permohonan(bawah, hari).topik
    return SeringDitanya(
        tempat,
        [satu for satu in topik if satu[0] != LAINNYA],
        tidak_dikuasai(bawah, hari),
        rencana.order_by("mulai", "pk").first(),
    )


def _kantor(unit: Unit) -> Unit:
    """Of a kelurahan its kecamatan's office."""
    if unit.jenis == JenisUnit.KELURAHAN and unit.induk:
        return unit.induk
    return unit
