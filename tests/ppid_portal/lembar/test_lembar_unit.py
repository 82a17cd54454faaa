"""The monthly letter to the heads of units (fitur 139)."""

from datetime import UTC, date, datetime, timedelta

import pytest

from organisasi.kantor.peran import Peran
from organisasi.models import Notifikasi, Unit
from ppid_portal.lembar.lembar_unit import baris_menunggu, kirim_bulanan, menunggu
from ppid_portal.operasi.pekerjaan import DAFTAR
from tests.factories.informasi import DokumenFactory, PermohonanFactory
from tests.factories.kunjungan import KomitmenFactory
from tests.factories.organisasi import HariLiburFactory, UnitFactory
from tests.factories.pemangku import (
    LangkahFactory,
    PemangkuFactory,
    TindakLanjutFactory,
)
from tests.factories.pengaduan import PengaduanFactory
from tests.petugas import petugas_berperan
from tests.ppid_portal.angka.meja import taruh

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.time_machine(datetime(2024, 9, 2, tzinfo=UTC), tick=False),
]
# Monday; the first of the month was a Sunday.
HARI = date(2024, 9, 2)
PADA = datetime(2024, 9, 2, 0, 0, tzinfo=UTC)
SEHARI = timedelta(days=1)


@pytest.fixture(autouse=True)
def _kalender():
    HariLiburFactory(tanggal=date(2024, 12, 25))


@pytest.fixture
def dinas(db):
    return UnitFactory(nama="Dinas A", peran_ppid=Unit.PeranPPID.PEMBANTU)


def kepala(unit, surel, peran=Peran.PIMPINAN):
    petugas_berperan(peran, unit, email=surel)


def kirim(hari=HARI):
    return kirim_bulanan(pada=PADA, hari_ini=hari)


def test_each_head_of_a_unit_gets_one_with_its_numbers_beside_the_citys(dinas):
    kepala(dinas, "kepala@a.invalid")
    kepala(dinas, "ppid@a.invalid", Peran.PPID_PEMBANTU)
    kepala(dinas, "")
    kepala(dinas, "loket@a.invalid", Peran.PETUGAS_LAYANAN)
    tanpa = UnitFactory(peran_ppid=Unit.PeranPPID.TANPA)
    kepala(tanpa, "bukan-ppid@a.invalid")
    taruh("A2", "2024-08", 70, 100, unit=dinas)
    taruh("A2", "2024-07", 60, 100, unit=dinas)
    taruh("A2", "2024-08", 90, 100)
    PermohonanFactory(pemegang=dinas, jatuh_tempo=HARI - SEHARI, status="diproses")
    assert kirim() == 2
    surat = sorted(Notifikasi.objects.all(), key=lambda satu: satu.penerima)
    assert [s.penerima for s in surat] == ["kepala@a.invalid", "ppid@a.invalid"]
    isi = surat[0].isi
    assert surat[0].subjek == "PPID: keadaan Dinas A, Agustus 2024"
    assert "- Lewat waktu: 1 permohonan, 0 aduan" in isi
    assert "Dijawab tepat waktu (A2): 70 %; 60 %; 90 %" in isi
    # Of a unit with no request there is a dash, not a zero.
    assert "Waktu jawab, median (A3): —; —; —" in isi


def test_it_leaves_once_a_month_on_a_working_day_early_in_it(dinas):
    kepala(dinas, "kepala@a.invalid")
    assert kirim(date(2024, 9, 1)) == 0
    libur = HariLiburFactory(tanggal=HARI)
    assert kirim() == kirim(date(2024, 9, 11)) == 0
    libur.delete()
    (tugas,) = (t for t in DAFTAR if t.nama == "surat_bulanan")
    assert tugas.kerja(pada=PADA, hari_ini=HARI) == 1
    assert [kirim(), kirim(date(2024, 9, 10))] == [0, 0]
    assert [kirim(date(2024, 10, 10)), kirim(date(2024, 11, 11))] == [1, 0]


def test_who_heads_two_units_hears_of_both_and_of_one_that_ended_nobody(dinas):
    lain = UnitFactory(peran_ppid=Unit.PeranPPID.PEMBANTU)
    usai = UnitFactory(peran_ppid=Unit.PeranPPID.PEMBANTU, sampai=HARI - SEHARI)
    kelurahan = UnitFactory(
        jenis=Unit.Jenis.KELURAHAN, peran_ppid=Unit.PeranPPID.PEMBANTU
    )
    for unit in (dinas, lain, usai, kelurahan):
        kepala(unit, "kepala@a.invalid")
    assert kirim() == 2


def test_due_late_stale_and_promised_are_counted_in_the_unit_and_below(dinas):
    bawah = UnitFactory(induk=dinas)
    diproses = {"pemegang": bawah, "status": "diproses"}
    PermohonanFactory(jatuh_tempo=HARI, **diproses)
    PermohonanFactory(jatuh_tempo=date(2024, 10, 1), **diproses)
    PermohonanFactory(jatuh_tempo=HARI - SEHARI, **diproses)
    for hari in (HARI, HARI - SEHARI):
        PengaduanFactory(unit=dinas, jatuh_tempo=hari)
        PengaduanFactory(unit=dinas, jatuh_tempo=hari, rahasia=True)
    DokumenFactory(
        unit=dinas, klasifikasi="berkala", dimutakhirkan_pada=date(2023, 1, 1)
    )
    PemangkuFactory(pengelola=dinas, berlaku_sampai=HARI - SEHARI)
    for tenggat in (HARI, HARI - SEHARI):
        KomitmenFactory(kegiatan__tuan_rumah=dinas, tenggat=tenggat)
        TindakLanjutFactory(pj_unit=dinas, tenggat=tenggat)
        LangkahFactory(pj_unit=dinas, tenggat=tenggat)
    isi = menunggu(dinas, HARI)
    assert tuple(isi.values()) == (1, 1, 1, 1, 1, 1, 2, 1, 2, 1)
    assert baris_menunggu(dinas, HARI)[3] == (
        "Dijanjikan",
        "2 janji pemangku (1 lewat), 2 langkah berikutnya (1 lewat)",
    )
