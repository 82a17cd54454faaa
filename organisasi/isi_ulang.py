"""Put back into a page of HTML what was typed into a form of it before.

The page is made anew by a GET, so nothing can be done by it; only the values of the one
form that goes to ``alamat`` change, and every other character stays as it was. The form
says that it is unsaved (static/js/jaga.js).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import parse_qsl, urlencode, urlsplit

from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString

Kolom = Mapping[str, Sequence[str]]
# The word of an address that asks for what was kept.
LANJUT = "lanjut"
# Values that a browser never takes from the page, or that are the page's own.
TETAP = frozenset({"file", "submit", "button", "image", "reset", "password"})
MANAJEMEN = ("_FORMS",)
# Names of buttons. What was pressed is kept like what was typed, and must never go along
# unseen: it would press the button again, past the page that asks whether one is sure.
NAMA_TOMBOL = frozenset(
    [
        "ajukan",
        "batal",
        "benar",
        "betulkan",
        "buat",
        "bukan_darurat",
        "cabut",
        "dokumen",
        "ganti",
        "hadir",
        "hapus",
        "hasil",
        "jawab",
        "lanjut",
        "massal",
        "nomor",
        "perbaiki",
        "simpan",
        "tambah",
        "tarik",
        "tautan",
        "tetap",
        "tindakan",
        "ubah",
        "yakin",
    ]
)


def alamat_bersih(alamat: str) -> str:
    """The address without the word that asks for what was kept."""
    bagian = urlsplit(alamat)
    kueri = parse_qsl(bagian.query, keep_blank_values=True)
    sisa = [(nama, nilai) for nama, nilai in kueri if nama != LANJUT]
    if len(sisa) == len(kueri):
        return f"{bagian.path}?{bagian.query}" if bagian.query else bagian.path
    return f"{bagian.path}?{urlencode(sisa)}" if sisa else bagian.path


@dataclass(slots=True)
class Unsur:
    """One tag of a form: where it stands, and what it says."""

    tag: str
    atribut: dict[str, str | None]
    awal: int
    akhir: int
    tutup: int = -1
    pilihan: list[Unsur] = field(default_factory=list)

    @property
    def nama(self) -> str:
        """What it is sent as; "" when it is not."""
        dimatikan = "disabled" in self.atribut
        return "" if dimatikan else self.atribut.get("name") or ""

    @property
    def jenis(self) -> str:
        """``text``, ``checkbox``, …; of a button its own."""
        bawaan = "submit" if self.tag == "button" else "text"
        return (self.atribut.get("type") or bawaan).lower()

    def tulis(self, **ubah: str | None) -> str:
        """The tag with other attributes; an empty word takes one away, None sets it bare."""
        semua: dict[str, str | None] = {**self.atribut, **ubah}
        isi = (
            f" {nama}" if nilai is None else f' {nama}="{escape(nilai)}"'
            for nama, nilai in semua.items()
            if nilai != "" or nama not in {"checked", "selected"}
        )
        return f"<{self.tag}{''.join(isi)}>"


@dataclass(slots=True)
class Formulir:
    """One form of the page: its tag, and where it goes."""

    aksi: str
    tanda: Unsur
    unsur: list[Unsur] = field(default_factory=list)

    @property
    def nama(self) -> set[str]:
        """The names it sends."""
        return {satu.nama for satu in self.unsur}


class _Pembaca(HTMLParser):
    """Collects the forms of a page with the places of their fields."""

    def __init__(self, halaman: str) -> None:
        super().__init__(convert_charrefs=True)
        self.semua: list[Formulir] = []
        self._terbuka = False
        self._baris = [0]
        for satu in halaman.splitlines(keepends=True):
            self._baris.append(self._baris[-1] + len(satu))
        self.feed(halaman)

    def _letak(self) -> int:
        baris, kolom = self.getpos()
        return self._baris[baris - 1] + kolom

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        awal = self._letak()
        akhir = awal + len(self.get_starttag_text() or "")
        atribut = dict(attrs)
        if tag == "form":
            self._terbuka = True
            aksi = atribut.get("action") or ""
            pos = (atribut.get("method") or "").lower() == "post"
            tanda = Unsur(tag, atribut, awal, akhir)
            self.semua.append(Formulir(aksi if pos else "#", tanda))
        elif self._terbuka and tag in {"input", "textarea", "select", "button"}:
            self.semua[-1].unsur.append(Unsur(tag, atribut, awal, akhir))
        elif tag == "option" and (pilihan := self._pilihan()):
            pilihan.pilihan.append(Unsur(tag, atribut, awal, akhir))

    def _pilihan(self) -> Unsur | None:
        """The select that is open; options of a datalist have none."""
        unsur = self.semua[-1].unsur if self._terbuka else []
        if unsur and unsur[-1].tag == "select" and unsur[-1].tutup < 0:
            return unsur[-1]
        return None

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._terbuka = False
        elif self._terbuka and tag in {"textarea", "select"}:
            self.semua[-1].unsur[-1].tutup = self._letak()


def isi_ulang(halaman: str, *, alamat: str, di: str, kolom: Kolom) -> str:
    """The page with ``kolom`` in its form that goes to ``alamat``; ``di`` is its own.

    What finds no field goes along unseen, and is shown as text over the form: a row that
    was added by a script, a field of another kind of applicant. A page without such a
    form comes back as it was.
    """
    calon = [
        f
        for f in _Pembaca(halaman).semua
        if alamat_bersih(f.aksi or di) == alamat and _sepakat(f, kolom)
    ]
    if not calon:
        return halaman
    formulir = max(calon, key=lambda f: len(f.nama & kolom.keys()))
    ubahan = sorted(_ubahan(formulir, kolom))
    potongan, letak = [], 0
    for awal, akhir, teks in ubahan:
        potongan += [halaman[letak:awal], teks]
        letak = akhir
    return "".join((*potongan, halaman[letak:]))


def _sepakat(formulir: Formulir, kolom: Kolom) -> bool:
    """Whether a hidden word that decides what the form does says what was sent.

    Else a button would do another thing than it says.
    """
    return all(
        (satu.atribut.get("value") or "") in kolom.get(satu.nama, ())
        for satu in formulir.unsur
        if satu.jenis == "hidden" and satu.nama in NAMA_TOMBOL
    )


def _ubahan(formulir: Formulir, kolom: Kolom) -> Iterator[tuple[int, int, str]]:
    """Where the page changes, and into what."""
    sisa, tanda = {n: list(v) for n, v in kolom.items()}, formulir.tanda
    yield tanda.awal, tanda.akhir, tanda.tulis(**{"data-jaga": "belum"})
    tampak = formulir.nama | NAMA_TOMBOL
    for satu in formulir.unsur:
        if satu.nama in sisa or satu.jenis in {"checkbox", "radio"}:
            yield from _satu(satu, sisa.get(satu.nama, []))
    tersisa = {n: v for n, v in sisa.items() if n not in tampak}
    if tersisa:
        yield tanda.awal, tanda.awal, _terbaca(tersisa)
        yield tanda.akhir, tanda.akhir, _tersembunyi(tersisa)


def _satu(unsur: Unsur, nilai: list[str]) -> Iterator[tuple[int, int, str]]:
    """One field; of several with one name each takes the next value."""
    if unsur.tag == "select":
        yield from _pilih(unsur, nilai)
    elif unsur.tag == "textarea":
        isi = nilai.pop(0) if nilai else ""
        # HTML drops one line break after the tag.
        yield unsur.akhir, unsur.tutup, f"\n{escape(isi)}"
    elif unsur.jenis in {"checkbox", "radio"}:
        if unsur.nama:
            tanda = (unsur.atribut.get("value") or "on") in nilai
            yield unsur.awal, unsur.akhir, unsur.tulis(checked=None if tanda else "")
    elif unsur.jenis not in TETAP and nilai:
        yield unsur.awal, unsur.akhir, unsur.tulis(value=nilai.pop(0))


def _pilih(unsur: Unsur, nilai: list[str]) -> Iterator[tuple[int, int, str]]:
    """Mark the options; one that the page does not offer is added."""
    ada = {satu.atribut.get("value") for satu in unsur.pilihan}
    for satu in unsur.pilihan:
        tanda = satu.atribut.get("value") in nilai
        yield satu.awal, satu.akhir, satu.tulis(selected=None if tanda else "")
    lain = format_html_join(
        "",
        '<option value="{}" selected>{}</option>',
        ((satu, satu) for satu in nilai if satu not in ada),
    )
    yield unsur.tutup, unsur.tutup, lain


def _tersembunyi(sisa: Kolom) -> SafeString:
    return format_html_join(
        "",
        '<input type="hidden" name="{}" value="{}">',
        ((nama, satu) for nama, nilai in sisa.items() for satu in nilai),
    )


def _terbaca(sisa: Kolom) -> str:
    """The text among what has no field here, to be read and copied."""
    baris = [
        (nama.rpartition("-")[2].replace("_", " "), satu)
        for nama, nilai in sisa.items()
        for satu in nilai
        if satu and not nama.endswith(MANAJEMEN)
    ]
    if not baris:
        return ""
    return format_html(
        '<div class="kotak-langkah"><p>Isian ini tidak punya kolom di bawah. '
        "Ia ikut terkirim, dan tampak lagi di langkah berikutnya.</p><dl>{}</dl></div>",
        format_html_join("", "<dt>{}</dt><dd>{}</dd>", baris),
    )
