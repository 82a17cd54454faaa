"""What waits for an officer on one day, over all services: the today list and its mail."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from informasi.tugas import tugas_katalog
from informasi.tugas_keberatan import tugas_keberatan
from informasi.tugas_permohonan import tugas_permohonan
from organisasi.models import Petugas
from organisasi.staf.hari_ini import Tugas, tugas_kantor, urutkan
from pemangku.janji.tugas import tugas_komitmen, tugas_tindak_lanjut
from pemangku.meja.tugas import tugas_pemangku
from pemangku.ruang.pendaftaran import tugas_pendaftaran
from pengaduan.lapor.hari_ini import tugas_kiriman
from pengaduan.penanganan.hari_ini import tugas_pengaduan
from ppid_portal.laporan_tahunan.tugas import tugas_laporan
from ppid_portal.monev.tugas import tugas_monev
from ppid_portal.pimpinan.tugas import tugas_pimpinan
from ppid_portal.tugas_meja import tugas_meja

# Each app's part of the today list.
SUMBER_TUGAS: tuple[Callable[[Petugas, date], list[Tugas]], ...] = (
    tugas_permohonan,
    tugas_keberatan,
    tugas_pengaduan,
    tugas_kiriman,
    tugas_tindak_lanjut,
    tugas_pendaftaran,
    tugas_komitmen,
    tugas_katalog,
    tugas_pemangku,
    tugas_laporan,
    tugas_monev,
    tugas_pimpinan,
    tugas_meja,
    tugas_kantor,
)


def tugas_hari_ini(petugas: Petugas, hari_ini: date) -> list[Tugas]:
    """All that waits for the officer, the most pressing first."""
    return urutkan([t for sumber in SUMBER_TUGAS for t in sumber(petugas, hari_ini)])
