"""The applicant's pages of a request: read it, act on it, fetch its files."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial

from django import forms
from django.conf import settings
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone

from informasi.jawaban.models import BerkasJawaban, ButirJawaban
from informasi.keberatan.actions import alasan_terbuka
from informasi.keberatan.models import Keberatan
from informasi.keberatan.sengketa import jendela_sengketa
from informasi.pemohon.isian import PERKARA, cari_permohonan, tidak_bisa
from informasi.permohonan.actions import (
    BELUM_DINILAI,
    balas_petugas,
    cabut_permohonan,
    nilai_permohonan,
)
from informasi.permohonan.forms import BalasanForm, CabutPermohonanForm, LengkapiForm
from informasi.permohonan.kelengkapan import catat_kelengkapan
from informasi.permohonan.models import Permohonan
from informasi.permohonan.pilihan import BERJALAN, TERJAWAB, TindakanPermohonan as T
from informasi.permohonan.words import (
    KasusPermohonan,
    keadaan,
    linimasa,
    muat_kasus,
    tahap,
)
from informasi.surat.actions import unduh_surat
from informasi.surat.models import Surat
from organisasi.bahasa import tanggal
from organisasi.halaman.rahasia import halaman_pribadi, kiriman, unduhan
from organisasi.kantor.direktori import alamat_dengan_pertolongan
from organisasi.kantor.saat import Saat
from organisasi.kertas.naskah import PDFGagal
from organisasi.kertas.unggahan import menerima_berkas
from organisasi.pribadi.perkara import berhasil

# The private page


@halaman_pribadi()
def permohonan_rinci(request: HttpRequest, kode: str) -> HttpResponse:
    kasus = muat_kasus(cari_permohonan(kode, "kepuasan"))
    permohonan, hari_ini = kasus.permohonan, timezone.localdate()
    lengkapi = permohonan.boleh(T.LENGKAPI)
    return PERKARA.halaman(
        request,
        "informasi/permohonan/rinci.html",
        permohonan,
        keadaan(kasus, hari_ini),
        linimasa(kasus),
        isi=kasus,
        tahap=tahap(kasus),
        aksi=list(aksi(kasus, hari_ini)),
        kurang=permohonan.masih_kurang if lengkapi else [],
        sesudah=list(_penilaian(permohonan)),
        ulang=list(_keberatan(kasus, hari_ini)) if kasus.butir else [],
        utama=_berkas_utama(kasus),
        boleh_cabut=permohonan.boleh(T.CABUT),
        berjalan=permohonan.status in BERJALAN,
    )


@halaman_pribadi()
def permohonan_kalender(_request: HttpRequest, kode: str) -> HttpResponse:
    kasus = muat_kasus(cari_permohonan(kode))
    return PERKARA.kalender(kasus.permohonan, keadaan(kasus, timezone.localdate()))


# Heading, text, button and its address.
type Aksi = tuple[str, str, str, str]


def aksi(kasus: KasusPermohonan, hari_ini: date) -> Iterator[Aksi]:
    """What the applicant can do today, the most pressing first; no query."""
    permohonan = kasus.permohonan
    if permohonan.boleh(T.LENGKAPI):
        yield (
            "Lengkapi berkas Anda",
            "Yang masih kurang:",
            "Lengkapi sekarang",
            _alamat("lengkapi", permohonan),
        )
    yield from _upaya(kasus, hari_ini)
    if not kasus.butir:
        yield from _keberatan(kasus, hari_ini)


def _penilaian(permohonan: Permohonan) -> Iterator[Aksi]:
    ke, lama = _alamat("nilai", permohonan), getattr(permohonan, "kepuasan", None)
    if lama is None and permohonan.status in TERJAWAB:
        yield (
            "Nilai pelayanan kami",
            "Boleh dilewati. Petugas Anda tidak melihat nilainya.",
            "Beri nilai",
            ke,
        )
    elif lama and lama.dapat_diubah(timezone.now()):
        yield "Ubah penilaian Anda", lama.kalimat_batas, "Ubah nilai", ke


def _berkas_utama(kasus: KasusPermohonan) -> BerkasJawaban | None:
    """The file that the green button of the newest answer opens."""
    for _, butir in kasus.balasan[:1]:
        for satu in butir:
            if satu.putusan != ButirJawaban.Putusan.DITOLAK:
                for berkas in satu.berkas.all():
                    return berkas
    return None


def _upaya(kasus: KasusPermohonan, hari_ini: date) -> Iterator[Aksi]:
    permohonan = kasus.permohonan
    for terakhir in kasus.keberatan[:1]:
        if terakhir.status == Keberatan.Status.DITANGGAPI:
            yield (
                "Baca tanggapan Atasan PPID",
                "Setelah itu Anda dapat menerimanya, atau membawanya ke Komisi Informasi.",
                "Baca tanggapan",
                _alamat("keberatan-rinci", permohonan, terakhir.pk),
            )
        if sampai := jendela_sengketa(terakhir, hari_ini).terbuka_sampai:
            yield (
                "Bawa ke Komisi Informasi",
                f"Hari terakhirnya {tanggal(sampai)}. Berkasnya sudah kami siapkan.",
                "Lihat caranya",
                _alamat("sengketa", permohonan),
            )


def _keberatan(kasus: KasusPermohonan, hari_ini: date) -> Iterator[Aksi]:
    permohonan = kasus.permohonan
    biaya = kasus.butir[0].jawaban.biaya if kasus.butir else 0
    jendela = alasan_terbuka(permohonan, hari_ini, sudah=kasus.keberatan, biaya=biaya)
    if sampai := jendela.terbuka_sampai:
        hari = f"Hari terakhirnya {tanggal(sampai)}."
        yield (
            "Minta diperiksa ulang oleh atasan kami",
            f"Namanya keberatan. Gratis, dan diputus orang lain. {hari}",
            "Ajukan keberatan",
            _alamat("keberatan", permohonan),
        )


def _alamat(nama: str, permohonan: Permohonan, *lain: object) -> str:
    return reverse(f"informasi:permohonan-{nama}", args=(permohonan.kode, *lain))


# Short acts, each on its own page: write, withdraw, judge


def _lakukan(
    request: HttpRequest, form: forms.Form, tindakan: Callable[..., object]
) -> bool:
    return berhasil(request, form, partial(tindakan, saat=Saat(None, timezone.now())))


@halaman_pribadi(borang=True)
def permohonan_pesan(request: HttpRequest, kode: str) -> HttpResponse:
    permohonan = cari_permohonan(kode)
    if permohonan.status not in BERJALAN:
        return tidak_bisa(
            request,
            permohonan,
            judul="Pesan tidak dapat dikirim lagi",
            sebab="Permohonan ini sudah selesai.",
        )
    pk, tanya = request.GET.get("tanya", ""), None
    if pk.isascii() and pk.isdigit():
        semua = permohonan.pesan.untuk_warga().filter(jawab_sampai__isnull=False)
        tanya = semua.filter(pk=int(pk[:18])).first()
    form = BalasanForm(kiriman(request))
    if _lakukan(request, form, partial(balas_petugas, permohonan, menjawab=tanya)):
        alamat = f"{permohonan.get_absolute_url()}?sudah=1"
        return redirect(alamat_dengan_pertolongan(alamat, form.cleaned_data["isi"]))
    templat = "informasi/permohonan/pesan.html"
    return PERKARA.tampilkan(request, templat, permohonan, form=form, tanya=tanya)


@halaman_pribadi(borang=True)
def permohonan_cabut(request: HttpRequest, kode: str) -> HttpResponse:
    permohonan = cari_permohonan(kode)
    if not permohonan.boleh(T.CABUT):
        return tidak_bisa(
            request,
            permohonan,
            judul="Permohonan ini tidak dapat dicabut",
            sebab="Permohonan ini sudah selesai atau sudah dicabut.",
        )
    form = CabutPermohonanForm(kiriman(request))
    if _lakukan(request, form, partial(cabut_permohonan, permohonan)):
        return redirect(permohonan)
    templat = "informasi/permohonan/cabut.html"
    return PERKARA.tampilkan(request, templat, permohonan, form=form)


@halaman_pribadi(borang=True)
def permohonan_nilai(request: HttpRequest, kode: str) -> HttpResponse:
    return PERKARA.nilai(
        request,
        cari_permohonan(kode, "kepuasan"),
        dinilai=TERJAWAB,
        belum=BELUM_DINILAI,
        beri=nilai_permohonan,
    )


# Sending what was missing


@menerima_berkas
@halaman_pribadi(borang=True)
def permohonan_lengkapi(request: HttpRequest, kode: str) -> HttpResponse:
    permohonan = cari_permohonan(kode, "pemohon")
    if not permohonan.boleh(T.LENGKAPI):
        return tidak_bisa(
            request,
            permohonan,
            judul="Tidak ada yang perlu dilengkapi",
            sebab="Berkasnya sudah lengkap, atau permohonan ini sudah selesai.",
        )
    berkas = request.FILES if request.method == "POST" else None
    form = LengkapiForm(kiriman(request), berkas, permohonan=permohonan)
    if _lakukan(request, form, partial(catat_kelengkapan, permohonan)):
        return redirect(f"{permohonan.get_absolute_url()}?sudah=1")
    return PERKARA.tampilkan(
        request,
        "informasi/permohonan/lengkapi.html",
        permohonan,
        form=form,
        maks=settings.UKURAN_BUKTI_MAKS,
    )


# Downloads: files of the answer, letters as PDF


@halaman_pribadi()
def permohonan_berkas(_request: HttpRequest, kode: str, pk: int) -> FileResponse:
    milik = BerkasJawaban.objects.diberikan(cari_permohonan(kode))
    berkas = get_object_or_404(milik, pk=pk)
    return unduhan(berkas.isi, nama=berkas.nama_unduhan, tipe=berkas.tipe)


@halaman_pribadi()
def permohonan_surat(request: HttpRequest, kode: str, pk: int) -> HttpResponseBase:
    """A letter of this case as PDF, printed on first need; 503 when it cannot be now."""
    permohonan = cari_permohonan(kode)
    surat = get_object_or_404(Surat.objects.perkara(permohonan), pk=pk)
    try:
        return unduh_surat(surat)
    except PDFGagal:
        return tidak_bisa(
            request,
            permohonan,
            judul="PDF belum dapat dicetak",
            sebab="Coba lagi beberapa saat lagi. Suratnya dapat dibaca di halaman cetak.",
            status=503,
        )
