"""The sheet for bureaucratic reform: our mirror, the official figure, the difference (6.5)."""

import re
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook
from pytest_django.asserts import assertContains, assertNotContains

from organisasi.kantor.peran import Cakupan, Peran
from organisasi.kertas.dokumen import Pencetak
from organisasi.models import Jejak, Unit
from ppid_portal.angka.angka import Angka
from ppid_portal.lembar.lembar_rb import isi_rb, lembar_rb, sel, sel_angka
from tests.factories.organisasi import PetugasFactory, UnitFactory
from tests.factories.portal import AngkaResmiFactory, PotretIndikatorFactory
from tests.petugas import masuk, masuk_sebagai
from tests.ppid_portal.angka.meja import baris_beku, taruh

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.time_machine(datetime(2025, 1, 6, 2, tzinfo=UTC), tick=False),
]
PADA = datetime(2025, 1, 6, 2, tzinfo=UTC)
KOTA = Cakupan(kota=True, unit=frozenset())


@pytest.fixture(autouse=True)
def utama():
    return UnitFactory(peran_ppid=Unit.PeranPPID.UTAMA)


def setahun():
    taruh("B4", "2024-01", 6, 10)
    taruh("B4", "2024", 30, 40)
    taruh("B2", "2024", 9, 10)
    for bulan in (1, 2):
        AngkaResmiFactory(bulan=date(2024, bulan, 1), diterima=10, selesai=5 + bulan)
    AngkaResmiFactory(bulan=date(2023, 12, 1))


def kertas(tahun=2024):
    pencetak = Pencetak(Unit.objects.get(peran_ppid="utama"), PetugasFactory(), PADA)
    return isi_rb(lembar_rb(tahun, KOTA), pencetak=pencetak)


def tabel(isi, ke):
    return [u for u in isi["bagian"] if u["jenis"] == "tabel"][ke]["baris"]


def test_each_month_shows_ours_the_official_figure_and_the_difference():
    setahun()
    baris = tabel(kertas(), 0)
    assert baris[0] == ["Januari 2024", "10", "6", "60 %", "10", "6", "60 %", "0"]
    assert baris[1] == ["Februari 2024", "0", "0", "—", "10", "7", "70 %", "—"]
    assert baris[2] == ["Maret 2024", "0", "0", "—", "—", "—", "—", "—"]
    assert baris[12] == ["Tahun 2024", "40", "30", "75 %", "—", "—", "—", "—"]
    # Some official months are compared with the same of ours.
    taruh("B4", "2024-02", 5, 10)
    taruh("B4", "2024-03", 19, 20)
    assert tabel(kertas(), 0)[13] == [
        *("2 dari 12 bulan yang tercatat", "20", "11", "55 %"),
        *("20", "13", "65 %", "-10"),
    ]
    tanpa_aduan = sel_angka("x", Angka.bagian(1, 2), Angka.bagian(0, 0))
    assert tanpa_aduan == ("x", 2, 1, Decimal(50), 0, 0, None, None)
    # A frozen year is what the sheet shows.
    beku = [baris_beku("B4", "2024", 31, 40)]
    PotretIndikatorFactory(periode="2024", isi=beku)
    assert tabel(kertas(), 0)[12][3] == "77,5 %"


def test_a_whole_official_year_stands_beside_ours_the_same_way_round_as_elsewhere(
    client,
):
    taruh("B4", "2024", 30, 40)
    for bulan in range(1, 13):
        AngkaResmiFactory(bulan=date(2024, bulan, 1), diterima=100, selesai=65)
    baris = tabel(kertas(), 0)
    assert len(baris) == 13
    assert baris[12][1:] == ["40", "30", "75 %", "1200", "780", "65 %", "+10"]
    isi = client.halaman("/kinerja/?periode=2024").text
    assert "<dt>Selisih</dt><dd>+10 poin</dd>" in isi


def test_the_sheet_says_what_it_counts_and_which_way_round_the_difference_is():
    isi = kertas()
    kepala = next(u for u in isi["bagian"] if u["jenis"] == "tabel")["kepala"]
    assert kepala[1] == "Portal: tanpa arsip dan bukan wewenang"
    for kata in (
        *("angka portal dikurangi angka resmi", "Tidak ada."),
        # It speaks of complaints only.
        "tidak terlihat indikator keterbukaan informasi",
        "Belum ada angka resmi yang dicatat.",
    ):
        assert kata in str(isi["bagian"])


def test_a_month_not_begun_has_no_figure_at_all():
    # Reckoned on 3 March 2025.
    taruh("B4", "2025-01", 6, 10)
    isi = lembar_rb(2025, KOTA)
    assert [sel(*b)[1:4] for b in isi["bulan"][:4]] == [
        ("10", "6", "60 %"),
        *[("0", "0", "—")] * 2,
        ("—", "—", "—"),
    ]
    assert sel_angka(*isi["bulan"][11])[1:] == (None,) * 7


def test_units_with_open_complaints_are_counted_the_most_first():
    a, b, c = (UnitFactory(nama=n) for n in ("Dinas A", "Dinas B", "Dinas C"))
    taruh("B4", "2024", 1, 3, unit=a)
    taruh("B4", "2024", 1, 6, unit=b)
    taruh("B4", "2024", 4, 4, unit=c)
    # One is finished, and two of the five open ones are past their limit.
    taruh("B5", "2024", 1, 3, unit=b)
    taruh("B5", "2024", 1, 1, unit=a)
    assert lembar_rb(2024, KOTA)["unit"] == [("Dinas B", 5, 2), ("Dinas A", 2, 0)]
    assert tabel(kertas(), 2) == [["Dinas B", "5", "2"], ["Dinas A", "2", "0"]]


def buku(client):
    jawab = client.get(reverse("lembar-rb", args=(2024, "xlsx")))
    return load_workbook(BytesIO(b"".join(jawab.streaming_content)))


def test_a_camat_sees_the_backlog_of_the_own_office_alone(client):
    sendiri = UnitFactory(nama="Kecamatan Contoh", jenis=Unit.Jenis.KECAMATAN)
    taruh("B4", "2024", 1, 3, unit=sendiri)
    taruh("B4", "2024", 1, 6, unit=UnitFactory(nama="Dinas B"))
    masuk_sebagai(client, Peran.PIMPINAN, sendiri)
    baris = buku(client)["Belum selesai"]
    assert [b[0].value for b in baris] == ["Unit", "Kecamatan Contoh"]


def test_a_long_year_stays_on_one_page_and_says_what_is_left_out(client):
    setahun()
    for unit in UnitFactory.create_batch(12):
        taruh("B4", "2024", 1, 3, unit=unit)
    # One month short of a year: a row more.
    for bulan in range(3, 12):
        AngkaResmiFactory(bulan=date(2024, bulan, 1), sumber="s" * 200)
    isi = kertas()
    assert "Dan 4 unit lagi" in str(isi["bagian"])
    assert "11 bulan tercatat, 0 dengan berkas." in str(isi["bagian"])
    masuk(client, PetugasFactory(is_superuser=True, is_staff=True))
    jawab = client.get(reverse("lembar-rb", args=(2024, "pdf")))
    assert len(re.findall(rb"/Type\s*/Page\b", jawab.content)) == 1
    assert len(jawab.content) < 200_000


def test_the_sheet_says_the_same_as_numbers(client):
    setahun()
    masuk_sebagai(client, Peran.ADMIN_SP4N)
    isi = buku(client)
    assert isi.sheetnames[1:] == [
        *("Per bulan", "Ketepatan waktu", "Belum selesai", "Bukti")
    ]
    januari, *_, tahun, sama = list(isi["Per bulan"].iter_rows(values_only=True))[1:]
    assert januari == ("Januari 2024", 10, 6, 60, 10, 6, 60, 0)
    assert tahun == ("Tahun 2024", 40, 30, 75, None, None, None, None)
    assert sama == ("2 dari 12 bulan yang tercatat", 10, 6, 60, 20, 13, 65, -5)
    tepat = [r[2] for r in isi["Ketepatan waktu"].iter_rows(values_only=True)]
    assert tepat[1:] == ["90 %", "—", "—"]
    assert isi["Bukti"]["D2"].value == "Dasbor contoh, 2 Juli 2024"
    assert Jejak.objects.filter(tindakan="unduh_daftar").count() == 1


def test_the_list_offers_what_the_officer_may_take(client):
    unit = UnitFactory(nama="Dinas A", peran_ppid=Unit.PeranPPID.PEMBANTU)
    masuk_sebagai(client, Peran.ADMIN_SP4N, unit)
    halaman = client.halaman("/laporan/")
    assertContains(halaman, "/laporan/rb/2025.pdf")
    for kata in ("Dinas A", "Setiap tahun"):
        assertNotContains(halaman, kata)
    masuk_sebagai(client, Peran.PPID_PEMBANTU, unit)
    halaman = client.halaman("/laporan/")
    assertContains(halaman, f"/laporan/unit/{unit.slug}/2024-12.pdf")
    assertNotContains(halaman, "/laporan/rb/")
    masuk_sebagai(client, Peran.PPID_UTAMA)
    halaman = client.halaman("/laporan/")
    for model in ("laporantahunan", "kuesioner", "pertanyaan"):
        assertContains(halaman, f'href="/admin/ppid_portal/{model}/"')
    for alamat in ("2024.doc", "1990.pdf", "99999.xlsx", "abad.pdf"):
        assert client.get(f"/laporan/rb/{alamat}").status_code == 404


def test_the_part_of_reports_leads_there_who_finds_something(client):
    for peran, jenis, ber_ppid, ada in (
        (Peran.PPID_UTAMA, Unit.Jenis.OPD, "tanpa", True),
        (Peran.PPID_PEMBANTU, Unit.Jenis.KECAMATAN, "pembantu", True),
        (Peran.PPID_PEMBANTU, Unit.Jenis.KELURAHAN, "pembantu", False),
        (Peran.PDP, Unit.Jenis.OPD, "pembantu", False),
    ):
        masuk_sebagai(client, peran, UnitFactory(jenis=jenis, peran_ppid=ber_ppid))
        bagian = client.get(reverse("admin:bagian", args=("laporan",)))
        assert ('href="/laporan/"' in bagian.text) is ada
        assert (client.get("/laporan/").status_code == 200) is ada
