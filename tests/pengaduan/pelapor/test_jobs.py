"""What the night does: unanswered questions end, silence closes, identities go."""

from datetime import date, timedelta

import pytest

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.saat import Saat
from organisasi.models import Jejak, Notifikasi
from pengaduan.models import Insiden, Pelapor, Pengaduan
from pengaduan.pelapor.jobs import hapus_pelapor_yang_habis, urus_pengaduan
from pengaduan.penanganan.actions import (
    arsipkan_pengaduan,
    lengkapi_pengaduan,
    tunda_pengaduan,
)
from tests.factories.pengaduan import (
    InsidenFactory,
    PelaporFactory,
    PengaduanFactory,
    PengikutFactory,
    pengaduan_di,
)
from tests.pengaduan.kantor_aduan import (
    PADA,
    TERIMA,
    adukan,
    buka_kantor,
    menunggu,
    saat,
    segar,
)

pytestmark = pytest.mark.django_db
S = Pengaduan.Status


def malam(hari):
    return urus_pengaduan(pada=saat(hari, 4), hari_ini=hari)


def test_a_question_nobody_answered_ends_after_its_thirty_days():
    kantor = buka_kantor()
    aduan = adukan(kantor)
    tunda_pengaduan(aduan, Saat(kantor.admin, PADA), pertanyaan="Di mana?")
    sampai = segar(aduan).tunggu_sampai
    Notifikasi.objects.all().delete()
    assert malam(sampai) == 0
    assert malam(sampai + timedelta(days=1)) == 1
    aduan = segar(aduan)
    assert aduan.status == S.ARSIP
    assert "sampai Kamis, 4 Juli 2024" in aduan.kalimat
    assert Notifikasi.objects.get().penerima == "siti@contoh.id"


def test_silence_closes_in_the_same_night():
    kantor = buka_kantor()
    aduan = menunggu(kantor)
    assert malam(segar(aduan).tunggu_sampai + timedelta(days=1)) == 1
    assert segar(aduan).cara_selesai == Pengaduan.Cara.OTOMATIS_10HK


def test_what_is_answered_in_between_is_left_alone():
    kantor = buka_kantor()
    aduan = adukan(kantor)
    tunda_pengaduan(aduan, Saat(kantor.admin, PADA), pertanyaan="Di mana?")
    lama = segar(aduan)
    lengkapi_pengaduan(aduan, Saat(None, PADA), isi="Depan SD.")
    tunda_pengaduan(aduan, Saat(kantor.admin, saat("2024-07-04")), pertanyaan="Kapan?")
    with pytest.raises(TindakanTerlarang, match="diubah orang lain"):
        arsipkan_pengaduan(lama, Saat(None, PADA), kalimat="x")


def test_one_that_cannot_be_archived_does_not_stop_the_others(monkeypatch):
    for _ in range(2):
        PengaduanFactory(tunda=True)
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
    return PelaporFactory(simpan_sampai=TERIMA - timedelta(days=1), **lain)


def hapus(*, coba=False):
    return hapus_pelapor_yang_habis(pada=PADA, hari_ini=TERIMA, coba=coba)


@pytest.mark.parametrize("status", [S.SELESAI, S.ARSIP, S.BUKAN_WEWENANG])
def test_an_identity_past_its_day_goes_with_a_line_when_the_case_has_ended(status):
    orang = lewat(nama="Siti")
    aduan = pengaduan_di(status, pelapor=orang)
    pengaduan_di(status, pelapor=PelaporFactory(simpan_sampai=TERIMA))
    pengaduan_di(status, pelapor=lewat(dibatasi_pada=PADA))
    assert hapus(coba=True) == 1
    orang.refresh_from_db()
    assert orang.nama == "Siti"
    assert hapus() == 1
    assert hapus() == 0
    orang.refresh_from_db()
    assert (orang.nama, orang.surel, orang.dihapus_pada) == ("", "", PADA)
    assert Jejak.objects.milik(aduan).get().tindakan == "hapus_identitas"


@pytest.mark.parametrize("status", [S.MASUK, S.TUNDA, S.DITINDAKLANJUTI])
def test_one_that_is_still_needed_stays(status):
    pengaduan_di(status, pelapor=lewat())
    assert hapus() == 0


def test_a_merged_one_is_needed_as_long_as_its_parent():
    PengaduanFactory(gabungan=True, pelapor=lewat())
    selesai = pengaduan_di(S.SELESAI)
    PengaduanFactory(gabungan=True, induk=selesai, pelapor=lewat())
    assert hapus() == 1


def test_one_erased_in_between_gets_no_second_line(monkeypatch):
    orang = lewat()
    aduan = pengaduan_di(S.SELESAI, pelapor=orang)
    asli = Pelapor.objects.select_for_update

    def lebih_cepat(*args, **kw):
        Pelapor.objects.get(pk=orang.pk).hapus_identitas(pada=PADA)
        return asli(*args, **kw)

    monkeypatch.setattr(Pelapor.objects, "select_for_update", lebih_cepat)
    assert hapus() == 1
    assert not Jejak.objects.milik(aduan).exists()


def test_addresses_of_followers_and_contacts_of_incidents_go_ninety_days_after_the_end():
    lama = PADA - timedelta(days=91)
    selesai = pengaduan_di(S.SELESAI, status_sejak=lama)
    baru = pengaduan_di(S.SELESAI, status_sejak=PADA - timedelta(days=89))
    jalan = pengaduan_di(S.DITINDAKLANJUTI, status_sejak=lama)
    for aduan in (selesai, baru, jalan):
        PengikutFactory(
            pengaduan=aduan, surel="ani@contoh.id", surel_dipastikan_pada=PADA
        )
    InsidenFactory(diserahkan=True, kontak="0812", status_sejak=lama)
    InsidenFactory(kontak="0812", status_sejak=lama)
    hapus()
    malam(TERIMA)
    assert selesai.pengikut.get().surel == ""
    assert selesai.pengikut.get().surel_dipastikan_pada == PADA
    assert baru.pengikut.get().surel == jalan.pengikut.get().surel == "ani@contoh.id"
    assert sorted(i.kontak for i in Insiden.objects.all()) == ["", "0812"]
