"""The register of one year, of a unit or the city, and its files.

Each service says which rows its registers hold and how a row is set; who may read them is
the scope of its own lists.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from math import ceil
from tempfile import SpooledTemporaryFile
from typing import Any

from django.db.models import QuerySet
from django.http import FileResponse, HttpResponse, StreamingHttpResponse
from django.utils import timezone

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.bahasa import angka, tanggal
from organisasi.halaman.models import Pengaturan
from organisasi.halaman.publik import csv_mengalir
from organisasi.kantor.models import Unit
from organisasi.kantor.peran import Cakupan
from organisasi.kertas.naskah import REGISTER, cetak_pdf, lambang_svg
from organisasi.kertas.xlsx import tulis_lembar

# Rows read at a time; a register of any length needs no more memory than this many.
SEKALI_BACA = 500


@dataclass(frozen=True, slots=True)
class Register:
    """Which rows, in which columns; ``identitas`` False masks who asked."""

    nama: str
    judul: str
    tahun: int
    unit: Unit | None
    identitas: bool
    kolom: Sequence[str]
    lebar: Sequence[int]
    semua: QuerySet[Any]
    susun: Callable[..., tuple[str, ...]]

    def jumlah(self) -> int:
        """How many rows there are."""
        return self.semua.count()

    def alir(self, mulai: int = 0, batas: int | None = None) -> Iterator[Sequence[str]]:
        """Rows from ``mulai`` on, at most ``batas``, in the order of entry."""
        kunci = self.semua.select_related(None).prefetch_related(None)
        dari = kunci.values_list("pk", flat=True)[mulai : mulai + 1]
        return islice(self._baris(next(iter(dari), None)), batas)

    def _baris(self, pk: int | None) -> Iterator[Sequence[str]]:
        """By key, not by a cursor: it needs no transaction that stays open."""
        while pk is not None:
            bagian = list(self.semua.filter(pk__gte=pk)[: SEKALI_BACA + 1])
            for satu in bagian[:SEKALI_BACA]:
                yield self.susun(satu, identitas=self.identitas)
            pk = bagian[SEKALI_BACA].pk if len(bagian) > SEKALI_BACA else None

    def nama_berkas(self, jenis: str, bagian: int = 0) -> str:
        """``register-permohonan-cipedes-2026.pdf``, with its part when there are many."""
        tempat = self.unit.slug if self.unit else "kota"
        ekor = f"-bagian-{bagian}" if bagian else ""
        lengkap = "-dengan-identitas" if self.identitas else ""
        return f"register-{self.nama}-{tempat}-{self.tahun}{lengkap}{ekor}.{jenis}"


def pilih(
    semua: Any,
    cakupan: Cakupan,
    unit: Unit | None,
    tahun: int,
    *,
    milik: str = "unit",
    hari: str = "tanggal_terima",
) -> Any:
    """Of the year and unit, in the order of entry; units below have no book of their own.

    ``milik`` leads to the unit of a row, ``hari`` is its day. ``unit`` None: the whole
    city; TindakanTerlarang for who does not see it.
    """
    if unit is None and not cakupan.kota:
        raise TindakanTerlarang("Pilih satu unit.")
    if unit:
        anggota = Unit.objects.di_bawah([unit.pk]).values("pk")
        semua = semua.filter(**{f"{milik}__in": anggota})
    return semua.filter(**{f"{hari}__year": tahun}).order_by("pk")


# The register as a file: PDF to print and sign, XLSX, CSV

# Rows of one PDF; a longer register is printed in parts, none is cut off.
BARIS_PDF = 500
DI_MEMORI = 1024 * 1024
TIPE_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SAMAR = "Identitas disamarkan."
LENGKAP = "Memuat data pribadi: simpan dan bagikan hanya untuk keperluan dinas."
type Jawab = HttpResponse | StreamingHttpResponse


def banyak_bagian(register: Register) -> int:
    """How many PDFs the register makes; at least one."""
    return max(ceil(register.jumlah() / BARIS_PDF), 1)


def kirim_register(
    register: Register, jenis: str, *, bagian: int = 1, pada: datetime
) -> Jawab:
    """The register as ``jenis`` (pdf, xlsx, csv) to download; never cached.

    ``bagian`` is the part of a PDF, from 1. Raises PDFGagal when the typesetter fails,
    KeyError for an unknown kind.
    """
    jawab = PEMBUAT[jenis](register, bagian, pada)
    nomor = bagian if jenis == "pdf" and banyak_bagian(register) > 1 else 0
    nama = register.nama_berkas(jenis, nomor)
    jawab["Content-Disposition"] = f'attachment; filename="{nama}"'
    jawab["Cache-Control"] = "no-store, private"
    jawab["X-Content-Type-Options"] = "nosniff"
    return jawab


def pengantar(register: Register, pada: datetime) -> list[str]:
    """The lines over the table: which year and unit, how many, as of when, who may read."""
    tempat = (
        register.unit.nama if register.unit else Pengaturan.objects.kini().nama_kota
    )
    jumlah, hari = angka(register.jumlah()), tanggal(timezone.localdate(pada))
    return [
        f"{tempat}, tahun {register.tahun}. {jumlah} baris. Keadaan {hari}.",
        LENGKAP if register.identitas else SAMAR,
    ]


def isi_pdf(register: Register, bagian: int, pada: datetime) -> dict[str, object]:
    """What the typesetter gets for one part."""
    banyak = banyak_bagian(register)
    kata = pengantar(register, pada)
    if banyak > 1:
        kata.append(f"Bagian {bagian} dari {banyak}.")
    return {
        "judul": register.judul,
        "penerbit": Pengaturan.objects.kini().nama_portal,
        "pengantar": kata,
        "kolom": register.kolom,
        "lebar": register.lebar,
        "baris": list(register.alir((bagian - 1) * BARIS_PDF, BARIS_PDF)),
        "lambang": lambang_svg(),
    }


def _pdf(register: Register, bagian: int, pada: datetime) -> HttpResponse:
    isi = cetak_pdf(isi_pdf(register, bagian, pada), pada=pada, naskah=REGISTER)
    return HttpResponse(isi, content_type="application/pdf")


def _xlsx(register: Register, _bagian: int, pada: datetime) -> FileResponse:
    # Django closes it with the response.
    berkas = SpooledTemporaryFile(max_size=DI_MEMORI)  # noqa: SIM115
    tulis_lembar(
        berkas,
        judul=register.judul,
        pengantar=pengantar(register, pada),
        kepala=register.kolom,
        baris=register.alir(),
        lebar=register.lebar,
    )
    berkas.seek(0)
    return FileResponse(berkas, content_type=TIPE_XLSX)


def _csv(register: Register, _bagian: int, _pada: datetime) -> StreamingHttpResponse:
    return StreamingHttpResponse(
        csv_mengalir(register.kolom, register.alir()),
        content_type="text/csv; charset=utf-8",
    )


PEMBUAT: Mapping[str, Callable[[Register, int, datetime], Jawab]] = {
    "pdf": _pdf,
    "xlsx": _xlsx,
    "csv": _csv,
}
