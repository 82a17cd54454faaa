"""Requests of persons of the stakeholder inventory, from letter to answer (PK-56)."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from organisasi.kertas.naskah import PDFGagal
from organisasi.models import (
    AksesDataPribadi,
    BatasWaktu,
    Jejak,
    Notifikasi,
    PermintaanSubjek,
)
from organisasi.pribadi.actions import terima_permintaan_subjek
from pemangku.gabung.actions import gabungkan_orang
from pemangku.models import Kanal, Orang, Persetujuan
from tests.factories import pemangku as f
from tests.factories.organisasi import (
    AksesFactory,
    BatasWaktuFactory,
    PermintaanSubjekFactory,
    PetugasFactory,
)
from tests.factories.pemangku import JabatanFactory
from tests.pemangku.meja_register import (
    HARI,
    PADA,
    berkanal,
    buka_kantor,
    lembaga,
    orang_di,
)
from tests.petugas import masuk, masuk_sebagai, petugas_berperan

pytestmark = pytest.mark.django_db


JENIS = PermintaanSubjek.Jenis
NAMA = "Dadang Suryana"


@pytest.fixture
def kantor(db):
    with time_machine.travel(PADA, tick=False):
        kantor = buka_kantor()
        BatasWaktu.objects.filter(kode__startswith="pdp.").delete()
        for kode in ("pdp.penghentian", "pdp.perbaikan", "pdp.akses"):
            BatasWaktuFactory(
                kode=kode, nilai=72, satuan="jam", berlaku_sejak=HARI, pasti=True
            )
        yield kantor


@pytest.fixture
def jabatan(kantor):
    return orang_di(lembaga(kantor), NAMA)


@pytest.fixture
def petugas(client, kantor):
    return masuk_sebagai(client, Peran.PDP)


def minta(jabatan, jenis=JENIS.AKSES, **lain):
    return terima_permintaan_subjek(
        jabatan.orang, Saat(None, PADA), jenis=jenis, uraian="Nama saya keliru.", **lain
    )


def halaman(permintaan):
    return reverse("pdp-permintaan", args=(permintaan.pk,))


def tekan(client, permintaan, **isi):
    return client.post(halaman(permintaan), isi, follow=True)


# From the letter to the request


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


def test_pk_56_friday_at_four_is_due_on_monday_at_four(jabatan):
    jumat = datetime(2024, 6, 7, 9, tzinfo=UTC)  # 16.00 WIB
    satu = terima_permintaan_subjek(jabatan.orang, Saat(None, jumat), jenis=JENIS.AKSES)
    assert satu.tenggat == datetime(2024, 6, 10, 9, tzinfo=UTC)


@pytest.mark.parametrize(("jam", "merah"), [(47, False), (48, True), (71, True)])
def test_pk_56_after_48_hours_it_is_red(client, jabatan, jam, *, merah):
    satu = minta(jabatan)
    with time_machine.travel(PADA + timedelta(hours=jam), tick=False):
        masuk_sebagai(client, Peran.PDP)
        daftar = client.halaman("/pdp/").text
        sendiri = client.halaman(halaman(satu)).text
    assert ('class="segera gawat"' in daftar) is merah
    assert ("kotak-langkah bahaya" in sendiri) is merah
    assert "kotak-langkah kunyit" in sendiri or merah


def test_pk_56_closing_late_asks_for_a_reason_and_is_counted(client, jabatan):
    satu = minta(jabatan)
    isi = {"tindakan": "jawab", "hasil": "dipenuhi", "jawaban": "Terlampir."}
    with time_machine.travel(PADA + timedelta(hours=73), tick=False):
        masuk_sebagai(client, Peran.PDP)
        tanpa = tekan(client, satu, **isi).text
        satu.refresh_from_db()
        assert satu.selesai_pada is None
        dengan = tekan(client, satu, **isi, alasan_terlambat="Berkas dicari.").text
        ikhtisar = client.halaman("/pdp/").text
        sesudah = client.halaman(halaman(satu)).text
    assert "tulis mengapa terlambat" in tanpa
    assert "Sampaikan jawaban dan berkasnya sendiri" in dengan
    assert "1 dijawab, 1 di antaranya terlambat" in ikhtisar
    assert "Terlambat: Berkas dicari." in sesudah
    satu.refresh_from_db()
    assert satu.alasan_terlambat == "Berkas dicari."
    jejak = Jejak.objects.get(tindakan="permintaan_subjek_selesai")
    assert jejak.catatan == "Berkas dicari."


@pytest.mark.usefixtures("petugas")
def test_pk_56_in_time_no_reason_is_asked(client, jabatan):
    satu = minta(jabatan)
    assert "alasan_terlambat" not in client.halaman(halaman(satu)).text
    tekan(client, satu, tindakan="jawab", hasil="dipenuhi", jawaban="Terlampir.")
    satu.refresh_from_db()
    assert (satu.hasil, satu.alasan_terlambat) == ("dipenuhi", "")
    # No case of his own, so no page to send the person to.
    assert not Notifikasi.objects.filter(subjek__contains="dijawab").exists()


# Acts


def test_pk_56_the_paper_is_a_pdf_and_its_making_is_written_down(
    client, petugas, jabatan, monkeypatch
):
    berkanal(jabatan.orang)
    satu = minta(jabatan)
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

    monkeypatch.setattr("ppid_portal.pelindungan_data.views.cetak_pdf", gagal)
    assert "tidak dapat dibuat" in tekan(client, satu, tindakan="kertas").text


@pytest.mark.usefixtures("petugas")
def test_pk_56_the_name_is_seen_after_a_line_in_the_log_and_put_right(client, jabatan):
    satu = minta(jabatan, JENIS.PERBAIKAN)
    assert NAMA not in client.halaman(halaman(satu)).text
    lihat = tekan(client, satu, tindakan="lihat").text
    salah = tekan(client, satu, tindakan="perbaiki", nama="Dadang", wa="0812345").text
    pendek = tekan(client, satu, tindakan="perbaiki", nama="").text
    benar = tekan(client, satu, tindakan="perbaiki", nama="Dadang Suriana").text
    assert NAMA in lihat
    assert "Nama saya keliru." in lihat
    assert "terlalu pendek" in salah
    assert 'value="0812345"' in salah
    assert "Nama tidak boleh kosong." in pendek
    assert "Data diperbaiki." in benar
    assert Orang.objects.get().nama == "Dadang Suriana"
    assert AksesDataPribadi.objects.count() == 3


@pytest.mark.usefixtures("petugas")
def test_pk_56_consent_is_taken_back_while_there_is_some(client, jabatan):
    f.PersetujuanFactory(orang=jabatan.orang, pada=PADA - timedelta(days=1))
    satu = minta(jabatan, JENIS.PENARIKAN)
    assert "Tarik semua persetujuan" in client.halaman(halaman(satu)).text
    isi = tekan(client, satu, tindakan="tarik").text
    assert "Izin ditarik." in isi
    assert "Tarik semua persetujuan" not in isi
    assert Persetujuan.objects.tujuan_berlaku(jabatan.orang) == set()
    assert "tidak ada yang ditarik" in tekan(client, satu, tindakan="tarik").text


@pytest.mark.usefixtures("petugas")
def test_pk_56_there_is_no_limiting_of_a_person(client, jabatan):
    satu = minta(jabatan, JENIS.PEMBATASAN)
    isi = tekan(client, satu, tindakan="batasi").text
    assert "Batasi pemrosesan" not in isi
    assert "Pemrosesan dibatasi." not in isi


@pytest.mark.usefixtures("petugas")
def test_pk_56_erasure_lists_what_a_human_must_read(client, kantor, jabatan):
    berkanal(jabatan.orang)
    catatan = lembaga(kantor, "KIM", catatan_internal="Hubungi Dadang Suryana.")
    pertama = minta(jabatan, JENIS.PENGHAPUSAN)
    berkas = f.VerifikasiFactory(pemangku=catatan, catatan="Kata Dadang Suryana.")
    ragu = tekan(client, pertama, tindakan="hapus").text
    isi = tekan(client, pertama, tindakan="hapus", yakin="ya").text
    assert "Centang dulu" in ragu
    assert "Identitas dihapus." in isi
    assert "Data ini" not in isi
    assert "Identitas dalam berkas ini sudah dihapus" in isi
    alamat = reverse("admin:pemangku_pemangku_change", args=(catatan.pk,))
    assert f'<a href="{alamat}">pemangku {catatan.nomor}: catatan internal</a>' in isi
    assert f"verifikasi {berkas.pk}: catatan" in isi
    assert not Kanal.objects.exists()


@pytest.mark.usefixtures("petugas")
def test_pk_56_who_was_merged_meanwhile_is_the_one_that_stayed(client, kantor, jabatan):
    lebur = orang_di(jabatan.pemangku, "Dadang Suriana")
    satu = minta(lebur)
    gabungkan_orang(jabatan.orang, lebur.orang, Saat(kantor.pengelola, PADA))
    assert NAMA in tekan(client, satu, tindakan="lihat").text


# Who may


@pytest.mark.parametrize(
    ("peran", "cari", "catat", "tangani"),
    [
        (Peran.PPID_UTAMA, 403, 200, 200),
        (Peran.AUDITOR, 403, 403, 403),
        (Peran.PENGELOLA_PEMANGKU, 403, 403, 403),
    ],
)
def test_pk_56_only_the_officer_of_data_handles_it(
    client, jabatan, peran, cari, catat, tangani
):
    satu = minta(jabatan)
    masuk_sebagai(client, peran)
    assert client.get("/pdp/orang/").status_code == cari
    assert client.get("/pdp/permintaan/").status_code == catat
    jawab = client.get(halaman(satu))
    assert jawab.status_code == tangani
    if tangani == 200:
        assert "hanya ditangani petugas pelindungan data" in jawab.text
    assert client.post(halaman(satu), {"tindakan": "lihat"}).status_code == 403
    assert not AksesDataPribadi.objects.exists()


def test_pk_56_the_superuser_handles_nothing_of_it(client, jabatan):
    satu = minta(jabatan)
    masuk(client, PetugasFactory(is_superuser=True, is_staff=True))
    assert client.get("/pdp/orang/").status_code == 403
    assert client.post(halaman(satu), {"tindakan": "lihat"}).status_code == 403


# The owner of the inventory reads what concerns it: requests, log, register (8.1)

PERMINTAAN = "admin:organisasi_permintaansubjek"
AKSES = "admin:organisasi_aksesdatapribadi"


@pytest.fixture
def permintaan():
    """One about a stakeholder, one about somebody who asked for information."""
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


def test_8_1_the_log_shows_who_opened_data_of_stakeholders(client):
    orang = JabatanFactory().orang
    AksesFactory(
        objek_jenis="pemangku.orang",
        objek_id=str(orang.pk),
        objek_nomor="ORG-000001",
        unit=None,
    )
    AksesFactory(objek_nomor="PI-2024-000001")
    masuk_sebagai(client, Peran.PENGELOLA_PEMANGKU)
    daftar = client.halaman(reverse(f"{AKSES}_changelist"))
    assertContains(daftar, "ORG-000001")
    assertNotContains(daftar, "PI-2024-000001")


def test_8_1_who_runs_no_list_of_stakeholders_reads_none_of_it():
    PermintaanSubjekFactory(objek_jenis="pemangku.orang")
    AksesFactory(objek_jenis="pemangku.orang", unit=None)
    lapangan = petugas_berperan(Peran.PETUGAS_LAPANGAN)
    assert not PermintaanSubjek.objects.untuk(lapangan).exists()
    assert not AksesDataPribadi.objects.untuk(lapangan).exists()


def test_8_1_a_list_has_no_way_on_for_who_may_not_take_it(client):
    masuk_sebagai(client, Peran.PPID_PEMBANTU)
    daftar = client.halaman(reverse(f"{AKSES}_changelist"))
    assertNotContains(daftar, "/pdp/")
