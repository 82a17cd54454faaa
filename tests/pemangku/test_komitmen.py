"""PK-32: a pledge is taken at the visit, on the phone or in the admin, with a link."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.peran import Peran
from organisasi.models import Jejak
from pemangku.actions.komitmen import TERLALU_DINI, catat_komitmen, ganti_tautan_terusan
from pemangku.actions.materi import MINIMAL_SATU, TIDAK_AKTIF
from pemangku.berita_acara import isi_berita_acara
from pemangku.borang_terusan import calon_komitmen
from pemangku.kertas_kegiatan import Bahan
from pemangku.models import Kegiatan, Komitmen, LaporanTerusan, Pemangku, TautanPribadi
from tests.factories.lanjutan import (
    KomitmenFactory,
    LaporanTerusanFactory,
)
from tests.factories.organisasi import PetugasFactory, UnitFactory
from tests.factories.pemangku import (
    PADA,
    KegiatanFactory,
    KehadiranFactory,
    PemangkuFactory,
    UndanganFactory,
)
from tests.petugas import petugas_berperan
from tests.serentak import serentak

pytestmark = pytest.mark.django_db
K = Komitmen.Keadaan
HARI = date(2024, 6, 4)


def isi(**lain: object) -> dict[str, object]:
    return {
        "pemangku": PemangkuFactory(),
        "bentuk": Komitmen.Bentuk.RAPAT_WARGA,
        "target_kali": 2,
        "tenggat": HARI + timedelta(days=30),
        "oleh": PetugasFactory(),
        "pada": PADA,
        **lain,
    }


def kini(satu: Komitmen) -> Komitmen:
    return Komitmen.objects.dengan_terusan().get(pk=satu.pk)


# The act


def test_pk_32_a_pledge_is_open_and_has_a_link_that_stands_nowhere() -> None:
    kegiatan = KegiatanFactory()

    satu, kode = catat_komitmen(kegiatan, **isi())

    assert kini(satu).keadaan(HARI) == K.TERBUKA
    tautan = TautanPribadi.objects.milik("terusan", kode, PADA).get()
    assert tautan.komitmen == satu
    assert kode not in tautan.sidik
    jejak = Jejak.objects.milik(kegiatan).get()
    assert jejak.sesudah["pemangku"] == satu.pemangku.nomor
    assert "untuk" not in str(satu)


@pytest.mark.parametrize(
    ("ubah", "galat"),
    [
        ({"tenggat": HARI - timedelta(days=1)}, {"tenggat": [TERLALU_DINI]}),
        (
            {"tenggat": HARI + timedelta(days=181)},
            {
                "tenggat": [
                    "Paling lama 180 hari sesudah kegiatan: sampai 1 Desember 2024."
                ]
            },
        ),
        ({"target_kali": 0}, {"target_kali": [MINIMAL_SATU]}),
        ({"target_orang": 0}, {"target_orang": [MINIMAL_SATU]}),
    ],
)
def test_pk_32_what_cannot_be_is_told_beside_its_field(ubah, galat) -> None:
    with pytest.raises(ValidationError) as salah:
        catat_komitmen(KegiatanFactory(), **isi(**ubah))

    assert salah.value.message_dict == galat
    assert not Komitmen.objects.exists()
    assert not TautanPribadi.objects.exists()


def test_pk_32_both_ends_of_the_time_are_allowed() -> None:
    for hari in (HARI, HARI + timedelta(days=180)):
        catat_komitmen(KegiatanFactory(), **isi(tenggat=hari))

    assert Komitmen.objects.count() == 2


def test_pk_32_only_active_stakeholders_and_open_visits() -> None:
    mati = PemangkuFactory(status=Pemangku.Status.NONAKTIF)
    with pytest.raises(ValidationError, match=TIDAK_AKTIF):
        catat_komitmen(KegiatanFactory(), **isi(pemangku=mati))
    tutup = KegiatanFactory(status=Kegiatan.Status.DITUTUP)
    with pytest.raises(TindakanTerlarang, match="ditutup"):
        catat_komitmen(tutup, **isi())


def test_pk_32_the_same_form_twice_leaves_one_pledge() -> None:
    kegiatan, kunci = KegiatanFactory(), uuid4()
    satu, kode = catat_komitmen(kegiatan, **isi(kunci=kunci))
    lagi, kosong = catat_komitmen(kegiatan, **isi(kunci=kunci))
    lain, _ = catat_komitmen(KegiatanFactory(), **isi(kunci=kunci))

    assert (lagi, kosong) == (satu, "")
    assert kode
    assert lain != satu
    assert TautanPribadi.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_pk_32_the_same_form_twice_at_once_leaves_one_pledge() -> None:
    kegiatan, kunci = KegiatanFactory(), uuid4()
    siap = isi(kunci=kunci)

    hasil = serentak(2, lambda _ke: catat_komitmen(kegiatan, **siap))

    assert Komitmen.objects.count() == 1
    assert sorted(bool(kode) for _, kode in hasil) == [False, True]


def test_how_far_it_is_follows_from_reports_and_day() -> None:
    satu = KomitmenFactory()
    lewat = satu.tenggat + timedelta(days=1)
    assert kini(satu).keadaan(satu.tenggat) == K.TERBUKA
    assert kini(satu).keadaan(lewat) == K.LEWAT
    LaporanTerusanFactory(komitmen=satu)
    assert kini(satu).keadaan(satu.tenggat) == K.SEBAGIAN
    assert kini(satu).keadaan(lewat) == K.LEWAT
    LaporanTerusanFactory(komitmen=satu)
    assert kini(satu).keadaan(lewat) == K.TERPENUHI


def test_the_list_finds_pledges_by_how_far_they_are() -> None:
    besok = HARI + timedelta(days=100)
    ada = {
        K.TERBUKA: KomitmenFactory(tenggat=besok),
        K.SEBAGIAN: KomitmenFactory(tenggat=besok),
        K.TERPENUHI: KomitmenFactory(target_kali=1),
        K.LEWAT: KomitmenFactory(),
        K.DIBATALKAN: KomitmenFactory(
            status=Komitmen.Status.DIBATALKAN, alasan_batal="Pindah"
        ),
    }
    for keadaan in (K.SEBAGIAN, K.TERPENUHI):
        LaporanTerusanFactory(komitmen=ada[keadaan])

    hari = ada[K.LEWAT].tenggat + timedelta(days=1)
    for keadaan, satu in ada.items():
        assert Komitmen.objects.berkeadaan(keadaan, hari).get() == satu
        assert kini(satu).keadaan(hari) == keadaan
    assert not Komitmen.objects.berkeadaan("lain", hari).exists()


def test_it_is_called_off_with_a_reason_and_once() -> None:
    satu, oleh = KomitmenFactory(), PetugasFactory()

    with pytest.raises(TindakanTerlarang, match="alasan"):
        satu.batalkan(oleh=oleh, pada=PADA, alasan=" ")
    satu.batalkan(oleh=oleh, pada=PADA, alasan="Lembaganya bubar")
    with pytest.raises(TindakanTerlarang):
        satu.batalkan(oleh=oleh, pada=PADA, alasan="Lagi")

    assert kini(satu).alasan_batal == "Lembaganya bubar"


def test_a_new_link_ends_the_earlier_ones() -> None:
    satu, lama = catat_komitmen(KegiatanFactory(), **isi())

    baru = ganti_tautan_terusan(satu, oleh=PetugasFactory(), pada=PADA)

    milik = TautanPribadi.objects.milik
    assert not milik("terusan", lama, PADA).exists()
    assert milik("terusan", baru, PADA).exists()
    assert milik("terusan", baru, PADA + timedelta(days=60)).exists()
    assert not milik("terusan", baru, PADA + timedelta(days=61)).exists()
    satu.batalkan(oleh=PetugasFactory(), pada=PADA, alasan="Bubar")
    with pytest.raises(TindakanTerlarang, match="dibatalkan"):
        ganti_tautan_terusan(satu, oleh=PetugasFactory(), pada=PADA)


# Who sees it


def test_units_see_the_pledges_of_their_visits() -> None:
    satu = KomitmenFactory()

    for unit, terlihat in (
        (satu.kegiatan.tuan_rumah, True),
        (satu.kegiatan.penyelenggara, True),
        (UnitFactory(), False),
    ):
        petugas = petugas_berperan(Peran.PETUGAS_LAYANAN, unit)
        assert Komitmen.objects.untuk(petugas).exists() is terlihat
        assert Komitmen.terbaca(petugas).exists() is terlihat
    assert Komitmen.objects.untuk(petugas_berperan(Peran.AUDITOR)).get() == satu


def test_who_came_was_invited_or_is_kept_by_the_host_may_pledge() -> None:
    kegiatan = KegiatanFactory()
    datang, diundang = PemangkuFactory(), PemangkuFactory()
    milik = PemangkuFactory(pengelola=kegiatan.tuan_rumah)
    PemangkuFactory()
    PemangkuFactory(pengelola=kegiatan.tuan_rumah, status=Pemangku.Status.NONAKTIF)
    KehadiranFactory(kegiatan=kegiatan, pemangku=datang)
    KehadiranFactory(kegiatan=kegiatan)
    UndanganFactory(kegiatan=kegiatan, pemangku=diundang)

    assert set(calon_komitmen(kegiatan)) == {datang, diundang, milik}


# The paper


def test_pledges_stand_in_the_berita_acara_and_cancelled_ones_do_not() -> None:
    kegiatan = KegiatanFactory()
    petugas = PetugasFactory()
    assert "Komitmen meneruskan" not in str(
        isi_berita_acara(Bahan(kegiatan, petugas, PADA))
    )
    satu = KomitmenFactory(kegiatan=kegiatan)
    batal = KomitmenFactory(
        kegiatan=kegiatan, status=Komitmen.Status.DIBATALKAN, alasan_batal="Bubar"
    )

    teks = str(isi_berita_acara(Bahan(kegiatan, petugas, PADA)))

    assert "Komitmen meneruskan" in teks
    assert satu.pemangku.nama_resmi in teks
    assert "2 kali" in teks
    assert batal.pemangku.nama_resmi not in teks
    assert LaporanTerusan.objects.count() == 0
