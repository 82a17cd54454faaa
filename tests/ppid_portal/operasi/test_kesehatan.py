"""Health and numbers: what they say, and to whom."""

import json
import re
import shutil
from datetime import timedelta
from types import SimpleNamespace

import pytest
import yaml
from django.db import OperationalError, connection
from django.db.migrations.loader import MigrationLoader
from django.utils import timezone

from organisasi.models import Notifikasi
from ppid_portal.models import Pekerjaan
from ppid_portal.operasi import kesehatan, lalu_lintas, metrik, pekerjaan
from ppid_portal.operasi.models import CADANGAN
from tests.factories.organisasi import NotifikasiFactory
from tests.surat import kirim_semua

LUAR = "203.0.113.7"


def pesan(umur):
    kini = timezone.now()
    return NotifikasiFactory(
        kunci=f"uji-{umur}",
        penerima="warga@example.go.id",
        subjek="Uji",
        isi="Isi",
        dibuat_pada=kini - umur,
        coba_lagi_pada=kini,
    )


def angka():
    return metrik.tulis(pada=timezone.now()).decode()


def test_the_names_of_the_files_are_the_migrations_of_the_release():
    assert kesehatan.migrasi_rilis() == MigrationLoader(None).disk_migrations.keys()


@pytest.fixture
def pekerja_hidup(db):
    kini = timezone.now()
    pekerjaan.siapkan(pada=kini)
    Pekerjaan.objects.create(nama=CADANGAN, berikutnya=kini + timedelta(days=1))


@pytest.mark.usefixtures("pekerja_hidup")
def test_a_well_portal_says_so_for_each_part_and_a_full_disk_is_told(
    client, settings, monkeypatch, tmp_path
):
    lega = SimpleNamespace(total=10**12, used=0, free=10**12)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: lega)
    jawaban = client.get("/sehat/")
    assert jawaban.status_code == 200
    assert jawaban.json()["keadaan"] == "baik"
    assert set(jawaban.json()["bagian"]) == {b.nama for b in kesehatan.BAGIAN}
    assert set(jawaban.json()["bagian"].values()) == {"baik"}
    assert "no-store" in jawaban["Cache-Control"]
    penuh = SimpleNamespace(total=10**12, used=10**12 - 10**9, free=10**9)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: penuh)
    assert client.get("/sehat/").json()["bagian"]["disk"] == "masalah"
    # Measured where the files will be, and not there yet.
    dilihat = []
    monkeypatch.setattr(shutil, "disk_usage", dilihat.append)
    settings.MEDIA_ROOT = tmp_path / "belum" / "ada"
    kesehatan.disk_berkas()
    assert dilihat == [tmp_path]


@pytest.mark.usefixtures("jam_berhenti")
@pytest.mark.django_db
def test_a_message_stuck_over_an_hour_asks_for_attention_but_reading_goes_on(client):
    pesan(timedelta(hours=1))
    assert client.get("/sehat/").json()["bagian"]["pesan_keluar"] == "baik"
    pesan(timedelta(hours=1, minutes=1))
    jawaban = client.get("/sehat/")
    assert jawaban.status_code == 200
    assert jawaban.json()["keadaan"] == "perlu perhatian"
    assert jawaban.json()["bagian"]["pesan_keluar"] == "masalah"
    isi = client.get("/metrik/").content.decode()
    assert 'portal_pesan{status="menunggu"} 2.0' in isi
    assert 'portal_pesan{status="buntu"} 0.0' in isi
    assert "portal_pesan_tertua_detik 3660.0" in isi
    assert "example.go.id" not in isi


@pytest.mark.django_db
def test_without_a_mail_server_it_says_so_at_once_and_messages_wait(client, settings):
    settings.TANPA_SUREL = True
    satu = pesan(timedelta())
    jawaban = client.get("/sehat/").json()
    assert (jawaban["keadaan"], jawaban["bagian"]["surel"]) == (
        "perlu perhatian",
        "masalah",
    )
    assert kirim_semua(timezone.now()) == 0
    satu.refresh_from_db()
    assert (satu.status, satu.percobaan) == (Notifikasi.Status.MENUNGGU, 0)
    settings.TANPA_SUREL = False
    assert kirim_semua(timezone.now()) == 1


@pytest.mark.usefixtures("pekerja_hidup")
def test_a_silent_job_asks_for_attention(client):
    lalu = timezone.now() - timedelta(days=1)
    Pekerjaan.objects.filter(nama="ingatkan_tempo").update(berikutnya=lalu)
    jawaban = client.get("/sehat/")
    assert jawaban.status_code == 200
    assert jawaban.json()["bagian"]["pekerjaan"] == "masalah"
    Pekerjaan.objects.filter(nama="periksa_berkas").update(terakhir_selesai=lalu)
    isi = angka()
    assert 'portal_pekerjaan_baik{nama="ingatkan_tempo"} 0.0' in isi
    # Of each job when it last came to a good end; the others never did.
    (baris,) = re.findall(
        r"^portal_pekerjaan_selesai_detik{(.*)} (.*)$", isi, re.MULTILINE
    )
    assert baris[0] == 'nama="periksa_berkas"'
    assert float(baris[1]) == pytest.approx(lalu.timestamp())


@pytest.mark.usefixtures("jam_berhenti")
@pytest.mark.django_db
def test_an_archive_that_stands_still_asks_for_attention(client, settings, monkeypatch):
    assert "arsip" not in client.get("/sehat/").json()["bagian"]
    settings.ARSIP_WAL = True
    # The tests' server archives nothing: it counts since it was made.
    with connection.cursor() as kursor:
        kursor.execute("SELECT stats_reset FROM pg_stat_archiver")
        assert kesehatan.arsip_terakhir() == kursor.fetchone()[0]
    for lalu, kata in ((120, "baik"), (121, "masalah")):
        pada = timezone.now() - timedelta(seconds=lalu)
        monkeypatch.setattr(kesehatan, "arsip_terakhir", lambda pada=pada: pada)
        assert client.get("/sehat/").json()["bagian"]["arsip"] == kata


@pytest.mark.django_db
def test_a_missing_migration_stops_traffic(client):
    with connection.cursor() as kursor:
        kursor.execute("DELETE FROM django_migrations WHERE app = 'ppid_portal'")
    jawaban = client.get("/sehat/")
    assert jawaban.status_code == 503
    assert jawaban.json()["keadaan"] == "terganggu"
    assert jawaban.json()["bagian"]["migrasi"] == "masalah"


def test_a_database_that_is_gone_gives_503_and_no_traceback(client, monkeypatch):
    tanya = []

    def putus():
        tanya.append(1)
        raise OperationalError("connection refused")

    monkeypatch.setattr(connection, "ensure_connection", putus)
    jawaban = client.get("/sehat/")
    assert jawaban.status_code == 503
    # Each question may cost a second: the first answer is enough for all.
    assert len(tanya) == 1
    assert jawaban.json()["bagian"]["pekerjaan"] == "masalah"
    assert jawaban.json()["bagian"]["surel"] == "baik"
    assert jawaban.json()["bagian"]["basis_data"] == "masalah"
    assert "portal_sehat 0.0" in angka()
    assert "portal_pesan{" not in angka()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("asal", "kepala", "status", "token"),
    [
        ("127.0.0.1", {}, 200, "rahasia"),
        ("::1", {}, 200, "rahasia"),
        (LUAR, {}, 404, "rahasia"),
        ("", {}, 404, "rahasia"),
        # A proxy on the same machine passes the whole world on.
        ("127.0.0.1", {"X-Forwarded-For": LUAR}, 404, "rahasia"),
        (LUAR, {"Authorization": "Bearer rahasia"}, 200, "rahasia"),
        (LUAR, {"Authorization": "Bearer salah"}, 404, "rahasia"),
        (LUAR, {"Authorization": ""}, 404, "rahasia"),
        (LUAR, {"Authorization": "Bearer "}, 404, ""),
    ],
)
def test_numbers_are_for_the_token_and_the_machine_itself(
    client, settings, asal, kepala, status, token
):
    settings.METRIK_TOKEN = token
    assert (
        client.get("/metrik/", REMOTE_ADDR=asal, headers=kepala).status_code == status
    )


@pytest.mark.usefixtures("pekerja_hidup")
def test_alarms_and_the_board_ask_for_numbers_that_are_told(settings):
    settings.ARSIP_WAL = True
    Pekerjaan.objects.filter(nama=CADANGAN).update(terakhir_selesai=timezone.now())
    dikenal = set(re.findall(r"^# TYPE (portal_\w+)", angka(), re.MULTILINE))
    for ukuran in lalu_lintas.UKURAN:
        dikenal.add(ukuran._name)
    pantau = settings.BASE_DIR / "deploy" / "pantau"
    alarm = yaml.safe_load((pantau / "alarm.yml").read_text(encoding="utf-8"))
    papan = json.loads((pantau / "grafana.json").read_text(encoding="utf-8"))
    tanya = [satu["expr"] for satu in alarm["groups"][0]["rules"]]
    tanya += [t["expr"] for p in papan["panels"] for t in p["targets"]]
    disebut = set(re.findall(r"portal_[a-z_]+", " ".join(tanya)))
    assert len(disebut) > 12
    assert {re.sub("_(total|bucket)$", "", n) for n in disebut} <= dikenal
