"""A session that nobody uses ends: soon where identities can be read."""

import re
from datetime import timedelta
from html import unescape
from pathlib import Path

import pytest
import time_machine
from django.conf import settings as setelan
from django.contrib.sessions.models import Session
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from informasi.models import Permohonan
from organisasi.kantor.peran import Peran
from organisasi.models import IsianPetugas
from organisasi.staf.isian import NAMA_TOMBOL, TANDA, UMUR, sapu_isian
from ppid_portal.masuk.adapters import SESI_FAKTOR
from ppid_portal.masuk.sesi import DIAM, DIAM_IDENTITAS, TAB_LAMA, TERSIMPAN, TIDAK_ADA
from tests.klien import PortalClient
from tests.petugas import masuk, masuk_sebagai, petugas_berperan
from tests.ppid_portal.masuk import pintu
from tests.ppid_portal.masuk.isian import CATAT, SITUS, buka

pytestmark = pytest.mark.django_db


HARI_INI = "/admin/"
SEKEJAP = timedelta(minutes=1)


def buka_admin(client):
    return client.get(HARI_INI, {"layanan": ""}).status_code


@pytest.mark.parametrize(
    ("peran", "diam"),
    [
        (Peran.PPID_PEMBANTU, DIAM_IDENTITAS),
        (Peran.ADMIN_SP4N, DIAM_IDENTITAS),
        (Peran.AUDITOR, DIAM),
        (Peran.OPERATOR_112, DIAM),
    ],
)
def test_it_ends_unused_and_lasts_on_while_it_is_used(peran, diam):
    client, awal = Client(), timezone.now()
    masuk_sebagai(client, peran)
    with time_machine.travel(awal + 2 * SEKEJAP, tick=False):
        assert buka_admin(client) == 200
    dipakai = awal + 2 * SEKEJAP
    with time_machine.travel(dipakai + diam - SEKEJAP, tick=False):
        assert buka_admin(client) == 200
    with time_machine.travel(dipakai + 2 * (diam - SEKEJAP), tick=False):
        assert buka_admin(client) == 200
    with time_machine.travel(dipakai + 3 * diam, tick=False):
        assert buka_admin(client) == 302


def test_it_ends_after_a_working_day_however_much_it_is_used(settings):
    client, awal = Client(), timezone.now()
    masuk_sebagai(client, Peran.PPID_UTAMA)
    langkah = timedelta(minutes=20)
    kali = settings.SESSION_COOKIE_AGE // int(langkah.total_seconds())
    hasil = []
    for ke in range(1, kali + 4):
        with time_machine.travel(awal + ke * langkah, tick=False):
            hasil.append(buka_admin(client))
    assert hasil[:kali] == [200] * kali
    assert hasil[-1] == 302


def test_the_cookie_goes_with_the_browser():
    client = Client()
    masuk_sebagai(client, Peran.PPID_UTAMA)
    with time_machine.travel(timezone.now() + 2 * SEKEJAP, tick=False):
        jawab = client.get(HARI_INI)
    assert jawab.cookies["portal_sesi"]["max-age"] == ""


def test_use_is_written_down_once_a_minute():
    client = Client()
    masuk_sebagai(client, Peran.PPID_UTAMA)
    with time_machine.travel(timezone.now() + 2 * SEKEJAP, tick=False):
        pertama = client.get(HARI_INI)
        kedua = client.get(HARI_INI)
    assert "portal_sesi" in pertama.cookies
    assert "portal_sesi" not in kedua.cookies


# A form whose session has ended: kept for its owner, filled in again, never acted on

ISI = {"rincian": "Rekap <penduduk> & pindah.", "nama": "Siti", "simpan": "1"}


@pytest.fixture
def petugas():
    return petugas_berperan(Peran.PETUGAS_LAYANAN)


@pytest.fixture
def client():
    return PortalClient(enforce_csrf_checks=True)


@pytest.fixture
def kata(client, petugas):
    masuk(client, petugas)
    return buka(client)


def habiskan():
    Session.objects.all().delete()


def kirim(client, kata, alamat=CATAT, **lain):
    return client.post(alamat, ISI | kata | lain.pop("isi", {}), **(SITUS | lain))


def test_after_signing_in_again_the_form_is_filled_and_nothing_was_done(
    client, kata, petugas
):
    habiskan()
    response = kirim(client, kata)
    halaman = client.get(response.url)
    assertContains(halaman, TERSIMPAN)
    lanjut = re.search(r'name="next" value="([^"]+)"', halaman.content.decode())[1]
    masuk(client, petugas)
    terisi = client.get(unescape(lanjut))
    assertContains(terisi, "Rekap &lt;penduduk&gt; &amp; pindah.")
    assertContains(terisi, 'value="Siti"')
    assertContains(terisi, "sudah diisikan kembali")
    assert Permohonan.objects.count() == 0
    # Read once more it is filled once more; a form that was accepted is forgotten.
    assertContains(client.get(unescape(lanjut)), 'value="Siti"')


def buka_pintu(halaman):
    return re.search(
        r'name="csrfmiddlewaretoken" value="([^"]*)"', halaman.content.decode()
    )[1]


def test_the_second_factor_comes_back_to_the_form_too(client, settings):
    petugas = petugas_berperan(Peran.PPID_UTAMA)
    rahasia = pintu.pasang_kode(petugas)
    masuk(client, petugas)
    kata = buka(client)
    habiskan()
    response = kirim(client, kata)
    pintu_csrf = buka_pintu(client.get(response.url))
    kode = client.post(
        response.url,
        {
            "login": petugas.username,
            "password": pintu.KATA_SANDI,
            "csrfmiddlewaretoken": pintu_csrf,
        },
    )
    pintu_csrf = buka_pintu(client.get(kode.url))
    kembali = client.post(
        kode.url, {"code": pintu.kode(rahasia), "csrfmiddlewaretoken": pintu_csrf}
    )
    assertContains(client.get(kembali.url), 'value="Siti"')


def test_another_officer_never_gets_it(client, kata):
    habiskan()
    alamat = tertahan(kirim(client, kata))
    lain = masuk(PortalClient(), petugas_berperan(Peran.PETUGAS_LAYANAN))
    klien = PortalClient()
    masuk(klien, lain)
    response = klien.get(alamat)
    assertContains(response, TIDAK_ADA)
    assertNotContains(response, "Siti")
    assertNotContains(klien.get(CATAT), "Ada isian yang belum dikirim")


def tertahan(response):
    return unescape(Client().get(response.url).context["redirect_field_value"])


def test_what_is_kept_is_encrypted_and_ends_after_a_day(client, kata, petugas):
    habiskan()
    alamat = tertahan(kirim(client, kata))
    isian = IsianPetugas.objects.get()
    mentah = IsianPetugas.objects.values_list("sidik_alamat", "nomor").get()
    assert "permohonan" not in "".join(mentah)
    assert "Siti" in isian.isi
    assert str(isian) == f"Isian {isian.pk}"
    with time_machine.travel(timezone.now() + UMUR + timedelta(minutes=1)):
        masuk(client, petugas)
        assertContains(client.get(alamat), TIDAK_ADA)
        assert sapu_isian(timezone.now()) == 1
    assert not IsianPetugas.objects.exists()


@pytest.mark.parametrize(
    "rusak", [{TANDA: "palsu"}, {TANDA: ""}, {"rincian": "", "nama": "", "simpan": ""}]
)
def test_nothing_is_kept_without_the_word_of_an_officer_or_without_text(
    client, kata, rusak
):
    habiskan()
    response = kirim(client, kata, isi=rusak)
    assertContains(client.get(response.url), "Tindakan tadi belum dilakukan")
    assert tertahan(response) == CATAT
    assert not IsianPetugas.objects.exists()


def test_nothing_is_kept_for_an_account_that_was_closed(client, kata, petugas):
    habiskan()
    petugas.is_active = False
    petugas.save()
    assert tertahan(kirim(client, kata)) == CATAT
    assert not IsianPetugas.objects.exists()


def test_what_a_script_sends_is_not_kept(client, kata):
    habiskan()
    tajuk = SITUS["headers"] | {"Sec-Fetch-Mode": "cors"}
    response = kirim(client, kata, headers=tajuk)
    assertNotContains(client.get(response.url), "Sesi Anda sudah berakhir")
    assert not IsianPetugas.objects.exists()


def test_passwords_are_not_kept_and_files_are_named(client):
    petugas = masuk(client, petugas_berperan(Peran.ADMIN_TEKNIS))
    alamat = reverse("admin:organisasi_petugas_add")
    kata = buka(client, alamat)
    habiskan()
    berkas = SimpleUploadedFile("ktp.jpg", b"x")
    isi = {"nama": "Baru Sekali", "password1": "Rahasia-12345", "bukti": berkas}
    tajuk = {"Origin": "http://testserver"}
    kirim(client, kata, alamat, isi=isi, headers=tajuk)
    assert "Rahasia" not in IsianPetugas.objects.get().isi
    masuk(client, petugas)
    nomor = IsianPetugas.objects.get().nomor
    terisi = client.get(f"{alamat}?lanjut={nomor}")
    assertContains(terisi, 'value="Baru Sekali"')
    assertContains(terisi, "Berkas harus dipilih lagi: ktp.jpg.")


def test_a_tab_from_before_the_last_sign_in_comes_back_filled(client, kata, petugas):
    habiskan()
    client.cookies.clear()
    masuk(client, petugas)
    response = kirim(client, kata)
    halaman = client.get(response.url)
    assertContains(halaman, TAB_LAMA)
    assertContains(halaman, 'value="Siti"')
    assert Permohonan.objects.count() == 0


def test_a_tab_of_the_officer_before_goes_to_him_and_not_to_who_is_there(
    client, kata, petugas
):
    client.cookies.clear()
    masuk(client, petugas_berperan(Peran.PETUGAS_LAYANAN))
    response = kirim(client, kata)
    halaman = client.get(response.url)
    assertContains(halaman, TIDAK_ADA)
    assertNotContains(halaman, "Siti")
    assert IsianPetugas.objects.get().petugas == petugas


def test_without_any_cookie_left_it_is_kept_as_well(client, kata):
    client.cookies.clear()
    assert "lanjut=" in tertahan(kirim(client, kata))


def test_a_button_pressed_in_an_old_tab_comes_back_to_its_page(client, kata, petugas):
    client.cookies.clear()
    masuk(client, petugas)
    response = kirim(client, kata, isi={"rincian": "", "nama": "", "simpan": ""})
    assertRedirects(response, CATAT)


@pytest.mark.parametrize(
    "tajuk",
    [
        {"Origin": "https://jahat.example"},
        {"Origin": "null"},
        {},
        {"Origin": "http://testserver", "Sec-Fetch-Site": "cross-site"},
    ],
)
def test_a_form_planted_by_another_site_is_refused_as_before(client, kata, tajuk):
    client.cookies.clear()
    response = kirim(client, kata, headers=tajuk)
    assert response.status_code == 403
    assert not IsianPetugas.objects.exists()


def test_public_pages_know_nothing_of_it(client, petugas):
    masuk(client, petugas)
    assertNotContains(client.get("/"), TANDA)
    assert client.post("/cari/", {"q": "x"}).status_code == 403


def lepas_faktor(client):
    """The session is as one that was opened with the password alone."""
    sesi = client.session
    del sesi[SESI_FAKTOR]
    sesi.save()


def test_a_session_without_the_factor_keeps_what_was_sent(client, kata, petugas):
    pintu.pasang_kode(petugas)
    lepas_faktor(client)
    response = kirim(client, kata)
    assert response.url.startswith(f"/masuk/?next={CATAT}%3Flanjut%3D")
    assert IsianPetugas.objects.count() == 1
    masuk(client, petugas)
    lepas_faktor(client)
    assert client.get(CATAT).url == f"/masuk/?next={CATAT}"
    masuk(client, petugas)
    kata = buka(client)
    lepas_faktor(client)
    kosong = dict.fromkeys(ISI, "") | kata
    assert client.post(CATAT, kosong).url == f"/masuk/?next={CATAT}"


def test_a_form_waits_until_the_second_factor_is_set_up(client, kata, petugas):
    lepas_faktor(client)
    response = kirim(client, kata)
    assert response.url == pintu.FAKTOR
    assertContains(client.get(response.url), "tersimpan, tetapi belum dikirim")
    # On the way he looks at the list once, and is sent back to the set-up.
    assert client.get(pintu.HARI_INI).url == pintu.FAKTOR
    sesi = client.session
    sesi[SESI_FAKTOR] = petugas.pk
    sesi.save()
    kembali = client.get(pintu.HARI_INI)
    assert kembali.url.startswith(f"{CATAT}?lanjut=")
    assertContains(client.get(kembali.url), 'value="Siti"')
    assert client.get(pintu.HARI_INI).status_code == 200
    assert Permohonan.objects.count() == 0


@pytest.mark.parametrize(
    "asal", ["http://jahat.example/x", "http://testserver//jahat/"]
)
def test_only_a_page_of_ours_is_come_back_to(client, kata, asal):
    habiskan()
    alamat = tertahan(kirim(client, kata, headers={"Referer": asal}))
    assert alamat.startswith(f"{CATAT}?lanjut=")


def test_every_button_with_a_name_is_known_as_one():
    """What a button sends must never go along unseen when a form is filled again."""
    ada = set()
    for berkas in Path(setelan.BASE_DIR, "templates").rglob("*.html"):
        for tag in re.findall(r"<(?:button|input)\b[^>]*>", berkas.read_text()):
            tombol = tag.startswith("<button") or 'type="submit"' in tag
            nama = re.search(r'\bname="([^"{]+)"', tag)
            if tombol and nama and not nama[1].startswith("_"):
                ada.add(nama[1])
    assert ada
    assert ada <= NAMA_TOMBOL
