"""One document, its outputs: what it says is declared once, and one function sends it.

A paper on letterhead is made of blocks (naskah.py); a list is a workbook.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any, Self

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.utils import timezone

from organisasi.alur.models import Jejak
from organisasi.bahasa import tanggal_pendek
from organisasi.halaman.models import Pengaturan
from organisasi.kantor.izin import petugas_dari
from organisasi.kantor.models import Petugas, Unit
from organisasi.kantor.saat import Saat
from organisasi.kertas.naskah import (
    SURAT,
    PDFGagal,
    Unsur,
    alamat_kop,
    cetak_pdf,
    kop,
    lambang_svg,
)
from organisasi.kertas.xlsx import Info, Tabel, alirkan_buku

# Room for a name that nobody has typed.
TITIK = "(..............................)"


@dataclass(frozen=True, slots=True)
class Pencetak:
    unit: Unit
    oleh: Petugas
    pada: datetime

    @classmethod
    def dari(cls, petugas: Petugas, pada: datetime) -> Self:
        """Under the officer's own unit; without one under that of the PPID Utama."""
        tugas = petugas.penugasan_aktif
        return cls(tugas[0].unit if tugas else Unit.objects.utama(), petugas, pada)


def lembar_dinas(
    pencetak: Pencetak,
    *,
    judul: str,
    hal: str,
    bagian: Sequence[Unsur],
    berkas: str = "",
    nomor: str = "",
    tanda: str = "",
    latar: str = "",
    kaki: Sequence[str] = (),
    tanggal: str = "",
) -> dict[str, Any]:
    hari = timezone.localdate(pencetak.pada)
    letak = kop(pencetak.unit, Pengaturan.objects.kini(), hari)
    jam = f"{timezone.localtime(pencetak.pada):%H.%M}"
    semua = (
        *(kaki or (judul,)),
        f"dicetak {tanggal_pendek(hari)} {jam} oleh {pencetak.oleh}",
    )
    return {
        "judul_berkas": berkas or judul,
        "judul": judul,
        "nomor": nomor,
        "hal": hal,
        "kop": letak,
        "alamat_kop": alamat_kop(letak),
        "tanda": tanda,
        "latar": latar,
        "tempat": "",
        "tanggal": tanggal or tanggal_pendek(hari),
        "kepada": [],
        "bagian": list(bagian),
        "dasar": [],
        "penanda": {},
        "tanpa_penanda": "",
        "kaki": " · ".join(filter(None, semua)),
        "qr": "",
    }


type Buku = tuple[Info, Sequence[Tabel]]


# A document as the answer to a request, with its line in the trail

BENTUK = ("pdf", "xlsx")
PDF_GAGAL = "PDF sedang tidak dapat dibuat. Coba lagi sebentar, atau cetak halamannya dari peramban."


def catat_unduhan(berkas: str, saat: Saat) -> None:
    """``oleh`` took the file ``berkas``: its name, never what stands in it."""
    Jejak.objects.catat(
        saat.oleh, "unduh_daftar", saat=saat, sesudah={"berkas": berkas}
    )


def kirim(
    request: HttpRequest,
    bentuk: str,
    nama: str,
    *,
    pada: datetime,
    kembali: str,
    kertas: Callable[[], Mapping[str, object]] | None = None,
    cetak: Callable[[], bytes] | None = None,
    buku: Callable[[], Buku] | None = None,
) -> HttpResponseBase:
    """Send the document as ``nama.bentuk``; Http404 for a form that it has not.

    ``buku`` gives info and sheets of the xlsx, ``kertas`` the values for the typesetter;
    ``cetak`` makes the whole PDF where there is more to it. One that fails leads back to
    ``kembali`` with a sentence.
    """
    berkas = f"{nama}.{bentuk}"
    if bentuk == "xlsx" and buku:
        catat_unduhan(berkas, Saat(petugas_dari(request), pada))
        return alirkan_buku(nama, *buku())
    if kertas:
        cetak = partial(_cetak, kertas, pada)
    if not cetak or bentuk != "pdf":
        raise Http404
    try:
        pdf = cetak()
    except PDFGagal:
        messages.error(request, PDF_GAGAL)
        return HttpResponseRedirect(kembali)
    catat_unduhan(berkas, Saat(petugas_dari(request), pada))
    jawab = HttpResponse(pdf, content_type="application/pdf")
    jawab["Content-Disposition"] = f'attachment; filename="{berkas}"'
    return jawab


def _cetak(kertas: Callable[[], Mapping[str, object]], pada: datetime) -> bytes:
    return cetak_pdf({**kertas(), "lambang": lambang_svg()}, pada=pada, naskah=SURAT)
