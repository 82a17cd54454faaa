"""What papers share: letterhead, who printed it when; of a visit its place, time, revision."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Self

from django.utils import timezone

from organisasi.bahasa import tanggal_pendek
from organisasi.kertas.naskah import Unsur, alamat_kop, kop
from organisasi.models import Pengaturan, Petugas, Unit

# Room for a name that nobody has typed.
TITIK = "(..............................)"


@dataclass(frozen=True, slots=True)
class Pencetak:
    """Under whose letterhead a paper is printed, by whom and when."""

    unit: Unit
    oleh: Petugas
    pada: datetime

    @classmethod
    def dari(cls, petugas: Petugas, pada: datetime) -> Self:
        """Under the officer's own unit; without one under that of the PPID Utama."""
        tugas = petugas.penugasan_aktif
        return cls(tugas[0].unit if tugas else Unit.objects.utama(), petugas, pada)


def lembar_dinas(
    pencetak: Pencetak,
    *,
    judul: str,
    hal: str,
    bagian: Sequence[Unsur],
    berkas: str = "",
    nomor: str = "",
    tanda: str = "",
    latar: str = "",
    kaki: Sequence[str] = (),
    tanggal: str = "",
) -> dict[str, Any]:
    """Values of any paper on letterhead; ``berkas`` is the title in the file's data."""
    hari = timezone.localdate(pencetak.pada)
    letak = kop(pencetak.unit, Pengaturan.objects.kini(), hari)
    jam = f"{timezone.localtime(pencetak.pada):%H.%M}"
    semua = (
        *(kaki or (judul,)),
        f"dicetak {tanggal_pendek(hari)} {jam} oleh {pencetak.oleh}",
    )
    return {
        "judul_berkas": berkas or judul,
        "judul": judul,
        "nomor": nomor,
        "hal": hal,
        "kop": letak,
        "alamat_kop": alamat_kop(letak),
        "tanda": tanda,
        "latar": latar,
        "tempat": "",
        "tanggal": tanggal or tanggal_pendek(hari),
        "kepada": [],
        "bagian": list(bagian),
        "dasar": [],
        "penanda": {},
        "tanpa_penanda": "",
        "kaki": " · ".join(filter(None, semua)),
        "qr": "",
    }
