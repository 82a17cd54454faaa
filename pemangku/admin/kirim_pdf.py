"""A paper as the answer to a request."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from tempfile import SpooledTemporaryFile

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone

from organisasi.kantor.izin import petugas_dari
from organisasi.kertas.naskah import PDFGagal, cetak_pdf, lambang_svg
from organisasi.kertas.xlsx import NilaiSel, Tabel, tulis_buku
from organisasi.models import Pengaturan
from organisasi.staf.base import XLSX, catat_unduhan
from pemangku.kertas_daftar import teks_sel

DI_MEMORI = 1_000_000
BENTUK = ("pdf", "xlsx")
PDF_GAGAL = "PDF sedang tidak dapat dibuat. Cetak halamannya dari peramban."


def kirim_pdf(
    request: HttpRequest,
    isi: Mapping[str, object],
    *,
    pada: datetime,
    naskah: Path,
    nama: str,
    kembali: str,
) -> HttpResponse:
    """Typeset it as a download; back to ``kembali`` with a sentence when that fails."""
    try:
        pdf = cetak_pdf({**isi, "lambang": lambang_svg()}, pada=pada, naskah=naskah)
    except PDFGagal:
        messages.error(request, PDF_GAGAL)
        return HttpResponseRedirect(kembali)
    catat_unduhan(f"{nama}.pdf", oleh=petugas_dari(request), pada=pada)
    jawab = HttpResponse(pdf, content_type="application/pdf")
    jawab["Content-Disposition"] = f'attachment; filename="{nama}.pdf"'
    return jawab


def kirim_buku(
    request: HttpRequest,
    info: Sequence[tuple[str, NilaiSel]],
    tabel: Sequence[Tabel],
    nama: str,
) -> FileResponse:
    """A workbook as a download, with its line in the trail."""
    catat_unduhan(f"{nama}.xlsx", oleh=petugas_dari(request), pada=timezone.now())
    # Django closes it with the response.
    berkas = SpooledTemporaryFile(max_size=DI_MEMORI)  # noqa: SIM115
    tulis_buku(berkas, info=info, tabel=tabel)
    berkas.seek(0)
    return FileResponse(
        berkas, as_attachment=True, filename=f"{nama}.xlsx", content_type=XLSX
    )


def register(
    judul: str,
    pengantar: Sequence[str],
    kepala: Sequence[str],
    lebar: Sequence[int],
    baris: Sequence[Sequence[NilaiSel]],
    *,
    tegak: bool = False,
) -> dict[str, object]:
    """Values for register.typ; ``tegak``: headings stand upright over narrow columns."""
    return {
        "judul": judul,
        "penerbit": Pengaturan.objects.kini().nama_portal,
        "pengantar": list(pengantar),
        "kolom": list(kepala),
        "tegak": tegak,
        "lebar": list(lebar),
        "baris": [[teks_sel(sel) for sel in satu] for satu in baris],
    }
