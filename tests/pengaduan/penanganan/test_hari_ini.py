"""The today list of complaints: what waits, for whom, until when."""

from datetime import date

import pytest

from organisasi.kantor.peran import Peran
from organisasi.staf.hari_ini import BANYAK_MAKS, Berat, GolonganTugas
from pengaduan.models import Pengaduan
from tests.factories import pengaduan as f
from tests.hari_ini import tugas_pengaduan
from tests.pengaduan.kantor_aduan import TERIMA
from tests.petugas import petugas_berperan

pytestmark = pytest.mark.django_db
S = Pengaduan.Status


def daftar(petugas, hari=TERIMA):
    return [(t.jenis, t.tenggat) for t in tugas_pengaduan(petugas, hari)]


def test_the_sp4n_admin_verifies_and_hands_over(kantor):
    f.PengaduanFactory(prioritas="4")
    f.PengaduanFactory(terverifikasi=True)
    f.PengaduanFactory(tunda=True)
    f.PengaduanFactory(selesai=True)
    tugas = tugas_pengaduan(kantor.admin, TERIMA)
    assert [(t.jenis, t.tenggat) for t in tugas] == [
        ("Periksa aduan", f.TEMPO),
        ("Teruskan aduan", f.TEMPO),
    ]
    assert [t.keterangan for t in tugas] == ["Mendesak", ""]
    assert [t.berat for t in tugas] == [Berat.MENDESAK, Berat.BIASA]
    assert daftar(kantor.kepala) == []


def test_a_unit_handles_what_it_holds_also_while_lapor_has_no_number(kantor):
    unit = {"pemegang": kantor.dinas}
    f.PengaduanFactory(diteruskan=True, **unit)
    f.PengaduanFactory(ditindaklanjuti=True, **unit)
    f.PengaduanFactory(menunggu_pelapor=True, **unit)
    f.PengaduanFactory(diteruskan=True)
    f.PenerusanFactory(
        pengaduan=f.PengaduanFactory(diteruskan=True, **unit),
        nomor_sampai=date(2024, 6, 5),
    )
    assert daftar(kantor.kepala) == [("Tangani aduan", f.TEMPO)] * 3
    assert daftar(kantor.admin) == []  # the number is the unit's (lapor.hari_ini)


def test_the_inspektorat_handles_all_that_is_grave_wherever_it_lies(kantor):
    f.PengaduanFactory(diteruskan=True, berkadar=True, pemegang=kantor.dinas)
    assert daftar(kantor.irban) == [("Tangani aduan", f.TEMPO)]
    for petugas in (kantor.kepala, kantor.admin, petugas_berperan(Peran.PPID_UTAMA)):
        assert daftar(petugas) == []


def test_an_offer_is_answered_and_what_comes_back_is_decided(kantor):
    berkas = {"berkas__pemegang": kantor.dinas}
    f.RujukanPengaduanFactory(ke_unit=kantor.kecamatan, **berkas)
    kembali = {"status": "dikembalikan", "alasan_kembali": "x"}
    f.RujukanPengaduanFactory(ke_unit=kantor.kecamatan, **berkas, **kembali)
    selesai = f.PengaduanFactory(selesai=True)
    f.RujukanPengaduanFactory(ke_unit=kantor.kecamatan, berkas=selesai)
    jawab = ("Jawab rujukan aduan", date(2024, 6, 6))
    putus = ("Putuskan rujukan aduan", f.TEMPO)
    assert daftar(kantor.kepala_kecamatan) == [jawab]
    assert daftar(kantor.admin) == [putus]
    assert daftar(kantor.admin, date(2024, 6, 7)) == [putus, putus]


def test_a_result_is_checked_by_everybody_but_its_proposer(kantor):
    f.PengaduanFactory(
        diusulkan=True, pemegang=kantor.dinas, diusulkan_oleh=kantor.kepala
    )
    assert daftar(kantor.kepala) == []
    assert daftar(kantor.rekan) == [("Periksa hasil aduan", f.TEMPO)]
    assert daftar(kantor.admin) == [("Periksa hasil aduan", f.TEMPO)]
    assert daftar(kantor.kepala_kecamatan) == []


def test_an_emergency_is_due_today_for_the_desk_and_for_who_found_it(kantor):
    f.InsidenFactory()
    f.InsidenFactory(diakui=True, pengaduan=f.PengaduanFactory(unit=kantor.kecamatan))
    f.InsidenFactory(diserahkan=True)
    operator = petugas_berperan(Peran.OPERATOR_112)
    satu, dua, konsol = tugas_pengaduan(operator, TERIMA)
    assert (konsol.jenis, konsol.tenggat) == ("Berjaga", None)
    assert (satu.jenis, satu.tenggat) == ("Darurat: telepon 112", TERIMA)
    assert satu.kalimat.startswith("Bacakan ke 112: ")
    assert satu.keterangan == "Masuk 08.00. Belum diterima petugas"
    assert dua.keterangan.endswith("Diterima petugas")
    assert daftar(kantor.loket) == [("Darurat: telepon 112", TERIMA)]
    assert daftar(kantor.kepala) == []


def test_a_long_list_is_cut(kantor):
    f.PengaduanFactory.create_batch(BANYAK_MAKS + 2)
    tugas = tugas_pengaduan(kantor.admin, TERIMA)
    assert len(tugas) == BANYAK_MAKS + 1
    assert tugas[-1].kalimat == f"Periksa aduan: Semua {BANYAK_MAKS + 2} yang menunggu"
    assert tugas[-1].url.endswith("?perlu=saya")


def test_words_of_reporters_are_news_and_what_waits_for_them_stands_apart(kantor):
    milik = {"pemegang": kantor.dinas}
    baru = f.PengaduanFactory(ditindaklanjuti=True, prioritas="4", **milik)
    f.PesanPengaduanFactory(pengaduan=baru, dari_petugas=False, oleh=None, isi="Kapan?")
    belum = f.PengaduanFactory(ditindaklanjuti=True, **milik)
    Pengaduan.objects.filter(pk=belum.pk).update(
        tanggapan=Pengaduan.Tanggapan.TIDAK, tanggapan_pada=f.PADA
    )
    f.PengaduanFactory(menunggu_pelapor=True, **milik)
    f.RujukanPengaduanFactory(berkas=belum, dari_unit=kantor.dinas)
    semua = tugas_pengaduan(kantor.kepala, TERIMA)
    kabar = [t for t in semua if t.golongan is GolonganTugas.KABAR]
    assert {(t.kerja, t.keterangan) for t in kabar} == {
        ("Balas", "Kapan?"),
        ("Buka aduan", "Pelapor menjawab belum beres."),
    }
    tunggu = tugas_pengaduan(kantor.kepala, TERIMA, orang_lain=True)
    assert [t.jenis for t in tunggu] == [
        "Menunggu jawaban penerima",
        "Menunggu tanggapan pelapor",
    ]
    # A reporter not heard of before it is passed on is the SP4N admin's.
    f.PesanPengaduanFactory(
        pengaduan=f.PengaduanFactory(tunda=True), dari_petugas=False, oleh=None
    )
    jenis = [t.jenis for t in tugas_pengaduan(kantor.admin, TERIMA)]
    assert "Baca pesan pelapor" in jenis
