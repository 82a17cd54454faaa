"""Ten years of made-up cases: their figures and their pages (``--sejarah``).

For the benchmark only: rows go in without triggers, identities are empty words. The
calendar of years before ours is weekends and one day off: figures of it mean nothing.
"""

import random
import resource
import time
from collections.abc import Iterator
from datetime import date, datetime, time as dtime, timedelta
from itertools import accumulate
from typing import Any
from uuid import uuid4

from django.db import connection
from django.db.models import Model
from django.utils import timezone

from dev.bench import sejarah_halaman
from dev.bench.isi import kamus
from informasi.models import KategoriPemohon, Keberatan, Pemohon, Permohonan
from organisasi.models import HariLibur, Unit, Wilayah
from pemangku.models import JenisPemangku, Kegiatan, Orang, Pemangku
from pengaduan.models import KategoriPengaduan, Penerusan, Pengaduan
from ppid_portal.angka.hitung import hitung_dan_simpan
from ppid_portal.models import NilaiIndikator

TAHUN = 10
KATA = kamus(random.Random(7))  # noqa: S311 -- words, not secrets
BOBOT = list(accumulate(1 / (i + 1) for i in range(len(KATA))))
# Of a hundred: how many are answered, refused, withdrawn.
DIJAWAB, DITOLAK, DICABUT = 90, 6, 4
# Of a hundred complaints: how many everybody may read.
TERBIT = 30
WAKTU = ("dibuat_pada", "diubah_pada", "status_sejak")
type Baris = Iterator[dict[str, object]]


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
    jenis = list(JenisPemangku.objects.values_list("pk", flat=True))
    hari = [
        awal + timedelta(days=2 * i * 365 * TAHUN // banyak) for i in range(banyak // 2)
    ]
    semua: tuple[tuple[type[Model], Baris], ...] = (
        (Pemohon, _pemohon(hari)),
        (Permohonan, _permohonan(hari, unit, acak)),
        (Pengaduan, _pengaduan(hari, unit, kelurahan, kategori, acak)),
        (Penerusan, _penerusan(hari, unit, acak)),
        (Keberatan, _keberatan(hari, unit, acak)),
        (Pemangku, _pemangku(hari, unit, kelurahan, jenis, acak)),
        (Orang, _orang(hari, acak)),
        (Kegiatan, _kegiatan(hari, unit, acak)),
    )
    with connection.cursor() as kursor:
        kursor.execute("SET session_replication_role = replica")
        for model, baris in semua:
            _lepas_kendala(kursor, model._meta.db_table)
            _salin(kursor, model, baris)
        kursor.execute("SET session_replication_role = origin")
        # Of all tables: the planner has to know the small ones, too.
        kursor.execute("VACUUM ANALYZE")


def _lepas_kendala(kursor: Any, tabel: str) -> None:
    """The rows have none of the words a real case needs; the database is thrown away."""
    kursor.execute(
        "SELECT conname FROM pg_constraint WHERE contype = 'c' AND conrelid = %s::regclass",
        [tabel],
    )
    for (nama,) in kursor.fetchall():
        kursor.execute(f'ALTER TABLE {tabel} DROP CONSTRAINT "{nama}"')


def _salin(kursor: Any, model: type[Model], baris: Baris) -> None:
    """What a row does not say is the model's default: a new column needs no word here."""
    kini = timezone.now()
    kolom = [f for f in model._meta.concrete_fields if f is not model._meta.auto_field]
    bawaan = [
        kini if f.attname in WAKTU else f.get_db_prep_save(f.get_default(), connection)
        for f in kolom
    ]
    nama = ", ".join(f.column for f in kolom)
    with kursor.copy(f"COPY {model._meta.db_table} ({nama}) FROM STDIN") as salin:
        for satu in baris:
            isi = zip(kolom, bawaan, strict=True)
            salin.write_row([satu.get(f.attname, b) for f, b in isi])


def _teks(acak: random.Random, banyak: int) -> str:
    return " ".join(acak.choices(KATA, cum_weights=BOBOT, k=banyak))


def _pukul(hari: date) -> datetime:
    """Nine in the morning of a day."""
    return timezone.make_aware(datetime.combine(hari, dtime(9)))


def _pemohon(hari: list[date]) -> Baris:
    for satu in hari:
        yield {"kategori": KategoriPemohon.PERORANGAN, "simpan_sampai": satu}


def _permohonan(hari: list[date], unit: list[int], acak: random.Random) -> Baris:
    for ke, masuk in enumerate(hari, 1):
        nasib = acak.randrange(100)
        dijawab = _pukul(masuk) + timedelta(days=acak.randrange(1, 22))
        tempo, jawab = masuk + timedelta(days=14), nasib < DIJAWAB
        hasil = "ditolak" if nasib < DITOLAK else "dikabulkan"
        status = "selesai"
        if not jawab:
            cabut = nasib >= 100 - DICABUT
            hasil, status = ("dicabut", "dicabut") if cabut else ("", "diproses")
        yield {
            **_masuk(ke, masuk, unit, acak),
            "nomor": f"{ke:07d}/BENCH",
            "pemohon_id": ke,
            "rincian": _teks(acak, 16),
            "tujuan": "x",
            "cara_memperoleh": "salinan_lunak",
            "cara_salinan": "unduh",
            "status": status,
            "hasil": hasil,
            "tanggal_lengkap": masuk,
            "jatuh_tempo_awal": tempo,
            "jatuh_tempo": tempo,
            "dijawab_pada": dijawab if jawab else None,
        }


def _masuk(
    ke: int, hari: date, unit: list[int], acak: random.Random
) -> dict[str, object]:
    """What a request and a complaint begin with."""
    return {
        "sidik_kode": f"s{ke}",
        "kunci_masuk": uuid4(),
        "kanal": acak.choice(("web", "loket")),
        "tanggal_terima": hari,
        "tanggal_catat": hari,
        "unit_id": acak.choice(unit),
        "pemegang_id": acak.choice(unit),
    }


def _pengaduan(
    hari: list[date],
    unit: list[int],
    kelurahan: list[str],
    kategori: object,
    acak: random.Random,
) -> Baris:
    for ke, masuk in enumerate(hari, 1):
        tanggap = _pukul(masuk) + timedelta(days=acak.randrange(2, 9))
        tuntas = tanggap + timedelta(days=acak.randrange(1, 20))
        beres = acak.randrange(100) < DIJAWAB
        terbit = acak.randrange(100) < TERBIT
        yield {
            **_masuk(ke, masuk, unit, acak),
            "nomor": f"TSM-{ke:07d}",
            "kelas": "tidak_berkadar",
            "kategori_id": kategori,
            "judul": _teks(acak, 6),
            "uraian": _teks(acak, 24),
            "kelurahan_id": acak.choice(kelurahan),
            "lokasi": _teks(acak, 3),
            "status": "selesai" if beres else "ditindaklanjuti",
            "jatuh_tempo": masuk + timedelta(days=20),
            "ditindaklanjuti_pada": tanggap,
            "tuntas_pada": tuntas if beres else None,
            "selesai_pada": tuntas if beres else None,
            "hasil": "tertangani" if beres else "",
            "cara_selesai": "otomatis_10hk" if beres else "",
            "terbit": terbit,
            "judul_umum": "Lampu",
            "uraian_umum": "Padam.",
            "terbit_pada": tanggap if terbit else None,
        }


def _penerusan(hari: list[date], unit: list[int], acak: random.Random) -> Baris:
    for ke, masuk in enumerate(hari, 1):
        yield {
            "pengaduan_id": ke,
            "tujuan": "unit",
            "unit_id": acak.choice(unit),
            "cara": "tangan",
            "oleh_id": 1,
            "diteruskan_pada": _pukul(masuk) + timedelta(days=2),
            "status_luar": "belum_dikirim",
        }


def _keberatan(hari: list[date], unit: list[int], acak: random.Random) -> Baris:
    for ke, masuk in enumerate(hari, 1):
        buka = acak.randrange(100) >= DIJAWAB
        yield {
            **_masuk(ke, masuk, unit, acak),
            "nomor": f"K{ke:07d}/BENCH",
            "permohonan_id": ke,
            "pemohon_id": ke,
            "alasan": ["a"],
            "kasus_posisi": _teks(acak, 12),
            "jatuh_tempo": masuk + timedelta(days=42),
            "status": "diregistrasi" if buka else "ditanggapi",
            "hasil": "" if buka else "dikabulkan",
        }


def _pemangku(
    hari: list[date],
    unit: list[int],
    kelurahan: list[str],
    jenis: list[int],
    acak: random.Random,
) -> Baris:
    for ke, masuk in enumerate(hari, 1):
        nama = _teks(acak, 4)
        yield {
            "id": uuid4(),
            "nomor": f"PK-B{ke:06d}",
            "lingkup": "kota",
            "jenis_id": acak.choice(jenis),
            "pengelola_id": acak.choice(unit),
            "wilayah_id": acak.choice(kelurahan),
            "nama_resmi": nama,
            "nama_normal": nama,
            "status": "aktif",
            "diperoleh_pada": masuk,
            "berlaku_sampai": masuk + timedelta(days=365 * 5),
        }


def _orang(hari: list[date], acak: random.Random) -> Baris:
    for masuk in hari:
        nama = _teks(acak, 2)
        yield {
            "id": uuid4(),
            "nama": nama,
            "nama_normal": nama,
            "dibuat_pada": _pukul(masuk),
        }


def _kegiatan(hari: list[date], unit: list[int], acak: random.Random) -> Baris:
    for ke, masuk in enumerate(hari, 1):
        yield {
            "id": uuid4(),
            "nomor": f"KG-B{ke:06d}",
            "jenis": ["sosialisasi"],
            "judul": _teks(acak, 6),
            "mulai": _pukul(masuk),
            "selesai": _pukul(masuk) + timedelta(hours=2),
            "tempat": _teks(acak, 2),
            "penyelenggara_id": acak.choice(unit),
            "tuan_rumah_id": acak.choice(unit),
            "status": "selesai",
            "token": f"b{ke}",
        }
