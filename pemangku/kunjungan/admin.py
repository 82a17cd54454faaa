"""Photos of visits and annexes of decisions on their own pages."""

from typing import Any, override

from django.contrib import admin
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone

from organisasi.halaman.rahasia import unduhan
from organisasi.kantor.izin import petugas_dari, saat_dari
from organisasi.kertas.dokumen import BENTUK, kirim
from organisasi.models import Unit
from organisasi.staf.base import HanyaBaca, PortalAdmin, di_alamat
from organisasi.staf.borongan import massal
from organisasi.staf.tombol import Bertombol, Tombol
from pemangku.kunjungan.actions import hapus_foto
from pemangku.kunjungan.ketetapan import (
    Ketetapan,
    TindakanKetetapan,
    berubah,
    buku_lampiran,
    isi_lampiran,
    keterangan,
    tetapkan,
    unggah_bertanda_tangan,
)
from pemangku.kunjungan.models import FotoKegiatan
from pemangku.kunjungan.pilihan import TindakanFoto
from pemangku.staf import AlasanPemangkuForm, PindaianForm, unduh

# Photos: seen by who may see the visit (PK-39)


@admin.register(FotoKegiatan)
class FotoKegiatanAdmin(Bertombol, HanyaBaca):
    tombol = (
        Tombol(
            TindakanFoto.HAPUS,
            hapus_foto,
            berhasil="Foto dihapus.",
            form=lambda _f: AlasanPemangkuForm,
            bahaya=True,
        ),
    )
    actions = tuple(map(massal, tombol))
    change_form_template = "pemangku/kunjungan/foto.html"
    keterangan = "Foto kunjungan. Unggah di halaman kegiatannya."
    panduan = "kunjungan"
    list_display = ("__str__", "kegiatan")
    list_select_related = ("kegiatan",)
    search_fields = ("keterangan", "kegiatan__nomor")
    fields = ("keterangan",)

    @override
    def berwenang(self, request: HttpRequest, izin: str, obj: FotoKegiatan) -> bool:
        return obj.kegiatan.dijalankan_oleh(petugas_dari(request))

    def kotak(self, request: HttpRequest, obj: FotoKegiatan) -> dict[str, Any]:
        return {
            "title": str(obj),
            "alamat_asli": self.tautan("gambar", obj.pk, "asli"),
            "tombol": self.tombol_untuk(request, obj),
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
            berhasil="SK tersimpan dan tidak berubah lagi.",
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
    keterangan = "Lampiran keputusan. Isinya tetap sejak hari ditetapkan."
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
            "tombol": self.tombol_untuk(request, obj),
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
            f"SK_{obj.jenis}_{hari:%Y-%m-%d}",
            pada=saat.pada,
            kembali=self.tautan("change", obj.pk),
            kertas=lambda: isi_lampiran(obj, saat, hari=hari),
            buku=lambda: buku_lampiran(obj, hari),
        )

    @di_alamat("<path:object_id>/bertanda-tangan/", "ttd")
    def ttd_view(self, request: HttpRequest, object_id: str) -> HttpResponseBase:
        obj: Ketetapan = self.objek_atau_404(request, object_id)
        return unduh(obj.berkas_ttd, "sk")
