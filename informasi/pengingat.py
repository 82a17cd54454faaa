"""What waits for officers of the catalogue, of requests and of objections in the morning.

Nothing is said to be late before its reckoned day has passed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from informasi.models import (
    DokumenInformasi,
    StatusDokumen,
    Temuan,
    UjiKonsekuensi,
)
from informasi.ringkasan import Perkara, butir_perkara, perkara_pagi
from organisasi.hari_kerja import (
    Kalender,
    KalenderBelumDiisi,
    hitung_hari_kerja,
    kurang_hari_kerja,
)
from organisasi.models import BatasWaktu, HariLibur, Petugas
from organisasi.peran import Peran
from organisasi.ringkasan import Bagian, Butir

PENERIMA = frozenset(
    {
        *(Peran.PETUGAS_LAYANAN, Peran.PPID_PEMBANTU),
        *(Peran.PPID_UTAMA, Peran.ATASAN_PPID, Peran.ADMIN_TEKNIS),
    }
)
# A working day is at least every third day, so this reaches far enough ahead.
HARI_PER_HARI_KERJA = 3


@dataclass(frozen=True, slots=True)
class Pagi:
    """What is the same for all officers on one day."""

    hari_ini: date
    uji_hampir_habis: tuple[int, ...]
    rancangan_sampai: date
    tahun_kosong: tuple[int, ...]
    perkara: Perkara


def bagian_pagi(
    hari_ini: date, *, kalender: Kalender, petugas: Sequence[Petugas]
) -> Bagian:
    """This service's part of the day's summaries; take the rungs first."""
    pagi = Pagi(
        hari_ini,
        tuple(uji_hampir_habis(hari_ini, kalender)),
        rancangan_sampai(hari_ini, kalender),
        tuple(HariLibur.objects.tahun_belum_diisi(hari_ini)),
        perkara_pagi(hari_ini, kalender=kalender, petugas=petugas),
    )
    return partial(butir_petugas, pagi=pagi)


def uji_hampir_habis(hari_ini: date, kalender: Kalender) -> list[int]:
    """Exclusions to be decided on: PPID does so 30 working days before the end at the
    latest (PP 61/2010 Ps 10-11). Where the calendar is missing the warning comes early.
    """
    batas = BatasWaktu.objects.berlaku(
        "pengecualian.putuskan_sebelum_berakhir", hari_ini
    )
    jauh = hari_ini + timedelta(days=batas.nilai * HARI_PER_HARI_KERJA)
    calon = UjiKonsekuensi.objects.berlaku(hari_ini).filter(berakhir_pada__lte=jauh)
    return [
        pk
        for pk, akhir in calon.values_list("pk", "berakhir_pada")
        if akhir and _sisa(batas, hari_ini, akhir, kalender) <= batas.nilai
    ]


def _sisa(batas: BatasWaktu, dari: date, sampai: date, kalender: Kalender) -> int:
    """Days left in the unit of the limit; 0 when the calendar does not reach so far."""
    if batas.satuan != BatasWaktu.Satuan.HARI_KERJA:
        return (sampai - dari).days
    try:
        return hitung_hari_kerja(dari, sampai, kalender)
    except KalenderBelumDiisi:
        return 0


def rancangan_sampai(hari_ini: date, kalender: Kalender) -> date:
    """Drafts that have stood still since this day or longer are late.

    Without a calendar nothing can be reckoned, so nothing is called late.
    """
    batas = BatasWaktu.objects.berlaku("informasi.periksa", hari_ini)
    if batas.satuan != BatasWaktu.Satuan.HARI_KERJA:
        return hari_ini - timedelta(days=batas.nilai + 1)
    try:
        return kurang_hari_kerja(hari_ini, batas.nilai + 1, kalender)
    except KalenderBelumDiisi:
        return date.min


def butir_petugas(petugas: Petugas, pagi: Pagi) -> list[Butir]:
    """All that may wait for one officer, also what is nought today."""
    dokumen = DokumenInformasi.objects.untuk(petugas)
    lama = dokumen.filter(status_sejak__date__lte=pagi.rancangan_sampai)
    memeriksa = petugas.berperan(Peran.PPID_PEMBANTU)
    menerbitkan = petugas.berperan(Peran.PPID_UTAMA)
    mengatur = petugas.berperan(Peran.PPID_UTAMA, Peran.ADMIN_TEKNIS)
    return [
        *butir_perkara(petugas, pagi.perkara),
        Butir("informasi berkala lewat waktu", dokumen.basi(pagi.hari_ini).count()),
        Butir(
            "informasi perlu ditinjau ulang",
            dokumen.perlu_ditinjau(pagi.hari_ini).count(),
        ),
        Butir(
            "tautan mati atau berkas rusak",
            Temuan.objects.untuk(petugas).terbuka().count(),
        ),
        Butir(
            "rancangan menunggu pemeriksaan terlalu lama",
            lama.filter(status=StatusDokumen.RANCANGAN).count() if memeriksa else 0,
        ),
        Butir(
            "rancangan menunggu penerbitan terlalu lama",
            lama.filter(status=StatusDokumen.DIPERIKSA).count() if menerbitkan else 0,
        ),
        Butir(
            "pengecualian harus diputuskan sebelum berakhir",
            UjiKonsekuensi.objects.untuk(petugas)
            .filter(pk__in=pagi.uji_hampir_habis)
            .count(),
        ),
        Butir(
            "tahun belum punya kalender hari libur",
            len(pagi.tahun_kosong) if mengatur else 0,
        ),
    ]
