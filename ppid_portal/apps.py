"""The project as an app, and the admin site it runs."""

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig

from organisasi.peran import IzinPeran, Peran

BACA_LAPORAN = "view_laporantahunan"
TULIS_LAPORAN = (
    f"{BACA_LAPORAN} add_laporantahunan change_laporantahunan ajukan_laporantahunan"
)


class PortalConfig(AppConfig):
    """What needs more than one service; no app imports it."""

    name = "ppid_portal"
    verbose_name = "Portal"
    # Asked by the page that says whether a paper is genuine (organisasi/keaslian.py).
    cari_dokumen = "ppid_portal.keaslian.cari_dokumen"
    izin_peran: IzinPeran = {
        Peran.PPID_UTAMA: {"ppid_portal": TULIS_LAPORAN},
        Peran.PENGELOLA_PEMANGKU: {"ppid_portal": TULIS_LAPORAN},
        Peran.ATASAN_PPID: {
            "ppid_portal": f"{BACA_LAPORAN} tandatangani_laporantahunan"
        },
        Peran.PIMPINAN: {"ppid_portal": BACA_LAPORAN},
        Peran.AUDITOR: {"ppid_portal": BACA_LAPORAN},
    }
    # What keeps an account open (organisasi.admin.petugas reads it from each app).
    halangan_tutup_akun = (
        "informasi.actions.serah_terima.halangan_tutup",
        "pengaduan.actions.serah_terima.halangan_tutup",
    )


class PortalAdminConfig(AdminConfig):
    """Django's admin with our site: today list first, sign-in through allauth."""

    default_site = "ppid_portal.panel.PortalAdminSite"
