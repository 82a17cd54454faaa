"""One document, its outputs: what it says is declared once, and one function sends it.

A paper on letterhead is made of blocks (naskah.py). A list declares its tables once, for
paper and workbook alike.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import partial
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import Any, Self

from django.contrib import messages
from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseRedirect,
)
from django.http.response import HttpResponseBase
from django.utils import timezone

from organisasi.alur.models import Jejak
from organisasi.bahasa import angka, tanggal, tanggal_pendek
from organisasi.halaman.models import Pengaturan
from organisasi.kantor.izin import petugas_dari
from organisasi.kantor.models import Petugas, Unit
from organisasi.kantor.saat import Saat
from organisasi.kertas.naskah import (
    REGISTER,
    SURAT,
    PDFGagal,
    Unsur,
    alamat_kop,
    bab,
    cetak_pdf,
    kalimat,
    kop,
    lambang_svg,
    tabel,
)
from organisasi.kertas.xlsx import XLSX, NilaiSel, Tabel, tulis_buku

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


# Lists: title, notes and tables once

type Buku = tuple[Sequence[tuple[str, NilaiSel]], Sequence[Tabel]]
VERSI = 1
KOSONG = "Tidak ada."
TANPA_ORANG = "Tidak ada; tokoh disebut menurut jenis dan tempatnya"


@dataclass(frozen=True, slots=True)
class DaftarTercetak:
    judul: str
    hari: date
    saringan: str
    bagian: Sequence[Tabel]

    @property
    def banyak(self) -> int:
        return sum(len(list(satu.baris)) for satu in self.bagian)

    def kertas(self, pencetak: Pencetak) -> dict[str, Any]:
        return lembar_dinas(
            pencetak,
            judul=self.judul,
            hal=f"{self.judul}. {self.saringan}",
            bagian=list(self._unsur()),
            tanggal=tanggal_pendek(self.hari),
        )

    def _unsur(self) -> Iterator[Unsur]:
        yield from kalimat(
            f"{self.saringan}. Keadaan {tanggal(self.hari)}, {angka(self.banyak)} baris."
        )
        for satu in self.bagian:
            baris = [[teks_sel(sel) for sel in baris] for baris in satu.baris]
            yield bab(f"{satu.judul} ({angka(len(baris))})")
            if baris:
                yield tabel(satu.kepala, baris, satu.lebar)
            else:
                yield from kalimat(KOSONG)

    def buku(self, oleh: Petugas) -> Buku:
        info: list[tuple[str, NilaiSel]] = [
            ("Judul", self.judul),
            ("Keadaan per", self.hari),
            ("Saringan", self.saringan),
            ("Diunduh oleh", str(oleh)),
            ("Jumlah baris", self.banyak),
            ("Data pribadi", TANPA_ORANG),
            ("Versi", VERSI),
        ]
        return info, self.bagian


def teks_sel(sel: NilaiSel) -> str:
    if isinstance(sel, date):
        return tanggal_pendek(sel)
    if isinstance(sel, Decimal):
        return str(sel).replace(".", ",")
    return "" if sel is None else str(sel)


# A document as the answer to a request, with its line in the trail

DI_MEMORI = 1_000_000
BENTUK = ("pdf", "xlsx")
PDF_GAGAL = "PDF sedang tidak dapat dibuat. Cetak halamannya dari peramban."


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
    naskah: Path = SURAT,
    cetak: Callable[[], bytes] | None = None,
    buku: Callable[[], Buku] | None = None,
) -> HttpResponseBase:
    """Send the document as ``nama.bentuk``; Http404 for a form that it has not.

    ``buku`` gives info and sheets of the xlsx, ``kertas`` the values for the typesetter;
    ``cetak`` makes the whole PDF where there is more to it. One that fails leads back to
    ``kembali`` with a sentence.
    """
    berkas = f"{nama}.{bentuk}"
    oleh = petugas_dari(request)
    if bentuk == "xlsx" and buku:
        info, lembar = buku()
        catat_unduhan(berkas, Saat(oleh, pada))
        # Django closes it with the response.
        wadah = SpooledTemporaryFile(max_size=DI_MEMORI)  # noqa: SIM115
        tulis_buku(wadah, info=info, tabel=lembar)
        wadah.seek(0)
        return FileResponse(
            wadah, as_attachment=True, filename=berkas, content_type=XLSX
        )
    if kertas:
        cetak = partial(_cetak, kertas, pada, naskah)
    if not cetak or bentuk != "pdf":
        raise Http404
    try:
        pdf = cetak()
    except PDFGagal:
        messages.error(request, PDF_GAGAL)
        return HttpResponseRedirect(kembali)
    catat_unduhan(berkas, Saat(oleh, pada))
    jawab = HttpResponse(pdf, content_type="application/pdf")
    jawab["Content-Disposition"] = f'attachment; filename="{berkas}"'
    return jawab


def _cetak(
    kertas: Callable[[], Mapping[str, object]], pada: datetime, naskah: Path
) -> bytes:
    return cetak_pdf({**kertas(), "lambang": lambang_svg()}, pada=pada, naskah=naskah)


def kirim_daftar(
    request: HttpRequest,
    daftar: DaftarTercetak,
    bentuk: str,
    *,
    pada: datetime,
    nama: str,
    kembali: str,
) -> HttpResponseBase:
    petugas = petugas_dari(request)
    return kirim(
        request,
        bentuk,
        nama,
        pada=pada,
        kembali=kembali,
        kertas=lambda: daftar.kertas(Pencetak.dari(petugas, pada)),
        buku=lambda: daftar.buku(petugas),
    )


def kirim_register(
    request: HttpRequest,
    bentuk: str,
    tabel: Tabel,
    *,
    judul: str,
    pengantar: Sequence[str],
    pada: datetime,
    nama: str,
    kembali: str,
    info: Sequence[tuple[str, NilaiSel]] = (),
    kertas: Tabel | None = None,
    tegak: bool = False,
) -> HttpResponseBase:
    """A table with its words, on paper by register.typ; ``kertas``: what goes there,
    where that is less. ``tegak``: headings stand upright over narrow columns.
    """
    dasar: list[tuple[str, NilaiSel]] = [
        ("Judul", judul),
        ("Keadaan per", timezone.localdate(pada)),
        ("Keterangan", " ".join(filter(None, pengantar))),
        ("Diunduh oleh", str(petugas_dari(request))),
    ]
    cetak = kertas or tabel
    return kirim(
        request,
        bentuk,
        nama,
        pada=pada,
        kembali=kembali,
        kertas=lambda: {
            "judul": judul,
            "penerbit": Pengaturan.objects.kini().nama_portal,
            "pengantar": list(pengantar),
            "kolom": list(cetak.kepala),
            "tegak": tegak,
            "lebar": list(cetak.lebar),
            "baris": [[teks_sel(sel) for sel in satu] for satu in cetak.baris],
        },
        naskah=REGISTER,
        buku=lambda: ([*dasar, *info], [tabel]),
    )
