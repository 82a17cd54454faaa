"""The two pictures: who stands where (PK-47, 9.8), and who is reached (PK-45, 9.9)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from organisasi.bahasa import tanggal_pendek
from organisasi.grafik.gambar import (
    Bentuk,
    BidangMatriks,
    Gambar,
    Isi,
    Petak,
    TandaMatriks,
    gambar_matriks,
    gambar_petak,
)
from organisasi.models import Petugas, Wilayah
from pemangku.inventaris.models import Kaitan, Pemangku, PemangkuQuerySet
from pemangku.penilaian.models import OBJEK, TINGGI, Kuadran, Penilaian

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
        f"{Kuadran.KELOLA.label}: pengaruh dan kepentingan tinggi",
        f"{Kuadran.JAGA.label}: pengaruh tinggi, kepentingan rendah",
        f"{Kuadran.BERI_TAHU.label}: kepentingan tinggi",
        f"{Kuadran.PANTAU.label}: pengaruh dan kepentingan rendah",
    ),
    legenda=(
        *((bentuk, False, kata) for bentuk, kata in SIKAP.items()),
        (Bentuk.LINGKARAN, True, "lebih dari setahun"),
    ),
)


def gambar_nilai(
    petugas: Petugas, *, hari: date, kecamatan: Wilayah | None = None
) -> Gambar:
    """The picture of what the officer may read; bodies only, persons never (PK-48).

    Who is not assessed on both scales is counted under the picture, never drawn.
    """
    semua = Pemangku.objects.aktif().filter(
        Penilaian.cakupan(petugas).q("pengelola"), bentuk=Pemangku.Bentuk.LEMBAGA
    )
    if kecamatan:
        semua = semua.di_kecamatan(kecamatan)
    kini = (
        Penilaian.objects.kini()
        .filter(pemangku__in=semua.order_by().values("pk"))
        .select_related("pemangku__jenis", "pemangku__wilayah")
    )
    baris = sorted((n for n in kini if n.titik), key=lambda n: n.pemangku.nomor)
    belum = semua.count() - len(baris)
    kuadran = Counter(n.kuadran for n in baris)
    isi = ", ".join(f"{k.label} {kuadran[k]}" for k in Kuadran if kuadran[k])
    return gambar_matriks(
        judul="Matriks pengaruh dan kepentingan"
        + (f" di {kecamatan}" if kecamatan else ""),
        uraian=(
            f"{OBJEK}. {len(baris)} pemangku digambar{isi and f': {isi}'}; "
            f"{belum} belum dinilai. Rinciannya ada dalam tabel."
        ),
        bidang=BIDANG,
        tanda=[
            TandaMatriks(n.titik, _bentuk(n), n.basi(hari), n.pemangku.nama_tampil)
            for n in baris
            if n.titik
        ],
        kepala=KEPALA_MATRIKS,
        baris=[_sel_matriks(n, hari) for n in baris],
        catatan=[
            f"{belum} belum dinilai.",
            (
                f"{OBJEK}, keadaan {tanggal_pendek(hari)}. Yang dihitung penilaian sah "
                "terbaru. Angka pada tanda: banyaknya pemangku di titik yang sama."
            ),
        ],
    )


def _bentuk(nilai: Penilaian) -> Bentuk:
    if not nilai.sikap:
        return Bentuk.KOTAK if nilai.sikap is None else Bentuk.LINGKARAN
    return Bentuk.NAIK if nilai.sikap > 0 else Bentuk.TURUN


def _sel_matriks(nilai: Penilaian, hari: date) -> tuple[str, ...]:
    p, kuadran = nilai.pemangku, nilai.kuadran
    return (
        f"{p.nama_tampil} ({p.nomor})",
        p.wilayah.nama if p.wilayah else "",
        str(nilai.pengaruh),
        str(nilai.kepentingan),
        str(kuadran.label) if kuadran else "",
        SIKAP[_bentuk(nilai)],
        ULANG if nilai.basi(hari) else "",
    )


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
    jangkau = Kaitan.objects.filter(pemangku__in=milik.values("pk"))
    for pk, wilayah in (
        jangkau.exclude(wilayah=None).order_by().values_list("pemangku", "wilayah")
    ):
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
