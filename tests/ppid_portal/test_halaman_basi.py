"""Public pages outlive the database; what was withdrawn does not."""

import gzip
from contextlib import contextmanager
from datetime import timedelta

import pytest
import time_machine
from django.core.cache import caches
from django.db import OperationalError, connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from organisasi.basis_data.versi import Pengamat, pengamat
from organisasi.models import Area, Versi
from ppid_portal import halaman_basi as modul
from tests.factories.informasi import DokumenFactory

pytestmark = pytest.mark.django_db
DAFTAR = reverse("informasi:dokumen-daftar")


@pytest.fixture
def client():
    return Client(raise_request_exception=False)


@pytest.fixture
def dokumen():
    return DokumenFactory(judul="Judul lama")


@contextmanager
def tanpa_basis_data(kecuali=""):
    def putus(execute, sql, *lain):
        if kecuali and kecuali in sql:
            return execute(sql, *lain)
        raise OperationalError

    with connection.execute_wrapper(putus):
        yield


def naikkan(area):
    """As another transaction would, and this process has heard of it."""
    Versi.objects.naikkan(area)
    pengamat.nomor()


def test_a_page_made_once_is_shown_marked_when_versions_cannot_be_asked(
    client, dokumen
):
    client.get(DAFTAR)

    with (
        time_machine.travel(timezone.now() + timedelta(minutes=5)),
        tanpa_basis_data(),
    ):
        jawab = client.get(DAFTAR)
        padat = client.get(DAFTAR, headers={"Accept-Encoding": "gzip"})
        kepala = client.head(DAFTAR)

    assert jawab.status_code == 200
    assert "Judul lama" in jawab.text
    assert "Portal sedang terganggu." in jawab.text
    assert jawab["Warning"].startswith("110 ")
    assert 295 <= int(jawab["Age"]) <= 305
    assert jawab["Cache-Control"] == "no-store"
    assert "ETag" not in jawab
    assert "Content-Security-Policy" in jawab
    assert gzip.decompress(padat.content).decode() == jawab.text
    assert kepala.content == b""
    assert kepala["Content-Length"] == jawab["Content-Length"]


@pytest.mark.parametrize("berubah", [False, True])
def test_a_page_that_cannot_be_made_is_shown_as_it_was(client, dokumen, berubah):
    client.get(DAFTAR)
    caches["halaman"].clear()
    if berubah:
        naikkan(Area.PENGADUAN)

    with tanpa_basis_data(kecuali="organisasi_versi"):
        jawab = client.get(DAFTAR)

    assert jawab.status_code == 200
    assert "Judul lama" in jawab.text
    assert jawab["Warning"].startswith("110 ")


@pytest.mark.parametrize("area", [Area.KATALOG, Area.KANTOR])
def test_what_is_known_to_have_changed_is_not_shown(client, dokumen, area):
    client.get(DAFTAR)
    naikkan(area)

    with tanpa_basis_data():
        jawab = client.get(DAFTAR)

    assert jawab.status_code == 503
    assert "Judul lama" not in jawab.text


def test_a_page_that_shows_everything_goes_by_every_change(client, dokumen):
    client.get("/")
    naikkan(Area.PEMANGKU)

    with tanpa_basis_data():
        assert client.get("/").status_code == 503


def test_what_another_process_knows_to_have_changed_is_not_shown(client, dokumen):
    client.get(DAFTAR)
    caches["basi"].set(modul.VERSI, {Area.KATALOG: 10**9})

    with tanpa_basis_data():
        assert client.get(DAFTAR).status_code == 503


def test_a_change_announced_and_not_yet_read_is_known():
    satu = Pengamat()
    satu.nomor()
    lama = satu.terakhir()[Area.KATALOG] if satu.terakhir() else 0
    Versi.objects.naikkan(Area.KATALOG)
    satu.nomor()
    kini = satu.terakhir()[Area.KATALOG]
    satu._berubah.add(Area.KATALOG)

    assert kini == lama + 1
    assert satu.terakhir()[Area.KATALOG] == kini + 1
    satu.nomor()
    assert satu.terakhir()[Area.KATALOG] == kini


def test_a_page_never_made_is_503_with_the_numbers(client, dokumen):
    with tanpa_basis_data():
        jawab = client.get(DAFTAR)

    assert jawab.status_code == 503
    assert jawab["Retry-After"] == "10"
    assert 'href="tel:112"' in jawab.text


def test_a_file_for_programs_is_shown_as_it_was_without_a_mark(client, dokumen):
    alamat = reverse("unit-json")
    asli = client.get(alamat).content

    with tanpa_basis_data():
        jawab = client.get(alamat)

    assert jawab["Warning"].startswith("110 ")
    assert jawab.content == asli


def test_searches_and_large_pages_are_not_kept(client, dokumen, monkeypatch):
    client.get(DAFTAR, {"q": "lama"})
    monkeypatch.setattr(modul, "BITA_MAKS", 10)
    client.get(DAFTAR)

    with tanpa_basis_data():
        assert client.get(DAFTAR, {"q": "lama"}).status_code == 503
        assert client.get(DAFTAR).status_code == 503


def test_without_a_folder_to_write_to_pages_are_made_all_the_same(
    client, dokumen, settings, tmp_path
):
    (tmp_path / "berkas").touch()
    lokasi = {"LOCATION": tmp_path / "berkas" / "dalam"}
    settings.CACHES = settings.CACHES | {"basi": settings.CACHES["basi"] | lokasi}

    assert client.get(DAFTAR).status_code == 200
    with tanpa_basis_data():
        assert client.get(DAFTAR).status_code == 503
