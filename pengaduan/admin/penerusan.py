"""Hand-overs as officers work on them: the copy pack, the number, the state outside."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, ClassVar, override

from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.utils import timezone

from organisasi.bahasa import tanggal_pendek
from organisasi.models import Petugas, Unit
from organisasi.staf.base import HanyaBaca
from organisasi.staf.riwayat import dari_jejak
from organisasi.staf.tombol import Bertombol, Tombol
from pengaduan import antrean
from pengaduan.actions import kiriman as aksi_kiriman, penerusan as aksi
from pengaduan.admin.borang import AlasanForm
from pengaduan.admin.borang_penerusan import CaraForm, CatatNomorForm, StatusLuarForm
from pengaduan.admin.isi_penerusan import (
    anjuran_penerusan,
    langkah_kini,
    posisi,
    terbuka_di_lapor,
    urutkan,
)
from pengaduan.admin.tombol_verifikasi import TANGANI, kabar, masuk_dan_pemegang
from pengaduan.models import Penerusan
from pengaduan.paket_salin import paket_salin
from pengaduan.pratinjau import pratinjau_api

Tujuan, Cara, Luar = Penerusan.Tujuan, Penerusan.Cara, Penerusan.StatusLuar
SARING = {
    "tanpa_nomor": "Tanpa nomor",
    "lewat": "Tanpa nomor, lewat batasnya",
    "macet": "Macet",
}


class SaringLapor(admin.SimpleListFilter):
    """Abstract; what only a hand-over to SP4N-LAPOR! has, chosen among those."""

    parameter_name: str
    pilihan: ClassVar[type[models.TextChoices]]

    @override
    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(satu.value, str(satu.label)) for satu in self.pilihan]

    @override
    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        if not self.value():
            return queryset
        return queryset.lapor().filter(**{self.parameter_name: self.value()})


class SaringCara(SaringLapor):
    """By hand, with the pack, or by machine."""

    title = "cara ke SP4N-LAPOR!"
    parameter_name = "cara"
    pilihan = Cara


class SaringKabar(SaringLapor):
    """What was heard from there last."""

    title = "kabar dari SP4N-LAPOR!"
    parameter_name = "status_luar"
    pilihan = Luar


class SaringPenerusan(admin.SimpleListFilter):
    """What waits for an officer."""

    title = "yang perlu dikerjakan"
    parameter_name = "perlu"

    @override
    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return list(SARING.items())

    @override
    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        pilihan = {
            "tanpa_nomor": queryset.tanpa_nomor,
            "lewat": lambda: queryset.lewat_nomor(timezone.localdate()),
            "macet": queryset.macet,
        }
        return pilihan.get(self.value() or "", lambda: queryset)()


def unit_aduan(penerusan: Penerusan) -> Iterable[Unit]:
    """At the counter that entered the complaint, and at the unit that holds it."""
    return masuk_dan_pemegang(penerusan.pengaduan)


def _catat_status(
    penerusan: Penerusan, *, oleh: Petugas, pada: datetime, **isi: Any
) -> Penerusan:
    aksi.catat_status_luar(
        penerusan,
        oleh=oleh,
        pada=pada,
        periksa_lagi=penerusan.periksa_lagi_pada,
        **isi,
    )
    return penerusan


def _yang_akan_dikirim(penerusan: Penerusan, isi: dict[str, Any]) -> Sequence[str]:
    """By machine: the very payload; by hand: what happens now."""
    if isi["cara"] != Cara.API:
        return ["Kiriman yang belum berangkat dibatalkan; yang sudah terkirim tetap."]
    return pratinjau_api(penerusan.pengaduan)


TOMBOL = (
    Tombol(
        nama="nomor",
        label="Catat nomor SP4N-LAPOR!",
        izin=TANGANI,
        boleh=terbuka_di_lapor,
        lakukan=aksi.catat_nomor_lapor,
        berhasil="Nomor SP4N-LAPOR! tercatat dan disampaikan kepada pelapor.",
        penjelasan="Setelah aduan dimasukkan di SP4N-LAPOR!, ketik kembali nomornya.",
        form=lambda _p: CatatNomorForm,
        akibat=lambda p: [kabar(p.pengaduan)],
        unit=unit_aduan,
    ),
    Tombol(
        nama="status",
        label="Catat status di SP4N-LAPOR!",
        izin=TANGANI,
        boleh=lambda p: terbuka_di_lapor(p) and bool(p.tracking_id),
        lakukan=_catat_status,
        berhasil="Status di SP4N-LAPOR! tercatat.",
        penjelasan="Seperti tertulis di sana hari ini. Status aduan di portal tidak ikut "
        "berubah.",
        form=lambda _p: StatusLuarForm,
        akibat=lambda p: [kabar(p.pengaduan)],
        unit=unit_aduan,
    ),
    Tombol(
        nama="periksa",
        label="Periksa sekarang",
        izin=TANGANI,
        boleh=lambda p: (
            terbuka_di_lapor(p) and bool(p.lapor_complaint_id) and antrean.mode_api()
        ),
        lakukan=aksi_kiriman.periksa_sekarang,
        berhasil="Antre diperiksa; muat ulang halaman ini sebentar lagi.",
        unit=unit_aduan,
    ),
    Tombol(
        nama="cara",
        label="Ubah cara",
        izin=TANGANI,
        boleh=lambda p: terbuka_di_lapor(p) and not p.tracking_id,
        lakukan=aksi.ubah_cara,
        berhasil="Caranya diubah.",
        penjelasan="Otomatis, atau dengan tangan lewat Paket salin.",
        form=lambda _p: CaraForm,
        pratinjau=_yang_akan_dikirim,
        unit=unit_aduan,
    ),
    Tombol(
        nama="tutup",
        label="Tutup penerusan",
        izin=TANGANI,
        boleh=lambda p: p.ditutup_pada is None,
        lakukan=aksi.tutup_penerusan,
        berhasil="Penerusan ditutup.",
        penjelasan="Keadaannya di luar tidak diperiksa lagi. Aduannya sendiri tetap.",
        form=lambda _p: AlasanForm,
        bahaya=True,
        unit=unit_aduan,
    ),
)


@admin.register(Penerusan)
class PenerusanAdmin(Bertombol, HanyaBaca):
    """The hand-overs of the complaints the officer may see."""

    tombol = TOMBOL
    change_form_template = "admin/penerusan/ubah.html"
    keterangan = (
        "Ke mana aduan diteruskan dan apa kabarnya di sana. Dengan tangan: buka Paket "
        "salin, masukkan di SP4N-LAPOR!, lalu catat nomornya dalam satu hari kerja."
    )
    panduan = "pengaduan"
    jalan_unit = "pengaduan__pemegang"
    list_display = ("aduan", "tujuan", "cara_lapor", "lacak", "kabar", "batas")
    list_filter = (SaringPenerusan, "tujuan", SaringCara, SaringKabar)
    list_select_related = ("pengaduan",)
    search_fields = ("pengaduan__nomor", "tracking_id")
    kolom_ekspor = (
        *("aduan", "tujuan", "cara_lapor", "diteruskan_pada", "tracking_id"),
        *("tanggal_input", "kabar", "diperiksa_pada", "ditutup_pada"),
    )
    fields = ("tujuan",)
    view_on_site = False

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        """With what each page says of the complaint, without its secret."""
        semua = (
            super()
            .get_queryset(request)
            .select_related(
                *("pengaduan__pelapor", "pengaduan__kategori", "pengaduan__topik"),
                *("pengaduan__unit__induk", "pengaduan__pemegang__induk"),
                *("pengaduan__kelurahan__induk", "unit", "kanal", "oleh"),
            )
        )
        return semua.defer("pengaduan__kode", "pengaduan__sidik_kode")

    @admin.display(description="aduan", ordering="pengaduan__nomor")
    def aduan(self, obj: Penerusan) -> str:
        """The complaint's number."""
        return obj.nomor

    @admin.display(description="cara", ordering="cara")
    def cara_lapor(self, obj: Penerusan) -> str:
        """Which way to SP4N-LAPOR!; empty where it went somewhere else."""
        return obj.get_cara_display() if obj.tujuan == Tujuan.LAPOR else ""

    @admin.display(description="nomor lacak", ordering="tracking_id")
    def lacak(self, obj: Penerusan) -> str:
        """Its number at SP4N-LAPOR!."""
        return obj.tracking_id

    @admin.display(description="kabar dari luar", ordering="status_luar")
    def kabar(self, obj: Penerusan) -> str:
        """In our word, with theirs where ours says nothing; of SP4N-LAPOR! only."""
        if obj.tujuan != Tujuan.LAPOR:
            return ""
        if obj.status_luar == Luar.TIDAK_DIKENAL:
            return f"“{obj.status_luar_mentah}” (status tidak dikenal)"
        return obj.get_status_luar_display()

    @admin.display(description="nomor sampai", ordering="nomor_sampai")
    def batas(self, obj: Penerusan) -> str:
        """Until when a number is to be typed back; empty where nobody has to."""
        if obj.nomor_sampai is None or "nomor" not in langkah_kini(obj):
            return ""
        lewat = obj.nomor_sampai < timezone.localdate()
        return f"{tanggal_pendek(obj.nomor_sampai)}{' (lewat)' if lewat else ''}"

    def kotak(self, request: HttpRequest, obj: Penerusan) -> dict[str, Any]:
        """State, pack, steps, follow-ups and trail."""
        # With a number it is there already; by machine it would be there twice.
        salin = "nomor" in langkah_kini(obj)
        return {
            "title": f"Penerusan {obj}",
            "subtitle": None,
            "anjuran": anjuran_penerusan(obj),
            "posisi": posisi(obj),
            "paket": paket_salin(obj.pengaduan) if salin else None,
            "kiriman": obj.kiriman.order_by("urutan", "dibuat_pada"),
            "lihat_kiriman": request.user.has_perm("pengaduan.view_kiriman"),
            "tindak_lanjut": obj.tindak_lanjut.all(),
            "isi": {"jejak": dari_jejak(obj)},
            "tombol": urutkan(self.tombol_untuk(request, obj), langkah_kini(obj)),
        }
