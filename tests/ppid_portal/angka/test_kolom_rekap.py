"""9.6: the recap of a round holds A2, B2 and B4 of each unit beside its stakeholders."""

from decimal import Decimal

import pytest

from organisasi.kantor.peran import Peran
from organisasi.models import Unit
from pemangku.putaran.rekap import rekap_putaran
from tests.factories.organisasi import UnitFactory
from tests.factories.pemangku import SasaranPutaranFactory
from tests.factories.portal import NilaiIndikatorFactory, PotretIndikatorFactory
from tests.pemangku import kantor_kunjungan as bantu
from tests.petugas import petugas_berperan
from tests.ppid_portal.angka.meja import baris_beku

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(bantu.PADA, tick=False)]
KEPALA = ("A2 (%)", "B2 (%)", "B4 (%)")


@pytest.fixture
def cipedes():
    return bantu.kecamatan("Kecamatan Cipedes")


@pytest.fixture
def putaran(cipedes):
    """Of Cipedes and of a department."""
    satu = bantu.sasaran(cipedes)
    dinas = UnitFactory(nama="Dinas", jenis=Unit.Jenis.OPD)
    SasaranPutaranFactory(putaran=satu.putaran, unit=dinas, urutan=2)
    return satu.putaran


def nilai(kode, angka, **lain):
    NilaiIndikatorFactory(
        kode=kode, **{"periode": "2024", "nilai": Decimal(angka), "n": 10} | lain
    )


def rekap(putaran, peran=Peran.PENGELOLA_PEMANGKU, unit=None):
    petugas = petugas_berperan(peran, unit)
    return rekap_putaran(putaran, hari=bantu.HARI, petugas=petugas)


def kolom(putaran, *peran):
    """By unit what the other services say."""
    _, hasil = rekap(putaran, *peran)
    letak = [hasil.kepala.index(nama) for nama in KEPALA]
    return {b[1]: tuple(b[ke] for ke in letak) for b in hasil.baris}


def test_each_unit_has_its_own_figures_of_the_year(putaran, cipedes):
    nilai("A2", "81.3", unit=cipedes)
    nilai("B4", "100.0", unit=cipedes)
    nilai("B2", "50.0", unit=cipedes, periode="2023")
    nilai("A2", "11.1", unit=UnitFactory())
    nilai("A2", "22.2", unit=None)
    tiada = (None, None, None)
    ada = (Decimal("81.3"), None, Decimal("100.0"))
    assert kolom(putaran) == {"Kecamatan Cipedes": ada, "Dinas": tiada}
    beku = baris_beku("A2", "2024", 31, 40, unit=cipedes.kode)
    PotretIndikatorFactory(periode="2024", isi=[beku])
    assert kolom(putaran)["Kecamatan Cipedes"][0] == Decimal("77.5")


def test_a_camat_reads_the_figures_of_the_own_office_alone(putaran, cipedes):
    for unit in (cipedes, Unit.objects.get(nama="Dinas")):
        nilai("A2", "81.3", unit=unit)
    assert kolom(putaran, Peran.PIMPINAN, cipedes) == {
        "Kecamatan Cipedes": (Decimal("81.3"), None, None),
        "Dinas": ("", "", ""),
    }
    # Who reads no figures has no such columns.
    keterangan, hasil = rekap(putaran, Peran.PETUGAS_LAYANAN, cipedes)
    assert not set(KEPALA) & set(hasil.kepala)
    assert "Indikator" not in keterangan
    assert "Indikator tahun 2024" in rekap(putaran)[0]
