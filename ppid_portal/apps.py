"""The project as a Django app: its roles and rights, and the admin site it runs."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.contrib.admin import autodiscover
from django.contrib.admin.apps import SimpleAdminConfig
from django.contrib.admin.checks import check_admin_app, check_dependencies
from django.core import checks

from organisasi.kantor.peran import IzinPeran, Peran

BACA = (
    "view_nilaiindikator view_potretindikator view_targetindikator view_angkaresmi "
    "view_rekappanggilan"
)
# Calls to 112 are counted by their centre and typed in by who reads its report.
TULIS_PANGGILAN = "view_rekappanggilan add_rekappanggilan change_rekappanggilan"
BACA_LAPORAN = "view_laporantahunan"
TULIS_LAPORAN = (
    f"{BACA_LAPORAN} add_laporantahunan change_laporantahunan ajukan_laporantahunan"
)
BACA_MONEV = "view_kuesioner view_pertanyaan"
ISI_MONEV = "view_pertanyaan isi_pertanyaan"
URUS_MONEV = (
    f"{BACA_MONEV} {ISI_MONEV} add_kuesioner change_kuesioner add_pertanyaan "
    "change_pertanyaan delete_pertanyaan"
)


class PortalConfig(AppConfig):
    """What needs more than one service; no app imports it."""

    name = "ppid_portal"
    verbose_name = "Portal"
    # Asked by the page that says whether a paper is genuine (organisasi/kertas/naskah.py).
    cari_dokumen = (
        "ppid_portal.laporan.dokumen.cari_dokumen",
        "ppid_portal.angka.potret.cari_dokumen",
    )
    izin_peran: IzinPeran = {
        Peran.PENGELOLA_PEMANGKU: {
            "ppid_portal": f"{BACA} bekukan_potret {TULIS_LAPORAN} {URUS_MONEV}"
        },
        Peran.PPID_UTAMA: {
            "ppid_portal": f"{BACA} bekukan_potret add_angkaresmi change_angkaresmi "
            f"{TULIS_LAPORAN} {URUS_MONEV} {TULIS_PANGGILAN}"
        },
        Peran.ADMIN_SP4N: {"ppid_portal": f"{BACA} add_angkaresmi change_angkaresmi"},
        Peran.PIMPINAN: {
            "ppid_portal": f"{BACA} add_targetindikator change_targetindikator "
            f"{BACA_LAPORAN} {BACA_MONEV}"
        },
        Peran.ATASAN_PPID: {
            "ppid_portal": f"{BACA} add_targetindikator change_targetindikator "
            f"{BACA_LAPORAN} {BACA_MONEV} tandatangani_laporantahunan"
        },
        Peran.AUDITOR: {"ppid_portal": f"{BACA} {BACA_LAPORAN} {BACA_MONEV}"},
        Peran.PPID_PEMBANTU: {"ppid_portal": f"view_nilaiindikator {ISI_MONEV}"},
        Peran.PETUGAS_LAYANAN: {"ppid_portal": ISI_MONEV},
        Peran.PENYELIA_112: {"ppid_portal": TULIS_PANGGILAN},
        Peran.ADMIN_TEKNIS: {"ppid_portal": "change_pekerjaan"},
    }
    # What keeps an account open (organisasi.kantor.admin_petugas reads it from each app).
    # What a unit holds when it is closed (organisasi.kantor.admin reads it likewise).
    isi_unit = (
        "informasi.permohonan.actions.isi_unit",
        "pengaduan.penanganan.penangan.isi_unit",
    )
    halangan_tutup_akun = (
        "informasi.permohonan.actions.halangan_tutup",
        "pengaduan.penanganan.penangan.halangan_tutup",
    )


class PortalAdminConfig(SimpleAdminConfig):
    """The pages are found when addresses are read: other commands start faster."""

    default_site = "ppid_portal.staf.situs_staf.PortalAdminSite"

    def ready(self) -> None:
        checks.register(check_dependencies, checks.Tags.admin)
        checks.register(periksa_admin, checks.Tags.admin)


def periksa_admin(
    app_configs: Sequence[AppConfig] | None, **_kwargs: Any
) -> list[checks.CheckMessage]:
    """Find the pages, then judge them: Django passes over a site that nobody asked for."""
    autodiscover()
    return check_admin_app(app_configs)
