"""A frozen letter with its addressee put back in: what both PDF and page show."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from django.urls import reverse

from informasi.models import Surat
from organisasi.kertas.keaslian import alamat_penuh, qr_svg
from organisasi.kertas.naskah import alamat_kop
from organisasi.sandi import kelompokkan

TANPA_IDENTITAS = "Identitas sudah dihapus sesuai masa simpannya."
PERIKSA = "Periksa keaslian surat ini dengan memindai kode, atau buka:"
TANPA_PENANDA = "Lembar ini dibuat oleh portal, tanpa tanda tangan petugas."
BARIS_PEMOHON = (
    ("nama", "Nama"),
    ("kuasa", "Diwakili"),
    ("alamat", "Alamat"),
    ("kontak", "Telepon atau surel"),
    ("pekerjaan", "Pekerjaan"),
)


def isi_surat(surat: Surat) -> dict[str, Any]:
    """Plain values for the typesetter and the print page.

    The addressee comes from the encrypted part; once that is erased the paper says so.
    """
    naskah: dict[str, Any] = surat.naskah
    periksa = alamat_penuh(surat.get_absolute_url())
    return {
        **isi_naskah(naskah, baca_identitas(surat)),
        "judul_berkas": f"{naskah['judul']} {surat.nomor}",
        "kaki": _kaki(surat),
        "periksa": PERIKSA,
        "alamat_periksa": periksa,
        "kode": kelompokkan(surat.kode_verifikasi),
        "qr": qr_svg(periksa),
    }


def isi_naskah(naskah: Mapping[str, Any], siapa: Mapping[str, str]) -> dict[str, Any]:
    """The words of a letter with ``siapa`` put in: all but its number and its proof."""
    return {
        **naskah,
        "alamat_kop": alamat_kop(naskah["kop"]),
        "tanda": "",
        "kepada": _kepada(siapa) if naskah["kepada"] else [],
        "bagian": [isi_unsur(satu, siapa) for satu in naskah["bagian"]],
        "penanda": _penanda(naskah["penanda"]),
        "tanpa_penanda": TANPA_PENANDA if naskah["tanpa_penanda"] else "",
    }


def baca_identitas(surat: Surat) -> dict[str, str]:
    """Who the letter is for; empty once erased, or for a letter without addressee."""
    isi: dict[str, str] = json.loads(surat.identitas) if surat.identitas else {}
    return isi


def _kepada(siapa: Mapping[str, str]) -> list[str]:
    if not siapa.get("nama"):
        return [TANPA_IDENTITAS]
    nama = [siapa["nama"]]
    if siapa["kuasa"]:
        nama.append(f"melalui {siapa['kuasa']}")
    return [*nama, *siapa["alamat"].splitlines()]


def isi_unsur(satu: dict[str, Any], siapa: Mapping[str, str]) -> dict[str, Any]:
    """A block with the applicant put in his place; others as they are."""
    if satu["jenis"] == "pemohon":
        return {"jenis": "rincian", "baris": baris_pemohon(siapa)}
    if satu["jenis"] == "tautan_pribadi":
        return _tautan(satu, siapa.get("kode", ""))
    return satu


def baris_pemohon(siapa: Mapping[str, str]) -> list[list[str]]:
    """Names and values of who asked; one line that says so once they are erased."""
    baris = [[label, siapa[k]] for k, label in BARIS_PEMOHON if siapa.get(k)]
    return baris or [["Pemohon", TANPA_IDENTITAS]]


def _tautan(satu: dict[str, Any], kode: str) -> dict[str, Any]:
    """The QR to the private page; its code is a secret, so it left with the identity."""
    if not kode:
        return {"jenis": "kalimat", "teks": ""}
    alamat = alamat_penuh(reverse("informasi:permohonan-rinci", args=(kode,)))
    return {**satu, "alamat": alamat, "qr": qr_svg(alamat)}


def _penanda(baris: Mapping[str, str]) -> dict[str, list[str]]:
    """The lines above and below the signature; nothing for the portal itself."""
    if not baris:
        return {}
    nip = f"NIP {baris['nip']}" if baris["nip"] else ""
    return {
        "atas": [b for b in (baris["sebagai"], baris["jabatan"]) if b],
        "bawah": [b for b in (baris["nama"], nip) if b],
    }


def _kaki(surat: Surat) -> str:
    versi = f", versi {surat.versi}" if surat.versi > 1 else ""
    return f"{surat.nomor}{versi} · {surat.naskah['hal']}"
