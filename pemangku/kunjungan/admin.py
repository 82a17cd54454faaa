"""Pages that write a visit, its papers and its photos, and say who came."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, override

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.form_fields import Teks
from organisasi.halaman.rahasia import halaman_rahasia, unduhan
from organisasi.kantor.izin import petugas_dari, saat_dari
from organisasi.kertas.dokumen import BENTUK, kirim
from organisasi.kertas.naskah import SURAT, cetak_pdf, lambang_svg
from organisasi.models import Unit
from organisasi.staf.base import TULIS, HanyaBaca, PortalAdmin, di_alamat
from organisasi.staf.riwayat import dari_jejak
from organisasi.staf.tombol import Bertombol, TindakanForm, Tombol
from pemangku.inventaris.orang import Persetujuan, TeksPersetujuan
from pemangku.izin import GARAP
from pemangku.kunjungan import actions as aksi
from pemangku.kunjungan.actions import hapus_foto, sembunyikan_foto, umumkan_foto
from pemangku.kunjungan.forms import (
    AgendaFormSet,
    NotulenForm,
    RencanaKegiatanForm,
    agenda_awal,
)
from pemangku.kunjungan.kehadiran import (
    NAMA_WAJIB,
    Kehadiran,
    Undangan,
    hadirkan,
    sahkan_kehadiran,
    tarik_undangan,
    tolak_kehadiran,
    wakili,
)
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
from pemangku.kunjungan.ketetapan import (
    Ketetapan,
    TindakanKetetapan,
    berubah,
    buku_lampiran,
    isi_lampiran,
    keterangan,
    terbitkan,
    tetapkan,
    unggah_bertanda_tangan,
)
from pemangku.kunjungan.laporan import (
    JUDUL as LAPORAN_KEGIATAN,
    isi_laporan,
    pdf_laporan,
)
from pemangku.kunjungan.models import FotoKegiatan, Kegiatan, SasaranPutaran
from pemangku.kunjungan.pilihan import (
    TindakanFoto,
    TindakanKegiatan as T,
    TindakanUndangan as U,
)
from pemangku.staf import TIPE, AlasanPemangkuForm, PindaianForm

# Invitations and attendance on the page of a visit: tick off, deputy, confirm, refuse


class TolakHadirForm(TindakanForm):
    alasan = Teks(label="Alasan", max_length=200, wajib="Pilih alasan.")


class NamaForm(TindakanForm):
    nama = Teks(label="Nama", max_length=160, wajib=NAMA_WAJIB)


class WakilForm(NamaForm):
    jabatan = Teks(label="Jabatan", max_length=120)


LANGKAH_HADIR: Mapping[type[Kehadiran | Undangan], tuple[Tombol, ...]] = {
    Kehadiran: (
        Tombol(
            Kehadiran.Tindakan.SAHKAN, sahkan_kehadiran, berhasil="Kehadiran disahkan."
        ),
        Tombol(
            Kehadiran.Tindakan.TOLAK,
            tolak_kehadiran,
            berhasil="Kehadiran tidak dihitung.",
            form=lambda _hadir: TolakHadirForm,
        ),
    ),
    Undangan: (
        Tombol(
            U.HADIR,
            hadirkan,
            berhasil="Tercatat hadir.",
            form=lambda undangan: None if undangan.orang_id else NamaForm,
        ),
        Tombol(
            U.WAKILI,
            wakili,
            berhasil="Wakil tercatat hadir.",
            form=lambda _undangan: WakilForm,
        ),
        Tombol(U.TARIK, tarik_undangan, berhasil="Undangan ditarik."),
    ),
}


class Berhadir(Bertombol):
    def boleh_hadir(self, request: HttpRequest, obj: Kegiatan) -> bool:
        """Host, module owner, or staff of the visit (PK-21)."""
        petugas = petugas_dari(request)
        return (
            petugas.has_perm(GARAP)
            and Kegiatan.objects.digarap(petugas).filter(pk=obj.pk).exists()
        )

    @di_alamat("<path:object_id>/peserta/<uuid:pk>/<slug:nama>/", "peserta", TULIS)
    def hadir_view(
        self, request: HttpRequest, object_id: str, pk: Any, nama: str
    ) -> HttpResponse:
        kegiatan = self.objek_atau_404(request, object_id)
        semua = ((m, t) for m, isi in LANGKAH_HADIR.items() for t in isi)
        model, tombol = next((s for s in semua if s[1].nama == nama), (None, None))
        if model is None or tombol is None:
            raise Http404
        if not self.boleh_hadir(request, kegiatan):
            raise PermissionDenied
        satu = get_object_or_404(model, kegiatan=kegiatan, pk=pk)
        form = self._form_tindakan(request, tombol, satu)
        siap = request.method == "POST" and (form is None or form.is_valid())
        if siap and self._lakukan(request, tombol, satu, form):
            return HttpResponseRedirect(f"{self.tautan('change', kegiatan.pk)}#peserta")
        return self.halaman(
            request,
            "organisasi/staf/tindakan.html",
            title=f"{tombol.label}: {satu}",
            form=form,
            object=kegiatan,
            tombol=tombol.label,
        )


# Planning a visit, changing the plan, the minutes

M2M = ("sasaran", "petugas")
ISI_NOTULEN = tuple(sorted(aksi.KOLOM_NOTULEN))


class Berencana(PortalAdmin):
    def boleh_tulis(self, request: HttpRequest, obj: Kegiatan) -> bool:
        return request.user.has_perm(GARAP) and obj.dijalankan_oleh(
            petugas_dari(request)
        )

    def has_add_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm(GARAP)

    def tambah_view(self, request: HttpRequest) -> HttpResponse:
        return self._halaman(request, None, _awal(request))

    @di_alamat("<str:object_id>/rencana/", "rencana", TULIS)
    def rencana_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        kegiatan = self._milik(request, object_id)
        awal = {n: getattr(kegiatan, n) for n in (*aksi.KOLOM_RENCANA, "edisi")}
        awal |= {n: list(getattr(kegiatan, n).all()) for n in M2M}
        return self._halaman(request, kegiatan, awal)

    def _milik(self, request: HttpRequest, object_id: str) -> Kegiatan:
        kegiatan: Kegiatan = self.objek_atau_404(request, object_id)
        if not (self.boleh_tulis(request, kegiatan) and kegiatan.boleh(T.UBAH)):
            raise PermissionDenied
        return kegiatan

    def _halaman(
        self, request: HttpRequest, kegiatan: Kegiatan | None, awal: dict[str, Any]
    ) -> HttpResponse:
        kiriman = request.POST if request.method == "POST" else None
        form = RencanaKegiatanForm(
            kiriman, initial=awal, petugas=petugas_dari(request), kegiatan=kegiatan
        )
        agenda = AgendaFormSet(kiriman, initial=agenda_awal(kegiatan), prefix="agenda")
        if kiriman and all((form.is_valid(), agenda.is_valid())):
            tulis = partial(form.simpan, agenda.cleaned_data)
            if jawab := self._simpan(request, form, tulis, "Rencana {} tersimpan."):
                return jawab
        return self.halaman(
            request,
            "pemangku/kunjungan/rencana.html",
            title=f"Ubah rencana {kegiatan.nomor}" if kegiatan else self.tambah,
            object=kegiatan,
            form=form,
            kolom=[k for k in form if k.name not in {"yakin", "edisi", "kunci"}],
            agenda=agenda,
        )

    def _simpan(
        self,
        request: HttpRequest,
        form: forms.Form,
        tulis: Callable[..., Kegiatan],
        kabar: str,
    ) -> HttpResponse | None:
        # Back to the visit; None with what stands against it on the form.
        try:
            kegiatan = tulis(saat=saat_dari(request))
        except TindakanTerlarang as galat:
            form.add_error(None, str(galat))
            return None
        messages.success(request, kabar.format(kegiatan.nomor))
        return HttpResponseRedirect(self.tautan("change", kegiatan.pk))

    @di_alamat("<str:object_id>/notulen/", "notulen", TULIS)
    def notulen_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        kegiatan = self._milik(request, object_id)
        awal = {n: getattr(kegiatan, n) for n in (*ISI_NOTULEN, "edisi")}
        form = NotulenForm(
            request.POST if request.method == "POST" else None, initial=awal
        )
        if form.is_valid():
            isi = form.cleaned_data
            edisi = isi.pop("edisi") or 0
            tulis = partial(aksi.tulis_notulen, kegiatan, isian=isi, edisi=edisi)
            if jawab := self._simpan(request, form, tulis, "Notulen tersimpan."):
                return jawab
        return self.halaman(
            request,
            "pemangku/kunjungan/borang.html",
            title=f"Notulen {kegiatan.nomor}",
            object=kegiatan,
            form=form,
            simpan="Simpan notulen",
        )


def _awal(request: HttpRequest) -> dict[str, Any]:
    petugas = petugas_dari(request)
    unit = next((p.unit for p in petugas.penugasan_aktif), None)
    awal: dict[str, Any] = {
        "penyelenggara": unit.pk if unit else None,
        "petugas": [petugas.pk],
    }
    semua = SasaranPutaran.objects.untuk(petugas).select_related("unit")
    kode = request.GET.get("sasaran", "")
    sasaran = next((s for s in semua if str(s.pk) == kode), None)
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

    ``pdf`` makes the file of one that has pages of others behind it, also the small one
    for E-Monev.
    """

    judul: str
    halaman: Callable[[BahanKegiatan], dict[str, Any]]
    cetakan: Callable[[BahanKegiatan], dict[str, Any]] | None = None
    pdf: Callable[..., bytes] | None = None
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
        judul="Berita acara", halaman=isi_berita_acara, berkode=True
    ),
    "notulen": KertasCetak(judul="Notulen", halaman=isi_notulen, berkode=True),
    "laporan": KertasCetak(
        judul=LAPORAN_KEGIATAN, halaman=isi_laporan, pdf=pdf_laporan
    ),
    "jajak": KertasCetak(judul="Lembar jajak", halaman=isi_lembar_jajak),
    "poster": KertasCetak(
        judul="Poster QR",
        halaman=isi_poster,
        naskah=TIPOGRAFI / "poster.typ",
        templat="pemangku/kunjungan/poster.html",
    ),
}


CETAK = "<path:object_id>/cetak/<slug:laporan>"


class Bercetak(Berhadir):
    def kertas(self, obj: Kegiatan) -> list[tuple[str, list[tuple[str, str]]]]:
        hasil = []
        for nama, laporan in LAPORAN.items():
            berkas = {"PDF": "pdf"}
            if laporan.pdf:
                berkas[KECIL] = RINGKAS
            if nama == "hadir":
                berkas["XLSX"] = "xlsx"
            semua = [("Cetak", self.tautan("cetak", obj.pk, nama))]
            semua += [
                (kata, self.tautan("cetak_berkas", obj.pk, nama, bentuk))
                for kata, bentuk in berkas.items()
            ]
            hasil.append((laporan.judul, semua))
        return hasil

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

    @di_alamat(f"{CETAK}/", "cetak", halaman_rahasia, require_safe)
    def cetak_view(
        self, request: HttpRequest, object_id: str, laporan: str
    ) -> HttpResponse:
        satu, bahan = self._bahan(request, object_id, laporan)
        konteks = {"isi": satu.halaman(bahan), "kegiatan": bahan.kegiatan}
        return render(request, satu.templat, konteks)

    @di_alamat(f"{CETAK}.<str:bentuk>", "cetak_berkas", halaman_rahasia, require_safe)
    def berkas_cetak_view(
        self, request: HttpRequest, object_id: str, laporan: str, bentuk: str
    ) -> HttpResponseBase:
        satu, bahan = self._bahan(request, object_id, laporan)
        nama = f"{laporan}-{bahan.kegiatan.nomor}"
        cetak = satu.pdf or partial(_pdf, satu)
        if bentuk == RINGKAS and satu.pdf:
            cetak, bentuk = partial(satu.pdf, kecil=True), "pdf"
            nama += ".kecil"
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
            TindakanFoto.UMUMKAN,
            umumkan_foto,
            berhasil="Foto tampil untuk umum.",
            form=lambda _f: UmumkanForm,
            bila=lambda f: not f.tampil_publik,
        ),
        Tombol(
            TindakanFoto.SEMBUNYIKAN,
            sembunyikan_foto,
            berhasil="Foto hanya dapat dilihat petugas.",
            bila=lambda f: f.tampil_publik,
        ),
        Tombol(
            TindakanFoto.HAPUS,
            hapus_foto,
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

    def boleh_tombol(self, request: HttpRequest, tombol: Tombol, obj: Any) -> bool:
        return request.user.has_perm(tombol.izin) and obj.kegiatan.dijalankan_oleh(
            petugas_dari(request)
        )

    def kotak(self, request: HttpRequest, obj: FotoKegiatan) -> dict[str, Any]:
        return {
            "title": str(obj),
            "alamat_asli": self.tautan("gambar", obj.pk, "asli"),
            "alamat_umum": reverse("pemangku:kegiatan-foto", args=(obj.pk,))
            if obj.tampil_publik
            else "",
            "tombol": self.tombol_untuk(request, obj),
            "isi": {"jejak": dari_jejak(obj)},
        }

    @di_alamat("<path:object_id>/gambar/<slug:bentuk>/", "gambar")
    def gambar_view(
        self, request: HttpRequest, object_id: str, bentuk: str
    ) -> HttpResponseBase:
        foto: FotoKegiatan = self.objek_atau_404(request, object_id)
        berkas = {"asli": foto.isi, "kecil": foto.kecil}.get(bentuk)
        if berkas is None:
            raise Http404
        jawab = unduhan(berkas, nama="foto.jpg", tipe="image/jpeg")
        jawab["Content-Disposition"] = "inline"
        jawab["Cache-Control"] = "private, no-store"
        return jawab


# Annexes of decisions: prepared, fixed, printed, compared with today (PK-55)


@admin.register(Ketetapan)
class KetetapanAdmin(Bertombol, PortalAdmin):
    tombol = (
        Tombol(
            TindakanKetetapan.TETAPKAN,
            tetapkan,
            berhasil="Ditetapkan. Perubahan data sesudah ini tidak mengubahnya.",
            akibat=lambda _k: (
                "Daftar hari ini dibekukan beserta sidiknya, dan mendapat kode keaslian.",
                "Nomor, tanggal, dan isinya tidak dapat diubah atau dihapus lagi.",
            ),
        ),
        Tombol(
            TindakanKetetapan.UNGGAH,
            unggah_bertanda_tangan,
            berhasil="Salinan bertanda tangan tersimpan.",
            form=lambda _k: PindaianForm,
            bila=lambda k: not k.berkas_ttd,
        ),
    )
    change_form_template = "pemangku/kunjungan/ketetapan.html"
    keterangan = (
        "Lampiran keputusan: daftar PPID Pelaksana, admin SP4N-LAPOR!, Bakohumas, atau "
        "pemangku kepentingan, dibekukan pada hari ditetapkan. Selama rancangan, isinya "
        "mengikuti data; sesudahnya yang berubah ditunjukkan di samping."
    )
    panduan = "pemangku"
    jalan_unit = "unit"
    list_display = ("jenis", "nomor", "tanggal", "penandatangan", "status")
    list_filter = ("jenis", "status")
    search_fields = ("nomor",)
    fields = ("jenis", "unit", "nomor", "tanggal", "penandatangan")
    view_on_site = False

    @override
    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        utama = Unit.objects.filter(peran_ppid=Unit.PeranPPID.UTAMA, sampai=None)
        awal = super().get_changeform_initial_data(request)
        return {"unit": utama.values_list("pk", flat=True).first(), **awal}

    @override
    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        terbuka = obj is None or not obj.tetap
        return terbuka and super().has_change_permission(request, obj)

    @override
    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        terbuka = obj is None or not obj.tetap
        return terbuka and super().has_delete_permission(request, obj)

    @override
    def save_model(
        self, request: HttpRequest, obj: Ketetapan, form: Any, change: bool
    ) -> None:
        if not change:
            obj.status_sejak = timezone.now()
            obj.dibuat_oleh = petugas_dari(request)
        super().save_model(request, obj, form, change)

    def kotak(self, request: HttpRequest, obj: Ketetapan) -> dict[str, Any]:
        hari = timezone.localdate()
        return {
            "title": str(obj),
            "rincian": [
                (nama, isi)
                for nama, isi in keterangan(obj, len(obj.snapshot.get("baris", ())))
                if isi and obj.tetap
            ],
            "berubah": berubah(obj, hari),
            "berkas": [(b.upper(), self.tautan("lampiran", obj.pk, b)) for b in BENTUK],
            "alamat_ttd": self.tautan("ttd", obj.pk) if obj.berkas_ttd else "",
            "tindakan": self.tombol_untuk(request, obj),
            "jejak": dari_jejak(obj),
        }

    @di_alamat("<path:object_id>/lampiran.<str:bentuk>", "lampiran")
    def berkas_view(
        self, request: HttpRequest, object_id: str, bentuk: str
    ) -> HttpResponseBase:
        obj: Ketetapan = self.objek_atau_404(request, object_id)
        saat, hari = saat_dari(request), timezone.localdate()
        return kirim(
            request,
            bentuk,
            f"ketetapan_{obj.jenis}_{hari:%Y-%m-%d}",
            pada=saat.pada,
            kembali=self.tautan("change", obj.pk),
            kertas=lambda: isi_lampiran(obj, saat, hari=hari),
            buku=lambda: buku_lampiran(obj, hari),
        )

    @di_alamat("<path:object_id>/bertanda-tangan/", "ttd")
    def ttd_view(self, request: HttpRequest, object_id: str) -> HttpResponseBase:
        obj: Ketetapan = self.objek_atau_404(request, object_id)
        if not obj.berkas_ttd:
            raise Http404
        jenis = str(obj.berkas_ttd.name).rpartition(".")[2]
        return unduhan(obj.berkas_ttd, nama=f"sk.{jenis}", tipe=TIPE[jenis])
