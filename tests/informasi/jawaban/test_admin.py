"""The answer editor: drafts, grounds, files, late writers, sending."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from informasi.jawaban.actions import ajukan_jawaban, jawab_permohonan
from informasi.jawaban.editor import pernah_dijawab
from informasi.models import (
    BerkasJawaban,
    ButirJawaban,
    Jawaban,
    Permohonan,
    Surat,
    UjiKonsekuensi,
)
from informasi.waktu import KEBERATAN_AJUKAN
from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from organisasi.models import BatasWaktu
from organisasi.staf.isian import TANDA
from tests.factories.informasi import (
    DokumenFactory,
    RancanganFactory,
    StandarBiayaFactory,
    UjiKonsekuensiFactory,
)
from tests.factories.organisasi import KanalLayananFactory
from tests.informasi.kantor import PADA, dijawab, konsep
from tests.informasi.meja_permohonan import (
    alamat,
    isian_jawaban,
    kirim,
    lampirkan,
    pdf,
    pilihan_uji,
    tekan,
    tombol,
)
from tests.klien import PortalClient
from tests.petugas import masuk, masuk_sebagai, petugas_berperan, tersembunyi
from tests.serentak import serentak

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_jam", "kepala")]
S = Permohonan.Status


@pytest.fixture
def uji(kantor):
    return UjiKonsekuensiFactory(
        dokumen__unit=kantor.kecamatan, dokumen__judul="Riwayat kesehatan pegawai"
    )


BERI = {"butir-0-putusan": "diberikan"}


@pytest.fixture
def kepala(client, kantor):
    """Signed in, where a test signs in nobody else."""
    return masuk(client, kantor.kepala)


def kunci(permohonan, nama="kirim_jawaban"):
    """The page of an act on the answer."""
    return alamat("tindakan", permohonan.pk, nama)


def test_a_draft_is_kept_with_its_documents_and_files(
    client, kantor, permohonan, django_capture_on_commit_callbacks
):
    masuk(client, kantor.loket)
    halaman = client.halaman(alamat("jawaban", permohonan.pk))
    assert not Jawaban.objects.exists()
    assert halaman.context["butir"][0]["judul"].value() == permohonan.rincian
    kirim(client, permohonan, **BERI, **{"butir-0-unggahan": pdf()})
    draf = Jawaban.objects.get()
    assert draf.penjelasan == "Kami jawab."
    berkas = BerkasJawaban.objects.get()
    assert (berkas.judul, berkas.jenis) == ("rekap", "pdf")
    unduhan = client.get(alamat("berkas", permohonan.pk, berkas.pk))
    assert b"".join(unduhan.streaming_content).startswith(b"%PDF")
    assert Permohonan.objects.get().status == S.DIPROSES
    with django_capture_on_commit_callbacks(execute=True):
        kirim(client, permohonan, **{"butir-0-hapus_berkas": [str(berkas.pk)]})
    assert not BerkasJawaban.objects.exists()
    assert not berkas.isi.storage.exists(berkas.isi.name)


def test_blocks_are_added_and_taken_out_without_script(client, permohonan):
    halaman = alamat("jawaban", permohonan.pk)
    dua = client.halaman(kirim(client, permohonan, **BERI, tambah="1").url)
    assert len(dua.context["butir"]) == 2
    peta = {"butir-1-judul": "Peta", "butir-1-putusan": "diberikan"}
    client.post(halaman, isian_jawaban(dua, **peta))
    kirim(client, permohonan, **{"butir-0-buang": "on"})
    assert [b.judul for b in ButirJawaban.objects.all()] == ["Peta"]


def test_no_entry_no_refusal_and_other_faults_are_told(client, permohonan):
    tolak = {"putusan": "ditolak", "alasan": "Rahasia."}
    for kolom, isi in (
        ("uji", tolak),
        ("uji", tolak | {"uji": "999"}),
        ("dihitamkan", tolak | {"putusan": "sebagian", "unggahan": pdf()}),
        ("alasan", {"putusan": "tidak_dikuasai"}),
        ("putusan", {"judul": "Lain", "putusan": ""}),
        ("dokumen", {"putusan": "diberikan", "dokumen": "IP-999999"}),
        ("dokumen", {"putusan": "diberikan", "dokumen": RancanganFactory().nomor}),
    ):
        ubah = {f"butir-0-{k}": v for k, v in isi.items()}
        konteks = kirim(client, permohonan, **ubah).context
        assert kolom in konteks["butir"][0].errors
        assert konteks["kepala"]["penjelasan"].value() == "Kami jawab."
    assert not Jawaban.objects.exists()


def test_costs_are_told_with_the_way_to_pay_and_the_standard(client, permohonan):
    StandarBiayaFactory(jenis="Fotokopi", tarif=300)
    isi = BERI | {"biaya_salinan": "3000"}
    salah = kirim(client, permohonan, **isi)
    kirim(client, permohonan, **isi, lembar="", cara_bayar="Di loket.")
    assertContains(salah, "Fotokopi: Rp300 per lembar")
    assert "cara_bayar" in salah.context["kepala"].errors
    assert Jawaban.objects.get().biaya == 3000
    assertContains(client.get(kunci(permohonan)), "Biaya Rp3.000")


def test_another_body_and_what_is_published_are_named_by_number(client, permohonan):
    kanal, terbit = KanalLayananFactory(nama="Kantor Pertanahan"), DokumenFactory()
    alasan = {"butir-0-putusan": "tidak_dikuasai", "butir-0-alasan": "Ada di sana."}
    # Of the head only that stays which some decision uses.
    lain = {"lembar": "3", "tersedia_pada": "2024-07-01"}
    kirim(client, permohonan, **alasan, **lain, kanal_lain=kanal.pk)
    draf = Jawaban.objects.get()
    assert (draf.kanal_lain, draf.badan_publik_lain) == (kanal, "Kantor Pertanahan")
    assert (draf.lembar, draf.tersedia_pada) == (0, None)
    kirim(client, permohonan, **BERI, **{"butir-0-dokumen": terbit.nomor.lower()})
    kirim(client, permohonan)
    assert ButirJawaban.objects.get().dokumen == terbit


def test_a_late_writer_keeps_every_document_of_both(client, kantor, permohonan, uji):
    """Rows a colleague added, took out and left alone; blocks of the own page."""
    draf = konsep(permohonan, kantor.kepala, {"judul": "Peta"}, {"judul": "Anggaran"})
    peta = draf.butir.all()[0]
    halaman = alamat("jawaban", permohonan.pk)
    ditulis = {"butir-0-alasan": "Lengkap.", "butir-2-judul": " rekap "}
    ditulis |= {"butir-2-putusan": "diberikan"}
    lama = isian_jawaban(client.get(f"{halaman}?tambah=1"), **ditulis)
    terbit = DokumenFactory()
    konsep(
        permohonan,
        kantor.kepala,
        {"judul": "Rekap", "dokumen": terbit},
        {"judul": "Gaji", "putusan": "ditolak", "alasan": "Rahasia.", "uji": uji},
    )
    peta.delete()
    ditegur = client.post(halaman, lama)
    semua = ditegur.context["butir"]
    judul = [f["judul"].value() for f in semua]
    assert judul == ["Peta", "Anggaran", " rekap ", "Gaji"]
    assertContains(ditegur, "orang lain mengubah dokumen")
    assert semua[2].tersimpan == [
        ("Dokumen atau data", "Rekap"),
        ("Sudah terbit sebagai (boleh kosong)", terbit.nomor),
    ]
    assert ButirJawaban.objects.count() == 3
    client.post(halaman, isian_jawaban(ditegur))
    assert [(b.judul, b.alasan, b.uji) for b in draf.butir.all()] == [
        ("Anggaran", "", None),
        ("rekap", "", None),
        ("Gaji", "Rahasia.", uji),
        ("Peta", "Lengkap.", None),
    ]


def test_an_untouched_block_of_a_late_page_makes_no_document(
    client, kantor, permohonan
):
    halaman = alamat("jawaban", permohonan.pk)
    lama = isian_jawaban(client.get(halaman)) | {"penjelasan": "Punya saya."}
    konsep(permohonan, kantor.kepala, {"judul": "Nama lain"})
    ditegur = client.post(halaman, lama)
    assert [f["judul"].value() for f in ditegur.context["butir"]] == ["Nama lain"]
    client.post(halaman, isian_jawaban(ditegur))
    assert ButirJawaban.objects.get().judul == "Nama lain"
    assert Jawaban.objects.get().penjelasan == "Punya saya."


@pytest.mark.django_db(transaction=True)
def test_of_two_writers_of_a_new_draft_the_later_is_told(kantor, permohonan):
    klien = [PortalClient(), PortalClient()]
    masuk(klien[0], kantor.kepala)
    masuk(klien[1], petugas_berperan(Peran.PPID_PEMBANTU, kantor.kecamatan))
    halaman = alamat("jawaban", permohonan.pk)
    isi = isian_jawaban(klien[0].get(halaman), **BERI)
    hasil = serentak(
        2,
        lambda ke: klien[ke].post(halaman, isi | {"penjelasan": f"P{ke}"}).status_code,
    )
    assert sorted(hasil) == [200, 302]
    assert Jawaban.objects.get().butir.count() == 1


def test_a_granted_answer_is_sent_by_the_unit_after_a_last_look(
    client, kantor, permohonan
):
    kirim(client, permohonan, **BERI)
    assert "kirim_jawaban" in tombol(client, permohonan)
    tinjau = client.halaman(kunci(permohonan))
    tampil = tinjau.context["form"].surat
    tekan(client, permohonan, "kirim_jawaban")
    lagi = tekan(client, permohonan, "kirim_jawaban")
    assertContains(tinjau, "Putusan: dikabulkan.")
    assertContains(tinjau, "tidak dapat diubah")
    permohonan = Permohonan.objects.get()
    assert (permohonan.status, permohonan.hasil) == (S.DIJAWAB, "dikabulkan")
    surat = permohonan.surat.get(jenis=Surat.Jenis.PEMBERITAHUAN)
    # What was shown is what was frozen, block by block; only the reader is masked.
    for beku, lihat in zip(surat.naskah["bagian"], tampil[0]["bagian"], strict=True):
        assert lihat == beku or beku["jenis"] == "pemohon"
    assert tampil[0]["penanda"]["bawah"] == [kantor.kepala.nama]
    assertNotContains(tinjau, str(permohonan.pemohon.nama))
    assertContains(lagi, "mungkin sudah dikirim")


def test_a_refusal_goes_to_the_main_ppid_who_sends_it_with_its_decision(
    client, kantor, permohonan, uji
):
    isi = {
        "putusan": "ditolak",
        "alasan": "Pribadi.",
        "uji": pilihan_uji(client, permohonan)[0][0],
    }
    kirim(client, permohonan, **{f"butir-0-{k}": v for k, v in isi.items()})
    lampirkan(ButirJawaban.objects.get(), judul="gaji-hitam", dihitamkan=True)
    boleh = tombol(client, permohonan)
    assert "ajukan_jawaban" in boleh
    assert not {"kirim_jawaban", "putuskan_jawaban"} & boleh
    sendiri = tekan(client, permohonan, "kirim_jawaban")
    tekan(client, permohonan, "ajukan_jawaban")
    terkunci = kirim(client, permohonan, penjelasan="Diubah.")
    client.logout()
    masuk_sebagai(client, Peran.AUDITOR)
    kasus = alamat("change", permohonan.pk)
    assertNotContains(client.get(kasus), "Kami jawab.")
    client.logout()
    masuk(client, kantor.ppid_utama)
    for teks in ("Kami jawab.", "Pribadi.", "gaji-hitam (PDF)"):
        assertContains(client.get(kasus), teks)
    tinjau = client.halaman(kunci(permohonan, "putuskan_jawaban"))
    tekan(client, permohonan, "putuskan_jawaban")
    assertContains(sendiri, "Penolakan diputuskan PPID Utama.")
    assertContains(terkunci, "sedang di PPID Utama")
    assertContains(tinjau, "Pasal 17 huruf")
    assertContains(tinjau, "SK PPID tentang penolakan")
    permohonan = Permohonan.objects.get()
    assert (permohonan.hasil, permohonan.diputus_oleh) == ("ditolak", kantor.ppid_utama)
    assert permohonan.surat.filter(jenis=Surat.Jenis.SK_PENOLAKAN).exists()


def test_a_draft_that_changed_after_the_last_look_is_not_sent(
    client, kantor, permohonan
):
    konsep(permohonan, kantor.kepala)
    lama = tersembunyi(client, kunci(permohonan))
    ButirJawaban.objects.update(judul="Rekap yang lain")
    tolak = client.post(kunci(permohonan), lama)
    assert Permohonan.objects.get().status == S.DIPROSES
    assertContains(tolak, "isinya berubah sejak halaman ini dibuka")
    assertContains(tolak, "Rekap yang lain")
    baru = {"sidik": tolak.context["form"]["sidik"].value()}
    client.post(kunci(permohonan), baru)
    assert Permohonan.objects.get().status == S.DIJAWAB


@pytest.mark.parametrize("tindakan", [jawab_permohonan, ajukan_jawaban])
def test_the_act_itself_compares_the_draft_under_its_lock(kantor, permohonan, tindakan):
    konsep(permohonan, kantor.kepala)
    with pytest.raises(TindakanTerlarang, match="konsep berubah"):
        tindakan(permohonan, saat=Saat(kantor.kepala, PADA), sidik="lain")


def test_saving_leads_on_to_the_last_look_and_a_refused_save_offers_no_sending(
    client, kantor, permohonan
):
    tanpa = kirim(client, permohonan, lanjut="1")
    assert tanpa.url == alamat("jawaban", permohonan.pk)
    assertContains(client.get(tanpa.url), "Isi dulu sedikitnya satu dokumen")
    konsep(permohonan, kantor.kepala)
    lanjut = kirim(client, permohonan, lanjut="1", penjelasan="Sudah benar.")
    tolak = kirim(client, permohonan, **{"butir-0-judul": ""}, lanjut="1")
    assert lanjut.url == kunci(permohonan)
    assertContains(client.get(lanjut.url), "Sudah benar.")
    assertContains(tolak, "Belum disimpan")
    assertNotContains(tolak, "kirim_jawaban")
    assertContains(tolak, 'data-jaga="belum"')
    BatasWaktu.objects.filter(kode=KEBERATAN_AJUKAN).delete()
    assertContains(client.get(lanjut.url), "belum diatur")


# What is typed goes along: to a test that is missing, to other words, past no one


def titip(client, permohonan, **isi):
    """Press a button that leaves the page with all that is typed."""
    tujuan = alamat("jawaban", permohonan.pk)
    halaman = client.get(tujuan)
    tanda = re.search(rf'name="{TANDA}" value="([^"]*)"', halaman.text)[1]
    return client.post(tujuan, isian_jawaban(halaman, **{TANDA: tanda}, **isi))


def test_a_missing_ground_is_made_and_the_answer_goes_on_with_it(
    client, kantor, permohonan
):
    rahasia = RancanganFactory(unit=kantor.kecamatan)
    isi = {"butir-0-putusan": "ditolak", "butir-0-alasan": "Rahasia."}
    ke = titip(client, permohonan, **isi, uji_baru="1").url
    uji = {
        "dokumen": rahasia.nomor.lower(),
        "pasal17": "h",
        "konsekuensi_dibuka": "x",
        "manfaat_ditutup": "y",
        "jangka_waktu": "z",
    }
    awal = client.get(ke).context["adminform"].form.initial
    uji |= {n: awal[n] for n in ("tanggal", "waktu_uji")}
    lanjut = client.post(ke, uji)
    dibuat = UjiKonsekuensi.objects.get()
    assert lanjut.url.endswith(f"&uji={dibuat.pk}")
    kembali = client.get(lanjut.url)
    assertContains(kembali, "Rahasia.</textarea>")
    assertContains(kembali, f'<option value="{dibuat.pk}" selected>')
    isi |= {"butir-0-uji": dibuat.pk}
    kirim(client, permohonan, **isi)
    assert (dibuat.pk, ButirJawaban.objects.get().uji) == (
        pilihan_uji(client, permohonan)[0][0],
        dibuat,
    )
    tolak = tekan(client, permohonan, "ajukan_jawaban")
    assertContains(tolak, "hanya sah dengan uji konsekuensi yang disetujui")


def test_words_of_a_similar_answer_are_taken_over(
    client, kantor, permohonan, django_assert_num_queries
):
    judul = permohonan.rincian
    for teks in ({}, {"alasan": "Milik Budi, 0812 3456 7890."}, {"judul": "Peta"}):
        dijawab(kantor, {"judul": judul, "alasan": "Terlampir."} | teks)
    kantor.kepala.has_perm("informasi.view_permohonan")
    with django_assert_num_queries(1):
        (satu,) = pernah_dijawab(permohonan, kantor.kepala)
    assert pernah_dijawab(permohonan, petugas_berperan(Peran.PPID_PEMBANTU)) == []
    assertContains(client.get(alamat("jawaban", permohonan.pk)), "Pernah dijawab")
    ke = titip(client, permohonan, pakai=satu.pk, penjelasan="Awal.").url
    lanjut = client.get(ke)
    assertContains(lanjut, f"Awal.\n\n{satu.jawaban.penjelasan}</textarea>")
    assertContains(lanjut, "Terlampir.</textarea>")
    assert titip(client, permohonan, pakai=0).status_code == 302


def test_an_older_draft_is_not_sent_past_what_was_typed_since(
    client, kantor, permohonan
):
    konsep(permohonan, kantor.kepala)
    with time_machine.travel(timezone.now() + timedelta(minutes=1)):
        titip(client, permohonan, **{"butir-0-judul": ""})
        assertContains(client.get(kunci(permohonan)), "Yang Anda ketik pukul")
        tolak = tekan(client, permohonan, "kirim_jawaban")
    assertContains(tolak, "Yang Anda ketik pukul")
    with time_machine.travel(timezone.now() + timedelta(minutes=2)):
        kirim(client, permohonan)
        tekan(client, permohonan, "kirim_jawaban")
    assert Permohonan.objects.get().status == S.DIJAWAB
