"""Personal pages: one's own data, the page after registering, the stop link."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.form_fields import Borang, Teks, tempelkan
from organisasi.halaman.rahasia import halaman_pribadi, tolak_rahasia
from organisasi.kantor.saat import Saat
from organisasi.models import PermintaanSubjek
from organisasi.pribadi.actions import (
    PERMINTAAN_SEHARI,
    batasi_sehari,
    terima_permintaan_subjek,
)
from pemangku.inventaris.kanal import Kanal
from pemangku.inventaris.orang import Orang, TautanPribadi
from pemangku.inventaris.persetujuan import tarik_lewat_saya
from pemangku.kunjungan.kehadiran import PendaftaranMandiri
from pemangku.pribadi.hak_orang import data_saya, hentikan, orang_saya, sudah_berhenti
from pemangku.pribadi.perbarui import (
    SEBUTAN,
    DataSendiri,
    data_sendiri,
    minta_tautan_baru,
    nyatakan_benar,
    tarik_sendiri,
    ubah_sendiri,
)
from pemangku.ruang.forms import BetulkanForm, DiriForm
from pemangku.ruang.pendaftaran import perbaiki_pendaftaran, tarik_pendaftaran
from pemangku.siaran.models import PenerimaSiaran
from pemangku.staf import NAMA_WAJIB

# The form behind a link to one's own data: fields that this record has, and channels


PANJANG = {"nama_resmi": 160, "nama": 100, "nama_jabatan": 120, "alamat": 250}
WAJIB = {
    "nama_resmi": "Nama lembaga wajib diisi.",
    "nama": NAMA_WAJIB,
    "nama_jabatan": "Jabatan wajib diisi.",
}
KANAL = {Kanal.Jenis.WA: "WhatsApp baru", Kanal.Jenis.EMAIL: "Surel baru"}
PALING_BANYAK = 10_000_000


class PerbaruiForm(Borang):
    def __init__(self, *args: Any, data_kini: DataSendiri, **lain: Any) -> None:
        super().__init__(*args, **lain)
        self.nama_isi = [*data_kini.nilai, "lain"]
        for nama, nilai in data_kini.nilai.items():
            self.fields[nama] = _kolom(nama)
            self.initial.setdefault(nama, nilai)
        self.fields["lain"] = Teks(
            label="Perubahan lain (boleh kosong)",
            max_length=300,
            widget=forms.Textarea(attrs={"rows": 3, "class": "pendek"}),
            help_text="Misalnya pengurus berganti, pindah alamat, atau bubar.",
        )
        self.fields["hapus"] = forms.ModelMultipleChoiceField(
            Kanal.objects.samar().filter(pk__in=[k.pk for k in data_kini.kanal]),
            label="Hapus kontak ini",
            required=False,
            widget=forms.CheckboxSelectMultiple,
        )
        for jenis, label in KANAL.items():
            self.fields[jenis] = Teks(label=f"{label} (boleh kosong)", max_length=120)

    def isian(self) -> dict[str, str]:
        semua = ((n, self.cleaned_data[n]) for n in self.nama_isi)
        return {n: "" if v is None else str(v) for n, v in semua}

    def kanal_baru(self) -> dict[str, str]:
        return {str(jenis): self.cleaned_data[jenis] for jenis in KANAL}


def _kolom(nama: str) -> forms.Field:
    if nama == "jumlah_anggota":
        return forms.IntegerField(
            label=SEBUTAN[nama],
            required=False,
            min_value=1,
            max_value=PALING_BANYAK,
            error_messages={"invalid": "Tulis angka bulat."},
        )
    return Teks(
        label=SEBUTAN[nama], max_length=PANJANG[nama], wajib=WAJIB.get(nama, "")
    )


# The link to one's own data: still true, changed, withdrawn (PK-29)

PERBARUI = TautanPribadi.Tujuan.PERBARUI
TERIMA_KASIH = "Terima kasih. Data Anda tercatat masih benar."
CENTANG_DULU = "Centang dulu yang ditarik."
DITARIK = "Persetujuan ditarik; berlaku sejak sekarang."


@halaman_pribadi(borang=True)
def perbarui(request: HttpRequest, kode: str) -> HttpResponse:
    """Own data only; looking changes nothing. 410 when it opens nothing any more."""
    kini = timezone.now()
    # Alive or not: who comes too late may ask for a new one.
    semua = TautanPribadi.objects.pernah(PERBARUI, kode).select_related(
        "pemangku__jenis", "pemangku__wilayah__induk", "pemangku__pengelola", "orang"
    )
    tautan = _ada(request, semua)
    data = data_sendiri(tautan, kini)
    if data is None:
        # The same words whatever the reason, and whatever came of the request.
        minta = request.method == "POST"
        if minta:
            minta_tautan_baru(tautan, pada=kini)
        lewat = "pemangku/pribadi/perbarui/lewat.html"
        return render(request, lewat, {"minta": minta}, status=410)
    form = PerbaruiForm(
        request.POST if "ubah" in request.POST else None, data_kini=data
    )

    def benar() -> str:
        nyatakan_benar(tautan, pada=kini)
        return TERIMA_KASIH

    def tarik() -> str:
        tujuan = request.POST.getlist("tujuan")
        return DITARIK if tarik_sendiri(tautan, tujuan=tujuan, pada=kini) else ""

    def ubah() -> HttpResponse:
        menunggu = ubah_sendiri(
            tautan,
            isian=form.isian(),
            hapus=form.cleaned_data["hapus"],
            kanal_baru=form.kanal_baru(),
            pada=kini,
        )
        konteks = {"menunggu": menunggu, "pengelola": data.pemangku.pengelola}
        return render(request, "pemangku/pribadi/perbarui/terima.html", konteks)

    if jawab := _tekan(request, form, ubah, benar=benar, tarik=tarik):
        return jawab
    konteks: dict[str, Any] = {"data": data, "form": form}
    if "tarik" in request.POST:
        konteks["galat_tarik"] = CENTANG_DULU
    return render(request, "pemangku/pribadi/perbarui/isi.html", konteks)


def _ada[B: models.Model](request: HttpRequest, semua: models.QuerySet[B]) -> B:
    """What a secret leads to; 404 for a wrong one, and a brake on guessing."""
    satu = semua.first()
    if satu is None:
        tolak_rahasia(request, timezone.now())
    return satu


def _tekan(
    request: HttpRequest,
    form: forms.Form,
    kirim: Callable[[], str | HttpResponse],
    **tombol: Callable[[], str],
) -> HttpResponse | None:
    """Do what the pressed button says, or send the form; None: the page is shown again.

    An act returns what to tell, "" when there was nothing to do. What it refuses is told.
    """
    kerja = next((tombol[satu] for satu in tombol if satu in request.POST), kirim)
    if request.method != "POST" or (kerja is kirim and not form.is_valid()):
        return None
    lagi = HttpResponseRedirect(request.path)
    try:
        hasil = kerja()
    except TindakanTerlarang as galat:
        messages.warning(request, str(galat))
        return lagi
    except ValidationError as galat:
        tempelkan(form, galat)
        return None
    if isinstance(hasil, HttpResponse):
        return hasil
    if hasil:
        messages.success(request, hasil)
    return lagi if hasil else None


# The page of one who registered: his words first, then what is kept of him (5.3)

J = PermintaanSubjek.Jenis
SAYA = TautanPribadi.Tujuan.SAYA
DITERUSKAN = (
    "Permintaan Anda diteruskan kepada petugas pelindungan data; dijawab paling lambat "
    "3 x 24 jam."
)


@halaman_pribadi(borang=True)
def saya(request: HttpRequest, kode: str) -> HttpResponse:
    kini = timezone.now()
    semua = TautanPribadi.objects.milik(SAYA, kode, kini).select_related(
        "pendaftaran__kegiatan__tuan_rumah", "pendaftaran__orang"
    )
    tautan = _ada(request, semua)
    daftar = tautan.pendaftaran
    if daftar is None:
        raise Http404
    if orang := orang_saya(daftar):
        return _tercatat(request, tautan, orang, kini)
    return _terdaftar(request, daftar, kini)


# While nobody has decided, and when it led to nobody


def _terdaftar(
    request: HttpRequest, daftar: PendaftaranMandiri, kini: datetime
) -> HttpResponse:
    data = request.POST if "perbaiki" in request.POST else None
    form = DiriForm(data, kegiatan=daftar.kegiatan, initial=daftar.isi)

    def perbaiki() -> str:
        perbaiki_pendaftaran(daftar, isian=form.cleaned_data, pada=kini)
        return "Perbaikan tersimpan."

    def tarik() -> str:
        tarik_pendaftaran(daftar, pada=kini)
        return "Data Anda sudah dihapus."

    if jawab := _tekan(request, form, perbaiki, tarik=tarik):
        return jawab
    konteks: dict[str, Any] = {
        "daftar": daftar,
        "isi": daftar.isi,
        "form": form,
        "menunggu": daftar.status == PendaftaranMandiri.Status.MENUNGGU,
    }
    return render(request, "pemangku/pribadi/saya.html", konteks)


# Once staff made him a person of the inventory


def _tercatat(
    request: HttpRequest, tautan: TautanPribadi, orang: Orang, kini: datetime
) -> HttpResponse:
    form = BetulkanForm(request.POST if "betulkan" in request.POST else None)

    def minta(jenis: str, uraian: str = "") -> str:
        batasi_sehari(tautan, "subjek", batas=PERMINTAAN_SEHARI, pada=kini)
        saat = Saat(None, kini)
        terima_permintaan_subjek(orang, saat, jenis=jenis, uraian=uraian)
        return DITERUSKAN

    def tarik() -> str:
        tujuan = request.POST.getlist("tujuan")
        return DITARIK if tarik_lewat_saya(orang, tujuan=tujuan, pada=kini) else ""

    if jawab := _tekan(
        request,
        form,
        lambda: minta(J.PERBAIKAN, form.cleaned_data["uraian"]),
        tarik=tarik,
        hapus=lambda: minta(J.PENGHAPUSAN),
    ):
        return jawab
    konteks: dict[str, Any] = {
        "daftar": tautan.pendaftaran,
        "tautan": tautan,
        "data": data_saya(orang),
        "form": form,
        "galat_tarik": CENTANG_DULU if "tarik" in request.POST else "",
    }
    return render(request, "pemangku/pribadi/tercatat.html", konteks)


# The stop link of a broadcast: looking changes nothing, one press ends it (7.4)

BERHENTI = TautanPribadi.Tujuan.BERHENTI


# The secret in the address is the right, and no session: a mail program's own button
# (RFC 8058) posts without ever having seen the page.
@csrf_exempt
@halaman_pribadi(borang=True)
def berhenti(request: HttpRequest, kode: str) -> HttpResponse:
    """What the messages are about, and a button; only POST obeys."""
    kini = timezone.now()
    # Whose message the link stood in; a link to stop names one, the database sees to it.
    semua = PenerimaSiaran.objects.filter(
        tautan__in=TautanPribadi.objects.milik(BERHENTI, kode, kini)
    ).select_related("siaran__unit", "kanal", "orang")
    penerima = _ada(request, semua)
    if request.method == "POST":
        hentikan(penerima, pada=kini)
    konteks = {"penerima": penerima, "sudah": sudah_berhenti(penerima)}
    return render(request, "pemangku/pribadi/berhenti.html", konteks)
