"""A mailbox nobody confirmed gets three mails a day, over all services (attack S4)."""

import re
from datetime import timedelta

import pytest
from django.core import signing

from organisasi.kabar.notifikasi import (
    PANJANG_KUNCI,
    hapus_pesan,
    kunci_pesan,
    pastikan_kotak,
    sapu_pesan,
)
from organisasi.models import KotakSurel, Notifikasi
from organisasi.sandi import sidik_surel
from tests.factories.organisasi import NotifikasiFactory, UnitFactory
from tests.organisasi.kabar.kabari import PADA, SUREL, kabari
from tests.surat import kirim_semua

pytestmark = pytest.mark.django_db


Jalur, Status = Notifikasi.Jalur, Notifikasi.Status


def kejadian(kunci, penerima=SUREL, **lain):
    return kabari(
        penerima, kunci=f"kejadian:{kunci}", **{"tentang": UnitFactory(), **lain}
    )


def bom(banyak):
    """Mail to one mailbox under ever other addresses."""
    for ke in range(banyak):
        kejadian(ke, f"Korban+{ke}@example.org")


def tautan(isi):
    return re.search(r"(/surel/pastikan/\S+)", isi)[1]


def test_s4_a_stranger_gets_three_mails_however_he_is_spelled(mailoutbox):
    bom(26)
    kirim_semua(PADA)
    assert len(mailoutbox) == 3
    assert [s.body.count("/surel/pastikan/") for s in mailoutbox].count(1) == 1
    assert Notifikasi.objects.filter(status=Status.DITAHAN).count() == 23


def test_the_next_day_begins_anew_and_others_are_not_touched(mailoutbox):
    bom(5)
    kejadian("lain", "siti@example.org")
    besok = PADA + timedelta(days=1)
    kejadian("besok", pada=besok)
    kirim_semua(besok)
    assert len(mailoutbox) == 5


def test_the_same_event_told_again_officers_and_broadcasts_take_no_share():
    for ke in range(5):
        kejadian("sama")
        kejadian(f"petugas-{ke}", tentang=None)
        kejadian(f"siaran-{ke}", jalur=Jalur.SIARAN)
    kejadian("lain")
    assert not Notifikasi.objects.filter(status=Status.DITAHAN).exists()


def test_the_owner_confirms_and_gets_what_was_held_and_all_that_follows(
    client, mailoutbox
):
    bom(5)
    kirim_semua(PADA)
    alamat = tautan("\n".join(s.body for s in mailoutbox))
    dibuka = client.halaman(alamat)
    assert "Apakah ini surel Anda?" in dibuka.text
    assert not KotakSurel.objects.exists()  # programs that read mail open links
    dijawab = client.post(alamat)
    kejadian("sesudah")
    assert "sudah dipastikan" in dijawab.text
    assert not Notifikasi.objects.filter(status=Status.DITAHAN).exists()
    kirim_semua(Notifikasi.objects.latest("coba_lagi_pada").coba_lagi_pada)
    assert len(mailoutbox) == 6


@pytest.mark.parametrize("token", ["tiruan", "{lain}"])
def test_a_link_that_is_not_ours_confirms_nothing(client, token):
    token = token.format(lain=signing.dumps(sidik_surel(SUREL), salt="lain"))
    assert client.post(f"/surel/pastikan/{token}/").status_code == 404
    assert not KotakSurel.objects.exists()


def test_a_confirmed_mailbox_is_forgotten_with_its_owner_and_after_a_year():
    unit = UnitFactory()
    for surel in (SUREL, "siti@example.org"):
        pastikan_kotak(sidik_surel(surel), pada=PADA)
    hapus_pesan(unit, surel=SUREL)
    assert KotakSurel.objects.get().sidik == sidik_surel("siti@example.org")
    assert str(KotakSurel.objects.get()).endswith("…")
    sapu_pesan(pada=PADA + timedelta(days=365))
    assert not KotakSurel.objects.exists()


def test_alarms_and_sign_in_go_before_all_else_and_broadcasts_last(mailoutbox):
    jalur = (Jalur.SIARAN, Jalur.PETUGAS, Jalur.BIASA)
    for jam, satu in enumerate(jalur):
        for ke in range(2):
            NotifikasiFactory(
                jalur=satu,
                subjek=satu,
                penerima=f"{satu}-{ke}@contoh.invalid",
                coba_lagi_pada=PADA - timedelta(hours=9 - jam),
            )
    NotifikasiFactory(jalur=Jalur.ALARM, subjek=Jalur.ALARM, coba_lagi_pada=PADA)
    kirim_semua(PADA)
    urut = list(dict.fromkeys(s.subject for s in mailoutbox))
    assert urut == [Jalur.ALARM, Jalur.BIASA, Jalur.PETUGAS, Jalur.SIARAN]


# The key of a message: the event for people, the address as a keyed hash

PANJANG = f"{'n' * 64}@{'d' * 180}.invalid"


def test_a_longer_event_keeps_its_beginning_and_stays_one_of_a_kind():
    semua = {
        kunci_pesan(f"kejadian:{'x' * 200}{ke}", alamat)
        for ke in (1, 2)
        for alamat in (PANJANG, f"{PANJANG}x")
    }
    assert len(semua) == 4
    assert {len(kunci) for kunci in semua} == {PANJANG_KUNCI}
    assert all(kunci.startswith("kejadian:") for kunci in semua)
    assert not [kunci for kunci in semua if "invalid" in kunci]
    assert Notifikasi._meta.get_field("kunci").max_length == PANJANG_KUNCI


def test_the_longest_address_is_told_once_of_each_event():
    lain = PANJANG.replace("d", "e")
    for penerima, kunci, baru in (
        *((PANJANG, 1, 1), (lain, 1, 1), (PANJANG, 1, 0), (PANJANG, 2, 1)),
    ):
        assert kejadian(kunci, penerima, tentang=None) == baru
    assert Notifikasi.objects.kepada(PANJANG).count() == 2
