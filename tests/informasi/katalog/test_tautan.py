"""Which addresses are contacted, and what counts as an answer."""

import socket

import pytest

from informasi.katalog import tautan
from informasi.katalog.tautan import HasilTautan, periksa, publik
from tests.situs_uji import situs_uji

MATI = "Situsnya tidak dapat dihubungi."
TERTUTUP = "Bukan alamat yang dapat dibuka dari internet."


@pytest.fixture
def situs():
    with situs_uji() as jalan:
        yield jalan


@pytest.fixture
def lewat(settings):
    """A session that may also look at this machine, where the test site runs."""
    settings.TAUTAN_LOKAL_BOLEH = True
    with tautan.sesi() as sesi:
        yield sesi


PUBLIK = "8.8.8.8 103.10.20.30 2606:4700::1111 64:ff9b::808:808"
SENDIRI = (
    "127.0.0.1 10.1.2.3 169.254.169.254 100.64.0.1 224.0.0.1 ::1 fe80::1%eth0 "
    "::ffff:127.0.0.1 2002:7f00:1:: 64:ff9b::7f00:1"
)


def test_public_address_may_be_contacted_a_private_one_not_even_wrapped():
    assert [a for a in PUBLIK.split() if not publik(a)] == []
    assert [a for a in SENDIRI.split() if publik(a)] == []


def test_way_into_the_own_network_is_closed(situs):
    with tautan.sesi() as sesi:
        for alamat in (
            f"http://127.0.0.1:{situs.port}/hidup",
            f"http://2130706433:{situs.port}/hidup",
            f"http://[::ffff:127.0.0.1]:{situs.port}/hidup",
            "file:///etc/passwd",
            "http:///tanpa-nama",
        ):
            assert periksa(alamat, lewat=sesi) == HasilTautan(TERTUTUP)
    assert situs.permintaan == []


def test_redirect_into_the_own_network_is_not_followed(situs, lewat, settings):
    """The door is open for the first step and shut before the second."""

    def tutup():
        settings.TAUTAN_LOKAL_BOLEH = False

    situs.sebelum_jawab = tutup
    assert periksa(situs / "alih", lewat=lewat) == HasilTautan(TERTUTUP)
    assert situs.permintaan == ["HEAD /alih"]


def test_name_that_turns_private_after_the_check_gets_no_byte(situs, monkeypatch):
    """DNS rebinding: public when looked up, this machine when connected."""
    asli = socket.getaddrinfo

    def pertama_publik(host, *lain, **pilihan):
        monkeypatch.setattr(socket, "getaddrinfo", asli)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("8.8.8.8", 80))]

    monkeypatch.setattr(socket, "getaddrinfo", pertama_publik)
    with tautan.sesi() as sesi:
        hasil = periksa(situs / "hidup", lewat=sesi)
    assert hasil == HasilTautan(TERTUTUP)
    assert situs.permintaan == []


def test_proxy_of_the_machine_is_passed_by(situs, lewat, monkeypatch):
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    assert periksa(situs / "hidup", lewat=lewat) == HasilTautan()


def test_living_link_has_no_fault(situs, lewat):
    for jalan, permintaan in (
        ("hidup", ["HEAD /hidup"]),
        ("alih", ["HEAD /alih", "HEAD /hidup"]),
        ("tanpa-head", ["HEAD /tanpa-head", "GET /tanpa-head"]),
        ("terlarang", ["HEAD /terlarang", "GET /terlarang"]),
    ):
        situs.permintaan.clear()
        assert periksa(situs / jalan, lewat=lewat) == HasilTautan()
        assert situs.permintaan == permintaan


def test_dead_link_says_why(situs, lewat):
    for jalan, alasan in (
        ("hilang", "Situsnya menjawab 404."),
        ("rusak", "Situsnya menjawab 500."),
        ("putus", MATI),
        ("alih-berkas", TERTUTUP),  # to another scheme
    ):
        assert periksa(situs / jalan, lewat=lewat).alasan == alasan
    situs.permintaan.clear()
    # A redirect without end is given up.
    assert periksa(situs / "berputar", lewat=lewat).alasan == MATI
    assert len(situs.permintaan) == tautan.ALIHAN_MAKS + 1


def test_endless_answer_costs_only_its_beginning(situs, lewat):
    assert periksa(situs / "tanpa-akhir", lewat=lewat) == HasilTautan()
    assert situs.selesai.wait(60)
    # What the site could push into the pipe before we hung up; it would never end.
    assert situs.terkirim < 100 * tautan.BATAS_ISI


def test_site_that_does_not_answer_is_left(situs, lewat, monkeypatch):
    monkeypatch.setattr(tautan, "BATAS_WAKTU", (0.2, 0.2))
    hasil = periksa(situs / "lambat", lewat=lewat)
    assert hasil == HasilTautan("Situsnya tidak menjawab.", dijawab=False)


def test_address_that_leads_nowhere_is_a_dead_link(situs, lewat):
    with socket.socket() as soket:
        soket.bind(("127.0.0.1", 0))  # taken, so that nobody else can listen on it
        for alamat, hasil in (
            (f"http://127.0.0.1:{soket.getsockname()[1]}/", (MATI, False)),
            # It speaks plainly where an encrypted one was asked for.
            (
                f"https://127.0.0.1:{situs.port}/",
                ("Sertifikat keamanan situsnya tidak sah.",),
            ),
            ("http://tidak-ada.invalid/", ("Nama situsnya tidak ditemukan.", False)),
            ("http://[::1", ("Alamatnya tidak dapat dibaca.",)),
        ):
            assert periksa(alamat, lewat=lewat) == HasilTautan(*hasil)
