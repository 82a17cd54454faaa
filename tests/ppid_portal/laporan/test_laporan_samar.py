"""The yearly report is public: it hides months and few reasons (PK-53, ADR 30)."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import given, strategies as st

from organisasi.models import Unit
from ppid_portal.laporan_tahunan.bab import BAB
from ppid_portal.laporan_tahunan.isi import buku_laporan, susun
from ppid_portal.laporan_tahunan.tabel import TANPA_NAMA, gabung_kecil
from ppid_portal.monev.kertas import isi_bukti
from tests.factories.angka import PotretIndikatorFactory
from tests.factories.organisasi import PetugasFactory, UnitFactory
from tests.factories.portal import (
    BuktiDukungFactory,
    LaporanTahunanFactory,
    LaporanTertandaFactory,
    NilaiIndikatorFactory,
    PertanyaanFactory,
)
from tests.ppid_portal.laporan.meja import PADA, tertanda

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def utama() -> Unit:
    return UnitFactory(nama="Dinas Kominfo", peran_ppid=Unit.PeranPPID.UTAMA)


def taruh(kode: str, periode: str, atas: int, bawah: int | None = None, **isi) -> None:
    nilai = Decimal(atas) if bawah is None else Decimal(100 * atas) / bawah
    NilaiIndikatorFactory(
        kode=kode,
        periode=periode,
        nilai=round(nilai, 1),
        pembilang=atas,
        penyebut=bawah,
        n=bawah or atas,
        **isi,
    )


def tabel(nama: str) -> list[list[object]]:
    isi = susun(LaporanTahunanFactory.build(tahun=2024))
    return next(t["baris"] for t in isi["tabel"] if t["nama"] == nama)


def test_a_month_of_two_requests_is_not_told() -> None:
    taruh("A1", "2024", 40)
    taruh("A2", "2024", 30, 40)
    for tw, atas, bawah in ((1, 10, 15), (2, 20, 25)):
        taruh("A1", f"2024-TW{tw}", bawah)
        taruh("A2", f"2024-TW{tw}", atas, bawah)
    for bulan, atas, bawah in (("01", 1, 2), ("02", 9, 13), ("04", 20, 25)):
        taruh("A1", f"2024-{bulan}", bawah)
        taruh("A2", f"2024-{bulan}", atas, bawah)

    bulanan = {str(b[0]): b[1:3] for b in tabel("Per bulan")}

    assert bulanan["Januari 2024"] == ["disamarkan", "disamarkan"]
    # The rest of the quarter would tell it.
    assert bulanan["Februari 2024"] == ["disamarkan", "disamarkan"]
    assert bulanan["April 2024"] == ["25", "80 %"]


def test_few_results_and_reasons_are_put_together() -> None:
    for hasil, banyak in (
        *(("dikabulkan", 30), ("dikabulkan_sebagian", 3), ("ditolak", 3)),
        *(("tidak_dikuasai", 6), ("belum_didokumentasikan", 1), ("dicabut", 2)),
    ):
        taruh("A5h", "2024", banyak, rincian=hasil)
    taruh("A5h", "2024", 45)
    for huruf, banyak in (("a", 12), ("h", 2), ("i", 1), ("j", 8)):
        taruh("A5t", "2024", banyak, rincian=huruf)
    taruh("A5t", "2024", 23)
    taruh("A6n", "2024", 3)
    taruh("A6n", "2024", 3, rincian="a")

    assert tabel("Hasil") == [
        ["Dikabulkan atau Dikabulkan sebagian", 33],
        # The law asks how many were refused.
        ["Ditolak", 3],
        ["Tidak dikuasai atau Belum didokumentasikan", 7],
        ["Dicabut", 2],
        ["Jumlah", 45],
    ]
    assert tabel("Alasan penolakan") == [
        ["Pasal 17 huruf a", 12],
        ["Pasal 17 huruf h, Pasal 17 huruf i, Pasal 17 huruf j", 11],
        ["Jumlah", 23],
    ]
    assert tabel("Keberatan") == [[TANPA_NAMA, 3], ["Jumlah", 3]]


def test_who_asked_and_how_objections_and_disputes_ended() -> None:
    for kategori, banyak in (("perorangan", 36), ("badan_hukum", 4)):
        taruh("A1k", "2024", banyak, rincian=kategori)
    taruh("A1k", "2024", 40)
    for hasil, banyak in (
        ("dikabulkan", 6),
        ("dikabulkan_sebagian", 2),
        ("ditolak", 3),
    ):
        taruh("A6h", "2024", banyak, rincian=hasil)
    taruh("A6h", "2024", 11)
    for hasil, banyak in (("mediasi", 5), ("ditolak", 6), ("berjalan", 5)):
        taruh("A7", "2024", banyak, rincian=hasil)
    taruh("A7", "2024", 16)
    taruh("A3", "2024", 17, rincian="maks")

    assert tabel("Pemohon") == [
        ["Perorangan (WNI), Badan hukum Indonesia", 40],
        ["Jumlah", 40],
    ]
    # The share of those upheld tells how many were not.
    assert tabel("Hasil keberatan") == [
        ["Dikabulkan atau Dikabulkan sebagian", 8],
        ["Ditolak, putusan PPID dikuatkan", 3],
        ["Jumlah", 11],
    ]
    assert tabel("Sengketa") == [
        ["Sepakat dalam mediasi", 5],
        ["Ditolak; keputusan PPID tetap", 6],
        ["Masih berjalan", 5],
        ["Jumlah", 16],
    ]
    assert ["Waktu jawab, paling lama", "17 hari kerja"] in tabel("Waktu")


def test_by_unit_it_says_what_the_public_page_says() -> None:
    satu, dua, sedikit = (
        UnitFactory(kode=kode, nama=kode) for kode in ("AA", "BB", "CC")
    )
    for unit, banyak in ((satu, 20), (dua, 9), (sedikit, 2)):
        taruh("A1", "2024", banyak, unit=unit)
    taruh("A1", "2024", 31)

    baris = tabel("Per unit")

    assert [b[:2] for b in baris] == [
        *(["AA", "20"], ["BB", "disamarkan"], ["CC", "<5"]),
    ]


def test_nothing_is_hidden_that_follows_from_what_the_law_asks_for() -> None:
    """42 came, of 40 decided 30 were granted and 8 refused: the others are two and two."""
    taruh("A1", "2024", 42)
    taruh("A4", "2024", 30, 40)
    taruh("A5", "2024", 8, 40)
    for hasil, banyak in (
        *(("dikabulkan", 30), ("ditolak", 8)),
        *(("tidak_dikuasai", 2), ("dicabut", 2)),
    ):
        taruh("A5h", "2024", banyak, rincian=hasil)
    taruh("A5h", "2024", 42)

    assert tabel("Hasil") == [
        *(["Dikabulkan", 30], ["Ditolak", 8], ["Tidak dikuasai", 2]),
        *(["Dicabut", 2], ["Jumlah", 42]),
    ]


@given(st.dictionaries(st.sampled_from("abcdefghij"), st.integers(1, 12)))
def test_no_part_of_a_known_sum_is_small(bagian: dict[str, int]) -> None:
    hasil = gabung_kecil(bagian)

    assert sum(hasil.values()) == sum(bagian.values())
    assert all(n >= 5 or nama == () for nama, n in hasil.items())
    assert () not in hasil or list(hasil) == [()]


def test_the_public_workbook_has_what_the_law_asks_for() -> None:
    laporan = tertanda()

    _info, (ringkasan, *_) = buku_laporan(laporan)

    kode = {str(b[0]) for b in ringkasan.baris}
    assert {"A1", "A2", "A3", "A4", "A5", "A6n", "A7"} <= kode
    assert {k[0] for k in kode} == {"A"}
    assert not {"A8", "A5h"} & kode
    assert "{A8}" not in "".join(satu.awal for satu in BAB)


def test_a_report_signed_before_gives_no_more() -> None:
    lama = [["A1", "", "", "", "9", 9, None, 9], ["E1", "", "", "", "2", 2, None, 2]]
    laporan = LaporanTertandaFactory(
        isi={"data_sampai": "", "bab": [], "tabel": [], "angka": lama}
    )

    _info, (ringkasan,) = buku_laporan(laporan)

    assert list(ringkasan.baris) == lama[:1]


# A frozen year


def beku() -> None:
    """40 requests as they were frozen, 9 of them in June; 99 now."""
    baris = [
        ["A1", "", periode, None, None, n, None, str(n), n, 1]
        for periode, n in (("2024", 40), ("2024-06", 9))
    ]
    PotretIndikatorFactory(periode="2024", isi=baris)
    for periode in ("2024", "2024-06"):
        taruh("A1", periode, 99)


def test_a_report_of_a_frozen_year_says_what_was_frozen() -> None:
    beku()
    laporan = LaporanTahunanFactory(tahun=2024, kebijakan="Ada {A1}.")

    isi = susun(laporan)

    assert isi["bab"][0]["bagian"][0]["teks"] == "Ada 40."
    assert next(b for b in isi["angka"] if b[0] == "A1")[4] == "40"
    bulanan = next(t["baris"] for t in isi["tabel"] if t["nama"] == "Per bulan")
    assert ["Juni 2024", "9"] in [b[:2] for b in bulanan]
    assert isi["data_sampai"].startswith("2024-07-20")


def test_evidence_of_a_frozen_year_says_what_was_frozen() -> None:
    beku()
    bukti = BuktiDukungFactory(
        pertanyaan=PertanyaanFactory(kuesioner__tahun=2024),
        jenis="kertas",
        kertas="angka",
        kode="A1",
        tautan="",
    )

    isi = isi_bukti(
        bukti.pertanyaan, oleh=PetugasFactory(), pada=PADA, akhir=[], putusan={}
    )

    (satu,) = [u for u in isi["bagian"] if u["jenis"] == "tabel"]
    assert satu["baris"][0] == ["tahun 2024", "40"]
    assert ["Juni 2024", "9"] in satu["baris"]


def test_evidence_says_no_zero_of_months_to_come() -> None:
    taruh("A1", "2024", 9, dihitung_pada=datetime(2024, 6, 29, 21, 40, tzinfo=UTC))
    bukti = BuktiDukungFactory(
        pertanyaan=PertanyaanFactory(kuesioner__tahun=2024),
        jenis="kertas",
        kertas="register",
        tautan="",
    )

    isi = isi_bukti(
        bukti.pertanyaan, oleh=PetugasFactory(), pada=PADA, akhir=[], putusan={}
    )

    (satu,) = [u for u in isi["bagian"] if u["jenis"] == "tabel"]
    assert ["Juni 2024", "0"] in satu["baris"]
    assert ["Juli 2024", "—"] in satu["baris"]
