"""A version raised by hand is announced as the trigger announces it."""

from __future__ import annotations

import psycopg
import pytest
from django.db import connection

from organisasi.models import Area, Versi

SABAR = 5


@pytest.mark.lambat
@pytest.mark.django_db(transaction=True)
def test_all_processes_hear_of_it() -> None:
    param = connection.get_connection_params()
    for nama in ("pool", "cursor_factory", "context"):
        param.pop(nama, None)
    awal = dict(Versi.objects.values_list("area", "nomor")).get(Area.KANTOR, 0)

    with psycopg.connect(**param, autocommit=True) as lain:
        lain.execute("LISTEN portal_versi")
        Versi.objects.naikkan(Area.KANTOR)
        pesan = next(lain.notifies(timeout=SABAR))

    assert pesan.payload == Area.KANTOR
    assert Versi.objects.get(area=Area.KANTOR).nomor == awal + 1
