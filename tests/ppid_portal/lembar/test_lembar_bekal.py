"""6.5: the Lembar Bekal names what is served where, and becomes a handout with a version."""

import re
from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from organisasi.kantor.peran import Peran
from organisasi.models import Pengaturan
from ppid_portal.lembar.lembar_bekal import BANYAK, BELUM_ADA, isi_bekal
from tests.factories.informasi import DokumenFactory, PermohonanFactory
from tests.factories.organisasi import KanalLayananFactory, UnitFactory
from tests.pemangku.kantor_kunjungan import kecamatan
from tests.petugas import masuk_sebagai

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.time_machine(datetime(2024, 6, 10, 2, tzinfo=UTC), tick=False),
]
PADA = datetime(2024, 6, 10, 2, tzinfo=UTC)
DAFTAR = "/laporan/bahan/"
TIGA = ["Di kelurahan", "Di kecamatan", "Di OPD teknis"]


@pytest.fixture
def cipedes(db):
    return kecamatan("Kecamatan Cipedes", "Nagarasari", "Panglayungan")


def bagian(unit):
    return {b["judul"]: b for b in isi_bekal(unit, pada=PADA)["sajian"]}


def dinas(singkatan):
    return UnitFactory(nama=f"Dinas {singkatan}", singkatan=singkatan, jenis="opd")


def test_three_channels_each_with_its_use_and_code(cipedes):
    KanalLayananFactory(jenis="darurat", nomor="110", nama="Polri", urut=1)
    KanalLayananFactory(
        jenis="darurat", nomor="112", nama="GeCe 112", urut=2, cocok_untuk="kebakaran"
    )
    pintu = isi_bekal(cipedes, pada=PADA)["pintu"]
    assert [p["kata"] for p in pintu] == ["Minta informasi", "Mengadu", "Darurat"]
    assert (pintu[2]["nama"], pintu[2]["untuk"]) == ("GeCe 112", "kebakaran")
    assert pintu[0]["nama"] == ""
    assert "<svg" in pintu[2]["qr"]


def test_kelurahan_kecamatan_and_departments_stand_under_headings_of_their_own(cipedes):
    nagarasari = cipedes.bawahan.get(nama="Kelurahan Nagarasari")
    DokumenFactory(unit=cipedes, judul="Jadwal layanan")
    DokumenFactory(unit=nagarasari, judul="Profil")
    DokumenFactory(unit=dinas("Disdukcapil"), judul="Syarat KTP")
    DokumenFactory(unit=kecamatan("Kecamatan Tawang"), judul="Punya tetangga")
    DokumenFactory(unit=cipedes, judul="Rahasia", klasifikasi="dikecualikan")
    DokumenFactory(
        unit=UnitFactory(jenis="opd", sampai=date(2023, 1, 1)), judul="Kantor lama"
    )
    isi = bagian(cipedes)
    assert list(isi) == TIGA
    assert [b["isi"] for b in isi.values()] == [
        ["Profil (Kelurahan Nagarasari)"],
        ["Jadwal layanan"],
        ["Syarat KTP (Disdukcapil)"],
    ]
    assert {b["sisa"] + b["kosong"] for b in isi.values()} == {""}
    # An office that is no kecamatan names its own.
    opd = dinas("Diskominfo")
    DokumenFactory(unit=opd, judul="Statistik " + "x" * 90)
    isi = bagian(opd)
    assert list(isi) == ["Di Dinas Diskominfo"]
    assert isi["Di Dinas Diskominfo"]["isi"] == ["Statistik " + "x" * 79 + "…"]


def test_what_does_not_fit_is_told_as_a_number_and_nothing_as_nothing(cipedes):
    DokumenFactory.create_batch(BANYAK + 3, unit=cipedes)
    DokumenFactory(unit=dinas("Kecil"), judul="Satu-satunya")
    DokumenFactory.create_batch(BANYAK + 1, unit=dinas("Besar"))
    isi = bagian(cipedes)
    # No office fills the list alone.
    assert "Satu-satunya (Kecil)" in isi["Di OPD teknis"]["isi"][:2]
    assert len(isi["Di kecamatan"]["isi"]) == BANYAK
    assert isi["Di kecamatan"]["sisa"] == "Dan 3 informasi lain."
    assert isi["Di kelurahan"]["kosong"] == BELUM_ADA


def test_what_was_asked_for_there_comes_before_what_is_new(cipedes):
    opd, jauh = dinas("Satu"), kecamatan("Kecamatan Tawang")
    lama = DokumenFactory(unit=opd, judul="Diminta di sini")
    kota = DokumenFactory(unit=opd, judul="Diminta di kota")
    lampau = DokumenFactory(unit=opd, judul="Diminta dulu")
    DokumenFactory.create_batch(BANYAK + 1, unit=opd)
    minta = {"tanggal_terima": date(2024, 5, 2)}
    PermohonanFactory(unit=cipedes.bawahan.first(), dokumen=lama, **minta)
    for _ in range(2):
        PermohonanFactory(unit=jauh, dokumen=kota, **minta)
    PermohonanFactory(unit=cipedes, dokumen=lampau, tanggal_terima=date(2023, 6, 11))
    judul = bagian(cipedes)["Di OPD teknis"]["isi"]
    assert judul[:2] == ["Diminta di sini (Satu)", "Diminta di kota (Satu)"]
    assert "Diminta dulu (Satu)" not in judul


def test_the_desk_has_its_own_hours_and_place(cipedes):
    atur = Pengaturan.objects.kini()
    cipedes.telepon = ""
    kota = isi_bekal(cipedes, pada=PADA)["meja"]
    cipedes.jam_layanan, cipedes.loket = "Senin–Jumat 08.00–14.00", "Lantai 1."
    cipedes.alamat, cipedes.telepon = "Jl. Contoh 1", "0265 1"
    meja = isi_bekal(cipedes, pada=PADA)["meja"]
    assert atur.jam_layanan.rstrip(".") in kota
    assert "belum diisi" not in kota
    assert "Telepon" not in kota
    assert meja == (
        "Meja PPID Kecamatan Cipedes: Jl. Contoh 1 · Telepon 0265 1. Lantai 1. "
        "Senin–Jumat 08.00–14.00."
    )


def test_it_stays_one_page_whatever_was_entered(client, cipedes):
    for jenis in ("informasi", "pengaduan", "darurat"):
        KanalLayananFactory(
            jenis=jenis,
            nomor="112",
            nama="n " * 70,
            cocok_untuk="pakai ini " * 24,
            bukan_untuk="bukan ini " * 24,
            jam="setiap hari " * 8,
        )
    panjang = UnitFactory(nama="Dinas " + "yang panjang " * 14, jenis="opd")
    for unit in (cipedes, panjang, *cipedes.bawahan.all()):
        DokumenFactory.create_batch(8, unit=unit, judul="Judul yang panjang " * 10)
    masuk_sebagai(client, Peran.PPID_PEMBANTU, cipedes)
    jawab = client.get(reverse("lembar-bekal", args=(cipedes.slug,)))
    assert len(re.findall(rb"/Type\s*/Page\b", jawab.content)) == 1


def test_the_list_costs_the_same_for_one_kecamatan_and_for_three(client, cipedes):
    masuk_sebagai(client, Peran.PENGELOLA_PEMANGKU)
    with CaptureQueriesContext(connection) as satu:
        client.get(DAFTAR)
    for ke in range(2):
        unit = kecamatan(f"Kecamatan {ke}", f"Kelurahan {ke}")
        DokumenFactory(unit=unit)
    with CaptureQueriesContext(connection) as semua:
        client.get(DAFTAR)
    assert len(semua) == len(satu)
