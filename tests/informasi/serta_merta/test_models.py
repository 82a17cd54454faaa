"""Notices of danger: published in one step, ending by themselves."""

from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
from django.core.exceptions import ValidationError

from informasi.models import SertaMerta
from informasi.serta_merta.models import pergantian, umumkan
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
    saat = Saat(PetugasFactory(), pada)
    if tindakan == T.TERBITKAN:
        return umumkan(objek, saat)
    return objek.cabut(saat, alasan="Sudah aman.")


@pytest.mark.parametrize("status", S.values)
def test_act_is_open_exactly_where_the_rule_says(status):
    assert set(TABEL) == set(T)
    for tindakan, hukum in TABEL.items():
        objek = notis(status)
        coba(objek, partial(lakukan, objek, tindakan), *hukum)


def test_banner_shows_from_start_to_end_and_ends_by_itself_newest_first():
    for mulai, selesai, status, tampil in (
        (KINI, None, S.TERBIT, True),
        (KINI + JAM, None, S.TERBIT, False),
        (KINI - JAM, KINI + JAM, S.TERBIT, True),
        (KINI - JAM, KINI, S.TERBIT, False),
        (KINI - JAM, None, S.RANCANGAN, False),
        (KINI - JAM, None, S.DICABUT, False),
    ):
        objek = notis(status, mulai=mulai, selesai=selesai)
        assert objects.berlangsung(KINI).filter(pk=objek.pk).exists() is tampil
        assert objek.berlangsung(KINI) is tampil
    assert [o.mulai for o in objects.berlangsung(KINI)] == [KINI, KINI - JAM]
    # The published list keeps what is over.
    assert {o.status for o in objects.terbit()} == {S.TERBIT, S.DICABUT}


def test_coming_changes_of_the_banner_are_known_in_order():
    notis(mulai=KINI - JAM, selesai=KINI + 3 * JAM)
    notis(mulai=KINI + JAM)
    notis(mulai=KINI + JAM, selesai=KINI + 2 * JAM)
    notis(S.RANCANGAN, mulai=KINI + 5 * JAM)
    saat = pergantian()
    assert saat == [KINI + ke * JAM for ke in (-1, 1, 2, 3)]


def test_a_notice_has_title_address_and_area_a_kecamatan_after_its_kelurahan():
    kecamatan = WilayahFactory(nama="Cipedes", tingkat="kecamatan")
    dua = [
        WilayahFactory(nama=nama, tingkat="kelurahan", induk=kecamatan)
        for nama in ("Nagarasari", "Sukamanah")
    ]
    objek = notis(judul="Banjir di Kawalu")
    assert str(objek) == "Banjir di Kawalu"
    assert objek.get_absolute_url() == f"/informasi/serta-merta/{objek.pk}/"
    assert objek.wilayah_teks == "seluruh kota"
    objek.wilayah.set(dua)
    assert objek.wilayah_teks == "Kelurahan Nagarasari dan Sukamanah, Kecamatan Cipedes"
    objek.wilayah.set([WilayahFactory(nama="Tawang"), WilayahFactory(nama="Kawalu")])
    assert objek.wilayah_teks == "Kecamatan Tawang; Kecamatan Kawalu"


def test_notice_called_off_ends_at_once():
    for pada, selesai in (
        (KINI + JAM, KINI + JAM),  # while it runs
        (KINI, KINI),
        (KINI - JAM, KINI),  # before it began
    ):
        objek = notis(mulai=KINI, selesai=KINI + 5 * JAM)
        lakukan(objek, T.CABUT, pada)
        objek.refresh_from_db()
        assert (objek.status, objek.selesai) == (S.DICABUT, selesai)
        assert objek.riwayat.get().catatan == objek.alasan_cabut == "Sudah aman."
        assert not objek.berlangsung(KINI)


def test_form_refuses_an_end_that_is_not_after_the_start():
    for selesai in (KINI, KINI - JAM):
        with pytest.raises(ValidationError) as galat:
            SertaMerta(mulai=KINI, selesai=selesai).clean()
        assert list(galat.value.message_dict) == ["selesai"]
    for mulai, selesai in ((KINI, KINI + JAM), (KINI, None), (None, KINI)):
        SertaMerta(mulai=mulai, selesai=selesai).clean()
