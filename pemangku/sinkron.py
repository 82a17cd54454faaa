"""What a phone's queue sends, record by record (pemangku 5.1)."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import InterfaceError, OperationalError
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.models import Jejak, Petugas
from pemangku.actions.hadir import (
    Hasil,
    KegiatanTertutup,
    KunciTerpakai,
    terima_rekaman,
)
from pemangku.borang import RekamanForm
from pemangku.lapangan import jumlah_hadir
from pemangku.models import Kegiatan, Kehadiran
from pemangku.perangkat import Detak

logger = logging.getLogger(__name__)
PALING_BANYAK = 25
SKEMA = 3
# A phone whose clock is further off than this is corrected, and the record says so.
JAM_MELESET = timedelta(minutes=10)
# Nobody is taken down longer before the visit: such a time is a wrong clock's.
SEBELUM_MULAI = timedelta(days=7)
DITOLAK = "DITOLAK"
BUKAN_MILIK = "Bukan kegiatan Anda."
TIDAK_TERBACA = "Rekaman ini tidak terbaca."
TIDAK_TERSIMPAN = "Rekaman ini tidak dapat disimpan. Periksa isinya, lalu kirim lagi."
# For the phone and for the page that takes a saved queue.
SIMPAN_CADANGAN = "Sambil menunggu, simpan berkas cadangannya."
# Fields of the model that stand under another name in the form.
KOLOM_FORM = {
    "wilayah": "kelurahan",
    "nama_resmi": "lembaga",
    "nama_jabatan": "jabatan",
}


class TerlaluBanyak(ValueError):
    """More records than one call may hold."""


@dataclass(frozen=True, slots=True)
class Kiriman:
    """One call: the records, how far the phone's clock is off, which phone it is."""

    rekaman: Sequence[Mapping[str, Any]]
    selisih: timedelta
    detak: Detak | None

    @classmethod
    def baca(cls, isi: Any, *, pada: datetime) -> Kiriman:
        """From the JSON; raises ValueError for another form, TerlaluBanyak over 25."""
        rekaman = isi.get("rekaman") if isinstance(isi, dict) else None
        daftar: list[Any] = rekaman if isinstance(rekaman, list) else [None]
        if len(daftar) > PALING_BANYAK:
            raise TerlaluBanyak
        if not all(isinstance(satu, dict) for satu in daftar):
            raise ValueError(TIDAK_TERBACA)
        jam = _jam(isi.get("jam_perangkat"))
        selisih = pada - jam if jam else timedelta(0)
        return cls(
            daftar,
            selisih if abs(selisih) > JAM_MELESET else timedelta(0),
            Detak.baca(isi.get("perangkat"), isi.get("sisa")),
        )


def terima_kiriman(
    kiriman: Kiriman, *, oleh: Petugas, pada: datetime
) -> Iterator[dict[str, Any]]:
    """The answer to each record, in order; each is a transaction of its own."""
    for satu in kiriman.rekaman:
        yield terima_satu(satu, selisih=kiriman.selisih, oleh=oleh, pada=pada)


def terima_satu(
    rekaman: Mapping[str, Any], *, selisih: timedelta, oleh: Petugas, pada: datetime
) -> dict[str, Any]:
    """Take one record; a refusal names the fields, and 403 a visit that is not one's own.

    What else fails is refused too, so that it holds up no other record. Only a lost
    database is raised: then the phone keeps its queue.
    """
    try:
        hasil = _terima(rekaman, selisih=selisih, oleh=oleh, pada=pada)
    except _Tertolak as galat:
        return _tolak(rekaman, galat.pesan, kode=galat.kode)
    except TindakanTerlarang as galat:
        kolom = "kunci" if isinstance(galat, KunciTerpakai) else ""
        return _tolak(rekaman, {kolom: str(galat)})
    except ValidationError as galat:
        return _tolak(rekaman, pesan_form(galat))
    except (OperationalError, InterfaceError):
        raise
    except Exception as galat:  # noqa: BLE001 - the next record has its turn
        nomor, jenis = rekaman.get("id"), type(galat).__name__
        logger.error("Rekaman %s failed: %s", nomor, jenis)  # noqa: TRY400 - no data in logs
        return _tolak(rekaman, {"": TIDAK_TERSIMPAN})
    return {
        "id": str(rekaman["id"]),
        "status": hasil.status,
        "pk": str(hasil.pk),
        "catatan": hasil.catatan,
        **_hitungan(hasil.hadir),
    }


def _hitungan(hadir: Kehadiran | None) -> dict[str, Any]:
    """The attendance that can be taken back, "" for none, and how many the visit has."""
    if hadir is None:
        return {"hadir": ""}
    sah = hadir.status == Kehadiran.Status.SAH
    return {"hadir": str(hadir.pk) if sah else "", "jumlah": jumlah_hadir(hadir)}


class _Tertolak(Exception):
    """The record cannot be taken; the phone keeps it with the messages."""

    def __init__(self, pesan: Mapping[str, str], kode: int = 422) -> None:
        super().__init__(kode)
        self.pesan, self.kode = pesan, kode


def _terima(
    rekaman: Mapping[str, Any], *, selisih: timedelta, oleh: Petugas, pada: datetime
) -> Hasil:
    try:
        kunci = UUID(str(rekaman.get("id")))
        nomor = UUID(str(rekaman.get("kegiatan")))
    except ValueError:
        raise _Tertolak({"": TIDAK_TERBACA}) from None
    kegiatan = Kegiatan.objects.digarap(oleh).filter(pk=nomor).first()
    if kegiatan is None:
        catat_asing(nomor, oleh=oleh, pada=pada)
        raise _Tertolak({"": BUKAN_MILIK}, kode=403)
    form = RekamanForm({k: _teks(v) for k, v in rekaman.items()}, kegiatan=kegiatan)
    if not form.is_valid():
        raise _Tertolak({nama: str(isi[0]) for nama, isi in form.errors.items()})
    ditangkap, dikoreksi = _ditangkap(rekaman, kegiatan, selisih, pada)
    try:
        return terima_rekaman(
            kegiatan,
            kunci=kunci,
            isian=form.cleaned_data,
            oleh=oleh,
            ditangkap_pada=ditangkap,
            pada=pada,
            jam_dikoreksi=dikoreksi,
        )
    except KegiatanTertutup as galat:
        raise _Tertolak({"": f"{galat} {SIMPAN_CADANGAN}"}) from None


def pesan_form(galat: ValidationError) -> dict[str, str]:
    """Errors of models under the names of the form's fields."""
    return {
        KOLOM_FORM.get(nama, nama): isi[0] for nama, isi in galat.message_dict.items()
    }


def _tolak(
    rekaman: Mapping[str, Any], pesan: Mapping[str, str], *, kode: int = 422
) -> dict[str, Any]:
    return {
        "id": str(rekaman.get("id") or ""),
        "status": DITOLAK,
        "kode": kode,
        "pesan": dict(pesan),
    }


def catat_asing(nomor: UUID, *, oleh: Petugas, pada: datetime) -> None:
    """A record or photo for somebody else's visit leaves a line with that visit (PK-04)."""
    kegiatan = Kegiatan.objects.filter(pk=nomor).first()
    if kegiatan:
        Jejak.objects.catat(kegiatan, "rekaman_ditolak", oleh=oleh, pada=pada)


def _teks(isi: Any) -> str:
    """A JSON value as a form would send it."""
    if isi is None or isi is False:
        return ""
    return "on" if isi is True else str(isi)


def _jam(isi: Any) -> datetime | None:
    try:
        jam = parse_datetime(str(isi))
    except ValueError:
        return None
    if jam is None:
        return None
    return jam if timezone.is_aware(jam) else jam.replace(tzinfo=UTC)


def _ditangkap(
    rekaman: Mapping[str, Any], kegiatan: Kegiatan, selisih: timedelta, pada: datetime
) -> tuple[datetime, bool]:
    """When it was typed, by the server's clock, and whether that had to be corrected.

    Never later than now; more than seven days before the visit begins it is now.
    """
    jam = _jam(rekaman.get("ditangkap_pada"))
    if jam is None:
        return pada, bool(selisih)
    jam += selisih
    if jam < kegiatan.mulai - SEBELUM_MULAI:
        return pada, True
    return min(jam, pada), bool(selisih)
