"""A: requests (pemangku 10.2; UU 14/2008 Pasal 12, 22)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from informasi.angka import BarisPermohonan
from informasi.models import HasilPermohonan
from organisasi.tenggat import RUJUKAN_RUJUK

from .definisi import TERBAGI, Arah, Indikator, Satuan
from .hari import Ukur
from .ukuran import Cara, Ukuran, bila

JAWAB, PANJANG = "permohonan.jawab", "permohonan.perpanjang"
H = HasilPermohonan
DIPUTUS = frozenset(
    {
        *(H.DIKABULKAN, H.DIKABULKAN_SEBAGIAN, H.DITOLAK),
        *(H.TIDAK_DIKUASAI, H.BELUM_DIDOKUMENTASIKAN),
    }
)
DIBERI = frozenset({H.DIKABULKAN, H.DIKABULKAN_SEBAGIAN})
BATAL = frozenset({H.DICABUT, H.GUGUR})
TANPA_HURUF = "tanpa"


@dataclass(frozen=True, slots=True)
class Permintaan:
    """A request judged: its days counted, its limit known."""

    baris: BarisPermohonan
    kecamatan: str | None
    # Working days from complete to the notice; None while there is none.
    lama: int | None
    pokok: int
    # The limit that counts: longer only when extended in time.
    batas: int
    jatuh_tempo: date
    perpanjang: int | None
    kini: date
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
        """Answered or overdue, and not withdrawn while there was still time.

        Withdrawn after it was overdue stays in: closing a late file does not clean it.
        """
        b = self.baris
        if b.hasil in BATAL and b.berakhir_pada and b.berakhir_pada <= self.jatuh_tempo:
            return False
        return self.lama is not None or self.jatuh_tempo < self.kini

    def dalam(self, batas: int) -> bool:
        """Answered within so many working days."""
        return self.lama is not None and self.lama <= batas


def nilai_permohonan(
    baris: Iterable[BarisPermohonan], ukur: Ukur, kecamatan: Mapping[int, str]
) -> Iterator[Permintaan]:
    """Each request with its days; ``kecamatan`` by the unit in whose register it stands."""
    for b in baris:
        d0 = b.lengkap_pada
        pokok = ukur.batas(JAWAB, d0)
        panjang = ukur.hk(d0, b.perpanjangan_pada) if b.perpanjangan_pada else None
        sah = panjang is not None and panjang <= pokok
        batas = pokok + ukur.batas(PANJANG, d0) if sah else pokok
        yield Permintaan(
            baris=b,
            kecamatan=kecamatan.get(b.register_id),
            lama=ukur.hk(d0, b.diberitahukan_pada) if b.diberitahukan_pada else None,
            pokok=pokok,
            batas=batas,
            jatuh_tempo=ukur.tenggat(d0, batas),
            perpanjang=panjang,
            kini=ukur.kini,
            terus=ukur.hk(d0, b.diteruskan_pada) if b.diteruskan_pada else None,
            batas_terus=ukur.batas(RUJUKAN_RUJUK, d0),
        )


def _diputus(p: Permintaan, hasil: frozenset[HasilPermohonan]) -> int | None:
    return bila(p.baris.hasil in DIPUTUS, p.baris.hasil in hasil)


def _panjang_sah(p: Permintaan) -> bool:
    return p.batas > p.pokok and p.dalam(p.batas) and not p.dalam(p.pokok)


def _tunggakan(p: Permintaan) -> int | None:
    lewat = p.lama is None and not p.baris.hasil and p.jatuh_tempo < p.kini
    return bila(lewat, 1)


DINILAI = "permohonan yang sudah dijawab atau lewat waktu"
DIPUTUSKAN = "permohonan yang sudah diputuskan"
UKURAN_PERMOHONAN: tuple[Ukuran[Permintaan], ...] = (
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
            pembilang="dijawab dalam 10 hari kerja, atau 17 bila diperpanjang dengan sah",
            penyebut=DINILAI,
            catatan="Yang masih dalam waktunya belum dinilai. Yang dicabut setelah lewat waktu tetap dihitung terlambat.",
        ),
        Cara.BAGIAN,
        lambda p: bila(p.dinilai, p.dalam(p.batas)),
    ),
    Ukuran(
        Indikator(
            kode="A2a",
            nama="Dijawab dalam 10 hari kerja",
            satuan=Satuan.PERSEN,
            arah=Arah.NAIK,
            pembilang="dijawab dalam 10 hari kerja",
            penyebut=DINILAI,
        ),
        Cara.BAGIAN,
        lambda p: bila(p.dinilai, p.dalam(p.pokok)),
    ),
    Ukuran(
        Indikator(
            kode="A2b",
            nama="Dijawab dengan perpanjangan yang sah",
            satuan=Satuan.PERSEN,
            arah=Arah.NETRAL,
            pembilang="dijawab pada hari kerja ke-11 sampai ke-17, perpanjangannya sah",
            penyebut=DINILAI,
        ),
        Cara.BAGIAN,
        lambda p: bila(p.dinilai, _panjang_sah(p)),
    ),
    Ukuran(
        Indikator(
            kode="A2c",
            nama="Perpanjangan yang tidak sah",
            satuan=Satuan.JUMLAH,
            arah=Arah.TURUN,
            pembilang="perpanjangan yang diberitahukan setelah 10 hari kerja",
        ),
        Cara.JUMLAH,
        lambda p: bila(p.perpanjang is not None and p.perpanjang > p.pokok, 1),
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
            pembilang="permohonan yang belum dijawab dan sudah lewat waktu saat dihitung",
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
            rincian="sebaran",
        ),
        Cara.SEBARAN,
        lambda p: bila(p.baris.difasilitasi, p.lama),
    ),
)
