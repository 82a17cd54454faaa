"""The page "Serah terima berkas": chosen open cases of an officer pass to a successor."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.http import urlencode

from organisasi.alur.tindakan import PANJANG_ALASAN, TindakanTerlarang
from organisasi.bahasa import tanggal_pendek
from organisasi.kantor.izin import cakupan_izin, petugas_dari, sebut, yang_dapat
from organisasi.kantor.models import Petugas, Unit
from organisasi.kantor.peran import Cakupan
from organisasi.staf.base import TULIS, PortalAdmin, di_alamat
from organisasi.staf.tombol import TindakanForm

SATU_MEJA = "Pilih berkas yang semuanya ditangani satu petugas, lalu serahkan lagi."
TANPA_PENERIMA = (
    "Tidak ada petugas lain yang melayani unit ini. Admin teknis dapat menugaskannya di "
    "Pengaturan."
)
CONTOH_ALASAN = "Contoh: “Pindah tugas mulai 1 Juli.”"


class TugaskanForm(TindakanForm):
    sekali = True
    kepada = forms.ModelChoiceField(
        Petugas.objects.none(),
        label="Petugas yang menangani",
        empty_label="Pilih petugas",
        error_messages={"required": "Pilih petugasnya."},
        help_text="Petugas unit yang memegangnya.",
    )

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        self.initial.setdefault("kepada", self.berkas.penangan_id)


def form_tugaskan(
    calon: Callable[[Any, date], QuerySet[Petugas]],
) -> Callable[[Any], type[TindakanForm]]:
    """``calon``: who may have the case on his desk that day."""
    baris = (("kepada", lambda berkas, _p: calon(berkas, timezone.localdate())),)
    kelas: Any = type("BercalonForm", (TugaskanForm,), {"baris_untuk": baris})
    return lambda _berkas: kelas


class PilihBerkas(forms.ModelMultipleChoiceField):
    widget = forms.CheckboxSelectMultiple

    def __init__(self, *args: Any, **lain: Any) -> None:
        kosong = {"required": "Pilih paling sedikit satu berkas."}
        super().__init__(
            *args, label="Berkas yang diserahkan", error_messages=kosong, **lain
        )

    def label_from_instance(self, obj: Any) -> str:
        status = f"{obj.nomor}, {obj.get_status_display().lower()}"
        if obj.jatuh_tempo is None:
            return status
        return f"{status}, jatuh tempo {tanggal_pendek(obj.jatuh_tempo)}"


class DariForm(forms.Form):
    dari = forms.ModelChoiceField(
        Petugas.objects.none(), label="Yang menyerahkan", empty_label="Pilih petugas"
    )

    def __init__(self, *args: Any, berkas: QuerySet[Any], **lain: Any) -> None:
        super().__init__(*args, **lain)
        milik = berkas.filter(penangan__isnull=False)
        _isi(self, "dari", Petugas.objects.filter(pk__in=milik.values("penangan")))


class SerahForm(forms.Form):
    # Name of that field, and where the reason will stand.
    kolom: ClassVar[str]
    bantuan: ClassVar[str]

    kepada = forms.ModelChoiceField(
        Petugas.objects.none(),
        label="Yang menerima",
        empty_label="Pilih petugas",
        error_messages={"required": "Pilih penerimanya."},
    )
    alasan = forms.CharField(
        label="Alasan",
        max_length=PANJANG_ALASAN,
        widget=forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"}),
        error_messages={"required": "Tulis alasannya."},
    )

    def __init__(
        self, *args: Any, berkas: QuerySet[Any], calon: QuerySet[Petugas], **lain: Any
    ) -> None:
        super().__init__(*args, **lain)
        self.order_fields([self.kolom])
        self.fields["alasan"].help_text = f"{self.bantuan} {CONTOH_ALASAN}"
        _isi(self, self.kolom, berkas)
        _isi(self, "kepada", calon)
        self.initial.setdefault(self.kolom, [satu.pk for satu in berkas])


def _isi(form: forms.Form, nama: str, pilihan: QuerySet[Any]) -> None:
    kolom = form.fields[nama]
    assert isinstance(kolom, forms.ModelChoiceField)
    kolom.queryset = pilihan


@admin.action(description="Serahkan")
def serahkan(
    induk: Berserah, request: HttpRequest, terpilih: QuerySet[Any]
) -> HttpResponse | None:
    """To the page of handing over, with the ticked ones chosen: they are one officer's."""
    dari = set(terpilih.order_by().values_list("penangan", flat=True))
    if len(dari) != 1 or None in dari:
        messages.error(request, SATU_MEJA)
        return None
    pilih = [(induk.form_serah.kolom, satu.pk) for satu in terpilih]
    kueri = urlencode([("dari", *dari), *pilih])
    return HttpResponseRedirect(f"{induk.tautan('serah_terima')}?{kueri}")


class Berserah(PortalAdmin):
    izin_serah: ClassVar[str]
    form_serah: ClassVar[type[SerahForm]]
    pengantar_serah: ClassVar[str]

    def berkas_serah(self, request: HttpRequest) -> QuerySet[Any]:
        raise NotImplementedError  # abstract: each service has its own

    def calon_serah(self, cakupan: Cakupan, hari: date) -> QuerySet[Petugas]:
        raise NotImplementedError  # abstract: each service has its own

    def serahkan(self, *, dari: Petugas, oleh: Petugas, isi: Mapping[str, Any]) -> str:
        """Do it; returns what the record of it is. May raise TindakanTerlarang."""
        raise NotImplementedError  # abstract: each service has its own

    def surat_serah(self, _request: HttpRequest) -> list[tuple[Any, str]]:
        return []

    def tanpa_meja(self, request: HttpRequest, pilih: DariForm) -> HttpResponse:
        return self._halaman_serah(request, pilih, None)

    def cakupan_serah(self, request: HttpRequest) -> Cakupan:
        if not request.user.has_perm(self.izin_serah):
            raise PermissionDenied
        return cakupan_izin(petugas_dari(request), self.izin_serah)

    @admin.display(description="dipegang oleh", ordering="pemegang_id")
    def pegang(self, obj: Any) -> str:
        pola = '{} <span class="lirih">{}</span>'
        siapa = obj.penangan or "belum ditugaskan"
        return format_html(pola, obj.pemegang.nama_pendek, siapa)

    def alat_daftar(self, request: HttpRequest) -> list[tuple[str, str]]:
        semua = super().alat_daftar(request)
        if request.user.has_perm(self.izin_serah):
            semua.append(("Serah terima berkas", self.tautan("serah_terima")))
        return semua

    @di_alamat("serah-terima/", "serah_terima", TULIS)
    def serah_view(self, request: HttpRequest) -> HttpResponse:
        cakupan, berkas = self.cakupan_serah(request), self.berkas_serah(request)
        pilih = DariForm(request.GET or None, berkas=berkas)
        if not pilih.is_valid():
            return self.tanpa_meja(request, pilih)
        dari = pilih.cleaned_data["dari"]
        pilihan = request.GET.getlist(self.form_serah.kolom)
        form = self.form_serah(
            request.POST if request.method == "POST" else None,
            initial={self.form_serah.kolom: pilihan} if pilihan else None,
            berkas=berkas.filter(penangan=dari),
            calon=self.calon_serah(cakupan, timezone.localdate()).exclude(pk=dari.pk),
        )
        if request.method == "POST" and form.is_valid():
            jawab = self._serahkan(request, dari, form)
            if jawab is not None:
                return jawab
        return self._halaman_serah(request, pilih, form)

    def _serahkan(
        self, request: HttpRequest, dari: Petugas, form: SerahForm
    ) -> HttpResponse | None:
        isi = form.cleaned_data
        jumlah = len(isi[form.kolom])
        try:
            catatan = self.serahkan(dari=dari, oleh=petugas_dari(request), isi=isi)
        except TindakanTerlarang as galat:
            form.add_error(None, str(galat))
            return None
        messages.success(
            request,
            f"{jumlah} berkas {dari} diserahkan kepada {isi['kepada']}. {catatan}",
        )
        return HttpResponseRedirect(self.tautan("serah_terima"))

    def _halaman_serah(
        self, request: HttpRequest, pilih: DariForm, form: SerahForm | None
    ) -> TemplateResponse:
        dari: Any = pilih.fields["dari"]
        kepada: Any = form and form.fields["kepada"]
        if not dari.queryset.exists():
            kosong = self._kosong(request)
        elif kepada and not kepada.queryset.exists():
            kosong = TANPA_PENERIMA
        else:
            kosong = ""
        return self.halaman(
            request,
            "organisasi/staf/serah_terima.html",
            title="Serah terima berkas",
            pengantar=self.pengantar_serah,
            kosong=kosong,
            pilih=pilih,
            form=form,
            surat=self.surat_serah(request),
        )

    def _kosong(self, request: HttpRequest) -> str:
        """Why there is no desk to hand over, and who may put a case on one."""
        berkas = self.berkas_serah(request).order_by()
        if not (banyak := berkas.count()):
            return (
                "Tidak ada berkas yang belum selesai, jadi tidak ada yang diserahkan."
            )
        unit = Unit.objects.filter(pk__in=berkas.values("pemegang"))
        siapa = yang_dapat(
            self.izin_serah,
            unit.select_related("induk"),
            timezone.localdate(),
            kecuali=(),
        )
        return (
            f"Ada {banyak} berkas yang belum selesai, tetapi belum satu pun ditugaskan "
            "kepada seorang petugas, jadi tidak ada meja yang diserahkan. Centang "
            f"berkasnya di daftar, lalu tekan “Tugaskan petugas”. {sebut(siapa)}"
        )
