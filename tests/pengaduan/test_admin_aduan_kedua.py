"""A second pair of eyes on a complaint: buttons only for who may press them."""

from __future__ import annotations

import pytest
import time_machine
from pytest_django.asserts import assertContains

from organisasi.models import Penugasan, TugasHubungi
from pengaduan.actions.rujukan import rujuk_pengaduan
from pengaduan.models import Pengaduan
from tests.pengaduan.kantor_aduan import (
    BUDI,
    PADA,
    buka_kantor,
    diteruskan,
    diusulkan,
    menunggu,
)
from tests.pengaduan.meja_aduan import alamat, tekan, tombol
from tests.petugas import masuk

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_jam")]
S, K, T = Pengaduan.Status, Pengaduan.Kelas, Pengaduan.Tindakan


@pytest.fixture
def _jam():
    with time_machine.travel(PADA, tick=False):
        yield


@pytest.fixture
def kantor():
    return buka_kantor()


def form(client, aduan, tindakan):
    return client.halaman(alamat("tindakan", aduan.pk, tindakan)).context["form"]


# Hand-over


def test_the_proposer_has_no_button_to_judge_his_own_result(client, kantor):
    aduan = diusulkan(kantor)
    masuk(client, kantor.kepala)

    halaman = client.get(alamat("change", aduan.pk))
    tombol_pengusul = tombol(client, aduan)
    borang = client.get(alamat("tindakan", aduan.pk, "tutup"))
    masuk(client, kantor.rekan)

    assert tombol_pengusul.isdisjoint({"minta_tanggapan", "tutup"})
    assert {"minta_tanggapan", "tutup"} <= tombol(client, aduan)
    for satu in (halaman, borang):
        assertContains(satu, "bukan yang mengusulkannya. Yang dapat: Rekan")
        assertContains(satu, "(PPID Pembantu, Dinas PUTR)")
    assertContains(halaman, "<b>Benar: minta tanggapan pelapor dan Tutup tanpa")


def test_where_nobody_else_may_judge_a_result_the_page_says_so(client, kantor):
    aduan = diusulkan(kantor)
    Penugasan.objects.exclude(petugas=kantor.kepala).delete()
    masuk(client, kantor.kepala)

    halaman = client.get(alamat("change", aduan.pk))

    assertContains(halaman, "tidak ada petugas lain yang dapat melakukannya")


def test_a_referral_whose_receiver_has_time_is_not_offered_for_decision(client, kantor):
    aduan = diteruskan(kantor)
    rujuk_pengaduan(
        aduan,
        oleh=kantor.kepala,
        pada=PADA,
        ke_unit=kantor.kecamatan,
        alasan="Di sana.",
    )
    masuk(client, kantor.admin)

    halaman = client.get(alamat("change", aduan.pk))

    assert "putuskan_rujukan" not in tombol(client, aduan)
    assertContains(halaman, "<b>Putuskan rujukan</b>: Penerima masih punya waktu")


def test_a_yes_is_offered_only_where_it_is_taken(client, kantor):
    aduan = menunggu(kantor)

    def pilihan(petugas):
        masuk(client, petugas)
        form = client.get(alamat("tindakan", aduan.pk, "jawaban")).context["form"]
        return [nilai for nilai, _ in form.fields["beres"].choices]

    assert pilihan(kantor.rekan) == ["ya", "tidak"]
    assert pilihan(kantor.kepala) == ["tidak"]
    aduan.selesaikan(oleh=None, pada=PADA, cara=Pengaduan.Cara.PELAPOR)
    assert pilihan(kantor.rekan) == ["tidak"]


def test_what_the_reporter_answered_by_telephone_need_not_be_asked_again(
    client, kantor
):
    aduan = menunggu(kantor, kontak=BUDI)
    tanya = TugasHubungi.objects.terbuka().filter(perihal__contains="ya atau tidak")
    assert tanya.count() == 1
    masuk(client, kantor.rekan)

    tekan(client, aduan, "jawaban", beres="tidak", alasan="Masih bolong.")

    assert not tanya.exists()
