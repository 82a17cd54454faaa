"""Which unit is proposed, why, and which other bodies are named."""

import pytest

from informasi.models import Kosakata, RujukanPermohonan
from informasi.pencarian.daftar import informasi_cocok, kata_kunci
from informasi.rujukan.usulan_unit import penjawab_unit, usulkan_unit
from organisasi.basis_data.versi import kosongkan
from organisasi.kantor.direktori import lembaga_disebut, lembaga_menurut_kode
from organisasi.models import KanalLayanan, PeranPPID, Unit
from tests.factories.informasi import DokumenFactory, RujukanFactory
from tests.factories.organisasi import KanalLayananFactory, UnitFactory

pytestmark = pytest.mark.django_db
J = KanalLayanan.Jenis


def unit(nama, **lain):
    return UnitFactory(**{"nama": nama, "peran_ppid": PeranPPID.PEMBANTU, **lain})


def usulan(teks):
    return {u.nama: alasan for u, alasan in usulkan_unit(teks)}


def terbit(judul, **lain):
    DokumenFactory(judul=judul, ringkasan="", **lain)
    Kosakata.objects.susun_ulang()


def test_words_that_any_request_has_say_nothing():
    teks = (
        "Saya ingin meminta salinan data rekap penduduk tahun 2023 di Kota Tasikmalaya"
    )
    assert kata_kunci(teks) == ["rekap", "penduduk"]


def test_entries_with_all_words_or_two_that_say_something_fit():
    for judul in (
        "Rekap penduduk menurut kelurahan",
        "Penduduk miskin menurut kelurahan",
        "Nama kelurahan di kecamatan Kawalu",
        "Jadwal vaksin",
    ):
        terbit(judul)
    semua = informasi_cocok("rekap penduduk")
    longgar = informasi_cocok("pertambahan penduduk kelurahan kecamatan")
    assert [d.judul for d in semua] == ["Rekap penduduk menurut kelurahan"]
    assert {d.judul for d in longgar} == {
        "Rekap penduduk menurut kelurahan",
        "Penduduk miskin menurut kelurahan",
    }


@pytest.mark.parametrize("teks", ["", "saya ingin meminta data", "xqzwv"])
def test_a_text_without_known_words_fits_nothing(teks):
    terbit("Rekap penduduk")
    assert informasi_cocok(teks) == []


def test_a_unit_that_is_named_is_proposed_first():
    unit("Dinas Pekerjaan Umum Kota Tasikmalaya", menguasai="jalan rusak, irigasi")
    unit("Kecamatan Cipedes")
    hasil = usulan("Perbaikan jalan rusak di Kecamatan Cipedes.")
    assert list(hasil) == ["Kecamatan Cipedes", "Dinas Pekerjaan Umum Kota Tasikmalaya"]
    assert hasil["Kecamatan Cipedes"] == "Anda menyebut Kecamatan Cipedes."
    assert hasil["Dinas Pekerjaan Umum Kota Tasikmalaya"] == "Memegang “jalan rusak”."


def test_a_unit_is_named_without_the_city_and_by_its_abbreviation():
    unit("Dinas Kesehatan Kota Tasikmalaya", singkatan="Dinkes")
    assert usulan("laporan dinas kesehatan") == usulan("laporan DINKES tahun ini")
    assert usulan("laporan kesehatan") == {}


def test_a_unit_whose_catalogue_fits_is_proposed_with_the_count():
    capil = unit("Disdukcapil")
    terbit("Rekap penduduk 2022", unit=capil)
    terbit("Rekap penduduk 2023", unit=capil)
    assert usulan("rekap penduduk") == {
        "Disdukcapil": "2 informasi yang cocok ada di daftarnya."
    }


def test_requests_like_it_lead_where_the_last_ones_were_accepted():
    dulu, kini, tolak = unit("Lama"), unit("Baru"), unit("Menolak")
    for ke in (dulu, tolak):
        RujukanFactory(ke_unit=ke, berkas__rincian="Retribusi parkir tepi jalan")
    terima(dulu)
    RujukanFactory(
        ke_unit=kini, berkas__rincian="Yang lain", bagian="retribusi parkir pasar"
    )
    terima(kini)
    hasil = usulan("Berapa retribusi parkir di pasar?")
    assert set(hasil) == {"Lama", "Baru"}
    assert hasil["Lama"] == "Permohonan serupa pernah dirujuk ke sana."
    assert usulan("parkir saja") == {}


def terima(ke):
    """As the receiver's act leaves it; the act itself is tried elsewhere."""
    RujukanPermohonan.objects.filter(ke_unit=ke).update(
        status=RujukanPermohonan.Status.DITERIMA
    )


def test_a_unit_without_ppid_is_answered_for_by_the_one_above():
    kecamatan = unit("Kecamatan Cipedes")
    kelurahan = unit(
        "Kelurahan Nagarasari", peran_ppid=PeranPPID.TANPA, induk=kecamatan
    )
    lepas = unit("Yayasan lepas", peran_ppid=PeranPPID.TANPA)
    assert usulan("arsip Kelurahan Nagarasari") == {
        "Kecamatan Cipedes": "Anda menyebut Kelurahan Nagarasari."
    }
    assert usulan("arsip yayasan lepas") == {}
    assert penjawab_unit()[kelurahan.pk] == kecamatan
    assert lepas.pk not in penjawab_unit()


def test_a_loop_in_the_tree_hangs_nothing():
    a = unit("A", peran_ppid=PeranPPID.TANPA)
    b = unit("B", peran_ppid=PeranPPID.TANPA, induk=a)
    Unit.objects.filter(pk=a.pk).update(induk=b)
    assert a.pk not in penjawab_unit()


def test_a_unit_that_has_ended_is_not_proposed():
    lama = unit("Dinas Pasar", menguasai="kios pasar")
    Unit.objects.filter(pk=lama.pk).update(sampai="2020-01-01")
    assert usulan("sewa kios pasar") == {}


def test_at_most_three_are_proposed():
    for ke in range(5):
        unit(f"Dinas {ke}", menguasai="retribusi")
    assert len(usulkan_unit("retribusi")) == 3


def kanal(**lain):
    KanalLayananFactory(lingkup="nasional", **lain)
    kosongkan()


@pytest.mark.parametrize(
    ("teks", "kode"),
    [
        ("tagihan PLN saya", ["123"]),
        ("listrik padam sejak pagi", ["123"]),
        ("laporan polisi tentang kecelakaan", ["110"]),
        ("air dari PDAM", ["pdam"]),
        ("tarif Tirta Sukapura", ["pdam"]),
        ("tarif lampu jalan", []),
        ("plnikah", []),
    ],
)
def test_bodies_that_are_not_the_citys_are_named(teks, kode):
    kanal(
        kode="123",
        nama="PLN",
        jenis=J.UTILITAS,
        cocok_untuk="listrik padam, meteran, tagihan",
    )
    kanal(kode="110", nama="Polri", jenis=J.DARURAT)
    kanal(kode="pdam", nama="Perumda Air Minum", jenis=J.UTILITAS)
    kanal(kode="lapor", nama="LAPOR", jenis=J.PENGADUAN)
    KanalLayananFactory(kode="bpbd", nama="BPBD", jenis=J.DARURAT, lingkup="kota")
    kosongkan()
    disebut = lembaga_disebut(teks)
    assert [k.kode for k in disebut] == kode
    assert lembaga_menurut_kode([*kode, "hilang"]) == disebut


def test_the_citys_own_channels_and_those_for_complaints_are_not_named():
    KanalLayananFactory(kode="bpbd", nama="BPBD", jenis=J.DARURAT, lingkup="kota")
    kanal(kode="lapor", nama="LAPOR", jenis=J.PENGADUAN)
    assert lembaga_disebut("BPBD dan LAPOR") == []
