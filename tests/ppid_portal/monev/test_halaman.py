"""E-Monev in the admin, and the PDF of a question that never passes 2 MB (hukum 6.4)."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image
from pytest_django.asserts import assertContains, assertNotContains

from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from organisasi.models import Jejak
from ppid_portal.angka.potret import BELUM_ADA
from ppid_portal.models import Kuesioner, Pertanyaan
from ppid_portal.monev import pdf_bukti as kertas
from ppid_portal.monev.pdf_bukti import BATAS, cetak_bukti, isi_bukti
from tests.factories.kunjungan import KetetapanFactory
from tests.factories.organisasi import PetugasFactory, UnitFactory, WilayahFactory
from tests.factories.portal import (
    BuktiDukungFactory,
    KuesionerFactory,
    LaporanTertandaFactory,
    PertanyaanFactory,
)
from tests.foto import bita
from tests.petugas import isian, masuk_sebagai
from tests.ppid_portal.angka.meja import taruh

pytestmark = pytest.mark.django_db
PADA = datetime(2026, 11, 24, 2, tzinfo=UTC)
PDF = b"%PDF-1.4\n%%EOF\n"


def alamat(model, nama, *args):
    return reverse(f"admin:ppid_portal_{model}_{nama}", args=args)


def tanya(nama, *args):
    return alamat("pertanyaan", nama, *args)


def foto():
    """A picture that does not compress."""
    return bita(Image.effect_noise((300, 300), 120).convert("RGB"), quality=95)


def bergambar(**lain):
    berkas = ContentFile(foto(), "foto.jpg")
    return BuktiDukungFactory(unggahan=True, berkas=berkas, **lain)


def test_the_board_stands_over_the_questionnaire_and_it_is_copied(client):
    masuk_sebagai(client, Peran.PENGELOLA_PEMANGKU)
    client.halaman(alamat("kuesioner", "changelist"))
    client.halaman(alamat("kuesioner", "add"))
    satu = KuesionerFactory(tahun=2025, jenis_informasi=40)
    PertanyaanFactory(kuesioner=satu, penanggung_jawab=UnitFactory(nama="Dinas X"))
    ubah = alamat("kuesioner", "change", satu.pk)
    halaman = client.halaman(ubah)
    assertContains(halaman, "0 dari 40")
    assertContains(halaman, 'value="40,00"')
    assertContains(halaman, "Belum dijawab. Belum ada bukti.")
    assertContains(halaman, "Dinas X")
    jawab = client.post(ubah, isian(halaman) | {"tahun": "1990"})
    assertContains(jawab, "Tahunnya antara 2010 dan 2199.")
    jawab = client.post(ubah, isian(halaman) | {"digitalisasi": "0"})
    assertContains(jawab, "Bobotnya lebih dari nol.")
    client.post(ubah, isian(halaman) | {"digitalisasi": "12,5"})
    assert Kuesioner.objects.get().bobot()["digitalisasi"] == Decimal("12.5")
    assertContains(client.halaman(alamat("kuesioner", "changelist")), ">2025</a>")
    salin = alamat("kuesioner", "tindakan", satu.pk, "salin")
    assertContains(client.halaman(salin), 'value="2026"')
    assertContains(client.post(salin, {"tahun": "2025"}), "tahun 2025 sudah ada")
    client.post(salin, {"tahun": "2026"})
    assert Kuesioner.objects.get(tahun=2026).pertanyaan.count() == 1


def test_a_question_is_answered_and_evidenced_by_its_unit(client):
    unit = UnitFactory()
    satu = PertanyaanFactory(penanggung_jawab=unit)
    masuk_sebagai(client, Peran.PETUGAS_LAYANAN, unit)
    assertContains(client.halaman(tanya("changelist")), satu.teks)
    halaman = client.halaman(tanya("change", satu.pk))
    assertContains(halaman, "Belum ada bukti.")
    assertNotContains(halaman, 'name="teks"')
    for nama, isi in (
        ("jawab", {"jawaban": "Ya, di situs.", "edisi": 1}),
        ("tautan", {"keterangan": "Situs", "tautan": "https://contoh.invalid/"}),
        ("berkas", {"keterangan": "SK", "berkas": SimpleUploadedFile("a.pdf", PDF)}),
        ("kertas", {"kertas": "angka", "kode": "A2"}),
        ("kertas", {"kertas": "dip", "kode": "A2"}),
    ):
        client.halaman(tanya("tindakan", satu.pk, nama))
        assert client.post(tanya("tindakan", satu.pk, nama), isi).status_code == 302
    halaman = client.halaman(tanya("change", satu.pk))
    assertContains(halaman, "Ya, di situs.")
    assert set(satu.bukti.values_list("kertas", "kode")) == {
        ("", ""),
        ("angka", "A2"),
        ("dip", ""),
    }
    bukti = satu.bukti.get(jenis="berkas")
    unduh = tanya("berkas", satu.pk, bukti.pk)
    assertContains(halaman, unduh)
    assert b"".join(client.get(unduh).streaming_content) == PDF
    client.halaman(tanya("tindakan", satu.pk, "hapus"))
    client.post(tanya("tindakan", satu.pk, "hapus"), {"bukti": bukti.pk})
    assert client.get(unduh).status_code == 404


def test_bad_input_is_said_and_nothing_is_kept(client, settings):
    settings.UKURAN_BERKAS_MAKS = 1024
    satu = PertanyaanFactory()
    BuktiDukungFactory(pertanyaan=satu)
    masuk_sebagai(client, Peran.PPID_UTAMA)
    for nama, isi, pesan in (
        ("jawab", {"jawaban": " ", "edisi": 1}, "Tulis jawabannya."),
        ("jawab", {"jawaban": "Ya.", "edisi": 9}, "baru saja diubah orang lain"),
        ("tautan", {"keterangan": "", "tautan": "ht!p"}, "tidak dapat dibaca"),
        ("kertas", {"kertas": "angka"}, "Pilih indikatornya."),
        ("berkas", {"keterangan": "x"}, "Pilih berkasnya."),
        ("hapus", {"bukti": 0}, "Bukti ini sudah tidak ada."),
    ):
        assertContains(client.post(tanya("tindakan", satu.pk, nama), isi), pesan)
    unggah = tanya("tindakan", satu.pk, "berkas")
    for nama, isi, pesan in (
        ("a.pdf", PDF * 99, "Paling besar 1"),
        ("a.docx", PDF, "Nama berkas berakhir “.docx”, tetapi isinya PDF."),
        ("a.pdf", b"", "Berkas ini kosong."),
        ("a.pdf", b"MZ\x90", "Jenis berkas ini tidak diterima."),
    ):
        kirim = {"keterangan": "SK 7", "berkas": SimpleUploadedFile(nama, isi)}
        jawab = client.post(unggah, kirim)
        for kata in (pesan, 'value="SK 7"'):
            assertContains(jawab, kata)
    assert satu.bukti.count() == 1
    assert Pertanyaan.objects.get().jawaban == ""
    for kali in (1, 2):
        berkas = SimpleUploadedFile("a.pdf", PDF)
        jawab = client.post(unggah, {"keterangan": f"x{kali}", "berkas": berkas})
    assertContains(jawab, "Berkas yang sama sudah ada pada pertanyaan ini.")
    assertContains(jawab, "autofocus")
    assert satu.bukti.count() == 2


def test_what_is_missing_is_said_until_nothing_is(client):
    satu = PertanyaanFactory()
    masuk_sebagai(client, Peran.PPID_UTAMA)
    ubah, daftar = tanya("change", satu.pk), tanya("changelist")
    assertContains(client.halaman(daftar), "Belum dijawab. Belum ada bukti.")
    tautan = BuktiDukungFactory(
        pertanyaan=satu,
        gagal_sejak=date(2026, 11, 20),
        masalah="Tidak menjawab.",
        diperiksa_pada=PADA,
    )
    Pertanyaan.objects.update(jawaban="Ya.")
    halaman = client.halaman(ubah)
    assertContains(halaman, "Tautan buktinya tidak dapat dibuka")
    assertContains(halaman, "Tidak menjawab.")
    assertNotContains(halaman, "Belum dijawab.")
    assertNotContains(halaman, "Riwayat</h2>")
    tautan.delete()
    BuktiDukungFactory(pertanyaan=satu)
    assertContains(client.halaman(ubah), '<h2 id="tanya-judul">Lengkap</h2>')
    assertContains(client.halaman(daftar), "Lengkap</td>")


def test_another_units_question_is_not_there_and_a_reader_reads_a_year(client):
    satu = PertanyaanFactory(penanggung_jawab=UnitFactory())
    masuk_sebagai(client, Peran.PPID_PEMBANTU)
    for obj in (satu, PertanyaanFactory()):
        assert client.get(tanya("pdf", obj.pk)).status_code == 404
        assert client.post(tanya("tindakan", obj.pk, "jawab")).status_code == 404
    masuk_sebagai(client, Peran.AUDITOR)
    kuesioner = KuesionerFactory(tahun=2030)
    halaman = client.halaman(alamat("kuesioner", "change", kuesioner.pk))
    assertContains(halaman, "<dd>2030</dd>")
    assert str(kuesioner) == "E-Monev 2030"
    # Questions are kept while there is evidence.
    satu = BuktiDukungFactory().pertanyaan
    masuk_sebagai(client, Peran.PPID_UTAMA)
    isi = isian(client.halaman(tanya("change", satu.pk)))
    client.post(tanya("change", satu.pk), isi | {"teks": "Diubah?"})
    client.post(tanya("delete", satu.pk), {"post": "yes"})
    satu.refresh_from_db()
    assert satu.teks == "Diubah?"


def teks_bagian(satu):
    saat = Saat(PetugasFactory(), PADA)
    return str(isi_bukti(satu, saat, akhir=[], putusan={})["bagian"])


def test_the_paper_says_question_answer_and_each_link_as_it_was_last_seen():
    satu = PertanyaanFactory(jawaban="Ya.")
    BuktiDukungFactory(pertanyaan=satu, keterangan="Baru")
    BuktiDukungFactory(
        pertanyaan=satu, keterangan="Lama", diperiksa_pada=PADA, masalah="Mati."
    )
    foto_meja = bergambar(pertanyaan=satu)
    teks = teks_bagian(satu)
    assert satu.teks in teks
    assert "Baru. Belum diperiksa." in teks
    assert "Lama. Mati, diperiksa 24 November 2026." in teks
    assert foto_meja.sha256 in teks
    assert "Belum dijawab." in teks_bagian(PertanyaanFactory())


def test_what_the_portal_makes_stands_in_the_paper():
    satu = PertanyaanFactory(kuesioner__tahun=2026)
    for apa in ("register", "dip", "laporan", "sk"):
        BuktiDukungFactory(pertanyaan=satu, buatan=True, kertas=apa)
    for kode in ("A2", "Z9"):
        BuktiDukungFactory(pertanyaan=satu, buatan=True, kertas="angka", kode=kode)
    taruh("A1", "2026-03", 7)
    teks = teks_bagian(satu)
    for kata in (
        "['Maret 2026', '7']",
        "Belum ada laporan tahunan yang ditandatangani.",
        "Belum ada lampiran keputusan yang ditetapkan.",
        "['Berkala', '0']",
        "Indikator Z9 tidak ada lagi.",
    ):
        assert kata in teks
    LaporanTertandaFactory(tahun=2025, nomor="045/9")
    KetetapanFactory(status="tetap", nomor="SK 9", sha256="a", kode_verifikasi="KODE9")
    teks = teks_bagian(satu)
    assert "/laporan-tahunan/2025.pdf" in teks
    assert "/verifikasi-dokumen/KODE9/" in teks


def test_of_a_spread_all_three_and_of_kecamatan_each_stand_in_the_paper():
    """Specification of figures 10.1 and 10.7."""
    tersebar, banding = PertanyaanFactory.create_batch(2, kuesioner__tahun=2026)
    for satu, kode in ((tersebar, "A3"), (banding, "E1")):
        BuktiDukungFactory(pertanyaan=satu, buatan=True, kertas="angka", kode=kode)
    for rincian, nilai in (("", 6), ("median", 5), ("p90", 11)):
        taruh("A3", "2026-03", nilai=nilai, rincian=rincian, n=7)
    harap = "rata-rata 6 hari kerja (median 5; p90 11)"
    assert f"['Maret 2026', '{harap}']" in teks_bagian(tersebar)
    assert BELUM_ADA in teks_bagian(banding)
    tawang = WilayahFactory(kode="32.78.03", nama="Tawang")
    for rincian, nilai in (("aduan:sebelum", 3), ("aduan:sesudah", 7)):
        taruh("E1", "2026", nilai=nilai, rincian=rincian, kecamatan=tawang)
    harap = "Aduan: 3 menjadi 7, terlalu sedikit untuk dibandingkan"
    assert f"['Tawang', '{harap}']" in teks_bagian(banding)


def test_the_pdf_of_a_question_is_taken_and_written_down(client):
    satu = bergambar().pertanyaan
    BuktiDukungFactory(pertanyaan=satu)
    masuk_sebagai(client, Peran.AUDITOR)
    jawab = client.get(tanya("pdf", satu.pk))
    assert jawab.content.startswith(b"%PDF")
    assert len(jawab.content) <= 2_097_152 == BATAS
    assert Jejak.objects.filter(tindakan="unduh_daftar").count() == 1


@pytest.mark.parametrize(("muat", "harap"), [(2, [1, 1]), (9, [1, 1, 1, 1, 0])])
def test_pictures_are_made_smaller_until_the_paper_fits(monkeypatch, muat, harap):
    satu = bergambar().pertanyaan
    hilang = bergambar(pertanyaan=satu)
    hilang.berkas.storage.delete(hilang.berkas.name)
    dicoba = []

    def cetak(isi, **_lain):
        gambar = [u for u in isi["bagian"] if u["jenis"] == "gambar"]
        dicoba.append(len(gambar))
        return b"x" * (BATAS + 1 if gambar and len(dicoba) < muat else 9)

    monkeypatch.setattr(kertas, "cetak_pdf", cetak)
    assert len(cetak_bukti(satu, Saat(PetugasFactory(), PADA))) == 9
    assert dicoba == harap


def test_the_list_costs_the_same_for_any_length(client, django_assert_max_num_queries):
    PertanyaanFactory.create_batch(20)
    masuk_sebagai(client, Peran.PPID_UTAMA)
    with django_assert_max_num_queries(12):
        client.halaman(tanya("changelist"))
