"""A drawer of the visitor's session: what waits to be sent, encrypted.

The store of sessions sees only the encrypted text, and forgets it with the session.
"""

from __future__ import annotations

import json
from typing import Any

from django.http import HttpRequest

from organisasi.sandi import SandiTidakTerbuka, buka_sandi, sandikan

Isian = dict[str, Any]


def baca_laci(request: HttpRequest, nama: str) -> Isian | None:
    """What was put in; None when there is nothing, or nothing that can be read."""
    tersimpan = request.session.get(nama)
    try:
        isi: Isian | None = json.loads(buka_sandi(tersimpan)) if tersimpan else None
    except SandiTidakTerbuka:
        return None
    return isi


def isi_laci(request: HttpRequest, nama: str, isi: Isian) -> None:
    """Put ``isi`` in, in place of what was there."""
    request.session[nama] = sandikan(json.dumps(isi))


def kosongkan_laci(request: HttpRequest, nama: str) -> None:
    """Forget it."""
    request.session.pop(nama, None)
