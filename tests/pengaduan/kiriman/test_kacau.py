"""Anything in any order: submit, send, crash, wait, break, decide. What must always hold."""

from __future__ import annotations

import contextlib
from typing import Any

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

from lapor_tiruan.tiruan import LaporTiruan
from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.models import Petugas
from pengaduan.actions.kiriman import (
    batalkan_kiriman,
    kirim_ulang,
    nyatakan_sudah_ada,
    perbaiki_kiriman,
)
from pengaduan.actions.penerusan import ubah_cara
from pengaduan.kiriman import pekerja
from pengaduan.kiriman.rekonsiliasi import rekonsiliasi
from pengaduan.kiriman.sirkuit import hidupkan
from pengaduan.models import Kiriman, Penerusan
from tests.pengaduan.kiriman.meja import Jam, S, aduan, jalan, teruskan

pytestmark = [pytest.mark.django_db, pytest.mark.lambat]
AKSI = (
    *("putus_setelah_simpan", "502_html", "303001", "422", "401_json"),
    *("200_tanpa_id", "429_retry_after"),
)
MAKS = 4


class Mati(BaseException):
    """The power is gone."""


def mati(*_a: Any, **_k: Any) -> Any:
    raise Mati


class Kacau(RuleBasedStateMachine):
    """Complaints, a worker that may die, a LAPOR! that may fail, an honest officer."""

    lapor: LaporTiruan
    petugas: Petugas
    tambal: pytest.MonkeyPatch

    @initialize()
    def mulai(self) -> None:
        self.lapor.reset()
        Kiriman.objects.all().delete()
        Penerusan.objects.all().delete()
        hidupkan(pada=Jam().saat, oleh=None)
        self.jam = Jam()
        self.semua: list[Penerusan] = []
        for _ in range(2):
            self.ajukan()

    @precondition(lambda self: len(self.semua) < MAKS)
    @rule()
    def ajukan(self) -> None:
        baru = teruskan(aduan(), oleh=self.petugas, pada=self.jam.saat)
        self.semua.append(baru)

    @rule(aksi=st.sampled_from(AKSI))
    def rusak(self, aksi: str) -> None:
        self.lapor.skenario("buat", aksi)

    @rule()
    def kirim(self) -> None:
        jalan(self.jam)

    @rule(nama=st.sampled_from(["siapkan", "tulis"]), menit=st.sampled_from([0, 6]))
    def mogok(self, nama: str, menit: int) -> None:
        with self.tambal.context() as tambal:
            tambal.setattr(pekerja, nama, mati)
            with contextlib.suppress(Mati):
                jalan(self.jam)
        self.jam.maju(minutes=menit)

    @rule(menit=st.sampled_from([1, 6, 90, 60 * 24]))
    def tunggu(self, menit: int) -> None:
        self.jam.maju(minutes=menit)
        rekonsiliasi(pada=self.jam.saat)

    @rule()
    def status_berubah(self) -> None:
        self.lapor.maju()

    @rule()
    def putuskan(self) -> None:
        """The officer looks at LAPOR! and says what is true."""
        ada = {x["tiket"]: str(x["id"]) for x in self.lapor.laporan()}
        lain = {"oleh": self.petugas, "pada": self.jam.saat}
        for satu in Kiriman.objects.macet():
            nomor = ada.get(satu.penerusan.nomor)
            if satu.status == S.TIDAK_PASTI and nomor:
                nyatakan_sudah_ada(satu, nomor=nomor, **lain)
            elif satu.status == S.TIDAK_PASTI:
                kirim_ulang(satu, **lain)
            else:
                perbaiki_kiriman(satu, **lain)

    @rule(ke=st.sampled_from(["tangan", "api", "batal"]))
    def ganti(self, ke: str) -> None:
        lain = {"oleh": self.petugas, "pada": self.jam.saat}
        try:
            for satu in self.semua:
                if ke == "batal":
                    for kiriman in satu.kiriman.filter(status=S.MENUNGGU):
                        batalkan_kiriman(kiriman, alasan="Coba.", **lain)
                else:
                    ubah_cara(satu, cara=ke, **lain)
        except TindakanTerlarang:
            pass

    @rule()
    def hidup(self) -> None:
        hidupkan(pada=self.jam.saat, oleh=self.petugas)

    @invariant()
    def tidak_ganda(self) -> None:
        assert self.lapor.laporan_ganda() == {}

    @invariant()
    def tidak_hilang(self) -> None:
        """Every report there is known here, or asked about; every hand-over has its row."""
        ada = {x["tiket"] for x in self.lapor.laporan()}
        for satu in getattr(self, "semua", ()):
            status = set(satu.kiriman.values_list("status", flat=True))
            assert status
            if satu.nomor in ada:
                assert status & {S.TERKIRIM, S.TIDAK_PASTI, S.SEDANG}

    def teardown(self) -> None:
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


def test_whatever_happens_nothing_is_doubled_and_nothing_lost(
    lapor: LaporTiruan, petugas: Petugas, monkeypatch: pytest.MonkeyPatch
) -> None:
    Kacau.lapor, Kacau.petugas, Kacau.tambal = lapor, petugas, monkeypatch

    run_state_machine_as_test(
        Kacau,
        settings=setelan_hypothesis(
            max_examples=12,
            stateful_step_count=20,
            deadline=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        ),
    )
