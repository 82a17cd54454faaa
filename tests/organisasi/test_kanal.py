"""Service channels and their numbers."""

from __future__ import annotations

import pytest

from organisasi.models import KanalLayanan
from tests.factories.organisasi import KanalLayananFactory

JENIS = KanalLayanan.Jenis


@pytest.mark.django_db
def test_emergency_numbers_come_with_112_first() -> None:
    polisi = KanalLayananFactory(jenis=JENIS.DARURAT, nomor="110", urut=20)
    utama = KanalLayananFactory(jenis=JENIS.DARURAT, nomor="112", urut=1)
    KanalLayananFactory(jenis=JENIS.DARURAT, web="darurat.contoh.invalid")
    pln = KanalLayananFactory(jenis=JENIS.UTILITAS, nomor="123")

    assert list(KanalLayanan.objects.darurat()) == [utama, polisi]
    assert set(KanalLayanan.objects.bernomor()) == {polisi, utama, pln}


@pytest.mark.parametrize(
    ("nomor", "tel"),
    [
        ("112", "112"),
        ("(0265) 331-234", "0265331234"),
        ("+62 812 3456", "+628123456"),
        ("1500-400 (PLN)", "1500400"),
        ("", ""),
    ],
)
def test_number_can_be_dialled(nomor: str, tel: str) -> None:
    assert KanalLayananFactory.build(nomor=nomor).tel == tel


@pytest.mark.parametrize(
    ("web", "alamat"),
    [
        ("", ""),
        ("lapor.go.id", "https://lapor.go.id"),
        ("https://lapor.go.id", "https://lapor.go.id"),
        ("http://lama.go.id", "http://lama.go.id"),
    ],
)
def test_web_address_has_its_scheme(web: str, alamat: str) -> None:
    assert KanalLayananFactory.build(web=web).alamat_web == alamat


@pytest.mark.parametrize(
    ("nama", "skema"), [("SMS LAPOR!", "sms"), ("Ambulans", "tel")]
)
def test_number_for_text_messages_is_not_called(nama: str, skema: str) -> None:
    assert KanalLayananFactory.build(nama=nama).skema == skema


@pytest.mark.parametrize(
    ("terhubung", "daftar"),
    [("", []), ("Polisi, BPBD , ,Damkar", ["Polisi", "BPBD", "Damkar"])],
)
def test_agencies_behind_a_number_keep_their_order(
    terhubung: str, daftar: list[str]
) -> None:
    assert KanalLayananFactory.build(terhubung=terhubung).daftar_terhubung == daftar


def test_channel_is_shown_by_its_name() -> None:
    assert str(KanalLayananFactory.build(nama="SP4N-LAPOR!")) == "SP4N-LAPOR!"
