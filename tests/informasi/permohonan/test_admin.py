"""Acts on a request in the admin: each asks what it needs, says what follows, does it."""

from datetime import date

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from informasi.models import CatatanDalam, Permohonan, PesanPermohonan
from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from organisasi.models import AksesDataPribadi
from tests.factories.informasi import (
    KeberatanFactory,
    PemohonFactory,
    PermohonanFactory,
)
from tests.factories.organisasi import UnitFactory
from tests.informasi.kantor import PADA, ajukan, diproses
from tests.informasi.meja_permohonan import alamat, tekan, tombol
from tests.petugas import masuk, masuk_sebagai

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("jam")]
S = Permohonan.Status


def test_time_is_extended_once_with_a_reason(client, kantor, permohonan):
    masuk(client, kantor.kepala)
    halaman = client.halaman(alamat("tindakan", permohonan.pk, "perpanjang"))
    kosong = tekan(client, permohonan, "perpanjang", alasan="")
    tekan(client, permohonan, "perpanjang", alasan="Arsip sedang disalin.")
    lagi = tekan(client, permohonan, "perpanjang", alasan="Lagi.")
    assertContains(halaman, "menjadi Senin, 1 Juli 2024")
    assert "alasan" in kosong.context["form"].errors
    assert Permohonan.objects.get().jatuh_tempo == date(2024, 7, 1)
    assertContains(lagi, "hanya satu kali")
    assert "perpanjang" not in tombol(client, Permohonan.objects.get())
    assertContains(
        client.get(alamat("tindakan", permohonan.pk, "perpanjang")),
        "sedang tidak terbuka",
    )


def test_a_question_names_its_end_and_stops_no_clock(client, kantor, permohonan):
    masuk(client, kantor.loket)
    tekan(
        client,
        permohonan,
        "tanya",
        isi="Tahun berapa?",
        hari="3",
        tanpa_jawaban="Kami cari semuanya.",
    )
    pesan = PesanPermohonan.objects.get()
    halaman = client.halaman(alamat("tindakan", permohonan.pk, "balas"))
    tekan(client, permohonan, "balas", isi="Tahun 2023.", menjawab=pesan.pk)
    assert pesan.jawab_sampai == date(2024, 6, 7)
    assert halaman.context["form"]["menjawab"].value() == pesan.pk
    jawaban = PesanPermohonan.objects.get(dari_petugas=False)
    assert (jawaban.menjawab, jawaban.oleh) == (pesan, kantor.loket)
    assert Permohonan.objects.get().jatuh_tempo == permohonan.jatuh_tempo


def test_words_for_the_applicant_and_notes_for_inside_are_kept_apart(client, kantor):
    permohonan = diproses(kantor)
    masuk(client, kantor.loket)
    tekan(client, permohonan, "tulis", isi="Sedang kami cari.")
    tekan(client, permohonan, "catatan", isi="Arsip di gudang B.")
    halaman = client.halaman(alamat("change", permohonan.pk))
    assertContains(halaman, "Dibaca pemohon")
    assertContains(halaman, "Dibaca petugas, tidak dibaca pemohon")
    assert PesanPermohonan.objects.get().isi == "Sedang kami cari."
    assert CatatanDalam.objects.get().isi == "Arsip di gudang B."


def test_withdrawal_at_the_counter_notes_how_it_was_said(client, kantor, permohonan):
    masuk(client, kantor.loket)
    tanpa = tekan(client, permohonan, "cabut", alasan="")
    tekan(client, permohonan, "cabut", alasan="Datang ke loket, menandatangani.")
    sesudah = tekan(client, permohonan, "tulis", isi="Terlambat.")
    assert "alasan" in tanpa.context["form"].errors
    permohonan = Permohonan.objects.get()
    assert permohonan.status == S.DICABUT
    jejak = permohonan.riwayat.get(tindakan="cabut")
    assert jejak.catatan == "Datang ke loket, menandatangani."
    assertContains(sesudah, "Permohonan ini sudah selesai")


def test_delivery_needs_its_proof(client, kantor):
    permohonan = PermohonanFactory(unit=kantor.kecamatan, dijawab=True)
    masuk(client, kantor.loket)
    isi = {"tanggal": "2024-06-04", "cara": "ambil"}
    tanpa = tekan(client, permohonan, "serahkan", **isi)
    pos = tekan(client, permohonan, "serahkan", **(isi | {"cara": "pos"}))
    depan = tekan(
        client,
        permohonan,
        "serahkan",
        **(isi | {"tanggal": "2024-06-05"}),
        penerima="X",
    )
    tekan(
        client, permohonan, "serahkan", **isi, penerima="Siti", bukti="Tanda terima 1"
    )
    assert "penerima" in tanpa.context["form"].errors
    assert "bukti" in pos.context["form"].errors
    assertContains(depan, "Hari penyerahan harus antara")
    assert permohonan.penyerahan.get().penerima == "Siti"
    halaman = client.get(alamat("change", permohonan.pk))
    assertContains(halaman, "Tanda terima 1")
    assertNotContains(halaman, "diterima Siti")


@pytest.mark.parametrize(
    ("hasil", "terbuka"), [("dikabulkan", False), ("tidak_dikuasai", True)]
)
def test_a_file_is_closed_when_nothing_is_left_to_deliver(
    client, kantor, hasil, terbuka
):
    permohonan = PermohonanFactory(unit=kantor.kecamatan, dijawab=True, hasil=hasil)
    masuk(client, kantor.kepala)
    assert ("selesaikan" in tombol(client, permohonan)) is terbuka
    tekan(client, permohonan, "selesaikan")
    assert (Permohonan.objects.get().status == S.SELESAI) is terbuka


def test_another_units_request_does_not_exist_for_any_act(client, kantor):
    permohonan = ajukan(kantor.kecamatan)
    masuk(client, kantor.kepala_dinas)
    for nama in ("proses", "rujuk", "catatan", "kirim_jawaban"):
        assert client.get(alamat("tindakan", permohonan.pk, nama)).status_code == 404
        assert tekan(client, permohonan, nama).status_code == 404


def test_the_counter_does_not_decide(client, kantor, permohonan):
    masuk(client, kantor.loket)
    bukan = {"perpanjang", "rujuk", "kirim_jawaban", "tempatkan"}
    assert not bukan & tombol(client, permohonan)
    for nama in bukan:
        assert client.get(alamat("tindakan", permohonan.pk, nama)).status_code == 403


def test_auditors_and_the_atasan_read_and_do_nothing(client, kantor):
    permohonan = KeberatanFactory(permohonan=diproses(kantor)).permohonan
    for peran in (Peran.AUDITOR, Peran.ATASAN_PPID):
        masuk_sebagai(client, peran)
        assert tombol(client, permohonan) == set()
        kode = client.get(alamat("tindakan", permohonan.pk, "tulis")).status_code
        assert kode == 403


def test_the_counter_where_it_was_registered_serves_the_citizen_on(client, kantor):
    permohonan = diproses(kantor)
    permohonan.alihkan(
        Saat(kantor.kepala_dinas, PADA), ke_unit=kantor.dinas, alasan="Dirujuk."
    )
    masuk(client, kantor.loket)
    terbuka = tombol(client, Permohonan.objects.get())
    assert {"balas", "catatan", "cabut"} <= terbuka
    assert not {"tanya", "perpanjang", "tulis_jawaban"} & terbuka
    assertContains(client.get(alamat("change", permohonan.pk)), "terdaftar di")


def test_identity_is_masked_and_opened_only_with_a_reason(client, kantor):
    permohonan = ajukan(
        kantor.kecamatan,
        pemohon=PemohonFactory.build(nama="Siti Rahayu", nik="3278010101010001"),
    )
    masuk(client, kantor.kepala)
    halaman = client.halaman(alamat("change", permohonan.pk))
    buka = client.post(
        alamat("buka", permohonan.pk), {"alasan": "Menelepon karena berkas kurang."}
    )
    assertContains(halaman, "S*** R***")
    assertNotContains(halaman, "3278010101010001")
    assertContains(buka, "3278010101010001")
    assert AksesDataPribadi.objects.get().objek_nomor == permohonan.nomor


def test_identity_stays_closed_to_the_counter_and_after_erasure(client, kantor):
    permohonan = ajukan(kantor.kecamatan)
    masuk(client, kantor.loket)
    assert client.get(alamat("buka", permohonan.pk)).status_code == 403
    permohonan.pemohon.hapus_identitas(pada=PADA)
    client.logout()
    masuk(client, kantor.kepala)
    assertContains(client.get(alamat("buka", permohonan.pk)), "sudah dihapus")
    assertContains(client.get(alamat("change", permohonan.pk)), "sudah dihapus")


def test_an_unknown_act_and_an_unknown_unit_are_not_there(client, kantor):
    permohonan = ajukan(kantor.kecamatan)
    masuk(client, kantor.ppid_utama)
    assert client.get(alamat("tindakan", permohonan.pk, "sulap")).status_code == 404
    UnitFactory(peran_ppid="tanpa", nama="Kelurahan Contoh")
    Permohonan.objects.filter(pk=permohonan.pk).update(perlu_ditempatkan=True)
    form = client.get(alamat("tindakan", permohonan.pk, "tempatkan")).context["form"]
    assert "Kelurahan Contoh" not in str(form["ke_unit"])
