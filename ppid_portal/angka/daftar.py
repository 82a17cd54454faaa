"""All indicators by code, in the order of the specification."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ppid_portal.angka.angka import Indikator
from ppid_portal.angka.inventaris import UKURAN_INVENTARIS
from ppid_portal.angka.pengaduan import PANGGILAN, UKURAN_PENGADUAN
from ppid_portal.angka.permohonan import (
    UKURAN_KEBERATAN,
    UKURAN_PERMOHONAN,
    UKURAN_SENGKETA,
)
from ppid_portal.angka.sebelum_sesudah import SEBELUM_SESUDAH
from ppid_portal.angka.sosialisasi import INDIKATOR_JANGKAUAN, UKURAN_SOSIALISASI


def _urut(satu: Indikator) -> tuple[str, int, str]:
    """``B2`` before ``B10``."""
    cocok = re.fullmatch(r"([A-Z])(\d+)(\w*)", satu.kode)
    assert cocok is not None
    return cocok[1], int(cocok[2]), cocok[3]


_SEMUA = [
    *(u.indikator for u in UKURAN_PERMOHONAN),
    *(u.indikator for u in UKURAN_KEBERATAN),
    *(u.indikator for u in UKURAN_SENGKETA),
    *(u.indikator for u in UKURAN_PENGADUAN),
    PANGGILAN,
    *(u.indikator for u in UKURAN_INVENTARIS),
    *(u.indikator for u in UKURAN_SOSIALISASI),
    *INDIKATOR_JANGKAUAN,
    SEBELUM_SESUDAH,
]
INDIKATOR: Mapping[str, Indikator] = {
    satu.kode: satu for satu in sorted(_SEMUA, key=_urut)
}
# Days since something: they name its day only with the one they were reckoned on.
SEJAK = frozenset({"D12"})
