"""Requesting information: the page that explains it, and the form in steps.

The form asks one thing a page and needs neither a script nor an account. A draft opens by
the secret in its address.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import wraps
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from informasi.katalog.models import DokumenInformasi
from informasi.pemohon.models import daftar_syarat
from informasi.pencarian.daftar import informasi_cocok
from informasi.pengajuan.actions import (
    catat_saran,
    dokumen_dimaksud,
    hapus_draf,
    kirim_draf,
    lampirkan,
    lepaskan,
)
from informasi.pengajuan.forms import (
    KATA,
    BuktiForm,
    buat_form,
    kalimat_tempatkan,
    ringkas,
    unit_tujuan,
)
from informasi.pengajuan.models import (
    APA,
    BUKTI,
    KONTAK,
    LANGKAH,
    PERIKSA,
    SARAN,
    UNIT,
    DrafPermohonan,
    IsianPermohonan,
)
from informasi.permohonan.models import Permohonan
from informasi.rujukan.usulan_unit import penjawab_unit, usulkan_unit
from informasi.surat.models import Surat
from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.berlangkah.draf import BelumLengkap, DrafTertutup, isi_draf
from organisasi.form_fields import LangkahForm
from organisasi.halaman.publik import halaman_publik
from organisasi.halaman.rahasia import boleh_coba, halaman_rahasia
from organisasi.kantor.direktori import (
    Pertolongan,
    cari_unit,
    lembaga_disebut,
    lembaga_menurut_kode,
    pertolongan,
)
from organisasi.kertas.unggahan import Unggahan, menerima_berkas, periksa_bersih
from organisasi.models import BatasWaktu, HariLibur
from organisasi.pribadi.teks_pribadi import temukan_pribadi
from organisasi.sandi import kelompokkan, rapikan_kode, sidik
from organisasi.teks import bersih
from organisasi.waktu.hari_kerja import KalenderBelumDiisi

# How to request information

JAWAB = "permohonan.jawab"
PERPANJANG = "permohonan.perpanjang"
# In the order in which a request meets them, with who has to keep each.
BATAS = {
    "permohonan.periksa_kelengkapan": "Petugas memeriksa kelengkapan",
    "permohonan.lengkapi": "Anda melengkapi, bila ada yang kurang",
    JAWAB: "PPID menjawab tertulis",
    PERPANJANG: "Tambahan waktu, satu kali, dengan alasan tertulis",
    "keberatan.ajukan": "Anda mengajukan keberatan",
    "keberatan.tanggapi": "Atasan PPID menjawab keberatan",
    "sengketa.ajukan": "Anda membawa sengketa ke Komisi Informasi",
}


@halaman_publik()
def permohonan(request: HttpRequest) -> HttpResponse:
    hari_ini = timezone.localdate()
    batas = batas_berlaku(hari_ini)
    konteks = {
        "batas": [(t, batas[k]) for k, t in BATAS.items() if k in batas],
        "jawab": batas.get(JAWAB),
        "perpanjang": batas.get(PERPANJANG),
        "contoh": _contoh(batas.get(JAWAB), hari_ini),
    }
    return render(request, "informasi/pengajuan/permohonan.html", konteks)


def batas_berlaku(hari_ini: date) -> dict[str, BatasWaktu]:
    terkini = BatasWaktu.objects.terkini(hari_ini).filter(kode__in=BATAS)
    return {b.kode: b for b in terkini if b.pasti}


def _contoh(jawab: BatasWaktu | None, hari_ini: date) -> str:
    if jawab is None:
        return ""
    try:
        return jawab.hitungan(hari_ini, HariLibur.objects.kalender()).kalimat()
    except KalenderBelumDiisi:
        return ""


# The draft and its steps

FOLDER = "informasi/pengajuan"
SARAN_MAKS = 5
PANJANG_CARI = 100
PANJANG_PRAISI = 5000


@dataclass(slots=True)
class SesiPermohonan:
    draf: DrafPermohonan
    kode: str
    isian: IsianPermohonan

    def alamat(self, langkah: str) -> str:
        return alamat_draf(self.kode, langkah)

    def konteks(self, langkah: str) -> dict[str, Any]:
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
            return view(
                request,
                SesiPermohonan(draf, rapi, IsianPermohonan.baca(draf.isian)),
                **kw,
            )
        except DrafTertutup:  # sent or swept in another tab, a moment ago
            return redirect("informasi:permohonan-lanjut", kode=rapi)

    return dalam


def berakhir(request: HttpRequest) -> HttpResponse:
    konteks = {"hari": settings.UMUR_DRAF_HARI}
    return render(request, f"{FOLDER}/berakhir.html", konteks, status=410)


@dengan_draf
def permohonan_lanjut(_request: HttpRequest, sesi: SesiPermohonan) -> HttpResponse:
    return redirect(sesi.alamat(sesi.isian.kurang() or "periksa"))


@halaman_rahasia
def permohonan_mulai(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        isian = IsianPermohonan(konsep={APA: _praisi(request)})
        return _tampilkan_awal(request, buat_form(APA, isian), isian)
    isian = IsianPermohonan()
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
    request: HttpRequest, form: LangkahForm, isian: IsianPermohonan
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
def permohonan_draf(
    request: HttpRequest, sesi: SesiPermohonan, langkah: str
) -> HttpResponse:
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
    request: HttpRequest, sesi: SesiPermohonan, langkah: str, form: LangkahForm
) -> HttpResponse:
    simpan = "simpan" in request.POST
    taruh = _simpan if simpan else terima
    isian = isi_draf(
        sesi.draf,
        IsianPermohonan.baca,
        ubah=lambda kini: taruh(kini, langkah, form),
        pada=timezone.now(),
    )
    return redirect(sesi.alamat(_tujuan(request, isian, langkah)))


def _tujuan(request: HttpRequest, isian: IsianPermohonan, langkah: str) -> str:
    """The next address: help and a warning about data are shown once before going on."""
    if "simpan" in request.POST:
        return "simpan"
    sudah = langkah != APA or "diperingatkan" in request.POST
    if not sudah and (_temuan(isian) or _pertolongan(isian)):
        return APA
    return isian.sesudah(langkah)


def _simpan(isian: IsianPermohonan, langkah: str, form: LangkahForm) -> None:
    if form.is_valid():
        terima(isian, langkah, form)
    else:
        isian.simpan_konsep(langkah, form.konsep())


def terima(isian: IsianPermohonan, langkah: str, form: LangkahForm) -> None:
    lama = isian.jawab.get(APA, {}).get("rincian")
    isian.terima(langkah, form.cleaned_data)
    if langkah == APA and (rincian := isian.jawab[APA]["rincian"]) != lama:
        cocok = informasi_cocok(rincian)
        isian.saran = [d.nomor for d in cocok[:SARAN_MAKS]]
        isian.usulan = [(u.slug, a) for u, a in usulkan_unit(rincian, cocok=cocok)]
        isian.lembaga = [k.kode for k in lembaga_disebut(rincian)]


def _temuan(isian: IsianPermohonan) -> list[Any]:
    return list(temukan_pribadi("\n".join(_tulisan(isian))))


def _pertolongan(isian: IsianPermohonan) -> Pertolongan | None:
    """Read one by one: what the paper is for must not speak against what was asked."""
    return next(filter(None, map(pertolongan, _tulisan(isian))), None)


def _tulisan(isian: IsianPermohonan) -> list[str]:
    apa = isian.awal(APA)
    return [str(apa.get(kolom, "")) for kolom in ("rincian", "tujuan")]


def _konteks_form(
    langkah: str, form: LangkahForm, isian: IsianPermohonan
) -> dict[str, Any]:
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


# The door of the form: what happens, how long it takes, what is needed

# What another page may bring along; nothing exists before the citizen sends.
PRAISI = ("dokumen", "asal", "nomor", "teks")


@halaman_publik(*PRAISI)
def permohonan_ajukan(request: HttpRequest) -> HttpResponse:
    if request.GET:
        tuju = f"{reverse('informasi:permohonan-mulai')}?{request.GET.urlencode()}"
        jawab = redirect(tuju)
        jawab["Cache-Control"] = "no-store"
        return jawab
    batas = batas_berlaku(timezone.localdate())
    konteks = {
        "jawab": batas.get(JAWAB),
        "perpanjang": batas.get(PERPANJANG),
        "syarat": daftar_syarat(),
    }
    return render(request, "informasi/pengajuan/awal.html", konteks)


# Steps that are more than a form: suggestions, papers, saving, the last look

JENIS_BUKTI = ("jpg", "png", "pdf")
DIGIT_PK = 18  # longer numbers name no row, and Python reads only so many digits
# One contact may send so many requests a day; generous, and no address is refused.
KIRIM_MAKS, KIRIM_JENDELA = 20, timedelta(days=1)
TERLALU_SERING = (
    "Dari kontak ini sudah ada banyak permohonan hari ini. Isian Anda tersimpan: kirim "
    "lagi besok lewat alamat pribadi draf ini, atau datang ke loket sekarang."
)


@dengan_draf
def permohonan_saran(request: HttpRequest, sesi: SesiPermohonan) -> HttpResponse:
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


def _dokumen_saran(sesi: SesiPermohonan) -> list[DokumenInformasi]:
    semua = DokumenInformasi.objects.terbuka().filter(nomor__in=sesi.isian.saran)
    menurut = {d.nomor: d for d in semua.untuk_daftar()}
    return [menurut[n] for n in sesi.isian.saran if n in menurut]


def _loket(sesi: SesiPermohonan) -> Any:
    slug = next((slug for slug, _ in sesi.isian.usulan), "")
    return next((u for u in unit_tujuan() if u.slug == slug), None)


@dengan_draf
def permohonan_saran_buka(
    _request: HttpRequest, sesi: SesiPermohonan, nomor: str
) -> HttpResponse:
    dokumen = get_object_or_404(DokumenInformasi.objects.publik(), nomor=nomor.upper())
    catat_saran(sesi.draf, "diklik", pada=timezone.now())
    return redirect(dokumen.get_absolute_url())


@menerima_berkas
@dengan_draf
def permohonan_bukti(request: HttpRequest, sesi: SesiPermohonan) -> HttpResponse:
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


def _lampirkan(sesi: SesiPermohonan, form: BuktiForm) -> None:
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


def _setelah_bukti(request: HttpRequest, sesi: SesiPermohonan) -> HttpResponse:
    hapus = request.POST.get("hapus", "")
    if hapus.isdecimal() and len(hapus) <= DIGIT_PK:
        lepaskan(sesi.draf, int(hapus))
        return redirect(sesi.alamat(BUKTI))
    isian = isi_draf(
        sesi.draf,
        IsianPermohonan.baca,
        ubah=lambda kini: kini.terima(BUKTI, {}),
        pada=timezone.now(),
    )
    return redirect(
        sesi.alamat("simpan" if "simpan" in request.POST else isian.sesudah(BUKTI))
    )


@dengan_draf
def permohonan_simpan(request: HttpRequest, sesi: SesiPermohonan) -> HttpResponse:
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


def _pendek(sesi: SesiPermohonan) -> str:
    return sesi.alamat("x").removesuffix("x/")


@dengan_draf
def permohonan_periksa(request: HttpRequest, sesi: SesiPermohonan) -> HttpResponse:
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


def _baris(sesi: SesiPermohonan, butir: Any) -> dict[str, str]:
    return {
        "nama": butir.nama,
        "nilai": butir.nilai,
        "ubah_url": sesi.alamat(butir.langkah),
    }


def _rem(sesi: SesiPermohonan) -> None:
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


# The receipt


@halaman_rahasia
def permohonan_terkirim(request: HttpRequest, kode: str) -> HttpResponse:
    permohonan = (
        Permohonan.objects.dengan_kode(rapikan_kode(kode))
        .select_related("unit", "pemohon")
        .first()
    )
    if permohonan is None:
        return render(request, "informasi/pengajuan/tidak_ada.html", status=404)
    konteks = {
        "permohonan": permohonan,
        "kode": kelompokkan(permohonan.kode),
        "tautan": f"{settings.ALAMAT_PUBLIK}{permohonan.get_absolute_url()}",
        "bersurel": bool(permohonan.pemohon.surel),
        "ke_loket": permohonan.pemohon.kembali_ke_loket,
        "tanda_bukti": permohonan.surat.filter(jenis=Surat.Jenis.TANDA_BUKTI).first(),
    }
    return render(request, "informasi/pengajuan/terkirim.html", konteks)
