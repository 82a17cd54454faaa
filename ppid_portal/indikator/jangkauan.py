"""D5 and D9: what no rule on one row can say (pemangku 10.5)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction

from pemangku.angka import baca_hadir, baca_jajak, kelurahan_aktif
from pemangku.kunjungan.jajak import PERTANYAAN, TERSEDIKIT, TahapJajak
from ppid_portal.indikator.angka import Angka, bulatkan, persen
from ppid_portal.indikator.definisi import Arah, Indikator, Satuan
from ppid_portal.indikator.periode import Periode
from ppid_portal.indikator.ukuran import Kunci

KELURAHAN, JAJAK = "D5", "D9"
INDIKATOR_JANGKAUAN = (
    Indikator(
        kode=KELURAHAN,
        nama="Kelurahan terwakili",
        satuan=Satuan.PERSEN,
        arah=Arah.NAIK,
        pembilang="kelurahan yang orang atau lembaganya hadir sah dalam periode ini",
        penyebut="kelurahan yang aktif",
        orang=False,
    ),
    Indikator(
        kode=JAJAK,
        nama="Kenaikan pemahaman",
        satuan=Satuan.POIN,
        arah=Arah.NAIK,
        pembilang="rata-rata selisih persen jawaban benar sesudah dan sebelum, enam pertanyaan",
        catatan="Hanya bila sedikitnya lima orang menjawab pada tiap tahap. n adalah yang lebih sedikit dari kedua tahap.",
        rincian="pertanyaan",
    ),
)
type Tempat = tuple[str, int | None, str | None]
# Said of a kecamatan without a day since the last visit.
BELUM, BELUM_SELESAI = "belum pernah", "belum ada yang selesai"


def tanpa_kunjungan(*hadir: Angka) -> str:
    """What is said where no visit has ended: ``hadir`` are D3 and D5.

    Both count who came to a visit that is not closed yet, too; D12 does not.
    """
    return BELUM_SELESAI if any(a.pembilang for a in hadir) else BELUM


def hitung_kelurahan() -> dict[Kunci, Angka]:
    """D5: of each period with anybody present, the city and every kecamatan."""
    induk = kelurahan_aktif()
    hadir: dict[str, set[str]] = defaultdict(set)
    for satu in baca_hadir():
        for periode in Periode.memuat(satu.hari):
            hadir[periode.kode] |= satu.kelurahan & induk.keys()
    semua = Counter(induk.values())
    hasil: dict[Kunci, Angka] = {}
    for kode, kelurahan in hadir.items():
        kunci = Kunci(KELURAHAN, "", kode, None, None)
        hasil[kunci] = Angka.bagian(len(kelurahan), len(induk))
        datang = Counter(induk[satu] for satu in kelurahan)
        for kecamatan, banyak in semua.items():
            hasil[kunci._replace(kecamatan=kecamatan)] = Angka.bagian(
                datang[kecamatan], banyak
            )
    return hasil


def hitung_jajak() -> dict[Kunci, Angka]:
    """D9: the index, and each question as its part."""
    timbunan: dict[Tempat, dict[str, list[int]]] = {}
    for satu in baca_jajak():
        for tempat in _tempat(satu.hari, satu.unit_id, satu.kecamatan):
            tahap = timbunan.setdefault(tempat, _kosong())[satu.tahap]
            for ke, banyak in enumerate((satu.n, *satu.benar)):
                tahap[ke] += banyak
    hasil: dict[Kunci, Angka] = {}
    for (periode, unit, kecamatan), jawaban in timbunan.items():
        for rincian, angka in _selisih(**jawaban):
            hasil[Kunci(JAJAK, rincian, periode, unit, kecamatan)] = angka
    return hasil


def _kosong() -> dict[str, list[int]]:
    """Of each stage how many answered, and how many were right by question."""
    return {tahap: [0] * (1 + len(PERTANYAAN)) for tahap in TahapJajak.values}


def _tempat(hari: date, unit: int, kecamatan: str | None) -> Iterator[Tempat]:
    for periode in Periode.memuat(hari):
        for u, k in {(None, None), (unit, None), (None, kecamatan)}:
            yield periode.kode, u, k


def _selisih(awal: list[int], akhir: list[int]) -> Iterator[tuple[str, Angka]]:
    """Points as the page of a visit shows them: the difference of the rounded shares."""
    n = min(awal[0], akhir[0])
    if n < TERSEDIKIT:
        return
    poin = [
        (persen(b, akhir[0]) or Decimal()) - (persen(a, awal[0]) or Decimal())
        for a, b in zip(awal[1:], akhir[1:], strict=True)
    ]
    rata = bulatkan(Fraction(sum(poin, Decimal())) / len(poin))
    yield "", Angka(nilai=rata, n=n)
    for kolom, nilai in zip(PERTANYAAN, poin, strict=True):
        yield kolom, Angka(nilai=nilai, n=n)
