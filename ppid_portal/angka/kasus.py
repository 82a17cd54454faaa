"""The rows behind a figure: which cases were counted, and which of them met the rule."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from informasi.models import Keberatan, Permohonan, Sengketa
from informasi.permohonan.angka import baca_keberatan, baca_permohonan, baca_sengketa
from organisasi.models import Petugas
from pemangku.models import Janji, Kegiatan, Pemangku, SasaranPutaran
from pengaduan.models import Pengaduan
from pengaduan.penanganan.angka import baca_pengaduan
from ppid_portal.angka.angka import Cara, PerkaraTerukur, Ukur, Ukuran
from ppid_portal.angka.berkas import Nama
from ppid_portal.angka.hitung import INDIKATOR, kecamatan_unit
from ppid_portal.angka.inventaris import (
    UKURAN_PEMANGKU,
    UKURAN_SASARAN_C,
    perkara_inventaris,
)
from ppid_portal.angka.models import cakupan_catatan
from ppid_portal.angka.pengaduan import UKURAN_PENGADUAN, nilai_pengaduan
from ppid_portal.angka.periode import Periode
from ppid_portal.angka.permohonan import (
    UKURAN_KEBERATAN,
    UKURAN_PERMOHONAN,
    UKURAN_SENGKETA,
    Perselisihan,
    nilai_keberatan,
    nilai_permohonan,
)
from ppid_portal.angka.sosialisasi import (
    UKURAN_KEGIATAN,
    UKURAN_KOMITMEN,
    UKURAN_SASARAN_D,
    UKURAN_TINDAK,
    perkara_sosialisasi,
)

# Rows on one page; more are told by their number.
MAKS = 200
# Groups made of cases; the others are made of records.
LAYANAN = ("A", "B")


@dataclass(frozen=True, slots=True)
class KasusTerhitung:
    """One row: its number and address for who may open it, and what it was counted as."""

    nomor: str
    hari: date
    nilai: str
    objek: Any


@dataclass(frozen=True, slots=True)
class DaftarKasus:
    """Rows the officer may see, and how many were counted that he may not."""

    kasus: list[KasusTerhitung]
    tertutup: int
    semua: int


def daftar_kasus(
    kode: str,
    periode: Periode,
    *,
    petugas: Petugas,
    kini: date,
    unit: int | None = None,
    kecamatan: str | None = None,
) -> DaftarKasus | None:
    """The rows of a figure; None for a figure that is not made of cases."""
    saat = kode in INDIKATOR and INDIKATOR[kode].saat
    dari, sampai = (date.min, date.max) if saat else (periode.awal, periode.akhir)
    layanan = kode.startswith(LAYANAN)
    sumber = _sumber(kini, dari, sampai, terbuka=saat) if layanan else _catatan(kini)
    for ukuran, baca, semua in sumber:
        for satu in ukuran:
            if satu.indikator.kode == kode:
                milik = (
                    (p, nilai)
                    for p in baca
                    if _di(p, satu, periode, kini, unit, kecamatan)
                    and (nilai := satu.nilai(p)) is not None
                )
                setempat = _semua if layanan else _setempat(petugas)
                return _daftar(satu, list(milik), semua(petugas), setempat)
    return None


def _sumber(
    kini: date, sejak: date, sampai: date, *, terbuka: bool
) -> Iterator[tuple[Any, Iterable[Any], Any]]:
    ukur, wilayah = Ukur.kota(kini), kecamatan_unit()
    yield (
        UKURAN_PERMOHONAN,
        nilai_permohonan(
            baca_permohonan(hari=kini, sejak=sejak, sampai=sampai, terbuka=terbuka),
            ukur,
            wilayah,
        ),
        Permohonan.objects.untuk,
    )
    yield (
        UKURAN_KEBERATAN,
        nilai_keberatan(
            baca_keberatan(hari=kini, sejak=sejak, sampai=sampai),
            wilayah,
        ),
        Keberatan.objects.untuk,
    )
    yield (
        UKURAN_SENGKETA,
        (Perselisihan(satu, wilayah.get(satu.unit_id)) for satu in baca_sengketa()),
        Sengketa.objects.untuk,
    )
    yield (
        UKURAN_PENGADUAN,
        nilai_pengaduan(
            baca_pengaduan(hari=kini, sejak=sejak, sampai=sampai, terbuka=terbuka),
            ukur,
        ),
        Pengaduan.objects.untuk,
    )


def _di(
    p: PerkaraTerukur,
    ukuran: Ukuran[Any],
    periode: Periode,
    kini: date,
    unit: int | None,
    kecamatan: str | None,
) -> bool:
    """Whether the row stands under this period and place."""
    hari = kini if ukuran.indikator.saat else p.hari
    return (
        periode.awal <= hari <= periode.akhir
        and unit in (None, p.unit_id)
        and kecamatan in (None, p.kecamatan)
    )


def _semua(_p: PerkaraTerukur) -> bool:
    return True


def _setempat(petugas: Petugas) -> Callable[[PerkaraTerukur], bool]:
    """Whether a record may stand by name: of a camat what is his unit's or kecamatan's."""
    cakupan = cakupan_catatan(petugas)
    if cakupan.kota:
        return _semua
    nama = Nama.untuk(cakupan)
    return lambda p: p.unit_id in nama.unit or p.kecamatan in nama.kecamatan


def _daftar(
    ukuran: Ukuran[Any],
    milik: list[tuple[Any, int]],
    terlihat: QuerySet,
    setempat: Callable[[PerkaraTerukur], bool],
) -> DaftarKasus:
    nilai = {p.id: (p.hari, satu) for p, satu in milik}
    bernama = [p.id for p, _ in milik if setempat(p)]
    ada = terlihat.filter(pk__in=bernama).order_by("-pk")
    kasus = [
        KasusTerhitung(
            nomor=str(getattr(objek, "nomor", "") or objek),
            hari=nilai[objek.pk][0],
            nilai=_kata(ukuran, nilai[objek.pk][1]),
            objek=objek,
        )
        for objek in ada[:MAKS]
    ]
    return DaftarKasus(kasus, len(nilai) - ada.count(), len(nilai))


def _kata(ukuran: Ukuran[Any], nilai: int) -> str:
    if ukuran.cara is Cara.SEBARAN:
        return f"{nilai} {ukuran.indikator.satuan}"
    if ukuran.cara is Cara.BAGIAN:
        return "ya" if nilai else "tidak"
    return "dihitung"


def _catatan(kini: date) -> Iterator[tuple[Any, Iterable[Any], Any]]:
    """Records of stakeholders and visits, where each has a page of its own."""
    ukur = Ukur.kota(kini)
    for ukuran, baris in (
        *perkara_inventaris(ukur),
        *perkara_sosialisasi(ukur),
    ):
        if ukuran in MILIK:
            yield ukuran, baris, MILIK[ukuran]


def _sasaran(petugas: Petugas) -> QuerySet:
    return SasaranPutaran.objects.untuk(petugas).select_related("unit")


MILIK: Mapping[Any, Callable[[Petugas], QuerySet]] = {
    UKURAN_SASARAN_C: _sasaran,
    UKURAN_SASARAN_D: _sasaran,
    UKURAN_PEMANGKU: Pemangku.objects.untuk,
    UKURAN_KEGIATAN: Kegiatan.objects.untuk,
    UKURAN_KOMITMEN: lambda petugas: (
        Janji.objects.komitmen().untuk(petugas).untuk_daftar()
    ),
    UKURAN_TINDAK: lambda petugas: Janji.objects.tindak_lanjut().untuk(petugas),
}
