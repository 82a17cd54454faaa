"""Incidents: who told 112, when, under which ticket; nothing closes by itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Case, When
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from organisasi.form_fields import Teks
from organisasi.staf.base import HanyaBaca
from organisasi.staf.base_forms import panjang
from organisasi.staf.buka import BukaIdentitas
from organisasi.staf.riwayat import dari_jejak
from organisasi.staf.tombol import Bertombol, TindakanForm, Tombol
from pengaduan.actions import insiden as aksi
from pengaduan.actions.konsol import akui_insiden
from pengaduan.admin.konsol import TANGANI, Berkonsol
from pengaduan.admin.tombol_verifikasi import CATAT
from pengaduan.models import Insiden
from pengaduan.models.insiden import BELUM_TUNTAS, TindakanInsiden as T

S = Insiden.Status
BELUM_TUNTAS_DULU = Case(
    When(status__in=tuple(sorted(BELUM_TUNTAS)), then=0), default=1
).asc()


class SerahForm(TindakanForm):
    """When, who answered, which ticket."""

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
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        help_text="Nama atau kode petugas 112.",
    )
    tiket = Teks(
        label="Nomor tiket 112 (bila diberi)",
        max_length=60,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )


class CatatanForm(TindakanForm):
    """Why."""

    catatan = Teks(
        label="Alasan",
        max_length=1000,
        wajib="Tulis alasannya.",
        widget=panjang(3),
    )


def boleh_dijadikan(request: HttpRequest, insiden: Insiden) -> bool:
    """Judged no emergency, not yet a complaint, and the officer may enter one."""
    return (
        insiden.status == S.BUKAN_DARURAT
        and insiden.menjadi_id is None
        and request.user.has_perm(CATAT)
    )


def _akhir(tindakan: str) -> Any:
    return lambda obj, **isi: aksi.akhiri_insiden(obj, tindakan, **isi)


def _tombol_akhir(tindakan: T) -> Tombol:
    return Tombol(
        nama=tindakan.value,
        label=tindakan.label,
        izin=TANGANI,
        boleh=lambda obj: obj.boleh(tindakan),
        lakukan=_akhir(tindakan),
        berhasil="Tercatat.",
        penjelasan="Hanya orang yang memutuskan ini, dengan alasannya.",
        form=lambda _obj: CatatanForm,
        bahaya=True,
    )


@admin.register(Insiden)
class InsidenAdmin(Berkonsol, BukaIdentitas, Bertombol, HanyaBaca):
    """Emergencies that came in by the portal."""

    tombol = (
        Tombol(
            nama="akui",
            label="Terima, saya tangani",
            izin=TANGANI,
            boleh=lambda obj: obj.boleh(T.AKUI),
            lakukan=akui_insiden,
            berhasil="Anda tercatat menerimanya. Sekarang telepon 112.",
        ),
        Tombol(
            nama="serahkan",
            label="Catat disampaikan ke 112",
            izin=TANGANI,
            boleh=lambda obj: obj.boleh(T.SERAHKAN),
            lakukan=aksi.serahkan_insiden,
            berhasil="Penyampaian ke 112 tercatat.",
            penjelasan="Sudah Anda sampaikan lewat telepon: kapan, kepada siapa.",
            form=lambda _obj: SerahForm,
        ),
        *map(_tombol_akhir, (T.NILAI_BUKAN_DARURAT, T.NYATAKAN_PALSU, T.BATALKAN)),
    )
    izin_buka = TANGANI
    kolom_buka = "kontak"
    label_buka = "Lihat kontak"
    change_form_template = "admin/pengaduan/insiden.html"
    keterangan = (
        "Kejadian yang harus disampaikan ke 112 lewat telepon. Terima, telepon, lalu catat "
        "siapa yang menerima dan pukul berapa; tidak ada yang ditutup sendiri."
    )
    panduan = "pengaduan"
    list_display = ("nomor", "diterima_pada", "status", "lokasi", "diakui_oleh")
    list_filter = ("status",)
    list_select_related = ("diakui_oleh",)
    ordering = (BELUM_TUNTAS_DULU, "-pk")
    search_fields = ("nomor", "nomor_tiket_112")
    fields = ("nomor",)
    view_on_site = False

    def kotak(self, request: HttpRequest, obj: Insiden) -> dict[str, Any]:
        """What to say on the telephone, and the acts."""
        return {
            "title": f"Insiden {obj}",
            "subtitle": None,
            "mendesak": obj.status in BELUM_TUNTAS,
            "tombol": self.tombol_untuk(request, obj),
            "jejak": dari_jejak(obj),
            "alamat_aduan": f"{reverse('admin:pengaduan_pengaduan_add')}?insiden={obj.pk}"
            if boleh_dijadikan(request, obj)
            else "",
            "alamat_buka": self.alamat_buka(obj)
            if self.boleh_buka(request, obj)
            else "",
        }

    def data_terjaga(self, obj: Insiden) -> Sequence[tuple[str, str]]:
        """How to reach the person."""
        return [("Kontak", str(obj.kontak)), ("Cara", obj.get_cara_kontak_display())]
