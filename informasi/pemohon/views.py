"""The applicant's own data under the secret of his case, behind a second proof.

The link alone shows no identity: it may have been passed on. One thing only the applicant
knows opens this page for a quarter of an hour (UU 27/2022 Pasal 30-32, 41-43).
"""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone

from informasi.pemohon.actions import (
    cocok_tanda,
    rincian_identitas,
    tanda_pengenal,
    ubah_kontak,
    unduhan_data,
)
from informasi.pemohon.isian import PERKARA, cari_permohonan
from informasi.pemohon.models import Pemohon
from informasi.permohonan.models import Permohonan
from organisasi.bahasa import gabung
from organisasi.form_fields import Borang, Surel, Teks, Telepon
from organisasi.halaman.rahasia import boleh_coba, halaman_pribadi, kiriman, lupakan
from organisasi.kantor.saat import Saat
from organisasi.models import Jejak, PermintaanSubjek
from organisasi.pribadi.perkara import MintaDataPerkaraForm, minta_data

# Forms: prove who one is, change the contact, ask about one's data

J = PermintaanSubjek.Jenis


class TandaForm(Borang):
    """One thing only the applicant knows."""

    tanda = Teks(
        label="Buktikan bahwa ini data Anda",
        max_length=254,
        wajib="Tulis salah satu tanda pengenal Anda.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )

    def __init__(self, *args: Any, pilihan: Sequence[str], **lain: Any) -> None:
        super().__init__(*args, **lain)
        self.fields["tanda"].help_text = f"Tulis {gabung(list(pilihan), 'atau')}."


class UbahKontakPemohonForm(Borang):
    surel = Surel(
        label="Surel",
        help_text="Alamat lama mendapat satu pesan bahwa alamatnya diganti.",
    )
    telepon = Telepon(label="Nomor telepon")

    def __init__(self, *args: Any, pemohon: Pemohon, **lain: Any) -> None:
        super().__init__(*args, **lain)
        self.initial = {"surel": pemohon.surel, "telepon": pemohon.telepon}


class MintaDataPemohonForm(MintaDataPerkaraForm):
    """Seeing it needs no request."""

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        jenis: Any = self.fields["jenis"]
        jenis.label = "Yang saya minta"
        jenis.choices = [
            (J.PERBAIKAN, "Perbaiki nama, NIK, alamat, atau data lain yang keliru"),
            (J.PEMBATASAN, "Batasi: simpan data saya, jangan dipakai dulu"),
            (J.PENGHAPUSAN, "Hapus data saya"),
        ]


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
        # Nothing is left to see but when it was erased and what was answered.
        konteks = PERKARA.konteks_data(request, permohonan)
        templat = f"{FOLDER}/terhapus.html"
        return PERKARA.tampilkan(request, templat, permohonan, **konteks)
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
    konteks = PERKARA.konteks(permohonan) | {
        "form": form,
        "ada": bool(tanda_pengenal(permohonan.pemohon)),
    }
    return render(request, f"{FOLDER}/tanda.html", konteks, status=status)


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
    Jejak.objects.catat(permohonan, "lihat_data_sendiri", saat=Saat(None, kini))
    jawab = PERKARA.ke_data(permohonan)
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


def terbukti(request: HttpRequest, permohonan: Permohonan) -> bool:
    isi = request.get_signed_cookie(KUKI, default="", salt=GARAM, max_age=UMUR)
    return isi == str(permohonan.pk)


def _halaman(request: HttpRequest, permohonan: Permohonan, **lain: Any) -> HttpResponse:
    """Everything on one page; a form with errors comes in ``lain``."""
    pemohon = permohonan.pemohon
    konteks = {
        **PERKARA.konteks_data(request, permohonan),
        "pemohon": pemohon,
        "identitas": [
            {"nama": nama, "nilai": nilai} for nama, nilai in rincian_identitas(pemohon)
        ],
        "bukti": list(pemohon.bukti.all()),
        "kontak": UbahKontakPemohonForm(pemohon=pemohon),
        "minta": MintaDataPemohonForm(),
        **lain,
    }
    return PERKARA.tampilkan(request, f"{FOLDER}/data.html", permohonan, **konteks)


@halaman_pribadi(borang=True)
def permohonan_data_kontak(request: HttpRequest, kode: str) -> HttpResponse:
    permohonan = cari_permohonan(kode, "pemohon")
    form = UbahKontakPemohonForm(kiriman(request), pemohon=permohonan.pemohon)
    return _ubah_data(request, permohonan, "kontak", form, ubah_kontak)


@halaman_pribadi(borang=True)
def permohonan_data_minta(request: HttpRequest, kode: str) -> HttpResponse:
    permohonan = cari_permohonan(kode, "pemohon")
    form = MintaDataPemohonForm(kiriman(request))
    return _ubah_data(request, permohonan, "minta", form, minta_data)


def _ubah_data(
    request: HttpRequest,
    permohonan: Permohonan,
    apa: str,
    form: forms.Form,
    lakukan: Callable[..., Any],
) -> HttpResponse:
    if request.method != "POST" or not terbukti(request, permohonan):
        return PERKARA.ke_data(permohonan)
    jawab = PERKARA.ubah_data(request, permohonan, apa, form, lakukan)
    return jawab or _halaman(request, permohonan, form=form, **{apa: form})


@halaman_pribadi()
def permohonan_data_unduh(request: HttpRequest, kode: str) -> HttpResponse:
    permohonan = cari_permohonan(kode, "pemohon")
    if not terbukti(request, permohonan):
        return PERKARA.ke_data(permohonan)
    jawab = JsonResponse(
        unduhan_data(permohonan, pada=timezone.now()),
        json_dumps_params={"ensure_ascii": False, "indent": 2},
    )
    jawab["Content-Disposition"] = 'attachment; filename="data-saya.json"'
    return jawab
