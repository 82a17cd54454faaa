"""The console's rules: who watches, when it rings; and the figures of the desk."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
import time_machine
from django.urls import reverse
from pytest_django.asserts import assertContains

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.basis_data.kerja import Henti
from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from organisasi.models import AksesDataPribadi, Jejak, Notifikasi, TugasHubungi
from pengaduan.darurat import actions as aksi
from pengaduan.darurat.konsol import angka_darurat, celah, lama, sebutan
from pengaduan.darurat.models import TANDA_ROBOT
from pengaduan.models import Insiden, KehadiranKonsol, Kiriman, Pengaduan
from ppid_portal.operasi.pekerjaan import DAFTAR
from tests.factories.organisasi import PenugasanFactory, PetugasFactory
from tests.factories.pengaduan import (
    PADA as PAGI,
    HitunganDaruratFactory,
    InsidenFactory,
    KehadiranFactory,
    PengaduanFactory,
)
from tests.pengaduan.kantor_aduan import PADA, TERIMA
from tests.petugas import masuk_sebagai, petugas_berperan
from tests.serentak import serentak

pytestmark = pytest.mark.django_db
DETIK = timedelta(seconds=1)


def jaga(pada=PADA, petugas=None):
    KehadiranKonsol.objects.detak(petugas or PetugasFactory(), pada=pada)


def lapor(kunci=None, **ubah):
    isi = {"uraian": "Api besar.", "lokasi": "Pasar", "pada": PADA}
    return aksi.lapor_darurat(**(isi | ubah), kunci=kunci or uuid4())


# Signs of life


def test_signs_of_life_make_one_presence_until_they_stop():
    petugas = PetugasFactory()
    # A clock that is behind shortens no presence.
    for detik in (0, 10, 39, 35, 100, 110):
        jaga(PADA + detik * DETIK, petugas)
    jaga(PADA, PetugasFactory())
    semua = KehadiranKonsol.objects.filter(petugas=petugas).order_by("mulai")
    assert [((k.mulai - PADA) / DETIK, (k.terakhir - PADA) / DETIK) for k in semua] == [
        (0, 39),
        (100, 110),
    ]
    assert str(semua[0]).startswith(str(petugas))
    assert KehadiranKonsol.objects.dijaga(PADA + 139 * DETIK)
    assert not KehadiranKonsol.objects.dijaga(PADA + 140 * DETIK)
    petugas.delete()  # an account that may go takes its presences along
    assert not semua.all().exists()


@pytest.mark.django_db(transaction=True)
def test_two_windows_of_one_officer_are_one_presence():
    petugas = PetugasFactory()
    hasil = serentak(2, lambda _ke: jaga(PADA, petugas))
    assert hasil == [None, None]
    assert KehadiranKonsol.objects.count() == 1


# A report


def test_a_report_is_an_incident_and_nothing_else(kantor):
    with pytest.raises(aksi.TidakDijaga):  # while nobody watches nothing is saved
        lapor()
    assert not Insiden.objects.exists()
    jaga()
    insiden = lapor(kontak="0812", cara_kontak="sms", tanda=["Diisi cepat"])
    assert (insiden.nomor, insiden.status) == ("DRT-2024-000001", "menunggu")
    assert (insiden.kontak, insiden.tanda) == ("0812", ["Diisi cepat"])
    assert Insiden.objects.dengan_kode(insiden.kode).get() == insiden
    for model in (Pengaduan, Kiriman, Notifikasi):
        assert not model.objects.exists()
    assert "Telepon 112 SEKARANG" in TugasHubungi.objects.get().perihal


@pytest.mark.django_db(transaction=True)
def test_the_same_form_twice_is_one_report_even_when_nobody_watches_any_more(kantor):
    kunci = uuid4()
    jaga()
    satu, dua = serentak(2, lambda _ke: lapor(kunci))
    assert satu == dua == lapor(kunci, pada=PADA + 60 * DETIK) == Insiden.objects.get()


# The alarm


@pytest.fixture
def penyelia(kantor):
    return petugas_berperan(Peran.PENYELIA_112, kantor.utama, email="lia@contoh.id")


def test_a_minute_without_anybody_rings_once(kantor, penyelia):
    insiden = InsidenFactory(diterima_pada=PADA)
    InsidenFactory(diterima_pada=PADA, diakui=True)
    assert aksi.bunyikan_alarm(pada=PADA + 59 * DETIK) == 0
    assert aksi.bunyikan_alarm(pada=PADA + 61 * DETIK) == 1
    assert aksi.bunyikan_alarm(pada=PADA + 90 * DETIK) == 0
    insiden.refresh_from_db()
    assert insiden.alarm_pada == PADA + 61 * DETIK
    surat = Notifikasi.objects.get()
    assert surat.penerima == "lia@contoh.id"
    assert insiden.nomor in surat.subjek
    assert surat.jalur == Notifikasi.Jalur.ALARM
    # Number and link, never what happened.
    assert "/admin/pengaduan/insiden/konsol/" in surat.isi
    assert insiden.uraian not in surat.isi
    tugas = TugasHubungi.objects.get()
    assert (tugas.unit, tugas.cara) == (kantor.utama, TugasHubungi.Cara.TELEPON)
    assert "Penyelia 112" in tugas.perihal
    assert Jejak.objects.milik(insiden).get().tindakan == "alarm"


@pytest.mark.parametrize("tanda", TANDA_ROBOT)
def test_m9_what_looks_like_a_programs_rings_as_one(kantor, penyelia, tanda):
    semua = InsidenFactory.create_batch(15, diterima_pada=PADA, tanda=[tanda])
    nyata = InsidenFactory(diterima_pada=PADA, tanda=["Sudah beberapa laporan"])
    menit = 60 * DETIK
    assert aksi.bunyikan_alarm(pada=PADA + 2 * menit) == 2
    assert aksi.bunyikan_alarm(pada=PADA + 50 * menit) == 0
    assert set(Insiden.objects.filter(alarm_pada__isnull=False)) == {semua[0], nyata}
    assert Notifikasi.objects.count() == TugasHubungi.objects.count() == 2
    # Who lies there an hour after the last is called out again.
    assert aksi.bunyikan_alarm(pada=PADA + 63 * menit) == 1


def test_it_is_one_transaction_with_its_message(kantor, penyelia, monkeypatch):
    InsidenFactory(diterima_pada=PADA)
    gagal = "pengaduan.darurat.actions.tugaskan_menghubungi"
    monkeypatch.setattr(gagal, lambda *_a, **_k: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        aksi.bunyikan_alarm(pada=PADA + 61 * DETIK)
    assert Insiden.objects.get().alarm_pada is None
    assert not Notifikasi.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_of_two_workers_at_once_one_rings(kantor, penyelia):
    InsidenFactory(diterima_pada=PADA)
    hasil = serentak(2, lambda _ke: aksi.bunyikan_alarm(pada=PADA + 61 * DETIK))
    assert sorted(hasil) == [0, 1]
    assert Notifikasi.objects.count() == TugasHubungi.objects.count() == 1
    assert Jejak.objects.filter(tindakan="alarm").count() == 1


def test_the_worker_rings_before_its_other_jobs(kantor):
    insiden, tugas = InsidenFactory(diterima_pada=PADA), DAFTAR[0]
    tugas.kerjakan(PADA + 61 * DETIK, Henti())
    insiden.refresh_from_db()
    assert (tugas.nama, tugas.jadwal.selang) == ("alarm_darurat", 15 * DETIK)
    assert insiden.alarm_pada


def test_who_takes_it_ends_the_call_to_the_supervisor_and_may_call_back(kantor):
    aksi.akui_insiden(InsidenFactory(diterima_pada=PADA), Saat(kantor.admin, PADA))
    assert not AksesDataPribadi.objects.exists()  # there was no contact to look at
    insiden = InsidenFactory(diterima_pada=PADA, kontak="0812")
    aksi.bunyikan_alarm(pada=PADA + 61 * DETIK)
    aksi.akui_insiden(insiden, Saat(kantor.admin, PADA + 70 * DETIK))
    tugas = TugasHubungi.objects.get()
    assert (tugas.oleh, tugas.selesai_pada) == (kantor.admin, PADA + 70 * DETIK)
    akses = AksesDataPribadi.objects.get()
    assert (akses.oleh, akses.kolom) == (kantor.admin, "kontak")
    assert "menghubungi kembali" in akses.alasan


@pytest.mark.parametrize("akhir", ["", Insiden.Tindakan.NYATAKAN_PALSU])
def test_every_end_ends_both_calls(kantor, akhir):
    jaga()
    insiden = lapor()
    aksi.bunyikan_alarm(pada=PADA + 61 * DETIK)
    siapa = {"saat": Saat(kantor.admin, PADA + 70 * DETIK)}
    if akhir:
        aksi.akhiri_insiden(insiden, akhir, **siapa, catatan="Tidak ada api.")
    else:
        aksi.serahkan_insiden(insiden, **siapa, diserahkan_pada=PADA, ke="Rina")
    assert TugasHubungi.objects.count() == 2
    assert not TugasHubungi.objects.filter(selesai_pada=None).exists()


def test_a_person_makes_a_complaint_of_it_once(kantor):
    insiden, aduan = InsidenFactory(bukan_darurat=True), PengaduanFactory()
    siapa = {"saat": Saat(kantor.admin, PADA)}
    lama_sekali = Insiden.objects.get(pk=insiden.pk)
    for _ in range(2):
        aksi.jadikan_aduan(insiden, aduan, **siapa)
    assert Insiden.objects.get().menjadi == aduan
    assert aduan.nomor in insiden.riwayat.get().catatan
    assert insiden.nomor in aduan.riwayat.get().catatan
    with pytest.raises(TindakanTerlarang):
        aksi.jadikan_aduan(lama_sekali, PengaduanFactory(), **siapa)


# Words


def test_a_length_of_time_in_words():
    for selang, kata in (
        ({"seconds": -3}, "0 detik"),
        ({"seconds": 45}, "45 detik"),
        ({"seconds": 185}, "3 menit 5 detik"),
        ({"hours": 2, "minutes": 3}, "2 jam 3 menit"),
        ({"days": 3, "hours": 4}, "3 hari 4 jam"),
    ):
        assert lama(timedelta(**selang)) == kata


def test_an_operator_is_named_with_his_post():
    rina = PetugasFactory(nama="Rina")
    assert sebutan(rina, PADA) == "Rina"
    PenugasanFactory(petugas=rina)
    assert sebutan(rina, PADA) == "Rina, Petugas layanan"
    PenugasanFactory(petugas=rina, peran=Peran.OPERATOR_112)
    assert sebutan(rina, PADA) == "Rina, Operator 112"
    rina.penugasan.filter(peran=Peran.OPERATOR_112).update(jabatan="Operator regu A")
    assert sebutan(rina, PADA) == "Rina, Operator regu A"


# Figures of the emergency desk: one query each, gaps told.

JAM, SEHARI = timedelta(hours=1), timedelta(days=1)
# Midnight of Jakarta, and the next.
AWAL = datetime(2024, 6, 3, 17, tzinfo=UTC)
AKHIR = AWAL + SEHARI


def test_a_day_of_the_desk(django_assert_num_queries):
    for detik in (10, 20, 90):
        InsidenFactory(diakui=True, diakui_pada=PAGI + detik * DETIK)
    InsidenFactory(alarm_pada=PAGI + 61 * DETIK)
    InsidenFactory(diterima_pada=AKHIR)
    HitunganDaruratFactory(tampil=8, lanjut=2)
    HitunganDaruratFactory(hari=TERIMA - SEHARI, tampil=50)
    KehadiranFactory()
    with django_assert_num_queries(3):
        angka = angka_darurat(TERIMA, TERIMA, pada=PAGI + 9 * SEHARI)
    assert (angka["masuk"], angka["belum_diterima"], angka["beralarm"]) == (4, 1, 1)
    assert (angka["median"], angka["terlama"]) == (20 * DETIK, 90 * DETIK)
    assert (angka["tampil"], angka["lanjut"], angka["persen_lanjut"]) == (8, 2, 25)
    assert list(angka["celah"]) == [(AWAL, PAGI), (PAGI + JAM + 30 * DETIK, AKHIR)]
    assert angka["tak_dijaga"] == SEHARI - JAM - 30 * DETIK


def test_nothing_to_measure_and_presences_that_touch_leave_no_gap():
    angka = angka_darurat(TERIMA, TERIMA, pada=PAGI)
    assert (angka["masuk"], angka["median"], angka["persen_lanjut"]) == (0, None, None)
    # The day is counted until now.
    assert list(angka["celah"]) == [(AWAL, PAGI)]
    a, b, c = (PAGI + n * JAM for n in range(3))
    hadir = [(a, b), (a, a), (b + 29 * DETIK, c)]
    assert celah(hadir, a, c) == []
    assert celah(hadir, a - JAM, c + JAM) == [(a - JAM, a), (c + 30 * DETIK, c + JAM)]


def halaman():
    return reverse("admin:pengaduan_hitungandarurat_angka")


@time_machine.travel(PAGI, tick=False)
def test_who_answers_for_it_reads_it(client):
    InsidenFactory(diakui=True, diterima_pada=PAGI - 75 * DETIK)
    HitunganDaruratFactory(tampil=4, lanjut=1)
    masuk_sebagai(client, Peran.PIMPINAN)
    jawab = client.halaman(halaman())
    assertContains(jawab, "6 Mei 2024 sampai 4 Juni 2024")
    assertContains(jawab, "1 menit 15 detik", count=2)
    assertContains(jawab, "25 persen")
    assertContains(jawab, "<td>29 hari 8 jam</td>")
    daftar = client.get(reverse("admin:pengaduan_hitungandarurat_changelist"))
    assertContains(daftar, halaman())


@time_machine.travel(PAGI, tick=False)
def test_a_chosen_period_and_many_gaps_that_are_cut_and_counted(client):
    penuh = KehadiranFactory(mulai=AWAL - SEHARI, terakhir=PAGI)
    masuk_sebagai(client, Peran.ADMIN_SP4N)
    jawab = client.halaman(f"{halaman()}?dari=2024-06-04&sampai=2024-06-04")
    assertContains(jawab, "4 Juni 2024 sampai 4 Juni 2024")
    assertContains(jawab, "Dijaga sepanjang waktu itu.")
    assertContains(jawab, "belum ada", count=2)
    penuh.delete()
    for mulai in (PAGI - jam * JAM for jam in range(60)):
        KehadiranFactory(mulai=mulai, terakhir=mulai)
    assertContains(client.halaman(halaman()), "Dan 10 kali lain yang lebih pendek.")


@time_machine.travel(PAGI, tick=False)
def test_a_period_that_cannot_be(client):
    masuk_sebagai(client, Peran.ADMIN_SP4N)
    terlalu = "paling lama satu tahun"
    for query, kata in (
        ("dari=2024-06-05&sampai=2024-06-04", terlalu),
        ("dari=2020-01-01&sampai=2024-06-04", terlalu),
        ("dari=x", "Isi hari yang benar."),
    ):
        assertContains(client.halaman(f"{halaman()}?{query}"), kata)
