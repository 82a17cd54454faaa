"""Papers and sheets for staff that need the data of all services; what citizens said."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone

import informasi.models
import pengaduan.models
from organisasi.alur.kepuasan import CUKUP, UBAH_SELAMA
from organisasi.halaman.pemakaian import PALING_SEDIKIT
from organisasi.kantor.izin import petugas_dari
from organisasi.kantor.peran import Peran
from organisasi.kertas.dokumen import BENTUK, Pencetak, kirim
from organisasi.kertas.naskah import SURAT
from organisasi.models import Petugas, Unit
from organisasi.staf.base import halaman_staf, tampil_staf
from pemangku.bahan.paket import alamat_paket, dibuka_lewat_bahan
from ppid_portal.angka.models import cakupan_angka, memimpin_kota
from ppid_portal.angka.periode import Periode, periode_diminta
from ppid_portal.laporan.models import TAHUN_AKHIR, TAHUN_AWAL
from ppid_portal.lembar.bahan_rakor import cakupan_bahan, isi_bahan, unit_bahan
from ppid_portal.lembar.lembar_bekal import NASKAH, isi_bekal
from ppid_portal.lembar.lembar_rb import boleh_baca, buku_rb, isi_rb, lembar_rb
from ppid_portal.lembar.lembar_unit import cakupan_lembar, isi_unit, unit_berlembar
from ppid_portal.lembar.rujukan import JUDUL, KEPALA, cakupan_rujukan, tabel_rujukan

# What people answered after their cases, of a quarter that is over.
#
# Nobody may learn who wrote what: the words stand without case, mark, unit and day, in the
# order of the alphabet, from five on. A quarter opens when its last answer can no longer be
# changed, so that no word appears the day after a case ended. Complaints that are secret or
# about officials are left out: their words would tell what they are.

PEMBACA = (*(Peran.PPID_UTAMA, Peran.ATASAN_PPID), *(Peran.ADMIN_SP4N, Peran.AUDITOR))
# Quarters to choose from: two years.
BANYAK = 8


def boleh_suara(petugas: Petugas) -> bool:
    """Whether the officer may read them: who answers for the whole, not for the case."""
    return (
        petugas.superuser_aktif or petugas.berperan(*PEMBACA) or memimpin_kota(petugas)
    )


def triwulan(hari: date) -> list[Periode]:
    sampai = hari - UBAH_SELAMA
    _, berjalan, _ = Periode.memuat(sampai)
    return [berjalan.geser(-lalu) for lalu in range(1, BANYAK + 1)]


def suara(periode: Periode) -> list[dict[str, Any]]:
    rentang = {"mulai": periode.awal, "sampai": periode.akhir}
    minta, adu = informasi.models.Kepuasan.objects, pengaduan.models.Kepuasan.objects
    terbuka = adu.exclude(pengaduan__rahasia=True).exclude(pengaduan__berkadar=True)
    hasil = []
    for layanan, semua, dikutip in (
        ("Permohonan informasi", minta.all(), minta.all()),
        ("Pengaduan", adu.all(), terbuka),
    ):
        saran, unsur = dikutip.saran(**rentang), semua.per_unsur(**rentang)
        hasil.append(
            {
                "layanan": layanan,
                "unsur": unsur,
                "ada_rata": any(satu.rata is not None for satu in unsur.values()),
                "saran": saran if len(saran) >= CUKUP else None,
            }
        )
    return hasil


# Papers for a visit: Bahan Rakor, Lembar Bekal, and the packs for each audience

SEMUA_PAKET = 2


@halaman_staf()
def bahan_daftar(request: HttpRequest) -> HttpResponse:
    unit, dibuka = _unit_berbahan(request), dibuka_lewat_bahan()
    return tampil_staf(
        request,
        "ppid_portal/lembar/bahan_rakor.html",
        "Bahan untuk dibagikan",
        baris=[
            (satu, kali if (kali := dibuka[satu.slug]) >= PALING_SEDIKIT else None)
            for satu in unit
        ],
        # Of few offices each pack stands here with its papers: print in one more click.
        paket=[(satu, alamat_paket(satu)) for satu in unit]
        if len(unit) <= SEMUA_PAKET
        else (),
        kali=PALING_SEDIKIT,
    )


@halaman_staf()
def bahan_rakor(request: HttpRequest, slug: str) -> HttpResponseBase:
    def isi(unit: Unit, kini: datetime) -> Mapping[str, object]:
        pencetak = Pencetak.dari(petugas_dari(request), kini)
        return isi_bahan(unit, pencetak=pencetak, hari=timezone.localdate(kini))

    return _kirim(request, slug, "bahan_rakor", isi)


@halaman_staf()
def lembar_bekal(request: HttpRequest, slug: str) -> HttpResponseBase:
    return _kirim(request, slug, "lembar_bekal", isi_bekal, NASKAH)


def _unit_berbahan(request: HttpRequest) -> list[Unit]:
    petugas, hari = petugas_dari(request), timezone.localdate()
    cakupan = cakupan_bahan(petugas)
    if not (cakupan.kota or cakupan.unit):
        raise PermissionDenied
    return unit_bahan(petugas, hari)


def _unit(request: HttpRequest, slug: str) -> Unit:
    for unit in _unit_berbahan(request):
        if unit.slug == slug:
            return unit
    raise Http404


def _kirim(
    request: HttpRequest,
    slug: str,
    nama: str,
    isi: Callable[[Unit, datetime], Mapping[str, object]],
    naskah: Path = SURAT,
) -> HttpResponseBase:
    unit, kini = _unit(request, slug), timezone.now()
    return kirim(
        request,
        "pdf",
        f"{nama}_{unit.slug}_{timezone.localdate(kini):%Y-%m-%d}",
        pada=kini,
        kembali=reverse("bahan-daftar"),
        kertas=lambda: isi(unit, kini),
        naskah=naskah,
    )


# Sheets: bureaucratic reform, the month of each unit, the voice of citizens

BANYAK_TAHUN = 3


@halaman_staf()
def laporan_daftar(request: HttpRequest) -> HttpResponseBase:
    unit, rb = _unit_berlembar(request), boleh_baca(petugas_dari(request))
    if not (unit or rb):
        raise PermissionDenied
    hari = timezone.localdate()
    return tampil_staf(
        request,
        "ppid_portal/lembar/daftar.html",
        "Lembar laporan",
        unit=unit,
        bulan=Periode.bulan(hari).sebelumnya,
        tahun=[hari.year - lalu for lalu in range(BANYAK_TAHUN)] if rb else [],
        bentuk=BENTUK,
        suara=boleh_suara(petugas_dari(request)),
    )


@halaman_staf()
def suara_warga(request: HttpRequest, kode: str = "") -> HttpResponseBase:
    if not boleh_suara(petugas_dari(request)):
        raise PermissionDenied
    semua = triwulan(timezone.localdate())
    periode = next((p for p in semua if p.kode == (kode or semua[0].kode)), None)
    if periode is None:
        raise Http404
    pilihan = [
        (
            p.nama.removeprefix("triwulan "),
            "" if p == periode else reverse("suara-warga", args=(p.kode,)),
        )
        for p in semua
    ]
    return tampil_staf(
        request,
        "ppid_portal/lembar/suara_warga.html",
        f"Suara warga, {periode}",
        pilihan=[("Triwulan", pilihan)],
        suara=suara(periode),
    )


@halaman_staf()
def rb(request: HttpRequest, tahun: int, bentuk: str) -> HttpResponseBase:
    petugas, kini = petugas_dari(request), timezone.now()
    if not boleh_baca(petugas):
        raise PermissionDenied
    if not TAHUN_AWAL <= tahun <= TAHUN_AKHIR:
        raise Http404
    lembar = lembar_rb(tahun, cakupan_angka(petugas))
    return kirim(
        request,
        bentuk,
        f"lembar_rb_{tahun}",
        pada=kini,
        kembali=reverse("laporan-daftar"),
        kertas=lambda: isi_rb(lembar, pencetak=Pencetak.dari(petugas, kini)),
        buku=lambda: buku_rb(lembar),
    )


@halaman_staf()
def unit_bulanan(request: HttpRequest, slug: str, periode: str) -> HttpResponseBase:
    kini, hari = timezone.now(), timezone.localdate()
    unit = next((u for u in _unit_berlembar(request) if u.slug == slug), None)
    bulan = _bulan(periode)
    if unit is None or bulan is None:
        raise Http404
    pencetak = Pencetak.dari(petugas_dari(request), kini)
    return kirim(
        request,
        "pdf",
        f"lembar_{unit.slug}_{bulan.kode}",
        pada=kini,
        kembali=reverse("laporan-daftar"),
        kertas=lambda: isi_unit(unit, bulan, pencetak=pencetak, hari=hari),
    )


@halaman_staf()
def rujukan(request: HttpRequest, tahun: int = 0) -> HttpResponseBase:
    cakupan = cakupan_rujukan(petugas_dari(request))
    if not cakupan.ada:
        raise PermissionDenied
    kini = timezone.localdate().year
    tahun = tahun or kini
    if not TAHUN_AWAL <= tahun <= TAHUN_AKHIR:
        raise Http404
    semua = [kini - lalu for lalu in range(BANYAK_TAHUN)]
    alamat = {t: reverse("laporan-rujukan", args=(t,)) for t in semua if t != tahun}
    return tampil_staf(
        request,
        "ppid_portal/lembar/rujukan.html",
        JUDUL,
        kepala=KEPALA,
        baris=tabel_rujukan(cakupan, tahun),
        tahun=tahun,
        pilihan=[("Tahun", [(str(t), alamat.get(t, "")) for t in semua])],
    )


def _bulan(kode: str) -> Periode | None:
    try:
        periode = periode_diminta(kode, timezone.localdate())
    except ValueError:
        return None
    return periode if periode.banyak == 1 else None


def _unit_berlembar(request: HttpRequest) -> list[Unit]:
    cakupan = cakupan_lembar(petugas_dari(request))
    return [u for u in unit_berlembar(timezone.localdate()) if cakupan.mencakup(u)]
