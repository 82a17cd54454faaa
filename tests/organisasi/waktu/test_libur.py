"""A year of days off, pasted as a decree lists them."""

from datetime import date

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertRedirects

from organisasi.kantor.peran import Peran
from organisasi.models import HariLibur
from organisasi.waktu.libur import baca_libur, salin_libur
from tests.factories.organisasi import HariLiburFactory
from tests.petugas import masuk_sebagai

TEMPEL = reverse("admin:organisasi_harilibur_tempel")


@pytest.mark.parametrize(
    ("baris", "hari", "nama"),
    [
        ("1. Jumat, 1 Januari 2027: Tahun Baru Masehi", "1-1", "Tahun Baru Masehi"),
        ("Tahun Baru Masehi\t1 Jan\tJumat", "1-1", "Tahun Baru Masehi"),
        ("2\t5 Februari 2027\tJum'at\tIsra Mikraj", "5-2", "Isra Mikraj"),
        ("26 Maret Jumat Agung", "26-3", "Jumat Agung"),
        (
            "10 dan 11 Maret: Idul Fitri 1448 Hijriah",
            "10-3 11-3",
            "Idul Fitri 1448 Hijriah",
        ),
        ("8, 9, dan 12 Maret – Libur", "8-3 9-3 12-3", "Libur"),
        ("31 Maret s.d. 2 April 2027 Libur (x)", "31-3 1-4 2-4", "Libur (x"),
        ("Senin-Selasa, 17–18 Agt 2027, Kemerdekaan", "17-8 18-8", "Kemerdekaan"),
        ("25/12/2027 Natal", "25-12", "Natal"),
        ("2027-11-10 Libur", "10-11", "Libur"),
    ],
)
def test_a_line_is_read_as_people_write_it(baris, hari, nama):
    semua = list(baca_libur(baris, 2027))
    assert " ".join(f"{s.hari.day}-{s.hari.month}" for s in semua) == hari
    assert {(s.nama, s.vonis) for s in semua} == {(nama, "baru")}


@pytest.mark.parametrize(
    ("baris", "sebab"),
    [
        ("?? 2027 Idul Fitri", "Tanggalnya tidak terbaca."),
        ("31 Februari Libur", "Tanggalnya tidak terbaca."),
        ("1 - 30 Juni Libur", "Tanggalnya tidak terbaca."),
        ("1 Januari 2026 Tahun Baru", "Bukan tahun 2027."),
        ("1 Januari 2027", "Nama liburnya tidak ada."),
        ("Ahad, 1 Januari 2027 Tahun Baru", "1 Januari 2027 hari Jumat."),
    ],
)
def test_a_line_that_may_not_be_stored_says_why(baris, sebab):
    (satu,) = baca_libur(baris, 2027)
    assert (satu.vonis, satu.sebab) == ("salah", sebab)


@pytest.mark.django_db
def test_a_year_is_compared_shown_and_stored_at_once(client):
    masuk_sebagai(client, Peran.ADMIN_TEKNIS)
    HariLiburFactory(tanggal=date(2026, 12, 25), nama="Natal")
    HariLiburFactory(tanggal=date(2027, 1, 1), nama="Tahun Baru")
    HariLiburFactory(tanggal=date(2027, 6, 1), nama="Pancasila")
    teks = "1 Januari Tahun Baru\n15 Mei Waisak\n15 Mei Waisak\n?? 2027 x\nCuti Bersama 2027\n17 Mei Waisak"
    isi = {"tahun": 2027, "dasar": "SKB 9/2026", "teks": teks}
    halaman = client.post(TEMPEL, isi)
    for kata in (
        "Sudah tercatat: Tahun Baru.",
        "Sudah ada di atas: Waisak.",
        "di sini dengan nama itu belum: Natal.",
        "tidak ada: 1 Juni 2027 (Pancasila).",
        "Cuti Bersama Waisak",
        "Simpan 2 hari",
    ):
        assertContains(halaman, kata)
    assert not HariLibur.objects.filter(nama="Waisak").exists()
    client.post(TEMPEL, isi | {"simpan": 1})
    baru = HariLibur.objects.filter(dasar="SKB 9/2026").order_by("tanggal")
    assert [(b.nama, b.jenis, b.keterangan) for b in baru] == [
        ("Waisak", "libur_nasional", "jatuh pada akhir pekan"),
        ("Cuti Bersama Waisak", "cuti_bersama", ""),
    ]
    daftar = reverse("admin:organisasi_harilibur_changelist")
    assertContains(client.get(daftar), TEMPEL)
    assertRedirects(client.post(TEMPEL, isi | {"simpan": 1}), daftar)


@pytest.mark.django_db
def test_last_years_list_keeps_what_never_moves(client):
    for tahun, imlek in ((2025, 29), (2026, 17)):
        HariLiburFactory(tanggal=date(tahun, 1, 1), nama="Tahun Baru")
        HariLiburFactory(tanggal=date(tahun, 2, imlek - 1), nama="Imlek")
    assert salin_libur(2027) == "1 Januari 2027 Tahun Baru\n?? 2027 Imlek"
    masuk_sebagai(client, Peran.ADMIN_TEKNIS)
    assertContains(client.get(f"{TEMPEL}?salin=1"), "Tahun Baru")
    assertContains(client.post(TEMPEL, {"tahun": 2027}), "perlu diperbaiki")
