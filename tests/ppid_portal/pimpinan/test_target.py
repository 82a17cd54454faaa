"""Whose page it is, what may be chosen, verdicts and bars of the leaders' page."""

from __future__ import annotations

from decimal import Decimal

import pytest

from organisasi.kantor.peran import Peran
from organisasi.models import Unit
from ppid_portal.indikator.periode import Periode
from ppid_portal.models import TargetIndikator
from ppid_portal.pimpinan.lingkup import Lingkup, lingkup_pimpinan
from ppid_portal.pimpinan.percik import percik
from ppid_portal.pimpinan.saringan import (
    BUKAN_KELOMPOK,
    BUKAN_PERIODE,
    SaringanForm,
    pilihan_periode,
)
from ppid_portal.pimpinan.sumber import DINILAI, baca_sumber
from ppid_portal.pimpinan.target import (
    Keadaan,
    alamat_indikator,
    baris_target,
    median_nilai,
    nilai_keadaan,
)
from tests.factories.angka import PotretIndikatorFactory
from tests.factories.organisasi import (
    PenugasanFactory,
    PetugasFactory,
    UnitFactory,
)
from tests.pemangku.kantor_kunjungan import kecamatan
from tests.petugas import petugas_berperan
from tests.ppid_portal.pimpinan.meja_pimpinan import (
    BULAN,
    HARI,
    TAHUN,
    baca,
    bagian,
    catat,
)

pytestmark = pytest.mark.django_db
PIMPINAN = Peran.PIMPINAN


# Whose page it is


@pytest.mark.parametrize(
    "peran",
    [
        Peran.PENGELOLA_PEMANGKU,
        Peran.PPID_UTAMA,
        Peran.ATASAN_PPID,
        Peran.AUDITOR,
    ],
)
def test_who_watches_the_city_sees_all(peran: Peran) -> None:
    lingkup = lingkup_pimpinan(petugas_berperan(peran))
    assert lingkup is not None
    assert (lingkup.kota, lingkup.unit, lingkup.kecamatan) == (True, None, None)


def test_who_leads_a_department_sees_all_and_a_camat_his_own() -> None:
    dinas = UnitFactory(jenis=Unit.Jenis.OPD)
    tawang = kecamatan("Kecamatan Tawang", "Kahuripan")
    assert lingkup_pimpinan(petugas_berperan(PIMPINAN, dinas)) == Lingkup()
    assert lingkup_pimpinan(petugas_berperan(PIMPINAN, tawang)) == Lingkup(tawang)
    lurah = petugas_berperan(PIMPINAN, tawang.bawahan.get())
    lingkup = lingkup_pimpinan(lurah)
    assert lingkup == Lingkup(tawang)
    assert (lingkup.unit, lingkup.kecamatan) == (tawang.pk, tawang.wilayah_id)


def test_an_office_without_a_region_has_no_figures_by_place() -> None:
    unit = UnitFactory(jenis=Unit.Jenis.KECAMATAN)
    assert Lingkup(unit).kecamatan == ""
    lepas = UnitFactory(jenis=Unit.Jenis.KELURAHAN)
    assert lingkup_pimpinan(petugas_berperan(PIMPINAN, lepas)) == Lingkup(lepas)


def test_a_camat_who_also_watches_the_city_sees_all_others_nothing() -> None:
    camat = petugas_berperan(PIMPINAN, kecamatan())
    PenugasanFactory(petugas=camat, peran=Peran.AUDITOR)
    assert lingkup_pimpinan(camat) == Lingkup()
    assert lingkup_pimpinan(PetugasFactory(is_superuser=True)) == Lingkup()
    assert lingkup_pimpinan(petugas_berperan(Peran.PPID_PEMBANTU)) is None


# Verdicts


@pytest.mark.parametrize(
    ("arah", "nilai", "keadaan"),
    [
        ("min", "90", Keadaan.TERCAPAI),
        ("min", "89.9", Keadaan.MENDEKATI),
        ("min", "81", Keadaan.MENDEKATI),
        ("min", "80.9", Keadaan.DI_BAWAH),
        ("maks", "90", Keadaan.TERCAPAI),
        ("maks", "99", Keadaan.MENDEKATI),
        ("maks", "99.1", Keadaan.DI_ATAS),
    ],
)
def test_within_a_tenth_of_the_target_is_near(
    arah: str, nilai: str, keadaan: Keadaan
) -> None:
    target = TargetIndikator(nilai=Decimal(90), arah=arah)
    assert nilai_keadaan(Decimal(nilai), target) == keadaan


def test_without_a_value_or_a_target_there_is_no_verdict() -> None:
    assert nilai_keadaan(None, TargetIndikator(nilai=Decimal(90), arah="min")) is None
    assert nilai_keadaan(Decimal(90), None) is None


def test_the_verdict_is_a_sign_and_a_word() -> None:
    assert [(k.tanda, k.sebutan, k.kelas) for k in Keadaan] == [
        ("✓", "tercapai", "tercapai"),
        ("!", "mendekati", "mendekati"),
        ("✗", "di bawah", "di-bawah"),
        ("✗", "di atas", "di-atas"),
    ]


def test_the_table_has_value_target_verdict_last_period_and_bars() -> None:
    bagian("A2", 9, 10)
    bagian("A2", 1, 2, TAHUN.sebelumnya)
    bagian("A2", 3, 4, BULAN)
    catat("A3", "4.5", rincian="median")
    TargetIndikator.objects.create(kode="A2", tahun=2024, nilai=95, arah="min")
    TargetIndikator.objects.create(kode="A3", tahun=2024, nilai=10, arah="maks")
    TargetIndikator.objects.create(kode="B2", tahun=2023, nilai=10, arah="maks")

    a2, a3, a5, b2, *lain = baris_target(baca(), [])

    assert (a2.nilai, a2.target, a2.ringkas, a2.lalu, a2.tengah) == (
        "90 %",
        "paling sedikit 95 %",
        "! mendekati",
        "50 % (1 dari 2)",
        "",
    )
    assert "Juni 2024 75" in a2.percik
    assert "Juli 2023 —" in a2.percik
    assert (a3.nama, a3.nilai, a3.target, a3.ringkas) == (
        "Waktu jawab, median",
        "4,5 hari kerja",
        "paling banyak 10 hari kerja",
        "✓ tercapai",
    )
    assert (a5.nilai, a5.target, a5.keadaan, a5.ringkas) == (
        "—",
        "belum ditetapkan",
        None,
        "",
    )
    assert b2.target == "belum ditetapkan"
    assert len(lain) == len(DINILAI) - 4


def test_a_camat_reads_his_own_beside_the_middle_of_the_kecamatan() -> None:
    tawang, lain, sepi = (kecamatan(f"Kecamatan {n}") for n in "ABC")
    for unit, tepat in ((tawang, 9), (lain, 6)):
        bagian("A2", tepat, 10, kecamatan=unit.wilayah_id)
    bagian("A2", 1, 10)
    kode = [u.wilayah_id or "" for u in (tawang, lain, sepi)]

    a2, a3, *_ = baris_target(baca(kantor=tawang), kode)

    assert (a2.nilai, a2.tengah, a3.tengah) == ("90 %", "75 %", "—")


def test_the_middle_of_two_is_their_mean_and_of_nothing_nothing() -> None:
    assert median_nilai([]) is None
    assert median_nilai([Decimal(3), Decimal(1), Decimal(9)]) == 3
    assert median_nilai([Decimal(1), Decimal("2.1")]) == Decimal("1.6")


def test_the_page_of_a_definition_is_linked_where_there_is_one(monkeypatch) -> None:
    def reverse(nama: str, args: tuple[str, ...]) -> str:
        return f"/{nama}/{args[0]}/"

    monkeypatch.setattr("ppid_portal.pimpinan.target.reverse", reverse)
    assert alamat_indikator("A2", "2024") == "/indikator-satu/A2/?periode=2024"


# Small bars


def test_bars_stand_on_one_scale_say_every_value_and_go_hollow_below_zero() -> None:
    svg = percik(
        "Naik",
        [
            ("Mei", Decimal(50)),
            ("Juni", None),
            ("Juli", Decimal(-25)),
            ("A", Decimal()),
        ],
        Decimal(100),
    )
    assert "Naik: Mei 50; Juni —; Juli -25; A 0" in svg
    assert svg.count("<rect") == 3
    assert svg.count("g-rongga") == 1
    assert 'height="13.5"' in svg
    assert 'height="6.75"' in svg
    assert 'height="1"' in svg


# Filters and figures


def saring(**kueri: str) -> SaringanForm:
    return SaringanForm(kueri, HARI)


def test_without_a_choice_it_is_this_year_and_all_units() -> None:
    form = saring()
    assert (form.terpilih, form.jenis, form.urutan) == (TAHUN, "", "")


def test_a_choice_is_taken() -> None:
    form = saring(periode="2024-TW2", kelompok="opd", urut="-C4")
    assert (form.terpilih.kode, form.jenis, form.urutan) == ("2024-TW2", "opd", "-C4")
    assert saring(kelompok="semua").jenis == ""


def test_what_is_no_choice_is_told_beside_its_field() -> None:
    form = saring(periode="1999", kelompok="rt", urut="nama")
    assert form.errors["periode"] == [BUKAN_PERIODE]
    assert form.errors["kelompok"] == [BUKAN_KELOMPOK]
    assert (form.terpilih, form.jenis, form.urutan) == (TAHUN, "", "")


def test_the_newest_periods_stand_first() -> None:
    kode = [p.kode for p in pilihan_periode(HARI)]
    assert kode[:4] == ["2024", "2023", "2022", "2024-TW2"]
    assert kode[7] == "2024-06"
    assert len(kode) == 3 + 4 + 12


def test_the_bars_end_today_within_a_running_period_else_at_its_end() -> None:
    assert baca(TAHUN).bulan[-1].kode == "2024-06"
    assert baca(Periode(2023)).bulan[-1].kode == "2023-12"


def test_pk_54_frozen_figures_count_and_what_is_urgent_stays_of_today() -> None:
    mei = Periode(2024, 5, 1)
    bagian("A2", 1, 10, mei)
    bagian("A2", 3, 10, mei.sebelumnya)
    catat("D7l", 7, BULAN)
    beku = [
        ["A2", "", f"2024-0{bulan}", None, None, n, 10, f"{n}0.0", 10, 1]
        for bulan, n in ((5, 9), (4, 2))
    ]
    PotretIndikatorFactory(periode="2024-05", isi=beku)

    sumber = baca_sumber(mei, HARI, Lingkup())

    assert sumber.angka("A2", mei).pembilang == 9
    assert sumber.angka("A2", mei.sebelumnya).pembilang == 2
    assert sumber.di_unit("D7l", sumber.kini, None).pembilang == 7
    assert sumber.potret is not None


def test_pk_54_a_frozen_month_of_the_year_counts_as_it_was_frozen() -> None:
    mei = Periode(2024, 5, 1)
    bagian("A2", 1, 10, mei)
    bagian("A2", 2, 10, TAHUN)
    PotretIndikatorFactory(
        periode="2024-05", isi=[["A2", "", "2024-05", None, None, 9, 10, "90.0", 10, 1]]
    )

    sumber = baca_sumber(TAHUN, HARI, Lingkup())

    assert sumber.angka("A2", mei).pembilang == 9
    assert sumber.angka("A2", TAHUN).pembilang == 2
    assert sumber.potret is None
