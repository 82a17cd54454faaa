"""The list of excluded information: /informasi/dikecualikan/ and its files."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from informasi.models import DokumenInformasi, Klasifikasi
from tests.factories.informasi import UjiKonsekuensiFactory
from tests.factories.organisasi import BatasWaktuFactory, UnitFactory
from tests.kueri import kueri_dingin

pytestmark = pytest.mark.django_db
DAFTAR = "/informasi/dikecualikan/"


def judul(response):
    return [u.dokumen.judul for u in response.context["baris"]]


def test_a_row_says_ground_part_period_end_and_holder(client):
    UjiKonsekuensiFactory(
        dokumen__judul="Berkas penyidikan",
        dokumen__unit=UnitFactory(nama="Satpol PP"),
        pasal17="a",
        bagian="nama pelapor",
        jangka_waktu="30 tahun",
        berakhir_pada=date(2054, 6, 4),
        nomor_sk="001/2024",
    )
    isi = client.halaman(DAFTAR).text
    for bit in (
        "Berkas penyidikan",
        "Penegakan hukum (Pasal 17 huruf a).",
        "Hanya bagian ini yang ditutup: nama pelapor.",
        "Jangka waktu: 30 tahun.",
        "Terbuka dengan sendirinya Kamis, 4 Juni 2054.",
        "Satpol PP",
        "SK 001/2024",
    ):
        assert bit in isi
    # Letter j names the other act and its article.
    UjiKonsekuensiFactory(pasal17="j", uu_lain="UU 28/2007", pasal_uu_lain="Pasal 34")
    kata = "(Pasal 17 huruf j). Aturannya: UU 28/2007, Pasal 34."
    assert kata in client.halaman(DAFTAR).text


def test_only_approved_running_tests_of_published_entries_count(client):
    hari = timezone.localdate()
    UjiKonsekuensiFactory(
        dokumen__judul="Tampil", berakhir_pada=hari + timedelta(days=1)
    )
    UjiKonsekuensiFactory(dokumen__judul="Berakhir", berakhir_pada=hari)
    UjiKonsekuensiFactory(
        dokumen__judul="Belum disetujui", disetujui_oleh=None, disetujui_pada=None
    )
    UjiKonsekuensiFactory(
        dokumen__judul="Rancangan", dokumen__status=DokumenInformasi.Status.RANCANGAN
    )
    UjiKonsekuensiFactory(
        dokumen__judul="Sudah terbuka", dokumen__klasifikasi=Klasifikasi.SETIAP_SAAT
    )
    response = client.halaman(DAFTAR)
    assert judul(response) == ["Tampil"]
    assert response.context["jumlah"] == 1


def test_the_right_to_object_is_explained_with_the_limits_in_force(client):
    isi = client.halaman(DAFTAR).text
    assert "Tidak ada informasi yang dikecualikan" in isi
    assert "Anda berhak mengajukan keberatan" in isi
    assert "paling lambat" not in isi  # no number is made up
    BatasWaktuFactory(kode="keberatan.ajukan", nilai=31, dasar="Aturan uji")
    BatasWaktuFactory(kode="keberatan.tanggapi", nilai=32)
    isi = client.halaman(DAFTAR).text
    assert "paling lambat 31 hari kerja setelah alasannya Anda ketahui" in isi
    assert "dijawab paling lambat 32 hari kerja (Aturan uji)" in isi


def test_a_ground_narrows_the_list_and_can_be_taken_off(client):
    UjiKonsekuensiFactory(dokumen__judul="H")
    UjiKonsekuensiFactory(dokumen__judul="A", pasal17="a")
    response = client.halaman(f"{DAFTAR}?huruf=a")
    # The grounds in use are explained.
    assert (
        "dan sarana penegak hukum. Jangka waktu: Paling lama 30 tahun." in response.text
    )
    assert "Kekayaan alam" not in response.text
    assert judul(response) == ["A"]
    (faset,) = response.context["faset"]
    assert [(p["url"], p["jumlah"], p["aktif"]) for p in faset["pilihan"]] == [
        (".", 1, True),
        ("?huruf=h", 1, False),
    ]


def test_bad_addresses_get_a_sentence(client):
    UjiKonsekuensiFactory()
    for query, kalimat in (
        ("huruf=z", "Pasal 17 tidak punya huruf “z”"),
        ("halaman=x", "bukan nomor halaman"),
        ("halaman=1000000000", "Halaman 1000000000 tidak ada"),
    ):
        response = client.get(f"{DAFTAR}?huruf=h&{query}")
        assert response.status_code == 400
        assert kalimat in response.text


def test_what_a_test_weighed_stands_on_no_page(client):
    rahasia = ("Isi konsekuensi", "Isi manfaat", "X-Y")
    UjiKonsekuensiFactory(
        konsekuensi_dibuka=rahasia[0],
        manfaat_ditutup=rahasia[1],
        peserta=rahasia[2],
        pasal17="j",
        uu_lain="UU 28/2007",
        pasal_uu_lain="Pasal 34",
    )
    isi = client.halaman(f"{DAFTAR}?huruf=j").text
    assert "UU 28/2007, Pasal 34" in " ".join(isi.split())
    assert not [kata for kata in rahasia if kata in isi]


def test_the_list_costs_the_same_for_any_length(client):
    UjiKonsekuensiFactory()
    satu = len(kueri_dingin(client, DAFTAR))
    UjiKonsekuensiFactory.create_batch(3)
    assert len(kueri_dingin(client, DAFTAR)) == satu <= 6
