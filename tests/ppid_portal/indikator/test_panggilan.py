"""B11: calls to 112 that were none, from the centre's monthly counts (pemangku 10.3)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains

from organisasi.kantor.peran import Peran
from ppid_portal.indikator.angka import Angka
from ppid_portal.indikator.hitung import hitung_semua
from ppid_portal.indikator.panggilan import bulan_penuh, hitung_panggilan
from ppid_portal.indikator.simpan import hitung_dan_simpan
from ppid_portal.models import NilaiIndikator, RekapPanggilan
from tests.factories.angka import RekapPanggilanFactory
from tests.factories.organisasi import WilayahFactory
from tests.petugas import isian, masuk_sebagai

pytestmark = pytest.mark.django_db
KINI = date(2024, 7, 20)
DAFTAR = "admin:ppid_portal_rekappanggilan_changelist"
TAMBAH = "admin:ppid_portal_rekappanggilan_add"
ISI = {
    "bulan": "2024-06-17",
    "nyata": "20",
    "informasi": "10",
    "main_main": "6",
    "hening": "4",
    "terputus": "7",
    "sumber": "Rekap Juni 2024, contoh",
}


def rekap(bulan: int, main: int, hening: int, nyata: int, **lain: object) -> None:
    RekapPanggilanFactory(
        bulan=date(2024, bulan, 1),
        main_main=main,
        hening=hening,
        nyata=nyata,
        informasi=0,
        **lain,
    )


def angka(periode: str, kecamatan: str | None = None) -> Angka | None:
    hasil = hitung_panggilan()
    return next(
        (
            a
            for k, a in hasil.items()
            if (k.periode, k.kecamatan) == (periode, kecamatan)
        ),
        None,
    )


def test_b11_by_hand_for_month_quarter_and_year() -> None:
    # April: (6 + 4) of 40; May: (1 + 0) of 3; the calls that broke off count nowhere.
    rekap(4, 6, 4, 30, terputus=100)
    rekap(5, 1, 0, 2)

    assert angka("2024-04") == Angka.bagian(10, 40)
    assert angka("2024-04").nilai == Decimal("25.0")
    assert angka("2024-05").nilai == Decimal("33.3")
    assert angka("2024-TW2").nilai == Decimal("25.6")  # 11 of 43
    assert angka("2024") == Angka.bagian(11, 43)
    assert angka("2024-06") is None


def test_b11_is_a_dash_when_all_calls_broke_off() -> None:
    rekap(4, 0, 0, 0, terputus=9)

    assert angka("2024-04").nilai is None


def test_b11_of_the_city_is_its_own_count_or_else_the_sum_of_its_kecamatan() -> None:
    cipedes, tawang = WilayahFactory(), WilayahFactory()
    rekap(4, 1, 0, 3, kecamatan=cipedes)
    rekap(4, 2, 0, 4, kecamatan=tawang)
    rekap(5, 1, 0, 3, kecamatan=cipedes)
    rekap(5, 10, 0, 10)

    assert angka("2024-04") == Angka.bagian(3, 10)
    assert angka("2024-05") == Angka.bagian(10, 20)
    assert angka("2024-TW2") == Angka.bagian(13, 30)
    assert angka("2024-TW2", cipedes.pk) == Angka.bagian(2, 8)
    assert angka("2024-TW2", tawang.pk) == Angka.bagian(2, 6)


def test_b11_is_among_the_figures_of_the_night() -> None:
    rekap(6, 6, 4, 30)

    assert {k.kode for k in hitung_semua(KINI)} >= {"B11"}
    hitung_dan_simpan(timezone.now())
    satu = NilaiIndikator.objects.get(kode="B11", periode="2024-06")
    assert (satu.pembilang, satu.penyebut, satu.nilai) == (10, 40, 25)


def test_beside_e1_stand_the_months_that_lie_wholly_in_the_window() -> None:
    cipedes = WilayahFactory()
    for bulan in (1, 2, 3, 4):
        rekap(bulan, bulan, 0, 10, kecamatan=cipedes)
    rekap(2, 50, 0, 50)
    semua = list(RekapPanggilan.objects.all())

    satu = bulan_penuh(semua, cipedes.pk, date(2024, 1, 2), date(2024, 3, 31))
    assert satu == Angka.bagian(5, 25)
    satu = bulan_penuh(semua, cipedes.pk, date(2024, 1, 1), date(2024, 3, 30))
    assert satu == Angka.bagian(3, 23)
    assert bulan_penuh(semua, "lain", date.min, date.max).nilai is None


@pytest.mark.parametrize(
    ("isi", "kendala"),
    [
        ({"bulan": date(2024, 6, 2)}, "portal_panggilan_awal_bulan"),
        ({"sumber": ""}, "portal_panggilan_bersumber"),
        ({"bulan": date(2024, 5, 1)}, "portal_panggilan_sekali"),
    ],
)
def test_what_the_table_refuses(isi: dict[str, object], kendala: str) -> None:
    RekapPanggilanFactory(bulan=date(2024, 5, 1))

    with pytest.raises(IntegrityError, match=kendala), transaction.atomic():
        RekapPanggilanFactory(**isi)


# Typing it in


def test_any_day_of_the_month_will_do_and_the_list_says_the_share(client) -> None:
    cipedes = WilayahFactory(nama="Cipedes")
    masuk_sebagai(client, Peran.PENYELIA_112)

    client.post(reverse(TAMBAH), ISI)
    client.post(reverse(TAMBAH), ISI | {"kecamatan": cipedes.pk, "main_main": "0"})

    assert {s.bulan for s in RekapPanggilan.objects.all()} == {date(2024, 6, 1)}
    isi = client.halaman(reverse(DAFTAR))
    assertContains(isi, "Seluruh kota")
    assertContains(isi, "Cipedes")
    assertContains(isi, '<td class="field-bagian">25</td>', html=True)


@pytest.mark.parametrize(
    ("ubah", "kolom", "kalimat"),
    [
        ({"nyata": ""}, "nyata", "wajib"),
        ({"hening": "-1"}, "hening", "0"),
        ({"main_main": "banyak"}, "main_main", "bilangan"),
        ({"sumber": ""}, "sumber", "wajib"),
        ({"bulan": "kemarin"}, "bulan", "tanggal"),
        ({"bulan": timezone.localdate().isoformat()}, "bulan", "belum berakhir"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field_and_the_rest_stays(
    client, ubah: dict[str, str], kolom: str, kalimat: str
) -> None:
    masuk_sebagai(client, Peran.PPID_UTAMA)

    jawab = client.post(reverse(TAMBAH), ISI | ubah)

    borang = jawab.context["adminform"].form
    assert kalimat in str(borang.errors[kolom]).lower()
    assertContains(jawab, "7")
    assert not RekapPanggilan.objects.exists()


def test_the_same_month_and_place_twice_is_told(client) -> None:
    RekapPanggilanFactory(bulan=date(2024, 6, 1))
    masuk_sebagai(client, Peran.PPID_UTAMA)

    jawab = client.post(reverse(TAMBAH), ISI)

    assertContains(jawab, "Rekap bulan dan tempat ini sudah ada")
    assert RekapPanggilan.objects.count() == 1


def test_only_a_kecamatan_can_be_chosen(client) -> None:
    kelurahan = WilayahFactory(tingkat="kelurahan", induk=WilayahFactory())
    masuk_sebagai(client, Peran.PPID_UTAMA)

    jawab = client.post(reverse(TAMBAH), ISI | {"kecamatan": kelurahan.pk})

    assert "kecamatan" in jawab.context["adminform"].form.errors


def test_a_mistake_is_put_right(client) -> None:
    satu = RekapPanggilanFactory(bulan=date(2024, 6, 1))
    masuk_sebagai(client, Peran.PENYELIA_112)
    ubah = reverse("admin:ppid_portal_rekappanggilan_change", args=(satu.pk,))

    client.post(ubah, isian(client.halaman(ubah)) | {"nyata": "90"})

    satu.refresh_from_db()
    assert satu.nyata == 90
