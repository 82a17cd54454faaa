"""Weighs a page as it goes over the wire."""

import gzip
import re
from functools import cache
from pathlib import Path

import brotli
from django.contrib.staticfiles import finders

from ppid_portal.operasi.statis import ringkas

KB = 1000
PADAT = {"Accept-Encoding": "gzip, br"}
# What a browser fetches by itself.
IKUTAN = re.compile(
    r'<(?:link rel="(?:stylesheet|icon)" href|script[^>]* src|img[^>]* src)="(/[^"]+)"'
)


def timbang(client, alamat):
    """Compressed bytes of the page alone, and with all that a first visit fetches.

    A page behind a secret goes out as it is, and is weighed so.
    """
    jawab = client.get(alamat, headers=PADAT)
    assert jawab.status_code == 200, alamat
    isi = jawab.content
    if jawab.get("Content-Encoding") == "br":
        isi = brotli.decompress(isi)
    elif jawab.get("Content-Encoding") == "gzip":
        isi = gzip.decompress(isi)
    ikutan = set(IKUTAN.findall(isi.decode()))
    return len(jawab.content), len(jawab.content) + sum(
        _bita_statis(a) if a.startswith("/static/") else _bita_foto(client, a)
        for a in ikutan
    )


def _bita_foto(client, alamat):
    """A picture somebody sent: it goes out as it is."""
    return len(b"".join(client.get(alamat).streaming_content))


@cache
def _bita_statis(alamat):
    isi = Path(str(finders.find(alamat.removeprefix("/static/")))).read_bytes()
    return len(brotli.compress(ringkas(isi, alamat)))
