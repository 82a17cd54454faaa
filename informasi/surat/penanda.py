"""Whose letter it is: the office in the letterhead and the officer who signs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from informasi.models import JenisSurat
from organisasi.kantor.peran import PERAN_KOTA, Peran
from organisasi.models import Pengaturan, Penugasan, Petugas, Unit

J = JenisSurat
_PPID = (Peran.PPID_PEMBANTU, Peran.PPID_UTAMA, Peran.PETUGAS_LAYANAN)
_LOKET = (Peran.PETUGAS_LAYANAN, Peran.PPID_PEMBANTU, Peran.PPID_UTAMA)
# In which role a kind of letter is signed: the first one held counts.
PERAN_PENANDA: Mapping[str, Sequence[Peran]] = {
    J.TANDA_BUKTI: _LOKET,
    J.KEKURANGAN: _PPID,
    J.PEMBERITAHUAN: _PPID,
    J.PERPANJANGAN: _PPID,
    J.RUJUKAN: _PPID,
    J.SK_PENOLAKAN: (Peran.PPID_UTAMA,),
    J.TANDA_BUKTI_KEBERATAN: (*_LOKET, Peran.ATASAN_PPID),
    J.TANGGAPAN_KEBERATAN: (Peran.ATASAN_PPID,),
    J.SERAH_TERIMA: _LOKET,
}
AWALAN = {
    Penugasan.Sifat.PLT: "Plt. ",
    Penugasan.Sifat.PENGGANTI: "Pengganti sementara ",
}


@dataclass(frozen=True, slots=True)
class Penanda:
    """The office that writes, and the lines under the letter (none: the portal itself)."""

    unit: Unit
    baris: dict[str, str]


def cari_penanda(
    jenis: str,
    *,
    oleh: Petugas | None,
    unit: Unit,
    hari_ini: date,
    atur: Pengaturan,
    jabatan: str = "",
) -> Penanda:
    """Who signs a letter of ``jenis`` about a case of ``unit``.

    The letterhead is that of the office in which ``oleh`` acts today; without a fitting
    assignment, or for the portal itself (``oleh`` None), that of ``unit``. ``jabatan``
    overrides the post noted in the assignment.
    """
    if oleh is None:
        return Penanda(unit, {})
    tugas = _tugas(oleh, PERAN_PENANDA[jenis], unit, hari_ini)
    baris = {"nama": str(oleh), "nip": oleh.nip, "sebagai": "", "jabatan": jabatan}
    if tugas is None:
        return Penanda(unit, baris)
    awalan = AWALAN.get(Penugasan.Sifat(tugas.sifat), "")
    baris["sebagai"] = _sebutan(Peran(tugas.peran), atur)
    pos = jabatan or tugas.jabatan
    baris["jabatan"] = f"{awalan}{pos}" if pos else awalan.strip()
    return Penanda(tugas.unit, baris)


def _tugas(
    oleh: Petugas, peran: Sequence[Peran], unit: Unit, hari: date
) -> Penugasan | None:
    """The assignment that reaches ``unit``, in the order of ``peran``."""
    atas = {unit.pk, unit.induk_id, unit.induk.induk_id if unit.induk else None}
    cocok = [
        satu
        for satu in oleh.penugasan.berlaku(hari).select_related("unit")
        if satu.peran in peran and (satu.peran in PERAN_KOTA or satu.unit_id in atas)
    ]
    return min(cocok, key=lambda t: (peran.index(Peran(t.peran)), t.pk), default=None)


def _sebutan(peran: Peran, atur: Pengaturan) -> str:
    return {
        Peran.PPID_PEMBANTU: atur.sebutan_pembantu,
        Peran.PPID_UTAMA: f"PPID Utama {atur.nama_kota}",
        Peran.ATASAN_PPID: f"Atasan PPID {atur.nama_kota}",
    }.get(peran, "Petugas pelayanan informasi")
