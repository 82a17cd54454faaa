"""Breaches of personal data: the clock, the notices, the letters, the closing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, override

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern
from django.utils import timezone

from organisasi.admin.edisi import BeredisiForm
from organisasi.admin.tindak import Bertindak, Tindak
from organisasi.alur import TindakanTerlarang
from organisasi.insiden import (
    BATAS,
    PENERIMA,
    catat_insiden,
    catat_pemberitahuan,
    tutup_insiden,
    yang_kurang,
)
from organisasi.izin import petugas_dari
from organisasi.models import InsidenData, Jejak, Pengaturan
from organisasi.pribadi import batas_jam
from organisasi.sisa_jam import saat, sisa_jam

DASAR = "UU 27/2022 Pasal 46"
SURAT = {"subjek": "orang yang datanya bocor", "lembaga": "lembaga pelindungan data"}
SEBUTAN = {
    "subjek": "orangnya",
    "lembaga": "lembaga",
    "masyarakat": "masyarakat",
}


@dataclass(frozen=True, slots=True)
class Anjuran:
    """The next lawful step, for the box on top of the page."""

    langkah: str
    dasar: str = DASAR


class InsidenForm(BeredisiForm):
    """What is known so far; a breach found tomorrow is a slip."""

    def clean_diketahui_pada(self) -> datetime:
        """Not in the future, and with a limit to reckon from."""
        diketahui: datetime = self.cleaned_data["diketahui_pada"]
        if diketahui > timezone.now():
            raise ValidationError("Waktu diketahui tidak boleh di masa depan.")
        try:
            batas_jam(BATAS, diketahui)
        except TindakanTerlarang as galat:
            raise ValidationError(str(galat)) from galat
        return diketahui


class WaktuForm(forms.Form):
    """When they were told."""

    diberitahu_pada = forms.DateTimeField(
        label="Diberi tahu pada",
        initial=timezone.now,
        widget=forms.DateTimeInput(
            format="%Y-%m-%dT%H:%M",
            attrs={"type": "datetime-local", "class": "vTextField"},
        ),
        help_text="Hari dan jam surat atau pengumumannya keluar.",
    )


class TutupForm(forms.Form):
    """Nothing to ask: a page to read before closing."""


def _beri_tahu(kepada: str) -> Tindak:
    kolom = PENERIMA[kepada]
    return Tindak(
        nama=kepada,
        label=f"Catat {SEBUTAN[kepada]} sudah diberi tahu",
        boleh=lambda i: i.ditutup_pada is None and getattr(i, kolom) is None,
        lakukan=lambda i, **isi: catat_pemberitahuan(i, kepada, **isi),
        berhasil="Pemberitahuan tercatat.",
        penjelasan="Pemberitahuan tertulis memuat data yang terungkap, kapan dan "
        f"bagaimana, serta penanganannya ({DASAR}).",
        form=WaktuForm,
    )


@admin.register(InsidenData)
class InsidenAdmin(Bertindak):
    """The breach log."""

    form = InsidenForm
    keterangan = (
        "Insiden data pribadi: apa yang terungkap, milik siapa, dan siapa yang sudah "
        "diberi tahu. Batasnya 3 x 24 jam sejak diketahui, bukan hari kerja."
    )
    panduan = "data-pribadi"
    list_display = ("nomor", "diketahui_pada", "jam", "jumlah_orang", "ditutup_pada")
    search_fields = ("nomor",)
    kolom_ekspor = (
        *("nomor", "diketahui_pada", "tenggat", "jumlah_orang"),
        *("subjek_diberitahu_pada", "lembaga_diberitahu_pada"),
        *("masyarakat_diberitahu_pada", "ditutup_pada"),
    )
    fields = (
        *("diketahui_pada", "terjadi", "data_terungkap", "jumlah_orang"),
        "penanganan",
    )
    tindak = (
        *(_beri_tahu(kepada) for kepada in PENERIMA),
        Tindak(
            nama="tutup",
            label="Tutup insiden",
            boleh=lambda i: i.ditutup_pada is None and not yang_kurang(i),
            lakukan=tutup_insiden,
            berhasil="Insiden ditutup.",
            penjelasan="Setelah ditutup, isinya tidak dapat diubah lagi.",
            form=TutupForm,
        ),
    )

    @admin.display(description="batas pemberitahuan", ordering="tenggat")
    def jam(self, obj: InsidenData) -> str:
        """The hours left while somebody must still be told."""
        return (
            sisa_jam(obj.tenggat, timezone.now()) if obj.belum_diberitahu else "sudah"
        )

    @override
    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """The clock has started: its beginning stays."""
        return ("diketahui_pada",) if obj else ()

    def has_change_permission(
        self, request: HttpRequest, obj: InsidenData | None = None
    ) -> bool:
        """Until it is closed."""
        boleh: bool = super().has_change_permission(request, obj)
        return boleh and (obj is None or obj.ditutup_pada is None)

    @override
    def save_model(
        self,
        request: HttpRequest,
        obj: InsidenData,
        form: forms.ModelForm,
        change: bool,
    ) -> None:
        """A new one gets its number and clock; a change leaves a line in the trail."""
        oleh, pada = petugas_dari(request), timezone.now()
        if not change:
            catat_insiden(obj, oleh=oleh, pada=pada)
            return
        super().save_model(request, obj, form, change)
        kolom = ", ".join(nama for nama in form.changed_data if nama != "edisi")
        Jejak.objects.catat(
            obj, "ubah_insiden", oleh=oleh, pada=pada, sesudah={"kolom": kolom}
        )

    def kotak(self, obj: InsidenData) -> dict[str, Any]:
        """What is still to be done, until when, and the letters for it."""
        if obj.ditutup_pada:
            return {}
        surat = [
            (f"Contoh surat untuk {nama}", self.tautan("surat", obj.pk, kepada))
            for kepada, nama in SURAT.items()
        ]
        return {"anjuran": Anjuran(_langkah(obj, timezone.now())), "alat": surat}

    def get_urls(self) -> list[URLPattern]:
        """One page a letter."""
        pola = "<path:object_id>/surat/<slug:kepada>/"
        return [self.alamat(pola, self.surat_view, "surat"), *super().get_urls()]

    def surat_view(
        self, request: HttpRequest, object_id: str, kepada: str
    ) -> HttpResponse:
        """Sample words of a written notice, to print and complete by hand."""
        obj = self.objek_atau_404(request, object_id)
        if kepada not in SURAT:
            raise Http404
        konteks = {
            **self.admin_site.each_context(request),
            "title": f"Contoh surat {obj}",
            "opts": self.opts,
            "object": obj,
            "kepada": kepada,
            "atur": Pengaturan.objects.kini(),
            "hari_ini": timezone.localdate(),
        }
        return TemplateResponse(request, "admin/insiden_surat.html", konteks)


def _langkah(insiden: InsidenData, pada: datetime) -> str:
    """The next step in one or two sentences."""
    if not (kurang := yang_kurang(insiden)):
        return "Semua sudah dilakukan. Tutup insiden ini."
    if not insiden.belum_diberitahu:
        return f"Yang masih kurang: {kurang}."
    return (
        f"Yang masih kurang: {kurang}. Beri tahu tertulis paling lambat "
        f"{saat(insiden.tenggat)} ({sisa_jam(insiden.tenggat, pada)})."
    )
