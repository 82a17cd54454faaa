"""Figures for staff: all of a period, one with its rows, frozen ones, files (10.7, 10.10)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import wraps
from io import BytesIO, StringIO
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.halaman.rahasia import halaman_rahasia
from organisasi.kantor.izin import petugas_dari
from organisasi.kertas.naskah import SURAT
from organisasi.staf.base import XLSX, catat_unduhan
from pemangku.staf import kirim_pdf
from ppid_portal.indikator.berkas import Berkas, Nama, tulis_csv, tulis_xlsx
from ppid_portal.indikator.daftar import INDIKATOR
from ppid_portal.indikator.izin import BEKUKAN, LIHAT, cakupan_angka
from ppid_portal.indikator.kertas import isi_laporan, isi_satu
from ppid_portal.indikator.periode import Periode
from ppid_portal.indikator.potret import bekukan, berubah
from ppid_portal.indikator.tampilan import baris_beda, halaman_satu, tabel_periode
from ppid_portal.kinerja.halaman import periode_diminta as periode_terbuka, pilihan
from ppid_portal.models import PotretIndikator

View = Callable[..., HttpResponse]
TANPA_ALASAN = "Tulis alasannya, misalnya untuk laporan apa."


class BekukanForm(forms.Form):
    """Why the period is frozen."""

    use_required_attribute = False

    alasan = forms.CharField(
        label="Alasan membekukan",
        max_length=300,
        error_messages={"required": TANPA_ALASAN},
        help_text="Misalnya: laporan triwulan II kepada Sekretaris Daerah.",
    )


def halaman_angka(*cara: str) -> Callable[[View], View]:
    """Behind the admin's sign-in, for who reads figures; kept by no cache."""

    def bungkus(view: View) -> View:
        @wraps(view)
        def dalam(request: HttpRequest, *args: Any, **kw: Any) -> HttpResponse:
            if not request.user.has_perm(LIHAT):
                raise PermissionDenied
            return view(request, *args, **kw)

        boleh = cara or ("GET", "HEAD")
        hasil: View = admin.site.admin_view(
            require_http_methods(list(boleh))(halaman_rahasia(dalam))
        )
        return hasil

    return bungkus


def periode_diminta(request: HttpRequest) -> Periode:
    """``?periode=``; without it this year. Http404 for what the public page has not."""
    try:
        return periode_terbuka(request.GET.get("periode", ""), timezone.localdate())
    except ValueError:
        raise Http404 from None


@halaman_angka("GET", "HEAD", "POST")
def indikator_daftar(request: HttpRequest) -> HttpResponse:
    """All figures of a period; whoever may freezes it here."""
    per = periode_diminta(request)
    boleh = request.user.has_perm(BEKUKAN)
    form = BekukanForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        if not boleh:
            raise PermissionDenied
        if form.is_valid() and _dibekukan(request, per, form):
            return HttpResponseRedirect(_alamat_periode(per))
    return _tampil(
        request,
        "daftar",
        f"Indikator {per.nama}",
        **tabel_periode(per),
        pilihan=list(pilihan(per, timezone.localdate(), "indikator-daftar")),
        bentuk=[(b.upper(), _berkas(b, per)) for b in ("xlsx", "pdf", "csv")],
        form=form if boleh else None,
        berjalan=per.akhir >= timezone.localdate() and not form.is_bound,
        potret_semua=PotretIndikator.objects.filter(periode=per.kode).select_related(
            "dibekukan_oleh"
        ),
    )


def _dibekukan(request: HttpRequest, per: Periode, form: BekukanForm) -> bool:
    """Freeze; what forbids it is told beside the field."""
    try:
        bekukan(
            per,
            oleh=petugas_dari(request),
            pada=timezone.now(),
            alasan=form.cleaned_data["alasan"],
        )
    except TindakanTerlarang as galat:
        form.add_error("alasan", str(galat))
        return False
    messages.success(request, f"Angka {per.nama} sudah dibekukan.")
    return True


@halaman_angka()
def indikator_satu(request: HttpRequest, kode: str) -> HttpResponse:
    """One figure: its definition, its fraction, its parts, the rows the officer may see."""
    if kode not in INDIKATOR:
        raise Http404
    petugas, per = petugas_dari(request), periode_diminta(request)
    nama = Nama.untuk(cakupan_angka(petugas))
    unit, kecamatan = _tempat(request, nama)
    isi = halaman_satu(
        kode,
        per,
        nama,
        petugas=petugas,
        kini=timezone.localdate(),
        unit=unit,
        kecamatan=kecamatan,
    )
    pdf = f"{reverse('indikator-satu-pdf', args=(kode,))}?{_kueri(per)}"
    return _tampil(request, "satu", f"{kode} {INDIKATOR[kode].nama}", **isi, pdf=pdf)


def _tempat(request: HttpRequest, nama: Nama) -> tuple[int | None, str | None]:
    """``?unit=`` or ``?kecamatan=``; Http404 outside the officer's scope."""
    unit, kecamatan = request.GET.get("unit", ""), request.GET.get("kecamatan", "")
    if unit:
        for pk, satu in nama.unit.items():
            if satu.kode == unit:
                return pk, None
        raise Http404
    if kecamatan and kecamatan not in nama.kecamatan:
        raise Http404
    return None, kecamatan or None


@halaman_angka()
def indikator_potret(request: HttpRequest, pk: int) -> HttpResponse:
    """A frozen period, and what a later reckoning found otherwise."""
    semua = PotretIndikator.objects.select_related("dibekukan_oleh", "menggantikan")
    potret = get_object_or_404(semua, pk=pk)
    nama = Nama.untuk(cakupan_angka(petugas_dari(request)))
    beda = [b for b in berubah(potret) if nama.memuat(b.kunci)]
    per = Periode.dari(potret.periode)
    return _tampil(
        request,
        "potret",
        f"Potret {per.nama}",
        potret=potret,
        per=per,
        beda=baris_beda(beda, nama),
        pengganti=PotretIndikator.objects.filter(menggantikan=potret).first(),
    )


@halaman_angka()
def indikator_berkas(request: HttpRequest, bentuk: str) -> HttpResponse:
    """The figures of a period as a workbook, a table or a paper."""
    per, kini = periode_diminta(request), timezone.now()
    petugas, hari = petugas_dari(request), timezone.localdate()
    berkas, nama = Berkas.untuk(petugas, per), f"indikator_{per.kode}_v1"
    if bentuk == "pdf":
        return _pdf(request, isi_laporan(berkas, pada=kini), nama, per)
    catat_unduhan(f"{nama}.{bentuk}", oleh=petugas, pada=kini)
    isi, tipe = (_xlsx(berkas, hari), XLSX) if bentuk == "xlsx" else (_csv(berkas), CSV)
    jawab = HttpResponse(isi, content_type=tipe)
    jawab["Content-Disposition"] = f'attachment; filename="{nama}.{bentuk}"'
    return jawab


CSV = "text/csv; charset=utf-8"


def _xlsx(berkas: Berkas, hari: date) -> bytes:
    wadah = BytesIO()
    tulis_xlsx(wadah, berkas, hari)
    return wadah.getvalue()


def _csv(berkas: Berkas) -> bytes:
    wadah = StringIO()
    tulis_csv(wadah, berkas)
    return wadah.getvalue().encode("utf-8-sig")


@halaman_angka()
def indikator_satu_pdf(request: HttpRequest, kode: str) -> HttpResponse:
    """One figure on one page, as evidence for e-Monev."""
    if kode not in INDIKATOR:
        raise Http404
    per, kini = periode_diminta(request), timezone.now()
    berkas = Berkas.untuk(petugas_dari(request), per)
    isi = isi_satu(berkas, kode, pada=kini)
    return _pdf(request, isi, f"indikator_{kode}_{per.kode}_v1", per)


def _pdf(
    request: HttpRequest, isi: dict[str, Any], nama: str, per: Periode
) -> HttpResponse:
    return kirim_pdf(
        request,
        isi,
        pada=timezone.now(),
        naskah=SURAT,
        nama=nama,
        kembali=_alamat_periode(per),
    )


def _kueri(per: Periode) -> str:
    return urlencode({"periode": per.kode})


def _alamat_periode(per: Periode) -> str:
    return f"{reverse('indikator-daftar')}?{_kueri(per)}"


def _berkas(bentuk: str, per: Periode) -> str:
    return f"{reverse(f'indikator-{bentuk}')}?{_kueri(per)}"


def _tampil(
    request: HttpRequest, templat: str, judul: str, **konteks: Any
) -> HttpResponse:
    konteks |= {**admin.site.each_context(request), "title": judul}
    return TemplateResponse(request, f"indikator/{templat}.html", konteks)
