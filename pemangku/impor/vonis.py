"""The verdict on each row of a batch (PK-12): what it would become, and why not."""

from __future__ import annotations

import json
from collections.abc import Sequence
from uuid import UUID

from pemangku.impor.banding import bandingkan, muat_sasaran
from pemangku.impor.calon import Calon, cari_calon
from pemangku.impor.isian import Isian, baca_baris, buang_terlarang
from pemangku.impor.rujukan import Rujukan
from pemangku.models import ImporBaris, ImporBerkas, Larangan, Pemangku

Vonis = ImporBaris.Vonis
KOLOM_VONIS = (
    *("vonis", "galat", "catatan", "perubahan", "calon", "calon_luar", "pilihan"),
    *("kunci", "kembar", "sasaran"),
)


def baca_kelompok(baris: Sequence[ImporBaris], rujukan: Rujukan) -> list[Isian]:
    """The rows as values, without suppressed channels."""
    semua = [
        baca_baris(satu.nomor, satu.menurut_kolom, satu.berumus, rujukan)
        for satu in baris
    ]
    sidik = {kanal.sidik for isian in semua for kanal in isian.kanal}
    dilarang = set(
        Larangan.objects.berlaku()
        .filter(sidik__in=sidik, lingkup=Larangan.Lingkup.SEMUA)
        .values_list("sidik", flat=True)
    )
    for isian in semua:
        buang_terlarang(isian, dilarang)
    return semua


def nilai_kelompok(
    berkas: ImporBerkas, baris: Sequence[ImporBaris], rujukan: Rujukan
) -> None:
    """Set ``KOLOM_VONIS`` of every row; the same number of queries for any batch."""
    isian = baca_kelompok(baris, rujukan)
    baik = [satu for satu in isian if not satu.galat]
    calon = cari_calon(baik)
    tahu = _Pengetahuan(berkas, baik, calon)
    for satu, isi in zip(baris, isian, strict=True):
        satu.galat, satu.catatan = isi.galat, isi.catatan
        if isi.galat:
            satu.vonis = Vonis.GALAT
        else:
            tahu.nilai(satu, isi, calon.get(isi.nomor, []))


class _Pengetahuan:
    """What is asked of the database once for the whole batch."""

    def __init__(
        self,
        berkas: ImporBerkas,
        baik: Sequence[Isian],
        calon: dict[int, list[Calon]],
    ) -> None:
        petugas = berkas.pengunggah
        semua = {satu.pemangku for isi in calon.values() for satu in isi}
        dikenal = Pemangku.objects.filter(pk__in=semua)
        self.terlihat = _pk(dikenal.untuk(petugas))
        self.dikelola = _pk(dikenal.dikelola(petugas))
        tepat = {c.pemangku for isi in calon.values() for c in isi if c.tepat}
        self.sasaran = muat_sasaran(tepat & self.dikelola)
        kunci = {satu.kunci for satu in baik}
        self.pertama: dict[str, int] = dict(
            berkas.baris.filter(kunci__in=kunci, kembar=None)
            .order_by("-nomor")
            .values_list("kunci", "nomor")
        )

    def nilai(self, baris: ImporBaris, isian: Isian, calon: list[Calon]) -> None:
        """Judge one row without faults."""
        baris.kunci = isian.kunci
        baris.kembar = self.pertama.get(baris.kunci)
        if baris.kembar is not None:
            baris.vonis = Vonis.DUPLIKAT_DALAM_BERKAS
            return
        self.pertama[baris.kunci] = baris.nomor
        tepat = [c.pemangku for c in calon if c.tepat]
        if len(tepat) == 1 and tepat[0] in self.sasaran:
            self._ada(baris, isian, self.sasaran[tepat[0]])
        elif calon:
            self._mirip(baris, calon)
        else:
            baris.vonis = Vonis.BARU

    @staticmethod
    def _ada(baris: ImporBaris, isian: Isian, pemangku: Pemangku) -> None:
        beda = bandingkan(isian, pemangku)
        baris.sasaran = pemangku
        baris.vonis = Vonis.TANPA_PERUBAHAN if beda.kosong else Vonis.PERBARUI
        baris.perubahan = json.dumps(beda.tampil) if beda.tampil else ""

    def _mirip(self, baris: ImporBaris, calon: list[Calon]) -> None:
        """Who may not see a look-alike is only told that there is one."""
        baris.vonis, baris.pilihan = Vonis.MIRIP, ImporBaris.Pilihan.KEMBALIKAN
        baris.calon = [
            {
                "id": str(satu.pemangku),
                "nilai": satu.nilai,
                "boleh": satu.pemangku in self.dikelola,
            }
            for satu in calon
            if satu.pemangku in self.terlihat
        ]
        baris.calon_luar = len(baris.calon) < len(calon)


def _pk(semua: object) -> set[UUID]:
    return set(semua.values_list("pk", flat=True))  # type: ignore[attr-defined]  # a QuerySet
