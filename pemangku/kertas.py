"""What the papers of a visit share: letterhead, place and time, who printed it, revision."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone

from organisasi.bahasa import tanggal, tanggal_pendek
from organisasi.kop import alamat_kop, kop
from organisasi.models import Pengaturan, Petugas
from organisasi.naskah import Unsur
from pemangku.models import Kegiatan

# Room for a name that nobody has typed.
TITIK = "(..............................)"


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
    """Values of one paper for the typesetter (surat.typ) and for the print page.

    ``tanda`` is the box over the title, ``latar`` the word across every page.
    """
    kegiatan, hari = bahan.kegiatan, timezone.localdate(bahan.pada)
    atur = Pengaturan.objects.kini()
    letak = kop(kegiatan.penyelenggara, atur, hari)
    jam = f"{timezone.localtime(bahan.pada):%H.%M}"
    kaki = (
        *(kegiatan.nomor, judul, bahan.revisi),
        f"dicetak {tanggal_pendek(hari)} {jam} oleh {bahan.oleh}",
    )
    return {
        "judul_berkas": f"{judul} {kegiatan.nomor}",
        "judul": judul,
        "nomor": " · ".join(filter(None, (nomor, bahan.revisi))) if nomor else "",
        "hal": kegiatan.judul,
        "kop": letak,
        "alamat_kop": alamat_kop(letak),
        "tanda": " · ".join(filter(None, (tanda, "" if nomor else bahan.revisi))),
        "latar": latar,
        "tempat": "",
        "tanggal": tanggal_pendek(timezone.localdate(kegiatan.mulai)),
        "kepada": [],
        "bagian": list(bagian),
        "dasar": [],
        "penanda": {},
        "tanpa_penanda": "",
        "kaki": " · ".join(filter(None, kaki)),
        "qr": "",
    }
