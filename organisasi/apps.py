"""The office itself as a Django app: its roles and rights."""

from typing import Any

from django.apps import AppConfig, apps
from django.utils.module_loading import import_string

from organisasi.kantor.peran import IzinPeran, Peran


def disebut(nama: str) -> list[Any]:
    """What the apps name as ``nama`` in their configurations, by dotted paths.

    So a room here asks the apps above it, which it must not import.
    """
    return [
        import_string(jalan)
        for satu in apps.get_app_configs()
        for jalan in getattr(satu, nama, ())
    ]


# Duties of UU 27/2022: access log, requests of data subjects, breaches.
PENJAGA = (
    "view_aksesdatapribadi view_permintaansubjek add_permintaansubjek "
    "change_permintaansubjek view_insidendata add_insidendata change_insidendata"
)
# Who works on complaints all over the city: whom to call, and by which days.
ADUAN = (
    "view_harilibur view_bataswaktu view_kanallayanan view_tugashubungi "
    "change_tugashubungi"
)

# What others were asked about a case, and what they answered.
PERIKSA = "view_permintaanketerangan change_permintaanketerangan"
# Topics shared by the services.
ISU = "view_isu add_isu change_isu"


class OrganisasiConfig(AppConfig):
    name = "organisasi"
    verbose_name = "Organisasi"
    izin_peran: IzinPeran = {
        Peran.PPID_UTAMA: {
            "organisasi": "view_unit change_unit add_unit view_namaunit change_namaunit "
            "add_namaunit view_petugas view_penugasan add_penugasan change_penugasan "
            "view_harilibur add_harilibur change_harilibur view_bataswaktu "
            "add_bataswaktu change_bataswaktu view_dasarhukum add_dasarhukum "
            "change_dasarhukum view_kanallayanan add_kanallayanan "
            "change_kanallayanan view_halaman add_halaman change_halaman "
            "view_pengaturan change_pengaturan view_jejak view_notifikasi "
            "change_notifikasi view_wilayah "
            f"{PENJAGA} {PERIKSA} view_tugashubungi change_tugashubungi"
        },
        Peran.PDP: {"organisasi": f"view_bataswaktu {PENJAGA}"},
        Peran.PPID_PEMBANTU: {
            "organisasi": "view_unit change_unit view_penugasan view_harilibur "
            "view_bataswaktu view_dasarhukum view_kanallayanan view_jejak "
            f"view_aksesdatapribadi {PERIKSA} view_tugashubungi change_tugashubungi"
        },
        Peran.PETUGAS_LAYANAN: {
            "organisasi": "view_unit view_harilibur view_bataswaktu view_dasarhukum "
            "view_kanallayanan view_permintaanketerangan view_tugashubungi "
            "change_tugashubungi"
        },
        Peran.ADMIN_SP4N: {"organisasi": f"{ADUAN} {PERIKSA}"},
        Peran.INSPEKTORAT: {"organisasi": f"{ADUAN} {PERIKSA}"},
        Peran.PENGELOLA_PEMANGKU: {
            "organisasi": f"{ISU} view_aksesdatapribadi view_permintaansubjek"
        },
        Peran.ADMIN_TEKNIS: {
            "organisasi": "view_unit add_unit change_unit view_petugas add_petugas "
            "change_petugas view_penugasan add_penugasan change_penugasan "
            "view_harilibur add_harilibur change_harilibur delete_harilibur "
            "view_bataswaktu add_bataswaktu change_bataswaktu view_dasarhukum "
            "add_dasarhukum change_dasarhukum "
            "view_kanallayanan add_kanallayanan change_kanallayanan view_halaman "
            "view_pengaturan change_pengaturan view_notifikasi change_notifikasi "
            "view_wilayah change_wilayah "
            f"view_namaunit add_namaunit change_namaunit {ISU}"
        },
        Peran.AUDITOR: {
            "organisasi": "view_unit view_penugasan view_harilibur view_bataswaktu "
            "view_dasarhukum view_kanallayanan view_halaman view_jejak "
            "view_aksesdatapribadi view_permintaansubjek view_insidendata "
            "view_permintaanketerangan view_tugashubungi"
        },
    }

    def ready(self) -> None:
        # Indonesian knows no plural form: a model is called the same, unless it says so.
        for model in apps.get_models():
            if "verbose_name_plural" not in model._meta.original_attrs:
                model._meta.verbose_name_plural = model._meta.verbose_name
