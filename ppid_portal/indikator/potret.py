"""Freeze a period: its figures with their hash; reports cite it (pemangku 10.7, PK-54)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone

from organisasi.alur import TindakanTerlarang
from organisasi.keaslian import Keaslian, sidik_isi
from organisasi.models import Area, Jejak, Petugas, Unit, Versi
from ppid_portal.models import NilaiIndikator, PotretIndikator

from .angka import Angka
from .baca import Lembar, baca
from .periode import Periode
from .simpan import hitung_periode
from .ukuran import Kunci

# One row of ``PotretIndikator.isi``; units by their code, kecamatan by theirs.
KOLOM = (
    *("kode", "rincian", "periode", "unit", "kecamatan"),
    *("pembilang", "penyebut", "nilai", "n", "versi"),
)
BELUM_BERAKHIR = "{nama} belum berakhir. Yang dibekukan hanya periode yang sudah lewat."
TANPA_ALASAN = "Tulis mengapa dibekukan, misalnya untuk laporan apa."
SETAHUN = 12


def termuat(periode: Periode) -> list[Periode]:
    """What a report of the period needs: itself, the one before, twelve months."""
    semua = [periode, periode.sebelumnya, *periode.ujung(SETAHUN)]
    return list(dict.fromkeys(semua))


@transaction.atomic
def bekukan(
    periode: Periode, *, oleh: Petugas, pada: datetime, alasan: str
) -> PotretIndikator:
    """Reckon once more and freeze; a period frozen before gets one that supersedes it,
    unless not a single figure changed since.

    Only what the frozen period holds is reckoned: an officer waits for it.
    TindakanTerlarang while the period runs, or without a reason. Two at once wait for
    each other.
    """
    alasan = alasan.strip()
    if not alasan:
        raise TindakanTerlarang(TANPA_ALASAN)
    if periode.akhir >= timezone.localdate(pada):
        nama = periode.nama[:1].upper() + periode.nama[1:]
        raise TindakanTerlarang(BELUM_BERAKHIR.format(nama=nama))
    hitung_periode(termuat(periode), pada)
    lama = PotretIndikator.objects.periode(periode.kode)
    isi = list(_baris(periode))
    if lama and lama.isi == isi:
        # Sent twice, or nothing changed: what reports cite stays in force.
        return lama
    potret = PotretIndikator.objects.create(
        periode=periode.kode,
        data_sampai=pada,
        dibekukan_pada=pada,
        dibekukan_oleh=oleh,
        alasan=alasan,
        isi=isi,
        sha256=sidik_potret(periode.kode, pada, isi),
        menggantikan=lama,
    )
    Jejak.objects.catat(
        potret,
        "bekukan_potret",
        oleh=oleh,
        pada=pada,
        catatan=alasan,
        sesudah={"periode": periode.kode, "sidik": potret.sha256},
    )
    # The public page now shows the frozen figures, and says so.
    Versi.objects.naikkan(Area.KANTOR)
    return potret


def sidik_potret(periode: str, pada: datetime, isi: Sequence[Any]) -> str:
    """The hash over period, moment and rows."""
    return sidik_isi(
        {
            "periode": periode,
            "data_sampai": pada.astimezone(UTC).isoformat(),
            "isi": list(isi),
        }
    )


def _baris(periode: Periode) -> Iterator[list[Any]]:
    semua = NilaiIndikator.objects.filter(
        periode__in=[satu.kode for satu in termuat(periode)]
    ).order_by("kode", "rincian", "periode", "unit__kode", "kecamatan")
    for *awal, nilai, n, versi in semua.values_list(
        *("kode", "rincian", "periode", "unit__kode", "kecamatan_id"),
        *("pembilang", "penyebut", "nilai", "n", "versi"),
    ):
        yield [*awal, None if nilai is None else str(nilai), n, versi]


def baca_potret(potret: PotretIndikator) -> Lembar:
    """The frozen figures; a unit that is gone keeps its figures out of sight."""
    unit = dict(Unit.objects.values_list("kode", "pk"))
    isi: dict[Kunci, Angka] = {}
    versi: dict[str, int] = {}
    for kode, rincian, periode, u, kecamatan, *sel in potret.isi:
        if u is not None and u not in unit:
            continue
        pembilang, penyebut, nilai, n, versi[kode] = sel
        kunci = Kunci(kode, rincian, periode, unit[u] if u else None, kecamatan)
        isi[kunci] = Angka(
            pembilang=pembilang,
            penyebut=penyebut,
            nilai=None if nilai is None else Decimal(nilai),
            n=n,
        )
    return Lembar(isi, potret.data_sampai, potret, versi)


def lembar(periode: Periode) -> Lembar:
    """What every page and file of a period reads: frozen when it is, else the last."""
    return baca_lembar(periode, termuat(periode))


def baca_lembar(periode: Periode, semua: Iterable[Periode], **saring: Any) -> Lembar:
    """The same where only some figures are needed; a frozen period comes whole."""
    potret = PotretIndikator.objects.periode(periode.kode)
    return baca_potret(potret) if potret else baca(semua, **saring)


@dataclass(frozen=True, slots=True)
class Beda:
    """A figure that is another one now."""

    kunci: Kunci
    dulu: Angka
    kini: Angka


def berubah(potret: PotretIndikator) -> list[Beda]:
    """What a reckoning after the freeze found otherwise, of the period itself."""
    periode = Periode.dari(potret.periode)
    dulu, kini = baca_potret(potret).isi, baca([periode]).isi
    semua = sorted(
        {k for k in (*dulu, *kini) if k.periode == periode.kode},
        key=lambda k: (k.kode, k.rincian, k.unit or 0, k.kecamatan or ""),
    )
    kosong = Angka()
    return [
        Beda(k, dulu.get(k, kosong), kini.get(k, kosong))
        for k in semua
        if dulu.get(k) != kini.get(k)
    ]


def cari_dokumen(kode: str) -> Keaslian | None:
    """What the public page may say of a frozen period with this code."""
    potret = PotretIndikator.objects.filter(kode=kode).first()
    if potret is None:
        return None
    return Keaslian(
        jenis="Potret indikator kinerja",
        nomor=potret.periode,
        tanggal=timezone.localdate(potret.dibekukan_pada),
        unit=Unit.objects.utama().nama,
        sidik=potret.sha256,
    )
