"""A living draft behind its private link, and what each of its steps shows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from organisasi.berlangkah.draf import DrafTertutup
from organisasi.halaman.rahasia import halaman_rahasia
from organisasi.sandi import rapikan_kode, sidik
from pengaduan.borang.isian import LANGKAH, PELINDUNGAN, Isian
from pengaduan.borang.kelengkapan import kelengkapan
from pengaduan.borang.pabrik import sensitif
from pengaduan.models import DrafPengaduan

FOLDER = "pengaduan/ajukan"


@dataclass(slots=True)
class Sesi:
    """A living draft with its secret and what it holds."""

    draf: DrafPengaduan
    kode: str
    isian: Isian

    def alamat(self, langkah: str) -> str:
        """The address of a step."""
        return alamat_draf(self.kode, langkah)

    def konteks(self, langkah: str, foto: int | None = None) -> dict[str, Any]:
        """What every step shows: where one is, how to get back, what is still missing.

        ``foto``: how many there are, when that is known already.
        """
        sebelum = self.isian.sebelum(langkah)
        banyak = self.draf.foto.count() if foto is None else foto
        return konteks_langkah(langkah, self.isian, foto=banyak) | {
            "kembali": self.alamat(sebelum) if sebelum else "",
            "sampai": self.draf.kedaluwarsa_pada,
            "alamat_simpan": self.alamat("simpan"),
            "tanpa_nama": self.alamat(PELINDUNGAN) if self.isian.anonim else "",
        }


def konteks_langkah(langkah: str, isian: Isian, *, foto: int = 0) -> dict[str, Any]:
    """The number of the step, the bar, and the way out of a page others must not see."""
    tampil = [satu for satu in LANGKAH if satu not in isian.dilewati]
    return {
        "langkah": langkah,
        "ke": tampil.index(langkah) + 1 if langkah in tampil else 0,
        "banyak": len(tampil) if langkah in tampil else 0,
        "kelengkapan": kelengkapan(isian, foto=foto),
        "sensitif": sensitif(isian),
    }


def alamat_draf(kode: str, langkah: str) -> str:
    """The address of a step of a draft."""
    return reverse("pengaduan:pengaduan-draf", args=(kode, langkah))


ViewDraf = Callable[..., HttpResponse]


def dengan_draf(view: ViewDraf) -> ViewDraf:
    """Give ``view`` the living draft of the address as a Sesi.

    A draft that was sent leads to its receipt; one that is over says so (410); an unknown
    secret gets 404 with words.
    """

    @halaman_rahasia
    @wraps(view)
    def dalam(request: HttpRequest, kode: str, **kw: Any) -> HttpResponse:
        rapi = rapikan_kode(kode)
        draf = (
            DrafPengaduan.objects.select_related("pengaduan")
            .filter(sidik_kode=sidik(rapi))
            .first()
        )
        if draf is None:
            return render(request, f"{FOLDER}/tidak_ada.html", status=404)
        if draf.pengaduan is not None:
            return redirect("pengaduan:pengaduan-terkirim", kode=draf.pengaduan.kode)
        if draf.kedaluwarsa_pada <= timezone.now():
            return berakhir(request)
        try:
            return view(request, Sesi(draf, rapi, Isian.baca(draf.isian)), **kw)
        except DrafTertutup:  # sent or swept in another tab, a moment ago
            return redirect("pengaduan:pengaduan-lanjut", kode=rapi)

    return dalam


def berakhir(request: HttpRequest) -> HttpResponse:
    """The draft's time is over: what that means and how to begin anew."""
    konteks = {"hari": settings.UMUR_DRAF_HARI}
    return render(request, f"{FOLDER}/berakhir.html", konteks, status=410)
