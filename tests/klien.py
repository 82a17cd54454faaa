"""A test client that refuses what no page of the portal may hold."""

import re
from dataclasses import dataclass
from html import unescape
from itertools import pairwise

from django.test import Client

# A script of these types is data: no browser runs it, no policy asks for a nonce.
DATA = re.compile(r"type=[\"']application/(ld\+)?json[\"']")
TAG = re.compile(r"""<[a-z](?:[^"'<>]|"[^"]*"|'[^']*')*>""", re.IGNORECASE)
AWAL = re.compile(r"<[a-z]", re.IGNORECASE)
# What stands inside is no markup.
ISI_SEBARIS = re.compile(
    r"<!--.*?-->|(<(script|style)\b[^>]*>).*?(?=</\2>)", re.IGNORECASE | re.DOTALL
)
NILAI = re.compile(r""""[^"]*"|'[^']*'""")
ATRIBUT = re.compile(r"\s(?:style|on\w+)\s*=", re.IGNORECASE)
SKRIP = re.compile(r"""=\s*["']?\s*javascript:""", re.IGNORECASE)
# A code of the database in words that are read: its parts are joined below the line.
KODE = re.compile(r">[^<]*?(?<![\w{/.@-])([a-z]+_[a-z0-9_]+)(?![\w}@/-]|\.\w)[^<]*<")
BUKAN_KATA = re.compile(r"<(textarea|code)\b.*?</\1>", re.DOTALL)
# What the Nu checker refuses: an attribute that its element does not take.
KELIRU = re.compile(
    r"""<(?:input\b(?=[^>]*type="(?:radio|checkbox|file)")[^>]*\sautocomplete=|
    (?:table|thead|tbody|tfoot|tr|th|td)\b[^>]*\srole="(?:table|row\w*|c\w+)").*?>""",
    re.VERBOSE,
)
JUDUL = re.compile(r"<h([1-6])\b")
BAHASA = re.compile(r"""<html\b[^>]*\blang="([^"]*)\"""")


@dataclass(frozen=True, slots=True)
class Halaman:
    """What every whole page has: its language, and how many titles."""

    lang: str | None
    h1: int


_BLOK = (
    r"</?(?:address|article|aside|body|caption|d[dlt]|details|div|fieldset|fig\w+|footer|"
    r"form|h[1-6]|head|header|html|legend|li|link|main|meta|nav|ol|optgroup|option|p|"
    r"section|select|summary|svg|table|tbody|td|tfoot|th|thead|tr|ul)\b"
)
# Where a line of a template ends: a browser shows a blank, and nothing beside a block.
GANTI_BARIS = re.compile(
    r"(?P<tetap><(?P<jenis>textarea|pre|script|style)\b.*?</(?P=jenis)>)"
    rf"|(?P<blok>{_BLOK}(?:[^\"'<>]|\"[^\"]*\"|'[^']*')*>)\s*\n\s*"
    rf"|\s*\n\s*(?P<lanjut>{_BLOK})"
    r"|\s*\n\s*",
    re.IGNORECASE | re.DOTALL,
)


def _ganti(cocok):
    return cocok["tetap"] or cocok["blok"] or cocok["lanjut"] or " "


def sebaris(isi):
    """The page as one line: where its template breaks lines is nothing to a test."""
    hasil = GANTI_BARIS.sub(_ganti, isi)
    # Of a block's own tag the lines are left by then.
    return GANTI_BARIS.sub(_ganti, hasil) if "\n" in hasil else hasil


def _terlarang(tag):
    nama = tag[1:7].lower()
    return bool(
        ATRIBUT.search(NILAI.sub('""', tag))
        or SKRIP.search(unescape(tag))
        or (nama.startswith("style") and "nonce=" not in tag)
        or (
            nama == "script"
            and not (" src=" in tag or "nonce=" in tag or DATA.search(tag))
        )
    )


def periksa_html(isi):
    """Read a page; AssertionError names every fault it has."""
    rangka = ISI_SEBARIS.sub(lambda m: m[1] or "", isi)
    semua = TAG.findall(rangka)
    galat = [tag for tag in semua if _terlarang(tag)]
    if len(semua) != len(AWAL.findall(rangka)):
        galat.append("a tag that does not end, or text that is not escaped")
    galat += [f"“{bit}” left over" for bit in ("{{", "{%") if bit in isi]
    galat += [f"not allowed: {m[0]}" for m in KELIRU.finditer(rangka)]
    tingkat = [int(n) for n in JUDUL.findall(rangka)]
    galat += [f"h{b} after h{a}" for a, b in pairwise(tingkat) if b > a + 1]
    assert not galat, "; ".join(galat)
    bahasa = BAHASA.search(isi)
    judul = sum(tag[:3].lower() == "<h1" for tag in semua)
    return Halaman(bahasa[1] if bahasa else None, judul)


def periksa_kata(isi):
    """A page of the staff speaks words; AssertionError names the codes it holds."""
    kata = BUKAN_KATA.sub("", ISI_SEBARIS.sub(lambda m: m[1] or "", isi))
    assert not (kode := KODE.findall(kata)), f"codes on a page: {kode}"


class PortalClient(Client):
    """Checks each HTML answer; it holds the page as one line, ``asli`` as it went."""

    def request(self, **request):
        response = super().request(**request)
        if _html(response):
            isi = response.content.decode()
            periksa_html(isi)
            if request.get("PATH_INFO", "").startswith("/admin/"):
                periksa_kata(isi)
            response.asli = response.content
            response.content = sebaris(isi)
        return response

    def halaman(self, alamat, *, lang="id", **lain):
        """GET a page that must be whole: 200, its language, exactly one ``h1``."""
        response = self.get(alamat, **lain)
        assert response.status_code == 200, response.status_code
        halaman = periksa_html(response.content.decode())
        assert halaman.lang == lang, halaman.lang
        assert halaman.h1 == 1, f"{halaman.h1} h1"
        return response


def _html(response):
    return not response.streaming and response.get("Content-Type", "").startswith(
        "text/html"
    )
