"""Headers every answer carries; the answer to HEAD carries nothing else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase

# What a page may ask the browser for: the place of a complaint, the clipboard.
IZIN_PERAMBAN = ", ".join(
    (
        *("geolocation=(self)", "clipboard-write=(self)", "camera=()", "microphone=()"),
        *("payment=()", "usb=()", "display-capture=()", "browsing-topics=()"),
    )
)
TAJUK = {
    "Permissions-Policy": IZIN_PERAMBAN,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
# Open data are for the pages of others, too.
TERBUKA = {"Cross-Origin-Resource-Policy": "cross-origin"}


class TajukMiddleware:
    """Outermost, so that pages from memory and static files have them as well."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        jawab = self.get_response(request)
        terbuka = jawab.has_header("Access-Control-Allow-Origin")
        for nama, isi in (TAJUK | TERBUKA if terbuka else TAJUK).items():
            jawab[nama] = isi
        if request.method == "HEAD":
            _kosongkan(jawab)
        return jawab


def _kosongkan(jawab: Any) -> None:
    """Drop the body; its length is still told where it is known."""
    if jawab.streaming:
        jawab.streaming_content = ()
    else:
        panjang = jawab.get("Content-Length", str(len(jawab.content)))
        jawab.content = b""
        jawab["Content-Length"] = panjang
