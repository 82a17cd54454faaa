"""Is this paper genuine? Each app knows its own papers; one public page asks them all.

An app names its function in ``cari_dokumen`` of its configuration, as it names its roles
in ``izin_peran``.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from django.apps import apps
from django.urls import reverse
from django.utils.module_loading import import_string

from organisasi.alamat import alamat_penuh, qr_svg
from organisasi.kode import kelompokkan

PERIKSA = "Keaslian surat ini dapat diperiksa di:"
HALAMAN = "informasi:surat-verifikasi"


@dataclass(frozen=True, slots=True, kw_only=True)
class Keaslian:
    """What the page may say of a paper: nothing personal."""

    jenis: str
    nomor: str
    tanggal: date
    unit: str
    # SHA-256 of the words, as it is printed on the paper.
    sidik: str


def cari_dokumen(kode: str) -> Keaslian | None:
    """The paper with this code among those of all apps; None when none has it."""
    for satu in apps.get_app_configs():
        jalan = getattr(satu, "cari_dokumen", "")
        if not jalan:
            continue
        cari = cast("Callable[[str], Keaslian | None]", import_string(jalan))
        if hasil := cari(kode):
            return hasil
    return None


def sidik_isi(isi: Any) -> str:
    """SHA-256 of values, whatever the order of their names."""
    teks = json.dumps(isi, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(teks.encode()).hexdigest()


def tanda_keaslian(kode: str, sidik: str) -> dict[str, str]:
    """Values for the foot of a paper: where to check it, code, QR and hash."""
    alamat = alamat_penuh(reverse(HALAMAN, args=(kode,)))
    return {
        "periksa": PERIKSA,
        "alamat_periksa": alamat,
        "kode": kelompokkan(kode),
        "qr": qr_svg(alamat),
        "sidik": sidik,
    }
