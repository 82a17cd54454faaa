"""What a reader sees when something is wrong."""

import json
from io import RawIOBase

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from organisasi.halaman.nomor_penting import papan_nomor
from organisasi.kantor.peran import Peran
from organisasi.kertas.naskah import GERBANG_KERTAS
from organisasi.models import KanalLayanan
from ppid_portal.operasi import galat
from tests.factories.organisasi import KanalLayananFactory, UnitFactory
from tests.klien import periksa_html
from tests.petugas import masuk_sebagai

pytestmark = pytest.mark.django_db


def test_a_wrong_address_offers_the_search(client):
    response = client.get("/tidak/ada/")
    assert response.status_code == 404
    pemeriksa = periksa_html(response.text)
    assert (pemeriksa.lang, pemeriksa.h1) == ("id", 1)
    assert 'role="search"' in response.text
    assert 'href="tel:112"' in response.text
    assert not response.cookies


SALAH = "8e3c0b1e-0000-4000-8000-000000000000"


@pytest.mark.parametrize(
    "alamat",
    [
        *(f"/permohonan/TANPAKUNCI/{nama}" for nama in ("", "berkas/1/", "salah/tik/")),
        "/permohonan/ajukan/TANPAKUNCI/",
        f"/keberatan/{SALAH}/",
        "/permohonan/TANPAKUNCI/surat/1/cetak/",
        "/tidak/ada/",
    ],
)
def test_an_address_that_may_hold_a_secret_is_kept_by_nobody(client, alamat):
    response = client.get(alamat)
    assert response.status_code == 404
    assert response["Cache-Control"] == "no-store"
    assert response["Referrer-Policy"] in {"same-origin", "no-referrer"}
    assert response["X-Robots-Tag"] == "noindex, nofollow"


@pytest.mark.parametrize(
    ("alamat", "boleh"),
    [
        *((satu, {200, 404}) for satu in ("/%00/", "/%ff%fe/", "/?q=%00")),
        ("/" + "x" * 5000, {404}),
        ("/mitra/%00/", {404}),
        ("/unit/a%00b/", {404}),
        ("/admin/pemangku/pemangku/?status__exact=%00", {400}),
        ("/admin/organisasi/unit/?q=a%00", {400}),
        # Machines are answered in their own shape.
        ("/api/pengaduan/?kategori=%00", {400, 404, 422}),
        ("/api/unit/a%00/", {400, 404, 422}),
        ("/open311/v2/requests.json?service_code=%00", {400, 404, 422}),
        ("/open311/v2/requests/a%00b.json", {400, 404, 422}),
    ],
)
def test_a_broken_address_never_reaches_the_database(client, alamat, boleh):
    masuk_sebagai(client, Peran.PPID_UTAMA)
    response = client.get(alamat)
    assert response.status_code in boleh
    if response["Content-Type"].startswith("text/html"):
        assert periksa_html(response.text).h1 == 1


@pytest.mark.parametrize(
    ("jawab", "status", "kalimat"),
    [
        (
            lambda r: galat.permintaan_rusak(r, SuspiciousOperation()),
            400,
            "tidak bisa dibaca",
        ),
        (lambda r: galat.tidak_diizinkan(r, PermissionDenied()), 403, "wewenang"),
        (galat.gangguan, 500, "Kesalahannya ada pada portal"),
        (galat.csrf_gagal, 403, "kedaluwarsa"),
    ],
)
def test_static_pages_ask_nothing_of_the_database(rf, jawab, status, kalimat):
    with CaptureQueriesContext(connection) as kueri:
        response = jawab(rf.get("/"))
    assert response.status_code == status
    assert response["Cache-Control"] == "no-store"
    isi = response.content.decode()
    assert kalimat in isi
    assert 'href="tel:112"' in isi
    assert periksa_html(isi).h1 == 1
    assert len(kueri) == 0


class TakDatang(RawIOBase):
    def read(self, *_):
        raise TimeoutError


def test_a_fault_of_ours_says_so_and_no_other_is_called_one(monkeypatch):
    def rusak(*_):
        raise RuntimeError

    monkeypatch.setattr("ppid_portal.beranda.direktori_unit.jumlah", rusak)
    pembaca = Client(raise_request_exception=False)
    response = pembaca.get("/data/")
    assert response.status_code == 500
    assert "Kesalahannya ada pada portal" in response.text
    monkeypatch.setattr("informasi.dip.views.naskah_dip", lambda *_, **__: 1 / 0)
    assert pembaca.get("/informasi/dip.pdf").status_code == 500
    # What is sent wrongly is none: a host that is not ours, a body that breaks off.
    response = pembaca.get("/", headers={"host": "jahat.invalid"})
    assert response.status_code == 400
    assert "tidak bisa dibaca" in response.text
    putus = {"wsgi.input": TakDatang()}
    jawab = pembaca.post("/darurat/lapor/", {"uraian": "x"}, **putus)
    assert jawab.status_code == 408


def tanpa_basis_data(request):
    try:
        raise OperationalError
    except OperationalError:
        return galat.gangguan(request)


def test_without_a_database_the_numbers_of_the_units_are_there(rf):
    KanalLayananFactory(jenis=KanalLayanan.Jenis.DARURAT, nomor="110", nama="Polri")
    UnitFactory(nama="Dinas Kesehatan", telepon="0265 123456")
    UnitFactory(nama="Diskominfo", telepon="0265 654321", peran_ppid="utama")
    papan_nomor.segarkan()
    with CaptureQueriesContext(connection) as kueri:
        response = tanpa_basis_data(rf.get("/unit/"))
        lain = galat.gangguan(rf.get("/")).content.decode()
    assert len(kueri) == 0
    assert "Perlu bantuan? PPID Utama, Diskominfo:" in lain
    assert response.status_code == 503
    assert response["Retry-After"] == "10"
    assert response["Cache-Control"] == "no-store"
    isi = response.content.decode()
    for nomor in ("112", "110", "0265123456"):
        assert f'href="tel:{nomor}"' in isi
    assert "Dinas Kesehatan" in isi
    assert "<form" not in isi
    assert periksa_html(isi).h1 == 1


def test_what_was_typed_stays_in_the_page_and_can_be_sent_again(rf):
    foto = SimpleUploadedFile("lubang.jpg", b"x")
    kiriman = {
        "isi": 'Jalan "rusak" <b>',
        "password": "rahasia",
        "kunci": ["a", "b"],
        "foto": foto,
    }
    isi = tanpa_basis_data(
        rf.post("/pengaduan/ajukan/x/?a=1", kiriman)
    ).content.decode()
    assert '<form method="post" action="/pengaduan/ajukan/x/?a=1"' in isi
    assert 'name="isi" value="Jalan &quot;rusak&quot; &lt;b&gt;"' in isi
    assert isi.count('name="kunci"') == 2
    assert "rahasia" not in isi
    assert "lubang.jpg" in isi
    assert periksa_html(isi).h1 == 1


def test_a_form_that_cannot_be_read_is_no_second_fault(rf):
    rusak = rf.generic("POST", "/x/", b"--", content_type="multipart/form-data")
    kosong = rf.post("/x/", {})
    for request in (rusak, kosong):
        response = tanpa_basis_data(request)
        assert response.status_code == 503
        assert "<form" not in response.content.decode()
    # Machines are told in their own shape to come again.
    mesin = tanpa_basis_data(rf.get("/api/unit/"))
    assert (mesin.status_code, mesin["Retry-After"]) == (503, "10")
    assert json.loads(mesin.content)["galat"]["kode"] == 503


# What the portal cannot take now is answered as that, never as its own fault


@pytest.mark.parametrize("jenis", ["pdf", "xlsx"])
def test_a_reader_who_finds_the_typesetter_busy_is_told_when_to_come_back(
    client, monkeypatch, jenis
):
    monkeypatch.setattr(GERBANG_KERTAS, "sabar", 0)
    with GERBANG_KERTAS.masuk():
        jawab = client.get(f"/informasi/dip.{jenis}")
    assert (jawab.status_code, jawab["Retry-After"]) == (503, "5")
    assert jawab["Cache-Control"] == "no-store"
    assert "Sedang banyak kertas dan berkas" in jawab.content.decode()
    assert "buka lagi alamat yang sama" in jawab.content.decode()
    assert "112" in jawab.content.decode()
