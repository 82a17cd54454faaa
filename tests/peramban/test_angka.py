"""Figures in a real browser: read, frozen, and worked on by keys alone (PK-53, 54).

Each stop of the tab key is seen, in order; forms are filled in and sent.
"""

from datetime import datetime, time

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from organisasi.alur.kepuasan import CUKUP
from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from organisasi.models import Unit
from ppid_portal.angka.hitung import hitung_dan_simpan
from ppid_portal.angka.periode import Periode
from ppid_portal.angka.potret import bekukan
from ppid_portal.lembar.suara import triwulan
from ppid_portal.models import BuktiDukung, LaporanTahunan
from tests.factories.organisasi import UnitFactory, WilayahFactory
from tests.factories.pengaduan import KepuasanFactory
from tests.factories.portal import (
    BuktiDukungFactory,
    LaporanTahunanFactory,
    LaporanTertandaFactory,
    PertanyaanFactory,
    RekapPanggilanFactory,
)
from tests.informasi.kantor import buka_kantor
from tests.peramban.ketik import maju_ke, telusuri
from tests.peramban.petugas import buat_akun
from tests.peramban.tab import LEBIH_LEBAR, SEMPIT, periksa_layar
from tests.ppid_portal.angka.meja import minta

JUNI = "2024-06"
TAUTAN = "https://contoh.invalid/dip/"
A = "/admin/ppid_portal/"
PDF = {"name": "sk.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4\n%%EOF\n"}
UMUM = (
    f"/kinerja/?periode={JUNI}",
    "/kinerja/{kecamatan}/",
    "/kinerja/cara-menghitung/",
    "/laporan-tahunan/",
    "/data/",
    "/api/",
    "{nilai}",
)
DALAM = (
    f"/indikator/?periode={JUNI}",
    f"/indikator/A2/?periode={JUNI}",
    "/indikator/potret/{potret}/",
    "/pimpinan/?periode=2024",
    f"{A}laporantahunan/{{rancangan}}/change/",
    f"{A}kuesioner/{{kuesioner}}/change/",
    f"{A}pertanyaan/{{tanya}}/change/",
    f"{A}pertanyaan/{{tanya}}/tindakan/berkas/",
)


@pytest.fixture(scope="module")
def kantor(basis_data):
    """Six requests of June 2024, all answered in time; what five people thought."""
    satu = buka_kantor()
    for hari in range(3, 9):
        minta("2024-06-03", dijawab=f"2024-06-0{hari}", unit=satu.kecamatan)
    RekapPanggilanFactory()
    pada = timezone.make_aware(
        datetime.combine(triwulan(timezone.localdate())[0].awal, time(9))
    )
    KepuasanFactory.create_batch(
        CUKUP, pada=pada, unsur_waktu=4, saran="Loket dibuka lebih pagi.\nTerima kasih."
    )
    hitung_dan_simpan(timezone.now())
    return satu


@pytest.fixture(scope="module")
def isi(kantor):
    """What the addresses name; May is frozen, June not yet."""
    kini, utama = timezone.now(), kantor.ppid_utama
    LaporanTertandaFactory(tahun=2023)
    kecamatan = UnitFactory(jenis=Unit.Jenis.KECAMATAN, wilayah=WilayahFactory())
    rancangan = LaporanTahunanFactory(tahun=2024, kendala="[isi: kendala]")
    tanya = PertanyaanFactory(kuesioner__tahun=2025, kuesioner__jenis_informasi=40)
    BuktiDukungFactory(pertanyaan=tanya, tautan=TAUTAN)
    hari_ini = timezone.localdate().isoformat()
    perkara = minta(hari_ini, dijawab=hari_ini, unit=kantor.kecamatan)
    potret = bekukan(Periode.dari("2024-05"), Saat(utama, kini), alasan="Laporan.")
    return {
        "kecamatan": kecamatan.slug,
        "nilai": f"{perkara.get_absolute_url()}nilai/",
        "potret": potret.pk,
        "rancangan": rancangan.pk,
        "kuesioner": tanya.kuesioner_id,
        "tanya": tanya.pk,
    }


@pytest.fixture(scope="module")
def warga(tab, isi):
    """Somebody with a keyboard; what is wrong in a form is answered with 400."""
    return tab(boleh=400)


@pytest.fixture(scope="module")
def petugas(tab, kantor, isi):
    return tab(akun=buat_akun(Peran.PENGELOLA_PEMANGKU, kantor.utama))


@pytest.fixture(scope="module")
def utama(tab, kantor):
    return tab(akun=buat_akun(Peran.PPID_UTAMA, kantor.utama))


def ketik(halaman, pilih, teks):
    maju_ke(halaman, pilih)
    halaman.keyboard.press("Control+a")
    halaman.keyboard.insert_text(teks)


def tekan(halaman, pilih):
    maju_ke(halaman, pilih)
    with halaman.expect_navigation():
        halaman.keyboard.press("Enter")


def galat(halaman):
    """The summary of errors, which must have the focus and be in the window."""
    ringkas = halaman.locator("section.galat")
    expect(ringkas).to_be_focused()
    expect(ringkas).to_be_in_viewport()
    return ringkas.inner_text()


def perbaiki(halaman, pilih):
    halaman.keyboard.press("Tab")
    halaman.keyboard.press("Enter")
    expect(halaman.locator(pilih).first).to_be_focused()


def periksa(tab, alamat):
    """Sound in each width and colour; then by the tab key through the narrow page."""
    assert periksa_layar(tab, alamat, SEMPIT[::-1]) == {}
    tab.halaman.set_viewport_size({"width": 360, "height": 800})
    assert telusuri(tab.halaman) == []


@pytest.mark.parametrize("pola", UMUM)
def test_citizens_reach_everything_in_order_and_see_where_they_are(warga, isi, pola):
    periksa(warga, pola.format(**isi))


@pytest.mark.parametrize("pola", DALAM)
def test_staff_reach_everything_in_order_and_see_where_they_are(petugas, isi, pola):
    periksa(petugas, pola.format(**isi))


def test_what_people_said_has_no_fault_for_the_head(utama):
    assert periksa_layar(utama, "/laporan/suara/") == {}


RUSAK = """() => {
  const utama = document.querySelector("main"), tutup = document.createElement("div");
  utama.innerHTML = `<button>satu</button><button tabindex="1">dua</button>
    <button>tiga</button><button>empat</button>`;
  const [satu, , tiga] = utama.children;
  tutup.style.cssText = "position: fixed; inset: 0; z-index: 99";
  tiga.style.outline = "0";
  satu.addEventListener("focus", () => document.body.append(tutup));
  tiga.addEventListener("focus", () => tutup.remove());
}"""


def test_the_walk_would_find_something(warga):
    warga.halaman.goto("/laporan-tahunan/")
    warga.halaman.evaluate(RUSAK)
    temuan = telusuri(warga.halaman)
    assert {satu.partition(":")[0] for satu in temuan} == {
        "out of order",
        "not seen",
        "covered",
        "not the skip link",
    }


def test_from_a_unit_to_its_row_wide_and_narrow(warga, kantor):
    assert periksa_layar(warga, "/kinerja/unit/?periode=2024") == {}
    halaman = warga.halaman
    baris = halaman.locator(f"#unit-{kantor.kecamatan.slug}")
    expect(baris).to_contain_text("hari kerja")
    halaman.set_viewport_size({"width": 360, "height": 800})
    assert halaman.evaluate(LEBIH_LEBAR) <= 0
    # Without heads each cell names itself.
    expect(halaman.get_by_role("columnheader")).to_have_count(0)
    kata = baris.locator("td").first.evaluate(
        "s => getComputedStyle(s, '::before').content"
    )
    assert "Diterima" in kata


def test_a_report_is_corrected_and_submitted_by_keys(petugas, isi):
    halaman = petugas.halaman
    halaman.goto(f"{A}laporantahunan/{isi['rancangan']}/change/")
    ketik(halaman, "#id_kendala", "Kendala: {Z9}.")
    tekan(halaman, "[name=_save]")
    assert "Penanda “{Z9}” tidak dikenal." in galat(halaman)
    perbaiki(halaman, "#id_kendala")
    halaman.keyboard.press("Control+a")
    halaman.keyboard.insert_text("Kendala: tidak ada.")
    tekan(halaman, "[name=_save]")
    expect(halaman.get_by_text("Semua bab terisi.")).to_be_visible()
    tekan(halaman, "[name=_tindakan][value=ajukan]")
    expect(halaman.get_by_role("button", name="Ajukan")).to_be_visible()
    tekan(halaman, "main form [type=submit]")
    expect(halaman.locator(".messagelist")).to_contain_text("Diajukan kepada Atasan")
    laporan = LaporanTahunan.objects.get(pk=isi["rancangan"])
    assert laporan.status == LaporanTahunan.Status.DIAJUKAN


def test_evidence_is_added_by_keys_and_a_file_is_chosen_again(petugas, isi):
    halaman = petugas.halaman
    halaman.goto(f"{A}pertanyaan/{isi['tanya']}/tindakan/berkas/")
    ketik(halaman, "#id_keterangan", "SK PPID")
    for berkas in (PDF | {"name": "sk.exe", "buffer": b"MZ"}, PDF):
        # The chooser that a key opens there is the browser's own.
        maju_ke(halaman, "#id_berkas")
        halaman.locator("#id_berkas").set_input_files([berkas])
        tekan(halaman, "main form [type=submit]")
        if berkas is not PDF:
            pesan = galat(halaman)
            assert "Jenis berkas ini tidak diterima." in pesan
            expect(halaman.get_by_text("dipilih lagi: sk.exe.")).to_be_visible()
            expect(halaman.locator("#id_keterangan")).to_have_value("SK PPID")
    expect(halaman.locator(".messagelist")).to_contain_text("Berkas tersimpan.")
    bukti = BuktiDukung.objects.filter(pertanyaan=isi["tanya"], keterangan="SK PPID")
    assert bukti.count() == 1
