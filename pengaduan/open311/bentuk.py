"""XML and JSON of GeoReport v2: no attributes, no namespaces; JSON without the wrapper."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any
from xml.etree import ElementTree as ET

from django.http import HttpResponse, JsonResponse

JSON, XML = "json", "xml"
# What XML 1.0 cannot carry, not even escaped.
TERLARANG = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# The element of one item in a list, by the list's own name.
BUTIR = {
    "services": "service",
    "service_requests": "request",
    "errors": "error",
    "attributes": "attribute",
    "values": "value",
    "endpoints": "endpoint",
    "formats": "format",
}


def jawab(akar: str, isi: Any, *, bentuk: str, status: int = 200) -> HttpResponse:
    """``isi`` (a list or a mapping) under the root ``akar``, in the form asked for."""
    if bentuk == JSON:
        return JsonResponse(
            isi,
            safe=False,
            status=status,
            json_dumps_params={"ensure_ascii": False},
            content_type="application/json; charset=utf-8",
        )
    teks = ET.tostring(_unsur(akar, isi), encoding="utf-8", xml_declaration=True)
    return HttpResponse(teks, status=status, content_type="text/xml; charset=utf-8")


def _unsur(nama: str, isi: Any) -> ET.Element:
    unsur = ET.Element(nama)
    if isinstance(isi, Mapping):
        unsur.extend(_unsur(kunci, nilai) for kunci, nilai in isi.items())
    elif isinstance(isi, list | tuple):
        butir = BUTIR.get(nama, "value")
        unsur.extend(_unsur(butir, nilai) for nilai in isi)
    elif isi is not None:
        unsur.text = _teks(isi)
    return unsur


def _teks(isi: Any) -> str:
    if isinstance(isi, bool):
        return "true" if isi else "false"
    return TERLARANG.sub("", str(isi))


def galat(
    semua: Iterable[tuple[int, str]], *, bentuk: str, status: int
) -> HttpResponse:
    """Errors in the form of the request; several may be told at once."""
    isi = [{"code": kode, "description": teks} for kode, teks in semua]
    return jawab("errors", isi, bentuk=bentuk, status=status)
