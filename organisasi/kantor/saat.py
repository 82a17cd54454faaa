"""Who and when: every act is done by somebody at one moment."""

from dataclasses import dataclass
from datetime import datetime

from organisasi.kantor.models import Petugas


@dataclass(frozen=True, slots=True)
class Saat[Siapa: Petugas | None = Petugas]:
    """``oleh``: None where the portal itself or a citizen acts. An act reads no clock."""

    oleh: Siapa
    pada: datetime
