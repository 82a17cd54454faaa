"""One visit in a real browser: planned, invited to, captured without a net, closed (PK-07)."""

import re
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
from tests.peramban.petugas import buat_akun, tekan
from tests.peramban.tab import periksa_terbuka
from tests.serentak import serentak

TAMU, PESERTA = "Ketua Tamu", "Peserta Ruangan"


@pytest.fixture(scope="module")
def kantor(basis_data):
    """The kecamatan; Diskominfo holds the visit; one body to invite."""
    kantor = buat_kantor()
    Kegiatan.objects.all().delete()
    UnitFactory(nama="Dinas Komunikasi", peran_ppid=Unit.PeranPPID.UTAMA)
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


def kirim(halaman, nama, berhasil):
    halaman.get_by_role("button", name=nama, exact=True).click()
    expect(halaman.get_by_text(berhasil)).to_be_visible()


def rencanakan(halaman):
    mulai = timezone.localtime() + timedelta(minutes=5)
    halaman.goto("/admin/pemangku/kegiatan/add/")
    halaman.get_by_label("Sosialisasi", exact=True).check()
    halaman.get_by_label("Judul").fill("Kunjungan Cipedes")
    halaman.get_by_label("Mulai").fill(f"{mulai:%Y-%m-%dT%H:%M}")
    halaman.get_by_label("Selesai").fill(f"{mulai + timedelta(hours=2):%Y-%m-%dT%H:%M}")
    halaman.get_by_label("Tempat").fill("Aula kecamatan")
    halaman.get_by_label("Tuan rumah").select_option(label="Kecamatan Cipedes")
    halaman.get_by_label("Penyelenggara").select_option(label="Dinas Komunikasi")
    halaman.get_by_label("Tanda tangan peserta").select_option(
        label="Tanpa tanda tangan"
    )
    halaman.get_by_role("button", name="Simpan rencana").click()
    # Without a target the visit counts in no round; that is read and confirmed.
    halaman.get_by_label("Saya sudah membaca peringatan ini; tetap simpan").check()
    halaman.get_by_role("button", name="Simpan rencana").click()
    halaman.wait_for_url(re.compile(r"/kegiatan/[0-9a-f-]{36}/change/"))


def catat_di_ruangan(tab):
    """One without a net, one invited; both reach the server when the net is back."""
    halaman = tab.halaman
    halaman.get_by_role("link", name="Mode lapangan").click()
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
    return str(halaman.get_by_text("/terusan/").inner_text())


def laporkan(chromium, alamat, tautan):
    tab = buat_tab(chromium, alamat, lebar=360)
    halaman = tab.halaman
    halaman.goto(f"/terusan/{tautan.rstrip('/').rpartition('/')[2]}/")
    halaman.get_by_label("Jumlah orang").fill("45")
    halaman.get_by_label(LaporanTerusan.CaraHitung.DAFTAR_HADIR.label).check()
    halaman.get_by_label("Tempat").select_option(index=1)
    halaman.get_by_role("button", name="Kirim laporan").click()
    expect(halaman.get_by_text("laporan Anda sudah masuk")).to_be_visible()
    expect(halaman.get_by_text("1 dari 2 kali")).to_be_visible()
    assert periksa_terbuka(halaman) == {}
    halaman.context.close()
    assert tab.galat == []


def test_pk_07_one_visit_from_the_plan_to_the_closed_record(petugas, chromium, alamat):
    halaman = petugas.halaman
    rencanakan(halaman)
    catatan = halaman.url
    tekan(halaman, "Undang")
    halaman.get_by_label("LPM").check()
    kirim(halaman, "Undang", "Undangan ditambahkan.")
    tekan(halaman, "Mulai")
    expect(halaman.get_by_text("Kegiatan berlangsung.")).to_be_visible()
    catat_di_ruangan(petugas)
    laporkan(chromium, alamat, ambil_janji(halaman))
    halaman.goto(catatan)
    tekan(halaman, "Akhiri")
    expect(halaman.get_by_text("Lengkapi berkasnya")).to_be_visible()
    tekan(halaman, "Tulis notulen")
    halaman.get_by_label("Notulen").fill("Peserta mengenal tiga kanal layanan. " * 3)
    halaman.get_by_role("button", name="Simpan notulen").click()
    tekan(halaman, "Catat langkah berikutnya")
    halaman.get_by_label("Yang harus dilakukan").fill("Pasang stiker di loket.")
    halaman.get_by_label("Unit yang mengerjakan").select_option(
        label="Kecamatan Cipedes"
    )
    tenggat = timezone.localdate() + timedelta(days=7)
    halaman.get_by_label("Paling lambat").fill(f"{tenggat:%Y-%m-%d}")
    kirim(halaman, "Catat langkah berikutnya", "Langkah berikutnya tercatat")
    assert periksa_terbuka(halaman) == {}
    halaman.get_by_role("link", name="Cetak Berita acara").click()
    expect(halaman.get_by_text("DRAF").first).to_be_visible()
    halaman.goto(catatan)
    tekan(halaman, "Tutup kegiatan")
    expect(halaman.get_by_text("sejak sekarang hanya dapat dibaca")).to_be_visible()
    (hasil,) = serentak(1, lambda _: _tersimpan())
    assert hasil == ("ditutup", 2, 1)


def _tersimpan():
    satu = Kegiatan.objects.get()
    hadir = Kehadiran.objects.sah().filter(kegiatan=satu).count()
    return satu.status, hadir, Orang.objects.filter(nama=PESERTA).count()
