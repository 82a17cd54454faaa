"""Channels: normal form, mask, suppression."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from organisasi.models import Jejak
from pemangku.actions.kanal import (
    DILARANG,
    MILIK_ORANG,
    SUREL_SALAH,
    TANPA_ORANG,
    PemilikSalah,
    hapus_kanal,
    normalkan,
    sidik_kanal,
    tambah_kanal,
)
from pemangku.models import Kanal
from tests.factories import pemangku as f
from tests.factories.organisasi import PetugasFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def oleh():
    return PetugasFactory()


@pytest.mark.parametrize(
    ("jenis", "tulisan", "normal", "samaran"),
    [
        ("wa", "0812-3456-789", "628123456789", "0812••••789"),
        ("telepon", "0265-331122", "62265331122", "0265••••122"),
        ("email", "Nama@Contoh.ID", "nama@contoh.id", "n***@contoh.id"),
        ("ig", " @contoh ", "@contoh", "@contoh"),
    ],
)
def test_a_channel_has_a_normal_form_and_a_mask(
    jenis: str, tulisan: str, normal: str, samaran: str
) -> None:
    assert normalkan(jenis, tulisan) == (normal, samaran)


@pytest.mark.parametrize(
    ("jenis", "tulisan", "sebab"),
    [
        ("wa", "0812345", "terlalu pendek"),
        ("email", "bukan-surel", SUREL_SALAH[:20]),
        ("ig", "  ", "Isi nomor"),
    ],
)
def test_what_is_no_channel_says_why(jenis: str, tulisan: str, sebab: str) -> None:
    with pytest.raises(ValidationError, match=sebab):
        normalkan(jenis, tulisan)


def test_the_same_channel_is_kept_once(oleh) -> None:
    orang = f.OrangFactory()
    satu, dua = (
        tambah_kanal(
            orang,
            jenis="wa",
            nilai=nilai,
            sifat="pribadi",
            oleh=oleh,
            pada=f.PADA,
        )
        for nilai in ("0812-3456-789", "+62 812 3456 789")
    )

    assert satu == dua
    assert orang.riwayat.count() == 1
    assert "628" not in str(orang.riwayat.get().sesudah)


def test_a_body_has_channels_of_its_own(oleh) -> None:
    lembaga = f.PemangkuFactory()

    tambah_kanal(
        lembaga,
        jenis="telepon",
        nilai="0265-331122",
        sifat="kedinasan",
        oleh=oleh,
        pada=f.PADA,
    )

    assert Kanal.objects.get().nilai == "62265331122"


def test_pk_19_a_suppressed_channel_does_not_come_back(oleh) -> None:
    # Suppressed as a telephone, offered as WhatsApp: the same number.
    f.LaranganFactory(sidik=sidik_kanal("telepon", "628123456789"))

    with pytest.raises(ValidationError, match=DILARANG):
        tambah_kanal(
            f.OrangFactory(),
            jenis="wa",
            nilai="08123456789",
            sifat="pribadi",
            oleh=oleh,
            pada=f.PADA,
        )

    assert not Kanal.objects.exists()


def test_what_is_suppressed_for_mailings_may_be_kept(oleh) -> None:
    cap = sidik_kanal("wa", "628123456789")
    larangan = f.LaranganFactory(sidik=cap, lingkup="siaran")

    tambah_kanal(
        f.OrangFactory(),
        jenis="wa",
        nilai="08123456789",
        sifat="pribadi",
        oleh=oleh,
        pada=f.PADA,
    )

    assert type(larangan).objects.mengenai(cap, siaran=True)
    assert Kanal.objects.exists()


@pytest.mark.parametrize("pemilik", ["orang", "pemangku"])
def test_a_forgotten_channel_leaves_its_kind_in_the_trail(oleh, pemilik: str) -> None:
    milik = (
        {"orang": None, "pemangku": f.PemangkuFactory()} if pemilik != "orang" else {}
    )
    kanal = f.KanalFactory(**milik)

    hapus_kanal(kanal, oleh=oleh, pada=f.PADA, alasan="Nomor mati.")

    jejak = Jejak.objects.get()
    assert jejak.sebelum == {"kanal": "WhatsApp"}
    assert not Kanal.objects.exists()


# Whose it is


def test_a_body_has_no_personal_channel(oleh) -> None:
    badan = f.PemangkuFactory()
    isi = {"jenis": "wa", "nilai": "08123456789", "oleh": oleh, "pada": f.PADA}

    with pytest.raises(PemilikSalah, match=MILIK_ORANG):
        tambah_kanal(badan, sifat="pribadi", **isi)

    assert tambah_kanal(badan, sifat="kedinasan", **isi).pemangku == badan


@pytest.mark.parametrize("sifat", ["pribadi", "kedinasan"])
def test_a_figures_channel_stands_with_the_person_he_is(oleh, sifat: str) -> None:
    tokoh = f.PeroranganFactory()
    isi = {"jenis": "wa", "nilai": "08123456789", "oleh": oleh, "pada": f.PADA}
    isi["sifat"] = sifat
    with pytest.raises(PemilikSalah, match=TANPA_ORANG):
        tambah_kanal(tokoh, **isi)
    orang = f.JabatanFactory(pemangku=tokoh).orang

    kanal = tambah_kanal(tokoh, **isi)

    assert (kanal.orang, kanal.pemangku) == (orang, None)
    assert Jejak.objects.milik(orang).get().tindakan == "tambah_kanal"
