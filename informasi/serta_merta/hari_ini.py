"""Notices that wait: to be announced, and to be completed once they are."""

from datetime import date
from typing import Any

from django.db.models.functions import TruncDate
from django.urls import reverse

from informasi.serta_merta.models import UMUMKAN, SertaMerta
from organisasi.kantor.izin import cakupan_izin
from organisasi.models import Petugas
from organisasi.staf.hari_ini import Antrean, Berat, potong

S, ADMIN = SertaMerta.Status, "admin:informasi_sertamerta_"
LENGKAPI = "Lengkapi pengumuman serta-merta"
GENTING: dict[str, Any] = {"lebih": lambda _satu: {"berat": Berat.MENDESAK}}


def tugas_serta_merta(petugas: Petugas, _hari_ini: date) -> list[Antrean]:
    """One sentence is enough to warn; what the law asks besides is written after it."""
    if not (cakupan := cakupan_izin(petugas, UMUMKAN)).ada:
        return []
    milik = SertaMerta.objects.filter(cakupan.q("unit")).order_by("mulai", "pk")
    daftar, ubah = reverse(f"{ADMIN}changelist"), f"{ADMIN}change"
    kolom: dict[str, Any] = {"judul": "judul", "unit": "unit"}
    kolom["tenggat"] = TruncDate("mulai")
    return [
        potong(baris, jenis, daftar, ubah, **kolom, **lebih)
        for baris, jenis, lebih in (
            (milik.filter(status=S.RANCANGAN), "Umumkan bahaya", GENTING),
            (milik.filter(status=S.TERBIT).belum_lengkap(), LENGKAPI, {}),
        )
    ]
