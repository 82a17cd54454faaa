"""Which body somebody speaks for, in a room or by himself: a known one, or a new one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Self

from organisasi.models import Petugas, Unit, Wilayah
from pemangku.actions.duplikat import UNIT_LAIN, calon_lembaga
from pemangku.actions.pemangku import catat_pemangku
from pemangku.models import JenisPemangku, Kegiatan, Pemangku
from pemangku.models.gabung import HIDUP
from pemangku.nama import normal_lembaga
from pemangku.tebakan import menyebut_kecamatan, menyebut_kota, tebak_jenis


@dataclass(frozen=True, slots=True)
class Temuan:
    """A body, and why somebody must look at it; "" when there is no doubt."""

    pemangku: Pemangku
    ragu: str = ""


@dataclass(frozen=True, slots=True)
class Asal:
    """Where somebody came forward: the place, who keeps a new record, what it is from."""

    setempat: Wilayah | None
    pengelola: Unit
    rujukan: str
    sumber: str

    @classmethod
    def kegiatan(cls, kegiatan: Kegiatan) -> Self:
        """In the room of a visit: its host keeps what is new."""
        return cls(
            setempat=kegiatan.wilayah or kegiatan.tuan_rumah.wilayah,
            pengelola=kegiatan.tuan_rumah,
            rujukan=kegiatan.nomor,
            sumber=Pemangku.Sumber.LAPANGAN,
        )


def temukan_lembaga(
    asal: Asal, *, isian: Mapping[str, Any], oleh: Petugas, pada: datetime
) -> Temuan:
    """The body of that name at that place, or a new record.

    A new one that looks like another waits as a draft; a look-alike the officer may not
    see is not named to him (PK-25). Raises ValidationError when the name is none.
    """
    wilayah = wilayah_lembaga(asal.setempat, isian["lembaga"], isian["kelurahan"])
    normal = normal_lembaga(isian["lembaga"])[:160]
    setempat = Pemangku.objects.filter(
        bentuk=Pemangku.Bentuk.LEMBAGA, status__in=HIDUP, wilayah=wilayah
    )
    terlihat = setempat.untuk(oleh).filter(nama_normal=normal)
    if ada := terlihat.select_related("jenis__unsur", "wilayah").first():
        return Temuan(ada)
    jenis = isian["jenis"] or _jenis(isian["lembaga"])
    baru = {
        "jenis": jenis,
        "lingkup": jenis.lingkup_bawaan,
        "nama_resmi": isian["lembaga"].strip(),
        "wilayah": wilayah,
        "sumber_rinci": asal.rujukan,
    }
    ragu = _keraguan(baru, oleh)
    pemangku = catat_pemangku(
        isian=baru,
        sumber=asal.sumber,
        pengelola=asal.pengelola,
        oleh=oleh,
        pada=pada,
        draf=ragu,
    )
    return Temuan(pemangku, ragu)


def wilayah_lembaga(
    setempat: Wilayah | None, nama: str, kelurahan: Wilayah | None
) -> Wilayah | None:
    """Where a body belongs: what its name says, else the kelurahan, else the place."""
    kecamatan = setempat
    if setempat and setempat.tingkat == Wilayah.Tingkat.KELURAHAN:
        kecamatan = setempat.induk
    if menyebut_kota(nama) and not menyebut_kecamatan(nama) and kecamatan:
        return kecamatan.induk or kecamatan
    if menyebut_kecamatan(nama):
        return kecamatan
    return kelurahan or _kelurahan_bernama(nama, kecamatan) or setempat


def _kelurahan_bernama(nama: str, kecamatan: Wilayah | None) -> Wilayah | None:
    """The kelurahan of that kecamatan whose name ends the body's name."""
    if kecamatan is None:
        return None
    normal = normal_lembaga(nama)
    return next(
        (
            satu
            for satu in kecamatan.bawahan.all()
            if normal.endswith(f" {normal_lembaga(satu.nama)}")
        ),
        None,
    )


def _keraguan(baru: Mapping[str, Any], oleh: Petugas) -> str:
    """Why a new record should be looked at; "" when nothing resembles it."""
    calon = calon_lembaga(baru, petugas=oleh)
    if calon.terlihat:
        mirip = calon.terlihat[0]
        return f"Mungkin sudah ada: {mirip.pemangku.nama_tampil} ({mirip.nilai})."
    return UNIT_LAIN if calon.tersembunyi else ""


def _jenis(nama: str) -> JenisPemangku:
    """The kind its name tells; any of the list when staff took that kind away."""
    aktif = JenisPemangku.objects.aktif().filter(perorangan=False)
    kode = tebak_jenis(normal_lembaga(nama))
    return aktif.filter(kode=kode).first() or aktif.filter(terikat_wilayah=False)[0]
