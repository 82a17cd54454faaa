"""Running the scheduled jobs, and noticing when one has fallen silent.

Any number of workers may run. A job is taken by an advisory lock of PostgreSQL, so it
runs once; a worker that dies loses its connection and with it the lock, and the job is
due again at once. A run that failed is tried again after a quarter of an hour.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection
from django.utils import timezone

from organisasi.basis_data.kerja import Henti
from ppid_portal.operasi.daftar_pekerjaan import DAFTAR, kirim_pesan
from ppid_portal.operasi.jadwal import Saat, TugasTerjadwal
from ppid_portal.operasi.models import Pekerjaan

__all__ = ["DAFTAR", "Saat", "TugasTerjadwal", "kirim_pesan"]
logger = logging.getLogger(__name__)
JEDA_GAGAL = timedelta(minutes=15)
PANJANG_GALAT = 300
# First half of the advisory lock's key, so that it meets no other lock of the portal.
RUANG_KUNCI = "portal_pekerjaan"


def siapkan(*, pada: datetime, daftar: tuple[TugasTerjadwal, ...] = DAFTAR) -> None:
    """Write the rows of new jobs and drop those of jobs that are no more."""
    nama = [tugas.nama for tugas in daftar]
    Pekerjaan.objects.exclude(nama__in=nama).delete()
    Pekerjaan.objects.bulk_create(
        (Pekerjaan(nama=t.nama, berikutnya=t.jadwal.setelah(pada)) for t in daftar),
        ignore_conflicts=True,
    )


def jalankan_yang_tiba(
    henti: Henti, daftar: tuple[TugasTerjadwal, ...] = DAFTAR
) -> int:
    """Run each job whose time has come, unless another worker has it; how many ran."""
    tiba = set(
        Pekerjaan.objects.filter(berikutnya__lte=timezone.now()).values_list(
            "nama", flat=True
        )
    )
    return sum(
        jalankan(tugas, henti=henti)
        for tugas in daftar
        if tugas.nama in tiba and henti.lanjut()
    )


def jalankan(tugas: TugasTerjadwal, *, henti: Henti) -> bool:
    """Run one job if it is due and free; whether it ran. A stopped run stays due."""
    with _kunci(tugas.nama) as dapat:
        if not dapat or not _mulai(tugas, timezone.now()):
            return False
        pada = timezone.now()
        try:
            tugas.kerjakan(Saat(pada, timezone.localdate(pada), henti))
        except Exception as galat:  # noqa: BLE001 - whatever failed, the row must say so
            logger.error("Job %s failed: %s", tugas.nama, type(galat).__name__)  # noqa: TRY400 - no data in logs
            _catat_gagal(tugas, galat, timezone.now())
        else:
            if henti.lanjut():
                _catat_selesai(tugas, timezone.now())
        return True


@contextmanager
def _kunci(nama: str) -> Iterator[bool]:
    """Hold the job's lock for the length of the block; False when another holds it."""
    with connection.cursor() as kursor:
        kursor.execute(
            "SELECT pg_try_advisory_lock(hashtext(%s), hashtext(%s))",
            (RUANG_KUNCI, nama),
        )
        dapat = bool((kursor.fetchone() or (False,))[0])
    try:
        yield dapat
    finally:
        if dapat and connection.is_usable():
            with connection.cursor() as kursor:
                kursor.execute(
                    "SELECT pg_advisory_unlock(hashtext(%s), hashtext(%s))",
                    (RUANG_KUNCI, nama),
                )


def _mulai(tugas: TugasTerjadwal, pada: datetime) -> bool:
    """Note the start; False when another worker has just run it."""
    tiba = Pekerjaan.objects.filter(nama=tugas.nama, berikutnya__lte=pada)
    return bool(tiba.update(terakhir_mulai=pada))


def _catat_selesai(tugas: TugasTerjadwal, pada: datetime) -> None:
    Pekerjaan.objects.filter(nama=tugas.nama).update(
        terakhir_selesai=pada, galat="", berikutnya=tugas.jadwal.setelah(pada)
    )


def _catat_gagal(tugas: TugasTerjadwal, galat: Exception, pada: datetime) -> None:
    """Keep the first line only: a database error's details may hold personal data."""
    baris = str(galat).strip().partition("\n")[0]
    Pekerjaan.objects.filter(nama=tugas.nama).update(
        galat=f"{type(galat).__name__}: {baris}"[:PANJANG_GALAT],
        berikutnya=min(pada + JEDA_GAGAL, tugas.jadwal.setelah(pada)),
    )


@dataclass(frozen=True, slots=True)
class KeadaanPekerjaan:
    """One job as staff see it; ``diam``: it should have run and did not."""

    tugas: TugasTerjadwal
    baris: Pekerjaan | None
    diam: bool

    @property
    def baik(self) -> bool:
        """Neither silent nor failed."""
        return self.baris is not None and not self.diam and not self.baris.galat


def keadaan(
    *, pada: datetime, daftar: tuple[TugasTerjadwal, ...] = DAFTAR
) -> list[KeadaanPekerjaan]:
    """All jobs; one that never ran anywhere is silent too."""
    baris = Pekerjaan.objects.in_bulk([tugas.nama for tugas in daftar])
    return [
        KeadaanPekerjaan(tugas, satu := baris.get(tugas.nama), _diam(tugas, satu, pada))
        for tugas in daftar
    ]


def _diam(tugas: TugasTerjadwal, baris: Pekerjaan | None, pada: datetime) -> bool:
    return baris is None or pada > baris.berikutnya + tugas.jadwal.toleransi
