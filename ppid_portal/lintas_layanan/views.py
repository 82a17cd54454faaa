"""Pages that join services: one door to a case by its secret, needs raised in the room,
mailboxes.

A need is taken down by staff and confirmed by its person.
"""

from typing import Any
from urllib.parse import quote
from uuid import UUID

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.gzip import gzip_page

from informasi.models import DokumenInformasi, Permohonan
from informasi.pencarian.daftar import informasi_cocok
from informasi.rujukan.usulan_unit import unit_tujuan, usulkan_unit
from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.halaman.nomor_penting import konteks_darurat
from organisasi.halaman.rahasia import (
    boleh_salah,
    dapat_dicari,
    halaman_pribadi,
    kalimat_batas,
    kiriman,
    tolak_rahasia,
)
from organisasi.kabar.notifikasi import kotak_token, pastikan_kotak
from organisasi.kantor.izin import saat_dari
from pemangku.janji.titipan import catat_titipan
from pemangku.models import Kegiatan, Titipan
from pemangku.ruang.akses_lapangan import halaman_lapangan, kegiatan_garapan
from pengaduan.models import Pengaduan
from ppid_portal.lintas_layanan.forms import (
    DARURAT,
    AjukanTitipanForm,
    BatalForm,
    JawabTitipanForm,
    LacakForm,
    TitipanForm,
)
from ppid_portal.lintas_layanan.titipan_ke_layanan import (
    pastikan_titipan,
    tampak_darurat,
    terdaftar,
)

SARAN_MAKS = 5
BUKAN = "bukan_darurat"
TIDAK_DIBAWA = frozenset({"csrfmiddlewaretoken", BUKAN})


@halaman_lapangan
def titipan_kegiatan(request: HttpRequest, pk: UUID) -> HttpResponse:
    kegiatan = kegiatan_garapan(request, pk)
    form = TitipanForm(kiriman(request), kegiatan=kegiatan)
    if request.method == "POST":
        if bahaya := _darurat(request, kegiatan):
            return bahaya
        if form.is_valid() and (satu := _catat(request, kegiatan, form)):
            return HttpResponseRedirect(_alamat(satu))
    semua = list(kegiatan.titipan.all())
    ada = terdaftar(semua)
    konteks = {
        "kegiatan": kegiatan,
        "form": form,
        "semua": [(satu, ada.get(satu.rujukan)) for satu in semua],
    }
    return render(request, "ppid_portal/lintas_layanan/titipan/kegiatan.html", konteks)


def _darurat(request: HttpRequest, kegiatan: Kegiatan) -> HttpResponse | None:
    """The page that says 112, before anything is stored; None when there is no danger."""
    jenis, isi = request.POST.get("jenis", ""), request.POST.get("isi", "")
    kata = tampak_darurat(isi)
    if jenis != DARURAT and (not kata or BUKAN in request.POST):
        return None
    konteks: dict[str, Any] = konteks_darurat() | {
        "kata": kata,
        "pasti": jenis == DARURAT,
        "alamat": reverse("titipan-kegiatan", args=(kegiatan.pk,)),
        "tersembunyi": [
            (nama, nilai)
            for nama, nilai in request.POST.items()
            if nama not in TIDAK_DIBAWA
        ],
    }
    return render(request, "ppid_portal/lintas_layanan/titipan/darurat.html", konteks)


def _catat(
    request: HttpRequest, kegiatan: Kegiatan, form: TitipanForm
) -> Titipan | None:
    try:
        return catat_titipan(kegiatan, saat_dari(request), **form.cleaned_data)
    except TindakanTerlarang as galat:
        form.add_error(None, str(galat))
    except ValidationError as galat:
        form.add_error(None, galat.messages)
    return None


def _alamat(titipan: Titipan) -> str:
    return reverse("titipan-satu", args=(titipan.kegiatan_id, titipan.pk))


@halaman_lapangan
def titipan_satu(request: HttpRequest, pk: UUID, titipan: UUID) -> HttpResponse:
    kegiatan = kegiatan_garapan(request, pk)
    satu = get_object_or_404(
        kegiatan.titipan.select_related("isu", "wilayah__induk", "orang", "disarankan"),
        pk=titipan,
    )
    satu.kegiatan = kegiatan
    borang = _borang(request, satu)
    if request.method == "POST" and (jawab := _jalankan(request, satu, borang)):
        return jawab
    konteks = {
        "kegiatan": kegiatan,
        "titipan": satu,
        "terdaftar": terdaftar([satu]).get(satu.rujukan),
        "terbuka": satu.boleh(Titipan.Tindakan.JAWAB),
        "dokumen": [] if satu.menjadi_aduan else informasi_cocok(satu.isi)[:SARAN_MAKS],
        "terisi": _terisi(borang),
        **borang,
    }
    return render(request, "ppid_portal/lintas_layanan/titipan/satu.html", konteks)


def _borang(request: HttpRequest, titipan: Titipan) -> dict[str, forms.Form]:

    def data(nama: str) -> Any:
        return request.POST if nama in request.POST else None

    return {
        "jawab": JawabTitipanForm(data("jawab")),
        "ajukan": AjukanTitipanForm(
            data("ajukan"),
            saran=[] if titipan.menjadi_aduan else usulkan_unit(titipan.isi),
            semua=[] if titipan.menjadi_aduan else [*unit_tujuan().values()],
        ),
        "batal": BatalForm(data("batal")),
    }


def _jalankan(
    request: HttpRequest, titipan: Titipan, borang: dict[str, forms.Form]
) -> HttpResponse | None:
    siapa: dict[str, Any] = {"saat": saat_dari(request)}
    try:
        if nomor := request.POST.get("dokumen", ""):
            titipan.jawab(jawaban=_jawaban(nomor), **siapa)
        elif borang["jawab"].is_valid():
            titipan.jawab(**borang["jawab"].cleaned_data, **siapa)
        elif borang["batal"].is_valid():
            titipan.batalkan(**borang["batal"].cleaned_data, **siapa)
        elif borang["ajukan"].is_valid():
            kode = titipan.tawarkan(**borang["ajukan"].cleaned_data, **siapa)
            return _tautan(request, titipan, kode)
        else:
            return None
    except TindakanTerlarang as galat:
        if terisi := _terisi(borang):
            terisi[0].add_error(None, str(galat))
            titipan.refresh_from_db()
            return None
        messages.warning(request, str(galat))
    else:
        messages.success(request, f"{titipan.get_status_display()}.")
    return HttpResponseRedirect(_alamat(titipan))


def _terisi(borang: dict[str, forms.Form]) -> list[forms.Form]:
    return [satu for satu in borang.values() if satu.is_bound]


def _jawaban(nomor: str) -> str:
    dokumen = get_object_or_404(DokumenInformasi.objects.publik(), nomor=nomor.upper())
    return f"{dokumen.judul}: {settings.ALAMAT_PUBLIK + dokumen.get_absolute_url()}"


def _tautan(request: HttpRequest, titipan: Titipan, kode: str) -> HttpResponse:
    alamat = settings.ALAMAT_PUBLIK + reverse("titipan-orang", args=(kode,))
    pesan = render_to_string(
        "ppid_portal/lintas_layanan/titipan/pesan.txt",
        {"titipan": titipan, "alamat": alamat},
    ).strip()
    konteks = {
        "kegiatan": titipan.kegiatan,
        "titipan": titipan,
        "alamat": alamat,
        "wa": f"https://wa.me/?text={quote(pesan)}",
    }
    return render(request, "ppid_portal/lintas_layanan/titipan/tautan.html", konteks)


@halaman_pribadi(borang=True)
def titipan_orang(request: HttpRequest, kode: str) -> HttpResponse:
    """The draft has a secret of its own: who handed the link over cannot read it."""
    kini = timezone.now()
    semua = Titipan.objects.bertautan(kode).select_related(
        "kegiatan__tuan_rumah__wilayah",
        "kegiatan__wilayah",
        "wilayah__induk",
        "disarankan",
    )
    if (titipan := semua.first()) is None:
        tolak_rahasia(request, kini)
    ada = terdaftar([titipan]).get(titipan.rujukan)
    terbuka = titipan.dapat_dipastikan(kini)
    if request.method == "POST" and terbuka and ada is None:
        return HttpResponseRedirect(pastikan_titipan(titipan, pada=kini))
    terjawab = titipan.status == Titipan.Status.DIJAWAB_DI_TEMPAT
    konteks = {
        "titipan": titipan,
        "kegiatan": titipan.kegiatan,
        "terdaftar": ada,
        "terbuka": terbuka,
    }
    lewat = not (ada or terbuka or terjawab)
    return render(
        request,
        "ppid_portal/lintas_layanan/titipan/orang.html",
        konteks,
        status=410 if lewat else 200,
    )


# Looking a case up, whichever service holds it

TIDAK_COCOK = (
    "Kode ini tidak membuka berkas apa pun. Periksa lagi di tanda bukti: kode lacak "
    "terdiri atas 16 huruf dan angka, berbeda dari nomor berkas dan nomor keaslian."
)


# Changes nothing and asks no session, so the home page may hold the form without a cookie;
# and holds no secret whose length could tell it, so it may be packed.
@gzip_page
@csrf_exempt
@dapat_dicari
@halaman_pribadi(borang=True)
def lacak(request: HttpRequest) -> HttpResponse:
    """A right code leads to its private page; wrong ones are counted by network."""
    form = LacakForm(kiriman(request))
    status = 400 if form.is_bound else 200
    if form.is_valid():
        kode = form.cleaned_data["kode"]
        for model in (Permohonan, Pengaduan):
            if kasus := model.objects.dengan_kode(kode).first():
                return redirect(kasus)
        kini = timezone.now()
        if boleh_salah(request, kini):
            form.add_error("kode", TIDAK_COCOK)
        else:
            status = 429
            form.add_error(None, kalimat_batas(kini))
    return render(
        request, "ppid_portal/lintas_layanan/lacak.html", {"form": form}, status=status
    )


# Confirming a mailbox, over all services and apart from any case


@halaman_pribadi(borang=True)
def surel_pastikan(request: HttpRequest, token: str) -> HttpResponse:
    """Programs that read mail open links by themselves; they press nothing."""
    kotak = kotak_token(token)
    if kotak is None:
        raise Http404
    sudah = request.method == "POST"
    if sudah:
        pastikan_kotak(kotak, pada=timezone.now())
    return render(
        request, "ppid_portal/lintas_layanan/surel_pastikan.html", {"sudah": sudah}
    )
