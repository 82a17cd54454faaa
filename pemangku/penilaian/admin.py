"""Pages of assessments: asking for one, approving; who stands where, and who is reached.

The two pictures are PK-47 (9.8) and PK-45 (9.9).
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone

from organisasi.bahasa import tanggal_pendek
from organisasi.form_fields import Borang, Teks
from organisasi.grafik.gambar import (
    Bentuk,
    BidangMatriks,
    Gambar,
    Isi,
    Petak,
    TandaMatriks,
    gambar_matriks,
    gambar_petak,
)
from organisasi.halaman.rahasia import kiriman
from organisasi.kantor.izin import petugas_dari, saat_dari
from organisasi.models import Petugas, Wilayah
from organisasi.staf.base import (
    TULIS,
    HanyaBaca,
    PortalAdmin,
    SaringUnit,
    di_alamat,
    panjang,
)
from organisasi.staf.borongan import massal
from organisasi.staf.tombol import Bertombol, Tombol
from pemangku.inventaris.models import Pemangku
from pemangku.penilaian.models import (
    ALASAN_TERPENDEK,
    BUKAN_TUGASNYA,
    KEPENTINGAN,
    OBJEK,
    PENGARUH,
    PERTANYAAN,
    SETUJU_PENILAIAN,
    TERLALU_PENDEK,
    TINGGI,
    Kuadran,
    Penilaian,
    Sikap,
    TindakanPenilaian,
    cakupan_kelurahan,
    halangan_nilai,
    nilai_pemangku,
)
from pemangku.staf import coba

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


class NilaiForm(Borang):
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
    form = NilaiForm(kiriman(request))
    if form.is_valid():
        saat = saat_dari(request)
        baris = coba(form, nilai_pemangku, obj, saat, **form.cleaned_data)
        if baris:
            messages.success(
                request,
                "Penilaian tersimpan; dihitung sesudah disahkan petugas lain.",
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
            **SETUJU_PENILAIAN.tombol,
            berhasil="Penilaian disahkan dan mulai dihitung.",
        ),
    )
    actions = (massal(tombol[0]),)
    keterangan = "Nilai dihitung sesudah disahkan petugas lain."
    panduan = "pemangku"
    jalan_unit = "pemangku__pengelola"
    list_display = (
        *("dinilai_pada", "siapa", "pengaruh", "kepentingan", "penilai", "status"),
    )
    list_filter = ("status", SaringUnit)
    list_select_related = (*("pemangku__jenis", "pemangku__wilayah__induk", "penilai"),)
    search_fields = ("pemangku__nomor", "pemangku__nama_resmi")
    fields = (
        *("siapa", "pengaruh", "kepentingan", "sikap", "alasan", "penilai"),
        *("dinilai_pada", "status", "status_sejak", "disahkan_oleh"),
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


# Two pictures: who stands where, and which kelurahan somebody reaches

ULANG = "perlu dinilai ulang"
BELUM = "belum dinilai"
SIKAP = {
    Bentuk.LINGKARAN: "netral",
    Bentuk.NAIK: "mendukung",
    Bentuk.TURUN: "keberatan",
    Bentuk.KOTAK: "belum diketahui",
}
KEPALA_MATRIKS = (
    *("Pemangku", "Wilayah", "Pengaruh", "Kepentingan", "Kuadran", "Sikap"),
    "Catatan",
)
BIDANG = BidangMatriks(
    mendatar="Kepentingan",
    tegak="Pengaruh",
    batas=TINGGI,
    sudut=(
        f"{Kuadran.KELOLA.label}: pengaruh dan kepentingan tinggi",
        f"{Kuadran.JAGA.label}: pengaruh tinggi, kepentingan rendah",
        f"{Kuadran.BERI_TAHU.label}: kepentingan tinggi",
        f"{Kuadran.PANTAU.label}: pengaruh dan kepentingan rendah",
    ),
    legenda=(
        *((bentuk, False, kata) for bentuk, kata in SIKAP.items()),
        (Bentuk.LINGKARAN, True, "lebih dari setahun"),
    ),
)


def gambar_nilai(
    petugas: Petugas, *, hari: date, kecamatan: Wilayah | None = None
) -> Gambar:
    """The picture of what the officer may read; bodies only, persons never (PK-48).

    Who is not assessed on both scales is counted under the picture, never drawn.
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
    baris = sorted((n for n in kini if n.titik), key=lambda n: n.pemangku.nomor)
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
            TandaMatriks(n.titik, _bentuk(n), n.basi(hari), n.pemangku.nama_tampil)
            for n in baris
            if n.titik
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


def _bentuk(nilai: Penilaian) -> Bentuk:
    if not nilai.sikap:
        return Bentuk.KOTAK if nilai.sikap is None else Bentuk.LINGKARAN
    return Bentuk.NAIK if nilai.sikap > 0 else Bentuk.TURUN


def _sel_matriks(nilai: Penilaian, hari: date) -> tuple[str, ...]:
    p, kuadran = nilai.pemangku, nilai.kuadran
    return (
        f"{p.nama_tampil} ({p.nomor})",
        p.wilayah.sebutan if p.wilayah else "",
        str(nilai.pengaruh),
        str(nilai.kepentingan),
        str(kuadran.label) if kuadran else "",
        SIKAP[_bentuk(nilai)],
        ULANG if nilai.basi(hari) else "",
    )


# The coverage map: ten tiles, a dot for each kelurahan (PK-45, 9.9)


KEPALA_CAKUPAN = (
    "Kecamatan",
    "Kelurahan",
    "Terverifikasi",
    "Hanya kedaluwarsa",
    "Keadaan",
)
KATA_CAKUPAN = {
    Isi.PENUH: "ada pemangku terverifikasi",
    Isi.SETENGAH: "hanya yang kedaluwarsa",
    Isi.KOSONG: "belum ada",
}


def gambar_cakupan(hari: date) -> Gambar:
    isi = cakupan_kelurahan(hari)
    semua = [satu for baris in isi.values() for satu in baris]
    terisi = _terisi(semua)
    return gambar_petak(
        judul="Peta cakupan pemangku luar pemerintah",
        uraian=(
            f"{terisi} dari {len(semua)} kelurahan punya pemangku luar pemerintah yang "
            "terverifikasi. Rinciannya ada dalam tabel."
        ),
        petak=[
            Petak(
                kolom=kecamatan.grid_x,
                baris=kecamatan.grid_y,
                nama=kecamatan.nama,
                isi=f"{_terisi(baris)}/{len(baris)} kelurahan",
                titik=[(tempat.nama, _penuh(*n)) for tempat, *n in baris],
            )
            for kecamatan, baris in isi.items()
            if kecamatan.grid_x and kecamatan.grid_y
        ],
        legenda=tuple(KATA_CAKUPAN.items()),
        kepala=KEPALA_CAKUPAN,
        baris=[
            (
                tempat.induk.nama if tempat.induk else "",
                tempat.nama,
                str(segar),
                str(basi),
                KATA_CAKUPAN[_penuh(segar, basi)],
            )
            for tempat, segar, basi in semua
        ],
        catatan=(
            (
                f"{terisi} dari {len(semua)} kelurahan terverifikasi, keadaan "
                f"{tanggal_pendek(hari)}. Yang meliputi seluruh kota atau kecamatan tidak "
                "dihitung untuk kelurahan."
            ),
        ),
    )


def _terisi(baris: Iterable[tuple[Wilayah, int, int]]) -> int:
    return sum(segar > 0 for _tempat, segar, _basi in baris)


def _penuh(segar: int, basi: int) -> Isi:
    if segar:
        return Isi.PENUH
    return Isi.SETENGAH if basi else Isi.KOSONG


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


@di_alamat("cakupan/", "cakupan")
def cakupan_view(induk: PortalAdmin, request: HttpRequest) -> HttpResponse:
    if not induk.has_view_permission(request):
        raise PermissionDenied
    return induk.halaman(
        request,
        "pemangku/penilaian/gambar.html",
        gambar=gambar_cakupan(timezone.localdate()),
        title="Peta cakupan",
        keterangan=(
            "Kelurahan mana yang sudah punya pemangku luar pemerintah. Bulat penuh: "
            "ada yang terverifikasi; setengah: hanya yang kedaluwarsa; kosong: belum "
            "ada."
        ),
    )


HALAMAN_NILAI = (nilai_view, matriks_view, cakupan_view)
