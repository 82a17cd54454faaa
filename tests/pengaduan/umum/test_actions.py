"""What the public sees."""

import pytest

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.saat import Saat
from organisasi.models import Notifikasi, TugasHubungi
from pengaduan.models import Pengaduan
from pengaduan.penanganan.actions import tambah_pesan
from pengaduan.umum.daftar import tarik_pengaduan, terbitkan_pengaduan
from tests.factories.pengaduan import BerkasPengaduanFactory
from tests.pengaduan.kantor_aduan import PADA, adukan, diteruskan, segar

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


def test_nobody_is_told_who_was_erased_or_left_no_contact(kantor):
    terhapus, hanya_nama = adukan(kantor), adukan(kantor, {"nama": "Siti"})
    terhapus.pelapor.hapus_identitas(pada=PADA)
    Notifikasi.objects.all().delete()
    for satu in (terhapus, hanya_nama):
        tambah_pesan(satu, Saat(kantor.admin, PADA), isi="Kabar.")
    assert not Notifikasi.objects.exists()
    assert not TugasHubungi.objects.exists()
