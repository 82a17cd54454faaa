"""Fitur 182: a read-only API that says what it is, what it refuses, and where it goes on."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext

from organisasi.basis_data.versi import kosongkan
from organisasi.models import Pengaturan, Unit
from ppid_portal.api.daftar import SEMUA
from tests.factories.angka import AngkaResmiFactory
from tests.factories.informasi import (
    BerkasFactory,
    CatatanPerubahanFactory,
    DokumenFactory,
    KelompokFactory,
    UjiKonsekuensiFactory,
)
from tests.factories.organisasi import (
    KanalLayananFactory,
    UnitFactory,
    WilayahFactory,
)
from tests.factories.pemangku import (
    KegiatanFactory,
    PemangkuFactory,
    PutaranFactory,
    SasaranPutaranFactory,
)
from tests.factories.pengaduan import PADA, KategoriFactory, PengaduanFactory
from tests.klien import PortalClient
from tests.ppid_portal.kueri import kueri_dingin, kueri_tersimpan

pytestmark = pytest.mark.django_db
SITUS = "http://localhost:8000"


@pytest.fixture
def unit() -> Unit:
    return UnitFactory(nama="Dinas Contoh", slug="dinas-contoh")


def semua_baris(client: PortalClient, alamat: str) -> Iterator[list[Any]]:
    """Each page, following ``berikutnya`` to the end."""
    lanjut: str | None = alamat
    while lanjut:
        isi = client.get(lanjut.removeprefix(SITUS)).json()
        yield isi["data"]
        lanjut = isi["berikutnya"]


# Lists and rows


def test_entries_page_by_page_each_once_the_newest_first(
    client: PortalClient, unit: Unit
) -> None:
    for n in range(5):
        DokumenFactory(unit=unit, terbit_pada=datetime(2024, 1, n + 1, tzinfo=UTC))
    UjiKonsekuensiFactory()  # an excluded one
    DokumenFactory(unit=unit, status="rancangan")

    halaman = list(semua_baris(client, "/api/informasi/?banyak=2"))

    assert [len(h) for h in halaman] == [2, 2, 1]
    terbit = [b["terbit_pada"] for h in halaman for b in h]
    assert terbit == sorted(terbit, reverse=True)
    assert len(set(terbit)) == 5


def test_an_entry_with_its_files_and_changes(client: PortalClient, unit: Unit) -> None:
    dokumen = DokumenFactory(unit=unit, judul="Anggaran")
    berkas = BerkasFactory(dokumen=dokumen)
    CatatanPerubahanFactory(dokumen=dokumen, isi="Angka dibetulkan.")
    Pengaturan(lisensi="Bebas").save()

    isi = client.get(f"/api/informasi/{dokumen.nomor.lower()}/").json()

    assert isi["lisensi"] == "Bebas"
    assert isi["data"]["judul"] == "Anggaran"
    assert isi["data"]["berkas"][0]["sha256"] == berkas.sha256
    assert isi["data"]["catatan_perubahan"][0]["isi"] == "Angka dibetulkan."


def test_entries_under_each_filter(client: PortalClient, unit: Unit) -> None:
    kelompok = KelompokFactory(kode="laporan")
    DokumenFactory(
        unit=unit, kelompok=kelompok, tahun=2024, klasifikasi="berkala", bentuk="cetak"
    )
    DokumenFactory(tahun=2020, klasifikasi="setiap_saat", bentuk="digital")

    for saringan in (
        *("unit=dinas-contoh", "kategori=laporan", "tahun=2024"),
        *("klasifikasi=berkala", "bentuk=cetak"),
    ):
        isi = client.get(f"/api/informasi/?{saringan}").json()
        assert [b["unit"] for b in isi["data"]] == ["dinas-contoh"], saringan


def test_the_next_page_keeps_the_filters(client: PortalClient, unit: Unit) -> None:
    DokumenFactory.create_batch(3, unit=unit)
    DokumenFactory.create_batch(3)

    alamat = "/api/informasi/?unit=dinas-contoh&banyak=1&utm_source=x"
    halaman = list(semua_baris(client, alamat))

    assert [b["unit"] for h in halaman for b in h] == ["dinas-contoh"] * 3
    assert "utm_source" not in client.get(alamat).json()["berikutnya"]


def test_units_by_their_slug(client: PortalClient, unit: Unit) -> None:
    UnitFactory(slug="kecamatan-a", jenis="kecamatan", induk=unit, peran_ppid="tanpa")
    UnitFactory(slug="kecamatan-b", jenis="kecamatan", peran_ppid="pembantu")

    halaman = list(semua_baris(client, "/api/unit/?banyak=1"))
    saring = client.get("/api/unit/?jenis=kecamatan&peran_ppid=tanpa").json()["data"]

    assert [b["slug"] for h in halaman for b in h] == [
        "dinas-contoh",
        "kecamatan-a",
        "kecamatan-b",
    ]
    assert [(u["slug"], u["induk"]) for u in saring] == [
        ("kecamatan-a", "dinas-contoh")
    ]
    assert client.get("/api/unit/kecamatan-a/").json()["data"]["jenis"] == "kecamatan"


def test_complaints_as_an_officer_published_them(client: PortalClient) -> None:
    kelurahan = WilayahFactory(
        kode="32.78.01.1001", induk=WilayahFactory(), tingkat="kelurahan"
    )
    kategori = KategoriFactory(kode="jalan")
    satu = PengaduanFactory(
        diteruskan=True,
        umum=True,
        judul="Keluhan Siti Rahasia",
        kelurahan=kelurahan,
        kategori=kategori,
    )
    PengaduanFactory(selesai=True, umum=True, terbit_pada=PADA + timedelta(hours=1))
    PengaduanFactory(diteruskan=True)

    halaman = list(semua_baris(client, "/api/pengaduan/?banyak=1"))
    isi = client.get(f"/api/pengaduan/{satu.nomor.lower()}/").json()["data"]

    assert [len(h) for h in halaman] == [1, 1]
    assert isi["judul"] == "Lampu jalan mati"
    assert "Rahasia" not in str(halaman)
    for saringan in ("kategori=jalan", "kelurahan=32.78.01.1001", "status=berjalan"):
        data = client.get(f"/api/pengaduan/?{saringan}").json()["data"]
        assert [b["nomor"] for b in data] == [satu.nomor], saringan


def test_a_complaint_that_is_not_published_is_not_there(client: PortalClient) -> None:
    satu = PengaduanFactory(diteruskan=True)

    assert client.get(f"/api/pengaduan/{satu.nomor}/").status_code == 404


def test_partner_bodies_by_their_number(client: PortalClient) -> None:
    semua = PemangkuFactory.create_batch(3, tampil_publik=True)
    PemangkuFactory(tampil_publik=False)

    halaman = list(semua_baris(client, "/api/mitra/?banyak=2"))
    nomor = semua[0].nomor
    unsur = semua[0].jenis.unsur.kode

    assert [b["nomor"] for h in halaman for b in h] == sorted(p.nomor for p in semua)
    assert client.get(f"/api/mitra/{nomor.lower()}/").json()["data"]["nomor"] == nomor
    assert client.get("/api/mitra/pk-0/").status_code == 404
    assert client.get(f"/api/mitra/?unsur={unsur}").json()["data"]
    assert client.get("/api/mitra/?kecamatan=tidak").status_code == 422


def test_emergency_numbers(client: PortalClient) -> None:
    KanalLayananFactory(kode="112", jenis="darurat", nomor="112")
    KanalLayananFactory(kode="lapor", jenis="pengaduan", web="contoh.invalid")

    darurat = client.get("/api/kanal/?jenis=darurat").json()["data"]
    semua = {k["kode"]: k for k in client.get("/api/kanal/").json()["data"]}

    assert [k["nomor"] for k in darurat] == ["112"]
    assert semua["lapor"]["web"] == "https://contoh.invalid"
    assert semua["112"]["diperiksa_pada"] is None


def test_visits_by_day_state_and_host(client: PortalClient, unit: Unit) -> None:
    putaran = PutaranFactory(status="berjalan")
    for n, tuan_rumah in enumerate((unit, unit, UnitFactory())):
        mulai = datetime(2024, 6, 3 + n, 2, tzinfo=UTC)
        kegiatan = KegiatanFactory(
            nomor=f"KG-2024-000{n}",
            tuan_rumah=tuan_rumah,
            mulai=mulai,
            selesai=mulai + timedelta(hours=2),
        )
        kegiatan.sasaran.add(SasaranPutaranFactory(putaran=putaran))
    KegiatanFactory()

    def nomor(query: str) -> list[str]:
        semua = semua_baris(client, f"/api/kunjungan/?banyak=1&{query}")
        return [b["nomor"][-1] for h in semua for b in h]

    assert nomor("") == ["0", "1", "2"]
    assert nomor("dari=2024-06-04") == ["1", "2"]
    assert nomor("sampai=2024-06-04") == ["0", "1"]
    assert nomor("tuan_rumah=dinas-contoh") == ["0", "1"]
    assert nomor("status=batal") == []


def test_figures_as_the_public_page_has_them(client: PortalClient) -> None:
    WilayahFactory(kode="32.78.01", nama="Cipedes")
    AngkaResmiFactory(bulan=date(2024, 1, 1))

    halaman = list(semua_baris(client, "/api/indikator/?periode=2024&banyak=50"))
    a1 = client.get("/api/indikator/?periode=2024&kode=A1").json()["data"]

    api = {(b["kode"], b["periode"], b["kecamatan"]): b for h in halaman for b in h}
    isi = client.get("/kinerja/unduh.csv?periode=2024").content.decode("utf-8-sig")
    berkas = list(csv.DictReader(io.StringIO(isi)))
    assert len(halaman) > 1
    assert len(berkas) == len(api) == sum(map(len, halaman))
    for satu in berkas:
        sama = api[satu["kode"], satu["periode"], satu["kecamatan"]]
        assert satu == {k: nilai for k, nilai in sama.items() if k != "kunci"}
    assert {b["kode"] for b in a1} == {"A1"}


# Cheap and the same for everybody


@pytest.mark.parametrize("sumber", SEMUA, ids=lambda s: s.nama)
def test_the_same_is_not_sent_twice(client: PortalClient, sumber: Any) -> None:
    alamat = f"/api/{sumber.nama}/"
    jawab = client.get(alamat)

    lagi = client.get(alamat, headers={"If-None-Match": jawab["ETag"]})

    assert (lagi.status_code, lagi.content) == (304, b"")
    assert jawab["Cache-Control"].startswith("public, max-age=")
    assert not jawab.cookies
    assert client.head(alamat).status_code == 200


def isi_satu_satu(unit: Unit) -> None:
    DokumenFactory(unit=unit)
    PengaduanFactory(diteruskan=True, umum=True, unit=unit)
    PemangkuFactory(tampil_publik=True, pengelola=unit)
    KanalLayananFactory()
    putaran = PutaranFactory(status="berjalan")
    kegiatan = KegiatanFactory(tuan_rumah=unit)
    kegiatan.sasaran.add(SasaranPutaranFactory(putaran=putaran))


@pytest.mark.parametrize("sumber", SEMUA, ids=lambda s: s.nama)
def test_one_row_or_twenty_cost_the_same_few_statements(
    client: PortalClient, unit: Unit, sumber: Any
) -> None:
    alamat = f"/api/{sumber.nama}/"
    isi_satu_satu(unit)
    kosongkan()
    sedikit = len(kueri_dingin(client, alamat))
    DokumenFactory.create_batch(19)
    PengaduanFactory.create_batch(19, diteruskan=True, umum=True)
    PemangkuFactory.create_batch(19, tampil_publik=True)
    KanalLayananFactory.create_batch(19)
    for kegiatan in KegiatanFactory.create_batch(19):
        kegiatan.sasaran.add(*SasaranPutaranFactory.create_batch(1))
    kosongkan()

    banyak = len(kueri_dingin(client, alamat))

    assert banyak == sedikit <= 6
    if sumber.berversi:
        assert kueri_tersimpan(client, alamat) == []


def test_far_pages_are_not_kept(client: PortalClient, unit: Unit) -> None:
    DokumenFactory.create_batch(2, unit=unit)
    lanjut = client.get("/api/informasi/?banyak=1").json()["berikutnya"]
    caches["halaman"].clear()

    with CaptureQueriesContext(connection):
        client.get(lanjut.removeprefix(SITUS))

    assert not caches["halaman"]._cache  # type: ignore[attr-defined]


# The descriptions


def test_the_document_names_every_resource_and_the_page_explains_it(
    client: PortalClient,
) -> None:
    dokumen = client.get("/api/openapi.json").json()
    isi = client.halaman("/api/").content.decode()

    assert dokumen["openapi"] == "3.1.0"
    for sumber in SEMUA:
        jalan = f"/api/{sumber.nama}/"
        assert jalan in dokumen["paths"]
        assert f'href="{jalan}"' in isi
        for bagian in (*sumber.arg, *(sumber.ruas_satu or sumber.ruas)):
            assert f"<code>{bagian.nama}</code>" in isi
            assert bagian.arti
        rinci = f"GET {jalan}&lt;{sumber.kunci}&gt;/"
        assert (rinci in isi) == (sumber.satu is not None)
    assert "1900 sampai 2100" in isi
    assert 'href="/api/"' in client.get("/data/").content.decode()
