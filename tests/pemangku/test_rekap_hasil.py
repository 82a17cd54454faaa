"""9.6: what the visits of a round left, in its recap."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from organisasi.kantor.peran import Peran
from pemangku.models import SasaranPutaran
from pemangku.rekap import KEPALA, LEBAR, rekap_putaran
from tests.factories.lanjutan import KomitmenFactory, LaporanTerusanFactory
from tests.factories.organisasi import UnitFactory
from tests.factories.pemangku import SasaranPutaranFactory
from tests.factories.titipan import TitipanFactory
from tests.pemangku import kunjungan_bantu as bantu
from tests.petugas import petugas_berperan

pytestmark = pytest.mark.django_db
KOLOM = ("Unit", "Komitmen dibuat", "Komitmen terpenuhi", "Titipan selesai")


def hasil(satu: SasaranPutaran) -> set[tuple[int | str, ...]]:
    """Of each row what the visits left."""
    petugas = petugas_berperan(Peran.PENGELOLA_PEMANGKU)
    rekap = rekap_putaran(satu.putaran, hari=bantu.HARI, petugas=petugas)
    return {tuple(baris[KEPALA.index(k)] for k in KOLOM) for baris in rekap.baris}


def test_9_6_pledges_made_and_kept_and_needs_settled_by_target() -> None:
    satu = bantu.sasaran(bantu.kecamatan("Kecamatan Cipedes"))
    lain = SasaranPutaranFactory(
        putaran=satu.putaran, unit=UnitFactory(nama="Dinas"), urutan=2
    )
    kunjungan = bantu.kunjungan(satu)
    bersama = bantu.kunjungan(satu)
    bersama.sasaran.add(lain)
    terpenuhi = KomitmenFactory(kegiatan=kunjungan, target_kali=1)
    LaporanTerusanFactory(komitmen=terpenuhi)
    KomitmenFactory(kegiatan=kunjungan)
    KomitmenFactory(kegiatan=bersama, status="dibatalkan", alasan_batal="Pindah.")
    KomitmenFactory(kegiatan=bantu.kunjungan(satu, status="batal", alasan_batal="x"))
    KomitmenFactory()
    TitipanFactory(kegiatan=bersama, status="dijawab_di_tempat", jawaban="Sudah.")
    TitipanFactory(kegiatan=bersama, status="selesai", nomor_permohonan="PI-1")
    TitipanFactory(kegiatan=bersama, status="dialihkan", nomor_permohonan="PI-2")
    TitipanFactory(kegiatan=bersama)
    TitipanFactory(status="selesai", nomor_permohonan="PI-3")

    assert hasil(satu) == {("Kecamatan Cipedes", 3, 1, 2), ("Dinas", 1, 0, 2)}
    assert len(LEBAR) == len(KEPALA)


def test_9_6_pledges_cost_the_same_for_one_visit_and_for_five() -> None:
    satu = bantu.sasaran()
    KomitmenFactory(kegiatan=bantu.kunjungan(satu))
    with CaptureQueriesContext(connection) as sekali:
        hasil(satu)

    for _ in range(4):
        KomitmenFactory(kegiatan=bantu.kunjungan(satu))

    with CaptureQueriesContext(connection) as semua:
        hasil(satu)
    assert len(semua) == len(sekali)
