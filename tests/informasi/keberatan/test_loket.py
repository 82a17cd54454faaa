"""Objections at the counter: the grounds of the day, what came late, and without request."""

from datetime import date

import pytest
from django.urls import reverse

from informasi.models import Keberatan
from organisasi.models import HariLibur, Jejak
from tests.informasi.kantor import diproses
from tests.informasi.meja_keberatan import HARI_INI, TELAT
from tests.petugas import masuk

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_hari_ini")]


def test_grounds_are_those_of_the_day_of_receipt(client, kantor, permohonan):
    masuk(client, kantor.loket)
    ke = reverse(
        "admin:informasi_permohonan_tindakan", args=(permohonan.pk, "catat_keberatan")
    )
    isi = {
        "kanal": "surat",
        "tanggal_terima": "2024-06-19",
        "alasan": ["c"],
        "kasus_posisi": "Belum dijawab.",
        "alasan_mundur": "Baru dibuka.",
    }
    terlalu_awal = client.post(ke, isi)
    tanpa_alasan = client.post(
        ke, isi | {"tanggal_terima": TELAT.isoformat(), "alasan_mundur": ""}
    )
    besok = client.post(ke, isi | {"tanggal_terima": "2024-06-26"})
    kosong = client.post(ke, isi | {"tanggal_terima": ""})
    assert "tidak terbuka pada hari keberatan diterima" in terlalu_awal.text
    assert "Tulis mengapa baru dicatat" in tanpa_alasan.text
    assert "tidak boleh di masa depan" in besok.text
    assert "Isi hari keberatan itu diterima" in kosong.text
    assert not Keberatan.objects.exists()


def test_a_year_without_calendar_offers_no_ground_and_says_why(client, kantor):
    permohonan = diproses(kantor)
    HariLibur.objects.all().delete()
    masuk(client, kantor.loket)
    ke = reverse(
        "admin:informasi_permohonan_tindakan", args=(permohonan.pk, "catat_keberatan")
    )
    assert client.get(ke).context["form"].fields["alasan"].choices == []


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
    ke = reverse("admin:informasi_keberatan_change", args=(objek.pk,))
    assert jawaban.url == ke
    assert (objek.alasan, objek.unit, objek.kanal) == (["b"], kantor.kecamatan, "loket")
    assert (objek.tanggal_terima, objek.dicatat_oleh) == (
        date(2024, 6, 24),
        kantor.loket,
    )
    assert (str(objek.pemohon.nama), str(objek.nama_kuasa)) == ("Siti Rahma", "Budi")
    assert objek.pemohon.simpan_sampai > HARI_INI
    jejak = Jejak.objects.milik(objek).get(tindakan="daftar")
    assert jejak.catatan == "Surat tiba sore."


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        ({"telepon": ""}, "Isi telepon atau surel"),
        ({"tanggal_terima": "2024-06-26"}, "masa depan"),
        ({"tanggal_terima": "2024-06-24"}, "mengapa baru dicatat"),
        ({"unit": "0"}, "errornote"),
        ({"kasus_posisi": " "}, "Tulis informasi berkala"),
    ],
)
def test_what_is_wrong_at_the_counter_is_told_and_nothing_is_lost(
    client, kantor, isi, kata
):
    masuk(client, kantor.loket)
    jawaban = catat(client, kantor, **isi)
    assert kata in jawaban.text
    assert "Siti Rahma" in jawaban.text
    assert not Keberatan.objects.exists()


def test_a_day_that_cannot_be_reckoned_is_told_over_the_form(client, kantor):
    masuk(client, kantor.loket)
    HariLibur.objects.all().delete()
    assert "Kalender hari libur" in catat(client, kantor).text
    assert not Keberatan.objects.exists()
