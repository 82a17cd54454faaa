"""An objection without a request: information that must be published is not there.

Its act and its public pages: what is missing, who objects, a last look, sending.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from informasi.keberatan.actions import ajukan_keberatan
from informasi.keberatan.forms import BerkalaForm
from informasi.keberatan.models import AlasanKeberatan, Keberatan
from informasi.pemohon.isian import IdentitasForm, KontakPemohonForm, PemohonForm
from informasi.pemohon.models import Pemohon
from informasi.permohonan.models import Permohonan
from informasi.rujukan.usulan_unit import penjawab_unit
from informasi.surat.cetak import cetak_surat
from informasi.surat.models import Surat
from informasi.waktu import KEBERATAN_TANGGAPI, SENGKETA_AJUKAN
from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.berlangkah.draf import Isian, baca_laci, isi_laci
from organisasi.halaman.rahasia import halaman_pribadi, kiriman, unduhan
from organisasi.kertas.naskah import PDFGagal
from organisasi.models import BatasBelumDiatur, Petugas, Unit
from organisasi.sandi import sidik
from organisasi.waktu.tenggat import akhir_jendela


@transaction.atomic
def ajukan_berkala(
    *,
    siapa: Mapping[str, Any],
    unit: Unit,
    kasus_posisi: str,
    kunci_masuk: UUID,
    pada: datetime,
    kanal: str = Permohonan.Kanal.WEB,
    oleh: Petugas | None = None,
    tanggal_terima: date | None = None,
    alasan_mundur: str = "",
) -> Keberatan:
    """Enter it with an identity of its own, kept until the last day for a dispute.

    At the counter ``oleh`` types what came in by ``kanal`` on ``tanggal_terima``.

    Ground b needs no earlier request (UU 14/2008 Pasal 35 ayat (1) huruf b). ``siapa``
    are columns of Pemohon. Raises TindakanTerlarang when a day cannot be reckoned.
    """
    pemohon = Pemohon(**siapa)
    hari_ini = timezone.localdate(pada)
    try:
        pemohon.simpan_sampai = akhir_jendela(
            hari_ini, (KEBERATAN_TANGGAPI, SENGKETA_AJUKAN), unit
        )
    except BatasBelumDiatur as galat:
        raise TindakanTerlarang(str(galat)) from galat
    pemohon.sidik_nik = sidik(pemohon.nik) if pemohon.nik else ""
    return ajukan_keberatan(
        permohonan=None,
        alasan=(AlasanKeberatan.TIDAK_BERKALA,),
        kasus_posisi=kasus_posisi,
        kanal=kanal,
        oleh=oleh,
        tanggal_terima=tanggal_terima,
        alasan_mundur=alasan_mundur,
        pemohon=pemohon,
        unit=unit,
        nama_kuasa=pemohon.nama_kuasa if pemohon.dikuasakan else "",
        kunci_masuk=kunci_masuk,
        pada=pada,
    )


# The pages

LACI = "keberatan:berkala"
JUDUL = {
    "apa": "Informasi yang seharusnya diumumkan",
    "siapa": "Siapa yang mengajukan?",
    "identitas": "Identitas Anda",
    "kontak": "Bagaimana kami menghubungi Anda?",
}
LANGKAH = tuple(JUDUL)


def _unit() -> dict[str, Unit]:
    semua = {u.slug: u for u in penjawab_unit().values()}
    utama = Unit.PeranPPID.UTAMA
    urut = sorted(semua.values(), key=lambda u: (u.peran_ppid != utama, u.nama))
    return {u.slug: u for u in urut}


def _form(langkah: str, isian: Isian, data: Any) -> forms.Form:
    awal = isian.get(langkah)
    if langkah == "apa":
        pilihan = [(slug, u.nama) for slug, u in _unit().items()]
        return BerkalaForm(data, unit=pilihan, initial=awal)
    if langkah == "siapa":
        return PemohonForm(data, initial=awal)
    if langkah == "kontak":
        return KontakPemohonForm(data, initial=awal)
    siapa = isian["siapa"]
    return IdentitasForm(
        data, kategori=siapa["kategori"], dikuasakan=siapa["dikuasakan"], initial=awal
    )


def _kurang(isian: Isian) -> str:
    return next((satu for satu in LANGKAH if satu not in isian), "")


def _alamat(langkah: str) -> str:
    return reverse("informasi:keberatan-berkala", args=(langkah,))


@halaman_pribadi(borang=True)
def keberatan_berkala(request: HttpRequest, langkah: str = LANGKAH[0]) -> HttpResponse:
    if langkah not in LANGKAH:
        raise Http404
    isian = baca_laci(request, LACI) or {}
    kurang = _kurang(isian)
    if kurang and LANGKAH.index(langkah) > LANGKAH.index(kurang):
        return redirect(_alamat(kurang))
    form = _form(langkah, isian, kiriman(request))
    if request.method == "POST" and form.is_valid():
        _terima(request, isian, langkah, form.cleaned_data)
        kurang = _kurang(isian)
        return redirect(
            _alamat(kurang) if kurang else "informasi:keberatan-berkala-periksa"
        )
    konteks = {
        "form": form,
        "judul": JUDUL[langkah],
        "ke": LANGKAH.index(langkah) + 1,
        "banyak": len(LANGKAH) + 1,
        "kembali": _alamat(LANGKAH[LANGKAH.index(langkah) - 1])
        if langkah != LANGKAH[0]
        else "",
    }
    status = 400 if form.errors else 200
    return render(request, "informasi/keberatan/berkala.html", konteks, status=status)


def _terima(request: HttpRequest, isian: Isian, langkah: str, isi: Isian) -> None:
    if langkah == "siapa" and isian.get("siapa") != isi:
        isian.pop("identitas", None)
    isian.pop("terkirim", None)
    isian[langkah] = isi
    isian.setdefault("kunci", str(uuid4()))
    isi_laci(request, LACI, isian)


@halaman_pribadi(borang=True)
def keberatan_berkala_periksa(request: HttpRequest) -> HttpResponse:
    isian = baca_laci(request, LACI) or {}
    kunci = request.POST.get("kunci") or isian.get("terkirim", "")
    if lama := _cari(kunci).first():
        return _ke_rinci(lama)
    if kurang := _kurang(isian):
        return redirect(_alamat(kurang))
    unit = _unit().get(isian["apa"]["unit"])
    if unit is None:
        return redirect(_alamat("apa"))
    galat = ""
    if request.method == "POST":
        try:
            keberatan = _kirim(isian, unit)
        except TindakanTerlarang as sebab:
            galat = str(sebab)
        else:
            # Back again after sending leads to what was sent.
            isi_laci(request, LACI, {"terkirim": isian["kunci"]})
            return _ke_rinci(keberatan)
    konteks = {"kunci": isian["kunci"], "baris": _baris(isian, unit), "galat": galat}
    status = 409 if galat else 200
    templat = "informasi/keberatan/berkala_periksa.html"
    return render(request, templat, konteks, status=status)


def _kirim(isian: Isian, unit: Unit) -> Keberatan:
    return ajukan_berkala(
        siapa=isian["siapa"] | isian["identitas"] | isian["kontak"],
        unit=unit,
        kasus_posisi=isian["apa"]["kasus_posisi"],
        kunci_masuk=UUID(isian["kunci"]),
        pada=timezone.now(),
    )


def _cari(kunci: str | UUID) -> QuerySet[Keberatan]:
    """The objection of a form, by the key that only who sent it knows."""
    try:
        return Keberatan.objects.berkunci(UUID(str(kunci))).filter(permohonan=None)
    except ValueError:
        return Keberatan.objects.none()


def _ke_rinci(keberatan: Keberatan) -> HttpResponse:
    return redirect("informasi:keberatan-berkala-rinci", keberatan.kode)


def _baris(isian: Isian, unit: Unit) -> list[dict[str, str]]:
    siapa, kontak = isian["siapa"], isian["kontak"]
    kategori = Pemohon.Kategori(siapa["kategori"]).label
    kuasa = ", diwakili kuasa" if siapa["dikuasakan"] else ""
    hubungi = " / ".join(filter(None, (kontak["surel"], kontak["telepon"])))
    isi = [
        ("Unit", unit.nama, "apa"),
        ("Yang tidak ada", isian["apa"]["kasus_posisi"], "apa"),
        ("Yang mengajukan", f"{kategori}{kuasa}", "siapa"),
        (
            "Identitas",
            "\n".join(filter(None, isian["identitas"].values())),
            "identitas",
        ),
        ("Kontak", hubungi or "Saya akan kembali ke loket", "kontak"),
    ]
    return [
        {"nama": nama, "nilai": nilai, "ubah_url": _alamat(langkah)}
        for nama, nilai, langkah in isi
    ]


@halaman_pribadi()
def keberatan_berkala_rinci(request: HttpRequest, kode: UUID) -> HttpResponse:
    keberatan = get_object_or_404(_cari(kode).select_related("unit"))
    konteks = {
        "keberatan": keberatan,
        "surat": keberatan.surat.berlaku(),
        "terlambat": keberatan.terlambat(timezone.localdate()),
    }
    return render(request, "informasi/keberatan/berkala_rinci.html", konteks)


@halaman_pribadi()
def keberatan_berkala_surat(
    request: HttpRequest, kode: UUID, pk: int
) -> HttpResponseBase:
    surat = get_object_or_404(Surat, pk=pk, keberatan__in=_cari(kode))
    try:
        cetak_surat(surat)
    except PDFGagal:
        konteks = {"kode": kode}
        templat = "informasi/keberatan/berkala_gagal.html"
        return render(request, templat, konteks, status=503)
    return unduhan(surat.berkas, nama="surat-keberatan.pdf", tipe="application/pdf")
