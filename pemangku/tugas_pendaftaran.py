"""Registrations that wait, on the officer's today list (5.3: within five working days)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.staf.hari_ini import Tugas, potong
from organisasi.waktu.tenggat import pembaca_tenggat
from pemangku.actions.pendaftaran import HANGUS_SETELAH
from pemangku.models import PendaftaranMandiri

if TYPE_CHECKING:
    from organisasi.models import Petugas

GARAP = "pemangku.garap_kegiatan"
JENIS = "Periksa pendaftaran"
PERIKSA = "pendaftaran.periksa"
# From this day on the line says when the words will be erased.
PERINGATKAN_SETELAH = timedelta(days=23)


def tugas_pendaftaran(petugas: Petugas, hari_ini: date) -> list[Tugas]:
    """What people wrote at a door or as partners and nobody decided, oldest first."""
    if not petugas.has_perm(GARAP):
        return []
    hitung = pembaca_tenggat()

    def tenggat(diterima: date) -> date | None:
        """None where the year has no calendar."""
        try:
            return hitung(PERIKSA, diterima, None).jatuh_tempo
        except TindakanTerlarang:
            return None

    menunggu = PendaftaranMandiri.objects.untuk(petugas).menunggu()
    daftar = reverse("admin:pemangku_pendaftaranmandiri_changelist")
    return potong(
        menunggu.select_related("kegiatan").order_by("diterima_pada", "pk"),
        jenis=JENIS,
        semua=f"{daftar}?status__exact={PendaftaranMandiri.Status.MENUNGGU}",
        buat=lambda satu: _baris(satu, hari_ini, tenggat),
    )


def _baris(
    satu: PendaftaranMandiri, hari_ini: date, tenggat: Callable[[date], date | None]
) -> Tugas:
    diterima = timezone.localdate(satu.diterima_pada)
    hangus = diterima + HANGUS_SETELAH
    genting = hari_ini >= diterima + PERINGATKAN_SETELAH
    asal = satu.kegiatan.judul if satu.kegiatan else "halaman mitra"
    return Tugas(
        judul=f"Pendaftaran dari {asal}",
        url=reverse("admin:pemangku_pendaftaranmandiri_change", args=(satu.pk,)),
        jenis=JENIS,
        tenggat=tenggat(diterima),
        keterangan=f"Datanya dihapus sendiri {hangus:%d-%m-%Y}" if genting else "",
    )
