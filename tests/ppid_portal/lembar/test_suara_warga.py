"""Marks and words of people after their cases: of a quarter, and of nobody (fitur 135)."""

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from organisasi.alur.kepuasan import UNSUR
from organisasi.kantor.peran import Peran
from organisasi.models import Unit
from ppid_portal.lembar.suara import triwulan
from tests.factories import informasi as permohonan
from tests.factories.organisasi import UnitFactory
from tests.factories.pengaduan import KepuasanFactory
from tests.petugas import masuk_sebagai

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.time_machine(datetime(2026, 11, 27, 2, tzinfo=UTC), tick=False),
]
TW3 = datetime(2026, 9, 30, 2, tzinfo=UTC)


def alamat(*kode):
    return reverse("suara-warga", args=kode)


def test_a_quarter_opens_when_its_last_answer_can_no_longer_change():
    for hari, terbaru in (
        (date(2026, 10, 14), "2026-TW2"),
        (date(2027, 1, 14), "2026-TW3"),
        (date(2027, 1, 15), "2026-TW4"),
    ):
        semua = [p.kode for p in triwulan(hari)]
        assert semua[0] == terbaru
        assert len(semua) == len(set(semua)) == 8


def test_words_stand_in_the_order_of_the_alphabet_without_their_case(client):
    for teks in ("Loket buka\nlebih pagi", "Cepat", "Abjad", "Baik", "Dekat"):
        satu = permohonan.KepuasanFactory(pada=TW3, saran=teks, nilai=1)
    permohonan.KepuasanFactory(pada=TW3, saran="")
    masuk_sebagai(client, Peran.PIMPINAN)
    isi = client.halaman(alamat("2026-TW3"))
    kata = isi.content.decode()
    urut = [
        kata.index(f"<li>{t}") for t in ("Abjad", "Baik", "Cepat", "Dekat", "Loket")
    ]
    assert urut == sorted(urut)
    assertContains(isi, "Loket buka<br>lebih pagi")
    assertNotContains(isi, satu.permohonan.nomor)
    # Of complaints there are none.
    assertContains(isi, "Terlalu sedikit untuk ditampilkan", 1)


def test_four_words_are_too_few_and_other_quarters_do_not_help(client):
    for ke in range(4):
        KepuasanFactory(pada=TW3, saran=f"Saran {ke}")
    KepuasanFactory(pada=datetime(2026, 10, 1, 2, tzinfo=UTC), saran="Saran lain")
    masuk_sebagai(client, Peran.PPID_UTAMA)
    isi = client.halaman(alamat())
    assertContains(isi, "Suara warga, triwulan III 2026")
    assertContains(isi, "Penilaiannya terlalu sedikit", 2)
    assertNotContains(isi, "Saran 1")
    assertContains(isi, "Terlalu sedikit untuk ditampilkan", 2)


def test_words_of_secret_complaints_are_never_told(client):
    for ke in range(5):
        KepuasanFactory(pada=TW3, saran=f"Saran {ke}")
    KepuasanFactory(pada=TW3, saran="Rahasia", pengaduan__rahasia=True)
    KepuasanFactory(pada=TW3, saran="Pejabat", pengaduan__berkadar=True)
    masuk_sebagai(client, Peran.AUDITOR)
    isi = client.halaman(alamat())
    assertContains(isi, "Saran 4")
    for teks in ("Rahasia<", "Pejabat<"):
        assertNotContains(isi, teks)


def test_each_element_has_its_mean_from_five_on(client):
    waktu, biaya = UNSUR["unsur_waktu"], UNSUR["unsur_biaya"]
    for nilai in (4, 4, 3, 3, 2):
        KepuasanFactory(pada=TW3, unsur_waktu=nilai)
    for _ in range(4):
        KepuasanFactory(pada=TW3, unsur_biaya=4)
    masuk_sebagai(client, Peran.ADMIN_SP4N)
    isi = client.halaman(alamat())
    assertContains(isi, f"{waktu}</th><td>3,2 dari 4 (5 penilaian)</td>", html=False)
    assertContains(isi, f"{biaya}</th><td>terlalu sedikit", 1)
    assertContains(isi, "Penilaiannya terlalu sedikit", 1)


def test_the_page_asks_the_same_few_questions(client, django_assert_max_num_queries):
    for ke in range(30):
        KepuasanFactory(pada=TW3, saran=f"Saran {ke}")
        permohonan.KepuasanFactory(pada=TW3)
    masuk_sebagai(client, Peran.PPID_UTAMA)
    # Four of them for the answers, the rest for who signed in.
    with django_assert_max_num_queries(15):
        client.halaman(alamat())
    # A period that is not open is not there.
    for kode in ("2026-TW4", "2026", "2026-09", "2020-TW1", "x"):
        assert client.get(alamat(kode)).status_code == 404


def test_only_who_leads_the_city_reads_what_all_of_it_said(client):
    for peran, jenis, kode in (
        (Peran.PPID_UTAMA, Unit.Jenis.OPD, 200),
        (Peran.PIMPINAN, Unit.Jenis.OPD, 200),
        # Who handles the cases, and who leads one place only.
        (Peran.PPID_PEMBANTU, Unit.Jenis.OPD, 403),
        (Peran.PIMPINAN, Unit.Jenis.KELURAHAN, 403),
        (Peran.PIMPINAN, Unit.Jenis.KECAMATAN, 403),
    ):
        masuk_sebagai(client, peran, UnitFactory(jenis=jenis))
        assert client.get(alamat()).status_code == kode
        daftar = client.get(reverse("admin:bagian", args=("laporan",)))
        assert (alamat() in daftar.content.decode()) is (kode == 200)
