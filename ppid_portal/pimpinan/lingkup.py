"""Whose page it is: of the whole city, or a camat's with his kecamatan alone (10.9)."""

from __future__ import annotations

from dataclasses import dataclass

from organisasi.kantor.peran import Peran
from organisasi.models import Petugas, Unit
from ppid_portal.indikator.izin import memimpin_kota

# Look at the whole city; so does who leads a unit that is no kecamatan's or kelurahan's.
PEMBACA_KOTA = frozenset(
    {
        *(Peran.PENGELOLA_PEMANGKU, Peran.PPID_UTAMA),
        *(Peran.ATASAN_PPID, Peran.AUDITOR),
    }
)


@dataclass(frozen=True, slots=True)
class Lingkup:
    """``kantor``: the kecamatan's office whose figures alone are shown; None, the city."""

    kantor: Unit | None = None

    @property
    def kota(self) -> bool:
        """Whether all units are shown by name."""
        return self.kantor is None

    @property
    def unit(self) -> int | None:
        """Where figures by unit are read."""
        return self.kantor.pk if self.kantor else None

    @property
    def kecamatan(self) -> str | None:
        """Where figures by place are read; "" for an office without a region."""
        return (self.kantor.wilayah_id or "") if self.kantor else None


def lingkup_pimpinan(petugas: Petugas) -> Lingkup | None:
    """What the officer sees of it; None, nothing."""
    tugas = petugas.penugasan_aktif
    memimpin = [satu.unit for satu in tugas if satu.peran == Peran.PIMPINAN]
    kota = (
        petugas.superuser_aktif
        or any(satu.peran in PEMBACA_KOTA for satu in tugas)
        or memimpin_kota(petugas)
    )
    if kota:
        return Lingkup()
    if not memimpin:
        return None
    unit = memimpin[0]
    if unit.jenis == Unit.Jenis.KELURAHAN and unit.induk:
        return Lingkup(unit.induk)
    return Lingkup(unit)
