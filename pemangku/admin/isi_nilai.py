"""What the page of a stakeholder shows of its assessments."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from organisasi.models import Petugas
from pemangku.matriks import BELUM, kata_nilai, tanda_nilai
from pemangku.models import KonteksPenilaian, Pemangku, Penilaian
from pemangku.nilai_kini import nilai_pada


@dataclass(frozen=True, slots=True)
class NilaiKonteks:
    """One context: the value of today in words, and every row, the newest first."""

    konteks: str
    kata: str
    tanda: Sequence[str]
    baris: Sequence[Penilaian]


def isi_nilai(
    pemangku: Pemangku, *, petugas: Petugas, hari: date
) -> list[NilaiKonteks] | None:
    """Of each context in force or used the value; None outside what he may read."""
    semua = Penilaian.objects.filter(pemangku=pemangku)
    terbaca = list(
        semua.untuk(petugas).select_related("konteks", "penilai", "disahkan_oleh")
    )
    if not terbaca and not _terbaca(pemangku, petugas):
        return None
    milik: dict[Any, list[Penilaian]] = defaultdict(list)
    for satu in terbaca:
        milik[satu.konteks].append(satu)
    for konteks in KonteksPenilaian.objects.berlaku(hari):
        milik[konteks]  # an empty list where nobody has looked
    return [_satu(k, baris, hari) for k, baris in milik.items()]


def _terbaca(pemangku: Pemangku, petugas: Petugas) -> bool:
    """Whether the officer may read scores of this record at all."""
    return Penilaian.cakupan(petugas).mencakup(pemangku.pengelola)


def _satu(
    konteks: KonteksPenilaian, baris: Sequence[Penilaian], hari: date
) -> NilaiKonteks:
    kini = nilai_pada((b for b in baris if b.status == Penilaian.Status.SAH), hari)
    if kini is None:
        return NilaiKonteks(str(konteks), BELUM, (), baris)
    return NilaiKonteks(str(konteks), kata_nilai(kini), tanda_nilai(kini), baris)
