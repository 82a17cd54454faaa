"""The pages of the data protection officer, behind the admin's door; the person of a case."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any, cast

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models
from django.db.models import Count, F, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from informasi.pemohon.actions import hapus_yang_habis
from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.form_fields import Borang, Nik, Teks, Telepon
from organisasi.halaman.rahasia import kiriman
from organisasi.kantor.izin import petugas_dari, saat_dari
from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from organisasi.kertas.dokumen import kirim
from organisasi.models import (
    AksesDataPribadi,
    InsidenData,
    Jejak,
    Pengaturan,
    PermintaanSubjek,
)
from organisasi.pribadi.actions import (
    HASIL,
    berkas_dari,
    buka_data,
    selesaikan_permintaan,
    terima_permintaan_subjek,
)
from organisasi.pribadi.simpanan import (
    TINDAKAN as DIHAPUS,
    Golongan,
    golongan_dari,
    semua_golongan,
)
from organisasi.staf.base import halaman_staf, tampil_staf
from organisasi.waktu.tenggat import sisa_jam
from pemangku.inventaris.pilihan import JenisKelamin
from pemangku.models import EksporPribadi, Orang
from pemangku.pribadi.hak_orang import cari_orang, isi_kini
from pemangku.pribadi.retensi import tak_diperlukan
from pengaduan.models import Pengaduan
from pengaduan.pelapor.actions import hapus_pelapor_yang_habis
from ppid_portal.pelindungan_data.rekaman import pemrosesan

LEBAR = {"class": "vLargeTextField"}


# Forms: what was asked, what is answered, who a person is


class CatatPermintaanForm(Borang):
    nomor = Teks(
        label="Nomor permohonan, keberatan, aduan, atau orang",
        max_length=100,
        wajib="Tulis nomor berkasnya.",
        help_text="Misalnya 0012/PPID/CIPEDES/2026, TSM-2026-000012, atau "
        "OR-1A2B3C4D5E6F dari pencarian orang.",
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )
    jenis = forms.ChoiceField(
        label="Yang diminta", choices=PermintaanSubjek.Jenis.choices
    )
    uraian = Teks(
        label="Uraian",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3, **LEBAR}),
        help_text="Disimpan tersandi. Wajib untuk perbaikan.",
    )
    diterima_pada = forms.DateTimeField(
        label="Diterima pada",
        initial=timezone.now,
        widget=forms.DateTimeInput(
            format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local"}
        ),
        help_text="Batas 3 x 24 jam berjalan sejak saat ini.",
    )

    def clean_nomor(self) -> models.Model:
        nomor = "".join(str(self.cleaned_data["nomor"]).upper().split())
        for model in (m for satu in semua_golongan() for m in satu.berkas):
            semua: Any = model._default_manager
            if hasattr(semua, "bernomor"):  # its number is no column
                semua = semua.bernomor(nomor)
            else:
                semua = semua.filter(nomor=nomor)
            if berkas := semua.first():
                return cast("models.Model", berkas)
        raise ValidationError(
            "Tidak ada permohonan, keberatan, aduan, atau orang bernomor itu."
        )

    def clean_diterima_pada(self) -> datetime:
        waktu: datetime = self.cleaned_data["diterima_pada"]
        if waktu > timezone.now():
            raise ValidationError("Waktu diterima tidak boleh di masa depan.")
        return waktu


class JawabPermintaanForm(Borang):
    hasil = forms.ChoiceField(
        label="Hasil",
        choices=[
            pilihan
            for pilihan in PermintaanSubjek.Status.choices
            if pilihan[0] in HASIL
        ],
        widget=forms.RadioSelect,
    )
    jawaban = Teks(
        label="Jawaban",
        max_length=2000,
        wajib="Tulis jawaban untuk pemohon.",
        widget=forms.Textarea(attrs={"rows": 4, **LEBAR}),
        help_text="Dibaca pemohon. Bila tidak dipenuhi, tulis alasannya.",
    )
    alasan_terlambat = Teks(
        label="Alasan keterlambatan",
        max_length=300,
        wajib="Batasnya sudah lewat. Tulis alasan keterlambatan.",
        help_text="Dibaca pengawas; jawaban yang terlambat dihitung.",
    )

    def __init__(self, *args: Any, terlambat: bool, **lain: Any) -> None:
        super().__init__(*args, **lain)
        if not terlambat:
            del self.fields["alasan_terlambat"]


class DataOrangForm(Borang):
    """Who a person is, as it should be; what is left as it is does not change."""

    def __init__(self, *args: Any, orang: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        self.initial = self.isi(orang)

    def isi(self, orang: Any) -> dict[str, Any]:
        return {nama: getattr(orang, nama) for nama in self.fields}


class PerbaikanDataForm(DataOrangForm):
    nama = Teks(label="Nama", max_length=150, wajib="Nama tidak boleh kosong.")
    nama_kuasa = Teks(label="Nama kuasa atau wakil", max_length=150)
    nik = Nik(label="NIK", max_length=25)
    nomor_pengesahan = Teks(label="Nomor pengesahan badan hukum", max_length=100)
    alamat = Teks(label="Alamat", max_length=500, wajib="Alamat tidak boleh kosong.")
    pekerjaan = Teks(label="Pekerjaan", max_length=100)
    telepon = Telepon(label="Telepon")
    surel = forms.EmailField(
        label="Surel",
        required=False,
        error_messages={"invalid": "Alamat surel ini tidak lengkap."},
    )


class PelaporForm(DataOrangForm):
    nama = Teks(label="Nama", max_length=150)
    surel = forms.EmailField(
        label="Surel",
        required=False,
        error_messages={"invalid": "Alamat surel ini tidak lengkap."},
    )
    telepon = Telepon(label="Telepon")


class OrangSubjekForm(DataOrangForm):
    nama = Teks(
        label="Nama", max_length=100, min_length=2, wajib="Nama tidak boleh kosong."
    )
    gelar_depan = Teks(label="Gelar di depan", max_length=30)
    gelar_belakang = Teks(label="Gelar di belakang", max_length=60)
    jenis_kelamin = forms.ChoiceField(
        label="L/P",
        choices=[("", "tidak dicatat"), *JenisKelamin.choices],
        required=False,
    )
    wa = Teks(label="WhatsApp", max_length=30)
    telepon = Teks(label="Telepon", max_length=30)
    surel = Teks(label="Surel", max_length=254)

    def isi(self, orang: Any) -> dict[str, Any]:
        return isi_kini(orang)


class CariForm(Borang):
    """Whom a letter is from; sent by POST, so that no name stands in an address."""

    kata = Teks(
        label="Nama, nomor telepon, atau surelnya",
        max_length=100,
        min_length=3,
        wajib="Tulis paling sedikit tiga huruf.",
        widget=forms.TextInput(attrs={"class": "vTextField", "autocomplete": "off"}),
    )


# The overview

SEBULAN = timedelta(days=30)
SETAHUN = timedelta(days=365)
# A day or less, which is 48 of the 72 hours gone: the line is red.
SEGERA = timedelta(hours=24)
# Identities weighed on the page; the night and the command weigh all.
DITIMBANG = 25


def ikhtisar(*, pada: datetime) -> dict[str, Any]:
    """``retensi`` is a dry run of the oldest: looking erases nothing."""
    dijawab = Q(status_sejak__gt=pada - SETAHUN, status__in=HASIL)
    selesai = PermintaanSubjek.objects.filter(dijawab)
    terbuka = PermintaanSubjek.objects.terbuka().order_by("tenggat")
    insiden = InsidenData.objects.filter(ditutup_pada=None).order_by("tenggat")
    akses = _akses(pada)
    return {
        "permintaan": [_berjam(p, pada) for p in terbuka],
        "dijawab": selesai.count(),
        "terlambat": selesai.filter(status_sejak__gt=F("tenggat")).count(),
        "akses": akses,
        "jumlah_akses": sum(jumlah for _, jumlah in akses),
        "retensi": hapus_yang_habis(pada=pada, coba=True, banyak=DITIMBANG),
        "pelapor_habis": hapus_pelapor_yang_habis(pada=pada, coba=True),
        "usul": tak_diperlukan(timezone.localdate(pada)).count(),
        "otomatis": Pengaturan.objects.kini().hapus_identitas_otomatis,
        "insiden": [_berjam(i, pada) for i in insiden],
    }


def _berjam(isi: PermintaanSubjek | InsidenData, pada: datetime) -> dict[str, Any]:
    sisa, segera = sisa_jam(isi.tenggat, pada), isi.tenggat - pada <= SEGERA
    return {"isi": isi, "sisa": sisa, "segera": segera}


def _akses(pada: datetime) -> list[tuple[str, int]]:
    baris = (
        AksesDataPribadi.objects.filter(pada__gt=pada - SEBULAN)
        .order_by()
        .values_list("unit__nama")
        .annotate(jumlah=Count("pk"))
        .order_by("-jumlah", "unit__nama")
    )
    return [(nama or "Tanpa unit", jumlah) for nama, jumlah in baris]


LIHAT = "organisasi.view_permintaansubjek"
# The overview names cases of all services and breaches.
LIHAT_SEMUA = "organisasi.view_insidendata"
TANGANI = PermintaanSubjek.Tindakan.PENUHI.izin
CATAT = "organisasi.add_permintaansubjek"
DIJAWAB_SENDIRI = (
    "Permintaan dijawab. Sampaikan jawaban dan berkasnya lewat cara orang itu meminta."
)
CARA = ("GET", "HEAD", "POST")
FOLDER = "ppid_portal/pelindungan_data"


@halaman_staf(*CARA, izin=LIHAT_SEMUA)
def pdp(request: HttpRequest) -> HttpResponse:
    isi = ikhtisar(pada=timezone.now())
    return tampil_staf(
        request, f"{FOLDER}/ikhtisar.html", "Pelindungan data pribadi", isi=isi
    )


@halaman_staf(*CARA, izin=CATAT)
def pdp_catat(request: HttpRequest) -> HttpResponse:
    form = CatatPermintaanForm(
        request.POST or None, initial={"nomor": request.GET.get("nomor")}
    )
    if form.is_valid():
        isi = dict(form.cleaned_data)
        try:
            permintaan = terima_permintaan_subjek(
                isi.pop("nomor"), saat_dari(request), **isi
            )
        except TindakanTerlarang as galat:
            form.add_error(None, str(galat))
        else:
            messages.success(
                request, "Permintaan tercatat; batas waktunya mulai berjalan."
            )
            return redirect("pdp-permintaan", permintaan.pk)
    return tampil_staf(
        request, f"{FOLDER}/catat.html", "Catat permintaan subjek data", form=form
    )


ALASAN_HAPUS = "Diminta orangnya (UU 27/2022 Pasal 43)."
BORANG: dict[str, type[DataOrangForm]] = {
    "pemohon": PerbaikanDataForm,
    "pelapor": PelaporForm,
    "orang": OrangSubjekForm,
}


@dataclass(frozen=True, slots=True)
class Subjek:
    """One request on its page, the record it is about, and whose data stand in that."""

    permintaan: PermintaanSubjek
    berkas: Any
    golongan: Golongan
    orang: Any

    @classmethod
    def dari(cls, permintaan: PermintaanSubjek) -> Subjek | None:
        """None where the record is gone, or holds nobody's data."""
        berkas = berkas_dari(permintaan)
        if (golongan := golongan_dari(berkas)) is None:
            return None
        orang = golongan.dari(berkas)
        if orang is not None:
            orang = golongan.utuh(orang)[0]
        utama = orang if isinstance(berkas, golongan.model) else berkas
        return cls(permintaan, utama, golongan, orang)

    @property
    def kata_tarik(self) -> str:
        return self.golongan.kata_tarik(self.orang)

    @property
    def berkertas(self) -> bool:
        # A template would call the act itself.
        return self.golongan.kertas is not None

    @property
    def sisa(self) -> list[tuple[str, str]]:
        """What was left for a human to read when the person was erased: words, address."""
        jejak = Jejak.objects.milik(self.berkas).filter(tindakan=DIHAPUS)
        hasil = []
        for teks, jenis, pk in (b for j in jejak for b in j.sesudah.get("dibaca", ())):
            alamat = ""
            with suppress(NoReverseMatch):
                alamat = reverse(f"admin:{jenis.replace('.', '_')}_change", args=(pk,))
            hasil.append((teks, alamat))
        return hasil


@halaman_staf(*CARA, izin=TANGANI)
def pdp_permintaan(request: HttpRequest, pk: int) -> HttpResponseBase:
    petugas = petugas_dari(request)
    permintaan = get_object_or_404(PermintaanSubjek.objects.untuk(petugas), pk=pk)
    milik = Subjek.dari(permintaan)
    # Who complains stays secret to the office he complains of (Perpres 76/2013); of people
    # of the inventory nobody else handles what they ask.
    rahasia = milik and isinstance(milik.berkas, Pengaduan | Orang)
    if rahasia and not petugas.berperan(Peran.PDP):
        if request.method == "POST":
            raise PermissionDenied
        return _halaman(request, permintaan, None, tertutup=True)
    tindakan = request.POST.get("tindakan", "") if request.method == "POST" else ""
    if tindakan == "jawab":
        return _jawab(request, permintaan, milik)
    if milik is None or milik.orang is None or tindakan not in TINDAKAN:
        return _halaman(request, permintaan, milik)
    return TINDAKAN[tindakan](request, milik)


def _halaman(
    request: HttpRequest,
    permintaan: PermintaanSubjek,
    milik: Subjek | None,
    **lain: Any,
) -> HttpResponse:
    kini = timezone.now()
    konteks = {
        "permintaan": permintaan,
        "milik": milik,
        "orang": milik.orang if milik else None,
        "sisa": sisa_jam(permintaan.tenggat, kini),
        "gawat": permintaan.tenggat - kini <= SEGERA,
        "jawab": JawabPermintaanForm(terlambat=kini > permintaan.tenggat),
    }
    judul = f"{permintaan.get_jenis_display()}: {permintaan.objek_nomor}"
    return tampil_staf(request, f"{FOLDER}/permintaan.html", judul, **(konteks | lain))


def _jawab(
    request: HttpRequest, permintaan: PermintaanSubjek, milik: Subjek | None
) -> HttpResponse:
    kini = timezone.now()
    form = JawabPermintaanForm(request.POST, terlambat=kini > permintaan.tenggat)
    if not form.is_valid():
        return _halaman(request, permintaan, milik, jawab=form)
    try:
        selesaikan_permintaan(
            permintaan, Saat(petugas_dari(request), kini), **form.cleaned_data
        )
    except TindakanTerlarang as galat:
        form.add_error(None, str(galat))
        permintaan.refresh_from_db()
        return _halaman(request, permintaan, milik, jawab=form)
    if milik and milik.golongan.kabari:
        milik.golongan.kabari(milik.berkas, kini)
        messages.success(request, "Permintaan dijawab.")
    else:
        messages.success(request, DIJAWAB_SENDIRI)
    return redirect("pdp")


def _buka(request: HttpRequest, milik: Subjek, kolom: str) -> None:
    buka_data(
        milik.berkas,
        saat_dari(request),
        kolom=kolom,
        alasan="Menangani permintaan subjek data: "
        f"{milik.permintaan.get_jenis_display()}.",
    )


def _lihat(
    request: HttpRequest, milik: Subjek, form: forms.Form | None = None
) -> HttpResponse:
    _buka(request, milik, "identitas")
    form = form or BORANG[milik.golongan.sebutan](orang=milik.orang)
    return _halaman(request, milik.permintaan, milik, terbuka=True, perbaikan=form)


def _perbaiki(request: HttpRequest, milik: Subjek) -> HttpResponse:
    form = BORANG[milik.golongan.sebutan](request.POST, orang=milik.orang)
    if form.is_valid():
        try:
            milik.golongan.perbaiki(
                milik.berkas, saat_dari(request), isian=form.cleaned_data
            )
        except ValidationError as galat:
            form.add_error(None, galat)
        except TindakanTerlarang as galat:
            form.add_error(None, str(galat))
        else:
            messages.success(request, "Data diperbaiki. Sekarang jawab permintaannya.")
            return redirect("pdp-permintaan", milik.permintaan.pk)
    return _lihat(request, milik, form)


def _lakukan(request: HttpRequest, milik: Subjek) -> HttpResponse:
    """An act without questions; what is erased does not come back: a box must be ticked."""
    nama, saat = request.POST["tindakan"], saat_dari(request)
    tindakan: Callable[..., object] | None = getattr(milik.golongan, nama)
    if nama == "hapus" and request.POST.get("yakin") != "ya":
        messages.error(request, "Belum dihapus. Centang dulu pernyataan yakin.")
    elif tindakan:
        lain = {"alasan": ALASAN_HAPUS} if nama == "hapus" else {}
        try:
            tindakan(milik.berkas, saat, **lain)
        except TindakanTerlarang as galat:
            messages.error(request, str(galat))
        else:
            messages.success(request, BERHASIL[nama])
    return redirect("pdp-permintaan", milik.permintaan.pk)


def _kertas(request: HttpRequest, milik: Subjek) -> HttpResponseBase:
    """All that is kept about the person as a PDF; its making is in the log."""
    kembali = reverse("pdp-permintaan", args=(milik.permintaan.pk,))
    if milik.golongan.kertas is None:
        return redirect(kembali)
    _buka(request, milik, "semua data")
    saat, nama = saat_dari(request), f"data-{milik.permintaan.objek_nomor}"
    kertas = partial(milik.golongan.kertas, milik.berkas, saat)
    return kirim(request, "pdf", nama, pada=saat.pada, kembali=kembali, kertas=kertas)


BERHASIL = {
    "batasi": "Pemrosesan dibatasi.",
    "lepas": "Pembatasan dilepas.",
    "tarik": "Izin ditarik. Sekarang jawab permintaannya.",
    "hapus": "Identitas dihapus. Sekarang jawab permintaannya.",
}
TINDAKAN: dict[str, Callable[..., HttpResponseBase]] = {
    "lihat": _lihat,
    "perbaiki": _perbaiki,
    "kertas": _kertas,
    **dict.fromkeys(BERHASIL, _lakukan),
}


@halaman_staf(*CARA, izin=CATAT)
def pdp_orang(request: HttpRequest) -> HttpResponse:
    if not petugas_dari(request).berperan(Peran.PDP):
        raise PermissionDenied
    form = CariForm(kiriman(request))
    temuan = cari_orang(form.cleaned_data["kata"]) if form.is_valid() else None
    return tampil_staf(
        request,
        f"{FOLDER}/orang.html",
        "Cari orang di daftar pemangku",
        form=form,
        temuan=temuan,
    )


# The record of processing activities (rekaman.py); as a file it is a publication.

KEPALA = (
    "Tujuan pemrosesan",
    "Jenis data",
    "Dasar",
    "Penerima",
    "Masa simpan",
    "Jumlah orang",
)
KEPALA_UNDUHAN = (
    "Nomor",
    "Diminta oleh",
    "Untuk apa",
    "Baris",
    "Disetujui oleh",
    "Kali diunduh",
    "Terakhir",
)


def _unduhan() -> QuerySet[EksporPribadi]:
    return EksporPribadi.objects.terunduh().select_related("peminta", "penyetuju")


@halaman_staf(*CARA, izin=LIHAT)
def pdp_ropa(request: HttpRequest) -> HttpResponse:
    return tampil_staf(
        request,
        f"{FOLDER}/ropa.html",
        "Rekaman kegiatan pemrosesan (ROPA)",
        pemrosesan=pemrosesan(pada=timezone.now()),
        unduhan=_unduhan(),
        narahubung=Pengaturan.objects.kini().narahubung_pdp,
        kepala=KEPALA,
        kepala_unduhan=KEPALA_UNDUHAN,
    )
