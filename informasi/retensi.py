"""How long an applicant's identity is kept: a day set when the request comes in.

UU 27/2022 Pasal 42-43: personal data goes when it is no longer needed. It is needed while
an answer is owed, and while an objection or a dispute may still be filed. The case itself
is an archive and stays: no schedule of the city's archivist (``organisasi.Retensi``) says
otherwise, and nothing is destroyed without one.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from organisasi.hari_kerja import Kalender
from organisasi.models import BatasBelumDiatur, BatasWaktu, HariLibur, Unit

# What may follow one another after a request comes in, each to its last day.
SEJAK_TERIMA = (
    *("permohonan.jawab", "permohonan.perpanjang"),
    *("keberatan.ajukan", "keberatan.tanggapi", "sengketa.ajukan"),
)
SEJAK_JAWAB = SEJAK_TERIMA[2:]
SEJAK_TANGGAPAN = SEJAK_TERIMA[4:]


def simpan_sampai(tanggal_terima: date, unit: Unit | None) -> date:
    """The day until which the identity in a request received then is kept.

    The last day to answer (with the one extension), to object, to be answered by the
    Atasan PPID, and to go to the Komisi Informasi, one after the other, in working days
    of ``unit`` (None: of the city). The limits are rows; BatasBelumDiatur when one is
    missing. A later year whose holidays nobody has entered yet must not stop a request:
    its weekends are skipped, and the day is reckoned again before anything is erased.
    """
    return akhir_jendela(tanggal_terima, SEJAK_TERIMA, unit)


def akhir_jendela(sejak: date, kode: Sequence[str], unit: Unit | None) -> date:
    """The day on which the limits ``kode``, one after the other, have all run out."""
    batas = _batas(sejak, kode)
    kalender = _kalender(sejak, sum(satu.nilai for satu in batas), unit)
    hari = sejak
    for satu in batas:
        hari = satu.hitungan(hari, kalender).jatuh_tempo
    return hari


def _batas(pada: date, kode: Sequence[str]) -> list[BatasWaktu]:
    ada = {
        satu.kode: satu
        for satu in BatasWaktu.objects.filter(kode__in=kode).terkini(pada)
    }
    for satu in kode:
        if satu not in ada:
            raise BatasBelumDiatur(satu, pada)
    return [ada[satu] for satu in kode]


def _kalender(sejak: date, jumlah: int, unit: Unit | None) -> Kalender:
    """The unit's calendar, open at its end: unknown years have only their weekends."""
    kalender = HariLibur.objects.kalender(unit)
    # Long holidays included, a working day comes at least every third day.
    sampai = sejak.year + jumlah * 3 // 365 + 1
    return Kalender(
        kalender.libur, kalender.tahun | frozenset(range(sejak.year, sampai + 1))
    )
