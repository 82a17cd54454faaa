"""The ladder by itself: a rung on its day, and none that is as long as the clock."""

from datetime import date, timedelta

from hypothesis import given, strategies as st

from organisasi.waktu.eskalasi import LAMBAT, Pagi
from organisasi.waktu.hari_kerja import Kalender, tambah_hari_kerja

SEHARI = timedelta(days=1)
# Twelve days off in a year and a half, so that clocks run over them.
LIBUR = {date(2024, 1, 1) + 45 * n * SEHARI: f"Libur {n}" for n in range(12)}
KALENDER = Kalender(LIBUR, frozenset({2024, 2025}))
SENIN = date(2024, 6, 3)


def pagi(hari, sisa, kalender=KALENDER):
    anak = [(n, ke) for ke, n in enumerate(sorted(sisa))]
    return Pagi(hari, lambda _unit: kalender, anak)


def tahap(satu, sejak, tempo):
    return [langkah.tahap for langkah in satu.tiba(1, sejak=sejak, tempo=tempo, unit=1)]


@given(
    sejak=st.dates(date(2024, 1, 1), date(2025, 1, 1)),
    lama=st.integers(0, 30),
    sisa=st.sets(st.integers(0, 40), max_size=5),
)
def test_of_a_clock_of_any_length_only_the_shorter_rungs_are_taken(sejak, lama, sisa):
    tempo = tambah_hari_kerja(sejak, lama, KALENDER)
    hari = [sejak + n * SEHARI for n in range((tempo - sejak).days + 1)]
    kerja = [h for h in hari if KALENDER.kerja(h)]
    terambil = {t for h in kerja for t in tahap(pagi(h, sisa), sejak, tempo)}
    assert terambil == {str(n) for n in sisa if n < lama}
    assert tahap(pagi(sejak, sisa), sejak, tempo) == []
    assert tahap(pagi(tempo + SEHARI, sisa), sejak, tempo) == [LAMBAT]


def test_a_clock_of_three_days_warns_two_days_before_and_on_its_last():
    hari = [SENIN + n * SEHARI for n in range(4)]
    semua = [tahap(pagi(h, {5, 2, 0}), SENIN, hari[3]) for h in hari]
    assert semua == [[], ["2"], ["2"], ["0"]]


def test_where_the_calendar_ends_plain_days_are_compared():
    kosong = Kalender({}, frozenset())
    tempo = SENIN + 5 * SEHARI
    semua = [
        tahap(pagi(SENIN + n * SEHARI, {5, 2}, kosong), SENIN, tempo) for n in (0, 3)
    ]
    assert semua == [[], ["2"]]
