"""The letterhead of an office."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from organisasi.models import Pengaturan, Unit

TANPA_ALAMAT = "alamat kantor belum diisi"


def kop(unit: Unit, atur: Pengaturan, hari_ini: date) -> dict[str, str]:
    """The letterhead; what nobody has entered stays "" and is never made up."""
    return {
        "kota": f"Pemerintah {atur.nama_kota}",
        "unit": unit.nama_pada(hari_ini),
        **kontak_kop(unit),
    }


def kontak_kop(unit: Unit) -> dict[str, str]:
    """Where the office is and how it is reached."""
    return {
        "alamat": unit.alamat,
        "telepon": unit.telepon,
        "surel": unit.surel,
        "situs": unit.situs,
    }


def alamat_kop(kop: Mapping[str, str]) -> str:
    """The line under the office's name; an unknown address is said to be unknown."""
    bagian = [kop["alamat"] or TANPA_ALAMAT]
    if kop["telepon"]:
        bagian.append(f"Telepon {kop['telepon']}")
    return " · ".join((*bagian, *filter(None, (kop["surel"], kop["situs"]))))
