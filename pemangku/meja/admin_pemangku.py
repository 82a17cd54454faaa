"""The page of a stakeholder: all that is known, and every act on it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date
from typing import Any

from django.contrib import admin
from django.db import models
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from organisasi.bahasa import angka, tanggal_pendek
from organisasi.basis_data.versi import per_versi
from organisasi.kantor.izin import cakupan_izin, petugas_dari
from organisasi.models import Petugas, Wilayah
from organisasi.staf.base import HanyaBaca, SaringUnit
from organisasi.staf.borongan import ekspor
from organisasi.staf.daftar import pokok
from organisasi.staf.kasus import HUBUNGAN, alur
from organisasi.staf.riwayat import Peristiwa, dari_jejak
from pemangku.inventaris.admin import HALAMAN_DATA, alamat_sk, catat_view
from pemangku.inventaris.kanal import Kanal, NomorSalah, baca_telepon, sidik_kanal
from pemangku.inventaris.models import Pemangku, urutan_kerja
from pemangku.inventaris.nama import normal_lembaga, normal_orang
from pemangku.inventaris.orang import Jabatan, Persetujuan
from pemangku.inventaris.pilihan import (
    KeputusanPersetujuan,
    Kesegaran,
    TujuanPersetujuan,
)
from pemangku.inventaris.tombol import TOMBOL_CATATAN, TOMBOL_ORANG
from pemangku.izin import CATAT, GABUNG, VERIFIKASI
from pemangku.janji.hubungan import TOMBOL_HUBUNGAN, riwayat_hubungan
from pemangku.meja.admin_gabung import HALAMAN_GABUNG, TOMBOL_GABUNG, alamat_gabung
from pemangku.meja.admin_kegiatan import TOMBOL_TERUSAN
from pemangku.meja.daftar import (
    BORONGAN,
    HALAMAN_DAFTAR,
    PERLU,
    SaringKeadaan,
    SaringKelompok,
    SaringWilayah,
)
from pemangku.penilaian.admin import LIHAT, TOMBOL_NILAI, matriks_view, penilaian
from pemangku.pribadi.admin import HALAMAN_KONTAK, alamat_kontak
from pemangku.staf import KONTAK, TanpaKuasa, boleh_catat, kuasa_saja

# What the page shows, in a fixed number of queries; all masked

Baris = tuple[str, str]
NAMA_SAMAR = "(nama disamarkan)"


def muat_isi(
    pemangku: Pemangku, *, petugas: Petugas, hari: date, bernama: bool
) -> dict[str, Any]:
    """Read it; ``bernama``: the officer may read the name of a figure."""
    jabatan = list(pemangku.jabatan.nyata().select_related("orang"))
    kanal = _kanal(pemangku)
    setuju = _persetujuan(jabatan)
    samar = pemangku.perorangan and not bernama
    semua: list[dict[str, Any]] = [
        {
            "jabatan": satu,
            "nama": NAMA_SAMAR if samar else satu.orang.nama_lengkap,
            "kanal": kanal[satu.orang_id],
            "setuju": setuju[satu.orang_id],
        }
        for satu in jabatan
    ]
    isu, wilayah = _minat(pemangku)
    janji: Any = pemangku.janji
    terlihat = janji.untuk(petugas).dengan_samar(petugas).untuk_daftar()
    terlihat = list(terlihat.order_by("-tenggat")[:100])
    return {
        "data": [(nama, isi) for nama, isi in _data(pemangku) if isi],
        "kini": [p for p in semua if p["jabatan"].berlaku(hari)],
        "dahulu": [p for p in semua if not p["jabatan"].berlaku(hari)],
        "kanal": kanal[None],
        "semua_janji": terlihat,
        "janji": [
            (satu, satu.keadaan(hari))
            for satu in reversed(terlihat)
            if satu.status == satu.Status.BERLAKU
        ],
        "mengikat": [
            (nama, nilai)
            for nama, nilai in (
                ("SK", _sk(pemangku)),
                ("Wilayah yang dijangkau", wilayah),
                # Of a figure only for who may read his name.
                ("Isu yang diminati", "" if samar else isu),
            )
            if nilai
        ],
        "samar": samar,
    }


def _minat(pemangku: Pemangku) -> list[str]:
    """What it cares about, and where it reaches, in one statement."""
    isu = pemangku.isu.order_by().values_list(models.Value(0), "nama")
    sebutan = Wilayah.sebutan_di("wilayah")
    di = Pemangku.meliputi.through.objects.filter(pemangku=pemangku)
    wilayah = di.order_by().values_list(models.Value(1), sebutan)
    semua = sorted(isu.union(wilayah, all=True))
    return ["; ".join(kata for ke, kata in semua if ke == jenis) for jenis in (0, 1)]


def _kanal(pemangku: Pemangku) -> Mapping[Any, list[Kanal]]:
    hasil: dict[Any, list[Kanal]] = defaultdict(list)
    for satu in Kanal.objects.samar().milik(pemangku):
        hasil[satu.orang_id].append(satu)
    return hasil


def _persetujuan(
    jabatan: Sequence[Jabatan],
) -> Mapping[Any, list[tuple[str, str, Persetujuan | None]]]:
    orang = {satu.orang_id for satu in jabatan}
    akhir: dict[tuple[Any, str], Persetujuan] = {}
    for baris in Persetujuan.objects.filter(orang__in=orang).terkini():
        # Newest first: what was said last about a purpose, for whichever channel.
        akhir.setdefault((baris.orang_id, baris.tujuan), baris)
    return {
        pk: [
            (str(t.label), _kata(akhir.get((pk, t))), akhir.get((pk, t)))
            for t in TujuanPersetujuan
        ]
        for pk in orang
    }


def _kata(baris: Persetujuan | None) -> str:
    if baris is None:
        return "belum diminta"
    kata = "setuju" if baris.keputusan == KeputusanPersetujuan.BERI else "ditarik"
    return f"{kata} untuk {baris.get_kanal_display()}" if baris.kanal else kata


def _data(p: Pemangku) -> Iterator[Baris]:
    yield "Kelompok", str(p.jenis)
    yield "Nama pendek", p.nama_pendek
    yield "Wilayah", str(p.wilayah or "")
    # Of a person no more than the kelurahan (pemangku 8.2).
    yield "Alamat", "" if p.perorangan else p.alamat
    yield "Bagian dari", p.induk.nama_tampil if p.induk else ""
    yield "Adalah unit", str(p.unit or "")
    yield "Anggota", f"{angka(p.jumlah_anggota)} orang" if p.jumlah_anggota else ""
    sumber = p.get_sumber_display() + (f" ({p.sumber_rinci})" if p.sumber_rinci else "")
    yield "Sumber data", f"{sumber}, {tanggal_pendek(p.diperoleh_pada)}"
    yield "Tampil di direktori umum", "ya" if p.tampil_publik else "tidak"
    yield "Catatan internal", p.catatan_internal


def _sk(p: Pemangku) -> str:
    sk = [p.sk_nomor, p.sk_penandatangan]
    if p.sk_tanggal:
        sk.append(f"tanggal {tanggal_pendek(p.sk_tanggal)}")
    if p.sk_berlaku_sampai:
        sk.append(f"berlaku sampai {tanggal_pendek(p.sk_berlaku_sampai)}")
    return ", ".join(filter(None, sk))


class SaringPengelola(SaringUnit):
    title = "pengelola"
    parameter_name = "pengelola"


# The list by freshness, and the page itself

# Acts on people and channels, whose buttons stand with them.
MENGHUBUNGI = (
    "tambah_orang",
    "ganti_pejabat",
    "akhiri_jabatan",
    "tambah_kanal",
    "hapus_kanal",
    "beri_persetujuan",
    "tarik_persetujuan",
    "gabung_orang",
)
ANJURAN = {
    Kesegaran.PERLU_CEK: "Perlu dicek: {sebab}. Hubungi, perbaiki datanya, lalu catat hubungan.",
    Kesegaran.KEDALUWARSA: "Data ini hanya berlaku sampai {sampai}. Hubungi, lalu catat hubungan.",
    Kesegaran.SEGERA: "Data ini berlaku sampai {sampai}. Hubungi sebelum hari itu.",
    Kesegaran.BELUM: "Data ini belum pernah diverifikasi. Hubungi, lalu catat hubungan.",
    Kesegaran.SEGAR: "Tidak ada yang perlu dikerjakan; data ini berlaku sampai {sampai}.",
}


# Of the tools over the list: permission ("": everybody's), words, page.
ALAT = (
    (VERIFIKASI, "Perlu diverifikasi", "pemangku_changelist", f"?segar={PERLU}"),
    ("", "Petugas tiap unit", "pemangku_petugas_unit"),
    (GABUNG, "Calon duplikat", "calonduplikat_changelist", "?putusan=belum"),
    ("pemangku.impor_pemangku", "Impor dari Excel", "imporberkas_add"),
    (
        "pemangku.minta_eksporpribadi",
        "Unduh dengan data pribadi",
        "eksporpribadi_add",
    ),
    ("pemangku.view_ketetapan", "SK penetapan", "ketetapan_changelist"),
    (LIHAT, "Matriks", "pemangku_matriks"),
)


@admin.register(Pemangku)
class PemangkuAdmin(TanpaKuasa, HanyaBaca):
    views = (
        *HALAMAN_DATA,
        *HALAMAN_KONTAK,
        *HALAMAN_GABUNG,
        *HALAMAN_DAFTAR,
        matriks_view,
    )
    tambah_view = catat_view
    tombol = (
        *TOMBOL_CATATAN,
        TOMBOL_HUBUNGAN,
        *TOMBOL_ORANG,
        *TOMBOL_GABUNG,
        *TOMBOL_TERUSAN,
        TOMBOL_NILAI,
    )
    change_form_template = "pemangku/meja/pemangku.html"
    tambah = "Catat pemangku"
    keterangan = "Lembaga dan tokoh yang meneruskan layanan kepada warga."
    panduan = "pemangku"
    jalan_unit = "pengelola"
    list_display = ("perihal", "segar", "dirawat", "tanda", "hubungi")
    list_filter = (
        SaringKeadaan,
        "status",
        SaringWilayah,
        SaringKelompok,
        SaringPengelola,
    )
    list_per_page = 25
    list_select_related = ("jenis", "wilayah__induk", "pengelola")
    search_fields = ("nomor",)
    search_help_text = "Nomor (PK-000123), nama lembaga atau pengurusnya, atau wilayah."
    ordering = ("nomor",)
    actions = (*BORONGAN, ekspor)
    kolom_ekspor = (
        "nomor",
        "nama",
        "jenis",
        "tempat",
        "pengelola",
        "jumlah_anggota",
        "sk_nomor",
        "sk_tanggal",
        "sk_berlaku_sampai",
        "status",
        "segar",
        "terverifikasi_pada",
        "berlaku_sampai",
        "sumber",
    )
    fields = ("nomor",)

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        semua: Any = super().get_queryset(request)
        petugas, hari = petugas_dari(request), timezone.localdate()
        cakupan = cakupan_izin(petugas, VERIFIKASI)
        milik = Pemangku.objects.dirawat(petugas, hari, cakupan=cakupan).order_by()
        hasil: models.QuerySet = (
            semua.untuk_daftar()
            .select_related(
                "pengelola__induk", "induk__jenis", "induk__wilayah__induk", "unit"
            )
            .annotate(milik=models.Exists(milik.filter(pk=models.OuterRef("pk"))))
        )
        return hasil

    def has_add_permission(self, request: HttpRequest) -> bool:
        cakupan = cakupan_izin(petugas_dari(request), CATAT)
        return request.user.has_perm(CATAT) and (cakupan.kota or bool(cakupan.unit))

    def alat_daftar(self, request: HttpRequest) -> list[tuple[str, str]]:
        return [
            (teks, reverse(f"admin:pemangku_{nama}") + "".join(saringan))
            for izin, teks, nama, *saringan in ALAT
            if not izin or request.user.has_perm(izin)
        ]

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Of a record that was merged the address leads to where it went."""
        akhir = obj = self.objek_atau_404(request, object_id)
        while akhir.status == Pemangku.Status.TERGABUNG:
            akhir = akhir.penerus
        if akhir != obj:
            return HttpResponsePermanentRedirect(self.tautan("change", akhir.pk))
        return super().change_view(request, object_id, form_url, extra_context)

    def history_view(
        self,
        request: HttpRequest,
        object_id: str,
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Of a figure no values for who reads it masked: his address is among them (8.2)."""
        obj = self.objek_atau_404(request, object_id)
        konteks = dict(extra_context or {})
        if obj.perorangan and not boleh_catat(request, obj):
            konteks["peristiwa"] = dari_jejak(obj)
        return super().history_view(request, object_id, konteks)

    @admin.display(description="nama", ordering="nama_resmi")
    def nama(self, obj: Pemangku) -> str:
        return obj.nama_tampil

    @admin.display(description="nama", ordering="nama_resmi")
    def perihal(self, obj: Pemangku) -> SafeString:
        ciri = filter(None, (str(obj.jenis), self.tempat(obj), obj.nomor))
        return pokok(obj.nama_tampil, " · ".join(ciri))

    @admin.display(description="wilayah")
    def tempat(self, obj: Pemangku) -> str:
        return obj.wilayah.sebutan if obj.wilayah else ""

    @admin.display(description="hubungi")
    def hubungi(self, obj: Any) -> SafeString:
        if not (obj.milik and TOMBOL_HUBUNGAN.boleh(obj)):
            return SafeString("")
        alamat = self.tautan("tindakan", obj.pk, TOMBOL_HUBUNGAN.nama)
        pola = '<a href="{}" aria-label="Catat hubungan {}">Catat</a>'
        return format_html(pola, alamat, obj.nomor)

    @admin.display(description="data mutakhir", ordering="berlaku_sampai")
    def segar(self, obj: Pemangku) -> str:
        kini = obj.kesegaran(timezone.localdate())
        sampai = obj.berlaku_sampai
        kata = obj.perlu_cek or (f"s.d. {tanggal_pendek(sampai)}" if sampai else "")
        return format_html('{} <span class="lirih">{}</span>', kini.label, kata)

    @admin.display(description="pengelola", ordering="pengelola__nama")
    def dirawat(self, obj: Pemangku) -> str:
        return obj.pengelola.nama_pendek

    def get_ordering(self, request: HttpRequest) -> Any:
        """What must be looked at stands in the order of urgency (PK-28)."""
        if request.GET.get("segar") == PERLU:
            hari = timezone.localdate()
            return (urutan_kerja(hari).asc(), "berlaku_sampai", "nomor")
        return super().get_ordering(request)

    def get_search_results(
        self, request: HttpRequest, queryset: models.QuerySet, search_term: str
    ) -> tuple[models.QuerySet, bool]:
        kata = search_term.strip()
        if not kata:
            return queryset, False
        dicari = kata.casefold()
        tempat = per_versi(
            "wilayah.nama", lambda: list(Wilayah.objects.values_list("pk", "nama"))
        )
        cocok = Q(nomor__icontains=kata) | Q(
            wilayah__in=[pk for pk, nama in tempat if dicari in nama.casefold()]
        )
        normal = normal_lembaga(kata)
        if normal:
            cocok |= Q(nama_normal__contains=normal)
        if orang := normal_orang(kata):
            # Of a figure the name is masked; who speaks for a body is named on its page.
            jabatan = Jabatan.objects.nyata().filter(
                ~Q(pemangku__nama_resmi=""), orang__nama_normal__contains=orang
            )
            cocok |= Q(pk__in=jabatan.values("pemangku"))
        with suppress(NomorSalah):
            cocok |= Q(pk__in=self._bernomor(request, baca_telepon(kata).normal))
        hasil = queryset.filter(cocok)
        if normal and not hasil.exists():
            # Nothing is called so: what is written nearly so.
            hasil = queryset.filter(nama_normal__trigram_similar=normal)
        return hasil, False

    # Of the records the officer keeps those with this number (pemangku 8.2).
    @staticmethod
    def _bernomor(request: HttpRequest, normal: str) -> models.QuerySet:
        petugas = petugas_dari(request)
        if kuasa_saja(petugas) or not petugas.has_perm(KONTAK):
            return Pemangku.objects.none().values("pk")
        cap = sidik_kanal(Kanal.Jenis.TELEPON, normal)
        kanal = Kanal.objects.samar().filter(sidik=cap)
        return (
            Pemangku.objects.dirawat(petugas, timezone.localdate())
            .filter(Q(kanal__in=kanal) | Q(jabatan__orang__kanal__in=kanal))
            .values("pk")
        )

    def kasus(self, request: HttpRequest, obj: Pemangku) -> dict[str, Any]:  # noqa: ARG002 -- the base names it
        return {
            "title": obj.nama_tampil,
            "nomor": [f"Pemangku {obj.nomor}", str(obj.jenis)],
            "posisi": [
                ("Dirawat oleh", obj.pengelola.nama),
                ("Terakhir diverifikasi", obj.terverifikasi_pada or "belum pernah"),
                ("Berlaku sampai", obj.berlaku_sampai),
            ],
        }

    def kotak(self, request: HttpRequest, obj: Pemangku) -> dict[str, Any]:
        hari, merawat = timezone.localdate(), boleh_catat(request, obj)
        tombol = self.tombol_untuk(request, obj)
        isi = muat_isi(obj, petugas=petugas_dari(request), hari=hari, bernama=merawat)
        semua = riwayat_hubungan(obj, isi["semua_janji"], samar=isi["samar"])
        return {
            "langkah": langkah(obj, hari=hari),
            "isi": isi,
            "tombol": [t for t in tombol if t["nama"] not in MENGHUBUNGI],
            "menghubungi": [t for t in tombol if t["nama"] in MENGHUBUNGI],
            "judul_alur": "Riwayat",
            **alur(semua, HUBUNGAN),
            "alamat_tautan_data": self.tautan("tautan_data", obj.pk)
            if request.user.has_perm(VERIFIKASI)
            and self.berwenang(request, VERIFIKASI, obj)
            else "",
            "alamat_kontak": alamat_kontak(self, request, obj),
            "alamat_data": self.tautan("data", obj.pk) if merawat else "",
            "alamat_sk": alamat_sk(self, request, obj),
            "merawat": merawat,
            "alamat_gabung": alamat_gabung(self, request, obj),
            "nilai": penilaian(request, obj),
        }

    def kejadian(self, obj: Pemangku) -> list[Peristiwa]:  # noqa: ARG002 -- the base names it
        """None: what the reader may see of them is read with the page."""
        return []


def langkah(p: Pemangku, *, hari: Any) -> str:
    if p.status == Pemangku.Status.DRAF:
        return "Catatan ini draf. Pengelola di Diskominfo memeriksanya."
    if p.status != Pemangku.Status.AKTIF:
        return f"Catatan ini {p.get_status_display().lower()}; tidak dipakai untuk undangan dan siaran."
    sampai = tanggal_pendek(p.berlaku_sampai) if p.berlaku_sampai else ""
    return ANJURAN[p.kesegaran(hari)].format(sebab=p.perlu_cek, sampai=sampai)
