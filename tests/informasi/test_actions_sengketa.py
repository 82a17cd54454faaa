"""A dispute: its window, its steps, and what has no mediation."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils import timezone

from informasi.actions.keberatan import terima_putusan
from informasi.actions.sengketa import (
    catat_sengketa,
    jendela_sengketa,
    mediasikan,
    periksa_tanggal,
    tanpa_mediasi,
)
from informasi.models import Keberatan, Sengketa
from organisasi.alur.tindakan import TindakanTerlarang
from tests.informasi.kantor import SEHARI, buka_kantor, diproses, saat
from tests.informasi.meja_keberatan import P, jawab, keberatan, tanggapi

pytestmark = pytest.mark.django_db


def test_the_way_to_the_commission_is_open_fourteen_days_after_the_answer() -> None:
    kantor = buka_kantor()
    objek = tanggapi(kantor, keberatan(diproses(kantor)), hasil="ditolak")

    jendela = jendela_sengketa(objek, date(2024, 6, 26))

    assert jendela.boleh
    assert jendela.sampai == date(2024, 7, 15)
    assert "sudah lewat" in jendela_sengketa(objek, date(2024, 7, 16)).belum


def test_thirty_days_of_silence_open_it_as_well() -> None:
    objek = keberatan(diproses(buka_kantor()))

    menunggu = jendela_sengketa(objek, objek.jatuh_tempo)
    diam = jendela_sengketa(objek, objek.jatuh_tempo + SEHARI)

    assert (menunggu.boleh, menunggu.sampai) == (False, None)
    assert diam.boleh
    assert objek.terlambat(objek.jatuh_tempo + SEHARI)
    assert Keberatan.objects.lewat_tempo(objek.jatuh_tempo + SEHARI).get() == objek


def test_a_dispute_is_entered_once_in_its_window() -> None:
    kantor = buka_kantor()
    objek = tanggapi(kantor, keberatan(diproses(kantor)), hasil="ditolak")
    pada = saat("2024-06-27")

    with pytest.raises(TindakanTerlarang, match="masa depan"):
        catat_sengketa(objek, pada=pada, tanggal=date(2024, 6, 28))
    sengketa = catat_sengketa(objek, pada=pada, tanggal=date(2024, 6, 26))

    assert sengketa.diajukan_pada == date(2024, 6, 26)
    assert Sengketa.objects.untuk(kantor.sekda).get() == sengketa
    assert "sudah diajukan" in jendela_sengketa(objek, date(2024, 6, 28)).belum
    with pytest.raises(TindakanTerlarang, match="sudah diajukan"):
        catat_sengketa(objek, pada=pada)


@pytest.mark.parametrize("hari", [date(1, 1, 1), date(2024, 6, 24)])
def test_no_dispute_is_older_than_the_answer_it_is_about(hari: date) -> None:
    kantor = buka_kantor()
    objek = tanggapi(kantor, keberatan(diproses(kantor)), hasil="ditolak")
    assert objek.ditanggapi_pada
    assert hari < timezone.localdate(objek.ditanggapi_pada)

    with pytest.raises(TindakanTerlarang, match="sesudah tanggapan"):
        catat_sengketa(objek, pada=saat("2024-06-27"), tanggal=hari)

    assert not Sengketa.objects.exists()


def test_a_dispute_over_silence_stays_good_when_the_answer_comes_later() -> None:
    kantor = buka_kantor()
    objek = keberatan(diproses(kantor))
    sesudah = objek.jatuh_tempo + 2 * SEHARI
    objek = tanggapi(kantor, objek, hasil="ditolak", pada=saat(str(sesudah)))

    sengketa = catat_sengketa(
        objek, pada=saat(str(sesudah)), tanggal=objek.jatuh_tempo + SEHARI
    )

    assert sengketa.diajukan_pada == objek.jatuh_tempo + SEHARI


def test_who_accepted_the_answer_has_no_dispute() -> None:
    kantor = buka_kantor()
    objek = tanggapi(kantor, keberatan(diproses(kantor)), hasil="ditolak")

    terima_putusan(objek, pada=saat("2024-06-26"), tanggapan="Baik.")

    assert objek.tanggapan_pemohon == "Baik."
    with pytest.raises(TindakanTerlarang, match="sudah Anda terima"):
        catat_sengketa(objek, pada=saat("2024-06-27"))


def test_a_refusal_under_article_17_has_no_mediation() -> None:
    kantor = buka_kantor()
    permohonan = jawab(kantor, diproses(kantor), P.DITOLAK)
    objek = tanggapi(
        kantor, keberatan(permohonan, "a", pada=saat("2024-06-06")), hasil="ditolak"
    )
    sengketa = catat_sengketa(objek, pada=saat("2024-06-26"))
    siapa = {"oleh": kantor.ppid_utama, "pada": saat("2024-07-10")}

    sengketa.registrasi(**siapa, tanggal=date(2024, 6, 28), nomor_ki="001/KI")
    sengketa.mulai(**siapa, tanggal=date(2024, 7, 8))

    assert tanpa_mediasi(objek)
    with pytest.raises(TindakanTerlarang, match="tanpa mediasi"):
        mediasikan(sengketa, **siapa, tanggal=date(2024, 7, 9))
    sengketa.ajudikasikan(**siapa, tanggal=date(2024, 7, 9))
    assert sengketa.status == Sengketa.Status.AJUDIKASI


@pytest.mark.parametrize("hari", ["2024-06-20", "2024-07-11"])
def test_a_step_of_the_commission_lies_after_the_last_and_not_ahead(hari: str) -> None:
    kantor = buka_kantor()
    objek = tanggapi(kantor, keberatan(diproses(kantor)), hasil="ditolak")
    sengketa = catat_sengketa(objek, pada=saat("2024-06-26"))

    with pytest.raises(TindakanTerlarang, match="sesudah langkah"):
        periksa_tanggal(sengketa, date.fromisoformat(hari), saat("2024-07-10"))


def test_other_disputes_may_be_mediated() -> None:
    kantor = buka_kantor()
    objek = tanggapi(kantor, keberatan(diproses(kantor)), hasil="ditolak")
    sengketa = catat_sengketa(objek, pada=saat("2024-06-26"))
    siapa = {"oleh": kantor.ppid_utama, "pada": saat("2024-07-10")}
    sengketa.registrasi(**siapa, tanggal=date(2024, 6, 28), nomor_ki="001/KI")
    sengketa.mulai(**siapa, tanggal=date(2024, 7, 8))

    mediasikan(sengketa, **siapa, tanggal=date(2024, 7, 9))

    assert sengketa.mediasi_pada == date(2024, 7, 9)
