"""Counts of attempts, kept in the database: all processes count together."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import connection, models


class PembatasCobaQuerySet(models.QuerySet["PembatasCoba"]):
    """Counts up."""

    def hitung(
        self, kunci: str, *, jendela: timedelta, pada: datetime, sebanyak: int = 1
    ) -> int:
        """Count an attempt and return how many there are in the running window.

        One statement: attempts at the same moment are counted one by one. The first
        attempt opens a window of the length ``jendela``; after its end the next attempt
        opens a new one.
        """
        with connection.cursor() as kursor:
            kursor.execute(
                """
                INSERT INTO organisasi_pembatascoba AS lama (kunci, jendela, jumlah)
                VALUES (%(kunci)s, %(sampai)s, %(sebanyak)s)
                ON CONFLICT (kunci) DO UPDATE SET
                    jumlah = CASE WHEN lama.jendela <= %(pada)s
                             THEN excluded.jumlah
                             ELSE lama.jumlah + excluded.jumlah END,
                    jendela = CASE WHEN lama.jendela <= %(pada)s
                              THEN excluded.jendela ELSE lama.jendela END
                RETURNING jumlah
                """,
                {
                    "kunci": kunci,
                    "pada": pada,
                    "sampai": pada + jendela,
                    "sebanyak": sebanyak,
                },
            )
            return int(kursor.fetchone()[0])

    def usang(self, pada: datetime) -> PembatasCobaQuerySet:
        """Counts whose window is over: they say nothing any more."""
        return self.filter(jendela__lte=pada)


class PembatasCoba(models.Model):
    """Attempts of one kind from one source; the source stands only as a keyed hash."""

    kunci = models.CharField(max_length=64, unique=True)
    jendela = models.DateTimeField("berlaku sampai", db_index=True)
    jumlah = models.PositiveIntegerField()

    objects = PembatasCobaQuerySet.as_manager()

    class Meta:
        verbose_name = "hitungan percobaan"
        verbose_name_plural = "hitungan percobaan"

    def __str__(self) -> str:
        return f"{self.kunci[:8]}…: {self.jumlah}"
