"""Which form a step shows, filled with what the draft holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from informasi.borang.identitas import IdentitasForm
from informasi.borang.isian import (
    APA,
    CARA,
    IDENTITAS,
    KONTAK,
    PEMOHON,
    UNIT,
    Isian,
)
from informasi.borang.langkah import (
    LAIN,
    TIDAK_TAHU,
    ApaForm,
    CaraForm,
    KontakForm,
    PemohonForm,
    UnitForm,
)
from informasi.usulan_unit import penjawab_unit
from organisasi.basis_data.versi import per_versi
from organisasi.form_fields import LangkahForm
from organisasi.models import BatasWaktu, JenisUnit, Unit
from organisasi.waktu.tenggat import RUJUKAN_TEMPATKAN as TEMPATKAN

Data = Mapping[str, Any] | None
KELOMPOK = {JenisUnit.OPD: "Perangkat daerah", JenisUnit.KECAMATAN: "Kecamatan"}


@dataclass(frozen=True, slots=True)
class Kata:
    """What a step says around its form."""

    judul: str
    sesudahnya: str


KATA = {
    APA: Kata(
        "Apa yang Anda minta?",
        "Berikutnya kami tunjukkan yang mungkin sudah menjawab Anda.",
    ),
    UNIT: Kata("Unit mana yang memegangnya?", "Berikutnya: siapa yang meminta."),
    PEMOHON: Kata("Siapa yang meminta?", "Berikutnya: nama dan alamat."),
    IDENTITAS: Kata("Nama dan alamat", "Berikutnya: cara menghubungi Anda."),
    KONTAK: Kata("Bagaimana kami menghubungi Anda?", "Berikutnya: bukti identitas."),
    CARA: Kata(
        "Bagaimana Anda ingin menerimanya?",
        "Berikutnya Anda memeriksa semuanya sebelum mengirim.",
    ),
}


def buat_form(
    langkah: str,
    isian: Isian,
    data: Data = None,
    *,
    tambahan: Sequence[tuple[str, str, str]] = (),
    tempatkan: str = "",
) -> LangkahForm:
    """The form of ``langkah``.

    ``tambahan`` are units that were searched for, ``tempatkan`` the sentence on what
    happens to a request without a unit.
    """
    awal = dict(isian.awal(langkah))
    if langkah == UNIT:
        return _unit(isian, data, awal, tambahan, tempatkan)
    if langkah == IDENTITAS:
        return IdentitasForm(
            data, initial=awal, kategori=isian.kategori, dikuasakan=isian.dikuasakan
        )
    if langkah == CARA:
        bersurel = bool(isian.jawab.get(KONTAK, {}).get("surel"))
        return CaraForm(data, initial=awal, bersurel=bersurel)
    return {APA: ApaForm, PEMOHON: PemohonForm, KONTAK: KontakForm}[langkah](
        data, initial=awal
    )


def _unit(
    isian: Isian,
    data: Data,
    awal: dict[str, Any],
    tambahan: Sequence[tuple[str, str, str]],
    tempatkan: str,
) -> UnitForm:
    """Searched units come first, then the proposed ones; what was chosen stays chosen."""
    nama = {u.slug: u.nama for u in unit_tujuan()}
    usulan = [(s, nama[s], alasan) for s, alasan in isian.usulan if s in nama]
    dicari = [satu for satu in tambahan if satu[0] not in dict(isian.usulan)]
    awal |= _pilihan_awal(awal, {slug for slug, _, _ in [*dicari, *usulan]})
    return UnitForm(
        data,
        initial=awal,
        usulan=[*dicari, *usulan],
        semua=pilihan_semua_unit(),
        tempatkan=tempatkan,
    )


def kalimat_tempatkan(hari_ini: date) -> str:
    """How soon the main PPID places a request without a unit: a row, not a constant."""
    batas = per_versi(
        f"batas.tempatkan.{hari_ini}",
        lambda: BatasWaktu.objects.terkini(hari_ini).filter(kode=TEMPATKAN).first(),
    )
    lama = f" paling lama {batas.nilai} {batas.get_satuan_display()}" if batas else ""
    return (
        f"PPID Utama menempatkannya{lama}. Waktu Anda tetap dihitung sejak permohonan "
        "diterima."
    )


def _pilihan_awal(awal: Mapping[str, Any], tampak: set[str]) -> dict[str, str]:
    """The chosen unit as a radio when it stands there, else in the list of all."""
    slug = awal.get("unit")
    if slug is None:
        return {}
    if not slug:
        return {"pilihan": TIDAK_TAHU}
    return {"pilihan": slug} if slug in tampak else {"pilihan": LAIN, "unit_lain": slug}


def unit_tujuan() -> list[Unit]:
    """Units a request can be sent to: those with a PPID of their own, by name."""
    return sorted({u.pk: u for u in penjawab_unit().values()}.values(), key=_nama)


def _nama(unit: Unit) -> str:
    return unit.nama


def pilihan_semua_unit() -> list[tuple[str, list[tuple[str, str]]]]:
    """All of them as groups of a list box."""
    semua = unit_tujuan()
    return [
        (judul, [(u.slug, u.nama) for u in semua if u.jenis == jenis])
        for jenis, judul in KELOMPOK.items()
        if any(u.jenis == jenis for u in semua)
    ]
