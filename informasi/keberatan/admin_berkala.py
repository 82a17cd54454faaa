"""Entering at the counter an objection that follows no request.

It is lodged when information that must be published is not there.
"""

from __future__ import annotations

from copy import deepcopy
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from informasi.izin import IZIN_CATAT
from informasi.keberatan.berkala import ajukan_berkala
from informasi.keberatan.models import Keberatan
from informasi.keberatan.tombol import kolom_mundur, periksa_mundur, tidak_di_depan
from informasi.pemohon.isian_loket import IsianCatat
from informasi.pemohon.models import KategoriPemohon
from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.form_fields import Teks
from organisasi.kantor.izin import cakupan_izin, petugas_dari
from organisasi.models import Petugas, Unit
from organisasi.staf.base import PortalAdmin, panjang

# Asked as at the counter of requests, with the same reasons.
KAPAN = ("kanal", "tanggal_terima")
BANTUAN = {
    "kanal": "Keberatan diajukan tertulis. Anda membantu menuliskannya bila perlu.",
    "nik": "Membuktikan warga negara Indonesia. Disimpan tersandi. Boleh menyusul.",
    "nama_kuasa": "Kosong bila diajukan sendiri. Surat kuasa khusus diperlihatkan.",
}
SIAPA = ("nama", "nama_kuasa", "nik", "alamat", "telepon", "surel", "kembali_ke_loket")


class CatatBerkalaForm(forms.Form):
    """Who objects, to which unit, what is missing."""

    use_required_attribute = False

    kunci_masuk = forms.UUIDField(widget=forms.HiddenInput, required=False)
    alasan_mundur = kolom_mundur()
    unit = forms.ModelChoiceField(
        Unit.objects.none(),
        label="Unit yang seharusnya mengumumkan",
        error_messages={"required": "Pilih unitnya."},
    )
    kasus_posisi = Teks(
        label="Informasi apa yang tidak ada",
        max_length=5000,
        wajib="Tulis informasi berkala apa yang tidak ada.",
        widget=panjang(5),
        help_text="Kasus posisi, dengan kata pemohon. Contoh: “Laporan keuangan 2023 tidak "
        "ada di situs dan tidak ada di loket.”",
    )
    kategori = forms.ChoiceField(label="Jenis pemohon", choices=KategoriPemohon.choices)

    def __init__(self, *args: Any, petugas: Petugas, **lain: Any) -> None:
        """The units the officer serves; the other fields as in requests."""
        super().__init__(*args, **lain)
        semua = {
            nama: deepcopy(IsianCatat.base_fields[nama]) for nama in (*KAPAN, *SIAPA)
        }
        semua["nama_kuasa"].required = False
        for nama, bantuan in BANTUAN.items():
            semua[nama].help_text = bantuan
        self.fields |= semua
        cakupan = cakupan_izin(petugas, IZIN_CATAT)
        unit: Any = self.fields["unit"]
        unit.queryset = (
            Unit.objects.filter(cakupan.q("")).ber_ppid().berjalan(timezone.localdate())
        )
        milik = [p.unit_id for p in petugas.penugasan_aktif]
        self.initial.setdefault("unit", min(milik, default=None))
        self.initial.setdefault("kunci_masuk", uuid4())
        self.order_fields(
            [*KAPAN, "alasan_mundur", "unit", "kasus_posisi", "kategori", *SIAPA]
        )

    def clean_tanggal_terima(self) -> date:
        """Never in the future."""
        return tidak_di_depan(self.cleaned_data["tanggal_terima"])

    def clean(self) -> dict[str, Any]:
        """A way to reach him, and a reason for what is typed late."""
        isi = self.cleaned_data
        periksa_mundur(self, isi)
        hubungi = ("telepon", "surel", "kembali_ke_loket")
        if not any(nama in self.errors or isi.get(nama) for nama in hubungi):
            self.add_error(
                "telepon",
                "Isi telepon atau surel, atau centang bahwa pemohon akan kembali ke loket.",
            )
        return isi

    def simpan(self, petugas: Petugas) -> Keberatan:
        """Enter it; TindakanTerlarang when a day cannot be reckoned."""
        isi = self.cleaned_data
        kunci: UUID | None = isi["kunci_masuk"]
        siapa = {nama: isi[nama] for nama in ("kategori", *SIAPA)}
        return ajukan_berkala(
            siapa=siapa | {"dikuasakan": bool(isi["nama_kuasa"])},
            unit=isi["unit"],
            kasus_posisi=isi["kasus_posisi"],
            kunci_masuk=kunci or uuid4(),
            kanal=isi["kanal"],
            tanggal_terima=isi["tanggal_terima"],
            alasan_mundur=isi["alasan_mundur"],
            oleh=petugas,
            pada=timezone.now(),
        )


class Berberkala(PortalAdmin):
    """A list over which an objection without a request can be entered."""

    def get_urls(self) -> list[URLPattern]:
        """One page more."""
        view = require_http_methods(["GET", "HEAD", "POST"])(self.catat_view)
        return [self.alamat("catat/", view, "catat"), *super().get_urls()]

    def alat_daftar(self, request: HttpRequest) -> list[tuple[str, str]]:
        """A link to it, for whoever serves at a counter."""
        semua = super().alat_daftar(request)
        if request.user.has_perm(IZIN_CATAT):
            semua.append(("Catat keberatan tanpa permohonan", self.tautan("catat")))
        return semua

    def catat_view(self, request: HttpRequest) -> HttpResponse:
        """The form; saved, its page."""
        if not request.user.has_perm(IZIN_CATAT):
            raise PermissionDenied
        petugas = petugas_dari(request)
        form = CatatBerkalaForm(request.POST or None, petugas=petugas)
        if request.method == "POST" and form.is_valid():
            try:
                keberatan = form.simpan(petugas)
            except TindakanTerlarang as galat:
                form.add_error(None, str(galat))
            else:
                messages.success(request, f"Keberatan {keberatan} tercatat.")
                return HttpResponseRedirect(self.tautan("change", keberatan.pk))
        konteks = {
            **self.admin_site.each_context(request),
            "title": "Catat keberatan tanpa permohonan",
            "opts": self.opts,
            "form": form,
        }
        return TemplateResponse(request, "informasi/keberatan/staf/catat.html", konteks)
