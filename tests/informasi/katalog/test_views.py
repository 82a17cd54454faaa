"""The public catalogue: the list with filters and search, one entry, the machine twins."""

import csv
import io

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from informasi.katalog.actions import tarik_dokumen, unggah_berkas
from informasi.models import DokumenInformasi, Kosakata, PencarianNihil
from informasi.pencarian import daftar as penomoran
from organisasi.kantor.saat import Saat
from organisasi.kertas import naskah
from organisasi.kertas.unggahan import periksa_unggahan
from ppid_portal.contoh.katalog import pdf_contoh
from tests.factories.informasi import (
    ISI_PDF,
    PADA,
    BerkasFactory,
    DokumenFactory,
    KelompokFactory,
    UjiKonsekuensiFactory,
)
from tests.factories.organisasi import PetugasFactory, UnitFactory
from tests.kueri import kueri_dingin

pytestmark = pytest.mark.django_db


ALAMAT = reverse("informasi:dokumen-daftar")
STATUS = DokumenInformasi.Status


def daftar(client, query=""):
    return client.halaman(f"{ALAMAT}{query}").context["daftar"]


def test_readable_entries_stand_first_and_then_the_newest(client):
    lama, baru = DokumenFactory(tautan="https://contoh.go.id/"), DokumenFactory()
    for status in (STATUS.RANCANGAN, STATUS.DIPERIKSA, STATUS.DITARIK):
        DokumenFactory(status=status, alasan_tarik="keliru")
    DokumenFactory(klasifikasi="dikecualikan")
    for query, urutan in (
        ("", [lama.pk, baru.pk]),
        ("?urut=terbaru", [baru.pk, lama.pk]),
    ):
        hasil = daftar(client, query)
        assert ([d.pk for d in hasil.baris], hasil.jumlah) == (urutan, 2)


def test_each_filter_narrows_list_and_count_but_not_its_own_choices(client):
    kelompok, unit = KelompokFactory(), UnitFactory()
    isi = {"klasifikasi": "setiap_saat", "tahun": 2019, "bentuk": "cetak"}
    ada = DokumenFactory(kelompok=kelompok, unit=unit, **isi)
    BerkasFactory(dokumen=ada)
    isi["keterbacaan"] = "baca"
    DokumenFactory(tahun=2020)
    for nama, nilai in (isi | {"unit": unit.slug, "kategori": kelompok.kode}).items():
        hasil = daftar(client, f"?{nama}={nilai}")
        assert [d.pk for d in hasil.baris] == [ada.pk]
        assert hasil.jumlah == 1
    DokumenFactory(unit=unit, tahun=2020)
    hasil = daftar(client, f"?unit={unit.slug}&tahun=2019")
    tahun = next(s for s in hasil.saringan if s.nama == "tahun")
    assert {p.nilai: p.jumlah for p in tahun.pilihan} == {"2019": 1, "2020": 1}
    assert tahun.aktif.nilai == "2019"


def test_a_wrong_address_gets_a_sentence_and_still_the_list(client):
    DokumenFactory(judul="Tetap tampil")
    for query, kalimat in (
        ("?unit=tidak-ada", "Saringan tidak dikenal: unit “tidak-ada”"),
        ("?tahun=abc", "Saringan tidak dikenal: tahun “abc”"),
        ("?klasifikasi=dikecualikan", "Saringan tidak dikenal: klasifikasi"),
        ("?halaman=0", "Halaman “0” tidak ada"),
        ("?halaman=1000000000", "Halaman “1000000000” tidak ada"),
        ("?halaman=²", "Halaman “²” tidak ada"),
        ("?urut=acak", "Urutan “acak” tidak dikenal"),
        ("?setelah=apa", "Penanda halaman tidak terbaca"),
        ("?setelah=2024-06-04T00:00:00_1", "Penanda halaman tidak terbaca"),
    ):
        jawab = client.get(f"{ALAMAT}{query}")
        assert jawab.status_code == 400
        assert kalimat in jawab.text
        assert "Tetap tampil" in jawab.text
    for aneh in ("%00", "%ff%fe", "a" * 10_000, "<script>"):
        assert client.get(f"{ALAMAT}?q={aneh}").status_code == 200


def test_numbered_pages_lead_on_and_beyond_them_the_address_carries_the_last_row(
    client, monkeypatch
):
    monkeypatch.setattr(penomoran, "PER_HALAMAN", 2)
    luar = [{"tautan": "https://contoh.go.id/"}, {}]
    semua = [DokumenFactory(**luar[ke % 2]).pk for ke in range(5)]
    satu, tiga = daftar(client), daftar(client, "?halaman=3")
    assert (len(satu.baris), satu.sebelum, satu.sesudah) == (2, 0, {"halaman": 2})
    assert (len(tiga.baris), tiga.sebelum, tiga.sesudah) == (1, 2, None)
    monkeypatch.setattr(penomoran, "HALAMAN_MAKS", 1)
    baca = [*semua[4::-2], *semua[3::-2]]
    for urut, urutan in (("terbaca", baca), ("terbaru", semua[::-1])):
        terbaca, alamat = [], f"{ALAMAT}?urut={urut}"
        while alamat:
            konteks = client.halaman(alamat).context
            terbaca += [d.pk for d in konteks["daftar"].baris]
            alamat = konteks["alih"]["sesudah"]
        assert terbaca == urutan


def test_matches_can_be_filtered_paged_and_turned_round(client, monkeypatch):
    monkeypatch.setattr(penomoran, "PER_HALAMAN", 2)
    dokumen = [DokumenFactory(judul="Laporan", tahun=2019 + i % 2) for i in range(5)]
    Kosakata.objects.susun_ulang()
    semua = daftar(client, "?q=laporan&halaman=2")
    terbaru = daftar(client, "?q=laporan&urut=terbaru")
    saring = daftar(client, "?q=laporan&tahun=2019")
    assert (semua.jumlah, len(semua.baris), semua.sesudah) == (5, 2, {"halaman": 3})
    assert terbaru.baris[0].pk == dokumen[-1].pk
    assert saring.jumlah == 3
    # The page says how many, marks the words and tells of a typing error.
    DokumenFactory(judul="Laporan anggaran", ringkasan="Rincian anggaran belanja.")
    Kosakata.objects.susun_ulang()
    isi = client.halaman(f"{ALAMAT}?q=anggran").text
    for kata in ("<b>1 informasi</b>", "<mark>anggaran</mark>", "Mungkin salah ketik"):
        assert kata in isi


def test_more_matches_than_are_ranked_are_said_to_be_more(client, monkeypatch):
    monkeypatch.setattr("informasi.pencarian.pencarian.CALON_MAKS", 2)
    for _ in range(3):
        DokumenFactory(judul="Laporan", tahun=2020)
    Kosakata.objects.susun_ulang()
    assert daftar(client, "?q=laporan").jumlah_teks == "2+"
    assert daftar(client, "?q=laporan&tahun=2020").jumlah_teks == "2+"


def test_nothing_found_names_who_can_help_and_staff_see_what_was_missed(client):
    UnitFactory(nama="Dinas Penjawab", peran_ppid="utama", slug="penjawab")
    isi = client.halaman(f"{ALAMAT}?q=zzqx 3278012345678901").text
    assert "Dinas Penjawab" in isi
    assert reverse("informasi:permohonan") in isi
    assert PencarianNihil.objects.get().kata == "zzqx ••••••••••••••••"


def test_a_choice_keeps_the_rest_of_the_address_and_the_chosen_one_drops_itself(client):
    unit = UnitFactory(nama="A & B", slug="a-b")
    DokumenFactory(judul="Tambang zeolit", unit=unit, tahun=2019, bentuk="cetak")
    Kosakata.objects.susun_ulang()
    isi = client.halaman(f"{ALAMAT}?q=zeolit&tahun=2019").text
    assert (
        f'<li><a href="{ALAMAT}?q=zeolit&amp;tahun=2019&amp;unit=a-b" rel="nofollow">'
        "<span>A &amp; B</span> <span>1</span></a></li>" in isi
    )
    assert (
        f'<li><a href="{ALAMAT}?q=zeolit" rel="nofollow" aria-current="true">'
        "<span>2019</span> <span>1</span></a></li>" in isi
    )
    assert f'<li><a href="{ALAMAT}?tahun=2019"' not in isi


def test_only_the_whole_list_is_the_address_for_search_engines(client):
    tanda = f'<link rel="canonical" href="{settings.ALAMAT_PUBLIK}{ALAMAT}">'
    for query, ada in (
        ("", 1),
        ("?utm_source=surat", 1),
        ("?q=air", 0),
        ("?tahun=2020", 0),
    ):
        assert client.get(f"{ALAMAT}{query}").text.count(tanda) == ada


def rinci(client, dokumen):
    return client.halaman(dokumen.get_absolute_url()).text


def test_an_entry_shows_all_columns_of_the_public_list(client):
    dokumen = DokumenFactory(
        judul="Rencana kerja",
        ringkasan="Apa yang dikerjakan.",
        penanggung_jawab="Camat",
        waktu_pembuatan="Januari 2024",
        jangka_simpan="2 tahun",
    )
    isi = rinci(client, dokumen)
    for teks in (
        "Rencana kerja",
        "Apa yang dikerjakan.",
        dokumen.unit.nama,
        "Camat",
        "Januari 2024, Kota Tasikmalaya",
        "Digital",
        "2 tahun",
        "Berkala",
        dokumen.nomor,
    ):
        assert teks in isi
    # The number may be typed in capitals.
    assert client.get(f"/informasi/{dokumen.nomor}/").status_code == 200
    assert dokumen.get_absolute_url() == f"/informasi/{dokumen.nomor.lower()}/"


def test_what_is_unknown_is_said_plainly(client):
    isi = rinci(client, DokumenFactory(keterangan_sumber="Radar"))
    assert "Belum ditetapkan" in isi
    assert "berkasnya belum ada di sini" in isi
    assert "Harus diminta" in isi
    # Where the title was read is a note for the office.
    assert "Radar" not in isi


def test_what_is_not_public_does_not_exist(client):
    for status in (STATUS.RANCANGAN, STATUS.DIPERIKSA, STATUS.DIGABUNG):
        berkas = BerkasFactory(dokumen=DokumenFactory(status=status))
        assert client.get(berkas.dokumen.get_absolute_url()).status_code == 404
        assert client.get(berkas.get_absolute_url()).status_code == 404


def test_a_withdrawn_entry_keeps_its_address_says_why_and_gives_no_file(client):
    berkas = BerkasFactory(judul="Naskah")
    dokumen = berkas.dokumen
    tarik_dokumen(
        dokumen, Saat(PetugasFactory(), timezone.now()), alasan="Memuat data pribadi"
    )
    isi = rinci(client, dokumen)
    assert "Informasi ini ditarik" in isi
    assert "Memuat data pribadi" in isi
    assert berkas.get_absolute_url() not in isi
    assert client.get(berkas.get_absolute_url()).status_code == 404


def test_an_excluded_entry_shows_title_and_ground_but_no_content(client):
    uji = UjiKonsekuensiFactory(bagian="nama korban")
    berkas = BerkasFactory(dokumen=uji.dokumen)
    isi = rinci(client, uji.dokumen)
    assert "Pasal 17 huruf h" in isi
    assert "nama korban" in isi
    assert "Harus diminta" not in isi
    assert berkas.get_absolute_url() not in isi
    assert client.get(berkas.get_absolute_url()).status_code == 404
    ke = reverse("api-informasi-satu", args=(uji.dokumen.nomor.lower(),))
    assert client.get(ke).json()["data"]["berkas"] == []


def test_the_newest_version_of_a_file_is_a_download_that_runs_nothing(client):
    lama = BerkasFactory()
    berkas = BerkasFactory(dokumen=lama.dokumen, versi=2)
    lama.diganti_oleh = berkas
    lama.save()
    lama.dokumen.kabarkan("Dibetulkan", PADA)
    lama.dokumen.save()
    isi = rinci(client, lama.dokumen)
    assert "Catatan perubahan (1)" in isi
    assert berkas.get_absolute_url() in isi
    assert client.get(lama.get_absolute_url()).status_code == 404
    nomor = berkas.dokumen.nomor.lower()
    isi = client.get(reverse("api-informasi-satu", args=(nomor,))).json()["data"]
    assert [b["sha256"] for b in isi["berkas"]] == [berkas.sha256]
    assert isi["catatan_perubahan"][0]["isi"] == "Dibetulkan"
    assert isi["status"] == "terbit"
    lain = DokumenFactory().nomor.lower()
    tempat_lain = reverse("informasi:berkas-unduh", args=(lain, berkas.pk))
    assert client.get(tempat_lain).status_code == 404
    jawab = client.get(berkas.get_absolute_url())
    assert b"".join(jawab.streaming_content) == ISI_PDF
    assert jawab["Content-Type"] == "application/pdf"
    assert jawab["Content-Disposition"].startswith("attachment;")
    assert jawab["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in jawab["Content-Security-Policy"]
    berkas.isi.storage.delete(berkas.isi.name)
    assert client.get(berkas.get_absolute_url()).status_code == 404
    jawab.close()


def lihat(berkas):
    return reverse(
        "informasi:berkas-lihat", args=(berkas.dokumen.nomor.lower(), berkas.pk)
    )


def berkas_tabel(nama, isi, **lain):
    """Handed in as an officer does it."""
    unggahan = periksa_unggahan(SimpleUploadedFile(nama, isi))
    return unggah_berkas(
        DokumenFactory(**lain), Saat(None, PADA), unggahan=unggahan, judul="Data"
    )


def test_a_sheet_can_be_read_as_a_table_and_drawn_where_it_counts(client):
    for pemisah in ",;\t":
        teks = f"kelurahan{pemisah}jumlah\nCipedes{pemisah}1.700\n<b>{pemisah}85\n"
        berkas = berkas_tabel("data.csv", teks.encode())
        isi = client.halaman(lihat(berkas)).text
        assert '<th scope="col">kelurahan</th>' in isi
        assert "<td>&lt;b&gt;</td><td>85</td>" in isi
        isi = rinci(client, berkas.dokumen)
        assert 'width="5" height="10"' in isi
        assert "<b>1.700</b> <span>Cipedes, yang terbesar</span>" in isi
        assert f'href="{lihat(berkas)}">Buka tabel' in isi


@pytest.mark.parametrize(
    ("teks", "gambar", "batang"),
    [
        ('a,b\nx,1\ny,"2,5"\n', "", ["1", "2,5"]),
        # Not by these names, a row without its number, one bar, nothing above none.
        ("a,b\nx,1\ny,2\n", "batang:a:c", []),
        ("a,b\nx,1\ny\n", "", []),
        ("a,b\nx,1\ny,2.5\n", "", []),
        ("a,b\nx,1\n", "", []),
        ("a,b\nx,0\ny,0\n", "", []),
        ("a,b,c\nx,1,2\ny,2,3\n", "", []),
        # Of many the largest, if somebody asked for it.
        ("a,b\n" + "".join(f"x,{n}\n" for n in range(20)), "", []),
        (
            "c,a,b\n" + "".join(f",x,{n}\n" for n in range(20)),
            "batang:a:b",
            [str(n) for n in range(19, 7, -1)],
        ),
    ],
)
def test_bars_are_drawn_of_numbers_alone(teks, gambar, batang):
    berkas = berkas_tabel("data.csv", teks.encode(), gambar=gambar)
    assert [b[1] for b in berkas.cuplikan.get("batang", ())] == batang


def test_an_outline_is_drawn_of_what_the_table_names(client):
    teks = b"Kode,Kecamatan,X\n32.78.01,Cihideung,1\n32.78.02,Cipedes,2\n"
    berkas = berkas_tabel("data.csv", teks, gambar="peta")
    isi = rinci(client, berkas.dokumen)
    assert isi.split('class="peta"')[1].split("</figure>")[0].count("<path") == 2
    assert "<b>2</b> <span>baris</span>" in isi


def test_a_long_table_has_pages_and_says_what_is_not_there(client):
    berkas = berkas_tabel("data.csv", b"nomor,nilai\n" + b"1,2\n" * 2500)
    isi = client.halaman(f"{lihat(berkas)}?halaman=40").text
    assert isi.count("<tr>") == 51
    assert "baris 1.951 sampai 2.000 dari 2.000" in isi
    assert "Di layar ini hanya 2.000 baris pertama" in " ".join(isi.split())
    jawab = client.get(f"{lihat(berkas)}?halaman=41")
    assert (jawab.status_code, "Halaman 41 tidak ada" in jawab.text) == (400, True)
    # What no sheet program would take is a file to take along.
    rusak = berkas_tabel("data.csv", b"a,b\n" + b"1," * 100)
    assert client.get(lihat(rusak)).status_code == 404
    assert "Unduh CSV" in rinci(client, rusak.dokumen)


def test_the_text_copy_of_a_pdf_can_be_read_in_the_page(client):
    berkas = BerkasFactory(salinan_teks="Bunyi putusan.")
    assert client.get(lihat(BerkasFactory())).status_code == 404
    assert "Bunyi putusan." in client.halaman(lihat(berkas)).text
    assert "Baca sebagai teks" in rinci(client, berkas.dokumen)
    # The text is found, as long as its file is there.
    Kosakata.objects.susun_ulang()
    assert daftar(client, "?q=putusan").jumlah == 1
    berkas.dihapus = True
    berkas.save()
    assert daftar(client, "?q=putusan").jumlah == 0


def test_the_words_of_a_pdf_are_taken_when_it_is_handed_in(monkeypatch):
    saat, unggahan = Saat(None, PADA), pdf_contoh(pada=PADA)

    def serahkan():
        return unggah_berkas(DokumenFactory(), saat, unggahan=unggahan, judul="Rekap")

    berkas = serahkan()
    assert "Angkanya karangan." in berkas.salinan_teks
    berkas.dokumen.refresh_from_db()
    assert berkas.dokumen.isi == berkas.salinan_teks
    # Where that fails the file is there all the same.
    monkeypatch.setattr(naskah, "PENGGABUNG", naskah.PENGGABUNG / "tidak-ada")
    assert serahkan().salinan_teks == ""


def test_an_overdue_periodic_entry_says_so(client, time_machine):
    dokumen = DokumenFactory(dimutakhirkan_pada="2026-01-15", interval_bulan=6)
    time_machine.move_to("2026-07-16T03:00:00Z")
    kata = "seharusnya sudah diperbarui paling lambat Rabu, 15 Juli 2026"
    assert kata in rinci(client, dokumen)


def test_an_entry_costs_the_same_with_many_files(client):
    dokumen = BerkasFactory().dokumen
    alamat = dokumen.get_absolute_url()
    satu = len(kueri_dingin(client, alamat))
    BerkasFactory.create_batch(3, dokumen=dokumen)
    assert len(kueri_dingin(client, alamat)) == satu <= 4


CSV = reverse("informasi:dokumen-csv")


def baca_csv(client, query=""):
    jawab = client.get(f"{CSV}{query}")
    teks = b"".join(jawab.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(teks)))


def test_page_and_csv_hold_the_same_entries(client):
    for tahun in (2019, 2020, 2019):
        DokumenFactory(judul="Laporan", tahun=tahun)
    Kosakata.objects.susun_ulang()
    for query in ("", "?tahun=2019", "?urut=terbaru", "?q=laporan"):
        halaman = [d.nomor for d in daftar(client, query).baris]
        assert {d["nomor"] for d in baca_csv(client, query)} == set(halaman)
        assert len(halaman) == (2 if "2019" in query else 3)


def test_the_feed_holds_the_newest_entries_of_the_city_or_a_unit(client):
    unit = UnitFactory()
    DokumenFactory(judul="Punya unit", unit=unit)
    DokumenFactory(judul="Punya orang lain")
    kota = client.get("/informasi.atom").text
    satu = client.get(reverse("informasi:unit-atom", args=(unit.slug,))).text
    assert "Punya unit" in kota
    assert "Punya orang lain" in kota
    assert "Punya orang lain" not in satu
    assert client.get("/unit/tidak-ada.atom").status_code == 404


@pytest.mark.parametrize("umpan", [True, False])
def test_what_is_kept_for_all_has_no_address_that_a_visitor_wrote(umpan, client):
    """The next reader of a kept page got links to the port that somebody had asked with."""
    satu = DokumenFactory().get_absolute_url()
    jalan = "/informasi.atom" if umpan else satu
    isi = client.get(jalan, headers={"host": "localhost:6666"}).text
    assert settings.ALAMAT_PUBLIK + satu in isi
    assert "6666" not in isi
