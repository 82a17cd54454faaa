"""What the database itself refuses about personal data."""

from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, ProgrammingError

from organisasi.models import AksesDataPribadi, TugasHubungi
from tests.factories import organisasi as fo

pytestmark = [pytest.mark.django_db, pytest.mark.sql]
PADA = datetime(2024, 6, 4, 1, tzinfo=UTC)


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
        (
            fo.PermintaanSubjekFactory,
            {"status": "dipenuhi"},
            "organisasi_subjek_selesai_berjawab",
        ),
        (
            fo.PermintaanSubjekFactory,
            {"status": "lain", "jawaban": "Sudah."},
            "organisasi_permintaansubjek_status_dikenal",
        ),
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


def test_open_requests_and_calls_still_to_be_made_are_found():
    terbuka, menunggu = fo.PermintaanSubjekFactory(), fo.TugasHubungiFactory()
    fo.PermintaanSubjekFactory(status="dipenuhi", jawaban="Sudah.")
    fo.TugasHubungiFactory(selesai_pada=PADA, hasil="Sudah.")
    assert list(type(terbuka).objects.terbuka()) == [terbuka]
    assert list(TugasHubungi.objects.terbuka()) == [menunggu]
