"""The second page: packed by what the browser has, asked ahead only where all may read."""

from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import pytest
import zstandard
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import reverse

from organisasi.halaman.nomor_penting import papan_nomor
from tests.dunia import buat_dunia
from tests.test_halaman import HALAMAN

pytestmark = pytest.mark.django_db

KAMUS = Path(str(finders.find("kamus.txt"))).read_bytes()
SIDIK = sha256(KAMUS).digest()
PUNYA = {
    "Accept-Encoding": "gzip, br, dcb, dcz",
    "Available-Dictionary": f":{b64encode(SIDIK).decode()}:",
}
LATER = 1200
DAFTAR = reverse("informasi:dokumen-daftar")


@pytest.fixture
def client():
    return Client()  # the other one reads pages, these are compressed


def buka(isi):
    """As RFC 9842 wants it: the frame that names the dictionary, then the page."""
    assert isi[:40] == b"\x5e\x2a\x4d\x18\x20\x00\x00\x00" + SIDIK
    raw = zstandard.DICT_TYPE_RAWCONTENT
    kamus = zstandard.ZstdCompressionDict(KAMUS, dict_type=raw)
    return zstandard.ZstdDecompressor(kamus).decompress(isi[40:])


def test_a_browser_with_the_dictionary_gets_the_same_page_in_a_kilobyte(client):
    dunia = buat_dunia()
    papan_nomor.segarkan()
    bita = []
    for halaman in HALAMAN:
        alamat = dunia.alamat(halaman.alamat)
        for jawab in (client.get(alamat, headers=PUNYA) for _ in range(2)):
            assert jawab["Content-Encoding"] == "dcz"
            assert jawab["Vary"] == "Accept-Encoding, Available-Dictionary"
            assert buka(jawab.content) == client.get(alamat).content
        bita.append(len(jawab.content))
    assert sum(bita) / len(bita) <= LATER


@pytest.mark.parametrize(
    "tajuk",
    [
        PUNYA | {"Available-Dictionary": f":{b64encode(b'x' * 32).decode()}:"},
        PUNYA | {"Accept-Encoding": "gzip, br"},
        {"Accept-Encoding": "gzip, br, dcz"},
    ],
)
def test_others_get_it_as_ever(client, tajuk):
    assert client.get(DAFTAR, headers=tajuk)["Content-Encoding"] == "br"


def test_it_can_be_switched_off(client, settings):
    settings.KAMUS = False
    jawab = client.get(DAFTAR, headers=PUNYA)
    assert jawab["Content-Encoding"] == "br"
    assert jawab["Vary"] == "Accept-Encoding"
    assert "Link" not in jawab


def test_the_page_names_the_dictionary_and_the_file_is_one(client):
    jawab = client.get(DAFTAR)
    assert jawab["Link"] == '</static/kamus.txt>; rel="compression-dictionary"'
    berkas = client.get("/static/kamus.txt")
    assert b"".join(berkas.streaming_content) == KAMUS
    assert berkas["Use-As-Dictionary"] == 'match="/*", match-dest=("document")'
    assert "Use-As-Dictionary" not in client.get(DAFTAR)
    assert "Link" not in client.get(reverse("manifes"))


def test_only_public_pages_are_asked_for_ahead(client):
    assert client.get(DAFTAR)["Speculation-Rules"] == '"/spekulasi.json"'
    jawab = client.get(reverse("spekulasi"))
    assert jawab["Content-Type"] == "application/speculationrules+json"
    (aturan,) = jawab.json()["prefetch"]
    alamat = aturan["where"]["href_matches"]
    assert {"/", "/unit/:slug/", "/informasi/:nomor/", "/cari/"} <= set(alamat)
    asing = ("/admin", "/masuk", "/permohonan/:", "/api/informasi", "/pengaduan/:kode")
    assert [a for a in alamat if a.startswith(asing)] == []
    # A file of megabytes is fetched when it is wanted.
    assert [a for a in alamat if a.endswith(("/berkas/:pk/", "/foto/:pk/"))] == []
