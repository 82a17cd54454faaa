"""Two pictures of the register: who stands where, and which kelurahan somebody reaches."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern
from django.utils import timezone
from django.views.decorators.http import require_safe

from organisasi.grafik.gambar import Gambar
from organisasi.kantor.izin import petugas_dari
from organisasi.kertas.naskah import SURAT, gambar, tabel
from organisasi.models import Wilayah
from organisasi.staf.base import PortalAdmin
from pemangku.admin.kirim_pdf import kirim_pdf
from pemangku.admin.penilaian import LIHAT
from pemangku.kertas import Pencetak, lembar_dinas
from pemangku.matriks import LEBAR as LEBAR_MATRIKS, gambar_nilai
from pemangku.models import KonteksPenilaian
from pemangku.peta_cakupan import LEBAR as LEBAR_CAKUPAN, gambar_cakupan

SVG, PDF = "svg", "pdf"


class MatriksForm(forms.Form):
    """Of what, where, and compared with which day; an unknown choice is passed over."""

    konteks = forms.ModelChoiceField(
        KonteksPenilaian.objects.none(),
        label="Dinilai untuk",
        required=False,
        empty_label=None,
    )
    kecamatan = forms.ModelChoiceField(
        Wilayah.objects.none(),
        label="Kecamatan",
        required=False,
        empty_label="seluruh kota",
    )
    banding = forms.DateField(
        label="Bandingkan dengan keadaan pada",
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"invalid": "Isi tanggal, bulan, dan tahun."},
    )

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        kolom: Any = self.fields
        kolom["konteks"].queryset = KonteksPenilaian.objects.order_by("mulai", "nama")
        kolom["kecamatan"].queryset = Wilayah.objects.kecamatan()


class Beranalisis(PortalAdmin):
    """Mix in before the list's own class; adds the matrix and the map, as page and file."""

    def get_urls(self) -> list[URLPattern]:
        """Four pages more."""
        berkas = "%s.<str:bentuk>"
        return [
            self.alamat("matriks/", require_safe(self.matriks_view), "matriks"),
            self.alamat(
                berkas % "matriks",
                require_safe(self.matriks_berkas_view),
                "matriks_berkas",
            ),
            self.alamat("cakupan/", require_safe(self.cakupan_view), "cakupan"),
            self.alamat(
                berkas % "cakupan",
                require_safe(self.cakupan_berkas_view),
                "cakupan_berkas",
            ),
            *super().get_urls(),
        ]

    def alat_daftar(self, request: HttpRequest) -> list[tuple[str, str]]:
        """The ways there."""
        alat = [("Peta cakupan", self.tautan("cakupan"))]
        if request.user.has_perm(LIHAT):
            alat.append(("Matriks", self.tautan("matriks")))
        return [*super().alat_daftar(request), *alat]

    # The matrix

    def _matriks(self, request: HttpRequest) -> tuple[MatriksForm, Gambar | None]:
        """What is asked and its picture; None while there is no context."""
        if not request.user.has_perm(LIHAT):
            raise PermissionDenied
        form = MatriksForm(request.GET or None)
        pilih = form.cleaned_data if form.is_valid() else {}
        konteks = pilih.get("konteks") or KonteksPenilaian.objects.first()
        if konteks is None:
            return form, None
        satu = gambar_nilai(
            petugas_dari(request),
            konteks=konteks,
            hari=timezone.localdate(),
            kecamatan=pilih.get("kecamatan"),
            banding=pilih.get("banding"),
        )
        return form, satu

    def matriks_view(self, request: HttpRequest) -> HttpResponse:
        """The picture with its table (PK-47)."""
        form, satu = self._matriks(request)
        return self._gambar(
            request,
            satu,
            judul="Matriks pengaruh dan kepentingan",
            keterangan=(
                "Lembaga yang dinilai, menurut pengaruh dan kepentingannya. Yang belum "
                "dinilai tidak digambar, hanya dihitung; perorangan tidak dinilai."
            ),
            berkas=self._berkas("matriks", request.GET.urlencode()),
            form=form,
        )

    def matriks_berkas_view(self, request: HttpRequest, bentuk: str) -> HttpResponse:
        """The same picture by itself, or on paper."""
        _, satu = self._matriks(request)
        return self._kirim(request, satu, LEBAR_MATRIKS, "matriks", bentuk)

    # The map

    def _cakupan(self, request: HttpRequest) -> Gambar:
        if not self.has_view_permission(request):
            raise PermissionDenied
        return gambar_cakupan(timezone.localdate())

    def cakupan_view(self, request: HttpRequest) -> HttpResponse:
        """The tile map with its table (PK-45)."""
        return self._gambar(
            request,
            self._cakupan(request),
            judul="Peta cakupan",
            keterangan=(
                "Kelurahan mana yang sudah punya pemangku luar pemerintah. Bulat penuh: "
                "ada yang terverifikasi; setengah: hanya yang kedaluwarsa; kosong: belum "
                "ada."
            ),
            berkas=self._berkas("cakupan", ""),
        )

    def cakupan_berkas_view(self, request: HttpRequest, bentuk: str) -> HttpResponse:
        """The same map by itself, or on paper."""
        satu = self._cakupan(request)
        return self._kirim(request, satu, LEBAR_CAKUPAN, "cakupan", bentuk)

    # Both

    def _berkas(self, nama: str, saringan: str) -> list[tuple[str, str]]:
        """The forms of a picture, under the filters of the page."""
        akhir = f"?{saringan}" if saringan else ""
        return [
            (bentuk.upper(), f"{self.tautan(f'{nama}_berkas', bentuk)}{akhir}")
            for bentuk in (PDF, SVG)
        ]

    def _gambar(
        self, request: HttpRequest, satu: Gambar | None, *, judul: str, **lain: Any
    ) -> HttpResponse:
        konteks = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": judul,
            "gambar": satu,
            **lain,
        }
        return TemplateResponse(request, "admin/pemangku/gambar.html", konteks)

    def _kirim(
        self,
        request: HttpRequest,
        satu: Gambar | None,
        lebar: tuple[int, ...],
        nama: str,
        bentuk: str,
    ) -> HttpResponse:
        """The picture as a file; Http404 without one, or for another form."""
        if satu is None or bentuk not in {SVG, PDF}:
            raise Http404
        kini = timezone.now()
        berkas = f"pemangku_{nama}_{timezone.localdate(kini):%Y-%m-%d}"
        if bentuk == SVG:
            jawab = HttpResponse(satu.svg(), content_type="image/svg+xml")
            jawab["Content-Disposition"] = f'attachment; filename="{berkas}.svg"'
            return jawab
        isi = lembar_dinas(
            Pencetak.dari(petugas_dari(request), kini),
            judul=satu.judul,
            hal=satu.judul,
            bagian=[*gambar(satu), tabel(satu.kepala, satu.baris, lebar)],
        )
        kembali = self.tautan(nama)
        return kirim_pdf(
            request, isi, pada=kini, naskah=SURAT, nama=berkas, kembali=kembali
        )
