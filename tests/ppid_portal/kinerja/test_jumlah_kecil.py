"""Of a small total no parts are told: so many of "<5" would tell it (PK-53).

Every year that may stand behind a page is tried, page by page: no small count is certain.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from itertools import product

import pytest

from ppid_portal.indikator.angka import Angka
from ppid_portal.indikator.baca import Lembar
from ppid_portal.indikator.periode import Periode
from ppid_portal.indikator.ukuran import Kunci
from ppid_portal.kinerja.papan import Papan
from ppid_portal.kinerja.simpulan import kecil
from ppid_portal.kinerja.susunan import Potongan, kota
from tests.klien import PortalClient
from tests.ppid_portal.kinerja.meja import baca, kecamatan, taruh, unduh

TAHUN = Periode(2024)
PADA = datetime(2025, 1, 2, tzinfo=UTC)
HASIL = ("dikabulkan", "ditolak", "tidak_dikuasai", "belum_didokumentasikan")
TEMPAT = ("a", "b", "c", "d")
type Dunia = dict[Kunci, Angka]


def sedikit(lebar: int) -> Iterator[tuple[int, ...]]:
    """All ways to share fewer than five among so many."""
    return (isi for isi in product(range(5), repeat=lebar) if sum(isi) < 5)


def jumlahan(kode: str, bagian: Iterable[tuple[str, int]]) -> Dunia:
    """A total with its parts that occur, as the nightly job leaves them."""
    isi = {kota(kode, TAHUN, r): Angka.jumlah(n) for r, n in bagian if n}
    total = sum(a.n for a in isi.values())
    return isi | ({kota(kode, TAHUN): Angka.jumlah(total)} if total else {})


def beralasan(kode: str) -> Iterator[Dunia]:
    """Refusals or objections by their grounds."""
    for isi in sedikit(5):
        yield jumlahan(kode, zip("abchj", isi, strict=True))


def berhasil() -> Iterator[Dunia]:
    """Decided requests by what became of them; all that were refused have a ground."""
    for isi in sedikit(4):
        bagian = dict(zip(HASIL, isi, strict=True))
        semua, tolak = sum(isi), bagian["ditolak"]
        yield {
            **jumlahan("A5h", bagian.items()),
            **jumlahan("A5t", [("h", tolak)]),
            kota("A4", TAHUN): Angka.bagian(bagian["dikabulkan"], semua),
            kota("A5", TAHUN): Angka.bagian(tolak, semua),
        }


def setempat(kode: str) -> Iterator[Dunia]:
    """The city by its kecamatan, and what lies in none."""
    for *isi, tanpa in sedikit(5):
        semua = kota(kode, TAHUN)
        tempat = dict(zip(TEMPAT, isi, strict=True))
        yield {
            semua: Angka.jumlah(sum(isi) + tanpa),
            **{semua._replace(kecamatan=k): Angka.jumlah(n) for k, n in tempat.items()},
        }


def papan(dunia: Dunia) -> Papan:
    return Potongan(Lembar(dunia, PADA), TAHUN, TEMPAT).papan


def terlihat(dunia: Dunia) -> frozenset[tuple[object, ...]]:
    """All cells of the page and its files."""
    return frozenset(
        (s.kunci, s.kata, s.pembilang, s.penyebut, s.nilai)
        for s in papan(dunia).semua()
    )


@pytest.mark.parametrize(
    "dunia",
    [
        *(list(beralasan(kode)) for kode in ("A5t", "A6n")),
        list(berhasil()),
        *(list(setempat(kode)) for kode in ("A1", "B1")),
    ],
    ids=["A5t", "A6n", "A5h", "A1", "B1"],
)
def test_whatever_was_counted_no_small_number_is_certain(dunia: list[Dunia]) -> None:
    menurut: dict[frozenset[tuple[object, ...]], list[Dunia]] = defaultdict(list)
    for satu in dunia:
        menurut[terlihat(satu)].append(satu)

    for sama in menurut.values():
        for kunci in {k for satu in sama for k in satu}:
            for sisi in ("pembilang", "penyebut"):
                mungkin = {getattr(s.get(kunci, Angka()), sisi) or 0 for s in sama}
                assert len(mungkin) > 1 or not any(map(kecil, mungkin)), kunci


@pytest.mark.django_db
def test_four_refusals_of_four_grounds_are_not_told_to_be_four(
    client: PortalClient,
) -> None:
    kecamatan("Cihideung", "32.78.01")
    taruh("A1", "2024", 4)
    for kode in ("A5t", "A6n"):
        taruh(kode, "2024", 4)
        for huruf in "abhj":
            taruh(kode, "2024", 1, rincian=huruf)
    for hasil, banyak in (("dikabulkan", 36), ("ditolak", 4)):
        taruh("A5h", "2024", banyak, rincian=hasil)
    taruh("A4", "2024", 36, 40)
    taruh("A5", "2024", 4, 40)

    isi, berkas = baca(client), unduh(client)

    assert "Penolakan menurut alasannya Terlalu sedikit untuk dirinci." in isi
    assert "Keberatan menurut alasannya Terlalu sedikit untuk dirinci." in isi
    assert "Bagian dari jumlah <5 tidak ditampilkan." in isi
    assert berkas["A5t", "2024", ""] == "<5//<5"
    assert not [k for k in berkas if k[0].startswith(("A5t.", "A6n."))]
    # Not even that nobody came from there.
    assert "Cihideung belum pernah 0 — disamarkan 0" in isi
    assert berkas["A1", "2024", "32.78.01"] == "disamarkan//disamarkan"
    assert berkas["A1", "2024", "tidak diketahui"] == "disamarkan//disamarkan"
