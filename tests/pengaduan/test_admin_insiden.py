"""Incidents at the desk: taken, told to 112, recorded by a person; contact with a reason."""

from __future__ import annotations

import pytest
import time_machine
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from organisasi.kantor.peran import Peran
from organisasi.models import AksesDataPribadi
from pengaduan.actions.insiden import nyatakan_darurat
from pengaduan.models import Insiden
from tests.factories.pengaduan import (
    HitunganDaruratFactory,
    InsidenFactory,
    InstansiLaporFactory,
)
from tests.pengaduan.kantor_aduan import BUDI, PADA, adukan, buka_kantor
from tests.pengaduan.meja_aduan import alamat_insiden, kueri, tekan_insiden
from tests.petugas import masuk, masuk_sebagai

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_jam")]
S = Insiden.Status


@pytest.fixture
def _jam():
    with time_machine.travel(PADA, tick=False):
        yield


@pytest.fixture
def kantor():
    return buka_kantor()


@pytest.fixture
def insiden(kantor) -> Insiden:
    """A late find of the counter of the kecamatan."""
    aduan = adukan(kantor, BUDI, lain={"unit": kantor.kecamatan})
    return nyatakan_darurat(aduan, oleh=kantor.loket, pada=PADA, alasan="Kabel putus.")


def test_it_is_taken_told_and_recorded(client, insiden):
    operator = masuk_sebagai(client, Peran.OPERATOR_112)
    halaman = client.halaman(alamat_insiden("change", insiden.pk))
    assertContains(halaman, "Telepon 112 sekarang")
    assertContains(halaman, 'href="tel:112"')
    isi = halaman.content.decode()
    urut = (
        "Bacakan ini",
        "Kabel putus.",
        "Tulisan pelapor semula",
        insiden.pengaduan.uraian,
    )
    assert [isi.index(kata) for kata in urut] == sorted(isi.index(k) for k in urut)
    assertNotContains(halaman, "0812")

    tekan_insiden(client, insiden, "akui")
    tanpa = tekan_insiden(
        client, insiden, "serahkan", diserahkan_pada="2024-06-04T09:00"
    )
    assertContains(tanpa, "Tulis siapa yang menerima")
    akhir = tekan_insiden(
        client,
        insiden,
        "serahkan",
        diserahkan_pada="2024-06-04T09:00",
        ke="Rina",
        tiket="112-7",
    )

    insiden.refresh_from_db()
    assert (insiden.status, insiden.diakui_oleh) == (S.DISERAHKAN, operator)
    assert (insiden.diserahkan_pada, insiden.nomor_tiket_112) == (PADA, "112-7")
    assertContains(akhir, "diterima Rina, tiket 112-7")
    assertNotContains(akhir, "Telepon 112 sekarang")


def test_the_time_of_the_call_stands_there_already(client, insiden):
    masuk_sebagai(client, Peran.OPERATOR_112)

    halaman = client.halaman(alamat_insiden("tindakan", insiden.pk, "serahkan"))

    assertContains(halaman, 'value="2024-06-04T09:00"')


@pytest.mark.parametrize(
    "tindakan", ["nilai_bukan_darurat", "nyatakan_palsu", "batalkan"]
)
def test_no_end_without_a_reason(client, insiden, tindakan):
    masuk_sebagai(client, Peran.PENYELIA_112)

    tanpa = tekan_insiden(client, insiden, tindakan, catatan=" ")
    assertContains(tanpa, "Tulis alasannya.")
    insiden.refresh_from_db()
    assert insiden.status == S.MENUNGGU
    akhir = tekan_insiden(client, insiden, tindakan, catatan="Sudah aman.")

    insiden.refresh_from_db()
    assert insiden.alasan_akhir == "Sudah aman."
    assertContains(akhir, "Sudah aman.")
    assertContains(akhir, "Sudah dicatat")


def test_whoever_found_it_calls_and_records_it_himself(client, kantor, insiden):
    masuk(client, kantor.loket)

    tekan_insiden(
        client, insiden, "serahkan", diserahkan_pada="2024-06-04T08:55", ke="Rina"
    )

    insiden.refresh_from_db()
    assert insiden.diserahkan_oleh == kantor.loket


def test_contact_is_opened_with_a_reason(client, insiden):
    masuk_sebagai(client, Peran.OPERATOR_112)

    response = client.post(
        alamat_insiden("buka", insiden.pk), {"alasan": "Menelepon balik."}
    )

    assertContains(response, "081200000001")
    assert AksesDataPribadi.objects.get().kolom == "kontak"


def test_another_unit_finds_nothing(client, kantor, insiden):
    masuk(client, kantor.kepala)

    for nama, args in (
        ("change", ()),
        ("history", ()),
        ("buka", ()),
        ("tindakan", ("akui",)),
    ):
        halaman = alamat_insiden(nama, insiden.pk, *args)
        assert client.get(halaman).status_code == 404
    assert (
        list(client.get(alamat_insiden("changelist")).context["cl"].result_list) == []
    )


def test_an_auditor_reads_and_acts_on_nothing(client, insiden):
    masuk_sebagai(client, Peran.AUDITOR)

    halaman = client.halaman(alamat_insiden("change", insiden.pk))

    assert halaman.context["tombol"] == []
    assertNotContains(halaman, "Lihat kontak")
    assert client.get(alamat_insiden("buka", insiden.pk)).status_code == 403


def test_a_point_and_the_number_of_hurt_are_read_aloud(client):
    insiden = InsidenFactory(
        lintang="-7.327500", bujur="108.220000", jumlah_korban="dua", lokasi="Pasar"
    )
    masuk_sebagai(client, Peran.OPERATOR_112)

    halaman = client.halaman(alamat_insiden("change", insiden.pk))

    assertContains(halaman, "-7.327500, 108.220000")
    assertContains(halaman, "dua")


def test_the_list_costs_the_same_for_any_length_and_says_no_contact(client, kantor):
    masuk_sebagai(client, Peran.OPERATOR_112)
    InsidenFactory(kontak="081299999999")
    satu = kueri(client, alamat_insiden("changelist"))
    for _ in range(40):
        InsidenFactory(diakui=True)

    assert kueri(client, alamat_insiden("changelist")) == satu <= 12
    assertNotContains(client.get(alamat_insiden("changelist")), "0812999")


# Figures and lists that nobody edits


def test_the_bare_counts_are_read_by_the_desk(client):
    HitunganDaruratFactory(tampil=3, lanjut=1)
    masuk_sebagai(client, Peran.PENYELIA_112)

    halaman = client.halaman(reverse("admin:pengaduan_hitungandarurat_changelist"))

    assertContains(halaman, "Tidak ada data pribadi")


@pytest.mark.parametrize(
    "model", ["kategoripengaduan", "topikpengaduan", "teksbalasan", "instansilapor"]
)
def test_reference_tables_open_for_the_sp4n_admin(client, model):
    InstansiLaporFactory()
    masuk_sebagai(client, Peran.ADMIN_SP4N)

    client.halaman(reverse(f"admin:pengaduan_{model}_changelist"))
    if model != "instansilapor":
        client.halaman(reverse(f"admin:pengaduan_{model}_add"))
