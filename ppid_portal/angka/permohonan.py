"""Group A of the indicators: requests, objections and disputes.

UU 14/2008 Pasal 12, 22 and 35-38.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from informasi.models import HasilKeberatan, HasilPermohonan
from informasi.permohonan.angka import BarisKeberatan, BarisPermohonan, BarisSengketa
from organisasi.waktu.tenggat import RUJUKAN_RUJUK, Ketepatan
from ppid_portal.angka.angka import (
    TERBAGI,
    Arah,
    Cara,
    Indikator,
    Satuan,
    Ukur,
    Ukuran,
    bila,
)

H = HasilPermohonan
DIPUTUS = frozenset(
    {
        *(H.DIKABULKAN, H.DIKABULKAN_SEBAGIAN, H.DITOLAK),
        *(H.TIDAK_DIKUASAI, H.BELUM_DIDOKUMENTASIKAN),
    }
)
DIBERI = frozenset({H.DIKABULKAN, H.DIKABULKAN_SEBAGIAN})
TANPA_HURUF = "tanpa"


@dataclass(frozen=True, slots=True)
class PermohonanTernilai:
    """A request with its days counted; whether it was late its service says."""

    baris: BarisPermohonan
    kecamatan: str | None
    # Working days from complete to the notice; None while there is none.
    lama: int | None
    # Until it was referred to the unit that has it, and how long that may take.
    terus: int | None
    batas_terus: int

    @property
    def id(self) -> int:
        """The request's."""
        return self.baris.id

    @property
    def hari(self) -> date:
        """The day it was complete."""
        return self.baris.lengkap_pada

    @property
    def unit_id(self) -> int:
        """Who holds it."""
        return self.baris.unit_id

    @property
    def dinilai(self) -> bool:
        """Whether its time is judged at all."""
        return self.baris.ketepatan != Ketepatan.TIDAK_DINILAI

    @property
    def tepat(self) -> bool:
        """Answered by its last day."""
        return self.baris.ketepatan == Ketepatan.TEPAT

    @property
    def dalam_awal(self) -> bool:
        """Answered by the day that held before any extension."""
        dijawab = self.baris.dijawab_pada
        return dijawab is not None and dijawab <= self.baris.jatuh_tempo_awal


def nilai_permohonan(
    baris: Iterable[BarisPermohonan], ukur: Ukur, kecamatan: Mapping[int, str]
) -> Iterator[PermohonanTernilai]:
    """Each request with its days; ``kecamatan`` by the unit in whose register it stands."""
    for b in baris:
        d0, hk = b.lengkap_pada, ukur.di(b.register_id).hk
        yield PermohonanTernilai(
            baris=b,
            kecamatan=kecamatan.get(b.register_id),
            lama=hk(d0, b.diberitahukan_pada) if b.diberitahukan_pada else None,
            terus=hk(d0, b.diteruskan_pada) if b.diteruskan_pada else None,
            batas_terus=ukur.batas(RUJUKAN_RUJUK, d0),
        )


def _diputus(p: PermohonanTernilai, hasil: frozenset[HasilPermohonan]) -> int | None:
    return bila(p.baris.hasil in DIPUTUS, p.baris.hasil in hasil)


def _panjang_tidak_sah(p: PermohonanTernilai) -> bool:
    panjang = p.baris.perpanjangan_pada
    return panjang is not None and panjang > p.baris.jatuh_tempo_awal


def _tunggakan(p: PermohonanTernilai) -> int | None:
    return bila(p.baris.ketepatan == Ketepatan.LAMBAT and not p.baris.hasil, 1)


DINILAI = "permohonan yang sudah dijawab atau lewat jatuh temponya"
DINILAI_BAGAIMANA = (
    "Jatuh tempo dihitung dengan kalender kerja unitnya. Yang masih dalam waktunya, yang "
    "menunggu pemohon melengkapi berkas, dan yang dicabut atau gugur selagi ada waktu "
    "tidak dinilai. Yang dicabut setelah lewat waktu tetap dihitung terlambat. Yang dibuka "
    "kembali karena keberatan dinilai menurut jatuh temponya yang baru."
)
DIPUTUSKAN = "permohonan yang sudah diputuskan"
UKURAN_PERMOHONAN: tuple[Ukuran[PermohonanTernilai], ...] = (
    Ukuran(
        Indikator(
            kode="A1",
            nama="Permohonan diterima",
            satuan=Satuan.JUMLAH,
            arah=Arah.NETRAL,
            pembilang="permohonan yang lengkap dalam periode ini",
            rincian="kanal",
        ),
        Cara.JUMLAH,
        lambda _p: 1,
        lambda p: p.baris.kanal,
    ),
    Ukuran(
        Indikator(
            kode="A1k",
            nama="Permohonan menurut kategori pemohon",
            satuan=Satuan.JUMLAH,
            arah=Arah.NETRAL,
            pembilang="permohonan yang lengkap dalam periode ini",
            rincian="kategori",
        ),
        Cara.JUMLAH,
        lambda _p: 1,
        lambda p: p.baris.kategori,
    ),
    Ukuran(
        Indikator(
            kode="A2",
            nama="Dijawab tepat waktu",
            satuan=Satuan.PERSEN,
            arah=Arah.NAIK,
            pembilang="dijawab paling lambat pada jatuh temponya: 10 hari kerja, atau 17 bila diperpanjang dengan sah",
            penyebut=DINILAI,
            catatan=DINILAI_BAGAIMANA,
            versi=2,
        ),
        Cara.BAGIAN,
        lambda p: bila(p.dinilai, p.tepat),
    ),
    Ukuran(
        Indikator(
            kode="A2a",
            nama="Dijawab dalam 10 hari kerja",
            satuan=Satuan.PERSEN,
            arah=Arah.NAIK,
            pembilang="dijawab paling lambat pada jatuh tempo pertamanya",
            penyebut=DINILAI,
            versi=2,
        ),
        Cara.BAGIAN,
        lambda p: bila(p.dinilai, p.dalam_awal),
    ),
    Ukuran(
        Indikator(
            kode="A2b",
            nama="Dijawab dengan perpanjangan yang sah",
            satuan=Satuan.PERSEN,
            arah=Arah.NETRAL,
            pembilang="dijawab sesudah jatuh tempo pertama, paling lambat pada jatuh tempo yang diperpanjang",
            penyebut=DINILAI,
            versi=2,
        ),
        Cara.BAGIAN,
        lambda p: bila(p.dinilai, p.tepat and not p.dalam_awal),
    ),
    Ukuran(
        Indikator(
            kode="A2c",
            nama="Perpanjangan yang tidak sah",
            satuan=Satuan.JUMLAH,
            arah=Arah.TURUN,
            pembilang="perpanjangan yang diberitahukan sesudah jatuh tempo pertama",
            versi=2,
        ),
        Cara.JUMLAH,
        lambda p: bila(_panjang_tidak_sah(p), 1),
    ),
    Ukuran(
        Indikator(
            kode="A3",
            nama="Waktu jawab",
            satuan=Satuan.HARI_KERJA,
            arah=Arah.TURUN,
            pembilang="jumlah hari kerja sejak lengkap sampai dijawab",
            penyebut="permohonan yang dijawab",
            catatan=TERBAGI,
            versi=2,
            rincian="sebaran",
        ),
        Cara.SEBARAN,
        lambda p: p.lama,
    ),
    Ukuran(
        Indikator(
            kode="A4",
            nama="Dikabulkan",
            satuan=Satuan.PERSEN,
            arah=Arah.NETRAL,
            pembilang="dikabulkan seluruhnya atau sebagian",
            penyebut=DIPUTUSKAN,
        ),
        Cara.BAGIAN,
        lambda p: _diputus(p, DIBERI),
    ),
    Ukuran(
        Indikator(
            kode="A5",
            nama="Ditolak",
            satuan=Satuan.PERSEN,
            arah=Arah.NETRAL,
            pembilang="ditolak karena dikecualikan (UU 14/2008 Pasal 17)",
            penyebut=DIPUTUSKAN,
            catatan="Tidak dikuasai dan belum didokumentasikan bukan penolakan.",
        ),
        Cara.BAGIAN,
        lambda p: _diputus(p, frozenset({H.DITOLAK})),
    ),
    Ukuran(
        Indikator(
            kode="A5h",
            nama="Hasil permohonan",
            satuan=Satuan.JUMLAH,
            arah=Arah.NETRAL,
            pembilang="permohonan yang sudah berakhir, menurut hasilnya",
            rincian="hasil",
        ),
        Cara.JUMLAH,
        lambda p: bila(bool(p.baris.hasil), 1),
        lambda p: p.baris.hasil,
    ),
    Ukuran(
        Indikator(
            kode="A5t",
            nama="Penolakan menurut alasannya",
            satuan=Satuan.JUMLAH,
            arah=Arah.NETRAL,
            pembilang="permohonan yang ditolak, menurut huruf Pasal 17",
            rincian="alasan",
        ),
        Cara.JUMLAH,
        lambda p: bila(p.baris.hasil == H.DITOLAK, 1),
        lambda p: p.baris.alasan_tolak or TANPA_HURUF,
    ),
    Ukuran(
        Indikator(
            kode="A6",
            nama="Rasio keberatan",
            satuan=Satuan.PERSEN,
            arah=Arah.TURUN,
            pembilang="permohonan yang berujung keberatan",
            penyebut=DINILAI,
            versi=2,
        ),
        Cara.BAGIAN,
        lambda p: bila(p.dinilai, p.baris.keberatan),
    ),
    Ukuran(
        Indikator(
            kode="A8",
            nama="Tunggakan lewat waktu",
            satuan=Satuan.JUMLAH,
            arah=Arah.TURUN,
            pembilang="permohonan yang belum dijawab dan sudah lewat jatuh temponya saat dihitung",
            catatan="Yang menunggu pemohon melengkapi berkas tidak dihitung. Yang dibuka kembali dihitung menurut jatuh temponya yang baru.",
            versi=2,
            saat=True,
        ),
        Cara.JUMLAH,
        _tunggakan,
    ),
    Ukuran(
        Indikator(
            kode="A9",
            nama="Fasilitasi ke unit lain tepat waktu",
            satuan=Satuan.PERSEN,
            arah=Arah.NAIK,
            pembilang="dirujuk dalam batasnya sejak lengkap (bawaan 2 hari kerja)",
            penyebut="permohonan yang dirujuk ke unit lain",
            catatan="Batas bawaan adalah usulan pengaturan portal.",
            versi=2,
        ),
        Cara.BAGIAN,
        lambda p: bila(p.terus is not None, (p.terus or 0) <= p.batas_terus),
    ),
    Ukuran(
        Indikator(
            kode="A9w",
            nama="Waktu jawab yang difasilitasi",
            satuan=Satuan.HARI_KERJA,
            arah=Arah.TURUN,
            pembilang="jumlah hari kerja sejak lengkap sampai dijawab",
            penyebut="permohonan yang dirujuk ke unit lain dan dijawab",
            catatan=TERBAGI,
            versi=2,
            rincian="sebaran",
        ),
        Cara.SEBARAN,
        lambda p: bila(p.baris.difasilitasi, p.lama),
    ),
)


# Objections and disputes


@dataclass(frozen=True, slots=True)
class Gugatan:
    """An objection judged."""

    baris: BarisKeberatan
    kecamatan: str | None

    @property
    def id(self) -> int:
        """The objection's."""
        return self.baris.id

    @property
    def hari(self) -> date:
        """The day it was lodged."""
        return self.baris.diajukan_pada

    @property
    def unit_id(self) -> int:
        """Against whom."""
        return self.baris.unit_id


def nilai_keberatan(
    baris: Iterable[BarisKeberatan], kecamatan: Mapping[int, str]
) -> Iterator[Gugatan]:
    """Each objection with its place."""
    return (Gugatan(b, kecamatan.get(b.unit_id)) for b in baris)


@dataclass(frozen=True, slots=True)
class Perselisihan:
    """A dispute; only counted."""

    baris: BarisSengketa
    kecamatan: str | None

    @property
    def id(self) -> int:
        """The dispute's."""
        return self.baris.id

    @property
    def hari(self) -> date:
        """The day it was brought to the commission."""
        return self.baris.didaftar_pada

    @property
    def unit_id(self) -> int:
        """Against whom."""
        return self.baris.unit_id


def _tepat(k: Gugatan) -> int | None:
    """Answered by its last day; None while it is not judged."""
    if k.baris.ketepatan == Ketepatan.TIDAK_DINILAI:
        return None
    return int(k.baris.ketepatan == Ketepatan.TEPAT)


def _dikabulkan(k: Gugatan) -> int | None:
    """Upheld, in whole or in part; None while undecided."""
    return int(k.baris.hasil != HasilKeberatan.DITOLAK) if k.baris.hasil else None


def _berakhir(s: Perselisihan) -> str:
    """How it ended; one decided before that was asked for is only decided."""
    return s.baris.hasil or ("diputus" if s.baris.diputus_pada else "berjalan")


UKURAN_KEBERATAN: tuple[Ukuran[Gugatan], ...] = (
    Ukuran(
        Indikator(
            kode="A6n",
            nama="Keberatan diterima",
            satuan=Satuan.JUMLAH,
            arah=Arah.NETRAL,
            pembilang="keberatan yang diajukan, menurut alasan pertamanya (Pasal 35 ayat (1))",
            catatan="Keberatan dengan beberapa alasan dihitung sekali, di bawah alasan pertama.",
            rincian="alasan",
        ),
        Cara.JUMLAH,
        lambda _k: 1,
        lambda k: min(k.baris.alasan),
    ),
    Ukuran(
        Indikator(
            kode="A6b",
            nama="Keberatan diputus dalam 30 hari kerja",
            satuan=Satuan.PERSEN,
            arah=Arah.NAIK,
            pembilang="ditanggapi dalam 30 hari kerja, menurut kalender kerja unitnya",
            penyebut="keberatan yang ditanggapi atau lewat waktu",
            versi=2,
        ),
        Cara.BAGIAN,
        _tepat,
    ),
    Ukuran(
        Indikator(
            kode="A6c",
            nama="Keberatan dikabulkan",
            satuan=Satuan.PERSEN,
            arah=Arah.NETRAL,
            pembilang="dikabulkan seluruhnya atau sebagian",
            penyebut="keberatan yang diputus",
        ),
        Cara.BAGIAN,
        _dikabulkan,
    ),
    Ukuran(
        Indikator(
            kode="A6h",
            nama="Keberatan menurut hasilnya",
            satuan=Satuan.JUMLAH,
            arah=Arah.NETRAL,
            pembilang="keberatan yang diputus",
            rincian="hasil",
        ),
        Cara.JUMLAH,
        lambda k: 1 if k.baris.hasil else None,
        lambda k: k.baris.hasil,
    ),
)
UKURAN_SENGKETA: tuple[Ukuran[Perselisihan], ...] = (
    Ukuran(
        Indikator(
            kode="A7",
            nama="Sengketa",
            satuan=Satuan.JUMLAH,
            arah=Arah.TURUN,
            pembilang="sengketa yang diajukan ke Komisi Informasi, menurut hasilnya",
            versi=2,
            rincian="hasil",
        ),
        Cara.JUMLAH,
        lambda _s: 1,
        _berakhir,
    ),
)
