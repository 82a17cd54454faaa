"""Printing a frozen letter, as PDF and as a page.

It is printed once, after the act: by the worker, or by whoever needs it first.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from typing import Any

from django.core.files.base import ContentFile
from django.http import FileResponse
from django.urls import reverse
from django.utils.text import slugify

from informasi.surat.models import Surat
from organisasi.halaman.rahasia import unduhan
from organisasi.kertas.naskah import (
    SURAT,
    PDFGagal,
    alamat_kop,
    alamat_penuh,
    cetak_pdf,
    lambang_svg,
    qr_svg,
)
from organisasi.kertas.penyimpanan import buang_berkas
from organisasi.sandi import kelompokkan

# The frozen letter with its addressee put back in

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
    versi = f", versi {surat.versi}" if surat.versi > 1 else ""
    return {
        **isi_naskah(naskah, baca_identitas(surat)),
        "judul_berkas": f"{naskah['judul']} {surat.nomor}",
        "kaki": f"{surat.nomor}{versi} · {naskah['hal']}",
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
    if satu["jenis"] == "pemohon":
        return {"jenis": "rincian", "baris": baris_pemohon(siapa)}
    if satu["jenis"] == "tautan_pribadi":
        return _tautan(satu, siapa.get("kode", ""))
    return satu


def baris_pemohon(siapa: Mapping[str, str]) -> list[list[str]]:
    baris = [[label, siapa[k]] for k, label in BARIS_PEMOHON if siapa.get(k)]
    return baris or [["Pemohon", TANPA_IDENTITAS]]


def _tautan(satu: dict[str, Any], kode: str) -> dict[str, Any]:
    """The QR to the private page; its code is a secret, so it left with the identity."""
    if not kode:
        return {"jenis": "kalimat", "teks": ""}
    alamat = alamat_penuh(reverse("informasi:permohonan-rinci", args=(kode,)))
    return {**satu, "alamat": alamat, "qr": qr_svg(alamat)}


def _penanda(baris: Mapping[str, str]) -> dict[str, list[str]]:
    if not baris:
        return {}
    nip = f"NIP {baris['nip']}" if baris["nip"] else ""
    return {
        "atas": [b for b in (baris["sebagai"], baris["jabatan"]) if b],
        "bawah": [b for b in (baris["nama"], nip) if b],
    }


# The PDF

# A backlog is printed over several runs.
SEKALI = 50


def cetak_surat(surat: Surat) -> Surat:
    """Typeset a letter that has no file yet and keep it; returns ``surat`` with its file.

    Of two processes that print at once one keeps its file, and both return that one:
    the same bytes ever after. Raises PDFGagal when the typesetter fails.
    """
    if surat.sha256:
        return surat
    naskah = {**isi_surat(surat), "lambang": lambang_svg()}
    isi = cetak_pdf(naskah, pada=surat.dibuat_pada, naskah=SURAT)
    # A second object: the name must not change on ``surat`` before the row is ours.
    baru = Surat(pk=surat.pk)
    baru.berkas.save("surat.pdf", ContentFile(isi), save=False)
    menang = Surat.objects.filter(pk=surat.pk, sha256="").update(
        berkas=baru.berkas.name, sha256=hashlib.sha256(isi).hexdigest(), ukuran=len(isi)
    )
    if not menang:
        buang_berkas([baru.berkas.name])
    surat.refresh_from_db(fields=("berkas", "sha256", "ukuran"))
    return surat


def unduh_surat(surat: Surat) -> FileResponse:
    """The letter as a download, printed on first need; PDFGagal when it cannot be now."""
    cetak_surat(surat)
    return unduhan(
        surat.berkas, nama=f"{slugify(str(surat))}.pdf", tipe="application/pdf"
    )


def cetak_tertunda(lanjut: Callable[[], bool]) -> int:
    """Print the letters that wait, oldest first, while ``lanjut()``; how many were.

    Other workers may print at the same time. A letter that cannot be typeset does not
    hold up the others; PDFGagal at the end says how many there were.
    """
    jumlah = gagal = 0
    menunggu = (
        Surat.objects.filter(sha256="").order_by("pk").values_list("pk", flat=True)
    )
    for pk in list(menunggu[:SEKALI]):
        if not lanjut():
            break
        try:
            cetak_surat(Surat.objects.get(pk=pk))
            jumlah += 1
        except PDFGagal:
            gagal += 1
    if gagal:
        raise PDFGagal(f"{gagal} surat tidak dapat dicetak.")
    return jumlah


# The letter as a page, for when no PDF can be read


def konteks_surat(surat: Surat) -> dict[str, Any]:
    isi = isi_surat(surat)
    for satu in isi["bagian"]:
        if satu["jenis"] == "tautan_pribadi":
            satu["gambar"] = _gambar(satu["alamat"])
    return {"isi": isi, "surat": surat, "gambar_qr": _gambar(isi["alamat_periksa"])}


def _gambar(teks: str) -> str:
    import segno

    gambar: str = segno.make(teks, error="m").svg_data_uri(border=2, light="#fff")
    return gambar
