"""Objections and disputes in the admin: lists by due day, case pages, entry at the counter."""

from collections.abc import Mapping
from typing import Any, ClassVar
from uuid import uuid4

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.text import Truncator

from informasi.jawaban.models import ButirJawaban
from informasi.keberatan.berkala import ajukan_berkala
from informasi.keberatan.models import (
    BATAS_KINI,
    IZIN_TANGGAPI,
    TERBUKA,
    AlasanKeberatan,
    Keberatan,
    Sengketa,
    didiamkan,
)
from informasi.keberatan.sengketa import kirim_berkas_sengketa
from informasi.keberatan.tombol import (
    TOMBOL_KEBERATAN,
    TOMBOL_SENGKETA,
    hari_sengketa,
    periksa_tanggal,
)
from informasi.keberatan.words import (
    anjuran_keberatan,
    anjuran_sengketa,
    huruf_kecil,
    jam_komisi,
)
from informasi.pemohon.actions import halangan_buka, pemohon_samar
from informasi.pemohon.isian import IsianCatat, periksa_hubungi, pilih_unit
from informasi.pemohon.models import KategoriPemohon
from informasi.permohonan.models import Permohonan
from informasi.permohonan.pilihan import IZIN_CATAT, IZIN_IDENTITAS
from informasi.surat.models import Surat
from informasi.surat.pembacaan import PerkaraAdmin, melayani
from informasi.surat.register import BUKU_KEBERATAN, BUKU_SENGKETA
from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.bahasa import gabung, tanggal
from organisasi.form_fields import Teks
from organisasi.halaman.rahasia import halaman_rahasia
from organisasi.kantor.izin import petugas_dari
from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from organisasi.kertas.naskah import PDFGagal
from organisasi.models import AksesDataPribadi, Petugas, Unit
from organisasi.staf.base import (
    TULIS,
    HanyaBaca,
    SaringUnit,
    di_alamat,
    panjang,
    saring,
)
from organisasi.staf.borongan import ekspor, massal
from organisasi.staf.daftar import pokok, sisa
from organisasi.staf.ingatkan import ke_peran, tombol_ingatkan
from organisasi.staf.kasus import rupa
from organisasi.staf.register import Beregister
from organisasi.staf.tombol import Bertombol

# Entering at the counter an objection that follows no request
# It is lodged when information that must be published is not there.


BANTUAN = {
    "kanal": "Keberatan diajukan tertulis. Anda membantu menuliskannya bila perlu.",
    "nik": "Membuktikan warga negara Indonesia. Disimpan tersandi. Boleh menyusul.",
    "nama_kuasa": "Kosongkan bila diajukan sendiri. Kuasa memperlihatkan surat kuasa khusus.",
}
SIAPA = ("nama", "nama_kuasa", "nik", "alamat", "telepon", "surel", "kembali_ke_loket")


class CatatBerkalaForm(IsianCatat):
    """Asked as at the counter of requests, without what only a request has."""

    field_order = (
        "kunci_masuk",
        "kanal",
        "tanggal_terima",
        "alasan_mundur",
        "unit",
        "kasus_posisi",
        "kategori",
        *SIAPA,
    )
    unit = forms.ModelChoiceField(
        Unit.objects.none(),
        label="Unit yang seharusnya mengumumkan",
        error_messages={"required": "Pilih unitnya."},
    )
    kasus_posisi = Teks(
        label="Informasi apa yang tidak ada",
        max_length=5000,
        wajib="Tulis informasi berkala apa yang tidak ada.",
        widget=panjang(5),
        help_text="Tulis kasus posisi menurut pemohon. Contoh: “Laporan keuangan 2023 "
        "tidak ada di situs dan di loket.”",
    )
    kategori = forms.ChoiceField(label="Jenis pemohon", choices=KategoriPemohon.choices)

    def __init__(self, *args: Any, petugas: Petugas, **lain: Any) -> None:
        super().__init__(*args, **lain)
        for nama in {*self.fields} - {*self.field_order}:
            del self.fields[nama]
        self.fields["nama_kuasa"].required = False
        for nama, bantuan in BANTUAN.items():
            self.fields[nama].help_text = bantuan
        pilih_unit(self, petugas)

    def clean(self) -> dict[str, Any]:
        periksa_tanggal(self)
        periksa_hubungi(self)
        return self.cleaned_data


# What the page of an objection shows, read in a fixed number of queries


def _isi(keberatan: Keberatan) -> dict[str, Any]:
    samar = " ".join(f"{k[0]}***" for k in str(keberatan.nama_kuasa).split())
    butir = ButirJawaban.objects.filter(
        jawaban__permohonan=keberatan.permohonan_id, jawaban__terbit_pada__isnull=False
    ).select_related("jawaban", "unit", "uji")
    surat = Surat.objects.filter(keberatan=keberatan).select_related("pengganti")
    return {
        "pemohon": pemohon_samar(keberatan.pemohon, ("Kuasa", samar)),
        "butir": butir.defer("uji__dokumen").order_by("-jawaban__terbit_pada", "pk")
        if keberatan.permohonan_id
        else (),
        "surat": surat.defer("naskah", "identitas"),
    }


# Filter of the list of objections


SARING_PERLU = saring(
    "tampilan",
    "perlu",
    terbuka=("Belum ditanggapi", lambda _q, _p: Q(status__in=TERBUKA)),
    lewat=(
        "Lewat",
        lambda _q, _p: Q(status__in=TERBUKA) & didiamkan(timezone.localdate()),
    ),
    selesai=("Selesai", lambda _q, _p: ~Q(status__in=TERBUKA)),
)


# The dossier, for officers: opened with a reason, and noted

# Who handles the case may open identities; the Atasan PPID stands for the city there.
PEMBUKA = (IZIN_IDENTITAS, IZIN_TANGGAPI)
PENJELASAN = (
    "ZIP ini memuat permohonan, bukti, surat, jawaban, keberatan, tanggapan, dan hitungan "
    "harinya, beserta identitas pemohon. Catatan dalam tidak ikut."
)


class DosirForm(forms.Form):
    alasan = forms.CharField(
        label="Untuk apa berkas ini disusun?",
        min_length=8,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"}),
        help_text="Misalnya: panggilan sidang Komisi Informasi. Tercatat dengan nama Anda.",
    )


# Objections

PANJANG_JUDUL, PANJANG_ALASAN = 120, 60


INGATKAN = tombol_ingatkan(
    Keberatan.Tindakan.INGATKAN,
    lambda _k, saat: ke_peran(saat, Peran.ATASAN_PPID),
    lambda k: anjuran_keberatan(k, timezone.localdate()),
    Keberatan.unit_pelayan,
    lambda _k, petugas: petugas.berperan(Peran.ATASAN_PPID),
)


@admin.register(Keberatan)
class KeberatanAdmin(PerkaraAdmin, Bertombol):
    keterangan = "Keberatan ditanggapi Atasan PPID, bukan pemutus permohonannya."
    panduan = "keberatan"
    tombol = (*TOMBOL_KEBERATAN, INGATKAN)
    buku = BUKU_KEBERATAN
    kolom_terjaga: ClassVar[Mapping[str, str]] = {
        nama: label
        for nama, label in PerkaraAdmin.kolom_terjaga.items()
        if nama not in {"nomor_pengesahan", "pekerjaan"}
    }
    change_form_template = "informasi/keberatan/staf/ubah.html"
    jalan_unit = "unit"
    awal = ("terbuka",)
    list_display = ("batas", "perihal", "tanda", "unit")
    list_display_links = ("perihal",)
    list_filter = (SARING_PERLU, "status", SaringUnit)
    list_select_related = ("unit", "permohonan")
    actions = (massal(TOMBOL_KEBERATAN[0]), massal(INGATKAN), ekspor)
    search_fields = ("nomor", "kasus_posisi")
    ordering = (BATAS_KINI.asc(nulls_last=True), "-pk")
    kolom_ekspor = (
        "nomor",
        "kanal",
        "tanggal_terima",
        "unit",
        "alasan",
        "status",
        "hasil",
        "jatuh_tempo",
        "ditanggapi_pada",
        "perintah_jatuh_tempo",
    )
    fields = ("nomor",)

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        semua = (
            super()
            .get_queryset(request)
            .defer("kode", "kunci_masuk", "permohonan__kode")
        )
        return semua.select_related(
            "permohonan__unit",
            "permohonan__pemegang",
            "pemohon",
            "unit__induk",
            "pemutus_pertama",
            "ditanggapi_oleh",
            "sengketa",
        )

    def cocok(self, kata: str) -> Q:
        minta = Q(nomor__icontains=kata) | Q(rincian__icontains=kata)
        semua = Permohonan.objects.filter(minta, pk=OuterRef("permohonan"))
        return super().cocok(kata) | Q(Exists(semua))

    @admin.display(description="batas", ordering=BATAS_KINI)
    def batas(self, obj: Keberatan) -> SafeString:
        return sisa(obj.jatuh_tempo if obj.status in TERBUKA else None, obj.unit_id)

    @admin.display(description="keberatan atas")
    def perihal(self, obj: Keberatan) -> SafeString:
        isi = obj.permohonan.rincian if obj.permohonan else obj.kasus_posisi
        alasan = gabung([AlasanKeberatan(a).label for a in sorted(obj.alasan)])
        return pokok(isi, f"{obj.nomor} · {Truncator(alasan).chars(PANJANG_ALASAN)}")

    def keadaan(self, obj: Keberatan) -> str:
        if obj.hasil:
            return f"{obj.get_status_display()}: {huruf_kecil(obj.get_hasil_display())}"
        return obj.get_status_display()

    def alat_daftar(self, request: HttpRequest) -> list[tuple[str, str]]:
        semua = super().alat_daftar(request)
        if request.user.has_perm(IZIN_CATAT):
            semua.append(("Catat keberatan tanpa permohonan", self.tautan("catat")))
        return semua

    @di_alamat("catat/", "catat", TULIS)
    def catat_view(self, request: HttpRequest) -> HttpResponse:
        if not request.user.has_perm(IZIN_CATAT):
            raise PermissionDenied
        petugas = petugas_dari(request)
        form = CatatBerkalaForm(request.POST or None, petugas=petugas)
        if form.is_valid():
            isi = form.cleaned_data
            isi["kunci_masuk"] = isi["kunci_masuk"] or uuid4()
            siapa = {nama: isi.pop(nama) for nama in ("kategori", *SIAPA)}
            siapa["dikuasakan"] = bool(siapa["nama_kuasa"])
            try:
                keberatan = ajukan_berkala(
                    Saat(petugas, timezone.now()), siapa=siapa, **isi
                )
            except TindakanTerlarang as galat:
                form.add_error(None, str(galat))
            else:
                messages.success(request, f"Keberatan {keberatan} tercatat.")
                return HttpResponseRedirect(self.tautan("change", keberatan.pk))
        return self.halaman(
            request,
            "informasi/keberatan/staf/catat.html",
            title="Catat keberatan tanpa permohonan",
            form=form,
        )

    @di_alamat("<path:object_id>/berkas-sengketa/", "dosir", TULIS, halaman_rahasia)
    def dosir_view(
        self, request: HttpRequest, object_id: str
    ) -> FileResponse | TemplateResponse | HttpResponseRedirect:
        keberatan = self.objek_atau_404(request, object_id)
        petugas = petugas_dari(request)
        if not melayani(petugas, keberatan, *PEMBUKA):
            raise PermissionDenied
        if halangan := halangan_buka(keberatan.pemohon, petugas):
            messages.error(request, halangan)
            raise PermissionDenied
        form = DosirForm(request.POST or None)
        if not form.is_valid():
            return self.halaman(
                request,
                "organisasi/staf/tindakan.html",
                title=f"Berkas sengketa: {keberatan}",
                object=keberatan,
                form=form,
                penjelasan=PENJELASAN,
                tombol="Susun dan unduh",
            )
        pada = timezone.now()
        AksesDataPribadi.objects.catat(
            keberatan,
            saat=Saat(petugas, pada),
            kolom="berkas sengketa (identitas, bukti, surat)",
            alasan=form.cleaned_data["alasan"],
        )
        try:
            return kirim_berkas_sengketa(keberatan, pada=pada)
        except PDFGagal:
            messages.error(request, "PDF sedang tidak dapat dibuat. Coba lagi nanti.")
            return HttpResponseRedirect(request.path)

    def kasus(self, request: HttpRequest, obj: Keberatan) -> dict[str, Any]:  # noqa: ARG002 -- the base names it
        apa = obj.permohonan.rincian if obj.permohonan else obj.kasus_posisi
        terima = tanggal(obj.tanggal_terima)
        if obj.tanggal_catat != obj.tanggal_terima:
            terima = f"{terima}; dicatat {tanggal(obj.tanggal_catat)}"
        return {
            "title": Truncator(" ".join(apa.split())).chars(PANJANG_JUDUL),
            "nomor": [
                f"Keberatan {obj.nomor}",
                obj.pemohon.nama_samar,
                obj.get_kanal_display().lower(),
            ],
            "status": (self.keadaan(obj), rupa(obj.status)),
            "posisi": [
                ("Diterima", terima),
                ("Ditanggapi paling lambat", obj.jatuh_tempo),
                ("Unit", obj.unit.nama),
                ("Diputus oleh", obj.pemutus_pertama),
            ],
            "teks": "informasi/keberatan/staf/keberatan.html",
            "alasan": [(a, AlasanKeberatan(a).label) for a in sorted(obj.alasan)],
        }

    def kotak(self, request: HttpRequest, obj: Keberatan) -> dict[str, Any]:
        alat = [("Berkas sengketa (ZIP)", self.tautan("dosir", obj.pk))]
        minta = obj.permohonan
        semua = Permohonan.objects.untuk(petugas_dari(request))
        terlihat = minta is not None and semua.filter(pk=minta.pk).exists()
        return {
            "anjuran": anjuran_keberatan(obj, timezone.localdate()),
            "isi": _isi(obj),
            "tombol": self.tombol_untuk(request, obj),
            "alamat_permohonan": reverse(
                "admin:informasi_permohonan_change", args=(obj.permohonan_id,)
            )
            if terlihat
            else "",
            **self.kotak_orang(request, obj),
            "alat": alat if any(map(request.user.has_perm, PEMBUKA)) else [],
        }

    def surat_milik(self, obj: Keberatan) -> models.QuerySet[Surat]:
        return Surat.objects.filter(keberatan=obj)


# Disputes


@admin.register(Sengketa)
class SengketaAdmin(Beregister, Bertombol, HanyaBaca):
    keterangan = "Catat tanggal setiap langkah dari surat Komisi Informasi."
    panduan = "keberatan"
    tombol = TOMBOL_SENGKETA
    buku = BUKU_SENGKETA
    izin_identitas = IZIN_IDENTITAS
    change_form_template = "informasi/keberatan/staf/sengketa.html"
    jalan_unit = "keberatan__unit"
    list_display = (
        "perkara",
        "status",
        "diajukan_pada",
        "nomor_ki",
        "diputus_pada",
        "hasil",
    )
    list_filter = ("status", "hasil", SaringUnit)
    list_select_related = ("keberatan",)
    search_fields = ("keberatan__nomor", "nomor_ki")
    ordering = ("-diajukan_pada", "-pk")
    kolom_ekspor = (
        "nomor",
        "status",
        "diajukan_pada",
        "nomor_ki",
        "diregistrasi_pada",
        "mulai_pada",
        "mediasi_pada",
        "ajudikasi_pada",
        "diputus_pada",
        "hasil",
        "dilaksanakan_pada",
        "digugat_pada",
    )
    fields = ("nomor_ki",)

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        return super().get_queryset(request).select_related("keberatan__unit__induk")

    @admin.display(description="keberatan", ordering="keberatan__nomor")
    def perkara(self, obj: Sengketa) -> str:
        return obj.nomor

    def kasus(self, request: HttpRequest, obj: Sengketa) -> dict[str, Any]:  # noqa: ARG002 -- the base names it
        return {
            "title": str(obj),
            "nomor": [obj.nomor, obj.nomor_ki],
            "posisi": hari_sengketa(obj),
        }

    def kotak(self, request: HttpRequest, obj: Sengketa) -> dict[str, Any]:
        return {
            **super().kotak(request, obj),
            "anjuran": anjuran_sengketa(obj),
            "jam": jam_komisi(obj),
            "alamat_keberatan": reverse(
                "admin:informasi_keberatan_change", args=(obj.keberatan_id,)
            ),
        }
