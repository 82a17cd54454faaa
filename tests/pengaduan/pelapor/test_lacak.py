"""Looking a complaint up: the secret opens it, wrong ones are counted and told nothing."""

from datetime import timedelta

import pytest
import time_machine

from organisasi.models import PembatasCoba
from organisasi.sandi import kelompokkan
from pengaduan.pelapor.views import TIDAK_COCOK
from tests.factories.pengaduan import PADA, PengaduanFactory

pytestmark = pytest.mark.django_db
LACAK = "/pengaduan/lacak/"


@pytest.fixture
def aduan():
    return PengaduanFactory(kode="ABCD2345EFGH6789", nomor="TSM-2023-000007")


def coba(client, nomor, kode, **lain):
    return client.post(LACAK, {"nomor": nomor, "kode": kode}, **lain)


@pytest.mark.parametrize("nomor", ["TSM-2023-000007", " tsm-2023-000007 ", ""])
@pytest.mark.parametrize(
    "tulis",
    [str, str.lower, kelompokkan, lambda kode: f" {kelompokkan(kode).lower()} "],
    ids=["plain", "small", "dashes", "dashes and blanks"],
)
def test_the_secret_opens_the_case_with_or_without_its_number(
    client, aduan, nomor, tulis
):
    jawab = coba(client, nomor, tulis(aduan.kode))
    assert jawab.status_code == 302
    assert jawab["Location"] == f"/pengaduan/{aduan.kode}/"
    assert jawab["Cache-Control"] == "no-store"


def test_the_sentence_is_the_same_whichever_of_the_two_is_wrong(client, aduan):
    lain = PengaduanFactory()
    salah = [
        coba(client, aduan.nomor, "XXXX2345EFGH6789"),
        coba(client, "TSM-2024-999999", aduan.kode),
        coba(client, aduan.nomor, lain.kode),
        coba(client, "", "XXXX2345EFGH6789"),
    ]
    assert {s.status_code for s in salah} == {400}
    assert all(TIDAK_COCOK in s.content.decode() for s in salah)


def test_a_number_alone_opens_nothing(client, aduan):
    jawab = coba(client, aduan.nomor, "")
    assert jawab.status_code == 400
    assert "Tulis kode rahasianya." in jawab.content.decode()
    assert aduan.nomor in jawab.content.decode()  # what was typed is kept


def test_strangers_who_know_the_number_do_not_lock_its_owner_out(
    client, aduan, monkeypatch
):
    monkeypatch.setattr("organisasi.halaman.rahasia.PER_JARINGAN", 3)
    with time_machine.travel(PADA, tick=False) as waktu:
        salah = [
            coba(
                client,
                aduan.nomor,
                f"XXXX2345EFGH{i:04d}",
                REMOTE_ADDR=f"203.0.113.{i}",
            )
            for i in range(5)
        ]
        pemilik = coba(client, aduan.nomor, aduan.kode, REMOTE_ADDR="203.0.113.200")
        waktu.shift(timedelta(hours=1, minutes=1))
        kemudian = coba(client, aduan.nomor, "XXXX", REMOTE_ADDR="203.0.113.7")
    assert [j.status_code for j in salah] == [400] * 3 + [429] * 2
    assert "Hitungan ini berakhir pukul 09.00 WIB" in salah[-1].content.decode()
    assert pemilik.status_code == 302
    assert kemudian.status_code == 400


def test_what_is_right_is_never_counted(client, aduan):
    coba(client, "", aduan.kode)
    assert not PembatasCoba.objects.exists()


def test_the_form_is_kept_by_nobody_and_can_be_found(client):
    jawab = client.halaman(LACAK)
    assert jawab["Cache-Control"] == "no-store"
    assert "X-Robots-Tag" not in jawab
    assert "Kode saya hilang" in jawab.content.decode()


@pytest.mark.parametrize("isi", ["x" * 10_000, "ab\x00cd", "’; DROP TABLE", "😀" * 40])
def test_odd_input_gets_a_sentence(client, isi):
    jawab = coba(client, isi, isi)
    assert jawab.status_code == 400
    assert "Ada yang perlu diperbaiki" in jawab.content.decode()
    assert jawab["X-Robots-Tag"].startswith("noindex")


def test_only_reading_and_sending_are_open(client):
    assert client.put(LACAK).status_code == 405
