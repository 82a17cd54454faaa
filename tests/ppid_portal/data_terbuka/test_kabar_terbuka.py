"""Fitur 184, 186: feeds and twins of the public lists, each told beside its list."""

import csv
import io
from datetime import timedelta
from xml.etree import ElementTree as ET

import pytest
from django.utils import timezone

from pengaduan.models import Pengaduan
from tests.factories.informasi import SertaMertaFactory
from tests.factories.organisasi import WilayahFactory
from tests.factories.pengaduan import PADA, KategoriFactory, PengaduanFactory

pytestmark = pytest.mark.django_db
NS = {"a": "http://www.w3.org/2005/Atom"}


def entri(client, alamat):
    jawab = client.get(alamat)
    assert jawab["Content-Type"].startswith("application/atom+xml")
    assert jawab["Access-Control-Allow-Origin"] == "*"
    return ET.fromstring(jawab.content).findall("a:entry", NS)  # noqa: S314 - our own


def sel(client, alamat):
    jawab = client.get(alamat)
    isi = b"".join(jawab.streaming_content) if jawab.streaming else jawab.content
    return list(csv.DictReader(io.StringIO(isi.decode("utf-8-sig"))))


def test_the_feed_of_complaints_holds_what_an_officer_published(client):
    terbit = PengaduanFactory(
        diteruskan=True,
        umum=True,
        judul="Keluhan Siti Rahasia",
        kategori=KategoriFactory(nama="Penerangan"),
    )
    PengaduanFactory(terverifikasi=True, judul_umum="Belum ditampilkan")
    (satu,) = entri(client, "/pengaduan/daftar.atom")
    assert satu.findtext("a:title", "", NS) == "Lampu jalan mati"
    assert satu.find("a:category", NS).get("term") == "Penerangan"  # type: ignore[union-attr]
    tautan = satu.find("a:link", NS).get("href", "")  # type: ignore[union-attr]
    assert tautan.endswith(f"/pengaduan/umum/{terbit.nomor}/")
    assert "Rahasia" not in client.get("/pengaduan/daftar.atom").content.decode()
    # One that moved on is new again.
    Pengaduan.objects.update(status_sejak=PADA + timedelta(days=3))
    (baru,) = entri(client, "/pengaduan/daftar.atom")
    assert satu.findtext("a:updated", "", NS) < baru.findtext("a:updated", "", NS)
    assert satu.findtext("a:id", "", NS) == baru.findtext("a:id", "", NS)


def test_notices_say_in_the_feed_which_was_called_off(client):
    kini = timezone.now()
    satu = SertaMertaFactory(
        judul="Angin kencang", mulai=kini, potensi_bahaya="=Pohon tumbang."
    )
    satu.wilayah.add(WilayahFactory(nama="Cipedes", tingkat="kecamatan"))
    SertaMertaFactory(
        judul="Banjir",
        mulai=kini - timedelta(days=2),
        selesai=kini - timedelta(days=1),
        status="dicabut",
        alasan_cabut="Surut.",
    )
    SertaMertaFactory(judul="Rancangan", status="rancangan")
    semua = entri(client, "/informasi/serta-merta.atom")
    judul = [e.findtext("a:title", "", NS) for e in semua]
    assert judul == ["Angin kencang", "Dicabut: Banjir"]
    assert "Kecamatan Cipedes" in semua[0].findtext("a:summary", "", NS)


def test_each_list_names_its_twins_and_they_answer(client):
    for daftar, jenis in (
        ("/informasi/", {"application/atom+xml", "application/json", "text/csv"}),
        ("/informasi/serta-merta/", {"application/atom+xml"}),
        ("/informasi/dip/", {"text/csv"}),
        ("/pengaduan/daftar/", {"application/atom+xml", "application/json"}),
        ("/data/", {"application/ld+json", "text/calendar"}),
    ):
        kepala = client.get(daftar).content.decode().partition("</head>")[0]
        awal = '<link rel="alternate"'
        semua = (awal + bit.partition(">")[0] for bit in kepala.split(awal)[1:])
        tautan = [ET.fromstring(f"{satu}/>") for satu in semua]  # noqa: S314
        ada = {t.get("type"): t.get("href", "") for t in tautan}
        assert jenis <= ada.keys()
        for alamat in ada.values():
            jawab = client.get(alamat)
            if jawab.streaming:
                b"".join(jawab.streaming_content)
            assert jawab.status_code == 200, alamat
