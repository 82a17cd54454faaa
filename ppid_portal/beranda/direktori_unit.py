"""The directory of units: their place in the tree and how much each holds.

The tree is small (some hundred rows) and every page asks for it, so it is read once per
version of the public side.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import OuterRef, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from informasi.models import HitunganKatalog, Keterbacaan, Klasifikasi
from organisasi.basis_data.versi import per_versi
from organisasi.kantor.direktori import cari_unit
from organisasi.kantor.peta import Bidang, bertingkat
from organisasi.models import JenisUnit, PeranPPID, Unit

KOLOM = (
    "kode",
    "slug",
    "nama",
    "singkatan",
    "jenis",
    "induk",
    "peran_ppid",
    "wilayah",
    "alamat",
    "loket",
    "jam_layanan",
    "telepon",
    "wa",
    "surel",
    "situs",
    "titik",
    "menguasai",
    "mulai",
    "sampai",
    "penerus",
    "jumlah_informasi",
    "keyakinan",
    "sumber",
    "url",
)

BANYAK_TEMU = 30


def dengan_jumlah(unit: QuerySet[Unit]) -> QuerySet[Unit]:
    """Add ``jumlah``, ``terbaca`` and ``berkala``: the unit's own open entries, those
    that can be read, and those periodic.

    They come from the counts that the database keeps; no entry is counted.
    """
    hitungan = HitunganKatalog.objects.filter(unit_id=OuterRef("pk"))
    terbuka = hitungan.exclude(klasifikasi=Klasifikasi.DIKECUALIKAN)
    terbaca = terbuka.filter(keterbacaan__gt=Keterbacaan.MINTA)
    berkala = hitungan.filter(klasifikasi=Klasifikasi.BERKALA)
    return unit.select_related("wilayah", "penerus").annotate(
        jumlah=_jumlahkan(terbuka),
        terbaca=_jumlahkan(terbaca),
        berkala=_jumlahkan(berkala),
    )


def _jumlahkan(hitungan: QuerySet[HitunganKatalog]) -> Coalesce:
    jumlah = hitungan.order_by().values("unit_id").annotate(n=Sum("jumlah")).values("n")
    return Coalesce(Subquery(jumlah), 0)


def semua_unit() -> list[Unit]:
    """Every unit, also ended ones, with ``jumlah``, by name; one query per version."""
    return per_versi("direktori", _semua)


def _semua() -> list[Unit]:
    return list(dengan_jumlah(Unit.objects.defer("teks_cari")).order_by("nama"))


def jumlah(apa: str = "jumlah") -> int:
    """How many open entries the city's list has; ``apa``: only the ``terbaca``, …."""
    return sum(getattr(u, apa) for u in semua_unit())


def berjalan(unit: Iterable[Unit], hari: date) -> list[Unit]:
    """Those that exist on ``hari``; the same rule as ``Unit.objects.berjalan``."""
    return [
        u
        for u in unit
        if (u.mulai is None or u.mulai <= hari)
        and (u.sampai is None or u.sampai >= hari)
    ]


def di_bawah(unit: Unit, hari: date) -> list[Unit]:
    return berjalan((u for u in semua_unit() if u.induk_id == unit.pk), hari)


def pendahulu(unit: Unit) -> list[Unit]:
    return [u for u in semua_unit() if u.penerus_id == unit.pk]


def daftar(hari: date) -> list[dict[str, Any]]:
    """The directory in reading order: main PPID, kecamatan, OPD; empty ones left out.

    ``cabang`` of each: the unit with those below it.
    """
    ada = berjalan(semua_unit(), hari)
    bawahan: dict[int, list[Unit]] = {}
    for unit in ada:
        if unit.induk_id:
            bawahan.setdefault(unit.induk_id, []).append(unit)
    return [
        {"kode": kode, "judul": judul, "cabang": cabang}
        for kode, judul, syarat in BAGIAN
        if (cabang := [(u, bawahan.get(u.pk, ())) for u in ada if syarat(u)])
    ]


def _utama(unit: Unit) -> bool:
    return unit.peran_ppid == PeranPPID.UTAMA


def _kecamatan(unit: Unit) -> bool:
    return unit.jenis == JenisUnit.KECAMATAN and not _utama(unit)


def _lain(unit: Unit) -> bool:
    return unit.induk_id is None and not (_utama(unit) or _kecamatan(unit))


BAGIAN: tuple[tuple[str, str, Callable[[Unit], bool]], ...] = (
    ("utama", "PPID Utama", _utama),
    ("kecamatan", "Kecamatan", _kecamatan),
    ("perangkat-daerah", "Perangkat daerah", _lain),
)


def cari(q: str) -> list[Unit]:
    """At most 30 units whose name, abbreviation or task resembles ``q``, best first."""
    lengkap = {u.pk: u for u in semua_unit()}
    return [lengkap[u.pk] for u in cari_unit(q)[:BANYAK_TEMU]]


def bidang_kecamatan(hari: date) -> list[Bidang]:
    """The kecamatan for the outline map and its list, each with what it holds."""
    return bertingkat(
        (u.wilayah.kode, u.wilayah.nama, u.jumlah, u.get_absolute_url())  # type: ignore[attr-defined]
        for u in berjalan(semua_unit(), hari)
        if u.jenis == JenisUnit.KECAMATAN and u.wilayah
    )


def ppid_berisi(hari: date) -> tuple[int, int]:
    """How many units with a PPID hold something, and how many there are.

    What lies with a unit without a PPID of its own counts for the one above it.
    """
    ada = berjalan(semua_unit(), hari)
    menurut_pk = {u.pk: u for u in ada}
    berisi = {_pemegang(u, menurut_pk) for u in ada if u.jumlah}  # type: ignore[attr-defined]
    ppid = [u.pk for u in ada if u.peran_ppid != PeranPPID.TANPA]
    return len(berisi.intersection(ppid)), len(ppid)


def _pemegang(unit: Unit, menurut_pk: Mapping[int, Unit]) -> int:
    while unit.peran_ppid == PeranPPID.TANPA:
        atas = menurut_pk.get(unit.induk_id or 0)
        if atas is None:
            break
        unit = atas
    return unit.pk


def sebagai_data(unit: Unit, slug: dict[int, str]) -> dict[str, Any]:
    lain = {
        "induk": slug.get(unit.induk_id or 0, ""),
        "penerus": slug.get(unit.penerus_id or 0, ""),
        "wilayah": unit.wilayah_id or "",
        "mulai": str(unit.mulai or ""),
        "sampai": str(unit.sampai or ""),
        "jumlah_informasi": unit.jumlah,  # type: ignore[attr-defined]
        "url": f"{settings.ALAMAT_PUBLIK}{unit.get_absolute_url()}",
    }
    return {k: lain[k] if k in lain else getattr(unit, k) for k in KOLOM}
