"""A worker dies at every point of a delivery: at most one report, never a lost row."""

import contextlib
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, settings as setelan_hypothesis, strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from dev.lapor_tiruan.tiruan import LaporTiruan
from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.saat import Saat
from organisasi.models import Jejak, Petugas
from pengaduan.lapor import pekerja, sirkuit
from pengaduan.lapor.actions import (
    batalkan_kiriman,
    kirim_ulang,
    nyatakan_sudah_ada,
    perbaiki_kiriman,
    ubah_cara,
)
from pengaduan.lapor.models import COBA_KIRIM
from pengaduan.lapor.pemantauan import rekonsiliasi
from pengaduan.lapor.sirkuit import KanalTertib, hidupkan
from pengaduan.models import Kiriman, Penerusan, Sirkuit
from tests.factories.pengaduan import KirimanFactory
from tests.pengaduan.lapor.meja import (
    KINI,
    Jam,
    L,
    S,
    aduan,
    foto,
    jalan,
    langkah,
    teruskan,
)

pytestmark = pytest.mark.django_db


class Mati(BaseException):
    """The power is gone."""


def mati(*_a, **_k):
    raise Mati


def sesudah(asli):
    """Do it, and die before anybody hears of it."""

    def jalankan(*a, **k):
        asli(*a, **k)
        raise Mati

    return jalankan


def tewas(jam, modul, nama, pengganti=mati):
    with pytest.MonkeyPatch.context() as tambal:
        tambal.setattr(modul, nama, pengganti)
        with pytest.raises(Mati):
            jalan(jam)


# Where it dies, and what becomes of the create: sent once by itself, or asked of people.
TITIK = {
    "before the claim": (pekerja, "_ambil", mati, S.TERKIRIM),
    "after the claim": (pekerja, "_ambil", sesudah(pekerja._ambil), S.TERKIRIM),
    "before it begins": (pekerja, "siapkan", mati, S.TERKIRIM),
    "before the bytes": (KanalTertib, "_panggil", mati, S.TIDAK_PASTI),
    "after the reply": (
        KanalTertib,
        "_panggil",
        sesudah(KanalTertib._panggil),
        S.TIDAK_PASTI,
    ),
    "before the result": (pekerja, "tulis", mati, S.TIDAK_PASTI),
    "within the result": (pekerja, "_lanjutkan", mati, S.TIDAK_PASTI),
    "after the result": (pekerja, "tulis", sesudah(pekerja.tulis), S.TERKIRIM),
}


@pytest.mark.parametrize("titik", TITIK)
def test_a_create_is_made_at_most_once_wherever_the_worker_dies(
    lapor, petugas, jam, titik
):
    *tempat, akhir = TITIK[titik]
    penerusan = teruskan(aduan(), oleh=petugas)
    tewas(jam, *tempat)
    jam.maju(minutes=6)
    jalan(jam)
    kiriman = langkah(penerusan)
    assert kiriman.status == akhir
    assert len(lapor.laporan()) <= 1
    assert (kiriman.status == S.TERKIRIM) <= (len(lapor.laporan()) == 1)


def test_photos_are_sent_again_after_a_crash_once_the_lease_is_over(
    lapor, petugas, jam
):
    for ke, titik in enumerate(("before the bytes", "before the result"), 1):
        pengaduan = aduan()
        foto(pengaduan)
        penerusan = teruskan(pengaduan, oleh=petugas, pada=jam.saat)
        tewas(jam, *TITIK[titik][:3])
        jam.maju(minutes=4)
        jalan(jam)
        # Before its lease is over nobody touches a row.
        assert langkah(penerusan, L.UNGGAH).status == S.SEDANG
        jam.maju(minutes=2)
        jalan(jam)
        assert langkah(penerusan, L.UNGGAH).status == S.TERKIRIM
        assert len(lapor.laporan()) == ke


@pytest.mark.parametrize("diputus", [True, False])
def test_a_late_reply_counts_only_while_no_officer_has_decided(
    lapor, petugas, jam, monkeypatch, diputus
):
    penerusan = teruskan(aduan(), oleh=petugas)
    asli = pekerja.tulis

    def lambat(*a, **k):
        if diputus:
            Kiriman.objects.update(status=S.BATAL, penyewa="")
        else:
            jam.maju(minutes=6)
            Kiriman.objects.lepas_sewa(jam.saat)
            assert langkah(penerusan).status == S.TIDAK_PASTI
        return asli(*a, **k)

    monkeypatch.setattr(pekerja, "tulis", lambat)
    jalan(jam)
    penerusan.refresh_from_db()
    assert langkah(penerusan).status == (S.BATAL if diputus else S.TERKIRIM)
    assert bool(penerusan.tracking_id) != diputus
    # What happened stays on record.
    assert Jejak.objects.filter(tindakan=COBA_KIRIM).count() == 1


def test_an_error_of_our_own_is_not_taken_for_nothing_sent(
    lapor, petugas, jam, monkeypatch, caplog
):
    pengaduan = aduan()
    foto(pengaduan)
    penerusan = teruskan(pengaduan, oleh=petugas)

    def rusak(*_a, **_k):
        raise RuntimeError("rahasia kenari")

    monkeypatch.setattr(KanalTertib, "unggah", rusak)
    jalan(jam)
    assert langkah(penerusan, L.UNGGAH).status == S.MENUNGGU
    monkeypatch.undo()
    monkeypatch.setattr(KanalTertib, "kirim", rusak)
    jam.maju(minutes=1)
    jalan(jam)
    assert langkah(penerusan).status == S.TIDAK_PASTI
    assert langkah(penerusan).galat == "kesalahan portal: RuntimeError"
    assert "rahasia kenari" not in caplog.text


def test_a_step_whose_complaint_ended_meanwhile_is_let_go(
    lapor, petugas, jam, monkeypatch
):
    penerusan = teruskan(aduan(), oleh=petugas)
    asli = pekerja.siapkan

    def berakhir(kiriman):
        Penerusan.objects.update(ditutup_pada=KINI, alasan_tutup="Ditarik.")
        return asli(kiriman)

    monkeypatch.setattr(pekerja, "siapkan", berakhir)
    jalan(jam)
    kiriman = langkah(penerusan)
    assert (kiriman.status, kiriman.percobaan) == (S.MENUNGGU, 0)
    assert lapor.permintaan() == []


def test_when_somebody_is_faster_the_step_is_left_to_him(
    lapor, petugas, jam, monkeypatch
):
    teruskan(aduan(), oleh=petugas)
    asli = KanalTertib.siapkan

    def kalah(kanal):
        asli(kanal)
        Kiriman.objects.update(
            status=S.SEDANG, penyewa="lain", sewa_sampai=KINI + timedelta(minutes=5)
        )

    monkeypatch.setattr(KanalTertib, "siapkan", kalah)
    assert jalan(jam) == 1
    assert lapor.permintaan() == []


def test_an_expired_lease_decides_by_what_could_be_doubled():
    sewa = {"status": S.SEDANG, "penyewa": "mati", "sewa_sampai": KINI}
    semua = [
        (KirimanFactory(langkah=nama, mulai_kirim=mulai, **sewa), akhir)
        for nama, mulai, akhir in (
            (L.BUAT, KINI, S.TIDAK_PASTI),
            (L.BUAT, None, S.MENUNGGU),
            (L.UNGGAH, KINI, S.MENUNGGU),
            (L.TERUSKAN, KINI, S.MENUNGGU),
        )
    ]
    Kiriman.objects.lepas_sewa(KINI)
    for kiriman, akhir in semua:
        kiriman.refresh_from_db()
        assert kiriman.status == akhir


def test_refused_credentials_stop_the_channel_though_the_worker_dies_at_once(
    lapor, petugas, jam
):
    penerusan = [teruskan(aduan(), oleh=petugas) for _ in range(2)]
    lapor.skenario("buat", "401_json", None)
    tewas(jam, pekerja, "tulis", sesudah(pekerja.tulis))
    jam.maju(minutes=6)
    jalan(jam)
    assert len(lapor.permintaan()) == 1
    assert Sirkuit.objects.get().keadaan == Sirkuit.Keadaan.DIMATIKAN
    assert {langkah(satu).status for satu in penerusan} == {S.MENUNGGU}


def test_the_stop_is_not_written_without_the_delivery_s_row(lapor, petugas, jam):
    penerusan = teruskan(aduan(), oleh=petugas)
    lapor.skenario("buat", "401_json", None)
    tewas(jam, sirkuit, "beri_tahu")
    assert langkah(penerusan).status == S.SEDANG
    assert not Jejak.objects.filter(tindakan=COBA_KIRIM).exists()
    assert not Sirkuit.objects.filter(keadaan=Sirkuit.Keadaan.DIMATIKAN).exists()


# Submit, send, crash, wait, break, decide, in any order: what must always hold

AKSI = (
    "putus_setelah_simpan",
    "502_html",
    "303001",
    "422",
    "401_json",
    "200_tanpa_id",
    "429_retry_after",
)
MAKS = 4


class Kacau(RuleBasedStateMachine):
    """Complaints, a worker that may die, a LAPOR! that may fail, an honest officer."""

    lapor: LaporTiruan
    petugas: Petugas

    @initialize()
    def mulai(self):
        self.lapor.reset()
        Kiriman.objects.all().delete()
        Penerusan.objects.all().delete()
        hidupkan(Saat(None, Jam().saat))
        self.jam = Jam()
        self.semua: list[Penerusan] = []
        for _ in range(2):
            self.ajukan()

    @precondition(lambda self: len(self.semua) < MAKS)
    @rule()
    def ajukan(self):
        baru = teruskan(aduan(), oleh=self.petugas, pada=self.jam.saat)
        self.semua.append(baru)

    @rule(aksi=st.sampled_from(AKSI))
    def rusak(self, aksi):
        self.lapor.skenario("buat", aksi)

    @rule()
    def kirim(self):
        jalan(self.jam)

    @rule(nama=st.sampled_from(["siapkan", "tulis"]), menit=st.sampled_from([0, 6]))
    def mogok(self, nama, menit):
        with pytest.MonkeyPatch.context() as tambal, contextlib.suppress(Mati):
            tambal.setattr(pekerja, nama, mati)
            jalan(self.jam)
        self.jam.maju(minutes=menit)

    @rule(menit=st.sampled_from([1, 6, 90, 60 * 24]))
    def tunggu(self, menit):
        self.jam.maju(minutes=menit)
        rekonsiliasi(pada=self.jam.saat)

    @rule()
    def status_berubah(self):
        self.lapor.maju()

    @rule()
    def putuskan(self):
        """The officer looks at LAPOR! and says what is true."""
        ada = {x["tiket"]: str(x["id"]) for x in self.lapor.laporan()}
        lain = {"saat": Saat(self.petugas, self.jam.saat)}
        for satu in Kiriman.objects.macet():
            nomor = ada.get(satu.penerusan.nomor)
            if satu.status == S.TIDAK_PASTI and nomor:
                nyatakan_sudah_ada(satu, nomor=nomor, **lain)
            elif satu.status == S.TIDAK_PASTI:
                kirim_ulang(satu, **lain)
            else:
                perbaiki_kiriman(satu, **lain)

    @rule(ke=st.sampled_from(["tangan", "api", "batal"]))
    def ganti(self, ke):
        lain = {"saat": Saat(self.petugas, self.jam.saat)}
        with contextlib.suppress(TindakanTerlarang):
            for satu in self.semua:
                if ke == "batal":
                    for kiriman in satu.kiriman.filter(status=S.MENUNGGU):
                        batalkan_kiriman(kiriman, alasan="Coba.", **lain)
                else:
                    ubah_cara(satu, cara=ke, **lain)

    @rule()
    def hidup(self):
        hidupkan(Saat(self.petugas, self.jam.saat))

    @invariant()
    def tidak_ganda(self):
        assert self.lapor.laporan_ganda() == {}

    @invariant()
    def tidak_hilang(self):
        """Every report there is known here, or asked about; every hand-over has its row."""
        ada = {x["tiket"] for x in self.lapor.laporan()}
        for satu in getattr(self, "semua", ()):
            status = set(satu.kiriman.values_list("status", flat=True))
            assert status
            if satu.nomor in ada:
                assert status & {S.TERKIRIM, S.TIDAK_PASTI, S.SEDANG}

    def teardown(self):
        """Left alone with an honest officer and a healthy LAPOR!, all arrives."""
        self.lapor.bersihkan_skenario()
        for _ in range(4):
            self.jam.maju(hours=2)
            self.hidup()
            self.kirim()
            self.putuskan()
        self.jam.maju(hours=2)
        self.kirim()
        otomatis = Penerusan.objects.filter(cara=Penerusan.Cara.API)
        assert not otomatis.filter(tracking_id="").exists()
        assert self.lapor.laporan_ganda() == {}


def test_whatever_happens_nothing_is_doubled_and_nothing_lost(lapor, petugas):
    Kacau.lapor, Kacau.petugas = lapor, petugas
    run_state_machine_as_test(
        Kacau,
        settings=setelan_hypothesis(
            max_examples=6,
            stateful_step_count=20,
            deadline=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        ),
    )
