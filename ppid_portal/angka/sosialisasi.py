"""Group D of the indicators: rounds, visits and what they left.

All but D5 and D9 are rules on one row.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction

from pemangku.kunjungan.jajak import PERTANYAAN, TERSEDIKIT, TahapJajak
from pemangku.models import Janji, Kegiatan
from pemangku.putaran.angka import (
    BarisKomitmen,
    BarisTindakLanjut,
    GolonganTerusan,
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
    Arah,
    Cara,
    Indikator,
    Kunci,
    Satuan,
    Sumber,
    Ukur,
    bagian,
    bila,
    bulatkan,
    jumlah,
    persen,
    sebaran,
    total,
    unik,
)
from ppid_portal.angka.inventaris import milik_sasaran
from ppid_portal.angka.periode import Periode

# D5 and D9: what no rule on one row can say

KELURAHAN, JAJAK = "D5", "D9"
JANGKAUAN: tuple[Indikator, ...] = (
    bagian(
        KELURAHAN,
        "Kelurahan terwakili",
        pembilang="kelurahan yang orang atau lembaganya hadir sah dalam periode ini",
        penyebut="kelurahan yang aktif",
        cara=None,
    ),
    bagian(
        JAJAK,
        "Kenaikan pemahaman",
        satuan=Satuan.POIN,
        cara=None,
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


TANPA_TUNDA = "unit sasaran putaran, tanpa yang ditunda"
DIJUMLAH_SENDIRI = (
    "Tiga jumlah yang berbeda jenis dan tidak pernah dijumlahkan. Laporan yang ditolak "
    "atau ganda tidak dihitung."
)


def _lewat(b: BarisKomitmen | BarisTindakLanjut, u: Ukur, nilai: int) -> int | None:
    """``nilai`` of what was to be done by a day that is over, and nobody called off."""
    return bila(b.hari < u.kini and not b.batal, nilai)


def _terpenuhi(k: BarisKomitmen) -> bool:
    return k.terlapor >= k.target


def _tepat(t: BarisTindakLanjut) -> bool:
    return t.selesai_pada is not None and t.selesai_pada <= t.hari


SASARAN_D: tuple[Indikator, ...] = (
    bagian(
        "D1",
        "Sasaran terlaksana",
        pembilang="unit yang kunjungannya selesai, pesertanya cukup, dan tiga kanalnya dibahas",
        penyebut=TANPA_TUNDA,
        nilai=lambda s, _: bila(not s.ditunda, s.terlaksana),
        saat=True,
    ),
    jumlah(
        "D1l",
        "Sasaran terlambat",
        pembilang="unit yang rencana tanggalnya lewat dan belum terlaksana",
        nilai=lambda s, _: bila(s.terlambat, 1),
        arah=Arah.TURUN,
        saat=True,
    ),
    jumlah(
        "D1t",
        "Sasaran ditunda",
        pembilang="unit yang ditunda dengan alasan",
        nilai=lambda s, _: bila(s.ditunda, 1),
        saat=True,
    ),
    bagian(
        "D2",
        "Sasaran tuntas",
        pembilang="unit yang terlaksana, terinventaris, lengkap unsurnya, berita acaranya diunggah, dan bernama petugasnya",
        penyebut=TANPA_TUNDA,
        nilai=lambda s, _: bila(not s.ditunda, s.tuntas),
        saat=True,
    ),
)
HADIR: tuple[Indikator, ...] = (
    unik(
        "D3",
        "Lembaga hadir",
        pembilang="pemangku berbeda yang hadir sah dalam periode ini",
        nilai=lambda h, _: h.pemangku_id.int if h.pemangku_id else None,
        catatan="Satu lembaga dihitung sekali walau hadir berkali-kali.",
    ),
    unik(
        "D4",
        "Orang hadir",
        pembilang="orang berbeda yang hadir sah, dan tiap kehadiran sah yang orangnya tidak tercatat",
        nilai=lambda h, _: (h.orang_id or h.id).int,
        catatan="Yang hadir tanpa nama tidak termasuk; jumlahnya sendiri.",
    ),
)
KEGIATAN: tuple[Indikator, ...] = (
    total(
        "D4t",
        "Hadir tanpa nama",
        pembilang="orang yang dihitung hadir tanpa ditulis namanya",
        nilai=lambda k, _: k.tak_bernama or None,
        arah=Arah.NETRAL,
    ),
    bagian(
        "D12",
        "Hari sejak kegiatan terakhir",
        pembilang="hari sejak kegiatan terakhir yang selesai",
        nilai=lambda k, u: u.sejak(k.hari),
        satuan=Satuan.HARI,
        arah=Arah.TURUN,
        cara=Cara.TERKECIL,
        catatan="Tanda — berarti belum ada kegiatan yang selesai.",
        saat=True,
    ),
)
UNDANGAN: tuple[Indikator, ...] = (
    bagian(
        "D6",
        "Kehadiran undangan",
        pembilang="pemangku yang diundang dan hadir",
        penyebut="pemangku yang diundang ke kegiatan yang terlaksana",
        nilai=lambda u, _: u.hadir,
    ),
)
KOMITMEN: tuple[Indikator, ...] = (
    bagian(
        "D7",
        "Komitmen terpenuhi",
        pembilang="komitmen yang laporannya mencapai targetnya",
        penyebut="komitmen yang tenggatnya lewat, tanpa yang dibatalkan",
        nilai=lambda k, u: _lewat(k, u, _terpenuhi(k)),
    ),
    bagian(
        "D7t",
        "Komitmen terpenuhi sampai tenggatnya",
        pembilang="komitmen yang mencapai targetnya paling lambat pada tenggatnya",
        penyebut="komitmen yang tenggatnya lewat, tanpa yang dibatalkan",
        nilai=lambda k, u: _lewat(k, u, k.tepat >= k.target),
    ),
    jumlah(
        "D7l",
        "Komitmen lewat tenggat",
        pembilang="komitmen yang tenggatnya lewat dan belum terpenuhi saat dihitung",
        nilai=lambda k, u: bila(not _terpenuhi(k), _lewat(k, u, 1)),
        arah=Arah.TURUN,
        saat=True,
    ),
)
TERUSAN: tuple[Indikator, ...] = tuple(
    total(
        f"D8{huruf}",
        nama,
        pembilang=pembilang,
        nilai=lambda t, _, golongan=golongan: bila(t.golongan == golongan, t.jumlah),  # type: ignore[misc]
        catatan=DIJUMLAH_SENDIRI,
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
TITIPAN: tuple[Indikator, ...] = (
    bagian(
        "D10",
        "Titipan tuntas",
        pembilang="titipan yang dijawab di tempat atau selesai",
        penyebut="titipan, tanpa yang dibatalkan",
        nilai=lambda t, _: bila(not t.batal, t.akhir is not None),
    ),
    sebaran(
        "D10h",
        "Waktu titipan tuntas",
        pembilang="jumlah hari sejak kegiatannya sampai tuntas",
        penyebut="titipan yang tuntas",
        nilai=lambda t, _: (t.akhir - t.hari).days if t.akhir else None,
        satuan=Satuan.HARI,
    ),
)
TINDAK: tuple[Indikator, ...] = (
    bagian(
        "D11",
        "Tindak lanjut tepat waktu",
        pembilang="tindak lanjut yang selesai paling lambat pada tenggatnya",
        penyebut="tindak lanjut yang tenggatnya lewat, tanpa yang dibatalkan",
        nilai=lambda t, u: _lewat(t, u, _tepat(t)),
    ),
)
SUMBER = (
    Sumber(SASARAN_D, lambda r: baca_sasaran(r.hari), milik_sasaran),
    Sumber(HADIR, lambda _: baca_hadir()),
    Sumber(KEGIATAN, lambda r: baca_kegiatan(r.hari), Kegiatan.objects.untuk),
    Sumber(UNDANGAN, lambda _: baca_undangan()),
    Sumber(
        KOMITMEN,
        lambda _: baca_komitmen(),
        lambda petugas: Janji.objects.komitmen().untuk(petugas).untuk_daftar(),
    ),
    Sumber(TERUSAN, lambda _: baca_terusan()),
    Sumber(TITIPAN, lambda _: baca_titipan()),
    Sumber(
        TINDAK,
        lambda _: baca_tindak_lanjut(),
        lambda petugas: Janji.objects.tindak_lanjut().untuk(petugas),
    ),
)
