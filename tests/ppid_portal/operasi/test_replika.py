"""Public pages from a real streaming replica: never older, and never in the way."""

import re
import time

import pytest
from django.db import OperationalError, connection, connections
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from dev.devdb import bindir
from dev.latihan_gangguan.gangguan import beku
from informasi.models import DokumenInformasi, Kosakata
from organisasi.basis_data import versi as modul, versi as simpanan
from organisasi.basis_data.base import sekring
from organisasi.basis_data.versi import REPLIKA, pengamat
from organisasi.kantor.peran import Peran
from organisasi.models import Unit
from tests.factories.informasi import DokumenFactory
from tests.organisasi.basis_data.test_versi import tunggu
from tests.petugas import masuk_sebagai
from tests.ppid_portal.operasi.siaga_uji import Replika

pytestmark = [
    pytest.mark.sql,
    pytest.mark.django_db(transaction=True, databases=("default", "replika")),
    # The mark names a database that only the standby brings: no test goes first alone.
    pytest.mark.usefixtures("server"),
]
DAFTAR = reverse("informasi:dokumen-daftar")


@pytest.fixture(scope="module")
def server(django_db_setup, django_db_blocker):
    """One standby for all tests of this file; it follows what they write."""
    if not connection.settings_dict["HOST"].startswith("/"):
        pytest.skip("needs the test run's own server, which lets itself be copied")
    if not (bindir() / "pg_basebackup").exists():
        pytest.skip("needs pg_basebackup beside the server")
    with django_db_blocker.unblock():
        siaga = Replika()
        siaga.sambungkan()
        connection.close()
    yield siaga
    siaga.putuskan()
    with django_db_blocker.unblock():
        siaga.buang()
        connection.close()


@pytest.fixture
def replika(server, transactional_db, settings, monkeypatch):
    settings.DATABASE_ROUTERS = ["organisasi.basis_data.versi.Rute"]
    monkeypatch.setattr(modul._Keadaan, "jeda_sampai", 0.0)
    monkeypatch.setattr(modul, "JEDA_GAGAL", 3600)  # no pause ends by itself in a test
    DokumenFactory(judul="Judul lama")
    Kosakata.objects.tambahkan("Judul lama")
    server.susul()
    return server


@pytest.fixture
def mati(replika):
    connections[REPLIKA].close()
    replika.tutup()
    yield replika
    connections[REPLIKA].close()
    replika.tutup()
    replika.mulai()
    tunggu(lambda: not sekring(REPLIKA).putus)


def buka(alamat=DAFTAR, **lain):
    """A page, and how often it asked for entries: the replica, the primary."""
    with (
        CaptureQueriesContext(connections[REPLIKA]) as jauh,
        CaptureQueriesContext(connection) as dekat,
    ):
        jawab = Client(raise_request_exception=False).get(alamat, lain)
    assert jawab.status_code == 200
    isi = re.sub(r"</?mark>", "", jawab.content.decode())
    return isi, *(
        len([k for k in catatan if "informasi_dokumeninformasi" in k["sql"]])
        for catatan in (jauh, dekat)
    )


@pytest.mark.parametrize("lain", [{}, {"q": "lama"}, {"klasifikasi": "berkala"}])
def test_a_page_not_in_memory_is_read_from_the_replica_alone(replika, lain):
    isi, jauh, dekat = buka(**lain)
    assert "Judul lama" in isi
    assert jauh > 0
    assert dekat == 0


def test_a_kept_page_asks_neither(replika):
    buka()
    assert buka()[1:] == (0, 0)


def test_what_the_replica_does_not_have_yet_is_read_from_the_primary(replika):
    buka()
    replika.tanya("SELECT pg_wal_replay_pause()")
    try:
        DokumenInformasi.objects.update(judul="Judul baru")
        isi, jauh, dekat = buka()
        assert "Judul baru" in isi
        assert jauh == 0
        assert dekat > 0
        # Kept under the new version, so it stays right.
        assert "Judul baru" in buka()[0]
    finally:
        replika.tanya("SELECT pg_wal_replay_resume()")
    replika.susul()
    simpanan.kosongkan()
    isi, jauh, dekat = buka(urut="terbaru")
    assert "Judul baru" in isi
    assert jauh > 0
    assert dekat == 0


def test_what_is_kept_meanwhile_goes_by_the_replicas_numbers(replika):
    versi = modul.versi_replika(sedikitnya=pengamat.nomor())
    assert versi
    with modul.baca(versi):
        lama = simpanan.per_versi("uji", lambda: "dari replika")
        # Another process publishes while this page is being made.
        DokumenInformasi.objects.using("default").update(judul="Judul baru")
        assert pengamat.nomor() == versi
        assert simpanan.per_versi("uji", lambda: "lain") == lama
    assert pengamat.nomor() != versi
    assert simpanan.per_versi("uji", lambda: "dari utama") == "dari utama"


def test_staff_reads_what_it_wrote(client, replika):
    masuk_sebagai(client, Peran.PPID_UTAMA)
    replika.tanya("SELECT pg_wal_replay_pause()")
    try:
        DokumenInformasi.objects.update(judul="Judul baru")
        with CaptureQueriesContext(connections[REPLIKA]) as jauh:
            isi = client.get(reverse("admin:informasi_dokumeninformasi_changelist"))
    finally:
        replika.tanya("SELECT pg_wal_replay_resume()")
    assert "Judul baru" in isi.content.decode()
    assert len(jauh) == 0


def test_a_page_that_fails_on_the_replica_is_made_on_the_primary(replika):
    def dibatalkan(execute, sql, *lain):
        # What Django asks of a connection just opened is not the page.
        if "organisasi_versi" in sql or "pg_type" in sql:
            return execute(sql, *lain)
        raise OperationalError("canceling statement due to conflict with recovery")

    with connections[REPLIKA].execute_wrapper(dibatalkan):
        isi, _, dekat = buka()
    assert "Judul lama" in isi
    assert dekat > 0


def test_rows_that_came_from_the_replica_lead_to_the_primary_later(replika):
    versi = modul.versi_replika(sedikitnya={})
    assert versi is not None
    with modul.baca(versi):
        dokumen = DokumenInformasi.objects.get()
    assert dokumen._state.db == REPLIKA
    with CaptureQueriesContext(connections[REPLIKA]) as jauh:
        unit = Unit.objects.get(pk=dokumen.unit_id)
        assert dokumen.unit == unit
        dokumen.judul = "Judul baru"
        dokumen.save()
    assert len(jauh) == 0
    assert DokumenInformasi.objects.get().judul == "Judul baru"


def test_tables_are_made_on_the_primary_only():
    rute = modul.Rute()
    assert rute.allow_migrate("default", "informasi")
    assert not rute.allow_migrate(REPLIKA, "informasi")
    assert rute.allow_relation()


def test_without_the_replica_reading_goes_on_and_health_says_so(mati, caplog):
    jawab = Client().get(DAFTAR)
    assert "Judul lama" in jawab.content.decode()
    assert "Replica does not answer: OperationalError" in caplog.text
    # The next page does not even ask.
    caplog.clear()
    assert Client().get(DAFTAR, {"urut": "terbaru"}).status_code == 200
    assert not caplog.text
    jawab = Client().get("/sehat/")
    assert jawab.status_code == 200
    assert jawab.json()["bagian"]["replika"] == "masalah"


def test_a_frozen_replica_is_as_good_as_a_dead_one(replika, settings):
    settings.BATAS_TUNGGU = settings.BATAS_TUNGGU | {"umum": (2, 5, 2, 10)}
    connections[REPLIKA].close()
    with beku(replika):
        mulai = time.monotonic()
        jawab = Client().get(DAFTAR)
        lama = time.monotonic() - mulai
        tunggu(lambda: sekring(REPLIKA).putus)
        mulai = time.monotonic()
        Client().get(DAFTAR, {"urut": "terbaru"})
        lagi = time.monotonic() - mulai
    tunggu(lambda: not sekring(REPLIKA).putus)
    assert "Judul lama" in jawab.text
    # Two seconds are the limit; the rest is for a slow machine.
    assert lama < 12
    assert lagi < lama


def test_a_replica_that_is_back_is_used_after_the_pause(mati, monkeypatch):
    Client().get(DAFTAR)
    mati.mulai()
    tunggu(lambda: not sekring(REPLIKA).putus)
    assert buka(urut="terbaru")[1] == 0
    monkeypatch.setattr(modul._Keadaan, "jeda_sampai", 0.0)
    assert buka(bentuk="cetak")[1] > 0
    assert Client().get("/sehat/").json()["bagian"]["replika"] == "baik"
