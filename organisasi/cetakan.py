"""Papers as tagged PDF (PDF/UA-1), typeset in a process of their own."""

from __future__ import annotations

import json
import subprocess
import sys
from base64 import b64decode, b64encode
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from organisasi.gerbang import Gerbang
from organisasi.latihan import tanda_latihan
from organisasi.templatetags.mark import RUSUK, rusuk

TIPOGRAFI = Path(__file__).resolve().parent / "tipografi"
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
    """Typeset ``isi`` with the template ``naskah``; ``pada`` is the file's time.

    Each template takes values of its own; of a portal to practise on, every page carries
    its mark. Raises PDFGagal when it fails or takes longer
    than ``BATAS_DETIK``, Sibuk when others are being typeset.
    """
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


def _jalankan(perintah: list[str], isi: Mapping[str, object]) -> bytes:
    """What one of the programs makes of ``isi``; raises PDFGagal, Sibuk."""
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
    """The umbrella in two tones of leaf green, for paper."""
    bagian = "".join(
        f'<path fill="{warna}" d="{"".join(rusuk(ke) for ke in range(awal, RUSUK, 2))}"/>'
        for awal, warna in ((0, "#0e5a3c"), (1, "#b9d8c6"))
    )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="-108 -108 216 216">'
        f'{bagian}<circle r="5" fill="#0e5a3c"/></svg>'
    )
