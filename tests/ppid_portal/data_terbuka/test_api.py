"""Fitur 182: a read-only API that says what it is, what it refuses, and where it goes on."""

import csv
import io
from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.cache import caches

from organisasi.basis_data.versi import kosongkan
from organisasi.models import Pengaturan
from ppid_portal.data_terbuka.resources import SEMUA
from tests.factories.informasi import (
    BerkasFactory,
    DokumenFactory,
    KelompokFactory,
    UjiKonsekuensiFactory,
)
from tests.factories.organisasi import KanalLayananFactory, UnitFactory, WilayahFactory
from tests.factories.pemangku import (
    KegiatanFactory,
    PemangkuFactory,
    PutaranFactory,
    SasaranPutaranFactory,
)
from tests.factories.pengaduan import PADA, KategoriFactory, PengaduanFactory
from tests.factories.portal import AngkaResmiFactory
from tests.klien import PortalClient
from tests.kueri import kueri_dingin, kueri_tersimpan

pytestmark = pytest.mark.django_db


SITUS = "http://localhost:8000"


@pytest.fixture
def unit():
    return UnitFactory(nama="Dinas Contoh", slug="dinas-contoh")


def semua_baris(client, alamat):
    """Each page, following ``berikutnya`` to the end."""
    lanjut: str | None = alamat
    while lanjut:
        isi = client.get(lanjut.removeprefix(SITUS)).json()
        yield isi["data"]
        lanjut = isi["berikutnya"]


def test_entries_page_by_page_each_once_the_newest_first(client, unit):
    for n in range(5):
        DokumenFactory(unit=unit, terbit_pada=datetime(2024, 1, n + 1, tzinfo=UTC))
    UjiKonsekuensiFactory()  # an excluded one
    DokumenFactory(unit=unit, status="rancangan")
    halaman = list(semua_baris(client, "/api/informasi/?banyak=2"))
    assert [len(h) for h in halaman] == [2, 2, 1]
    terbit = [b["terbit_pada"] for h in halaman for b in h]
    assert terbit == sorted(terbit, reverse=True)
    assert len(set(terbit)) == 5


def test_an_entry_with_its_files_and_changes(client, unit):
    dokumen = DokumenFactory(unit=unit, judul="Anggaran")
    dokumen.kabarkan("Angka dibetulkan.", PADA)
    dokumen.save()
    berkas = BerkasFactory(dokumen=dokumen)
    Pengaturan(lisensi="Bebas").save()
    isi = client.get(f"/api/informasi/{dokumen.nomor.lower()}/").json()
    assert isi["lisensi"] == "Bebas"
    assert isi["data"]["judul"] == "Anggaran"
    assert isi["data"]["berkas"][0]["sha256"] == berkas.sha256
    assert isi["data"]["catatan_perubahan"][0]["isi"] == "Angka dibetulkan."


def test_entries_under_each_filter(client, unit):
    kelompok = KelompokFactory(kode="laporan")
    DokumenFactory(
        unit=unit, kelompok=kelompok, tahun=2024, klasifikasi="berkala", bentuk="cetak"
    )
    DokumenFactory(tahun=2020, klasifikasi="setiap_saat", bentuk="digital")
    for saringan in (
        "unit=dinas-contoh",
        "kategori=laporan",
        "tahun=2024",
        "klasifikasi=berkala",
        "bentuk=cetak",
    ):
        isi = client.get(f"/api/informasi/?{saringan}").json()
        assert [b["unit"] for b in isi["data"]] == ["dinas-contoh"], saringan


def test_the_next_page_keeps_the_filters(client, unit):
    DokumenFactory.create_batch(3, unit=unit)
    DokumenFactory.create_batch(3)
    alamat = "/api/informasi/?unit=dinas-contoh&banyak=1&utm_source=x"
    halaman = list(semua_baris(client, alamat))
    assert [b["unit"] for h in halaman for b in h] == ["dinas-contoh"] * 3
    assert "utm_source" not in client.get(alamat).json()["berikutnya"]


def test_units_by_their_slug(client, unit):
    UnitFactory(slug="kecamatan-a", jenis="kecamatan", induk=unit, peran_ppid="tanpa")
    UnitFactory(slug="kecamatan-b", jenis="kecamatan", peran_ppid="pembantu")
    halaman = list(semua_baris(client, "/api/unit/?banyak=1"))
    (saring,) = client.get("/api/unit/?jenis=kecamatan&peran_ppid=tanpa").json()["data"]
    assert [b["slug"] for h in halaman for b in h] == [
        "dinas-contoh",
        "kecamatan-a",
        "kecamatan-b",
    ]
    assert (saring["slug"], saring["induk"]) == ("kecamatan-a", "dinas-contoh")
    assert client.get("/api/unit/kecamatan-a/").json()["data"]["jenis"] == "kecamatan"


def test_complaints_as_an_officer_published_them(client):
    kelurahan = WilayahFactory(
        kode="32.78.01.1001", induk=WilayahFactory(), tingkat="kelurahan"
    )
    satu = PengaduanFactory(
        diteruskan=True,
        umum=True,
        judul="Keluhan Siti Rahasia",
        kelurahan=kelurahan,
        kategori=KategoriFactory(kode="jalan"),
    )
    PengaduanFactory(selesai=True, umum=True, terbit_pada=PADA + timedelta(hours=1))
    tertutup = PengaduanFactory(diteruskan=True)
    halaman = list(semua_baris(client, "/api/pengaduan/?banyak=1"))
    isi = client.get(f"/api/pengaduan/{satu.nomor.lower()}/").json()["data"]
    assert [len(h) for h in halaman] == [1, 1]
    assert isi["judul"] == "Lampu jalan mati"
    assert "Rahasia" not in str(halaman)
    assert client.get(f"/api/pengaduan/{tertutup.nomor}/").status_code == 404
    for saringan in ("kategori=jalan", "kelurahan=32.78.01.1001", "status=berjalan"):
        data = client.get(f"/api/pengaduan/?{saringan}").json()["data"]
        assert [b["nomor"] for b in data] == [satu.nomor], saringan


def test_partner_bodies_by_their_number(client):
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


def test_emergency_numbers(client):
    KanalLayananFactory(kode="112", jenis="darurat", nomor="112")
    KanalLayananFactory(kode="lapor", jenis="pengaduan", web="contoh.invalid")
    darurat = client.get("/api/kanal/?jenis=darurat").json()["data"]
    semua = {k["kode"]: k for k in client.get("/api/kanal/").json()["data"]}
    assert [k["nomor"] for k in darurat] == ["112"]
    assert semua["lapor"]["web"] == "https://contoh.invalid"
    assert semua["112"]["diperiksa_pada"] is None


def test_visits_by_day_state_and_host(client, unit):
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
    for query, ada in (
        ("", "012"),
        ("dari=2024-06-04", "12"),
        ("sampai=2024-06-04", "01"),
        ("tuan_rumah=dinas-contoh", "01"),
        ("status=batal", ""),
        # The first and the last day that are days.
        ("sampai=1900-01-01", ""),
        ("sampai=2100-12-31", "012"),
    ):
        semua = semua_baris(client, f"/api/kunjungan/?banyak=1&{query}")
        assert "".join(b["nomor"][-1] for h in semua for b in h) == ada, query


def test_figures_as_the_public_page_has_them(client):
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


def test_one_row_or_twenty_cost_the_same_few_statements_and_the_same_is_sent_once(
    client, unit
):
    def biaya():
        semua = {}
        for sumber in SEMUA:
            kosongkan()
            semua[sumber.nama] = len(kueri_dingin(client, f"/api/{sumber.nama}/"))
        return semua

    def isi(banyak):
        DokumenFactory.create_batch(banyak, unit=unit)
        PengaduanFactory.create_batch(banyak, diteruskan=True, umum=True)
        PemangkuFactory.create_batch(banyak, tampil_publik=True)
        KanalLayananFactory.create_batch(banyak)
        for kegiatan in KegiatanFactory.create_batch(banyak):
            kegiatan.sasaran.add(SasaranPutaranFactory(putaran=putaran))

    putaran = PutaranFactory(status="berjalan")
    isi(1)
    sedikit = biaya()
    assert max(sedikit.values()) <= 6
    isi(19)
    assert biaya() == sedikit
    for sumber in SEMUA:
        alamat = f"/api/{sumber.nama}/"
        if sumber.berversi:
            assert kueri_tersimpan(client, alamat) == []
        jawab = client.get(alamat)
        lagi = client.get(alamat, headers={"If-None-Match": jawab["ETag"]})
        assert (lagi.status_code, lagi.content) == (304, b"")
        assert jawab["Cache-Control"].startswith("public, max-age=")
        assert not jawab.cookies
        assert client.head(alamat).status_code == 200


def test_far_pages_are_not_kept(client, unit):
    DokumenFactory.create_batch(2, unit=unit)
    lanjut = client.get("/api/informasi/?banyak=1").json()["berikutnya"]
    caches["halaman"].clear()
    client.get(lanjut.removeprefix(SITUS))
    assert not caches["halaman"]._cache  # type: ignore[attr-defined]


def test_the_document_names_every_resource_and_the_page_explains_it(client):
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


def galat(client, alamat):
    jawab = client.get(alamat)
    assert jawab["Content-Type"] == "application/json"
    assert jawab["Access-Control-Allow-Origin"] == "*"
    return jawab.status_code, jawab.json()["galat"]


def test_what_is_wrong_or_not_there_is_said_in_words_and_json(client):
    for alamat, kode, parameter, kata in (
        ("informasi/?banyak=101", 400, "banyak", "1 sampai 100"),
        ("informasi/?banyak=²", 400, "banyak", "1 sampai 100"),
        ("informasi/?tahun=abc", 400, "tahun", "1900 sampai 2100"),
        ("informasi/?setelah=apa", 400, "setelah", "berikutnya"),
        ("informasi/?klasifikasi=dikecualikan", 422, "klasifikasi", "berkala"),
        ("informasi/?unit=tidak-ada", 422, "unit", "tidak-ada"),
        ("pengaduan/?kategori=tidak-ada", 422, "kategori", "tidak ada"),
        ("kunjungan/?dari=kemarin", 400, "dari", "2026-06-30"),
        ("kunjungan/?dari=2024-02-30", 400, "dari", "2026-06-30"),
        ("kunjungan/?sampai=9999-12-31", 400, "sampai", "1900 sampai 2100"),
        ("kunjungan/?tuan_rumah=tidak-ada", 422, "tuan_rumah", "tidak ada"),
        ("indikator/?periode=2024-13", 400, "periode", "2026-TW2"),
        ("indikator/?periode=2999", 422, "periode", "belum mulai"),
        ("indikator/?kode=Z9", 422, "kode", "Z9"),
    ):
        status, isi = galat(client, f"/api/{alamat}")
        assert (status, isi["kode"], isi["parameter"]) == (kode, kode, parameter)
        assert kata in isi["kalimat"]
    for alamat in (
        "informasi/ip-999999/",
        "unit/tidak-ada/",
        "pengaduan/tidak-ada/",
        "mitra/tidak-ada/",
        "tidak-ada/",
        "informasi/ip-1/lagi/",
        "kanal/112/",
        "informasi/%00/",
    ):
        status, isi = galat(client, f"/api/{alamat}")
        assert (status, isi["kode"]) == (404, 404), alamat
        assert isi["kalimat"]
    assert client.get("/api/informasi")["Location"] == "/api/informasi/"


def test_nothing_can_be_written():
    client = PortalClient(enforce_csrf_checks=True)
    for alamat in ("informasi", "kunjungan"):
        for cara in ("post", "put", "patch", "delete"):
            jawab = getattr(client, cara)(f"/api/{alamat}/")
            assert jawab.status_code == 405
            assert jawab["Allow"] == "GET, HEAD, OPTIONS"
            assert "hanya dibaca" in jawab.json()["galat"]["kalimat"]


def test_who_takes_no_json_is_told_so_also_when_the_answer_is_kept(client):
    for alamat in ("/api/informasi/", "/api/kunjungan/"):
        client.get(alamat)
        jawab = client.get(alamat, headers={"Accept": "text/html"})
        assert jawab.status_code == 406
        assert "Accept" in jawab["Vary"]
        assert "application/json" in jawab.json()["galat"]["kalimat"]
        for terima in ("application/json", "*/*", "text/html, */*;q=0.1"):
            assert client.get(alamat, headers={"Accept": terima}).status_code == 200
    # A browser may ask from another site.
    jawab = client.options("/api/informasi/")
    assert jawab.status_code == 204
    izin = "Access-Control-Allow-"
    assert jawab[f"{izin}Origin"] == "*"
    assert jawab[f"{izin}Methods"] == "GET, HEAD, OPTIONS"
    assert jawab[f"{izin}Headers"] == "If-None-Match"
    assert client.get("/api/informasi/")[f"{izin}Origin"] == "*"
    assert f"{izin}Origin" not in client.get("/informasi/")
