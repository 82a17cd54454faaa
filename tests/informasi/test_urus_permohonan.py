"""The night closes what may be closed, and turns undelivered news into calls, once."""

from __future__ import annotations

from datetime import date

import pytest

from informasi.actions.kelengkapan import minta_kelengkapan
from informasi.models import Permohonan
from informasi.urus_permohonan import BUNTU, Hasil, urus_permohonan
from organisasi.basis_data.kerja import Henti
from organisasi.models import Notifikasi, TugasHubungi
from ppid_portal.operasi.pekerjaan import DAFTAR, Saat
from tests.factories.informasi import PemohonFactory
from tests.factories.organisasi import NotifikasiFactory
from tests.informasi.kantor import PADA, Kantor, ajukan, buka_kantor, diproses, saat
from tests.informasi.meja_keberatan import keberatan

pytestmark = pytest.mark.django_db
# The letter of 4 June leaves the applicant until the 7th; the 10th is the next day.
LEWAT = date(2024, 6, 10)
C = TugasHubungi.Cara


@pytest.fixture
def kantor() -> Kantor:
    return buka_kantor()


def malam(hari: date = LEWAT) -> Hasil:
    return urus_permohonan(pada=saat(hari, 4), hari_ini=hari)


def kurang(kantor: Kantor, surel: str = "warga@example.id", **lain) -> Permohonan:
    pemohon = PemohonFactory.build(surel=surel)
    permohonan = ajukan(kantor.kecamatan, pemohon=pemohon, **lain)
    return minta_kelengkapan(permohonan, oleh=kantor.loket, pada=PADA, kurang=["KTP"])


def status(permohonan: Permohonan) -> str:
    return Permohonan.objects.get(pk=permohonan.pk).status


def buntu(berkas: Permohonan, status: str = Notifikasi.Status.BUNTU) -> None:
    """What the applicant should have heard lies undelivered for seven days."""
    semua = Notifikasi.objects.filter(objek_id=str(berkas.pk))
    assert semua.update(status=status)


# Closing


def test_a_request_whose_days_to_complete_are_over_is_closed(kantor: Kantor) -> None:
    permohonan = kurang(kantor)

    assert malam(date(2024, 6, 7)).ditutup == 0
    assert malam().ditutup == 1

    assert status(permohonan) == Permohonan.Status.DITUTUP
    assert malam().ditutup == 0


def test_a_letter_nobody_is_known_to_have_received_closes_nothing(
    kantor: Kantor,
) -> None:
    permohonan = kurang(kantor, surel="")

    assert malam().ditutup == 0
    assert status(permohonan) == Permohonan.Status.MENUNGGU_KELENGKAPAN


# Undelivered


@pytest.mark.parametrize("status", ["buntu", "ditahan"])
def test_a_message_that_is_stuck_or_held_becomes_one_call(
    kantor: Kantor, status: str
) -> None:
    pemohon = PemohonFactory.build(surel="warga@example.id", telepon="081234567890")
    permohonan = ajukan(kantor.kecamatan, pemohon=pemohon)
    buntu(permohonan, status)

    assert (malam().dihubungi, malam().dihubungi) == (1, 0)

    tugas = TugasHubungi.objects.get()
    assert (tugas.unit, tugas.cara, tugas.perihal) == (
        kantor.kecamatan,
        C.TELEPON,
        BUNTU,
    )
    assert (tugas.objek_jenis, tugas.objek_nomor) == (
        "informasi.permohonan",
        permohonan.nomor,
    )


def test_without_a_telephone_it_waits_at_the_counter(kantor: Kantor) -> None:
    pemohon = PemohonFactory.build(surel="warga@example.id", telepon="")
    buntu(ajukan(kantor.kecamatan, pemohon=pemohon))

    malam()

    assert TugasHubungi.objects.get().cara == C.LOKET


def test_news_of_an_objection_is_called_by_its_unit(kantor: Kantor) -> None:
    pemohon = PemohonFactory.build(surel="warga@example.id")
    objek = keberatan(diproses(kantor, pemohon=pemohon))
    Notifikasi.objects.exclude(objek_jenis="informasi.keberatan").delete()
    buntu(objek)

    assert malam().dihubungi == 1
    assert TugasHubungi.objects.get().objek_nomor == objek.nomor


def test_who_is_no_longer_known_is_not_called(kantor: Kantor) -> None:
    permohonan = ajukan(kantor.kecamatan)
    permohonan.pemohon.surel = "warga@example.id"
    permohonan.pemohon.hapus_identitas(pada=PADA)
    Notifikasi.objects.all().delete()
    NotifikasiFactory(
        kunci="lama",
        penerima="warga@example.id",
        subjek="Permohonan",
        isi="-",
        status=Notifikasi.Status.BUNTU,
        objek_jenis="informasi.permohonan",
        objek_id=str(permohonan.pk),
        dibuat_pada=PADA,
        coba_lagi_pada=PADA,
    )

    assert malam().dihubungi == 0


def test_a_stuck_message_to_an_officer_is_no_call(kantor: Kantor) -> None:
    ajukan(kantor.kecamatan)
    Notifikasi.objects.filter(objek_jenis="").update(status=Notifikasi.Status.BUNTU)

    assert malam().dihubungi == 0


def test_the_nightly_job_does_all_of_it(kantor: Kantor) -> None:
    permohonan = kurang(kantor)
    (tugas,) = (satu for satu in DAFTAR if satu.nama == "urus_permohonan")

    tugas.kerjakan(Saat(saat(LEWAT, 4), LEWAT, Henti()))

    assert status(permohonan) == Permohonan.Status.DITUTUP
