"""The reporter's own data: seen with its middle hidden, changed, asked to be erased."""

import pytest
import time_machine

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.models import (
    AksesDataPribadi,
    Notifikasi,
    PermintaanSubjek,
    Petugas,
)
from organisasi.pribadi.actions import TERLALU_BANYAK
from pengaduan.models import Pelapor
from pengaduan.pelapor.actions import pastikan_kontak, ubah_kontak
from tests.factories.organisasi import BatasWaktuFactory
from tests.factories.pengaduan import PengaduanFactory
from tests.pengaduan.kantor_aduan import BUDI, PADA, TERIMA, adukan, buka_kantor, segar
from tests.surat import berisi

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _hari_itu():
    with time_machine.travel(PADA, tick=False):
        yield


@pytest.fixture
def aduan():
    return adukan(buka_kantor())


def halaman(client, aduan, query=""):
    alamat = f"{aduan.get_absolute_url()}data/{query}"
    return client.halaman(alamat).content.decode()


def kirim(client, aduan, jalan, **isi):
    return client.post(f"{aduan.get_absolute_url()}data/{jalan}/", isi)


def test_what_is_kept_is_shown_with_its_middle_hidden(client, aduan):
    belum = halaman(client, aduan)
    pastikan_kontak(aduan.pelapor, pada=PADA)
    AksesDataPribadi.objects.create(
        objek_jenis=aduan._meta.label_lower,
        objek_id=str(aduan.pk),
        kolom="nama",
        alasan="Menelepon pelapor.",
        oleh=Petugas.objects.earliest("pk"),
        pada=PADA,
    )
    isi = halaman(client, aduan)
    assert "Siti Rahayu" not in isi
    assert "siti@contoh.id" not in isi
    assert "Belum pernah dibuka petugas." in belum
    assert "Menelepon pelapor." in isi
    assert "(sudah dipastikan)" in isi
    assert "(sudah dipastikan)" not in belum


def test_nothing_is_kept_of_whoever_left_nothing(client):
    aduan = PengaduanFactory()
    isi = halaman(client, aduan)
    jawab = kirim(client, aduan, "kontak", surel="a@contoh.id")
    assert "tanpa nama dan kontak" in isi
    assert jawab.status_code == 400


def test_contact_is_changed_at_once_and_the_old_address_told(client, aduan):
    pastikan_kontak(aduan.pelapor, pada=PADA)
    jawab = kirim(
        client, aduan, "kontak", surel="baru@contoh.id", telepon="081200000009"
    )
    assert "Kontak sudah diganti" in client.get(jawab["Location"]).content.decode()
    pelapor = segar(aduan).pelapor
    assert pelapor.surel == "baru@contoh.id"
    assert pelapor.telepon.endswith("81200000009")
    assert pelapor.surel_dipastikan_pada is None
    assert len(berisi("baru saja diganti")) == 1
    isi = client.get(aduan.get_absolute_url()).content.decode()
    assert "Kontak diganti" in isi


def test_s4_contact_is_changed_three_times_a_day_and_no_more(client, aduan):
    dua = ("korban@example.org", "lain@example.org")
    jawab = [kirim(client, aduan, "kontak", surel=dua[ke % 2]) for ke in range(6)]
    assert [j.status_code for j in jawab] == [302] * 3 + [400] * 3
    assert TERLALU_BANYAK in jawab[-1].text
    assert Notifikasi.objects.kepada(*dua).count() <= 5


def test_a_first_address_has_no_old_one_to_tell(client):
    aduan = adukan(buka_kantor(), BUDI)
    assert "081200000001" not in halaman(client, aduan)
    kirim(client, aduan, "kontak", surel="budi@contoh.id")
    assert segar(aduan).pelapor.surel == "budi@contoh.id"
    assert not berisi("baru saja diganti")
    pastikan_kontak(segar(aduan).pelapor, pada=PADA)
    # A telephone alone asks for no confirmation, the same contact changes nothing.
    kirim(client, aduan, "kontak", telepon="081200000009")
    assert segar(aduan).pelapor.surel_dipastikan_pada == PADA
    sama = {"surel": "budi@contoh.id", "telepon": "", "pada": PADA}
    assert ubah_kontak(segar(aduan), **sama) is False


@pytest.mark.parametrize(
    ("jalan", "isi", "kalimat"),
    [
        ("kontak", {}, "Isi surel atau nomor telepon yang baru."),
        ("kontak", {"surel": "bukan"}, "tidak lengkap"),
        ("minta", {}, "Pilih yang Anda minta."),
    ],
)
def test_what_is_missing_is_said(client, aduan, jalan, isi, kalimat):
    jawab = kirim(client, aduan, jalan, **isi)
    assert jawab.status_code == 400
    assert kalimat in jawab.content.decode()


def test_erasure_is_asked_for_once_with_its_clock(client, aduan):
    BatasWaktuFactory(
        kode="pdp.penghentian", nilai=72, satuan="jam", berlaku_sejak=TERIMA, pasti=True
    )
    jawab = kirim(client, aduan, "minta", jenis="penghapusan")
    assert jawab.status_code == 302
    lagi = kirim(client, aduan, "minta", jenis="penghapusan")
    isi = client.get(jawab["Location"]).content.decode()
    assert "Permintaan sudah kami terima" in isi
    assert "Menunggu jawaban, paling lambat" in isi
    assert PermintaanSubjek.objects.count() == 1
    assert lagi.status_code == 302


def test_after_erasure_there_is_nothing_to_change(client, aduan):
    Pelapor.objects.update(nama="", surel="", sidik_kontak="", dihapus_pada=PADA)
    assert "sudah dihapus pada" in halaman(client, aduan)
    assert kirim(client, aduan, "kontak", surel="a@contoh.id").status_code == 400
    with pytest.raises(TindakanTerlarang, match="sudah dihapus"):
        ubah_kontak(segar(aduan), surel="a@contoh.id", telepon="", pada=PADA)


@pytest.mark.parametrize("jalan", ["kontak", "minta"])
def test_the_addresses_of_the_forms_lead_back(client, aduan, jalan):
    jawab = client.get(f"{aduan.get_absolute_url()}data/{jalan}/")
    assert jawab["Location"] == f"{aduan.get_absolute_url()}data/"
