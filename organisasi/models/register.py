"""Register numbers without gaps, per register, unit and year."""

from __future__ import annotations

from django.db import connection, models, transaction


class NomorUrutQuerySet(models.QuerySet["NomorUrut"]):
    """Takes numbers."""

    def ambil(self, register: str, *, unit: str = "", tahun: int = 0) -> int:
        """Take the next number, 1 first; must run inside the act's transaction.

        The row stays locked until commit: two officers get two numbers, and an act
        that is rolled back gives its number back. ``unit`` is the unit's code, ``tahun``
        0 for registers that do not start anew each year.
        """
        if not connection.in_atomic_block:
            raise transaction.TransactionManagementError(
                "NomorUrut.ambil() needs the transaction of the act it numbers."
            )
        with connection.cursor() as kursor:
            kursor.execute(
                """
                INSERT INTO organisasi_nomorurut (register, unit, tahun, terakhir)
                VALUES (%s, %s, %s, 1)
                ON CONFLICT (register, unit, tahun)
                DO UPDATE SET terakhir = organisasi_nomorurut.terakhir + 1
                RETURNING terakhir
                """,
                (register, unit, tahun),
            )
            return int(kursor.fetchone()[0])


class NomorUrut(models.Model):
    """The last number given; never lowered, never reused."""

    register = models.CharField(max_length=30)
    unit = models.CharField(max_length=60, blank=True)
    tahun = models.PositiveSmallIntegerField(default=0)
    terakhir = models.PositiveIntegerField()

    objects = NomorUrutQuerySet.as_manager()

    class Meta:
        verbose_name = "nomor urut"
        verbose_name_plural = "nomor urut"
        constraints = (
            models.UniqueConstraint(
                fields=("register", "unit", "tahun"), name="organisasi_nomorurut_unik"
            ),
        )

    def __str__(self) -> str:
        return f"{self.register}/{self.unit}/{self.tahun}: {self.terakhir}"
