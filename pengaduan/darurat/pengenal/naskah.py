"""A message as rules see it: its words in order, and where each group of words stands."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Set as AbstractSet
from dataclasses import dataclass, field
from functools import cache
from sys import intern

from pengaduan.darurat.pengenal import kelompok_bahaya, kelompok_penahan
from pengaduan.darurat.pengenal.ejaan import SINGKATAN, Ejaan, potong
from pengaduan.darurat.pengenal.kata_baku import PENGISI, baku as kata_baku

# All groups, ready to be looked up by their first word


TOPENG = "topeng"
_TABEL = (
    *(
        kelompok_bahaya.ORANG,
        kelompok_bahaya.API,
        kelompok_bahaya.LAKA,
        kelompok_bahaya.MEDIS,
    ),
    *(kelompok_bahaya.JAHAT, kelompok_bahaya.PUTUS_ASA, kelompok_bahaya.ALAM),
    *(
        kelompok_bahaya.MINTA,
        kelompok_bahaya.GABUNG,
        kelompok_bahaya.LUAS,
        kelompok_bahaya.REAKSI,
    ),
    kelompok_bahaya.BIDANG,
    *(kelompok_bahaya.TAMBAH, kelompok_bahaya.PERISTIWA),
    kelompok_bahaya.KELAS,
    kelompok_penahan.URUSAN,
    *kelompok_penahan.PENAHAN,
    *kelompok_penahan.BINGKAI,
    *kelompok_penahan.TAMPAK_BAHAYA,
)
_BILANGAN = (
    "satu dua tiga empat lima enam tujuh delapan sembilan sepuluh beberapa sababaraha "
    "setengah hiji tilu opat genep dalapan salapan sapuluh"
)
BILANGAN = frozenset(_BILANGAN.split())
TAHUN_AWAL, TAHUN_AKHIR = 1945, 2099


def angka(kata: str) -> str:
    """A year is ``#tahun``, any other number ``#``; a word stays a word."""
    if kata in BILANGAN:
        return "#"
    if not kata.isdigit():
        return kata
    tahun = len(kata) == 4 and TAHUN_AWAL <= int(kata) <= TAHUN_AKHIR  # noqa: PLR2004  # letters or digits
    return "#tahun" if tahun else "#"


def _butir(isi: str, baku: Mapping[str, str]) -> tuple[str, ...]:
    """An entry in the words of the rules, as a text would be read."""
    if isi.startswith("#tahun"):
        return ("#tahun",)
    kata = (
        angka(baku.get(k, k))
        for k in isi.replace("#tahun", " 2000 ").replace("#", " 0 ").split()
        for k in potong(k)
    )
    return tuple(intern(k) for k in kata if k not in PENGISI)


@dataclass(frozen=True, slots=True)
class Leksikon:
    """``frasa``: entries by first word, longest first; ``ejaan`` reads words."""

    frasa: dict[str, tuple[tuple[tuple[str, ...], frozenset[str]], ...]]
    kelompok: frozenset[str]
    ejaan: Ejaan


def _baca(baku: Mapping[str, str]) -> dict[tuple[str, ...], set[str]]:
    """Entry → its groups; a line that begins with a blank goes on with its group."""
    hasil: dict[tuple[str, ...], set[str]] = {}
    gabung: list[tuple[str, str]] = []
    for tabel in _TABEL:
        for baris in tabel.strip().replace("\n ", " ").splitlines():
            nama, _, isi = baris.partition(":")
            for satu in isi.split(","):
                if satu.strip().startswith("@"):
                    gabung.append((nama, satu.strip()[1:]))
                else:
                    hasil.setdefault(_butir(satu.strip(), baku), set()).add(nama)
    hasil.pop((), None)
    for nama, isi in gabung:
        for kelompok_butir in hasil.values():
            if isi in kelompok_butir:
                kelompok_butir.add(nama)
    return _tanpa_enklitik(hasil, baku)


def _tanpa_enklitik(
    butir: dict[tuple[str, ...], set[str]], baku: Mapping[str, str]
) -> dict[tuple[str, ...], set[str]]:
    """``apinya`` in an entry is ``api``, as in a message."""
    kata = {k for satu in butir for k in satu} | baku.keys()
    hasil: dict[tuple[str, ...], set[str]] = {}
    for satu, nama in butir.items():
        hasil.setdefault(tuple(_dasar(k, kata, baku) for k in satu), set()).update(nama)
    return hasil


def _dasar(kata: str, kosakata: AbstractSet[str], baku: Mapping[str, str]) -> str:
    for akhir in ("nya", "na"):
        dasar = kata.removesuffix(akhir)
        if dasar != kata and len(dasar) > 2 and dasar in kosakata:  # noqa: PLR2004  # letters or digits
            return baku.get(dasar, dasar)
    return kata


@cache
def leksikon() -> Leksikon:
    """Set up once, at the first message: a process that reads none goes without."""
    baku, turunan = kata_baku()
    butir = _baca(baku)
    menurut_awal: dict[str, list[tuple[tuple[str, ...], frozenset[str]]]] = {}
    # Thousands of entries are in a few hundred sets of groups: each set is kept once.
    sama: dict[frozenset[str], frozenset[str]] = {}
    for kata, nama in butir.items():
        beku = frozenset(nama)
        menurut_awal.setdefault(kata[0], []).append((kata, sama.setdefault(beku, beku)))
    frasa = {
        awal: tuple(sorted(isi, key=lambda b: -len(b[0])))
        for awal, isi in menurut_awal.items()
    }
    kosakata = {k for kata in butir for k in kata} | PENGISI | BILANGAN
    kunci = {
        kata[0] for kata, nama in butir.items() if len(kata) == 1 and nama & _BAHAYA
    }
    return Leksikon(
        frasa,
        frozenset(n for nama in butir.values() for n in nama),
        Ejaan({k: k for k in kosakata} | baku, kunci, turunan),
    )


_KELOMPOK_BAHAYA = """
    terbakar asap meledak korsleting tabrakan terguling jatuh terjepit tertimpa tertimbun
    tenggelam kesetrum tak_sadar tak_napas sesak stroke kejang darah_banyak luka_berat
    keracunan tersedak melahirkan rampok tusuk tawuran culik perkosa diancam pukul ngamuk
    dobrak banjir longsor gempa roboh tumbang senjata gigit hewan_bahaya tergeletak
    terjebak ambulans tolong bunuh_diri kritis
    """
_BAHAYA = frozenset(_KELOMPOK_BAHAYA.split())
# Names of the groups that speak against danger.
KELOMPOK_PENAHAN = frozenset(
    baris.partition(":")[0]
    for tabel in (
        *kelompok_penahan.PENAHAN,
        *kelompok_penahan.BINGKAI,
        kelompok_penahan.WAJAR,
    )
    for baris in tabel.strip().splitlines()
    if not baris.startswith(" ")
) - {TOPENG}


# The message

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
