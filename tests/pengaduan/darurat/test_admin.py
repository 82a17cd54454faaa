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
from tests.factories.organisasi import PetugasFactory
from tests.factories.pengaduan import (
    HitunganDaruratFactory,
    InsidenFactory,
    InstansiLaporFactory,
    KehadiranFactory,
)
from tests.pengaduan.kantor_aduan import BUDI, DARURAT, PADA, TERIMA, adukan
from tests.pengaduan.meja_aduan import ISI, alamat, alamat_insiden, kueri, tekan_insiden
from tests.petugas import masuk, masuk_sebagai

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_jam")]


DETIK = timedelta(seconds=1)
S = Insiden.Status


def konsol():
    return alamat_insiden("konsol")


def terima(client, insiden):
    return client.post(konsol(), {"insiden": insiden.pk})


# The board


def test_what_waits_stands_there_oldest_first(client, kantor):
    baru = InsidenFactory(uraian="Baru.", diterima_pada=PADA - 5 * DETIK)
    lama = InsidenFactory(
        uraian="Lama.", lokasi="Pasar", diterima_pada=PADA - 45 * DETIK
    )
    InsidenFactory(uraian="Selesai.", diserahkan=True)
    masuk_sebagai(client, Peran.OPERATOR_112)
    halaman = client.halaman(konsol())
    isi = halaman.content.decode()
    assert isi.index("Lama.") < isi.index("Baru.")
    assert "Selesai." not in isi
    assert "<title>(2) Konsol darurat" in isi
    assert "menunggu <b>45 detik</b>" in isi
    assert f'data-terbaru="{max(baru.pk, lama.pk)}"' in isi
    assert 'data-alarm="0"' in isi
    assert '<noscript><meta http-equiv="refresh" content="10"></noscript>' in isi
    assert "no-store" in halaman["Cache-Control"]


def test_what_looks_like_a_programs_stands_together_below_the_rest(client, kantor):
    robot = InsidenFactory.create_batch(3, uraian="Palsu.", tanda=[TERLALU_CEPAT])
    masuk_sebagai(client, Peran.OPERATOR_112)
    sendiri = client.halaman(konsol()).content.decode()
    nyata = InsidenFactory(uraian="Kebakaran.", diterima_pada=PADA)
    isi = client.halaman(konsol()).content.decode()
    assert "Mirip kiriman program: 3" in isi
    assert 'data-robot="1"' in isi
    assert f'data-terbaru="{nyata.pk}"' in isi
    assert isi.index("Kebakaran.") < isi.index("Palsu.")
    assert all(f'id="terima-{satu.pk}"' in isi for satu in (*robot, nyata))
    assert "Tidak ada laporan lain yang menunggu." in sendiri
    assert 'data-terbaru="0"' in sendiri


def test_an_empty_board_says_so(client):
    masuk_sebagai(client, Peran.OPERATOR_112)
    halaman = client.halaman(konsol())
    assertContains(halaman, "Tidak ada laporan yang menunggu.")
    assertContains(halaman, "Semua yang diterima sudah dicatat.")
    assertContains(halaman, "<title>Konsol darurat")


def test_what_is_read_aloud_stands_there(client, kantor):
    InsidenFactory(
        lintang="-7.327500",
        bujur="108.220000",
        jumlah_korban="dua",
        kontak="0812",
        cara_kontak="tidak_bicara",
        tanda=["Diisi kurang dari tiga detik"],
    )
    masuk_sebagai(client, Peran.OPERATOR_112)
    halaman = client.halaman(konsol())
    for kata in ("-7.327500, 108.220000", "dua", "Tidak dapat bicara", "tiga detik"):
        assertContains(halaman, kata)
    assertNotContains(halaman, "0812")


@pytest.mark.parametrize("jumlah", [1, 20])
def test_the_board_costs_the_same_for_any_length(client, kantor, jumlah):
    InsidenFactory.create_batch(jumlah)
    InsidenFactory.create_batch(jumlah, diakui=True)
    masuk_sebagai(client, Peran.OPERATOR_112)
    assert kueri(client, konsol()) <= 16


# Signs of life


@pytest.mark.parametrize("peran", [Peran.OPERATOR_112, Peran.PENYELIA_112])
def test_each_look_of_the_desk_is_a_sign_of_life(client, peran):
    petugas = masuk_sebagai(client, peran)
    halaman = client.halaman(konsol())
    assert KehadiranKonsol.objects.get().petugas == petugas
    assertContains(halaman, f"Berjaga sekarang: {petugas}")
    assertNotContains(halaman, "tidak dihitung")


@pytest.mark.parametrize("peran", [Peran.ADMIN_SP4N, Peran.PETUGAS_LAYANAN])
def test_who_does_not_sit_at_the_desk_does_not_count(client, peran):
    masuk_sebagai(client, peran)
    halaman = client.halaman(konsol())
    assert not KehadiranKonsol.objects.exists()
    assertContains(halaman, "Konsol Anda tidak dihitung")
    assertContains(halaman, "Tidak ada yang berjaga.")


def test_others_who_watch_are_named_once(client):
    rina = PetugasFactory(nama="Rina")
    KehadiranFactory(petugas=rina, mulai=PADA - 90 * DETIK, terakhir=PADA - 29 * DETIK)
    KehadiranFactory(petugas__nama="Pulang", mulai=PADA, terakhir=PADA).delete()
    masuk_sebagai(client, Peran.ADMIN_SP4N)
    assertContains(client.halaman(konsol()), "Berjaga sekarang: Rina.")


# Taking


def test_one_click_takes_it_and_leads_to_the_record(client, kantor):
    insiden = InsidenFactory(kontak="0812 777")
    operator = masuk_sebagai(client, Peran.OPERATOR_112)
    jawab = terima(client, insiden)
    assert jawab.url == konsol()
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


def test_of_two_operators_the_slower_is_told(client, kantor):
    insiden = InsidenFactory(diakui=True)
    masuk_sebagai(client, Peran.OPERATOR_112)
    jawab = terima(client, insiden)
    (pesan,) = get_messages(jawab.wsgi_request)
    assert "sudah diterima petugas lain" in str(pesan)


def test_nobody_takes_what_he_may_not_see(client, kantor):
    insiden = InsidenFactory()
    masuk(client, kantor.loket)
    assert terima(client, insiden).status_code == 404
    assert client.post(konsol(), {"insiden": "x"}).status_code == 404
    assert client.post(konsol()).status_code == 404
    assertNotContains(client.get(konsol()), insiden.uraian)


def test_without_the_permission_there_is_no_console(client):
    masuk_sebagai(client, Peran.AUDITOR)
    assert client.get(konsol()).status_code == 403
    assert client.post(konsol()).status_code == 403
    assertNotContains(client.get(alamat_insiden("changelist")), "Buka konsol")


def test_the_way_to_it(client):
    masuk_sebagai(client, Peran.OPERATOR_112)
    for halaman in (alamat_insiden("changelist"), reverse("admin:index")):
        assertContains(client.get(halaman), konsol())


def test_what_the_officer_wrote_for_112_stands_before_the_older_words(client, kantor):
    aduan = adukan(kantor)
    kalimat = "Api di gudang dekat lapangan, ada orang di dalam."
    nyatakan_darurat(aduan, Saat(kantor.loket, PADA), alasan=kalimat)
    masuk_sebagai(client, Peran.OPERATOR_112)
    menunggu = client.halaman(konsol()).content.decode()
    terima(client, aduan.insiden)
    diterima = client.halaman(konsol()).content.decode()
    for isi in (menunggu, diterima):
        assert isi.index(kalimat) < isi.index("Tulisan pelapor semula")
        assert isi.index("Tulisan pelapor semula") < isi.index(aduan.uraian)
    assert diterima.index("Bacakan ini") < diterima.index(kalimat)


def test_the_words_of_the_reporter_himself_stand_alone(client, kantor):
    InsidenFactory(uraian="Ada pencuri di dalam rumah.", diterima_pada=PADA)
    masuk_sebagai(client, Peran.OPERATOR_112)
    halaman = client.halaman(konsol())
    assertContains(halaman, "Ada pencuri di dalam rumah.")
    assertNotContains(halaman, "Tulisan pelapor semula")


# The alarm


def test_a_look_at_the_console_rings_and_shows_it(client, kantor):
    insiden = InsidenFactory(diterima_pada=PADA - 61 * DETIK)
    masuk_sebagai(client, Peran.OPERATOR_112)
    halaman = client.halaman(konsol())
    insiden.refresh_from_db()
    assert insiden.alarm_pada == PADA
    assertContains(halaman, 'data-alarm="1"')
    assertContains(halaman, "Alarm: penyelia sudah dipanggil.")
    assertContains(client.get(alamat_insiden("change", insiden.pk)), "Alarm penyelia")


def test_a_late_find_rings_like_any_other(client, kantor):
    nyatakan_darurat(
        adukan(kantor), Saat(kantor.loket, PADA - 61 * DETIK), alasan="Kabel."
    )
    masuk_sebagai(client, Peran.OPERATOR_112)
    assertContains(client.halaman(konsol()), 'data-alarm="1"')


# From an incident to a complaint


@pytest.fixture
def bukan():
    return InsidenFactory(
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
    return client.post(tautan(insiden), {k: v for k, v in semua.items() if v != ""})


def test_a_person_finds_the_form_filled_in(client, kantor, bukan):
    masuk(client, kantor.admin)
    assertContains(client.halaman(alamat_insiden("change", bukan.pk)), tautan(bukan))
    assertContains(client.get(reverse("admin:index")), "dinilai bukan darurat")
    form = client.halaman(tautan(bukan)).context["form"]
    nilai = {n: form[n].value() for n in ("judul", "lokasi", "telepon", "kanal")}
    assert nilai == {
        "judul": "Lampu jalan mati.",
        "lokasi": "Depan SD",
        "telepon": "0812 0000 0001",
        "kanal": "web",
    }
    assert form["uraian"].value() == bukan.uraian
    assert form["tanggal_terima"].value() == TERIMA
    assert form["alasan_mundur"].value() is None
    assert AksesDataPribadi.objects.get().alasan == "Menjadikan laporan ini aduan."


def test_one_of_another_day_says_why_it_is_late(client, kantor):
    insiden = InsidenFactory(
        bukan_darurat=True,
        diterima_pada=PADA - timedelta(days=1),
        kontak="ani@contoh.id",
    )
    masuk(client, kantor.admin)
    form = client.halaman(tautan(insiden)).context["form"]
    assert insiden.nomor in form["alasan_mundur"].value()
    assert form["surel"].value() == "ani@contoh.id"


def test_one_without_contact_opens_nothing_guarded(client, kantor):
    masuk(client, kantor.admin)
    client.halaman(tautan(InsidenFactory(bukan_darurat=True)))
    assert not AksesDataPribadi.objects.exists()


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
    assertNotContains(client.get(reverse("admin:index")), "dinilai bukan darurat")


def test_a_colleague_was_faster_and_no_second_complaint_is_made(client, kantor, bukan):
    masuk(client, kantor.admin)
    jadikan(client, kantor, bukan)
    jawab = jadikan(client, kantor, bukan, uraian="Lain sekali.")
    assert jawab.status_code == 200
    assert Pengaduan.objects.count() == 1


def test_words_of_danger_are_asked_about_here_too(client, kantor, bukan):
    masuk(client, kantor.admin)
    jawab = jadikan(client, kantor, bukan, uraian=DARURAT)
    assertContains(jawab, "Ini mungkin darurat. Belum disimpan.")
    bukan.refresh_from_db()
    assert bukan.menjadi is None


@pytest.mark.parametrize("pk", ["x", "9" * 30, "0"])
def test_no_such_incident(client, kantor, pk):
    masuk(client, kantor.admin)
    assert client.get(f"{alamat('add')}?insiden={pk}").status_code == 404


def test_not_of_an_emergency_nor_of_what_one_may_not_see(client, kantor, bukan):
    masuk(client, kantor.admin)
    assert client.get(tautan(InsidenFactory(diakui=True))).status_code == 404
    masuk(client, kantor.loket)
    assert client.get(tautan(bukan)).status_code == 404


def test_the_operator_judges_and_leaves_the_form_to_others(client, bukan):
    masuk_sebagai(client, Peran.OPERATOR_112)
    assertNotContains(
        client.halaman(alamat_insiden("change", bukan.pk)), "Jadikan aduan"
    )
    assert client.get(tautan(bukan)).status_code == 403


# Incidents at the desk: told to 112, recorded by a person; contact with a reason


@pytest.fixture
def insiden(kantor):
    """A late find of the counter of the kecamatan."""
    aduan = adukan(kantor, BUDI, lain={"unit": kantor.kecamatan})
    return nyatakan_darurat(aduan, Saat(kantor.loket, PADA), alasan="Kabel putus.")


def test_it_is_taken_told_and_recorded(client, insiden):
    operator = masuk_sebagai(client, Peran.OPERATOR_112)
    halaman = client.halaman(alamat_insiden("change", insiden.pk))
    assertContains(halaman, "Telepon 112 sekarang")
    assertContains(halaman, 'href="tel:112"')
    isi = halaman.content.decode()
    urut = (
        "Bacakan ini",
        "Kabel putus.",
        "Tulisan pelapor semula",
        insiden.pengaduan.uraian,
    )
    assert [isi.index(kata) for kata in urut] == sorted(isi.index(k) for k in urut)
    assertNotContains(halaman, "0812")
    tekan_insiden(client, insiden, "akui")
    tanpa = tekan_insiden(
        client, insiden, "serahkan", diserahkan_pada="2024-06-04T09:00"
    )
    assertContains(tanpa, "Tulis siapa yang menerima")
    akhir = tekan_insiden(
        client,
        insiden,
        "serahkan",
        diserahkan_pada="2024-06-04T09:00",
        ke="Rina",
        tiket="112-7",
    )
    insiden.refresh_from_db()
    assert (insiden.status, insiden.diakui_oleh) == (S.DISERAHKAN, operator)
    assert (insiden.diserahkan_pada, insiden.nomor_tiket_112) == (PADA, "112-7")
    assertContains(akhir, "diterima Rina, tiket 112-7")
    assertNotContains(akhir, "Telepon 112 sekarang")


def test_the_time_of_the_call_stands_there_already(client, insiden):
    masuk_sebagai(client, Peran.OPERATOR_112)
    halaman = client.halaman(alamat_insiden("tindakan", insiden.pk, "serahkan"))
    assertContains(halaman, 'value="2024-06-04T09:00"')


@pytest.mark.parametrize(
    "tindakan", ["nilai_bukan_darurat", "nyatakan_palsu", "batalkan"]
)
def test_no_end_without_a_reason(client, insiden, tindakan):
    masuk_sebagai(client, Peran.PENYELIA_112)
    tanpa = tekan_insiden(client, insiden, tindakan, catatan=" ")
    assertContains(tanpa, "Tulis alasannya.")
    insiden.refresh_from_db()
    assert insiden.status == S.MENUNGGU
    akhir = tekan_insiden(client, insiden, tindakan, catatan="Sudah aman.")
    insiden.refresh_from_db()
    assert insiden.alasan_akhir == "Sudah aman."
    assertContains(akhir, "Sudah aman.")
    assertContains(akhir, "Sudah dicatat")


def test_whoever_found_it_calls_and_records_it_himself(client, kantor, insiden):
    masuk(client, kantor.loket)
    tekan_insiden(
        client, insiden, "serahkan", diserahkan_pada="2024-06-04T08:55", ke="Rina"
    )
    insiden.refresh_from_db()
    assert insiden.diserahkan_oleh == kantor.loket


def test_contact_is_opened_with_a_reason(client, insiden):
    masuk_sebagai(client, Peran.OPERATOR_112)
    response = client.post(
        alamat_insiden("buka", insiden.pk), {"alasan": "Menelepon balik."}
    )
    assertContains(response, "081200000001")
    assert AksesDataPribadi.objects.get().kolom == "kontak"


def test_another_unit_finds_nothing(client, kantor, insiden):
    masuk(client, kantor.kepala)
    for nama, args in (
        ("change", ()),
        ("history", ()),
        ("buka", ()),
        ("tindakan", ("akui",)),
    ):
        halaman = alamat_insiden(nama, insiden.pk, *args)
        assert client.get(halaman).status_code == 404
    assert (
        list(client.get(alamat_insiden("changelist")).context["cl"].result_list) == []
    )


def test_an_auditor_reads_and_acts_on_nothing(client, insiden):
    masuk_sebagai(client, Peran.AUDITOR)
    halaman = client.halaman(alamat_insiden("change", insiden.pk))
    assert halaman.context["tombol"] == []
    assertNotContains(halaman, "Lihat kontak")
    assert client.get(alamat_insiden("buka", insiden.pk)).status_code == 403


def test_a_point_and_the_number_of_hurt_are_read_aloud(client):
    insiden = InsidenFactory(
        lintang="-7.327500", bujur="108.220000", jumlah_korban="dua", lokasi="Pasar"
    )
    masuk_sebagai(client, Peran.OPERATOR_112)
    halaman = client.halaman(alamat_insiden("change", insiden.pk))
    assertContains(halaman, "-7.327500, 108.220000")
    assertContains(halaman, "dua")


def test_the_list_costs_the_same_for_any_length_and_says_no_contact(client, kantor):
    masuk_sebagai(client, Peran.OPERATOR_112)
    InsidenFactory(kontak="081299999999")
    satu = kueri(client, alamat_insiden("changelist"))
    for _ in range(40):
        InsidenFactory(diakui=True)
    assert kueri(client, alamat_insiden("changelist")) == satu <= 12
    assertNotContains(client.get(alamat_insiden("changelist")), "0812999")


# Figures and lists that nobody edits


def test_the_bare_counts_are_read_by_the_desk(client):
    HitunganDaruratFactory(tampil=3, lanjut=1)
    masuk_sebagai(client, Peran.PENYELIA_112)
    halaman = client.halaman(reverse("admin:pengaduan_hitungandarurat_changelist"))
    assertContains(halaman, "Tidak ada data pribadi")


@pytest.mark.parametrize(
    "model", ["kategoripengaduan", "topikpengaduan", "teksbalasan", "instansilapor"]
)
def test_reference_tables_open_for_the_sp4n_admin(client, model):
    InstansiLaporFactory()
    masuk_sebagai(client, Peran.ADMIN_SP4N)
    client.halaman(reverse(f"admin:pengaduan_{model}_changelist"))
    if model != "instansilapor":
        client.halaman(reverse(f"admin:pengaduan_{model}_add"))
