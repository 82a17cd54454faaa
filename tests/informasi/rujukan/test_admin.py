"""Placing, referral and joined answers in the admin: one number, one clock."""

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from informasi.models import ButirJawaban, Permohonan, RujukanPermohonan, Surat
from informasi.permohonan.actions import cabut_permohonan
from informasi.rujukan.actions import sampaikan_bagian
from organisasi.kantor.saat import Saat
from tests.factories.informasi import RujukanFactory
from tests.informasi.kantor import PADA, TEMPO, ajukan, konsep, rujuk, saat
from tests.informasi.meja_permohonan import alamat, isian_jawaban, pdf, tekan, tombol
from tests.klien import PortalClient
from tests.petugas import masuk

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("jam")]


def test_the_main_ppid_places_what_named_no_unit(client, kantor):
    permohonan = ajukan(None)
    masuk(client, kantor.ppid_utama)
    tekan(client, permohonan, "tempatkan", ke_unit=kantor.dinas.pk)
    assert Permohonan.objects.get().pemegang == kantor.dinas


def test_the_whole_is_offered_accepted_and_moves_with_its_clock(
    client, kantor, permohonan
):
    kantor.dinas.menguasai = "rekap penduduk, akta"
    kantor.dinas.save()
    masuk(client, kantor.kepala)
    form = client.halaman(alamat("tindakan", permohonan.pk, "rujuk")).context["form"]
    kelompok = dict(form.fields["ke_unit"].choices)
    assert [pk for pk, _ in kelompok["Usulan"]] == [kantor.dinas.pk]
    assert kantor.kecamatan.pk not in {pk for pk, _ in kelompok["Semua unit"]}
    isi = {"ke_unit": kantor.dinas.pk, "lingkup": "bagian"}
    tanpa = tekan(client, permohonan, "rujuk", **isi)
    assert set(tanpa.context["form"].errors) == {"bagian", "alasan"}
    assert not RujukanPermohonan.objects.exists()
    isi |= {"lingkup": "seluruh", "bagian": "diabaikan", "alasan": "Di dinas."}
    tekan(client, permohonan, "rujuk", **isi)
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


def test_only_the_sender_takes_a_referral_back_and_all_pages_say_who_holds_it(
    client, kantor, permohonan
):
    rujukan = rujuk(kantor, permohonan)
    saya = f"{alamat('changelist')}?perlu=saya"
    masuk(client, kantor.kepala_dinas)
    assert "tarik_rujukan" not in tombol(client, permohonan)
    assert client.get(saya).context["cl"].result_count == 1
    client.logout()
    masuk(client, kantor.kepala)
    assert client.get(saya).context["cl"].result_count == 0
    tekan(client, permohonan, "tarik_rujukan", rujukan=rujukan.pk)
    assert "tarik_rujukan" not in tombol(client, permohonan)
    lambat = tekan(client, permohonan, "tarik_rujukan", rujukan=rujukan.pk)
    assertContains(lambat, "sudah dijawab. Muat ulang")
    assertContains(client.get(permohonan.get_absolute_url()), "Tetap dikerjakan oleh")


def test_of_two_open_referrals_one_is_chosen(client, kantor, permohonan, jam):
    semua = [
        RujukanFactory(berkas=permohonan, ke_unit=unit, bagian=unit.nama)
        for unit in (kantor.dinas, kantor.utama)
    ]
    jam.move_to(saat("2024-06-07"))
    masuk(client, kantor.ppid_utama)
    halaman = client.get(alamat("tindakan", permohonan.pk, "putuskan_rujukan"))
    form = halaman.context["form"]
    assert form["rujukan"].value() is None
    assert set(form.fields["rujukan"].queryset) == set(semua)


def test_a_part_is_written_by_its_unit_and_joined_by_the_holder(
    client, kantor, permohonan
):
    rujukan = rujuk(kantor, permohonan, bagian="Kendaraan dinas.")
    tulis = alamat("jawaban", permohonan.pk)
    kirim = alamat("tindakan", permohonan.pk, "kirim_jawaban")
    masuk(client, kantor.kepala_dinas)
    assert "tulis_jawaban" not in tombol(client, permohonan)
    tekan(client, permohonan, "terima_rujukan", rujukan=rujukan.pk)
    halaman = client.halaman(tulis)
    assert halaman.context["kepala"] is None
    kosong = tekan(client, permohonan, "sampaikan_bagian", rujukan=rujukan.pk)
    assertContains(kosong, "Isi dulu jawaban untuk bagian ini.")
    isi = {"butir-0-putusan": "diberikan", "butir-0-unggahan": pdf(), "lanjut": "1"}
    lanjut = client.post(tulis, isian_jawaban(halaman, **isi)).url
    assert lanjut == alamat("tindakan", permohonan.pk, "sampaikan_bagian")
    # The holder sees an unfinished part and can neither touch nor send it.
    pemegang = PortalClient()
    masuk(pemegang, kantor.kepala)
    setengah = pemegang.halaman(tulis)
    assert [b.judul for b in setengah.context["lain"]] == ["Kendaraan dinas."]
    assertContains(setengah, "Belum disampaikan.")
    assertContains(pemegang.get(kirim), "menunggu bagian Disdukcapil")
    assert tekan(pemegang, permohonan, "kirim_jawaban").status_code == 200
    assert Permohonan.objects.get().status == Permohonan.Status.DIPROSES
    tekan(client, permohonan, "sampaikan_bagian", rujukan=rujukan.pk)
    butir = ButirJawaban.objects.get()
    assert (butir.unit, butir.rujukan) == (kantor.dinas, rujukan)
    baca = client.get(tulis)
    assertContains(baca, "hanya pemegang permohonan yang dapat")
    assertNotContains(baca, "Simpan konsep")
    gabungan = pemegang.halaman(tulis).context["butir"]
    assert [f.instance for f in gabungan] == [butir]
    assertNotContains(pemegang.halaman(kirim), "menunggu bagian")


@pytest.fixture
def bagian(kantor, permohonan):
    """A part that the office of residents has taken on and written."""
    rujukan = rujuk(kantor, permohonan, bagian="Kendaraan dinas.")
    rujukan.terima(Saat(kantor.kepala_dinas, PADA))
    isi = {"unit": kantor.dinas, "rujukan": rujukan, "alasan": "Sudah diperiksa."}
    konsep(permohonan, kantor.kepala, {}, isi | {"judul": "Daftar kendaraan"})
    return rujukan


@pytest.mark.parametrize("dicabut", [False, True])
def test_what_is_typed_into_a_part_that_is_over_stays_on_its_page(
    client, kantor, bagian, *, dicabut
):
    masuk(client, kantor.kepala_dinas)
    tanpa = client.post(alamat("tindakan", bagian.berkas_id, "sampaikan_bagian"))
    assert "rujukan" in tanpa.context["form"].errors
    tulis = alamat("jawaban", bagian.berkas_id)
    isi = isian_jawaban(client.get(tulis), **{"butir-0-alasan": "Kalimat baru."})
    if dicabut:
        cabut_permohonan(Permohonan.objects.get(), Saat(None, PADA))
    else:  # A colleague was quicker.
        sampaikan_bagian(bagian, Saat(kantor.kepala_dinas, PADA))
    tolak = client.post(tulis, isi)
    sebab = "sekarang statusnya dicabut pemohon"
    assertContains(tolak, sebab if dicabut else "hanya pemegang permohonan yang dapat")
    if not dicabut:
        assertContains(tolak, "Kalimat baru.")
    assert bagian.butir.get().alasan == "Sudah diperiksa."
