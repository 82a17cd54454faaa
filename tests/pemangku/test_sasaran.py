"""PK-05: how far each target is, with the reasons; every number counted from the list."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from organisasi.models import Wilayah
from pemangku.keadaan_putaran import belum_tuntas, keadaan_putaran
from pemangku.models import Jabatan, Kegiatan, Kehadiran, Pemangku
from pemangku.sasaran import KeadaanSasaran as K, Kunjungan, Ukuran, nilai, ringkas
from tests.factories.organisasi import KotaFactory, UnitFactory
from tests.factories.pemangku import (
    CakupanPemangkuFactory,
    JabatanFactory,
    JenisPemangkuFactory,
    KehadiranFactory,
    PutaranFactory,
    SasaranPutaranFactory,
    UnsurFactory,
    UnsurTidakAdaFactory,
)
from tests.pemangku.kunjungan_bantu import (
    HARI,
    bernama,
    kecamatan,
    kunjungan,
    sasaran,
    segar,
)

SALURAN = frozenset({"ppid", "sp4n", "112"})
DATANG = Kunjungan(
    terlaksana=True,
    hari=date(2024, 6, 4),
    hadir=22,
    saluran=SALURAN,
    berita_acara=True,
)
LENGKAP = Ukuran(
    target_hadir=50,
    target_pemangku=15,
    segar=15,
    unsur_wajib=[(1, "Karang Taruna")],
    unsur_ada=frozenset({1}),
    unsur_tidak_ada=frozenset(),
    kunjungan=[DATANG],
    ppid=True,
    admin_sp4n=True,
    ditunda=False,
    lewat=False,
)


# The rule


@pytest.mark.parametrize(
    ("ubah", "keadaan", "kurang"),
    [
        ({}, K.TUNTAS, ()),
        (
            {"kunjungan": []},
            K.TERINVENTARIS,
            ("kegiatan belum dijadwalkan", "BA belum diunggah"),
        ),
        ({"segar": 14}, K.TERLAKSANA, ("pemangku segar 14 dari 15",)),
        (
            {"unsur_ada": frozenset()},
            K.TERINVENTARIS,
            ("unsur Karang Taruna",),
        ),
        (
            {"unsur_ada": frozenset(), "unsur_tidak_ada": frozenset({1})},
            K.TUNTAS,
            (),
        ),
        ({"ppid": False}, K.TERINVENTARIS, ("PPID pelaksana belum bernama",)),
        ({"admin_sp4n": False}, K.TERINVENTARIS, ("admin SP4N belum bernama",)),
        ({"ditunda": True}, K.TUNTAS, ()),
        (
            {"ditunda": True, "kunjungan": [], "segar": 3},
            K.DITUNDA,
            (
                *("kegiatan belum dijadwalkan", "pemangku segar 3 dari 15"),
                "BA belum diunggah",
            ),
        ),
    ],
)
def test_a_state_comes_with_what_is_missing(ubah, keadaan, kurang):
    hasil = nilai(replace(LENGKAP, **ubah))

    assert (hasil.keadaan, hasil.kurang) == (keadaan, kurang)


def test_the_sentence_names_every_missing_condition():
    hasil = nilai(
        replace(
            LENGKAP,
            unsur_ada=frozenset(),
            kunjungan=[replace(DATANG, berita_acara=False)],
        )
    )

    assert hasil.kalimat == "Kurang: unsur Karang Taruna; BA belum diunggah"
    assert nilai(LENGKAP).kalimat == ""


@pytest.mark.parametrize(
    ("kunjungan", "sebab"),
    [
        ([replace(DATANG, terlaksana=False)], "kegiatan belum selesai"),
        ([replace(DATANG, hadir=9)], "hadir 9 dari sedikitnya 10"),
        (
            [replace(DATANG, saluran=frozenset({"ppid"}))],
            "kanal SP4N-LAPOR!, 112 belum dibahas",
        ),
        # Of two visits the one that lacks less is spoken of.
        (
            [replace(DATANG, saluran=frozenset()), replace(DATANG, hadir=3)],
            "hadir 3 dari sedikitnya 10",
        ),
    ],
)
def test_a_visit_counts_with_ten_people_and_the_three_channels(kunjungan, sebab):
    hasil = nilai(replace(LENGKAP, kunjungan=kunjungan))

    assert not hasil.terlaksana
    assert hasil.kurang == (sebab,)


def test_a_small_target_needs_no_ten_people():
    hasil = nilai(
        replace(LENGKAP, target_hadir=5, kunjungan=[replace(DATANG, hadir=5)])
    )

    assert hasil.terlaksana


def test_a_planned_visit_makes_a_target_scheduled():
    hasil = nilai(
        replace(LENGKAP, segar=0, kunjungan=[replace(DATANG, terlaksana=False)])
    )

    assert hasil.keadaan == K.TERJADWAL
    assert hasil.hadir == 0
    assert nilai(replace(LENGKAP, segar=0, kunjungan=[])).keadaan == K.BELUM_DIJADWALKAN


def test_late_is_what_was_planned_for_a_day_that_is_over_and_not_put_off():
    belum = replace(LENGKAP, kunjungan=[], lewat=True)

    assert nilai(belum).terlambat
    assert not nilai(replace(belum, ditunda=True)).terlambat
    assert not nilai(replace(LENGKAP, lewat=True)).terlambat


# The round, from the tables


@pytest.mark.django_db
def test_pk05_a_visit_with_22_people_and_three_channels_makes_its_target_visited():
    putaran = PutaranFactory()
    cipedes = SasaranPutaranFactory(putaran=putaran, unit=kecamatan(), urutan=1)
    SasaranPutaranFactory.create_batch(35, putaran=putaran)
    assert ringkas(keadaan_putaran(putaran, hari=HARI)).kalimat == (
        "0 dari 36 tuntas · 0 terlaksana · 0 terlambat"
    )

    kunjungan(cipedes, hadir=22)
    baris = keadaan_putaran(putaran, hari=HARI)

    assert baris[0].sasaran == cipedes
    assert baris[0].nilai.keadaan == K.TERLAKSANA
    assert baris[0].nilai.hadir == 22
    assert baris[0].nilai.kalimat == (
        "Kurang: pemangku segar 0 dari 15; BA belum diunggah; "
        "PPID pelaksana belum bernama; admin SP4N belum bernama"
    )
    assert ringkas(baris).terlaksana == 1


@pytest.mark.django_db
def test_pk05_one_more_unit_and_every_total_says_so():
    satu = sasaran()
    SasaranPutaranFactory(putaran=satu.putaran)

    assert ringkas(keadaan_putaran(satu.putaran, hari=HARI)).semua == 2


@pytest.mark.django_db
def test_a_finished_target_has_everything_and_is_not_carried_on():
    unsur, tiada = UnsurFactory(), UnsurFactory()
    satu = sasaran(kecamatan("Kecamatan Tawang", "Cikalang"), target_pemangku=2)
    satu.unsur_wajib.set([unsur, tiada])
    UnsurTidakAdaFactory(sasaran=satu, unsur=tiada)
    kunjungan(satu, hadir=10, berita_acara="kegiatan/2024/ba.pdf")
    bernama(satu.unit)
    # Kept by the kelurahan below.
    segar(satu.unit.bawahan.get(), unsur=unsur)

    (baris,) = keadaan_putaran(satu.putaran, hari=HARI)

    assert baris.nilai.kalimat == ""
    assert baris.nilai.keadaan == K.TUNTAS
    assert baris.nilai.unsur_terpenuhi == 2
    assert belum_tuntas(satu.putaran, hari=HARI) == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    "lain",
    [
        {"status": Pemangku.Status.DRAF},
        {"berlaku_sampai": None},
        {"berlaku_sampai": date(2024, 6, 9)},
        {"perlu_cek": "Nomor salah"},
    ],
)
def test_only_active_verified_fresh_records_count(lain):
    satu = sasaran(target_pemangku=1)
    segar(satu.unit, **lain)

    (baris,) = keadaan_putaran(satu.putaran, hari=HARI)

    assert baris.ukuran.segar == 0


@pytest.mark.django_db
def test_records_of_another_office_below_do_not_count_for_a_unit():
    dinas = UnitFactory()
    satu = sasaran(dinas)
    segar(UnitFactory(induk=dinas))
    segar(UnitFactory())

    (baris,) = keadaan_putaran(satu.putaran, hari=HARI)

    assert baris.ukuran.segar == 0


@pytest.mark.django_db
def test_a_required_part_is_met_by_kind_by_further_kind_by_post_and_by_the_city():
    jenis, tambahan = UnsurFactory(), UnsurFactory()
    jabatan = UnsurFactory(peran_khusus=Jabatan.PeranKhusus.HUMAS)
    kota, bukan = UnsurFactory(setingkat_kota=True), UnsurFactory()
    satu = sasaran()
    satu.unsur_wajib.set([jenis, tambahan, jabatan, kota, bukan])
    catatan = segar(satu.unit, unsur=jenis)
    catatan.jenis_tambahan.add(JenisPemangkuFactory(unsur=tambahan))
    JabatanFactory(pemangku=catatan, peran_khusus=[Jabatan.PeranKhusus.HUMAS])
    JabatanFactory(pemangku=catatan, peran_khusus=[Jabatan.PeranKhusus.RESPONDER_112])
    JabatanFactory(pemangku=catatan, peran_khusus=[])
    luas = KotaFactory()
    assert luas.tingkat == Wilayah.Tingkat.KOTA
    for unsur in (kota, bukan):
        CakupanPemangkuFactory(pemangku=segar(UnitFactory(), unsur=unsur), wilayah=luas)

    (baris,) = keadaan_putaran(satu.putaran, hari=HARI)

    assert baris.nilai.unsur_terpenuhi == 4
    assert f"unsur {bukan}" in baris.nilai.kurang


@pytest.mark.django_db
def test_a_post_that_ended_names_nobody():
    satu = sasaran()
    catatan = bernama(satu.unit)
    catatan.jabatan.update(selesai=date(2024, 6, 9))

    (baris,) = keadaan_putaran(satu.putaran, hari=HARI)

    assert not baris.ukuran.ppid
    assert not baris.ukuran.admin_sp4n


@pytest.mark.django_db
def test_attendance_that_was_refused_or_waits_and_cancelled_visits_do_not_count():
    satu = sasaran(target_tanggal=date(2024, 6, 4), ditunda_sampai=None)
    kegiatan = kunjungan(satu, hadir=1)
    KehadiranFactory(kegiatan=kegiatan, status=Kehadiran.Status.SEMENTARA)
    KehadiranFactory(kegiatan=kegiatan, status=Kehadiran.Status.DITOLAK, alasan="Salah")
    kunjungan(satu, hadir=20, status=Kegiatan.Status.BATAL, alasan_batal="Hujan")

    (baris,) = keadaan_putaran(satu.putaran, hari=HARI)

    assert baris.nilai.hadir == 1
    assert baris.nilai.terlambat
    assert baris.jadwal == date(2024, 6, 4)


@pytest.mark.django_db
def test_a_row_shows_the_next_planned_visit():
    satu = sasaran(
        target_tanggal=date(2024, 7, 1),
        ditunda_sampai=date(2024, 8, 1),
        alasan_tunda="Menunggu camat baru",
    )
    kunjungan(satu, status=Kegiatan.Status.RENCANA)

    baris = keadaan_putaran(satu.putaran, hari=HARI)

    assert baris[0].jadwal == date(2024, 6, 4)
    assert baris[0].nilai.keadaan == K.DITUNDA
    assert ringkas(baris).kalimat.endswith(" · 1 ditunda")


@pytest.mark.django_db
def test_a_round_costs_the_same_for_one_target_and_for_twenty():
    putaran = PutaranFactory()

    def isi() -> None:
        satu = SasaranPutaranFactory(putaran=putaran)
        satu.unsur_wajib.add(UnsurFactory())
        UnsurTidakAdaFactory(sasaran=satu)
        kunjungan(satu, hadir=1)
        bernama(satu.unit)

    isi()
    with CaptureQueriesContext(connection) as satu:
        keadaan_putaran(putaran, hari=HARI)
    for _ in range(19):
        isi()

    with CaptureQueriesContext(connection) as banyak:
        baris = keadaan_putaran(putaran, hari=HARI)

    assert len(baris) == 20
    assert len(satu) == len(banyak) <= 16
