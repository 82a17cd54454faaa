"""The sheet: cells as people write them, places by name, headings, template, what goes back."""

import io
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from organisasi.kantor.peran import Peran
from organisasi.kertas.xlsx import Lembar, baca_lembar
from organisasi.models import Wilayah
from pemangku.impor.lembar import (
    BATAS,
    KECAMATAN,
    KOLOM,
    PETUNJUK,
    WAJIB,
    PetaTempat,
    SelSalah,
    TempatSalah,
    baca_bilangan,
    baca_tanggal,
    baca_ya,
    bermasalah_xlsx,
    cocokkan,
    kolom_asing,
    tanpa_kutip,
    templat_xlsx,
)
from pemangku.inventaris.nama import normal_lembaga
from pemangku.models import ImporBaris, ImporBerkas, Pemangku
from tests.pemangku.impor.kantor_impor import (
    ISI,
    lembaga,
    periksa,
    satu,
    terapkan,
    wilayah,
)
from tests.petugas import petugas_berperan

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "teks",
    [
        *("2024-06-04", "04-06-2024", "4/6/2024", "04.06.2024", "4 6 2024"),
        *("4 Juni 2024", "4 jun 2024", " 4  JUNI  2024 ", "4-Jun-2024"),
    ],
)
def test_date_is_read_in_any_usual_writing(teks):
    assert baca_tanggal(teks) == date(2024, 6, 4)
    assert baca_tanggal("17 agt 2024") == date(2024, 8, 17)


@pytest.mark.parametrize(
    "teks", ["31-02-2024", "45447", "kemarin", "4 foo 2024", "06/2024", "4-6-24"]
)
def test_what_is_no_date_says_how_to_write_one(teks):
    with pytest.raises(SelSalah, match=r"misalnya 04-06-2024\."):
        baca_tanggal(teks)


def test_empty_cells_are_nothing():
    assert (baca_tanggal(""), baca_bilangan(""), baca_ya("")) == (None, None, False)


def test_number_is_read_with_and_without_thousands_and_nothing_else():
    semua = [baca_bilangan(t) for t in ("25", " 1.250 ", "0", "1.000.000")]
    assert semua == [25, 1250, 0, 10**6]
    for teks in ("dua puluh", "-3", "2.5", "99999999", "٣", "1,5"):
        with pytest.raises(SelSalah):
            baca_bilangan(teks)


def test_yes_and_no_are_read_and_nothing_else():
    assert [baca_ya(t) for t in ("Ya", "y", "TIDAK", "-")] == [True, True, False, False]
    with pytest.raises(SelSalah, match=r"^Tulis Ya atau Tidak\.$"):
        baca_ya("mungkin")


def test_guard_of_an_exported_cell_is_taken_off():
    semua = [tanpa_kutip(t) for t in ("'=Nama", "'+62", "'Aisyiyah", "'")]
    assert semua == ["=Nama", "+62", "'Aisyiyah", "'"]


# Places that exist twice are told apart by their kecamatan (PK-15)

KOTA_TASIK = Wilayah(kode="32.78", nama="Kota Tasikmalaya", tingkat="kota")
TEMPAT = wilayah(Wilayah, {"32.78": KOTA_TASIK})
TEMPAT["32.78.06.1010"].ejaan_lain = ["setianegara"]
# The official spelling once more.
TEMPAT["32.78.06.1008"].ejaan_lain = ["kota baru"]
PETA = PetaTempat(TEMPAT.values())


@pytest.mark.parametrize(
    ("kecamatan", "kelurahan", "kode"),
    [
        ("Purbaratu", "Sukajaya", "32.78.10.1005"),
        ("Bungursari", "Sukajaya", "32.78.09.1004"),
        ("Cibeureum", "Kotabaru", "32.78.06.1008"),
        ("Cibeureum", "kota  BARU", "32.78.06.1008"),
        ("Kec. Cibeureum", "Kel. Setianegara", "32.78.06.1010"),
        ("Kecamatan Cipedes", "Kelurahan Cipedes", "32.78.02.1002"),
        ("Cipedes", "", "32.78.02"),
        ("Kota Tasikmalaya", "", "32.78"),
        ("seluruh kota", "", "32.78"),
    ],
)
def test_place_is_found_by_both_names(kecamatan, kelurahan, kode):
    assert PETA.cari(kecamatan, kelurahan) == kode


@pytest.mark.parametrize(
    ("kecamatan", "kelurahan", "kolom", "pesan"),
    [
        (
            *("", "Sukajaya"),
            *("Kecamatan", "Sukajaya ada di Bungursari dan Purbaratu; isi Kecamatan."),
        ),
        (
            *("Tawang", "Cipedes"),
            *("Kelurahan", "Kelurahan Cipedes tidak berada di Kecamatan Tawang."),
        ),
        ("", "", "Kecamatan", ""),
        ("", "Antah", "Kecamatan", ""),
        ("Antah", "", "Kecamatan", ""),
        ("Tawang", "Antah", "Kelurahan", ""),
        ("Kota Tasikmalaya", "Sukajaya", "Kecamatan", ""),
    ],
)
def test_place_nobody_knows_is_refused_at_its_cell(kecamatan, kelurahan, kolom, pesan):
    with pytest.raises(TempatSalah, match=pesan or None) as galat:
        PETA.cari(kecamatan, kelurahan)
    assert galat.value.kolom == kolom


def test_only_the_city_is_the_whole_city_and_only_where_it_is_entered():
    assert PETA.sekota("32.78")
    assert not PETA.sekota("32.78.02")
    cipedes = Wilayah(kode="32.78.02", nama="Cipedes", tingkat=KECAMATAN)
    with pytest.raises(TempatSalah):
        PetaTempat([cipedes]).cari("Kota Tasikmalaya", "")


def buka(isi):
    return load_workbook(io.BytesIO(isi))


def lembar(*kepala, baris=1):
    return Lembar(list(kepala), [(n + 2, ["x"]) for n in range(baris)], {})


# Headings


def test_headings_are_found_in_any_order_and_writing():
    kepala = (" nama  LEMBAGA* ", "SUMBER", "Jenis", "kecamatan*", "tanggal data", "")
    hasil = cocokkan(lembar(*kepala))
    kolom = ["Nama Lembaga", "Sumber", "Jenis", "Kecamatan", "Tanggal Data"]
    assert [satu for _, satu in hasil.kepala] == kolom
    assert hasil.baris == [(2, ["x", "", "", "", ""])]


def test_unknown_headings_are_listed_and_the_portals_own_is_not():
    hasil = cocokkan(lembar(*WAJIB, "Warna", "", "Kesalahan"))
    assert kolom_asing(hasil.kepala) == ["Warna", "(tanpa nama)"]


@pytest.mark.parametrize(
    ("kepala", "baris", "pesan"),
    [
        (WAJIB[:1] + WAJIB[2:], 1, "Kolom wajib tidak ditemukan: Nama Lembaga"),
        ((*WAJIB, "sumber"), 1, "Kolom tertulis dua kali: Sumber"),
        (WAJIB, 0, "Tidak ada baris"),
    ],
)
def test_a_sheet_that_cannot_be_read_stops_before_any_row(kepala, baris, pesan):
    with pytest.raises(ValidationError, match=pesan):
        cocokkan(lembar(*kepala, baris=baris))


# The template


def test_template_marks_what_is_required_and_explains_every_column(kota):
    buku = buka(templat_xlsx([]))
    assert buku.sheetnames == ["Data", "Petunjuk", "Ref"]
    assert buku["Ref"].sheet_state == "hidden"
    data = buku["Data"]
    assert data.freeze_panes == "A2"
    kepala = [sel.value for sel in data[1]]
    assert [k for k in kepala if k.endswith("*")] == [f"{n}*" for n in WAJIB]
    assert [k.rstrip("*") for k in kepala] == list(KOLOM) == list(PETUNJUK)
    petunjuk = list(buku["Petunjuk"].values)
    assert {b[0] for b in petunjuk if b[1] == "ya"} == set(WAJIB)
    # A column of telephones is text; a list that is empty offers nothing.
    [huruf] = [sel.column_letter for sel in data[1] if sel.value == "WhatsApp"]
    assert data.column_dimensions[huruf].number_format == "@"
    assert len(data.data_validations.dataValidation) == 6


def test_choices_come_from_the_hidden_sheet(kota):
    buku = buka(templat_xlsx([kota.cipedes]))
    kolom = {sel.column_letter: sel.value for sel in buku["Data"][1]}
    daftar = {}
    for aturan in buku["Data"].data_validations.dataValidation:
        huruf = str(aturan.sqref).rstrip("0123456789:")[:1]
        rujuk = aturan.formula1.removeprefix("Ref!").replace("$", "")
        daftar[kolom[huruf]] = [sel.value for [sel] in buku["Ref"][rujuk]]
    assert daftar["Jenis*"] == ["LPM", "Media", "Tokoh"]
    assert daftar["Kecamatan*"][-1] == "Seluruh kota"
    assert daftar["Kelurahan"].count("Sukajaya") == 1
    assert daftar["Pengelola"] == ["Kecamatan Cipedes"]
    assert daftar["Persetujuan Siaran"] == ["Ya", "Tidak"]


def baca_ulang(buku):
    """The workbook as it is read when it is sent; no heading is foreign."""
    wadah = io.BytesIO()
    buku.save(wadah)
    berkas = SimpleUploadedFile("daftar.xlsx", wadah.getvalue())
    hasil = cocokkan(baca_lembar(berkas, BATAS))
    assert kolom_asing(hasil.kepala) == []
    return hasil


def test_filled_template_is_read_without_complaint(kota):
    buku = buka(templat_xlsx([kota.cipedes]))
    buku["Data"].append([ISI.get(nama) for nama in KOLOM])
    assert len(baca_ulang(buku).baris) == 1


# What goes back


def test_failed_rows_go_back_under_their_own_headings_with_the_faults(kota):
    baris = periksa(
        kota,
        ISI | {"Warna": "biru"},
        ISI | {"WhatsApp": "0812345", "Sumber": "", "Warna": "hijau"},
        ISI | {"Warna": "merah"},
    )
    semua = list(buka(bermasalah_xlsx(baris[0].berkas))["Data"].values)
    assert semua[0] == (*ISI, "Warna", "WhatsApp", "Kesalahan")
    assert [b[-3] for b in semua[1:]] == ["hijau", "merah"]
    assert semua[1][-1] == (
        "Baris 3. Sumber: Sumber wajib diisi. WhatsApp: Nomor terlalu pendek "
        "(contoh 0812-3456-7890)."
    )
    assert semua[2][-1] == "Baris 4. Sama dengan baris 2."


def test_corrected_sheet_is_read_again_with_its_column_of_faults(kota):
    baris = satu(kota, WhatsApp="+62 812 345", Nama_Lembaga="'=LPM A")
    buku = buka(bermasalah_xlsx(baris.berkas))
    data = buku["Data"]
    [sel] = [s for s in data[1] if s.value == "WhatsApp"]
    isi = data.cell(2, sel.column)
    assert (isi.value, isi.number_format) == ("'+62 812 345", "@")
    isi.value = "'+62 812 3456 789"
    ulang = baca_ulang(buku)
    kepala = [asli for asli, _ in ulang.kepala]
    [lagi] = periksa(kota, dict(zip(kepala, ulang.baris[0][1], strict=True)))
    assert lagi.vonis == ImporBaris.Vonis.BARU
    terapkan([lagi])
    assert Pemangku.objects.get().nama_resmi == "=LPM A"


# Every row of a messy sheet ends as written, joined, or returned with its reason


BARU = "LPM Anggrek Pandan"
# What is written otherwise than in ISI, and how the row ends; names no trigram confuses.
SEMRAWUT = [
    ({"Nama Lembaga": BARU}, "dibuat"),
    ({"Nama Lembaga": "LPM Sudah Tercatat"}, "sudah_ada"),
    ({"Nama Lembaga": "LPM Berubah Bambu", "Alamat": "Jalan 2"}, "diperbarui"),
    ({"Nama Lembaga": "LPM Warga Sejahtera Bersama 3"}, "dikembalikan"),
    ({"Nama Lembaga": "LPM Dahlia Sawo", "Sumber": ""}, "dikembalikan"),
    ({"Nama Lembaga": "LPM Enau", "Kelurahan": "Entah di Mana"}, "dikembalikan"),
    ({"Nama Lembaga": "LPM Ilalang", "WhatsApp": "0812"}, "dikembalikan"),
    ({"Nama Lembaga": BARU}, "dikembalikan"),
    ({"Nama Lembaga": "Radio Flamboyan", "Jenis": "Media"}, "dibuat"),
    ({"Nama Lembaga": " LPM CENDANA ULIN ", "Tanggal Data": "2024-06-03"}, "dibuat"),
]


def kembalian(berkas):
    """The returned rows by number: the reason and the cells."""
    _judul, *isi = buka(bermasalah_xlsx(berkas))["Data"].values
    hasil = {}
    for sel in isi:
        awal, _, sebab = str(sel[-1]).partition(". ")
        hasil[int(awal.removeprefix("Baris "))] = (sebab, list(sel[:-1]))
    assert len(hasil) == len(isi)
    return hasil


def pastikan_tuntas(berkas, asli):
    """No row is lost: each was written as it stands, or is returned with its reason."""
    kembali, kepala = kembalian(berkas), [judul for judul, _kolom in berkas.kepala]
    semua = berkas.baris.select_related("pemangku").order_by("nomor")
    for b, isi in zip(semua, asli, strict=True):
        if b.hasil != ImporBaris.Hasil.DIKEMBALIKAN:
            assert b.pemangku.nama_normal == normal_lembaga(isi["Nama Lembaga"])
            continue
        sebab, sel = kembali.pop(b.nomor)
        assert sebab.strip(), b.nomor
        assert sel == [str(isi.get(k) or "").strip() or None for k in kepala]
    assert kembali == {}
    assert berkas.status == ImporBerkas.Status.SELESAI
    hasil = [b.hasil for b in semua]
    assert berkas.jumlah == berkas.diproses == len(hasil)
    for kata in set(hasil):
        assert berkas.ringkasan[f"hasil_{kata}"] == hasil.count(kata)
    return hasil


def test_each_row_of_a_messy_sheet_is_accounted_for_in_two_units(kota):
    for nama in ("Sudah Tercatat", "Warga Sejahtera Bersama", "Berubah Bambu"):
        lembaga(kota, f"LPM {nama}")
    asli = [ISI | isi for isi, _hasil in SEMRAWUT]
    baris = periksa(kota, *asli)
    assert {b.vonis for b in baris} == set(ImporBaris.Vonis.values)
    hasil = pastikan_tuntas(terapkan(baris), asli)
    assert hasil == [satu for _isi, satu in SEMRAWUT]
    # The same sheet in the hands of another unit, which may not see those records.
    lain = petugas_berperan(Peran.PETUGAS_LAYANAN, kota.dinas)
    semula = Pemangku.objects.count()
    baris = periksa(kota, *asli, oleh=lain)
    berkas = baris[0].berkas
    ImporBerkas.objects.filter(pk=berkas.pk).update(unit=kota.dinas)
    hasil = pastikan_tuntas(terapkan(baris, oleh=lain), asli)
    assert set(hasil) == {"dikembalikan"}
    assert Pemangku.objects.count() == semula
    sebab = " ".join(s for s, _ in kembalian(berkas).values())
    assert "catatan unit lain yang tidak dapat Anda lihat" in sebab


def test_a_returned_row_names_what_it_resembles(kota):
    ada = lembaga(kota, "LPM Nagara Sari")
    berkas = terapkan(periksa(kota, ISI))
    ((sebab, _sel),) = kembalian(berkas).values()
    assert sebab == (
        f"Mirip dengan: {ada}. Belum diputuskan: unggah lagi, lalu pilih pakai yang ada "
        "atau buat baru."
    )
    ada.delete()
    ((sebab, _sel),) = kembalian(berkas).values()
    assert sebab.startswith("Mirip dengan: catatan yang sudah dihapus.")


def test_a_row_that_was_emptied_for_somebodys_sake_is_returned_empty(kota):
    (baris,) = periksa(kota, ISI | {"Sumber": ""})
    ImporBaris.objects.update(sel='{"sel": [], "rumus": []}')
    ((_sebab, sel),) = kembalian(baris.berkas).values()
    assert set(sel) == {None}
