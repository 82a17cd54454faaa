"""Has it reached my kecamatan? In the order of codes, with a page for each (10.8)."""

from datetime import date
from decimal import Decimal

import pytest

from ppid_portal.angka.angka import Angka, Kunci
from ppid_portal.angka.hitung import simpan
from ppid_portal.angka.periode import Periode
from tests.factories.organisasi import UnitFactory
from tests.informasi.kantor import muat_kalender, saat
from tests.ppid_portal.angka.meja import beku
from tests.ppid_portal.kinerja.meja import baca, kecamatan, taruh, unduh

pytestmark = pytest.mark.django_db
JALAN = "/kinerja/kecamatan-cihideung/"


@pytest.fixture
def satu():
    return kecamatan("Cihideung", "32.78.01")


def test_by_code_never_by_score_and_they_add_up(client, satu):
    dua = kecamatan("Cipedes", "32.78.02")
    taruh("A1", "2024", 50)
    taruh("A1", "2024", 12, kecamatan=satu)
    taruh("A1", "2024", 30, kecamatan=dua)
    isi, berkas = baca(client), unduh(client)
    assert "Cihideung belum pernah 0 — 12 0 Cipedes belum pernah 0 — 30 0" in isi
    assert "Tidak diketahui atau seluruh kota 8 0" in isi
    assert berkas["A1", "2024", "32.78.01"] == "12//12"
    assert berkas["A1", "2024", "tidak diketahui"] == "8//8"
    assert ("A1", "2023", "32.78.01") not in berkas


def test_the_page_of_a_kecamatan_and_of_nothing_else_says_whom_to_ask(client, satu):
    taruh("B1", "2024", 12)
    taruh("B1", "2024", 12, kecamatan=satu)
    isi = client.halaman(f"{JALAN}?periode=2024").content.decode()
    assert "Kunjungan terakhir" in isi
    assert "0265-000000" in isi
    assert 'href="/permohonan/"' in isi
    assert 'href="/kinerja/?periode=2024"' in isi
    assert "Aduan 12" in baca(client, jalan=JALAN)
    UnitFactory(slug="dinas-x")
    for salah in ("dinas-x/", "kecamatan-tidak-ada/", "kecamatan-cihideung/?periode=x"):
        assert client.get(f"/kinerja/{salah}").status_code == 404


def test_visits_and_who_came(client, satu):
    kecamatan("Cipedes", "32.78.02")
    taruh("D1", "2024", 15, 36)
    taruh("D1", "2023", 15, 36)
    taruh("D3", "2024", 3, kecamatan=satu)
    taruh("D5", "2024", 3, 4, kecamatan=satu)
    taruh("D12", "2024", nilai="18", kecamatan=satu)
    isi = baca(client)
    assert "15 dari 36 unit sudah didatangi Tahun 2023: 15 dari 36. ● tetap" in isi
    # Reckoned on 30 June, 18 days later.
    assert "Cihideung 12 Juni 2024 3 3 dari 4 0 0" in isi
    assert "Cipedes belum pernah 0 — 0 0" in isi
    assert "Kunjungan terakhir 12 Juni 2024" in baca(client, jalan=JALAN)
    assert unduh(client)["D12", "2024", "32.78.01"] == "//18"


def test_a_visit_that_has_not_ended_is_not_none(client, satu):
    """Six bodies came while it lasted: nobody says that nobody ever came."""
    kecamatan("Cipedes", "32.78.02")
    taruh("D3", "2024", 6, kecamatan=satu)
    taruh("D5", "2024", 1, 4, kecamatan=satu)
    isi = baca(client)
    assert "Cihideung belum ada yang selesai 6 1 dari 4 0 0" in isi
    assert "Cipedes belum pernah 0 — 0 0" in isi
    assert "Kunjungan terakhir belum ada yang selesai" in baca(client, jalan=JALAN)


def test_before_the_portal_nobody_knows_when_somebody_came(client, satu):
    taruh("A1", "2024", 9)
    # Nothing was reckoned in 2023; in 2022 the whole city had an event.
    assert "Cihideung — 0 — 0 0" in baca(client, "2023")
    taruh("D12", "2022", nilai="3")
    assert "Cihideung belum pernah 0 — 0 0" in baca(client, "2022")


def test_a_kecamatan_without_a_place_on_the_map_is_in_the_table(client):
    kecamatan("Cihideung", "32.78.99")
    isi = client.halaman("/kinerja/?periode=2024").text
    assert "Cihideung" in isi
    assert "<path d=" not in isi.split('class="peta"')[1].split("</figure>")[0]
    # The yearly report and the figures lead to each other.
    isi = client.halaman("/kinerja/semua/?periode=2024").text
    assert 'href="/laporan-tahunan/"' in isi
    utama = client.halaman("/laporan-tahunan/").text.split("<main")[1]
    assert 'href="/kinerja/"' in utama


def terhitung(hari, lalu, tempat):
    """The night of ``hari``: so many days since the last visit."""
    angka = Angka(nilai=Decimal(lalu), n=1)
    hasil = {
        Kunci("D12", "", p.kode, None, k): angka
        for p in Periode.memuat(date.fromisoformat(hari))
        for k in (None, tempat.pk)
    }
    simpan(hasil, saat(hari))


def test_the_last_visit_keeps_its_day_when_nights_are_missed(client, satu):
    """Reckoned on the 28th and again on 1 December: the visit was on 29 October."""
    muat_kalender()
    terhitung("2024-11-28", 30, satu)
    terhitung("2024-12-01", 33, satu)
    kunjungan = "Kunjungan terakhir 29 Oktober 2024"
    assert kunjungan in baca(client, "2024-11", JALAN)
    assert kunjungan in baca(client, "2024", JALAN)
    isi = [b for b in beku("2024-11", "2024-12-02").isi if b[0] == "D12"]
    assert {baris[10] for baris in isi} == {"2024-11-28"}
    assert kunjungan in baca(client, "2024-11", JALAN)


def test_as_many_days_on_another_day_are_another_visit(client, satu):
    terhitung("2024-11-27", 8, satu)
    terhitung("2024-11-29", 8, satu)
    assert "Kunjungan terakhir 21 November 2024" in baca(client, "2024-11", JALAN)
