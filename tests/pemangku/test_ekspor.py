"""The register as a workbook: what the officer may see, and nobody's data."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from organisasi.kantor.peran import Peran
from organisasi.models import Petugas, Wilayah
from pemangku.ekspor import KEPALA, LEBAR, nama_ekspor, tulis_daftar
from pemangku.models import Pemangku
from tests.factories.pemangku import (
    JabatanFactory,
    KanalFactory,
    PeroranganFactory,
)
from tests.pemangku.impor_bantu import PADA, Kota, bangun_kota, lembaga
from tests.petugas import petugas_berperan

pytestmark = pytest.mark.django_db


@pytest.fixture
def kota() -> Kota:
    return bangun_kota()


def ekspor(petugas: Petugas) -> dict[str, list[tuple[object, ...]]]:
    """The rows of each sheet."""
    wadah = io.BytesIO()
    tulis_daftar(wadah, petugas=petugas, pada=PADA)
    buku = load_workbook(io.BytesIO(wadah.getvalue()))
    return {lembar.title: list(lembar.values) for lembar in buku}


def test_file_is_named_by_content_month_and_version() -> None:
    # Already July in Tasikmalaya.
    assert nama_ekspor(datetime(2024, 6, 30, 18, tzinfo=UTC)) == (
        "pemangku_daftar_2024-07_v1.xlsx"
    )


def test_first_sheet_says_what_when_and_by_whom(kota: Kota) -> None:
    lembaga(kota, "LPM Nagarasari")

    info = dict(ekspor(kota.petugas)["Info"])

    assert info["Judul"] == "Daftar pemangku kepentingan"
    assert info["Keadaan per"] == "4 Juni 2024 pukul 09.00 WIB"
    assert info["Diunduh oleh"] == str(kota.petugas)
    assert info["Jumlah baris"] == 1


def test_row_holds_dates_and_numbers_as_such(kota: Kota) -> None:
    lembaga(
        kota,
        "LPM Nagarasari",
        jumlah_anggota=25,
        sk_tanggal=date(2023, 1, 2),
        terverifikasi_pada=PADA,
        berlaku_sampai=date(2025, 6, 4),
    )

    kepala, baris = ekspor(kota.petugas)["Pemangku"]

    assert kepala == KEPALA
    assert len(KEPALA) == len(LEBAR)
    satu = dict(zip(kepala, baris, strict=True))
    # A spreadsheet knows no time zone.
    assert satu["Tanggal SK"] == datetime(2023, 1, 2)  # noqa: DTZ001
    assert satu["Diverifikasi"] == datetime(2024, 6, 4)  # noqa: DTZ001
    assert (satu["Jumlah Anggota"], satu["Kesegaran"]) == (25, "Segar")
    assert (satu["Kecamatan"], satu["Kelurahan"]) == ("Cipedes", "Nagarasari")


@pytest.mark.parametrize(
    ("kode", "tempat"),
    [("32.78.02", ("Cipedes", None)), (None, (None, None))],
)
def test_place_of_a_record_stands_in_two_columns(
    kota: Kota, kode: str | None, tempat: tuple[str | None, str | None]
) -> None:
    wilayah = Wilayah.objects.filter(pk=kode).first()
    lembaga(kota, "Radio", jenis=kota.media, wilayah=wilayah)

    [_, baris] = ekspor(kota.petugas)["Pemangku"]

    assert baris[6:8] == tempat


def test_record_of_the_whole_city_says_so(kota: Kota) -> None:
    seluruh = Wilayah.objects.get(tingkat=Wilayah.Tingkat.KOTA)
    lembaga(kota, "Radio", jenis=kota.media, wilayah=seluruh)

    [_, baris] = ekspor(kota.petugas)["Pemangku"]

    assert baris[6:8] == ("Seluruh kota", None)


def test_no_person_number_or_address_is_handed_out(kota: Kota) -> None:
    tokoh = PeroranganFactory(
        jenis=kota.tokoh, pengelola=kota.cipedes, alamat="Jalan Rahasia 9"
    )
    orang = JabatanFactory(pemangku=tokoh, orang__nama="Asep Sunandar").orang
    KanalFactory(orang=orang)

    teks = str(ekspor(kota.petugas))

    for pribadi in ("Asep", "0812", "628123456789", "Rahasia"):
        assert pribadi not in teks
    assert "Tokoh" in teks


def test_name_that_looks_like_a_formula_is_guarded(kota: Kota) -> None:
    lembaga(kota, "=Komunitas Setara")

    [_, baris] = ekspor(kota.petugas)["Pemangku"]

    assert baris[3] == "'=Komunitas Setara"


def test_officer_has_the_own_ones_and_the_owner_all_but_the_refused(kota: Kota) -> None:
    lembaga(kota, "LPM Nagarasari")
    lembaga(kota, "LPM Lain", pengelola=kota.dinas)
    lembaga(kota, "LPM Ditolak", status=Pemangku.Status.DITOLAK)
    pengelola = petugas_berperan(Peran.PENGELOLA_PEMANGKU)

    def nama(petugas: Petugas) -> list[object]:
        return [b[3] for b in ekspor(petugas)["Pemangku"][1:]]

    assert nama(kota.petugas) == ["LPM Nagarasari"]
    assert nama(pengelola) == ["LPM Nagarasari", "LPM Lain"]


def test_export_costs_the_same_for_one_row_and_ten(kota: Kota) -> None:
    def hitung() -> int:
        with CaptureQueriesContext(connection) as semua:
            ekspor(petugas_berperan(Peran.PENGELOLA_PEMANGKU))
        return len(semua)

    lembaga(kota, "LPM Nagarasari")
    satu = hitung()
    for ke in range(9):
        lembaga(kota, f"LPM {ke}")

    assert hitung() == satu
