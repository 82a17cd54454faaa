"""Objections in the admin: a list by due day, a page with the next step and the case."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import admin
from django.db import models
from django.db.models import Case, F, When
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from informasi.admin.catat_berkala import Berberkala
from informasi.admin.isi_keberatan import (
    huruf_kecil,
    muat_isi_keberatan,
    posisi_keberatan,
)
from informasi.admin.register import Beregister, Buku
from informasi.admin.saring_keberatan import SaringTerlambat
from informasi.admin.sengketa_berkas import PEMBUKA, Berdosir
from informasi.admin.surat import BersuratBaca, boleh_baca
from informasi.admin.tombol_keberatan import TOMBOL_KEBERATAN, unit_perkara
from informasi.anjuran_keberatan import anjuran_keberatan
from informasi.data_pemohon import halangan_buka
from informasi.models import Keberatan, Permohonan, Surat
from informasi.models.keberatan import TERBUKA
from informasi.register.buku import cakupan_keberatan, register_keberatan
from organisasi.bahasa import tanggal_pendek
from organisasi.kantor.izin import berwenang, petugas_dari
from organisasi.staf.base import HanyaBaca, SaringUnit
from organisasi.staf.buka import BukaIdentitas
from organisasi.staf.tombol import Bertombol

# Open ones first, by their due day.
BATAS_KINI = Case(When(status__in=tuple(sorted(TERBUKA)), then=F("jatuh_tempo")))


@admin.register(Keberatan)
class KeberatanAdmin(
    Berberkala,
    Beregister,
    Berdosir,
    BersuratBaca,
    BukaIdentitas,
    Bertombol,
    HanyaBaca,
):
    """The objections the officer may see."""

    keterangan = (
        "Keberatan warga atas jawaban, penolakan, atau diamnya PPID. Yang menjawab adalah "
        "Atasan PPID, tidak pernah orang yang memutus permohonannya."
    )
    panduan = "keberatan"
    tombol = TOMBOL_KEBERATAN
    izin_buka = "informasi.lihat_identitas"
    buku = Buku(register_keberatan, cakupan_keberatan)
    change_form_template = "admin/keberatan/ubah.html"
    jalan_unit = "unit"
    list_display = ("nomor", "batas", "keadaan", "alasan_huruf", "unit")
    list_filter = (SaringTerlambat, "status", SaringUnit)
    list_select_related = ("unit",)
    search_fields = ("nomor", "permohonan__nomor")
    ordering = (BATAS_KINI.asc(nulls_last=True), "-pk")
    kolom_ekspor = (
        *("nomor", "kanal", "tanggal_terima", "unit", "alasan", "status", "hasil"),
        *("jatuh_tempo", "ditanggapi_pada", "perintah_jatuh_tempo"),
    )
    view_on_site = False
    fields = ("nomor",)

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        """In the scope, with what the page needs; the key of the form stays out."""
        semua = (
            super()
            .get_queryset(request)
            .defer("kode", "kunci_masuk", "permohonan__kode")
        )
        return semua.select_related(
            *("permohonan__unit", "permohonan__pemegang", "pemohon", "unit__induk"),
            *("pemutus_pertama", "ditanggapi_oleh", "sengketa"),
        )

    @admin.display(description="batas", ordering=BATAS_KINI)
    def batas(self, obj: Keberatan) -> str:
        """The due day while it is open, and whether it is over."""
        if obj.status not in TERBUKA:
            return ""
        hari, kini = tanggal_pendek(obj.jatuh_tempo), timezone.localdate()
        if obj.terlambat(kini):
            return f"{hari} (terlambat)"
        return f"{hari} (hari ini)" if obj.jatuh_tempo == kini else hari

    @admin.display(description="status", ordering="status")
    def keadaan(self, obj: Keberatan) -> str:
        """Where it stands; the outcome, once there is one."""
        if obj.hasil:
            return f"{obj.get_status_display()}: {huruf_kecil(obj.get_hasil_display())}"
        return obj.get_status_display()

    @admin.display(description="alasan")
    def alasan_huruf(self, obj: Keberatan) -> str:
        """The letters of Pasal 35."""
        return ", ".join(sorted(obj.alasan))

    def tombol_untuk(
        self, request: HttpRequest, obj: Keberatan
    ) -> list[dict[str, Any]]:
        """Who gave the answer objected to is not offered to judge it."""
        semua = super().tombol_untuk(request, obj)
        if obj.pemutus_pertama_id == petugas_dari(request).pk:
            return [t for t in semua if t["nama"] not in {"telaah", "tanggapi"}]
        return semua

    def kotak(self, request: HttpRequest, obj: Keberatan) -> dict[str, Any]:
        """The next lawful step, the acts, the case, and the way to the dossier."""
        hari_ini, petugas = timezone.localdate(), petugas_dari(request)
        alat = [("Berkas sengketa (ZIP)", self.tautan("dosir", obj.pk))]
        return {
            "title": f"Keberatan {obj}",
            "subtitle": None,
            **super().kotak(request, obj),
            "anjuran": anjuran_keberatan(obj, hari_ini=hari_ini, petugas=petugas),
            "posisi": posisi_keberatan(obj, hari_ini),
            "isi": muat_isi_keberatan(obj),
            "sengketa": getattr(obj, "sengketa", None)
            if request.user.has_perm("informasi.view_sengketa")
            else None,
            "alamat_permohonan": self._alamat_permohonan(request, obj),
            "alamat_buka": self.alamat_buka(obj)
            if self.boleh_buka(request, obj)
            else "",
            "baca_surat": boleh_baca(petugas, obj),
            "alat": alat if any(map(request.user.has_perm, PEMBUKA)) else [],
        }

    @staticmethod
    def _alamat_permohonan(request: HttpRequest, obj: Keberatan) -> str:
        """The page of the request, for who may see it."""
        semua = Permohonan.objects.untuk(petugas_dari(request))
        if obj.permohonan is None or not semua.filter(pk=obj.permohonan.pk).exists():
            return ""
        return reverse("admin:informasi_permohonan_change", args=(obj.permohonan.pk,))

    def surat_milik(self, obj: Keberatan) -> models.QuerySet[Surat]:
        """Receipt and answer."""
        return Surat.objects.filter(keberatan=obj)

    def boleh_buka(self, request: HttpRequest, obj: Keberatan) -> bool:
        """For the unit objected to and the counter that registered the request."""
        petugas = petugas_dari(request)
        return any(
            berwenang(petugas, self.izin_buka, unit) for unit in unit_perkara(obj)
        )

    def halangan_buka(self, request: HttpRequest, obj: Keberatan) -> str:
        """Erased on its day, or limited at the applicant's wish."""
        return halangan_buka(obj.pemohon, petugas_dari(request))

    def data_terjaga(self, obj: Keberatan) -> Sequence[tuple[str, str]]:
        """The applicant in full, and his proxy."""
        orang = obj.pemohon
        return [
            ("Nama", str(orang.nama)),
            ("Kuasa atau wakil", str(obj.nama_kuasa or orang.nama_kuasa)),
            ("NIK", str(orang.nik)),
            ("Alamat", str(orang.alamat)),
            ("Telepon", str(orang.telepon)),
            ("Surel", str(orang.surel)),
        ]
