"""Group A of the indicators: requests, objections and disputes.

UU 14/2008 Pasal 12, 22 and 35-38.
"""

from __future__ import annotations

from datetime import date

from informasi.models import (
    HasilKeberatan,
    HasilPermohonan,
    Keberatan,
    Permohonan,
    Sengketa,
)
from informasi.permohonan.angka import (
    BarisKeberatan,
    BarisPermohonan,
    BarisSengketa,
    baca_keberatan,
    baca_permohonan,
    baca_sengketa,
)
from organisasi.waktu.tenggat import RUJUKAN_RUJUK, Ketepatan
from ppid_portal.angka.angka import (
    Arah,
    Indikator,
    Sumber,
    Ukur,
    bagian,
    bila,
    dinilai,
    jumlah,
    sebaran,
    tepat,
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


def _sampai(p: BarisPermohonan, u: Ukur, akhir: date | None) -> int | None:
    """Working days from complete to ``akhir``, in the calendar of the register's unit."""
    return None if akhir is None else u.di(p.register_id).hk(p.hari, akhir)


def _lama(p: BarisPermohonan, u: Ukur) -> int | None:
    return _sampai(p, u, p.diberitahukan_pada)


def _dalam_awal(p: BarisPermohonan) -> bool:
    """Answered by the day that held before any extension."""
    return p.dijawab_pada is not None and p.dijawab_pada <= p.jatuh_tempo_awal


def _diputus(p: BarisPermohonan, hasil: frozenset[HasilPermohonan]) -> int | None:
    return bila(p.hasil in DIPUTUS, p.hasil in hasil)


def _dirujuk(p: BarisPermohonan, u: Ukur) -> int | None:
    """Whether it was referred within its days."""
    hari = _sampai(p, u, p.diteruskan_pada)
    return None if hari is None else hari <= u.batas(RUJUKAN_RUJUK, p.hari)


DINILAI = "permohonan yang sudah dijawab atau lewat jatuh temponya"
DINILAI_BAGAIMANA = (
    "Jatuh tempo dihitung dengan kalender kerja unitnya. Yang masih dalam waktunya, yang "
    "menunggu pemohon melengkapi berkas, dan yang dicabut atau gugur selagi ada waktu "
    "tidak dinilai. Yang dicabut setelah lewat waktu tetap dihitung terlambat. Yang dibuka "
    "kembali karena keberatan dinilai menurut jatuh temponya yang baru."
)
DIPUTUSKAN = "permohonan yang sudah diputuskan"
PERMOHONAN: tuple[Indikator[BarisPermohonan], ...] = (
    jumlah(
        "A1",
        "Permohonan diterima",
        pembilang="permohonan yang lengkap dalam periode ini",
        rinci=lambda p: p.kanal,
        rincian="kanal",
    ),
    jumlah(
        "A1k",
        "Permohonan menurut kategori pemohon",
        pembilang="permohonan yang lengkap dalam periode ini",
        rinci=lambda p: p.kategori,
        rincian="kategori",
    ),
    bagian(
        "A2",
        "Dijawab tepat waktu",
        pembilang="dijawab paling lambat pada jatuh temponya: 10 hari kerja, atau 17 bila diperpanjang dengan sah",
        penyebut=DINILAI,
        nilai=tepat,
        catatan=DINILAI_BAGAIMANA,
        versi=2,
    ),
    bagian(
        "A2a",
        "Dijawab dalam 10 hari kerja",
        pembilang="dijawab paling lambat pada jatuh tempo pertamanya",
        penyebut=DINILAI,
        nilai=lambda p, _: bila(dinilai(p), _dalam_awal(p)),
        versi=2,
    ),
    bagian(
        "A2b",
        "Dijawab dengan perpanjangan yang sah",
        pembilang="dijawab sesudah jatuh tempo pertama, paling lambat pada jatuh tempo yang diperpanjang",
        penyebut=DINILAI,
        nilai=lambda p, u: bila(dinilai(p), tepat(p, u) and not _dalam_awal(p)),
        arah=Arah.NETRAL,
        versi=2,
    ),
    jumlah(
        "A2c",
        "Perpanjangan yang tidak sah",
        pembilang="perpanjangan yang diberitahukan sesudah jatuh tempo pertama",
        nilai=lambda p, _: bila(
            p.perpanjangan_pada is not None
            and p.perpanjangan_pada > p.jatuh_tempo_awal,
            1,
        ),
        arah=Arah.TURUN,
        versi=2,
    ),
    sebaran(
        "A3",
        "Waktu jawab",
        pembilang="jumlah hari kerja sejak lengkap sampai dijawab",
        penyebut="permohonan yang dijawab",
        nilai=_lama,
        versi=2,
    ),
    bagian(
        "A4",
        "Dikabulkan",
        pembilang="dikabulkan seluruhnya atau sebagian",
        penyebut=DIPUTUSKAN,
        nilai=lambda p, _: _diputus(p, DIBERI),
        arah=Arah.NETRAL,
    ),
    bagian(
        "A5",
        "Ditolak",
        pembilang="ditolak karena dikecualikan (UU 14/2008 Pasal 17)",
        penyebut=DIPUTUSKAN,
        nilai=lambda p, _: _diputus(p, frozenset({H.DITOLAK})),
        arah=Arah.NETRAL,
        catatan="Tidak dikuasai dan belum didokumentasikan bukan penolakan.",
    ),
    jumlah(
        "A5h",
        "Hasil permohonan",
        pembilang="permohonan yang sudah berakhir, menurut hasilnya",
        nilai=lambda p, _: bila(bool(p.hasil), 1),
        rinci=lambda p: p.hasil,
        rincian="hasil",
    ),
    jumlah(
        "A5t",
        "Penolakan menurut alasannya",
        pembilang="permohonan yang ditolak, menurut huruf Pasal 17",
        nilai=lambda p, _: bila(p.hasil == H.DITOLAK, 1),
        rinci=lambda p: p.alasan_tolak or TANPA_HURUF,
        rincian="alasan",
    ),
    bagian(
        "A6",
        "Rasio keberatan",
        pembilang="permohonan yang berujung keberatan",
        penyebut=DINILAI,
        nilai=lambda p, _: bila(dinilai(p), p.keberatan),
        arah=Arah.TURUN,
        versi=2,
    ),
    jumlah(
        "A8",
        "Tunggakan lewat waktu",
        pembilang="permohonan yang belum dijawab dan sudah lewat jatuh temponya saat dihitung",
        nilai=lambda p, _: bila(p.ketepatan == Ketepatan.LAMBAT and not p.hasil, 1),
        arah=Arah.TURUN,
        catatan="Yang menunggu pemohon melengkapi berkas tidak dihitung. Yang dibuka kembali dihitung menurut jatuh temponya yang baru.",
        versi=2,
        saat=True,
    ),
    bagian(
        "A9",
        "Fasilitasi ke unit lain tepat waktu",
        pembilang="dirujuk dalam batasnya sejak lengkap (bawaan 2 hari kerja)",
        penyebut="permohonan yang dirujuk ke unit lain",
        nilai=_dirujuk,
        catatan="Batas bawaan adalah usulan pengaturan portal.",
        versi=2,
    ),
    sebaran(
        "A9w",
        "Waktu jawab yang difasilitasi",
        pembilang="jumlah hari kerja sejak lengkap sampai dijawab",
        penyebut="permohonan yang dirujuk ke unit lain dan dijawab",
        nilai=lambda p, u: bila(p.difasilitasi, _lama(p, u)),
        versi=2,
    ),
)


# Objections and disputes


def _berakhir(s: BarisSengketa) -> str:
    """How it ended; one decided before that was asked for is only decided."""
    return s.hasil or ("diputus" if s.diputus_pada else "berjalan")


KEBERATAN: tuple[Indikator[BarisKeberatan], ...] = (
    jumlah(
        "A6n",
        "Keberatan diterima",
        pembilang="keberatan yang diajukan, menurut alasan pertamanya (Pasal 35 ayat (1))",
        rinci=lambda k: min(k.alasan),
        catatan="Keberatan dengan beberapa alasan dihitung sekali, di bawah alasan pertama.",
        rincian="alasan",
    ),
    bagian(
        "A6b",
        "Keberatan diputus dalam 30 hari kerja",
        pembilang="ditanggapi dalam 30 hari kerja, menurut kalender kerja unitnya",
        penyebut="keberatan yang ditanggapi atau lewat waktu",
        nilai=tepat,
        versi=2,
    ),
    bagian(
        "A6c",
        "Keberatan dikabulkan",
        pembilang="dikabulkan seluruhnya atau sebagian",
        penyebut="keberatan yang diputus",
        nilai=lambda k, _: bila(bool(k.hasil), k.hasil != HasilKeberatan.DITOLAK),
        arah=Arah.NETRAL,
    ),
    jumlah(
        "A6h",
        "Keberatan menurut hasilnya",
        pembilang="keberatan yang diputus",
        nilai=lambda k, _: bila(bool(k.hasil), 1),
        rinci=lambda k: k.hasil,
        rincian="hasil",
    ),
)
SENGKETA: tuple[Indikator[BarisSengketa], ...] = (
    jumlah(
        "A7",
        "Sengketa",
        pembilang="sengketa yang diajukan ke Komisi Informasi, menurut hasilnya",
        rinci=_berakhir,
        arah=Arah.TURUN,
        versi=2,
        rincian="hasil",
    ),
)
SUMBER = (
    Sumber(
        PERMOHONAN,
        lambda r: baca_permohonan(**r._asdict()),
        Permohonan.objects.untuk,
    ),
    Sumber(
        KEBERATAN,
        lambda r: baca_keberatan(hari=r.hari, sejak=r.sejak, sampai=r.sampai),
        Keberatan.objects.untuk,
    ),
    # Disputes are few: all of them are read.
    Sumber(
        SENGKETA,
        lambda _: baca_sengketa(),
        Sengketa.objects.untuk,
    ),
)
