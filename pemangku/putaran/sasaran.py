"""How far a round is: each target, and who has not been reached; counted, never stored."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.db import models
from django.db.models import (
    Count,
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    Q,
    Value,
)
from django.utils import timezone

from organisasi.basis_data.versi import per_versi
from organisasi.kantor.direktori import unit_kota
from organisasi.models import Petugas, Unit, Wilayah
from pemangku.inventaris.models import Pemangku, PemangkuQuerySet, Unsur, q_segar
from pemangku.inventaris.orang import Jabatan
from pemangku.kunjungan.kehadiran import Kehadiran, Undangan
from pemangku.kunjungan.models import Kegiatan, Putaran, SasaranPutaran
from pemangku.kunjungan.pilihan import TERLAKSANA, TIGA_SALURAN, Saluran

# What each target lacks; `keadaan_putaran` reads the numbers of all targets of a round in
# a fixed number of queries.

# A visit with fewer people than this (or than the target) has not taken place.
HADIR_TERKECIL = 10


class KeadaanSasaran(models.TextChoices):
    BELUM_DIJADWALKAN = "belum_dijadwalkan", "Belum dijadwalkan"
    TERJADWAL = "terjadwal", "Terjadwal"
    TERLAKSANA = "terlaksana", "Terlaksana"
    TERINVENTARIS = "terinventaris", "Terinventaris"
    TUNTAS = "tuntas", "Tuntas"
    DITUNDA = "ditunda", "Ditunda"


K = KeadaanSasaran


@dataclass(frozen=True, slots=True, kw_only=True)
class Kunjungan:
    """One visit of a target: took place or not, how many attended, which channels."""

    terlaksana: bool
    hari: date
    hadir: int
    saluran: frozenset[str]
    berita_acara: bool


@dataclass(kw_only=True)
class BarisSasaran:
    """A target with the numbers by which it is judged, on one day (pemangku 6.1)."""

    sasaran: SasaranPutaran
    hari: date
    segar: int
    unsur_wajib: Sequence[tuple[int, str]]
    unsur_ada: frozenset[int]
    kunjungan: Sequence[Kunjungan]
    ppid: bool
    admin_sp4n: bool

    @cached_property
    def unsur_tidak_ada(self) -> set[int]:
        return {*map(int, self.sasaran.unsur_tidak_ada)}

    @cached_property
    def unsur_kurang(self) -> list[str]:
        ada = self.unsur_ada | self.unsur_tidak_ada
        return [nama for pk, nama in self.unsur_wajib if pk not in ada]

    @property
    def unsur_terpenuhi(self) -> int:
        return len(self.unsur_wajib) - len(self.unsur_kurang)

    @property
    def hadir(self) -> int:
        return sum(k.hadir for k in self.kunjungan if k.terlaksana)

    @property
    def batas_hadir(self) -> int:
        return min(self.sasaran.target_hadir, HADIR_TERKECIL)

    @cached_property
    def terlaksana(self) -> bool:
        return any(
            k.terlaksana
            and k.hadir >= self.batas_hadir
            and k.saluran.issuperset(TIGA_SALURAN)
            for k in self.kunjungan
        )

    @property
    def terinventaris(self) -> bool:
        return self.segar >= self.sasaran.target_pemangku

    @property
    def ditunda(self) -> bool:
        sampai = self.sasaran.ditunda_sampai
        return sampai is not None and sampai > self.hari

    @property
    def terlambat(self) -> bool:
        rencana = self.sasaran.target_tanggal
        lewat = rencana is not None and rencana < self.hari
        return lewat and not self.terlaksana and not self.ditunda

    @cached_property
    def kurang(self) -> tuple[str, ...]:
        segar = f"data mutakhir {self.segar} dari {self.sasaran.target_pemangku}"
        ber_ba = any(k.berita_acara for k in self.kunjungan)
        semua = (
            (self.terlaksana, self._kurang_kunjungan()),
            (self.terinventaris, segar),
            *((False, f"kelompok {nama}") for nama in self.unsur_kurang),
            (ber_ba, "BA belum diunggah"),
            (self.ppid, "PPID pelaksana belum bernama"),
            (self.admin_sp4n, "admin SP4N belum bernama"),
        )
        return tuple(kata for terpenuhi, kata in semua if not terpenuhi)

    @property
    def kalimat(self) -> str:
        return f"Kurang: {'; '.join(self.kurang)}" if self.kurang else ""

    @property
    def keadaan(self) -> KeadaanSasaran:
        urut = (
            (K.TUNTAS, not self.kurang),
            (K.DITUNDA, self.ditunda and not self.terlaksana),
            (K.TERINVENTARIS, self.terinventaris),
            (K.TERLAKSANA, self.terlaksana),
            (K.TERJADWAL, any(not k.terlaksana for k in self.kunjungan)),
        )
        return next((k for k, benar in urut if benar), K.BELUM_DIJADWALKAN)

    @property
    def rencana(self) -> date | None:
        """The day of the next visit; not the day by which there must be one."""
        return min((k.hari for k in self.kunjungan if not k.terlaksana), default=None)

    def _kurang_kunjungan(self) -> str:
        sudah = [k for k in self.kunjungan if k.terlaksana]
        if not sudah:
            return f"kegiatan belum {'selesai' if self.kunjungan else 'dijadwalkan'}"
        terbaik = max(
            sudah, key=lambda k: (len(k.saluran.intersection(TIGA_SALURAN)), k.hadir)
        )
        hilang = [
            str(Saluran(s).label) for s in TIGA_SALURAN if s not in terbaik.saluran
        ]
        if hilang:
            return f"kanal {', '.join(hilang)} belum dibahas"
        return f"hadir {terbaik.hadir} dari sedikitnya {self.batas_hadir}"


def ringkas(baris: Iterable[BarisSasaran]) -> str:
    """The head of a round: every number is counted from its list (PK-05)."""
    semua = list(baris)
    tuntas, ditunda = (
        sum(n.keadaan == k for n in semua) for k in (K.TUNTAS, K.DITUNDA)
    )
    bagian = [
        f"{tuntas} dari {len(semua)} tuntas",
        f"{sum(n.terlaksana for n in semua)} terlaksana",
        f"{sum(n.terlambat for n in semua)} terlambat",
        *([f"{ditunda} ditunda"] if ditunda else ()),
    ]
    return " · ".join(bagian)


PPID, SP4N = Jabatan.PeranKhusus.PPID_PELAKSANA, Jabatan.PeranKhusus.ADMIN_SP4N


def keadaan_putaran(
    putaran: Putaran, *, hari: date, rinci: Q | None = None
) -> list[BarisSasaran]:
    """Every target of the round with its state; as many queries for 1 as for 100.

    Each says (``rinci``) whether it is one of these.
    """
    sasaran = (
        putaran.sasaran.select_related("unit__wilayah", "pj", "putaran")
        .prefetch_related("unsur_wajib")
        .annotate(rinci=ExpressionWrapper(rinci or Q(), models.BooleanField()))
        .order_by("urutan", "unit__nama")
    )
    return keadaan_sasaran(list(sasaran), hari=hari)


def keadaan_sasaran(sasaran: list[SasaranPutaran], *, hari: date) -> list[BarisSasaran]:
    """The same for chosen targets; they come with their relations (see above)."""
    kunjungan = _kunjungan([s.pk for s in sasaran])
    segar, unsur, peran = _inventaris({s.unit_id for s in sasaran}, hari)
    return [
        BarisSasaran(
            sasaran=satu,
            hari=hari,
            segar=segar[satu.unit_id],
            unsur_wajib=[(u.pk, u.nama) for u in satu.unsur_wajib.all()],
            unsur_ada=frozenset(unsur[satu.unit_id] | unsur[None]),
            kunjungan=kunjungan[satu.pk],
            ppid=PPID in peran[satu.unit_id],
            admin_sp4n=SP4N in peran[satu.unit_id],
        )
        for satu in sasaran
    ]


def _kunjungan(sasaran: Iterable[Any]) -> Mapping[Any, list[Kunjungan]]:
    sah = Q(kegiatan__kehadiran__status=Kehadiran.Status.SAH)
    semua = (
        Kegiatan.sasaran.through.objects.filter(sasaranputaran__in=list(sasaran))  # type: ignore[misc]  # the stubs lose "sah" of a table between two
        .exclude(kegiatan__status=Kegiatan.Status.BATAL)
        .annotate(sah=Count("kegiatan__kehadiran", filter=sah))
        .order_by("kegiatan__mulai", "kegiatan")
        .values_list(
            "sasaranputaran",
            "kegiatan__status",
            "kegiatan__mulai",
            "sah",
            "kegiatan__berita_acara",
            "kegiatan__agenda",
        )
    )
    hasil: dict[Any, list[Kunjungan]] = defaultdict(list)
    for satu, status, mulai, hadir, berita, agenda in semua:
        kunjungan = Kunjungan(
            terlaksana=status in TERLAKSANA,
            hari=timezone.localdate(mulai),
            hadir=hadir,
            saluran=frozenset(s for b in agenda for s in b.get("saluran", ())),
            berita_acara=bool(berita),
        )
        hasil[satu].append(kunjungan)
    return hasil


type PerUnit = Mapping[int | None, set[Any]]


def _inventaris(
    unit: AbstractSet[int], hari: date
) -> tuple[Counter[int], PerUnit, PerUnit]:
    """Of each unit how many records are fresh, what parts of society, what roles held.

    Under None stand the parts of which one record is for the whole city.
    """
    pemilik = pemilik_sasaran(unit)
    segar = Counter[int]()
    unsur, peran = (defaultdict[int | None, set[Any]](set) for _ in range(2))
    milik = Q(pengelola__in=list(pemilik))
    semua = Pemangku.objects.segar(hari).order_by()
    kota = Q(jenis__unsur__setingkat_kota=True)
    kota &= Q(meliputi__tingkat=Wilayah.Tingkat.KOTA)

    def kelompok(syarat: Q, unit_nya: Any) -> Any:
        baris = semua.filter(syarat).values_list(unit_nya, "jenis__unsur")
        return baris.annotate(banyak=Count("pk"))

    sekota = kelompok(kota, Value(None, models.IntegerField()))
    setempat = kelompok(milik, F("pengelola"))
    for pengelola, satu, banyak in setempat.union(sekota, all=True).order_by():
        if pengelola is None:
            unsur[None].add(satu)
        for ke in pemilik.get(pengelola, ()):
            segar[ke] += banyak
            unsur[ke].add(satu)
    bernama = Unsur.objects.exclude(peran_khusus="").values_list("peran_khusus", "pk")
    unsur_peran = per_versi("unsur.peran", lambda: dict(bernama))
    berperan = Jabatan.objects.berlaku(hari).filter(
        pemangku__in=semua.filter(milik | Q(unit__in=list(unit))).values("pk"),
        peran_khusus__len__gt=0,
    )
    for pengelola, sendiri, punya in berperan.order_by().values_list(
        "pemangku__pengelola", "pemangku__unit", "peran_khusus"
    ):
        for ke in pemilik.get(pengelola, ()):
            unsur[ke] |= {unsur_peran[p] for p in punya if p in unsur_peran}
        if sendiri in unit:
            peran[sendiri].update(punya)
    return segar, unsur, peran


def pemilik_sasaran(unit: AbstractSet[int]) -> dict[int, set[int]]:
    """For each keeping unit the targets it counts for: itself, and a kelurahan's kecamatan."""
    hasil: dict[int, set[int]] = {}
    for satu in unit_kota():
        kelurahan = satu.jenis == Unit.Jenis.KELURAHAN
        if milik := {satu.pk, (kelurahan and satu.induk_id) or satu.pk} & unit:
            hasil[satu.pk] = milik
    return hasil


def hitung_unit(unit: int, hari: date) -> list[tuple[str, tuple[int, int, int]]]:
    """Of each part of society how many are active, fresh and out of date."""
    milik = Q(pengelola__in=list(pemilik_sasaran({unit}))) | Q(unit=unit)
    semua = (
        Pemangku.objects.aktif()
        .filter(milik)
        .order_by()
        .values_list("jenis__unsur__nama")
        .annotate(
            aktif=Count("pk"),
            segar=Count("pk", filter=q_segar(hari)),
            basi=Count("pk", filter=Q(berlaku_sampai__lt=hari)),
        )
        .order_by("-aktif", "jenis__unsur__nama")
    )
    return [(nama, (aktif, segar, basi)) for nama, aktif, segar, basi in semua]


# Who has not been reached (pemangku 6.3)

SERING = 2


def tanpa_peserta(
    putaran: Putaran, baris: Sequence[BarisSasaran]
) -> list[tuple[str, list[str]]]:
    """The kelurahan nobody came from to a visit of the round, by the target's name."""
    unit = {
        b.sasaran.unit.wilayah_id: b.sasaran.unit.nama
        for b in baris
        if b.sasaran.unit.wilayah_id
    }
    kunjungan = Kegiatan.objects.filter(sasaran__putaran=putaran).values("pk")
    hadir = Kehadiran.objects.sah().filter(kegiatan__in=kunjungan)
    datang = hadir.filter(
        Q(kelurahan=OuterRef("pk")) | Q(pemangku__wilayah=OuterRef("pk"))
    )
    kosong = Wilayah.objects.filter(
        ~Exists(datang),
        tingkat=Wilayah.Tingkat.KELURAHAN,
        aktif=True,
        induk__in=list(unit),
    ).order_by("kode")
    hasil: dict[str, list[str]] = {}
    for satu in kosong:
        hasil.setdefault(unit[str(satu.induk_id)], []).append(satu.nama)
    return list(hasil.items())


def tak_terjangkau(petugas: Petugas) -> tuple[PemangkuQuerySet, Mapping[str, Q]]:
    """Whom the officer may see, whatever the round, and which of them nobody reached."""
    # Read whole, once: of a long register a look for each record takes longer.
    undangan = Undangan.objects.order_by().values("pemangku")
    kunjungan = Kegiatan.objects.terlaksana().values("pk")
    sering = undangan.filter(kegiatan__in=kunjungan).annotate(kali=Count("pk"))
    hadir = Kehadiran.objects.sah().filter(pemangku__isnull=False).order_by()
    return Pemangku.objects.untuk(petugas).aktif().order_by(), {
        "tak-diundang": ~Q(pk__in=undangan),
        "tak-hadir": Q(pk__in=sering.filter(kali__gte=SERING).values("pemangku"))
        & ~Q(pk__in=hadir.values("pemangku")),
    }
