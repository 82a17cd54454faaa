"""The sheet: cells as people write them, places by name, headings, template, what goes back."""

from __future__ import annotations

import io
from collections import Counter
from datetime import date
from typing import Any

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
    KELURAHAN,
    KOLOM,
    KOTA,
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
from tests.factories.pemangku import TagFactory
from tests.pemangku.impor.kantor_impor import (
    ISI,
    alamat,
    lembaga,
    periksa,
    terapkan,
    tindak,
    unggah,
)
from tests.petugas import masuk, petugas_berperan

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


@pytest.mark.parametrize(
    ("teks", "angka"), [("25", 25), (" 1.250 ", 1250), ("0", 0), ("1.000.000", 10**6)]
)
def test_number_is_read_with_and_without_thousands(teks, angka):
    assert baca_bilangan(teks) == angka


@pytest.mark.parametrize("teks", ["dua puluh", "-3", "2.5", "99999999", "٣", "1,5"])
def test_what_is_no_number_is_refused(teks):
    with pytest.raises(SelSalah):
        baca_bilangan(teks)


def test_yes_and_no_are_read_and_nothing_else():
    assert [baca_ya(t) for t in ("Ya", "y", "TIDAK", "-")] == [True, True, False, False]
    with pytest.raises(SelSalah, match=r"^Tulis Ya atau Tidak\.$"):
        baca_ya("mungkin")


@pytest.mark.parametrize(
    ("teks", "bersih"),
    [("'=Nama", "=Nama"), ("'+62", "+62"), ("'Aisyiyah", "'Aisyiyah"), ("'", "'")],
)
def test_guard_of_an_exported_cell_is_taken_off(teks, bersih):
    assert tanpa_kutip(teks) == bersih


# Places that exist twice are told apart by their kecamatan (PK-15)

PETA = PetaTempat(
    (
        Wilayah(kode=kode, nama=nama, tingkat=tingkat, induk_id=kode.rpartition(".")[0])
        for kode, nama, tingkat in (
            ("32.78", "Kota Tasikmalaya", KOTA),
            ("32.78.02", "Cipedes", KECAMATAN),
            ("32.78.03", "Tawang", KECAMATAN),
            ("32.78.06", "Cibeureum", KECAMATAN),
            ("32.78.09", "Bungursari", KECAMATAN),
            ("32.78.10", "Purbaratu", KECAMATAN),
            ("32.78.02.1002", "Cipedes", KELURAHAN),
            ("32.78.06.1008", "Kota Baru", KELURAHAN),
            ("32.78.06.1010", "Setianagara", KELURAHAN),
            ("32.78.09.1004", "Sukajaya", KELURAHAN),
            ("32.78.10.1005", "Sukajaya", KELURAHAN),
        )
    ),
    (
        ("32.78.06.1010", "setianegara"),
        # The official spelling once more, and a place that is not there.
        ("32.78.06.1008", "kota baru"),
        ("32.78.99.0000", "tempat yang tidak ada"),
    ),
)


def salah(kecamatan, kelurahan):
    """Column and sentence of the refusal."""
    with pytest.raises(TempatSalah) as galat:
        PETA.cari(kecamatan, kelurahan)
    return galat.value.kolom, str(galat.value)


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


def test_kelurahan_of_two_kecamatan_asks_for_the_kecamatan():
    assert salah("", "Sukajaya") == (
        "Kecamatan",
        "Sukajaya ada di Bungursari dan Purbaratu; isi Kecamatan.",
    )


def test_kelurahan_of_another_kecamatan_is_refused_with_both_names():
    assert salah("Tawang", "Cipedes") == (
        "Kelurahan",
        "Kelurahan Cipedes tidak berada di Kecamatan Tawang.",
    )


@pytest.mark.parametrize(
    ("kecamatan", "kelurahan", "kolom"),
    [
        ("", "", "Kecamatan"),
        ("", "Antah", "Kecamatan"),
        ("Antah", "", "Kecamatan"),
        ("Tawang", "Antah", "Kelurahan"),
        ("Kota Tasikmalaya", "Sukajaya", "Kecamatan"),
    ],
)
def test_place_nobody_knows_is_refused_at_its_cell(kecamatan, kelurahan, kolom):
    assert salah(kecamatan, kelurahan)[0] == kolom


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
    hasil = cocokkan(
        lembar(" nama  LEMBAGA* ", "SUMBER", "Jenis", "kecamatan*", "tanggal data", "")
    )
    assert [kolom for _, kolom in hasil.kepala] == [
        *("Nama Lembaga", "Sumber", "Jenis", "Kecamatan", "Tanggal Data")
    ]
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
    assert len(data.data_validations.dataValidation) == 7


def test_choices_come_from_the_hidden_sheet(kota):
    TagFactory(nama="kader")
    buku = buka(templat_xlsx([kota.cipedes]))
    kolom = {sel.column_letter: sel.value for sel in buku["Data"][1]}
    daftar: dict[str, list[Any]] = {}
    for satu in buku["Data"].data_validations.dataValidation:
        huruf = str(satu.sqref).rstrip("0123456789:")[:1]
        rujuk = satu.formula1.removeprefix("Ref!").replace("$", "")
        isi = [sel.value for [sel] in buku["Ref"][rujuk]]
        daftar[kolom[huruf]] = isi
    assert daftar["Jenis*"] == ["LPM", "Media", "Tokoh"]
    assert daftar["Kecamatan*"][-1] == "Seluruh kota"
    assert daftar["Kelurahan"].count("Sukajaya") == 1
    assert daftar["Pengelola"] == ["Kecamatan Cipedes"]
    assert daftar["Tag"] == ["kader"]
    assert daftar["Persetujuan Siaran"] == ["Ya", "Tidak"]


def test_filled_template_is_read_without_complaint(kota):
    buku = buka(templat_xlsx([kota.cipedes]))
    buku["Data"].append([ISI.get(nama) for nama in KOLOM])
    wadah = io.BytesIO()
    buku.save(wadah)
    hasil = cocokkan(
        baca_lembar(SimpleUploadedFile("templat.xlsx", wadah.getvalue()), BATAS)
    )
    assert kolom_asing(hasil.kepala) == []
    assert len(hasil.baris) == 1


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


def test_row_that_failed_while_it_was_written_goes_back_too(kota):
    baris = periksa(kota, ISI)
    lembaga(kota, "LPM Nagarasari")
    berkas = terapkan(baris)
    [_, satu] = buka(bermasalah_xlsx(berkas))["Data"].values
    assert satu[-1] == "Baris 2. Sudah tercatat sejak berkas ini diperiksa."


def test_corrected_sheet_is_read_again_with_its_column_of_faults(kota):
    [baris] = periksa(
        kota, ISI | {"WhatsApp": "+62 812 345", "Nama Lembaga": "'=LPM A"}
    )
    buku = buka(bermasalah_xlsx(baris.berkas))
    data = buku["Data"]
    [sel] = [s for s in data[1] if s.value == "WhatsApp"]
    isi = data.cell(2, sel.column)
    assert (isi.value, isi.number_format) == ("'+62 812 345", "@")
    isi.value = "'+62 812 3456 789"
    wadah = io.BytesIO()
    buku.save(wadah)
    ulang = cocokkan(baca_lembar(SimpleUploadedFile("a.xlsx", wadah.getvalue()), BATAS))
    assert kolom_asing(ulang.kepala) == []
    [lagi] = periksa(
        kota,
        dict(zip([asli for asli, _ in ulang.kepala], ulang.baris[0][1], strict=True)),
    )
    assert lagi.vonis == ImporBaris.Vonis.BARU
    terapkan([lagi])
    lagi.refresh_from_db()
    assert lagi.pemangku is not None
    assert lagi.pemangku.nama_resmi == "=LPM A"


# Every row of a messy sheet ends as written, joined, or returned with its reason


V, H = ImporBaris.Vonis, ImporBaris.Hasil
MASUK = {H.DIBUAT, H.DIPERBARUI, H.SUDAH_ADA}
BANYAK = 60
# Words that make names no trigram confuses.
KATA = (
    *("Anggrek", "Bambu", "Cendana", "Dahlia", "Enau", "Flamboyan", "Gaharu"),
    *("Hanjuang", "Ilalang", "Jambu", "Kemuning", "Lontar", "Mahoni", "Nangka"),
    *("Oleander", "Pandan", "Rambutan", "Sawo", "Tanjung", "Ulin"),
)


def nama(ke):
    return f"LPM {KATA[ke % 20]} {KATA[(ke * 7 + ke // 20) % 20]}"


def semrawut():
    """Rows of ten kinds, mixed: good, known, alike, double and broken."""
    baris: list[dict[str, Any]] = []
    for ke in range(BANYAK):
        isi = ISI | {"Nama Lembaga": nama(ke)}
        isi |= (
            {},
            {"Nama Lembaga": "LPM Sudah Tercatat"},
            {"Nama Lembaga": f"LPM Berubah {KATA[ke // 10]}", "Alamat": f"Jalan {ke}"},
            {"Nama Lembaga": f"LPM Warga Sejahtera Bersama {ke}"},
            {"Sumber": ""},
            {"Kelurahan": "Entah di Mana"},
            {"WhatsApp": "0812", "Sifat Nomor": "Dinas"},
            {"Nama Lembaga": nama(ke - 7)},
            {"Jenis": "Media", "Nama Lembaga": f"Radio {KATA[ke // 10]}"},
            {"Nama Lembaga": f"  {nama(ke).upper()} ", "Tanggal Data": "2024-06-03"},
        )[ke % 10]
        baris.append(isi)
    return baris


def siapkan(kota):
    lembaga(kota, "LPM Sudah Tercatat")
    lembaga(kota, "LPM Warga Sejahtera Bersama")
    for ke in range(2, BANYAK, 10):
        lembaga(kota, f"LPM Berubah {KATA[ke // 10]}")


def kembalian(berkas):
    """The returned rows by number: the reason and the cells."""
    _judul, *isi = load_workbook(io.BytesIO(bermasalah_xlsx(berkas)))["Data"].values
    hasil = {}
    for sel in isi:
        awal, _, sebab = str(sel[-1]).partition(". ")
        hasil[int(awal.removeprefix("Baris "))] = (sebab, list(sel[:-1]))
    assert len(hasil) == len(isi)
    return hasil


def pastikan_tuntas(berkas, asli):
    """No row is lost, row by row and in the sum; how many ended in which way."""
    kembali = kembalian(berkas)
    hitung: Counter[str] = Counter()
    semua = list(berkas.baris.select_related("pemangku").order_by("nomor"))
    assert [b.nomor for b in semua] == list(range(2, len(asli) + 2))
    for satu, isi in zip(semua, asli, strict=True):
        hitung[satu.hasil] += 1
        if satu.hasil in MASUK:
            assert satu.pemangku, satu.nomor
            assert satu.pemangku.nama_normal == normal_lembaga(isi["Nama Lembaga"])
            assert satu.nomor not in kembali
        else:
            sebab, sel = kembali.pop(satu.nomor)
            assert sebab.strip(), satu.nomor
            assert sel == [
                str(isi.get(k) or "").strip() or None for k in kepala(berkas)
            ]
    assert kembali == {}
    berkas.refresh_from_db()
    assert berkas.status == ImporBerkas.Status.SELESAI
    assert hitung == {
        kunci.removeprefix("hasil_"): banyak
        for kunci, banyak in berkas.ringkasan.items()
        if kunci.startswith("hasil_")
    }
    assert hitung.total() == berkas.jumlah == berkas.diproses == len(asli)
    return hitung


def kepala(berkas):
    return [asli for asli, _kolom in berkas.kepala]


@pytest.mark.lambat
def test_each_of_many_messy_rows_is_accounted_for_in_two_units(kota):
    siapkan(kota)
    asli = semrawut()
    baris = periksa(kota, *asli)
    vonis = Counter(b.vonis for b in baris)
    assert set(vonis) == set(V.values)
    milik = pastikan_tuntas(terapkan(baris), asli)
    assert milik[H.DIKEMBALIKAN] == sum(vonis[v] for v in KEMBALI)
    assert milik[H.SUDAH_ADA] == vonis[V.TANPA_PERUBAHAN]
    assert milik[H.DIPERBARUI] == vonis[V.PERBARUI]
    # The same sheet in the hands of another unit, which may not see those records.
    lain = petugas_berperan(Peran.PETUGAS_LAYANAN, kota.dinas)
    semula = Pemangku.objects.count()
    baris = periksa(kota, *asli, oleh=lain)
    berkas = baris[0].berkas
    ImporBerkas.objects.filter(pk=berkas.pk).update(unit=kota.dinas)
    orang_lain = pastikan_tuntas(terapkan(baris, oleh=lain), asli)
    assert orang_lain[H.DIKEMBALIKAN] == BANYAK
    assert Pemangku.objects.count() == semula
    sebab = {s.partition(": ")[2].split(".")[0] for s, _ in kembalian(berkas).values()}
    assert "catatan unit lain yang tidak dapat Anda lihat" in sebab


KEMBALI = (V.GALAT, V.DUPLIKAT_DALAM_BERKAS, V.MIRIP)


def test_a_returned_row_names_what_it_resembles_and_comes_back_for_a_choice(
    client, kota
):
    ada = lembaga(kota, "LPM Nagara Sari")
    masuk(client, kota.petugas)
    berkas = unggah(client, ISI)
    tindak(client, berkas, "terapkan")
    ((sebab, _sel),) = kembalian(berkas).values()
    assert sebab == (
        f"Mirip dengan: {ada}. Belum diputuskan: unggah lagi, lalu pilih pakai yang ada "
        "atau buat baru."
    )
    halaman = client.get(alamat("change", berkas.pk))
    assert "Unduh baris yang dikembalikan" in halaman.content.decode()
    lagi = unggah(client, ISI | {"Kesalahan": sebab})
    client.post(alamat("pilih", lagi.pk), {"pilihan-2": f"pakai:{ada.pk}"})
    tindak(client, lagi, "terapkan")
    assert Pemangku.objects.get().nama_resmi == "LPM Nagarasari"
    assert kembalian(lagi) == {}


def test_a_row_whose_look_alike_is_gone_still_has_its_reason(kota):
    ada = lembaga(kota, "LPM Nagara Sari")
    berkas = terapkan(periksa(kota, ISI))
    ada.delete()
    ((sebab, _sel),) = kembalian(berkas).values()
    assert sebab.startswith("Mirip dengan: catatan yang sudah dihapus.")


def test_a_row_that_was_emptied_for_somebodys_sake_is_returned_empty(kota):
    (baris,) = periksa(kota, ISI | {"Sumber": ""})
    ImporBaris.objects.update(sel='{"sel": [], "rumus": []}')
    ((_sebab, sel),) = kembalian(baris.berkas).values()
    assert set(sel) == {None}
