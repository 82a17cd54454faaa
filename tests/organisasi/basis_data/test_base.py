"""The backend: no wait without an end, and nobody waits for a server that is away."""

import threading
import time
from contextlib import contextmanager
from uuid import uuid4

import psycopg
import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import (
    DataError,
    InternalError,
    OperationalError,
    connection,
    transaction,
)
from django.test import Client

from organisasi.basis_data import base as modul
from organisasi.basis_data.base import (
    DatabaseWrapper,
    Sambungan,
    Sekring,
    menjawab,
    sekring,
)
from organisasi.basis_data.kerja import (
    Kerja,
    KerjaPetugasMiddleware,
    KerjaUmumMiddleware,
    Sabar,
    kerja,
    kerja_kini,
)
from organisasi.models import Versi
from tests.factories.organisasi import PetugasFactory
from tests.organisasi.basis_data.test_versi import sambung, tunggu

BUNTU = {"host": "/tidak/ada", "dbname": "x"}
NAMA = ("statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout")


def batas():
    hasil = []
    with connection.cursor() as kursor:
        for nama in NAMA:
            kursor.execute(f"SHOW {nama}")
            hasil += kursor.fetchone()
    return hasil


@pytest.fixture
def atur(settings):
    def batasi(**lain):
        settings.BATAS_TUNGGU = settings.BATAS_TUNGGU | lain

    return batasi


@pytest.fixture
def sendiri(db):
    setelan = connection.settings_dict | {
        "OPTIONS": {"pool": {"min_size": 1, "max_size": 1, "reconnect_timeout": 2}}
    }
    satu = DatabaseWrapper(setelan, alias=f"kolam-{uuid4().hex}")
    yield satu
    satu.close()
    satu.close_pool()


@pytest.fixture
def lepas(db):
    """A connection that nobody else uses, with a fuse of its own."""
    param = connection.get_connection_params()
    with Sambungan.connect(**param, autocommit=True) as satu:
        satu.sekring, satu.param = Sekring("uji"), BUNTU
        yield satu


def sambungkan(bungkus):
    bungkus.connection = bungkus.get_new_connection(bungkus.get_connection_params())
    return bungkus.connection


@contextmanager
def diukur(maks):
    sejak = time.monotonic()
    yield
    assert time.monotonic() - sejak < maks


def test_each_kind_of_work_has_its_limits(db, atur):
    atur(umum=(2, 5, 2, 10), petugas=(2, 30, 2.5, 40))
    with kerja(Kerja.UMUM):
        assert batas() == ["5s", "2s", "10s"]
        with kerja(Kerja.PETUGAS):
            assert batas() == ["30s", "2500ms", "40s"]
        assert batas() == ["5s", "2s", "10s"]
    assert batas() == ["2min", "2min", "5min"]


def test_a_slow_statement_of_a_page_is_told_with_its_page_and_no_value(
    db, client, settings, caplog
):
    settings.LAMBAT_MS = 0
    with kerja(Kerja.EKSPOR):
        Versi.objects.filter(area="rahasia").exists()
    assert not caplog.records
    client.get("/lacak/?kode=rahasia")
    client.post("/lacak/", {"kode": "rahasia-warga-3278"})
    lambat = [r.getMessage() for r in caplog.records if "Slow" in r.msg]
    assert any(": SELECT" in satu or ": WITH" in satu for satu in lambat)
    assert any(" ms, lacak: " in satu for satu in lambat), lambat
    assert "rahasia" not in caplog.text


def test_who_meets_a_lock_on_a_replica_still_has_time_for_the_primary(sendiri, atur):
    atur(umum=(2, 5, 2, 10))
    with kerja(Kerja.UMUM):
        sambungkan(sendiri)
        sendiri.create_cursor().close()
        assert sendiri.connection.sabar.kunci == 0.5


def test_a_server_that_takes_no_change_is_away_for_who_writes(db):
    with transaction.atomic(), connection.cursor() as kursor:
        kursor.execute("SET TRANSACTION READ ONLY")
        with pytest.raises(OperationalError, match="read-only"):
            kursor.execute("DELETE FROM organisasi_versi")
        # Any other fault inside the server stays what it is.
        with pytest.raises(InternalError, match="aborted"):
            kursor.execute("SELECT 1")
        transaction.set_rollback(True)


@pytest.mark.django_db(transaction=True)
def test_a_limit_that_was_rolled_back_is_set_again_but_not_while_broken(atur):
    atur(umum=(2, 7, 2, 10), sehat=(1, 0.3, 0.3, 5))
    connection.close()
    with kerja(Kerja.UMUM):
        with transaction.atomic():
            assert batas()[0] == "7s"
            transaction.set_rollback(True)
        assert batas()[0] == "7s"
    with transaction.atomic():
        with pytest.raises(DataError):
            Versi.objects.create(area="x" * 21)
        # In a transaction that takes no more statements a SET would be one too many.
        with kerja(Kerja.SEHAT):
            connection.create_cursor().close()
        transaction.set_rollback(True)


@pytest.mark.django_db(transaction=True)
def test_a_locked_table_costs_a_visitor_no_more_than_the_limit(atur):
    atur(umum=(2, 5, 0.1, 10))
    with sambung() as lain:
        lain.autocommit = False
        lain.execute("LOCK TABLE organisasi_unit, organisasi_versi")
        jawab = Client(raise_request_exception=False).get("/unit/")
    assert jawab.status_code == 503
    assert jawab["Retry-After"] == "10"
    assert 'href="tel:112"' in jawab.text
    assert not sekring("default").putus


@pytest.mark.parametrize(
    ("alamat", "jenis"),
    [
        ("/informasi/", Kerja.UMUM),
        ("/informasi.csv", Kerja.EKSPOR),
        ("/laporan/rb/2026.xlsx", Kerja.EKSPOR),
        ("/admin/informasi/permohonan/ekspor/csv/", Kerja.EKSPOR),
        ("/admin/informasi/permohonan/register/", Kerja.EKSPOR),
    ],
)
def test_a_list_to_keep_is_another_work_than_a_page(rf, alamat, jenis):
    assert KerjaUmumMiddleware(lambda _: kerja_kini())(rf.get(alamat)) is jenis


def test_an_officer_is_known_by_his_session_alone(db, rf, settings):
    berlapis = KerjaUmumMiddleware(KerjaPetugasMiddleware(lambda _: kerja_kini()))
    petugas = PetugasFactory()

    def jenis(alamat, user):
        request = rf.get(alamat)
        request.user = user
        return berlapis(request)

    assert jenis("/admin/", petugas) is Kerja.UMUM
    rf.cookies.load({settings.SESSION_COOKIE_NAME: "x"})
    assert jenis("/admin/", petugas) is Kerja.PETUGAS
    assert jenis("/masuk/", AnonymousUser()) is Kerja.UMUM
    assert jenis("/laporan/rb/2026.xlsx", petugas) is Kerja.EKSPOR


def test_pages_share_a_pool_and_a_long_export_has_its_own(sendiri):
    bersama = sambungkan(sendiri)
    assert sendiri.sekring is bersama.sekring
    sendiri.close()
    with kerja(Kerja.EKSPOR):
        ekspor = sambungkan(sendiri)
        with sendiri.cursor() as kursor:
            kursor.execute("SELECT 1")
        # The only one of the pool is free for pages all the while.
        assert sendiri.pool.getconn(timeout=60) is bersama
        sendiri.pool.putconn(bersama)
        sendiri.close()
    assert ekspor.closed
    assert not bersama.closed


def test_who_waits_for_a_full_pool_is_told_soon_and_the_fuse_stays(sendiri, atur):
    atur(umum=(1, 5, 2, 10))
    sambungkan(sendiri)
    with kerja(Kerja.UMUM), diukur(20), pytest.raises(psycopg.OperationalError):
        sendiri.get_new_connection({})
    tunggu(lambda: not sendiri.sekring._utas.is_alive())
    assert not sendiri.sekring.putus


def test_an_export_has_the_server_looked_at_while_it_connects(sendiri, monkeypatch):
    dilihat = []
    monkeypatch.setattr(sendiri.sekring, "curigai", dilihat.append)
    with kerja(Kerja.EKSPOR):
        sambungkan(sendiri)
    assert len(dilihat) == 1


def test_while_the_fuse_is_open_nobody_waits(sendiri, monkeypatch):
    monkeypatch.setattr(sendiri.sekring, "putus", True)
    with diukur(5), pytest.raises(OperationalError, match="fuse"):
        sendiri.ensure_connection()


def test_a_server_that_takes_nobody_in_opens_the_fuse(sendiri, monkeypatch):
    jawab, lihat = [False], []
    monkeypatch.setattr(modul, "JEDA", 0.01)
    monkeypatch.setattr(
        modul, "menjawab", lambda param: lihat.append(param) or jawab[-1]
    )
    sendiri.settings_dict = sendiri.settings_dict | {"HOST": "/tidak/ada"}
    with diukur(50), pytest.raises(OperationalError):
        sendiri.ensure_connection()
    tunggu(lambda: sendiri.sekring.putus and len(lihat) > 2)
    jawab.append(True)
    tunggu(lambda: not sendiri.sekring.putus)
    tunggu(lambda: not sendiri.sekring._utas.is_alive())


def test_a_connection_that_says_nothing_past_its_limit_is_given_up(lepas):
    lepas.sabar = Sabar(1, -0.9, 1, 1)
    with diukur(20), pytest.raises(psycopg.OperationalError, match="says nothing"):
        lepas.execute("SELECT pg_sleep(60)")
    assert lepas.closed


def test_who_waits_for_a_server_found_dead_waits_no_longer(lepas, monkeypatch):
    monkeypatch.setattr(modul, "CURIGA", 0.0)
    monkeypatch.setattr(modul, "JEDA", 0.01)
    lepas.sabar = Sabar(1, 600, 1, 1)
    # The fuse looks at a server that is not there.
    with diukur(20), pytest.raises(psycopg.OperationalError, match="says nothing"):
        lepas.execute("SELECT pg_sleep(60)")
    assert lepas.sekring.putus
    monkeypatch.setattr(modul, "menjawab", lambda _: True)
    tunggu(lambda: not lepas.sekring.putus)


def test_a_pooled_connection_must_answer_at_once(lepas, monkeypatch):
    def bisu(satu):
        satu.execute("SELECT pg_sleep(60)")

    lepas.periksa()
    monkeypatch.setattr(modul, "BATAS_PERIKSA", 0.1)
    monkeypatch.setattr(modul.ConnectionPool, "check_connection", bisu)
    with diukur(20), pytest.raises(psycopg.OperationalError, match="says nothing"):
        lepas.periksa()


@pytest.mark.parametrize(
    ("kolom", "nilai"),
    [("sabar", Sabar(1, 600, 1, 1)), ("sabar", None), ("sekring", None)],
)
def test_a_slow_answer_is_waited_for(lepas, kolom, nilai):
    setattr(lepas, kolom, nilai)
    assert lepas.execute("SELECT pg_sleep(0.25), 1").fetchone()[1] == 1


def test_one_thread_looks_and_trusts_a_good_answer_for_a_moment(monkeypatch):
    lihat, boleh = [], threading.Event()

    def menunggu(param):
        lihat.append(param)
        return boleh.wait(60)

    monkeypatch.setattr(modul, "menjawab", menunggu)
    monkeypatch.setattr(modul, "PERCAYA", 60)
    satu = Sekring("uji")
    satu.curigai(BUNTU)
    satu.curigai(BUNTU)
    boleh.set()
    tunggu(lambda: not satu._utas.is_alive())
    satu.curigai(BUNTU)
    assert len(lihat) == 1
    assert not satu.putus


@pytest.mark.parametrize(
    ("kalimat", "hidup"),
    [
        ("FATAL:  sorry, too many clients already", True),
        ("FATAL:  remaining connection slots are reserved", True),
        ("FATAL:  the database system is starting up", False),
        ("Connection refused", False),
    ],
)
def test_a_full_server_is_not_a_dead_one(db, monkeypatch, kalimat, hidup):
    def gagal(**_):
        raise psycopg.OperationalError(kalimat)

    assert menjawab(connection.get_connection_params())
    monkeypatch.setattr(psycopg, "connect", gagal)
    assert menjawab(BUNTU) is hidup
