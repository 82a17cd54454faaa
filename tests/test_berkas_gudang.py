"""Nothing but ``organisasi.kertas.penyimpanan`` deletes a stored file: it knows of the commit."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db.models import FileField

from tests.test_arsitektur import KODE, nama

KOLOM = {
    kolom.name
    for model in apps.get_models()
    for kolom in model._meta.concrete_fields
    if isinstance(kolom, FileField)
}
# Whose ``delete`` is no storage's, though it takes an argument.
BUKAN_GUDANG = {"cache"}


def hapusan_sendiri(teks: str) -> Iterator[int]:
    """Lines that delete a stored file, or hand that on to be called."""
    pohon = ast.parse(teks)
    polos = {
        id(satu.func)
        for satu in ast.walk(pohon)
        if isinstance(satu, ast.Call) and not satu.args and not satu.keywords
    }
    for satu in ast.walk(pohon):
        if not isinstance(satu, ast.Attribute) or satu.attr != "delete":
            continue
        pemilik = satu.value
        if isinstance(pemilik, ast.Name) and pemilik.id in BUKAN_GUDANG:
            continue
        # A row or a QuerySet is deleted by a call without arguments.
        milik_kolom = isinstance(pemilik, ast.Attribute) and pemilik.attr in KOLOM
        if id(satu) not in polos or milik_kolom:
            yield satu.lineno


def test_no_other_code_deletes_a_stored_file() -> None:
    lain = {
        nama(modul)
        for modul in KODE
        for _baris in hapusan_sendiri(modul.read_text(encoding="utf-8"))
    }

    assert lain == {
        # Also what it has just failed to write whole: no row names it yet.
        "organisasi/kertas/penyimpanan.py",
    }


@pytest.mark.parametrize(
    ("teks", "jumlah"),
    [
        ("default_storage.delete(nama)", 1),
        ("partial(gudang.delete, nama)", 1),
        ("surat.berkas.delete(save=False)", 1),
        ("surat.berkas.delete()", 1),
        ("surat.berkas.storage.delete(nama)", 1),
        ("baris.delete(); draf.berkas.all().delete(); cache.delete(kunci)", 0),
    ],
)
def test_the_rule_knows_every_way_to_delete_a_file(teks: str, jumlah: int) -> None:
    assert len(list(hapusan_sendiri(teks))) == jumlah
