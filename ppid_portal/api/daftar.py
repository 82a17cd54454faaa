"""All resources of the API, in the order of the page that explains them."""

from __future__ import annotations

from ppid_portal.api.bentuk import Sumber
from ppid_portal.api.indikator import ANGKA
from ppid_portal.api.informasi import INFORMASI
from ppid_portal.api.kanal import KANAL
from ppid_portal.api.kunjungan import KUNJUNGAN
from ppid_portal.api.mitra import MITRA
from ppid_portal.api.pengaduan import PENGADUAN
from ppid_portal.api.unit import UNIT

SEMUA: tuple[Sumber, ...] = (INFORMASI, UNIT, PENGADUAN, MITRA, KANAL, KUNJUNGAN, ANGKA)
