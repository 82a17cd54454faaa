"""Personal data in free text: found when it is some, left alone when it only looks so."""

from __future__ import annotations

import pytest

from organisasi.pribadi_teks import TemuanPribadi, temukan_pribadi


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
        ("wa 62 812 3456 789", "nomor telepon", "6281******89"),
        ("telepon (0265) 331234", "nomor telepon", "0265****34"),
        ("telepon 0265-331234", "nomor telepon", "0265****34"),
        ("kirim ke budi.contoh@contoh.id ya", "alamat surel", "b***@contoh.id"),
    ],
)
def test_personal_data_is_found_and_shown_masked(
    teks: str, jenis: str, samar: str
) -> None:
    assert temukan_pribadi(teks) == [TemuanPribadi(jenis, samar)]


@pytest.mark.parametrize(
    "teks",
    [
        "Perwali Nomor 103 Tahun 2020 tentang PPID",
        "Perda 4/2023 dan Perwali 12/2024",
        "Surat nomor 900.1.13.2/1234/BPKAD/2023",
        "SK 188.45/Kep.123-Huk/2024 tanggal 08-12-2024",
        "antara 08-12-2024 dan 08-12-2025",
        "APBD 2019 2020 2021 2022 per kelurahan",
        "tahun 1998 1999 2000 2001 dan seterusnya",
        "Anggaran Rp1.234.567.890.123.456 dan Rp3.278.010.101.010.001",
        "sebesar 3.278.010.101.010.001 rupiah",
        "kode rekening 5.1.02.01.01.0024",
        "NIP 198001012005011001",
        "register 0812/PPID/CIPEDES/2024",
        "kode pos 46115, RT 08 RW 12",
        "luas 0812,5 meter",
        "jam 08.00 sampai 15.30, 081 orang",
        "data @ Rp500 per lembar",
        "",
    ],
)
def test_near_misses_are_left_alone(teks: str) -> None:
    assert temukan_pribadi(teks) == []


def test_each_finding_is_named_once_and_the_nik_first() -> None:
    teks = "a@contoh.id 081234567890 3278010101010001 081234567890"

    assert [t.jenis for t in temukan_pribadi(teks)] == [
        "NIK",
        "nomor telepon",
        "alamat surel",
    ]
