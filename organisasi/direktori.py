"""All units, read once per version: every page names the main PPID, every filter a unit."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Value
from django.db.models.functions import Concat

from organisasi.kemiripan import Korpus
from organisasi.models import NamaUnit, Unit
from organisasi.simpanan import per_versi


def unit_kota() -> list[Unit]:
    """Every unit of the city, also ended ones, by name; a hundred rows, one query.

    Each with the names it bore (``nama_dahulu``).
    """
    return per_versi("unit", _unit_kota)


def _unit_kota() -> list[Unit]:
    nama = NamaUnit.objects.filter(unit=OuterRef("pk")).values(
        teks=Concat("nama", Value(" "), "singkatan")
    )
    semua = Unit.objects.annotate(nama_dahulu=ArraySubquery(nama))
    return list(semua.order_by("nama"))


AMBANG_MIRIP = 0.45


def cari_unit(teks: str) -> list[Unit]:
    """Units whose name, abbreviation or tasks resemble ``teks``, best first; no query."""
    return per_versi("unit.cari", _korpus).cari(teks)


def _korpus() -> Korpus[Unit]:
    """By its own words and by the names it bore: who knows only the old one finds it."""
    semua: list[Any] = unit_kota()
    isi = ((u, " ".join([u.teks_cari, *u.nama_dahulu])) for u in semua)
    return Korpus(isi, ambang=AMBANG_MIRIP)


def penanggung(unit: Unit, hari: date) -> Unit | None:
    """Who answers on ``hari`` for what an ended unit held: its successor, the main PPID.

    None for a unit that still runs, and where there is nobody.
    """
    if not unit.berakhir(hari):
        return None
    menurut_pk = {u.pk: u for u in unit_kota()}
    kini, dilalui = menurut_pk.get(unit.penerus_id or 0), {unit.pk}
    while kini is not None and kini.berakhir(hari):
        dilalui.add(kini.pk)
        kini = menurut_pk.get(kini.penerus_id or 0)
        if kini is not None and kini.pk in dilalui:  # two that name each other
            break
    return kini if kini is not None and not kini.berakhir(hari) else ppid_utama()


def unit_lebur(hari: date) -> list[Unit]:
    """Ended units whose work somebody went on with."""
    return [u for u in unit_kota() if u.penerus_id and u.berakhir(hari)]


def lingkup(pk: int, lebur: Iterable[Unit]) -> list[int]:
    """A unit and those of ``lebur`` it answers for by succession, its own number first."""
    hasil, semua = [pk], list(lebur)
    for satu in hasil:
        hasil += [u.pk for u in semua if u.penerus_id == satu and u.pk not in hasil]
    return hasil


def ppid_utama() -> Unit | None:
    """The main PPID, None while none is entered."""
    return next(
        (
            u
            for u in unit_kota()
            if u.peran_ppid == Unit.PeranPPID.UTAMA and not u.sampai
        ),
        None,
    )
