"""Public pages from memory: no query, never stale, nothing personal, no flood of keys."""

import gzip
from contextlib import contextmanager
from datetime import timedelta

import brotli
import pytest
import time_machine
from django.core.cache import caches
from django.db import OperationalError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from informasi.katalog.actions import tarik_dokumen
from informasi.models import DokumenInformasi
from organisasi.basis_data.versi import Pengamat, pengamat
from organisasi.kantor.saat import Saat
from organisasi.models import Area, Versi
from ppid_portal.operasi import halaman_publik as modul
from ppid_portal.operasi.halaman_publik import GudangBasi, GudangHalaman
from tests.factories.informasi import DokumenFactory, SertaMertaFactory
from tests.factories.organisasi import PetugasFactory
from tests.organisasi.basis_data.test_versi import tunggu

pytestmark = pytest.mark.django_db


DAFTAR = reverse("informasi:dokumen-daftar")


def kueri(client, alamat, **tajuk):
    with CaptureQueriesContext(connection) as tangkap:
        jawab = client.get(alamat, **tajuk)
    versi = [q for q in tangkap if "organisasi_versi" in q["sql"]]
    return jawab, len(tangkap) - len(versi), len(versi)


@pytest.fixture
def client():
    return Client()


def test_the_second_reader_costs_nothing_but_the_version(client):
    DokumenFactory()
    client.get(DAFTAR)
    jawab, lain, versi = kueri(client, DAFTAR)
    assert jawab.status_code == 200
    assert lain == 0
    assert versi <= 2


@pytest.mark.django_db(transaction=True)
def test_while_the_listener_is_connected_a_kept_page_costs_no_query(client, settings):
    settings.VERSI_DENGAR = True
    DokumenFactory()
    client.get(DAFTAR)
    tunggu(lambda: pengamat.mendengar)
    etag = client.get(DAFTAR)["ETag"]
    _, lain, versi = kueri(client, DAFTAR)
    jawab_304, lain_304, versi_304 = kueri(
        client, DAFTAR, headers={"If-None-Match": etag}
    )
    assert (lain, versi) == (0, 0)
    assert (lain_304, versi_304) == (0, 0)
    assert jawab_304.status_code == 304


def test_an_unchanged_page_is_answered_304_without_a_body(client):
    DokumenFactory()
    etag = client.get(DAFTAR)["ETag"]
    jawab = client.get(DAFTAR, headers={"If-None-Match": etag})
    assert jawab.status_code == 304
    assert jawab.content == b""
    # A proxy that packs anew weakens the tag: the page is still the same.
    lemah = client.get(DAFTAR, headers={"If-None-Match": f'"lain", W/{etag}'})
    assert lemah.status_code == 304


def test_a_withdrawn_entry_vanishes_at_once(client):
    dokumen = DokumenFactory(judul="Naskah keliru")
    assert b"Naskah keliru" in client.get(DAFTAR).content
    etag = client.get(DAFTAR)["ETag"]
    tarik_dokumen(dokumen, Saat(PetugasFactory(), timezone.now()), alasan="salah")
    jawab = client.get(DAFTAR, headers={"If-None-Match": etag})
    assert jawab.status_code == 200
    assert b"Naskah keliru" not in jawab.content
    # An edit by bare SQL shows at once, too.
    lain = DokumenFactory(judul="Judul lama")
    assert b"Judul lama" in client.get(DAFTAR).content
    DokumenInformasi.objects.filter(pk=lain.pk).update(judul="Judul baru")
    assert b"Judul baru" in client.get(DAFTAR).content


def test_a_banner_appears_and_ends_by_the_clock_alone(client, time_machine):
    mulai = timezone.now() + timedelta(hours=1)
    SertaMertaFactory(
        judul="Banjir Ciloseh", mulai=mulai, selesai=mulai + timedelta(hours=2)
    )
    assert b"Banjir Ciloseh" not in client.get(DAFTAR).content
    time_machine.move_to(mulai + timedelta(minutes=1))
    assert b"Banjir Ciloseh" in client.get(DAFTAR).content
    time_machine.move_to(mulai + timedelta(hours=2, minutes=1))
    assert b"Banjir Ciloseh" not in client.get(DAFTAR).content


def test_no_cookie_is_set_or_read_and_kept_pages_carry_the_headers(client):
    client.cookies["portal_sesi"] = "apa-saja"
    client.cookies["portal_csrf"] = "apa-saja"
    for _ in range(2):  # made, then from memory
        jawab = client.get(DAFTAR)
        assert "Set-Cookie" not in jawab.headers
        assert "Cookie" not in jawab["Vary"]
        assert "public" in jawab["Cache-Control"]
        assert "default-src 'none'" in jawab["Content-Security-Policy"]
        assert jawab["X-Frame-Options"] == "DENY"
        assert jawab["X-Content-Type-Options"] == "nosniff"


def test_which_addresses_share_the_kept_page(client):
    client.get(f"{DAFTAR}?q=apa")
    assert isinstance(caches["halaman"], GudangHalaman)
    assert not caches["halaman"]._cache  # a search pushes nothing out of memory
    DokumenFactory()
    pertama = client.get(DAFTAR)["ETag"]
    jawab, lain, _ = kueri(client, f"{DAFTAR}?utm_source=x&fbclid=y")
    assert (jawab["ETag"], lain) == (pertama, 0)
    satu = client.get(f"{DAFTAR}?bentuk=cetak&klasifikasi=berkala")
    dua = client.get(f"{DAFTAR}?klasifikasi=berkala&bentuk=cetak")
    assert satu["ETag"] == dua["ETag"]
    assert client.get(f"{DAFTAR}?urut=terbaru")["ETag"] != pertama
    assert client.get(DAFTAR, secure=True)["ETag"] != pertama


def test_pages_for_worse_times_do_not_fill_the_disk(tmp_path):
    gudang = GudangBasi(str(tmp_path), {"OPTIONS": {"MAX_ENTRIES": 150}})
    for nomor in range(400):
        gudang.set(f"halaman-{nomor}", "isi")
    # Looked at each hundredth time only: then a third goes, when there are too many.
    assert 150 < len(list(tmp_path.iterdir())) <= 250
    assert gudang.get("halaman-399") == "isi"


@pytest.mark.parametrize(
    ("sandi", "buka"),
    [("br", brotli.decompress), ("gzip", gzip.decompress), ("", bytes)],
)
def test_each_coding_gets_its_own_copy(client, sandi, buka):
    tajuk = {"Accept-Encoding": sandi} if sandi else {}
    for _ in range(2):  # made, then from memory
        jawab = client.get(DAFTAR, headers=tajuk)
        assert b"<h1" in buka(jawab.content)
        assert jawab.get("Content-Encoding", "") == sandi


def test_head_has_the_length_of_the_page_and_nothing_is_written(client):
    panjang = client.get(DAFTAR)["Content-Length"]
    jawab = client.head(DAFTAR)
    assert (jawab.content, jawab["Content-Length"]) == (b"", panjang)
    assert client.post(DAFTAR).status_code == 405


def test_what_is_missing_is_not_kept(client):
    alamat = reverse("informasi:dokumen-rinci", args=("ip-999999",))
    assert client.get(alamat).status_code == 404
    DokumenFactory(nomor="IP-999999")
    assert client.get(alamat).status_code == 200


@pytest.fixture
def pembaca():
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
    Versi.objects.naikkan(area)
    pengamat.nomor()


def test_a_page_made_once_is_shown_marked_when_versions_cannot_be_asked(
    pembaca, dokumen
):
    pembaca.get(DAFTAR)
    with time_machine.travel(timezone.now() + timedelta(minutes=5)), tanpa_basis_data():
        jawab = pembaca.get(DAFTAR)
        padat = pembaca.get(DAFTAR, headers={"Accept-Encoding": "gzip"})
        kepala = pembaca.head(DAFTAR)
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
def test_a_page_that_cannot_be_made_is_shown_as_it_was(pembaca, dokumen, berubah):
    pembaca.get(DAFTAR)
    caches["halaman"].clear()
    if berubah:
        naikkan(Area.PENGADUAN)
    with tanpa_basis_data(kecuali="organisasi_versi"):
        jawab = pembaca.get(DAFTAR)
    assert jawab.status_code == 200
    assert "Judul lama" in jawab.text
    assert jawab["Warning"].startswith("110 ")


@pytest.mark.parametrize("area", [Area.KATALOG, Area.KANTOR])
def test_what_is_known_to_have_changed_is_not_shown(pembaca, dokumen, area):
    pembaca.get(DAFTAR)
    naikkan(area)
    with tanpa_basis_data():
        jawab = pembaca.get(DAFTAR)
    assert jawab.status_code == 503
    assert "Judul lama" not in jawab.text


def test_a_page_that_shows_everything_goes_by_every_change(pembaca, dokumen):
    pembaca.get("/")
    naikkan(Area.PEMANGKU)
    with tanpa_basis_data():
        assert pembaca.get("/").status_code == 503


def test_what_another_process_knows_to_have_changed_is_not_shown(pembaca, dokumen):
    pembaca.get(DAFTAR)
    caches["basi"].set(modul.VERSI, {Area.KATALOG: 10**9})
    with tanpa_basis_data():
        assert pembaca.get(DAFTAR).status_code == 503


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


def test_a_page_never_made_is_503_with_the_numbers(pembaca, dokumen):
    with tanpa_basis_data():
        jawab = pembaca.get(DAFTAR)
    assert jawab.status_code == 503
    assert jawab["Retry-After"] == "10"
    assert 'href="tel:112"' in jawab.text


def test_a_file_for_programs_is_shown_as_it_was_without_a_mark(pembaca, dokumen):
    alamat = reverse("api-unit")
    asli = pembaca.get(alamat).content
    with tanpa_basis_data():
        jawab = pembaca.get(alamat)
    assert jawab["Warning"].startswith("110 ")
    assert jawab.content == asli


def test_searches_and_large_pages_are_not_kept(pembaca, dokumen, monkeypatch):
    pembaca.get(DAFTAR, {"q": "lama"})
    monkeypatch.setattr(modul, "BITA_MAKS_BASI", 10)
    pembaca.get(DAFTAR)
    with tanpa_basis_data():
        assert pembaca.get(DAFTAR, {"q": "lama"}).status_code == 503
        assert pembaca.get(DAFTAR).status_code == 503


def test_without_a_folder_to_write_to_pages_are_made_all_the_same(
    pembaca, dokumen, settings, tmp_path
):
    (tmp_path / "berkas").touch()
    lokasi = {"LOCATION": tmp_path / "berkas" / "dalam"}
    settings.CACHES = settings.CACHES | {"basi": settings.CACHES["basi"] | lokasi}
    assert pembaca.get(DAFTAR).status_code == 200
    with tanpa_basis_data():
        assert pembaca.get(DAFTAR).status_code == 503


# Ready pages take no more memory than they may

MAKS = 1_000


def gudang(nama):
    return GudangHalaman(nama, {"OPTIONS": {"MAX_BYTES": MAKS, "MAX_ENTRIES": 100}})


def test_what_nobody_asked_for_the_longest_goes_first():
    tempat = gudang("urutan")
    for nama in ("a", "b", "c"):
        tempat.set(nama, b"x" * 250)
    assert tempat.get("a")
    tempat.set("d", b"x" * 250)
    assert tempat.get("b") is None
    assert [tempat.get(nama) is not None for nama in "acd"] == [True] * 3
    # A large page takes the place of several, one too large is not kept.
    tempat.set("e", b"x" * 800)
    assert [nama for nama in "acde" if tempat.get(nama)] == ["e"]
    tempat.set("f", b"x" * (MAKS + 1))
    assert [nama for nama in "ef" if tempat.get(nama)] == ["e"]


def test_a_page_made_anew_is_counted_once():
    tempat = gudang("ulang")
    for _ in range(10):
        tempat.set("a", b"x" * 600)
        tempat.set("b", b"x" * 100)
    assert tempat.get("a")
    assert tempat.get("b")


def test_a_list_that_streams_is_not_asked_of_the_replica(client, monkeypatch):
    ditanya = []
    monkeypatch.setattr(modul.replika, "ada", lambda: True)
    monkeypatch.setattr(modul.replika, "versi_replika", lambda **_: ditanya.append(1))
    assert client.get("/informasi.csv").status_code == 200
    assert not ditanya
    assert client.get(DAFTAR).status_code == 200
    assert ditanya
