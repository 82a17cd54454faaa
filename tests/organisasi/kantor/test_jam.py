"""Service hours are read as people write them, and say whether a counter is open."""

from datetime import datetime, time

import pytest
from django.core.exceptions import ValidationError

from organisasi.kantor.jam import CONTOH, baca_jam, keadaan_buka, terbaca

PAGI, SORE = time(8), time(15, 30)
LIBUR = {"2024-06-17": "Iduladha"}


def libur(hari):
    return LIBUR.get(f"{hari}", "akhir pekan" if hari.weekday() > 4 else "")


@pytest.mark.parametrize(
    ("teks", "jadwal"),
    [
        (
            "Senin sampai Jumat, 08.00 sampai 15.30 WIB",
            dict.fromkeys(range(5), ((PAGI, SORE),)),
        ),
        ("senin-rabu 8:00-15:30", dict.fromkeys(range(3), ((PAGI, SORE),))),
        (
            "Sabtu sampai Senin, 08.00 - 15.30",
            dict.fromkeys((5, 6, 0), ((PAGI, SORE),)),
        ),
        (
            "Selasa dan Kamis, 08.00 sampai 12.00 dan 13.00 sampai 15.30.",
            dict.fromkeys((1, 3), ((PAGI, time(12)), (time(13), SORE))),
        ),
        (
            CONTOH,
            dict.fromkeys(range(4), ((PAGI, SORE),)) | {4: ((PAGI, time(11, 30)),)},
        ),
        ("", {}),
    ],
)
def test_hours_are_read_however_they_are_written(teks, jadwal):
    assert baca_jam(teks) == jadwal


@pytest.mark.parametrize(
    ("teks", "kata"),
    [
        ("setiap hari kerja", "tidak terbaca. Tulis seperti"),
        ("Senin, 25.00 sampai 26.00", "00.00 sampai 23.59"),
        ("Senin, 15.00 sampai 08.00", "Jam tutup harus sesudah jam buka"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_sentence(teks, kata):
    with pytest.raises(ValidationError, match=kata):
        terbaca(teks)


@pytest.mark.parametrize(
    ("saat", "buka", "kalimat"),
    [
        ("2024-06-04 07:59", False, "Buka pukul 08.00"),
        ("2024-06-04 08:00", True, "Buka sampai 15.30"),
        ("2024-06-04 15:30", False, "Tutup. Buka lagi besok pukul 08.00"),
        ("2024-06-07 12:00", False, "Tutup. Buka lagi Senin pukul 08.00"),
        ("2024-06-08 09:00", False, "Tutup. Buka lagi Senin pukul 08.00"),
        (
            "2024-06-17 09:00",
            False,
            "Tutup hari ini (Iduladha). Buka lagi besok pukul 08.00",
        ),
    ],
)
def test_the_state_of_a_counter_is_told_in_words(saat, buka, kalimat):
    keadaan = keadaan_buka(CONTOH, datetime.fromisoformat(saat), libur)
    assert keadaan == (buka, kalimat)


def test_an_office_without_hours_promises_nothing():
    keadaan = keadaan_buka("", datetime.fromisoformat("2024-06-04 09:00"), libur)
    assert keadaan == (False, "Tutup")
