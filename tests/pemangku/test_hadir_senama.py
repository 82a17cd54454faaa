"""Two men of one name in one room stay two (PK-03, pemangku 4.7)."""

from __future__ import annotations

import pytest

from pemangku.actions.duplikat import pasangan_orang
from pemangku.actions.hadir import TANPA_KANAL
from pemangku.actions.kanal import sidik_kanal
from pemangku.actions.orang_hadir import SENAMA
from pemangku.models import Kehadiran, Orang, Pemangku, Persetujuan
from tests.factories import pemangku as f
from tests.pemangku.kantor_pemangku import Kantor, buat_kantor
from tests.pemangku.test_sinkron import kirim, rekaman
from tests.petugas import masuk

pytestmark = pytest.mark.django_db
SATU, LAIN = "0812-3456-7890", "0813-9876-5432"


@pytest.fixture
def kantor() -> Kantor:
    return buat_kantor()


@pytest.fixture
def klien(client, kantor: Kantor):
    masuk(client, kantor.petugas)
    return client


def asep(kantor: Kantor, **lain: object) -> dict[str, object]:
    return rekaman(kantor, nama="Asep Sunandar", lembaga="Forum RW Nagarasari", **lain)


def status(klien, *semua) -> list[str]:
    return [satu["status"] for satu in kirim(klien, *semua)["hasil"]]


def test_two_of_one_name_with_a_number_each_are_two_persons(
    klien, kantor: Kantor
) -> None:
    satu = asep(kantor, nomor=SATU)
    lain = asep(kantor, nomor=LAIN, setuju_undangan=True)

    hasil = kirim(klien, satu, lain)["hasil"]

    assert [h["status"] for h in hasil] == ["DITERIMA", "TINJAU"]
    assert hasil[1]["catatan"] == SENAMA
    orang = [Orang.objects.get(pk=r["id"]) for r in (satu, lain)]
    assert [o.kanal.count() for o in orang] == [1, 1]
    assert Persetujuan.objects.get().orang == orang[1]
    assert {h.orang for h in Kehadiran.objects.sah()} == set(orang)
    # The list of look-alikes has the pair, for a human.
    (pasangan,) = pasangan_orang(Pemangku.objects.get())
    assert {pasangan.satu, pasangan.lain} == set(orang)


def test_a_record_of_a_doubt_sent_again_is_known(klien, kantor: Kantor) -> None:
    semua = [asep(kantor, nomor=SATU), asep(kantor, nomor=LAIN)]
    kirim(klien, *semua)

    assert status(klien, *semua) == ["SUDAH_ADA", "SUDAH_ADA"]
    assert Orang.objects.count() == 2


@pytest.mark.parametrize("nomor", ["", SATU, "+62 812 3456 7890"])
def test_without_a_number_or_with_his_own_it_is_he(
    klien, kantor: Kantor, nomor: str
) -> None:
    assert (
        status(klien, asep(kantor, nomor=SATU), asep(kantor, nomor=nomor))
        == ["DITERIMA"] * 2
    )

    assert Orang.objects.count() == Kehadiran.objects.count() == 1


def test_his_number_finds_him_among_those_of_his_name(klien, kantor: Kantor) -> None:
    lain = asep(kantor, nomor=LAIN)
    kirim(klien, asep(kantor, nomor=SATU), lain)

    (hasil,) = kirim(klien, asep(kantor, nomor=LAIN, setuju_undangan=True))["hasil"]

    assert hasil["status"] == "DITERIMA"
    assert (hasil["pk"], hasil["catatan"]) == (lain["id"], "")
    assert str(Persetujuan.objects.get().orang_id) == lain["id"]


def test_one_of_two_without_a_number_is_not_guessed(klien, kantor: Kantor) -> None:
    kirim(klien, asep(kantor, nomor=SATU), asep(kantor, nomor=LAIN))

    assert status(klien, asep(kantor), asep(kantor, nomor="0814-1111-2222")) == [
        "TINJAU",
        "TINJAU",
    ]
    assert Orang.objects.count() == Kehadiran.objects.count() == 4


def test_who_has_no_number_yet_gets_one_unless_he_was_counted_here(
    klien, kantor: Kantor
) -> None:
    kirim(klien, asep(kantor, hadir=False))

    assert status(klien, asep(kantor, nomor=SATU)) == ["DITERIMA"]
    assert Orang.objects.get().kanal.count() == 1

    budi = {"nama": "Budi Santoso"}
    assert status(klien, asep(kantor) | budi, asep(kantor, nomor=LAIN) | budi) == [
        "DITERIMA",
        "TINJAU",
    ]
    assert Kehadiran.objects.sah().count() == 3


def test_a_doubt_and_a_suppressed_number_are_both_said(klien, kantor: Kantor) -> None:
    f.LaranganFactory(sidik=sidik_kanal("wa", "6281398765432"))

    hasil = kirim(klien, asep(kantor, nomor=SATU), asep(kantor, nomor=LAIN))["hasil"]

    assert hasil[1]["catatan"] == f"{SENAMA} {TANPA_KANAL}"
