"""What the reporter does on his own page: news, an answer, his data, a mark; and the way there."""

import re
from datetime import timedelta
from unittest.mock import Mock

import pytest
import time_machine
from django.core import signing
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from organisasi.models import (
    AksesDataPribadi,
    Jejak,
    Notifikasi,
    PermintaanSubjek,
    Petugas,
)
from organisasi.pribadi.actions import TERLALU_BANYAK
from pengaduan.aduan.kabar import GARAM_SUREL
from pengaduan.models import DINILAI, Kepuasan, Pelapor, Pengaduan
from pengaduan.pelapor import actions as aksi
from pengaduan.penanganan.actions import tunda_pengaduan
from tests.factories import pengaduan as f
from tests.factories.organisasi import BatasWaktuFactory, PetugasFactory
from tests.pengaduan.kantor_aduan import (
    BUDI,
    PADA,
    TERIMA,
    adukan,
    diteruskan,
    foto,
    menunggu,
    segar,
)
from tests.petugas import masuk_sebagai
from tests.surat import berisi

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_jam")]
S = Pengaduan.Status


def alamat(aduan, langkah=""):
    return f"/pengaduan/{aduan.kode}/{langkah}"


def kabari(client, aduan, **isi):
    return client.post(alamat(aduan, "kabar/"), {"isi": "Lubangnya makin dalam."} | isi)


def test_news_reaches_the_office_and_stands_on_the_page(client, kantor):
    aduan = diteruskan(kantor)
    assert "Tambah kabar atau foto" in client.halaman(alamat(aduan, "kabar/")).text
    jawab = kabari(client, aduan, foto=[foto(), foto(80)])
    assert jawab["Location"] == alamat(aduan, "?sudah=1")
    isi = client.halaman(jawab["Location"]).text
    kata_terima = "Sudah kami terima</h2>"
    for kata in (
        "Lubangnya makin dalam.",
        kata_terima,
        "Foto ditambahkan",
        "foto 2,",
    ):
        assert kata in isi
    assert segar(aduan).status == S.DITERUSKAN
    kabari(client, aduan, foto=[foto(), foto()])  # the same photo is kept once
    assert (aduan.berkas.count(), aduan.pesan.count()) == (2, 2)


def test_a_question_is_answered_on_its_own_page(client, kantor):
    saat = Saat(kantor.admin, PADA)
    aduan = tunda_pengaduan(adukan(kantor), saat, pertanyaan="Jalan yang mana?")
    isi = client.halaman(alamat(aduan, "kabar/")).text
    kasus = client.halaman(alamat(aduan)).text
    assert kabari(client, aduan, isi="Jalan Cihideung.").status_code == 302
    assert "Jawab pertanyaan kami" in isi
    assert "Jalan yang mana?" in isi
    assert "Giliran Anda: jawab pertanyaan kami" in kasus
    assert "Jawab pertanyaan ini" in kasus
    assert segar(aduan).status == S.MASUK
    assert "Pertanyaan terjawab" in client.halaman(alamat(aduan)).text


def test_empty_endless_or_late_news_is_sent_back_with_words(
    client, kantor, monkeypatch
):
    aduan = adukan(kantor)
    palsu = SimpleUploadedFile("palsu.jpg", b"<script>alert(1)</script>", "image/jpeg")
    f.BerkasPengaduanFactory.create_batch(aksi.FOTO_WARGA_MAKS - 1, pengaduan=aduan)
    for isi, kalimat in (
        ({"isi": ""}, "Tulis dulu pesannya"),
        ({"isi": " \x00 "}, "Tulis dulu pesannya"),
        ({"isi": "x" * 3001}, "3000"),
        ({"foto": [palsu]}, "Lubangnya makin dalam."),  # the words are kept
        ({"foto": [foto(), foto(80)]}, f"Paling banyak {aksi.FOTO_WARGA_MAKS} foto"),
        ({}, "Aduan ini sudah berakhir."),
    ):
        if not isi:  # it ended a moment ago
            monkeypatch.setattr("pengaduan.pelapor.actions.TERBUKA", frozenset())
        jawab = kabari(client, aduan, **isi)
        assert jawab.status_code == 400
        assert kalimat in jawab.text
    assert aduan.berkas.count() == aksi.FOTO_WARGA_MAKS - 1
    assert not aduan.pesan.exists()


@pytest.mark.parametrize(
    ("status", "jalan", "kata"),
    [
        *((s, "kabar/", "Aduan ini sudah berakhir") for s in ("selesai", "gabungan")),
        *(
            (s, "tanggapan/", "Belum ada hasil yang dapat dijawab")
            for s in ("ditindaklanjuti", "arsip")
        ),
    ],
)
def test_what_is_not_open_says_why(client, status, jalan, kata):
    aduan = f.pengaduan_di(status)
    for jawab in (
        client.get(alamat(aduan, jalan)),
        client.post(
            alamat(aduan, jalan), {"isi": "Lubangnya makin dalam.", "beres": "ya"}
        ),
    ):
        assert jawab.status_code == 409
        assert kata in jawab.text
        assert jawab["Cache-Control"] == "no-store"
    assert segar(aduan).status == status
    assert not aduan.pesan.exists()


def test_yes_closes_the_case_and_a_word_opens_it_again(client, kantor):
    aduan = menunggu(kantor)
    tanya = alamat(aduan, "tanggapan/")
    assert "Lubangnya sudah ditambal." in client.halaman(tanya).text
    assert 'id="id_beres_0" checked' in client.halaman(f"{tanya}?beres=ya").text
    assert client.post(tanya, {"beres": "ya"})["Location"] == alamat(aduan, "?sudah=1")
    kini = segar(aduan)
    assert (kini.status, kini.cara_selesai) == (S.SELESAI, Pengaduan.Cara.PELAPOR)
    kasus, halaman = client.halaman(alamat(aduan)).text, client.halaman(tanya).text
    assert "Anda menyatakan masalahnya sudah beres." in kasus
    for isi in (kasus, halaman):
        assert "Buka lagi aduan ini" in isi
    assert 'name="beres"' not in halaman
    assert client.post(tanya, {"beres": "ya"}).status_code == 400
    assert client.post(tanya, {"alasan": "Berlubang lagi."}).status_code == 302
    kini = segar(aduan)
    assert (kini.status, kini.dibuka_kembali) == (S.DITINDAKLANJUTI, 1)
    assert "Dibuka kembali" in client.halaman(alamat(aduan)).text


def test_an_unclear_answer_changes_nothing_and_no_sends_it_back(
    client, kantor, monkeypatch
):
    aduan = menunggu(kantor)
    tanya = alamat(aduan, "tanggapan/")
    for isi, kalimat in (
        ({}, "Pilih ya atau tidak."),
        ({"beres": "mungkin"}, "Pilih ya atau tidak."),
        ({"beres": "tidak"}, "Tulis apa yang belum beres"),
        ({"beres": "tidak", "alasan": "x" * 3001}, "3000"),
        ({"beres": "ya"}, "Sudah dijawab dari layar lain."),
    ):
        with monkeypatch.context() as tambal:
            if isi == {"beres": "ya"}:  # a refusal of the rules is said
                tolak = Mock(side_effect=TindakanTerlarang(kalimat))
                tambal.setattr("pengaduan.pelapor.views.jawab_tanggapan", tolak)
            jawab = client.post(tanya, isi)
        assert jawab.status_code == 400
        assert kalimat in jawab.text
        assert segar(aduan).status == S.MENUNGGU_PELAPOR
    client.post(tanya, {"beres": "tidak", "alasan": "Masih berlubang."})
    assert segar(aduan).status == S.DITINDAKLANJUTI
    isi = client.halaman(alamat(aduan)).text
    assert "Anda menyatakan belum beres" in isi
    assert "Masih berlubang." in isi


def tautan_pasti():
    isi = berisi("/pengaduan/pastikan/")[-1].isi
    return re.search(r"/pengaduan/pastikan/\S+", isi)[0]


def test_looking_at_the_link_proves_nothing_pressing_does(client, kantor):
    aduan = adukan(kantor)
    tautan = tautan_pasti()
    assert "Pastikan surel Anda" in client.halaman(alamat(aduan)).text
    for _ in range(2):
        isi = client.halaman(tautan).text
        assert "Apakah ini surel Anda?" in isi
        assert aduan.kode not in isi
    assert segar(aduan).pelapor.surel_dipastikan_pada is None
    for _ in range(2):
        assert "Surel Anda sudah dipastikan" in client.post(tautan).text
    assert segar(aduan).pelapor.surel_dipastikan_pada == PADA
    assert Jejak.objects.filter(tindakan="pastikan_surel").count() == 1
    assert "Pastikan surel Anda" not in client.halaman(alamat(aduan)).text


@pytest.mark.parametrize(
    ("isi", "garam"),
    [(1, "lain"), (1, GARAM_SUREL), ([1, 2, 3], GARAM_SUREL), ([0, "x"], GARAM_SUREL)],
    ids=["another purpose", "no pair", "too much", "nobody"],
)
def test_a_signed_link_of_another_kind_opens_nothing(client, isi, garam):
    for token in (signing.dumps(isi, salt=garam), "a:b:c", "%00"):
        jawab = client.post(f"/pengaduan/pastikan/{token}/")
        assert jawab.status_code == 404
        assert jawab["Cache-Control"] == "no-store"


def test_a_link_to_an_address_since_changed_proves_nothing(client, kantor):
    aduan = adukan(kantor)
    tautan = tautan_pasti()
    with time_machine.travel(timezone.now() + timedelta(minutes=1), tick=False):
        client.post(alamat(aduan, "data/kontak/"), {"surel": "baru@contoh.id"})
    assert client.post(tautan).status_code == 404
    assert segar(aduan).pelapor.surel_dipastikan_pada is None


# The reporter's own data: seen with its middle hidden, changed, asked to be erased.


@pytest.fixture
def aduan(kantor):
    return adukan(kantor)


def halaman(client, aduan, query=""):
    alamat = f"{aduan.get_absolute_url()}data/{query}"
    return client.halaman(alamat).text


def kirim(client, aduan, jalan, **isi):
    return client.post(f"{aduan.get_absolute_url()}data/{jalan}/", isi)


def test_what_is_kept_is_shown_with_its_middle_hidden(client, aduan):
    belum = halaman(client, aduan)
    aksi.pastikan_kontak(aduan.pelapor, pada=PADA)
    objek = {"objek_jenis": aduan._meta.label_lower, "objek_id": str(aduan.pk)}
    oleh = {"oleh": Petugas.objects.earliest("pk"), "pada": PADA}
    alasan = "Menelepon pelapor."
    AksesDataPribadi.objects.create(kolom="nama", alasan=alasan, **objek, **oleh)
    isi = halaman(client, aduan)
    for kata in ("Siti Rahayu", "siti@contoh.id", "Belum pernah dibuka petugas."):
        assert kata not in isi
    for kata in (alasan, "(sudah dipastikan)"):
        assert kata in isi
        assert kata not in belum
    assert "Belum pernah dibuka petugas." in belum


def test_of_whoever_left_nothing_or_was_erased_there_is_nothing_to_change(
    client, aduan
):
    Pelapor.objects.get().hapus_identitas(pada=PADA)
    tanpa = f.PengaduanFactory(nomor="TSM-2023-000001")
    for satu, kata in ((tanpa, "tanpa nama dan kontak"), (aduan, "sudah dihapus pada")):
        assert kata in halaman(client, satu)
        assert kirim(client, satu, "kontak", surel="a@contoh.id").status_code == 400
    with pytest.raises(TindakanTerlarang, match="sudah dihapus"):
        aksi.ubah_kontak(segar(aduan), surel="a@contoh.id", telepon="", pada=PADA)


def test_contact_is_changed_at_once_and_the_old_address_told(client, aduan):
    aksi.pastikan_kontak(aduan.pelapor, pada=PADA)
    baru = {"surel": "baru@contoh.id", "telepon": "081200000009"}
    jawab = kirim(client, aduan, "kontak", **baru)
    assert "Kontak sudah diganti" in client.get(jawab["Location"]).text
    pelapor = segar(aduan).pelapor
    assert pelapor.surel == "baru@contoh.id"
    assert pelapor.telepon.endswith("81200000009")
    assert pelapor.surel_dipastikan_pada is None
    assert len(berisi("baru saja diganti")) == 1
    assert "Kontak diganti" in client.get(aduan.get_absolute_url()).text


def test_s4_contact_is_changed_three_times_a_day_and_no_more(client, aduan):
    dua = ("korban@example.org", "lain@example.org")
    jawab = [kirim(client, aduan, "kontak", surel=dua[ke % 2]) for ke in range(6)]
    assert [j.status_code for j in jawab] == [302] * 3 + [400] * 3
    assert TERLALU_BANYAK in jawab[-1].text
    assert Notifikasi.objects.kepada(*dua).count() <= 5


def test_a_first_address_has_no_old_one_to_tell(client, kantor):
    aduan = adukan(kantor, BUDI)
    assert "081200000001" not in halaman(client, aduan)
    kirim(client, aduan, "kontak", surel="budi@contoh.id")
    assert segar(aduan).pelapor.surel == "budi@contoh.id"
    assert not berisi("baru saja diganti")
    aksi.pastikan_kontak(segar(aduan).pelapor, pada=PADA)
    # A telephone alone asks for no confirmation, the same contact changes nothing.
    kirim(client, aduan, "kontak", telepon="081200000009")
    assert segar(aduan).pelapor.surel_dipastikan_pada == PADA
    sama = {"surel": "budi@contoh.id", "telepon": "", "pada": PADA}
    assert aksi.ubah_kontak(segar(aduan), **sama) is False


def test_what_is_missing_is_said(client, aduan):
    for jalan, isi, kalimat in (
        ("kontak", {}, "Isi surel atau nomor telepon yang baru."),
        ("kontak", {"surel": "bukan"}, "tidak lengkap"),
        ("minta", {}, "Pilih yang Anda minta."),
    ):
        jawab = kirim(client, aduan, jalan, **isi)
        assert jawab.status_code == 400
        assert kalimat in jawab.text
        # The address of the form leads back.
        kembali = client.get(alamat(aduan, f"data/{jalan}/"))
        assert kembali["Location"] == alamat(aduan, "data/")


def test_erasure_is_asked_for_once_with_its_clock(client, aduan):
    batas = {"nilai": 72, "satuan": "jam", "berlaku_sejak": TERIMA, "pasti": True}
    BatasWaktuFactory(kode="pdp.penghentian", **batas)
    for _ in range(2):
        jawab = kirim(client, aduan, "minta", jenis="penghapusan")
        assert jawab.status_code == 302
    isi = client.get(jawab["Location"]).text
    assert "Permintaan sudah kami terima" in isi
    assert "Menunggu jawaban, paling lambat" in isi
    assert PermintaanSubjek.objects.count() == 1


# How content reporters are: asked once it has ended, never shown singly (fitur 135).

TERIMA_KASIH = "Terima kasih, penilaian Anda sudah kami terima"


@pytest.fixture
def selesai():
    return f.PengaduanFactory(selesai=True)


def alamat_nilai(selesai):
    return f"/pengaduan/{selesai.kode}/nilai/"


def test_fitur_135_once_it_has_ended_one_question_is_asked(client, selesai):
    assertContains(client.halaman(f"/pengaduan/{selesai.kode}/"), "Beri nilai")
    borang = client.halaman(alamat_nilai(selesai))
    assertContains(borang, "Seberapa baik pelayanan kami?")
    assertContains(borang, "petugas tidak melihatnya satu per satu")
    jawab = client.post(alamat_nilai(selesai), {"nilai": "2", "saran": "Terlalu lama."})
    assert jawab["Location"] == alamat_nilai(selesai)
    assertContains(client.halaman(alamat_nilai(selesai)), TERIMA_KASIH)
    assertContains(client.halaman(f"/pengaduan/{selesai.kode}/"), "Ubah nilai Anda")
    satu = Kepuasan.objects.get()
    assert (satu.nilai, satu.saran) == (2, "Terlalu lama.")
    jejak = Jejak.objects.milik(selesai).first()
    assert (jejak.tindakan, jejak.sesudah) == ("beri_penilaian", {})
    # Nobody reads a single answer on the case.
    masuk_sebagai(client, Peran.PPID_PEMBANTU, selesai.pemegang)
    halaman = reverse("admin:pengaduan_pengaduan_change", args=(selesai.pk,))
    isi = client.halaman(halaman)
    for teks in ("Kurang baik", "2 dari 4", "Terlalu lama."):
        assertNotContains(isi, teks)


@pytest.mark.parametrize("keadaan", ["menunggu_pelapor", "gabungan"])
def test_fitur_135_not_while_it_runs(client, keadaan):
    selesai = f.PengaduanFactory(**{keadaan: True})
    jawab = client.post(alamat_nilai(selesai), {"nilai": "4"})
    assertContains(jawab, "setelah aduan berakhir", status_code=409)
    assertNotContains(
        client.halaman(f"/pengaduan/{selesai.kode}/"), alamat_nilai(selesai)
    )
    with pytest.raises(TindakanTerlarang, match="berakhir"):
        aksi.nilai_pengaduan(selesai, pada=PADA, nilai=4)
    assert not Kepuasan.objects.exists()
    assert {"selesai", "arsip", "bukan_wewenang"} == {str(s) for s in DINILAI}


def test_fitur_135_after_two_weeks_it_stands(client, selesai):
    f.KepuasanFactory(pengaduan=selesai, pada=PADA - timedelta(days=14))
    jawab = client.post(alamat_nilai(selesai), {"nilai": "1"})
    assertContains(jawab, TERIMA_KASIH)
    assertNotContains(
        client.halaman(f"/pengaduan/{selesai.kode}/"), alamat_nilai(selesai)
    )
    assert Kepuasan.objects.get().nilai == 4


def test_fitur_135_its_words_go_with_the_identity():
    selesai = f.PengaduanFactory(selesai=True, pelapor=f.PelaporFactory())
    f.KepuasanFactory(pengaduan=selesai, nilai=2, saran="Saya Siti.")
    f.KepuasanFactory(saran="Orang lain.")
    aksi.PELAPOR.hapus(selesai, Saat(PetugasFactory(), PADA), alasan="Diminta.")
    satu = Kepuasan.objects.get(pengaduan=selesai)
    assert (satu.nilai, satu.saran) == (2, "")
    assert Kepuasan.objects.filter(saran="Orang lain.").exists()
