"""A complaint is on somebody's desk, with a trail, and no desk closes with one on it."""

import pytest

from organisasi.alur.tindakan import Anjuran, Saran, TindakanTerlarang
from organisasi.kantor.saat import Saat
from organisasi.models import Notifikasi
from organisasi.staf.ingatkan import ditunggu
from pengaduan.models import Pengaduan
from pengaduan.penanganan.penangan import halangan_tutup, tugaskan
from tests.factories.pengaduan import PengaduanFactory
from tests.pengaduan.kantor_aduan import PADA
from tests.pengaduan.meja_aduan import alamat, tekan, tombol
from tests.petugas import masuk

pytestmark = pytest.mark.django_db


def di_meja(kantor, petugas=None, **lain):
    isi = {"diteruskan": True, "unit": kantor.dinas}
    isi["penangan"] = petugas or kantor.kepala
    return PengaduanFactory(**isi | lain)


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
    assert "masih menangani 1 aduan" in halangan_tutup(kantor.rekan)
    assert halangan_tutup(kantor.kepala) == ""


def test_what_is_grave_goes_to_the_inspektorat_alone(kantor):
    aduan = di_meja(kantor, berkadar=True, kelas=Pengaduan.Kelas.BERKADAR)
    for siapa in (kantor.kepala, kantor.admin):
        with pytest.raises(TindakanTerlarang, match="hanya ditangani Inspektorat"):
            tugaskan(aduan, Saat(kantor.irban, PADA), kepada=siapa)
    tugaskan(aduan, Saat(kantor.irban, PADA), kepada=kantor.irban)
    assert Pengaduan.objects.get().penangan == kantor.irban


# Reminders


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
