"""A need raised in the room: taken down, answered there, or an emergency (PK-35, PK-36)."""

from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from informasi.models import Kosakata
from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from organisasi.models import Draf, Jejak, PeranPPID, Unit
from pemangku.janji.titipan import BUKAN_PESERTA, catat_titipan
from pemangku.kunjungan.kehadiran import TERTUTUP
from pemangku.models import Kegiatan, Titipan
from ppid_portal.lintas_layanan.titipan_ke_layanan import (
    kategori_isu,
    sambung_titipan,
    unit_awal,
    urus_titipan,
)
from tests.factories.informasi import DokumenFactory
from tests.factories.kunjungan import TitipanFactory
from tests.factories.organisasi import IsuFactory, PetugasFactory, UnitFactory
from tests.factories.pemangku import KegiatanFactory, KehadiranFactory
from tests.factories.pengaduan import PengaduanFactory
from tests.kueri import kueri_dingin
from tests.petugas import masuk, masuk_sebagai
from tests.ppid_portal.lintas_layanan.titipan_bantu import (
    ADUAN,
    BAHAYA,
    DATA,
    EMPAT_BELAS,
    J,
    S,
    catat,
    halaman,
    kode_draf,
    satu,
    tawarkan,
)

pytestmark = pytest.mark.django_db
SAAT = datetime(2024, 6, 10, 2, tzinfo=UTC)


def kunci(klien, kantor):
    return str(klien.get(halaman(kantor.kegiatan)).context["form"]["kunci"].value())


def test_pk_35_a_need_is_taken_down_in_the_room(klien, kantor):
    hadir = KehadiranFactory(kegiatan=kantor.kegiatan, nama_snapshot="Ketua RW 05")
    nagarasari = kantor.kelurahan["Nagarasari"]
    jawab = catat(klien, kantor, peserta=hadir.pk, wilayah=nagarasari.pk)
    titipan = Titipan.objects.get()
    assert jawab["Location"] == satu(titipan)
    assert (titipan.jenis, titipan.isi, titipan.status) == (J.INFORMASI, DATA, S.BARU)
    assert (titipan.orang, titipan.wilayah) == (hadir.orang, nagarasari)
    assert titipan.rujukan.startswith(f"{kantor.kegiatan.nomor}/")
    assert Jejak.objects.milik(titipan).get().tindakan == "catat_pesan_warga"
    assert "catat_pesan_warga" in Jejak.objects.milik(kantor.kegiatan).values_list(
        "tindakan", flat=True
    )


def test_the_field_page_and_the_visits_page_lead_there(client, klien, kantor):
    titipan = TitipanFactory(kegiatan=kantor.kegiatan)
    lapangan = klien.get(reverse("pemangku:lapangan", args=(kantor.kegiatan.pk,)))
    ubah = reverse("admin:pemangku_kegiatan_hasil", args=(kantor.kegiatan.pk,))
    assert halaman(kantor.kegiatan) in lapangan.content.decode()
    assert satu(titipan) in klien.get(ubah).content.decode()
    masuk_sebagai(client, Peran.PIMPINAN)
    isi = client.get(ubah).content.decode()
    assert titipan.isi not in isi
    assert "Baru: 1" in isi


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        ({"jenis": ""}, "Pilih satu."),
        ({"isi": "  "}, "Tulis apa yang disampaikan."),
        ({"isi": "pendek"}, "Tulis sedikit lebih lengkap: paling sedikit 10 huruf."),
        ({"isi": "a" * 2001}, "Terlalu panjang: paling banyak 2000 huruf"),
        ({"wilayah": "32.78.02"}, "daftar"),
    ],
)
def test_bad_input_is_said_beside_its_field(klien, kantor, isi, kata):
    jawab = catat(klien, kantor, **isi)
    assert kata in jawab.content.decode()
    # What was typed stays.
    assert (isi.get("isi") or DATA)[:20].strip() in jawab.content.decode()
    assert not Titipan.objects.exists()


def test_a_closed_visit_takes_nothing_down(klien, kantor):
    Kegiatan.objects.filter(pk=kantor.kegiatan.pk).update(status="ditutup")
    isi = klien.get(halaman(kantor.kegiatan)).content.decode()
    jawab = catat(klien, kantor)
    assert "Kegiatan sudah ditutup" in isi
    assert "Catat pesan warga</button>" not in isi
    assert TERTUTUP in str(jawab.context["form"].errors)
    assert not Titipan.objects.exists()


def test_a_participant_of_another_visit_is_none(kantor, klien):
    lain = KehadiranFactory()
    with pytest.raises(Exception, match=BUKAN_PESERTA):
        catat_titipan(
            kantor.kegiatan,
            Saat(kantor.petugas, timezone.now()),
            jenis=J.INFORMASI,
            isi=DATA,
            peserta=lain,
        )
    assert catat(klien, kantor, peserta=lain.pk).status_code == 200


def test_what_the_table_refuses_is_said_in_the_form(klien, kantor, monkeypatch):
    monkeypatch.setattr(
        "ppid_portal.lintas_layanan.forms.TitipanForm.clean_isi", lambda _s: "pendek"
    )
    assert "paling sedikit 10 huruf" in catat(klien, kantor).content.decode()


def test_only_staff_of_the_visit_come_in(client, kantor):
    titipan = TitipanFactory(kegiatan=kantor.kegiatan)
    semua = (halaman(kantor.kegiatan), satu(titipan))
    for peran, kode in (
        (Peran.PETUGAS_LAPANGAN, 403),
        (Peran.PPID_PEMBANTU, 404),
        (Peran.PIMPINAN, 403),
    ):
        masuk_sebagai(client, peran)
        assert [client.get(a).status_code for a in semua] == [kode, kode]
    lain = TitipanFactory()
    assert str(lain) == f"Pesan warga {lain.rujukan}"
    # Its trail is read by the same people, a need of another visit is not there.
    assert list(Titipan.objects.untuk(kantor.petugas)) == [titipan]
    masuk(client, kantor.petugas)
    asing = reverse("titipan-satu", args=(kantor.kegiatan.pk, lain.pk))
    assert client.get(asing).status_code == 404


def test_the_list_asks_as_often_for_twenty_as_for_one(klien, kantor):
    TitipanFactory(kegiatan=kantor.kegiatan)
    TitipanFactory(kegiatan=kantor.kegiatan, jenis=J.PENGADUAN)
    sedikit = kueri_dingin(klien, halaman(kantor.kegiatan))
    TitipanFactory.create_batch(20, kegiatan=kantor.kegiatan)
    assert len(kueri_dingin(klien, halaman(kantor.kegiatan))) == len(sedikit)


def test_the_kecamatan_of_the_place_answers_else_the_host(kantor):
    titipan = TitipanFactory(kegiatan=kantor.kegiatan)
    kegiatan = titipan.kegiatan
    assert unit_awal(titipan) == kantor.kecamatan
    kegiatan.wilayah = None
    assert unit_awal(titipan) == kantor.kecamatan
    titipan.wilayah = kantor.kelurahan["Cipedes"]
    assert unit_awal(titipan) == kantor.kecamatan
    titipan.wilayah = kegiatan.tuan_rumah.wilayah = None
    assert unit_awal(titipan) == kantor.kecamatan
    lain = TitipanFactory(
        kegiatan__tuan_rumah=UnitFactory(peran_ppid=PeranPPID.PEMBANTU),
        kegiatan__wilayah=kantor.sukajaya_lain.induk,
    )
    assert unit_awal(lain) == lain.kegiatan.tuan_rumah


def test_where_no_unit_answers_the_person_is_asked(client, klien, kantor):
    Unit.objects.filter(pk=kantor.kecamatan.pk).update(peran_ppid=PeranPPID.TANPA)
    titipan = TitipanFactory(kegiatan=kantor.kegiatan)
    kode_draf(client.post(tawarkan(klien, titipan)))
    assert '"ke-unit"' not in Draf.objects.get().isian


@pytest.mark.parametrize(
    "isi",
    [
        {"isi": BAHAYA},
        {"jenis": "darurat"},
        {"jenis": "darurat", "bukan_darurat": "1"},
        # In the room the bare word is enough.
        {"isi": "Pohon  tumbang menutup gang"},
        {"isi": "Istri saya mau MELAHIRKAN"},
    ],
)
def test_pk_36_an_emergency_shows_112_and_waits_nowhere(klien, kantor, isi):
    teks = catat(klien, kantor, **isi).content.decode()
    assert "Hubungi 112 sekarang — gratis, tanpa pulsa" in teks
    assert "Portal ini tidak memantau kedaruratan." in teks
    assert not Titipan.objects.exists()
    assert not Jejak.objects.exists()


def test_pk_36_whoever_says_that_it_is_none_goes_on_with_what_was_typed(klien, kantor):
    pertama = kunci(klien, kantor)
    sela = catat(klien, kantor, isi=BAHAYA, kunci=pertama)
    dibawa = dict(sela.context["tersembunyi"])
    assert f'name="isi" value="{BAHAYA}"' in sela.content.decode()
    assert dibawa["kunci"] == pertama
    assert "csrfmiddlewaretoken" not in dibawa
    catat(klien, kantor, isi=BAHAYA, bukan_darurat="1")
    assert Titipan.objects.get().isi == BAHAYA
    # A word that only holds another interrupts nobody.
    catat(klien, kantor, isi="Berapa pompa penanggulangan kebanjiranjaya milik kota?")
    assert Titipan.objects.count() == 2


def test_pk_35_the_catalogue_is_offered_first_and_closes_it(client, klien, kantor):
    dokumen = DokumenFactory(judul="Rekap penduduk miskin Nagarasari")
    Kosakata.objects.susun_ulang()
    titipan = TitipanFactory(kegiatan=kantor.kegiatan, isi=DATA)
    assert "Jawab dengan ini" in klien.get(satu(titipan)).content.decode()
    klien.post(satu(titipan), {"dokumen": dokumen.nomor})
    titipan.refresh_from_db()
    assert titipan.status == S.DIJAWAB_DI_TEMPAT
    assert dokumen.get_absolute_url() in titipan.jawaban
    assert dokumen.get_absolute_url() in klien.get(satu(titipan)).content.decode()
    assert klien.post(satu(titipan), {"dokumen": "IP-99999"}).status_code == 404


def test_pk_35_an_answer_in_words_closes_it_and_twice_is_refused(klien, kantor):
    titipan = TitipanFactory(kegiatan=kantor.kegiatan)
    kosong = klien.post(satu(titipan), {"jawab": "1", "jawaban": " "})
    assertContains(kosong, "Tulis jawabannya.")
    klien.post(satu(titipan), {"jawab": "1", "jawaban": "Ada di papan kelurahan."})
    lagi = klien.post(satu(titipan), {"jawab": "1", "jawaban": "Entah."})
    assert Titipan.objects.get().jawaban == "Ada di papan kelurahan."
    # What the slower one typed is still there, under what the faster one answered.
    for teks in ("tidak dapat dilakukan", "Entah.", "Ada di papan kelurahan."):
        assertContains(lagi, teks)
    assertNotContains(lagi, 'name="batal"')
    tanpa = klien.post(satu(titipan), {"dokumen": DokumenFactory().nomor}, follow=True)
    assertContains(tanpa, "tidak dapat dilakukan")


def test_it_is_dropped_with_a_reason(klien, kantor):
    titipan = TitipanFactory(kegiatan=kantor.kegiatan)
    kosong = klien.post(satu(titipan), {"batal": "1", "alasan": ""})
    assert "Tulis alasannya." in kosong.content.decode()
    siapa = {"saat": Saat(kantor.petugas, timezone.now())}
    with pytest.raises(TindakanTerlarang, match="Tulis"):
        titipan.batalkan(alasan=" ", **siapa)
    with pytest.raises(TindakanTerlarang, match="Tulis"):
        titipan.jawab(jawaban=" ", **siapa)
    isi = klien.post(
        satu(titipan), {"batal": "1", "alasan": "Salah tulis."}, follow=True
    )
    titipan.refresh_from_db()
    assert titipan.status == S.DIBATALKAN
    assert "Salah tulis." in isi.content.decode()


@pytest.mark.parametrize(
    ("nama", "isi"),
    [
        ("status_dikenal", {"status": "lain"}),
        ("jenis_dikenal", {"jenis": "darurat"}),
        ("berisi", {"isi": "pendek"}),
        ("satu_nomor", {"status": S.DIALIHKAN}),
        ("satu_nomor", {"nomor_pengaduan": "TSM-1"}),
        (
            "satu_nomor",
            {"status": S.SELESAI, "nomor_pengaduan": "1", "nomor_permohonan": "2"},
        ),
        ("berjawab", {"status": S.DIJAWAB_DI_TEMPAT}),
        ("batal_beralasan", {"status": S.DIBATALKAN}),
        ("tawaran_bertanggal", {"sidik_kode": "x"}),
        # PK-36
        ("aduan_tanpa_nama", {"jenis": J.PENGADUAN, "orang": True}),
        ("satu_tautan", {"sidik_kode": "y", "ditawarkan_pada": SAAT}),
    ],
)
def test_the_table_refuses_what_cannot_be(nama, isi):
    TitipanFactory(sidik_kode="y", ditawarkan_pada=SAAT)
    if "orang" in isi:
        isi = isi | {"orang": KehadiranFactory().orang}
    with (
        pytest.raises(IntegrityError, match=f"pemangku_titipan_{nama}"),
        transaction.atomic(),
    ):
        TitipanFactory(**isi)


def test_the_job_lets_pass_what_moved_under_its_hands(kantor, monkeypatch):
    titipan = TitipanFactory(
        kegiatan=KegiatanFactory(), ditawarkan_pada=timezone.now() - EMPAT_BELAS * 2
    )
    PengaduanFactory()
    satu = TitipanFactory(jenis=J.PENGADUAN, ditawarkan_pada=timezone.now())
    PengaduanFactory(asal="titipan", asal_nomor=satu.rujukan)
    for nama in ("batalkan", "alihkan"):
        monkeypatch.setattr(Titipan, nama, _terlambat)
    urus_titipan(pada=timezone.now())
    titipan.refresh_from_db()
    assert titipan.status == S.BARU
    assert sambung_titipan(pada=timezone.now()) == 0


def _terlambat(*_a, **_k):
    raise TindakanTerlarang


# The topic of a need, and what complaints call it (pemangku 4.9)


def test_pk_36_the_topic_goes_along_where_complaints_have_one_name_for_it(
    client, klien, kantor
):
    isu = IsuFactory(kategori_pengaduan=["lampu-jalan"])
    catat(klien, kantor, jenis=J.PENGADUAN, isi=ADUAN, isu=isu.kode)
    titipan = Titipan.objects.get()
    assert titipan.isu == isu
    assert isu.nama in klien.get(satu(titipan)).content.decode()
    client.post(tawarkan(klien, titipan))
    assert '"lampu-jalan"' in Draf.objects.get().isian
    # One of no or several names leaves the choice to the person.
    isu.kategori_pengaduan.append("jalan-rusak")
    assert kategori_isu(isu) == kategori_isu(IsuFactory()) == kategori_isu(None) == ""


# Sent twice it is one; the answer in the room stays out of the trail

JAWABAN = "Rp90 juta, kata Ibu Contoh dari RW 05."


def test_pk_35_a_need_sent_twice_is_one(klien, kantor):
    pertama = kunci(klien, kantor)
    jawab = [catat(klien, kantor, kunci=pertama) for _ in range(2)]
    titipan = Titipan.objects.get()
    assert [j["Location"] for j in jawab] == [satu(titipan)] * 2
    assert Jejak.objects.milik(titipan).count() == 1
    catat(klien, kantor, kunci=kunci(klien, kantor))
    assert Titipan.objects.count() == 2


def test_pk_35_the_first_answer_counts_and_stands_nowhere_in_the_trail():
    titipan = TitipanFactory()
    basi = Titipan.objects.get()
    titipan.jawab(saat=Saat(PetugasFactory(), timezone.now()), jawaban=f" {JAWABAN} ")
    assert titipan.jawaban == JAWABAN
    titipan.refresh_from_db()
    assert (titipan.status, titipan.jawaban) == (S.DIJAWAB_DI_TEMPAT, JAWABAN)
    jejak = Jejak.objects.milik(titipan).get()
    assert jejak.tindakan == Titipan.Tindakan.JAWAB
    assert JAWABAN not in str(list(Jejak.objects.values_list()))
    assert "jawaban" not in jejak.sesudah
    with pytest.raises(TindakanTerlarang, match="baru saja diubah orang lain"):
        basi.jawab(saat=Saat(PetugasFactory(), timezone.now()), jawaban="Lain")
