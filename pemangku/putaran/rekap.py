"""A round as a workbook: one row for each unit (9.6), and its targets (9.10)."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.apps import apps
from django.db.models import Q
from django.utils.module_loading import import_string

from organisasi.kertas.xlsx import NilaiSel, Tabel
from organisasi.models import Petugas
from pemangku.inventaris.models import Pemangku, Unsur
from pemangku.janji.models import Janji
from pemangku.janji.titipan import Titipan
from pemangku.kunjungan.models import Kegiatan, Putaran
from pemangku.putaran.sasaran import (
    BarisSasaran,
    keadaan_putaran,
    pemilik_sasaran,
    ringkas,
)

KEPALA = (
    *("Urutan", "Unit", "Aktif", "Data mutakhir", "Kedaluwarsa", "PPID bernama"),
    *("Admin SP4N bernama", "Kegiatan", "Hadir"),
    *("Janji dibuat", "Janji terpenuhi", "Pesan warga selesai"),
)
LEBAR = (7, 34, 9, 9, 12, 14, 18, 10, 9, 12, 13, 11)
LEBAR_UNSUR = 16
AKTIF, SEGAR, BASI = "aktif", "segar", "basi"
AWALAN = "unsur:"
DIBUAT, TERPENUHI, TITIPAN = "dibuat", "terpenuhi", "titipan"
# Answered in the room, or at the end of what it became (D10).
TUNTAS = (Titipan.Status.DIJAWAB_DI_TEMPAT, Titipan.Status.SELESAI)
YA = {True: "ya", False: "belum"}
type Hitung = Mapping[int, Counter[str]]


@dataclass(frozen=True, slots=True)
class KolomLain:
    """Figures of other services, by unit; an app that knows them names its function.

    It does so in ``kolom_rekap`` of its configuration; the function takes units, day and
    the officer, who reads no more here than on the pages of those services.
    """

    kepala: tuple[str, ...] = ()
    keterangan: str = ""
    nilai: Mapping[int, tuple[NilaiSel, ...]] = field(default_factory=dict)


def _kolom_lain(unit: Collection[int], hari: date, petugas: Petugas) -> KolomLain:
    semua = (getattr(app, "kolom_rekap", "") for app in apps.get_app_configs())
    lain: KolomLain = import_string(next(filter(None, semua)))(unit, hari, petugas)
    return lain


def rekap_putaran(
    putaran: Putaran, *, hari: date, petugas: Petugas
) -> tuple[str, list[Tabel]]:
    """What stands there, and the sheets; as many queries for 1 unit as for 36."""
    sasaran = keadaan_putaran(putaran, hari=hari)
    unit = {s.sasaran.unit_id for s in sasaran}
    hitung, lain = _hitung(unit, hari), _kolom_lain(unit, hari, petugas)
    hasil = _hasil([s.sasaran.pk for s in sasaran], hari)
    unsur = [
        nama
        for nama in Unsur.objects.order_by("urut", "nama").values_list(
            "nama", flat=True
        )
        if any(satu[_kunci(nama)] for satu in hitung.values())
    ]
    kepala = (*KEPALA, *lain.kepala, *unsur)
    baris = [
        (
            *_baris(s, hitung[s.sasaran.unit_id], hasil[s.sasaran.pk]),
            *lain.nilai.get(s.sasaran.unit_id, ()),
            *(hitung[s.sasaran.unit_id][_kunci(nama)] for nama in unsur),
        )
        for s in sasaran
    ]
    lebar = [*LEBAR, *[LEBAR_UNSUR] * (len(kepala) - len(LEBAR))]
    keterangan = (
        f"{ringkas(sasaran)}. Termasuk yang dirawat kelurahan di bawah kecamatannya.",
        lain.keterangan,
    )
    tabel = [Tabel("Rekap", kepala, baris, lebar), _tabel_progres(sasaran)]
    return " ".join(filter(None, keterangan)), tabel


def _keadaan(p: Pemangku, hari: date) -> str:
    if p.berlaku_sampai is None:
        return ""
    if p.berlaku_sampai < hari:
        return BASI
    return "" if p.perlu_cek else SEGAR


def _kunci(unsur: str) -> str:
    return f"{AWALAN}{unsur}"


def _hitung(unit: Collection[int], hari: date) -> Hitung:
    pemilik = pemilik_sasaran(set(unit))
    hasil: dict[int, Counter[str]] = defaultdict(Counter)
    semua = Pemangku.objects.aktif().filter(
        Q(pengelola__in=list(pemilik)) | Q(unit__in=list(unit))
    )
    for p in semua.order_by().select_related("jenis__unsur"):
        nama = p.jenis.unsur.nama
        isi = [AKTIF, _kunci(nama)]
        if keadaan := _keadaan(p, hari):
            isi += [keadaan, f"{keadaan}:{nama}"]
        milik = pemilik.get(p.pengelola_id, set())
        for ke in milik or {p.unit_id} & set(unit):
            assert ke is not None  # one of the round's units
            hasil[ke].update(isi)
    return hasil


def _hasil(sasaran: Collection[Any], hari: date) -> Mapping[Any, Counter[str]]:
    tautan = Kegiatan.sasaran.through.objects.filter(
        sasaranputaran__in=sasaran
    ).exclude(kegiatan__status=Kegiatan.Status.BATAL)
    milik: dict[Any, list[Any]] = defaultdict(list)
    for kegiatan, satu in tautan.values_list("kegiatan", "sasaranputaran"):
        milik[kegiatan].append(satu)
    dibuat = Janji.objects.komitmen().filter(kegiatan__in=list(milik))
    terpenuhi = dibuat.berkeadaan(Janji.Keadaan.TERPENUHI, hari)
    tuntas = Titipan.objects.filter(kegiatan__in=list(milik), status__in=TUNTAS)
    hasil: dict[Any, Counter[str]] = defaultdict(Counter)
    for kunci, semua in ((DIBUAT, dibuat), (TERPENUHI, terpenuhi), (TITIPAN, tuntas)):
        for kegiatan in semua.order_by().values_list("kegiatan", flat=True):
            for satu in milik[kegiatan]:
                hasil[satu][kunci] += 1
    return hasil


def hitung_unit(unit: int, hari: date) -> list[tuple[str, tuple[int, int, int]]]:
    """Of each part of society how many are active, fresh and out of date."""
    hitung = _hitung({unit}, hari)[unit]
    nama = {k.removeprefix(AWALAN) for k in hitung if k.startswith(AWALAN)}
    semua = [
        (n, (hitung[_kunci(n)], hitung[f"{SEGAR}:{n}"], hitung[f"{BASI}:{n}"]))
        for n in nama
    ]
    return sorted(semua, key=lambda s: (-s[1][0], s[0]))


def _baris(
    s: BarisSasaran, hitung: Counter[str], hasil: Counter[str]
) -> tuple[int | str, ...]:
    return (
        s.sasaran.urutan,
        s.sasaran.unit.nama,
        hitung[AKTIF],
        hitung[SEGAR],
        hitung[BASI],
        YA[s.ppid],
        YA[s.admin_sp4n],
        sum(k.terlaksana for k in s.kunjungan),
        s.hadir,
        *(hasil[kunci] for kunci in (DIBUAT, TERPENUHI, TITIPAN)),
    )


KEPALA_PROGRES = (
    *("Urutan", "Unit", "Keadaan", "Kurang", "Kunjungan", "Paling lambat"),
    *("Hadir", "Target hadir", "Data mutakhir", "Target pemangku"),
    *("Kelompok terpenuhi", "Kelompok wajib"),
)
LEBAR_PROGRES = (7, 28, 16, 44, 14, 14, 7, 7, 9, 9, 9, 9)


def _tabel_progres(semua: Iterable[BarisSasaran]) -> Tabel:
    """One row a target; numbers stay numbers, days days."""
    baris = [
        (
            satu.sasaran.urutan,
            satu.sasaran.unit.nama,
            satu.keadaan.label + (" (terlambat)" if satu.terlambat else ""),
            "; ".join(satu.kurang),
            satu.rencana,
            satu.sasaran.target_tanggal,
            satu.hadir,
            satu.sasaran.target_hadir,
            satu.segar,
            satu.sasaran.target_pemangku,
            satu.unsur_terpenuhi,
            len(satu.unsur_wajib),
        )
        for satu in semua
    ]
    return Tabel("Progres", KEPALA_PROGRES, baris, LEBAR_PROGRES)
