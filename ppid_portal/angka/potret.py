"""Reading figures for pages and files, and freezing those of a period.

Every page, paper, table and the API read figures here and nowhere else, so that all say
the same to the last digit: the frozen ones where a period is frozen, else the last. A
spread is told whole, by mean, median and p90; a mean alone hides the tail. What E1 compares
is read back here as rows of a table.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import Max, Q
from django.utils import timezone

from informasi.models import (
    AlasanKeberatan,
    HasilKeberatan,
    HasilPermohonan,
    HasilSengketa,
    KanalMasuk,
    KategoriPemohon,
)
from informasi.pengecualian.models import PASAL17
from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.saat import Saat
from organisasi.kertas.naskah import Keaslian, sidik_isi
from organisasi.models import Area, Jejak, Unit, Versi
from ppid_portal.angka.angka import (
    MAKS,
    MEDIAN,
    P90,
    SEDIKIT,
    Angka,
    Kunci,
    Satuan,
    tulis,
)
from ppid_portal.angka.aturan import TANPA_HURUF
from ppid_portal.angka.hitung import INDIKATOR, ISI, KUNCI, SEJAK, hitung_dan_simpan
from ppid_portal.angka.models import AngkaResmi, NilaiIndikator, PotretIndikator
from ppid_portal.angka.periode import SETAHUN, Periode
from ppid_portal.angka.sebelum_sesudah import DIDAMPINGI, KODE, SEBELUM, SESUDAH, susun

# Reading

NIHIL = Angka.jumlah(0)
# A momentary count was looked for where this figure of its group was found.
SAKSI: Mapping[str, str] = {"C": "C4", "D": "D1"}
# Code and period: what a formula's edition is known of.
type Edisi = tuple[str, str]


@dataclass(frozen=True, slots=True)
class LembarAngka:
    """All figures of some periods; ``potret`` when they are the frozen ones of one."""

    isi: Mapping[Kunci, Angka]
    data_sampai: datetime | None
    potret: PotretIndikator | None = None
    # The edition of the formula, where it may not be today's.
    versi: Mapping[Edisi, int] = field(default_factory=dict)

    def angka(
        self,
        kode: str,
        periode: Periode,
        *,
        rincian: str = "",
        unit: int | None = None,
        kecamatan: str | None = None,
    ) -> Angka:
        """One figure; a count of nothing is 0, a share or spread of nothing is empty.

        So is a count that nobody reckoned: of a moment that went by, of no place, or of a
        period that had not begun.
        """
        return self.sel(Kunci(kode, rincian, periode.kode, unit, kecamatan))

    def sel(self, kunci: Kunci) -> Angka:
        if ada := self.isi.get(kunci):
            return ada
        definisi, sampai = INDIKATOR[kunci.kode], self.data_sampai
        if (
            definisi.satuan != Satuan.JUMLAH
            or sampai is None
            or Periode.dari(kunci.periode).awal > timezone.localdate(sampai)
        ):
            return Angka()
        saksi = SAKSI.get(definisi.kelompok, kunci.kode)
        dilihat = Kunci(saksi, "", kunci.periode, None, None) in self.isi
        return NIHIL if not definisi.saat or dilihat else Angka()

    def rincian(
        self,
        kode: str,
        periode: Periode,
        *,
        unit: int | None = None,
        kecamatan: str | None = None,
    ) -> dict[str, Angka]:
        ada = {
            k.rincian: angka
            for k, angka in self.isi.items()
            if k.rincian and k.kode == kode and k[2:] == (periode.kode, unit, kecamatan)
        }
        urut = [*RINCIAN.get(kode, ()), *sorted(ada)]
        return {satu: ada[satu] for satu in urut if satu in ada}


def baca(periode: Iterable[Periode], *syarat: Q, **saring: Any) -> LembarAngka:
    """The last figures of the periods; ``saring`` narrows them (``unit=None``); 2 queries."""
    semua = NilaiIndikator.objects.filter(
        *syarat, periode__in={satu.kode for satu in periode}, **saring
    )
    isi = {
        Kunci(*kunci): Angka(
            pembilang=pembilang,
            penyebut=penyebut,
            nilai=nilai,
            n=n,
            hari=timezone.localdate(pada) if kunci[0] in SEJAK else None,
        )
        for *kunci, pembilang, penyebut, nilai, n, pada in semua.values_list(
            *KUNCI, *ISI[1:], "dihitung_pada"
        )
    }
    sampai = NilaiIndikator.objects.aggregate(t=Max("dihitung_pada"))["t"]
    return LembarAngka(isi, sampai)


def kata(kode: str, angka: Angka) -> str:
    """A figure in words: ``81,3 %``, ``66,7 % (2 dari 3)``, ``4 hari kerja``, ``—``."""
    satuan = INDIKATOR[kode].satuan
    bilangan = tulis(angka.nilai)
    if angka.nilai is None or satuan == Satuan.JUMLAH:
        return bilangan
    teks = f"{bilangan} {satuan}"
    sedikit = satuan == Satuan.PERSEN and angka.n < SEDIKIT
    return f"{teks} ({angka.pembilang} dari {angka.penyebut})" if sedikit else teks


SEBARAN = "sebaran"
NAMA_BAGIAN: Mapping[str, str] = {
    "": "rata-rata",
    MEDIAN: "separuhnya paling lama (median)",
    P90: "sembilan dari sepuluh paling lama (p90)",
}


# Beside these three, in the list of all parts and in the yearly report.
NAMA_RINCI: Mapping[str, str] = {**NAMA_BAGIAN, MAKS: "paling lama"}


# The parts of counts, in their order.
RINCIAN: Mapping[str, Mapping[str, str]] = {
    "A1": dict(KanalMasuk.choices),
    "A1k": dict(KategoriPemohon.choices),
    "A5h": dict(HasilPermohonan.choices),
    "A5t": {
        **{h: f"{satu.nama} (huruf {h})" for h, satu in PASAL17.items()},
        TANPA_HURUF: "Hurufnya belum tercatat",
    },
    "A6n": {h: f"{label} (huruf {h})" for h, label in AlasanKeberatan.choices},
    "A6h": dict(HasilKeberatan.choices),
    # Of one decided before its result was asked for, only that it is.
    "A7": {
        **dict(HasilSengketa.choices),
        "diputus": "Diputus",
        "berjalan": "Masih berjalan",
    },
}


def nama_rinci(kode: str, rincian: str) -> str:
    nama = NAMA_RINCI if tersebar(kode) else RINCIAN.get(kode, {})
    return nama.get(rincian, rincian)


def tersebar(kode: str) -> bool:
    return INDIKATOR[kode].rincian == SEBARAN


def bagian(kode: str) -> tuple[str, ...]:
    return tuple(NAMA_BAGIAN) if tersebar(kode) else ("",)


def utama() -> Iterator[tuple[str, str]]:
    """Code and part of what is told first; of a spread its three parts, one by one."""
    return ((kode, satu) for kode in INDIKATOR for satu in bagian(kode))


def angka_resmi(
    lembar: LembarAngka, periode: Periode
) -> Iterator[tuple[AngkaResmi, Angka, Angka]]:
    """The official figures of LAPOR! by month, what they come to, and ours beside them."""
    dalam = (periode.awal, periode.akhir)
    for satu in AngkaResmi.objects.filter(bulan__range=dalam).order_by("bulan"):
        kami = lembar.angka("B4", Periode.bulan(satu.bulan))
        yield satu, Angka.bagian(satu.selesai, satu.diterima), kami


def bagian_target(kode: str) -> str:
    """The part a target is set against: of a spread the median, as for the leaders."""
    return MEDIAN if tersebar(kode) else ""


def nama_angka(kode: str, rincian: str) -> str:
    nama = INDIKATOR[kode].nama
    return f"{nama}, {NAMA_BAGIAN[rincian]}" if tersebar(kode) else nama


def kata_penuh(
    lembar: LembarAngka,
    kode: str,
    periode: Periode,
    *,
    unit: int | None = None,
    kecamatan: str | None = None,
) -> str:
    """A figure in words; of a spread ``rata-rata 4,5 hari kerja (median 4; p90 7)``."""
    utama, *lain = (
        lembar.angka(kode, periode, rincian=satu, unit=unit, kecamatan=kecamatan)
        for satu in bagian(kode)
    )
    teks = kata(kode, utama)
    if utama.nilai is None or not lain:
        return teks
    tengah, ujung = (tulis(satu.nilai) for satu in lain)
    return f"rata-rata {teks} (median {tengah}; p90 {ujung})"


# Freezing a period: its figures are kept with their hash, and reports cite it

# One row of ``PotretIndikator.isi``; units by their code, kecamatan by theirs.
KOLOM_POTRET = (
    "kode",
    "rincian",
    "periode",
    "unit",
    "kecamatan",
    "pembilang",
    "penyebut",
    "nilai",
    "n",
    "versi",
    # Of days since something alone.
    "hari",
)
BELUM_BERAKHIR = (
    "{nama} belum berakhir. Hanya periode yang sudah lewat dapat dibekukan."
)
TANPA_ALASAN = "Tulis alasan membekukan, misalnya nama laporannya."


def termuat(periode: Periode) -> list[Periode]:
    semua = [periode, periode.sebelumnya, *periode.ujung(SETAHUN)]
    return list(dict.fromkeys(semua))


@transaction.atomic
def bekukan(periode: Periode, saat: Saat, *, alasan: str) -> PotretIndikator:
    """Reckon once more and freeze; a period frozen before gets one that supersedes it,
    unless not a single figure changed since.

    Only what the frozen period holds is reckoned: an officer waits for it.
    TindakanTerlarang while the period runs, or without a reason. Two at once wait for
    each other.
    """
    alasan = alasan.strip()
    if not alasan:
        raise TindakanTerlarang(TANPA_ALASAN)
    if periode.akhir >= timezone.localdate(saat.pada):
        nama = periode.nama[:1].upper() + periode.nama[1:]
        raise TindakanTerlarang(BELUM_BERAKHIR.format(nama=nama))
    hitung_dan_simpan(saat.pada, termuat(periode))
    lama = PotretIndikator.objects.periode(periode.kode)
    isi = list(_baris(periode))
    if lama and lama.isi == isi:
        # Sent twice, or nothing changed: what reports cite stays in force.
        return lama
    potret = PotretIndikator.objects.create(
        periode=periode.kode,
        data_sampai=saat.pada,
        dibekukan_pada=saat.pada,
        dibekukan_oleh=saat.oleh,
        alasan=alasan,
        isi=isi,
        sha256=sidik_potret(periode.kode, saat.pada, isi),
        menggantikan=lama,
    )
    Jejak.objects.catat(
        potret,
        "bekukan_potret",
        saat=saat,
        catatan=alasan,
        sesudah={"periode": periode.kode, "sidik": potret.sha256},
    )
    # The public page now shows the frozen figures, and says so.
    Versi.objects.naikkan(Area.KANTOR)
    return potret


def sidik_potret(periode: str, pada: datetime, isi: Sequence[Any]) -> str:
    return sidik_isi(
        {
            "periode": periode,
            "data_sampai": pada.astimezone(UTC).isoformat(),
            "isi": list(isi),
        }
    )


def _baris(periode: Periode) -> Iterator[list[Any]]:
    termasuk = {satu.kode for satu in termuat(periode)}
    beku = list(PotretIndikator.objects.milik(termasuk - {periode.kode}))
    hidup = termasuk - {satu.periode for satu in beku}
    semua = NilaiIndikator.objects.filter(periode__in=hidup).order_by(
        "kode", "rincian", "periode", "unit__kode", "kecamatan"
    )
    for *awal, nilai, n, versi, pada in semua.values_list(
        "kode",
        "rincian",
        "periode",
        "unit__kode",
        "kecamatan_id",
        "pembilang",
        "penyebut",
        "nilai",
        "n",
        "versi",
        "dihitung_pada",
    ):
        hari = [timezone.localdate(pada).isoformat()] if awal[0] in SEJAK else []
        yield [*awal, None if nilai is None else str(nilai), n, versi, *hari]
    for satu in beku:
        yield from satu.baris


def baca_potret(potret: PotretIndikator) -> LembarAngka:
    """The frozen figures; a unit that is gone keeps its figures out of sight."""
    isi, versi = _angka(potret.isi)
    return LembarAngka(isi, potret.data_sampai, potret, versi)


def _angka(
    semua: Sequence[Sequence[Any]],
) -> tuple[dict[Kunci, Angka], dict[Edisi, int]]:
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


def lembar(periode: Periode) -> LembarAngka:
    """What every page and file of a period reads: frozen what is, else the last."""
    return baca_lembar(periode, termuat(periode))


def baca_lembar(
    periode: Periode,
    semua: Iterable[Periode],
    *syarat: Q,
    unit: bool = True,
    **saring: Any,
) -> LembarAngka:
    """The same where only some figures are needed; what is frozen comes whole.

    A page that is frozen itself has all of its figures from its own potret, whatever was
    frozen of the others since: it was cited so. Without ``unit`` those of units are left
    out. One query for what is frozen, one for its units, two for the last figures.
    """
    semua = {periode, *semua}
    kode = {satu.kode for satu in semua}
    ada = {p.periode: p for p in PotretIndikator.objects.milik(kode, periode.kode)}
    potret = ada.get(periode.kode)
    # What a page keeps of a potret is its name and its hash, not its rows.
    baris = {
        satu: [b for b in vars(p).pop("baris") if unit or b[3] is None]
        for satu, p in ada.items()
    }
    termasuk = {p.kode for p in termuat(periode)} if potret else set()
    lain = (b for k in ada if k not in termasuk for b in baris[k] if b[2] == k)
    isi, versi = _angka([*baris.get(periode.kode, []), *lain])
    hidup = LembarAngka({}, None)
    sisa = [satu for satu in semua if satu.kode not in ada.keys() | termasuk]
    if sisa or not potret:
        hidup = baca(sisa, *syarat, **saring)
    sampai = potret.data_sampai if potret else hidup.data_sampai
    return LembarAngka({**hidup.isi, **isi}, sampai, potret, versi)


def berubah(potret: PotretIndikator) -> list[tuple[Kunci, Angka, Angka]]:
    """What a reckoning after the freeze found otherwise, of the period itself: then, now."""
    periode = Periode.dari(potret.periode)
    dulu, kini = baca_potret(potret).isi, baca([periode]).isi
    semua = sorted(
        {k for k in (*dulu, *kini) if k.periode == periode.kode},
        key=lambda k: (k.kode, k.rincian, k.unit or 0, k.kecamatan or ""),
    )
    kosong = Angka()
    return [
        (k, dulu.get(k, kosong), kini.get(k, kosong))
        for k in semua
        if dulu.get(k) != kini.get(k)
    ]


def cari_dokumen(kode: str) -> Keaslian | None:
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


# E1 for people: the parts of one kecamatan read back as rows of a table.
#
# The city has no such figure: each kecamatan is compared for itself.

BELUM_ADA = (
    "Belum ada kecamatan yang 90 hari sebelum dan sesudah kunjungannya sudah lewat."
)


def menurut_kecamatan(
    lembar: LembarAngka, periode: Periode
) -> dict[str, dict[str, Angka]]:
    """Of each kecamatan that has any its parts by their names; one pass."""
    hasil: dict[str, dict[str, Angka]] = {}
    for kunci, angka in lembar.isi.items():
        if (kunci.kode, kunci.periode) == (KODE, periode.kode) and kunci.kecamatan:
            hasil.setdefault(kunci.kecamatan, {})[kunci.rincian] = angka
    return hasil


def kata_banding(bagian: Mapping[str, Angka]) -> str:
    return "; ".join(satu.kata for satu in susun(bagian))


def samping(bagian: Mapping[str, Angka]) -> list[tuple[str, str, str]]:
    dulu, kini = (
        [kata(kode, bagian.get(f"{kode}:{jendela}", Angka())) for kode in DIDAMPINGI]
        for jendela in (SEBELUM, SESUDAH)
    )
    return list(zip(DIDAMPINGI, dulu, kini, strict=True))
