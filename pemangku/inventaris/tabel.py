"""What the tables of the inventory share: keys a phone can make, rows that only grow."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import uuid4

import pgtrigger
from django.db import connection, models

from organisasi.models import Tercatat, oleh_petugas

# Name of the transaction-local setting by which a routine makes itself known.
RUTIN = "portal.rutin"
GABUNG = "gabung"
HAPUS = "hapus"


class Beridentitas(Tercatat):
    """Abstract: the key is a UUID, which a phone without signal can make itself."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    dibuat_oleh = oleh_petugas("dibuat oleh", editable=False)

    class Meta:
        abstract = True


def hanya_ditambah(
    *,
    pindah: tuple[str, ...] = (),
    kosongkan: tuple[str, ...] = (),
    sekali: tuple[str, tuple[str, ...]] | None = None,
) -> tuple[pgtrigger.Trigger, ...]:
    """Triggers for a table that is only added to (pemangku 4.10).

    Two routines may pass, known by the transaction-local setting ``portal.rutin``: a merge
    or its undo may change ``pindah`` (the columns of owners) and nothing else, an erasure
    may change the ``kosongkan`` columns and nothing else. Under the condition of ``sekali``,
    which holds once in the life of a row, its columns may be written.
    """
    lewat, rutin = "", f"current_setting('{RUTIN}', true) ="
    if sekali:
        lewat += _lewat(*sekali)
    if pindah:
        lewat += _lewat(f"{rutin} '{GABUNG}'", pindah)
    if kosongkan:
        lewat += _lewat(f"{rutin} '{HAPUS}'", kosongkan)
    return (
        pgtrigger.Trigger(
            name="hanya_ditambah",
            when=pgtrigger.Before,
            operation=pgtrigger.Update | pgtrigger.Delete,
            func=f"""{lewat}
            RAISE EXCEPTION 'Rows of % are only added.', TG_TABLE_NAME;
            """,
        ),
    )


def _lewat(syarat: str, kolom: tuple[str, ...]) -> str:
    daftar = ", ".join(f"'{satu}'" for satu in kolom)
    return f"""
            IF TG_OP = 'UPDATE' AND {syarat}
                AND to_jsonb(OLD) - ARRAY[{daftar}] = to_jsonb(NEW) - ARRAY[{daftar}]
            THEN RETURN NEW; END IF;"""


def tidak_di_masa_depan(kolom: str) -> pgtrigger.Trigger:
    """Trigger: the date in ``kolom`` is not after today in Tasikmalaya.

    A check constraint may not ask for the time of day; a trigger may.
    """
    return pgtrigger.Trigger(
        name=f"{kolom}_bukan_nanti",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.UpdateOf(kolom),  # type: ignore[no-untyped-call]
        func=f"""
            IF NEW.{kolom} > (now() AT TIME ZONE 'Asia/Jakarta')::date THEN
                RAISE EXCEPTION '{kolom} lies in the future.' USING ERRCODE = 'check_violation';
            END IF;
            RETURN NEW;
        """,
    )


@contextmanager
def rutin(nama: str = GABUNG) -> Iterator[None]:
    """For the length of the block the triggers know the routine; needs a transaction."""
    setel = "SELECT set_config(%s, %s, true)"
    with connection.cursor() as kursor:
        kursor.execute(setel, (RUTIN, nama))
        yield
        kursor.execute(setel, (RUTIN, ""))
