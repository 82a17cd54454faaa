"""How far a round is: each target, and who has not been reached; counted, never stored."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.db import models
from django.db.models import Count, Exists, OuterRef, Q
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


def keadaan_putaran(putaran: Putaran, *, hari: date) -> list[BarisSasaran]:
    """Every target of the round with its state; as many queries for 1 as for 100."""
    sasaran = (
        putaran.sasaran.select_related("unit__wilayah", "pj", "putaran")
        .prefetch_related("unsur_wajib")
        .order_by("urutan", "unit__nama")
    )
    return keadaan_sasaran(list(sasaran), hari=hari)


def keadaan_sasaran(sasaran: list[SasaranPutaran], *, hari: date) -> list[BarisSasaran]:
    """The same for chosen targets; they come with their relations (see above)."""
    kunjungan = _kunjungan([s.pk for s in sasaran])
    segar, unsur, peran = _inventaris({s.unit_id for s in sasaran}, hari)
    kota = _unsur_kota(hari)
    return [
        BarisSasaran(
            sasaran=satu,
            hari=hari,
            segar=len(segar[satu.unit_id]),
            unsur_wajib=[(u.pk, u.nama) for u in satu.unsur_wajib.all()],
            unsur_ada=frozenset(unsur[satu.unit_id] | kota),
            kunjungan=kunjungan[satu.pk],
            ppid=PPID in peran[satu.unit_id],
            admin_sp4n=SP4N in peran[satu.unit_id],
        )
        for satu in sasaran
    ]


def _kunjungan(sasaran: Iterable[Any]) -> Mapping[Any, list[Kunjungan]]:
    sah = Q(kegiatan__kehadiran__status=Kehadiran.Status.SAH)
    semua = (
        Kegiatan.sasaran.through.objects.filter(sasaranputaran__in=list(sasaran))
        .exclude(kegiatan__status=Kegiatan.Status.BATAL)
        .annotate(sah=Count("kegiatan__kehadiran", filter=sah))
        .order_by("kegiatan__mulai", "kegiatan")
        .values_list(
            *("sasaranputaran", "kegiatan__status", "kegiatan__mulai", "sah"),
            *("kegiatan__berita_acara", "kegiatan__agenda"),
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


type PerUnit = Mapping[int, set[Any]]


def _inventaris(unit: AbstractSet[int], hari: date) -> tuple[PerUnit, PerUnit, PerUnit]:
    """Of each unit its fresh records, the parts of society they are, its roles held."""
    pemilik = pemilik_sasaran(unit)
    tercatat = Pemangku.objects.segar(hari).filter(
        Q(pengelola__in=list(pemilik)) | Q(unit__in=list(unit))
    )
    segar, unsur, peran = (defaultdict[int, set[Any]](set) for _ in range(3))
    milik: dict[Any, set[int]] = {}
    sendiri: dict[Any, int] = {}
    for satu in tercatat.order_by().select_related("jenis"):
        milik[satu.pk] = pemilik.get(satu.pengelola_id, set())
        if satu.unit_id is not None and satu.unit_id in unit:
            sendiri[satu.pk] = satu.unit_id
        for ke in milik[satu.pk]:
            segar[ke].add(satu.pk)
            unsur[ke].add(satu.jenis.unsur_id)
    pk = tercatat.order_by().values("pk")
    bernama = Unsur.objects.exclude(peran_khusus="").values_list("peran_khusus", "pk")
    unsur_peran = per_versi("unsur.peran", lambda: dict(bernama))
    berperan = Jabatan.objects.berlaku(hari).filter(
        pemangku__in=pk, peran_khusus__len__gt=0
    )
    for satu_pk, semua in berperan.order_by().values_list("pemangku", "peran_khusus"):
        for ke in milik[satu_pk]:
            unsur[ke] |= {unsur_peran[p] for p in semua if p in unsur_peran}
        if satu_pk in sendiri:
            peran[sendiri[satu_pk]].update(semua)
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


def _unsur_kota(hari: date) -> frozenset[int]:
    return frozenset(
        Pemangku.objects.segar(hari)
        .filter(
            jenis__unsur__setingkat_kota=True,
            meliputi__tingkat=Wilayah.Tingkat.KOTA,
        )
        .order_by()
        .values_list("jenis__unsur", flat=True)
    )


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


def tak_pernah_hadir(petugas: Petugas) -> PemangkuQuerySet:
    hadir = Kehadiran.objects.sah().filter(pemangku=OuterRef("pk"))
    undangan = Count(
        "undangan",
        filter=Q(undangan__kegiatan__in=Kegiatan.objects.terlaksana().values("pk")),
    )
    semua = Pemangku.objects.untuk(petugas).aktif().filter(~Exists(hadir))
    return semua.annotate(diundang=undangan).filter(diundang__gte=SERING).order_by()


def tak_pernah_diundang(petugas: Petugas) -> PemangkuQuerySet:
    undangan = Undangan.objects.filter(pemangku=OuterRef("pk"))
    return Pemangku.objects.untuk(petugas).aktif().filter(~Exists(undangan)).order_by()
