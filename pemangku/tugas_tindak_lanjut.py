"""Follow-ups on the officer's today list."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.urls import reverse

from organisasi.staf.hari_ini import Tugas, cakupan_sendiri, potong
from pemangku.models import TindakLanjut

if TYPE_CHECKING:
    from organisasi.models import Petugas

KERJAKAN = "pemangku.kerjakan_tindaklanjut"
JENIS = "Kerjakan tindak lanjut"


def tugas_tindak_lanjut(petugas: Petugas, hari_ini: date) -> list[Tugas]:  # noqa: ARG001 - like every source
    """What the officer's own units must do, the earliest day first."""
    if not petugas.has_perm(KERJAKAN):
        return []
    milik = cakupan_sendiri(petugas, KERJAKAN).q("pj_unit")
    terbuka = TindakLanjut.objects.terbuka().filter(milik)
    daftar = reverse("admin:pemangku_tindaklanjut_changelist")
    return potong(
        terbuka.select_related("pj_unit", "kegiatan").order_by("tenggat", "pk"),
        jenis=JENIS,
        semua=f"{daftar}?status__exact={TindakLanjut.Status.TERBUKA}",
        buat=lambda satu: Tugas(
            judul=satu.uraian,
            url=reverse("admin:pemangku_tindaklanjut_change", args=(satu.pk,)),
            jenis=JENIS,
            tenggat=satu.tenggat,
            unit=satu.pj_unit.nama_pendek,
            keterangan=f"Dari {satu.kegiatan.nomor}" if satu.kegiatan else "",
        ),
    )
