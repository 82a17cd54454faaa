"""Text written by staff: Markdown in, safe HTML out; and words without mark-up."""

from __future__ import annotations

import re
from html import unescape
from unicodedata import category

import nh3
from django.utils.html import strip_tags
from markdown_it import MarkdownIt

PEMBACA = MarkdownIt("js-default", {"linkify": False, "breaks": False}).enable("table")
UNSUR = {
    *("h2", "h3", "h4", "p", "ul", "ol", "li", "a", "strong", "em", "br", "hr"),
    *("blockquote", "code", "table", "thead", "tbody", "tr", "th", "td"),
}


def ke_html(markdown: str) -> str:
    """Markdown to HTML that the content policy allows.

    Raw HTML is escaped by the reader; nh3 is the second wall. The page owns the only
    ``h1``, so headings begin at ``h2``.
    """
    html = re.sub(r"<(/?)h1>", r"<\1h2>", PEMBACA.render(markdown))
    return nh3.clean(
        html,
        tags=UNSUR,
        attributes={"a": {"href"}},
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel="noopener",
    )


def ke_teks(html: str) -> str:
    """The words of some HTML, on one line."""
    return " ".join(unescape(strip_tags(html)).split())


def bersih(teks: str) -> str:
    """What a person typed, without control characters; every line ends alike.

    PostgreSQL refuses some of them, and none belongs into a letter, a register or a mail.
    """
    satu_akhir = teks.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(h for h in satu_akhir if h in "\n\t" or _tercetak(h))


def _tercetak(huruf: str) -> bool:
    """A visible sign or a blank of any width; a form feed and its like are neither."""
    return huruf.isprintable() or category(huruf).startswith("Z")


def sel_aman(nilai: object) -> str:
    """A spreadsheet cell that can start no formula (OWASP: CSV injection)."""
    teks = "" if nilai is None else str(nilai)
    return f"'{teks}" if teks[:1] in "=+-@\t\r" and teks else teks
