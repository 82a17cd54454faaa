"""Working-day arithmetic against the published vectors, and its properties.

No database: the shipped holiday file is read as a file.
"""

from datetime import date, timedelta

import pytest
from hypothesis import given, strategies as st

from organisasi.bahasa import tanggal
from organisasi.waktu.hari_kerja import (
    Hitungan,
    Kalender,
    KalenderBelumDiisi,
    hitung_hari_kerja,
    hitungan,
    kurang_hari_kerja,
    selisih_hari_kerja,
    tambah_hari_kerja,
)
from tests.data_bantu import baris

KALENDER = Kalender.dari(
    {date.fromisoformat(b["tanggal"]): b["nama"] for b in baris("hari_libur")}
)
JUMLAH = (3, 5, 10, 14, 17, 30, 60)
# Receipt → due day after each of JUMLAH working days; reckoned by hand from the SKB.
VEKTOR = {
    "2024-06-14": "2024-06-21 2024-06-25 2024-07-02 2024-07-08 2024-07-11 2024-07-30 2024-09-10",
    "2024-06-15": "2024-06-21 2024-06-25 2024-07-02 2024-07-08 2024-07-11 2024-07-30 2024-09-10",
    "2026-03-13": "2026-03-25 2026-03-27 2026-04-06 2026-04-10 2026-04-15 2026-05-05 2026-06-24",
    "2026-03-17": "2026-03-27 2026-03-31 2026-04-08 2026-04-14 2026-04-17 2026-05-07 2026-06-26",
    "2026-05-13": "2026-05-20 2026-05-22 2026-06-03 2026-06-09 2026-06-12 2026-07-02 2026-08-13",
    "2026-08-14": "2026-08-20 2026-08-24 2026-09-01 2026-09-07 2026-09-10 2026-09-29 2026-11-10",
    "2026-11-24": "2026-11-27 2026-12-01 2026-12-08 2026-12-14 2026-12-17 2027-01-11 2027-02-23",
    "2026-12-18": "2026-12-23 2026-12-29 2027-01-07 2027-01-13 2027-01-18 2027-02-04 2027-03-31",
    "2026-12-26": "2026-12-30 2027-01-04 2027-01-12 2027-01-18 2027-01-21 2027-02-10 2027-04-05",
}  # fmt: skip


@pytest.mark.parametrize(("hari", "semua"), VEKTOR.items())
def test_vector_holds_in_both_directions(hari, semua):
    terima = date.fromisoformat(hari)
    for n, jatuh in zip(JUMLAH, map(date.fromisoformat, semua.split()), strict=True):
        assert tambah_hari_kerja(terima, n, KALENDER) == jatuh
        assert hitung_hari_kerja(terima, jatuh, KALENDER) == n


@pytest.mark.parametrize(("tahun", "banyak"), [(2026, 240), (2027, 242)])
def test_year_has_the_published_number_of_working_days(tahun, banyak):
    hari = [date(tahun, 1, 1) + timedelta(days=i) for i in range(365)]
    assert sum(KALENDER.kerja(h) for h in hari) == banyak


@pytest.mark.parametrize(
    ("hari", "alasan"),
    [
        (date(2026, 3, 17), ""),
        (date(2026, 3, 14), "akhir pekan"),
        # A holiday on a weekend is told by its name.
        (date(2026, 3, 21), KALENDER.libur[date(2026, 3, 21)]),
        (date(2024, 2, 14), KALENDER.libur[date(2024, 2, 14)]),
    ],
)
def test_day_off_says_why(hari, alasan):
    assert KALENDER.alasan_libur(hari) == alasan
    assert KALENDER.kerja(hari) == (alasan == "")


@pytest.mark.parametrize(
    "hitung",
    [
        lambda: hitung_hari_kerja(date(2027, 12, 30), date(2028, 1, 3), KALENDER),
        lambda: kurang_hari_kerja(date(2024, 1, 3), 5, KALENDER),
        lambda: selisih_hari_kerja(date(2028, 1, 3), date(2027, 12, 30), KALENDER),
        lambda: KALENDER.kerja(date(2023, 12, 29)),
        lambda: tambah_hari_kerja(date(2027, 12, 20), 10, KALENDER),
    ],
)
def test_every_way_of_counting_refuses_an_unknown_year(hitung):
    with pytest.raises(KalenderBelumDiisi, match=r"tahun 20\d\d belum diisi") as galat:
        hitung()
    assert galat.value.tahun in {2023, 2028}


@pytest.mark.parametrize("hitung", [tambah_hari_kerja, kurang_hari_kerja])
def test_negative_number_of_days_is_refused(hitung):
    with pytest.raises(ValueError, match="-1"):
        hitung(date(2026, 3, 17), -1, KALENDER)


def test_zero_days_lead_to_the_same_day_even_on_a_holiday():
    libur = date(2026, 1, 1)
    assert tambah_hari_kerja(libur, 0, KALENDER) == libur
    assert kurang_hari_kerja(libur, 0, KALENDER) == libur
    assert hitung_hari_kerja(libur, libur, KALENDER) == 0


def test_delay_is_counted_below_zero():
    batas, dijawab = date(2026, 3, 27), date(2026, 3, 31)
    assert selisih_hari_kerja(batas, dijawab, KALENDER) == 2
    assert selisih_hari_kerja(dijawab, batas, KALENDER) == -2
    assert hitung_hari_kerja(dijawab, batas, KALENDER) == 0


def test_reckoning_names_each_skipped_day():
    hasil = hitungan(date(2026, 5, 13), 3, KALENDER)
    assert hasil.jatuh_tempo == date(2026, 5, 20)
    assert [hari for hari, _ in hasil.dilewati] == [
        date(2026, 5, hari) for hari in (14, 15, 16, 17)
    ]
    assert [hari for hari, _ in hasil.hari_libur] == [
        date(2026, 5, 14),
        date(2026, 5, 15),
    ]


PEKAN = "Sabtu dan Minggu tidak dihitung (2 hari)."
MEI = {date(2026, 5, 14): "Kenaikan", date(2026, 5, 15): "Cuti"}


@pytest.mark.parametrize(
    ("sejak", "n", "libur", "dilewati"),
    [
        (13, 3, MEI, f"{PEKAN} Libur: 14 Mei 2026 (Kenaikan) dan 15 Mei 2026 (Cuti)."),
        (15, 2, MEI, PEKAN),
        (13, 1, {date(2026, 5, 14): "Kenaikan"}, "Libur: 14 Mei 2026 (Kenaikan)."),
        (18, 1, MEI, ""),
    ],
)
def test_reckoning_reads_as_a_sentence(sejak, n, libur, dilewati):
    hasil = hitungan(date(2026, 5, sejak), n, Kalender.dari(libur))
    lanjut = f" {dilewati}" if dilewati else ""
    assert hasil.kalimat() == (
        f"{n} hari kerja sejak {tanggal(hasil.sejak)}, "
        f"paling lambat {tanggal(hasil.jatuh_tempo)}.{lanjut}"
    )
    kalender = Hitungan(date(2026, 5, 13), 60, date(2026, 7, 12), (), "hari")
    assert kalender.kalimat().startswith("60 hari sejak Rabu, 13 Mei 2026,")


hari_acak = st.dates(date(2024, 3, 1), date(2027, 6, 1))
jumlah_acak = st.integers(0, 90)


@given(hari_acak, jumlah_acak)
def test_adding_then_counting_gives_the_number_back(a, n):
    assert hitung_hari_kerja(a, tambah_hari_kerja(a, n, KALENDER), KALENDER) == n


@given(hari_acak, st.integers(1, 90))
def test_due_day_is_a_working_day_and_the_first_of_its_count(a, n):
    jatuh = tambah_hari_kerja(a, n, KALENDER)
    assert KALENDER.kerja(jatuh)
    assert hitung_hari_kerja(a, jatuh - timedelta(days=1), KALENDER) == n - 1


@given(st.dates(date(2024, 8, 1), date(2027, 6, 1)), jumlah_acak)
def test_subtracting_gives_the_last_day_of_its_count(b, n):
    awal = kurang_hari_kerja(b, n, KALENDER)
    assert hitung_hari_kerja(awal, b, KALENDER) == n
    if n:
        assert hitung_hari_kerja(awal + timedelta(days=1), b, KALENDER) == n - 1


@given(hari_acak, hari_acak, jumlah_acak)
def test_a_later_receipt_is_never_due_earlier(a, b, n):
    a, b = sorted((a, b))
    assert tambah_hari_kerja(a, n, KALENDER) <= tambah_hari_kerja(b, n, KALENDER)


@given(hari_acak, jumlah_acak)
def test_skipped_and_counted_days_make_up_the_whole_span(a, n):
    hasil = hitungan(a, n, KALENDER)
    assert (hasil.jatuh_tempo - a).days == n + len(hasil.dilewati)
    assert not any(KALENDER.kerja(hari) for hari, _ in hasil.dilewati)
