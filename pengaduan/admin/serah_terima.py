"""Complaints on an officer's desk: assigned one by one, handed over together."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone

from organisasi.kantor.izin import petugas_dari
from organisasi.kantor.peran import Cakupan, Peran
from organisasi.models import Penugasan, Petugas
from organisasi.staf.serah_terima import Berserah, DariForm, PilihBerkas, SerahForm
from organisasi.staf.tombol import TindakanForm, Tombol
from pengaduan.actions.serah_terima import (
    DI_MEJA,
    PENANGAN,
    calon_penangan,
    serah_terima,
    tugaskan,
)
from pengaduan.admin.tombol_verifikasi import TANGANI
from pengaduan.models import TERBUKA, Pengaduan


class TugaskanForm(TindakanForm):
    """Who works on it from now on."""

    kepada = forms.ModelChoiceField(
        Petugas.objects.none(),
        label="Petugas yang menangani",
        empty_label="Pilih petugas",
        error_messages={"required": "Pilih petugasnya."},
        help_text="Petugas unit yang memegang aduan ini.",
    )

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        kolom: Any = self.fields["kepada"]
        kolom.queryset = calon_penangan(self.berkas, timezone.localdate())
        kolom.initial = self.berkas.penangan_id


TOMBOL_PENANGAN = (
    Tombol(
        nama="tugaskan",
        label="Tugaskan petugas",
        izin=TANGANI,
        boleh=lambda p: p.status in DI_MEJA,
        lakukan=tugaskan,
        berhasil="Petugas yang menangani tercatat.",
        penjelasan="Satu orang yang memastikan aduan ini ditangani. Petugas lain di unit "
        "ini tetap boleh mengerjakannya.",
        form=lambda _p: TugaskanForm,
    ),
)


class SerahTerimaForm(SerahForm):
    """Which complaints, to whom, and why."""

    kolom = "pengaduan"
    bantuan = "Tercatat di riwayat setiap aduan."

    pengaduan = PilihBerkas(Pengaduan.objects.none())


class BerserahAduan(Berserah):
    """The page over the list of complaints."""

    izin_serah = TANGANI
    form_serah = SerahTerimaForm
    pengantar_serah = (
        "Petugas yang cuti, pindah, atau berhenti menyerahkan aduan yang belum selesai. "
        "Nomor dan jatuh temponya tidak berubah; riwayat setiap aduan mencatatnya."
    )

    def berkas_serah(self, request: HttpRequest) -> QuerySet[Pengaduan]:
        """Open, held by the officer's units, and readable to him."""
        cakupan = self.cakupan_serah(request)
        # An empty condition (the whole city) would vanish in an "or".
        milik = Q() if cakupan.kota else cakupan.q("pemegang") | Q(berkadar=True)
        terlihat = Pengaduan.objects.untuk(petugas_dari(request))
        semua = terlihat.filter(milik, status__in=TERBUKA).order_by("jatuh_tempo", "pk")
        return semua.defer("kode", "sidik_kode", "uraian", "harapan")

    def calon_serah(self, cakupan: Cakupan, hari: date) -> QuerySet[Petugas]:
        """Who serves complaints in those units; the act looks at each complaint."""
        tugas = Penugasan.objects.berlaku(hari).filter(
            cakupan.q("unit"), peran__in=(*PENANGAN, Peran.INSPEKTORAT)
        )
        return Petugas.objects.filter(pk__in=tugas.values("petugas"))

    def serahkan(self, *, dari: Petugas, oleh: Petugas, isi: Mapping[str, Any]) -> str:
        """Pass them on; the trail is the record."""
        serah_terima(dari=dari, oleh=oleh, pada=timezone.now(), **isi)
        return "Tercatat di riwayat setiap aduan."

    def tanpa_meja(self, request: HttpRequest, pilih: DariForm) -> HttpResponse:
        """A desk out of reach is not there."""
        if pilih.is_bound and request.GET.get("dari"):
            raise Http404
        return super().tanpa_meja(request, pilih)
