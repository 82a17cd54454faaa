"""Visits as the officers work on them: a list by day, a page with the next step."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.urls import URLPattern, reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from organisasi.halaman.rahasia import unduhan
from organisasi.kantor.izin import petugas_dari
from organisasi.staf.base import HanyaBaca, SaringUnit
from organisasi.staf.tombol import Tombol
from pemangku.admin.bersama import TIPE, Bergalat
from pemangku.admin.cetak import Bercetak
from pemangku.admin.isi_kegiatan import muat_isi, posisi, urutkan
from pemangku.admin.isi_lanjutan import muat_lanjutan
from pemangku.admin.rencana_kegiatan import Berencana
from pemangku.admin.tombol_kegiatan import TOMBOL_KEGIATAN
from pemangku.admin.tombol_lanjutan import TOMBOL_LANJUTAN
from pemangku.models import Kegiatan
from pemangku.models.pilihan_kegiatan import TindakanKegiatan as T

BERKAS = {"pindaian": "pindaian_hadir", "berita-acara": "berita_acara"}


@admin.register(Kegiatan)
class KegiatanAdmin(Berencana, Bercetak, Bergalat, HanyaBaca):
    """Visits: planned, running, to be finished, closed."""

    tombol = (*TOMBOL_KEGIATAN, *TOMBOL_LANJUTAN)
    change_form_template = "admin/kunjungan/kegiatan.html"
    tambah = "Rencanakan kegiatan"
    keterangan = (
        "Kunjungan dan rapat dengan pemangku kepentingan: agenda, undangan, kehadiran, dan "
        "kertasnya. Buka satu baris dan ikuti kotak Langkah berikutnya."
    )
    panduan = "kunjungan"
    jalan_unit = "tuan_rumah"
    list_display = ("nomor", "hari", "judul", "rumah", "status")
    list_filter = ("status", SaringUnit)
    search_fields = ("nomor", "judul", "tempat")
    fields = ("nomor",)
    date_hierarchy = "mulai"
    view_on_site = False

    def get_queryset(self, request: HttpRequest) -> Any:
        """With the units that decide who may act, in the same query."""
        return (
            super()
            .get_queryset(request)
            .select_related("tuan_rumah__induk", "penyelenggara__induk")
        )

    def get_urls(self) -> list[URLPattern]:
        """One address for the two scans."""
        view = require_safe(self.berkas_view)
        pola = "<path:object_id>/berkas/<slug:nama>/"
        return [self.alamat(pola, view, "berkas"), *super().get_urls()]

    @admin.display(description="hari", ordering="mulai")
    def hari(self, obj: Kegiatan) -> str:
        """Day and hour."""
        return f"{timezone.localtime(obj.mulai):%d-%m-%Y %H.%M}"

    @admin.display(description="tuan rumah", ordering="tuan_rumah")
    def rumah(self, obj: Kegiatan) -> str:
        """The host by its short name."""
        return obj.tuan_rumah.nama_pendek

    def boleh_tombol(self, request: HttpRequest, tombol: Tombol, obj: Any) -> bool:
        """The permission, and a visit that is the officer's to run."""
        return request.user.has_perm(tombol.izin) and obj.dijalankan_oleh(
            petugas_dari(request)
        )

    def tombol_untuk(self, request: HttpRequest, obj: Any) -> list[dict[str, Any]]:
        """The acts, with the two pages that write."""
        semua = super().tombol_untuk(request, obj)
        if not (self.boleh_tulis(request, obj) and obj.boleh(T.UBAH)):
            return semua
        return [
            *semua,
            *(
                {
                    "nama": nama,
                    "label": label,
                    "alamat": self.tautan(nama, obj.pk),
                    "bertanya": True,
                    "bahaya": False,
                }
                for nama, label in (
                    ("notulen", "Tulis notulen"),
                    ("rencana", "Ubah rencana"),
                )
            ),
        ]

    def kotak(self, request: HttpRequest, obj: Kegiatan) -> dict[str, Any]:
        """Next step, status box, and everything that hangs on the visit."""
        bernama = self.boleh_hadir(request, obj)
        cari = request.GET.get("cari", "")
        isi = muat_isi(obj, bernama=bernama, hari=timezone.localdate(), cari=cari)
        return {
            "title": f"Kegiatan {obj}",
            "subtitle": None,
            "isi": isi,
            "lanjutan": muat_lanjutan(obj, hari=timezone.localdate()),
            "posisi": posisi(isi),
            "cari": cari,
            "bernama": bernama,
            "terbuka": obj.menerima_hadir,
            "tombol": urutkan(self.tombol_untuk(request, obj), isi),
            "kertas": self.kertas(obj) if bernama else [],
            "alat": [
                (kata, reverse(f"pemangku:{nama}", args=(obj.pk,)))
                for nama, kata in (
                    ("lapangan", "Mode lapangan"),
                    ("kegiatan-komitmen", "Catat komitmen di ponsel"),
                    ("kegiatan-layar", "Layar kode ruang"),
                )
            ]
            if bernama and obj.menerima_hadir
            else [],
            "berkas": [
                (label, self.tautan("berkas", obj.pk, nama))
                for nama, label in (
                    ("pindaian", "Daftar hadir bertanda tangan"),
                    ("berita-acara", "Berita acara bertanda tangan"),
                )
                if getattr(obj, BERKAS[nama])
            ]
            if bernama
            else [],
        }

    def berkas_view(
        self, request: HttpRequest, object_id: str, nama: str
    ) -> HttpResponseBase:
        """A scan, as a download that runs nothing; it shows names."""
        kegiatan = self.objek_atau_404(request, object_id)
        kolom = BERKAS.get(nama)
        if kolom is None or not getattr(kegiatan, kolom):
            raise Http404
        if not self.boleh_hadir(request, kegiatan):
            raise PermissionDenied
        isi = getattr(kegiatan, kolom)
        jenis = isi.name.rpartition(".")[2]
        return unduhan(isi, nama=f"{nama}-{kegiatan.nomor}.{jenis}", tipe=TIPE[jenis])
