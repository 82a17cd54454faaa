"""Notices of danger in the admin: written in one form, published in one step."""

from itertools import groupby
from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString

from informasi.serta_merta.models import ISI, SertaMerta, umumkan
from organisasi.alur.tindakan import Anjuran, Saran
from organisasi.kantor.izin import berwenang, petugas_dari
from organisasi.models import Petugas, Wilayah
from organisasi.staf.base import BeredisiForm, SaringUnit
from organisasi.staf.tombol import (
    PUBLIK,
    Bertombol,
    MenjaminForm,
    dijamin,
    penyusun_tombol,
    tanya,
)

T, S = SertaMerta.Tindakan, SertaMerta.Status


class PohonWilayah(forms.CheckboxSelectMultiple):
    """The city, then each kecamatan with its kelurahan, folded where nothing is ticked."""

    def render(
        self,
        name: str,
        value: Any,
        attrs: dict[str, Any] | None = None,
        renderer: Any = None,  # noqa: ARG002 - the portal's own templates
    ) -> SafeString:
        pilih = {str(satu) for satu in value or ()}
        semua = [kode.instance for kode, _nama in self.choices]  # type: ignore[union-attr]  # of a ModelChoiceField
        bawah = groupby(semua, key=lambda w: w.induk_id or "")
        anak = {induk: list(isi) for induk, isi in bawah}
        kota = next(iter(anak.get("", ())), None)
        kelompok = [
            (w, isi, not pilih.isdisjoint({w.pk, *(satu.pk for satu in isi)}))
            for w in anak.get(kota.pk if kota else "", ())
            for isi in [anak.get(w.pk, [])]
        ]
        konteks = {"nama": name, "id": (attrs or {}).get("id"), "pilih": pilih}
        return render_to_string(
            "informasi/serta_merta/wilayah.html",
            {"kota": kota, "kelompok": kelompok, **konteks},
        )


class SertaMertaForm(BeredisiForm):
    wilayah = forms.ModelMultipleChoiceField(
        Wilayah.objects.filter(aktif=True).order_by("induk_id", "kode"),
        widget=PohonWilayah,
        error_messages={"required": "Centang wilayahnya, atau seluruh kota."},
    )

    def clean_wilayah(self) -> QuerySet[Wilayah]:
        """What lies in another that is ticked says nothing more."""
        pilih: QuerySet[Wilayah] = self.cleaned_data["wilayah"]
        ada = [w.pk for w in pilih]
        return pilih.exclude(induk__in=ada).exclude(induk__induk__in=ada)


tombol = penyusun_tombol("informasi/data/tombol.toml", "serta_merta")
TOMBOL_SERTA_MERTA = (
    tombol(T.TERBITKAN, dijamin(umumkan), form=lambda _n: MenjaminForm),
    tombol(
        T.CABUT,
        SertaMerta.cabut,
        form=tanya("Alasan selesai", PUBLIK),
        bahaya=True,
    ),
)


@admin.register(SertaMerta)
class SertaMertaAdmin(Bertombol):
    form = SertaMertaForm
    tombol = TOMBOL_SERTA_MERTA
    jalan_unit = "unit"
    keterangan = (
        "Pengumuman bahaya bagi orang banyak: bencana, penyakit, racun, gangguan "
        "layanan. Satu kalimat, wilayahnya, dan jamnya cukup untuk mengumumkan; "
        "kedelapan isi menurut undang-undang dilengkapi sesudahnya."
    )
    panduan = "serta-merta"
    list_display = ("judul", "jenis", "unit", "tanda", "mulai", "selesai")
    list_filter = (SaringUnit, "status", "jenis")
    list_select_related = ("unit",)
    search_fields = ("judul",)
    readonly_fields = ("status",)
    fieldsets = (
        (None, {"fields": ("judul", "wilayah", "mulai")}),
        (
            "Lengkapi kemudian: jenis, akhir, dan delapan isi menurut undang-undang",
            {
                "classes": ("collapse",),
                "fields": (
                    "jenis",
                    "selesai",
                    "unit",
                    "status",
                    "potensi_bahaya",
                    "terdampak",
                    "prosedur_evakuasi",
                    "cara_menghindari",
                    "cara_bantuan",
                    "penanggung_jawab",
                    "tata_cara",
                    "upaya",
                    "sumber",
                ),
            },
        ),
    )

    def larangan(self, obj: SertaMerta, petugas: Petugas) -> str:
        if obj.status == S.DICABUT:
            return "Belum disimpan: pengumuman ini sudah dinyatakan selesai."
        if obj.status == S.TERBIT and not berwenang(
            petugas, T.TERBITKAN.izin, obj.unit
        ):
            return (
                "Belum disimpan: pengumuman ini sudah terbit. Hubungi kepala unit Anda."
            )
        return ""

    def save_model(
        self,
        request: HttpRequest,
        obj: SertaMerta,
        form: forms.ModelForm,
        change: bool,  # noqa: FBT001
    ) -> None:
        if not change:
            obj.status_sejak = timezone.now()
        super().save_model(request, obj, form, change)

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """What may come later is folded while it is written, and open ever after."""
        semua = super().get_fieldsets(request, obj)
        return [(j, {**isi, "classes": ()}) for j, isi in semua] if obj else semua

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """The officer's own area is ticked; of an office for the whole city, the city."""
        tugas = petugas_dari(request).penugasan_aktif
        unit = tugas[0].unit if tugas else None
        kota = Wilayah.objects.filter(tingkat=Wilayah.Tingkat.KOTA)
        tempat = unit.wilayah_id if unit and unit.wilayah_id else kota.first()
        awal = super().get_changeform_initial_data(request)
        return {"unit": unit, "wilayah": [tempat]} | awal

    def response_add(
        self, request: HttpRequest, obj: SertaMerta, *lain: Any
    ) -> HttpResponse:
        """Who may announce it reads it once more and does so."""
        if self.boleh_tombol(request, self.tombol[0], obj):
            return HttpResponseRedirect(self.tautan("tindakan", obj.pk, T.TERBITKAN))
        return super().response_add(request, obj, *lain)

    def view_on_site(self, obj: SertaMerta) -> str | None:
        return obj.get_absolute_url() if obj.status != S.RANCANGAN else None

    def kotak(self, request: HttpRequest, obj: SertaMerta) -> dict[str, Any]:
        return {**super().kotak(request, obj), "anjuran": anjuran_serta_merta(obj)}


def anjuran_serta_merta(notis: SertaMerta) -> Anjuran:
    dasar = "UU 14/2008 Pasal 10: serta-merta, dengan bahasa yang mudah dipahami"
    if notis.status == SertaMerta.Status.RANCANGAN:
        return Anjuran(
            langkah=[Saran(T.TERBITKAN, "Tekan {} segera.")],
            menunggu="PPID Pembantu atau PPID Utama",
            dasar=dasar,
        )
    if notis.status == SertaMerta.Status.TERBIT:
        return Anjuran(
            langkah=[
                f"Lengkapi: {'; '.join(kurang).lower()}."
                if (kurang := [judul for judul, k in ISI if not getattr(notis, k)])
                else "Perbarui bila keadaannya berubah.",
                Saran(T.CABUT, "Bila bahaya sudah lewat, tekan {}."),
            ],
            dasar=dasar,
        )
    return Anjuran(langkah="Selesai; pengumuman tetap dapat dibaca.", dasar=dasar)
