"""Pages of a case that every service shows its citizen behind the secret of the case.

A plain no, his judgement of our work, and what he may
change and ask of his own data (UU 27/2022 Pasal 30-32, 41-43).
"""

from collections.abc import Callable, Container
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.conf import settings
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from organisasi.alur.kepuasan import KepuasanForm
from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.alur.words import ANDA, PeristiwaKasus
from organisasi.form_fields import Borang, Teks
from organisasi.halaman.models import Pengaturan
from organisasi.halaman.rahasia import kiriman
from organisasi.kantor.direktori import PARAMETER, pertolongan_menurut
from organisasi.kantor.saat import Saat
from organisasi.pribadi.actions import (
    GANTI_KONTAK_SEHARI,
    PERMINTAAN_SEHARI,
    batasi_sehari,
    milik,
    terima_permintaan_subjek,
)
from organisasi.pribadi.models import AksesDataPribadi, PermintaanSubjek
from organisasi.pribadi.simpanan import Ciri, perihal
from organisasi.sandi import kelompokkan, rapikan_kode
from organisasi.waktu.ical import Acara, kalender
from organisasi.waktu.tenggat import KeadaanKasus

FOLDER = "organisasi/pribadi"
PANJANG_URAIAN = 2000
# What may be changed at once, and asked with its 72 hours, so often on one page in a day.
SEHARI = {"kontak": GANTI_KONTAK_SEHARI, "minta": PERMINTAAN_SEHARI}


class MintaDataPerkaraForm(Borang):
    jenis = forms.ChoiceField(
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(
            ("required", "invalid_choice"), "Pilih yang Anda minta."
        ),
    )
    uraian = Teks(
        label="Penjelasan (boleh kosong)",
        max_length=PANJANG_URAIAN,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Untuk perbaikan: data mana yang keliru, dan isinya yang benar. "
        "Disimpan tersandi.",
    )

    def clean(self) -> dict[str, Any]:
        isi = self.cleaned_data
        perbaikan = isi.get("jenis") == PermintaanSubjek.Jenis.PERBAIKAN
        if perbaikan and not isi.get("uraian", "x"):
            self.add_error(
                "uraian", "Tulis data mana yang keliru dan isinya yang benar."
            )
        return isi


def berhasil(
    request: HttpRequest, form: forms.Form, lakukan: Callable[..., Any]
) -> bool:
    """``lakukan`` takes the form's values by name; what it refuses, the form says."""
    if request.method != "POST" or not form.is_valid():
        return False
    try:
        lakukan(**form.cleaned_data)
    except TindakanTerlarang as galat:
        form.add_error(None, str(galat))
        return False
    return True


@dataclass(frozen=True, slots=True)
class Perkara:
    """One kind of case: its rows, its name in addresses and in words, what is joined."""

    model: type[models.Model]
    nama: str
    sebutan: str
    gabung: tuple[str, ...]

    def url(self, apa: str, *args: object) -> str:
        app = self.model._meta.app_label
        return reverse(f"{app}:{self.nama}-{apa}", args=args)

    def cari(self, kode: str, *gabung: str) -> Any:
        """Typed with or without dashes; 404 for a code that opens nothing."""
        semua: Any = self.model._default_manager
        milik_kode = semua.dengan_kode(rapikan_kode(kode))
        return get_object_or_404(milik_kode.select_related(*self.gabung, *gabung))

    def halaman(
        self,
        request: HttpRequest,
        templat: str,
        kasus: Any,
        keadaan: KeadaanKasus,
        peristiwa: list[PeristiwaKasus],
        **lain: Any,
    ) -> HttpResponse:
        """The private page itself; ``organisasi/alur/kasus.html`` lays it out."""
        sendiri = (satu for satu in peristiwa if satu.oleh == ANDA)
        return self.tampilkan(
            request,
            templat,
            kasus,
            keadaan=keadaan,
            peristiwa=peristiwa,
            terima=next(sendiri, None) if "sudah" in request.GET else None,
            pertolongan=pertolongan_menurut(request.GET.get(PARAMETER, "")),
            kode_rapi=kelompokkan(kasus.kode),
            alamat_data=self.url("data", kasus.kode),
            alamat_kalender=self.url("kalender", kasus.kode),
            **lain,
        )

    def kalender(self, kasus: Any, keadaan: KeadaanKasus) -> HttpResponse:
        """The last day that the page names, for one's own calendar, without the code."""
        if keadaan.batas is None:
            raise Http404
        acara = Acara(
            uid=kasus.nomor,
            judul=f"Hari terakhir: {self.sebutan} {kasus.nomor}",
            mulai=keadaan.batas,
            diubah=kasus.status_sejak,
            uraian=keadaan.berikutnya,
            url=f"{settings.ALAMAT_PUBLIK}{reverse('lacak')}",
        )
        jawab = kalender(kasus.nomor, [acara])
        jawab["Content-Disposition"] = "attachment; filename=hari-terakhir.ics"
        return jawab

    def tampilkan(
        self,
        request: HttpRequest,
        templat: str,
        kasus: Any,
        *,
        status: int = 200,
        **lain: Any,
    ) -> HttpResponse:
        form = lain.get("form")
        status = 400 if form is not None and form.errors else status
        konteks = self.konteks(kasus) | lain
        return render(request, templat, konteks, status=status)

    def konteks(self, kasus: Any) -> dict[str, Any]:
        return {self.nama: kasus, "kasus": kasus, "sebutan": self.sebutan}

    def tidak_bisa(
        self,
        request: HttpRequest,
        kasus: Any,
        *,
        judul: str,
        sebab: str,
        status: int = 409,
        lanjut: str = "",
    ) -> HttpResponse:
        """``lanjut``: the address of the objection that is in the way."""
        isi = {"judul": judul, "sebab": sebab, "lanjut": lanjut}
        templat = f"{FOLDER}/tidak_bisa.html"
        return self.tampilkan(request, templat, kasus, status=status, **isi)

    def nilai(
        self,
        request: HttpRequest,
        kasus: Any,
        *,
        dinilai: Container[str],
        belum: str,
        beri: Callable[..., Any],
    ) -> HttpResponse:
        lama = getattr(kasus, "kepuasan", None)
        if kasus.status not in dinilai:
            judul = "Belum bisa dinilai"
            return self.tidak_bisa(request, kasus, judul=judul, sebab=belum)
        if lama and not lama.dapat_diubah(timezone.now()):
            return self.tidak_bisa(
                request,
                kasus,
                judul="Terima kasih, penilaian Anda sudah kami terima",
                sebab=lama.kalimat_batas,
                status=200,
            )
        form = KepuasanForm(kiriman(request), kepuasan=lama)
        if berhasil(
            request, form, lambda **isi: beri(kasus, pada=timezone.now(), **isi)
        ):
            return redirect(self.url("nilai", kasus.kode))
        templat = f"{FOLDER}/nilai.html"
        return self.tampilkan(request, templat, kasus, form=form, lama=lama)

    # Own data: contact is changed at once, all else is a request with its 72 hours

    def ke_data(self, kasus: Any, sudah: str = "") -> HttpResponse:
        alamat = self.url("data", kasus.kode)
        return redirect(f"{alamat}?sudah={sudah}" if sudah else alamat)

    def ubah_data(
        self,
        request: HttpRequest,
        kasus: Any,
        apa: str,
        form: forms.Form,
        lakukan: Callable[..., Any],
    ) -> HttpResponse | None:
        """``apa``: a key of SEHARI; None while the form was not taken."""

        def kerja(**isi: Any) -> None:
            kini = timezone.now()
            batasi_sehari(kasus, apa, batas=SEHARI[apa], pada=kini)
            lakukan(kasus, pada=kini, **isi)

        return self.ke_data(kasus, apa) if berhasil(request, form, kerja) else None

    def konteks_data(self, request: HttpRequest, kasus: Any) -> dict[str, Any]:
        """Who opened the data, what was asked of them, whom to turn to (Pasal 32)."""
        dibuka = perihal(Ciri([], [kasus]))
        return {
            "akses": AksesDataPribadi.objects.filter(dibuka),
            "permintaan": milik(kasus),
            "narahubung": Pengaturan.objects.kini().narahubung_pdp,
            "sudah": request.GET.get("sudah", ""),
        }


def minta_data(kasus: Any, *, pada: datetime, **isi: Any) -> None:
    terima_permintaan_subjek(kasus, Saat(None, pada), **isi)
