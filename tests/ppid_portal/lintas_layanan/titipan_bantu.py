"""The room, the person's link and his request, for the tests of needs raised there."""

import re
from datetime import timedelta

from django.urls import reverse

from informasi.models import Permohonan
from organisasi.models import PeranPPID, Unit
from pemangku.models import Titipan
from tests.informasi import permohonan_bantu as minta
from tests.pemangku.kantor_lapangan import buat_kantor
from tests.pengaduan import aduan_bantu as adu

S, J = Titipan.Status, Titipan.Jenis
DATA = "Rekap penduduk miskin per RW di Kelurahan Nagarasari tahun ini."
ADUAN = "Lampu jalan di depan pasar mati sejak hari Minggu."
BAHAYA = adu.DARURAT
EMPAT_BELAS = timedelta(days=14)


def siapkan(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    kantor = buat_kantor()
    minta.siapkan_kantor()
    Unit.objects.filter(slug="kecamatan-cipedes").update(peran_ppid=PeranPPID.TANPA)
    kecamatan = kantor.kecamatan
    kecamatan.jenis, kecamatan.peran_ppid = Unit.Jenis.KECAMATAN, PeranPPID.PEMBANTU
    kecamatan.save()
    return kantor


def halaman(kegiatan):
    return reverse("titipan-kegiatan", args=(kegiatan.pk,))


def satu(titipan):
    return reverse("titipan-satu", args=(titipan.kegiatan_id, titipan.pk))


def catat(klien, kantor, **isi):
    return klien.post(
        halaman(kantor.kegiatan), {"jenis": J.INFORMASI, "isi": DATA} | isi
    )


def tawarkan(klien, titipan, **isi):
    """Press the button; returns the address that the person gets."""
    teks = klien.post(satu(titipan), {"ajukan": "1"} | isi).content.decode()
    ketemu = re.search(r"http://localhost:8000(/titipan/[A-Z0-9]{27}/)", teks)
    assert ketemu, teks
    return ketemu[1]


def kode_draf(jawab):
    assert jawab.status_code == 302, jawab.content.decode()
    return jawab["Location"].rstrip("/").rpartition("/")[2]


def kirim_permohonan(client, alamat):
    kode = kode_draf(client.post(alamat))
    apa = client.get(minta.alamat(kode, "apa")).context["form"]
    awal = {n: apa[n].value() or "" for n in apa.fields}
    client.post(minta.alamat(kode, "apa"), awal | {"tujuan": "Bahan rapat RW."})
    unit = client.get(minta.alamat(kode, "unit")).context["form"]
    pilihan = {n: unit[n].value() or "" for n in unit.fields}
    client.post(minta.alamat(kode, "unit"), pilihan)
    for langkah in ("pemohon", "identitas", "kontak", "bukti", "cara"):
        minta.kirim(client, kode, langkah)
    jawab = client.post(minta.alamat(kode, "periksa"))
    assert jawab.status_code == 302, jawab.content.decode()
    return Permohonan.objects.latest("pk")
