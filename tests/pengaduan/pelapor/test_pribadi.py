"""A reporter's identity: put right, limited, consent taken back, erased, with a trail."""

import pytest
from django.urls import reverse

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kabar.notifikasi import beri_tahu
from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from organisasi.models import Jejak, Notifikasi, TugasHubungi
from pengaduan.aduan.kabar import kabari_satu
from pengaduan.lapor.laporan_keluar import tanpa_identitas
from pengaduan.models import Pengaduan
from pengaduan.pelapor.actions import PELAPOR, perbaiki_data, tarik_izin, ubah_kontak
from tests.factories import pengaduan as f
from tests.factories.organisasi import PetugasFactory
from tests.pengaduan.kantor_aduan import PADA
from tests.petugas import masuk_sebagai
from tests.surat import kirim_semua

pytestmark = pytest.mark.django_db
IDENTITAS = {"nameUser": "Siti", "emailUser": "siti@contoh.id", "phoneUser": ""}


@pytest.fixture
def aduan():
    pelapor = f.PelaporFactory(
        nama="Siti Rahayu",
        surel="siti@contoh.id",
        telepon="081200000001",
        surel_dipastikan_pada=PADA,
        setuju_diteruskan=True,
    )
    return f.PengaduanFactory(pelapor=pelapor, diteruskan=True)


def oleh():
    return {"saat": Saat(PetugasFactory(), PADA)}


def kiriman(aduan, **lain):
    return f.KirimanFactory(
        penerusan__pengaduan=aduan,
        penerusan__cara="api",
        muatan={"title": "Lampu", "is_new_user_slider": True, **IDENTITAS},
        **lain,
    )


def test_what_is_put_right_is_named_in_the_trail_without_its_value(aduan):
    with pytest.raises(TindakanTerlarang, match="judul"):
        perbaiki_data(aduan, isian={"judul": "x"}, **oleh())
    assert perbaiki_data(aduan, isian={"nama": "Siti Rahayu"}, **oleh()) == []
    assert not Jejak.objects.milik(aduan).exists()  # nothing changed
    perbaiki_data(aduan, isian={"nama": "Siti Aisyah"}, **oleh())
    aduan.pelapor.refresh_from_db()
    # A name alone asks for no confirmation.
    assert aduan.pelapor.surel_dipastikan_pada == PADA
    assert not Notifikasi.objects.exists()
    isian = {"nama": "Siti Aisyah", "surel": "baru@contoh.id", "telepon": "0812 9 "}
    assert perbaiki_data(aduan, isian=isian, **oleh()) == ["surel", "telepon"]
    aduan.pelapor.refresh_from_db()
    assert aduan.pelapor.surel == "baru@contoh.id"
    assert aduan.pelapor.surel_dipastikan_pada is None
    jejak = Jejak.objects.milik(aduan).first()
    assert jejak.sesudah == {"kolom": "surel, telepon"}
    assert Notifikasi.objects.get().penerima == "baru@contoh.id"


def test_consent_taken_back_empties_what_waits_to_be_sent(aduan, settings):
    settings.LAPOR_USER_ID = 77
    tunggu = kiriman(aduan)
    tarik_izin(aduan, **oleh())
    tunggu.refresh_from_db()
    tanpa = {"is_new_user_slider": False, "user_id": 77}
    assert tunggu.muatan == {"title": "Lampu", **tanpa}
    with pytest.raises(TindakanTerlarang, match="tidak pernah"):
        tarik_izin(aduan, **oleh())
    # What went under the portal's account stays so.
    lama = {"is_new_user_slider": False, "user_id": 5}
    assert tanpa_identitas(lama | {"nameUser": "Siti"}) == lama


def test_after_erasing_no_message_holds_an_address_he_ever_gave(aduan):
    for surel in ("kedua@contoh.id", "ketiga@contoh.id"):
        ubah_kontak(aduan, surel=surel, telepon="", pada=PADA)
    beri_tahu(
        ["ketiga@contoh.id"],
        templat="organisasi/kabar/ringkasan_harian.txt",
        konteks={"hari": "Selasa", "butir": []},
        kunci="tanpa berkas",
        pada=PADA,
        tentang=None,
    )
    kirim_semua(PADA)
    assert len({p.penerima for p in Notifikasi.objects.all()}) == 3
    PELAPOR.hapus(aduan, alasan="Diminta.", **oleh())
    assert {p.penerima for p in Notifikasi.objects.all()} == {""}


def test_who_reported_in_secret_is_not_told_by_the_outbox(aduan, client):
    Pengaduan.objects.update(berkadar=True)
    aduan.refresh_from_db()
    kabari_satu(aduan, "selesai", pada=PADA)
    alamat = "admin:organisasi_notifikasi"
    pesan = Notifikasi.objects.get()
    masuk_sebagai(client, Peran.ADMIN_TEKNIS)
    for isi in (
        client.get(reverse(f"{alamat}_changelist")).text,
        client.get(reverse(f"{alamat}_change", args=(pesan.pk,))).text,
        client.get(reverse(f"{alamat}_ekspor", args=("csv",))).getvalue().decode(),
    ):
        assert "contoh.id" not in isi
        assert aduan.kode not in isi


def test_the_line_of_an_erasing_counts_mail_and_no_more_is_sent(aduan):
    kabari_satu(aduan, "selesai", pada=PADA)
    Notifikasi.objects.get().tandai_terkirim(pada=PADA)
    sudah = kiriman(aduan, status="terkirim", selesai_pada=PADA)
    PELAPOR.hapus(aduan, alasan="Diminta.", **oleh())
    sudah.refresh_from_db()
    assert "Siti" not in str(sudah.muatan)
    jejak = Jejak.objects.milik(aduan).get(tindakan="hapus_identitas")
    assert jejak.sesudah["pesan"] == 1
    aduan.pelapor.refresh_from_db()
    kabari_satu(aduan, "selesai", pada=PADA)
    assert Notifikasi.objects.count() == 1
    assert not TugasHubungi.objects.exists()


def test_erasing_says_why_and_is_done_once(aduan):
    jalan = kiriman(aduan, status="sedang", penyewa="a", sewa_sampai=PADA)
    tanpa = f.PengaduanFactory()
    for alasan in ("", "  "):
        with pytest.raises(TindakanTerlarang, match="alasan"):
            PELAPOR.hapus(aduan, alasan=alasan, **oleh())
    PELAPOR.hapus(aduan, alasan="Diminta.", **oleh())
    jalan.refresh_from_db()
    assert jalan.muatan["nameUser"] == "Siti"  # a step on its way is left alone
    for kasus, kata in ((aduan, "sudah dihapus"), (tanpa, "tanpa nama")):
        with pytest.raises(TindakanTerlarang, match=kata):
            PELAPOR.hapus(kasus, alasan="Diminta.", **oleh())
