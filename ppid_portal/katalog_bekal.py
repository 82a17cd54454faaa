"""What a Lembar Bekal names of the catalogue: held by kelurahan, kecamatan and departments.

An entry has no place of its own; it lies where the office lies that holds it. First comes
what people in the kecamatan asked for, then what was asked for anywhere, then the newest of
each office, so that no office fills the list alone.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, F, Q, Window
from django.db.models.functions import RowNumber

from informasi.models import DokumenInformasi, Permohonan
from organisasi.bahasa import angka
from organisasi.models import JenisUnit, Unit

SETAHUN = timedelta(days=365)
# So that it stays on one page.
BANYAK, PANJANG_JUDUL = 4, 90
BELUM_ADA = "Belum ada dalam daftar informasi."
TEMPAT = (
    (JenisUnit.KELURAHAN, "Di kelurahan"),
    (JenisUnit.KECAMATAN, "Di kecamatan"),
    (JenisUnit.OPD, "Di OPD teknis"),
)
KOLOM = ("pk", "judul", "unit", "unit__nama", "unit__singkatan", "terbit_pada")
type Ditanya = Mapping[int | None, Counter[int]]


@dataclass(frozen=True, slots=True)
class Entri:
    """One entry: its office, and the how-manieth newest there it is, of how many."""

    pk: int
    judul: str
    unit: int
    nama_unit: str
    ke: int
    semua: int
    terbit: float

    @classmethod
    def dari(cls, baris: Mapping[str, Any]) -> Entri:
        """From a row of the catalogue."""
        return cls(
            pk=baris["pk"],
            judul=baris["judul"],
            unit=baris["unit"],
            nama_unit=baris["unit__singkatan"] or baris["unit__nama"],
            ke=baris["ke"],
            semua=baris["semua"],
            terbit=baris["terbit_pada"].timestamp(),
        )


def sajian(kantor: Sequence[Unit], hari: date) -> dict[int, list[dict[str, Any]]]:
    """Of each office the headings of its sheet; as many queries for 1 as for 36.

    A kecamatan has three, any other office one: its own and what is below it.
    """
    berjalan = list(
        Unit.objects.berjalan(hari).values_list("pk", "jenis", "induk", "induk__induk")
    )
    ditanya = _ditanya(berjalan, hari)
    entri: dict[int, list[Entri]] = defaultdict(list)
    for satu in _entri([pk for pk, *_ in berjalan], set(ditanya[None])):
        entri[satu.unit].append(satu)
    hasil = {}
    for unit in kantor:
        bawah = {pk: jenis for pk, jenis, *atas in berjalan if unit.pk in {pk, *atas}}
        opd = {pk: jenis for pk, jenis, *_ in berjalan if jenis == JenisUnit.OPD}
        letak = (
            [
                (judul, [pk for pk, j in (bawah | opd).items() if j == jenis])
                for jenis, judul in TEMPAT
            ]
            if unit.jenis == JenisUnit.KECAMATAN
            else [(f"Di {unit.nama}", list(bawah))]
        )
        hasil[unit.pk] = [
            _bagian(judul, unit, [e for pk in milik for e in entri[pk]], ditanya)
            for judul, milik in letak
        ]
    return hasil


def _ditanya(
    berjalan: Iterable[tuple[int, str, int | None, int | None]], hari: date
) -> Ditanya:
    """How often each entry was asked for in a year: by office above, None for the city."""
    atas = {pk: {pk, *semua} - {None} for pk, _, *semua in berjalan}
    minta = Permohonan.objects.filter(
        dokumen__isnull=False,
        tanggal_terima__gt=hari - SETAHUN,
        tanggal_terima__lte=hari,
    )
    hasil: dict[int | None, Counter[int]] = defaultdict(Counter)
    for unit, dokumen, kali in (
        minta.order_by().values_list("unit", "dokumen").annotate(kali=Count("pk"))
    ):
        for kunci in (None, *atas.get(unit, ())):
            hasil[kunci][dokumen] += kali
    return hasil


def _entri(unit: Iterable[int], ditanya: set[int]) -> list[Entri]:
    """The newest open entries of each office, and whatever was asked for."""
    semua = DokumenInformasi.objects.terbuka().filter(unit__in=unit)
    terbaru = (F("terbit_pada").desc(), F("pk").desc())
    bernomor = semua.order_by().annotate(
        ke=Window(RowNumber(), partition_by=F("unit"), order_by=terbaru),
        semua=Window(Count("pk"), partition_by=F("unit")),
    )
    baris = bernomor.filter(Q(ke__lte=BANYAK) | Q(pk__in=ditanya))
    return [Entri.dari(satu) for satu in baris.values(*KOLOM, "ke", "semua")]


def _bagian(
    judul: str, unit: Unit, entri: Sequence[Entri], ditanya: Ditanya
) -> dict[str, Any]:
    """A heading, the most useful titles, and how many more there are."""
    di_sini, di_kota = (ditanya.get(k, Counter()) for k in (unit.pk, None))
    urut = sorted(
        entri, key=lambda e: (-di_sini[e.pk], -di_kota[e.pk], e.ke, -e.terbit, -e.pk)
    )
    tampil = urut[:BANYAK]
    sisa = sum(e.semua for e in entri if e.ke == 1) - len(tampil)
    return {
        "judul": judul,
        "isi": [_kata(satu, unit) for satu in tampil],
        "sisa": f"Dan {angka(sisa)} informasi lain." if sisa else "",
        "kosong": "" if tampil else BELUM_ADA,
    }


def _kata(entri: Entri, unit: Unit) -> str:
    """The title, with the office that holds it where that is another one."""
    judul = entri.judul
    if len(judul) > PANJANG_JUDUL:
        judul = f"{judul[: PANJANG_JUDUL - 1]}…"
    return judul if entri.unit == unit.pk else f"{judul} ({entri.nama_unit})"
