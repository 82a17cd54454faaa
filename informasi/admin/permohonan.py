"""Requests as the officers work on them: a list by due day, a page with the next step."""

from __future__ import annotations

from django.contrib import admin
from django.db import models
from django.db.models import Case, F, When
from django.http import HttpRequest
from django.utils import timezone
from django.utils.text import Truncator

from informasi.admin.saring_permohonan import SaringPekerjaan, SaringTempo
from informasi.models import BERJALAN, Permohonan
from organisasi.admin.dasar import HanyaBaca
from organisasi.admin.saring import SaringUnit
from organisasi.bahasa import tanggal_pendek

S = Permohonan.Status
# Not shown anywhere in the admin: the secret opens the applicant's page.
RAHASIA = ("kode", "sidik_kode", "kunci_masuk")
# The day that counts now: the applicant's while papers are missing, then the office's.
BATAS_KINI = Case(
    When(status=S.MENUNGGU_KELENGKAPAN, then=F("lengkapi_sampai")),
    When(status__in=tuple(sorted(BERJALAN)), then=F("jatuh_tempo")),
)


@admin.register(Permohonan)
class PermohonanAdmin(HanyaBaca):
    """The requests of the officer's units, of those referred to them, or of the city."""

    keterangan = (
        "Permohonan informasi yang masuk ke unit Anda, yang Anda pegang, dan yang dirujuk "
        "kepada Anda. Yang paling dekat jatuh temponya di atas; buka satu baris dan ikuti "
        "kotak Langkah berikutnya."
    )
    panduan = "permohonan"
    jalan_unit = "pemegang"
    list_display = ("nomor", "keadaan", "batas", "pegang", "ringkas", "pemohon_samar")
    list_filter = (SaringPekerjaan, SaringTempo, "status", SaringUnit, "kanal")
    list_select_related = ("pemegang", "pemohon")
    search_fields = ("nomor",)
    search_help_text = "Cari dengan nomor pendaftaran, misalnya 0007/PPID"
    ordering = (BATAS_KINI.asc(nulls_last=True), "-pk")
    kolom_ekspor = (
        *("nomor", "kanal", "tanggal_terima", "unit", "pemegang", "status", "hasil"),
        *("jatuh_tempo", "diperpanjang", "dijawab_pada", "rincian"),
    )
    fields = (
        *("nomor", "status", "hasil", "kanal", "tanggal_terima", "tanggal_catat"),
        *("unit", "pemegang", "rincian", "tujuan", "cara_memperoleh", "cara_salinan"),
        *("jatuh_tempo", "hitungan"),
    )

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        """In the scope, without the secret."""
        return super().get_queryset(request).defer(*RAHASIA)

    @admin.display(description="status", ordering="status")
    def keadaan(self, obj: Permohonan) -> str:
        """Where it stands; the outcome, once there is one."""
        if obj.hasil and obj.status not in {S.DICABUT, S.DITUTUP}:
            return f"{obj.get_status_display()}: {obj.get_hasil_display().lower()}"
        return obj.get_status_display()

    @admin.display(description="batas", ordering=BATAS_KINI)
    def batas(self, obj: Permohonan) -> str:
        """The day that counts now, and whether it is over."""
        if obj.status == S.MENUNGGU_KELENGKAPAN and obj.lengkapi_sampai:
            return f"{tanggal_pendek(obj.lengkapi_sampai)} (pemohon melengkapi)"
        if obj.status not in BERJALAN:
            return ""
        hari = tanggal_pendek(obj.jatuh_tempo)
        kini = timezone.localdate()
        if obj.terlambat(kini):
            return f"{hari} (terlambat)"
        return f"{hari} (hari ini)" if obj.jatuh_tempo == kini else hari

    @admin.display(description="dipegang oleh", ordering="pemegang")
    def pegang(self, obj: Permohonan) -> str:
        """The unit, or that it has none yet."""
        if obj.perlu_ditempatkan:
            return "Belum ditempatkan"
        return obj.pemegang.nama_pendek

    @admin.display(description="informasi yang diminta")
    def ringkas(self, obj: Permohonan) -> str:
        """The beginning of what is asked for."""
        return Truncator(obj.rincian).chars(80)

    @admin.display(description="pemohon")
    def pemohon_samar(self, obj: Permohonan) -> str:
        """Initials only: a list needs no names."""
        return obj.pemohon.nama_samar
