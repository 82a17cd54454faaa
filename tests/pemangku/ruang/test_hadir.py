"""Who and which body a name typed in the room is: two of one name stay two (PK-03, 4.7)."""

import pytest
from django.utils import timezone

from organisasi.models import Wilayah
from pemangku.inventaris.duplikat import cari_duplikat, pasangan_orang
from pemangku.models import (
    CalonDuplikat,
    JenisPemangku,
    Kegiatan,
    Kehadiran,
    Orang,
    Pemangku,
    Persetujuan,
)
from pemangku.ruang.hadir import SENAMA
from pemangku.ruang.pendaftaran import buatkan_catatan
from tests.factories import pemangku as f
from tests.pemangku.ruang.kiriman import alamat, catat, daftar, galat, kirim, rekaman

pytestmark = pytest.mark.django_db
SATU, LAIN = "0812-3456-7890", "0813-9876-5432"


def asep(kantor, **lain):
    return rekaman(kantor, nama="Asep Sunandar", lembaga="Forum RW Nagarasari", **lain)


def status(klien, *semua):
    return [satu["status"] for satu in kirim(klien, *semua)["hasil"]]


def test_two_of_one_name_with_a_number_each_are_two_persons(klien, kantor):
    satu = asep(kantor, nomor=SATU)
    lain = asep(kantor, nomor=LAIN, setuju_undangan=True)
    hasil = kirim(klien, satu, lain)["hasil"]
    assert [h["status"] for h in hasil] == ["DITERIMA", "TINJAU"]
    assert hasil[1]["catatan"] == SENAMA
    # Sent again they are known.
    assert status(klien, satu, lain) == ["SUDAH_ADA", "SUDAH_ADA"]
    orang = [Orang.objects.get(pk=r["id"]) for r in (satu, lain)]
    assert [o.kanal.count() for o in orang] == [1, 1]
    assert Persetujuan.objects.get().orang == orang[1]
    assert {h.orang for h in Kehadiran.objects.sah()} == set(orang)
    # The list of look-alikes has the pair, for a human.
    ((_, *pasangan),) = pasangan_orang(Pemangku.objects.get())
    assert set(pasangan) == set(orang)


@pytest.mark.parametrize("nomor", ["", "+62 812 3456 7890"])
def test_without_a_number_or_with_his_own_it_is_he(klien, kantor, nomor):
    dua = asep(kantor, nomor=SATU), asep(kantor, nomor=nomor)
    assert status(klien, *dua) == ["DITERIMA", "DITERIMA"]
    assert Orang.objects.count() == Kehadiran.objects.count() == 1


def test_his_number_finds_him_among_those_of_his_name(klien, kantor):
    lain = asep(kantor, nomor=LAIN)
    kirim(klien, asep(kantor, nomor=SATU), lain)
    (hasil,) = kirim(klien, asep(kantor, nomor=LAIN, setuju_undangan=True))["hasil"]
    assert hasil["status"] == "DITERIMA"
    assert (hasil["pk"], hasil["catatan"]) == (lain["id"], "")
    assert str(Persetujuan.objects.get().orang_id) == lain["id"]
    # One of two without a number, or with another, is not guessed.
    lagi = asep(kantor), asep(kantor, nomor="0814-1111-2222")
    assert status(klien, *lagi) == ["TINJAU", "TINJAU"]
    assert Orang.objects.count() == Kehadiran.objects.count() == 4


def test_who_has_no_number_yet_gets_one_unless_he_was_counted_here(klien, kantor):
    kirim(klien, asep(kantor, hadir=False))
    assert status(klien, asep(kantor, nomor=SATU)) == ["DITERIMA"]
    assert Orang.objects.get().kanal.count() == 1
    budi = {"nama": "Budi Santoso"}
    lagi = asep(kantor) | budi, asep(kantor, nomor=LAIN) | budi
    assert status(klien, *lagi) == ["DITERIMA", "TINJAU"]
    assert Kehadiran.objects.sah().count() == 3


# A body that is on the register already is not made a second time

NAMA = "Mekar Wargi Ngahiji"


def terdaftar(kantor, tempat, nama=NAMA):
    """A body of the host, of a kind that is bound to its place."""
    isi = {"nama_resmi": nama, "pengelola": kantor.kecamatan, "wilayah": tempat}
    return f.PemangkuFactory(jenis=JenisPemangku.objects.get(kode="lpm"), **isi)


def di(kantor, nama="Nagarasari"):
    return kantor.kelurahan[nama]


def dua_terdaftar(kantor):
    return [terdaftar(kantor, di(kantor, t)) for t in ("Nagarasari", "Cipedes")]


def tercatat():
    return set(Kehadiran.objects.values_list("pemangku", flat=True))


@pytest.mark.parametrize("di_kelurahan_lain", [False, True])
def test_its_name_is_enough_where_the_kelurahan_is_left_empty(
    klien, kantor, di_kelurahan_lain
):
    ada = terdaftar(kantor, di(kantor))
    if di_kelurahan_lain:
        Kegiatan.objects.update(wilayah=di(kantor, "Panglayungan"))
    catat(klien, kantor, lembaga=NAMA.upper(), jenis="lpm")
    kirim(klien, rekaman(kantor, lembaga=NAMA, nama="Yang Lain"))
    assert Pemangku.objects.get() == ada
    assert tercatat() == {ada.pk}
    assert Orang.objects.count() == 2


def test_one_whose_kelurahan_nobody_wrote_down_is_found_from_within(klien, kantor):
    ada = terdaftar(kantor, kantor.kecamatan.wilayah)
    catat(klien, kantor, lembaga=NAMA, kelurahan=di(kantor).pk)
    assert tercatat() == {ada.pk}
    assert Pemangku.objects.count() == 1


def test_one_in_another_kelurahan_than_the_one_said_is_another(klien, kantor):
    ada = terdaftar(kantor, di(kantor))
    di_sana = {"kelurahan": di(kantor, "Panglayungan").pk, "jenis": "lpm"}
    catat(klien, kantor, lembaga=NAMA, **di_sana)
    assert tercatat() == {Pemangku.objects.exclude(pk=ada.pk).get().pk}


def test_one_of_the_kecamatan_is_not_the_one_of_the_kelurahan_of_that_name(
    klien, kantor
):
    luas = terdaftar(kantor, kantor.kecamatan.wilayah, "LPM Kecamatan Cipedes")
    sempit = terdaftar(kantor, di(kantor, "Cipedes"), "LPM Kelurahan Cipedes")
    for nama in (luas.nama_resmi, sempit.nama_resmi):
        catat(klien, kantor, lembaga=nama, nama=f"Ketua {nama}")
    assert Pemangku.objects.count() == 2
    assert tercatat() == {luas.pk, sempit.pk}


def test_at_a_visit_of_the_whole_city_a_name_alone_is_looked_at(klien, kantor):
    terdaftar(kantor, di(kantor))
    Kegiatan.objects.update(wilayah=Wilayah.objects.get(tingkat="kota"))
    isi = {"lembaga": NAMA, "jenis": "lpm"}
    assert "Mungkin sudah ada" in galat(catat(klien, kantor, **isi))["lembaga"][0]
    assert Pemangku.objects.count() == 1


def test_two_of_one_name_are_asked_about_and_not_guessed(klien, kantor):
    satu, lain = dua_terdaftar(kantor)
    pesan = galat(catat(klien, kantor, lembaga=NAMA))["lembaga"][0]
    (hasil,) = kirim(klien, rekaman(kantor, lembaga=NAMA))["hasil"]
    sebutan = [
        f"{NAMA} ({p.nomor}, Kelurahan {t}, Kecamatan Cipedes)"
        for p, t in ((satu, "Nagarasari"), (lain, "Cipedes"))
    ]
    assert pesan == (
        f"Mungkin sudah ada: {' dan '.join(sebutan)}. Pilih yang dimaksud, atau lembaga "
        "baru."
    )
    assert (hasil["status"], hasil["pesan"]) == ("DITOLAK", {"lembaga": pesan})
    assert hasil["pilihan"] == [[str(satu.pk), sebutan[0]], [str(lain.pk), sebutan[1]]]
    assert not Orang.objects.exists()
    catat(klien, kantor, lembaga=NAMA, kelurahan=di(kantor, "Cipedes").pk)
    assert tercatat() == {lain.pk}
    catat(klien, kantor, lembaga=NAMA, nama="Dua", pemangku=str(satu.pk))
    assert tercatat() == {satu.pk, lain.pk}
    assert Pemangku.objects.count() == 2


def test_a_registration_at_the_door_is_marked_where_nobody_can_be_asked(client, kantor):
    semua = dua_terdaftar(kantor)
    buatkan_catatan(daftar(client, kantor, lembaga=NAMA), kantor.kini)
    (baru,) = Pemangku.objects.exclude(pk__in=[s.pk for s in semua])
    assert baru.status == "draf"


def test_without_a_script_the_number_beside_the_name_says_which(klien, kantor):
    satu, _lain = dua_terdaftar(kantor)
    teks = f"{NAMA} ({satu.nomor})"
    halaman = klien.get(alamat(kantor)).text
    assert f'<option value="{teks}"' in halaman
    assert f'data-kunci="{satu.pk}"' in halaman
    response = catat(klien, kantor, lembaga=teks)
    assert tercatat() == {satu.pk}
    assert Kehadiran.objects.get().lembaga_snapshot == NAMA
    # The next person is often of the same body.
    assert response.context["form"]["lembaga"].value() == teks


def test_a_choice_made_before_a_merge_is_the_survivor(klien, kantor):
    tinggal = terdaftar(kantor, di(kantor), "LPM Yang Tinggal")
    lebur = terdaftar(kantor, di(kantor))
    Pemangku.objects.filter(pk=lebur.pk).update(status="tergabung", penerus=tinggal)
    kirim(klien, rekaman(kantor, lembaga=NAMA, pemangku=str(lebur.pk)))
    assert tercatat() == {tinggal.pk}


def test_a_choice_that_cannot_be_made_leaves_the_name_to_say_which(klien, kantor):
    satu = terdaftar(kantor, di(kantor))
    isi = {"lembaga": NAMA, "jenis": "lpm"}
    # Of another unit, or not there.
    for kunci in (str(f.PemangkuFactory().pk), "0" * 32):
        kirim(klien, rekaman(kantor, pemangku=kunci, **isi))
        assert tercatat() == {satu.pk}
    Pemangku.objects.filter(pk=satu.pk).update(status="ditolak")
    kirim(klien, rekaman(kantor, pemangku=str(satu.pk), nama="Lain", **isi))
    baru = Pemangku.objects.get(nama_resmi=NAMA, status="aktif")
    assert tercatat() == {satu.pk, baru.pk}


def test_the_night_finds_the_double_that_has_only_the_kecamatan(kantor):
    ada = terdaftar(kantor, di(kantor))
    kembar = terdaftar(kantor, kantor.kecamatan.wilayah)
    terdaftar(kantor, di(kantor, "Cipedes"), "LPM Lain Sekali")
    # Nor is a kecamatan paired with the kelurahan of its name.
    terdaftar(kantor, kantor.kecamatan.wilayah, "LPM Kecamatan Cipedes")
    terdaftar(kantor, di(kantor, "Cipedes"), "LPM Kelurahan Cipedes")
    cari_duplikat(pada=timezone.now())
    calon = CalonDuplikat.objects.get()
    assert {calon.a, calon.b} == {ada, kembar}
