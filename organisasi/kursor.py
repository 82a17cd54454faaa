"""Where the next page of a list begins: after the row of this moment and key.

Such a page costs the same at any depth, and nobody can count by it what is hidden.
"""

from __future__ import annotations

import re
from datetime import datetime
from typing import NamedTuple
from urllib.parse import quote

from django.utils.dateparse import parse_datetime

BENTUK = re.compile(r"(?P<waktu>[0-9T:.+\-]{19,32})_(?P<pk>\d{1,18})", re.ASCII)


class Kursor(NamedTuple):
    """The last row that was read."""

    saat: datetime
    pk: int

    def __str__(self) -> str:
        """As it stands in an answer; ``url`` for an address."""
        return f"{self.saat.isoformat()}_{self.pk}"

    @property
    def url(self) -> str:
        """The same for a query string: a bare plus would become a blank."""
        return quote(str(self), safe="")


def baca_kursor(teks: str) -> Kursor | None:
    """None for what is no key; the moment must name its zone."""
    cocok = BENTUK.fullmatch(teks)
    if cocok is None:
        return None
    try:
        saat = parse_datetime(cocok["waktu"])
    except ValueError:
        return None
    return Kursor(saat, int(cocok["pk"])) if saat and saat.tzinfo else None
