"""The applicant completes from home what was missing."""

from datetime import timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile

from informasi.models import BuktiPemohon, Permohonan
from informasi.pemohon.models import KirimanPemohon
from informasi.permohonan.kelengkapan import catat_kelengkapan, minta_kelengkapan
from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.saat import Saat
from organisasi.kertas.unggahan import periksa_unggahan
from organisasi.models import Notifikasi
from tests.foto import TITIPAN, foto_bertitipan
from tests.informasi.kantor import PADA, TERIMA, ajukan, bagian_pemohon

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_besok")]
SEHARI = timedelta(days=1)
IDENTITAS = "Identitas: KTP, SIM, atau paspor"
PDF = b"%PDF-1.7\n" + b"0" * 64


def berkas(nama="ktp.pdf", isi=PDF):
    return SimpleUploadedFile(nama, isi)


def kurang(kantor):
    permohonan = ajukan(kantor.kecamatan)
    return minta_kelengkapan(
        permohonan, saat=Saat(kantor.loket, PADA), kurang=[IDENTITAS, "Tahun"]
    )


def test_missing_papers_come_from_home_and_the_days_run_from_then(client, kantor):
    permohonan = kurang(kantor)
    ke = bagian_pemohon(permohonan, "lengkapi")
    borang = client.halaman(ke).content.decode()
    jawab = client.post(ke, {"butir_0_berkas": berkas(), "butir_1": "Tahun 2023."})
    ganda = client.post(ke, {"butir_0_berkas": berkas()})
    permohonan.refresh_from_db()
    isi = client.halaman(permohonan.get_absolute_url()).content.decode()
    assert f"<li>{IDENTITAS}</li>" in borang
    assert jawab["Location"] == permohonan.get_absolute_url()
    assert permohonan.status == Permohonan.Status.DIPROSES
    assert permohonan.tanggal_lengkap == TERIMA + SEHARI
    bukti = BuktiPemohon.objects.get()
    assert (bukti.jenis, bukti.tipe) == ("identitas", "application/pdf")
    assert bukti.pemohon_id == permohonan.pemohon_id
    assert ganda.status_code == 409
    assert "Berkas Anda sudah lengkap" in isi
    assert "Tahun 2023." in isi


def test_of_a_photo_nothing_but_the_picture_is_kept(client, kantor, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    ke = bagian_pemohon(kurang(kantor), "lengkapi")
    client.post(ke, {"butir_0_berkas": berkas("ktp.webp", foto_bertitipan("WEBP"))})
    tolak = client.post(ke, {"butir_0_berkas": berkas("ktp.jpg", b"\xff\xd8\xff")})
    client.post(ke, {"butir_0_berkas": berkas("ktp.jpg", foto_bertitipan("JPEG"))})
    assert tolak.status_code == 400
    bukti = BuktiPemohon.objects.get()
    with bukti.isi.open() as isi:
        assert [t for t in TITIPAN if t in isi.read()] == []


def test_a_part_is_kept_and_the_page_says_what_is_still_missing(client, kantor):
    permohonan = kurang(kantor)
    ke = bagian_pemohon(permohonan, "lengkapi")
    client.post(ke, {"butir_0_berkas": [berkas(), berkas()]})
    permohonan.refresh_from_db()
    sesudah = client.halaman(ke).content.decode()
    kabar = client.halaman(permohonan.get_absolute_url()).content.decode()
    with time_machine.travel(PADA + 2 * SEHARI, tick=False):
        client.post(ke, {"butir_1": "2023", "butir_1_berkas": berkas()})
    assert permohonan.status == Permohonan.Status.MENUNGGU_KELENGKAPAN
    assert "<li>Tahun</li>" in sesudah
    assert f"<li>{IDENTITAS}</li>" not in sesudah
    assert "Yang lain sudah kami terima." in sesudah
    assert "Masih kurang: Tahun." in kabar
    permohonan.refresh_from_db()
    assert permohonan.status == Permohonan.Status.DIPROSES
    jenis = BuktiPemohon.objects.values_list("jenis", flat=True).order_by("jenis")
    assert list(jenis) == ["identitas", "identitas", "lain"]
    assert permohonan.pesan.get().isi == "Tahun: 2023"
    subjek = Notifikasi.objects.kepada("loket@example.id")
    assert subjek.filter(subjek__contains="sebagian dilengkapi").count() == 1
    assert subjek.filter(subjek__contains="sudah dilengkapi").count() == 1


def test_sending_nothing_or_too_much_is_told(client, kantor):
    ke = bagian_pemohon(kurang(kantor), "lengkapi")
    kosong = client.post(ke).content.decode()
    panjang = client.post(ke, {"butir_1": "x" * 5001}).content.decode()
    assert "Isi sedikitnya satu dari yang masih kurang" in kosong
    assert "Terlalu panjang" in panjang


def test_the_slower_of_two_leaves_no_paper_on_the_disk(kantor, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    permohonan = kurang(kantor)
    lambat = Permohonan.objects.get(pk=permohonan.pk)
    satu = {IDENTITAS: KirimanPemohon(berkas=(periksa_unggahan(berkas()),))}
    isi = {"saat": Saat(None, PADA + SEHARI), "kiriman": satu}
    catat_kelengkapan(permohonan, **isi)
    with pytest.raises(TindakanTerlarang):
        catat_kelengkapan(lambat, **isi)
    assert len([f for f in tmp_path.rglob("*") if f.is_file()]) == 1
