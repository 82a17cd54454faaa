"""Pictures of figures as SVG: what all share, and the matrix.

They are flat and labelled.

A maker of this room takes plain values and gives a ``Gambar``: the drawing, what it shows
in words, and its table. Colours stand in attributes;
classes let the page's own style sheet (static/css/grafik.css) follow the theme. No style
element, no style attribute, no script: the Content-Security-Policy allows it all.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

# On paper; static/css/grafik.css has the same by class for both themes.
TINTA, REDUP, GARIS, KARTU = "#1a201d", "#49544e", "#9aa69f", "#ffffff"
DAUN, KUNYIT = "#0e5a3c", "#7a4f00"
# The typesetter knows no other; on the page the style sheet decides.
HURUF = "Libertinus Serif, system-ui, sans-serif"
type Angka = int | float


@dataclass(frozen=True, slots=True, kw_only=True)
class Gambar:
    """A drawing with its words and its table; ``catatan`` are footnotes."""

    judul: str
    uraian: str
    lebar: int
    tinggi: int
    isi: SafeString
    kepala: Sequence[str] = ()
    baris: Sequence[Sequence[str]] = ()
    catatan: Sequence[str] = ()
    # Nothing above nought: an empty board says nothing, a page leaves it out.
    kosong: bool = False

    def svg(self, tanda: str = "grafik") -> SafeString:
        """The whole element; ``tanda`` begins its ids, one of its own for each on a page."""
        return unsur(
            "svg",
            unsur("title", self.judul, id=f"{tanda}-judul"),
            unsur("desc", self.uraian, id=f"{tanda}-uraian"),
            self.isi,
            xmlns="http://www.w3.org/2000/svg",
            viewBox=f"0 0 {self.lebar} {self.tinggi}",
            role="img",
            aria_labelledby=f"{tanda}-judul {tanda}-uraian",
            font_family=HURUF,
            font_size="14",
        )


def unsur(nama: str, *isi: str, **atribut: str | Angka) -> SafeString:
    """One element; ``kelas`` is its class, ``_`` in a name is a hyphen. All is escaped."""
    semua = [
        ("class" if k == "kelas" else k.replace("_", "-"), _tulis(v))
        for k, v in atribut.items()
    ]
    return format_html(
        "<{0}{1}>{2}</{0}>", nama, format_html_join("", ' {}="{}"', semua), gabung(isi)
    )


def gabung(bagian: Iterable[str]) -> SafeString:
    return format_html_join("", "{}", ((satu,) for satu in bagian))


def teks(x: Angka, y: Angka, isi: str, **atribut: str | Angka) -> SafeString:
    baku: dict[str, str | Angka] = {"kelas": "g-teks", "fill": TINTA}
    return unsur("text", isi, x=x, y=y, **baku | atribut)


def garis(
    dari: tuple[Angka, Angka], ke: tuple[Angka, Angka], **atribut: str | Angka
) -> SafeString:
    baku: dict[str, str | Angka] = {"kelas": "g-garis", "stroke": GARIS}
    baku |= {"stroke_width": 1}
    return unsur("line", x1=dari[0], y1=dari[1], x2=ke[0], y2=ke[1], **baku | atribut)


def bulat(
    x: Angka,
    y: Angka,
    jari: Angka,
    *,
    penuh: bool,
    kelas: str = "g-baik",
    warna: str = DAUN,
) -> SafeString:
    """Full, or only its outline: two things that are told apart without colour."""
    return unsur(
        "circle",
        kelas=kelas if penuh else f"{kelas} g-rongga",
        fill=warna if penuh else KARTU,
        stroke=warna,
        stroke_width=2,
        cx=x,
        cy=y,
        r=jari,
    )


def _tulis(nilai: str | Angka) -> str:
    return nilai if isinstance(nilai, str) else f"{round(nilai, 2):g}"


register = template.Library()


@register.inclusion_tag("komponen/grafik.html")
def grafik(gambar: Gambar, tanda: str = "grafik") -> dict[str, Any]:
    """``tanda`` begins the ids of a second one on a page."""
    return {"gambar": gambar, "svg": gambar.svg(tanda)}


# A matrix of two scales from 1 to 5: marks of one point are one, with their number


type Letak = tuple[float, float]
SATUAN, KIRI, ATAS = 100, 34, 8
SISI = 5 * SATUAN
# Above and below the scale: room for the names of the corners, where no mark stands.
PITA = 40
BAWAH, KANAN = ATAS + SISI + 2 * PITA, KIRI + SISI
LEBAR, TINGGI = KANAN + 10, BAWAH + 72
JARI, CELAH = 15, 34


@dataclass(frozen=True, slots=True)
class TandaMatriks:
    letak: Letak
    berongga: bool
    nama: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BidangMatriks:
    """``batas``: where "high" begins; ``sudut``: high x and y, low x, low y, low both.

    ``legenda``: what a full and what a hollow mark is.
    """

    mendatar: str
    tegak: str
    batas: float
    sudut: tuple[str, str, str, str]
    legenda: tuple[str, str]


def gambar_matriks(
    *, bidang: BidangMatriks, tanda: Iterable[TandaMatriks], **kata: Any
) -> Gambar:
    """The matrix; marks of one point and fill are one mark with their number."""
    return Gambar(
        **kata,
        lebar=LEBAR,
        tinggi=TINGGI,
        isi=gabung((*_papan(bidang), *_semua_tanda(tanda), *_legenda(bidang.legenda))),
    )


def _x(nilai: float) -> float:
    return KIRI + (nilai - 0.5) * SATUAN


def _y(nilai: float) -> float:
    return BAWAH - PITA - (nilai - 0.5) * SATUAN


def _papan(bidang: BidangMatriks) -> Iterator[SafeString]:
    yield unsur(
        "rect",
        kelas="g-kartu",
        fill=KARTU,
        stroke=GARIS,
        x=KIRI,
        y=ATAS,
        width=SISI,
        height=BAWAH - ATAS,
    )
    for ke in range(1, 5):
        x, y = _x(ke + 0.5), _y(ke + 0.5)
        yield garis((x, ATAS), (x, BAWAH), stroke_dasharray="2 4")
        yield garis((KIRI, y), (KANAN, y), stroke_dasharray="2 4")
    x, y = _x(bidang.batas), _y(bidang.batas)
    tegas: dict[str, str | Angka] = {"kelas": "g-tegas", "stroke": REDUP}
    yield garis((x, ATAS), (x, BAWAH), stroke_width=2, **tegas)
    yield garis((KIRI, y), (KANAN, y), stroke_width=2, **tegas)
    baku: dict[str, str | Angka] = {"text_anchor": "middle", "font_size": 17}
    # What the scale is stands in words at each axis: its numbers are in the table.
    yield teks(KIRI + SISI / 2, BAWAH + 24, bidang.mendatar, **baku)
    tengah = (ATAS + BAWAH) / 2
    putar = f"rotate(-90 20 {tengah:g})"
    yield teks(20, tengah, bidang.tegak, transform=putar, **baku)
    kanan, kiri = (x + KANAN) / 2, (x + KIRI) / 2
    letak = ((kanan, ATAS), (kiri, ATAS), (kanan, BAWAH), (kiri, BAWAH))
    for (sisi, tepi), kata in zip(letak, bidang.sudut, strict=True):
        tinggi = tepi + 27 if tepi == ATAS else tepi - 15
        yield teks(sisi, tinggi, kata, font_weight="bold", **baku)


def _semua_tanda(semua: Iterable[TandaMatriks]) -> Iterator[SafeString]:
    di: dict[Letak, dict[bool, list[str]]] = defaultdict(dict)
    for satu in semua:
        di[satu.letak].setdefault(satu.berongga, []).append(satu.nama)
    for (x, y), kelompok in sorted(di.items()):
        mulai = _x(x) - (len(kelompok) - 1) * CELAH / 2
        for ke, (berongga, nama) in enumerate(sorted(kelompok.items())):
            letak = (mulai + ke * CELAH, _y(y))
            yield unsur(
                "g",
                unsur("title", "; ".join(sorted(nama))),
                _tanda(*letak, penuh=not berongga),
                _jumlah(letak, len(nama), berongga=berongga),
            )


def _tanda(x: Angka, y: Angka, *, penuh: bool) -> SafeString:
    return bulat(x, y, JARI, kelas="g-biasa", warna=REDUP, penuh=penuh)


def _jumlah(letak: Letak, banyak: int, *, berongga: bool) -> str:
    if banyak == 1:
        return ""
    kelas, warna = ("g-teks", TINTA) if berongga else ("g-balik", KARTU)
    return teks(
        letak[0],
        letak[1] + 5,
        str(banyak),
        kelas=kelas,
        fill=warna,
        text_anchor="middle",
        font_weight="bold",
    )


def _legenda(semua: tuple[str, str]) -> Iterator[SafeString]:
    for ke, kata in enumerate(semua):
        x, y = KIRI + ke * SISI / 2 + JARI, BAWAH + 52
        yield _tanda(x, y, penuh=not ke)
        yield teks(x + JARI + 8, y + 5, kata, font_size=16)
