"""Loading the office's seed data, once and again."""

from datetime import UTC, date, datetime

import pytest
from django.core.management import CommandError, call_command

from organisasi.models import (
    DasarHukum,
    Halaman,
    HariLibur,
    Jejak,
    KanalLayanan,
    Pengaturan,
    Unit,
)
from organisasi.muat import (
    DataAwalRusak,
    baca_csv,
    baca_halaman,
    muat_kantor,
    muat_libur,
    muat_pengaturan,
    muat_unit,
    muat_wilayah,
)
from organisasi.waktu.tenggat import batas_kini
from tests.data_bantu import HITUNGAN, SEMUA_HALAMAN
from tests.factories.organisasi import HariLiburFactory, UnitFactory

pytestmark = pytest.mark.django_db
PADA = datetime(2026, 11, 24, 3, tzinfo=UTC)
KEPALA_LIBUR = "tanggal,nama,jenis,dasar,keterangan\n"


@pytest.fixture
def tulis(tmp_path):
    def _tulis(isi, nama="data.csv"):
        berkas = tmp_path / nama
        berkas.write_bytes(isi.encode() if isinstance(isi, str) else isi)
        return berkas

    return _tulis


def test_the_office_is_loaded_once_and_is_the_city():
    hasil = muat_kantor(pada=PADA)
    assert hasil == {
        "wilayah": HITUNGAN["wilayah"],
        "unit": HITUNGAN["unit"],
        "isu": HITUNGAN["isu"],
        "hari libur": HITUNGAN["hari_libur"],
        "batas waktu": HITUNGAN["batas_waktu"],
        "dasar hukum": HITUNGAN["dasar_hukum"],
        "kanal layanan": HITUNGAN["kanal_layanan"],
        "halaman": len(SEMUA_HALAMAN),
        "pengaturan": 1,
    }
    cipedes = Unit.objects.get(kode="KEC-CIPEDES")
    assert cipedes.bawahan.count() == 4
    assert str(cipedes.wilayah) == "Kecamatan Cipedes"
    assert Unit.objects.utama().kode == "DISKOMINFO"
    assert Unit.objects.ber_ppid().count() == 36
    assert Pengaturan.objects.kini().atasan_ppid == Unit.objects.get(kode="SETDA")
    assert KanalLayanan.objects.darurat().first().nomor == "112"
    assert batas_kini("permohonan.jawab", date(2026, 1, 2)).nilai == 10
    assert (
        DasarHukum.objects.get(kode="Perki 1/2010").diganti_oleh.kode == "Perki 1/2021"
    )
    assert HariLibur.objects.kalender().alasan_libur(date(2026, 8, 17))
    assert "<h2>" in Halaman.objects.get(slug="privasi").isi_html
    # Once more it changes nothing, and what staff changed or deleted stays so.
    jejak = Jejak.objects.count()
    Unit.objects.filter(kode="DISKOMINFO").update(nama="Nama dari petugas", edisi=2)
    Halaman.objects.filter(slug="privasi").delete()
    HariLibur.objects.filter(tanggal="2027-12-26").update(tanggal="2027-12-27")
    assert set(muat_kantor(pada=PADA).values()) == {0}
    assert Jejak.objects.count() == jejak
    assert Unit.objects.get(kode="DISKOMINFO").nama == "Nama dari petugas"
    assert not Halaman.objects.filter(slug="privasi").exists()
    assert not HariLibur.objects.filter(tanggal="2027-12-26").exists()


def test_load_names_its_rows_in_the_trail(tulis):
    muat_libur(
        pada=PADA, berkas=tulis(KEPALA_LIBUR + "2030-01-01,Tahun Baru,lokal,,\n")
    )
    jejak = Jejak.objects.get()
    assert (jejak.tindakan, jejak.objek_jenis) == ("muat", "organisasi.harilibur")
    assert jejak.sesudah == {"kunci": ["2030-01-01"]}
    assert jejak.pada == PADA


def test_row_that_staff_entered_first_is_left_alone(tulis):
    HariLiburFactory(tanggal=date(2030, 1, 1), nama="Dari petugas")
    baru = muat_libur(
        pada=PADA,
        berkas=tulis(KEPALA_LIBUR + "2030-01-01,A,lokal,,\n2030-01-02,B,lokal,,\n"),
    )
    assert baru == 1
    assert HariLibur.objects.get(tanggal="2030-01-01").nama == "Dari petugas"


def test_unit_finds_another_address_when_its_own_is_taken(tulis):
    UnitFactory(kode="LAIN", slug="dinas-baru")
    berkas = tulis(
        "kode,slug,nama,singkatan,jenis,bentuk,induk,wilayah_kode,peran_ppid,tugas,"
        "alamat,situs,keyakinan,sumber\n"
        "DIN-2,dinas-baru,Dinas Baru,,opd,dinas,,,pembantu,,,,,\n"
        "BIDANG,bidang,Bidang,,opd,bagian,DIN-2,,tanpa,,,,,\n"
    )
    baru = muat_unit(pada=PADA, berkas=berkas)
    assert baru == 2
    assert Unit.objects.get(kode="DIN-2").slug == "din-2"
    assert Unit.objects.get(kode="BIDANG").induk.kode == "DIN-2"


def test_settings_that_exist_are_kept():
    Pengaturan(nama_kota="Kota Lain").save()
    assert muat_pengaturan() == 0
    assert Pengaturan.objects.kini().nama_kota == "Kota Lain"


@pytest.mark.parametrize(
    ("isi", "pesan"),
    [
        ("2030-13-01,A,lokal,,\n", "data.csv baris 2: tanggal bukan tanggal"),
        ("2030-01-01,A,entah,,\n", "data.csv baris 2: jenis:"),
        ("2030-01-01,A,lokal,,,lebih\n", "data.csv baris 2: sel lebih banyak"),
        (
            "2030-01-01,A,lokal,,\n2030-01-01,B,lokal,,\n",
            "data.csv baris 3: “2030-01-01” sudah ada",
        ),
        ("2030-01-01,A,lokal,,\n2030-01-02,,lokal,,\n", "baris 3: nama"),
    ],
)
def test_bad_row_is_named_and_nothing_is_loaded(tulis, isi, pesan):
    berkas = tulis(KEPALA_LIBUR + isi)
    with pytest.raises(DataAwalRusak, match=pesan):
        muat_libur(pada=PADA, berkas=berkas)
    assert not HariLibur.objects.exists()
    assert not Jejak.objects.exists()


@pytest.mark.parametrize(
    ("isi", "pesan"),
    [
        ("nama\nA\n", "data.csv baris 2: kolom “kode” tidak ada"),
        ("kode,nama\n1,A\n", "data.csv baris 2: tingkat: "),
        (b"kode\n\xff\xfe\n", "tidak terbaca sebagai CSV"),
        ('kode\n"buka\n', "tidak terbaca sebagai CSV"),
    ],
)
def test_file_of_another_kind_is_refused_in_words(tulis, isi, pesan):
    with pytest.raises(DataAwalRusak, match=pesan):
        muat_wilayah(pada=PADA, berkas=tulis(isi))


def test_unknown_parent_is_refused(tulis):
    berkas = tulis("kode,nama,tingkat,induk\n99.01,A,kecamatan,99\n")
    with pytest.raises(DataAwalRusak, match="baris 2: induk tidak dikenal: 99"):
        muat_wilayah(pada=PADA, berkas=berkas)


@pytest.mark.parametrize(
    ("kolom", "baca"), [("angka", "bilangan"), ("hari", "tanggal"), ("pasti", "ya")]
)
def test_cell_of_the_wrong_kind_is_refused(tulis, kolom, baca):
    (baris,) = baca_csv(tulis("angka,hari,pasti,kosong\nsatu,besok,mungkin,\n"))
    with pytest.raises(DataAwalRusak, match=f"baris 2: {kolom}"):
        getattr(baris, baca)(kolom)
    assert baris.bila_ada("kosong", baris.bilangan) is None


def test_page_without_its_front_lines_is_refused(tulis):
    with pytest.raises(DataAwalRusak, match=r"x\.md: baris kepala tidak lengkap"):
        baca_halaman(tulis("judul: X\n\nIsi.", "x.md"))


def test_command_loads_one_year_of_holidays(tulis, capsys):
    berkas = tulis(KEPALA_LIBUR + "2030-01-01,Tahun Baru,libur_nasional,SKB,\n")
    call_command("muat_data", hanya="libur", berkas=berkas)
    call_command("muat_data", hanya="libur", berkas=berkas)
    assert capsys.readouterr().out.splitlines() == ["libur: 1 baru", "libur: 0 baru"]
    assert HariLibur.objects.get().nama == "Tahun Baru"


def test_command_tells_what_is_wrong_in_one_sentence(tmp_path):
    with pytest.raises(CommandError, match="tidak ada"):
        call_command("muat_data", hanya="libur", berkas=tmp_path / "hilang.csv")
