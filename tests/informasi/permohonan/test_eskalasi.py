"""The ladder of warnings: which rung on which day, who hears of it, once, and no nagging."""

from datetime import date

import pytest

from informasi.models import Permohonan
from informasi.permohonan.actions import perpanjang_permohonan
from informasi.permohonan.jobs import naikkan
from informasi.permohonan.pilihan import TindakanPermohonan as T
from informasi.permohonan.words import keadaan, muat_kasus
from informasi.rujukan.actions import terima_rujukan
from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from organisasi.models import BatasWaktu, HariLibur, Jejak, Notifikasi, Penugasan
from organisasi.staf.hari_ini import penerima
from organisasi.waktu.eskalasi import AWALAN
from ppid_portal.staf.hari_ini import ingatkan
from tests.factories.organisasi import HariLiburFactory
from tests.informasi.kantor import (
    PADA,
    TEMPO,
    ajukan,
    dijawab,
    diproses,
    kurang,
    rujuk,
    saat,
)
from tests.informasi.meja_keberatan import keberatan
from tests.petugas import petugas_berperan
from tests.serentak import serentak

pytestmark = pytest.mark.django_db
# Five, two and no working days before 20 June 2024; then the day after it.
LIMA, DUA, LEWAT = date(2024, 6, 11), date(2024, 6, 14), date(2024, 6, 21)


def anak(objek):
    """The rungs a record has taken, oldest first."""
    jejak = Jejak.objects.milik(objek).filter(tindakan__startswith=AWALAN)
    return [j.tindakan.removeprefix(AWALAN) for j in jejak][::-1]


def naik(hari):
    return naikkan(pada=saat(hari, 6), hari_ini=hari)


def pagi(*hari):
    """How many rungs are told on each of these mornings of June 2024, or on a day."""
    return [
        len(naik(date(2024, 6, satu) if isinstance(satu, int) else satu))
        for satu in hari
    ]


def pendengar(hari):
    """Who hears of the rungs of the morning of ``hari``, by the officer's name."""
    petugas = penerima(hari)
    orang = {o for p in naik(hari) for o in p.pendengar(petugas)}
    return {o.email.partition("@")[0] for o in orang}


def surat(hari):
    """What each summary of the morning of ``hari`` tells beside one's own work."""
    Notifikasi.objects.all().delete()
    ingatkan(pada=saat(hari, 6), hari_ini=hari)
    semua = Notifikasi.objects.filter(kunci__startswith="ringkasan:")
    isi = {p.penerima.partition("@")[0]: p.isi for p in semua}
    return {siapa: i.partition("Perlu Anda ketahui:")[2] for siapa, i in isi.items()}


def test_each_threshold_is_a_rung_and_the_day_after_the_last(permohonan):
    # The same morning twice takes a rung once and tells it again: so one that was cut
    # short between the rung and its mail can be run again.
    assert pagi(10, 11, 11) == [0, 1, 1]
    assert anak(permohonan) == ["5"]
    # Late is told every morning until it is answered.
    assert pagi(12, 13, 14, 19, 20, 21, 24, 25) == [0, 0, 1, 0, 1, 1, 1, 1]
    assert anak(permohonan) == ["5", "2", "0", "terlambat"]


def test_after_missed_days_only_the_rung_that_is_due_now_is_taken(permohonan):
    pagi(LEWAT)
    assert anak(permohonan) == ["terlambat"]


def test_thresholds_are_rows_and_a_missing_one_has_no_rung(permohonan):
    BatasWaktu.objects.filter(kode="peringatan.pertama").delete()
    BatasWaktu.objects.filter(kode="peringatan.kedua").update(nilai=3)
    assert pagi(11, 12, 13) == [0, 0, 1]
    assert anak(permohonan) == ["3"]


def perintahkan(permohonan, siapa):
    """The new last day that an objection won."""
    hari = ("perintah_jatuh_tempo", "jatuh_tempo", "jatuh_tempo_awal")
    permohonan.lakukan(T.PERINTAHKAN, siapa, **dict.fromkeys(hari, TEMPO))


def test_a_new_due_day_begins_the_ladder_anew(kantor, permohonan):
    pagi(DUA)
    perpanjang_permohonan(permohonan, Saat(kantor.kepala, saat(DUA)), alasan="Arsip.")
    pagi(19, 24)
    assert permohonan.jatuh_tempo == date(2024, 7, 1)
    assert anak(permohonan) == ["2", "5"]


def test_a_referral_after_an_order_moves_neither_the_ladder_nor_the_ring(kantor):
    permohonan = diproses(kantor)
    perintahkan(permohonan, Saat(kantor.sekda, saat("2024-06-05")))
    rujukan = rujuk(kantor, permohonan, saat(LIMA))
    terima_rujukan(rujukan, Saat(kantor.kepala_dinas, saat(LIMA, 10)))
    pagi(LIMA)
    permohonan.refresh_from_db()
    assert permohonan.status_sejak == saat("2024-06-05")
    assert anak(permohonan) == ["5"]
    ring = keadaan(muat_kasus(permohonan), LIMA)
    assert (ring.terpakai, ring.total) == (4, 9)


def test_rungs_are_counted_in_the_calendar_of_the_due_day(kantor):
    HariLiburFactory(tanggal=date(2024, 6, 12), berlaku_unit=kantor.kecamatan)
    permohonan = diproses(kantor)
    siapa = Saat(kantor.ppid_utama, PADA)
    permohonan.lakukan(T.ALIHKAN, siapa, pemegang=kantor.dinas)
    pagi(LIMA)
    # Of the holder, who works on the 12th, six days are left.
    assert permohonan.jatuh_tempo == date(2024, 6, 21)
    assert anak(permohonan) == ["5"]


@pytest.mark.parametrize("perintah", [True, False])
def test_a_short_clock_does_not_warn_on_the_day_it_starts(
    kantor, permohonan, *, perintah
):
    if perintah:
        perintahkan(permohonan, Saat(kantor.sekda, saat(LIMA)))
    else:  # Counted from the day it came in, the clock would be longer than it is.
        Permohonan.objects.update(tanggal_lengkap=LIMA)
    pagi(11, 12, 13, 14, 20)
    assert anak(permohonan) == ["2", "0"]


def test_nobody_is_nagged_after_the_answer_or_while_the_applicant_has_time(kantor):
    dijawab(kantor)
    kurang(kantor)
    assert pagi(LEWAT) == [0]


@pytest.mark.django_db(transaction=True)
def test_two_mornings_at_once_take_a_rung_once(permohonan):
    serentak(2, lambda _ke: pagi(LIMA))
    assert anak(permohonan) == ["5"]


def test_the_ladder_climbs_from_the_counter_to_the_sekda(permohonan):
    tangga = ["loket", "kepala", "utama", "sekda"]
    for ke, hari in enumerate((LIMA, DUA, TEMPO, LEWAT), start=1):
        assert pendengar(hari) == set(tangga[:ke])
    sekda = surat(LEWAT)["sekda"]
    kalimat = f"- 1 permohonan lewat jatuh tempo dan belum selesai: {permohonan.nomor}"
    assert kalimat in sekda
    assert permohonan.rincian not in sekda


def test_a_late_request_is_told_with_its_officer_until_it_is_answered(
    kantor, permohonan
):
    Permohonan.objects.update(penangan=kantor.loket)
    surat(LEWAT)
    hari = date(2024, 7, 12)
    assert f"{permohonan.nomor} (Loket)" in surat(hari)["sekda"]
    permohonan.refresh_from_db()
    dijawab(kantor, permohonan=permohonan, pada=saat(hari))
    assert permohonan.nomor not in "".join(surat(date(2024, 7, 15)).values())


def test_a_rung_without_its_officer_reaches_the_next_one_or_the_unit_above(
    kantor, permohonan
):
    Penugasan.objects.filter(petugas=kantor.loket).delete()
    assert pendengar(LIMA) == {"kepala"}
    petugas_berperan(Peran.PETUGAS_LAYANAN, kantor.dinas, email="induk@example.id")
    kantor.kecamatan.induk = kantor.dinas
    kantor.kecamatan.save(update_fields=["induk"])
    assert pendengar(LIMA) == {"induk"}


def test_no_summary_leaves_on_a_holiday_and_the_rung_waits(permohonan):
    assert surat(date(2024, 6, 17)) == {}
    assert anak(permohonan) == []
    surat(date(2024, 6, 19))
    assert anak(permohonan) == ["2"]


def test_a_referral_left_alone_goes_to_the_main_ppid(kantor):
    rujukan = rujuk(kantor)
    assert pagi(6) == [0]
    assert pendengar(date(2024, 6, 7)) == {"utama"}
    assert anak(rujukan) == ["rujukan"]
    assert pendengar(date(2024, 6, 10)) == {"utama"}


def test_a_request_not_placed_in_a_day_goes_to_the_main_ppid(kantor):
    permohonan = ajukan(None)
    assert pagi(5) == [0]
    assert pendengar(date(2024, 6, 6)) == {"utama"}
    assert anak(permohonan) == ["tempatkan"]


@pytest.mark.parametrize(
    "hilang", [BatasWaktu.objects.filter(kode="rujukan.tempatkan"), HariLibur.objects]
)
def test_placing_is_not_called_late_without_limit_or_calendar(kantor, hilang):
    ajukan(None)
    hilang.all().delete()
    assert pagi(6) == [0]


def test_an_objection_warns_the_sekda_and_the_main_ppid(permohonan):
    objek = keberatan(permohonan)
    Permohonan.objects.update(jatuh_tempo=date(2030, 1, 1))
    assert pendengar(objek.jatuh_tempo) == {"sekda", "utama"}
    assert anak(objek) == ["0"]
    kalimat = f"- 1 keberatan jatuh tempo hari ini: {objek.nomor}"
    assert kalimat in surat(objek.jatuh_tempo)["utama"]
