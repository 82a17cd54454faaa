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
    Indikator,
    Kunci,
    Sumber,
    Ukur,
    bila,
    indikator,
    semua,
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


PENGADUAN: tuple[Indikator[BarisPengaduan], ...] = indikator(
    B1=(lambda a, _: bila(a.tahap not in DIALIHKAN, 1), lambda a: a.kanal),
    B1a=(lambda a, _: bila(a.tahap in BERHENTI, 1), lambda a: a.tahap.value),
    B1d=(lambda a, _: bila(a.tahap in DIALIHKAN, 1), lambda a: a.tahap.value),
    B2=lambda a, u: _kerja(a, _diteruskan(a, u)),
    B2n=lambda a, u: bila(a.tahap == Tahap.BARU, _terbuka_lewat(a, u)),
    B3=lambda a, u: _kerja(a, _ditanggapi(a, u)),
    B4=lambda a, _: _kerja(a, a.tahap == Tahap.SELESAI),
    B5=tepat,
    B6=lambda a, u: _kerja(a, _lama(a, u)),
    B7=_terbuka_lewat,
    B8=lambda a, _: _selesai(a, a.dibuka_kembali > 0),
    B9=lambda a, _: _kerja(
        a, bila(a.diteruskan_pada is not None, a.dikembalikan_kali > 0)
    ),
    B10=lambda a, _: _selesai(a, a.cara_selesai == CaraSelesai.OTOMATIS_10HK),
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
(PANGGILAN,) = indikator(B11=semua)


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
