"""One entry and its files: what the public sees, and what it must not."""

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone

from informasi.actions.katalog import tarik_dokumen
from informasi.models import DokumenInformasi
from tests.factories.informasi import (
    ISI_PDF,
    BerkasFactory,
    CatatanPerubahanFactory,
    DokumenFactory,
    UjiKonsekuensiFactory,
)
from tests.factories.organisasi import PetugasFactory

pytestmark = pytest.mark.django_db
STATUS = DokumenInformasi.Status


def rinci(client, dokumen):
    return client.halaman(dokumen.get_absolute_url()).content.decode()


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
        *("Rencana kerja", "Apa yang dikerjakan.", dokumen.unit.nama, "Camat"),
        *("Januari 2024, Kota Tasikmalaya", "Digital", "2 tahun", "Berkala"),
        dokumen.nomor,
    ):
        assert teks in isi


def test_what_is_unknown_is_said_plainly(client):
    isi = rinci(client, DokumenFactory(terverifikasi=False, keterangan_sumber="Radar"))

    assert "Belum ditetapkan" in isi
    assert "Berkasnya belum diunggah" in isi
    assert "Keberadaannya belum diperiksa" in isi
    # Where the title was read is a note for the office.
    assert "Radar" not in isi


def test_the_number_may_be_typed_in_capitals(client):
    dokumen = DokumenFactory(nomor="IP-000777")

    assert client.get("/informasi/IP-000777/").status_code == 200
    assert dokumen.get_absolute_url() == "/informasi/ip-000777/"


@pytest.mark.parametrize(
    "status", [STATUS.RANCANGAN, STATUS.DIPERIKSA, STATUS.DIGABUNG]
)
def test_what_is_not_public_does_not_exist(client, status):
    berkas = BerkasFactory(dokumen=DokumenFactory(status=status))

    assert client.get(berkas.dokumen.get_absolute_url()).status_code == 404
    assert client.get(berkas.get_absolute_url()).status_code == 404


def test_a_withdrawn_entry_keeps_its_address_says_why_and_gives_no_file(client):
    berkas = BerkasFactory(judul="Naskah")
    dokumen = berkas.dokumen
    tarik_dokumen(
        dokumen,
        oleh=PetugasFactory(),
        pada=timezone.now(),
        alasan="Memuat data pribadi",
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
    assert berkas.get_absolute_url() not in isi
    assert client.get(berkas.get_absolute_url()).status_code == 404


def test_a_test_not_yet_approved_is_not_shown(client):
    uji = UjiKonsekuensiFactory(
        disetujui_pada=None, disetujui_oleh=None, bagian="rahasia"
    )

    assert "rahasia" not in rinci(client, uji.dokumen)


def test_a_file_is_a_download_that_runs_nothing(client):
    berkas = BerkasFactory()

    jawab = client.get(berkas.get_absolute_url())

    assert b"".join(jawab.streaming_content) == ISI_PDF
    assert jawab["Content-Type"] == "application/pdf"
    assert jawab["Content-Disposition"].startswith("attachment;")
    assert jawab["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in jawab["Content-Security-Policy"]
    jawab.close()


def test_only_the_newest_version_of_a_file_is_given(client):
    lama = BerkasFactory()
    baru = BerkasFactory(dokumen=lama.dokumen, versi=2)
    lama.diganti_oleh = baru
    lama.save()

    isi = rinci(client, lama.dokumen)

    assert baru.get_absolute_url() in isi
    assert client.get(lama.get_absolute_url()).status_code == 404


def test_the_file_of_another_entry_is_not_found_under_this_one(client):
    berkas, lain = BerkasFactory(), DokumenFactory()
    alamat = reverse("informasi:berkas-unduh", args=(lain.nomor.lower(), berkas.pk))

    assert client.get(alamat).status_code == 404


def test_a_file_missing_in_the_store_is_not_found(client):
    berkas = BerkasFactory()
    berkas.isi.storage.delete(berkas.isi.name)

    assert client.get(berkas.get_absolute_url()).status_code == 404


def lihat(berkas):
    return reverse(
        "informasi:berkas-lihat", args=(berkas.dokumen.nomor.lower(), berkas.pk)
    )


def csv(teks, **lain):
    berkas = BerkasFactory(jenis="csv", tipe="text/csv", judul="Data", **lain)
    berkas.isi.save("data.csv", ContentFile(teks.encode()))
    return berkas


@pytest.mark.parametrize("pemisah", [",", ";", "\t"])
def test_a_csv_can_be_read_as_a_table(client, pemisah):
    berkas = csv(f"kelurahan{pemisah}jumlah\nCipedes{pemisah}<b>7</b>\n")

    isi = client.halaman(lihat(berkas)).content.decode()

    assert '<th scope="col">kelurahan</th>' in isi
    assert "<td>Cipedes</td><td>&lt;b&gt;7&lt;/b&gt;</td>" in isi


def test_a_long_csv_is_cut_and_says_so(client):
    berkas = csv("nomor,nilai\n" + "1,2\n" * 5000)

    isi = client.halaman(lihat(berkas)).content.decode()

    assert isi.count("<tr>") == 201
    assert "200 baris pertama" in isi


def test_an_empty_table_is_no_error(client):
    assert client.get(lihat(csv("\n"))).status_code == 200


def test_the_text_copy_of_a_pdf_can_be_read_in_the_page(client):
    berkas = BerkasFactory(salinan_teks="Bunyi putusan.")

    assert "Bunyi putusan." in client.halaman(lihat(berkas)).content.decode()


def test_without_a_text_copy_there_is_no_such_page(client):
    assert client.get(lihat(BerkasFactory())).status_code == 404


def test_a_table_whose_file_is_gone_is_not_found(client):
    berkas = csv("a,b\n1,2\n")
    berkas.isi.storage.delete(berkas.isi.name)

    assert client.get(lihat(berkas)).status_code == 404


def test_change_notes_stand_newest_first(client):
    lama = CatatanPerubahanFactory(isi="Pertama kali")
    CatatanPerubahanFactory(dokumen=lama.dokumen, isi="Angka dibetulkan")

    isi = rinci(client, lama.dokumen)

    assert isi.index("Angka dibetulkan") < isi.index("Pertama kali")


def test_an_overdue_periodic_entry_says_so(client, time_machine):
    dokumen = DokumenFactory(dimutakhirkan_pada="2026-01-15", interval_bulan=6)
    time_machine.move_to("2026-07-16T03:00:00Z")

    assert "seharusnya sudah diperbarui paling lambat Rabu, 15 Juli 2026" in rinci(
        client, dokumen
    )


@pytest.mark.parametrize("banyak", [1, 20])
def test_an_entry_costs_the_same_with_many_files_and_notes(
    client, banyak, django_assert_max_num_queries
):
    dokumen = DokumenFactory()
    for _ in range(banyak):
        BerkasFactory(dokumen=dokumen)
        CatatanPerubahanFactory(dokumen=dokumen)
    client.get(reverse("informasi:dokumen-daftar"))

    with django_assert_max_num_queries(12) as tangkap:
        client.get(dokumen.get_absolute_url())

    pokok = [q for q in tangkap if "organisasi_versi" not in q["sql"]]
    assert len(pokok) == 4, [q["sql"][:80] for q in pokok]
