"""What the office is made of: units, regions, topics of all services, service channels."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains

from organisasi.kantor.direktori import cari_unit
from organisasi.kantor.peran import Peran
from organisasi.models import Isu, KanalLayanan, Unit, Wilayah
from organisasi.muat import muat_isu
from tests.data_bantu import baris
from tests.factories.organisasi import (
    IsuFactory,
    KanalLayananFactory,
    NamaUnitFactory,
    UnitFactory,
    WilayahFactory,
)
from tests.petugas import isian, masuk_sebagai

pytestmark = [pytest.mark.django_db, pytest.mark.sql]


HARI = date(2026, 5, 13)
PERAN = Unit.PeranPPID


@pytest.mark.parametrize(
    ("mulai", "sampai", "ada"),
    [
        (None, None, True),
        (date(2026, 5, 13), None, True),
        (date(2026, 5, 14), None, False),
        (None, date(2026, 5, 13), True),
        (None, date(2026, 5, 12), False),
    ],
)
def test_unit_exists_between_its_days(mulai, sampai, *, ada):
    UnitFactory(mulai=mulai, sampai=sampai)
    assert Unit.objects.berjalan(HARI).exists() is ada


def test_units_without_a_ppid_are_left_out():
    utama = UnitFactory(peran_ppid=PERAN.UTAMA)
    pembantu = UnitFactory(peran_ppid=PERAN.PEMBANTU)
    UnitFactory(peran_ppid=PERAN.TANPA)
    assert set(Unit.objects.ber_ppid()) == {utama, pembantu}


def test_tree_below_a_unit_has_three_levels():
    setda, lain = UnitFactory(), UnitFactory()
    bagian = UnitFactory(induk=setda)
    subbagian = UnitFactory(induk=bagian)
    di_bawah = Unit.objects.di_bawah
    assert set(di_bawah([setda.pk])) == {setda, bagian, subbagian}
    assert set(di_bawah([bagian.pk])) == {bagian, subbagian}
    assert set(di_bawah([subbagian.pk, lain.pk])) == {subbagian, lain}
    assert not di_bawah([])


def test_main_ppid_is_the_one_that_stands_today():
    UnitFactory(peran_ppid=PERAN.UTAMA, sampai=date(2025, 12, 31))
    with pytest.raises(Unit.DoesNotExist):
        Unit.objects.utama()
    kini = UnitFactory(peran_ppid=PERAN.UTAMA)
    assert Unit.objects.utama() == kini


@pytest.mark.parametrize(
    "teks", ["Kependudukan", "disdukcapil", "kependudkan", "surat pindah"]
)
def test_unit_is_found_by_name_abbreviation_typo_or_what_it_holds(teks):
    unit = UnitFactory(
        nama="Dinas Kependudukan dan Pencatatan Sipil",
        singkatan="Disdukcapil",
        menguasai="surat pindah, rekap penduduk",
    )
    UnitFactory(nama="Dinas Perhubungan")
    assert cari_unit(teks) == [unit]


@pytest.mark.parametrize(
    ("hari", "nama"),
    [
        (date(2016, 12, 31), "Dinas Baru"),
        (date(2017, 1, 1), "Dinas Lama"),
        (date(2020, 12, 31), "Dinas Lama"),
        (date(2021, 1, 1), "Dinas Baru"),
    ],
)
def test_unit_bears_the_name_of_the_day(hari, nama):
    unit = UnitFactory(nama="Dinas Baru")
    lama = NamaUnitFactory(unit=unit, nama="Dinas Lama")
    assert unit.nama_pada(hari) == nama
    assert str(lama) == "Dinas Lama (2017-01-01–2020-12-31)"


@pytest.mark.parametrize(
    ("pabrik", "kolom", "kendala"),
    [
        (UnitFactory, {"peran_ppid": PERAN.UTAMA}, "organisasi_unit_satu_ppid_utama"),
        (UnitFactory, {"pk": 7, "induk_id": 7}, "organisasi_unit_bukan_induk_sendiri"),
        (
            UnitFactory,
            {"mulai": date(2026, 1, 2), "sampai": date(2026, 1, 1)},
            "organisasi_unit_sampai_setelah_mulai",
        ),
        (
            NamaUnitFactory,
            {"mulai": date(2020, 1, 2), "sampai": date(2020, 1, 1)},
            "organisasi_namaunit_urut",
        ),
    ],
)
def test_what_a_unit_and_its_old_name_cannot_be(pabrik, kolom, kendala):
    UnitFactory(peran_ppid=PERAN.UTAMA)
    with pytest.raises(IntegrityError, match=kendala):
        pabrik(**kolom)


def test_unit_bears_one_name_at_a_time():
    unit = NamaUnitFactory().unit
    NamaUnitFactory(unit=unit, mulai=date(2021, 1, 1), sampai=date(2021, 12, 31))
    NamaUnitFactory()
    with pytest.raises(
        IntegrityError, match="organisasi_namaunit_tidak_tumpang_tindih"
    ):
        NamaUnitFactory(unit=unit, mulai=date(2020, 12, 31), sampai=date(2021, 1, 1))


# Regions: their levels, names and other spellings

TINGKAT = Wilayah.Tingkat


def test_two_kelurahan_of_one_name_may_lie_in_two_kecamatan():
    satu, dua = WilayahFactory(), WilayahFactory()
    WilayahFactory(nama="Sukajaya", tingkat=TINGKAT.KELURAHAN, induk=satu)
    WilayahFactory(nama="Sukajaya", tingkat=TINGKAT.KELURAHAN, induk=dua)
    with pytest.raises(IntegrityError, match="organisasi_wilayah_nama_unik_di_induk"):
        WilayahFactory(nama="Sukajaya", tingkat=TINGKAT.KELURAHAN, induk=dua)


def test_only_the_city_has_no_parent():
    with pytest.raises(IntegrityError, match="organisasi_wilayah_berinduk"):
        WilayahFactory(induk=None)


# Topics: two levels, kept by two roles, with codes of the others


def alamat(nama, *args):
    return reverse(f"admin:organisasi_isu_{nama}", args=args)


@pytest.mark.parametrize("peran", [Peran.PENGELOLA_PEMANGKU, Peran.ADMIN_TEKNIS])
def test_a_topic_is_added_with_its_codes_and_put_out_of_use(client, peran):
    masuk_sebagai(client, peran)
    kode = {"kode": "sampah", "nama": "Sampah", "kategori_pengaduan": "sampah, pohon"}
    client.post(alamat("add"), kode | {"aktif": "on"})
    isu = Isu.objects.get()
    assert isu.kategori_pengaduan == ["sampah", "pohon"]
    ubah = alamat("change", isu.pk)
    isi = isian(client.get(ubah))
    isi.pop("aktif")
    client.post(ubah, isi)
    isu.refresh_from_db()
    assert (isu.aktif, isu.edisi, str(isu)) == (False, 2, "Sampah")
    assert not Isu.objects.aktif().exists()
    assert client.post(alamat("delete", isu.pk)).status_code == 403


def test_what_is_wrong_is_said_in_words(client):
    masuk_sebagai(client, Peran.PENGELOLA_PEMANGKU)
    anak = IsuFactory(induk=IsuFactory())
    jawab = client.post(
        alamat("add"), {"kode": "Air Bersih", "nama": "Air", "induk": anak.pk}
    )
    assertContains(jawab, "Huruf kecil, angka, dan tanda hubung.")
    assert "induk" in jawab.context["adminform"].form.errors
    assert Isu.objects.count() == 2


def test_there_are_two_levels(client):
    atas = IsuFactory()
    anak = IsuFactory(induk=atas)
    for isu, induk, sebab in (
        (IsuFactory(), anak, "punya induk"),
        (atas, IsuFactory(), "di bawahnya"),
        (atas, atas, "dirinya"),
    ):
        isu.induk = induk
        with pytest.raises(ValidationError, match=sebab):
            isu.full_clean()
    Isu(kode="baru", nama="Baru", induk=Isu.objects.get(pk=atas.pk)).full_clean()
    with (
        pytest.raises(IntegrityError, match="organisasi_isu_bukan_induk_sendiri"),
        transaction.atomic(),
    ):
        Isu.objects.filter(pk=atas.pk).update(induk=atas.pk)


def test_the_files_load_once_and_name_only_codes_the_product_ships():
    kini = timezone.now()
    assert (muat_isu(pada=kini), muat_isu(pada=kini)) == (19, 0)
    assert Isu.objects.get(kode="sampah").induk.kode == "lingkungan"
    for isu in Isu.objects.all():
        isu.full_clean()
    ada = {b["kode"] for b in baris("kategori")}
    assert {kode for isu in Isu.objects.all() for kode in isu.kategori_pengaduan} <= ada


# Service channels and their numbers

JENIS = KanalLayanan.Jenis


def test_emergency_numbers_come_with_112_first():
    polisi = KanalLayananFactory(jenis=JENIS.DARURAT, nomor="110", urut=20)
    utama = KanalLayananFactory(jenis=JENIS.DARURAT, nomor="112", urut=1)
    KanalLayananFactory(jenis=JENIS.DARURAT, web="darurat.contoh.invalid")
    pln = KanalLayananFactory(jenis=JENIS.UTILITAS, nomor="123")
    assert list(KanalLayanan.objects.darurat()) == [utama, polisi]
    assert set(KanalLayanan.objects.bernomor()) == {polisi, utama, pln}


@pytest.mark.parametrize(
    ("kolom", "nilai", "sifat", "harap"),
    [
        ("nomor", "112", "tel", "112"),
        ("nomor", "(0265) 331-234", "tel", "0265331234"),
        ("nomor", "+62 812 3456", "tel", "+628123456"),
        ("nomor", "1500-400 (PLN)", "tel", "1500400"),
        ("nomor", "", "tel", ""),
        ("web", "", "alamat_web", ""),
        ("web", "lapor.go.id", "alamat_web", "https://lapor.go.id"),
        ("web", "https://lapor.go.id", "alamat_web", "https://lapor.go.id"),
        ("web", "http://lama.go.id", "alamat_web", "http://lama.go.id"),
        ("nama", "SMS LAPOR!", "skema", "sms"),
        ("nama", "Ambulans", "skema", "tel"),
        ("nama", "SP4N-LAPOR!", "__str__", "SP4N-LAPOR!"),
        ("terhubung", "", "daftar_terhubung", []),
        ("terhubung", "Polisi, , ,Damkar", "daftar_terhubung", ["Polisi", "Damkar"]),
    ],
)
def test_what_a_channel_makes_of_what_was_entered(kolom, nilai, sifat, harap):
    hasil = getattr(KanalLayananFactory.build(**{kolom: nilai}), sifat)
    assert (hasil() if callable(hasil) else hasil) == harap
