"""From a sheet to drafts: every row judged, own units only, all or none."""

import io

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from openpyxl import Workbook, load_workbook
from pytest_django.asserts import assertContains

from informasi.katalog.impor import (
    KOLOM,
    WAJIB,
    impor,
    periksa_kolom,
    pratinjau,
    templat_xlsx,
)
from informasi.models import DokumenInformasi
from organisasi.kantor.peran import Peran
from organisasi.kertas.xlsx import Lembar, baca_lembar
from organisasi.models import Jejak
from tests.factories.informasi import PADA, DokumenFactory, KelompokFactory
from tests.factories.organisasi import PenugasanFactory, PetugasFactory, UnitFactory
from tests.informasi.katalog.test_admin import alamat
from tests.petugas import masuk, masuk_sebagai, petugas_berperan
from tests.serentak import serentak

pytestmark = pytest.mark.django_db


ISI = {
    "Judul": "Laporan realisasi anggaran",
    "Ringkasan isi informasi": "Ringkasan.",
    "Penanggung jawab": "Sekretaris",
    "Waktu pembuatan": "2024",
    "Klasifikasi": "Berkala",
}


@pytest.fixture
def petugas():
    """A counter officer of one unit."""
    return petugas_berperan(Peran.PETUGAS_LAYANAN)


def unit_dari(petugas):
    return petugas.penugasan.get().unit


def lembar(*baris):
    """A sheet of these rows below the usual ones' headings."""
    kepala = list({kolom: None for satu in baris for kolom in satu})
    isi = [(n, [satu.get(k, "") for k in kepala]) for n, satu in enumerate(baris, 2)]
    return Lembar(kepala, isi, {})


def nilai(petugas, **ganti):
    """What one row would become; names of columns with ``_`` for a blank."""
    kolom = {nama.replace("_", " "): nilai for nama, nilai in ganti.items()}
    [satu] = pratinjau(lembar(ISI | kolom), petugas=petugas, pada=PADA)
    return satu


def galat_kolom(kepala, *baris):
    isi = [(n, sel) for n, sel in enumerate(baris, 2)]
    with pytest.raises(ValidationError) as galat:
        periksa_kolom(Lembar(kepala, isi, {}))
    return galat.value.messages


def test_headings_may_be_written_in_any_case_and_rows_get_their_width():
    kepala = [*(nama.upper() for nama in ISI), "", ""]
    mentah = Lembar(kepala, [(2, ["a"]), (4, ["b"] * 7)], {4: ["Judul"]})
    hasil = periksa_kolom(mentah)
    assert hasil.kepala == list(ISI)
    assert hasil.baris == [(2, ["a", "", "", "", ""]), (4, ["b"] * 5)]
    assert hasil.rumus == {4: ["Judul"]}
    assert galat_kolom(list(ISI)) == ["Tidak ada baris di bawah judul kolom."]


def test_wrong_columns_are_all_named_at_once():
    galat = galat_kolom(["Judul", "judul", "", "Harga", "Klasifikasi"], ["a"])
    assert galat == [
        "Kolom tidak dikenal: “(tanpa nama)” dan “Harga”.",
        (
            "Kolom wajib belum ada: “Ringkasan isi informasi”, “Penanggung jawab”, "
            "dan “Waktu pembuatan”."
        ),
        "Kolom tertulis dua kali: “Judul”.",
        "Pakai judul kolom seperti di templat.",
    ]


BENTUK = "Digital, Cetak, Digital dan cetak, atau Rekaman"
SALAH = {
    "Judul": ("", ""),
    "Penanggung_jawab": ("x" * 201, ""),
    "Bentuk_yang_tersedia": ("Batu", f"“Batu” tidak dikenal. Pilihannya: {BENTUK}."),
    "Kelompok": (
        "Lain",
        "“Lain” tidak dikenal. Tulis nama kelompok seperti di lembar Petunjuk.",
    ),
    "Tahun": ("24", "“24” bukan tahun. Tulis empat angka, misalnya 2024."),
    "Tautan_resmi": ("javascript:alert(1)", ""),
    "Unit_yang_menguasai": (
        "Unit lain",
        "“Unit lain” tidak dikenal. Tulis kode atau nama unit Anda.",
    ),
}


def test_wrong_cell_is_named_by_its_heading(petugas):
    for kolom, (isi, kalimat) in SALAH.items():
        satu = nilai(petugas, **{kolom: isi})
        assert satu.keadaan == "galat"
        [galat] = satu.galat
        assert galat.startswith(f"{kolom.replace('_', ' ')}: {kalimat}")


def test_a_group_of_another_class_is_told(petugas):
    KelompokFactory(nama="Daftar aset", klasifikasi="setiap_saat")
    [kalimat] = nilai(petugas, Kelompok="Daftar aset").galat
    assert "Kelompok ini untuk informasi" in kalimat
    # Nor is a formula a value.
    satu = lembar(ISI | {"Tahun": "="})
    berumus = Lembar(satu.kepala, satu.baris, {2: ["Tahun"]})
    [hasil] = pratinjau(berumus, petugas=petugas, pada=PADA)
    assert hasil.galat == ["Kolom Tahun berisi rumus. Ganti dengan nilainya."]


def test_entry_the_unit_has_already_is_left_out(petugas):
    DokumenFactory(
        nomor="IP-900001", unit=unit_dari(petugas), judul=ISI["Judul"], tahun=2024
    )
    assert nilai(petugas, Tahun="2024").keadaan == "sudah ada"
    assert nilai(petugas, Tahun="2023").baru
    # Neither is the same title of another unit, or of a draft that was merged.
    DokumenInformasi.objects.update(status="digabung")
    DokumenFactory(nomor="IP-900002", judul=ISI["Judul"], tahun=2024)
    assert nilai(petugas, Tahun="2024").baru


def test_unit_is_known_by_code_name_or_short_name(petugas):
    anak = UnitFactory(
        induk=unit_dari(petugas), nama="Bagian Hukum", singkatan="BAGHUK"
    )
    sebutan = [s.lower() for s in (anak.kode, anak.nama, anak.singkatan)]
    baris = [ISI | {"Unit yang menguasai": s, "Judul": s} for s in sebutan]
    impor(lembar(*baris), petugas=petugas, pada=PADA)
    assert [d.unit for d in DokumenInformasi.objects.all()] == [anak] * 3


def test_empty_unit_is_asked_for_when_the_officer_has_two():
    petugas = PetugasFactory()
    PenugasanFactory.create_batch(2, petugas=petugas)
    assert nilai(petugas).keadaan == "galat"
    assert nilai(petugas, Unit_yang_menguasai="").keadaan == "galat"
    # Of a kecamatan it is the kecamatan itself.
    tugas = PenugasanFactory()
    UnitFactory(induk=tugas.unit)
    tanpa = impor(lembar(ISI), petugas=PetugasFactory(), pada=PADA)
    hasil = impor(lembar(ISI), petugas=tugas.petugas, pada=PADA)
    assert [b.keadaan for b in (*tanpa, *hasil)] == ["galat", "baru"]
    assert DokumenInformasi.objects.get().unit == tugas.unit


def test_good_rows_become_drafts_with_number_and_trail(petugas):
    kelompok = KelompokFactory(nama="Laporan keuangan")
    isi = ISI | {
        "Kelompok": " laporan  KEUANGAN ",
        "Bentuk yang tersedia": "Cetak",
        "Tempat pembuatan": "Bandung",
        "Tahun": "2024",
        "Tautan resmi": "https://contoh.invalid/a",
    }
    impor(lembar(isi), petugas=petugas, pada=PADA)
    baru = DokumenInformasi.objects.get()
    assert baru.status == DokumenInformasi.Status.RANCANGAN
    assert baru.status_sejak == PADA
    assert baru.nomor.startswith("IP-0")
    assert (baru.unit, baru.kelompok) == (unit_dari(petugas), kelompok)
    assert (baru.bentuk, baru.tempat_pembuatan) == ("cetak", "Bandung")
    assert baru.tahun == 2024
    jejak = Jejak.objects.get(objek_id=str(baru.pk))
    assert (jejak.tindakan, jejak.pada) == ("susun", PADA)


def test_bad_rows_do_not_hold_up_good_ones_and_empty_cells_take_what_is_promised(
    petugas,
):
    kosong = dict.fromkeys(KOLOM, "") | ISI
    campur = lembar(kosong, ISI | {"Judul": ""}, ISI | {"Judul": "Peta"}, ISI)
    hasil = impor(campur, petugas=petugas, pada=PADA)
    assert [(b.nomor, b.keadaan) for b in hasil] == [
        (2, "baru"),
        (3, "galat"),
        (4, "baru"),
        (5, "sudah ada"),
    ]
    baru, peta = DokumenInformasi.objects.order_by("pk")
    assert (baru.judul, peta.judul) == (ISI["Judul"], "Peta")
    assert (baru.bentuk, baru.tempat_pembuatan) == ("digital", "Kota Tasikmalaya")
    assert (baru.kelompok, baru.tahun, baru.tautan) == (None, None, "")


def tolak_di_basis_data(setelah):
    """The database refuses one title, as a full disk might, after so many saves.

    A sequence keeps its count when the look ahead is rolled back.
    """
    with connection.cursor() as kursor:
        kursor.execute("CREATE SEQUENCE tolak_uji")
        kursor.execute(
            "CREATE FUNCTION tolak_uji() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            f"IF nextval('tolak_uji') > {setelah} THEN RAISE EXCEPTION 'penuh'; END IF; "
            "RETURN NEW; END $$"
        )
        kursor.execute(
            "CREATE TRIGGER tolak_uji BEFORE INSERT ON informasi_dokumeninformasi "
            "FOR EACH ROW WHEN (NEW.judul = 'Ditolak') EXECUTE FUNCTION tolak_uji()"
        )


def test_row_the_database_refuses_is_told_and_holds_up_no_other(petugas):
    tolak_di_basis_data(setelah=0)
    hasil = impor(lembar(ISI | {"Judul": "Ditolak"}, ISI), petugas=petugas, pada=PADA)
    assert hasil[0].galat == ["Baris ini tidak dapat dibaca."]
    assert DokumenInformasi.objects.get().judul == ISI["Judul"]


XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SUDAH = "Impor ini sudah dijalankan atau sudah lebih dari satu jam."


def berkas(*baris, nama="daftar.xlsx"):
    """An upload of these rows."""
    satu, wadah, buku = lembar(*baris), io.BytesIO(), Workbook()
    buku.active.append(satu.kepala)
    for _, sel in satu.baris:
        buku.active.append(sel)
    buku.save(wadah)
    return SimpleUploadedFile(nama, wadah.getvalue(), XLSX)


def unggah(client, *baris):
    """Send a sheet; the address of the page that shows what would happen."""
    jawab = client.post(alamat("impor"), {"berkas": berkas(*baris)})
    assert jawab.status_code == 302, jawab.context["form"].errors
    return jawab.url


def test_upload_is_looked_at_first_and_saved_once_on_confirmation(client, petugas):
    masuk(client, petugas)
    lanjut, lain = unggah(client, ISI, ISI | {"Judul": ""}, ISI), unggah(client, ISI)
    halaman = client.get(lanjut)
    assertContains(halaman, "1 rancangan akan dibuat")
    assertContains(halaman, "1 sudah ada dan dilewati, 1 baris bermasalah")
    assertContains(halaman, "(tanpa judul)")
    assert not DokumenInformasi.objects.exists()
    jawab = client.post(lanjut, follow=True)
    assertContains(jawab, "1 rancangan dibuat, 1 sudah ada, 1 baris tidak diimpor.")
    # A second click and another officer find it done.
    assertContains(client.post(lanjut, follow=True), SUDAH)
    assertContains(client.get(lanjut, follow=True), SUDAH)
    masuk_sebagai(client, Peran.PETUGAS_LAYANAN, unit_dari(petugas))
    assertContains(client.post(lain, follow=True), SUDAH)
    assert DokumenInformasi.objects.get().unit == unit_dari(petugas)


def test_break_off_while_saving_is_told_and_leads_back(client, petugas):
    masuk(client, petugas)
    tolak_di_basis_data(setelah=1)
    lanjut = unggah(client, ISI, ISI | {"Judul": "Ditolak"})
    jawab = client.post(lanjut, follow=True)
    assertContains(jawab, "tidak ada yang disimpan")
    assert jawab.request["PATH_INFO"] == alamat("impor")
    assert not DokumenInformasi.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_two_clicks_at_the_same_moment_write_once(client, petugas):
    masuk(client, petugas)
    lanjut = unggah(client, ISI)

    def klik(_ke):
        satu = Client()
        satu.cookies = client.cookies.copy()
        return satu.post(lanjut).status_code

    assert serentak(4, klik) == [302] * 4
    assert DokumenInformasi.objects.count() == 1


def buka(isi):
    return load_workbook(io.BytesIO(isi))


def test_groups_and_the_own_units_can_be_looked_up(client, petugas):
    KelompokFactory(nama="Laporan keuangan")
    UnitFactory()
    unit = unit_dari(petugas)
    masuk(client, petugas)
    jawab = client.get(alamat("templat"))
    assert jawab["Content-Type"] == XLSX
    assert "templat-dip.xlsx" in jawab["Content-Disposition"]
    baris = list(buka(jawab.content)["Petunjuk"].values)
    assert ("Laporan keuangan", "Berkala", None) in baris
    assert baris[-2:] == [("Unit Anda", "Kode", None), (unit.nama, unit.kode, None)]


def test_filled_template_is_imported_without_complaint(petugas):
    buku = buka(templat_xlsx([]))
    isi = dict.fromkeys(WAJIB, "Isi") | {"Klasifikasi": "Setiap saat"}
    buku["DIP"].append([isi.get(nama) for nama in KOLOM])
    wadah = io.BytesIO()
    buku.save(wadah)
    lembar = baca_lembar(SimpleUploadedFile("templat.xlsx", wadah.getvalue()))
    [satu] = pratinjau(periksa_kolom(lembar), petugas=petugas, pada=PADA)
    assert satu.baru, satu.galat
