"""The breaker: opens, stops claiming, probes with a read, closes; and can be dead."""

from datetime import timedelta

import pytest

from organisasi.kantor.saat import Saat
from organisasi.models import Jejak, Notifikasi
from pengaduan.lapor import sirkuit
from pengaduan.lapor.alat_pekerja import KanalTertib
from pengaduan.lapor.arti_jawaban import Diterima, Ditolak, Sementara, TidakPasti
from pengaduan.models import Kiriman, Sirkuit
from tests.factories.pengaduan import SirkuitFactory
from tests.pengaduan.lapor.meja import (
    KINI,
    Jam,
    S,
    aduan,
    alat,
    jalan,
    langkah,
    teruskan,
)

pytestmark = pytest.mark.django_db
K = Sirkuit.Keadaan
GAGAL = Sementara(None, "situs tidak dapat dihubungi")


def keadaan():
    return Sirkuit.objects.get()


def belajar(*hasil, jam=None):
    for h in hasil:
        sirkuit.catat(h, pada=(jam or Jam()).kini())
    return keadaan()


@pytest.mark.usefixtures("siap")
class TestBelajar:
    @pytest.mark.parametrize("hasil", [GAGAL, TidakPasti("waktu tunggu habis")])
    def test_the_fifth_in_a_row_opens(self, hasil):
        assert belajar(*[hasil] * 4).keadaan == K.TUTUP
        satu = belajar(hasil)
        assert satu.keadaan == K.BUKA
        assert satu.coba_lagi_pada == KINI + timedelta(seconds=60)
        assert satu.alasan == hasil.sebab

    @pytest.mark.parametrize("hasil", [Diterima("1", {}), Ditolak("422", "salah")])
    def test_an_answer_starts_the_count_anew(self, hasil):
        satu = belajar(*[GAGAL] * 4, hasil, *[GAGAL] * 4)
        assert (satu.keadaan, satu.gagal_beruntun) == (K.TUTUP, 4)
        assert bool(satu.berhasil_pada) == isinstance(hasil, Diterima)

    def test_calls_that_began_before_it_opened_do_not_lengthen_it(self):
        satu = belajar(*[GAGAL] * 8)
        assert satu.coba_lagi_pada == KINI + timedelta(seconds=60)
        assert satu.jeda_detik == 120


@pytest.mark.lambat
def test_while_it_is_open_nothing_is_claimed_and_no_attempt_counted(
    lapor, petugas, jam
):
    penerusan = [teruskan(aduan(), oleh=petugas) for _ in range(7)]
    with lapor.pintu_tertutup():
        jalan(jam)
        jam.maju(seconds=59)
        jalan(jam)
    assert keadaan().keadaan == K.BUKA
    assert [langkah(p).percobaan for p in penerusan] == [1] * 5 + [0] * 2
    assert lapor.permintaan() == []


@pytest.mark.lambat
def test_the_probe_is_a_read_and_a_good_one_lets_all_go(lapor, petugas, jam):
    for _ in range(6):
        teruskan(aduan(), oleh=petugas)
    with lapor.pintu_tertutup():
        jalan(jam)
    jam.maju(minutes=2)
    jalan(jam)
    tempat = [p["tempat"] for p in lapor.permintaan()]
    assert tempat == ["templat"] + ["buat"] * 6
    satu = keadaan()
    assert (satu.keadaan, satu.gagal_beruntun, satu.jeda_detik) == (K.TUTUP, 0, 60)


@pytest.mark.lambat
def test_the_wait_doubles_up_to_a_quarter_of_an_hour(lapor, petugas, jam):
    belajar(*[GAGAL] * 5, jam=jam)
    teruskan(aduan(), oleh=petugas)
    jeda = []
    with lapor.pintu_tertutup():
        for _ in range(6):
            satu = keadaan()
            assert satu.coba_lagi_pada
            jeda.append((satu.coba_lagi_pada - jam.saat).total_seconds())
            jam.saat = satu.coba_lagi_pada
            assert jalan(jam) == 0
    assert jeda == [60, 120, 240, 480, 900, 900]
    assert Kiriman.objects.get().percobaan == 0


@pytest.mark.lambat
def test_reads_that_answer_and_creates_that_do_not_pile_up_nothing(lapor, petugas, jam):
    semua = [teruskan(aduan(), oleh=petugas) for _ in range(9)]
    lapor.skenario("buat", "502_html", kali=None)
    for _ in range(4):
        jalan(jam)
        jam.maju(minutes=20)
    # Five, and then one for each good read: 20 minutes apart, not five a minute.
    status = [langkah(p).status for p in semua]
    assert status == [S.TIDAK_PASTI] * 8 + [S.MENUNGGU]


@pytest.mark.lambat
@pytest.mark.parametrize(
    ("aksi", "akhir"), [("422", K.BUKA), ("401_json", K.DIMATIKAN)]
)
def test_a_refused_probe_keeps_it_open_or_switches_it_off(lapor, jam, aksi, akhir):
    belajar(*[GAGAL] * 5, jam=jam)
    jam.maju(minutes=1)
    lapor.skenario("templat", aksi)
    satu = alat(jam)
    assert not sirkuit.boleh_lewat(satu, KanalTertib(satu))
    assert keadaan().keadaan == akhir


def test_of_all_workers_one_tries(lapor, jam):
    belajar(*[GAGAL] * 5, jam=jam)
    jam.maju(minutes=1)
    Sirkuit.objects.update(
        keadaan=K.SETENGAH, coba_lagi_pada=jam.saat + timedelta(minutes=5)
    )
    satu = alat(jam)
    assert not sirkuit.boleh_lewat(satu, KanalTertib(satu))
    assert lapor.permintaan() == []


def test_one_that_died_trying_does_not_hold_it_for_ever(lapor, jam):
    SirkuitFactory(keadaan=K.SETENGAH, coba_lagi_pada=KINI)
    satu = alat(jam)
    assert sirkuit.boleh_lewat(satu, KanalTertib(satu))
    assert keadaan().keadaan == K.TUTUP


# Dead


@pytest.mark.usefixtures("siap")
class TestDimatikan:
    def test_it_is_told_once(self, petugas):
        assert sirkuit.matikan("HTTP 401", pada=KINI)
        assert not sirkuit.matikan("HTTP 401", pada=KINI)
        assert Notifikasi.objects.count() == 1
        assert Jejak.objects.filter(tindakan="matikan_sirkuit").count() == 1

    def test_time_alone_does_not_revive_it(self, jam):
        satu = alat(jam)
        sirkuit.matikan("HTTP 401", pada=KINI)
        jam.maju(days=30)
        assert not sirkuit.boleh_lewat(satu, KanalTertib(satu))

    @pytest.mark.parametrize(
        ("nama", "nilai"),
        [
            ("LAPOR_TOKEN", "{LAIN0000-0000-0000-0000-LAIN00000000}"),
            ("LAPOR_AUTH_VALUE", "Bearer lain"),
            ("LAPOR_EXTRA_HEADERS", {"AuthorizationSPLP": "Bearer x"}),
            ("LAPOR_CREATE_PATH", "/complaints/lain"),
        ],
    )
    def test_changed_settings_revive_it(self, jam, settings, nama, nilai):
        sirkuit.matikan("HTTP 401", pada=KINI)
        setattr(settings, nama, nilai)
        satu = alat(jam)
        assert sirkuit.boleh_lewat(satu, KanalTertib(satu))
        assert keadaan().keadaan == K.TUTUP

    def test_a_person_revives_it_by_name(self, petugas):
        sirkuit.matikan("HTTP 401", pada=KINI)
        assert sirkuit.hidupkan(Saat(petugas, KINI))
        assert not sirkuit.hidupkan(Saat(petugas, KINI))
        baris = Jejak.objects.get(tindakan="hidupkan_sirkuit")
        assert baris.oleh == petugas.username

    def test_no_secret_is_in_its_row(self, settings):
        sirkuit.matikan("HTTP 401", pada=KINI)
        isi = " ".join(map(str, vars(keadaan()).values()))
        assert settings.LAPOR_TOKEN not in isi
        assert settings.LAPOR_AUTH_VALUE not in isi

    def test_missing_settings_switch_it_off(self, settings, jam, petugas):
        settings.LAPOR_TOKEN = ""
        assert jalan(jam) == 0
        assert keadaan().keadaan == K.DIMATIKAN
        assert "LAPOR_TOKEN" in keadaan().alasan
