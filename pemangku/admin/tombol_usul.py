"""What a stakeholder proposed by his own link: accepted or not, on his page (PK-29)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.utils import timezone

from organisasi.models import Petugas
from organisasi.staf.tombol import DALAM, Tanya, Tombol
from pemangku.actions.usul import terima_usul, tolak_usul
from pemangku.admin.bersama import VERIFIKASI, bersuara
from pemangku.models import Pemangku
from pemangku.perbarui import kini_menurut, uraian_usul


def menunggu(pemangku: Pemangku) -> bool:
    """Whether something was proposed that nobody has decided."""
    return pemangku.usul.menunggu().exists()


def perubahan(pemangku: Pemangku) -> Sequence[str]:
    """What shall change, a line a field."""
    return [
        baris
        for usul in pemangku.usul.menunggu().select_related(
            "orang", "pemangku__jenis", "pemangku__wilayah"
        )
        for baris in uraian_usul(usul, kini_menurut(usul, timezone.now()))
    ]


def _tolak(pemangku: Pemangku, *, oleh: Petugas, pada: datetime, teks: str) -> Pemangku:
    return tolak_usul(pemangku, oleh=oleh, pada=pada, alasan=teks)


TOMBOL_USUL = (
    Tombol(
        nama="terima_usul",
        label="Terima perubahan dari orangnya",
        izin=VERIFIKASI,
        boleh=menunggu,
        lakukan=bersuara(terima_usul),
        berhasil="Perubahan diterima; data ini terverifikasi.",
        penjelasan="Dilaporkan sendiri lewat tautan perbarui.",
        akibat=perubahan,
        judul_akibat="Yang berubah",
    ),
    Tombol(
        nama="tolak_usul",
        label="Tolak perubahan dari orangnya",
        izin=VERIFIKASI,
        boleh=menunggu,
        lakukan=_tolak,
        berhasil="Perubahan ditolak. Hubungi orangnya, lalu catat verifikasi.",
        tanya=lambda _p: Tanya("Mengapa ditolak?", DALAM),
        akibat=perubahan,
        judul_akibat="Yang diminta berubah",
        bahaya=True,
    ),
)
