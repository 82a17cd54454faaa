"""What belongs to the portal as a whole: its jobs, and the figures of all services."""

from .indikator import NilaiIndikator, TargetIndikator
from .kalender import TautanKalender
from .laporan import LaporanTahunan
from .monev import BobotIndikator, BuktiDukung, Kuesioner, Pertanyaan
from .panggilan import RekapPanggilan
from .pekerjaan import Pekerjaan
from .potret import PotretIndikator
from .resmi import AngkaResmi

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
