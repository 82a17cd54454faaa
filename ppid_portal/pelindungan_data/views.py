"""The pages of the data protection officer, behind the admin's door; the person of a case."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial, wraps
from io import BytesIO
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models
from django.db.models import Count, F
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from informasi.kabar import kabari_pemohon
from informasi.models import Keberatan, Pemohon, Permohonan
from informasi.pemohon import actions as data_pemohon, penghapusan
from informasi.pemohon.penghapusan import contoh_yang_habis
from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.halaman.rahasia import kiriman
from organisasi.kantor.izin import petugas_dari, saat_dari
from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from organisasi.kertas.dokumen import catat_unduhan
from organisasi.kertas.naskah import SURAT, PDFGagal, cetak_pdf, lambang_svg
from organisasi.kertas.xlsx import XLSX
from organisasi.models import (
    AksesDataPribadi,
    InsidenData,
    Jejak,
    Pengaturan,
    PermintaanSubjek,
)
from organisasi.pribadi.actions import (
    batasi_pemrosesan,
    berkas_dari,
    buka_data,
    lepas_pembatasan,
    selesaikan_permintaan,
    terima_permintaan_subjek,
)
from organisasi.waktu.tenggat import sisa_jam
from pemangku.models import Orang, Persetujuan, UsulHapus
from pemangku.pribadi import hak_orang, hapus_orang as penghapusan_orang
from pemangku.pribadi.hak_orang import cari_orang, isi_data_orang
from pengaduan.aduan.kabar import kabari_satu
from pengaduan.models import Pelapor, Pengaduan
from pengaduan.pelapor import actions as data_pelapor
from pengaduan.pelapor.jobs import hapus_pelapor_yang_habis
from ppid_portal.pelindungan_data.forms import (
    CariForm,
    CatatPermintaanForm,
    JawabPermintaanForm,
    OrangSubjekForm,
    PelaporForm,
    PerbaikanDataForm,
)
from ppid_portal.pelindungan_data.ropa import KEPALA, KEPALA_UNDUHAN, ropa, tulis_ropa

# The person behind a case, whatever the service: what the officer of data may do there.

Tindakan = Callable[..., object]
ALASAN_HAPUS = "Diminta orangnya (UU 27/2022 Pasal 43)."
PERIHAL = "Permintaan atas data pribadinya sudah dijawab."
IZIN_TERUSAN = "Tarik izin meneruskan nama dan kontak"
SEMUA_IZIN = "Tarik semua persetujuan"


@dataclass(frozen=True, slots=True)
class Subjek:
    """A case, whose data stand in it (None: nobody's), and the acts on them.

    Each act takes ``oleh`` and ``pada``, ``perbaiki`` also ``isian``. An act is None where
    there is no such thing; ``kata_tarik`` is "" while there is no consent to take back.
    ``kertas`` makes the values of the paper with all that is kept. ``sisa`` is what was
    left for a human to read when the person was forgotten: words and address.
    """

    berkas: models.Model
    orang: Pemohon | Pelapor | Orang | None
    sebutan: str
    form: Callable[..., Form]
    perbaiki: Tindakan
    hapus: Tindakan
    batasi: Tindakan | None = None
    lepas: Tindakan | None = None
    kabari: Callable[[datetime], None] | None = None
    tarik: Tindakan | None = None
    kata_tarik: str = ""
    kertas: Callable[..., dict[str, Any]] | None = None
    sisa: Sequence[tuple[str, str]] = ()

    # A template would call the acts themselves.
    @property
    def dapat_dibatasi(self) -> bool:
        return self.batasi is not None

    @property
    def berkertas(self) -> bool:
        return self.kertas is not None


def subjek(berkas: models.Model | None) -> Subjek | None:
    if isinstance(berkas, Permohonan | Keberatan):
        return _pemohon(berkas)
    if isinstance(berkas, Orang):
        return _orang(penghapusan_orang.orang_utuh(berkas)[0])
    return _pelapor(berkas) if isinstance(berkas, Pengaduan) else None


def _pemohon(berkas: Permohonan | Keberatan) -> Subjek:
    return Subjek(
        berkas,
        berkas.pemohon,
        "pemohon",
        PerbaikanDataForm,
        perbaiki=partial(data_pemohon.perbaiki_data, berkas),
        batasi=partial(batasi_pemrosesan, berkas, data_pemohon.kunci_pemohon),
        lepas=partial(lepas_pembatasan, berkas, data_pemohon.kunci_pemohon),
        hapus=partial(penghapusan.hapus_atas_permintaan, berkas, alasan=ALASAN_HAPUS),
        kabari=lambda pada: kabari_pemohon(berkas, "data_dijawab", pada=pada),
    )


def _pelapor(aduan: Pengaduan) -> Subjek:
    orang = aduan.pelapor
    return Subjek(
        aduan,
        orang,
        "pelapor",
        PelaporForm,
        perbaiki=partial(data_pelapor.perbaiki_data, aduan),
        batasi=partial(batasi_pemrosesan, aduan, data_pelapor.kunci_pelapor),
        lepas=partial(lepas_pembatasan, aduan, data_pelapor.kunci_pelapor),
        hapus=partial(data_pelapor.hapus_identitas, aduan, alasan=ALASAN_HAPUS),
        kabari=lambda pada: kabari_satu(aduan, "data_dijawab", pada=pada),
        tarik=partial(data_pelapor.tarik_izin, aduan),
        kata_tarik=IZIN_TERUSAN if orang and orang.setuju_diteruskan else "",
    )


def _orang(orang: Orang) -> Subjek:
    """A person of the inventory: no case of his own, so nobody writes to him by itself."""
    setuju = Persetujuan.objects.tujuan_berlaku(orang)
    return Subjek(
        orang,
        orang,
        "orang",
        OrangSubjekForm,
        perbaiki=partial(hak_orang.perbaiki_orang, orang),
        hapus=partial(penghapusan_orang.hapus_orang, orang, alasan=ALASAN_HAPUS),
        tarik=partial(hak_orang.tarik_semua_persetujuan, orang),
        kata_tarik=SEMUA_IZIN if setuju else "",
        kertas=partial(isi_data_orang, orang),
        sisa=sisa_orang(orang),
    )


def sisa_orang(orang: Orang) -> list[tuple[str, str]]:
    jejak = Jejak.objects.milik(orang).filter(tindakan=penghapusan_orang.TINDAKAN)
    hasil = []
    for teks, jenis, pk in (baca for satu in jejak for baca in satu.sesudah["dibaca"]):
        alamat = ""
        with suppress(NoReverseMatch):
            alamat = reverse(f"admin:{jenis.replace('.', '_')}_change", args=(pk,))
        hasil.append((teks, alamat))
    return hasil


SEBULAN = timedelta(days=30)
SETAHUN = timedelta(days=365)
# A day or less, which is 48 of the 72 hours gone: the line is red.
SEGERA = timedelta(hours=24)
# Identities weighed on the page; the night and the command weigh all.
DITIMBANG = 25


def ikhtisar(*, pada: datetime, hari_ini: date) -> dict[str, Any]:
    """``retensi`` is a dry run of the oldest: looking erases nothing."""
    selesai = PermintaanSubjek.objects.filter(selesai_pada__gt=pada - SETAHUN)
    terbuka = PermintaanSubjek.objects.terbuka().order_by("tenggat")
    insiden = InsidenData.objects.filter(ditutup_pada=None).order_by("tenggat")
    akses = _akses(pada)
    return {
        "permintaan": [_berjam(p, pada) for p in terbuka],
        "dijawab": selesai.count(),
        "terlambat": selesai.filter(selesai_pada__gt=F("tenggat")).count(),
        "akses": akses,
        "jumlah_akses": sum(jumlah for _, jumlah in akses),
        "retensi": contoh_yang_habis(pada=pada, hari_ini=hari_ini, banyak=DITIMBANG),
        "pelapor_habis": hapus_pelapor_yang_habis(
            pada=pada, hari_ini=hari_ini, coba=True
        ),
        "usul": UsulHapus.objects.terbuka().count(),
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
TANGANI = "organisasi.change_permintaansubjek"
CATAT = "organisasi.add_permintaansubjek"
DIJAWAB_SENDIRI = (
    "Permintaan dijawab. Sampaikan jawaban dan berkasnya sendiri, lewat jalan yang dipakai "
    "orangnya untuk meminta."
)
PDF_GAGAL = "PDF sedang tidak dapat dibuat. Coba lagi sebentar."
View = Callable[..., HttpResponse]


def halaman_pdp(izin: str) -> Callable[[View], View]:
    def bungkus(view: View) -> View:
        @wraps(view)
        def dalam(request: HttpRequest, *args: Any, **kw: Any) -> HttpResponse:
            if not request.user.has_perm(izin):
                raise PermissionDenied
            jawab = view(request, *args, **kw)
            jawab["Cache-Control"] = "no-store, private"
            return jawab

        hasil: View = admin.site.admin_view(
            require_http_methods(["GET", "HEAD", "POST"])(dalam)
        )
        return hasil

    return bungkus


def tampil(
    request: HttpRequest, templat: str, judul: str, **konteks: Any
) -> HttpResponse:
    konteks |= {**admin.site.each_context(request), "title": judul}
    return TemplateResponse(
        request, f"ppid_portal/pelindungan_data/{templat}.html", konteks
    )


@halaman_pdp(LIHAT_SEMUA)
def pdp(request: HttpRequest) -> HttpResponse:
    kini = timezone.now()
    isi = ikhtisar(pada=kini, hari_ini=timezone.localdate(kini))
    return tampil(request, "ikhtisar", "Pelindungan data pribadi", isi=isi)


@halaman_pdp(CATAT)
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
            messages.success(request, "Permintaan dicatat; batasnya berjalan.")
            return redirect("pdp-permintaan", permintaan.pk)
    return tampil(request, "catat", "Catat permintaan subjek data", form=form)


@halaman_pdp(TANGANI)
def pdp_permintaan(request: HttpRequest, pk: int) -> HttpResponse:
    petugas = petugas_dari(request)
    permintaan = get_object_or_404(PermintaanSubjek.objects.untuk(petugas), pk=pk)
    berkas = berkas_dari(permintaan)
    # Who complains stays secret to the office he complains of (Perpres 76/2013); of people
    # of the inventory nobody else handles what they ask.
    if isinstance(berkas, Pengaduan | Orang) and not petugas.berperan(Peran.PDP):
        if request.method == "POST":
            raise PermissionDenied
        return _halaman(request, permintaan, None, tertutup=True)
    milik = subjek(berkas)
    tindakan = request.POST.get("tindakan", "") if request.method == "POST" else ""
    if tindakan == "jawab":
        return _jawab(request, permintaan, milik)
    if milik is None or milik.orang is None or tindakan not in TINDAKAN:
        return _halaman(request, permintaan, milik)
    return TINDAKAN[tindakan](request, permintaan, milik)


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
    return tampil(request, "permintaan", judul, **(konteks | lain))


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
    if milik and milik.kabari:
        milik.kabari(kini)
        messages.success(request, "Permintaan dijawab.")
    else:
        messages.success(request, DIJAWAB_SENDIRI)
    return redirect("pdp")


def _lihat(
    request: HttpRequest,
    permintaan: PermintaanSubjek,
    milik: Subjek,
    form: forms.Form | None = None,
) -> HttpResponse:
    buka_data(
        milik.berkas,
        saat_dari(request),
        kolom="identitas",
        alasan=f"Menangani permintaan subjek data: {permintaan.get_jenis_display()}.",
    )
    form = form or milik.form(orang=milik.orang)
    return _halaman(request, permintaan, milik, terbuka=True, perbaikan=form)


def _perbaiki(
    request: HttpRequest, permintaan: PermintaanSubjek, milik: Subjek
) -> HttpResponse:
    form = milik.form(request.POST, orang=milik.orang)
    if form.is_valid():
        try:
            milik.perbaiki(
                saat=saat_dari(request),
                isian=form.cleaned_data,
            )
        except ValidationError as galat:
            form.add_error(None, galat)
        except TindakanTerlarang as galat:
            form.add_error(None, str(galat))
        else:
            messages.success(request, "Data diperbaiki. Sekarang jawab permintaannya.")
            return redirect("pdp-permintaan", permintaan.pk)
    return _lihat(request, permintaan, milik, form)


def _lakukan(
    request: HttpRequest, permintaan: PermintaanSubjek, milik: Subjek
) -> HttpResponse:
    """An act without questions; what is erased does not come back: a box must be ticked."""
    nama = request.POST["tindakan"]
    tindakan: Tindakan | None = getattr(milik, nama)
    if nama == "hapus" and request.POST.get("yakin") != "ya":
        messages.error(request, "Belum dihapus. Centang dulu bahwa Anda yakin.")
    elif tindakan:
        try:
            tindakan(saat=saat_dari(request))
        except TindakanTerlarang as galat:
            messages.error(request, str(galat))
        else:
            messages.success(request, BERHASIL[nama])
    return redirect("pdp-permintaan", permintaan.pk)


def _kertas(r: HttpRequest, p: PermintaanSubjek, milik: Subjek) -> HttpResponse:
    """All that is kept about the person as a PDF; its making is in the log."""
    if milik.kertas is None:
        return redirect("pdp-permintaan", p.pk)
    petugas, kini = petugas_dari(r), timezone.now()
    buka_data(
        milik.berkas,
        Saat(petugas, kini),
        kolom="semua data",
        alasan=f"Menangani permintaan subjek data: {p.get_jenis_display()}.",
    )
    isi = {**milik.kertas(Saat(petugas, kini)), "lambang": lambang_svg()}
    try:
        pdf = cetak_pdf(isi, pada=kini, naskah=SURAT)
    except PDFGagal:
        messages.error(r, PDF_GAGAL)
        return redirect("pdp-permintaan", p.pk)
    jawab = HttpResponse(pdf, content_type="application/pdf")
    jawab["Content-Disposition"] = f'attachment; filename="data-{p.objek_nomor}.pdf"'
    return jawab


BERHASIL = {
    "batasi": "Pemrosesan dibatasi.",
    "lepas": "Pembatasan dilepas.",
    "tarik": "Izin ditarik. Sekarang jawab permintaannya.",
    "hapus": "Identitas dihapus. Sekarang jawab permintaannya.",
}
TINDAKAN: dict[str, Callable[..., HttpResponse]] = {
    "lihat": _lihat,
    "perbaiki": _perbaiki,
    "kertas": _kertas,
    **dict.fromkeys(BERHASIL, _lakukan),
}


@halaman_pdp(CATAT)
def pdp_orang(request: HttpRequest) -> HttpResponse:
    if not petugas_dari(request).berperan(Peran.PDP):
        raise PermissionDenied
    form = CariForm(kiriman(request))
    temuan = cari_orang(form.cleaned_data["kata"]) if form.is_valid() else None
    return tampil(
        request, "orang", "Cari orang di daftar pemangku", form=form, temuan=temuan
    )


@halaman_pdp(LIHAT)
def pdp_ropa(request: HttpRequest) -> HttpResponse:
    return tampil(
        request,
        "ropa",
        "Rekaman kegiatan pemrosesan (ROPA)",
        isi=ropa(pada=timezone.now()),
        kepala=KEPALA,
        kepala_unduhan=KEPALA_UNDUHAN,
    )


@halaman_pdp(LIHAT)
def pdp_ropa_xlsx(request: HttpRequest) -> HttpResponse:
    pada = timezone.now()
    wadah = BytesIO()
    tulis_ropa(wadah, petugas=petugas_dari(request), pada=pada)
    jawab = HttpResponse(wadah.getvalue(), content_type=XLSX)
    nama = f"ropa_{timezone.localdate(pada):%Y-%m}.xlsx"
    catat_unduhan(nama, Saat(petugas_dari(request), pada))
    jawab["Content-Disposition"] = f'attachment; filename="{nama}"'
    return jawab
