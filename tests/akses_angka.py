"""Who may do what with figures, in the letters and columns of akses_bantu.py."""

from __future__ import annotations

from django.db import models

from tests.factories.angka import AngkaResmiFactory, TargetIndikatorFactory

# layanan pembantu utama auditor teknis atasan pdp sp4n inspektorat operator penyelia
# pimpinan pengelola lapangan
HURUF_ANGKA = {
    "ppid_portal.targetindikator": "- - v v - vac - v - - - vac v",
    "ppid_portal.angkaresmi": "- - vac v - v - vac - - - v v",
}
# Whoever reads figures: pages and files.
BACA = "403 200 200 200 403 200 403 200 403 403 403 200 200 403"
# The same for what is not there; who may not read does not learn it.
TIADA = BACA.replace("200", "404")
ANGKA = {
    "indikator-daftar": ((), BACA),
    "indikator-satu": (("A2",), BACA),
    "indikator-potret": (("9",), TIADA),
    **{f"indikator-{bentuk}": ((), BACA) for bentuk in ("xlsx", "csv", "pdf")},
    "indikator-satu-pdf": (("A2",), BACA),
    "admin:ppid_portal_angkaresmi_bukti": (
        ("{angka_resmi}",),
        "404 404 404 404 404 404 404 404 404 404 404 404 404 404",
    ),
}


def catatan_angka() -> dict[str, tuple[models.Model, models.Model | None]]:
    """Of each list a record; figures of the city have no unit."""
    return {
        "ppid_portal.targetindikator": (TargetIndikatorFactory(), None),
        "ppid_portal.angkaresmi": (AngkaResmiFactory(), None),
    }
