"""Filling a form of a page again: nothing else of the page changes, no button is pressed."""

from html.parser import HTMLParser

import pytest
from hypothesis import given, strategies as st

from organisasi.staf.isian import cari_formulir, isi_ulang

SINI = "/admin/catat/"
BELUM = ' data-jaga="belum"'


def bungkus(isi, *, aksi="", cara="post"):
    return f'<p>Atas &amp; lain</p><form method="{cara}" action="{aksi}">{isi}</form><p>é</p>'


def isi(halaman, alamat, kolom):
    formulir = cari_formulir(halaman, alamat=alamat, di=SINI, kolom=kolom)
    return isi_ulang(halaman, formulir, kolom) if formulir else halaman


def isikan(halaman, **kolom):
    """The page filled, without the mark that its form bears (see the last test)."""
    hasil = isi(halaman, SINI, kolom)
    return hasil.replace(BELUM, "")


@pytest.mark.parametrize(
    ("unsur", "nilai", "hasil"),
    [
        ('<input name="a" value="lama">', ["baru"], '<input name="a" value="baru">'),
        ('<input name="a">', ['"<b>'], '<input name="a" value="&quot;&lt;b&gt;">'),
        ('<input name="a" required>', [""], '<input name="a" required value="">'),
        ('<input name="b">', ["baru"], None),
        ('<input name="a" value="x" disabled>', [], None),
        ('<input type="file" name="a">', ["a.pdf"], None),
        ('<input type="submit" name="a" value="Kirim">', ["x"], None),
        ('<button name="a" value="1">Ya</button>', ["x"], None),
        ('<input type="password" name="a">', ["rahasia"], None),
        (
            '<input type="checkbox" name="a" value="1"><input type="checkbox" name="a" value="2" checked>',
            ["1"],
            '<input type="checkbox" name="a" value="1" checked><input type="checkbox" name="a" value="2">',
        ),
        (
            '<input type="checkbox" name="a">',
            ["on"],
            '<input type="checkbox" name="a" checked>',
        ),
        (
            '<input type="checkbox" name="b" checked>',
            ["x"],
            '<input type="checkbox" name="b">',
        ),
        ('<input type="checkbox" name="b" checked disabled>', ["x"], None),
        (
            '<textarea name="a">\nlama</textarea>',
            ["</textarea>&"],
            '<textarea name="a">\n&lt;/textarea&gt;&amp;</textarea>',
        ),
        (
            '<select name="a"><option value="1" selected>Satu<option value="2">Dua</select>',
            ["2"],
            '<select name="a"><option value="1">Satu<option value="2" selected>Dua</select>',
        ),
        (
            '<select name="a"><option value="1" selected>Satu</select>',
            ["9"],
            '<select name="a"><option value="1">Satu<option value="9" selected>9</option></select>',
        ),
        (
            '<input name="a"><datalist><option value="1"></datalist>',
            ["1"],
            '<input name="a" value="1"><datalist><option value="1"></datalist>',
        ),
        (
            '<input name="a"><input name="a" value="z"><textarea name="a">y</textarea>',
            ["1"],
            '<input name="a" value="1"><input name="a" value="z"><textarea name="a">\n</textarea>',
        ),
    ],
)
def test_each_kind_of_field(unsur, nilai, hasil):
    halaman = bungkus(unsur + '<input name="lain" value="t">')
    kolom = {"a": nilai, "lain": ["t"]}
    if 'name="b"' in unsur:
        kolom = {"lain": ["t"]}
        hasil = hasil or unsur
    assert isikan(halaman, **kolom) == halaman.replace(unsur, hasil or unsur)


def test_only_the_form_that_goes_there_is_filled():
    satu = '<input name="a" value="lama">'
    for lain in (
        bungkus(satu, aksi="/lain/"),
        bungkus(satu, cara="get"),
        f"<div>{satu}<textarea name='a'></textarea></div>",
    ):
        assert isikan(lain, a=["baru"]) == lain
    dua = bungkus("<button>Keluar</button>", aksi=SINI) + bungkus(satu, aksi=SINI)
    assert isikan(dua, a=["baru"]) == dua.replace("lama", "baru")


def test_a_form_without_an_action_goes_to_its_own_page():
    halaman = '<form method="post"><input name="a"></form>'
    assert 'value="x"' in isikan(halaman, a=["x"])
    assert isi(halaman, "/lain/", {"a": ["x"]}) == halaman


def test_a_hidden_word_for_what_the_form_does_is_never_changed():
    tarik = (
        '<input type="hidden" name="tindakan" value="tarik"><input name="a" value="1">'
    )
    lepas = tarik.replace("tarik", "lepas")
    halaman = bungkus(lepas) + bungkus(tarik)
    hasil = isikan(halaman, a=["diketik"], tindakan=["tarik"])
    assert hasil == halaman.replace(
        tarik, tarik.replace('value="1"', 'value="diketik"')
    )


def test_what_has_no_field_goes_along_and_is_shown_a_button_never():
    halaman = bungkus('<input name="butir-TOTAL_FORMS" type="hidden" value="1">')
    hasil = isikan(
        halaman,
        **{
            "butir-TOTAL_FORMS": ["2"],
            "butir-1-alasan_tolak": ["<Rahasia>"],
            "butir-1-id": [""],
            "yakin": ["Kirim"],
            "simpan": ["Simpan"],
        },
    )
    assert 'name="butir-TOTAL_FORMS" type="hidden" value="2"' in hasil
    tersembunyi = (
        '<input type="hidden" name="butir-1-alasan_tolak" value="&lt;Rahasia&gt;">'
    )
    assert tersembunyi in hasil
    assert "<dt>alasan tolak</dt><dd>&lt;Rahasia&gt;</dd>" in hasil
    assert "yakin" not in hasil
    assert "simpan" not in hasil


def test_what_has_no_field_and_no_text_is_not_spoken_of():
    hasil = isikan(bungkus('<input name="a">'), a=["x"], b=[""], c_FORMS=["1"])
    assert "tidak punya kolom" not in hasil
    assert '<input type="hidden" name="b" value="">' in hasil


class Pembaca(HTMLParser):
    def __init__(self, halaman):
        super().__init__()
        self.nilai, self.teks, self.tag = None, "", []
        self.feed(halaman)

    def handle_starttag(self, tag, attrs):
        self.tag.append(tag)
        if tag == "input":
            self.nilai = dict(attrs)["value"]

    def handle_data(self, data):
        if self.tag and self.tag[-1] == "textarea":
            self.teks += data


@given(st.text(), st.text())
def test_any_text_comes_back_as_text(nilai, teks):
    halaman = bungkus('<input name="a"><textarea name="b">\nx</textarea>')
    hasil = Pembaca(isikan(halaman, a=[nilai], b=[teks]))
    assert hasil.tag == ["p", "form", "input", "textarea", "p"]
    assert hasil.nilai == nilai
    assert hasil.teks.split("é")[0].startswith("\n")
    assert hasil.teks.startswith(f"\n{teks}")


@pytest.mark.parametrize("sudah", ["", ' data-jaga=""', BELUM])
def test_the_form_that_was_filled_alone_is_unsaved_from_the_start(sudah):
    kotak = '<input name="a" value="x">'
    form = f'<form method="post" action="/admin/catat/?a=1&amp;b=2" novalidate{sudah}>'
    lain = bungkus("<button>Keluar</button>", aksi="/keluar/")
    halaman = f"{lain}{form}{kotak}</form>"
    hasil = isi(halaman, f"{SINI}?a=1&b=2", {"a": ["x"]})
    kepala = form.removesuffix(">").removesuffix(sudah)
    assert hasil == f"{lain}{kepala}{BELUM}>{kotak}</form>"
