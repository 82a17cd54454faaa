"""Group D of the indicators: rounds, visits and what they left.

All but D5 and D9 are rules on one row.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from pemangku.kunjungan.actions import TERSEDIKIT
from pemangku.kunjungan.pilihan import PERTANYAAN, TahapJajak
from pemangku.models import Janji, Kegiatan
from pemangku.putaran.angka import (
    GolonganTerusan as G,
    baca_hadir,
    baca_jajak,
    baca_kegiatan,
    baca_komitmen,
    baca_sasaran,
    baca_terusan,
    baca_tindak_lanjut,
    baca_titipan,
    baca_undangan,
    kelurahan_aktif,
)
from ppid_portal.angka.angka import (
    Angka,
    Kunci,
    Sumber,
    Ukur,
    bila,
    bulatkan,
    indikator,
    persen,
    semua,
)
from ppid_portal.angka.inventaris import milik_sasaran
from ppid_portal.angka.periode import Periode

# D5 and D9: what no rule on one row can say

KELURAHAN, JAJAK = "D5", "D9"
JANGKAUAN = indikator(D5=semua, D9=semua)
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
            hadir[periode.kode] |= induk.keys() & {satu.kelurahan, satu.wilayah}
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


def _lewat(b: Any, u: Ukur, nilai: int) -> int | None:
    """``nilai`` of what was to be done by a day that is over, and nobody called off."""
    return bila(b.hari < u.kini and not b.batal, nilai)


def _terpenuhi(k: Any) -> bool:
    return bool(k.terlapor >= k.target)


def _tepat(t: Any) -> bool:
    return t.selesai_pada is not None and t.selesai_pada <= t.hari


SUMBER = (
    Sumber(
        indikator(
            D1=lambda s, _: bila(not s.ditunda, s.terlaksana),
            D1l=lambda s, _: bila(s.terlambat, 1),
            D1t=lambda s, _: bila(s.ditunda, 1),
            D2=lambda s, _: bila(not s.ditunda, s.tuntas),
        ),
        lambda r: baca_sasaran(r.hari),
        milik_sasaran,
    ),
    Sumber(
        indikator(
            D3=lambda h, _: h.pemangku_id.int if h.pemangku_id else None,
            D4=lambda h, _: (h.orang_id or h.id).int,
        ),
        lambda _: baca_hadir(),
    ),
    Sumber(
        indikator(
            D4t=lambda k, _: k.tak_bernama or None, D12=lambda k, u: u.sejak(k.hari)
        ),
        lambda r: baca_kegiatan(r.hari),
        Kegiatan.objects.untuk,
    ),
    Sumber(indikator(D6=lambda u, _: u.hadir), lambda _: baca_undangan()),
    Sumber(
        indikator(
            D7=lambda k, u: _lewat(k, u, _terpenuhi(k)),
            D7t=lambda k, u: _lewat(k, u, k.tepat >= k.target),
            D7l=lambda k, u: bila(not _terpenuhi(k), _lewat(k, u, 1)),
        ),
        lambda _: baca_komitmen(),
        lambda petugas: Janji.objects.komitmen().untuk(petugas).untuk_daftar(),
    ),
    Sumber(
        indikator(
            D8a=lambda t, _: bila(t.golongan == G.TERHITUNG, t.jumlah),
            D8b=lambda t, _: bila(t.golongan == G.PERKIRAAN, t.jumlah),
            D8c=lambda t, _: bila(t.golongan == G.PESAN, t.jumlah),
        ),
        lambda _: baca_terusan(),
    ),
    Sumber(
        indikator(
            D10=lambda t, _: bila(not t.batal, t.akhir is not None),
            D10h=lambda t, _: (t.akhir - t.hari).days if t.akhir else None,
        ),
        lambda _: baca_titipan(),
    ),
    Sumber(
        indikator(D11=lambda t, u: _lewat(t, u, _tepat(t))),
        lambda _: baca_tindak_lanjut(),
        lambda petugas: Janji.objects.tindak_lanjut().untuk(petugas),
    ),
)
