"""Who may do what with figures and reports, in the letters and columns of akses_bantu.py."""

from __future__ import annotations

from django.db import models

from organisasi.models import Unit
from tests.factories.portal import LaporanTahunanFactory

HURUF_ANGKA = {
    "ppid_portal.laporantahunan": "- - vac v - v - - - - - v vac",
}
TINDAKAN_ANGKA: dict[str, dict[str, str]] = {
    "ppid_portal.laporantahunan": {
        "ajukan": "- - x - - - - - - - - - x",
        **dict.fromkeys(("kembalikan", "tandatangani"), "- - - - - x"),
    },
}
# Single pages: arguments, then the status for each role.
SENDIRI_ANGKA = {
    "admin:ppid_portal_laporantahunan_berkas": (
        ("{laporan_tahunan}", "xlsx"),
        "404 404 200 200 404 200 404 404 404 404 404 200 200 404",
    ),
}


def catatan_angka(
    unit: Unit,
    lain: Unit,
) -> dict[str, tuple[models.Model, models.Model | None]]:
    """One record of each list; of those with a unit another one's too."""
    return {"ppid_portal.laporantahunan": (LaporanTahunanFactory(), None)}
