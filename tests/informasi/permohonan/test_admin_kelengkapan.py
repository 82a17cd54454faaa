"""Completeness in the admin: asked once, entered in parts, closed; and what is left to tell."""

from datetime import date

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from informasi.jawaban.actions import jawab_permohonan
from informasi.models import Permohonan, Surat
from informasi.pemohon.actions import unduhan_data
from informasi.permohonan.kelengkapan import halangan_tutup, minta_kelengkapan
from organisasi.kantor.saat import Saat
from organisasi.models import TugasHubungi
from tests.factories.informasi import PemohonFactory
from tests.informasi.kantor import PADA, ajukan, diproses, konsep, saat
from tests.informasi.meja_permohonan import alamat, catat, pdf, tekan, tombol
from tests.petugas import masuk

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("jam")]
S = Permohonan.Status


IDENTITAS = "Identitas: KTP, SIM, atau paspor"


def test_a_complete_request_is_taken_up(client, kantor):
    permohonan = ajukan(kantor.kecamatan)
    masuk(client, kantor.loket)
    halaman = client.halaman(alamat("tindakan", permohonan.pk, "proses"))
    diam = tekan(client, permohonan, "proses")
    tekan(client, permohonan, "proses", alasan="KTP diperlihatkan.")
    kasus = client.get(alamat("change", permohonan.pk))
    assertContains(halaman, "Yang akan terjadi")
    assertContains(halaman, f"Belum ada: {IDENTITAS}.")
    assertNotContains(halaman, "sudah ada semua")
    assertContains(diam, "Tulis mengapa tidak diperlukan")
    assertContains(kasus, f"{IDENTITAS}: tidak diperlukan (KTP diperlihatkan.)")
    assertNotContains(kasus, "belum ada")
    assertContains(halaman, "Kamis, 20 Juni 2024")
    assert Permohonan.objects.get().status == S.DIPROSES


def test_a_card_shown_at_the_counter_is_there_and_needs_no_reason(client, kantor):
    masuk(client, kantor.loket)
    catat(client, kantor.kecamatan.pk, identitas_dicocokkan="on")
    permohonan = Permohonan.objects.get()
    halaman = client.halaman(alamat("tindakan", permohonan.pk, "proses"))
    kasus = client.get(alamat("change", permohonan.pk))
    tekan(client, permohonan, "proses")
    assert permohonan.pemohon.identitas_dicocokkan_pada == PADA
    assertContains(halaman, "sudah ada semua")
    assert halaman.context["form"] is None
    assertContains(kasus, f"{IDENTITAS}: diperlihatkan dan dicocokkan Selasa, 4 Juni")
    assertNotContains(kasus, "belum ada")
    permohonan = Permohonan.objects.get()
    assert (permohonan.status, permohonan.dilengkapi) == (S.DIPROSES, {})
    data = unduhan_data(permohonan, pada=PADA)["identitas"]
    assert data["kartu_identitas_dicocokkan_pada"] == "2024-06-04T09:00:00+07:00"


def test_a_card_is_compared_only_of_who_stands_there(client, kantor):
    masuk(client, kantor.loket)
    jawab = catat(
        client, kantor.kecamatan.pk, identitas_dicocokkan="on", kanal="telepon"
    )
    assertContains(jawab, "Hanya untuk yang datang ke loket.")
    assert not Permohonan.objects.exists()


def test_one_letter_lists_all_that_is_missing(client, kantor):
    permohonan = ajukan(kantor.kecamatan)
    masuk(client, kantor.loket)
    halaman = client.halaman(alamat("tindakan", permohonan.pk, "minta_kelengkapan"))
    identitas = halaman.context["form"].fields["pilihan"].choices[0][0]
    kosong = tekan(client, permohonan, "minta_kelengkapan")
    tekan(
        client,
        permohonan,
        "minta_kelengkapan",
        pilihan=[identitas],
        lain="Tahun data\n\nNama kelurahan",
    )
    assertContains(kosong, "Centang atau tulis apa saja yang masih kurang.")
    assertContains(halaman, "paling lambat Jumat, 7 Juni 2024")
    permohonan = Permohonan.objects.get()
    assert permohonan.kurang == [identitas, "Tahun data", "Nama kelurahan"]
    assert permohonan.surat.filter(jenis=Surat.Jenis.KEKURANGAN).count() == 1


def menunggu(kantor, **lain):
    permohonan = ajukan(kantor.kecamatan, **lain)
    return permohonan.minta_kelengkapan(
        saat=Saat(kantor.loket, PADA), kurang=["KTP"], sampai=date(2024, 6, 7)
    )


def test_the_pause_is_shown_and_ends_with_the_papers(client, kantor, jam):
    permohonan = menunggu(kantor)
    masuk(client, kantor.loket)
    assertContains(client.halaman(alamat("change", permohonan.pk)), "Waktu berhenti")
    jam.move_to(saat("2024-06-06"))
    masuk(client, kantor.loket)
    ktp = {"butir_0": "Ini."}
    depan = tekan(client, permohonan, "lengkapi", tanggal="2024-06-07", **ktp)
    tekan(client, permohonan, "catat_surat_diterima", tanggal="2024-06-05")
    assert Permohonan.objects.get().lengkapi_sampai == date(2024, 6, 10)
    tekan(client, permohonan, "lengkapi", tanggal="2024-06-06", **ktp)
    assertContains(depan, "Hari berkas masuk harus antara")
    permohonan = Permohonan.objects.get()
    assert permohonan.status == S.DIPROSES
    assert permohonan.tanggal_lengkap == date(2024, 6, 6)
    halaman = client.get(alamat("change", permohonan.pk))
    assertContains(halaman, "Bila dihitung sejak diterima")


def test_papers_that_come_later_are_entered_and_ticked_off(client, kantor, jam):
    badan = PemohonFactory.build(kategori="badan_hukum", nik="")
    permohonan = ajukan(kantor.kecamatan, pemohon=badan)
    nomor, akta = (
        "Nomor pengesahan badan hukum",
        "Anggaran dasar atau anggaran rumah tangga",
    )
    minta_kelengkapan(
        permohonan, saat=Saat(kantor.loket, PADA), kurang=[akta, nomor, "NIK ketua"]
    )
    masuk(client, kantor.loket)
    isi = {"tanggal": "2024-06-04", "butir_1": "AHU-1"}
    bohong = pdf(isi=b"<html>")
    salah = tekan(client, permohonan, "lengkapi", **isi, butir_0_berkas=bohong)
    kosong = tekan(client, permohonan, "lengkapi", tanggal="2024-06-04")
    sebagian = tekan(client, permohonan, "lengkapi", **isi, butir_0_berkas=pdf())
    borang = client.halaman(alamat("tindakan", permohonan.pk, "lengkapi"))
    tekan(
        client,
        permohonan,
        "lengkapi",
        tanggal="2024-06-04",
        butir_2_tidak="Tercantum di akta.",
    )
    kasus = client.get(alamat("change", permohonan.pk))
    assertContains(salah, "Jenis berkas ini tidak diterima")
    assertContains(salah, "AHU-1")
    assertContains(kosong, "Isi sedikitnya satu dari yang masih kurang")
    assertContains(sebagian, "Belum lengkap, masih kurang: NIK ketua.")
    assertContains(
        sebagian, f"{akta}: ✓ sudah ada; {nomor}: ✓ sudah ada; NIK ketua: belum"
    )
    assertContains(borang, f"Diminta: {akta}: ✓ sudah ada.")
    assert set(borang.context["form"].fields) == {
        *("tanggal", "butir_2", "butir_2_berkas", "butir_2_tidak")
    }
    permohonan = Permohonan.objects.get()
    assert permohonan.status == S.DIPROSES
    assert permohonan.pemohon.nomor_pengesahan == "AHU-1"
    assert [b.jenis for b in permohonan.pemohon.bukti.all()] == ["anggaran_dasar"]
    assertNotContains(kasus, "belum ada")


def test_a_nik_that_comes_later_is_checked_and_kept_with_the_applicant(client, kantor):
    permohonan = ajukan(kantor.kecamatan, pemohon=PemohonFactory.build(nik=""))
    minta_kelengkapan(permohonan, saat=Saat(kantor.loket, PADA), kurang=["NIK"])
    masuk(client, kantor.loket)
    isi = {"tanggal": "2024-06-04"}
    salah = tekan(client, permohonan, "lengkapi", **isi, butir_0="3278")
    tetap = Permohonan.objects.get().status
    tekan(client, permohonan, "lengkapi", **isi, butir_0="3278010101010001")
    assertContains(salah, 'value="3278"')
    assertContains(salah, "16 angka")
    assert tetap == S.MENUNGGU_KELENGKAPAN
    permohonan = Permohonan.objects.get()
    assert permohonan.status == S.DIPROSES
    assert permohonan.pemohon.nik == "3278010101010001"


def test_an_act_that_would_refuse_is_no_button_and_says_why(client, kantor, jam):
    permohonan = menunggu(kantor, pemohon=PemohonFactory.build(surel=""))
    jam.move_to(saat("2024-06-10"))
    masuk(client, kantor.loket)
    halaman = client.get(alamat("change", permohonan.pk))
    tanya = client.get(alamat("tindakan", permohonan.pk, "tutup_tidak_lengkap"))
    tekan(client, permohonan, "tutup_tidak_lengkap")
    sebab = halangan_tutup(permohonan, date(2024, 6, 10))
    assert "Catat dulu hari pemohon menerima surat kekurangan" in sebab
    assert "tutup_tidak_lengkap" not in tombol(client, permohonan)
    assertContains(
        halaman, f"<b>Tutup karena tidak dilengkapi</b>: {sebab}", html=False
    )
    assertContains(tanya, sebab)
    assertNotContains(tanya, 'type="submit" class="deletelink"')
    assert Permohonan.objects.get().status == S.MENUNGGU_KELENGKAPAN


def test_an_answered_question_and_a_withdrawn_request_leave_nobody_to_call(
    client, kantor
):
    permohonan = diproses(kantor, pemohon=PemohonFactory.build(surel=""))
    hubungi = TugasHubungi.objects.terbuka().exclude(perihal__contains="tanda bukti")
    masuk(client, kantor.loket)
    tekan(client, permohonan, "tanya", isi="Tahun?", hari="3", tanpa_jawaban="Semua.")
    assert hubungi.count() == 1
    pertanyaan = permohonan.pesan.get()
    tekan(client, permohonan, "balas", isi="2023.", menjawab=pertanyaan.pk)
    terjawab = hubungi.count()
    tekan(client, permohonan, "cabut", alasan="Datang ke loket.")
    assert terjawab == 0
    assert not TugasHubungi.objects.terbuka().exists()


def test_what_was_handed_over_need_not_be_told(client, kantor):
    permohonan = diproses(kantor, pemohon=PemohonFactory.build(surel=""))
    jawab_permohonan(konsep(permohonan, kantor.kepala), Saat(kantor.kepala, PADA))
    assert TugasHubungi.objects.terbuka().filter(perihal__contains="jawaban").exists()
    masuk(client, kantor.loket)
    tekan(
        client,
        permohonan,
        "serahkan",
        tanggal="2024-06-04",
        cara="ambil",
        penerima="Siti",
    )
    assert Permohonan.objects.get().status == S.DISERAHKAN
    assert not TugasHubungi.objects.terbuka().exists()
