"""Papers of a visit: its place, time and revision over the letterhead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone

from organisasi.bahasa import tanggal, tanggal_pendek
from organisasi.kertas.naskah import Unsur
from organisasi.models import Petugas
from pemangku.kertas import Pencetak, lembar_dinas
from pemangku.models import Kegiatan


@dataclass(frozen=True, slots=True)
class Bahan:
    """The visit, and who prints its paper when."""

    kegiatan: Kegiatan
    oleh: Petugas
    pada: datetime

    @property
    def revisi(self) -> str:
        """``Revisi 1`` once a closed visit was opened again; "" before (PK-24)."""
        return f"Revisi {self.kegiatan.revisi}" if self.kegiatan.revisi else ""


def waktu_singkat(kegiatan: Kegiatan) -> str:
    """``09.00–11.00 WIB``; with its day when it ends on another one."""
    mulai, selesai = map(timezone.localtime, (kegiatan.mulai, kegiatan.selesai))
    akhir = f"{selesai:%H.%M} WIB"
    if mulai.date() != selesai.date():
        akhir = f"{tanggal(selesai.date())}, {akhir}"
    return f"{mulai:%H.%M}–{akhir}"


def hari_tanggal(kegiatan: Kegiatan) -> str:
    """``Selasa, 4 Juni 2024``."""
    return tanggal(timezone.localdate(kegiatan.mulai))


def lembar(
    bahan: Bahan,
    *,
    judul: str,
    bagian: Sequence[Unsur],
    nomor: str = "",
    tanda: str = "",
    latar: str = "",
) -> dict[str, Any]:
    """Values of one paper of a visit for the typesetter (surat.typ) and the print page.

    ``tanda`` is the box over the title, ``latar`` the word across every page.
    """
    kegiatan = bahan.kegiatan
    return lembar_dinas(
        Pencetak(kegiatan.penyelenggara, bahan.oleh, bahan.pada),
        judul=judul,
        hal=kegiatan.judul,
        bagian=bagian,
        berkas=f"{judul} {kegiatan.nomor}",
        nomor=" · ".join(filter(None, (nomor, bahan.revisi))) if nomor else "",
        tanda=" · ".join(filter(None, (tanda, "" if nomor else bahan.revisi))),
        latar=latar,
        kaki=(kegiatan.nomor, judul, bahan.revisi),
        tanggal=tanggal_pendek(timezone.localdate(kegiatan.mulai)),
    )
