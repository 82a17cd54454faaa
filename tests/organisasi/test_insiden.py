"""Breaches of personal data: numbered, told in time, closed only when done."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from organisasi.alur import TindakanTerlarang
from organisasi.insiden import (
    PENERIMA,
    catat_insiden,
    catat_pemberitahuan,
    ingatkan_insiden,
    tutup_insiden,
    yang_kurang,
)
from organisasi.models import InsidenData, Jejak, Notifikasi
from organisasi.muat import muat_batas
from organisasi.peran import Peran
from tests.factories.organisasi import (
    InsidenDataFactory,
    PenugasanFactory,
    PetugasFactory,
)

pytestmark = pytest.mark.django_db
PADA = datetime(2026, 6, 5, 8, 30, tzinfo=UTC)


@pytest.fixture
def insiden() -> InsidenData:
    muat_batas(pada=PADA)
    baru = InsidenData(
        diketahui_pada=PADA - timedelta(hours=2),
        terjadi="Surel salah alamat.",
        data_terungkap="Nama Rahasia.",
    )
    return catat_insiden(baru, oleh=PetugasFactory(), pada=PADA)


def test_a_breach_is_numbered_and_has_seventy_two_hours(insiden: InsidenData) -> None:
    kedua = catat_insiden(
        InsidenData(diketahui_pada=PADA, terjadi="x", data_terungkap="y"),
        oleh=None,
        pada=PADA,
    )

    assert (insiden.nomor, kedua.nomor) == ("INS-2026-000001", "INS-2026-000002")
    assert insiden.tenggat == PADA + timedelta(hours=70)
    assert [j.tindakan for j in Jejak.objects.milik(insiden)] == ["catat_insiden"]


def test_the_year_of_the_number_is_the_citys(insiden: InsidenData) -> None:
    malam = datetime(2026, 12, 31, 18, tzinfo=UTC)  # already 2027 in Tasikmalaya

    baru = catat_insiden(
        InsidenData(diketahui_pada=malam, terjadi="x", data_terungkap="y"),
        oleh=None,
        pada=malam,
    )

    assert baru.nomor == "INS-2027-000001"


def test_the_guardians_hear_of_it_without_its_content() -> None:
    PenugasanFactory(peran=Peran.PDP, petugas__email="pdp@contoh.invalid")
    muat_batas(pada=PADA)

    catat_insiden(
        InsidenData(diketahui_pada=PADA, terjadi="Bocor.", data_terungkap="Nama."),
        oleh=None,
        pada=PADA,
    )

    pesan = Notifikasi.objects.get()
    assert "INS-2026-000001" in pesan.subjek
    assert "/admin/organisasi/insidendata/" in pesan.isi
    assert "Bocor" not in pesan.isi


def test_a_breach_of_the_future_is_a_slip() -> None:
    with pytest.raises(TindakanTerlarang, match="masa depan"):
        catat_insiden(
            InsidenData(diketahui_pada=PADA + timedelta(minutes=1)),
            oleh=None,
            pada=PADA,
        )

    assert not InsidenData.objects.exists()


@pytest.mark.parametrize("kepada", PENERIMA)
def test_each_notice_is_noted_once(insiden: InsidenData, kepada: str) -> None:
    petugas, edisi = PetugasFactory(), insiden.edisi
    isi = {"diberitahu_pada": PADA, "oleh": petugas, "pada": PADA}

    catat_pemberitahuan(insiden, kepada, **isi)

    assert getattr(insiden, PENERIMA[kepada]) == PADA
    assert insiden.edisi == edisi + 1
    assert Jejak.objects.milik(insiden)[0].tindakan == f"beri_tahu_{kepada}"
    with pytest.raises(TindakanTerlarang, match="Muat ulang"):
        catat_pemberitahuan(insiden, kepada, **isi)


@pytest.mark.parametrize("geser", [timedelta(hours=-3), timedelta(seconds=1)])
def test_a_notice_lies_between_the_discovery_and_now(
    insiden: InsidenData, geser: timedelta
) -> None:
    with pytest.raises(TindakanTerlarang, match="setelah insiden diketahui"):
        catat_pemberitahuan(
            insiden,
            "subjek",
            diberitahu_pada=PADA + geser,
            oleh=PetugasFactory(),
            pada=PADA,
        )


def test_a_breach_is_closed_only_when_all_is_done(insiden: InsidenData) -> None:
    petugas = PetugasFactory()

    with pytest.raises(TindakanTerlarang, match=r"orangnya.*lembaga.*penanganan"):
        tutup_insiden(insiden, oleh=petugas, pada=PADA)

    for kepada in ("subjek", "lembaga"):
        catat_pemberitahuan(
            insiden, kepada, diberitahu_pada=PADA, oleh=petugas, pada=PADA
        )
    assert yang_kurang(insiden) == "penanganan dan pemulihan"
    InsidenData.objects.filter(pk=insiden.pk).update(penanganan="Tautan dicabut.")
    insiden.refresh_from_db()
    tutup_insiden(insiden, oleh=petugas, pada=PADA)

    assert insiden.ditutup_pada == PADA
    with pytest.raises(TindakanTerlarang, match="Muat ulang"):
        tutup_insiden(insiden, oleh=petugas, pada=PADA)


def test_nothing_is_noted_on_a_closed_breach() -> None:
    tutup = InsidenDataFactory(
        diketahui_pada=PADA - timedelta(days=1),
        tenggat=PADA + timedelta(days=2),
        subjek_diberitahu_pada=PADA,
        lembaga_diberitahu_pada=PADA,
        penanganan="Selesai.",
        ditutup_pada=PADA,
    )

    with pytest.raises(TindakanTerlarang, match="ditutup"):
        catat_pemberitahuan(
            tutup, "masyarakat", diberitahu_pada=PADA, oleh=PetugasFactory(), pada=PADA
        )


# While the hours run out


@pytest.mark.parametrize(
    ("sisa", "terbaca"),
    [
        (timedelta(hours=25), None),
        (timedelta(hours=24), "tersisa 24 jam"),
        (timedelta(hours=5, minutes=59), "tersisa 5 jam"),
        (timedelta(minutes=59), "tersisa kurang dari 1 jam"),
        (timedelta(hours=-2), "lewat 2 jam"),
    ],
)
def test_the_guardians_hear_again_while_the_hours_run_out(
    insiden: InsidenData, sisa: timedelta, terbaca: str | None
) -> None:
    PenugasanFactory(peran=Peran.PDP)
    pada = insiden.tenggat - sisa

    jumlah = [ingatkan_insiden(pada=pada) for _ in range(2)]

    assert jumlah == [int(terbaca is not None), 0]
    if terbaca:
        assert terbaca in Notifikasi.objects.get().subjek


def test_a_breach_that_was_told_or_closed_is_not_spoken_of_again(
    insiden: InsidenData,
) -> None:
    PenugasanFactory(peran=Peran.PDP)
    InsidenDataFactory(
        subjek_diberitahu_pada=PADA,
        lembaga_diberitahu_pada=PADA,
        penanganan="Ditarik.",
        ditutup_pada=PADA,
    )
    for kepada in ("subjek", "lembaga"):
        catat_pemberitahuan(
            insiden, kepada, diberitahu_pada=PADA, oleh=PetugasFactory(), pada=PADA
        )

    assert ingatkan_insiden(pada=insiden.tenggat) == 0
