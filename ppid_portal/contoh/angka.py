"""Sample report, draft and targets: what the pages of figures look like when they are used.

The report of the year before last is signed, last year's is being written.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.utils import timezone

from organisasi.kantor.saat import Saat
from organisasi.models import Jejak, Petugas
from ppid_portal.angka.models import ArahTarget, TargetIndikator
from ppid_portal.laporan.actions import ajukan, tandatangani
from ppid_portal.laporan.dokumen import BAB, ISI
from ppid_portal.laporan.models import LaporanTahunan

PELAKU = {"ppid.utama", "atasan", "pimpinan"}
SEDIKIT, BANYAK = ArahTarget.PALING_SEDIKIT, ArahTarget.PALING_BANYAK
TARGET = (
    *(("A2", SEDIKIT, 90), ("A3", BANYAK, 7), ("B2", SEDIKIT, 90)),
    *(("B4", SEDIKIT, 80), ("C4", SEDIKIT, 70), ("D1", SEDIKIT, 50)),
)


def muat_angka(akun: Mapping[str, Petugas], *, pada: datetime) -> None:
    """Make them, unless a report is there; after the figures were reckoned."""
    if LaporanTahunan.objects.exists() or not akun.keys() >= PELAKU:
        return
    kini = timezone.localdate(pada)
    utama = akun["ppid.utama"]
    lama = _tulis(utama, kini.year - 2, pada, selesai=True)
    ajukan(lama, saat=Saat(utama, pada))
    tandatangani(
        lama,
        saat=Saat(akun["atasan"], pada),
        nomor="CONTOH/1/PPID",
        tanggal=kini,
        jabatan="Atasan PPID (contoh)",
    )
    _tulis(utama, kini.year - 1, pada, selesai=False)
    _tetapkan(akun["pimpinan"], kini.year, pada)


def _tulis(
    oleh: Petugas, tahun: int, pada: datetime, *, selesai: bool
) -> LaporanTahunan:
    teks = {
        satu.kolom: ISI.sub("contoh", satu.awal) if selesai else satu.awal
        for satu in BAB
    }
    return LaporanTahunan.objects.create(
        tahun=tahun, dibuat_oleh=oleh, status_sejak=pada, **teks
    )


def _tetapkan(oleh: Petugas, tahun: int, pada: datetime) -> None:
    for kode, arah, nilai in TARGET:
        satu, baru = TargetIndikator.objects.get_or_create(
            kode=kode, tahun=tahun, defaults={"arah": arah, "nilai": nilai}
        )
        if baru:
            Jejak.objects.catat(satu, "tambah", saat=Saat(oleh, pada))
