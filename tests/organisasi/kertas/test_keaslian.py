"""The QR code as inline SVG."""

import re

import segno
from django.template import Context, Template

from organisasi.kertas.naskah import TEPI, qr


def test_the_picture_has_exactly_the_dark_modules_with_a_blank_border():
    alamat = "https://contoh.id/permohonan/ABCD2345/"
    baris = segno.make(alamat, error="m", micro=False).matrix
    gambar = str(qr(alamat, "Buka"))
    titik = set(re.findall(r"M(\d+) (\d+)h1", gambar))
    assert titik == {
        (str(x + TEPI), str(y + TEPI))
        for y, satu in enumerate(baris)
        for x, gelap in enumerate(satu)
        if gelap
    }
    sisi = len(baris) + 2 * TEPI
    assert f'viewBox="0 0 {sisi} {sisi}"' in gambar


def test_the_label_is_read_out_and_escaped():
    isi = Template('{% load qr %}{% qr "x" label %}').render(Context({"label": '"<b>'}))
    assert 'role="img" aria-label="&quot;&lt;b&gt;"' in isi
