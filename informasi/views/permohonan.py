"""How to request information today: at the counter, by letter or by mail."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from organisasi.halaman.publik import halaman_publik
from organisasi.models import BatasWaktu, HariLibur
from organisasi.waktu.hari_kerja import KalenderBelumDiisi

JAWAB = "permohonan.jawab"
PERPANJANG = "permohonan.perpanjang"
# In the order in which a request meets them, with who has to keep each.
BATAS = {
    "permohonan.periksa_kelengkapan": "Petugas memeriksa kelengkapan",
    "permohonan.lengkapi": "Anda melengkapi, bila ada yang kurang",
    JAWAB: "PPID menjawab tertulis",
    PERPANJANG: "Tambahan waktu, satu kali, dengan alasan tertulis",
    "keberatan.ajukan": "Anda mengajukan keberatan",
    "keberatan.tanggapi": "Atasan PPID menjawab keberatan",
    "sengketa.ajukan": "Anda membawa sengketa ke Komisi Informasi",
}


@halaman_publik()
def permohonan(request: HttpRequest) -> HttpResponse:
    """The steps, the time limits as rows of law, the right to object; two queries."""
    hari_ini = timezone.localdate()
    batas = batas_berlaku(hari_ini)
    konteks = {
        "batas": [(t, batas[k]) for k, t in BATAS.items() if k in batas],
        "jawab": batas.get(JAWAB),
        "perpanjang": batas.get(PERPANJANG),
        "contoh": _contoh(batas.get(JAWAB), hari_ini),
    }
    return render(request, "informasi/permohonan/permohonan.html", konteks)


def batas_berlaku(hari_ini: date) -> dict[str, BatasWaktu]:
    """The confirmed limits in force today."""
    terkini = BatasWaktu.objects.terkini(hari_ini).filter(kode__in=BATAS)
    return {b.kode: b for b in terkini if b.pasti}


def _contoh(jawab: BatasWaktu | None, hari_ini: date) -> str:
    """When a request received today must be answered; "" when it cannot be told."""
    if jawab is None:
        return ""
    try:
        return jawab.hitungan(hari_ini, HariLibur.objects.kalender()).kalimat()
    except KalenderBelumDiisi:
        return ""
