"""Which units keep a list of their own, and for which units below they answer.

A bagian or kelurahan without a PPID of its own is answered for by the unit above it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from organisasi.models import JenisUnit, PeranPPID, Unit

Anak = Mapping[int | None, Sequence[Unit]]


def anggota(unit: Unit, semua: Sequence[Unit]) -> list[Unit]:
    """The unit itself, then all below it down to the next with a PPID of its own."""
    return _di_bawah(unit, _anak(semua))


def per_pemegang(semua: Sequence[Unit]) -> list[list[Unit]]:
    """Each unit that keeps a list, first in its group, with those it answers for.

    Main PPID first, then perangkat daerah and kecamatan by name; every unit stands in
    one group.
    """
    anak, urutan = _anak(semua), list(JenisUnit)
    kepala = [u for u in semua if u.peran_ppid != PeranPPID.TANPA or not u.induk_id]
    kepala.sort(
        key=lambda u: (
            u.peran_ppid != PeranPPID.UTAMA,
            urutan.index(JenisUnit(u.jenis)),
            u.nama,
        )
    )
    return [_di_bawah(u, anak) for u in kepala]


def _anak(semua: Sequence[Unit]) -> Anak:
    hasil: dict[int | None, list[Unit]] = {}
    for unit in semua:
        hasil.setdefault(unit.induk_id, []).append(unit)
    return hasil


def _di_bawah(unit: Unit, anak: Anak) -> list[Unit]:
    hasil: list[Unit] = []
    antrean = [unit]
    while antrean:
        kini = antrean.pop(0)
        if kini not in hasil:  # a loop in the tree must not hang a page
            hasil.append(kini)
            antrean += [
                u for u in anak.get(kini.pk, ()) if u.peran_ppid == PeranPPID.TANPA
            ]
    return hasil
