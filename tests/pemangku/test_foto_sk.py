"""The photo of an SK follows the record of its body (5.1 item 2)."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

import pytest
from django.utils import timezone
from PIL import Image

from organisasi.kertas.foto import bersihkan_foto
from organisasi.models import Jejak
from pemangku.actions.foto_lapangan import (
    BUKAN_LEMBAGA,
    SUDAH_BER_SK,
    TAK_DAPAT,
    TAK_TERPAKAI,
    terima_foto_sk,
)
from pemangku.actions.gabung import gabungkan_pemangku
from pemangku.models import Pemangku, ResiLapangan
from tests.factories import pemangku as f
from tests.factories.lanjutan import ResiLapanganFactory
from tests.foto import bita, exif, gambar, unggah
from tests.pemangku.foto_bantu import kirim, rekam, sk
from tests.pemangku.kantor_pemangku import Kantor, buat_kantor
from tests.petugas import masuk

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _berkas(settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def kantor() -> Kantor:
    return buat_kantor()


@pytest.fixture
def klien(client, kantor: Kantor):
    masuk(client, kantor.petugas)
    return client


def test_5_1_the_photo_of_an_sk_goes_to_the_body_of_its_record(
    klien, kantor: Kantor
) -> None:
    rekaman = rekam(klien, kantor)
    isi = sk(kantor, rekaman, foto=unggah(bita(gambar(2400, 1800), exif=exif())))

    assert kirim(klien, isi)["status"] == "DITERIMA"

    lembaga = Pemangku.objects.get()
    assert lembaga.sk_berkas.name.startswith("sk/")
    with lembaga.sk_berkas.open() as berkas:
        assert b"KameraRahasia" not in berkas.read()
        with Image.open(berkas) as hasil:
            assert (hasil.format, max(hasil.size)) == ("JPEG", 1600)
    jejak = Jejak.objects.milik(lembaga).first()
    assert jejak.sesudah == {"sk_berkas": "(tidak dicatat)"}
    lama = lembaga.sk_berkas.name
    assert kirim(klien, isi | {"foto": unggah(bita())})["status"] == "SUDAH_ADA"
    lembaga.refresh_from_db()
    assert lembaga.sk_berkas.name == lama


def test_5_1_it_waits_until_its_record_has_come(klien, kantor: Kantor) -> None:
    kunci = str(uuid4())
    isi = sk(kantor, kunci)

    assert kirim(klien, isi) == {"status": "TUNGGU"}
    assert not ResiLapangan.objects.exists()
    rekam(klien, kantor, id=kunci)
    assert kirim(klien, isi | {"foto": unggah(bita())})["status"] == "DITERIMA"
    assert Pemangku.objects.get().sk_berkas


def test_5_1_a_record_of_another_visit_is_waited_for(klien, kantor: Kantor) -> None:
    resi = ResiLapanganFactory()

    assert kirim(klien, sk(kantor, str(resi.pk)))["status"] == "TUNGGU"
    resi.pemangku.refresh_from_db()
    assert not resi.pemangku.sk_berkas


def test_5_1_somebody_known_there_who_did_not_stay_still_brings_the_sk(
    klien, kantor: Kantor
) -> None:
    """The record made neither a person nor an attendance of its own."""
    rekam(klien, kantor)
    rekaman = rekam(klien, kantor, hadir=False)
    lagi = rekam(klien, kantor, id=rekaman, hadir=False)

    assert (Pemangku.objects.count(), lagi) == (1, rekaman)
    assert kirim(klien, sk(kantor, rekaman))["status"] == "DITERIMA"
    assert Pemangku.objects.get().sk_berkas


def test_5_1_an_invitee_who_came_brings_it_too(klien, kantor: Kantor) -> None:
    jabatan = f.JabatanFactory(pemangku__pengelola=kantor.kecamatan)
    undangan = f.UndanganFactory(
        kegiatan=kantor.kegiatan, pemangku=jabatan.pemangku, orang=jabatan.orang
    )
    rekaman = rekam(klien, kantor, nama="", lembaga="", undangan=str(undangan.pk))

    assert kirim(klien, sk(kantor, rekaman))["status"] == "DITERIMA"
    jabatan.pemangku.refresh_from_db()
    assert jabatan.pemangku.sk_berkas


def test_5_1_a_body_that_was_merged_meanwhile_passes_it_on(
    klien, kantor: Kantor
) -> None:
    rekaman = rekam(klien, kantor)
    lebur = Pemangku.objects.get()
    kekal = f.PemangkuFactory(
        jenis=lebur.jenis, wilayah=lebur.wilayah, pengelola=kantor.kecamatan
    )
    gabungkan_pemangku(kekal, lebur, ambil=[], oleh=kantor.petugas, pada=timezone.now())

    assert kirim(klien, sk(kantor, rekaman))["status"] == "DITERIMA"
    kekal.refresh_from_db()
    assert kekal.sk_berkas


@pytest.mark.parametrize(
    ("ubah", "pesan"),
    [
        ({"sk_berkas": "sk/aa/lama.jpg"}, SUDAH_BER_SK),
        ({"status": "ditolak"}, TAK_TERPAKAI),
        ({"bentuk": "perorangan", "nama_resmi": "", "nama_normal": ""}, BUKAN_LEMBAGA),
        ({"wilayah": None}, TAK_DAPAT),
    ],
)
def test_5_1_what_stands_against_an_sk_is_said(
    klien, kantor: Kantor, ubah: dict[str, Any], pesan: str
) -> None:
    rekaman = rekam(klien, kantor)
    Pemangku.objects.update(**ubah)

    assert kirim(klien, sk(kantor, rekaman), kode=422)["pesan"] == pesan

    assert Pemangku.objects.get().sk_berkas.name == ubah.get("sk_berkas", "")
    assert ResiLapangan.objects.filter(jenis="sk").count() == 0


def test_5_1_the_act_itself_takes_a_key_once(klien, kantor: Kantor) -> None:
    """Two sendings that both passed the first look."""
    isi: dict[str, Any] = {"kunci": uuid4(), "rekaman": UUID(rekam(klien, kantor))}
    isi |= {"oleh": kantor.petugas, "pada": timezone.now()}
    foto = bersihkan_foto(unggah(bita()))

    hasil = [terima_foto_sk(kantor.kegiatan, foto=foto, **isi) for _ in range(2)]

    assert hasil == ["DITERIMA", "SUDAH_ADA"]
