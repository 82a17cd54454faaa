"""Requests as the officers work on them: a list by due day, a page with the next step."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import admin
from django.db import models
from django.db.models import Case, F, When
from django.http import HttpRequest
from django.utils import timezone
from django.utils.text import Truncator

from informasi.admin.catat import Berloket
from informasi.admin.isi_permohonan import baris_butir, muat_isi
from informasi.admin.jawaban import Berjawaban
from informasi.admin.konsep import boleh_baca_konsep
from informasi.admin.posisi import posisi
from informasi.admin.register import Beregister, Buku
from informasi.admin.saring_permohonan import CATAT, SaringPekerjaan, SaringTempo
from informasi.admin.serah_terima import BerserahPermohonan
from informasi.admin.surat import Bersurat
from informasi.admin.terbitan import Berterbitan
from informasi.admin.tombol_jawaban import TOMBOL_JAWABAN
from informasi.admin.tombol_keberatan import TOMBOL_CATAT_KEBERATAN
from informasi.admin.tombol_penangan import TOMBOL_PENANGAN
from informasi.admin.tombol_permohonan import (
    TOMBOL_KELENGKAPAN,
    TOMBOL_PERCAKAPAN,
    TOMBOL_PROSES,
    pemegang_dan_register,
)
from informasi.admin.tombol_rujukan import TOMBOL_RUJUKAN
from informasi.anjuran_permohonan import anjuran_permohonan
from informasi.data_pemohon import halangan_buka
from informasi.models import BERJALAN, Permohonan
from informasi.register.buku import cakupan_permohonan, register_permohonan
from organisasi.bahasa import tanggal_pendek
from organisasi.kantor.izin import berwenang, petugas_dari
from organisasi.staf.base import HanyaBaca, SaringUnit
from organisasi.staf.buka import BerkasTerjaga, BukaIdentitas
from organisasi.staf.tombol import Bertombol

S = Permohonan.Status
# Not shown anywhere in the admin: the secret opens the applicant's page.
RAHASIA = ("kode", "sidik_kode", "kunci_masuk")
# The day that counts now: the applicant's while papers are missing, then the office's.
BATAS_KINI = Case(
    When(status=S.MENUNGGU_KELENGKAPAN, then=F("lengkapi_sampai")),
    When(status__in=tuple(sorted(BERJALAN)), then=F("jatuh_tempo")),
)
# Acts whose buttons stand where the words are, not in the box on top.
DI_PERCAKAPAN = frozenset({"tanya", "tulis", "balas"})
DI_CATATAN = frozenset({"catatan"})


@admin.register(Permohonan)
class PermohonanAdmin(
    Berloket,
    Berjawaban,
    Bersurat,
    Berterbitan,
    Beregister,
    BerserahPermohonan,
    BukaIdentitas,
    Bertombol,
    HanyaBaca,
):
    """The requests of the officer's units, of those referred to them, or of the city."""

    tombol = (
        *TOMBOL_KELENGKAPAN,
        *TOMBOL_RUJUKAN,
        *TOMBOL_JAWABAN,
        *TOMBOL_PROSES,
        *TOMBOL_PENANGAN,
        TOMBOL_CATAT_KEBERATAN,
        *TOMBOL_PERCAKAPAN,
    )
    buku = Buku(register_permohonan, cakupan_permohonan)
    izin_buka = "informasi.lihat_identitas"
    change_form_template = "admin/permohonan/ubah.html"
    tambah = "Catat permohonan"
    keterangan = (
        "Permohonan informasi yang masuk ke unit Anda, yang Anda pegang, dan yang dirujuk "
        "kepada Anda. Yang paling dekat jatuh temponya di atas; buka satu baris dan ikuti "
        "kotak Langkah berikutnya. Cari dengan nomornya, misalnya 0007/PPID."
    )
    panduan = "permohonan"
    jalan_unit = "pemegang"
    list_display = ("nomor", "batas", "keadaan", "ringkas", "pegang", "pemohon_samar")
    list_filter = (SaringPekerjaan, SaringTempo, "status", SaringUnit, "kanal")
    list_select_related = ("pemegang", "pemohon")
    search_fields = ("nomor",)
    ordering = (BATAS_KINI.asc(nulls_last=True), "-pk")
    kolom_ekspor = (
        *("nomor", "kanal", "tanggal_terima", "unit", "pemegang", "status", "hasil"),
        *("jatuh_tempo", "diperpanjang", "dijawab_pada", "rincian"),
    )
    fields = ("nomor",)
    # The public address of a request carries the applicant's secret.
    view_on_site = False

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        """In the scope, without the secret."""
        semua = super().get_queryset(request).defer(*RAHASIA)
        return semua.select_related("unit__induk", "pemegang__induk", "pemohon")

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

    def kotak(self, request: HttpRequest, obj: Permohonan) -> dict[str, Any]:
        """Next step, status box, and everything that hangs on the case."""
        hari_ini, isi = timezone.localdate(), muat_isi(obj)
        tombol = self.tombol_untuk(request, obj)
        sendiri = DI_PERCAKAPAN | DI_CATATAN
        terbitkan = self.boleh_terbitkan(request)
        return {
            "title": f"Permohonan {obj}",
            "subtitle": None,
            "anjuran": anjuran_permohonan(isi.perkara(hari_ini)),
            "posisi": posisi(obj, hari_ini),
            "isi": isi,
            "boleh_konsep": boleh_baca_konsep(obj, petugas_dari(request)),
            "tombol": [
                *self.tombol_tulis(request, obj),
                *(t for t in tombol if t["nama"] not in sendiri),
            ],
            "tombol_pesan": [t for t in tombol if t["nama"] in DI_PERCAKAPAN],
            "tombol_catatan": [t for t in tombol if t["nama"] in DI_CATATAN],
            "butir": [
                baris_butir(
                    b,
                    boleh=terbitkan and berwenang(petugas_dari(request), CATAT, b.unit),
                )
                for b in isi.terbit
            ],
            "alamat_buka": self.alamat_buka(obj)
            if self.boleh_buka(request, obj)
            else "",
            "perbaiki": request.user.has_perm("informasi.jawab_permohonan")
            and self.berwenang(request, "informasi.jawab_permohonan", obj),
            "alat": [],
        }

    def tombol_untuk(
        self, request: HttpRequest, obj: Permohonan
    ) -> list[dict[str, Any]]:
        """Who may send a refusal himself need not hand it on."""
        semua = super().tombol_untuk(request, obj)
        if any(t["nama"] == "putuskan_jawaban" for t in semua):
            return [t for t in semua if t["nama"] != "ajukan_jawaban"]
        return semua

    def boleh_buka(self, request: HttpRequest, obj: Permohonan) -> bool:
        """For the unit that holds it and the one that registered it."""
        petugas = petugas_dari(request)
        return any(
            berwenang(petugas, self.izin_buka, unit)
            for unit in pemegang_dan_register(obj)
        )

    def halangan_buka(self, request: HttpRequest, obj: Permohonan) -> str:
        """Erased on its day, or limited at the person's wish."""
        return halangan_buka(obj.pemohon, petugas_dari(request))

    def data_terjaga(self, obj: Permohonan) -> Sequence[tuple[str, str]]:
        """The applicant in full."""
        orang = obj.pemohon
        return [
            ("Nama", str(orang.nama)),
            ("Kuasa atau wakil", str(orang.nama_kuasa)),
            ("NIK", str(orang.nik)),
            ("Nomor pengesahan", str(orang.nomor_pengesahan)),
            ("Alamat", str(orang.alamat)),
            ("Pekerjaan", orang.pekerjaan),
            ("Telepon", str(orang.telepon)),
            ("Surel", str(orang.surel)),
        ]

    def berkas_terjaga(self, obj: Permohonan) -> Sequence[BerkasTerjaga]:
        """The papers that prove it."""
        return [
            BerkasTerjaga(b.pk, str(b), b.isi, b.tipe) for b in obj.pemohon.bukti.all()
        ]
