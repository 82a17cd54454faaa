"""Group D of the indicators: rounds, visits and what they left.

All but D5 and D9 are rules on one row.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import partial

from pemangku.angka import (
    BarisHadir,
    BarisKegiatan,
    BarisKomitmen,
    BarisTerusan,
    BarisTindakLanjut,
    BarisTitipan,
    BarisUndangan,
    GolonganTerusan,
    SasaranAngka,
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
from pemangku.kunjungan.jajak import PERTANYAAN, TERSEDIKIT, TahapJajak
from ppid_portal.angka.angka import (
    TERBAGI,
    Angka,
    Arah,
    Cara,
    Indikator,
    Kunci,
    PerkaraTerukur,
    Satuan,
    Ukur,
    Ukuran,
    bulatkan,
    persen,
    timbun,
)
from ppid_portal.angka.periode import Periode

# D5 and D9: what no rule on one row can say

KELURAHAN, JAJAK = "D5", "D9"
INDIKATOR_JANGKAUAN = (
    Indikator(
        kode=KELURAHAN,
        nama="Kelurahan terwakili",
        satuan=Satuan.PERSEN,
        arah=Arah.NAIK,
        pembilang="kelurahan yang orang atau lembaganya hadir sah dalam periode ini",
        penyebut="kelurahan yang aktif",
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


TANPA_TUNDA = "unit sasaran putaran, tanpa yang ditunda"
DIJUMLAH_SENDIRI = (
    "Tiga jumlah yang berbeda jenis dan tidak pernah dijumlahkan. Laporan yang ditolak "
    "atau ganda tidak dihitung."
)
_persen = partial(Indikator, satuan=Satuan.PERSEN, arah=Arah.NAIK)
_jumlah = partial(Indikator, satuan=Satuan.JUMLAH)


@dataclass(frozen=True, slots=True)
class Bertenggat[B: (BarisKomitmen, BarisTindakLanjut)]:
    """What was to be done by a day, and whether that day is over."""

    baris: B
    lewat: bool

    @property
    def id(self) -> object:
        """The row's."""
        return self.baris.id

    @property
    def hari(self) -> date:
        """Its last day."""
        return self.baris.hari

    @property
    def unit_id(self) -> int:
        """Who answers for it."""
        return self.baris.unit_id

    @property
    def kecamatan(self) -> str | None:
        """Where it belongs."""
        return self.baris.kecamatan

    @property
    def dinilai(self) -> bool:
        """Its day is over, and nobody called it off."""
        return self.lewat and not self.baris.batal


def bertenggat[B: (BarisKomitmen, BarisTindakLanjut)](
    baris: Iterable[B], kini: date
) -> Iterator[Bertenggat[B]]:
    """Each with whether its day is over; the last day itself is not."""
    return (Bertenggat(satu, satu.hari < kini) for satu in baris)


def _terpenuhi(k: BarisKomitmen) -> bool:
    return k.terlapor >= k.target


def _tepat(t: BarisTindakLanjut) -> bool:
    return t.selesai_pada is not None and t.selesai_pada <= t.hari


UKURAN_SASARAN_D: tuple[Ukuran[SasaranAngka], ...] = (
    Ukuran(
        _persen(
            kode="D1",
            nama="Sasaran terlaksana",
            pembilang="unit yang kunjungannya selesai, pesertanya cukup, dan tiga kanalnya dibahas",
            penyebut=TANPA_TUNDA,
            saat=True,
        ),
        Cara.BAGIAN,
        lambda s: None if s.ditunda else s.terlaksana,
    ),
    Ukuran(
        _jumlah(
            kode="D1l",
            nama="Sasaran terlambat",
            arah=Arah.TURUN,
            pembilang="unit yang rencana tanggalnya lewat dan belum terlaksana",
            saat=True,
        ),
        Cara.JUMLAH,
        lambda s: 1 if s.terlambat else None,
    ),
    Ukuran(
        _jumlah(
            kode="D1t",
            nama="Sasaran ditunda",
            arah=Arah.NETRAL,
            pembilang="unit yang ditunda dengan alasan",
            saat=True,
        ),
        Cara.JUMLAH,
        lambda s: 1 if s.ditunda else None,
    ),
    Ukuran(
        _persen(
            kode="D2",
            nama="Sasaran tuntas",
            pembilang="unit yang terlaksana, terinventaris, lengkap unsurnya, berita acaranya diunggah, dan bernama petugasnya",
            penyebut=TANPA_TUNDA,
            saat=True,
        ),
        Cara.BAGIAN,
        lambda s: None if s.ditunda else s.tuntas,
    ),
)
UKURAN_HADIR: tuple[Ukuran[BarisHadir], ...] = (
    Ukuran(
        _jumlah(
            kode="D3",
            nama="Lembaga hadir",
            arah=Arah.NAIK,
            pembilang="pemangku berbeda yang hadir sah dalam periode ini",
            catatan="Satu lembaga dihitung sekali walau hadir berkali-kali.",
        ),
        Cara.UNIK,
        lambda h: h.pemangku_id.int if h.pemangku_id else None,
    ),
    Ukuran(
        Indikator(
            kode="D4",
            nama="Orang hadir",
            satuan=Satuan.JUMLAH,
            arah=Arah.NAIK,
            pembilang="orang berbeda yang hadir sah, dan tiap kehadiran sah yang orangnya tidak tercatat",
            catatan="Yang hadir tanpa nama tidak termasuk; jumlahnya sendiri.",
        ),
        Cara.UNIK,
        lambda h: (h.orang_id or h.id).int,
    ),
)
UKURAN_KEGIATAN: tuple[Ukuran[BarisKegiatan], ...] = (
    Ukuran(
        Indikator(
            kode="D4t",
            nama="Hadir tanpa nama",
            satuan=Satuan.JUMLAH,
            arah=Arah.NETRAL,
            pembilang="orang yang dihitung hadir tanpa ditulis namanya",
        ),
        Cara.TOTAL,
        lambda k: k.tak_bernama or None,
    ),
    Ukuran(
        Indikator(
            kode="D12",
            nama="Hari sejak kegiatan terakhir",
            satuan=Satuan.HARI,
            arah=Arah.TURUN,
            pembilang="hari sejak kegiatan terakhir yang selesai",
            catatan="Tanda — berarti belum ada kegiatan yang selesai.",
            saat=True,
        ),
        Cara.TERKECIL,
        lambda k: k.lalu,
    ),
)
UKURAN_UNDANGAN: tuple[Ukuran[BarisUndangan], ...] = (
    Ukuran(
        _persen(
            kode="D6",
            nama="Kehadiran undangan",
            pembilang="pemangku yang diundang dan hadir",
            penyebut="pemangku yang diundang ke kegiatan yang terlaksana",
        ),
        Cara.BAGIAN,
        lambda u: u.hadir,
    ),
)
UKURAN_KOMITMEN: tuple[Ukuran[Bertenggat[BarisKomitmen]], ...] = (
    Ukuran(
        _persen(
            kode="D7",
            nama="Komitmen terpenuhi",
            pembilang="komitmen yang laporannya mencapai targetnya",
            penyebut="komitmen yang tenggatnya lewat, tanpa yang dibatalkan",
        ),
        Cara.BAGIAN,
        lambda k: _terpenuhi(k.baris) if k.dinilai else None,
    ),
    Ukuran(
        _persen(
            kode="D7t",
            nama="Komitmen terpenuhi sampai tenggatnya",
            pembilang="komitmen yang mencapai targetnya paling lambat pada tenggatnya",
            penyebut="komitmen yang tenggatnya lewat, tanpa yang dibatalkan",
        ),
        Cara.BAGIAN,
        lambda k: k.baris.tepat >= k.baris.target if k.dinilai else None,
    ),
    Ukuran(
        _jumlah(
            kode="D7l",
            nama="Komitmen lewat tenggat",
            arah=Arah.TURUN,
            pembilang="komitmen yang tenggatnya lewat dan belum terpenuhi saat dihitung",
            saat=True,
        ),
        Cara.JUMLAH,
        lambda k: 1 if k.dinilai and not _terpenuhi(k.baris) else None,
    ),
)
UKURAN_TERUSAN: tuple[Ukuran[BarisTerusan], ...] = tuple(
    Ukuran(
        _jumlah(
            kode=f"D8{huruf}",
            nama=nama,
            arah=Arah.NAIK,
            pembilang=pembilang,
            catatan=DIJUMLAH_SENDIRI,
        ),
        Cara.TOTAL,
        lambda t, golongan=golongan: t.jumlah if t.golongan == golongan else None,  # type: ignore[misc]
    )
    for huruf, golongan, nama, pembilang in (
        (
            "a",
            GolonganTerusan.TERHITUNG,
            "Terusan tatap muka, terhitung",
            "orang menurut daftar hadir atau dihitung satu per satu",
        ),
        (
            "b",
            GolonganTerusan.PERKIRAAN,
            "Terusan tatap muka, perkiraan",
            "orang menurut perkiraan pelapor",
        ),
        (
            "c",
            GolonganTerusan.PESAN,
            "Terusan lewat pesan",
            "anggota grup atau tayangan yang dicapai",
        ),
    )
)
UKURAN_TITIPAN: tuple[Ukuran[BarisTitipan], ...] = (
    Ukuran(
        Indikator(
            kode="D10",
            nama="Titipan tuntas",
            satuan=Satuan.PERSEN,
            arah=Arah.NAIK,
            pembilang="titipan yang dijawab di tempat atau selesai",
            penyebut="titipan, tanpa yang dibatalkan",
        ),
        Cara.BAGIAN,
        lambda t: None if t.batal else t.lama is not None,
    ),
    Ukuran(
        Indikator(
            kode="D10h",
            nama="Waktu titipan tuntas",
            satuan=Satuan.HARI,
            arah=Arah.TURUN,
            pembilang="jumlah hari sejak kegiatannya sampai tuntas",
            penyebut="titipan yang tuntas",
            catatan=TERBAGI,
            rincian="sebaran",
        ),
        Cara.SEBARAN,
        lambda t: t.lama,
    ),
)
UKURAN_TINDAK: tuple[Ukuran[Bertenggat[BarisTindakLanjut]], ...] = (
    Ukuran(
        _persen(
            kode="D11",
            nama="Tindak lanjut tepat waktu",
            pembilang="tindak lanjut yang selesai paling lambat pada tenggatnya",
            penyebut="tindak lanjut yang tenggatnya lewat, tanpa yang dibatalkan",
        ),
        Cara.BAGIAN,
        lambda t: _tepat(t.baris) if t.dinilai else None,
    ),
)
UKURAN_SOSIALISASI: tuple[Ukuran, ...] = (
    *UKURAN_SASARAN_D,
    *UKURAN_HADIR,
    *UKURAN_KEGIATAN,
    *UKURAN_UNDANGAN,
    *UKURAN_KOMITMEN,
    *UKURAN_TERUSAN,
    *UKURAN_TITIPAN,
    *UKURAN_TINDAK,
)


def perkara_sosialisasi(
    ukur: Ukur,
) -> Iterator[tuple[tuple[Ukuran, ...], Iterable[PerkaraTerukur]]]:
    """Rules with the rows they judge."""
    kini = ukur.kini
    yield UKURAN_SASARAN_D, baca_sasaran(kini)
    yield UKURAN_HADIR, baca_hadir()
    yield UKURAN_KEGIATAN, baca_kegiatan(kini)
    yield UKURAN_UNDANGAN, baca_undangan()
    yield UKURAN_KOMITMEN, bertenggat(baca_komitmen(), kini)
    yield UKURAN_TERUSAN, baca_terusan()
    yield UKURAN_TITIPAN, baca_titipan()
    yield UKURAN_TINDAK, bertenggat(baca_tindak_lanjut(), kini)


def hitung_sosialisasi(ukur: Ukur) -> dict[Kunci, Angka]:
    """D."""
    return (
        timbun(perkara_sosialisasi(ukur), ukur.kini)
        | hitung_kelurahan()
        | hitung_jajak()
    )
