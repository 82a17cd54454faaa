"""What belongs to the portal as a whole: its jobs, and the figures of all services.

Django finds them here; each stands in the room of its noun.
"""

from ppid_portal.angka.models import (
    AngkaResmi,
    NilaiIndikator,
    PotretIndikator,
    RekapPanggilan,
    TargetIndikator,
)
from ppid_portal.laporan.models import LaporanTahunan
from ppid_portal.monev.models import BuktiDukung, Kuesioner, Pertanyaan
from ppid_portal.operasi.models import Pekerjaan
