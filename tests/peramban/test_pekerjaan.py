"""Twenty-four jobs of officers by clicks alone, from the today page: how many each takes.

The table is printed and stands in docs/kecepatan.md; what is typed or chosen is no click.
"""

import re
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from organisasi.kantor.peran import Peran
from organisasi.models import Unit
from tests.factories import pengaduan as f
from tests.factories.informasi import (
    DokumenFactory,
    KeberatanFactory,
    PermohonanFactory,
    RancanganFactory,
    RujukanFactory,
    UjiKonsekuensiFactory,
)
from tests.factories.organisasi import UnitFactory
from tests.informasi.katalog.test_impor import ISI, XLSX, berkas
from tests.peramban.aduan import FOTO, siapkan_kantor
from tests.peramban.petugas import buat_akun
from tests.peramban.test_permohonan import PDF
from tests.petugas import petugas_berperan

TABEL = Path(__file__).parents[2] / "docs" / "kecepatan.md"
DAFTAR: Any = {"name": "daftar.xlsx", "mimeType": XLSX, "buffer": berkas(ISI).read()}
KALIMAT = "Datanya dicatat oleh dinas itu."


class Hitung:
    """A page that counts what is clicked on it and the pages that come of it."""

    def __init__(self, halaman):
        self.halaman, self.klik, self.laman = halaman, 0, 0
        halaman.on("framenavigated", self._pindah)

    def _pindah(self, _bingkai):
        self.laman += 1

    def mulai(self):
        self.halaman.goto("/admin/")
        self.klik = self.laman = 0

    def tekan(self, *nama):
        """Each is the beginning of what a link, a button or a fold is called."""
        for satu in nama:
            self.klik += 1
            kata = re.escape(satu).replace(":", r"\s?:")
            awal = re.compile(rf"^\s*{kata}")
            semua = self.halaman.get_by_role("button", name=awal)
            for lain in (
                self.halaman.get_by_role("link", name=awal),
                self.halaman.locator("summary").filter(has_text=awal),
            ):
                semua = semua.or_(lain)
            utama = self.halaman.locator("main *").and_(semua).locator("visible=true")
            bilah = self.halaman.locator(".bar nav *").and_(semua)
            (utama if utama.count() else bilah).first.click()
            self.halaman.wait_for_load_state()

    def isi(self, **kolom):
        for nama, nilai in kolom.items():
            satu = self.halaman.locator(f"main [name={nama}]").first
            if isinstance(nilai, int):
                satu.select_option(index=nilai)
            elif satu.evaluate("u => u.tagName") == "SELECT":
                satu.select_option(nilai)
            else:
                satu.fill(nilai)

    def pilih(self, nama, nilai=""):
        """Of a group of boxes or buttons."""
        ekor = f"[value={nilai}]" if nilai else ""
        self.halaman.locator(f"main [name={nama}]{ekor}").first.check()

    def butir(self, judul, putusan):
        self.halaman.locator("[name$=-judul]").last.fill(judul)
        self.halaman.locator(f"[name$=-putusan][value={putusan}]").last.check()

    def berhasil(self, kata=""):
        kabar = self.halaman.locator(".messagelist .success", has_text=kata)
        expect(kabar.first).to_be_visible()


class Pekerjaan(NamedTuple):
    nama: str
    siapa: str
    # Clicks and pages before, as they were counted by hand; "": the form was seen only.
    dulu: str
    batas: int
    kerja: Callable[[Hitung], object]


PEKERJAAN: list[Pekerjaan] = []


def pekerjaan(*isi):
    return lambda kerja: PEKERJAAN.append(Pekerjaan(*isi, kerja))


@pekerjaan("Catat permohonan di loket dan serahkan tanda buktinya", "loket", "3 / 3", 3)
def _loket(j):
    j.tekan("Catat permohonan")
    j.isi(nama="Euis", alamat="Jl. Cikalang 3", telepon="081200000001")
    j.isi(rincian="Peta RW.", tujuan="Skripsi.")
    j.tekan("Simpan dan buat tanda bukti")
    with j.halaman.expect_download():
        j.tekan("Unduh tanda bukti")


@pekerjaan("Minta kelengkapan berkas", "loket", "4 / 3", 3)
def _minta(j):
    j.tekan("Periksa kelengkapan: Kurang", "Minta kelengkapan", "Minta kelengkapan")
    j.berhasil("kekurangan")


@pekerjaan("Catat kelengkapan yang masuk", "loket", "3 / 3", 3)
def _lengkapi(j):
    j.tekan("Dilengkapi", "Catat kelengkapan")
    j.isi(butir_0="3278010101010001")
    j.tekan("Catat kelengkapan")
    j.berhasil()


@pekerjaan("Rujuk ke unit lain", "kepala", "3 / 3", 2)
def _rujuk(j):
    j.tekan("Rujuk ke unit lain: Dirujuk")
    j.isi(ke_unit=1, alasan=KALIMAT)
    j.tekan("Rujuk ke unit lain")
    j.berhasil("Rujukan ditawarkan")


@pekerjaan("Terima rujukan", "kepala", "3 / 3", 3)
def _terima(j):
    j.tekan("Terima atau kembalikan rujukan: Ditawarkan", "Terima rujukan")
    j.tekan("Terima rujukan")
    j.berhasil()


@pekerjaan("Perpanjang waktu menjawab", "kepala", "3 / 3", 3)
def _perpanjang(j):
    j.tekan("Jawab: Diperpanjang", "Perpanjang waktu")
    j.isi(alasan=KALIMAT)
    j.tekan("Perpanjang waktu")
    j.berhasil()


@pekerjaan("Tolak sebagian: satu diberikan, satu ditolak", "kepala", "7 / 6", 5)
def _jawab(j):
    """One document is given, one refused on a tested ground; the main PPID decides."""
    j.tekan("Jawab: Sebagian", "Tulis jawaban")
    j.isi(penjelasan="Sebagian kami berikan.")
    j.butir("Rekap penduduk", "diberikan")
    j.halaman.locator("[name$=-unggahan]").last.set_input_files(PDF)
    j.tekan("Simpan dan tambah dokumen")
    j.butir("Denah ruang peladen", "ditolak")
    j.halaman.locator("[name$=-uji]").last.select_option(index=1)
    j.halaman.locator("[name$=-alasan]").last.fill("Dikecualikan menurut ujinya.")
    j.tekan("Lihat suratnya", "Ajukan ke PPID Utama")
    j.berhasil("PPID Utama")


@pekerjaan("Putuskan konsep penolakan", "utama", "3 / 3", 3)
def _putuskan(j):
    j.tekan("Putuskan konsep jawaban: Sebagian", "Kirim jawaban", "Kirim jawaban")
    j.berhasil()


@pekerjaan("Kabulkan keberatan", "atasan", "4 / 4", 4)
def _keberatan(j):
    j.tekan("Tanggapi keberatan", "Tanggapi keberatan")
    besok = timezone.localdate() + timedelta(days=7)
    j.isi(hasil="dikabulkan", putusan="Permintaan warga sudah jelas.")
    j.isi(perintah="Berikan rekapnya.", perintah_jatuh_tempo=f"{besok}")
    j.tekan("Tanggapi keberatan", "Tanggapi keberatan")
    j.berhasil()


@pekerjaan("Susun rancangan informasi publik", "kepala", "2 / 2", 2)
def _susun(j):
    j.tekan("Rancangan informasi publik")
    j.isi(judul="Rekap kunjungan loket", ringkasan="Banyaknya warga yang datang.")
    j.isi(klasifikasi="setiap_saat", penanggung_jawab="Camat", waktu_pembuatan="2024")
    j.tekan("Simpan")
    j.berhasil()


@pekerjaan("Terbitkan informasi publik", "utama", "", 4)
def _terbitkan(j):
    j.tekan("Terbitkan atau kembalikan: Diperiksa", "Terbitkan", "Terbitkan")
    j.berhasil("Sudah terbit")


@pekerjaan("Tarik informasi publik", "utama", "3 / 3", 3)
def _tarik(j):
    j.tekan("Tinjau ulang: Ditarik", "Tarik")
    j.isi(teks=KALIMAT)
    j.tekan("Tarik")
    j.berhasil("Informasi ditarik")


@pekerjaan("Umumkan bahaya (serta-merta)", "kepala", "", 3)
def _umumkan(j):
    j.tekan("Umumkan bahaya")
    j.isi(judul="Banjir setinggi lutut di Cipedes.")
    j.tekan("Simpan, lalu umumkan", "Umumkan sekarang")
    j.berhasil("Pengumuman tampil")


@pekerjaan("Verifikasi aduan", "sp4n", "3 / 3", 3)
def _verifikasi(j):
    j.tekan("Periksa aduan: Lubang", "Verifikasi", "Verifikasi")
    j.berhasil("terverifikasi")


@pekerjaan("Teruskan aduan ke unit", "sp4n", "3 / 3", 3)
def _teruskan(j):
    j.tekan("Teruskan aduan: Selokan", "Teruskan")
    j.pilih("tujuan", "unit")
    j.isi(unit=1)
    j.tekan("Teruskan")
    j.berhasil("Aduan diteruskan")


@pekerjaan("Catat nomor SP4N-LAPOR!", "kepala", "3 / 3", 3)
def _nomor(j):
    j.tekan("Catat nomor SP4N-LAPOR!: Trotoar", "Catat nomor")
    j.isi(tracking_id="7654321", tanggal_input=f"{timezone.localdate()}")
    j.tekan("Catat nomor")
    j.berhasil()


@pekerjaan("Tindak lanjuti aduan", "kepala", "4 / 4", 3)
def _tindaklanjuti(j):
    j.tekan("Tangani aduan: Jembatan", "Tindak lanjuti")
    j.isi(kalimat="Petugas kami berangkat hari ini.")
    j.tekan("Tindak lanjuti")
    j.berhasil("Tindak lanjut tercatat")


@pekerjaan("Usulkan hasil dengan bukti", "kepala", "3 / 3", 3)
def _usulkan(j):
    j.tekan("Tangani aduan: Pohon", "Usulkan hasil")
    j.pilih("hasil", "tertangani")
    j.isi(kalimat="Pohonnya sudah dipangkas.")
    j.halaman.locator("[name=bukti]").set_input_files(FOTO)
    j.tekan("Usulkan hasil")
    j.berhasil("Usulan tersimpan")


@pekerjaan("Periksa hasil sebagai orang kedua", "sp4n", "3 / 3", 3)
def _periksa(j):
    j.tekan("Periksa hasil aduan: Sampah", "Setujui hasil", "Setujui hasil")
    j.berhasil("Pelapor diminta menjawab")


@pekerjaan("Catat bahwa pelapor menjawab belum", "kepala", "3 / 3", 3)
def _belum(j):
    j.tekan("Marka", "Catat jawaban pelapor")
    j.pilih("beres", "tidak")
    j.isi(alasan="Cat belum kering, sudah pudar.")
    j.tekan("Catat jawaban pelapor")
    j.berhasil("Jawaban pelapor tercatat")


@pekerjaan("Tutup aduan karena pelapor menjawab sudah", "kepala", "", 3)
def _tutup(j):
    j.tekan("Halte", "Catat jawaban pelapor")
    j.pilih("beres", "ya")
    j.tekan("Catat jawaban pelapor")
    j.berhasil("Jawaban pelapor tercatat")


@pekerjaan("Impor daftar informasi dari Excel", "kepala", "4 / 3", 4)
def _impor(j):
    j.tekan("Informasi publik", "Lainnya", "Impor dari Excel")
    j.halaman.locator("main [type=file]").set_input_files(DAFTAR)
    j.tekan("Lihat hasilnya")
    expect(j.halaman.get_by_role("heading", level=1)).to_contain_text("Impor")


@pekerjaan("Undang petugas baru dengan perannya", "teknis", "2 / 3", 2)
def _undang(j):
    j.tekan("Undang petugas")
    j.isi(nama="Asep Baru", email="asep@example.id")
    awal = "#id_penugasan-0-"
    j.halaman.locator(f"{awal}peran").select_option("ppid_pembantu")
    j.halaman.locator(f"{awal}unit").select_option(index=1)
    j.tekan("Simpan")
    j.berhasil()


@pekerjaan("Terima laporan di konsol 112", "operator", "1 / 1", 1)
def _terima_112(j):
    j.halaman.goto("/admin/pengaduan/insiden/konsol/")
    j.laman = 0
    j.tekan("Terima, saya tangani")
    j.berhasil("Telepon 112 sekarang")


@pytest.fixture(scope="module")
def kantor(dunia):
    Unit.objects.filter(pk=dunia.kecamatan.pk).update(peran_ppid="pembantu")
    unit, kini = dunia.kecamatan, timezone.localdate()
    kategori, pada = siapkan_kantor(unit), timezone.now()
    dinas = UnitFactory(nama="Dinas Kependudukan", peran_ppid="pembantu")
    setda = UnitFactory(nama="Sekretariat Daerah", slug="setda")
    dasar: dict[str, Any] = {
        "unit": unit,
        "tanggal_terima": kini,
        "jatuh_tempo": kini + timedelta(days=3),
        "status_sejak": pada,
    }

    def minta(rincian, **lain):
        return PermohonanFactory(rincian=f"{rincian}.", **dasar | lain)

    minta("Kurang", pemohon__nik="")
    minta(
        "Dilengkapi",
        pemohon__nik="",
        status="menunggu_kelengkapan",
        kurang=["NIK"],
        lengkapi_sampai=kini + timedelta(days=3),
    )
    minta("Sebagian", diproses=True)
    UjiKonsekuensiFactory(
        dokumen__unit=unit,
        disetujui_pada=pada,
        disetujui_oleh=petugas_berperan(Peran.PPID_UTAMA, dunia.utama),
    )
    minta("Dirujuk", diproses=True)
    minta("Diperpanjang", diproses=True)
    RujukanFactory(
        berkas=minta("Ditawarkan", diproses=True, unit=dinas),
        ke_unit=unit,
        diajukan_pada=pada,
        tenggat=kini + timedelta(days=2),
    )
    KeberatanFactory(
        permohonan=minta("Digugat", diproses=True),
        tanggal_terima=kini,
        jatuh_tempo=kini + timedelta(days=3),
    )
    kasus = {"kategori": kategori} | dasar
    ditanya = {"menunggu_pelapor": True, "tunggu_sampai": kini + timedelta(days=3)}
    aduan = {
        "Lubang": {},
        "Selokan": {"terverifikasi": True},
        "Trotoar": {"diteruskan": True},
        "Jembatan": {"diteruskan": True},
        "Pohon": {"ditindaklanjuti": True},
        "Sampah": {"diusulkan": True},
        "Marka": ditanya,
        "Halte": ditanya,
    }
    semua = {n: f.PengaduanFactory(judul=n, **kasus | isi) for n, isi in aduan.items()}
    f.PenerusanFactory(pengaduan=semua["Trotoar"], nomor_sampai=kini)
    f.InsidenFactory(lokasi="Depan pasar")
    RancanganFactory(unit=unit, judul="Diperiksa", status="diperiksa")
    DokumenFactory(unit=unit, judul="Ditarik", tinjau_pada=kini)
    akun = {
        "loket": (Peran.PETUGAS_LAYANAN, unit),
        "kepala": (Peran.PPID_PEMBANTU, unit),
        "utama": (Peran.PPID_UTAMA, dunia.utama),
        "atasan": (Peran.ATASAN_PPID, setda),
        "sp4n": (Peran.ADMIN_SP4N, dunia.utama),
        "operator": (Peran.OPERATOR_112, dunia.utama),
        "teknis": (Peran.ADMIN_TEKNIS, dunia.utama),
    }
    return {nama: buat_akun(*satu) for nama, satu in akun.items()}


def test_twenty_four_jobs_take_no_more_clicks_than_they_should(buka, kantor):
    meja: dict[str, Hitung] = {}
    baris = ["| pekerjaan | dulu | kini | batas |", "| --- | --- | --- | --- |"]
    terlalu = []
    for satu in PEKERJAAN:
        if satu.siapa not in meja:
            meja[satu.siapa] = Hitung(buka(akun=kantor[satu.siapa]))
        j = meja[satu.siapa]
        j.mulai()
        satu.kerja(j)
        dulu = satu.dulu or "–"
        baris.append(f"| {satu.nama} | {dulu} | {j.klik} / {j.laman} | {satu.batas} |")
        if j.klik > satu.batas:
            terlalu.append(satu.nama)
    tabel = "\n".join(baris)
    sys.stdout.write(tabel)
    assert terlalu == []
    assert len(baris) == 2 + 24
    assert tabel in TABEL.read_text(encoding="utf-8")
