"""Normal forms of names (pemangku 4.7)."""

from __future__ import annotations

import pytest

from pemangku.nama import normal_lembaga, normal_orang


@pytest.mark.parametrize(
    ("nama", "normal"),
    [
        ("Asep Sunandar", "asep sunandar"),
        ("H. Asep  Sunandar, S.Sos.", "asep sunandar"),
        ("Drs. H. ASEP SUNANDAR, M.Si", "asep sunandar"),
        ("KH Asép Sunandar", "asep sunandar"),
        ("Prof. Dr. Asep Sunandar S.H. M.H.", "asep sunandar"),
        ("Asep Sunandar A.Md.", "asep sunandar"),
        ("Asep Sunandar, Ph.D", "asep sunandar"),
        ("Ma'mun", "mamun"),
        ("Hj.", "hj"),
        ("Ibu Siti", "siti"),
    ],
)
def test_a_person_is_named_without_titles(nama: str, normal: str) -> None:
    assert normal_orang(nama) == normal


@pytest.mark.parametrize(
    ("nama", "normal"),
    [
        ("LPMK Kelurahan Sukajaya", "lpm sukajaya"),
        ("Lembaga Pemberdayaan Masyarakat Kel. Sukajaya", "lpm sukajaya"),
        ("TP. PKK Kec. Cipedes", "pkk cipedes"),
        ("Tim Penggerak PKK Kecamatan Cipedes Kota Tasikmalaya", "pkk cipedes"),
        ("RW 05", "rw 5"),
        ("RW.V", "rw 5"),
        ("RT.03/RW IX Kel. Urug", "rt 3 rw 9 urug"),
        ("Rukun Warga 14", "rw 14"),
        ("RW XL", "rw 40"),
        ("Kelompok Informasi Masyarakat Cibeuti", "kim cibeuti"),
        ("DKM Al-Ikhlas", "dkm al ikhlas"),
        ("Kelurahan", "kelurahan"),
        ("", ""),
    ],
)
def test_a_body_is_named_without_what_all_share(nama: str, normal: str) -> None:
    assert normal_lembaga(nama) == normal


def test_other_spellings_of_one_name_meet() -> None:
    assert normal_lembaga("lpm kel sukajaya") == normal_lembaga("LPMK Sukajaya")
