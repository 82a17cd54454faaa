"""7.1: a broadcast names an approved handout, and stops when it may not be given out."""

import threading
from datetime import date, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from organisasi.models import Notifikasi
from pemangku.models import Materi, Siaran
from pemangku.siaran import actions as aksi
from pemangku.siaran.penerima import alamat_materi, salah_templat
from tests.factories.kunjungan import MateriFactory
from tests.factories.organisasi import PetugasFactory
from tests.hari_ini import tugas_pemangku
from tests.pemangku.siaran.kantor_siaran import (
    HARI,
    ISI,
    PADA,
    K,
    S,
    alamat,
    antre,
    gugurkan,
    isian,
    kalender,
    kiriman,
    materi,
    pengelola,
    pengurus,
    siaran,
    surel,
)
from tests.petugas import isian as isian_form, masuk, masuk_sebagai
from tests.serentak import SABAR, serentak, tunggu_penunggu
from tests.surat import kirim_semua

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_tempat")]
BERTANDA = f"{ISI}\nBaca {{tautan_materi}} dulu."
MENIT, BESOK = timedelta(minutes=1), timedelta(days=1)
M = Materi.Status


@pytest.fixture
def _tempat(settings):
    settings.ALAMAT_PUBLIK = "https://ppid.contoh.invalid"
    with time_machine.travel(PADA, tick=False):
        yield


SEBAB = pytest.mark.parametrize("sebab", ["ditarik", "kedaluwarsa"])


def disusun(satu, **lain):
    pengurus()
    kalender()
    hasil = siaran(materi=satu, **lain)
    return aksi.susun_penerima(hasil, Saat(hasil.penyusun, PADA))


def terbaca(alamat):
    """The words in an address of WhatsApp."""
    return parse_qs(urlsplit(alamat).query)["text"][0]


# What the recipient reads


@pytest.mark.parametrize(
    ("isi", "baris"),
    [(BERTANDA, "Baca {} dulu."), (f"{ISI}\n\n", "Buka berkasnya: {}")],
)
def test_the_message_holds_the_public_link_once(isi, baris):
    leaflet = materi()
    satu = antre(materi=leaflet, isi=isi)
    teks = terbaca(aksi.buka_kartu(satu.penerima.get(), Saat(satu.penyusun, PADA)))
    tautan = f"https://ppid.contoh.invalid/materi/{leaflet.pk}/"
    assert teks.splitlines()[-1] == baris.format(tautan)
    assert teks.count(tautan) == 1
    assert "{" not in teks


def test_without_a_handout_nothing_is_added_and_its_placeholder_is_a_fault():
    satu = antre()
    teks = terbaca(aksi.buka_kartu(satu.penerima.get(), Saat(satu.penyusun, PADA)))
    assert "materi" not in teks
    assert "Buka berkasnya" not in teks
    with pytest.raises(ValidationError, match="hanya dipakai bersama materi") as galat:
        aksi.tulis_siaran(Saat(pengelola(), PADA), isian=isian(isi=BERTANDA))
    assert galat.value.message_dict.keys() == {"isi"}


@pytest.mark.parametrize(
    "isi", ["{tautan_berhenti}", "{tautan_berhenti}{tautan_materi}"]
)
def test_the_link_counts_among_the_letters(isi):
    leaflet = materi()
    kosong = isi.replace("{tautan_materi}", "")
    panjang = 1000 - len(kosong)
    penuh = "x" * (panjang - 60) + isi
    assert salah_templat("x" * panjang + kosong, "wa") == []
    (salah,) = salah_templat(penuh, "wa", materi=leaflet.pk)
    assert "paling panjang 1.000 huruf" in salah
    assert salah_templat(penuh, "email", materi=leaflet.pk) == []


# Which handout


@pytest.mark.parametrize(
    ("ubah", "kata"),
    [
        ({}, ""),
        ({"berlaku_sampai": HARI}, ""),
        ({"berlaku_sampai": HARI - BESOK}, "hanya berlaku sampai 3 Juni 2024."),
        ({"status": M.DITARIK}, "sudah ditarik."),
        ({"status": M.DRAF, "penyetuju": None}, "belum disetujui."),
        ({"berkas": ""}, "tidak punya berkas."),
    ],
)
def test_the_sentence_and_the_public_page_judge_a_handout_alike(ubah, kata):
    satu = materi(**ubah)
    halangan = satu.halangan(HARI)
    assert halangan == (f"Materi “Tiga kanal v2” {kata}" if kata else "")
    assert Materi.objects.umum(HARI).exists() is not bool(halangan)


def test_a_handout_that_may_not_be_given_out_is_not_written_into_a_broadcast():
    saat, ditarik = Saat(pengelola(), PADA), isian(materi=materi(status=M.DITARIK))
    with pytest.raises(ValidationError, match="sudah ditarik") as galat:
        aksi.tulis_siaran(saat, isian=ditarik)
    assert galat.value.message_dict.keys() == {"materi"}
    satu = aksi.tulis_siaran(saat, isian=isian())
    with pytest.raises(ValidationError, match="sudah ditarik"):
        aksi.ubah_siaran(satu, saat, isian=ditarik, edisi=1)
    assert Siaran.objects.get().materi is None


# It is weighed again at every step


@SEBAB
@pytest.mark.parametrize(
    ("langkah", "tetap"),
    [("susun", S.DRAF), ("setujui", S.DISUSUN), ("mulai", S.DISETUJUI)],
)
def test_a_handout_gone_meanwhile_stops_the_next_step(sebab, langkah, tetap):
    leaflet = materi()
    satu = siaran(materi=leaflet) if langkah == "susun" else disusun(leaflet)
    pengurus(9)
    if langkah == "mulai":
        satu.setujui(saat=Saat(pengelola(), PADA))
    kata = gugurkan(leaflet, sebab)
    kerja = {
        "susun": aksi.susun_penerima,
        "setujui": Siaran.setujui,
        "mulai": aksi.mulai_siaran,
    }[langkah]
    with pytest.raises(TindakanTerlarang, match=kata):
        kerja(satu, saat=Saat(pengelola(), PADA))
    satu.refresh_from_db()
    assert satu.status == tetap


@SEBAB
def test_a_handout_gone_meanwhile_stops_the_queue_but_not_the_telling(sebab):
    leaflet = materi()
    satu = antre(3, materi=leaflet)
    saat, nanti = (Saat(satu.penyusun, pada) for pada in (PADA, PADA + MENIT))
    terbuka = aksi.ambil_kartu(satu, saat)
    aksi.buka_kartu(terbuka, saat)
    kata = gugurkan(leaflet, sebab)
    for penerima in satu.penerima.all():
        with pytest.raises(TindakanTerlarang, match=kata):
            aksi.buka_kartu(penerima, nanti)
    with pytest.raises(TindakanTerlarang, match=kata):
        aksi.ambil_kartu(satu, Saat(pengelola(), PADA + MENIT))
    aksi.catat_hasil(terbuka, nanti, hasil=K.TERKIRIM)
    satu.refresh_from_db()
    assert satu.status == S.BERJALAN
    status = sorted(satu.penerima.values_list("status", flat=True))
    assert status == [K.MENUNGGU, K.MENUNGGU, K.TERKIRIM]


@SEBAB
@pytest.mark.parametrize("antri", [False, True])
def test_a_handout_gone_meanwhile_keeps_the_mail_back(sebab, antri, mailoutbox):
    leaflet = materi()
    satu = antre(2, buat=surel, materi=leaflet)
    if antri:
        aksi.antar_siaran(pada=PADA)
    gugurkan(leaflet, sebab)
    assert aksi.antar_siaran(pada=PADA + MENIT) == 0
    kirim_semua(PADA + MENIT)
    assert mailoutbox == []
    satu.refresh_from_db()
    assert satu.status == S.BERJALAN
    assert set(satu.penerima.values_list("status", flat=True)) == {K.MENUNGGU}


def test_mail_in_the_outbox_comes_back_the_moment_the_handout_is_withdrawn(mailoutbox):
    leaflet, lain = materi(), materi(judul="Lain")
    satu, tetap = (antre(2, buat=surel, materi=m) for m in (leaflet, lain))
    aksi.antar_siaran(pada=PADA)
    aksi.tarik_materi(leaflet, Saat(pengelola(), PADA), alasan="Nomornya salah")
    kirim_semua(PADA)
    assert {alamat_materi(lain.pk) in s.body for s in mailoutbox} == {True}
    assert set(satu.penerima.values_list("status", flat=True)) == {K.MENUNGGU}
    assert set(tetap.penerima.values_list("status", flat=True)) == {K.ANTRE}


@pytest.mark.django_db(transaction=True)
def test_of_feeding_and_withdrawing_at_once_none_leaves_mail_behind():
    leaflet = materi()
    satu, oleh = antre(2, buat=surel, materi=leaflet), pengelola()
    terisi = threading.Event()

    def kerja(ke):
        if ke:
            assert terisi.wait(SABAR)
            return aksi.tarik_materi(leaflet, Saat(oleh, PADA), alasan="Salah")
        with transaction.atomic():
            jumlah = aksi.antar_siaran(pada=PADA)
            terisi.set()
            tunggu_penunggu()
        return jumlah

    assert serentak(2, kerja) == [2, leaflet]
    assert not Notifikasi.objects.exists()
    assert set(satu.penerima.values_list("status", flat=True)) == {K.MENUNGGU}


def test_after_approval_the_handout_is_not_exchanged():
    leaflet, lain = materi(), isian(materi=materi(judul="Lain"))
    satu = disusun(leaflet)
    basi, dilihat = (Siaran.objects.get(pk=satu.pk) for _ in range(2))
    saat = Saat(satu.penyusun, PADA)
    satu.setujui(saat=Saat(pengelola(), PADA))
    for berkas in (satu, basi):
        with pytest.raises(TindakanTerlarang):
            aksi.ubah_siaran(berkas, saat, isian=lain, edisi=berkas.edisi)
    assert Siaran.objects.get().materi == leaflet
    # Of who exchanges it and who approves, one wins.
    satu.kembalikan(Saat(pengelola(), PADA), alasan="Materi lama.")
    aksi.ubah_siaran(satu, saat, isian=lain, edisi=satu.edisi)
    aksi.susun_penerima(satu, saat)
    with pytest.raises(TindakanTerlarang, match="baru saja diubah"):
        dilihat.setujui(saat=Saat(pengelola(), PADA))


# In the admin: choosing a handout, reading which it is, being told that it is gone


def test_the_form_offers_only_what_may_be_given_out_today(client):
    oleh = masuk(client, pengelola())
    boleh, ditarik = materi(berlaku_sampai=HARI), materi(judul="B", status=M.DITARIK)
    pilihan = client.get(alamat("add")).context["form"].fields["materi"].queryset
    assert list(pilihan) == [boleh]
    jawab = client.post(alamat("add"), kiriman(oleh, materi=ditarik.pk, isi=BERTANDA))
    assert jawab.context["form"].errors == {
        "materi": [
            "Materi ini ditarik, kedaluwarsa, atau tidak punya berkas. Pilih lagi."
        ]
    }
    client.post(alamat("add"), kiriman(oleh, materi=boleh.pk))
    assert Siaran.objects.get().materi == boleh


def test_the_form_of_a_draft_names_the_handout_that_is_gone(client):
    oleh, leaflet = masuk(client, pengelola()), materi()
    satu = siaran(materi=leaflet, unit=oleh.penugasan.get().unit)
    halaman = client.get(alamat("isi", satu.pk))
    assert halaman.context["form"]["materi"].value() == leaflet.pk
    assertContains(halaman, "selected>Tiga kanal v2 (leaflet)")
    kata = gugurkan(leaflet, "ditarik")
    assertContains(client.get(alamat("isi", satu.pk)), kata)


def test_the_page_and_the_approver_read_which_handout_it_is(client):
    leaflet = materi(berlaku_sampai=HARI)
    satu = siaran(materi=leaflet, status=S.DISUSUN, jumlah_layak=30)
    masuk_sebagai(client, Peran.PIMPINAN, satu.unit)
    nama = "Tiga kanal v2 (leaflet, berlaku sampai 4 Juni 2024)"
    tautan = alamat_materi(leaflet.pk)
    halaman = client.halaman(alamat("change", satu.pk))
    for kata in (nama, f'href="{tautan}"', f"Buka berkasnya: {tautan}"):
        assertContains(halaman, kata)
    tanya = client.halaman(alamat("tindakan", satu.pk, "setujui"))
    assertContains(tanya, f"tautan ke berkas materi {nama}")
    assertNotContains(client.halaman(alamat("change", siaran(unit=satu.unit).pk)), nama)


def test_who_withdraws_a_handout_reads_which_broadcasts_will_stop(client):
    leaflet, lain = materi(), materi(judul="Lain")
    hidup = siaran(materi=leaflet)
    siaran(materi=leaflet, status=S.SELESAI)
    masuk(client, pengelola())
    tanya = [
        client.halaman(di_materi("tindakan", m.pk, "tarik")) for m in (leaflet, lain)
    ]
    henti = f"Siaran yang memuat tautannya berhenti: {hidup.nomor}."
    assertContains(tanya[0], henti)
    assertNotContains(tanya[1], "berhenti")


# Handouts themselves: approved by a second person who never wrote them (PK-38)

PDF = b"%PDF-1.7 leaflet"


def draf(**lain):
    return MateriFactory(status=M.DRAF, penyetuju=None, **lain)


def test_pk_38_a_second_person_approves_who_never_wrote_it():
    dulu, kini, lain = (PetugasFactory() for _ in range(3))
    satu = draf(penulis=[dulu.pk])
    for oleh in (dulu, satu.penyusun):
        with pytest.raises(TindakanTerlarang, match="materinya sendiri"):
            satu.setujui(saat=Saat(oleh, PADA))
    # Nor who became an author in the moment of pressing.
    Materi.objects.filter(pk=satu.pk).update(penulis=[*satu.penulis, kini.pk])
    with pytest.raises(TindakanTerlarang, match="baru saja diubah"):
        satu.setujui(saat=Saat(kini, PADA))
    satu.refresh_from_db()
    satu.setujui(saat=Saat(lain, PADA))
    with pytest.raises(TindakanTerlarang):
        satu.setujui(saat=Saat(PetugasFactory(), PADA))
    satu.refresh_from_db()
    assert (satu.status, satu.penyetuju) == (M.DISETUJUI, lain)
    with pytest.raises(TindakanTerlarang, match="alasan"):
        aksi.tarik_materi(satu, Saat(lain, PADA), alasan="")
    aksi.tarik_materi(satu, Saat(lain, PADA), alasan="Nomornya salah")
    assert Materi.objects.get().status == M.DITARIK


# In the admin


def di_materi(nama, *args):
    return reverse(f"admin:pemangku_materi_{nama}", args=args)


def ketikan(**lain):
    return {
        "judul": "Kanal",
        "versi": "v2",
        "jenis": "leaflet",
        "kanal": ["ppid", "112"],
        "edisi": "1",
        "berkas": SimpleUploadedFile("kanal.pdf", PDF),
        **lain,
    }


def tugas(petugas):
    """The handouts that wait for the officer."""
    semua = tugas_pemangku(petugas, date(2024, 6, 4))
    return [t.judul for t in semua if t.jenis == "Setujui materi"]


def test_pk_38_two_write_it_and_both_are_its_authors(client):
    pertama = masuk_sebagai(client, Peran.PENGELOLA_PEMANGKU)
    tambah = di_materi("add")
    client.halaman(tambah)
    salah = client.post(tambah, ketikan(berkas=SimpleUploadedFile("a.pdf", b"MZ")))
    assertContains(salah, "Jenis berkas ini tidak diterima")
    assertContains(client.post(tambah, ketikan(kanal=[])), "Pilih paling sedikit satu")
    client.post(tambah, ketikan())
    satu = Materi.objects.get()
    assert (satu.status, satu.penyusun) == (M.DRAF, pertama)
    assert satu.kanal == ["ppid", "112"]
    kedua = masuk_sebagai(client, Peran.PENGELOLA_PEMANGKU)
    halaman = client.halaman(di_materi("change", satu.pk))
    assertContains(halaman, di_materi("berkas", satu.pk))
    ubah = isian_form(halaman) | {"judul": "Tiga kanal"}
    ubah.pop("berkas", None)
    client.post(di_materi("change", satu.pk), ubah)
    satu.refresh_from_db()
    assert (satu.judul, satu.penyusun) == ("Tiga kanal", kedua)
    assert satu.penulis == sorted([pertama.pk, kedua.pk])
    assert satu.berkas
    assert satu.riwayat.count() == 2


def test_pk_38_no_author_is_offered_the_approval_and_a_third_approves(client):
    penulis = [pengelola(), pengelola()]
    satu = draf(
        penyusun=penulis[0],
        penulis=[p.pk for p in penulis],
        berkas=SimpleUploadedFile("kanal.pdf", PDF),
    )
    halaman = di_materi("change", satu.pk)
    setujui = di_materi("tindakan", satu.pk, "setujui")
    for oleh in penulis:
        masuk(client, oleh)
        isi = client.halaman(halaman)
        assertNotContains(isi, 'value="setujui"')
        assertContains(isi, "<b>Setujui</b>: Tidak ada petugas lain")
        assert tugas(oleh) == []
        assert client.post(setujui).status_code == 403
    ketiga = masuk_sebagai(client, Peran.PPID_UTAMA)
    assert tugas(ketiga) == [str(satu)]
    assertContains(client.halaman(halaman), setujui)
    client.post(setujui)
    satu.refresh_from_db()
    assert (satu.status, satu.penyetuju) == (M.DISETUJUI, ketiga)
    berkas = client.get(di_materi("berkas", satu.pk))
    assert berkas["Content-Type"] == "application/pdf"
    assert b"".join(berkas.streaming_content) == PDF


def test_what_was_approved_is_read_only_and_may_be_withdrawn(client):
    berkas = SimpleUploadedFile("kanal.pdf", PDF)
    satu = MateriFactory(berlaku_sampai=HARI - BESOK, judul="Kanal", berkas=berkas)
    masuk_sebagai(client, Peran.PENGELOLA_PEMANGKU)
    halaman = client.halaman(di_materi("change", satu.pk))
    assertNotContains(halaman, 'name="judul"')
    assertContains(halaman, di_materi("berkas", satu.pk))
    isi = {"judul": "Lain", "versi": satu.versi, "jenis": satu.jenis}
    isi |= {"kanal": satu.kanal, "edisi": satu.edisi}
    assert client.post(di_materi("change", satu.pk), isi).status_code == 403
    assertContains(client.halaman(di_materi("changelist")), "Disetujui (kedaluwarsa)")
    client.post(di_materi("tindakan", satu.pk, "tarik"), {"alasan": "Nomor salah"})
    satu.refresh_from_db()
    assert (satu.judul, satu.status) == ("Kanal", M.DITARIK)
    kosong = di_materi("berkas", MateriFactory().pk)
    assert client.get(kosong).status_code == 404
