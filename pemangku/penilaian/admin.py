"""Pages of assessments: asking for one, approving; who stands where (PK-47, 9.8)."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from organisasi.bahasa import tanggal_pendek
from organisasi.form_fields import Teks
from organisasi.grafik.gambar import (
    BidangMatriks,
    Gambar,
    TandaMatriks,
    gambar_matriks,
)
from organisasi.kantor.direktori import unit_kota
from organisasi.kantor.izin import petugas_dari
from organisasi.models import Petugas, Wilayah
from organisasi.staf.base import (
    HanyaBaca,
    PortalAdmin,
    SaringUnit,
    di_alamat,
    panjang,
)
from organisasi.staf.borongan import massal
from organisasi.staf.tombol import Bertombol, TindakanForm, Tombol
from pemangku.inventaris.models import Pemangku
from pemangku.inventaris.pilihan import TindakanPemangku
from pemangku.penilaian.models import (
    ALASAN_TERPENDEK,
    KEPENTINGAN,
    OBJEK,
    PENGARUH,
    PERTANYAAN,
    SETUJU_PENILAIAN,
    TERLALU_PENDEK,
    TINGGI,
    Kuadran,
    Penilaian,
    TindakanPenilaian,
    halangan_nilai,
    nilai_pemangku,
)

# The form of an assessment: each score beside its meaning, nothing chosen beforehand


def _skala(label: str, arti: Sequence[str]) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=label,
        choices=[(n, f"{n}. {satu}") for n, satu in enumerate(arti, 1)],
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih satu nilai."},
    )


class NilaiForm(TindakanForm):
    pengaruh = _skala(
        "Pengaruh: sejauh mana dapat meneruskan pesan atau mengubah layanan", PENGARUH
    )
    kepentingan = _skala("Kepentingan: seberapa terkait dengan tiga kanal", KEPENTINGAN)
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


TOMBOL_NILAI = Tombol(
    TindakanPemangku.NILAI,
    nilai_pemangku,
    berhasil="Penilaian tersimpan; dihitung sesudah disahkan petugas lain.",
    penjelasan=f"Dinilai untuk: {OBJEK}. {PERTANYAAN} Yang dinilai lembaganya, bukan "
    "orangnya. Penilaian lama tetap tersimpan.",
    form=lambda _p: NilaiForm,
    untuk=lambda p, petugas: not halangan_nilai(p, petugas),
    # That has said whose it is: a field officer assesses all over the city.
    unit=lambda _p: unit_kota(),
)
LIHAT = "pemangku.view_penilaian"


def penilaian(request: HttpRequest, obj: Pemangku) -> dict[str, Any] | None:
    """What counts and every row, for who may read them; None for others."""
    terbaca = Penilaian.cakupan(petugas_dari(request)).mencakup(obj.pengelola)
    if not (terbaca and request.user.has_perm(LIHAT)):
        return None
    baris = list(obj.penilaian.select_related("penilai", "disahkan_oleh"))
    # The newest approved row counts (``kini``).
    kini = next((n for n in baris if n.status == Penilaian.Status.SAH), None)
    return {
        "objek": OBJEK,
        "kini": kini,
        "basi": kini and kini.basi(timezone.localdate()),
        "baris": baris,
    }


@admin.register(Penilaian)
class PenilaianAdmin(Bertombol, HanyaBaca):
    tombol = (
        Tombol(
            TindakanPenilaian.SAHKAN,
            Penilaian.sahkan,
            **SETUJU_PENILAIAN.tombol,
            berhasil="Penilaian disahkan dan mulai dihitung.",
        ),
    )
    actions = (massal(tombol[0]),)
    keterangan = "Nilai dihitung sesudah disahkan petugas lain."
    panduan = "pemangku"
    jalan_unit = "pemangku__pengelola"
    list_display = (
        "dinilai_pada",
        "siapa",
        "pengaruh",
        "kepentingan",
        "penilai",
        "status",
    )
    list_filter = ("status", SaringUnit)
    list_select_related = (
        "pemangku__jenis",
        "pemangku__wilayah__induk",
        "penilai",
    )
    search_fields = ("pemangku__nomor", "pemangku__nama_resmi")
    fields = (
        "siapa",
        "pengaruh",
        "kepentingan",
        "alasan",
        "penilai",
        "dinilai_pada",
        "status",
        "status_sejak",
        "disahkan_oleh",
    )
    readonly_fields = ("siapa",)

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        semua = super().get_queryset(request)
        return semua.select_related(
            *self.list_select_related, "pemangku__pengelola__induk"
        )

    @admin.display(description="pemangku")
    def siapa(self, obj: Penilaian) -> str:
        return str(obj.pemangku)


# Who stands where

KEPALA_MATRIKS = ("Yang dilakukan", "Pemangku", "Pengaruh", "Kepentingan", "Dinilai")
BIDANG = BidangMatriks(
    mendatar="Kepentingan: 1 di kiri sampai 5 di kanan",
    tegak="Pengaruh: 1 di bawah sampai 5 di atas",
    batas=TINGGI,
    # High in both, in influence, in interest, in none.
    sudut=(
        str(Kuadran.LIBATKAN.label),
        str(Kuadran.JAGA.label),
        str(Kuadran.KABARI.label),
        str(Kuadran.PANTAU.label),
    ),
    legenda=("dinilai setahun terakhir", "perlu dinilai ulang"),
)


def gambar_nilai(
    petugas: Petugas, *, hari: date, kecamatan: Wilayah | None = None
) -> Gambar:
    """The picture of what the officer may read; bodies only, persons never (PK-48).

    Who is not assessed is counted under the picture, never drawn. The table has the
    same, by field, the most important first.
    """
    milik = Penilaian.cakupan(petugas).q("pengelola")
    semua = Pemangku.objects.aktif().lembaga().filter(milik)
    if kecamatan:
        semua = semua.di_kecamatan(kecamatan)
    kini = (
        Penilaian.objects.kini()
        .filter(pemangku__in=semua.order_by().values("pk"))
        .select_related("pemangku__jenis", "pemangku__wilayah__induk")
    )
    urut = list(Kuadran)
    baris = sorted(kini, key=lambda n: (urut.index(n.kuadran), n.pemangku.nomor))
    belum = semua.count() - len(baris)
    kuadran = Counter(n.kuadran for n in baris)
    isi = ", ".join(f"{k.label} {kuadran[k]}" for k in Kuadran if kuadran[k])
    return gambar_matriks(
        judul="Matriks pengaruh dan kepentingan"
        + (f" di {kecamatan}" if kecamatan else ""),
        uraian=(
            f"{OBJEK}. {len(baris)} pemangku digambar{isi and f': {isi}'}; "
            f"{belum} belum dinilai. Rinciannya ada dalam tabel."
        ),
        bidang=BIDANG,
        tanda=[
            TandaMatriks(
                (n.kepentingan, n.pengaruh), n.basi(hari), n.pemangku.nama_tampil
            )
            for n in baris
        ],
        kepala=KEPALA_MATRIKS,
        baris=[_sel_matriks(n, hari) for n in baris],
        catatan=[
            f"{belum} belum dinilai.",
            (
                f"{OBJEK}, keadaan {tanggal_pendek(hari)}. Yang dihitung penilaian sah "
                "terbaru. Angka pada tanda: banyaknya pemangku di titik yang sama."
            ),
        ],
    )


def _sel_matriks(nilai: Penilaian, hari: date) -> tuple[str, ...]:
    p, ulang = nilai.pemangku, ", perlu dinilai ulang" if nilai.basi(hari) else ""
    return (
        str(nilai.kuadran.label),
        f"{p.nama_tampil} ({p.nomor})",
        str(nilai.pengaruh),
        str(nilai.kepentingan),
        f"{tanggal_pendek(nilai.dinilai_pada)}{ulang}",
    )


class MatriksForm(forms.Form):
    kecamatan = forms.ModelChoiceField(
        Wilayah.objects.kecamatan(),
        label="Kecamatan",
        required=False,
        empty_label="seluruh kota",
    )


@di_alamat("matriks/", "matriks")
def matriks_view(induk: PortalAdmin, request: HttpRequest) -> HttpResponse:
    if not request.user.has_perm(LIHAT):
        raise PermissionDenied
    form = MatriksForm(request.GET or None)
    pilih = form.cleaned_data if form.is_valid() else {}
    satu = gambar_nilai(
        petugas_dari(request),
        hari=timezone.localdate(),
        kecamatan=pilih.get("kecamatan"),
    )
    return induk.halaman(
        request,
        "pemangku/penilaian/gambar.html",
        gambar=satu,
        title="Matriks pengaruh dan kepentingan",
        keterangan=(
            "Lembaga yang dinilai, menurut pengaruh dan kepentingannya. Yang belum "
            "dinilai tidak digambar, hanya dihitung; perorangan tidak dinilai."
        ),
        form=form,
    )
