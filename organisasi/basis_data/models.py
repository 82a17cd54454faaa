"""Columns of every editable record, version numbers of what the public sees, and counters."""

from collections.abc import Mapping
from datetime import date

import pgtrigger
from django.db import connection, models

from organisasi.basis_data.kolom import kendala, sekali


class Tercatat(models.Model):
    """Abstract: when it was made and changed, and its edition for late writers."""

    dibuat_pada = models.DateTimeField("dibuat pada", auto_now_add=True)
    diubah_pada = models.DateTimeField("diubah pada", auto_now=True)
    # Raised at every save in a form; who saves an older edition is told so.
    edisi = models.PositiveIntegerField("edisi", default=1, editable=False)

    class Meta:
        abstract = True


# Version numbers: one row an area, raised by the database.
# Pages, fragments and ETags carry these numbers in their keys, so nothing is ever purged
# and a withdrawn entry is gone at once. The trigger fires for every way of writing, also
# bulk edits and psql, and tells all processes by NOTIFY (organisasi/basis_data/versi.py).

NAIKKAN = """
    INSERT INTO organisasi_versi (area, nomor) VALUES (%(area)s, 1)
    ON CONFLICT (area) DO UPDATE SET nomor = organisasi_versi.nomor + 1
    RETURNING pg_notify('portal_versi', area)
"""


class Area(models.TextChoices):
    KATALOG = "katalog", "Katalog informasi"
    KANTOR = "kantor", "Unit, kanal, halaman, pengaturan"
    PENGADUAN = "pengaduan", "Kategori dan aduan yang ditampilkan"
    PEMANGKU = "pemangku", "Direktori lembaga mitra"


class VersiQuerySet(models.QuerySet["Versi"]):
    def naikkan(self, area: Area) -> None:
        """What the trigger does, for tables that many rows are written to at a time."""
        with connection.cursor() as kursor:
            kursor.execute(NAIKKAN, {"area": area.value})


class Versi(models.Model):
    area = models.CharField(primary_key=True, max_length=20, choices=Area)
    nomor = models.BigIntegerField(default=0)

    objects = VersiQuerySet.as_manager()

    class Meta:
        verbose_name = "versi"

    def __str__(self) -> str:
        return f"{self.area} {self.nomor}"


def naikkan_versi(area: Area, bila: str = "") -> pgtrigger.Trigger:
    """Trigger for ``Meta.triggers``: a change of the table raises ``area``'s number.

    ``bila`` is a yes/no column or a condition on one: only rows where it is, or was, true
    count. For tables of which the public sees little; their rows are looked at one by one.
    """
    return pgtrigger.Trigger(
        name=f"naikkan_versi_{area.value}",
        level=pgtrigger.Row if bila else pgtrigger.Statement,
        when=pgtrigger.After,
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        func=f"""{_lewati(bila)}
            INSERT INTO organisasi_versi (area, nomor) VALUES ('{area.value}', 1)
            ON CONFLICT (area) DO UPDATE SET nomor = organisasi_versi.nomor + 1;
            PERFORM pg_notify('portal_versi', '{area.value}');
            RETURN NULL;
        """,  # noqa: S608 - an enum value, not input
    )


def _lewati(bila: str) -> str:
    if not bila:
        return ""
    return f"""
            IF NOT ((TG_OP <> 'INSERT' AND OLD.{bila})
                    OR (TG_OP <> 'DELETE' AND NEW.{bila}))
            THEN RETURN NULL; END IF;"""


# Counters: bare numbers a day, of what nobody needs the single cases of


class PencacahQuerySet(models.QuerySet["Pencacah"]):
    def tambah(self, nama: str, kunci: str = "", *, hari: date) -> None:
        self.tambah_semua({(nama, kunci): 1}, hari=hari)

    def tambah_semua(self, semua: Mapping[tuple[str, str], int], *, hari: date) -> None:
        """So many more, in one statement: of two at once none is lost."""
        baris = [(nama, kunci, semua[nama, kunci]) for nama, kunci in sorted(semua)]
        with connection.cursor() as kursor:
            kursor.execute(
                """
                INSERT INTO organisasi_pencacah (nama, kunci, jumlah, hari)
                SELECT *, %s FROM unnest(%s::text[], %s::text[], %s::int[])
                ON CONFLICT (nama, kunci, hari) DO UPDATE
                SET jumlah = organisasi_pencacah.jumlah + excluded.jumlah
                """,
                (hari, *map(list, zip(*baris, strict=True))),
            )


class Pencacah(models.Model):
    """How often ``nama`` happened on a day, where ``kunci`` says; nothing of who it was."""

    nama = models.CharField(max_length=40)
    kunci = models.CharField(max_length=100, blank=True)
    hari = models.DateField()
    jumlah = models.PositiveIntegerField()

    objects = PencacahQuerySet.as_manager()

    class Meta:
        verbose_name = "pencacah"
        ordering = ("-hari", "nama", "kunci")
        constraints = kendala(unik=sekali("nama", "kunci", "hari"))

    def __str__(self) -> str:
        return f"{self.hari}: {self.nama} {self.kunci} {self.jumlah}"
