"""What holds for every message: case, noise and length change no clear emergency."""

import re

import pytest
from hypothesis import given, strategies as st

from pengaduan.darurat.pengenal import (
    ejaan as huruf,
    naskah as modul_naskah,
    penahan,
    pola,
    pola as tabel_pola,
    timbang,
    timbang as kumpul,
    timbang as ragu,
)
from pengaduan.darurat.pengenal.naskah import NaskahDarurat, leksikon
from pengaduan.darurat.pengenal.timbang import periksa

pytestmark = pytest.mark.lambat

JELAS = (
    "ada kebakaran di rumah tetangga",
    "bapak saya pingsan tidak bernapas",
    "budak palid di walungan",
    "tabrakan, korban tergeletak berdarah",
    "suami ngamuk bawa golok",
)
# Words that say nothing about danger or about time.
NETRAL = ("pak", "dekat", "masjid", "jl. mawar", "rt 02", "kelurahan", "itu", "sebelah")
TANDA = st.text(alphabet=" .!?\n\t👍🙏\u200b", max_size=6)


@given(teks=st.sampled_from(JELAS), depan=TANDA, belakang=TANDA)
def test_stops_and_signs_change_no_clear_emergency(teks, depan, belakang):
    assert periksa(depan + teks + belakang).darurat


@given(teks=st.sampled_from(JELAS), data=st.data())
def test_capitals_change_no_decision(teks, data):
    besar = data.draw(st.lists(st.booleans(), min_size=len(teks), max_size=len(teks)))
    acak = "".join(h.upper() if b else h for h, b in zip(teks, besar, strict=True))
    assert periksa(acak).darurat


@given(
    teks=st.sampled_from(JELAS),
    depan=st.lists(st.sampled_from(NETRAL), max_size=6),
    belakang=st.lists(st.sampled_from(NETRAL), max_size=6),
)
def test_harmless_words_around_change_no_clear_emergency(teks, depan, belakang):
    assert periksa(" ".join((*depan, teks, *belakang))).darurat


@given(teks=st.sampled_from(JELAS), kali=st.integers(3, 9), data=st.data())
def test_a_letter_held_down_changes_no_clear_emergency(teks, kali, data):
    di = data.draw(st.sampled_from([i for i, h in enumerate(teks) if h in "aiueo"]))
    assert periksa(teks[:di] + teks[di] * kali + teks[di + 1 :]).darurat


@given(st.text(max_size=200), st.text(max_size=20))
def test_any_text_gets_an_answer_that_explains_itself(teks, kategori):
    putusan = periksa(teks, kategori)
    assert not putusan.darurat or putusan.alasan
    assert all(a.kata and a.kalimat for a in (*putusan.alasan, *putusan.penahan))


BEBAN = (
    "a",
    "api ",
    "kebakaran",
    "tidak ",
    "k e b a ",
    "tolong api anak rumah kebakaran tidak sadar ",
    "kalau takut kemarin setiap ",
    "\x00\u200b",
    "ﷺ",
    ". ! ",
    "k3bakar4n5",
)


@pytest.mark.parametrize("ulang", BEBAN)
def test_work_grows_with_the_length_and_no_faster(ulang, monkeypatch):
    hitung = 0
    asli = modul_naskah.bisect_left

    def terhitung(*argumen):
        nonlocal hitung
        hitung += 1
        return asli(*argumen)

    monkeypatch.setattr(modul_naskah, "bisect_left", terhitung)

    def kerja(panjang):
        nonlocal hitung
        hitung = 0
        periksa((ulang * panjang)[:panjang])
        return hitung

    assert kerja(10_000) <= 5 * kerja(2_500) + 200


def test_no_pattern_can_run_backwards():
    pola_huruf = [p for p in vars(huruf).values() if isinstance(p, re.Pattern)]
    assert len(pola_huruf) == 3
    for satu in pola_huruf:
        # One repetition at most, and none inside another.
        assert len(re.findall(r"[+*]|\{\d*,\d*\}", satu.pattern)) <= 1
        assert "(?:" not in satu.pattern


# The tables themselves


def test_every_group_is_used_and_every_used_group_has_words():
    dipakai = {k for p in tabel_pola.POLA for k in p.perlu}
    dipakai |= {p.kelompok for p in penahan.PENAHAN}
    dipakai |= {p.serta for p in penahan.PENAHAN if p.serta}
    dipakai |= {kelompok for kelompok, *_ in timbang.DUKUNGAN} | set(kumpul.BIDANG)
    dipakai |= {"topeng", "batas", "netral", ragu.URUSAN}
    assert dipakai == leksikon().kelompok


def test_codes_are_told_apart_and_sentences_are_sentences():
    semua = [*tabel_pola.POLA, *penahan.PENAHAN]
    kode = [satu.kode for satu in semua]
    assert len(kode) == len(set(kode))
    assert all(re.fullmatch(r"[A-Z][^.]+\.", satu.arti) for satu in semua)


def test_a_rule_without_a_distance_has_the_usual_one():
    satu, lain = pola.baca(
        pola.JenisDarurat.API,
        "a | ISYARAT | api | Api.\nb | LANGSUNG | api asap ~3 | Asap.",
    )
    assert (satu.jarak, satu.perlu, satu.kuat) == (pola.JARAK, ("api",), 2)
    assert (lain.jarak, lain.perlu, lain.kuat) == (3, ("api", "asap"), 6)


def test_an_empty_message_has_no_places():
    kosong = NaskahDarurat()
    assert kosong.kutip() == ""
