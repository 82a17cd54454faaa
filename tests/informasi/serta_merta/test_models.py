"""Notices of danger: published in one step, ending by themselves."""

from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
from django.core.exceptions import ValidationError

from informasi.models import SertaMerta
from informasi.serta_merta.actions import pergantian
from organisasi.kantor.saat import Saat
from tests.factories.informasi import SertaMertaFactory
from tests.factories.organisasi import PetugasFactory, WilayahFactory
from tests.informasi.bantu import coba

pytestmark = [pytest.mark.django_db, pytest.mark.sql]
KINI = datetime(2026, 5, 13, 2, tzinfo=UTC)
JAM = timedelta(hours=1)
S, T = SertaMerta.Status, SertaMerta.Tindakan
TABEL = {T.TERBITKAN: ({S.RANCANGAN}, S.TERBIT), T.CABUT: ({S.TERBIT}, S.DICABUT)}
objects = SertaMerta.objects


def notis(status=S.TERBIT, **lain):
    return SertaMertaFactory(status=status, **{"mulai": KINI, **lain})


def lakukan(objek, tindakan, pada=KINI):
    tambahan = {"alasan": "Sudah aman."} if tindakan == T.CABUT else {}
    return getattr(objek, tindakan)(saat=Saat(PetugasFactory(), pada), **tambahan)


@pytest.mark.parametrize("status", S.values)
def test_act_is_open_exactly_where_the_rule_says(status):
    assert set(TABEL) == set(T)
    for tindakan, hukum in TABEL.items():
        objek = notis(status)
        coba(objek, partial(lakukan, objek, tindakan), *hukum)


@pytest.mark.parametrize(
    ("mulai", "selesai", "status", "tampil"),
    [
        (KINI, None, S.TERBIT, True),
        (KINI + JAM, None, S.TERBIT, False),
        (KINI - JAM, KINI + JAM, S.TERBIT, True),
        (KINI - JAM, KINI, S.TERBIT, False),
        (KINI - JAM, None, S.RANCANGAN, False),
        (KINI - JAM, None, S.DICABUT, False),
    ],
)
def test_banner_shows_from_start_to_end_and_ends_by_itself(
    mulai, selesai, status, *, tampil
):
    objek = notis(status, mulai=mulai, selesai=selesai)
    assert objects.berlangsung(KINI).exists() is tampil
    assert objek.berlangsung(KINI) is tampil


def test_newest_banner_stands_first():
    lama, baru = notis(mulai=KINI - JAM), notis()
    assert list(objects.berlangsung(KINI)) == [baru, lama]


def test_published_list_keeps_what_is_over():
    semua = {status: notis(status) for status in S.values}
    assert set(objects.terbit()) == {semua[S.TERBIT], semua[S.DICABUT]}


def test_coming_changes_of_the_banner_are_known_in_order():
    notis(mulai=KINI - JAM, selesai=KINI + 3 * JAM)
    notis(mulai=KINI + JAM)
    notis(mulai=KINI + JAM, selesai=KINI + 2 * JAM)
    notis(S.RANCANGAN, mulai=KINI + 5 * JAM)
    saat = pergantian()
    assert saat == [KINI + ke * JAM for ke in (-1, 1, 2, 3)]


def test_a_kecamatan_is_named_once_after_its_kelurahan():
    kecamatan = WilayahFactory(nama="Cipedes", tingkat="kecamatan")
    dua = [
        WilayahFactory(nama=nama, tingkat="kelurahan", induk=kecamatan)
        for nama in ("Nagarasari", "Sukamanah")
    ]
    objek = notis()
    assert objek.wilayah_teks == "seluruh kota"
    objek.wilayah.set(dua)
    assert objek.wilayah_teks == "Kelurahan Nagarasari dan Sukamanah, Kecamatan Cipedes"
    objek.wilayah.set([WilayahFactory(nama="Tawang"), WilayahFactory(nama="Kawalu")])
    assert objek.wilayah_teks == "Kecamatan Tawang; Kecamatan Kawalu"


@pytest.mark.parametrize(
    ("pada", "selesai"),
    [(KINI + JAM, KINI + JAM), (KINI, KINI), (KINI - JAM, KINI)],
    ids=["while it runs", "at its start", "before it began"],
)
def test_notice_called_off_ends_at_once(pada, selesai):
    objek = notis(mulai=KINI, selesai=KINI + 5 * JAM)
    lakukan(objek, T.CABUT, pada)
    objek.refresh_from_db()
    assert (objek.status, objek.selesai) == (S.DICABUT, selesai)
    assert objek.riwayat.get().catatan == "Sudah aman."
    assert objek.alasan_cabut == "Sudah aman."
    assert not objek.berlangsung(KINI)


def test_form_refuses_an_end_that_is_not_after_the_start():
    for selesai in (KINI, KINI - JAM):
        with pytest.raises(ValidationError) as galat:
            SertaMerta(mulai=KINI, selesai=selesai).clean()
        assert list(galat.value.message_dict) == ["selesai"]
    for mulai, selesai in ((KINI, KINI + JAM), (KINI, None), (None, KINI)):
        SertaMerta(mulai=mulai, selesai=selesai).clean()


def test_notice_has_its_title_and_address():
    objek = notis(judul="Banjir di Kawalu")
    assert str(objek) == "Banjir di Kawalu"
    assert objek.get_absolute_url() == f"/informasi/serta-merta/{objek.pk}/"
