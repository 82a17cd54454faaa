"""The link to one's own data: still true, changed, withdrawn (PK-29)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.halaman.rahasia import halaman_pribadi, tolak_rahasia
from pemangku.actions.perbarui import (
    minta_tautan_baru,
    nyatakan_benar,
    tarik_sendiri,
    ubah_sendiri,
)
from pemangku.borang_perbarui import PerbaruiForm
from pemangku.models import TautanPribadi
from pemangku.perbarui import DataSendiri, data_sendiri

PERBARUI = TautanPribadi.Tujuan.PERBARUI
TERIMA_KASIH = "Terima kasih. Data Anda tercatat masih benar."
CENTANG_DULU = "Centang dulu yang ditarik."
DITARIK = "Persetujuan ditarik; berlaku sejak sekarang."


@halaman_pribadi(borang=True)
def perbarui(request: HttpRequest, kode: str) -> HttpResponse:
    """Own data only; looking changes nothing. 410 when it opens nothing any more."""
    kini = timezone.now()
    tautan = _tautan(request, kode, kini)
    data = data_sendiri(tautan, kini)
    if data is None:
        return _kedaluwarsa(request, tautan, kini)
    form = PerbaruiForm(
        request.POST if "ubah" in request.POST else None, data_kini=data
    )
    if request.method == "POST" and (jawab := _kerjakan(request, data, form, kini)):
        return jawab
    konteks: dict[str, Any] = {"data": data, "form": form}
    if "tarik" in request.POST:
        konteks["galat_tarik"] = CENTANG_DULU
    return render(request, "pemangku/perbarui/isi.html", konteks)


def _tautan(request: HttpRequest, kode: str, kini: datetime) -> TautanPribadi:
    """The link, alive or not; 404 for a wrong one, and a brake on guessing."""
    semua = TautanPribadi.objects.pernah(PERBARUI, kode).select_related(
        "pemangku__jenis", "pemangku__wilayah", "pemangku__pengelola", "orang"
    )
    tautan = semua.first()
    if tautan is None:
        tolak_rahasia(request, kini)
    return tautan


def _kedaluwarsa(
    request: HttpRequest, tautan: TautanPribadi, kini: datetime
) -> HttpResponse:
    """The same words whatever the reason, and whatever came of the request."""
    minta = request.method == "POST"
    if minta:
        minta_tautan_baru(tautan, pada=kini)
    konteks = {"minta": minta}
    return render(request, "pemangku/perbarui/lewat.html", konteks, status=410)


def _kerjakan(
    request: HttpRequest, data: DataSendiri, form: PerbaruiForm, kini: datetime
) -> HttpResponse | None:
    """Do what was pressed; None when the form must be looked at again."""
    tautan = data.tautan
    try:
        if "benar" in request.POST:
            nyatakan_benar(tautan, pada=kini)
            messages.success(request, TERIMA_KASIH)
        elif "tarik" in request.POST:
            tujuan = request.POST.getlist("tujuan")
            if not tarik_sendiri(tautan, tujuan=tujuan, pada=kini):
                return None
            messages.success(request, DITARIK)
        elif form.is_valid():
            menunggu = _ubah(tautan, form, kini)
            konteks = {"menunggu": menunggu, "pengelola": data.pemangku.pengelola}
            return render(request, "pemangku/perbarui/terima.html", konteks)
        else:
            return None
    except TindakanTerlarang as galat:
        messages.warning(request, str(galat))
    except ValidationError as galat:
        _tempelkan(form, galat)
        return None
    return HttpResponseRedirect(request.path)


def _ubah(tautan: TautanPribadi, form: PerbaruiForm, kini: datetime) -> bool:
    return ubah_sendiri(
        tautan,
        isian=form.isian(),
        hapus=form.cleaned_data["hapus"],
        kanal_baru=form.kanal_baru(),
        pada=kini,
    )


def _tempelkan(form: PerbaruiForm, galat: ValidationError) -> None:
    """What the act refuses, beside its field."""
    if hasattr(galat, "error_dict"):
        for nama, semua in galat.error_dict.items():
            form.add_error(nama, semua)
    else:
        form.add_error(None, galat)
