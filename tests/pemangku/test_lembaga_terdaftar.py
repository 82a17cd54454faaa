"""A body that is on the register already is not made a second time in the room."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils import timezone

from organisasi.models import Wilayah
from pemangku.actions.duplikat import cari_duplikat
from pemangku.actions.pendaftaran import buatkan_catatan
from pemangku.models import (
    CalonDuplikat,
    JenisPemangku,
    Kegiatan,
    Kehadiran,
    Orang,
    Pemangku,
)
from tests.factories import pemangku as f
from tests.pemangku.kantor_pemangku import Kantor, buat_kantor
from tests.pemangku.test_antrean import daftar
from tests.pemangku.test_lapangan import alamat, galat, isian
from tests.pemangku.test_sinkron import kirim, rekaman
from tests.petugas import masuk

pytestmark = pytest.mark.django_db
NAMA = "Mekar Wargi Ngahiji"


@pytest.fixture
def kantor() -> Kantor:
    return buat_kantor()


@pytest.fixture
def klien(client, kantor: Kantor):
    masuk(client, kantor.petugas)
    return client


def terdaftar(kantor: Kantor, tempat: Wilayah | None, nama: str = NAMA) -> Pemangku:
    """A body of the host, of a kind that is bound to its place."""
    hasil: Pemangku = f.PemangkuFactory(
        nama_resmi=nama,
        jenis=JenisPemangku.objects.get(kode="lpm"),
        pengelola=kantor.kecamatan,
        wilayah=tempat,
    )
    return hasil


def di(kantor: Kantor, nama: str = "Nagarasari") -> Wilayah:
    return kantor.kelurahan[nama]


def tercatat() -> set[Any]:
    """The bodies that people were taken down at."""
    return set(Kehadiran.objects.values_list("pemangku", flat=True))


# By its name


@pytest.mark.parametrize("tempat_kunjungan", ["kecamatan", "kelurahan lain"])
def test_its_name_is_enough_where_the_kelurahan_is_left_empty(
    klien, kantor: Kantor, tempat_kunjungan: str
) -> None:
    ada = terdaftar(kantor, di(kantor))
    if tempat_kunjungan == "kelurahan lain":
        Kegiatan.objects.update(wilayah=di(kantor, "Panglayungan"))

    klien.post(alamat(kantor), isian(lembaga=NAMA.upper(), jenis="lpm"))
    kirim(klien, rekaman(kantor, lembaga=NAMA, nama="Yang Lain"))

    assert Pemangku.objects.get() == ada
    assert tercatat() == {ada.pk}
    assert Orang.objects.count() == 2


def test_one_whose_kelurahan_nobody_wrote_down_is_found_from_within(
    klien, kantor: Kantor
) -> None:
    ada = terdaftar(kantor, kantor.kecamatan.wilayah)

    klien.post(alamat(kantor), isian(lembaga=NAMA, kelurahan=di(kantor).pk))

    assert tercatat() == {ada.pk}
    assert Pemangku.objects.count() == 1


def test_one_in_another_kelurahan_than_the_one_said_is_another(
    klien, kantor: Kantor
) -> None:
    ada = terdaftar(kantor, di(kantor))

    klien.post(
        alamat(kantor),
        isian(lembaga=NAMA, kelurahan=di(kantor, "Panglayungan").pk, jenis="lpm"),
    )

    assert tercatat() == {Pemangku.objects.exclude(pk=ada.pk).get().pk}


def test_one_of_the_kecamatan_is_not_the_one_of_the_kelurahan_of_that_name(
    klien, kantor: Kantor
) -> None:
    luas = terdaftar(kantor, kantor.kecamatan.wilayah, "LPM Kecamatan Cipedes")
    sempit = terdaftar(kantor, di(kantor, "Cipedes"), "LPM Kelurahan Cipedes")

    for nama in (luas.nama_resmi, sempit.nama_resmi):
        klien.post(alamat(kantor), isian(lembaga=nama, nama=f"Ketua {nama}"))

    assert Pemangku.objects.count() == 2
    assert tercatat() == {luas.pk, sempit.pk}


def test_at_a_visit_of_the_whole_city_a_name_alone_is_looked_at(
    klien, kantor: Kantor
) -> None:
    terdaftar(kantor, di(kantor))
    Kegiatan.objects.update(wilayah=Wilayah.objects.get(tingkat="kota"))

    response = klien.post(alamat(kantor), isian(lembaga=NAMA, jenis="lpm"), follow=True)

    assert "Mungkin sudah ada" in response.content.decode()
    assert Pemangku.objects.get(status="draf")


# Several of one name


def test_two_of_one_name_are_asked_about_and_not_guessed(klien, kantor: Kantor) -> None:
    satu, lain = (terdaftar(kantor, di(kantor, t)) for t in ("Nagarasari", "Cipedes"))

    pesan = galat(klien.post(alamat(kantor), isian(lembaga=NAMA)))["lembaga"][0]
    (hasil,) = kirim(klien, rekaman(kantor, lembaga=NAMA))["hasil"]

    assert pesan == (
        f"Ada 2 lembaga bernama {NAMA}: {satu.nomor} (Kelurahan Nagarasari, Kecamatan "
        f"Cipedes) dan {lain.nomor} (Kelurahan Cipedes, Kecamatan Cipedes). Pilih dari "
        "saran, atau isi kelurahannya."
    )
    assert (hasil["status"], hasil["pesan"]) == ("DITOLAK", {"lembaga": pesan})
    assert not Orang.objects.exists()

    klien.post(alamat(kantor), isian(lembaga=NAMA, kelurahan=di(kantor, "Cipedes").pk))
    assert tercatat() == {lain.pk}
    klien.post(alamat(kantor), isian(lembaga=NAMA, nama="Dua", pemangku=str(satu.pk)))
    assert tercatat() == {satu.pk, lain.pk}
    assert Pemangku.objects.count() == 2


def test_a_registration_at_the_door_is_marked_where_nobody_can_be_asked(
    client, kantor: Kantor
) -> None:
    semua = [terdaftar(kantor, di(kantor, t)) for t in ("Nagarasari", "Cipedes")]
    satu = daftar(client, kantor, lembaga=NAMA)

    buatkan_catatan(satu, oleh=kantor.petugas, pada=timezone.now())

    (baru,) = Pemangku.objects.exclude(pk__in=[s.pk for s in semua])
    assert baru.status == "draf"


# By the choice


def test_the_choice_goes_as_its_key(klien, kantor: Kantor) -> None:
    satu, _lain = (terdaftar(kantor, di(kantor, t)) for t in ("Nagarasari", "Cipedes"))
    halaman = klien.get(alamat(kantor)).content.decode()
    assert f'<option value="{NAMA} ({satu.nomor})"' in halaman
    assert f'data-kunci="{satu.pk}"' in halaman

    kirim(klien, rekaman(kantor, lembaga=NAMA, pemangku=str(satu.pk)))

    assert tercatat() == {satu.pk}


def test_without_a_script_the_number_beside_the_name_says_which(
    klien, kantor: Kantor
) -> None:
    satu, _lain = (terdaftar(kantor, di(kantor, t)) for t in ("Nagarasari", "Cipedes"))
    teks = f"{NAMA} ({satu.nomor})"

    response = klien.post(alamat(kantor), isian(lembaga=teks), follow=True)

    assert tercatat() == {satu.pk}
    assert Kehadiran.objects.get().lembaga_snapshot == NAMA
    # The next person is often of the same body.
    assert response.context["form"]["lembaga"].value() == teks


def test_a_choice_made_before_a_merge_is_the_survivor(klien, kantor: Kantor) -> None:
    tinggal = terdaftar(kantor, di(kantor), "LPM Yang Tinggal")
    lebur = terdaftar(kantor, di(kantor))
    Pemangku.objects.filter(pk=lebur.pk).update(status="tergabung", penerus=tinggal)

    kirim(klien, rekaman(kantor, lembaga=NAMA, pemangku=str(lebur.pk)))

    assert tercatat() == {tinggal.pk}


@pytest.mark.parametrize("sebab", ["ditolak", "milik unit lain", "tidak ada"])
def test_a_choice_that_cannot_be_made_leaves_the_name_to_say_which(
    klien, kantor: Kantor, sebab: str
) -> None:
    satu = terdaftar(kantor, di(kantor))
    kunci = str(satu.pk)
    if sebab == "ditolak":
        Pemangku.objects.update(status="ditolak")
    elif sebab == "milik unit lain":
        kunci = str(f.PemangkuFactory().pk)
    else:
        kunci = "0" * 32

    kirim(klien, rekaman(kantor, lembaga=NAMA, pemangku=kunci, jenis="lpm"))

    baru = Pemangku.objects.get(nama_resmi=NAMA, status="aktif")
    assert (baru == satu) == (sebab != "ditolak")
    assert tercatat() == {baru.pk}


def test_a_name_that_is_too_long_is_said(klien, kantor: Kantor) -> None:
    response = klien.post(alamat(kantor), isian(lembaga="x" * 161))

    assert "lembaga" in galat(response)
    assert not Orang.objects.exists()


# What was made before


def pasangan() -> set[frozenset[Any]]:
    cari_duplikat(pada=timezone.now())
    return {frozenset((c.a_id, c.b_id)) for c in CalonDuplikat.objects.all()}


def test_the_night_finds_the_double_that_has_only_the_kecamatan(
    kantor: Kantor,
) -> None:
    ada = terdaftar(kantor, di(kantor))
    kembar = terdaftar(kantor, kantor.kecamatan.wilayah)
    terdaftar(kantor, di(kantor, "Cipedes"), "LPM Lain Sekali")

    assert pasangan() == {frozenset((ada.pk, kembar.pk))}


def test_the_night_does_not_pair_a_kecamatan_with_the_kelurahan_of_its_name(
    kantor: Kantor,
) -> None:
    terdaftar(kantor, kantor.kecamatan.wilayah, "LPM Kecamatan Cipedes")
    terdaftar(kantor, di(kantor, "Cipedes"), "LPM Kelurahan Cipedes")

    assert pasangan() == set()
