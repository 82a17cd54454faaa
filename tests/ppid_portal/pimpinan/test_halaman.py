"""PK-54: the leaders' page; a camat sees his own kecamatan and the median."""

from datetime import UTC, date, datetime, timedelta
from urllib.parse import urlsplit

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from informasi.models import Permohonan
from organisasi.kantor.peran import Peran
from organisasi.kertas.dokumen import Pencetak
from organisasi.models import Unit
from pengaduan.models import Pengaduan
from ppid_portal.angka.angka import Angka, Kunci
from ppid_portal.angka.hitung import hitung_semua
from ppid_portal.angka.sebelum_sesudah import CATATAN
from ppid_portal.lembar.bahan_rakor import angka_pengaduan, angka_permohonan
from ppid_portal.lembar.lembar_unit import menunggu
from ppid_portal.pimpinan.keputusan import keputusan
from ppid_portal.pimpinan.papan import papan_pimpinan
from ppid_portal.pimpinan.sumber import DINILAI, PANAS, LingkupPimpinan, SaringanForm
from ppid_portal.pimpinan.views import isi_satu_halaman
from tests.factories.informasi import PermohonanFactory
from tests.factories.organisasi import UnitFactory
from tests.factories.pemangku import SasaranPutaranFactory
from tests.factories.pengaduan import PengaduanFactory
from tests.factories.portal import PotretIndikatorFactory
from tests.informasi.kantor import saat
from tests.informasi.sejarah import dua_unit, permohonan_acak
from tests.kueri import kueri_dingin
from tests.pemangku.kantor_kunjungan import kecamatan, kunjungan, sasaran
from tests.pengaduan.sejarah import pengaduan_acak
from tests.petugas import masuk_sebagai, petugas_berperan
from tests.ppid_portal.pimpinan.meja_pimpinan import (
    BULAN,
    HARI,
    PADA,
    TAHUN,
    baca,
    bagian,
    catat,
)

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.time_machine(datetime(2024, 6, 10, 2, tzinfo=UTC), tick=False),
]


P = Unit.PeranPPID
KEMARIN = HARI - timedelta(days=1)


@pytest.fixture
def kota(db):
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


def baca_papan(client, kueri=""):
    return client.get(f"{reverse('pimpinan')}{kueri}")


@pytest.mark.parametrize("boleh", [True, False])
def test_pk_54_who_reads_it_finds_it_on_the_morning_page(client, boleh):
    masuk_sebagai(client, Peran.PIMPINAN if boleh else Peran.PPID_PEMBANTU)
    jawab = baca_papan(client)
    assert jawab.status_code == (200 if boleh else 403)
    assert "no-store" in jawab["Cache-Control"]
    beranda = client.get(reverse("admin:index"), follow=True)
    assert (beranda.request["PATH_INFO"] == reverse("pimpinan")) is boleh


def test_pk_54_the_page_of_the_city(client, kota):
    bagian("A2", 45, 50)
    bagian("D1", 15, 36)
    bagian("D2", 12, 36)
    catat("C1", "50", pecahan=(18, 36))
    catat("D1l", 3)
    PermohonanFactory.create_batch(2, jatuh_tempo=KEMARIN)
    bagian("A2", 3, 4, unit=kota[1])
    masuk_sebagai(client, Peran.AUDITOR)
    jawab = baca_papan(client)
    for kata in (
        "2 permohonan informasi lewat waktu",
        "<strong>90 %</strong>",
        "15 dari 36 unit terlaksana · 12 tuntas · 18 terinventaris · 3 terlambat",
        "3 dari 4",
        "Dinas Kesehatan",
        CATATAN,
        reverse("pimpinan-kunjungan"),
        reverse("admin:pemangku_pemangku_matriks"),
        "Data sampai 10 Juni 2024",
    ):
        assertContains(jawab, kata)
    assertNotContains(jawab, "ditunda")


def test_pk_54_nothing_reckoned_yet_and_a_period_that_is_none(client):
    masuk_sebagai(client, Peran.PENGELOLA_PEMANGKU)
    jawab = baca_papan(client, "?periode=besok")
    for kata in (
        "Pilih periode dari daftarnya.",
        "Target dan capaian, tahun 2024",
        "Angka belum pernah dihitung",
        "Tidak ada yang menunggu keputusan",
        "Belum ada kunjungan putaran yang selesai.",
    ):
        assertContains(jawab, kata)


def test_pk_54_the_group_of_units_and_the_order(client, kota):
    bagian("A2", 1, 10, unit=kota[2])
    bagian("A2", 9, 10, unit=kota[0])
    masuk_sebagai(client, Peran.AUDITOR)
    jawab = baca_papan(client, "?kelompok=kecamatan&urut=A2")
    nama = [b["nama"] for b in jawab.context["papan"]["panas"]["baris"]]
    assert nama == [f"Kecamatan {n}" for n in ("Cipedes", "Tawang", "Kawalu")]
    assertContains(jawab, 'aria-sort="ascending"')
    assertContains(jawab, "urut=-A2#panas")
    assertContains(jawab, "satu-halaman.pdf?kelompok=kecamatan&amp;urut=A2")


def test_pk_54_a_camat_sees_his_own_and_the_median_and_no_other_name(client, kota):
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
    jawab = baca_papan(client)
    assertContains(jawab, "Kinerja Kecamatan Tawang")
    assertContains(jawab, "<strong>90 %</strong>")
    assertContains(jawab, ">60 %</td>")
    assertContains(jawab, "1 dari 1 unit terlaksana · 0 tuntas.")
    assertContains(jawab, "Median kelompok")
    assertContains(jawab, "1 dari 1 unit terlaksana")
    for lain in ("Kawalu", "Cipedes", "Dinas Kesehatan", "Peta penjangkauan"):
        assertNotContains(jawab, lain)
    assertNotContains(jawab, 'name="kelompok"')


def test_pk_54_no_channel_and_no_unmask_button(client, kota):
    masuk_sebagai(client, Peran.PIMPINAN, kota[3])
    teks = baca_papan(client).content.decode()
    for kata in ("kontak", "0812", "@", "Buka dengan alasan", "wa.me"):
        assert kata not in teks.split('id="content"')[1].split('id="footer"')[0]


def test_pk_54_as_many_queries_for_one_unit_as_for_thirty_six(client, kota):
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


def test_pk_54_one_page_exactly_also_when_everything_is_wrong(client, kota):
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


def test_pk_50_before_and_after_is_one_page(client, kota):
    masuk_sebagai(client, Peran.PIMPINAN, kota[0])
    alamat = reverse("pimpinan-kunjungan")
    halaman = client.halaman(alamat)
    assertContains(halaman, "Dapat dilihat mulai 1 Mei 2024.")
    assertNotContains(halaman, "Survei singkat")
    for apa in ("permohonan", "aduan", "112"):
        for nama, nilai in (("sebelum", 20), ("sesudah", 34)):
            for akhir, kali in (("", 1), ("-lain", 7)):
                for unit in kota[:3]:
                    catat(
                        "E1",
                        nilai * kali,
                        rincian=f"{apa}:{nama}{akhir}",
                        kecamatan=unit.wilayah_id,
                    )
    catat("D9", "24.5", kecamatan=kota[0].wilayah_id)
    halaman = client.halaman(alamat)
    for kata in (
        "masih dalam rentang kebetulan",
        CATATAN,
        "24,5 poin (dari 100 jawaban)",
        "Tawang",
    ):
        assertContains(halaman, kata)
    assertNotContains(halaman, "Kawalu")
    for unit in kota[1:3]:
        kunjungan(
            SasaranPutaranFactory(unit=unit),
            mulai=saat("2024-02-01"),
            selesai=saat("2024-02-01", 11),
        )
    masuk_sebagai(client, Peran.AUDITOR)
    assert len(kueri_dingin(client, alamat)) <= 12


def isi(kantor=None, periode="2024"):
    papan = papan_pimpinan(
        petugas_berperan(Peran.AUDITOR),
        LingkupPimpinan(kantor),
        SaringanForm({"periode": periode}, HARI),
        pada=PADA,
    )
    pencetak = Pencetak(Unit.objects.utama(), petugas_berperan(Peran.AUDITOR), PADA)
    return isi_satu_halaman(papan, pencetak)


def test_pk_54_the_paper_of_nothing_of_a_camat_and_of_a_frozen_period(kota):
    kertas = isi()
    assert "Angka belum pernah dihitung." in str(kertas["bagian"])
    assert "Tidak ada." in str(kertas["bagian"])
    assert kertas["qr"] == ""
    catat("A8", 0)
    assert "Data sampai 10 Juni 2024; masih dapat berubah." in str(isi()["bagian"])
    kertas = isi(kota[0], periode="2024-05")
    assert kertas["judul"].endswith("Mei 2024, Kecamatan Tawang")
    assert "Median kecamatan" in str(kertas["bagian"])
    PotretIndikatorFactory(
        periode="2024", kode="kodepotret2024", sha256="a" * 64, dibekukan_pada=PADA
    )
    kertas = isi()
    assert "dibekukan 10 Juni 2024" in str(kertas["bagian"])
    assert kertas["sidik"] == "a" * 64
    assert "kodepotret2024" in kertas["alamat_periksa"]
    assert kertas["qr"]


# One rule of lateness: the leaders' number, the list behind it, figures and sheets agree

HARI_LEWAT = date(2024, 9, 2)


def baris(petugas, unit, kantor=None):
    return keputusan(
        baca(hari=HARI_LEWAT, kantor=kantor),
        petugas,
        nama_unit={u.pk: u.nama for u in unit},
        putaran=None,
        pada=saat(HARI_LEWAT),
    )


def banyak(satu):
    return int(satu.teks.split()[0])


def angka(hasil, kode, periode="2024"):
    return hasil.get(Kunci(kode, "", periode, None, None), Angka())


def periksa_angka(unit):
    minta, aduan = Permohonan.objects, Pengaduan.objects
    hasil, pk = hitung_semua(HARI_LEWAT), [u.pk for u in unit]
    di_rakor = (
        angka_permohonan(pk, HARI_LEWAT),
        angka_pengaduan(unit[0], pk, HARI_LEWAT),
    )
    for kode, semua, rakor in (("A8", minta, di_rakor[0]), ("B7", aduan, di_rakor[1])):
        lewat = sum(satu.terlambat(HARI_LEWAT) for satu in semua.all())
        assert angka(hasil, kode, "2024-09").nilai == lewat == rakor["lewat"] > 10
        assert semua.lewat_tempo(HARI_LEWAT).count() == lewat
    for kode, rakor in (("A2", di_rakor[0]), ("B5", di_rakor[1])):
        satu = angka(hasil, kode)
        assert rakor["tepat"] == Angka.bagian(satu.pembilang or 0, satu.penyebut or 0)
        assert rakor["tepat"] == rakor["tepat_kota"]
        assert 0 < (rakor["tepat"].pembilang or 0) < (rakor["tepat"].penyebut or 0)
    # A2 is the sum of those in the first time and those in the extended one.
    a2, a2a, a2b = (angka(hasil, kode) for kode in ("A2", "A2a", "A2b"))
    assert a2.pembilang == (a2a.pembilang or 0) + (a2b.pembilang or 0)
    assert a2.penyebut == a2a.penyebut == a2b.penyebut
    lembar = menunggu(unit[0], HARI_LEWAT)
    di_unit = minta.filter(pemegang=unit[0]).lewat_tempo(HARI_LEWAT).count()
    assert lembar["lewat_permohonan"] == di_unit


def test_the_number_is_the_count_of_the_list_it_links_to(client, time_machine):
    """Of the same generated cases the decisions, figures and sheets say the same."""
    unit = dua_unit()
    permohonan_acak(500, unit)
    pengaduan_acak(500, unit)
    time_machine.move_to(saat(HARI_LEWAT), tick=False)
    petugas = masuk_sebagai(client, Peran.AUDITOR)
    # Grave complaints are the Inspektorat's alone: the list hides them, late all the same.
    aduan = baris(petugas, unit)[1]
    assert urlsplit(aduan.alamat).path == "/indikator/B2n/"
    kasus = client.get(aduan.alamat).context["kasus"]
    assert (kasus["semua"], kasus["tertutup"] > 0) == (banyak(aduan), True)
    Pengaduan.objects.filter(berkadar=True).update(berkadar=False, kelas="normatif")
    minta, aduan = baris(petugas, unit)
    assert "perlu=lewat" in minta.alamat
    assert "perlu=belum_diteruskan" in aduan.alamat
    for satu in (minta, aduan):
        assert banyak(satu) > 10
        assert client.get(satu.alamat).context["cl"].result_count == banyak(satu)
    periksa_angka(unit)
    # Of one office the list is linked only if it is the same.
    petugas = masuk_sebagai(client, Peran.PPID_PEMBANTU, unit[0])
    minta = baris(petugas, unit, kantor=unit[0])[0]
    lewat = Permohonan.objects.lewat_tempo(HARI_LEWAT).filter(pemegang=unit[0])
    assert banyak(minta) == lewat.count()
    assert client.get(minta.alamat).context["cl"].result_count == banyak(minta)
    # One that it registered and another holds stands in its list, not in its number.
    pindah = lewat.latest("pk")
    Permohonan.objects.filter(pk=pindah.pk).update(pemegang=unit[1])
    minta = baris(petugas, unit, kantor=unit[0])[0]
    assert urlsplit(minta.alamat).path == "/indikator/A8/"
