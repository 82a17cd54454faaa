"""The yearly report of the law: written, submitted, signed by another, frozen (hukum 6.3)."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, ProgrammingError, transaction

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from organisasi.kertas.naskah import sidik_isi
from organisasi.models import Jejak, Unit
from ppid_portal.angka.hitung import hitung_dan_simpan
from ppid_portal.angka.periode import Periode
from ppid_portal.angka.potret import LembarAngka
from ppid_portal.laporan.actions import ajukan, halangan, tandatangani
from ppid_portal.laporan.dokumen import (
    BAB,
    PengisiPenanda,
    belum_diisi,
    buku_laporan,
    galat,
    isi_kertas,
    isi_laporan,
    potret_lain,
    susun,
)
from ppid_portal.models import LaporanTahunan, NilaiIndikator, PotretIndikator
from ppid_portal.monev.pdf_bukti import isi_bukti
from tests.factories.organisasi import PetugasFactory, UnitFactory
from tests.factories.portal import (
    BuktiDukungFactory,
    LaporanTahunanFactory,
    LaporanTertandaFactory,
    NilaiIndikatorFactory,
    PertanyaanFactory,
    PotretIndikatorFactory,
)
from tests.informasi.kantor import muat_kalender
from tests.petugas import petugas_berperan
from tests.ppid_portal.angka.meja import minta
from tests.ppid_portal.laporan.meja import HARI, PADA, SURAT, angka, beku, tertanda

pytestmark = pytest.mark.django_db


S = LaporanTahunan.Status


@pytest.fixture(autouse=True)
def utama():
    return UnitFactory(nama="Dinas Kominfo", peran_ppid=Unit.PeranPPID.UTAMA)


# Placeholders


@pytest.mark.parametrize(
    ("teks", "kata"),
    [
        ("{A99}", "tidak dikenal"),
        ("{A1.median}", "tidak dikenal"),
        ("{A3.pembilang}", "tidak dikenal"),
        ("{}", "tidak dikenal"),
        ("{tabel:lain}", "Pilihannya"),
        ("Lihat {tabel:hasil}.", "sendirian"),
        ("{A1", "tidak berpasangan"),
        ("A1}", "tidak berpasangan"),
        ("{" + "x" * 80 + "}", "…"),
    ],
)
def test_a_placeholder_that_cannot_be_filled_is_said_in_a_sentence(teks, kata):
    assert kata in " ".join(galat(f"Baris biasa.\n{teks}"))


def test_good_placeholders_are_no_fault_and_open_brackets_are_found():
    for satu in BAB:
        assert galat(satu.awal) == []
    assert galat("{tahun} {kota} {A4.penyebut} {A3.p90}\n {tabel:bulan} ") == []
    assert belum_diisi("[isi: satu] lalu [ISI: dua dan [isi: tiga]") == [
        "[isi: satu]",
        "[ISI: dua dan [isi: tiga]",
    ]


def test_figures_are_filled_in_and_what_is_unknown_stays_as_typed():
    angka()
    isi = susun(LaporanTahunanFactory(tahun=2024, kebijakan=BAB[1].awal + "\n{X}"))
    bagian = isi["bab"][0]["bagian"]
    kalimat = " ".join(u["teks"] for u in bagian if u["jenis"] == "kalimat")
    assert "diterima dan lengkap: 40." in kalimat
    assert "dalam 7,5 hari kerja. Separuhnya dijawab dalam 6 hari kerja" in kalimat
    assert "Dijawab tepat waktu: 66,7 % (2 dari 3)." in kalimat
    assert "Ditolak: —." in kalimat
    assert "{X}" in kalimat
    tabel = [u for u in bagian if u["jenis"] == "tabel"]
    assert tabel[0]["baris"] == [["Situs", "30"], ["aneh", "10"], ["Jumlah", "40"]]
    assert ["Juni 2024", "9", "—", "—", "—", "—"] in tabel[6]["baris"]


def test_words_and_parts_of_fractions():
    angka()
    isi = susun(
        LaporanTahunanFactory(
            tahun=2024,
            kebijakan="{kota} {tahun}: {A2.pembilang}/{A2.penyebut} {A4.pembilang}",
        )
    )
    teks = isi["bab"][0]["bagian"][0]["teks"]
    assert teks.endswith("2024: 2/3 —")
    assert "{" not in teks
    kosong = PengisiPenanda(LembarAngka({}, None), Periode(2024), "Kota X")
    assert kosong.unsur("{A1} dan {A3}\n\n") == [
        {"jenis": "kalimat", "teks": "— dan —"}
    ]


# Acts


def test_what_is_missing_is_listed_and_keeps_it_from_being_submitted():
    laporan = LaporanTahunanFactory(
        tahun=2025, kebijakan=" ", pelayanan="[isi: a] [isi: b]", kendala="{A99}"
    )
    kurang = list(halangan(laporan, HARI))
    assert kurang[0] == "Tahun 2025 belum berakhir."
    assert [satu.partition("”")[2][:30] for satu in kurang[1:]] == [
        " masih kosong.",
        ": 2 tempat bertanda [isi: …] b",
        ": Penanda “{A99}” tidak dikena",
    ]
    with pytest.raises(TindakanTerlarang, match="belum berakhir"):
        ajukan(laporan, saat=Saat(laporan.dibuat_oleh, PADA))


def test_it_is_submitted_returned_submitted_and_signed():
    angka()
    beku()
    laporan, atasan = LaporanTahunanFactory(tahun=2024), PetugasFactory()
    ajukan(laporan, saat=Saat(laporan.dibuat_oleh, PADA))
    laporan.kembalikan(Saat(atasan, PADA), alasan="Sebut anggarannya.")
    ajukan(laporan, saat=Saat(laporan.dibuat_oleh, PADA))
    tandatangani(laporan, saat=Saat(atasan, PADA), **SURAT)
    laporan.refresh_from_db()
    assert laporan.tetap
    assert laporan.sha256 == sidik_isi(laporan.isi)
    assert laporan.isi["bab"][0]["bagian"][0]["teks"] == "Permohonan tahun 2024: 40."
    tindakan = [j.tindakan for j in Jejak.objects.milik(laporan)]
    assert sorted(tindakan) == ["ajukan", "ajukan", "kembalikan", "tandatangani"]
    assert "Permohonan" not in str([j.sesudah for j in Jejak.objects.milik(laporan)])


def test_later_figures_do_not_touch_what_was_signed():
    laporan = tertanda()
    dulu = isi_laporan(laporan)
    NilaiIndikator.objects.filter(kode="A1").update(nilai=99)
    laporan.refresh_from_db()
    assert isi_laporan(laporan) == dulu
    # The year is one truth: its potret.
    assert susun(laporan) == dulu
    lama = PotretIndikator.objects.get()
    PotretIndikatorFactory(periode="2024", menggantikan=lama)
    assert isi_laporan(laporan) == dulu
    assert susun(laporan) != dulu


def test_neither_writer_nor_submitter_signs():
    angka()
    beku()
    laporan, lain = LaporanTahunanFactory(tahun=2024), PetugasFactory()
    ajukan(laporan, saat=Saat(lain, PADA))
    for siapa in (laporan.dibuat_oleh, lain):
        with pytest.raises(TindakanTerlarang, match="petugas lain"):
            tandatangani(laporan, saat=Saat(siapa, PADA), **SURAT)
    laporan.refresh_from_db()
    assert (laporan.status, laporan.isi) == (S.DIAJUKAN, {})


def test_unfrozen_figures_are_not_signed_and_gaps_are_looked_for_again():
    angka()
    laporan = LaporanTahunanFactory(tahun=2024)
    ajukan(laporan, saat=Saat(laporan.dibuat_oleh, PADA))
    with pytest.raises(TindakanTerlarang, match="2024 belum dibekukan"):
        tandatangani(laporan, saat=Saat(PetugasFactory(), PADA), **SURAT)
    LaporanTahunan.objects.update(kendala="[isi: x]")
    laporan.refresh_from_db()
    with pytest.raises(TindakanTerlarang, match="belum diisi"):
        tandatangani(laporan, saat=Saat(PetugasFactory(), PADA), **SURAT)


def test_of_two_who_act_at_once_one_wins():
    angka()
    beku()
    laporan = LaporanTahunanFactory(tahun=2024)
    kembar = LaporanTahunan.objects.get(pk=laporan.pk)
    LaporanTahunan.objects.update(edisi=2)
    with pytest.raises(TindakanTerlarang, match="diubah orang lain"):
        ajukan(kembar, saat=Saat(laporan.dibuat_oleh, PADA))
    laporan.refresh_from_db()
    ajukan(laporan, saat=Saat(laporan.dibuat_oleh, PADA))
    kembar.refresh_from_db()
    tandatangani(laporan, saat=Saat(PetugasFactory(), PADA), **SURAT)
    with pytest.raises(TindakanTerlarang):
        tandatangani(kembar, saat=Saat(PetugasFactory(), PADA), **SURAT)


# Its figures are those of the potret


def test_submitting_freezes_the_year_and_the_report_cites_it():
    muat_kalender()
    for hari in ("03", "04", "05"):
        minta(f"2024-06-{hari}", dijawab="2024-06-10")
    penulis, atasan = petugas_berperan(Peran.PPID_UTAMA), PetugasFactory()
    laporan = LaporanTahunanFactory(tahun=2024, kebijakan="Ada {A1}.")
    hitung_dan_simpan(PADA)
    ajukan(laporan, saat=Saat(penulis, PADA))
    potret = PotretIndikator.objects.get()
    assert (potret.periode, potret.dibekukan_oleh) == ("2024", penulis)
    assert potret.alasan == "Laporan layanan informasi publik 2024."
    # What is reckoned between submitting and signing is another truth.
    minta("2024-06-06", dijawab="2024-06-10")
    hitung_dan_simpan(PADA + timedelta(days=1))
    tandatangani(laporan, saat=Saat(atasan, PADA), **SURAT)
    laporan.refresh_from_db()
    assert laporan.isi["bab"][0]["bagian"][0]["teks"] == "Ada 3."
    assert laporan.isi["potret"] == {"kode": potret.kode, "sha256": potret.sha256}
    info = dict(buku_laporan(laporan)[0])
    assert info["Kode potret angka"] == potret.kode
    assert info["SHA-256 potret angka"] == potret.sha256
    kertas = str(isi_kertas(laporan, Saat(atasan, PADA))["bagian"])
    assert potret.kode in kertas
    assert potret.sha256 in kertas


def test_what_was_returned_is_frozen_again_where_figures_changed():
    muat_kalender()
    satu = minta("2024-06-03", dijawab="2024-06-10")
    penulis = petugas_berperan(Peran.PPID_UTAMA)
    laporan = LaporanTahunanFactory(tahun=2024, kebijakan="Ada {A1}.")
    ajukan(laporan, saat=Saat(penulis, PADA))
    laporan.kembalikan(Saat(PetugasFactory(), PADA), alasan="Kurang satu.")
    ajukan(laporan, saat=Saat(penulis, PADA))
    assert PotretIndikator.objects.count() == 1
    laporan.kembalikan(Saat(PetugasFactory(), PADA), alasan="Kurang satu.")
    minta("2024-06-06", dijawab="2024-06-10", unit=satu.unit)
    ajukan(laporan, saat=Saat(penulis, PADA))
    tandatangani(laporan, saat=Saat(PetugasFactory(), PADA), **SURAT)
    assert PotretIndikator.objects.count() == 2
    assert laporan.isi["bab"][0]["bagian"][0]["teks"] == "Ada 2."
    assert potret_lain(laporan) is None


def test_a_report_that_is_not_submitted_freezes_nothing():
    laporan = LaporanTahunanFactory(tahun=2024, kendala="[isi: x]")
    with pytest.raises(TindakanTerlarang):
        ajukan(laporan, saat=Saat(petugas_berperan(Peran.PPID_UTAMA), PADA))
    LaporanTahunan.objects.update(kendala="Ada.", edisi=7)
    laporan.kendala = "Ada."
    with pytest.raises(TindakanTerlarang, match="diubah orang lain"):
        ajukan(laporan, saat=Saat(petugas_berperan(Peran.PPID_UTAMA), PADA))
    assert not PotretIndikator.objects.exists()


# The table


def test_the_database_keeps_what_is_signed():
    laporan = tertanda()
    for ubah in (
        lambda: LaporanTahunan.objects.update(kendala="lain"),
        lambda: LaporanTahunan.objects.update(isi={}),
        laporan.delete,
    ):
        with pytest.raises(ProgrammingError, match="Cannot"), transaction.atomic():
            ubah()


@pytest.mark.parametrize(
    ("nama", "isi"),
    [
        ("status_dikenal", {"status": "lain", "diajukan": True}),
        ("tahun_wajar", {"tahun": 1990}),
        ("satu_setahun", {"tahun": 2020}),
        ("diajukan_seseorang", {"status": "diajukan"}),
        ("kode_unik", {"kode_verifikasi": "ABC"}),
    ],
)
def test_the_table_refuses_what_cannot_be(nama, isi):
    LaporanTahunanFactory(tahun=2020, kode_verifikasi="ABC")
    with (
        pytest.raises(IntegrityError, match=f"portal_laporan_{nama}"),
        transaction.atomic(),
    ):
        LaporanTahunanFactory(**isi)


@pytest.mark.parametrize(
    "kurang",
    [
        *({"nomor": ""}, {"tanggal": None}, {"jabatan": ""}, {"sha256": ""}),
        *({"kode_verifikasi": ""}, {"ditandatangani_oleh": None}),
        {"ditandatangani_pada": None},
    ],
)
def test_what_is_signed_has_all_that_a_letter_needs(kurang):
    with (
        pytest.raises(IntegrityError, match="portal_laporan_tetap_bernomor"),
        transaction.atomic(),
    ):
        LaporanTertandaFactory(**kurang)


def test_the_table_knows_that_the_signer_is_another():
    orang = PetugasFactory()
    for kolom in ("dibuat_oleh", "diajukan_oleh"):
        isi = {"dibuat_oleh": PetugasFactory(), kolom: orang}
        with (
            pytest.raises(IntegrityError, match="portal_laporan_bukan_penulisnya"),
            transaction.atomic(),
        ):
            LaporanTertandaFactory(**isi, ditandatangani_oleh=orang)


# What its tables say


def taruh(kode, periode, atas, bawah=None, **isi):
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


def tabel(nama):
    isi = susun(LaporanTahunanFactory.build(tahun=2024))
    return next(t["baris"] for t in isi["tabel"] if t["nama"] == nama)


def test_who_asked_and_how_objections_and_disputes_ended():
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
    # What people are: the small one is not told, and the next smallest goes with it.
    assert tabel("Pemohon") == [
        *(["Perorangan (WNI)", "disamarkan"], ["Badan hukum Indonesia", "<5"]),
        ["Jumlah", 40],
    ]
    assert tabel("Hasil keberatan") == [
        *(["Dikabulkan", 6], ["Dikabulkan sebagian", 2]),
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


def test_by_unit_it_says_what_the_public_page_says():
    satu, dua, sedikit = (
        UnitFactory(kode=kode, nama=kode) for kode in ("AA", "BB", "CC")
    )
    for unit, banyak in ((satu, 20), (dua, 9), (sedikit, 2)):
        taruh("A1", "2024", banyak, unit=unit)
    taruh("A1", "2024", 31)
    baris = tabel("Per unit")
    assert [b[:2] for b in baris] == [*(["AA", "20"], ["BB", "9"], ["CC", "2"])]


def test_the_public_workbook_has_what_the_law_asks_for():
    laporan = tertanda()
    _info, (ringkasan, *_) = buku_laporan(laporan)
    kode = {str(b[0]) for b in ringkasan.baris}
    assert {"A1", "A2", "A3", "A4", "A5", "A6n", "A7"} <= kode
    assert {k[0] for k in kode} == {"A"}
    assert not {"A8", "A5h"} & kode
    assert "{A8}" not in "".join(satu.awal for satu in BAB)


def test_a_report_signed_before_gives_no_more():
    lama = [["A1", "", "", "", "9", 9, None, 9], ["E1", "", "", "", "2", 2, None, 2]]
    laporan = LaporanTertandaFactory(
        isi={"data_sampai": "", "bab": [], "tabel": [], "angka": lama}
    )
    _info, (ringkasan,) = buku_laporan(laporan)
    assert list(ringkasan.baris) == lama[:1]


# A frozen year


def beku_samar():
    """40 requests as they were frozen, 9 of them in June; 99 now."""
    baris = [
        ["A1", "", periode, None, None, n, None, str(n), n, 1]
        for periode, n in (("2024", 40), ("2024-06", 9))
    ]
    PotretIndikatorFactory(periode="2024", isi=baris)
    for periode in ("2024", "2024-06"):
        taruh("A1", periode, 99)


def test_a_report_of_a_frozen_year_says_what_was_frozen():
    beku_samar()
    laporan = LaporanTahunanFactory(tahun=2024, kebijakan="Ada {A1}.")
    isi = susun(laporan)
    assert isi["bab"][0]["bagian"][0]["teks"] == "Ada 40."
    assert next(b for b in isi["angka"] if b[0] == "A1")[4] == "40"
    bulanan = next(t["baris"] for t in isi["tabel"] if t["nama"] == "Per bulan")
    assert ["Juni 2024", "9"] in [b[:2] for b in bulanan]
    assert isi["data_sampai"].startswith("2024-07-20")


def test_evidence_of_a_frozen_year_says_what_was_frozen():
    beku_samar()
    bukti = BuktiDukungFactory(
        pertanyaan=PertanyaanFactory(kuesioner__tahun=2024),
        jenis="kertas",
        kertas="angka",
        kode="A1",
        tautan="",
    )
    isi = isi_bukti(
        bukti.pertanyaan, Saat(PetugasFactory(), PADA), akhir=[], putusan={}
    )
    (satu,) = [u for u in isi["bagian"] if u["jenis"] == "tabel"]
    assert satu["baris"][0] == ["tahun 2024", "40"]
    assert ["Juni 2024", "9"] in satu["baris"]


def test_evidence_says_no_zero_of_months_to_come():
    taruh("A1", "2024", 9, dihitung_pada=datetime(2024, 6, 29, 21, 40, tzinfo=UTC))
    bukti = BuktiDukungFactory(
        pertanyaan=PertanyaanFactory(kuesioner__tahun=2024),
        jenis="kertas",
        kertas="register",
        tautan="",
    )
    isi = isi_bukti(
        bukti.pertanyaan, Saat(PetugasFactory(), PADA), akhir=[], putusan={}
    )
    (satu,) = [u for u in isi["bagian"] if u["jenis"] == "tabel"]
    assert ["Juni 2024", "0"] in satu["baris"]
    assert ["Juli 2024", "—"] in satu["baris"]
