"""Referral inside the city: offered, accepted, returned, decided; one clock."""

from datetime import date

import pytest

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.saat import Saat
from organisasi.models import Notifikasi
from pengaduan.models import Pengaduan, RujukanPengaduan
from pengaduan.penanganan.rujukan import (
    kembalikan_rujukan,
    putuskan_rujukan,
    rujuk_pengaduan,
    tarik_rujukan,
    terima_rujukan,
)
from tests.factories.organisasi import UnitFactory
from tests.pengaduan.kantor_aduan import (
    PADA,
    buka_kantor,
    diteruskan,
    saat,
    segar,
    terverifikasi,
)
from tests.serentak import serentak

pytestmark = pytest.mark.django_db
S = RujukanPengaduan.Status


def rujuk(kantor, aduan, **ubah):
    isi = {"ke_unit": kantor.kecamatan, "alasan": "Jalan lingkungan."}
    return rujuk_pengaduan(aduan, Saat(kantor.kepala, PADA), **isi | ubah)


def test_the_holder_and_the_clock_stay_until_the_receiver_accepts(kantor):
    aduan = diteruskan(kantor)
    tempo = segar(aduan).jatuh_tempo
    rujukan = rujuk(kantor, aduan)
    assert segar(aduan).pemegang == kantor.dinas
    assert rujukan.tenggat == date(2024, 6, 6)
    assert Notifikasi.objects.kepada("loket@example.id").exists()
    assert Pengaduan.objects.untuk(kantor.loket).exists()
    terima_rujukan(aduan, Saat(kantor.kepala_kecamatan, PADA))
    aduan = segar(aduan)
    assert (aduan.pemegang, aduan.jatuh_tempo) == (kantor.kecamatan, tempo)
    assert rujukan.nomor == aduan.nomor
    assert (
        Notifikasi.objects.kepada("siti@contoh.id")
        .filter(kunci__contains=":berpindah:")
        .exists()
    )


@pytest.mark.parametrize("pindah", [True, False])
def test_what_is_returned_is_decided_by_the_sp4n_admin(kantor, pindah):
    aduan = diteruskan(kantor)
    rujuk(kantor, aduan)
    ke = UnitFactory() if pindah else kantor.dinas  # it may stay where it is
    camat = Saat(kantor.kepala_kecamatan, PADA)
    kembalikan_rujukan(aduan, camat, alasan="Bukan kami.")
    assert not Pengaduan.objects.untuk(kantor.loket).exists()
    pesan = Notifikasi.objects.kepada("admin@example.id")
    assert pesan.filter(kunci__contains="rujukan_dikembalikan").exists()
    putuskan_rujukan(aduan, Saat(kantor.admin, PADA), ke_unit=ke, alasan="Ruas.")
    assert segar(aduan).pemegang == ke
    alih = aduan.riwayat.filter(tindakan="alihkan")
    assert [baris.catatan for baris in alih] == ["Ruas."] * pindah


def test_two_working_days_of_silence_let_the_admin_decide(kantor):
    aduan = diteruskan(kantor)
    rujuk(kantor, aduan)
    putusan = {"ke_unit": kantor.kecamatan, "alasan": "x"}
    with pytest.raises(TindakanTerlarang, match="masih punya waktu"):
        putuskan_rujukan(aduan, Saat(kantor.admin, saat("2024-06-06")), **putusan)
    lewat = Saat(kantor.admin, saat("2024-06-07"))
    putuskan_rujukan(aduan, lewat, **putusan)
    assert aduan.rujukan.get().status == S.DIPUTUSKAN
    with pytest.raises(TindakanTerlarang, match="Tidak ada rujukan"):
        putuskan_rujukan(aduan, lewat, **putusan)


def test_each_step_needs_a_reason(kantor):
    aduan = diteruskan(kantor)
    with pytest.raises(TindakanTerlarang, match="alasan rujukan"):
        rujuk(kantor, aduan, alasan=" ")
    rujuk(kantor, aduan)
    siapa = {"saat": Saat(kantor.admin, PADA), "alasan": " "}
    with pytest.raises(TindakanTerlarang, match="mengapa dikembalikan"):
        kembalikan_rujukan(aduan, **siapa)
    kembalikan_rujukan(aduan, **(siapa | {"alasan": "x"}))
    with pytest.raises(TindakanTerlarang, match="alasan putusan"):
        putuskan_rujukan(aduan, **siapa, ke_unit=kantor.dinas)


def test_it_goes_to_another_unit_that_exists_one_at_a_time(kantor):
    aduan = diteruskan(kantor)
    bubar = UnitFactory(sampai=date(2023, 12, 31))
    with pytest.raises(TindakanTerlarang, match="sudah dipegang"):
        rujuk(kantor, aduan, ke_unit=kantor.dinas)
    with pytest.raises(TindakanTerlarang, match="sudah tidak ada"):
        rujuk(kantor, aduan, ke_unit=bubar)
    rujuk(kantor, aduan)
    with pytest.raises(TindakanTerlarang, match="belum dijawab"):
        rujuk(kantor, aduan, ke_unit=kantor.utama)
    gawat = terverifikasi(kantor, kelas=Pengaduan.Kelas.BERKADAR, uraian="Lain.")
    with pytest.raises(TindakanTerlarang, match="tetap di Inspektorat"):
        rujuk(kantor, gawat)


def test_the_sender_takes_it_back_while_nobody_has_accepted(kantor):
    aduan = diteruskan(kantor)
    tempo, oleh = segar(aduan).jatuh_tempo, Saat(kantor.kepala, PADA)
    with pytest.raises(TindakanTerlarang, match="Tidak ada rujukan"):
        tarik_rujukan(aduan, oleh)
    rujuk(kantor, aduan)
    tarik_rujukan(aduan, oleh)
    aduan = segar(aduan)
    assert (aduan.pemegang, aduan.jatuh_tempo) == (kantor.dinas, tempo)
    assert aduan.riwayat.first().tindakan == "tarik_rujukan"
    assert not Pengaduan.objects.untuk(kantor.loket).exists()
    pesan = Notifikasi.objects.kepada("loket@example.id").order_by("pk").last()
    assert "Unit Anda tidak perlu" in pesan.isi
    assert "Buka:" not in pesan.isi
    with pytest.raises(TindakanTerlarang, match="“Ditarik kembali oleh pengirim”"):
        tarik_rujukan(aduan, oleh)
    rujuk(kantor, aduan)


@pytest.mark.django_db(transaction=True)
def test_of_accepting_returning_and_taking_back_at_once_one_stands():
    kantor = buka_kantor()
    aduan = diteruskan(kantor)
    rujuk(kantor, aduan)
    camat, kepala = (
        Saat(siapa, PADA) for siapa in (kantor.kepala_kecamatan, kantor.kepala)
    )
    semua = (
        lambda basi: tarik_rujukan(basi, kepala),
        lambda basi: terima_rujukan(basi, camat),
        lambda basi: kembalikan_rujukan(basi, camat, alasan="x"),
    )
    hasil = serentak(3, lambda ke: semua[ke](segar(aduan)))
    assert sum(isinstance(h, TindakanTerlarang) for h in hasil) == 2
    assert hasil[0] is None or "sudah berstatus “Di" in str(hasil[0])


@pytest.mark.django_db(transaction=True)
def test_of_two_offers_at_once_one_stands():
    kantor = buka_kantor()
    aduan = diteruskan(kantor)
    tujuan = [kantor.kecamatan, kantor.utama]
    hasil = serentak(2, lambda ke: rujuk(kantor, segar(aduan), ke_unit=tujuan[ke]))
    assert sum(isinstance(h, TindakanTerlarang) for h in hasil) == 1
