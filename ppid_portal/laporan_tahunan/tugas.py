"""The report that is due, in the today list of who writes and who signs it."""

from __future__ import annotations

from datetime import date

from django.urls import reverse

from organisasi.models import BatasBelumDiatur, BatasWaktu, Petugas
from organisasi.staf.hari_ini import Tugas
from ppid_portal.indikator.periode import Periode
from ppid_portal.models import LaporanTahunan

TENGGAT = "laporan.tahunan"
JENIS = "Laporan tahunan PPID"
# The first of January is a day off.
MULAI = (1, 2)
TULIS, TANDA = "ppid_portal.ajukan_laporantahunan", "tandatangani_laporantahunan"


def tenggat_laporan(tahun: int) -> date | None:
    """The last day for the report of ``tahun``; None while no limit is set."""
    awal = date(tahun + 1, 1, 1)
    try:
        batas = BatasWaktu.objects.berlaku(TENGGAT, awal)
    except BatasBelumDiatur:
        return None
    return Periode.bulan(awal).geser(batas.nilai - 1).akhir


def tugas_laporan(petugas: Petugas, hari_ini: date) -> list[Tugas]:
    """One line from 2 January on until last year's report is signed."""
    menulis = petugas.has_perm(TULIS)
    menanda = petugas.has_perm(f"ppid_portal.{TANDA}")
    if (hari_ini.month, hari_ini.day) < MULAI or not (menulis or menanda):
        return []
    tahun = hari_ini.year - 1
    laporan = LaporanTahunan.objects.filter(tahun=tahun).only("status").first()
    if laporan and laporan.tetap:
        return []
    alamat = reverse("admin:ppid_portal_laporantahunan_changelist")
    if laporan:
        alamat = reverse("admin:ppid_portal_laporantahunan_change", args=(laporan.pk,))
    elif menulis:
        alamat = f"{reverse('admin:ppid_portal_laporantahunan_add')}?tahun={tahun}"
    return [
        Tugas(
            judul=f"Laporan layanan informasi publik {tahun}",
            url=alamat,
            jenis=JENIS,
            tenggat=tenggat_laporan(tahun),
            keterangan=_langkah(laporan),
        )
    ]


def _langkah(laporan: LaporanTahunan | None) -> str:
    if laporan is None:
        return "Belum ditulis."
    if laporan.status == LaporanTahunan.Status.DIAJUKAN:
        return "Menunggu tanda tangan Atasan PPID."
    return "Masih rancangan."
