"""What the tests of the shipped data files share: where they lie and what they hold."""

from urllib.parse import urlsplit

import pytest

from dev.pembuat_data.berkas import AKAR, baca_csv

ORGANISASI = AKAR / "organisasi" / "data"
INFORMASI = AKAR / "informasi" / "data"
PENGADUAN = AKAR / "pengaduan" / "data"
HALAMAN = ORGANISASI / "halaman"
BERSAMA = AKAR.parent / "shared" / "data"
perlu_bersama = pytest.mark.skipif(
    not BERSAMA.is_dir(), reason="the collected source data lie outside the product"
)

KOLOM = {
    "unit": "kode slug nama singkatan jenis bentuk induk wilayah_kode peran_ppid tugas "
    "alamat situs keyakinan sumber",
    "wilayah": "kode nama tingkat induk ejaan_lain",
    "isu": "kode nama induk kategori_pengaduan",
    "hari_libur": "tanggal nama jenis dasar keterangan",
    "batas_waktu": "kode nilai satuan dasar pasti berlaku_sejak keterangan",
    "dasar_hukum": "kode jenis nomor tahun judul tautan berlaku diganti_oleh catatan",
    "kanal_layanan": "kode nama jenis nomor web kanal_lain lingkup jam biaya cocok_untuk "
    "bukan_untuk sumber keyakinan terhubung catatan diperiksa_pada",
    "kelompok": "kode klasifikasi nama dasar urut penjelasan",
    "katalog": "kode judul ringkasan klasifikasi kelompok unit_kode penanggung_jawab "
    "waktu_pembuatan tahun bentuk tautan jenis_bukti sumber catatan",
    "pasal17": "huruf nama penjelasan jangka",
    "sinonim": "istilah",
    "pintu": "topik pintu kata",
    "ejaan": "kata tulisan",
    "kategori": "kode nama contoh unit_kode kelas rahasia alasan_rahasia tanda_bahaya "
    "radius_m urut",
    "topik": "kode nama kategori unit_kode pendukung kewenangan lembaga_luar kanal "
    "lapor_topik lapor_subtopik darurat contoh_darurat catatan",
    "teks_balasan": "tindakan kategori judul isi urut",
}
HITUNGAN = {
    "unit": 116,
    "wilayah": 80,
    "isu": 19,
    "hari_libur": 108,
    "batas_waktu": 40,
    "dasar_hukum": 30,
    "kanal_layanan": 25,
    "kelompok": 39,
    "katalog": 147,
    "pasal17": 10,
    "sinonim": 118,
    "pintu": 108,
    "ejaan": 17,
    "kategori": 19,
    "topik": 135,
    "teks_balasan": 56,
}


def letak(nama):
    folder = ORGANISASI
    if nama in {"kelompok", "katalog", "pasal17", "sinonim"}:
        folder = INFORMASI
    elif nama in {"kategori", "topik", "teks_balasan"}:
        folder = PENGADUAN
    return folder / f"{nama}.csv"


def baris(nama):
    return baca_csv(letak(nama))


def kunci(nama, kolom="kode"):
    return {b[kolom] for b in baris(nama)}


def semua_berkas():
    return sorted(
        f
        for folder in (ORGANISASI, INFORMASI, PENGADUAN)
        for f in folder.rglob("*")
        if f.is_file()
    )


def halaman(berkas):
    kepala, isi = berkas.read_text(encoding="utf-8").split("\n\n", 1)
    return dict(g.split(": ", 1) for g in kepala.splitlines()), isi


SEMUA_HALAMAN = sorted(HALAMAN.glob("*.md"))


def resmi(tautan):
    bagian = urlsplit(tautan)
    host = bagian.hostname or ""
    return (
        bagian.scheme in {"http", "https"}
        and host.endswith(".go.id")
        and not host.startswith("mail.")
    )
