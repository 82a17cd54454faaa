"""Group C of the indicators: the inventory of stakeholders as it stands when reckoned."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

from pemangku.angka import (
    BarisDuplikat,
    BarisKelurahan,
    BarisPemangku,
    BarisPendaftaran,
    BarisUnsur,
    SasaranAngka,
    baca_duplikat,
    baca_kelurahan,
    baca_pemangku,
    baca_pendaftaran,
    baca_sasaran,
    pecah_unsur,
)
from pemangku.ruang.pendaftaran import PERIKSA
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
    timbun,
)

SEMUA_SASARAN = "semua unit sasaran putaran"
AKTIF = "pemangku yang aktif"
_persen = partial(Indikator, satuan=Satuan.PERSEN, arah=Arah.NAIK, saat=True)


@dataclass(frozen=True, slots=True)
class Antrean:
    """A registration judged: ``lama`` working days until staff decided."""

    baris: BarisPendaftaran
    lama: int | None
    dinilai: bool
    batas: int

    @property
    def id(self) -> object:
        """The registration's."""
        return self.baris.id

    @property
    def hari(self) -> date:
        """The day it came in."""
        return self.baris.hari

    @property
    def unit_id(self) -> int | None:
        """The host of the visit; None of one who wrote from the public page."""
        return self.baris.unit_id

    @property
    def kecamatan(self) -> str | None:
        """Where the visit was."""
        return self.baris.kecamatan


def nilai_antrean(baris: Iterable[BarisPendaftaran], ukur: Ukur) -> Iterator[Antrean]:
    """Each registration with its days."""
    for b in baris:
        putus, batas = b.diputus_pada, ukur.batas(PERIKSA, b.hari)
        yield Antrean(
            baris=b,
            lama=ukur.hk(b.hari, putus) if putus else None,
            dinilai=ukur.dinilai(putus, b.hari, batas),
            batas=batas,
        )


UKURAN_SASARAN_C: tuple[Ukuran[SasaranAngka], ...] = (
    Ukuran(
        _persen(
            kode="C1",
            nama="Unit terinventaris",
            pembilang="unit yang pemangku segarnya mencapai target",
            penyebut=SEMUA_SASARAN,
        ),
        Cara.BAGIAN,
        lambda s: s.terinventaris,
    ),
    Ukuran(
        _persen(
            kode="C6",
            nama="Petugas layanan bernama",
            pembilang="unit yang catatan segarnya menyebut PPID pelaksana dan admin SP4N (boleh satu orang)",
            penyebut=SEMUA_SASARAN,
        ),
        Cara.BAGIAN,
        lambda s: s.bernama,
    ),
)
UKURAN_UNSUR: tuple[Ukuran[BarisUnsur], ...] = (
    Ukuran(
        _persen(
            kode="C3",
            nama="Kelengkapan unsur",
            pembilang="unsur wajib yang terpenuhi di unit sasaran",
            penyebut="unsur wajib, tanpa yang dinyatakan tidak ada",
        ),
        Cara.BAGIAN,
        lambda u: u.ada,
    ),
)
UKURAN_KELURAHAN: tuple[Ukuran[BarisKelurahan], ...] = (
    Ukuran(
        _persen(
            kode="C2",
            nama="Kelurahan tercakup",
            pembilang="kelurahan dengan pemangku luar pemerintah yang segar, yang berada atau bekerja di kelurahan itu",
            penyebut="kelurahan yang aktif",
            catatan="Pemangku yang meliputi kecamatan atau seluruh kota tidak dihitung untuk kelurahan.",
        ),
        Cara.BAGIAN,
        lambda k: k.tercakup,
    ),
)
UKURAN_PEMANGKU: tuple[Ukuran[BarisPemangku], ...] = (
    Ukuran(
        _persen(
            kode="C4",
            nama="Kesegaran data",
            pembilang="pemangku terverifikasi yang masih berlaku dan tidak perlu dicek",
            penyebut=AKTIF,
            catatan="Yang belum pernah diverifikasi dihitung tidak segar.",
        ),
        Cara.BAGIAN,
        lambda p: p.segar,
    ),
    Ukuran(
        Indikator(
            kode="C4u",
            nama="Umur verifikasi",
            satuan=Satuan.HARI,
            arah=Arah.TURUN,
            pembilang="jumlah hari sejak terakhir diverifikasi",
            penyebut="pemangku aktif yang pernah diverifikasi",
            catatan=TERBAGI,
            rincian="sebaran",
            saat=True,
        ),
        Cara.SEBARAN,
        lambda p: p.umur,
    ),
    Ukuran(
        _persen(
            kode="C5",
            nama="Dapat dihubungi",
            pembilang="pemangku dengan kanal yang berfungsi atau belum diuji, kedinasan atau dengan persetujuan",
            penyebut=AKTIF,
        ),
        Cara.BAGIAN,
        lambda p: p.terhubung,
    ),
)
UKURAN_ANTREAN: tuple[Ukuran[Antrean], ...] = (
    Ukuran(
        Indikator(
            kode="C7",
            nama="Pendaftaran diperiksa tepat waktu",
            satuan=Satuan.PERSEN,
            arah=Arah.NAIK,
            pembilang="pendaftaran mandiri yang diputuskan petugas dalam batasnya (bawaan 5 hari kerja)",
            penyebut="pendaftaran mandiri yang diputuskan atau lewat batasnya",
            catatan="Yang terhapus sendiri karena lewat waktu dihitung terlambat.",
        ),
        Cara.BAGIAN,
        lambda a: (a.lama is not None and a.lama <= a.batas) if a.dinilai else None,
    ),
)
UKURAN_DUPLIKAT: tuple[Ukuran[BarisDuplikat], ...] = (
    Ukuran(
        Indikator(
            kode="C8",
            nama="Dugaan duplikat terbuka",
            satuan=Satuan.JUMLAH,
            arah=Arah.TURUN,
            pembilang="pasangan catatan yang sangat mungkin sama (80 poin atau lebih) dan belum diputuskan",
            saat=True,
        ),
        Cara.JUMLAH,
        lambda _d: 1,
    ),
)
UKURAN_INVENTARIS: tuple[Ukuran, ...] = (
    *UKURAN_SASARAN_C,
    *UKURAN_KELURAHAN,
    *UKURAN_UNSUR,
    *UKURAN_PEMANGKU,
    *UKURAN_ANTREAN,
    *UKURAN_DUPLIKAT,
)


def perkara_inventaris(
    ukur: Ukur,
) -> Iterator[tuple[tuple[Ukuran, ...], Iterable[PerkaraTerukur]]]:
    """Rules with the rows they judge."""
    kini = ukur.kini
    sasaran = baca_sasaran(kini)
    yield UKURAN_SASARAN_C, sasaran
    yield UKURAN_UNSUR, pecah_unsur(sasaran)
    yield UKURAN_KELURAHAN, baca_kelurahan(kini)
    yield UKURAN_PEMANGKU, baca_pemangku(kini)
    yield UKURAN_ANTREAN, nilai_antrean(baca_pendaftaran(), ukur)
    yield UKURAN_DUPLIKAT, baca_duplikat(kini)


def hitung_inventaris(ukur: Ukur) -> dict[Kunci, Angka]:
    """C."""
    return timbun(perkara_inventaris(ukur), ukur.kini)
