"""What goes over the wire on a first visit, and what is left without a network."""

import pytest
from playwright.sync_api import Error, expect

from organisasi.halaman.nomor_penting import papan_nomor

KB = 1000
BATAS = {"/darurat/": 10 * KB}
BATAS_BIASA = 60 * KB
# Of each frame one: what every page weighs is reckoned in test_halaman.
ALAMAT = ("/", "/informasi/{dokumen}/", "/darurat/")


def bita_masuk(halaman, alamat):
    jumlah = 0.0

    def tambah(kejadian):
        nonlocal jumlah
        jumlah += kejadian["encodedDataLength"]

    sesi = halaman.context.new_cdp_session(halaman)
    sesi.send("Network.enable")
    sesi.on("Network.loadingFinished", tambah)
    halaman.goto(alamat, wait_until="networkidle")
    sesi.detach()
    return jumlah


@pytest.mark.parametrize("pola", ALAMAT)
def test_a_first_visit_is_light(buka, dunia, pola):
    halaman = buka()
    jenis: list[str] = []
    halaman.on("request", lambda r: jenis.append(r.resource_type))
    jumlah = bita_masuk(halaman, dunia.alamat(pola))
    assert 500 < jumlah <= BATAS.get(pola, BATAS_BIASA)
    if pola in BATAS:
        assert "script" not in jenis
        assert halaman.locator("script").count() == 0
        assert halaman.context.cookies() == []


def test_the_emergency_page_opens_without_a_network(buka):
    papan_nomor.segarkan()  # in production a thread does
    halaman = buka(lebar=360, luring=True)
    halaman.goto("/darurat/")
    halaman.goto("/")
    halaman.context.set_offline(True)
    # In a tab of its own: the browser's error page commits after the failure is told,
    # and would interrupt the next address of the same tab.
    lain = halaman.context.new_page()
    with pytest.raises(Error, match="ERR_INTERNET_DISCONNECTED"):
        lain.goto("/unit/")
    halaman.goto("/darurat/")
    expect(halaman.get_by_role("link", name="112")).to_be_visible()
    # Its style sheet came along: the call is a large button.
    tinggi = halaman.get_by_role("link", name="112").bounding_box()
    assert tinggi is not None
    assert tinggi["height"] >= 44
