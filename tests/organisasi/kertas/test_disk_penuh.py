"""A full disk: a sentence at the form, what was typed stays, nothing half written."""

import errno
import os

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client, RequestFactory
from pytest_django.asserts import assertContains

from organisasi.kertas.penyimpanan import BerkasTidakTersimpan
from organisasi.models import BerkasDraf, Draf
from pemangku.models import FotoKegiatan
from pengaduan.models import Pengaduan
from ppid_portal.operasi import galat
from tests.foto import bita, unggah
from tests.pemangku.kantor_lapangan import buat_kantor
from tests.pemangku.ruang.kiriman import FOTO, foto
from tests.pengaduan import aduan_bantu as aduan
from tests.pengaduan.kantor_aduan import buka_kantor
from tests.pengaduan.meja_aduan import catat
from tests.petugas import masuk

pytestmark = pytest.mark.django_db
KALIMAT = "ruang penyimpanan portal penuh"


@pytest.fixture(autouse=True)
def _penuh(settings, tmp_path, monkeypatch):
    settings.MEDIA_ROOT = tmp_path
    buka = os.open

    def penuh(jalan, tanda, *lain, **opsi):
        nomor = buka(jalan, tanda, *lain, **opsi)
        if not (tanda & os.O_CREAT and str(jalan).startswith(str(tmp_path))):
            return nomor
        os.close(nomor)
        return buka("/dev/full", os.O_WRONLY)

    monkeypatch.setattr(os, "open", penuh)


def test_half_a_file_is_not_left_on_the_disk(tmp_path, monkeypatch):
    with pytest.raises(BerkasTidakTersimpan, match=KALIMAT):
        default_storage.save("foto/satu.jpg", ContentFile(b"isi"))
    assert [f for f in tmp_path.rglob("*") if f.is_file()] == []

    def rusak(*_bukan, **_lain):
        raise OSError(errno.EIO, "rusak")

    # Another fault of the disk stays a fault.
    monkeypatch.setattr(os, "open", rusak)
    with pytest.raises(OSError, match="rusak"):
        default_storage.save("foto/satu.jpg", ContentFile(b"isi"))


def test_a_photo_in_a_form_of_steps_is_said_and_the_draft_goes_on(client):
    aduan.siapkan_kantor()
    kode = aduan.isi_semua(client, "kapan")
    jawab = aduan.kirim(client, kode, "foto", foto=unggah(bita()))
    assert jawab.status_code == 200
    assertContains(jawab, KALIMAT)
    assert not BerkasDraf.objects.exists()
    assert Draf.objects.get().isian
    # Without it the complaint is sent all the same.
    for langkah in ("foto", "pelindungan", "kontak"):
        aduan.kirim(client, kode, langkah)
    client.post(aduan.alamat(kode, "periksa"))
    assert Pengaduan.objects.get().uraian == aduan.URAIAN


def test_the_counter_keeps_what_was_typed(client):
    kantor = buka_kantor()
    masuk(client, kantor.loket)
    hari = {"tanggal_terima": "2024-06-04", "alasan_mundur": "Surat di bawah."}
    jawab = catat(client, kantor, berkas=unggah(bita()), **hari)
    assertContains(jawab, KALIMAT)
    assertContains(jawab, "Siti Rahayu")
    assert not Pengaduan.objects.exists()


def test_a_phone_keeps_its_photo_and_sends_it_again():
    kantor = buat_kantor()
    client = Client(raise_request_exception=False)
    masuk(client, kantor.petugas)
    jawab = client.post(FOTO, foto(kantor))
    assert jawab.status_code == 507
    assert not FotoKegiatan.objects.exists()


def test_an_upload_that_nobody_answers_for_gets_a_page_that_says_so():
    def kirim(salah):
        try:
            raise salah
        except Exception:  # noqa: BLE001 - as the handler of Django does
            return galat.gangguan(RequestFactory().get("/"))

    # Also before a view is asked: the temporary file of a large upload.
    tanpa_ruang = (OSError(satu, "") for satu in (errno.ENOSPC, errno.EROFS))
    for salah in (*tanpa_ruang, BerkasTidakTersimpan()):
        jawab = kirim(salah)
        assert jawab.status_code == 507
        assert "penuh" in jawab.text
        assert "no-store" in jawab["Cache-Control"]
    assert kirim(OSError(errno.EIO, "rusak")).status_code == 500
