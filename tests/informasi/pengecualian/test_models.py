"""Consequence tests: when they carry an exclusion, and what they must say."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError

from informasi.katalog.actions import terbitkan_dokumen, usulkan_perubahan
from informasi.models import DokumenInformasi, UjiKonsekuensi
from informasi.pengecualian.models import buka_yang_berakhir, setujui_uji
from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.saat import Saat
from organisasi.models import Jejak
from tests.factories.informasi import (
    DokumenFactory,
    KelompokFactory,
    RancanganFactory,
    UjiKonsekuensiFactory,
)
from tests.factories.organisasi import PetugasFactory
from tests.serentak import serentak

pytestmark = [pytest.mark.django_db, pytest.mark.sql]

HARI = date(2026, 5, 13)
BELUM = {"disetujui_pada": None, "disetujui_oleh": None}
objects = UjiKonsekuensi.objects


@pytest.mark.parametrize(
    ("lain", "disetujui", "berlaku", "habis"),
    [
        ({}, True, True, False),
        ({"berakhir_pada": date(2026, 5, 14)}, True, True, False),
        ({"berakhir_pada": HARI}, False, False, True),
        (BELUM, False, False, False),
        ({**BELUM, "berakhir_pada": HARI}, False, False, False),
    ],
    ids=["no end", "ends tomorrow", "ends today", "not approved", "both"],
)
def test_test_carries_an_exclusion_until_the_day_it_ends(
    lain, *, disetujui, berlaku, habis
):
    UjiKonsekuensiFactory(**lain)
    assert objects.disetujui(HARI).exists() is disetujui
    assert objects.berlaku(HARI).exists() is berlaku
    assert objects.habis(HARI).exists() is habis


def test_test_of_an_open_entry_excludes_and_opens_nothing():
    terbuka = DokumenFactory()
    UjiKonsekuensiFactory(dokumen=terbuka)
    UjiKonsekuensiFactory(dokumen=terbuka, berakhir_pada=HARI)
    assert not objects.berlaku(HARI).exists()
    assert not objects.habis(HARI).exists()


def test_form_asks_for_what_the_letter_needs():
    UjiKonsekuensi().clean()  # no letter: that is left to the field
    undang, pasal = {"uu_lain": "UU 27/2022"}, {"pasal_uu_lain": "Pasal 4"}
    for huruf, lain, kolom in (
        ("j", {}, "uu_lain"),
        ("j", undang, "uu_lain"),
        ("j", pasal, "uu_lain"),
        ("a", {}, "berakhir_pada"),
        ("f", {}, "berakhir_pada"),
        ("j", undang | pasal, None),
        ("a", {"berakhir_pada": HARI}, None),
        *((huruf, {}, None) for huruf in "ghi"),
    ):
        uji = UjiKonsekuensi(pasal17=huruf, **lain)
        if kolom is None:
            uji.clean()
            continue
        with pytest.raises(ValidationError) as galat:
            uji.clean()
        assert list(galat.value.message_dict) == [kolom]


PADA = datetime(2026, 5, 13, 2, tzinfo=UTC)
S = DokumenInformasi.Status
DIKECUALIKAN = DokumenInformasi.Klasifikasi.DIKECUALIKAN


@pytest.fixture
def petugas():
    return PetugasFactory()


def test_excluded_entry_needs_a_running_approved_test(petugas):
    naskah = RancanganFactory(status=S.DIPERIKSA, klasifikasi=DIKECUALIKAN)
    for uji in (
        None,
        {"disetujui_pada": None, "disetujui_oleh": None},
        {"berakhir_pada": HARI},
    ):
        if uji is not None:
            UjiKonsekuensiFactory(dokumen=naskah, **uji)
        with pytest.raises(TindakanTerlarang, match="uji konsekuensi"):
            terbitkan_dokumen(naskah, Saat(petugas, PADA))
        naskah.refresh_from_db()
        assert naskah.status == S.DIPERIKSA
    UjiKonsekuensiFactory(dokumen=naskah, berakhir_pada=date(2026, 5, 14))
    assert terbitkan_dokumen(naskah, Saat(petugas, PADA)).status == S.TERBIT


def test_change_of_an_excluded_entry_leans_on_the_test_of_the_entry(petugas):
    asal = UjiKonsekuensiFactory().dokumen
    draf = usulkan_perubahan(asal, Saat(PetugasFactory(), PADA))
    draf.periksa(Saat(petugas, PADA))
    hasil = terbitkan_dokumen(draf, Saat(petugas, PADA), catatan="Judul diperjelas.")
    assert hasil == asal


def test_change_drafted_before_the_end_cannot_close_the_entry_again(petugas):
    uji = UjiKonsekuensiFactory(berakhir_pada=HARI)
    draf = usulkan_perubahan(uji.dokumen, Saat(PetugasFactory(), PADA))
    draf.periksa(Saat(petugas, PADA))
    buka_yang_berakhir(pada=PADA, hari_ini=HARI)
    with pytest.raises(TindakanTerlarang, match="uji konsekuensi"):
        terbitkan_dokumen(draf, Saat(petugas, PADA), catatan="Judul diperjelas.")


def test_approval_is_given_once_and_leaves_a_line(petugas):
    uji = UjiKonsekuensiFactory(disetujui_pada=None, disetujui_oleh=None)
    basi = UjiKonsekuensi.objects.get()
    setujui_uji(uji, Saat(petugas, PADA))
    with pytest.raises(TindakanTerlarang, match="sudah disetujui"):
        setujui_uji(basi, Saat(PetugasFactory(), PADA))
    uji.refresh_from_db()
    assert (uji.disetujui_pada, uji.disetujui_oleh) == (PADA, petugas)
    assert Jejak.objects.milik(uji).get().tindakan == "setujui"


@pytest.mark.parametrize(
    ("berakhir", "terbuka"), [(HARI, True), (date(2026, 5, 14), False), (None, False)]
)
def test_exclusion_opens_on_the_day_it_ends(berakhir, *, terbuka):
    asal = UjiKonsekuensiFactory(
        berakhir_pada=berakhir, dokumen__kelompok=KelompokFactory()
    ).dokumen
    jumlah = [buka_yang_berakhir(pada=PADA, hari_ini=HARI) for _ in range(2)]
    asal.refresh_from_db()
    assert jumlah == [int(terbuka), 0]
    assert (asal.klasifikasi == "setiap_saat") is terbuka
    assert (asal.kelompok is None) is terbuka
    assert asal.edisi == 1 + terbuka
    assert asal.riwayat.count() == len(asal.perubahan) == terbuka


def test_opening_says_by_which_rule():
    asal = UjiKonsekuensiFactory(berakhir_pada=HARI).dokumen
    buka_yang_berakhir(pada=PADA, hari_ini=HARI)
    baris = asal.riwayat.get()
    assert (baris.oleh, baris.sebelum) == ("", {"klasifikasi": "dikecualikan"})
    assert baris.sesudah == {"klasifikasi": "setiap_saat"}
    assert "PP 61/2010" in baris.catatan
    # An entry with another running test stays closed.
    uji = UjiKonsekuensiFactory(berakhir_pada=HARI)
    UjiKonsekuensiFactory(dokumen=uji.dokumen, berakhir_pada=date(2030, 1, 1))
    assert buka_yang_berakhir(pada=PADA, hari_ini=HARI) == 0


@pytest.mark.django_db(transaction=True)
def test_two_nightly_jobs_at_once_open_an_entry_once():
    asal = UjiKonsekuensiFactory(berakhir_pada=HARI).dokumen
    hasil = serentak(4, lambda _: buka_yang_berakhir(pada=PADA, hari_ini=HARI))
    assert sorted(hasil) == [0, 0, 0, 1]
    asal.refresh_from_db()
    assert len(asal.perubahan) == 1
