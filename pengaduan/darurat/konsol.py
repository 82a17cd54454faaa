"""What the emergency console shows, how an operator is named, and figures of a period."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import models
from django.db.models import Aggregate, Count, F, Max, Q, QuerySet, Sum
from django.utils import timezone

from organisasi.kantor.peran import Peran
from organisasi.models import Penugasan, Petugas
from pengaduan.darurat.models import (
    HADIR,
    MEJA_DARURAT,
    MIRIP_ROBOT,
    HitunganDarurat,
    Insiden,
    KehadiranKonsol,
)

# Who may count as watching: they read every report, wherever it comes from.
PENJAGA = (Peran.OPERATOR_112, Peran.PENYELIA_112)
# After so long the reporter is told again to telephone.
BATAS_TELEPON = timedelta(seconds=120)
BANYAK_MAKS = 50
S = Insiden.Status


def berjaga(petugas: Petugas) -> bool:
    return petugas.berperan(*PENJAGA)


def papan(
    semua: QuerySet[Insiden], *, petugas: Petugas, pada: datetime
) -> dict[str, Any]:
    """Oldest first; the contact only of what he took himself, which was recorded."""
    urut = semua.select_related("diakui_oleh").order_by("diterima_pada", "pk")
    tunggu = urut.filter(status=S.MENUNGGU).defer("kontak", "kode")
    # What looks like a program's stands together below the rest.
    nyata, robot = tunggu.exclude(MIRIP_ROBOT), tunggu.filter(MIRIP_ROBOT)
    menunggu = [_kartu(i, pada) for i in nyata[:BANYAK_MAKS]]
    mirip = [_kartu(i, pada) for i in robot[:BANYAK_MAKS]]
    hadir = KehadiranKonsol.objects.hadir(pada).select_related("petugas")
    return {
        "menunggu": menunggu,
        "robot": mirip,
        "banyak": tunggu.count(),
        "diakui": [
            _kartu(i, pada, kontak=i.kontak if i.diakui_oleh_id == petugas.pk else "")
            for i in urut.filter(status=S.DIAKUI)[:BANYAK_MAKS]
        ],
        "penjaga": sorted({k.petugas for k in hadir}, key=str),
        # A script rings when it grows.
        "terbaru": max((k["insiden"].pk for k in menunggu), default=0),
        "beralarm": any(k["alarm"] for k in (*menunggu, *mirip)),
    }


def _kartu(insiden: Insiden, pada: datetime, kontak: str = "") -> dict[str, Any]:
    return {
        "insiden": insiden,
        "menunggu": lama(pada - insiden.diterima_pada),
        "alarm": insiden.alarm_pada is not None,
        "kontak": kontak,
    }


def lama(selang: timedelta) -> str:
    detik = max(int(selang.total_seconds()), 0)
    menit, jam, hari = detik // 60, detik // 3600, detik // 86400
    if hari:
        return f"{hari} hari {jam % 24} jam"
    if jam:
        return f"{jam} jam {menit % 60} menit"
    return f"{menit} menit {detik % 60} detik" if menit else f"{detik} detik"


def sebutan(petugas: Petugas, pada: datetime) -> str:
    hari = timezone.localdate(pada)
    tugas = Penugasan.objects.berlaku(hari).filter(petugas=petugas)
    satu = next((t for p in MEJA_DARURAT for t in tugas if t.peran == p), None)
    satu = satu or tugas.first()
    if satu is None:
        return str(petugas)
    return f"{petugas}, {satu.jabatan or satu.get_peran_display()}"


# How emergencies were served in a period: one query for each kind of figure, no names


SEHARI = timedelta(days=1)
Selang = tuple[datetime, datetime]


class Median(Aggregate):
    function = "PERCENTILE_CONT"
    template = "%(function)s(0.5) WITHIN GROUP (ORDER BY %(expressions)s)"
    output_field = models.DurationField()


def angka_darurat(dari: date, sampai: date, *, pada: datetime) -> dict[str, Any]:
    """Counts, waits (None: nothing to measure) and when nobody watched."""
    awal = timezone.make_aware(datetime.combine(dari, time()))
    akhir = min(timezone.make_aware(datetime.combine(sampai + SEHARI, time())), pada)
    tunggu = F("diakui_pada") - F("diterima_pada")
    insiden = Insiden.objects.filter(
        diterima_pada__gte=awal, diterima_pada__lt=akhir
    ).aggregate(
        masuk=Count("pk"),
        belum_diterima=Count("pk", filter=Q(status=Insiden.Status.MENUNGGU)),
        beralarm=Count("pk", filter=Q(alarm_pada__isnull=False)),
        median=Median(tunggu),
        terlama=Max(tunggu, output_field=models.DurationField()),
    )
    panggilan = HitunganDarurat.objects.filter(hari__range=(dari, sampai)).aggregate(
        tampil=Sum("tampil", default=0), lanjut=Sum("lanjut", default=0)
    )
    hadir = KehadiranKonsol.objects.dalam(awal, akhir).values_list("mulai", "terakhir")
    tampil, kosong = panggilan["tampil"], celah(hadir, awal, akhir)
    return {
        **insiden,
        **panggilan,
        "persen_lanjut": round(100 * panggilan["lanjut"] / tampil) if tampil else None,
        "celah": kosong,
        "tak_dijaga": sum((akhir - awal for awal, akhir in kosong), timedelta()),
    }


def celah(hadir: Iterable[Selang], awal: datetime, akhir: datetime) -> list[Selang]:
    """``hadir`` as they began; each lasts a little longer than its last sign."""
    hasil, sejak = [], awal
    for mulai, terakhir in hadir:
        if mulai > sejak:
            hasil.append((sejak, mulai))
        sejak = max(sejak, terakhir + HADIR)
    if sejak < akhir:
        hasil.append((sejak, akhir))
    return hasil
