"""Desks with open cases whose officer's assignment ends: work before that day, and after.

An end that was set long ago comes by itself; no form is left to warn anybody then.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.urls import reverse

from informasi.actions import serah_terima as informasi
from informasi.models import Permohonan
from organisasi.bahasa import tanggal
from organisasi.kantor.izin import cakupan_izin
from organisasi.kantor.peran import PERAN_KOTA, Peran
from organisasi.models import Penugasan, Petugas, Unit
from organisasi.staf.hari_ini import BANYAK_MAKS, Tugas, lainnya, urutkan
from pengaduan.models import TERBUKA, Pengaduan
from pengaduan.penanganan import serah_terima as pengaduan

# Days before the end, so that the cases can still be passed on.
SIAP = timedelta(days=7)
PERPANJANG = "organisasi.change_penugasan"
JENIS = "Serahkan berkas"


@dataclass(frozen=True, slots=True)
class Layanan:
    """Cases of one service that lie on desks: which, who may have them, who passes them on."""

    sebutan: str
    model: Any
    terbuka: Collection[str]
    peran: Collection[str]
    izin: str
    serah: str
    # What who keeps the accounts, and no cases, is told of.
    biasa: Q


LAYANAN = (
    Layanan(
        "permohonan",
        Permohonan,
        informasi.BELUM_USAI,
        informasi.PENANGAN,
        "informasi.jawab_permohonan",
        "admin:informasi_permohonan_serah_terima",
        Q(),
    ),
    Layanan(
        "aduan",
        Pengaduan,
        TERBUKA,
        (*pengaduan.PENANGAN, Peran.INSPEKTORAT),
        "pengaduan.tangani_pengaduan",
        "admin:pengaduan_pengaduan_serah_terima",
        Q(berkadar=False),
    ),
)


def tugas_meja(petugas: Petugas, hari_ini: date) -> list[Tugas]:
    """For who may pass the cases on, or prolong the assignment; one query a service."""
    semua = [t for satu in LAYANAN for t in _tugas(satu, petugas, hari_ini)]
    hasil = urutkan(semua)[:BANYAK_MAKS]
    if len(semua) > BANYAK_MAKS:
        daftar = reverse("admin:organisasi_penugasan_changelist")
        hasil.append(lainnya(len(semua), url=daftar, jenis=JENIS))
    return hasil


def _tugas(layanan: Layanan, petugas: Petugas, hari_ini: date) -> list[Tugas]:
    menyerahkan = petugas.has_perm(layanan.izin)
    if not (menyerahkan or petugas.has_perm(PERPANJANG)):
        return []
    semua = layanan.model.objects.filter(layanan.biasa)
    if menyerahkan:
        cakupan = cakupan_izin(petugas, layanan.izin)
        semua = layanan.model.objects.untuk(petugas).filter(cakupan.q("pemegang"))
    baris = list(_ditinggalkan(layanan, semua, hari_ini))
    orang = Petugas.objects.in_bulk({satu["penangan"] for satu in baris})
    unit = Unit.objects.in_bulk({satu["pemegang"] for satu in baris})
    return [
        Tugas(
            judul=f"{orang[satu['penangan']]} masih memegang {satu['jumlah']} "
            f"{layanan.sebutan} {unit[satu['pemegang']].nama_pendek}",
            url=_alamat(layanan, orang[satu["penangan"]], menyerahkan=menyerahkan),
            jenis=JENIS,
            tenggat=satu["akhir"] or hari_ini,
            unit=unit[satu["pemegang"]].nama_pendek,
            keterangan=_keterangan(satu["akhir"], hari_ini),
            banyak=satu["jumlah"],
        )
        for satu in baris
    ]


def _ditinggalkan(
    layanan: Layanan, semua: QuerySet[Any], hari_ini: date
) -> QuerySet[Any, dict[str, Any]]:
    """Officer, unit, cases, last day, where the officer serves the unit a week on no more."""
    penugasan = Penugasan.objects.filter(
        Q(peran__in=PERAN_KOTA)
        | Q(unit=OuterRef("pemegang"))
        | Q(unit=OuterRef("pemegang__induk"))
        | Q(unit=OuterRef("pemegang__induk__induk")),
        petugas=OuterRef("penangan"),
        peran__in=layanan.peran,
    )
    lanjut = penugasan.berlaku(hari_ini + SIAP)
    akhir = penugasan.filter(mulai__lte=hari_ini, selesai__isnull=False)
    meja = semua.filter(status__in=layanan.terbuka, penangan__isnull=False)
    # In a subquery of its own: the scope may join, and a join would count twice.
    hasil: QuerySet[Any, dict[str, Any]] = (
        layanan.model.objects.filter(~Exists(lanjut), pk__in=meja.values("pk"))
        .annotate(akhir=Subquery(akhir.order_by("-selesai").values("selesai")[:1]))
        .values("penangan", "pemegang", "akhir")
        .annotate(jumlah=Count("pk"))
        .order_by()
    )
    return hasil


def _keterangan(akhir: date | None, hari_ini: date) -> str:
    if akhir and akhir >= hari_ini:
        return f"Penugasannya berakhir {tanggal(akhir)}: serahkan berkasnya, atau perpanjang."
    return "Ia tidak bertugas lagi di sana: serahkan berkasnya, atau perpanjang penugasannya."


def _alamat(layanan: Layanan, orang: Petugas, *, menyerahkan: bool) -> str:
    if menyerahkan:
        return f"{reverse(layanan.serah)}?dari={orang.pk}"
    daftar = reverse("admin:organisasi_penugasan_changelist")
    return f"{daftar}?{urlencode({'q': orang.nama})}"
