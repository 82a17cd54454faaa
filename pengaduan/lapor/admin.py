"""Hand-overs and their steps as officers work on them, and the breaker of the channel."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from organisasi.alur.tindakan import Anjuran, Saran, pastikan
from organisasi.bahasa import tanggal_pendek
from organisasi.models import Jejak, Unit
from organisasi.staf.base import HanyaBaca, saring
from organisasi.staf.borongan import ekspor, massal
from organisasi.staf.tombol import Bertombol, Tombol
from organisasi.waktu.tenggat import lama_kini
from pengaduan.aduan.isian_petugas import AlasanAduanForm
from pengaduan.aduan.kabar import kabar
from pengaduan.aduan.pilihan import masuk_dan_pemegang
from pengaduan.aduan.waktu import NOMOR_LUAR, SP4N
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
    *("tampilan", "perlu"),
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

PORTAL = "Kebiasaan portal"


def terbuka_di_lapor(penerusan: Penerusan) -> bool:
    return penerusan.tujuan == Tujuan.LAPOR and penerusan.ditutup_pada is None


def langkah_kini(penerusan: Penerusan) -> Sequence[str]:
    if not terbuka_di_lapor(penerusan) or penerusan.final:
        return ()
    if penerusan.tracking_id:
        return ("periksa", "status")
    return () if penerusan.cara == Cara.API else ("nomor",)


def anjuran_penerusan(penerusan: Penerusan) -> Anjuran:
    dasar, batas = PORTAL, None
    if penerusan.ditutup_pada:
        langkah = "Penerusan ini sudah ditutup."
    elif penerusan.tujuan != Tujuan.LAPOR:
        langkah = (
            "Unit menangani aduan di halaman aduannya; tidak ada yang perlu dicatat "
            "di sini."
        )
    elif penerusan.final:
        dasar, langkah = (
            SP4N,
            (
                "Laporan sudah berakhir di SP4N-LAPOR!. Tutup aduan di halamannya "
                "dengan bukti."
            ),
        )
    elif penerusan.tracking_id:
        dasar, langkah = (
            SP4N,
            (
                "Laporan sudah ada di SP4N-LAPOR!. Status aduan di portal tidak ikut "
                "berubah."
            ),
        )
    elif penerusan.cara == Cara.API:
        langkah = (
            "Portal mengirim otomatis dan mencatat nomornya. Jangan menyalin dengan "
            "tangan agar laporan tidak ganda."
        )
    else:
        langkah = "Salin isian Paket salin ke SP4N-LAPOR!, lalu catat nomor lacaknya."
        dasar = f"{PORTAL}: {lama_kini(NOMOR_LUAR)} sejak diteruskan"
        batas = penerusan.nomor_sampai
    mulai = [Saran(n, "Tekan {}.") for n in langkah_kini(penerusan)]
    return Anjuran(langkah=[langkah, *mulai], dasar=dasar, batas=batas)


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


TOMBOL = (
    Tombol(
        TindakanPenerusan.NOMOR,
        aksi.catat_nomor_lapor,
        berhasil="Nomor SP4N-LAPOR! tercatat dan disampaikan kepada pelapor.",
        penjelasan="Masukkan aduan di SP4N-LAPOR!, lalu ketik nomor lacaknya di sini.",
        form=lambda _p: NomorLacakForm,
        akibat=lambda p: [kabar(p.pengaduan)],
        unit=unit_aduan,
        bila=terbuka_di_lapor,
    ),
    Tombol(
        TindakanPenerusan.STATUS,
        lambda p, **isi: aksi.catat_status_luar(
            p, periksa_lagi=p.periksa_lagi_pada, **isi
        ),
        berhasil="Status di SP4N-LAPOR! tercatat.",
        penjelasan="Catat status yang tertulis di sana hari ini. Status aduan di "
        "portal tidak ikut berubah.",
        form=lambda _p: StatusLuarForm,
        akibat=lambda p: [kabar(p.pengaduan)],
        unit=unit_aduan,
        bila=lambda p: terbuka_di_lapor(p) and bool(p.tracking_id),
    ),
    Tombol(
        TindakanPenerusan.PERIKSA,
        aksi.periksa_sekarang,
        berhasil="Pemeriksaan masuk antrean. Muat ulang halaman ini sebentar lagi.",
        unit=unit_aduan,
        bila=lambda p: (
            terbuka_di_lapor(p) and bool(p.lapor_complaint_id) and mode_api()
        ),
    ),
    Tombol(
        TindakanPenerusan.CARA,
        aksi.ubah_cara,
        berhasil="Cara penerusan diubah.",
        penjelasan="Pilih otomatis, atau salin tangan lewat Paket salin.",
        form=lambda _p: CaraPenerusanForm,
        pratinjau=lambda p, isi: (
            pratinjau_api(p.pengaduan)
            if isi["cara"] == Cara.API
            else ["Kiriman yang belum terkirim dibatalkan."]
        ),
        unit=unit_aduan,
        bila=lambda p: terbuka_di_lapor(p) and not p.tracking_id,
    ),
    Tombol(
        TindakanPenerusan.TUTUP,
        aksi.tutup_penerusan,
        berhasil="Penerusan ditutup.",
        penjelasan="Status di luar tidak diperiksa lagi. Aduannya tetap terbuka.",
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
        *(SARING_PERLU, "tujuan", saring_lapor("cara ke SP4N-LAPOR!", "cara", Cara)),
        saring_lapor("kabar dari SP4N-LAPOR!", "status_luar", Luar),
    )
    list_select_related = ("pengaduan",)
    search_fields = ("pengaduan__nomor", "tracking_id")
    kolom_ekspor = (
        *("aduan", "tujuan", "cara_lapor", "diteruskan_pada", "tracking_id"),
        *("tanggal_input", "kabar", "diperiksa_pada", "ditutup_pada"),
    )
    actions = (massal(TOMBOL[2]), ekspor)
    fields = ("tujuan",)

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
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
        if obj.nomor_sampai is None or "nomor" not in langkah_kini(obj):
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
        salin = "nomor" in langkah_kini(obj)
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
    *("yang perlu diputuskan", "perlu"),
    macet=("Macet", lambda semua, _: semua.macet()),
    menunggu=("Menunggu dikirim", lambda semua, _: semua.bergiliran()),
)


def _cari(kiriman: Kiriman) -> Sequence[str]:
    return [
        f"Cari di SP4N-LAPOR!: {kiriman.penerusan.nomor}",
        f"Dikirim pada: {hari_kirim(kiriman)}",
    ]


TOMBOL_KIRIMAN = (
    Tombol(
        TindakanKiriman.PERBAIKI,
        aksi.perbaiki_kiriman,
        berhasil="Versi baru antre dikirim.",
        penjelasan="Portal memakai kategori, nomor, dan izin identitas yang berlaku "
        "sekarang.",
        form=lambda k: PerbaikiForm if k.langkah == L.BUAT else None,
        akibat=lambda k: [k.galat],
        judul_akibat="Mengapa macet",
    ),
    Tombol(
        TindakanKiriman.SUDAH_ADA,
        aksi.nyatakan_sudah_ada,
        berhasil="Tercatat: laporannya sudah ada di SP4N-LAPOR!.",
        penjelasan="Anda sudah menemukan laporan ini di SP4N-LAPOR!.",
        form=lambda _k: SudahAdaForm,
        akibat=_cari,
        judul_akibat="Yang dicari",
    ),
    Tombol(
        TindakanKiriman.KIRIM_ULANG,
        aksi.kirim_ulang,
        berhasil="Laporan antre dikirim ulang.",
        penjelasan="Hanya bila laporan sudah Anda cari dan tidak ada. Bila ternyata "
        "ada, laporannya menjadi ganda.",
        akibat=_cari,
        judul_akibat="Yang sudah dicari",
        bahaya=True,
    ),
    Tombol(
        TindakanKiriman.TANGAN,
        aksi.kirim_dengan_tangan,
        berhasil="Nomornya tercatat; kiriman otomatisnya dibatalkan.",
        penjelasan="Aduan sudah Anda masukkan sendiri di SP4N-LAPOR!.",
        form=lambda _k: NomorLacakForm,
        bila=lambda k: k.langkah == L.BUAT,
    ),
    Tombol(
        TindakanKiriman.BATALKAN,
        aksi.batalkan_kiriman,
        berhasil="Kiriman dibatalkan. Teruskan dengan tangan.",
        penjelasan="Kiriman otomatis dibatalkan. Penerusan tetap harus dikerjakan.",
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
        *("kanal", "keadaan", "sejak", "alasan", "gagal_beruntun"),
        *("coba_lagi_pada", "berhasil_pada"),
    )
