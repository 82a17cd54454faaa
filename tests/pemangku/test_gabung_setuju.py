"""Consent by channel in a merge of persons, and the words it was given to (PK-17, PK-26)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from pemangku.actions.gabung_orang import batalkan_gabungan_orang, gabungkan_orang
from pemangku.models import Orang, Persetujuan
from tests.factories.pemangku import (
    OrangFactory,
    PersetujuanFactory,
    TeksPersetujuanFactory,
)
from tests.pemangku.meja_register import PADA

SIARAN = "siaran_informasi"


@pytest.fixture
def berdua(kantor) -> tuple[Orang, Orang]:
    return OrangFactory(nama="Asep Hendrayana"), OrangFactory(nama="Asep Hendriana")


def kata(orang: Orang, keputusan: str, hari: int, kanal: str = "", **lain):
    return PersetujuanFactory(
        orang=orang,
        tujuan=SIARAN,
        keputusan=keputusan,
        kanal=kanal,
        pada=PADA + timedelta(days=hari),
        **lain,
    )


def gabung(kantor, satu, lain, hari=10):
    pada = PADA + timedelta(days=hari)
    return gabungkan_orang(satu, lain, oleh=kantor.pengelola, pada=pada)


def batal(kantor, log):
    pada = log.pada + timedelta(days=20)
    return batalkan_gabungan_orang(log, oleh=kantor.pengelola, pada=pada)


def terakhir(orang: Orang, kanal: str) -> str | None:
    semua = Persetujuan.objects.filter(orang=orang)
    akhir = semua.kata_terakhir(SIARAN, kanal).first()
    return akhir.keputusan if akhir else None


@pytest.mark.parametrize("terbalik", [False, True])
def test_a_withdrawal_for_one_channel_outlives_a_later_word_of_the_other(
    kantor, berdua, terbalik
):
    satu, lain = reversed(berdua) if terbalik else berdua
    kata(lain, "beri", 1)
    kata(lain, "tarik", 2, "email")
    kata(satu, "beri", 3)

    log = gabung(kantor, *berdua)

    tetap = berdua[0]
    assert (terakhir(tetap, "email"), terakhir(tetap, "wa")) == ("tarik", "beri")
    assert Persetujuan.objects.filter(cara="sistem").count() == 1

    batal(kantor, log)
    assert (terakhir(satu, "email"), terakhir(satu, "wa")) == ("beri", "beri")
    assert (terakhir(lain, "email"), terakhir(lain, "wa")) == ("tarik", "beri")


def test_where_all_channels_differ_one_row_says_it_and_the_undo_keeps_each(
    kantor, berdua
):
    satu, lain = berdua
    kata(satu, "beri", 1)
    kata(satu, "tarik", 2, "email")
    kata(lain, "tarik", 3)

    log = gabung(kantor, satu, lain)

    assert (terakhir(satu, "email"), terakhir(satu, "wa")) == ("tarik", "tarik")
    assert Persetujuan.objects.filter(cara="sistem").count() == 1

    batal(kantor, log)
    assert (terakhir(satu, "email"), terakhir(satu, "wa")) == ("tarik", "beri")
    assert terakhir(lain, "wa") == "tarik"


@pytest.mark.parametrize(
    ("milik_lain", "email", "wa"),
    [
        (("beri", "wa"), "beri", "beri"),
        (("tarik", "wa"), "beri", "tarik"),
        (("beri", ""), "beri", "beri"),
    ],
)
def test_channels_only_one_spoke_of_and_equal_words_stay(
    kantor, berdua, milik_lain, email, wa
):
    satu, lain = berdua
    keputusan, kanal = milik_lain
    kata(satu, "beri", 2, "email")
    kata(lain, keputusan, 1, kanal)

    gabung(kantor, satu, lain)

    assert (terakhir(satu, "email"), terakhir(satu, "wa")) == (email, wa)
    assert not Persetujuan.objects.filter(cara="sistem").exists()


def test_who_withdrew_one_channel_after_the_merge_is_left_so(kantor, berdua):
    satu, lain = berdua
    kata(satu, "beri", 1)
    kata(lain, "tarik", 2)
    log = gabung(kantor, satu, lain)
    kata(satu, "tarik", 11, "email")

    batal(kantor, log)

    assert (terakhir(satu, "email"), terakhir(satu, "wa")) == ("tarik", "tarik")


def test_what_a_later_merge_withdrew_the_undo_of_this_one_does_not_give_back(
    kantor, berdua
):
    satu, lain = berdua
    ketiga = OrangFactory()
    kata(satu, "beri", 1)
    kata(lain, "tarik", 2)
    kata(ketiga, "beri", 3)
    log = gabung(kantor, satu, lain)
    gabung(kantor, satu, ketiga, hari=11)

    batal(kantor, log)

    assert terakhir(satu, "wa") == "tarik"


# The words he agreed to


def test_pk_17_the_undo_gives_back_the_words_that_were_shown(kantor, berdua):
    satu, lain = berdua
    lama = TeksPersetujuanFactory(tujuan=SIARAN, versi=8, isi="Naskah lama.")
    asli = kata(satu, "beri", 1, teks=lama)
    kata(lain, "tarik", 2)
    log = gabung(kantor, satu, lain)
    TeksPersetujuanFactory(
        tujuan=SIARAN,
        versi=9,
        isi="Naskah baru.",
        berlaku_sejak=(log.pada + timedelta(days=1)).date(),
    )

    batal(kantor, log)

    kini = Persetujuan.objects.filter(orang=satu).terkini().get()
    assert (kini.keputusan, kini.cara, kini.teks) == ("beri", "sistem", lama)
    # Where its proof stands.
    assert f"catatan {asli.urut} tanggal 05-06-2024" in kini.keterangan
