"""Lines of the officer's today list; each app adds its own, the panel shows them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.urls import reverse

from organisasi.models import HariLibur, Notifikasi

if TYPE_CHECKING:
    from organisasi.models import Petugas


@dataclass(frozen=True, slots=True, kw_only=True)
class Tugas:
    """One thing that waits: what, where to do it, of which kind, until when."""

    judul: str
    url: str
    jenis: str
    tenggat: date | None = None
    unit: str = ""
    keterangan: str = ""

    def lewat(self, hari_ini: date) -> bool:
        """Whether its last day is over."""
        return self.tenggat is not None and self.tenggat < hari_ini


def urutkan(tugas: list[Tugas]) -> list[Tugas]:
    """What is due first stands first; what has no day stands last."""
    return sorted(tugas, key=lambda t: (t.tenggat or date.max, t.jenis, t.judul))


def tugas_kantor(petugas: Petugas, hari_ini: date) -> list[Tugas]:
    """Calendar years to fill in, and messages that are stuck."""
    hasil: list[Tugas] = []
    if petugas.has_perm("organisasi.add_harilibur"):
        hasil += [
            Tugas(
                judul=f"Isi kalender hari libur {tahun}",
                url=reverse("admin:organisasi_harilibur_add"),
                jenis="Kalender belum diisi",
                tenggat=max(hari_ini, date(tahun, 1, 1)),
                keterangan="Tanpa kalender, jatuh tempo tidak dapat dihitung.",
            )
            for tahun in HariLibur.objects.tahun_belum_diisi(hari_ini)
        ]
    if petugas.has_perm("organisasi.change_notifikasi"):
        hasil += _pesan_buntu()
    return hasil


def _pesan_buntu() -> list[Tugas]:
    buntu = Notifikasi.objects.filter(status=Notifikasi.Status.BUNTU).count()
    if not buntu:
        return []
    daftar = reverse("admin:organisasi_notifikasi_changelist")
    return [
        Tugas(
            judul=f"{buntu} pesan tidak terkirim setelah tujuh hari",
            url=f"{daftar}?status__exact={Notifikasi.Status.BUNTU}",
            jenis="Pesan buntu",
        )
    ]
