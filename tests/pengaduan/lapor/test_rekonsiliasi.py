"""Once an hour and once a day: what no single row can tell; and how long is waited."""

from datetime import date, timedelta

import pytest
from hypothesis import given, strategies as st

from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from organisasi.models import Notifikasi
from pengaduan.lapor.actions import ubah_cara
from pengaduan.lapor.alat_pekerja import goyang, periksa_berikutnya
from pengaduan.lapor.pekerja import SinkronGagal, ganti, sinkronkan
from pengaduan.lapor.pemantauan import (
    ingatkan_nomor,
    kosongkan_kontak,
    rekonsiliasi,
)
from pengaduan.models import InstansiLapor, Kiriman, Penerusan, Sirkuit
from tests.factories.pengaduan import (
    InstansiLaporFactory,
    KirimanFactory,
    PenerusanFactory,
    SirkuitFactory,
)
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


MINGGU = timedelta(days=7)


def test_what_waited_seven_days_is_given_to_an_officer():
    lama = KirimanFactory(dibuat_pada=KINI - MINGGU, galat="situs tidak menjawab")
    baru = KirimanFactory(dibuat_pada=KINI - MINGGU + timedelta(minutes=1))
    rekonsiliasi(pada=KINI)
    lama.refresh_from_db()
    baru.refresh_from_db()
    assert (lama.status, baru.status) == (S.BUNTU, S.MENUNGGU)
    assert lama.galat == "situs tidak menjawab"


def test_a_step_is_as_old_as_its_turn():
    """A passing on that could begin only yesterday has not been tried for a week."""
    penerusan = PenerusanFactory(cara="api")
    lain = {"penerusan": penerusan, "dibuat_pada": KINI - 2 * MINGGU}
    KirimanFactory(**lain, status=S.TERKIRIM, selesai_pada=KINI - timedelta(days=1))
    terus = KirimanFactory(**lain, langkah=L.TERUSKAN, urutan=3)
    rekonsiliasi(pada=KINI)
    terus.refresh_from_db()
    assert terus.status == S.MENUNGGU
    assert terus.sejak == KINI - timedelta(days=1)


@pytest.mark.lambat
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
    hilang = PenerusanFactory(cara="api", lapor_complaint_id="9000001")
    for lain in (
        {"cara": "tangan", "lapor_complaint_id": "9000002"},
        {"cara": "api", "lapor_complaint_id": ""},
        {"cara": "api", "lapor_complaint_id": "9000003", "status_luar": "selesai"},
        {
            "cara": "api",
            "lapor_complaint_id": "9000004",
            "diteruskan_pada": KINI - timedelta(days=181),
        },
    ):
        PenerusanFactory(**lain)
    rekonsiliasi(pada=KINI)
    assert list(Penerusan.objects.perlu_diperiksa(KINI)) == [hilang]


def test_dead_leases_are_freed():
    lain = {"status": S.SEDANG, "penyewa": "mati", "sewa_sampai": KINI}
    semua = [KirimanFactory(**lain), KirimanFactory(**lain, mulai_kirim=KINI)]
    rekonsiliasi(pada=KINI)
    status = [Kiriman.objects.get(pk=satu.pk).status for satu in semua]
    assert status == [S.MENUNGGU, S.TIDAK_PASTI]


# Contacts


@pytest.mark.usefixtures("siap")
def test_contacts_leave_the_payload_after_ninety_days(petugas):
    pelapor = pelapor_pasti(setuju_diteruskan=True)
    penerusan = teruskan(aduan(pelapor=pelapor), oleh=petugas)
    Kiriman.objects.update(status=S.TERKIRIM, selesai_pada=KINI)
    assert kosongkan_kontak(pada=KINI + timedelta(days=89)) == 0
    assert "nameUser" in langkah(penerusan).muatan
    assert kosongkan_kontak(pada=KINI + timedelta(days=90)) == 1
    muatan = langkah(penerusan).muatan
    assert not {"nameUser", "emailUser", "phoneUser"} & set(muatan)
    assert muatan["title"]


@pytest.mark.usefixtures("siap")
def test_contacts_of_an_erased_reporter_leave_at_once(petugas):
    pelapor = pelapor_pasti(setuju_diteruskan=True)
    teruskan(aduan(pelapor=pelapor), oleh=petugas)
    Kiriman.objects.update(status=S.DITOLAK)
    pelapor.hapus_identitas(pada=KINI)
    assert kosongkan_kontak(pada=KINI) == 1


# Numbers that nobody typed back


@pytest.fixture
def tanpa_nomor(petugas, siap):
    """Handed over by hand on Tuesday 4 June; its number was due on Wednesday."""
    return teruskan(aduan(), oleh=petugas, cara="tangan")


def test_on_its_day_nobody_is_reminded(tanpa_nomor):
    assert ingatkan_nomor(pada=KINI, hari_ini=date(2024, 6, 5)) == 0


def test_the_day_after_the_officers_are_reminded_once(tanpa_nomor, petugas):
    unit = tanpa_nomor.pengaduan.pemegang
    penangan = petugas_berperan(Peran.PPID_PEMBANTU, unit)
    petugas_berperan(Peran.ADMIN_SP4N)
    assert ingatkan_nomor(pada=KINI, hari_ini=date(2024, 6, 6)) == 2
    assert ingatkan_nomor(pada=KINI, hari_ini=date(2024, 6, 6)) == 0
    surat = Notifikasi.objects.filter(subjek__contains="belum bernomor")
    assert {s.penerima for s in surat} == {penangan.email, petugas.email}


def test_one_working_day_later_diskominfo_hears_of_it(tanpa_nomor, petugas):
    admin = petugas_berperan(Peran.ADMIN_SP4N)
    ingatkan_nomor(pada=KINI, hari_ini=date(2024, 6, 6))
    assert ingatkan_nomor(pada=KINI, hari_ini=date(2024, 6, 7)) == 2
    assert Notifikasi.objects.kepada(admin.email).count() == 1


@pytest.mark.parametrize("hari", [date(2024, 6, 8), date(2024, 6, 17)])
def test_on_days_off_nobody_is_reminded(tanpa_nomor, hari):
    assert ingatkan_nomor(pada=KINI, hari_ini=hari) == 0


def test_a_year_without_calendar_keeps_nobody_in_the_dark(tanpa_nomor):
    Penerusan.objects.update(nomor_sampai=None)
    Penerusan.objects.update(
        nomor_sampai=date(2025, 12, 30), diteruskan_pada=KINI + timedelta(days=600)
    )
    assert ingatkan_nomor(pada=KINI, hari_ini=date(2026, 1, 2)) > 0
    assert ingatkan_nomor(pada=KINI, hari_ini=date(2026, 1, 3)) == 0  # Saturday


def test_what_has_its_number_or_goes_by_machine_is_left_alone(tanpa_nomor):
    ubah_cara(tanpa_nomor, Saat(tanpa_nomor.oleh, KINI), cara="api")
    assert ingatkan_nomor(pada=KINI, hari_ini=date(2024, 6, 10)) == 0


# Institutions


@pytest.mark.lambat
def test_the_list_is_read_and_replaced(lapor, jam):
    lama = InstansiLaporFactory(id_lapor="999", disinkron_pada=KINI - timedelta(days=2))
    jumlah = sinkronkan(alat(jam))
    lama.refresh_from_db()
    assert jumlah == InstansiLapor.objects.aktif().count() == 5
    assert not lama.aktif


@pytest.mark.lambat
@pytest.mark.parametrize("aksi", ["daftar_kosong", "422", "401_json"])
def test_a_list_that_did_not_come_changes_nothing(lapor, petugas, jam, aksi):
    InstansiLaporFactory(id_lapor="999", nama="Tetap")
    lapor.skenario("instansi", aksi)
    with pytest.raises(SinkronGagal):
        sinkronkan(alat(jam))
    assert [i.nama for i in InstansiLapor.objects.aktif()] == ["Tetap"]


def test_an_empty_list_is_refused():
    with pytest.raises(SinkronGagal, match="kosong"):
        ganti({}, pada=KINI)


def test_one_that_is_named_again_is_alive_again():
    InstansiLaporFactory(id_lapor="101", nama="Lama", aktif=False)
    ganti({"101": "Baru"}, pada=KINI)
    satu = InstansiLapor.objects.get()
    assert (satu.nama, satu.aktif) == ("Baru", True)


@pytest.mark.usefixtures("siap")
def test_while_the_channel_rests_nothing_is_read(jam, settings):
    satu = alat(jam)
    SirkuitFactory(
        keadaan=Sirkuit.Keadaan.BUKA, coba_lagi_pada=KINI + timedelta(minutes=1)
    )
    assert sinkronkan(satu) == 0
    settings.LAPOR_MODE = "manual"
    assert sinkronkan(satu) == 0


# How long is waited: inside its bounds whatever chance says

Luar = Penerusan.StatusLuar
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
