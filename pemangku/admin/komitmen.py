"""Pledges: what was promised at visits, how far it is, and the link to report by (PK-32)."""

from __future__ import annotations

from typing import Any, override

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.bahasa import tanggal_pendek
from organisasi.kantor.izin import petugas_dari
from organisasi.staf.base import HanyaBaca
from organisasi.staf.riwayat import dari_jejak
from organisasi.staf.tombol import Tombol
from pemangku.actions.komitmen import ganti_tautan_terusan
from pemangku.actions.terusan import laporkan_komitmen
from pemangku.actions.tindak_lanjut import catat_tindak_lanjut
from pemangku.admin.bersama import AlasanForm, Bergalat
from pemangku.admin.borang_lanjutan import LaporkanForm, TindakLanjutForm
from pemangku.admin.pengingat import KELOLA, Berpengingat
from pemangku.models import Kegiatan, Komitmen
from pemangku.pesan_komitmen import alamat_bagikan, alamat_terusan, isi_ajakan

K = Komitmen.Keadaan
MENDESAK = (K.LEWAT,)


class SaringKeadaan(admin.SimpleListFilter):
    """How far the pledges are today."""

    title = "keadaan"
    parameter_name = "keadaan"

    @override
    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Every state."""
        return [(str(k), str(k.label)) for k in K]

    @override
    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        """Of the chosen state."""
        nilai = self.value()
        return queryset.berkeadaan(nilai, timezone.localdate()) if nilai else queryset


def _laporkan(komitmen: Komitmen, **isi: Any) -> Komitmen:
    laporkan_komitmen(komitmen, **isi)
    return komitmen


def _tindak_lanjut(komitmen: Komitmen, **isi: Any) -> Komitmen:
    catat_tindak_lanjut(komitmen.kegiatan, komitmen=komitmen, **isi)
    return komitmen


@admin.register(Komitmen)
class KomitmenAdmin(Berpengingat, Bergalat, HanyaBaca):
    """What stakeholders promised to pass on."""

    tombol = (
        Tombol(
            nama="laporkan",
            label="Catat laporannya",
            izin=KELOLA,
            boleh=lambda k: k.status == Komitmen.Status.BERLAKU,
            lakukan=_laporkan,
            berhasil="Laporan tercatat.",
            form=lambda _k: LaporkanForm,
        ),
        Tombol(
            nama="tindak_lanjut",
            label="Catat tindak lanjut",
            izin=KELOLA,
            boleh=lambda k: k.status == Komitmen.Status.BERLAKU,
            lakukan=_tindak_lanjut,
            berhasil="Tindak lanjut tercatat; unitnya diingatkan sekali sebelum tenggat.",
            form=lambda _k: TindakLanjutForm,
        ),
        Tombol(
            nama="batalkan",
            label="Batalkan komitmen",
            izin=KELOLA,
            boleh=lambda k: k.boleh(Komitmen.Tindakan.BATALKAN),
            lakukan=lambda k, **isi: k.batalkan(**isi),
            berhasil="Komitmen dibatalkan; tautannya tidak menerima laporan lagi.",
            form=lambda _k: AlasanForm,
            bahaya=True,
        ),
    )
    change_form_template = "admin/kunjungan/komitmen.html"
    keterangan = (
        "Janji pemangku untuk meneruskan informasi, dicatat di akhir kunjungan. Berapa kali "
        "sudah dilakukan dihitung dari laporannya; jumlah orang tidak pernah dicampur."
    )
    panduan = "kunjungan"
    list_display = ("siapa", "bentuk", "kemajuan", "batas", "kegiatan")
    list_filter = (SaringKeadaan, "bentuk")
    search_fields = ("kegiatan__nomor", "pemangku__nama_resmi", "pemangku__nomor")
    fields = ("bentuk",)
    view_on_site = False

    def get_urls(self) -> list[URLPattern]:
        """One page that makes a link."""
        view = require_http_methods(["GET", "HEAD", "POST"])(self.tautan_view)
        return [
            self.alamat("<path:object_id>/tautan/", view, "tautan"),
            *super().get_urls(),
        ]

    @override
    def get_queryset(self, request: HttpRequest) -> Any:
        semua: Any = super().get_queryset(request)
        return semua.untuk_daftar()

    @admin.display(description="pemangku", ordering="pemangku__nama_resmi")
    def siapa(self, obj: Komitmen) -> str:
        """Whose pledge."""
        return obj.pemangku.nama_tampil

    @admin.display(description="keadaan")
    def kemajuan(self, obj: Komitmen) -> str:
        """State, and how many times of how many."""
        label = obj.keadaan(timezone.localdate()).label
        return f"{label} ({obj.terlapor} dari {obj.target_kali})"

    @admin.display(description="paling lambat", ordering="tenggat")
    def batas(self, obj: Komitmen) -> str:
        """The last day."""
        return tanggal_pendek(obj.tenggat)

    def boleh_tombol(self, request: HttpRequest, tombol: Tombol, obj: Any) -> bool:
        """The permission, and a visit that is the officer's to run."""
        return request.user.has_perm(tombol.izin) and obj.diurus_oleh(
            petugas_dari(request)
        )

    def kotak(self, request: HttpRequest, obj: Komitmen) -> dict[str, Any]:
        """What was promised, how far it is, the reports with their three sums."""
        keadaan = obj.keadaan(timezone.localdate())
        terlihat = Kegiatan.objects.untuk(petugas_dari(request))
        tombol = self.tombol_untuk(request, obj)
        return {
            "title": f"Komitmen {obj}",
            "subtitle": None,
            "keadaan": keadaan,
            "mendesak": keadaan in MENDESAK,
            "alamat_kegiatan": reverse(
                "admin:pemangku_kegiatan_change", args=(obj.kegiatan_id,)
            )
            if terlihat.filter(pk=obj.kegiatan_id).exists()
            else "",
            "alamat_tautan": self.tautan("tautan", obj.pk)
            if tombol and obj.status == Komitmen.Status.BERLAKU
            else "",
            "laporan": obj.laporan.untuk_daftar(),
            "jumlah": obj.laporan.tiga_jumlah(),
            "tindak_lanjut": obj.tindak_lanjut.select_related("pj_unit"),
            "pengingat": obj.pengingat.order_by("ke"),
            "tombol": tombol,
            "isi": {"jejak": dari_jejak(obj)},
        }

    def tautan_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Make a new link and show it once, with the text for WhatsApp."""
        obj: Komitmen = self.objek_atau_404(request, object_id)
        petugas = petugas_dari(request)
        if not (petugas.has_perm(KELOLA) and obj.diurus_oleh(petugas)):
            raise PermissionDenied
        konteks: dict[str, Any] = {
            **self.admin_site.each_context(request),
            "title": f"Tautan laporan: {obj}",
            "opts": self.opts,
            "object": obj,
        }
        if request.method == "POST":
            try:
                kode = ganti_tautan_terusan(obj, oleh=petugas, pada=timezone.now())
            except TindakanTerlarang as galat:
                messages.error(request, str(galat))
                return HttpResponseRedirect(self.tautan("change", obj.pk))
            konteks["alamat"] = alamat_terusan(kode)
            konteks["wa"] = alamat_bagikan(isi_ajakan(obj, kode=kode))
        jawab = TemplateResponse(request, "admin/kunjungan/tautan.html", konteks)
        jawab["Cache-Control"] = "no-store, private"
        return jawab
