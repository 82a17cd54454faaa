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
from tests.informasi.kantor import PADA, ajukan, diproses, konsep, rujuk
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
    jawab_permohonan(draf, Saat(kantor.kepala, PADA))
    return ButirJawaban.objects.get(pk=satu.pk)


def halaman(butir):
    return alamat("terbitan", butir.jawaban.permohonan_id, butir.pk)


def dokumen_baru():
    isi = {k: v for k, v in ISI.items() if k != "privasi"}
    return DokumenInformasi(**isi)


def test_what_was_given_becomes_a_draft_without_the_applicant(client, kantor, butir):
    masuk(client, kantor.loket)
    permohonan = butir.jawaban.permohonan
    lihat = client.get(alamat("change", permohonan.pk))
    assertContains(lihat, "Jadikan informasi publik")
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
    sesudah = client.get(alamat("change", permohonan.pk))
    assertNotContains(sesudah, "Jadikan informasi publik</a>")
    assertContains(sesudah, dokumen.nomor)


def test_every_point_of_the_privacy_check_must_be_ticked(client, kantor, butir):
    masuk(client, kantor.loket)
    kosong = client.post(halaman(butir), ISI | {"privasi": []})
    sebagian = client.post(halaman(butir), ISI | {"privasi": PRIVASI[:3]})
    assert "privasi" in kosong.context["form"].errors
    assertContains(sebagian, "Belum dicentang")
    assert not DokumenInformasi.objects.exists()


def test_one_document_gives_one_draft(client, kantor, butir):
    masuk(client, kantor.loket)
    client.post(halaman(butir), ISI)
    lagi = client.post(halaman(butir), ISI | {"ringkasan": "Ketikan kedua."})
    buka = client.get(halaman(butir))
    for satu in (lagi, buka):
        assertContains(satu, "Sudah ada rancangan informasi dari dokumen ini.")
        assertNotContains(satu, 'value="Buat rancangan"')
    assertContains(lagi, "Ketikan kedua.")
    assert DokumenInformasi.objects.count() == 1


def test_what_refuses_while_saving_leaves_the_form_with_its_button(
    client, kantor, butir, monkeypatch
):
    monkeypatch.setattr("informasi.jawaban.terbitan.jadikan_informasi", menolak)
    masuk(client, kantor.loket)
    jawab = client.post(halaman(butir), ISI)
    assertContains(jawab, "Tunggu sebentar.")
    assertContains(jawab, ISI["ringkasan"])
    assertContains(jawab, 'value="Buat rancangan"')


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
    alamat_periksa = reverse(
        "admin:informasi_dokumeninformasi_tindakan", args=(dokumen.pk, "periksa")
    )
    masuk(client, kantor.kepala)
    sendiri = client.post(
        alamat_periksa, {"edisi": dokumen.edisi, "privasi": PRIVASI}, follow=True
    )
    rancangan = client.get(
        reverse("admin:informasi_dokumeninformasi_change", args=(dokumen.pk,))
    )
    client.logout()
    masuk(client, petugas_berperan(Peran.PPID_PEMBANTU, kantor.kecamatan))
    lihat = client.halaman(alamat_periksa)
    tanpa = client.post(
        alamat_periksa, {"edisi": dokumen.edisi, "privasi": PRIVASI[:1]}
    )
    client.post(alamat_periksa, {"edisi": dokumen.edisi, "privasi": PRIVASI})
    assertContains(sendiri, "harus dilakukan petugas lain")
    assertContains(rancangan, "dilakukan petugas lain. Yang dapat: Utama (PPID Utama")
    assertNotContains(rancangan, alamat_periksa)
    assertContains(lihat, "Periksa privasi")
    assert tanpa.status_code == 200
    dokumen.refresh_from_db()
    assert dokumen.status == "diperiksa"
    assert Jejak.objects.milik(dokumen).filter(tindakan="periksa_privasi").exists()


def test_many_at_once_leaves_out_what_came_from_an_answer(client, kantor, butir):
    dokumen = jadikan_informasi(butir, dokumen_baru(), Saat(kantor.kepala, PADA))
    masuk(client, petugas_berperan(Peran.PPID_PEMBANTU, kantor.kecamatan))
    daftar = reverse("admin:informasi_dokumeninformasi_changelist")
    isi = {"action": "periksa_terpilih", "_selected_action": [dokumen.pk]}
    rencana = client.post(daftar, isi)
    assertContains(rencana, "periksa privasinya satu per satu")
    with pytest.raises(TindakanTerlarang, match="Periksa dulu privasinya"):
        periksa_terbitan(dokumen, Saat(PetugasFactory(), PADA))


def test_others_units_answers_are_not_theirs_to_publish(client, kantor, butir):
    masuk(client, kantor.kepala_dinas)
    assert client.get(halaman(butir)).status_code == 404
    Permohonan.objects.filter(pk=butir.jawaban.permohonan_id).update(
        pemegang=kantor.dinas
    )
    assert client.get(halaman(butir)).status_code == 403


def perbaiki(client, surat, **isi):
    pk = surat.permohonan_id or Permohonan.objects.get().pk
    return client.post(alamat("surat_perbaiki", pk, surat.pk), isi, follow=True)


def test_a_letter_is_corrected_as_a_new_version_with_its_reason(client, kantor, butir):
    masuk(client, kantor.kepala)
    for jenis in (Surat.Jenis.TANDA_BUKTI, Surat.Jenis.PEMBERITAHUAN):
        lama = Surat.objects.get(jenis=jenis)
        tanpa = perbaiki(client, lama, alasan="")
        perbaiki(client, lama, alasan="Alamat keliru.")
        lagi = perbaiki(client, lama, alasan="Ketikan kedua.")
        baru = Surat.objects.get(menggantikan=lama)
        assert "alasan" in tanpa.context["form"].errors
        assert (baru.nomor, baru.versi) == (lama.nomor, 2)
        assertContains(lagi, "sudah diganti")
        assertContains(lagi, "Ketikan kedua.")
        assertNotContains(lagi, 'value="Keluarkan versi baru"')
        perbaiki(client, baru, alasan="Sekali lagi.")
        assert Surat.objects.get(menggantikan=baru).versi == 3


def test_a_referral_letter_is_corrected_with_its_own_referral(client, kantor):
    rujuk(kantor)
    masuk(client, kantor.kepala)
    perbaiki(client, Surat.objects.get(jenis="rujukan"), alasan="Salah tulis.")
    assert Surat.objects.filter(jenis="rujukan", versi=2).exists()


def test_a_refusal_is_corrected_only_by_who_may_refuse(client, kantor):
    permohonan = ajukan(kantor.kecamatan)
    surat = SuratFactory(permohonan=permohonan, jenis=Surat.Jenis.SK_PENOLAKAN)
    masuk(client, kantor.kepala)
    assert perbaiki(client, surat, alasan="X.").status_code == 403


def test_a_letter_of_an_objection_is_not_corrected_here(client, kantor):
    keberatan = KeberatanFactory(permohonan=diproses(kantor))
    surat = SuratFactory(
        permohonan=None,
        keberatan=keberatan,
        unit=kantor.kecamatan,
        jenis=Surat.Jenis.TANDA_BUKTI_KEBERATAN,
    )
    masuk(client, kantor.kepala)
    jawab = perbaiki(client, surat, alasan="X.")
    assertContains(jawab, "bukan surat permohonan")
    assertContains(jawab, 'value="Keluarkan versi baru"')


def test_letters_and_files_of_others_are_not_there(client, kantor, butir):
    permohonan = butir.jawaban.permohonan
    surat, berkas = permohonan.surat.first(), butir.berkas.get()
    semua = [
        *(alamat(n, permohonan.pk, surat.pk) for n in ("surat", "surat_cetak")),
        alamat("surat_perbaiki", permohonan.pk, surat.pk),
        alamat("berkas", permohonan.pk, berkas.pk),
    ]
    masuk(client, kantor.kepala_dinas)
    assert {client.get(a).status_code for a in semua} == {404}
    client.logout()
    masuk(client, petugas_berperan(Peran.AUDITOR))
    assert client.get(semua[0]).status_code == 403
