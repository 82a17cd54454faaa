"""The home page."""

from datetime import date, timedelta

import pytest

from organisasi.models import KanalLayanan, PeranPPID, Unit
from ppid_portal.beranda.views import SOAL
from tests.factories.informasi import BerkasFactory, DokumenFactory, RancanganFactory
from tests.factories.organisasi import KanalLayananFactory, UnitFactory, WilayahFactory
from tests.kueri import kueri_dingin, kueri_tersimpan

pytestmark = pytest.mark.django_db


HARI = date(2024, 6, 4)


def kecamatan(nama, kode):
    return UnitFactory(
        jenis=Unit.Jenis.KECAMATAN,
        nama=f"Kecamatan {nama}",
        wilayah=WilayahFactory(nama=nama, kode=kode),
    )


LUAR = {"tautan": "https://contoh.go.id/"}


def test_newest_open_entries_come_first_with_their_first_file(client):
    isi = client.halaman("/").content.decode()
    assert "Belum ada informasi yang diumumkan" in isi
    assert "Dalam angka" not in isi
    lama, baru = DokumenFactory(judul="Yang lama"), DokumenFactory(judul="Yang baru")
    DokumenFactory(judul="Harus diminta")
    BerkasFactory(dokumen=baru)
    BerkasFactory(dokumen=lama, jenis="pdf", ukuran=1_234_567)
    BerkasFactory(dokumen=lama, jenis="csv")
    RancanganFactory(judul="Masih rancangan")
    DokumenFactory(judul="Rahasia", klasifikasi="dikecualikan")
    isi = client.halaman("/").content.decode()
    isi = isi.split('id="baru"')[1]
    assert isi.index(baru.judul) < isi.index(lama.judul)
    assert "PDF&nbsp;1,2 MB" in isi
    for kata in ("Masih rancangan", "Rahasia", "CSV", "Harus diminta"):
        assert kata not in isi


def test_the_map_leads_to_each_kecamatan_and_is_shaded_by_what_it_holds(client):
    kawalu, tawang = kecamatan("Kawalu", "32.78.05"), kecamatan("Tawang", "32.78.03")
    baru = kecamatan("Baru", "32.78.99")
    DokumenFactory.create_batch(3, unit=kawalu)
    DokumenFactory(unit=tawang)
    UnitFactory(jenis=Unit.Jenis.KECAMATAN, nama="Kecamatan Tanpa Wilayah")
    isi = client.halaman("/")
    assert [(b.nama, b.isi, b.kelas) for b in isi.context["bidang"]] == [
        ("Baru", "0", "padat-0"),
        ("Kawalu", "3", "padat-3"),
        ("Tawang", "1", "padat-1"),
    ]
    peta, daftar = isi.text.split("<figure")[1].split("</figure>")
    assert f'href="/unit/{kawalu.slug}/"' in peta
    # A kecamatan without an outline stands in the list.
    assert f"/unit/{baru.slug}/" not in peta
    assert f'href="/unit/{baru.slug}/"' in daftar


def test_ten_files_stand_on_the_home_page(client):
    for ke in range(11):
        BerkasFactory(dokumen=DokumenFactory(terbitan=f"tabel-{ke}"))
    DokumenFactory(terbitan="tanpa-berkas")
    assert len(client.halaman("/").context["pilihan"]) == 10


def angka(client):
    return [a["besar"] for a in client.halaman("/").context["angka"]]


def test_numbers_are_what_the_database_holds(client, time_machine):
    time_machine.move_to(HARI, tick=False)
    setda = UnitFactory(nama="Setda")
    bagian = UnitFactory(induk=setda, peran_ppid=PeranPPID.TANPA)
    UnitFactory(nama="Belum mengisi")
    DokumenFactory(unit=bagian, klasifikasi="setiap_saat", **LUAR)
    # Without periodic entries no share is told.
    assert angka(client) == ["1", "1 dari 2"]
    DokumenFactory(unit=bagian, dimutakhirkan_pada=HARI - timedelta(days=30))
    DokumenFactory(
        unit=bagian, dimutakhirkan_pada=HARI - timedelta(days=70), interval_bulan=2
    )
    DokumenFactory(unit=bagian, dimutakhirkan_pada=HARI - timedelta(days=200))
    DokumenFactory(unit=bagian, dimutakhirkan_pada=None)
    assert [(a["besar"], a["url"]) for a in client.halaman("/").context["angka"]] == [
        ("1", "/informasi/"),
        ("1 dari 2", "/unit/"),
        ("1 dari 4", "/informasi/?klasifikasi=berkala"),
    ]
    # Of a unit outside every PPID it counts for no unit.
    DokumenFactory(unit=UnitFactory(peran_ppid=PeranPPID.TANPA), **LUAR)
    assert angka(client)[:2] == ["2", "1 dari 2"]


def test_an_entry_renewed_six_months_ago_today_is_still_in_time(client, time_machine):
    DokumenFactory(dimutakhirkan_pada=date(2024, 2, 29))
    # 29 February and six months: 29 August
    # What would be none is not told.
    for hari, tepat in ((31, []), (29, ["1 dari 1"])):
        time_machine.move_to(date(2024, 8, hari), tick=False)
        assert angka(client)[2:] == tepat


@pytest.mark.parametrize("jumlah", [1, 40])
def test_costs_four_statements_for_any_number_of_rows(client, jumlah):
    for dokumen in DokumenFactory.create_batch(jumlah):
        BerkasFactory(dokumen=dokumen)
    assert len(kueri_dingin(client, "/")) == 4
    assert kueri_tersimpan(client, "/") == []


J = KanalLayanan.Jenis


def test_danger_stands_before_the_questions_and_each_has_an_answer_and_a_way_back(
    client,
):
    UnitFactory(peran_ppid=PeranPPID.UTAMA)
    awal = client.halaman("/layanan/").content.decode()
    bahaya = awal.index('class="pil" href="tel:112"')
    assert bahaya < awal.index("<h1>")
    for soal in SOAL:
        alamat = f'href="/layanan/?soal={soal["kode"]}"'
        assert bahaya < awal.index(alamat)
        isi = client.halaman(f"/layanan/?soal={soal['kode']}").content.decode()
        assert f"<h1>{soal['tanya']}</h1>" in isi
        assert alamat not in isi.split("Bukan itu maksud Anda?")[1]
    # An unknown choice gets a sentence.
    for soal in ("bahaya", "a%00b", "%ff", "x" * 10_000):
        response = client.get(f"/layanan/?soal={soal}")
        assert response.status_code == 400
        assert "tidak ada. Pilih salah satu di bawah ini" in response.text
        assert len(response.asli) < 20_000


def test_channels_of_the_matter_are_shown(client):
    for satu in J:
        KanalLayananFactory(nama=f"Kanal {satu}", jenis=satu, nomor=f"12{len(satu)}")
    # What is the city's is not called another's.
    KanalLayananFactory(nama="Rumah sakit kota", jenis=J.KESEHATAN, lingkup="kota")
    for soal, jenis in (
        ("masalah", [J.PENGADUAN]),
        ("pejabat", [J.PENGAWASAN]),
        ("kekerasan", [J.PERLINDUNGAN]),
        ("lembaga-lain", [J.UTILITAS, J.KESEHATAN, J.DARURAT]),
    ):
        isi = client.halaman(f"/layanan/?soal={soal}").content.decode()
        for satu in jenis:
            assert f"Kanal {satu}" in isi
            assert f'href="tel:12{len(satu)}"' in isi
        assert "Rumah sakit kota" not in isi


def test_a_number_says_when_it_was_tried_and_opens_what_it_is_for(client):
    KanalLayananFactory(jenis=J.UTILITAS, nomor="123")
    KanalLayananFactory(jenis=J.UTILITAS, nomor="124", diperiksa_pada=date(2024, 6, 4))
    KanalLayananFactory(jenis=J.UTILITAS)
    KanalLayananFactory(nama="Aduan lewat SMS", jenis=J.PENGADUAN, nomor="1708")
    isi = client.halaman("/layanan/?soal=lembaga-lain").content.decode()
    assert "belum dicoba" not in isi
    assert "terakhir dicoba 4 Juni 2024" in isi
    assert "Nomor dan alamatnya belum tercatat" in isi
    assert 'href="sms:1708"' in client.get("/layanan/?soal=masalah").text


@pytest.mark.parametrize("jumlah", [1, 20])
def test_costs_one_statement_at_most(client, jumlah):
    KanalLayananFactory.create_batch(jumlah, jenis=J.UTILITAS)
    assert kueri_dingin(client, "/layanan/") == []
    assert len(kueri_dingin(client, "/layanan/?soal=lembaga-lain")) == 1
    assert kueri_dingin(client, "/layanan/?soal=kantor") == []
    assert kueri_tersimpan(client, "/layanan/?soal=lembaga-lain") == []
