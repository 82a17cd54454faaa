"""Files in the form of an entry: judged, versioned, taken away, never overwritten."""

import pytest
from pytest_django.asserts import assertContains

from informasi.models import BerkasInformasi
from organisasi.kantor.peran import Peran
from organisasi.models import Jejak
from tests.factories.informasi import BerkasFactory, DokumenFactory, RancanganFactory
from tests.informasi.meja import PDF_BARU, alamat, pdf
from tests.petugas import isian, masuk_sebagai

pytestmark = pytest.mark.django_db


def isi_dari(berkas):
    with berkas.isi.open() as isi:
        return isi.read()


def kirim(client, dokumen, **baris):
    """Save the form of the entry with these values in the row of its first file."""
    form = isian(client.halaman(alamat("change", dokumen.pk)))
    if form["berkas-INITIAL_FORMS"] == 0:
        form["berkas-TOTAL_FORMS"] = 1
    return client.post(
        alamat("change", dokumen.pk),
        form | {f"berkas-0-{k}": v for k, v in baris.items()},
    )


@pytest.fixture
def rancangan(client):
    """A draft whose own officer is signed in."""
    dokumen = RancanganFactory()
    masuk_sebagai(client, Peran.PETUGAS_LAYANAN, dokumen.unit)
    return dokumen


def test_a_file_is_added_to_a_draft_with_its_text_copy(client, rancangan):
    kirim(
        client, rancangan, judul="Laporan", unggahan=pdf(), salinan_teks="Isi laporan."
    )
    berkas = rancangan.berkas.get()
    assert (berkas.judul, berkas.jenis, berkas.versi) == ("Laporan", "pdf", 1)
    assert berkas.salinan_teks == "Isi laporan."
    assert isi_dari(berkas) == PDF_BARU
    rancangan.refresh_from_db()
    assert not rancangan.perubahan


def test_an_upload_refused_by_content_keeps_what_was_typed(client, rancangan):
    judul = rancangan.judul
    for isi, nama, pesan in (
        (b"MZ\x90\x00program", "isi.pdf", "Jenis berkas ini tidak diterima."),
        (PDF_BARU, "isi.csv", "tetapi isinya PDF"),
        (b"", "isi.pdf", "kosong"),
    ):
        jawab = kirim(client, rancangan, judul="Judul baru", unggahan=pdf(isi, nama))
        assertContains(jawab, pesan)
        assertContains(jawab, "Judul baru")
    rancangan.refresh_from_db()
    assert rancangan.judul == judul
    assert not BerkasInformasi.objects.exists()


def test_replacing_a_file_makes_version_two_and_keeps_the_first(client, rancangan):
    lama = BerkasFactory(dokumen=rancangan, judul="Laporan")
    kirim(client, rancangan, unggahan=pdf())
    baru = rancangan.berkas.berlaku().get()
    lama.refresh_from_db()
    assert (baru.versi, baru.judul, isi_dari(baru)) == (2, "Laporan", PDF_BARU)
    assert lama.diganti_oleh == baru
    assertContains(client.get(alamat("change", rancangan.pk)), "versi 2")


def test_a_second_tab_does_not_replace_what_was_already_replaced(client, rancangan):
    BerkasFactory(dokumen=rancangan)
    tab_dua = isian(client.get(alamat("change", rancangan.pk)))
    kirim(client, rancangan, unggahan=pdf())
    response = client.post(
        alamat("change", rancangan.pk),
        tab_dua | {"berkas-0-unggahan": pdf(b"%PDF-1.7\n% tab dua\n")},
    )
    assert response.status_code == 200
    assert isi_dari(rancangan.berkas.berlaku().get()) == PDF_BARU
    assert rancangan.berkas.count() == 2


def test_other_words_for_a_file_leave_its_content(client, rancangan):
    berkas = BerkasFactory(dokumen=rancangan)
    kirim(client, rancangan)
    assert not Jejak.objects.milik(rancangan).exists()
    kirim(client, rancangan, judul="Nama lain")
    berkas.refresh_from_db()
    assert (berkas.judul, berkas.versi) == ("Nama lain", 1)
    assert Jejak.objects.milik(rancangan).get().tindakan == "ubah_berkas"


def test_a_file_taken_away_stays_as_proof(client, rancangan):
    berkas = BerkasFactory(dokumen=rancangan)
    kirim(client, rancangan, hapus="on")
    berkas.refresh_from_db()
    assert berkas.dihapus
    assert not rancangan.berkas.berlaku().exists()
    assert Jejak.objects.milik(rancangan).get().tindakan == "hapus_berkas"
    # A new row marked for removal is still judged.
    kirim(client, rancangan, judul="Baru", unggahan=pdf(), hapus="on")
    assert rancangan.berkas.berlaku().get().judul == "Baru"


def test_readers_are_told_of_a_changed_file_of_what_is_out(client):
    dokumen = DokumenFactory()
    BerkasFactory(dokumen=dokumen, judul="Laporan")
    masuk_sebagai(client, Peran.PPID_UTAMA)
    for baris in ({"unggahan": pdf()}, {"hapus": "on"}):
        kirim(client, dokumen, **baris)
    dokumen.refresh_from_db()
    assert [c["isi"] for c in dokumen.perubahan] == [
        "Berkas “Laporan” dihapus.",
        "Berkas “Laporan” diperbarui.",
    ]
    # Who may not publish only reads them.
    masuk_sebagai(client, Peran.PPID_PEMBANTU, dokumen.unit)
    halaman = client.halaman(alamat("change", dokumen.pk))
    berkas = halaman.context["inline_admin_formsets"][0]
    assert not berkas.has_add_permission
    assert not berkas.has_change_permission
