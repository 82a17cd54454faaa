"""Objections explained: the information page, and the helper in four questions."""

from __future__ import annotations

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from informasi.borang.keberatan import KATA_WARGA, bunyi_alasan
from informasi.borang.penolong import KEBERATAN, PenolongForm
from informasi.kalender_kini import batas_kini
from informasi.kanal_komisi import kanal_komisi
from informasi.models import AlasanKeberatan
from informasi.penolong_keberatan import Jawab, Saran, saran
from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.bahasa import tanggal
from organisasi.halaman.publik import halaman_publik
from organisasi.models import BatasBelumDiatur, BatasWaktu

BATAS = {
    "ajukan": "keberatan.ajukan",
    "tanggapi": "keberatan.tanggapi",
    "sengketa": "sengketa.ajukan",
}
ISIAN = ("apa", "kapan", "diperpanjang", "keberatan", "kapan_keberatan")
JUMLAH = 4
KE = {"apa": 1, "kapan": 2, "keberatan": 3, "kapan_keberatan": 4}


@halaman_publik()
def keberatan_info(request: HttpRequest) -> HttpResponse:
    """How to object: the grounds, who decides, the days as rows of law."""
    hari_ini = timezone.localdate()
    konteks = {
        "alasan": [(KATA_WARGA[a], a.value, bunyi_alasan(a)) for a in AlasanKeberatan],
        "batas": {nama: _batas(kode, hari_ini) for nama, kode in BATAS.items()},
        "komisi": kanal_komisi(),
    }
    return render(request, "informasi/keberatan/info.html", konteks)


def _batas(kode: str, hari_ini: date) -> BatasWaktu | None:
    """A confirmed limit; others are not printed as law."""
    try:
        batas = batas_kini(kode, hari_ini)
    except BatasBelumDiatur:
        return None
    return batas if batas.pasti else None


@halaman_publik(*ISIAN, "tanya", simpan=False)
def keberatan_bantuan(request: HttpRequest) -> HttpResponse:
    """One question a page, the answers in the address; then what to do, and until when."""
    hari_ini = timezone.localdate()
    form = PenolongForm(request.GET, hari_ini=hari_ini)
    if langkah := form.langkah:
        return _tanya(request, form, langkah)
    jawab, galat = form.jawab, ""
    try:
        hasil = saran(jawab, hari_ini)
    except TindakanTerlarang as sebab:
        hasil, galat = Saran("tidak_terhitung"), str(sebab)
    konteks = {
        "jawab": jawab,
        "saran": hasil,
        "galat": galat,
        "kata": KATA_WARGA[jawab.apa],
        "alasan": bunyi_alasan(jawab.apa),
        "baris": _baris(jawab),
        "komisi": kanal_komisi(),
    }
    return render(request, "informasi/keberatan/bantuan_hasil.html", konteks)


def _tanya(request: HttpRequest, form: PenolongForm, langkah: str) -> HttpResponse:
    """The question ``langkah``; an error only when it was this one that was answered."""
    ditanya = request.GET.get("tanya") == langkah or langkah in request.GET
    galat = [str(satu) for satu in form.errors[langkah]] if ditanya else []
    bersama = ("kapan", "diperpanjang") if langkah == "kapan" else (langkah,)
    konteks = {
        "kolom": form[langkah],
        "perpanjangan": "diperpanjang" in form.fields and langkah == "kapan",
        "galat": galat,
        "langkah": langkah,
        "ke": KE[langkah],
        "jumlah": JUMLAH,
        "tersembunyi": [
            (nama, request.GET[nama])
            for nama in ISIAN[: ISIAN.index(langkah)]
            if nama in request.GET and nama not in bersama
        ],
    }
    status = 400 if galat else 200
    return render(request, "informasi/keberatan/bantuan.html", konteks, status=status)


def _baris(jawab: Jawab) -> list[dict[str, Any]]:
    """The answers as a list, each with the link that asks it again."""
    isi: list[tuple[str, str, str]] = [
        ("apa", "Yang terjadi", KATA_WARGA[jawab.apa]),
        ("kapan", "Tanggalnya", tanggal(jawab.kapan)),
        ("keberatan", "Keberatan", dict(KEBERATAN)[jawab.keberatan]),
    ]
    if jawab.kapan_keberatan:
        hari = tanggal(jawab.kapan_keberatan)
        isi.append(("kapan_keberatan", "Tanggal keberatan atau jawabannya", hari))
    return [
        {"nama": nama, "nilai": nilai, "ubah_url": _alamat_ubah(jawab, kolom)}
        for kolom, nama, nilai in isi
    ]


def _alamat_ubah(jawab: Jawab, kolom: str) -> str:
    """The address of one question again: the answers before it stay, the rest goes."""
    semua = {
        "apa": jawab.apa,
        "kapan": jawab.kapan.isoformat(),
        "diperpanjang": "on" if jawab.diperpanjang else "",
        "keberatan": jawab.keberatan,
    }
    tetap = ISIAN[: ISIAN.index(kolom)]
    isi = {k: v for k, v in semua.items() if k in tetap and v}
    return f"?{urlencode(isi)}" if isi else "."
