"""All indicators by code, in the order of the specification."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ppid_portal.indikator.definisi import Indikator
from ppid_portal.indikator.inventaris import UKURAN_INVENTARIS
from ppid_portal.indikator.jangkauan import INDIKATOR_JANGKAUAN
from ppid_portal.indikator.keberatan import UKURAN_KEBERATAN, UKURAN_SENGKETA
from ppid_portal.indikator.panggilan import PANGGILAN
from ppid_portal.indikator.pengaduan import UKURAN_PENGADUAN
from ppid_portal.indikator.permohonan import UKURAN_PERMOHONAN
from ppid_portal.indikator.sebelum_sesudah import SEBELUM_SESUDAH
from ppid_portal.indikator.sosialisasi import UKURAN_SOSIALISASI


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
