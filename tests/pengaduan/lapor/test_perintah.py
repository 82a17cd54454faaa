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
from organisasi.basis_data.kerja import Henti
from pengaduan.lapor.alat_pekerja import Alat
from pengaduan.lapor.pekerja import putaran
from pengaduan.models import Kiriman, Sirkuit
from tests.factories.pengaduan import KirimanFactory
from tests.pengaduan.lapor.banyak import antrekan
from tests.pengaduan.lapor.meja import L, S, foto, pasang

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
@pytest.mark.parametrize(
    ("tempat", "akhir"),
    [("unggah", S.TERKIRIM), ("buat", S.TIDAK_PASTI), ("teruskan", S.TERKIRIM)],
)
def test_a_killed_process_never_doubles_a_report(tiruan, settings, tempat, akhir):
    pasang(settings, tiruan)
    kiriman = _siapkan(tempat)
    tiruan.skenario(tempat, "lambat_setelah_simpan")
    with proses(tiruan) as satu:
        tiruan.tunggu(
            lambda: any(p["tempat"] == tempat for p in tiruan.permintaan()), sabar=SABAR
        )
        satu.send_signal(signal.SIGKILL)
        satu.wait(SABAR)
    kiriman.refresh_from_db()
    assert kiriman.status == S.SEDANG
    assert kiriman.mulai_kirim is not None
    lewati_sewa()
    putaran(Alat(), lanjut=lambda: True)
    kiriman.refresh_from_db()
    assert kiriman.status == akhir
    assert tiruan.laporan_ganda() == {}
    assert len(tiruan.laporan()) <= 1


def _siapkan(tempat):
    """One step of its kind that is due."""
    (buat,) = antrekan(1, pada=timezone.now() - timedelta(minutes=1))
    if tempat == "buat":
        return buat
    lain = {
        "penerusan": buat.penerusan,
        "dibuat_pada": buat.dibuat_pada,
        "coba_lagi_pada": buat.coba_lagi_pada,
    }
    if tempat == "teruskan":
        return KirimanFactory(
            langkah=L.TERUSKAN,
            urutan=3,
            muatan={"instansi_id": "102", "alasan": "Diteruskan."},
            **lain,
        )
    return KirimanFactory(
        langkah=L.UNGGAH,
        urutan=0,
        muatan={"berkas": [foto(buat.penerusan.pengaduan).pk]},
        **lain,
    )


@pytest.mark.django_db(transaction=True)
@pytest.mark.lambat
def test_killed_before_a_step_begins_nothing_is_left_undone(tiruan, settings):
    """It waits for its second, which is far away: the step is not even claimed."""
    pasang(settings, tiruan)
    (buat,) = antrekan(1, pada=timezone.now() - timedelta(minutes=1))
    jauh = timezone.now() + timedelta(hours=1)
    Sirkuit.objects.create(kanal=buat.kanal, sejak=timezone.now(), giliran_pada=jauh)
    with proses(tiruan) as satu:
        while Sirkuit.objects.get().giliran_pada == jauh:
            assert satu.poll() is None
        satu.kill()
        satu.wait(SABAR)
    buat.refresh_from_db()
    assert buat.status == S.MENUNGGU
    lewati_sewa()
    putaran(Alat(), lanjut=lambda: True)
    assert len(tiruan.laporan()) == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.lambat
def test_a_stop_signal_lets_a_process_finish_its_step(tiruan, settings):
    pasang(settings, tiruan)
    antrekan(3, pada=timezone.now() - timedelta(minutes=1))
    tiruan.skenario("buat", "menetes", jeda=0.005)
    with proses(tiruan) as satu:
        tiruan.tunggu_permintaan(1, sabar=SABAR)
        satu.terminate()
        assert satu.wait(SABAR) == 0
    assert Kiriman.objects.filter(status=S.SEDANG).count() == 0
    assert Kiriman.objects.filter(status=S.TERKIRIM).count() == len(tiruan.laporan())
