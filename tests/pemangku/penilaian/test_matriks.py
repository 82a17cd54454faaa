"""PK-47: the matrix as a page; PK-45: which kelurahan are covered."""

from datetime import timedelta

import pytest
from pytest_django.asserts import assertContains

from organisasi.kantor.peran import Peran
from organisasi.kertas.dokumen import Pencetak
from organisasi.models import Wilayah
from pemangku.penilaian.admin import gambar_nilai
from pemangku.penilaian.models import cakupan_kelurahan
from tests.factories import pemangku as f
from tests.factories.kunjungan import PenilaianFactory, PenilaianSahFactory
from tests.factories.organisasi import PetugasFactory, UnitFactory
from tests.pemangku.meja_register import HARI, PADA, alamat, kueri, lembaga
from tests.petugas import masuk, petugas_berperan

pytestmark = pytest.mark.django_db
SETAHUN = timedelta(days=366)


def nilai(pemangku, **isi):
    return PenilaianSahFactory(pemangku=pemangku, **isi)


def gambar(kantor, **lain):
    return gambar_nilai(kantor.pengelola, hari=HARI, **lain)


def nama(baris):
    """The name without the number behind it."""
    return baris[1].rpartition(" (")[0]


def test_pk_47_who_is_not_assessed_is_counted_below(client, kantor):
    for ke in range(10):
        p = lembaga(kantor, f"Lembaga {ke}")
        nilai(p, pengaruh=ke % 5 + 1, kepentingan=4)
    lembaga(kantor, "Belum")
    # What is not approved is not assessed.
    PenilaianFactory(pemangku=lembaga(kantor, "Draf"))
    masuk(client, kantor.pengelola)
    halaman = client.halaman(alamat("matriks")).content.decode()
    assert "2 belum dinilai." in halaman
    # Five points, two at each, and no number beside them.
    assert halaman.count(">2</text>") == 5
    assert ">3</text>" not in halaman
    kalimat = "10 pemangku digambar: Libatkan erat 4, Kabari rutin 6; 2 belum dinilai"
    assert kalimat in halaman
    # The table says the same, the most important first.
    bidang = [k for k in ("Libatkan erat", "Kabari rutin") for _ in range(10)]
    isi = gambar(kantor).baris
    assert [b[0] for b in isi] == [*bidang[:4], *bidang[10:16]]
    assert isi[0][2:] == ("4", "4", "4 Juni 2024")


def test_pk_47_a_kecamatan_filters_and_the_axes_stay(kantor):
    nilai(lembaga(kantor, "Di Cipedes"))
    nilai(lembaga(kantor, "Di Tawang", wilayah=kantor.kelurahan_lain))
    lembaga(kantor, "Belum di Tawang", wilayah=kantor.kelurahan_lain)
    tawang = Wilayah.objects.get(kode="32.78.03")
    semua, satu = gambar(kantor), gambar(kantor, kecamatan=tawang)
    assert [nama(b) for b in satu.baris] == ["Di Tawang"]
    assert "1 belum dinilai." in satu.catatan
    assert (semua.lebar, semua.tinggi) == (satu.lebar, satu.tinggi)
    assert "Kecamatan Tawang" in satu.judul


def test_what_is_old_is_hollow_and_says_so_and_persons_do_not_count(kantor):
    nilai(lembaga(kantor), dinilai_pada=PADA - SETAHUN)
    nilai(f.PeroranganFactory(pengelola=kantor.cipedes))  # PK-48
    satu = gambar(kantor)
    assert [b[4] for b in satu.baris] == ["4 Juni 2023, perlu dinilai ulang"]
    assert 'class="g-biasa g-rongga"' in satu.svg().partition("LPM Nagarasari")[2]
    assert "0 belum dinilai." in satu.catatan


def test_an_operator_sees_the_matrix_of_his_own_and_the_field_all(client, kantor):
    nilai(lembaga(kantor, "Milik Cipedes"))
    luar = lembaga(kantor, "Milik Tawang", pengelola=kantor.tawang)
    luar.meliputi.add(kantor.kelurahan)
    nilai(luar)
    masuk(client, kantor.operator)
    baris = client.get(alamat("matriks")).context["gambar"].baris
    assert [nama(b) for b in baris] == ["Milik Cipedes"]
    assertContains(client.get(alamat("changelist")), alamat("matriks"))
    lapangan = petugas_berperan(Peran.PETUGAS_LAPANGAN)
    assert len(gambar_nilai(lapangan, hari=HARI).baris) == 2


def test_it_costs_the_same_for_one_and_for_more(client, kantor):
    nilai(lembaga(kantor))
    masuk(client, kantor.pengelola)
    satu = kueri(client, alamat("matriks"))
    for ke in range(2):
        nilai(lembaga(kantor, f"Lembaga {ke}"))
    assert kueri(client, alamat("matriks")) == satu


# Which kelurahan somebody outside the office reaches: what the indicator counts (PK-45)


def luar(**lain):
    return f.PemangkuFactory(**{"berlaku_sampai": HARI, **lain})


def isi():
    """Of each kelurahan how many are fresh there."""
    semua = cakupan_kelurahan(HARI).values()
    return {k.nama: segar for baris in semua for k, segar in baris}


def test_pk_45_who_is_fresh_counts_where_he_is_and_where_he_reaches(kantor):
    assert isi() == {"Nagarasari": 0, "Lengkongsari": 0}
    luar(wilayah=kantor.kelurahan, berlaku_sampai=HARI - timedelta(days=1))
    luar(wilayah=kantor.kelurahan, berlaku_sampai=None)
    luar().meliputi.add(kantor.kelurahan)
    assert isi() == {"Nagarasari": 1, "Lengkongsari": 0}


def test_pk_45_who_covers_the_city_or_belongs_to_it_does_not_count(kantor):
    kota = Wilayah.objects.get(kode="32.78")
    for tempat in (kota, kantor.kelurahan.induk):
        luar(wilayah=tempat).meliputi.add(tempat)
    luar(wilayah=kantor.kelurahan, jenis__internal=True)
    luar(wilayah=kantor.kelurahan, status="nonaktif")
    assert set(isi().values()) == {0}
    Wilayah.objects.filter(kode="32.78.03").update(aktif=False)
    assert set(isi()) == {"Nagarasari"}


def test_a_paper_stands_under_the_officers_unit_or_that_of_the_ppid(kantor):
    utama = UnitFactory(peran_ppid="utama")
    assert Pencetak.dari(kantor.operator, PADA).unit == kantor.cipedes
    assert Pencetak.dari(PetugasFactory(), PADA).unit == utama
