"""An officer imports stakeholders in a real browser: no fault, narrow or wide."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from organisasi.kantor.peran import Peran
from organisasi.models import Petugas
from pemangku.models import ImporBerkas, Pemangku
from tests.factories.pemangku import TagFactory
from tests.pemangku.impor.kantor_impor import (
    ISI,
    XLSX,
    bangun_kota,
    buku,
    kerjakan,
    lembaga,
    terapkan,
    terima,
)
from tests.peramban.conftest import buat_tab
from tests.peramban.petugas import Akun, buat_akun, sesi
from tests.peramban.tab import LAYAR, LEBIH_LEBAR, periksa_layar

A = "/admin/pemangku/imporberkas/"
BARIS = (
    ISI | {"Nama Lembaga": "LPM Nagarasari", "Alamat": "Jalan baru 2", "Warna": "biru"},
    ISI
    | {
        "Jenis": "Media",
        "Nama Lembaga": "Radio Contoh",
        "Nama Narahubung": "Asep Sunandar",
        "WhatsApp": "81234567890",
    },
    ISI | {"Nama Lembaga": "LPM Nagara Sari Baru", "Tag": "kader"},
    ISI | {"Nama Lembaga": "LPM salah", "WhatsApp": "0812345", "Sumber": ""},
    ISI | {"Nama Lembaga": "LPM Kel. Nagarasari"},
)


@pytest.fixture(scope="module")
def kota(program, basis_data):
    kota = bangun_kota()
    TagFactory(nama="kader")
    lembaga(kota, "LPM Nagarasari", alamat="Jalan lama 1")
    lembaga(kota, "LPM Nagara Sari Barat", wilayah_id=kota.nagarasari.pk)
    return kota


@pytest.fixture(scope="module")
def alamat_impor(kota):
    """Sheets in each state, under the officer who signs in."""
    akun = buat_akun(Peran.PETUGAS_LAYANAN, kota.cipedes)
    oleh = Petugas.objects.get(username=akun.nama)
    siap = terima(kota, *BARIS, oleh=oleh)
    kerjakan()
    selesai = terima(kota, ISI | {"Nama Lembaga": "LPM Dua"}, *BARIS, oleh=oleh)
    kerjakan()
    selesai = terapkan(list(selesai.baris.all()))
    # Within the seven days, whenever this runs.
    ImporBerkas.objects.filter(pk=selesai.pk).update(
        selesai_pada=timezone.now() - timedelta(days=1)
    )
    antre = terima(kota, *BARIS, oleh=oleh)
    nama = {"siap": siap, "selesai": selesai, "antre": antre}
    return {kunci: f"{A}{satu.pk}" for kunci, satu in nama.items()}


@pytest.fixture(scope="module")
def penjaga(chromium, alamat, kota, alamat_impor):
    akun = Petugas.objects.get(username__startswith=f"{Peran.PETUGAS_LAYANAN}.")
    masuk = sesi(alamat, Akun(akun.username))
    tab = buat_tab(chromium, alamat, storage_state=masuk)
    yield tab
    tab.halaman.context.close()


def lain(semua):
    return [g for g in semua if not g.startswith("meta-refresh")]


@pytest.mark.parametrize(
    "pola",
    [
        *(A, f"{A}unggah/", "{siap}/change/", "{selesai}/change/", "{antre}/change/"),
        *("{siap}/tindakan/terapkan/", "{selesai}/tindakan/batalkan/"),
    ],
)
def test_the_page_has_no_fault_and_does_not_scroll_sideways(
    penjaga, alamat_impor, pola
):
    salah = periksa_layar(penjaga, pola.format(**alamat_impor), LAYAR)
    # That the page of a sheet being read reloads by itself is meant so: without a script.
    assert {k: g for k, semua in salah.items() if (g := lain(semua))} == {}
    penjaga.halaman.set_viewport_size({"width": 360, "height": 800})
    assert penjaga.halaman.evaluate(LEBIH_LEBAR) <= 0


def test_from_the_sheet_to_the_register_and_back(penjaga, kota):
    halaman = penjaga.halaman
    halaman.set_viewport_size({"width": 1280, "height": 800})
    halaman.goto(A)
    halaman.get_by_role("link", name="Impor dari Excel").click()
    isi = buku(ISI | {"Nama Lembaga": "LPM Perjalanan"}, ISI | {"Sumber": ""})
    halaman.get_by_label("Berkas XLSX atau CSV").set_input_files(
        {"name": "daftar.xlsx", "mimeType": XLSX, "buffer": isi}
    )
    halaman.get_by_role("button", name="Periksa berkas").click()
    expect(halaman.get_by_text("Sumber wajib diisi.")).to_be_visible()
    halaman.get_by_role("link", name="Simpan ke daftar pemangku").click()
    halaman.get_by_role("button", name="Simpan ke daftar pemangku").click()
    expect(halaman.locator(".messagelist")).to_contain_text("Disetujui.")
    assert Pemangku.objects.filter(nama_resmi="LPM Perjalanan").exists()
    with halaman.expect_download() as unduhan:
        halaman.get_by_role("link", name="Unduh baris yang dikembalikan").click()
    assert unduhan.value.suggested_filename.endswith("-bermasalah.xlsx")
    halaman.get_by_role("link", name="Batalkan impor").click()
    halaman.get_by_role("button", name="Batalkan impor").click()
    expect(halaman.locator(".messagelist")).to_contain_text("Pembatalan disetujui.")
    assert not Pemangku.objects.filter(nama_resmi="LPM Perjalanan").exists()
