"""The yearly report of the law: written, submitted, signed by another, frozen (hukum 6.3)."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, ProgrammingError, transaction

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from organisasi.kertas.naskah import sidik_isi
from organisasi.models import Jejak
from ppid_portal.angka.hitung import hitung_dan_simpan
from ppid_portal.angka.periode import Periode
from ppid_portal.angka.potret import LembarAngka
from ppid_portal.laporan.actions import ajukan, halangan, tandatangani
from ppid_portal.laporan.dokumen import (
    BAB,
    belum_diisi,
    buku_laporan,
    galat,
    isi_kertas,
    isi_laporan,
    potret_lain,
    susun,
    unsur,
)
from ppid_portal.models import LaporanTahunan, NilaiIndikator, PotretIndikator
from ppid_portal.monev.pdf_bukti import isi_bukti
from tests.factories.organisasi import PetugasFactory, UnitFactory
from tests.factories.portal import (
    BuktiDukungFactory,
    LaporanTahunanFactory,
    LaporanTertandaFactory,
    PertanyaanFactory,
    PotretIndikatorFactory,
)
from tests.informasi.kantor import muat_kalender
from tests.petugas import petugas_berperan
from tests.ppid_portal.angka.meja import baris_beku, minta, taruh
from tests.ppid_portal.laporan.meja import (
    HARI,
    PADA,
    SURAT,
    angka,
    isi_pertama,
    siap,
    tertanda,
)

pytestmark = pytest.mark.django_db
S = LaporanTahunan.Status


def test_a_placeholder_that_cannot_be_filled_is_said_in_a_sentence():
    for teks, kata in (
        ("{A99}", "tidak dikenal"),
        ("{A1.median}", "tidak dikenal"),
        ("{A3.pembilang}", "tidak dikenal"),
        ("{}", "tidak dikenal"),
        ("{tabel:lain}", "Pilihannya"),
        ("Lihat {tabel:hasil}.", "tersendiri"),
        ("{A1", "tidak berpasangan"),
        ("A1}", "tidak berpasangan"),
        ("{" + "x" * 80 + "}", "…"),
    ):
        assert kata in " ".join(galat(f"Baris biasa.\n{teks}"))
    for satu in BAB:
        assert galat(satu.awal) == []
    assert galat("{tahun} {kota} {A4.penyebut} {A3.p90}\n {tabel:bulan} ") == []
    assert belum_diisi("[isi: satu] lalu [ISI: dua dan [isi: tiga]") == [
        "[isi: satu]",
        "[ISI: dua dan [isi: tiga]",
    ]


def test_figures_are_filled_in_and_what_is_unknown_stays_as_typed():
    angka()
    isi = susun(
        LaporanTahunanFactory(
            tahun=2024,
            kebijakan="{kota} {tahun}: {A2.pembilang}/{A2.penyebut} {A4.pembilang}",
            pelayanan=BAB[1].awal + "\n{X}",
        )
    )
    assert isi_pertama(isi).endswith("2024: 2/3 —")
    assert "{" not in isi_pertama(isi)
    bagian = isi["bab"][1]["bagian"]
    kalimat = " ".join(u["teks"] for u in bagian if u["jenis"] == "kalimat")
    assert "diterima dan lengkap: 40." in kalimat
    assert "dalam 7,5 hari kerja. Separuhnya dijawab dalam 6 hari kerja" in kalimat
    assert "Dijawab tepat waktu: 66,7 % (2 dari 3)." in kalimat
    assert "Ditolak: —." in kalimat
    assert "{X}" in kalimat
    tabel = [u for u in bagian if u["jenis"] == "tabel"]
    assert tabel[0]["baris"] == [["Situs", "30"], ["aneh", "10"], ["Jumlah", "40"]]
    assert ["Juni 2024", "9", "—", "—", "—", "—"] in tabel[6]["baris"]
    kosong = LembarAngka({}, None)
    (satu,) = unsur("{A1} dan {A3}\n\n", kosong, Periode(2024), "Kota X")
    assert satu == {"jenis": "kalimat", "teks": "— dan —"}


def test_what_is_missing_is_listed_and_freezes_nothing():
    laporan = LaporanTahunanFactory(
        tahun=2025, kebijakan=" ", pelayanan="[isi: a] [isi: b]", kendala="{A99}"
    )
    kurang = list(halangan(laporan, HARI))
    assert kurang[0] == "Tahun 2025 belum berakhir."
    assert [satu.partition("”")[2][:30] for satu in kurang[1:]] == [
        " masih kosong.",
        ": 2 bagian bertanda [isi: …] b",
        ": Penanda “{A99}” tidak dikena",
    ]
    penulis = Saat(petugas_berperan(Peran.PPID_UTAMA), PADA)
    with pytest.raises(TindakanTerlarang, match="belum berakhir"):
        ajukan(laporan, saat=penulis)
    kalah = LaporanTahunanFactory(tahun=2024)
    LaporanTahunan.objects.update(edisi=7)
    with pytest.raises(TindakanTerlarang, match="diubah orang lain"):
        ajukan(kalah, saat=penulis)
    assert not PotretIndikator.objects.exists()


def test_it_is_submitted_returned_submitted_and_signed_by_another():
    laporan, lain, atasan = siap(), PetugasFactory(), PetugasFactory()
    ajukan(laporan, saat=Saat(lain, PADA))
    for siapa in (laporan.dibuat_oleh, lain):
        with pytest.raises(TindakanTerlarang, match="petugas lain"):
            tandatangani(laporan, saat=Saat(siapa, PADA), **SURAT)
    laporan.refresh_from_db()
    assert (laporan.status, laporan.isi) == (S.DIAJUKAN, {})
    laporan.kembalikan(Saat(atasan, PADA), alasan="Sebut anggarannya.")
    ajukan(laporan, saat=Saat(laporan.dibuat_oleh, PADA))
    tandatangani(laporan, saat=Saat(atasan, PADA), **SURAT)
    laporan.refresh_from_db()
    assert laporan.tetap
    assert laporan.sha256 == sidik_isi(laporan.isi)
    assert isi_pertama(laporan.isi) == "Permohonan tahun 2024: 40."
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
    laporan = siap()
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


def test_submitting_freezes_the_year_anew_where_figures_changed_and_it_is_cited():
    muat_kalender()
    satu = minta("2024-06-03", dijawab="2024-06-10")
    penulis = petugas_berperan(Peran.PPID_UTAMA)
    atasan = Saat(PetugasFactory(), PADA)
    laporan = LaporanTahunanFactory(tahun=2024, kebijakan="Ada {A1}.")
    ajukan(laporan, saat=Saat(penulis, PADA))
    potret = PotretIndikator.objects.get()
    assert (potret.periode, potret.dibekukan_oleh) == ("2024", penulis)
    assert potret.alasan == "Laporan layanan informasi publik 2024."
    laporan.kembalikan(atasan, alasan="Kurang satu.")
    ajukan(laporan, saat=Saat(penulis, PADA))
    assert PotretIndikator.objects.count() == 1
    laporan.kembalikan(atasan, alasan="Kurang satu.")
    minta("2024-06-06", dijawab="2024-06-10", unit=satu.unit)
    ajukan(laporan, saat=Saat(penulis, PADA))
    # What is reckoned between submitting and signing is another truth.
    minta("2024-06-07", dijawab="2024-06-10", unit=satu.unit)
    hitung_dan_simpan(PADA + timedelta(days=1))
    tandatangani(laporan, saat=atasan, **SURAT)
    baru = PotretIndikator.objects.exclude(pk=potret.pk).get()
    assert isi_pertama(laporan.isi) == "Ada 2."
    assert laporan.isi["potret"] == {"kode": baru.kode, "sha256": baru.sha256}
    assert potret_lain(laporan) is None
    info = dict(buku_laporan(laporan)[0])
    assert info["Kode potret angka"] == baru.kode
    assert info["SHA-256 potret angka"] == baru.sha256
    kertas = str(isi_kertas(laporan, atasan)["bagian"])
    assert baru.kode in kertas
    assert baru.sha256 in kertas


def test_the_database_keeps_what_is_signed():
    laporan = tertanda()
    for ubah in (
        lambda: LaporanTahunan.objects.update(kendala="lain"),
        lambda: LaporanTahunan.objects.update(isi={}),
        laporan.delete,
    ):
        with pytest.raises(ProgrammingError, match="Cannot"), transaction.atomic():
            ubah()


def test_the_table_refuses_what_cannot_be():
    LaporanTahunanFactory(tahun=2020, kode_verifikasi="ABC")
    for nama, isi in (
        ("status_dikenal", {"status": "lain", "diajukan": True}),
        ("tahun_wajar", {"tahun": 1990}),
        ("satu_setahun", {"tahun": 2020}),
        ("diajukan_seseorang", {"status": "diajukan"}),
        ("kode_unik", {"kode_verifikasi": "ABC"}),
    ):
        galat = pytest.raises(IntegrityError, match=f"portal_laporan_{nama}")
        with galat, transaction.atomic():
            LaporanTahunanFactory(**isi)


def test_the_table_refuses_a_signature_without_a_letter_or_by_its_writer():
    orang, lain = PetugasFactory.create_batch(2)
    tetap, bukan = "tetap_bernomor", "bukan_penulisnya"
    for nama, isi in (
        *((tetap, {k: ""}) for k in ("nomor", "jabatan", "sha256", "kode_verifikasi")),
        *((tetap, {k: None}) for k in ("tanggal", "ditandatangani_oleh")),
        (tetap, {"ditandatangani_pada": None}),
        (bukan, {"dibuat_oleh": orang, "ditandatangani_oleh": orang}),
        (bukan, {"diajukan_oleh": orang, "ditandatangani_oleh": orang}),
    ):
        galat = pytest.raises(IntegrityError, match=f"portal_laporan_{nama}")
        with galat, transaction.atomic():
            LaporanTertandaFactory(**{"dibuat_oleh": lain} | isi)


def tabel(nama):
    isi = susun(LaporanTahunanFactory.build(tahun=2024))
    return next(t["baris"] for t in isi["tabel"] if t["nama"] == nama)


def test_who_asked_and_how_objections_and_disputes_ended():
    for kode, semua in (
        ("A1k", {"perorangan": 36, "badan_hukum": 4}),
        ("A6h", {"dikabulkan": 6, "dikabulkan_sebagian": 2, "ditolak": 3}),
        ("A7", {"mediasi": 5, "ditolak": 6, "berjalan": 5}),
    ):
        for rincian, banyak in semua.items():
            taruh(kode, "2024", banyak, rincian=rincian)
        taruh(kode, "2024", sum(semua.values()))
    taruh("A3", "2024", 17, rincian="maks")
    # What people are: the small one is not told, and the next smallest goes with it.
    assert tabel("Pemohon") == [
        ["Perorangan (WNI)", "disamarkan"],
        ["Badan hukum Indonesia", "<5"],
        ["Jumlah", 40],
    ]
    assert tabel("Hasil keberatan") == [
        ["Dikabulkan", 6],
        ["Dikabulkan sebagian", 2],
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
    for kode, banyak in (("AA", 20), ("BB", 9), ("CC", 2)):
        taruh("A1", "2024", banyak, unit=UnitFactory(kode=kode, nama=kode))
    taruh("A1", "2024", 31)
    baris = [b[:2] for b in tabel("Per unit")]
    assert baris == [["AA", "20"], ["BB", "9"], ["CC", "2"]]


def test_the_public_workbook_has_what_the_law_asks_for_and_no_more():
    _info, (ringkasan, *_) = buku_laporan(tertanda())
    kode = {str(b[0]) for b in ringkasan.baris}
    assert {"A1", "A2", "A3", "A4", "A5", "A6n", "A7"} <= kode
    assert {k[0] for k in kode} == {"A"}
    assert not {"A8", "A5h"} & kode
    assert "{A8}" not in "".join(satu.awal for satu in BAB)


def bukti(**isi):
    """The table of a question whose evidence are figures of 2024."""
    satu = PertanyaanFactory(kuesioner__tahun=2024)
    BuktiDukungFactory(pertanyaan=satu, buatan=True, **isi)
    kertas = isi_bukti(satu, Saat(PetugasFactory(), PADA), akhir=[], putusan={})
    (tabel,) = [u for u in kertas["bagian"] if u["jenis"] == "tabel"]
    return tabel["baris"]


def test_report_and_evidence_of_a_frozen_year_say_what_was_frozen():
    baris = [baris_beku("A1", "2024", 40), baris_beku("A1", "2024-06", 9)]
    PotretIndikatorFactory(periode="2024", isi=baris)
    for periode in ("2024", "2024-06"):
        taruh("A1", periode, 99)
    isi = susun(LaporanTahunanFactory(tahun=2024, kebijakan="Ada {A1}."))
    assert isi_pertama(isi) == "Ada 40."
    assert next(b for b in isi["angka"] if b[0] == "A1")[4] == "40"
    bulanan = next(t["baris"] for t in isi["tabel"] if t["nama"] == "Per bulan")
    assert ["Juni 2024", "9"] in [b[:2] for b in bulanan]
    assert isi["data_sampai"].startswith("2024-07-20")
    baris = bukti(kertas="angka", kode="A1")
    assert baris[0] == ["tahun 2024", "40"]
    assert ["Juni 2024", "9"] in baris


def test_evidence_says_no_zero_of_months_to_come():
    taruh("A1", "2024", 9, dihitung_pada=datetime(2024, 6, 29, 21, 40, tzinfo=UTC))
    baris = bukti(kertas="register")
    assert ["Juni 2024", "0"] in baris
    assert ["Juli 2024", "—"] in baris
