"""What belongs to the portal as a whole: its jobs, and the figures of all services."""

from ppid_portal.models.indikator import NilaiIndikator, TargetIndikator
from ppid_portal.models.kalender import TautanKalender
from ppid_portal.models.laporan import LaporanTahunan
from ppid_portal.models.monev import BobotIndikator, BuktiDukung, Kuesioner, Pertanyaan
from ppid_portal.models.panggilan import RekapPanggilan
from ppid_portal.models.pekerjaan import Pekerjaan
from ppid_portal.models.potret import PotretIndikator
from ppid_portal.models.resmi import AngkaResmi

__all__ = [
    "AngkaResmi",
    "BobotIndikator",
    "BuktiDukung",
    "Kuesioner",
    "LaporanTahunan",
    "NilaiIndikator",
    "Pekerjaan",
    "Pertanyaan",
    "PotretIndikator",
    "RekapPanggilan",
    "TargetIndikator",
    "TautanKalender",
]
