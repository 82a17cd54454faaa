"""Two work lists: what must be verified, and the gaps in the units' officers."""

from __future__ import annotations

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import URLPattern, reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.izin import petugas_dari
from organisasi.kertas.xlsx import NilaiSel
from organisasi.models import Unit
from organisasi.staf.base import PortalAdmin
from pemangku.inventaris.kelengkapan import papan_celah
from pemangku.inventaris.models import Pemangku, PemangkuQuerySet
from pemangku.kertas import VERSI, BagianDaftar, DaftarTercetak
from pemangku.pribadi.perbarui import buat_tautan_perbarui
from pemangku.siaran.pesan import alamat_perbarui, alamat_wa
from pemangku.staf import GABUNG, VERIFIKASI, kirim_daftar

JUDUL_KESEGARAN = "Pemangku yang perlu diverifikasi"
KEPALA_KESEGARAN = (
    *("Nomor", "Nama", "Unsur", "Keadaan", "Sebab"),
    *("Berlaku sampai", "Pengelola"),
)
LEBAR_KESEGARAN = (17, 30, 16, 22, 22, 15, 22)
SEHALAMAN = 50
PESAN = (
    "Yth. Bapak/Ibu, mohon periksa data {lembaga} yang kami catat: {alamat} "
    "Berlaku 14 hari, tanpa perlu masuk."
)
# Permission, words and page of what goes in and out as a sheet.
SEBAGAI_LEMBAR = (
    ("pemangku.impor_pemangku", "Impor dari Excel", "unggah"),
    ("pemangku.ekspor_pemangku", "Unduh tanpa data pribadi", "daftar"),
)
MINTA_EKSPOR = "pemangku.minta_eksporpribadi"


class Berkerja(PortalAdmin):
    """A list with two pages of what is left to do."""

    def get_urls(self) -> list[URLPattern]:
        """Three pages more, and the first of them as a file."""
        segar, unit = require_safe(self.kesegaran_view), require_safe(self.unit_view)
        berkas = require_safe(self.kesegaran_berkas_view)
        tautan = require_http_methods(["GET", "HEAD", "POST"])(self.tautan_view)
        return [
            self.alamat("kesegaran/", segar, "kesegaran"),
            self.alamat("kesegaran.<str:bentuk>", berkas, "kesegaran_berkas"),
            self.alamat("petugas-unit/", unit, "petugas_unit"),
            self.alamat("<path:object_id>/tautan-perbarui/", tautan, "perbarui"),
            *super().get_urls(),
        ]

    def alat_daftar(self, request: HttpRequest) -> list[tuple[str, str]]:
        """The ways there, for whoever they are for."""
        alat = [("Petugas tiap unit", self.tautan("petugas_unit"))]
        if request.user.has_perm(VERIFIKASI):
            alat.insert(0, ("Perlu diverifikasi", self.tautan("kesegaran")))
        if request.user.has_perm(GABUNG):
            daftar = reverse("admin:pemangku_calonduplikat_changelist")
            alat.append(("Calon duplikat", daftar))
        for izin, teks, halaman in SEBAGAI_LEMBAR:
            if request.user.has_perm(izin):
                alat.append((teks, reverse(f"admin:pemangku_imporberkas_{halaman}")))
        if request.user.has_perm(MINTA_EKSPOR):
            minta = reverse("admin:pemangku_eksporpribadi_minta")
            alat.append(("Unduh dengan data pribadi", minta))
        return alat

    def kesegaran_view(self, request: HttpRequest) -> HttpResponse:
        """What the officer keeps and must look at, in the order of urgency (PK-28)."""
        hari = timezone.localdate()
        semua, pengelola, pilih = _daftar_kerja(request, hari)
        halaman = Paginator(semua.untuk_daftar(), SEHALAMAN).get_page(
            request.GET.get("halaman")
        )
        ekor = f"?{urlencode({'pengelola': pilih})}" if pilih else ""
        konteks = {
            "title": "Pemangku yang perlu diverifikasi",
            "halaman": halaman,
            "baris": [(satu, satu.kesegaran(hari)) for satu in halaman],
            "pengelola": [(str(u.pk), u.nama) for u in pengelola],
            "pilih": pilih,
            "unduhan": [
                (bentuk.upper(), f"{self.tautan('kesegaran_berkas', bentuk)}{ekor}")
                for bentuk in ("pdf", "xlsx")
            ],
        }
        return self._lembar(request, "pemangku/meja/kesegaran.html", konteks)

    def kesegaran_berkas_view(
        self, request: HttpRequest, bentuk: str
    ) -> HttpResponseBase:
        """The same rows as the page, all of them, as a file (9.10)."""
        kini = timezone.now()
        hari = timezone.localdate(kini)
        semua, pengelola, pilih = _daftar_kerja(request, hari)
        nama = next((u.nama for u in pengelola if str(u.pk) == pilih), "")
        return kirim_daftar(
            request,
            daftar_kesegaran(semua, pengelola=nama, hari=hari),
            bentuk,
            pada=kini,
            nama=f"pemangku_kesegaran_{hari:%Y-%m}_v{VERSI}",
            kembali=self.tautan("kesegaran"),
        )

    def tautan_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """A link for the main contact to look over his own data; shown once (PK-29)."""
        satu: Pemangku = self.objek_atau_404(request, object_id)
        if not self.berwenang(request, VERIFIKASI, satu):
            raise PermissionDenied
        konteks: dict[str, Any] = {
            "title": "Tautan perbarui data",
            "object": satu,
            "alamat_objek": reverse("admin:pemangku_pemangku_change", args=(satu.pk,)),
        }
        if request.method == "POST":
            try:
                kode = buat_tautan_perbarui(
                    satu, oleh=petugas_dari(request), pada=timezone.now()
                )
            except TindakanTerlarang as galat:
                messages.error(request, str(galat))
            else:
                alamat = alamat_perbarui(kode)
                pesan = PESAN.format(lembaga=satu.nama_tampil, alamat=alamat)
                konteks |= {"alamat": alamat, "wa": alamat_wa("", pesan)}
        jawab = self._lembar(request, "pemangku/meja/tautan_perbarui.html", konteks)
        jawab["Cache-Control"] = "no-store"
        return jawab

    def unit_view(self, request: HttpRequest) -> HttpResponse:
        """The gap board: each unit's officers, deputies and freshness (PK-31)."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        semua = papan_celah(petugas_dari(request), timezone.localdate())
        hanya = "kurang" in request.GET
        konteks = {
            "title": "Papan celah: petugas tiap unit",
            "baris": [satu for satu in semua if satu.celah] if hanya else semua,
            "hanya": hanya,
            "jumlah": len(semua),
            "lengkap": sum(not satu.kosong for satu in semua),
        }
        return self._lembar(request, "pemangku/meja/petugas_unit.html", konteks)

    def _lembar(
        self, request: HttpRequest, templat: str, konteks: dict[str, Any]
    ) -> HttpResponse:
        semua = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            **konteks,
        }
        return TemplateResponse(request, templat, semua)


def _daftar_kerja(
    request: HttpRequest, hari: date
) -> tuple[PemangkuQuerySet, list[Unit], str]:
    """What the officer keeps and must look at, who keeps it, and the keeper chosen.

    Raises PermissionDenied for whoever does not verify.
    """
    if not request.user.has_perm(VERIFIKASI):
        raise PermissionDenied
    semua = Pemangku.objects.dirawat(petugas_dari(request), hari).daftar_kerja(hari)
    pengelola = Unit.objects.filter(pk__in=semua.order_by().values("pengelola"))
    pilih = request.GET.get("pengelola", "")
    if pilih.isdecimal():
        semua = semua.filter(pengelola=int(pilih))
    return semua, list(pengelola), pilih


def daftar_kesegaran(
    semua: PemangkuQuerySet, *, pengelola: str, hari: date
) -> DaftarTercetak:
    """What must be looked at, in the order of the page; ``pengelola`` "" means all."""
    return DaftarTercetak(
        judul=JUDUL_KESEGARAN,
        hari=hari,
        saringan=f"Pengelola: {pengelola or 'semua yang dirawat pengunduh'}",
        bagian=[
            BagianDaftar(
                judul="Menurut kemendesakan",
                tab="Kesegaran",
                kepala=KEPALA_KESEGARAN,
                lebar=LEBAR_KESEGARAN,
                baris=[_segar(p, hari) for p in semua.untuk_daftar()],
            )
        ],
    )


def _segar(p: Pemangku, hari: date) -> list[NilaiSel]:
    return [
        *(p.nomor, p.nama_tampil, p.jenis.unsur.nama),
        *(str(p.kesegaran(hari).label), p.perlu_cek),
        *(p.berlaku_sampai, p.pengelola.nama),
    ]
