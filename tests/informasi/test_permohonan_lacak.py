"""Looking a request up: the pair opens it, guessing is slowed down and told nothing."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
import time_machine

from informasi.models import Permohonan
from informasi.views.permohonan_lacak import TIDAK_COCOK
from organisasi.kode import kelompokkan
from organisasi.pelacakan import PER_JARINGAN, PER_NOMOR, _jaringan
from tests.factories.permohonan import PermohonanFactory
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


def test_a_hundred_guesses_are_stopped_with_a_sentence_and_a_time(
    client: PortalClient, permohonan: Permohonan
) -> None:
    with time_machine.travel(PADA, tick=False) as waktu:
        jawab = [
            coba(client, permohonan.nomor, f"XXXX2345EFGH{i:04d}") for i in range(100)
        ]
        terkunci = coba(client, permohonan.nomor, permohonan.kode)
        waktu.shift(timedelta(hours=1, minutes=1))
        kemudian = coba(client, permohonan.nomor, permohonan.kode)

    status = [j.status_code for j in jawab]
    assert status == [400] * PER_NOMOR + [429] * (100 - PER_NOMOR)
    isi = terkunci.content.decode()
    assert terkunci.status_code == 429
    assert "Sudah terlalu banyak percobaan. Coba lagi setelah pukul 10.00 WIB." in isi
    assert kemudian.status_code == 302


def test_guesses_at_one_case_do_not_lock_out_the_neighbours(
    client: PortalClient, permohonan: Permohonan
) -> None:
    for i in range(PER_NOMOR + 1):
        coba(client, permohonan.nomor, f"XXXX2345EFGH{i:04d}")
    tetangga = PermohonanFactory()

    assert coba(client, tetangga.nomor, tetangga.kode).status_code == 302


def test_the_right_code_forgets_earlier_slips(
    client: PortalClient, permohonan: Permohonan
) -> None:
    for _ in range(3):
        for _ in range(PER_NOMOR - 1):
            coba(client, permohonan.nomor, "XXXX2345EFGH6789")
        jawab = coba(client, permohonan.nomor, permohonan.kode)

    assert jawab.status_code == 302


def test_one_network_that_tries_many_numbers_is_stopped_and_no_other(
    client: PortalClient, permohonan: Permohonan, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("organisasi.pelacakan.PER_JARINGAN", 3)
    for i in range(3):
        coba(client, f"{i}/PPID/CIPEDES/2024", "X", REMOTE_ADDR="203.0.113.7")
    sejaringan = coba(
        client, permohonan.nomor, permohonan.kode, REMOTE_ADDR="203.0.113.200"
    )
    lain = coba(client, permohonan.nomor, permohonan.kode, REMOTE_ADDR="198.51.100.1")

    assert PER_JARINGAN >= 10 * PER_NOMOR  # an office shares one address
    assert sejaringan.status_code == 429
    assert lain.status_code == 302


@pytest.mark.parametrize(
    ("alamat", "jaringan"),
    [
        ("203.0.113.7", "203.0.113.0/24"),
        ("2001:db8:1:2::3", "2001:db8:1::/48"),
        ("", ""),
    ],
)
def test_a_network_is_a_prefix_of_the_address(alamat: str, jaringan: str) -> None:
    assert _jaringan(alamat) == jaringan


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
