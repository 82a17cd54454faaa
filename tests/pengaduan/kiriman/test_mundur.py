"""How long is waited: inside its bounds whatever chance says."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given, strategies as st

from pengaduan.kiriman.mundur import goyang, jeda_kirim, periksa_berikutnya
from pengaduan.models import Penerusan
from tests.pengaduan.kiriman.meja import KINI

Luar = Penerusan.StatusLuar
HARI = timedelta(days=1)
peluang = st.floats(0, 1)


def acak(bagian: float):
    return lambda bawah, atas: bawah + (atas - bawah) * bagian


@given(gagal=st.integers(0, 500), bagian=peluang)
def test_a_delay_stays_between_five_seconds_and_an_hour(
    gagal: int, bagian: float
) -> None:
    jeda = jeda_kirim(gagal, acak=acak(bagian), paling_cepat=None)

    atas = min(3600, 30 * 2 ** min(gagal, 12))
    assert timedelta(seconds=5) <= jeda <= timedelta(seconds=max(5, atas))


@pytest.mark.parametrize(
    ("gagal", "atas"), [(0, 30), (1, 60), (2, 120), (6, 1920), (7, 3600), (99, 3600)]
)
def test_the_longest_delay_doubles_up_to_an_hour(gagal: int, atas: int) -> None:
    jeda = jeda_kirim(gagal, acak=acak(1), paling_cepat=None)

    assert jeda == timedelta(seconds=atas)


@given(detik=st.integers(0, 10**7), gagal=st.integers(0, 30), bagian=peluang)
def test_what_lapor_asks_for_is_never_undercut(
    detik: int, gagal: int, bagian: float
) -> None:
    diminta = timedelta(seconds=detik)

    jeda = jeda_kirim(gagal, acak=acak(bagian), paling_cepat=diminta)

    assert jeda >= min(diminta, HARI)
    assert jeda <= max(timedelta(hours=1), min(diminta, HARI))


@given(bagian=peluang)
def test_looks_are_shaken_by_a_fifth(bagian: float) -> None:
    selang = goyang(timedelta(hours=10), acak(bagian))

    assert timedelta(hours=8) <= selang <= timedelta(hours=12)


def berikut(umur: timedelta, status: str, akhir: timedelta = timedelta()):
    lagi = periksa_berikutnya(
        pada=KINI,
        sejak=KINI - umur,
        status=status,
        akhir_sejak=KINI - akhir,
        acak=acak(0.5),
    )
    return lagi and lagi - KINI


@pytest.mark.parametrize(
    ("umur", "selang"),
    [
        (timedelta(hours=1), timedelta(hours=3)),
        (13.9 * HARI, timedelta(hours=3)),
        (14 * HARI, HARI),
        (89.9 * HARI, HARI),
        (90 * HARI, 7 * HARI),
        (179.9 * HARI, 7 * HARI),
        (180 * HARI, None),
    ],
)
@pytest.mark.parametrize("status", [Luar.DIPROSES, Luar.TIDAK_DIKENAL, Luar.TERKIRIM])
def test_what_is_not_over_is_looked_at_less_and_less(umur, selang, status) -> None:
    assert berikut(umur, status) == selang


@pytest.mark.parametrize(
    ("akhir", "selang"), [(HARI, HARI), (29.9 * HARI, HARI), (30 * HARI, None)]
)
def test_what_is_done_is_watched_for_thirty_days(akhir, selang) -> None:
    assert berikut(170 * HARI, Luar.SELESAI, akhir) == selang


def test_what_was_refused_is_not_looked_at_again() -> None:
    assert berikut(HARI, Luar.DITUTUP) is None
