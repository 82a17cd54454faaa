"""Visits of rounds that have begun."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from organisasi.kantor.direktori import unit_kota
from pemangku.kunjungan.kalender import sebagai_data, terbaru
from pemangku.models import Kegiatan
from ppid_portal.api.bentuk import Arg, Lembar, Ruas, Sumber

SEHARI = timedelta(days=1)
RUAS = (
    Ruas(nama="nomor", arti="Kode kunjungan."),
    Ruas(nama="jenis", arti="Jenis kegiatan.", daftar=True),
    Ruas(nama="judul", arti="Jenis dan tuan rumah dengan kata biasa."),
    Ruas(nama="status", arti="rencana, berlangsung, selesai, ditutup, batal."),
    Ruas(nama="mulai", arti="Mulai.", format="date-time"),
    Ruas(nama="selesai", arti="Selesai.", format="date-time"),
    Ruas(nama="wilayah", arti="Kode wilayah Kemendagri; kosong bila tidak disebut."),
    Ruas(nama="tuan_rumah", arti="Slug unit tuan rumah."),
    Ruas(nama="penyelenggara", arti="Slug unit penyelenggara."),
)


def _daftar(arg: Mapping[str, Any], setelah: str | None, banyak: int) -> Lembar:
    semua = terbaru().order_by("nomor")
    if hari := arg.get("dari"):
        semua = semua.filter(mulai__gte=_awal(hari))
    if hari := arg.get("sampai"):
        semua = semua.filter(mulai__lt=_awal(hari + SEHARI))
    if slug := arg.get("tuan_rumah"):
        semua = semua.filter(tuan_rumah__slug=slug)
    if status := arg.get("status"):
        semua = semua.filter(status=status)
    if setelah:
        semua = semua.filter(nomor__gt=setelah)
    baris = list(semua[: banyak + 1])
    isi = [sebagai_data(k) for k in baris[:banyak]]
    return Lembar(isi, isi[-1]["nomor"] if len(baris) > banyak else "")


def _awal(hari: date) -> datetime:
    return timezone.make_aware(datetime.combine(hari, time()))


KUNJUNGAN = Sumber(
    nama="kunjungan",
    judul="Kunjungan dan sosialisasi",
    arti="Kunjungan putaran yang sudah dimulai, menurut kodenya; tanpa nama orang.",
    ruas=RUAS,
    daftar=_daftar,
    menurut_waktu=False,
    berversi=False,
    arg=(
        Arg(nama="dari", arti="Mulai pada hari ini atau sesudahnya.", hari=True),
        Arg(nama="sampai", arti="Mulai pada hari ini atau sebelumnya.", hari=True),
        Arg(nama="status", arti="Keadaan.", tetap=tuple(Kegiatan.Status.values)),
        Arg(
            nama="tuan_rumah",
            arti="Unit tuan rumah: slug dari /api/unit/.",
            pilihan=lambda: {u.slug for u in unit_kota()},
        ),
    ),
)
