"""Pictures of figures: well-formed, named, without style or script, the same on paper."""

from xml.etree import ElementTree as ET

import pytest
from django.template import Context, Template

from organisasi.grafik.gambar import (
    Bentuk,
    BidangMatriks,
    Isi,
    Petak,
    TandaMatriks,
    gambar_matriks,
    gambar_petak,
)
from organisasi.kertas.naskah import SURAT, cetak_pdf, gambar, lambang_svg, tabel
from tests.factories.pemangku import PADA

RUANG = "{http://www.w3.org/2000/svg}"
BIDANG = BidangMatriks(
    mendatar="Kepentingan",
    tegak="Pengaruh",
    batas=3.5,
    sudut=("A: satu", "B: dua", "C: tiga", "D: empat"),
    legenda=((Bentuk.LINGKARAN, False, "netral"), (Bentuk.KOTAK, True, "lama")),
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
    """Marks of this element on the board, without those of the legend."""
    return [
        satu for g in akar.iter(f"{RUANG}g") for satu in g.findall(f"{RUANG}{nama}")
    ]


def kata(akar):
    return [t.text or "" for t in akar.iter(f"{RUANG}text")]


def test_it_says_what_it_shows_and_carries_neither_style_nor_script():
    satu = akar(
        matriks(TandaMatriks((1, 5), Bentuk.NAIK, berongga=False, nama="LPM <A>"))
    )
    assert satu.get("role") == "img"
    assert satu.get("aria-labelledby") == "uji-judul uji-uraian"
    assert satu.findtext(f"{RUANG}title") == "Matriks <uji>"
    assert satu.findtext(f"{RUANG}desc") == "Dua & tiga."
    assert not [e for e in satu.iter() if e.get("style") or e.tag.endswith("style")]
    assert {"A", "satu", "Pengaruh", "Kepentingan", "netral"} <= set(kata(satu))


def test_pk_47_equal_points_are_one_mark_with_their_number():
    sama = [
        TandaMatriks((2, 4), Bentuk.LINGKARAN, berongga=False, nama=n) for n in "ABC"
    ]
    satu = akar(
        matriks(*sama, TandaMatriks((5, 5), Bentuk.LINGKARAN, berongga=False, nama="D"))
    )
    assert len(bentuk(satu, "circle")) == 2
    assert [
        t.text for g in satu.iter(f"{RUANG}g") for t in g.findall(f"{RUANG}text")
    ] == ["3"]
    judul = [g.findtext(f"{RUANG}title") for g in satu.iter(f"{RUANG}g")]
    assert judul == ["A; B; C", "D"]


def test_different_shapes_at_one_point_stand_side_by_side():
    tanda = [
        TandaMatriks((3, 3), b, berongga=rongga, nama=f"{b}{ke}")
        for b in Bentuk
        for rongga in (False, True)
        for ke in range(2)
    ]
    satu = akar(matriks(*tanda))
    lingkaran = bentuk(satu, "circle")
    assert len({c.get("cx") for c in lingkaran}) == 2
    assert {c.get("cy") for c in lingkaran} == {lingkaran[0].get("cy")}
    assert len(bentuk(satu, "polygon")) == 4
    assert len(bentuk(satu, "rect")) == 2
    assert {c.get("fill") for c in lingkaran} == {"#49544e", "#ffffff"}


def test_the_axes_stay_whatever_is_drawn():
    kosong, isi = (
        akar(matriks(*tanda))
        for tanda in (
            (),
            (TandaMatriks((5, 5), Bentuk.KOTAK, berongga=False, nama="A"),),
        )
    )
    assert kosong.get("viewBox") == isi.get("viewBox")
    assert [t for t in kata(kosong) if t.isdigit()] == [
        "1",
        "1",
        "2",
        "2",
        "3",
        "3",
        "4",
        "4",
        "5",
        "5",
    ]


def test_tiles_show_name_numbers_and_three_kinds_of_dots():
    titik = [
        ("Nagarasari", Isi.PENUH),
        ("Cipedes", Isi.SETENGAH),
        ("Sukamanah", Isi.KOSONG),
    ]
    satu = gambar_petak(
        judul="Peta",
        uraian="Satu petak.",
        petak=[Petak(2, 1, "Cipedes", "1/3 kelurahan", titik * 2)],
        legenda=((Isi.PENUH, "ada"), (Isi.KOSONG, "belum")),
    )
    gambarnya = akar(satu)
    assert {"Cipedes", "1/3 kelurahan", "ada", "belum"} <= set(kata(gambarnya))
    assert len(list(gambarnya.iter(f"{RUANG}circle"))) == 6 + 2
    assert len(list(gambarnya.iter(f"{RUANG}path"))) == 2
    assert "Nagarasari: penuh" in satu.svg()
    tanpa = gambar_petak(judul="Peta", uraian="Kosong.", petak=[])
    assert tanpa.tinggi < satu.tinggi


def test_the_tag_puts_the_table_under_the_picture():
    halaman = Template("{% load grafik %}{% grafik gambar 'satu' %}").render(
        Context({"gambar": matriks()})
    )
    assert 'id="satu-judul"' in halaman
    assert "<td>LPM &lt;A&gt;</td>" in halaman
    assert "1 belum dinilai." in halaman
    polos = gambar_petak(judul="Peta", uraian="Kosong.", petak=[])
    halaman = Template("{% load grafik %}{% grafik gambar %}").render(
        Context({"gambar": polos})
    )
    assert "<table>" not in halaman
    assert "<figcaption>" not in halaman


@pytest.mark.lambat
def test_the_same_picture_is_typeset():
    satu = matriks(TandaMatriks((2, 4), Bentuk.NAIK, berongga=False, nama="A"))
    kop = {"kota": "Kota", "unit": "Unit"}
    isi = {
        **dict.fromkeys(("judul_berkas", "judul", "hal", "alamat_kop", "kaki"), "Uji"),
        **dict.fromkeys(
            ("nomor", "tanda", "tempat", "tanggal", "qr", "tanpa_penanda"), ""
        ),
        "kop": kop,
        "kepada": [],
        "dasar": [],
        "penanda": {},
        "lambang": lambang_svg(),
        "bagian": [*gambar(satu), tabel(satu.kepala, satu.baris, (2, 1))],
    }
    assert cetak_pdf(isi, pada=PADA, naskah=SURAT).startswith(b"%PDF")
    assert gambar(satu)[0]["svg"] == satu.svg()
