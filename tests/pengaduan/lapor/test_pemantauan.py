"""Reading back what LAPOR! says, and what no single row can tell; never deciding for us."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, strategies as st

from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from organisasi.models import Jejak, Notifikasi
from pengaduan.lapor import pemantauan
from pengaduan.lapor.actions import periksa_sekarang, ubah_cara
from pengaduan.lapor.pemantauan import (
    goyang,
    ingatkan_nomor,
    kosongkan_kontak,
    periksa_berikutnya,
    rekonsiliasi,
)
from pengaduan.lapor.sirkuit import KanalTertib
from pengaduan.models import Kiriman, Penerusan, Pengaduan, Sirkuit
from tests.factories import pengaduan as f
from tests.pengaduan.lapor.meja import (
    KINI,
    L,
    S,
    aduan,
    alat,
    jalan,
    langkah,
    pelapor_pasti,
    teruskan,
)
from tests.petugas import petugas_berperan

pytestmark = pytest.mark.django_db
Luar = Penerusan.StatusLuar


@pytest.fixture
def penerusan(lapor, petugas, jam):
    satu = teruskan(aduan(), oleh=petugas)
    jalan(jam)
    jam.maju(hours=2)
    satu.refresh_from_db()
    return satu


def nomor(penerusan):
    return int(penerusan.lapor_complaint_id)


def baca(penerusan, jam):
    Penerusan.objects.filter(pk=penerusan.pk).update(periksa_lagi_pada=jam.saat)
    jalan(jam)
    penerusan.refresh_from_db()
    return penerusan


def pesan(kata):
    return Notifikasi.objects.filter(kunci__contains=f":{kata}:").count()


def test_it_is_not_read_before_its_first_hour_nor_with_wrong_credentials(
    lapor, petugas, jam
):
    teruskan(aduan(), oleh=petugas)
    jalan(jam)
    jam.maju(minutes=47)
    assert jalan(jam) == 0
    lapor.skenario("rincian", "401_json", kali=None)
    for _ in range(2):
        jam.maju(days=1)
        jalan(jam)
    assert Sirkuit.objects.get().keadaan == Sirkuit.Keadaan.DIMATIKAN
    assert [p["tempat"] for p in lapor.permintaan()].count("rincian") == 1


def test_five_failed_readings_open_the_breaker(lapor, petugas, jam):
    lain = {"periksa_lagi_pada": KINI, "cara": "api"}
    for ke in range(6):
        f.PenerusanFactory(lapor_complaint_id=f"777000{ke}", **lain)
    lapor.skenario("rincian", "502_html", kali=None)
    jalan(jam)
    assert Sirkuit.objects.get().keadaan == Sirkuit.Keadaan.BUKA
    assert len(lapor.permintaan()) == 5


@pytest.mark.parametrize(
    ("nama", "status"),
    [
        ("Dirapatkan", Luar.DIPROSES),
        ("Selesai", Luar.SELESAI),
        ("Ditolak", Luar.DITUTUP),
        ("Sedang Dirapatkan", Luar.TIDAK_DIKENAL),
    ],
)
def test_their_names_become_our_words_and_move_nothing(
    lapor, penerusan, jam, settings, nama, status
):
    settings.LAPOR_STATUS_MAP = {"Dirapatkan": "diproses"}
    petugas_berperan(Peran.PPID_PEMBANTU, penerusan.pengaduan.pemegang)
    lapor.status(nomor(penerusan), nama)
    baca(penerusan, jam)
    assert (penerusan.status_luar, penerusan.status_luar_mentah) == (status, nama)
    assert penerusan.diperiksa_pada is not None
    assert penerusan.instansi_luar
    assert penerusan.pengaduan.status == Pengaduan.Status.DITERUSKAN
    assert pesan("status_luar") == 1
    # An end is told to the holder; a name that nobody knows ends nothing.
    assert pesan("luar_berakhir") == penerusan.final
    assert (penerusan.periksa_lagi_pada is None) == (status == Luar.DITUTUP)


def test_a_case_that_is_opened_again_reaches_its_handler(lapor, penerusan, jam):
    petugas_berperan(Peran.PPID_PEMBANTU, penerusan.pengaduan.pemegang)
    lapor.status(nomor(penerusan), "Selesai")
    baca(penerusan, jam)
    for nama, dibuka in (("Entah", 0), ("Selesai", 0), ("Dalam Proses", 1)):
        jam.maju(days=3)
        lapor.status(nomor(penerusan), nama)
        baca(penerusan, jam)
        assert pesan("luar_dibuka") == dibuka
    assert penerusan.status_luar == Luar.DIPROSES


def test_repeated_polls_add_nothing_and_the_newest_stands_first(lapor, penerusan, jam):
    semua = ["satu", "dua", "tiga"]
    for isi in semua:
        lapor.tindak_lanjut(nomor(penerusan), isi)
    lapor.skenario("tindak_lanjut", "urutan_acak")
    baca(penerusan, jam)
    lapor.skenario("tindak_lanjut", "halaman_ganda", kali=2)
    jejak, kabar = Jejak.objects.count(), Notifikasi.objects.count()
    for _ in range(3):
        jam.maju(hours=4)
        baca(penerusan, jam)
    kini = list(penerusan.tindak_lanjut.all())
    assert sorted(t.isi for t in kini) == sorted(semua)
    assert [t.pada for t in kini] == sorted((t.pada for t in kini), reverse=True)
    assert (Jejak.objects.count(), Notifikasi.objects.count()) == (jejak, kabar)


def test_a_broken_page_of_follow_ups_loses_no_state_and_no_note_is_told_twice(
    lapor, penerusan, jam
):
    kalimat = "Diarsipkan oleh {{institution_to}} karena sudah dijawab."
    lapor.status(nomor(penerusan), "Diarsipkan", kalimat)
    lapor.skenario("tindak_lanjut", "200_json_rusak")
    baca(penerusan, jam)
    assert penerusan.status_luar == Luar.DITUTUP
    assert not penerusan.tindak_lanjut.exists()
    assert penerusan.periksa_lagi_pada - jam.saat == timedelta(minutes=72)
    for _ in range(2):
        baca(penerusan, jam)
        jam.maju(days=1)
    semua = list(penerusan.tindak_lanjut.values_list("isi", flat=True))
    assert sum("karena sudah dijawab" in isi for isi in semua) == 1
    assert not [isi for isi in semua if "{{" in isi]


def test_what_they_wrote_stands_in_plain_words_on_the_reporter_s_page(
    lapor, penerusan, jam, client
):
    pangkal, berkas = "https://berkas.tiruan.invalid", ("surat.pdf", "foto.jpg")
    lapor.tindak_lanjut(
        nomor(penerusan),
        "<p>Terima kasih&hellip;</p><br>Petugas \u202edatang &amp; memeriksa. "
        "Pelapor NIK 3278 0112\u20133456\u00a07890, HP 0812 3456 7890.",
        templat="reply_lmw",
        lampiran=[{"nama": n, "alamat": f"{pangkal}/{n}"} for n in berkas],
    )
    baca(penerusan, jam)
    (kabar,) = penerusan.tindak_lanjut.all()
    assert kabar.isi == (
        f"{penerusan.instansi_luar} membalas laporan ini\n"
        "Terima kasih…\nPetugas datang & memeriksa. "
        "Pelapor NIK [disamarkan], HP [disamarkan].\n"
        "2 berkas dilampirkan (surat.pdf, foto.jpg). Buka di SP4N-LAPOR!."
    )
    halaman = client.get(penerusan.pengaduan.get_absolute_url()).text
    assert "Terima kasih…<br>Petugas datang &amp; memeriksa." in halaman
    assert "2 berkas dilampirkan (surat.pdf, foto.jpg)" in halaman


def test_a_note_that_no_follow_up_says_is_kept_and_no_status_takes_nothing_back(
    lapor, penerusan, jam
):
    lapor.status(nomor(penerusan), "Diarsipkan", "Sudah dijawab di laporan lain.")
    satu = alat(jam)
    rincian = KanalTertib(satu).rincian(penerusan.lapor_complaint_id)
    for rinci in (rincian, rincian, replace(rincian, status_nama="")):
        pemantauan.simpan(penerusan, rinci, (), alat=satu)
        assert penerusan.status_luar == Luar.DITUTUP
    (kabar,) = penerusan.tindak_lanjut.all()
    assert kabar.isi == str(kabar) == "Sudah dijawab di laporan lain."


# When it cannot be read


@pytest.mark.parametrize(
    ("aksi", "selang", "gagal"),
    [
        ("502_html", timedelta(minutes=72), 1),
        ("429_retry_after", timedelta(hours=2), 1),
        # LAPOR! does not know it: looked for tomorrow, and the channel goes on.
        ("", timedelta(hours=28.8), 0),
    ],
)
def test_a_failed_reading_is_tried_again_later(
    lapor, penerusan, jam, aksi, selang, gagal
):
    if aksi:
        lapor.skenario("rincian", aksi, detik=7200)
    else:
        Penerusan.objects.update(lapor_complaint_id="8888888")
    baca(penerusan, jam)
    assert penerusan.periksa_lagi_pada - jam.saat == selang
    assert penerusan.status_luar == Luar.TERKIRIM
    assert Sirkuit.objects.get().gagal_beruntun == gagal


# "Periksa sekarang"


def test_of_two_workers_one_reads_and_an_officer_may_have_it_read_now(
    lapor, penerusan, petugas, jam, monkeypatch
):
    satu = alat(jam)
    Penerusan.objects.update(periksa_lagi_pada=jam.saat)
    with monkeypatch.context() as tambal:
        kalah = type(Penerusan.objects.all())
        tambal.setattr(kalah, "update", lambda *_a, **_k: 0)
        assert pemantauan.periksa_satu(satu, KanalTertib(satu))
    penerusan.refresh_from_db()
    assert penerusan.diperiksa_pada is None
    baca(penerusan, jam)
    lapor.status(nomor(penerusan), "Selesai")
    jam.maju(minutes=5)
    periksa_sekarang(penerusan, Saat(petugas, jam.saat))
    jalan(jam)
    penerusan.refresh_from_db()
    assert penerusan.status_luar == Luar.SELESAI
    assert Jejak.objects.filter(tindakan="periksa_sekarang").count() == 1


# Once an hour and once a day: what no single row can tell; and how long is waited.

MINGGU = timedelta(days=7)


def test_what_waited_seven_days_is_given_to_an_officer():
    sewa = {"status": S.SEDANG, "penyewa": "mati", "sewa_sampai": KINI}
    semua = [
        f.KirimanFactory(dibuat_pada=KINI - MINGGU, galat="situs tidak menjawab"),
        f.KirimanFactory(dibuat_pada=KINI - MINGGU + timedelta(minutes=1)),
        f.KirimanFactory(**sewa),
        f.KirimanFactory(**sewa, mulai_kirim=KINI),
    ]
    rekonsiliasi(pada=KINI)
    kini = [Kiriman.objects.get(pk=satu.pk) for satu in semua]
    # And dead leases are freed.
    status = [S.BUNTU, S.MENUNGGU, S.MENUNGGU, S.TIDAK_PASTI]
    assert [satu.status for satu in kini] == status
    assert kini[0].galat == "situs tidak menjawab"


def test_a_step_is_as_old_as_its_turn():
    """A passing on that could begin only yesterday has not been tried for a week."""
    kemarin, lama = KINI - timedelta(days=1), {"dibuat_pada": KINI - 2 * MINGGU}
    lama["penerusan"] = f.PenerusanFactory(cara="api")
    f.KirimanFactory(**lama, status=S.TERKIRIM, selesai_pada=kemarin)
    terus = f.KirimanFactory(**lama, langkah=L.TERUSKAN, urutan=3)
    rekonsiliasi(pada=KINI)
    terus.refresh_from_db()
    assert (terus.status, terus.sejak) == (S.MENUNGGU, kemarin)


def test_the_worker_gives_up_after_seven_days_not_after_so_many_tries(
    lapor, petugas, jam
):
    penerusan = teruskan(aduan(), oleh=petugas)
    lapor.skenario("buat", "303001", kali=None)
    for _ in range(9):
        jalan(jam)
        jam.maju(days=1)
    kiriman = langkah(penerusan)
    assert (kiriman.status, kiriman.percobaan) == (S.BUNTU, 8)


def test_a_reading_that_was_lost_is_scheduled():
    hilang = f.PenerusanFactory(cara="api", lapor_complaint_id="9000001")
    lama = {"diteruskan_pada": KINI - timedelta(days=181)}
    for cara, nomor, lain in (
        ("tangan", "9000002", {}),
        ("api", "", {}),
        ("api", "9000003", {"status_luar": "selesai"}),
        ("api", "9000004", lama),
    ):
        f.PenerusanFactory(cara=cara, lapor_complaint_id=nomor, **lain)
    rekonsiliasi(pada=KINI)
    assert list(Penerusan.objects.perlu_diperiksa(KINI)) == [hilang]


# Contacts


@pytest.mark.usefixtures("siap")
def test_contacts_leave_the_payload_after_ninety_days_or_when_they_are_erased(petugas):
    pelapor = pelapor_pasti(setuju_diteruskan=True)
    penerusan = teruskan(aduan(pelapor=pelapor), oleh=petugas)
    Kiriman.objects.update(status=S.TERKIRIM, selesai_pada=KINI)
    assert kosongkan_kontak(pada=KINI + timedelta(days=89)) == 0
    assert "nameUser" in langkah(penerusan).muatan
    assert kosongkan_kontak(pada=KINI + timedelta(days=90)) == 1
    muatan = langkah(penerusan).muatan
    assert not {"nameUser", "emailUser", "phoneUser"} & set(muatan)
    assert muatan["title"]
    lain = pelapor_pasti(setuju_diteruskan=True)
    teruskan(aduan(pelapor=lain), oleh=petugas)
    Kiriman.objects.exclude(status=S.TERKIRIM).update(status=S.DITOLAK)
    lain.hapus_identitas(pada=KINI)
    assert kosongkan_kontak(pada=KINI) == 1


# Numbers that nobody typed back


@pytest.fixture
def tanpa_nomor(petugas, siap):
    """Handed over by hand on Tuesday 4 June; its number was due on Wednesday."""
    return teruskan(aduan(), oleh=petugas, cara="tangan")


def test_on_its_day_and_on_days_off_nobody_is_reminded(tanpa_nomor):
    for hari in (5, 8, 17):
        assert ingatkan_nomor(pada=KINI, hari_ini=date(2024, 6, hari)) == 0
    ubah_cara(tanpa_nomor, Saat(tanpa_nomor.oleh, KINI), cara="api")
    assert ingatkan_nomor(pada=KINI, hari_ini=date(2024, 6, 10)) == 0


def test_the_day_after_the_officers_are_reminded_once_then_diskominfo(
    tanpa_nomor, petugas
):
    unit = tanpa_nomor.pengaduan.pemegang
    penangan = petugas_berperan(Peran.PPID_PEMBANTU, unit)
    admin = petugas_berperan(Peran.ADMIN_SP4N)
    assert ingatkan_nomor(pada=KINI, hari_ini=date(2024, 6, 6)) == 2
    assert ingatkan_nomor(pada=KINI, hari_ini=date(2024, 6, 6)) == 0
    surat = Notifikasi.objects.filter(subjek__contains="belum bernomor")
    assert {s.penerima for s in surat} == {penangan.email, petugas.email}
    assert ingatkan_nomor(pada=KINI, hari_ini=date(2024, 6, 7)) > 0
    assert Notifikasi.objects.kepada(admin.email).count() == 1


def test_a_year_without_calendar_keeps_nobody_in_the_dark(tanpa_nomor):
    Penerusan.objects.update(
        nomor_sampai=date(2025, 12, 30), diteruskan_pada=KINI + timedelta(days=600)
    )
    assert ingatkan_nomor(pada=KINI, hari_ini=date(2026, 1, 2)) > 0
    assert ingatkan_nomor(pada=KINI, hari_ini=date(2026, 1, 3)) == 0  # Saturday


# How long is waited: inside its bounds whatever chance says

HARI = timedelta(days=1)
peluang = st.floats(0, 1)


def acak(bagian):
    return lambda bawah, atas: bawah + (atas - bawah) * bagian


@given(bagian=peluang)
def test_looks_are_shaken_by_a_fifth(bagian):
    selang = goyang(timedelta(hours=10), acak(bagian))
    assert timedelta(hours=8) <= selang <= timedelta(hours=12)


def berikut(umur, status, akhir=timedelta()):
    lagi = periksa_berikutnya(
        pada=KINI,
        sejak=KINI - umur,
        status=status,
        akhir_sejak=KINI - akhir,
        acak=acak(0.5),
    )
    return lagi and lagi - KINI


@pytest.mark.parametrize(
    ("umur", "selang"),
    [
        (timedelta(hours=1), timedelta(hours=3)),
        (13.9 * HARI, timedelta(hours=3)),
        (14 * HARI, HARI),
        (89.9 * HARI, HARI),
        (90 * HARI, 7 * HARI),
        (179.9 * HARI, 7 * HARI),
        (180 * HARI, None),
    ],
)
def test_what_is_not_over_is_looked_at_less_and_less(umur, selang):
    for status in (Luar.DIPROSES, Luar.TIDAK_DIKENAL, Luar.TERKIRIM):
        assert berikut(umur, status) == selang


def test_what_is_done_is_watched_for_thirty_days_and_what_was_refused_not():
    akhir = (HARI, 29.9 * HARI, 30 * HARI)
    selang = [berikut(170 * HARI, Luar.SELESAI, satu) for satu in akhir]
    assert selang == [HARI, HARI, None]
    assert berikut(HARI, Luar.DITUTUP) is None
