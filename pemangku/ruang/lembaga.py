"""Which body somebody speaks for, in a room or by himself: a known one, or a new one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

from django.db.models import Q

from organisasi.bahasa import gabung
from organisasi.kantor.saat import Saat
from organisasi.models import Petugas, Unit, Wilayah
from pemangku.inventaris.actions import catat_pemangku
from pemangku.inventaris.duplikat import HIDUP, UNIT_LAIN, calon_lembaga, ciri_lembaga
from pemangku.inventaris.models import JenisPemangku, Pemangku
from pemangku.inventaris.nama import (
    CiriLembaga,
    beda_tempat,
    menyebut_kecamatan,
    menyebut_kota,
    menyebut_luas,
    normal_lembaga,
    tebak_jenis,
)
from pemangku.kunjungan.models import Kegiatan


@dataclass(frozen=True, slots=True)
class TemuanLembaga:
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
        tuan_rumah = kegiatan.tuan_rumah
        setempat = kegiatan.wilayah or tuan_rumah.wilayah
        return cls(setempat, tuan_rumah, kegiatan.nomor, Pemangku.Sumber.LAPANGAN)


def temukan_lembaga(
    asal: Asal, saat: Saat, *, isian: Mapping[str, Any]
) -> TemuanLembaga:
    """The body of that name in that kecamatan, or a new record.

    Of several of one name none is guessed: the new record waits as a draft, as does one
    that looks like another; a look-alike the officer may not see is not named to him
    (PK-25). Raises ValidationError when the name is none.
    """
    senama = lembaga_senama(asal, isian=isian, oleh=saat.oleh)
    if len(senama) == 1:
        return TemuanLembaga(senama[0])
    # Where it belongs: what its name says, else the kelurahan, else the place.
    disebut = _wilayah_disebut(asal.setempat, isian["lembaga"], isian["kelurahan"])
    jenis = isian["jenis"] or _jenis(isian["lembaga"])
    baru = {
        "jenis": jenis,
        "lingkup": jenis.lingkup_bawaan,
        "nama_resmi": isian["lembaga"].strip(),
        "wilayah": disebut or asal.setempat,
        "sumber_rinci": asal.rujukan,
    }
    ragu = sebut_senama(senama) or _keraguan(baru, saat.oleh)
    pemangku = catat_pemangku(
        saat, isian=baru, sumber=asal.sumber, pengelola=asal.pengelola, draf=ragu
    )
    return TemuanLembaga(pemangku, ragu)


def lembaga_senama(
    asal: Asal, *, isian: Mapping[str, Any], oleh: Petugas
) -> list[Pemangku]:
    """Bodies the officer may see that have this very name and may be the one meant.

    Where the place is said: the one there, else one whose place is only known to be the
    kecamatan. Where it is not: all in the kecamatan.
    """
    nama = isian["lembaga"]
    disebut = _wilayah_disebut(asal.setempat, nama, isian["kelurahan"])
    kecamatan = _kecamatan(disebut or asal.setempat)
    tempat = disebut or kecamatan
    dalam = Q(wilayah=tempat)
    if kecamatan and kecamatan.tingkat == Wilayah.Tingkat.KECAMATAN:
        dalam |= Q(wilayah=kecamatan) | Q(wilayah__induk=kecamatan)
    semua = Pemangku.objects.filter(
        dalam,
        bentuk=Pemangku.Bentuk.LEMBAGA,
        status__in=HIDUP,
        nama_normal=normal_lembaga(nama)[:160],
    )
    ini = CiriLembaga(
        nama=nama, tempat=tempat.pk if tempat else "", setempat=menyebut_luas(nama)
    )
    mungkin = [
        satu
        for satu in semua.untuk(oleh)
        .select_related("jenis__unsur", "wilayah__induk")
        .prefetch_related("kanal")
        .order_by("nomor")
        if not beda_tempat(ini, ciri_lembaga(satu))
    ]
    di_sana = [satu for satu in mungkin if satu.wilayah == disebut]
    return di_sana[:1] if disebut and di_sana else mungkin


def sebut_senama(senama: Sequence[Pemangku]) -> str:
    if len(senama) < 2:  # noqa: PLR2004 - two are several
        return ""
    pilihan = gabung([f"{satu.nomor} ({satu.wilayah})" for satu in senama])
    return f"Ada {len(senama)} lembaga bernama {senama[0].nama_tampil}: {pilihan}."


def _kecamatan(setempat: Wilayah | None) -> Wilayah | None:
    if setempat and setempat.tingkat == Wilayah.Tingkat.KELURAHAN:
        return setempat.induk
    return setempat


def _wilayah_disebut(
    setempat: Wilayah | None, nama: str, kelurahan: Wilayah | None
) -> Wilayah | None:
    kecamatan = _kecamatan(setempat)
    if menyebut_kota(nama) and not menyebut_kecamatan(nama) and kecamatan:
        return kecamatan.induk or kecamatan
    if menyebut_kecamatan(nama):
        return kecamatan
    return kelurahan or _kelurahan_bernama(nama, kecamatan)


def _kelurahan_bernama(nama: str, kecamatan: Wilayah | None) -> Wilayah | None:
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
    terlihat, tersembunyi = calon_lembaga(baru, petugas=oleh)
    if terlihat:
        nilai, mirip = terlihat[0]
        return f"Mungkin sudah ada: {mirip.nama_tampil} ({nilai})."
    return UNIT_LAIN if tersembunyi else ""


def _jenis(nama: str) -> JenisPemangku:
    """The kind its name tells; any of the list when staff took that kind away."""
    aktif = JenisPemangku.objects.aktif().filter(perorangan=False)
    kode = tebak_jenis(normal_lembaga(nama))
    return aktif.filter(kode=kode).first() or aktif.filter(terikat_wilayah=False)[0]


def kelurahan_kegiatan(kegiatan: Kegiatan | None) -> list[Wilayah]:
    semua = Wilayah.objects.filter(tingkat=Wilayah.Tingkat.KELURAHAN, aktif=True)
    dekat: set[str] = set()
    if kegiatan is not None:
        dekat |= {w for w in (kegiatan.wilayah_id, kegiatan.tuan_rumah.wilayah_id) if w}
    return sorted(
        semua.select_related("induk"),
        key=lambda w: (w.induk_id not in dekat and w.pk not in dekat, w.pk),
    )


def pilihan_kelurahan(semua: Iterable[Wilayah]) -> list[tuple[str, str]]:
    """With the kecamatan, since two kelurahan are called Sukajaya."""
    return [(w.pk, f"{w.nama} ({w.induk.nama})") for w in semua if w.induk]
