"""The complaint form as a citizen without JavaScript fills it in."""

import re
from datetime import timedelta

import time_machine
from django.utils import timezone

from organisasi.kantor.peta import kelurahan_dari_titik, kotak
from organisasi.models import Draf, PeranPPID, Wilayah
from pengaduan.models import KategoriPengaduan, Pengaduan
from tests.factories.organisasi import (
    BatasWaktuFactory,
    HariLiburFactory,
    UnitFactory,
    WilayahFactory,
)
from tests.factories.pengaduan import KategoriFactory, PengaduanFactory

MULAI = "/pengaduan/ajukan/mulai/"
URAIAN = "Tiga lampu jalan di depan pasar mati sejak hari Minggu."
DARURAT = "Rumah tetangga saya terbakar sekarang, api besar, tolong!"
KELURAHAN = "32.78.05.1001"
TITIK = "-7.327400, 108.220700"
ISI = {
    "apa": {
        "jenis": "pengaduan",
        "judul": "Lampu jalan mati",
        "uraian": URAIAN,
        "harapan": "Dinyalakan lagi.",
    },
    "kategori": {"kategori": "lampu"},
    "tempat": {"kelurahan": KELURAHAN, "lokasi": "Depan pasar"},
    "kapan": {"tanggal_kejadian": ""},
    "foto": {},
    "pelindungan": {"anonim": "tidak", "rahasia": "tidak"},
    "kontak": {"surel": "siti@contoh.id", "nama": "Siti Contoh"},
}
BATAS = (
    ("pengaduan.verifikasi", 3),
    ("pengaduan.tanggapan_pertama", 5),
    ("pengaduan.tunggu_pelapor", 10),
    ("pengaduan.lengkapi", 30),
    ("pengaduan.selesai.berkadar", 60),
    ("pengaduan.selesai.tidak_berkadar", 14),
    ("pengaduan.selesai.normatif", 5),
)


def siapkan_kantor():
    """The rows of law, the office, categories and a kelurahan; returns the main PPID."""
    utama = UnitFactory(
        kode="DISKOMINFO",
        nama="Dinas Komunikasi",
        slug="diskominfo",
        peran_ppid=PeranPPID.UTAMA,
    )
    for kode, nilai in BATAS:
        BatasWaktuFactory(kode=kode, nilai=nilai, pasti=True)
    tahun = timezone.localdate().year
    for satu in (tahun - 1, tahun, tahun + 1):
        HariLiburFactory(tanggal=timezone.localdate().replace(satu, 12, 25))
    KategoriFactory(kode="lampu", nama="Penerangan jalan", radius_m=50)
    KategoriFactory(
        kode="kekerasan",
        nama="Kekerasan",
        rahasia=True,
        alasan_rahasia="Supaya korban aman.",
        tanda_bahaya="sedang terjadi",
    )
    siapkan_wilayah()
    return utama


def siapkan_wilayah():
    cipedes = WilayahFactory(kode="32.78.05", nama="Cipedes")
    return WilayahFactory(
        kode=KELURAHAN,
        nama="Panglayungan",
        tingkat=Wilayah.Tingkat.KELURAHAN,
        induk=cipedes,
    )


def mulai(client, awal=MULAI, **ubah):
    """Open the form, type for a while, send the first step; returns the draft's secret."""
    with time_machine.travel(timezone.now() - timedelta(seconds=30)):
        halaman = client.get(awal).text
    dibuka = re.search(r'name="dibuka" value="([^"]+)"', halaman)
    assert dibuka
    jawab = client.post(awal, ISI["apa"] | {"dibuka": dibuka[1]} | ubah)
    assert jawab.status_code == 302, jawab.content.decode()[:3000]
    cocok = re.match(r"/pengaduan/ajukan/([A-Z0-9]{16})/", jawab["Location"])
    assert cocok, jawab["Location"]
    return cocok[1]


def alamat(kode, langkah):
    return f"/pengaduan/ajukan/{kode}/{langkah}/"


def kirim(client, kode, langkah, **ubah):
    return client.post(alamat(kode, langkah), ISI.get(langkah, {}) | ubah)


def isi_semua(client, sampai="kontak", **ubah):
    kode = mulai(client, **ubah.get("apa", {}))
    for langkah in list(ISI)[1 : list(ISI).index(sampai) + 1]:
        jawab = kirim(client, kode, langkah, **ubah.get(langkah, {}))
        assert jawab.status_code == 302, (langkah, jawab.content.decode()[:4000])
    return kode


def ajukan(client, **ubah):
    jawab = client.post(alamat(isi_semua(client, **ubah), "periksa"))
    assert jawab.status_code == 302, jawab.content.decode()[:4000]
    return Pengaduan.objects.latest("pk")


def draf():
    return Draf.objects.latest("pk")


def umum(nomor="TSM-2024-000077", **lain):
    """A verified complaint about lamps in Panglayungan that everybody may read."""
    return PengaduanFactory(
        **{
            "nomor": nomor,
            "umum": True,
            "terverifikasi": True,
            "kategori": KategoriPengaduan.objects.get(kode="lampu"),
            "kelurahan_id": KELURAHAN,
            "uraian": URAIAN,
        }
        | lain
    )


def titik_di(kelurahan):
    """A point in a kelurahan: the first of a grid over its box that lies inside."""
    batas = kotak(kelurahan)
    for ke in range(1, 100):
        lintang = batas.selatan + (batas.utara - batas.selatan) * (ke % 10) / 10
        bujur = batas.barat + (batas.timur - batas.barat) * (ke // 10) / 10
        if kelurahan_dari_titik(lintang, bujur) == kelurahan:
            return round(lintang, 6), round(bujur, 6)
    raise AssertionError(kelurahan)
