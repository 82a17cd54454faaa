"""The stakeholder's own link to report by (PK-33)."""

from datetime import timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from organisasi.halaman.rahasia import (
    boleh_coba,
    halaman_pribadi,
    kiriman,
    tolak_rahasia,
)
from organisasi.kantor.saat import Saat
from organisasi.kertas.unggahan import menerima_berkas
from pemangku.bahan.paket import paket_untuk
from pemangku.inventaris.orang import TautanPribadi
from pemangku.janji.actions import laporkan_terusan
from pemangku.janji.forms import TerusanForm, cara_lazim
from pemangku.janji.models import TAUTAN_JANJI, Janji
from pemangku.staf import coba

# The stakeholder's own link: report in a minute what was passed on, without signing in

# More reports on one pledge in one day are no reports.
SEHARI_PALING_BANYAK = 20
SEHARI = timedelta(days=1)
TERLALU_SERING = (
    "Sudah banyak laporan untuk janji ini hari ini. Isian Anda tidak hilang: kirim lagi "
    "besok, atau sampaikan kepada petugas."
)
TERIMA = "Terima kasih, laporan Anda sudah masuk."


@menerima_berkas
@halaman_pribadi(borang=True)
def janji(request: HttpRequest, kode: str) -> HttpResponse:
    kini = timezone.now()
    tautan = TautanPribadi.objects.milik(TAUTAN_JANJI, kode, kini).first()
    if tautan is None:
        tolak_rahasia(request, kini)
    komitmen = get_object_or_404(Janji.objects.untuk_daftar(), pk=tautan.komitmen_id)
    if komitmen.status != Janji.Status.BERLAKU:
        return render(
            request, "pemangku/janji/lapor.html", {"komitmen": komitmen}, status=410
        )
    hari = timezone.localdate(kini)
    form = TerusanForm(kiriman(request), request.FILES or None, berkas=komitmen)
    status = 200
    if form.is_valid():
        if not boleh_coba(
            f"janji:{komitmen.pk}",
            batas=SEHARI_PALING_BANYAK,
            jendela=SEHARI,
            pada=kini,
        ):
            form.add_error(None, TERLALU_SERING)
            status = 429
        elif coba(
            form, laporkan_terusan, komitmen, Saat(None, kini), **form.cleaned_data
        ):
            messages.success(request, TERIMA)
            return HttpResponseRedirect(request.path)
    unsur = komitmen.pemberi.jenis.unsur.kode
    konteks = {
        "komitmen": komitmen,
        "keadaan": komitmen.keadaan(hari),
        "form": form,
        "laporan": komitmen.laporan.untuk_daftar(),
        "cara": cara_lazim(komitmen).label,
        "paket": paket_untuk(unsur, komitmen.pemberi.pengelola),
    }
    return render(request, "pemangku/janji/lapor.html", konteks, status=status)
