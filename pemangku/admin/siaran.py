"""Broadcasts: written, composed, approved by another one, sent; and the quiet weeks."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.izin import petugas_dari, yang_dapat
from organisasi.staf.base import HanyaBaca, PortalAdmin
from organisasi.staf.tombol import DALAM, Bertombol, Tanya, Tombol
from pemangku.actions import siaran as aksi
from pemangku.admin.antrean_siaran import SUSUN, Berantrean
from pemangku.admin.borang_siaran import SetujuiForm, SiaranForm
from pemangku.admin.isi_siaran import isi_siaran, sebut_materi
from pemangku.models import MasaHening, Siaran
from pemangku.models.pilihan_siaran import TindakanSiaran as T

SETUJUI = "pemangku.setujui_siaran"


def _kembalikan(siaran: Siaran, *, teks: str, **isi: Any) -> Siaran:
    return siaran.kembalikan(alasan=teks, **isi)


def _batalkan(siaran: Siaran, *, teks: str, **isi: Any) -> Siaran:
    return aksi.batalkan_siaran(siaran, alasan=teks, **isi)


@admin.register(Siaran)
class SiaranAdmin(Berantrean, Bertombol, HanyaBaca):
    """Messages to many: each recipient's right is checked, twice."""

    tombol = (
        Tombol(
            nama="susun",
            label="Susun penerima",
            izin=SUSUN,
            boleh=lambda s: s.boleh(T.SUSUN),
            lakukan=aksi.susun_penerima,
            berhasil="Penerima tersusun. Baca jumlahnya di bawah.",
        ),
        Tombol(
            nama="setujui",
            label="Setujui",
            izin=SETUJUI,
            boleh=lambda s: s.boleh(T.SETUJUI),
            orang_kedua=lambda s: yang_dapat(
                SETUJUI,
                [s.unit],
                timezone.localdate(),
                kecuali=(s.penyusun_id, *s.penulis),
            ),
            lakukan=lambda s, **isi: s.setujui(**isi),
            berhasil="Siaran disetujui.",
            form=lambda _s: SetujuiForm,
            akibat=lambda s: (
                f"Pesan ini dikirim kepada {s.jumlah_layak} penerima yang layak.",
                *sebut_materi(s),
                "Nama Anda tercatat sebagai yang menyetujui.",
            ),
        ),
        Tombol(
            nama="mulai",
            label="Mulai kirim",
            izin=SUSUN,
            boleh=lambda s: (
                s.boleh(T.MULAI)
                and (s.penyetuju_id is not None or not s.perlu_penyetuju)
            ),
            lakukan=aksi.mulai_siaran,
            berhasil="Siaran berjalan.",
            akibat=lambda s: (
                f"{s.jumlah_layak} penerima, lewat {s.get_kanal_display()}.",
                *sebut_materi(s),
                "Hanya pada hari kerja pukul 08.00 sampai 17.00 WIB.",
            ),
        ),
        Tombol(
            nama="kembalikan",
            label="Kembalikan",
            izin=SETUJUI,
            boleh=lambda s: s.boleh(T.KEMBALIKAN),
            lakukan=_kembalikan,
            berhasil="Dikembalikan kepada penyusun.",
            tanya=lambda _s: Tanya("Apa yang harus diperbaiki", DALAM),
        ),
        Tombol(
            nama="batalkan",
            label="Batalkan siaran",
            izin=SUSUN,
            boleh=lambda s: s.boleh(T.BATALKAN),
            lakukan=_batalkan,
            berhasil="Siaran dibatalkan.",
            tanya=lambda _s: Tanya("Alasan", DALAM),
            bahaya=True,
        ),
    )
    change_form_template = "admin/siaran/siaran.html"
    keterangan = (
        "Undangan dan informasi layanan kepada banyak pemangku. Portal memeriksa "
        "persetujuan setiap penerima saat menyusun dan sekali lagi saat mengirim."
    )
    panduan = "siaran"
    list_display = ("nomor", "judul", "tujuan", "kanal", "pengirim", "status")
    list_filter = ("status", "tujuan", "kanal")
    search_fields = ("nomor", "judul")
    fields = ("nomor",)
    view_on_site = False

    def get_queryset(self, request: HttpRequest) -> Any:
        """With the units that decide who may act, in the same query."""
        semua: Any = super().get_queryset(request)
        return semua.untuk_daftar()

    def get_urls(self) -> list[URLPattern]:
        """One page to write it anew."""
        view = require_http_methods(["GET", "HEAD", "POST"])(self.isi_view)
        return [self.alamat("<path:object_id>/isi/", view, "isi"), *super().get_urls()]

    @admin.display(description="pengirim", ordering="unit")
    def pengirim(self, obj: Siaran) -> str:
        """The sending unit by its short name."""
        return obj.unit.nama_pendek

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Who writes broadcasts."""
        return request.user.has_perm(SUSUN)

    def boleh_tombol(self, request: HttpRequest, tombol: Tombol, obj: Any) -> bool:
        """The permission in its reach; approving is never the author's (PK-44)."""
        if tombol.izin != SETUJUI:
            return self.boleh_kirim(request, obj)
        return request.user.has_perm(SETUJUI) and obj.dapat_disetujui(
            petugas_dari(request)
        )

    def add_view(
        self,
        request: HttpRequest,
        form_url: str = "",  # noqa: ARG002 - Django's signature
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Write a broadcast."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        return self._halaman(request, None, extra_context or {})

    def isi_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Change what is not approved yet; recipients are composed anew."""
        siaran = self._milik(request, object_id)
        if not siaran.boleh(T.UBAH):
            raise PermissionDenied
        return self._halaman(request, siaran, {})

    def _halaman(
        self, request: HttpRequest, siaran: Siaran | None, lain: dict[str, Any]
    ) -> HttpResponse:
        form = SiaranForm(
            request.POST if request.method == "POST" else None,
            petugas=petugas_dari(request),
            siaran=siaran,
            # Another desk may give the first words.
            initial={} if siaran else request.GET.dict(),
        )
        if form.is_valid() and (jawab := self._simpan(request, siaran, form)):
            return jawab
        konteks = {
            **self.admin_site.each_context(request),
            "title": f"Ubah {siaran.nomor}" if siaran else "Tulis siaran",
            "opts": self.opts,
            "object": siaran,
            "form": form,
            **lain,
        }
        return TemplateResponse(request, "admin/siaran/borang.html", konteks)

    def _simpan(
        self, request: HttpRequest, siaran: Siaran | None, form: SiaranForm
    ) -> HttpResponse | None:
        """Save; a fault leaves the form as it was typed."""
        isi: dict[str, Any] = {
            "isian": form.isian(),
            "oleh": petugas_dari(request),
            "pada": timezone.now(),
        }
        try:
            if siaran is None:
                kunci = form.cleaned_data["kunci"]
                siaran = aksi.tulis_siaran(kunci=kunci, **isi)
            else:
                edisi = form.cleaned_data["edisi"] or 0
                siaran = aksi.ubah_siaran(siaran, edisi=edisi, **isi)
        except ValidationError as galat:
            form.add_error(None, galat)
            return None
        except TindakanTerlarang as galat:
            form.add_error(None, str(galat))
            return None
        messages.success(request, f"{siaran.nomor} tersimpan. Susun penerimanya.")
        return HttpResponseRedirect(self.tautan("change", siaran.pk))

    def kotak(self, request: HttpRequest, obj: Siaran) -> dict[str, Any]:
        """Next step, counts, and how far it is."""
        kirim = self.boleh_kirim(request, obj)
        antre = obj.status == Siaran.Status.BERJALAN and (
            obj.kanal == Siaran.Kanal.WA and kirim
        )
        ubah = kirim and obj.boleh(T.UBAH)
        return {
            "title": f"Siaran {obj}",
            "subtitle": None,
            "isi": isi_siaran(obj, pada=timezone.now()),
            "tombol": self.tombol_untuk(request, obj),
            "alamat_ubah": self.tautan("isi", obj.pk) if ubah else "",
            "alamat_antrean": self.tautan("antrean", obj.pk) if antre else "",
        }


@admin.register(MasaHening)
class MasaHeningAdmin(PortalAdmin):
    """Weeks in which no information is broadcast."""

    keterangan = (
        "Rentang tanggal tanpa siaran, misalnya masa kampanye. Undangan kepada pejabat "
        "internal tetap boleh; siaran lain menunggu sampai masanya lewat."
    )
    panduan = "siaran"
    list_display = ("mulai", "sampai", "alasan")
    search_fields = ("alasan",)
    fields = ("mulai", "sampai", "alasan")
