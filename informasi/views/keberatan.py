"""An objection against one request: form, check-your-answers, confirmation, last word."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from informasi.actions.keberatan import (
    Terbuka,
    ajukan_keberatan,
    alasan_terbuka,
    nama_alasan,
    terima_putusan,
)
from informasi.borang.keberatan import KATA_WARGA, KeberatanForm, TerimaForm
from informasi.models import Keberatan, Permohonan
from informasi.views.pribadi import (
    cari_permohonan,
    halaman_pribadi,
    kiriman,
    tidak_bisa,
)
from organisasi.alur import TindakanTerlarang
from organisasi.bahasa import tanggal

PERIKSA, KIRIM, UBAH = "periksa", "kirim", "ubah"


@halaman_pribadi(borang=True)
def permohonan_keberatan(request: HttpRequest, kode: str) -> HttpResponse:
    """Fill in, look at it once more, send; the same form sent twice is one objection."""
    permohonan = cari_permohonan(kode)
    if lama := _sudah_terkirim(permohonan, request.POST.get("kunci", "")):
        return _ke_rinci(permohonan, lama)
    terbuka = _terbuka(permohonan, timezone.localdate())
    if not terbuka.boleh:
        return _tertutup(request, permohonan, terbuka)
    if request.method == "POST":
        return _langkah(request, permohonan, terbuka)
    form = _form(terbuka, None, initial={"kunci": uuid4()})
    return _isian(request, permohonan, form, terbuka)


def _langkah(
    request: HttpRequest, permohonan: Permohonan, terbuka: Terbuka
) -> HttpResponse:
    """Which button was pressed: look at it, change it, send it."""
    tindakan = request.POST.get("tindakan", PERIKSA)
    if tindakan == UBAH:
        return _isian(request, permohonan, _ubah(terbuka, request.POST), terbuka)
    form = _form(terbuka, request.POST)
    if not form.is_valid():
        return _isian(request, permohonan, form, terbuka, status=400)
    lanjut = _kirim if tindakan == KIRIM else _periksa
    return lanjut(request, permohonan, form)


def _terbuka(permohonan: Permohonan, hari_ini: date) -> Terbuka:
    try:
        return alasan_terbuka(permohonan, hari_ini)
    except TindakanTerlarang as galat:
        return Terbuka((), None, str(galat))


def _sudah_terkirim(permohonan: Permohonan, kunci: str) -> Keberatan | None:
    """The objection this very form has made already: a double click, or back and again."""
    try:
        return permohonan.keberatan.filter(kunci_masuk=UUID(kunci)).first()
    except ValueError:
        return None


def _form(
    terbuka: Terbuka, data: QueryDict | None, *, initial: dict[str, Any] | None = None
) -> KeberatanForm:
    return KeberatanForm(data, alasan=terbuka.alasan, initial=initial)


def _ubah(terbuka: Terbuka, data: QueryDict) -> KeberatanForm:
    """What was typed, back in the fields, without a word of complaint."""
    awal = {nama: data.get(nama) for nama in ("kasus_posisi", "nama_kuasa", "kunci")}
    return _form(terbuka, None, initial={**awal, "alasan": data.getlist("alasan")})


def _isian(
    request: HttpRequest,
    permohonan: Permohonan,
    form: KeberatanForm,
    terbuka: Terbuka,
    *,
    status: int = 200,
) -> HttpResponse:
    konteks = {"permohonan": permohonan, "form": form, "terbuka": terbuka}
    return render(request, "informasi/keberatan/isi.html", konteks, status=status)


def _periksa(
    request: HttpRequest, permohonan: Permohonan, form: KeberatanForm
) -> HttpResponse:
    """Check-your-answers; the answers travel in the page, nothing is stored yet."""
    isi = form.cleaned_data
    konteks = {
        "permohonan": permohonan,
        "form": form,
        "isi": isi,
        "alasan": [(KATA_WARGA[kode], kode) for kode in sorted(isi["alasan"])],
    }
    return render(request, "informasi/keberatan/periksa.html", konteks)


def _kirim(
    request: HttpRequest, permohonan: Permohonan, form: KeberatanForm
) -> HttpResponse:
    isi = form.cleaned_data
    try:
        keberatan = ajukan_keberatan(
            permohonan=permohonan,
            alasan=isi["alasan"],
            kasus_posisi=isi["kasus_posisi"],
            nama_kuasa=isi["nama_kuasa"],
            kanal=Permohonan.Kanal.WEB,
            kunci_masuk=isi["kunci"],
            pada=timezone.now(),
        )
    except TindakanTerlarang as galat:
        if lama := _sudah_terkirim(permohonan, str(isi["kunci"])):
            return _ke_rinci(permohonan, lama)
        return tidak_bisa(
            request, permohonan, judul="Keberatan belum terkirim", sebab=str(galat)
        )
    return _ke_rinci(permohonan, keberatan)


def _ke_rinci(permohonan: Permohonan, keberatan: Keberatan) -> HttpResponse:
    return redirect(
        "informasi:permohonan-keberatan-rinci", permohonan.kode, keberatan.pk
    )


def _tertutup(
    request: HttpRequest, permohonan: Permohonan, terbuka: Terbuka
) -> HttpResponse:
    """Too early, too late, already open: the sentence, and the day that matters."""
    sebab = terbuka.belum
    if terbuka.sampai:
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
    )


MENUNGGU_JAWABAN = frozenset({Permohonan.Status.DITERIMA, Permohonan.Status.DIPROSES})


def cari_keberatan(permohonan: Permohonan, pk: int) -> Keberatan:
    """An objection of this case; 404 for another's."""
    keberatan = get_object_or_404(
        permohonan.keberatan.select_related("unit").prefetch_related("surat"), pk=pk
    )
    keberatan.permohonan = permohonan
    return keberatan


@halaman_pribadi()
def keberatan_rinci(request: HttpRequest, kode: str, pk: int) -> HttpResponse:
    """Confirmation with number and due day, later the answer of the Atasan PPID."""
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
    """The applicant is content: asked once more, because it ends the way."""
    permohonan = cari_permohonan(kode)
    keberatan = cari_keberatan(permohonan, pk)
    if not keberatan.boleh(Keberatan.Tindakan.TERIMA_PUTUSAN):
        return tidak_bisa(
            request,
            permohonan,
            judul="Tidak ada tanggapan yang menunggu Anda",
            sebab="Tanggapannya belum ada, atau sudah Anda terima.",
        )
    form = TerimaForm(kiriman(request))
    if request.method == "POST" and form.is_valid():
        try:
            terima_putusan(
                keberatan, pada=timezone.now(), tanggapan=form.cleaned_data["tanggapan"]
            )
        except TindakanTerlarang as galat:
            return tidak_bisa(
                request, permohonan, judul="Belum tercatat", sebab=str(galat)
            )
        return _ke_rinci(permohonan, keberatan)
    konteks = {"permohonan": permohonan, "keberatan": keberatan, "form": form}
    status = 400 if form.errors else 200
    return render(request, "informasi/keberatan/terima.html", konteks, status=status)
