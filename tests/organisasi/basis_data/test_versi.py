"""The version listener: what changed elsewhere is known at once, and never stale."""

import os
import threading
import time

import psycopg
import pytest
from django.db import connection

from organisasi.basis_data import versi as modul
from organisasi.basis_data.versi import Pengamat, pengamat
from organisasi.models import Area, Unit, Versi
from tests.factories.organisasi import UnitFactory

pytestmark = pytest.mark.sql

SABAR = 60.0  # seconds; for a state that comes at once on any machine


def tunggu(syarat):
    """Wait until ``syarat()`` holds; AssertionError after ``SABAR`` seconds."""
    batas = time.monotonic() + SABAR
    while not syarat():
        assert time.monotonic() < batas, "waited in vain"
        time.sleep(0.02)


def utas():
    return [t for t in threading.enumerate() if t.name == "pengamat-versi"]


def sambung():
    param = connection.get_connection_params()
    param.pop("cursor_factory")
    param.pop("context")
    return psycopg.connect(**param, autocommit=True)


def sql(perintah):
    with sambung() as lain:
        hasil = lain.execute(perintah)
        return hasil.fetchall() if hasil.description else []


def pendengar():
    """Process ids of the server's sides of all listeners on this database.

    The workers of a test run share the server, each with a database of its own.
    """
    baris = sql(
        "SELECT pid FROM pg_stat_activity"
        " WHERE query LIKE 'LISTEN %' AND datname = current_database()"
    )
    return [pid for (pid,) in baris]


class Kunci:
    def __init__(self):
        self.asli = threading.Lock()
        self.datang = []

    def __enter__(self):
        self.datang.append(threading.current_thread())
        self.asli.acquire()

    def __exit__(self, *_):
        self.asli.release()


@pytest.fixture
def mendengar(settings, monkeypatch, transactional_db):
    monkeypatch.setattr(modul, "JEDA_SAMBUNG", 0.3)
    monkeypatch.setattr(modul, "SELA_DENGAR", 0.1)
    settings.VERSI_DENGAR = True
    UnitFactory()
    pengamat.nomor()
    tunggu(lambda: pengamat.mendengar)
    pengamat.nomor()
    yield pengamat
    pengamat.hentikan()
    for satu in utas():
        satu.join(SABAR)
    assert not utas()


@pytest.fixture
def pintu(monkeypatch):
    """A door before the server: while it is shut no listener connects."""
    asli, buka = psycopg.connect, threading.Event()
    buka.set()

    def sambung(**param):
        if threading.current_thread() in utas():
            buka.wait(SABAR)
        return asli(**param)

    monkeypatch.setattr(modul.psycopg, "connect", sambung)
    return buka


@pytest.mark.django_db
def test_without_a_listener_each_question_is_one_query(django_assert_num_queries):
    UnitFactory()
    with django_assert_num_queries(2):
        pertama = pengamat.nomor()
        kedua = pengamat.nomor()
    assert pertama == kedua == {Area.KANTOR: pertama[Area.KANTOR]}
    assert not utas()
    # The key changes when any area changes.
    awal = pengamat.kunci()
    Unit.objects.update(telepon="0265")
    semua = Versi.objects.order_by("area").values_list("nomor", flat=True)
    assert pengamat.kunci() == ".".join(map(str, semua)) != awal


def test_change_by_another_connection_is_seen_at_once_and_costs_no_query(
    mendengar, django_assert_num_queries
):
    with django_assert_num_queries(0):
        for _ in range(50):
            awal = mendengar.nomor()[Area.KANTOR]
    sql("UPDATE organisasi_unit SET telepon = '0265'")
    tunggu(lambda: mendengar.nomor()[Area.KANTOR] == awal + 1)
    with django_assert_num_queries(0):
        mendengar.nomor()


def test_change_that_was_rolled_back_tells_nobody(mendengar):
    awal = mendengar.nomor()
    with sambung() as lain:
        lain.execute(f"LISTEN {modul.SALURAN}")
        sql("BEGIN; UPDATE organisasi_unit SET telepon = '0265'; ROLLBACK")
        # Messages come in the order of the commits.
        sql(f"NOTIFY {modul.SALURAN}, 'penanda'")
        pesan = next(lain.notifies(timeout=SABAR))
    assert pesan.payload == "penanda"
    assert mendengar.nomor() == awal


def test_lost_listener_falls_back_to_asking_and_then_recovers(
    mendengar, django_assert_num_queries, caplog, pintu
):
    awal = mendengar.nomor()[Area.KANTOR]
    pintu.clear()
    for pid in pendengar():
        sql(f"SELECT pg_terminate_backend({pid})")
    tunggu(lambda: not mendengar.mendengar)
    sql("UPDATE organisasi_unit SET telepon = '0265'")
    with django_assert_num_queries(1):
        assert mendengar.nomor()[Area.KANTOR] == awal + 1
    pintu.set()
    tunggu(lambda: mendengar.mendengar)
    mendengar.nomor()
    with django_assert_num_queries(0):
        assert mendengar.nomor()[Area.KANTOR] == awal + 1
    assert "Version listener lost" in caplog.text


def test_server_that_cannot_be_reached_only_makes_it_slower(
    mendengar, monkeypatch, django_assert_num_queries
):
    def tolak(*_, **__):
        raise psycopg.OperationalError

    monkeypatch.setattr(modul.psycopg, "connect", tolak)
    mendengar.hentikan()
    with django_assert_num_queries(2):
        assert mendengar.nomor() == mendengar.nomor()


def test_answer_that_comes_late_does_not_replace_a_newer_one(
    mendengar, monkeypatch, django_assert_num_queries
):
    awal = mendengar.nomor()[Area.KANTOR]
    asli = Versi.objects.values_list
    dibaca, boleh = threading.Event(), threading.Event()

    def lambat(*kolom):
        """The first question: read at once, answered only when allowed."""
        monkeypatch.setattr(Versi.objects, "values_list", asli)
        jawaban = list(asli(*kolom))
        dibaca.set()
        boleh.wait(SABAR)
        connection.close()
        return jawaban

    monkeypatch.setattr(Versi.objects, "values_list", lambat)
    mendengar._basi = True
    pertama = threading.Thread(target=mendengar.nomor)
    pertama.start()
    assert dibaca.wait(SABAR)
    sql("UPDATE organisasi_unit SET telepon = '0265'")
    tunggu(lambda: mendengar._basi)  # the message is here; it asks for a newer answer
    assert mendengar.nomor()[Area.KANTOR] == awal + 1
    boleh.set()
    pertama.join()
    with django_assert_num_queries(0):
        assert mendengar.nomor()[Area.KANTOR] == awal + 1


def test_replaced_listener_says_nothing_about_the_new_one(mendengar):
    lama = utas()
    mendengar.hentikan()
    mendengar.nomor()
    tunggu(lambda: mendengar.mendengar)
    for satu in lama:
        satu.join(SABAR)
    assert mendengar.mendengar


def test_listener_stopped_on_its_way_claims_no_connection(mendengar, settings):
    settings.VERSI_DENGAR = False
    lama = mendengar._berhenti
    mendengar.hentikan()
    mendengar._mulai_mendengar(lama)
    assert not mendengar.mendengar


def test_many_threads_start_one_listener(settings, transactional_db):
    settings.VERSI_DENGAR = True
    satu, kunci = Pengamat(), Kunci()
    satu._kunci = kunci
    semua = [threading.Thread(target=satu._pastikan_mendengar) for _ in range(10)]
    with kunci.asli:  # all find no listener before the first may start one
        for t in semua:
            t.start()
        tunggu(lambda: len(kunci.datang) == len(semua))
    for t in semua:
        t.join()
    (pendengarnya,) = utas()
    satu.hentikan()
    pendengarnya.join(SABAR)


def test_forked_process_starts_a_listener_of_its_own(mendengar, monkeypatch):
    milik_induk = mendengar._berhenti
    monkeypatch.setattr(os, "getpid", lambda: 1)
    mendengar.nomor()
    assert len(utas()) == 2
    milik_induk.set()  # a real fork would not have taken this thread along
    tunggu(lambda: len(utas()) == 1 and mendengar.mendengar)


@pytest.mark.django_db
def test_value_is_kept_as_long_as_nothing_public_changed_and_few_are(monkeypatch):
    hitung = iter(range(10)).__next__
    assert [modul.per_versi(nama, hitung) for nama in "aab"] == [0, 0, 1]
    UnitFactory()
    assert modul.per_versi("a", hitung) == 2
    monkeypatch.setattr(modul, "BANYAK_MAKS", 3)
    for nama in "abcde":
        modul.per_versi(nama, lambda: "nilai")
    assert len(modul._isi) <= 3
