"""How search, list and item grow with the catalogue."""

import random
from collections.abc import Mapping
from urllib.parse import quote

from dev.bench import halaman
from dev.bench.isi import isi, kamus
from informasi.models import DokumenInformasi
from organisasi.halaman.publik import Kursor
from organisasi.models import Unit

UKURAN = (1_000, 10_000, 100_000, 1_000_000)
ULANG = 3
BANYAK_BUTIR = 50
BENIH = 7
# Rank of a word in the Zipf curve, from ... to.
PANGKAT = {
    "a word in every entry": (0, 1),
    "common words": (2, 12),
    "middling words": (100, 110),
    "rare words": (2000, 2010),
}


def muat(banyak: int) -> None:
    """Fill the catalogue; the triggers were off, so tell everybody it changed."""
    isi(banyak)
    Unit.objects.update(edisi=1)
    halaman.tunggu_pendengar()


def pertanyaan() -> dict[str, list[str]]:
    """Kinds of searches with ten examples each, the same at every size."""
    kata = kamus(random.Random(BENIH))  # noqa: S311 -- words, not secrets
    hasil = {nama: kata[a:b] for nama, (a, b) in PANGKAT.items()}
    panjang = [k for k in kata[100:400] if len(k) >= 6][:10]
    hasil["two words"] = [
        f"{a} {b}" for a, b in zip(kata[20:30], kata[60:70], strict=True)
    ]
    hasil["part of a word"] = [k[:4] for k in panjang]
    hasil["typing errors"] = [salah_ketik(k) for k in panjang]
    hasil["words nobody has"] = [f"xqz{i}wvx" for i in range(10)]
    return hasil


def salah_ketik(kata: str) -> str:
    """The word with its third and fourth letter swapped, or doubled when equal."""
    a, b = kata[2], kata[3]
    return kata[:2] + (b + a if a != b else a + b + b) + kata[4:]


def cari() -> dict[str, float]:
    """Median ms of a search page for each kind of question."""
    return {
        nama: halaman.median_ms(
            [f"/informasi/?q={quote(satu)}" for satu in semua], ulang=ULANG
        )
        for nama, semua in pertanyaan().items()
    }


def buffer() -> Mapping[str, float]:
    """Buffers of list and item, on a first page, under a filter, deep, after an edit."""
    semua = DokumenInformasi.objects.terbit().urut_baca()
    tengah = semua[semua.count() // 2]
    assert tengah.terbit_pada
    saat = Kursor(tengah.terbit_pada, tengah.pk)
    kursor = quote(f"{tengah.keterbacaan}~{saat}")
    alamat = {
        "list": "/informasi/",
        "list under a filter": "/informasi/?klasifikasi=berkala",
        "list, page in the middle": f"/informasi/?setelah={kursor}",
    }
    hasil: dict[str, float] = {
        n: halaman.buffer(a, dingin=False) for n, a in alamat.items()
    }
    # Some units have a parent to show and some have none: not one entry, but the mean.
    tiap = semua.filter(pk__in=range(1, semua.count(), semua.count() // BANYAK_BUTIR))
    butir = [halaman.buffer(d.get_absolute_url(), dingin=False) for d in tiap]
    hasil["item, mean of 50"] = sum(butir) / len(butir)
    hasil["list, just after an edit"] = halaman.buffer("/informasi/", dingin=True)
    return hasil
