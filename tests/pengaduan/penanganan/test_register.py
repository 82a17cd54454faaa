"""The register of complaints: no identity, grave and secret ones guarded (fitur 56)."""

from datetime import UTC, date, datetime

import pytest

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.peran import Peran
from organisasi.staf.register import kirim_register
from pengaduan.penanganan.admin import KOLOM, register_pengaduan
from tests.factories.organisasi import UnitFactory, WilayahFactory
from tests.factories.pengaduan import PelaporFactory, PenerusanFactory, PengaduanFactory
from tests.petugas import petugas_berperan

pytestmark = [pytest.mark.django_db, pytest.mark.sql]
PADA = datetime(2024, 6, 10, 2, tzinfo=UTC)


def baris(peran=Peran.ADMIN_SP4N):
    register = register_pengaduan(petugas_berperan(peran), None, 2024)
    return [dict(zip(KOLOM, satu, strict=True)) for satu in register.alir()]


def test_a_row_says_where_it_went_and_how_it_ended():
    aduan = PengaduanFactory(
        ditindaklanjuti=True,
        kelurahan=WilayahFactory(
            tingkat="kelurahan", nama="Nagarasari", induk=WilayahFactory(nama="Cipedes")
        ),
        pelapor=PelaporFactory(nama="Dadang Suryana"),
    )
    PenerusanFactory(pengaduan=aduan, tracking_id="1234567")
    PenerusanFactory(pengaduan=aduan, tujuan="apip", diteruskan_pada=PADA)
    (satu,) = baris()
    assert len(KOLOM) == 15
    assert satu["No. pengaduan"] == aduan.nomor
    assert satu["Tanggal diterima"] == "04-06-2024"
    assert satu["Pokok aduan"] == "Lampu jalan mati"
    assert satu["Tempat"] == "Nagarasari, Kecamatan Cipedes"
    assert satu["Diteruskan"].endswith("SP4N-LAPOR!; 10-06-2024 Inspektorat (APIP)")
    assert satu["No. SP4N-LAPOR!"] == "1234567"
    assert satu["Tanggapan pertama"]
    assert (satu["Selesai"], satu["Hasil"]) == ("", "")
    assert satu["Pelapor"] == "disamarkan"
    assert "Dadang" not in str(satu)


def test_who_gave_no_name_and_what_is_secret_or_grave_stay_so():
    PengaduanFactory()
    PengaduanFactory(pelapor=PelaporFactory(), anonim=True)
    PengaduanFactory(rahasia=True, kelurahan=WilayahFactory())
    gawat = {"terverifikasi": True, "berkadar": True, "kelas": "berkadar"}
    PengaduanFactory(**gawat, judul="Pungutan liar")
    tanpa, anonim, rahasia = baris()
    assert tanpa["Pelapor"] == anonim["Pelapor"] == "tanpa nama"
    assert tanpa["Tempat"] == ""
    assert (rahasia["Pokok aduan"], rahasia["Tempat"]) == ("(dirahasiakan)", "")
    (satu,) = baris(Peran.INSPEKTORAT)
    assert satu["Pokok aduan"] == "Pungutan liar"


def test_a_unit_reads_what_came_in_with_it_this_year(django_assert_num_queries):
    unit = UnitFactory()
    milik = PengaduanFactory.create_batch(2, unit=UnitFactory(induk=unit))
    PengaduanFactory(unit=unit, tanggal_terima=date(2023, 12, 29))
    PengaduanFactory()
    petugas = petugas_berperan(Peran.PPID_PEMBANTU, unit)
    assert petugas.penugasan_aktif
    with django_assert_num_queries(2):
        semua = list(register_pengaduan(petugas, unit, 2024).alir())
    assert [satu[0] for satu in semua] == [a.nomor for a in milik]
    with pytest.raises(TindakanTerlarang, match="Pilih satu unit"):
        register_pengaduan(petugas, None, 2024)


def test_it_comes_as_csv_xlsx_and_pdf_and_never_with_identity():
    PengaduanFactory(pelapor=PelaporFactory(nama="Dadang Suryana"))
    petugas = petugas_berperan(Peran.ADMIN_SP4N)
    register = register_pengaduan(petugas, None, 2024, identitas=True)
    assert not register.identitas
    for jenis in ("csv", "xlsx", "pdf"):
        jawab = kirim_register(register, jenis, pada=PADA)
        isi = b"".join(jawab)
        for tutup in jawab._resource_closers:  # close() would end the connection
            tutup()
        assert len(isi) < 100_000
        assert b"Dadang" not in isi
        nama = f'filename="register-pengaduan-kota-2024.{jenis}"'
        assert nama in jawab["Content-Disposition"]
