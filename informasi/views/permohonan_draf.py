"""The steps of the request form: one thing a page, without a script, without an account."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from informasi.actions.draf import dokumen_dimaksud
from informasi.borang.isian import APA, LANGKAH, UNIT, Isian
from informasi.borang.pabrik import KATA, buat_form, kalimat_tempatkan
from informasi.models import DrafPermohonan
from informasi.saran import informasi_cocok
from informasi.usulan_unit import penjawab_unit, usulkan_unit
from organisasi.berlangkah.draf import DrafTertutup, isi_draf
from organisasi.form_fields import LangkahForm
from organisasi.halaman.rahasia import halaman_rahasia
from organisasi.kantor.direktori import (
    Pertolongan,
    cari_unit,
    lembaga_disebut,
    lembaga_menurut_kode,
    pertolongan,
)
from organisasi.pribadi.teks_pribadi import temukan_pribadi
from organisasi.sandi import rapikan_kode, sidik
from organisasi.teks import bersih

FOLDER = "informasi/permohonan/ajukan"
SARAN_MAKS = 5
PANJANG_CARI = 100
PANJANG_PRAISI = 5000


@dataclass(slots=True)
class Sesi:
    """A living draft with its secret and what it holds."""

    draf: DrafPermohonan
    kode: str
    isian: Isian

    def alamat(self, langkah: str) -> str:
        """The address of a step."""
        return alamat_draf(self.kode, langkah)

    def konteks(self, langkah: str) -> dict[str, Any]:
        """What every step shows: where one is, how to get back, until when it is kept."""
        sebelum = self.isian.sebelum(langkah)
        return {
            "langkah": langkah,
            "ke": LANGKAH.index(langkah) + 1,
            "banyak": len(LANGKAH),
            "kembali": self.alamat(sebelum) if sebelum else "",
            "sampai": self.draf.kedaluwarsa_pada,
            "alamat_simpan": self.alamat("simpan"),
        }


def alamat_draf(kode: str, langkah: str) -> str:
    """The address of a step of a draft."""
    return reverse("informasi:permohonan-draf", args=(kode, langkah))


ViewDraf = Callable[..., HttpResponse]


def dengan_draf(view: ViewDraf) -> ViewDraf:
    """Give ``view`` the living draft of the address as a Sesi.

    A draft that was sent leads to its receipt; one that is over says so (410); an unknown
    secret gets 404 with words.
    """

    @halaman_rahasia
    @wraps(view)
    def dalam(request: HttpRequest, kode: str, **kw: Any) -> HttpResponse:
        rapi = rapikan_kode(kode)
        draf = (
            DrafPermohonan.objects.select_related("permohonan")
            .filter(sidik_kode=sidik(rapi))
            .first()
        )
        if draf is None:
            return render(request, f"{FOLDER}/tidak_ada.html", status=404)
        if draf.permohonan is not None:
            return redirect("informasi:permohonan-terkirim", kode=draf.permohonan.kode)
        if draf.kedaluwarsa_pada <= timezone.now():
            return berakhir(request)
        try:
            return view(request, Sesi(draf, rapi, Isian.baca(draf.isian)), **kw)
        except DrafTertutup:  # sent or swept in another tab, a moment ago
            return redirect("informasi:permohonan-lanjut", kode=rapi)

    return dalam


def berakhir(request: HttpRequest) -> HttpResponse:
    """The draft's time is over: what that means and how to begin anew."""
    konteks = {"hari": settings.UMUR_DRAF_HARI}
    return render(request, f"{FOLDER}/berakhir.html", konteks, status=410)


@dengan_draf
def permohonan_lanjut(_request: HttpRequest, sesi: Sesi) -> HttpResponse:
    """The private link: on to where it was left."""
    return redirect(sesi.alamat(sesi.isian.kurang() or "periksa"))


@halaman_rahasia
def permohonan_mulai(request: HttpRequest) -> HttpResponse:
    """The first question, before there is a draft; sending it begins one."""
    if request.method != "POST":
        isian = Isian(konsep={APA: _praisi(request)})
        return _tampilkan_awal(request, buat_form(APA, isian), isian)
    isian = Isian()
    form = buat_form(APA, isian, request.POST)
    if "simpan" in request.POST:
        _simpan(isian, APA, form)
    elif form.is_valid():
        terima(isian, APA, form)
    else:
        return _tampilkan_awal(request, form, isian)
    _, kode = DrafPermohonan.buka(isian, pada=timezone.now())
    return redirect(alamat_draf(kode, _tujuan(request, isian, APA)))


def _praisi(request: HttpRequest) -> dict[str, str]:
    """What another page brought along; it is only shown, and may be changed."""
    bawa = {k: bersih(request.GET.get(k, "")) for k in ("dokumen", "asal", "nomor")}
    dokumen = dokumen_dimaksud(bawa["dokumen"][:20])
    awal = {"asal": bawa["asal"][:10], "asal_nomor": bawa["nomor"][:60]}
    awal["rincian"] = bersih(request.GET.get("teks", ""))[:PANJANG_PRAISI]
    if dokumen:
        awal["dokumen"] = dokumen.nomor
        awal["rincian"] = (
            awal["rincian"] or f"Salinan “{dokumen.judul}” ({dokumen.nomor})."
        )
    return awal


def _tampilkan_awal(
    request: HttpRequest, form: LangkahForm, isian: Isian
) -> HttpResponse:
    konteks = {
        "langkah": APA,
        "ke": 1,
        "banyak": len(LANGKAH),
        "kembali": reverse("informasi:permohonan-ajukan"),
        **_konteks_form(APA, form, isian),
    }
    return render(request, f"{FOLDER}/langkah.html", konteks)


@dengan_draf
def permohonan_draf(request: HttpRequest, sesi: Sesi, langkah: str) -> HttpResponse:
    """One step with a form: show it, take it, go on."""
    if langkah not in KATA:
        raise Http404
    if not sesi.isian.boleh(langkah):
        return redirect(sesi.alamat(sesi.isian.kurang()))
    form = buat_form(
        langkah,
        sesi.isian,
        request.POST if request.method == "POST" else None,
        tambahan=_cari_unit(request) if langkah == UNIT else (),
        tempatkan=kalimat_tempatkan(timezone.localdate()) if langkah == UNIT else "",
    )
    if request.method == "POST" and ("simpan" in request.POST or form.is_valid()):
        return _ambil(request, sesi, langkah, form)
    konteks = sesi.konteks(langkah) | _konteks_form(langkah, form, sesi.isian)
    if langkah == UNIT:
        konteks["cari"] = _kata_cari(request)
    return render(request, f"{FOLDER}/{_templat(langkah)}.html", konteks)


def _templat(langkah: str) -> str:
    return "unit" if langkah == UNIT else "langkah"


def _ambil(
    request: HttpRequest, sesi: Sesi, langkah: str, form: LangkahForm
) -> HttpResponse:
    """Keep what was sent and lead on; unfinished answers are kept as they are."""
    simpan = "simpan" in request.POST
    taruh = _simpan if simpan else terima
    isian = isi_draf(
        sesi.draf,
        Isian.baca,
        ubah=lambda kini: taruh(kini, langkah, form),
        pada=timezone.now(),
    )
    return redirect(sesi.alamat(_tujuan(request, isian, langkah)))


def _tujuan(request: HttpRequest, isian: Isian, langkah: str) -> str:
    """The next address: help and a warning about data are shown once before going on."""
    if "simpan" in request.POST:
        return "simpan"
    sudah = langkah != APA or "diperingatkan" in request.POST
    if not sudah and (_temuan(isian) or _pertolongan(isian)):
        return APA
    return isian.sesudah(langkah)


def _simpan(isian: Isian, langkah: str, form: LangkahForm) -> None:
    """Accepted when it is whole, else kept as it was typed and asked again."""
    if form.is_valid():
        terima(isian, langkah, form)
    else:
        isian.simpan_konsep(langkah, form.konsep())


def terima(isian: Isian, langkah: str, form: LangkahForm) -> None:
    """Take the answer; what was asked for decides suggestions and proposals."""
    lama = isian.jawab.get(APA, {}).get("rincian")
    isian.terima(langkah, form.cleaned_data)
    if langkah == APA and (rincian := isian.jawab[APA]["rincian"]) != lama:
        cocok = informasi_cocok(rincian)
        isian.saran = [d.nomor for d in cocok[:SARAN_MAKS]]
        isian.usulan = [(u.slug, a) for u, a in usulkan_unit(rincian, cocok=cocok)]
        isian.lembaga = [k.kode for k in lembaga_disebut(rincian)]


def _temuan(isian: Isian) -> list[Any]:
    return list(temukan_pribadi("\n".join(_tulisan(isian))))


def _pertolongan(isian: Isian) -> Pertolongan | None:
    """Read one by one: what the paper is for must not speak against what was asked."""
    return next(filter(None, map(pertolongan, _tulisan(isian))), None)


def _tulisan(isian: Isian) -> list[str]:
    """What is asked for and why, as it was written."""
    apa = isian.awal(APA)
    return [str(apa.get(kolom, "")) for kolom in ("rincian", "tujuan")]


def _konteks_form(langkah: str, form: LangkahForm, isian: Isian) -> dict[str, Any]:
    hasil: dict[str, Any] = {"form": form, "kata": KATA[langkah]}
    if langkah == APA:
        dokumen = form["dokumen"].value() or ""
        hasil["dokumen"] = dokumen_dimaksud(str(dokumen)[:20])
        hasil["asal_nomor"] = form["asal_nomor"].value()
        hasil["temuan"] = [] if form.is_bound else _temuan(isian)
        hasil["pertolongan"] = None if form.is_bound else _pertolongan(isian)
    elif langkah == UNIT:
        hasil["lembaga"] = lembaga_menurut_kode(isian.lembaga)
    return hasil


def _kata_cari(request: HttpRequest) -> str:
    return " ".join(bersih(request.GET.get("cari", "")).split())[:PANJANG_CARI]


def _cari_unit(request: HttpRequest) -> list[tuple[str, str, str]]:
    """Units found by words: slug, name, why."""
    kata = _kata_cari(request)
    if not kata:
        return []
    penjawab = penjawab_unit()
    hasil: dict[str, tuple[str, str, str]] = {}
    for unit in cari_unit(kata)[:10]:
        if tujuan := penjawab.get(unit.pk):
            lewat = "" if tujuan.pk == unit.pk else f" lewat {unit.nama}"
            hasil.setdefault(
                tujuan.slug,
                (tujuan.slug, tujuan.nama, f"Cocok dengan “{kata}”{lewat}."),
            )
    return list(hasil.values())[:5]
