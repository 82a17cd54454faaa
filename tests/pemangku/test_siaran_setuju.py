"""PK-44: four eyes, quiet weeks, working hours."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from organisasi.alur.tindakan import TindakanTerlarang
from pemangku.actions.kartu import ambil_kartu
from pemangku.actions.siaran import (
    mulai_siaran,
    susun_penerima,
    tulis_siaran,
    ubah_siaran,
)
from pemangku.models import Siaran
from pemangku.waktu_siaran import halangan_jam
from tests.factories.organisasi import HariLiburFactory, UnitFactory
from tests.factories.pemangku import (
    MasaHeningFactory,
    PenerimaSiaranFactory,
    SiaranFactory,
)
from tests.pemangku.siaran_bantu import (
    ISI,
    MALAM,
    PADA,
    S,
    antre,
    kalender,
    pejabat,
    pengelola,
    pengurus,
    siaran,
)

pytestmark = pytest.mark.django_db
T = Siaran.Tujuan
MENIT = timedelta(minutes=1)


def isian(**lain: object) -> dict[str, object]:
    return {
        "unit": UnitFactory(),
        "tujuan": T.UNDANGAN,
        "kanal": Siaran.Kanal.WA,
        "materi": None,
        "judul": "Undangan rapat",
        "isi": ISI,
        "segmen": {},
        **lain,
    }


def disusun(**lain: object) -> Siaran:
    satu = siaran(**lain)
    susun_penerima(satu, oleh=satu.penyusun, pada=PADA)
    return satu


# Four eyes


def test_pk44_outside_the_office_nobody_starts_alone_nor_approves_his_own():
    pengurus()
    satu = disusun()
    kalender()

    with pytest.raises(TindakanTerlarang, match="disetujui petugas lain"):
        mulai_siaran(satu, oleh=satu.penyusun, pada=PADA)
    with pytest.raises(TindakanTerlarang, match="siarannya sendiri"):
        satu.setujui(oleh=satu.penyusun, pada=PADA)
    assert not satu.dapat_disetujui(satu.penyusun)

    satu.setujui(oleh=pengelola(), pada=PADA)
    mulai_siaran(satu, oleh=satu.penyusun, pada=PADA)
    assert satu.status == S.BERJALAN


@pytest.mark.parametrize(("jumlah", "boleh"), [(25, True), (26, False)])
def test_pk44_a_few_officials_may_be_invited_without_a_second_person(jumlah, boleh):
    for ke in range(jumlah):
        pejabat(ke)
    satu = disusun()

    assert satu.perlu_penyetuju is not boleh
    if boleh:
        mulai_siaran(satu, oleh=satu.penyusun, pada=PADA)
        assert satu.status == S.BERJALAN


def test_who_composed_it_last_may_not_approve_it():
    pengurus()
    satu = disusun()
    kedua = pengelola()

    susun_penerima(satu, oleh=kedua, pada=PADA)

    with pytest.raises(TindakanTerlarang):
        satu.setujui(oleh=kedua, pada=PADA)


def test_pk44_nobody_who_ever_wrote_or_composed_it_approves_it():
    pengurus()
    penulis, penyusun, penyunting = pengelola(), pengelola(), pengelola()
    satu = tulis_siaran(isian=isian(), oleh=penulis, pada=PADA)
    susun_penerima(satu, oleh=penyusun, pada=PADA)
    ubah_siaran(
        satu, isian=isian(judul="Baru"), edisi=satu.edisi, oleh=penyunting, pada=PADA
    )
    susun_penerima(satu, oleh=penyunting, pada=PADA)

    for oleh in (penulis, penyusun, penyunting):
        assert not satu.dapat_disetujui(oleh)
        with pytest.raises(TindakanTerlarang, match="siarannya sendiri"):
            satu.setujui(oleh=oleh, pada=PADA)
    satu.setujui(oleh=pengelola(), pada=PADA)
    assert satu.status == S.DISETUJUI


def test_of_two_who_compose_at_once_neither_is_forgotten():
    pengurus()
    satu = disusun()
    basi = Siaran.objects.get(pk=satu.pk)
    susun_penerima(satu, oleh=pengelola(), pada=PADA)

    with pytest.raises(TindakanTerlarang, match="baru saja diubah"):
        susun_penerima(basi, oleh=pengelola(), pada=PADA)


def test_an_approval_that_was_sent_back_is_void():
    pengurus()
    satu = disusun()
    satu.setujui(oleh=pengelola(), pada=PADA)

    with pytest.raises(TindakanTerlarang, match="alasannya"):
        satu.kembalikan(oleh=pengelola(), pada=PADA, alasan=" ")
    satu.kembalikan(oleh=pengelola(), pada=PADA, alasan="Salah tanggal.")

    assert (satu.status, satu.penyetuju) == (S.DRAF, None)


@pytest.mark.parametrize(
    ("nama", "kolom"),
    [
        ("status_dikenal", {"status": "lain"}),
        ("tujuan_dikenal", {"tujuan": "foto"}),
        ("kanal_dikenal", {"kanal": "surat"}),
        ("jalan_disetujui", {"status": "berjalan", "ada_eksternal": True}),
        ("jalan_disetujui", {"status": "selesai", "jumlah_layak": 26}),
    ],
)
def test_the_database_refuses_an_unsound_broadcast(nama, kolom):
    with pytest.raises(IntegrityError, match=f"pemangku_siaran_{nama}"):
        SiaranFactory(**kolom)


def test_the_database_keeps_four_eyes():
    oleh = pengelola()

    with pytest.raises(IntegrityError, match="pemangku_siaran_empat_mata"):
        SiaranFactory(penyusun=oleh, penulis=[], penyetuju=oleh)


def test_the_database_lets_no_earlier_author_approve():
    oleh = pengelola()

    with pytest.raises(IntegrityError, match="pemangku_siaran_bukan_penulis"):
        SiaranFactory(penulis=[oleh.pk], penyetuju=oleh)


@pytest.mark.parametrize(
    ("nama", "kolom"),
    [
        ("vonis_dikenal", {"vonis": "lain"}),
        ("keadaan_dikenal", {"keadaan": "lain"}),
        ("hanya_layak", {"vonis": "ganda", "keadaan": "terkirim"}),
        ("kunci_lengkap", {"keadaan": "dikunci"}),
    ],
)
def test_the_database_refuses_an_unsound_recipient(nama, kolom):
    with pytest.raises(IntegrityError, match=f"pemangku_penerimasiaran_{nama}"):
        PenerimaSiaranFactory(**kolom)


@pytest.mark.parametrize("bernama", [True, False])
def test_nobody_is_twice_in_one_broadcast(bernama):
    satu = PenerimaSiaranFactory(**({} if bernama else {"orang": None, "kanal": None}))

    with pytest.raises(IntegrityError, match="pemangku_penerimasiaran_sekali"):
        PenerimaSiaranFactory(
            siaran=satu.siaran, pemangku=satu.pemangku, orang=satu.orang, kanal=None
        )


def test_quiet_weeks_end_after_they_begin():
    with (
        transaction.atomic(),
        pytest.raises(IntegrityError, match="pemangku_masahening_urut"),
    ):
        MasaHeningFactory(sampai=date(2024, 11, 19))


# Quiet weeks and working hours


@pytest.mark.parametrize("tujuan", [T.SIARAN_INFORMASI, T.UNDANGAN])
def test_pk44_in_quiet_weeks_nothing_starts_outside_the_office(tujuan):
    pengurus(tujuan=tujuan)
    satu = disusun(tujuan=tujuan)
    satu.setujui(oleh=pengelola(), pada=PADA)
    MasaHeningFactory()

    with pytest.raises(TindakanTerlarang, match=r"Masa hening s\.d\. 27 November"):
        mulai_siaran(
            satu, oleh=satu.penyusun, pada=datetime(2024, 11, 27, 2, tzinfo=UTC)
        )
    mulai_siaran(satu, oleh=satu.penyusun, pada=datetime(2024, 11, 28, 2, tzinfo=UTC))


def test_pk44_officials_are_invited_in_quiet_weeks_too():
    pejabat()
    satu = disusun()
    MasaHeningFactory(mulai=date(2024, 6, 1), sampai=date(2024, 6, 30))

    mulai_siaran(satu, oleh=satu.penyusun, pada=PADA)

    assert satu.status == S.BERJALAN


def test_quiet_weeks_that_begin_later_stop_the_queue():
    satu = antre(tujuan=T.SIARAN_INFORMASI)
    MasaHeningFactory(mulai=date(2024, 6, 1), sampai=date(2024, 6, 30))

    with pytest.raises(TindakanTerlarang, match="Masa hening"):
        ambil_kartu(satu, oleh=satu.penyusun, pada=PADA)


@pytest.mark.parametrize(
    ("pada", "lanjut"),
    [
        (datetime(2024, 6, 4, 0, 59, tzinfo=UTC), "Selasa, 4 Juni 2024"),
        (datetime(2024, 6, 4, 1, 0, tzinfo=UTC), ""),
        (datetime(2024, 6, 4, 9, 59, tzinfo=UTC), ""),
        (datetime(2024, 6, 4, 10, 0, tzinfo=UTC), "Rabu, 5 Juni 2024"),
        (MALAM, "Rabu, 5 Juni 2024"),
        (datetime(2024, 6, 14, 13, 10, tzinfo=UTC), "Rabu, 19 Juni 2024"),
        (datetime(2024, 6, 15, 0, 0, tzinfo=UTC), "Rabu, 19 Juni 2024"),
    ],
)
def test_pk44_sending_waits_for_eight_on_the_next_working_day(pada, lanjut):
    for hari in (17, 18):
        HariLiburFactory(tanggal=date(2024, 6, hari), nama="Iduladha")
    harap = f"Di luar jam kirim. Dilanjutkan {lanjut} pukul 08.00."

    assert halangan_jam(siaran(), pada) == (harap if lanjut else "")


def test_without_a_calendar_nothing_goes_out_and_the_reason_is_told():
    assert "belum diisi" in halangan_jam(siaran(), PADA)
