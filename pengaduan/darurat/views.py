"""112: the page that must open when everything else is slow.

No cookie, no script, no database, under 10 kB with its style sheet, kept by the browser
for a day and usable for a week after without a network.
"""

import logging
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.db import Error
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import override
from django.views.decorators.csrf import csrf_exempt

from organisasi.form_fields import Borang, Teks
from organisasi.halaman.nomor_penting import konteks_darurat, papan_nomor
from organisasi.halaman.publik import halaman_publik
from organisasi.halaman.rahasia import halaman_pribadi, kiriman
from organisasi.kantor.peta import di_dalam_kota
from organisasi.sandi import rapikan_kode
from pengaduan.aduan.laporan_masuk import cap_buka, tanda_darurat
from pengaduan.aduan.tempat import Titik, baca_titik
from pengaduan.darurat.actions import TidakDijaga, bunyikan_alarm, lapor_darurat
from pengaduan.darurat.konsol import BATAS_TELEPON, sebutan
from pengaduan.darurat.models import Insiden, KehadiranKonsol

# The short form of who cannot telephone: three questions, and nothing stops it.
# A wrong point or a missing number is no reason to send help later: what cannot be read is
# kept as words for the operator.


PANJANG_LOKASI = 250
C = Insiden.Cara
CARA = (
    (C.SMS, "Kirim pesan saja (SMS atau WhatsApp)"),
    (C.TELEPON, "Telepon saya"),
    (C.TIDAK_BICARA, "Telepon boleh, tetapi saya tidak dapat bicara"),
    (C.TIDAK_ADA, "Jangan hubungi saya: berbahaya bila ponsel berbunyi"),
)


class LaporForm(Borang):
    kunci_masuk = forms.UUIDField(widget=forms.HiddenInput, required=False)
    uraian = Teks(
        label="Apa yang terjadi?",
        max_length=2000,
        wajib="Tulis apa yang terjadi, cukup beberapa kata.",
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Misalnya “kebakaran rumah”, “ada pencuri di dalam rumah”.",
    )
    lokasi = Teks(
        label="Di mana?",
        max_length=PANJANG_LOKASI,
        wajib="Tulis tempatnya, supaya pertolongan tahu harus ke mana.",
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Jalan, kelurahan, dan patokan yang mudah dikenali.",
    )
    titik = Teks(
        label="Titik di peta (boleh kosong)",
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text="Dua angka dari aplikasi peta, bila Anda mau.",
    )
    jumlah_korban = Teks(
        label="Berapa orang terluka atau terancam? (boleh kosong)",
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    kontak = Teks(
        label="Nomor Anda (boleh kosong)",
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
        help_text="Tanpa nomor, petugas tidak dapat bertanya kembali.",
    )
    cara_kontak = forms.ChoiceField(
        label="Bagaimana petugas boleh menghubungi Anda? (boleh kosong)",
        choices=CARA,
        widget=forms.RadioSelect,
        required=False,
        initial=C.SMS,
    )

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        self.label_suffix = ""
        self.initial.setdefault("kunci_masuk", uuid4())

    @property
    def kunci(self) -> UUID:
        return self.cleaned_data["kunci_masuk"] or uuid4()

    def isi(self) -> dict[str, Any]:
        data = self.cleaned_data
        titik = _titik(data["titik"])
        lain = "" if titik else data["titik"]
        return {
            "uraian": f"{data['uraian']}\nTitik: {lain}" if lain else data["uraian"],
            "lokasi": data["lokasi"],
            "titik": titik,
            "jumlah_korban": data["jumlah_korban"],
            "kontak": data["kontak"],
            # Without a number there is nothing to choose.
            "cara_kontak": (data["cara_kontak"] or C.SMS)
            if data["kontak"]
            else C.TIDAK_ADA,
        }


def _titik(teks: str) -> Titik | None:
    titik = baca_titik(teks)
    return titik if titik and di_dalam_kota(*titik) else None


UMUR = 60 * 60 * 24
UMUR_BASI = UMUR * 7


def _kunci() -> str:
    return papan_nomor.baca().kunci


@halaman_publik(kunci=_kunci)
def darurat(_request: HttpRequest) -> HttpResponse:
    return _jawab_halaman()


@halaman_publik(kunci=_kunci)
def darurat_su(_request: HttpRequest) -> HttpResponse:
    with override("su"):
        return _jawab_halaman()


def _jawab_halaman() -> HttpResponse:
    # Without the request: no context processor, so nothing can fail but this module.
    jawab = HttpResponse(render_to_string("darurat.html", konteks_darurat()))
    # The bare page of a first start must not stay with anybody for a day.
    jawab["Cache-Control"] = (
        (
            f"public, max-age={UMUR}, "
            f"stale-while-revalidate={UMUR_BASI}, stale-if-error={UMUR_BASI}"
        )
        if papan_nomor.baca().terbaca
        else "no-store"
    )
    return jawab


# For those who cannot telephone: a short form, and the page that says who took it.
# No cookie and no script are needed, so the form carries no token either: whoever forges
# one could as well send it himself. 112 is the first thing on every one of these pages.

logger = logging.getLogger(__name__)
S = Insiden.Status


@csrf_exempt
@halaman_pribadi(borang=True)
def darurat_lapor(request: HttpRequest) -> HttpResponse:
    kini = timezone.now()
    form = LaporForm(kiriman(request))
    status = 200
    if request.method == "POST":
        status = 400
        if form.is_valid():
            if insiden := _lapor(request, form, kini):
                return redirect("darurat-laporan", kode=insiden.kode)
            status = 409
    konteks = {
        "form": form,
        "dijaga": status != 409 and _dijaga(kini),  # noqa: PLR2004 - HTTP
        "ditulis": form.is_bound,
        "dibuka": request.POST.get("dibuka") or cap_buka(kini),
    }
    return _jawab_laporan("pengaduan/darurat/lapor.html", konteks, status=status)


def _lapor(request: HttpRequest, form: LaporForm, kini: datetime) -> Insiden | None:
    isi = form.isi()
    try:
        tanda = tanda_darurat(request.POST, isi["kontak"], kini)
        return lapor_darurat(**isi, kunci=form.kunci, tanda=tanda, pada=kini)
    except TidakDijaga:
        return None
    except Error as galat:
        logger.error("Emergency report not saved: %s", type(galat).__name__)  # noqa: TRY400 - no data in logs
        return None


def _dijaga(kini: datetime) -> bool:
    try:
        return KehadiranKonsol.objects.dijaga(kini)
    except Error:
        return False


@halaman_pribadi()
def darurat_laporan(_request: HttpRequest, kode: str) -> HttpResponse:
    kini = timezone.now()
    semua = Insiden.objects.dengan_kode(rapikan_kode(kode))
    insiden = get_object_or_404(
        semua.select_related("diakui_oleh", "menjadi").defer("kontak", "kode")
    )
    menunggu = insiden.status == S.MENUNGGU
    if menunggu:
        # The waiting page rings for itself, should worker and console be asleep.
        bunyikan_alarm(pada=kini)
    konteks = {
        "insiden": insiden,
        "kode": kode,
        "menunggu": menunggu,
        "telepon_lagi": menunggu and kini - insiden.diterima_pada >= BATAS_TELEPON,
        "berakhir": insiden.status in {S.BUKAN_DARURAT, S.PALSU, S.BATAL},
        "bukan_darurat": insiden.status == S.BUKAN_DARURAT,
        "penerima": sebutan(insiden.diakui_oleh, insiden.diakui_pada)
        if insiden.diakui_oleh and insiden.diakui_pada
        else "",
    }
    return _jawab_laporan("pengaduan/darurat/laporan.html", konteks)


def _jawab_laporan(
    templat: str, konteks: dict[str, Any], status: int = 200
) -> HttpResponse:
    # Without the request: no context processor, so nothing can fail but this module.
    isi = render_to_string(templat, konteks_darurat() | konteks)
    return HttpResponse(isi, status=status)
