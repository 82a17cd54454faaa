"""Complaints as the officers work on them: a list by day, a page with the next step."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import admin
from django.db import models
from django.db.models import Case, F, When
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import URLPattern
from django.utils import timezone
from django.views.decorators.http import require_safe

from organisasi.bahasa import tanggal_pendek
from organisasi.halaman.rahasia import unduhan
from organisasi.staf.base import HanyaBaca, SaringUnit
from organisasi.staf.buka import BukaIdentitas
from organisasi.staf.register import Beregister, Buku
from organisasi.staf.tombol import Bertombol
from pengaduan.admin.catat import Berloket
from pengaduan.admin.isi import muat_isi, posisi, urutkan
from pengaduan.admin.saring import SaringPekerjaan
from pengaduan.admin.serah_terima import TOMBOL_PENANGAN, BerserahAduan
from pengaduan.admin.tombol_penanganan import (
    TOMBOL_PENANGANAN,
    TOMBOL_PESAN,
    TOMBOL_RUJUKAN,
)
from pengaduan.admin.tombol_penerusan import TOMBOL_PENERUSAN
from pengaduan.admin.tombol_verifikasi import TOMBOL_VERIFIKASI, VERIFIKASI
from pengaduan.anjuran import anjuran_pengaduan
from pengaduan.models import GILIRAN_KITA, BerkasPengaduan, Pengaduan
from pengaduan.models.insiden import BELUM_TUNTAS
from pengaduan.register import cakupan_register, register_pengaduan

S = Pengaduan.Status
# Not shown anywhere in the admin: the secret opens the reporter's page.
RAHASIA = ("kode", "sidik_kode", "kunci_masuk")
# The day that counts now: the reporter's while he is asked, else the office's.
BATAS_KINI = Case(
    When(status__in=(S.TUNDA, S.MENUNGGU_PELAPOR), then=F("tunggu_sampai")),
    When(status__in=tuple(sorted(GILIRAN_KITA)), then=F("jatuh_tempo")),
)
# Those whose call to 112 nobody has recorded stand before all that has a day.
DARURAT_DULU = Case(
    When(insiden__status__in=tuple(sorted(BELUM_TUNTAS)), then=0), default=1
).asc()
DI_PERCAKAPAN, DI_CATATAN = frozenset({"tulis"}), frozenset({"catatan"})


@admin.register(Pengaduan)
class PengaduanAdmin(
    Beregister, Berloket, BerserahAduan, BukaIdentitas, Bertombol, HanyaBaca
):
    """The complaints of the officer's units, or of the city."""

    tombol = (
        *TOMBOL_VERIFIKASI,
        *TOMBOL_PENERUSAN,
        *TOMBOL_RUJUKAN,
        *TOMBOL_PENANGANAN,
        *TOMBOL_PENANGAN,
        *TOMBOL_PESAN,
    )
    izin_buka = "pengaduan.lihat_pelapor"
    buku = Buku(register_pengaduan, cakupan_register)
    change_form_template = "admin/pengaduan/ubah.html"
    tambah = "Catat aduan"
    keterangan = (
        "Aduan yang masuk lewat loket Anda, yang dipegang unit Anda, dan yang dirujuk "
        "kepada Anda. Yang darurat di atas, lalu yang paling dekat batasnya; buka satu baris dan ikuti kotak "
        "Langkah berikutnya. Ada bahaya sekarang? Telepon 112 dulu."
    )
    panduan = "pengaduan"
    jalan_unit = "pemegang"
    list_display = ("nomor", "batas", "keadaan", "judul", "kategori", "pegang", "utama")
    list_filter = (
        *(SaringPekerjaan, "status", "prioritas", "kategori", SaringUnit, "kanal"),
    )
    list_select_related = ("pemegang", "kategori")
    search_fields = ("nomor", "judul")
    ordering = (DARURAT_DULU, BATAS_KINI.asc(nulls_last=True), "-prioritas", "-pk")
    kolom_ekspor = (
        *("nomor", "kanal", "tanggal_terima", "kategori", "kelas", "status"),
        *("pemegang", "jatuh_tempo", "selesai_sampai", "cara_selesai", "hasil"),
    )
    fields = ("nomor",)
    # The public address of a complaint carries the reporter's secret.
    view_on_site = False

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        """In the scope, without the secret."""
        semua = super().get_queryset(request).defer(*RAHASIA)
        hasil: models.QuerySet = semua.select_related(
            *("unit__induk", "pemegang__induk", "pelapor", "kategori", "topik"),
            *("induk", "kelurahan__induk", "lembaga", "penangan", "diusulkan_oleh"),
        ).annotate(status_insiden=F("insiden__status"))
        return hasil

    def get_urls(self) -> list[URLPattern]:
        """One page more: a file of the case."""
        view = require_safe(self.berkas_view)
        pola = "<path:object_id>/berkas/<int:pk>/"
        return [
            self.alamat(pola, view, "berkas"),
            self.alamat(
                "<path:object_id>/berkas/<int:pk>/kecil/",
                require_safe(self.berkas_kecil_view),
                "berkas_kecil",
            ),
            *super().get_urls(),
        ]

    @admin.display(description="batas", ordering=BATAS_KINI)
    def batas(self, obj: Pengaduan) -> str:
        """The day that counts now, and whose it is; a call to 112 has no day."""
        if obj.status_insiden in BELUM_TUNTAS:  # type: ignore[attr-defined]
            return "telepon 112 sekarang"
        if obj.status in {S.TUNDA, S.MENUNGGU_PELAPOR} and obj.tunggu_sampai:
            return f"{tanggal_pendek(obj.tunggu_sampai)} (pelapor)"
        if obj.status not in GILIRAN_KITA or obj.jatuh_tempo is None:
            return ""
        hari, kini = tanggal_pendek(obj.jatuh_tempo), timezone.localdate()
        if obj.terlambat(kini):
            return f"{hari} (terlambat)"
        return f"{hari} (hari ini)" if obj.jatuh_tempo == kini else hari

    @admin.display(description="status", ordering="status")
    def keadaan(self, obj: Pengaduan) -> str:
        """Where it stands; how it was closed, once it is."""
        if obj.status == S.SELESAI:
            return (
                f"{obj.get_status_display()}: {obj.get_cara_selesai_display().lower()}"
            )
        return obj.get_status_display()

    @admin.display(description="dipegang oleh", ordering="pemegang")
    def pegang(self, obj: Pengaduan) -> str:
        """The unit by its short name."""
        return obj.pemegang.nama_pendek

    @admin.display(description="prioritas", ordering="prioritas")
    def utama(self, obj: Pengaduan) -> str:
        """In words."""
        return obj.get_prioritas_display()

    def kotak(self, request: HttpRequest, obj: Pengaduan) -> dict[str, Any]:
        """Next step, status box, and everything that hangs on the case."""
        tanpa_nama = _tanpa_nama(request, obj)
        isi = muat_isi(obj, timezone.localdate(), tanpa_nama=tanpa_nama)
        tombol = urutkan(self.tombol_untuk(request, obj), isi.perkara)
        sendiri = DI_PERCAKAPAN | DI_CATATAN
        return {
            "title": f"Aduan {obj}",
            "subtitle": None,
            "anjuran": anjuran_pengaduan(isi.perkara),
            "posisi": posisi(isi),
            "isi": isi,
            "tombol": [t for t in tombol if t["nama"] not in sendiri],
            "tombol_pesan": [t for t in tombol if t["nama"] in DI_PERCAKAPAN],
            "tombol_catatan": [t for t in tombol if t["nama"] in DI_CATATAN],
            "alamat_buka": self.alamat_buka(obj)
            if self.boleh_buka(request, obj)
            else "",
            "alat": [],
        }

    def boleh_buka(self, request: HttpRequest, obj: Pengaduan) -> bool:
        """There must be somebody, and the right must be held for the holder's unit.

        Who wants no name is named to whoever verifies, never to who may be complained of.
        """
        if obj.pelapor is None or _tanpa_nama(request, obj):
            return False
        return super().boleh_buka(request, obj)

    def halangan_buka(self, _request: HttpRequest, obj: Pengaduan) -> str:
        """Erased on its day, or limited at the person's wish."""
        orang = obj.pelapor
        if orang and orang.dihapus_pada:
            return "Identitas pelapor sudah dihapus sesuai masa simpannya."
        if orang and orang.dibatasi_pada:
            return "Pelapor meminta pemrosesan datanya dibatasi; hubungi petugas PDP."
        return ""

    def data_terjaga(self, obj: Pengaduan) -> Sequence[tuple[str, str]]:
        """The reporter in full."""
        orang = obj.pelapor
        assert orang is not None  # boleh_buka says so
        return [
            ("Nama", str(orang.nama)),
            ("Telepon", str(orang.telepon)),
            ("Surel", str(orang.surel)),
        ]

    def berkas_view(
        self, request: HttpRequest, object_id: str, pk: int
    ) -> HttpResponseBase:
        """A file of the case, as a download that runs nothing."""
        berkas = self._berkas(request, object_id, pk)
        return unduhan(berkas.isi, nama=f"{berkas.nama}", tipe=berkas.tipe)

    def berkas_kecil_view(
        self, request: HttpRequest, object_id: str, pk: int
    ) -> HttpResponseBase:
        """The small picture, shown in the page."""
        berkas = self._berkas(request, object_id, pk)
        if not berkas.kecil:
            raise Http404
        jawab = unduhan(berkas.kecil, nama=berkas.nama, tipe="image/jpeg")
        jawab["Content-Disposition"] = "inline"
        return jawab

    def _berkas(self, request: HttpRequest, object_id: str, pk: int) -> BerkasPengaduan:
        pengaduan = self.objek_atau_404(request, object_id)
        return get_object_or_404(BerkasPengaduan, pengaduan=pengaduan, pk=pk)


def _tanpa_nama(request: HttpRequest, obj: Pengaduan) -> bool:
    return obj.anonim and not request.user.has_perm(VERIFIKASI)
