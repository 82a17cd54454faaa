"""PK-51: Bahan Rakor, numbers of all services and names of nobody."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from organisasi.kantor.peran import Peran
from organisasi.kertas.dokumen import Pencetak
from organisasi.models import Unit, Wilayah
from ppid_portal.angka.angka import Angka
from ppid_portal.lembar.bahan_rakor import (
    angka_darurat,
    angka_katalog,
    angka_pengaduan,
    angka_permohonan,
    isi_bahan,
    tidak_dikuasai,
)
from tests.factories.informasi import DokumenFactory, PermohonanFactory
from tests.factories.kunjungan import KomitmenFactory, LaporanTerusanFactory
from tests.factories.organisasi import KotaFactory, UnitFactory, WilayahFactory
from tests.factories.pemangku import (
    KegiatanFactory,
    LangkahFactory,
    TindakLanjutFactory,
)
from tests.factories.pengaduan import (
    HitunganDaruratFactory,
    KategoriFactory,
    PelaporFactory,
    PengaduanFactory,
)
from tests.pemangku.kantor_kunjungan import kecamatan, kunjungan, sasaran, segar
from tests.petugas import masuk_sebagai, petugas_berperan

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.time_machine(datetime(2024, 6, 10, 2, tzinfo=UTC), tick=False),
]


HARI = date(2024, 6, 10)
PADA = datetime(2024, 6, 10, 2, tzinfo=UTC)
LALU = HARI - timedelta(days=366)


@pytest.fixture
def cipedes(db):
    return kecamatan("Kecamatan Cipedes", "Nagarasari")


def kertas(unit):
    pencetak = Pencetak(unit, petugas_berperan(Peran.PENGELOLA_PEMANGKU), PADA)
    return isi_bahan(unit, pencetak=pencetak, hari=HARI)


def bagian(unit):
    """All words of the paper."""
    return str(kertas(unit))


def milik(unit):
    return list(Unit.objects.di_bawah([unit.pk]).values_list("pk", flat=True))


def test_pk_51_requests_of_the_unit_and_below_against_the_city(cipedes):
    kelurahan = cipedes.bawahan.get()
    selesai = {"status": "selesai", "hasil": "dikabulkan"}
    minta = {"tanggal_terima": date(2024, 5, 2), "jatuh_tempo": date(2024, 6, 3)}
    for unit, dijawab in (
        (cipedes, date(2024, 6, 3)),
        (kelurahan, date(2024, 6, 4)),
        (UnitFactory(), date(2024, 6, 3)),
    ):
        pada = datetime.combine(dijawab, datetime.min.time(), tzinfo=UTC)
        PermohonanFactory(pemegang=unit, dijawab_pada=pada, **selesai, **minta)
    PermohonanFactory(pemegang=cipedes, **minta)
    PermohonanFactory(pemegang=cipedes, tanggal_terima=LALU)
    angka = angka_permohonan(milik(cipedes), HARI)
    assert angka["jumlah"] == 3
    assert (angka["tepat"], angka["tepat_kota"]) == (
        Angka.bagian(1, 3),
        Angka.bagian(2, 4),
    )
    assert angka["lewat"] == 1
    assert angka["topik"] == [("Lainnya", 3)]


def test_pk_51_complaints_located_there_without_those_kept_secret(cipedes):
    nagarasari = Wilayah.objects.get(tingkat="kelurahan")
    jalan, lampu = KategoriFactory(nama="Jalan"), KategoriFactory(nama="Lampu")
    for kategori, hari in ((jalan, 10), (lampu, 10), (jalan, 10), (jalan, 7)):
        tempo = date(2024, 6, hari)
        PengaduanFactory(kelurahan=nagarasari, kategori=kategori, jatuh_tempo=tempo)
    for lain in (
        {"rahasia": True, "pelapor": PelaporFactory()},
        {"tanggal_terima": LALU, "tanggal_catat": LALU},
        {"kelurahan": None},
    ):
        PengaduanFactory(**{"kelurahan": nagarasari, **lain})
    angka = angka_pengaduan(cipedes, milik(cipedes), HARI)
    assert (angka["jumlah"], angka["lewat"]) == (4, 1)
    assert angka["topik"] == [("Jalan", 3), ("Lampu", 1)]
    assert angka["tepat"] == Angka.bagian(0, 1)
    # Of a department what it holds. As shipped: an office's region is the city, in which
    # no kelurahan lies directly.
    dinas = UnitFactory(jenis="opd", wilayah=KotaFactory())
    PengaduanFactory(pemegang=dinas)
    PengaduanFactory()
    assert angka_pengaduan(dinas, [dinas.pk], HARI)["jumlah"] == 1
    HitunganDaruratFactory(hari=HARI, kecamatan=None, tampil=9)
    assert angka_darurat(dinas, HARI) == (0, 0)


def test_pk_51_emergencies_catalogue_and_gaps(cipedes):
    HitunganDaruratFactory(hari=HARI, kecamatan=cipedes.wilayah, tampil=5, lanjut=2)
    HitunganDaruratFactory(hari=LALU, kecamatan=cipedes.wilayah, tampil=9)
    DokumenFactory(unit=cipedes)
    tiada = {"status": "selesai", "hasil": "tidak_dikuasai"}
    lalu = PADA - timedelta(days=3)
    PermohonanFactory.create_batch(3, pemegang=cipedes, dijawab_pada=lalu, **tiada)
    assert angka_darurat(cipedes, HARI) == (5, 2)
    assert angka_katalog([cipedes.pk], HARI)[0] in {0, 1}
    assert tidak_dikuasai([cipedes.pk], HARI) == 3
    isi = bagian(cipedes)
    assert "5 kali; 2 menyatakan bukan darurat" in isi
    assert "3 kali dalam tiga bulan" in isi


def test_pk_51_it_holds_stakeholders_and_follow_ups_and_no_name(cipedes):
    orang = PelaporFactory(nama="Dadang Rahasia")
    PengaduanFactory(kelurahan=cipedes.bawahan.get().wilayah, pelapor=orang)
    p = segar(cipedes)
    for ke in range(10):
        tenggat = HARI + timedelta(days=ke - 1)
        TindakLanjutFactory(pj_unit=cipedes, uraian=f"Papan {ke}", tenggat=tenggat)
    # An officer's own step after a contact is no matter of the meeting.
    LangkahFactory(pj_unit=cipedes, uraian="Temui Dadang", tenggat=HARI)
    isi = bagian(cipedes)
    assert "Dadang" not in isi
    assert p.jenis.unsur.nama in isi
    assert "Papan 0" in isi
    assert isi.count("(lewat)") == 1
    assert "Dan 2 langkah lagi." in isi


def test_pk_51_with_nothing_it_says_so(cipedes):
    isi = bagian(cipedes)
    assert "Belum ada pemangku yang tercatat." in isi
    assert "Tidak ada." in isi
    assert "Belum ada kunjungan" in isi
    assert "Diarahkan ke 112" not in isi
    lain = kunjungan(sasaran(cipedes), tuan_rumah=kecamatan("Kecamatan Tawang"))
    kalimat, rinci = bagian_komitmen(cipedes)
    assert f"({lain.nomor}): tidak ada janji." in kalimat
    assert rinci == {}


def test_pk_51_a_full_one_is_two_pages_at_most(client, cipedes):
    for ke in range(20):
        segar(cipedes)
        TindakLanjutFactory(pj_unit=cipedes, uraian=f"{ke} " + "Pasang papan " * 20)
        PengaduanFactory(
            kelurahan=cipedes.bawahan.get().wilayah,
            kategori=KategoriFactory(nama=f"Kategori yang panjang sekali namanya {ke}"),
        )
    akhir = kunjungan(sasaran(cipedes))
    for tenggat in (date(2024, 6, 9), HARI):
        LaporanTerusanFactory(komitmen__kegiatan=akhir, komitmen__tenggat=tenggat)
        KomitmenFactory(kegiatan=akhir, tenggat=tenggat)
    LaporanTerusanFactory(komitmen__kegiatan=akhir, komitmen__target_kali=1)
    masuk_sebagai(client, Peran.PENGELOLA_PEMANGKU)
    jawab = client.get(reverse("bahan-rakor", args=(cipedes.slug,)))
    assert jawab["Content-Type"] == "application/pdf"
    assert len(re.findall(rb"/Type\s*/Page\b", jawab.content)) <= 2


def test_pk_51_an_operator_prints_his_own_only(client, cipedes):
    tawang = UnitFactory(
        nama="Kecamatan Tawang", jenis="kecamatan", wilayah=WilayahFactory()
    )
    masuk_sebagai(client, Peran.PETUGAS_LAYANAN, cipedes)
    halaman = client.halaman(reverse("bahan-daftar"))
    assertContains(halaman, "Kecamatan Cipedes")
    assertNotContains(halaman, "Kecamatan Tawang")
    for slug in (tawang.slug, "tidak-ada"):
        assert client.get(reverse("bahan-rakor", args=(slug,))).status_code == 404
    # An operator of a kelurahan has none.
    masuk_sebagai(client, Peran.PETUGAS_LAYANAN, cipedes.bawahan.get())
    assertContains(client.get(reverse("bahan-daftar")), "Tidak ada unit Anda")


BAB = "Janji kunjungan terakhir dan hasilnya"


def jam(lalu):
    """A session so many days ago."""
    mulai = PADA - timedelta(days=lalu)
    return {"mulai": mulai, "selesai": mulai + timedelta(hours=2)}


def bagian_komitmen(unit):
    """The words of the section, and its table."""
    semua = kertas(unit)["bagian"]
    mulai = next(ke for ke, satu in enumerate(semua) if BAB in str(satu))
    milik = semua[mulai + 1 : mulai + 3]
    rinci = [satu for satu in milik if satu["jenis"] == "rincian"]
    return str(milik[0]), dict(rinci[0]["baris"]) if rinci else {}


def test_pk_51_pledges_by_state_and_three_sums_that_are_never_added(cipedes):
    lama = kunjungan(sasaran(cipedes), **jam(60))
    KomitmenFactory(kegiatan=lama)
    akhir = KegiatanFactory(
        tuan_rumah=cipedes.bawahan.get(),
        status="selesai",
        nomor="KG-2024-0077",
        **jam(30),
    )
    KegiatanFactory(tuan_rumah=cipedes, **jam(1))
    KegiatanFactory(status="selesai", **jam(1))
    sebagian = KomitmenFactory(kegiatan=akhir, tenggat=HARI)
    LaporanTerusanFactory(komitmen=sebagian, jumlah=45)
    penuh = KomitmenFactory(kegiatan=akhir, target_kali=2)
    LaporanTerusanFactory(komitmen=penuh, jumlah=100, cara_hitung="perkiraan")
    LaporanTerusanFactory(komitmen=penuh, jumlah=1000, cara_hitung="anggota_grup")
    KomitmenFactory.create_batch(2, kegiatan=akhir, tenggat=HARI - timedelta(days=1))
    kalimat, rinci = bagian_komitmen(cipedes)
    assert "11 Mei 2024 (KG-2024-0077)" in kalimat
    assert rinci == {
        "Janji": "4",
        "Sebagian": "1",
        "Terpenuhi": "1",
        "Lewat tenggat": "2",
        "Tatap muka terhitung": "45 orang",
        "Tatap muka perkiraan": "100 orang",
        "Jangkauan pesan": "1000 orang",
    }
