"""Personal data in free text: found when it is some, left alone when it only looks so."""

import time

import pytest
from hypothesis import given, settings as hypothesis_settings, strategies as st

from organisasi.pribadi.teks_pribadi import (
    SAMAR,
    TemuanPribadi,
    sel_kecil,
    tanpa_nik,
    tanpa_pribadi,
    temukan_pribadi,
)


@pytest.mark.parametrize(
    ("teks", "jenis", "samar"),
    [
        ("NIK saya 3278010101010001.", "NIK", "3278********0001"),
        ("NIK: 3278 0141 0190 0002", "NIK", "3278********0002"),
        ("nik 327801-410190-0002 ya", "NIK", "3278********0002"),
        ("di KTP 32.78.01.010101.0001", "NIK", "3278********0001"),
        # Sixteen digits in one piece are hidden, whatever they say: people mistype.
        ("nomor 9999999999999999", "NIK", "9999********9999"),
        ("3278010101010001/PPID/2024", "NIK", "3278********0001"),
        ("hubungi 081234567890", "nomor telepon", "0812******90"),
        ("WA +62 812-3456-7890", "nomor telepon", "6281*******90"),
        ("telepon 0265-331234", "nomor telepon", "0265****34"),
        ("kirim ke budi.contoh@contoh.id ya", "alamat surel", "b***@contoh.id"),
    ],
)
def test_personal_data_is_found_and_shown_masked(teks, jenis, samar):
    assert temukan_pribadi(teks) == [TemuanPribadi(jenis, samar)]


@pytest.mark.parametrize(
    "teks",
    [
        "Perwali Nomor 103 Tahun 2020 tentang PPID",
        "Surat nomor 900.1.13.2/1234/BPKAD/2023",
        "SK 188.45/Kep.123-Huk/2024 tanggal 08-12-2024",
        "antara 08-12-2024 dan 08-12-2025",
        "APBD 2019 2020 2021 2022 per kelurahan",
        "Anggaran Rp1.234.567.890.123.456 dan Rp3.278.010.101.010.001",
        "kode rekening 5.1.02.01.01.0024",
        "NIP 198001012005011001",
        "register 0812/PPID/CIPEDES/2024",
        "kode pos 46115, RT 08 RW 12",
        "jam 08.00 sampai 15.30, 081 orang",
        "",
    ],
)
def test_near_misses_are_left_alone(teks):
    assert temukan_pribadi(teks) == []


def test_each_finding_is_named_once_and_the_nik_first():
    teks = "a@contoh.id 081234567890 3278010101010001 081234567890"
    jenis = [t.jenis for t in temukan_pribadi(teks)]
    assert jenis == ["NIK", "nomor telepon", "alamat surel"]


# A NIK is found however it is spelled, and ordinary numbers stay as they are

NIK = "3278011234567890"
# Every kind of separator, and marks that do not show.
PEMISAH = " \u00a0\u2003\u3000\t\n\r-\u2010\u2013\u2014\u2212.,/\\_:;*+~=()'·•…"
TAK_TAMPAK = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u202e\u2066\ufe0f\u034f\u3164\x00"


def bersandi(nol, pemisah=""):
    angka = "".join(chr(nol + int(satu)) for satu in NIK)
    return pemisah.join(angka[n : n + 4] for n in range(0, 16, 4))


# Groups and separators of every length and kind are tried below, by rule.
EJAAN = {
    "satu bagian": NIK,
    "garis tegak": "3278|0112|3456|7890",
    "dibalik arahnya": "\u202e32780112\u202c34567890",
    "angka Arab": bersandi(0x660),
    "lebar penuh": bersandi(0xFF10, "-"),
    "dalam lingkaran": bersandi(0x245F).replace("\u245f", "\u24ea"),
    "tombol emoji": "".join(f"{satu}\ufe0f\u20e3" for satu in NIK),
    "huruf O dan l": "3278Oll234567890",
    "huruf Kiril": "3278\u041e112345678 9\u041e",
    "garis tegak sebagai satu": "32780||234567890",
    "kelompok dari huruf": "3278 OllO OlOl OOOl",
    "melekat pada kata": f"NIK{NIK}",
    "bernomor urut": "1. 3278 0112 3456 7890\n2. 3278 0112 3456 7890",
    "di dekat telepon": "0812 3456 7890 / 3278 0112 3456 7890",
    "di dekat tanggal": "20-11-2026 3278 0112 3456 7890",
    "memuat yang mirip telepon": "3278 0812 3456 7890",
    "memuat tanggal lahir, di dekat lain": "3278-0101-0190-0001 12",
}


@pytest.mark.parametrize("ejaan", EJAAN.values(), ids=EJAAN.keys())
def test_a_nik_is_found_and_hidden_in_every_spelling(ejaan):
    teks = f"Tolong, data saya {ejaan} salah."
    bersih = tanpa_nik(teks)
    assert SAMAR in bersih
    sisa = bersih.replace("0812 3456 7890 /", "").replace("20-11-2026", "")
    assert sum(map(str.isdigit, sisa)) <= len("1.2.")
    assert bersih.startswith("Tolong, data saya ")
    assert bersih.endswith(" salah.")
    assert "NIK" in {satu.jenis for satu in temukan_pribadi(teks)}


@given(
    panjang=st.lists(st.integers(1, 6), min_size=1, max_size=15),
    pemisah=st.lists(
        st.text(PEMISAH, min_size=1, max_size=3), min_size=15, max_size=15
    ),
    tanda=st.lists(st.text(TAK_TAMPAK, max_size=2), min_size=15, max_size=15),
    nol=st.sampled_from(["3278011204900001", "3278015207650002", NIK]),
    depan=st.sampled_from(["", "nik saya ", "NIK: ", "a. ", "(", "\n"]),
)
def test_up_to_three_separators_of_any_kind_hide_nothing(
    panjang, pemisah, tanda, nol, depan
):
    bagian, sisa = "", nol
    for lebar, antara, mark in zip(panjang, pemisah, tanda, strict=False):
        if len(sisa) <= lebar:
            break
        bagian += f"{sisa[:lebar]}{mark}{antara}"
        sisa = sisa[lebar:]
    teks = f"{depan}{bagian}{sisa}, terima kasih"
    assert tanpa_nik(teks) == f"{depan}{SAMAR}, terima kasih"


@hypothesis_settings(max_examples=30)
@given(st.text(max_size=80))
def test_a_text_without_a_digit_is_never_touched(teks):
    teks = "".join(h for h in teks if not h.isnumeric())
    assert tanpa_nik(teks) == teks


@pytest.mark.parametrize(
    "teks",
    [
        "12/08/2024, 13/08/2024",
        "jam 12.00-13.30 15.00-16.30",
        "rapat 12-11-2026 13:00, 0812-3456-7890",
        "0812-3456-7890, 0813-4567-8901",
        "0812-3456-7890 2024",
        "Rp3.278.010.101.010.001 dan Rp 3.278.010.101.010.001,00",
        "Koordinat: -7.327412, 108.220712",
        "rumah nomor 12, 14, 16, 18, 20, 22, 24, 26",
        "PBB NOP 32.78.010.001.001-0001.0",
        "Nomor lacak 123456789012345",
        "nomor tiket TSM-2026-000123 dan TSM-2026-000124",
        "isi botol 10 l 20 l 30 l 40 l 50 l 60 l 70 l 80 l",
        "327801123456789 dan 32780112345678901",
    ],
)
def test_rows_of_other_numbers_stay(teks):
    assert tanpa_nik(teks) == teks


def test_telephone_and_mail_are_hidden_in_what_others_write():
    teks = (
        "Hubungi Dinas di (0265) 331234, HP.0812\u00a03456\u20137890 / 081345678901, "
        "+62 265 331 235 atau budi\u200b.contoh\uff20contoh.id. NIK 3278 0112 3456 7890."
    )
    assert tanpa_pribadi(teks) == (
        f"Hubungi Dinas di {SAMAR}, HP.{SAMAR} / {SAMAR}, {SAMAR} atau {SAMAR}. "
        f"NIK {SAMAR}."
    )
    assert tanpa_nik(teks) == teks.replace("3278 0112 3456 7890", SAMAR)


def test_nothing_takes_long():
    mulai = time.process_time()
    for satu in ("1", "1 ", "1o", "o", "1|", "0812 3456 7890 ", "Rp1.000 ", "1.", "é1"):
        tanpa_pribadi((satu * 24_000)[:24_000])
    assert time.process_time() - mulai < 3


@pytest.mark.parametrize(
    ("bagian", "hasil"),
    [
        ({"a": 9, "b": 5, "c": 0}, {}),
        ({"a": 9, "b": 5, "c": 4}, {"c": "<5", "b": "disamarkan"}),
        ({"a": 9, "b": 1, "c": 4}, {"b": "<5", "c": "<5", "a": "disamarkan"}),
        ({"a": 3}, {"a": "<5"}),
        ({}, {}),
    ],
)
def test_one_to_four_are_not_told_and_the_next_smallest_goes_along(bagian, hasil):
    assert sel_kecil(bagian) == hasil
