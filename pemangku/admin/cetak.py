"""Papers of a visit: as a page to print, as a tagged PDF, the attendance list as a sheet."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseRedirect,
)
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import URLPattern
from django.utils import timezone
from django.views.decorators.http import require_safe

from organisasi.halaman.rahasia import halaman_rahasia
from organisasi.kantor.izin import petugas_dari
from organisasi.kertas.naskah import SURAT, PDFGagal, cetak_pdf, lambang_svg
from pemangku.admin.hadir_kegiatan import Berhadir
from pemangku.admin.kirim_pdf import kirim_buku
from pemangku.berita_acara import isi_berita_acara
from pemangku.daftar_hadir import (
    JUDUL,
    buku_hadir,
    halaman_hadir,
    isi_daftar_hadir,
)
from pemangku.keaslian import terbitkan
from pemangku.kertas_kegiatan import Bahan
from pemangku.laporan_kegiatan import JUDUL as LAPORAN_KEGIATAN, isi_laporan
from pemangku.laporan_pdf import pdf_laporan
from pemangku.lembar_jajak import isi_lembar_jajak
from pemangku.models import Kegiatan
from pemangku.notulen import isi_notulen
from pemangku.poster import isi_poster

TIPOGRAFI = Path(__file__).resolve().parents[1] / "tipografi"
KECIL = "PDF kecil (untuk E-Monev, paling besar 2 MB)"
BENTUK_KECIL = "kecil.pdf"
PDF_GAGAL = (
    "PDF sedang tidak dapat dibuat. Buka halaman cetaknya, lalu cetak dari peramban."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Laporan:
    """One paper: its values for the page, and for the typesetter where they differ.

    ``pdf`` makes the file of one that has pages of others behind it, ``pdf_kecil`` the one
    for E-Monev.
    """

    judul: str
    halaman: Callable[[Bahan], dict[str, Any]]
    cetakan: Callable[[Bahan], dict[str, Any]] | None = None
    pdf: Callable[[Bahan], bytes] | None = None
    pdf_kecil: Callable[[Bahan], bytes] | None = None
    naskah: Path = SURAT
    templat: str = "admin/kunjungan/cetak.html"
    # Carries a code by which anybody can see that it is genuine.
    berkode: bool = False


LAPORAN: Mapping[str, Laporan] = {
    "hadir": Laporan(
        judul=JUDUL,
        halaman=isi_daftar_hadir,
        cetakan=halaman_hadir,
        naskah=TIPOGRAFI / "hadir.typ",
        berkode=True,
    ),
    "berita-acara": Laporan(
        judul="Berita acara",
        halaman=isi_berita_acara,
        berkode=True,
    ),
    "notulen": Laporan(judul="Notulen", halaman=isi_notulen, berkode=True),
    "laporan": Laporan(
        judul=LAPORAN_KEGIATAN,
        halaman=isi_laporan,
        pdf=pdf_laporan,
        pdf_kecil=partial(pdf_laporan, kecil=True),
    ),
    "jajak": Laporan(judul="Lembar jajak", halaman=isi_lembar_jajak),
    "poster": Laporan(
        judul="Poster QR",
        halaman=isi_poster,
        naskah=TIPOGRAFI / "poster.typ",
        templat="admin/kunjungan/poster.html",
    ),
}


class Bercetak(Berhadir):
    """Mix in before the list's own class; adds the papers of a visit."""

    def get_urls(self) -> list[URLPattern]:
        """One address a form of a paper."""
        pola = "<path:object_id>/cetak/<slug:laporan>"
        return [
            self.alamat(
                f"{pola}.<str:bentuk>",
                require_safe(halaman_rahasia(self.berkas_cetak_view)),
                "cetak_berkas",
            ),
            self.alamat(
                f"{pola}/", require_safe(halaman_rahasia(self.cetak_view)), "cetak"
            ),
            *super().get_urls(),
        ]

    def kertas(self, obj: Kegiatan) -> list[tuple[str, list[tuple[str, str]]]]:
        """The papers with the addresses of their forms, for the page of the visit."""
        return [
            (
                laporan.judul,
                [
                    ("Cetak", self.tautan("cetak", obj.pk, nama)),
                    ("PDF", self.tautan("cetak_berkas", obj.pk, nama, "pdf")),
                    *(
                        [
                            (
                                KECIL,
                                self.tautan("cetak_berkas", obj.pk, nama, BENTUK_KECIL),
                            )
                        ]
                        if laporan.pdf_kecil
                        else []
                    ),
                    *(
                        [("XLSX", self.tautan("cetak_berkas", obj.pk, nama, "xlsx"))]
                        if nama == "hadir"
                        else []
                    ),
                ],
            )
            for nama, laporan in LAPORAN.items()
        ]

    def _bahan(
        self, request: HttpRequest, object_id: str, laporan: str
    ) -> tuple[Laporan, Bahan]:
        """The paper and what it is made from; names are for who may read them."""
        kegiatan = self.objek_atau_404(request, object_id)
        if laporan not in LAPORAN:
            raise Http404
        if not self.boleh_hadir(request, kegiatan):
            raise PermissionDenied
        bahan = Bahan(kegiatan, petugas_dari(request), timezone.now())
        return LAPORAN[laporan], bahan

    def cetak_view(
        self, request: HttpRequest, object_id: str, laporan: str
    ) -> HttpResponse:
        """The paper as a page that the browser prints."""
        satu, bahan = self._bahan(request, object_id, laporan)
        konteks = {"isi": satu.halaman(bahan), "kegiatan": bahan.kegiatan}
        return render(request, satu.templat, konteks)

    def berkas_cetak_view(
        self, request: HttpRequest, object_id: str, laporan: str, bentuk: str
    ) -> HttpResponseBase:
        """The paper as a file."""
        satu, bahan = self._bahan(request, object_id, laporan)
        if bentuk == "xlsx" and laporan == "hadir":
            nama = f"hadir-{bahan.kegiatan.nomor}"
            return kirim_buku(request, *buku_hadir(bahan), nama)
        buat = satu.pdf or partial(_pdf, satu)
        if bentuk == BENTUK_KECIL and satu.pdf_kecil:
            buat = satu.pdf_kecil
        elif bentuk != "pdf":
            raise Http404
        try:
            pdf = buat(bahan)
        except PDFGagal:
            messages.error(request, PDF_GAGAL)
            return HttpResponseRedirect(self.tautan("change", object_id))
        jawab = HttpResponse(pdf, content_type="application/pdf")
        nama = f"{laporan}-{bahan.kegiatan.nomor}.{bentuk}"
        jawab["Content-Disposition"] = f'attachment; filename="{nama}"'
        return jawab


def _pdf(satu: Laporan, bahan: Bahan) -> bytes:
    isi = (satu.cetakan or satu.halaman)(bahan)
    if satu.berkode:
        isi = terbitkan(bahan, isi)
    isi = {**isi, "lambang": lambang_svg()}
    return cetak_pdf(isi, pada=bahan.pada, naskah=satu.naskah)
