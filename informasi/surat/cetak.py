"""Letters are printed after the act, once: by the worker, or by whoever needs one first."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping

from django.core.files.base import ContentFile

from informasi.models import Surat
from informasi.surat.isi import isi_surat
from organisasi.kertas.naskah import SURAT, PDFGagal, cetak_pdf, lambang_svg
from organisasi.kertas.penyimpanan import buang_berkas

# A backlog is printed over several runs.
SEKALI = 50


def cetak_surat(surat: Surat) -> Surat:
    """Typeset a letter that has no file yet and keep it; returns ``surat`` with its file.

    Of two processes that print at once one keeps its file, and both return that one:
    the same bytes ever after. Raises PDFGagal when the typesetter fails.
    """
    if surat.sha256:
        return surat
    isi = cetak_pdf(isi_cetak(surat), pada=surat.dibuat_pada, naskah=SURAT)
    # A second object: the name must not change on ``surat`` before the row is ours.
    baru = Surat(pk=surat.pk)
    baru.berkas.save("surat.pdf", ContentFile(isi), save=False)
    menang = Surat.objects.filter(pk=surat.pk, sha256="").update(
        berkas=baru.berkas.name,
        sha256=hashlib.sha256(isi).hexdigest(),
        ukuran=len(isi),
    )
    if not menang:
        buang_berkas([baru.berkas.name])
    surat.refresh_from_db(fields=("berkas", "sha256", "ukuran"))
    return surat


def isi_cetak(surat: Surat) -> Mapping[str, object]:
    """What the typesetter gets."""
    return {**isi_surat(surat), "lambang": lambang_svg()}


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
