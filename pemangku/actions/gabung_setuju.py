"""Consent in a merge of persons: a withdrawal is never lost, and the way back (4.7)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from organisasi.models import Petugas
from pemangku.actions.persetujuan import tarik_persetujuan
from pemangku.models import Orang, Persetujuan

TARIK_GABUNG = "Penggabungan: persetujuan keduanya berbeda; tanyakan lagi"
SEPERTI_SEMULA = "Penggabungan dibatalkan: seperti catatan {urut} tanggal {pada}"
# Of each purpose the last row by channel; "" is every channel.
Buku = dict[str, dict[str, Persetujuan]]


def berbeda(satu: Orang, lain: Orang) -> list[tuple[str, str]]:
    """Purpose and channel of which both spoke, with different last words.

    Where they differ on every channel ("") that says it all.
    """
    a, b = _buku(satu), _buku(lain)
    hasil = []
    for tujuan in sorted(a.keys() & b.keys()):
        kanal = sorted(
            k
            for k in a[tujuan].keys() | b[tujuan].keys()
            if {_kata(a[tujuan], k), _kata(b[tujuan], k)} == set(Persetujuan.Keputusan)
        )
        hasil += [(tujuan, k) for k in kanal if k == "" or "" not in kanal]
    return hasil


def _buku(orang: Orang) -> Buku:
    buku: Buku = {}
    for baris in Persetujuan.objects.filter(orang=orang).terkini():
        buku.setdefault(baris.tujuan, {})[baris.kanal] = baris
    return buku


def _kata(baris: dict[str, Persetujuan], kanal: str) -> str | None:
    """The last word that concerns the channel; None when nobody asked."""
    semua = [baris[k] for k in {"", kanal} if k in baris]
    akhir = max(semua, key=lambda satu: (satu.pada, satu.urut), default=None)
    return akhir.keputusan if akhir else None


def catatan_semula(orang: Orang, beda: Sequence[tuple[str, str]]) -> list[int]:
    """Keys of the rows that say what the person's word is on the purposes that differ."""
    buku = _buku(orang)
    return sorted(
        baris.urut
        for tujuan in {satu for satu, _ in beda}
        for baris in buku[tujuan].values()
    )


def tarik_yang_berbeda(
    orang: Orang, beda: Sequence[tuple[str, str]], *, oleh: Petugas, pada: datetime
) -> list[int]:
    """Withdraw it, to be asked again; keys of the rows that say so."""
    return [
        tarik_persetujuan(
            orang,
            tujuan=tujuan,
            kanal=kanal,
            cara=Persetujuan.Cara.SISTEM,
            oleh=oleh,
            pada=pada,
            keterangan=TARIK_GABUNG,
        ).urut
        for tujuan, kanal in beda
    ]


def pulihkan_setuju(
    orang: Orang,
    *,
    semula: Sequence[int],
    ditarik: Sequence[int],
    oleh: Petugas,
    pada: datetime,
) -> None:
    """The person's words before the merge, unless he has spoken since: his word stays.

    ``semula`` and ``ditarik`` are what ``catatan_semula`` and ``tarik_yang_berbeda`` told.
    """
    akhir = orang.persetujuan.order_by("tujuan", "-pada", "-urut").distinct("tujuan")
    diam = {satu.tujuan for satu in akhir if satu.urut in ditarik}
    lama = orang.persetujuan.filter(urut__in=semula, tujuan__in=diam)
    for satu in lama.order_by("pada", "urut"):
        Persetujuan.objects.create(
            orang=orang,
            tujuan=satu.tujuan,
            kanal=satu.kanal,
            keputusan=satu.keputusan,
            cara=Persetujuan.Cara.SISTEM,
            teks=satu.teks,
            keterangan=SEPERTI_SEMULA.format(
                urut=satu.urut, pada=f"{satu.pada:%d-%m-%Y}"
            ),
            pada=pada,
            oleh=oleh,
        )
