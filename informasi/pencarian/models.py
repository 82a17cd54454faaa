"""What search and lists keep ready: counts, known words, vain searches.

Counting a million rows for each list page would cost a scan. The table of counts is raised
and lowered by row triggers in the transaction of the act, so it is always right.
"""

from datetime import datetime, timedelta

import pgtrigger
from django.contrib.postgres.indexes import GinIndex
from django.db import connection, models, transaction

from organisasi.pribadi.teks_pribadi import temukan_nama
from organisasi.teks import bersih

# Counts of published entries by their filters

KOLOM = ("unit_id", "klasifikasi", "kelompok_id", "tahun", "bentuk", "keterbacaan")


class HitunganKatalog(models.Model):
    unit_id = models.BigIntegerField()
    klasifikasi = models.CharField(max_length=12)
    kelompok_id = models.CharField(max_length=40, blank=True)
    tahun = models.PositiveSmallIntegerField(default=0)
    bentuk = models.CharField(max_length=15)
    keterbacaan = models.PositiveSmallIntegerField(default=1)
    jumlah = models.IntegerField()

    class Meta:
        verbose_name = "hitungan katalog"
        constraints = (
            models.UniqueConstraint(
                fields=KOLOM, include=("jumlah",), name="informasi_hitungan_unik"
            ),
        )

    def __str__(self) -> str:
        return f"{self.unit_id}/{self.klasifikasi}/{self.tahun}: {self.jumlah}"


def _ubah(baris: str, selisih: int) -> str:
    # Only our own column names and +1/-1 enter this text.
    return f"""
        INSERT INTO informasi_hitungankatalog
            ({", ".join(KOLOM)}, jumlah)
        VALUES ({baris}.unit_id, {baris}.klasifikasi, COALESCE({baris}.kelompok_id, ''),
            COALESCE({baris}.tahun, 0), {baris}.bentuk, {baris}.keterbacaan, {selisih})
        ON CONFLICT ({", ".join(KOLOM)})
        DO UPDATE SET jumlah = informasi_hitungankatalog.jumlah + ({selisih});
    """  # noqa: S608


HITUNG = pgtrigger.Trigger(
    name="hitung_katalog",
    when=pgtrigger.After,
    operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
    func=f"""
                IF TG_OP <> 'INSERT' AND OLD.status = 'terbit'
                THEN {_ubah("OLD", -1)}
                END IF;
                IF TG_OP <> 'DELETE' AND NEW.status = 'terbit'
                THEN {_ubah("NEW", 1)}
                END IF;
                RETURN NULL;
            """,
)


# Words that occur, searches that found nothing

PANJANG_CATAT = 100
SIMPAN_NIHIL = timedelta(days=90)


class KosakataQuerySet(models.QuerySet["Kosakata"]):
    def tambahkan(self, teks: str) -> None:
        """Add the words of a text that is being published; known ones cost nothing."""
        with connection.cursor() as kursor:
            kursor.execute(
                """
                INSERT INTO informasi_kosakata (kata, akar, jumlah)
                SELECT DISTINCT ON (lexeme)
                    lexeme, informasi_akar(lexeme), 1
                FROM unnest(to_tsvector('simple', %s))
                WHERE length(lexeme) BETWEEN 3 AND 40 AND lexeme ~ '[a-z]'
                ORDER BY lexeme
                ON CONFLICT (kata) DO NOTHING
                """,
                (teks,),
            )

    @transaction.atomic
    def susun_ulang(self) -> int:
        """Rebuild the list from all published entries, nightly; returns its size.

        Readers see the old list until the new one is whole. Who publishes meanwhile
        waits: both write many words, and in another order they would lock each other out.
        """
        with connection.cursor() as kursor:
            kursor.execute(
                "LOCK TABLE informasi_kosakata IN SHARE ROW EXCLUSIVE MODE;"
                "DELETE FROM informasi_kosakata"
            )
            kursor.execute(
                """
                INSERT INTO informasi_kosakata (kata, akar, jumlah)
                SELECT word, informasi_akar(word), ndoc
                FROM ts_stat($$
                    SELECT to_tsvector('simple',
                        concat_ws(' ', judul, ringkasan, konteks, isi))
                    FROM informasi_dokumeninformasi WHERE status = 'terbit'
                $$)
                WHERE length(word) BETWEEN 3 AND 40 AND word ~ '[a-z]'
                """
            )
            return int(kursor.rowcount)


class Kosakata(models.Model):
    kata = models.CharField(primary_key=True, max_length=40)
    akar = models.CharField(max_length=40, db_index=True)
    jumlah = models.PositiveIntegerField("jumlah informasi")

    objects = KosakataQuerySet.as_manager()

    class Meta:
        verbose_name = "kosakata"
        indexes = (
            GinIndex(
                fields=("kata",),
                opclasses=("gin_trgm_ops",),
                name="informasi_kosakata_trgm",
            ),
        )

    def __str__(self) -> str:
        return self.kata


class PencarianNihilQuerySet(models.QuerySet["PencarianNihil"]):
    def catat(self, teks: str, *, pada: datetime) -> None:
        """Count one; digits are blanked, and what names a person is not kept."""
        if temukan_nama(teks):
            return
        kata = " ".join(bersih(teks).lower().split())[:PANJANG_CATAT]
        kata = "".join("•" if huruf.isdigit() else huruf for huruf in kata)
        if not kata or "@" in kata:
            return
        with connection.cursor() as kursor:
            kursor.execute(
                """
                INSERT INTO informasi_pencariannihil (kata, jumlah, terakhir, selesai)
                VALUES (%s, 1, %s, false)
                ON CONFLICT (kata) DO UPDATE
                SET jumlah = informasi_pencariannihil.jumlah + 1, terakhir = excluded.terakhir
                """,
                (kata, pada),
            )

    def sapu(self, *, pada: datetime) -> int:
        """Delete what nobody looked for again in ``SIMPAN_NIHIL``; how many."""
        return int(self.filter(terakhir__lt=pada - SIMPAN_NIHIL).delete()[0])


class PencarianNihil(models.Model):
    """Words people looked for in vain: a synonym or an entry may be missing."""

    kata = models.CharField("yang dicari", max_length=PANJANG_CATAT, unique=True)
    jumlah = models.PositiveIntegerField()
    terakhir = models.DateTimeField("terakhir dicari")
    selesai = models.BooleanField("sudah ditangani", default=False)

    objects = PencarianNihilQuerySet.as_manager()

    class Meta:
        verbose_name = "pencarian tanpa hasil"
        ordering = ("selesai", "-jumlah", "-terakhir")

    def __str__(self) -> str:
        return self.kata
