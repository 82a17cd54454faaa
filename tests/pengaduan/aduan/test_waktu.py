"""Late or on time: what the rules say of each complaint, and of a row what of all."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from organisasi.kantor.saat import Saat
from organisasi.waktu.tenggat import Ketepatan
from pengaduan.models import Pengaduan
from pengaduan.pelapor.words import keadaan
from pengaduan.penanganan.actions import jawab_tanggapan, selesaikan
from tests.factories.organisasi import HariLiburFactory
from tests.factories.pengaduan import pengaduan_di
from tests.informasi.kantor import saat
from tests.informasi.sejarah import sama_dengan_kembarnya
from tests.pengaduan.kantor_aduan import PADA, adukan, diteruskan, menunggu
from tests.pengaduan.sejarah import pengaduan_acak

pytestmark = pytest.mark.django_db
K, S = Ketepatan, Pengaduan.Status
JAUH = date(2024, 12, 2)
SEHARI = timedelta(days=1)


def nilai(aduan, hari):
    aduan.refresh_from_db()
    assert Pengaduan.objects.lewat_tempo(hari).contains(aduan) == aduan.terlambat(hari)
    return Pengaduan.objects.dengan_ketepatan(hari).get(pk=aduan.pk).ketepatan


def test_many_rows_and_their_queryset_say_the_same():
    pengaduan_acak(700)
    assert min(sama_dengan_kembarnya(Pengaduan).values()) > 35


# What the rules say of each


@pytest.mark.parametrize(
    "status",
    [
        S.ARSIP,
        S.BUKAN_WEWENANG,
        S.GABUNGAN,
        S.DIALIHKAN_112,
        S.DIALIHKAN_INFORMASI,
        S.TUNDA,
    ],
)
def test_what_is_not_ours_or_waits_for_the_reporter_is_not_judged(status):
    aduan = pengaduan_di(status, terverifikasi_pada=PADA, selesai_sampai="2024-06-24")
    assert nilai(aduan, JAUH) == K.TIDAK_DINILAI


def test_each_step_that_is_ours_is_late_after_its_own_day(kantor):
    masuk, terus = adukan(kantor), diteruskan(kantor, uraian="Lain sama sekali.")
    for aduan in (masuk, terus):
        assert nilai(aduan, aduan.jatuh_tempo) == K.TIDAK_DINILAI
        assert nilai(aduan, aduan.jatuh_tempo + SEHARI) == K.LAMBAT


def test_done_is_judged_by_the_day_of_the_work_not_by_the_reporters(kantor):
    aduan = menunggu(kantor)
    assert nilai(aduan, JAUH) == K.TEPAT
    selesaikan(aduan, saat=Saat(None, saat(JAUH)), cara=Pengaduan.Cara.OTOMATIS_10HK)
    assert nilai(aduan, JAUH) == K.TEPAT
    assert aduan.tuntas_pada == PADA
    telat = menunggu(kantor, uraian="Lain.", pada=saat("2024-07-15"))
    assert nilai(telat, JAUH) == K.LAMBAT  # done after its last day
    assert not telat.terlambat(JAUH)
    # Closed by an officer the work ended that day.
    hari, isi = saat("2024-06-10"), {"diusulkan": True, "nomor": "TSM-2023-000001"}
    tutup = pengaduan_di(S.DITINDAKLANJUTI, **isi)
    selesaikan(tutup, saat=Saat(kantor.admin, hari), cara="admin")
    assert tutup.tuntas_pada == hari


@pytest.mark.parametrize("status", [S.MENUNGGU_PELAPOR, S.SELESAI])
def test_after_the_reporters_no_the_new_day_counts(kantor, status):
    aduan = menunggu(kantor)
    if status == S.SELESAI:
        selesaikan(aduan, saat=Saat(None, PADA), cara=Pengaduan.Cara.PELAPOR)
    jawab_tanggapan(aduan, Saat(None, saat("2024-07-15")), beres=False, alasan="Belum.")
    assert aduan.tuntas_pada is None
    # Five working days to react.
    assert aduan.jatuh_tempo == date(2024, 7, 22)
    assert nilai(aduan, date(2024, 7, 22)) == K.TIDAK_DINILAI
    assert nilai(aduan, date(2024, 7, 23)) == K.LAMBAT


def test_the_ring_knows_the_days_off_of_the_unit(kantor):
    aduan = diteruskan(kantor)
    mulai = timezone.localdate(aduan.status_sejak)
    HariLiburFactory(tanggal=mulai + SEHARI, berlaku_unit=kantor.dinas)
    assert keadaan(aduan, mulai + 2 * SEHARI).terpakai == 1
