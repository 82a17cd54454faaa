"""The matrix of influence and interest: who stands where, from where he came (PK-47, 9.8)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from organisasi.bahasa import tanggal_pendek
from organisasi.grafik.gambar import Gambar
from organisasi.grafik.matriks import (
    Bentuk,
    BidangMatriks,
    Panah,
    TandaMatriks,
    gambar_matriks,
)
from organisasi.models import Petugas, Wilayah
from pemangku.inventaris.models import Pemangku, PemangkuQuerySet
from pemangku.penilaian.actions import TINGGI, NilaiKini, nilai_awal, nilai_pada
from pemangku.penilaian.models import KonteksPenilaian, Kuadran, Penilaian

BERBEDA = "penilai berbeda pendapat"
ULANG = "perlu dinilai ulang"
BELUM = "belum dinilai"
SIKAP = {
    Bentuk.LINGKARAN: "netral",
    Bentuk.NAIK: "mendukung",
    Bentuk.TURUN: "keberatan",
    Bentuk.KOTAK: "belum diketahui",
}
KEPALA = (
    *("Pemangku", "Wilayah", "Pengaruh", "Kepentingan", "Kuadran", "Sikap"),
    "Catatan",
)
LEBAR = (44, 21, 17, 22, 19, 18, 24)
BIDANG = BidangMatriks(
    mendatar="Kepentingan",
    tegak="Pengaruh",
    batas=TINGGI,
    sudut=(
        f"{Kuadran.PROMOTER.label}: {Kuadran.PROMOTER.perlakuan}",
        f"{Kuadran.LATENT.label}: {Kuadran.LATENT.perlakuan}",
        f"{Kuadran.DEFENDER.label}: {Kuadran.DEFENDER.perlakuan}",
        f"{Kuadran.APATHETIC.label}: {Kuadran.APATHETIC.perlakuan}",
    ),
    legenda=(
        *((bentuk, False, kata) for bentuk, kata in SIKAP.items()),
        (Bentuk.LINGKARAN, True, "lebih dari setahun"),
    ),
)


@dataclass(frozen=True, slots=True)
class BarisMatriks:
    """One stakeholder with its value and the one it is compared with."""

    pemangku: Pemangku
    kini: NilaiKini
    semula: NilaiKini | None

    @property
    def bentuk(self) -> Bentuk:
        """Shape by stance."""
        sikap = self.kini.sikap
        if sikap is None:
            return Bentuk.KOTAK
        if sikap == 0:
            return Bentuk.LINGKARAN
        return Bentuk.NAIK if sikap > 0 else Bentuk.TURUN


def gambar_nilai(
    petugas: Petugas,
    *,
    konteks: KonteksPenilaian,
    hari: date,
    kecamatan: Wilayah | None = None,
    banding: date | None = None,
) -> Gambar:
    """The picture of what the officer may read; bodies only, persons never (PK-48).

    ``banding`` is the day the arrows come from; without it the earliest value of the last
    twelve months. Who is not assessed is counted under the picture, never drawn.
    """
    semua = _terbaca(petugas, kecamatan)
    baris, jumlah = _baris(semua, konteks, hari, banding), semua.count()
    belum = jumlah - len(baris)
    tempat = f" di {kecamatan}" if kecamatan else ""
    return gambar_matriks(
        judul=f"Matriks pengaruh dan kepentingan{tempat}",
        uraian=(
            f"{konteks}. {len(baris)} pemangku digambar{_isi_sudut(baris)}; "
            f"{belum} belum dinilai. Rinciannya ada dalam tabel."
        ),
        bidang=BIDANG,
        tanda=[
            TandaMatriks(b.kini.titik, b.bentuk, b.kini.basi, b.pemangku.nama_tampil)
            for b in baris
            if b.kini.titik
        ],
        panah=_panah(baris),
        kepala=KEPALA,
        baris=[_sel(b) for b in baris],
        catatan=_catatan(konteks, hari, belum, banding),
    )


def _terbaca(petugas: Petugas, kecamatan: Wilayah | None) -> PemangkuQuerySet:
    """Active bodies whose scores the officer may read."""
    semua = Pemangku.objects.aktif().filter(
        Penilaian.cakupan(petugas).q("pengelola"), bentuk=Pemangku.Bentuk.LEMBAGA
    )
    return semua.di_kecamatan(kecamatan) if kecamatan else semua


def _baris(
    semua: PemangkuQuerySet,
    konteks: KonteksPenilaian,
    hari: date,
    banding: date | None,
) -> list[BarisMatriks]:
    """Who is assessed on both scales, by number; in two queries."""
    penilaian = Penilaian.objects.sah().filter(
        konteks=konteks, pemangku__in=semua.order_by().values("pk")
    )
    milik: dict[Any, list[Penilaian]] = defaultdict(list)
    for satu in penilaian:
        milik[satu.pemangku_id].append(satu)
    hasil = []
    for pemangku in semua.untuk_daftar().filter(pk__in=list(milik)):
        punya = milik[pemangku.pk]
        kini = nilai_pada(punya, hari)
        if kini is None or kini.titik is None:
            continue
        semula = nilai_pada(punya, banding) if banding else nilai_awal(punya, hari)
        hasil.append(BarisMatriks(pemangku, kini, semula))
    return hasil


def _panah(baris: Iterable[BarisMatriks]) -> list[Panah]:
    return [
        Panah(b.semula.titik, b.kini.titik, b.pemangku.nama_tampil)
        for b in baris
        if b.semula and b.semula.titik and b.kini.titik
    ]


def _isi_sudut(baris: Sequence[BarisMatriks]) -> str:
    """``: Promoter 12, Latent 3``; only corners with somebody."""
    semua = [b.kini.kuadran for b in baris]
    isi = [f"{k.label} {n}" for k in Kuadran if (n := semua.count(k))]
    return f": {', '.join(isi)}" if isi else ""


def _catatan(
    konteks: KonteksPenilaian, hari: date, belum: int, banding: date | None
) -> list[str]:
    asal = (
        f"nilai pada {tanggal_pendek(banding)}"
        if banding
        else "nilai paling awal dalam dua belas bulan terakhir"
    )
    return [
        f"{belum} belum dinilai.",
        (
            f"{konteks}, keadaan {tanggal_pendek(hari)}. Angka pada tanda: banyaknya pemangku "
            f"di titik yang sama. Panah berawal dari {asal}."
        ),
    ]


def _sel(b: BarisMatriks) -> tuple[str, ...]:
    kuadran = b.kini.kuadran
    tempat = b.pemangku.wilayah
    return (
        f"{b.pemangku.nama_tampil} ({b.pemangku.nomor})",
        tempat.nama if tempat else "",
        angka_nilai(b.kini.pengaruh),
        angka_nilai(b.kini.kepentingan),
        str(kuadran.label) if kuadran else "",
        SIKAP[b.bentuk],
        "; ".join((*_semula(b), *tanda_nilai(b.kini))),
    )


def _semula(b: BarisMatriks) -> list[str]:
    """Where the arrow comes from; nothing when it did not move."""
    if b.semula is None or b.semula.titik in {None, b.kini.titik}:
        return []
    pengaruh = angka_nilai(b.semula.pengaruh)
    return [f"semula {pengaruh} dan {angka_nilai(b.semula.kepentingan)}"]


def kata_nilai(kini: NilaiKini) -> str:
    """``Pengaruh 4, kepentingan 2: Latent (jaga hubungan baik); 2 penilai, …``."""
    kuadran = kini.kuadran
    tempat = f": {kuadran.label} ({kuadran.perlakuan})" if kuadran else ""
    return (
        f"Pengaruh {angka_nilai(kini.pengaruh)}, "
        f"kepentingan {angka_nilai(kini.kepentingan)}{tempat}; "
        f"{kini.penilai} penilai, terakhir {tanggal_pendek(kini.terakhir)}"
    )


def tanda_nilai(kini: NilaiKini) -> list[str]:
    """Badges: disagreement, and that it is old."""
    return [
        *([BERBEDA] if kini.berbeda else []),
        *([ULANG] if kini.basi else []),
    ]


def angka_nilai(nilai: float | None) -> str:
    """``4`` or ``3,5``; what nobody assessed is said."""
    return BELUM if nilai is None else f"{nilai:g}".replace(".", ",")
