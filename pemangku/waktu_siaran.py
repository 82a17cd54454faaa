"""When a broadcast may go out: its handout, quiet weeks, working hours (pemangku 7.1)."""

from __future__ import annotations

from datetime import datetime, time

from django.utils import timezone

from organisasi.bahasa import tanggal, tanggal_pendek
from organisasi.models import HariLibur
from organisasi.waktu.hari_kerja import KalenderBelumDiisi, tambah_hari_kerja
from pemangku.models import MasaHening, Siaran

BUKA, TUTUP = time(8), time(17)


def halangan_hening(siaran: Siaran, pada: datetime) -> str:
    """Why quiet weeks keep it back at ``pada``; "" when they do not."""
    if not siaran.terkena_hening:
        return ""
    hening = MasaHening.objects.meliputi(timezone.localdate(pada)).first()
    return f"Masa hening s.d. {tanggal_pendek(hening.sampai)}." if hening else ""


def halangan_jam(siaran: Siaran, pada: datetime) -> str:
    """Why the hour keeps it back, and when it goes on; "" in working hours."""
    kini = timezone.localtime(pada)
    try:
        kalender = HariLibur.objects.kalender(siaran.unit)
        masuk = kalender.kerja(kini.date())
        if masuk and BUKA <= kini.time() < TUTUP:
            return ""
        lanjut = kini.date()
        if not (masuk and kini.time() < BUKA):
            lanjut = tambah_hari_kerja(lanjut, 1, kalender)
    except KalenderBelumDiisi as galat:
        return str(galat)
    return f"Di luar jam kirim. Dilanjutkan {tanggal(lanjut)} pukul {BUKA:%H.%M}."


def halangan_waktu(siaran: Siaran, pada: datetime) -> str:
    """Why nothing of it may go out at ``pada``; "" when it may."""
    return halangan_hening(siaran, pada) or halangan_jam(siaran, pada)


def halangan_kirim(siaran: Siaran, pada: datetime) -> str:
    """Why nothing of it may go out now, be it its handout; "" when it may."""
    hari = timezone.localdate(pada)
    return siaran.halangan_materi(hari) or halangan_waktu(siaran, pada)
