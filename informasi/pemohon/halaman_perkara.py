"""What the pages of a request share: finding the case by its secret, and saying no."""

from __future__ import annotations

from informasi.permohonan.models import Permohonan
from organisasi.pribadi.perkara import Perkara

PERKARA = Perkara(Permohonan, "permohonan", "permohonan", ("unit", "pemegang"))
cari_permohonan, tidak_bisa = PERKARA.cari, PERKARA.tidak_bisa
