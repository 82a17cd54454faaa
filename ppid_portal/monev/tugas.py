"""Questions of this year's E-Monev that wait for the officer's unit."""

from __future__ import annotations

from datetime import date

from django.urls import reverse

from organisasi.models import Petugas
from organisasi.staf.hari_ini import Tugas, cakupan_sendiri
from ppid_portal.models import Pertanyaan

ISI = "ppid_portal.isi_pertanyaan"


def tugas_monev(petugas: Petugas, hari_ini: date) -> list[Tugas]:
    """One line with how many are not complete; two queries."""
    cakupan = cakupan_sendiri(petugas, ISI)
    if not (cakupan.kota or cakupan.unit):
        return []
    milik = Pertanyaan.objects.filter(
        cakupan.q("penanggung_jawab"),
        kuesioner__tahun=hari_ini.year,
        penanggung_jawab__isnull=False,
    )
    kurang = sum(not satu.lengkap for satu in milik.prefetch_related("bukti"))
    if not kurang:
        return []
    daftar = reverse("admin:ppid_portal_pertanyaan_changelist")
    return [
        Tugas(
            judul=f"{kurang} pertanyaan E-Monev {hari_ini.year} belum lengkap",
            url=f"{daftar}?kuesioner__tahun={hari_ini.year}",
            jenis="Bukti dukung E-Monev",
            keterangan="Jawab dan lampirkan buktinya.",
        )
    ]
