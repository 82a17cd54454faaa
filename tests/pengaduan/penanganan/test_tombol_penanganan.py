"""Buttons: each is one act; what is refused is said in words and nothing typed is lost."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from pytest_django.asserts import assertContains

from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from organisasi.models import Penugasan, TugasHubungi
from pengaduan.models import Penerusan, Pengaduan
from pengaduan.penanganan.actions import selesaikan
from pengaduan.penanganan.forms import HasilAduanForm
from pengaduan.penanganan.rujukan import rujuk_pengaduan
from tests.factories.organisasi import KanalLayananFactory, UnitFactory
from tests.factories.pengaduan import (
    BerkasPengaduanFactory,
    TeksBalasanFactory,
    TopikFactory,
)
from tests.klien import PortalClient
from tests.pengaduan.kantor_aduan import (
    BUDI,
    PADA,
    adukan,
    buka_kantor,
    diteruskan,
    ditindaklanjuti,
    diusulkan,
    foto,
    menunggu,
    segar,
    surat,
    terverifikasi,
)
from tests.pengaduan.meja_aduan import alamat, tekan, tombol
from tests.petugas import masuk, petugas_berperan
from tests.serentak import serentak

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_jam")]


S, K, T = Pengaduan.Status, Pengaduan.Kelas, Pengaduan.Tindakan


def form(client, aduan, tindakan):
    return client.halaman(alamat("tindakan", aduan.pk, tindakan)).context["form"]


# Hand-over


def test_to_a_unit_to_lapor_or_to_another_body(client, kantor, settings):
    kanal = KanalLayananFactory(lingkup="nasional", jenis="utilitas")
    masuk(client, kantor.admin)
    for tujuan, isi in (
        ("unit", {}),
        ("lapor", {"cara": "dibantu"}),
        ("badan_lain", {"kanal": kanal.pk}),
    ):
        aduan = terverifikasi(kantor, uraian=f"Lubang {tujuan}.")
        tekan(client, aduan, "teruskan", tujuan=tujuan, unit=kantor.dinas.pk, **isi)
        assert segar(aduan).status == S.DITERUSKAN
    hasil = {
        p.tujuan: (p.cara, p.kanal) for p in Penerusan.objects.select_related("kanal")
    }
    assert hasil == {
        "unit": ("tangan", None),
        "lapor": ("dibantu", None),
        "badan_lain": ("tangan", kanal),
    }


def test_a_body_needs_its_channel_and_the_topic_proposes_it(client, kantor):
    kanal = KanalLayananFactory(lingkup="nasional", jenis="utilitas")
    topik = TopikFactory(kategori=kantor.kategori, kanal=kanal)
    aduan = terverifikasi(kantor)
    Pengaduan.objects.filter(pk=aduan.pk).update(topik=topik)
    masuk(client, kantor.admin)
    assert form(client, aduan, "teruskan")["kanal"].value() == kanal.pk
    response = tekan(
        client, aduan, "teruskan", tujuan="badan_lain", unit=kantor.dinas.pk
    )
    assertContains(response, "Pilih lembaga yang dituju.")


@pytest.mark.parametrize(("mode", "ada"), [("manual", True), ("mati", False)])
def test_lapor_is_a_target_unless_it_is_switched_off(
    client, kantor, settings, mode, ada
):
    settings.LAPOR_MODE = mode
    masuk(client, kantor.admin)
    pilihan = form(client, terverifikasi(kantor), "teruskan").fields["tujuan"].choices
    assert ("lapor" in dict(pilihan)) is ada
    assert "unit" in dict(pilihan)


# Referral


def test_offered_accepted_returned_and_decided(client, kantor):
    bubar = UnitFactory(sampai=PADA.date().replace(year=2023))
    satu, dua = diteruskan(kantor), diteruskan(kantor, uraian="Lain.")
    masuk(client, kantor.kepala)
    assert bubar not in form(client, satu, "rujuk").fields["ke_unit"].queryset
    for aduan in (satu, dua):
        tekan(client, aduan, "rujuk", ke_unit=kantor.kecamatan.pk, alasan="Jalan desa.")
    client.logout()
    masuk(client, kantor.kepala_kecamatan)
    tekan(client, satu, "terima_rujukan")
    tekan(client, dua, "kembalikan_rujukan", alasan="Bukan kami.")
    assert segar(satu).pemegang == kantor.kecamatan
    client.logout()
    masuk(client, kantor.admin)
    tekan(
        client, dua, "putuskan_rujukan", ke_unit=kantor.utama.pk, alasan="Diskominfo."
    )
    assert segar(dua).pemegang == kantor.utama


def test_only_the_receiver_answers_and_nobody_without_an_offer(client, kantor):
    aduan = diteruskan(kantor)
    masuk(client, kantor.kepala)
    assert client.get(alamat("tindakan", aduan.pk, "terima_rujukan")).status_code == 403
    rujuk_pengaduan(
        aduan, Saat(kantor.kepala, PADA), ke_unit=kantor.kecamatan, alasan="x"
    )
    assert client.get(alamat("tindakan", aduan.pk, "terima_rujukan")).status_code == 403


# Handling


def test_begun_proposed_checked_and_confirmed(client, kantor):
    aduan = diteruskan(kantor)
    masuk(client, kantor.kepala)
    tekan(client, aduan, "tindaklanjuti", kalimat="Kami periksa.")
    tekan(
        client,
        aduan,
        "usulkan_hasil",
        hasil="tertangani",
        kalimat="Sudah ditambal.",
        bukti=[foto(), surat()],
    )
    sendiri = tekan(client, aduan, "minta_tanggapan")
    assertContains(sendiri, "Hasil diperiksa petugas lain")
    client.logout()
    masuk(client, kantor.rekan)
    assertContains(
        client.halaman(alamat("tindakan", aduan.pk, "minta_tanggapan")),
        "“Sudah ditambal.”",
    )
    tekan(client, aduan, "minta_tanggapan")
    tekan(client, aduan, "jawaban", beres="ya")
    aduan = segar(aduan)
    assert (aduan.status, aduan.cara_selesai) == (S.SELESAI, "pelapor")
    assert aduan.berkas.bukti().count() == 2


def test_without_proof_the_form_comes_back_with_its_words(client, kantor):
    aduan = ditindaklanjuti(kantor)
    masuk(client, kantor.kepala)
    response = tekan(
        client, aduan, "usulkan_hasil", hasil="tertangani", kalimat="Sudah."
    )
    assertContains(response, "Lampirkan bukti")
    assert response.context["form"]["kalimat"].value() == "Sudah."
    assert segar(aduan).diusulkan_oleh is None


def test_a_text_inserted_over_files_asks_for_them_again(client, kantor):
    aduan = ditindaklanjuti(kantor)
    teks = TeksBalasanFactory(tindakan=T.USULKAN_HASIL, isi="Sudah pada [hari].")
    masuk(client, kantor.kepala)
    response = tekan(
        client, aduan, "usulkan_hasil", hasil="tertangani", teks=teks.pk, bukti=foto()
    )
    assertContains(response, "Berkas harus dipilih lagi")
    assert response.context["form"]["hasil"].value() == "tertangani"


@pytest.mark.parametrize(
    "berkas",
    [
        SimpleUploadedFile("a.jpg", b"<?php echo 1; ?>", "image/jpeg"),
        SimpleUploadedFile("a.pdf", b"GIF89a<script>", "application/pdf"),
        SimpleUploadedFile("a.jpg", b"\xff\xd8\xff" + b"0" * 9_000_000, "image/jpeg"),
    ],
    ids=["php", "polyglot", "besar"],
)
def test_proof_that_lies_or_is_too_large_is_refused_with_a_sentence(
    client, kantor, berkas
):
    aduan = ditindaklanjuti(kantor)
    masuk(client, kantor.kepala)
    berkas.seek(0)
    response = tekan(
        client,
        aduan,
        "usulkan_hasil",
        hasil="tertangani",
        kalimat="Sudah.",
        bukti=[berkas],
    )
    assert response.context["form"].errors["bukti"]
    assert not aduan.berkas.exists()
    assert HasilAduanForm.base_fields["bukti"].help_text


@pytest.mark.parametrize(
    ("tindakan", "kolom", "nilai"),
    [("kembalikan_hasil", "diusulkan_oleh", None), ("tutup", "cara_selesai", "admin")],
)
def test_a_second_officer_sends_it_back_or_closes_it(
    client, kantor, tindakan, kolom, nilai
):
    aduan = diusulkan(kantor)
    masuk(client, kantor.rekan)
    tekan(client, aduan, tindakan, alasan="Foto ruas lain, nomornya mati.")
    assert getattr(segar(aduan), kolom) == nilai


def test_a_no_on_the_telephone_needs_its_word_and_opens_it_again(client, kantor):
    aduan = menunggu(kantor)
    masuk(client, kantor.kepala)
    tanpa = tekan(client, aduan, "jawaban", beres="tidak")
    assertContains(tanpa, "Tulis apa yang belum beres.")
    assertContains(tekan(client, aduan, "jawaban"), "Pilih ya atau tidak.")
    tekan(client, aduan, "jawaban", beres="tidak", alasan="Masih bolong.")
    assert segar(aduan).status == S.DITINDAKLANJUTI


def test_words_to_the_reporter_and_notes_for_inside(client, kantor):
    aduan = diteruskan(kantor)
    masuk(client, kantor.kepala)
    tekan(client, aduan, "tulis", isi="Besok ditambal.")
    halaman = tekan(client, aduan, "catatan", isi="Aspal datang besok.")
    assert aduan.pesan.get().isi == "Besok ditambal."
    assert aduan.catatan_dalam.get().oleh == kantor.kepala
    assertContains(halaman, "Dibaca petugas, tidak dibaca pelapor")


# The public


def test_it_is_shown_after_the_checklist_and_taken_back(client, kantor):
    aduan = diteruskan(kantor)
    gambar = BerkasPengaduanFactory(pengaduan=aduan, umum=True)
    BerkasPengaduanFactory(pengaduan=aduan, tipe="application/pdf")
    masuk(client, kantor.admin)
    awal = form(client, aduan, "terbitkan")
    assert awal["judul"].value() == aduan.judul
    assert [nilai for nilai, _ in awal.fields["foto"].choices] == [str(gambar.pk)]
    assert awal["foto"].value() == [str(gambar.pk)]
    isi = {"judul": "Jalan berlubang", "uraian": "Depan sekolah.", "foto": gambar.pk}
    separuh = tekan(client, aduan, "terbitkan", **isi, periksa=["nama", "nomor"])
    assertContains(separuh, "Centang ketiganya")
    semua = {"periksa": ["nama", "nomor", "foto"]}
    mirip = tekan(
        client, aduan, "terbitkan", **(isi | {"uraian": "0812 3456 7890"}), **semua
    )
    assertContains(mirip, "mirip data pribadi")
    assert not segar(aduan).terbit
    tekan(client, aduan, "terbitkan", **isi, **semua)
    assert segar(aduan).terbit
    assert aduan.berkas.umum().get() == gambar
    tekan(client, aduan, "tarik", alasan="Ada nama.")
    assert not segar(aduan).terbit


def test_a_secret_complaint_has_no_way_to_the_public(client, kantor):
    aduan = diteruskan(kantor, rahasia=True)
    masuk(client, kantor.admin)
    halaman = client.halaman(alamat("tindakan", aduan.pk, "terbitkan"))
    tekan(
        client,
        aduan,
        "terbitkan",
        judul="J",
        uraian="U",
        periksa=["nama", "nomor", "foto"],
    )
    assertContains(halaman, "Aduan rahasia tidak pernah ditampilkan untuk umum.")
    assert "foto" not in halaman.context["form"].fields  # there is none
    assert not segar(aduan).terbit


@pytest.mark.parametrize(
    ("peran", "tindakan"),
    [
        (None, ("verifikasi", "teruskan", "terbitkan", "gabungkan", "ubah_kelas")),
        (
            Peran.PETUGAS_LAYANAN,
            ("tindaklanjuti", "usulkan_hasil", "minta_tanggapan", "tutup"),
        ),
    ],
)
def test_what_is_not_of_their_role_a_unit_and_a_counter_may_not(
    client, kantor, peran, tindakan
):
    aduan = diteruskan(kantor)
    petugas = petugas_berperan(peran, kantor.dinas) if peran else kantor.kepala
    masuk(client, petugas)
    for nama in tindakan:
        assert client.get(alamat("tindakan", aduan.pk, nama)).status_code == 403
    assert client.get(alamat("tindakan", aduan.pk, "tiada")).status_code == 404


@pytest.mark.lambat
@pytest.mark.django_db(transaction=True)
def test_the_same_button_pressed_twice_at_once_acts_once():
    kantor = buka_kantor()
    aduan = adukan(kantor)
    klien = [PortalClient(), PortalClient()]
    for satu in klien:
        masuk(satu, kantor.admin)
    isi = {"kelas": K.NORMATIF, "kategori": kantor.kategori.pk}
    halaman = alamat("tindakan", aduan.pk, "verifikasi")
    hasil = serentak(2, lambda ke: klien[ke].post(halaman, isi).status_code)
    assert set(hasil) <= {302, 200}
    assert aduan.riwayat.filter(tindakan="verifikasi").count() == 1


# A second pair of eyes: buttons only for who may press them

# Hand-over


def test_the_proposer_has_no_button_to_judge_his_own_result(client, kantor):
    aduan = diusulkan(kantor)
    masuk(client, kantor.kepala)
    halaman = client.get(alamat("change", aduan.pk))
    tombol_pengusul = tombol(client, aduan)
    borang = client.get(alamat("tindakan", aduan.pk, "tutup"))
    masuk(client, kantor.rekan)
    assert tombol_pengusul.isdisjoint({"minta_tanggapan", "tutup"})
    assert {"minta_tanggapan", "tutup"} <= tombol(client, aduan)
    for satu in (halaman, borang):
        assertContains(satu, "bukan yang mengusulkannya. Yang dapat: Rekan")
        assertContains(satu, "(PPID Pembantu, Dinas PUTR)")
    assertContains(halaman, "<b>Benar: minta tanggapan pelapor dan Tutup tanpa")


def test_where_nobody_else_may_judge_a_result_the_page_says_so(client, kantor):
    aduan = diusulkan(kantor)
    Penugasan.objects.exclude(petugas=kantor.kepala).delete()
    masuk(client, kantor.kepala)
    halaman = client.get(alamat("change", aduan.pk))
    assertContains(halaman, "tidak ada petugas lain yang dapat melakukannya")


def test_a_referral_whose_receiver_has_time_is_not_offered_for_decision(client, kantor):
    aduan = diteruskan(kantor)
    rujuk_pengaduan(
        aduan, Saat(kantor.kepala, PADA), ke_unit=kantor.kecamatan, alasan="Di sana."
    )
    masuk(client, kantor.admin)
    halaman = client.get(alamat("change", aduan.pk))
    assert "putuskan_rujukan" not in tombol(client, aduan)
    assertContains(halaman, "<b>Putuskan rujukan</b>: Penerima masih punya waktu")


def test_a_yes_is_offered_only_where_it_is_taken(client, kantor):
    aduan = menunggu(kantor)

    def pilihan(petugas):
        masuk(client, petugas)
        form = client.get(alamat("tindakan", aduan.pk, "jawaban")).context["form"]
        return [nilai for nilai, _ in form.fields["beres"].choices]

    assert pilihan(kantor.rekan) == ["ya", "tidak"]
    assert pilihan(kantor.kepala) == ["tidak"]
    selesaikan(aduan, saat=Saat(None, PADA), cara=Pengaduan.Cara.PELAPOR)
    assert pilihan(kantor.rekan) == ["tidak"]


def test_what_the_reporter_answered_by_telephone_need_not_be_asked_again(
    client, kantor
):
    aduan = menunggu(kantor, kontak=BUDI)
    tanya = TugasHubungi.objects.terbuka().filter(perihal__contains="ya atau tidak")
    assert tanya.count() == 1
    masuk(client, kantor.rekan)
    tekan(client, aduan, "jawaban", beres="tidak", alasan="Masih bolong.")
    assert not tanya.exists()
