"""What was raised in the room of the sample visit, and what its people knew before."""

from __future__ import annotations

from datetime import datetime
from uuid import uuid4

from organisasi.models import Petugas
from pemangku.janji.titipan import catat_titipan
from pemangku.kunjungan.jajak import jawab_jajak
from pemangku.models import JajakJawaban, Kegiatan, Titipan

TITIPAN = (
    (
        Titipan.Jenis.INFORMASI,
        "Berapa anggaran perbaikan jalan RW 05 tahun ini? (contoh)",
    ),
    (Titipan.Jenis.PENGADUAN, "Lampu di depan pasar mati sejak hari Minggu. (contoh)"),
)
BANYAK = 6


def isi_ruang(kegiatan: Kegiatan, *, oleh: Petugas, pada: datetime) -> None:
    """Two needs, and six answers before the session: half of them knew 112."""
    for jenis, isi in TITIPAN:
        catat_titipan(kegiatan, jenis=jenis, isi=isi, oleh=oleh, pada=pada)
    tahu = JajakJawaban.KeMana
    for ke in range(BANYAK):
        jawab = {
            "q1": False,
            "q2": ke == 0,
            "q3": ke % 2 == 0,
            "q4": tahu.TIDAK_TAHU,
            "q5": tahu.SP4N,
            "q6": tahu.DARURAT,
        }
        jawab_jajak(kegiatan, "awal", kunci=uuid4(), isi=jawab, pada=pada)
