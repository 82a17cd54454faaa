"""Late or on time: what the law says of each case, and of a row what of all of them."""

from datetime import date

import pytest

from informasi.models import Keberatan, Permohonan
from informasi.pemohon.models import KirimanPemohon
from informasi.permohonan.actions import cabut_permohonan
from informasi.permohonan.kelengkapan import catat_kelengkapan
from informasi.permohonan.words import keadaan, muat_kasus
from informasi.waktu import JAWAB
from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.saat import Saat
from organisasi.waktu.tenggat import Ketepatan, hari_kerja_ke, hitung_tenggat
from tests.factories.informasi import KeberatanFactory
from tests.factories.organisasi import HariLiburFactory
from tests.informasi.kantor import TEMPO, TERIMA, diproses, kurang, muat_kalender, saat
from tests.informasi.meja_keberatan import jawab, keberatan, tanggapi
from tests.informasi.sejarah import (
    keberatan_acak,
    permohonan_acak,
    sama_dengan_kembarnya,
)

pytestmark = pytest.mark.django_db
K, S = Ketepatan, Permohonan.Status
BESOK, JAUH = date(2024, 6, 21), date(2024, 12, 2)
DIBERIKAN = "diberikan"


def nilai(objek, hari):
    objek.refresh_from_db()
    semua = type(objek).objects
    assert semua.lewat_tempo(hari).contains(objek) == objek.terlambat(hari)
    return semua.dengan_ketepatan(hari).get(pk=objek.pk).ketepatan


@pytest.mark.parametrize("susun", [permohonan_acak, keberatan_acak])
def test_hundreds_of_rows_and_their_queryset_say_the_same(susun):
    susun(600)
    model = Permohonan if susun is permohonan_acak else Keberatan
    assert min(sama_dengan_kembarnya(model).values()) > 60


def test_an_answer_on_the_last_day_is_in_time_and_one_day_later_late(kantor):
    tepat = jawab(kantor, diproses(kantor), DIBERIKAN, pada=saat(TEMPO, 23))
    lambat = jawab(kantor, diproses(kantor), DIBERIKAN, pada=saat(BESOK, 0))
    assert (nilai(tepat, JAUH), nilai(lambat, JAUH)) == (K.TEPAT, K.LAMBAT)


@pytest.mark.parametrize(
    ("hari", "kata"), [(date(2024, 6, 6), K.TIDAK_DINILAI), (BESOK, K.LAMBAT)]
)
def test_withdrawn_in_time_it_is_not_judged_and_late_not_cleaned(
    permohonan, hari, kata
):
    cabut_permohonan(permohonan, Saat(None, saat(hari)))
    assert nilai(permohonan, JAUH) == kata
    assert not permohonan.terlambat(JAUH)


@pytest.mark.parametrize("datang", [False, True])
def test_waiting_for_the_applicants_papers_is_never_late(kantor, *, datang):
    permohonan = kurang(kantor)
    assert nilai(permohonan, JAUH) == K.TIDAK_DINILAI
    if datang:
        kiriman = {"KTP": KirimanPemohon(teks="Terlampir.")}
        siapa = Saat(kantor.loket, saat("2024-06-06"))
        catat_kelengkapan(permohonan, siapa, kiriman=kiriman)
    cabut_permohonan(permohonan, Saat(None, saat(JAUH)))
    assert nilai(permohonan, JAUH) == (K.LAMBAT if datang else K.TIDAK_DINILAI)


def test_reopened_it_counts_its_new_day(kantor):
    permohonan = jawab(kantor, diproses(kantor), DIBERIKAN)
    assert nilai(permohonan, JAUH) == K.TEPAT
    tanggapi(kantor, keberatan(permohonan, "d"))
    # The order of the Atasan PPID: by 5 July.
    assert nilai(permohonan, date(2024, 7, 5)) == K.TIDAK_DINILAI
    assert nilai(permohonan, date(2024, 7, 6)) == K.LAMBAT
    assert permohonan.terlambat(date(2024, 7, 6))


def test_days_off_of_the_unit_count_for_the_case_and_for_its_ring(kantor):
    for hari in (date(2024, 6, 12), date(2024, 6, 25)):
        HariLiburFactory(tanggal=hari, berlaku_unit=kantor.kecamatan)
    permohonan = diproses(kantor)
    assert permohonan.jatuh_tempo == BESOK
    assert nilai(permohonan, BESOK) == K.TIDAK_DINILAI
    ring = keadaan(muat_kasus(permohonan), date(2024, 6, 13))
    assert (ring.terpakai, ring.total) == (6, 10)
    objek = keberatan(permohonan, pada=saat("2024-06-24"))
    ring = keadaan(muat_kasus(permohonan), date(2024, 6, 27))
    assert ring.batas == objek.jatuh_tempo
    assert (ring.terpakai, ring.total) == (2, 30)


def test_an_objection_answered_late_or_never_is_late(kantor):
    objek = keberatan(diproses(kantor))
    assert nilai(objek, objek.jatuh_tempo) == K.TIDAK_DINILAI
    assert nilai(objek, JAUH) == K.LAMBAT
    assert objek.terlambat(JAUH)
    objek.lakukan(Keberatan.Tindakan.SENGKETAKAN, Saat(None, saat("2024-09-02")))
    assert nilai(objek, JAUH) == K.LAMBAT
    assert not objek.terlambat(JAUH)
    putus = {"status": "ditanggapi", "hasil": "ditolak", "putusan": "Dikuatkan."}
    dijawab = KeberatanFactory(ditanggapi_pada=saat("2024-08-06", 23), **putus)
    assert nilai(dijawab, JAUH) == K.TEPAT


def test_without_limit_or_calendar_nothing_is_guessed():
    muat_kalender()
    jauh = date(2039, 6, 4)
    assert hari_kerja_ke(TERIMA, 3) == date(2024, 6, 7)
    for hitung, kata in (
        (lambda: hitung_tenggat("tidak.ada", TERIMA), "belum diatur"),
        (lambda: hitung_tenggat(JAWAB, jauh), "Kalender"),
        (lambda: hari_kerja_ke(jauh, 3), "Kalender"),
    ):
        with pytest.raises(TindakanTerlarang, match=kata):
            hitung()
