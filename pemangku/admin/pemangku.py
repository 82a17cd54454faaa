"""The register of stakeholders: a list by freshness, a page with the next step."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from django.contrib import admin
from django.db import models
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from organisasi.bahasa import tanggal_pendek
from organisasi.kantor.izin import petugas_dari
from organisasi.models import Wilayah
from organisasi.staf.base import HanyaBaca
from organisasi.staf.riwayat import dari_jejak
from pemangku.actions.kanal import sidik_kanal
from pemangku.admin.analisis import Beranalisis
from pemangku.admin.bersama import KONTAK, Bergalat, boleh_catat, kuasa_saja
from pemangku.admin.catat import Bercatat
from pemangku.admin.daftar_unit import Berdaftar
from pemangku.admin.gabung import Bergabung
from pemangku.admin.isi import muat_isi
from pemangku.admin.kerja import Berkerja
from pemangku.admin.kontak import Berkontak
from pemangku.admin.penilaian import Bernilai
from pemangku.admin.saring import (
    SaringKecamatan,
    SaringKelurahan,
    SaringKesegaran,
    SaringPengelola,
)
from pemangku.admin.tombol import TOMBOL_CATATAN
from pemangku.admin.tombol_gabung import TOMBOL_GABUNG
from pemangku.admin.tombol_hubungan import TOMBOL_HUBUNGAN
from pemangku.admin.tombol_lanjutan import TOMBOL_TERUSAN
from pemangku.admin.tombol_minat import TOMBOL_MINAT
from pemangku.admin.tombol_orang import TOMBOL_ORANG
from pemangku.admin.tombol_usul import TOMBOL_USUL
from pemangku.models import Kanal, Pemangku
from pemangku.models.pilihan import Kesegaran
from pemangku.nama import normal_lembaga
from pemangku.nomor import NomorSalah, baca_telepon

# Section of the page -> acts whose buttons stand there.
SEKSI = {
    "orang": frozenset(
        {
            *("tambah_orang", "ganti_pejabat", "akhiri_jabatan"),
            *("gabung_orang", "pisah_orang"),
        }
    ),
    "kanal": frozenset({"tambah_kanal", "uji_kanal", "hapus_kanal"}),
    "setuju": frozenset({"beri_persetujuan", "tarik_persetujuan"}),
    "cakupan": frozenset({"tambah_cakupan", "hapus_cakupan"}),
    "minat": frozenset({"catat_minat"}),
    "hubungan": frozenset(
        {
            *("hubungkan_unit", "akhiri_hubungan_unit"),
            *("hubungkan_pemangku", "lepas_hubungan"),
        }
    ),
}
DI_SEKSI = frozenset[str]().union(*SEKSI.values())
ANJURAN = {
    Kesegaran.PERLU_CEK: "Perlu dicek: {sebab}. Hubungi, perbaiki datanya, lalu catat verifikasi.",
    Kesegaran.KEDALUWARSA: "Data ini hanya berlaku sampai {sampai}. Hubungi, lalu catat verifikasi.",
    Kesegaran.SEGERA: "Data ini berlaku sampai {sampai}. Verifikasi sebelum hari itu.",
    Kesegaran.BELUM: "Data ini belum pernah diverifikasi. Hubungi, lalu catat verifikasi.",
    Kesegaran.SEGAR: "Tidak ada yang perlu dikerjakan; data ini berlaku sampai {sampai}.",
}


@admin.register(Pemangku)
class PemangkuAdmin(
    Beranalisis,
    Berdaftar,
    Bernilai,
    Bercatat,
    Berkerja,
    Bergabung,
    Berkontak,
    Bergalat,
    HanyaBaca,
):
    """Stakeholders the officer may see; those of his own units he keeps."""

    tombol = (
        *(*TOMBOL_USUL, *TOMBOL_CATATAN, *TOMBOL_ORANG),
        *(*TOMBOL_GABUNG, *TOMBOL_HUBUNGAN, *TOMBOL_MINAT, *TOMBOL_TERUSAN),
    )
    change_form_template = "admin/pemangku/ubah.html"
    tambah = "Catat pemangku"
    keterangan = (
        "Lembaga dan tokoh yang meneruskan layanan informasi, pengaduan, dan 112 kepada "
        "warga: yang dirawat unit Anda, dan yang meliputi wilayah Anda. Buka satu baris "
        "untuk memperbarui orang, kanal, persetujuan, dan verifikasinya; kontak tampil "
        "samar sampai dibuka dengan alasan."
    )
    panduan = "pemangku"
    jalan_unit = "pengelola"
    list_display = ("nomor", "nama", "jenis", "tempat", "segar", "pengelola", "status")
    list_filter = (
        *(SaringKesegaran, "status", SaringKecamatan, SaringKelurahan),
        *("jenis__unsur", "jenis", SaringPengelola),
    )
    search_fields = ("nomor",)
    search_help_text = "Nomor (PK-000123) atau nama lembaga; salah ketik dimaklumi."
    ordering = ("nomor",)
    kolom_ekspor = (
        *("nomor", "bentuk", "lingkup", "nama", "jenis", "tempat", "pengelola"),
        *("jumlah_anggota", "status", "segar", "berlaku_sampai"),
    )
    fields = ("nomor",)
    view_on_site = False

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        """In the scope, with what a row and the page show."""
        semua: Any = super().get_queryset(request)
        hasil: models.QuerySet = semua.untuk_daftar().select_related(
            "pengelola__induk", "induk__jenis", "induk__wilayah", "unit"
        )
        return hasil

    def history_view(
        self,
        request: HttpRequest,
        object_id: str,
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Of a figure no values for who reads it masked: his address is among them (8.2)."""
        obj = self.objek_atau_404(request, object_id)
        konteks = dict(extra_context or {})
        if obj.bentuk == Pemangku.Bentuk.PERORANGAN and not boleh_catat(request, obj):
            konteks["peristiwa"] = dari_jejak(obj)
        return super().history_view(request, object_id, konteks)

    @admin.display(description="nama", ordering="nama_resmi")
    def nama(self, obj: Pemangku) -> str:
        """As staff may read it: a figure by kind and place."""
        return obj.nama_tampil

    @admin.display(description="wilayah", ordering="wilayah")
    def tempat(self, obj: Pemangku) -> str:
        """``Nagarasari, Cipedes``; other levels by their full name."""
        tempat = obj.wilayah
        if tempat and tempat.induk and tempat.tingkat == Wilayah.Tingkat.KELURAHAN:
            return f"{tempat.nama}, {tempat.induk.nama}"
        return str(tempat or "")

    @admin.display(description="kesegaran", ordering="berlaku_sampai")
    def segar(self, obj: Pemangku) -> str:
        """How far it can be trusted, and until when."""
        kini = obj.kesegaran(timezone.localdate())
        if obj.berlaku_sampai and not obj.perlu_cek:
            return f"{kini.label} ({tanggal_pendek(obj.berlaku_sampai)})"
        return str(kini.label)

    def get_search_results(
        self, request: HttpRequest, queryset: models.QuerySet, search_term: str
    ) -> tuple[models.QuerySet, bool]:
        """By number of the record or by name; by telephone only for who keeps it."""
        kata = search_term.strip()
        if not kata:
            return queryset, False
        cocok = Q(nomor__icontains=kata)
        if normal := normal_lembaga(kata):
            cocok |= Q(nama_normal__contains=normal)
            cocok |= Q(nama_normal__trigram_similar=normal)
        with suppress(NomorSalah):
            cocok |= Q(pk__in=self._bernomor(request, baca_telepon(kata).normal))
        return queryset.filter(cocok), False

    @staticmethod
    def _bernomor(request: HttpRequest, normal: str) -> models.QuerySet:
        """Of the records the officer keeps those with this number (pemangku 8.2)."""
        petugas = petugas_dari(request)
        if kuasa_saja(petugas) or not petugas.has_perm(KONTAK):
            return Pemangku.objects.none().values("pk")
        cap = sidik_kanal(Kanal.Jenis.TELEPON, normal)
        kanal = Kanal.objects.samar().filter(sidik=cap)
        return (
            Pemangku.objects.dirawat(petugas, timezone.localdate())
            .filter(
                Q(kanal__in=kanal) | Q(jabatan__orang__kanal__in=kanal),
            )
            .values("pk")
        )

    def kotak(self, request: HttpRequest, obj: Pemangku) -> dict[str, Any]:
        """Next step, then everything that hangs on the record."""
        hari, merawat = timezone.localdate(), boleh_catat(request, obj)
        tombol = self.tombol_untuk(request, obj)
        return {
            "title": f"Pemangku {obj}",
            "subtitle": None,
            "anjuran": None,
            "langkah": langkah(obj, hari=hari),
            "posisi": _posisi(obj),
            "isi": muat_isi(
                obj, petugas=petugas_dari(request), hari=hari, bernama=merawat
            ),
            "tombol": [t for t in tombol if t["nama"] not in DI_SEKSI],
            "seksi": {
                seksi: [t for t in tombol if t["nama"] in nama]
                for seksi, nama in SEKSI.items()
            },
            "alamat_kontak": self.alamat_kontak(request, obj),
            "alamat_data": self.tautan("data", obj.pk) if merawat else "",
            "alamat_sk": self.alamat_sk(request, obj),
            "merawat": merawat,
            **self.gabungan(request, obj),
            **self.penilaian(request, obj),
            "alat": [],
        }


def langkah(p: Pemangku, *, hari: Any) -> str:
    """What to do next, in one or two sentences."""
    if p.status == Pemangku.Status.DRAF:
        return "Catatan ini draf: menunggu diperiksa pengelola di Diskominfo."
    if p.status != Pemangku.Status.AKTIF:
        return f"Catatan ini {p.get_status_display().lower()}; tidak dipakai untuk undangan dan siaran."
    sampai = tanggal_pendek(p.berlaku_sampai) if p.berlaku_sampai else ""
    return ANJURAN[p.kesegaran(hari)].format(sebab=p.perlu_cek, sampai=sampai)


def _posisi(p: Pemangku) -> list[tuple[str, str]]:
    semua = [
        ("Status", p.get_status_display()),
        ("Dirawat oleh", p.pengelola.nama),
        (
            "Terakhir diverifikasi",
            tanggal_pendek(timezone.localdate(p.terverifikasi_pada))
            if p.terverifikasi_pada
            else "belum pernah",
        ),
        (
            "Berlaku sampai",
            tanggal_pendek(p.berlaku_sampai) if p.berlaku_sampai else "",
        ),
    ]
    return [(nama, isi) for nama, isi in semua if isi]
