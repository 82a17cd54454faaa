"""From an answer to the catalogue, checked by two; letters issued again."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from informasi.jawaban.actions import jawab_permohonan, unggah_jawaban
from informasi.jawaban.terbitan import jadikan_informasi
from informasi.katalog.tombol import PRIVASI, periksa_terbitan
from informasi.models import ButirJawaban, DokumenInformasi, Permohonan, Surat
from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from organisasi.kertas.unggahan import periksa_unggahan
from organisasi.models import Jejak
from tests.factories.informasi import KeberatanFactory, SuratFactory
from tests.factories.organisasi import PetugasFactory
from tests.informasi.kantor import PADA, diproses, konsep, rujuk
from tests.informasi.meja_permohonan import PDF, alamat, pdf
from tests.petugas import masuk, petugas_berperan

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_jam")]
ISI = {
    "judul": "Rekap penduduk per kelurahan 2023",
    "ringkasan": "Jumlah penduduk menurut kelurahan.",
    "klasifikasi": "setiap_saat",
    "penanggung_jawab": "Sekretaris Kecamatan",
    "waktu_pembuatan": "2024",
    "privasi": list(PRIVASI),
}


@pytest.fixture
def butir(kantor):
    """A document that was given, with its file."""
    permohonan = diproses(kantor)
    draf = konsep(permohonan, kantor.kepala)
    satu = draf.butir.get()
    unggah_jawaban(
        satu, periksa_unggahan(pdf()), Saat(kantor.kepala, PADA), judul="Rekap"
    )
    jawab_permohonan(draf.permohonan, Saat(kantor.kepala, PADA))
    return ButirJawaban.objects.get(pk=satu.pk)


def halaman(butir):
    return alamat("terbitan", butir.jawaban.permohonan_id, butir.pk)


def dokumen_baru():
    isi = {k: v for k, v in ISI.items() if k != "privasi"}
    return DokumenInformasi(**isi)


def test_what_was_given_becomes_a_draft_without_the_applicant(client, kantor, butir):
    masuk(client, kantor.loket)
    permohonan = butir.jawaban.permohonan
    kasus = alamat("change", permohonan.pk)
    assertContains(client.get(kasus), "Jadikan informasi publik")
    # Every point of the privacy check must be ticked.
    kosong = client.post(halaman(butir), ISI | {"privasi": []})
    sebagian = client.post(halaman(butir), ISI | {"privasi": PRIVASI[:3]})
    assert "privasi" in kosong.context["form"].errors
    assertContains(sebagian, "Belum dicentang")
    assert not DokumenInformasi.objects.exists()
    response = client.post(halaman(butir), ISI)
    dokumen = DokumenInformasi.objects.get()
    assert response.url.endswith(f"/{dokumen.pk}/change/")
    assert (dokumen.status, dokumen.unit) == ("rancangan", kantor.kecamatan)
    berkas = dokumen.berkas.get()
    with berkas.isi.open() as isi:
        assert isi.read() == PDF
    assert berkas.isi.name != butir.berkas.get().isi.name
    assert permohonan.nomor not in str(Jejak.objects.milik(dokumen).values())
    assert Jejak.objects.milik(permohonan).filter(tindakan="jadikan_informasi").exists()
    sesudah = client.get(kasus)
    assertNotContains(sesudah, "Jadikan informasi publik</a>")
    assertContains(sesudah, dokumen.nomor)


def test_one_document_gives_one_draft(client, kantor, butir, monkeypatch):
    masuk(client, kantor.loket)
    with monkeypatch.context() as tambal:
        tambal.setattr("informasi.jawaban.terbitan.jadikan_informasi", menolak)
        tunggu = client.post(halaman(butir), ISI)
    # What refuses while it is saved leaves the form with its button.
    for teks in ("Tunggu sebentar.", ISI["ringkasan"], ">Buat rancangan</button>"):
        assertContains(tunggu, teks)
    client.post(halaman(butir), ISI)
    lagi = client.post(halaman(butir), ISI | {"ringkasan": "Ketikan kedua."})
    for satu in (lagi, client.get(halaman(butir))):
        assertContains(satu, "Sudah ada rancangan informasi dari dokumen ini.")
        assertNotContains(satu, ">Buat rancangan</button>")
    assertContains(lagi, "Ketikan kedua.")
    assert DokumenInformasi.objects.count() == 1


def menolak(*_args, **_isi):
    raise TindakanTerlarang("Tunggu sebentar.")


def test_what_was_not_given_or_not_sent_stays_in_its_file(kantor, butir):
    draf = konsep(diproses(kantor), kantor.kepala)
    ButirJawaban.objects.filter(pk=butir.pk).update(
        putusan="tidak_dikuasai", alasan="Tidak ada."
    )
    for satu in (draf.butir.get(), butir):
        with pytest.raises(TindakanTerlarang, match="Hanya yang sudah diberikan"):
            jadikan_informasi(satu, dokumen_baru(), Saat(kantor.kepala, PADA))


def test_who_made_the_draft_cannot_be_its_checker(client, kantor, butir):
    dokumen = jadikan_informasi(butir, dokumen_baru(), Saat(kantor.kepala, PADA))
    periksa, lihat, daftar = (
        reverse(f"admin:informasi_dokumeninformasi_{nama}", args=args)
        for nama, args in (
            ("tindakan", (dokumen.pk, "periksa")),
            ("change", (dokumen.pk,)),
            ("changelist", ()),
        )
    )
    isi = {"edisi": dokumen.edisi, "privasi": PRIVASI}
    masuk(client, kantor.kepala)
    sendiri = client.post(periksa, isi, follow=True)
    rancangan = client.get(lihat)
    client.logout()
    masuk(client, petugas_berperan(Peran.PPID_PEMBANTU, kantor.kecamatan))
    # Many at once leave out what came from an answer.
    banyak = {"action": "periksa", "_selected_action": [dokumen.pk]}
    assertContains(client.post(daftar, banyak), "perlu diisi satu per satu")
    with pytest.raises(TindakanTerlarang, match="Periksa dulu privasinya"):
        periksa_terbitan(dokumen, Saat(PetugasFactory(), PADA))
    assertContains(client.halaman(periksa), "Periksa privasi")
    tanpa = client.post(periksa, isi | {"privasi": PRIVASI[:1]})
    client.post(periksa, isi)
    assertContains(sendiri, "harus dilakukan petugas lain")
    assertContains(rancangan, "dilakukan petugas lain. Yang dapat: Utama (PPID Utama")
    assertNotContains(rancangan, periksa)
    assert tanpa.status_code == 200
    dokumen.refresh_from_db()
    assert dokumen.status == "diperiksa"
    assert Jejak.objects.milik(dokumen).filter(tindakan="periksa_privasi").exists()


def test_answers_letters_and_files_of_others_are_not_there(client, kantor, butir):
    permohonan = butir.jawaban.permohonan
    surat, berkas = permohonan.surat.first(), butir.berkas.get()
    semua = [
        alamat("surat", permohonan.pk, surat.pk),
        alamat("surat_cetak", permohonan.pk, surat.pk),
        alamat("surat_perbaiki", permohonan.pk, surat.pk),
        alamat("berkas", permohonan.pk, berkas.pk),
        halaman(butir),
    ]
    masuk(client, kantor.kepala_dinas)
    assert {client.get(a).status_code for a in semua} == {404}
    Permohonan.objects.update(pemegang=kantor.dinas)
    assert client.get(halaman(butir)).status_code == 403
    client.logout()
    masuk(client, petugas_berperan(Peran.AUDITOR))
    assert client.get(semua[0]).status_code == 403


def perbaiki(client, surat, **isi):
    pk = surat.permohonan_id or Permohonan.objects.get().pk
    return client.post(alamat("surat_perbaiki", pk, surat.pk), isi, follow=True)


def test_a_letter_is_corrected_as_a_new_version_with_its_reason(client, kantor, butir):
    masuk(client, kantor.kepala)
    for jenis in (Surat.Jenis.TANDA_BUKTI, Surat.Jenis.PEMBERITAHUAN):
        lama = Surat.objects.get(jenis=jenis)
        perbaiki(client, lama, alasan="Alamat keliru.")
        baru = Surat.objects.get(menggantikan=lama)
        assert (baru.nomor, baru.versi) == (lama.nomor, 2)
    tanpa = perbaiki(client, baru, alasan="")
    lagi = perbaiki(client, lama, alasan="Ketikan kedua.")
    assert "alasan" in tanpa.context["form"].errors
    assertContains(lagi, "sudah diganti")
    assertContains(lagi, "Ketikan kedua.")
    assertNotContains(lagi, ">Keluarkan versi baru</button>")
    perbaiki(client, baru, alasan="Sekali lagi.")
    assert Surat.objects.get(menggantikan=baru).versi == 3


def test_a_referral_letter_is_corrected_and_a_refusal_or_an_objection_s_is_not(
    client, kantor
):
    permohonan = rujuk(kantor).berkas
    masuk(client, kantor.kepala)
    perbaiki(client, Surat.objects.get(jenis="rujukan"), alasan="Salah tulis.")
    assert Surat.objects.filter(jenis="rujukan", versi=2).exists()
    sk = SuratFactory(permohonan=permohonan, jenis=Surat.Jenis.SK_PENOLAKAN)
    assert perbaiki(client, sk, alasan="X.").status_code == 403
    tanda = SuratFactory(
        permohonan=None,
        keberatan=KeberatanFactory(permohonan=permohonan),
        unit=kantor.kecamatan,
        jenis=Surat.Jenis.TANDA_BUKTI_KEBERATAN,
    )
    jawab = perbaiki(client, tanda, alasan="X.")
    assertContains(jawab, "bukan surat permohonan")
    assertContains(jawab, ">Keluarkan versi baru</button>")
