"""Fill the catalogue with made-up entries whose words follow Zipf's law.

For the benchmark only: triggers are off while the rows go in, then the kept counts and
the vocabulary are computed once. Never run it on a database that holds real entries.
"""

import random
from collections.abc import Iterator
from datetime import timedelta
from itertools import accumulate

from django.db import connection
from django.utils import timezone

from informasi.models import Kosakata
from organisasi.models import Unit

SUKU = [a + b for a in "bcdgjklmnprstwy" for b in "aiueo"]
BANYAK_KATA = 30_000
KOLOM = (
    "nomor, judul, ringkasan, klasifikasi, alasan_klasifikasi, unit_id, "
    "penanggung_jawab, waktu_pembuatan, tempat_pembuatan, tahun, bentuk, jangka_simpan, "
    "lisensi, tautan, keterangan_sumber, terverifikasi, status, status_sejak, "
    "terbit_pada, dibuat_pada, diubah_pada, edisi, alasan_tarik, konteks, perubahan, "
    "keterbacaan, isi, terbitan, gambar"
)


def kamus(acak: random.Random) -> list[str]:
    """Made-up words of two to four syllables; the first stands in every entry."""
    kata: dict[str, None] = {"kota": None}
    while len(kata) < BANYAK_KATA:
        kata["".join(acak.choices(SUKU, k=acak.randint(2, 4)))] = None
    return list(kata)


def _baris(
    banyak: int, acak: random.Random, unit: list[int]
) -> Iterator[tuple[object, ...]]:
    kata = kamus(acak)
    bobot = list(accumulate(1 / (i + 1) for i in range(len(kata))))
    kini = timezone.now()
    for i in range(banyak):
        pilih = acak.choices(kata, cum_weights=bobot, k=24)
        terbit = kini - timedelta(minutes=banyak - i)
        yield (
            f"IP-{i + 1:07d}",
            f"kota {' '.join(pilih[:8])}",
            " ".join(pilih[8:]),
            acak.choice(("berkala", "setiap_saat", "serta_merta")),
            "",
            acak.choice(unit),
            "Kepala",
            "2020",
            "Kota",
            2000 + i % 26,
            acak.choice(("digital", "cetak", "rekaman")),
            "",
            "",
            "",
            "",
            True,
            "terbit",
            terbit,
            terbit,
            terbit,
            terbit,
            1,
            "",
            "Dinas Kepala",
            "[]",
            acak.choice((1, 1, 2, 3)),
            "",
            "",
            "",
        )


def isi(banyak: int) -> None:
    """Replace all catalogue entries by ``banyak`` made-up ones."""
    # Read before COPY begins: the connection is busy while it runs.
    unit = list(Unit.objects.order_by("pk").values_list("pk", flat=True)[:40])
    with connection.cursor() as kursor:
        kursor.execute("SET session_replication_role = replica")
        # The rows are made while COPY runs: a million take longer than any page may.
        kursor.execute("SET statement_timeout = 0")
        kursor.execute("TRUNCATE informasi_dokumeninformasi RESTART IDENTITY CASCADE")
        salin = f"COPY informasi_dokumeninformasi ({KOLOM}) FROM STDIN"
        with kursor.copy(salin) as copy:  # type: ignore[attr-defined]  # psycopg's own cursor
            acak = random.Random(7)  # noqa: S311 -- words, not secrets
            for baris in _baris(banyak, acak, unit):
                copy.write_row(baris)
        kursor.execute("TRUNCATE informasi_hitungankatalog")
        kursor.execute(
            "INSERT INTO informasi_hitungankatalog "
            "(unit_id, klasifikasi, kelompok_id, tahun, bentuk, keterbacaan, jumlah) "
            "SELECT unit_id, klasifikasi, COALESCE(kelompok_id, ''), COALESCE(tahun, 0), "
            "bentuk, keterbacaan, count(*) FROM informasi_dokumeninformasi "
            "GROUP BY 1, 2, 3, 4, 5, 6"
        )
        kursor.execute("SET session_replication_role = origin")
        Kosakata.objects.susun_ulang()
        for tabel in ("dokumeninformasi", "hitungankatalog", "kosakata"):
            kursor.execute(f"VACUUM ANALYZE informasi_{tabel}")
        # Written out now, not while pages are timed.
        kursor.execute("CHECKPOINT")
        kursor.execute("RESET statement_timeout")
