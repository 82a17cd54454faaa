"""The starting texts of the pages that staff edit."""

import re

import pytest

from tests.data_bantu import HALAMAN, SEMUA_HALAMAN, baris, halaman, kunci

TUJUAN = re.compile(
    r"/|/(informasi|unit|layanan|darurat)/|/unit/(?P<unit>[a-z-]+)/"
    r"|/tentang/(?P<halaman>[a-z-]+)/|tel:112|https://www\.lapor\.go\.id"
)


def kalimat(isi):
    """Sentences of a Markdown body; a list item or table cell ends one."""
    teks = re.sub(r"\]\([^)]*\)", "]", isi)
    potongan = re.split(r"(?<=[.?!:])\s|\n|\|", teks)
    return [
        p
        for p in (re.sub(r"[*#\[\]>]|^\d+\.|^- ", "", p).strip() for p in potongan)
        if p
    ]


@pytest.mark.parametrize("berkas", SEMUA_HALAMAN, ids=lambda f: f.stem)
def test_page_has_its_front_lines_and_begins_below_the_title(berkas):
    depan, isi = halaman(berkas)
    assert list(depan) == ["judul", "ringkas", "urut"]
    assert 0 < len(depan["judul"]) <= 150
    assert 0 < len(depan["ringkas"]) <= 250
    assert int(depan["urut"]) > 0
    assert not re.search(r"^# ", isi, re.MULTILINE)
    assert "<" not in isi


@pytest.mark.parametrize("berkas", SEMUA_HALAMAN, ids=lambda f: f.stem)
def test_page_speaks_in_short_sentences_and_links_only_to_what_exists(berkas):
    isi = halaman(berkas)[1]
    assert [k for k in kalimat(isi) if len(k.split()) >= 20] == []
    for tujuan in re.findall(r"\]\(([^)]*)\)", isi):
        cocok = TUJUAN.fullmatch(tujuan)
        assert cocok, tujuan
        if cocok["unit"]:
            assert cocok["unit"] in kunci("unit", "slug")
        if cocok["halaman"]:
            assert (HALAMAN / f"{cocok['halaman']}.md").is_file()


@pytest.mark.parametrize("berkas", SEMUA_HALAMAN, ids=lambda f: f.stem)
def test_page_holds_no_number_but_112_1708_and_limits_of_the_table(berkas):
    isi = halaman(berkas)[1]
    assert not re.search(r"\+62|\b0\d{2,}[- ]?\d{3,}|@", isi)
    assert not re.search(r"\bSK (?:Nomor|No)\b", isi)
    nilai = {b["nilai"] for b in baris("batas_waktu") if b["satuan"] == "hari_kerja"}
    assert set(re.findall(r"(\d+) (?:hari kerja|poé gawé)", isi)) <= nilai


def test_pages_have_their_own_place_in_the_order_and_a_draft_says_so():
    urut = [halaman(f)[0]["urut"] for f in SEMUA_HALAMAN]
    assert len(set(urut)) == len(urut)
    maklumat = halaman(HALAMAN / "maklumat-pelayanan.md")[1]
    assert maklumat.startswith("**Rancangan, menunggu penetapan.**")
