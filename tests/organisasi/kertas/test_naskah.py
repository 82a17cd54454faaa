"""Whatever people type, their paper is printed; its QR code as inline SVG."""

import json

import pytest
import typst
from django.template import Context, Template

from organisasi.tipografi import pencetak

NASKAH = """#let d = json(bytes(sys.inputs.data))
#set document(title: "Uji")
#set text(lang: "id", font: "Libertinus Serif")
#for satu in d.baris { par(satu) }
#str(d.jumlah)
"""


@pytest.fixture
def naskah(tmp_path):
    berkas = tmp_path / "uji.typ"
    berkas.write_text(NASKAH, encoding="utf-8")
    return berkas


@pytest.mark.parametrize(
    "teks",
    [
        "Terima kasih 😀",
        "中文 ꦗꦮ",
        "\x1c\x1d",
        "👩🏽‍🚀 🇮🇩",
        'kutip " \\ 中',
        "\\u4e2d 中",
    ],
)
def test_a_sign_no_font_has_does_not_stop_the_paper(naskah, teks):
    data = json.dumps({"baris": [teks], "jumlah": 1})
    with pytest.raises(typst.TypstError):
        pencetak.cetak(naskah, data, 0)
    assert pencetak.cetak_kotak(naskah, data, 0).startswith(b"%PDF-")


def test_only_the_missing_sign_becomes_a_box(naskah, monkeypatch):
    dicetak = []
    asli = pencetak.cetak
    monkeypatch.setattr(
        pencetak, "cetak", lambda n, data, p: dicetak.append(data) or asli(n, data, p)
    )
    baris = ["Salinan 😀 \\u{1f600} “Perda” Ā é", "biasa"]
    pencetak.cetak_kotak(naskah, json.dumps({"baris": baris, "jumlah": 7}), 0)
    assert json.loads(dicetak[-1]) == {
        "baris": ["Salinan □ \\u{1f600} “Perda” Ā é", "biasa"],
        "jumlah": 7,
    }


def test_the_last_try_is_printed_as_it_is(naskah, monkeypatch):
    monkeypatch.setattr(pencetak, "PERCOBAAN", 1)
    data = json.dumps({"baris": ["中"], "jumlah": 1})
    with pytest.raises(typst.TypstError):
        pencetak.cetak_kotak(naskah, data, 0)


def test_another_fault_of_the_paper_still_fails(naskah):
    with pytest.raises(typst.TypstError):
        pencetak.cetak_kotak(naskah, json.dumps({"jumlah": 1}), 0)


def test_signs_are_read_from_the_words_of_the_typesetter():
    diagnosa = (
        'error: PDF/UA-1 error: the text `"😀"` could not be displayed with font `"A"`\n'
        'error: PDF/UA-1 error: the text `"\\u{1c}"` could not be displayed\n'
    )
    assert pencetak.tak_tercetak(diagnosa) == {"😀", "\x1c"}


def test_the_label_is_read_out_and_escaped():
    isi = Template('{% load qr %}{% qr "x" label %}').render(Context({"label": '"<b>'}))
    assert isi.startswith('<svg role="img"')
    assert '<title>"&lt;b&gt;</title>' in isi
