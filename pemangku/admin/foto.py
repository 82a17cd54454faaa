"""Photos of visits: seen by who may see the visit, public only on purpose (PK-39)."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.urls import URLPattern, reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from organisasi.halaman.rahasia import unduhan
from organisasi.kantor.izin import petugas_dari
from organisasi.staf.base import HanyaBaca
from organisasi.staf.riwayat import dari_jejak
from organisasi.staf.tombol import Bertombol, TindakanForm, Tombol
from pemangku.actions.foto import hapus_foto, sembunyikan_foto, umumkan_foto
from pemangku.admin.bersama import GARAP, AlasanForm
from pemangku.models import FotoKegiatan, Persetujuan, TeksPersetujuan

UMUMKAN = "pemangku.umumkan_fotokegiatan"
BENTUK = {"asli": "isi", "kecil": "kecil"}


class UmumkanForm(TindakanForm):
    """Were they told?"""

    maklumat = forms.BooleanField(
        label="Orang yang wajahnya terlihat sudah diberi tahu bahwa foto ini akan "
        "ditampilkan; yang terlihat dari dekat sudah menyetujuinya.",
        error_messages={"required": "Centang setelah memastikannya."},
    )

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        teks = TeksPersetujuan.objects.filter(
            tujuan=Persetujuan.Tujuan.FOTO, berlaku_sejak__lte=timezone.localdate()
        ).first()
        if teks:
            self.fields["maklumat"].help_text = f"Maklumatnya: “{teks.isi}”"


@admin.register(FotoKegiatan)
class FotoKegiatanAdmin(Bertombol, HanyaBaca):
    """What visits looked like."""

    tombol = (
        Tombol(
            nama="umumkan",
            label="Tampilkan untuk umum",
            izin=UMUMKAN,
            boleh=lambda f: not f.tampil_publik,
            lakukan=umumkan_foto,
            berhasil="Foto tampil untuk umum.",
            form=lambda _f: UmumkanForm,
        ),
        Tombol(
            nama="sembunyikan",
            label="Jangan tampilkan lagi",
            izin=GARAP,
            boleh=lambda f: f.tampil_publik,
            lakukan=sembunyikan_foto,
            berhasil="Foto hanya dapat dilihat petugas.",
        ),
        Tombol(
            nama="hapus",
            label="Hapus foto",
            izin=GARAP,
            boleh=lambda _f: True,
            lakukan=hapus_foto,
            berhasil="Foto dihapus.",
            form=lambda _f: AlasanForm,
            bahaya=True,
        ),
    )
    change_form_template = "admin/kunjungan/foto.html"
    keterangan = (
        "Foto kunjungan, paling banyak 20 untuk satu kegiatan. Diunggah di halaman "
        "kegiatannya; lokasi dan data kameranya dibuang. Tidak ada yang tampil untuk umum "
        "sebelum petugas yang berwenang memastikan orang di foto sudah diberi tahu."
    )
    panduan = "kunjungan"
    list_display = ("__str__", "kegiatan", "tampil_publik")
    list_filter = ("tampil_publik",)
    list_select_related = ("kegiatan",)
    search_fields = ("keterangan", "kegiatan__nomor")
    fields = ("keterangan",)
    view_on_site = False

    def get_urls(self) -> list[URLPattern]:
        """One address for the picture and its small copy."""
        view = require_safe(self.gambar_view)
        pola = "<path:object_id>/gambar/<slug:bentuk>/"
        return [self.alamat(pola, view, "gambar"), *super().get_urls()]

    def boleh_tombol(self, request: HttpRequest, tombol: Tombol, obj: Any) -> bool:
        """The permission, and a visit that is the officer's to run."""
        return request.user.has_perm(tombol.izin) and obj.kegiatan.dijalankan_oleh(
            petugas_dari(request)
        )

    def kotak(self, request: HttpRequest, obj: FotoKegiatan) -> dict[str, Any]:
        """The picture, and the acts."""
        return {
            "title": str(obj),
            "subtitle": None,
            "alamat_asli": self.tautan("gambar", obj.pk, "asli"),
            "alamat_umum": reverse("pemangku:kegiatan-foto", args=(obj.pk,))
            if obj.tampil_publik
            else "",
            "tombol": self.tombol_untuk(request, obj),
            "isi": {"jejak": dari_jejak(obj)},
        }

    def gambar_view(
        self, request: HttpRequest, object_id: str, bentuk: str
    ) -> HttpResponseBase:
        """The picture, shown in the page."""
        foto: FotoKegiatan = self.objek_atau_404(request, object_id)
        if bentuk not in BENTUK:
            raise Http404
        jawab = unduhan(
            getattr(foto, BENTUK[bentuk]), nama="foto.jpg", tipe="image/jpeg"
        )
        jawab["Content-Disposition"] = "inline"
        jawab["Cache-Control"] = "private, no-store"
        return jawab
