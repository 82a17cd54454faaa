"""Lihat kontak: purpose, fifteen minutes, a line in the log, thirty an hour (PK-20)."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from pytest_django.asserts import assertContains, assertNotContains

from organisasi.kantor.peran import Peran
from organisasi.models import AksesDataPribadi, Notifikasi
from tests.factories.pemangku import PeroranganFactory
from tests.pemangku.meja_register import (
    HARI,
    NORMAL,
    PADA,
    alamat,
    berkanal,
    lembaga,
    orang_di,
)
from tests.petugas import masuk, masuk_sebagai, petugas_berperan


def buka(client, p, **isi):
    return client.post(
        alamat("kontak", p.pk), {"tujuan": "undangan"} | isi, follow=True
    )


@pytest.fixture
def berisi(kantor):
    """A body with a number of its own, a chairman with one, and one who has left."""
    p = lembaga(kantor)
    berkanal(p, "0265-331122", "telepon")
    berkanal(orang_di(p).orang)
    berkanal(
        orang_di(p, "Sudah Pergi", selesai=HARI - timedelta(days=1)).orang,
        "081399998888",
    )
    orang_di(p, "Tanpa Nomor", nama_jabatan="Sekretaris")
    return p


def test_pk20_a_purpose_must_be_chosen(client, kantor, berisi):
    masuk(client, kantor.pengelola)
    awal = client.halaman(alamat("kontak", berisi.pk))
    assert not awal.context["form"]["tujuan"].value()

    jawab = client.post(alamat("kontak", berisi.pk), {"tujuan": ""})

    assertContains(jawab, "Pilih dulu untuk apa.")
    assertNotContains(jawab, NORMAL)
    assert not AksesDataPribadi.objects.exists()


def test_pk20_the_contact_shows_for_fifteen_minutes_and_is_logged_once(
    client, kantor, berisi
):
    masuk(client, kantor.pengelola)

    jawab = buka(client, berisi, keterangan="KG-2024-0001")
    lagi = client.get(alamat("kontak", berisi.pk))

    for halaman in (jawab, lagi):
        assertContains(halaman, NORMAL)
        assertContains(halaman, "62265331122")
        assertContains(halaman, "Dadang Suryana, Ketua")
        assertContains(halaman, "Tanpa kanal.")
        assertContains(halaman, "sampai pukul 09.15")
        assertNotContains(halaman, "6281399998888")
        assert "no-store" in halaman["Cache-Control"]
    akses = AksesDataPribadi.objects.get()
    assert (akses.oleh, akses.objek_nomor) == (kantor.pengelola, berisi.nomor)
    assert (akses.kolom, akses.alasan) == ("kontak", "undangan: KG-2024-0001")

    with time_machine.travel(PADA + timedelta(minutes=15), tick=False):
        assertNotContains(client.get(alamat("kontak", berisi.pk)), NORMAL)


def test_opening_one_record_closes_the_other(client, kantor, berisi):
    lain = lembaga(kantor, "Tanpa Kanal")
    masuk(client, kantor.pengelola)
    buka(client, berisi)

    assertContains(buka(client, lain), "Belum ada kanal tercatat.")

    assertNotContains(client.get(alamat("kontak", berisi.pk)), NORMAL)


def test_a_figure_is_named_where_the_contact_is_opened(client, kantor):
    tokoh = PeroranganFactory(pengelola=kantor.cipedes)
    berkanal(orang_di(tokoh, "Uha Suhaya", nama_jabatan="diri sendiri").orang)
    masuk_sebagai(client, Peran.PDP)
    assertNotContains(client.get(alamat("change", tokoh.pk)), "Uha Suhaya")

    assertContains(buka(client, tokoh), "Uha Suhaya")


def test_pk20_at_the_31st_in_an_hour_the_page_stops_and_pdp_is_told(
    client, kantor, berisi
):
    pdp = petugas_berperan(Peran.PDP)
    masuk(client, kantor.pengelola)
    for _ in range(30):
        client.post(alamat("kontak", berisi.pk), {"tujuan": "verifikasi"})
    assert not Notifikasi.objects.exists()

    for _ in range(2):
        jawab = buka(client, berisi)
        assertContains(jawab, "berhenti sampai")
        assertNotContains(jawab, NORMAL)

    assert AksesDataPribadi.objects.count() == 30
    pesan = Notifikasi.objects.get()
    assert pesan.penerima == pdp.email
    assert berisi.nomor in pesan.isi
    assert "Dadang" not in pesan.isi
    with time_machine.travel(PADA + timedelta(hours=1), tick=False):
        assertContains(buka(client, berisi), NORMAL)


@pytest.mark.parametrize(
    "peran", [Peran.PIMPINAN, Peran.PETUGAS_LAPANGAN, Peran.AUDITOR]
)
def test_who_sees_masks_only_has_no_button(client, kantor, berisi, peran):
    masuk_sebagai(client, peran)

    assert client.get(alamat("change", berisi.pk)).context["alamat_kontak"] == ""
    assert buka(client, berisi).status_code == 403
    assert not AksesDataPribadi.objects.exists()
