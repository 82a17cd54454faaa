"""The public page of a period: figures as sentences, numbers beside, the whole; and its files."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property
from itertools import chain
from typing import Any, ClassVar

from django.conf import settings
from django.db.models import Count, Q, Sum, Value
from django.urls import reverse
from django.utils import timezone

from informasi.models import Kepuasan as KepuasanPermohonan
from organisasi import bahasa
from organisasi.alur.kepuasan import CUKUP, RingkasKepuasan
from organisasi.bahasa import BULAN, tanggal_pendek
from organisasi.basis_data.versi import per_versi
from organisasi.grafik.diagram import gambar_hari, gambar_triwulan
from organisasi.grafik.gambar import Gambar
from organisasi.kantor.peta import bertingkat
from organisasi.kertas.xlsx import NilaiSel, Tabel
from organisasi.models import BatasBelumDiatur, JenisUnit, Unit
from organisasi.waktu.tenggat import batas_kini
from pengaduan.models import Kepuasan
from ppid_portal.angka.angka import (
    KELOMPOK,
    KOSONG,
    MEDIAN,
    P90,
    Angka,
    Arah,
    Kunci,
    poin,
    selisih,
    tulis,
)
from ppid_portal.angka.aturan import tanpa_kunjungan
from ppid_portal.angka.hitung import INDIKATOR
from ppid_portal.angka.models import AngkaResmi
from ppid_portal.angka.periode import SETAHUN, SETRIWULAN, Periode, pilihan
from ppid_portal.angka.potret import (
    LembarAngka,
    baca_lembar,
    kata,
    nama_angka,
    nama_rinci,
)
from ppid_portal.beranda import direktori_unit as direktori

# What a page of figures and its files share

KOLOM = ("kode", "periode", "unit", "kecamatan", "pembilang", "penyebut", "nilai")
LEBAR = (14, 10, 10, 18, 14, 14, 14)
TIDAK_DIKETAHUI = "tidak diketahui"
type BarisBerkas = tuple[NilaiSel, ...]


def kota(kode: str, periode: Periode, rincian: str = "") -> Kunci:
    return Kunci(kode, rincian, periode.kode, None, None)


@dataclass(frozen=True)
class HalamanAngka(ABC):
    """A public page of figures; ``kini`` is today. Screen, files and API read ``papan``."""

    periode: Periode
    kini: date

    judul: ClassVar[str]
    nama: ClassVar[str]

    @cached_property
    def papan(self) -> LembarAngka:
        """Exactly the figures of the page, in the order of its files; read once for all."""
        kunci = f"{self.nama}.{self.periode.kode}.{self.kini}"
        return per_versi(kunci, self._baca)

    @abstractmethod
    def _baca(self) -> LembarAngka:
        """The figures, from the tables."""

    @property
    def kode_unit(self) -> Mapping[int, str]:
        return {}

    @property
    def parameter(self) -> str:
        """The period in addresses; "" for the one that opens by itself."""
        bawaan = self.periode == Periode(self.kini.year)
        return "" if bawaan else f"?periode={self.periode.kode}"

    def kepala(self) -> dict[str, Any]:
        sampai = self.papan.data_sampai
        return {
            "periode": self.periode,
            "parameter": self.parameter,
            "data_sampai": timezone.localdate(sampai) if sampai else None,
            "potret": self.papan.potret,
        }

    @property
    def nama_berkas(self) -> str:
        """``kinerja-2024``; in practice ``latihan-kinerja-2024``: columns stay the same."""
        awal = "latihan-" if settings.LATIHAN else ""
        return f"{awal}{self.nama}-{self.periode.kode}"

    def baris(self) -> Iterator[BarisBerkas]:
        unit = self.kode_unit
        for kunci, angka in self.papan.isi.items():
            yield baris_berkas(kunci, angka, unit)

    def buku(self, lisensi: str) -> tuple[list[tuple[str, NilaiSel]], list[Tabel]]:
        kepala = self.kepala()
        sampai, potret = kepala["data_sampai"], kepala["potret"]
        info: list[tuple[str, NilaiSel]] = [
            ("Isi", self.judul),
            ("Periode", self.periode.nama),
            ("Data sampai", tanggal_pendek(sampai) if sampai else "belum dihitung"),
            ("Dibekukan", f"ya, sidik {potret.sha256}" if potret else "belum"),
            ("Lisensi", lisensi),
        ]
        definisi = (
            (i.kode, i.nama, str(i.satuan), i.rumus, i.catatan, i.versi)
            for i in INDIKATOR.values()
        )
        kolom = ("Kode", "Nama", "Satuan", "Rumus", "Catatan", "Versi")
        return info, [
            Tabel("Angka", KOLOM, self.baris(), LEBAR),
            Tabel("Definisi", kolom, definisi, (8, 32, 14, 70, 60, 8)),
        ]


def baris_berkas(
    kunci: Kunci, angka: Angka, unit: Mapping[int, str] | None = None
) -> BarisBerkas:
    tempat = kunci.kecamatan
    if tempat == TANPA_KECAMATAN:
        tempat = TIDAK_DIKETAHUI
    return (
        f"{kunci.kode}.{kunci.rincian}" if kunci.rincian else kunci.kode,
        kunci.periode,
        unit[kunci.unit] if unit and kunci.unit is not None else "",
        tempat or "",
        *map(_ringkas, (angka.pembilang, angka.penyebut, angka.nilai)),
    )


def _ringkas(nilai: Decimal | int | None) -> NilaiSel:
    if isinstance(nilai, Decimal) and nilai == nilai.to_integral_value():
        return int(nilai)
    return nilai


# Four figures as sentences, with the period before and a plain word

SERATUS = 100
MEMBAIK, TETAP = ("▲", "membaik"), ("●", "tetap")
# "Menurun" of a time that grew would say the opposite.
MENURUN = {Arah.NAIK: ("▼", "menurun"), Arah.TURUN: ("▼", "memburuk")}


def dari(angka: Angka) -> str:
    """``34 dari 37``; of more than a hundred cases ``92 dari 100``."""
    atas, bawah = angka.pembilang or 0, angka.penyebut or 0
    if bawah > SERATUS:
        atas, bawah = seratus(atas, bawah), SERATUS
    return f"{bahasa.angka(atas)} dari {bahasa.angka(bawah)}"


def seratus(atas: int, bawah: int) -> int:
    """Of a hundred, half up; all and none only where it is all or none."""
    bulat = (2 * SERATUS * atas + bawah) // (2 * bawah)
    if 0 < atas < bawah:
        return min(max(bulat, 1), SERATUS - 1)
    return bulat


# Sentences: the figure, words before and after its number, what to say without, how the
# number is told.
type Pola = tuple[str, str, str, str, str, Callable[[Angka], str]]
POLA: tuple[Pola, ...] = (
    (
        "A2",
        "",
        "",
        "permohonan dijawab tepat waktu",
        "Belum ada permohonan yang harus sudah dijawab.",
        dari,
    ),
    (
        "A3",
        MEDIAN,
        "Separuh permohonan dijawab dalam",
        "atau kurang",
        "Belum ada permohonan yang dijawab.",
        lambda a: f"{tulis(a.nilai)} hari kerja",
    ),
    (
        "B2",
        "",
        "",
        f"aduan {INDIKATOR['B2'].nama.lower()}",
        "Belum ada aduan yang harus sudah diteruskan.",
        dari,
    ),
    (
        "D1",
        "",
        "",
        "unit sudah didatangi",
        "Belum ada angka kunjungan ke unit.",
        lambda a: f"{a.pembilang} dari {a.penyebut}",
    ),
)


def perubahan(kode: str, kini: Angka, lalu: Angka) -> tuple[str, str]:
    """Sign and word against the period before; "" where it cannot be said."""
    arah = INDIKATOR[kode].arah
    if kini.nilai is None or lalu.nilai is None or arah == Arah.NETRAL:
        return "", ""
    beda = kini.nilai - lalu.nilai
    if not beda:
        return TETAP
    return MEMBAIK if (beda > 0) == (arah == Arah.NAIK) else MENURUN[arah]


# Beside the portal's own figures: the numbers of LAPOR!, and satisfaction

SEHARI = timedelta(days=1)
BELUM_DINILAI = "belum ada yang menilai"
NAMA_KEPUASAN = {"permohonan": "Permohonan informasi", "pengaduan": "Pengaduan"}


# What reached each kecamatan, by region code; never a score or the name of anybody

# Of each kecamatan; those of the second add up to the city's.
SETEMPAT = ("A1", "B1", "D3", "D5", "D12")
TOTAL_SETEMPAT = ("A1", "B1")
# Place of what no kecamatan has: nobody told, or the office of the whole city.
TANPA_KECAMATAN = ""


def unit_kecamatan(hari: date) -> list[Unit]:
    ada = direktori.berjalan(direktori.semua_unit(), hari)
    semua = [u for u in ada if u.jenis == JenisUnit.KECAMATAN and u.wilayah]
    return sorted(semua, key=lambda u: str(u.wilayah_id))


# Pictures of quarters, and counts that have parts

# Counts that are told by their parts as well.
RINCI = {
    "A5h": "Hasil permohonan",
    "A5t": "Penolakan menurut alasannya",
    "A6n": "Keberatan menurut alasannya",
}


# What a quarter shows: counts of well and of all, and days of half and of nine of ten.
TRIWULAN = (("A2", ("",)), ("A3", (MEDIAN, P90)), ("B2", ("",)))
TEPAT, LEWAT = "Tepat waktu", "Yang sudah jatuh waktunya"


def gambar_triwulan_ini(
    papan: LembarAngka, triwulan: Sequence[Periode], kini: date
) -> Iterator[tuple[str, str, str, Gambar]]:
    """Code of the figure, title, a sentence on how to read it, the picture."""
    nama = [p.nama.split()[1] for p in triwulan]

    def banyak(kode: str) -> list[tuple[str, int, int]]:
        semua = zip(nama, (papan.angka(kode, p) for p in triwulan), strict=True)
        return [(n, a.pembilang or 0, a.penyebut or 0) for n, a in semua]

    try:
        batas = batas_kini("permohonan.jawab", kini).nilai
    except BatasBelumDiatur:
        batas = None
    hari = [
        (
            n,
            papan.angka("A3", p, rincian=MEDIAN).nilai,
            papan.angka("A3", p, rincian=P90).nilai,
        )
        for n, p in zip(nama, triwulan, strict=True)
    ]
    kepala = ("Triwulan", TEPAT, LEWAT)
    judul = "Permohonan tiap triwulan"
    ket = "Penuh: dijawab tepat waktu. Kosong: terlambat."
    yield (
        "a2",
        judul,
        ket,
        gambar_triwulan(judul=judul, kepala=kepala, nilai=banyak("A2")),
    )
    judul = "Hari kerja sampai dijawab"
    ket = "Titik penuh: separuh permohonan. Lingkaran: sembilan dari sepuluh."
    kepala_hari = ("Triwulan", "Separuhnya dalam", "Sembilan dari sepuluh dalam")
    yield (
        "a3",
        judul,
        ket,
        gambar_hari(judul=judul, kepala=kepala_hari, nilai=hari, batas=batas),
    )
    judul = "Aduan tiap triwulan"
    ket = "Penuh: diteruskan tepat waktu. Kosong: terlambat."
    yield (
        "b2",
        judul,
        ket,
        gambar_triwulan(judul=judul, kepala=kepala, nilai=banyak("B2")),
    )


def bagian(papan: LembarAngka, periode: Periode, kode: str) -> list[tuple[str, str]]:
    """Parts of a count and their sum; empty without any."""
    ada = papan.rincian(kode, periode)
    isi = [(nama_rinci(kode, k), tulis(satu.nilai)) for k, satu in ada.items()]
    seluruh = ("Seluruhnya", tulis(papan.angka(kode, periode).nilai))
    return [*isi, seluruh] if isi else []


# The page as plain values: what the templates show, no more

UTAMA = (
    ("A1", ""),
    ("A2", ""),
    ("A2a", ""),
    ("A2b", ""),
    ("A3", ""),
    ("A3", MEDIAN),
    ("A3", P90),
    ("A4", ""),
    ("A5", ""),
    ("A6n", ""),
    ("A6", ""),
    ("A6b", ""),
    ("A7", ""),
    ("A8", ""),
    ("B1", ""),
    ("B1a", ""),
    ("B2", ""),
    ("B3", ""),
    ("B4", ""),
    ("B5", ""),
    ("B6", ""),
    ("B6", MEDIAN),
    ("B6", P90),
    ("B7", ""),
    ("B8", ""),
    ("B10", ""),
    ("C2", ""),
    ("C4", ""),
    ("D1", ""),
    ("D2", ""),
    ("D3", ""),
    ("D5", ""),
    ("D7", ""),
    ("D10", ""),
)
BULANAN = ("A1", "B1")


class Kinerja(HalamanAngka):
    judul = "Kinerja layanan informasi dan pengaduan"
    nama = "kinerja"

    @property
    def berdua(self) -> tuple[Periode, Periode]:
        return self.periode, self.periode.sebelumnya

    @property
    def triwulan(self) -> list[Periode]:
        """The quarters of its year that have begun."""
        semua = (Periode(self.periode.tahun, m, SETRIWULAN) for m in (1, 4, 7, 10))
        return [p for p in semua if p.awal <= self.kini]

    def _baca(self) -> LembarAngka:
        """Three queries, whatever the number of cases."""
        semua = {*self.berdua, *self.periode.ujung(SETAHUN), *self.triwulan}
        lembar = baca_lembar(
            self.periode,
            semua,
            Q(periode__in={p.kode for p in self.berdua})
            | Q(kode__in=BULANAN, rincian="")
            | Q(kode__in=dict(TRIWULAN)),
            Q(kecamatan=None) | Q(kode__in=SETEMPAT, rincian=""),
            Q(unit=None),
            unit=False,
        )
        isi = {k: lembar.sel(k) for k in self._kunci(lembar)}
        for kode in TOTAL_SETEMPAT:
            # A row of its own for what lies in no kecamatan, so that they add up.
            ada = sum(
                a.pembilang or 0
                for k, a in isi.items()
                if k.kode == kode and k.kecamatan
            )
            total = lembar.angka(kode, self.periode).pembilang or 0
            kunci = kota(kode, self.periode)._replace(kecamatan=TANPA_KECAMATAN)
            isi[kunci] = Angka.jumlah(max(total - ada, 0))
        return replace(lembar, isi=isi)

    def _kunci(self, lembar: LembarAngka) -> Iterator[Kunci]:
        per = self.periode
        for p in self.berdua:
            yield from (kota(kode, p, r) for kode, r in UTAMA)
        for kode in BULANAN:
            # Of months to come nothing is known, not even a zero.
            bulan = (b for b in per.ujung(SETAHUN) if b.awal <= self.kini)
            yield from (kota(kode, b) for b in bulan)
        for p in self.triwulan:
            yield from (kota(kode, p, r) for kode, semua in TRIWULAN for r in semua)
        for kode in RINCI:
            yield kota(kode, per)
            yield from (kota(kode, per, r) for r in lembar.rincian(kode, per))
        yield kota("D12", per)
        for kode in SETEMPAT:
            for u in unit_kecamatan(self.kini):
                yield kota(kode, per)._replace(kecamatan=str(u.wilayah_id))

    @cached_property
    def resmi(self) -> dict[str, Any]:
        """What LAPOR! itself says, and how far the portal's share is from it.

        Some months are no measure of all of them: the difference waits for the last.
        """
        ada = AngkaResmi.objects.filter(
            bulan__range=(self.periode.awal, self.periode.akhir)
        ).aggregate(
            diterima=Sum("diterima", default=0),
            selesai=Sum("selesai", default=0),
            bulan=Count("pk"),
        )
        angka = Angka.bagian(ada["selesai"], ada["diterima"])
        lengkap = ada["bulan"] == self.periode.banyak
        beda = selisih(self.papan.angka("B4", self.periode).nilai, angka.nilai)
        return {
            **ada,
            "angka": angka if angka.penyebut else Angka(),
            "dari": self.periode.banyak,
            "lengkap": lengkap,
            "kata": f"{tulis(angka.nilai)} % ({angka.pembilang} dari {angka.penyebut})",
            "selisih": poin(beda) if lengkap and beda is not None else "",
        }

    @cached_property
    def kepuasan(self) -> dict[str, RingkasKepuasan]:
        """Marks of a year, for requests and for complaints; one query.

        Only whole days before the other figures were reckoned: the page and its files, made
        at different hours, say the same. Of less than a year one mark could be told.
        """
        if self.periode.banyak != SETAHUN:
            return {}
        mulai = self.periode.awal
        kini = timezone.localdate(self.papan.data_sampai)
        sampai = min(self.periode.akhir, kini - SEHARI)
        minta, adu = (
            model.objects.per_nilai(mulai=mulai, sampai=sampai).annotate(
                jenis=Value(jenis)
            )
            for model, jenis in zip(
                (KepuasanPermohonan, Kepuasan), NAMA_KEPUASAN, strict=True
            )
        )
        ada: dict[str, dict[int, int]] = {jenis: {} for jenis in NAMA_KEPUASAN}
        for nilai, banyak, jenis in minta.union(adu, all=True):
            ada[jenis][nilai] = banyak
        return {jenis: RingkasKepuasan(isi) for jenis, isi in ada.items()}

    def setempat(self) -> list[dict[str, Any]]:
        """A row for each kecamatan, and one for what lies in none, so that they add up."""
        sisa = {
            kode: kata(
                kode, self.papan.angka(kode, self.periode, kecamatan=TANPA_KECAMATAN)
            )
            for kode in TOTAL_SETEMPAT
        }
        nama = "Tidak diketahui atau seluruh kota"
        tanpa = {"nama": nama, "unit": None, "kata": sisa}
        return [*map(self.di_kecamatan, unit_kecamatan(self.kini)), tanpa]

    def di_kecamatan(self, unit: Unit) -> dict[str, Any]:
        """Its figures in words; ``perkara``: requests and complaints from there."""
        papan, periode = self.papan, self.periode
        assert unit.wilayah is not None  # unit_kecamatan
        angka = {
            kode: papan.angka(kode, periode, kecamatan=unit.wilayah.pk)
            for kode in SETEMPAT
        }
        lurah, lewat = angka["D5"], angka["D12"]
        # Places are few enough to be counted.
        terwakili = f"{lurah.pembilang} dari {lurah.penyebut}"
        sampai = papan.data_sampai and timezone.localdate(papan.data_sampai)
        terakhir = KOSONG
        dihitung = papan.angka("D12", periode).nilai is not None
        if lewat.hari and lewat.nilai is not None:
            hari = min(lewat.hari, periode.akhir)
            hari -= timedelta(days=int(lewat.nilai))
            terakhir = tanggal_pendek(hari)
        elif dihitung or (sampai and periode.awal <= sampai <= periode.akhir):
            # Whether visits were looked at: before the portal nobody did.
            terakhir = tanpa_kunjungan(angka["D3"], lurah)
        return {
            "nama": unit.wilayah.nama,
            "unit": unit,
            "kata": {kode: kata(kode, a) for kode, a in angka.items()}
            | {"D5": terwakili if lurah.penyebut else KOSONG},
            "terakhir": terakhir,
            "perkara": sum(angka[kode].pembilang or 0 for kode in TOTAL_SETEMPAT),
        }

    def _ke(self, unit: Unit) -> str:
        return reverse("kinerja-kecamatan", args=(unit.slug,)) + self.parameter

    def baris(self) -> Iterator[BarisBerkas]:
        lapor = baris_berkas(kota("LAPOR", self.periode), self.resmi["angka"])
        return chain(super().baris(), [lapor], self._baris_kepuasan())

    def _baris_kepuasan(self) -> Iterator[BarisBerkas]:
        for jenis, ringkas in self.kepuasan.items():
            n, jumlah, rata = ringkas.jumlah, None, None
            if ringkas.rata is not None:
                jumlah = sum(nilai * kali for nilai, kali in ringkas.per_nilai.items())
                teks = bahasa.angka(ringkas.rata, 1).replace(",", ".")
                rata = _ringkas(Decimal(teks))
            banyak = f"<{CUKUP}" if n and rata is None else n
            kode = f"KEPUASAN.{jenis}"
            yield kode, self.periode.kode, "", "", jumlah, banyak, rata

    def konteks(self) -> dict[str, Any]:
        papan, per, setempat = self.papan, self.periode, self.setempat()
        kini_setahun = per.tahun == self.kini.year
        return {
            **self.kepala(),
            "parameter_tahun": "" if kini_setahun else f"?periode={per.tahun}",
            "pilihan": list(pilihan(per, self.kini)),
            "kalimat": [self._kalimat(*pola) for pola in POLA],
            "triwulan": [
                (*satu, satu[-1].svg(satu[0]))
                for satu in gambar_triwulan_ini(papan, self.triwulan, self.kini)
            ],
            "bulanan": [
                (
                    f"{BULAN[b.mulai - 1]} {b.tahun}",
                    [tulis(papan.angka(kode, b).nilai) for kode in BULANAN],
                )
                for b in per.ujung(SETAHUN)
            ],
            "kelompok": [
                (judul, [self._baris(k, r) for k, r in UTAMA if k.startswith(huruf)])
                for huruf, judul in KELOMPOK.items()
            ],
            "setempat": setempat,
            "bidang": bertingkat(
                (s["unit"].wilayah_id, s["nama"], s["perkara"], self._ke(s["unit"]))
                for s in setempat
                if s["unit"]
            ),
            "bagian": [
                (kode.lower(), judul, bagian(papan, per, kode))
                for kode, judul in RINCI.items()
            ],
            "kepuasan": [
                (NAMA_KEPUASAN[jenis], r.sebutan if r.jumlah else BELUM_DINILAI)
                for jenis, r in self.kepuasan.items()
            ],
            "dinilai": any(r.rata is not None for r in self.kepuasan.values()),
            "b4": kata("B4", papan.angka("B4", per)),
            "resmi": self.resmi,
        }

    def _kalimat(
        self,
        kode: str,
        bagian: str,
        depan: str,
        belakang: str,
        tanpa: str,
        bilang: Callable[[Angka], str],
    ) -> Mapping[str, str]:
        kini, lalu = self._berdua(kode, bagian)
        tanda, arah = perubahan(kode, kini, lalu)
        ada = kini.nilai is not None
        rincian, banyak = "", kini.penyebut or 0
        if kini.pembilang is not None and banyak > SERATUS:
            # The exact numbers where the sentence rounds them to a hundred.
            atas, bawah = map(bahasa.angka, (kini.pembilang, banyak))
            rincian = f"{atas} dari {bawah}, {tulis(kini.nilai)} %"
        dulu = bilang(lalu) if lalu.nilai is not None else "belum ada angka"
        return {
            "kode": kode,
            "depan": depan if ada else "",
            "besar": bilang(kini) if ada else "",
            "belakang": belakang if ada else tanpa,
            "rincian": rincian,
            "dulu": f"{self.periode.sebelumnya.nama}: {dulu}",
            "tanda": tanda,
            "arah": arah,
        }

    def _baris(self, kode: str, rincian: str) -> Mapping[str, str]:
        kini, lalu = self._berdua(kode, rincian)
        tanda, arah = perubahan(kode, kini, lalu)
        return {
            "kode": kode,
            "nama": nama_angka(kode, rincian),
            "kini": kata(kode, kini),
            "lalu": kata(kode, lalu),
            "tanda": tanda,
            "arah": arah,
        }

    def _berdua(self, kode: str, rincian: str) -> Iterator[Angka]:
        return (self.papan.angka(kode, p, rincian=rincian) for p in self.berdua)
