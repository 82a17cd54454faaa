"""Does every unit have its officers? The gap board, C6, the today list (PK-31)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from pytest_django.asserts import assertContains

from organisasi.kantor.peran import Peran
from organisasi.models import Unit
from pemangku.kelengkapan import papan_celah, unit_kurang
from pemangku.models import Pemangku
from pemangku.tugas import KURANG, tugas_pemangku
from tests.factories.organisasi import PenugasanFactory
from tests.factories.pemangku import JenisPemangkuFactory
from tests.pemangku.meja_register import HARI, alamat, lembaga, orang_di
from tests.petugas import masuk, masuk_sebagai


def judul(petugas, jenis: str) -> list[str]:
    return [t.judul for t in tugas_pemangku(petugas, HARI) if t.jenis == jenis]


@pytest.fixture
def unit(kantor) -> Pemangku:
    """The record of Kecamatan Cipedes itself, which has a PPID."""
    Unit.objects.filter(pk=kantor.cipedes.pk).update(peran_ppid="pembantu")
    Unit.objects.exclude(pk=kantor.cipedes.pk).update(peran_ppid="tanpa")
    jenis = JenisPemangkuFactory(nama="Kecamatan")
    return lembaga(kantor, "Kecamatan Cipedes", unit=kantor.cipedes, jenis=jenis)


def kosong(petugas, hari=HARI) -> dict[str, date | None]:
    return {k.peran: k.sejak for u in unit_kurang(petugas, hari) for k in u.kosong}


def test_pk31_a_unit_without_its_officers_is_listed_with_since_when(
    client, kantor, unit
):
    orang_di(unit, peran_khusus=["ppid_pelaksana"], selesai=date(2024, 5, 31))
    orang_di(
        unit, "Lebih Dulu", peran_khusus=["ppid_pelaksana"], selesai=date(2024, 3, 1)
    )
    masuk(client, kantor.operator)

    halaman = client.halaman(alamat("petugas_unit"))

    assert kosong(kantor.operator) == {
        "ppid_pelaksana": date(2024, 6, 1),
        "admin_sp4n": None,
    }
    assertContains(halaman, "sejak 1 Juni 2024")
    assertContains(halaman, "belum pernah dicatat")
    assertContains(halaman, alamat("change", unit.pk))
    assert judul(kantor.pengelola, KURANG) == [
        "1 unit tanpa PPID pembantu atau admin SP4N"
    ]
    assert judul(kantor.operator, KURANG) == []


def test_pk31_an_ended_post_reappears_the_next_day(client, kantor, unit):
    orang_di(unit, peran_khusus=["ppid_pelaksana", "admin_sp4n"], selesai=HARI)
    masuk(client, kantor.operator)

    assert kosong(kantor.operator) == {}
    assertContains(client.halaman(alamat("petugas_unit")), "1 dari 1 unit")
    assert judul(kantor.pengelola, KURANG) == []
    besok = HARI + timedelta(days=1)
    assert kosong(kantor.operator, besok) == {
        "ppid_pelaksana": besok,
        "admin_sp4n": besok,
    }


def test_pk31_a_post_to_come_does_not_count_yet(kantor, unit):
    orang_di(unit, peran_khusus=["admin_sp4n"], mulai=HARI + timedelta(days=1))

    assert kosong(kantor.operator)["admin_sp4n"] is None


def test_pk31_each_officer_reads_of_the_units_in_his_scope(client, kantor, unit):
    Unit.objects.filter(pk=kantor.tawang.pk).update(peran_ppid="pembantu")

    assert [u.unit for u in unit_kurang(kantor.operator_lain, HARI)] == [kantor.tawang]
    assert judul(kantor.pengelola, KURANG)[0].startswith("2 unit")
    masuk_sebagai(client, Peran.PIMPINAN)
    halaman = client.halaman(alamat("petugas_unit"))
    assertContains(halaman, "Belum ada catatan")
    daftar = client.get(alamat("changelist")).context["alat"]
    assert [teks for teks, _ in daftar] == [
        "Petugas tiap unit",
        "Unduh tanpa data pribadi",
        "Daftar tiap unit",
        "Peta cakupan",
        "Matriks",
    ]


def test_the_gap_board_shows_who_holds_each_part_and_how_fresh_it_is(
    client, kantor, unit, django_assert_num_queries
):
    orang_di(unit, "Ani", peran_khusus=["ppid_pelaksana", "responder_112"])
    masuk(client, kantor.operator)

    with django_assert_num_queries(4):  # one of them: the officer's own posts
        (baris,) = papan_celah(kantor.operator, HARI)

    assert {p.peran: p.nama for p in baris.pengisi} == {
        "ppid_pelaksana": ("Ani",),
        "admin_sp4n": (),
        "responder_112": ("Ani",),
    }
    assert (baris.wakil, baris.celah) == ((), True)
    halaman = client.halaman(alamat("petugas_unit"))
    assertContains(halaman, "<td>Ani</td>", count=2)
    assertContains(halaman, "0 dari 1 unit")
    assertContains(halaman, "belum ada")


def test_a_deputy_is_a_stand_in_or_whoever_serves_beside_the_first(kantor, unit):
    orang_di(unit, peran_khusus=["ppid_pelaksana", "admin_sp4n", "responder_112"])
    Pemangku.objects.filter(pk=unit.pk).update(berlaku_sampai=HARI + timedelta(99))
    # The office's own operator came first.
    kedua, pengganti = (
        PenugasanFactory(
            unit=kantor.cipedes,
            peran=Peran.PPID_PEMBANTU,
            mulai=HARI - timedelta(days=hari),
            sifat=sifat,
            selesai=selesai,
        )
        for hari, sifat, selesai in (
            (20, "tetap", None),
            (10, "pengganti", HARI),
        )
    )

    (baris,) = papan_celah(kantor.pengelola, HARI)
    (besok,) = papan_celah(kantor.pengelola, HARI + timedelta(days=1))

    assert baris.wakil == (str(kedua.petugas), str(pengganti.petugas))
    assert besok.wakil == (str(kedua.petugas),)
    assert not baris.celah


def test_the_gap_board_can_leave_out_what_is_whole(client, kantor, unit):
    orang_di(unit, peran_khusus=["ppid_pelaksana", "admin_sp4n", "responder_112"])
    Pemangku.objects.filter(pk=unit.pk).update(berlaku_sampai=date(2999, 1, 1))
    PenugasanFactory(unit=kantor.cipedes, peran=Peran.PPID_PEMBANTU)
    masuk(client, kantor.pengelola)

    assertContains(client.halaman(alamat("petugas_unit")), "Kecamatan Cipedes")
    halaman = client.halaman(f"{alamat('petugas_unit')}?kurang=1")

    assertContains(halaman, "Semua unit lengkap.")
    assertContains(halaman, "Tampilkan semua unit")
