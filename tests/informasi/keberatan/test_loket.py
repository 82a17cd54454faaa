"""Objections at the counter: the grounds of the day, what came late, and without request."""

from datetime import date

import pytest
import time_machine
from django.urls import reverse

from informasi.models import Keberatan
from organisasi.models import HariLibur, Jejak
from tests.informasi.kantor import saat
from tests.informasi.meja_keberatan import HARI_INI, TELAT, alamat, tombol
from tests.petugas import masuk

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_hari_ini")]


def test_the_counter_enters_an_objection_with_the_grounds_open_on_its_day(
    client, kantor, permohonan
):
    with time_machine.travel(saat("2024-06-10"), tick=False):
        masuk(client, kantor.loket)
        # Before the due day.
        assert "catat_keberatan" not in tombol(client.get(alamat(permohonan)))
    masuk(client, kantor.loket)
    ke = alamat(permohonan, "tindakan", "catat_keberatan")
    halaman = client.get(ke).text
    assert "c. Permohonan tidak ditanggapi" in halaman
    assert "a. Permohonan ditolak" not in halaman
    isi = {
        "kanal": "surat",
        "tanggal_terima": TELAT.isoformat(),
        "alasan": ["c"],
        "kasus_posisi": "Belum dijawab.",
        "alasan_mundur": "Surat tiba Jumat sore.",
    }
    for salah, kata in (
        ({"tanggal_terima": "2024-06-19"}, "belum dapat dipakai pada hari keberatan"),
        ({"alasan_mundur": ""}, "Tulis alasan dicatat"),
        ({"tanggal_terima": "2024-06-26"}, "tidak boleh di masa depan"),
        ({"tanggal_terima": ""}, "Isi hari keberatan itu diterima"),
    ):
        assert kata in client.post(ke, isi | salah).text
    assert not Keberatan.objects.exists()
    client.post(ke, isi)
    objek = Keberatan.objects.get()
    assert (objek.kanal, objek.tanggal_terima) == ("surat", TELAT)
    assert objek.dicatat_oleh == kantor.loket


def test_a_year_without_calendar_offers_no_ground_and_says_why(
    client, kantor, permohonan
):
    HariLibur.objects.all().delete()
    masuk(client, kantor.loket)
    ke = alamat(permohonan, "tindakan", "catat_keberatan")
    assert client.get(ke).context["form"].fields["alasan"].choices == []
    # Nor is one without a request entered.
    assert "Kalender hari libur" in catat(client, kantor).text
    assert not Keberatan.objects.exists()


BERKALA = {
    "kanal": "loket",
    "tanggal_terima": HARI_INI.isoformat(),
    "kasus_posisi": "Laporan keuangan 2023 tidak ada di situs.",
    "kategori": "perorangan",
    "nama": "Siti Rahma",
    "alamat": "Jalan Contoh 1",
    "telepon": "0812 3456 7890",
}


def catat(client, kantor, **lain):
    isi = BERKALA | {"unit": str(kantor.kecamatan.pk)} | lain
    return client.post(reverse("admin:informasi_keberatan_catat"), isi)


def test_an_objection_without_request_is_entered_at_the_counter(client, kantor):
    masuk(client, kantor.loket)
    daftar = reverse("admin:informasi_keberatan_changelist")
    assert "Catat keberatan tanpa permohonan" in client.get(daftar).text
    jawaban = catat(
        client,
        kantor,
        tanggal_terima="2024-06-24",
        alasan_mundur="Surat tiba sore.",
        nama_kuasa="Budi",
    )
    objek = Keberatan.objects.get()
    assert jawaban.url == alamat(objek)
    assert (objek.alasan, objek.unit, objek.kanal) == (["b"], kantor.kecamatan, "loket")
    assert objek.tanggal_terima == date(2024, 6, 24)
    assert objek.dicatat_oleh == kantor.loket
    assert (str(objek.pemohon.nama), str(objek.nama_kuasa)) == ("Siti Rahma", "Budi")
    assert objek.pemohon.simpan_sampai > HARI_INI
    jejak = Jejak.objects.milik(objek).get(tindakan="daftar")
    assert jejak.catatan == "Surat tiba sore."
