"""What every admin list and form of the portal shares: scope, words, editions, history, export.

Every list that leaves the portal leaves one line in the trail.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import reduce, wraps
from operator import itemgetter
from types import MethodType
from typing import Any, ClassVar, cast, override

from django import forms
from django.contrib import admin
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.utils import (
    label_for_field,
    lookup_field,
    lookup_spawns_duplicates,
    unquote,
)
from django.contrib.admin.widgets import (
    AdminDateWidget,
    AdminSplitDateTime,
    RelatedFieldWidgetWrapper,
)
from django.core.exceptions import BadRequest, ObjectDoesNotExist, PermissionDenied
from django.db import connection, models
from django.forms.boundfield import BoundField
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html, strip_tags
from django.utils.safestring import SafeString
from django.utils.text import Truncator, capfirst
from django.views.decorators.http import require_http_methods, require_safe

from organisasi.basis_data.models import Tercatat
from organisasi.form_fields import Teks
from organisasi.halaman.publik import csv_mengalir
from organisasi.halaman.rahasia import halaman_rahasia
from organisasi.kantor.direktori import pohon_unit, unit_kota
from organisasi.kantor.izin import berwenang, cakupan_izin, petugas_dari, saat_dari
from organisasi.kantor.models import Petugas, Unit
from organisasi.kertas.dokumen import catat_unduhan
from organisasi.kertas.xlsx import Tabel, alirkan_buku
from organisasi.staf.daftar import SELESAI, TAMPILAN, TERBUKA, Daftar
from organisasi.staf.kasus import rupa
from organisasi.staf.riwayat import riwayat, teks_nilai
from organisasi.teks import sel_aman

type View = Callable[..., HttpResponseBase]

# Two writers: who saves an older edition is told, and keeps what was typed

PANJANG_KUTIPAN = 120
# As the browser's own field of a day reads and writes it.
HARI = "%Y-%m-%d"


class BeredisiForm(forms.ModelForm):
    """A form that carries the edition it was opened with.

    The admin locks the row before it binds the form, so the comparison holds until the
    save. After the warning the form carries the new edition: saving once more is the
    officer's own decision to overwrite.
    """

    edisi = forms.IntegerField(required=False, widget=forms.HiddenInput)
    # Set by the admin: why this officer may not save the record (any more).
    larangan = ""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": ""} | kwargs)
        self.fields["edisi"].initial = self.instance.edisi if self.instance.pk else None

    def clean(self) -> dict[str, Any] | None:
        isi = super().clean()
        if self.larangan:
            self.add_error(None, self.larangan)
        elif self.instance.pk and self.cleaned_data.get("edisi") != self.instance.edisi:
            self._tegur()
        return isi

    def _tegur(self) -> None:
        lain = [nama for nama in self.changed_data if nama != "edisi"]
        beda = [self._kutipan(self[nama]) for nama in lain]
        pukul = timezone.localtime(self.instance.diubah_pada)
        self.add_error(
            None,
            "Belum disimpan: orang lain menyimpan data ini pada "
            f"{pukul:%d-%m-%Y pukul %H.%M}. Isian Anda masih ada di bawah. Yang "
            f"tersimpan sekarang: {'; '.join(beda) or 'isinya sama'}. Bila isian Anda "
            "yang benar, tekan Simpan sekali lagi.",
        )
        kiriman: Any = self.data
        kiriman = kiriman.copy()
        kiriman[self.add_prefix("edisi")] = str(self.instance.edisi)
        self.data = kiriman

    def _kutipan(self, kolom: BoundField) -> str:
        nilai = self.get_initial_for_field(kolom.field, kolom.name)
        pilihan = getattr(kolom.field, "choices", None)
        if pilihan is not None and not isinstance(nilai, list):
            teks = dict(_datar(pilihan)).get(str(nilai), "")
        else:
            semua = nilai if isinstance(nilai, list) else [nilai]
            teks = ", ".join(teks_nilai(n) for n in semua if n is not None)
        return f"{kolom.label}: “{Truncator(teks).chars(PANJANG_KUTIPAN) or 'kosong'}”"


def _datar(pilihan: Any) -> list[tuple[str, str]]:
    return [(str(kunci), str(teks)) for kunci, teks in pilihan]


def pendek(**atribut: str) -> forms.TextInput:
    return forms.TextInput(attrs={"class": "vTextField", **atribut})


def panjang(baris: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": baris, "class": "vLargeTextField"})


def kolom_tanggal(label: str, *, wajib: str, bantuan: str = "") -> forms.DateField:
    return forms.DateField(
        label=label,
        help_text=bantuan,
        initial=timezone.localdate,
        error_messages={"required": wajib, "invalid": "Isi tanggal, bulan, dan tahun."},
        widget=forms.DateInput(format=HARI, attrs={"type": "date"}),
    )


def lipatan(judul: str, *kolom: str) -> tuple[str, Any]:
    """Fields of a page that stand folded under their heading."""
    return judul, {"fields": kolom, "classes": ("collapse",)}


def kolom_mundur() -> Teks:
    return Teks(
        label="Alasan dicatat dengan tanggal mundur",
        max_length=300,
        widget=pendek(),
        help_text="Hanya bila diterima sebelum hari ini. Contoh: “Surat tiba Jumat sore.”",
    )


def tanpa_skrip(kolom: Any) -> Any:
    """With the browser's own pickers: Django's, and its pop-ups, need jQuery."""
    widget = getattr(kolom, "widget", None)
    if isinstance(widget, RelatedFieldWidgetWrapper):
        kolom.widget = widget.widget
    elif isinstance(widget, AdminDateWidget):
        kolom.widget = forms.DateInput(format=HARI, attrs={"type": "date"})
    elif isinstance(widget, AdminSplitDateTime):
        kolom.widget = forms.SplitDateTimeWidget(
            date_attrs={"type": "date", "aria-label": f"{kolom.label}: tanggal"},
            time_attrs={"type": "time", "aria-label": f"{kolom.label}: jam"},
            date_format=HARI,
            time_format="%H:%M",
        )
    return kolom


# A list as CSV or XLSX: the officer's scope and filters, no cell that starts a formula

BENTUK = ("csv", "xlsx")
SEKALI_BACA = 500


def kirim_ekspor(
    induk: PortalAdmin, request: HttpRequest, bentuk: str
) -> StreamingHttpResponse:
    nama = f"{induk.opts.model_name}-{timezone.localdate():%Y%m%d}.{bentuk}"
    # A filter that is not known is refused here, before the file begins.
    daftar = induk.get_changelist_instance(request).get_queryset(request)
    kolom = [
        kolom
        for kolom in induk.kolom_ekspor or induk.get_list_display(request)
        if kolom != "action_checkbox"
    ]
    kepala = [sel_aman(label_for_field(k, induk.model, induk)) for k in kolom]
    baris = (
        [_nilai(k, obj, induk) for k in kolom]
        for obj in daftar.iterator(chunk_size=SEKALI_BACA)
    )
    jawab: StreamingHttpResponse
    if bentuk == "csv":
        isi = csv_mengalir(kepala, baris)
        jawab = StreamingHttpResponse(isi, content_type="text/csv; charset=utf-8")
    else:
        tabel = Tabel(str(induk.opts.verbose_name_plural), kepala, baris)
        jawab = alirkan_buku("", (), [tabel])
    jawab["Content-Disposition"] = f'attachment; filename="{nama}"'
    return jawab


def _nilai(nama: Any, obj: models.Model, induk: PortalAdmin) -> str:
    try:
        kolom, _, nilai = lookup_field(nama, obj, induk)
    except ObjectDoesNotExist:
        return ""
    if kolom is not None and kolom.choices:
        nilai = dict(kolom.flatchoices).get(nilai, nilai)
    if nilai is None:
        return ""
    if isinstance(nilai, bool):
        return "ya" if nilai else "tidak"
    if isinstance(nilai, datetime):
        return f"{timezone.localtime(nilai):%Y-%m-%d %H:%M}"
    return strip_tags(str(nilai)) if hasattr(nilai, "__html__") else str(nilai)


# What the name of a record is made of: read in the same query as the choices.
NAMA_LENGKAP = {
    "organisasi.penugasan": ("petugas", "unit"),
    "organisasi.wilayah": ("induk",),
}


def dalam_cakupan(model: type[models.Model], request: HttpRequest) -> models.QuerySet:
    """All rows of ``model`` the officer may see; models without a scope are the city's."""
    pengelola: Any = model._default_manager
    if hasattr(pengelola, "untuk"):
        hasil: models.QuerySet = pengelola.untuk(request.user)
        return hasil
    return model._default_manager.all()


@admin.display(description="tahun", ordering="tahun")
def tahun(obj: Any) -> str | None:
    return None if obj.tahun is None else str(obj.tahun)


def _terbaca(nama: Sequence[Any]) -> list[Any]:
    return [tahun if satu == "tahun" else satu for satu in nama]


class Berlingkup(admin.options.BaseModelAdmin):
    """Scope for lists and inlines: rows and choices of other units do not exist."""

    # Attribute that leads to the unit of a row; "" when the row is one, None without.
    jalan_unit: ClassVar[str | None] = None

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        hasil = dalam_cakupan(self.model, request)
        urutan = self.get_ordering(request)
        return hasil.order_by(*urutan) if urutan else hasil

    def get_field_queryset(
        self, db: str | None, db_field: Any, request: HttpRequest
    ) -> models.QuerySet | None:
        asal = db_field.remote_field.model
        if asal is Unit and db_field.name == self.jalan_unit:
            cakupan = cakupan_izin(petugas_dari(request), self.nama_izin("change"))
            return Unit.objects.filter(cakupan.q(""))
        nama = NAMA_LENGKAP.get(asal._meta.label_lower, ())
        if nama or hasattr(asal._default_manager, "untuk"):
            pilihan = dalam_cakupan(asal, request)
            return pilihan.select_related(*nama) if nama else pilihan
        return super().get_field_queryset(db, db_field, request)

    # Django's own scripts, jQuery and all, are not loaded: static/js/sisip.js does it.
    media = forms.Media()

    @override
    def formfield_for_dbfield(self, *args: Any, **kwargs: Any) -> Any:
        return tanpa_skrip(super().formfield_for_dbfield(*args, **kwargs))

    def nama_izin(self, tindakan: str) -> str:
        return f"{self.opts.app_label}.{tindakan}_{self.opts.model_name}"

    def unit_dari(self, obj: Any) -> Unit | None:
        if self.jalan_unit is None or obj is None:
            return None
        unit: Any = obj
        for bagian in filter(None, self.jalan_unit.split("__")):
            unit = getattr(unit, bagian)
        return cast("Unit", unit)

    def berwenang(self, request: HttpRequest, izin: str, obj: Any) -> bool:
        unit = self.unit_dari(obj)
        return unit is None or berwenang(petugas_dari(request), izin, unit)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        boleh: bool = super().has_change_permission(request, obj)
        return boleh and self.berwenang(request, self.nama_izin("change"), obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        boleh: bool = super().has_delete_permission(request, obj)
        return boleh and self.berwenang(request, self.nama_izin("delete"), obj)


TULIS = require_http_methods(["GET", "HEAD", "POST"])


def halaman_staf(*cara: str, izin: str = "") -> Callable[[View], View]:
    """A page of its own behind the admin's sign-in, for GET unless ``cara`` says otherwise.

    Kept by no cache; PermissionDenied for who lacks ``izin``.
    """

    def bungkus(view: View) -> View:
        @wraps(view)
        def dalam(request: HttpRequest, *args: Any, **kw: Any) -> HttpResponseBase:
            if izin and not request.user.has_perm(izin):
                raise PermissionDenied
            return view(request, *args, **kw)

        boleh = require_http_methods(list(cara or ("GET", "HEAD")))
        hasil: View = admin.site.admin_view(boleh(halaman_rahasia(dalam)))
        return hasil

    return bungkus


def tampil_staf(
    request: HttpRequest, templat: str, judul: str, **konteks: Any
) -> TemplateResponse:
    konteks |= {**admin.site.each_context(request), "title": judul}
    return TemplateResponse(request, templat, konteks)


def di_alamat[View: Callable[..., Any]](
    pola: str, akhiran: str, *cara: Callable[..., Any]
) -> Callable[[View], View]:
    """A view of a list with an address of its own; only read, but for other ``cara``."""

    def tandai(view: View) -> View:
        view.di_alamat = (pola, akhiran, cara or (require_safe,))  # type: ignore[attr-defined]
        return view

    return tandai


# Shorter words of a search stand in the names of too many units.
KATA_UNIT = 3


class PortalAdmin(Berlingkup, admin.ModelAdmin):
    """A list with words on what it is for, and a form that knows its edition."""

    # Two sentences for who sees the list for the first time.
    keterangan: ClassVar[str] = ""
    # A list whose records are made on a page of their own has a ``tambah_view(request)``.
    # Name of the page of the handbook (docs/buku-petugas.md).
    panduan: ClassVar[str] = "mulai"
    # What the button of a new record says, where "Tambah …" is not the word.
    tambah: ClassVar[str] = ""
    # Pages of other rooms that stand here: functions that take this list, then the request.
    views: ClassVar[tuple[Callable[..., Any], ...]] = ()
    # Columns of the export; names as in list_display, which serves when this is empty.
    kolom_ekspor: ClassVar[tuple[str, ...]] = ()
    # Plain boxes: they work by keyboard, with a screen reader and without script.
    formfield_overrides: ClassVar[Any] = {
        models.ManyToManyField: {"widget": forms.CheckboxSelectMultiple}
    }
    # The view that stands open where the address asks for none; what it is without SAYA.
    awal: ClassVar[tuple[str, ...]] = ()
    list_per_page = 50
    actions: Any = None
    change_list_template = "organisasi/staf/daftar.html"
    change_form_template = "organisasi/staf/ubah.html"
    object_history_template = "organisasi/staf/riwayat.html"

    def __init__(self, model: type[models.Model], admin_site: admin.AdminSite) -> None:
        super().__init__(model, admin_site)
        if self.form is forms.ModelForm and issubclass(model, Tercatat):
            self.form = BeredisiForm

    def get_urls(self) -> list[URLPattern]:
        nama = [
            nama
            for kelas in reversed(type(self).__mro__)
            for nama, metode in vars(kelas).items()
            if hasattr(metode, "di_alamat")
        ]
        semua: list[Any] = [getattr(self, satu) for satu in dict.fromkeys(nama)]
        hasil = []
        for halaman in (*semua, *(MethodType(satu, self) for satu in self.views)):
            pola, akhiran, cara = halaman.di_alamat
            view = reduce(lambda isi, bungkus: bungkus(isi), cara, halaman)
            hasil.append(self.alamat(pola, view, akhiran))
        hasil.sort(key=lambda satu: "<" in str(satu.pattern))
        return [*hasil, *super().get_urls()]

    def alamat(self, pola: str, view: Callable[..., Any], akhiran: str) -> URLPattern:
        return path(
            pola, self.admin_site.admin_view(view), name=self.nama_halaman(akhiran)
        )

    def nama_halaman(self, akhiran: str) -> str:
        return f"{self.opts.app_label}_{self.opts.model_name}_{akhiran}"

    def tautan(self, akhiran: str, *args: Any) -> str:
        return reverse(f"admin:{self.nama_halaman(akhiran)}", args=args)

    def add_view(
        self,
        request: HttpRequest,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        tambah = getattr(self, "tambah_view", None)
        if tambah is None:
            return super().add_view(request, form_url, extra_context)
        if not self.has_add_permission(request):
            raise PermissionDenied
        hasil: HttpResponse = tambah(request)
        return hasil

    def halaman(
        self,
        request: HttpRequest,
        templat: str,
        /,
        *,
        status: int = 200,
        **konteks: Any,
    ) -> TemplateResponse:
        dasar = {**self.admin_site.each_context(request), "opts": self.opts}
        return TemplateResponse(request, templat, dasar | konteks, status=status)

    def get_object(
        self, request: HttpRequest, object_id: str, from_field: str | None = None
    ) -> Any:
        obj = super().get_object(request, object_id, from_field)
        if obj is None or request.method != "POST" or not connection.in_atomic_block:
            return obj
        kunci = self.model._default_manager.select_for_update().filter(pk=obj.pk)
        if not kunci.values_list("pk"):
            return None
        return super().get_object(request, object_id, from_field)

    def objek_atau_404(self, request: HttpRequest, object_id: str) -> Any:
        obj = self.get_object(request, unquote(object_id))
        if obj is None or not self.has_view_or_change_permission(request, obj):
            raise Http404
        return obj

    def baca_ulang(self, request: HttpRequest, obj: Any) -> tuple[Any, bool]:
        """And whether it is in sight: the refused act has changed the object."""
        kini = self.get_object(request, str(obj.pk))
        return (obj, False) if kini is None else (kini, True)

    def _get_obj_does_not_exist_redirect(self, *_args: Any) -> HttpResponse:
        """What is not there, or not the officer's, is 404 for both alike."""
        raise Http404

    def get_list_display(self, request: HttpRequest) -> list[Any]:
        return _terbaca(super().get_list_display(request))

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        semua = super().get_fieldsets(request, obj)
        if obj is None or self.has_change_permission(request, obj):
            return semua
        return [(j, {**isi, "fields": _terbaca(isi["fields"])}) for j, isi in semua]

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        awal: dict[str, Any] = super().get_changeform_initial_data(request)
        if self.jalan_unit and "__" not in self.jalan_unit:
            cakupan = cakupan_izin(petugas_dari(request), self.nama_izin("add"))
            if not cakupan.kota and cakupan.unit:
                awal.setdefault(self.jalan_unit, str(min(cakupan.unit)))
        return awal

    @override
    def changeform_view(
        self,
        request: HttpRequest,
        object_id: Any = None,
        form_url: str = "",
        *lain: Any,
    ) -> Any:
        """With the ``#`` of a field a browser would not go to the summary of errors."""
        tujuan = form_url or request.get_full_path()
        konteks = {"alat": self.alat(request, object_id)} if object_id else {}
        konteks |= (lain and lain[0]) or {}
        return super().changeform_view(request, object_id, tujuan, konteks)

    def alat(self, _request: HttpRequest, _pk: str, /) -> list[tuple[str, str]]:
        return []

    @override
    def save_model(
        self, request: HttpRequest, obj: Any, form: forms.ModelForm, change: bool
    ) -> None:
        if change and isinstance(obj, Tercatat):
            obj.edisi += 1
        super().save_model(request, obj, form, change)

    @override
    def get_changelist(self, request: HttpRequest, **lain: Any) -> type[Daftar]:
        return Daftar

    @override
    def get_actions(
        self,
        request: HttpRequest,
        action_location: Any = admin.options.ActionLocation.CHANGE_LIST,
    ) -> Any:
        """Those on ticked rows that are the officer's."""
        semua: Any = super().get_actions(request, action_location)
        izin = {nama: getattr(a.func, "izin", "") for nama, a in semua.items()}
        boleh = request.user.has_perm
        return {n: a for n, a in semua.items() if not izin[n] or boleh(izin[n])}

    def baris(self, request: HttpRequest) -> models.QuerySet:
        """The rows of a list, whose keys are known to be in the officer's scope."""
        return self.get_queryset(request)

    def ringan(self, semua: models.QuerySet) -> models.QuerySet:
        """With what a row of the list shows, and nothing of what its page does."""
        if not isinstance(self.list_select_related, tuple):
            return semua
        return semua.select_related(None).select_related(*self.list_select_related)

    @override
    def get_ordering(self, request: HttpRequest) -> Any:
        """What has ended has no day: the newest first, by its key alone."""
        if self.awal and request.GET.get(TAMPILAN) == SELESAI:
            return ("-pk",)
        return super().get_ordering(request)

    def keadaan(self, obj: Any) -> str:
        return str(obj.get_status_display())

    @admin.display(description="status", ordering="status")
    def tanda(self, obj: Any) -> SafeString:
        """A state as every list shows it: a word, a shape and a colour."""
        pola = '<span class="status {}">{}</span>'
        return format_html(pola, rupa(obj.status), self.keadaan(obj))

    def bertindak(self, request: HttpRequest) -> bool:
        """Whether some act on these records is the officer's."""
        tombol = getattr(self, "tombol", ())
        return any(request.user.has_perm(t.izin) for t in tombol)

    def cocok(self, kata: str) -> models.Q:
        """What a word of a search stands for, besides what the columns contain."""
        if self.jalan_unit is None or len(kata) < KATA_UNIT:
            return models.Q()
        dicari = kata.casefold()
        unit = [
            u.pk
            for u in unit_kota()
            if dicari in u.nama.casefold() or dicari == u.singkatan.casefold()
        ]
        return models.Q(**{f"{self.jalan_unit or 'pk'}__in": unit})

    @override
    def get_search_results(
        self, request: HttpRequest, queryset: models.QuerySet, search_term: str
    ) -> tuple[models.QuerySet, bool]:
        kolom = self.get_search_fields(request)
        for kata in search_term.split():
            cocok = self.cocok(kata)
            for nama in kolom:
                cocok |= models.Q(**{f"{nama}__icontains": kata})
            queryset = queryset.filter(cocok)
        return queryset, any(lookup_spawns_duplicates(self.opts, k) for k in kolom)

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        if any("\x00" in nilai for nilai in request.GET.values()):
            raise BadRequest
        saringan = request.GET.copy()
        # Django reads the address of the list with the request, and refuses what it knows not.
        request.dicentang = "pilih" in saringan  # type: ignore[attr-defined]  # for ours, in daftar.py
        for nama in [n for n, isi in saringan.lists() if n == "pilih" or not any(isi)]:
            del saringan[nama]
        if not request.GET and self.awal:
            saringan[TAMPILAN] = self.awal[0 if self.bertindak(request) else -1]
        kueri, petugas = saringan.urlencode(), petugas_dari(request)
        unit = petugas.unit_sendiri
        bersama = [(u, u.bersama) for u in unit if hasattr(u, "bersama")]
        tersimpan = [
            {**t, "unit": u}
            for u, milik in ((None, petugas), *bersama)
            for t in milik.tampilan
            if t["daftar"] == self.opts.label_lower
        ]
        request.GET = saringan  # type: ignore[assignment]  # Django reads a mutable one alike
        konteks = {
            "title": capfirst(self.opts.verbose_name_plural),
            "keterangan": self.keterangan,
            "alamat_panduan": reverse("admin:panduan", args=(self.panduan,)),
            "ekspor": [(b.upper(), self.tautan("ekspor", b)) for b in BENTUK],
            "saringan": kueri,
            "tersimpan": tersimpan,
            "unit_sendiri": unit,
            "bernama": any(t["kueri"] == kueri for t in tersimpan),
            "alat": self.alat_daftar(request),
            "tambah": self.tambah or f"Tambah {self.opts.verbose_name}",
        }
        return super().changelist_view(request, konteks | (extra_context or {}))

    def alat_daftar(self, request: HttpRequest) -> list[tuple[str, str]]:  # noqa: ARG002 -- for heirs
        return []

    @di_alamat("ekspor/<str:bentuk>/", "ekspor")
    def ekspor_view(self, request: HttpRequest, bentuk: str) -> StreamingHttpResponse:
        if bentuk not in BENTUK:
            raise Http404
        if not self.has_view_permission(request):
            raise PermissionDenied
        catat_unduhan(f"{self.opts.label_lower}.{bentuk}", saat_dari(request))
        try:
            return kirim_ekspor(self, request, bentuk)
        except IncorrectLookupParameters as galat:
            raise BadRequest from galat

    def history_view(
        self,
        request: HttpRequest,
        object_id: str,
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        obj = self.objek_atau_404(request, object_id)
        konteks = {"title": f"Riwayat: {obj}", "object": obj, "peristiwa": riwayat(obj)}
        konteks |= extra_context or {}
        return self.halaman(request, self.object_history_template, **konteks)


class HanyaBaca(PortalAdmin):
    @override
    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    @override
    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    @override
    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class SaringUnit(admin.SimpleListFilter):
    title = "unit"
    parameter_name = "di_unit"

    @override
    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        self.jalan = model_admin.jalan_unit
        petugas = petugas_dari(request)
        cakupan = cakupan_izin(petugas, model_admin.nama_izin("view"))
        semua = [
            (str(u.pk), nama, kelompok)
            for u, nama, kelompok in pohon_unit()
            if cakupan.mencakup(u) and u.peran_ppid != Unit.PeranPPID.TANPA
        ]
        self.kelompok = {pk: kelompok for pk, _, kelompok in semua}
        return [(pk, nama) for pk, nama, _ in semua] if len(semua) > 1 else []

    @override
    def queryset(
        self, request: HttpRequest, queryset: models.QuerySet
    ) -> models.QuerySet:
        nilai = self.value()
        if not nilai:
            return queryset
        if not nilai.isdecimal():
            return queryset.none()
        unit = Unit.objects.di_bawah([int(nilai)]).values("pk")
        return queryset.filter(**{f"{self.jalan or 'pk'}__in": unit})


def tampilan_kerja(
    saya: Callable[[Petugas], models.Q],
    lewat: Callable[[date], models.Q],
    terbuka: models.Q,
) -> dict[str, Pilihan]:
    """The views of a list of cases; ``saya`` says which are an officer's own work."""
    return {
        SAYA: ("Perlu tindakan saya", lambda _q, p: saya(p) & terbuka),
        "lewat": ("Lewat", lambda _q, _p: lewat(timezone.localdate())),
        "lain": ("Menunggu orang lain", lambda _q, p: ~saya(p) & terbuka),
        TERBUKA: ("Semua terbuka", lambda _q, _p: terbuka),
        SELESAI: ("Selesai", lambda _q, _p: ~terbuka),
    }


type Pilihan = tuple[str, Callable[[Any, Petugas], Any]]
# The view of a list that is the officer's own work: for who may act on its records.
SAYA = "saya"


def saring(judul: str, nama: str, **pilihan: Pilihan) -> type[admin.SimpleListFilter]:
    class Saring(admin.SimpleListFilter):
        title, parameter_name = judul, nama

        @override
        def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
            self.petugas = petugas_dari(request)
            sendiri = model_admin.bertindak(request)
            return [
                (k, teks) for k, (teks, _) in pilihan.items() if k != SAYA or sendiri
            ]

        def syarat(self, kode: str, model: Any) -> models.Q:
            """Of all rows: the list that is narrowed keeps its own scope."""
            isi = pilihan[kode][1](model._default_manager.all(), self.petugas)
            if isinstance(isi, models.Q):
                return isi
            return models.Q(pk__in=isi.order_by().values("pk"))

        @override
        def queryset(self, request: HttpRequest, queryset: Any) -> Any:
            kode = self.value()
            return (
                queryset.filter(self.syarat(kode, queryset.model))
                if kode in pilihan
                else queryset
            )

    return Saring


class SaringJenis(admin.SimpleListFilter):
    title = "jenis"
    parameter_name = "jenis"

    @override
    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        semua = [
            (model._meta.label_lower, str(capfirst(model._meta.verbose_name)))
            for model in model_admin.admin_site._registry  # noqa: SLF001
            if issubclass(model, models.Model) and model._meta.app_label != "auth"
        ]
        return sorted(semua, key=itemgetter(1))

    @override
    def queryset(
        self, request: HttpRequest, queryset: models.QuerySet
    ) -> models.QuerySet:
        return queryset.filter(objek_jenis=self.value()) if self.value() else queryset
