"""The catalogue in the admin: entries with their files, groups, findings, units, the import."""

from collections import Counter
from secrets import token_urlsafe
from typing import Any, override

from django import forms
from django.contrib import admin, messages
from django.core.cache import cache
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import models
from django.forms.models import BaseInlineFormSet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from informasi.katalog.actions import (
    TANPA_UJI,
    batalkan_periksa,
    hapus_berkas,
    kelompok_asing,
    larangan_ubah,
    segarkan_konteks,
    simpan_rancangan,
    simpan_terbitan,
    susun_dokumen,
    tanpa_uji,
    tinjau_berikut,
    ubah_keterangan_berkas,
    unggah_berkas,
)
from informasi.katalog.hari_ini import anjuran_dokumen
from informasi.katalog.models import (
    BerkasInformasi,
    DokumenInformasi,
    KelompokInformasi,
    Temuan,
    TemuanQuerySet,
)
from informasi.katalog.tombol import TOMBOL_DOKUMEN
from organisasi.bahasa import ukuran
from organisasi.halaman.pemakaian import PALING_SEDIKIT, kali_dibuka
from organisasi.kantor.admin import UnitAdmin
from organisasi.kantor.izin import cakupan_izin, petugas_dari, saat_dari
from organisasi.kertas.unggahan import Unggahan, periksa_unggahan
from organisasi.kertas.xlsx import XLSX, Lembar, baca_lembar
from organisasi.models import Petugas, Unit
from organisasi.staf.base import (
    TULIS,
    BeredisiForm,
    Berlingkup,
    HanyaBaca,
    PortalAdmin,
    SaringUnit,
    di_alamat,
    lipatan,
    saring,
)
from organisasi.staf.borongan import ekspor, massal
from organisasi.staf.daftar import pokok
from organisasi.staf.tombol import Bertombol

# The page that imports a list: upload, look at what would happen, confirm


JUDUL = "Impor daftar informasi"
# Seconds between looking and confirming.
UMUR = 60 * 60


class ImporForm(forms.Form):
    berkas = forms.FileField(
        label="Berkas XLSX atau CSV",
        help_text="Isi templatnya, satu baris untuk satu informasi. Paling besar 5 MB.",
        widget=forms.FileInput(
            attrs={"accept": ".xlsx,.csv", "aria-describedby": "id_berkas_bantuan"}
        ),
    )

    def clean_berkas(self) -> Lembar:
        from informasi.katalog.impor import periksa_kolom  # noqa: PLC0415 -- brings import_export

        return periksa_kolom(baca_lembar(self.cleaned_data["berkas"]))


class Berimpor(PortalAdmin):
    @staticmethod
    def _kunci(request: HttpRequest, tanda: str) -> str:
        return f"impor:{request.user.pk}:{tanda}"

    def _hanya_penyusun(self, request: HttpRequest) -> None:
        if not self.has_add_permission(request):
            raise PermissionDenied

    @di_alamat("impor/", "impor", TULIS)
    def impor_view(self, request: HttpRequest) -> HttpResponse:
        self._hanya_penyusun(request)
        kiriman = (request.POST, request.FILES) if request.method == "POST" else ()
        form = ImporForm(*kiriman)
        if form.is_valid():
            tanda = token_urlsafe(12)
            isi = form.cleaned_data["berkas"]
            cache.set(self._kunci(request, tanda), isi, UMUR)
            return HttpResponseRedirect(self.tautan("impor_lanjut", tanda))
        templat = self.tautan("templat")
        alamat = "informasi/katalog/impor.html"
        return self.halaman(request, alamat, title=JUDUL, form=form, templat=templat)

    @di_alamat("impor/<str:tanda>/", "impor_lanjut", TULIS)
    def impor_lanjut_view(self, request: HttpRequest, tanda: str) -> HttpResponse:
        from informasi.katalog.impor import pratinjau  # noqa: PLC0415 -- brings import_export

        self._hanya_penyusun(request)
        kunci = self._kunci(request, tanda)
        lembar = cache.get(kunci)
        # Of two clicks only one finds the sheet to take away.
        if lembar is None or (request.method == "POST" and not cache.delete(kunci)):
            messages.warning(
                request,
                "Impor ini sudah dijalankan atau sudah lebih dari satu jam. "
                "Lihat daftarnya, atau unggah lagi berkasnya.",
            )
            return HttpResponseRedirect(self.tautan("changelist"))
        if request.method == "POST":
            return self._simpan(request, lembar)
        baris = pratinjau(lembar, petugas=petugas_dari(request), pada=timezone.now())
        templat = "informasi/katalog/impor_lanjut.html"
        return self.halaman(request, templat, title=JUDUL, **hitung(baris))

    def _simpan(self, request: HttpRequest, lembar: Lembar) -> HttpResponse:
        from informasi.katalog.impor import impor  # noqa: PLC0415 -- brings import_export

        try:
            baris = impor(lembar, petugas=petugas_dari(request), pada=timezone.now())
        except ValidationError as galat:
            messages.error(request, " ".join(galat.messages))
            return HttpResponseRedirect(self.tautan("impor"))
        jumlah = hitung(baris)
        messages.success(
            request,
            f"{jumlah['baru']} rancangan dibuat, {jumlah['ada']} sudah ada, "
            f"{jumlah['galat']} baris tidak diimpor.",
        )
        return HttpResponseRedirect(self.tautan("changelist"))

    @di_alamat("impor/templat/", "templat")
    def templat_view(self, request: HttpRequest) -> HttpResponse:
        from informasi.katalog.impor import TAMBAH, templat_xlsx  # noqa: PLC0415 -- brings openpyxl

        self._hanya_penyusun(request)
        cakupan = cakupan_izin(petugas_dari(request), TAMBAH)
        isi = templat_xlsx(Unit.objects.filter(cakupan.q("")))
        jawab = HttpResponse(isi, content_type=XLSX)
        jawab["Content-Disposition"] = 'attachment; filename="templat-dip.xlsx"'
        return jawab


def hitung(baris: list[Any]) -> dict[str, Any]:
    n = Counter(b.keadaan for b in baris)
    jumlah = {"baru": n["baru"], "ada": n["sudah ada"], "galat": n["galat"]}
    return {"baris": baris} | jumlah


# The page of a unit

# ``organisasi`` does not know the catalogue, so the catalogue puts its own in place.
admin.site.unregister(Unit)


@admin.register(Unit)
class UnitKatalogAdmin(UnitAdmin):
    """A unit that gets another name is found under it at once, with all it holds."""

    @override
    def save_model(
        self, request: HttpRequest, obj: Unit, form: forms.ModelForm, change: bool
    ) -> None:
        super().save_model(request, obj, form, change)
        if change and {"nama", "singkatan"} & set(form.changed_data):
            segarkan_konteks(unit=obj)


# What officers fill in for an entry and its files

PANJANG_CATATAN = 300
UJI_HABIS = (
    "Belum disimpan: informasi yang dikecualikan memerlukan uji konsekuensi yang "
    "disetujui dan masih berlaku (UU 14/2008 Pasal 19). Setujui uji baru lalu simpan "
    "lagi, atau pilih klasifikasi lain."
)


class DokumenForm(BeredisiForm):
    catatan_publik = forms.CharField(
        label="Apa yang berubah bagi pembaca",
        required=False,
        max_length=PANJANG_CATATAN,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        help_text="Dibaca publik, satu kalimat. Wajib bila isian di atas berubah.",
    )

    class Meta:
        model = DokumenInformasi
        fields = (
            "judul",
            "ringkasan",
            "unit",
            "klasifikasi",
            "alasan_klasifikasi",
            "kelompok",
            "penanggung_jawab",
            "waktu_pembuatan",
            "tempat_pembuatan",
            "tahun",
            "bentuk",
            "jangka_simpan",
            "lisensi",
            "periode_mulai",
            "periode_selesai",
            "interval_bulan",
            "dimutakhirkan_pada",
            "tinjau_pada",
            "tautan",
            "keterangan_sumber",
        )

    def clean(self) -> dict[str, Any] | None:
        isi = super().clean()
        data = self.cleaned_data
        kelompok, klasifikasi = data.get("kelompok"), data.get("klasifikasi")
        if klasifikasi and (sebab := kelompok_asing(kelompok, klasifikasi)):
            self.add_error("kelompok", sebab)
        return isi

    def _post_clean(self) -> None:
        super()._post_clean()  # type: ignore[misc]  # the stubs hide it
        if self.instance.status != DokumenInformasi.Status.TERBIT:
            return
        # What is public never loses its day of review.
        if not self.instance.tinjau_pada:
            hari = timezone.localdate()
            self.instance.tinjau_pada = tinjau_berikut(self.instance, hari)
        if self.berubah and not self.cleaned_data.get("catatan_publik"):
            self.add_error(
                "catatan_publik",
                "Informasi ini sudah terbit. Tulis apa yang berubah bagi pembaca.",
            )
        if self.berubah and tanpa_uji(self.instance, timezone.now()):
            baru = "klasifikasi" in self.changed_data
            self.add_error("klasifikasi", TANPA_UJI if baru else UJI_HABIS)

    @property
    def berubah(self) -> bool:
        return bool(set(self.changed_data) - {"edisi", "catatan_publik"})


class BerkasInformasiForm(forms.ModelForm):
    unggahan = forms.FileField(
        label="Berkas",
        required=False,
        help_text="PDF, JPG, PNG, DOCX, XLSX, atau CSV. Berkas baru menjadi versi "
        "baru; versi lama tetap tersimpan.",
    )
    hapus = forms.BooleanField(
        label="Hapus berkas ini dari informasi",
        required=False,
        help_text="Publik tidak dapat mengunduhnya lagi.",
    )
    periksa: Unggahan | None = None

    class Meta:
        model = BerkasInformasi
        fields = ("judul", "unggahan", "salinan_teks", "hapus")

    def clean_unggahan(self) -> UploadedFile | None:
        berkas: UploadedFile | None = self.cleaned_data.get("unggahan")
        if berkas:
            self.periksa = periksa_unggahan(berkas)
        return berkas

    def clean(self) -> dict[str, Any] | None:
        isi = super().clean()
        baru = self.instance.pk is None
        if baru and not self.periksa and "unggahan" not in self.errors:
            self.add_error("unggahan", "Pilih berkasnya.")
        return isi


# Files inside the form of an entry: judged by content, versioned, never overwritten


class BerkasFormSet(BaseInlineFormSet):
    """The files of one entry; the entry's row is locked while they are saved."""

    def clean(self) -> None:
        """A file that is no longer in force was replaced in another tab.

        Django would take such a row for a new file and add it beside its successor.
        """
        super().clean()
        if any(form.instance.pk is None for form in self.initial_forms):
            raise ValidationError(
                "Berkas di sini baru saja diganti atau dihapus orang lain. Salin "
                "isian Anda, lalu muat ulang halaman."
            )


class BerkasInline(Berlingkup, admin.StackedInline):
    model = BerkasInformasi
    form = BerkasInformasiForm
    formset = BerkasFormSet
    extra = 1
    can_delete = False
    verbose_name = "berkas"
    verbose_name_plural = "berkas"
    readonly_fields = ("keterangan",)
    fields = ("judul", "keterangan", "unggahan", "salinan_teks", "hapus")

    @override
    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        return (
            BerkasInformasi.objects.berlaku().defer("tabel").select_related("dokumen")
        )

    @admin.display(description="sekarang")
    def keterangan(self, obj: BerkasInformasi) -> str:
        if not obj.sha256:
            return "Belum ada"
        hari = timezone.localdate(obj.diunggah_pada)
        return (
            f"{obj.jenis.upper()}, {ukuran(obj.ukuran)}, versi {obj.versi}, "
            f"diunggah {hari:%d-%m-%Y}"
        )

    def _terbuka(self, request: HttpRequest, obj: DokumenInformasi | None) -> bool:
        return obj is None or not larangan_ubah(obj, petugas_dari(request))

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        boleh: bool = super().has_add_permission(request, obj)
        return boleh and self._terbuka(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        boleh: bool = super().has_change_permission(request, obj)
        return boleh and self._terbuka(request, obj)


def simpan_berkas(request: HttpRequest, formset: Any) -> None:
    formset.new_objects, formset.changed_objects, formset.deleted_objects = [], [], []
    for form in formset.forms:
        if form.has_changed():
            _simpan_satu(request, formset, form)


def _simpan_satu(request: HttpRequest, formset: Any, form: BerkasInformasiForm) -> None:
    saat = saat_dari(request)
    dokumen, berkas, isi = formset.instance, form.instance, form.cleaned_data
    if isi.get("hapus") and berkas.pk:
        hapus_berkas(berkas, saat)
        formset.changed_objects.append((berkas, ["hapus"]))
        kabar = f"Berkas “{berkas.judul}” dihapus."
    elif form.periksa is None:  # the form lets no new row through without a file
        ubah_keterangan_berkas(berkas, saat)
        formset.changed_objects.append((berkas, form.changed_data))
        return
    else:
        lama = berkas if berkas.pk else None
        baru = unggah_berkas(
            dokumen, saat, unggahan=form.periksa, judul=isi["judul"], mengganti=lama
        )
        if teks := isi.get("salinan_teks"):
            baru.salinan_teks = teks
            baru.save(update_fields=("salinan_teks",))
        formset.new_objects.append(baru)
        kabar = f"Berkas “{baru.judul}” {'diperbarui' if lama else 'ditambah'}."
    if dokumen.status == DokumenInformasi.Status.TERBIT:
        dokumen.kabarkan(kabar, saat.pada)
        dokumen.save(update_fields=("perubahan",))


# Filters that the lines of the today list lead to

S = DokumenInformasi.Status

SARING_PERLU = saring(
    "tampilan",
    "perlu",
    mutakhir=("Berkala lewat waktu", lambda q, _: q.basi(timezone.localdate())),
    tinjau=("Tinjau ulang", lambda q, _: q.perlu_ditinjau(timezone.localdate())),
    kembali=("Dikembalikan, perlu diperbaiki", lambda q, _: q.dikembalikan()),
    ada=("Judul yang belum diperiksa", lambda q, _: q.belum_diperiksa()),
    periksa=("Menunggu diperiksa", lambda q, _: q.perlu_diperiksa()),
    terbit=("Menunggu terbit", lambda _q, _p: models.Q(status=S.DIPERIKSA)),
)


SARING_TERBUKA = saring(
    "keadaan",
    "terbuka",
    ya=("Belum diperbaiki", lambda q, _: q.filter(selesai_pada=None)),
    tidak=("Sudah diperbaiki", lambda q, _: q.exclude(selesai_pada=None)),
)


# Entries: an officer sees those of his own units

T = DokumenInformasi.Tindakan
SEKALIGUS = (T.PERIKSA, T.TERBITKAN, T.TINJAU)
KEADAAN = ("nomor", "status", "terbit_pada", "asal", "alasan_tarik")


@admin.register(DokumenInformasi)
class DokumenAdmin(Bertombol, Berimpor):
    form = DokumenForm
    tombol = TOMBOL_DOKUMEN
    jalan_unit = "unit"
    keterangan = "Rancangan dan informasi terbit unit Anda."
    panduan = "dokumen"
    list_display = ("perihal", "unit", "klasifikasi", "tanda", "dibaca", "diubah_pada")
    list_display_links = ("perihal",)
    list_filter = (SARING_PERLU, SaringUnit, "status", "klasifikasi")
    list_select_related = ("unit__induk",)
    search_fields = ("judul", "nomor", "ringkasan")
    ordering = ("-pk",)
    actions = (*(massal(t) for t in TOMBOL_DOKUMEN if t.tindakan in SEKALIGUS), ekspor)
    inlines = (BerkasInline,)
    readonly_fields = KEADAAN
    kolom_ekspor = (
        "nomor",
        "judul",
        "ringkasan",
        "unit",
        "klasifikasi",
        "penanggung_jawab",
        "waktu_pembuatan",
        "tempat_pembuatan",
        "tahun",
        "bentuk",
        "jangka_simpan",
        "status",
        "terbit_pada",
        "dimutakhirkan_pada",
        "tautan",
    )
    fieldsets = (
        (
            None,
            {
                "fields": (
                    "judul",
                    "ringkasan",
                    "unit",
                    "penanggung_jawab",
                    "waktu_pembuatan",
                )
            },
        ),
        ("Klasifikasi", {"fields": ("klasifikasi", "alasan_klasifikasi", "kelompok")}),
        lipatan(
            "Kolom daftar informasi publik",
            "tempat_pembuatan",
            "tahun",
            "bentuk",
            "jangka_simpan",
        ),
        lipatan(
            "Masa dan pemutakhiran",
            "periode_mulai",
            "periode_selesai",
            "interval_bulan",
            "dimutakhirkan_pada",
            "tinjau_pada",
        ),
        lipatan("Sumber", "tautan", "lisensi", "keterangan_sumber"),
    )

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        semua = super().get_queryset(request).defer("cari", "konteks", "isi")
        hasil: models.QuerySet = semua.annotate(
            dibuka=kali_dibuka("nomor", hari=timezone.localdate())
        )
        return hasil

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        hasil = list(super().get_fieldsets(request, obj))
        if obj is None:
            return hasil
        if obj.status == S.TERBIT:
            hasil.append(("Perubahan", {"fields": ("catatan_publik",)}))
        return [*hasil, ("Keadaan", {"fields": KEADAAN})]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        tetap = super().get_readonly_fields(request, obj)
        return (*tetap, "unit") if obj and obj.menggantikan_id else tetap

    @admin.display(description="informasi", ordering="judul")
    def perihal(self, obj: DokumenInformasi) -> SafeString:
        return pokok(obj.judul, obj.nomor)

    @admin.display(description="dibuka 30 hari", ordering="-dibuka")
    def dibaca(self, obj: Any) -> int | str:
        return obj.dibuka if obj.dibuka >= PALING_SEDIKIT else "-"

    @admin.display(description="perubahan atas")
    def asal(self, obj: DokumenInformasi) -> str:
        if obj.menggantikan is None:
            return "-"
        return format_html(
            '<a href="{}">{}</a>',
            self.tautan("change", obj.menggantikan_id),
            obj.menggantikan.nomor,
        )

    def view_on_site(self, obj: DokumenInformasi) -> str | None:
        return obj.get_absolute_url() if obj.publik else None

    def larangan(self, obj: DokumenInformasi, petugas: Petugas) -> str:
        return larangan_ubah(obj, petugas)

    def kasus(self, request: HttpRequest, obj: DokumenInformasi) -> dict[str, Any]:  # noqa: ARG002 -- the base names it
        return {
            "title": obj.judul,
            "nomor": [obj.nomor, obj.unit.nama_pendek, obj.get_klasifikasi_display()],
        }

    def kotak(self, request: HttpRequest, obj: DokumenInformasi) -> dict[str, Any]:
        tertutup = obj.klasifikasi == DokumenInformasi.Klasifikasi.DIKECUALIKAN
        menguji = tertutup and request.user.has_perm("informasi.add_ujikonsekuensi")
        alamat = reverse("admin:informasi_ujikonsekuensi_add")
        uji = ("Buat uji konsekuensi", f"{alamat}?dokumen={obj.nomor}")
        return {
            **super().kotak(request, obj),
            "anjuran": anjuran_dokumen(obj, hari_ini=timezone.localdate()),
            "alat": [uji] if menguji else [],
        }

    def save_model(
        self,
        request: HttpRequest,
        obj: DokumenInformasi,
        form: forms.ModelForm,
        change: bool,  # noqa: FBT001
    ) -> None:
        saat = saat_dari(request)
        if not change:
            susun_dokumen(obj, saat)
        elif isinstance(form, DokumenForm) and form.berubah and obj.status == S.TERBIT:
            obj.edisi += 1
            simpan_terbitan(obj, saat, catatan=form.cleaned_data["catatan_publik"])
        elif isinstance(form, DokumenForm) and form.berubah:
            obj.edisi += 1
            simpan_rancangan(obj, saat)
        else:
            super().save_model(request, obj, form, change)

    @override
    def save_formset(
        self, request: HttpRequest, form: forms.ModelForm, formset: Any, change: bool
    ) -> None:
        if formset.has_changed():
            batalkan_periksa(formset.instance, saat_dari(request))
        simpan_berkas(request, formset)

    def alat_daftar(self, request: HttpRequest) -> list[tuple[str, str]]:
        if not self.has_add_permission(request):
            return []
        return [("Impor dari Excel", self.tautan("impor"))]


# Groups of information, and findings of the nightly check


@admin.register(KelompokInformasi)
class KelompokAdmin(PortalAdmin):
    keterangan = "Kelompok informasi menurut undang-undang dan Perki."
    panduan = "pencarian"
    list_display = ("nama", "klasifikasi", "dasar", "urut")
    list_filter = ("klasifikasi",)
    search_fields = ("nama", "kode")
    fields = ("kode", "klasifikasi", "nama", "dasar", "penjelasan", "urut")

    @override
    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return ("kode",) if obj else ()


@admin.register(Temuan)
class TemuanAdmin(HanyaBaca):
    jalan_unit = "dokumen__unit"
    keterangan = "Tautan mati dan berkas rusak. Perbaiki di informasinya."
    panduan = "dokumen"
    list_display = ("jenis", "dokumen", "sasaran", "ditemukan_pada", "selesai_pada")
    list_filter = (SARING_TERBUKA, SaringUnit, "jenis")
    list_select_related = ("dokumen",)
    search_fields = ("dokumen__judul", "sasaran")

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        semua: TemuanQuerySet = super().get_queryset(request)  # type: ignore[assignment]  # its manager
        return semua.pasti().defer("dokumen__cari")
