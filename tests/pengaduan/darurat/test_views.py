"""112: first of all the call; who cannot telephone has a short form while somebody watches."""

import re
from datetime import date, timedelta
from decimal import Decimal
from html import unescape

import pytest
import time_machine
from django.db import OperationalError, connection
from django.test import Client
from pytest_django.asserts import assertContains, assertNotContains

from organisasi.halaman.nomor_penting import papan_nomor
from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from organisasi.models import KanalLayanan, Notifikasi, Pengaturan
from pengaduan.darurat.actions import (
    akhiri_insiden,
    akui_insiden,
    jadikan_aduan,
    serahkan_insiden,
)
from pengaduan.models import Insiden, KehadiranKonsol, Kiriman, Pengaduan
from tests.factories.organisasi import KanalLayananFactory
from tests.factories.pengaduan import PengaduanFactory
from tests.pengaduan.kantor_aduan import PADA, buka_kantor
from tests.petugas import petugas_berperan

pytestmark = pytest.mark.django_db
J = KanalLayanan.Jenis
DUA = pytest.mark.parametrize(
    ("alamat", "lang"), [("/darurat/", "id"), ("/darurat/su/", "su")]
)


def pusat(**lain):
    return KanalLayananFactory(kode="112", jenis=J.DARURAT, nomor="112", **lain)


@DUA
def test_the_call_is_the_first_thing_and_a_bare_page_of_a_first_start_is_not_kept(
    client, alamat, lang, django_assert_num_queries
):
    with django_assert_num_queries(0):
        response = client.halaman(alamat, lang=lang)
    badan = response.text.split("<body>")[1]
    assert badan.index("<a ") == badan.index('<a class="telepon" href="tel:112">')
    assert badan.index("tel:112") < badan.index("<h1>")
    assert "<script" not in response.text
    assert response["Cache-Control"] == "no-store"


@DUA
def test_stays_with_the_reader_for_a_day_until_a_number_is_changed(
    client, alamat, lang
):
    KanalLayananFactory(jenis=J.DARURAT, nomor="110")
    papan_nomor.segarkan()
    lama = client.get(alamat)
    simpan = lama["Cache-Control"]
    assert simpan.startswith("public, max-age=86400")
    assert "stale-while-revalidate=" in simpan
    assert "stale-if-error=" in simpan
    KanalLayanan.objects.update(nomor="119")
    papan_nomor.segarkan()
    baru = client.get(alamat, headers={"If-None-Match": lama["ETag"]})
    assert baru.status_code == 200
    assert 'href="tel:119"' in baru.text


def test_other_numbers_follow_without_a_remark(client):
    pusat()
    KanalLayananFactory(jenis=J.DARURAT, nomor="110", nama="Polri", urut=1)
    KanalLayananFactory(
        jenis=J.PERLINDUNGAN, nomor="129", diperiksa_pada=date(2024, 6, 4), urut=2
    )
    KanalLayananFactory(jenis=J.DARURAT, nama="Tanpa nomor")
    KanalLayananFactory(jenis=J.UTILITAS, nomor="123")
    papan_nomor.segarkan()
    response = client.halaman("/darurat/")
    isi = response.text
    assert isi.index('href="tel:110"') < isi.index('href="tel:129"')
    assert isi.count('href="tel:112"') == 1
    assert "dicoba" not in isi
    assert "Tanpa nomor" not in isi
    assert 'href="tel:123"' not in isi


def test_agencies_behind_the_number_and_another_city_are_data(client):
    assert "Yang terhubung" not in client.get("/darurat/").text
    pusat(terhubung="BPBD,  Dinas Sosial, ")
    papan_nomor.segarkan()
    isi = client.get("/darurat/").text
    assert "Yang terhubung dengan 112 di Kota Tasikmalaya: BPBD, Dinas Sosial." in isi
    KanalLayanan.objects.all().delete()
    Pengaturan(nama_kota="Kota Contoh", nomor_darurat="113").save()
    papan_nomor.segarkan()
    isi = client.get("/darurat/").text
    assert 'href="tel:113"' in isi
    assert "Kota Contoh" in isi
    assert "112" not in isi


def test_sundanese_is_the_same_page_with_its_numbers_and_their_names(client):
    KanalLayananFactory(
        jenis=J.DARURAT,
        nama="Polri",
        nomor="110",
        cocok_untuk="kebakaran, penyelamatan",
    )
    papan_nomor.segarkan()
    isi = client.halaman("/darurat/su/", lang="su").text
    assert 'href="tel:112"' in isi
    assert "Pulisi (Polri)<small> Kahuruan, panyalametan." in isi
    assert "Kahuruan" not in client.get("/darurat/").text


# Who cannot telephone: a short form while somebody watches, and an honest answer page.

LAPOR = "/darurat/lapor/"
TUTUP = "Tidak bisa menelepon? Tunjukkan layar ini"
DETIK = timedelta(seconds=1)
T = Insiden.Tindakan
ISI = {
    "uraian": "Ada pencuri di dalam rumah.",
    "lokasi": "Jalan Contoh 1, dekat masjid",
    "titik": "",
    "jumlah_korban": "dua",
    "kontak": "0812 0000 0001",
    "cara_kontak": "tidak_bicara",
}


@pytest.fixture
def jam():
    with time_machine.travel(PADA, tick=False) as waktu:
        yield waktu


@pytest.fixture
def kantor(jam):
    return buka_kantor()


@pytest.fixture
def operator(kantor):
    rina = petugas_berperan(Peran.OPERATOR_112, kantor.utama, nama="Rina")
    KehadiranKonsol.objects.detak(rina, pada=PADA)
    return rina


def bawaan(jawab):
    pola = r'<input type="hidden" name="([^"]+)" value="([^"]*)"'
    return {n: unescape(v) for n, v in re.findall(pola, jawab.text)}


def isi(client, jam, **ubah):
    hasil = ISI | bawaan(client.get(LAPOR)) | ubah
    jam.shift(10 * DETIK)
    return hasil


def pertama_112(jawab):
    badan = jawab.text.split("<body>")[1]
    assert badan.index("<a ") == badan.index('<a class="telepon" href="tel:112">')
    assert jawab["Cache-Control"] == "no-store"


# The way there


def test_the_call_page_leads_to_the_form_which_is_kept_by_nobody(client, operator):
    sela = client.get("/darurat/").text
    assert f'href="{LAPOR}">Tidak bisa menelepon?' in sela
    assert "dijaga" not in sela  # nothing that goes stale
    assert f'href="{LAPOR}"' in client.get("/darurat/su/").text
    jawab = client.halaman(LAPOR)
    pertama_112(jawab)
    assertNotContains(jawab, "terkirim")
    assert "noindex" in jawab["X-Robots-Tag"]
    assert not jawab.cookies


def test_without_a_sign_of_life_there_is_no_form(client, operator, jam):
    assertContains(client.get(LAPOR), "Minta pertolongan")
    jam.shift(30 * DETIK)
    jawab = client.halaman(LAPOR)
    pertama_112(jawab)
    for kata in (f"<h1>{TUTUP}</h1>", "Portal tidak sedang dijaga"):
        assertContains(jawab, kata)
    for kata in ("<form", "terkirim"):
        assertNotContains(jawab, kata)


# Sending


def test_a_report_without_script_and_without_cookie(client, operator, jam):
    asing = Client(enforce_csrf_checks=True)
    jawab = asing.post(LAPOR, isi(client, jam))
    insiden = Insiden.objects.get()
    assert jawab["Location"] == f"{LAPOR}{insiden.kode}/"
    assert (insiden.uraian, insiden.lokasi) == (ISI["uraian"], ISI["lokasi"])
    assert (insiden.kontak, insiden.cara_kontak) == (ISI["kontak"], "tidak_bicara")
    assert (insiden.jumlah_korban, insiden.tanda) == ("dua", [])
    assert not (Pengaduan.objects.exists())
    assert not (Kiriman.objects.exists())
    assert not Notifikasi.objects.exists()
    baris = insiden.riwayat.get()
    assert (baris.tindakan, baris.oleh) == ("buka", "")


@pytest.mark.parametrize("kosong", ["uraian", "lokasi"])
def test_only_what_and_where_are_asked_for(client, operator, jam, kosong):
    jawab = client.post(LAPOR, isi(client, jam, **{kosong: " "}))
    assert jawab.status_code == 400
    pertama_112(jawab)
    assertContains(jawab, f'<a href="#id_{kosong}">', status_code=400)
    assertContains(jawab, "0812 0000 0001", status_code=400)
    assert not Insiden.objects.exists()


@pytest.mark.parametrize(("kontak", "cara"), [("", "tidak_ada"), ("0812", "sms")])
def test_what_and_where_are_enough_and_a_number_gets_a_message(
    client, operator, jam, kontak, cara
):
    data = isi(client, jam, kontak=kontak, jumlah_korban="")
    del data["cara_kontak"], data["kunci_masuk"]
    client.post(LAPOR, data)
    assert Insiden.objects.get().cara_kontak == cara


def test_a_point_in_the_city_is_kept_and_another_one_stays_as_words(
    client, operator, jam
):
    client.post(LAPOR, isi(client, jam, titik="-7.3274, 108.2207"))
    client.post(LAPOR, isi(client, jam, titik="dekat -6.2, 106.8"))
    satu, dua = Insiden.objects.order_by("pk")
    assert (satu.lintang, satu.bujur) == (Decimal("-7.327400"), Decimal("108.220700"))
    assert (dua.lintang, dua.uraian.splitlines()[1]) == (
        None,
        "Titik: dekat -6.2, 106.8",
    )


def test_nobody_watches_any_more_and_the_words_are_not_lost(client, operator, jam):
    data = isi(client, jam)
    jam.shift(60 * DETIK)
    jawab = client.post(LAPOR, data)
    assert jawab.status_code == 409
    pertama_112(jawab)
    assertContains(jawab, f"<h1>{TUTUP}</h1>", status_code=409)
    # As words to show to somebody near, and in the form to be sent later.
    assertContains(jawab, ISI["uraian"], count=2, status_code=409)
    assertContains(jawab, ISI["lokasi"], count=2, status_code=409)
    assert bawaan(jawab)["kunci_masuk"] == data["kunci_masuk"]
    assert not Insiden.objects.exists()


def test_a_lost_database_is_a_console_nobody_watches(client, operator, jam):
    data = isi(client, jam)

    def putus(*_):
        raise OperationalError

    with connection.execute_wrapper(putus):
        dibuka, dikirim = client.get(LAPOR), client.post(LAPOR, data)
    for jawab, status in ((dibuka, 200), (dikirim, 409)):
        assertContains(jawab, TUTUP, status_code=status)
    assertContains(dikirim, ISI["uraian"], status_code=409)


def test_a_shared_address_is_never_punished_and_one_number_or_robot_only_marked(
    client, operator, jam
):
    for _ in range(3):
        assert client.post(LAPOR, isi(client, jam)).status_code == 302
        KehadiranKonsol.objects.detak(operator, pada=PADA + 30 * DETIK)
    for ke in range(3):
        data = isi(client, jam, kontak=f"0813{ke}")
        KehadiranKonsol.objects.detak(operator, pada=PADA + 60 * DETIK)
        assert client.post(LAPOR, data).status_code == 302
    client.post(LAPOR, ISI | {"situs_web": "x", "kontak": "0814"})
    tanda = [i.tanda for i in Insiden.objects.order_by("pk")]
    assert tanda[:2] == [[], []]
    assert "dari nomor ini" in tanda[2][0]
    assert tanda[3:6] == [[], [], []]
    robot = ["Kolom perangkap robot terisi", "Dikirim tanpa membuka formulirnya"]
    assert tanda[6] == robot


# The answer


@pytest.fixture
def insiden(client, operator, jam):
    client.post(LAPOR, isi(client, jam))
    return Insiden.objects.get()


def jawaban(client, insiden):
    jawab = client.halaman(f"{LAPOR}{insiden.kode}/")
    pertama_112(jawab)
    assert "noindex" in jawab["X-Robots-Tag"]
    assert jawab["Referrer-Policy"] == "no-referrer"
    return jawab


def test_until_somebody_takes_it_it_says_so_and_reloads_itself(client, insiden, jam):
    jawab = jawaban(client, insiden)
    assertContains(jawab, "<h1>BELUM diterima petugas</h1>")
    assertContains(jawab, '<meta http-equiv="refresh" content="10">')
    for kata in ("terkirim", "Diterima pukul", "lebih dari dua menit", "<script"):
        assertNotContains(jawab, kata)
    assertNotContains(jawab, "0812")


def test_the_waiting_page_rings_and_after_two_minutes_says_again_to_telephone(
    client, insiden, jam
):
    kata, masuk = "lebih dari dua menit. Telepon 112", insiden.diterima_pada
    jam.move_to(masuk + 61 * DETIK)
    assertNotContains(jawaban(client, insiden), kata)
    insiden.refresh_from_db()
    assert insiden.alarm_pada == masuk + 61 * DETIK
    jam.move_to(masuk + 119 * DETIK)
    assertNotContains(jawaban(client, insiden), kata)
    jam.move_to(masuk + 120 * DETIK)
    assertContains(jawaban(client, insiden), kata)


def test_who_took_it_is_named_and_then_that_112_knows(client, insiden, operator):
    akui_insiden(insiden, Saat(operator, PADA + 40 * DETIK))
    jawab = jawaban(client, insiden)
    siapa = "Diterima pukul 09.00 WIB oleh petugas Rina, Operator 112"
    assertContains(jawab, f"<h1>{siapa}</h1>")
    assertNotContains(jawab, "http-equiv")  # the reloading ends
    pada = PADA + 90 * DETIK
    isi = {"diserahkan_pada": pada, "ke": "Asep", "tiket": "77"}
    serahkan_insiden(insiden, Saat(operator, pada), **isi)
    jawab = jawaban(client, insiden)
    assertContains(jawab, "Sudah disampaikan ke 112 pukul 09.01 WIB, nomor tiket 77")
    assertNotContains(jawab, "Asep")


@pytest.mark.parametrize(
    ("tindakan", "judul"),
    [
        (T.NILAI_BUKAN_DARURAT, "Petugas menilai ini bukan darurat"),
        (T.NYATAKAN_PALSU, "Laporan ini sudah ditutup petugas"),
    ],
)
def test_an_end_keeps_the_officer_s_reason_and_says_112_again(
    client, insiden, operator, tindakan, judul
):
    saat = Saat(operator, PADA)
    akhiri_insiden(insiden, tindakan, saat, catatan="Alasan dalam.")
    jawab = jawaban(client, insiden)
    assertContains(jawab, f"<h1>{judul}</h1>")
    assertContains(jawab, "Masih ada bahaya? Telepon 112")
    assertNotContains(jawab, "Alasan dalam.")
    if tindakan == T.NILAI_BUKAN_DARURAT:  # what became a complaint leads to it
        aduan = PengaduanFactory()
        jadikan_aduan(insiden, aduan, saat=saat)
        jawab = jawaban(client, insiden)
        assertContains(jawab, f'href="{aduan.get_absolute_url()}"')


def test_another_secret_opens_nothing_and_one_typed_with_dashes_opens_it(
    client, insiden
):
    assert client.get(f"{LAPOR}ABCDEFGH23456789/").status_code == 404
    assert client.post(f"{LAPOR}{insiden.kode}/").status_code == 405
    kode = insiden.kode.lower()
    assert client.get(f"{LAPOR}{kode[:4]}-{kode[4:]}/").status_code == 200
