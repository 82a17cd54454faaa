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
    with CaptureQueriesContext(connection) as catatan:
        client.get(alamat)
    return _tanpa_versi(catatan)


def _tanpa_versi(catatan):
    return [k["sql"] for k in catatan if "organisasi_versi" not in k["sql"]]
