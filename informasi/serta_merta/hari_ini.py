"""Notices that wait: to be announced, and to be completed once they are."""

from datetime import date

from django.db.models.functions import TruncDate
from django.urls import reverse

from informasi.serta_merta.models import UMUMKAN, SertaMerta
from organisasi.kantor.izin import cakupan_izin
from organisasi.models import Petugas
from organisasi.staf.hari_ini import Antrean, Berat, pendek, potong

S = SertaMerta.Status


def tugas_serta_merta(petugas: Petugas, _hari_ini: date) -> list[Antrean]:
    """One sentence is enough to warn; what the law asks besides is written after it."""
    cakupan = cakupan_izin(petugas, UMUMKAN)
    milik = SertaMerta.objects.filter(cakupan.q("unit")).order_by("mulai", "pk")
    umumkan = milik.filter(status=S.RANCANGAN), "Umumkan bahaya", Berat.MENDESAK
    lengkapi = milik.filter(status=S.TERBIT).belum_lengkap(), LENGKAPI, Berat.BIASA
    return [
        potong(
            baris,
            jenis,
            reverse("admin:informasi_sertamerta_changelist"),
            "admin:informasi_sertamerta_change",
            lebih=lambda _satu, berat=berat: {"berat": berat},  # type: ignore[misc]
            judul="judul",
            unit=pendek("unit"),
            tenggat=TruncDate("mulai"),
        )
        for baris, jenis, berat in (umumkan, lengkapi)
        if cakupan.ada
    ]


LENGKAPI = "Lengkapi pengumuman serta-merta"
