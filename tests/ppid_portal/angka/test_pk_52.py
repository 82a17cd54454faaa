"""PK-52: exact numbers; the worked cases of the specification, one by one."""

from decimal import Decimal

import pytest

from ppid_portal.angka.angka import Angka
from ppid_portal.angka.potret import kata
from tests.informasi.kantor import muat_kalender
from tests.ppid_portal.angka.meja import angka, minta, pecahan

pytestmark = pytest.mark.django_db
# Complete on Friday 14 June 2024; 17 and 18 June are holidays: due on 2 July.
JUMAT, LAMA = "2024-06-14", "2024-08-01"


@pytest.fixture(autouse=True)
def _kalender():
    muat_kalender()


def test_dijawab_pada_hari_kesepuluh_tepat_waktu():
    minta(JUMAT, dijawab="2024-07-02")
    assert pecahan("A2", LAMA) == "1/1"
    lama = angka("A3", LAMA)
    assert lama is not None
    assert lama.nilai == Decimal(10)


def test_dijawab_hari_kesebelas_tanpa_perpanjangan_terlambat():
    minta(JUMAT, dijawab="2024-07-03")
    assert pecahan("A2", LAMA) == "0/1"


def test_dijawab_hari_ketujuh_belas_dengan_perpanjangan_sah():
    minta(JUMAT, dijawab="2024-07-11", diperpanjang="2024-07-01")
    assert pecahan("A2", LAMA) == "1/1"
    assert pecahan("A2a", LAMA) == "0/1"
    assert pecahan("A2b", LAMA) == "1/1"
    assert angka("A2c", LAMA) is None


def test_perpanjangan_yang_terlambat_tidak_sah_dan_jawabannya_terlambat():
    minta(JUMAT, dijawab="2024-07-11", diperpanjang="2024-07-03")
    tidak_sah = angka("A2c", LAMA)
    assert tidak_sah is not None
    assert tidak_sah.nilai == 1
    assert pecahan("A2", LAMA) == "0/1"
    assert pecahan("A2b", LAMA) == "0/1"


def test_yang_masih_dalam_waktunya_belum_dinilai():
    minta(JUMAT)
    assert pecahan("A2", "2024-06-28") == "-"
    # The due day itself is still in time; the day after is late.
    assert pecahan("A2", "2024-07-02") == "-"
    assert pecahan("A2", "2024-07-03") == "0/1"


def test_dicabut_selagi_ada_waktu_tidak_dinilai():
    minta(JUMAT, dicabut="2024-06-20")
    assert pecahan("A2", LAMA) == "-"


def test_dicabut_sesudah_lewat_waktu_tetap_terlambat():
    minta(JUMAT, dicabut="2024-07-05")
    assert pecahan("A2", LAMA) == "0/1"


def test_tanpa_permohonan_tidak_ada_angka():
    assert pecahan("A2", LAMA) == "-"
    assert kata("A2", Angka()) == "—"
