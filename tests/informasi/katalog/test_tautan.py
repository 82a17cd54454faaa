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


@pytest.mark.parametrize(
    "alamat", ["8.8.8.8", "103.10.20.30", "2606:4700::1111", "64:ff9b::808:808"]
)
def test_public_address_may_be_contacted(alamat):
    assert publik(alamat)


@pytest.mark.parametrize(
    "alamat",
    [
        "127.0.0.1",
        "10.1.2.3",
        "169.254.169.254",
        "100.64.0.1",
        "224.0.0.1",
        "::1",
        "fe80::1%eth0",
        "::ffff:127.0.0.1",
        "2002:7f00:1::",
        "64:ff9b::7f00:1",
    ],
)
def test_private_address_may_not_also_when_wrapped(alamat):
    assert not publik(alamat)


@pytest.mark.parametrize(
    "alamat",
    [
        "http://127.0.0.1:{port}/hidup",
        "http://2130706433:{port}/hidup",
        "http://[::ffff:127.0.0.1]:{port}/hidup",
        "file:///etc/passwd",
        "http:///tanpa-nama",
    ],
)
def test_way_into_the_own_network_is_closed(situs, alamat):
    with tautan.sesi() as sesi:
        hasil = periksa(alamat.format(port=situs.port), lewat=sesi)
    assert hasil == HasilTautan(TERTUTUP)
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


@pytest.mark.parametrize(
    ("jalan", "permintaan"),
    [
        ("hidup", ["HEAD /hidup"]),
        ("alih", ["HEAD /alih", "HEAD /hidup"]),
        ("tanpa-head", ["HEAD /tanpa-head", "GET /tanpa-head"]),
        ("terlarang", ["HEAD /terlarang", "GET /terlarang"]),
    ],
)
def test_living_link_has_no_fault(situs, lewat, jalan, permintaan):
    assert periksa(situs / jalan, lewat=lewat) == HasilTautan()
    assert situs.permintaan == permintaan


@pytest.mark.parametrize(
    ("jalan", "alasan"),
    [
        ("hilang", "Situsnya menjawab 404."),
        ("rusak", "Situsnya menjawab 500."),
        ("berputar", MATI),
        ("putus", MATI),
    ],
)
def test_dead_link_says_why(situs, lewat, jalan, alasan):
    assert periksa(situs / jalan, lewat=lewat).alasan == alasan


def test_redirect_without_end_is_given_up(situs, lewat):
    periksa(situs / "berputar", lewat=lewat)
    assert len(situs.permintaan) == tautan.ALIHAN_MAKS + 1


def test_redirect_to_another_scheme_is_refused(situs, lewat):
    assert periksa(situs / "alih-berkas", lewat=lewat).alasan == TERTUTUP


def test_endless_answer_costs_only_its_beginning(situs, lewat):
    assert periksa(situs / "tanpa-akhir", lewat=lewat) == HasilTautan()
    assert situs.selesai.wait(60)
    # What the site could push into the pipe before we hung up; it would never end.
    assert situs.terkirim < 100 * tautan.BATAS_ISI


@pytest.mark.lambat
def test_site_that_does_not_answer_is_left(situs, lewat, monkeypatch):
    monkeypatch.setattr(tautan, "BATAS_WAKTU", (0.2, 0.2))
    hasil = periksa(situs / "lambat", lewat=lewat)
    assert hasil == HasilTautan("Situsnya tidak menjawab.", dijawab=False)


def test_port_nobody_listens_on_is_a_dead_link(lewat):
    with socket.socket() as soket:
        soket.bind(("127.0.0.1", 0))  # taken, so that nobody else can listen on it
        port = soket.getsockname()[1]
        hasil = periksa(f"http://127.0.0.1:{port}/", lewat=lewat)
    assert hasil == HasilTautan(MATI, dijawab=False)


def test_encrypted_address_that_speaks_plainly_is_a_dead_link(situs, lewat):
    hasil = periksa(f"https://127.0.0.1:{situs.port}/", lewat=lewat)
    assert hasil == HasilTautan("Sertifikat keamanan situsnya tidak sah.")


def test_name_that_does_not_resolve_is_a_dead_link(lewat):
    hasil = periksa("http://tidak-ada.invalid/", lewat=lewat)
    assert hasil == HasilTautan("Nama situsnya tidak ditemukan.", dijawab=False)


def test_unreadable_address_is_a_dead_link(lewat):
    assert periksa("http://[::1", lewat=lewat) == HasilTautan(
        "Alamatnya tidak dapat dibaca."
    )
