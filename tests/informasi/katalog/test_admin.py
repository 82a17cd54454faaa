"""The catalogue as its officers work in it: drafts, acts, forms, files, units, late writers."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from informasi.katalog.actions import (
    kelompok_asing,
    larangan_ubah,
    segarkan_konteks,
    simpan_terbitan,
    terbitkan_dokumen,
)
from informasi.katalog.admin import DokumenForm
from informasi.katalog.tombol import periksa_terbitan
from informasi.models import BerkasInformasi, DokumenInformasi, Kosakata
from informasi.pencarian.pencarian import cari
from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from organisasi.models import Jejak, Unit, Versi
from organisasi.staf.tombol import dijamin
from ppid_portal.operasi.pekerjaan import susun_kosakata
from tests.factories.informasi import (
    PADA,
    BerkasFactory,
    DokumenFactory,
    KelompokFactory,
    RancanganFactory,
    UjiKonsekuensiFactory,
)
from tests.factories.organisasi import PetugasFactory, UnitFactory
from tests.petugas import isian, masuk_sebagai, petugas_berperan, tersembunyi

pytestmark = pytest.mark.django_db
S = DokumenInformasi.Status
PDF_BARU = b"%PDF-1.7\n% versi yang lain\n"


def alamat(nama, *args):
    return reverse(f"admin:informasi_dokumeninformasi_{nama}", args=args)


def tekan(client, dokumen, tindakan, **data):
    """POST an act from its page; the answer is where it leads, in full."""
    tujuan = alamat("tindakan", dokumen.pk, tindakan)
    return client.post(tujuan, tersembunyi(client, tujuan) | data, follow=True)


def label_tombol(client, dokumen):
    konteks = client.get(alamat("change", dokumen.pk)).context
    return {t["label"] for t in konteks["tombol"]}


def pdf(isi=PDF_BARU, nama="isi.pdf"):
    return SimpleUploadedFile(nama, isi, "application/pdf")


def test_a_kecamatan_drafts_and_the_main_ppid_publishes(client):
    unit = UnitFactory()
    masuk_sebagai(client, Peran.PETUGAS_LAYANAN, unit)
    form = isian(client.halaman(alamat("add")))
    isi = {
        "judul": "Laporan kegiatan",
        "ringkasan": "Isi laporan.",
        "unit": unit.pk,
        "klasifikasi": "berkala",
        "penanggung_jawab": "Sekretaris",
        "waktu_pembuatan": "2024",
    }
    lama = client.post(alamat("add"), form | isi | {"interval_bulan": 12})
    assertContains(lama, "paling lama tiap 6 bulan")
    asing = client.post(alamat("add"), form | isi | {"unit": UnitFactory().pk})
    assert "unit" in asing.context["adminform"].form.errors
    client.post(alamat("add"), form | isi)
    dokumen = DokumenInformasi.objects.get()
    assert (dokumen.nomor, dokumen.status) == ("IP-000001", S.RANCANGAN)
    assert label_tombol(client, dokumen) == set()
    assertNotContains(client.get(alamat("change", dokumen.pk)), "viewsitelink")
    masuk_sebagai(client, Peran.PPID_PEMBANTU, unit)
    assert label_tombol(client, dokumen) == {"Nyatakan sudah diperiksa"}
    tekan(client, dokumen, "periksa")
    masuk_sebagai(client, Peran.PPID_UTAMA)
    assert label_tombol(client, dokumen) == {"Terbitkan", "Kembalikan ke penyusun"}
    tekan(client, dokumen, "terbitkan")
    assertContains(client.get(alamat("change", dokumen.pk)), "viewsitelink")
    assert [j.tindakan for j in dokumen.riwayat] == ["terbitkan", "periksa", "susun"]


def test_looking_at_an_act_or_an_unlawful_one_does_nothing(client):
    dokumen = RancanganFactory()
    masuk_sebagai(client, Peran.PPID_PEMBANTU, dokumen.unit)
    client.halaman(alamat("tindakan", dokumen.pk, "periksa"))
    lain = client.put(alamat("tindakan", dokumen.pk, "periksa"))
    assert lain.status_code == 405
    masuk_sebagai(client, Peran.PPID_UTAMA)
    terlarang = tekan(client, dokumen, "terbitkan")
    assertContains(terlarang, "tidak dapat dilakukan dari status")
    dokumen.refresh_from_db()
    assert dokumen.status == S.RANCANGAN


def test_an_act_keeps_what_is_unsaved_and_waits_for_it(client):
    dokumen = RancanganFactory(ringkasan="Baris satu.\nBaris dua.")
    masuk_sebagai(client, Peran.PPID_PEMBANTU, dokumen.unit)
    halaman = alamat("change", dokumen.pk)
    form = isian(client.halaman(halaman)) | {"_tindakan": "periksa"}
    ditahan = client.post(halaman, form | {"judul": "Judul yang diubah"})
    berkas = client.post(
        halaman,
        form
        | {"berkas-TOTAL_FORMS": 1}
        | {"berkas-0-judul": "Baru", "berkas-0-salinan_teks": ""},
    )
    # A browser sends line breaks its own way: that is no edit.
    lanjut = client.post(halaman, form | {"ringkasan": "Baris satu.\r\nBaris dua."})
    for satu in (ditahan, berkas):
        assertContains(satu, "Ada isian yang belum disimpan")
    assertContains(ditahan, "Judul yang diubah")
    assertContains(berkas, 'value="Baru"')
    assert lanjut.url == alamat("tindakan", dokumen.pk, "periksa")
    dokumen.refresh_from_db()
    assert (dokumen.status, dokumen.edisi) == (S.RANCANGAN, 1)
    assert dokumen.judul != "Judul yang diubah"
    assert client.post(halaman, form | {"_tindakan": "../x"}).status_code == 404


def test_the_page_of_an_act_shows_what_is_vouched_for_and_only_that(client):
    dokumen = RancanganFactory(
        judul="Rekapitulasi kunjungan", klasifikasi="setiap_saat", interval_bulan=None
    )
    BerkasFactory(dokumen=dokumen, judul="Tabel kunjungan")
    masuk_sebagai(client, Peran.PPID_PEMBANTU, dokumen.unit)
    tujuan = alamat("tindakan", dokumen.pk, "periksa")
    halaman = client.halaman(tujuan)
    for teks in ("Rekapitulasi kunjungan", "Setiap saat", "Tabel kunjungan (PDF)"):
        assertContains(halaman, teks)
    DokumenInformasi.objects.update(judul="Diganti rekan", edisi=2)
    tolak = client.post(tujuan, {"edisi": halaman.context["form"]["edisi"].value()})
    assertContains(tolak, "isinya berubah sejak halaman ini dibuka")
    assertContains(tolak, "Diganti rekan")
    dokumen.refresh_from_db()
    assert dokumen.status == S.RANCANGAN
    client.post(tujuan, {"edisi": tolak.context["form"]["edisi"].value()})
    dokumen.refresh_from_db()
    assert dokumen.status == S.DIPERIKSA


def test_an_edition_that_passed_in_the_same_moment_is_not_vouched_for():
    dokumen = RancanganFactory()
    with pytest.raises(TindakanTerlarang, match="isinya berubah"):
        dijamin(periksa_terbitan)(
            dokumen,
            saat=Saat(PetugasFactory(), timezone.now()),
            edisi=dokumen.edisi + 1,
        )


def test_a_published_entry_is_read_only_for_who_may_not_publish(client):
    dokumen = RancanganFactory()
    ubah = alamat("change", dokumen.pk)
    masuk_sebagai(client, Peran.PPID_PEMBANTU, dokumen.unit)
    form = isian(client.get(ubah))
    DokumenInformasi.objects.filter(pk=dokumen.pk).update(
        status=S.TERBIT, terbit_pada=timezone.now()
    )
    # A form opened before is refused and keeps what was typed.
    kirim = client.post(ubah, form | {"judul": "Judul yang saya ketik"})
    assertContains(kirim, "Tekan Usulkan")
    assertContains(kirim, "Judul yang saya ketik")
    assert DokumenInformasi.objects.get(pk=dokumen.pk).judul == dokumen.judul
    baca = client.halaman(ubah)
    assert not baca.context["has_change_permission"]
    assertContains(baca, dokumen.get_absolute_url())
    assertNotContains(baca, 'name="judul"')


def test_a_change_is_a_draft_until_it_goes_out_with_a_sentence_for_its_readers(client):
    terbit = DokumenFactory(judul="Judul lama")
    masuk_sebagai(client, Peran.PETUGAS_LAYANAN, terbit.unit)
    response = tekan(client, terbit, "usulkan")
    draf = terbit.revisi.get()
    assertRedirects(response, alamat("change", draf.pk))
    assertContains(response, alamat("change", terbit.pk))
    assert "unit" not in response.context["adminform"].form.fields
    assert (draf.status, draf.unit) == (S.RANCANGAN, terbit.unit)
    assertContains(tekan(client, terbit, "usulkan"), "Sudah ada rancangan perubahan")
    terbit.revisi.update(judul="Judul baru", status=S.DIPERIKSA)
    masuk_sebagai(client, Peran.PPID_UTAMA)
    for kalimat, judul in (("", "Judul lama"), ("Judulnya diperjelas.", "Judul baru")):
        response = tekan(client, draf, "terbitkan", teks=kalimat)
        terbit.refresh_from_db()
        assert terbit.judul == judul
    assertRedirects(response, alamat("change", terbit.pk))
    assert terbit.perubahan[0]["isi"] == "Judulnya diperjelas."


def test_the_main_ppid_edits_what_is_out_only_with_a_note(client):
    dokumen = DokumenFactory()
    masuk_sebagai(client, Peran.PPID_UTAMA)
    form = isian(client.get(alamat("change", dokumen.pk))) | {"tahun": 2023}
    tanpa = client.post(alamat("change", dokumen.pk), form)
    assertContains(tanpa, "Tulis apa yang berubah bagi pembaca.")
    client.post(
        alamat("change", dokumen.pk), form | {"catatan_publik": "Tahun diperbaiki."}
    )
    dokumen.refresh_from_db()
    assert (dokumen.tahun, dokumen.edisi) == (2023, 2)
    assert dokumen.perubahan[0]["isi"] == "Tahun diperbaiki."


@pytest.mark.parametrize("apa", ["judul", "berkas"])
def test_an_edit_after_the_check_takes_it_back_and_its_writer_does_not_publish(
    client, apa
):
    dokumen = RancanganFactory(status=S.DIPERIKSA, diperiksa_oleh=PetugasFactory())
    utama = masuk_sebagai(client, Peran.PPID_UTAMA)
    if apa == "judul":
        halaman = alamat("change", dokumen.pk)
        client.post(halaman, isian(client.get(halaman)) | {"judul": "Kata saya"})
    else:
        kirim(client, dokumen, judul="Tabel", unggahan=pdf(), salinan_teks="")
    dokumen.refresh_from_db()
    assert (dokumen.status, dokumen.diperiksa_oleh) == (S.RANCANGAN, None)
    tekan(client, dokumen, "periksa")
    assert label_tombol(client, dokumen) == {"Kembalikan ke penyusun"}
    dokumen.refresh_from_db()
    with pytest.raises(TindakanTerlarang, match="Anda tulis"):
        terbitkan_dokumen(dokumen, Saat(utama, timezone.now()))
    masuk_sebagai(client, Peran.PPID_UTAMA)
    tekan(client, dokumen, "terbitkan")
    dokumen.refresh_from_db()
    assert dokumen.status == S.TERBIT


def test_saving_a_checked_draft_unchanged_leaves_the_check(client):
    dokumen = RancanganFactory(status=S.DIPERIKSA, diperiksa_oleh=PetugasFactory())
    masuk_sebagai(client, Peran.PPID_UTAMA)
    halaman = alamat("change", dokumen.pk)
    client.post(halaman, isian(client.get(halaman)))
    dokumen.refresh_from_db()
    assert dokumen.status == S.DIPERIKSA


LAMA = {"nama": "Dinas Perkebunan", "singkatan": "Disbun"}


@pytest.fixture
def unit():
    return UnitFactory(**LAMA)


def ganti_nama(unit, **kolom):
    """As psql would: nothing of the portal notices."""
    Unit.objects.filter(pk=unit.pk).update(**kolom)
    unit.refresh_from_db()


def versi():
    return Versi.objects.get(area="katalog").nomor


def simpan(client, unit, **kolom):
    """Send the unit's form of the admin with other values."""
    alamat = reverse("admin:organisasi_unit_change", args=(unit.pk,))
    return client.post(alamat, isian(client.get(alamat)) | kolom)


@pytest.mark.parametrize(
    ("kolom", "kata"),
    [({"nama": "Dinas Pertanian"}, "pertanian"), ({"singkatan": "Distani"}, "distani")],
)
def test_entries_are_found_under_the_new_name_at_once(client, unit, kolom, kata):
    dokumen, lain = DokumenFactory(unit=unit), DokumenFactory()
    semula, sebelum = lain.konteks, versi()
    masuk_sebagai(client, Peran.PPID_UTAMA)
    # Another change of the unit leaves the catalogue alone.
    assert simpan(client, unit, telepon="0265-1").status_code == 302
    unit.refresh_from_db()
    assert (unit.telepon, versi()) == ("0265-1", sebelum)
    assert simpan(client, unit, **kolom, salah_tulis="on").status_code == 302
    assert [c.pk for c in cari(kata).calon] == [dokumen.pk]
    assert Kosakata.objects.filter(kata=kata).exists()
    lain.refresh_from_db()
    assert lain.konteks == semula


def test_words_are_those_that_saving_an_entry_writes(unit, django_assert_num_queries):
    for penanggung_jawab in ("", "Kepala é “Bidang”", "x" * 200):
        DokumenFactory(unit=unit, penanggung_jawab=penanggung_jawab)
    ganti_nama(unit, nama="P" * 200, singkatan="é" * 60)
    with django_assert_num_queries(5):  # for any number of entries
        assert segarkan_konteks() == 3
    for dokumen in DokumenInformasi.objects.all():
        sekali = dokumen.konteks
        dokumen.save()
        assert dokumen.konteks == sekali


def test_history_and_the_day_of_change_stay_and_pages_are_made_anew(unit):
    dokumen = DokumenFactory(unit=unit)
    riwayat = DokumenInformasi.pgh_event_model.objects.filter(pgh_obj=dokumen)
    banyak, diubah, sebelum = riwayat.count(), dokumen.diubah_pada, versi()
    ganti_nama(unit, nama="Dinas Pertanian")
    assert segarkan_konteks(unit=unit) == 1
    dokumen.refresh_from_db()
    assert dokumen.konteks.startswith("Dinas Pertanian Disbun ")
    assert (riwayat.count(), dokumen.diubah_pada) == (banyak, diubah)
    kini = versi()
    assert kini > sebelum
    # Nothing is written when nothing is old.
    assert segarkan_konteks(unit=unit) == segarkan_konteks() == 0
    assert versi() == kini


def test_one_unit_leaves_the_others_for_the_night(unit):
    DokumenFactory(unit=unit)
    lain = DokumenFactory(unit=UnitFactory(nama="Dinas Pasar")).unit
    ganti_nama(lain, nama="Dinas Perdagangan")
    assert segarkan_konteks(unit=unit) == 0
    susun_kosakata()
    assert cari("perdagangan").calon
    assert Kosakata.objects.filter(kata="perdagangan").exists()


def isian_dokumen(dokumen, **ganti):
    """The form of an entry as sent back, with some values changed."""
    kosong = DokumenForm(instance=dokumen)
    data = {n: kosong[n].value() for n in kosong.fields} | ganti
    return DokumenForm(
        {k: v for k, v in data.items() if v not in (None, False)}, instance=dokumen
    )


def test_what_is_out_is_excluded_only_with_an_approved_test():
    dokumen = DokumenFactory()
    form = isian_dokumen(dokumen, klasifikasi="dikecualikan", catatan_publik="Ditutup.")
    assert "UU 14/2008 Pasal 19" in form.errors["klasifikasi"][0]
    UjiKonsekuensiFactory(dokumen=dokumen)
    dokumen.refresh_from_db()
    form = isian_dokumen(dokumen, klasifikasi="dikecualikan", catatan_publik="Ditutup.")
    assert form.is_valid()


def test_group_belongs_to_its_class():
    kelompok = KelompokFactory(klasifikasi="berkala")
    for klasifikasi, sah in (("berkala", True), ("setiap_saat", False)):
        form = isian_dokumen(
            RancanganFactory(klasifikasi=klasifikasi), kelompok=kelompok.pk
        )
        assert form.is_valid() is sah
        assert bool(kelompok_asing(kelompok, klasifikasi)) is not sah
        assert ("Kelompok ini untuk informasi Berkala." in str(form.errors)) is not sah


BOLEH = [
    (Peran.PETUGAS_LAYANAN, S.RANCANGAN),
    *((Peran.PPID_PEMBANTU, s) for s in (S.RANCANGAN, S.DIPERIKSA)),
    *((Peran.PPID_UTAMA, s) for s in (S.RANCANGAN, S.DIPERIKSA, S.TERBIT, S.DITARIK)),
]


@pytest.mark.parametrize("peran", [*dict(BOLEH), Peran.AUDITOR])
def test_who_may_edit_depends_on_role_and_status(peran):
    unit = UnitFactory()
    petugas = petugas_berperan(peran, unit)
    for status in S:
        dokumen = DokumenFactory(status=status, alasan_tarik="Alasan.", unit=unit)
        assert (larangan_ubah(dokumen, petugas) == "") is ((peran, status) in BOLEH)
        assert larangan_ubah(dokumen, PetugasFactory())


def test_published_edit_against_the_rules_is_not_saved():
    dokumen, kini = DokumenFactory(judul="Lama"), Saat(PetugasFactory(), PADA)
    for klasifikasi, catatan, kalimat in (
        ("berkala", "  ", "apa yang berubah"),
        ("dikecualikan", "Tutup.", "Pasal 19"),
    ):
        dokumen.judul, dokumen.klasifikasi = "Baru", klasifikasi
        with pytest.raises(TindakanTerlarang, match=kalimat):
            simpan_terbitan(dokumen, kini, catatan=catatan)
    tersimpan = DokumenInformasi.objects.get()
    assert (tersimpan.judul, tersimpan.perubahan) == ("Lama", [])


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
