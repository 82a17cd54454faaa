"""Files on S3, over a real socket to moto's server: kept, streamed, let go, moved, away."""

import logging
import socket
from datetime import timedelta
from io import StringIO
from unittest.mock import Mock
from uuid import uuid4

import boto3
import pytest
from botocore.awsrequest import AWSResponse
from botocore.config import Config
from botocore.exceptions import ConnectionClosedError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage, storages
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test import Client
from django.utils import timezone
from moto.server import ThreadedMotoServer
from pytest_django.asserts import assertContains

from organisasi.kertas import penyimpanan_s3
from organisasi.kertas.penyimpanan import (
    BerkasTidakTersimpan,
    PenyimpananPergi,
    buang_berkas,
    sapu_berkas_yatim,
)
from ppid_portal.operasi import cadangan
from tests.factories.organisasi import BerkasDrafFactory
from tests.factories.pengaduan import BerkasPengaduanFactory, PengaduanFactory

ISI = b"\xff\xd8\xff" + b"foto" * 500_000
FOTO = "pengaduan/aa/foto.jpg"
pytestmark = pytest.mark.django_db


@pytest.fixture(scope="session")
def peladen():
    logging.getLogger("werkzeug").setLevel(logging.WARNING)
    peladen = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    peladen.start()
    yield "http://{}:{}".format(*peladen.get_host_and_port())
    peladen.stop()


@pytest.fixture
def opsi(peladen):
    opsi = {
        "bucket_name": f"uji-{uuid4()}",
        "endpoint_url": peladen,
        "region_name": "us-east-1",
        "access_key": "kunci",
        "secret_key": "rahasia",
    }
    masuk = {"aws_access_key_id": "kunci", "aws_secret_access_key": "rahasia"}
    klien = boto3.client("s3", endpoint_url=peladen, region_name="us-east-1", **masuk)
    klien.create_bucket(Bucket=opsi["bucket_name"])
    return opsi


@pytest.fixture
def pakai(settings, opsi, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "berkas"

    def pakai(ke, **lain):
        kelas = "organisasi.kertas.penyimpanan_s3.PenyimpananS3"
        semua = settings.STORAGES | {"s3": {"BACKEND": kelas, "OPTIONS": opsi | lain}}
        settings.STORAGES = semua | {"default": semua[ke]}

    pakai("s3")
    return pakai


@pytest.fixture
def pergi(pakai, monkeypatch):
    """A server that takes connections and never answers."""
    batas = Config(read_timeout=0.3, retries={"total_max_attempts": 1})
    monkeypatch.setattr(penyimpanan_s3, "BATAS", batas)
    monkeypatch.setattr(penyimpanan_s3, "BATAS_SEHAT", batas)
    with socket.create_server(("127.0.0.1", 0)) as diam:
        yield lambda: pakai(
            "s3", endpoint_url=f"http://127.0.0.1:{diam.getsockname()[1]}"
        )


def taruh(nama, isi=ISI, gudang=default_storage):
    return gudang.save(nama, ContentFile(isi))


def baca(gudang, nama):
    with gudang.open(nama) as isi:
        return isi.read()


def foto(nama=FOTO):
    return BerkasPengaduanFactory(isi=taruh(nama))


@pytest.mark.usefixtures("pakai")
def test_a_file_is_streamed_to_who_holds_its_case_and_has_no_address(client):
    berkas = foto()
    assert taruh(FOTO) != FOTO  # nothing is written over
    jawab = client.get(f"{berkas.pengaduan.get_absolute_url()}berkas/{berkas.pk}/")
    assert b"".join(jawab.streaming_content) == ISI
    assert int(jawab["Content-Length"]) == len(ISI) == berkas.isi.size
    assert jawab["Cache-Control"] == "no-store"
    asing = PengaduanFactory().get_absolute_url()
    assert client.get(f"{asing}berkas/{berkas.pk}/").status_code == 404
    for _ in range(2):  # closed and opened again
        with berkas.isi.open() as isi:
            assert isi.read() == isi.open().read() == ISI
    assert berkas.isi.url == ""


@pytest.mark.usefixtures("pakai")
def test_a_file_leaves_after_the_commit_and_is_then_gone(
    client, django_capture_on_commit_callbacks
):
    berkas = foto()
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        buang_berkas([FOTO])
        assert default_storage.exists(FOTO)
    assert not default_storage.exists(FOTO)
    alamat = f"{berkas.pengaduan.get_absolute_url()}berkas/{berkas.pk}/"
    assert client.get(alamat).status_code == 404


@pytest.mark.usefixtures("pakai")
def test_what_no_row_names_is_swept_once_it_is_old():
    foto()
    yatim = taruh("bukti/ab/yatim.jpg")
    kini = timezone.now()
    sapu = {"lanjut": lambda: True}
    assert sapu_berkas_yatim(pada=kini, **sapu) == 0
    assert sapu_berkas_yatim(pada=kini + timedelta(days=8), **sapu) == 1
    assert default_storage.exists(FOTO)
    with pytest.raises(FileNotFoundError):  # deleted since it was listed
        default_storage.get_modified_time(yatim)


def test_a_storage_that_is_away_is_said_and_nothing_is_taken_for_gone(pakai, pergi):
    berkas, client = foto(), Client(raise_request_exception=False)
    bagian = client.get("/sehat/").json()["bagian"]
    assert bagian["berkas"] == "baik"
    pergi()
    jawab = client.get(f"{berkas.pengaduan.get_absolute_url()}berkas/{berkas.pk}/")
    assertContains(jawab, "sedang terganggu", status_code=503)
    assert jawab["Retry-After"] == "10"
    with pytest.raises(BerkasTidakTersimpan, match="tidak menjawab"):
        taruh("pengaduan/aa/lain.jpg")
    with pytest.raises(PenyimpananPergi):
        sapu_berkas_yatim(pada=timezone.now(), lanjut=lambda: True)
    assert client.get("/sehat/").json()["bagian"]["berkas"] == "masalah"
    with pytest.raises(CommandError, match="tidak menjawab"):
        call_command("pindah_berkas", ke="disk")

    default_storage._putus_sampai = 1.0  # long ago: asked again, and still away
    assert default_storage.putus()
    pakai("s3", bucket_name="tidak-ada")
    assert not default_storage.menjawab()
    with pytest.raises(BerkasTidakTersimpan):
        taruh(FOTO)


@pytest.mark.usefixtures("pakai")
def test_a_connection_that_died_is_tried_again_and_one_that_is_back_is_used():
    foto()
    ditolak = AWSResponse("", 403, {}, Mock(stream=lambda: [b""]))
    mati = Mock(
        side_effect=[ConnectionClosedError(endpoint_url=""), None, None, ditolak]
    )
    kejadian = default_storage.connection.meta.client.meta.events
    kejadian.register("before-send.s3", lambda **_: mati())
    assert baca(default_storage, FOTO) == ISI
    assert mati.call_count == 2
    default_storage._putus_sampai = 1.0
    assert baca(default_storage, FOTO) == ISI
    assert not default_storage.putus()
    with pytest.raises(PenyimpananPergi):  # refused is not gone, either
        baca(default_storage, FOTO)


def pindah(ke, **opsi):
    keluaran = StringIO()
    call_command("pindah_berkas", ke=ke, stdout=keluaran, **opsi)
    return keluaran.getvalue()


def test_all_files_move_there_and_back_and_each_is_compared(pakai):
    pakai("disk")
    disk, s3 = storages["disk"], storages["s3"]
    nama = [foto(f"pengaduan/aa/{n}.jpg").isi.name for n in "abc"]
    taruh(nama[0], b"lain", s3)
    BerkasDrafFactory(isi="draf/aa/tiada.jpg")
    with pytest.raises(CommandError, match=r"berbeda: \S+a.jpg; tidak ada: draf/aa"):
        pindah("s3")
    disk.delete(nama[2])  # there already, as after a run that was stopped
    assert baca(s3, nama[0]) == b"lain"
    taruh("draf/aa/tiada.jpg", gudang=disk)
    assert "3 sama, 1 hanya di tujuan" in pindah("s3", timpa=True).replace("\n", "")
    with pytest.raises(CommandError, match="belum memakai s3"):
        pindah("s3", hapus=True)
    pakai("s3")
    taruh("bukti/aa/yatim.jpg", gudang=disk)
    assert "Dihapus dari asal: 3. Sisanya 1" in pindah("s3", hapus=True)
    assert disk.listdir("pengaduan/aa") == ([], [])
    assert "4 sama" in pindah("disk")
    assert all(baca(disk, satu) == ISI for satu in nama)


def test_moving_asks_for_a_bucket(settings):
    settings.STORAGES = {n: s for n, s in settings.STORAGES.items() if n != "s3"}
    with pytest.raises(CommandError, match="PORTAL_S3_BUCKET"):
        pindah("s3")


@pytest.mark.usefixtures("pakai")
def test_a_backup_is_read_from_there_and_put_back(tmp_path, monkeypatch):
    taruh(FOTO)
    tar = tmp_path / "berkas.tar"
    sidik = cadangan._cadangkan_berkas(tar, timezone.now())
    assert [*sidik] == [FOTO]
    default_storage.delete(FOTO)
    taruh(FOTO, b"rusak")
    cadangan._taruh_berkas(tar, sidik)
    with monkeypatch.context() as tambal:
        tambal.setattr(cadangan, "salin_berkas", lambda *_, **__: False)
        with pytest.raises(cadangan.CadanganGagal, match=FOTO):
            cadangan._taruh_berkas(tar, sidik)
    assert baca(default_storage, FOTO) == ISI
