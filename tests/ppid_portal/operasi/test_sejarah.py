"""Ten years of cases: what a page or an act reads does not grow with them."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.db.models import Max
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from informasi.models import Pemohon
from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from pengaduan.umum.daftar import terpilih
from ppid_portal.angka import aturan
from ppid_portal.angka.hitung import hitung_dan_simpan, hitung_semua
from ppid_portal.angka.periode import Periode
from ppid_portal.angka.potret import bekukan, termuat
from ppid_portal.models import NilaiIndikator
from ppid_portal.terbitan import selesai
from tests.factories.informasi import KeberatanFactory, PermohonanFactory
from tests.factories.organisasi import LanggananFactory, UnitFactory
from tests.factories.pengaduan import PengaduanFactory
from tests.factories.portal import NilaiIndikatorFactory
from tests.informasi.kantor import ajukan, buka_kantor, muat_kalender, saat
from tests.informasi.pencarian.test_rencana_kueri import rencana, simpul
from tests.petugas import masuk_sebagai, petugas_berperan
from tests.ppid_portal.angka.meja import minta

pytestmark = [pytest.mark.django_db, pytest.mark.sql]
JUNI = Periode.dari("2024-06")
KINI = saat("2024-09-02")
type Tersimpan = dict[tuple[Any, ...], tuple[Any, ...]]


def tersimpan():
    semua = NilaiIndikator.objects.values_list(
        "kode",
        "rincian",
        "periode",
        "unit",
        "kecamatan",
        "pembilang",
        "penyebut",
        "nilai",
        "n",
    )
    return {satu[:5]: satu[5:] for satu in semua}


@pytest.fixture
def dibaca(monkeypatch):
    hari: list[date] = []
    asli = aturan.baca_permohonan

    def lihat(**saring):
        for satu in asli(**saring):
            hari.append(satu.hari)
            yield satu

    monkeypatch.setattr(aturan, "baca_permohonan", lihat)
    return hari


def bekukan_juni(pada):
    pengelola = petugas_berperan(Peran.PENGELOLA_PEMANGKU)
    return bekukan(JUNI, Saat(pengelola, pada), alasan="Laporan.")


def test_freezing_reads_the_days_it_holds_and_finds_what_a_whole_reckoning_finds(
    dibaca,
):
    muat_kalender()
    unit = UnitFactory()
    *_, digugat = (
        minta(masuk, dijawab="2024-07-03", unit=unit)
        for masuk in ("2023-06-30", "2024-07-01", "2023-07-03", "2024-06-28")
    )
    for masuk in (date(2024, 6, 3), date(2024, 8, 1)):
        PengaduanFactory(tanggal_terima=masuk, pemegang=unit)
    KeberatanFactory(permohonan=digugat, tanggal_terima=date(2024, 6, 10))
    potret = bekukan_juni(KINI)
    assert set(dibaca) == {date(2023, 7, 3), date(2024, 6, 28)}
    kode = {p.kode for p in termuat(JUNI)}
    semua = {
        tuple(k): (a.pembilang, a.penyebut, a.nilai, a.n)
        for k, a in hitung_semua(KINI.date()).items()
        if k.periode in kode
    }
    assert tersimpan() == semua
    assert {"A2", "A6n", "B1"} <= {satu[0] for satu in potret.isi}


def test_freezing_leaves_other_periods_and_what_held_for_a_moment():
    muat_kalender()
    salah = minta("2024-06-04", dijawab="2024-06-10")
    minta("2024-06-05", unit=salah.unit)
    lain = minta("2022-03-04", dijawab="2022-03-10", unit=salah.unit)
    hitung_dan_simpan(saat("2024-06-30"))
    lama = tersimpan()
    assert ("A8", "", "2024-06", None, None) in lama
    salah.delete()
    lain.delete()
    bekukan_juni(KINI)
    baru = tersimpan()
    assert baru["A1", "", "2024-06", None, None][0] == 1
    assert baru["A1", "", "2022-03", None, None][0] == 1
    sesaat = {k: v for k, v in lama.items() if k[0] == "A8"}
    assert sesaat.items() <= baru.items()
    # The night finds the rest.
    hitung_dan_simpan(KINI)
    assert ("A1", "", "2022-03", None, None) not in tersimpan()


def test_the_last_reckoning_is_found_without_reading_all_figures():
    semua = [
        NilaiIndikatorFactory.build(periode=f"{tahun:04}-{bulan:02}", rincian=str(ke))
        for tahun in range(2015, 2025)
        for bulan in range(1, 13)
        for ke in range(20)
    ]
    NilaiIndikator.objects.bulk_create(semua)
    with connection.cursor() as kursor:
        kursor.execute("ANALYZE ppid_portal_nilaiindikator")
    with CaptureQueriesContext(connection) as tangkap:
        NilaiIndikator.objects.aggregate(t=Max("dihitung_pada"))
        (kueri,) = tangkap.captured_queries
    with connection.cursor() as kursor:
        kursor.execute(f"EXPLAIN {kueri['sql']}")
        jalan = "\n".join(satu for (satu,) in kursor.fetchall())
    assert "portal_nilai_dihitung" in jalan
    assert "Seq Scan" not in jalan


def test_followers_are_counted_of_the_rows_of_a_page_only():
    aduan = PengaduanFactory.create_batch(30, umum=True)
    nomor = {"kunci": aduan[-1].nomor}
    LanggananFactory.create_batch(2, **nomor)
    LanggananFactory(**nomor, dipastikan_pada=None)
    halaman = list(terpilih({})[:5])
    pokok, _ = rencana(terpilih({})[:5])
    assert [satu.dukungan for satu in halaman] == [2, 0, 0, 0, 0]
    kali = [
        s["Actual Loops"]
        for s in simpul(pokok)
        if s.get("Relation Name") == "organisasi_langganan"
    ]
    assert kali == [5]


def test_the_ends_of_closed_cases_are_read_year_by_year(monkeypatch):
    muat_kalender()
    unit = UnitFactory()
    for tahun in (2024, 2025):
        PermohonanFactory.create_batch(
            5,
            dijawab=True,
            unit=unit,
            tanggal_terima=date(tahun, 6, 3),
            dijawab_pada=datetime(tahun, 6, 11, 2, tzinfo=UTC),
        )
    rentang: list[tuple[date, date]] = []
    asli = selesai.baca_permohonan

    def baca(**saring):
        rentang.append((saring["sejak"], saring["sampai"]))
        return asli(**saring)

    monkeypatch.setattr(selesai, "baca_permohonan", baca)
    baris = selesai.berkas(selesai.PERMOHONAN, date(2025, 9, 1))
    assert rentang == [(date(t, 1, 1), date(t, 12, 31)) for t in (2024, 2025)]
    assert [(b[0], *b[-2:]) for b in baris] == [
        ("2024-06", "0-10", 5),
        ("2025-06", "0-10", 5),
    ]


def test_the_page_of_data_protection_weighs_a_few_however_many_are_due(
    client, monkeypatch
):
    monkeypatch.setattr("ppid_portal.pelindungan_data.views.DITIMBANG", 1)
    with time_machine.travel(KINI, tick=False):
        kantor = buka_kantor()
        for _ in range(3):
            ajukan(kantor.kecamatan, pada=KINI)
        Pemohon.objects.update(simpan_sampai=KINI.date() - timedelta(days=1))
        masuk_sebagai(client, Peran.PDP)
        isi = client.get(reverse("pdp")).content.decode()
    assert "2 identitas dan bukti lain belum ditimbang" in isi
    assert isi.count("permohonannya belum selesai") == 1
