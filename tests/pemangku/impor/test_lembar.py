"""The sheet: cells as people write them, places by name, headings, template, what goes back."""

import io
from datetime import date

import pytest
from openpyxl import load_workbook

from organisasi.kantor.peran import Peran
from organisasi.kertas.xlsx import BarisLembar, isi_buku
from organisasi.models import Wilayah
from pemangku.impor.kolom import Kepala, cari_kepala
from pemangku.impor.lembar import (
    KECAMATAN,
    PetaTempat,
    SelSalah,
    TempatSalah,
    baca_bilangan,
    baca_orang,
    baca_tanggal,
    bermasalah,
    tanpa_kutip,
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
        "2024-06-04",
        "04-06-2024",
        "4/6/2024",
        "04.06.2024",
        "4 6 2024",
        "4 Juni 2024",
        "4 jun 2024",
        " 4  JUNI  2024 ",
        "4-Jun-2024",
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
    assert (baca_tanggal(""), baca_bilangan("")) == (None, None)


def test_number_is_read_with_and_without_thousands_and_nothing_else():
    semua = [baca_bilangan(t) for t in ("25", " 1.250 ", "0", "1.000.000")]
    assert semua == [25, 1250, 0, 10**6]
    for teks in ("dua puluh", "-3", "2.5", "99999999", "٣", "1,5"):
        with pytest.raises(SelSalah):
            baca_bilangan(teks)


def test_guard_of_an_exported_cell_is_taken_off():
    semua = [tanpa_kutip(t) for t in ("'=Nama", "'+62", "'Aisyiyah", "'")]
    assert semua == ["=Nama", "+62", "'Aisyiyah", "'"]


DEPAN = (
    "",
    "H.",
    "Hj.",
    "drg.",
    "R.",
    "Ir.",
    "Kol. (Purn.)",
    "Prof. Dr. H.",
    "Dr. (H.C.)",
    "Drs., H.",
    "KH.",
    "dr.",
    "apt.",
    "Ns.",
    "Dra. Hj.",
    "Kombes Pol. (Purn.) H.",
    "Rd.",
    "Ust.",
    "Letkol Inf. (Purn.)",
    "Drh.",
)
BELAKANG = (
    "",
    "A.Md.Keb",
    "S.Pd.I",
    "S.Tr.Keb",
    "M.Pd.I",
    "S.IP., M.Si.",
    "SE, MM",
    "S.Kep., Ners",
    "Sp.PD-KGEH",
    "Lc., M.A.",
    "S.Psi., Psikolog",
    "Ph.D.",
    "S. Sos.",
    "A.Ma.Pd",
    "S.I.Kom., M.I.Kom",
    "SKM., M.Kes.",
    "M.Epid",
    "S.STP., M.A.P.",
    "A.Md.Kep.",
    "S.Farm.",
)
NAMA = (
    "Neng Sri Wahyuni",
    "Rudi",
    "A. R. Hakim",
    "Mu'minah",
    "M. Yusuf Sukardi",
    "Siti Nur'aeni",
    "Éntin Supriatin",
    "Asep S. Hidayat",
    "Tati-Rohayati",
    "Iis",
)


def test_two_hundred_names_with_titles_lose_and_move_no_letter():
    semua = [
        (depan, NAMA[(ke + lain) % 10], BELAKANG[(ke * 7 + lain) % 20])
        for ke, depan in enumerate(DEPAN)
        for lain in range(10)
    ]
    assert len(set(semua)) == 200
    for depan, nama, belakang in semua:
        orang = baca_orang(", ".join(filter(None, (f"{depan} {nama}", belakang))))
        assert orang[:3] == (nama, depan, belakang)
    panjang = "Kombes Pol. (Purn.) Prof. Dr. H. Dede, S.H."
    assert baca_orang(panjang).lengkap == panjang


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
        ("", "Kel. Nagarasari", "32.78.02.1003"),
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
            "",
            "Sukajaya",
            "Kecamatan",
            "Sukajaya ada di Bungursari dan Purbaratu; isi Kecamatan.",
        ),
        (
            "Tawang",
            "Cipedes",
            "Kelurahan",
            "Kelurahan Cipedes tidak berada di Kecamatan Tawang.",
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


def test_the_widest_row_is_the_heading_where_none_tells_a_column():
    semua = [BarisLembar(1, ["Data"], []), BarisLembar(3, ["Warna", "", "Rasa"], [])]
    assert cari_kepala(semua) == Kepala(3, ["Warna", "", "Rasa"])


# What goes back


def test_failed_rows_go_back_under_their_own_headings_with_the_faults(kota):
    baris = periksa(
        kota,
        ISI | {"Warna": "biru"},
        ISI | {"WhatsApp": "0812345", "Sumber": "", "Warna": "hijau"},
        ISI | {"Warna": "merah"},
    )
    semua = list(buka(isi_buku((), [bermasalah(baris[0].berkas)])).active.values)
    assert semua[0] == (*ISI, "Warna", "WhatsApp", "Kesalahan")
    assert [b[-3] for b in semua[1:]] == ["hijau", "merah"]
    assert semua[1][-1] == (
        "Baris 3. Sumber: Sumber wajib diisi. WhatsApp: Nomor terlalu pendek "
        "(contoh 0812-3456-7890)."
    )
    assert semua[2][-1] == "Baris 4. Sama dengan baris 2."


def test_corrected_sheet_is_read_again_with_its_column_of_faults(kota):
    baris = satu(kota, WhatsApp="+62 812 345", Nama_Lembaga="'=LPM A")
    buku = buka(isi_buku((), [bermasalah(baris.berkas)]))
    data = buku.active
    [sel] = [s for s in data[1] if s.value == "WhatsApp"]
    isi = data.cell(2, sel.column)
    assert (isi.value, isi.number_format) == ("'+62 812 345", "@")
    isi.value = "'+62 812 3456 789"
    kepala, nilai = data.values
    [lagi] = periksa(kota, dict(zip(kepala, nilai, strict=True)))
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
    ({"Nama Lembaga": "LPM Warga Sejahtera Bersamaan"}, "dikembalikan"),
    ({"Nama Lembaga": "LPM Dahlia Sawo", "Sumber": ""}, "dikembalikan"),
    ({"Nama Lembaga": "LPM Enau", "Kelurahan": "Entah di Mana"}, "dikembalikan"),
    ({"Nama Lembaga": "LPM Ilalang", "WhatsApp": "0812"}, "dikembalikan"),
    ({"Nama Lembaga": BARU}, "dikembalikan"),
    ({"Nama Lembaga": "Radio Flamboyan", "Kelompok": "Media"}, "dibuat"),
    ({"Nama Lembaga": " LPM CENDANA ULIN ", "Tanggal Data": "2024-06-03"}, "dibuat"),
]


def kembalian(berkas):
    """The returned rows by number: the reason and the cells."""
    _judul, *isi = buka(isi_buku((), [bermasalah(berkas)])).active.values
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
    sendiri = {ImporBaris.Vonis.BUKAN_DATA, ImporBaris.Vonis.SELEMBAGA}
    assert {b.vonis for b in baris} == set(ImporBaris.Vonis.values) - sendiri
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
