"""What the public sees and who follows it."""

import pytest
from django.core import signing

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.saat import Saat
from organisasi.models import Notifikasi, TugasHubungi
from pengaduan.models import Pengaduan
from pengaduan.penanganan.actions import selesaikan, tambah_pesan
from pengaduan.umum.daftar import tarik_pengaduan, terbitkan_pengaduan
from pengaduan.umum.pengikut import (
    GARAM_BERHENTI,
    GARAM_PENGIKUT,
    berhenti_mengikuti,
    ikuti_pengaduan,
    pastikan_pengikut,
)
from tests.factories.pengaduan import BerkasPengaduanFactory
from tests.pengaduan.kantor_aduan import PADA, adukan, diteruskan, menunggu, segar

pytestmark = pytest.mark.django_db
TANPA = {}


def terbit(kantor, aduan, **ubah):
    isi = {"judul": " Jalan berlubang ", "uraian": " Lubang di depan sekolah. "}
    return terbitkan_pengaduan(aduan, Saat(kantor.admin, PADA), **isi | ubah)


def test_nothing_is_public_until_an_officer_shows_his_own_words(kantor):
    aduan = diteruskan(kantor)
    satu, dua = (BerkasPengaduanFactory(pengaduan=aduan) for _ in range(2))
    assert not Pengaduan.objects.tampil().exists()
    terbit(kantor, aduan, foto=[satu.pk])
    assert [b.pk for b in aduan.berkas.umum()] == [satu.pk]
    terbit(kantor, aduan, foto=[dua.pk])
    aduan = segar(aduan)
    assert (aduan.terbit, aduan.judul_umum) == (True, "Jalan berlubang")
    assert aduan.uraian_umum == "Lubang di depan sekolah."
    assert [b.pk for b in aduan.berkas.umum()] == [dua.pk]


def test_it_needs_words_is_looked_at_and_taken_back_with_a_reason(kantor):
    aduan, nomor = diteruskan(kantor), {"uraian": "Hubungi 0812 3456 7890."}
    for isi in ({"judul": " "}, {"uraian": ""}):
        with pytest.raises(TindakanTerlarang, match="Isi judul dan uraian"):
            terbit(kantor, aduan, **isi)
    with pytest.raises(TindakanTerlarang, match="data pribadi") as galat:
        terbit(kantor, aduan, **nomor)
    assert "3456 7890" not in str(galat.value)
    terbit(kantor, aduan, **nomor, tetap=True)
    assert segar(aduan).terbit
    siapa = {"saat": Saat(kantor.admin, PADA)}
    with pytest.raises(TindakanTerlarang, match="tidak ditampilkan lagi"):
        tarik_pengaduan(aduan, **siapa, alasan=" ")
    tarik_pengaduan(aduan, **siapa, alasan="Ada nama.")
    assert not segar(aduan).terbit


@pytest.mark.parametrize("sifat", ["rahasia", "berkadar"])
def test_the_secret_is_never_shown(kantor, sifat):
    aduan = diteruskan(kantor)
    Pengaduan.objects.filter(pk=aduan.pk).update(**{sifat: True})
    with pytest.raises(TindakanTerlarang, match="tidak pernah ditampilkan"):
        terbit(kantor, segar(aduan))
    # Nor with a page that was opened before.
    with pytest.raises(TindakanTerlarang):
        terbit(kantor, aduan)


# "Saya juga"


def test_one_more_person_counts_once(kantor):
    aduan = terbit(kantor, diteruskan(kantor))
    _, baru = ikuti_pengaduan(aduan, ciri="peramban-1", pada=PADA)
    _, lagi = ikuti_pengaduan(aduan, ciri="peramban-1", pada=PADA)
    ikuti_pengaduan(aduan, ciri="peramban-2", pada=PADA)
    assert (baru, lagi) == (True, False)
    assert aduan.pengikut.count() == 2
    assert not Notifikasi.objects.filter(kunci__startswith="pengikut:").exists()


def test_only_what_is_public_and_runs_is_followed(kantor):
    tertutup = diteruskan(kantor)
    with pytest.raises(TindakanTerlarang, match="tidak dapat diikuti"):
        ikuti_pengaduan(tertutup, ciri="x", pada=PADA)
    selesai = terbit(kantor, menunggu(kantor, uraian="Lain."))
    ikuti_pengaduan(selesai, ciri="x", pada=PADA)
    selesaikan(selesai, saat=Saat(None, PADA), cara=Pengaduan.Cara.PELAPOR)
    with pytest.raises(TindakanTerlarang, match="tidak dapat diikuti"):
        ikuti_pengaduan(selesai, ciri="y", pada=PADA)


def kabar_pengikut():
    pesan = Notifikasi.objects.filter(kunci__contains=":pengikut:")
    return set(pesan.values_list("penerima", flat=True))


def test_news_goes_to_confirmed_addresses_only(kantor):
    aduan, kepala = terbit(kantor, diteruskan(kantor)), Saat(kantor.kepala, PADA)
    pasti, _ = ikuti_pengaduan(aduan, ciri="", pada=PADA, surel=" Ani@Contoh.id ")
    ikuti_pengaduan(aduan, ciri="", pada=PADA, surel="belum@contoh.id")
    assert Notifikasi.objects.filter(kunci__startswith="pengikut:").count() == 2
    token = signing.dumps(pasti.pk, salt=GARAM_PENGIKUT)
    assert pastikan_pengikut(token, pada=PADA) == pasti
    assert pastikan_pengikut(token, pada=PADA).surel_dipastikan_pada == PADA
    tarik_pengaduan(aduan, Saat(kantor.admin, PADA), alasan="Ada nama.")
    tambah_pesan(aduan, kepala, isi="Besok.")
    assert kabar_pengikut() == set()  # it is not shown
    terbit(kantor, segar(aduan))
    tambah_pesan(segar(aduan), kepala, isi="Besok ditambal.")
    assert kabar_pengikut() == {"ani@contoh.id"}
    assert (
        berhenti_mengikuti("bukan-token") is pastikan_pengikut("x", pada=PADA) is None
    )
    assert berhenti_mengikuti(signing.dumps(pasti.pk, salt=GARAM_BERHENTI)) == pasti
    assert not Notifikasi.objects.kepada("ani@contoh.id").exists()
    assert aduan.pengikut.get(pk=pasti.pk).surel == ""
    tambah_pesan(segar(aduan), kepala, isi="Sudah.")
    assert kabar_pengikut() == set()
    assert aduan.pengikut.count() == 2


def test_nobody_is_told_who_was_erased_or_left_no_contact(kantor):
    terhapus, hanya_nama = adukan(kantor), adukan(kantor, {"nama": "Siti"})
    terhapus.pelapor.hapus_identitas(pada=PADA)
    Notifikasi.objects.all().delete()
    for satu in (terhapus, hanya_nama):
        tambah_pesan(satu, Saat(kantor.admin, PADA), isi="Kabar.")
    assert not Notifikasi.objects.exists()
    assert not TugasHubungi.objects.exists()
