"""Which unit is proposed, why, and which other bodies are named."""

import pytest

from informasi.models import Kosakata, RujukanPermohonan
from informasi.pencarian.daftar import informasi_cocok, kata_kunci
from informasi.rujukan.usulan_unit import penjawab_unit, usulkan_unit
from organisasi.models import PeranPPID, Unit
from tests.factories.informasi import DokumenFactory, RujukanFactory
from tests.factories.organisasi import UnitFactory

pytestmark = pytest.mark.django_db


def unit(nama, **lain):
    return UnitFactory(**{"nama": nama, "peran_ppid": PeranPPID.PEMBANTU, **lain})


def usulan(teks):
    return {u.nama: alasan for u, alasan in usulkan_unit(teks)}


def terbit(judul, **lain):
    DokumenFactory(judul=judul, ringkasan="", **lain)
    Kosakata.objects.susun_ulang()


def test_words_that_any_request_has_say_nothing():
    biasa = "Saya ingin meminta salinan data {} tahun 2023 di Kota Tasikmalaya"
    assert kata_kunci(biasa.format("rekap penduduk")) == ["rekap", "penduduk"]


def test_entries_with_all_words_or_two_that_say_something_fit():
    rekap, miskin, *lain = (
        "Rekap penduduk menurut kelurahan",
        "Penduduk miskin menurut kelurahan",
        "Nama kelurahan di kecamatan Kawalu",
        "Jadwal vaksin",
    )
    for judul in (rekap, miskin, *lain):
        terbit(judul)
    for teks, cocok in (
        ("rekap penduduk", {rekap}),
        ("pertambahan penduduk kelurahan kecamatan", {rekap, miskin}),
        ("", set()),
        ("saya ingin meminta data", set()),
        ("xqzwv", set()),
    ):
        assert {d.judul for d in informasi_cocok(teks)} == cocok


def test_a_unit_that_is_named_is_proposed_first():
    unit(
        "Dinas Pekerjaan Umum Kota Tasikmalaya",
        singkatan="PUTR",
        menguasai="jalan rusak, irigasi",
    )
    unit("Kecamatan Cipedes")
    assert list(usulan("Perbaikan jalan rusak di Kecamatan Cipedes.").items()) == [
        ("Kecamatan Cipedes", "Anda menyebut Kecamatan Cipedes."),
        ("Dinas Pekerjaan Umum Kota Tasikmalaya", "Mengurus “jalan rusak”."),
    ]
    # It is named without the city, and by its abbreviation.
    assert usulan("laporan dinas pekerjaan umum") == usulan("laporan PUTR tahun ini")
    assert usulan("laporan pekerjaan") == {}
    # What it does weighs more than titles that have the word, too.
    unit("Dinas Pendidikan", kode="DISDIK")
    for ke in range(3):
        terbit(f"Anggaran {ke}, sekolah", unit=unit("Kecamatan Tawang"))
    assert next(iter(usulan("anggaran sekolah"))) == "Dinas Pendidikan"


def test_a_unit_whose_catalogue_fits_is_proposed_with_the_count():
    capil = unit("Disdukcapil")
    terbit("Rekap penduduk 2022", unit=capil)
    terbit("Rekap penduduk 2023", unit=capil)
    assert usulan("rekap penduduk") == {
        "Disdukcapil": "2 informasi yang cocok ada di daftarnya."
    }


def test_requests_like_it_lead_where_the_last_ones_were_accepted():
    for nama, diterima, isi in (
        ("Lama", True, {"berkas__rincian": "Retribusi parkir tepi jalan"}),
        ("Menolak", False, {"berkas__rincian": "Retribusi parkir tepi jalan"}),
        ("Baru", True, {"bagian": "retribusi parkir pasar"}),
    ):
        status = RujukanPermohonan.Status.DITERIMA if diterima else "diajukan"
        RujukanFactory(ke_unit=unit(nama), status=status, **isi)
    hasil = usulan("Berapa retribusi parkir di pasar?")
    assert set(hasil) == {"Lama", "Baru"}
    assert hasil["Lama"] == "Permohonan serupa pernah dirujuk ke sana."
    assert usulan("parkir saja") == {}


def test_a_unit_without_ppid_is_answered_for_by_the_one_above():
    kecamatan, tanpa = unit("Kecamatan Cipedes"), {"peran_ppid": PeranPPID.TANPA}
    kelurahan = unit("Kelurahan Nagarasari", induk=kecamatan, **tanpa)
    lepas = unit("Yayasan lepas", **tanpa)
    assert usulan("arsip Kelurahan Nagarasari") == {
        "Kecamatan Cipedes": "Anda menyebut Kelurahan Nagarasari."
    }
    assert usulan("arsip yayasan lepas") == {}
    assert penjawab_unit()[kelurahan.pk] == kecamatan
    assert lepas.pk not in penjawab_unit()
    # A loop in the tree hangs nothing.
    lepas.induk = unit("B", induk=lepas, **tanpa)
    lepas.save()
    assert lepas.pk not in penjawab_unit()


def test_at_most_three_that_still_exist_are_proposed():
    for ke in range(5):
        unit(f"Dinas {ke}", menguasai="retribusi")
    assert len(usulkan_unit("retribusi")) == 3
    Unit.objects.update(sampai="2020-01-01")
    assert usulan("retribusi") == {}
