"""Buttons: each is one act; what is refused is said in words and nothing typed is lost."""

from __future__ import annotations

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from pytest_django.asserts import assertContains, assertNotContains

from organisasi.models import TugasHubungi
from organisasi.peran import Peran
from pengaduan.actions.rujukan import rujuk_pengaduan
from pengaduan.admin.borang_penanganan import HasilForm
from pengaduan.laporan_masuk import KontakPelapor
from pengaduan.models import Insiden, Penerusan, Pengaduan
from tests.factories.organisasi import KanalLayananFactory, UnitFactory, WilayahFactory
from tests.factories.pengaduan import (
    BerkasPengaduanFactory,
    KategoriFactory,
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


@pytest.fixture
def _jam():
    with time_machine.travel(PADA, tick=False):
        yield


@pytest.fixture
def kantor():
    return buka_kantor()


def form(client, aduan, tindakan):
    return client.halaman(alamat("tindakan", aduan.pk, tindakan)).context["form"]


# Verification


def test_a_complaint_is_classed_and_the_topic_says_to_whom(client, kantor):
    topik = TopikFactory(kategori=kantor.kategori, unit=kantor.dinas, nama="Lubang")
    aduan = adukan(kantor)
    masuk(client, kantor.admin)
    awal = form(client, aduan, "verifikasi")
    assert awal["kelas"].value() == K.TIDAK_BERKADAR
    assert ("Jalan dan jembatan: Lubang") in str(awal["topik"])

    tekan(
        client,
        aduan,
        "verifikasi",
        kelas=K.NORMATIF,
        kategori=kantor.kategori.pk,
        topik=topik.pk,
        rahasia="on",
    )
    teruskan = form(client, aduan, "teruskan")

    aduan = segar(aduan)
    assert (aduan.status, aduan.topik, aduan.rahasia) == (S.TERVERIFIKASI, topik, True)
    assert teruskan["unit"].value() == kantor.dinas.pk


def test_a_topic_of_another_category_is_refused_over_the_form(client, kantor):
    aduan, topik = adukan(kantor), TopikFactory()
    masuk(client, kantor.admin)

    response = tekan(
        client,
        aduan,
        "verifikasi",
        kelas=K.NORMATIF,
        kategori=kantor.kategori.pk,
        topik=topik.pk,
    )

    assertContains(response, "termasuk kategori")
    assert segar(aduan).status == S.MASUK


def test_a_grave_matter_leaves_the_admins_sight(client, kantor):
    aduan = adukan(kantor)
    masuk(client, kantor.admin)

    response = tekan(
        client, aduan, "verifikasi", kelas=K.BERKADAR, kategori=kantor.kategori.pk
    )

    assert response.redirect_chain[-1][0] == alamat("changelist")
    client.logout()
    masuk(client, kantor.irban)
    teruskan = form(client, aduan, "teruskan")
    assert [nilai for nilai, _ in teruskan.fields["tujuan"].choices] == ["apip"]
    assert list(teruskan.fields["unit"].queryset) == [kantor.apip]
    tekan(client, aduan, "teruskan", tujuan="apip", unit=kantor.apip.pk)
    assert segar(aduan).status == S.DITERUSKAN


def test_an_old_category_stays_choosable_for_its_own_complaints(client, kantor):
    kantor.kategori.aktif = False
    kantor.kategori.save()
    lain = KategoriFactory(aktif=False)
    masuk(client, kantor.admin)

    pilihan = form(client, adukan(kantor), "verifikasi").fields["kategori"].queryset

    assert kantor.kategori in pilihan
    assert lain not in pilihan


def test_a_prepared_text_is_inserted_for_filling_in_and_keeps_what_was_typed(
    client, kantor
):
    aduan = adukan(kantor)
    khusus = TeksBalasanFactory(kategori=kantor.kategori, judul="Khusus")
    umum = TeksBalasanFactory(isi="Mohon sebut [tempatnya].")
    TeksBalasanFactory(tindakan=T.ARSIPKAN)
    masuk(client, kantor.admin)
    pilihan = form(client, aduan, "tunda").fields["teks"].queryset
    assert list(pilihan) == [khusus, umum]

    sisip = tekan(client, aduan, "tunda", teks=umum.pk, kalimat="Yth. Ibu,")

    isi = sisip.context["form"]["kalimat"].value()
    assert isi == "Yth. Ibu,\n\nMohon sebut [tempatnya]."
    assert sisip.context["form"]["teks"].value() == ""
    assertContains(sisip, "Belum disimpan")
    assert segar(aduan).status == S.MASUK

    kosong = tekan(client, aduan, "tunda", kalimat=isi)
    assertContains(kosong, "[tempatnya]")
    assertContains(kosong, "Isi dulu bagian dalam kurung siku")
    assert segar(aduan).status == S.MASUK
    tekan(client, aduan, "tunda", kalimat=isi.replace("[tempatnya]", "tempatnya"))
    assert segar(aduan).status == S.TUNDA


def test_a_sentence_is_asked_for(client, kantor):
    aduan = adukan(kantor)
    masuk(client, kantor.admin)

    assertContains(tekan(client, aduan, "arsipkan"), "Tulis kalimat untuk pelapor.")
    panjang = tekan(client, aduan, "arsipkan", kalimat="x" * 3001)
    assertContains(panjang, "Terlalu panjang")
    assertNotContains(panjang, "Tulis kalimat untuk pelapor.")
    assert segar(aduan).status == S.MASUK


def test_asked_on_the_telephone_and_answered_at_the_counter(client, kantor):
    aduan = adukan(kantor, BUDI, lain={"unit": kantor.kecamatan})
    masuk(client, kantor.admin)
    tekan(client, aduan, "tunda", kalimat="Di mana?")
    client.logout()
    masuk(client, kantor.loket)

    tekan(client, aduan, "lengkapi", isi="Depan SD.")

    assert segar(aduan).status == S.MASUK
    assert aduan.pesan.get(dari_petugas=False).oleh == kantor.loket


def test_a_number_is_confirmed_by_who_called_it(client, kantor):
    aduan = adukan(kantor, BUDI)
    masuk(client, kantor.admin)
    assert "pastikan_telepon" in tombol(client, aduan)

    tekan(client, aduan, "pastikan_telepon")

    orang = segar(aduan).pelapor
    assert (orang.telepon_dipastikan_pada, orang.telepon_dipastikan_oleh) == (
        *(PADA, kantor.admin),
    )
    assert "pastikan_telepon" not in tombol(client, aduan)
    assert aduan.riwayat.first().tindakan == "pastikan_telepon"


def test_without_a_number_there_is_none_to_confirm(client, kantor):
    aduan = adukan(kantor)
    masuk(client, kantor.admin)
    assert "pastikan_telepon" not in tombol(client, aduan)

    response = tekan(client, aduan, "pastikan_telepon")

    assertContains(response, "tidak meninggalkan nomor telepon")


def test_who_left_no_contact_is_not_asked(client, kantor):
    aduan = adukan(kantor, KontakPelapor())
    masuk(client, kantor.admin)

    halaman = client.halaman(alamat("tindakan", aduan.pk, "tunda"))

    assertContains(halaman, "sedang tidak terbuka")
    assertContains(
        client.halaman(alamat("tindakan", aduan.pk, "verifikasi")),
        "Pelapor tidak meninggalkan kontak",
    )


@pytest.mark.parametrize(
    ("tindakan", "status"),
    [
        ("arsipkan", S.ARSIP),
        ("alihkan_informasi", S.DIALIHKAN_INFORMASI),
        ("bukan_wewenang", S.BUKAN_WEWENANG),
    ],
)
def test_named_ends(client, kantor, tindakan, status):
    aduan = adukan(kantor, BUDI)
    lembaga = KanalLayananFactory(lingkup="nasional", jenis="utilitas", nama="PLN")
    dalam = KanalLayananFactory(lingkup="kota", jenis="kesehatan")
    ke_sana = KanalLayananFactory(lingkup="nasional", jenis="pengaduan")
    masuk(client, kantor.admin)
    client.halaman(alamat("tindakan", aduan.pk, tindakan))
    isi = {"kalimat": "Ini jawabnya.", "lembaga": lembaga.pk}
    if tindakan == "bukan_wewenang":
        pilihan = form(client, aduan, tindakan).fields["lembaga"].queryset
        assert list(pilihan) == [lembaga]
        assert not {dalam, ke_sana} & set(pilihan)
        assertContains(tekan(client, aduan, tindakan, kalimat="x"), "Pilih lembaganya")

    response = tekan(client, aduan, tindakan, **isi)

    assert segar(aduan).status == status
    assertContains(response, "Ini jawabnya." if status != S.ARSIP else "arsip")


def test_a_duplicate_is_chosen_from_what_is_near_and_alike(client, kantor):
    kelurahan = WilayahFactory()
    jauh = adukan(kantor, uraian="Pohon tumbang.", kategori=KategoriFactory())
    lain = adukan(kantor, uraian="Trotoar rusak di pasar.")
    mirip = adukan(kantor, uraian="Lubang dalam di jalan depan sekolah itu.")
    dekat = adukan(
        kantor,
        uraian="Lampu mati.",
        kategori=KategoriFactory(),
        kelurahan=kelurahan,
    )
    aduan = adukan(kantor, KontakPelapor(), kelurahan=kelurahan)
    masuk(client, kantor.admin)
    pilihan = list(form(client, aduan, "gabungkan").fields["induk"].queryset)
    assert pilihan == [dekat, mirip, lain]
    assert jauh not in pilihan

    tekan(client, aduan, "gabungkan", induk=mirip.pk)
    assert segar(aduan).induk == mirip
    tekan(client, aduan, "pisahkan", alasan="Beda jalan.")

    assert segar(aduan).status == S.MASUK


def test_without_a_place_the_category_tells(client, kantor):
    satu, dua = adukan(kantor), adukan(kantor, KontakPelapor())
    masuk(client, kantor.admin)

    assert list(form(client, dua, "gabungkan").fields["induk"].queryset) == [satu]
    assertContains(tekan(client, dua, "gabungkan"), "Pilih aduan yang sama.")


def test_class_and_priority_change_with_a_reason(client, kantor):
    aduan = terverifikasi(kantor)
    masuk(client, kantor.admin)
    assert form(client, aduan, "ubah_kelas")["kelas"].value() == K.TIDAK_BERKADAR
    assert form(client, aduan, "ubah_prioritas")["prioritas"].value() == "2"

    tekan(client, aduan, "ubah_kelas", kelas=K.NORMATIF, alasan="Ringan.")
    tekan(client, aduan, "ubah_prioritas", prioritas="3", alasan="Dekat sekolah.")

    assert (segar(aduan).kelas, segar(aduan).prioritas) == (K.NORMATIF, "3")


def test_a_late_find_opens_the_incident_for_who_found_it(client, kantor):
    aduan = adukan(kantor, BUDI, lain={"unit": kantor.kecamatan})
    masuk(client, kantor.loket)
    assertContains(
        client.halaman(alamat("tindakan", aduan.pk, "darurat")), "hubungi 112 SEKARANG"
    )

    tekan(client, aduan, "darurat", alasan="Kabel putus di jalan.")

    assert segar(aduan).status == S.DIALIHKAN_112
    assert Insiden.objects.untuk(kantor.loket).get().pengaduan == aduan
    assert TugasHubungi.objects.filter(objek_jenis="pengaduan.insiden").exists()


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


@pytest.mark.parametrize(("mode", "ada"), [("manual", False), ("api", True)])
def test_the_machine_is_a_way_only_behind_its_switch(
    client, kantor, settings, mode, ada
):
    settings.LAPOR_MODE = mode
    masuk(client, kantor.admin)

    pilihan = form(client, terverifikasi(kantor), "teruskan").fields["cara"].choices

    assert ("api" in dict(pilihan)) is ada
    assert {"dibantu", "tangan"} <= set(dict(pilihan))


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
        aduan, oleh=kantor.kepala, pada=PADA, ke_unit=kantor.kecamatan, alasan="x"
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
        SimpleUploadedFile("a.jpg", b"\xff\xd8\xff" + b"0" * 50_000_000, "image/jpeg"),
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
    assert HasilForm.base_fields["bukti"].help_text


def test_what_does_not_convince_goes_back(client, kantor):
    aduan = diusulkan(kantor)
    masuk(client, kantor.rekan)

    tekan(client, aduan, "kembalikan_hasil", alasan="Foto ruas lain.")

    assert segar(aduan).diusulkan_oleh is None


def test_a_no_on_the_telephone_needs_its_word_and_opens_it_again(client, kantor):
    aduan = menunggu(kantor)
    masuk(client, kantor.kepala)

    tanpa = tekan(client, aduan, "jawaban", beres="tidak")
    assertContains(tanpa, "Tulis apa yang belum beres.")
    assertContains(tekan(client, aduan, "jawaban"), "Pilih ya atau tidak.")
    tekan(client, aduan, "jawaban", beres="tidak", alasan="Masih bolong.")

    assert segar(aduan).status == S.DITINDAKLANJUTI


def test_an_officer_closes_without_an_answer(client, kantor):
    aduan = diusulkan(kantor)
    masuk(client, kantor.rekan)

    tekan(client, aduan, "tutup", alasan="Nomornya mati.")

    assert segar(aduan).cara_selesai == "admin"


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

    assertContains(halaman, "sedang tidak terbuka")
    assert not segar(aduan).terbit


def test_a_unit_neither_verifies_nor_publishes(client, kantor):
    aduan = diteruskan(kantor)
    masuk(client, kantor.kepala)

    for tindakan in ("verifikasi", "teruskan", "terbitkan", "gabungkan", "ubah_kelas"):
        assert client.get(alamat("tindakan", aduan.pk, tindakan)).status_code == 403
    assert client.get(alamat("tindakan", aduan.pk, "tiada")).status_code == 404


def test_a_counter_handles_nothing(client, kantor):
    aduan = diteruskan(kantor)
    masuk(client, petugas_berperan(Peran.PETUGAS_LAYANAN, kantor.dinas))

    for tindakan in ("tindaklanjuti", "usulkan_hasil", "minta_tanggapan", "tutup"):
        assert client.get(alamat("tindakan", aduan.pk, tindakan)).status_code == 403


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
