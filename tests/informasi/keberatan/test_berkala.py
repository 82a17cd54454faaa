"""An objection without a request: only ground b, in five steps, without an account."""

from datetime import date
from uuid import uuid4

import pytest
import time_machine

from informasi.models import Keberatan, Pemohon
from organisasi.basis_data.versi import kosongkan
from organisasi.kertas import naskah as cetakan
from organisasi.models import BatasWaktu, Unit
from organisasi.sandi import sidik
from tests.factories.informasi import KeberatanFactory
from tests.informasi.kantor import saat

pytestmark = pytest.mark.django_db
AWAL = "/keberatan/ajukan/"
PERIKSA = f"{AWAL}periksa/"
KISAH = "Laporan keuangan 2023 tidak ada di daftar informasi."
NIK = "3278010101010001"
ISI = {
    "apa": {"kasus_posisi": KISAH},
    "siapa": {"kategori": "perorangan"},
    "identitas": {"nama": "Siti Contoh", "nik": NIK, "alamat": "Jalan Contoh 1"},
    "kontak": {"surel": "siti@example.id"},
}


@pytest.fixture(autouse=True)
def waktu():
    with time_machine.travel(saat("2024-06-04"), tick=False) as kini:
        yield kini


def isi(client, kantor, **ubah):
    """Answer all steps; returns the last answer."""
    for langkah, biasa in ISI.items():
        data = {"unit": kantor.dinas.slug} if langkah == "apa" else {}
        jawab = client.post(f"{AWAL}{langkah}/", biasa | data | ubah.get(langkah, {}))
        assert jawab.status_code == 302, (langkah, jawab.text[:3000])
    return jawab


def kunci(client):
    teks = client.halaman(PERIKSA).text
    return teks.partition('name="kunci" value="')[2].partition('"')[0]


def test_five_steps_make_one_objection_with_number_and_day(client, kantor):
    terakhir = isi(client, kantor)
    periksa = client.halaman(PERIKSA).text
    rahasia = kunci(client)
    jawab = client.post(PERIKSA, {"kunci": rahasia})
    ganda = client.post(PERIKSA, {"kunci": rahasia})
    kembali = client.get(PERIKSA)
    keberatan = Keberatan.objects.get()
    rinci = client.halaman(jawab["Location"])
    teks = rinci.text
    isi(client, kantor)
    client.post(PERIKSA, {"kunci": kunci(client)})
    assert terakhir["Location"] == PERIKSA
    for bagian in (KISAH, "Siti Contoh", NIK, "siti@example.id", kantor.dinas.nama):
        assert bagian in periksa
    tuju = {j["Location"] for j in (jawab, ganda, kembali)}
    assert tuju == {f"/keberatan/{rahasia}/"}
    assert (keberatan.alasan, keberatan.permohonan) == (["b"], None)
    assert keberatan.unit == kantor.dinas
    assert keberatan.pemohon.sidik_nik == sidik(NIK)
    assert keberatan.pemohon.simpan_sampai == date(2024, 8, 7)
    assert keberatan.nomor in teks
    assert "<b>Kamis, 18 Juli 2024</b>" in teks
    assert "Siti" not in teks
    assert rinci["Referrer-Policy"] == "no-referrer"
    assert "Tanda bukti keberatan (PDF)" in teks
    # Another one begins anew after it.
    assert Keberatan.objects.count() == 2


def test_the_first_page_says_when_a_request_is_the_better_way(client, kantor):
    for langkah in ("siapa", "identitas", "kontak", "periksa"):
        assert client.get(f"{AWAL}{langkah}/")["Location"] == f"{AWAL}apa/"
    assert client.get(f"{AWAL}lain/").status_code == 404
    teks = client.halaman(AWAL).text
    assert "Langkah 1 dari 5" in teks
    assert "mintalah lebih dulu" in teks
    utama = teks.index(f'value="{kantor.utama.slug}"')
    assert utama < teks.index(f'value="{kantor.dinas.slug}"')


def test_another_kind_of_applicant_is_asked_for_his_identity_anew(client, kantor):
    isi(client, kantor)
    sama = client.post(f"{AWAL}siapa/", ISI["siapa"])
    lain = client.post(f"{AWAL}siapa/", {"kategori": "badan_hukum"})
    borang = client.halaman(f"{AWAL}identitas/").text
    assert sama["Location"] == PERIKSA
    assert lain["Location"] == f"{AWAL}identitas/"
    assert "Nama badan hukum" in borang


def test_a_proxy_is_named_and_whoever_has_no_mail_comes_back(client, kantor):
    isi(
        client,
        kantor,
        siapa={"dikuasakan": "on"},
        identitas={"nama_kuasa": "Budi Kuasa"},
        kontak={"surel": "", "kembali_ke_loket": "on"},
    )
    periksa = client.halaman(PERIKSA).text
    client.post(PERIKSA, {"kunci": kunci(client)})
    assert "diwakili kuasa" in periksa
    assert "Saya akan kembali ke loket" in periksa
    assert Keberatan.objects.get().nama_kuasa == "Budi Kuasa"


def test_unfit_answers_are_told_and_what_waits_is_encrypted(client, kantor):
    isi(client, kantor)
    assert NIK not in str(dict(client.session))
    for langkah, ubah, kalimat in (
        ("apa", {"kasus_posisi": "x"}, "Tulis sedikit lebih lengkap."),
        ("apa", {"kasus_posisi": ""}, "Tuliskan informasi apa yang tidak ada."),
        ("apa", {"unit": "tidak-ada"}, "Pilih unit dari daftar."),
        ("identitas", {"nik": "123"}, "NIK terdiri dari 16 angka"),
        ("kontak", {"surel": ""}, "Isi surel atau nomor telepon"),
    ):
        data = {"unit": kantor.dinas.slug} | ISI[langkah] | ubah
        jawab = client.post(f"{AWAL}{langkah}/", data)
        assert jawab.status_code == 400
        assert kalimat in jawab.text


def test_a_unit_that_has_ended_is_asked_for_again(client, kantor):
    isi(client, kantor)
    Unit.objects.filter(pk=kantor.dinas.pk).update(sampai=date(2024, 6, 1))
    kosongkan()
    assert client.get(PERIKSA)["Location"] == f"{AWAL}apa/"


@pytest.mark.parametrize("kode", ["keberatan.tanggapi", "sengketa.ajukan"])
def test_a_limit_that_is_not_set_is_told_and_nothing_lost(client, kantor, kode):
    isi(client, kantor)
    BatasWaktu.objects.filter(kode=kode).delete()
    jawab = client.post(PERIKSA, {"kunci": kunci(client)})
    assert jawab.status_code == 409
    assert "belum diatur" in jawab.text
    assert KISAH in jawab.text
    assert not Pemohon.objects.exists()


def tanpa_permohonan(kantor, **lain):
    asal = KeberatanFactory()
    return KeberatanFactory(
        permohonan=None, pemohon=asal.pemohon, unit=kantor.dinas, alasan=["b"], **lain
    )


def test_lateness_and_answer_stand_on_the_same_page(client, kantor, waktu):
    # It opens only with its key, and only without a request.
    for kode in (uuid4(), KeberatanFactory().kode):
        assert client.get(f"/keberatan/{kode}/").status_code == 404
    keberatan = tanpa_permohonan(kantor, hitungan="Hitungan.")
    alamat = f"/keberatan/{keberatan.kode}/"
    waktu.move_to(saat("2024-08-07"))
    lewat = client.halaman(alamat).text
    Keberatan.objects.filter(pk=keberatan.pk).update(
        status="ditanggapi",
        hasil="dikabulkan",
        putusan="Harus diumumkan.",
        perintah="Umumkan laporannya.",
        perintah_jatuh_tempo=date(2024, 8, 30),
        ditanggapi_pada=saat("2024-08-07"),
    )
    dijawab = client.halaman(alamat).text
    assert "Batas waktu Atasan PPID sudah lewat." in lewat
    assert "Dikabulkan" in dijawab
    assert "Umumkan laporannya." in dijawab
    assert "Jumat, 30 Agustus 2024" in dijawab


def test_its_receipt_is_a_download_and_no_other_objections(client, kantor, monkeypatch):
    isi(client, kantor)
    rinci = client.post(PERIKSA, {"kunci": kunci(client)})["Location"]
    surat = Keberatan.objects.get().surat.get()
    lain = tanpa_permohonan(kantor)
    with monkeypatch.context() as rusak:
        rusak.setattr(cetakan, "PENCETAK", cetakan.PENCETAK / "tidak-ada")
        gagal = client.get(f"{rinci}surat/{surat.pk}/")
    jawab = client.get(f"{rinci}surat/{surat.pk}/")
    assert gagal.status_code == 503
    assert "belum dapat dicetak" in gagal.text
    assert b"".join(jawab.streaming_content).startswith(b"%PDF")
    asing = client.get(f"/keberatan/{lain.kode}/surat/{surat.pk}/")
    assert asing.status_code == 404
