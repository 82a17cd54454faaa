"""Looking a request up: the pair opens it, wrong ones are counted and told nothing."""

from __future__ import annotations

from typing import Any

import pytest
import time_machine

from informasi.models import Permohonan
from informasi.views.permohonan_lacak import TIDAK_COCOK
from organisasi.halaman.rahasia import PER_JARINGAN
from organisasi.sandi import kelompokkan
from tests.factories.informasi import PermohonanFactory
from tests.informasi.kantor import PADA
from tests.klien import PortalClient

pytestmark = pytest.mark.django_db
LACAK = "/permohonan/lacak/"


@pytest.fixture
def permohonan() -> Permohonan:
    return PermohonanFactory(kode="ABCD2345EFGH6789", nomor="0007/PPID/CIPEDES/2024")


def coba(client: PortalClient, nomor: str, kode: str, **lain: str) -> Any:
    return client.post(LACAK, {"nomor": nomor, "kode": kode}, **lain)


@pytest.mark.parametrize(
    "tulis",
    [str, str.lower, kelompokkan, lambda kode: f" {kelompokkan(kode).lower()} "],
    ids=["plain", "small", "dashes", "dashes and blanks"],
)
def test_number_and_code_open_the_case_however_they_are_typed(
    client: PortalClient, permohonan: Permohonan, tulis: Any
) -> None:
    jawab = coba(client, " 0007/ppid/cipedes/2024", tulis(permohonan.kode))

    assert jawab.status_code == 302
    assert jawab["Location"] == f"/permohonan/{permohonan.kode}/"
    assert jawab["Cache-Control"] == "no-store"


def test_the_sentence_is_the_same_whichever_of_the_two_is_wrong(
    client: PortalClient, permohonan: Permohonan
) -> None:
    lain = PermohonanFactory()
    salah = [
        coba(client, permohonan.nomor, "XXXX2345EFGH6789"),
        coba(client, "9999/PPID/CIPEDES/2024", permohonan.kode),
        coba(client, permohonan.nomor, lain.kode),
    ]

    assert {s.status_code for s in salah} == {400}
    assert all(TIDAK_COCOK in s.content.decode() for s in salah)


def test_neither_number_nor_code_alone_is_enough(
    client: PortalClient, permohonan: Permohonan
) -> None:
    isi = coba(client, permohonan.nomor, "").content.decode()

    assert "Tulis kode rahasianya." in isi
    assert permohonan.nomor in isi  # what was typed is kept


def test_a_hundred_wrong_codes_do_not_lock_the_owner_out(
    client: PortalClient, permohonan: Permohonan, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("organisasi.halaman.rahasia.PER_JARINGAN", 10)
    with time_machine.travel(PADA, tick=False):
        salah = [
            coba(client, permohonan.nomor, f"XXXX2345EFGH{i:04d}") for i in range(100)
        ]
        pemilik = coba(client, permohonan.nomor, permohonan.kode)

    assert [j.status_code for j in salah] == [400] * 10 + [429] * 90
    isi = salah[-1].content.decode()
    assert "Yang benar tetap membuka halaman Anda" in isi
    assert "Hitungan ini berakhir pukul 10.00 WIB." in isi
    assert pemilik.status_code == 302


def test_wrong_codes_are_counted_by_network_whatever_number_they_name(
    client: PortalClient, permohonan: Permohonan, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("organisasi.halaman.rahasia.PER_JARINGAN", 3)
    for i in range(3):
        coba(client, f"{i}/PPID/CIPEDES/2024", "X", REMOTE_ADDR=f"203.0.113.{i}")
    sejaringan = coba(client, permohonan.nomor, "X", REMOTE_ADDR="203.0.113.200")
    lain = coba(client, permohonan.nomor, "X", REMOTE_ADDR="198.51.100.1")

    assert PER_JARINGAN >= 300  # an office shares one address
    assert (sejaringan.status_code, lain.status_code) == (429, 400)


def test_what_was_tried_is_found_by_no_search_engine(
    client: PortalClient, permohonan: Permohonan
) -> None:
    assert coba(client, permohonan.nomor, "salah")["X-Robots-Tag"].startswith("noindex")


def test_the_form_is_kept_by_nobody_and_can_be_found(client: PortalClient) -> None:
    jawab = client.halaman(LACAK)

    assert jawab["Cache-Control"] == "no-store"
    assert jawab["Referrer-Policy"] == "same-origin"
    assert "X-Robots-Tag" not in jawab
    assert "Kode saya hilang" in jawab.content.decode()


@pytest.mark.parametrize("isi", ["x" * 10_000, "ab\x00cd", "’; DROP TABLE", "😀" * 40])
def test_odd_input_gets_a_sentence(client: PortalClient, isi: str) -> None:
    jawab = coba(client, isi, isi)

    assert jawab.status_code == 400
    assert "Ada yang perlu diperbaiki" in jawab.content.decode()


def test_only_reading_and_sending_are_open(client: PortalClient) -> None:
    assert client.put(LACAK).status_code == 405
