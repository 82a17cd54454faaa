"""How many published entries there are of each combination, kept by the database.

Counting a million rows for each list page would cost a scan; this small table is raised
and lowered by row triggers in the transaction of the act, so it is always right.
"""

from __future__ import annotations

import pgtrigger
from django.db import models

KOLOM = ("unit_id", "klasifikasi", "kelompok_id", "tahun", "bentuk")


class HitunganKatalog(models.Model):
    """One combination of facets and its number of published entries."""

    unit_id = models.BigIntegerField()
    klasifikasi = models.CharField(max_length=12)
    kelompok_id = models.CharField(max_length=40, blank=True)
    tahun = models.PositiveSmallIntegerField(default=0)
    bentuk = models.CharField(max_length=15)
    jumlah = models.IntegerField()

    class Meta:
        verbose_name = "hitungan katalog"
        verbose_name_plural = "hitungan katalog"
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
            (unit_id, klasifikasi, kelompok_id, tahun, bentuk, jumlah)
        VALUES ({baris}.unit_id, {baris}.klasifikasi, COALESCE({baris}.kelompok_id, ''),
            COALESCE({baris}.tahun, 0), {baris}.bentuk, {selisih})
        ON CONFLICT ({", ".join(KOLOM)})
        DO UPDATE SET jumlah = informasi_hitungankatalog.jumlah + ({selisih});
    """  # noqa: S608


def trigger_hitungan() -> tuple[pgtrigger.Trigger, ...]:
    """The row trigger for ``DokumenInformasi.Meta.triggers``."""
    return (
        pgtrigger.Trigger(
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
        ),
    )
