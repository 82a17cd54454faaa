"""A test client that refuses what no page of the portal may hold."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

from django.http import HttpResponse
from django.test import Client

# A script of these types is data: no browser runs it, no policy asks for a nonce.
DATA = frozenset({"application/json", "application/ld+json"})


class Pemeriksa(HTMLParser):
    """Collects the faults of one page."""

    def __init__(self) -> None:
        super().__init__()
        self.galat: list[str] = []
        self.h1 = 0
        self.lang: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        atribut = dict(attrs)
        if tag == "html":
            self.lang = atribut.get("lang")
        self.h1 += tag == "h1"
        self._periksa_atribut(tag, atribut)
        self._periksa_sebaris(tag, atribut)

    def _periksa_atribut(self, tag: str, atribut: dict[str, str | None]) -> None:
        self.galat += [
            f"<{tag} {nama}=…>"
            for nama, nilai in atribut.items()
            if nama == "style"
            or nama.startswith("on")
            or (nilai or "").strip().lower().startswith("javascript:")
        ]

    def _periksa_sebaris(self, tag: str, atribut: dict[str, str | None]) -> None:
        if tag == "style" and "nonce" not in atribut:
            self.galat.append("<style> without nonce")
        if tag == "script" and not (
            "src" in atribut or "nonce" in atribut or atribut.get("type") in DATA
        ):
            self.galat.append("<script> without src")


def periksa_html(isi: str) -> Pemeriksa:
    """Parse a page; AssertionError names every fault it has."""
    pemeriksa = Pemeriksa()
    pemeriksa.feed(isi)
    pemeriksa.galat += [f"“{bit}” left over" for bit in ("{{", "{%") if bit in isi]
    assert not pemeriksa.galat, "; ".join(pemeriksa.galat)
    return pemeriksa


class PortalClient(Client):
    """Django's client; every HTML answer is checked on the way."""

    def request(self, **request: Any) -> Any:
        response = super().request(**request)
        if _html(response):
            periksa_html(response.content.decode())
        return response

    def halaman(self, alamat: str, *, lang: str = "id", **lain: Any) -> Any:
        """GET a page that must be whole: 200, its language, exactly one ``h1``."""
        response = self.get(alamat, **lain)
        assert response.status_code == 200, response.status_code
        pemeriksa = periksa_html(response.content.decode())
        assert pemeriksa.lang == lang, pemeriksa.lang
        assert pemeriksa.h1 == 1, f"{pemeriksa.h1} h1"
        return response


def _html(response: HttpResponse) -> bool:
    return not response.streaming and response.get("Content-Type", "").startswith(
        "text/html"
    )
