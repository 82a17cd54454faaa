"""Filters and tags of every template."""

from datetime import UTC, date, datetime

import pytest
from django.template import Context, Template
from django.test import RequestFactory

from tests.factories.organisasi import BatasWaktuFactory

# 01.30 WIB on 5 June, still 4 June in UTC.
DINI_HARI = datetime(2024, 6, 4, 18, 30, tzinfo=UTC)


def tampil(templat, **konteks):
    return Template(templat).render(Context(konteks))


@pytest.mark.parametrize(
    ("filter_", "nilai", "teks"),
    [
        ("tanggal", date(2024, 6, 4), "Selasa, 4 Juni 2024"),
        ("tanggal", DINI_HARI, "Rabu, 5 Juni 2024"),
        ("tanggal", None, ""),
        ("tanggal_pendek", date(2024, 6, 4), "4 Juni 2024"),
        ("tanggal_pendek", DINI_HARI, "5 Juni 2024"),
        ("tanggal_pendek", None, ""),
        ("jam", DINI_HARI, "01.30 WIB"),
        ("jam", None, ""),
        ("angka", 1234567, "1.234.567"),
        ("angka", 0, "0"),
        ("angka", None, ""),
        ("ukuran", 1_234_567, "1,2 MB"),
        ("ukuran", None, ""),
    ],
)
def test_value_is_written_as_people_read_it(filter_, nilai, teks):
    assert tampil(f"{{{{ nilai|{filter_} }}}}", nilai=nilai) == teks


def test_snippet_is_escaped_before_it_is_marked():
    teks = "rekap \x02kartu\x03 <script>\x02a&b\x03</script>"
    assert tampil("{{ teks|sorot }}", teks=teks) == (
        "rekap <mark>kartu</mark> &lt;script&gt;<mark>a&amp;b</mark>&lt;/script&gt;"
    )


@pytest.mark.parametrize(
    ("alamat", "tag", "tautan"),
    [
        ("/?q=ktp", "tahun=2024", "?q=ktp&amp;tahun=2024"),
        ("/?q=ktp&tahun=2023", "tahun=2024", "?q=ktp&amp;tahun=2024"),
        ("/?q=ktp&tahun=2023", "tahun=None", "?q=ktp"),
        ("/?q=ktp&tahun=2023", 'tahun=""', "?q=ktp"),
        ("/?q=ktp&halaman=7&setelah=x", "tahun=2024", "?q=ktp&amp;tahun=2024"),
        ("/?tahun=2023", "tahun=None", "."),
        ("/", "tahun=None", "."),
        ("/?q=%22%3E%3Cscript%3E", "tahun=1", "?q=%22%3E%3Cscript%3E&amp;tahun=1"),
    ],
)
def test_link_changes_one_value_and_begins_at_the_first_page(alamat, tag, tautan):
    request = RequestFactory().get(alamat)
    assert tampil(f"{{% ganti_query {tag} %}}", request=request) == tautan


@pytest.mark.django_db
def test_a_limit_is_told_as_it_is_in_force_and_not_guessed():
    BatasWaktuFactory(kode="permohonan.jawab", nilai=11)
    templat = '{{ "permohonan.jawab"|lama }}, {{ "keberatan.ajukan"|lama }}'
    assert tampil(templat) == "11 hari kerja, waktu yang ditetapkan"
