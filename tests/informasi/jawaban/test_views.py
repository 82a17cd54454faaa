"""The answer on the private page: each document, why, what it costs, what was before."""

from __future__ import annotations

from datetime import timedelta

import pytest

from informasi.jawaban.actions import serahkan_permohonan
from informasi.models import ButirJawaban
from organisasi.kantor.saat import Saat
from organisasi.models import HariLibur
from tests.factories.informasi import UjiKonsekuensiFactory
from tests.factories.organisasi import KanalLayananFactory
from tests.informasi.kantor import PADA, dijawab, halaman_pemohon, konsep

pytestmark = pytest.mark.django_db
P = ButirJawaban.Putusan
SEHARI = timedelta(days=1)
KIRIM = PADA + 8 * SEHARI


def test_the_answer_shows_each_document_and_why(client, kantor, permohonan):
    uji = UjiKonsekuensiFactory(bagian="Nama orang")
    pln = KanalLayananFactory(nama="PLN", nomor="123", web="pln.example")
    dijawab(
        kantor,
        {"judul": "Rekap"},
        {"judul": "Nomor KTP", "putusan": P.DITOLAK, "alasan": "Pribadi.", "uji": uji},
        {"judul": "Listrik", "putusan": P.TIDAK_DIKUASAI, "alasan": "Milik PLN."},
        {"judul": "Peta", "putusan": P.BELUM_DIDOKUMENTASIKAN, "alasan": "Disusun."},
        badan_publik_lain="PT PLN",
        kanal_lain=pln,
        tersedia_pada=(PADA + 60 * SEHARI).date(),
        lembar=10,
        biaya_salinan=2000,
        biaya_kirim=9000,
        biaya_lain=500,
        cara_bayar="loket kas",
        waktu_penyediaan=3,
        permohonan=permohonan,
        pada=KIRIM,
    )
    isi = halaman_pemohon(client, permohonan, KIRIM)
    assert "Sudah dijawab: dikabulkan sebagian" in isi
    assert "Giliran kami: menyerahkan yang dikabulkan." in isi
    for kata in ("Diberikan", "Ditolak", "Tidak dikuasai", "Belum didokumentasikan"):
        assert kata in isi
    assert "Pasal 17 huruf" in isi
    assert "Nama orang" in isi
    assert "Yang menguasainya: PT PLN" in isi
    assert 'href="tel:123"' in isi
    assert "Akan tersedia paling lambat <b>Sabtu, 3 Agustus 2024</b>" in isi
    assert (
        "Rp11.500: salinan Rp2.000 (10 lembar), kirim Rp9.000, lain-lain Rp500. "
        "Cara membayar: loket kas" in isi
    )
    assert "Ajukan keberatan" in isi
    assert "Beri nilai" in isi
    assert "Cabut permohonan" not in isi


def test_an_answer_without_a_day_of_delivery_is_the_readers_turn(client, kantor):
    permohonan = dijawab(kantor, pada=KIRIM)
    isi = halaman_pemohon(client, permohonan, KIRIM)
    serahkan_permohonan(permohonan, Saat(kantor.loket, PADA + 9 * SEHARI), cara="unduh")
    selesai = halaman_pemohon(client, permohonan, PADA + 9 * SEHARI)
    assert "Giliran Anda: baca jawabannya di bawah." in isi
    assert "Gratis" in isi
    assert "Selesai: dikabulkan" in selesai
    assert "Informasi diserahkan kepada Anda" in selesai


def test_delivery_without_a_calendar_names_no_day(client, kantor, permohonan):
    dijawab(kantor, permohonan=permohonan, pada=KIRIM, waktu_penyediaan=3)
    HariLibur.objects.all().delete()
    isi = halaman_pemohon(client, permohonan, KIRIM)
    assert "Giliran kami: menyerahkan yang dikabulkan." in isi
    assert "Paling lambat <b>" not in isi


def test_a_draft_of_an_answer_is_not_shown(client, kantor, permohonan):
    konsep(permohonan, kantor.kepala, penjelasan="Belum boleh dibaca.")
    assert "Belum boleh dibaca." not in halaman_pemohon(client, permohonan)


def test_an_earlier_answer_stays_under_the_new_one(client, kantor, permohonan):
    lama = {"pada": KIRIM, "penjelasan": "Jawaban lama."}
    dijawab(kantor, permohonan=permohonan, **lama)
    permohonan.buka_kembali(
        Saat(kantor.sekda, PADA + 10 * SEHARI),
        sampai=(PADA + 20 * SEHARI).date(),
        hitungan="Perintah.",
    )
    dibuka = halaman_pemohon(client, permohonan, PADA + 10 * SEHARI)
    baru = {"pada": PADA + 11 * SEHARI, "penjelasan": "Jawaban baru."}
    dijawab(kantor, permohonan=permohonan, **baru)
    isi = halaman_pemohon(client, permohonan, PADA + 11 * SEHARI)
    assert "Dibuka kembali, sedang kami kerjakan" in dibuka
    assert "Jawaban baru paling lambat Senin, 24 Juni 2024." in dibuka
    assert isi.index("Jawaban baru.") < isi.index("Jawaban sebelumnya, 12 Juni 2024")
    assert isi.index("Jawaban sebelumnya, 12") < isi.index("Jawaban lama.")
