"""Two rows of one person at a stakeholder become one, and two again (PK-26)."""

from datetime import timedelta

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.saat import Saat
from pemangku.inventaris.duplikat import pasangan_orang
from pemangku.inventaris.nama import mirip
from pemangku.meja.gabung import gabungkan_orang
from pemangku.models import Kehadiran, Orang, PenggabunganLog, Persetujuan
from tests.factories import pemangku as f
from tests.pemangku.meja.kantor_gabung import batal, gabung_orang
from tests.pemangku.meja_register import (
    HARI,
    PADA,
    alamat,
    berkanal,
    galat,
    lembaga,
    orang_di,
    segarkan,
    tekan,
    tombol,
)
from tests.petugas import masuk


@pytest.fixture
def berdua(kantor):
    """The same chairman twice, with different parts and a number each."""
    p = lembaga(kantor)
    satu = orang_di(p, "Asep Hendrayana", peran_khusus=["humas"])
    lain = orang_di(p, "Asep Hendriana", peran_khusus=["pimpinan"])
    berkanal(satu.orang)
    berkanal(lain.orang)
    return p, satu, lain


def gabung(kantor, satu, lain):
    return gabung_orang(kantor, satu.orang, lain.orang)


def test_the_same_post_held_twice_becomes_one_with_both_parts(kantor, berdua):
    p, satu, lain = berdua
    log = gabung(kantor, satu, lain)
    segarkan(satu, lain)
    assert satu.peran_khusus == ["humas", "pimpinan"]
    assert (lain.peran_khusus, lain.selesai) == ([], HARI)
    assert [j.pk for j in p.jabatan.nyata()] == [satu.pk]
    assert satu.orang.kanal.count() == 1
    batal(kantor, log)
    segarkan(satu, lain)
    assert (satu.peran_khusus, lain.peran_khusus) == (["humas"], ["pimpinan"])
    assert lain.selesai is None
    assert lain.orang.status == Orang.Status.AKTIF


def test_pk26_a_common_attendance_counts_once_and_others_move(kantor, berdua):
    _, satu, lain = berdua
    bersama = f.KehadiranFactory(orang=satu.orang)
    f.KehadiranFactory(orang=lain.orang, kegiatan=bersama.kegiatan)
    sendiri = f.KehadiranFactory(orang=lain.orang)
    gabung(kantor, satu, lain)
    assert set(Kehadiran.objects.filter(orang=satu.orang)) == {bersama, sendiri}


def test_a_post_somebody_edited_since_stays_as_it_is_now(kantor, berdua):
    _, satu, lain = berdua
    log = gabung(kantor, satu, lain)
    kini = {"diubah_pada": log.pada + timedelta(days=1), "nama_jabatan": "Ketua umum"}
    type(satu).objects.filter(pk=satu.pk).update(**kini)
    akhir = orang_di(berdua[0], orang=satu.orang, nama_jabatan="Bendahara")
    hasil = batal(kantor, log)
    segarkan(satu, akhir, lain)
    assert satu.peran_khusus == ["humas", "pimpinan"]
    # One chairman is enough: the other waits for a human.
    assert (lain.peran_khusus, lain.selesai) == ([], HARI)
    assert hasil.tertinggal == [f"jabatan {lain.pk}"]
    assert akhir.orang == satu.orang


def test_blanks_that_were_changed_since_are_not_emptied(kantor):
    p = lembaga(kantor)
    satu = orang_di(p, "Enok Sumiati")
    lain = orang_di(p, "Enok S", nama_jabatan="Sekretaris", orang__gelar_depan="Hj.")
    log = gabung(kantor, satu, lain)
    assert segarkan(satu.orang).gelar_depan == "Hj."
    Orang.objects.filter(pk=satu.orang_id).update(gelar_depan="Dra. Hj.")
    batal(kantor, log)
    assert segarkan(satu.orang).gelar_depan == "Dra. Hj."


def test_pk26_refusals_are_said_in_words(kantor, berdua):
    _, satu, lain = berdua
    with pytest.raises(TindakanTerlarang, match="berbeda"):
        gabung(kantor, satu, satu)
    gabung(kantor, satu, lain)
    ketiga = orang_di(berdua[0], "Orang Ketiga")
    with pytest.raises(TindakanTerlarang, match="sudah digabung"):
        gabung(kantor, ketiga, lain)


# Look-alikes


def test_the_likeliest_pair_stands_first(kantor, berdua):
    p, _, lain = berdua
    ketiga = orang_di(p, "Siti Aminah", nama_jabatan="Anggota")
    berkanal(ketiga.orang)
    berkanal(lain.orang, "x@contoh.id", "email")
    berkanal(ketiga.orang, "x@contoh.id", "email")
    nilai = [nilai for nilai, _, _ in pasangan_orang(p)]
    assert nilai == sorted(nilai, reverse=True) == [115, 90, 65]


@pytest.mark.parametrize(
    ("satu", "lain", "nilai"),
    [
        ("asep hendrayana", "asep hendriana", 0.632),
        ("karang taruna cipedes", "karang taruna nagarasari", 0.438),
        ("asep sunandar", "asep supriatna", 0.318),
        ("ujang ridwan", "ujang ridwan s", 0.867),
        ("kota baru", "kotabaru", 0.583),
        ("", "", 0.0),
    ],
)
def test_likeness_is_that_of_the_database(satu, lain, nilai):
    assert round(mirip(satu, lain), 3) == nilai


# The page


def tekan_gabung(client, p, satu, lain):
    return tekan(client, p, "gabung_orang", kekal=satu.orang_id, lebur=lain.orang_id)


def test_two_persons_are_merged_on_the_page_and_taken_apart_by_diskominfo(
    client, kantor, berdua
):
    p, satu, lain = berdua
    masuk(client, kantor.kepala)
    halaman = client.halaman(alamat("tindakan", p.pk, "gabung_orang"))
    assertContains(halaman, "(90): sangat mungkin sama")
    jawab = tekan_gabung(client, p, satu, lain)
    assertNotContains(jawab, "Asep Hendriana")
    log = PenggabunganLog.objects.get()
    assert (log.kekal, log.lebur, log.oleh) == (satu.orang, lain.orang, kantor.kepala)
    assert {"gabung_orang", "pisah"}.isdisjoint(tombol(client, p))
    masuk(client, kantor.pengelola)
    assert "pisah" in tombol(client, p)
    client.halaman(alamat("tindakan", p.pk, "pisah"))
    assertContains(tekan(client, p, "pisah", log=log.pk), "Asep Hendriana")
    assert "pisah" not in tombol(client, p)


def test_one_that_also_serves_elsewhere_is_left_to_diskominfo(client, kantor, berdua):
    p, satu, lain = berdua
    luar = lembaga(kantor, "Lembaga Luar", pengelola=kantor.tawang)
    orang_di(luar, orang=lain.orang)
    masuk(client, kantor.kepala)
    assert "minta pengelola" in galat(tekan_gabung(client, p, satu, lain))
    assert "berbeda" in galat(tekan_gabung(client, p, satu, satu))
    assert "Pilih orangnya." in galat(tekan(client, p, "gabung_orang", kekal="x"))
    masuk(client, kantor.pengelola)
    tekan_gabung(client, p, satu, lain)
    assert PenggabunganLog.objects.count() == 1


def test_an_erased_person_is_not_merged(kantor, berdua):
    _, satu, _ = berdua
    hapus = f.OrangFactory(status=Orang.Status.DIHAPUS)
    with pytest.raises(TindakanTerlarang, match="dihapus"):
        gabungkan_orang(satu.orang, hapus, Saat(kantor.pengelola, PADA))


# Consent by channel, and the words it was given to (PK-17)

SIARAN = "siaran_informasi"


@pytest.fixture
def sepasang(kantor):
    return f.OrangFactory(nama="Asep Hendrayana"), f.OrangFactory(nama="Asep Hendriana")


def kata(orang, keputusan, hari, kanal="", **lain):
    isi = {"tujuan": SIARAN, "kanal": kanal, "pada": PADA + timedelta(days=hari)}
    return f.PersetujuanFactory(orang=orang, keputusan=keputusan, **isi, **lain)


def gabung_pada(kantor, satu, lain, hari=10):
    return gabung_orang(kantor, satu, lain, pada=PADA + timedelta(days=hari))


def terakhir(orang, kanal):
    semua = Persetujuan.objects.filter(orang=orang)
    akhir = semua.kata_terakhir(SIARAN, kanal).first()
    return akhir.keputusan if akhir else None


def semua_kata(orang):
    """The last word by mail and by WhatsApp."""
    return terakhir(orang, "email"), terakhir(orang, "wa")


@pytest.mark.parametrize(
    ("satu", "lain", "hasil", "ditulis"),
    [
        # A withdrawal for one channel outlives a later word of the other.
        ([("beri", 3)], [("beri", 1), ("tarik", 2, "email")], ("tarik", "beri"), 1),
        ([("beri", 1), ("tarik", 2, "email")], [("beri", 3)], ("tarik", "beri"), 1),
        # Where all channels differ one row says it.
        ([("beri", 1), ("tarik", 2, "email")], [("tarik", 3)], ("tarik", "tarik"), 1),
        # Channels only one spoke of, and equal words, stay.
        ([("beri", 2, "email")], [("beri", 1, "wa")], ("beri", "beri"), 0),
        ([("beri", 2, "email")], [("tarik", 1, "wa")], ("beri", "tarik"), 0),
        ([("beri", 2, "email")], [("beri", 1)], ("beri", "beri"), 0),
    ],
)
def test_a_withdrawal_of_either_counts_and_the_undo_keeps_each(
    kantor, sepasang, satu, lain, hasil, ditulis
):
    for orang, kata_kata in zip(sepasang, (satu, lain), strict=True):
        for isi in kata_kata:
            kata(orang, *isi)
    semula = [semua_kata(orang) for orang in sepasang]
    log = gabung_pada(kantor, *sepasang)
    assert semua_kata(sepasang[0]) == hasil
    assert Persetujuan.objects.filter(cara="sistem").count() == ditulis
    batal(kantor, log)
    assert [semua_kata(orang) for orang in sepasang] == semula


def test_who_withdrew_one_channel_after_the_merge_is_left_so(kantor, sepasang):
    satu, lain = sepasang
    kata(satu, "beri", 1)
    kata(lain, "tarik", 2)
    log = gabung_pada(kantor, satu, lain)
    kata(satu, "tarik", 11, "email")
    batal(kantor, log)
    assert semua_kata(satu) == ("tarik", "tarik")


def test_what_a_later_merge_withdrew_the_undo_of_this_one_does_not_give_back(
    kantor, sepasang
):
    satu, lain = sepasang
    ketiga = f.OrangFactory()
    kata(satu, "beri", 1)
    kata(lain, "tarik", 2)
    kata(ketiga, "beri", 3)
    log = gabung_pada(kantor, satu, lain)
    gabung_pada(kantor, satu, ketiga, hari=11)
    batal(kantor, log)
    assert terakhir(satu, "wa") == "tarik"


# The words he agreed to


def test_pk_17_the_undo_gives_back_the_words_that_were_shown(kantor, sepasang):
    satu, lain = sepasang
    lama = f.TeksPersetujuanFactory(tujuan=SIARAN, versi=8, isi="Naskah lama.")
    asli = kata(satu, "beri", 1, teks=lama)
    kata(lain, "tarik", 2)
    log = gabung_pada(kantor, satu, lain)
    besok = (log.pada + timedelta(days=1)).date()
    f.TeksPersetujuanFactory(tujuan=SIARAN, versi=9, isi="Baru.", berlaku_sejak=besok)
    batal(kantor, log)
    kini = Persetujuan.objects.filter(orang=satu).terkini().get()
    assert (kini.keputusan, kini.cara, kini.teks) == ("beri", "sistem", lama)
    # Where its proof stands.
    assert f"catatan {asli.urut} tanggal 05-06-2024" in kini.keterangan
