"""Notices of danger in the admin: written in one form, published in one step."""

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.utils import timezone

from informasi.serta_merta.models import SertaMerta, umumkan
from organisasi.alur.tindakan import Anjuran, Saran
from organisasi.kantor.izin import berwenang
from organisasi.models import Petugas
from organisasi.staf.base import BeredisiForm, SaringUnit
from organisasi.staf.tombol import (
    PUBLIK,
    Bertombol,
    MenjaminForm,
    Tombol,
    dijamin,
    tanya,
)

T, S = SertaMerta.Tindakan, SertaMerta.Status


TOMBOL_SERTA_MERTA = (
    Tombol(
        T.TERBITKAN,
        dijamin(umumkan),
        berhasil="Pengumuman tampil di semua halaman portal.",
        penjelasan="Spanduk muncul di setiap halaman portal selama pengumuman berlaku.",
        form=lambda _n: MenjaminForm,
    ),
    Tombol(
        T.CABUT,
        SertaMerta.cabut,
        berhasil="Pengumuman dinyatakan selesai; spanduknya sudah turun.",
        penjelasan="Spanduk turun dari semua halaman; pengumumannya tetap dapat dibaca.",
        form=tanya("Mengapa selesai", PUBLIK),
    ),
)


@admin.register(SertaMerta)
class SertaMertaAdmin(Bertombol):
    form = BeredisiForm
    tombol = TOMBOL_SERTA_MERTA
    jalan_unit = "unit"
    keterangan = (
        "Pengumuman bahaya bagi orang banyak: bencana, penyakit, racun, gangguan "
        "layanan. Isi kedelapan bagiannya dengan kalimat pendek, lalu umumkan; jangan "
        "menunggu permohonan."
    )
    panduan = "serta-merta"
    list_display = ("judul", "jenis", "unit", "status", "mulai", "selesai")
    list_filter = (SaringUnit, "status", "jenis")
    list_select_related = ("unit",)
    search_fields = ("judul",)
    readonly_fields = ("status",)
    fieldsets = (
        (None, {"fields": ("judul", "jenis", "unit", "status")}),
        ("Kapan dan di mana", {"fields": ("mulai", "selesai", "wilayah")}),
        (
            "Delapan isi pengumuman",
            {
                "fields": (
                    *("potensi_bahaya", "terdampak", "prosedur_evakuasi"),
                    *("cara_menghindari", "cara_bantuan", "penanggung_jawab"),
                    *("tata_cara", "upaya", "sumber"),
                )
            },
        ),
    )

    def larangan(self, obj: SertaMerta, petugas: Petugas) -> str:
        if obj.status == S.DICABUT:
            return "Belum disimpan: pengumuman ini sudah dinyatakan selesai."
        if obj.status == S.TERBIT and not berwenang(
            petugas, T.TERBITKAN.izin, obj.unit
        ):
            return (
                "Belum disimpan: pengumuman ini sudah terbit. Hubungi kepala unit Anda."
            )
        return ""

    def save_model(
        self,
        request: HttpRequest,
        obj: SertaMerta,
        form: forms.ModelForm,
        change: bool,  # noqa: FBT001
    ) -> None:
        if not change:
            obj.status_sejak = timezone.now()
        super().save_model(request, obj, form, change)

    def view_on_site(self, obj: SertaMerta) -> str | None:
        return obj.get_absolute_url() if obj.status != S.RANCANGAN else None

    def kotak(self, request: HttpRequest, obj: SertaMerta) -> dict[str, Any]:
        return {**super().kotak(request, obj), "anjuran": anjuran_serta_merta(obj)}


def anjuran_serta_merta(notis: SertaMerta) -> Anjuran:
    dasar = "UU 14/2008 Pasal 10: serta-merta, dengan bahasa yang mudah dipahami"
    if notis.status == SertaMerta.Status.RANCANGAN:
        return Anjuran(
            langkah=[Saran(T.TERBITKAN, "Tekan {}, tanpa menunggu permohonan.")],
            menunggu="PPID Pembantu atau PPID Utama",
            dasar=dasar,
        )
    if notis.status == SertaMerta.Status.TERBIT:
        return Anjuran(
            langkah=[
                "Perbarui bila keadaannya berubah.",
                Saran(T.CABUT, "Bahaya lewat? {}: spanduknya turun."),
            ],
            dasar=dasar,
        )
    return Anjuran(langkah="Selesai; pengumuman tetap dapat dibaca.", dasar=dasar)
