"""Requesting information: the page that explains it, and the form in steps."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import timedelta
from itertools import islice
from typing import Any, ClassVar

from django.conf import settings
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from informasi.katalog.models import DokumenInformasi, Keterbacaan
from informasi.pemohon.isian import IdentitasForm, KontakPemohonForm, PemohonForm
from informasi.pemohon.models import NAMA_BUKTI, daftar_syarat
from informasi.pencarian.daftar import informasi_cocok
from informasi.pengajuan.actions import catat_saran, daftarkan_draf, dokumen_dimaksud
from informasi.pengajuan.forms import (
    BuktiForm,
    CaraMemperolehForm,
    RincianPermohonanForm,
    ringkas,
    unit_form,
)
from informasi.pengajuan.models import (
    APA,
    BUKTI,
    CARA,
    DIKLIK,
    IDENTITAS,
    KONTAK,
    PEMOHON,
    PERMOHONAN,
    TAMPIL,
    UNIT,
    IsianPermohonan,
    catat_tak_terkirim,
)
from informasi.permohonan.models import Permohonan
from informasi.rujukan.usulan_unit import unit_tujuan, usulkan_unit
from informasi.surat.models import Surat
from informasi.waktu import (
    JAWAB,
    PERPANJANG,
)
from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.berlangkah.formulir import FormulirLangkah, Kata, Sesi
from organisasi.berlangkah.models import Draf
from organisasi.halaman.publik import halaman_publik
from organisasi.halaman.rahasia import boleh_coba
from organisasi.kantor.direktori import Pertolongan, lembaga_menurut_kode, pertolongan
from organisasi.kertas.unggahan import Unggahan, periksa_bersih
from organisasi.pintu.pengenal import kenali, lembaga_disebut
from organisasi.pribadi.teks_pribadi import temukan_pribadi
from organisasi.teks import baca_toml, bersih
from organisasi.waktu.tenggat import batas_pasti, hitung_tenggat

# How to request information


BATAS = baca_toml("informasi/data/formulir.toml")["batas"]


@halaman_publik()
def permohonan(request: HttpRequest) -> HttpResponse:
    batas, contoh = batas_pasti(BATAS), ""
    if JAWAB in batas:
        with suppress(TindakanTerlarang):
            contoh = hitung_tenggat(JAWAB, timezone.localdate()).kalimat()
    konteks = {
        "batas": [(t, batas[k]) for k, t in BATAS.items() if k in batas],
        "jawab": batas.get(JAWAB),
        "perpanjang": batas.get(PERPANJANG),
        "contoh": contoh,
    }
    return render(request, "informasi/pengajuan/permohonan.html", konteks)


# The door of the form: what happens, how long it takes, what is needed

# What another page may bring along; nothing exists before the citizen sends.
PRAISI = ("dokumen", "asal", "nomor", "teks")


@halaman_publik(*PRAISI)
def permohonan_ajukan(request: HttpRequest) -> HttpResponse:
    """The first page; whoever brings something along goes straight to the question."""
    if request.GET:
        tuju = f"{reverse('informasi:permohonan-mulai')}?{request.GET.urlencode()}"
        jawab = redirect(tuju)
        jawab["Cache-Control"] = "no-store"
        return jawab
    batas = batas_pasti((JAWAB, PERPANJANG))
    konteks = {
        "jawab": batas.get(JAWAB),
        "perpanjang": batas.get(PERPANJANG),
        "syarat": daftar_syarat(),
    }
    return render(request, "informasi/pengajuan/awal.html", konteks)


# The form in steps

SARAN_MAKS = 3
PANJANG_PRAISI = 5000
BERKAS_MAKS = 10
JENIS_BUKTI = ("jpg", "png", "pdf")
# One contact may send so many requests a day; generous, and no address is refused.
KIRIM_MAKS, KIRIM_JENDELA = 20, timedelta(days=1)
TERLALU_SERING = (
    "Dari kontak ini sudah ada banyak permohonan hari ini. Isian Anda tersimpan: kirim "
    "lagi besok lewat alamat pribadi draf ini, atau datang ke loket sekarang."
)


TULISAN = baca_toml("informasi/data/formulir.toml")["permohonan"]


class FormulirPermohonan(FormulirLangkah):
    nama = PERMOHONAN
    app = "informasi"
    isian = IsianPermohonan
    kasus = Permohonan
    gabung = ("unit", "pemohon")
    folder = "informasi/pengajuan"
    sebutan: ClassVar[Mapping[str, str]] = TULISAN["sebutan"]
    kata: ClassVar[Mapping[str, Kata]] = {
        langkah: Kata(*isi) for langkah, isi in TULISAN["kata"].items()
    }
    templat: ClassVar[Mapping[str, str]] = {
        "atas": "informasi/pengajuan/atas.html",
        BUKTI: "informasi/pengajuan/bukti.html",
        UNIT: "informasi/pengajuan/ke_unit.html",
    }
    langkah_berkas = BUKTI
    berkas_maks = BERKAS_MAKS
    berkas_penuh = f"Paling banyak {BERKAS_MAKS} berkas. Gabungkan menjadi satu PDF."
    dibuang = staticmethod(catat_tak_terkirim)

    def form(self, _request: HttpRequest, sesi: Sesi, langkah: str, data: Any) -> Any:
        isian, awal = sesi.isian, dict(sesi.isian.awal(langkah))
        if langkah == UNIT:
            if isian.saran is None:
                sesi.ubah(_cari)
                isian = sesi.isian
            return unit_form(isian, data)
        if langkah == IDENTITAS:
            siapa = {"kategori": isian.kategori, "dikuasakan": isian.dikuasakan}
            return IdentitasForm(data, initial=awal, **siapa)
        if langkah == CARA:
            bersurel = bool(isian.jawab.get(KONTAK, {}).get("surel"))
            return CaraMemperolehForm(data, initial=awal, bersurel=bersurel)
        return {
            APA: RincianPermohonanForm,
            PEMOHON: PemohonForm,
            KONTAK: KontakPemohonForm,
        }[langkah](data, initial=awal)

    def praisi(self, request: HttpRequest) -> dict[str, str]:
        bawa = {k: bersih(request.GET.get(k, "")) for k in PRAISI}
        awal = {"asal": bawa["asal"][:10], "asal_nomor": bawa["nomor"][:60]}
        awal["rincian"] = bawa["teks"][:PANJANG_PRAISI]
        if dokumen := dokumen_dimaksud(bawa["dokumen"][:20]):
            awal["dokumen"] = dokumen.nomor
            salinan = f"Salinan “{dokumen.judul}” ({dokumen.nomor})."
            awal["rincian"] = awal["rincian"] or salinan
        return awal

    def peringatan(self, isian: Any) -> bool:
        return bool(_temuan(isian) or _pertolongan(isian))

    def konteks(
        self, _request: HttpRequest, sesi: Sesi, langkah: str, form: Any, /
    ) -> dict[str, Any]:
        if langkah == UNIT:
            # Those that are still public, in their order.
            semua = DokumenInformasi.objects.terbaca().filter(
                nomor__in=sesi.isian.saran
            )
            menurut = {d.nomor: d for d in semua.untuk_daftar()}
            return {
                "lembaga": lembaga_menurut_kode(sesi.isian.lembaga),
                "saran": [menurut[n] for n in sesi.isian.saran if n in menurut],
                # The unit that probably knows; None when nothing speaks for any.
                "unit": unit_tujuan().get(next((s for s, _ in sesi.isian.usulan), "")),
            }
        if langkah == BUKTI:
            baris = [
                (kolom, [b for b in sesi.berkas if b.jenis == kolom.name])
                for kolom in form
            ]
            maks = settings.UKURAN_BUKTI_MAKS
            return {"baris": baris, "maks": maks, "bersama": settings.JATAH_DRAF}
        if langkah != APA:
            return {}
        dokumen = str(form["dokumen"].value() or "")
        temuan = [] if form.is_bound else _temuan(sesi.isian)
        bantu = None if form.is_bound else _pertolongan(sesi.isian)
        return {
            "dokumen": dokumen_dimaksud(dokumen[:20]),
            "asal_nomor": form["asal_nomor"].value(),
            "temuan": temuan,
            "pertolongan": bantu,
            "diperingatkan": temuan or bantu,
        }

    def form_berkas(self, sesi: Sesi, *data: Any) -> Any:
        return BuktiForm(*data, jenis=sesi.isian.bukti_diminta)

    def periksa_berkas(self, berkas: UploadedFile) -> Unggahan:
        maks = settings.UKURAN_BUKTI_MAKS
        return periksa_bersih(berkas, boleh=JENIS_BUKTI, maks=maks)

    def tulis_berkas(self, jenis: str, berkas: Any, _ke: int) -> Mapping[str, str]:
        nama = f"{jenis}.{berkas.jenis}"
        isi = default_storage.save(NAMA_BUKTI(None, nama), berkas.isi)
        return {"isi": isi, "nama": nama}

    def ringkas(self, sesi: Sesi) -> Any:
        return ringkas(sesi.isian, sesi.berkas)

    def kirim(self, request: HttpRequest, sesi: Sesi) -> HttpResponse:
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
        return super().kirim(request, sesi)

    def daftarkan(self, _sesi: Sesi, draf: Draf, isian: Any) -> Permohonan:
        return daftarkan_draf(draf, isian, pada=timezone.now())

    def konteks_terkirim(self, kasus: Any) -> dict[str, Any]:
        tanda_bukti = kasus.surat.filter(jenis=Surat.Jenis.TANDA_BUKTI)
        return {"tanda_bukti": tanda_bukti.first()}


FORMULIR = FormulirPermohonan()


def _temuan(isian: IsianPermohonan) -> list[Any]:
    return list(temukan_pribadi("\n".join(_tulisan(isian))))


def _pertolongan(isian: IsianPermohonan) -> Pertolongan | None:
    """Read one by one: what the paper is for must not speak against what was asked."""
    return next(filter(None, map(pertolongan, _tulisan(isian))), None)


def _tulisan(isian: IsianPermohonan) -> list[str]:
    apa = isian.awal(APA)
    return [str(apa.get(kolom, "")) for kolom in ("rincian", "tujuan")]


# “This may answer you”, and the counter that can answer today


def _cari(isian: IsianPermohonan) -> None:
    rincian = isian.awal(APA)["rincian"]
    cocok = informasi_cocok(rincian)
    terbaca = (d.nomor for d in cocok if d.keterbacaan > Keterbacaan.MINTA)
    isian.saran = list(islice(terbaca, SARAN_MAKS))
    isian.usulan = [[u.slug, a] for u, a in usulkan_unit(rincian, cocok=cocok)]
    isian.lembaga = [k.kode for k in lembaga_disebut(kenali(rincian))]
    if isian.saran:
        catat_saran(isian, TAMPIL, pada=timezone.now())


@FORMULIR.dengan_draf
def permohonan_saran_buka(
    _request: HttpRequest, sesi: Sesi, nomor: str
) -> HttpResponse:
    dokumen = get_object_or_404(DokumenInformasi.objects.publik(), nomor=nomor.upper())
    sesi.ubah(lambda kini: catat_saran(kini, DIKLIK, pada=timezone.now()))
    return redirect(dokumen.get_absolute_url())
