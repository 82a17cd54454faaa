"""Counts what a page asks the database, the way the budgets of the product are meant."""

from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext


def kueri_dingin(client, alamat):
    """The statements of a page that is in no cache, without the version look-ups.

    In production the listener knows the versions; in the tests they are read each time.
    What stands in the frame of every page is read first by another page.
    """
    client.get("/tentang/tidak-ada/")
    caches["halaman"].clear()
    with CaptureQueriesContext(connection) as catatan:
        jawab = client.get(alamat)
        if jawab.streaming:
            b"".join(jawab.streaming_content)
    return _tanpa_versi(catatan)


def kueri_tersimpan(client, alamat):
    """The statements of the second visit."""
    client.get(alamat)
    with CaptureQueriesContext(connection) as catatan:
        client.get(alamat)
    return _tanpa_versi(catatan)


def _tanpa_versi(catatan):
    return [k["sql"] for k in catatan if "organisasi_versi" not in k["sql"]]
