"""Letters and papers: their blocks, the letterhead, the PDF, and whether one is genuine.

A paper is made of small blocks of plain values, the same for PDF and page. A block says
what it is in ``jenis``; the typesetter (tipografi/surat.typ) and the print page
(templates/komponen/unsur_surat.html) both know these kinds. A service may have blocks of
its own that it turns into one of these before it prints.
"""

import hashlib
import json
import subprocess
import sys
from base64 import b64decode, b64encode
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from django import template
from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString

from organisasi.apps import disebut
from organisasi.basis_data.kerja import Gerbang
from organisasi.grafik.mark import RUSUK, rusuk, tanda_latihan
from organisasi.halaman.models import Pengaturan
from organisasi.kantor.models import Unit
from organisasi.sandi import kelompokkan

type Unsur = dict[str, Any]


def bab(teks: str) -> Unsur:
    return {"jenis": "bab", "teks": teks}


def kalimat(teks: str) -> list[Unsur]:
    return [
        {"jenis": "kalimat", "teks": baris.strip()}
        for baris in teks.splitlines()
        if baris.strip()
    ]


def butir(semua: Iterable[str]) -> Unsur:
    return {"jenis": "butir", "butir": list(semua)}


def tautan(semua: Iterable[tuple[str, str]]) -> Unsur:
    return {"jenis": "tautan", "butir": [list(satu) for satu in semua]}


def rincian(*baris: tuple[str, str]) -> Unsur:
    return {"jenis": "rincian", "baris": [list(b) for b in baris if b[1]]}


def tabel(
    kepala: Sequence[str], baris: Iterable[Sequence[str]], lebar: Sequence[int]
) -> Unsur:
    return {
        "jenis": "tabel",
        "kepala": list(kepala),
        "baris": [list(b) for b in baris],
        "lebar": list(lebar),
    }


def foto(
    isi: bytes,
    *,
    sisi: int,
    mutu: int,
    teks: str,
    lebar: int,
    tinggi: int | None = None,
) -> Unsur:
    from PIL import Image

    with Image.open(BytesIO(isi)) as satu:
        satu.thumbnail((sisi, sisi))
        keluar = BytesIO()
        satu.convert("RGB").save(keluar, "JPEG", quality=mutu)
        panjang, atas = satu.size
    jpeg = b64encode(keluar.getvalue()).decode()
    return {
        "jenis": "gambar",
        "svg": (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {panjang} {atas}">'
            f'<image width="{panjang}" height="{atas}" '
            f'href="data:image/jpeg;base64,{jpeg}"/></svg>'
        ),
        "teks": teks,
        "lebar": min(lebar, tinggi * panjang // atas) if tinggi else lebar,
    }


def tanda_tangan(*pihak: tuple[str, str]) -> Unsur:
    return {
        "jenis": "tanda_tangan",
        "pihak": [{"atas": [sebagai], "bawah": [siapa]} for sebagai, siapa in pihak],
    }


def salinan(judul: str, keterangan: str) -> Unsur:
    return {"jenis": "salinan", "teks": judul, "keterangan": keterangan}


def kop(unit: Unit, atur: Pengaturan, hari_ini: date) -> dict[str, str]:
    """The letterhead; what nobody has entered stays "" and is never made up."""
    return {
        "kota": f"Pemerintah {atur.nama_kota}",
        "unit": unit.nama_pada(hari_ini),
        **kontak_kop(unit),
    }


def kontak_kop(unit: Unit) -> dict[str, str]:
    return {
        "alamat": unit.alamat,
        "telepon": unit.telepon,
        "surel": unit.surel,
        "situs": unit.situs,
    }


def alamat_kop(kop: Mapping[str, str]) -> str:
    telepon = kop["telepon"] and f"Telepon {kop['telepon']}"
    bagian = (kop["alamat"], telepon, kop["surel"], kop["situs"])
    return " · ".join(filter(None, bagian))


# Tagged PDF (PDF/UA-1), typeset in a process of its own

TIPOGRAFI = Path(__file__).resolve().parents[1] / "tipografi"
PENCETAK, PENGGABUNG = TIPOGRAFI / "pencetak.py", TIPOGRAFI / "penggabung.py"
# Templates that several services use.
SURAT, REGISTER = TIPOGRAFI / "surat.typ", TIPOGRAFI / "register.typ"
# What the joiner says of a file; told here, for this process does not load its PDF library.
IKUT, TAK_MUAT, TERKUNCI, RUSAK = "ikut", "tak_muat", "terkunci", "rusak"
# Seconds; a full list takes less than one.
BATAS_DETIK = 60
# Many at once would need the memory many times.
GERBANG_KERTAS = Gerbang("Sedang banyak kertas dan berkas yang disusun.")


class PDFGagal(Exception):
    """The typesetter did not deliver; the other formats still do."""


def cetak_pdf(isi: Mapping[str, object], *, pada: datetime, naskah: Path) -> bytes:
    """PDFGagal when it fails or takes over ``BATAS_DETIK``, Sibuk behind others."""
    perintah = [str(PENCETAK), str(naskah), str(int(pada.timestamp()))]
    return _jalankan(perintah, {**isi, "latihan": tanda_latihan()})


def gabung_pdf(
    awal: bytes,
    judul: str,
    isi: bytes,
    *,
    batas: int,
    perkecil: tuple[int, int] | None = None,
) -> tuple[bytes, str]:
    """``awal`` with the pages of the PDF ``isi`` behind it, under the bookmark ``judul``.

    At most ``batas`` bytes: what does not fit, is locked or broken, is left out.
    ``perkecil``: longest side and JPEG quality for the pictures of ``isi``. Returns the PDF
    and one of the four words. Raises PDFGagal, Sibuk.
    """
    masuk = {
        "awal": b64encode(awal).decode(),
        "judul": judul,
        "isi": b64encode(isi).decode(),
        "batas": batas,
        "perkecil": perkecil,
    }
    hasil = json.loads(_jalankan([str(PENGGABUNG)], masuk))
    return b64decode(hasil["hasil"]), hasil["putusan"]


def teks_pdf(isi: bytes) -> str:
    """The words of a PDF of others, its first pages; "" without any. PDFGagal, Sibuk."""
    masuk = {"isi": b64encode(isi).decode()}
    hasil = json.loads(_jalankan([str(PENGGABUNG)], masuk))
    return str(hasil["teks"])


def _jalankan(perintah: list[str], isi: Mapping[str, object]) -> bytes:
    try:
        with GERBANG_KERTAS.masuk():
            hasil = subprocess.run(  # noqa: S603 -- our own words, no shell
                [sys.executable, *perintah],
                input=json.dumps(isi).encode(),
                capture_output=True,
                timeout=BATAS_DETIK,
                check=True,
            )
    except (OSError, subprocess.SubprocessError) as galat:
        raise PDFGagal from galat
    return hasil.stdout


def lambang_svg() -> str:
    bagian = "".join(
        f'<path fill="{warna}" d="{"".join(rusuk(ke) for ke in range(awal, RUSUK, 2))}"/>'
        for awal, warna in ((0, "#0e5a3c"), (1, "#b9d8c6"))
    )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="-108 -108 216 216">'
        f'{bagian}<circle r="5" fill="#0e5a3c"/></svg>'
    )


# Whether a paper is genuine, and addresses as they stand on paper.
# One public page asks every app that issues papers.


def alamat_penuh(jalan: str) -> str:
    return f"{settings.ALAMAT_PUBLIK}{jalan}"


def qr_svg(teks: str) -> str:
    import segno

    gambar: str = segno.make(teks, error="m").svg_inline(border=2, light="#fff")
    return gambar.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)


PERIKSA = "Keaslian surat ini dapat diperiksa di:"
HALAMAN = "informasi:surat-verifikasi"


@dataclass(frozen=True, slots=True, kw_only=True)
class Keaslian:
    """What the page may say of a paper: nothing personal."""

    jenis: str
    nomor: str
    tanggal: date
    unit: str
    # SHA-256 of the words, as it is printed on the paper.
    sidik: str


def cari_dokumen(kode: str) -> Keaslian | None:
    return next(filter(None, (cari(kode) for cari in disebut("cari_dokumen"))), None)


def sidik_isi(isi: Any) -> str:
    teks = json.dumps(isi, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(teks.encode()).hexdigest()


def tanda_keaslian(kode: str, sidik: str) -> dict[str, str]:
    alamat = alamat_penuh(reverse(HALAMAN, args=(kode,)))
    return {
        "periksa": PERIKSA,
        "alamat_periksa": alamat,
        "kode": kelompokkan(kode),
        "qr": qr_svg(alamat),
        "sidik": sidik,
    }


# ``{% qr alamat "label" %}``: a QR code as inline SVG, dark on white in every theme, with
# the blank modules around it that readers need (ISO/IEC 18004)

register = template.Library()


@register.simple_tag
def qr(alamat: str, label: str) -> SafeString:
    import segno

    gambar = segno.make(alamat, error="m", micro=False).svg_inline(
        border=4, light="#fff", omitsize=True, svgclass="qr", title=label
    )
    return SafeString(gambar.replace("<svg ", '<svg role="img" ', 1))
