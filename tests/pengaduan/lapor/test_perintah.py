"""Workers as real processes: stop signs, SIGKILL at each step, nothing doubled."""

import os
import signal
import subprocess
import sys
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import pytest
from django.db import connection
from django.utils import timezone

from dev.lapor_tiruan.jalankan import lingkungan
from dev.lapor_tiruan.tiruan import LaporTiruan
from organisasi.basis_data.kerja import Henti
from pengaduan.lapor.alat_pekerja import Alat
from pengaduan.lapor.pekerja import putaran
from pengaduan.models import Kiriman, Sirkuit
from tests.pengaduan.lapor.banyak import antrekan
from tests.pengaduan.lapor.meja import S, pasang

AKAR = Path(__file__).resolve().parents[3]
SABAR = 120


@pytest.mark.django_db
@pytest.mark.lambat
def test_a_stop_sign_lets_the_step_in_hand_be_finished(lapor, petugas):
    antrekan(3, pada=timezone.now() - timedelta(minutes=1))
    henti, alat = Henti(), Alat(tidur=lambda _d: henti.minta())
    putaran(alat, lanjut=henti.lanjut)
    # The second pause brought the sign: that step was finished, the third not begun.
    assert len(lapor.laporan()) == 2
    assert Kiriman.objects.filter(status=S.SEDANG).count() == 0


def alamat_uji():
    """The database of this test, for another process."""
    bagian = urlsplit(os.environ["DATABASE_URL"])
    return urlunsplit(bagian._replace(path=f"/{connection.settings_dict['NAME']}"))


@contextmanager
def proses(lapor, **lain):
    """The job of the worker in a process of its own."""
    env = {
        **os.environ,
        **lingkungan(lapor.alamat_dasar),
        "DATABASE_URL": alamat_uji(),
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        **lain,
    }
    satu = subprocess.Popen(
        [sys.executable, "manage.py", "pekerja", "--jalankan", "kirim_penerusan"],
        cwd=AKAR,
        env=env,
        stdout=subprocess.DEVNULL,
    )
    try:
        yield satu
    finally:
        if satu.poll() is None:
            satu.kill()
        satu.wait(SABAR)


def lewati_sewa():
    """Five minutes later."""
    lalu = timezone.now() - timedelta(seconds=1)
    Kiriman.objects.filter(status=S.SEDANG).update(sewa_sampai=lalu)
    Kiriman.objects.filter(status=S.MENUNGGU).update(coba_lagi_pada=lalu)
    Sirkuit.objects.update(giliran_pada=None)


@pytest.mark.django_db(transaction=True)
@pytest.mark.lambat
def test_a_killed_process_never_doubles_a_report(tiruan, settings):
    pasang(settings, tiruan)
    (kiriman,) = antrekan(1, pada=timezone.now() - timedelta(minutes=1))
    tiruan.skenario("buat", "lambat_setelah_simpan")
    with proses(tiruan) as satu:
        tiruan.tunggu_permintaan(1, sabar=SABAR)
        satu.send_signal(signal.SIGKILL)
        satu.wait(SABAR)
    kiriman.refresh_from_db()
    assert kiriman.status == S.SEDANG
    assert kiriman.mulai_kirim is not None
    lewati_sewa()
    putaran(Alat(), lanjut=lambda: True)
    kiriman.refresh_from_db()
    assert kiriman.status == S.TIDAK_PASTI
    assert len(tiruan.laporan()) == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.lambat
def test_a_stop_signal_lets_a_process_finish_its_step(settings):
    with LaporTiruan(sabar=1) as tiruan:
        pasang(settings, tiruan)
        antrekan(3, pada=timezone.now() - timedelta(minutes=1))
        tiruan.skenario("buat", "menetes")
        with proses(tiruan) as satu:
            tiruan.tunggu_permintaan(1, sabar=SABAR)
            satu.terminate()
            assert satu.wait(SABAR) == 0
        terkirim = Kiriman.objects.filter(status=S.TERKIRIM)
        assert terkirim.count() == len(tiruan.laporan()) == 1
    assert Kiriman.objects.filter(status=S.SEDANG).count() == 0
