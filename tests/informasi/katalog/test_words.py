"""The advice beside a record: the next lawful step, its last day, its source."""

from datetime import date

import pytest

from informasi.katalog.words import anjuran_dokumen
from informasi.models import DokumenInformasi, Klasifikasi, SertaMerta
from informasi.pengecualian.admin import anjuran_uji
from informasi.serta_merta.admin import anjuran_serta_merta
from tests.factories.informasi import (
    DokumenFactory,
    RancanganFactory,
    SertaMertaFactory,
    UjiKonsekuensiFactory,
)
from tests.factories.organisasi import BatasWaktuFactory, HariLiburFactory, UnitFactory

pytestmark = pytest.mark.django_db
# Tuesday 4 June 2024.
HARI = date(2024, 6, 4)
S = DokumenInformasi.Status


@pytest.fixture
def aturan():
    """Five working days; Friday 7 June 2024 is a day off."""
    BatasWaktuFactory(kode="informasi.periksa", nilai=5, dasar="Aturan periksa")
    HariLiburFactory(tanggal=date(2024, 6, 7), nama="Libur contoh")


def anjuran(dokumen):
    return anjuran_dokumen(dokumen, hari_ini=HARI)


@pytest.mark.usefixtures("aturan")
def test_draft_is_completed_and_checked_by_the_day_reckoned_with_days_off():
    unit = UnitFactory(nama="Kecamatan Tawang", singkatan="Tawang")
    hasil = anjuran(RancanganFactory(unit=unit))
    assert "menekan Nyatakan sudah diperiksa" in hasil.langkah
    assert "(Tawang)" in hasil.langkah
    assert hasil.batas == date(2024, 6, 12)
    assert hasil.dasar == "Aturan periksa"
    assert hasil.hitungan.startswith("5 hari kerja sejak Selasa, 4 Juni 2024")
    assert "7 Juni 2024 (Libur contoh)" in hasil.hitungan
    assert hasil.contoh


@pytest.mark.usefixtures("aturan")
def test_checked_draft_is_published_or_returned_by_the_same_kind_of_day():
    hasil = anjuran(RancanganFactory(status=S.DIPERIKSA))
    assert "menerbitkan, atau mengembalikannya" in hasil.langkah
    assert (hasil.batas, hasil.dasar) == (date(2024, 6, 12), "Aturan periksa")
    assert "5 hari kerja" in hasil.hitungan


@pytest.mark.usefixtures("aturan")
def test_checked_excluded_draft_needs_its_consequence_test_first():
    hasil = anjuran(
        RancanganFactory(status=S.DIPERIKSA, klasifikasi=Klasifikasi.DIKECUALIKAN)
    )
    assert "uji konsekuensinya sudah disetujui" in hasil.langkah
    assert hasil.dasar == "UU 14/2008 Pasal 19; Perki 1/2021 Pasal 49"
    assert hasil.batas == date(2024, 6, 12)


def test_limit_that_is_not_set_is_said_instead_of_a_day():
    hasil = anjuran(RancanganFactory())
    assert hasil.batas is None
    assert hasil.dasar == "Perki 1/2021"
    assert "belum diatur untuk 04-06-2024" in hasil.hitungan


def test_calendar_that_is_missing_is_said_instead_of_a_day():
    BatasWaktuFactory(kode="informasi.periksa", dasar="Aturan periksa")
    hasil = anjuran(RancanganFactory())
    assert (hasil.batas, hasil.dasar) == (None, "Aturan periksa")
    assert "Kalender hari libur tahun 2024 belum diisi" in hasil.hitungan


def test_published_periodic_entry_is_renewed_within_six_months():
    hasil = anjuran(DokumenFactory(dimutakhirkan_pada=date(2024, 1, 31)))
    assert "Usulkan perubahan" in hasil.langkah
    assert hasil.batas == date(2024, 7, 31)
    assert "UU 14/2008 Pasal 9" in hasil.dasar


def test_other_published_entry_rests_until_its_review():
    hasil = anjuran(
        DokumenFactory(
            klasifikasi=Klasifikasi.SETIAP_SAAT, tinjau_pada=date(2025, 6, 4)
        )
    )
    assert hasil.langkah.startswith("Tidak ada yang harus dilakukan")
    assert hasil.batas == date(2025, 6, 4)


@pytest.mark.parametrize(
    ("status", "kalimat"),
    [(S.DITARIK, "Informasi ini ditarik"), (S.DIGABUNG, "Selesai")],
)
def test_entry_at_its_end_has_no_last_day(status, kalimat):
    hasil = anjuran(DokumenFactory(status=status, alasan_tarik="Ada angka keliru."))
    assert hasil.langkah.startswith(kalimat)
    assert (hasil.batas, hasil.hitungan) == (None, "")


def test_consequence_test_waits_for_approval_and_then_for_its_end():
    akhir = date(2026, 6, 4)
    disetujui = UjiKonsekuensiFactory(berakhir_pada=akhir)
    belum = UjiKonsekuensiFactory(
        berakhir_pada=akhir, disetujui_pada=None, disetujui_oleh=None
    )
    assert anjuran_uji(disetujui).langkah.startswith("Sudah disetujui")
    assert anjuran_uji(disetujui).batas == akhir
    assert "lalu menyetujui" in anjuran_uji(belum).langkah
    assert anjuran_uji(belum).batas is None


@pytest.mark.parametrize(
    ("status", "kalimat"),
    [
        (SertaMerta.Status.RANCANGAN, "Umumkan sekarang juga"),
        (SertaMerta.Status.TERBIT, "Perbarui bila keadaannya berubah"),
        (SertaMerta.Status.DICABUT, "Selesai; pengumuman tetap dapat dibaca"),
    ],
)
def test_notice_of_danger_is_announced_at_once_and_ended_after(status, kalimat):
    hasil = anjuran_serta_merta(SertaMertaFactory.build(status=status))
    assert hasil.langkah.startswith(kalimat)
    assert "UU 14/2008 Pasal 10" in hasil.dasar
