"""Where a row belongs: the unit that answers for it, and the kecamatan."""

from __future__ import annotations

from django.db.models import Case, CharField, F, IntegerField, When

from organisasi.models import Unit, Wilayah

KECAMATAN, KELURAHAN = Wilayah.Tingkat.KECAMATAN, Wilayah.Tingkat.KELURAHAN


def kecamatan_wilayah(jalan: str) -> Case:
    """The kecamatan of a region, or of a kelurahan in it; none of the whole city."""
    return Case(*_wilayah(jalan), output_field=CharField())


def kecamatan_kegiatan(jalan: str = "") -> Case:
    """Where a visit was held: by its region, without one where its host is."""
    awalan = f"{jalan}__" if jalan else ""
    wilayah, rumah = f"{awalan}wilayah", f"{awalan}tuan_rumah"
    return Case(
        *_wilayah(wilayah),
        *_kantor(rumah, {f"{wilayah}__isnull": True}),
        output_field=CharField(),
    )


def kecamatan_kantor(jalan: str) -> Case:
    """The kecamatan of a kecamatan's or kelurahan's office; others have none."""
    return Case(*_kantor(jalan, {}), output_field=CharField())


def unit_penanggung(jalan: str) -> Case:
    """The unit, of a kelurahan's office its kecamatan's."""
    kelurahan = {
        f"{jalan}__jenis": Unit.Jenis.KELURAHAN,
        f"{jalan}__induk__isnull": False,
    }
    return Case(
        When(**kelurahan, then=F(f"{jalan}__induk")),
        default=F(jalan),
        output_field=IntegerField(),
    )


def _wilayah(jalan: str) -> tuple[When, ...]:
    return (
        When(**{f"{jalan}__tingkat": KECAMATAN}, then=F(jalan)),
        When(**{f"{jalan}__tingkat": KELURAHAN}, then=F(f"{jalan}__induk")),
    )


def _kantor(jalan: str, bila: dict[str, object]) -> tuple[When, ...]:
    jenis = f"{jalan}__jenis"
    return (
        When(
            **{**bila, jenis: Unit.Jenis.KECAMATAN},
            then=F(f"{jalan}__wilayah"),
        ),
        When(
            **{**bila, jenis: Unit.Jenis.KELURAHAN},
            then=F(f"{jalan}__wilayah__induk"),
        ),
    )
