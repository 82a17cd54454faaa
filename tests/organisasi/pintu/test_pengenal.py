"""Which doors a text asks for, in the words and the spelling of citizens."""

import csv

import pytest

from organisasi.basis_data.versi import kosongkan
from organisasi.kantor.direktori import lembaga_menurut_kode
from organisasi.models import KanalLayanan, NamaUnit, Pengaturan
from organisasi.pintu.pengenal import FOLDER, kenali, lembaga_disebut, pengenal
from tests.factories.organisasi import KanalLayananFactory, UnitFactory

pytestmark = pytest.mark.django_db
J = KanalLayanan.Jenis


def pertama(teks):
    semua = kenali(teks).pintu
    return f"{semua[0].jenis}:{semua[0].kode}" if semua else ""


@pytest.mark.parametrize(
    ("teks", "pintu"),
    [
        # The longest words that fit count, in any order and with others between.
        ("lampu jalan mati", "kategori:penerangan"),
        ("mati lampu", "kanal:123"),
        ("ular besar masuk ke rumah", "kategori:bencana"),
        ("pohon di sebelah rumah saya dan pohon tetangga", "kategori:pohon"),
        # Affixes, slips of the thumb, short spellings, Sundanese.
        ("menyampah", "kategori:sampah"),
        ("ktpnya ilang", "tanya:ktp-hilang"),
        ("korpusi", "kategori:pegawai-pungli"),
        ("bnjir", "kategori:drainase"),
        ("selokn mampet", "kategori:drainase"),
        ("smpah", "kategori:sampah"),
        ("caah", "kategori:drainase"),
        # Another word of the same length is not a slip, nor is a number.
        ("katy", ""),
        ("duka", ""),
        ("gang1", ""),
        ("kota data naon nu tasikmalaya 2024", ""),
    ],
)
def test_a_text_leads_to_its_door(teks, pintu):
    assert pertama(teks) == pintu


def test_what_a_text_says_and_what_nobody_knows():
    hasil = kenali("Data banjir di kota xqzwv tahun 2024, naon?")
    assert (hasil.kata, hasil.asing) == ({"banjir", "xqzwv"}, {"xqzwv"})
    assert hasil.kode("kategori") == ["drainase"]


def test_what_the_office_calls_the_same_leads_to_the_same():
    Pengaturan.objects.create(sinonim="pju; obor kota\nxa; xb")
    kosongkan()
    assert pertama("obor kota padam") == "kategori:penerangan"
    assert pertama("xa") == ""


def test_units_are_known_by_their_names_old_ones_and_what_they_keep():
    kota = UnitFactory(kode="X", nama="Dinas Xa Kota Tasikmalaya", singkatan="Dixa")
    masa = {"mulai": "2010-01-01", "sampai": "2020-01-01"}
    NamaUnit.objects.create(unit=kota, nama="Dinas Xb", singkatan="Dixb", **masa)
    UnitFactory(kode="K", nama="Kelurahan Wqxz", jenis="kelurahan", menguasai="buku zq")
    kosongkan()
    for teks, kode in (
        ("alamat dinas xa", "X"),
        ("dixa", "X"),
        ("dinas xb", "X"),
        ("dixb", "X"),
        ("wqxz", "K"),
        ("buku zq", "K"),
    ):
        assert pertama(teks) == f"unit:{kode}"


def test_bodies_that_are_not_the_citys_are_named():
    for kode, nama, jenis, lain in (
        ("123", "PLN", J.UTILITAS, {"cocok_untuk": "listrik padam, meteran, tagihan"}),
        ("110", "Polri", J.DARURAT, {}),
        ("pdam", "Perumda Air Minum", J.UTILITAS, {}),
        # The city's own, and those for complaints, are not named.
        ("lapor", "LAPOR", J.PENGADUAN, {}),
        ("bpbd", "BPBD", J.DARURAT, {"lingkup": "kota"}),
    ):
        isi = {"lingkup": "nasional"} | lain
        KanalLayananFactory(kode=kode, nama=nama, jenis=jenis, **isi)
    kosongkan()
    for teks, kode in (
        ("tagihan PLN saya", ["123"]),
        ("listrik padam sejak pagi", ["123"]),
        ("laporan polisi tentang kecelakaan", ["110"]),
        ("air dari PDAM", ["pdam"]),
        ("tarif Tirta Sukapura", ["pdam"]),
        ("tarif lampu jalan", []),
        ("plnikah", []),
        ("BPBD dan LAPOR", []),
    ):
        disebut = lembaga_disebut(kenali(teks))
        assert [k.kode for k in disebut] == kode, teks
        assert lembaga_menurut_kode([*kode, "hilang"]) == disebut


def test_the_lists_name_what_there_is():
    """Units, channels and categories as the first start knows them; no word twice."""
    berkas = {"unit": "unit", "kanal": "kanal_layanan"}
    ada = {
        j: {r["kode"] for r in _baris(FOLDER / f"{b}.csv")} for j, b in berkas.items()
    }
    ada["kategori"] = {
        r["kode"] for r in _baris(FOLDER.parents[1] / "pengaduan/data/kategori.csv")
    }
    for baris in _baris(FOLDER / "pintu.csv"):
        for jenis, _, kode in (p.partition(":") for p in baris["pintu"].split()):
            assert jenis in {*ada, "tanya", "halaman"}
            assert kode in ada.get(jenis, {kode}), baris
        kata = [k.strip() for k in baris["kata"].split(";")]
        assert len(kata) == len(set(kata)), baris["topik"]
    tulisan = [t for r in _baris(FOLDER / "ejaan.csv") for t in r["tulisan"].split()]
    assert len(tulisan) == len(set(tulisan))
    assert pengenal().kata


def _baris(berkas):
    return list(csv.DictReader(berkas.read_text(encoding="utf-8").splitlines()))
