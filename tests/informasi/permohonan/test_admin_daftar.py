"""The list of requests: order, filters, masks, and what it costs."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from informasi.models import Permohonan, StandarBiaya
from organisasi.kantor.peran import Peran
from tests.factories.informasi import (
    CatatanDalamFactory,
    JawabanFactory,
    PermohonanFactory,
    PesanFactory,
    RujukanFactory,
    SuratFactory,
)
from tests.factories.organisasi import UnitFactory
from tests.informasi.kantor import PADA, TERIMA
from tests.informasi.meja_permohonan import alamat
from tests.petugas import isian, masuk, masuk_sebagai

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_jam")]
S = Permohonan.Status


def nomor(client, **saring):
    return [
        p.nomor
        for p in client.get(alamat("changelist"), saring).context["cl"].result_list
    ]


def test_the_nearest_due_day_stands_on_top_and_what_has_ended_below(client, kantor):
    unit = {"unit": kantor.kecamatan}
    jauh = PermohonanFactory(jatuh_tempo=date(2024, 6, 28), **unit)
    lewat = PermohonanFactory(jatuh_tempo=date(2024, 6, 3), **unit)
    PermohonanFactory(dijawab=True, **unit)
    kini = PermohonanFactory(jatuh_tempo=TERIMA, **unit)
    tunggu = PermohonanFactory(
        status=S.MENUNGGU_KELENGKAPAN, lengkapi_sampai=date(2024, 6, 5), **unit
    )
    masuk(client, kantor.loket)
    response = client.halaman(alamat("changelist"))
    urut = [p.nomor for p in response.context["cl"].result_list]
    assert urut[:4] == [satu.nomor for satu in (lewat, kini, tunggu, jauh)]
    for kalimat in (
        *("3 Juni 2024 (terlambat)", "4 Juni 2024 (hari ini)"),
        *("5 Juni 2024 (pemohon melengkapi)", "Dijawab: dikabulkan"),
    ):
        assertContains(response, kalimat)
    assertContains(response, "Yang paling dekat jatuh temponya di atas")


def test_names_are_masked_in_the_list_and_the_text_is_short(client, kantor):
    PermohonanFactory(
        unit=kantor.kecamatan, pemohon__nama="Siti Rahayu", rincian="kata " * 100
    )
    masuk(client, kantor.loket)
    response = client.get(alamat("changelist"))
    assertContains(response, "S*** R***")
    assertNotContains(response, "Rahayu")
    assertNotContains(response, "kata " * 30)


def test_each_filter_shows_what_it_says(client, kantor):
    unit = {"unit": kantor.kecamatan}
    lewat = PermohonanFactory(jatuh_tempo=date(2024, 6, 3), **unit)
    tunggu = PermohonanFactory(
        status=S.MENUNGGU_KELENGKAPAN, lengkapi_sampai=date(2024, 6, 5), **unit
    )
    jawab = PermohonanFactory(dijawab=True, **unit)
    tempat = PermohonanFactory(perlu_ditempatkan=True, unit=kantor.utama)
    masuk(client, kantor.ppid_utama)
    assert nomor(client, perlu="lewat") == [lewat.nomor]
    assert nomor(client, perlu="pemohon") == [tunggu.nomor]
    assert nomor(client, perlu="serahkan") == [jawab.nomor]
    assert nomor(client, perlu="tempatkan") == [tempat.nomor]
    assert len(nomor(client, perlu="lain")) == 4
    assert nomor(client, q=lewat.nomor) == [lewat.nomor]
    assertContains(client.get(alamat("changelist")), "Belum ditempatkan")


@pytest.mark.parametrize(("nilai", "jumlah"), [("0", 1), ("3", 2), ("7", 3), ("x", 4)])
def test_the_look_ahead_counts_from_today(client, kantor, nilai, jumlah):
    for hari in (-1, 0, 3, 7):
        PermohonanFactory(
            unit=kantor.kecamatan, jatuh_tempo=TERIMA + timedelta(days=hari)
        )
    masuk(client, kantor.loket)
    assert len(nomor(client, tempo=nilai)) == jumlah


def test_my_work_is_what_i_hold_what_is_offered_and_what_i_must_decide(client, kantor):
    pegang = PermohonanFactory(unit=kantor.kecamatan, diproses=True)
    ditawari = RujukanFactory(ke_unit=kantor.kecamatan).berkas
    kembali = RujukanFactory(
        ke_unit=UnitFactory(), status="dikembalikan", alasan_kembali="Bukan."
    ).berkas
    diajukan = JawabanFactory(diajukan_pada=PADA).permohonan
    tempat = PermohonanFactory(perlu_ditempatkan=True, unit=kantor.utama)
    masuk(client, kantor.loket)
    punya_loket = set(nomor(client, perlu="saya"))
    client.logout()
    masuk(client, kantor.ppid_utama)
    punya_utama = set(nomor(client, perlu="saya"))
    assert punya_loket == {pegang.nomor, ditawari.nomor}
    assert punya_utama == {kembali.nomor, diajukan.nomor, tempat.nomor}


def kueri(client, halaman):
    client.get(halaman)
    with CaptureQueriesContext(connection) as tangkapan:
        client.get(halaman)
    return len(tangkapan)


def test_the_list_costs_the_same_for_one_and_for_a_hundred(client, kantor):
    masuk(client, kantor.ppid_utama)
    PermohonanFactory(unit=kantor.kecamatan)
    satu = kueri(client, alamat("changelist"))
    for _ in range(40):
        PermohonanFactory(unit=kantor.kecamatan)
    assert kueri(client, alamat("changelist")) == satu <= 12


def test_the_page_costs_the_same_however_long_the_case_is(client, kantor):
    masuk(client, kantor.kepala)
    permohonan = PermohonanFactory(unit=kantor.kecamatan, diproses=True)
    halaman = alamat("change", permohonan.pk)
    RujukanFactory(berkas=permohonan, ke_unit=kantor.dinas, bagian="A")
    SuratFactory(permohonan=permohonan)
    pendek = kueri(client, halaman)
    for _ in range(5):
        RujukanFactory(berkas=permohonan, bagian="B")
        PesanFactory(permohonan=permohonan)
        CatatanDalamFactory(permohonan=permohonan)
        SuratFactory(permohonan=permohonan)
    assert kueri(client, halaman) == pendek <= 40


@pytest.mark.parametrize("peran", [Peran.ATASAN_PPID, Peran.PPID_UTAMA])
def test_fees_are_set_by_the_atasan_and_kept_by_the_main_ppid(client, peran):
    masuk_sebagai(client, peran)
    tambah = reverse("admin:informasi_standarbiaya_add")
    client.post(
        tambah,
        isian(client.halaman(tambah))
        | {"jenis": "Fotokopi A4", "tarif": "300", "berlaku_sejak": "2024-06-01"},
    )
    assert StandarBiaya.objects.get().tarif == 300
