"""Emergencies in the admin: the console, incidents with their compulsory record, figures."""

from datetime import timedelta

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from organisasi.models import AksesDataPribadi, Jejak
from pengaduan.aduan.laporan_masuk import TERLALU_CEPAT
from pengaduan.darurat.actions import nyatakan_darurat
from pengaduan.models import Insiden, KehadiranKonsol, Pengaduan
from tests.factories import pengaduan as f
from tests.pengaduan.kantor_aduan import BUDI, PADA, TERIMA, adukan
from tests.pengaduan.meja_aduan import ISI, alamat, alamat_insiden, kueri, tekan
from tests.petugas import masuk, masuk_sebagai

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_jam")]
DETIK = timedelta(seconds=1)
S = Insiden.Status


@pytest.fixture
def operator(client, kantor):
    return masuk_sebagai(client, Peran.OPERATOR_112)


def konsol():
    return alamat_insiden("konsol")


def terima(client, insiden):
    return client.post(konsol(), {"insiden": insiden.pk})


# The board


def test_what_waits_stands_there_oldest_first(client, operator):
    baru = f.InsidenFactory(uraian="Baru.", diterima_pada=PADA - 5 * DETIK)
    lalu = PADA - 45 * DETIK
    lama = f.InsidenFactory(uraian="Lama.", lokasi="Pasar", diterima_pada=lalu)
    f.InsidenFactory(uraian="Selesai.", diserahkan=True)
    halaman = client.halaman(konsol())
    isi = halaman.text
    assert isi.index("Lama.") < isi.index("Baru.")
    assert "Selesai." not in isi
    for kata in (
        "<title>(2) Konsol darurat",
        "menunggu <b>45 detik</b>",
        f'data-terbaru="{max(baru.pk, lama.pk)}"',
        'data-alarm="0"',
        '<noscript><meta http-equiv="refresh" content="10"></noscript>',
    ):
        assert kata in isi
    assert "no-store" in halaman["Cache-Control"]


def test_what_looks_like_a_programs_stands_together_below_the_rest(client, operator):
    kosong = client.halaman(konsol())
    assertContains(kosong, "Tidak ada laporan yang menunggu.")
    assertContains(kosong, "Semua yang diterima sudah dicatat.")
    assertContains(kosong, "<title>Konsol darurat")
    robot = f.InsidenFactory.create_batch(3, uraian="Palsu.", tanda=[TERLALU_CEPAT])
    sendiri = client.halaman(konsol()).text
    nyata = f.InsidenFactory(uraian="Kebakaran.", diterima_pada=PADA)
    isi = client.halaman(konsol()).text
    assert "Mirip kiriman program: 3" in isi
    assert 'data-robot="1"' in isi
    assert f'data-terbaru="{nyata.pk}"' in isi
    assert isi.index("Kebakaran.") < isi.index("Palsu.")
    assert all(f'id="terima-{satu.pk}"' in isi for satu in (*robot, nyata))
    assert "Tidak ada laporan lain yang menunggu." in sendiri
    assert 'data-terbaru="0"' in sendiri


def test_what_is_read_aloud_stands_there(client, operator):
    insiden = f.InsidenFactory(
        lintang="-7.327500",
        bujur="108.220000",
        jumlah_korban="dua",
        kontak="0812",
        cara_kontak="tidak_bicara",
        tanda=["Diisi kurang dari tiga detik"],
    )
    for tempat in (konsol(), alamat_insiden("change", insiden.pk)):
        halaman = client.halaman(tempat)
        for kata in ("-7.327500, 108.220000", "dua"):
            assertContains(halaman, kata)
        assertNotContains(halaman, "0812")
    for kata in ("Tidak dapat bicara", "tiga detik"):
        assertContains(client.halaman(konsol()), kata)


def test_the_board_costs_little_for_any_length_and_no_contact_is_said(client, operator):
    for banyak in (1, 8):
        f.InsidenFactory.create_batch(banyak, kontak="081299999999")
        f.InsidenFactory.create_batch(banyak, diakui=True)
        assert kueri(client, konsol()) <= 16
    for satu in (konsol(), alamat_insiden("changelist")):
        assertNotContains(client.get(satu), "0812999")


# Signs of life


@pytest.mark.parametrize(
    ("peran", "dihitung"),
    [
        *((peran, True) for peran in (Peran.OPERATOR_112, Peran.PENYELIA_112)),
        *((peran, False) for peran in (Peran.ADMIN_SP4N, Peran.PETUGAS_LAYANAN)),
    ],
)
def test_each_look_of_the_desk_and_of_nobody_else_is_a_sign_of_life(
    client, peran, dihitung
):
    petugas = masuk_sebagai(client, peran)
    isi = client.halaman(konsol()).text
    assert [k.petugas for k in KehadiranKonsol.objects.all()] == [petugas] * dihitung
    assert ("Konsol Anda tidak dihitung" in isi) != dihitung
    siapa = f"Berjaga sekarang: {petugas}" if dihitung else "Tidak ada yang berjaga."
    assert siapa in isi


# Taking


def test_one_click_takes_it_and_leads_to_the_record(client, operator):
    insiden = f.InsidenFactory(kontak="0812 777")
    assert terima(client, insiden).url == konsol()
    insiden.refresh_from_db()
    assert (insiden.status, insiden.diakui_oleh) == (S.DIAKUI, operator)
    halaman = client.halaman(konsol())
    for tindakan in ("serahkan", "nilai_bukan_darurat", "nyatakan_palsu"):
        assertContains(halaman, alamat_insiden("tindakan", insiden.pk, tindakan))
    # He may call back at once; that he could is written down.
    assertContains(halaman, "0812 777")
    assert AksesDataPribadi.objects.get().oleh == operator
    masuk_sebagai(client, Peran.OPERATOR_112)
    assertNotContains(client.halaman(konsol()), "0812 777")
    # The slower of two is told.
    (pesan,) = get_messages(terima(client, insiden).wsgi_request)
    assert "sudah diterima petugas lain" in str(pesan)


def test_nobody_takes_what_he_may_not_see(client, kantor):
    insiden = f.InsidenFactory()
    masuk(client, kantor.loket)
    for isi in ({"insiden": insiden.pk}, {"insiden": "x"}, {}):
        assert client.post(konsol(), isi).status_code == 404
    assertNotContains(client.get(konsol()), insiden.uraian)
    masuk_sebagai(client, Peran.AUDITOR)
    assertNotContains(client.get(alamat_insiden("changelist")), "Buka konsol")
    masuk_sebagai(client, Peran.OPERATOR_112)
    assertContains(client.get(alamat_insiden("changelist")), konsol())
    assert client.get(reverse("admin:index")).url == konsol()


# The alarm


def test_a_look_at_the_console_rings_and_shows_it_for_a_late_find_too(client, kantor):
    saat = Saat(kantor.loket, PADA - 61 * DETIK)
    insiden = nyatakan_darurat(adukan(kantor), saat, alasan="Kabel.")
    masuk_sebagai(client, Peran.OPERATOR_112)
    halaman = client.halaman(konsol())
    insiden.refresh_from_db()
    assert insiden.alarm_pada == PADA
    assertContains(halaman, 'data-alarm="1"')
    assertContains(halaman, "Alarm: penyelia sudah dipanggil.")
    assertContains(client.get(alamat_insiden("change", insiden.pk)), "Alarm penyelia")


# From an incident to a complaint


@pytest.fixture
def bukan():
    return f.InsidenFactory(
        bukan_darurat=True,
        uraian="Lampu jalan mati.\nSudah lama.",
        lokasi="Depan SD",
        kontak="0812 0000 0001",
    )


def tautan(insiden):
    return f"{alamat('add')}?insiden={insiden.pk}"


def jadikan(client, kantor, insiden, **ubah):
    isi = {"unit": kantor.kecamatan.pk, "kategori": kantor.kategori.pk, "kanal": "web"}
    semua = ISI | isi | ubah
    return client.post(tautan(insiden), semua)


def test_a_person_finds_the_form_filled_in(client, kantor, bukan):
    masuk(client, kantor.admin)
    assertContains(client.halaman(alamat_insiden("change", bukan.pk)), tautan(bukan))
    assertContains(client.get(reverse("admin:index")), "Jadikan aduan bila perlu")
    form = client.halaman(tautan(bukan)).context["form"]
    harap = {
        "judul": "Lampu jalan mati.",
        "uraian": bukan.uraian,
        "lokasi": "Depan SD",
        "telepon": "0812 0000 0001",
        "kanal": "web",
        "tanggal_terima": TERIMA,
        "alasan_mundur": None,
    }
    assert {nama: form[nama].value() for nama in harap} == harap
    assert AksesDataPribadi.objects.get().alasan == "Menjadikan laporan ini aduan."


def test_one_of_another_day_says_why_it_is_late(client, kantor):
    lain = {"bukan_darurat": True, "diterima_pada": PADA - timedelta(days=1)}
    masuk(client, kantor.admin)
    client.halaman(tautan(f.InsidenFactory(**lain)))
    # One without contact opens nothing guarded.
    assert not AksesDataPribadi.objects.exists()
    insiden = f.InsidenFactory(**lain, kontak="ani@contoh.id")
    form = client.halaman(tautan(insiden)).context["form"]
    assert insiden.nomor in form["alasan_mundur"].value()
    assert form["surel"].value() == "ani@contoh.id"


def test_it_is_sent_by_a_person_and_both_know_each_other(client, kantor, bukan):
    masuk(client, kantor.admin)
    kunci = str(client.get(tautan(bukan)).context["form"]["kunci_masuk"].value())
    for _ in range(2):
        jawab = jadikan(client, kantor, bukan, kunci_masuk=kunci)
    aduan = Pengaduan.objects.get()
    assert jawab.url == alamat("tanda_terima", aduan.pk)
    bukan.refresh_from_db()
    assert (bukan.menjadi, bukan.status) == (aduan, S.BUKAN_DARURAT)
    assert Jejak.objects.filter(tindakan="jadikan_aduan").count() == 1
    assert Jejak.objects.filter(tindakan="dari_insiden").count() == 1
    halaman = client.halaman(alamat_insiden("change", bukan.pk))
    assertContains(halaman, aduan.nomor)
    assertNotContains(halaman, tautan(bukan))
    assert client.get(tautan(bukan)).status_code == 404
    assertNotContains(client.get(reverse("admin:index")), "Jadikan aduan bila perlu")


def test_not_of_an_emergency_nor_of_what_one_may_not_see(client, kantor, bukan):
    masuk(client, kantor.admin)
    for pk in ("x", "9" * 30, "0", f.InsidenFactory(diakui=True).pk):
        assert client.get(f"{alamat('add')}?insiden={pk}").status_code == 404
    masuk(client, kantor.loket)
    assert client.get(tautan(bukan)).status_code == 404
    # The operator judges and leaves the form to others.
    masuk_sebagai(client, Peran.OPERATOR_112)
    halaman = client.halaman(alamat_insiden("change", bukan.pk))
    assertNotContains(halaman, "Jadikan aduan")
    assert client.get(tautan(bukan)).status_code == 403


# Incidents at the desk: told to 112, recorded by a person; contact with a reason


@pytest.fixture
def insiden(kantor):
    aduan = adukan(kantor, BUDI, unit=kantor.kecamatan)
    return nyatakan_darurat(aduan, Saat(kantor.loket, PADA), alasan="Kabel putus.")


def test_it_is_taken_told_and_recorded(client, insiden):
    operator = masuk_sebagai(client, Peran.OPERATOR_112)
    halaman = client.halaman(alamat_insiden("change", insiden.pk))
    assertContains(halaman, "Telepon 112 sekarang")
    assertContains(halaman, 'href="tel:112"')
    kata = ("Bacakan ini", "Kabel putus.", "Tulisan pelapor semula")
    tempat = [halaman.text.index(k) for k in (*kata, insiden.pengaduan.uraian)]
    assert tempat == sorted(tempat)
    assertNotContains(halaman, "0812")
    buka = alamat_insiden("buka", insiden.pk)
    buka = client.post(buka, {"alasan": "Menelepon balik."})
    assertContains(buka, "081200000001")
    assert AksesDataPribadi.objects.get().kolom == "kontak"
    tekan(client, insiden, "akui")
    pukul = "2024-06-04T09:00"
    borang = client.halaman(alamat_insiden("tindakan", insiden.pk, "serahkan"))
    assertContains(borang, f'value="{pukul}"')
    tanpa = tekan(client, insiden, "serahkan", diserahkan_pada=pukul)
    assertContains(tanpa, "Tulis siapa yang menerima")
    isi = {"diserahkan_pada": pukul, "ke": "Rina", "tiket": "112-7"}
    akhir = tekan(client, insiden, "serahkan", **isi)
    insiden.refresh_from_db()
    assert (insiden.status, insiden.diakui_oleh) == (S.DISERAHKAN, operator)
    assert (insiden.diserahkan_pada, insiden.nomor_tiket_112) == (PADA, "112-7")
    assertContains(akhir, "diterima Rina, tiket 112-7")
    assertNotContains(akhir, "Telepon 112 sekarang")


def test_no_end_without_a_reason(client, insiden):
    masuk_sebagai(client, Peran.PENYELIA_112)
    tanpa = tekan(client, insiden, "batalkan", catatan=" ")
    assertContains(tanpa, "Tulis alasannya.")
    insiden.refresh_from_db()
    assert insiden.status == S.MENUNGGU
    akhir = tekan(client, insiden, "batalkan", catatan="Sudah aman.")
    insiden.refresh_from_db()
    assert insiden.alasan_akhir == "Sudah aman."
    assertContains(akhir, "Sudah aman.")
    assertContains(akhir, "Sudah dicatat")
