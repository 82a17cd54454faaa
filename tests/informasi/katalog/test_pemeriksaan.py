"""The nightly check of links and files."""

import csv
import io
from datetime import UTC, date, datetime, timedelta
from unittest.mock import Mock

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.urls import reverse

from informasi.katalog.pemeriksaan import JaringanMati, periksa_berkas, periksa_tautan
from informasi.models import DokumenInformasi, Kosakata, Temuan
from tests.factories.informasi import (
    ISI_PDF,
    PADA,
    BerkasFactory,
    DokumenFactory,
    RancanganFactory,
    TemuanFactory,
)
from tests.situs_uji import situs_uji

pytestmark = pytest.mark.django_db


HARI = date(2026, 11, 24)
PADA_MALAM = datetime(2026, 11, 23, 18, tzinfo=UTC)  # one in the morning here
SEHARI = timedelta(days=1)


@pytest.fixture
def situs(settings):
    settings.TAUTAN_LOKAL_BOLEH = True
    with situs_uji() as jalan:
        yield jalan


def malam(ke):
    """Check the links in the night number ``ke``; how many are dead."""
    return periksa_tautan(pada=PADA_MALAM + ke * SEHARI, hari_ini=HARI + ke * SEHARI)


def terbuka():
    return list(Temuan.objects.terbuka().values_list("jenis", "sasaran"))


def test_link_that_fails_on_two_days_is_dead_until_it_lives_again(situs):
    DokumenFactory.create_batch(2, tautan=situs / "hilang")
    DokumenFactory(tautan=situs / "hidup")
    assert malam(0) == 0
    assert malam(0) == 0  # twice on one day is still once
    assert terbuka() == []
    assert malam(1) == 2
    assert terbuka() == [("tautan_mati", situs / "hilang")] * 2
    temuan = Temuan.objects.first()
    assert str(temuan) == f"Tautan tidak dapat dibuka: {situs / 'hilang'}"
    assert temuan.keterangan == "Situsnya menjawab 404."
    assert temuan.ditemukan_pada == PADA_MALAM + SEHARI
    situs.status["/hilang"] = 200
    assert malam(2) == 0
    assert terbuka() == []
    assert {t.selesai_pada for t in Temuan.objects.all()} == {PADA_MALAM + 2 * SEHARI}
    # It starts anew.
    situs.status["/hilang"] = 404
    assert malam(3) == 0
    situs.status["/hilang"] = 200
    malam(4)
    assert not Temuan.objects.filter(selesai_pada=None).exists()
    assert set(Temuan.objects.values_list("jenis", flat=True)) == {"tautan_mati"}


def test_finding_closes_when_the_link_is_no_longer_shown(situs):
    dokumen = DokumenFactory.create_batch(2, tautan=situs / "hilang")
    RancanganFactory(tautan=situs / "rusak")
    malam(0)
    malam(1)
    # Each address is asked once, and that of a draft not at all.
    assert situs.permintaan == ["HEAD /hilang", "GET /hilang"] * 2
    for satu, perbaikan in zip(
        dokumen,
        ({"tautan": ""}, {"status": "ditarik", "alasan_tarik": "Salah."}),
        strict=True,
    ):
        DokumenInformasi.objects.filter(pk=satu.pk).update(**perbaikan)
    malam(2)
    assert terbuka() == []


def test_when_nothing_answers_our_own_network_is_down_and_nothing_is_recorded(situs):
    for ke in range(3):
        DokumenFactory(tautan=f"http://tidak-ada-{ke}.invalid/")
    with pytest.raises(JaringanMati):
        malam(0)
    assert not Temuan.objects.exists()
    # While another answers, it is their sites that are down.
    DokumenFactory(tautan=situs / "hidup")
    malam(0)
    assert malam(1) == 3


def test_run_that_is_broken_off_changes_nothing(situs):
    DokumenFactory(tautan=situs / "hilang")
    DokumenFactory(tautan=situs / "rusak")
    malam(0)
    jawab = iter([True, False])
    hasil = periksa_tautan(
        pada=PADA_MALAM + SEHARI, hari_ini=HARI + SEHARI, lanjut=lambda: next(jawab)
    )
    assert hasil == 0
    assert len(situs.permintaan) == 6  # HEAD and GET: two the first night, one more
    assert terbuka() == []


def test_private_address_is_never_asked_and_is_dead_for_readers(settings):
    with situs_uji() as situs:
        DokumenFactory(tautan=situs / "hidup")
        malam(0)
        assert malam(1) == 1
        assert situs.permintaan == []


def periksa(hari=HARI):
    return periksa_berkas(pada=PADA_MALAM, hari_ini=hari)


def hari_isi(berkas):
    """The day of the week on which the content of this file is read."""
    return HARI + timedelta(days=(berkas.pk - HARI.weekday()) % 7)


def ganti_isi(berkas, isi):
    default_storage.delete(berkas.isi.name)
    default_storage.save(berkas.isi.name, ContentFile(isi))


def test_missing_file_is_found_and_closes_when_it_is_back():
    berkas = BerkasFactory()
    default_storage.delete(berkas.isi.name)
    # A check that is broken off changes nothing.
    assert periksa_berkas(pada=PADA, hari_ini=HARI, lanjut=lambda: False) == 0
    assert terbuka() == []
    assert periksa() == 1
    assert terbuka() == [("berkas_hilang", berkas.sasaran)]
    default_storage.save(berkas.isi.name, ContentFile(ISI_PDF))
    assert periksa() == 0
    assert terbuka() == []


def test_file_of_another_size_is_found_the_next_night():
    berkas = BerkasFactory()
    ganti_isi(berkas, b"lain sekali")
    assert periksa(hari_isi(berkas) + SEHARI) == 1
    assert Temuan.objects.get().keterangan == "Ukurannya berubah sejak diunggah."


def test_changed_content_of_the_same_size_is_found_within_a_week():
    berkas = BerkasFactory()
    ganti_isi(berkas, b"x" * berkas.ukuran)
    temuan = [periksa(HARI + ke * SEHARI) for ke in range(7)]
    assert max(temuan) == 1
    assert terbuka() == [("berkas_berubah", berkas.sasaran)]
    # It stays found on the other days.
    assert periksa(hari_isi(berkas) + SEHARI) == 1
    assert Temuan.objects.count() == 1


def test_storage_that_cannot_be_asked_closes_no_finding(monkeypatch):
    berkas = BerkasFactory()
    default_storage.delete(berkas.isi.name)
    periksa()
    monkeypatch.setattr(default_storage, "exists", Mock(side_effect=OSError("away")))
    with pytest.raises(OSError, match="away"):
        periksa()
    assert len(terbuka()) == 1


TAUTAN = "https://contoh.invalid/perda"
TANDA = "sedang tidak dapat dibuka"


def test_a_missing_file_is_marked_the_morning_after(client):
    dokumen = DokumenFactory(judul="Anggaran desa", tautan=TAUTAN)
    hilang = BerkasFactory(dokumen=dokumen, judul="Lampiran", jenis="csv")
    utuh = BerkasFactory(dokumen=dokumen, judul="Naskah")
    alamat = dokumen.get_absolute_url()
    assert hilang.get_absolute_url() in client.get(alamat).text
    default_storage.delete(hilang.isi.name)
    periksa_berkas(pada=PADA, hari_ini=date(2024, 6, 4))
    isi = client.halaman(alamat).text
    assert hilang.get_absolute_url() not in isi
    assert "Lampiran" in isi
    assert "sedang tidak dapat diunduh." in isi
    assert "Minta salinannya" in isi
    assert utuh.get_absolute_url() in isi
    assert f'href="{TAUTAN}"' in isi


def test_a_dead_link_is_text_until_it_lives_again(client):
    dokumen = DokumenFactory(judul="Peraturan daerah", tautan=TAUTAN)
    lain = DokumenFactory(judul="Naskah", unit=dokumen.unit)
    BerkasFactory(dokumen=lain, jenis="pdf")
    dip = reverse("informasi:dip-unit", args=(dokumen.unit.slug,))
    assert TANDA not in client.get(dip).text
    temuan = TemuanFactory(dokumen=dokumen, sasaran=TAUTAN)
    Kosakata.objects.susun_ulang()
    daftar = ("/informasi/", "/informasi/?q=peraturan", "/cari/?q=peraturan")
    isi = client.halaman(dokumen.get_absolute_url()).text
    assert f'href="{TAUTAN}"' not in isi
    assert "tidak dapat dibuka saat terakhir kami periksa" in isi
    # The list by law says so of this medium alone.
    isi = client.get(dip).text
    assert f"Tautan situs resmi ({TANDA})" in isi
    assert isi.count(TANDA) == 1
    for alamat in daftar:
        assert "tag-tautan" not in client.get(alamat).text, alamat
    temuan.selesai_pada = PADA
    temuan.save()
    assert f'href="{TAUTAN}"' in client.get(dokumen.get_absolute_url()).text
    for alamat in daftar:
        assert "tag-tautan" in client.get(alamat).text, alamat


def test_programs_read_that_a_link_is_dead(client):
    dokumen = DokumenFactory(judul="Peraturan daerah", tautan=TAUTAN)
    DokumenFactory(judul="Peraturan lain", tautan=f"{TAUTAN}/lain")
    hilang, utuh = BerkasFactory.create_batch(2, dokumen=dokumen)
    lain = DokumenFactory(judul="Peraturan hilang", tautan=TAUTAN)
    TemuanFactory(dokumen=lain, sasaran=TAUTAN)
    TemuanFactory(dokumen=dokumen, sasaran=TAUTAN)
    TemuanFactory(
        dokumen=dokumen, sasaran=hilang.sasaran, jenis=Temuan.Jenis.BERKAS_HILANG
    )
    alamat = reverse("api-informasi-satu", args=(dokumen.nomor.lower(),))
    satu = client.get(alamat).json()["data"]
    assert (satu["keterbacaan"], satu["tautan_tak_terbuka"]) == ("baca", True)
    assert {b["sha256"]: b["tak_terbuka"] for b in satu["berkas"]} == {
        hilang.sha256: True,
        utuh.sha256: False,
    }
    semua = {
        "Peraturan daerah": "baca",
        "Peraturan lain": "tautan",
        "Peraturan hilang": "minta",
    }
    lembar = client.get(reverse("informasi:dokumen-csv")).getvalue()
    baris = csv.DictReader(io.StringIO(lembar.decode("utf-8-sig")))
    assert {b["judul"]: b["keterbacaan"] for b in baris} == semua
