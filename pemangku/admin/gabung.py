"""Merging two records: side by side, a choice per difference, and the way back."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.db.models.fields.files import FieldFile
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
    HttpResponseRedirect,
)
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.bahasa import tanggal_pendek
from organisasi.kantor.izin import petugas_dari
from organisasi.staf.base import PortalAdmin
from pemangku.actions.gabung import (
    PILIHAN,
    batalkan_gabungan,
    berbeda,
    dari_lebur,
    gabungkan_pemangku,
)
from pemangku.admin.bersama import GABUNG, INDUK_TAK_ADA, TINJAU
from pemangku.forms import tempelkan
from pemangku.models import Pemangku, PenggabunganLog

KEKAL, LEBUR = "kekal", "lebur"
JUDUL = {
    "wilayah": "Wilayah dan alamat",
    "jangkauan": "Jangkauan yang disebut",
    "sk": "Surat keputusan",
}


class GabungForm(forms.Form):
    """One choice per difference; the newer verified value is offered first."""

    use_required_attribute = False

    def __init__(
        self, *args: Any, kekal: Pemangku, lebur: Pemangku, **lain: Any
    ) -> None:
        super().__init__(*args, **lain)
        for nama in berbeda(kekal, lebur):
            self.fields[nama] = forms.ChoiceField(
                label=JUDUL.get(nama) or _judul(nama),
                choices=((KEKAL, _teks(kekal, nama)), (LEBUR, _teks(lebur, nama))),
                initial=LEBUR if dari_lebur(kekal, lebur, nama) else KEKAL,
                widget=forms.RadioSelect,
                error_messages={"required": "Pilih salah satu."},
            )

    def ambil(self) -> list[str]:
        """The choices that come from the one that goes."""
        return [nama for nama, isi in self.cleaned_data.items() if isi == LEBUR]


def _judul(nama: str) -> str:
    kolom: Any = Pemangku._meta.get_field(nama)
    kata = str(kolom.verbose_name)
    return kata[:1].upper() + kata[1:]


def _teks(pemangku: Pemangku, pilihan: str) -> str:
    """Which record, and its value as read on the screen."""
    isi = [_baca(pemangku, nama) for nama in PILIHAN[pilihan]]
    return f"{pemangku.nomor}: {', '.join(filter(None, isi)) or '(kosong)'}"


def _baca(pemangku: Pemangku, nama: str) -> str:
    if baca := getattr(pemangku, f"get_{nama}_display", None):
        return str(baca())
    isi = getattr(pemangku, nama)
    if isinstance(isi, bool):
        return "ya" if isi else "tidak"
    if isinstance(isi, FieldFile):
        isi = "ada berkas" if isi else None
    if isinstance(isi, Pemangku):
        return isi.nama_tampil
    if hasattr(isi, "isoformat"):
        return tanggal_pendek(isi)
    return "" if isi is None else str(isi)


class Bergabung(PortalAdmin):
    """Pages to choose the other one, to merge, to undo; old addresses lead on."""

    def get_urls(self) -> list[URLPattern]:
        """Three pages more."""
        formulir = require_http_methods(["GET", "HEAD", "POST"])
        return [
            self.alamat(
                "<path:object_id>/gabung/<uuid:lain>/",
                formulir(self.gabung_view),
                "gabung",
            ),
            self.alamat(
                "<path:object_id>/gabung/", formulir(self.pilih_view), "gabung_pilih"
            ),
            self.alamat(
                "<path:object_id>/batal-gabung/<int:log>/",
                require_POST(self.batal_view),
                "gabung_batal",
            ),
            *super().get_urls(),
        ]

    def boleh_gabung(self, request: HttpRequest, obj: Pemangku) -> bool:
        """The right, held for the unit of this side."""
        return request.user.has_perm(GABUNG) and self.berwenang(request, GABUNG, obj)

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """The record; of a merged one the address of where it went."""
        obj = self.objek_atau_404(request, object_id)
        if obj.status == Pemangku.Status.TERGABUNG:
            akhir = obj
            while akhir.status == Pemangku.Status.TERGABUNG:
                akhir = akhir.penerus
            return HttpResponsePermanentRedirect(self.tautan("change", akhir.pk))
        return super().change_view(request, object_id, form_url, extra_context)

    def pilih_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Name the other record by its number."""
        obj = self.objek_atau_404(request, object_id)
        if not self.boleh_gabung(request, obj):
            raise PermissionDenied
        form = NomorForm(
            request.POST if request.method == "POST" else None,
            pilihan=self.get_queryset(request).exclude(pk=obj.pk),
        )
        if form.is_valid():
            lain = form.cleaned_data["nomor"]
            return HttpResponseRedirect(self.tautan("gabung", obj.pk, lain.pk))
        konteks = {"title": f"Gabungkan {obj.nomor}", "tombol": "Bandingkan"}
        return self._halaman_gabung(request, obj, form, konteks)

    def gabung_view(
        self, request: HttpRequest, object_id: str, lain: Any
    ) -> HttpResponse:
        """Both side by side; on POST the second goes into the first."""
        kekal = self.objek_atau_404(request, object_id)
        lebur = self.objek_atau_404(request, str(lain))
        if not all(self.boleh_gabung(request, satu) for satu in (kekal, lebur)):
            raise PermissionDenied
        form = GabungForm(
            request.POST if request.method == "POST" else None,
            kekal=kekal,
            lebur=lebur,
        )
        if form.is_valid() and (jawab := self._gabungkan(request, kekal, lebur, form)):
            return jawab
        konteks = {
            "title": f"Gabungkan {lebur.nomor} ke {kekal.nomor}",
            "lebur": lebur,
            "tukar": self.tautan("gabung", lebur.pk, kekal.pk),
            "tombol": f"Gabungkan ke {kekal.nomor}",
        }
        return self._halaman_gabung(request, kekal, form, konteks)

    def _gabungkan(
        self, request: HttpRequest, kekal: Pemangku, lebur: Pemangku, form: GabungForm
    ) -> HttpResponse | None:
        try:
            gabungkan_pemangku(
                kekal,
                lebur,
                ambil=form.ambil(),
                oleh=petugas_dari(request),
                pada=timezone.now(),
            )
        except TindakanTerlarang as galat:
            form.add_error(None, str(galat))
            return None
        except ValidationError as galat:
            tempelkan(form, galat)
            return None
        messages.success(
            request,
            f"{lebur.nomor} sekarang bagian dari {kekal.nomor}. Dapat dibatalkan dalam 30 "
            "hari.",
        )
        return HttpResponseRedirect(self.tautan("change", kekal.pk))

    def batal_view(
        self, request: HttpRequest, object_id: str, log: int
    ) -> HttpResponse:
        """Undo; what had to stay is told."""
        obj = self.objek_atau_404(request, object_id)
        if not (request.user.has_perm(TINJAU) and self.berwenang(request, TINJAU, obj)):
            raise PermissionDenied
        baris = get_object_or_404(PenggabunganLog, pk=log, pemangku=obj)
        try:
            hasil = batalkan_gabungan(
                baris, oleh=petugas_dari(request), pada=timezone.now()
            )
        except TindakanTerlarang as galat:
            messages.error(request, str(galat))
        else:
            messages.success(request, f"{hasil.lebur.nomor} berdiri sendiri lagi.")
            if hasil.tertinggal:
                messages.warning(
                    request,
                    "Sudah diubah orang, jadi tetap di sini dan perlu Anda periksa: "
                    f"{'; '.join(hasil.tertinggal)}.",
                )
        return HttpResponseRedirect(self.tautan("change", obj.pk))

    def gabungan(self, request: HttpRequest, obj: Pemangku) -> dict[str, Any]:
        """What was merged into the record, and whether it can be undone by this officer."""
        boleh = request.user.has_perm(TINJAU) and self.berwenang(request, TINJAU, obj)
        kini = timezone.now()
        semua = obj.penggabungan.select_related("pemangku_lebur", "oleh")
        return {
            "gabungan": [
                (
                    log,
                    self.tautan("gabung_batal", obj.pk, log.pk)
                    if boleh and log.dapat_dibatalkan(kini)
                    else "",
                )
                for log in semua
            ],
            "alamat_gabung": self.tautan("gabung_pilih", obj.pk)
            if self.boleh_gabung(request, obj)
            else "",
        }

    def _halaman_gabung(
        self,
        request: HttpRequest,
        obj: Pemangku,
        form: forms.Form,
        konteks: dict[str, Any],
    ) -> HttpResponse:
        semua = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "object": obj,
            "form": form,
            **konteks,
        }
        return TemplateResponse(request, "admin/pemangku/gabung.html", semua)


class NomorForm(forms.Form):
    """The other record, by its number."""

    use_required_attribute = False

    nomor = forms.CharField(
        label="Nomor catatan yang sama",
        max_length=20,
        help_text="Mis. PK-000012. Catatan itu yang masuk ke sini; dapat ditukar nanti.",
        error_messages={"required": "Tulis nomornya."},
    )

    def __init__(self, *args: Any, pilihan: QuerySet[Any], **lain: Any) -> None:
        super().__init__(*args, **lain)
        self._pilihan = pilihan

    def clean_nomor(self) -> Pemangku:
        """The record, if the officer may see it."""
        nomor = self.cleaned_data["nomor"].strip().upper()
        satu: Pemangku | None = self._pilihan.filter(nomor=nomor).first()
        if satu is None:
            raise ValidationError(INDUK_TAK_ADA)
        return satu
