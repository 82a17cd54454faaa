"""Pages that staff write."""

from datetime import date

import pytest

from organisasi.models import Pengaturan
from tests.factories.organisasi import (
    BatasWaktuFactory,
    DasarHukumFactory,
    HalamanFactory,
    HariLiburFactory,
    KanalLayananFactory,
    UnitFactory,
)
from tests.kueri import kueri_dingin, kueri_tersimpan

pytestmark = pytest.mark.django_db
CARA = "cara-menghitung-hari-kerja"


def test_pages_show_what_staff_wrote_once_they_are_out(client):
    isi = "## Satu\n\n**tebal** <script>"
    HalamanFactory(slug="profil", judul="Profil", ringkas="Siapa kami.", isi=isi)
    HalamanFactory(slug="belum-terbit", judul="Belum terbit", terbit=False)
    daftar = client.halaman("/tentang/").content.decode()
    assert "Siapa kami." in daftar
    assert "Belum terbit" not in daftar
    isi = client.halaman("/tentang/profil/").content.decode()
    assert "<h2>Satu</h2>" in isi
    assert "<strong>tebal</strong> &lt;script&gt;" in isi
    for slug in ("belum-terbit", "tidak-ada", "x" * 300):
        assert client.get(f"/tentang/{slug}/").status_code == 404


def test_legal_bases_are_rows_with_what_replaced_them(client):
    HalamanFactory(slug="dasar-hukum")
    baru = DasarHukumFactory(kode="Perki 1/2021", tautan="https://contoh.invalid/a")
    DasarHukumFactory(kode="Perki 1/2010", berlaku=False, diganti_oleh=baru)
    DasarHukumFactory(kode="Perki 0/2000", berlaku=False)
    isi = client.halaman("/tentang/dasar-hukum/").content.decode()
    berlaku, diganti = isi.split("Yang sudah tidak berlaku")
    assert '<a href="https://contoh.invalid/a">' in berlaku
    assert "Perki 1/2010" in diganti
    assert "<td>Perki 1/2021</td>" in diganti
    assert "<td>–</td>" in diganti


@pytest.mark.time_machine(date(2024, 6, 4), tick=False)
def test_days_off_with_their_decree_and_an_example_reckoned_from_today(client):
    HalamanFactory(slug=CARA)
    BatasWaktuFactory(kode="permohonan.jawab", nilai=10)
    for hari in (date(2023, 1, 1), date(2024, 6, 17), date(2024, 6, 18)):
        HariLiburFactory(tanggal=hari, nama=f"Libur {hari.year}", dasar="SKB contoh")
    isi = client.halaman(f"/tentang/{CARA}/").content.decode()
    assert "Senin, 17 Juni 2024" in isi
    assert "Libur 2023" not in isi
    assert isi.count("Dasar: SKB contoh") == 1
    assert "Hari libur tahun 2025 belum diisi" in isi
    assert "10 hari kerja sejak Selasa, 4 Juni 2024" in isi
    assert "paling lambat Kamis, 20 Juni 2024" in isi
    assert "17 Juni 2024 (Libur 2024)" in isi


def test_a_missing_limit_or_calendar_says_why_nothing_can_be_told(client):
    HalamanFactory(slug=CARA)
    tanpa = client.get(f"/tentang/{CARA}/").text
    assert "Batas waktu “permohonan.jawab” belum diatur" in tanpa
    BatasWaktuFactory(kode="permohonan.jawab")
    isi = client.halaman(f"/tentang/{CARA}/").content.decode()
    assert "belum diisi. Tanggal jatuh tempo tidak dapat dihitung" in isi


@pytest.mark.parametrize("jumlah", [1, 20])
def test_pages_cost_the_same_for_any_number_of_rows(client, jumlah):
    HalamanFactory.create_batch(jumlah)
    HalamanFactory(slug="dasar-hukum")
    HalamanFactory(slug=CARA)
    DasarHukumFactory.create_batch(jumlah)
    HariLiburFactory.create_batch(jumlah)
    BatasWaktuFactory(kode="permohonan.jawab")
    assert len(kueri_dingin(client, "/tentang/")) == 1
    assert len(kueri_dingin(client, "/tentang/dasar-hukum/")) == 2
    assert len(kueri_dingin(client, f"/tentang/{CARA}/")) == 3
    assert kueri_tersimpan(client, "/tentang/dasar-hukum/") == []


def test_the_privacy_page_names_each_term_from_the_rows_in_force(client, settings):
    settings.UMUR_DRAF_HARI = 9
    HalamanFactory(slug="privasi")
    for kode, nilai in {
        "permohonan.jawab": 10,
        "permohonan.perpanjang": 7,
        "keberatan.ajukan": 30,
        "keberatan.tanggapi": 30,
        "sengketa.ajukan": 14,
        "pengaduan.verifikasi": 3,
        "pengaduan.tanggapan_pertama": 5,
        "pengaduan.selesai.berkadar": 60,
        "pengaduan.tunggu_pelapor": 10,
    }.items():
        BatasWaktuFactory(kode=kode, nilai=nilai)
    BatasWaktuFactory(kode="pengaduan.lengkapi", nilai=30, satuan="hari")
    Pengaturan(kontak_tanpa_setuju_hari=45, retensi_orang_bulan=18).save()
    isi = client.halaman("/tentang/privasi/").content.decode()
    for kata in (
        "91 hari kerja sejak permohonan diterima",
        # The days to wait and to react count twice.
        "Paling lama 30 hari dan 93 hari kerja sejak aduan diterima",
        "Yang diketik petugas: 24 jam.",
        "9 hari sejak dibuka",
        "45 hari",
        "18 bulan",
        "90 hari setelah aduan",
        "30 hari setelah terkirim",
        "penghapusan otomatis belum dinyalakan",
    ):
        assert kata in isi
    Pengaturan(hapus_identitas_otomatis=True).save()
    assert "dihapus pada malam hari" in client.get("/tentang/privasi/").text


def test_sundanese_pages_keep_the_language_and_name_their_twin(client):
    UnitFactory(peran_ppid="utama", telepon="(0265) 000-0000", wa="62800000")
    BatasWaktuFactory(kode="permohonan.jawab", nilai=10)
    KanalLayananFactory(jenis="utilitas", nomor="121", cocok_untuk="kereta dan stasiun")
    isi = client.halaman("/su/nyuhunkeun/", lang="su").text
    assert "Haratis. Diwaler sacara tinulis pangleuirna 10 poé gawé." in isi
    assert 'href="/permohonan/" lang="id"' in isi
    assert "Senén dugi ka Jumaah" in client.halaman("/su/kontak/", lang="su").text
    assert "karéta sareng stasion" in client.halaman("/su/ka-mana/", lang="su").text
    assert 'hreflang="su" href="http' in client.halaman("/keberatan/").text
    assert 'class="bahasa" href="/su/"' in client.halaman("/data/").text
    assert client.get("/su/sanes/").status_code == 404
