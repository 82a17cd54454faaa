"""Referral: refer, accept or return, decide; one holder at any time."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from organisasi.alur.rujukan import Rujukan
from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.saat import Saat
from tests.alur_contoh.models import BerkasContoh, RujukanContoh
from tests.factories.organisasi import PetugasFactory, UnitFactory

pytestmark = [pytest.mark.django_db, pytest.mark.sql]
PADA = datetime(2026, 5, 13, 2, tzinfo=UTC)
S, T = Rujukan.Status, Rujukan.Tindakan
TABEL = {
    T.TERIMA: ({S.DIAJUKAN}, S.DITERIMA),
    T.KEMBALIKAN: ({S.DIAJUKAN}, S.DIKEMBALIKAN),
    T.PUTUSKAN: ({S.DIKEMBALIKAN, S.DIAJUKAN}, S.DIPUTUSKAN),
    T.TARIK: ({S.DIAJUKAN}, S.DITARIK),
}


def rujukan(status=S.DIAJUKAN, **lain):
    isi = {
        "berkas": BerkasContoh.objects.create(status_sejak=PADA),
        "dari_unit": UnitFactory(singkatan="Kec."),
        "ke_unit": UnitFactory(singkatan="Dinas"),
        "alasan": "Datanya ada di dinas.",
        "diajukan_pada": PADA,
        "status_sejak": PADA,
        "tenggat": date(2026, 5, 19),
    }
    if status in {S.DIKEMBALIKAN, S.DIPUTUSKAN}:
        isi["alasan_kembali"] = "Bukan urusan kami."
    if status == S.DIPUTUSKAN:
        isi["ditetapkan_ke"] = isi["ke_unit"]
    return RujukanContoh.objects.create(status=status, **isi | lain)


def lakukan(objek, tindakan):
    siapa = {"saat": Saat(PetugasFactory(), PADA + timedelta(hours=1))}
    match tindakan:
        case T.TERIMA:
            objek.terima(**siapa)
        case T.KEMBALIKAN:
            objek.kembalikan(**siapa, alasan="Tidak ada pada kami.")
        case T.TARIK:
            objek.tarik(**siapa)
        case T.PUTUSKAN:
            objek.putuskan(**siapa, ke_unit=UnitFactory(), alasan="Bidang X.")


@pytest.mark.parametrize("status", S.values)
@pytest.mark.parametrize("tindakan", T)
def test_act_is_open_exactly_where_the_rule_says(tindakan, status):
    objek = rujukan(status)
    dari, ke = TABEL[tindakan]
    if status in dari:
        lakukan(objek, tindakan)
    else:
        with pytest.raises(TindakanTerlarang):
            lakukan(objek, tindakan)
    objek.refresh_from_db()
    assert objek.status == (ke if status in dari else status)
    assert objek.riwayat.count() == (status in dari)


def test_sender_holds_the_case_until_it_is_accepted():
    diterima, kembali = rujukan(), rujukan()
    assert str(diterima) == "Kec. → Dinas"
    assert diterima.pemegang == diterima.dari_unit
    lakukan(diterima, T.TERIMA)
    assert diterima.pemegang == diterima.ke_unit
    lakukan(kembali, T.KEMBALIKAN)
    assert kembali.pemegang == kembali.dari_unit
    assert kembali.alasan_kembali == "Tidak ada pada kami."
    assert kembali.riwayat.get().catatan == "Tidak ada pada kami."
    lakukan(kembali, T.PUTUSKAN)
    assert kembali.pemegang == kembali.ditetapkan_ke
    assert kembali.riwayat.first().catatan == "Bidang X."


def test_open_referrals_are_those_somebody_must_still_answer():
    semua = {status: rujukan(status) for status in S.values}
    assert set(RujukanContoh.objects.terbuka()) == {
        semua[S.DIAJUKAN],
        semua[S.DIKEMBALIKAN],
    }


@pytest.mark.parametrize(("hari", "lewat"), [(19, 0), (20, 1)])
def test_late_begins_the_day_after_the_last_day(hari, lewat):
    for status in S.values:
        rujukan(status)
    terlambat = RujukanContoh.objects.lewat_tenggat(date(2026, 5, hari))
    assert [r.status for r in terlambat] == [S.DIAJUKAN] * lewat


@pytest.mark.parametrize("hari", [19, 20])
def test_it_may_be_decided_once_returned_or_late_and_else_says_why_not(hari):
    kini = date(2026, 5, hari)
    halangan = {s: rujukan(s).halangan_putuskan(kini) for s in S.values}
    assert halangan[S.DIKEMBALIKAN] == ""
    assert ("masih punya waktu" in halangan[S.DIAJUKAN]) == (hari == 19)
    assert (halangan[S.DIAJUKAN] == "") == (hari == 20)
    for status in (S.DITERIMA, S.DIPUTUSKAN):
        assert "“Putuskan” tidak dapat dilakukan" in halangan[status]


@pytest.mark.parametrize(
    ("nama", "lain"),
    [
        ("beralasan", {"alasan": ""}),
        ("kembali_beralasan", {"status": S.DIKEMBALIKAN, "alasan_kembali": ""}),
        ("putusan_menunjuk", {"status": S.DIPUTUSKAN, "ditetapkan_ke": None}),
        ("status_dikenal", {"status": "lain"}),
    ],
)
def test_database_refuses_a_referral_without_what_it_needs(nama, lain):
    unit = UnitFactory()
    with pytest.raises(IntegrityError, match="ke_unit_lain"), transaction.atomic():
        rujukan(dari_unit=unit, ke_unit=unit)
    with pytest.raises(IntegrityError, match=f"alur_contoh_rujukancontoh_{nama}"):
        rujukan(**lain)
