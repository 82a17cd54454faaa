"""The applicant's own data under the secret of his case, behind a second proof.

The link alone shows no identity: it may have been passed on. One thing only the applicant
knows opens this page for a quarter of an hour (UU 27/2022 Pasal 30-32, 41-43).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from informasi.pemohon.actions import (
    akses_atas,
    cocok_tanda,
    daftar_bukti,
    permintaan_atas,
    rincian_identitas,
    tanda_pengenal,
    ubah_kontak,
    unduhan_data,
)
from informasi.pemohon.halaman_perkara import cari_permohonan
from informasi.pemohon.models import Pemohon
from informasi.permohonan.models import Permohonan
from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.bahasa import gabung
from organisasi.form_fields import Teks, Telepon
from organisasi.halaman.rahasia import boleh_coba, halaman_pribadi, kiriman, lupakan
from organisasi.models import Jejak, Pengaturan, PermintaanSubjek
from organisasi.pribadi.actions import (
    GANTI_KONTAK_SEHARI,
    PERMINTAAN_SEHARI,
    batasi_sehari,
    terima_permintaan_subjek,
)

# Forms: prove who one is, change the contact, ask about one's data

J = PermintaanSubjek.Jenis
PANJANG_URAIAN = 2000


class TandaForm(forms.Form):
    """One thing only the applicant knows."""

    use_required_attribute = False

    tanda = Teks(
        label="Buktikan bahwa ini data Anda",
        max_length=254,
        wajib="Tulis salah satu tanda pengenal Anda.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )

    def __init__(self, *args: Any, pilihan: Sequence[str], **lain: Any) -> None:
        super().__init__(*args, **lain)
        self.fields["tanda"].help_text = f"Tulis {gabung(list(pilihan), 'atau')}."


class UbahKontakPemohonForm(forms.Form):
    use_required_attribute = False

    surel = forms.EmailField(
        label="Surel",
        required=False,
        max_length=200,
        error_messages={
            "invalid": "Alamat surel ini tidak lengkap. Contoh: nama@contoh.id."
        },
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
        help_text="Alamat lama mendapat satu pesan bahwa alamatnya diganti.",
    )
    telepon = Telepon(
        label="Nomor telepon",
        max_length=30,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
    )

    def __init__(self, *args: Any, pemohon: Pemohon, **lain: Any) -> None:
        super().__init__(*args, **lain)
        self.initial = {"surel": pemohon.surel, "telepon": pemohon.telepon}


class MintaDataPemohonForm(forms.Form):
    use_required_attribute = False

    jenis = forms.ChoiceField(
        label="Yang saya minta",
        choices=[
            (J.PERBAIKAN, "Perbaiki nama, NIK, alamat, atau data lain yang keliru"),
            (J.PEMBATASAN, "Batasi: simpan data saya, jangan dipakai dulu"),
            (J.PENGHAPUSAN, "Hapus data saya"),
        ],
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(
            ("required", "invalid_choice"), "Pilih yang Anda minta."
        ),
    )
    uraian = Teks(
        label="Penjelasan",
        max_length=PANJANG_URAIAN,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Untuk perbaikan: data mana yang keliru, dan isinya yang benar. "
        "Disimpan tersandi.",
    )

    def clean(self) -> dict[str, Any]:
        isi = self.cleaned_data
        if isi.get("jenis") == J.PERBAIKAN and not isi.get("uraian", "x"):
            self.add_error(
                "uraian", "Tulis data mana yang keliru dan isinya yang benar."
            )
        return isi


# Pages


KUKI = "portal_data"
GARAM = "informasi.data_pemohon"
UMUR = timedelta(minutes=15)
# Four digits can be guessed: a few at a time, and not many in a day.
BATAS = ((5, timedelta(minutes=15)), (20, timedelta(days=1)))
TIDAK_COCOK = (
    "Ini tidak cocok dengan yang kami simpan. Periksa lagi, atau pakai tanda yang lain."
)
TERLALU_SERING = (
    "Sudah terlalu banyak percobaan. Coba lagi nanti, atau datang ke loket dengan bukti "
    "identitas."
)
FOLDER = "informasi/pemohon"


@halaman_pribadi(borang=True)
def permohonan_data(request: HttpRequest, kode: str) -> HttpResponse:
    permohonan = cari_permohonan(kode, "pemohon")
    if permohonan.pemohon.dihapus_pada:
        return _terhapus(request, permohonan)
    if terbukti(request, permohonan):
        return _halaman(request, permohonan)
    form = TandaForm(kiriman(request), pilihan=tanda_pengenal(permohonan.pemohon))
    status = 200
    if request.method == "POST":
        status = 400
        if form.is_valid():
            kini = timezone.now()
            if not _boleh(permohonan, kini):
                status = 429
                form.add_error("tanda", TERLALU_SERING)
            elif cocok_tanda(permohonan.pemohon, form.cleaned_data["tanda"]):
                return _buka(permohonan, kini)
            else:
                form.add_error("tanda", TIDAK_COCOK)
    konteks = {
        "permohonan": permohonan,
        "form": form,
        "ada": bool(tanda_pengenal(permohonan.pemohon)),
    }
    return render(request, f"{FOLDER}/tanda.html", konteks, status=status)


def _terhapus(request: HttpRequest, permohonan: Permohonan) -> HttpResponse:
    konteks = {
        "permohonan": permohonan,
        "permintaan": permintaan_atas(permohonan),
    }
    return render(request, f"{FOLDER}/terhapus.html", konteks)


def _boleh(permohonan: Permohonan, kini: datetime) -> bool:
    """Count the attempt; a long pause counts only what was really compared."""
    return all(
        boleh_coba(_kunci(permohonan, ke), batas=batas, jendela=lama, pada=kini)
        for ke, (batas, lama) in enumerate(BATAS)
    )


def _kunci(permohonan: Permohonan, ke: int) -> str:
    return f"data:{permohonan.pk}:{ke}"


def _buka(permohonan: Permohonan, kini: datetime) -> HttpResponse:
    """Remember the proof in a signed cookie of this page alone; the trail says so."""
    lupakan(_kunci(permohonan, 0))
    Jejak.objects.catat(permohonan, "lihat_data_sendiri", oleh=None, pada=kini)
    jawab = _kembali(permohonan)
    jawab.set_signed_cookie(
        KUKI,
        str(permohonan.pk),
        salt=GARAM,
        max_age=UMUR,
        path=jawab["Location"],
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Strict",
    )
    return jawab


def _kembali(permohonan: Permohonan, sudah: str = "") -> HttpResponse:
    alamat = reverse("informasi:permohonan-data", args=(permohonan.kode,))
    return redirect(f"{alamat}?sudah={sudah}" if sudah else alamat)


def terbukti(request: HttpRequest, permohonan: Permohonan) -> bool:
    isi = request.get_signed_cookie(KUKI, default="", salt=GARAM, max_age=UMUR)
    return isi == str(permohonan.pk)


def _halaman(request: HttpRequest, permohonan: Permohonan, **lain: Any) -> HttpResponse:
    pemohon = permohonan.pemohon
    konteks = {
        "permohonan": permohonan,
        "pemohon": pemohon,
        "identitas": [
            {"nama": nama, "nilai": nilai} for nama, nilai in rincian_identitas(pemohon)
        ],
        "bukti": daftar_bukti(pemohon),
        "akses": akses_atas(permohonan),
        "permintaan": permintaan_atas(permohonan),
        "narahubung": Pengaturan.objects.kini().narahubung_pdp,
        "kontak": UbahKontakPemohonForm(pemohon=pemohon),
        "minta": MintaDataPemohonForm(),
        "sudah": request.GET.get("sudah", ""),
    }
    konteks |= lain
    status = 400 if "form" in lain else 200
    return render(request, f"{FOLDER}/data.html", konteks, status=status)


@halaman_pribadi(borang=True)
def permohonan_data_kontak(request: HttpRequest, kode: str) -> HttpResponse:
    permohonan = cari_permohonan(kode, "pemohon")
    if request.method != "POST" or not terbukti(request, permohonan):
        return _kembali(permohonan)
    form = UbahKontakPemohonForm(request.POST, pemohon=permohonan.pemohon)
    if form.is_valid():
        kini = timezone.now()
        try:
            batasi_sehari(permohonan, "kontak", batas=GANTI_KONTAK_SEHARI, pada=kini)
            ubah_kontak(permohonan, pada=kini, **form.cleaned_data)
        except TindakanTerlarang as galat:
            form.add_error("surel", str(galat))
        else:
            return _kembali(permohonan, "kontak")
    return _halaman(request, permohonan, form=form, kontak=form)


@halaman_pribadi(borang=True)
def permohonan_data_minta(request: HttpRequest, kode: str) -> HttpResponse:
    permohonan = cari_permohonan(kode, "pemohon")
    if request.method != "POST" or not terbukti(request, permohonan):
        return _kembali(permohonan)
    form = MintaDataPemohonForm(request.POST)
    if form.is_valid():
        kini = timezone.now()
        try:
            batasi_sehari(permohonan, "subjek", batas=PERMINTAAN_SEHARI, pada=kini)
            terima_permintaan_subjek(permohonan, pada=kini, **form.cleaned_data)
        except TindakanTerlarang as galat:
            form.add_error(None, str(galat))
        else:
            return _kembali(permohonan, "minta")
    return _halaman(request, permohonan, form=form, minta=form)


@halaman_pribadi()
def permohonan_data_unduh(request: HttpRequest, kode: str) -> HttpResponse:
    permohonan = cari_permohonan(kode, "pemohon")
    if not terbukti(request, permohonan):
        return _kembali(permohonan)
    jawab = JsonResponse(
        unduhan_data(permohonan, pada=timezone.now()),
        json_dumps_params={"ensure_ascii": False, "indent": 2},
    )
    jawab["Content-Disposition"] = 'attachment; filename="data-saya.json"'
    return jawab
