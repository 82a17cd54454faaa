"""One search over the services in the reader's own scope, and views that he named."""

import re
from datetime import timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseRedirect,
    QueryDict,
)
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.http import urlencode

from informasi.models import DokumenInformasi, Keberatan, Permohonan
from organisasi.halaman.rahasia import boleh_coba, kiriman
from organisasi.kantor.izin import petugas_dari, saat_dari
from organisasi.kantor.models import Bertampilan
from organisasi.models import Petugas, TampilanUnit
from organisasi.pribadi.actions import buka_data
from organisasi.sandi import kata_nama
from organisasi.staf.base import pendek
from organisasi.staf.buka import DICARI, BukaForm
from pemangku.models import Pemangku
from pengaduan.models import Pengaduan

SUMBER = (Permohonan, Keberatan, Pengaduan, DokumenInformasi, Pemangku, Petugas)
# So many of each; the list itself shows the others.
BANYAK_MAKS = 6
SEJAM_MAKS, SEJAM = 30, timedelta(hours=1)
TERLALU_SERING = (
    "Sudah terlalu banyak pencarian nama dalam satu jam ini. Coba lagi nanti."
)


class CariNamaForm(BukaForm):
    berkas = None  # type: ignore[assignment]  # so Django leaves out a field of the base
    field_order = ("nama",)
    nama = forms.CharField(
        label="Nama atau NIK",
        min_length=3,
        max_length=100,
        widget=pendek(autocomplete="off"),
        help_text="Kata-kata namanya ditulis utuh: “Asep” tidak menemukan “Asepudin”. NIK "
        "mencari pemohon.",
    )

    def __init__(self, *args: Any, petugas: Petugas, **lain: Any) -> None:
        self.petugas = petugas
        super().__init__(*args, **lain)

    def clean_nama(self) -> str:
        nama: str = self.cleaned_data["nama"]
        if re.search(r"\d", nama):
            nama = re.sub(r"\D", "", nama)
        elif not kata_nama(nama):
            raise forms.ValidationError("Tulis namanya, bukan singkatannya.")
        return nama

    def clean(self) -> None:
        """Whoever may open single identities does not get them by trying names."""
        kunci, kini = f"cari_nama:{self.petugas.pk}", timezone.now()
        if not boleh_coba(kunci, batas=SEJAM_MAKS, jendela=SEJAM, pada=kini):
            raise forms.ValidationError(TERLALU_SERING)


def _bernama(situs: AdminSite, request: HttpRequest) -> list[Any]:
    """The lists in which the officer may search for who it is."""
    daftar: list[Any] = [situs._registry[m] for m in SUMBER]  # noqa: SLF001 - the site's own
    jalan = (d for d in daftar if getattr(d, "jalan_orang", ""))
    return [d for d in jalan if request.user.has_perm(d.izin_buka)]


def cari_nama_view(situs: AdminSite, request: HttpRequest) -> HttpResponse:
    """By the name of who asks or complains, with a reason; each search is noted.

    By POST: a name stands in no address, and so in no log of the server.
    """
    semua = _bernama(situs, request)
    if not semua:
        raise PermissionDenied
    petugas, kelompok = petugas_dari(request), []
    form = CariNamaForm(kiriman(request), petugas=petugas)
    if form.is_valid():
        alasan, nama = form.cleaned_data["alasan"], form.cleaned_data["nama"]
        for daftar in semua:
            isi = daftar.cari_orang(request, nama, banyak=BANYAK_MAKS, alasan=alasan)
            if isi:
                kelompok.append(_kelompok(daftar, isi))
        if not kelompok:
            buka_data(petugas, saat_dari(request), kolom=DICARI, alasan=alasan)
    konteks = {
        **situs.each_context(request),
        "title": "Cari menurut nama",
        "form": form,
        "kelompok": kelompok,
    }
    return TemplateResponse(request, "ppid_portal/staf/cari.html", konteks)


def _kelompok(daftar: Any, isi: list[Any], semua: str = "") -> dict[str, Any]:
    perihal = getattr(daftar, "perihal", str)
    baris = [(perihal(s), daftar.tautan("change", s.pk)) for s in isi[:BANYAK_MAKS]]
    return {
        "judul": daftar.opts.verbose_name_plural,
        "baris": baris,
        "lebih": len(isi) > BANYAK_MAKS,
        "semua": semua,
    }


def cari_view(situs: AdminSite, request: HttpRequest) -> HttpResponse:
    """What is found in each list the officer may read; a whole number opens its record."""
    dicari = request.GET.get("q", "").replace("\x00", "").strip()
    kelompok = []
    for model in SUMBER if dicari else ():
        daftar: Any = situs._registry[model]  # noqa: SLF001 - the site's own
        if not daftar.has_view_permission(request):
            continue
        semua = daftar.ringan(daftar.get_queryset(request))
        cocok, _ = daftar.get_search_results(request, semua, dicari)
        isi = list(cocok[: BANYAK_MAKS + 1])
        for satu in isi:
            if getattr(satu, "nomor", "").casefold() == dicari.casefold():
                return HttpResponseRedirect(daftar.tautan("change", satu.pk))
        if isi:
            alamat = f"{daftar.tautan('changelist')}?{urlencode({'q': dicari})}"
            kelompok.append(_kelompok(daftar, isi, alamat))
    konteks = {
        **situs.each_context(request),
        "title": f"Cari: {dicari}" if dicari else "Cari",
        "dicari": dicari,
        "bernama": bool(_bernama(situs, request)),
        "kelompok": kelompok,
    }
    return TemplateResponse(request, "ppid_portal/staf/cari.html", konteks)


PANJANG_NAMA = 40
# A word that is looked for may be somebody's name or number.
HANYA_CARI = "Kata pencarian tidak dibagikan ke unit; pilih saringan dulu."


def tampilan_view(situs: AdminSite, request: HttpRequest) -> HttpResponse:
    """Keep the address of a list under a name, for this officer or a unit of his."""
    label = request.POST.get("daftar", "")
    semua: list[Any] = list(situs._registry.values())  # noqa: SLF001 - the site's own
    induk = next((d for d in semua if d.opts.label_lower == label), None)
    if induk is None:
        raise Http404
    kueri = QueryDict(request.POST.get("kueri", ""), mutable=True)
    lepas = "lepas" in request.POST
    nama = "" if lepas else request.POST.get("nama", "").strip()[:PANJANG_NAMA]
    petugas = petugas_dari(request)
    unit = {str(u.pk): u for u in petugas.unit_sendiri}
    milik: Bertampilan = petugas
    if untuk := unit.get(request.POST.get("unit", "")):
        milik, _ = TampilanUnit.objects.get_or_create(unit=untuk)
        if kueri.pop("q", None) and not kueri:
            messages.error(request, HANYA_CARI)
    isi = kueri.urlencode()
    milik.sematkan(label, request.POST.get("lama", ""), nama=nama, kueri=isi)
    return HttpResponseRedirect(f"{induk.tautan('changelist')}?{isi}")
