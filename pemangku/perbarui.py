"""What a link to one's own data shows, and which of it may be corrected there (PK-29)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from pemangku.models import (
    Jabatan,
    Kanal,
    Orang,
    Pemangku,
    Persetujuan,
    TautanPribadi,
    UsulPerubahan,
)
from pemangku.models.pilihan import TujuanPersetujuan

# What may be corrected, in the order of the form: of the body, of the person.
LEMBAGA = {
    "nama_resmi": "Nama lembaga",
    "alamat": "Alamat",
    "jumlah_anggota": "Jumlah anggota",
}
ORANG = {"nama": "Nama Anda", "nama_jabatan": "Jabatan"}
# Told in words; staff decide what follows from it.
LAIN = {"lain": "Perubahan lain"}
SEBUTAN = {**LEMBAGA, **ORANG, **LAIN}


@dataclass(frozen=True, slots=True)
class DataSendiri:
    """The record of a link and its person; never anybody else's."""

    tautan: TautanPribadi
    pemangku: Pemangku
    orang: Orang | None
    jabatan: Jabatan | None

    @property
    def nilai(self) -> dict[str, str]:
        """What stands there now, by field; only the fields that this record has."""
        p, hasil = self.pemangku, {}
        if p.bentuk == Pemangku.Bentuk.LEMBAGA:
            hasil = {
                "nama_resmi": p.nama_resmi,
                "alamat": p.alamat,
                "jumlah_anggota": str(p.jumlah_anggota or ""),
            }
        if self.orang and self.jabatan:
            hasil["nama"] = self.orang.nama
            hasil["nama_jabatan"] = self.jabatan.nama_jabatan
        return hasil

    @property
    def baris(self) -> list[tuple[str, str]]:
        """The same in words, with kind and place."""
        semua = [(SEBUTAN[nama], isi) for nama, isi in self.nilai.items()]
        tempat = str(self.pemangku.wilayah or "")
        return [
            (nama, isi)
            for nama, isi in (
                *semua,
                ("Jenis", self.pemangku.jenis.nama),
                ("Wilayah", tempat),
            )
            if isi
        ]

    @property
    def kanal(self) -> list[Kanal]:
        """Own channels, masked: a forwarded link gives no number away."""
        milik = {"orang": self.orang} if self.orang else {"pemangku": self.pemangku}
        return list(Kanal.objects.samar().filter(**milik))

    @property
    def persetujuan(self) -> list[tuple[str, str]]:
        """Purposes the person consents to now, as (value, words)."""
        if self.orang is None:
            return []
        return persetujuan_kini(self.orang)


def persetujuan_kini(orang: Orang) -> list[tuple[str, str]]:
    """Purposes the person consents to now, as (value, words)."""
    beri = Persetujuan.objects.tujuan_berlaku(orang)
    return [(t.value, str(t.label)) for t in TujuanPersetujuan if t in beri]


def data_sendiri(tautan: TautanPribadi, pada: datetime) -> DataSendiri | None:
    """What the link opens at ``pada``; None when it opens nothing any more.

    Its time is over or it was used, the record is not in use, or its person has no post
    there now.
    """
    pemangku, orang, jabatan = tautan.pemangku, tautan.orang, None
    assert pemangku is not None  # by constraint
    if tautan.berlaku_sampai is None or tautan.berlaku_sampai < pada:
        return None
    if pemangku.status != Pemangku.Status.AKTIF:
        return None
    if orang is not None:
        jabatan = (
            pemangku.jabatan.filter(orang=orang)
            .berlaku(timezone.localdate(pada))
            .first()
        )
        if jabatan is None or orang.status != Orang.Status.AKTIF:
            return None
    return DataSendiri(tautan, pemangku, orang, jabatan)


def narahubung(pemangku: Pemangku, pada: datetime) -> Jabatan | None:
    """The main contact, else the head; None while the record names neither."""
    kini = pemangku.jabatan.nyata().berlaku(timezone.localdate(pada))
    for peran in (Jabatan.PeranKhusus.NARAHUBUNG_UTAMA, Jabatan.PeranKhusus.PIMPINAN):
        if satu := kini.filter(peran_khusus__contains=[peran]).first():
            return satu
    return None


def uraian_usul(usul: UsulPerubahan, kini: Mapping[str, str]) -> list[str]:
    """What shall change, a line a field: ``Alamat: lama → baru``."""
    return [
        f"{SEBUTAN[nama]}: {kini[nama] or 'kosong'} → {baru or 'kosong'}"
        if nama in kini
        else f"{SEBUTAN[nama]}: {baru}"
        for nama, baru in usul.isi.items()
    ]


def kini_menurut(usul: UsulPerubahan, pada: datetime) -> dict[str, str]:
    """What the record holds now, for the fields that the proposal may speak of."""
    return {**dict.fromkeys(SEBUTAN.keys() - LAIN.keys(), ""), **_data_usul(usul, pada)}


def _data_usul(usul: UsulPerubahan, pada: datetime) -> dict[str, str]:
    jabatan = jabatan_usul(usul, pada)
    return DataSendiri(TautanPribadi(), usul.pemangku, usul.orang, jabatan).nilai


def jabatan_usul(usul: UsulPerubahan, pada: datetime) -> Jabatan | None:
    """The post of the person who proposed it, if he still has one there."""
    if usul.orang is None:
        return None
    semua = usul.pemangku.jabatan.filter(orang=usul.orang)
    return semua.berlaku(timezone.localdate(pada)).first()
