"""Fitur 187: closed cases without anybody in them."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from organisasi.waktu.hari_kerja import Kalender
from pengaduan.models import KategoriPengaduan, Pengaduan
from ppid_portal.terbitan.selesai import PENGADUAN, PERMOHONAN, berkas, hitung
from ppid_portal.terbitan.sumber import SUMBER
from tests.factories.informasi import PermohonanFactory
from tests.factories.organisasi import HariLiburFactory, UnitFactory
from tests.factories.pengaduan import KategoriFactory, PengaduanFactory

pytestmark = [
    pytest.mark.django_db,
    # The cases are of June.
    pytest.mark.time_machine(datetime(2024, 7, 3, 2, tzinfo=UTC), tick=False),
]


JULI = datetime(2024, 7, 3, 2, tzinfo=UTC)
JAWAB = datetime(2024, 6, 11, 2, tzinfo=UTC)


@pytest.fixture
def unit():
    HariLiburFactory(tanggal=date(2024, 6, 17))
    return UnitFactory(nama="Dinas Contoh")


def rekap(jenis, awal=date(2024, 7, 1)):
    return berkas(jenis, awal)


def aduan(banyak, **lain):
    return PengaduanFactory.create_batch(banyak, selesai=True, **lain)


def test_requests_that_agree_stand_in_one_row(unit):
    PermohonanFactory.create_batch(6, dijawab=True, unit=unit, dijawab_pada=JAWAB)
    PermohonanFactory.create_batch(3, unit=unit)  # not closed
    sel = ("2024-06", "Dinas Contoh", "perorangan", "web", "dikabulkan", "0-10", 6)
    assert rekap(PERMOHONAN) == [sel]
    # In the file choices stand by their names.
    (baris,) = SUMBER["permohonan-selesai"](JULI.date())
    assert list(baris) == [
        "2024-06",
        "Dinas Contoh",
        "Perorangan (WNI)",
        "Situs",
        "Dikabulkan",
        "0-10",
        6,
    ]


def test_a_few_are_told_as_they_are_but_for_who_asked(unit):
    aduan(2, unit=unit, kategori=KategoriFactory(kode="jalan"))
    assert [b[-1] for b in rekap(PENGADUAN)] == [2]
    for kategori, banyak in (("perorangan", 6), ("badan_hukum", 5), ("kelompok", 1)):
        PermohonanFactory.create_batch(
            banyak,
            dijawab=True,
            unit=unit,
            dijawab_pada=JAWAB,
            pemohon__kategori=kategori,
        )
    assert {b[2]: b[-1] for b in rekap(PERMOHONAN)} == {
        "perorangan": 6,
        "disamarkan": 6,
    }


def test_secret_complaints_and_this_month_do_not_count(unit):
    kategori: KategoriPengaduan = KategoriFactory(kode="jalan", nama="Jalan")
    sama = {"unit": unit, "kategori": kategori}
    aduan(6, **sama)
    aduan(5, rahasia=True, **sama)
    aduan(5, berkadar=True, kelas=Pengaduan.Kelas.BERKADAR, **sama)
    aduan(5, selesai_pada=JULI, **sama)
    PengaduanFactory.create_batch(5, terverifikasi=True, **sama)
    assert [b[-1] for b in rekap(PENGADUAN)] == [6]
    assert sum(b[-1] for b in rekap(PENGADUAN, date(2024, 8, 1))) == 11
    # What came in is told by quarter and category, whatever became of it.
    assert [*SUMBER["pengaduan-bidang"](JULI.date())] == [
        ("triwulan II 2024", "Jalan", 16)
    ]


def test_no_word_number_or_secret_of_a_case_stands_in_the_rows(unit):
    semua = aduan(6, unit=unit, kategori=KategoriFactory())
    rahasia = [kata for satu in semua for kata in (satu.nomor, satu.judul)]
    for satu in PermohonanFactory.create_batch(6, dijawab=True, unit=unit):
        rahasia += [satu.nomor, satu.rincian, satu.pemohon.nama]
    isi = str([rekap(PERMOHONAN), rekap(PENGADUAN)])
    assert not [kata for kata in rahasia if kata in isi]


def test_costs_the_same_few_statements_for_one_and_for_many(unit):
    def biaya():
        with CaptureQueriesContext(connection) as catatan:
            rekap(PENGADUAN)
        return len(catatan)

    kategori = KategoriFactory()
    aduan(1, unit=unit, kategori=kategori)
    sedikit = biaya()
    aduan(30, unit=unit, kategori=kategori)
    assert biaya() == sedikit <= 4


SENIN = date(2024, 6, 3)
KALENDER = Kalender.dari({date(2024, 6, 17): "libur"})


def test_working_days_are_told_in_classes():
    for akhir, kelas in (
        (SENIN, "0-5"),
        (date(2024, 6, 10), "0-5"),
        (date(2024, 6, 11), "6-14"),
        (date(2024, 9, 30), "15+"),
        (date(2025, 1, 2), "tidak diketahui"),
    ):
        kasus = [(SENIN, akhir, "unit", None, "", "arsip")]
        ((kunci,),) = hitung(kasus, KALENDER, (5, 14))
        assert kunci == ("2024-06", "unit", "tidak diketahui", "arsip", kelas)


def test_a_request_counts_from_complete_to_its_notice(unit):
    """Asked in May, complete on 3 June, told on the 11th: June and 6 working days."""
    PermohonanFactory.create_batch(
        5,
        dijawab=True,
        unit=unit,
        tanggal_terima=date(2024, 5, 2),
        tanggal_lengkap=date(2024, 6, 3),
        dijawab_pada=JAWAB,
    )
    (satu,) = rekap(PERMOHONAN)
    assert (satu[0], satu[5]) == ("2024-06", "0-10")


def test_a_complaint_counts_to_the_last_thing_done(unit, monkeypatch):
    """As B6 has it: not to the day it was closed by itself; nothing done, no days."""
    semua = aduan(10, unit=unit, kategori=KategoriFactory(kode="jalan"))
    tuntas = {a.pk: a.tanggal_terima + timedelta(days=30) for a in semua[:5]}

    class Baris:
        def __init__(self, kunci):
            self.id, self.tindak_lanjut_pada = kunci, tuntas.get(kunci)

    baca = "ppid_portal.terbitan.selesai.baca_pengaduan"
    monkeypatch.setattr(baca, lambda **_k: (Baris(a.pk) for a in semua))
    assert {b[-2]: b[-1] for b in rekap(PENGADUAN)} == {"15-60": 5, "tidak ada": 5}
