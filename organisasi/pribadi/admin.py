"""Personal data in the admin: who opened what, what people ask, whom to call, breaches."""

from datetime import datetime
from typing import Any, override

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import Case, When
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.html import format_html

from organisasi.alur.models import Jejak
from organisasi.alur.tindakan import Anjuran, DaftarTindakan, Saran, TindakanTerlarang
from organisasi.halaman.models import Pengaturan
from organisasi.kabar.models import TindakanTugas, TugasHubungi
from organisasi.kantor.izin import petugas_dari
from organisasi.kantor.saat import Saat
from organisasi.pribadi.actions import (
    BATAS,
    PANJANG_ALASAN,
    batas_jam,
    catat_insiden,
    catat_pemberitahuan,
    selesaikan_tugas,
    tutup_insiden,
    yang_kurang,
)
from organisasi.pribadi.models import (
    AksesDataPribadi,
    InsidenData,
    PermintaanSubjek,
    TindakanInsidenData,
)
from organisasi.staf.base import (
    BeredisiForm,
    HanyaBaca,
    SaringJenis,
    SaringUnit,
    di_alamat,
    saring,
)
from organisasi.staf.tombol import Bertombol, TindakanForm, Tombol
from organisasi.waktu.tenggat import sisa_jam, tanggal_jam

SARING_SELESAI = saring(
    "keadaan",
    "selesai",
    belum=("Belum selesai", lambda q, _: q.filter(selesai_pada=None)),
    sudah=("Sudah selesai", lambda q, _: q.exclude(selesai_pada=None)),
)


class KePdp(HanyaBaca):
    def alat_daftar(self, request: HttpRequest) -> list[tuple[str, str]]:
        # For whoever may open them: the owner of one service reads the register alone.
        if request.user.has_perm("organisasi.view_insidendata"):
            return [("Ikhtisar pelindungan data", reverse("pdp"))]
        if request.user.has_perm("organisasi.view_permintaansubjek"):
            return [("Rekaman kegiatan pemrosesan (ROPA)", reverse("pdp-ropa"))]
        return []


@admin.register(AksesDataPribadi)
class AksesAdmin(KePdp):
    keterangan = "Siapa membuka data pribadi siapa, kapan, dan untuk apa."
    panduan = "data-pribadi"
    list_display = ("pada", "oleh", "objek_nomor", "kolom", "alasan", "unit")
    list_filter = (SaringJenis, SaringUnit)
    list_select_related = ("oleh", "unit")
    search_fields = ("objek_nomor", "oleh__username", "oleh__nama")
    date_hierarchy = "pada"
    jalan_unit = "unit"
    fields = ("pada", "oleh", "objek_nomor", "unit", "kolom", "alasan")


@admin.register(PermintaanSubjek)
class PermintaanSubjekAdmin(KePdp):
    keterangan = "Permintaan orang atas data pribadinya. Jawab dalam 3 x 24 jam."
    panduan = "data-pribadi"
    list_display = ("diterima_pada", "jenis", "objek_nomor", "sisa", "status")
    list_filter = ("status", "jenis")
    search_fields = ("objek_nomor",)
    fields = (
        "jenis",
        "objek_nomor",
        "diterima_pada",
        "tenggat",
        "status",
        "status_sejak",
        "jawaban",
        "alasan_terlambat",
        "oleh",
    )

    @admin.display(description="batas", ordering="tenggat")
    def sisa(self, obj: PermintaanSubjek) -> str:
        return "" if obj.selesai_pada else sisa_jam(obj.tenggat, timezone.now())

    def alat(self, request: HttpRequest, object_id: str) -> list[tuple[str, str]]:
        obj = self.objek_atau_404(request, object_id)
        if not request.user.has_perm("organisasi.change_permintaansubjek"):
            return []
        return [("Tangani permintaan", reverse("pdp-permintaan", args=(obj.pk,)))]


class HasilForm(TindakanForm):
    hasil = forms.CharField(
        label="Hasilnya",
        max_length=PANJANG_ALASAN,
        widget=forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"}),
        help_text="Misalnya: sudah diberi tahu lewat telepon. Jangan tulis nama atau "
        "nomor teleponnya.",
    )


# Calls about danger to life that nobody has made yet.
DARURAT_DULU = Case(
    When(darurat=True, selesai_pada__isnull=True, then=0), default=1
).asc()


@admin.register(TugasHubungi)
class TugasHubungiAdmin(Bertombol, HanyaBaca):
    keterangan = "Hubungi pemohon lewat telepon atau di loket, lalu catat hasilnya."
    panduan = "data-pribadi"
    jalan_unit = "unit"
    list_display = ("dibuat_pada", "perihal", "cara", "berkas", "unit", "selesai_pada")
    list_filter = (SARING_SELESAI, "cara", SaringUnit)
    list_select_related = ("unit",)
    search_fields = ("objek_nomor", "perihal")
    ordering = (DARURAT_DULU, "dibuat_pada", "pk")
    fields = (
        "perihal",
        "cara",
        "berkas",
        "unit",
        "dibuat_pada",
        "selesai_pada",
        "oleh",
        "hasil",
    )
    readonly_fields = ("berkas",)
    kolom_ekspor = ("dibuat_pada", "perihal", "cara", "objek_nomor", "selesai_pada")
    tombol = (
        Tombol(
            TindakanTugas.SELESAI,
            selesaikan_tugas,
            bila=lambda tugas: tugas.selesai_pada is None,
            berhasil="Tercatat: pemohon sudah dihubungi.",
            penjelasan="Catat sesudah pemohon menerima kabar ini.",
            form=lambda _tugas: HasilForm,
        ),
    )

    @admin.display(description="berkas", ordering="objek_nomor")
    def berkas(self, obj: TugasHubungi) -> str:
        nama = f"admin:{obj.objek_jenis.replace('.', '_')}_change"
        try:
            alamat = reverse(nama, args=(obj.objek_id,))
        except NoReverseMatch:
            return obj.objek_nomor
        return format_html('<a href="{}">{}</a>', alamat, obj.objek_nomor or "Buka")


DASAR = "UU 27/2022 Pasal 46"
SURAT = {"subjek": "orang yang datanya bocor", "lembaga": "lembaga pelindungan data"}


class InsidenForm(BeredisiForm):
    def clean_diketahui_pada(self) -> datetime:
        diketahui: datetime = self.cleaned_data["diketahui_pada"]
        if diketahui > timezone.now():
            raise ValidationError("Waktu diketahui tidak boleh di masa depan.")
        try:
            batas_jam(BATAS, diketahui)
        except TindakanTerlarang as galat:
            raise ValidationError(str(galat)) from galat
        return diketahui


class WaktuForm(TindakanForm):
    diberitahu_pada = forms.DateTimeField(
        label="Diberi tahu pada",
        initial=timezone.now,
        widget=forms.DateTimeInput(
            format="%Y-%m-%dT%H:%M",
            attrs={"type": "datetime-local", "class": "vTextField"},
        ),
        help_text="Hari dan jam surat atau pengumuman keluar.",
    )


def _beri_tahu(kepada: DaftarTindakan) -> Tombol:
    kolom = f"{kepada}_diberitahu_pada"
    return Tombol(
        kepada,
        lambda i, **isi: catat_pemberitahuan(i, kepada, **isi),
        bila=lambda i: i.ditutup_pada is None and getattr(i, kolom) is None,
        berhasil="Pemberitahuan tercatat.",
        penjelasan="Pemberitahuan tertulis memuat data yang terungkap, kapan dan "
        f"bagaimana, serta penanganannya ({DASAR}).",
        form=lambda _i: WaktuForm,
    )


@admin.register(InsidenData)
class InsidenAdmin(Bertombol):
    form = InsidenForm
    keterangan = "Insiden data pribadi. Beri tahu dalam 3 x 24 jam sejak diketahui."
    panduan = "data-pribadi"
    list_display = ("nomor", "diketahui_pada", "jam", "jumlah_orang", "ditutup_pada")
    search_fields = ("nomor",)
    kolom_ekspor = (
        "nomor",
        "diketahui_pada",
        "tenggat",
        "jumlah_orang",
        "subjek_diberitahu_pada",
        "lembaga_diberitahu_pada",
        "masyarakat_diberitahu_pada",
        "ditutup_pada",
    )
    fields = (
        "diketahui_pada",
        "terjadi",
        "data_terungkap",
        "jumlah_orang",
        "penanganan",
    )
    tombol = (
        *map(_beri_tahu, list(TindakanInsidenData)[:3]),
        Tombol(
            TindakanInsidenData.TUTUP,
            tutup_insiden,
            bila=lambda i: i.ditutup_pada is None and not yang_kurang(i),
            berhasil="Insiden ditutup.",
            akibat=lambda _i: ["Setelah ditutup, isinya tidak dapat diubah lagi."],
        ),
    )

    @admin.display(description="batas pemberitahuan", ordering="tenggat")
    def jam(self, obj: InsidenData) -> str:
        return (
            sisa_jam(obj.tenggat, timezone.now()) if obj.belum_diberitahu else "sudah"
        )

    @override
    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return ("diketahui_pada",) if obj else ()

    def has_change_permission(
        self, request: HttpRequest, obj: InsidenData | None = None
    ) -> bool:
        boleh: bool = super().has_change_permission(request, obj)
        return boleh and (obj is None or obj.ditutup_pada is None)

    @override
    def save_model(
        self,
        request: HttpRequest,
        obj: InsidenData,
        form: forms.ModelForm,
        change: bool,
    ) -> None:
        oleh, pada = petugas_dari(request), timezone.now()
        if not change:
            catat_insiden(obj, Saat(oleh, pada))
            return
        super().save_model(request, obj, form, change)
        kolom = ", ".join(nama for nama in form.changed_data if nama != "edisi")
        Jejak.objects.catat(
            obj, "ubah_insiden", saat=Saat(oleh, pada), sesudah={"kolom": kolom}
        )

    def kotak(self, request: HttpRequest, obj: InsidenData) -> dict[str, Any]:
        if obj.ditutup_pada:
            return {}
        surat = [
            (f"Contoh surat untuk {nama}", self.tautan("surat", obj.pk, kepada))
            for kepada, nama in SURAT.items()
        ]
        return {
            **super().kotak(request, obj),
            "anjuran": Anjuran(
                langkah=[
                    _langkah(obj, timezone.now()),
                    *(Saran(t, "{}?") for t in TindakanInsidenData),
                ],
                dasar=DASAR,
            ),
            "alat": surat,
        }

    @di_alamat("<path:object_id>/surat/<slug:kepada>/", "surat")
    def surat_view(
        self, request: HttpRequest, object_id: str, kepada: str
    ) -> HttpResponse:
        obj = self.objek_atau_404(request, object_id)
        if kepada not in SURAT:
            raise Http404
        return self.halaman(
            request,
            "organisasi/pribadi/insiden_surat.html",
            title=f"Contoh surat {obj}",
            object=obj,
            kepada=kepada,
            atur=Pengaturan.objects.kini(),
            hari_ini=timezone.localdate(),
        )


def _langkah(insiden: InsidenData, pada: datetime) -> str:
    if not (kurang := yang_kurang(insiden)):
        return "Semua sudah dilakukan. Tutup insiden ini."
    if not insiden.belum_diberitahu:
        return f"Yang masih kurang: {kurang}."
    return (
        f"Yang masih kurang: {kurang}. Beri tahu tertulis paling lambat "
        f"{tanggal_jam(insiden.tenggat)} ({sisa_jam(insiden.tenggat, pada)})."
    )
