"""Synonyms as staff write them."""

from __future__ import annotations

import pytest
from django.db import IntegrityError

from informasi.models import Sinonim

pytestmark = pytest.mark.sql


@pytest.mark.parametrize(
    ("istilah", "daftar"),
    [
        ("KTP; kartu tanda penduduk; e-KTP", ["KTP", "kartu tanda penduduk", "e-KTP"]),
        ("KTP", ["KTP"]),
        (" ; KTP ;; ", ["KTP"]),
        ("", []),
    ],
)
def test_terms_are_parted_by_semicolons(istilah: str, daftar: list[str]) -> None:
    assert Sinonim(istilah=istilah).daftar == daftar


@pytest.mark.django_db
def test_line_stands_once_and_is_shown_as_written() -> None:
    satu = Sinonim.objects.create(istilah="KTP; e-KTP")

    assert str(satu) == "KTP; e-KTP"
    with pytest.raises(IntegrityError, match="istilah"):
        Sinonim.objects.create(istilah="KTP; e-KTP")
