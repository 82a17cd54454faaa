"""A portal to practise on says so wherever anybody looks; a portal that serves people never."""

import pytest
from django.template.loader import render_to_string

from organisasi.grafik.mark import TANDA
from organisasi.kantor.peran import Peran
from tests.petugas import masuk_sebagai

pytestmark = pytest.mark.django_db
HALAMAN = (
    "/",
    "/darurat/",
    "/darurat/su/",
    "/cari/?q=anggaran",
    "/masuk/",
    "/informasi/",
    "/permohonan/",
    "/pengaduan/",
    "/layanan/",
    "/tidak-ada/",
)


@pytest.fixture(params=[True, False])
def keadaan(request, settings):
    settings.LATIHAN = request.param
    return request.param


def test_every_page_says_it(client, keadaan):
    for alamat in HALAMAN:
        assert (TANDA in client.get(alamat).content.decode()) is keadaan, alamat
    masuk_sebagai(client, Peran.PPID_UTAMA)
    for alamat in ("/admin/", "/admin/informasi/permohonan/"):
        assert (TANDA in client.halaman(alamat).content.decode()) is keadaan


def test_the_pages_of_faults_say_it(keadaan):
    for galat in ("403", "429", "500", "503", "507"):
        assert (TANDA in render_to_string(f"{galat}.html")) is keadaan
