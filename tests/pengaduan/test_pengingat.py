"""The morning's summary of complaints: what waits for whom, one mail over both services."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from organisasi.models import Notifikasi
from organisasi.peran import Peran
from pengaduan.models import Kiriman, Penerusan, Pengaduan
from ppid_portal.pengingat import ingatkan
from tests.factories.informasi import DokumenFactory
from tests.factories.pengaduan import (
    InsidenFactory,
    KirimanFactory,
    PenerusanFactory,
    PengaduanFactory,
)
from tests.pengaduan.kantor_aduan import Kantor, buka_kantor, saat
from tests.petugas import petugas_berperan

pytestmark = pytest.mark.django_db
HARI = date(2024, 6, 5)
NANTI = date(2024, 7, 12)


@pytest.fixture
def kantor() -> Kantor:
    return buka_kantor()


def surat(hari: date = HARI) -> dict[str, list[str]]:
    """Lines of each summary of the morning of ``hari``, by the officer's name."""
    ingatkan(pada=saat(hari, 6), hari_ini=hari)
    semua = Notifikasi.objects.filter(kunci__startswith="ringkasan:")
    return {
        p.penerima.partition("@")[0]: [
            garis[2:] for garis in p.isi.splitlines() if garis.startswith("- ")
        ]
        for p in semua
    }


def test_a_quiet_morning_sends_nothing(kantor) -> None:
    PengaduanFactory(selesai=True)

    assert surat() == {}


def test_the_sp4n_admin_hears_what_to_verify_and_to_hand_over(kantor) -> None:
    PengaduanFactory.create_batch(2, jatuh_tempo=NANTI)
    PengaduanFactory(terverifikasi=True, jatuh_tempo=NANTI)

    assert surat() == {
        "admin": ["2 aduan menunggu diperiksa", "1 aduan menunggu diteruskan"]
    }


def test_the_head_hears_what_to_handle_and_which_results_to_check(kantor) -> None:
    PengaduanFactory(unit=kantor.dinas, diteruskan=True, jatuh_tempo=NANTI)
    PengaduanFactory(
        unit=kantor.dinas,
        diusulkan=True,
        diusulkan_oleh=kantor.rekan,
        jatuh_tempo=NANTI,
    )

    pesan = surat()

    tangani = "1 aduan menunggu ditangani"
    assert pesan["kepala"] == [tangani, "1 hasil aduan menunggu diperiksa"]
    assert pesan["rekan"] == [tangani]
    assert "camat" not in pesan


def test_late_is_told_to_the_unit_that_holds_it_and_to_the_admin(kantor) -> None:
    lewat = date(2024, 6, 4)
    PengaduanFactory(
        unit=kantor.utama, pemegang=kantor.kecamatan, diteruskan=True, jatuh_tempo=lewat
    )
    # Entered at the counter of the kecamatan, held by somebody else; not handed over.
    PengaduanFactory(
        unit=kantor.kecamatan,
        pemegang=kantor.dinas,
        diteruskan=True,
        jatuh_tempo=lewat,
    )
    PengaduanFactory(unit=kantor.kecamatan, jatuh_tempo=lewat)
    surat(HARI)
    Notifikasi.objects.all().delete()

    # The rungs were taken yesterday: only the counts are left.
    pesan = surat(date(2024, 6, 6))

    assert pesan["loket"] == ["1 aduan terlambat"]
    assert pesan["camat"] == ["1 aduan menunggu ditangani", "1 aduan terlambat"]
    assert pesan["admin"] == ["1 aduan menunggu diperiksa", "3 aduan terlambat"]
    assert "irban" not in pesan


def test_what_is_grave_is_counted_for_the_inspektorat_alone(kantor) -> None:
    PengaduanFactory(
        unit=kantor.dinas,
        diteruskan=True,
        jatuh_tempo=NANTI,
        berkadar=True,
        kelas=Pengaduan.Kelas.BERKADAR,
    )

    assert surat() == {"irban": ["1 aduan menunggu ditangani"]}


def test_missing_numbers_and_stuck_deliveries_are_told(kantor) -> None:
    aduan = PengaduanFactory(unit=kantor.dinas, menunggu_pelapor=True)
    PenerusanFactory(pengaduan=aduan, nomor_sampai=date(2024, 6, 4))
    KirimanFactory(
        penerusan__pengaduan=PengaduanFactory(menunggu_pelapor=True),
        status=Kiriman.Status.BUNTU,
    )

    pesan = surat()

    assert Penerusan.objects.tanpa_nomor().count() == 1
    nomor = "1 aduan belum bernomor SP4N-LAPOR!"
    assert pesan["kepala"] == [nomor]
    assert pesan["admin"] == [nomor, "1 kiriman ke SP4N-LAPOR! macet"]


def test_unattended_emergencies_stand_first(kantor) -> None:
    operator = petugas_berperan(
        Peran.OPERATOR_112, kantor.utama, email="operator@example.id"
    )
    InsidenFactory()
    InsidenFactory(diserahkan=True)
    PengaduanFactory(jatuh_tempo=NANTI)

    pesan = surat()

    darurat = "1 kejadian darurat belum ditangani: telepon 112"
    assert pesan[operator.email.partition("@")[0]] == [darurat]
    assert pesan["admin"][0] == darurat
    assert "loket" not in pesan


def test_samples_are_not_counted(kantor) -> None:
    PengaduanFactory(contoh=True)
    aduan = PengaduanFactory(
        unit=kantor.dinas, diteruskan=True, contoh=True, jatuh_tempo=HARI
    )
    PenerusanFactory(pengaduan=aduan)
    lain = PengaduanFactory(menunggu_pelapor=True, contoh=True)
    KirimanFactory(penerusan__pengaduan=lain, status=Kiriman.Status.BUNTU)
    InsidenFactory(contoh=True)

    assert surat() == {}


def test_one_mail_over_both_services(kantor) -> None:
    DokumenFactory(unit=kantor.dinas, dimutakhirkan_pada=date(2023, 1, 1))
    aduan = PengaduanFactory(
        unit=kantor.dinas, diteruskan=True, jatuh_tempo=date(2024, 6, 4)
    )

    pesan = surat()
    surat()

    assert Notifikasi.objects.filter(penerima="kepala@example.id").count() == 1
    assert pesan["kepala"] == [
        f"1 aduan lewat batas waktunya ({aduan.nomor})",
        "1 aduan menunggu ditangani",
        "1 aduan terlambat",
        "1 informasi berkala lewat waktu",
    ]
    isi = Notifikasi.objects.get(penerima="kepala@example.id").isi
    assert aduan.judul not in isi
    assert aduan.uraian not in isi


def test_summary_costs_the_same_for_any_number(kantor) -> None:
    def biaya() -> int:
        Notifikasi.objects.all().delete()
        with CaptureQueriesContext(connection) as tangkapan:
            ingatkan(pada=saat(HARI, 6), hari_ini=HARI)
        return len(tangkapan)

    isi = {"unit": kantor.dinas, "diteruskan": True, "jatuh_tempo": NANTI}
    PengaduanFactory(**isi)
    satu = biaya()
    PengaduanFactory.create_batch(9, **isi)

    assert biaya() == satu
