"""Hand-over of requests, with the lists to sign that come of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.http import FileResponse, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import URLPattern
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from informasi.actions.serah_terima import BELUM_USAI, PENANGAN, serah_terima
from informasi.admin.surat import JAWAB, unduh
from informasi.models import Permohonan, Surat
from informasi.surat import cetak_surat
from organisasi.kantor.izin import petugas_dari
from organisasi.kantor.peran import Cakupan
from organisasi.models import Penugasan, Petugas
from organisasi.staf.serah_terima import Berserah, PilihBerkas, SerahForm

# So many lists that went out are offered again.
TERAKHIR = 10


class SerahTerimaForm(SerahForm):
    """Which requests, to whom, and why."""

    kolom = "permohonan"
    bantuan = "Tercetak pada daftar serah terima."

    permohonan = PilihBerkas(Permohonan.objects.none())


class BerserahPermohonan(Berserah):
    """The page over the list of requests, and its printed lists."""

    izin_serah = JAWAB
    form_serah = SerahTerimaForm
    pengantar_serah = (
        "Petugas yang pindah atau berhenti menyerahkan permohonan yang belum selesai. "
        "Nomor dan jatuh temponya tidak berubah; keduanya menandatangani daftarnya."
    )

    def get_urls(self) -> list[URLPattern]:
        """The printed lists."""
        surat = require_safe(self.serah_surat_view)
        return [
            self.alamat("serah-terima/<int:pk>/", surat, "serah_terima_surat"),
            *super().get_urls(),
        ]

    def berkas_serah(self, request: HttpRequest) -> QuerySet[Permohonan]:
        """Not ended, held by the officer's units."""
        milik = self.cakupan_serah(request).q("pemegang")
        semua = Permohonan.objects.filter(milik, status__in=BELUM_USAI)
        return semua.order_by("jatuh_tempo", "pk")

    def calon_serah(self, cakupan: Cakupan, hari: date) -> QuerySet[Petugas]:
        """Who serves requests in those units."""
        tugas = Penugasan.objects.berlaku(hari).filter(
            cakupan.q("unit"), peran__in=PENANGAN
        )
        return Petugas.objects.filter(pk__in=tugas.values("petugas"))

    def serahkan(self, *, dari: Petugas, oleh: Petugas, isi: Mapping[str, Any]) -> str:
        """Pass them on; says which lists are to be signed."""
        surat = serah_terima(dari=dari, oleh=oleh, pada=timezone.now(), **isi)
        nomor = ", ".join(satu.nomor for satu in surat)
        return f"Daftar untuk ditandatangani: {nomor}."

    def surat_serah(self, request: HttpRequest) -> list[tuple[Surat, str]]:
        """The latest lists within reach."""
        return [
            (satu, self.tautan("serah_terima_surat", satu.pk))
            for satu in self._surat(request)[:TERAKHIR]
        ]

    def serah_surat_view(self, request: HttpRequest, pk: int) -> FileResponse:
        """A list to sign, as PDF."""
        surat = cetak_surat(get_object_or_404(self._surat(request), pk=pk))
        nama = f"{slugify(f'serah terima {surat.nomor}')}.pdf"
        return unduh(surat.berkas, nama=nama, tipe="application/pdf")

    def _surat(self, request: HttpRequest) -> QuerySet[Surat]:
        """Lists of the officer's units, and those he made himself."""
        cakupan = self.cakupan_serah(request)
        milik = cakupan.q("unit") | Q(dibuat_oleh=petugas_dari(request).pk)
        return Surat.objects.filter(milik, jenis=Surat.Jenis.SERAH_TERIMA)
