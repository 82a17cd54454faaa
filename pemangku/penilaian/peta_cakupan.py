"""The coverage map: ten tiles, a dot for each kelurahan (PK-45, 9.9)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from organisasi.bahasa import tanggal_pendek
from organisasi.grafik.gambar import Gambar
from organisasi.grafik.peta_ubin import Isi, Petak, gambar_petak
from organisasi.models import Wilayah
from pemangku.inventaris.hubungan import CakupanPemangku
from pemangku.inventaris.models import Pemangku, PemangkuQuerySet

KEPALA = ("Kecamatan", "Kelurahan", "Terverifikasi", "Hanya kedaluwarsa", "Keadaan")
LEBAR = (18, 20, 12, 14, 20)
KATA = {
    Isi.PENUH: "ada pemangku terverifikasi",
    Isi.SETENGAH: "hanya yang kedaluwarsa",
    Isi.KOSONG: "belum ada",
}
LEGENDA = tuple(KATA.items())
JUDUL = "Peta cakupan pemangku luar pemerintah"


@dataclass(frozen=True, slots=True)
class KelurahanTercakup:
    """A kelurahan with how many external bodies reach it, verified and stale."""

    wilayah: Wilayah
    segar: int
    basi: int

    @property
    def isi(self) -> Isi:
        """What its dot shows."""
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
    """Keys of the records by region: where they are, and what they reach."""
    hasil: dict[str, set[object]] = defaultdict(set)
    milik = Pemangku.objects.filter(pk__in=pemangku.order_by().values("pk"))
    for pk, wilayah in milik.order_by().values_list("pk", "wilayah"):
        hasil[wilayah].add(pk)
    jangkau = CakupanPemangku.objects.filter(pemangku__in=milik.values("pk"))
    for pk, wilayah in jangkau.order_by().values_list("pemangku", "wilayah"):
        hasil[wilayah].add(pk)
    return hasil


def gambar_cakupan(hari: date) -> Gambar:
    """The map with its table; a kecamatan without a place on the grid is in the table."""
    isi = cakupan_kelurahan(hari)
    semua = [satu for baris in isi.values() for satu in baris]
    terisi = sum(satu.segar > 0 for satu in semua)
    return gambar_petak(
        judul=JUDUL,
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
        legenda=LEGENDA,
        kepala=KEPALA,
        baris=[_sel(satu) for satu in semua],
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


def _sel(satu: KelurahanTercakup) -> tuple[str, ...]:
    induk = satu.wilayah.induk
    return (
        induk.nama if induk else "",
        satu.wilayah.nama,
        str(satu.segar),
        str(satu.basi),
        KATA[satu.isi],
    )
