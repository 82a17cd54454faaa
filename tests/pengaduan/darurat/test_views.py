"""Who cannot telephone: a short form while somebody watches, and an honest answer page."""

import re
from datetime import timedelta
from decimal import Decimal
from html import unescape

import pytest
import time_machine
from django.db import OperationalError, connection
from django.test import Client
from pytest_django.asserts import assertContains, assertNotContains

from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from organisasi.models import Notifikasi
from pengaduan.darurat.actions import akhiri_insiden, jadikan_aduan, serahkan_insiden
from pengaduan.models import Insiden, KehadiranKonsol, Kiriman, Pengaduan
from pengaduan.pelapor.jobs import urus_pengaduan
from tests.factories.pengaduan import PengaduanFactory
from tests.pengaduan.kantor_aduan import PADA, TERIMA, buka_kantor
from tests.pengaduan.meja_aduan import alamat_insiden
from tests.petugas import masuk_sebagai, petugas_berperan

pytestmark = [pytest.mark.django_db]
LAPOR = "/darurat/lapor/"
TUTUP = "Tidak bisa menelepon? Tunjukkan layar ini"
DETIK = timedelta(seconds=1)
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
    """Rina watches."""
    rina = petugas_berperan(Peran.OPERATOR_112, kantor.utama, nama="Rina")
    KehadiranKonsol.objects.detak(rina, pada=PADA)
    return rina


def bawaan(jawab):
    """The hidden fields of the form."""
    pola = r'<input type="hidden" name="([^"]+)" value="([^"]*)"'
    return {n: unescape(v) for n, v in re.findall(pola, jawab.content.decode())}


def isi(client, jam, **ubah):
    """The form, opened and typed for ten seconds."""
    hasil = ISI | bawaan(client.get(LAPOR)) | ubah
    jam.shift(10 * DETIK)
    return hasil


def pertama_112(jawab):
    badan = jawab.content.decode().split("<body>")[1]
    assert badan.index("<a ") == badan.index('<a class="telepon" href="tel:112">')
    assert "terkirim" not in badan
    assert jawab["Cache-Control"] == "no-store"


# The way there


def test_the_call_page_leads_there_and_says_nothing_that_goes_stale(client, operator):
    sela = client.get("/darurat/").text
    assert f'href="{LAPOR}">Tidak bisa menelepon?' in sela
    assert "dijaga" not in sela
    assert f'href="{LAPOR}"' in client.get("/darurat/su/").text


def test_without_a_sign_of_life_there_is_no_form(client, kantor, operator, jam):
    assertContains(client.get(LAPOR), "Minta pertolongan")
    jam.shift(30 * DETIK)
    jawab = client.halaman(LAPOR)
    pertama_112(jawab)
    assertContains(jawab, f"<h1>{TUTUP}</h1>")
    assertContains(jawab, "Portal tidak sedang dijaga")
    assertContains(jawab, "Tolong telepon 112 untuk saya. Saya tidak bisa menelepon.")
    assertContains(jawab, "kirim pesan kepada orang yang Anda percaya")
    assertNotContains(jawab, "<form")


def test_the_form_is_kept_by_nobody(client, operator):
    jawab = client.halaman(LAPOR)
    pertama_112(jawab)
    assert "noindex" in jawab["X-Robots-Tag"]
    assert not jawab.cookies


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


def test_what_and_where_are_enough(client, operator, jam):
    data = isi(client, jam, kontak="", jumlah_korban="")
    del data["cara_kontak"], data["kunci_masuk"]
    client.post(LAPOR, data)
    assert Insiden.objects.get().cara_kontak == "tidak_ada"


def test_a_number_without_a_wish_gets_a_message(client, operator, jam):
    client.post(LAPOR, isi(client, jam, cara_kontak=""))
    assert Insiden.objects.get().cara_kontak == "sms"


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


def test_a_shared_address_is_never_punished_and_one_number_only_marked(
    client, operator, jam
):
    for _ in range(3):
        assert client.post(LAPOR, isi(client, jam)).status_code == 302
        KehadiranKonsol.objects.detak(operator, pada=PADA + 30 * DETIK)
    for ke in range(3):
        data = isi(client, jam, kontak=f"0813{ke}")
        KehadiranKonsol.objects.detak(operator, pada=PADA + 60 * DETIK)
        assert client.post(LAPOR, data).status_code == 302
    tanda = [i.tanda for i in Insiden.objects.order_by("pk")]
    assert tanda[:2] == [[], []]
    assert "dari nomor ini" in tanda[2][0]
    assert tanda[3:] == [[], [], []]


def test_a_robot_is_marked_for_the_operator_not_refused(client, operator):
    client.post(LAPOR, ISI | {"situs_web": "x"})
    assert Insiden.objects.get().tanda == [
        "Kolom perangkap robot terisi",
        "Dikirim tanpa membuka formulirnya",
    ]


def test_a_crash_between_saving_and_answering_leaves_it_on_the_console(
    client, operator, jam, monkeypatch
):
    data = isi(client, jam)
    with monkeypatch.context() as tambal:
        tambal.setattr("pengaduan.darurat.views.redirect", lambda *_a, **_k: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            client.post(LAPOR, data)
    meja = Client()
    masuk_sebagai(meja, Peran.OPERATOR_112)
    assertContains(meja.get(alamat_insiden("konsol")), ISI["uraian"])
    # The same form again leads to the same report.
    ulang = client.post(LAPOR, data)
    assert ulang["Location"] == f"{LAPOR}{Insiden.objects.get().kode}/"


# The answer


@pytest.fixture
def insiden(client, operator, jam):
    client.post(LAPOR, isi(client, jam))
    return Insiden.objects.get()


def jawaban(client, insiden):
    jawab = client.halaman(f"{LAPOR}{insiden.kode}/")
    pertama_112_jawaban(jawab)
    return jawab


def pertama_112_jawaban(jawab):
    badan = jawab.content.decode().split("<body>")[1]
    assert badan.index("<a ") == badan.index('<a class="telepon" href="tel:112">')
    assert jawab["Cache-Control"] == "no-store"
    assert "noindex" in jawab["X-Robots-Tag"]
    assert jawab["Referrer-Policy"] == "no-referrer"


def test_until_somebody_takes_it_it_says_so_and_reloads_itself(client, insiden, jam):
    jawab = jawaban(client, insiden)
    assertContains(jawab, "<h1>BELUM diterima petugas</h1>")
    assertContains(jawab, '<meta http-equiv="refresh" content="10">')
    for kata in ("terkirim", "Diterima pukul", "lebih dari dua menit", "<script"):
        assertNotContains(jawab, kata)
    assertNotContains(jawab, "0812")


def test_after_two_minutes_it_says_again_to_telephone(client, insiden, jam):
    jam.move_to(insiden.diterima_pada + 119 * DETIK)
    assertNotContains(jawaban(client, insiden), "lebih dari dua menit")
    jam.move_to(insiden.diterima_pada + 120 * DETIK)
    assertContains(jawaban(client, insiden), "lebih dari dua menit. Telepon 112")


def test_the_waiting_page_rings_by_itself(client, insiden, jam):
    jam.move_to(insiden.diterima_pada + 61 * DETIK)
    jawaban(client, insiden)
    insiden.refresh_from_db()
    assert insiden.alarm_pada == insiden.diterima_pada + 61 * DETIK


def test_who_took_it_is_named_and_the_reloading_ends(client, insiden, operator):
    insiden.akui(Saat(operator, PADA + 40 * DETIK))
    jawab = jawaban(client, insiden)
    assertContains(
        jawab, "<h1>Diterima pukul 09.00 WIB oleh petugas Rina, Operator 112</h1>"
    )
    assertNotContains(jawab, "http-equiv")
    assertNotContains(jawab, "BELUM")


def test_112_knows(client, insiden, operator):
    pada = PADA + 90 * DETIK
    serahkan_insiden(
        insiden, Saat(operator, pada), diserahkan_pada=pada, ke="Asep", tiket="77"
    )
    jawab = jawaban(client, insiden)
    assertContains(jawab, "Sudah disampaikan ke 112 pukul 09.01 WIB, nomor tiket 77")
    assertNotContains(jawab, "Asep")


@pytest.mark.parametrize(
    ("tindakan", "judul"),
    [
        ("nilai_bukan_darurat", "Petugas menilai ini bukan darurat"),
        ("nyatakan_palsu", "Laporan ini sudah ditutup petugas"),
    ],
)
def test_an_end_keeps_the_officer_s_reason_and_says_112_again(
    client, insiden, operator, tindakan, judul
):
    akhiri_insiden(insiden, tindakan, Saat(operator, PADA), catatan="Alasan dalam.")
    jawab = jawaban(client, insiden)
    assertContains(jawab, f"<h1>{judul}</h1>")
    assertContains(jawab, "Masih ada bahaya? Telepon 112")
    assertNotContains(jawab, "Alasan dalam.")


def test_what_became_a_complaint_leads_to_it(client, insiden, operator):
    aduan = PengaduanFactory()
    akhiri_insiden(
        insiden, "nilai_bukan_darurat", Saat(operator, PADA), catatan="Lampu."
    )
    jadikan_aduan(insiden, aduan, saat=Saat(operator, PADA))
    assertContains(jawaban(client, insiden), f'href="{aduan.get_absolute_url()}"')


def test_another_secret_opens_nothing(client, insiden):
    assert client.get(f"{LAPOR}ABCDEFGH23456789/").status_code == 404
    assert client.post(f"{LAPOR}{insiden.kode}/").status_code == 405


def test_a_secret_typed_with_dashes_opens_it(client, insiden):
    kode = insiden.kode.lower()
    assert client.get(f"{LAPOR}{kode[:4]}-{kode[4:]}/").status_code == 200


# What is kept of the person


def test_the_number_goes_ninety_days_after_the_end_whatever_the_city_decided(
    client, insiden, operator
):
    akhiri_insiden(insiden, "batalkan", Saat(operator, PADA), catatan="Ditarik.")
    kode = insiden.kode
    urus_pengaduan(pada=PADA + timedelta(days=90), hari_ini=TERIMA)
    assert Insiden.objects.get().kontak
    urus_pengaduan(pada=PADA + timedelta(days=90, seconds=1), hari_ini=TERIMA)
    akhir = Insiden.objects.get()
    assert (akhir.kontak, akhir.kode) == ("", "")
    assert client.get(f"{LAPOR}{kode}/").status_code == 200
