"""What is sent for one complaint: built once, stored, shown to staff, sent as stored.

Perpres 76/2013 protects the identity of who complains. There is no place here for NIK, KK
number or home address; such numbers typed into a text are hidden, and name and contacts
leave the portal only with consent. Without it the report belongs to the service account.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from organisasi.pribadi.teks_pribadi import tanpa_nik
from pengaduan.lapor.jawaban import teks_bersih
from pengaduan.lapor.setelan import SetelanLapor

TAGAR = "#portaltasikmalaya"
# In LAPOR_CATEGORY_MAP: every category that is not named there.
KATEGORI_LAIN = "*"

type Muatan = dict[str, object]


class KategoriTanpaPadanan(Exception):
    """LAPOR_CATEGORY_MAP has no number for this category of the portal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LaporanKeluar:
    """One complaint as it may leave the portal."""

    nomor_tiket: str
    judul: str
    isi: str
    kategori: str
    tanggal_kejadian: date
    # Where it happened, never where the reporter lives.
    lokasi_kejadian: str = ""
    lintang: Decimal | float | None = None
    bujur: Decimal | float | None = None
    anonim: bool = False
    rahasia: bool = False
    setuju_identitas: bool = False
    nama: str = field(default="", repr=False)
    surel: str = field(default="", repr=False)
    telepon: str = field(default="", repr=False)
    lampiran: Sequence[int] = ()


def susun_muatan(laporan: LaporanKeluar, setelan: SetelanLapor) -> Muatan:
    """Return the body of a create; the same report and settings give the same body."""
    return {
        "title": _teks(laporan.judul),
        "content": _isi(laporan),
        "channel": setelan.kanal,
        **_pelapor(laporan, setelan),
        "is_disposisi_slider": True,
        "classification_id": setelan.klasifikasi,
        "disposition_id": setelan.disposisi,
        "category_id": nomor_kategori(laporan.kategori, setelan),
        "priority_program_id": None,
        "location_id": setelan.lokasi,
        "community_id": None,
        "date_of_incident": laporan.tanggal_kejadian.isoformat(),
        "copy_externals": None,
        "info_disposition": None,
        "info_attachments": None,
        "tags_raw": TAGAR,
        "is_approval": False,
        "is_anonymous": laporan.anonim,
        "is_secret": laporan.rahasia,
        "is_priority": False,
        "attachments": bentuk_lampiran(laporan.lampiran, setelan),
    }


def nomor_kategori(kategori: str, setelan: SetelanLapor) -> int:
    """LAPOR!'s number of our category, or the one for all others (``"*"``)."""
    peta = setelan.peta_kategori
    nomor = peta.get(kategori, peta.get(KATEGORI_LAIN))
    if nomor is None:
        raise KategoriTanpaPadanan(kategori)
    return nomor


def isi_lampiran(
    muatan: Mapping[str, object], nomor: Sequence[int], setelan: SetelanLapor
) -> Muatan:
    """Return ``muatan`` with the numbers that the upload brought; to be stored again."""
    return {**muatan, "attachments": bentuk_lampiran(nomor, setelan)}


def bentuk_lampiran(nomor: Sequence[int], setelan: SetelanLapor) -> str | bool:
    """A list inside a string, with or without a full stop; or what stands for none."""
    if not nomor:
        return False if setelan.lampiran_kosong == "false" else "[]"
    titik = "." if setelan.bentuk_lampiran == "json_titik" else ""
    return json.dumps(list(nomor), separators=(",", ":")) + titik


def badan(muatan: Mapping[str, object]) -> bytes:
    """Return the very bytes that are sent.

    Sorted, because the database does not keep the order of keys: before and after it
    was stored, a payload is the same bytes.
    """
    return json.dumps(muatan, sort_keys=True, separators=(",", ":")).encode("ascii")


def _isi(laporan: LaporanKeluar) -> str:
    """The text; our number comes first, for it is all that a person can search for."""
    baris = [f"[Nomor Tiket Portal: {laporan.nomor_tiket}]", "", _teks(laporan.isi)]
    if laporan.lokasi_kejadian.strip():
        baris += ["", f"Lokasi kejadian: {_teks(laporan.lokasi_kejadian)}"]
    if laporan.lintang is not None and laporan.bujur is not None:
        baris += ["", f"Koordinat: {laporan.lintang:.6f}, {laporan.bujur:.6f}"]
    return "\n".join(baris)


def _pelapor(laporan: LaporanKeluar, setelan: SetelanLapor) -> Muatan:
    kontak = laporan.surel.strip() or laporan.telepon.strip()
    if not (laporan.setuju_identitas and laporan.nama.strip() and kontak):
        return {"is_new_user_slider": False, "user_id": setelan.pengguna}
    return {
        "is_new_user_slider": True,
        "emailUser": laporan.surel.strip(),
        "nameUser": laporan.nama.strip(),
        "phoneUser": laporan.telepon.strip(),
    }


def _teks(teks: str) -> str:
    return tanpa_nik(teks_bersih(teks)).strip()
