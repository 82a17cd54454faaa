"""The way to the Komisi Informasi: until when, with which papers, and telling the office."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from informasi.actions.sengketa import (
    Jendela,
    catat_sengketa,
    jendela_sengketa,
    tanpa_mediasi,
)
from informasi.borang.keberatan import SengketaForm
from informasi.kanal_komisi import kanal_komisi
from informasi.models import Keberatan, Permohonan
from informasi.views.pribadi import cari_permohonan, tidak_bisa
from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.bahasa import tanggal
from organisasi.halaman.rahasia import halaman_pribadi, kiriman


@halaman_pribadi(borang=True)
def permohonan_sengketa(request: HttpRequest, kode: str) -> HttpResponse:
    """Shown while the window is open, and after it was used; else why not."""
    permohonan = cari_permohonan(kode)
    keberatan = permohonan.keberatan.select_related("unit", "sengketa").first()
    hari_ini = timezone.localdate()
    jendela = _jendela(keberatan, hari_ini)
    sudah = getattr(keberatan, "sengketa", None)
    if keberatan is None or not (jendela.boleh or sudah):
        return _tertutup(request, permohonan, jendela)
    form = SengketaForm(kiriman(request), initial={"tanggal": hari_ini})
    if request.method == "POST" and not sudah and form.is_valid():
        try:
            catat_sengketa(
                keberatan, pada=timezone.now(), tanggal=form.cleaned_data["tanggal"]
            )
        except TindakanTerlarang as galat:
            form.add_error("tanggal", str(galat))
        else:
            return redirect("informasi:permohonan-sengketa", permohonan.kode)
    konteks = {
        "permohonan": permohonan,
        "keberatan": keberatan,
        "jendela": jendela,
        "sengketa": sudah,
        "form": form,
        "komisi": kanal_komisi(),
        "ajudikasi": tanpa_mediasi(keberatan),
    }
    status = 400 if form.errors else 200
    return render(request, "informasi/keberatan/sengketa.html", konteks, status=status)


def _jendela(keberatan: Keberatan | None, hari_ini: date) -> Jendela:
    if keberatan is None:
        sebab = "Sengketa hanya dapat diajukan setelah keberatan."
        return Jendela(boleh=False, hitungan=None, belum=sebab)
    try:
        return jendela_sengketa(keberatan, hari_ini)
    except TindakanTerlarang as galat:
        return Jendela(boleh=False, hitungan=None, belum=str(galat))


def _tertutup(
    request: HttpRequest, permohonan: Permohonan, jendela: Jendela
) -> HttpResponse:
    sebab = jendela.belum
    if jendela.sampai:
        sebab += f" Hari terakhirnya {tanggal(jendela.sampai)}."
    return tidak_bisa(
        request, permohonan, judul="Belum bisa ke Komisi Informasi", sebab=sebab
    )
