"""Pledges on the phone: who, how, how often, until when; the link is shown once (PK-32)."""

from __future__ import annotations

from typing import NamedTuple
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.halaman.rahasia import kiriman
from organisasi.kantor.izin import petugas_dari
from pemangku.actions.komitmen import catat_komitmen, ganti_tautan_terusan
from pemangku.akses_lapangan import halaman_lapangan, kegiatan_garapan
from pemangku.borang_terusan import KomitmenForm
from pemangku.forms import tempelkan
from pemangku.models import Kegiatan, Komitmen
from pemangku.pesan_komitmen import alamat_bagikan, alamat_terusan, isi_ajakan

SUDAH = (
    "Komitmen ini sudah tercatat. Tautannya hanya tampil sekali; tekan Tautan baru bila "
    "belum terkirim."
)


class Tautan(NamedTuple):
    """What is shown once: the pledge, its link, and the text with it for WhatsApp."""

    komitmen: Komitmen
    alamat: str
    wa: str

    @classmethod
    def dari(cls, komitmen: Komitmen, kode: str) -> Tautan:
        """By the secret that was just made."""
        teks = isi_ajakan(komitmen, kode=kode)
        return cls(komitmen, alamat_terusan(kode), alamat_bagikan(teks))


@halaman_lapangan
def kegiatan_komitmen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The form, the pledges of the visit, and the link of the one just taken."""
    kegiatan = kegiatan_garapan(request, pk)
    tautan = None
    form = _form(request, kegiatan)
    if "tautan" in request.POST:
        tautan = _ganti(request, kegiatan)
        form = KomitmenForm(kegiatan=kegiatan)
    elif form.is_valid() and (tautan := _catat(request, kegiatan, form)):
        form = KomitmenForm(kegiatan=kegiatan)
    hari = timezone.localdate()
    konteks = {
        "kegiatan": kegiatan,
        "form": form,
        "tautan": tautan,
        "semua": [
            (satu, satu.keadaan(hari))
            for satu in kegiatan.komitmen.untuk_daftar().order_by("-dibuat_pada")
        ],
    }
    return render(request, "pemangku/lapangan/komitmen.html", konteks)


def _form(request: HttpRequest, kegiatan: Kegiatan) -> KomitmenForm:
    return KomitmenForm(kiriman(request), kegiatan=kegiatan)


def _catat(
    request: HttpRequest, kegiatan: Kegiatan, form: KomitmenForm
) -> Tautan | None:
    """Take it down; None when the act refused, or when it was there already."""
    try:
        komitmen, kode = catat_komitmen(
            kegiatan,
            **form.cleaned_data,
            oleh=petugas_dari(request),
            pada=timezone.now(),
        )
    except TindakanTerlarang as galat:
        form.add_error(None, str(galat))
        return None
    except ValidationError as galat:
        tempelkan(form, galat)
        return None
    if not kode:
        messages.warning(request, SUDAH)
        return None
    return Tautan.dari(komitmen, kode)


def _ganti(request: HttpRequest, kegiatan: Kegiatan) -> Tautan | None:
    """A new link for a pledge of this visit; 404 for another's."""
    try:
        kunci = UUID(request.POST["tautan"])
    except ValueError:
        raise Http404 from None
    komitmen = get_object_or_404(kegiatan.komitmen.untuk_daftar(), pk=kunci)
    try:
        kode = ganti_tautan_terusan(
            komitmen, oleh=petugas_dari(request), pada=timezone.now()
        )
    except TindakanTerlarang as galat:
        messages.warning(request, str(galat))
        return None
    return Tautan.dari(komitmen, kode)
