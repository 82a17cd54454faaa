"""The figures of a period as files, from one source: XLSX and CSV."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.utils import timezone

from organisasi.bahasa import tanggal_pendek
from organisasi.kantor.peran import Cakupan
from organisasi.kertas.xlsx import NilaiSel, Tabel
from organisasi.models import HariLibur, Petugas, Unit, Wilayah
from pemangku.kunjungan.models import putaran_aktif
from pemangku.putaran.sasaran import keadaan_putaran, tanpa_peserta
from ppid_portal.angka.angka import Angka, Kunci, selisih
from ppid_portal.angka.hitung import INDIKATOR
from ppid_portal.angka.models import (
    TargetIndikator,
    cakupan_angka,
    cakupan_catatan,
)
from ppid_portal.angka.periode import Periode
from ppid_portal.angka.potret import (
    LembarAngka,
    angka_resmi,
    bagian_target,
    lembar,
    utama,
)

VERSI = 1
KOLOM_CSV = (
    "kode",
    "rincian",
    "periode",
    "unit",
    "kecamatan",
    "pembilang",
    "penyebut",
    "nilai",
    "satuan",
    "n",
    "versi",
)
KEPALA_ANGKA = ("Pembilang", "Penyebut", "Nilai", "Satuan")
type Baris = tuple[NilaiSel, ...]


@dataclass(frozen=True, slots=True)
class Nama:
    """Units and kecamatan by what figures carry; one reader's scope among them."""

    unit: dict[int, Unit]
    kecamatan: dict[str, Wilayah]

    @classmethod
    def untuk(cls, cakupan: Cakupan) -> Nama:
        """Those whose figures may be read: of the whole city, or of one's own units."""
        unit = {u.pk: u for u in Unit.objects.filter(cakupan.q("")).order_by("kode")}
        wilayah = Wilayah.objects.kecamatan()
        if not cakupan.kota:
            wilayah = wilayah.filter(pk__in={u.wilayah_id for u in unit.values()})
        return cls(unit, {w.pk: w for w in wilayah})

    def memuat(self, kunci: Kunci) -> bool:
        if kunci.unit is not None:
            return kunci.unit in self.unit
        return kunci.kecamatan is None or kunci.kecamatan in self.kecamatan


@dataclass(frozen=True)
class BerkasAngka:
    periode: Periode
    lembar: LembarAngka
    nama: Nama
    petugas: Petugas

    @classmethod
    def untuk(cls, petugas: Petugas, periode: Periode) -> BerkasAngka:
        return cls(
            periode, lembar(periode), Nama.untuk(cakupan_angka(petugas)), petugas
        )

    @cached_property
    def kunci(self) -> list[Kunci]:
        urut = {kode: ke for ke, kode in enumerate(INDIKATOR)}
        return sorted(
            (k for k in self.lembar.isi if k.kode in urut and self.nama.memuat(k)),
            key=lambda k: (
                k.periode,
                urut[k.kode],
                k.rincian,
                self._kode_unit(k),
                k.kecamatan or "",
            ),
        )

    def _kode_unit(self, kunci: Kunci) -> str:
        return str(self.nama.unit[kunci.unit].kode) if kunci.unit else ""

    def ringkasan(self) -> Iterator[Baris]:
        per = self.periode
        target = dict(
            TargetIndikator.objects.filter(tahun=per.tahun).values_list("kode", "nilai")
        )
        kota = {
            (k.kode, k.rincian) for k in self.kunci if k[2:] == (per.kode, None, None)
        }
        urut = list(INDIKATOR)
        for kode, rinci in sorted(
            kota.union(utama()), key=lambda k: (urut.index(k[0]), k[1])
        ):
            kini, lalu = (
                self.lembar.angka(kode, p, rincian=rinci) for p in (per, per.sebelumnya)
            )
            yield (
                kode,
                rinci,
                INDIKATOR[kode].nama,
                *_sel(kode, kini),
                target.get(kode) if rinci == bagian_target(kode) else None,
                lalu.nilai,
            )

    def baris(self, k: Kunci, *awal: NilaiSel) -> Baris:
        nama = INDIKATOR[k.kode].nama
        return (*awal, k.kode, k.rincian, nama, *_sel(k.kode, self.lembar.isi[k]))

    def panjang(self) -> Iterator[Baris]:
        for k in self.kunci:
            angka, definisi = self.lembar.isi[k], INDIKATOR[k.kode]
            yield (
                k.kode,
                k.rincian,
                k.periode,
                self._kode_unit(k),
                k.kecamatan or "",
                angka.pembilang,
                angka.penyebut,
                angka.nilai,
                definisi.satuan.value,
                angka.n,
                self.lembar.versi.get((k.kode, k.periode), definisi.versi),
            )


def _sel(kode: str, angka: Angka) -> Baris:
    satuan = INDIKATOR[kode].satuan.value
    return (angka.pembilang, angka.penyebut, angka.nilai, satuan)


def info(berkas: BerkasAngka, hari: date) -> list[tuple[str, NilaiSel]]:
    potret, sampai = berkas.lembar.potret, berkas.lembar.data_sampai
    return [
        ("Isi", "Indikator layanan informasi, pengaduan, dan penjangkauan"),
        ("Periode", berkas.periode.nama),
        ("Dari", berkas.periode.awal),
        ("Sampai", berkas.periode.akhir),
        ("Data sampai", tanggal_pendek(timezone.localdate(sampai)) if sampai else "—"),
        ("Keadaan", "dibekukan" if potret else "dapat berubah"),
        ("Sidik potret", potret.sha256 if potret else ""),
        ("Versi berkas", VERSI),
        ("Target, Belum Terjangkau, Definisi, Libur", "keadaan hari diunduh"),
        ("Diunduh oleh", str(berkas.petugas)),
        ("Diunduh pada", hari),
    ]


def buku(berkas: BerkasAngka, hari: date) -> list[Tabel]:
    angka = ("Kode", "Rincian", "Nama", *KEPALA_ANGKA)
    libur = (
        HariLibur.objects.berlaku_di()
        .filter(tanggal__range=(berkas.periode.awal, berkas.periode.akhir))
        .values_list("tanggal", "nama")
        .order_by("tanggal")
    )
    lebar = (8, 22, 38, 12, 12, 12, 14)
    bulan = {p.kode for p in berkas.periode.ujung(12)}
    nama, ini = (
        berkas.nama,
        [k for k in berkas.kunci if k.periode == berkas.periode.kode],
    )
    return [
        Tabel(
            "Ringkasan",
            (*angka, "Target", "Periode lalu"),
            berkas.ringkasan(),
            (*lebar, 12, 14),
        ),
        Tabel(
            "Per Unit",
            ("Kode unit", "Unit", *angka),
            (
                berkas.baris(k, nama.unit[k.unit].kode, nama.unit[k.unit].nama)
                for k in ini
                if k.unit is not None
            ),
            (14, 34, *lebar),
        ),
        Tabel(
            "Per Kecamatan",
            ("Kode wilayah", "Kecamatan", *angka),
            (
                berkas.baris(k, k.kecamatan, nama.kecamatan[k.kecamatan].nama)
                for k in ini
                if k.kecamatan is not None
            ),
            (14, 22, *lebar),
        ),
        Tabel(
            "Per Bulan",
            ("Bulan", *angka),
            (
                berkas.baris(k, k.periode)
                for k in berkas.kunci
                if k.periode in bulan and k[3:] == (None, None)
            ),
            (10, *lebar),
        ),
        Tabel(
            "Angka Resmi",
            ("Bulan", "Diterima", "Selesai", "%", "B4 portal", "Selisih", "Sumber"),
            (
                (
                    satu.bulan,
                    satu.diterima,
                    satu.selesai,
                    resmi.nilai,
                    kami.nilai,
                    selisih(kami.nilai, resmi.nilai),
                    satu.sumber,
                )
                for satu, resmi, kami in angka_resmi(berkas.lembar, berkas.periode)
            ),
            (12, 12, 12, 8, 12, 10, 60),
        ),
        Tabel("Belum Terjangkau", *_belum(berkas.petugas, hari)),
        Tabel(
            "Definisi",
            ("Kode", "Nama", "Satuan", "Pembilang", "Penyebut", "Catatan", "Versi"),
            (
                (
                    i.kode,
                    i.nama,
                    i.satuan.value,
                    i.pembilang,
                    i.penyebut,
                    i.catatan,
                    i.versi,
                )
                for i in INDIKATOR.values()
            ),
            (8, 38, 12, 60, 60, 60, 8),
        ),
        Tabel("Libur", ("Tanggal", "Nama"), libur, (14, 50)),
    ]


def _belum(
    petugas: Petugas, hari: date
) -> tuple[Sequence[str], Iterable[Baris], Sequence[int]]:
    kepala, lebar, putaran = ("Apa", "Unit", "Kelurahan"), (26, 40, 30), putaran_aktif()
    if putaran is None:
        return kepala, (), lebar
    cakupan = cakupan_catatan(petugas)
    unit = None if cakupan.kota else Nama.untuk(cakupan).unit
    sasaran = [
        b
        for b in keadaan_putaran(putaran, hari=hari)
        if unit is None or b.sasaran.unit_id in unit
    ]
    baris: list[Baris] = [
        ("unit tanpa kegiatan", b.sasaran.unit.nama, "")
        for b in sasaran
        if not b.kunjungan
    ]
    baris += [
        ("kelurahan tanpa peserta", nama, kelurahan)
        for nama, semua in tanpa_peserta(putaran, sasaran)
        for kelurahan in semua
    ]
    return kepala, baris, lebar
