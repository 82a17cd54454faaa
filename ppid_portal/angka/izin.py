"""Who sees the figures of which units."""

from __future__ import annotations

from organisasi.kantor.peran import Cakupan, Peran
from organisasi.models import Petugas, Unit
from pemangku.izin import PERAN_LIHAT

LIHAT = "ppid_portal.view_nilaiindikator"
BEKUKAN = "ppid_portal.bekukan_potret"
PEMBACA_KOTA = frozenset(
    {
        *(Peran.PENGELOLA_PEMANGKU, Peran.PPID_UTAMA, Peran.ATASAN_PPID),
        *(Peran.AUDITOR, Peran.ADMIN_SP4N),
    }
)
PEMBACA_UNIT = frozenset({Peran.PPID_PEMBANTU, Peran.PIMPINAN})
# A camat leads one place; mayor, Sekda and heads of departments look at the city.
SETEMPAT = frozenset({Unit.Jenis.KECAMATAN, Unit.Jenis.KELURAHAN})


def memimpin_kota(petugas: Petugas) -> bool:
    """Whether the officer leads more than one place."""
    return any(
        satu.peran == Peran.PIMPINAN and satu.unit.jenis not in SETEMPAT
        for satu in petugas.penugasan_aktif
    )


def cakupan_angka(petugas: Petugas) -> Cakupan:
    """Of which units and kecamatan the officer reads figures; the city's all may read."""
    if memimpin_kota(petugas):
        return Cakupan(kota=True, unit=frozenset())
    return Cakupan.untuk(petugas, kota=PEMBACA_KOTA, unit=PEMBACA_UNIT)


def cakupan_catatan(petugas: Petugas) -> Cakupan:
    """Of which units and kecamatan records stand by name behind the figures.

    Who leads one place reads no others. Whoever works with the records has them
    anyway: there ``untuk`` alone decides.
    """
    peran = {satu.peran for satu in petugas.penugasan_aktif}
    if Peran.PIMPINAN in peran and not peran & (PERAN_LIHAT - {Peran.PIMPINAN}):
        return cakupan_angka(petugas)
    return Cakupan(kota=True, unit=frozenset())
