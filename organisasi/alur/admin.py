from django.apps import apps
from django.contrib import admin

from organisasi.alur.models import Jejak
from organisasi.staf.base import HanyaBaca, SaringJenis


@admin.register(Jejak)
class JejakAdmin(HanyaBaca):
    keterangan = (
        "Jejak mencatat siapa melakukan apa, kapan, dan mengapa. "
        "Tidak ada yang dapat mengubah atau menghapusnya, juga bukan admin."
    )
    panduan = "jejak"
    list_display = ("pada", "tindakan", "jenis", "objek_nomor", "oleh_nama", "catatan")
    list_filter = (SaringJenis,)
    search_fields = ("objek_nomor", "oleh", "oleh_nama")
    date_hierarchy = "pada"

    @admin.display(description="jenis", ordering="objek_jenis")
    def jenis(self, obj: Jejak) -> str:
        try:
            return str(apps.get_model(obj.objek_jenis)._meta.verbose_name)
        except (LookupError, ValueError):
            return obj.objek_jenis
