"""Pages that write a visit, its papers and its photos, and say who came."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.template.response import TemplateResponse
from django.urls import URLPattern, reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.form_fields import Teks
from organisasi.halaman.rahasia import halaman_rahasia, unduhan
from organisasi.kantor.izin import petugas_dari
from organisasi.kertas.dokumen import kirim
from organisasi.kertas.naskah import SURAT, cetak_pdf, lambang_svg
from organisasi.staf.base import HanyaBaca, PortalAdmin
from organisasi.staf.riwayat import dari_jejak
from organisasi.staf.tombol import Bertombol, TindakanForm, Tombol
from pemangku.inventaris.orang import Persetujuan, TeksPersetujuan
from pemangku.kunjungan import actions as aksi
from pemangku.kunjungan.forms import (
    AgendaFormSet,
    NotulenForm,
    RencanaKegiatanForm,
    agenda_awal,
    butir_agenda,
)
from pemangku.kunjungan.foto import (
    FotoKegiatan,
    hapus_foto,
    sembunyikan_foto,
    umumkan_foto,
)
from pemangku.kunjungan.kehadiran import Kehadiran
from pemangku.kunjungan.kertas import (
    JUDUL_DAFTAR_HADIR,
    BahanKegiatan,
    buku_hadir,
    halaman_hadir,
    isi_berita_acara,
    isi_daftar_hadir,
    isi_lembar_jajak,
    isi_notulen,
    isi_poster,
)
from pemangku.kunjungan.ketetapan import terbitkan
from pemangku.kunjungan.laporan import (
    JUDUL as LAPORAN_KEGIATAN,
    isi_laporan,
    pdf_laporan,
)
from pemangku.kunjungan.models import Kegiatan, SasaranPutaran, Undangan
from pemangku.kunjungan.pilihan import TindakanKegiatan as T
from pemangku.kunjungan.undangan import (
    NAMA_WAJIB,
    hadirkan,
    sahkan_kehadiran,
    tarik_undangan,
    tolak_kehadiran,
    wakili,
)
from pemangku.staf import GARAP, AlasanPemangkuForm

# Invitations and attendance on the page of a visit: tick off, deputy, confirm, refuse


class TolakHadirForm(forms.Form):
    use_required_attribute = False
    alasan = Teks(label="Alasan", max_length=200, wajib="Pilih alasan.")


class NamaForm(forms.Form):
    use_required_attribute = False
    nama = Teks(label="Nama", max_length=160, wajib=NAMA_WAJIB)


class WakilForm(NamaForm):
    jabatan = Teks(label="Jabatan", max_length=120)


@dataclass(frozen=True, slots=True, kw_only=True)
class LangkahHadir:
    model: type[Kehadiran | Undangan]
    label: str
    lakukan: Callable[..., object]
    berhasil: str
    form: Callable[[Any], type[forms.Form] | None] = lambda _obj: None


LANGKAH_HADIR = {
    "sahkan": LangkahHadir(
        model=Kehadiran,
        label="Sahkan kehadiran",
        lakukan=sahkan_kehadiran,
        berhasil="Kehadiran disahkan.",
    ),
    "tolak": LangkahHadir(
        model=Kehadiran,
        label="Tolak kehadiran",
        lakukan=tolak_kehadiran,
        berhasil="Kehadiran tidak dihitung.",
        form=lambda _hadir: TolakHadirForm,
    ),
    "hadir": LangkahHadir(
        model=Undangan,
        label="Catat hadir",
        lakukan=hadirkan,
        berhasil="Tercatat hadir.",
        form=lambda undangan: None if undangan.orang_id else NamaForm,
    ),
    "wakili": LangkahHadir(
        model=Undangan,
        label="Catat wakil yang hadir",
        lakukan=wakili,
        berhasil="Wakil tercatat hadir.",
        form=lambda _undangan: WakilForm,
    ),
    "tarik": LangkahHadir(
        model=Undangan,
        label="Tarik undangan",
        lakukan=tarik_undangan,
        berhasil="Undangan ditarik.",
    ),
}


class Berhadir(PortalAdmin):
    def get_urls(self) -> list[URLPattern]:
        view = require_http_methods(["GET", "HEAD", "POST"])(self.hadir_view)
        pola = "<path:object_id>/peserta/<uuid:pk>/<slug:nama>/"
        return [self.alamat(pola, view, "peserta"), *super().get_urls()]

    def boleh_hadir(self, request: HttpRequest, obj: Kegiatan) -> bool:
        """Host, module owner, or staff of the visit (PK-21)."""
        petugas = petugas_dari(request)
        return (
            petugas.has_perm(GARAP)
            and Kegiatan.objects.digarap(petugas).filter(pk=obj.pk).exists()
        )

    def hadir_view(
        self, request: HttpRequest, object_id: str, pk: Any, nama: str
    ) -> HttpResponse:
        kegiatan = self.objek_atau_404(request, object_id)
        langkah = LANGKAH_HADIR.get(nama)
        if langkah is None:
            raise Http404
        if not self.boleh_hadir(request, kegiatan):
            raise PermissionDenied
        satu = get_object_or_404(langkah.model, kegiatan=kegiatan, pk=pk)
        kelas = langkah.form(satu)
        form = (
            kelas(request.POST if request.method == "POST" else None) if kelas else None
        )
        siap = request.method == "POST" and (form is None or form.is_valid())
        if siap and self._catat_hadir(request, langkah, satu, form):
            return HttpResponseRedirect(f"{self.tautan('change', kegiatan.pk)}#peserta")
        konteks = {
            **self.admin_site.each_context(request),
            "title": f"{langkah.label}: {satu}",
            "form": form,
            "opts": self.opts,
            "object": kegiatan,
            "tombol": langkah.label,
        }
        return TemplateResponse(request, "organisasi/staf/tindakan.html", konteks)

    @staticmethod
    def _catat_hadir(
        request: HttpRequest, langkah: LangkahHadir, satu: Any, form: forms.Form | None
    ) -> bool:
        isi = form.cleaned_data if form else {}
        try:
            langkah.lakukan(
                satu, **isi, oleh=petugas_dari(request), pada=timezone.now()
            )
        except TindakanTerlarang as galat:
            if form is not None:
                form.add_error(None, str(galat))
                return False
            messages.error(request, str(galat))
        else:
            messages.success(request, langkah.berhasil)
        return True


# Planning a visit, changing the plan, the minutes

M2M = ("sasaran", "petugas")
ISI_NOTULEN = tuple(sorted(aksi.KOLOM_NOTULEN))


class Berencana(PortalAdmin):
    def get_urls(self) -> list[URLPattern]:
        tulis = require_http_methods(["GET", "HEAD", "POST"])
        return [
            self.alamat(
                "<str:object_id>/rencana/", tulis(self.rencana_view), "rencana"
            ),
            self.alamat(
                "<str:object_id>/notulen/", tulis(self.notulen_view), "notulen"
            ),
            *super().get_urls(),
        ]

    def boleh_tulis(self, request: HttpRequest, obj: Kegiatan) -> bool:
        return request.user.has_perm(GARAP) and obj.dijalankan_oleh(
            petugas_dari(request)
        )

    def has_add_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm(GARAP)

    def add_view(
        self,
        request: HttpRequest,
        form_url: str = "",  # noqa: ARG002 - Django's signature
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        if not self.has_add_permission(request):
            raise PermissionDenied
        awal = _awal(request)
        return self._halaman(request, None, awal, extra_context or {})

    def rencana_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        kegiatan = self._milik(request, object_id)
        awal = {n: getattr(kegiatan, n) for n in (*aksi.KOLOM_RENCANA, "edisi")}
        awal |= {n: list(getattr(kegiatan, n).all()) for n in M2M}
        return self._halaman(request, kegiatan, awal, {})

    def _milik(self, request: HttpRequest, object_id: str) -> Kegiatan:
        kegiatan: Kegiatan = self.objek_atau_404(request, object_id)
        if not (self.boleh_tulis(request, kegiatan) and kegiatan.boleh(T.UBAH)):
            raise PermissionDenied
        return kegiatan

    def _halaman(
        self,
        request: HttpRequest,
        kegiatan: Kegiatan | None,
        awal: dict[str, Any],
        lain: dict[str, Any],
    ) -> HttpResponse:
        kiriman = request.POST if request.method == "POST" else None
        form = RencanaKegiatanForm(
            kiriman, initial=awal, petugas=petugas_dari(request), kegiatan=kegiatan
        )
        agenda = AgendaFormSet(kiriman, initial=agenda_awal(kegiatan), prefix="agenda")
        if kiriman and all((form.is_valid(), agenda.is_valid())):
            jawab = self._simpan(request, form, agenda)
            if jawab:
                return jawab
        judul = f"Ubah rencana {kegiatan.nomor}" if kegiatan else "Rencanakan kegiatan"
        konteks = {
            **self.admin_site.each_context(request),
            "title": judul,
            "opts": self.opts,
            "object": kegiatan,
            "form": form,
            "kolom": [k for k in form if k.name not in {"yakin", "edisi", "kunci"}],
            "agenda": agenda,
            **lain,
        }
        return TemplateResponse(request, "pemangku/kunjungan/rencana.html", konteks)

    def _simpan(
        self, request: HttpRequest, form: RencanaKegiatanForm, agenda: Any
    ) -> HttpResponse | None:
        isi = {
            "isian": form.rencana(),
            "sasaran": form.semua_sasaran(),
            "petugas": form.cleaned_data["petugas"],
            "agenda": butir_agenda(agenda),
            "oleh": petugas_dari(request),
            "pada": timezone.now(),
        }
        try:
            if form.kegiatan is None:
                kunci = form.cleaned_data["kunci"]
                kegiatan = aksi.rencanakan_kegiatan(kunci=kunci, **isi)
            else:
                edisi = form.cleaned_data["edisi"] or 0
                kegiatan = aksi.ubah_kegiatan(form.kegiatan, edisi=edisi, **isi)
        except TindakanTerlarang as galat:
            form.add_error(None, str(galat))
            return None
        messages.success(request, f"Rencana {kegiatan.nomor} tersimpan.")
        return HttpResponseRedirect(self.tautan("change", kegiatan.pk))

    def notulen_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        kegiatan = self._milik(request, object_id)
        awal = {n: getattr(kegiatan, n) for n in (*ISI_NOTULEN, "edisi")}
        form = NotulenForm(
            request.POST if request.method == "POST" else None, initial=awal
        )
        if form.is_valid():
            isi = form.cleaned_data
            edisi = isi.pop("edisi") or 0
            try:
                aksi.tulis_notulen(
                    kegiatan,
                    isian=isi,
                    edisi=edisi,
                    oleh=petugas_dari(request),
                    pada=timezone.now(),
                )
            except TindakanTerlarang as galat:
                form.add_error(None, str(galat))
            else:
                messages.success(request, "Notulen tersimpan.")
                return HttpResponseRedirect(self.tautan("change", kegiatan.pk))
        konteks = {
            **self.admin_site.each_context(request),
            "title": f"Notulen {kegiatan.nomor}",
            "opts": self.opts,
            "object": kegiatan,
            "form": form,
            "simpan": "Simpan notulen",
        }
        return TemplateResponse(request, "pemangku/kunjungan/borang.html", konteks)


def _awal(request: HttpRequest) -> dict[str, Any]:
    petugas = petugas_dari(request)
    unit = next((p.unit for p in petugas.penugasan_aktif), None)
    awal: dict[str, Any] = {
        "penyelenggara": unit.pk if unit else None,
        "petugas": [petugas.pk],
    }
    kode = request.GET.get("sasaran", "")
    sasaran = next(
        (
            s
            for s in SasaranPutaran.objects.dirinci_untuk(petugas).select_related(
                "unit"
            )
            if str(s.pk) == kode
        ),
        None,
    )
    if sasaran:
        awal |= {
            "sasaran": [sasaran.pk],
            "tuan_rumah": sasaran.unit_id,
            "wilayah": sasaran.unit.wilayah_id,
        }
    return awal


# Papers: as a page to print, as a tagged PDF, the attendance list as a sheet

TIPOGRAFI = Path(__file__).resolve().parents[1] / "tipografi"
KECIL = "PDF kecil (untuk E-Monev, paling besar 2 MB)"
# Behind the number of the visit in the file's name, and the page's address.
RINGKAS = "kecil.pdf"


@dataclass(frozen=True, slots=True, kw_only=True)
class KertasCetak:
    """One paper: its values for the page, and for the typesetter where they differ.

    ``pdf`` makes the file of one that has pages of others behind it, ``pdf_kecil`` the one
    for E-Monev.
    """

    judul: str
    halaman: Callable[[BahanKegiatan], dict[str, Any]]
    cetakan: Callable[[BahanKegiatan], dict[str, Any]] | None = None
    pdf: Callable[[BahanKegiatan], bytes] | None = None
    pdf_kecil: Callable[[BahanKegiatan], bytes] | None = None
    naskah: Path = SURAT
    templat: str = "pemangku/kunjungan/cetak.html"
    # Carries a code by which anybody can see that it is genuine.
    berkode: bool = False


LAPORAN: Mapping[str, KertasCetak] = {
    "hadir": KertasCetak(
        judul=JUDUL_DAFTAR_HADIR,
        halaman=isi_daftar_hadir,
        cetakan=halaman_hadir,
        naskah=TIPOGRAFI / "hadir.typ",
        berkode=True,
    ),
    "berita-acara": KertasCetak(
        judul="Berita acara",
        halaman=isi_berita_acara,
        berkode=True,
    ),
    "notulen": KertasCetak(judul="Notulen", halaman=isi_notulen, berkode=True),
    "laporan": KertasCetak(
        judul=LAPORAN_KEGIATAN,
        halaman=isi_laporan,
        pdf=pdf_laporan,
        pdf_kecil=partial(pdf_laporan, kecil=True),
    ),
    "jajak": KertasCetak(judul="Lembar jajak", halaman=isi_lembar_jajak),
    "poster": KertasCetak(
        judul="Poster QR",
        halaman=isi_poster,
        naskah=TIPOGRAFI / "poster.typ",
        templat="pemangku/kunjungan/poster.html",
    ),
}


class Bercetak(Berhadir):
    def get_urls(self) -> list[URLPattern]:
        pola = "<path:object_id>/cetak/<slug:laporan>"
        return [
            self.alamat(
                f"{pola}.<str:bentuk>",
                require_safe(halaman_rahasia(self.berkas_cetak_view)),
                "cetak_berkas",
            ),
            self.alamat(
                f"{pola}/", require_safe(halaman_rahasia(self.cetak_view)), "cetak"
            ),
            *super().get_urls(),
        ]

    def kertas(self, obj: Kegiatan) -> list[tuple[str, list[tuple[str, str]]]]:
        return [
            (
                laporan.judul,
                [
                    ("Cetak", self.tautan("cetak", obj.pk, nama)),
                    ("PDF", self.tautan("cetak_berkas", obj.pk, nama, "pdf")),
                    *(
                        [
                            (
                                KECIL,
                                self.tautan("cetak_berkas", obj.pk, nama, RINGKAS),
                            )
                        ]
                        if laporan.pdf_kecil
                        else []
                    ),
                    *(
                        [("XLSX", self.tautan("cetak_berkas", obj.pk, nama, "xlsx"))]
                        if nama == "hadir"
                        else []
                    ),
                ],
            )
            for nama, laporan in LAPORAN.items()
        ]

    def _bahan(
        self, request: HttpRequest, object_id: str, laporan: str
    ) -> tuple[KertasCetak, BahanKegiatan]:
        kegiatan = self.objek_atau_404(request, object_id)
        if laporan not in LAPORAN:
            raise Http404
        if not self.boleh_hadir(request, kegiatan):
            raise PermissionDenied
        bahan = BahanKegiatan(kegiatan, petugas_dari(request), timezone.now())
        return LAPORAN[laporan], bahan

    def cetak_view(
        self, request: HttpRequest, object_id: str, laporan: str
    ) -> HttpResponse:
        satu, bahan = self._bahan(request, object_id, laporan)
        konteks = {"isi": satu.halaman(bahan), "kegiatan": bahan.kegiatan}
        return render(request, satu.templat, konteks)

    def berkas_cetak_view(
        self, request: HttpRequest, object_id: str, laporan: str, bentuk: str
    ) -> HttpResponseBase:
        satu, bahan = self._bahan(request, object_id, laporan)
        nama = f"{laporan}-{bahan.kegiatan.nomor}"
        cetak = satu.pdf or partial(_pdf, satu)
        if bentuk == RINGKAS and satu.pdf_kecil:
            cetak, nama, bentuk = satu.pdf_kecil, f"{nama}.kecil", "pdf"
        return kirim(
            request,
            bentuk,
            nama,
            pada=bahan.pada,
            kembali=self.tautan("change", object_id),
            cetak=lambda: cetak(bahan),
            buku=partial(buku_hadir, bahan) if laporan == "hadir" else None,
        )


def _pdf(satu: KertasCetak, bahan: BahanKegiatan) -> bytes:
    isi = (satu.cetakan or satu.halaman)(bahan)
    if satu.berkode:
        isi = terbitkan(bahan, isi)
    isi = {**isi, "lambang": lambang_svg()}
    return cetak_pdf(isi, pada=bahan.pada, naskah=satu.naskah)


# Photos: seen by who may see the visit, public only on purpose (PK-39)

UMUMKAN = "pemangku.umumkan_fotokegiatan"
BENTUK = {"asli": "isi", "kecil": "kecil"}


class UmumkanForm(TindakanForm):
    maklumat = forms.BooleanField(
        label="Orang yang wajahnya terlihat sudah diberi tahu bahwa foto ini akan "
        "ditampilkan; yang terlihat dari dekat sudah menyetujuinya.",
        error_messages={"required": "Centang setelah memastikannya."},
    )

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        teks = TeksPersetujuan.objects.filter(
            tujuan=Persetujuan.Tujuan.FOTO, berlaku_sejak__lte=timezone.localdate()
        ).first()
        if teks:
            self.fields["maklumat"].help_text = f"Maklumatnya: “{teks.isi}”"


@admin.register(FotoKegiatan)
class FotoKegiatanAdmin(Bertombol, HanyaBaca):
    tombol = (
        Tombol(
            nama="umumkan",
            label="Tampilkan untuk umum",
            izin=UMUMKAN,
            boleh=lambda f: not f.tampil_publik,
            lakukan=umumkan_foto,
            berhasil="Foto tampil untuk umum.",
            form=lambda _f: UmumkanForm,
        ),
        Tombol(
            nama="sembunyikan",
            label="Jangan tampilkan lagi",
            izin=GARAP,
            boleh=lambda f: f.tampil_publik,
            lakukan=sembunyikan_foto,
            berhasil="Foto hanya dapat dilihat petugas.",
        ),
        Tombol(
            nama="hapus",
            label="Hapus foto",
            izin=GARAP,
            boleh=lambda _f: True,
            lakukan=hapus_foto,
            berhasil="Foto dihapus.",
            form=lambda _f: AlasanPemangkuForm,
            bahaya=True,
        ),
    )
    change_form_template = "pemangku/kunjungan/foto.html"
    keterangan = (
        "Foto kunjungan, paling banyak 20 untuk satu kegiatan. Diunggah di halaman "
        "kegiatannya; lokasi dan data kameranya dibuang. Tidak ada yang tampil untuk umum "
        "sebelum petugas yang berwenang memastikan orang di foto sudah diberi tahu."
    )
    panduan = "kunjungan"
    list_display = ("__str__", "kegiatan", "tampil_publik")
    list_filter = ("tampil_publik",)
    list_select_related = ("kegiatan",)
    search_fields = ("keterangan", "kegiatan__nomor")
    fields = ("keterangan",)
    view_on_site = False

    def get_urls(self) -> list[URLPattern]:
        view = require_safe(self.gambar_view)
        pola = "<path:object_id>/gambar/<slug:bentuk>/"
        return [self.alamat(pola, view, "gambar"), *super().get_urls()]

    def boleh_tombol(self, request: HttpRequest, tombol: Tombol, obj: Any) -> bool:
        return request.user.has_perm(tombol.izin) and obj.kegiatan.dijalankan_oleh(
            petugas_dari(request)
        )

    def kotak(self, request: HttpRequest, obj: FotoKegiatan) -> dict[str, Any]:
        return {
            "title": str(obj),
            "subtitle": None,
            "alamat_asli": self.tautan("gambar", obj.pk, "asli"),
            "alamat_umum": reverse("pemangku:kegiatan-foto", args=(obj.pk,))
            if obj.tampil_publik
            else "",
            "tombol": self.tombol_untuk(request, obj),
            "isi": {"jejak": dari_jejak(obj)},
        }

    def gambar_view(
        self, request: HttpRequest, object_id: str, bentuk: str
    ) -> HttpResponseBase:
        foto: FotoKegiatan = self.objek_atau_404(request, object_id)
        if bentuk not in BENTUK:
            raise Http404
        jawab = unduhan(
            getattr(foto, BENTUK[bentuk]), nama="foto.jpg", tipe="image/jpeg"
        )
        jawab["Content-Disposition"] = "inline"
        jawab["Cache-Control"] = "private, no-store"
        return jawab
