"""What the cells of a sheet may name: kinds, places, units, topics, tags; read once a batch."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from organisasi.bahasa import gabung
from organisasi.kantor.izin import cakupan_izin
from organisasi.models import Isu, Petugas, Unit, Wilayah, WilayahAlias
from pemangku.impor.tempat import PetaTempat, Tempat
from pemangku.models import (
    ImporBerkas,
    JenisPemangku,
    Persetujuan,
    Tag,
    TeksPersetujuan,
)

IMPOR = "pemangku.impor_pemangku"
# Column of the sheet -> purpose.
PERSETUJUAN: Mapping[str, str] = {
    "Persetujuan Undangan": Persetujuan.Tujuan.UNDANGAN,
    "Persetujuan Siaran": Persetujuan.Tujuan.SIARAN_INFORMASI,
}


def unit_impor(petugas: Petugas) -> list[Unit]:
    """The units the officer may import for."""
    cakupan = cakupan_izin(petugas, IMPOR)
    return list(Unit.objects.filter(cakupan.q(""), sampai=None))


def sebutan_unit(petugas: Petugas) -> str:
    """The officer's own units in words, without those below them; "" for the whole city."""
    cakupan = cakupan_izin(petugas, IMPOR)
    if cakupan.kota:
        return ""
    return gabung(sorted(u.nama for u in Unit.objects.filter(pk__in=cakupan.unit)))


@dataclass(frozen=True, slots=True)
class Rujukan:
    """All that one sheet is read against."""

    jenis: dict[str, JenisPemangku]
    tempat: PetaTempat
    unit: dict[str, Unit]
    unit_bawaan: Unit
    hanya_untuk: str
    isu: dict[str, Isu]
    tag: dict[str, Tag]
    berbukti: bool
    tujuan_berteks: frozenset[str]
    hari_ini: date

    @classmethod
    def untuk(cls, berkas: ImporBerkas, hari_ini: date) -> Rujukan:
        """Read it for the officer who uploaded the sheet."""
        return cls(
            jenis={
                nama.casefold(): satu
                for satu in JenisPemangku.objects.aktif()
                for nama in (satu.kode, satu.nama)
            },
            tempat=peta_tempat(),
            unit={
                nama.casefold(): satu
                for satu in unit_impor(berkas.pengunggah)
                for nama in (satu.kode, satu.singkatan, satu.nama)
                if nama
            },
            unit_bawaan=berkas.unit,
            hanya_untuk=sebutan_unit(berkas.pengunggah),
            isu={
                nama.casefold(): satu
                for satu in Isu.objects.aktif()
                for nama in (satu.kode, satu.nama)
            },
            tag={satu.nama.casefold(): satu for satu in Tag.objects.all()},
            berbukti=bool(berkas.bukti),
            tujuan_berteks=frozenset(
                TeksPersetujuan.objects.filter(berlaku_sejak__lte=hari_ini).values_list(
                    "tujuan", flat=True
                )
            ),
            hari_ini=hari_ini,
        )


def peta_tempat() -> PetaTempat:
    """The regions in use and their other spellings."""
    return PetaTempat(
        (
            Tempat(w.kode, w.nama, w.tingkat, w.induk_id or "")
            for w in Wilayah.objects.filter(aktif=True)
        ),
        WilayahAlias.objects.values_list("wilayah_id", "alias_normal"),
    )
