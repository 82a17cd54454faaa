"""An officer imports stakeholders in a real browser: no fault, narrow or wide."""

import pytest

from organisasi.kantor.peran import Peran
from organisasi.models import Petugas
from tests.pemangku.impor.kantor_impor import (
    ISI,
    bangun_kota,
    kerjakan,
    lembaga,
    terima,
)
from tests.peramban.petugas import Akun, buat_akun
from tests.peramban.tab import periksa_layar

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
    ISI | {"Nama Lembaga": "LPM Nagara Sari Baru", "Nomor SK": "SK/9"},
    ISI | {"Nama Lembaga": "LPM salah", "WhatsApp": "0812345", "Sumber": ""},
    ISI | {"Nama Lembaga": "LPM Kel. Nagarasari"},
)


@pytest.fixture(scope="module")
def kota(program, basis_data):
    kota = bangun_kota()
    lembaga(kota, "LPM Nagarasari", alamat="Jalan lama 1")
    lembaga(kota, "LPM Nagara Sari Barat", wilayah_id=kota.nagarasari.pk)
    return kota


@pytest.fixture(scope="module")
def alamat_impor(kota):
    akun = buat_akun(Peran.PETUGAS_LAYANAN, kota.cipedes)
    oleh = Petugas.objects.get(username=akun.nama)
    siap = terima(kota, *BARIS, oleh=oleh)
    kerjakan()
    antre = terima(kota, *BARIS, oleh=oleh)
    return {"siap": f"{A}{siap.pk}", "antre": f"{A}{antre.pk}"}


@pytest.fixture(scope="module")
def penjaga(tab, alamat_impor):
    akun = Petugas.objects.get(username__startswith=f"{Peran.PETUGAS_LAYANAN}.")
    return tab(akun=Akun(akun.username))


@pytest.mark.parametrize(
    "pola",
    [f"{A}unggah/", "{siap}/change/", "{antre}/change/"],
)
def test_the_page_has_no_fault(penjaga, alamat_impor, pola):
    assert periksa_layar(penjaga, pola.format(**alamat_impor)) == {}
