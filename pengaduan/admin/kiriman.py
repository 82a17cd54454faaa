"""Steps by machine: the stuck list in words, decisions, and the breaker."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, override

from django.contrib import admin
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.models import Petugas
from organisasi.staf.base import HanyaBaca
from organisasi.staf.tombol import Bertombol, Tombol
from pengaduan.actions import kiriman as aksi
from pengaduan.admin.borang import AlasanForm
from pengaduan.admin.borang_penerusan import (
    NomorForm,
    PerbaikiForm,
    SudahAdaForm,
    hari_kirim,
)
from pengaduan.admin.tombol_verifikasi import VERIFIKASI
from pengaduan.kiriman.alat import KANAL
from pengaduan.kiriman.sirkuit import hidupkan
from pengaduan.models import Kiriman, Sirkuit
from pengaduan.models.kiriman import BELUM_SAMPAI, MACET
from pengaduan.pratinjau import pratinjau

S, L = Kiriman.Status, Kiriman.Langkah
BUAT_GAGAL = frozenset({S.DITOLAK, S.BUNTU})


class SaringMacet(admin.SimpleListFilter):
    """What an officer must decide on."""

    title = "yang perlu diputuskan"
    parameter_name = "perlu"

    @override
    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("macet", "Macet"), ("menunggu", "Menunggu dikirim")]

    @override
    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        if self.value() == "macet":
            return queryset.macet()
        return queryset.bergiliran() if self.value() == "menunggu" else queryset


def _cari(kiriman: Kiriman) -> Sequence[str]:
    return [
        f"Cari di SP4N-LAPOR!: {kiriman.penerusan.nomor}",
        f"Dikirim pada: {hari_kirim(kiriman)}",
    ]


def _bentuk_perbaiki(kiriman: Kiriman) -> type[PerbaikiForm] | None:
    return PerbaikiForm if kiriman.langkah == L.BUAT else None


def _perbaiki(
    kiriman: Kiriman, *, oleh: Petugas, pada: datetime, **isi: Any
) -> Kiriman:
    return aksi.perbaiki_kiriman(kiriman, oleh=oleh, pada=pada, **isi)


def _sudah_ada(
    kiriman: Kiriman, *, oleh: Petugas, pada: datetime, nomor: str
) -> Kiriman:
    aksi.nyatakan_sudah_ada(kiriman, oleh=oleh, pada=pada, nomor=nomor)
    return kiriman


def _tangan(kiriman: Kiriman, *, oleh: Petugas, pada: datetime, **isi: Any) -> Kiriman:
    aksi.kirim_dengan_tangan(kiriman, oleh=oleh, pada=pada, **isi)
    return kiriman


def _batal(kiriman: Kiriman, *, oleh: Petugas, pada: datetime, alasan: str) -> Kiriman:
    aksi.batalkan_kiriman(kiriman, oleh=oleh, pada=pada, alasan=alasan)
    return kiriman


TOMBOL = (
    Tombol(
        nama="perbaiki",
        label="Perbaiki dan kirim ulang",
        izin=VERIFIKASI,
        boleh=lambda k: k.status in BUAT_GAGAL,
        lakukan=_perbaiki,
        berhasil="Versi baru antre dikirim.",
        penjelasan="Kategori, nomor, dan izin identitas diambil seperti keadaannya "
        "sekarang.",
        form=_bentuk_perbaiki,
        akibat=lambda k: [k.galat],
        judul_akibat="Mengapa macet",
    ),
    Tombol(
        nama="sudah_ada",
        label="Sudah ada, nomor …",
        izin=VERIFIKASI,
        boleh=lambda k: k.status == S.TIDAK_PASTI,
        lakukan=_sudah_ada,
        berhasil="Tercatat: laporannya sudah ada di SP4N-LAPOR!.",
        penjelasan="Anda menemukannya di SP4N-LAPOR!.",
        form=lambda _k: SudahAdaForm,
        akibat=_cari,
        judul_akibat="Yang dicari",
    ),
    Tombol(
        nama="kirim_ulang",
        label="Tidak ada, kirim ulang",
        izin=VERIFIKASI,
        boleh=lambda k: k.status == S.TIDAK_PASTI,
        lakukan=aksi.kirim_ulang,
        berhasil="Antre dikirim sekali lagi.",
        penjelasan="Hanya bila Anda sudah mencarinya dan tidak menemukannya: bila "
        "ternyata ada, laporannya menjadi dua.",
        akibat=_cari,
        judul_akibat="Yang sudah dicari",
        bahaya=True,
    ),
    Tombol(
        nama="tangan",
        label="Sudah dikirim dengan tangan",
        izin=VERIFIKASI,
        boleh=lambda k: k.langkah == L.BUAT and k.status in BELUM_SAMPAI,
        lakukan=_tangan,
        berhasil="Nomornya tercatat; kiriman otomatisnya dibatalkan.",
        penjelasan="Aduan sudah Anda masukkan sendiri di SP4N-LAPOR!.",
        form=lambda _k: NomorForm,
    ),
    Tombol(
        nama="batalkan",
        label="Batalkan kiriman",
        izin=VERIFIKASI,
        boleh=lambda k: k.status in BELUM_SAMPAI,
        lakukan=_batal,
        berhasil="Kiriman dibatalkan; penerusannya tetap terbuka, dengan tangan.",
        penjelasan="Tidak dikirim otomatis. Penerusannya tetap harus dikerjakan.",
        form=lambda _k: AlasanForm,
        bahaya=True,
    ),
)


@admin.register(Kiriman)
class KirimanAdmin(Bertombol, HanyaBaca):
    """The steps of the complaints the officer may see."""

    tombol = TOMBOL
    change_form_template = "admin/kiriman/ubah.html"
    keterangan = (
        "Langkah pengiriman otomatis ke SP4N-LAPOR!. Yang macet menunggu keputusan Anda; "
        "yang menunggu berangkat sendiri."
    )
    panduan = "pengaduan"
    list_display = ("aduan", "langkah", "status", "percobaan", "dibuat_pada", "sebab")
    list_filter = (SaringMacet, "status", "langkah")
    list_select_related = ("penerusan__pengaduan",)
    search_fields = ("penerusan__pengaduan__nomor", "id_luar")
    kolom_ekspor = ("aduan", "langkah", "status", "percobaan", "dibuat_pada")
    fields = ("langkah",)
    view_on_site = False

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        """With the complaint, without its secret."""
        semua = super().get_queryset(request)
        semua = semua.select_related("penerusan__pengaduan__pelapor", "diputus_oleh")
        kode = "penerusan__pengaduan__kode"
        return semua.defer(kode, "penerusan__pengaduan__sidik_kode")

    @admin.display(description="aduan", ordering="penerusan__pengaduan__nomor")
    def aduan(self, obj: Kiriman) -> str:
        """The complaint's number."""
        return obj.penerusan.nomor

    @admin.display(description="sebab")
    def sebab(self, obj: Kiriman) -> str:
        """Why it has not gone yet."""
        return obj.galat[:120]

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The list, under a sentence on the channel."""
        konteks = {"keterangan": f"{self.keterangan} {kalimat_sirkuit()}"}
        return super().changelist_view(request, konteks | (extra_context or {}))

    def alat_daftar(self, request: HttpRequest) -> list[tuple[str, str]]:
        """To the channel, where it can be revived."""
        if not request.user.has_perm("pengaduan.view_sirkuit"):
            return []
        alamat = reverse("admin:pengaduan_sirkuit_changelist")
        return [("Sirkuit pengiriman", alamat)]

    def kotak(self, request: HttpRequest, obj: Kiriman) -> dict[str, Any]:
        """Why it is stuck, what is sent, each attempt."""
        return {
            "title": f"Kiriman {obj}",
            "subtitle": None,
            "posisi": _posisi(obj),
            "macet": obj.status in MACET,
            "muatan": pratinjau(obj.muatan),
            "percobaan": obj.percobaan_rinci.all(),
            "tombol": self.tombol_untuk(request, obj),
        }


def _posisi(obj: Kiriman) -> list[tuple[str, str]]:
    putus = (
        f"{obj.diputus_oleh}, {timezone.localtime(obj.diputus_pada):%d-%m-%Y %H.%M}"
        if obj.diputus_oleh and obj.diputus_pada
        else ""
    )
    baris = [
        ("Status", obj.get_status_display()),
        ("Sebab", obj.galat),
        ("Dikirim pada", hari_kirim(obj) if obj.mulai_kirim else ""),
        ("Percobaan", str(obj.percobaan)),
        ("Nomor di luar", obj.id_luar),
        ("Diputuskan", putus),
    ]
    return [(nama, nilai) for nama, nilai in baris if nilai]


def kalimat_sirkuit() -> str:
    """One sentence on the channel, for the head of the list."""
    sirkuit = Sirkuit.objects.filter(kanal=KANAL).first()
    if sirkuit is None or sirkuit.keadaan == Sirkuit.Keadaan.TUTUP:
        return "Kanal berjalan."
    sejak = f"{timezone.localtime(sirkuit.sejak):%d-%m-%Y %H.%M}"
    return f"{sirkuit.get_keadaan_display()} sejak {sejak}: {sirkuit.alasan}."


def _hidupkan(sirkuit: Sirkuit, *, oleh: Petugas, pada: datetime) -> Sirkuit:
    if not hidupkan(pada=pada, oleh=oleh):
        raise TindakanTerlarang("Kanal ini sudah berjalan.")
    return sirkuit


@admin.register(Sirkuit)
class SirkuitAdmin(Bertombol, HanyaBaca):
    """The breaker: why nothing goes out, and the way to try again."""

    tombol = (
        Tombol(
            nama="hidupkan",
            label="Hidupkan kembali",
            izin=VERIFIKASI,
            boleh=lambda s: s.keadaan != Sirkuit.Keadaan.TUTUP,
            lakukan=_hidupkan,
            berhasil="Kanal dihidupkan; yang menunggu mulai berangkat.",
            penjelasan="Setelah setelan diperbaiki, atau SP4N-LAPOR! menjawab lagi.",
            akibat=lambda s: [f"{s.get_keadaan_display()}: {s.alasan}"],
            judul_akibat="Mengapa berhenti",
        ),
    )
    keterangan = (
        "Kanal berhenti sendiri setelah lima kegagalan beruntun, dan dimatikan bila "
        "setelannya ditolak. Yang menunggu tidak hilang."
    )
    panduan = "pengaduan"
    list_display = ("kanal", "keadaan", "sejak", "alasan", "berhasil_pada")
    fields = (
        *("kanal", "keadaan", "sejak", "alasan", "gagal_beruntun"),
        *("coba_lagi_pada", "berhasil_pada"),
    )
