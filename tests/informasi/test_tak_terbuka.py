"""A dead link and a missing file are named to readers and offered to nobody."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest
from django.core.files.storage import default_storage
from django.urls import reverse

from informasi.models import Kosakata, Temuan
from informasi.pemeriksaan import periksa_berkas
from tests.factories.informasi import PADA, BerkasFactory, DokumenFactory, TemuanFactory
from tests.klien import PortalClient

pytestmark = pytest.mark.django_db
TAUTAN = "https://contoh.invalid/perda"
TANDA = "sedang tidak dapat dibuka"


def test_a_missing_file_is_marked_the_morning_after(client: PortalClient) -> None:
    dokumen = DokumenFactory(judul="Anggaran desa", tautan=TAUTAN)
    hilang = BerkasFactory(dokumen=dokumen, judul="Lampiran", jenis="csv")
    utuh = BerkasFactory(dokumen=dokumen, judul="Naskah")
    alamat = dokumen.get_absolute_url()
    assert hilang.get_absolute_url() in client.get(alamat).text
    default_storage.delete(hilang.isi.name)

    periksa_berkas(pada=PADA, hari_ini=date(2024, 6, 4))

    isi = client.halaman(alamat).content.decode()
    assert hilang.get_absolute_url() not in isi
    assert "Lampiran" in isi
    assert "Berkasnya sedang tidak dapat diunduh." in isi
    assert "Minta salinannya" in isi
    assert utuh.get_absolute_url() in isi
    assert f'href="{TAUTAN}"' in isi


def test_a_dead_link_is_text_until_it_lives_again(client: PortalClient) -> None:
    dokumen = DokumenFactory(judul="Peraturan daerah", tautan=TAUTAN)
    temuan = TemuanFactory(dokumen=dokumen, sasaran=TAUTAN)
    Kosakata.objects.susun_ulang()
    daftar = ("/informasi/", "/informasi/?q=peraturan", "/cari/?q=peraturan")

    isi = client.halaman(dokumen.get_absolute_url()).content.decode()
    assert f'href="{TAUTAN}"' not in isi
    assert "tidak dapat dibuka saat terakhir kami periksa" in isi
    for alamat in daftar:
        assert TANDA in client.get(alamat).text, alamat

    temuan.selesai_pada = PADA
    temuan.save()
    assert f'href="{TAUTAN}"' in client.get(dokumen.get_absolute_url()).text
    for alamat in daftar:
        assert TANDA not in client.get(alamat).text, alamat


def test_a_file_that_only_changed_still_opens(client: PortalClient) -> None:
    berkas = BerkasFactory()
    TemuanFactory(
        dokumen=berkas.dokumen,
        jenis=Temuan.Jenis.BERKAS_BERUBAH,
        sasaran=berkas.sasaran,
    )

    isi = client.get(berkas.dokumen.get_absolute_url()).text

    assert berkas.get_absolute_url() in isi
    assert TANDA not in client.get("/informasi/").text


def test_readers_with_the_old_page_get_the_new_one(client: PortalClient) -> None:
    dokumen = DokumenFactory(tautan=TAUTAN)
    alamat = dokumen.get_absolute_url()
    etag = client.get(alamat)["ETag"]
    assert client.get(alamat, headers={"If-None-Match": etag}).status_code == 304

    TemuanFactory(dokumen=dokumen, sasaran=TAUTAN)

    assert client.get(alamat, headers={"If-None-Match": etag}).status_code == 200


def data(client: PortalClient, nama: str, *args: str, **query: str):
    return client.get(reverse(f"informasi:{nama}", args=args), query).json()


def test_programs_read_that_a_link_is_dead(client: PortalClient) -> None:
    dokumen = DokumenFactory(judul="Peraturan daerah", tautan=TAUTAN)
    DokumenFactory(judul="Peraturan lain", tautan=f"{TAUTAN}/lain")
    hilang, utuh = BerkasFactory.create_batch(2, dokumen=dokumen)
    nomor = dokumen.nomor.lower()
    assert data(client, "dokumen-rinci-json", nomor)["tak_terbuka"] is False

    TemuanFactory(dokumen=dokumen, sasaran=TAUTAN)
    TemuanFactory(
        dokumen=dokumen, sasaran=hilang.sasaran, jenis=Temuan.Jenis.BERKAS_HILANG
    )
    Kosakata.objects.susun_ulang()

    satu = data(client, "dokumen-rinci-json", nomor)
    assert (satu["tak_terbuka"], satu["tautan_tak_terbuka"]) == (True, True)
    assert {b["sha256"]: b["tak_terbuka"] for b in satu["berkas"]} == {
        hilang.sha256: True,
        utuh.sha256: False,
    }
    for query in ({}, {"q": "peraturan"}):
        baris = data(client, "dokumen-json", **query)["informasi"]
        tanda = {d["judul"]: d["tak_terbuka"] for d in baris}
        assert tanda == {"Peraturan daerah": True, "Peraturan lain": False}, query
    lembar = client.get(reverse("informasi:dokumen-csv")).getvalue()
    semua = csv.DictReader(io.StringIO(lembar.decode("utf-8-sig")))
    tanda = {b["judul"]: b["tak_terbuka"] for b in semua}
    assert tanda == {"Peraturan daerah": "ya", "Peraturan lain": "tidak"}


def test_the_list_by_law_says_that_a_medium_does_not_open(client: PortalClient) -> None:
    dokumen = DokumenFactory(judul="Peraturan daerah", tautan=TAUTAN)
    lain = DokumenFactory(judul="Naskah", unit=dokumen.unit)
    BerkasFactory(dokumen=lain, jenis="pdf")
    alamat = reverse("informasi:dip-unit", args=(dokumen.unit.slug,))
    assert TANDA not in client.get(alamat).text

    TemuanFactory(dokumen=dokumen, sasaran=TAUTAN)

    isi = client.get(alamat).text
    assert f"Tautan situs resmi ({TANDA})" in isi
    assert isi.count(TANDA) == 1
