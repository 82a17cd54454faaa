"""What the page of a round shows: two lists of targets in a fixed number of queries."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q

from organisasi.models import Petugas, Unit
from pemangku.keadaan_putaran import keadaan_putaran
from pemangku.models import Putaran, SasaranPutaran, TindakLanjut
from pemangku.sasaran import BarisSasaran, Ringkasan, ringkas


@dataclass(frozen=True, slots=True)
class BarisPutaran:
    """One row; ``rinci``: the officer may open it and read names (PK-05)."""

    baris: BarisSasaran
    rinci: bool
    # Follow-ups of its visits: open, and of these past their day.
    terbuka: int = 0
    lewat: int = 0

    @property
    def pj(self) -> str:
        """Who sees to it; only for whoever may read names there."""
        pj = self.baris.sasaran.pj
        return str(pj) if self.rinci and pj else ""


@dataclass(frozen=True, slots=True)
class IsiPutaran:
    """The head and the two lists."""

    ringkasan: Ringkasan
    kelompok: list[tuple[str, list[BarisPutaran]]]
    urut: str


def _tercakup(satu: BarisPutaran) -> float:
    """Share of what a target asks for that is there; the least stands first."""
    n, u = satu.baris.nilai, satu.baris.ukuran
    pasangan = (
        (n.hadir, u.target_hadir),
        (u.segar, u.target_pemangku),
        (n.unsur_terpenuhi, len(u.unsur_wajib)),
    )
    bagian = [min(ada / target, 1) for ada, target in pasangan if target]
    return sum(bagian) / max(len(bagian), 1)


# How the lists may be sorted: in words, and by what.
URUTAN: Mapping[str, tuple[str, Callable[[BarisPutaran], Any]]] = {
    "urutan": ("menurut urutan", lambda b: b.baris.sasaran.urutan),
    "terlambat": (
        "yang terlambat dulu",
        lambda b: (not b.baris.nilai.terlambat, b.baris.jadwal or date.max),
    ),
    "tersedikit": ("yang paling sedikit tercakup dulu", _tercakup),
}


def _tindak_lanjut(putaran: Putaran, hari: date) -> dict[Any, tuple[int, int]]:
    """Of each target how many follow-ups are open, and how many of them late."""
    baris = (
        TindakLanjut.objects.terbuka()
        .filter(kegiatan__sasaran__putaran=putaran)
        .order_by()
        .values("kegiatan__sasaran")
        .annotate(banyak=Count("pk"), lambat=Count("pk", filter=Q(tenggat__lt=hari)))
    )
    return {b["kegiatan__sasaran"]: (b["banyak"], b["lambat"]) for b in baris}


def isi_putaran(
    putaran: Putaran, *, petugas: Petugas, hari: date, urut: str = ""
) -> IsiPutaran:
    """Read the round for one officer; an unknown ``urut`` means by place."""
    baris = keadaan_putaran(putaran, hari=hari)
    rinci = set(
        SasaranPutaran.objects.dirinci_untuk(petugas)
        .filter(putaran=putaran)
        .values_list("pk", flat=True)
    )
    urut = urut if urut in URUTAN else "urutan"
    lanjut = _tindak_lanjut(putaran, hari)
    semua = [
        BarisPutaran(b, b.sasaran.pk in rinci, *lanjut.get(b.sasaran.pk, (0, 0)))
        for b in baris
    ]
    semua.sort(key=URUTAN[urut][1])
    wilayah = (Unit.Jenis.KECAMATAN, Unit.Jenis.KELURAHAN)
    kelompok = [
        (judul, [b for b in semua if (b.baris.sasaran.unit.jenis in wilayah) is ada])
        for judul, ada in (("Kecamatan", True), ("Perangkat daerah", False))
    ]
    return IsiPutaran(ringkas(baris), [k for k in kelompok if k[1]], urut)
