"""PK-12: every row has the verdict that fits first, and its faults by cell."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from organisasi.kantor.peran import Peran
from pemangku.inventaris.kanal import sidik_kanal
from pemangku.models import ImporBaris, Kanal, Larangan, Pemangku
from tests.factories import pemangku as f
from tests.pemangku.impor.kantor_impor import (
    ISI,
    kerjakan,
    lembaga,
    periksa,
    satu,
    terima,
)
from tests.petugas import petugas_berperan

pytestmark = pytest.mark.django_db
V = ImporBaris.Vonis


# New, changed, unchanged


def test_known_one_without_news_is_unchanged_and_a_refused_one_is_not_known(kota):
    sk = date(2023, 1, 2)
    ada = lembaga(kota, "LPM Nagarasari", alamat="Jalan lama 1", sk_tanggal=sk)
    # A blank cell never erases; dates are compared as dates.
    baris = satu(kota, Alamat="", Tanggal_SK="02-01-2023")
    assert (baris.vonis, baris.sasaran) == (V.TANPA_PERUBAHAN, ada)
    Pemangku.objects.update(status=Pemangku.Status.DITOLAK)
    assert satu(kota).vonis == V.BARU


def test_news_on_a_known_one_are_shown_old_and_new(kota):
    lembaga(kota, "LPM Nagarasari", alamat="Jalan lama 1", jumlah_anggota=10)
    isi = {"Jumlah_Anggota": 12, "Tanggal_SK": "03-01-2023"}
    baris = satu(kota, Alamat="Jalan baru 2", **isi)
    assert baris.vonis == V.PERBARUI
    assert baris.beda == [
        ["Alamat", "Jalan lama 1", "Jalan baru 2"],
        ["Jumlah Anggota", "10", "12"],
        ["Tanggal SK", "", "03-01-2023"],
    ]


def test_a_contact_is_news_once_and_the_number_is_masked(kota):
    ada = lembaga(kota, "LPM Nagarasari")
    isi = {"Nama_Narahubung": "H. Asep Sunandar", "WhatsApp": "08123456789"}
    assert satu(kota, **isi).beda == [
        ["Nama Narahubung", "", "H. Asep Sunandar"],
        ["WhatsApp", "", "0812••••789"],
    ]
    jabatan = f.JabatanFactory(pemangku=ada, orang__nama="Asep Sunandar")
    f.KanalFactory(orang=jabatan.orang, nilai="628123456789")
    assert satu(kota, **isi).vonis == V.TANPA_PERUBAHAN


# Faults come first


def test_a_fault_stands_at_its_cell_though_the_record_is_known(kota):
    lembaga(kota, "LPM Nagarasari")
    salah = [
        *(
            ({kolom: ""}, kolom, f"{kolom} wajib diisi.")
            for kolom in ("Nama Lembaga", "Tanggal Data", "Sumber")
        ),
        *(
            ({kolom: "05-06-2024"}, kolom, "Tanggal ini belum terjadi.")
            for kolom in ("Tanggal Data", "Tanggal SK")
        ),
        ({"Tanggal SK": "31-02-2024"}, "Tanggal SK", "Bukan tanggal."),
        (
            {"Tanggal SK": "02-01-2024", "Berlaku s.d.": "1-1-2024"},
            "Berlaku s.d.",
            "Berlaku s.d. harus setelah",
        ),
        (
            {"Kecamatan": "Seluruh kota", "Kelurahan": ""},
            "Kecamatan",
            "Kelompok ini ada di tiap wilayah",
        ),
        (
            {"Kelurahan": "Sukajaya", "Kecamatan": ""},
            "Kecamatan",
            "Sukajaya ada di Bungursari dan Purbaratu; isi Kecamatan.",
        ),
        (
            {"Sumber": '=HYPERLINK("http://contoh.invalid")'},
            "Sumber",
            "Ganti rumus dengan nilai.",
        ),
        (
            {"Pengelola": "Dinas X"},
            "Pengelola",
            "Anda hanya dapat mengimpor untuk Kecamatan Cipedes.",
        ),
    ]
    semua = periksa(kota, *(ISI | isi for isi, _, _ in salah))
    for baris, (_isi, kolom, pesan) in zip(semua, salah, strict=True):
        assert baris.vonis == V.GALAT, kolom
        assert baris.galat[kolom][0].startswith(pesan)


def test_what_is_written_otherwise_is_no_fault(kota):
    beda = [
        {"Kelompok": "Media", "Kecamatan": "Seluruh kota", "Kelurahan": ""},
        {"Kelurahan": "Sukajaya", "Kecamatan": "Purbaratu"},
        {"Kelurahan": "Kotabaru", "Kecamatan": "Cibeureum"},
        {"Kelurahan": "kobar", "Kecamatan": "Cibeureum", "Nama Lembaga": "LPM"},
        {"Nama Lembaga": "'=Komunitas Setara"},
        {"Pengelola": "kec-cipedes"},
    ]
    for baris in periksa(kota, *(ISI | isi for isi in beda)):
        assert (baris.vonis, baris.galat) == (V.BARU, {})


def test_all_faults_of_a_row_are_told_at_once(kota):
    baris = satu(
        kota,
        Kelompok="Partai",
        Nama_Lembaga="X",
        Kecamatan="Antah",
        WhatsApp="0812345",
        Email="a b@c",
        Jumlah_Anggota="banyak",
        Sifat_Nomor="Rahasia",
        Alamat="a" * 251,
    )
    assert set(baris.galat) == {
        "Kelompok",
        "Nama Lembaga",
        "Kecamatan",
        "WhatsApp",
        "Email",
        "Jumlah Anggota",
        "Sifat Nomor",
        "Alamat",
    }
    # They never repeat a number or an address.
    for pribadi in ("0812345", "a b@c"):
        assert pribadi not in str(baris.galat)


# PK-14


def test_damaged_number_is_repaired_with_a_note(kota):
    baris = satu(kota, WhatsApp=8123456789, Sifat_Nomor="Dinas")
    assert (baris.vonis, baris.galat) == (V.BARU, {})
    assert baris.catatan == {"WhatsApp": ["0 di depan ditambahkan."]}


def test_owner_of_the_module_imports_for_every_unit(kota):
    pengelola = petugas_berperan(Peran.PENGELOLA_PEMANGKU, kota.dinas)
    [baik, asing] = periksa(
        kota,
        ISI | {"Pengelola": "Dinas X"},
        ISI | {"Pengelola": "Entah", "Nama Lembaga": "LPM lain sekali"},
        oleh=pengelola,
    )
    assert baik.vonis == V.BARU
    kata = "Unit ini tidak dikenal. Tulis kode atau nama unit."
    assert asing.galat["Pengelola"] == [kata]


# The whole


def test_a_batch_of_eight_costs_as_many_queries_as_one_of_two(kota):
    """Known and new, each with a person and his number."""

    def hitung(banyak):
        isi = [
            ISI
            | {"Nama Lembaga": f"LPM Nagarasari {ke}"}
            | {"Nama Narahubung": f"Peserta {ke}", "WhatsApp": f"0812345678{ke:02d}"}
            for ke in range(banyak)
        ]
        terima(kota, *isi)
        with CaptureQueriesContext(connection) as semua:
            kerjakan()
        return len(semua)

    for ke in range(5):
        ada = lembaga(kota, f"LPM Nagarasari {ke}")
        f.JabatanFactory(pemangku=ada, orang__nama=f"Peserta {ke}")
    hitung(1)  # the first reads what is kept from then on
    assert hitung(2) == hitung(8)


def test_a_personal_number_needs_its_person(kota):
    isi = {"WhatsApp": "08123456789", "Sifat_Nomor": "Pribadi"}
    [kata] = satu(kota, **isi).galat["Sifat Nomor"]
    assert "isi Nama Narahubung" in kata
    for kolom, nilai in (
        ("WhatsApp", ""),
        ("Sifat_Nomor", "Dinas"),
        ("Nama_Narahubung", "Asep Sunandar"),
    ):
        assert satu(kota, **isi | {kolom: nilai}).galat == {}


def test_personal_cells_stand_encrypted_in_the_database(kota):
    lembaga(kota, "LPM Nagarasari")
    satu(kota, Nama_Narahubung="Asep Sunandar", WhatsApp="08123456789")
    with connection.cursor() as kursor:
        kursor.execute("SELECT row_to_json(b)::text FROM pemangku_imporbaris b")
        [(mentah,)] = kursor.fetchall()
    assert "Asep" not in mentah
    assert "08123456789" not in mentah


# The same twice, look-alikes (PK-12)


def test_same_stakeholder_twice_names_the_first_row_without_a_fault(kota, monkeypatch):
    """Across batches, too."""
    monkeypatch.setattr("pemangku.impor.actions.SEKALI_PERIKSA", 1)
    beda = [{"Sumber": ""}, {}, {"Nama Lembaga": "LPM lain sekali"}, {}]
    beda.append({"Nama Lembaga": "LPMK Kel. Nagarasari"})
    baris = periksa(kota, *(ISI | isi for isi in beda))
    ganda = V.DUPLIKAT_DALAM_BERKAS
    assert [b.vonis for b in baris] == [V.GALAT, V.BARU, V.BARU, ganda, ganda]
    assert [b.kembar for b in baris] == [None, None, None, 3, 3]


def test_look_alike_is_offered_and_goes_back_by_itself(kota):
    ada = lembaga(kota, "LPM Nagara Sari")
    baris = satu(kota)
    assert (baris.vonis, baris.pilihan) == (V.MIRIP, ImporBaris.Pilihan.KEMBALIKAN)
    [calon] = baris.calon
    assert (calon["id"], calon["boleh"]) == (str(ada.pk), True)
    assert 55 <= calon["nilai"] < 90


def test_namesake_in_another_kelurahan_is_no_look_alike(kota):
    lembaga(kota, "LPM Sukajaya", wilayah_id="32.78.09.1004")
    di = {"Kecamatan": "Purbaratu", "Kelurahan": "Sukajaya"}
    assert satu(kota, Nama_Lembaga="LPM Sukajaya", **di).vonis == V.BARU


def test_shared_number_makes_a_look_alike_of_an_unlike_name(kota):
    ada = lembaga(kota, "Paguyuban Warga")
    f.KanalFactory(orang=None, pemangku=ada, nilai="628123456789")
    baris = satu(kota, WhatsApp="08123456789", Sifat_Nomor="Dinas")
    assert [c["nilai"] for c in baris.calon] == [60]


def test_two_exact_records_are_a_question_not_an_update(kota):
    lembaga(kota, "LPM Nagarasari")
    lembaga(kota, "LPM Kelurahan Nagarasari")
    assert satu(kota).vonis == V.MIRIP


def test_look_alike_of_another_unit_is_hinted_at_and_not_named(kota):
    lembaga(kota, "LPM Nagarasari", pengelola=kota.dinas)
    baris = satu(kota)
    assert (baris.vonis, baris.calon, baris.calon_luar) == (V.MIRIP, [], True)


def test_body_of_that_name_in_the_kecamatan_is_that_body(kota):
    ada = lembaga(kota, "LPM Motekar Ngahiji")
    isi = {"Nama_Lembaga": "LPM Motekar Ngahiji", "Kelurahan": ""}
    assert satu(kota, **isi).sasaran == ada
    # Whatever kind its name tells: nobody said one.
    baru = satu(kota, Kelompok="", **isi | {"Nama_Lembaga": "Paguyuban Motekar"})
    assert (baru.vonis, baru.galat) == (
        V.GALAT,
        {"Kelompok": ["Kelompok wajib diisi."]},
    )
    # One of each kelurahan: which of them is meant is a question.
    lembaga(kota, "LPM Motekar Ngahiji", wilayah_id="32.78.02.1002")
    assert satu(kota, **isi).vonis == V.MIRIP


@pytest.mark.parametrize("nama", ["LPM Kahuripan", "LPM Kahuripan 2"])
def test_names_that_differ_by_a_number_are_not_alike(kota, nama):
    lembaga(kota, nama)
    assert satu(kota, Nama_Lembaga="LPM Kahuripan 3").vonis == V.BARU


def test_figure_is_found_by_his_name_and_place(kota):
    tokoh = f.PeroranganFactory(
        jenis=kota.tokoh, wilayah=kota.nagarasari, pengelola=kota.cipedes
    )
    f.JabatanFactory(pemangku=tokoh, orang__nama="Asep Sunandar")
    baris = satu(kota, Kelompok="Tokoh", Nama_Lembaga="KH. Asep Sunandar")
    assert (baris.vonis, baris.sasaran) == (V.TANPA_PERUBAHAN, tokoh)


def test_figures_that_share_a_telephone_and_a_like_name_are_look_alikes(kota):
    tokoh = f.PeroranganFactory(jenis=kota.tokoh, pengelola=kota.cipedes)
    orang = f.JabatanFactory(pemangku=tokoh, orang__nama="Asep Hendriana").orang
    f.KanalFactory(orang=orang, nilai="628123456789")
    isi = {"Nama_Lembaga": "Asep Hendrayana", "WhatsApp": "08123456789"}
    baris = satu(kota, Kelompok="Tokoh", **isi)
    assert [c["nilai"] for c in baris.calon] == [50 + 25]


# PK-17, PK-19


def test_body_stands_in_the_post_where_no_column_names_it(kota):
    isi = {"Nama_Lembaga": "", "Nama_Narahubung": "Yayat"}
    baris = satu(kota, Jabatan="Ketua LPM Nagarasari", **isi)
    assert (baris.vonis, baris.galat) == (V.BARU, {})
    baris = satu(
        kota, Jabatan="Lurah Nagarasari", **isi | {"Nama_Narahubung": "A" * 101}
    )
    assert set(baris.galat) == {"Nama Narahubung"}
    # A figure is his own body.
    assert satu(kota, Kelompok="Tokoh", **isi).vonis == V.BARU


def test_a_personal_number_carries_a_note_that_it_may_not_be_written_to(kota):
    isi = ISI | {"Nama Narahubung": "P Q", "WhatsApp": "08123456789"}
    [baris] = periksa(kota, isi)
    assert baris.vonis == V.BARU
    assert "belum boleh dipakai mengirim" in str(baris.catatan)


@pytest.mark.parametrize(
    ("kolom", "jenis", "nilai", "normal"),
    [
        ("WhatsApp", Kanal.Jenis.WA, "0812-3456-789", "628123456789"),
        ("Email", Kanal.Jenis.EMAIL, "Orang@contoh.id", "orang@contoh.id"),
    ],
)
def test_suppressed_channel_is_left_out_with_a_warning(
    kota, kolom, jenis, nilai, normal
):
    sidik = sidik_kanal(jenis, normal)
    f.LaranganFactory(jenis=jenis, sidik=sidik, lingkup=Larangan.Lingkup.SIARAN)
    isi = {kolom: nilai, "Sifat Nomor": "Dinas"}
    [baris] = periksa(kota, ISI | isi)
    assert baris.catatan == {}  # kept from broadcasts alone
    f.LaranganFactory(jenis=jenis, sidik=sidik)
    [baris] = periksa(kota, ISI | isi)
    assert baris.vonis == V.BARU
    assert baris.catatan == {
        kolom: ["Kanal dalam daftar jangan dihubungi: tidak disimpan."]
    }
