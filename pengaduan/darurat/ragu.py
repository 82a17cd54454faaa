"""In doubt: a person and a sign of danger, and not a word of any other business.

Who complains names a lamp, a counter, a price, a wish; who is in danger tells what
happens. Where no rule speaks and nothing else is told, the call page is shown.
"""

from __future__ import annotations

from collections.abc import Iterator

from pengaduan.darurat.kumpul import BIDANG
from pengaduan.darurat.leksikon import PENAHAN, TOPENG
from pengaduan.darurat.naskah import Naskah, Temuan

URUSAN = "urusan"
ORANG = ("orang", "b_rentan")
# Whoever writes, and people in general, are in every complaint.
SIAPA_SAJA = frozenset(
    {"saya", "dia", "mereka", "warga", "orang", "pedagang", "pegawai", "petani"}
    | {"pengendara", "pengunjung", "sopir", "tukang", "satpam", "pelanggan", "pemilik"}
    | {"penjual", "pembeli", "panitia", "ketua", "peserta", "penonton", "anggota"}
    | {"dokter", "bidan", "perawat", "guru", "mahasiswa", "polisi", "penjaga", "imam"}
)
# What is said of a time or a person is no sign of danger by itself.
TANDA = tuple(b for b in BIDANG if b not in {"b_kini", "b_rentan"})
# A denial or a "where" is not yet another business.
BUKAN_URUSAN = frozenset({"negasi", "netral", "batas", "tanya_lemah"})
TENANG = (PENAHAN - BUKAN_URUSAN) | {URUSAN, TOPENG}


def ragu(naskah: Naskah) -> tuple[Temuan, ...]:
    """The person and the sign; nothing where the message is about something else."""
    if not TENANG.isdisjoint(naskah.letak):
        return ()
    siapa = next(_orang(naskah), None)
    tanda = next((naskah.letak[b][0] for b in TANDA if b in naskah.letak), None)
    return (siapa, tanda) if siapa and tanda else ()


def _orang(naskah: Naskah) -> Iterator[Temuan]:
    """Persons of whom something is told."""
    for kelompok in ORANG:
        for satu in naskah.letak.get(kelompok, ()):
            if naskah.baku[satu.awal] not in SIAPA_SAJA:
                yield satu
