"""Fitur 187: closed cases without anybody in them."""

import csv
import io
from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from organisasi.waktu.hari_kerja import Kalender
from pengaduan.models import KategoriPengaduan, Pengaduan
from ppid_portal.data_terbuka import selesai as terbit
from ppid_portal.data_terbuka.selesai import PERMOHONAN, hitung
from tests.factories.informasi import PermohonanFactory
from tests.factories.organisasi import HariLiburFactory, UnitFactory, WilayahFactory
from tests.factories.pengaduan import KategoriFactory, PengaduanFactory
from tests.serentak import serentak

pytestmark = [
    pytest.mark.django_db,
    # The cases are of June.
    pytest.mark.time_machine(datetime(2024, 7, 3, 2, tzinfo=UTC), tick=False),
]


JULI = datetime(2024, 7, 3, 2, tzinfo=UTC)
ALAMAT_PERMOHONAN, PENGADUAN = "/data/permohonan-selesai", "/data/pengaduan-selesai"
JAWAB = datetime(2024, 6, 11, 2, tzinfo=UTC)


@pytest.fixture
def unit():
    HariLiburFactory(tanggal=date(2024, 6, 17))
    return UnitFactory(slug="dinas-contoh")


def unduh(client, alamat):
    isi = client.get(f"{alamat}.csv").content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(isi)))


def aduan(banyak, **lain):
    return PengaduanFactory.create_batch(banyak, selesai=True, **lain)


def test_requests_that_agree_stand_in_one_row_in_csv_and_json(client, unit):
    PermohonanFactory.create_batch(6, dijawab=True, unit=unit, dijawab_pada=JAWAB)
    PermohonanFactory.create_batch(3, unit=unit)  # not closed
    (csvnya,) = unduh(client, ALAMAT_PERMOHONAN)
    assert csvnya == {
        "bulan": "2024-06",
        "unit": "dinas-contoh",
        "kategori_pemohon": "perorangan",
        "kanal": "web",
        "hasil": "dikabulkan",
        "hari_kerja": "0-10",
        "jumlah": "6",
    }
    isi = client.get(f"{ALAMAT_PERMOHONAN}.json").json()
    assert (isi["sampai"], isi["jumlah"]) == ("2024-06-30", 6)
    assert "kurang dari lima" in isi["keterangan"]
    (baris,) = isi["baris"]
    assert {k: str(v) for k, v in baris.items()} == csvnya


def test_a_few_are_told_as_they_are_but_for_who_asked(client, unit):
    aduan(2, unit=unit, kategori=KategoriFactory(kode="jalan"))
    assert [b["jumlah"] for b in unduh(client, PENGADUAN)] == ["2"]
    for kategori, banyak in (("perorangan", 6), ("badan_hukum", 5), ("kelompok", 1)):
        PermohonanFactory.create_batch(
            *(banyak,),
            dijawab=True,
            unit=unit,
            dijawab_pada=JAWAB,
            pemohon__kategori=kategori,
        )
    isi = client.get(f"{ALAMAT_PERMOHONAN}.json").json()
    assert {b["kategori_pemohon"]: b["jumlah"] for b in isi["baris"]} == {
        "perorangan": 6,
        "disamarkan": 6,
    }
    assert isi["jumlah"] == 12


def test_secret_complaints_and_this_month_do_not_count(client, unit):
    kategori: KategoriPengaduan = KategoriFactory(kode="jalan")
    sama = {"unit": unit, "kategori": kategori}
    aduan(6, **sama)
    aduan(5, rahasia=True, **sama)
    aduan(5, berkadar=True, kelas=Pengaduan.Kelas.BERKADAR, **sama)
    aduan(5, selesai_pada=JULI, **sama)
    PengaduanFactory.create_batch(5, terverifikasi=True, **sama)
    assert client.get(f"{PENGADUAN}.json").json()["jumlah"] == 6


def test_no_word_number_or_secret_of_a_case_stands_in_the_files(client, unit):
    semua = aduan(6, unit=unit, kategori=KategoriFactory())
    rahasia = [kata for satu in semua for kata in (satu.nomor, satu.judul)]
    for satu in PermohonanFactory.create_batch(6, dijawab=True, unit=unit):
        rahasia += [satu.nomor, satu.rincian, satu.pemohon.nama]
    for alamat in (ALAMAT_PERMOHONAN, PENGADUAN):
        for jenis in ("csv", "json"):
            isi = client.get(f"{alamat}.{jenis}").content.decode()
            assert not [kata for kata in rahasia if kata in isi]


def test_a_name_cannot_start_a_formula(client, unit):
    kelurahan = WilayahFactory(
        induk=WilayahFactory(nama="=HYPERLINK(1)"), tingkat="kelurahan", nama="Kel"
    )
    aduan(5, unit=unit, kategori=KategoriFactory(), kelurahan=kelurahan)
    assert unduh(client, PENGADUAN)[0]["kecamatan"] == "'=HYPERLINK(1)"


def test_reckoned_once_a_day_and_new_the_next_month(client, unit, time_machine):
    aduan(5, unit=unit, kategori=KategoriFactory())
    client.get(f"{PENGADUAN}.csv")
    aduan(5, unit=unit, kategori=KategoriFactory(), selesai_pada=JULI)
    with CaptureQueriesContext(connection) as catatan:
        assert client.get(f"{PENGADUAN}.json").json()["jumlah"] == 5
    assert len([k for k in catatan if "portal_cache" not in k["sql"]]) == 0
    time_machine.move_to(datetime(2024, 8, 1, 1, tzinfo=UTC), tick=False)
    assert client.get(f"{PENGADUAN}.json").json()["jumlah"] == 10


def test_costs_the_same_few_statements_for_one_and_for_many(client, unit, time_machine):
    def biaya():
        with CaptureQueriesContext(connection) as catatan:
            client.get(f"{PENGADUAN}.csv")
        # Neither the cache nor what a test makes of a transaction.
        bukan = ("portal_cache", "SAVEPOINT")
        return len([k for k in catatan if not any(b in k["sql"] for b in bukan)])

    kategori = KategoriFactory()
    aduan(1, unit=unit, kategori=kategori)
    sedikit = biaya()
    aduan(30, unit=unit, kategori=kategori)
    time_machine.move_to(JULI + timedelta(days=1), tick=False)
    assert biaya() == sedikit <= 4


def test_the_same_file_is_not_sent_twice_and_goes_out_packed(client, unit):
    aduan(6, unit=unit, kategori=KategoriFactory())
    padat = {"Accept-Encoding": "gzip"}
    jawab = client.get(f"{PENGADUAN}.json", headers=padat)
    lagi = client.get(
        f"{PENGADUAN}.json", headers=padat | {"If-None-Match": jawab["ETag"]}
    )
    assert jawab["Content-Encoding"] == "gzip"
    assert jawab["Cache-Control"] == "public, max-age=3600"
    assert (lagi.status_code, lagi.content) == (304, b"")
    assert client.post(f"{PENGADUAN}.json").status_code == 405


SENIN = date(2024, 6, 3)
KALENDER = Kalender.dari({date(2024, 6, 17): "libur"})


def test_working_days_are_told_in_classes():
    for akhir, kelas in (
        (SENIN, "0-5"),
        (date(2024, 6, 10), "0-5"),
        (date(2024, 6, 11), "6-14"),
        (date(2024, 9, 30), "15+"),
        (date(2025, 1, 2), "tidak diketahui"),
    ):
        kasus = [(SENIN, akhir, "unit", None, "", "arsip")]
        ((kunci,),) = hitung(kasus, KALENDER, (5, 14))
        assert kunci == ("2024-06", "unit", "tidak diketahui", "arsip", kelas)


def test_a_request_counts_from_complete_to_its_notice(client, unit):
    """Asked in May, complete on 3 June, told on the 11th: June and 6 working days."""
    PermohonanFactory.create_batch(
        5,
        dijawab=True,
        unit=unit,
        tanggal_terima=date(2024, 5, 2),
        tanggal_lengkap=date(2024, 6, 3),
        dijawab_pada=JAWAB,
    )
    (satu,) = unduh(client, ALAMAT_PERMOHONAN)
    assert (satu["bulan"], satu["hari_kerja"]) == ("2024-06", "0-10")


def test_a_complaint_counts_to_the_last_thing_done(client, unit, monkeypatch):
    """As B6 has it: not to the day it was closed by itself; nothing done, no days."""
    semua = aduan(10, unit=unit, kategori=KategoriFactory(kode="jalan"))
    tuntas = {a.pk: a.tanggal_terima + timedelta(days=30) for a in semua[:5]}

    class Baris:
        def __init__(self, kunci):
            self.id, self.tindak_lanjut_pada = kunci, tuntas.get(kunci)

    baca = "ppid_portal.data_terbuka.selesai.baca_pengaduan"
    monkeypatch.setattr(baca, lambda **_k: (Baris(a.pk) for a in semua))
    hari = {b["hari_kerja"]: b["jumlah"] for b in unduh(client, PENGADUAN)}
    assert hari == {"15-60": "5", "tidak ada": "5"}


@pytest.fixture
def dibuat(monkeypatch):
    """How often the files were made."""
    semua: list[str] = []

    def susun(_jenis, _awal):
        semua.append("x")
        return {"csv": len(semua)}

    monkeypatch.setattr(terbit, "susun", susun)
    return semua


@pytest.mark.usefixtures("dibuat")
def test_who_comes_while_another_reckons_gets_what_there_was(unit):
    # Nothing is made here first: the turn would last as long as the test's transaction.
    lama = (JULI, {"csv": "lama"})
    kunci = f"data.permohonan-selesai.{terbit.BENTUK}.2024-07"
    cache.set(kunci, lama)
    sehari = JULI + timedelta(hours=23)
    assert terbit.terbitan(PERMOHONAN, sehari) == {"csv": "lama"}
    besok = JULI + timedelta(days=1)
    lain = connection.copy()
    try:
        with lain.cursor() as kursor:
            kursor.execute(
                "SELECT pg_advisory_lock(hashtext('data-selesai'), hashtext(%s))",
                [kunci],
            )
            assert terbit.terbitan(PERMOHONAN, besok) == {"csv": "lama"}
            # The server notices a closed connection only a moment later.
            kursor.execute("SELECT pg_advisory_unlock_all()")
    finally:
        lain.close()
    assert terbit.terbitan(PERMOHONAN, besok) == {"csv": 1}
    assert terbit.terbitan(PERMOHONAN, besok) == {"csv": 1}


@pytest.mark.django_db(transaction=True)
def test_the_first_of_a_month_is_reckoned_by_one_of_many(dibuat):
    cache.clear()
    hasil = serentak(4, lambda _ke: terbit.terbitan(PERMOHONAN, JULI))
    assert (len(dibuat), hasil) == (1, [{"csv": 1}] * 4)
