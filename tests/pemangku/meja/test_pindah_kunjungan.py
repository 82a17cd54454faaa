"""Merging and its undo move what follows a visit, kind by kind (PK-26)."""

import pytest

from organisasi.kabar.notifikasi import beri_tahu
from organisasi.models import Notifikasi
from pemangku.models import Siaran
from tests.factories import pemangku as f
from tests.factories.kunjungan import (
    KomitmenFactory,
    LaporanTerusanFactory,
    PenilaianFactory,
    PenilaianSahFactory,
    TitipanFactory,
)
from tests.pemangku.meja.kantor_gabung import NANTI, batal, gabung, gabung_orang
from tests.pemangku.meja_register import PADA, orang_di

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


def tautan(**lain):
    return f.TautanPribadiFactory(
        tujuan="saya", berlaku_sampai=NANTI, pendaftaran=None, **lain
    )


def pastikan_pindah(semua, kolom, ke, balik):
    """Each row went to the survivor with nothing else changed, and came back."""
    for satu in semua:
        assert getattr(segar(satu), kolom) == ke.pk
        assert berbeda(satu, segar(satu)) == {kolom}
    assert balik().tertinggal == []
    for satu in semua:
        assert berbeda(satu, segar(satu)) == set()


def test_pk26_what_is_of_a_body_moves_untouched_and_comes_back(kantor, pasangan):
    a, b = pasangan
    semua = [
        PenilaianFactory(pemangku=b),
        PenilaianSahFactory(pemangku=b),
        KomitmenFactory(pemangku=b),
        LaporanTerusanFactory(pemangku=b),
        TitipanFactory(pemangku=b),
        tautan(pemangku=b, orang=f.OrangFactory()),
        f.PenerimaSiaranFactory(pemangku=b, siaran__status=BERJALAN),
    ]
    log = gabung(kantor, a, b)
    pastikan_pindah(semua, "pemangku_id", a, lambda: batal(kantor, log))


def test_pk26_what_is_of_a_person_moves_untouched_and_comes_back(kantor, berdua):
    a, b = berdua
    semua = [
        TitipanFactory(orang=b),
        tautan(pemangku=f.PemangkuFactory(), orang=b),
        f.PenerimaSiaranFactory(orang=b, siaran__status=BERJALAN),
    ]
    log = gabung_orang(kantor, a, b)
    pastikan_pindah(semua, "orang_id", a, lambda: batal(kantor, log))


# Cards of running broadcasts


def kartu(siaran, **lain):
    return f.PenerimaSiaranFactory(siaran=siaran, kanal=None, **lain)


@pytest.mark.parametrize("lembaga_sama", [True, False])
def test_pk26_a_person_with_two_cards_is_written_to_once(kantor, berdua, lembaga_sama):
    a, b = berdua
    siaran = f.SiaranFactory(status=BERJALAN)
    satu = kartu(siaran, orang=a)
    di = {"pemangku": satu.pemangku} if lembaga_sama else {}
    dua = kartu(siaran, orang=b, **di)
    lain = kartu(f.SiaranFactory(status=BERJALAN), orang=b)
    log = gabung_orang(kantor, a, b)
    assert (segar(satu).status, segar(satu).orang) == ("menunggu", a)
    assert segar(dua).status == "ditarik"
    assert segar(dua).sebab == "Nomor atau alamat ganda"
    assert (segar(lain).status, segar(lain).orang) == ("menunggu", a)
    assert segar(siaran).status == BERJALAN
    assert batal(kantor, log).tertinggal == []
    # He was written to by the other card: it stays withdrawn.
    assert (segar(dua).status, segar(dua).orang) == ("ditarik", b)


def test_pk26_mail_of_the_second_card_does_not_leave(kantor, berdua):
    a, b = berdua
    siaran = f.SiaranFactory(status=BERJALAN, kanal="email")
    kartu(siaran, orang=a)
    dua = kartu(siaran, orang=b, status="antre")
    beri_tahu(
        ["asep@contoh.id"],
        templat="organisasi/kabar/kontak_berlebih.txt",
        konteks={"petugas": "Asep"},
        kunci="siaran",
        pada=PADA,
        tentang=dua,
    )
    gabung_orang(kantor, a, b)
    assert segar(dua).status == "ditarik"
    assert not Notifikasi.objects.exists()


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
    assert {segar(badan).status, segar(sama).status} == {"ditarik"}
    assert (segar(orang).status, segar(orang).pemangku) == ("menunggu", a)
    batal(kantor, log)
    assert (segar(orang).status, segar(orang).pemangku) == ("menunggu", b)
