"""Where the rows of each publication come from; what it says of itself: ``data/terbitan.toml``.

No row is about a person. Cases are counted in months and quarters that are over, so that
who looks every day learns nothing of a single one.
"""

import json
from calendar import monthrange
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Choices, Count, F, Q, QuerySet, Value
from django.db.models.functions import Coalesce, ExtractQuarter, ExtractYear, NullIf
from django.utils import timezone

from informasi.dip.views import baris_dip, isi_dip, nilai
from informasi.models import (
    DokumenInformasi,
    HasilPermohonan,
    HitunganKatalog,
    KanalMasuk,
    KategoriPemohon,
    KelompokInformasi,
    Kepuasan as KepuasanPermohonan,
    Klasifikasi,
    SertaMerta,
    StandarBiaya,
    StatusPermohonan,
    UjiKonsekuensi,
)
from informasi.pengecualian.models import PASAL17
from organisasi.bahasa import BULAN
from organisasi.halaman.models import frasa_sinonim
from organisasi.kantor import peta
from organisasi.kantor.models import UnitQuerySet
from organisasi.kantor.peran import Cakupan
from organisasi.kertas.naskah import alamat_penuh
from organisasi.models import (
    BatasWaktu,
    DasarHukum,
    Halaman,
    HariLibur,
    Isu,
    KanalLayanan,
    Pengaturan,
    Unit,
    Wilayah,
)
from pemangku.inventaris import direktori as mitra
from pemangku.kunjungan.umum import sebutan, terbaru
from pemangku.models import JenisPemangku
from pengaduan.aduan.pilihan import HasilPengaduan, KanalPengaduan, StatusPengaduan
from pengaduan.models import (
    KategoriPengaduan,
    Kepuasan as KepuasanPengaduan,
    Pengaduan,
    TopikPengaduan,
)
from ppid_portal.angka.hitung import INDIKATOR
from ppid_portal.angka.models import NilaiIndikator
from ppid_portal.angka.periode import Periode
from ppid_portal.angka.potret import baca_lembar, nama_rinci
from ppid_portal.data_terbuka.dcat import SEMUA as HIMPUNAN
from ppid_portal.data_terbuka.resources import SEMUA as API
from ppid_portal.lembar.rujukan import tabel_rujukan
from ppid_portal.pelindungan_data.rekaman import pemrosesan
from ppid_portal.terbitan import selesai
from ppid_portal.terbitan.selesai import JenisSelesai

type AsalBaris = Callable[[date], Iterable[Any]]
TIDAK_KOTA = ~Q(kewenangan=TopikPengaduan.Kewenangan.KOTA)
HARI_KERJA = 5
# So many years back of what is told by year.
TAHUN = 3


def _unit(hari: date) -> UnitQuerySet:
    jam = Coalesce(
        NullIf("jam_layanan", Value("")), Value(Pengaturan.objects.kini().jam_layanan)
    )
    semua = Unit.objects.berjalan(hari).select_related("induk").defer("teks_cari")
    return semua.annotate(jam=jam).order_by("nama")


def _kontak(hari: date) -> UnitQuerySet:
    kolom = ("alamat", "telepon", "wa", "surel", "situs")
    ada = (Q(**{f"{satu}__gt": ""}) for satu in kolom)
    return _unit(hari).filter(Q(*ada, _connector=Q.OR))


def _nomor_darurat(_hari: date) -> QuerySet[KanalLayanan]:
    jenis = KanalLayanan.Jenis
    return KanalLayanan.objects.bernomor().filter(
        jenis__in=(jenis.DARURAT, jenis.PERLINDUNGAN)
    )


def _topik(*syarat: Q) -> QuerySet[TopikPengaduan]:
    semua = TopikPengaduan.objects.filter(*syarat, aktif=True)
    return semua.select_related("kategori", "unit", "kanal")


def _batas(semua: Iterable[str]) -> Iterator[tuple[Any, ...]]:
    nama = dict(Wilayah.objects.values_list("kode", "nama"))
    for kode in semua:
        titik = (*peta.tengah(kode)[::-1], *peta.kotak(kode))
        yield kode, nama.get(kode, ""), *(Decimal(f"{satu:.5f}") for satu in titik)


def geojson(baris: Iterable[tuple[Any, ...]]) -> str:
    """The outlines of the regions of these rows: code and name are their first two."""
    isi = [
        {
            "type": "Feature",
            "properties": {"kode": kode, "nama": nama},
            "geometry": peta.geometri(kode),
        }
        for kode, nama, *_ in baris
    ]
    return json.dumps({"type": "FeatureCollection", "features": isi})


LAYANAN = {
    "permohonan": "Permohonan informasi",
    "sengketa": "Sengketa informasi",
    "pengecualian": "Pengecualian informasi",
    "informasi": "Pengumuman informasi",
    "pdp": "Data pribadi",
    "laporan": "Laporan layanan",
}


def _batas_waktu(hari: date) -> Iterator[tuple[Any, ...]]:
    for satu in BatasWaktu.objects.terkini(hari).filter(pasti=True):
        layanan, _, langkah = satu.kode.partition(".")
        kata = langkah.replace(".", ": ").replace("_", " ").capitalize()
        yield (
            LAYANAN.get(layanan, layanan.capitalize()),
            kata,
            satu.nilai,
            satu.get_satuan_display(),
            satu.dasar,
            # What stands behind is a note of the office.
            satu.keterangan.partition(";")[0],
        )


def _hari_kerja(_hari: date) -> Iterator[tuple[Any, ...]]:
    kalender = HariLibur.objects.kalender()
    for tahun in sorted(kalender.tahun):
        for bulan, nama in enumerate(BULAN, 1):
            semua = [
                date(tahun, bulan, n + 1) for n in range(monthrange(tahun, bulan)[1])
            ]
            biasa = sum(h.weekday() < HARI_KERJA for h in semua)
            kerja = sum(map(kalender.kerja, semua))
            yield f"{nama} {tahun}", kerja, biasa - kerja, len(semua)


def _sinonim(_hari: date) -> Iterator[tuple[str, str]]:
    for frasa in frasa_sinonim(Pengaturan.objects.kini().sinonim):
        kata, *lain = (" ".join(satu) for satu in frasa)
        yield kata, "; ".join(lain)


def _dip_unit(_hari: date) -> Iterator[tuple[Any, ...]]:
    jumlah: dict[int, Counter[str]] = defaultdict(Counter)
    for pk, klasifikasi, n in HitunganKatalog.objects.values_list(
        "unit_id", "klasifikasi", "jumlah"
    ):
        jumlah[pk][klasifikasi] += n
    unit = Unit.objects.in_bulk(jumlah)
    terbuka = [k for k in Klasifikasi if k != Klasifikasi.DIKECUALIKAN]
    for pk, isi in sorted(jumlah.items(), key=lambda s: unit[s[0]].nama):
        baris = [isi[k] for k in terbuka]
        yield unit[pk].nama_pendek, sum(baris), *baris, unit[pk].nama


def _dip(_hari: date) -> Iterator[tuple[Any, ...]]:
    semua = isi_dip().order_by("unit__nama", "-terbit_pada", "-pk")
    for no, dokumen in enumerate(semua.iterator(chunk_size=500), 1):
        # Whether there is a file is said on the page: a list would go behind it.
        *isi, _media, alamat = nilai(baris_dip(no, dokumen))
        yield *isi, alamat


def _api(_hari: date) -> Iterator[tuple[str, ...]]:
    for satu in API:
        alamat = alamat_penuh(f"/api/{satu.nama}/")
        for ruas in satu.ruas_satu or satu.ruas:
            yield satu.judul, alamat, ruas.nama, ruas.arti, ruas.jenis


# Figures of quarters that are over; cases of months that are


def _angka(*kode: str) -> AsalBaris:
    """As every page tells them, the frozen ones where a quarter is frozen."""
    kota = Q(unit=None, kecamatan=None, kode__in=kode)

    def baris(hari: date) -> Iterator[tuple[Any, ...]]:
        dihitung = NilaiIndikator.objects.filter(kota, periode__contains="TW")
        for tanda in dihitung.order_by("-periode").values_list("periode").distinct():
            periode = Periode.dari(*tanda)
            if periode.akhir >= hari:
                continue
            isi = baca_lembar(periode, [periode], kota, unit=False)
            for satu in kode:
                bagian = {"": isi.angka(satu, periode), **isi.rincian(satu, periode)}
                yield from (
                    (
                        periode.nama,
                        INDIKATOR[satu].nama,
                        nama_rinci(satu, rinci),
                        angka.pembilang,
                        angka.penyebut,
                        _utuh(angka.nilai),
                        str(INDIKATOR[satu].satuan),
                    )
                    for rinci, angka in bagian.items()
                    if angka.nilai is not None
                )

    return baris


def _utuh(nilai: Decimal) -> Decimal | int:
    return int(nilai) if nilai == nilai.to_integral_value() else nilai


def _kepuasan(hari: date) -> Iterator[tuple[Any, ...]]:
    """Of whole years: of less one mark could be told."""
    for tahun in range(hari.year - TAHUN, hari.year):
        setahun = Periode(tahun)
        for nama, model in (
            ("Permohonan informasi", KepuasanPermohonan),
            ("Pengaduan", KepuasanPengaduan),
        ):
            satu = model.objects.ringkas(mulai=setahun.awal, sampai=setahun.akhir)
            if satu.jumlah:
                yield tahun, nama, satu.sebutan


def _bidang(hari: date) -> Iterator[tuple[Any, ...]]:
    semua = Pengaduan.objects.filter(
        rahasia=False, berkadar=False, tanggal_terima__lt=Periode.memuat(hari)[1].awal
    )
    jumlah = (
        semua.order_by()
        .values_list(
            ExtractYear("tanggal_terima"),
            ExtractQuarter("tanggal_terima"),
            F("kategori__nama"),
        )
        .annotate(n=Count("pk"))
    )
    for tahun, ke, bidang, n in sorted(jumlah, key=lambda b: (-b[0], -b[1], -b[3])):
        yield Periode(tahun, 3 * ke - 2, 3).nama, bidang, n


def _rujukan(hari: date) -> Iterator[tuple[Any, ...]]:
    for tahun in range(hari.year - TAHUN, hari.year):
        for baris in tabel_rujukan(Cakupan(True, frozenset()), tahun):  # noqa: FBT003
            # Who was asked by a link is typed by hand: it may name a person.
            if not str(baris[2]).startswith("Keterangan"):
                yield tahun, *baris


def _selesai(jenis: JenisSelesai, *pilihan: type[Choices]) -> AsalBaris:
    nama = {kode: label for satu in pilihan for kode, label in satu.choices}
    return lambda hari: (
        [nama.get(sel, sel) for sel in baris]
        for baris in selesai.berkas(jenis, hari.replace(day=1))
    )


def _mitra(_hari: date) -> Iterator[tuple[str, ...]]:
    for satu in mitra.lengkap().order_by("nama_resmi", "nomor"):
        kanal = "; ".join(f"{k['jenis']}: {k['nilai']}" for k in mitra.kontak(satu))
        tempat = str(satu.wilayah or "")
        yield satu.nama_resmi, satu.jenis.nama, tempat, satu.alamat, kanal


SUMBER: Mapping[str, AsalBaris] = {
    "nomor-darurat": _nomor_darurat,
    "kontak": _kontak,
    "unit": _unit,
    "tugas-unit": lambda hari: _unit(hari).filter(
        Q(tugas__gt="") | Q(menguasai__gt="")
    ),
    "kategori-pengaduan": lambda _: KategoriPengaduan.objects.aktif().select_related(
        "unit"
    ),
    "kanal": lambda _: KanalLayanan.objects.all(),
    "hari-libur": lambda _: HariLibur.objects.berlaku_di(),
    "batas-kecamatan": lambda _: _batas(peta.bawahan()),
    "kelurahan": lambda _: Wilayah.objects.filter(
        tingkat=Wilayah.Tingkat.KELURAHAN, aktif=True
    ).select_related("induk"),
    "batas-waktu": _batas_waktu,
    "hari-kerja": _hari_kerja,
    "lembaga-lain": lambda _: _topik(TIDAK_KOTA),
    "topik-pengaduan": lambda _: _topik(),
    "kecamatan": lambda _: (
        Wilayah.objects.kecamatan().filter(aktif=True).annotate(banyak=Count("bawahan"))
    ),
    "batas-kelurahan": lambda _: _batas(
        satu for kecamatan in peta.bawahan() for satu in peta.bawahan(kecamatan)
    ),
    "ppid": lambda hari: _unit(hari).ber_ppid(),
    "dasar-hukum": lambda _: DasarHukum.objects.select_related("diganti_oleh"),
    "kelompok-informasi": lambda _: KelompokInformasi.objects.all(),
    "alasan-pengecualian": lambda _: PASAL17.values(),
    "sinonim": _sinonim,
    "indikator": lambda _: INDIKATOR.values(),
    "data-terbuka": lambda _: (
        (satu.judul, satu.uraian, bentuk.jenis.upper(), bentuk.alamat)
        for satu in HIMPUNAN
        for bentuk in satu.sebaran
    ),
    "api": _api,
    "data-pribadi": lambda _: pemrosesan(pada=timezone.now()),
    "isu": lambda _: Isu.objects.aktif().select_related("induk"),
    "jenis-mitra": lambda _: JenisPemangku.objects.aktif().select_related("unsur"),
    "laman": lambda _: Halaman.objects.terbit(),
    "dikecualikan": lambda hari: (
        UjiKonsekuensi.objects.berlaku(hari)
        .filter(dokumen__status=DokumenInformasi.Status.TERBIT)
        .select_related("dokumen__unit")
        .order_by("dokumen__unit__nama", "pk")
    ),
    "serta-merta": lambda _: (
        SertaMerta.objects.terbit()
        .select_related("unit")
        .prefetch_related("wilayah__induk")
        .order_by("-mulai", "-pk")
    ),
    "standar-biaya": StandarBiaya.objects.berlaku,
    "mitra": _mitra,
    "kunjungan": lambda _: (
        (
            timezone.localdate(k.mulai),
            sebutan(k),
            k.get_status_display(),
            str(k.wilayah or ""),
        )
        for k in terbaru()
    ),
    "permohonan-selesai": _selesai(
        selesai.PERMOHONAN,
        KategoriPemohon,
        KanalMasuk,
        HasilPermohonan,
        StatusPermohonan,
    ),
    "pengaduan-selesai": _selesai(
        selesai.PENGADUAN, KanalPengaduan, HasilPengaduan, StatusPengaduan
    ),
    "pengaduan-bidang": _bidang,
    "layanan-informasi": _angka("A1", "A2", "A2b", "A4", "A5", "A6"),
    "hasil-permohonan": _angka("A5h", "A5t"),
    "keberatan": _angka("A6n", "A6h", "A6b", "A7"),
    "layanan-pengaduan": _angka("B1", "B2", "B3", "B4", "B5", "B8", "B9"),
    "waktu-jawab": _angka("A3", "B6"),
    "kepuasan": _kepuasan,
    "rujukan": _rujukan,
    "dip-unit": _dip_unit,
    "dip": _dip,
}
