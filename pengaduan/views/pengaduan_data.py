"""The reporter's own data under the secret of his case (UU 27/2022 Pasal 30-32, 41-43).

What is kept is shown with its middle hidden: whoever holds the link may have been given
it. Contact can be changed at once; all else is a request with its 72 hours.
"""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.halaman.rahasia import halaman_pribadi, kiriman
from organisasi.models import AksesDataPribadi, Pengaturan
from organisasi.pribadi.actions import (
    GANTI_KONTAK_SEHARI,
    PERMINTAAN_SEHARI,
    batasi_sehari,
    milik,
    terima_permintaan_subjek,
)
from organisasi.sandi import samarkan_surel, samarkan_telepon
from pengaduan.actions.pelapor import ubah_kontak
from pengaduan.borang.kasus import MintaDataForm, UbahKontakForm
from pengaduan.models import Pelapor, Pengaduan
from pengaduan.views.pribadi import cari_pengaduan


@halaman_pribadi(borang=True)
def pengaduan_data(request: HttpRequest, kode: str) -> HttpResponse:
    """What is kept, who looked, what can be changed and asked."""
    return _halaman(request, cari_pengaduan(kode, "pelapor"))


@halaman_pribadi(borang=True)
def pengaduan_data_kontak(request: HttpRequest, kode: str) -> HttpResponse:
    """Another mail address or telephone number, at once."""
    pengaduan = cari_pengaduan(kode, "pelapor")
    form = UbahKontakForm(kiriman(request))
    if request.method != "POST":
        return redirect("pengaduan:pengaduan-data", pengaduan.kode)
    if form.is_valid():
        kini = timezone.now()
        try:
            batasi_sehari(pengaduan, "kontak", batas=GANTI_KONTAK_SEHARI, pada=kini)
            ubah_kontak(pengaduan, **form.cleaned_data, pada=kini)
        except TindakanTerlarang as galat:
            form.add_error(None, str(galat))
        else:
            return _kembali(pengaduan, "kontak")
    return _halaman(request, pengaduan, kontak=form, form=form)


@halaman_pribadi(borang=True)
def pengaduan_data_minta(request: HttpRequest, kode: str) -> HttpResponse:
    """Erase, correct, take consent back: a request with its clock."""
    pengaduan = cari_pengaduan(kode, "pelapor")
    form = MintaDataForm(kiriman(request))
    if request.method != "POST":
        return redirect("pengaduan:pengaduan-data", pengaduan.kode)
    if form.is_valid():
        kini = timezone.now()
        try:
            batasi_sehari(pengaduan, "subjek", batas=PERMINTAAN_SEHARI, pada=kini)
            terima_permintaan_subjek(pengaduan, **form.cleaned_data, pada=kini)
        except TindakanTerlarang as galat:  # the limit of the law is not entered
            form.add_error(None, str(galat))
        else:
            return _kembali(pengaduan, "minta")
    return _halaman(request, pengaduan, minta=form, form=form)


def _kembali(pengaduan: Pengaduan, sudah: str) -> HttpResponse:
    alamat = reverse("pengaduan:pengaduan-data", args=(pengaduan.kode,))
    return redirect(f"{alamat}?sudah={sudah}")


def _halaman(request: HttpRequest, pengaduan: Pengaduan, **lain: Any) -> HttpResponse:
    """Everything on one page; a form with errors comes in ``lain``."""
    pelapor = pengaduan.pelapor
    akses = AksesDataPribadi.objects.filter(
        objek_jenis=pengaduan._meta.label_lower, objek_id=str(pengaduan.pk)
    )
    konteks = {
        "pengaduan": pengaduan,
        "pelapor": pelapor,
        "baris": _baris(pelapor) if pelapor else [],
        "akses": list(akses),
        "permintaan": list(milik(pengaduan)),
        "narahubung": Pengaturan.objects.kini().narahubung_pdp,
        "kontak": UbahKontakForm(auto_id="kontak_%s"),
        "minta": MintaDataForm(auto_id="minta_%s"),
        "sudah": request.GET.get("sudah", ""),
        **lain,
    }
    status = 400 if "form" in lain else 200
    return render(request, "pengaduan/kasus/data.html", konteks, status=status)


def _boleh_diteruskan(pelapor: Pelapor) -> str:
    if pelapor.setuju_diteruskan and pelapor.pengaduan.anonim:
        return "Tidak, karena Anda minta nama Anda disembunyikan"
    return "Ya" if pelapor.setuju_diteruskan else "Tidak"


def _baris(pelapor: Pelapor) -> list[dict[str, str]]:
    """What is kept of him, the middle hidden."""
    pasti = " (sudah dipastikan)" if pelapor.surel_dipastikan_pada else ""
    semua = (
        ("Nama", pelapor.nama_samar),
        (
            "Surel",
            f"{samarkan_surel(str(pelapor.surel))}{pasti}" if pelapor.surel else "",
        ),
        ("Telepon", samarkan_telepon(str(pelapor.telepon)) if pelapor.telepon else ""),
        (
            "Boleh diteruskan ke SP4N-LAPOR!",
            _boleh_diteruskan(pelapor),
        ),
    )
    return [{"nama": nama, "nilai": nilai} for nama, nilai in semua if nilai]
