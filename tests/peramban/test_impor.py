"""An officer brings the kecamatan's own list in a real browser: clicks counted, no fault."""

import pytest

from organisasi.kantor.peran import Peran
from organisasi.models import Petugas
from pemangku.models import ImporBerkas, Pemangku
from tests.factories.pemangku import JenisPemangkuFactory
from tests.pemangku.impor.kantor_impor import bangun_kota, lembaga
from tests.pemangku.impor.lembar_kantor import GANDA, xlsx
from tests.peramban.petugas import Akun, buat_akun
from tests.peramban.tab import STAF, periksa_layar, periksa_terbuka

A = "/admin/pemangku/imporberkas/"
# Also what cannot go in by itself, and what somebody has to decide.
DAFTAR = xlsx(
    ["DATA MITRA KECAMATAN CIPEDES TAHUN 2024"],
    [],
    ["No", "Nama", "Instansi", "Jabatan", "No HP", "Kelurahan", "Warna"],
    [1, "Bapak H. Asep (Ketua)", "LPM Nagarasari", "", 81234567801, "Nagarasari", "a"],
    [2, "Neneng", "TP PKK Anggrek", "Ketua", "0812-3456-7802", "Nagarasari", "b"],
    [3, "Ujang", "TP PKK Anggrek", "Anggota", "0812-3456-7803", "Nagarasari", "c"],
    [4, "Rina", "LPM Nagara Sari Baru", "Ketua", "", "Nagarasari", "d"],
    [5, "Dede", "LPM Salah", "Ketua", "0812345", "Nagarasari", "e"],
    ["Jumlah", "", "", "", "", 5],
    gabung=("A1:G1",),
)


@pytest.fixture(scope="module")
def kota(program, basis_data):
    kota = bangun_kota()
    for kode in ("pkk", "lsm"):
        JenisPemangkuFactory(kode=kode, nama=kode.upper())
    lembaga(kota, "LPM Nagarasari", alamat="Jalan lama 1")
    lembaga(kota, "LPM Nagara Sari Barat", wilayah_id=kota.nagarasari.pk)
    return kota


@pytest.fixture(scope="module")
def penjaga(tab, kota):
    buat_akun(Peran.PETUGAS_LAYANAN, kota.cipedes)
    akun = Petugas.objects.get(username__startswith=f"{Peran.PETUGAS_LAYANAN}.")
    return tab(akun=Akun(akun.username))


def berkas(nama, isi):
    return {"name": nama, "mimeType": "application/octet-stream", "buffer": isi}


def unggah(halaman, nama, isi):
    halaman.goto(f"{A}add/")
    halaman.get_by_label("Berkas XLSX").set_input_files(berkas(nama, isi))
    halaman.get_by_role("button", name="Periksa berkas").click()


def test_a_kecamatans_own_list_goes_in_without_retyping(penjaga):
    """Eight clicks with the choosing of the file; five where nothing is to be decided."""
    halaman, klik = penjaga.halaman, 2  # the file chosen and sent
    assert periksa_layar(penjaga, f"{A}add/") == {}

    def tekan(nama, jenis="button", **lain):
        nonlocal klik
        klik += 1
        halaman.get_by_role(jenis, name=nama, **lain).first.click()

    unggah(halaman, "daftar mitra.xlsx", DAFTAR)
    # Every column is guessed; what no column says is filled in already.
    assert periksa_terbuka(halaman, STAF) == {}
    tekan("Cocokkan kolom", exact=True)
    halaman.get_by_text("Siap disimpan").first.wait_for()
    assert periksa_terbuka(halaman, STAF) == {}
    tekan("Putuskan satu per satu", "link")
    tekan("Buat baru", "radio")
    tekan("Simpan pilihan di halaman ini")
    tekan("Simpan ke daftar pemangku", "link")
    tekan("Simpan ke daftar pemangku")
    halaman.get_by_text("6 baris: ").wait_for()
    assert periksa_terbuka(halaman, STAF) == {}
    satu = ImporBerkas.objects.get()
    assert satu.ringkasan == {
        "vonis_bukan_data": 1,
        "vonis_galat": 1,
        "vonis_selembaga": 1,
        "vonis_mirip": 1,
        "vonis_perbarui": 1,
        "vonis_baru": 1,
        "hasil_dikembalikan": 2,
        "hasil_diperbarui": 2,
        "hasil_dibuat": 2,
    }
    assert Pemangku.objects.count() == 4
    assert klik == 8
    assert penjaga.galat == []
    # The same headings again: nothing is asked.
    unggah(halaman, GANDA.nama, GANDA.isi)
    halaman.get_by_role("button", name="Cocokkan kolom", exact=True).click()
    unggah(halaman, "lagi.xlsx", GANDA.isi)
    halaman.get_by_text("Siap disimpan").first.wait_for()
