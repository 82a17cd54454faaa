"""The pages of an import: upload, progress, preview, confirm, result, undo."""

import io

import pytest
from django.utils import timezone
from openpyxl import Workbook
from pytest_django.asserts import assertContains, assertNotContains

from organisasi.kantor.peran import Peran
from pemangku.impor import actions as impor_langkah
from pemangku.impor.admin import pilihan_dari
from pemangku.models import ImporBaris, ImporBerkas, Orang, Pemangku
from tests.factories.organisasi import PenugasanFactory, PetugasFactory
from tests.factories.pemangku import JabatanFactory, KanalFactory, PeroranganFactory
from tests.pemangku.impor.kantor_impor import (
    ISI,
    alamat,
    bangun_kota,
    buku,
    cocokkan,
    kerjakan,
    kirim,
    lembaga,
    terima,
    tindak,
    unggah,
)
from tests.pemangku.impor.test_lembar import buka
from tests.pemangku.meja_register import kueri
from tests.petugas import masuk, masuk_sebagai

pytestmark = pytest.mark.django_db


@pytest.fixture
def kota(client):
    """With the officer of the kecamatan signed in."""
    kota = bangun_kota()
    masuk(client, kota.petugas)
    return kota


# Progress


def test_large_sheet_shows_its_progress_without_script(client, kota, monkeypatch):
    monkeypatch.setattr(impor_langkah, "LANGSUNG", 0)
    monkeypatch.setattr(impor_langkah, "SEKALI_PERIKSA", 1)
    berkas = unggah(client, ISI, ISI)
    impor_langkah.langkah_impor(berkas.pk, pada=timezone.now())
    halaman = client.get(alamat("change", berkas.pk))
    assertContains(halaman, '<meta http-equiv="refresh" content="4">')
    assertContains(halaman, 'value="1" max="2"')
    assertContains(halaman, "1 dari 2 baris")
    kerjakan(timezone.now())
    halaman = client.get(alamat("change", berkas.pk))
    assertNotContains(halaman, "http-equiv")
    assertContains(halaman, "Siap disimpan")


# Columns


SENDIRI = {"Instansi": "LPM Nagarasari", "Nama Ketua": "Pak Asep", "Rupa": "Ormas"}


def test_columns_are_asked_once_and_the_answer_is_remembered(client, kota):
    berkas = unggah(client, SENDIRI)
    assert berkas.status == ImporBerkas.Status.KOLOM
    # Its kinds are none of ours, so they are not taken for such.
    assert berkas.kepala[2] == ["Rupa", ""]
    assertContains(client.get(alamat("add")), "menunggu kolomnya dicocokkan")
    jawab = cocokkan(client, berkas, jenis="media")
    assertContains(jawab, "Kolom yang tidak dipakai: Rupa.")
    assertContains(jawab, "kecamatan Cipedes")
    assertContains(jawab, "Dibaca sebagai Asep.")
    baris = ImporBaris.objects.get()
    assert (baris.nomor, baris.vonis) == (2, ImporBaris.Vonis.BARU)
    cocokkan(client, unggah(client, {"Nama": "LPM lain", "Desa": "Cipedes"}))
    lagi = unggah(client, SENDIRI, nama="bulan depan.xlsx")
    assert lagi.status == ImporBerkas.Status.SIAP
    hari_ini = timezone.localdate().isoformat()
    assert lagi.umum == {
        "Kelompok": "media",
        "Kecamatan": "Cipedes",
        "Jabatan": "Ketua",
        "Tanggal Data": hari_ini,
        "Sumber": "Berkas bulan depan",
    }
    # What the portal sent back is of the day and source it was.
    kembali = unggah(client, SENDIRI | {"Kesalahan": "Baris 2."}, nama="kembali.xlsx")
    assert kembali.umum == lagi.umum
    # Matched otherwise, it is judged anew.
    cocokkan(client, lagi, **{"kolom-0": "Nama Narahubung", "kolom-1": "Nama Lembaga"})
    assert lagi.baris.get().galat == {}
    tindak(client, lagi, "terapkan")
    assert Pemangku.objects.get().nama_resmi == "Pak Asep"


def test_headings_that_come_twice_are_remembered_each_in_its_place(client, kota):
    isi = b"No;Nama;Nama;No HP;;No HP;Jenis\n1;LPM Nagarasari;;081234567890;;0812;LPM"
    kirim(client, isi, "a.csv")
    cocokkan(client, pertama := ImporBerkas.objects.get(), jenis="media")
    kirim(client, isi + b" ", "b.csv")
    lagi = ImporBerkas.objects.exclude(pk=pertama.pk).get()
    assert lagi.status == ImporBerkas.Status.SIAP
    kolom = [satu for _, satu in lagi.kepala]
    assert kolom == ["No", "Nama Lembaga", "", "WhatsApp", "", "", "Kelompok"]


def test_what_is_missing_or_taken_twice_is_said_at_its_column(client, kota):
    berkas = unggah(client, SENDIRI)
    form = cocokkan(client, berkas, **{"kolom-0": "", "kecamatan": ""}).context["form"]
    assert form.non_field_errors() == ["Pilih kolom mana yang berisi Nama Lembaga."]
    assert "kecamatan" in form.errors
    form = cocokkan(client, berkas, tanggal="2999-01-01").context["form"]
    assert form.errors == {"tanggal": ["Tanggal ini belum terjadi."]}
    ganda = cocokkan(client, berkas, **{"kolom-1": "Nama Lembaga"}).context["form"]
    kata = "Nama Lembaga sudah diambil dari “Instansi”."
    assert ganda.errors == {"kolom-1": [kata]}


def test_an_officer_says_in_which_row_the_headings_stand(client, kota):
    kirim(client, b"Ketua;LPM\nNgaran;Dimana\nLPM Nagarasari;Nagarasari", "a.csv")
    berkas = ImporBerkas.objects.get()
    assert berkas.baris_judul == 1
    ulang = cocokkan(client, berkas, judul="2").context["form"]
    assert "dibaca ulang" in ulang.errors["judul"][0]
    isi = {nama: ulang[nama].value() for nama in ulang.fields}
    assert (isi["kolom-0"], isi["baris"]) == ("Nama Lembaga", "2")
    tanya = alamat("tindakan", berkas.pk, "cocokkan")
    client.post(tanya, isi | {"kolom-1": "Kelurahan"})
    assert [b.nomor for b in ImporBaris.objects.all()] == [3]
    # The rows above are gone, and that was said before.
    assertContains(client.get(tanya), "untuk mengulang, unggah lagi berkasnya")
    assert ImporBerkas.objects.get().kepala == [
        ["Ngaran", "Nama Lembaga"],
        ["Dimana", "Kelurahan"],
    ]


def test_what_other_sheets_hold_is_named_and_not_lost_unseen(client, kota):
    kerja, wadah = Workbook(), io.BytesIO()
    for nama, baris in (("Data", [["Nama Lembaga"], ["LPM A"]]), ("RW 2", [["LPM B"]])):
        for satu in baris:
            (kerja[nama] if nama in kerja else kerja.create_sheet(nama)).append(satu)
    kerja.save(wadah)
    assertContains(kirim(client, wadah.getvalue()), "Tidak dibaca: RW 2.")


def test_a_sheet_of_headings_alone_is_refused(client, kota):
    kosong = client.get(alamat("templat")).content
    assertContains(kirim(client, kosong), "Tidak ada baris di bawah judul kolom.")
    jawab = kirim(client, buku(kolom=["Nama", "Instansi"]))
    assertContains(jawab, "Tidak ada baris di bawah judul kolom.")


# The preview


def test_preview_counts_by_verdict_and_shows_the_fault_under_its_cell(client, kota):
    lembaga(kota, "LPM Nagarasari", alamat="Jalan lama")
    lembaga(kota, "Radio Kota", jenis=kota.media, pengelola=kota.dinas)
    isi = ISI | {"Alamat": "Jalan baru", "Warna": "biru"}
    luar = ISI | {"Kelompok": "Media", "Nama Lembaga": "Radio Kota"}
    berkas = unggah(client, isi, isi | {"WhatsApp": "0812345"}, luar)
    halaman = client.get(alamat("change", berkas.pk))
    saringan = {s["label"]: s["banyak"] for s in halaman.context["saringan"]}
    assert saringan == {"Semua": 3, "Galat": 1, "Mirip yang ada": 1, "Memperbarui": 1}
    assertContains(halaman, "Mungkin sudah tercatat di unit lain")
    assertContains(halaman, "tidak dipakai: Warna.")
    assertContains(
        halaman,
        '<tr><th scope="row">Alamat</th><td>Jalan lama</td><td>Jalan baru</td></tr>',
        html=True,
    )
    assert (
        '<dt>WhatsApp</dt><dd>0812345<ul class="errorlist">'
        "<li>Nomor terlalu pendek (contoh 0812-3456-7890).</li></ul>"
    ) in halaman.text
    assertContains(halaman, "Baris 3")


def test_fifty_rows_stand_on_a_page_and_cost_as_much_as_two(client, kota):
    ada = lembaga(kota, "LPM Nagara Sari")
    sedikit = unggah(client, *[ISI] * 2)
    banyak = unggah(client, *(ISI | {"Alamat": f"Jalan {n}"} for n in range(60)))
    halaman = client.get(alamat("change", banyak.pk))
    assertContains(halaman, ada.nomor)
    biaya = [kueri(client, alamat("change", satu.pk)) for satu in (sedikit, banyak)]
    assert biaya[0] == biaya[1]
    assert len(halaman.context["kartu"]) == 50
    assertContains(halaman, "Halaman 1 dari 2")
    kedua = client.get(alamat("change", banyak.pk), {"p": "2"})
    assert len(kedua.context["kartu"]) == 10
    assertContains(kedua, "Sebelumnya")


def test_same_file_twice_is_told_with_a_link_to_the_first(client, kota):
    isi = buku(ISI)
    kirim(client, isi)
    pertama = ImporBerkas.objects.get()
    halaman = kirim(client, isi)
    assertContains(halaman, "sama persis dengan")
    assertContains(halaman, alamat("change", pertama.pk))
    assertNotContains(client.get(alamat("change", pertama.pk)), "sama persis")
    # But not one that was thrown away.
    for berkas in ImporBerkas.objects.all():
        tindak(client, berkas, "buang")
    assertNotContains(kirim(client, isi), "sama persis")


# Look-alikes


def test_look_alike_is_decided_on_the_page(client, kota):
    ada = lembaga(kota, "LPM Nagara Sari")
    berkas = unggah(client, ISI)
    halaman = client.get(alamat("change", berkas.pk))
    assertContains(halaman, f"Pakai yang ada: {ada.nomor} LPM Nagara Sari")
    assertContains(halaman, 'value="kembalikan" checked')
    pilih = alamat("pilih", berkas.pk)
    isi = {"pilihan-2": f"pakai:{ada.pk}", "kueri": "vonis=mirip"}
    jawab = client.post(pilih, isi, follow=True)
    assertContains(jawab, "Pilihan tersimpan: 1 baris berubah.")
    assertContains(jawab, f'value="pakai:{ada.pk}" checked')
    assert jawab.request["QUERY_STRING"] == "vonis=mirip"
    # All at once.
    client.post(pilih, {"massal": "baru", "pilihan-2": "kembalikan"})
    assert ImporBaris.objects.get().pilihan == ImporBaris.Pilihan.BARU
    jawab = client.post(pilih, {"pilihan-2": "pakai:entah"}, follow=True)
    assertContains(jawab, "Pilihan untuk baris 2 tidak ada.")


def test_fields_of_others_are_no_choices():
    kiriman = {"pilihan-2": "baru", "pilihan-x": "baru", "kueri": "pilihan-3"}
    assert pilihan_dari(kiriman) == {2: ("baru", "")}


def test_look_alike_that_may_be_seen_and_not_used_is_named_without_a_button(
    client, kota
):
    PenugasanFactory(
        petugas=kota.petugas, peran=Peran.PETUGAS_LAPANGAN, unit=kota.dinas
    )
    ada = lembaga(kota, "LPM Nagara Sari", pengelola=kota.dinas)
    berkas = unggah(client, ISI)
    halaman = client.get(alamat("change", berkas.pk))
    assertContains(halaman, f"Milik unit lain: {ada.nomor}")
    assertNotContains(halaman, f"pakai:{ada.pk}")


def test_name_of_a_figure_is_not_among_the_look_alikes(client, kota):
    di = {"wilayah": kota.nagarasari, "pengelola": kota.cipedes}
    tokoh = PeroranganFactory(jenis=kota.tokoh, **di)
    orang = JabatanFactory(pemangku=tokoh, orang__nama="Asep Hendriana").orang
    KanalFactory(orang=orang, nilai="628123456789")
    isi = {
        "Kelompok": "Tokoh",
        "Nama Lembaga": "Asep Hendrian",
        "WhatsApp": "08123456789",
    }
    berkas = unggah(client, ISI | isi)
    halaman = client.get(alamat("change", berkas.pk))
    assertContains(
        halaman, f"{tokoh.nomor} Tokoh — Nagarasari, Kec. Cipedes (sangat mungkin sama"
    )
    assertNotContains(halaman, "Asep Hendriana")


# Confirm, result, undo


def test_confirmation_says_what_it_will_do_and_does_it(client, kota):
    berkas = unggah(client, ISI, ISI, ISI | {"Sumber": ""})
    tanya = client.get(alamat("tindakan", berkas.pk, "terapkan"))
    assertContains(tanya, "1 catatan baru dibuat.")
    assertContains(tanya, "0 baris sudah ada dan tidak berubah.")
    assertContains(tanya, "2 baris dikembalikan dalam berkas XLSX beserta sebabnya.")
    jawab = tindak(client, berkas, "terapkan")
    assertContains(jawab, "Baris 2")
    assertContains(jawab, Pemangku.objects.get().nomor)
    assertContains(jawab, alamat("bermasalah", berkas.pk))
    saringan = {s["label"]: s["banyak"] for s in jawab.context["saringan"]}
    assert (saringan["Dibuat"], saringan["Dikembalikan"]) == (1, 2)
    assertContains(jawab, "3 baris: 1 dibuat dan 2 dikembalikan.")
    [_, *semua] = buka(client.get(alamat("bermasalah", berkas.pk)).content).active
    assert [b[-1].value.split(".")[0] for b in semua] == ["Baris 3", "Baris 4"]


def test_sheet_is_thrown_away_on_the_page(client, kota):
    berkas = unggah(client, ISI)
    jawab = tindak(client, berkas, "buang")
    assertContains(jawab, "isinya sudah dihapus dari portal")
    assert ImporBerkas.objects.get().status == ImporBerkas.Status.DIBUANG
    assert not ImporBaris.objects.exists()


def test_import_is_taken_back_and_what_stays_is_listed(client, kota):
    berkas = unggah(client, ISI, ISI | {"Kelompok": "Media", "Nama Lembaga": "Radio"})
    tindak(client, berkas, "terapkan")
    Pemangku.objects.filter(nama_resmi="Radio").update(edisi=2)
    tindak(client, berkas, "batalkan")
    halaman = client.get(alamat("change", berkas.pk), {"hasil": "dipertahankan"})
    [kartu] = halaman.context["kartu"]
    assert kartu["nama"] == "Radio"
    assertContains(halaman, "Sudah diubah sesudah diimpor.")
    assert [p.nama_resmi for p in Pemangku.objects.all()] == ["Radio"]


# Who may


def test_a_colleague_chooses_nothing_in_a_sheet(client, kota):
    berkas = terima(kota, ISI)
    masuk_sebagai(client, Peran.PPID_PEMBANTU, kota.cipedes)
    assert client.post(alamat("pilih", berkas.pk)).status_code == 404


def test_superuser_sees_names_and_numbers_masked(client, kota):
    lembaga(kota, "LPM Nagarasari")
    orang = {"Nama Narahubung": "Asep Sunandar", "WhatsApp": "08123456789"}
    berkas = unggah(client, ISI | orang)
    masuk(client, PetugasFactory(is_superuser=True, is_staff=True))
    halaman = client.get(alamat("change", berkas.pk))
    for pribadi in ("Asep", "0812"):
        assertNotContains(halaman, pribadi)
    assertContains(halaman, "•••")
    assert client.get(alamat("bermasalah", berkas.pk)).status_code == 403
    tanya = client.get(alamat("tindakan", berkas.pk, "cocokkan"))
    assertContains(tanya, "•••")
    assertNotContains(tanya, "Sunandar")
    assert not Orang.objects.exists()


# The way in: hostile and wrong files are refused by their cause


def test_an_officer_imports_for_the_own_unit_only(client, kota):
    form = client.get(alamat("add")).context["form"]
    assert form.initial["unit"] == kota.cipedes.pk
    assert list(form.fields["unit"].queryset) == [kota.cipedes]


def test_small_sheet_is_judged_at_once_and_nothing_is_written(client, kota):
    berkas = unggah(client, ISI, ISI | {"Sumber": ""})
    assert berkas.status == ImporBerkas.Status.SIAP
    assert (berkas.unit, berkas.pengunggah) == (kota.cipedes, kota.petugas)
    assert not Pemangku.objects.exists()
    csv = ";".join(ISI) + "\n" + ";".join(ISI.values())
    kirim(client, csv.encode(), "daftar.csv")
    assert ImporBerkas.objects.get(nama="daftar.csv").jumlah == 1


# PK-16


def test_hostile_or_wrong_file_is_refused_by_the_name_of_the_cause(client, kota):
    for nama, isi, sebab in (
        ("a.xlsm", buku(ISI), "XLSM"),
        ("a.xlsx", b"a" * (5 * 1024 * 1024 + 1), "Untuk impor paling besar"),
        (
            "a.csv",
            (",".join(ISI) + "\n" + "a,b,c,d,e,f\n" * 5051).encode(),
            "Lebih dari 5000 baris",
        ),
    ):
        jawab = kirim(client, isi, nama)
        assert jawab.status_code == 200
        assert sebab in str(jawab.context["form"].errors["berkas"])
        assertContains(jawab, "Berkas belum dapat diterima.")
    assert not ImporBerkas.objects.exists()


def test_a_file_is_asked_for(client, kota):
    jawab = client.post(alamat("add"), {"unit": kota.dinas.pk})
    assert set(jawab.context["form"].errors) == {"berkas", "unit"}
