"""Lists that stream."""

import pytest
from django.db import OperationalError

from organisasi.aliran import csv_mengalir, json_mengalir


def rusak():
    raise OperationalError
    yield


@pytest.mark.parametrize(
    "mulai",
    [
        lambda: csv_mengalir(["a"], rusak()),
        lambda: json_mengalir({}, "a", rusak()),
    ],
)
def test_a_list_that_cannot_begin_is_an_error_and_no_half_file(mulai):
    with pytest.raises(OperationalError):
        mulai()


@pytest.mark.parametrize("banyak", [0, 1, 3])
def test_every_row_arrives_once(banyak):
    csv = "".join(csv_mengalir(["a"], [[n] for n in range(banyak)]))
    json = "".join(json_mengalir({}, "a", [{"n": n} for n in range(banyak)]))

    assert csv.splitlines()[1:] == [str(n) for n in range(banyak)]
    assert json.count('"n"') == banyak
