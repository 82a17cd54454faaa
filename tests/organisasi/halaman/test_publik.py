"""Lists that stream."""

import pytest
from django.db import OperationalError, connection

from organisasi.halaman.publik import csv_mengalir, json_mengalir


@pytest.mark.parametrize(
    "mulai", [lambda: csv_mengalir(["a"], []), lambda: json_mengalir({}, "a", [])]
)
def test_without_a_database_a_list_is_an_error_and_no_broken_file(monkeypatch, mulai):
    def putus():
        raise OperationalError

    monkeypatch.setattr(connection, "ensure_connection", putus)
    with pytest.raises(OperationalError):
        mulai()
