"""Reading back what LAPOR! says: tolerant, repeatable, and never deciding for us."""

from datetime import timedelta

import pytest

from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from organisasi.models import Jejak, Notifikasi
from pengaduan.lapor import pemantauan
from pengaduan.lapor.actions import periksa_sekarang
from pengaduan.lapor.alat_pekerja import KanalTertib
from pengaduan.models import Penerusan, Pengaduan, Sirkuit, TindakLanjutLuar
from tests.factories.pengaduan import PenerusanFactory
from tests.pengaduan.lapor.meja import KINI, aduan, alat, jalan, teruskan
from tests.petugas import petugas_berperan

pytestmark = [pytest.mark.django_db, pytest.mark.lambat]
Luar = Penerusan.StatusLuar


@pytest.fixture
def penerusan(lapor, petugas, jam):
    """Sent, and its first look is due now."""
    satu = teruskan(aduan(), oleh=petugas)
    jalan(jam)
    jam.maju(hours=2)
    satu.refresh_from_db()
    return satu


def nomor(penerusan):
    return int(penerusan.lapor_complaint_id)


def baca(penerusan, jam):
    """Look at it now, whenever it is due."""
    Penerusan.objects.filter(pk=penerusan.pk).update(periksa_lagi_pada=jam.saat)
    jalan(jam)
    penerusan.refresh_from_db()
    return penerusan


def pesan(kata):
    return Notifikasi.objects.filter(kunci__contains=f":{kata}:").count()


def test_it_is_not_read_before_its_first_hour(lapor, petugas, jam):
    teruskan(aduan(), oleh=petugas)
    jalan(jam)
    jam.maju(minutes=47)
    assert jalan(jam) == 0


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


def test_what_is_done_is_watched_for_thirty_days_from_that_day(lapor, penerusan, jam):
    lapor.status(nomor(penerusan), "Selesai")
    baca(penerusan, jam)
    assert penerusan.periksa_lagi_pada - jam.saat == timedelta(hours=28.8)
    jam.maju(days=29)
    assert baca(penerusan, jam).periksa_lagi_pada is not None
    jam.maju(days=1)
    assert baca(penerusan, jam).periksa_lagi_pada is None


def test_an_end_that_was_typed_by_hand_is_watched_from_now(penerusan):
    Penerusan.objects.update(status_luar=Luar.SELESAI)
    penerusan.refresh_from_db()
    assert pemantauan._sejak(penerusan, Luar.SELESAI, KINI) == KINI


def test_repeated_polls_add_nothing(lapor, penerusan, jam):
    lapor.tindak_lanjut(nomor(penerusan), "Petugas sudah ke lokasi.")
    lapor.skenario("tindak_lanjut", "halaman_ganda", kali=2)
    baca(penerusan, jam)
    jejak, kabar = Jejak.objects.count(), Notifikasi.objects.count()
    for _ in range(3):
        jam.maju(hours=4)
        baca(penerusan, jam)
    assert [t.isi for t in TindakLanjutLuar.objects.all()] == [
        "Petugas sudah ke lokasi."
    ]
    assert (Jejak.objects.count(), Notifikasi.objects.count()) == (jejak, kabar)


def test_follow_ups_stand_newest_first_however_they_come(lapor, penerusan, jam):
    for isi in ("satu", "dua", "tiga"):
        lapor.tindak_lanjut(nomor(penerusan), isi)
    lapor.skenario("tindak_lanjut", "urutan_acak")
    baca(penerusan, jam)
    waktu = [t.pada for t in penerusan.tindak_lanjut.all()]
    assert len(waktu) == 3
    assert waktu == sorted(waktu, reverse=True)


def test_a_note_with_a_placeholder_is_not_told_twice(lapor, penerusan, jam):
    kalimat = "Diarsipkan oleh {{institution_to}} karena sudah dijawab."
    lapor.status(nomor(penerusan), "Diarsipkan", kalimat)
    for _ in range(2):
        baca(penerusan, jam)
        jam.maju(days=1)
    semua = list(penerusan.tindak_lanjut.values_list("isi", flat=True))
    assert sum("karena sudah dijawab" in isi for isi in semua) == 1
    assert not [isi for isi in semua if "{{" in isi]


def test_what_they_wrote_stands_in_plain_words_on_the_reporter_s_page(
    lapor, penerusan, jam, client
):
    lapor.tindak_lanjut(
        nomor(penerusan),
        "<p>Terima kasih&hellip;</p><br>Petugas \u202edatang &amp; memeriksa. "
        "Pelapor NIK 3278 0112\u20133456\u00a07890, HP 0812 3456 7890.",
        templat="reply_lmw",
        lampiran=[
            {"nama": "surat.pdf", "alamat": "https://berkas.tiruan.invalid/surat.pdf"},
            {"nama": "foto.jpg", "alamat": "https://berkas.tiruan.invalid/foto.jpg"},
        ],
    )
    baca(penerusan, jam)
    (kabar,) = penerusan.tindak_lanjut.all()
    assert kabar.isi == (
        f"{penerusan.instansi_luar} membalas laporan ini\n"
        "Terima kasih…\nPetugas datang & memeriksa. "
        "Pelapor NIK [disamarkan], HP [disamarkan].\n"
        "2 berkas dilampirkan (surat.pdf, foto.jpg). Bukalah di SP4N-LAPOR!; di sini "
        "tidak disimpan."
    )
    halaman = client.get(penerusan.pengaduan.get_absolute_url()).content.decode()
    assert "Terima kasih…<br>Petugas datang &amp; memeriksa." in halaman
    assert "2 berkas dilampirkan (surat.pdf, foto.jpg)" in halaman


def test_a_broken_page_of_follow_ups_does_not_lose_the_state(lapor, penerusan, jam):
    lapor.status(nomor(penerusan), "Dalam Proses")
    lapor.skenario("tindak_lanjut", "200_json_rusak")
    baca(penerusan, jam)
    assert penerusan.status_luar == Luar.DIPROSES
    assert not penerusan.tindak_lanjut.exists()
    assert penerusan.periksa_lagi_pada - jam.saat == timedelta(minutes=72)
    baca(penerusan, jam)
    assert penerusan.tindak_lanjut.exists()


def test_a_note_that_no_follow_up_says_is_kept(lapor, penerusan, jam):
    lapor.status(nomor(penerusan), "Diarsipkan", "Sudah dijawab di laporan lain.")
    satu = alat(jam)
    rincian = KanalTertib(satu).rincian(penerusan.lapor_complaint_id)
    for _ in range(2):
        pemantauan.simpan(penerusan, rincian, (), alat=satu)
    (kabar,) = penerusan.tindak_lanjut.all()
    assert kabar.isi == str(kabar) == "Sudah dijawab di laporan lain."


def test_a_reply_without_a_status_takes_nothing_back(lapor, penerusan, jam):
    lapor.status(nomor(penerusan), "Dalam Proses")
    baca(penerusan, jam)
    satu = alat(jam)
    rincian = KanalTertib(satu).rincian(penerusan.lapor_complaint_id)
    object.__setattr__(rincian, "status_nama", "")
    pemantauan.simpan(penerusan, rincian, (), alat=satu)
    assert penerusan.status_luar == Luar.DIPROSES


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


def test_wrong_credentials_stop_the_readings_too(lapor, penerusan, jam):
    lapor.skenario("rincian", "401_json", kali=None)
    baca(penerusan, jam)
    jam.maju(days=1)
    jalan(jam)
    assert Sirkuit.objects.get().keadaan == Sirkuit.Keadaan.DIMATIKAN
    assert [p["tempat"] for p in lapor.permintaan()].count("rincian") == 1


def test_five_failed_readings_open_the_breaker(lapor, petugas, jam):
    for ke in range(6):
        PenerusanFactory(
            lapor_complaint_id=f"777000{ke}", periksa_lagi_pada=KINI, cara="api"
        )
    lapor.skenario("rincian", "502_html", kali=None)
    jalan(jam)
    assert Sirkuit.objects.get().keadaan == Sirkuit.Keadaan.BUKA
    assert len(lapor.permintaan()) == 5


def test_of_two_workers_one_reads(penerusan, jam, monkeypatch):
    monkeypatch.setattr(
        type(Penerusan.objects.all()), "ambil_periksa", lambda *_a, **_k: False
    )
    satu = alat(jam)
    Penerusan.objects.update(periksa_lagi_pada=jam.saat)
    assert pemantauan.periksa_satu(satu, KanalTertib(satu))
    penerusan.refresh_from_db()
    assert penerusan.diperiksa_pada is None


# "Periksa sekarang"


def test_an_officer_may_have_it_read_now(lapor, penerusan, petugas, jam):
    baca(penerusan, jam)
    lapor.status(nomor(penerusan), "Selesai")
    jam.maju(minutes=5)
    periksa_sekarang(penerusan, Saat(petugas, jam.saat))
    jalan(jam)
    penerusan.refresh_from_db()
    assert penerusan.status_luar == Luar.SELESAI
    assert Jejak.objects.filter(tindakan="periksa_sekarang").count() == 1
