"""What belongs to the portal as a whole: its jobs, and the figures of all services."""

from .indikator import NilaiIndikator, TargetIndikator
from .laporan import LaporanTahunan
from .pekerjaan import Pekerjaan
from .potret import PotretIndikator
from .resmi import AngkaResmi

__all__ = [
    "AngkaResmi",
    "LaporanTahunan",
    "NilaiIndikator",
    "Pekerjaan",
    "PotretIndikator",
    "TargetIndikator",
]
