"""The drill in short: a real server is killed and frozen under a real gunicorn."""

from urllib.request import urlopen

import pytest
from django.db import connection

from dev.bench.peladen import jalankan as peladen
from dev.devdb import bindir
from dev.latihan_gangguan import latihan
from dev.latihan_gangguan.latihan import BATAS_PULIH, Jawab, ingkar, jalankan, tabel
from dev.sendiri import SABAR
from tests.ppid_portal.operasi.siaga_uji import Replika

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def salinan(db):
    if not connection.settings_dict["HOST"].startswith("/"):
        pytest.skip("needs the test run's own server, which lets itself be copied")
    if not (bindir() / "pg_basebackup").exists():
        pytest.skip("needs pg_basebackup beside the server")
    satu = Replika()
    satu.tanya("SELECT pg_promote()")  # it stands alone, and may be hurt
    yield satu
    satu.buang()


def test_a_database_that_is_killed_or_frozen_stops_no_page_for_long(
    salinan, tmp_path, monkeypatch
):
    monkeypatch.setattr(latihan, "TENANG", 0.3)
    env = {
        "DATABASE_URL": salinan.alamat,
        "DATABASE_POOL": "1",
        "PORTAL_DEMO": "1",
        "ALLOWED_HOSTS": "127.0.0.1",
        "PORTAL_VERSI_DENGAR": "1",
        "PORTAL_SIMPANAN": str(tmp_path),
        "PORTAL_BERKAS": str(tmp_path),
    }
    with peladen("tests.setelan_latihan", "ppid_portal.wsgi", env) as web:
        hasil, kembali = jalankan(salinan, web.port, ("mati", "beku"))
        with urlopen(f"http://127.0.0.1:{web.port}/metrik/", timeout=SABAR) as jawab:
            angka = jawab.read().decode()
    # What happened is seen from outside, whichever process is asked.
    for nama in (
        'portal_jawaban_total{jalur="darurat",status="2xx"}',
        'portal_jawaban_total{jalur="baca",status="5xx"}',
        'portal_jawaban_detik_bucket{jalur="sehat",le="2.0"}',
        'portal_simpanan_total{asal="lama"}',
        'portal_utas_sibuk{jalur="baca"} 1.0',
        'portal_kolam{apa="requests_wait_ms",basis_data="default"}',
    ):
        assert nama in angka, nama
    status = {(j.alamat, j.fase): j.status for j in hasil}
    assert set(status.values()) <= {200, 503}, tabel(hasil, kembali)
    assert status["/darurat/", "mati"] == status["/darurat/", "beku"] == 200
    assert status["/informasi/", "mati 2"] == status["/informasi/", "beku 2"] == 200
    assert status["/masuk/", "mati"] == status["/sehat/", "beku"] == 503


def test_the_drill_says_what_was_not_as_promised():
    hasil = [
        Jawab("biasa", "/", 200, 0.1),
        Jawab("biasa", "/masuk/", 503, 0.1),
        Jawab("mati", "/", 503, 0.1),
        Jawab("mati", "/masuk/", 503, 2.9),
        Jawab("mati", "/darurat/", 503, 0.1),
        Jawab("mati 2", "/masuk/", 500, 0.1),
        Jawab("beku", "/unit/", 200, 3.1, basi=True),
        Jawab("beku", "/sehat/", 503, 2.1),
        Jawab("terkunci", "/informasi.csv", 0, 25.0),
    ]
    salah = ingkar(hasil, {"mati": BATAS_PULIH, "beku": BATAS_PULIH + 0.1})
    assert salah == [
        "/masuk/ (biasa): status 503",
        "/ (mati): status 503",
        "/darurat/ (mati): status 503",
        "/masuk/ (mati 2): status 500",
        "/unit/ (beku): 3.1 s > 3 s",
        "/sehat/ (beku): 2.1 s > 2 s",
        "/informasi.csv (terkunci): 25.0 s > 3 s",
        "pulih dari beku: 5.1 s",
    ]
    assert "200b  3.10" in tabel(hasil, {"mati": 1.0})
