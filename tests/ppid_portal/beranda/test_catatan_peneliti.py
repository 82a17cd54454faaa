"""What the office has not checked is its own note and stands on no public page."""

import pytest
from django.core.management import call_command

from informasi.models import DokumenInformasi
from organisasi.halaman.nomor_penting import papan_nomor
from organisasi.models import Halaman, Unit
from ppid_portal.beranda.pintu import semua_tanya

pytestmark = pytest.mark.django_db
CATATAN = (
    "belum dicoba", "sumber berbeda", "menunggu pemeriksaan", "menurut berita",
    "catatan: ", "perlu dicek", "perlu diverifikasi", "sumber data unit", "cek ulang",
    "belum ditemukan sumbernya", "whatsapp sapa", "pengetahuan umum",
)  # fmt: skip
TETAP = (
    "/", "/cari/?q=penerangan", "/tanya/", "/darurat/", "/darurat/su/", "/darurat/lapor/", "/unit/",
    "/informasi/", "/informasi/dip/", "/informasi/dikecualikan/", "/permohonan/",
    "/keberatan/", "/pengaduan/", "/layanan/", "/tentang/", "/data/", "/kinerja/",
)  # fmt: skip
SOAL = ("informasi", "masalah", "pejabat", "kekerasan", "lembaga-lain", "kantor")


BANYAK = 8


def halaman():
    """Fixed pages, each text, and of units and entries the first ones."""
    return [
        *TETAP,
        *(f"/layanan/?soal={soal}" for soal in SOAL),
        *(satu.alamat for satu in semua_tanya().values()),
        *(satu.get_absolute_url() for satu in Unit.objects.all()[:BANYAK]),
        *(d.get_absolute_url() for d in DokumenInformasi.objects.publik()[:BANYAK]),
        *(satu.get_absolute_url() for satu in Halaman.objects.terbit()),
    ]


def data(client, alamat):
    """The API gives all that the page of every unit and entry may say."""
    while alamat:
        jawab = client.get(alamat)
        yield alamat, jawab
        alamat = jawab.json()["berikutnya"]


def test_no_public_page_carries_a_note_of_research(client):
    call_command("muat_data")
    papan_nomor.segarkan()  # in production a thread does
    ada: dict[str, list[str]] = {}
    semua = [(alamat, client.get(alamat, follow=True)) for alamat in halaman()]
    for nama in ("unit", "informasi"):
        semua += data(client, f"/api/{nama}/?banyak=100")
    for alamat, jawab in semua:
        assert jawab.status_code == 200, alamat
        teks = jawab.content.decode().lower()
        if temu := [kata for kata in CATATAN if kata in teks]:
            ada[alamat] = temu
    assert ada == {}
    # Numbers stay, only without the remark.
    assert 'href="tel:119"' in client.get("/darurat/").text
