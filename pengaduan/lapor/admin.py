"""Hand-overs and their steps as officers work on them, and the breaker of the channel."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from organisasi.alur.tindakan import Anjuran, anjuran, pastikan
from organisasi.bahasa import tanggal_pendek
from organisasi.models import Jejak, Unit
from organisasi.staf.base import HanyaBaca, saring
from organisasi.staf.borongan import ekspor, massal
from organisasi.staf.tombol import Bertombol, Tombol, penyusun_tombol
from organisasi.teks import baca_toml
from organisasi.waktu.tenggat import lama_kini
from pengaduan.aduan.isian_petugas import AlasanAduanForm
from pengaduan.aduan.kabar import kabar
from pengaduan.aduan.pilihan import masuk_dan_pemegang
from pengaduan.aduan.waktu import NOMOR_LUAR
from pengaduan.lapor import actions as aksi
from pengaduan.lapor.laporan_keluar import (
    mode_api,
    paket_salin,
    pratinjau,
    pratinjau_api,
)
from pengaduan.lapor.models import (
    COBA_KIRIM,
    MACET,
    Kiriman,
    Penerusan,
    Sirkuit,
    TindakanKiriman,
    TindakanPenerusan,
    TindakanSirkuit,
)
from pengaduan.lapor.sirkuit import KANAL, hidupkan
from pengaduan.lapor.tombol import (
    CaraPenerusanForm,
    NomorLacakForm,
    PerbaikiForm,
    StatusLuarForm,
    SudahAdaForm,
    hari_kirim,
)

Tujuan, Cara, Luar = Penerusan.Tujuan, Penerusan.Cara, Penerusan.StatusLuar
SARING_PERLU = saring(
    "tampilan",
    "perlu",
    tanpa_nomor=("Tanpa nomor", lambda semua, _: semua.tanpa_nomor()),
    lewat=(
        "Tanpa nomor, lewat batasnya",
        lambda semua, _: semua.lewat_nomor(timezone.localdate()),
    ),
    macet=("Macet", lambda semua, _: semua.macet()),
)


def saring_lapor(judul: str, kolom: str, pilihan: type[models.TextChoices]) -> Any:
    def ke(nilai: str) -> Any:
        return lambda semua, _: semua.lapor().filter(**{kolom: nilai})

    semua = {satu.value: (str(satu.label), ke(satu.value)) for satu in pilihan}
    return saring(judul, kolom, **semua)


# What its page says: the step, what is known, which button stands out

KATA = baca_toml("pengaduan/data/linimasa.toml")["penerusan"]


def terbuka_di_lapor(penerusan: Penerusan) -> bool:
    return penerusan.tujuan == Tujuan.LAPOR and penerusan.ditutup_pada is None


def tahap(penerusan: Penerusan) -> str:
    """Which advice stands on its page."""
    if penerusan.ditutup_pada:
        return "ditutup"
    if penerusan.tujuan != Tujuan.LAPOR:
        return "unit"
    if penerusan.final:
        return "berakhir"
    if penerusan.tracking_id:
        return "bernomor"
    return "api" if penerusan.cara == Cara.API else "salin"


def anjuran_penerusan(penerusan: Penerusan) -> Anjuran:
    kata = KATA[tahap(penerusan)]
    if "nomor" not in kata["langkah"]:
        return anjuran(kata)
    dasar = kata["dasar"].format(lama_kini(NOMOR_LUAR))
    return anjuran(kata, dasar=dasar, batas=penerusan.nomor_sampai)


def posisi(obj: Penerusan) -> list[tuple[str, str]]:
    baris = [
        ("Ke", obj.ke),
        ("Diteruskan", f"{tanggal_pendek(obj.diteruskan_pada)}, {obj.oleh}"),
    ]
    if obj.tujuan == Tujuan.LAPOR:
        asli = f" (“{obj.status_luar_mentah}”)" if obj.status_luar_mentah else ""
        oleh = f", ditangani {obj.instansi_luar}" if obj.instansi_luar else ""
        saat = obj.diperiksa_pada
        kapan = f", diperiksa {_pukul(saat)}" if saat else ""
        baris += [
            ("Cara", obj.get_cara_display()),
            ("Nomor lacak", obj.tracking_id or "belum ada"),
            ("Kabar dari luar", f"{obj.get_status_luar_display()}{asli}{oleh}{kapan}"),
            ("Yang dikirim", ", ".join(obj.yang_dikirim)),
        ]
    if obj.ditutup_pada:
        baris.append(
            ("Ditutup", f"{tanggal_pendek(obj.ditutup_pada)}: {obj.alasan_tutup}")
        )
    return [(nama, nilai) for nama, nilai in baris if nilai]


def _pukul(pada: datetime) -> str:
    return f"{timezone.localtime(pada):%d-%m-%Y %H.%M}"


def unit_aduan(penerusan: Penerusan) -> Iterable[Unit]:
    return masuk_dan_pemegang(penerusan.pengaduan)


tombol = penyusun_tombol(
    "pengaduan/data/tombol.toml", "lapor", kabar=lambda p: kabar(p.pengaduan)
)
TOMBOL = (
    tombol(
        TindakanPenerusan.NOMOR,
        aksi.catat_nomor_lapor,
        form=lambda _p: NomorLacakForm,
        unit=unit_aduan,
        bila=terbuka_di_lapor,
    ),
    tombol(
        TindakanPenerusan.STATUS,
        lambda p, **isi: aksi.catat_status_luar(
            p, periksa_lagi=p.periksa_lagi_pada, **isi
        ),
        form=lambda _p: StatusLuarForm,
        unit=unit_aduan,
        bila=lambda p: terbuka_di_lapor(p) and bool(p.tracking_id),
    ),
    tombol(
        TindakanPenerusan.PERIKSA,
        aksi.periksa_sekarang,
        unit=unit_aduan,
        bila=lambda p: (
            terbuka_di_lapor(p) and bool(p.lapor_complaint_id) and mode_api()
        ),
    ),
    tombol(
        TindakanPenerusan.CARA,
        aksi.ubah_cara,
        form=lambda _p: CaraPenerusanForm,
        pratinjau=lambda p, isi: (
            pratinjau_api(p.pengaduan)
            if isi["cara"] == Cara.API
            else ["Kiriman yang belum terkirim dibatalkan."]
        ),
        unit=unit_aduan,
        bila=lambda p: terbuka_di_lapor(p) and not p.tracking_id,
    ),
    tombol(
        TindakanPenerusan.TUTUP,
        aksi.tutup_penerusan,
        form=lambda _p: AlasanAduanForm,
        bahaya=True,
        unit=unit_aduan,
        bila=lambda p: p.ditutup_pada is None,
    ),
)


@admin.register(Penerusan)
class PenerusanAdmin(Bertombol, HanyaBaca):
    tombol = TOMBOL
    change_form_template = "pengaduan/lapor/penerusan.html"
    keterangan = "Tujuan penerusan aduan dan statusnya di sana."
    panduan = "pengaduan"
    jalan_unit = "pengaduan__pemegang"
    list_display = ("aduan", "tujuan", "cara_lapor", "lacak", "kabar", "batas")
    list_filter = (
        SARING_PERLU,
        "tujuan",
        saring_lapor("cara ke SP4N-LAPOR!", "cara", Cara),
        saring_lapor("kabar dari SP4N-LAPOR!", "status_luar", Luar),
    )
    list_select_related = ("pengaduan",)
    search_fields = ("pengaduan__nomor", "tracking_id")
    kolom_ekspor = (
        "aduan",
        "tujuan",
        "cara_lapor",
        "diteruskan_pada",
        "tracking_id",
        "tanggal_input",
        "kabar",
        "diperiksa_pada",
        "ditutup_pada",
    )
    actions = (massal(TOMBOL[2]), ekspor)
    fields = ("tujuan",)

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        semua = (
            super()
            .get_queryset(request)
            .select_related(
                "pengaduan__pelapor",
                "pengaduan__kategori",
                "pengaduan__topik",
                "pengaduan__unit__induk",
                "pengaduan__pemegang__induk",
                "pengaduan__kelurahan__induk",
                "unit",
                "kanal",
                "oleh",
            )
        )
        return semua.defer("pengaduan__kode", "pengaduan__sidik_kode")

    @admin.display(description="aduan", ordering="pengaduan__nomor")
    def aduan(self, obj: Penerusan) -> str:
        return obj.nomor

    @admin.display(description="cara", ordering="cara")
    def cara_lapor(self, obj: Penerusan) -> str:
        return obj.get_cara_display() if obj.tujuan == Tujuan.LAPOR else ""

    @admin.display(description="nomor lacak", ordering="tracking_id")
    def lacak(self, obj: Penerusan) -> str:
        return obj.tracking_id

    @admin.display(description="kabar dari luar", ordering="status_luar")
    def kabar(self, obj: Penerusan) -> str:
        # In our word, with theirs where ours says nothing; of SP4N-LAPOR! only.
        if obj.tujuan != Tujuan.LAPOR:
            return ""
        if obj.status_luar == Luar.TIDAK_DIKENAL:
            return f"“{obj.status_luar_mentah}” (status tidak dikenal)"
        return obj.get_status_luar_display()

    @admin.display(description="nomor sampai", ordering="nomor_sampai")
    def batas(self, obj: Penerusan) -> str:
        # Until when a number is to be typed back; empty where nobody has to.
        if obj.nomor_sampai is None or tahap(obj) != "salin":
            return ""
        lewat = obj.nomor_sampai < timezone.localdate()
        return f"{tanggal_pendek(obj.nomor_sampai)}{' (lewat)' if lewat else ''}"

    def kasus(self, request: HttpRequest, obj: Penerusan) -> dict[str, Any]:  # noqa: ARG002 -- the base names it
        return {
            "title": obj.pengaduan.judul,
            "nomor": [f"Penerusan {obj}"],
            "posisi": posisi(obj),
        }

    def kotak(self, request: HttpRequest, obj: Penerusan) -> dict[str, Any]:
        # With a number it is there already; by machine it would be there twice.
        salin = tahap(obj) == "salin"
        return {
            "paket": paket_salin(obj.pengaduan) if salin else None,
            "kiriman": obj.kiriman.order_by("urutan", "dibuat_pada"),
            "lihat_kiriman": request.user.has_perm("pengaduan.view_kiriman"),
            "tindak_lanjut": obj.tindak_lanjut.all(),
            "anjuran": anjuran_penerusan(obj),
            "tombol": self.tombol_untuk(request, obj),
        }


# Steps by machine: the stuck list in words, decisions, and the breaker

L = Kiriman.Langkah
SARING_MACET = saring(
    "yang perlu diputuskan",
    "perlu",
    macet=("Macet", lambda semua, _: semua.macet()),
    menunggu=("Menunggu dikirim", lambda semua, _: semua.bergiliran()),
)


def _cari(kiriman: Kiriman) -> Sequence[str]:
    return [
        f"Cari di SP4N-LAPOR!: {kiriman.penerusan.nomor}",
        f"Dikirim pada: {hari_kirim(kiriman)}",
    ]


TOMBOL_KIRIMAN = (
    tombol(
        TindakanKiriman.PERBAIKI,
        aksi.perbaiki_kiriman,
        form=lambda k: PerbaikiForm if k.langkah == L.BUAT else None,
        akibat=lambda k: [k.galat],
    ),
    tombol(
        TindakanKiriman.SUDAH_ADA,
        aksi.nyatakan_sudah_ada,
        form=lambda _k: SudahAdaForm,
        akibat=_cari,
    ),
    tombol(TindakanKiriman.KIRIM_ULANG, aksi.kirim_ulang, akibat=_cari, bahaya=True),
    tombol(
        TindakanKiriman.TANGAN,
        aksi.kirim_dengan_tangan,
        form=lambda _k: NomorLacakForm,
        bila=lambda k: k.langkah == L.BUAT,
    ),
    tombol(
        TindakanKiriman.BATALKAN,
        aksi.batalkan_kiriman,
        form=lambda _k: AlasanAduanForm,
        bahaya=True,
    ),
)


# What many deliveries may be told at once: the others each need what was found there.
SEKALIGUS = (TindakanKiriman.KIRIM_ULANG, TindakanKiriman.BATALKAN)


@admin.register(Kiriman)
class KirimanAdmin(Bertombol, HanyaBaca):
    tombol = TOMBOL_KIRIMAN
    change_form_template = "pengaduan/lapor/kiriman.html"
    keterangan = "Putuskan kiriman yang macet; yang lain dikirim otomatis."
    panduan = "pengaduan"
    list_display = ("aduan", "langkah", "tanda", "percobaan", "dibuat_pada", "sebab")
    list_filter = (SARING_MACET, "status", "langkah")
    actions = (*(massal(t) for t in TOMBOL_KIRIMAN if t.tindakan in SEKALIGUS), ekspor)
    list_select_related = ("penerusan__pengaduan",)
    search_fields = ("penerusan__pengaduan__nomor", "id_luar")
    kolom_ekspor = ("aduan", "langkah", "status", "percobaan", "dibuat_pada")
    fields = ("langkah",)

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        semua = super().get_queryset(request)
        semua = semua.select_related("penerusan__pengaduan__pelapor", "diputus_oleh")
        kode = "penerusan__pengaduan__kode"
        return semua.defer(kode, "penerusan__pengaduan__sidik_kode")

    @admin.display(description="aduan", ordering="penerusan__pengaduan__nomor")
    def aduan(self, obj: Kiriman) -> str:
        return obj.penerusan.nomor

    @admin.display(description="sebab")
    def sebab(self, obj: Kiriman) -> str:
        return obj.galat[:120]

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        sirkuit = Sirkuit.objects.filter(kanal=KANAL).first()
        kata = "Kanal berjalan."
        if sirkuit and sirkuit.keadaan != Sirkuit.Keadaan.TUTUP:
            sejak = _pukul(sirkuit.sejak)
            kata = f"{sirkuit.get_keadaan_display()} sejak {sejak}: {sirkuit.alasan}."
        konteks = {"keterangan": f"{self.keterangan} {kata}"}
        return super().changelist_view(request, konteks | (extra_context or {}))

    def alat_daftar(self, request: HttpRequest) -> list[tuple[str, str]]:
        if not request.user.has_perm("pengaduan.view_sirkuit"):
            return []
        alamat = reverse("admin:pengaduan_sirkuit_changelist")
        return [("Keadaan kanal", alamat)]

    def kasus(self, request: HttpRequest, obj: Kiriman) -> dict[str, Any]:  # noqa: ARG002 -- the base names it
        oleh, pada = obj.diputus_oleh, obj.diputus_pada
        posisi = (
            ("Sebab", obj.galat),
            ("Dikirim pada", hari_kirim(obj) if obj.mulai_kirim else ""),
            ("Percobaan", str(obj.percobaan)),
            ("Nomor di luar", obj.id_luar),
            ("Diputuskan", f"{oleh}, {_pukul(pada)}" if oleh and pada else ""),
        )
        return {
            "title": f"Kiriman {obj}",
            "nomor": [obj.penerusan.nomor],
            "posisi": [(nama, nilai) for nama, nilai in posisi if nilai],
        }

    def kotak(self, request: HttpRequest, obj: Kiriman) -> dict[str, Any]:
        return {
            "macet": obj.status in MACET,
            "muatan": pratinjau(obj.muatan),
            "percobaan": Jejak.objects.milik(obj).filter(tindakan=COBA_KIRIM),
            "tombol": self.tombol_untuk(request, obj),
        }


@admin.register(Sirkuit)
class SirkuitAdmin(Bertombol, HanyaBaca):
    tombol = (
        Tombol(
            TindakanSirkuit.HIDUPKAN,
            lambda _s, saat: pastikan(
                "" if hidupkan(saat) else "Kanal ini sudah berjalan."
            ),
            berhasil="Kanal dihidupkan; kiriman yang menunggu mulai dikirim.",
            penjelasan="Pakai sesudah setelan diperbaiki, atau SP4N-LAPOR! menjawab lagi.",
            akibat=lambda s: [f"{s.get_keadaan_display()}: {s.alasan}"],
            judul_akibat="Mengapa berhenti",
            bila=lambda s: s.keadaan != Sirkuit.Keadaan.TUTUP,
        ),
    )
    keterangan = "Kanal berhenti setelah lima kegagalan. Kiriman tidak hilang."
    panduan = "pengaduan"
    list_display = ("kanal", "keadaan", "sejak", "alasan", "berhasil_pada")
    fields = (
        "kanal",
        "keadaan",
        "sejak",
        "alasan",
        "gagal_beruntun",
        "coba_lagi_pada",
        "berhasil_pada",
    )
