"""Filters of the list of complaints."""

from __future__ import annotations

from typing import Any, override

from django.contrib import admin
from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone

from organisasi.alur.rujukan import StatusRujukan
from organisasi.kantor.izin import petugas_dari
from organisasi.staf.hari_ini import cakupan_sendiri
from pengaduan.admin.tombol_verifikasi import TANGANI, VERIFIKASI
from pengaduan.models import TERBUKA, Penerusan, Pengaduan, RujukanPengaduan
from pengaduan.tugas import rujukan_menunggu_putusan

S = Pengaduan.Status
DIPERIKSA = (S.MASUK, S.TERVERIFIKASI)
MENURUT_KEADAAN = {
    "periksa": Q(status=S.DITINDAKLANJUTI, diusulkan_oleh__isnull=False),
    "moderasi": Q(status=S.MASUK) & ~Q(tanda_moderasi=[]),
    "pelapor": Q(status__in=(S.TUNDA, S.MENUNGGU_PELAPOR)),
}
DITANGANI = (S.DITERUSKAN, S.DITINDAKLANJUTI)


def perlu_saya(request: HttpRequest, queryset: Any) -> Any:
    """Complaints whose next step is the officer's: to verify, to handle, offered."""
    petugas = petugas_dari(request)
    cakupan = cakupan_sendiri(petugas, TANGANI)
    tawaran = RujukanPengaduan.objects.filter(
        cakupan.q("ke_unit"), status=StatusRujukan.DIAJUKAN
    )
    milik = cakupan.q("pemegang") | Q(berkadar=True)
    perlu = (milik & Q(status__in=DITANGANI)) | Q(
        pk__in=tawaran.values("berkas"), status__in=TERBUKA
    )
    if petugas.has_perm(VERIFIKASI):
        putuskan = rujukan_menunggu_putusan(timezone.localdate()).values("berkas")
        perlu |= Q(status__in=DIPERIKSA) | Q(pk__in=putuskan, status__in=TERBUKA)
    return queryset.filter(perlu)


class SaringPekerjaan(admin.SimpleListFilter):
    """What the officer must do, what is late, what waits for whom."""

    title = "yang perlu dikerjakan"
    parameter_name = "perlu"

    @override
    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [
            ("saya", "Perlu tindakan saya"),
            ("lewat", "Terlambat"),
            ("belum_diteruskan", "Belum diteruskan, lewat batasnya"),
            ("periksa", "Hasil menunggu diperiksa"),
            ("moderasi", "Perlu dilihat (tanda otomatis)"),
            ("nomor", "Belum bernomor SP4N-LAPOR!"),
            ("pelapor", "Menunggu pelapor"),
        ]

    @override
    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        nilai = self.value()
        if nilai == "saya":
            return perlu_saya(request, queryset)
        if nilai in {"lewat", "belum_diteruskan"}:
            lewat = queryset.lewat_tempo(timezone.localdate())
            return lewat if nilai == "lewat" else lewat.belum_diteruskan()
        if nilai == "nomor":
            return queryset.filter(
                pk__in=Penerusan.objects.tanpa_nomor().values("pengaduan")
            )
        return queryset.filter(MENURUT_KEADAAN.get(nilai or "", Q()))
