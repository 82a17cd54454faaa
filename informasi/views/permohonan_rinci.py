"""The private page of a request: where it stands, what can be done, what was answered."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from informasi.kasus import muat_kasus
from informasi.keadaan import keadaan
from informasi.linimasa import linimasa
from informasi.models import BERJALAN, Permohonan
from informasi.pilihan_pemohon import aksi
from informasi.views.pribadi import cari_permohonan
from organisasi.halaman.rahasia import halaman_pribadi
from organisasi.kantor.direktori import PARAMETER, pertolongan_menurut
from organisasi.sandi import kelompokkan


@halaman_pribadi()
def permohonan_rinci(request: HttpRequest, kode: str) -> HttpResponse:
    """Everything about the case but who asked; eight queries, however long it is."""
    kasus = muat_kasus(cari_permohonan(kode, "kepuasan"))
    hari_ini = timezone.localdate()
    konteks = {
        "kasus": kasus,
        "permohonan": kasus.permohonan,
        "keadaan": keadaan(kasus, hari_ini),
        "aksi": aksi(kasus, hari_ini),
        "boleh_cabut": kasus.permohonan.boleh(Permohonan.Tindakan.CABUT),
        "berjalan": kasus.permohonan.status in BERJALAN,
        "pertolongan": pertolongan_menurut(request.GET.get(PARAMETER, "")),
        "peristiwa": linimasa(kasus),
        "kode_rapi": kelompokkan(kasus.permohonan.kode),
    }
    return render(request, "informasi/permohonan/rinci.html", konteks)
