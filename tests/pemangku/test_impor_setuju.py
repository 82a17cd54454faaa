"""PK-12, PK-13: consent that a sheet brings for somebody who is known already."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pemangku.actions.impor_langkah import batalkan_impor
from pemangku.actions.persetujuan import beri_persetujuan, tarik_persetujuan
from pemangku.models import ImporBaris, ImporBerkas, Orang, Pemangku, Persetujuan
from pemangku.models.dasar import rutin
from tests.factories.pemangku import JabatanFactory, TeksPersetujuanFactory
from tests.pemangku.impor_bantu import (
    ISI,
    PADA,
    Kota,
    bangun_kota,
    kerjakan,
    lembaga,
    periksa,
    terapkan,
    terima,
)

pytestmark = pytest.mark.django_db
V = ImporBaris.Vonis
Hasil = ImporBaris.Hasil
Tujuan = Persetujuan.Tujuan
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


# News that is consent alone


def test_pk12_a_row_whose_only_news_is_consent_is_shown_and_written(
    kota: Kota, asep: Orang
) -> None:
    isi = ASEP | {"Persetujuan Undangan": "Ya", "Persetujuan Siaran": "Ya"}

    [baris] = periksa(kota, isi, bukti=True)

    sebutan = "Dihubungi untuk undangan, Menerima informasi layanan"
    assert (baris.vonis, baris.beda) == (V.PERBARUI, [["Persetujuan", "", sebutan]])
    terapkan([baris])
    assert berlaku(asep) == {Tujuan.UNDANGAN, Tujuan.SIARAN_INFORMASI}


def test_pk12_only_purposes_not_in_force_are_news(kota: Kota, asep: Orang) -> None:
    setuju(asep, Tujuan.UNDANGAN, jam=-2)
    isi = ASEP | {"Persetujuan Undangan": "Ya"}

    [sama] = periksa(kota, isi, bukti=True)
    [baru] = periksa(kota, isi | {"Persetujuan Siaran": "Ya"}, bukti=True)

    assert sama.vonis == V.TANPA_PERUBAHAN
    assert baru.beda == [["Persetujuan", "", "Menerima informasi layanan"]]


def test_pk12_consent_that_was_withdrawn_is_news_again(kota: Kota, asep: Orang) -> None:
    setuju(asep, Tujuan.UNDANGAN, jam=-2)
    tarik_persetujuan(
        asep,
        tujuan=Tujuan.UNDANGAN,
        cara=Persetujuan.Cara.DARING,
        oleh=None,
        pada=PADA - timedelta(hours=1),
    )

    [baris] = periksa(kota, ASEP | {"Persetujuan Undangan": "Ya"}, bukti=True)

    assert baris.vonis == V.PERBARUI


def test_pk12_consent_of_many_costs_the_preview_no_more_queries(kota: Kota) -> None:
    def hitung(banyak: range) -> int:
        isi = [
            ISI
            | {"Nama Lembaga": f"LPM Nagarasari {ke}", "Nama Narahubung": f"Asep {ke}"}
            | {"Persetujuan Undangan": "Ya"}
            for ke in banyak
        ]
        berkas = terima(kota, *isi, bukti=True)
        with CaptureQueriesContext(connection) as semua:
            kerjakan()
        assert {b.vonis for b in berkas.baris.all()} == {V.PERBARUI}
        return len(semua)

    for ke in range(8):
        ada = lembaga(kota, f"LPM Nagarasari {ke}")
        JabatanFactory(pemangku=ada, orang__nama=f"Asep {ke}")

    assert hitung(range(2)) == hitung(range(8))
