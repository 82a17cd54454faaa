"""The one door."""

from __future__ import annotations

from datetime import date

import pytest

from organisasi.models import KanalLayanan, PeranPPID
from ppid_portal.views.layanan import SOAL
from tests.factories.organisasi import KanalLayananFactory, UnitFactory
from tests.klien import PortalClient
from tests.ppid_portal.kueri import kueri_dingin, kueri_tersimpan

pytestmark = pytest.mark.django_db
J = KanalLayanan.Jenis


def test_danger_stands_before_the_questions(client: PortalClient) -> None:
    isi = client.halaman("/layanan/").content.decode()

    bahaya = isi.index('class="btn btn-danger" href="tel:112"')
    assert bahaya < isi.index("<h1>")
    for soal in SOAL:
        assert bahaya < isi.index(f'href="/layanan/?soal={soal.kode}"')


@pytest.mark.parametrize("soal", SOAL, ids=lambda s: s.kode)
def test_every_question_has_an_answer_and_a_way_back(
    client: PortalClient, soal: object
) -> None:
    UnitFactory(peran_ppid=PeranPPID.UTAMA)

    isi = client.halaman(f"/layanan/?soal={soal.kode}").content.decode()

    assert f"<h1>{soal.tanya}</h1>" in isi
    assert "Bukan itu maksud Anda?" in isi
    assert f'href="/layanan/?soal={soal.kode}"' not in isi.split("Bukan itu")[1]


@pytest.mark.parametrize(
    ("soal", "jenis"),
    [
        ("masalah", J.PENGADUAN),
        ("pejabat", J.PENGAWASAN),
        ("kekerasan", J.PERLINDUNGAN),
        ("lembaga-lain", J.UTILITAS),
        ("lembaga-lain", J.KESEHATAN),
        ("lembaga-lain", J.DARURAT),
    ],
)
def test_channels_of_the_matter_are_shown(
    client: PortalClient, soal: str, jenis: str
) -> None:
    KanalLayananFactory(nama="Yang tepat", jenis=jenis, nomor="12345")

    isi = client.halaman(f"/layanan/?soal={soal}").content.decode()

    assert "Yang tepat" in isi
    assert 'href="tel:12345"' in isi


def test_what_is_the_citys_is_not_called_anothers(client: PortalClient) -> None:
    KanalLayananFactory(nama="Rumah sakit kota", jenis=J.KESEHATAN, lingkup="kota")

    assert "Rumah sakit kota" not in client.get("/layanan/?soal=lembaga-lain").text


def test_a_number_says_when_it_was_tried_and_nothing_else(client: PortalClient) -> None:
    KanalLayananFactory(jenis=J.UTILITAS, nomor="123")
    KanalLayananFactory(jenis=J.UTILITAS, nomor="124", diperiksa_pada=date(2024, 6, 4))
    KanalLayananFactory(jenis=J.UTILITAS)

    isi = client.halaman("/layanan/?soal=lembaga-lain").content.decode()

    assert "belum dicoba" not in isi
    assert "terakhir dicoba 4 Juni 2024" in isi
    assert "Nomor dan alamatnya belum tercatat" in isi


def test_a_text_message_channel_opens_messages(client: PortalClient) -> None:
    KanalLayananFactory(nama="Aduan lewat SMS", jenis=J.PENGADUAN, nomor="1708")

    assert 'href="sms:1708"' in client.get("/layanan/?soal=masalah").text


@pytest.mark.parametrize("soal", ["bahaya", "a%00b", "%ff", "x" * 10_000])
def test_an_unknown_choice_gets_a_sentence(client: PortalClient, soal: str) -> None:
    response = client.get(f"/layanan/?soal={soal}")

    assert response.status_code == 400
    assert "tidak ada. Pilih salah satu di bawah ini" in response.text
    assert len(response.content) < 20_000


@pytest.mark.parametrize("jumlah", [1, 20])
def test_costs_one_statement_at_most(client: PortalClient, jumlah: int) -> None:
    KanalLayananFactory.create_batch(jumlah, jenis=J.UTILITAS)

    assert kueri_dingin(client, "/layanan/") == []
    assert len(kueri_dingin(client, "/layanan/?soal=lembaga-lain")) == 1
    assert kueri_dingin(client, "/layanan/?soal=kantor") == []
    assert kueri_tersimpan(client, "/layanan/?soal=lembaga-lain") == []
