"""Counts what a page asks the database, the way the budgets of the product are meant."""

from contextlib import suppress
from datetime import date

from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext

from organisasi.waktu.models import BatasBelumDiatur
from organisasi.waktu.tenggat import lama


def kueri_dingin(client, alamat):
    """The statements of a page that is in no cache, without the version look-ups.

    In production the listener knows the versions; in the tests they are read each time.
    What stands in the frame of every page is read first by another page; so are the limits
    of law, which are read once a version.
    """
    with suppress(BatasBelumDiatur):
        lama("", date(2024, 1, 1))
    client.get("/tentang/tidak-ada/")
    caches["halaman"].clear()
    with CaptureQueriesContext(connection) as catatan:
        jawab = client.get(alamat)
        if jawab.streaming:
            b"".join(jawab.streaming_content)
    return _tanpa_versi(catatan)


def kueri_tersimpan(client, alamat):
    client.get(alamat)
    return kueri(lambda: client.get(alamat))


def kueri(lakukan):
    """What a write asks, without the frame of its transaction."""
    with CaptureQueriesContext(connection) as catatan:
        lakukan()
    return [k for k in _tanpa_versi(catatan) if "SAVEPOINT " not in k]


def _tanpa_versi(catatan):
    return [k["sql"] for k in catatan if "organisasi_versi" not in k["sql"]]
