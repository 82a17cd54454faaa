"""Pages of pledges that fall due, of reports to be looked at, and of follow-ups."""

from __future__ import annotations

from typing import Any, override
from uuid import UUID

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.bahasa import angka, tanggal_pendek
from organisasi.form_fields import Teks
from organisasi.halaman.rahasia import unduhan
from organisasi.kantor.izin import petugas_dari
from organisasi.kertas.unggahan import Unggahan, periksa_unggahan
from organisasi.models import Petugas, Unit
from organisasi.staf.base import HanyaBaca, PortalAdmin, SaringUnit, panjang
from organisasi.staf.riwayat import dari_jejak
from organisasi.staf.tombol import Bertombol, TindakanForm, Tombol
from pemangku.janji.actions import (
    alamat_bagikan,
    alamat_terusan,
    buka_pengingat,
    catat_hasil_pengingat,
    ganti_tautan_terusan,
    isi_ajakan,
    laporkan_komitmen,
)
from pemangku.janji.forms import CatatTindakLanjutForm, LaporkanForm, PeriksaForm
from pemangku.janji.hari_ini import KERJAKAN
from pemangku.janji.models import (
    Komitmen,
    LaporanTerusan,
    PengingatKomitmen,
    TindakanLaporanTerusan,
)
from pemangku.janji.tindak_lanjut import (
    TindakanTindakLanjut,
    TindakLanjut,
    catat_tindak_lanjut,
    selesaikan_tindak_lanjut,
)
from pemangku.kunjungan.models import Kegiatan
from pemangku.siaran.actions import HASIL
from pemangku.staf import (
    KELOLA_PUTARAN,
    PINDAIAN,
    TIPE,
    AlasanPemangkuForm,
    Bergalat,
    tanggal_kosong,
)

# The work list of pledges that fall due, with a card for each reminder (PK-34)

KELOLA = "pemangku.kelola_komitmen"
PER_HALAMAN = 50
DICATAT = "Pengingat dicatat."


class Berpengingat(PortalAdmin):
    def get_urls(self) -> list[URLPattern]:
        daftar = require_http_methods(["GET", "HEAD", "POST"])(self.tempo_view)
        buka = require_http_methods(["GET"])(self.buka_view)
        return [
            self.alamat("jatuh-tempo/", daftar, "jatuh_tempo"),
            self.alamat("jatuh-tempo/<uuid:kartu>/buka/", buka, "buka"),
            *super().get_urls(),
        ]

    def alat_daftar(self, request: HttpRequest) -> list[tuple[str, str]]:
        alat = super().alat_daftar(request)
        if request.user.has_perm(KELOLA):
            alat = [*alat, ("Komitmen jatuh tempo", self.tautan("jatuh_tempo"))]
        return alat

    def tempo_view(self, request: HttpRequest) -> HttpResponse:
        petugas = _pengelola(request)
        if request.method == "POST":
            self._catat(request, petugas)
            return HttpResponseRedirect(self.tautan("jatuh_tempo"))
        hari = timezone.localdate()
        semua = Komitmen.objects.diurus(petugas).untuk_daftar().jatuh_tempo(hari)
        halaman = Paginator(semua, PER_HALAMAN).get_page(request.GET.get("halaman"))
        kartu = _kartu_dari(halaman)
        konteks: dict[str, Any] = {
            **self.admin_site.each_context(request),
            "title": "Komitmen jatuh tempo",
            "opts": self.opts,
            "halaman": halaman,
            "petugas": petugas,
            "baris": [
                (satu, satu.keadaan(hari), kartu.get(satu.pk)) for satu in halaman
            ],
        }
        return TemplateResponse(request, "pemangku/janji/jatuh_tempo.html", konteks)

    def _catat(self, request: HttpRequest, petugas: Petugas) -> None:
        hasil = request.POST.get("hasil", "")
        if hasil not in HASIL:
            raise Http404
        kartu = _kartu(petugas, request.POST.get("kartu", ""))
        try:
            catat_hasil_pengingat(kartu, hasil=hasil, oleh=petugas, pada=timezone.now())
        except TindakanTerlarang as galat:
            messages.error(request, str(galat))
        else:
            messages.success(request, DICATAT)

    def buka_view(self, request: HttpRequest, kartu: UUID) -> HttpResponse:
        """On to WhatsApp, after the right was weighed again; else back with the reason."""
        petugas = _pengelola(request)
        satu = _kartu(petugas, str(kartu))
        try:
            dari = request.GET.get("dari", "")
            alamat = buka_pengingat(satu, oleh=petugas, pada=timezone.now(), dari=dari)
        except TindakanTerlarang as galat:
            messages.error(request, str(galat))
            alamat = self.tautan("jatuh_tempo")
        jawab = HttpResponseRedirect(alamat)
        # WhatsApp is not told which page of the portal led there.
        jawab["Referrer-Policy"] = "no-referrer"
        return jawab


def _pengelola(request: HttpRequest) -> Petugas:
    petugas = petugas_dari(request)
    if not petugas.has_perm(KELOLA):
        raise PermissionDenied
    return petugas


def _kartu(petugas: Petugas, kode: str) -> PengingatKomitmen:
    try:
        kunci = UUID(kode)
    except ValueError:
        raise Http404 from None
    milik = Komitmen.objects.diurus(petugas).order_by().values("pk")
    return get_object_or_404(PengingatKomitmen, komitmen__in=milik, pk=kunci)


def _kartu_dari(semua: Any) -> dict[Any, PengingatKomitmen]:
    terbuka = (
        PengingatKomitmen.objects.terbuka()
        .filter(komitmen__in=[satu.pk for satu in semua])
        .select_related("kanal", "dipegang_oleh")
        .defer("kanal__nilai")
    )
    return {satu.komitmen_id: satu for satu in terbuka.order_by("ke")}


# Pledges: what was promised, how far it is, and the link to report by (PK-32)

K = Komitmen.Keadaan
MENDESAK = (K.LEWAT,)


class SaringKeadaanKomitmen(admin.SimpleListFilter):
    title = "keadaan"
    parameter_name = "keadaan"

    @override
    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(str(k), str(k.label)) for k in K]

    @override
    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        nilai = self.value()
        return queryset.berkeadaan(nilai, timezone.localdate()) if nilai else queryset


def _laporkan(komitmen: Komitmen, **isi: Any) -> Komitmen:
    laporkan_komitmen(komitmen, **isi)
    return komitmen


def _tindak_lanjut(komitmen: Komitmen, **isi: Any) -> Komitmen:
    catat_tindak_lanjut(komitmen.kegiatan, komitmen=komitmen, **isi)
    return komitmen


@admin.register(Komitmen)
class KomitmenAdmin(Berpengingat, Bergalat, HanyaBaca):
    tombol = (
        Tombol(
            nama="laporkan",
            label="Catat laporannya",
            izin=KELOLA,
            boleh=lambda k: k.status == Komitmen.Status.BERLAKU,
            lakukan=_laporkan,
            berhasil="Laporan tercatat.",
            form=lambda _k: LaporkanForm,
        ),
        Tombol(
            nama="tindak_lanjut",
            label="Catat tindak lanjut",
            izin=KELOLA,
            boleh=lambda k: k.status == Komitmen.Status.BERLAKU,
            lakukan=_tindak_lanjut,
            berhasil="Tindak lanjut tercatat; unitnya diingatkan sekali sebelum tenggat.",
            form=lambda _k: CatatTindakLanjutForm,
        ),
        Tombol(
            nama="batalkan",
            label="Batalkan komitmen",
            izin=KELOLA,
            boleh=lambda k: k.boleh(Komitmen.Tindakan.BATALKAN),
            lakukan=lambda k, **isi: k.batalkan(**isi),
            berhasil="Komitmen dibatalkan; tautannya tidak menerima laporan lagi.",
            form=lambda _k: AlasanPemangkuForm,
            bahaya=True,
        ),
    )
    change_form_template = "pemangku/janji/komitmen.html"
    keterangan = (
        "Janji pemangku untuk meneruskan informasi, dicatat di akhir kunjungan. Berapa kali "
        "sudah dilakukan dihitung dari laporannya; jumlah orang tidak pernah dicampur."
    )
    panduan = "kunjungan"
    list_display = ("siapa", "bentuk", "kemajuan", "batas", "kegiatan")
    list_filter = (SaringKeadaanKomitmen, "bentuk")
    search_fields = ("kegiatan__nomor", "pemangku__nama_resmi", "pemangku__nomor")
    fields = ("bentuk",)
    view_on_site = False

    def get_urls(self) -> list[URLPattern]:
        view = require_http_methods(["GET", "HEAD", "POST"])(self.tautan_view)
        return [
            self.alamat("<path:object_id>/tautan/", view, "tautan"),
            *super().get_urls(),
        ]

    @override
    def get_queryset(self, request: HttpRequest) -> Any:
        semua: Any = super().get_queryset(request)
        return semua.untuk_daftar()

    @admin.display(description="pemangku", ordering="pemangku__nama_resmi")
    def siapa(self, obj: Komitmen) -> str:
        return obj.pemangku.nama_tampil

    @admin.display(description="keadaan")
    def kemajuan(self, obj: Komitmen) -> str:
        label = obj.keadaan(timezone.localdate()).label
        return f"{label} ({obj.terlapor} dari {obj.target_kali})"

    @admin.display(description="paling lambat", ordering="tenggat")
    def batas(self, obj: Komitmen) -> str:
        return tanggal_pendek(obj.tenggat)

    def boleh_tombol(self, request: HttpRequest, tombol: Tombol, obj: Any) -> bool:
        return request.user.has_perm(tombol.izin) and obj.diurus_oleh(
            petugas_dari(request)
        )

    def kotak(self, request: HttpRequest, obj: Komitmen) -> dict[str, Any]:
        keadaan = obj.keadaan(timezone.localdate())
        terlihat = Kegiatan.objects.untuk(petugas_dari(request))
        tombol = self.tombol_untuk(request, obj)
        return {
            "title": f"Komitmen {obj}",
            "subtitle": None,
            "keadaan": keadaan,
            "mendesak": keadaan in MENDESAK,
            "alamat_kegiatan": reverse(
                "admin:pemangku_kegiatan_change", args=(obj.kegiatan_id,)
            )
            if terlihat.filter(pk=obj.kegiatan_id).exists()
            else "",
            "alamat_tautan": self.tautan("tautan", obj.pk)
            if tombol and obj.status == Komitmen.Status.BERLAKU
            else "",
            "laporan": obj.laporan.untuk_daftar(),
            "jumlah": obj.laporan.tiga_jumlah(),
            "tindak_lanjut": obj.tindak_lanjut.select_related("pj_unit"),
            "pengingat": obj.pengingat.order_by("ke"),
            "tombol": tombol,
            "isi": {"jejak": dari_jejak(obj)},
        }

    def tautan_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        obj: Komitmen = self.objek_atau_404(request, object_id)
        petugas = petugas_dari(request)
        if not (petugas.has_perm(KELOLA) and obj.diurus_oleh(petugas)):
            raise PermissionDenied
        konteks: dict[str, Any] = {
            **self.admin_site.each_context(request),
            "title": f"Tautan laporan: {obj}",
            "opts": self.opts,
            "object": obj,
        }
        if request.method == "POST":
            try:
                kode = ganti_tautan_terusan(obj, oleh=petugas, pada=timezone.now())
            except TindakanTerlarang as galat:
                messages.error(request, str(galat))
                return HttpResponseRedirect(self.tautan("change", obj.pk))
            konteks["alamat"] = alamat_terusan(kode)
            konteks["wa"] = alamat_bagikan(isi_ajakan(obj, kode=kode))
        jawab = TemplateResponse(request, "pemangku/janji/tautan.html", konteks)
        jawab["Cache-Control"] = "no-store, private"
        return jawab


# Reports of what was passed on: those to be looked at first, decided with a reason

PERIKSA = "pemangku.periksa_laporanterusan"


class SaringPeriksa(admin.SimpleListFilter):
    title = "perlu diperiksa"
    parameter_name = "periksa"

    @override
    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("ya", "Menunggu diperiksa")]

    @override
    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        return queryset.menunggu_diperiksa() if self.value() == "ya" else queryset


@admin.register(LaporanTerusan)
class LaporanTerusanAdmin(Bertombol, HanyaBaca):
    tombol = (
        Tombol(
            nama="periksa",
            label="Nyatakan benar",
            izin=PERIKSA,
            boleh=lambda satu: satu.boleh(TindakanLaporanTerusan.PERIKSA),
            lakukan=lambda satu, **isi: satu.periksa(**isi),
            berhasil="Laporan dinyatakan benar dan dihitung.",
            form=lambda _satu: PeriksaForm,
        ),
        Tombol(
            nama="tolak",
            label="Tolak",
            izin=PERIKSA,
            boleh=lambda satu: satu.boleh(TindakanLaporanTerusan.TOLAK),
            lakukan=lambda satu, **isi: satu.tolak(**isi),
            berhasil="Laporan ditolak dan tidak dihitung.",
            form=lambda _satu: AlasanPemangkuForm,
            bahaya=True,
        ),
    )
    change_form_template = "pemangku/janji/laporan_terusan.html"
    keterangan = (
        "Apa yang diteruskan pemangku, kepada berapa orang. Lebih dari 2.000 orang dan yang "
        "mungkin ganda diperiksa dulu. Tatap muka terhitung, tatap muka perkiraan, dan "
        "jangkauan pesan adalah tiga angka yang tidak dijumlahkan."
    )
    panduan = "kunjungan"
    list_display = ("hari", "siapa", "bentuk", "banyak", "cara_hitung", "hitungan")
    list_filter = (SaringPeriksa, "status", "cara_hitung")
    search_fields = ("pemangku__nama_resmi", "pemangku__nomor")
    fields = ("bentuk",)
    date_hierarchy = "tanggal"
    view_on_site = False

    def get_urls(self) -> list[URLPattern]:
        view = require_safe(self.bukti_view)
        return [
            self.alamat("<path:object_id>/bukti/", view, "bukti"),
            *super().get_urls(),
        ]

    @override
    def get_queryset(self, request: HttpRequest) -> Any:
        semua: Any = super().get_queryset(request)
        return semua.untuk_daftar()

    @admin.display(description="tanggal", ordering="tanggal")
    def hari(self, obj: LaporanTerusan) -> str:
        return tanggal_pendek(obj.tanggal)

    @admin.display(description="pemangku", ordering="pemangku__nama_resmi")
    def siapa(self, obj: LaporanTerusan) -> str:
        return obj.pemangku.nama_tampil

    @admin.display(description="orang", ordering="jumlah")
    def banyak(self, obj: LaporanTerusan) -> str:
        return angka(obj.jumlah)

    @admin.display(description="hitungan")
    def hitungan(self, obj: LaporanTerusan) -> str:
        return obj.sebutan

    def boleh_tombol(self, request: HttpRequest, tombol: Tombol, obj: Any) -> bool:
        return request.user.has_perm(tombol.izin) and obj.diurus_oleh(
            petugas_dari(request)
        )

    def kotak(self, request: HttpRequest, obj: LaporanTerusan) -> dict[str, Any]:
        terlihat = Komitmen.objects.untuk(petugas_dari(request))
        ada = obj.komitmen_id and terlihat.filter(pk=obj.komitmen_id).exists()
        return {
            "title": "Laporan terusan",
            "subtitle": None,
            "alamat_komitmen": reverse(
                "admin:pemangku_komitmen_change", args=(obj.komitmen_id,)
            )
            if ada
            else "",
            "alamat_bukti": self.tautan("bukti", obj.pk) if obj.bukti else "",
            "tombol": self.tombol_untuk(request, obj),
            "isi": {"jejak": dari_jejak(obj)},
        }

    def bukti_view(self, request: HttpRequest, object_id: str) -> HttpResponseBase:
        satu: LaporanTerusan = self.objek_atau_404(request, object_id)
        if not satu.bukti:
            raise Http404
        return unduhan(satu.bukti, nama="bukti.jpg", tipe="image/jpeg")


# Follow-ups: who must do what until when, closed with a result (PK-37)


class SelesaiForm(TindakanForm):
    hasil = Teks(
        label="Hasil", max_length=2000, wajib="Tulis hasilnya.", widget=panjang(4)
    )
    bukti = forms.FileField(
        label="Bukti (bila ada)",
        required=False,
        help_text="PDF, JPG, atau PNG.",
        error_messages={"empty": "Berkas ini kosong."},
    )

    def clean_bukti(self) -> Unggahan | None:
        berkas: UploadedFile | None = self.cleaned_data["bukti"]
        return periksa_unggahan(berkas, boleh=PINDAIAN) if berkas else None


class AlasanBatalForm(TindakanForm):
    alasan = Teks(
        label="Alasan", max_length=2000, wajib="Tulis alasannya.", widget=panjang(3)
    )


class UbahForm(TindakanForm):
    tenggat = tanggal_kosong("Paling lambat", wajib="Isi tanggalnya.")
    pj_unit = forms.ModelChoiceField(
        Unit.objects.none(), label="Unit yang mengerjakan", empty_label=None
    )
    alasan = Teks(label="Alasan", max_length=300, wajib="Tulis alasannya.")

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        satu: TindakLanjut = self.berkas
        kolom: Any = self.fields["pj_unit"]
        kolom.queryset = Unit.objects.berjalan(timezone.localdate()).ber_ppid()
        self.initial.setdefault("tenggat", satu.tenggat)
        self.initial.setdefault("pj_unit", satu.pj_unit_id)


@admin.register(TindakLanjut)
class TindakLanjutAdmin(Bertombol, HanyaBaca):
    tombol = (
        Tombol(
            nama="selesaikan",
            label="Selesaikan",
            izin=KERJAKAN,
            boleh=lambda t: t.boleh(TindakanTindakLanjut.SELESAIKAN),
            lakukan=selesaikan_tindak_lanjut,
            berhasil="Tindak lanjut selesai.",
            form=lambda _t: SelesaiForm,
        ),
        Tombol(
            nama="ubah",
            label="Ubah tenggat atau unit",
            izin=KELOLA_PUTARAN,
            boleh=lambda t: t.boleh(TindakanTindakLanjut.UBAH),
            lakukan=lambda t, **isi: t.ubah(**isi),
            berhasil="Tindak lanjut diubah.",
            form=lambda _t: UbahForm,
        ),
        Tombol(
            nama="batalkan",
            label="Batalkan",
            izin=KELOLA_PUTARAN,
            boleh=lambda t: t.boleh(TindakanTindakLanjut.BATALKAN),
            lakukan=lambda t, **isi: t.batalkan(**isi),
            berhasil="Tindak lanjut dibatalkan.",
            form=lambda _t: AlasanBatalForm,
            bahaya=True,
        ),
    )
    change_form_template = "pemangku/janji/tindak_lanjut.html"
    keterangan = (
        "Yang disepakati dalam kunjungan dan harus dikerjakan, dengan unit dan tenggatnya. "
        "Unit diingatkan sekali, dua hari kerja sebelum tenggat."
    )
    panduan = "kunjungan"
    jalan_unit = "pj_unit"
    list_display = ("uraian", "batas", "pj_unit", "status")
    list_filter = ("status", SaringUnit)
    list_select_related = ("pj_unit",)
    search_fields = ("uraian", "kegiatan__nomor")
    fields = ("uraian",)
    view_on_site = False

    def get_urls(self) -> list[URLPattern]:
        view = require_safe(self.bukti_view)
        return [
            self.alamat("<path:object_id>/bukti/", view, "bukti"),
            *super().get_urls(),
        ]

    @admin.display(description="paling lambat", ordering="tenggat")
    def batas(self, obj: TindakLanjut) -> str:
        lewat = " (lewat)" if obj.lewat(timezone.localdate()) else ""
        return f"{tanggal_pendek(obj.tenggat)}{lewat}"

    def kotak(self, request: HttpRequest, obj: TindakLanjut) -> dict[str, Any]:
        terlihat = Kegiatan.objects.untuk(petugas_dari(request))
        kegiatan = terlihat.filter(tindak_lanjut=obj).first()
        return {
            "title": "Tindak lanjut",
            "subtitle": None,
            "lewat": obj.lewat(timezone.localdate()),
            "alamat_kegiatan": reverse(
                "admin:pemangku_kegiatan_change", args=(kegiatan.pk,)
            )
            if kegiatan
            else "",
            "alamat_komitmen": reverse(
                "admin:pemangku_komitmen_change", args=(obj.komitmen_id,)
            )
            if kegiatan and obj.komitmen_id
            else "",
            "alamat_bukti": self.tautan("bukti", obj.pk) if obj.bukti else "",
            "tombol": self.tombol_untuk(request, obj),
            "jejak": dari_jejak(obj),
        }

    def bukti_view(self, request: HttpRequest, object_id: str) -> HttpResponseBase:
        satu = self.objek_atau_404(request, object_id)
        if not satu.bukti:
            raise Http404
        jenis = satu.bukti.name.rpartition(".")[2]
        return unduhan(satu.bukti, nama=f"bukti.{jenis}", tipe=TIPE[jenis])
