"""Group B of the indicators: complaints, and false calls to 112.

The limits are read from ``BatasWaktu`` by class.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from organisasi.waktu.tenggat import Ketepatan
from pengaduan.aduan.pilihan import CaraSelesai
from pengaduan.penanganan.angka import BarisPengaduan, Tahap
from ppid_portal.angka.angka import (
    TERBAGI,
    Angka,
    Arah,
    Cara,
    Indikator,
    Kunci,
    Satuan,
    Ukur,
    Ukuran,
    bila,
)
from ppid_portal.angka.models import RekapPanggilan
from ppid_portal.angka.periode import Periode

VERIFIKASI, TANGGAPAN = "pengaduan.verifikasi", "pengaduan.tanggapan_pertama"
# Not understood, a duplicate, or not the city's: counted, and left out of the rest.
BERHENTI = frozenset({Tahap.ARSIP, Tahap.BUKAN_WEWENANG})
# Moved to 112 or made a request: no complaints any more, so counted by themselves.
DIALIHKAN = frozenset({Tahap.DIALIHKAN_112, Tahap.DIALIHKAN_INFORMASI})


@dataclass(frozen=True, slots=True)
class Aduan:
    """A complaint judged: its days counted, its limits known."""

    baris: BarisPengaduan
    terus: int | None
    terus_dinilai: bool
    batas_terus: int
    tanggap: int | None
    tanggap_dinilai: bool
    batas_tanggap: int
    lama: int | None

    @property
    def id(self) -> int:
        """The complaint's."""
        return self.baris.id

    @property
    def hari(self) -> date:
        """The day it came in."""
        return self.baris.diterima_pada

    @property
    def unit_id(self) -> int:
        """Who holds it."""
        return self.baris.unit_id

    @property
    def kecamatan(self) -> str | None:
        """Where it happened."""
        return self.baris.kecamatan

    @property
    def kerja(self) -> bool:
        """Whether it is work of the city at all (``C_w``)."""
        return self.baris.tahap not in BERHENTI | DIALIHKAN

    @property
    def dialihkan(self) -> bool:
        """Whether it is no complaint any more."""
        return self.baris.tahap in DIALIHKAN

    @property
    def selesai(self) -> bool:
        """Whether it is finished."""
        return self.baris.tahap == Tahap.SELESAI

    @property
    def dinilai(self) -> bool:
        """Whether its time is judged at all."""
        return self.baris.ketepatan != Ketepatan.TIDAK_DINILAI


def nilai_pengaduan(baris: Iterable[BarisPengaduan], ukur: Ukur) -> Iterator[Aduan]:
    """Each complaint with its days."""
    for b in baris:
        d0, d1, hari = b.diterima_pada, b.diteruskan_pada, ukur.di(b.unit_id)
        batas_terus = ukur.batas(VERIFIKASI, d0)
        batas_tanggap = ukur.batas(TANGGAPAN, d0)
        tanggap, akhir = b.tanggapan_pertama_pada, b.tindak_lanjut_pada
        yield Aduan(
            baris=b,
            terus=hari.hk(b.periksa_sejak, d1) if d1 else None,
            terus_dinilai=d1 is not None
            or (not b.jeda and ukur.lewat(b.unit_id, b.periksa_sejak, batas_terus)),
            batas_terus=batas_terus,
            tanggap=hari.hk(d1, tanggap) if d1 and tanggap else None,
            tanggap_dinilai=d1 is not None
            and (tanggap is not None or ukur.lewat(b.unit_id, d1, batas_tanggap)),
            batas_tanggap=batas_tanggap,
            lama=hari.hk(d0, akhir) if akhir else None,
        )


def _terbuka_lewat(a: Aduan) -> int | None:
    return bila(a.baris.ketepatan == Ketepatan.LAMBAT and a.lama is None, 1)


DITERIMA = "aduan yang diterima, tanpa arsip dan yang bukan wewenang kota"
UKURAN_PENGADUAN: tuple[Ukuran[Aduan], ...] = (
    Ukuran(
        Indikator(
            kode="B1",
            nama="Aduan diterima",
            satuan=Satuan.JUMLAH,
            arah=Arah.NETRAL,
            pembilang="pengaduan dan aspirasi yang diterima dalam periode ini",
            rincian="kanal",
        ),
        Cara.JUMLAH,
        lambda a: bila(not a.dialihkan, 1),
        lambda a: a.baris.kanal,
    ),
    Ukuran(
        Indikator(
            kode="B1a",
            nama="Diarsipkan atau bukan wewenang",
            satuan=Satuan.JUMLAH,
            arah=Arah.NETRAL,
            pembilang="aduan yang diarsipkan, digabung, atau bukan wewenang kota",
            rincian="tahap",
        ),
        Cara.JUMLAH,
        lambda a: bila(a.baris.tahap in BERHENTI, 1),
        lambda a: a.baris.tahap.value,
    ),
    Ukuran(
        Indikator(
            kode="B1d",
            nama="Dialihkan ke layanan lain",
            satuan=Satuan.JUMLAH,
            arah=Arah.NETRAL,
            pembilang="aduan yang dialihkan ke 112 atau menjadi permohonan informasi; tidak terhitung dalam angka aduan lainnya",
            rincian="tahap",
        ),
        Cara.JUMLAH,
        lambda a: bila(a.dialihkan, 1),
        lambda a: a.baris.tahap.value,
    ),
    Ukuran(
        Indikator(
            kode="B2",
            nama="Diteruskan dalam 3 hari kerja",
            satuan=Satuan.PERSEN,
            arah=Arah.NAIK,
            pembilang="diteruskan dalam 3 hari kerja sejak diterima, atau sejak pelapor menjawab pertanyaan",
            penyebut="aduan yang sudah diteruskan atau lewat 3 hari kerja",
            catatan="Yang menunggu keterangan pelapor belum dinilai.",
            versi=2,
        ),
        Cara.BAGIAN,
        lambda a: bila(
            a.kerja and a.terus_dinilai,
            a.terus is not None and a.terus <= a.batas_terus,
        ),
    ),
    Ukuran(
        Indikator(
            kode="B2n",
            nama="Belum diteruskan, lewat batas",
            satuan=Satuan.JUMLAH,
            arah=Arah.TURUN,
            pembilang="aduan yang belum diteruskan dan sudah lewat batas langkahnya saat dihitung",
            catatan="Yang menunggu keterangan pelapor tidak dihitung.",
            versi=2,
            saat=True,
        ),
        Cara.JUMLAH,
        lambda a: bila(a.baris.tahap == Tahap.BARU and _terbuka_lewat(a) == 1, 1),
    ),
    Ukuran(
        Indikator(
            kode="B3",
            nama="Tanggapan pertama dalam 5 hari kerja",
            satuan=Satuan.PERSEN,
            arah=Arah.NAIK,
            pembilang="ditanggapi dalam 5 hari kerja sejak diteruskan",
            penyebut="aduan yang sudah diteruskan, dan ditanggapi atau lewat 5 hari kerja",
            versi=2,
        ),
        Cara.BAGIAN,
        lambda a: bila(
            a.kerja and a.tanggap_dinilai,
            a.tanggap is not None and a.tanggap <= a.batas_tanggap,
        ),
    ),
    Ukuran(
        Indikator(
            kode="B4",
            nama="Aduan diselesaikan",
            satuan=Satuan.PERSEN,
            arah=Arah.NAIK,
            pembilang="aduan yang selesai saat dihitung",
            penyebut=DITERIMA,
            catatan="Cermin portal ini. Angka resmi tindak lanjut pengaduan adalah angka SP4N-LAPOR!.",
        ),
        Cara.BAGIAN,
        lambda a: bila(a.kerja, a.selesai),
    ),
    Ukuran(
        Indikator(
            kode="B5",
            nama="Selesai tepat waktu",
            satuan=Satuan.PERSEN,
            arah=Arah.NAIK,
            pembilang="ditindaklanjuti tuntas dalam batas kelasnya sejak diperiksa (bawaan 14 hari kerja, 60 bila berkadar pengawasan, 5 bila normatif)",
            penyebut="aduan yang ditindaklanjuti tuntas, atau yang langkahnya sekarang lewat batas",
            catatan=(
                "Batas dihitung dengan kalender kerja unitnya. Memakai hari tindak lanjut "
                "terakhir: menunggu pelapor tidak membuatnya terlambat. Yang dibuka kembali "
                "dinilai menurut batasnya yang baru. Arsip, gabungan, dan yang bukan "
                "wewenang kota tidak dinilai."
            ),
            versi=3,
        ),
        Cara.BAGIAN,
        lambda a: bila(a.dinilai, a.baris.ketepatan == Ketepatan.TEPAT),
    ),
    Ukuran(
        Indikator(
            kode="B6",
            nama="Waktu tindak lanjut",
            satuan=Satuan.HARI_KERJA,
            arah=Arah.TURUN,
            pembilang="jumlah hari kerja sejak diterima sampai tindak lanjut terakhir",
            penyebut="aduan yang ditindaklanjuti tuntas",
            catatan=TERBAGI,
            versi=3,
            rincian="sebaran",
        ),
        Cara.SEBARAN,
        lambda a: bila(a.kerja, a.lama),
    ),
    Ukuran(
        Indikator(
            kode="B7",
            nama="Aduan terbuka lewat waktu",
            satuan=Satuan.JUMLAH,
            arah=Arah.TURUN,
            pembilang="aduan yang langkahnya sekarang sudah lewat batas saat dihitung: memeriksa, menanggapi, atau menyelesaikan",
            catatan="Yang menunggu jawaban pelapor tidak dihitung.",
            versi=3,
            saat=True,
        ),
        Cara.JUMLAH,
        _terbuka_lewat,
    ),
    Ukuran(
        Indikator(
            kode="B8",
            nama="Dibuka kembali",
            satuan=Satuan.PERSEN,
            arah=Arah.TURUN,
            pembilang="aduan selesai yang pernah dibuka kembali",
            penyebut="aduan yang selesai",
        ),
        Cara.BAGIAN,
        lambda a: bila(a.selesai, a.baris.dibuka_kembali > 0),
    ),
    Ukuran(
        Indikator(
            kode="B9",
            nama="Salah alamat",
            satuan=Satuan.PERSEN,
            arah=Arah.TURUN,
            pembilang="aduan yang pernah dikembalikan unit penerimanya",
            penyebut="aduan yang diteruskan",
        ),
        Cara.BAGIAN,
        lambda a: bila(a.kerja and a.terus is not None, a.baris.dikembalikan_kali > 0),
    ),
    Ukuran(
        Indikator(
            kode="B10",
            nama="Ditutup tanpa jawaban pelapor",
            satuan=Satuan.PERSEN,
            arah=Arah.TURUN,
            pembilang="aduan yang ditutup sendiri karena pelapor tidak menjawab",
            penyebut="aduan yang selesai",
            catatan="Bagian yang besar berarti tidak ada yang membenarkan hasilnya.",
        ),
        Cara.BAGIAN,
        lambda a: bila(a.selesai, a.baris.cara_selesai == CaraSelesai.OTOMATIS_10HK),
    ),
)


# B11: how many calls to 112 were none, from the centre's monthly counts

KODE = "B11"
PANGGILAN = Indikator(
    kode=KODE,
    nama="112: panggilan tidak serius",
    satuan=Satuan.PERSEN,
    arah=Arah.TURUN,
    pembilang="panggilan main-main dan tanpa suara",
    penyebut="semua panggilan kecuali yang terputus sebelum dijawab",
    catatan="Menurut rekap bulanan pusat panggilan 112, bukan menurut portal ini.",
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
