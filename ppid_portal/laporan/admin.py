"""The yearly report in the admin: written, submitted, signed by another, published."""

from typing import Any, override

from django import forms
from django.contrib import admin
from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.utils import timezone

from organisasi.kantor.izin import petugas_dari, yang_dapat
from organisasi.kantor.saat import Saat
from organisasi.kertas.dokumen import BENTUK, kirim
from organisasi.staf.base import BeredisiForm, PortalAdmin, di_alamat
from organisasi.staf.tombol import DALAM, Bertombol, TindakanForm, Tombol, tanya
from ppid_portal.laporan import actions as aksi
from ppid_portal.laporan.dokumen import (
    BAB,
    buku_laporan,
    galat,
    isi_kertas,
    isi_laporan,
    keterangan,
    naskah,
    potret_lain,
)
from ppid_portal.laporan.models import LaporanTahunan, TindakanLaporanTahunan as T

CARA_MENULIS = (
    "Ganti bagian dalam kurung siku, seperti [isi: anggaran]. Portal mengisi angka "
    "dalam kurung kurawal, seperti {A1} atau {tabel:hasil}. Simpan untuk melihat "
    "hasilnya."
)


class LaporanForm(BeredisiForm):
    def clean(self) -> dict[str, Any] | None:
        isi = super().clean()
        for satu in BAB:
            for pesan in galat(self.cleaned_data.get(satu.kolom, "")):
                self.add_error(satu.kolom, pesan)
        return isi


class TandaTanganForm(TindakanForm):
    nomor = forms.CharField(
        label="Nomor surat",
        max_length=100,
        error_messages={"required": "Isi nomor suratnya."},
    )
    tanggal = forms.DateField(
        label="Tanggal surat", error_messages={"required": "Isi tanggal suratnya."}
    )
    jabatan = forms.CharField(
        label="Sebagai",
        max_length=150,
        help_text="Jabatan di atas nama, misalnya Sekretaris Daerah selaku Atasan PPID.",
        error_messages={"required": "Isi jabatannya."},
    )


@admin.register(LaporanTahunan)
class LaporanTahunanAdmin(Bertombol, PortalAdmin):
    """Drafts may be changed; what is submitted or signed is only read."""

    form = LaporanForm
    tombol = (
        Tombol(
            T.AJUKAN,
            aksi.ajukan,
            berhasil="Diajukan kepada Atasan PPID.",
            akibat=lambda _l: (
                "Portal menghitung dan membekukan angka tahun itu.",
                "Laporan menunggu tanda tangan dan tidak dapat diubah, kecuali dikembalikan.",
            ),
        ),
        Tombol(
            T.KEMBALIKAN,
            LaporanTahunan.kembalikan,
            berhasil="Dikembalikan kepada penulisnya.",
            form=tanya("Yang perlu diubah", DALAM),
        ),
        Tombol(
            T.TANDATANGANI,
            aksi.tandatangani,
            halangan=lambda satu, petugas: satu.halangan_tanda(petugas),
            orang_kedua=lambda satu: yang_dapat(
                T.TANDATANGANI.izin,
                (),
                timezone.localdate(),
                kecuali=(satu.dibuat_oleh_id, satu.diajukan_oleh_id),
            ),
            berhasil="Ditandatangani dan terbit di halaman laporan tahunan.",
            form=lambda _l: TandaTanganForm,
            akibat=lambda _l: (
                "Teks dan angka yang sudah dibekukan mendapat sidik dan kode keaslian.",
                "Laporan terbit untuk umum. Isinya tidak dapat diubah atau dihapus lagi.",
            ),
        ),
    )
    change_form_template = "ppid_portal/laporan/ubah.html"
    keterangan = "Laporan setahun, paling lambat 31 Maret tahun berikutnya."
    panduan = "indikator"
    list_display = ("tahun", "status", "nomor", "tanggal", "ditandatangani_oleh")
    list_filter = ("status",)
    list_select_related = ("ditandatangani_oleh",)
    fieldsets = (
        (
            None,
            {
                "fields": ("tahun", *(satu.kolom for satu in BAB)),
                "description": CARA_MENULIS,
            },
        ),
    )
    view_on_site = False

    @override
    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        awal = super().get_changeform_initial_data(request)
        teks = {satu.kolom: satu.awal for satu in BAB}
        return {"tahun": timezone.localdate().year - 1, **teks, **awal}

    @override
    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        terbuka = obj is None or obj.boleh(T.AJUKAN)
        return terbuka and super().has_change_permission(request, obj)

    @override
    def save_model(
        self, request: HttpRequest, obj: LaporanTahunan, form: Any, change: bool
    ) -> None:
        if not change:
            obj.status_sejak = timezone.now()
            obj.dibuat_oleh = petugas_dari(request)
        super().save_model(request, obj, form, change)

    @override
    def response_post_save_add(
        self, request: HttpRequest, obj: LaporanTahunan
    ) -> HttpResponseRedirect:
        """To the report itself: there stand its figures and what is missing."""
        return HttpResponseRedirect(self.tautan("change", obj.pk))

    response_post_save_change = response_post_save_add

    def kotak(self, request: HttpRequest, obj: LaporanTahunan) -> dict[str, Any]:
        isi = isi_laporan(obj)
        return {
            "title": str(obj),
            "rincian": [(n, i) for n, i in keterangan(obj, isi) if i],
            "halangan": []
            if obj.tetap
            else list(aksi.halangan(obj, timezone.localdate())),
            "pratinjau": naskah(isi),
            "berkas": [(b.upper(), self.tautan("berkas", obj.pk, b)) for b in BENTUK],
            "potret_lain": potret_lain(obj),
            "tombol": self.tombol_untuk(request, obj),
        }

    @di_alamat("<path:object_id>/laporan.<str:bentuk>", "berkas")
    def berkas_view(
        self, request: HttpRequest, object_id: str, bentuk: str
    ) -> HttpResponseBase:
        obj: LaporanTahunan = self.objek_atau_404(request, object_id)
        nama, kini = f"laporan_layanan_informasi_{obj.tahun}", timezone.now()
        return kirim(
            request,
            bentuk,
            nama,
            pada=kini,
            kembali=self.tautan("change", obj.pk),
            kertas=lambda: isi_kertas(obj, Saat(petugas_dari(request), kini)),
            buku=lambda: buku_laporan(obj),
        )
