"""PK-52: exact numbers; the worked cases of the specification, one by one."""

import pytest

from tests.informasi.kantor import muat_kalender
from tests.ppid_portal.angka.meja import minta, pecahan

pytestmark = pytest.mark.django_db
# Complete on Friday 14 June 2024; 17 and 18 June are holidays: due on 2 July.
JUMAT, LAMA = "2024-06-14", "2024-08-01"


@pytest.mark.parametrize(
    ("isi", "kini", "hasil"),
    [
        # The tenth day is in time, the eleventh is late.
        ({"dijawab": "2024-07-02"}, LAMA, {"A2": "1/1", "A3": "10/1"}),
        ({"dijawab": "2024-07-03"}, LAMA, {"A2": "0/1"}),
        (
            {"dijawab": "2024-07-11", "diperpanjang": "2024-07-01"},
            LAMA,
            {"A2": "1/1", "A2a": "0/1", "A2b": "1/1", "A2c": "-"},
        ),
        # Extended too late: not lawful, and the answer is late.
        (
            {"dijawab": "2024-07-11", "diperpanjang": "2024-07-03"},
            LAMA,
            {"A2": "0/1", "A2b": "0/1", "A2c": "1/None"},
        ),
        ({}, "2024-06-28", {"A2": "-"}),
        # The due day itself is still in time; the day after is late.
        ({}, "2024-07-02", {"A2": "-"}),
        ({}, "2024-07-03", {"A2": "0/1"}),
        # Withdrawn while there was time, and after.
        ({"dicabut": "2024-06-20"}, LAMA, {"A2": "-"}),
        ({"dicabut": "2024-07-05"}, LAMA, {"A2": "0/1"}),
    ],
)
def test_satu_permohonan_menurut_harinya(isi, kini, hasil):
    muat_kalender()
    assert pecahan("A2", kini) == "-"
    minta(JUMAT, **isi)
    assert {kode: pecahan(kode, kini) for kode in hasil} == hasil
