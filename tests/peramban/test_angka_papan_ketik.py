"""The pages of figures by keys alone: each stop is seen, in order; forms are filled and sent."""

from decimal import Decimal

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from organisasi.kantor.peran import Peran
from organisasi.models import Unit
from ppid_portal.angka.hitung import hitung_dan_simpan
from ppid_portal.angka.periode import Periode
from ppid_portal.angka.potret import bekukan
from ppid_portal.models import BuktiDukung, LaporanTahunan, TargetIndikator
from tests.factories.organisasi import UnitFactory, WilayahFactory
from tests.factories.portal import (
    BobotIndikatorFactory,
    BuktiDukungFactory,
    LaporanTahunanFactory,
    LaporanTertandaFactory,
    PertanyaanFactory,
)
from tests.informasi.kantor import buka_kantor
from tests.peramban.conftest import buat_tab
from tests.peramban.ketik import maju_ke, telusuri
from tests.peramban.petugas import buat_akun, sesi
from tests.ppid_portal.angka.meja import minta

JUNI = "2024-06"
SEMPIT = 360
TAUTAN = "https://contoh.invalid/dip/"
A = "/admin/ppid_portal/"
PDF = {"name": "sk.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4\n%%EOF\n"}
UMUM = (
    *(f"/kinerja/?periode={JUNI}", "/kinerja/?periode=2024", "/kinerja/{kecamatan}/"),
    *("/kinerja/cara-menghitung/", "/laporan-tahunan/", "/data/", "/api/", "{nilai}"),
)
DALAM = (
    *(f"/indikator/?periode={JUNI}", f"/indikator/A2/?periode={JUNI}"),
    *("/indikator/potret/{potret}/", "/pimpinan/?periode=2024", "/laporan/"),
    *(
        f"{A}laporantahunan/{{rancangan}}/change/",
        f"{A}kuesioner/{{kuesioner}}/change/",
    ),
    *(f"{A}pertanyaan/{{tanya}}/change/", f"{A}pertanyaan/{{tanya}}/tindakan/berkas/"),
)


@pytest.fixture(scope="module")
def kantor(basis_data):
    """Six requests of June 2024 that were answered in time."""
    satu = buka_kantor()
    for hari in range(3, 9):
        minta("2024-06-03", dijawab=f"2024-06-0{hari}", unit=satu.kecamatan)
    hitung_dan_simpan(timezone.now())
    return satu


@pytest.fixture(scope="module")
def isi(kantor):
    """What the addresses name."""
    kini, utama = timezone.now(), kantor.ppid_utama
    LaporanTertandaFactory(tahun=2023)
    kecamatan = UnitFactory(jenis=Unit.Jenis.KECAMATAN, wilayah=WilayahFactory())
    rancangan = LaporanTahunanFactory(tahun=2024, kendala="[isi: kendala]")
    tanya = PertanyaanFactory(kuesioner__tahun=2025)
    BobotIndikatorFactory(kuesioner=tanya.kuesioner)
    BuktiDukungFactory(pertanyaan=tanya, tautan=TAUTAN)
    hari_ini = timezone.localdate().isoformat()
    perkara = minta(hari_ini, dijawab=hari_ini, unit=kantor.kecamatan)
    potret = bekukan(Periode.dari(JUNI), oleh=utama, pada=kini, alasan="Laporan.")
    return {
        "kecamatan": kecamatan.slug,
        "nilai": f"{perkara.get_absolute_url()}nilai/",
        "potret": potret.pk,
        "rancangan": rancangan.pk,
        "kuesioner": tanya.kuesioner_id,
        "tanya": tanya.pk,
    }


@pytest.fixture(scope="module")
def warga(chromium, alamat, isi):
    """Somebody with a keyboard and a narrow window, or a large type."""
    # What is wrong in a form is answered with 400.
    yield from _tab(buat_tab(chromium, alamat, lebar=SEMPIT, boleh=400))


@pytest.fixture(scope="module")
def petugas(chromium, alamat, kantor, isi):
    """Who keeps the figures and writes report and evidence."""
    akun = buat_akun(Peran.PENGELOLA_PEMANGKU, kantor.utama)
    masuk = sesi(alamat, akun)
    yield from _tab(buat_tab(chromium, alamat, lebar=SEMPIT, storage_state=masuk))


@pytest.fixture(scope="module")
def pimpinan(chromium, alamat, kantor):
    """Who sets the targets."""
    akun = buat_akun(Peran.PIMPINAN, kantor.utama)
    yield from _tab(buat_tab(chromium, alamat, storage_state=sesi(alamat, akun)))


def _tab(penjaga):
    yield penjaga.halaman
    penjaga.halaman.context.close()
    assert penjaga.galat == []


def ketik(halaman, pilih, teks):
    """Step to a box, take away what is in it, type."""
    maju_ke(halaman, pilih)
    halaman.keyboard.press("Control+a")
    halaman.keyboard.insert_text(teks)


def tekan(halaman, pilih):
    """Step to a button or link and press it."""
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
    """From the summary to the field that its first line names."""
    halaman.keyboard.press("Tab")
    halaman.keyboard.press("Enter")
    expect(halaman.locator(pilih).first).to_be_focused()


def pilih_berkas(halaman, berkas):
    """Step to the field; the chooser that a key opens there is the browser's own."""
    maju_ke(halaman, "#id_berkas")
    halaman.locator("#id_berkas").set_input_files([berkas])  # type: ignore[list-item]  # a plain dict will do


def test_citizens_reach_everything_in_order_and_see_where_they_are(warga, isi):
    salah = {}
    for pola in UMUM:
        warga.goto(pola.format(**isi))
        if temuan := telusuri(warga, 'class="lompat"'):
            salah[pola] = temuan
    assert salah == {}


def test_staff_reach_everything_in_order_and_see_where_they_are(petugas, isi):
    salah = {}
    for pola in DALAM:
        petugas.goto(pola.format(**isi))
        if temuan := telusuri(petugas, "skip-to-content-link"):
            salah[pola] = temuan
    assert salah == {}


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
    warga.goto("/laporan-tahunan/")
    warga.evaluate(RUSAK)
    temuan = telusuri(warga, 'class="lompat"')
    assert {satu.partition(":")[0] for satu in temuan} == {
        *("out of order", "not seen", "covered", "not the skip link")
    }


def test_a_score_is_given_by_keys(warga, isi):
    warga.goto(str(isi["nilai"]))
    tekan(warga, "main form [type=submit]")
    assert "Ada yang perlu diperbaiki" in galat(warga)
    perbaiki(warga, "[name=nilai]")
    warga.keyboard.press("Space")
    tekan(warga, "main form [type=submit]")
    expect(warga.get_by_text("penilaian Anda sudah kami terima")).to_be_visible()


def test_a_target_is_set_by_keys(pimpinan, isi):
    pimpinan.goto(f"{A}targetindikator/add/")
    expect(pimpinan.locator("#id_kode")).to_be_focused()
    pimpinan.keyboard.type("A2")
    ketik(pimpinan, "#id_tahun", "2024")
    maju_ke(pimpinan, "#id_arah")
    pimpinan.keyboard.type("paling s")
    tekan(pimpinan, "[name=_save]")
    assert galat(pimpinan).splitlines()[-1].startswith("Nilai: ")
    perbaiki(pimpinan, "#id_nilai")
    pimpinan.keyboard.type("95,5")
    tekan(pimpinan, "[name=_save]")
    expect(pimpinan.locator(".messagelist")).to_contain_text("berhasil")
    satu = TargetIndikator.objects.get()
    assert (satu.kode, satu.tahun, satu.arah) == ("A2", 2024, "min")
    assert satu.nilai == Decimal("95.5")


def test_a_report_is_corrected_and_submitted_by_keys(petugas, isi):
    petugas.goto(f"{A}laporantahunan/{isi['rancangan']}/change/")
    ketik(petugas, "#id_kendala", "Kendala: {Z9}.")
    tekan(petugas, "[name=_save]")
    assert "Penanda “{Z9}” tidak dikenal." in galat(petugas)
    perbaiki(petugas, "#id_kendala")
    petugas.keyboard.press("Control+a")
    petugas.keyboard.insert_text("Kendala: tidak ada.")
    tekan(petugas, "[name=_save]")
    expect(petugas.get_by_text("Semua bab terisi.")).to_be_visible()
    tekan(petugas, "[name=_tindakan][value=ajukan]")
    expect(petugas.get_by_role("button", name="Ajukan")).to_be_visible()
    tekan(petugas, "main form [type=submit]")
    expect(petugas.locator(".messagelist")).to_contain_text("Diajukan kepada Atasan")
    laporan = LaporanTahunan.objects.get(pk=isi["rancangan"])
    assert laporan.status == LaporanTahunan.Status.DIAJUKAN


def test_a_month_is_frozen_by_keys(petugas, isi):
    petugas.goto("/indikator/?periode=2024-05")
    tekan(petugas, "[value=Bekukan]")
    assert "Tulis alasannya" in galat(petugas)
    perbaiki(petugas, "#id_alasan")
    petugas.keyboard.type("Laporan triwulan II.")
    tekan(petugas, "[value=Bekukan]")
    expect(petugas.get_by_text("Angka Mei 2024 sudah dibekukan.")).to_be_visible()


def test_evidence_is_added_by_keys_and_each_fault_is_said(petugas, isi, settings):
    settings.UKURAN_BERKAS_MAKS = 1024
    tindakan = f"{A}pertanyaan/{isi['tanya']}/tindakan/"
    petugas.goto(f"{tindakan}tautan/")
    ketik(petugas, "#id_keterangan", "Halaman DIP")
    ketik(petugas, "#id_tautan", "ppid contoh")
    tekan(petugas, "main form [type=submit]")
    assert "Alamat ini tidak dapat dibaca." in galat(petugas)
    perbaiki(petugas, "#id_tautan")
    petugas.keyboard.press("Control+a")
    petugas.keyboard.insert_text(TAUTAN)
    bukti = BuktiDukung.objects.filter(pertanyaan=isi["tanya"])
    tekan(petugas, "main form [type=submit]")
    assert "Tautan ini sudah ada pada pertanyaan ini." in galat(petugas)
    petugas.goto(f"{tindakan}berkas/")
    ketik(petugas, "#id_keterangan", "SK PPID")
    for berkas, kalimat in (
        (PDF | {"name": "sk.exe", "buffer": b"MZ"}, "Jenis berkas ini tidak diterima."),
        (PDF | {"buffer": PDF["buffer"] * 100}, "Paling besar 1"),
        (PDF | {"buffer": b""}, "Berkas ini kosong."),
    ):
        pilih_berkas(petugas, berkas)
        tekan(petugas, "main form [type=submit]")
        pesan = galat(petugas)
        assert kalimat in pesan
        assert "Berkas harus dipilih lagi." in pesan
        expect(petugas.locator("#id_keterangan")).to_have_value("SK PPID")
    pilih_berkas(petugas, PDF)
    tekan(petugas, "main form [type=submit]")
    expect(petugas.locator(".messagelist")).to_contain_text("Berkas tersimpan.")
    assert bukti.filter(keterangan="SK PPID").count() == 1
