"""The steps of the complaint form: one thing a page, without a script, without an account."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from organisasi.berlangkah.draf import isi_draf
from organisasi.form_fields import LangkahForm
from organisasi.halaman.rahasia import halaman_rahasia
from organisasi.kantor.direktori import (
    lembaga_disebut,
    lembaga_menurut_kode,
    pertolongan,
)
from organisasi.kantor.peta import kota
from organisasi.pribadi.teks_pribadi import TemuanPribadi, temukan_nama, temukan_pribadi
from organisasi.teks import bersih
from pengaduan.borang.isian import APA, TEMPAT, Isian
from pengaduan.borang.laporan import laporan_dari
from pengaduan.borang.pabrik import KATA, buat_form
from pengaduan.models import DrafPengaduan
from pengaduan.penunjuk import tampak_permintaan
from pengaduan.rem import cap_buka, tanda_robot
from pengaduan.serupa import cari_serupa
from pengaduan.tempat import bidang_peta, kelurahan_menurut_kode
from pengaduan.views.pengaduan_sela import sela_bahaya
from pengaduan.views.pengaduan_sesi import (
    FOLDER,
    Sesi,
    alamat_draf,
    dengan_draf,
    konteks_langkah,
)

PANJANG_PRAISI = 5000


@dengan_draf
def pengaduan_lanjut(_request: HttpRequest, sesi: Sesi) -> HttpResponse:
    """The private link: on to where it was left."""
    return redirect(sesi.alamat(sesi.isian.kurang() or "periksa"))


@halaman_rahasia
def pengaduan_mulai(request: HttpRequest) -> HttpResponse:
    """The first question, before there is a draft; sending it begins one."""
    isian = Isian()
    if request.method != "POST":
        isian.konsep[APA] = _praisi(request)
        return _tampilkan_awal(request, _form(APA, isian), isian)
    form = _form(APA, isian, request)
    if jawab := sela_bahaya(request, APA, isian, form.konsep()):
        return jawab
    simpan = "simpan" in request.POST
    if not (form.is_valid() or simpan):
        return _tampilkan_awal(request, form, isian)
    kini = timezone.now()
    isian.tanda = tanda_robot(request.POST, kini)
    taruh(isian, APA, form)
    _, kode = DrafPengaduan.buka(isian, pada=kini)
    return redirect(alamat_draf(kode, _tujuan(request, isian, APA)))


def _praisi(request: HttpRequest) -> dict[str, str]:
    """What another page brought along; it is only shown, and may be changed."""
    return {
        "uraian": bersih(request.GET.get("teks", ""))[:PANJANG_PRAISI],
        "asal": bersih(request.GET.get("asal", ""))[:10],
        "asal_nomor": bersih(request.GET.get("nomor", ""))[:60],
    }


def _tampilkan_awal(
    request: HttpRequest, form: LangkahForm, isian: Isian
) -> HttpResponse:
    konteks = konteks_langkah(APA, isian) | _konteks_form(APA, form, isian)
    konteks |= {
        "kembali": reverse("pengaduan:pengaduan-ajukan"),
        "dibuka": request.POST.get("dibuka") or cap_buka(timezone.now()),
        "perangkap": True,
    }
    return render(request, f"{FOLDER}/langkah.html", konteks)


@dengan_draf
def pengaduan_draf(request: HttpRequest, sesi: Sesi, langkah: str) -> HttpResponse:
    """One step with a form: show it, take it, go on."""
    if langkah not in KATA:
        raise Http404
    if not sesi.isian.boleh(langkah):
        return redirect(sesi.alamat(sesi.isian.kurang()))
    if request.method != "POST":
        if langkah == TEMPAT:
            _pilih_di_peta(request, sesi.isian)
        return _tampilkan(request, sesi, langkah, _form(langkah, sesi.isian))
    form = _form(langkah, sesi.isian, request)
    if jawab := sela_bahaya(request, langkah, sesi.isian, form.konsep()):
        return jawab
    if "simpan" in request.POST or form.is_valid():
        return _ambil(request, sesi, langkah, form)
    return _tampilkan(request, sesi, langkah, form)


def _form(
    langkah: str, isian: Isian, request: HttpRequest | None = None
) -> LangkahForm:
    data = request.POST if request else None
    return buat_form(langkah, isian, data, hari_ini=timezone.localdate())


def _tampilkan(
    request: HttpRequest, sesi: Sesi, langkah: str, form: LangkahForm
) -> HttpResponse:
    konteks = sesi.konteks(langkah) | _konteks_form(langkah, form, sesi.isian)
    if langkah != TEMPAT:
        return render(request, f"{FOLDER}/langkah.html", konteks)
    dalam, bidang = bidang_peta(request.GET.get("kecamatan", ""))
    konteks |= {"dalam": dalam, "bidang": bidang, "satu_kecamatan": dalam != kota()}
    return render(request, f"{FOLDER}/tempat.html", konteks)


def _pilih_di_peta(request: HttpRequest, isian: Isian) -> None:
    """A kelurahan chosen on the map is shown as chosen; it is not yet an answer."""
    kode = request.GET.get("kelurahan", "")
    if kelurahan_menurut_kode(kode):
        isian.konsep[TEMPAT] = {**isian.awal(TEMPAT), "kelurahan": kode}


def _ambil(
    request: HttpRequest, sesi: Sesi, langkah: str, form: LangkahForm
) -> HttpResponse:
    """Keep what was sent and lead on; unfinished answers are kept as they are."""
    bukan = sesi.isian.bukan_darurat

    def ubah(kini: Isian) -> None:
        kini.bukan_darurat = list(dict.fromkeys([*kini.bukan_darurat, *bukan]))
        taruh(kini, langkah, form)

    isian = isi_draf(sesi.draf, Isian.baca, ubah=ubah, pada=timezone.now())
    return redirect(sesi.alamat(_tujuan(request, isian, langkah)))


def _tujuan(request: HttpRequest, isian: Isian, langkah: str) -> str:
    """The next address: a warning about personal data is shown once before going on."""
    if "simpan" in request.POST:
        return "simpan"
    if langkah == APA and "diperingatkan" not in request.POST and temuan(isian):
        return APA
    return isian.sesudah(langkah)


def taruh(isian: Isian, langkah: str, form: LangkahForm) -> None:
    """Accepted when it is whole, else kept as it was typed and asked again."""
    if not form.is_valid():
        isian.simpan_konsep(langkah, form.konsep())
        return
    isian.terima(langkah, form.cleaned_data)
    if langkah == APA:
        isian.lembaga = [k.kode for k in lembaga_disebut(isian.teks)]
    if langkah == TEMPAT:
        serupa = cari_serupa(laporan_dari(isian))
        isian.serupa = [satu.pengaduan.nomor for satu in serupa]


def temuan(isian: Isian) -> list[TemuanPribadi]:
    """What looks like personal data in the words of the complaint."""
    apa = isian.awal(APA)
    teks = "\n".join(apa.get(k, "") for k in ("judul", "uraian", "harapan"))
    return [*temukan_pribadi(teks), *temukan_nama(teks)]


def _konteks_form(langkah: str, form: LangkahForm, isian: Isian) -> dict[str, Any]:
    hasil: dict[str, Any] = {"form": form, "kata": KATA[langkah]}
    if langkah == APA:
        hasil["asal_nomor"] = form["asal_nomor"].value()
        hasil["temuan"] = [] if form.is_bound else temuan(isian)
    else:
        hasil |= petunjuk(isian)
    return hasil


def petunjuk(isian: Isian) -> dict[str, Any]:
    """Who helps at once, and whose matter it may be instead; told before it is sent."""
    return {
        "pertolongan": pertolongan(isian.teks, isian.kategori),
        "lembaga": lembaga_menurut_kode(isian.lembaga),
        "permintaan": tampak_permintaan(isian.teks),
        "teks_uraian": str(isian.awal(APA).get("uraian", "")),
    }
