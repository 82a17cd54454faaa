"""Steps that are more than a form: photos, similar complaints, saving, the last look."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.berlangkah.draf import BelumLengkap, isi_draf
from organisasi.halaman.rahasia import unduhan
from organisasi.kertas.foto import Foto, bersihkan_foto
from organisasi.kertas.unggahan import menerima_berkas
from pengaduan.actions.draf import (
    FOTO_MAKS,
    hapus_draf,
    kirim_draf,
    lampirkan_foto,
    lepas_foto,
)
from pengaduan.actions.masuk import MungkinDarurat
from pengaduan.actions.pengikut import ikuti_pengaduan
from pengaduan.borang.foto import FotoForm
from pengaduan.borang.isian import FOTO, PERIKSA, SERUPA, Isian
from pengaduan.borang.kasus import IkutForm
from pengaduan.borang.laporan import kontak_dari, laporan_dari
from pengaduan.borang.ringkasan import ringkas
from pengaduan.models import Pengaduan
from pengaduan.models.pilihan import DAPAT_DIIKUTI
from pengaduan.rem import tanda_isi, tanda_kerap
from pengaduan.views.pengaduan_draf import petunjuk, temuan
from pengaduan.views.pengaduan_sela import sela, tampilkan_sela
from pengaduan.views.pengaduan_sesi import FOLDER, Sesi, berakhir, dengan_draf

DIGIT_PK = 18  # longer numbers name no row, and Python reads only so many digits


@dengan_draf
def pengaduan_serupa(request: HttpRequest, sesi: Sesi) -> HttpResponse:
    """Somebody else said it already: join him, or go on."""
    if not sesi.isian.boleh(SERUPA):
        return redirect(sesi.alamat(sesi.isian.kurang()))
    semua = _serupa(sesi)
    lanjut = sesi.alamat(sesi.isian.sesudah(SERUPA))
    if not semua:
        return redirect(lanjut)
    form = IkutForm(request.POST if request.method == "POST" else None)
    pilihan = next((p for p in semua if p.nomor == request.POST.get("nomor")), None)
    if pilihan and form.is_valid():
        ikuti_pengaduan(
            pilihan,
            ciri=sesi.draf.sidik_kode,
            surel=form.cleaned_data["surel"],
            pada=timezone.now(),
        )
        konteks = sesi.konteks(SERUPA) | {"pengaduan": pilihan, "lanjut": lanjut}
        konteks["bersurel"] = bool(form.cleaned_data["surel"])
        return render(request, f"{FOLDER}/ikut.html", konteks)
    konteks = sesi.konteks(SERUPA) | {"form": form, "serupa": semua, "lanjut": lanjut}
    return render(request, f"{FOLDER}/serupa.html", konteks)


def _serupa(sesi: Sesi) -> list[Pengaduan]:
    """Those found that can still be followed, in their order."""
    semua = Pengaduan.objects.tampil().filter(
        nomor__in=sesi.isian.serupa, status__in=DAPAT_DIIKUTI
    )
    menurut = {p.nomor: p for p in semua.select_related("kelurahan__induk")}
    return [menurut[n] for n in sesi.isian.serupa if n in menurut]


@menerima_berkas
@dengan_draf
def pengaduan_foto(request: HttpRequest, sesi: Sesi) -> HttpResponse:
    """Photos, made anew without their hidden data; none of them is needed."""
    if not sesi.isian.boleh(FOTO):
        return redirect(sesi.alamat(sesi.isian.kurang()))
    form = FotoForm()
    if request.method == "POST":
        form = FotoForm(request.POST, request.FILES)
        _lampirkan(sesi, form)
        if not form.errors:
            return _setelah_foto(request, sesi)
    foto = list(sesi.draf.foto.order_by("pk"))
    konteks = sesi.konteks(FOTO, foto=len(foto)) | {
        "form": form,
        "foto": foto,
        "kode": sesi.kode,
        "banyak_maks": FOTO_MAKS,
        "maks": settings.UKURAN_FOTO_MAKS,
        "sekaligus": settings.MUATAN_BERKAS_MAKS,
        "jam": settings.UMUR_BERKAS_DRAF_JAM,
    }
    return render(request, f"{FOLDER}/foto.html", konteks)


def _lampirkan(sesi: Sesi, form: FotoForm) -> None:
    """Keep the good photos; each bad one gets its sentence."""
    form.is_valid()
    try:
        lampirkan_foto(sesi.draf, periksa_foto(form), pada=timezone.now())
    except TindakanTerlarang as galat:
        form.add_error("foto", str(galat))


def periksa_foto(form: FotoForm) -> list[Foto]:
    """The photos that can be read, made anew; what cannot be read is said in the form."""
    baik, buruk = [], []
    for satu in form.cleaned_data.get("foto", [])[: FOTO_MAKS + 1]:
        try:
            baik.append(bersihkan_foto(satu))
        except ValidationError as galat:
            buruk += galat.messages
    for pesan in buruk:
        form.add_error("foto", pesan)
    return baik


def _setelah_foto(request: HttpRequest, sesi: Sesi) -> HttpResponse:
    hapus = request.POST.get("hapus", "")
    if hapus.isdecimal() and len(hapus) <= DIGIT_PK:
        lepas_foto(sesi.draf, int(hapus))
        return redirect(sesi.alamat(FOTO))
    if "tambah" in request.POST:
        return redirect(sesi.alamat(FOTO))
    isian = isi_draf(
        sesi.draf,
        Isian.baca,
        ubah=lambda kini: kini.terima(FOTO, {}),
        pada=timezone.now(),
    )
    return redirect(
        sesi.alamat("simpan" if "simpan" in request.POST else isian.sesudah(FOTO))
    )


@dengan_draf
def pengaduan_draf_foto(_request: HttpRequest, sesi: Sesi, pk: int) -> Any:
    """The small picture of a photo of this draft; 404 for another's."""
    foto = get_object_or_404(sesi.draf.foto, pk=pk)
    return unduhan(foto.kecil, nama=foto.nama, tipe="image/jpeg")


@dengan_draf
def pengaduan_simpan(request: HttpRequest, sesi: Sesi) -> HttpResponse:
    """The private link, to keep; or erase what was written."""
    if request.method == "POST":
        hapus_draf(sesi.draf, pada=timezone.now())
        return berakhir(request)
    konteks = {
        "tautan": f"{settings.ALAMAT_PUBLIK}{sesi.alamat('x').removesuffix('x/')}",
        "lanjut": sesi.alamat(sesi.isian.kurang() or PERIKSA),
        "sampai": sesi.draf.kedaluwarsa_pada,
        "jam": settings.UMUR_BERKAS_DRAF_JAM,
    }
    return render(request, f"{FOLDER}/simpan.html", konteks)


@dengan_draf
def pengaduan_periksa(request: HttpRequest, sesi: Sesi) -> HttpResponse:
    """All answers at a glance; sending makes the complaint, once."""
    if kurang := sesi.isian.kurang():
        return redirect(sesi.alamat(kurang))
    try:
        if request.method == "POST":
            return _kirim(request, sesi)
        return _tampilkan(request, sesi)
    except BelumLengkap as belum:
        return redirect(sesi.alamat(belum.langkah))
    except TindakanTerlarang as terlarang:
        return _tampilkan(request, sesi, galat=str(terlarang))


def _kirim(request: HttpRequest, sesi: Sesi) -> HttpResponse:
    """Danger first; then the quiet checks, then the complaint."""
    semula = list(sesi.isian.bukan_darurat)
    if jawab := sela(request, sesi.isian, sesi.isian):
        return jawab
    if semula != sesi.isian.bukan_darurat:
        bukan = sesi.isian.bukan_darurat
        isi_draf(
            sesi.draf,
            Isian.baca,
            ubah=lambda kini: setattr(kini, "bukan_darurat", bukan),
            pada=timezone.now(),
        )
    kini = timezone.now()
    kontak = kontak_dari(sesi.isian)
    tanda = [
        *tanda_isi(laporan_dari(sesi.isian), kontak),
        *tanda_kerap(kontak, kini),
    ]
    try:
        pengaduan = kirim_draf(sesi.draf, pada=kini, tanda=tanda)
    except MungkinDarurat as galat:  # changed in another tab, a moment ago
        return tampilkan_sela(request, galat.putusan, sesi.isian)
    return redirect("pengaduan:pengaduan-terkirim", kode=pengaduan.kode)


def _tampilkan(request: HttpRequest, sesi: Sesi, *, galat: str = "") -> HttpResponse:
    laporan_dari(sesi.isian)  # a category that is gone is asked again, here already
    foto = list(sesi.draf.foto.order_by("pk"))
    konteks = sesi.konteks(PERIKSA, foto=len(foto)) | {
        "galat": galat,
        "kode": sesi.kode,
        "foto": foto,
        "temuan": temuan(sesi.isian),
        "bagian": [
            (
                judul,
                [
                    {
                        "nama": b.nama,
                        "nilai": b.nilai,
                        "ubah_url": sesi.alamat(b.langkah),
                    }
                    for b in isi
                ],
            )
            for judul, isi in ringkas(sesi.isian, banyak_foto=len(foto))
        ],
        **petunjuk(sesi.isian),
    }
    status = 409 if galat else 200
    return render(request, f"{FOLDER}/periksa.html", konteks, status=status)
