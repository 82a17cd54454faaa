"""The private pages of a complaint: where it stands, what the reporter can do, his own data."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from organisasi.alur.kepuasan import KepuasanForm
from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.halaman.rahasia import (
    boleh_salah,
    dapat_dicari,
    halaman_pribadi,
    kalimat_batas,
    kiriman,
    unduhan,
)
from organisasi.kantor.direktori import (
    PARAMETER,
    alamat_dengan_pertolongan,
    pertolongan_menurut,
)
from organisasi.kertas.unggahan import menerima_berkas
from organisasi.models import AksesDataPribadi, Pengaturan
from organisasi.pribadi.actions import (
    GANTI_KONTAK_SEHARI,
    PERMINTAAN_SEHARI,
    batasi_sehari,
    milik,
    terima_permintaan_subjek,
)
from organisasi.sandi import kelompokkan, rapikan_kode, samarkan_surel, samarkan_telepon
from pengaduan.aduan.berkas import BerkasPengaduan, foto_bersih
from pengaduan.aduan.models import Pengaduan
from pengaduan.aduan.pelapor import Pelapor
from pengaduan.aduan.pilihan import DINILAI, TERBUKA
from pengaduan.pelapor.actions import (
    BELUM,
    FOTO_WARGA_MAKS,
    kirim_kabar,
    nilai_pengaduan,
    pastikan_kontak,
    pelapor_token,
    ubah_kontak,
)
from pengaduan.pelapor.forms import (
    KabarForm,
    LacakAduanForm,
    MintaDataAduanForm,
    TanggapanForm,
    UbahKontakAduanForm,
)
from pengaduan.pelapor.models import Kepuasan
from pengaduan.pelapor.words import keadaan, keadaan_luar, linimasa, muat_kasus
from pengaduan.penanganan.actions import jawab_tanggapan

# The case behind the secret, and a plain no


def cari_pengaduan(kode: str, *gabung: str) -> Pengaduan:
    """The complaint that ``kode`` opens, typed with or without dashes; 404 for another.

    ``gabung`` are relations to join.
    """
    semua = Pengaduan.objects.dengan_kode(rapikan_kode(kode))
    return get_object_or_404(semua.select_related("pemegang", "kategori", *gabung))


def tidak_bisa(
    request: HttpRequest,
    pengaduan: Pengaduan,
    *,
    judul: str,
    sebab: str,
    status: int = 409,
) -> HttpResponse:
    konteks = {"pengaduan": pengaduan, "judul": judul, "sebab": sebab}
    return render(request, "pengaduan/pelapor/tidak_bisa.html", konteks, status=status)


Status = Pengaduan.Status


def penilaian(pengaduan: Pengaduan, kini: datetime) -> str:
    lama: Kepuasan | None = getattr(pengaduan, "kepuasan", None)
    if pengaduan.status not in DINILAI or (lama and not lama.dapat_diubah(kini)):
        return ""
    return "Ubah nilai Anda" if lama else "Beri nilai"


@halaman_pribadi()
def pengaduan_rinci(request: HttpRequest, kode: str) -> HttpResponse:
    pengaduan = cari_pengaduan(
        kode, "kelurahan__induk", "lembaga", "induk__pemegang", "pelapor", "kepuasan"
    )
    kasus = muat_kasus(pengaduan)
    pelapor = pengaduan.pelapor
    konteks = {
        "pengaduan": pengaduan,
        "kasus": kasus,
        "keadaan": keadaan(pengaduan, timezone.localdate()),
        "luar": keadaan_luar(kasus.penerusan),
        "pertolongan": pertolongan_menurut(request.GET.get(PARAMETER, "")),
        "peristiwa": linimasa(kasus),
        "kode_rapi": kelompokkan(pengaduan.kode),
        "ditanya": pengaduan.status == Status.TUNDA,
        "diminta_tanggapan": pengaduan.status == Status.MENUNGGU_PELAPOR,
        "dapat_dibuka": pengaduan.status == Status.SELESAI,
        "penilaian": penilaian(pengaduan, timezone.now()),
        "berjalan": pengaduan.status in TERBUKA,
        "surel_belum_pasti": bool(
            pelapor and pelapor.surel and not pelapor.surel_dipastikan_pada
        ),
    }
    return render(request, "pengaduan/pelapor/rinci.html", konteks)


@halaman_pribadi()
def pengaduan_berkas(
    _request: HttpRequest, kode: str, pk: int, ukuran: str = "isi"
) -> FileResponse:
    """A photo or paper of this case, as a download; 404 for another case's.

    ``ukuran`` "kecil": the small picture. Proof of the handler is shown once a second
    officer has accepted it.
    """
    pengaduan = cari_pengaduan(kode)
    semua = pengaduan.berkas.all()
    if pengaduan.diperiksa_oleh_id is None:
        semua = semua.filter(dari_petugas=False)
    berkas = get_object_or_404(semua, pk=pk)
    isi = berkas.kecil if ukuran == "kecil" and berkas.kecil else berkas.isi
    return unduhan(isi, nama=berkas.nama, tipe=berkas.tipe)


# Acts of the reporter, each on its own page

S, TG = Pengaduan.Status, Pengaduan.Tanggapan


@menerima_berkas
@halaman_pribadi(borang=True)
def pengaduan_kabar(request: HttpRequest, kode: str) -> HttpResponse:
    pengaduan = cari_pengaduan(kode)
    if pengaduan.status not in TERBUKA:
        return tidak_bisa(
            request,
            pengaduan,
            judul="Kabar tidak dapat ditambahkan lagi",
            sebab="Aduan ini sudah berakhir. Bila masalahnya belum beres, bukalah lagi "
            "dari halaman aduan, atau buat aduan baru.",
        )
    kirim = request.method == "POST"
    form = KabarForm(kiriman(request), request.FILES if kirim else None)
    if kirim and form.is_valid() and _kabarkan(form, pengaduan):
        return redirect(
            alamat_dengan_pertolongan(
                pengaduan.get_absolute_url(), form.cleaned_data["isi"]
            )
        )
    ditanya = pengaduan.status == S.TUNDA
    konteks = {
        "pengaduan": pengaduan,
        "form": form,
        "pertanyaan": pengaduan.pesan.filter(dari_petugas=True).first()
        if ditanya
        else None,
    }
    status = 400 if form.errors else 200
    return render(request, "pengaduan/pelapor/kabar.html", konteks, status=status)


def _kabarkan(form: KabarForm, pengaduan: Pengaduan) -> bool:
    foto = _foto(form)
    if form.errors:
        return False
    try:
        kirim_kabar(
            pengaduan, isi=form.cleaned_data["isi"], foto=foto, pada=timezone.now()
        )
    except TindakanTerlarang as galat:
        form.add_error(None, str(galat))
        return False
    return True


def _foto(form: forms.Form) -> list[BerkasPengaduan]:
    baik = []
    for satu in form.cleaned_data["foto"][: FOTO_WARGA_MAKS + 1]:
        try:
            baik.append(foto_bersih(satu))
        except ValidationError as galat:
            form.add_error("foto", galat)
    return baik


@halaman_pribadi(borang=True)
def pengaduan_tanggapan(request: HttpRequest, kode: str) -> HttpResponse:
    pengaduan = cari_pengaduan(kode)
    if pengaduan.status not in {S.MENUNGGU_PELAPOR, S.SELESAI}:
        return tidak_bisa(
            request,
            pengaduan,
            judul="Belum ada hasil yang dapat dijawab",
            sebab="Anda diminta menjawab setelah penangan menyampaikan hasilnya.",
        )
    tertutup = pengaduan.status == S.SELESAI
    form = TanggapanForm(kiriman(request), tertutup=tertutup)
    if request.method == "POST" and form.is_valid():
        try:
            jawab_tanggapan(
                pengaduan,
                beres=form.cleaned_data.get("beres", TG.TIDAK) == TG.YA,
                alasan=form.cleaned_data["alasan"],
                pada=timezone.now(),
            )
        except TindakanTerlarang as galat:
            form.add_error(None, str(galat))
        else:
            alamat = pengaduan.get_absolute_url()
            return redirect(
                alamat_dengan_pertolongan(alamat, form.cleaned_data["alasan"])
            )
    konteks = {"pengaduan": pengaduan, "form": form, "tertutup": tertutup}
    status = 400 if form.errors else 200
    return render(request, "pengaduan/pelapor/tanggapan.html", konteks, status=status)


@halaman_pribadi(borang=True)
def pengaduan_pastikan(request: HttpRequest, token: str) -> HttpResponse:
    """The link in a mail: looking shows a button, pressing it proves the address.

    Programs that read mail open links by themselves; they press nothing.
    """
    pelapor = pelapor_token(token)
    if pelapor is None:
        raise Http404
    if request.method == "POST":
        pastikan_kontak(pelapor, pada=timezone.now())
    konteks = {"pelapor": pelapor, "pengaduan": pelapor.pengaduan}
    return render(request, "pengaduan/pelapor/pastikan.html", konteks)


# The reporter's own data (UU 27/2022 Pasal 30-32, 41-43).
# What is kept is shown with its middle hidden: whoever holds the link may have been given
# it. Contact can be changed at once; all else is a request with its 72 hours.


@halaman_pribadi(borang=True)
def pengaduan_data(request: HttpRequest, kode: str) -> HttpResponse:
    return _halaman(request, cari_pengaduan(kode, "pelapor"))


@halaman_pribadi(borang=True)
def pengaduan_data_kontak(request: HttpRequest, kode: str) -> HttpResponse:
    pengaduan = cari_pengaduan(kode, "pelapor")
    form = UbahKontakAduanForm(kiriman(request))
    if request.method != "POST":
        return redirect("pengaduan:pengaduan-data", pengaduan.kode)
    if form.is_valid():
        kini = timezone.now()
        try:
            batasi_sehari(pengaduan, "kontak", batas=GANTI_KONTAK_SEHARI, pada=kini)
            ubah_kontak(pengaduan, **form.cleaned_data, pada=kini)
        except TindakanTerlarang as galat:
            form.add_error(None, str(galat))
        else:
            return _kembali(pengaduan, "kontak")
    return _halaman(request, pengaduan, kontak=form, form=form)


@halaman_pribadi(borang=True)
def pengaduan_data_minta(request: HttpRequest, kode: str) -> HttpResponse:
    pengaduan = cari_pengaduan(kode, "pelapor")
    form = MintaDataAduanForm(kiriman(request))
    if request.method != "POST":
        return redirect("pengaduan:pengaduan-data", pengaduan.kode)
    if form.is_valid():
        kini = timezone.now()
        try:
            batasi_sehari(pengaduan, "subjek", batas=PERMINTAAN_SEHARI, pada=kini)
            terima_permintaan_subjek(pengaduan, **form.cleaned_data, pada=kini)
        except TindakanTerlarang as galat:  # the limit of the law is not entered
            form.add_error(None, str(galat))
        else:
            return _kembali(pengaduan, "minta")
    return _halaman(request, pengaduan, minta=form, form=form)


def _kembali(pengaduan: Pengaduan, sudah: str) -> HttpResponse:
    alamat = reverse("pengaduan:pengaduan-data", args=(pengaduan.kode,))
    return redirect(f"{alamat}?sudah={sudah}")


def _halaman(request: HttpRequest, pengaduan: Pengaduan, **lain: Any) -> HttpResponse:
    pelapor = pengaduan.pelapor
    akses = AksesDataPribadi.objects.filter(
        objek_jenis=pengaduan._meta.label_lower, objek_id=str(pengaduan.pk)
    )
    konteks = {
        "pengaduan": pengaduan,
        "pelapor": pelapor,
        "baris": _baris(pelapor) if pelapor else [],
        "akses": list(akses),
        "permintaan": list(milik(pengaduan)),
        "narahubung": Pengaturan.objects.kini().narahubung_pdp,
        "kontak": UbahKontakAduanForm(auto_id="kontak_%s"),
        "minta": MintaDataAduanForm(auto_id="minta_%s"),
        "sudah": request.GET.get("sudah", ""),
        **lain,
    }
    status = 400 if "form" in lain else 200
    return render(request, "pengaduan/pelapor/data.html", konteks, status=status)


def _boleh_diteruskan(pelapor: Pelapor) -> str:
    if pelapor.setuju_diteruskan and pelapor.pengaduan.anonim:
        return "Tidak, karena Anda minta nama Anda disembunyikan"
    return "Ya" if pelapor.setuju_diteruskan else "Tidak"


def _baris(pelapor: Pelapor) -> list[dict[str, str]]:
    pasti = " (sudah dipastikan)" if pelapor.surel_dipastikan_pada else ""
    semua = (
        ("Nama", pelapor.nama_samar),
        (
            "Surel",
            f"{samarkan_surel(str(pelapor.surel))}{pasti}" if pelapor.surel else "",
        ),
        ("Telepon", samarkan_telepon(str(pelapor.telepon)) if pelapor.telepon else ""),
        (
            "Boleh diteruskan ke SP4N-LAPOR!",
            _boleh_diteruskan(pelapor),
        ),
    )
    return [{"nama": nama, "nilai": nilai} for nama, nilai in semua if nilai]


# How content the reporter is with our work, once it has ended


@halaman_pribadi(borang=True)
def pengaduan_nilai(request: HttpRequest, kode: str) -> HttpResponse:
    """One question; the answer may be changed for two weeks."""
    pengaduan = cari_pengaduan(kode, "kepuasan")
    lama: Kepuasan | None = getattr(pengaduan, "kepuasan", None)
    if pengaduan.status not in DINILAI:
        return tidak_bisa(request, pengaduan, judul="Belum bisa dinilai", sebab=BELUM)
    if lama and not lama.dapat_diubah(timezone.now()):
        return tidak_bisa(
            request,
            pengaduan,
            judul="Terima kasih, penilaian Anda sudah kami terima",
            sebab=lama.kalimat_batas,
            status=200,
        )
    form = KepuasanForm(kiriman(request), kepuasan=lama)
    if request.method == "POST" and form.is_valid():
        try:
            nilai_pengaduan(pengaduan, pada=timezone.now(), **form.cleaned_data)
        except TindakanTerlarang as galat:
            form.add_error(None, str(galat))
        else:
            return redirect("pengaduan:pengaduan-nilai", pengaduan.kode)
    konteks = {"pengaduan": pengaduan, "form": form, "lama": lama}
    status = 400 if form.errors else 200
    return render(request, "pengaduan/pelapor/nilai.html", konteks, status=status)


# Looking a complaint up by number and secret, or the secret alone; wrong ones are counted

TIDAK_COCOK = (
    "Nomor dan kode ini tidak cocok. Periksa lagi keduanya di tanda bukti Anda."
)


@dapat_dicari
@halaman_pribadi(borang=True)
def pengaduan_lacak(request: HttpRequest) -> HttpResponse:
    form = LacakAduanForm(kiriman(request))
    status = 200
    if request.method == "POST":
        status = 400
        if form.is_valid():
            if pengaduan := _cocok(**form.cleaned_data):
                return redirect(pengaduan)
            kini = timezone.now()
            if boleh_salah(request, kini):
                form.add_error(None, TIDAK_COCOK)
            else:
                status = 429
                form.add_error(None, kalimat_batas(kini))
    konteks = {"form": form}
    return render(request, "pengaduan/pelapor/lacak.html", konteks, status=status)


def _cocok(nomor: str, kode: str) -> Pengaduan | None:
    """The complaint of the secret, when the number (if any) is its own.

    Found by the keyed hash of the secret alone: a wrong code costs the same for every
    number, so nobody learns which numbers exist.
    """
    pengaduan = Pengaduan.objects.dengan_kode(kode).first()
    return pengaduan if pengaduan and nomor in {"", pengaduan.nomor} else None
