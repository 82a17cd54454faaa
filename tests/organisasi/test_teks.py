"""Text written by staff: what becomes of Markdown, and of what people type."""

import pytest
from hypothesis import given, strategies as st

from organisasi.teks import bersih, ke_html, ke_teks, polos, sel_aman


def test_markdown_becomes_the_mark_up_pages_use():
    html = ke_html(
        "## Biaya\n\nTidak *dipungut* **biaya**.\n\n- satu\n- dua\n\n"
        "| a | b |\n| --- | --- |\n| 1 | 2 |\n"
    )
    for bagian in (
        "<h2>Biaya</h2>",
        "<em>dipungut</em> <strong>biaya</strong>",
        "<li>satu</li>",
        "<th>a</th>",
        "<td>2</td>",
    ):
        assert bagian in html


def test_page_owns_the_only_first_heading():
    assert ke_html("# Judul\n\n## Bagian") == "<h2>Judul</h2>\n<h2>Bagian</h2>\n"


@pytest.mark.parametrize(
    ("tautan", "diterima"),
    [
        ("https://contoh.go.id/", True),
        ("/tentang/privasi/", True),
        ("mailto:ppid@contoh.invalid", True),
        ("tel:112", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("vbscript:x", False),
        ("ftp://contoh.invalid/", False),
    ],
)
def test_link_leads_only_where_links_may_lead(tautan, *, diterima):
    html = ke_html(f"[teks]({tautan})")
    assert (f'href="{tautan}"' in html) is diterima
    assert "teks" in html


def test_links_open_no_way_back():
    assert 'rel="noopener"' in ke_html("[teks](https://contoh.go.id/)")


@pytest.mark.parametrize(
    "jahat",
    [
        "<script>alert(1)</script>",
        '<p style="color:red">x</p>',
        '<img src=x onerror="alert(1)">',
        '<a href="#" onclick="alert(1)">x</a>',
        "![gambar](https://contoh.invalid/x.png)",
        "<iframe src='https://contoh.invalid'></iframe>",
    ],
)
def test_raw_html_and_pictures_do_not_get_through(jahat):
    html = ke_html(jahat)
    for bit in ("<script", "<p style", "<img", "<iframe", "<a "):
        assert bit not in html


def test_words_of_a_page_stand_on_one_line():
    assert ke_teks("<h2>Biaya &amp; waktu</h2>\n<p>Tidak   ada.</p>") == (
        "Biaya & waktu Tidak ada."
    )


@pytest.mark.parametrize(
    ("teks", "hasil"),
    [
        ("ktp\x00", "ktp"),
        ("\x07k\x1bt\x7fp", "ktp"),
        ("baris\nlain\tkolom", "baris\nlain\tkolom"),
        ("rusak \ud800", "rusak "),
        ("satu\r\ndua\rtiga", "satu\ndua\ntiga"),
        ("a\x0bb\x0cc\x1cd\x85e", "abcde"),
        ("spasi\u00a0keras\u2003lebar", "spasi\u00a0keras\u2003lebar"),
        ("Karang’anyar é 日本", "Karang’anyar é 日本"),
    ],
)
def test_control_characters_are_dropped_and_words_kept(teks, hasil):
    assert bersih(teks) == hasil


@given(st.text())
def test_cleaned_text_can_always_be_stored(teks):
    hasil = bersih(teks)
    assert "\x00" not in hasil
    hasil.encode()


@pytest.mark.parametrize(
    ("nilai", "sel"),
    [
        ("=1+1", "'=1+1"),
        ("+62 812", "'+62 812"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("biasa", "biasa"),
        ("", ""),
        (None, ""),
        (2024, "2024"),
    ],
)
def test_cell_of_a_spreadsheet_starts_no_formula(nilai, sel):
    assert sel_aman(nilai) == sel


@pytest.mark.parametrize(
    ("html", "kata"),
    [
        ("<p>Satu</p><p>Dua<br>Tiga</p>", "Satu\nDua\nTiga"),
        ("<ul><li>a</li><li><b>b</b></li></ul>", "a\nb"),
        ("&lt;p&gt;Halo &amp;amp; apa&lt;/p&gt;", "Halo & apa"),
        (
            "debit < 5 liter, <nomor surat> & lain",
            "debit < 5 liter, <nomor surat> & lain",
        ),
        ("<script>alert(1)</script>x<style>p{}</style>y<svg/>z</svg>", "xyz"),
        ("a\u202eb\u200bc\u2066d", "abcd"),
        ("  satu   dua \n\n\n\n tiga ", "satu dua\n\ntiga"),
        ("</zzz></td>x<br/>y", "x\ny"),
        # Who escapes four times is not followed to the end.
        ("&amp;amp;amp;amp; x", "&amp; x"),
        ("", ""),
    ],
)
def test_foreign_html_becomes_words(html, kata):
    assert polos(html) == kata


@given(st.text())
def test_words_are_words_however_often_they_are_read(teks):
    sekali = polos(teks)
    assert "\u202e" not in sekali
    assert sekali == sekali.strip()
