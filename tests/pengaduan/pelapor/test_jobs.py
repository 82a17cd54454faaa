"""What the night does: unanswered questions end, silence closes, identities go."""

from datetime import date, timedelta

import pytest

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.saat import Saat
from organisasi.models import Jejak, Langganan, Notifikasi
from pengaduan.models import Insiden, Pelapor, Pengaduan
from pengaduan.pelapor.actions import hapus_pelapor_yang_habis, urus_pengaduan
from pengaduan.penanganan.actions import (
    arsipkan_pengaduan,
    lengkapi_pengaduan,
    tunda_pengaduan,
)
from tests.factories import pengaduan as f
from tests.factories.organisasi import LanggananFactory
from tests.pengaduan import kantor_aduan as k

pytestmark = pytest.mark.django_db
S = Pengaduan.Status


def malam(hari):
    return urus_pengaduan(pada=k.saat(hari, 4), hari_ini=hari)


def test_a_question_nobody_answered_ends_after_its_thirty_days():
    kantor = k.buka_kantor()
    diam, aduan = k.menunggu(kantor, uraian="Lain."), k.adukan(kantor)
    tunda_pengaduan(aduan, Saat(kantor.admin, k.PADA), pertanyaan="Di mana?")
    # Silence closes in the same night.
    assert malam(k.segar(diam).tunggu_sampai + timedelta(days=1)) == 1
    assert k.segar(diam).cara_selesai == Pengaduan.Cara.OTOMATIS_10HK
    sampai = k.segar(aduan).tunggu_sampai
    Notifikasi.objects.all().delete()
    assert malam(sampai) == 0
    assert malam(sampai + timedelta(days=1)) == 1
    aduan = k.segar(aduan)
    assert aduan.status == S.ARSIP
    assert "sampai Kamis, 4 Juli 2024" in aduan.kalimat
    assert Notifikasi.objects.get().penerima == "siti@contoh.id"


def test_what_is_answered_in_between_is_left_alone():
    kantor = k.buka_kantor()
    aduan = k.adukan(kantor)
    tunda_pengaduan(aduan, Saat(kantor.admin, k.PADA), pertanyaan="Di mana?")
    lama = k.segar(aduan)
    lengkapi_pengaduan(aduan, Saat(None, k.PADA), isi="Depan SD.")
    tunda_pengaduan(
        aduan, Saat(kantor.admin, k.saat("2024-07-04")), pertanyaan="Kapan?"
    )
    with pytest.raises(TindakanTerlarang, match="diubah orang lain"):
        arsipkan_pengaduan(lama, Saat(None, k.PADA), kalimat="x")


def test_one_that_cannot_be_archived_does_not_stop_the_others(monkeypatch):
    for _ in range(2):
        f.PengaduanFactory(tunda=True)
    asli, sudah = Pengaduan.lakukan, []

    def sekali(self, *apa, **isi):
        sudah.append(self.pk)
        if len(sudah) == 1:
            raise TindakanTerlarang
        return asli(self, *apa, **isi)

    monkeypatch.setattr(Pengaduan, "lakukan", sekali)
    assert malam(date(2024, 8, 1)) == 1


# Identities


def lewat(**lain):
    return f.PelaporFactory(simpan_sampai=k.TERIMA - timedelta(days=1), **lain)


def hapus(*, coba=False):
    return hapus_pelapor_yang_habis(pada=k.PADA, coba=coba)


@pytest.mark.parametrize("status", [S.SELESAI, S.ARSIP, S.BUKAN_WEWENANG])
def test_an_identity_past_its_day_goes_with_a_line_when_the_case_has_ended(status):
    orang = lewat(nama="Siti")
    aduan = f.pengaduan_di(status, pelapor=orang, sidik_kiriman="a" * 64)
    f.pengaduan_di(status, pelapor=f.PelaporFactory(simpan_sampai=k.TERIMA))
    f.pengaduan_di(status, pelapor=lewat(dibatasi_pada=k.PADA))
    assert hapus(coba=True) == 1
    orang.refresh_from_db()
    assert orang.nama == "Siti"
    assert hapus() == 1
    assert hapus() == 0
    orang.refresh_from_db()
    assert (orang.nama, orang.surel, orang.dihapus_pada) == ("", "", k.PADA)
    aduan.refresh_from_db()
    assert aduan.sidik_kiriman == ""
    assert Jejak.objects.milik(aduan).get().tindakan == "hapus_identitas"


def test_one_that_is_still_needed_stays():
    for status in (S.MASUK, S.TUNDA, S.DITINDAKLANJUTI):
        f.pengaduan_di(status, pelapor=lewat())
    f.PengaduanFactory(gabungan=True, pelapor=lewat())
    assert hapus() == 0
    # A merged one is needed as long as its parent.
    selesai = f.pengaduan_di(S.SELESAI)
    f.PengaduanFactory(gabungan=True, induk=selesai, pelapor=lewat())
    assert hapus() == 1


def test_one_erased_in_between_gets_no_second_line(monkeypatch):
    orang = lewat()
    aduan = f.pengaduan_di(S.SELESAI, pelapor=orang)
    asli = Pelapor.objects.select_for_update

    def lebih_cepat(*args, **kw):
        Pelapor.objects.get(pk=orang.pk).hapus_identitas(pada=k.PADA)
        return asli(*args, **kw)

    monkeypatch.setattr(Pelapor.objects, "select_for_update", lebih_cepat)
    assert hapus() == 0
    assert not Jejak.objects.milik(aduan).exists()


def test_addresses_of_followers_and_contacts_of_incidents_go_ninety_days_after_the_end():
    lama = k.PADA - timedelta(days=91)
    selesai = f.pengaduan_di(S.SELESAI, status_sejak=lama)
    baru = f.pengaduan_di(S.SELESAI, status_sejak=k.PADA - timedelta(days=89))
    jalan = f.pengaduan_di(S.DITINDAKLANJUTI, status_sejak=lama)
    for aduan in (selesai, baru, jalan):
        LanggananFactory(kunci=aduan.nomor, surel="ani@contoh.id")
    f.InsidenFactory(diserahkan=True, kontak="0812", kode="X", status_sejak=lama)
    f.InsidenFactory(kontak="0812", kode="Y", status_sejak=lama)
    hapus()
    malam(k.TERIMA)
    (tanpa,) = Langganan.objects.pendukung(selesai.nomor)
    assert (tanpa.surel, bool(tanpa.dipastikan_pada)) == ("", True)
    tetap = Langganan.objects.milik("ani@contoh.id").aktif()
    assert {satu.kunci for satu in tetap} == {baru.nomor, jalan.nomor}
    kontak = {i.kontak: i.kode for i in Insiden.objects.filter(status_sejak=lama)}
    assert kontak == {"": "", "0812": "Y"}
