"""What the applicant does from the private page, each act on a page of its own."""

from datetime import timedelta

import pytest

from informasi.models import Permohonan
from informasi.permohonan.actions import cabut_permohonan, tanya_pemohon
from organisasi.kantor.saat import Saat
from tests.factories.informasi import PesanFactory
from tests.informasi.kalah_cepat import kalah_cepat
from tests.informasi.kantor import PADA, bagian_pemohon, dijawab, diproses
from tests.klien import PortalClient

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_besok")]
SEHARI = timedelta(days=1)


def pertanyaan(kantor, permohonan):
    return tanya_pemohon(
        permohonan,
        Saat(kantor.loket, PADA),
        isi="Tahun berapa?",
        hari=3,
        tanpa_jawaban="kami pakai tahun 2023.",
    )


def test_a_question_is_answered_once_and_stands_in_the_timeline(client, kantor):
    permohonan = diproses(kantor)
    tanya = pertanyaan(kantor, permohonan)
    ke = f"{bagian_pemohon(permohonan, 'pesan')}?tanya={tanya.pk}"
    borang = client.halaman(ke)
    jawab = client.post(ke, {"isi": "Tahun 2022."})
    ganda = client.post(ke, {"isi": "Tahun 2022."})
    lagi = client.post(ke, {"isi": "Eh, 2021."})
    isi = client.halaman(permohonan.get_absolute_url()).content.decode()
    assert "Tahun berapa?" in borang.content.decode()
    assert borang["Referrer-Policy"] == "same-origin"
    assert jawab["Location"] == ganda["Location"] == permohonan.get_absolute_url()
    assert permohonan.pesan.filter(dari_petugas=False).count() == 1
    assert lagi.status_code == 400
    assert "Pertanyaan ini sudah dijawab." in lagi.content.decode()
    assert "Tahun 2022." in isi
    assert "Jawab pertanyaan ini" not in isi


def test_the_applicant_may_write_unasked(client, permohonan):
    PesanFactory(permohonan=permohonan, isi="Kami sedang mencari.")
    client.post(bagian_pemohon(permohonan, "pesan"), {"isi": "Cukup rekapnya saja."})
    isi = client.halaman(permohonan.get_absolute_url()).content.decode()
    assert "Cukup rekapnya saja." in isi
    assert "Pesan dari kami" in isi


@pytest.mark.parametrize("tanya", ["abc", "9" * 60])
def test_an_unknown_question_is_a_free_message(client, permohonan, tanya):
    isi = client.halaman(f"{bagian_pemohon(permohonan, 'pesan')}?tanya={tanya}")
    assert "Tulis pesan kepada petugas" in isi.content.decode()


@pytest.mark.parametrize("isi", ["   ", "x" * 5001])
def test_an_unfit_message_is_refused_and_kept(client, permohonan, isi):
    jawab = client.post(bagian_pemohon(permohonan, "pesan"), {"isi": isi})
    assert jawab.status_code == 400
    assert isi.strip() in jawab.content.decode()
    assert not permohonan.pesan.exists()


def test_a_reply_after_closing_gets_a_sentence(client, kantor):
    permohonan = dijawab(kantor)
    for jawab in (
        client.get(bagian_pemohon(permohonan, "pesan")),
        client.post(bagian_pemohon(permohonan, "pesan"), {"isi": "Masih ada?"}),
    ):
        assert jawab.status_code == 409
        assert "Permohonan ini sudah selesai." in jawab.content.decode()
    assert not permohonan.pesan.exists()
    assert client.get(bagian_pemohon(permohonan, "cabut")).status_code == 409


def test_withdrawal_asks_once_more_and_happens_once(client, permohonan):
    ke = bagian_pemohon(permohonan, "cabut")
    tanya = client.halaman(ke).content.decode()
    permohonan.refresh_from_db()
    assert permohonan.status == Permohonan.Status.DIPROSES
    jawab = client.post(ke, {"alasan": "Sudah ketemu."})
    ganda = client.post(ke, {"alasan": "Sudah ketemu."})
    permohonan.refresh_from_db()
    assert "Cabut permohonan ini?" in tanya
    assert jawab.status_code == 302
    assert permohonan.status == Permohonan.Status.DICABUT
    assert ganda.status_code == 409
    assert "sudah dicabut" in ganda.content.decode()
    assert permohonan.riwayat.filter(tindakan="cabut").count() == 1


@pytest.mark.django_db(transaction=True)
def test_whoever_is_slower_is_told(permohonan):
    jawab = kalah_cepat(
        permohonan,
        lambda: PortalClient().post(bagian_pemohon(permohonan, "cabut")),
        lambda: cabut_permohonan(permohonan, Saat(None, PADA)),
    )
    assert jawab.status_code == 400
    assert "baru saja diubah orang lain" in jawab.content.decode()
