"""PK-12, PK-13: consent that a sheet brings for somebody who is known already."""

from __future__ import annotations

from datetime import timedelta

import pytest

from pemangku.actions.impor_langkah import batalkan_impor
from pemangku.actions.persetujuan import beri_persetujuan
from pemangku.actions.pindah import rutin
from pemangku.models import ImporBaris, ImporBerkas, Orang, Pemangku, Persetujuan
from tests.factories.pemangku import JabatanFactory, TeksPersetujuanFactory
from tests.pemangku.impor_bantu import (
    ISI,
    PADA,
    Kota,
    bangun_kota,
    lembaga,
    periksa,
    terapkan,
)

pytestmark = pytest.mark.django_db
V, Hasil, Tujuan = ImporBaris.Vonis, ImporBaris.Hasil, Persetujuan.Tujuan
ASEP = ISI | {"Nama Narahubung": "Asep Sunandar"}
SETUJU = ASEP | {"Persetujuan Undangan": "Ya", "Alamat": "Jalan baru"}


@pytest.fixture
def kota() -> Kota:
    for tujuan in (Tujuan.UNDANGAN, Tujuan.SIARAN_INFORMASI):
        TeksPersetujuanFactory(tujuan=tujuan)
    return bangun_kota()


@pytest.fixture
def asep(kota: Kota) -> Orang:
    """Who speaks for a body on the list."""
    ada = lembaga(kota, "LPM Nagarasari")
    orang: Orang = JabatanFactory(pemangku=ada, orang__nama="Asep Sunandar").orang
    return orang


def setuju(orang: Orang, tujuan: str, jam: int = 0) -> None:
    """By another way than the sheet, so many hours after it was written."""
    beri_persetujuan(
        orang,
        tujuan=tujuan,
        cara=Persetujuan.Cara.DARING,
        oleh=None,
        pada=PADA + timedelta(hours=jam),
    )


def berlaku(orang: Orang) -> set[str]:
    return Persetujuan.objects.tujuan_berlaku(orang)


def batalkan(kota: Kota, berkas: ImporBerkas) -> None:
    batalkan_impor(berkas, oleh=kota.petugas, pada=PADA + timedelta(days=1))
    assert berkas.baris.get().hasil == Hasil.DIBATALKAN


def test_pk13_undo_withdraws_what_a_known_person_was_given(
    kota: Kota, asep: Orang
) -> None:
    berkas = terapkan(periksa(kota, SETUJU, bukti=True))
    assert berlaku(asep) == {Tujuan.UNDANGAN}

    batalkan(kota, berkas)

    assert berlaku(asep) == set()
    asep.refresh_from_db()
    assert (asep.nama, asep.status) == ("Asep Sunandar", Orang.Status.AKTIF)
    assert asep.jabatan.exists()
    terakhir = Persetujuan.objects.latest("urut")
    assert (terakhir.cara, terakhir.keterangan) == ("sistem", "Impor dibatalkan")


def test_pk13_undo_leaves_consent_given_before(kota: Kota, asep: Orang) -> None:
    setuju(asep, Tujuan.UNDANGAN, jam=-1)
    isi = SETUJU | {"Persetujuan Siaran": "Ya"}
    berkas = terapkan(periksa(kota, isi, bukti=True))
    assert berlaku(asep) == {Tujuan.UNDANGAN, Tujuan.SIARAN_INFORMASI}

    batalkan(kota, berkas)

    assert berlaku(asep) == {Tujuan.UNDANGAN}


def test_pk13_undo_leaves_consent_given_again_since(kota: Kota, asep: Orang) -> None:
    berkas = terapkan(periksa(kota, SETUJU, bukti=True))
    setuju(asep, Tujuan.UNDANGAN, jam=1)

    batalkan(kota, berkas)

    assert berlaku(asep) == {Tujuan.UNDANGAN}
    assert Persetujuan.objects.count() == 2


def test_pk13_undo_finds_the_person_he_was_merged_into(kota: Kota, asep: Orang) -> None:
    berkas = terapkan(periksa(kota, SETUJU, bukti=True))
    penerus = JabatanFactory(orang__nama="Asep Sunandar").orang
    with rutin():
        Persetujuan.objects.update(orang=penerus)

    batalkan(kota, berkas)

    assert berlaku(penerus) == set()


def test_pk13_undo_of_a_row_without_consent_withdraws_nothing(
    kota: Kota, asep: Orang
) -> None:
    berkas = terapkan(periksa(kota, ASEP | {"Alamat": "Jalan baru"}))
    setuju(asep, Tujuan.UNDANGAN, jam=1)

    batalkan(kota, berkas)

    assert Pemangku.objects.get().alamat == ""
    assert berlaku(asep) == {Tujuan.UNDANGAN}
