"""Due days of complaints: which limit counts, from when."""

from __future__ import annotations

from datetime import date

from organisasi.models import BatasWaktu, Unit
from organisasi.waktu.hari_kerja import Hitungan
from organisasi.waktu.tenggat import akhir_jendela, hitung_tenggat
from pengaduan.models.pilihan import KelasPengaduan

VERIFIKASI = "pengaduan.verifikasi"
TANGGAPAN = "pengaduan.tanggapan_pertama"
TUNGGU = "pengaduan.tunggu_pelapor"
LENGKAPI = "pengaduan.lengkapi"
SELESAI = "pengaduan.selesai."
BATAS_LUAR = "pengaduan.batas_luar"
NOMOR_LUAR = "penerusan.nomor_luar"
# What may follow one another after a complaint comes in; the reporter may say no once
# more after the end, so the days to wait and to react count twice.
SEJAK_TERIMA = (
    *(LENGKAPI, VERIFIKASI, TANGGAPAN, f"{SELESAI}{KelasPengaduan.BERKADAR}"),
    *(TUNGGU, TANGGAPAN, TUNGGU),
)


def batas_selesai(kelas: str, sejak: date, unit: Unit | None = None) -> Hitungan:
    """The last day to finish a complaint of ``kelas`` that was verified on ``sejak``.

    With examination the sixty working days of the service standards and the sixty days of
    Perpres 76/2013 differ: the earlier one counts (hukum 7.1). TindakanTerlarang when a
    limit is not set or a year has no calendar.
    """
    batas = hitung_tenggat(f"{SELESAI}{kelas}", sejak, unit)
    ada_luar = BatasWaktu.objects.terkini(sejak).filter(kode=BATAS_LUAR).exists()
    if kelas != KelasPengaduan.BERKADAR or not ada_luar:
        return batas
    luar = hitung_tenggat(BATAS_LUAR, sejak, unit)
    return min(batas, luar, key=lambda hitungan: hitungan.jatuh_tempo)


def simpan_sampai(tanggal_terima: date, unit: Unit | None) -> date:
    """The day until which the reporter's identity is kept: all limits, one by one."""
    return akhir_jendela(tanggal_terima, SEJAK_TERIMA, unit)
