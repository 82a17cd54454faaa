"""The parts of the leaders' page: decisions, places, before and after."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.urls import reverse

from organisasi.kantor.peran import Peran
from organisasi.models import Unit, Wilayah
from ppid_portal.pimpinan.keputusan import keputusan
from ppid_portal.pimpinan.pengaruh import BELUM_DIHITUNG, pengaruh
from ppid_portal.pimpinan.sumber import PANAS
from ppid_portal.pimpinan.tempat import peta, tabel_panas
from ppid_portal.pimpinan.tugas import tugas_pimpinan
from tests.factories.organisasi import (
    PermintaanSubjekFactory,
    UnitFactory,
    WilayahFactory,
)
from tests.factories.pemangku import PutaranFactory
from tests.factories.pengaduan import PengaduanFactory
from tests.factories.permohonan import PermohonanFactory
from tests.pemangku.kantor_kunjungan import kecamatan
from tests.petugas import petugas_berperan
from tests.ppid_portal.pimpinan.meja_pimpinan import (
    BULAN,
    HARI,
    PADA,
    baca,
    bagian,
    catat,
)

pytestmark = pytest.mark.django_db
KEMARIN = HARI - timedelta(days=1)
PIMPINAN = Peran.PIMPINAN


# What needs a decision


def minta_data(jam: int) -> None:
    """Somebody asked for his data so many hours ago."""
    pada = PADA - timedelta(hours=jam)
    PermintaanSubjekFactory(diterima_pada=pada, tenggat=pada + timedelta(hours=72))


def putuskan(sumber, petugas=None, putaran=None, unit=()):
    return keputusan(
        sumber,
        petugas or petugas_berperan(Peran.AUDITOR),
        nama_unit={u.pk: u.nama for u in unit},
        putaran=putaran,
        pada=PADA,
    )


def test_all_is_well_and_nothing_is_asked() -> None:
    bagian("C4", 70, 100, BULAN)
    bagian("C6", 36, 36, BULAN)
    PermohonanFactory(jatuh_tempo=HARI)
    assert putuskan(baca()) == []


def test_seven_lines_at_most_each_with_an_owner_and_a_link() -> None:
    dua, satu = UnitFactory(nama="Dinas Dua"), UnitFactory(nama="Dinas Satu")
    for unit in (dua, dua, satu):
        PermohonanFactory(unit=unit, jatuh_tempo=KEMARIN)
    PengaduanFactory(unit=satu, jatuh_tempo=KEMARIN)
    catat("D1l", 2, BULAN)
    bagian("C6", 30, 36, BULAN)
    catat("C4", "69.9", BULAN)
    catat("D7l", 4, BULAN)
    minta_data(49)
    minta_data(47)
    putaran = PutaranFactory(status="berjalan")

    semua = putuskan(baca(), putaran=putaran, unit=(dua, satu))

    assert [(k.teks, k.pemilik) for k in semua] == [
        ("3 permohonan informasi lewat waktu", "PPID Utama; terbanyak Dinas Dua (2)"),
        ("1 aduan belum diteruskan, lewat batasnya", "Admin SP4N-LAPOR!"),
        (
            "2 unit sasaran putaran terlambat didatangi",
            "Pengelola pemangku kepentingan",
        ),
        (
            "6 unit belum bernama PPID pelaksana dan admin SP4N-nya",
            "Kepala unitnya",
        ),
        (
            "30,1 % pemangku datanya tidak segar, batasnya 30 %",
            "Pengelola pemangku kepentingan",
        ),
        ("4 komitmen lewat tenggatnya", "Pengelola pemangku kepentingan"),
        (
            "1 permintaan subjek data menunggu lebih dari 48 jam, batasnya 72 jam",
            "Petugas pelindungan data pribadi",
        ),
    ]
    assert all(k.alamat for k in semua)
    assert semua[0].alamat.endswith("/permohonan/?perlu=lewat")
    assert semua[1].alamat.endswith("/pengaduan/?perlu=belum_diteruskan")
    assert str(putaran.pk) in semua[2].alamat


def test_a_leaders_today_list_says_that_decisions_wait() -> None:
    sekda = petugas_berperan(Peran.ATASAN_PPID)
    assert tugas_pimpinan(sekda, HARI) == []
    catat("D7l", 4, BULAN)
    bagian("C6", 30, 36, BULAN)

    (baris,) = tugas_pimpinan(sekda, HARI)

    assert (baris.banyak, baris.url) == (2, reverse("pimpinan"))
    assert "4 komitmen lewat tenggatnya" in baris.keterangan
    assert tugas_pimpinan(petugas_berperan(Peran.AUDITOR), HARI) == []


def test_who_has_no_list_for_it_opens_the_figure_instead() -> None:
    PermohonanFactory(jatuh_tempo=KEMARIN)
    catat("D1l", 1, BULAN)
    minta_data(49)
    semua = putuskan(baca(), petugas_berperan(PIMPINAN, UnitFactory(jenis="opd")))
    # What is no figure, a request of a data subject, has no link at all.
    alamat = [k.alamat.partition("?")[0] for k in semua]
    assert alamat == ["/indikator/A8/", "/indikator/D1l/", ""]


def test_of_a_camat_what_is_his_units() -> None:
    tawang = kecamatan("Kecamatan Tawang")
    for unit in (tawang, tawang, UnitFactory()):
        PermohonanFactory(unit=unit, jatuh_tempo=KEMARIN)
    bagian("C6", 0, 1, BULAN, unit=tawang)
    minta_data(49)

    semua = putuskan(baca(kantor=tawang), unit=(tawang,))

    assert [(k.teks, k.pemilik) for k in semua] == [
        ("2 permohonan informasi lewat waktu", "PPID Utama"),
        ("1 unit belum bernama PPID pelaksana dan admin SP4N-nya", "Kepala unitnya"),
    ]


# Where


def panas(urut: str = "", kantor: Unit | None = None, unit=()):
    tabel = tabel_panas(baca(kantor=kantor), list(unit), urut)
    return [(b.nama, *[s.teks for s in b.sel[:1]]) for b in tabel.baris]


def test_the_heat_table_sorts_the_worst_first_and_what_nobody_judged_last() -> None:
    a, b, c = (UnitFactory(nama=n) for n in ("A", "B", "C"))
    bagian("A2", 9, 10, unit=a)
    bagian("A2", 5, 10, unit=c)
    baik, buruk, tiada = ("A", "90 %"), ("C", "50 %"), ("B", "—")
    semua = (a, b, c)

    assert panas(unit=semua) == [baik, tiada, buruk]
    assert panas("A2", unit=semua) == [buruk, baik, tiada]
    assert panas("-A2", unit=semua) == [baik, buruk, tiada]


def test_a_cell_says_the_fraction_of_few_and_how_high_it_is() -> None:
    unit = UnitFactory()
    for kode, bilang, sebut in zip(PANAS, (1, 3, 9, 99), (4, 6, 12, 100), strict=False):
        bagian(kode, bilang, sebut, unit=unit)

    sel = tabel_panas(baca(), [unit], "").baris[0].sel

    assert [(s.teks, s.kecil, s.tingkat) for s in sel] == [
        ("25 %", "1 dari 4", "panas-0"),
        ("50 %", "", "panas-1"),
        ("75 %", "", "panas-2"),
        ("99 %", "", "panas-3"),
        *(("—", "", "kosong"),) * 3,
    ]


def test_a_heading_sorts_and_again_the_other_way() -> None:
    def kueri(urut: str) -> tuple[str, str]:
        kolom = tabel_panas(baca(), [], urut).kolom[0]
        return kolom.kueri, kolom.arah

    assert [kueri(u) for u in ("", "A2", "-A2", "B2")] == [
        ("A2", ""),
        ("-A2", "ascending"),
        ("A2", "descending"),
        ("A2", ""),
    ]


def test_a_camat_sees_his_row_and_the_median_and_no_other_name() -> None:
    semua = [kecamatan(f"Kecamatan {n}") for n in "ABC"]
    for unit, tepat in zip(semua, (9, 6, 2), strict=True):
        bagian("A2", tepat, 10, unit=unit)
    diri, tengah = ("Kecamatan A", "90 %"), ("Median kelompok", "60 %")
    assert panas(kantor=semua[0], unit=semua) == [diri, tengah]
    assert panas("A2", kantor=semua[0], unit=semua[1:])[0] == diri
    assert panas(kantor=semua[0]) == [diri, ("Median kelompok", "—")]


def test_the_map_has_a_tile_for_each_kecamatan_on_the_grid() -> None:
    sudah = WilayahFactory(nama="Tawang", grid_x=1, grid_y=1)
    belum = WilayahFactory(nama="Kawalu", grid_x=2, grid_y=1)
    luar = WilayahFactory(nama="Tanpa petak")
    berjalan = WilayahFactory(nama="Cibeureum", grid_x=3, grid_y=1)
    catat("D3", 6, kecamatan=berjalan.pk)
    bagian("C2", 3, 5, kecamatan=sudah.pk)
    bagian("D5", 5, 10, kecamatan=sudah.pk)
    catat("D12", 12, kecamatan=sudah.pk)

    gambar = peta(baca(), [sudah, belum, luar, berjalan])

    assert "3/5 kelurahan" in gambar.isi
    assert "Tawang: penuh" in gambar.isi
    assert "Kawalu: kosong" in gambar.isi
    assert "Tanpa petak" not in gambar.isi
    assert list(gambar.baris) == [
        ("Tawang", "60 %", "50 %", "12 hari lalu"),
        ("Kawalu", "—", "—", "belum pernah"),
        ("Tanpa petak", "—", "—", "belum pernah"),
        # Somebody came to a visit that is not closed yet.
        ("Cibeureum", "—", "—", "belum ada yang selesai"),
    ]
    assert "Cibeureum: setengah" in gambar.isi


# Before and after


def e1(kecamatan: Wilayah, **isi: int) -> None:
    for nama, nilai in isi.items():
        catat(
            "E1",
            nilai,
            rincian=nama.replace("__", ":").replace("_", "-"),
            kecamatan=kecamatan.pk,
        )


def test_pk_50_the_worked_case_on_the_page() -> None:
    tawang = WilayahFactory(nama="Tawang")
    e1(
        tawang,
        aduan__sebelum=20,
        aduan__sesudah=34,
        aduan__sebelum_lain=210,
        aduan__sesudah_lain=231,
        permohonan__sebelum=3,
        permohonan__sesudah=7,
    )
    bagian("E1", 9, 10, rincian="B2:sebelum", kecamatan=tawang.pk)

    (satu,) = pengaruh(baca(), [tawang], {tawang.pk: date(2024, 1, 2)})

    assert (satu.nama, satu.kunjungan, satu.menunggu) == (
        "Tawang",
        "2 Januari 2024",
        "",
    )
    minta, aduan = satu.baris
    assert (minta.sebelum, minta.sesudah, minta.lain, minta.rentang) == (3, 7, "—", "")
    assert minta.kalimat == "terlalu sedikit untuk dibandingkan"
    assert (aduan.lain, aduan.rentang) == ("210 → 231", "1,55 (0,86–2,77)")
    assert aduan.kalimat.startswith("naik 55 %")
    assert satu.samping == [
        ("A2", "—", "—"),
        ("B2", "90 %", "—"),
        ("B4", "—", "—"),
        ("B11", "—", "—"),
    ]


def test_pk_50_before_the_windows_are_over_it_says_from_when() -> None:
    tawang, kawalu = WilayahFactory(nama="Tawang"), WilayahFactory()
    pertama = {tawang.pk: date(2024, 3, 13)}
    (tanpa,) = pengaruh(baca(), [tawang, kawalu], pertama)
    assert tanpa.menunggu == "Dapat dilihat mulai 11 Juni 2024."
    catat("A8", 0)
    (belum,) = pengaruh(baca(), [tawang], pertama)
    assert belum.menunggu == "Dapat dilihat mulai 11 Juni 2024."
    (lewat,) = pengaruh(baca(), [tawang], {tawang.pk: date(2024, 3, 12)})
    assert (lewat.menunggu, lewat.samping) == (BELUM_DIHITUNG, ())


def test_a_camat_sees_the_comparison_of_his_own_alone() -> None:
    tawang, lain = kecamatan("Kecamatan Tawang"), kecamatan("Kecamatan Kawalu")
    wilayah = [u.wilayah for u in (tawang, lain) if u.wilayah]
    pertama = {w.pk: HARI for w in wilayah}
    assert [p.nama for p in pengaruh(baca(kantor=tawang), wilayah, pertama)] == [
        "Tawang"
    ]
