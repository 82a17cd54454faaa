"""Rounds: the list, planning one, the round at a glance, who has not been reached."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils import timezone

from organisasi.kantor.izin import petugas_dari
from organisasi.staf.base import HanyaBaca
from organisasi.staf.tombol import Bertombol, Tombol
from pemangku.actions import putaran as aksi
from pemangku.admin.belum import Berbelum
from pemangku.admin.bersama import KELOLA_PUTARAN
from pemangku.admin.borang_putaran import RencanaPutaranForm, TambahSasaranForm
from pemangku.admin.isi_putaran import URUTAN, isi_putaran
from pemangku.admin.progres import Berprogres
from pemangku.admin.rekap import Berekap
from pemangku.models import Putaran
from pemangku.models.pilihan_kegiatan import TindakanPutaran as T


def _tambah(putaran: Putaran, **isi: Any) -> Putaran:
    aksi.tambah_sasaran(putaran, **isi)
    return putaran


@admin.register(Putaran)
class PutaranAdmin(Berbelum, Berekap, Berprogres, Bertombol, HanyaBaca):
    """Rounds of visits over the city."""

    tombol = (
        Tombol(
            nama="mulai",
            label="Mulai putaran",
            izin=KELOLA_PUTARAN,
            boleh=lambda p: p.boleh(T.MULAI),
            lakukan=aksi.mulai_putaran,
            berhasil="Putaran berjalan.",
        ),
        Tombol(
            nama="tambah",
            label="Tambah sasaran",
            izin=KELOLA_PUTARAN,
            boleh=lambda p: p.status != Putaran.Status.SELESAI,
            lakukan=_tambah,
            berhasil="Sasaran ditambahkan.",
            penjelasan="Semua jumlah di halaman putaran dihitung dari daftar ini.",
            form=lambda _p: TambahSasaranForm,
        ),
        Tombol(
            nama="akhiri",
            label="Akhiri putaran",
            izin=KELOLA_PUTARAN,
            boleh=lambda p: p.boleh(T.AKHIRI),
            lakukan=lambda p, **isi: p.akhiri(**isi),
            berhasil="Putaran selesai.",
            akibat=lambda _p: (
                "Sasarannya tidak dapat diubah lagi.",
                "Yang belum tuntas dapat dilanjutkan dalam putaran baru.",
            ),
            bahaya=True,
        ),
    )
    change_form_template = "admin/kunjungan/putaran.html"
    keterangan = (
        "Putaran kunjungan: unit mana yang sudah didatangi dan apa yang masih kurang. Buka "
        "satu putaran untuk melihat semua sasarannya sekaligus."
    )
    panduan = "kunjungan"
    list_display = ("nama", "status", "mulai", "target_selesai")
    list_filter = ("status",)
    search_fields = ("nama",)
    fields = ("nama",)
    view_on_site = False

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Who plans rounds."""
        return request.user.has_perm(KELOLA_PUTARAN)

    def add_view(
        self,
        request: HttpRequest,
        form_url: str = "",  # noqa: ARG002 - Django's signature
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Plan a round: which units, and which older round it carries on."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = RencanaPutaranForm(request.POST if request.method == "POST" else None)
        if form.is_valid():
            try:
                putaran = aksi.rencanakan_putaran(
                    **form.cleaned_data,
                    oleh=petugas_dari(request),
                    pada=timezone.now(),
                )
            except ValidationError as galat:
                form.add_error(None, galat.messages)
            else:
                messages.success(request, f"{putaran} direncanakan.")
                return HttpResponseRedirect(self.tautan("change", putaran.pk))
        konteks = {
            **self.admin_site.each_context(request),
            "title": "Rencanakan putaran",
            "opts": self.opts,
            "form": form,
            "simpan": "Rencanakan putaran",
            **(extra_context or {}),
        }
        return TemplateResponse(request, "admin/kunjungan/borang.html", konteks)

    def kotak(self, request: HttpRequest, obj: Putaran) -> dict[str, Any]:
        """The round at a glance (PK-05)."""
        isi = isi_putaran(
            obj,
            petugas=petugas_dari(request),
            hari=timezone.localdate(),
            urut=request.GET.get("urut", ""),
        )
        return {
            "title": str(obj),
            "subtitle": None,
            "isi": isi,
            "urutan": [(nama, URUTAN[nama][0]) for nama in URUTAN],
            "alamat_belum": self.tautan("belum", obj.pk),
            "unduhan": [
                *(
                    (b.upper(), self.tautan("progres", obj.pk, b))
                    for b in ("pdf", "xlsx")
                ),
                *(
                    (f"rekap {b.upper()}", self.tautan("rekap", obj.pk, b))
                    for b in ("pdf", "xlsx")
                ),
            ],
            "tombol": self.tombol_untuk(request, obj),
        }
