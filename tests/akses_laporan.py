"""Who may do what with reports and evidence, in the letters and columns of akses_bantu.py."""

from __future__ import annotations

from tests.factories.portal import (
    AngkaResmiFactory,
    KuesionerFactory,
    LaporanTahunanFactory,
    PertanyaanFactory,
    RekapPanggilanFactory,
    TargetIndikatorFactory,
)

# layanan pembantu utama auditor teknis atasan pdp sp4n inspektorat operator penyelia
# pimpinan pengelola lapangan
HURUF_LAPORAN = {
    "ppid_portal.targetindikator": "- - v v - vac - v - - - vac v",
    "ppid_portal.angkaresmi": "- - vac v - v - vac - - - v v",
    "ppid_portal.rekappanggilan": "- - vac v - v - v - - vac v v",
    "ppid_portal.laporantahunan": "- - vac v - v - - - - - v vac",
    "ppid_portal.kuesioner": "- - vac v - v - - - - - v vac",
    "ppid_portal.pertanyaan": "v v vacd v - v - - - - - v vacd",
}
TINDAKAN_LAPORAN: dict[str, dict[str, str]] = {
    "ppid_portal.laporantahunan": {
        "ajukan": "- - x - - - - - - - - - x",
        **dict.fromkeys(("kembalikan", "tandatangani"), "- - - - - x"),
    },
    "ppid_portal.kuesioner": {"salin": "- - x - - - - - - - - - x"},
    "ppid_portal.pertanyaan": dict.fromkeys(
        ("jawab", "tautan", "berkas", "kertas", "hapus"), "x x x - - - - - - - - - x"
    ),
}
# Whoever reads figures: pages and files.
BACA = "403 200 200 200 403 200 403 200 403 403 403 200 200 403"
# The same for what is not there; who may not read does not learn it.
TIADA = BACA.replace("200", "404")
# Single pages: arguments, then the status for each role.
SENDIRI_LAPORAN = {
    "indikator-daftar": ((), BACA),
    "indikator-satu": (("A2",), BACA),
    "indikator-potret": (("9",), TIADA),
    **{f"indikator-{bentuk}": ((), BACA) for bentuk in ("xlsx", "csv", "pdf")},
    "indikator-satu-pdf": (("A2",), BACA),
    "admin:ppid_portal_angkaresmi_bukti": (
        ("{angka_resmi}",),
        "404 404 404 404 404 404 404 404 404 404 404 404 404 404",
    ),
    "admin:ppid_portal_laporantahunan_berkas": (
        ("{laporan_tahunan}", "xlsx"),
        "404 404 200 200 404 200 404 404 404 404 404 200 200 404",
    ),
    "admin:informasi_sengketa_register": ((), "403 200 200 200 403 200 403"),
    "admin:pengaduan_pengaduan_register": ((), "200 200 403 200 403 403 403 200 200"),
    "laporan-daftar": ((), "200 200 200 200 403 200 403 200 403 403 403 200 200 403"),
    # The officer of the table leads a kecamatan; who leads the city is in test_suara_warga.
    "suara-warga": ((), "403 403 200 200 403 200 403 200 403 403 403 403 403 403"),
    "lembar-rb": (
        ("2025", "xlsx"),
        "403 403 200 200 403 200 403 200 403 403 403 200 200 403",
    ),
    # A unit that is not there.
    "lembar-unit": (("tidak-ada", "2025-01"), " ".join(["404"] * 14)),
    **{
        f"admin:ppid_portal_pertanyaan_{nama}": (("{pertanyaan}", *lain), kode)
        for nama, lain, kode in (
            ("pdf", (), "200 200 200 200 404 200 404 404 404 404 404 200 200 404"),
            ("berkas", ("0",), " ".join(["404"] * 14)),
        )
    },
}


def catatan_laporan(unit, lain):
    """One record of each list; of those with a unit another one's too."""
    kuesioner = KuesionerFactory()
    return {
        "ppid_portal.targetindikator": (TargetIndikatorFactory(), None),
        "ppid_portal.angkaresmi": (AngkaResmiFactory(), None),
        "ppid_portal.rekappanggilan": (RekapPanggilanFactory(), None),
        "ppid_portal.laporantahunan": (LaporanTahunanFactory(), None),
        "ppid_portal.kuesioner": (kuesioner, None),
        "ppid_portal.pertanyaan": (
            PertanyaanFactory(kuesioner=kuesioner, penanggung_jawab=unit),
            PertanyaanFactory(kuesioner=kuesioner, penanggung_jawab=lain),
        ),
    }
