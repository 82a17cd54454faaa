"""The phones of the field mode; a lost one is signed out (5.1 item 10)."""

import json
from uuid import uuid4

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone
from pytest_django.asserts import assertContains

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from organisasi.models import Jejak
from pemangku.models import PerangkatLapangan
from pemangku.ruang.sinkron import akhiri_sesi, baca_detak, sebut_peramban
from ppid_portal.staf.views import buat_kalender
from tests.factories.kunjungan import PerangkatLapanganFactory
from tests.pemangku.kantor_kunjungan import alamat, saat, tindakan
from tests.pemangku.ruang.kiriman import SINKRON
from tests.petugas import masuk, masuk_sebagai
from tests.serentak import serentak

pytestmark = pytest.mark.django_db
DAFTAR = alamat("changelist", model="perangkatlapangan")
AGEN = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/120.0 Mobile Safari/537.36"


def detak(klien, kode, rekaman=0, foto=0):
    tanya = {"perangkat": kode, "rekaman": rekaman, "foto": foto}
    return klien.get(SINKRON, tanya, headers={"user-agent": AGEN})


def akhiri(klien, satu, alasan="Ponsel hilang"):
    return klien.post(tindakan(satu, "akhiri"), {"alasan": alasan}, follow=True)


def test_5_1_a_phone_tells_who_it_is_and_what_it_still_holds(klien, kantor):
    kode = uuid4()
    detak(klien, kode, rekaman=7, foto=2)
    pertama = PerangkatLapangan.objects.get()
    detak(klien, kode, rekaman=1)
    satu = PerangkatLapangan.objects.get()
    assert (satu.kode, satu.petugas) == (kode, kantor.petugas)
    assert (pertama.sisa_rekaman, pertama.sisa_foto) == (7, 2)
    assert (satu.sisa_rekaman, satu.sisa_foto) == (1, 0)
    assert satu.peramban == "Chrome di Android"
    assert satu.pertama_pada == pertama.pertama_pada < satu.terakhir_pada
    assert len(satu.sidik_sesi) == 64
    assert klien.session.session_key not in satu.sidik_sesi
    # Two officers with one phone are two rows.
    masuk(klien, kantor.operator)
    detak(klien, kode)
    assert PerangkatLapangan.objects.filter(kode=kode).count() == 2


def test_5_1_each_sending_is_a_heartbeat_too(klien):
    kode = str(uuid4())
    isi = {"perangkat": kode, "sisa": {"rekaman": 3, "foto": 1}, "rekaman": []}
    klien.post(SINKRON, json.dumps(isi), content_type="application/json")
    satu = PerangkatLapangan.objects.get()
    assert (str(satu.kode), satu.sisa_rekaman, satu.sisa_foto) == (kode, 3, 1)


def test_5_1_a_phone_without_a_name_or_a_session_is_not_listed(klien):
    for kode in ("", "bukan"):
        assert "csrf" in detak(klien, kode).json()
    klien.logout()
    assert detak(klien, uuid4()).status_code == 401
    assert not PerangkatLapangan.objects.exists()


@pytest.mark.parametrize(
    ("isi", "jumlah"),
    [(3, 3), ("12", 12), (-1, 0), ("9" * 9, 32_767), (None, 0), ("²", 0)],
)
def test_a_count_that_is_none_is_zero(isi, jumlah):
    for sisa, banyak in (({"rekaman": isi}, jumlah), ([1], 0)):
        hasil = baca_detak(str(uuid4()), sisa)
        assert (hasil["sisa_rekaman"], hasil["sisa_foto"]) == (banyak, 0)


@pytest.mark.parametrize(
    ("agen", "sebutan"),
    [
        (AGEN, "Chrome di Android"),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/120 Edg/120", "Edge di Windows"),
        ("Mozilla/5.0 (X11; Linux) Gecko Firefox/121", "Firefox di Linux"),
        ("curl/8", "Peramban lain"),
    ],
)
def test_a_browser_is_called_in_few_words(agen, sebutan):
    assert sebut_peramban(agen) == sebutan


@pytest.fixture
def pengelola(client):
    return masuk_sebagai(client, Peran.PENGELOLA_PEMANGKU)


@pytest.fixture
def hilang(kantor):
    """A phone with a session and seven unsent records."""
    klien = Client()
    masuk(klien, kantor.petugas)
    detak(klien, uuid4(), rekaman=7, foto=2)
    return klien, PerangkatLapangan.objects.get()


def test_5_1_a_lost_phone_is_signed_out_and_others_are_not(client, hilang, pengelola):
    ponsel, satu = hilang
    assertContains(client.halaman(DAFTAR), "7 data dan 2 foto")
    tanya = client.halaman(tindakan(satu, "akhiri"))
    assertContains(tanya, "Belum terkirim saat terakhir terlihat: 7 data dan 2 foto")
    jawab = akhiri(client, satu)
    assertContains(jawab, f"1 sesi masuk {satu.petugas} diakhiri. Yang belum terkirim")
    assert detak(ponsel, satu.kode).status_code == 401
    assert ponsel.get("/lapangan/").status_code == 302
    assert Session.objects.count() == 1
    satu.refresh_from_db()
    assert (satu.sidik_sesi, satu.diakhiri_oleh) == ("", pengelola)
    assert (satu.sisa_rekaman, satu.sisa_foto) == (7, 2)
    jejak = Jejak.objects.milik(satu).get()
    assert (jejak.tindakan, jejak.catatan) == ("akhiri_sesi", "Ponsel hilang")
    assert jejak.sesudah == {"belum_terkirim": "7 data dan 2 foto", "sesi_diakhiri": 1}
    assertContains(client.halaman(DAFTAR), "diakhiri")
    # Signed in again it is listed with a session again.
    masuk(ponsel, satu.petugas)
    assert detak(ponsel, satu.kode, rekaman=7).status_code == 200
    satu.refresh_from_db()
    assert satu.bersesi
    assert satu.sebutan_sisa == "7 data"
    akhiri(client, satu)
    assert detak(ponsel, satu.kode).status_code == 401


def test_5_1_every_session_of_its_officer_ends_whichever_the_phone_holds(
    client, kantor, hilang, pengelola
):
    ponsel, satu = hilang
    # A new key, as after a change of password; then only the admin is opened.
    sesi = ponsel.session
    sesi.cycle_key()
    ponsel.cookies[settings.SESSION_COOKIE_NAME] = sesi.session_key
    meja = Client()
    masuk(meja, kantor.petugas)
    kode = buat_kalender(petugas=kantor.petugas, pada=timezone.now())
    kata = f"2 sesi masuk {kantor.petugas} diakhiri. Tautan kalendernya dicabut."
    assertContains(akhiri(client, satu), kata)
    for klien in (ponsel, meja):
        assert klien.get("/lapangan/").status_code == 302
    assert client.get(DAFTAR).status_code == 200
    assert client.get(f"/kalender/{kode}.ics").status_code == 404
    jejak = Jejak.objects.milik(kantor.petugas).first()
    assert jejak.tindakan == "cabut_kalender"
    assert jejak.oleh != kantor.petugas.username


def test_5_1_who_lost_his_own_phone_is_signed_out_here_too(client, pengelola):
    satu = PerangkatLapanganFactory(petugas=pengelola)
    assert akhiri(client, satu).redirect_chain[-1][0].startswith("/masuk/")
    satu.refresh_from_db()
    assert satu.diakhiri_oleh == pengelola


def test_5_1_without_a_reason_nothing_ends_and_twice_is_told(client, hilang, pengelola):
    ponsel, satu = hilang
    assertContains(akhiri(client, satu, alasan=" "), "Tulis alasannya.")
    assert detak(ponsel, satu.kode).status_code == 200
    ponsel.logout()
    jawab = akhiri(client, satu)
    assertContains(jawab, f"Tidak ada sesi masuk {satu.petugas} yang masih terbuka.")
    assertContains(akhiri(client, satu), "Sesi perangkat ini sudah berakhir.")
    with pytest.raises(TindakanTerlarang):
        akhiri_sesi(satu, Saat(pengelola, timezone.now()), alasan="x")
    assert Jejak.objects.milik(satu).count() == 1


@pytest.mark.django_db(transaction=True)
def test_5_1_by_two_at_once_it_ends_once():
    satu, kini = PerangkatLapanganFactory(), saat(timezone.now())
    hasil = serentak(2, lambda _ke: akhiri_sesi(satu, kini, alasan="x"))
    assert sum(isinstance(h, TindakanTerlarang) for h in hasil) == 1
    assert Jejak.objects.milik(satu).count() == 1


def test_a_device_says_what_it_is():
    satu = PerangkatLapanganFactory(petugas__nama="Sari", sisa_foto=1)
    assert str(satu) == f"Chrome di Android (Sari), {satu.kode.hex[:6]}"
    assert satu.sebutan_sisa == "1 foto"
    assert PerangkatLapanganFactory(peramban="").sebutan_sisa == "tidak ada"


def test_a_device_of_an_officer_is_one_row_and_an_end_has_somebody():
    satu = PerangkatLapanganFactory()
    for aturan, isi in (
        ("sekali", {"kode": satu.kode, "petugas": satu.petugas}),
        ("diakhiri_seseorang", {"diakhiri_pada": timezone.now()}),
    ):
        kata = f"pemangku_perangkatlapangan_{aturan}"
        with pytest.raises(IntegrityError, match=kata), transaction.atomic():
            PerangkatLapanganFactory(**isi)
