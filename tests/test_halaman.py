"""Every public address from one table: whole, light, cheap, the same for everybody."""

import re
from dataclasses import dataclass

import pytest
import time_machine
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, get_resolver

from organisasi.basis_data.versi import kosongkan
from organisasi.halaman.nomor_penting import papan_nomor
from tests.berat import KB, timbang
from tests.dunia import buat_dunia, tambah_informasi
from tests.factories.organisasi import UnitFactory
from tests.informasi.kantor import PADA, SEHARI, buka_kantor, diproses
from tests.informasi.meja_keberatan import P, jawab
from tests.informasi.permohonan_bantu import (
    ISI,
    MULAI,
    alamat,
    isi_semua,
    siapkan_kantor,
)
from tests.kueri import kueri_dingin, kueri_tersimpan

pytestmark = pytest.mark.django_db


@dataclass(frozen=True, slots=True)
class Halaman:
    """One address: its name, the SQL it may cost, kB of the page and of a first visit.

    ``tambah``: statements that a thousand entries add: a download of the whole list needs
    one for 500 rows, a search under a filter looks past the matches that are ranked.
    """

    nama: str
    alamat: str
    sql: int
    kb: float = 14
    pertama: float = 14.6
    lang: str = "id"
    tambah: int = 0

    def __str__(self):
        return self.alamat


# Pages for people.
HALAMAN = (
    Halaman("beranda", "/", 4),
    Halaman("cari", "/cari/", 4),
    Halaman("cari", "/cari/?q=anggaran", 6),
    Halaman("cari", "/cari/?q=xqzwv", 6),
    Halaman("cari", "/cari/?q=banjir", 6),
    Halaman("informasi:dokumen-daftar", "/informasi/", 6),
    Halaman("informasi:dokumen-daftar", "/informasi/?q=anggaran", 6),
    Halaman("informasi:dokumen-daftar", "/informasi/?unit={unit}&tahun=2024", 6),
    Halaman(
        "informasi:dokumen-daftar", "/informasi/?q=anggaran&unit={unit}", 6, tambah=1
    ),
    Halaman("informasi:dokumen-daftar", "/informasi/?urut=terbaru", 6),
    Halaman("informasi:dokumen-rinci", "/informasi/{dokumen}/", 4),
    Halaman("informasi:dokumen-rinci", "/informasi/{ditarik}/", 4),
    Halaman("informasi:dokumen-rinci", "/informasi/{dikecualikan}/", 4),
    Halaman("informasi:berkas-lihat", "/informasi/{dokumen}/berkas/{csv}/lihat/", 4),
    Halaman("informasi:berkas-lihat", "/informasi/{dokumen}/berkas/{pdf}/lihat/", 4),
    Halaman("informasi:serta-merta-daftar", "/informasi/serta-merta/", 6),
    Halaman("informasi:serta-merta-rinci", "/informasi/serta-merta/{notis}/", 4),
    Halaman("informasi:dikecualikan-daftar", "/informasi/dikecualikan/", 6),
    Halaman("informasi:dip", "/informasi/dip/", 6),
    Halaman("informasi:dip-unit", "/informasi/dip/{unit}/", 6),
    Halaman("unit-daftar", "/unit/", 6),
    Halaman("unit-daftar", "/unit/?q=cipedes", 6),
    Halaman("unit-rinci", "/unit/{unit}/", 4),
    Halaman("tanya", "/tanya/", 4),
    Halaman("tanya-satu", "/tanya/ktp-hilang/", 4),
    Halaman("layanan", "/layanan/", 4),
    Halaman("layanan", "/layanan/?soal=masalah", 4),
    Halaman("informasi:permohonan", "/permohonan/", 4),
    Halaman("informasi:permohonan-ajukan", "/permohonan/ajukan/", 4),
    Halaman("informasi:keberatan", "/keberatan/", 4),
    Halaman("informasi:keberatan-bantuan", "/keberatan/bantuan/", 4),
    Halaman("informasi:keberatan-bantuan", "/keberatan/bantuan/?apa=b", 4),
    Halaman("pengaduan:beranda", "/pengaduan/", 4),
    Halaman("pengaduan:pengaduan-ajukan", "/pengaduan/ajukan/", 4),
    Halaman("pengaduan:pengaduan-ajukan", "/pengaduan/ajukan/?basa=su", 4, lang="su"),
    Halaman("pengaduan:pengaduan-daftar", "/pengaduan/daftar/", 6),
    Halaman("pengaduan:pengaduan-umum", "/pengaduan/umum/{aduan}/", 4),
    Halaman("tentang-daftar", "/tentang/", 4),
    Halaman("tentang", "/tentang/profil-ppid/", 4),
    Halaman("tentang", "/tentang/dasar-hukum/", 4),
    Halaman("data", "/data/", 4),
    Halaman("api", "/api/", 4),
    Halaman("kinerja", "/kinerja/", 6),
    Halaman("kinerja", "/kinerja/?periode=2024-06", 6),
    Halaman("kinerja-kecamatan", "/kinerja/{unit}/", 6),
    Halaman("kinerja-unit", "/kinerja/unit/", 6),
    Halaman("kinerja-unit", "/kinerja/unit/?periode=2024", 6),
    Halaman("kinerja-semua", "/kinerja/semua/", 6),
    Halaman("kinerja-cara", "/kinerja/cara-menghitung/", 4),
    Halaman("kinerja-cara-satu", "/kinerja/cara-menghitung/a2/", 4),
    Halaman("laporan-tahunan", "/laporan-tahunan/", 4),
    Halaman("pemangku:mitra-daftar", "/mitra/", 6),
    Halaman("pemangku:mitra-daftar", "/mitra/?unsur={unsur}", 6),
    Halaman("pemangku:mitra-rinci", "/mitra/{mitra}/", 4),
    Halaman("pemangku:bahan", "/bahan/", 4),
    Halaman("pemangku:bahan", "/bahan/rt-rw/{unit}/", 4),
    Halaman("pemangku:bahan", "/bahan/sekolah/?basa=su", 4, lang="su"),
    Halaman("darurat", "/darurat/", 0, kb=5, pertama=10),
    Halaman("darurat-su", "/darurat/su/", 0, kb=5, pertama=10, lang="su"),
    *(
        Halaman("su", f"/su/{satu}", 4, lang="su")
        for satu in ("", "ka-mana/", "nyuhunkeun/", "ngadukeun/", "lacak/", "kontak/")
    ),
    Halaman("su", "/su/kaberatan/", 4, lang="su"),
)
# Their twins for machines.
MESIN = (
    Halaman("cari-saran", "/cari/saran.json?q=ban", 6),
    Halaman("informasi:dokumen-csv", "/informasi.csv", 6),
    Halaman("informasi:dokumen-atom", "/informasi.atom", 4),
    Halaman("informasi:unit-atom", "/unit/{unit}.atom", 4),
    Halaman("informasi:berkas-unduh", "/informasi/{dokumen}/berkas/{pdf}/", 4),
    Halaman("informasi:dip-csv", "/informasi/dip.csv", 6, tambah=2),
    Halaman("informasi:dip-xlsx", "/informasi/dip.xlsx", 6, tambah=2),
    Halaman("informasi:dip-pdf", "/informasi/dip.pdf", 6),
    Halaman("informasi:dip-unit-csv", "/informasi/dip/{unit}.csv", 6),
    Halaman("informasi:dip-unit-xlsx", "/informasi/dip/{unit}.xlsx", 6),
    Halaman("informasi:dip-unit-pdf", "/informasi/dip/{unit}.pdf", 6),
    Halaman("pengaduan:pengaduan-daftar-csv", "/pengaduan/daftar.csv", 6),
    Halaman("pengaduan:pengaduan-umum-foto", "/pengaduan/umum/{aduan}/foto/{foto}/", 4),
    Halaman("laporan-tahunan-xlsx", "/laporan-tahunan/{tahun}.xlsx", 4),
    Halaman("laporan-tahunan-pdf", "/laporan-tahunan/{tahun}.pdf", 4),
    Halaman("pemangku:bahan-pdf", "/bahan/tokoh/{unit}/kartu.pdf", 4),
    Halaman("kinerja-unduh", "/kinerja/unduh.csv", 6),
    Halaman("kinerja-unduh-xlsx", "/kinerja/unduh.xlsx", 6),
    Halaman("kinerja-unit-unduh", "/kinerja/unit/unduh.csv", 6),
    Halaman("kinerja-unit-unduh-xlsx", "/kinerja/unit/unduh.xlsx", 6),
    Halaman("informasi:serta-merta-atom", "/informasi/serta-merta.atom", 4),
    Halaman("pengaduan:pengaduan-atom", "/pengaduan/daftar.atom", 4),
    *(
        Halaman(f"api-{nama}", f"/api/{nama}/", 6)
        for nama in ("informasi", "unit", "pengaduan", "mitra", "kanal", "indikator")
    ),
    Halaman("api-informasi-satu", "/api/informasi/{dokumen}/", 4),
    Halaman("api-unit-satu", "/api/unit/{unit}/", 4),
    Halaman("api-pengaduan-satu", "/api/pengaduan/{aduan}/", 4),
    Halaman("api-mitra-satu", "/api/mitra/{mitra}/", 4),
    Halaman("api-openapi", "/api/openapi.json", 4),
    Halaman("data-katalog-jsonld", "/data/katalog.jsonld", 6),
    Halaman("peta-situs", "/sitemap.xml", 6),
    Halaman("robots", "/robots.txt", 0),
    Halaman("keamanan", "/.well-known/security.txt", 0),
    Halaman("manifes", "/manifes.webmanifest", 2),
    Halaman("spekulasi", "/spekulasi.json", 0),
)
SEMUA = (*HALAMAN, *MESIN)


@pytest.fixture
def dunia():
    isi = buat_dunia()
    papan_nomor.segarkan()
    return isi


def nama_publik(urls, ruang=""):
    for pola in urls.url_patterns:
        if isinstance(pola, URLPattern):
            if hasattr(pola.callback, "parameter"):
                yield f"{ruang}{pola.name}"
        else:
            awalan = f"{pola.namespace}:" if pola.namespace else ""
            yield from nama_publik(pola, ruang + awalan)


def test_the_table_names_every_public_address():
    assert set(nama_publik(get_resolver())) == {h.nama for h in SEMUA}


def test_a_page_is_whole_and_kept(client, dunia, subtests):
    for halaman in HALAMAN:
        alamat = dunia.alamat(halaman.alamat)
        with subtests.test(alamat):
            isi = client.halaman(alamat, lang=halaman.lang).content.decode()
            assert isi.count("<main") == 1
            assert "<header" in isi
            assert "<footer" in isi
            assert re.search(r"<title>\s*\S", isi)
            assert 'class="lompat" href="#isi"' in isi
            assert '<main id="isi"' in isi
            if "urut=" not in alamat and "q=" not in alamat:
                jalan = alamat.partition("?")[0]
                tanda = f'<link rel="canonical" href="{settings.ALAMAT_PUBLIK}{jalan}'
                assert tanda in isi
            if "q=" not in alamat:  # answers to searches are not kept
                assert kueri_tersimpan(client, alamat) == []
            etag = client.get(alamat)["ETag"]
            with CaptureQueriesContext(connection) as catatan:
                jawab = client.get(alamat, headers={"If-None-Match": etag})
            assert jawab.status_code == 304
            assert not jawab.content
            assert [k for k in catatan if "organisasi_versi" not in k["sql"]] == []


def test_an_answer_is_the_same_for_everybody(client, dunia, subtests):
    client.cookies["portal_sesi"] = "apa-saja"
    for halaman in SEMUA:
        with subtests.test(halaman.alamat):
            jawab = client.get(dunia.alamat(halaman.alamat))
            if jawab.streaming:
                b"".join(jawab.streaming_content)
            assert jawab.status_code == 200
            assert not jawab.cookies
            assert "cookie" not in jawab.get("Vary", "").lower()
            if not jawab.streaming:  # streams are made anew for each reader
                assert jawab["Cache-Control"].startswith("public, max-age=")


def test_with_a_thousand_entries_a_page_is_as_cheap_and_light(client, dunia):
    sedikit = biaya(client, dunia)
    tambah_informasi(dunia, 1000)
    banyak = biaya(client, dunia)
    beda = {
        str(h): (sedikit[h], n) for h, n in banyak.items() if n - sedikit[h] != h.tambah
    }
    mahal = {str(h): (n, h.sql) for h, n in banyak.items() if n > h.sql}
    assert beda == {}
    assert mahal == {}
    client = Client()  # the other one reads pages, these are compressed
    terlalu = {}
    for halaman in HALAMAN:
        bita = timbang(client, dunia.alamat(halaman.alamat))
        if bita[0] > halaman.kb * KB or bita[1] > halaman.pertama * KB:
            terlalu[str(halaman)] = bita
    assert terlalu == {}


def biaya(client, dunia):
    """Statements of each page for its first reader after an edit, without the frame.

    The PDF reads the same list as the sheet and would only take its time.
    """
    hasil = {}
    for halaman in (h for h in SEMUA if not h.nama.endswith("-pdf")):
        kosongkan()
        hasil[halaman] = len(kueri_dingin(client, dunia.alamat(halaman.alamat)))
    return hasil


# The pages of one request, from the first question to the objection: light and cheap

# Not packed, for they hold a secret: its length would tell it.
PERTAMA_KB = 28
KUERI_BORANG = 4
# The page of a case tells all that ever happened to it: what is read with it is more.
KUERI_KASUS = 8


@pytest.fixture
def borang():
    siapkan_kantor()
    UnitFactory.create_batch(60, peran_ppid="pembantu")
    kode = isi_semua(Client())
    langkah = (*ISI, "simpan", "periksa")
    tetap = (MULAI, "/lacak/", "/keberatan/ajukan/", "/verifikasi-dokumen/")
    return [*tetap, *(alamat(kode, satu) for satu in langkah)]


def test_a_step_of_the_form_is_light(borang):
    client = Client()
    berat = {a: timbang(client, a)[1] for a in borang}
    assert {a: n for a, n in berat.items() if n > PERTAMA_KB * KB} == {}


def test_a_step_of_the_form_is_cheap_for_its_first_reader(client, borang):
    banyak = {a: _kueri(client, a) for a in borang}
    assert {a: n for a, n in banyak.items() if n > KUERI_BORANG} == {}


def _kueri(client, alamat):
    kosongkan()
    return len(kueri_dingin(client, alamat))


@pytest.fixture
def kasus():
    kantor = buka_kantor()
    permohonan = diproses(kantor)
    jawab(kantor, permohonan, P.DITOLAK)
    pangkal = permohonan.get_absolute_url()
    cetak = [f"surat/{s.pk}/cetak/" for s in permohonan.surat.all()]
    lanjutan = ("", "nilai/", "keberatan/", "data/", "terkirim/", *cetak)
    return [f"{pangkal}{satu}" for satu in lanjutan]


@time_machine.travel(PADA + SEHARI, tick=False)
def test_the_pages_of_a_case_are_light_and_cheap(client, kasus):
    berat = {a: timbang(Client(), a)[1] for a in kasus}
    banyak = {}
    for satu in kasus:
        client.get(satu)  # the office's calendar and limits are in memory
        banyak[satu] = len(kueri_dingin(client, satu))
    assert {a: n for a, n in berat.items() if n > PERTAMA_KB * KB} == {}
    assert {a: n for a, n in banyak.items() if n > KUERI_KASUS} == {}
