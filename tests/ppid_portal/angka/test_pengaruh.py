"""E1 has only parts, of kecamatan: its page opens them."""

import pytest

from organisasi.kantor.peran import Peran
from organisasi.models import Unit
from tests.factories.organisasi import UnitFactory, WilayahFactory
from tests.petugas import masuk_sebagai
from tests.ppid_portal.kinerja.meja import taruh

pytestmark = pytest.mark.django_db
ADUAN = "Aduan: 20 menjadi 34, naik 55 % dibanding kecamatan lain, tetapi masih dalam rentang kebetulan"
ALAMAT = "/indikator/E1/"


def e1(wilayah, **isi):
    for nama, nilai in isi.items():
        rincian = nama.replace("__", ":").replace("_", "-")
        taruh("E1", "2024", nilai, rincian=rincian, kecamatan=wilayah)


@pytest.fixture(autouse=True)
def tawang():
    UnitFactory(peran_ppid=Unit.PeranPPID.UTAMA)
    return WilayahFactory(kode="32.78.03", nama="Tawang")


def isi_dua(tawang):
    e1(
        tawang,
        aduan__sebelum=20,
        aduan__sesudah=34,
        aduan__sebelum_lain=210,
        aduan__sesudah_lain=231,
    )
    lain = WilayahFactory(kode="32.78.05", nama="Kawalu")
    e1(lain, aduan__sebelum=3, aduan__sesudah=7)
    taruh("E1", "2024", 9, 10, rincian="B2:sebelum", kecamatan=tawang)


def menurut(client, **kueri):
    jawab = client.get(ALAMAT, {"periode": "2024", **kueri})
    return dict(jawab.context["menurut"]).get("Kecamatan", [])


def test_10_7_e1_membuka_setiap_kecamatan_yang_ada_angkanya(client, tawang):
    isi_dua(tawang)
    WilayahFactory(kode="32.78.09", nama="Tanpa kunjungan")
    masuk_sebagai(client, Peran.PPID_UTAMA)
    baris = menurut(client)
    assert [b[0] for b in baris] == ["Tawang", "Kawalu"]
    assert baris[0][1] == ADUAN
    assert baris[1][1] == "Aduan: 3 menjadi 7, terlalu sedikit untuk dibandingkan"
    assert baris[0][2] == f"{ALAMAT}?periode=2024&kecamatan=32.78.03"
    isi = client.get(ALAMAT, {"periode": "2024"}).text
    assert "<dt>Nilai</dt>" not in isi
    assert "Dua belas bulan" not in isi
    satu = client.get(baris[0][2]).text
    assert "<td>210 → 231</td><td>1,55 (0,86–2,77)</td>" in satu
    assert "B2 90 % → —" in satu
    assert "sebelum-lain" not in satu
    # A camat opens that of his own kecamatan alone (10.9).
    kantor = UnitFactory(jenis=Unit.Jenis.KECAMATAN, wilayah=tawang)
    masuk_sebagai(client, Peran.PIMPINAN, kantor)
    assert [b[0] for b in menurut(client)] == ["Tawang"]
    assert client.get(baris[1][2]).status_code == 404


def test_10_7_e1_tanpa_satu_kecamatan_pun_tetap_dikatakan(client):
    masuk_sebagai(client, Peran.PPID_UTAMA)
    assert menurut(client) == []
    halaman = client.get(ALAMAT, {"periode": "2024"}).text
    assert "<dt>Nilai</dt><dd><strong>—</strong></dd>" in halaman
