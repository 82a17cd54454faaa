"""The open draft of an answer, and who may write which part of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from informasi.izin import IZIN_CATAT, IZIN_JAWAB, IZIN_TOLAK
from informasi.jawaban.models import MENUTUP, ButirJawaban, Jawaban
from informasi.permohonan.models import Permohonan
from informasi.rujukan.isian import rujukan_dari
from informasi.rujukan.models import RujukanPermohonan
from organisasi.kantor.izin import berwenang
from organisasi.models import Petugas

DISAMPAIKAN = (
    "Bagian unit Anda sudah disampaikan kepada pemegang permohonan; hanya ia yang dapat "
    "mengubahnya sekarang."
)
DI_UTAMA = "Konsep ini sedang di PPID Utama. Minta dikembalikan dulu bila ada yang harus diubah."


@dataclass(frozen=True, slots=True)
class HakTulis:
    """What an officer may write: the answer of the holder, or the part of one unit."""

    pemegang: bool
    bagian: RujukanPermohonan | None
    halangan: str = ""

    @property
    def ada(self) -> bool:
        """Whether the page of the answer is the officer's at all."""
        return self.pemegang or self.bagian is not None

    def milik(self, butir: ButirJawaban) -> bool:
        """Whether a document stands in the officer's part of the answer.

        A part belongs to its unit until it is delivered, then to the holder who joins.
        """
        if self.pemegang:
            return butir.rujukan is None or not butir.rujukan.bagian_berjalan
        return self.bagian is not None and butir.rujukan_id == self.bagian.pk


def hak_tulis(permohonan: Permohonan, petugas: Petugas) -> HakTulis:
    """The officer's part of the answer, and why nothing can be written just now."""
    if berwenang(petugas, IZIN_CATAT, permohonan.pemegang):
        return HakTulis(
            pemegang=True, bagian=None, halangan=_halangan(permohonan, petugas)
        )
    milik = [
        r
        for r in rujukan_dari(permohonan)
        if (r.bagian_berjalan or r.disampaikan_pada)
        and berwenang(petugas, IZIN_CATAT, r.pemegang)
    ]
    # What is still to write comes first; a part that a colleague has just delivered
    # keeps its page, so that nothing typed there is lost.
    bagian = min(milik, key=lambda r: not r.bagian_berjalan, default=None)
    selesai = DISAMPAIKAN if bagian and not bagian.bagian_berjalan else ""
    return HakTulis(
        pemegang=False,
        bagian=bagian,
        halangan=_halangan(permohonan, petugas) or selesai,
    )


def _halangan(permohonan: Permohonan, petugas: Petugas) -> str:
    if permohonan.status != Permohonan.Status.DIPROSES:
        keadaan = permohonan.get_status_display().lower()
        return (
            "Jawaban hanya dapat ditulis selama permohonan diproses; sekarang statusnya "
            f"{keadaan}."
        )
    konsep = konsep_dari(permohonan)
    diajukan = konsep is not None and konsep.diajukan_pada is not None
    if diajukan and not berwenang(petugas, IZIN_TOLAK, permohonan.pemegang):
        return DI_UTAMA
    return ""


def boleh_baca_konsep(permohonan: Permohonan, petugas: Petugas) -> bool:
    """Whether the officer writes the answer, or may send or refuse it."""
    izin = (IZIN_CATAT, IZIN_JAWAB, IZIN_TOLAK)
    return any(berwenang(petugas, satu, permohonan.pemegang) for satu in izin)


def konsep_dari(permohonan: Permohonan) -> Jawaban | None:
    """The draft with its documents; two queries, kept on the object."""
    simpan: Any = permohonan
    if not hasattr(simpan, "konsep_kini"):
        konsep = permohonan.jawaban.filter(terbit_pada=None)
        simpan.konsep_kini = konsep.prefetch_related("butir__uji__pasal17").first()
    hasil: Jawaban | None = simpan.konsep_kini
    return hasil


def menolak(konsep: Jawaban) -> bool:
    """Whether the draft refuses something, which only the main PPID may."""
    return any(b.putusan in MENUTUP for b in konsep.butir.all())
