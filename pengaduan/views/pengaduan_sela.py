"""The interruption: 112 before anything is saved, and the way on for whoever is safe.

What was typed travels in the page itself, in hidden fields; nothing of it is kept. Only
that the page was shown is counted, by day and kecamatan.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone

from organisasi.halaman.nomor_penting import konteks_darurat
from organisasi.kantor.direktori import pertolongan
from pengaduan.actions.insiden import hitung_panggilan
from pengaduan.bahaya import bahaya_baru, lokasi_dari, nyatakan_bukan
from pengaduan.borang.isian import Isian
from pengaduan.darurat import Putusan

BUKAN = "bukan_darurat"
TIDAK_DIBAWA = frozenset({"csrfmiddlewaretoken", BUKAN})


def sela_bahaya(
    request: HttpRequest, langkah: str, isian: Isian, ketikan: Mapping[str, Any]
) -> HttpResponse | None:
    """The call page when what is typed now may mean danger; None to go on.

    Once the person has said that it is none, ``isian`` remembers it.
    """
    calon = Isian.baca(isian.tulis())
    calon.simpan_konsep(langkah, ketikan)
    return sela(request, isian, calon)


def sela(request: HttpRequest, isian: Isian, calon: Isian) -> HttpResponse | None:
    """The same for a draft as it would stand: ``calon``."""
    putusan = bahaya_baru(calon)
    if putusan is None:
        return None
    if BUKAN in request.POST:
        nyatakan_bukan(isian, putusan)
        kelurahan = lokasi_dari(calon).kelurahan
        hitung_panggilan("lanjut", kelurahan=kelurahan, pada=timezone.now())
        return None
    return tampilkan_sela(request, putusan, calon)


def tampilkan_sela(
    request: HttpRequest, putusan: Putusan, isian: Isian
) -> HttpResponse:
    """The call page, counted; it leads with the number for what was written."""
    lokasi = lokasi_dari(isian)
    hitung_panggilan("tampil", kelurahan=lokasi.kelurahan, pada=timezone.now())
    konteks = konteks_darurat() | {
        "kata": list(dict.fromkeys(satu.kata for satu in putusan.alasan)),
        "lokasi": lokasi,
        "pertolongan": pertolongan(isian.teks, isian.kategori),
        "tersembunyi": _bawaan(request.POST),
    }
    return render(request, "pengaduan/darurat/sela.html", konteks)


def _bawaan(data: QueryDict) -> list[tuple[str, str]]:
    """Everything that was sent, to be sent again."""
    return [
        (nama, nilai)
        for nama, semua in data.lists()
        if nama not in TIDAK_DIBAWA
        for nilai in semua
    ]
