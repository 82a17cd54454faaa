"""The answer on the private page; its files and letters, only with the secret of the case."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile

from informasi.jawaban.actions import serahkan_permohonan
from informasi.models import ButirJawaban, Permohonan
from organisasi.kantor.saat import Saat
from organisasi.kertas import naskah as cetakan
from tests.factories.informasi import UjiKonsekuensiFactory
from tests.factories.organisasi import KanalLayananFactory
from tests.informasi.kantor import (
    PADA,
    ajukan,
    bagian_pemohon,
    dijawab,
    diproses,
    halaman_pemohon,
    konsep,
)
from tests.informasi.meja_permohonan import PDF, lampirkan

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_besok")]
P = ButirJawaban.Putusan
SEHARI = timedelta(days=1)


def berkas_jawaban(butir):
    return lampirkan(butir, judul="Rekap 2023", isi=ContentFile(PDF, "x.pdf"))


def test_a_file_of_the_answer_is_a_download_that_runs_nothing(client, kantor):
    permohonan = dijawab(kantor)
    satu = berkas_jawaban(ButirJawaban.objects.get())
    jawab = client.get(satu.alamat(permohonan.kode))
    assert b"".join(jawab.streaming_content) == PDF
    kepala = {
        "Content-Disposition": 'attachment; filename="rekap-2023.pdf"',
        "Content-Type": "application/pdf",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "no-store",
        "Referrer-Policy": "no-referrer",
    }
    assert {nama: jawab[nama] for nama in kepala} == kepala


def test_no_secret_opens_another_cases_file_a_draft_or_what_was_refused(client, kantor):
    tolak = {"putusan": P.DITOLAK, "alasan": "x", "uji": UjiKonsekuensiFactory()}
    permohonan, lain = dijawab(kantor, tolak), diproses(kantor)
    ditolak = berkas_jawaban(ButirJawaban.objects.get())
    draf = berkas_jawaban(konsep(lain, kantor.kepala).butir.get())
    for kode in (permohonan.kode, lain.kode):
        for satu in (ditolak, draf):
            assert client.get(satu.alamat(kode)).status_code == 404


def test_a_letter_is_printed_on_first_need_and_only_for_its_case(
    client, kantor, monkeypatch
):
    permohonan, lain = ajukan(kantor.kecamatan), ajukan(kantor.kecamatan)
    ke = f"surat/{permohonan.surat.get().pk}"
    with monkeypatch.context() as tambal:
        tambal.setattr(cetakan, "PENCETAK", cetakan.PENCETAK / "tidak-ada")
        rusak = client.get(bagian_pemohon(permohonan, ke))
    assert rusak.status_code == 503
    assert "belum dapat dicetak" in rusak.text
    jawab = client.get(bagian_pemohon(permohonan, ke))
    assert b"".join(jawab.streaming_content).startswith(b"%PDF")
    assert "attachment" in jawab["Content-Disposition"]
    assert "tanda-bukti-permohonan" in jawab["Content-Disposition"]
    assert client.get(bagian_pemohon(lain, ke)).status_code == 404


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
    # The answer comes first, then his judgement, then the way to the objection.
    urut = [isi.index(k) for k in ("Jawaban kami", "Beri nilai", "Ajukan keberatan")]
    assert urut == sorted(urut)
    assert "Jawabannya kurang atau keliru?" not in isi
    assert "Cabut permohonan" not in isi


def test_an_answer_without_a_day_of_delivery_is_the_readers_turn(
    client, kantor, permohonan
):
    draf = konsep(permohonan, kantor.kepala, penjelasan="Belum boleh dibaca.")
    assert "Belum boleh dibaca." not in halaman_pemohon(client, permohonan)
    draf.delete()
    dijawab(kantor, permohonan=permohonan, pada=KIRIM)
    isi = halaman_pemohon(client, permohonan, KIRIM)
    serahkan_permohonan(permohonan, Saat(kantor.loket, PADA + 9 * SEHARI), cara="unduh")
    selesai = halaman_pemohon(client, permohonan, PADA + 9 * SEHARI)
    assert "Giliran Anda: baca jawabannya di bawah." in isi
    assert "Gratis" in isi
    assert "Selesai: dikabulkan" in selesai
    assert "Informasi diserahkan kepada Anda" in selesai


def test_an_earlier_answer_stays_under_the_new_one(client, kantor, permohonan):
    buka, lagi = PADA + 10 * SEHARI, PADA + 11 * SEHARI
    dijawab(kantor, permohonan=permohonan, pada=KIRIM, penjelasan="Jawaban lama.")
    sampai = (PADA + 20 * SEHARI).date()
    hari = ("perintah_jatuh_tempo", "jatuh_tempo", "jatuh_tempo_awal")
    permohonan.lakukan(
        Permohonan.Tindakan.BUKA_KEMBALI,
        Saat(kantor.sekda, buka),
        hasil="",
        dijawab_pada=None,
        **dict.fromkeys(hari, sampai),
    )
    dibuka = halaman_pemohon(client, permohonan, buka)
    dijawab(kantor, permohonan=permohonan, pada=lagi, penjelasan="Jawaban baru.")
    isi = halaman_pemohon(client, permohonan, lagi)
    assert "Dibuka kembali, sedang kami kerjakan" in dibuka
    assert "Jawaban baru paling lambat Senin, 24 Juni 2024." in dibuka
    assert isi.index("Jawaban baru.") < isi.index("Jawaban sebelumnya, 12 Juni 2024")
    assert isi.index("Jawaban sebelumnya, 12") < isi.index("Jawaban lama.")
