"""Ten years of made-up cases: their figures and their pages (``--sejarah``).

For the benchmark only: rows go in without triggers, identities are empty words. The
calendar of years before ours is weekends and one day off: figures of it mean nothing.
"""

import random
import resource
import time
from collections.abc import Iterator
from datetime import date, datetime, time as dtime, timedelta
from typing import Any
from uuid import uuid4

from django.db import connection
from django.utils import timezone

from dev.bench import sejarah_halaman
from informasi.models import KategoriPemohon
from organisasi.models import HariLibur, Unit, Wilayah
from pengaduan.models import KategoriPengaduan
from ppid_portal.angka.hitung import hitung_dan_simpan
from ppid_portal.models import NilaiIndikator

TAHUN = 10
# Of a hundred: how many are answered, refused, withdrawn.
DIJAWAB, DITOLAK, DICABUT = 90, 6, 4
# Of a hundred complaints: how many everybody may read.
TERBIT = 30
PEMOHON = (
    "id, kategori, dikuasakan, nama, nama_kuasa, nik, sidik_nik, nomor_pengesahan, "
    "alamat, pekerjaan, telepon, surel, kembali_ke_loket, simpan_sampai, dibuat_pada, "
    "sidik_nama"
)
PERMOHONAN = (
    "id, nomor, kode, sidik_kode, kunci_masuk, kanal, tanggal_terima, tanggal_catat, "
    "alasan_mundur, unit_id, pemegang_id, perlu_ditempatkan, pemohon_id, rincian, tujuan, "
    "cara_memperoleh, cara_salinan, bantuan, asal, asal_nomor, status, status_sejak, "
    "hasil, kurang, tanggal_lengkap, jatuh_tempo_awal, jatuh_tempo, hitungan, "
    "diperpanjang, alasan_perpanjangan, dijawab_pada, dibuat_pada, diubah_pada, "
    "edisi"
)
PENGADUAN = (
    "id, nomor, kode, sidik_kode, kunci_masuk, kanal, tanggal_terima, tanggal_catat, "
    "alasan_mundur, unit_id, pemegang_id, asal, asal_nomor, anonim, rahasia, berkadar, "
    "jenis, kelas, kategori_id, prioritas, alasan_prioritas, judul, uraian, harapan, "
    "kelurahan_id, lokasi, bukan_darurat, tanda_moderasi, status, status_sejak, "
    "jatuh_tempo, hitungan, hitungan_selesai, ditindaklanjuti_pada, tuntas_pada, "
    "selesai_pada, kalimat, nomor_tujuan, hasil, cara_selesai, tanggapan, dibuka_kembali, terbit, judul_umum, uraian_umum, "
    "terbit_pada, dibuat_pada, diubah_pada, edisi"
)
type Baris = Iterator[tuple[object, ...]]


def ukur(banyak: int) -> None:
    """Fill ``banyak`` cases, half of each kind; print what figures and pages cost."""
    isi(banyak)
    for ke in ("pertama", "kedua"):
        awal = time.perf_counter()
        berubah = hitung_dan_simpan(timezone.now())
        lama = time.perf_counter() - awal
        print(
            f"indikator dari {banyak:,} kasus {TAHUN} tahun, hitungan {ke}: "
            f"{lama:.1f} s (anggaran 60), {berubah:,} baris berubah"
        )
    puncak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"baris nilai: {NilaiIndikator.objects.count():,}; memori puncak {puncak:.0f} MB"
    )
    sejarah_halaman.ukur()


def isi(banyak: int) -> None:
    """Cases spread evenly over the years until today."""
    acak, kini = random.Random(7), timezone.now()  # noqa: S311 - days, not secrets
    awal = kini.date() - timedelta(days=365 * TAHUN)
    for tahun in range(awal.year - 1, kini.year + 1):
        HariLibur.objects.get_or_create(
            tanggal=date(tahun, 1, 1),
            berlaku_unit=None,
            defaults={"nama": "Tahun baru", "jenis": HariLibur.Jenis.LIBUR_NASIONAL},
        )
    # Read before COPY begins: the connection is busy while it runs.
    kategori = KategoriPengaduan.objects.values_list("pk", flat=True)[0]
    kelurahan = list(
        Wilayah.objects.filter(tingkat="kelurahan").values_list("pk", flat=True)
    )
    unit = list(Unit.objects.values_list("pk", flat=True).order_by("pk")[:46])
    hari = [
        awal + timedelta(days=2 * i * 365 * TAHUN // banyak) for i in range(banyak // 2)
    ]
    with connection.cursor() as kursor:
        kursor.execute("SET session_replication_role = replica")
        _lepas_kendala(kursor, "pengaduan_pengaduan")
        _salin(kursor, "informasi_pemohon", PEMOHON, _pemohon(banyak // 2))
        _salin(
            kursor, "informasi_permohonan", PERMOHONAN, _permohonan(hari, unit, acak)
        )
        _salin(
            kursor,
            "pengaduan_pengaduan",
            PENGADUAN,
            _pengaduan(hari, unit, kelurahan, kategori, acak),
        )
        kursor.execute(
            "INSERT INTO pengaduan_penerusan (pengaduan_id, tujuan, unit_id, cara, oleh_id,"
            " diteruskan_pada, lapor_complaint_id, tracking_id, status_luar,"
            " status_luar_mentah, instansi_luar, yang_dikirim, alasan_tutup, dibuat_pada,"
            " diubah_pada, edisi) SELECT id, 'unit', pemegang_id, 'tangan', 1,"
            " tanggal_terima + interval '2 days', '', '', 'belum_dikirim', '', '', '[]',"
            " '', now(), now(), 1 FROM pengaduan_pengaduan"
        )
        kursor.execute("SET session_replication_role = origin")
        for tabel in (
            "informasi_permohonan",
            "pengaduan_pengaduan",
            "pengaduan_penerusan",
        ):
            kursor.execute(f"VACUUM ANALYZE {tabel}")


def _lepas_kendala(kursor: Any, tabel: str) -> None:
    """The rows have none of the words a real case needs; the database is thrown away."""
    kursor.execute(
        "SELECT conname FROM pg_constraint WHERE contype = 'c' AND conrelid = %s::regclass",
        [tabel],
    )
    for (nama,) in kursor.fetchall():
        kursor.execute(f'ALTER TABLE {tabel} DROP CONSTRAINT "{nama}"')


def _salin(kursor: Any, tabel: str, kolom: str, baris: Baris) -> None:
    with kursor.copy(f"COPY {tabel} ({kolom}) FROM STDIN") as salin:
        for satu in baris:
            salin.write_row(satu)


def _pukul(hari: date) -> datetime:
    """Nine in the morning of a day."""
    return timezone.make_aware(datetime.combine(hari, dtime(9)))


def _pemohon(banyak: int) -> Baris:
    kini = timezone.now()
    for ke in range(1, banyak + 1):
        yield (
            *(ke, KategoriPemohon.PERORANGAN, False, "", "", "", "", "", "", ""),
            *("", "", True, kini.date(), kini, []),
        )


def _permohonan(hari: list[date], unit: list[int], acak: random.Random) -> Baris:
    kini = timezone.now()
    for ke, masuk in enumerate(hari, 1):
        nasib, milik = acak.randrange(100), acak.choice(unit)
        dijawab = _pukul(masuk) + timedelta(days=acak.randrange(1, 22))
        tempo, jawab = masuk + timedelta(days=14), nasib < DIJAWAB
        hasil = "ditolak" if nasib < DITOLAK else "dikabulkan"
        status = "selesai"
        if not jawab:
            cabut = nasib >= 100 - DICABUT
            hasil, status = ("dicabut", "dicabut") if cabut else ("", "diproses")
        yield (
            *(
                ke,
                f"{ke:07d}/BENCH",
                "",
                f"p{ke}",
                uuid4(),
                acak.choice(("web", "loket")),
            ),
            *(masuk, masuk, "", milik, acak.choice(unit), False, ke, "x", "x"),
            *("salinan_lunak", "unduh", "", "langsung", "", status, kini, hasil, "[]"),
            *(masuk, tempo, tempo, "", False, "", dijawab if jawab else None),
            *(kini, kini, 1),
        )


def _pengaduan(
    hari: list[date],
    unit: list[int],
    kelurahan: list[str],
    kategori: object,
    acak: random.Random,
) -> Baris:
    kini = timezone.now()
    for ke, masuk in enumerate(hari, 1):
        tanggap = _pukul(masuk) + timedelta(days=acak.randrange(2, 9))
        tuntas = tanggap + timedelta(days=acak.randrange(1, 20))
        beres = acak.randrange(100) < DIJAWAB
        terbit = acak.randrange(100) < TERBIT
        yield (
            *(
                ke,
                f"TSM-{ke:07d}",
                "",
                f"a{ke}",
                uuid4(),
                acak.choice(("web", "loket")),
            ),
            *(masuk, masuk, "", acak.choice(unit), acak.choice(unit), "langsung", ""),
            *(False, False, False, "pengaduan", "tidak_berkadar", kategori, "2", ""),
            *("x", "x", "", acak.choice(kelurahan), "", False, "[]"),
            *("selesai" if beres else "ditindaklanjuti", kini),
            *(masuk + timedelta(days=20), "", "", tanggap),
            *((tuntas, tuntas) if beres else (None, None)),
            *("", "", "tertangani" if beres else ""),
            *("otomatis_10hk" if beres else "", "", 0, terbit, "Lampu", "Padam."),
            *(tanggap if terbit else None, kini, kini, 1),
        )
