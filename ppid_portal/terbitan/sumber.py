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

from django.db.models import Count, Q, QuerySet, Value
from django.db.models.functions import Coalesce, NullIf
from django.utils import timezone

from informasi.dip.views import baris_dip, isi_dip, nilai
from informasi.models import HitunganKatalog, KelompokInformasi, Klasifikasi
from informasi.pengecualian.models import PASAL17
from organisasi.bahasa import BULAN
from organisasi.halaman.models import frasa_sinonim
from organisasi.kantor import peta
from organisasi.kantor.models import UnitQuerySet
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
from pemangku.models import JenisPemangku
from pengaduan.models import KategoriPengaduan, TopikPengaduan
from ppid_portal.angka.hitung import INDIKATOR
from ppid_portal.data_terbuka.dcat import SEMUA as HIMPUNAN
from ppid_portal.data_terbuka.resources import SEMUA as API
from ppid_portal.pelindungan_data.views import pemrosesan

type Sumber = Callable[[date], Iterable[Any]]
TIDAK_KOTA = ~Q(kewenangan=TopikPengaduan.Kewenangan.KOTA)
HARI_KERJA = 5


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
        yield unit[pk].nama, *baris, sum(baris)


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


SUMBER: Mapping[str, Sumber] = {
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
    "batas-waktu": lambda hari: BatasWaktu.objects.terkini(hari).filter(pasti=True),
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
    "dip-unit": _dip_unit,
    "dip": _dip,
}
