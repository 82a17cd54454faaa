"""Stale data show themselves: the night, the work list, the today list, C6."""

from datetime import date, timedelta

import pytest
from pytest_django.asserts import assertContains

from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from organisasi.models import Unit
from pemangku.inventaris.actions import SK_HABIS, segarkan_status
from pemangku.inventaris.kanal import UTAMA_GAGAL, uji_kanal
from pemangku.meja.daftar import papan_celah
from pemangku.meja.hari_ini import BASI, DRAF, KURANG
from pemangku.models import Kanal, Pemangku
from ppid_portal.staf.hari_ini import SUMBER_TUGAS
from tests.factories.pemangku import JenisPemangkuFactory
from tests.hari_ini import tugas_pemangku
from tests.pemangku.meja_register import (
    HARI,
    PADA,
    alamat,
    berkanal,
    lembaga,
    nomor,
    orang_di,
    segarkan,
)
from tests.petugas import masuk, masuk_sebagai, petugas_berperan

KEMARIN = HARI - timedelta(days=1)


def malam(hari=HARI):
    return segarkan_status(pada=PADA, hari_ini=hari)


def ragu(p):
    return segarkan(p).perlu_cek


# The night


def test_pk28_an_sk_that_ended_opens_a_doubt_once(kantor):
    habis = lembaga(kantor, sk_berlaku_sampai=KEMARIN)
    hari_ini = lembaga(kantor, "Hari Terakhir", sk_berlaku_sampai=HARI)
    mati = lembaga(kantor, "Mati", sk_berlaku_sampai=KEMARIN, status="nonaktif")
    assert malam() == 1
    assert malam() == 0
    assert ragu(habis) == SK_HABIS
    assert ragu(hari_ini) == ragu(mati) == ""
    assert habis.riwayat.get().oleh == ""


def test_who_looked_after_the_end_is_not_asked_again(kantor):
    """Seen on the SK's last day in Tasikmalaya, or on the day after."""
    satu, lain = (
        lembaga(kantor, sk_berlaku_sampai=KEMARIN, terverifikasi_pada=dilihat)
        for dilihat in (PADA - timedelta(hours=10), PADA - timedelta(hours=8))
    )
    assert malam() == 1
    assert ragu(satu)
    assert not ragu(lain)


@pytest.mark.parametrize(
    ("peran", "kata"),
    [
        ("pimpinan", "Pimpinan berakhir"),
        ("narahubung_utama", "Narahubung utama berakhir"),
    ],
)
def test_pk28_a_post_that_ended_without_successor_opens_a_doubt(kantor, peran, kata):
    p, terisi, biasa = (lembaga(kantor, n) for n in ("Kosong", "Terisi", "Biasa"))
    orang_di(p, peran_khusus=[peran], selesai=KEMARIN)
    orang_di(terisi, peran_khusus=[peran], selesai=KEMARIN)
    orang_di(terisi, "Pengganti", peran_khusus=[peran], mulai=HARI)
    orang_di(biasa, peran_khusus=["humas"], selesai=KEMARIN)
    assert malam() == 1
    assert ragu(p).startswith(kata)
    assert ragu(terisi) == ragu(biasa) == ""


def test_a_post_is_held_to_its_end_and_a_check_after_it_settles_it(kantor):
    p = lembaga(kantor)
    orang_di(p, peran_khusus=["pimpinan"], selesai=HARI)
    assert malam() == 0
    besok = HARI + timedelta(days=1)
    Pemangku.objects.update(terverifikasi_pada=PADA + timedelta(days=1))
    assert malam(besok) == 0
    Pemangku.objects.update(terverifikasi_pada=PADA)
    assert malam(besok) == 1
    assert ragu(p)


# A channel that fails


def uji(kantor, kanal, *, berhasil=False):
    uji_kanal(kanal, Saat(kantor.operator, PADA), berhasil=berhasil)


def test_pk28_the_preferred_channel_failing_twice_opens_a_doubt_at_once(kantor):
    p, bekas = lembaga(kantor), lembaga(kantor, "Jabatan Lama")
    orang = orang_di(p).orang
    orang_di(bekas, orang=orang, selesai=KEMARIN)
    kanal = berkanal(orang)
    uji(kantor, kanal)
    assert ragu(p) == ""
    uji(kantor, kanal)
    assert (ragu(p), ragu(bekas)) == (UTAMA_GAGAL, "")
    assert segarkan(kanal).keadaan == Kanal.Keadaan.GAGAL
    uji(kantor, kanal, berhasil=True)
    segarkan(kanal)
    assert (kanal.keadaan, kanal.gagal_beruntun) == (Kanal.Keadaan.BERFUNGSI, 0)


def test_a_channel_of_the_body_or_a_second_choice(kantor, p):
    kedua = berkanal(p, "0265-331122", "telepon")
    Kanal.objects.filter(pk=kedua.pk).update(urutan=2)
    for _ in range(2):
        uji(kantor, kedua)
    assert ragu(p) == ""
    Kanal.objects.filter(pk=kedua.pk).update(urutan=1)
    uji(kantor, kedua)
    assert ragu(p) == UTAMA_GAGAL


# The work list


def berbagai(kantor):
    """One of each freshness, the most urgent first, and two that need nothing."""
    isi = [
        {"perlu_cek": "SK habis"},
        {"berlaku_sampai": KEMARIN},
        {"berlaku_sampai": HARI + timedelta(days=10)},
        {},
    ]
    hasil = [lembaga(kantor, f"Lembaga {ke}", **satu) for ke, satu in enumerate(isi)]
    lembaga(kantor, "Segar", berlaku_sampai=HARI + timedelta(days=90))
    lembaga(kantor, "Mati", status="nonaktif")
    return hasil


def test_pk28_the_work_list_stands_in_the_order_of_urgency(client, kantor):
    urut = berbagai(kantor)
    lain = lembaga(kantor, "Unit Lain", pengelola=kantor.tawang, perlu_cek="x")
    lain.meliputi.add(kantor.kelurahan)
    masuk(client, kantor.operator)
    halaman = client.halaman(f"{alamat('changelist')}?segar=perlu")
    assert list(halaman.context["cl"].result_list) == urut
    assertContains(halaman, "SK habis")
    assertContains(client.get(alamat("changelist")), "Unit Lain")
    # Who keeps the whole list narrows it to a unit.
    masuk(client, kantor.pengelola)
    assert nomor(client, segar="perlu", pengelola=kantor.tawang.pk) == {lain.nomor}


# The today list


def judul(petugas, jenis):
    return [t.judul for t in tugas_pemangku(petugas, HARI) if t.jenis == jenis]


def test_pk28_stale_records_head_the_operators_day(kantor):
    """All of them are one line, due when the most urgent is."""
    lembaga(kantor, "Unit Lain", pengelola=kantor.tawang, perlu_cek="x")
    for satu, tenggat in zip(
        berbagai(kantor), [HARI, KEMARIN, HARI + timedelta(days=10), None], strict=True
    ):
        (tugas,) = tugas_pemangku(kantor.operator, HARI)
        assert (tugas.jenis, tugas.tenggat) == (BASI, tenggat)
        assert tugas.kalimat == f"Periksa {tugas.banyak} data mitra"
        Pemangku.objects.filter(pk=satu.pk).update(status=Pemangku.Status.DRAF)
    assert tugas_pemangku.__wrapped__ in SUMBER_TUGAS


def test_drafts_wait_for_diskominfo_alone(kantor):
    lembaga(kantor, status=Pemangku.Status.DRAF)
    assert judul(kantor.pengelola, DRAF) == ["Periksa 1 draf data mitra"]
    assert judul(kantor.operator, DRAF) == []
    assert tugas_pemangku(petugas_berperan(Peran.PIMPINAN), HARI) == []


# The gap board: does every unit have its officers? (C6, PK-31)


@pytest.fixture
def unit(kantor):
    """The record of Kecamatan Cipedes itself, which has a PPID."""
    Unit.objects.filter(pk=kantor.cipedes.pk).update(peran_ppid="pembantu")
    Unit.objects.exclude(pk=kantor.cipedes.pk).update(peran_ppid="tanpa")
    jenis = JenisPemangkuFactory(nama="Kecamatan")
    return lembaga(kantor, "Kecamatan Cipedes", unit=kantor.cipedes, jenis=jenis)


def kosong(petugas, hari=HARI):
    semua = papan_celah(petugas, hari)
    return {k["peran"]: k["sejak"] for u in semua for k in u["kosong"]}


def test_pk31_a_unit_without_its_officers_is_listed_with_since_when(
    client, kantor, unit
):
    for akhir in (date(2024, 5, 31), date(2024, 3, 1)):
        orang_di(unit, peran_khusus=["ppid_pelaksana"], selesai=akhir)
    masuk(client, kantor.operator)
    halaman = client.halaman(alamat("petugas_unit"))
    sejak = {"ppid_pelaksana": date(2024, 6, 1), "admin_sp4n": None}
    assert kosong(kantor.operator) == sejak
    assertContains(halaman, "1 Juni 2024</span>")
    assertContains(halaman, "belum ada")
    assertContains(halaman, alamat("change", unit.pk))
    kalimat = "1 unit tanpa PPID pembantu atau admin SP4N"
    assert judul(kantor.pengelola, KURANG) == [kalimat]
    assert judul(kantor.operator, KURANG) == []


def test_pk31_an_ended_post_reappears_the_next_day(client, kantor, unit):
    orang_di(unit, peran_khusus=["ppid_pelaksana", "admin_sp4n"], selesai=HARI)
    masuk(client, kantor.operator)
    assert kosong(kantor.operator) == {}
    assertContains(client.halaman(alamat("petugas_unit")), "1 dari 1 unit")
    assert judul(kantor.pengelola, KURANG) == []
    besok = HARI + timedelta(days=1)
    sejak = {"ppid_pelaksana": besok, "admin_sp4n": besok}
    assert kosong(kantor.operator, besok) == sejak


def test_pk31_each_officer_reads_of_the_units_in_his_scope(client, kantor, unit):
    Unit.objects.filter(pk=kantor.tawang.pk).update(peran_ppid="pembantu")
    assert [u["unit"] for u in papan_celah(kantor.operator_lain, HARI)] == [
        kantor.tawang
    ]
    assert judul(kantor.pengelola, KURANG)[0].startswith("2 unit")
    masuk_sebagai(client, Peran.PIMPINAN)
    halaman = client.halaman(alamat("petugas_unit"))
    assertContains(halaman, kantor.tawang.nama_pendek)


def test_the_gap_board_shows_who_holds_each_part_and_can_leave_out_what_is_whole(
    client, kantor, unit, django_assert_num_queries
):
    orang_di(unit, "Ani", peran_khusus=["ppid_pelaksana"])
    masuk(client, kantor.operator)
    with django_assert_num_queries(3):  # one of them: the officer's own posts
        (baris,) = papan_celah(kantor.operator, HARI)
    assert {p["peran"]: p["nama"] for p in baris["pengisi"]} == {
        "ppid_pelaksana": ["Ani"],
        "admin_sp4n": [],
    }
    halaman = client.halaman(alamat("petugas_unit"))
    assertContains(halaman, ">Ani</td>", count=1)
    assertContains(halaman, "0 dari 1 unit")
    assertContains(halaman, "belum ada")
    orang_di(unit, peran_khusus=["admin_sp4n"])
    halaman = client.halaman(f"{alamat('petugas_unit')}?kurang=1")
    assertContains(halaman, "Semua unit lengkap.")
    assertContains(halaman, "Tampilkan semua unit")
