"""Counter, telephone, letter: the emergency question first, nothing lost, nothing doubled."""

from datetime import date

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from organisasi.models import Notifikasi
from pengaduan.models import HitunganDarurat, Pelapor, Pengaduan
from tests.factories.organisasi import UnitFactory, WilayahFactory
from tests.factories.pengaduan import KategoriFactory
from tests.pengaduan.kantor_aduan import DARURAT, foto
from tests.pengaduan.meja_aduan import alamat, catat
from tests.petugas import masuk

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_jam")]


def test_a_walk_in_is_entered_on_one_page_and_its_secret_shown_once(client, kantor):
    masuk(client, kantor.loket)
    borang = client.halaman(alamat("add"))
    assert borang.context["form"]["unit"].value() == kantor.kecamatan.pk
    assertContains(borang, 'href="tel:112"')
    halaman = catat(client, kantor).url
    aduan = Pengaduan.objects.get()
    assert halaman == alamat("tanda_terima", aduan.pk)
    assert (aduan.kanal, aduan.dicatat_oleh) == ("loket", kantor.loket)
    assert (aduan.unit, aduan.pemegang) == (kantor.kecamatan, kantor.utama)
    assert aduan.pelapor.telepon == "081200000001"
    pertama, kedua = client.halaman(halaman), client.halaman(halaman)
    kode = pertama.context["kode"]
    assert kode.replace("-", "") == aduan.kode
    assert "no-store" in pertama["Cache-Control"]
    assertContains(pertama, kode)
    assertNotContains(kedua, kode)
    assertContains(kedua, "sudah pernah ditampilkan")
    # Neither it nor the reporter stands on another page.
    for nama in ("change", "history"):
        assertNotContains(client.get(alamat(nama, aduan.pk)), aduan.kode)
    ekspor = b"".join(client.get(alamat("ekspor", "csv")).streaming_content).decode()
    daftar = client.get(alamat("changelist"), {"perlu": "terbuka"}).text
    for isi in (ekspor, daftar):
        assert aduan.nomor in isi
        assert aduan.kode not in isi
        assert "Siti" not in isi


def test_another_complaint_s_receipt_does_not_use_up_the_secret(client, kantor):
    masuk(client, kantor.loket)
    # Unnamed and passed on at once is asked about.
    response = catat(client, kantor, anonim="on", setuju_diteruskan="on")
    assertContains(response, "Tanyakan kepada pelapor")
    assertContains(response, "Siti Rahayu")
    assert not Pengaduan.objects.exists()
    lama = catat(client, kantor).url
    baru = catat(client, kantor, uraian="Lain.").url
    assert client.get(lama).context["kode"] == ""
    assert client.get(baru).context["kode"]


def test_the_same_form_sent_again_is_one_complaint_and_shows_its_secret_once(
    client, kantor
):
    masuk(client, kantor.loket)
    kunci = str(client.get(alamat("add")).context["form"]["kunci_masuk"].value())
    pertama = catat(client, kantor, kunci_masuk=kunci)
    kedua = catat(client, kantor, kunci_masuk=kunci)
    assert pertama.url == kedua.url
    # A double click: the receipt of the first was never seen, so the second shows it.
    assert client.get(kedua.url).context["kode"]
    for lagi in (kantor.loket, kantor.kepala_kecamatan):
        masuk(client, lagi)
        jawab = catat(client, kantor, kunci_masuk=kunci)
        assert client.get(jawab.url).context["kode"] == ""
    assert Pengaduan.objects.count() == 1


def test_what_was_said_today_is_asked_about_and_then_stored(client, kantor):
    masuk(client, kantor.loket)
    client.get(catat(client, kantor).url)
    pertama = Pengaduan.objects.get()
    tanya = catat(client, kantor, nama="Orang Lain")
    assertContains(tanya, "Mungkin sudah dicatat. Belum disimpan.")
    assertContains(tanya, pertama.nomor)
    assertContains(tanya, "Orang Lain")
    assert Pengaduan.objects.count() == 1
    simpan = catat(client, kantor, nama="Orang Lain", simpan_juga="on")
    kedua = Pengaduan.objects.exclude(pk=pertama.pk).get()
    kode = client.get(simpan.url).context["kode"].replace("-", "")
    assert kode == kedua.kode != pertama.kode
    assert kedua.tanda_moderasi == [f"mungkin kiriman ulang {pertama.nomor}"]


def test_an_answer_given_once_is_not_asked_for_again(client, kantor):
    masuk(client, kantor.loket)
    isi = {"judul": "Kebakaran", "uraian": DARURAT}
    catat(client, kantor, **isi, bukan_darurat="on")
    serupa = catat(client, kantor, **isi, bukan_darurat="on")
    darurat = catat(client, kantor, **isi, simpan_juga="on")
    assertContains(serupa, "Mungkin sudah dicatat")
    assertContains(serupa, 'name="bukan_darurat"')
    assertContains(darurat, "Ini mungkin darurat")
    assertContains(darurat, 'name="simpan_juga"')


def test_what_may_be_an_emergency_is_asked_about_before_it_is_saved(client, kantor):
    masuk(client, kantor.loket)
    lurah = {"tingkat": "kelurahan", "induk": WilayahFactory()}
    kelurahan = WilayahFactory(nama="Panglayungan", **lurah)
    isi = {"judul": "Kebakaran", "uraian": DARURAT, "kelurahan": kelurahan.pk}
    response = catat(client, kantor, **isi, berkas=foto())
    for kalimat in (
        "Ini mungkin darurat. Belum disimpan.",
        'href="tel:112"',
        "Sudah ditanyakan: tidak ada bahaya sekarang",
    ):
        assertContains(response, kalimat)
    assert response.context["form"]["uraian"].value() == DARURAT
    for model in (Pengaduan, Pelapor, Notifikasi):
        assert not model.objects.exists()
    catat(client, kantor, **isi, bukan_darurat="on")
    assert Pengaduan.objects.get().bukan_darurat
    hitungan = HitunganDarurat.objects.get()
    assert (hitungan.tampil, hitungan.lanjut) == (1, 1)
    assert hitungan.kecamatan == kelurahan.induk


def test_a_letter_of_last_week_needs_a_reason_that_stays_in_the_trail(client, kantor):
    masuk(client, kantor.loket)
    lalu = date(2024, 5, 29).isoformat()
    tanpa = catat(client, kantor, kanal="surat", tanggal_terima=lalu)
    catat(client, kantor, tanggal_terima=lalu, alasan_mundur="Surat tiba Rabu sore.")
    assert "alasan_mundur" in tanpa.context["form"].errors
    aduan = Pengaduan.objects.get()
    assert (aduan.tanggal_terima, aduan.tanggal_catat) == (
        date(2024, 5, 29),
        date(2024, 6, 4),
    )
    assert aduan.riwayat.get().catatan == "Surat tiba Rabu sore."


def test_what_is_wrong_is_said_at_its_field_and_nothing_typed_is_lost(client, kantor):
    masuk(client, kantor.loket)
    kosong = dict.fromkeys(("judul", "uraian", "unit", "kategori"), "")
    for salah in (
        {"tanggal_terima": "2024-06-05", "kanal": "web", "telepon": "abc", **kosong},
        {"tanggal_terima": "kemarin", "tanggal_kejadian": "kemarin", "surel": "siti"},
        {"judul": "x" * 121, "uraian": "x" * 5_001, "kanal": "open311"},
        {"tanggal_kejadian": "2024-06-05", "surel": "Loket@example.id"},
        {"unit": UnitFactory().pk},  # it enters for its own units only
    ):
        response = catat(client, kantor, **salah)
        assert set(response.context["form"].errors) == set(salah)
        assertContains(response, "Belum disimpan")
        assert response.context["form"]["lokasi"].value() == "Depan SD"
    assert not Pengaduan.objects.exists()


def test_what_the_act_refuses_stands_over_the_form(client, kantor, monkeypatch):
    masuk(client, kantor.loket)
    monkeypatch.setattr("pengaduan.masuk.actions.VERIFIKASI", "pengaduan.tiada")
    assertContains(catat(client, kantor), "errorlist nonfield")
    assert not Pengaduan.objects.exists()


def test_words_are_shown_as_typed_and_personal_data_marked(client, kantor):
    masuk(client, kantor.loket)
    skrip = "<script>alert(1)</script>"
    peka = KategoriFactory(rahasia=True, alasan_rahasia="Aman.")
    isi = {"judul": skrip, "lokasi": skrip, "harapan": skrip, "kategori": peka.pk}
    catat(client, kantor, uraian="Hubungi saya di 0812 3456 7890.", **isi)
    aduan = Pengaduan.objects.get()
    assert aduan.rahasia  # its category says so
    (tanda,) = aduan.tanda_moderasi
    assert "telepon" in tanda.lower()
    assert "3456 7890" not in tanda
    halaman = client.halaman(alamat("change", aduan.pk))
    assertNotContains(halaman, skrip)
    # No officer is led to the private page.
    assertNotContains(halaman, "viewsitelink")
    jenis = ContentType.objects.get_for_model(Pengaduan)
    situs = client.get(reverse("admin:view_on_site", args=(jenis.pk, aduan.pk)))
    assert situs.status_code == 404


def test_lying_broken_large_and_many_files_are_refused_with_a_sentence(
    client, kantor, settings
):
    settings.UKURAN_BERKAS_MAKS = 1_000_000
    masuk(client, kantor.loket)
    buruk = [
        SimpleUploadedFile("a.pdf", b"MZ\x90\x00 program", "application/pdf"),
        SimpleUploadedFile("a.jpg", b"\xff\xd8\xff rusak", "image/jpeg"),
    ]
    kosong = SimpleUploadedFile("a.jpg", b"", "image/jpeg")
    besar = SimpleUploadedFile("besar.pdf", b"%PDF-1.7\n" + b"0" * 1_000_000)
    for berkas, banyak, kata in (
        (buruk, 2, ""),
        ([kosong], 1, ""),
        ([besar], 1, "MB"),
        ([foto(60 + n) for n in range(6)], 1, "Paling banyak 5"),
    ):
        form = catat(client, kantor, berkas=berkas).context["form"]
        assert len(form.errors["berkas"]) == banyak
        assert kata in str(form.errors["berkas"])
    assert not Pengaduan.objects.exists()


def test_the_receipt_of_a_grave_matter_is_shown_once_and_then_no_more(client, kantor):
    gawat = KategoriFactory(kelas=Pengaduan.Kelas.BERKADAR)
    masuk(client, kantor.loket)
    halaman = catat(client, kantor, kategori=gawat.pk).url
    pertama = client.halaman(halaman)
    assert pertama.context["kode"]
    assertContains(pertama, "hanya dibaca admin SP4N dan Inspektorat")
    assertNotContains(pertama, "Buka aduannya")
    assert client.get(halaman).status_code == 404
    assert client.get(alamat("change", Pengaduan.objects.get().pk)).status_code == 404
