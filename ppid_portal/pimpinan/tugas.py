"""What waits for the leaders' decision, as one line of their today list."""

from __future__ import annotations

from datetime import date

from django.urls import reverse
from django.utils import timezone

from organisasi.kantor.peran import Peran
from organisasi.models import Petugas
from organisasi.staf.hari_ini import Tugas
from pemangku.angka import putaran_terakhir
from ppid_portal.pimpinan.keputusan import keputusan
from ppid_portal.pimpinan.lingkup import lingkup_pimpinan
from ppid_portal.pimpinan.saringan import SaringanForm
from ppid_portal.pimpinan.sumber import baca_sumber


def tugas_pimpinan(petugas: Petugas, hari_ini: date) -> list[Tugas]:
    """One line for a leader while his page shows something to decide."""
    lingkup = lingkup_pimpinan(petugas)
    if lingkup is None or not petugas.berperan(Peran.PIMPINAN, Peran.ATASAN_PPID):
        return []
    semua = keputusan(
        baca_sumber(SaringanForm({}, hari_ini).terpilih, hari_ini, lingkup),
        petugas,
        nama_unit={},
        putaran=putaran_terakhir(),
        pada=timezone.now(),
    )
    if not semua:
        return []
    return [
        Tugas(
            judul=f"{len(semua)} hal menunggu keputusan Anda",
            url=reverse("pimpinan"),
            jenis="Putuskan di halaman Kinerja",
            keterangan="; ".join(satu.teks for satu in semua),
            banyak=len(semua),
        )
    ]
