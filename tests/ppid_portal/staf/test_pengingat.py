"""The morning's run: what ends by law is opened, each officer gets one summary."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from informasi.models import Klasifikasi
from organisasi.kantor.peran import Peran
from organisasi.models import BatasWaktu, HariLibur, Notifikasi
from organisasi.staf.hari_ini import penerima
from ppid_portal.staf.hari_ini import ingatkan
from tests.factories.informasi import (
    DokumenFactory,
    TemuanFactory,
    UjiKonsekuensiFactory,
)
from tests.factories.organisasi import (
    BatasWaktuFactory,
    HariLiburFactory,
    InsidenDataFactory,
    PenugasanFactory,
    UnitFactory,
)
from tests.factories.pengaduan import PengaduanFactory

pytestmark = pytest.mark.django_db
# Tuesday, a plain working day.
HARI = date(2026, 11, 24)
PADA = datetime(2026, 11, 23, 23, 30, tzinfo=UTC)
SEHARI = timedelta(days=1)
HAMPIR = "Putuskan pengecualian yang segera berakhir (1)"


@pytest.fixture(autouse=True)
def aturan():
    BatasWaktuFactory(kode="pengecualian.putuskan_sebelum_berakhir", nilai=30)
    BatasWaktuFactory(kode="informasi.periksa", nilai=5)
    HariLiburFactory(tanggal=date(2026, 12, 25))
    HariLiburFactory(tanggal=date(2027, 1, 1))


def petugas(peran=Peran.PPID_PEMBANTU, **kolom):
    return PenugasanFactory(peran=peran, **kolom).petugas


def pagi(hari=HARI):
    """Run the morning of ``hari``; the body of each message by address."""
    ingatkan(pada=PADA + (hari - HARI), hari_ini=hari)
    return dict(Notifikasi.objects.values_list("penerima", "isi"))


def butir(isi):
    return [garis[2:] for garis in isi.splitlines() if garis.startswith("- ")]


def basi(unit, **kolom):
    return DokumenFactory(unit=unit, dimutakhirkan_pada=date(2026, 1, 1), **kolom)


def test_all_that_waits_stands_in_one_message():
    unit = UnitFactory()
    ppid = petugas(unit=unit)
    basi(unit)
    DokumenFactory.create_batch(2, unit=unit, tinjau_pada=HARI)
    TemuanFactory(dokumen__unit=unit)
    aduan = PengaduanFactory(unit=unit, diteruskan=True, jatuh_tempo=HARI - SEHARI)
    lain = PengaduanFactory(unit=unit, diteruskan=True, jatuh_tempo=HARI)
    pesan = pagi()
    assert list(pesan) == [ppid.email]
    assert butir(pesan[ppid.email]) == [
        "Mutakhirkan informasi berkala (1)",
        f"Tangani aduan (2): {aduan.nomor} lewat waktu, {lain.nomor} hari ini",
        "Tinjau ulang (2)",
        "Temuan pemeriksaan (1)",
    ]
    assert "Selasa, 24 November 2026" in Notifikasi.objects.get().subjek


def test_a_long_kind_names_ten_and_counts_all():
    ppid = petugas()
    PengaduanFactory.create_batch(
        13, unit=ppid.penugasan.get().unit, diteruskan=True, jatuh_tempo=HARI + SEHARI
    )
    (baris,) = butir(pagi()[ppid.email])
    assert baris.startswith("Tangani aduan (13): ")
    assert baris.count(",") == 9


def test_an_overdue_case_of_others_is_told_once_and_with_its_officer():
    """The leader's mail names it; who works on it reads it in his own work alone."""
    sp4n, kepala = petugas(Peran.ADMIN_SP4N), petugas()
    aduan = PengaduanFactory(
        unit=kepala.penugasan.get().unit,
        diteruskan=True,
        jatuh_tempo=HARI - SEHARI,
        penangan=kepala,
    )
    pesan = pagi()
    kalimat = f"1 aduan lewat jatuh tempo dan belum selesai: {aduan.nomor} ({kepala})"
    assert kalimat in butir(pesan[sp4n.email])
    assert butir(pesan[kepala.email]) == [
        f"Tangani aduan (1): {aduan.nomor} lewat waktu"
    ]
    assert aduan.judul not in "".join(pesan.values())


@pytest.mark.parametrize("peran", [Peran.PDP, Peran.PPID_UTAMA])
def test_a_breach_is_told_to_its_guardians(peran):
    penjaga = petugas(peran)
    insiden = InsidenDataFactory()
    (baris, *_) = butir(pagi()[penjaga.email])
    assert baris.startswith(f"Insiden data pribadi (1): {insiden.nomor}")


def test_message_holds_numbers_and_a_link_and_leaves_once_a_day(settings):
    settings.ALAMAT_PUBLIK = "https://ppid.contoh.invalid"
    ppid = petugas()
    basi(ppid.penugasan.get().unit, judul="Judul Rahasia", ringkasan="Isi Rahasia")
    isi = pagi()[ppid.email]
    assert "Rahasia" not in isi
    assert "https://ppid.contoh.invalid/admin/" in isi
    pagi()
    assert Notifikasi.objects.count() == 1
    pagi(HARI + SEHARI)
    assert Notifikasi.objects.count() == 2


def test_no_mail_leaves_on_a_day_off():
    ppid = petugas()
    basi(ppid.penugasan.get().unit)
    for hari in (date(2026, 11, 28), date(2026, 11, 29), date(2026, 12, 25)):
        assert pagi(hari) == {}


def test_own_units_are_counted_the_whole_city_for_the_main_ppid_none_for_a_reader(
    django_assert_num_queries,
):
    ppid, utama = petugas(), petugas(Peran.PPID_UTAMA)
    auditor = petugas(Peran.AUDITOR)
    basi(UnitFactory())
    basi(UnitFactory(induk=ppid.penugasan.get().unit))
    basi(auditor.penugasan.get().unit)
    # With two units he gets one message for both.
    rangkap = PenugasanFactory(
        petugas=petugas(Peran.PETUGAS_LAYANAN), peran=Peran.PPID_PEMBANTU
    ).petugas
    for tugas in rangkap.penugasan.all():
        basi(tugas.unit)
    with django_assert_num_queries(1):
        assert [p.penugasan_aktif[0].unit.nama for p in penerima(HARI)]
    pesan = pagi()
    assert set(pesan) == {ppid.email, utama.email, rangkap.email}
    assert butir(pesan[rangkap.email]) == ["Mutakhirkan informasi berkala (2)"]
    assert butir(pesan[ppid.email]) == ["Mutakhirkan informasi berkala (1)"]
    assert "Mutakhirkan informasi berkala (5)" in butir(pesan[utama.email])


def test_officer_without_an_address_or_whose_term_is_over_gets_none():
    unit = UnitFactory()
    petugas(unit=unit, petugas__email="")
    petugas(unit=unit, selesai=HARI - SEHARI)
    petugas(unit=unit, mulai=HARI + SEHARI)
    petugas(unit=unit, petugas__is_active=False)
    basi(unit)
    assert pagi() == {}


def test_summary_costs_the_same_for_any_number_of_cases():
    ppid = petugas()
    unit = ppid.penugasan.get().unit

    def biaya():
        Notifikasi.objects.all().delete()
        with CaptureQueriesContext(connection) as tangkapan:
            ingatkan(pada=PADA, hari_ini=HARI)
        return len(tangkapan)

    basi(unit)
    PengaduanFactory(unit=unit, diteruskan=True, jatuh_tempo=HARI + 9 * SEHARI)
    satu = biaya()
    for _ in range(8):
        basi(unit)
    PengaduanFactory.create_batch(
        8, unit=unit, diteruskan=True, jatuh_tempo=HARI + 9 * SEHARI
    )
    assert biaya() == satu


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
    assert (HAMPIR in isi) is diperingatkan
    if akhir:  # where the calendar is missing the warning comes early
        Notifikasi.objects.all().delete()
        HariLibur.objects.filter(tanggal__year=2027).delete()
        assert HAMPIR in pagi()[orang.email]


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
    assert butir(pagi()[orang.email]) == [HAMPIR]


@pytest.mark.parametrize("hari", [HARI, date(2026, 11, 29)])
def test_exclusion_opens_at_its_end_also_on_a_day_off_and_not_before(hari):
    uji, masih = (
        UjiKonsekuensiFactory(berakhir_pada=hari + n * SEHARI) for n in (0, 1)
    )
    assert ingatkan(pada=PADA, hari_ini=hari).dibuka == 1
    for satu, kelas in ((uji, "setiap_saat"), (masih, "dikecualikan")):
        satu.dokumen.refresh_from_db()
        assert satu.dokumen.klasifikasi == Klasifikasi(kelas)


@pytest.mark.parametrize("peran", [Peran.PPID_UTAMA, Peran.ADMIN_TEKNIS])
def test_empty_year_is_told_to_those_who_fill_it(peran):
    HariLibur.objects.filter(tanggal__year=2027).delete()
    orang = petugas(peran)
    petugas(Peran.PPID_PEMBANTU)
    pesan = pagi()
    assert list(pesan) == [orang.email]
    assert "Kalender belum diisi (1)" in butir(pesan[orang.email])


@pytest.mark.parametrize(
    ("hari", "keluar"), [(date(2027, 3, 1), True), (date(2027, 2, 28), False)]
)
def test_without_this_years_calendar_mail_leaves_on_weekdays(hari, keluar):
    HariLibur.objects.filter(tanggal__year=2027).delete()
    HariLiburFactory(tanggal=date(2028, 1, 1))
    orang = petugas(Peran.ADMIN_TEKNIS)
    assert (orang.email in pagi(hari)) is keluar
