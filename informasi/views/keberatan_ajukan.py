"""An objection against one request: fill in, look at it once more, send.

What was filled in waits in the visitor's session, encrypted, until it is sent: so each
page is asked for by its address, and the back button finds it again.
"""

from __future__ import annotations

from datetime import date
from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from informasi.actions.keberatan import Terbuka, ajukan_keberatan, alasan_terbuka
from informasi.borang.keberatan import KATA_WARGA, KeberatanForm
from informasi.models import Keberatan, Permohonan
from informasi.models.keberatan import TERBUKA
from informasi.views.keberatan import ke_rinci
from informasi.views.pribadi import cari_permohonan, tidak_bisa
from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.bahasa import tanggal
from organisasi.berlangkah.draf import Isian, baca_laci, isi_laci, kosongkan_laci
from organisasi.halaman.rahasia import halaman_pribadi, kiriman

MENUNGGU_JAWABAN = frozenset({Permohonan.Status.DITERIMA, Permohonan.Status.DIPROSES})


@halaman_pribadi(borang=True)
def permohonan_keberatan(request: HttpRequest, kode: str) -> HttpResponse:
    """The form, with what was filled in before; refused in words while not lawful."""
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
    """Check-your-answers; the same form sent twice makes one objection."""
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
    """The answers, each with the way back to its field."""
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
    """Too early, too late, already open: the sentence, and the day that matters."""
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
