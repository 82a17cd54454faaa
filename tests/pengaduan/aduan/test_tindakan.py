"""What acts on a complaint leave behind, and of two at once one wins."""

import pytest

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.saat import Saat
from organisasi.models import Unit
from pengaduan.darurat.actions import nyatakan_darurat
from pengaduan.models import Pengaduan
from pengaduan.penanganan.actions import (
    arsipkan_pengaduan,
    gabungkan_pengaduan,
    jawab_tanggapan,
    kembalikan_hasil,
    nyatakan_bukan_wewenang,
    selesaikan,
    ubah_kelas_pengaduan,
)
from pengaduan.umum.actions import terbitkan_pengaduan
from tests.factories.organisasi import (
    KanalLayananFactory,
    PetugasFactory,
    UnitFactory,
)
from tests.factories.pengaduan import PADA, PengaduanFactory, pengaduan_di
from tests.pengaduan.kantor_aduan import segar
from tests.serentak import serentak

pytestmark = pytest.mark.django_db
S, C = Pengaduan.Status, Pengaduan.Cara


def akhiri(aduan, lakukan):
    """End it by one of the acts that need nothing handled."""
    UnitFactory(peran_ppid=Unit.PeranPPID.UTAMA)
    isi = {
        arsipkan_pengaduan: {"kalimat": "Kami arsipkan."},
        nyatakan_darurat: {"alasan": "Ada api."},
        gabungkan_pengaduan: {"induk": PengaduanFactory()},
        nyatakan_bukan_wewenang: {
            "kalimat": "Urusan PLN.",
            "lembaga": KanalLayananFactory(),
        },
    }[lakukan]
    lakukan(aduan, saat=Saat(PetugasFactory(), PADA), **isi)
    return segar(aduan)


@pytest.mark.parametrize("lakukan", [arsipkan_pengaduan, nyatakan_darurat])
def test_what_waits_for_the_reporter_waits_no_longer_when_it_ends(lakukan):
    assert akhiri(pengaduan_di(S.TUNDA), lakukan).tunggu_sampai is None


@pytest.mark.parametrize(
    "lakukan", [nyatakan_darurat, gabungkan_pengaduan, nyatakan_bukan_wewenang]
)
def test_what_ends_otherwise_is_no_longer_shown(lakukan):
    assert not akhiri(pengaduan_di(S.TERVERIFIKASI, umum=True), lakukan).terbit


@pytest.mark.parametrize(
    ("cara", "tanggapan"), [(C.PELAPOR, "ya"), (C.OTOMATIS_10HK, ""), (C.ADMIN, "")]
)
def test_silence_is_never_counted_as_praise(cara, tanggapan):
    aduan, dua = pengaduan_di(S.MENUNGGU_PELAPOR), PetugasFactory()
    pemeriksa = aduan.diperiksa_oleh
    selesaikan(aduan, saat=Saat(dua if cara == C.ADMIN else None, PADA), cara=cara)
    aduan = segar(aduan)
    assert (aduan.cara_selesai, aduan.tanggapan) == (cara, tanggapan)
    assert (aduan.selesai_pada, aduan.tunggu_sampai) == (PADA, None)
    assert aduan.tanggapan_pada == (PADA if cara == C.PELAPOR else None)
    assert aduan.diperiksa_oleh == (dua if cara == C.ADMIN else pemeriksa)


def test_what_nobody_proposed_is_neither_closed_nor_returned():
    aduan, siapa = pengaduan_di(S.DITINDAKLANJUTI), {"saat": Saat(None, PADA)}
    with pytest.raises(TindakanTerlarang, match="diubah orang lain"):
        selesaikan(aduan, **siapa, cara=C.PELAPOR)
    with pytest.raises(TindakanTerlarang, match="diubah orang lain"):
        kembalikan_hasil(aduan, **siapa, alasan="Fotonya lama.")


def test_only_who_was_asked_can_say_no(kantor):
    aduan = pengaduan_di(S.DITERUSKAN)
    with pytest.raises(TindakanTerlarang):
        jawab_tanggapan(aduan, Saat(None, PADA), beres=False, alasan="x")


def test_what_became_secret_behind_the_officers_back_is_not_published():
    aduan = pengaduan_di(S.DITERUSKAN)
    Pengaduan.objects.update(rahasia=True)
    with pytest.raises(TindakanTerlarang, match="diubah orang lain"):
        terbitkan_pengaduan(aduan, Saat(PetugasFactory(), PADA), judul="a", uraian="b")


def test_a_class_that_is_not_grave_leaves_it_public(kantor):
    aduan = pengaduan_di(S.DITERUSKAN, umum=True)
    siapa = {"saat": Saat(kantor.admin, PADA), "alasan": "Ringan."}
    ubah_kelas_pengaduan(aduan, **siapa, kelas=Pengaduan.Kelas.NORMATIF)
    assert segar(aduan).terbit


@pytest.mark.django_db(transaction=True)
def test_of_two_officers_one_wins():
    aduan, oleh = pengaduan_di(S.MASUK), PetugasFactory()
    salinan = [segar(aduan), segar(aduan)]
    hasil = serentak(
        2,
        lambda ke: arsipkan_pengaduan(salinan[ke], Saat(oleh, PADA), kalimat="x"),
    )
    assert sum(isinstance(h, Pengaduan) for h in hasil) == 1
    assert sum(isinstance(h, TindakanTerlarang) for h in hasil) == 1
    assert aduan.riwayat.count() == 1
