"""Pages of the data protection officer; behind the admin's door."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial, wraps
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from organisasi.alur import TindakanTerlarang
from organisasi.izin import petugas_dari
from organisasi.models import PermintaanSubjek
from organisasi.pribadi import (
    berkas_dari,
    buka_data,
    selesaikan_permintaan,
    terima_permintaan_subjek,
)
from organisasi.sisa_jam import sisa_jam
from ppid_portal.borang_pdp import CatatForm, JawabForm
from ppid_portal.pdp import ikhtisar
from ppid_portal.subjek import Subjek, boleh_menangani, subjek

LIHAT = "organisasi.view_permintaansubjek"
TANGANI = "organisasi.change_permintaansubjek"
CATAT = "organisasi.add_permintaansubjek"
View = Callable[..., HttpResponse]


def halaman_pdp(izin: str) -> Callable[[View], View]:
    """Behind the admin's sign-in, for who holds ``izin``; kept by no cache."""

    def bungkus(view: View) -> View:
        @wraps(view)
        def dalam(request: HttpRequest, *args: Any, **kw: Any) -> HttpResponse:
            if not request.user.has_perm(izin):
                raise PermissionDenied
            jawab = view(request, *args, **kw)
            jawab["Cache-Control"] = "no-store, private"
            return jawab

        hasil: View = admin.site.admin_view(
            require_http_methods(["GET", "HEAD", "POST"])(dalam)
        )
        return hasil

    return bungkus


def _tampil(
    request: HttpRequest, templat: str, judul: str, **konteks: Any
) -> HttpResponse:
    konteks |= {**admin.site.each_context(request), "title": judul}
    return TemplateResponse(request, f"pdp/{templat}.html", konteks)


@halaman_pdp(LIHAT)
def pdp(request: HttpRequest) -> HttpResponse:
    """Open requests, openings of data, what retention would erase, open breaches."""
    kini = timezone.now()
    isi = ikhtisar(pada=kini, hari_ini=timezone.localdate(kini))
    return _tampil(request, "ikhtisar", "Pelindungan data pribadi", isi=isi)


@halaman_pdp(CATAT)
def pdp_catat(request: HttpRequest) -> HttpResponse:
    """Enter a request that did not come through the applicant's own page."""
    form = CatatForm(request.POST or None)
    if form.is_valid():
        isi = dict(form.cleaned_data)
        try:
            permintaan = terima_permintaan_subjek(
                isi.pop("nomor"),
                oleh=petugas_dari(request),
                pada=timezone.now(),
                **isi,
            )
        except TindakanTerlarang as galat:
            form.add_error(None, str(galat))
        else:
            messages.success(request, "Permintaan dicatat; batasnya berjalan.")
            return HttpResponseRedirect(_alamat(permintaan))
    return _tampil(request, "catat", "Catat permintaan subjek data", form=form)


def _alamat(permintaan: PermintaanSubjek) -> str:
    return reverse("pdp-permintaan", args=(permintaan.pk,))


@halaman_pdp(TANGANI)
def pdp_permintaan(request: HttpRequest, pk: int) -> HttpResponse:
    """One request: read it with a line in the log, do what it asks, answer it."""
    petugas = petugas_dari(request)
    permintaan = get_object_or_404(PermintaanSubjek.objects.untuk(petugas), pk=pk)
    berkas = berkas_dari(permintaan)
    if not boleh_menangani(petugas, berkas):
        if request.method == "POST":
            raise PermissionDenied
        return _halaman(request, permintaan, None, tertutup=True)
    milik = subjek(berkas)
    tindakan = request.POST.get("tindakan", "") if request.method == "POST" else ""
    if tindakan == "jawab":
        return _jawab(request, permintaan, milik)
    if milik is None or milik.orang is None or tindakan not in TINDAKAN:
        return _halaman(request, permintaan, milik)
    return TINDAKAN[tindakan](request, permintaan, milik)


def _halaman(
    request: HttpRequest,
    permintaan: PermintaanSubjek,
    milik: Subjek | None,
    **lain: Any,
) -> HttpResponse:
    konteks = {
        "permintaan": permintaan,
        "milik": milik,
        "orang": milik.orang if milik else None,
        "sisa": sisa_jam(permintaan.tenggat, timezone.now()),
        "jawab": JawabForm(),
    }
    judul = f"{permintaan.get_jenis_display()}: {permintaan.objek_nomor}"
    return _tampil(request, "permintaan", judul, **(konteks | lain))


def _jawab(
    request: HttpRequest, permintaan: PermintaanSubjek, milik: Subjek | None
) -> HttpResponse:
    """Answer it, and tell the person that there is an answer."""
    form = JawabForm(request.POST)
    if not form.is_valid():
        return _halaman(request, permintaan, milik, jawab=form)
    kini = timezone.now()
    try:
        selesaikan_permintaan(
            permintaan, oleh=petugas_dari(request), pada=kini, **form.cleaned_data
        )
    except TindakanTerlarang as galat:
        messages.error(request, str(galat))
        return HttpResponseRedirect(_alamat(permintaan))
    if milik:
        milik.kabari(kini)
    messages.success(request, "Permintaan dijawab.")
    return HttpResponseRedirect(reverse("pdp"))


def _lihat(
    request: HttpRequest,
    permintaan: PermintaanSubjek,
    milik: Subjek,
    form: forms.Form | None = None,
) -> HttpResponse:
    """Show what the person wrote and what is kept of him; written down first."""
    buka_data(
        milik.berkas,
        oleh=petugas_dari(request),
        kolom="identitas",
        alasan=f"Menangani permintaan subjek data: {permintaan.get_jenis_display()}.",
        pada=timezone.now(),
    )
    form = form or milik.form(orang=milik.orang)
    return _halaman(request, permintaan, milik, terbuka=True, perbaikan=form)


def _perbaiki(
    request: HttpRequest, permintaan: PermintaanSubjek, milik: Subjek
) -> HttpResponse:
    """Put the identity right as the form says."""
    form = milik.form(request.POST, orang=milik.orang)
    if not form.is_valid():
        return _lihat(request, permintaan, milik, form)
    return _lakukan(
        request,
        permintaan,
        partial(milik.perbaiki, isian=form.cleaned_data),
        "Data diperbaiki. Sekarang jawab permintaannya.",
    )


def _lakukan(
    request: HttpRequest,
    permintaan: PermintaanSubjek,
    tindakan: Callable[..., object],
    berhasil: str,
) -> HttpResponse:
    """Run an act; what is forbidden becomes a message."""
    try:
        tindakan(oleh=petugas_dari(request), pada=timezone.now())
    except TindakanTerlarang as galat:
        messages.error(request, str(galat))
    else:
        messages.success(request, berhasil)
    return HttpResponseRedirect(_alamat(permintaan))


def _batasi(r: HttpRequest, p: PermintaanSubjek, milik: Subjek) -> HttpResponse:
    return _lakukan(r, p, milik.batasi, "Pemrosesan dibatasi.")


def _lepas(r: HttpRequest, p: PermintaanSubjek, milik: Subjek) -> HttpResponse:
    return _lakukan(r, p, milik.lepas, "Pembatasan dilepas.")


def _tarik(r: HttpRequest, p: PermintaanSubjek, milik: Subjek) -> HttpResponse:
    if milik.tarik is None:
        return HttpResponseRedirect(_alamat(p))
    return _lakukan(r, p, milik.tarik, "Izin ditarik. Sekarang jawab permintaannya.")


def _hapus(r: HttpRequest, p: PermintaanSubjek, milik: Subjek) -> HttpResponse:
    """What is erased does not come back: a box must be ticked."""
    if r.POST.get("yakin") != "ya":
        messages.error(r, "Belum dihapus. Centang dulu bahwa Anda yakin.")
        return HttpResponseRedirect(_alamat(p))
    return _lakukan(
        r, p, milik.hapus, "Identitas dihapus. Sekarang jawab permintaannya."
    )


TINDAKAN: dict[str, Callable[..., HttpResponse]] = {
    "lihat": _lihat,
    "perbaiki": _perbaiki,
    "batasi": _batasi,
    "lepas": _lepas,
    "tarik": _tarik,
    "hapus": _hapus,
}
