"""Seed files: read with the line at hand, and only what is new is added.

A row is new when its key is neither in the table nor in the trail of an earlier load. So
nothing that staff changed is overwritten, and what they deleted does not come back.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Mapping, Set as AbstractSet
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from django.core.exceptions import ValidationError
from django.db import models, transaction

from organisasi.models import Jejak

TINDAKAN = "muat"


class DataAwalRusak(ValueError):
    """A seed file cannot be used; the sentence names the file and the line."""


@dataclass(frozen=True, slots=True)
class Baris:
    """One row of a seed file, by column name; knows where it stands."""

    berkas: str
    nomor: int
    isi: Mapping[str, str]

    def __getitem__(self, kolom: str) -> str:
        if kolom not in self.isi:
            raise self.rusak(f"kolom “{kolom}” tidak ada.")
        return self.isi[kolom]

    def rusak(self, pesan: str) -> DataAwalRusak:
        """The error to raise for this row."""
        return DataAwalRusak(f"{self.berkas} baris {self.nomor}: {pesan}")

    def ya(self, kolom: str) -> bool:
        """The cell as yes or no."""
        if self[kolom] not in {"ya", "tidak"}:
            raise self.rusak(f"{kolom} harus “ya” atau “tidak”.")
        return self[kolom] == "ya"

    def bilangan(self, kolom: str) -> int:
        """The cell as a whole number."""
        try:
            return int(self[kolom])
        except ValueError:
            raise self.rusak(f"{kolom} bukan bilangan: “{self[kolom]}”") from None

    def tanggal(self, kolom: str) -> date:
        """The cell as a date (2024-06-04)."""
        try:
            return date.fromisoformat(self[kolom])
        except ValueError:
            raise self.rusak(f"{kolom} bukan tanggal: “{self[kolom]}”") from None

    def bila_ada[Isi](self, kolom: str, baca: Callable[[str], Isi]) -> Isi | None:
        """``baca(kolom)``, or None when the cell is empty."""
        return baca(kolom) if self[kolom] else None

    def cari[Isi](self, kolom: str, peta: Mapping[str, Isi]) -> Isi | None:
        """What the cell points at; None when empty, an error when unknown."""
        if not self[kolom]:
            return None
        try:
            return peta[self[kolom]]
        except KeyError:
            raise self.rusak(f"{kolom} tidak dikenal: {self[kolom]}") from None


def baca_csv(berkas: Path) -> list[Baris]:
    """The rows of a CSV file (UTF-8, comma, header row), blanks trimmed."""
    try:
        with berkas.open(encoding="utf-8-sig", newline="") as isi:
            pembaca = csv.DictReader(isi, strict=True, restval="", restkey="?")
            return [_baris(berkas, pembaca.line_num, sel) for sel in pembaca]
    except FileNotFoundError:
        raise DataAwalRusak(f"Berkas {berkas} tidak ada.") from None
    except (UnicodeDecodeError, csv.Error):
        raise DataAwalRusak(
            f"{berkas.name} tidak terbaca sebagai CSV berkode UTF-8."
        ) from None


def _baris(berkas: Path, nomor: int, sel: Mapping[str, str]) -> Baris:
    if "?" in sel:
        raise DataAwalRusak(
            f"{berkas.name} baris {nomor}: sel lebih banyak dari judul."
        )
    return Baris(berkas.name, nomor, {k: v.strip() for k, v in sel.items()})


def tambah_baru[M: models.Model](
    model: type[M],
    baris: Iterable[Baris],
    *,
    ada: AbstractSet[str],
    kunci: Callable[[Baris], str],
    buat: Callable[[Baris], M],
    pada: datetime,
) -> list[M]:
    """Save what ``buat`` makes of each new row; returns the new records.

    ``kunci`` names a row, ``ada`` are the names in the table now. All or nothing; the
    names that were added stand in one line of the trail.
    """
    lewati = ada | sudah_dimuat(model)
    baru: dict[str, M] = {}
    with transaction.atomic():
        for b in baris:
            nama = kunci(b)
            if nama in baru:
                raise b.rusak(f"“{nama}” sudah ada di baris sebelumnya.")
            if nama not in lewati:
                baru[nama] = _simpan(buat(b), b)
        if baru:
            _catat(model, list(baru), pada)
    return list(baru.values())


def _simpan[M: models.Model](objek: M, baris: Baris) -> M:
    """Check the fields, then insert; relations are checked by the database."""
    relasi = {f.name for f in objek._meta.fields if f.is_relation}
    try:
        objek.clean_fields(exclude=relasi)
    except ValidationError as galat:
        pesan = "; ".join(f"{k}: {v[0]}" for k, v in galat.message_dict.items())
        raise baris.rusak(pesan) from None
    objek.save(force_insert=True)
    return objek


def sudah_dimuat(model: type[models.Model]) -> set[str]:
    """The names that earlier loads added, whether they still exist or not."""
    catatan = Jejak.objects.filter(
        objek_jenis=model._meta.label_lower, objek_id="", tindakan=TINDAKAN
    ).values_list("sesudah", flat=True)
    return {nama for isi in catatan for nama in isi["kunci"]}


def _catat(model: type[models.Model], nama: list[str], pada: datetime) -> None:
    Jejak.objects.create(
        pada=pada,
        tindakan=TINDAKAN,
        objek_jenis=model._meta.label_lower,
        sesudah={"kunci": nama},
        catatan=f"{len(nama)} baris dari data awal.",
    )
