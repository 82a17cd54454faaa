"""Pictures of figures: well-formed, named, without style or script, the same on paper."""

from xml.etree import ElementTree as ET

from django.template import Context, Template

from organisasi.grafik.diagram import gambar_hari
from organisasi.grafik.gambar import (
    BidangMatriks,
    TandaMatriks,
    gambar_matriks,
)

RUANG = "{http://www.w3.org/2000/svg}"
BIDANG = BidangMatriks(
    mendatar="Kepentingan",
    tegak="Pengaruh",
    batas=3.5,
    sudut=("satu", "dua", "tiga", "empat"),
    legenda=("baru", "lama"),
)


def matriks(*tanda):
    return gambar_matriks(
        judul="Matriks <uji>",
        uraian="Dua & tiga.",
        bidang=BIDANG,
        tanda=tanda,
        kepala=("Nama", "Nilai"),
        baris=[("LPM <A>", "3,5")],
        catatan=("1 belum dinilai.",),
    )


def akar(gambar):
    return ET.fromstring(gambar.svg("uji"))  # noqa: S314 - our own


def bentuk(akar, nama):
    return [
        satu for g in akar.iter(f"{RUANG}g") for satu in g.findall(f"{RUANG}{nama}")
    ]


def kata(akar):
    return [t.text or "" for t in akar.iter(f"{RUANG}text")]


def test_it_says_what_it_shows_and_carries_neither_style_nor_script():
    satu = akar(matriks(tanda((1, 5), "LPM <A>")))
    assert satu.get("role") == "img"
    assert satu.get("aria-labelledby") == "uji-judul uji-uraian"
    assert satu.findtext(f"{RUANG}title") == "Matriks <uji>"
    assert satu.findtext(f"{RUANG}desc") == "Dua & tiga."
    assert not [e for e in satu.iter() if e.get("style") or e.tag.endswith("style")]
    assert {"satu", "empat", "Pengaruh", "Kepentingan", "baru", "lama"} <= set(
        kata(satu)
    )


def tanda(titik, nama="A", *, berongga=False):
    return TandaMatriks(titik, berongga=berongga, nama=nama)


def test_pk_47_equal_points_are_one_mark_with_their_number():
    sama = [tanda((2, 4), nama=n) for n in "ABC"]
    satu = akar(matriks(*sama, tanda((5, 5), nama="D")))
    assert len(bentuk(satu, "circle")) == 2
    assert [t.text for t in bentuk(satu, "text")] == ["3"]
    assert [t.text for t in bentuk(satu, "title")] == ["A; B; C", "D"]


def test_full_and_hollow_at_one_point_stand_side_by_side():
    semua = [
        tanda((3, 3), f"A{ke}", berongga=rongga)
        for rongga in (False, True)
        for ke in range(2)
    ]
    satu = akar(matriks(*semua))
    lingkaran = bentuk(satu, "circle")
    assert len({c.get("cx") for c in lingkaran}) == 2
    assert {c.get("cy") for c in lingkaran} == {lingkaran[0].get("cy")}
    assert len(lingkaran) == 2
    assert {c.get("fill") for c in lingkaran} == {"#49544e", "#ffffff"}


def test_the_axes_stay_whatever_is_drawn():
    kosong, isi = akar(matriks()), akar(matriks(tanda((5, 5))))
    assert kosong.get("viewBox") == isi.get("viewBox")
    # The scale is told in words, once at each axis.
    assert not [t for t in kata(kosong) if t.isdigit()]


def test_the_tag_puts_the_table_under_the_picture():
    templat = Template("{% load grafik %}{% grafik gambar 'satu' %}")
    halaman = templat.render(Context({"gambar": matriks()}))
    assert 'id="satu-judul"' in halaman
    assert "<td>LPM &lt;A&gt;</td>" in halaman
    assert "1 belum dinilai." in halaman
    halaman = templat.render(
        Context({"gambar": gambar_hari(judul="Uji", kepala=(), nilai=[], batas=None)})
    )
    assert "<table>" not in halaman
    assert "<figcaption>" not in halaman
