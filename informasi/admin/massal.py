"""Acts on many entries: first a page that says what will change, then the acts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone

from informasi.admin.privasi import PerubahanForm, PrivasiForm
from informasi.models import DokumenInformasi
from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.izin import petugas_dari
from organisasi.staf.tombol import Tombol

if TYPE_CHECKING:
    from informasi.admin.dokumen import DokumenAdmin

BANYAK_MAKS = 100


@dataclass(frozen=True, slots=True)
class Rencana:
    """What will happen with one chosen entry; ``halangan`` says why nothing will."""

    dokumen: DokumenInformasi
    halangan: str


def kerjakan_massal(
    induk: DokumenAdmin,
    request: HttpRequest,
    pilihan: Iterable[DokumenInformasi],
    tombol: Tombol,
) -> HttpResponse | None:
    """Show the plan; with the confirmation do it, entry by entry."""
    rencana = [
        Rencana(d, _halangan(induk, request, d, tombol))
        for d in list(pilihan)[:BANYAK_MAKS]
    ]
    akan = [r.dokumen for r in rencana if not r.halangan]
    if "lanjut" in request.POST:
        _kerjakan(request, akan, tombol)
        return None
    konteks = {
        **induk.admin_site.each_context(request),
        "title": f"{tombol.label}: {len(akan)} dari {len(rencana)} informasi",
        "opts": induk.opts,
        "rencana": rencana,
        "jumlah": len(akan),
        "aksi": request.POST.get("action", ""),
        "tombol": tombol,
    }
    return TemplateResponse(request, "admin/massal.html", konteks)


def _halangan(
    induk: DokumenAdmin, request: HttpRequest, dokumen: DokumenInformasi, tombol: Tombol
) -> str:
    if not tombol.boleh(dokumen):
        return f"statusnya {dokumen.get_status_display()}"
    if not induk.boleh_tombol(request, tombol, dokumen):
        return "bukan wewenang Anda"
    if tombol.form(dokumen) is PerubahanForm:
        return "perlu catatan perubahan; buka satu per satu"
    if tombol.form(dokumen) is PrivasiForm:
        return "berasal dari jawaban; periksa privasinya satu per satu"
    return ""


def _kerjakan(
    request: HttpRequest, akan: Iterable[DokumenInformasi], tombol: Tombol
) -> None:
    """Each in its own transaction: one that fails stops no other."""
    berhasil = 0
    for dokumen in akan:
        try:
            tombol.tekan(dokumen, oleh=petugas_dari(request), pada=timezone.now())
        except TindakanTerlarang as galat:
            messages.error(request, f"{dokumen.nomor}: {galat}")
        else:
            berhasil += 1
    messages.success(request, f"{tombol.label}: {berhasil} informasi selesai.")
