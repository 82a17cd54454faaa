"""Merging and its undo move what follows a visit, kind by kind (PK-26)."""

from datetime import timedelta

import pytest

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kabar.notifikasi import beri_tahu
from organisasi.kantor.saat import Saat
from organisasi.models import Notifikasi
from pemangku.gabung.actions import (
    DUA_USUL,
    batalkan_gabungan,
    batalkan_gabungan_orang,
    gabungkan_orang,
    gabungkan_pemangku,
)
from pemangku.models import Siaran
from tests.factories import pemangku as f
from tests.factories.kunjungan import (
    KomitmenFactory,
    LaporanTerusanFactory,
    PengingatKomitmenFactory,
    PenilaianFactory,
    PenilaianSahFactory,
    TitipanFactory,
    UsulPerubahanFactory,
)
from tests.factories.pemangku import UsulHapusFactory
from tests.pemangku.meja_register import PADA, orang_di

NANTI = PADA + timedelta(minutes=1)
BERJALAN = Siaran.Status.BERJALAN


def isi(objek):
    """Every value of the row; what a move must leave as it was."""
    return {k.attname: getattr(objek, k.attname) for k in objek._meta.concrete_fields}


def segar(objek):
    return type(objek).objects.get(pk=objek.pk)


def berbeda(satu, lain):
    a, b = isi(satu), isi(lain)
    return {nama for nama in a if a[nama] != b[nama]}


@pytest.fixture
def berdua(kantor):
    return f.OrangFactory(nama="Asep Hendrayana"), f.OrangFactory(nama="Asep Hendriana")


def gabung(kantor, a, b):
    return gabungkan_pemangku(a, b, Saat(kantor.pengelola, NANTI), ambil=())


def batal(kantor, log):
    pada = log.pada + timedelta(days=20)
    return batalkan_gabungan(log, Saat(kantor.pengelola, pada))


def gabung_orang(kantor, a, b):
    return gabungkan_orang(a, b, Saat(kantor.pengelola, NANTI))


def batal_orang(kantor, log):
    pada = log.pada + timedelta(days=20)
    return batalkan_gabungan_orang(log, Saat(kantor.pengelola, pada))


def tautan(**lain):
    return f.TautanPribadiFactory(
        tujuan="perbarui", berlaku_sampai=NANTI, pendaftaran=None, **lain
    )


@pytest.mark.parametrize(
    "buat",
    [
        lambda p: PenilaianFactory(pemangku=p),
        lambda p: PenilaianSahFactory(pemangku=p),
        lambda p: KomitmenFactory(pemangku=p),
        lambda p: LaporanTerusanFactory(pemangku=p),
        lambda p: TitipanFactory(pemangku=p),
        lambda p: UsulPerubahanFactory(pemangku=p),
        lambda p: tautan(pemangku=p, orang=f.OrangFactory()),
        lambda p: f.PenerimaSiaranFactory(pemangku=p, siaran__status=BERJALAN),
    ],
    ids=[
        *("penilaian", "penilaian_sah", "komitmen", "terusan"),
        *("titipan", "usul", "tautan", "kartu"),
    ],
)
def test_pk26_of_a_body_it_moves_untouched_and_comes_back(kantor, pasangan, buat):
    a, b = pasangan
    satu = buat(b)
    log = gabung(kantor, a, b)
    assert segar(satu).pemangku == a
    assert berbeda(satu, segar(satu)) == {"pemangku_id"}
    assert batal(kantor, log).tertinggal == []
    assert berbeda(satu, segar(satu)) == set()


@pytest.mark.parametrize(
    "buat",
    [
        lambda o: TitipanFactory(orang=o),
        lambda o: UsulPerubahanFactory(orang=o),
        lambda o: UsulHapusFactory(orang=o),
        lambda o: PengingatKomitmenFactory(orang=o, kanal=None),
        lambda o: tautan(pemangku=f.PemangkuFactory(), orang=o),
        lambda o: f.PenerimaSiaranFactory(orang=o, siaran__status=BERJALAN),
    ],
    ids=["titipan", "usul", "usul_hapus", "pengingat", "tautan", "kartu"],
)
def test_pk26_of_a_person_it_moves_untouched_and_comes_back(kantor, berdua, buat):
    a, b = berdua
    satu = buat(b)
    log = gabung_orang(kantor, a, b)
    assert segar(satu).orang == a
    assert berbeda(satu, segar(satu)) == {"orang_id"}
    assert batal_orang(kantor, log).tertinggal == []
    assert berbeda(satu, segar(satu)) == set()


# Two of a kind


def test_pk26_two_waiting_proposals_are_decided_first(kantor, pasangan):
    a, b = pasangan
    UsulPerubahanFactory(pemangku=a)
    kedua = UsulPerubahanFactory(pemangku=b)
    with pytest.raises(TindakanTerlarang, match=DUA_USUL):
        gabung(kantor, a, b)
    tolak = kedua.Tindakan.TOLAK
    kedua.putus(tolak, Saat(kantor.pengelola, PADA), catatan="Tidak benar.")
    gabung(kantor, a, b)
    assert a.usul.count() == 2


# Cards of running broadcasts


def kartu(siaran, **lain):
    return f.PenerimaSiaranFactory(siaran=siaran, kanal=None, **lain)


@pytest.mark.parametrize("lembaga_sama", [True, False])
def test_pk26_a_person_with_two_cards_is_written_to_once(kantor, berdua, lembaga_sama):
    a, b = berdua
    siaran = f.SiaranFactory(status=BERJALAN)
    satu = kartu(siaran, orang=a)
    di = {"pemangku": satu.pemangku} if lembaga_sama else {}
    dua = kartu(
        siaran,
        orang=b,
        keadaan="dipegang",
        dipegang_oleh=kantor.operator,
        **di,
    )
    lain = kartu(f.SiaranFactory(status=BERJALAN), orang=b)
    log = gabung_orang(kantor, a, b)
    assert (segar(satu).keadaan, segar(satu).orang) == ("menunggu", a)
    assert segar(dua).keadaan == "ditarik"
    assert segar(dua).sebab == "Nomor atau alamat ganda"
    assert (segar(lain).keadaan, segar(lain).orang) == ("menunggu", a)
    assert segar(siaran).status == BERJALAN
    assert batal_orang(kantor, log).tertinggal == []
    kini = segar(dua)
    assert (kini.keadaan, kini.orang, kini.sebab) == ("menunggu", b, "")
    assert kini.dipegang_oleh is kini.ditutup_pada is None


def test_pk26_mail_of_the_second_card_does_not_leave(kantor, berdua):
    a, b = berdua
    siaran = f.SiaranFactory(status=BERJALAN, kanal="email")
    kartu(siaran, orang=a)
    dua = kartu(siaran, orang=b, keadaan="antre")
    beri_tahu(
        ["asep@contoh.id"],
        templat="organisasi/kabar/kontak_berlebih.txt",
        konteks={"petugas": "Asep"},
        kunci="siaran",
        pada=PADA,
        tentang=dua,
    )
    gabung_orang(kantor, a, b)
    assert segar(dua).keadaan == "ditarik"
    assert not Notifikasi.objects.exists()


def test_pk26_in_a_broadcast_that_ended_the_card_stays_closed_and_is_named(
    kantor, berdua
):
    a, b = berdua
    siaran = f.SiaranFactory(status=BERJALAN)
    kartu(siaran, orang=a, keadaan="terkirim")
    dua = kartu(siaran, orang=b)
    log = gabung_orang(kantor, a, b)
    assert segar(siaran).status == Siaran.Status.SELESAI
    assert batal_orang(kantor, log).tertinggal == [f"penerimasiaran {dua.pk}"]
    assert segar(dua).keadaan == "ditarik"


def test_pk26_two_cards_to_one_body_become_one_and_two_persons_keep_theirs(
    kantor, pasangan
):
    a, b = pasangan
    siaran = f.SiaranFactory(status=BERJALAN)
    asep = orang_di(a, "Asep").orang
    kartu(siaran, pemangku=a, orang=None)
    kartu(siaran, pemangku=a, orang=asep)
    badan = kartu(siaran, pemangku=b, orang=None)
    sama = kartu(siaran, pemangku=b, orang=asep)
    orang = kartu(siaran, pemangku=b)
    log = gabung(kantor, a, b)
    assert {segar(badan).keadaan, segar(sama).keadaan} == {"ditarik"}
    assert (segar(orang).keadaan, segar(orang).pemangku) == ("menunggu", a)
    batal(kantor, log)
    for satu in (badan, sama, orang):
        assert (segar(satu).keadaan, segar(satu).pemangku) == ("menunggu", b)
