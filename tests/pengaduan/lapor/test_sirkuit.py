"""The breaker opens, probes and closes; and what of the channel is seen from outside."""

from datetime import date, timedelta

import pytest

from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from organisasi.models import Jejak, Notifikasi
from pengaduan.lapor import sirkuit
from pengaduan.lapor.arti_jawaban import H
from pengaduan.lapor.sirkuit import KanalTertib
from pengaduan.models import Kiriman, Penerusan, Sirkuit
from ppid_portal.operasi import kesehatan, metrik
from tests.factories import pengaduan as f
from tests.hari_ini import tugas_kiriman
from tests.pengaduan.lapor.contoh import diterima, ditolak, sementara, tidak_pasti
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
from tests.petugas import petugas_berperan

pytestmark = pytest.mark.django_db
K = Sirkuit.Keadaan
GAGAL = sementara(None, "situs tidak dapat dihubungi")


def keadaan():
    return Sirkuit.objects.get()


def belajar(*hasil, jam=None):
    for h in hasil:
        sirkuit.catat(h, pada=(jam or Jam()).kini())
    return keadaan()


@pytest.mark.usefixtures("siap")
class TestBelajar:
    @pytest.mark.parametrize("hasil", [GAGAL, tidak_pasti("waktu tunggu habis")])
    def test_the_fifth_in_a_row_opens(self, hasil):
        assert belajar(*[hasil] * 4).keadaan == K.TUTUP
        satu = belajar(hasil)
        assert satu.keadaan == K.BUKA
        assert satu.coba_lagi_pada == KINI + timedelta(seconds=60)
        assert satu.alasan == hasil.sebab

    @pytest.mark.parametrize("hasil", [diterima("1", {}), ditolak("422", "salah")])
    def test_an_answer_starts_the_count_anew(self, hasil):
        satu = belajar(*[GAGAL] * 4, hasil, *[GAGAL] * 4)
        assert (satu.keadaan, satu.gagal_beruntun) == (K.TUTUP, 4)
        assert bool(satu.berhasil_pada) == (hasil.jenis == H.DITERIMA)

    def test_calls_that_began_before_it_opened_do_not_lengthen_it(self):
        satu = belajar(*[GAGAL] * 8)
        assert satu.coba_lagi_pada == KINI + timedelta(seconds=60)
        assert satu.jeda_detik == 120


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


def test_reads_that_answer_and_creates_that_do_not_pile_up_nothing(lapor, petugas, jam):
    semua = [teruskan(aduan(), oleh=petugas) for _ in range(9)]
    lapor.skenario("buat", "502_html", kali=None)
    for _ in range(4):
        jalan(jam)
        jam.maju(minutes=20)
    # Five, and then one for each good read: 20 minutes apart, not five a minute.
    status = [langkah(p).status for p in semua]
    assert status == [S.TIDAK_PASTI] * 8 + [S.MENUNGGU]


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


def test_of_all_workers_one_tries_and_one_that_died_does_not_hold_it(lapor, jam):
    belajar(*[GAGAL] * 5, jam=jam)
    jam.maju(minutes=1)
    lima = jam.saat + timedelta(minutes=5)
    Sirkuit.objects.update(keadaan=K.SETENGAH, coba_lagi_pada=lima)
    satu = alat(jam)
    assert not sirkuit.boleh_lewat(satu, KanalTertib(satu))
    assert lapor.permintaan() == []
    jam.maju(minutes=5)
    assert sirkuit.boleh_lewat(satu, KanalTertib(satu))
    assert keadaan().keadaan == K.TUTUP


# Dead


@pytest.mark.usefixtures("siap")
class TestDimatikan:
    def test_it_is_told_once_and_time_alone_does_not_revive_it(
        self, petugas, jam, settings
    ):
        satu = alat(jam)
        assert sirkuit.matikan("HTTP 401", pada=KINI)
        assert not sirkuit.matikan("HTTP 401", pada=KINI)
        assert Notifikasi.objects.count() == 1
        assert Jejak.objects.filter(tindakan="matikan_sirkuit").count() == 1
        isi = " ".join(map(str, vars(keadaan()).values()))
        for rahasia in (settings.LAPOR_TOKEN, settings.LAPOR_AUTH_VALUE):
            assert rahasia not in isi  # no secret is in its row
        jam.maju(days=30)
        assert not sirkuit.boleh_lewat(satu, KanalTertib(satu))
        # A person revives it by name.
        assert sirkuit.hidupkan(Saat(petugas, KINI))
        assert not sirkuit.hidupkan(Saat(petugas, KINI))
        baris = Jejak.objects.get(tindakan="hidupkan_sirkuit")
        assert baris.oleh == petugas.username

    def test_changed_settings_revive_it(self, jam, settings):
        for nama, nilai in (
            ("LAPOR_TOKEN", "{LAIN0000-0000-0000-0000-LAIN00000000}"),
            ("LAPOR_AUTH_VALUE", "Bearer lain"),
            ("LAPOR_EXTRA_HEADERS", {"AuthorizationSPLP": "Bearer x"}),
            ("LAPOR_CREATE_PATH", "/complaints/lain"),
        ):
            sirkuit.matikan("HTTP 401", pada=KINI)
            setattr(settings, nama, nilai)
            satu = alat(jam)
            assert sirkuit.boleh_lewat(satu, KanalTertib(satu))
            assert keadaan().keadaan == K.TUTUP

    def test_missing_settings_switch_it_off(self, settings, jam, petugas):
        settings.LAPOR_TOKEN = ""
        assert jalan(jam) == 0
        assert keadaan().keadaan == K.DIMATIKAN
        assert "LAPOR_TOKEN" in keadaan().alasan


# What is seen from outside: health, numbers, jobs, and the officer's today list.

JAM = timedelta(hours=1)
HARI = date(2024, 6, 4)


def menunggu(lama, **ubah):
    return f.KirimanFactory(dibuat_pada=KINI - lama, **ubah)


def test_the_age_is_that_of_the_oldest_whose_turn_it_is_and_steps_are_counted():
    assert sirkuit.umur_tertua(KINI) == timedelta()
    menunggu(3 * JAM)
    menunggu(5 * JAM, penerusan=f.PenerusanFactory(cara="tangan"))
    menunggu(9 * JAM, status=S.TERKIRIM, selesai_pada=KINI)
    assert sirkuit.umur_tertua(KINI) == 3 * JAM
    jumlah = sirkuit.per_status()
    assert set(jumlah) == set(S.values)
    assert (jumlah[S.MENUNGGU], jumlah[S.TERKIRIM], jumlah[S.DITOLAK]) == (2, 1, 0)


RAGU = {"lama": JAM, "status": S.TIDAK_PASTI}


@pytest.mark.parametrize(
    ("pabrik", "isi", "baik"),
    [
        (menunggu, {"lama": JAM}, True),
        (menunggu, {"lama": JAM + timedelta(seconds=1)}, False),
        (menunggu, {**RAGU, "mulai_kirim": KINI - JAM}, False),
        (menunggu, {**RAGU, "mulai_kirim": KINI}, True),
        (f.SirkuitFactory, {"keadaan": K.DIMATIKAN}, False),
        (f.SirkuitFactory, {"keadaan": K.BUKA}, True),
    ],
)
@pytest.mark.usefixtures("siap")
def test_health_says_what_needs_a_person(settings, pabrik, isi, baik):
    assert kesehatan.periksa(pada=KINI)["penerusan"]
    pabrik(**isi)
    hasil = kesehatan.periksa(pada=KINI)
    assert hasil["penerusan"] == baik
    assert kesehatan.dapat_melayani(hasil)
    settings.LAPOR_MODE = "manual"
    # A dead channel that nobody uses is no alarm.
    assert sirkuit.mengalir(KINI) == (baik or pabrik is f.SirkuitFactory)


def test_metrics_name_age_counts_breaker_and_last_create():
    assert b"portal_kiriman_buat_terakhir_detik" not in metrik.tulis(pada=KINI)
    menunggu(JAM)
    menunggu(JAM, status=S.TERKIRIM, selesai_pada=KINI)
    isi = metrik.tulis(pada=KINI).decode()
    assert "portal_kiriman_tertua_detik 3600.0" in isi
    assert 'portal_kiriman{status="menunggu"} 1.0' in isi
    assert 'portal_sirkuit{keadaan="tutup"} 1.0' in isi
    assert "portal_kiriman_buat_terakhir_detik 1.7174664e+09" in isi


# The today list


def judul(petugas, **lain):
    return [t.judul for t in tugas_kiriman(petugas, HARI, pada=KINI, **lain)]


@pytest.mark.usefixtures("siap")
def test_a_number_to_type_back_is_the_holders_and_once_late_diskominfos(petugas):
    penerusan = teruskan(aduan(), oleh=petugas, cara="tangan")
    unit = penerusan.pengaduan.pemegang
    penangan = petugas_berperan(Peran.PPID_PEMBANTU, unit)
    lain = petugas_berperan(Peran.PPID_PEMBANTU)
    (tugas,) = tugas_kiriman(penangan, HARI, pada=KINI)
    assert tugas.tenggat == penerusan.nomor_sampai == date(2024, 6, 5)
    assert tugas.unit == unit.nama_pendek
    assert judul(lain) == judul(petugas) == []
    assert len(tugas_kiriman(petugas, date(2024, 6, 6), pada=KINI)) == 1


def test_stuck_steps_and_the_channel_are_the_sp4n_admins(petugas, siap):
    macet = menunggu(JAM, status=S.DITOLAK, galat="title terlalu panjang")
    menunggu(3 * JAM)
    f.SirkuitFactory(keadaan=K.DIMATIKAN)
    semua = judul(petugas)
    assert f"{macet.penerusan.pengaduan.judul} (buat laporan)" in semua
    assert "Pengiriman dimatikan: setelannya ditolak" in semua
    assert "Kiriman menunggu 3 jam" in semua
    assert judul(petugas_berperan(Peran.PPID_PEMBANTU)) == []
    assert judul(petugas_berperan(Peran.PIMPINAN)) == []


def test_after_a_day_the_manual_way_is_offered(petugas):
    for jam, kata in ((2, "Dikirim otomatis"), (25, "teruskan dengan tangan")):
        menunggu(jam * JAM)
        (tugas,) = tugas_kiriman(petugas, HARI, pada=KINI)
        assert kata in tugas.keterangan


def test_what_was_sent_and_never_heard_of_is_said(petugas):
    gawat = f.PengaduanFactory(diteruskan=True, kelas="berkadar", berkadar=True)
    buntu = f.PenerusanFactory(pengaduan=gawat, cara="api")
    menunggu(JAM, status=S.BUNTU, penerusan=buntu)
    assert judul(petugas) == []  # of a grave matter it is not shown to everybody
    lama = {"penerusan": f.PenerusanFactory(cara="api"), "status": S.TERKIRIM}
    menunggu(30 * JAM, **lama, selesai_pada=KINI - 25 * JAM)
    assert judul(petugas) == ["1 aduan terkirim tanpa kabar lebih dari sehari"]
    Penerusan.objects.update(diperiksa_pada=KINI)
    assert judul(petugas) == []
