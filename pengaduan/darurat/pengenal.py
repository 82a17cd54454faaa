"""Whether a message tells of a danger to life now: its tables, its reading, its judgement.

The rules are tables in ``pengaduan/data/darurat/``; tests prove them whole. Each row says
in Indonesian why it is there, for officials and speakers of Sundanese to review. In
``kata.csv`` ``#`` is a number, ``#tahun`` a year, ``@kelompok`` every word of another
group; other words stand there as ``ejaan.csv`` spells them. No Django is known here.
"""

import csv
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import groupby, pairwise
from math import copysign, log, sqrt
from operator import attrgetter
from pathlib import Path
from typing import Any, NamedTuple
from unicodedata import category, normalize

FOLDER = Path(__file__).resolve().parents[1] / "data" / "darurat"
# What words alone are worth; AMBANG interrupts. A life gives way to strong words only,
# an event to whatever says it is not now, and a sign needs another beside it.
LANGSUNG, AMBANG, UMUM, PAMIT = 6, 4, "umum", "pamit"
KUAT = {"langsung": LANGSUNG, "peristiwa": AMBANG, "isyarat": 2}
BILANGAN = frozenset({"jarak", "maju", "mundur", "berat", "ringan"})


class PolaBahaya(NamedTuple):
    """Groups that tell of a danger when the others stand within ``jarak`` of the first."""

    kode: str
    jenis: str
    kuat: int
    kelompok: tuple[str, ...]
    jarak: int
    sebab: str


class Penahan(NamedTuple):
    """Words of ``kelompok`` hold back what stands up to ``maju`` words after them or
    ``mundur`` before: ``berat`` points of events and signs, ``ringan`` of a life.
    berbatas: ends at "tetapi" or "sekarang"; topik: beside the danger; a ``jenis``: spared.
    """

    kode: str
    kelompok: str
    maju: int
    mundur: int
    berat: int
    ringan: int
    sifat: str
    sebab: str


def baris(nama: str) -> list[dict[str, Any]]:
    with (FOLDER / f"{nama}.csv").open(encoding="utf-8", newline="") as isi:
        semua = csv.DictReader(isi)
        return [
            {k: int(v) if k in BILANGAN else v for k, v in r.items()} for r in semua
        ]


@cache
def daftar() -> dict[str, frozenset[str]]:
    return {r["daftar"]: frozenset(r["kata"].split()) for r in baris("daftar")}


@cache
def sifat() -> dict[str, set[str]]:
    """Groups by quality.

    sasaran: slips of the thumb may hit its words; menahan: speaks against danger; utuh:
    not for a word inside a longer entry; sendiri: only where all is calling; dinetralkan:
    not inside an entry of ``netral``.
    """
    hasil = defaultdict(set)
    for r in baris("kelompok"):
        for nama in r["sifat"].split():
            hasil[nama].add(r["kelompok"])
    return hasil


@cache
def pola() -> list[PolaBahaya]:
    semua = baris("pola")
    for r in semua:
        r |= {"kuat": KUAT[r["kuat"]], "kelompok": tuple(r["kelompok"].split())}
    return [PolaBahaya(**r) for r in semua]


@cache
def penahan() -> list[Penahan]:
    return [Penahan(**r) for r in baris("penahan")]


@cache
def kosakata() -> dict[tuple[str, ...], frozenset[str]]:
    hasil: dict[tuple[str, ...], set[str]] = defaultdict(set)
    # Groups of groups when all words are known.
    for r in sorted(baris("kata"), key=lambda r: r["kata"].startswith("@")):
        if r["kata"].startswith("@"):
            for kelompok in hasil.values():
                if r["kata"][1:] in kelompok:
                    kelompok.add(r["kelompok"])
        else:
            hasil[tuple(r["kata"].split())].add(r["kelompok"])
    # Few sets for many entries; each is kept once, or they cost a worker two MB.
    satu: dict[frozenset[str], frozenset[str]] = {}
    return {k: satu.setdefault(f := frozenset(v), f) for k, v in hasil.items()}


# Reading: slips of the thumb are forgiven, in one pass; no pattern can run backwards

# Letters of other alphabets that look like ours, as copied from decorated chats.
SERUPA = str.maketrans("аеорсухіктмнвαοιı@$", "aeopcyxiktmhbaoiias")
# Digits that stand for letters inside a word: k3bak4ran, t0l0ng.
ANGKA = str.maketrans("0134567", "oieasgt")
POTONG = re.compile(r"[a-z0-9]+|[.!?;,:\n()…]")
TAK_TAMPAK = frozenset({"Cf", "Cc", "Mn", "Mc", "Me", "Co", "Cn"})
RENTET = re.compile(r"([a-z])\1{2,}")
KEMBAR = re.compile(r"([a-z])\1")
AKHIRAN = ("nya", "na", "lah", "kah", "mah", "teh", "ku", "mu", "an", "in", "kan", "i")
AWALAN = ("di", "ke", "ka", "se", "sa", "nge", "ng")
VOKAL = frozenset("aiueo")
# Letters of a root, of one read by its skeleton or in a run, and where slips count.
AKAR, RANGKA, SELIP, SAMBUNG, BEBAS = 3, 4, 6, 9, 9
# No Indonesian word is longer; what is, is noise and only looked through for runs.
KATA_TERPANJANG = 24
# What verbs of violence and accident begin and end with; some roots melt after me-.
IMBUH = ("di", "ke", "ka", "ter", "ti", "dika", "nge", "nga", "me")
AKHIR = ("", "i", "in", "an", "kan", "keun", "nan")


def polos(teks: str) -> str:
    """Small letters without accents, control signs or invisible characters."""
    rata = normalize("NFKD", teks).casefold().translate(SERUPA)
    return "".join(h for h in rata if h in "\n\t\r" or category(h) not in TAK_TAMPAK)


def potong(teks: str) -> list[str]:
    """Words and stops in order; letters set apart (``k e b a k a r a n``) are joined."""
    hasil: list[str] = []
    semua = groupby(POTONG.findall(polos(teks)), lambda s: len(s) == 1 and s.isalpha())
    for huruf, isi in ((huruf, list(isi)) for huruf, isi in semua):
        # "y g d" is chat, not a spaced word.
        hasil += ["".join(isi)] if huruf and len(isi) > AKAR else isi
    return hasil


def rapat(kata: str) -> str:
    """``tolooooong`` → ``tolong``, ``anak2`` → ``anak``, ``k3bak4ran`` → ``kebakaran``."""
    kata = RENTET.sub(r"\1", kata)
    if kata.isalpha() or kata[0].isdigit():
        return kata
    dasar, dua, sisa = kata.partition("2")
    if dua and dasar.isalpha() and sisa in {"", "nya", "na", "an", "in"}:
        return dasar
    return kata.translate(ANGKA)


def rangka(kata: str) -> str:
    return KEMBAR.sub(r"\1", "".join(h for h in kata if h not in VOKAL))


def _tetangga(kata: str) -> Iterator[tuple[str, int]]:
    yield kata, 0
    yield from ((kata[:i] + kata[i + 1 :], i) for i in range(len(kata)))


def _selip(kata: str, calon: str) -> bool:
    """Whether ``kata`` is ``calon`` mistyped, and not simply another word.

    Short words with another consonant mostly are other words: dibeli, dibekali. There
    only a vowel left out, a letter too many or two swapped count as slips.
    """
    if calon[0] != kata[0] or len(calon) >= BEBAS or len(kata) > len(calon):
        return calon[0] == kata[0]
    if len(kata) == len(calon):
        return sorted(kata) == sorted(calon)
    return rangka(kata) == rangka(calon)


class Ejaan:
    """From a word as typed to a word of the rules.

    Tried in order: the word itself, without doubled letters, without what is hung on it
    (-nya, -na, -lah, di-), one slip away from a word of danger, written without vowels,
    or several words run together.
    """

    def __init__(self) -> None:
        semua, sasaran = kosakata(), sifat()["sasaran"]
        self._kunci = {k[0] for k, g in semua.items() if len(k) == 1 and g & sasaran}
        ejaan = {t: r["kata"] for r in baris("ejaan") for t in r["tulisan"].split()}
        lain = (daftar()[nama] for nama in ("pengisi", "kiranya", "bilangan"))
        baku = {k for kata in semua for k in kata}.union(*lain, ejaan.values())
        tulis = {k: k for k in baku} | ejaan
        self._kenal: dict[str, str] = {}
        for r in baris("akar"):
            akar, lebur = r["akar"].split(), r["lebur"].split()
            bentuk = [awal + satu for awal in IMBUH for satu in akar]
            bentuk += lebur + [f"me{satu}" for satu in lebur]
            bentuk = [satu + akhir for satu in bentuk for akhir in AKHIR]
            bentuk += [f"pe{satu}an" for satu in akar + lebur]
            self._kenal |= dict.fromkeys(bentuk, r["kata"])
        self._kenal |= tulis
        self._selip: dict[str, list[str]] = defaultdict(list)
        self._rangka: dict[str, str] = {}
        # Derived forms are too seldom to be what was meant. Where a letter is missing is
        # found again, sooner than kept for all.
        for kata in sorted(tulis):
            if len(kata) >= SELIP and not self._kunci.isdisjoint((kata, tulis[kata])):
                for potongan in {satu for satu, _ in _tetangga(kata)}:
                    self._selip[potongan].append(kata)
                if len(tulang := rangka(kata)) >= RANGKA:
                    self._rangka.setdefault(tulang, kata)
        self.baku = lru_cache(maxsize=4096)(self._baku)

    def _baku(self, kata: str) -> tuple[str, ...]:
        kata = rapat(kata)
        if len(kata) > KATA_TERPANJANG:
            return self._pisah(kata) or (kata,)
        langsung = self._kenal.get(kata) or self._kenal.get(KEMBAR.sub(r"\1", kata))
        biasa = kata in daftar()["biasa"]
        dikenal = langsung or (kata if biasa else self._akar(kata))
        if dikenal or not kata.isalpha():
            return (dikenal or kata,)
        # ``tnggelm``, ``kbkrn``: most vowels missing.
        jarang = sum(h in VOKAL for h in kata) * 5 <= len(kata)
        tulang = rangka(kata) if jarang else ""
        if dekat := self._dekat(kata) or self._rangka.get(tulang):
            return (self._kenal[dekat],)
        return self._pisah(kata) or (kata,)

    def _akar(self, kata: str) -> str | None:
        """``apinya`` → ``api``, ``sukuna`` → ``kaki``, ``dirumah`` → ``rumah``."""
        calon = [k for a in AKHIRAN if len(k := kata.removesuffix(a)) >= AKAR]
        calon += [k for a in AWALAN if len(k := kata.removeprefix(a)) > AKAR]
        return next((self._kenal[k] for k in calon if k in self._kenal), None)

    def _dekat(self, kata: str) -> str | None:
        for potongan, i in _tetangga(kata) if len(kata) >= SELIP else ():
            for calon in self._selip.get(potongan, ()):
                # One letter more, another one, or two beside each other swapped.
                satu = potongan in {kata, calon} or any(
                    i == j or (abs(i - j) == 1 and kata[i] == calon[j])
                    for bagian, j in _tetangga(calon)
                    if bagian == potongan
                )
                if satu and _selip(kata, calon):
                    return calon
        return None

    def _pisah(self, kata: str) -> tuple[str, ...]:
        """``adakebakarandirumah`` → its words; empty when not wholly made of words."""
        # The best cut up to each place: letters left over, pieces, where the last began.
        terbaik: list[tuple[int, int, int, tuple[str, ...]]] = [(0, 0, 0, ())]
        for akhir in range(1, len(kata) + 1 if len(kata) >= SAMBUNG else 0):
            sisa, banyak, _, isi = terbaik[-1]
            pilihan = (sisa + 1, banyak + 1, akhir - 1, isi)
            for awal in range(max(0, akhir - 14), akhir - 1):
                satu = kata[awal:akhir]
                pendek = len(satu) < RANGKA and satu not in daftar()["pendek"]
                if satu in self._kenal and not pendek:
                    sisa, banyak, _, isi = terbaik[awal]
                    kini = (sisa, banyak + 1, awal, (*isi, self._kenal[satu]))
                    pilihan = min(pilihan, kini)
            terbaik.append(pilihan)
        sisa, _, _, hasil = terbaik[-1]
        # Words run together are only taken apart when one of them matters.
        return () if sisa * 6 > len(kata) or self._kunci.isdisjoint(hasil) else hasil


pembaca = cache(Ejaan)

# How far apart words on both sides of a stop count: a comma joins, a full stop parts.
JEDA = {",": 1, ":": 1, "(": 1, ")": 1, ".": 4, "!": 3, "?": 4, ";": 2, "\n": 3, "…": 2}
TAHUN = range(1945, 2100)
# More places than can begin inside one entry, in one group.
TERPANJANG = 16
TOPENG = "topeng"


class TemuanDarurat(NamedTuple):
    """One place of a group: words ``awal`` to before ``akhir``."""

    awal: int
    akhir: int


@cache
def frasa() -> dict[str, list[tuple[tuple[str, ...], frozenset[str]]]]:
    hasil = defaultdict(list)
    for kata, kelompok in kosakata().items():
        hasil[kata[0]].append((kata, kelompok))
    return {awal: sorted(isi, key=lambda b: -len(b[0])) for awal, isi in hasil.items()}


def angka(kata: str) -> str:
    """A year is ``#tahun``, any other number ``#``; a word stays a word."""
    if not kata.isdigit():
        return "#" if kata in daftar()["bilangan"] else kata
    return "#tahun" if len(kata) == 4 and int(kata) in TAHUN else "#"  # noqa: PLR2004


class NaskahDarurat:
    """``ditulis``: all words; ``asli``: those that count, ``baku``: as rules know them;
    ``tempat``: with stops; ``urut``: where they stand among all.
    """

    def __init__(self, teks: str) -> None:
        self.ditulis: list[str] = []
        self.urut: list[int] = []
        self.asli: list[str] = []
        self.baku: list[str] = []
        self.tempat: list[int] = []
        self.letak: dict[str, list[TemuanDarurat]] = defaultdict(list)
        tempat, sebelum, singkatan = 0, "", daftar()["singkatan"]
        dilewati = daftar()["pengisi"] | daftar()["kiranya"]
        for satu in potong(teks):
            if satu in JEDA:
                titik = satu == "." and (sebelum in singkatan or sebelum.isdigit())
                # Several stops in a row part no more than one.
                if sebelum and not titik:
                    tempat += JEDA[satu]
                sebelum = sebelum if titik else ""
                continue
            self.ditulis.append(satu)
            for kata in map(angka, pembaca().baku(satu)):
                if kata not in dilewati:
                    tempat += 1
                    self.urut.append(len(self.ditulis) - 1)
                    self.asli.append(satu)
                    self.baku.append(kata)
                    self.tempat.append(tempat)
            sebelum = satu
        self._tandai()

    def _tandai(self) -> None:
        """In "belum padam" nothing has ended, and "sampai sekarang" is not now."""
        utuh, netral = sifat()["utuh"], sifat()["dinetralkan"] | sifat()["menahan"]
        # Every entry at its place; of those that begin at one word the longest first.
        cocok = [
            (TemuanDarurat(i, i + len(isi)), kelompok)
            for i, kata in enumerate(self.baku)
            for isi, kelompok in frasa().get(kata, ())
            if tuple(self.baku[i : i + len(isi)]) == isi
        ]
        # Words of fixed expressions: ``kebakaran jenggot``, ``kereta api``.
        topeng = [t for t, kelompok in cocok if TOPENG in kelompok]
        tertutup = {i for t in topeng for i in range(*t)}
        dalam_frasa = dalam_netral = 0
        seruan = daftar()["panggilan"].issuperset(self.baku)
        for temuan, kelompok in cocok:
            i, akhir = temuan
            if not tertutup.isdisjoint(range(i, akhir)):
                continue
            batal = set(() if seruan else sifat()["sendiri"])
            if akhir - i > 1:
                dalam_frasa = max(dalam_frasa, akhir)
            else:
                batal |= utuh if i < dalam_frasa else set()
                batal |= netral if i < dalam_netral else set()
            if "netral" in kelompok:
                dalam_netral = max(dalam_netral, akhir)
            for nama in kelompok - batal:
                self.letak[nama].append(temuan)
        if topeng:
            self.letak[TOPENG] = topeng

    def jarak(self, satu: TemuanDarurat, lain: TemuanDarurat) -> int:
        awal, akhir = sorted((satu, lain))
        return self.tempat[akhir.awal] - self.tempat[awal.akhir - 1]

    def dekat(
        self, kelompok: str, pusat: TemuanDarurat, jarak: int
    ) -> TemuanDarurat | None:
        dua = (self.sebelum(kelompok, pusat), self.sesudah(kelompok, pusat))
        calon = [(self.jarak(pusat, t), t) for t in dua if t]
        return min((c for c in calon if c[0] <= jarak), default=(0, None))[1]

    def sebelum(self, kelompok: str, pusat: TemuanDarurat) -> TemuanDarurat | None:
        semua = self.letak.get(kelompok, [])
        i = bisect_left(semua, (pusat.awal,))
        # Entries are a few words long, so this looks back a few places at most.
        dekat = reversed(semua[max(0, i - TERPANJANG) : i])
        return next((t for t in dekat if t.akhir <= pusat.awal), None)

    def sesudah(self, kelompok: str, pusat: TemuanDarurat) -> TemuanDarurat | None:
        semua = self.letak.get(kelompok, [])
        i = bisect_left(semua, (pusat.akhir,))
        return semua[i] if i < len(semua) else None

    def kutip(self, *temuan: TemuanDarurat) -> str:
        isi = {i for t in temuan for i in range(*t)}
        kata = (f"{' ' if i - 1 in isi else ' … '}{self.asli[i]}" for i in sorted(isi))
        return "".join(kata).removeprefix(" … ")


# Weighing: what tells of danger, what supports it, what holds it back

type Bagian = tuple[TemuanDarurat, ...]

# Points of a chosen topic of danger; how many reasons explain enough; words that are too
# few for the opinion to be heard alone.
DUKUNGAN_TOPIK, TERBANYAK, SEDIKIT = 2, 3, 2
MIRIP = "Bunyinya seperti laporan orang dalam bahaya."
BIASA = "Bunyinya seperti urusan sehari-hari."


class Alasan(NamedTuple):
    aturan: str
    kata: str
    kalimat: str


class Putusan(NamedTuple):
    darurat: bool
    alasan: tuple[Alasan, ...] = ()
    penahan: tuple[Alasan, ...] = ()


class _Peristiwa(NamedTuple):
    pola: PolaBahaya
    bagian: Bagian
    nilai: int
    # How much heavier it is without the other subjects of the message.
    topik: int
    penahan: dict[Penahan, TemuanDarurat]


def periksa(teks: str, kategori: str = "") -> Putusan:
    """Whether a message tells of a danger to life now.

    ``kategori``: code or name of a topic; one that is about emergencies speaks for its
    kind of danger, but never alone (penerusan.md 3.5.4). Costs grow with the length.
    """
    naskah = NaskahDarurat(teks)
    mirip, kata = pendapat(naskah)
    # "kebakaran" or "Pemadaman Kebakaran" is of fire, most topics of no danger.
    topik = {n: isi for n, isi in daftar().items() if n.startswith("topik-")}
    cocok = (n for k in potong(kategori) for n, isi in topik.items() if k in isi)
    jenis = next(cocok, "").removeprefix("topik-")
    # The best place of each rule, heaviest first.
    menurut_aturan = groupby(_peristiwa(naskah, jenis), key=attrgetter("pola.kode"))
    terbaik = (max(semua, key=attrgetter("nilai")) for _, semua in menurut_aturan)
    terkuat = sorted(terbaik, key=lambda p: -p.nilai)
    berbunyi = [p for p in terkuat if p.nilai >= AMBANG] or _mandiri(terkuat)
    # Who chose a topic of danger has said what he means.
    darurat = bool(berbunyi) and (bool(jenis) or mirip > bobot()[TOLAK][0])
    dasar = (berbunyi or terkuat)[:TERBANYAK]
    alasan = [Alasan(p.pola.kode, naskah.kutip(*p.bagian), p.pola.sebab) for p in dasar]
    penahan = {
        p.kode: Alasan(p.kode, naskah.kutip(temuan), p.sebab)
        for satu in dasar
        for p, temuan in satu.penahan.items()
    }
    cukup = len(naskah.ditulis) > SEDIKIT
    if not darurat and cukup and mirip > bobot()[PASTI][0]:
        darurat = True
        alasan.insert(0, Alasan("mirip", kata, MIRIP))
    elif not darurat and berbunyi:
        penahan["biasa"] = Alasan("biasa", kata, BIASA)
    elif not darurat and TOPENG in naskah.letak:
        topeng = naskah.kutip(naskah.letak[TOPENG][0])
        penahan["kiasan"] = Alasan("kiasan", topeng, "Kata kiasan.")
    return Putusan(darurat, tuple(alasan), tuple(penahan.values()))


def _mandiri(terkuat: list[_Peristiwa]) -> list[_Peristiwa]:
    """Two dangers told in words of their own; no other subject holds both back."""
    bebas = [p for p in terkuat if p.nilai + p.topik >= AMBANG]
    kata = [{i for t in p.bagian for i in range(*t)} for p in bebas]
    jauh = (p for p, k in zip(bebas, kata, strict=True) if k.isdisjoint(kata[0]))
    return [bebas[0], lain] if (lain := next(jauh, None)) else []


def _peristiwa(naskah: NaskahDarurat, jenis: str) -> Iterator[_Peristiwa]:
    for satu in pola():
        # A topic of danger supports its own kind, and a call for help.
        topik = DUKUNGAN_TOPIK if jenis and satu.jenis in {jenis, UMUM} else 0
        for pusat in naskah.letak.get(satu.kelompok[0], ()):
            lain = [naskah.dekat(k, pusat, satu.jarak) for k in satu.kelompok[1:]]
            if all(lain):
                bagian = (pusat, *(t for t in lain if t))
                yield _timbang(naskah, satu, bagian, satu.kuat + topik)


def _timbang(
    naskah: NaskahDarurat, pola: PolaBahaya, bagian: Bagian, nilai: int
) -> _Peristiwa:
    berlaku = (p for p in penahan() if pola.jenis not in p.sifat)
    tahan = {
        p: temuan
        for p in berlaku
        if p.kelompok in naskah.letak and (temuan := _mengenai(naskah, p, bagian))
    }
    berat = {p: p.ringan if pola.kuat == LANGSUNG else p.berat for p in tahan}
    topik = sum(b for p, b in berat.items() if "topik" in p.sifat)
    return _Peristiwa(pola, bagian, nilai - sum(berat.values()), topik, tahan)


def _mengenai(
    naskah: NaskahDarurat, p: Penahan, bagian: Bagian
) -> TemuanDarurat | None:
    for satu in bagian:
        sebelum = naskah.sebelum(p.kelompok, satu)
        if sebelum and naskah.jarak(sebelum, satu) <= p.maju:
            batas = naskah.sesudah("batas", sebelum)
            if "berbatas" not in p.sifat or not batas or batas.akhir > satu.awal:
                return sebelum
        sesudah = naskah.sesudah(p.kelompok, satu)
        if sesudah and naskah.jarak(satu, sesudah) <= p.mundur:
            return sesudah
    return None


# The second opinion: whether a message reads like the emergencies of the labelled file.
# A linear model in three parts of one length each: words and pairs as the rules read
# them, pieces of two to five letters as typed (``~``), groups of words (``@``). Its rows
# in bobot.csv are made by ``dev.pembuat_data.buat_bobot``.

POTONGAN = range(2, 6)
# Rows of bobot.csv that are no piece of a text: what every message begins with, above
# which it interrupts alone, and below which it gives way to no rule.
DASAR, PASTI, TOLAK = "(dasar)", "(pasti)", "(tolak)"


@cache
def bobot() -> dict[str, tuple[float, float]]:
    """What a piece is worth, and how seldom it is among messages."""
    return {r["ciri"]: (float(r["bobot"]), float(r["jarang"])) for r in baris("bobot")}


def ciri(naskah: NaskahDarurat) -> tuple[dict[str, list[int]], ...]:
    """The pieces of each part, with the words of ``ditulis`` they stand at."""
    kata, potongan, kelompok = (defaultdict[str, list[int]](list) for _ in range(3))
    for satu, i in zip(naskah.baku, naskah.urut, strict=True):
        kata[satu].append(i)
    for (a, b), i in zip(pairwise(naskah.baku), naskah.urut, strict=False):
        kata[f"{a} {b}"].append(i)
    for i, satu in enumerate(naskah.ditulis):
        for bagian in _potongan(satu):
            potongan[bagian].append(i)
    for nama, semua in naskah.letak.items():
        kelompok[f"@{nama}"] = [naskah.urut[semua[0].awal]]
    return kata, potongan, kelompok


@lru_cache(maxsize=4096)
def _potongan(kata: str) -> tuple[str, ...]:
    k = f"_{kata}_"
    return tuple(f"~{k[j : j + n]}" for n in POTONGAN for j in range(len(k) - n + 1))


def berat(banyak: int, jarang: float) -> float:
    """How much a piece counts that stands so many times and is so rare."""
    return (1 + log(banyak)) * jarang


def pendapat(naskah: NaskahDarurat) -> tuple[float, str]:
    """How much a message reads like an emergency, and by which words."""
    menurut_kata = [0.0] * len(naskah.ditulis)
    for bagian in ciri(naskah):
        isi = [
            (letak, n * (b := berat(len(letak), jarang)), b)
            for satu, letak in bagian.items()
            for n, jarang in (bobot().get(satu, (0, 0)),)
        ]
        panjang = sqrt(sum(b * b for _, _, b in isi)) or 1
        for letak, n, _ in isi:
            for i in letak:
                menurut_kata[i] += n / panjang / len(letak)
    nilai = bobot()[DASAR][0] + sum(menurut_kata)
    arah = [-copysign(1, nilai) * satu for satu in menurut_kata]
    utama = sorted(range(len(arah)), key=arah.__getitem__)[:TERBANYAK]
    return nilai, " … ".join(naskah.ditulis[i] for i in sorted(utama))
