"""Incidents, the 112 console and its figures; nothing closes by itself."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Case, When
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.form_fields import Borang, Teks
from organisasi.kantor.izin import petugas_dari, saat_dari
from organisasi.staf.base import TULIS, HanyaBaca, di_alamat, pendek
from organisasi.staf.buka import BukaIdentitas
from organisasi.staf.tombol import Bertombol, TindakanForm, Tombol, form_teks
from pengaduan.aduan.pilihan import IZIN_CATAT
from pengaduan.darurat import actions as aksi
from pengaduan.darurat.actions import akui_insiden, bunyikan_alarm
from pengaduan.darurat.konsol import angka_darurat, berjaga, lama, papan
from pengaduan.darurat.models import (
    BELUM_TUNTAS,
    IZIN_TANGANI,
    HitunganDarurat,
    Insiden,
    KehadiranKonsol,
    TindakanInsiden as T,
)

# The console: reports taken with one click; each look is a sign of life

# Acts of the compulsory record, in the order in which they happen.
CATATAN = (T.SERAHKAN, T.NILAI_BUKAN_DARURAT, T.NYATAKAN_PALSU)


BELUM_TUNTAS_DULU = Case(
    When(status__in=tuple(sorted(BELUM_TUNTAS)), then=0), default=1
).asc()


class SerahInsidenForm(TindakanForm):
    diserahkan_pada = forms.DateTimeField(
        label="Ditelepon pada",
        initial=timezone.now,
        widget=forms.DateTimeInput(
            format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local"}
        ),
        error_messages={"required": "Isi waktunya.", "invalid": "Isi hari dan jam."},
    )
    ke = Teks(
        label="Diterima oleh",
        max_length=150,
        wajib="Tulis siapa yang menerima telepon Anda.",
        widget=pendek(),
        help_text="Nama atau kode petugas 112.",
    )
    tiket = Teks(label="Nomor tiket 112 (bila diberi)", max_length=60, widget=pendek())


CatatanInsidenForm = form_teks("catatan", "Alasan", "Tulis alasannya.")


def _tombol_akhir(tindakan: T) -> Tombol:
    return Tombol(
        tindakan,
        lambda obj, **isi: aksi.akhiri_insiden(obj, tindakan, **isi),
        berhasil="Tercatat.",
        penjelasan="Tulis alasan putusan Anda.",
        form=lambda _obj: CatatanInsidenForm,
        bahaya=True,
    )


@admin.register(Insiden)
class InsidenDaruratAdmin(BukaIdentitas, Bertombol, HanyaBaca):
    tombol = (
        Tombol(
            T.AKUI,
            akui_insiden,
            berhasil="Anda tercatat sebagai penerima laporan ini. Telepon 112 sekarang.",
        ),
        Tombol(
            T.SERAHKAN,
            aksi.serahkan_insiden,
            berhasil="Penyampaian ke 112 tercatat.",
            penjelasan="Catat kapan dan kepada siapa Anda menyampaikannya lewat telepon.",
            form=lambda _obj: SerahInsidenForm,
        ),
        *map(_tombol_akhir, (T.NILAI_BUKAN_DARURAT, T.NYATAKAN_PALSU, T.BATALKAN)),
    )
    izin_buka = IZIN_TANGANI
    kolom_buka = "kontak"
    label_buka = "Lihat kontak"
    change_form_template = "pengaduan/darurat/insiden.html"
    keterangan = "Terima, telepon 112, lalu catat penerima dan jamnya."
    panduan = "konsol"
    list_display = ("nomor", "diterima_pada", "tanda", "lokasi", "diakui_oleh")
    list_filter = ("status",)
    list_select_related = ("diakui_oleh",)
    ordering = (BELUM_TUNTAS_DULU, "-pk")
    search_fields = ("nomor", "nomor_tiket_112")
    fields = ("nomor",)

    def alat_daftar(self, request: HttpRequest) -> list[tuple[str, str]]:
        if not request.user.has_perm(IZIN_TANGANI):
            return []
        return [("Buka konsol", self.tautan("konsol"))]

    @di_alamat("konsol/", "konsol", TULIS)
    def konsol_view(self, request: HttpRequest) -> HttpResponse:
        if not request.user.has_perm(IZIN_TANGANI):
            raise PermissionDenied
        if request.method == "POST":
            return self._terima(request)
        kini, petugas = timezone.now(), petugas_dari(request)
        dihitung = berjaga(petugas)
        if dihitung:
            KehadiranKonsol.objects.detak(petugas, pada=kini)
        bunyikan_alarm(pada=kini)
        isi = papan(Insiden.objects.untuk(petugas), petugas=petugas, pada=kini)
        catatan = [
            (
                kartu,
                [
                    (t.label, self.tautan("tindakan", kartu["insiden"].pk, t.value))
                    for t in CATATAN
                ],
            )
            for kartu in isi["diakui"]
        ]
        return self.halaman(
            request,
            "pengaduan/darurat/konsol.html",
            title="Konsol darurat",
            papan=isi,
            dihitung=dihitung,
            kini=kini,
            catatan=catatan,
        )

    def _terima(self, request: HttpRequest) -> HttpResponse:
        insiden: Any = self.objek_atau_404(request, request.POST.get("insiden", ""))
        try:
            akui_insiden(insiden, saat_dari(request))
        except TindakanTerlarang:
            messages.warning(request, f"{insiden} sudah diterima petugas lain.")
        else:
            messages.success(request, f"{insiden} Anda terima. Telepon 112 sekarang.")
        return HttpResponseRedirect(self.tautan("konsol"))

    def kotak(self, request: HttpRequest, obj: Insiden) -> dict[str, Any]:
        dapat = obj.boleh(T.JADIKAN_ADUAN) and obj.menjadi_id is None
        alamat = f"{reverse('admin:pengaduan_pengaduan_add')}?insiden={obj.pk}"
        return {
            "title": f"Insiden {obj}",
            "mendesak": obj.status in BELUM_TUNTAS,
            "tombol": self.tombol_untuk(request, obj),
            "alamat_aduan": alamat
            if dapat and request.user.has_perm(IZIN_CATAT)
            else "",
            "alamat_buka": self.alamat_buka(obj)
            if self.boleh_buka(request, obj)
            else "",
        }

    def data_terjaga(self, obj: Insiden) -> Sequence[tuple[str, str]]:
        return [("Kontak", str(obj.kontak)), ("Cara", obj.get_cara_kontak_display())]


# Figures over a period, for who answers for the service

BAWAAN = timedelta(days=29)
PANJANG_MAKS = timedelta(days=366)
BARIS_MAKS = 50


def _hari(label: str) -> forms.DateField:
    return forms.DateField(
        label=label,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"required": "Isi harinya.", "invalid": "Isi hari yang benar."},
    )


class PeriodeForm(Borang):
    dari = _hari("Dari")
    sampai = _hari("Sampai")

    def clean(self) -> dict[str, Any]:
        dari, sampai = (self.cleaned_data.get(n) for n in ("dari", "sampai"))
        if dari and sampai and not dari <= sampai <= dari + PANJANG_MAKS:
            raise forms.ValidationError(
                "Hari pertama harus sebelum hari terakhir, paling lama satu tahun."
            )
        return self.cleaned_data


def _kata(angka: dict[str, Any]) -> dict[str, Any]:
    terpanjang = sorted(angka["celah"], key=lambda c: c[0] - c[1])
    waktu = ("median", "terlama", "tak_dijaga")
    return {
        "angka": angka,
        **{n: "" if angka[n] is None else lama(angka[n]) for n in waktu},
        "celah": [(a, b, lama(b - a)) for a, b in terpanjang[:BARIS_MAKS]],
        "celah_lain": max(len(terpanjang) - BARIS_MAKS, 0),
    }


@admin.register(HitunganDarurat)
class HitunganAdmin(HanyaBaca):
    keterangan = "Banyaknya halaman 112 ditampilkan di formulir. Tanpa data pribadi."
    panduan = "konsol"
    list_display = ("hari", "kecamatan", "tampil", "lanjut")
    list_select_related = ("kecamatan",)
    date_hierarchy = "hari"

    def alat_daftar(self, request: HttpRequest) -> list[tuple[str, str]]:  # noqa: ARG002 -- the base names it
        return [("Angka layanan darurat", self.tautan("angka"))]

    @di_alamat("angka/", "angka")
    def angka_view(self, request: HttpRequest) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        kini = timezone.now()
        hari = timezone.localdate(kini)
        awal = {"dari": hari - BAWAAN, "sampai": hari}
        form = PeriodeForm(request.GET or None, initial=awal)
        dari, sampai = awal["dari"], awal["sampai"]
        if form.is_valid():
            dari, sampai = form.cleaned_data["dari"], form.cleaned_data["sampai"]
        return self.halaman(
            request,
            "pengaduan/darurat/angka.html",
            title="Angka layanan darurat",
            form=form,
            dari=dari,
            sampai=sampai,
            **_kata(angka_darurat(dari, sampai, pada=kini)),
        )
