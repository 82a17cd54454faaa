"""Registrations that wait, on the officer's today list (5.3: within five working days)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone

from organisasi.hari_kerja import Kalender, KalenderBelumDiisi, tambah_hari_kerja
from organisasi.models import HariLibur
from organisasi.tugas import Tugas, potong
from pemangku.actions.pendaftaran import HANGUS_SETELAH
from pemangku.models import PendaftaranMandiri

if TYPE_CHECKING:
    from organisasi.models import Petugas

GARAP = "pemangku.garap_kegiatan"
JENIS = "Periksa pendaftaran"
HARI_KERJA = 5
# From this day on the line says when the words will be erased.
PERINGATKAN_SETELAH = timedelta(days=23)


def tugas_pendaftaran(petugas: Petugas, hari_ini: date) -> list[Tugas]:
    """What people wrote at a door or as partners and nobody decided, oldest first."""
    if not petugas.has_perm(GARAP):
        return []
    kalender = HariLibur.objects.kalender()
    menunggu = PendaftaranMandiri.objects.untuk(petugas).menunggu()
    daftar = reverse("admin:pemangku_pendaftaranmandiri_changelist")
    return potong(
        menunggu.select_related("kegiatan").order_by("diterima_pada", "pk"),
        jenis=JENIS,
        semua=f"{daftar}?status__exact={PendaftaranMandiri.Status.MENUNGGU}",
        buat=lambda satu: _baris(satu, hari_ini, kalender),
    )


def _baris(satu: PendaftaranMandiri, hari_ini: date, kalender: Kalender) -> Tugas:
    diterima = timezone.localdate(satu.diterima_pada)
    hangus = diterima + HANGUS_SETELAH
    genting = hari_ini >= diterima + PERINGATKAN_SETELAH
    asal = satu.kegiatan.judul if satu.kegiatan else "halaman mitra"
    return Tugas(
        judul=f"Pendaftaran dari {asal}",
        url=reverse("admin:pemangku_pendaftaranmandiri_change", args=(satu.pk,)),
        jenis=JENIS,
        tenggat=_tenggat(diterima, kalender),
        keterangan=f"Datanya dihapus sendiri {hangus:%d-%m-%Y}" if genting else "",
    )


def _tenggat(diterima: date, kalender: Kalender) -> date | None:
    """The fifth working day; None where the year has no calendar."""
    try:
        return tambah_hari_kerja(diterima, HARI_KERJA, kalender)
    except KalenderBelumDiisi:
        return None
