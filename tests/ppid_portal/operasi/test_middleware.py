"""What every answer says to the browser, and the empty answers to HEAD."""

from datetime import date, timedelta
from io import BytesIO

import pytest
import time_machine
from django.core.cache import caches
from django.http import FileResponse, HttpResponse, StreamingHttpResponse

from informasi.models import PencarianNihil
from informasi.pencarian.models import SIMPAN_NIHIL
from organisasi.basis_data.kerja import Henti
from organisasi.kantor.peran import Peran
from organisasi.models import Notifikasi
from ppid_portal.operasi.middleware import TajukMiddleware
from ppid_portal.operasi.pekerjaan import DAFTAR
from tests.factories.organisasi import PenugasanFactory, PetugasFactory
from tests.informasi.kantor import PADA

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("alamat", ["/darurat/", "/masuk/", "/tak-ada/"])
def test_every_page_closes_what_it_does_not_use(client, alamat):
    client.get(alamat)  # kept by now, where it is kept
    jawab = client.get(alamat)
    assert "camera=()" in jawab["Permissions-Policy"]
    assert "geolocation=(self)" in jawab["Permissions-Policy"]
    assert jawab["Cross-Origin-Opener-Policy"] == "same-origin"
    assert jawab["Cross-Origin-Resource-Policy"] == "same-origin"
    # Open data are for the pages of others.
    jawab = client.get("/api/unit/")
    assert jawab["Access-Control-Allow-Origin"] == "*"
    assert jawab["Cross-Origin-Resource-Policy"] == "cross-origin"


@pytest.mark.parametrize(
    ("jawab", "panjang"),
    [
        (HttpResponse(b"isi"), "3"),
        (HttpResponse(b"", headers={"Content-Length": "99"}), "99"),
        (StreamingHttpResponse([b"isi"]), None),
        (FileResponse(BytesIO(b"isi berkas")), "10"),
    ],
)
def test_an_answer_to_head_has_its_length_and_no_body(rf, jawab, panjang):
    hasil = TajukMiddleware(lambda _r: jawab)(rf.head("/"))
    assert hasil.getvalue() == b""
    assert hasil.get("Content-Length") == panjang
    hasil.close()


def test_every_port_of_a_name_is_one_page(client, settings):
    settings.ALLOWED_HOSTS = ["*"]
    for host in ("ppid.contoh", "PPID.contoh:1", "ppid.contoh:65535"):
        assert client.get("/darurat/", headers={"host": host}).status_code == 200
    assert len(caches["halaman"]._cache) == 1


@time_machine.travel(PADA, tick=False)
def test_holes_are_reported_to_somebody(client, settings):
    isi = client.get("/.well-known/security.txt").content.decode()
    assert "Contact: mailto:ppid@localhost\n" in isi
    assert f"Expires: {date(2024, 6, 4) + timedelta(days=180)}T00:00:00+07:00\n" in isi
    assert f"Canonical: {settings.ALAMAT_PUBLIK}/.well-known/security.txt" in isi
    caches["halaman"].clear()
    settings.KONTAK_KEAMANAN = "https://csirt.contoh.go.id/"
    isi = client.get("/.well-known/security.txt").content.decode()
    assert "Contact: https://csirt.contoh.go.id/\n" in isi


def test_words_searched_in_vain_are_forgotten():
    for kata, umur in (
        ("lama", SIMPAN_NIHIL + timedelta(days=1)),
        ("baru", SIMPAN_NIHIL),
    ):
        PencarianNihil.objects.catat(kata, pada=PADA - umur)
    (tugas,) = (satu for satu in DAFTAR if satu.nama == "sapu_draf")
    tugas.kerjakan(PADA, Henti())
    assert [p.kata for p in PencarianNihil.objects.all()] == ["baru"]


def test_words_searched_in_vain_are_told_each_week():
    (tugas,) = (satu for satu in DAFTAR if satu.nama == "kabarkan_pencarian")
    petugas = PetugasFactory(email="utama@contoh.invalid")
    PenugasanFactory(petugas=petugas, peran=Peran.PPID_UTAMA)
    # Once is one person's; a person is not kept.
    for kata in ("zeolit", "Rumah Bapak Budi Santoso", "Rumah Bapak Budi Santoso"):
        PencarianNihil.objects.catat(kata, pada=PADA)
    tugas.kerjakan(PADA, Henti())
    assert not Notifikasi.objects.exists()
    PencarianNihil.objects.catat("zeolit", pada=PADA)
    tugas.kerjakan(PADA, Henti())
    (pesan,) = Notifikasi.objects.all()
    assert pesan.penerima == "utama@contoh.invalid"
    assert "- zeolit (2 kali)" in pesan.isi
    assert "Santoso" not in pesan.isi
