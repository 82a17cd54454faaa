"""The list of stakeholders a unit keeps, to print and to hand on (9.5)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern
from django.utils import timezone
from django.views.decorators.http import require_safe

from organisasi.bahasa import tanggal, tanggal_pendek
from organisasi.halaman.rahasia import halaman_rahasia
from organisasi.kantor.izin import petugas_dari
from organisasi.kantor.peran import Cakupan
from organisasi.kertas.naskah import REGISTER
from organisasi.kertas.xlsx import NilaiSel, Tabel
from organisasi.models import Petugas, Unit
from organisasi.pribadi.actions import buka_data
from organisasi.staf.base import PortalAdmin
from pemangku.inventaris.kanal import Kanal
from pemangku.inventaris.models import Pemangku
from pemangku.inventaris.orang import Jabatan
from pemangku.inventaris.pilihan import PeranKhusus, SifatKanal
from pemangku.izin import OPERATOR
from pemangku.kunjungan.ketetapan import tempat
from pemangku.staf import BENTUK, kirim_buku, kirim_pdf, register

KEPALA = (
    *("No", "Unsur/Jenis", "Nama Lembaga", "Nama", "Jabatan", "Kelurahan"),
    *("Kanal kedinasan", "Status data"),
)
LEBAR = (5, 24, 30, 24, 20, 18, 24, 22)
# With names it is an export of personal data: of one's own, and no more than this (8.1).
BARIS_BERNAMA_MAKS = 200
TANPA_NAMA = "Tanpa nama orang: daftar bernama hanya untuk unit yang merawatnya."
TERLALU_BANYAK = f"Tanpa nama orang: daftar ini lebih dari {BARIS_BERNAMA_MAKS} baris."
SEMUA_BERNAMA = "Memuat nama orang; pengunduhannya tercatat."
# Who speaks for the body, the first of these.
UTAMA = (PeranKhusus.NARAHUBUNG_UTAMA, PeranKhusus.PIMPINAN)
type Baris = tuple[int | str, ...]


@dataclass(frozen=True, slots=True)
class DaftarUnit:
    """Title, introduction and rows; ``bernama``: it names people and must be logged."""

    judul: str
    pengantar: list[str]
    baris: list[Baris]
    bernama: bool


def unit_terdaftar(petugas: Petugas) -> list[Unit]:
    """The units that keep something the officer may see."""
    terlihat = Pemangku.objects.untuk(petugas).aktif().order_by()
    semua = Unit.objects.filter(pk__in=terlihat.values("pengelola"))
    return list(semua.order_by("nama"))


def daftar_unit(unit: Unit, *, petugas: Petugas, hari: date) -> DaftarUnit:
    """What the unit and those below it keep, of what the officer may see.

    People are named to an operator of that unit only, and up to 200 rows; persons who
    were inventoried themselves stand by kind and place.
    """
    semua = Pemangku.objects.untuk(petugas).milik_unit(unit).aktif()
    pemangku = list(semua.untuk_daftar().order_by("jenis__unsur__urut", "nomor"))
    milik = Cakupan.untuk(petugas, kota=frozenset(), unit=OPERATOR).unit
    sendiri = Cakupan(kota=False, unit=milik).mencakup(unit)
    muat = len(pemangku) <= BARIS_BERNAMA_MAKS
    bernama = sendiri and muat
    orang = _orang([p.pk for p in pemangku], hari) if bernama else {}
    kanal = _kanal([p.pk for p in pemangku])
    keterangan = SEMUA_BERNAMA if bernama else (TANPA_NAMA if muat else TERLALU_BANYAK)
    return DaftarUnit(
        judul=f"Daftar pemangku {unit.nama}",
        pengantar=[f"{len(pemangku)} pemangku aktif, {tanggal(hari)}.", keterangan],
        baris=[
            _baris(ke, p, orang.get(p.pk), kanal[p.pk], hari)
            for ke, p in enumerate(pemangku, start=1)
        ],
        bernama=bernama,
    )


def _baris(
    ke: int, p: Pemangku, jabatan: Jabatan | None, kanal: list[str], hari: date
) -> Baris:
    periksa = p.terverifikasi_pada
    sejak = f" ({tanggal_pendek(timezone.localdate(periksa))})" if periksa else ""
    return (
        ke,
        f"{p.jenis.unsur.nama}: {p.jenis.nama}",
        p.nama_tampil,
        jabatan.orang.nama_lengkap if jabatan else "",
        jabatan.nama_jabatan if jabatan else "",
        tempat(p.wilayah)[1],
        ", ".join(kanal),
        f"{p.kesegaran(hari).label}{sejak}",
    )


def _orang(pemangku: Iterable[Any], hari: date) -> Mapping[Any, Jabatan]:
    """Of each body the post that speaks for it."""
    semua = (
        Jabatan.objects.berlaku(hari)
        .nyata()
        .filter(pemangku__in=list(pemangku), pemangku__bentuk=Pemangku.Bentuk.LEMBAGA)
        .select_related("orang")
    )
    hasil: dict[Any, Jabatan] = {}
    for satu in sorted(semua, key=_pangkat, reverse=True):
        hasil[satu.pemangku_id] = satu
    return hasil


def _pangkat(jabatan: Jabatan) -> tuple[int, str]:
    """The contact first, then the head, then anybody."""
    ke = (n for n, peran in enumerate(UTAMA) if peran in jabatan.peran_khusus)
    return next(ke, len(UTAMA)), str(jabatan.pk)


def _kanal(pemangku: Iterable[Any]) -> Mapping[Any, list[str]]:
    """The bodies' own office channels, masked as everywhere in a list."""
    hasil: dict[Any, list[str]] = defaultdict(list)
    semua = Kanal.objects.samar().terpakai()
    for satu in semua.filter(pemangku__in=list(pemangku), sifat=SifatKanal.KEDINASAN):
        hasil[satu.pemangku_id].append(f"{satu.get_jenis_display()} {satu.samaran}")
    return hasil


# The pages: each unit's list as PDF and as sheet

EKSPOR = "pemangku.ekspor_pemangku"


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
        semua = unit_terdaftar(self._pengunduh(request))
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
        return TemplateResponse(request, "pemangku/meja/daftar_unit.html", konteks)

    def daftar_unit_view(
        self, request: HttpRequest, pk: int, bentuk: str
    ) -> HttpResponseBase:
        """The list; with names it leaves a line in the access log first."""
        petugas, kini = self._pengunduh(request), timezone.now()
        if bentuk not in BENTUK:
            raise Http404
        boleh = [unit.pk for unit in unit_terdaftar(petugas)]
        unit = get_object_or_404(Unit.objects.filter(pk__in=boleh), pk=pk)
        daftar = daftar_unit(unit, petugas=petugas, hari=timezone.localdate(kini))
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
            *(daftar.judul, daftar.pengantar, KEPALA, LEBAR),
            daftar.baris,
        )
        kembali = self.tautan("daftar_unit")
        return kirim_pdf(
            request, isi, pada=kini, naskah=REGISTER, nama=nama, kembali=kembali
        )

    @staticmethod
    def _buku(
        request: HttpRequest, daftar: DaftarUnit, kini: datetime, nama: str
    ) -> FileResponse:
        info: list[tuple[str, NilaiSel]] = [
            ("Judul", daftar.judul),
            ("Keadaan per", timezone.localdate(kini)),
            ("Keterangan", " ".join(daftar.pengantar)),
            ("Diunduh oleh", str(petugas_dari(request))),
        ]
        tabel = Tabel("Daftar", KEPALA, daftar.baris, LEBAR)
        return kirim_buku(request, info, [tabel], nama)
