"""Placing, referral and joined answers in the admin: one number, one clock."""

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from informasi.models import ButirJawaban, Permohonan, RujukanPermohonan, Surat
from informasi.rujukan.actions import sampaikan_bagian
from organisasi.kantor.saat import Saat
from tests.factories.informasi import RujukanFactory, UjiKonsekuensiFactory
from tests.informasi.kantor import PADA, TEMPO, ajukan, diproses, konsep, rujuk, saat
from tests.informasi.meja_permohonan import (
    alamat,
    isian_jawaban,
    lampirkan,
    pdf,
    tekan,
    tombol,
)
from tests.petugas import masuk, tersembunyi

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("jam")]


def test_the_main_ppid_places_what_named_no_unit(client, kantor):
    permohonan = ajukan(None)
    masuk(client, kantor.ppid_utama)
    assert "tempatkan" in tombol(client, permohonan)
    assert "proses" not in tombol(client, permohonan)
    kosong = tekan(client, permohonan, "tempatkan")
    tekan(client, permohonan, "tempatkan", ke_unit=kantor.dinas.pk)
    assert "ke_unit" in kosong.context["form"].errors
    permohonan = Permohonan.objects.get()
    assert (permohonan.pemegang, permohonan.jatuh_tempo) == (kantor.dinas, TEMPO)


def test_the_unit_is_proposed_from_what_it_says_it_holds(client, kantor, permohonan):
    kantor.dinas.menguasai = "rekap penduduk, akta"
    kantor.dinas.save()
    masuk(client, kantor.kepala)
    form = client.halaman(alamat("tindakan", permohonan.pk, "rujuk")).context["form"]
    kelompok = dict(form.fields["ke_unit"].choices)
    assert [pk for pk, _ in kelompok["Usulan"]] == [kantor.dinas.pk]
    assert kantor.kecamatan.pk not in {pk for pk, _ in kelompok["Semua unit"]}


def test_the_whole_is_offered_accepted_and_moves_with_its_clock(client, kantor):
    permohonan = diproses(kantor)
    masuk(client, kantor.kepala)
    tekan(
        client,
        permohonan,
        "rujuk",
        ke_unit=kantor.dinas.pk,
        lingkup="seluruh",
        bagian="diabaikan",
        alasan="Datanya di dinas.",
    )
    assert "rujuk" not in tombol(client, permohonan)
    client.logout()
    masuk(client, kantor.kepala_dinas)
    halaman = client.halaman(alamat("tindakan", permohonan.pk, "terima_rujukan"))
    rujukan = halaman.context["form"]["rujukan"].value()
    tekan(client, permohonan, "terima_rujukan", rujukan=rujukan)
    permohonan = Permohonan.objects.get()
    assert (permohonan.pemegang, permohonan.jatuh_tempo) == (kantor.dinas, TEMPO)
    assert permohonan.surat.filter(jenis=Surat.Jenis.RUJUKAN).count() == 1
    assert RujukanPermohonan.objects.get().bagian == ""


def test_a_part_must_be_named_and_a_reason_given(client, kantor, permohonan):
    masuk(client, kantor.kepala)
    hasil = tekan(
        client, permohonan, "rujuk", ke_unit=kantor.dinas.pk, lingkup="bagian"
    )
    assert set(hasil.context["form"].errors) == {"bagian", "alasan"}
    assert not RujukanPermohonan.objects.exists()


def test_what_is_returned_leaves_the_receivers_sight_and_waits_for_a_decision(
    client, kantor, permohonan
):
    rujukan = rujuk(kantor, permohonan)
    masuk(client, kantor.kepala_dinas)
    hasil = tekan(
        client,
        permohonan,
        "kembalikan_rujukan",
        rujukan=rujukan.pk,
        alasan="Bukan data kami.",
    )
    assert hasil.redirect_chain[-1][0] == alamat("changelist")
    assert client.get(alamat("change", permohonan.pk)).status_code == 404
    client.logout()
    masuk(client, kantor.ppid_utama)
    assertContains(client.get(alamat("change", permohonan.pk)), "Bukan data kami.")
    tekan(
        client,
        permohonan,
        "putuskan_rujukan",
        rujukan=rujukan.pk,
        ke_unit=kantor.dinas.pk,
        alasan="Menurut SK, dinas.",
    )
    assert Permohonan.objects.get().pemegang == kantor.dinas


def test_a_part_is_written_by_its_unit_and_joined_by_the_holder(
    client, kantor, permohonan
):
    rujukan = rujuk(kantor, permohonan, bagian="Kendaraan dinas.")
    masuk(client, kantor.kepala_dinas)
    assert "tulis_jawaban" not in tombol(client, permohonan)
    tekan(client, permohonan, "terima_rujukan", rujukan=rujukan.pk)
    halaman = client.halaman(alamat("jawaban", permohonan.pk))
    assert halaman.context["kepala"] is None
    kosong = tekan(client, permohonan, "sampaikan_bagian", rujukan=rujukan.pk)
    lanjut = client.post(
        alamat("jawaban", permohonan.pk),
        isian_jawaban(halaman)
        | {"butir-0-putusan": "diberikan", "butir-0-unggahan": pdf(), "lanjut": "1"},
    )
    assert lanjut.url == alamat("tindakan", permohonan.pk, "sampaikan_bagian")
    tekan(client, permohonan, "sampaikan_bagian", rujukan=rujukan.pk)
    assertContains(kosong, "Isi dulu jawaban untuk bagian ini.")
    butir = ButirJawaban.objects.get()
    assert (butir.unit, butir.rujukan) == (kantor.dinas, rujukan)
    assert butir.judul == "Kendaraan dinas."
    baca = client.get(alamat("jawaban", permohonan.pk))
    assertContains(baca, "hanya ia yang dapat mengubahnya")
    assertNotContains(baca, "Simpan konsep")
    client.logout()
    masuk(client, kantor.kepala)
    gabungan = client.halaman(alamat("jawaban", permohonan.pk))
    assert [f.instance for f in gabungan.context["butir"].forms] == [butir]
    kirim = client.halaman(alamat("tindakan", permohonan.pk, "kirim_jawaban"))
    assertNotContains(kirim, "menunggu bagian")


@pytest.fixture
def bagian(kantor, permohonan):
    """A part that the office of residents has taken on and written."""
    rujukan = rujuk(kantor, permohonan, bagian="Kendaraan dinas.")
    rujukan.terima(Saat(kantor.kepala_dinas, PADA))
    isi = {"unit": kantor.dinas, "rujukan": rujukan, "alasan": "Sudah diperiksa."}
    konsep(permohonan, kantor.kepala, {}, isi | {"judul": "Daftar kendaraan"})
    return rujukan


def test_the_last_look_at_a_part_shows_its_words_and_files_only(client, kantor, bagian):
    uji = UjiKonsekuensiFactory(disetujui_pada=PADA, disetujui_oleh=kantor.ppid_utama)
    isi = {"unit": kantor.dinas, "rujukan": bagian, "uji": uji, "alasan": "Rahasia."}
    draf = konsep(
        bagian.berkas,
        kantor.kepala,
        isi | {"judul": "Nomor mesin", "putusan": "ditolak"},
    )
    milik = draf.butir.filter(rujukan=bagian)
    lampirkan(milik.get(putusan="diberikan"), judul="kendaraan-2023", ukuran=2048)
    lampirkan(milik.get(putusan="ditolak"), judul="mesin-2023")
    masuk(client, kantor.kepala_dinas)
    halaman = client.halaman(alamat("tindakan", bagian.berkas_id, "sampaikan_bagian"))
    for teks in (
        *("Daftar kendaraan", "Sudah diperiksa.", "Nomor mesin", "Rahasia."),
        *("A. Dapat diberikan", "B. Tidak dapat diberikan", uji.konsekuensi_dibuka),
        *("kendaraan-2023 (PDF)", "2 kB", "Berkas dalam bagian ini"),
    ):
        assertContains(halaman, teks)
    assertNotContains(halaman, "mesin-2023")
    assertNotContains(halaman, "Rekap penduduk</td>")


def test_a_part_that_changed_after_the_last_look_is_not_delivered(
    client, kantor, bagian
):
    masuk(client, kantor.kepala_dinas)
    tujuan = alamat("tindakan", bagian.berkas_id, "sampaikan_bagian")
    lama = tersembunyi(client, tujuan) | {"rujukan": bagian.pk}
    bagian.butir.update(judul="Daftar yang lain")
    tolak = client.post(tujuan, lama)
    bagian.refresh_from_db()
    assert bagian.disampaikan_pada is None
    assertContains(tolak, "sudah berubah sejak halaman ini dibuka")
    assertContains(tolak, "Daftar yang lain")
    baru = {"sidik": tolak.context["form"]["sidik"].value()}
    assertContains(client.post(tujuan, baru), "Rujukan ini sudah dijawab")
    client.post(tujuan, lama | baru)
    bagian.refresh_from_db()
    assert bagian.disampaikan_pada == PADA


def test_what_is_typed_into_a_part_a_colleague_delivered_stays_on_its_page(
    client, kantor, bagian
):
    masuk(client, kantor.kepala_dinas)
    isi = isian_jawaban(client.get(alamat("jawaban", bagian.berkas_id)))
    sampaikan_bagian(bagian, Saat(kantor.kepala_dinas, PADA))
    tolak = client.post(
        alamat("jawaban", bagian.berkas_id), isi | {"butir-0-alasan": "Kalimat baru."}
    )
    assertContains(tolak, "hanya ia yang dapat mengubahnya")
    assertContains(tolak, "Kalimat baru.")
    assert bagian.butir.get().alasan == "Sudah diperiksa."


def test_the_holder_sees_an_unfinished_part_and_cannot_touch_or_send_it(
    client, kantor, permohonan
):
    rujukan = rujuk(kantor, permohonan, bagian="Kendaraan dinas.")
    rujukan.terima(Saat(kantor.kepala_dinas, PADA))
    masuk(client, kantor.kepala_dinas)
    halaman = client.get(alamat("jawaban", permohonan.pk))
    client.post(
        alamat("jawaban", permohonan.pk),
        isian_jawaban(halaman) | {"butir-0-putusan": "diberikan"},
    )
    client.logout()
    masuk(client, kantor.kepala)
    halaman = client.halaman(alamat("jawaban", permohonan.pk))
    kirim = client.get(alamat("tindakan", permohonan.pk, "kirim_jawaban"))
    ditolak = tekan(client, permohonan, "kirim_jawaban")
    assert [b.judul for b in halaman.context["lain"]] == ["Kendaraan dinas."]
    assertContains(halaman, "Belum disampaikan.")
    assertContains(kirim, "menunggu bagian Disdukcapil")
    assert Permohonan.objects.get().status == Permohonan.Status.DIPROSES
    assert ditolak.status_code == 200


def test_a_part_is_not_written_once_the_request_is_no_longer_processed(
    client, kantor, permohonan
):
    rujukan = rujuk(kantor, permohonan, bagian="Kendaraan dinas.")
    rujukan.terima(Saat(kantor.kepala_dinas, PADA))
    masuk(client, kantor.kepala_dinas)
    isi = isian_jawaban(client.get(alamat("jawaban", permohonan.pk)))
    Permohonan.objects.get().cabut(Saat(None, PADA))
    response = client.post(
        alamat("jawaban", permohonan.pk), isi | {"butir-0-putusan": "diberikan"}
    )
    assertContains(response, "sekarang statusnya dicabut pemohon")
    assert not ButirJawaban.objects.exists()


def test_of_two_open_referrals_one_is_chosen(client, kantor, permohonan, jam):
    semua = [
        RujukanFactory(berkas=permohonan, ke_unit=unit, bagian=unit.nama)
        for unit in (kantor.dinas, kantor.utama)
    ]
    jam.move_to(saat("2024-06-07"))
    masuk(client, kantor.ppid_utama)
    form = client.get(alamat("tindakan", permohonan.pk, "putuskan_rujukan")).context[
        "form"
    ]
    assert form["rujukan"].value() is None
    assert set(form.fields["rujukan"].queryset) == set(semua)


def test_who_is_asked_for_a_part_reads_no_paper_with_the_name(client, kantor):
    permohonan = diproses(kantor)
    surat = permohonan.surat.first()
    rujuk(kantor, permohonan, bagian="Kendaraan dinas.")
    masuk(client, kantor.kepala_dinas)
    assert client.get(alamat("change", permohonan.pk)).status_code == 200
    for nama in ("surat", "surat_cetak"):
        assert client.get(alamat(nama, permohonan.pk, surat.pk)).status_code == 403
    masuk(client, kantor.loket)
    assert client.get(alamat("surat_cetak", permohonan.pk, surat.pk)).status_code == 200
