"""The parts of the leaders' page: decisions, places, before and after, choices, verdicts."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.urls import reverse

from organisasi.kantor.peran import Peran
from organisasi.models import Unit
from ppid_portal.angka.periode import Periode
from ppid_portal.models import TargetIndikator
from ppid_portal.pimpinan.dampak import BELUM_DIHITUNG, gambar, pengaruh, ringkas
from ppid_portal.pimpinan.keputusan import keputusan, tugas_pimpinan
from ppid_portal.pimpinan.papan import baris_target, nilai_keadaan, peta, tabel_panas
from ppid_portal.pimpinan.sumber import (
    BUKAN_KELOMPOK,
    BUKAN_PERIODE,
    DINILAI,
    PANAS,
    LingkupPimpinan,
    SaringanForm,
    lingkup_pimpinan,
    pilihan_periode,
)
from tests.factories.informasi import PermohonanFactory
from tests.factories.organisasi import (
    PenugasanFactory,
    PermintaanSubjekFactory,
    PetugasFactory,
    UnitFactory,
    WilayahFactory,
)
from tests.factories.pemangku import PutaranFactory
from tests.factories.pengaduan import PengaduanFactory
from tests.factories.portal import PotretIndikatorFactory, TargetIndikatorFactory
from tests.pemangku.kantor_kunjungan import kecamatan
from tests.petugas import petugas_berperan
from tests.ppid_portal.angka.meja import baris_beku
from tests.ppid_portal.pimpinan.meja_pimpinan import (
    BULAN,
    HARI,
    PADA,
    TAHUN,
    baca,
    bagian,
    catat,
)

pytestmark = pytest.mark.django_db


KEMARIN = HARI - timedelta(days=1)
PIMPINAN = Peran.PIMPINAN


def minta_data(jam):
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


def test_all_is_well_and_nothing_is_asked():
    bagian("C4", 70, 100, BULAN)
    bagian("C6", 36, 36, BULAN)
    PermohonanFactory(jatuh_tempo=HARI)
    assert putuskan(baca()) == []


def test_seven_lines_at_most_each_with_an_owner_and_a_link():
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
    pengelola = "Pengelola pemangku kepentingan"
    assert {k.teks: k.pemilik for k in semua} == {
        "3 permohonan informasi lewat waktu": "PPID Utama; terbanyak Dinas Dua (2)",
        "1 aduan belum diteruskan, lewat batasnya": "Admin SP4N-LAPOR!",
        "2 unit sasaran putaran terlambat didatangi": pengelola,
        "6 unit belum punya nama PPID pelaksana dan admin SP4N": "Kepala unitnya",
        "30,1 % pemangku datanya tidak mutakhir, batasnya 30 %": pengelola,
        "4 janji lewat tenggatnya": pengelola,
        "1 permintaan subjek data menunggu lebih dari 48 jam, batasnya 72 jam": (
            "Petugas pelindungan data pribadi"
        ),
    }
    assert all(k.alamat for k in semua)
    assert semua[0].alamat.endswith("/permohonan/?perlu=lewat")
    assert semua[1].alamat.endswith("/pengaduan/?perlu=belum_diteruskan")
    assert str(putaran.pk) in semua[2].alamat


def test_a_leaders_today_list_says_that_decisions_wait():
    sekda = petugas_berperan(Peran.ATASAN_PPID)
    assert tugas_pimpinan(sekda, HARI) == []
    catat("D7l", 4, BULAN)
    bagian("C6", 30, 36, BULAN)
    (baris,) = tugas_pimpinan(sekda, HARI)
    assert (baris.banyak, baris.url) == (2, reverse("pimpinan"))
    assert "4 janji lewat tenggatnya" in baris.keterangan
    assert tugas_pimpinan(petugas_berperan(Peran.AUDITOR), HARI) == []


def test_of_a_camat_what_is_his_units_and_a_figure_where_there_is_no_list():
    tawang = kecamatan("Kecamatan Tawang")
    for unit in (tawang, tawang, UnitFactory()):
        PermohonanFactory(unit=unit, jatuh_tempo=KEMARIN)
    bagian("C6", 0, 1, BULAN, unit=tawang)
    catat("D1l", 1, BULAN)
    minta_data(49)
    semua = putuskan(baca(kantor=tawang), unit=(tawang,))
    assert [(k.teks, k.pemilik) for k in semua] == [
        ("2 permohonan informasi lewat waktu", "PPID Utama"),
        ("1 unit belum punya nama PPID pelaksana dan admin SP4N", "Kepala unitnya"),
    ]
    semua = putuskan(baca(), petugas_berperan(PIMPINAN, UnitFactory(jenis="opd")))
    # What is no figure, a request of a data subject, has no link at all.
    alamat = [k.alamat.partition("?")[0] for k in semua]
    assert alamat == ["/indikator/A8/", "/indikator/D1l/", ""]


def panas(urut="", kantor=None, unit=()):
    tabel = tabel_panas(baca(kantor=kantor), list(unit), urut)
    return [(b["nama"], *[s["teks"] for s in b["sel"][:1]]) for b in tabel["baris"]]


def test_the_heat_table_sorts_the_worst_first_and_what_nobody_judged_last():
    a, b, c = (UnitFactory(nama=n) for n in ("A", "B", "C"))
    bagian("A2", 9, 10, unit=a)
    bagian("A2", 5, 10, unit=c)
    baik, buruk, tiada = ("A", "90 %"), ("C", "50 %"), ("B", "—")
    # A heading sorts, and again the other way.
    for urut, baris, kueri in (
        ("", [baik, tiada, buruk], ("A2", "")),
        ("A2", [buruk, baik, tiada], ("-A2", "ascending")),
        ("-A2", [baik, buruk, tiada], ("A2", "descending")),
    ):
        assert panas(urut, unit=(a, b, c)) == baris
        kolom = tabel_panas(baca(), [], urut)["kolom"]
        assert (kolom[0]["kueri"], kolom[0]["arah"]) == kueri
        assert kolom[1]["arah"] == ""


def test_a_cell_says_the_fraction_of_few_and_how_high_it_is():
    unit = UnitFactory()
    for kode, bilang, sebut in zip(PANAS, (1, 3, 9, 99), (4, 6, 12, 100), strict=False):
        bagian(kode, bilang, sebut, unit=unit)
    sel = tabel_panas(baca(), [unit], "")["baris"][0]["sel"]
    assert [tuple(s.values()) for s in sel] == [
        ("25 %", "1 dari 4", "panas-0"),
        ("50 %", "", "panas-1"),
        ("75 %", "", "panas-2"),
        ("99 %", "", "panas-3"),
        *(("—", "", "kosong"),) * 3,
    ]


def test_a_camat_sees_his_row_and_the_median_and_no_other_name():
    semua = [kecamatan(f"Kecamatan {n}") for n in "ABC"]
    for unit, tepat in zip(semua, (9, 6, 2), strict=True):
        bagian("A2", tepat, 10, unit=unit)
    diri, tengah = ("Kecamatan A", "90 %"), ("Median kelompok", "60 %")
    assert panas(kantor=semua[0], unit=semua) == [diri, tengah]
    assert panas("A2", kantor=semua[0], unit=semua[1:])[0] == diri
    assert panas(kantor=semua[0]) == [diri, ("Median kelompok", "—")]
    # And the comparison of before and after of his own alone.
    wilayah = [u.wilayah for u in semua]
    pertama = {w.pk: HARI for w in wilayah}
    (satu,) = pengaruh(baca(kantor=semua[0]), wilayah, pertama)
    assert satu["nama"] == "A"


def test_the_map_says_how_far_the_visits_of_each_kecamatan_are():
    sudah, belum, berjalan = (
        WilayahFactory(nama=nama) for nama in ("Tawang", "Kawalu", "Cibeureum")
    )
    catat("D3", 6, kecamatan=berjalan.pk)
    bagian("C2", 3, 5, kecamatan=sudah.pk)
    bagian("D5", 5, 10, kecamatan=sudah.pk)
    catat("D12", 12, kecamatan=sudah.pk)
    isi = peta(baca(), [sudah, belum, berjalan])
    assert [(b.nama, b.isi, b.kelas) for b in isi["bidang"]] == [
        ("Tawang", "3/5", "padat-3"),
        ("Kawalu", "", "padat-0"),
        # Somebody came to a visit that is not closed yet.
        ("Cibeureum", "", "padat-1"),
    ]
    assert isi["baris"] == [
        ("Tawang", "60 %", "50 %", "12 hari lalu"),
        ("Kawalu", "—", "—", "belum pernah"),
        ("Cibeureum", "—", "—", "belum ada yang selesai"),
    ]


def test_pk_50_the_worked_case_on_the_page():
    tawang = WilayahFactory(nama="Tawang")
    for rincian, nilai in (
        ("aduan:sebelum", 20),
        ("aduan:sesudah", 34),
        ("aduan:sebelum-lain", 210),
        ("aduan:sesudah-lain", 231),
        ("permohonan:sebelum", 3),
        ("permohonan:sesudah", 7),
    ):
        catat("E1", nilai, rincian=rincian, kecamatan=tawang.pk)
    (satu,) = pengaruh(baca(), [tawang], {tawang.pk: date(2024, 1, 2)})
    assert (satu["nama"], satu["kunjungan"]) == ("Tawang", "2 Januari 2024")
    assert satu["menunggu"] == ""
    minta, aduan = satu["baris"]
    assert (minta.sebelum, minta.sesudah, minta.lain, minta.rentang) == (3, 7, "—", "")
    assert minta.kalimat == "terlalu sedikit untuk dibandingkan"
    assert (aduan.lain, aduan.rentang) == ("210 → 231", "1,55 (0,86–2,77)")
    assert aduan.kalimat.startswith("naik 55 %")
    assert ringkas([satu]) == (
        "Dari 2 perbandingan di 1 kecamatan yang dikunjungi, 1 masih dalam rentang "
        "kebetulan dan 1 terlalu sedikit untuk dibandingkan."
    )
    lukisan = gambar([satu])
    assert ">20 → 34<" in lukisan.isi
    assert "Semua" not in lukisan.isi
    assert lukisan.uraian.startswith("Permohonan informasi, Tawang: 3 menjadi 7;")


def test_pk_50_what_all_visited_have_together_stands_first_and_unjudged():
    semua = [WilayahFactory(nama=nama) for nama in ("Tawang", "Kawalu", "Cihideung")]
    lain = (("aduan:sebelum-lain", 100), ("aduan:sesudah-lain", 100))
    for satu, (dulu, kini), banding in zip(
        semua, ((20, 80), (30, 30), (5, 6)), (lain, (), lain), strict=True
    ):
        angka = (("aduan:sebelum", dulu), ("aduan:sesudah", kini), *banding)
        for rincian, nilai in angka:
            catat("E1", nilai, rincian=rincian, kecamatan=satu.pk)
    semua_baris = pengaruh(baca(), semua, {w.pk: date(2024, 1, 2) for w in semua})
    lukisan = gambar(semua_baris)
    assert lukisan.uraian.startswith("Aduan, Semua: 55 menjadi 116; Aduan, Tawang: 20")
    for kata in ("di luar kebetulan", "tanpa pembanding", "terlalu sedikit"):
        assert f">{kata}<" in lukisan.isi
    # A stroke where the others would have led; not without others.
    assert lukisan.isi.count("g-tegas") == 2
    assert "1 di luar rentang kebetulan" in ringkas(semua_baris)


def test_pk_50_before_the_windows_are_over_it_says_from_when():
    tawang, kawalu = WilayahFactory(nama="Tawang"), WilayahFactory()
    pertama = {tawang.pk: date(2024, 3, 13)}
    (tanpa,) = pengaruh(baca(), [tawang, kawalu], pertama)
    assert ringkas([tanpa]) == (
        "Belum dapat dibaca. Kecamatan Tawang: Dapat dilihat mulai 11 Juni 2024."
    )
    assert gambar([tanpa]).kosong
    assert tanpa["menunggu"] == "Dapat dilihat mulai 11 Juni 2024."
    catat("A8", 0)
    (belum,) = pengaruh(baca(), [tawang], pertama)
    assert belum["menunggu"] == "Dapat dilihat mulai 11 Juni 2024."
    (lewat,) = pengaruh(baca(), [tawang], {tawang.pk: date(2024, 3, 12)})
    assert lewat["menunggu"] == BELUM_DIHITUNG


def test_who_leads_a_department_sees_all_and_a_camat_his_own():
    tawang = kecamatan("Kecamatan Tawang", "Kahuripan")
    kota, sendiri = LingkupPimpinan(), LingkupPimpinan(tawang)
    lepas = UnitFactory(jenis=Unit.Jenis.KELURAHAN)
    for unit, lingkup in (
        (UnitFactory(jenis=Unit.Jenis.OPD), kota),
        (tawang, sendiri),
        (tawang.bawahan.get(), sendiri),
        (lepas, LingkupPimpinan(lepas)),
    ):
        assert lingkup_pimpinan(petugas_berperan(PIMPINAN, unit)) == lingkup
    assert (sendiri.unit, sendiri.kecamatan) == (tawang.pk, tawang.wilayah_id)
    # An office without a region has no figures by place.
    tanpa = UnitFactory(jenis=Unit.Jenis.KECAMATAN)
    assert LingkupPimpinan(tanpa).kecamatan == ""
    # A camat who also watches the city sees all.
    camat = petugas_berperan(PIMPINAN, tawang)
    PenugasanFactory(petugas=camat, peran=Peran.AUDITOR)
    assert lingkup_pimpinan(camat) == kota
    assert lingkup_pimpinan(PetugasFactory(is_superuser=True)) == kota
    assert lingkup_pimpinan(petugas_berperan(Peran.PPID_PEMBANTU)) is None
    for peran in (Peran.PENGELOLA_PEMANGKU, Peran.PPID_UTAMA, Peran.ATASAN_PPID):
        assert lingkup_pimpinan(petugas_berperan(peran)) == kota


def test_within_a_tenth_of_the_target_is_near():
    for arah, nilai, keadaan in (
        ("min", "90", "tercapai"),
        ("min", "89.9", "mendekati"),
        ("min", "81", "mendekati"),
        ("min", "80.9", "di bawah"),
        ("maks", "90", "tercapai"),
        ("maks", "99", "mendekati"),
        ("maks", "99.1", "di atas"),
    ):
        target = TargetIndikator(nilai=Decimal(90), arah=arah)
        assert nilai_keadaan(Decimal(nilai), target) == keadaan
        assert nilai_keadaan(None, target) == nilai_keadaan(Decimal(90), None) == ""


def test_the_table_has_value_target_verdict_and_last_period():
    bagian("A2", 9, 10)
    bagian("A2", 1, 2, TAHUN.sebelumnya)
    bagian("A2", 3, 4, BULAN)
    catat("A3", "4.5", rincian="median")
    for kode, tahun, nilai, arah in (
        ("A2", 2024, 95, "min"),
        ("A3", 2024, 10, "maks"),
        ("B2", 2023, 10, "maks"),
    ):
        TargetIndikatorFactory(kode=kode, tahun=tahun, nilai=nilai, arah=arah)
    a2, a3, a5, b2, *lain = baris_target(baca(), [])
    sedikit, banyak = "paling sedikit 95 %", "paling banyak 10 hari kerja"
    assert (a2["nilai"], a2["target"], a2["keadaan"]) == (
        "90 %",
        sedikit,
        "! mendekati",
    )
    assert (a2["lalu"], a2["tengah"]) == ("50 % (1 dari 2)", "")
    assert a2["kelas"] == "mendekati"
    assert a3["nama"] == "Waktu jawab, median"
    assert (a3["nilai"], a3["target"], a3["keadaan"]) == (
        "4,5 hari kerja",
        banyak,
        "✓ tercapai",
    )
    assert (a5["nilai"], a5["target"], a5["keadaan"]) == ("—", "belum ditetapkan", "")
    assert b2["target"] == "belum ditetapkan"
    assert len(lain) == len(DINILAI) - 4


def test_a_camat_reads_his_own_beside_the_middle_of_the_kecamatan():
    tawang, lain, sepi = (kecamatan(f"Kecamatan {n}") for n in "ABC")
    for unit, tepat in ((tawang, 9), (lain, 6)):
        bagian("A2", tepat, 10, kecamatan=unit.wilayah_id)
    bagian("A2", 1, 10)
    kode = [u.wilayah_id or "" for u in (tawang, lain, sepi)]
    a2, a3, *_ = baris_target(baca(kantor=tawang), kode)
    assert (a2["nilai"], a2["tengah"], a3["tengah"]) == ("90 %", "75 %", "—")


def saring(**kueri):
    return SaringanForm(kueri, HARI)


def test_a_choice_is_taken_else_it_is_this_year_and_all_units():
    form = saring()
    assert (form.terpilih, form.jenis, form.urutan) == (TAHUN, "", "")
    form = saring(periode="2024-TW2", kelompok="opd", urut="-C4")
    assert (form.terpilih.kode, form.jenis, form.urutan) == ("2024-TW2", "opd", "-C4")
    assert saring(kelompok="semua").jenis == ""
    form = saring(periode="1999", kelompok="rt", urut="nama")
    assert form.errors["periode"] == [BUKAN_PERIODE]
    assert form.errors["kelompok"] == [BUKAN_KELOMPOK]
    assert (form.terpilih, form.jenis, form.urutan) == (TAHUN, "", "")


def test_the_newest_periods_stand_first():
    kode = [p.kode for p in pilihan_periode(HARI)]
    assert kode[:4] == ["2024", "2023", "2022", "2024-TW2"]
    assert kode[7] == "2024-06"
    assert len(kode) == 3 + 4 + 12


def test_pk_54_frozen_figures_count_and_what_is_urgent_stays_of_today():
    mei = Periode(2024, 5, 1)
    bagian("A2", 1, 10, mei)
    bagian("A2", 3, 10, mei.sebelumnya)
    bagian("A2", 2, 10, TAHUN)
    catat("D7l", 7, BULAN)
    beku = [
        baris_beku("A2", kode, n, 10) for kode, n in (("2024-05", 9), ("2024-04", 2))
    ]
    PotretIndikatorFactory(periode="2024-05", isi=beku)
    sumber = baca(mei)
    assert sumber.angka("A2", mei).pembilang == 9
    assert sumber.angka("A2", mei.sebelumnya).pembilang == 2
    assert sumber.di_unit("D7l", sumber.kini, None).pembilang == 7
    assert sumber.lembar.potret is not None
    # The year of a frozen month is not frozen.
    sumber = baca(TAHUN)
    assert sumber.angka("A2", TAHUN).pembilang == 2
    assert sumber.lembar.potret is None
