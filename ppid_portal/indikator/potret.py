"""Freeze a period: its figures with their hash; reports cite it (pemangku 10.7, PK-54)."""

from __future__ import annotations

from collections.abc import (
    Iterable,
    Iterator,
    Mapping,
    Sequence,
    Set as AbstractSet,
)
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kertas.keaslian import Keaslian, sidik_isi
from organisasi.models import Area, Jejak, Petugas, Unit, Versi
from ppid_portal.indikator.angka import Angka
from ppid_portal.indikator.baca import Edisi, Lembar, baca
from ppid_portal.indikator.daftar import SEJAK
from ppid_portal.indikator.periode import Periode
from ppid_portal.indikator.simpan import hitung_periode
from ppid_portal.indikator.ukuran import Kunci
from ppid_portal.models import NilaiIndikator, PotretIndikator

# One row of ``PotretIndikator.isi``; units by their code, kecamatan by theirs.
KOLOM = (
    *("kode", "rincian", "periode", "unit", "kecamatan"),
    *("pembilang", "penyebut", "nilai", "n", "versi"),
    # Of days since something alone, and not in potret made before it was kept.
    "hari",
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
    """The rows of the period as they stand; of a frozen one beside it as frozen there."""
    termasuk = {satu.kode for satu in termuat(periode)}
    beku = list(PotretIndikator.objects.milik(termasuk - {periode.kode}))
    hidup = termasuk - {satu.periode for satu in beku}
    semua = NilaiIndikator.objects.filter(periode__in=hidup).order_by(
        *("kode", "rincian", "periode", "unit__kode", "kecamatan")
    )
    for *awal, nilai, n, versi, pada in semua.values_list(
        *("kode", "rincian", "periode", "unit__kode", "kecamatan_id"),
        *("pembilang", "penyebut", "nilai", "n", "versi", "dihitung_pada"),
    ):
        hari = [timezone.localdate(pada).isoformat()] if awal[0] in SEJAK else []
        yield [*awal, None if nilai is None else str(nilai), n, versi, *hari]
    for satu in beku:
        yield from satu.baris


@dataclass(frozen=True, slots=True)
class Beku:
    """What is frozen of some periods; ``potret`` when it is the whole of one's own.

    ``tahun`` are the frozen years that were asked for, each with its months.
    """

    isi: Mapping[Kunci, Angka]
    periode: AbstractSet[str]
    potret: PotretIndikator | None
    versi: Mapping[Edisi, int]
    tahun: Mapping[Periode, Lembar]

    def timpa(self, hidup: Lembar) -> Lembar:
        """The last figures, and of every frozen period the frozen ones alone."""
        lain = {k: a for k, a in hidup.isi.items() if k.periode not in self.periode}
        sampai = self.potret.data_sampai if self.potret else hidup.data_sampai
        return Lembar(lain | dict(self.isi), sampai, self.potret, self.versi)


def baca_beku(
    periode: Periode,
    semua: Iterable[Periode],
    *,
    unit: bool = True,
    tahun: Sequence[Periode] = (),
) -> Beku:
    """What was frozen of a page's periods; one query, a second one for its units.

    A page that is frozen itself has all of its figures from its own potret, whatever was
    frozen of the others since: it was cited so. Without ``unit`` those of units are left
    out.
    """
    utuh = {periode.kode, *(satu.kode for satu in tahun)}
    kode = utuh | {satu.kode for satu in semua}
    ada = {p.periode: p for p in PotretIndikator.objects.milik(kode, utuh)}
    # What a page keeps of a potret is its name and its hash, not its rows.
    baris = {
        satu: [b for b in vars(p).pop("baris") if unit or b[3] is None]
        for satu, p in ada.items()
    }
    sendiri = baris.get(periode.kode, [])
    termasuk = {p.kode for p in termuat(periode)} if periode.kode in ada else set()
    lain = (b for k in ada if k not in termasuk for b in baris[k] if b[2] == k)
    isi, versi = _angka([*sendiri, *lain])
    return Beku(
        isi,
        ada.keys() | termasuk,
        ada.get(periode.kode),
        versi,
        {
            satu: Lembar(_angka(baris[satu.kode])[0], ada[satu.kode].data_sampai)
            for satu in tahun
            if satu.kode in ada
        },
    )


def baca_potret(potret: PotretIndikator) -> Lembar:
    """The frozen figures; a unit that is gone keeps its figures out of sight."""
    isi, versi = _angka(potret.isi)
    return Lembar(isi, potret.data_sampai, potret, versi)


def _angka(
    semua: Sequence[Sequence[Any]],
) -> tuple[dict[Kunci, Angka], dict[Edisi, int]]:
    """Rows as figures, and the editions of their formulas; units are looked up if any."""
    berunit = any(baris[3] is not None for baris in semua)
    unit = dict(Unit.objects.values_list("kode", "pk")) if berunit else {}
    isi: dict[Kunci, Angka] = {}
    versi: dict[Edisi, int] = {}
    for kode, rincian, periode, u, kecamatan, *sel in semua:
        if u is not None and u not in unit:
            continue
        pembilang, penyebut, nilai, n, versi[kode, periode], *hari = sel
        kunci = Kunci(kode, rincian, periode, unit[u] if u else None, kecamatan)
        isi[kunci] = Angka(
            pembilang=pembilang,
            penyebut=penyebut,
            nilai=None if nilai is None else Decimal(nilai),
            n=n,
            hari=date.fromisoformat(hari[0]) if hari else None,
        )
    return isi, versi


def lembar(periode: Periode) -> Lembar:
    """What every page and file of a period reads: frozen what is, else the last."""
    return baca_lembar(periode, termuat(periode))


def baca_lembar(periode: Periode, semua: Iterable[Periode], **saring: Any) -> Lembar:
    """The same where only some figures are needed; a frozen period comes whole."""
    semua = list(semua)
    beku = baca_beku(periode, semua)
    return beku.timpa(Lembar({}, None) if beku.potret else baca(semua, **saring))


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
