"""Text: files of words; Markdown of staff made into safe HTML; words out of mark-up."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from html import unescape
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any
from unicodedata import category

from django.conf import settings
from django.utils.html import strip_tags

if TYPE_CHECKING:
    from markdown_it import MarkdownIt


def baca_toml(berkas: str) -> dict[str, Any]:
    """A file of words: its path from the root of the project."""
    return tomllib.loads((settings.BASE_DIR / berkas).read_text(encoding="utf-8"))


UNSUR = {
    "h2",
    "h3",
    "h4",
    "p",
    "ul",
    "ol",
    "li",
    "a",
    "strong",
    "em",
    "br",
    "hr",
    "blockquote",
    "code",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
}

# What HTML is; anything else between angle brackets is something that a person wrote.
_TANPA_KATA = re.compile(r"script|style|template|title|svg")
_BARIS = re.compile(
    r"p|div|br|li|[uod]l|d[td]|tr|table|h[1-6]|hr|blockquote|pre|section|article|header"
    r"|footer|form"
)
_DALAM_BARIS = re.compile(
    r"[abisu]|strong|em|strike|del|ins|mark|small|big|su[bp]|span|font|center|code|img|t[dh]"
    r"|tbody|thead|tfoot|caption|label|input|button|iframe|object|embed|video|audio|source"
    r"|link|meta|html|head|body"
)
# Entities of entities: more often nobody escapes.
LAPIS_MAKS = 3


def ke_html(markdown: str) -> str:
    """nh3 is the second wall. The page owns the ``h1``: headings begin at ``h2``."""
    import nh3

    html = re.sub(r"<(/?)h1>", r"<\1h2>", _pembaca().render(markdown))
    return nh3.clean(
        html,
        tags=UNSUR,
        attributes={"a": {"href"}},
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel="noopener",
    )


@cache
def _pembaca() -> MarkdownIt:
    from markdown_it import MarkdownIt

    pilihan = {"linkify": False, "breaks": False}
    return MarkdownIt("js-default", pilihan).enable("table")


def ke_teks(html: str) -> str:
    return " ".join(unescape(strip_tags(html)).split())


class _Kata(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.potongan: list[str] = []
        self.bisu = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002 - theirs
        if _TANPA_KATA.fullmatch(tag):
            self.bisu += 1
        elif _BARIS.fullmatch(tag):
            self._baris()
        elif not _DALAM_BARIS.fullmatch(tag):
            self.potongan.append(self.get_starttag_text() or "")

    def handle_startendtag(self, tag: str, attrs: object) -> None:
        if not _TANPA_KATA.fullmatch(tag):
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if _TANPA_KATA.fullmatch(tag):
            self.bisu = max(0, self.bisu - 1)
        elif _BARIS.fullmatch(tag):
            self._baris()

    def _baris(self) -> None:
        if not (self.potongan and self.potongan[-1].endswith("\n")):
            self.potongan.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.bisu:
            self.potongan.append(data)


def polos(html: str) -> str:
    """Line by line; what is no HTML stays: "debit < 5" and "<nomor surat>"."""
    teks = html
    for _ in range(LAPIS_MAKS):
        pembaca = _Kata()
        pembaca.feed(teks)
        pembaca.close()
        baru = "".join(pembaca.potongan)
        if baru == teks:
            break
        teks = baru
    baris = (" ".join(satu.split()) for satu in bersih(teks).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(baris)).strip()


def bersih(teks: str) -> str:
    """PostgreSQL refuses some control characters; none belongs into a letter."""
    satu_akhir = teks.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(
        h
        for h in satu_akhir
        # A form feed and its like are neither a visible sign nor a blank of any width.
        if h in "\n\t" or h.isprintable() or category(h).startswith("Z")
    )


def sel_aman(nilai: object) -> str:
    """A spreadsheet cell that can start no formula (OWASP: CSV injection)."""
    teks = "" if nilai is None else str(nilai)
    return f"'{teks}" if teks[:1] in "=+-@\t\r" and teks else teks
