"""The outbox: nothing told of what did not happen, nothing lost, nothing sent twice."""

import os
import signal
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path
from threading import Barrier, local

import pytest
from django.conf import settings
from django.db import IntegrityError, connection, transaction

from organisasi.kabar.notifikasi import kirim_satu
from organisasi.models import Notifikasi
from tests.factories.organisasi import NotifikasiFactory
from tests.organisasi.kabar.kabari import PADA, gagal, kabari
from tests.serentak import SABAR, serentak
from tests.surat import kirim_semua

pytestmark = pytest.mark.sql

AKAR = Path(__file__).resolve().parents[3]
Status = Notifikasi.Status


class Batal(Exception):
    """The act fails after it told people."""


@transaction.atomic
def kabari_lalu_batal():
    kabari("a@contoh.invalid")
    assert Notifikasi.objects.exists()
    raise Batal


@pytest.mark.django_db
def test_first_line_is_the_subject_and_nothing_is_escaped():
    kabari("a@contoh.invalid", butir=["2 hal & lain"])
    pesan = Notifikasi.objects.get()
    assert pesan.subjek == "PPID: yang menunggu Anda, Selasa"
    assert "- 2 hal & lain\n" in pesan.isi
    assert f"{settings.ALAMAT_PUBLIK}/admin/" in pesan.isi
    assert (pesan.dibuat_pada, pesan.coba_lagi_pada) == (PADA, PADA)


@pytest.mark.django_db
def test_rolled_back_act_tells_nobody():
    with pytest.raises(Batal):
        kabari_lalu_batal()
    assert not Notifikasi.objects.exists()


@pytest.mark.django_db
def test_same_event_is_told_once_to_each_address():
    assert kabari("a@contoh.invalid", "b@contoh.invalid", "a@contoh.invalid", "") == 2
    assert kabari("a@contoh.invalid", "c@contoh.invalid") == 1
    assert Notifikasi.objects.count() == 3


@pytest.mark.django_db
def test_sent_message_leaves_with_its_marks_and_stays_as_proof(mailoutbox):
    pesan = NotifikasiFactory(
        penerima="warga@contoh.invalid", subjek="Nomor 1", galat_terakhir="Timeout: …"
    )
    assert kirim_satu(PADA)
    pesan.refresh_from_db()
    assert (pesan.status, pesan.dikirim_pada) == (Status.TERKIRIM, PADA)
    assert (pesan.percobaan, pesan.galat_terakhir) == (1, "")
    assert str(pesan) == "Nomor 1 → warga"
    (surel,) = mailoutbox
    assert surel.to == ["warga@contoh.invalid"]
    assert surel.extra_headers["Auto-Submitted"] == "auto-generated"
    assert surel.extra_headers["X-Portal-Kunci"] == str(pesan.pk)


@pytest.mark.django_db
def test_oldest_due_message_goes_first_and_a_later_one_waits(mailoutbox):
    NotifikasiFactory(subjek="kedua", coba_lagi_pada=PADA)
    NotifikasiFactory(subjek="pertama", coba_lagi_pada=PADA - timedelta(minutes=1))
    NotifikasiFactory(subjek="nanti", coba_lagi_pada=PADA + timedelta(seconds=1))
    assert kirim_semua(PADA) == 2
    assert [surel.subject for surel in mailoutbox] == ["pertama", "kedua"]


@pytest.mark.django_db
def test_failed_message_waits_and_says_why():
    pesan = NotifikasiFactory()
    kirim_satu(PADA, gagal)
    pesan.refresh_from_db()
    assert pesan.status == Status.MENUNGGU
    assert pesan.galat_terakhir == "SMTPServerDisconnected: server is away"
    assert pesan.percobaan == 1
    jeda = pesan.coba_lagi_pada - PADA
    assert timedelta(seconds=5) <= jeda <= timedelta(minutes=1)
    assert not kirim_satu(PADA)  # not due before its time


@pytest.mark.django_db
@pytest.mark.parametrize(("sisa", "status"), [(1, Status.MENUNGGU), (0, Status.BUNTU)])
def test_message_is_given_up_after_seven_days(sisa, status):
    umur = timedelta(days=7) - timedelta(seconds=sisa)
    pesan = NotifikasiFactory(dibuat_pada=PADA - umur)
    kirim_satu(PADA, gagal)
    pesan.refresh_from_db()
    assert pesan.status == status


@pytest.mark.django_db
def test_dead_letter_is_not_tried_until_a_person_requeues_it(mailoutbox):
    pesan = NotifikasiFactory(status=Status.BUNTU, dibuat_pada=PADA - timedelta(days=8))
    assert not kirim_satu(PADA)
    pesan.antre_lagi(pada=PADA)
    assert kirim_satu(PADA, gagal)
    pesan.refresh_from_db()
    assert pesan.status == Status.MENUNGGU  # with seven days anew
    assert kirim_satu(PADA + timedelta(hours=1))
    assert len(mailoutbox) == 1


@pytest.mark.lambat
@pytest.mark.django_db(transaction=True)
def test_workers_side_by_side_never_take_the_same_message():
    NotifikasiFactory.create_batch(16)
    terkirim = []
    # Each worker's first message waits in its hands until all four hold one.
    bersama, pertama = Barrier(4), local()

    def kirim(pesan):
        if not hasattr(pertama, "lewat"):
            pertama.lewat = True
            bersama.wait(SABAR)
        terkirim.append(pesan.pk)

    hasil = serentak(4, lambda _ke: kirim_semua(PADA, kirim))
    assert sum(hasil) == len(terkirim) == len(set(terkirim)) == 16
    assert Notifikasi.objects.filter(status=Status.TERKIRIM).count() == 16
    assert min(hasil) > 0  # nobody waited for the others


PEKERJA_MACET = """
import time
import django
django.setup()
from django.utils import timezone
from organisasi.kabar.notifikasi import kirim_satu
def macet(pesan):
    print("dipegang", flush=True)
    time.sleep(600)
kirim_satu(timezone.now(), macet)
"""


@pytest.mark.lambat
@pytest.mark.django_db(transaction=True)
def test_killed_worker_leaves_its_message_waiting(mailoutbox):
    pesan = NotifikasiFactory()
    with anak("-c", PEKERJA_MACET) as proses:
        assert proses.stdout.readline() == "dipegang\n"
        proses.send_signal(signal.SIGKILL)
    assert kirim_segera()
    pesan.refresh_from_db()
    assert (pesan.status, pesan.percobaan) == (Status.TERKIRIM, 1)


def kirim_segera():
    """The server frees the row when it notices that the connection is gone."""
    sampai = time.monotonic() + SABAR
    while not (terkirim := kirim_satu(PADA)) and time.monotonic() < sampai:
        time.sleep(0.05)
    return terkirim


def anak(*argumen):
    """A process of the project on the database of this test."""
    sambungan = connection.settings_dict
    tempat = sambungan["HOST"].replace("/", "%2F")
    lingkungan = {
        "DATABASE_URL": (
            f"postgresql://{sambungan['USER']}@/{sambungan['NAME']}?host={tempat}"
        ),
        "DJANGO_SETTINGS_MODULE": "ppid_portal.settings",
        "PORTAL_SUREL_BACKEND": "django.core.mail.backends.console.EmailBackend",
    }
    return subprocess.Popen(
        [sys.executable, *argumen],
        cwd=AKAR,
        env=os.environ | lingkungan,
        stdout=subprocess.PIPE,
        text=True,
    )


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("nama", "lain"),
    [
        ("status_dikenal", {"status": "lain"}),
        ("jalur_dikenal", {"jalur": "lain"}),
        ("terkirim_bertanggal", {"status": Status.TERKIRIM, "dikirim_pada": None}),
    ],
)
def test_database_refuses_an_unsound_message(nama, lain):
    with pytest.raises(IntegrityError, match=f"organisasi_notifikasi_{nama}"):
        NotifikasiFactory(**lain)
