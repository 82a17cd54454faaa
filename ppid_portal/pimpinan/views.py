"""The leaders' page, put together as one value, and its paper."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone

from organisasi.bahasa import tanggal_pendek
from organisasi.grafik.gambar import Gambar
from organisasi.kantor.izin import petugas_dari
from organisasi.kertas.dokumen import Pencetak, kirim, lembar_dinas
from organisasi.kertas.naskah import Unsur, bab, butir, kalimat, tabel, tanda_keaslian
from organisasi.models import Petugas, Unit, Wilayah
from organisasi.staf.base import halaman_staf, tampil_staf
from pemangku.models import Putaran
from pemangku.putaran.angka import kunjungan_pertama, putaran_terakhir
from ppid_portal.angka.potret import samping
from ppid_portal.angka.sebelum_sesudah import (
    CATATAN,
    DIBANDINGKAN,
    KODE,
    susun,
    terlihat_sejak,
)
from ppid_portal.pimpinan.keputusan import KeputusanPimpinan, keputusan
from ppid_portal.pimpinan.sumber import (
    LingkupPimpinan,
    SaringanForm,
    SumberPimpinan,
    baca_sumber,
    lingkup_pimpinan,
)
from ppid_portal.pimpinan.target import baris_target
from ppid_portal.pimpinan.tempat import peta, tabel_panas

# The leaders' page as one value, for the screen and for its paper.

# Before and after the first visit of each kecamatan

BELUM_DIHITUNG = "Belum dihitung untuk periode ini."


def pengaruh(
    sumber: SumberPimpinan, kecamatan: Sequence[Wilayah], pertama: Mapping[str, date]
) -> list[dict[str, Any]]:
    """Each visited kecamatan by code, its rows, or why not yet; of a camat his own alone."""
    milik = sumber.lingkup.kecamatan
    return [
        _satu(sumber, k, pertama[k.pk])
        for k in kecamatan
        if k.pk in pertama and milik in (None, k.pk)
    ]


def _satu(sumber: SumberPimpinan, k: Wilayah, kunjungan: date) -> dict[str, Any]:
    bagian = sumber.lembar.rincian(KODE, sumber.periode, kecamatan=k.pk)
    sejak = terlihat_sejak(kunjungan)
    menunggu = ""
    if not bagian:
        nanti = sumber.lembar.data_sampai is None or sejak > timezone.localdate(
            sumber.lembar.data_sampai
        )
        menunggu = (
            f"Dapat dilihat mulai {tanggal_pendek(sejak)}." if nanti else BELUM_DIHITUNG
        )
    return {
        "nama": k.nama,
        "kunjungan": tanggal_pendek(kunjungan),
        "baris": susun(bagian),
        "samping": samping(bagian) if bagian else (),
        "menunggu": menunggu,
    }


# The whole page


@dataclass(frozen=True, slots=True)
class PapanPimpinan:
    sumber: SumberPimpinan
    keputusan: list[KeputusanPimpinan]
    target: list[dict[str, Any]]
    kemajuan: dict[str, Any] | None
    # None for a camat: it would show the others by name.
    peta: Gambar | None
    panas: dict[str, Any]
    pengaruh: list[dict[str, Any]]

    @property
    def kota(self) -> bool:
        return self.sumber.lingkup.kota

    @property
    def kantor(self) -> Unit | None:
        return self.sumber.lingkup.kantor


def papan_pimpinan(
    petugas: Petugas,
    lingkup: LingkupPimpinan,
    saringan: SaringanForm,
    *,
    pada: datetime,
) -> PapanPimpinan:
    """Read and judge it all; as many queries for 1 unit as for 36."""
    hari = timezone.localdate(pada)
    sumber = baca_sumber(saringan.terpilih, hari, lingkup)
    kecamatan = list(Wilayah.objects.kecamatan().filter(aktif=True))
    semua = _unit(pada)
    putaran = putaran_terakhir()
    pertama = kunjungan_pertama(putaran) if putaran else {}
    jenis = lingkup.kantor.jenis if lingkup.kantor else saringan.jenis
    return PapanPimpinan(
        sumber=sumber,
        keputusan=keputusan(
            sumber,
            petugas,
            nama_unit={u.pk: u.nama for u in semua},
            putaran=putaran,
            pada=pada,
        ),
        target=baris_target(sumber, [k.pk for k in kecamatan]),
        kemajuan=_kemajuan(sumber, putaran),
        peta=peta(sumber, kecamatan) if lingkup.kota else None,
        panas=tabel_panas(
            sumber, [u for u in semua if jenis in ("", u.jenis)], saringan.urutan
        ),
        pengaruh=pengaruh(sumber, kecamatan, pertama),
    )


def _unit(pada: datetime) -> Sequence[Unit]:
    """The units with a PPID, those of kelurahan left out, in the order of the papers."""
    semua = Unit.objects.berjalan(timezone.localdate(pada)).ber_ppid()
    return list(
        semua.exclude(jenis=Unit.Jenis.KELURAHAN)
        .only("nama", "jenis")
        .order_by("jenis", "nama")
    )


def _kemajuan(sumber: SumberPimpinan, putaran: Putaran | None) -> dict[str, Any] | None:
    d1 = sumber.angka("D1", sumber.periode)
    if putaran is None or not d1.penyebut:
        return None
    d2 = sumber.angka("D2", sumber.periode)
    tuntas = d2.pembilang or 0
    kalimat = f"{d1.pembilang} dari {d1.penyebut} unit terlaksana · {tuntas} tuntas"
    if sumber.lingkup.kota:
        for kode, kata in (
            ("C1", "terinventaris"),
            ("D1l", "terlambat"),
            ("D1t", "ditunda"),
        ):
            angka = sumber.angka(kode, sumber.periode)
            banyak = angka.pembilang or 0
            kalimat += f" · {banyak} {kata}" if banyak else ""
    return {
        "putaran": putaran,
        "kalimat": kalimat,
        "sudah": d1.pembilang or 0,
        "semua": d1.penyebut,
    }


# The page on one sheet for a meeting: decisions, target against actual, the round

JUDUL = "Kinerja informasi, pengaduan, dan penjangkauan"
LEBAR, LEBAR_TENGAH = (34, 17, 22, 14, 17), (30, 17, 15, 21, 14, 17)


def isi_satu_halaman(papan: PapanPimpinan, pencetak: Pencetak) -> dict[str, Any]:
    sumber = papan.sumber
    judul = f"{JUDUL}, {sumber.periode.nama}"
    if papan.kantor:
        judul = f"{judul}, {papan.kantor.nama}"
    isi = lembar_dinas(pencetak, judul=judul, hal=judul, bagian=list(_bagian(papan)))
    if potret := sumber.lembar.potret:
        isi |= tanda_keaslian(potret.kode, potret.sha256)
    return isi


def _bagian(papan: PapanPimpinan) -> Iterator[Unsur]:
    yield from kalimat(_keadaan(papan))
    yield bab("Perlu diputuskan")
    if papan.keputusan:
        yield butir(f"{k.teks} ({k.pemilik})" for k in papan.keputusan)
    else:
        yield from kalimat("Tidak ada.")
    yield bab("Target dan capaian")
    tengah = ("Median kecamatan",) if papan.kantor else ()
    yield tabel(
        ("Indikator", "Nilai", *tengah, "Target", "Keadaan", "Periode lalu"),
        [
            (
                *(f"{b['kode']} {b['nama']}", b["nilai"]),
                *((b["tengah"],) if papan.kantor else ()),
                *(b["target"], b["ringkas"], b["lalu"]),
            )
            for b in papan.target
        ],
        LEBAR_TENGAH if papan.kantor else LEBAR,
    )
    if papan.kemajuan:
        yield from kalimat("{putaran}: {kalimat}.".format_map(papan.kemajuan))
    yield from _pengaruh(papan)


def _pengaruh(papan: PapanPimpinan) -> Iterator[Unsur]:
    """Complaints before and after, a line a kecamatan, and what that does not prove."""
    baris = [
        f"{satu['nama']}: aduan {b.sebelum} menjadi {b.sesudah}, {b.kalimat}"
        for satu in papan.pengaruh
        for b in satu["baris"]
        if b.apa == DIBANDINGKAN["aduan"]
    ]
    if baris:
        yield bab("Sebelum dan sesudah kunjungan")
        yield butir(baris)
        yield from kalimat(CATATAN)


def _keadaan(papan: PapanPimpinan) -> str:
    potret, sampai = papan.sumber.lembar.potret, papan.sumber.lembar.data_sampai
    if potret:
        return f"Angka periode ini dibekukan {_hari(potret.dibekukan_pada)}."
    if sampai is None:
        return "Angka belum pernah dihitung."
    return f"Data sampai {_hari(sampai)}; masih dapat berubah."


def _hari(pada: datetime) -> str:
    return tanggal_pendek(timezone.localdate(pada))


MATRIKS = "pemangku.view_penilaian"


# The two addresses


@halaman_staf()
def pimpinan(request: HttpRequest) -> HttpResponse:
    kini = timezone.now()
    form, papan = _papan(request, kini)
    return tampil_staf(
        request,
        "ppid_portal/pimpinan/papan.html",
        f"Kinerja {papan.kantor}" if papan.kantor else "Kinerja kota",
        papan=papan,
        form=form,
        catatan=CATATAN,
        kueri=request.GET.urlencode(),
        matriks=request.user.has_perm(MATRIKS),
    )


@halaman_staf()
def pimpinan_satu_halaman(request: HttpRequest) -> HttpResponseBase:
    kini = timezone.now()
    form, papan = _papan(request, kini)
    pencetak = Pencetak.dari(petugas_dari(request), kini)
    return kirim(
        request,
        "pdf",
        f"kinerja_{form.terpilih.kode}",
        pada=kini,
        kembali=reverse("pimpinan"),
        kertas=lambda: isi_satu_halaman(papan, pencetak),
    )


def _papan(request: HttpRequest, kini: datetime) -> tuple[SaringanForm, PapanPimpinan]:
    """PermissionDenied for who leads nothing and watches nothing."""
    petugas = petugas_dari(request)
    lingkup = lingkup_pimpinan(petugas)
    if lingkup is None:
        raise PermissionDenied
    form = SaringanForm(request.GET, timezone.localdate(kini))
    return form, papan_pimpinan(petugas, lingkup, form, pada=kini)
