"""The scheduled jobs: when each runs, what it does, and noticing when one has fallen silent.

Any number of workers may run. A job is taken by an advisory lock of PostgreSQL, so it
runs once; a worker that dies loses its connection and with it the lock, and the job is
due again at once. A run that failed is tried again after a quarter of an hour.
"""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from inspect import signature

from django.core.management import call_command
from django.db import connection, transaction
from django.utils import timezone

from informasi.katalog import pemeriksaan
from informasi.katalog.actions import segarkan_konteks
from informasi.models import Kosakata, PencarianNihil
from informasi.pemohon.actions import hapus_yang_habis
from informasi.pencarian.jobs import kabarkan_pencarian
from informasi.pengajuan.models import catat_tak_terkirim
from informasi.permohonan.jobs import urus_permohonan
from informasi.surat.actions import cetak_tertunda
from organisasi.basis_data.kerja import Henti
from organisasi.berlangkah.actions import lepas_berkas_lama, sapu_draf
from organisasi.halaman import rahasia as pembatas
from organisasi.halaman.pemakaian import sapu_pemakaian
from organisasi.kabar.notifikasi import kirim_satu, sapu_pesan
from organisasi.kertas.penyimpanan import sapu_berkas_yatim
from organisasi.keterangan.actions import tutup_keterangan_lewat
from organisasi.langganan.actions import kirim_langganan, sapu_langganan
from organisasi.models import Pengaturan
from organisasi.pribadi.actions import ingatkan_insiden
from organisasi.staf.isian import sapu_isian
from pemangku.impor.actions import kerjakan_impor, sapu_impor
from pemangku.inventaris.actions import segarkan_status
from pemangku.inventaris.duplikat import cari_duplikat
from pemangku.pribadi.retensi import hapus_kontak_habis, usul_retensi
from pemangku.ruang.pendaftaran import bersihkan_pendaftaran
from pemangku.siaran.actions import antar_siaran
from pengaduan.darurat.actions import bunyikan_alarm
from pengaduan.lapor.pekerja import putaran
from pengaduan.lapor.pemantauan import ingatkan_nomor, kosongkan_kontak, rekonsiliasi
from pengaduan.lapor.sirkuit import Alat
from pengaduan.open311.permintaan import lupakan_kiriman
from pengaduan.pelapor.actions import hapus_pelapor_yang_habis, urus_pengaduan
from ppid_portal.angka.hitung import hitung_dan_simpan
from ppid_portal.lembar.lembar_unit import kirim_bulanan
from ppid_portal.lintas_layanan.titipan_ke_layanan import urus_titipan
from ppid_portal.monev.actions import periksa_bukti
from ppid_portal.operasi.models import CADANGAN, Pekerjaan
from ppid_portal.staf.hari_ini import ingatkan
from ppid_portal.terbitan.actions import terbitkan

# When a scheduled job runs: at an hour, or every so often. Reads no clock.
# ``toleransi``: how late a run may be before its silence is an alarm.


@dataclass(frozen=True, slots=True)
class Harian:
    """At ``jam`` of each day; of ``tanggal`` of each month, or one day of the week, alone
    where one is given (``pekan``: 1 for Monday).
    """

    jam: time
    tanggal: int = 0
    pekan: int = 0
    toleransi = timedelta(hours=3)

    def setelah(self, pada: datetime) -> datetime:
        hari = timezone.localdate(pada)
        while True:
            giliran = timezone.make_aware(datetime.combine(hari, self.jam))
            cocok = self.tanggal in {0, hari.day} and self.pekan in {
                0,
                hari.isoweekday(),
            }
            if giliran > pada and cocok:
                return giliran
            hari += timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Setiap:
    selang: timedelta
    toleransi = timedelta(minutes=10)

    def setelah(self, pada: datetime) -> datetime:
        return pada + self.selang


@dataclass(frozen=True, slots=True)
class TugasTerjadwal:
    nama: str
    jadwal: Harian | Setiap
    kerja: Callable[..., object]

    @property
    def sebutan(self) -> str:
        return self.nama.replace("_", " ").capitalize()

    def kerjakan(self, pada: datetime, henti: Henti) -> None:
        """A job is told what its parameters name of moment, day and stop sign."""
        hari_ini, lanjut = timezone.localdate(pada), henti.lanjut
        semua = {"pada": pada, "hari_ini": hari_ini, "henti": henti, "lanjut": lanjut}
        nama = signature(self.kerja).parameters
        self.kerja(**{n: isi for n, isi in semua.items() if n in nama})


def tugas(
    jadwal: Harian | Setiap, kerja: Callable[..., object], nama: str = ""
) -> TugasTerjadwal:
    return TugasTerjadwal(nama or kerja.__name__, jadwal, kerja)


# A backlog must not keep the jobs waiting.
PESAN_SEKALI = 100
# LAPOR! takes one request a second; other jobs have their turn after this.
KIRIM_SELAMA = timedelta(seconds=40)


def kirim_pesan(henti: Henti) -> int:
    """Send what is due, at most a batch; the workers do it side by side, all the time."""
    jumlah = 0
    while jumlah < PESAN_SEKALI and henti.lanjut() and kirim_satu(timezone.now()):
        jumlah += 1
    return jumlah


@transaction.atomic
def susun_kosakata() -> None:
    """The admin does it at once; this is for names changed by other ways."""
    segarkan_konteks()
    Kosakata.objects.susun_ulang()


def buang_draf(*, pada: datetime) -> None:
    """What was begun and not sent in time, by citizens and in forms of the staff."""
    sapu_draf(pada=pada, dibuang=catat_tak_terkirim)
    sapu_isian(pada)
    PencarianNihil.objects.sapu(pada=pada)
    sapu_pemakaian()


def hapus_identitas(*, pada: datetime) -> None:
    """What the reckoning found stands on /pdp/; PenghapusanGagal when one failed."""
    coba = not Pengaturan.objects.kini().hapus_identitas_otomatis
    laporan = hapus_yang_habis(pada=pada, coba=coba)
    hapus_pelapor_yang_habis(pada=pada, coba=coba)
    laporan.pastikan()


def bersihkan_sesi() -> None:
    call_command("clearsessions", verbosity=0)


def kirim_penerusan(*, pada: datetime, lanjut: Callable[[], bool]) -> int:
    return putaran(Alat(), lanjut=lanjut, sampai=pada + KIRIM_SELAMA)


def urus_penerusan(*, pada: datetime, hari_ini: date) -> None:
    ingatkan_nomor(pada=pada, hari_ini=hari_ini)
    kosongkan_kontak(pada=pada)


# What each of them does: docs/operasi.md.
DAFTAR = (
    # First: nothing else may keep it waiting.
    tugas(Setiap(timedelta(seconds=15)), bunyikan_alarm, "alarm_darurat"),
    tugas(Setiap(timedelta(minutes=10)), ingatkan_insiden),
    tugas(Setiap(timedelta(minutes=1)), kirim_pesan, "kirim_notifikasi"),
    tugas(Setiap(timedelta(minutes=1)), antar_siaran),
    tugas(Setiap(timedelta(seconds=10)), kerjakan_impor, "proses_impor"),
    tugas(Setiap(timedelta(minutes=1)), kirim_penerusan),
    tugas(Setiap(timedelta(hours=1)), rekonsiliasi, "rekonsiliasi_penerusan"),
    tugas(Harian(time(6, 45)), urus_penerusan),
    tugas(Setiap(timedelta(minutes=1)), cetak_tertunda, "cetak_surat"),
    tugas(Harian(time(6, 30)), ingatkan, "ingatkan_tempo"),
    tugas(Harian(time(7, 0)), kirim_bulanan, "surat_bulanan"),
    tugas(Harian(time(6, 0), pekan=1), kirim_langganan),
    tugas(Harian(time(7, 5), pekan=1), kabarkan_pencarian),
    # Before the summaries, which speak of the days it leaves.
    tugas(Harian(time(4, 0)), urus_permohonan),
    tugas(Harian(time(4, 10)), urus_pengaduan),
    tugas(Setiap(timedelta(minutes=5)), urus_titipan),
    tugas(Setiap(timedelta(minutes=5)), lupakan_kiriman),
    tugas(Harian(time(3, 20)), bersihkan_pendaftaran),
    tugas(Harian(time(3, 25)), hapus_kontak_habis, "hapus_kontak_pribadi"),
    tugas(Harian(time(4, 20)), segarkan_status),
    tugas(Harian(time(4, 30)), cari_duplikat),
    tugas(Harian(time(4, 40)), hitung_dan_simpan, "hitung_indikator"),
    tugas(Harian(time(4, 50)), terbitkan),
    tugas(Harian(time(1, 30)), pemeriksaan.periksa_tautan),
    tugas(Harian(time(1, 45)), periksa_bukti),
    tugas(Harian(time(1, 0)), pemeriksaan.periksa_berkas),
    tugas(Harian(time(2, 30)), susun_kosakata),
    tugas(Harian(time(2, 45)), buang_draf, "sapu_draf"),
    tugas(Setiap(timedelta(hours=1)), tutup_keterangan_lewat, "tutup_keterangan"),
    tugas(Setiap(timedelta(hours=1)), lepas_berkas_lama, "sapu_berkas_draf"),
    tugas(Harian(time(2, 50)), sapu_impor),
    tugas(Harian(time(3, 0)), bersihkan_sesi),
    tugas(Harian(time(3, 5)), sapu_pesan),
    tugas(Harian(time(3, 15)), sapu_langganan),
    tugas(Harian(time(3, 10)), pembatas.sapu, "sapu_pembatas"),
    tugas(Harian(time(3, 20)), hapus_identitas),
    tugas(Harian(time(3, 30), tanggal=1), usul_retensi),
    tugas(Harian(time(3, 40)), sapu_berkas_yatim, "sapu_berkas"),
)


logger = logging.getLogger(__name__)
JEDA_GAGAL = timedelta(minutes=15)
PANJANG_GALAT = 300
# First half of the advisory lock's key, so that it meets no other lock of the portal.
RUANG_KUNCI = "portal_pekerjaan"


def siapkan(*, pada: datetime, daftar: tuple[TugasTerjadwal, ...] = DAFTAR) -> None:
    nama = [*(tugas.nama for tugas in daftar), CADANGAN]
    Pekerjaan.objects.exclude(nama__in=nama).delete()
    Pekerjaan.objects.bulk_create(
        (Pekerjaan(nama=t.nama, berikutnya=t.jadwal.setelah(pada)) for t in daftar),
        ignore_conflicts=True,
    )


def jalankan_yang_tiba(
    henti: Henti, daftar: tuple[TugasTerjadwal, ...] = DAFTAR
) -> int:
    pada, baris = timezone.now(), Pekerjaan.objects.all()
    berikutnya = dict(baris.values_list("nama", "berikutnya"))
    jumlah = 0
    for tugas in daftar:
        paling_lambat = tugas.jadwal.setelah(pada)
        kapan = berikutnya.get(tugas.nama, paling_lambat)
        if kapan > paling_lambat:
            # Noted while the clock was ahead: it would not run until that hour.
            baris.filter(nama=tugas.nama).update(berikutnya=paling_lambat)
        elif kapan <= pada and henti.lanjut():
            jumlah += jalankan(tugas, henti=henti)
    return jumlah


def jalankan(tugas: TugasTerjadwal, *, henti: Henti) -> bool:
    """Run one job if it is due and free; whether it ran. A stopped run stays due."""
    with _kunci(tugas.nama) as dapat:
        if not dapat or not _tiba(tugas, timezone.now()):
            return False
        try:
            tugas.kerjakan(timezone.now(), henti)
        except Exception as galat:  # noqa: BLE001 - whatever failed, the row must say so
            logger.error("Job %s failed: %s", tugas.nama, type(galat).__name__)  # noqa: TRY400 - no data in logs
            _catat_gagal(tugas, galat, timezone.now())
        else:
            if henti.lanjut():
                _catat_selesai(tugas, timezone.now())
        return True


@contextmanager
def _kunci(nama: str) -> Iterator[bool]:
    with connection.cursor() as kursor:
        kursor.execute(
            "SELECT pg_try_advisory_lock(hashtext(%s), hashtext(%s))",
            (RUANG_KUNCI, nama),
        )
        dapat = bool((kursor.fetchone() or (False,))[0])
    try:
        yield dapat
    finally:
        if dapat and connection.is_usable():
            with connection.cursor() as kursor:
                kursor.execute(
                    "SELECT pg_advisory_unlock(hashtext(%s), hashtext(%s))",
                    (RUANG_KUNCI, nama),
                )


def _tiba(tugas: TugasTerjadwal, pada: datetime) -> bool:
    return Pekerjaan.objects.filter(nama=tugas.nama, berikutnya__lte=pada).exists()


def _catat_selesai(tugas: TugasTerjadwal, pada: datetime) -> None:
    Pekerjaan.objects.filter(nama=tugas.nama).update(
        terakhir_selesai=pada, galat="", berikutnya=tugas.jadwal.setelah(pada)
    )


def _catat_gagal(tugas: TugasTerjadwal, galat: Exception, pada: datetime) -> None:
    """Keep the first line only: a database error's details may hold personal data."""
    baris = str(galat).strip().partition("\n")[0]
    Pekerjaan.objects.filter(nama=tugas.nama).update(
        galat=f"{type(galat).__name__}: {baris}"[:PANJANG_GALAT],
        berikutnya=min(pada + JEDA_GAGAL, tugas.jadwal.setelah(pada)),
    )


@dataclass(frozen=True, slots=True)
class KeadaanPekerjaan:
    tugas: TugasTerjadwal
    baris: Pekerjaan | None
    diam: bool

    @property
    def baik(self) -> bool:
        return self.baris is not None and not self.diam and not self.baris.galat


def keadaan(
    *, pada: datetime, daftar: tuple[TugasTerjadwal, ...] = DAFTAR
) -> list[KeadaanPekerjaan]:
    baris = Pekerjaan.objects.in_bulk([tugas.nama for tugas in daftar])
    return [
        KeadaanPekerjaan(
            tugas,
            satu := baris.get(tugas.nama),
            diam=satu is None or pada > satu.berikutnya + tugas.jadwal.toleransi,
        )
        for tugas in daftar
    ]
