"""What the database itself refuses about personal data."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, ProgrammingError

from organisasi.models import AksesDataPribadi, TugasHubungi
from tests.factories import organisasi as fo

pytestmark = [pytest.mark.django_db, pytest.mark.sql]
PADA = datetime(2024, 6, 4, 1, tzinfo=UTC)


@pytest.mark.parametrize("isi", [{"hasil": "dipenuhi"}, {"jawaban": "Sudah."}])
def test_what_was_answered_has_an_outcome_and_words(isi):
    with pytest.raises(IntegrityError, match="organisasi_subjek_selesai_berjawab"):
        fo.PermintaanSubjekFactory(selesai_pada=PADA, **isi)


@pytest.mark.parametrize("kepada", ["subjek", "lembaga"])
def test_a_breach_is_closed_when_all_were_told(kepada):
    isi = {"ditutup_pada": PADA, "penanganan": "x", f"{kepada}_diberitahu_pada": PADA}
    with pytest.raises(IntegrityError, match="organisasi_insiden_tutup_tuntas"):
        fo.InsidenDataFactory(**isi)


@pytest.mark.parametrize(
    ("pabrik", "isi", "aturan"),
    [
        (fo.AksesFactory, {"alasan": ""}, "organisasi_akses_beralasan"),
        (fo.PermintaanSubjekFactory, {"tenggat": PADA}, "organisasi_subjek_bertenggat"),
        (fo.InsidenDataFactory, {"tenggat": PADA}, "organisasi_insiden_bertenggat"),
        (
            fo.TugasHubungiFactory,
            {"selesai_pada": PADA},
            "organisasi_hubungi_selesai_berhasil",
        ),
    ],
)
def test_a_broken_row_is_refused(pabrik, isi, aturan):
    with pytest.raises(IntegrityError, match=aturan):
        pabrik(**isi)


@pytest.mark.parametrize("cara", ["update", "delete"])
def test_the_access_log_is_only_added_to(cara):
    satu = fo.AksesFactory()
    baris = AksesDataPribadi.objects.filter(pk=satu.pk)
    with pytest.raises(ProgrammingError, match="update or delete"):
        baris.update(alasan="Lain.") if cara == "update" else baris.delete()


def test_open_requests_over_their_hours_and_calls_still_to_be_made_are_found():
    lewat, menunggu = fo.PermintaanSubjekFactory(), fo.TugasHubungiFactory()
    fo.PermintaanSubjekFactory(tenggat=PADA + timedelta(days=9))
    fo.PermintaanSubjekFactory(selesai_pada=PADA, hasil="dipenuhi", jawaban="Sudah.")
    fo.TugasHubungiFactory(selesai_pada=PADA, hasil="Sudah.")
    semua = type(lewat).objects.lewat(PADA + timedelta(days=4))
    assert list(semua) == [lewat]
    assert list(TugasHubungi.objects.terbuka()) == [menunggu]


def test_rows_are_named_by_number_and_kind():
    akses = fo.AksesFactory(objek_nomor="0001/PPID/X/2024")
    permintaan = fo.PermintaanSubjekFactory(objek_nomor="0001/PPID/X/2024")
    assert str(akses) == "0001/PPID/X/2024: identitas"
    assert str(permintaan) == "Melihat data saya: 0001/PPID/X/2024"
    assert str(fo.InsidenDataFactory(nomor="INS-2024-000077")) == "INS-2024-000077"
    assert str(fo.TugasHubungiFactory()) == "Jawaban sudah ada."
