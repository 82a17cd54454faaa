"""Steps that are more than a form: suggestions, papers, saving, the last look."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from informasi.actions.draf import (
    catat_saran,
    hapus_draf,
    kirim_draf,
    lampirkan,
    lepaskan,
)
from informasi.borang.isian import BUKTI, KONTAK, PERIKSA, SARAN, Isian
from informasi.borang.langkah import BuktiForm
from informasi.borang.pabrik import unit_tujuan
from informasi.borang.ringkasan import ringkas
from informasi.models import DokumenInformasi
from informasi.views.permohonan_draf import FOLDER, Sesi, berakhir, dengan_draf
from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.berlangkah.draf import BelumLengkap, isi_draf
from organisasi.halaman.rahasia import boleh_coba
from organisasi.kertas.foto import periksa_bersih
from organisasi.kertas.unggahan import Unggahan, menerima_berkas

JENIS_BUKTI = ("jpg", "png", "pdf")
DIGIT_PK = 18  # longer numbers name no row, and Python reads only so many digits
# One contact may send so many requests a day; generous, and no address is refused.
KIRIM_MAKS, KIRIM_JENDELA = 20, timedelta(days=1)
TERLALU_SERING = (
    "Dari kontak ini sudah ada banyak permohonan hari ini. Isian Anda tersimpan: kirim "
    "lagi besok lewat alamat pribadi draf ini, atau datang ke loket sekarang."
)


@dengan_draf
def permohonan_saran(request: HttpRequest, sesi: Sesi) -> HttpResponse:
    """“This may answer you”, and the counter that can answer today."""
    if not sesi.isian.boleh(SARAN):
        return redirect(sesi.alamat(sesi.isian.kurang()))
    if not sesi.isian.saran:
        return redirect(sesi.alamat(sesi.isian.sesudah(SARAN)))
    catat_saran(sesi.draf, "tampil", pada=timezone.now())
    konteks = sesi.konteks(SARAN) | {
        "dokumen": _dokumen_saran(sesi),
        "unit": _loket(sesi),
        "lanjut": sesi.alamat(sesi.isian.sesudah(SARAN)),
        "kode": sesi.kode,
    }
    return render(request, f"{FOLDER}/saran.html", konteks)


def _dokumen_saran(sesi: Sesi) -> list[DokumenInformasi]:
    """The suggested entries that are still public, in their order."""
    semua = DokumenInformasi.objects.terbuka().filter(nomor__in=sesi.isian.saran)
    menurut = {d.nomor: d for d in semua.untuk_daftar()}
    return [menurut[n] for n in sesi.isian.saran if n in menurut]


def _loket(sesi: Sesi) -> Any:
    """The unit that probably knows; None when nothing speaks for any."""
    slug = next((slug for slug, _ in sesi.isian.usulan), "")
    return next((u for u in unit_tujuan() if u.slug == slug), None)


@dengan_draf
def permohonan_saran_buka(
    _request: HttpRequest, sesi: Sesi, nomor: str
) -> HttpResponse:
    """Count that a suggestion was opened, then lead to it."""
    dokumen = get_object_or_404(DokumenInformasi.objects.publik(), nomor=nomor.upper())
    catat_saran(sesi.draf, "diklik", pada=timezone.now())
    return redirect(dokumen.get_absolute_url())


@menerima_berkas
@dengan_draf
def permohonan_bukti(request: HttpRequest, sesi: Sesi) -> HttpResponse:
    """The papers asked of this applicant; none of them stops the request."""
    if not sesi.isian.boleh(BUKTI):
        return redirect(sesi.alamat(sesi.isian.kurang()))
    jenis = sesi.isian.bukti_diminta
    form = BuktiForm(request.POST or None, request.FILES or None, jenis=jenis)
    if request.method == "POST":
        form = BuktiForm(request.POST, request.FILES, jenis=jenis)
        _lampirkan(sesi, form)
        if not form.errors:
            return _setelah_bukti(request, sesi)
    ada: dict[str, list[Any]] = {}
    for satu in sesi.draf.berkas.order_by("pk"):
        ada.setdefault(satu.jenis, []).append(satu)
    konteks = sesi.konteks(BUKTI) | {
        "form": form,
        "baris": [(form[satu], ada.get(satu, [])) for satu in jenis],
        "maks": settings.UKURAN_BUKTI_MAKS,
        "bersama": settings.JATAH_DRAF,
        "jam": settings.UMUR_BERKAS_DRAF_JAM,
    }
    return render(request, f"{FOLDER}/bukti.html", konteks)


def _lampirkan(sesi: Sesi, form: BuktiForm) -> None:
    """Keep the good files; each bad one gets its sentence."""
    form.is_valid()
    for jenis, semua in list(form.cleaned_data.items()):
        try:
            lampirkan(
                sesi.draf, jenis, _periksa(form, jenis, semua), pada=timezone.now()
            )
        except TindakanTerlarang as galat:
            form.add_error(jenis, str(galat))


def _periksa(form: BuktiForm, jenis: str, semua: list[Any]) -> list[Unggahan]:
    baik, buruk = [], []
    for satu in semua:
        try:
            baik.append(
                periksa_bersih(satu, boleh=JENIS_BUKTI, maks=settings.UKURAN_BUKTI_MAKS)
            )
        except ValidationError as galat:
            buruk += galat.messages
    for pesan in buruk:
        form.add_error(jenis, pesan)
    return baik


def _setelah_bukti(request: HttpRequest, sesi: Sesi) -> HttpResponse:
    hapus = request.POST.get("hapus", "")
    if hapus.isdecimal() and len(hapus) <= DIGIT_PK:
        lepaskan(sesi.draf, int(hapus))
        return redirect(sesi.alamat(BUKTI))
    isian = isi_draf(
        sesi.draf,
        Isian.baca,
        ubah=lambda kini: kini.terima(BUKTI, {}),
        pada=timezone.now(),
    )
    return redirect(
        sesi.alamat("simpan" if "simpan" in request.POST else isian.sesudah(BUKTI))
    )


@dengan_draf
def permohonan_simpan(request: HttpRequest, sesi: Sesi) -> HttpResponse:
    """The private link, to keep; or erase what was written."""
    if request.method == "POST":
        hapus_draf(sesi.draf, pada=timezone.now())
        return berakhir(request)
    konteks = {
        "tautan": f"{settings.ALAMAT_PUBLIK}{_pendek(sesi)}",
        "lanjut": sesi.alamat(sesi.isian.kurang() or PERIKSA),
        "sampai": sesi.draf.kedaluwarsa_pada,
        "jam": settings.UMUR_BERKAS_DRAF_JAM,
    }
    return render(request, f"{FOLDER}/simpan.html", konteks)


def _pendek(sesi: Sesi) -> str:
    return sesi.alamat("x").removesuffix("x/")


@dengan_draf
def permohonan_periksa(request: HttpRequest, sesi: Sesi) -> HttpResponse:
    """All answers at a glance; sending makes the request, once."""
    if kurang := sesi.isian.kurang():
        return redirect(sesi.alamat(kurang))
    galat = ""
    if request.method == "POST":
        try:
            _rem(sesi)
            permohonan = kirim_draf(sesi.draf, pada=timezone.now())
            return redirect("informasi:permohonan-terkirim", kode=permohonan.kode)
        except BelumLengkap as belum:
            return redirect(sesi.alamat(belum.langkah))
        except TindakanTerlarang as terlarang:
            galat = str(terlarang)
    bagian = ringkas(sesi.isian, list(sesi.draf.berkas.order_by("pk")))
    konteks = sesi.konteks(PERIKSA) | {
        "galat": galat,
        "bagian": [
            (judul, [_baris(sesi, satu) for satu in isi]) for judul, isi in bagian
        ],
    }
    return render(
        request, f"{FOLDER}/periksa.html", konteks, status=409 if galat else 200
    )


def _baris(sesi: Sesi, butir: Any) -> dict[str, str]:
    return {
        "nama": butir.nama,
        "nilai": butir.nilai,
        "ubah_url": sesi.alamat(butir.langkah),
    }


def _rem(sesi: Sesi) -> None:
    """A brake per contact, never per address; whoever has no contact meets none."""
    kontak = sesi.isian.jawab[KONTAK]
    siapa = kontak["surel"].lower() or kontak["telepon"]
    if siapa and not boleh_coba(
        f"permohonan-kirim:{siapa}",
        batas=KIRIM_MAKS,
        jendela=KIRIM_JENDELA,
        pada=timezone.now(),
    ):
        raise TindakanTerlarang(TERLALU_SERING)
