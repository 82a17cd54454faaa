"""News told in the tests of the outbox."""

import smtplib
from datetime import UTC, datetime

from organisasi.kabar.notifikasi import beri_tahu

PADA = datetime(2024, 6, 4, 1, tzinfo=UTC)
SUREL = "korban@example.org"


def kabari(*penerima, kunci="kejadian", hari="Selasa", butir=(), **lain):
    """Tell these addresses of an event; how many messages are new."""
    return beri_tahu(
        penerima,
        templat="organisasi/kabar/ringkasan_harian.txt",
        konteks={"hari": hari, "butir": butir},
        kunci=kunci,
        **{"pada": PADA, "tentang": None, **lain},
    )


def gagal(_pesan):
    raise smtplib.SMTPServerDisconnected("server is away")
