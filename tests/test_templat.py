"""Rules about templates and sentences that no linter knows."""

import ast
import re

from dev.pembuat_data.berkas import AKAR
from dev.rumah import baca

TEMPLAT = AKAR / "templates"
SEMUA = {
    f.relative_to(TEMPLAT).as_posix(): f.read_text()
    for f in sorted(TEMPLAT.rglob("*"))
    if f.is_file()
}
# The summary of errors of a form of the staff.
RINGKASAN = re.compile(r'errors[^%]*%}\s*<\w+ class="errornote[^>]*>')


def test_templates_and_their_lines_stay_short_enough_to_read():
    """A tag of a template takes one line, however long; all else can be broken."""
    panjang = {nama: isi.splitlines() for nama, isi in SEMUA.items()}
    assert panjang
    assert {n: len(p) for n, p in panjang.items() if len(p) > 180} == {}
    lebar = [b for n, p in panjang.items() if n.endswith(".html") for b in p]
    assert len([b for b in lebar if len(b) > 125]) < len(lebar) / 50


def test_a_form_of_the_staff_that_was_refused_begins_with_what_is_wrong():
    """The summary takes the focus: it is read first, and Tab goes on from there."""
    tanda = [(nama, t) for nama, isi in SEMUA.items() for t in RINGKASAN.findall(isi)]
    assert tanda
    assert [satu for satu in tanda if 'tabindex="-1" autofocus' not in satu[1]] == []


ANGKA = r"\d+|satu|dua|tiga|empat|lima|tujuh|sepuluh|empat belas|tiga puluh"
HARI = re.compile(rf"\b({ANGKA}) hari kerja", re.IGNORECASE)


def kalimat(pohon):
    """The texts of a module without its docstrings."""
    berdoc = ast.Module | ast.ClassDef | ast.FunctionDef
    doc = {id(s.body[0]) for s in ast.walk(pohon) if isinstance(s, berdoc) and s.body}
    tanda = {
        id(s.value) for s in ast.walk(pohon) if isinstance(s, ast.Expr) and id(s) in doc
    }
    return [
        s.value
        for s in ast.walk(pohon)
        if isinstance(s, ast.Constant)
        and isinstance(s.value, str)
        and id(s) not in tanda
    ]


def test_a_legal_number_of_days_stands_in_the_table_of_limits_alone():
    """A template asks it, `{{ "permohonan.jawab"|lama }}`, and a sentence ``lama_kini``."""
    tertulis = {n: cocok for n, isi in SEMUA.items() if (cocok := HARI.findall(isi))}
    for satu in baca(AKAR)[0]:
        if "hari" not in satu.isi or "kerja" not in satu.isi:
            continue  # its tree takes long
        if cocok := [k for k in kalimat(satu.pohon) if HARI.search(k)]:
            tertulis[satu.jalan] = cocok
    assert tertulis == {}
