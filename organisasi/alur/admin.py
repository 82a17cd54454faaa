from django.apps import apps
from django.contrib import admin
from django.db.models import Model

from organisasi.alur.models import Jejak
from organisasi.staf.base import HanyaBaca, SaringJenis
from organisasi.staf.riwayat import sebut_tindakan


@admin.register(Jejak)
class JejakAdmin(HanyaBaca):
    keterangan = "Siapa melakukan apa, kapan, dan mengapa. Tidak dapat diubah."
    panduan = "jejak"
    list_display = fields = (
        "pada",
        "yang_dilakukan",
        "jenis",
        "objek_nomor",
        "oleh_nama",
        "catatan",
    )
    list_filter = (SaringJenis,)
    search_fields = ("objek_nomor", "oleh", "oleh_nama")
    date_hierarchy = "pada"

    @admin.display(description="tindakan", ordering="tindakan")
    def yang_dilakukan(self, obj: Jejak) -> str:
        return sebut_tindakan(_model(obj), obj.tindakan)

    @admin.display(description="jenis", ordering="objek_jenis")
    def jenis(self, obj: Jejak) -> str:
        model = _model(obj)
        return str(model._meta.verbose_name) if model else obj.objek_jenis


def _model(jejak: Jejak) -> type[Model] | None:
    try:
        return apps.get_model(jejak.objek_jenis)
    except (LookupError, ValueError):
        return None
