"""The applicant's pages of an objection and of the dispute after it.

All of them open by the secret of the case.
"""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID, uuid4

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from informasi.keberatan.actions import (
    Terbuka,
    ajukan_keberatan,
    alasan_terbuka,
    nama_alasan,
    terima_putusan,
)
from informasi.keberatan.forms import (
    KATA_WARGA,
    KeberatanForm,
    SengketaForm,
    TerimaTanggapanForm,
)
from informasi.keberatan.models import TERBUKA, Keberatan
from informasi.keberatan.sengketa import (
    Jendela,
    catat_sengketa,
    jendela_sengketa,
    kanal_komisi,
    kirim_berkas_sengketa,
    tanpa_mediasi,
)
from informasi.pemohon.halaman_perkara import cari_permohonan, tidak_bisa
from informasi.permohonan.models import Permohonan
from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.bahasa import tanggal
from organisasi.berlangkah.draf import Isian, baca_laci, isi_laci, kosongkan_laci
from organisasi.halaman.rahasia import boleh_coba, halaman_pribadi, kiriman
from organisasi.kertas.naskah import PDFGagal


def ke_rinci(permohonan: Permohonan, keberatan: Keberatan) -> HttpResponseRedirect:
    return redirect(
        "informasi:permohonan-keberatan-rinci", permohonan.kode, keberatan.pk
    )


def cari_keberatan(permohonan: Permohonan, pk: int) -> Keberatan:
    keberatan = get_object_or_404(
        permohonan.keberatan.select_related("unit").prefetch_related("surat"), pk=pk
    )
    keberatan.permohonan = permohonan
    return keberatan


@halaman_pribadi()
def keberatan_rinci(request: HttpRequest, kode: str, pk: int) -> HttpResponse:
    permohonan = cari_permohonan(kode)
    keberatan = cari_keberatan(permohonan, pk)
    konteks = {
        "permohonan": permohonan,
        "keberatan": keberatan,
        "alasan": nama_alasan(keberatan.alasan),
        "surat": list(keberatan.surat.all()),
        "terlambat": keberatan.terlambat(timezone.localdate()),
        "boleh_terima": keberatan.boleh(Keberatan.Tindakan.TERIMA_PUTUSAN),
    }
    return render(request, "informasi/keberatan/rinci.html", konteks)


@halaman_pribadi(borang=True)
def keberatan_terima(request: HttpRequest, kode: str, pk: int) -> HttpResponse:
    permohonan = cari_permohonan(kode)
    keberatan = cari_keberatan(permohonan, pk)
    if not keberatan.boleh(Keberatan.Tindakan.TERIMA_PUTUSAN):
        return tidak_bisa(
            request,
            permohonan,
            judul="Tidak ada tanggapan yang menunggu Anda",
            sebab="Tanggapannya belum ada, atau sudah Anda terima.",
        )
    form = TerimaTanggapanForm(kiriman(request))
    if request.method == "POST" and form.is_valid():
        try:
            terima_putusan(
                keberatan, pada=timezone.now(), tanggapan=form.cleaned_data["tanggapan"]
            )
        except TindakanTerlarang as galat:
            return tidak_bisa(
                request, permohonan, judul="Belum tercatat", sebab=str(galat)
            )
        return ke_rinci(permohonan, keberatan)
    konteks = {"permohonan": permohonan, "keberatan": keberatan, "form": form}
    status = 400 if form.errors else 200
    return render(request, "informasi/keberatan/terima.html", konteks, status=status)


# Lodging an objection against a request: fill in, look once more, send.
# What was filled in waits in the visitor's session, encrypted, until it is sent: so each
# page is asked for by its address, and the back button finds it again.

MENUNGGU_JAWABAN = frozenset({Permohonan.Status.DITERIMA, Permohonan.Status.DIPROSES})


@halaman_pribadi(borang=True)
def permohonan_keberatan(request: HttpRequest, kode: str) -> HttpResponse:
    permohonan = cari_permohonan(kode)
    terbuka = _terbuka(permohonan, timezone.localdate())
    if not terbuka.boleh:
        return _tertutup(request, permohonan, terbuka)
    form = KeberatanForm(
        kiriman(request),
        alasan=terbuka.alasan,
        initial=baca_laci(request, _laci(permohonan)) or {"kunci": uuid4()},
    )
    if request.method == "POST" and form.is_valid():
        isi = form.cleaned_data
        isi_laci(request, _laci(permohonan), isi | {"kunci": str(isi["kunci"])})
        return redirect("informasi:permohonan-keberatan-periksa", permohonan.kode)
    konteks = {"permohonan": permohonan, "form": form, "terbuka": terbuka}
    status = 400 if form.errors else 200
    return render(request, "informasi/keberatan/isi.html", konteks, status=status)


@halaman_pribadi(borang=True)
def permohonan_keberatan_periksa(request: HttpRequest, kode: str) -> HttpResponse:
    permohonan = cari_permohonan(kode)
    if lama := _sudah_terkirim(permohonan, request.POST.get("kunci", "")):
        return ke_rinci(permohonan, lama)
    isian = baca_laci(request, _laci(permohonan))
    if isian is None:
        return redirect("informasi:permohonan-keberatan", permohonan.kode)
    if request.method == "POST":
        return _kirim(request, permohonan, isian)
    konteks = {
        "permohonan": permohonan,
        "kunci": isian["kunci"],
        "baris": _baris(permohonan, isian),
    }
    return render(request, "informasi/keberatan/periksa.html", konteks)


def _terbuka(permohonan: Permohonan, hari_ini: date) -> Terbuka:
    try:
        return alasan_terbuka(permohonan, hari_ini)
    except TindakanTerlarang as galat:
        return Terbuka((), None, str(galat))


def _laci(permohonan: Permohonan) -> str:
    return f"keberatan:{permohonan.pk}"


def _baris(permohonan: Permohonan, isian: Isian) -> list[dict[str, str]]:
    alamat = reverse("informasi:permohonan-keberatan", args=(permohonan.kode,))
    alasan = [f"{KATA_WARGA[a]} (Pasal 35 huruf {a})" for a in sorted(isian["alasan"])]
    isi = (
        ("Alasan", "\n".join(alasan), "alasan"),
        ("Yang terjadi", isian["kasus_posisi"], "kasus_posisi"),
        ("Kuasa", isian["nama_kuasa"] or "Tidak diwakili", "nama_kuasa"),
    )
    return [
        {"nama": nama, "nilai": nilai, "ubah_url": f"{alamat}#div_id_{kolom}"}
        for nama, nilai, kolom in isi
    ]


def _sudah_terkirim(permohonan: Permohonan, kunci: str) -> Keberatan | None:
    """The objection this very form has made already: a double click, or back and again."""
    try:
        return permohonan.keberatan.berkunci(UUID(kunci)).first()
    except ValueError:
        return None


def _kirim(request: HttpRequest, permohonan: Permohonan, isian: Isian) -> HttpResponse:
    try:
        keberatan = ajukan_keberatan(
            permohonan=permohonan,
            alasan=isian["alasan"],
            kasus_posisi=isian["kasus_posisi"],
            nama_kuasa=isian["nama_kuasa"],
            kanal=Permohonan.Kanal.WEB,
            kunci_masuk=UUID(isian["kunci"]),
            pada=timezone.now(),
        )
    except TindakanTerlarang as galat:
        if lama := _sudah_terkirim(permohonan, isian["kunci"]):
            return ke_rinci(permohonan, lama)
        return tidak_bisa(
            request, permohonan, judul="Keberatan belum terkirim", sebab=str(galat)
        )
    kosongkan_laci(request, _laci(permohonan))
    return ke_rinci(permohonan, keberatan)


def _tertutup(
    request: HttpRequest, permohonan: Permohonan, terbuka: Terbuka
) -> HttpResponse:
    sebab = terbuka.belum
    berjalan = permohonan.keberatan.filter(status__in=TERBUKA).first()
    if berjalan:
        sebab += f" Nomornya {berjalan.nomor}."
    elif terbuka.sampai:
        sebab += f" Hari terakhirnya {tanggal(terbuka.sampai)}."
    elif permohonan.status in MENUNGGU_JAWABAN:
        sebab += (
            f" Kami menjawab paling lambat {tanggal(permohonan.jatuh_tempo)}; sehari "
            "sesudahnya tombol keberatan muncul di halaman permohonan Anda."
        )
    return tidak_bisa(
        request,
        permohonan,
        judul="Keberatan tidak dapat diajukan sekarang",
        sebab=sebab,
        lanjut=ke_rinci(permohonan, berjalan).url if berjalan else "",
    )


# The way to the Komisi Informasi: until when, with which papers, and telling the office


@halaman_pribadi(borang=True)
def permohonan_sengketa(request: HttpRequest, kode: str) -> HttpResponse:
    permohonan = cari_permohonan(kode)
    keberatan = permohonan.keberatan.select_related("unit", "sengketa").first()
    hari_ini = timezone.localdate()
    jendela = _jendela(keberatan, hari_ini)
    sudah = getattr(keberatan, "sengketa", None)
    if keberatan is None or not (jendela.boleh or sudah):
        return _sengketa_tertutup(request, permohonan, jendela)
    form = SengketaForm(kiriman(request), initial={"tanggal": hari_ini})
    if request.method == "POST" and not sudah and form.is_valid():
        try:
            catat_sengketa(
                keberatan, pada=timezone.now(), tanggal=form.cleaned_data["tanggal"]
            )
        except TindakanTerlarang as galat:
            form.add_error("tanggal", str(galat))
        else:
            return redirect("informasi:permohonan-sengketa", permohonan.kode)
    konteks = {
        "permohonan": permohonan,
        "keberatan": keberatan,
        "jendela": jendela,
        "sengketa": sudah,
        "form": form,
        "komisi": kanal_komisi(),
        "ajudikasi": tanpa_mediasi(keberatan),
    }
    status = 400 if form.errors else 200
    return render(request, "informasi/keberatan/sengketa.html", konteks, status=status)


def _jendela(keberatan: Keberatan | None, hari_ini: date) -> Jendela:
    if keberatan is None:
        sebab = "Sengketa hanya dapat diajukan setelah keberatan."
        return Jendela(boleh=False, hitungan=None, belum=sebab)
    try:
        return jendela_sengketa(keberatan, hari_ini)
    except TindakanTerlarang as galat:
        return Jendela(boleh=False, hitungan=None, belum=str(galat))


def _sengketa_tertutup(
    request: HttpRequest, permohonan: Permohonan, jendela: Jendela
) -> HttpResponse:
    sebab = jendela.belum
    if jendela.sampai:
        sebab += f" Hari terakhirnya {tanggal(jendela.sampai)}."
    return tidak_bisa(
        request, permohonan, judul="Belum bisa ke Komisi Informasi", sebab=sebab
    )


# The dossier for the applicant: one download, a few times an hour

# Each is typeset anew.
PER_JAM = 10


@halaman_pribadi()
def permohonan_sengketa_berkas(request: HttpRequest, kode: str) -> HttpResponseBase:
    permohonan = cari_permohonan(kode)
    keberatan = permohonan.keberatan.select_related("unit").first()
    if keberatan is None:
        raise Http404
    kini = timezone.now()
    kunci, jam = f"dosir:{permohonan.pk}", timedelta(hours=1)
    if not boleh_coba(kunci, batas=PER_JAM, jendela=jam, pada=kini):
        return tidak_bisa(
            request,
            permohonan,
            judul="Berkas ini baru saja diunduh beberapa kali",
            sebab="Coba lagi satu jam lagi.",
            status=429,
        )
    try:
        return kirim_berkas_sengketa(keberatan, pada=kini)
    except PDFGagal:
        return tidak_bisa(
            request,
            permohonan,
            judul="Berkas belum dapat disusun",
            sebab="Coba lagi beberapa saat lagi. Surat-suratnya ada di halaman permohonan.",
            status=503,
        )
