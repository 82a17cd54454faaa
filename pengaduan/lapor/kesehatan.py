"""How the delivery is doing, in numbers: for /sehat/, /metrik/ and the today list."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Count, Max

from pengaduan.lapor.alat_pekerja import KANAL
from pengaduan.lapor.antrean import mode_api
from pengaduan.lapor.models import Kiriman, Sirkuit

S = Kiriman.Status
# Longer than this and people are told (penerusan 4.2).
BATAS_TUNGGU = timedelta(hours=1)
BATAS_RAGU = timedelta(hours=1)
# From here on staff are offered the manual way.
BATAS_TANGAN = timedelta(hours=24)


def umur_tertua(pada: datetime) -> timedelta:
    """How long the oldest step whose turn it is has waited; zero when none waits."""
    tertua = Kiriman.objects.bergiliran().order_by("dibuat_pada").first()
    return pada - tertua.sejak if tertua else timedelta()


def per_status() -> dict[str, int]:
    """How many steps stand where, also what is nought."""
    ada = dict(
        Kiriman.objects.order_by()
        .values_list("status")
        .annotate(banyak=Count("pk"))
        .values_list("status", "banyak")
    )
    return {status: ada.get(status, 0) for status in S.values}


def keadaan_sirkuit() -> str:
    """Where the breaker stands; closed before its first use."""
    ada = Sirkuit.objects.filter(kanal=KANAL).values_list("keadaan", flat=True).first()
    return ada or str(Sirkuit.Keadaan.TUTUP)


def buat_terakhir() -> datetime | None:
    """When a report was last made at LAPOR!."""
    terkirim = Kiriman.objects.filter(langkah=Kiriman.Langkah.BUAT, status=S.TERKIRIM)
    akhir: datetime | None = terkirim.aggregate(akhir=Max("selesai_pada"))["akhir"]
    return akhir


def ragu_lama(pada: datetime) -> int:
    """Uncertain steps that an officer should have decided on by now."""
    lama = Kiriman.objects.filter(
        status=S.TIDAK_PASTI, mulai_kirim__lte=pada - BATAS_RAGU
    )
    return lama.count()


def mengalir(pada: datetime) -> bool:
    """Whether nothing waits too long, nothing is undecided and the channel is on."""
    mati = mode_api() and keadaan_sirkuit() == Sirkuit.Keadaan.DIMATIKAN
    return not mati and umur_tertua(pada) <= BATAS_TUNGGU and not ragu_lama(pada)
