"""Pages of assessments: asking for one, approving, the two pictures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.utils import timezone

from organisasi.form_fields import Teks
from organisasi.grafik.gambar import Gambar
from organisasi.kantor.izin import petugas_dari, saat_dari, yang_dapat
from organisasi.kertas.dokumen import Pencetak, kirim, lembar_dinas
from organisasi.kertas.naskah import gambar, tabel
from organisasi.models import Wilayah
from organisasi.staf.base import (
    TULIS,
    HanyaBaca,
    PortalAdmin,
    SaringUnit,
    di_alamat,
    panjang,
)
from organisasi.staf.tombol import Bertombol, Tombol
from pemangku.forms import coba
from pemangku.inventaris.models import Pemangku
from pemangku.penilaian.gambar import (
    LEBAR_CAKUPAN,
    LEBAR_MATRIKS,
    gambar_cakupan,
    gambar_nilai,
)
from pemangku.penilaian.models import (
    ALASAN_TERPENDEK,
    BUKAN_TUGASNYA,
    KEPENTINGAN,
    OBJEK,
    PENGARUH,
    PERTANYAAN,
    TERLALU_PENDEK,
    Penilaian,
    Sikap,
    TindakanPenilaian,
    halangan_nilai,
    nilai_pemangku,
)

# The form of an assessment: each score beside its meaning, nothing chosen beforehand


BELUM_DIPILIH = ("", "Belum dinilai")


def _angka(
    label: str, pilihan: Iterable[tuple[int, str]], widget: Any = forms.RadioSelect
) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=label,
        choices=(BELUM_DIPILIH, *pilihan),
        coerce=int,
        empty_value=None,
        required=False,
        widget=widget,
    )


def _skala(label: str, arti: Sequence[str]) -> forms.TypedChoiceField:
    return _angka(label, ((n, f"{n}. {satu}") for n, satu in enumerate(arti, 1)))


class NilaiForm(forms.Form):
    use_required_attribute = False

    pengaruh = _skala(
        "Pengaruh: sejauh mana dapat meneruskan pesan atau mengubah layanan", PENGARUH
    )
    kepentingan = _skala("Kepentingan: seberapa terkait dengan tiga kanal", KEPENTINGAN)
    sikap = _angka("Sikap", Sikap.choices, forms.Select)
    alasan = Teks(
        label="Alasan",
        max_length=1000,
        wajib=TERLALU_PENDEK,
        widget=panjang(4),
        help_text=(
            f"Sedikitnya {ALASAN_TERPENDEK} huruf. Tulis fakta yang dapat diperiksa; "
            "catatan ini dapat menjadi objek permohonan informasi."
        ),
    )


LIHAT = "pemangku.view_penilaian"


def penilaian(
    induk: PortalAdmin, request: HttpRequest, obj: Pemangku
) -> dict[str, Any]:
    """What counts and every row, for who may read them; None for others."""
    petugas = petugas_dari(request)
    aktif = obj.status == Pemangku.Status.AKTIF
    nilai = None
    terbaca = Penilaian.cakupan(petugas).mencakup(obj.pengelola)
    if terbaca and request.user.has_perm(LIHAT):
        kini = obj.penilaian.kini().first()
        nilai = {
            "objek": OBJEK,
            "kini": kini,
            "basi": kini and kini.basi(timezone.localdate()),
            "baris": obj.penilaian.select_related("penilai", "disahkan_oleh"),
        }
    return {
        "nilai": nilai,
        "alamat_nilai": induk.tautan("nilai", obj.pk)
        if aktif and not halangan_nilai(obj, petugas)
        else "",
    }


@di_alamat("<path:object_id>/nilai/", "nilai", TULIS)
def nilai_view(
    induk: PortalAdmin, request: HttpRequest, object_id: str
) -> HttpResponse:
    """Ask for the scores beside their meaning; store them on POST (PK-46).

    403 with the reason for a person while there is no DPIA (PK-48).
    """
    obj: Pemangku = induk.objek_atau_404(request, object_id)
    halangan = halangan_nilai(obj, petugas_dari(request))
    if halangan == BUKAN_TUGASNYA:
        raise PermissionDenied(halangan)
    if halangan:
        return _halaman_nilai(induk, request, obj, None, tolak=halangan)
    form = NilaiForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        saat = saat_dari(request)
        baris = coba(form, nilai_pemangku, obj, saat, **form.cleaned_data)
        if baris:
            messages.success(
                request,
                "Penilaian tersimpan; dihitung setelah disahkan orang lain.",
            )
            return HttpResponseRedirect(induk.tautan("change", obj.pk))
    return _halaman_nilai(induk, request, obj, form)


def _halaman_nilai(
    induk: PortalAdmin,
    request: HttpRequest,
    obj: Pemangku,
    form: NilaiForm | None,
    tolak: str = "",
) -> HttpResponse:
    return induk.halaman(
        request,
        "pemangku/penilaian/nilai.html",
        status=403 if tolak else 200,
        object=obj,
        title=f"Nilai {obj}",
        form=form,
        tolak=tolak,
        objek=OBJEK,
        pertanyaan=PERTANYAAN,
    )


@admin.register(Penilaian)
class PenilaianAdmin(Bertombol, HanyaBaca):
    tombol = (
        Tombol(
            TindakanPenilaian.SAHKAN,
            Penilaian.sahkan,
            halangan=Penilaian.halangan_sahkan,
            orang_kedua=lambda n: yang_dapat(
                TindakanPenilaian.SAHKAN.izin,
                [n.pemangku.pengelola],
                timezone.localdate(),
                kecuali=(n.penilai_id,),
            ),
            berhasil="Penilaian disahkan dan mulai dihitung.",
            akibat=lambda _n: (
                "Nilainya masuk matriks dan laporan; barisnya tidak dapat diubah lagi.",
            ),
        ),
    )
    keterangan = (
        "Penilaian pengaruh dan kepentingan, satu baris setiap kali dinilai; yang lama "
        "tidak diubah. Nilai dihitung setelah disahkan orang kedua, bukan penilainya "
        "sendiri. Menilai dilakukan dari halaman pemangkunya."
    )
    panduan = "pemangku"
    jalan_unit = "pemangku__pengelola"
    list_display = (
        *("dinilai_pada", "siapa", "pengaruh", "kepentingan", "penilai", "status"),
    )
    list_filter = ("status", SaringUnit)
    list_select_related = (
        *("pemangku__jenis", "pemangku__wilayah", "pemangku__pengelola__induk"),
        "penilai",
    )
    search_fields = ("pemangku__nomor", "pemangku__nama_resmi")
    fields = (
        *("siapa", "pengaruh", "kepentingan", "sikap", "alasan", "penilai"),
        *("dinilai_pada", "status", "status_sejak", "disahkan_oleh"),
    )
    readonly_fields = ("siapa",)

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        return super().get_queryset(request).select_related(*self.list_select_related)

    @admin.display(description="pemangku")
    def siapa(self, obj: Penilaian) -> str:
        return str(obj.pemangku)


# Two pictures: who stands where, and which kelurahan somebody reaches

SVG, PDF = "svg", "pdf"
GAMBAR = "pemangku/penilaian/gambar.html"


class MatriksForm(forms.Form):
    kecamatan = forms.ModelChoiceField(
        Wilayah.objects.kecamatan(),
        label="Kecamatan",
        required=False,
        empty_label="seluruh kota",
    )


def _matriks(request: HttpRequest) -> tuple[MatriksForm, Gambar]:
    if not request.user.has_perm(LIHAT):
        raise PermissionDenied
    form = MatriksForm(request.GET or None)
    pilih = form.cleaned_data if form.is_valid() else {}
    satu = gambar_nilai(
        petugas_dari(request),
        hari=timezone.localdate(),
        kecamatan=pilih.get("kecamatan"),
    )
    return form, satu


@di_alamat("matriks/", "matriks")
def matriks_view(induk: PortalAdmin, request: HttpRequest) -> HttpResponse:
    form, satu = _matriks(request)
    return induk.halaman(
        request,
        GAMBAR,
        gambar=satu,
        title="Matriks pengaruh dan kepentingan",
        keterangan=(
            "Lembaga yang dinilai, menurut pengaruh dan kepentingannya. Yang belum "
            "dinilai tidak digambar, hanya dihitung; perorangan tidak dinilai."
        ),
        berkas=_berkas(induk, "matriks", request.GET.urlencode()),
        form=form,
    )


@di_alamat("matriks.<str:bentuk>", "matriks_berkas")
def matriks_berkas_view(
    induk: PortalAdmin, request: HttpRequest, bentuk: str
) -> HttpResponseBase:
    _, satu = _matriks(request)
    return _kirim(induk, request, satu, LEBAR_MATRIKS, "matriks", bentuk)


def _cakupan(induk: PortalAdmin, request: HttpRequest) -> Gambar:
    if not induk.has_view_permission(request):
        raise PermissionDenied
    return gambar_cakupan(timezone.localdate())


@di_alamat("cakupan/", "cakupan")
def cakupan_view(induk: PortalAdmin, request: HttpRequest) -> HttpResponse:
    return induk.halaman(
        request,
        GAMBAR,
        gambar=_cakupan(induk, request),
        title="Peta cakupan",
        keterangan=(
            "Kelurahan mana yang sudah punya pemangku luar pemerintah. Bulat penuh: "
            "ada yang terverifikasi; setengah: hanya yang kedaluwarsa; kosong: belum "
            "ada."
        ),
        berkas=_berkas(induk, "cakupan", ""),
    )


@di_alamat("cakupan.<str:bentuk>", "cakupan_berkas")
def cakupan_berkas_view(
    induk: PortalAdmin, request: HttpRequest, bentuk: str
) -> HttpResponseBase:
    satu = _cakupan(induk, request)
    return _kirim(induk, request, satu, LEBAR_CAKUPAN, "cakupan", bentuk)


def _berkas(induk: PortalAdmin, nama: str, saringan: str) -> list[tuple[str, str]]:
    akhir = f"?{saringan}" if saringan else ""
    return [
        (bentuk.upper(), f"{induk.tautan(f'{nama}_berkas', bentuk)}{akhir}")
        for bentuk in (PDF, SVG)
    ]


def _kirim(
    induk: PortalAdmin,
    request: HttpRequest,
    satu: Gambar,
    lebar: tuple[int, ...],
    nama: str,
    bentuk: str,
) -> HttpResponseBase:
    if bentuk not in {SVG, PDF}:
        raise Http404
    kini = timezone.now()
    berkas = f"pemangku_{nama}_{timezone.localdate(kini):%Y-%m-%d}"
    if bentuk == SVG:
        jawab = HttpResponse(satu.svg(), content_type="image/svg+xml")
        jawab["Content-Disposition"] = f'attachment; filename="{berkas}.svg"'
        return jawab
    return kirim(
        request,
        bentuk,
        berkas,
        pada=kini,
        kembali=induk.tautan(nama),
        kertas=lambda: lembar_dinas(
            Pencetak.dari(petugas_dari(request), kini),
            judul=satu.judul,
            hal=satu.judul,
            bagian=[*gambar(satu), tabel(satu.kepala, satu.baris, lebar)],
        ),
    )


HALAMAN_NILAI = (
    *(nilai_view, matriks_view, matriks_berkas_view),
    *(cakupan_view, cakupan_berkas_view),
)
