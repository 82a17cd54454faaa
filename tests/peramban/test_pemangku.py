"""Pages of stakeholders in a real browser: sound in each width and colour (PK-60)."""

import re
from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from organisasi.kantor.peran import Peran
from organisasi.models import Unit
from pemangku.models import Jabatan, TautanPribadi
from tests.factories import pemangku as f
from tests.factories.kunjungan import (
    JajakKertasFactory,
    KomitmenFactory,
    PenilaianFactory,
    TitipanFactory,
)
from tests.pemangku.kantor_lapangan import Kantor, buat_kantor
from tests.peramban.petugas import Akun, buat_akun
from tests.peramban.tab import STAF, periksa_layar, periksa_terbuka
from tests.serentak import serentak

P = "/admin/pemangku/"
UMUM = (
    "/mitra/",
    "/mitra/daftar/",
    "/d/{pintu}/",
    "/d/{pintu}/survei/akhir/",
    "/janji/{janji}/",
    "/saya/{saya}/",
    "/saya/{lembaga}/",
)
PETUGAS = (
    "/kegiatan/{kegiatan}/titipan/",
    "/kegiatan/{kegiatan}/layar/",
    "/laporan/bahan/",
    f"{P}pemangku/{{pemangku}}/data/",
    f"{P}pemangku/{{pemangku}}/tindakan/nilai/",
    f"{P}pemangku/{{pemangku}}/change/",
    f"{P}pemangku/{{pemangku}}/tindakan/catat_hubungan/",
    f"{P}eksporpribadi/add/",
)


@dataclass(frozen=True, slots=True)
class Ruang:
    bagian: dict[str, str]
    akun: Akun


@pytest.fixture(scope="module")
def ruang(basis_data):
    """A visit with what hangs on it; everything in it has a page."""
    kantor: Kantor = buat_kantor()
    # A letterhead as offices have it: long words that hold no space.
    Unit.objects.filter(pk=kantor.kegiatan.penyelenggara_id).update(
        alamat="Jalan Bantarsari Nomor 1",
        surel="pelayanan.kecamatancipedes@tasikmalayakota.go.id",
        situs="https://kecamatancipedes.tasikmalayakota.go.id",
    )
    jabatan = f.JabatanFactory(
        orang__nama="Ketua Contoh",
        pemangku__nama_resmi="LPM Nagarasari",
        pemangku__pengelola=kantor.kecamatan,
        peran_khusus=[Jabatan.PeranKhusus.NARAHUBUNG_UTAMA],
    )
    f.UndanganFactory(kegiatan=kantor.kegiatan, pemangku=jabatan.pemangku)
    janji = KomitmenFactory(
        kegiatan=kantor.kegiatan,
        pemangku=jabatan.pemangku,
        tenggat=timezone.localdate() + timedelta(days=3),
    )
    PenilaianFactory(pemangku=jabatan.pemangku)
    TitipanFactory(kegiatan=kantor.kegiatan)
    for tahap in ("awal", "akhir"):
        JajakKertasFactory(kegiatan=kantor.kegiatan, tahap=tahap)
    for tujuan in ("undangan", "siaran_informasi"):
        f.PersetujuanFactory(orang=jabatan.orang, tujuan=tujuan)
    daftar = f.PendaftaranMandiriFactory(
        kegiatan=kantor.kegiatan, status="cocok", orang=jabatan.orang
    )
    tautan = TautanPribadi.objects
    kini = timezone.now()
    bagian = {
        "kegiatan": str(kantor.kegiatan.pk),
        "pintu": kantor.kegiatan.token,
        "pemangku": str(jabatan.pemangku.pk),
        "saya": tautan.buat(tujuan="saya", pendaftaran=daftar, pada=kini),
        "janji": tautan.buat(tujuan="janji", komitmen=janji, pada=kini),
        "lembaga": tautan.buat(
            tujuan="saya",
            pemangku=jabatan.pemangku,
            orang=jabatan.orang,
            pada=kini,
            berlaku_sampai=kini + timedelta(days=14),
        ),
    }
    akun = buat_akun(Peran.PENGELOLA_PEMANGKU, kantor.kecamatan)
    return Ruang(bagian, akun)


@pytest.fixture(scope="module")
def pengelola(tab, ruang):
    return tab(akun=ruang.akun)


@pytest.fixture(scope="module")
def umum(tab, ruang):
    return tab()


@pytest.mark.parametrize("pola", UMUM)
def test_pk_60_what_people_open_has_no_fault(umum, ruang, pola):
    assert periksa_layar(umum, pola.format(**ruang.bagian)) == {}


def test_pk_09_the_screen_counts_without_being_loaded_anew(tab, ruang):
    halaman = tab(akun=ruang.akun).halaman
    halaman.clock.install()
    halaman.goto(f"/kegiatan/{ruang.bagian['kegiatan']}/layar/")
    expect(halaman.get_by_text("0 mendaftar dengan kode ini")).to_be_visible()
    halaman.evaluate("window.tetap = true")
    serentak(1, lambda _: f.KehadiranFactory(kegiatan_id=ruang.bagian["kegiatan"]))
    halaman.clock.run_for(21_000)
    expect(halaman.get_by_text("1 dicatat petugas")).to_be_visible()
    assert halaman.evaluate("window.tetap")


@pytest.mark.parametrize("pola", PETUGAS)
def test_pk_60_what_officers_open_has_no_fault(pengelola, ruang, pola):
    assert periksa_layar(pengelola, pola.format(**ruang.bagian)) == {}


def test_a_call_is_logged_from_a_row_and_its_step_is_done_from_the_day(tab, ruang):
    """On a phone: two presses and two sentences; the step is closed on the today list."""
    penjaga = tab(akun=ruang.akun)
    halaman = penjaga.halaman
    halaman.set_viewport_size({"width": 360, "height": 780})
    halaman.goto(f"{P}pemangku/?q=LPM+Nagarasari")
    halaman.get_by_role("link", name="Catat hubungan").click()
    halaman.get_by_label("Lewat").select_option(label="Telepon")
    halaman.get_by_label("Dengan").select_option(label="Ketua Contoh")
    halaman.get_by_label("Apa yang dibicarakan").fill("Minta jadwal kunjungan.")
    halaman.get_by_label("Langkah berikutnya").fill("Kirim jadwal kunjungan")
    assert periksa_terbuka(halaman, STAF) == {}
    halaman.set_viewport_size({"width": 360, "height": 780})
    halaman.get_by_role("button", name="Catat hubungan").click()
    expect(halaman.get_by_text("Telepon dengan Ketua Contoh")).to_be_visible()
    halaman.goto("/admin/")
    selesai = halaman.get_by_role("button", name=re.compile("Selesai.*Kirim jadwal"))
    selesai.click()
    expect(halaman.get_by_text("Langkah ini selesai.")).to_be_visible()
    expect(halaman.get_by_text("Kirim jadwal kunjungan")).to_have_count(0)
    halaman.goto(f"{P}pemangku/{ruang.bagian['pemangku']}/change/")
    kata = "Langkah berikutnya: Kirim jadwal kunjungan (selesai)"
    expect(halaman.get_by_text(kata)).to_be_visible()
    assert penjaga.galat == []
