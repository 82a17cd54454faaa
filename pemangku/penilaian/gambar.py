"""The two pictures: who stands where (PK-47, 9.8), and who is reached (PK-45, 9.9)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from organisasi.bahasa import tanggal_pendek
from organisasi.grafik.gambar import (
    Bentuk,
    BidangMatriks,
    Gambar,
    Isi,
    Panah,
    Petak,
    TandaMatriks,
    gambar_matriks,
    gambar_petak,
)
from organisasi.models import Petugas, Wilayah
from pemangku.inventaris.hubungan import CakupanPemangku
from pemangku.inventaris.models import Pemangku, PemangkuQuerySet
from pemangku.penilaian.actions import TINGGI, NilaiKini, nilai_awal, nilai_pada
from pemangku.penilaian.models import KonteksPenilaian, Kuadran, Penilaian

# The matrix of influence and interest, with where each came from

BERBEDA = "penilai berbeda pendapat"
ULANG = "perlu dinilai ulang"
BELUM = "belum dinilai"
SIKAP = {
    Bentuk.LINGKARAN: "netral",
    Bentuk.NAIK: "mendukung",
    Bentuk.TURUN: "keberatan",
    Bentuk.KOTAK: "belum diketahui",
}
KEPALA_MATRIKS = (
    *("Pemangku", "Wilayah", "Pengaruh", "Kepentingan", "Kuadran", "Sikap"),
    "Catatan",
)
LEBAR_MATRIKS = (44, 21, 17, 22, 19, 18, 24)
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
    pemangku: Pemangku
    kini: NilaiKini
    semula: NilaiKini | None

    @property
    def bentuk(self) -> Bentuk:
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
        kepala=KEPALA_MATRIKS,
        baris=[_sel_matriks(b) for b in baris],
        catatan=_catatan(konteks, hari, belum, banding),
    )


def _terbaca(petugas: Petugas, kecamatan: Wilayah | None) -> PemangkuQuerySet:
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


def _sel_matriks(b: BarisMatriks) -> tuple[str, ...]:
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
    return [
        *([BERBEDA] if kini.berbeda else []),
        *([ULANG] if kini.basi else []),
    ]


def angka_nilai(nilai: float | None) -> str:
    """``4`` or ``3,5``; what nobody assessed is said."""
    return BELUM if nilai is None else f"{nilai:g}".replace(".", ",")


# The coverage map: ten tiles, a dot for each kelurahan (PK-45, 9.9)


KEPALA_CAKUPAN = (
    "Kecamatan",
    "Kelurahan",
    "Terverifikasi",
    "Hanya kedaluwarsa",
    "Keadaan",
)
LEBAR_CAKUPAN = (18, 20, 12, 14, 20)
KATA_CAKUPAN = {
    Isi.PENUH: "ada pemangku terverifikasi",
    Isi.SETENGAH: "hanya yang kedaluwarsa",
    Isi.KOSONG: "belum ada",
}
LEGENDA_CAKUPAN = tuple(KATA_CAKUPAN.items())
JUDUL_CAKUPAN = "Peta cakupan pemangku luar pemerintah"


@dataclass(frozen=True, slots=True)
class KelurahanTercakup:
    wilayah: Wilayah
    segar: int
    basi: int

    @property
    def isi(self) -> Isi:
        if self.segar:
            return Isi.PENUH
        return Isi.SETENGAH if self.basi else Isi.KOSONG


def cakupan_kelurahan(hari: date) -> dict[Wilayah, list[KelurahanTercakup]]:
    """Of each kecamatan its kelurahan, by code.

    Only what stands, or says it reaches, at the level of the kelurahan counts: a body of
    the whole city changes no dot.
    """
    luar = Pemangku.objects.aktif().filter(lingkup=Pemangku.Lingkup.EKSTERNAL)
    segar = _di_kelurahan(luar.segar(hari))
    semua = _di_kelurahan(luar.exclude(berlaku_sampai=None))
    hasil: dict[Wilayah, list[KelurahanTercakup]] = {
        k: [] for k in Wilayah.objects.kecamatan().filter(aktif=True)
    }
    kelurahan = Wilayah.objects.filter(
        tingkat=Wilayah.Tingkat.KELURAHAN, aktif=True
    ).select_related("induk")
    for satu in kelurahan.order_by("kode"):
        ada = len(segar[satu.pk])
        baris = KelurahanTercakup(satu, ada, len(semua[satu.pk]) - ada)
        if satu.induk in hasil:
            hasil[satu.induk].append(baris)
    return hasil


def _di_kelurahan(pemangku: PemangkuQuerySet) -> Mapping[str, set[object]]:
    hasil: dict[str, set[object]] = defaultdict(set)
    milik = Pemangku.objects.filter(pk__in=pemangku.order_by().values("pk"))
    for pk, wilayah in milik.order_by().values_list("pk", "wilayah"):
        hasil[wilayah].add(pk)
    jangkau = CakupanPemangku.objects.filter(pemangku__in=milik.values("pk"))
    for pk, wilayah in jangkau.order_by().values_list("pemangku", "wilayah"):
        hasil[wilayah].add(pk)
    return hasil


def gambar_cakupan(hari: date) -> Gambar:
    isi = cakupan_kelurahan(hari)
    semua = [satu for baris in isi.values() for satu in baris]
    terisi = sum(satu.segar > 0 for satu in semua)
    return gambar_petak(
        judul=JUDUL_CAKUPAN,
        uraian=(
            f"{terisi} dari {len(semua)} kelurahan punya pemangku luar pemerintah yang "
            "terverifikasi. Rinciannya ada dalam tabel."
        ),
        petak=[
            Petak(
                kolom=kecamatan.grid_x,
                baris=kecamatan.grid_y,
                nama=kecamatan.nama,
                isi=_bagian(baris),
                titik=[(satu.wilayah.nama, satu.isi) for satu in baris],
            )
            for kecamatan, baris in isi.items()
            if kecamatan.grid_x and kecamatan.grid_y
        ],
        legenda=LEGENDA_CAKUPAN,
        kepala=KEPALA_CAKUPAN,
        baris=[_sel_cakupan(satu) for satu in semua],
        catatan=(
            (
                f"{terisi} dari {len(semua)} kelurahan terverifikasi, keadaan "
                f"{tanggal_pendek(hari)}. Yang meliputi seluruh kota atau kecamatan tidak "
                "dihitung untuk kelurahan."
            ),
        ),
    )


def _bagian(baris: Sequence[KelurahanTercakup]) -> str:
    return f"{sum(satu.segar > 0 for satu in baris)}/{len(baris)} kelurahan"


def _sel_cakupan(satu: KelurahanTercakup) -> tuple[str, ...]:
    induk = satu.wilayah.induk
    return (
        induk.nama if induk else "",
        satu.wilayah.nama,
        str(satu.segar),
        str(satu.basi),
        KATA_CAKUPAN[satu.isi],
    )
