"""A round as a sheet: one row for each of its units (9.6, 9.10)."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Mapping
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
) -> tuple[str, Tabel]:
    """What stands there, and the sheet; as many queries for 1 unit as for 36."""
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
    baris = []
    for s in sasaran:
        milik = hitung[s.sasaran.unit_id]
        satu = [isi(s, milik, hasil[s.sasaran.pk]) for _, _, isi in KOLOM]
        satu += lain.nilai.get(s.sasaran.unit_id, ())
        baris.append((*satu, *(milik[_kunci(nama)] for nama in unsur)))
    kepala = (*(k for k, _, _ in KOLOM), *lain.kepala, *unsur)
    lebar = [n for _, n, _ in KOLOM]
    lebar += [LEBAR_UNSUR] * (len(kepala) - len(lebar))
    keterangan = (
        f"{ringkas(sasaran)}. Termasuk yang dirawat kelurahan di bawah kecamatannya.",
        lain.keterangan,
    )
    return " ".join(filter(None, keterangan)), Tabel("Rekap", kepala, baris, lebar)


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


type Nilai = Callable[[BarisSasaran, Counter[str], Counter[str]], Any]
# A target in words and numbers: heading, width, and what stands there of the target, its
# unit's records and what its visits left. Numbers stay numbers, days days.
KOLOM: tuple[tuple[str, int, Nilai], ...] = (
    ("Urutan", 7, lambda s, _u, _h: s.sasaran.urutan),
    ("Unit", 34, lambda s, _u, _h: s.sasaran.unit.nama),
    ("Keadaan", 18, lambda s, _u, _h: s.keadaan.label),
    ("Kunjungan", 12, lambda s, _u, _h: s.rencana),
    ("Paling lambat", 12, lambda s, _u, _h: s.sasaran.target_tanggal),
    ("Terlambat", 10, lambda s, _u, _h: "ya" if s.terlambat else ""),
    ("Kurang", 44, lambda s, _u, _h: "; ".join(s.kurang)),
    ("Kegiatan", 9, lambda s, _u, _h: sum(k.terlaksana for k in s.kunjungan)),
    ("Hadir", 7, lambda s, _u, _h: s.hadir),
    ("Target hadir", 8, lambda s, _u, _h: s.sasaran.target_hadir),
    ("Pemangku aktif", 9, lambda _s, u, _h: u[AKTIF]),
    ("Data mutakhir", 10, lambda _s, u, _h: u[SEGAR]),
    ("Target data mutakhir", 10, lambda s, _u, _h: s.sasaran.target_pemangku),
    ("Kedaluwarsa", 12, lambda _s, u, _h: u[BASI]),
    ("Kelompok terpenuhi", 10, lambda s, _u, _h: s.unsur_terpenuhi),
    ("Kelompok wajib", 10, lambda s, _u, _h: len(s.unsur_wajib)),
    ("PPID bernama", 10, lambda s, _u, _h: YA[s.ppid]),
    ("Admin SP4N bernama", 12, lambda s, _u, _h: YA[s.admin_sp4n]),
    ("Janji dibuat", 9, lambda _s, _u, h: h[DIBUAT]),
    ("Janji terpenuhi", 10, lambda _s, _u, h: h[TERPENUHI]),
    ("Pesan warga selesai", 10, lambda _s, _u, h: h[TITIPAN]),
)
