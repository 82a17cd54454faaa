"""Hand-over: the open cases of an officer, ticked, pass to a successor."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.http import require_http_methods, require_safe

from informasi.actions.serah_terima import (
    BELUM_USAI,
    PANJANG_ALASAN,
    PENANGAN,
    berkas_terbuka,
    serah_terima,
)
from informasi.admin.surat import JAWAB, unduh
from informasi.models import Permohonan, Surat
from informasi.surat import cetak_surat
from organisasi.admin.dasar import PortalAdmin
from organisasi.alur import TindakanTerlarang
from organisasi.bahasa import tanggal_pendek
from organisasi.cakupan import Cakupan
from organisasi.izin import cakupan_izin, petugas_dari
from organisasi.models import Penugasan, Petugas

# So many lists that went out are offered again.
TERAKHIR = 10


class PilihBerkas(forms.ModelMultipleChoiceField):
    """Cases by number, state and due day."""

    def label_from_instance(self, obj: Any) -> str:
        """No identity, no content."""
        tempo = tanggal_pendek(obj.jatuh_tempo)
        return f"{obj.nomor}, {obj.get_status_display().lower()}, jatuh tempo {tempo}"


class DariForm(forms.Form):
    """Whose desk."""

    dari = forms.ModelChoiceField(
        Petugas.objects.none(), label="Yang menyerahkan", empty_label="Pilih petugas"
    )

    def __init__(self, *args: Any, cakupan: Cakupan, **lain: Any) -> None:
        """``cakupan``: where the officer may hand over cases."""
        super().__init__(*args, **lain)
        milik = Permohonan.objects.filter(
            cakupan.q("pemegang"), status__in=BELUM_USAI, penangan__isnull=False
        )
        dari = self.fields["dari"]
        assert isinstance(dari, forms.ModelChoiceField)
        dari.queryset = Petugas.objects.filter(pk__in=milik.values("penangan"))


class SerahTerimaForm(forms.Form):
    """Which cases, to whom, and why."""

    permohonan = PilihBerkas(
        Permohonan.objects.none(),
        label="Berkas yang diserahkan",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Pilih paling sedikit satu berkas."},
    )
    kepada = forms.ModelChoiceField(
        Petugas.objects.none(),
        label="Yang menerima",
        empty_label="Pilih petugas",
        error_messages={"required": "Pilih penerimanya."},
    )
    alasan = forms.CharField(
        label="Alasan",
        max_length=PANJANG_ALASAN,
        widget=forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"}),
        help_text="Tercetak pada daftar serah terima. Contoh: “Pindah tugas mulai 1 Juli.”",
        error_messages={"required": "Tulis alasannya."},
    )

    def __init__(
        self, *args: Any, dari: Petugas, cakupan: Cakupan, hari: date, **lain: Any
    ) -> None:
        super().__init__(*args, **lain)
        berkas = berkas_terbuka(dari).filter(cakupan.q("pemegang"))
        tugas = Penugasan.objects.berlaku(hari).filter(
            cakupan.q("unit"), peran__in=PENANGAN
        )
        calon = Petugas.objects.filter(pk__in=tugas.values("petugas"))
        self._isi("permohonan", berkas)
        self._isi("kepada", calon.exclude(pk=dari.pk))
        self.initial.setdefault("permohonan", [satu.pk for satu in berkas])

    def _isi(self, nama: str, pilihan: QuerySet[Any]) -> None:
        kolom = self.fields[nama]
        assert isinstance(kolom, forms.ModelChoiceField)
        kolom.queryset = pilihan


class Berserah(PortalAdmin):
    """Adds the page "Serah terima berkas" over the list of requests."""

    def get_urls(self) -> list[URLPattern]:
        """The page, and the printed lists that came of it."""
        view = require_http_methods(["GET", "HEAD", "POST"])(self.serah_view)
        surat = require_safe(self.serah_surat_view)
        return [
            self.alamat("serah-terima/", view, "serah_terima"),
            self.alamat("serah-terima/<int:pk>/", surat, "serah_terima_surat"),
            *super().get_urls(),
        ]

    def alat_daftar(self, request: HttpRequest) -> list[tuple[str, str]]:
        """A link to it, for whoever heads a unit."""
        semua = super().alat_daftar(request)
        if request.user.has_perm(JAWAB):
            semua.append(("Serah terima berkas", self.tautan("serah_terima")))
        return semua

    def serah_view(self, request: HttpRequest) -> HttpResponse:
        """Choose the desk (``?dari=``), tick its cases, name the successor."""
        cakupan = _cakupan(request)
        pilih = DariForm(request.GET or None, cakupan=cakupan)
        if not pilih.is_valid():
            return self._halaman_serah(request, pilih, None)
        form = SerahTerimaForm(
            request.POST if request.method == "POST" else None,
            dari=pilih.cleaned_data["dari"],
            cakupan=cakupan,
            hari=timezone.localdate(),
        )
        if request.method == "POST" and form.is_valid():
            jawab = self._serahkan(request, pilih.cleaned_data["dari"], form)
            if jawab is not None:
                return jawab
        return self._halaman_serah(request, pilih, form)

    def _serahkan(
        self, request: HttpRequest, dari: Petugas, form: SerahTerimaForm
    ) -> HttpResponse | None:
        """Do it; None when it was refused, with the reason on the form."""
        try:
            surat = serah_terima(
                dari=dari,
                oleh=petugas_dari(request),
                pada=timezone.now(),
                **form.cleaned_data,
            )
        except TindakanTerlarang as galat:
            form.add_error(None, str(galat))
            return None
        jumlah = form.cleaned_data["permohonan"].count()
        nomor = ", ".join(satu.nomor for satu in surat)
        messages.success(
            request,
            f"{jumlah} berkas {dari} diserahkan kepada {form.cleaned_data['kepada']}. "
            f"Daftar untuk ditandatangani: {nomor}.",
        )
        return HttpResponseRedirect(self.tautan("serah_terima"))

    def _halaman_serah(
        self, request: HttpRequest, pilih: DariForm, form: SerahTerimaForm | None
    ) -> TemplateResponse:
        konteks = {
            **self.admin_site.each_context(request),
            "title": "Serah terima berkas",
            "opts": self.opts,
            "pilih": pilih,
            "form": form,
            "surat": [
                (satu, self.tautan("serah_terima_surat", satu.pk))
                for satu in _surat(request)[:TERAKHIR]
            ],
        }
        return TemplateResponse(request, "admin/permohonan/serah_terima.html", konteks)

    def serah_surat_view(self, request: HttpRequest, pk: int) -> FileResponse:
        """A list to sign, as PDF."""
        surat = cetak_surat(get_object_or_404(_surat(request), pk=pk))
        nama = f"{slugify(f'serah terima {surat.nomor}')}.pdf"
        return unduh(surat.berkas, nama=nama, tipe="application/pdf")


def _cakupan(request: HttpRequest) -> Cakupan:
    """Where the officer may hand over cases; 403 for who heads no unit."""
    if not request.user.has_perm(JAWAB):
        raise PermissionDenied
    return cakupan_izin(petugas_dari(request), JAWAB)


def _surat(request: HttpRequest) -> QuerySet[Surat]:
    """Lists of the officer's units, and those he made himself."""
    milik = _cakupan(request).q("unit") | Q(dibuat_oleh=petugas_dari(request).pk)
    return Surat.objects.filter(milik, jenis=Surat.Jenis.SERAH_TERIMA)
