"""Requests of persons of the stakeholder inventory, from letter to answer (PK-56)."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from organisasi.kertas.naskah import PDFGagal
from organisasi.models import AksesDataPribadi, Jejak, PermintaanSubjek
from pemangku.meja.gabung import gabungkan_orang
from pemangku.models import Kanal
from tests.factories import pemangku as f
from tests.factories.organisasi import AksesFactory, PermintaanSubjekFactory
from tests.factories.pemangku import JabatanFactory
from tests.pemangku.meja_register import (
    HARI,
    PADA,
    berkanal,
    buka_kantor,
    lembaga,
    orang_di,
)
from tests.petugas import masuk_sebagai, petugas_berperan
from tests.ppid_portal.pelindungan_data.meja import (
    JENIS,
    beri_batas,
    halaman,
    minta,
    tekan,
)

pytestmark = pytest.mark.django_db


NAMA = "Dadang Suryana"


@pytest.fixture
def kantor(db):
    with time_machine.travel(PADA, tick=False):
        kantor = buka_kantor()
        beri_batas(HARI)
        yield kantor


@pytest.fixture
def jabatan(kantor):
    return orang_di(lembaga(kantor), NAMA)


@pytest.fixture
def petugas(client, kantor):
    return masuk_sebagai(client, Peran.PDP)


@pytest.mark.usefixtures("petugas")
def test_pk_56_the_person_is_found_and_the_request_entered(client, jabatan):
    nomor = jabatan.orang.nomor
    kosong = client.halaman("/pdp/orang/").text
    temuan = client.post("/pdp/orang/", {"kata": "dadang"}).text
    borang = client.halaman(f"/pdp/permintaan/?nomor={nomor}").text
    client.post(
        "/pdp/permintaan/",
        {"nomor": nomor, "jenis": "akses", "diterima_pada": "2024-06-04T08:00"},
    )
    assert "orang ditemukan" not in kosong
    assert "1 orang ditemukan" in temuan
    assert f"?nomor={nomor}" in temuan
    assert nomor in borang
    satu = PermintaanSubjek.objects.get()
    assert (satu.objek_jenis, satu.objek_nomor) == ("pemangku.orang", nomor)
    assert "Tidak ada orang" in client.post("/pdp/orang/", {"kata": "Zulfikar"}).text
    assert "paling sedikit" in client.post("/pdp/orang/", {"kata": ""}).text


@pytest.mark.parametrize(("jam", "merah"), [(47, False), (48, True), (71, True)])
def test_pk_56_after_48_hours_it_is_red(client, jabatan, jam, *, merah):
    satu = minta(jabatan.orang, JENIS.AKSES)
    with time_machine.travel(PADA + timedelta(hours=jam), tick=False):
        masuk_sebagai(client, Peran.PDP)
        daftar = client.halaman("/pdp/").text
        sendiri = client.halaman(halaman(satu)).text
    assert ('class="segera gawat"' in daftar) is merah
    assert ("kotak bahaya" in sendiri) is merah
    assert "kotak kunyit" in sendiri or merah


def test_pk_56_closing_late_asks_for_a_reason_and_is_counted(client, jabatan):
    satu = minta(jabatan.orang, JENIS.AKSES)
    isi = {"tindakan": "jawab", "hasil": "dipenuhi", "jawaban": "Terlampir."}
    with time_machine.travel(PADA + timedelta(hours=73), tick=False):
        masuk_sebagai(client, Peran.PDP)
        tanpa = tekan(client, satu, **isi)
        satu.refresh_from_db()
        assert satu.selesai_pada is None
        dengan = tekan(client, satu, **isi, alasan_terlambat="Berkas dicari.")
        ikhtisar = client.halaman("/pdp/").text
        sesudah = client.halaman(halaman(satu)).text
    assert "Tulis alasan keterlambatan" in tanpa
    assert "Sampaikan jawaban dan berkasnya" in dengan
    assert "1 dijawab, 1 di antaranya terlambat" in ikhtisar
    assert "Terlambat: Berkas dicari." in sesudah
    satu.refresh_from_db()
    assert satu.alasan_terlambat == "Berkas dicari."
    jejak = Jejak.objects.get(tindakan="permintaan_subjek_selesai")
    assert jejak.catatan == "Berkas dicari."


def test_pk_56_the_paper_is_a_pdf_and_its_making_is_written_down(
    client, petugas, jabatan, monkeypatch
):
    berkanal(jabatan.orang)
    satu = minta(jabatan.orang, JENIS.AKSES)
    assert "Unduh semua datanya (PDF)" in client.halaman(halaman(satu)).text
    jawab = client.post(halaman(satu), {"tindakan": "kertas"})
    assert jawab["Content-Type"] == "application/pdf"
    assert jabatan.orang.nomor in jawab["Content-Disposition"]
    assert "no-store" in jawab["Cache-Control"]
    assert jawab.content.startswith(b"%PDF")
    akses = AksesDataPribadi.objects.get()
    assert (akses.oleh, akses.kolom) == (petugas, "semua data")
    assert akses.objek_nomor == jabatan.orang.nomor

    def gagal(*_args, **_kw):
        raise PDFGagal

    monkeypatch.setattr("organisasi.kertas.dokumen.cetak_pdf", gagal)
    assert "tidak dapat dibuat" in tekan(client, satu, tindakan="kertas")


@pytest.mark.usefixtures("petugas")
def test_pk_56_erasure_lists_what_a_human_must_read(client, kantor, jabatan):
    berkanal(jabatan.orang)
    catatan = lembaga(kantor, "KIM", catatan_internal="Hubungi Dadang Suryana.")
    pertama = minta(jabatan.orang, JENIS.PENGHAPUSAN)
    berkas = f.HubunganFactory(pemangku=catatan, catatan="Kata Dadang Suryana.")
    ragu = tekan(client, pertama, tindakan="hapus")
    isi = tekan(client, pertama, tindakan="hapus", yakin="ya")
    assert "Centang dulu" in ragu
    assert "Identitas dihapus." in isi
    assert "Data ini" not in isi
    assert "Identitas dalam berkas ini sudah dihapus" in isi
    alamat = reverse("admin:pemangku_pemangku_change", args=(catatan.pk,))
    assert f'<a href="{alamat}">pemangku {catatan.nomor}: catatan internal</a>' in isi
    assert f"catatan hubungan {berkas.pk}: catatan" in isi
    assert not Kanal.objects.exists()


@pytest.mark.usefixtures("petugas")
def test_pk_56_who_was_merged_meanwhile_is_the_one_that_stayed(client, kantor, jabatan):
    lebur = orang_di(jabatan.pemangku, "Dadang Suriana")
    satu = minta(lebur.orang, JENIS.AKSES)
    gabungkan_orang(jabatan.orang, lebur.orang, Saat(kantor.pengelola, PADA))
    assert NAMA in tekan(client, satu, tindakan="lihat")


# The owner of the inventory reads what concerns it: requests, log, register (8.1)

PERMINTAAN = "admin:organisasi_permintaansubjek"
AKSES = "admin:organisasi_aksesdatapribadi"


@pytest.fixture
def permintaan():
    return {
        satu: PermintaanSubjekFactory(objek_jenis=satu, objek_nomor=nomor)
        for satu, nomor in (
            ("pemangku.orang", "ORG-000001"),
            ("informasi.permohonan", "PI-2024-000001"),
        )
    }


def test_8_1_requests_about_stakeholders_are_read_and_others_are_not_there(
    client, permintaan
):
    masuk_sebagai(client, Peran.PENGELOLA_PEMANGKU)
    milik, lain = permintaan["pemangku.orang"], permintaan["informasi.permohonan"]
    daftar = client.halaman(reverse(f"{PERMINTAAN}_changelist"))
    assertContains(daftar, "ORG-000001")
    assertNotContains(daftar, "PI-2024-000001")
    assertContains(daftar, reverse("pdp-ropa"))
    assertNotContains(daftar, 'href="/pdp/"')
    satu = client.halaman(reverse(f"{PERMINTAAN}_change", args=(milik.pk,)))
    assertNotContains(satu, "Tangani permintaan")
    asing = reverse(f"{PERMINTAAN}_change", args=(lain.pk,))
    assert client.get(asing).status_code == 404
    AksesFactory(
        objek_jenis="pemangku.orang",
        objek_id=str(JabatanFactory().orang_id),
        objek_nomor="ORG-000001",
        unit=None,
    )
    AksesFactory(objek_nomor="PI-2024-000001")
    log = client.halaman(reverse(f"{AKSES}_changelist"))
    assertContains(log, "ORG-000001")
    assertNotContains(log, "PI-2024-000001")
    masuk_sebagai(client, Peran.PPID_PEMBANTU)
    assertNotContains(client.halaman(reverse(f"{AKSES}_changelist")), "/pdp/")


def test_8_1_who_runs_no_list_of_stakeholders_reads_none_of_it():
    PermintaanSubjekFactory(objek_jenis="pemangku.orang")
    AksesFactory(objek_jenis="pemangku.orang", unit=None)
    lapangan = petugas_berperan(Peran.PETUGAS_LAPANGAN)
    assert not PermintaanSubjek.objects.untuk(lapangan).exists()
    assert not AksesDataPribadi.objects.untuk(lapangan).exists()
