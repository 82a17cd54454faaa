"""The list of excluded information: titles, ground and period, never the content.

The law asks that this list is published (UU 14/2008 Pasal 17 and 19).
"""

from collections.abc import Mapping
from typing import Any

from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from informasi.katalog.models import DokumenInformasi
from informasi.pengecualian.models import PASAL17, UjiKonsekuensi
from organisasi.halaman.publik import (
    alamat_halaman,
    halaman_publik,
    potong,
    tautan_halaman,
)
from organisasi.models import BatasWaktu
from organisasi.teks import bersih

PER_HALAMAN = 25
BATAS = ("keberatan.ajukan", "keberatan.tanggapi")


@halaman_publik("huruf", "halaman")
def dikecualikan_daftar(request: HttpRequest) -> HttpResponse:
    huruf, galat = _baca_huruf(request)
    hitung = _berlaku().values_list("pasal17").annotate(n=Count("pk"))
    jumlah: dict[str, int] = dict(hitung.order_by("pasal17"))
    banyak = jumlah.get(huruf, 0) if huruf else sum(jumlah.values())
    halaman = potong(request.GET.get("halaman"), jumlah=banyak, isi=PER_HALAMAN)
    hari = timezone.localdate()
    batas = BatasWaktu.objects.filter(kode__in=BATAS).terkini(hari)
    konteks = {
        "baris": _daftar(huruf)[halaman.mulai : halaman.akhir],
        "jumlah": banyak,
        "halaman": halaman,
        "galat": galat or halaman.galat,
        "faset": _faset(jumlah, huruf),
        "alasan": [a for h, a in PASAL17.items() if jumlah.get(h)],
        "batas": {b.kode.partition(".")[2]: b for b in batas},
        **tautan_halaman(halaman, huruf=huruf),
    }
    status = 400 if konteks["galat"] else 200
    return render(request, "informasi/pengecualian/daftar.html", konteks, status=status)


def _berlaku() -> QuerySet[UjiKonsekuensi]:
    return UjiKonsekuensi.objects.berlaku(timezone.localdate()).filter(
        dokumen__status=DokumenInformasi.Status.TERBIT
    )


def _daftar(huruf: str) -> QuerySet[UjiKonsekuensi]:
    semua = (
        _berlaku()
        .select_related("dokumen__unit")
        .defer("dokumen__cari", "konsekuensi_dibuka", "manfaat_ditutup", "peserta")
        .order_by("-tanggal", "-pk")
    )
    return semua.filter(pasal17=huruf) if huruf else semua


def _baca_huruf(request: HttpRequest) -> tuple[str, str]:
    huruf = request.GET.get("huruf", "")
    if huruf in {"", *PASAL17}:
        return huruf, ""
    return (
        "",
        f"Pasal 17 tidak punya huruf “{bersih(huruf)[:20]}”. Hurufnya a sampai j.",
    )


def _faset(jumlah: Mapping[str, int], aktif: str) -> list[dict[str, Any]]:
    pilihan = [
        {
            "teks": f"{a.nama} (huruf {a.huruf})",
            "url": alamat_halaman(1, huruf="" if a.huruf == aktif else a.huruf),
            "jumlah": jumlah.get(a.huruf, 0),
            "aktif": a.huruf == aktif,
        }
        for a in PASAL17.values()
        if a.huruf == aktif or jumlah.get(a.huruf)
    ]
    return [{"judul": "Alasan menurut Pasal 17", "pilihan": pilihan}] if pilihan else []
