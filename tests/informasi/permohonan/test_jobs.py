"""Jobs on requests: days follow the calendar, silence closes, undelivered news is called."""

from datetime import date

import pytest

from informasi.models import Permohonan
from informasi.permohonan.actions import perpanjang_permohonan
from informasi.permohonan.jobs import BUNTU, HITUNG_ULANG, hitung_ulang, urus_permohonan
from informasi.permohonan.kelengkapan import catat_surat_diterima
from informasi.permohonan.pilihan import TindakanPermohonan as T
from organisasi.basis_data.kerja import Henti
from organisasi.kantor.saat import Saat
from organisasi.models import HariLibur, Jejak, Notifikasi, TugasHubungi
from ppid_portal.operasi.pekerjaan import DAFTAR
from tests.factories.informasi import PemohonFactory
from tests.factories.organisasi import HariLiburFactory, NotifikasiFactory
from tests.informasi.kalah_cepat import kalah_cepat
from tests.informasi.kantor import PADA, TEMPO, ajukan, diproses, kurang, rujuk, saat
from tests.informasi.meja_keberatan import keberatan, tanggapi

pytestmark = pytest.mark.django_db
BESOK = date(2024, 6, 5)
WARGA = "warga@example.id"


def libur(hari, **lain):
    HariLiburFactory(tanggal=date.fromisoformat(hari), nama="Libur baru", **lain)


def malam(hari=BESOK):
    Notifikasi.objects.all().delete()
    return hitung_ulang(pada=saat(hari, 4), hari_ini=hari)


def kini(objek):
    return type(objek).objects.get(pk=objek.pk)


def dikabari():
    semua = Notifikasi.objects.values_list("penerima", flat=True)
    return {p.partition("@")[0] for p in semua}


def test_a_new_holiday_moves_an_open_day_and_keeps_the_old_one_in_the_trail(
    kantor, permohonan
):
    lain = ajukan(kantor.dinas)
    keberatan(lain)
    assert (malam(), dikabari()) == (0, set())
    libur("2024-06-12", berlaku_unit=kantor.kecamatan)
    # A day that has passed is never touched.
    assert malam(date(2024, 6, 21)) == 0
    assert kini(permohonan).jatuh_tempo == TEMPO
    assert malam() == 1
    baru = kini(permohonan)
    assert baru.jatuh_tempo == baru.jatuh_tempo_awal == date(2024, 6, 21)
    assert "Libur baru" in baru.hitungan
    jejak = Jejak.objects.milik(permohonan).get(tindakan=HITUNG_ULANG)
    assert jejak.sebelum["jatuh_tempo"] == str(TEMPO)
    assert jejak.sesudah["jatuh_tempo"] == "2024-06-21"
    assert jejak.catatan == baru.hitungan
    assert dikabari() == {"loket", "kepala"}
    # A holiday of one unit moves its own days only.
    assert kini(lain).jatuh_tempo == TEMPO
    assert malam() == 0


def test_no_day_is_moved_into_the_past(permohonan):
    HariLibur.objects.filter(tanggal__in=("2024-06-17", "2024-06-18")).delete()
    assert malam(TEMPO) == 0
    assert kini(permohonan).jatuh_tempo == TEMPO
    assert malam() == 1
    assert kini(permohonan).jatuh_tempo == date(2024, 6, 18)


@pytest.mark.parametrize(
    ("libur_baru", "hari", "awal", "akhir"),
    [
        # The first day is open: both move.
        ("2024-06-12", BESOK, "2024-06-21", "2024-07-02"),
        # The first day has passed: the extension is reckoned from it as it was.
        ("2024-06-12", date(2024, 6, 21), "2024-06-20", "2024-07-01"),
        ("2024-06-26", date(2024, 6, 21), "2024-06-20", "2024-07-02"),
    ],
)
def test_an_extended_request_keeps_a_first_day_that_has_passed(
    kantor, permohonan, libur_baru, hari, awal, akhir
):
    semula = permohonan.hitungan
    perpanjang_permohonan(permohonan, Saat(kantor.kepala, PADA), alasan="Arsip.")
    assert permohonan.jatuh_tempo == date(2024, 7, 1)
    libur(libur_baru)
    malam(hari)
    baru = kini(permohonan)
    assert (str(baru.jatuh_tempo_awal), str(baru.jatuh_tempo)) == (awal, akhir)
    assert baru.hitungan.count("Diperpanjang:") == 1
    assert baru.hitungan.startswith(semula) == (awal == "2024-06-20")


def test_a_day_ordered_by_the_atasan_ppid_is_not_reckoned(kantor, permohonan):
    tanggapi(kantor, keberatan(permohonan))
    libur("2024-07-03")
    malam(date(2024, 6, 26))
    assert kini(permohonan).jatuh_tempo == date(2024, 7, 5)


@pytest.mark.parametrize("diterima", [False, True])
def test_the_applicants_own_day_moves_and_he_is_told(kantor, *, diterima):
    permohonan = kurang(kantor, pemohon=PemohonFactory.build(surel=WARGA))
    if diterima:
        siapa = Saat(kantor.loket, PADA)
        catat_surat_diterima(permohonan, siapa, tanggal=date(2024, 6, 4))
    libur("2024-06-06")
    malam()
    assert kini(permohonan).lengkapi_sampai == date(2024, 6, 10)
    assert dikabari() == {"warga"}


def test_an_objection_moves_and_the_atasan_ppid_is_told(kantor):
    objek = keberatan(diproses(kantor))
    libur("2024-07-10")
    malam(date(2024, 6, 24))
    # Over the weekend: Friday to Monday.
    assert objek.jatuh_tempo == date(2024, 8, 2)
    assert kini(objek).jatuh_tempo == date(2024, 8, 5)
    assert dikabari() == {"sekda"}


def test_the_two_days_of_a_referral_move_and_its_receiver_is_told(kantor):
    rujukan = rujuk(kantor)
    libur("2024-06-06", berlaku_unit=kantor.dinas)
    malam()
    assert kini(rujukan).tenggat == date(2024, 6, 7)
    assert dikabari() == {"dinas"}


@pytest.mark.parametrize("hilang", ["libur", "batas"])
def test_what_cannot_be_reckoned_stays(permohonan, hilang):
    if hilang == "libur":
        HariLibur.objects.all().delete()
    else:
        Permohonan.objects.update(tanggal_lengkap=date(2023, 6, 4))
    assert malam() == 0
    assert kini(permohonan).jatuh_tempo == TEMPO


@pytest.mark.django_db(transaction=True)
def test_who_acts_at_the_same_moment_wins(kantor, permohonan):
    libur("2024-06-12")
    siapa = Saat(kantor.kepala, PADA)

    def perpanjang():
        perpanjang_permohonan(kini(permohonan), siapa, alasan="Arsip.")

    assert kalah_cepat(permohonan, malam, perpanjang) == 0
    assert kini(permohonan).jatuh_tempo == date(2024, 7, 1)
    # The next night finds it as it is now.
    assert malam(date(2024, 6, 6)) == 1
    assert kini(permohonan).jatuh_tempo == date(2024, 7, 2)


@pytest.mark.django_db(transaction=True)
def test_the_unit_that_has_just_taken_it_over_hears_of_the_new_day(kantor, permohonan):
    libur("2024-06-12")
    siapa = Saat(kantor.ppid_utama, PADA)

    def pindah():
        kini(permohonan).lakukan(T.ALIHKAN, siapa, pemegang=kantor.dinas)

    assert kalah_cepat(permohonan, malam, pindah) == 1
    assert kini(permohonan).jatuh_tempo == date(2024, 6, 21)
    assert dikabari() == {"dinas"}


# The letter of 4 June leaves the applicant until the 7th; the 10th is the next day.
LEWAT = date(2024, 6, 10)
C = TugasHubungi.Cara


def urus_malam(hari=LEWAT):
    return urus_permohonan(pada=saat(hari, 4), hari_ini=hari)


def buntu(berkas, status=Notifikasi.Status.BUNTU):
    """What the applicant should have heard lies undelivered for seven days."""
    semua = Notifikasi.objects.filter(objek_id=str(berkas.pk))
    assert semua.update(status=status)


def test_a_request_whose_days_to_complete_are_over_is_closed(kantor):
    permohonan = kurang(kantor, pemohon=PemohonFactory.build(surel=WARGA))
    # A letter nobody is known to have received closes nothing.
    lain = kurang(kantor, pemohon=PemohonFactory.build(surel=""))
    assert urus_malam(date(2024, 6, 7))["ditutup"] == 0
    (tugas,) = (satu for satu in DAFTAR if satu.nama == "urus_permohonan")
    tugas.kerjakan(saat(LEWAT, 4), Henti())
    assert kini(permohonan).status == Permohonan.Status.DITUTUP
    assert kini(lain).status == Permohonan.Status.MENUNGGU_KELENGKAPAN
    assert urus_malam()["ditutup"] == 0


@pytest.mark.parametrize(
    ("status", "telepon", "cara"),
    [("buntu", "081234567890", C.TELEPON), ("ditahan", "", C.LOKET)],
)
def test_a_message_that_is_stuck_or_held_becomes_one_call(
    kantor, status, telepon, cara
):
    pemohon = PemohonFactory.build(surel=WARGA, telepon=telepon)
    permohonan = ajukan(kantor.kecamatan, pemohon=pemohon)
    buntu(permohonan, status)
    assert (urus_malam()["dihubungi"], urus_malam()["dihubungi"]) == (1, 0)
    tugas = TugasHubungi.objects.get()
    assert (tugas.unit, tugas.cara) == (kantor.kecamatan, cara)
    assert (tugas.perihal, tugas.objek_nomor) == (BUNTU, permohonan.nomor)


def test_news_of_an_objection_is_called_by_its_unit(kantor):
    pemohon = PemohonFactory.build(surel=WARGA)
    objek = keberatan(diproses(kantor, pemohon=pemohon))
    Notifikasi.objects.exclude(objek_jenis="informasi.keberatan").delete()
    buntu(objek)
    assert urus_malam()["dihubungi"] == 1
    assert TugasHubungi.objects.get().objek_nomor == objek.nomor


def test_neither_an_officer_nor_who_is_no_longer_known_is_called(kantor):
    permohonan = ajukan(kantor.kecamatan)
    Notifikasi.objects.filter(objek_jenis="").update(status=Notifikasi.Status.BUNTU)
    assert urus_malam()["dihubungi"] == 0
    permohonan.pemohon.hapus_identitas(pada=PADA)
    Notifikasi.objects.all().delete()
    NotifikasiFactory(
        penerima=WARGA,
        status=Notifikasi.Status.BUNTU,
        objek_jenis="informasi.permohonan",
        objek_id=str(permohonan.pk),
        dibuat_pada=PADA,
        coba_lagi_pada=PADA,
    )
    assert urus_malam()["dihubungi"] == 0
