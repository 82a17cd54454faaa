"""PK-54: the leaders' page; a camat sees his own kecamatan and the median."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from organisasi.kantor.peran import Peran
from organisasi.models import Unit
from pemangku.kertas import Pencetak
from ppid_portal.indikator.banding import CATATAN
from ppid_portal.pimpinan.kertas import isi_satu_halaman
from ppid_portal.pimpinan.lingkup import Lingkup
from ppid_portal.pimpinan.papan import papan_pimpinan
from ppid_portal.pimpinan.saringan import SaringanForm
from ppid_portal.pimpinan.sumber import DINILAI, PANAS
from tests.factories.angka import PotretIndikatorFactory
from tests.factories.organisasi import UnitFactory
from tests.factories.pemangku import SasaranPutaranFactory
from tests.factories.pengaduan import PengaduanFactory
from tests.factories.permohonan import PermohonanFactory
from tests.informasi.kantor import saat
from tests.klien import PortalClient
from tests.pemangku.kantor_kunjungan import kecamatan, kunjungan, sasaran
from tests.petugas import masuk_sebagai, petugas_berperan
from tests.ppid_portal.kueri import kueri_dingin
from tests.ppid_portal.pimpinan.meja_pimpinan import (
    BULAN,
    HARI,
    PADA,
    TAHUN,
    bagian,
    catat,
)

pytestmark = pytest.mark.django_db
P = Unit.PeranPPID
KEMARIN = HARI - timedelta(days=1)


@pytest.fixture(autouse=True)
def _hari():
    with time_machine.travel(PADA, tick=False):
        yield


@pytest.fixture
def kota(db: None) -> list[Unit]:
    """Three kecamatan and a department, the main PPID; a round with one visit."""
    semua = [
        kecamatan("Kecamatan Tawang", "Kahuripan"),
        kecamatan("Kecamatan Kawalu"),
        kecamatan("Kecamatan Cipedes"),
        UnitFactory(nama="Dinas Kesehatan", jenis=Unit.Jenis.OPD),
    ]
    Unit.objects.exclude(jenis=Unit.Jenis.KELURAHAN).update(peran_ppid=P.PEMBANTU)
    UnitFactory(nama="Diskominfo", peran_ppid=P.UTAMA)
    kunjungan(
        sasaran(semua[0]), mulai=saat("2024-02-01"), selesai=saat("2024-02-01", 11)
    )
    return semua


def baca(client: Client, kueri: str = ""):
    return client.get(f"{reverse('pimpinan')}{kueri}")


# Who reads it


@pytest.mark.parametrize("peran", list(Peran))
def test_pk_54_roles_and_the_page(client: Client, peran: Peran) -> None:
    boleh = peran in {
        *(Peran.PIMPINAN, Peran.PENGELOLA_PEMANGKU, Peran.PPID_UTAMA),
        *(Peran.ATASAN_PPID, Peran.AUDITOR),
    }
    masuk_sebagai(client, peran)
    jawab = baca(client)
    assert jawab.status_code == (200 if boleh else 403)
    assert "no-store" in jawab["Cache-Control"]
    pintu = reverse("pimpinan")
    beranda = client.get(reverse("admin:index"))
    assert (f'href="{pintu}"' in beranda.content.decode()) is boleh


def test_pk_54_a_visitor_is_led_to_the_door(client: Client) -> None:
    for nama in ("pimpinan", "pimpinan-satu-halaman"):
        assert client.get(reverse(nama)).status_code == 302
        assert client.post(reverse(nama)).status_code in {302, 405}


# What it shows


def test_pk_54_the_page_of_the_city(client: Client, kota: list[Unit]) -> None:
    bagian("A2", 45, 50)
    bagian("D1", 15, 36)
    bagian("D2", 12, 36)
    catat("C1", "50", pecahan=(18, 36))
    catat("D1l", 3)
    for _ in range(2):
        PermohonanFactory(jatuh_tempo=KEMARIN)
    bagian("A2", 3, 4, unit=kota[1])
    masuk_sebagai(client, Peran.AUDITOR)

    jawab = baca(client)

    assertContains(jawab, "2 permohonan informasi lewat waktu")
    assertContains(jawab, "<strong>90 %</strong>")
    assertContains(
        jawab, "15 dari 36 unit terlaksana · 12 tuntas · 18 terinventaris · 3 terlambat"
    )
    assertContains(jawab, "3 dari 4")
    assertContains(jawab, "Dinas Kesehatan")
    assertContains(jawab, "Tawang, dikunjungi 1 Februari 2024")
    assertContains(jawab, CATATAN)
    assertContains(jawab, reverse("admin:pemangku_pemangku_matriks"))
    assertContains(jawab, "Data sampai 10 Juni 2024")
    assertNotContains(jawab, "ditunda")


def test_pk_54_nothing_reckoned_yet(client: Client) -> None:
    masuk_sebagai(client, Peran.PENGELOLA_PEMANGKU)
    jawab = baca(client)
    assertContains(jawab, "Angka belum pernah dihitung")
    assertContains(jawab, "Tidak ada yang menunggu keputusan")
    assertContains(jawab, "Belum ada kunjungan putaran yang selesai.")


def test_pk_54_the_group_of_units_and_the_order(
    client: Client, kota: list[Unit]
) -> None:
    bagian("A2", 1, 10, unit=kota[2])
    bagian("A2", 9, 10, unit=kota[0])
    masuk_sebagai(client, Peran.AUDITOR)

    jawab = baca(client, "?kelompok=kecamatan&urut=A2")

    assert [b.nama for b in jawab.context["papan"].panas.baris] == [
        "Kecamatan Cipedes",
        "Kecamatan Tawang",
        "Kecamatan Kawalu",
    ]
    assertContains(jawab, 'aria-sort="ascending"')
    assertContains(jawab, "urut=-A2#panas")
    assertContains(jawab, "satu-halaman.pdf?kelompok=kecamatan&amp;urut=A2")


def test_pk_54_a_period_that_is_none_is_told_and_this_year_shown(
    client: Client,
) -> None:
    masuk_sebagai(client, Peran.AUDITOR)
    jawab = baca(client, "?periode=besok")
    assertContains(jawab, "Pilih periode dari daftarnya.")
    assertContains(jawab, "Target dan capaian, tahun 2024")


def test_pk_54_a_camat_sees_his_own_and_the_median_and_no_other_name(
    client: Client, kota: list[Unit]
) -> None:
    tawang, kawalu, cipedes, _ = kota
    for unit, tepat in ((tawang, 9), (kawalu, 6), (cipedes, 3)):
        bagian("A2", tepat, 10, kecamatan=unit.wilayah_id)
        bagian("A2", tepat, 10, unit=unit)
    bagian("D1", 1, 1, kecamatan=tawang.wilayah_id)
    kunjungan(
        SasaranPutaranFactory(unit=kawalu),
        mulai=saat("2024-02-01"),
        selesai=saat("2024-02-01", 11),
    )
    masuk_sebagai(client, Peran.PIMPINAN, tawang)

    jawab = baca(client)

    assertContains(jawab, "Kinerja Kecamatan Tawang")
    assertContains(jawab, "<strong>90 %</strong>")
    assertContains(jawab, ">60 %</td>")
    assertContains(jawab, "1 dari 1 unit terlaksana · 0 tuntas.")
    assertContains(jawab, "Median kelompok")
    assertContains(jawab, "1 dari 1 unit terlaksana")
    for lain in ("Kawalu", "Cipedes", "Dinas Kesehatan", "Peta penjangkauan"):
        assertNotContains(jawab, lain)
    assertNotContains(jawab, 'name="kelompok"')


def test_pk_54_no_channel_and_no_unmask_button(
    client: Client, kota: list[Unit]
) -> None:
    masuk_sebagai(client, Peran.PIMPINAN, kota[3])
    teks = baca(client).content.decode()
    for kata in ("kontak", "0812", "@", "Buka dengan alasan", "wa.me"):
        assert kata not in teks.split('id="content"')[1].split('id="footer"')[0]


# What it costs


def test_pk_54_as_many_queries_for_one_unit_as_for_thirty_six(
    client: PortalClient, kota: list[Unit]
) -> None:
    catat("D7l", 3, BULAN)
    lewat = {"jatuh_tempo": KEMARIN}
    PermohonanFactory(**lewat)
    PengaduanFactory(**lewat)
    masuk_sebagai(client, Peran.AUDITOR)
    sedikit = kueri_dingin(client, reverse("pimpinan"))
    for ke in range(32):
        unit = UnitFactory(peran_ppid=P.PEMBANTU, jenis=Unit.Jenis.OPD, nama=f"D{ke}")
        for kode in PANAS:
            bagian(kode, ke, 32, unit=unit)
        PermohonanFactory(unit=unit, **lewat)
    for kode, rincian in DINILAI:
        for bulan in TAHUN.bulan_bulan():
            catat(kode, 50, bulan, rincian=rincian)

    banyak = kueri_dingin(client, reverse("pimpinan"))

    assert len(banyak) == len(sedikit)
    assert len(banyak) <= 24, "\n".join(banyak)


# The paper


def test_pk_54_one_page_exactly_also_when_everything_is_wrong(
    client: Client, kota: list[Unit]
) -> None:
    for kode in ("D1l", "D7l"):
        catat(kode, 99, BULAN)
    for unit in (*[kota[0]] * 11, kota[1]):
        PermohonanFactory(unit=unit, jatuh_tempo=KEMARIN)
    PengaduanFactory(jatuh_tempo=KEMARIN)
    catat("C4", "12.3", BULAN)
    bagian("C6", 1, 36, BULAN)
    for kode, rincian in DINILAI:
        catat(kode, "33.3", rincian=rincian, pecahan=(1, 3))
    for nama in ("aduan:sebelum", "aduan:sesudah"):
        catat("E1", 20, rincian=nama, kecamatan=kota[0].wilayah_id)
    masuk_sebagai(client, Peran.PENGELOLA_PEMANGKU)

    jawab = client.get(reverse("pimpinan-satu-halaman"))

    assert jawab["Content-Type"] == "application/pdf"
    assert "kinerja_2024.pdf" in jawab["Content-Disposition"]
    assert jawab.content.count(b"/Type/Page/") == 1
    teks = str(isi()["bagian"])
    assert "12 permohonan informasi lewat waktu" in teks
    assert "Tawang: aduan 20 menjadi 20, tidak berubah" in teks
    assert CATATAN in teks


def isi(kantor: Unit | None = None, periode: str = "2024"):
    papan = papan_pimpinan(
        petugas_berperan(Peran.AUDITOR),
        Lingkup(kantor),
        SaringanForm({"periode": periode}, HARI),
        pada=PADA,
    )
    pencetak = Pencetak(Unit.objects.utama(), petugas_berperan(Peran.AUDITOR), PADA)
    return isi_satu_halaman(papan, pencetak)


def test_pk_54_the_paper_says_when_nothing_was_reckoned(kota: list[Unit]) -> None:
    kertas = isi()
    assert "Angka belum pernah dihitung." in str(kertas["bagian"])
    assert "Tidak ada." in str(kertas["bagian"])
    assert kertas["qr"] == ""
    catat("A8", 0)
    assert "Data sampai 10 Juni 2024; masih dapat berubah." in str(isi()["bagian"])


def test_pk_54_a_camats_paper_names_him_and_the_median(kota: list[Unit]) -> None:
    kertas = isi(kota[0], periode="2024-05")
    assert kertas["judul"].endswith("Mei 2024, Kecamatan Tawang")
    assert "Median kecamatan" in str(kertas["bagian"])


def test_pk_54_the_paper_of_a_frozen_period_carries_its_code(kota: list[Unit]) -> None:
    PotretIndikatorFactory(
        periode="2024", kode="kodepotret2024", sha256="a" * 64, dibekukan_pada=PADA
    )
    kertas = isi()
    assert "dibekukan 10 Juni 2024" in str(kertas["bagian"])
    assert kertas["sidik"] == "a" * 64
    assert "kodepotret2024" in kertas["alamat_periksa"]
    assert kertas["qr"]
