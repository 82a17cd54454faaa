"""A message as rules see it: its words in order, and where each group stands."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from pengaduan.darurat.pengenal.ejaan import SINGKATAN, potong
from pengaduan.darurat.pengenal.kata_baku import PENGISI
from pengaduan.darurat.pengenal.leksikon import (
    KELOMPOK_PENAHAN,
    TOPENG,
    angka,
    leksikon,
)

# How far apart words on both sides of a stop count: a comma joins, a full stop parts.
JEDA = {",": 1, ":": 1, "(": 1, ")": 1, ".": 4, "!": 3, "?": 4, ";": 2, "\n": 3, "…": 2}


# More places than can begin inside one entry, in one group.
TERPANJANG = 16
# Groups that do not hold for a word inside a longer entry.
DALAM_FRASA_BATAL = frozenset(
    {"negasi", "selesai", "tanya", "tanya_lemah", "air_dalam", "tempat_air"}
)
# Entries that only say what their words do not mean: "belum sampai sekarang".
NETRAL = "netral"
_DALAM_NETRAL = "kini b_kini b_tolong tolong roboh tumbang putus_jatuh b_gerak b_alam"
DALAM_NETRAL_BATAL = KELOMPOK_PENAHAN | frozenset(_DALAM_NETRAL.split())
# Who is spoken of may stand inside an entry: "dada ibu sakit" is "dada sakit".
SISIPAN = frozenset(
    {"saya", "dia", "ibu", "bapak", "suami", "istri", "anak", "kakak", "adik", "kakek"}
    | {"nenek", "teman", "korban", "mereka", "bayi", "sebelah", "sudah", "jadi"}
    | {"mendadak", "langsung", "malah", "terus", "mulai", "masih", "terasa", "rasa"}
)


@dataclass(frozen=True, slots=True)
class TemuanDarurat:
    """One place of a group: words ``awal`` to before ``akhir``."""

    awal: int
    akhir: int


@dataclass(slots=True)
class NaskahDarurat:
    """``asli``: words as typed; ``baku``: as rules know them; ``tempat``: with stops."""

    asli: list[str] = field(default_factory=list)
    baku: list[str] = field(default_factory=list)
    tempat: list[int] = field(default_factory=list)
    letak: dict[str, list[TemuanDarurat]] = field(default_factory=dict)
    awal: dict[str, list[int]] = field(default_factory=dict)

    def jarak(self, satu: TemuanDarurat, lain: TemuanDarurat) -> int:
        """Words from one place to another that stands apart, in either order."""
        awal, akhir = (satu, lain) if satu.awal < lain.awal else (lain, satu)
        return self.tempat[akhir.awal] - self.tempat[awal.akhir - 1]

    def dekat(
        self, kelompok: str, pusat: TemuanDarurat, jarak: int
    ) -> TemuanDarurat | None:
        """The nearest place of a group outside ``pusat``, not further than ``jarak``."""
        calon = [
            (self.jarak(pusat, t), t.awal, t)
            for t in (self.sebelum(kelompok, pusat), self.sesudah(kelompok, pusat))
            if t and self.jarak(pusat, t) <= jarak
        ]
        return min(calon)[2] if calon else None

    def sebelum(self, kelompok: str, pusat: TemuanDarurat) -> TemuanDarurat | None:
        """The last place of a group that ends before ``pusat``."""
        semua = self.letak.get(kelompok, [])
        i = bisect_left(self.awal.get(kelompok, []), pusat.awal)
        # Entries are a few words long, so this looks back a few places at most.
        dekat = reversed(semua[max(0, i - TERPANJANG) : i])
        return next((t for t in dekat if t.akhir <= pusat.awal), None)

    def sesudah(self, kelompok: str, pusat: TemuanDarurat) -> TemuanDarurat | None:
        """The first place of a group that begins after ``pusat``."""
        semua = self.letak.get(kelompok, [])
        i = bisect_right(self.awal.get(kelompok, []), pusat.akhir - 1)
        return semua[i] if i < len(semua) else None

    def kutip(self, *temuan: TemuanDarurat) -> str:
        """The words of these places as they were typed, in their order."""
        urut = sorted({i for t in temuan for i in range(t.awal, t.akhir)})
        return " … ".join(" ".join(self.asli[i] for i in ruas) for ruas in _ruas(urut))


def _ruas(urut: list[int]) -> Iterator[list[int]]:
    """``[1, 2, 5]`` → ``[1, 2]``, ``[5]``."""
    mulai = 0
    for i in range(1, len(urut) + 1):
        if i == len(urut) or urut[i] != urut[i - 1] + 1:
            yield urut[mulai:i]
            mulai = i


def urai(teks: str) -> NaskahDarurat:
    """Read a message."""
    naskah = NaskahDarurat()
    _isi_kata(naskah, potong(teks))
    _tandai(naskah)
    for kelompok, temuan in naskah.letak.items():
        naskah.awal[kelompok] = [t.awal for t in temuan]
    return naskah


def _isi_kata(naskah: NaskahDarurat, potongan: list[str]) -> None:
    tempat, sebelum = 0, ""
    for satu in potongan:
        if satu in JEDA:
            titik = satu == "." and (sebelum in SINGKATAN or sebelum.isdigit())
            # Several stops in a row part no more than one.
            if sebelum and not titik:
                tempat += JEDA[satu]
            sebelum = sebelum if titik else ""
            continue
        for kata in leksikon().ejaan.baku(satu):
            baku = angka(kata)
            if baku not in PENGISI:
                tempat += 1
                naskah.asli.append(satu)
                naskah.baku.append(baku)
                naskah.tempat.append(tempat)
        sebelum = satu


def _tandai(naskah: NaskahDarurat) -> None:
    """Find every group; what stands under a mask or inside a phrase is set apart."""
    tertutup = _topeng(naskah)
    dalam_frasa = dalam_netral = 0
    for i, kata in enumerate(naskah.baku):
        for frasa, kelompok in leksikon().frasa.get(kata, ()):
            akhir = _akhir(
                naskah, i, frasa, longgar=kelompok.isdisjoint(KELOMPOK_PENAHAN)
            )
            if not akhir or not tertutup.isdisjoint(range(i, akhir)):
                continue
            if len(frasa) > 1:
                dalam_frasa = max(dalam_frasa, akhir)
            if NETRAL in kelompok:
                dalam_netral = max(dalam_netral, akhir)
            for nama in kelompok:
                if not _batal(nama, frasa, i, dalam_frasa, dalam_netral):
                    naskah.letak.setdefault(nama, []).append(TemuanDarurat(i, akhir))


def _batal(
    nama: str, frasa: tuple[str, ...], i: int, dalam_frasa: int, dalam_netral: int
) -> bool:
    """Whether a word only belongs to a longer entry.

    In "tidak sadar" the first word denies nothing that follows, in "belum padam"
    nothing has ended, and "sampai sekarang" is not now.
    """
    if len(frasa) > 1:
        return False
    batal = i < dalam_netral and nama in DALAM_NETRAL_BATAL
    return batal or (i < dalam_frasa and nama in DALAM_FRASA_BATAL)


def _akhir(
    naskah: NaskahDarurat, awal: int, frasa: tuple[str, ...], *, longgar: bool
) -> int | None:
    """Where an entry that begins here ends; ``longgar``: one person may stand inside."""
    lurus = awal + len(frasa)
    if tuple(naskah.baku[awal:lurus]) == frasa:
        return lurus
    if not longgar or len(frasa) == 1 or lurus >= len(naskah.baku):
        return None
    sisip = naskah.baku[awal + 1]
    if sisip not in SISIPAN or naskah.tempat[lurus] - naskah.tempat[awal] > len(frasa):
        return None
    return lurus + 1 if tuple(naskah.baku[awal + 2 : lurus + 1]) == frasa[1:] else None


def _topeng(naskah: NaskahDarurat) -> set[int]:
    """Words of fixed expressions: ``kebakaran jenggot``, ``kereta api``."""
    tertutup: set[int] = set()
    for i, kata in enumerate(naskah.baku):
        for frasa, kelompok in leksikon().frasa.get(kata, ()):
            akhir = i + len(frasa)
            if TOPENG in kelompok and tuple(naskah.baku[i:akhir]) == frasa:
                tertutup.update(range(i, akhir))
                naskah.letak.setdefault(TOPENG, []).append(TemuanDarurat(i, akhir))
                break
    return tertutup
