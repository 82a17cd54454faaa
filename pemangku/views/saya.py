"""The personal page of one who registered: his words first, then what is kept of him (5.3)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.halaman.rahasia import halaman_pribadi, tolak_rahasia
from organisasi.models import PermintaanSubjek
from organisasi.pribadi.actions import (
    PERMINTAAN_SEHARI,
    batasi_sehari,
    terima_permintaan_subjek,
)
from pemangku.actions.pendaftaran import perbaiki_pendaftaran, tarik_pendaftaran
from pemangku.actions.persetujuan import tarik_lewat_saya
from pemangku.borang_pintu import BetulkanForm, DiriForm
from pemangku.models import PendaftaranMandiri, TautanPribadi
from pemangku.saya import DataSaya, data_saya
from pemangku.views.perbarui import CENTANG_DULU, DITARIK

J = PermintaanSubjek.Jenis
SAYA = TautanPribadi.Tujuan.SAYA
DITERUSKAN = (
    "Permintaan Anda diteruskan kepada petugas pelindungan data; dijawab paling lambat "
    "3 x 24 jam."
)


@halaman_pribadi(borang=True)
def saya(request: HttpRequest, kode: str) -> HttpResponse:
    """What a person's own link shows: his registration, or what is kept of him since."""
    kini = timezone.now()
    tautan = _tautan(request, kode, kini)
    daftar = tautan.pendaftaran
    if daftar is None:
        raise Http404
    if data := data_saya(daftar):
        return _tercatat(request, tautan, data, kini)
    return _terdaftar(request, daftar, kini)


def _tautan(request: HttpRequest, kode: str, kini: datetime) -> TautanPribadi:
    """The link; 404 for a wrong one, and a brake on guessing."""
    tautan = (
        TautanPribadi.objects.milik(SAYA, kode, kini)
        .select_related("pendaftaran__kegiatan__tuan_rumah", "pendaftaran__orang")
        .first()
    )
    if tautan is None:
        tolak_rahasia(request, kini)
    return tautan


# While nobody has decided, and when it led to nobody


def _terdaftar(
    request: HttpRequest, daftar: PendaftaranMandiri, kini: datetime
) -> HttpResponse:
    data = request.POST if "perbaiki" in request.POST else None
    form = DiriForm(data, kegiatan=daftar.kegiatan, initial=daftar.isi)
    if request.method == "POST" and (jawab := _ubah(request, daftar, form, kini)):
        return jawab
    konteks: dict[str, Any] = {
        "daftar": daftar,
        "isi": daftar.isi,
        "form": form,
        "menunggu": daftar.status == PendaftaranMandiri.Status.MENUNGGU,
    }
    return render(request, "pemangku/pintu/saya.html", konteks)


def _ubah(
    request: HttpRequest, daftar: PendaftaranMandiri, form: DiriForm, kini: datetime
) -> HttpResponse | None:
    """Correct or take back; None when the form must be looked at again."""
    try:
        if "tarik" in request.POST:
            tarik_pendaftaran(daftar, pada=kini)
            messages.success(request, "Data Anda sudah dihapus.")
        elif form.is_valid():
            perbaiki_pendaftaran(daftar, isian=form.cleaned_data, pada=kini)
            messages.success(request, "Perbaikan tersimpan.")
        else:
            return None
    except TindakanTerlarang as galat:
        messages.warning(request, str(galat))
    return HttpResponseRedirect(request.path)


# Once staff made him a person of the inventory


def _tercatat(
    request: HttpRequest, tautan: TautanPribadi, data: DataSaya, kini: datetime
) -> HttpResponse:
    form = BetulkanForm(request.POST if "betulkan" in request.POST else None)
    if request.method == "POST" and (
        jawab := _kerjakan(request, tautan, data, form, kini)
    ):
        return jawab
    konteks: dict[str, Any] = {
        "daftar": data.daftar,
        "tautan": tautan,
        "data": data,
        "form": form,
        "galat_tarik": CENTANG_DULU if "tarik" in request.POST else "",
    }
    return render(request, "pemangku/pintu/tercatat.html", konteks)


def _kerjakan(
    request: HttpRequest,
    tautan: TautanPribadi,
    data: DataSaya,
    form: BetulkanForm,
    kini: datetime,
) -> HttpResponse | None:
    """Do what was pressed; None when the page must be looked at again."""
    try:
        if "tarik" in request.POST:
            tujuan = request.POST.getlist("tujuan")
            if not tarik_lewat_saya(data.orang, tujuan=tujuan, pada=kini):
                return None
            messages.success(request, DITARIK)
        elif "hapus" in request.POST:
            _minta(tautan, data, J.PENGHAPUSAN, "", kini)
            messages.success(request, DITERUSKAN)
        elif form.is_valid():
            _minta(tautan, data, J.PERBAIKAN, form.cleaned_data["uraian"], kini)
            messages.success(request, DITERUSKAN)
        else:
            return None
    except TindakanTerlarang as galat:
        messages.warning(request, str(galat))
    return HttpResponseRedirect(request.path)


def _minta(
    tautan: TautanPribadi, data: DataSaya, jenis: str, uraian: str, kini: datetime
) -> None:
    """Enter what he asks; raises TindakanTerlarang after too many in one day."""
    batasi_sehari(tautan, "subjek", batas=PERMINTAAN_SEHARI, pada=kini)
    terima_permintaan_subjek(data.orang, jenis=jenis, uraian=uraian, pada=kini)
