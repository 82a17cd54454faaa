"""The morning's run: what ends by law is opened, each officer gets one summary."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.core.management import call_command

from informasi.actions.katalog import kembalikan_dokumen, periksa_dokumen, umumkan
from informasi.models import DokumenInformasi, Klasifikasi, SertaMerta
from organisasi.models import BatasBelumDiatur, BatasWaktu, HariLibur, Notifikasi
from organisasi.peran import Peran
from organisasi.ringkasan import penerima
from ppid_portal.pengingat import PENERIMA, ingatkan
from tests.factories.informasi import (
    DokumenFactory,
    RancanganFactory,
    SertaMertaFactory,
    TemuanFactory,
    UjiKonsekuensiFactory,
)
from tests.factories.organisasi import (
    BatasWaktuFactory,
    HariLiburFactory,
    PenugasanFactory,
    UnitFactory,
)

pytestmark = pytest.mark.django_db
# Tuesday, a plain working day.
HARI = date(2026, 11, 24)
PADA = datetime(2026, 11, 23, 23, 30, tzinfo=UTC)
SEHARI = timedelta(days=1)


@pytest.fixture(autouse=True)
def aturan() -> None:
    """The two limits, and calendars for 2026 and 2027."""
    BatasWaktuFactory(kode="pengecualian.putuskan_sebelum_berakhir", nilai=30)
    BatasWaktuFactory(kode="informasi.periksa", nilai=5)
    HariLiburFactory(tanggal=date(2026, 12, 25))
    HariLiburFactory(tanggal=date(2027, 1, 1))


def petugas(peran: Peran = Peran.PPID_PEMBANTU, **kolom):
    return PenugasanFactory(peran=peran, **kolom).petugas


def pagi(hari: date = HARI) -> dict[str, str]:
    """Run the morning of ``hari``; the body of each message by address."""
    ingatkan(pada=PADA + (hari - HARI), hari_ini=hari)
    return dict(Notifikasi.objects.values_list("penerima", "isi"))


def butir(isi: str) -> list[str]:
    return [garis[2:] for garis in isi.splitlines() if garis.startswith("- ")]


def basi(unit, **kolom) -> DokumenInformasi:
    return DokumenFactory(unit=unit, dimutakhirkan_pada=date(2026, 1, 1), **kolom)


def test_officer_with_nothing_waiting_hears_nothing():
    petugas()

    assert pagi() == {}


def test_all_that_waits_stands_in_one_message():
    unit = UnitFactory()
    ppid = petugas(unit=unit)
    basi(unit)
    DokumenFactory.create_batch(2, unit=unit, tinjau_pada=HARI)
    TemuanFactory(dokumen__unit=unit)

    pesan = pagi()

    assert list(pesan) == [ppid.email]
    assert butir(pesan[ppid.email]) == [
        "1 informasi berkala lewat waktu",
        "2 informasi perlu ditinjau ulang",
        "1 tautan mati atau berkas rusak",
    ]
    assert "Selasa, 24 November 2026" in Notifikasi.objects.get().subjek


def test_message_holds_numbers_and_a_link_but_no_content(settings):
    settings.ALAMAT_PUBLIK = "https://ppid.contoh.invalid"
    ppid = petugas()
    basi(ppid.penugasan.get().unit, judul="Judul Rahasia", ringkasan="Isi Rahasia")

    isi = pagi()[ppid.email]

    assert "Rahasia" not in isi
    assert "https://ppid.contoh.invalid/admin/" in isi


def test_second_run_of_the_day_adds_nothing_and_the_next_day_does():
    ppid = petugas()
    basi(ppid.penugasan.get().unit)
    pagi()
    pagi()
    assert Notifikasi.objects.count() == 1

    pagi(HARI + SEHARI)

    assert Notifikasi.objects.count() == 2


@pytest.mark.parametrize(
    "hari", [date(2026, 11, 28), date(2026, 11, 29), date(2026, 12, 25)]
)
def test_no_mail_leaves_on_a_day_off(hari):
    ppid = petugas()
    basi(ppid.penugasan.get().unit)

    assert pagi(hari) == {}


def test_other_units_are_not_counted():
    ppid = petugas()
    basi(UnitFactory())
    basi(UnitFactory(induk=ppid.penugasan.get().unit))

    assert butir(pagi()[ppid.email]) == ["1 informasi berkala lewat waktu"]


def test_main_ppid_hears_of_the_whole_city():
    utama = petugas(Peran.PPID_UTAMA)
    basi(UnitFactory())
    basi(UnitFactory())

    assert butir(pagi()[utama.email]) == ["2 informasi berkala lewat waktu"]


@pytest.mark.parametrize("peran", [Peran.AUDITOR, Peran.ATASAN_PPID, Peran.PIMPINAN])
def test_role_without_this_work_gets_no_summary(peran):
    orang = petugas(peran)
    basi(orang.penugasan.get().unit)

    assert pagi() == {}


def test_officer_without_an_address_or_whose_term_is_over_gets_none():
    unit = UnitFactory()
    petugas(unit=unit, petugas__email="")
    petugas(unit=unit, selesai=HARI - SEHARI)
    petugas(unit=unit, mulai=HARI + SEHARI)
    petugas(unit=unit, petugas__is_active=False)
    basi(unit)

    assert pagi() == {}


def test_officer_with_two_units_gets_one_message_for_both():
    ppid = petugas()
    kedua = PenugasanFactory(petugas=ppid, peran=Peran.PETUGAS_LAYANAN)
    basi(ppid.penugasan.exclude(pk=kedua.pk).get().unit)
    basi(kedua.unit)

    assert butir(pagi()[ppid.email]) == ["2 informasi berkala lewat waktu"]


def test_summary_costs_the_same_for_any_number_of_entries(
    django_assert_max_num_queries,
):
    ppid = petugas()
    for _ in range(20):
        basi(ppid.penugasan.get().unit)

    with django_assert_max_num_queries(39):
        ingatkan(pada=PADA, hari_ini=HARI)


# --- Drafts that stand still -------------------------------------------------------


@pytest.mark.parametrize(
    ("sejak", "terlambat"),
    [
        (date(2026, 11, 17), False),  # due on the 24th itself: not yet late
        (date(2026, 11, 16), True),
    ],
)
@pytest.mark.parametrize(
    ("peran", "status", "kalimat"),
    [
        (Peran.PPID_PEMBANTU, "rancangan", "1 rancangan menunggu pemeriksaan"),
        (Peran.PPID_UTAMA, "diperiksa", "1 rancangan menunggu penerbitan"),
    ],
)
def test_draft_is_late_after_five_working_days_and_not_before(
    sejak, terlambat, peran, status, kalimat
):
    orang = petugas(peran)
    RancanganFactory(
        unit=orang.penugasan.get().unit,
        status=status,
        status_sejak=datetime(sejak.year, sejak.month, sejak.day, 3, tzinfo=UTC),
    )

    isi = pagi().get(orang.email, "")

    assert (kalimat in isi) is terlambat


def test_counter_officer_is_not_told_to_check_drafts():
    orang = petugas(Peran.PETUGAS_LAYANAN)
    RancanganFactory(unit=orang.penugasan.get().unit)

    assert pagi() == {}


def test_limit_in_calendar_days_is_counted_as_such():
    BatasWaktuFactory(
        kode="informasi.periksa",
        nilai=2,
        satuan=BatasWaktu.Satuan.HARI,
        berlaku_sejak=date(2026, 1, 1),
    )
    orang = petugas()
    RancanganFactory(
        unit=orang.penugasan.get().unit,
        status_sejak=datetime(2026, 11, 21, 3, tzinfo=UTC),
    )

    assert "menunggu pemeriksaan" in pagi()[orang.email]


def test_missing_limit_stops_the_run_loudly():
    BatasWaktu.objects.filter(kode="informasi.periksa").delete()

    with pytest.raises(BatasBelumDiatur):
        pagi()


# --- Exclusions ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("akhir", "diperingatkan"),
    [
        (date(2027, 1, 7), True),  # 30 working days ahead
        (date(2027, 1, 8), False),
        (None, False),
    ],
)
def test_end_of_an_exclusion_is_announced_thirty_working_days_before(
    akhir, diperingatkan
):
    orang = petugas()
    UjiKonsekuensiFactory(dokumen__unit=orang.penugasan.get().unit, berakhir_pada=akhir)

    isi = pagi().get(orang.email, "")

    assert ("1 pengecualian harus diputuskan" in isi) is diperingatkan


def test_where_the_calendar_is_missing_the_warning_comes_early():
    HariLibur.objects.filter(tanggal__year=2027).delete()
    orang = petugas()
    UjiKonsekuensiFactory(
        dokumen__unit=orang.penugasan.get().unit, berakhir_pada=date(2027, 2, 10)
    )

    assert "1 pengecualian harus diputuskan" in pagi()[orang.email]


def test_warning_follows_a_limit_in_calendar_days():
    BatasWaktuFactory(
        kode="pengecualian.putuskan_sebelum_berakhir",
        nilai=10,
        satuan=BatasWaktu.Satuan.HARI,
        berlaku_sejak=date(2026, 1, 1),
    )
    orang = petugas()
    unit = orang.penugasan.get().unit
    UjiKonsekuensiFactory(dokumen__unit=unit, berakhir_pada=HARI + 10 * SEHARI)
    UjiKonsekuensiFactory(dokumen__unit=unit, berakhir_pada=HARI + 11 * SEHARI)

    assert butir(pagi()[orang.email]) == [
        "1 pengecualian harus diputuskan sebelum berakhir"
    ]


@pytest.mark.parametrize("hari", [HARI, date(2026, 11, 29)])
def test_exclusion_opens_at_its_end_also_on_a_day_off(hari):
    uji = UjiKonsekuensiFactory(berakhir_pada=hari)

    hasil = ingatkan(pada=PADA, hari_ini=hari)

    assert hasil.dibuka == 1
    uji.dokumen.refresh_from_db()
    assert uji.dokumen.klasifikasi == Klasifikasi.SETIAP_SAAT


def test_exclusion_is_still_closed_the_day_before():
    uji = UjiKonsekuensiFactory(berakhir_pada=HARI + SEHARI)

    assert ingatkan(pada=PADA, hari_ini=HARI).dibuka == 0
    uji.dokumen.refresh_from_db()
    assert uji.dokumen.klasifikasi == Klasifikasi.DIKECUALIKAN


# --- The calendar ----------------------------------------------------------------


@pytest.mark.parametrize("peran", [Peran.PPID_UTAMA, Peran.ADMIN_TEKNIS])
def test_empty_year_is_told_to_those_who_fill_it(peran):
    HariLibur.objects.filter(tanggal__year=2027).delete()
    orang = petugas(peran)
    petugas(Peran.PPID_PEMBANTU)

    pesan = pagi()

    assert list(pesan) == [orang.email]
    assert butir(pesan[orang.email]) == ["1 tahun belum punya kalender hari libur"]


@pytest.mark.parametrize(
    ("hari", "keluar"), [(date(2027, 3, 1), True), (date(2027, 2, 28), False)]
)
def test_without_this_years_calendar_mail_leaves_on_weekdays(hari, keluar):
    HariLibur.objects.filter(tanggal__year=2027).delete()
    HariLiburFactory(tanggal=date(2028, 1, 1))
    orang = petugas(Peran.ADMIN_TEKNIS)

    assert (orang.email in pagi(hari)) is keluar


def test_without_a_calendar_no_draft_is_called_late():
    HariLibur.objects.all().delete()
    orang = petugas()
    RancanganFactory(unit=orang.penugasan.get().unit)

    assert pagi() == {}


def test_assignments_are_read_once_for_all_officers(django_assert_num_queries):
    for _ in range(3):
        petugas()

    with django_assert_num_queries(1):
        assert [p.penugasan_aktif[0].unit.nama for p in penerima(HARI, PENERIMA)]


@time_machine.travel(PADA, tick=False)
def test_command_says_what_it_did(capsys):
    basi(petugas().penugasan.get().unit)
    UjiKonsekuensiFactory(berakhir_pada=HARI)

    call_command("ingatkan_tempo")

    assert capsys.readouterr().out == "1 pengecualian dibuka, 1 pesan diantre.\n"


# --- Messages of single acts ----------------------------------------------------------


@time_machine.travel(PADA, tick=False)
def test_main_ppid_hears_of_a_checked_draft_by_number_and_link():
    utama, ppid = petugas(Peran.PPID_UTAMA), petugas()
    draf = RancanganFactory(judul="Judul Rahasia", unit=ppid.penugasan.get().unit)

    periksa_dokumen(draf, oleh=ppid, pada=PADA)

    pesan = Notifikasi.objects.get()
    assert pesan.penerima == utama.email
    assert draf.nomor in pesan.subjek
    assert f"/admin/informasi/dokumeninformasi/{draf.pk}/change/" in pesan.isi
    assert "Rahasia" not in pesan.isi


@time_machine.travel(PADA, tick=False)
def test_unit_hears_of_a_returned_draft_without_the_reason():
    utama, ppid = petugas(Peran.PPID_UTAMA), petugas()
    draf = RancanganFactory(status="diperiksa", diperiksa_oleh=ppid)

    kembalikan_dokumen(draf, oleh=utama, pada=PADA, alasan="Alasan Rahasia")

    pesan = Notifikasi.objects.get()
    assert pesan.penerima == ppid.email
    assert draf.nomor in pesan.isi
    assert "Rahasia" not in pesan.isi


@time_machine.travel(PADA, tick=False)
def test_main_ppid_hears_of_a_danger_notice_by_its_address(settings):
    utama, ppid = petugas(Peran.PPID_UTAMA), petugas()
    notis = SertaMertaFactory(status=SertaMerta.Status.RANCANGAN)

    umumkan(notis, oleh=ppid, pada=PADA)

    pesan = Notifikasi.objects.get()
    assert pesan.penerima == utama.email
    assert f"{settings.ALAMAT_PUBLIK}{notis.get_absolute_url()}" in pesan.isi
