"""Reports of what was passed on: those to be looked at first, decided with a reason."""

from __future__ import annotations

from typing import Any, override

from django.contrib import admin
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.urls import URLPattern, reverse
from django.views.decorators.http import require_safe

from organisasi.bahasa import angka, tanggal_pendek
from organisasi.halaman.rahasia import unduhan
from organisasi.kantor.izin import petugas_dari
from organisasi.staf.base import HanyaBaca
from organisasi.staf.riwayat import dari_jejak
from organisasi.staf.tombol import Bertombol, Tombol
from pemangku.admin.bersama import AlasanForm
from pemangku.admin.borang_lanjutan import PeriksaForm
from pemangku.models import Komitmen, LaporanTerusan
from pemangku.models.pilihan_lanjutan import TindakanLaporan as T

PERIKSA = "pemangku.periksa_laporanterusan"


class SaringPeriksa(admin.SimpleListFilter):
    """Reports that wait for a look."""

    title = "perlu diperiksa"
    parameter_name = "periksa"

    @override
    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """One choice."""
        return [("ya", "Menunggu diperiksa")]

    @override
    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        """Large ones and possible doubles."""
        return queryset.menunggu_diperiksa() if self.value() == "ya" else queryset


@admin.register(LaporanTerusan)
class LaporanTerusanAdmin(Bertombol, HanyaBaca):
    """What was passed on, to how many, and whether it counts."""

    tombol = (
        Tombol(
            nama="periksa",
            label="Nyatakan benar",
            izin=PERIKSA,
            boleh=lambda satu: satu.boleh(T.PERIKSA),
            lakukan=lambda satu, **isi: satu.periksa(**isi),
            berhasil="Laporan dinyatakan benar dan dihitung.",
            form=lambda _satu: PeriksaForm,
        ),
        Tombol(
            nama="tolak",
            label="Tolak",
            izin=PERIKSA,
            boleh=lambda satu: satu.boleh(T.TOLAK),
            lakukan=lambda satu, **isi: satu.tolak(**isi),
            berhasil="Laporan ditolak dan tidak dihitung.",
            form=lambda _satu: AlasanForm,
            bahaya=True,
        ),
    )
    change_form_template = "admin/kunjungan/laporan_terusan.html"
    keterangan = (
        "Apa yang diteruskan pemangku, kepada berapa orang. Lebih dari 2.000 orang dan yang "
        "mungkin ganda diperiksa dulu. Tatap muka terhitung, tatap muka perkiraan, dan "
        "jangkauan pesan adalah tiga angka yang tidak dijumlahkan."
    )
    panduan = "kunjungan"
    list_display = ("hari", "siapa", "bentuk", "banyak", "cara_hitung", "hitungan")
    list_filter = (SaringPeriksa, "status", "cara_hitung")
    search_fields = ("pemangku__nama_resmi", "pemangku__nomor")
    fields = ("bentuk",)
    date_hierarchy = "tanggal"
    view_on_site = False

    def get_urls(self) -> list[URLPattern]:
        """One address for the photo."""
        view = require_safe(self.bukti_view)
        return [
            self.alamat("<path:object_id>/bukti/", view, "bukti"),
            *super().get_urls(),
        ]

    @override
    def get_queryset(self, request: HttpRequest) -> Any:
        semua: Any = super().get_queryset(request)
        return semua.untuk_daftar()

    @admin.display(description="tanggal", ordering="tanggal")
    def hari(self, obj: LaporanTerusan) -> str:
        """The day."""
        return tanggal_pendek(obj.tanggal)

    @admin.display(description="pemangku", ordering="pemangku__nama_resmi")
    def siapa(self, obj: LaporanTerusan) -> str:
        """Who passed it on."""
        return obj.pemangku.nama_tampil

    @admin.display(description="orang", ordering="jumlah")
    def banyak(self, obj: LaporanTerusan) -> str:
        """How many."""
        return angka(obj.jumlah)

    @admin.display(description="hitungan")
    def hitungan(self, obj: LaporanTerusan) -> str:
        """Whether it counts."""
        return obj.sebutan

    def boleh_tombol(self, request: HttpRequest, tombol: Tombol, obj: Any) -> bool:
        """The permission, and a visit or a stakeholder that is the officer's."""
        return request.user.has_perm(tombol.izin) and obj.diurus_oleh(
            petugas_dari(request)
        )

    def kotak(self, request: HttpRequest, obj: LaporanTerusan) -> dict[str, Any]:
        """What was reported, by whom, and the acts."""
        terlihat = Komitmen.objects.untuk(petugas_dari(request))
        ada = obj.komitmen_id and terlihat.filter(pk=obj.komitmen_id).exists()
        return {
            "title": "Laporan terusan",
            "subtitle": None,
            "alamat_komitmen": reverse(
                "admin:pemangku_komitmen_change", args=(obj.komitmen_id,)
            )
            if ada
            else "",
            "alamat_bukti": self.tautan("bukti", obj.pk) if obj.bukti else "",
            "tombol": self.tombol_untuk(request, obj),
            "isi": {"jejak": dari_jejak(obj)},
        }

    def bukti_view(self, request: HttpRequest, object_id: str) -> HttpResponseBase:
        """The photo, as a download that runs nothing."""
        satu: LaporanTerusan = self.objek_atau_404(request, object_id)
        if not satu.bukti:
            raise Http404
        return unduhan(satu.bukti, nama="bukti.jpg", tipe="image/jpeg")
