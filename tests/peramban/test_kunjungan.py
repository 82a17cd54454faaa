"""One visit in a real browser: planned, invited to, captured without a net, closed (PK-07)."""

import re
import sys
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from organisasi.kantor.peran import Peran
from organisasi.models import Unit
from pemangku.models import Janji, Kegiatan, Kehadiran, LaporanTerusan, Orang
from tests.factories import pemangku as f
from tests.factories.organisasi import UnitFactory
from tests.pemangku.kantor_lapangan import buat_kantor
from tests.peramban.conftest import buat_tab
from tests.peramban.petugas import buat_akun
from tests.peramban.tab import periksa_terbuka
from tests.peramban.test_pekerjaan import TABEL, Hitung
from tests.peramban.test_permohonan import PDF
from tests.serentak import serentak

KLIK_PALING_BANYAK = 25
TAMU, PESERTA = "Ketua Tamu", "Peserta Ruangan"


@pytest.fixture(scope="module")
def kantor(basis_data):
    """The kecamatan; Diskominfo holds the visit; one body to invite."""
    kantor = buat_kantor()
    Kegiatan.objects.all().delete()
    UnitFactory(nama="Dinas Komunikasi", peran_ppid=Unit.PeranPPID.UTAMA)
    f.SasaranPutaranFactory(putaran__status="berjalan", unit=kantor.kecamatan)
    Unit.objects.filter(pk=kantor.kecamatan.pk).update(peran_ppid="pembantu")
    f.JabatanFactory(
        orang__nama=TAMU,
        pemangku__nama_resmi="LPM Nagarasari",
        pemangku__pengelola=kantor.kecamatan,
        pemangku__jenis__unsur__nama="LPM",
        peran_khusus=["narahubung_utama"],
    )
    return kantor


@pytest.fixture(scope="module")
def akun(kantor):
    return buat_akun(Peran.PPID_PEMBANTU, kantor.kecamatan)


@pytest.fixture
def petugas(chromium, alamat, akun):
    tab = buat_tab(chromium, alamat, lebar=360, luring=True, akun=akun)
    yield tab
    tab.halaman.context.close()
    assert tab.galat == []


def rencanakan(j):
    """The round asks for this kecamatan: the form is filled but for day and hour."""
    j.tekan("Kunjungan berikutnya", "Rencanakan kunjungan")
    mulai = timezone.localtime() + timedelta(minutes=5)
    halaman = j.halaman
    halaman.get_by_label("Mulai").fill(f"{mulai:%Y-%m-%dT%H:%M}")
    halaman.get_by_label("Selesai").fill(f"{mulai + timedelta(hours=2):%Y-%m-%dT%H:%M}")
    j.tekan("Simpan rencana")
    # On a day off the portal asks once more; an officer would plan another day.
    if halaman.get_by_text("Periksa dulu").is_visible():
        halaman.get_by_label("Saya sudah membaca peringatan ini; tetap simpan").check()
        halaman.get_by_role("button", name="Simpan rencana").click()
    halaman.wait_for_url(re.compile(r"/kegiatan/[0-9a-f-]{36}/change/"))


def catat_di_ruangan(tab):
    """One without a net, one invited; both reach the server when the net is back."""
    halaman = tab.halaman
    status = halaman.locator("[data-keadaan]")
    expect(status).not_to_be_empty()
    halaman.locator("[data-siap-luring]").wait_for()
    halaman.context.set_offline(True)
    halaman.get_by_label("Nama", exact=True).fill(PESERTA)
    halaman.get_by_label("Lembaga", exact=True).fill("PKK Kelurahan Nagarasari")
    halaman.get_by_role("button", name="Simpan & hadir").click()
    expect(status).to_have_text("Luring — 1 antre")
    halaman.context.set_offline(False)
    expect(status).to_have_text("Daring — semua terkirim")
    tamu = halaman.get_by_role("button", name=re.compile(f"Hadir.*{TAMU}"))
    tamu.click()
    # "Semua terkirim" still stands there from before; the button goes when it is queued.
    expect(tamu).to_have_count(0)
    expect(status).to_have_text("Daring — semua terkirim")


def ambil_janji(halaman):
    """A pledge in the room, two taps; returns the address that is sent to its maker."""
    halaman.get_by_role("link", name="Catat janji").click()
    halaman.get_by_label("Pemangku").select_option(index=1)
    halaman.get_by_label(Janji.Bentuk.RAPAT_WARGA.label).check()
    halaman.get_by_label("Berapa kali").fill("2")
    halaman.get_by_role("button", name="Catat janji").click()
    return str(halaman.get_by_text("/janji/").inner_text())


def laporkan(chromium, alamat, tautan):
    tab = buat_tab(chromium, alamat, lebar=360)
    halaman = tab.halaman
    halaman.goto(f"/janji/{tautan.rstrip('/').rpartition('/')[2]}/")
    halaman.get_by_label("Jumlah orang").fill("45")
    halaman.locator("details.lipat > summary").click()
    halaman.get_by_label(LaporanTerusan.CaraHitung.DAFTAR_HADIR.label).check()
    halaman.get_by_label("Tempat").select_option(index=1)
    halaman.get_by_role("button", name="Kirim laporan").click()
    expect(halaman.get_by_text("laporan Anda sudah masuk")).to_be_visible()
    expect(halaman.get_by_text("1 dari 2 kali")).to_be_visible()
    assert periksa_terbuka(halaman) == {}
    halaman.context.close()
    assert tab.galat == []


def test_pk_07_a_visit_from_plan_to_closed_papers_takes_at_most_25_clicks(
    petugas, chromium, alamat
):
    halaman = petugas.halaman
    j, hitung = Hitung(halaman), dict[str, int]()
    j.mulai()

    def langkah(nama):
        hitung[nama] = j.klik - sum(hitung.values())

    rencanakan(j)
    catatan = halaman.url
    langkah("Rencanakan")
    assert periksa_terbuka(halaman) == {}
    j.tekan("Undang")
    expect(halaman.get_by_text("1 lembaga aktif tuan rumah")).to_be_visible()
    assert periksa_terbuka(halaman) == {}
    j.tekan("Undang")
    j.berhasil("1 undangan dicatat")
    j.tekan("Tandai undangan terkirim")
    j.isi(tanggal=f"{timezone.localdate():%Y-%m-%d}")
    j.tekan("Tandai undangan terkirim")
    langkah("Undang")
    with halaman.expect_download():
        j.tekan("Cetak bekal")
    langkah("Cetak")
    j.tekan("Mulai")
    j.berhasil("Kegiatan berlangsung.")
    j.tekan("Mode lapangan")
    catat_di_ruangan(petugas)
    # Saved, ticked, and back to the visit.
    j.klik += 3
    langkah("Di ruangan, dua orang")
    laporkan(chromium, alamat, ambil_janji(halaman))
    halaman.goto(catatan)
    j.tekan("Catat langkah berikutnya")
    tenggat = timezone.localdate() + timedelta(days=7)
    halaman.get_by_label("Yang harus dilakukan").fill("Pasang stiker di loket.")
    halaman.get_by_label("Unit yang mengerjakan").select_option(
        label="Kecamatan Cipedes"
    )
    halaman.get_by_label("Paling lambat").fill(f"{tenggat:%Y-%m-%d}")
    j.tekan("Catat langkah berikutnya")
    langkah("Catat langkah berikutnya")
    j.tekan("Akhiri", "Tulis notulen")
    halaman.get_by_label("Notulen").fill("Peserta mengenal tiga kanal layanan. " * 3)
    halaman.get_by_label("Nomor berita acara").fill("BA/7/2026")
    j.tekan("Tulis notulen")
    j.tekan("Unggah daftar hadir bertanda tangan")
    halaman.locator("[name=pindaian]").set_input_files(PDF)
    j.tekan("Unggah daftar hadir bertanda tangan")
    j.tekan("Tutup kegiatan")
    j.berhasil("sejak sekarang hanya dapat dibaca")
    langkah("Tutup")
    assert periksa_terbuka(halaman) == {}
    j.tekan("Unggah berita acara bertanda tangan")
    with halaman.expect_download():
        j.tekan("Unduh berita acaranya")
    halaman.locator("[name=pindaian]").set_input_files(PDF)
    j.tekan("Unggah berita acara bertanda tangan")
    j.berhasil("Berita acara tersimpan.")
    langkah("Unggah berita acara")
    baris = [f"| {nama} | {klik} |" for nama, klik in hitung.items()]
    tabel = "\n".join(("| langkah | klik |", "| --- | --- |", *baris))
    tabel += f"\n| semuanya | {j.klik} |"
    sys.stdout.write(tabel)
    assert j.klik <= KLIK_PALING_BANYAK
    assert tabel in TABEL.read_text(encoding="utf-8")
    (hasil,) = serentak(1, lambda _: _tersimpan())
    assert hasil == ("ditutup", 2, 1)


def _tersimpan():
    satu = Kegiatan.objects.get()
    hadir = Kehadiran.objects.sah().filter(kegiatan=satu).count()
    return satu.status, hadir, Orang.objects.filter(nama=PESERTA).count()
