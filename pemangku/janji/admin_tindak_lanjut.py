"""Follow-ups: who must do what until when, closed with a result (PK-37)."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.urls import URLPattern, reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from organisasi.bahasa import tanggal_pendek
from organisasi.form_fields import Teks
from organisasi.halaman.rahasia import unduhan
from organisasi.kantor.izin import petugas_dari
from organisasi.kertas.unggahan import Unggahan, periksa_unggahan
from organisasi.models import Unit
from organisasi.staf.base import HanyaBaca, SaringUnit
from organisasi.staf.base_forms import panjang
from organisasi.staf.riwayat import dari_jejak
from organisasi.staf.tombol import Bertombol, TindakanForm, Tombol
from pemangku.janji.tindak_lanjut import (
    TindakanTindakLanjut as T,
    TindakLanjut,
    selesaikan_tindak_lanjut,
)
from pemangku.janji.tugas import KERJAKAN
from pemangku.kunjungan.models import Kegiatan
from pemangku.staf import KELOLA_PUTARAN, PINDAIAN, TIPE, tanggal_kosong


class SelesaiForm(TindakanForm):
    """What came of it, with proof where there is some."""

    hasil = Teks(
        label="Hasil", max_length=2000, wajib="Tulis hasilnya.", widget=panjang(4)
    )
    bukti = forms.FileField(
        label="Bukti (bila ada)",
        required=False,
        help_text="PDF, JPG, atau PNG.",
        error_messages={"empty": "Berkas ini kosong."},
    )

    def clean_bukti(self) -> Unggahan | None:
        """What it is."""
        berkas: UploadedFile | None = self.cleaned_data["bukti"]
        return periksa_unggahan(berkas, boleh=PINDAIAN) if berkas else None


class AlasanBatalForm(TindakanForm):
    """Why it need not be done."""

    alasan = Teks(
        label="Alasan", max_length=2000, wajib="Tulis alasannya.", widget=panjang(3)
    )


class UbahForm(TindakanForm):
    """Another day or another unit, and why."""

    tenggat = tanggal_kosong("Paling lambat", wajib="Isi tanggalnya.")
    pj_unit = forms.ModelChoiceField(
        Unit.objects.none(), label="Unit yang mengerjakan", empty_label=None
    )
    alasan = Teks(label="Alasan", max_length=300, wajib="Tulis alasannya.")

    def __init__(self, *args: Any, **lain: Any) -> None:
        super().__init__(*args, **lain)
        satu: TindakLanjut = self.berkas
        kolom: Any = self.fields["pj_unit"]
        kolom.queryset = Unit.objects.berjalan(timezone.localdate()).ber_ppid()
        self.initial.setdefault("tenggat", satu.tenggat)
        self.initial.setdefault("pj_unit", satu.pj_unit_id)


@admin.register(TindakLanjut)
class TindakLanjutAdmin(Bertombol, HanyaBaca):
    """What was agreed at visits and must be done."""

    tombol = (
        Tombol(
            nama="selesaikan",
            label="Selesaikan",
            izin=KERJAKAN,
            boleh=lambda t: t.boleh(T.SELESAIKAN),
            lakukan=selesaikan_tindak_lanjut,
            berhasil="Tindak lanjut selesai.",
            form=lambda _t: SelesaiForm,
        ),
        Tombol(
            nama="ubah",
            label="Ubah tenggat atau unit",
            izin=KELOLA_PUTARAN,
            boleh=lambda t: t.boleh(T.UBAH),
            lakukan=lambda t, **isi: t.ubah(**isi),
            berhasil="Tindak lanjut diubah.",
            form=lambda _t: UbahForm,
        ),
        Tombol(
            nama="batalkan",
            label="Batalkan",
            izin=KELOLA_PUTARAN,
            boleh=lambda t: t.boleh(T.BATALKAN),
            lakukan=lambda t, **isi: t.batalkan(**isi),
            berhasil="Tindak lanjut dibatalkan.",
            form=lambda _t: AlasanBatalForm,
            bahaya=True,
        ),
    )
    change_form_template = "pemangku/janji/tindak_lanjut.html"
    keterangan = (
        "Yang disepakati dalam kunjungan dan harus dikerjakan, dengan unit dan tenggatnya. "
        "Unit diingatkan sekali, dua hari kerja sebelum tenggat."
    )
    panduan = "kunjungan"
    jalan_unit = "pj_unit"
    list_display = ("uraian", "batas", "pj_unit", "status")
    list_filter = ("status", SaringUnit)
    list_select_related = ("pj_unit",)
    search_fields = ("uraian", "kegiatan__nomor")
    fields = ("uraian",)
    view_on_site = False

    def get_urls(self) -> list[URLPattern]:
        """One address for the proof."""
        view = require_safe(self.bukti_view)
        return [
            self.alamat("<path:object_id>/bukti/", view, "bukti"),
            *super().get_urls(),
        ]

    @admin.display(description="paling lambat", ordering="tenggat")
    def batas(self, obj: TindakLanjut) -> str:
        """The last day, and that it is over."""
        lewat = " (lewat)" if obj.lewat(timezone.localdate()) else ""
        return f"{tanggal_pendek(obj.tenggat)}{lewat}"

    def kotak(self, request: HttpRequest, obj: TindakLanjut) -> dict[str, Any]:
        """What, by whom, until when, and the acts."""
        terlihat = Kegiatan.objects.untuk(petugas_dari(request))
        kegiatan = terlihat.filter(tindak_lanjut=obj).first()
        return {
            "title": "Tindak lanjut",
            "subtitle": None,
            "lewat": obj.lewat(timezone.localdate()),
            "alamat_kegiatan": reverse(
                "admin:pemangku_kegiatan_change", args=(kegiatan.pk,)
            )
            if kegiatan
            else "",
            "alamat_komitmen": reverse(
                "admin:pemangku_komitmen_change", args=(obj.komitmen_id,)
            )
            if kegiatan and obj.komitmen_id
            else "",
            "alamat_bukti": self.tautan("bukti", obj.pk) if obj.bukti else "",
            "tombol": self.tombol_untuk(request, obj),
            "jejak": dari_jejak(obj),
        }

    def bukti_view(self, request: HttpRequest, object_id: str) -> HttpResponseBase:
        """The proof, as a download that runs nothing."""
        satu = self.objek_atau_404(request, object_id)
        if not satu.bukti:
            raise Http404
        jenis = satu.bukti.name.rpartition(".")[2]
        return unduhan(satu.bukti, nama=f"bukti.{jenis}", tipe=TIPE[jenis])
