"""The umbrella mark and the ring of days: computed, small, told in words."""

import re
from math import atan2, degrees, hypot

import pytest
from defusedxml.ElementTree import fromstring
from django.template import Context, Template

from organisasi.grafik.mark import (
    CINCIN_LUAR,
    DALAM,
    HARI_MAKS,
    LENGKUNG,
    LUAR,
    RUSUK,
    payung,
    ring_hari,
    rusuk,
    rusuk_hari,
)

ANGKA = re.compile(r"-?\d+(?:\.\d+)?")


def titik(path):
    bilangan = [float(bit) for bit in ANGKA.findall(path)]
    return list(zip(bilangan[::2], bilangan[1::2], strict=True))


def kelas(svg):
    return [bagian.get("class", "") for bagian in fromstring(svg).iter("path")]


def sudut(x, y):
    return degrees(atan2(x, -y)) % 360


def test_sixteen_wedges_of_22_and_a_half_degrees_close_the_circle():
    for ke in range(RUSUK):
        hub, ujung, lengkung, ujung_lain, hub_lain = titik(rusuk(ke))
        assert sudut(*ujung) == pytest.approx(ke * 22.5, abs=0.2)
        assert sudut(*ujung_lain) == pytest.approx((ke + 1) * 22.5 % 360, abs=0.2)
        for x, y in (hub, hub_lain):
            assert hypot(x, y) == pytest.approx(DALAM, abs=0.1)
        for x, y in (ujung, ujung_lain):
            assert hypot(x, y) == pytest.approx(LUAR, abs=0.1)
        assert hypot(*lengkung) == pytest.approx(LENGKUNG, abs=0.1)
        assert titik(rusuk((ke + 1) % RUSUK))[1] == pytest.approx(ujung_lain, abs=0.01)


def test_the_two_tones_alternate_and_each_wedge_has_its_leaf():
    jalur = {
        bagian.get("class"): bagian.get("d", "").count("M")
        for bagian in fromstring(payung()).iter("path")
    }
    assert jalur == {"pa": 8, "pb": 8, "da": 8, "db": 8}
    # Small, made once, and in need of no exception from the policy.
    assert len(payung()) < 2000
    assert payung() is payung()
    assert ring_hari(4, 10) is ring_hari(4, 10)
    for svg in (payung(), ring_hari(4, 10)):
        assert not [kata for kata in ("style", "fill=", "script") if kata in svg]


def test_a_further_picture_points_at_the_first():
    halaman = Template('{% load mark %}{% payung %}{% payung_lagi "payung-redup" %}')
    html = halaman.render(Context())
    assert html.count("<path") == 4
    assert html.count('id="payung"') == 1
    assert '<svg class="payung payung-redup"' in html
    assert '<use href="#payung"/>' in html


def test_the_ring_fills_as_working_days_pass():
    for hari in (0, 4, 10):
        assert kelas(ring_hari(hari, 10)) == ["rt isi"] * hari + ["rt"] * (10 - hari)
    # The days of an extension have their own tone.
    lanjut = ["rt isi"] * 10 + ["rx isi"] * 2 + ["rx"] * 5
    assert kelas(ring_hari(12, 10, 7)) == lanjut


@pytest.mark.parametrize(
    ("terpakai", "total", "tambahan", "kalimat"),
    [
        (4, 10, 0, "4 dari 10 hari kerja terpakai"),
        (12, 10, 7, "12 dari 17 hari kerja terpakai, diperpanjang 7 hari kerja"),
        (13, 10, 0, "Lewat 3 hari kerja dari batas"),
    ],
)
def test_a_screen_reader_hears_the_ring_in_words(terpakai, total, tambahan, kalimat):
    svg = ring_hari(terpakai, total, tambahan)
    gambar = fromstring(svg)
    assert gambar.get("role") == "img"
    assert gambar.get("aria-label") == kalimat
    for kata in ('class="ring lewat"', ">3</text>", ">lewat</text>"):
        assert (kata in svg) is kalimat.startswith("Lewat")


@pytest.mark.parametrize("jumlah", [1, 2, 10, 17, 30, HARI_MAKS])
def test_the_bows_of_any_ring_stay_inside_the_picture(jumlah):
    for ke in range(jumlah):
        _, *tepi, _ = titik(rusuk_hari(ke, jumlah).split("A")[0])
        awal, lengkung, akhir = tepi[::2], tepi[1::2], tepi[2::2]
        puncak = [
            hypot((ax + 2 * cx + bx) / 4, (ay + 2 * cy + by) / 4)
            for (ax, ay), (cx, cy), (bx, by) in zip(awal, lengkung, akhir, strict=False)
        ]
        assert puncak
        assert CINCIN_LUAR < min(puncak) <= max(puncak) < 99
        # A single day has a rib with a large arc.
        assert f" 0 {int(jumlah == 1)} 0 " in rusuk_hari(ke, jumlah)


@pytest.mark.parametrize(("terpakai", "total"), [(0, 0), (0, HARI_MAKS + 1)])
def test_a_ring_without_days_or_with_too_many_is_refused(terpakai, total):
    with pytest.raises(ValueError, match="ring_hari draws"):
        ring_hari(terpakai, total)
