"""Group B of the indicators: complaints, and false calls to 112.

The limits are read from ``BatasWaktu`` by class.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from organisasi.waktu.tenggat import Ketepatan
from pengaduan.aduan.pilihan import CaraSelesai
from pengaduan.models import Pengaduan
from pengaduan.penanganan.angka import BarisPengaduan, Tahap, baca_pengaduan
from ppid_portal.angka.angka import (
    Angka,
    Arah,
    Indikator,
    Kunci,
    Sumber,
    Ukur,
    bagian,
    bila,
    jumlah,
    sebaran,
    tepat,
)
from ppid_portal.angka.models import RekapPanggilan
from ppid_portal.angka.periode import Periode

VERIFIKASI, TANGGAPAN = "pengaduan.verifikasi", "pengaduan.tanggapan_pertama"
# Not understood, a duplicate, or not the city's: counted, and left out of the rest.
BERHENTI = frozenset({Tahap.ARSIP, Tahap.BUKAN_WEWENANG})
# Moved to 112 or made a request: no complaints any more, so counted by themselves.
DIALIHKAN = frozenset({Tahap.DIALIHKAN_112, Tahap.DIALIHKAN_INFORMASI})
TANPA = BERHENTI | DIALIHKAN


def _kerja(a: BarisPengaduan, nilai: int | None) -> int | None:
    """``nilai`` of what is work of the city at all (``C_w``)."""
    return bila(a.tahap not in TANPA, nilai)


def _selesai(a: BarisPengaduan, nilai: int) -> int | None:
    return bila(a.tahap == Tahap.SELESAI, nilai)


def _diteruskan(a: BarisPengaduan, u: Ukur) -> int | None:
    """Whether it was passed on in time; None while it may be, or its reporter is asked."""
    sejak, akhir = a.periksa_sejak, a.diteruskan_pada
    batas = u.batas(VERIFIKASI, a.hari)
    if akhir is None:
        return bila(not a.jeda and u.lewat(a.unit_id, sejak, batas), 0)
    return u.di(a.unit_id).hk(sejak, akhir) <= batas


def _ditanggapi(a: BarisPengaduan, u: Ukur) -> int | None:
    """Whether it was answered in time; None before it is passed on, and while it may be."""
    sejak, akhir = a.diteruskan_pada, a.tanggapan_pertama_pada
    if sejak is None:
        return None
    batas = u.batas(TANGGAPAN, a.hari)
    if akhir is None:
        return bila(u.lewat(a.unit_id, sejak, batas), 0)
    return u.di(a.unit_id).hk(sejak, akhir) <= batas


def _lama(a: BarisPengaduan, u: Ukur) -> int | None:
    akhir = a.tindak_lanjut_pada
    return None if akhir is None else u.di(a.unit_id).hk(a.hari, akhir)


def _terbuka_lewat(a: BarisPengaduan, _: Ukur) -> int | None:
    lewat = a.ketepatan == Ketepatan.LAMBAT and a.tindak_lanjut_pada is None
    return bila(lewat, 1)


DITERIMA = "aduan yang diterima, tanpa arsip dan yang bukan wewenang kota"
PENGADUAN: tuple[Indikator[BarisPengaduan], ...] = (
    jumlah(
        "B1",
        "Aduan diterima",
        pembilang="pengaduan dan aspirasi yang diterima dalam periode ini",
        nilai=lambda a, _: bila(a.tahap not in DIALIHKAN, 1),
        rinci=lambda a: a.kanal,
        rincian="kanal",
    ),
    jumlah(
        "B1a",
        "Diarsipkan atau bukan wewenang",
        pembilang="aduan yang diarsipkan, digabung, atau bukan wewenang kota",
        nilai=lambda a, _: bila(a.tahap in BERHENTI, 1),
        rinci=lambda a: a.tahap.value,
        rincian="tahap",
    ),
    jumlah(
        "B1d",
        "Dialihkan ke layanan lain",
        pembilang="aduan yang dialihkan ke 112 atau menjadi permohonan informasi; tidak terhitung dalam angka aduan lainnya",
        nilai=lambda a, _: bila(a.tahap in DIALIHKAN, 1),
        rinci=lambda a: a.tahap.value,
        rincian="tahap",
    ),
    bagian(
        "B2",
        "Diteruskan dalam 3 hari kerja",
        pembilang="diteruskan dalam 3 hari kerja sejak diterima, atau sejak pelapor menjawab pertanyaan",
        penyebut="aduan yang sudah diteruskan atau lewat 3 hari kerja",
        nilai=lambda a, u: _kerja(a, _diteruskan(a, u)),
        catatan="Yang menunggu keterangan pelapor belum dinilai.",
        versi=2,
    ),
    jumlah(
        "B2n",
        "Belum diteruskan, lewat batas",
        pembilang="aduan yang belum diteruskan dan sudah lewat batas langkahnya saat dihitung",
        nilai=lambda a, u: bila(a.tahap == Tahap.BARU, _terbuka_lewat(a, u)),
        arah=Arah.TURUN,
        catatan="Yang menunggu keterangan pelapor tidak dihitung.",
        versi=2,
        saat=True,
    ),
    bagian(
        "B3",
        "Tanggapan pertama dalam 5 hari kerja",
        pembilang="ditanggapi dalam 5 hari kerja sejak diteruskan",
        penyebut="aduan yang sudah diteruskan, dan ditanggapi atau lewat 5 hari kerja",
        nilai=lambda a, u: _kerja(a, _ditanggapi(a, u)),
        versi=2,
    ),
    bagian(
        "B4",
        "Aduan diselesaikan",
        pembilang="aduan yang selesai saat dihitung",
        penyebut=DITERIMA,
        nilai=lambda a, _: _kerja(a, a.tahap == Tahap.SELESAI),
        catatan="Cermin portal ini. Angka resmi tindak lanjut pengaduan adalah angka SP4N-LAPOR!.",
    ),
    bagian(
        "B5",
        "Selesai tepat waktu",
        pembilang="ditindaklanjuti tuntas dalam batas kelasnya sejak diperiksa (bawaan 14 hari kerja, 60 bila berkadar pengawasan, 5 bila normatif)",
        penyebut="aduan yang ditindaklanjuti tuntas, atau yang langkahnya sekarang lewat batas",
        nilai=tepat,
        catatan="Batas dihitung dengan kalender kerja unitnya. Memakai hari tindak lanjut "
        "terakhir: menunggu pelapor tidak membuatnya terlambat. Yang dibuka kembali "
        "dinilai menurut batasnya yang baru. Arsip, gabungan, dan yang bukan "
        "wewenang kota tidak dinilai.",
        versi=3,
    ),
    sebaran(
        "B6",
        "Waktu tindak lanjut",
        pembilang="jumlah hari kerja sejak diterima sampai tindak lanjut terakhir",
        penyebut="aduan yang ditindaklanjuti tuntas",
        nilai=lambda a, u: _kerja(a, _lama(a, u)),
        versi=3,
    ),
    jumlah(
        "B7",
        "Aduan terbuka lewat waktu",
        pembilang="aduan yang langkahnya sekarang sudah lewat batas saat dihitung: memeriksa, menanggapi, atau menyelesaikan",
        nilai=_terbuka_lewat,
        arah=Arah.TURUN,
        catatan="Yang menunggu jawaban pelapor tidak dihitung.",
        versi=3,
        saat=True,
    ),
    bagian(
        "B8",
        "Dibuka kembali",
        pembilang="aduan selesai yang pernah dibuka kembali",
        penyebut="aduan yang selesai",
        nilai=lambda a, _: _selesai(a, a.dibuka_kembali > 0),
        arah=Arah.TURUN,
    ),
    bagian(
        "B9",
        "Salah alamat",
        pembilang="aduan yang pernah dikembalikan unit penerimanya",
        penyebut="aduan yang diteruskan",
        nilai=lambda a, _: _kerja(
            a, bila(a.diteruskan_pada is not None, a.dikembalikan_kali > 0)
        ),
        arah=Arah.TURUN,
    ),
    bagian(
        "B10",
        "Ditutup tanpa jawaban pelapor",
        pembilang="aduan yang ditutup sendiri karena pelapor tidak menjawab",
        penyebut="aduan yang selesai",
        nilai=lambda a, _: _selesai(a, a.cara_selesai == CaraSelesai.OTOMATIS_10HK),
        arah=Arah.TURUN,
        catatan="Bagian yang besar berarti tidak ada yang membenarkan hasilnya.",
    ),
)


SUMBER = (
    Sumber(
        PENGADUAN,
        lambda r: baca_pengaduan(**r._asdict()),
        Pengaduan.objects.untuk,
    ),
)


# B11: how many calls to 112 were none, from the centre's monthly counts

KODE = "B11"
PANGGILAN: Indikator = bagian(
    KODE,
    "112: panggilan tidak serius",
    pembilang="panggilan main-main dan tanpa suara",
    penyebut="semua panggilan kecuali yang terputus sebelum dijawab",
    arah=Arah.TURUN,
    catatan="Menurut rekap bulanan pusat panggilan 112, bukan menurut portal ini.",
    cara=None,
)


def hitung_panggilan() -> dict[Kunci, Angka]:
    """Every month, quarter and year that has a count; the city and its kecamatan."""
    jumlah: dict[tuple[str, str | None], tuple[int, int]] = {}
    for satu, kecamatan in _baris(list(RekapPanggilan.objects.all())):
        for periode in Periode.memuat(satu.bulan):
            kunci = (periode.kode, kecamatan)
            tidak, semua = jumlah.get(kunci, (0, 0))
            jumlah[kunci] = (tidak + satu.tidak_serius, semua + satu.dihitung)
    return {
        Kunci(KODE, "", periode, None, kecamatan): Angka.bagian(*isi)
        for (periode, kecamatan), isi in jumlah.items()
    }


def _baris(
    semua: list[RekapPanggilan],
) -> Iterator[tuple[RekapPanggilan, str | None]]:
    """Each row where it counts: its kecamatan, and the city unless that has its own."""
    kota = {satu.bulan for satu in semua if satu.kecamatan_id is None}
    for satu in semua:
        if satu.kecamatan_id is not None:
            yield satu, str(satu.kecamatan_id)
        if satu.kecamatan_id is None or satu.bulan not in kota:
            yield satu, None


def bulan_penuh(
    semua: Iterable[RekapPanggilan], kecamatan: str, awal: date, akhir: date
) -> Angka:
    """B11 of a kecamatan over the months that lie wholly between two days."""
    dalam = [
        satu
        for satu in semua
        if satu.kecamatan_id == kecamatan
        and satu.bulan >= awal
        and Periode.bulan(satu.bulan).akhir <= akhir
    ]
    return Angka.bagian(
        sum(satu.tidak_serius for satu in dalam), sum(satu.dihitung for satu in dalam)
    )
