"""Jobs that end in the middle of their work: of each the places where it breaks off.

A child process stands still there until it is killed (``berdiri``); in the test's own
process the database goes away there (``putuskan``).
"""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack
from datetime import UTC, datetime
from pathlib import Path
from unittest import mock

import time_machine
from django.db import connection
from django.db.models import QuerySet

from informasi.katalog import tautan
from organisasi.basis_data.kerja import Henti
from ppid_portal.lembar import lembar_unit as surat_bulanan
from ppid_portal.models import BuktiDukung, NilaiIndikator
from ppid_portal.operasi import pekerjaan
from ppid_portal.operasi.pekerjaan import DAFTAR
from tests.serentak import serentak

# Monday, the first working day of its month; nine in the morning of Tasikmalaya.
PADA = datetime(2024, 9, 2, 2, tzinfo=UTC)
DI_SINI, SELAMANYA = "di sini\n", 600
AKAR = Path(__file__).resolve().parents[3]
# Run by a child process: ``{}`` is a place.
ANAK = """
import django
django.setup()
from tests.ppid_portal.operasi.putus_bantu import berdiri
berdiri("{}")
"""
type Halang = Callable[[], object]
type Tempat = Callable[[Halang], AbstractContextManager[object]]


def tugas(nama):
    """The job that has such a place: its name stands before the colon."""
    (satu,) = (t for t in DAFTAR if t.nama == nama.partition(":")[0])
    return satu


def sebelum(modul, nama, kali=1):
    def tempat(halang):
        asli, dipanggil = getattr(modul, nama), iter(range(1, 1000))

        def ganti(*args, **kw):
            if next(dipanggil) == kali:
                halang()
            return asli(*args, **kw)

        return mock.patch.object(modul, nama, ganti)

    return tempat


def tertulis(nama, model):
    def tempat(halang):
        asli, ke = getattr(QuerySet, nama), iter((halang,))

        def ganti(semua, *args, **kw):
            hasil = asli(semua, *args, **kw)
            if semua.model is model:
                next(ke, int)()
            return hasil

        return mock.patch.object(QuerySet, nama, ganti)

    return tempat


def mati(tempat):
    """The same with links that none can be opened; nothing leaves this machine."""

    def dalam(halang):
        tumpuk = ExitStack()
        hasil = tautan.HasilTautan("Situsnya menjawab 404.")
        tumpuk.enter_context(mock.patch.object(tautan, "periksa", return_value=hasil))
        tumpuk.enter_context(tempat(halang))
        return tumpuk

    return dalam


TERCATAT = sebelum(pekerjaan, "_catat_selesai")
TEMPAT: dict[str, Tempat] = {
    # New figures are written, changed ones are not.
    "hitung_indikator:separuh": tertulis("bulk_create", NilaiIndikator),
    # All is kept, and nobody has noted that the job is done.
    "hitung_indikator:semua": TERCATAT,
    "surat_bulanan:satu": sebelum(surat_bulanan, "beri_tahu", 2),
    "surat_bulanan:semua": TERCATAT,
    "periksa_bukti:diperiksa": mati(sebelum(tautan, "periksa", 2)),
    "periksa_bukti:tercatat": mati(tertulis("update", BuktiDukung)),
}


def berdiri(nama):
    """Run the job, and stand at that place until somebody kills this process."""

    def diam():
        sys.stdout.write(DI_SINI)
        sys.stdout.flush()
        time.sleep(SELAMANYA)

    with time_machine.travel(PADA), TEMPAT[nama](diam):
        pekerjaan.jalankan(tugas(nama), henti=Henti())


def anak(*argumen):
    """A process of the portal on the tests' own database."""
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


def putuskan():
    with connection.cursor() as kursor:
        (pid,) = kursor.execute("SELECT pg_backend_pid()").fetchone()
    (hasil,) = serentak(1, lambda _ke: _akhiri(pid))
    assert hasil is None


def _akhiri(pid):
    with connection.cursor() as kursor:
        kursor.execute("SELECT pg_terminate_backend(%s, 60000)", (pid,))
