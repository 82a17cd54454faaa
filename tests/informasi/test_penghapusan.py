"""Identities go on their day, and never while something runs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.core.files.storage import default_storage

from informasi.actions.penghapusan import contoh_yang_habis, hapus_atas_permintaan
from informasi.models import DrafPermohonan, Keberatan, Pemohon, Permohonan, Sengketa
from informasi.retensi import akhir_simpan, berkas_pemohon, simpan_sampai
from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.models import Jejak
from organisasi.pribadi.actions import terima_permintaan_subjek
from tests.factories.informasi import DrafFactory, KeberatanFactory, SengketaFactory
from tests.informasi.kantor import Kantor, ajukan, buka_kantor, saat
from tests.informasi.masa_simpan import (
    TERIMA,
    bukti,
    dikabulkan,
    hapus,
    sesudah,
    terhapus,
)

pytestmark = pytest.mark.django_db
S = Permohonan.Status


@pytest.fixture
def kantor() -> Kantor:
    return buka_kantor()


@pytest.fixture
def permohonan(kantor: Kantor) -> Permohonan:
    return dikabulkan(kantor)


# The day


def test_nothing_is_erased_on_the_last_day_and_all_on_the_next(
    permohonan: Permohonan,
) -> None:
    assert hapus(sesudah(permohonan, 0)).identitas == []
    assert not terhapus(permohonan)

    laporan = hapus(sesudah(permohonan))

    assert [n.nomor for n in laporan.identitas] == [permohonan.nomor]
    assert terhapus(permohonan)
    assert hapus(sesudah(permohonan)).identitas == []


def test_a_partial_dry_run_weighs_the_oldest_and_counts_the_rest(
    kantor: Kantor,
) -> None:
    semua = [dikabulkan(kantor) for _ in range(3)]
    for permohonan in semua:
        bukti(permohonan.pemohon)
    hari = sesudah(semua[0])

    satu = contoh_yang_habis(pada=saat(hari), hari_ini=hari, banyak=1)
    tiga = contoh_yang_habis(pada=saat(hari), hari_ini=hari, banyak=3)

    assert [n.nomor for n in satu.identitas] == [semua[0].nomor]
    assert [n.nomor for n in satu.bukti] == [semua[0].nomor]
    assert (satu.sisa, tiga.sisa) == (4, 0)
    assert tiga == hapus(hari, coba=True)
    assert not any(map(terhapus, semua))


def test_a_dry_run_tells_the_same_and_touches_nothing(permohonan: Permohonan) -> None:
    satu = bukti(permohonan.pemohon)
    DrafFactory(isian="{}", kedaluwarsa_pada=TERIMA)
    banyak = Jejak.objects.count()

    laporan = hapus(sesudah(permohonan), coba=True)

    assert [n.nomor for n in laporan.identitas] == [permohonan.nomor]
    assert [n.nomor for n in laporan.bukti] == [permohonan.nomor]
    assert laporan.draf == 1
    assert not terhapus(permohonan)
    assert default_storage.exists(satu.isi.name)
    assert DrafPermohonan.objects.exclude(isian="").exists()
    assert Jejak.objects.count() == banyak


def test_a_late_answer_opens_its_windows_anew(
    kantor: Kantor, permohonan: Permohonan
) -> None:
    terlambat = sesudah(permohonan, -5)
    Permohonan.objects.update(dijawab_pada=saat(terlambat))

    laporan = hapus(sesudah(permohonan))

    assert not terhapus(permohonan)
    assert "jendela hukumnya berakhir" in laporan.ditahan[0].sebab
    sampai = permohonan.pemohon.simpan_sampai
    assert sampai > terlambat + timedelta(days=74)
    assert hapus(sampai + timedelta(days=1)).identitas


def test_a_withdrawn_request_keeps_the_day_set_at_intake(kantor: Kantor) -> None:
    permohonan = ajukan(kantor.kecamatan, pada=TERIMA).cabut(oleh=None, pada=TERIMA)

    pemohon = permohonan.pemohon
    sampai = simpan_sampai(permohonan.tanggal_terima, permohonan.unit)
    assert akhir_simpan(pemohon, berkas_pemohon(pemohon)) == sampai


# What holds it back


def _berjalan(permohonan: Permohonan, _kantor: Kantor) -> None:
    Permohonan.objects.update(status=S.DIPROSES, hasil="", dijawab_pada=None)


def _keberatan(permohonan: Permohonan, _kantor: Kantor) -> None:
    KeberatanFactory(permohonan=permohonan)


def _sengketa(permohonan: Permohonan, _kantor: Kantor) -> None:
    SengketaFactory(
        keberatan__permohonan=permohonan,
        status=Sengketa.Status.PUTUSAN,
        diputus_pada=date(2026, 3, 1),
        amar="Dikabulkan.",
    )


def _tanpa_sengketa(permohonan: Permohonan, _kantor: Kantor) -> None:
    KeberatanFactory(permohonan=permohonan, status=Keberatan.Status.SENGKETA)


def _dibatasi(permohonan: Permohonan, _kantor: Kantor) -> None:
    Pemohon.objects.update(dibatasi_pada=TERIMA)


def _permintaan(permohonan: Permohonan, _kantor: Kantor) -> None:
    terima_permintaan_subjek(permohonan, jenis="akses", pada=TERIMA)


@pytest.mark.parametrize(
    ("buat", "sebab"),
    [
        (_berjalan, "permohonannya belum selesai"),
        (_keberatan, "keberatannya belum ditanggapi"),
        (_sengketa, "sengketanya belum selesai"),
        (_tanpa_sengketa, "sengketanya belum selesai"),
        (_dibatasi, "dibatasi atas permintaan"),
        (_permintaan, "belum dijawab"),
    ],
)
def test_what_runs_keeps_the_identity(
    kantor: Kantor,
    permohonan: Permohonan,
    buat: Callable[[Permohonan, Kantor], None],
    sebab: str,
) -> None:
    bukti(permohonan.pemohon)
    buat(permohonan, kantor)

    laporan = hapus(date(2030, 1, 2))

    assert laporan.identitas == []
    assert sebab in laporan.ditahan[0].sebab
    assert not terhapus(permohonan)
    assert permohonan.pemohon.bukti.exists() == (sebab != "belum dijawab")


def test_after_the_ruling_is_carried_out_the_identity_goes(
    permohonan: Permohonan,
) -> None:
    SengketaFactory(
        keberatan__permohonan=permohonan,
        status=Sengketa.Status.DILAKSANAKAN,
        diputus_pada=date(2026, 8, 1),
        dilaksanakan_pada=date(2026, 9, 1),
        amar="Dikabulkan.",
    )

    assert hapus(date(2026, 9, 1)).identitas == []
    assert hapus(date(2026, 9, 2)).identitas


def test_the_answer_of_the_atasan_opens_the_window_to_a_dispute(
    permohonan: Permohonan,
) -> None:
    KeberatanFactory(
        permohonan=permohonan,
        status=Keberatan.Status.DITANGGAPI,
        hasil="ditolak",
        putusan="Dikuatkan.",
        ditanggapi_pada=saat("2026-08-14"),
    )

    # Fourteen working days after 14 August end on 7 September.
    assert hapus(date(2026, 9, 7)).identitas == []
    assert hapus(date(2026, 9, 8)).identitas


# On request


def test_an_identity_goes_early_when_the_person_asks(
    kantor: Kantor, permohonan: Permohonan
) -> None:
    _dibatasi(permohonan, kantor)

    hapus_atas_permintaan(
        permohonan,
        alasan=" Diminta. ",
        oleh=kantor.ppid_utama,
        pada=saat("2026-01-12"),
    )

    assert terhapus(permohonan)
    jejak = Jejak.objects.milik(permohonan)[0]
    assert (jejak.oleh, jejak.catatan) == (kantor.ppid_utama.username, "Diminta.")


@pytest.mark.parametrize(
    ("buat", "alasan", "pesan"),
    [
        (_keberatan, "Diminta.", "keberatannya belum ditanggapi"),
        (_berjalan, "Diminta.", "permohonannya belum selesai"),
        (_permintaan, "  ", "Tulis alasan"),
    ],
)
def test_an_early_erasure_is_refused_while_something_runs(
    kantor: Kantor,
    permohonan: Permohonan,
    buat: Callable[[Permohonan, Kantor], None],
    alasan: str,
    pesan: str,
) -> None:
    buat(permohonan, kantor)

    with pytest.raises(TindakanTerlarang, match=pesan):
        hapus_atas_permintaan(
            permohonan, alasan=alasan, oleh=kantor.ppid_utama, pada=TERIMA
        )

    assert not terhapus(permohonan)


def test_an_identity_is_erased_once(kantor: Kantor, permohonan: Permohonan) -> None:
    isi = {"alasan": "Diminta.", "oleh": kantor.ppid_utama, "pada": TERIMA}
    hapus_atas_permintaan(permohonan, **isi)

    with pytest.raises(TindakanTerlarang, match="sudah dihapus"):
        hapus_atas_permintaan(permohonan, **isi)
