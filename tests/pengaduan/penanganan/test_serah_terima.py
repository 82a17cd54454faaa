"""Complaints pass from desk to desk with a trail, and no desk closes with one on it."""

import pytest
from pytest_django.asserts import assertContains

from organisasi.alur.tindakan import Anjuran, Saran, TindakanTerlarang
from organisasi.kantor.saat import Saat
from organisasi.models import Notifikasi, Penugasan
from organisasi.staf.ingatkan import ditunggu
from pengaduan.models import Pengaduan
from pengaduan.penanganan.serah_terima import (
    aduan_terbuka,
    halangan_tutup,
    serah_terima,
    tugaskan,
)
from tests.factories.pengaduan import PengaduanFactory
from tests.pengaduan.kantor_aduan import PADA, buka_kantor
from tests.pengaduan.meja_aduan import alamat, tekan, tombol
from tests.petugas import masuk
from tests.serentak import serentak

pytestmark = pytest.mark.django_db


def di_meja(kantor, petugas=None, **lain):
    isi = {"diteruskan": True, "unit": kantor.dinas}
    isi["penangan"] = petugas or kantor.kepala
    return PengaduanFactory(**isi | lain)


def pindahkan(kantor, kepada, *aduan, alasan="Cuti."):
    isi = {"dari": kantor.kepala, "kepada": kepada, "pengaduan": aduan}
    return serah_terima(Saat(kantor.rekan, PADA), **isi, alasan=alasan)


# One complaint


def test_assigning_writes_who_had_it_and_who_has_it(kantor):
    aduan = di_meja(kantor)
    with pytest.raises(TindakanTerlarang, match=r"tidak bertugas .* Dinas PUTR"):
        tugaskan(aduan, Saat(kantor.rekan, PADA), kepada=kantor.loket)
    tugaskan(aduan, Saat(kantor.kepala, PADA), kepada=kantor.rekan)
    assert Pengaduan.objects.get().penangan == kantor.rekan
    jejak = aduan.riwayat.first()
    assert (jejak.tindakan, jejak.oleh) == ("tugaskan", "kepala")
    assert (jejak.sebelum["penangan"], jejak.sesudah["penangan"]) == ("Kepala", "Rekan")


def test_what_is_grave_goes_to_the_inspektorat_alone(kantor):
    aduan = di_meja(kantor, berkadar=True, kelas=Pengaduan.Kelas.BERKADAR)
    for siapa in (kantor.kepala, kantor.admin):
        with pytest.raises(TindakanTerlarang, match="hanya ditangani Inspektorat"):
            tugaskan(aduan, Saat(kantor.irban, PADA), kepada=siapa)
    tugaskan(aduan, Saat(kantor.irban, PADA), kepada=kantor.irban)
    assert Pengaduan.objects.get().penangan == kantor.irban


# The whole desk


def test_chosen_complaints_pass_with_a_line_each(kantor):
    satu, dua, tetap = (di_meja(kantor) for _ in range(3))
    kolom = ("nomor", "jatuh_tempo", "status")
    sebelum = Pengaduan.objects.values(*kolom).get(pk=satu.pk)
    assert "masih menangani 3 aduan" in halangan_tutup(kantor.kepala)
    pindahkan(kantor, kantor.rekan, satu, dua, alasan=" Pindah tugas. ")
    assert set(aduan_terbuka(kantor.rekan)) == {satu, dua}
    assert list(aduan_terbuka(kantor.kepala)) == [tetap]
    for aduan in (satu, dua):
        jejak = aduan.riwayat.get()
        assert (jejak.tindakan, jejak.catatan) == ("serah_terima", "Pindah tugas.")
        assert jejak.sesudah == {"penangan": "Rekan"}
    assert Pengaduan.objects.values(*kolom).get(pk=satu.pk) == sebelum
    pindahkan(kantor, kantor.rekan, tetap)
    assert halangan_tutup(kantor.kepala) == ""


@pytest.mark.django_db(transaction=True)
def test_the_same_hand_over_twice_at_once_is_done_once():
    kantor = buka_kantor()
    semua = [di_meja(kantor) for _ in range(3)]
    hasil = serentak(2, lambda _ke: pindahkan(kantor, kantor.rekan, *semua))
    assert len([h for h in hasil if isinstance(h, TindakanTerlarang)]) == 1
    assert [a.riwayat.count() for a in semua] == [1, 1, 1]


# The pages


def halaman(dari):
    return f"{alamat('serah_terima')}?dari={dari.pk}"


@pytest.mark.usefixtures("_jam")
def test_page_asks_whose_desk_and_lists_it_ticked(client, kantor):
    masuk(client, kantor.rekan)
    satu = di_meja(kantor)
    di_meja(kantor, kantor.rekan)
    # The reporter's turn: no day of ours runs.
    giliran = {"diteruskan": False, "menunggu_pelapor": True, "jatuh_tempo": None}
    tanpa_tempo = di_meja(kantor, **giliran)
    kosong = client.get(alamat("serah_terima"))
    response = client.get(halaman(kantor.kepala))
    assert kosong.context["form"] is None
    dari = kosong.context["pilih"].fields["dari"].queryset
    assert set(dari) == {kantor.kepala, kantor.rekan}
    form = response.context["form"]
    assert form.initial["pengaduan"] == [satu.pk, tanpa_tempo.pk]
    assert list(form.fields["kepada"].queryset) == [kantor.rekan]
    assert f"{satu.nomor}, diteruskan, jatuh tempo 7 Jun" in response.text
    isi = response.text.replace("\n", "").replace(" <", "<")
    assert f"{tanpa_tempo.nomor}, menunggu tanggapan pelapor<" in isi
    assert satu.judul not in response.text
    masuk(client, kantor.irban)
    assert client.get(halaman(kantor.kepala)).status_code == 404


@pytest.mark.usefixtures("_jam")
def test_an_empty_page_says_why_and_who_could_change_that(client, kantor):
    masuk(client, kantor.rekan)
    PengaduanFactory(diteruskan=True, unit=kantor.dinas)
    isi = client.get(alamat("serah_terima"))
    assertContains(isi, "Ada 1 berkas yang belum selesai, tetapi belum satu pun")
    assertContains(isi, "Yang dapat: ")
    di_meja(kantor, kantor.rekan)
    Penugasan.objects.exclude(petugas=kantor.rekan).delete()
    assertContains(client.get(halaman(kantor.rekan)), "Tidak ada petugas lain")


@pytest.mark.usefixtures("_jam")
def test_handing_over_on_the_page_says_where_it_is_recorded(client, kantor):
    masuk(client, kantor.rekan)
    satu, dua = di_meja(kantor), di_meja(kantor)
    tekan(client, dua, "tugaskan", kepada=kantor.rekan.pk)
    isi = {"pengaduan": [satu.pk], "kepada": kantor.rekan.pk, "alasan": "Cuti."}
    response = client.post(halaman(kantor.kepala), isi, follow=True)
    assert set(aduan_terbuka(kantor.rekan)) == {satu, dua}
    assert "1 berkas Kepala diserahkan kepada Rekan. Tercatat" in response.text
    assert alamat("serah_terima") in client.get(alamat("changelist")).text


# Closing the account


@pytest.mark.usefixtures("_jam")
def test_a_reminder_goes_to_whose_turn_it_is(client, kantor):
    masuk(client, kantor.admin)
    usul = {"diteruskan": False, "diusulkan": True, "diusulkan_oleh": kantor.kepala}
    for isi, siapa in (
        ({}, "Kepada Kepala. "),
        ({"penangan": None}, "Kepada petugas Dinas PUTR. "),
        ({"penangan": None, "unit": kantor.apip}, "Kepada Admin SP4N-LAPOR!. "),
        (usul, "Kepada pemeriksa hasil. "),
    ):
        aduan = di_meja(kantor, **{"penangan": kantor.kepala} | isi)
        halaman = client.get(alamat("tindakan", aduan.pk, "ingatkan"))
        assert siapa in halaman.text
    jawab = tekan(client, aduan, "ingatkan")
    assert "Surel pengingat sudah antre." in jawab.text
    assert {n.penerima for n in Notifikasi.objects.all()} == {kantor.rekan.email}
    # Nobody reminds of what is his own turn.
    gawat = di_meja(kantor, kelas="berkadar", berkadar=True)
    for petugas, sendiri in ((kantor.irban, gawat), (kantor.admin, PengaduanFactory())):
        masuk(client, petugas)
        assert "ingatkan" not in tombol(client, sendiri)
    arsip = Saran(Pengaduan.Tindakan.ARSIPKAN, "Tekan {}.")
    assert ditunggu(Anjuran(langkah=[arsip], dasar=""), ()) == ""
