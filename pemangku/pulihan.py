"""A queue that was saved as a file, taken on any device (pemangku 5.1, PK-03)."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.core.files.uploadedfile import UploadedFile

from organisasi.models import Petugas
from pemangku.sinkron import SKEMA

PALING_BESAR = 2 * 1024 * 1024
PALING_BANYAK = 2000
BELUM_DIPILIH = "Pilih berkas cadangannya dulu."
BUKAN_CADANGAN = "Berkas ini bukan cadangan dari mode lapangan."
TERLALU_BESAR = "Berkas ini terlalu besar untuk sebuah cadangan (paling besar 2 MB)."


class CadanganRusak(ValueError):
    """The file is no saved queue; the sentence says why."""


@dataclass(frozen=True, slots=True)
class HasilPulih:
    """What became of the records of a file."""

    jumlah: Mapping[str, int]
    ditolak: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class BerkasCadangan:
    """The records of a saved queue."""

    rekaman: Sequence[Mapping[str, Any]]

    @classmethod
    def baca(cls, berkas: UploadedFile | None) -> BerkasCadangan:
        """From an upload; raises CadanganRusak."""
        if not berkas:
            raise CadanganRusak(BELUM_DIPILIH)
        if (berkas.size or 0) > PALING_BESAR:
            raise CadanganRusak(TERLALU_BESAR)
        try:
            isi = json.loads(berkas.read())
        except ValueError:
            raise CadanganRusak(BUKAN_CADANGAN) from None
        rekaman = isi.get("rekaman") if isinstance(isi, dict) else None
        if not isinstance(rekaman, list) or isi.get("skema") != SKEMA:
            raise CadanganRusak(BUKAN_CADANGAN)
        if not all(isinstance(satu, dict) for satu in rekaman[:PALING_BANYAK]):
            raise CadanganRusak(BUKAN_CADANGAN)
        return cls(rekaman[:PALING_BANYAK])

    def pulihkan(
        self, terima: Callable[..., dict[str, Any]], *, oleh: Petugas, pada: datetime
    ) -> HasilPulih:
        """Hand every record to ``terima``; the same keys make no doubles."""
        jawab = [
            terima(satu, selisih=timedelta(0), oleh=oleh, pada=pada)
            for satu in self.rekaman
        ]
        ditolak = [
            (str(satu.get("nama", "")), next(iter(hasil["pesan"].values())))
            for satu, hasil in zip(self.rekaman, jawab, strict=True)
            if "pesan" in hasil
        ]
        return HasilPulih(Counter(hasil["status"] for hasil in jawab), ditolak)
