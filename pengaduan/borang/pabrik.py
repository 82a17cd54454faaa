"""Which form a step shows, filled with what the draft holds, and the words around it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from organisasi.form_fields import LangkahForm
from pengaduan.borang.isian import (
    APA,
    KAPAN,
    KATEGORI,
    KONTAK,
    PELINDUNGAN,
    TEMPAT,
    YA,
    Isian,
)
from pengaduan.borang.langkah import (
    ApaForm,
    KapanForm,
    KategoriForm,
    KontakForm,
    PelindunganForm,
    TempatForm,
)
from pengaduan.kategori_kini import kategori_aktif, kategori_menurut_kode
from pengaduan.models import KategoriPengaduan

Data = Mapping[str, Any] | None


@dataclass(frozen=True, slots=True)
class Kata:
    """What a step says around its form."""

    judul: str
    sesudahnya: str


KATA = {
    APA: Kata("Apa yang ingin Anda sampaikan?", "Berikutnya: tentang apa aduan ini."),
    KATEGORI: Kata("Tentang apa?", "Berikutnya: tempatnya."),
    TEMPAT: Kata(
        "Di mana?", "Berikutnya kami cari apakah sudah ada yang mengadukannya."
    ),
    KAPAN: Kata("Kapan?", "Berikutnya: foto, bila ada."),
    PELINDUNGAN: Kata("Siapa yang boleh tahu?", "Berikutnya: cara menghubungi Anda."),
    KONTAK: Kata(
        "Bagaimana kami mengabari Anda?",
        "Berikutnya Anda memeriksa semuanya sebelum mengirim.",
    ),
}


def buat_form(
    langkah: str, isian: Isian, data: Data = None, *, hari_ini: date
) -> LangkahForm:
    """The form of ``langkah``."""
    awal = dict(isian.awal(langkah))
    if langkah == KATEGORI:
        return KategoriForm(data, initial=awal, kategori=kategori_aktif())
    if langkah == KAPAN:
        return KapanForm(data, initial=awal, hari_ini=hari_ini)
    if langkah == PELINDUNGAN:
        _usulkan_rahasia(awal, sensitif(isian))
    kelas: dict[str, type[LangkahForm]] = {
        APA: ApaForm,
        TEMPAT: TempatForm,
        PELINDUNGAN: PelindunganForm,
        KONTAK: KontakForm,
    }
    return kelas[langkah](data, initial=awal)


def _usulkan_rahasia(awal: dict[str, Any], peka: KategoriPengaduan | None) -> None:
    """Propose secrecy of a sensitive category, also over a "no" to an earlier one."""
    kode = peka.kode if peka else ""
    if peka and awal.get("peka") != kode:
        awal["rahasia"] = YA
    awal["peka"] = kode


def sensitif(isian: Isian) -> KategoriPengaduan | None:
    """The chosen category when it is one that proposes secrecy."""
    kategori = kategori_menurut_kode(isian.kategori)
    return kategori if kategori and kategori.rahasia else None
