"""A hall of sixty at the door, and forty people on two phones without a net (PK-03, PK-11)."""

import os
import signal

import psutil
import pytest
from django.utils import timezone
from playwright.sync_api import expect

from pemangku.inventaris.kanal import sidik_kanal
from pemangku.models import Kehadiran, Orang, PendaftaranMandiri
from pemangku.ruang.pendaftaran import daftar_di_pintu
from tests.factories import pemangku as f
from tests.peramban.lapangan.alat import SEMUA, buka, keadaan
from tests.peramban.tab import periksa_terbuka, tiba
from tests.serentak import serentak

# Of sixty: who is known for sure, who looks like somebody, whose code was wrong or empty.
SERUANGAN, DIKENAL, RAGU, SALAH = 60, 3, 2, 5
SETUJU = ["undangan"]


def nomor(ke):
    return f"6281234567{ke:02d}"


def penuhi(kantor):
    """The hall: everybody at once, as the door takes them in."""
    for ke in range(DIKENAL + RAGU):
        jabatan = f.JabatanFactory(
            orang__nama=f"Kenalan {'ABCDE'[ke]}bcdef",
            pemangku__nama_resmi=f"Paguyuban Nomor {ke}",
            pemangku__pengelola=kantor.kecamatan,
        )
        if ke < DIKENAL:
            f.KanalFactory(orang=jabatan.orang, sidik=sidik_kanal("wa", nomor(ke)))
        satu(kantor, jabatan.orang.nama, jabatan.pemangku.nama_resmi, ke)
    for ke in range(DIKENAL + RAGU, SERUANGAN):
        kode = ke < SERUANGAN - SALAH
        setuju = SETUJU if ke % 2 else []
        satu(kantor, f"Warga {ke}", f"RW {ke}", ke, kode=kode, setuju=setuju)


def satu(kantor, nama, lembaga, ke, *, kode=True, setuju=()):
    isi = {"nama": nama, "lembaga": lembaga, "jabatan": "Ketua", "kelurahan": ""}
    isi |= {"wa": nomor(ke), "email": "", "persetujuan": list(setuju)}
    daftar_di_pintu(kantor.kegiatan, isian=isi, kode_cocok=kode, pada=timezone.now())


@pytest.fixture
def aula(kantor):
    (hasil,) = serentak(1, lambda _: penuhi(kantor))
    assert hasil is None, hasil
    yield
    serentak(1, lambda _: kosongkan_aula())


def kosongkan_aula():
    Kehadiran.objects.all().delete()
    PendaftaranMandiri.objects.all().delete()


def test_pk_11_a_hall_of_sixty_is_decided_in_six_clicks(ponsel, jaringan, kantor, aula):
    halaman = ponsel().new_page()
    halaman.goto(
        f"{jaringan.alamat}/admin/pemangku/kegiatan/{kantor.kegiatan.pk}/change/"
    )
    klik = []

    def tekan(tujuan):
        klik.append(tujuan)
        tujuan.click()

    tekan(halaman.get_by_role("link", name="Putuskan pendaftaran sekaligus"))
    tawaran = halaman.locator("fieldset:not(:has(:checked)) label:first-of-type")
    expect(tawaran).to_have_count(RAGU)
    assert periksa_terbuka(halaman) == {}
    for ragu in tawaran.all()[::-1]:
        tekan(ragu)
    tekan(halaman.get_by_role("button", name="Catat hadir semua yang kodenya cocok"))
    expect(
        halaman.get_by_text(f"Catat hadir: {SERUANGAN - SALAH} selesai.")
    ).to_be_visible()
    tekan(halaman.get_by_label("Semua di bawah ini"))
    tekan(halaman.get_by_role("button", name="Tolak yang dicentang"))
    expect(halaman.get_by_text(f"Tolak: {SALAH} selesai.")).to_be_visible()
    assert len(klik) <= 6
    assert not PendaftaranMandiri.objects.menunggu().exists()
    sah = Kehadiran.objects.sah()
    assert sah.count() == SERUANGAN - SALAH
    assert Orang.objects.filter(nama__startswith="Kenalan").count() == DIKENAL + RAGU
    assert sah.filter(orang__nama__startswith="Kenalan").count() == DIKENAL + RAGU


# Forty people, two phones

SEORANG = """([siapa, kelamin]) => {
  const { elements } = document.querySelector("[data-isian]");
  elements.nama.value = siapa;
  elements.lembaga.value = "RW 05 Ngahiji";
  elements.lembaga.dispatchEvent(new Event("input", { bubbles: true }));
  elements.jenis_kelamin.value = kelamin;
  document.querySelector("[data-isian] button[name=hadir][value=on]").click();
}"""
DUA_PULUH = 20


def catat_luring(halaman, telepon, dari, sampai):
    for ke in range(dari, sampai):
        halaman.evaluate(SEORANG, [f"Orang {ke} {telepon}", "lp"[ke % 2]])
        expect(halaman.locator("[data-antrean] li")).to_have_count(ke + 1)


def matikan(laci):
    """Kill the browser of that folder, as a phone whose battery is out."""
    laci = f"--user-data-dir={laci}"
    (induk,) = [
        p
        for p in psutil.process_iter(["cmdline"])
        if laci in (p.info["cmdline"] or ()) and "--type=" not in str(p.info["cmdline"])
    ]
    os.kill(induk.pid, signal.SIGKILL)
    induk.wait(30)


def test_pk_03_forty_people_on_two_phones_arrive_once_though_one_dies(
    ponsel, jaringan, kantor, tmp_path
):
    tangguh, rapuh = ponsel(), ponsel(tmp_path)
    dua = [buka(satu, jaringan, kantor) for satu in (tangguh, rapuh)]
    for halaman in dua:
        halaman.locator("[data-siap-luring]").wait_for()
    for profil in (tangguh, rapuh):
        profil.set_offline(True)
    satu, lain = dua
    catat_luring(satu, "tangguh", 0, DUA_PULUH)
    catat_luring(lain, "rapuh", 0, DUA_PULUH - 1)
    matikan(tmp_path)
    jaringan.putus()
    rapuh = ponsel(tmp_path)
    lain = buka(rapuh, jaringan, kantor)
    expect(lain.locator("[data-antrean] li")).to_have_count(DUA_PULUH - 1)
    catat_luring(lain, "rapuh", DUA_PULUH - 1, DUA_PULUH)
    keadaan(lain, f"Luring — {DUA_PULUH} antre")
    keadaan(satu, f"Luring — {DUA_PULUH} antre")
    # Both come back at once.
    jaringan.sambung()
    tangguh.set_offline(False)
    lain.evaluate("dispatchEvent(new Event('online'))")
    for halaman in (satu, lain):
        keadaan(halaman, SEMUA)
    hadir = Kehadiran.objects.sah()
    tiba(satu, lambda: hadir.count() == 2 * DUA_PULUH)
    nama = set(hadir.values_list("nama_snapshot", flat=True))
    assert nama == {
        f"Orang {ke} {telepon}"
        for ke in range(DUA_PULUH)
        for telepon in ("tangguh", "rapuh")
    }
    assert hadir.filter(jenis_kelamin="l").count() == DUA_PULUH
    # One body, one person each.
    assert hadir.values("pemangku").distinct().count() == 1
    assert hadir.values("orang").distinct().count() == 2 * DUA_PULUH
