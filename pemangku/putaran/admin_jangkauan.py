"""Who has not been reached: the page over a round, its sheets, and inviting from it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseRedirect,
)
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import URLPattern
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.izin import petugas_dari
from organisasi.models import Petugas
from organisasi.staf.base import PortalAdmin
from pemangku.inventaris.models import Pemangku
from pemangku.kertas import BagianDaftar, DaftarTercetak
from pemangku.kunjungan.models import Kegiatan
from pemangku.kunjungan.undangan import undang
from pemangku.putaran.jangkauan import BARIS_MAKS, BelumTerjangkau, belum_terjangkau
from pemangku.staf import kirim_daftar

GARAP = "pemangku.garap_kegiatan"
SEMUA = "semua"
JUDUL = {
    "unit": "Unit tanpa kegiatan",
    "kelurahan": "Kelurahan yang belum ada yang hadir",
    "unsur": "Unsur wajib yang belum ada",
    "tak-hadir": "Diundang dua kali atau lebih, tidak pernah hadir",
    "tak-diundang": "Belum pernah diundang",
}
# Names of the tabs.
TAB = {
    "unit": "Unit",
    "kelurahan": "Kelurahan",
    "unsur": "Unsur",
    "tak-hadir": "Tidak pernah hadir",
    "tak-diundang": "Belum pernah diundang",
}
KOLOM_PEMANGKU = ("Nomor", "Nama", "Jenis", "Unsur", "Pengelola", "Kali diundang")


class UndangBelumForm(forms.Form):
    """Chosen stakeholders, and the visit they are invited to."""

    use_required_attribute = False

    kegiatan = forms.ModelChoiceField(
        Kegiatan.objects.none(),
        label="Kegiatan berikut",
        empty_label=None,
        error_messages={"required": "Belum ada kegiatan yang akan datang."},
    )
    pemangku = forms.ModelMultipleChoiceField(
        Pemangku.objects.none(),
        error_messages={"required": "Pilih paling sedikit satu pemangku."},
    )

    def __init__(self, *args: Any, petugas: Petugas, **lain: Any) -> None:
        super().__init__(*args, **lain)
        kegiatan: Any = self.fields["kegiatan"]
        kegiatan.queryset = Kegiatan.objects.dijalankan(petugas).mendatang(
            timezone.now()
        )
        pemangku: Any = self.fields["pemangku"]
        pemangku.queryset = Pemangku.objects.untuk(petugas).aktif()


class Berbelum(PortalAdmin):
    """Mix in before the list's own class; adds "Belum terjangkau" to a round."""

    def get_urls(self) -> list[URLPattern]:
        """The page, and each list as a file."""
        halaman = require_http_methods(["GET", "HEAD", "POST"])(self.belum_view)
        pola = "<path:object_id>/belum/"
        return [
            self.alamat(
                f"{pola}<slug:daftar>.<str:bentuk>",
                require_safe(self.lembar_view),
                "belum_lembar",
            ),
            self.alamat(pola, halaman, "belum"),
            *super().get_urls(),
        ]

    def belum_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Five lists (PK-06); a POST invites the chosen ones to the next visit."""
        putaran = self.objek_atau_404(request, object_id)
        petugas = petugas_dari(request)
        mengundang = request.user.has_perm(GARAP)
        form = UndangBelumForm(
            request.POST if request.method == "POST" else None, petugas=petugas
        )
        if request.method == "POST" and not mengundang:
            raise PermissionDenied
        if form.is_valid() and self._undang(request, form):
            return HttpResponseRedirect(self.tautan("belum", putaran.pk))
        belum = belum_terjangkau(putaran, petugas=petugas, hari=timezone.localdate())
        konteks = {
            **self.admin_site.each_context(request),
            "title": f"Belum terjangkau: {putaran}",
            "opts": self.opts,
            "object": putaran,
            "belum": belum,
            "pemangku": [
                (kode, JUDUL[kode], semua[:BARIS_MAKS], semua.count())
                for kode, semua in _pemangku(belum)
            ],
            "judul": JUDUL,
            "form": form,
            "mengundang": mengundang,
            "batas": BARIS_MAKS,
        }
        return TemplateResponse(request, "pemangku/putaran/jangkauan.html", konteks)

    @staticmethod
    def _undang(request: HttpRequest, form: UndangBelumForm) -> bool:
        kegiatan = form.cleaned_data["kegiatan"]
        try:
            baru = undang(
                kegiatan,
                form.cleaned_data["pemangku"],
                oleh=petugas_dari(request),
                pada=timezone.now(),
            )
        except TindakanTerlarang as galat:
            form.add_error(None, str(galat))
            return False
        messages.success(request, f"{baru} pemangku diundang ke {kegiatan}.")
        return True

    def lembar_view(
        self, request: HttpRequest, object_id: str, daftar: str, bentuk: str
    ) -> HttpResponseBase:
        """One of the lists or all five as a file, whole."""
        putaran = self.objek_atau_404(request, object_id)
        if daftar not in {SEMUA, *JUDUL}:
            raise Http404
        kini = timezone.now()
        hari = timezone.localdate(kini)
        belum = belum_terjangkau(putaran, petugas=petugas_dari(request), hari=hari)
        pilih = tuple(JUDUL) if daftar == SEMUA else (daftar,)
        isi = DaftarTercetak(
            judul="Belum terjangkau",
            hari=hari,
            saringan=str(putaran),
            bagian=[_bagian(belum, satu) for satu in pilih],
        )
        return kirim_daftar(
            request,
            isi,
            bentuk,
            pada=kini,
            nama=f"pemangku_belum_{daftar}_{hari:%Y-%m-%d}",
            kembali=self.tautan("belum", putaran.pk),
        )


def _pemangku(belum: BelumTerjangkau) -> list[tuple[str, Any]]:
    return [
        ("tak-hadir", belum.tak_pernah_hadir),
        ("tak-diundang", belum.tak_pernah_diundang),
    ]


def _bagian(belum: BelumTerjangkau, daftar: str) -> BagianDaftar:
    """One list as a table."""
    kepala, lebar, baris = _tabel(belum, daftar)
    return BagianDaftar(JUDUL[daftar], TAB[daftar], kepala, lebar, list(baris))


def _tabel(
    belum: BelumTerjangkau, daftar: str
) -> tuple[Sequence[str], Sequence[int], Iterator[Sequence[str | int]]]:
    """Heading, widths and rows of one list."""
    if daftar == "unit":
        return ("Unit",), (50,), ((nama,) for nama in belum.unit)
    if daftar == "kelurahan":
        pasangan = ((k.unit, satu) for k in belum.kelurahan for satu in k.kelurahan)
        return ("Kecamatan", "Kelurahan"), (40, 30), pasangan
    if daftar == "unsur":
        pasangan = ((u.unit, satu) for u in belum.unsur for satu in u.unsur)
        return ("Sasaran", "Unsur"), (40, 40), pasangan
    semua = dict(_pemangku(belum))[daftar]
    return KOLOM_PEMANGKU, (19, 38, 26, 26, 30, 18), (_baris(p) for p in semua)


def _baris(pemangku: Any) -> tuple[str | int, ...]:
    return (
        pemangku.nomor,
        pemangku.nama_tampil,
        pemangku.jenis.nama,
        pemangku.jenis.unsur.nama,
        pemangku.pengelola.nama,
        getattr(pemangku, "diundang", 0),
    )
