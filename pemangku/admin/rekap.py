"""The list of a unit and the recap of a round, as PDF and as sheet (9.5, 9.6)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from tempfile import SpooledTemporaryFile

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern
from django.utils import timezone
from django.views.decorators.http import require_safe

from organisasi.admin.dasar import PortalAdmin
from organisasi.admin.ekspor import XLSX
from organisasi.cetakan import REGISTER
from organisasi.halaman_rahasia import halaman_rahasia
from organisasi.izin import petugas_dari
from organisasi.lembar_xlsx import NilaiSel, Tabel, tulis_buku
from organisasi.models import Pengaturan, Petugas, Unit
from organisasi.pribadi import buka_data
from organisasi.unduhan import catat_unduhan
from pemangku import daftar_unit as isi_daftar, rekap as isi_rekap
from pemangku.admin.kirim_pdf import kirim_pdf
from pemangku.kertas_daftar import teks_sel
from pemangku.models import Putaran

EKSPOR = "pemangku.ekspor_pemangku"
DI_MEMORI = 1_000_000
BENTUK = ("pdf", "xlsx")


def kirim_buku(
    request: HttpRequest,
    info: Sequence[tuple[str, NilaiSel]],
    tabel: Sequence[Tabel],
    nama: str,
) -> FileResponse:
    """A workbook as a download, with its line in the trail."""
    catat_unduhan(f"{nama}.xlsx", oleh=petugas_dari(request), pada=timezone.now())
    # Django closes it with the response.
    berkas = SpooledTemporaryFile(max_size=DI_MEMORI)  # noqa: SIM115
    tulis_buku(berkas, info=info, tabel=tabel)
    berkas.seek(0)
    return FileResponse(
        berkas, as_attachment=True, filename=f"{nama}.xlsx", content_type=XLSX
    )


def register(
    judul: str,
    pengantar: Sequence[str],
    kepala: Sequence[str],
    lebar: Sequence[int],
    baris: Sequence[Sequence[NilaiSel]],
    *,
    tegak: bool = False,
) -> dict[str, object]:
    """Values for register.typ; ``tegak``: headings stand upright over narrow columns."""
    return {
        "judul": judul,
        "penerbit": Pengaturan.objects.kini().nama_portal,
        "pengantar": list(pengantar),
        "kolom": list(kepala),
        "tegak": tegak,
        "lebar": list(lebar),
        "baris": [[teks_sel(sel) for sel in satu] for satu in baris],
    }


class Berdaftar(PortalAdmin):
    """Mix in before the register's own class; adds the list of each unit."""

    def get_urls(self) -> list[URLPattern]:
        """The choice of a unit, and its list as a file."""
        berkas = require_safe(halaman_rahasia(self.daftar_unit_view))
        return [
            self.alamat("unit/", require_safe(self.pilih_unit_view), "daftar_unit"),
            self.alamat("unit/<int:pk>.<str:bentuk>", berkas, "daftar_unit_berkas"),
            *super().get_urls(),
        ]

    def alat_daftar(self, request: HttpRequest) -> list[tuple[str, str]]:
        """The way there."""
        alat = super().alat_daftar(request)
        if request.user.has_perm(EKSPOR):
            alat.append(("Daftar tiap unit", self.tautan("daftar_unit")))
        return alat

    @staticmethod
    def _pengunduh(request: HttpRequest) -> Petugas:
        if not request.user.has_perm(EKSPOR):
            raise PermissionDenied
        return petugas_dari(request)

    def pilih_unit_view(self, request: HttpRequest) -> HttpResponse:
        """Every unit that keeps something, with its files."""
        semua = isi_daftar.unit_terdaftar(self._pengunduh(request))
        konteks = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": "Daftar pemangku tiap unit",
            "baris": [
                (
                    unit.nama,
                    [
                        (b.upper(), self.tautan("daftar_unit_berkas", unit.pk, b))
                        for b in BENTUK
                    ],
                )
                for unit in semua
            ],
        }
        return TemplateResponse(request, "admin/pemangku/daftar_unit.html", konteks)

    def daftar_unit_view(
        self, request: HttpRequest, pk: int, bentuk: str
    ) -> HttpResponseBase:
        """The list; with names it leaves a line in the access log first."""
        petugas, kini = self._pengunduh(request), timezone.now()
        if bentuk not in BENTUK:
            raise Http404
        boleh = [unit.pk for unit in isi_daftar.unit_terdaftar(petugas)]
        unit = get_object_or_404(Unit.objects.filter(pk__in=boleh), pk=pk)
        daftar = isi_daftar.daftar_unit(
            unit, petugas=petugas, hari=timezone.localdate(kini)
        )
        if daftar.bernama:
            buka_data(
                unit,
                oleh=petugas,
                kolom="nama pada daftar pemangku",
                alasan=f"Mengunduh {daftar.judul}, {len(daftar.baris)} baris",
                pada=kini,
            )
        nama = f"pemangku_daftar_{unit.slug}_{timezone.localdate(kini):%Y-%m-%d}"
        if bentuk == "xlsx":
            return self._buku(request, daftar, kini, nama)
        isi = register(
            *(daftar.judul, daftar.pengantar, isi_daftar.KEPALA, isi_daftar.LEBAR),
            daftar.baris,
        )
        kembali = self.tautan("daftar_unit")
        return kirim_pdf(
            request, isi, pada=kini, naskah=REGISTER, nama=nama, kembali=kembali
        )

    @staticmethod
    def _buku(
        request: HttpRequest, daftar: isi_daftar.DaftarUnit, kini: datetime, nama: str
    ) -> FileResponse:
        info: list[tuple[str, NilaiSel]] = [
            ("Judul", daftar.judul),
            ("Keadaan per", timezone.localdate(kini)),
            ("Keterangan", " ".join(daftar.pengantar)),
            ("Diunduh oleh", str(petugas_dari(request))),
        ]
        tabel = Tabel("Daftar", isi_daftar.KEPALA, daftar.baris, isi_daftar.LEBAR)
        return kirim_buku(request, info, [tabel], nama)


class Berekap(PortalAdmin):
    """Mix in before the list of rounds; adds the recap of a round."""

    def get_urls(self) -> list[URLPattern]:
        """One address, two forms."""
        view = require_safe(self.rekap_view)
        return [
            self.alamat("<path:object_id>/rekap.<str:bentuk>", view, "rekap"),
            *super().get_urls(),
        ]

    def rekap_view(
        self, request: HttpRequest, object_id: str, bentuk: str
    ) -> HttpResponseBase:
        """One row for each unit; nothing in it names a person."""
        putaran: Putaran = self.objek_atau_404(request, object_id)
        if bentuk not in BENTUK:
            raise Http404
        kini = timezone.now()
        hari, nama = timezone.localdate(kini), isi_rekap.nama_rekap(kini)
        petugas = petugas_dari(request)
        rekap = isi_rekap.rekap_putaran(putaran, hari=hari, petugas=petugas)
        if bentuk == "xlsx":
            return kirim_buku(
                request, *isi_rekap.buku_rekap(rekap, petugas=petugas, hari=hari), nama
            )
        kertas = isi_rekap.kertas_rekap(rekap)
        isi = register(
            *(rekap.judul, kertas.pengantar, kertas.kepala, kertas.lebar),
            kertas.baris,
            tegak=True,
        )
        kembali = self.tautan("change", object_id)
        return kirim_pdf(
            request, isi, pada=kini, naskah=REGISTER, nama=nama, kembali=kembali
        )
