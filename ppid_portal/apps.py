"""The project as an app, and the admin site it runs."""

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig

from organisasi.peran import IzinPeran, Peran

BACA = "view_nilaiindikator view_potretindikator view_targetindikator view_angkaresmi"


class PortalConfig(AppConfig):
    """What needs more than one service; no app imports it."""

    name = "ppid_portal"
    verbose_name = "Portal"
    cari_dokumen = "ppid_portal.indikator.potret.cari_dokumen"
    izin_peran: IzinPeran = {
        Peran.PENGELOLA_PEMANGKU: {"ppid_portal": f"{BACA} bekukan_potret"},
        Peran.PPID_UTAMA: {
            "ppid_portal": f"{BACA} bekukan_potret add_angkaresmi change_angkaresmi"
        },
        Peran.ADMIN_SP4N: {"ppid_portal": f"{BACA} add_angkaresmi change_angkaresmi"},
        Peran.PIMPINAN: {
            "ppid_portal": f"{BACA} add_targetindikator change_targetindikator"
        },
        Peran.ATASAN_PPID: {
            "ppid_portal": f"{BACA} add_targetindikator change_targetindikator"
        },
        Peran.AUDITOR: {"ppid_portal": BACA},
        Peran.PPID_PEMBANTU: {"ppid_portal": "view_nilaiindikator"},
    }
    # What keeps an account open (organisasi.admin.petugas reads it from each app).
    halangan_tutup_akun = (
        "informasi.actions.serah_terima.halangan_tutup",
        "pengaduan.actions.serah_terima.halangan_tutup",
    )


class PortalAdminConfig(AdminConfig):
    """Django's admin with our site: today list first, sign-in through allauth."""

    default_site = "ppid_portal.panel.PortalAdminSite"
