"""The rule of small numbers."""

import pytest

from organisasi.pribadi.sensor_sel_kecil import sel_kecil


@pytest.mark.parametrize(
    ("bagian", "hasil"),
    [
        ({"a": 9, "b": 5, "c": 0}, {}),
        ({"a": 9, "b": 5, "c": 4}, {"c": "<5", "b": "disamarkan"}),
        ({"a": 9, "b": 1, "c": 4}, {"b": "<5", "c": "<5", "a": "disamarkan"}),
        ({"a": 3}, {"a": "<5"}),
        ({}, {}),
    ],
)
def test_one_to_four_are_not_told_and_the_next_smallest_goes_along(bagian, hasil):
    assert sel_kecil(bagian) == hasil
