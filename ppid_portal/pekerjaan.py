"""The scheduled jobs: which there are, who runs them, and whether one has fallen silent.

Any number of workers may run. A job is taken by an advisory lock of PostgreSQL, so it
runs once; a worker that dies loses its connection and with it the lock, and the job is
due again at once. A run that failed is tried again after a quarter of an hour.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.core.management import call_command
from django.db import connection, transaction
from django.utils import timezone

from informasi import pemeriksaan
from informasi.actions.draf import sapu_draf
from informasi.actions.penghapusan import hapus_yang_habis
from informasi.actions.unit import segarkan_konteks
from informasi.models import Kosakata
from informasi.surat.cetak import cetak_tertunda
from informasi.urus_permohonan import urus_permohonan
from organisasi import pembatas
from organisasi.berkas_yatim import sapu_berkas_yatim
from organisasi.models import Pengaturan
from organisasi.notifikasi import kirim_satu
from organisasi.putaran import Henti
from pemangku.actions.impor import sapu_impor
from pemangku.actions.impor_langkah import kerjakan_impor
from pemangku.actions.surel_siaran import antar_siaran
from pengaduan.actions.draf import sapu_draf_pengaduan
from pengaduan.actions.konsol import bunyikan_alarm
from pengaduan.kiriman.alat import Alat
from pengaduan.kiriman.instansi import sinkronkan
from pengaduan.kiriman.pekerja import putaran
from pengaduan.kiriman.rekonsiliasi import (
    ingatkan_nomor,
    kosongkan_kontak,
    rekonsiliasi,
)
from pengaduan.urus import hapus_pelapor_yang_habis, urus_pengaduan
from ppid_portal import pengingat
from ppid_portal.jadwal import Harian, Jadwal, Setiap
from ppid_portal.models import Pekerjaan

logger = logging.getLogger(__name__)
JEDA_GAGAL = timedelta(minutes=15)
PANJANG_GALAT = 300
# A backlog must not keep the jobs waiting.
PESAN_SEKALI = 100
# LAPOR! takes one request a second; other jobs have their turn after this.
KIRIM_SELAMA = timedelta(seconds=40)
# First half of the advisory lock's key, so that it meets no other lock of the portal.
RUANG_KUNCI = "portal_pekerjaan"


@dataclass(frozen=True, slots=True)
class Saat:
    """What a run is told: the moment, the day, and the stop sign."""

    pada: datetime
    hari_ini: date
    henti: Henti


@dataclass(frozen=True, slots=True)
class Tugas:
    """One scheduled job."""

    nama: str
    judul: str
    jadwal: Jadwal
    kerjakan: Callable[[Saat], object]


def kirim_pesan(henti: Henti) -> int:
    """Send what is due, at most a batch; the workers do it side by side, all the time."""
    jumlah = 0
    while jumlah < PESAN_SEKALI and henti.lanjut() and kirim_satu(timezone.now()):
        jumlah += 1
    return jumlah


def ingatkan(saat: Saat) -> None:
    """Open what ends by law, warn by the ladder; one summary for each officer."""
    pengingat.ingatkan(pada=saat.pada, hari_ini=saat.hari_ini)


def urus(saat: Saat) -> None:
    """Close what was not completed, reckon open days anew, call who was not reached."""
    urus_permohonan(pada=saat.pada, hari_ini=saat.hari_ini)


def periksa_tautan(saat: Saat) -> None:
    """Dead links of the catalogue."""
    pemeriksaan.periksa_tautan(
        pada=saat.pada, hari_ini=saat.hari_ini, lanjut=saat.henti.lanjut
    )


def periksa_berkas(saat: Saat) -> None:
    """Missing and changed files of the catalogue."""
    pemeriksaan.periksa_berkas(
        pada=saat.pada, hari_ini=saat.hari_ini, lanjut=saat.henti.lanjut
    )


@transaction.atomic
def susun_kosakata(_saat: Saat) -> None:
    """Words of withdrawn entries leave the suggestions; renamed units are found.

    The admin does the latter at once; this is for names changed by other ways.
    """
    segarkan_konteks()
    Kosakata.objects.susun_ulang()


def buang_draf(saat: Saat) -> None:
    """Requests and complaints that were begun and not sent in time."""
    sapu_draf(saat.pada)
    sapu_draf_pengaduan(saat.pada)


def hapus_identitas(saat: Saat) -> None:
    """Erase identities past their day if the setting says so; else only reckon.

    What the reckoning found stands on /pdp/. Raises PenghapusanGagal when one failed.
    """
    otomatis = Pengaturan.objects.kini().hapus_identitas_otomatis
    laporan = hapus_yang_habis(
        pada=saat.pada, hari_ini=saat.hari_ini, coba=not otomatis
    )
    hapus_pelapor_yang_habis(pada=saat.pada, hari_ini=saat.hari_ini, coba=not otomatis)
    laporan.pastikan()


def bersihkan_sesi(_saat: Saat) -> None:
    """Sign-ins that have run out."""
    call_command("clearsessions", verbosity=0)


def kirim_penerusan(saat: Saat) -> int:
    """Hand-overs to SP4N-LAPOR! that are due, and its states that are due to be read."""
    return putaran(Alat(), lanjut=saat.henti.lanjut, sampai=saat.pada + KIRIM_SELAMA)


def urus_penerusan(saat: Saat) -> None:
    """Numbers that nobody has typed back; contacts that no longer serve."""
    ingatkan_nomor(pada=saat.pada, hari_ini=saat.hari_ini)
    kosongkan_kontak(pada=saat.pada)


DAFTAR = (
    # First: nothing else may keep it waiting.
    Tugas(
        "alarm_darurat",
        "Memanggil penyelia bila laporan darurat belum diterima petugas",
        Setiap(timedelta(seconds=15)),
        lambda saat: bunyikan_alarm(pada=saat.pada),
    ),
    Tugas(
        "kirim_notifikasi",
        "Mengirim pesan yang menunggu",
        Setiap(timedelta(minutes=1)),
        lambda saat: kirim_pesan(saat.henti),
    ),
    Tugas(
        "antar_siaran",
        "Menaruh surel siaran di kotak keluar, paling banyak 100 sejam",
        Setiap(timedelta(minutes=1)),
        lambda saat: antar_siaran(pada=saat.pada),
    ),
    Tugas(
        "proses_impor",
        "Memeriksa dan menyimpan berkas impor pemangku",
        Setiap(timedelta(seconds=10)),
        lambda saat: kerjakan_impor(pada=saat.pada, lanjut=saat.henti.lanjut),
    ),
    Tugas(
        "kirim_penerusan",
        "Mengirim aduan ke SP4N-LAPOR! dan membaca statusnya",
        Setiap(timedelta(minutes=1)),
        kirim_penerusan,
    ),
    Tugas(
        "rekonsiliasi_penerusan",
        "Mencocokkan kiriman ke SP4N-LAPOR!",
        Setiap(timedelta(hours=1)),
        lambda saat: rekonsiliasi(pada=saat.pada),
    ),
    Tugas(
        "sinkron_instansi",
        "Membaca daftar instansi SP4N-LAPOR!",
        Harian(time(2, 15)),
        lambda _saat: sinkronkan(Alat()),
    ),
    Tugas(
        "urus_penerusan",
        "Mengingatkan nomor SP4N-LAPOR!, mengosongkan kontak yang habis masanya",
        Harian(time(6, 45)),
        urus_penerusan,
    ),
    Tugas(
        "cetak_surat",
        "Mencetak surat yang menunggu",
        Setiap(timedelta(minutes=1)),
        lambda saat: cetak_tertunda(saat.henti.lanjut),
    ),
    Tugas(
        "ingatkan_tempo",
        "Membuka pengecualian yang berakhir, peringatan dan ringkasan harian petugas",
        Harian(time(6, 30)),
        ingatkan,
    ),
    # Before the summaries, which speak of the days it leaves.
    Tugas(
        "urus_permohonan",
        "Menutup yang tidak dilengkapi, menghitung ulang jatuh tempo, pesan buntu",
        Harian(time(4, 0)),
        urus,
    ),
    Tugas(
        "urus_pengaduan",
        "Menutup aduan yang tidak dijawab pelapor",
        Harian(time(4, 10)),
        lambda saat: urus_pengaduan(pada=saat.pada, hari_ini=saat.hari_ini),
    ),
    Tugas(
        "periksa_tautan", "Memeriksa tautan mati", Harian(time(1, 30)), periksa_tautan
    ),
    Tugas("periksa_berkas", "Memeriksa berkas", Harian(time(1, 0)), periksa_berkas),
    Tugas(
        "susun_kosakata",
        "Menyusun ulang kata pencarian",
        Harian(time(2, 30)),
        susun_kosakata,
    ),
    Tugas(
        "sapu_draf",
        "Menghapus draf permohonan dan aduan yang habis masanya",
        Harian(time(2, 45)),
        buang_draf,
    ),
    Tugas(
        "sapu_impor",
        "Menghapus isi berkas impor pemangku yang habis masanya",
        Harian(time(2, 50)),
        lambda saat: sapu_impor(pada=saat.pada),
    ),
    Tugas(
        "bersihkan_sesi",
        "Membuang sesi masuk yang habis",
        Harian(time(3, 0)),
        bersihkan_sesi,
    ),
    Tugas(
        "sapu_pembatas",
        "Membuang hitungan percobaan yang habis",
        Harian(time(3, 10)),
        lambda saat: pembatas.sapu(pada=saat.pada),
    ),
    Tugas(
        "hapus_identitas",
        "Memeriksa masa simpan identitas; menghapus bila dinyalakan",
        Harian(time(3, 20)),
        hapus_identitas,
    ),
    Tugas(
        "sapu_berkas",
        "Menghapus berkas yang tidak dimiliki catatan mana pun",
        Harian(time(3, 40)),
        lambda saat: sapu_berkas_yatim(pada=saat.pada, lanjut=saat.henti.lanjut),
    ),
)


def siapkan(*, pada: datetime, daftar: tuple[Tugas, ...] = DAFTAR) -> None:
    """Write the rows of new jobs and drop those of jobs that are no more."""
    nama = [tugas.nama for tugas in daftar]
    Pekerjaan.objects.exclude(nama__in=nama).delete()
    Pekerjaan.objects.bulk_create(
        (Pekerjaan(nama=t.nama, berikutnya=t.jadwal.setelah(pada)) for t in daftar),
        ignore_conflicts=True,
    )


def jalankan_yang_tiba(henti: Henti, daftar: tuple[Tugas, ...] = DAFTAR) -> int:
    """Run each job whose time has come, unless another worker has it; how many ran."""
    tiba = set(
        Pekerjaan.objects.filter(berikutnya__lte=timezone.now()).values_list(
            "nama", flat=True
        )
    )
    return sum(
        jalankan(tugas, henti=henti)
        for tugas in daftar
        if tugas.nama in tiba and henti.lanjut()
    )


def jalankan(tugas: Tugas, *, henti: Henti) -> bool:
    """Run one job if it is due and free; whether it ran. A stopped run stays due."""
    with _kunci(tugas.nama) as dapat:
        if not dapat or not _mulai(tugas, timezone.now()):
            return False
        pada = timezone.now()
        try:
            tugas.kerjakan(Saat(pada, timezone.localdate(pada), henti))
        except Exception as galat:  # noqa: BLE001 - whatever failed, the row must say so
            logger.error("Job %s failed: %s", tugas.nama, type(galat).__name__)  # noqa: TRY400 - no data in logs
            _catat_gagal(tugas, galat, timezone.now())
        else:
            if henti.lanjut():
                _catat_selesai(tugas, timezone.now())
        return True


@contextmanager
def _kunci(nama: str) -> Iterator[bool]:
    """Hold the job's lock for the length of the block; False when another holds it."""
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


def _mulai(tugas: Tugas, pada: datetime) -> bool:
    """Note the start; False when another worker has just run it."""
    tiba = Pekerjaan.objects.filter(nama=tugas.nama, berikutnya__lte=pada)
    return bool(tiba.update(terakhir_mulai=pada))


def _catat_selesai(tugas: Tugas, pada: datetime) -> None:
    Pekerjaan.objects.filter(nama=tugas.nama).update(
        terakhir_selesai=pada, galat="", berikutnya=tugas.jadwal.setelah(pada)
    )


def _catat_gagal(tugas: Tugas, galat: Exception, pada: datetime) -> None:
    """Keep the first line only: a database error's details may hold personal data."""
    baris = str(galat).strip().partition("\n")[0]
    Pekerjaan.objects.filter(nama=tugas.nama).update(
        galat=f"{type(galat).__name__}: {baris}"[:PANJANG_GALAT],
        berikutnya=min(pada + JEDA_GAGAL, tugas.jadwal.setelah(pada)),
    )


@dataclass(frozen=True, slots=True)
class Keadaan:
    """One job as staff see it; ``diam``: it should have run and did not."""

    tugas: Tugas
    baris: Pekerjaan | None
    diam: bool

    @property
    def baik(self) -> bool:
        """Neither silent nor failed."""
        return self.baris is not None and not self.diam and not self.baris.galat


def keadaan(*, pada: datetime, daftar: tuple[Tugas, ...] = DAFTAR) -> list[Keadaan]:
    """All jobs; one that never ran anywhere is silent too."""
    baris = Pekerjaan.objects.in_bulk([tugas.nama for tugas in daftar])
    return [
        Keadaan(tugas, satu := baris.get(tugas.nama), _diam(tugas, satu, pada))
        for tugas in daftar
    ]


def _diam(tugas: Tugas, baris: Pekerjaan | None, pada: datetime) -> bool:
    return baris is None or pada > baris.berikutnya + tugas.jadwal.toleransi
