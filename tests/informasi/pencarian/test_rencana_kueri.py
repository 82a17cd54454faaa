"""Every filter and page of the list is served by an index, however large the table."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from informasi.models import DokumenInformasi, Kosakata
from informasi.pencarian import daftar as katalog
from informasi.pencarian.pencarian import cari
from tests.factories.informasi import DokumenFactory, KelompokFactory
from tests.factories.organisasi import UnitFactory
from tests.pengosongan import tanpa_sisa

pytestmark = [pytest.mark.django_db, pytest.mark.sql]
BANYAK = 3000


@pytest.fixture
def banyak():
    tanpa_sisa(DokumenInformasi)
    unit = UnitFactory.create_batch(5)
    kelompok = KelompokFactory()
    jenis = ("berkala", "setiap_saat", "serta_merta")
    bentuk = ("digital", "cetak", "rekaman")
    baris = [
        DokumenFactory.build(
            unit=unit[i % 5],
            kelompok=kelompok if i % 4 else None,
            klasifikasi=jenis[i % 3],
            tahun=2000 + i % 20,
            bentuk=bentuk[i % 3],
            tautan="" if i % 7 else "https://contoh.go.id/",
        )
        for i in range(BANYAK)
    ]
    DokumenInformasi.objects.bulk_create(baris, batch_size=500)
    with connection.cursor() as kursor:
        kursor.execute("ANALYZE informasi_dokumeninformasi")
    return {
        "unit": unit[0].pk,
        "kategori": kelompok.pk,
        "klasifikasi": "berkala",
        "tahun": 2003,
        "bentuk": "cetak",
        "keterbacaan": 2,
    }


def simpul(rencana):
    yield rencana
    for anak in rencana.get("Plans", ()):
        yield from simpul(anak)


def dibaca(pokok):
    """Blocks of the catalogue itself; how units are joined is the planner's mood."""
    return sum(
        s["Shared Hit Blocks"] + s["Shared Read Blocks"]
        for s in simpul(pokok)
        if s.get("Relation Name") == "informasi_dokumeninformasi"
    )


def rencana(qs):
    return rencana_sql(*qs.query.sql_with_params())


def rencana_sql(sql, param=None):
    with connection.cursor() as kursor:
        kursor.execute(f"EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) {sql}", param)
        isi = kursor.fetchone()[0]
    pokok = (isi if isinstance(isi, list) else json.loads(isi))[0]["Plan"]
    return pokok, [
        f"{s['Node Type']} {s.get('Relation Name', '')}" for s in simpul(pokok)
    ]


def test_every_page_and_filter_reads_an_index_and_a_search_its_matches_once(banyak):
    for dipilih in ({}, *({nama: banyak[nama]} for nama in katalog.KOLOM_SARING)):
        pokok, jenis = rencana(katalog.terpilih(dipilih).urut_baca()[:26])
        assert "Seq Scan informasi_dokumeninformasi" not in jenis, (dipilih, jenis)
        assert any(j.startswith(("Index", "Bitmap")) for j in jenis), dipilih
        assert pokok["Shared Hit Blocks"] < 400, dipilih
    tengah = DokumenInformasi.objects.order_by("terbit_pada")[BANYAK // 2]
    qs = katalog.terpilih({})
    saat = (tengah.terbit_pada, tengah.pk)
    for urut, akhir in ((qs.urut_baca(), (1, *saat)), (qs.terbaru(), saat)):
        pertama, _ = rencana(urut[:26])
        dalam, jenis = rencana(urut.setelah(*akhir)[:26])
        assert any(j.startswith("Index") for j in jenis), akhir
        assert dibaca(dalam) <= 1.2 * dibaca(pertama) + 10, akhir
    Kosakata.objects.susun_ulang()
    kata = Kosakata.objects.order_by("-jumlah")[0].kata
    with CaptureQueriesContext(connection) as tangkap:
        cari(kata)
    (sql,) = (q["sql"] for q in tangkap if "ts_rank" in q["sql"])
    _, jenis = rencana_sql(sql)
    baca = [j for j in jenis if j.endswith(" informasi_dokumeninformasi")]
    # The newest number, then the matches; a join would read them a second time.
    assert sorted(j.split()[0] for j in baca) in (["Bitmap", "Index"], ["Index", "Seq"])
