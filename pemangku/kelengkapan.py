"""Does every unit have its PPID and its SP4N admin, by name (C6, PK-31)?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from organisasi.cakupan import Cakupan
from organisasi.models import Petugas, Unit
from pemangku.izin import OPERATOR, PERAN_LIHAT
from pemangku.models import Jabatan

PERAN_WAJIB = (Jabatan.PeranKhusus.PPID_PELAKSANA, Jabatan.PeranKhusus.ADMIN_SP4N)


@dataclass(frozen=True, slots=True)
class Kekosongan:
    """A part nobody holds at a unit; ``sejak`` None: it was never held by a name here."""

    peran: str
    sejak: date | None

    @property
    def sebutan(self) -> str:
        """The part in words."""
        return str(Jabatan.PeranKhusus(self.peran).label)


@dataclass(frozen=True, slots=True)
class UnitKurang:
    """A unit that lacks one of them, or both."""

    unit: Unit
    kosong: tuple[Kekosongan, ...]


def unit_kurang(petugas: Petugas, hari: date) -> list[UnitKurang]:
    """Units with a PPID, of those the officer may see, that lack one; two queries."""
    lihat = Cakupan.untuk(petugas, kota=PERAN_LIHAT, unit=OPERATOR)
    semua = Unit.objects.berjalan(hari).ber_ppid().filter(lihat.q(""))
    unit = list(semua.select_related("pemangku").order_by("nama"))
    jabatan = Jabatan.objects.filter(
        pemangku__unit__in=[satu.pk for satu in unit],
        peran_khusus__overlap=[str(peran) for peran in PERAN_WAJIB],
        mulai__lte=hari,
    ).select_related("pemangku")
    milik: dict[int | None, list[Jabatan]] = {}
    for baris in jabatan:
        milik.setdefault(baris.pemangku.unit_id, []).append(baris)
    hasil = [UnitKurang(satu, _kosong(milik.get(satu.pk, []), hari)) for satu in unit]
    return [satu for satu in hasil if satu.kosong]


def _kosong(jabatan: list[Jabatan], hari: date) -> tuple[Kekosongan, ...]:
    """The parts without a holder on ``hari``, each with its first empty day."""
    return tuple(
        Kekosongan(str(peran), _sejak([j for j in jabatan if peran in j.peran_khusus]))
        for peran in PERAN_WAJIB
        if not any(peran in j.peran_khusus and j.berlaku(hari) for j in jabatan)
    )


def _sejak(dahulu: list[Jabatan]) -> date | None:
    akhir = [j.selesai for j in dahulu if j.selesai]
    return max(akhir) + timedelta(days=1) if akhir else None
