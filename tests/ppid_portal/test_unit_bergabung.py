"""An office that was merged, closed or renamed: who answers now, and nothing is lost."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from informasi.models import Kosakata
from organisasi.kantor import direktori
from organisasi.kantor.peran import Peran
from organisasi.models import NamaUnit, Unit
from tests.factories.informasi import DokumenFactory
from tests.factories.organisasi import NamaUnitFactory, UnitFactory
from tests.factories.pengaduan import PengaduanFactory
from tests.factories.permohonan import PermohonanFactory
from tests.petugas import isian, masuk_sebagai

pytestmark = pytest.mark.django_db
DAFTAR = reverse("informasi:dokumen-daftar")


@pytest.fixture
def kemarin() -> date:
    return timezone.localdate() - timedelta(days=1)


@pytest.fixture
def penerus() -> Unit:
    return UnitFactory(nama="Dinas Penerus", singkatan="Dinpen", slug="dinpen")


@pytest.fixture
def lama(penerus, kemarin) -> Unit:
    """An office that ended yesterday, with one published entry."""
    unit = UnitFactory(
        nama="Dinas Lebur", slug="lebur", sampai=kemarin, penerus=penerus
    )
    DokumenFactory(judul="Rekapitulasi zeolit", unit=unit)
    Kosakata.objects.susun_ulang()
    return unit


# Who answers now.


def test_data_for_programs_name_the_successor(client, lama, penerus):
    dokumen = lama.dokumen.get()
    jalan = DokumenFactory(unit=penerus)

    def baca(satu):
        alamat = reverse("informasi:dokumen-rinci-json", args=(satu.nomor.lower(),))
        isi = client.get(alamat).json()
        return isi["unit"], isi["penerus"], isi["penerus_nama"]

    assert baca(dokumen) == ("lebur", "dinpen", "Dinas Penerus")
    assert baca(jalan) == ("dinpen", "", "")
    csv = client.get(reverse("informasi:dokumen-csv")).getvalue().decode()
    assert "dinpen,Dinas Penerus" in csv
    dip = client.get(reverse("informasi:dip-unit", args=("lebur",)))
    assertContains(dip, "Dinas Lebur (sekarang Dinas Penerus)")


def test_the_page_of_an_entry_and_its_rows_name_the_successor(client, lama, penerus):
    halaman = client.get(lama.dokumen.get().get_absolute_url())
    kartu = halaman.text.split("Siapa yang bisa menjawab")[1]

    assertContains(halaman, "Sekarang ditangani")
    assert penerus.get_absolute_url() in kartu
    assert lama.get_absolute_url() not in kartu
    for alamat in (DAFTAR, f"{DAFTAR}?q=zeolit"):
        assertContains(client.get(alamat), ", kini Dinpen")


def test_the_filter_of_the_successor_finds_what_it_took_over(client, lama, penerus):
    DokumenFactory(judul="Laporan zeolit sendiri", unit=penerus)
    DokumenFactory(judul="Laporan zeolit lain")
    Kosakata.objects.susun_ulang()

    for cari in ("", "&q=zeolit"):
        halaman = client.get(f"{DAFTAR}?unit=dinpen{cari}")
        judul = [d.judul for d in halaman.context["daftar"].baris]
        assert sorted(judul) == ["Laporan zeolit sendiri", "Rekapitulasi zeolit"]
        assert halaman.context["daftar"].jumlah in {2, "2"}
    sendiri = client.get(f"{DAFTAR}?unit=lebur")
    assertContains(sendiri, "Rekapitulasi zeolit")
    assertNotContains(sendiri, "Laporan zeolit sendiri")
    # The page of the successor counts what its list shows.
    assert client.get(penerus.get_absolute_url()).context["isi"]["jumlah"] == 2


def test_a_unit_that_will_end_still_answers_itself(client, penerus):
    unit = UnitFactory(sampai=timezone.localdate(), penerus=penerus)
    dokumen = DokumenFactory(unit=unit)

    assertNotContains(client.get(dokumen.get_absolute_url()), "Sekarang ditangani")
    assertNotContains(client.get(f"{DAFTAR}?unit=dinpen"), dokumen.judul)


def test_succession_is_followed_to_its_end_and_never_in_a_ring(kemarin, lama, penerus):
    hari, akhir = timezone.localdate(), UnitFactory()
    Unit.objects.filter(pk=penerus.pk).update(sampai=kemarin, penerus=akhir)
    assert direktori.penanggung(lama, hari) == akhir
    lebur = direktori.unit_lebur(hari)
    assert direktori.lingkup(akhir.pk, lebur) == [akhir.pk, penerus.pk, lama.pk]

    Unit.objects.filter(pk=penerus.pk).update(penerus=lama)
    assert direktori.penanggung(lama, hari) is None
    lebur = direktori.unit_lebur(hari)
    assert sorted(direktori.lingkup(lama.pk, lebur)) == sorted([lama.pk, penerus.pk])

    utama = UnitFactory(peran_ppid=Unit.PeranPPID.UTAMA)
    assert direktori.penanggung(lama, hari) == utama
    assert direktori.penanggung(akhir, hari) is None


# Old names.


def test_a_unit_is_found_by_a_word_of_its_old_name_alone(client, penerus):
    NamaUnitFactory(unit=penerus, nama="Dinas Kepemudaan")
    UnitFactory(nama="Dinas Perikanan")

    for nama in ("unit-daftar", "cari"):
        halaman = client.get(reverse(nama), {"q": "kepemudaan"})
        assertContains(halaman, penerus.get_absolute_url())
        assertNotContains(halaman, "Dinas Perikanan")


@pytest.fixture
def ubah(client):
    """The form of a unit with some fields changed, as the technical admin sends it."""
    masuk_sebagai(client, Peran.ADMIN_TEKNIS)

    def kirim(unit: Unit, **kolom: object):
        tujuan = reverse("admin:organisasi_unit_change", args=(unit.pk,))
        return client.post(tujuan, isian(client.get(tujuan)) | kolom, follow=True)

    return kirim


def test_renaming_asks_since_when_and_keeps_the_old_name(ubah):
    unit = UnitFactory(nama="Dinas Kepemudaan", singkatan="Dispora", mulai=None)
    baru = {"nama": "Dinas Olahraga", "singkatan": "Disora"}

    ditanya = ubah(unit, **baru)
    tanpa_awal = ubah(unit, **baru, nama_sejak="01-07-2026")
    terlalu_awal = ubah(unit, **baru, nama_sejak="01-01-2017", mulai="01-01-2017")
    assertContains(ditanya, "Nama berubah dari “Dinas Kepemudaan”")
    assertContains(tanpa_awal, "Isi dulu “berdiri sejak”")
    assertContains(terlalu_awal, "Harus sesudah 1 Januari 2017")
    assert not NamaUnit.objects.exists()

    ubah(unit, **baru, nama_sejak="01-07-2026", mulai="01-01-2017")

    lama = NamaUnit.objects.get()
    assert (lama.unit, lama.nama, lama.singkatan) == (
        unit,
        "Dinas Kepemudaan",
        "Dispora",
    )
    assert (lama.mulai, lama.sampai) == (date(2017, 1, 1), date(2026, 6, 30))
    unit.refresh_from_db()
    assert unit.nama == "Dinas Olahraga"


def test_a_slip_of_the_pen_and_a_name_written_by_hand_add_no_old_name(ubah):
    unit = UnitFactory(nama="Dinas Olahrga", mulai=date(2017, 1, 1))

    ubah(unit, nama="Dinas Olahraga", salah_tulis="on")
    assert not NamaUnit.objects.exists()

    tangan = {"nama": "Dinas Olahraga", "mulai": "01-01-2017", "sampai": "30-06-2026"}
    ubah(
        unit,
        nama="Dinas Pemuda",
        nama_sejak="01-07-2026",
        **{f"nama_lama-0-{k}": v for k, v in tangan.items()},
        **{"nama_lama-TOTAL_FORMS": 1},
    )
    assert NamaUnit.objects.get().nama == "Dinas Olahraga"


# Closing.


def test_closing_says_what_the_unit_holds_and_who_takes_it(ubah, penerus, kemarin):
    unit = UnitFactory()
    DokumenFactory(unit=unit)
    PermohonanFactory(unit=unit, pemegang=unit)
    PengaduanFactory(unit=unit, pemegang=unit)
    hari = kemarin.strftime("%d-%m-%Y")

    tanpa = ubah(unit, sampai=hari)
    dengan = ubah(unit, sampai=hari, penerus=penerus.pk)

    for isi in ("1 informasi terbit", "1 permohonan yang belum", "1 aduan yang belum"):
        assertContains(tanpa, isi)
    assertContains(tanpa, "Belum ada yang meneruskan")
    assertContains(dengan, "Yang meneruskan: Dinas Penerus.")
    unit.refresh_from_db()
    assert unit.sampai is None

    ubah(unit, sampai=hari, penerus=penerus.pk, yakin_tutup="on")
    unit.refresh_from_db()
    assert (unit.sampai, unit.penerus) == (kemarin, penerus)


def test_an_empty_unit_is_closed_without_a_question(ubah, kemarin):
    unit = UnitFactory()

    ubah(unit, sampai=kemarin.strftime("%d-%m-%Y"))

    unit.refresh_from_db()
    assert unit.sampai == kemarin
