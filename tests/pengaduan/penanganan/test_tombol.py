"""Buttons: each is one act; what is refused is said in words and nothing typed is lost."""

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from organisasi.kantor.saat import Saat
from organisasi.models import TugasHubungi
from pengaduan.models import Penerusan, Pengaduan
from pengaduan.penanganan.actions import tunda_pengaduan
from tests.factories import pengaduan as f
from tests.factories.organisasi import KanalLayananFactory, UnitFactory, WilayahFactory
from tests.pengaduan import kantor_aduan as k
from tests.pengaduan.meja_aduan import alamat, tekan, tombol
from tests.petugas import masuk

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_jam")]
S, K, T = Pengaduan.Status, Pengaduan.Kelas, Pengaduan.Tindakan


def form(client, aduan, tindakan, cari=""):
    tujuan = alamat("tindakan", aduan.pk, tindakan) + cari
    return client.halaman(tujuan).context["form"]


def test_to_a_unit_to_lapor_or_to_another_body_that_the_topic_proposes(client, kantor):
    kanal = KanalLayananFactory(lingkup="nasional", jenis="utilitas")
    topik = f.TopikFactory(kategori=kantor.kategori, kanal=kanal)
    masuk(client, kantor.admin)
    for tujuan, isi in (
        ("unit", {}),
        ("lapor", {"cara": "dibantu"}),
        ("badan_lain", {"kanal": kanal.pk}),
    ):
        aduan = k.terverifikasi(kantor, uraian=f"Lubang {tujuan[:5]}.")
        Pengaduan.objects.update(topik=topik)
        assert form(client, aduan, "teruskan")["kanal"].value() == kanal.pk
        semua = {"tujuan": tujuan, "unit": kantor.dinas.pk}
        if "kanal" in isi:
            tanpa = tekan(client, aduan, "teruskan", **semua)
            assertContains(tanpa, "Pilih lembaga yang dituju.")
        tekan(client, aduan, "teruskan", **semua, **isi)
        assert k.segar(aduan).status == S.DITERUSKAN
    semua = Penerusan.objects.select_related("kanal")
    assert {p.tujuan: (p.cara, p.kanal) for p in semua} == {
        "unit": ("tangan", None),
        "lapor": ("dibantu", None),
        "badan_lain": ("tangan", kanal),
    }


# Referral


def test_offered_accepted_returned_and_decided(client, kantor):
    bubar = UnitFactory(sampai=k.PADA.date().replace(year=2023))
    satu, dua = k.diteruskan(kantor), k.diteruskan(kantor, uraian="Lain.")
    jawab = alamat("tindakan", satu.pk, "terima_rujukan")
    masuk(client, kantor.kepala)
    assert bubar not in form(client, satu, "rujuk").fields["ke_unit"].queryset
    assert client.get(jawab).status_code == 403  # there is no offer yet
    for aduan in (satu, dua):
        tekan(client, aduan, "rujuk", ke_unit=kantor.kecamatan.pk, alasan="Jalan desa.")
    assert client.get(jawab).status_code == 403  # only the receiver answers
    masuk(client, kantor.admin)
    halaman = client.get(alamat("change", dua.pk))
    assert "putuskan_rujukan" not in tombol(client, dua)
    assertContains(halaman, "<b>Putuskan rujukan</b>: Penerima masih punya waktu")
    masuk(client, kantor.kepala_kecamatan)
    tekan(client, satu, "terima_rujukan")
    tekan(client, dua, "kembalikan_rujukan", alasan="Bukan kami.")
    assert k.segar(satu).pemegang == kantor.kecamatan
    masuk(client, kantor.admin)
    putusan = {"ke_unit": kantor.utama.pk, "alasan": "Diskominfo."}
    tekan(client, dua, "putuskan_rujukan", **putusan)
    assert k.segar(dua).pemegang == kantor.utama


# Handling


def test_begun_proposed_checked_and_confirmed(client, kantor):
    aduan = k.diteruskan(kantor)
    masuk(client, kantor.kepala)
    tekan(client, aduan, "tindaklanjuti", kalimat="Kami periksa.")
    isi = {"hasil": "tertangani", "kalimat": "Sudah ditambal."}
    tekan(client, aduan, "usulkan_hasil", **isi, bukti=[k.foto(), k.surat()])
    sendiri = tekan(client, aduan, "minta_tanggapan")
    assertContains(sendiri, "Hasil diperiksa petugas lain")
    masuk(client, kantor.rekan)
    halaman = client.halaman(alamat("tindakan", aduan.pk, "minta_tanggapan"))
    assertContains(halaman, "“Sudah ditambal.”")
    tekan(client, aduan, "minta_tanggapan")
    tekan(client, aduan, "jawaban", beres="ya")
    aduan = k.segar(aduan)
    assert (aduan.status, aduan.cara_selesai) == (S.SELESAI, "pelapor")
    assert aduan.berkas.bukti().count() == 2


def ditanya(kantor):
    aduan = k.adukan(kantor, k.BUDI, unit=kantor.kecamatan)
    return tunda_pengaduan(aduan, Saat(kantor.admin, k.PADA), pertanyaan="Di mana?")


JAWAB = {"kalimat": "Ini jawabnya."}
SEBAB = {"alasan": "Fotonya dari ruas lain."}
NORMATIF, TINGGI = {"kelas": K.NORMATIF}, {"prioritas": "3"}


def test_an_act_is_its_button(client, kantor):
    for siapa, buat, tindakan, isi, hasil in (
        ("loket", ditanya, "lengkapi", {"isi": "Depan SD."}, {"status": S.MASUK}),
        ("admin", k.adukan, "arsipkan", JAWAB, {"status": S.ARSIP}),
        ("admin", k.adukan, "alihkan_informasi", JAWAB, {"kalimat": "Ini jawabnya."}),
        ("admin", k.terverifikasi, "ubah_kelas", SEBAB | NORMATIF, NORMATIF),
        ("admin", k.terverifikasi, "ubah_prioritas", SEBAB | TINGGI, TINGGI),
        ("admin", k.adukan, "nyatakan_darurat", SEBAB, {"status": S.DIALIHKAN_112}),
        ("rekan", k.diusulkan, "kembalikan_hasil", SEBAB, {"diusulkan_oleh": None}),
        ("rekan", k.diusulkan, "tutup", SEBAB, {"cara_selesai": "admin"}),
    ):
        aduan = buat(kantor)
        masuk(client, getattr(kantor, siapa))
        awal = form(client, aduan, tindakan)
        if tindakan.startswith("ubah_"):  # what it is now stands there
            nama = tindakan.removeprefix("ubah_")
            assert awal[nama].value() == getattr(aduan, nama)
        tekan(client, aduan, tindakan, **isi)
        kini = k.segar(aduan)
        assert {nama: getattr(kini, nama) for nama in hasil} == hasil
        assert kini.riwayat.first().oleh == siapa


def test_words_to_the_reporter_and_notes_for_inside(client, kantor):
    aduan = k.diteruskan(kantor)
    masuk(client, kantor.kepala)
    tekan(client, aduan, "tulis", isi="Besok ditambal.")
    halaman = tekan(client, aduan, "catatan", isi="Aspal datang besok.")
    assert aduan.pesan.get().isi == "Besok ditambal."
    catatan = aduan.riwayat.get(tindakan="catatan")
    assert (catatan.oleh, catatan.catatan) == (
        kantor.kepala.username,
        "Aspal datang besok.",
    )
    # One box below the case says for whom its text is.
    tekan(client, aduan, "tulis", isi="Untuk rekan.", _untuk="catatan")
    assert aduan.riwayat.filter(catatan="Untuk rekan.").exists()
    assertContains(halaman, "Aspal datang besok.")
    dalam = client.get(alamat("change", aduan.pk), {"alur": "dalam"})
    assertContains(dalam, "Aspal datang besok.")
    assertNotContains(dalam, "Besok ditambal.")


# The public


def test_it_is_shown_after_the_checklist_and_taken_back(client, kantor):
    aduan = k.diteruskan(kantor)
    gambar = f.BerkasPengaduanFactory(pengaduan=aduan, umum=True)
    f.BerkasPengaduanFactory(pengaduan=aduan, tipe="application/pdf")
    masuk(client, kantor.admin)
    rahasia = k.diteruskan(kantor, rahasia=True)
    halaman = client.get(alamat("tindakan", rahasia.pk, "terbitkan"))
    assertContains(halaman, "Aduan rahasia tidak pernah ditampilkan untuk umum.")
    assert "foto" not in halaman.context["form"].fields  # there is none
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
    assert not k.segar(aduan).terbit
    tekan(client, aduan, "terbitkan", **isi, **semua)
    assert k.segar(aduan).terbit
    assert aduan.berkas.umum().get() == gambar
    tekan(client, aduan, "tarik_terbit", alasan="Ada nama.")
    assert not k.segar(aduan).terbit


# A second pair of eyes: buttons only for who may press them


def test_a_no_on_the_telephone_needs_its_word_and_need_not_be_asked_again(
    client, kantor
):
    aduan = k.menunggu(kantor, kontak=k.BUDI)
    tanya = TugasHubungi.objects.terbuka().filter(perihal__contains="sudah selesai")
    assert tanya.count() == 1
    masuk(client, kantor.rekan)
    assert len(form(client, aduan, "jawaban").fields["beres"].choices) == 2
    tanpa = tekan(client, aduan, "jawaban", beres="tidak")
    assertContains(tanpa, "Tulis apa yang belum beres.")
    assertContains(tekan(client, aduan, "jawaban"), "Pilih ya atau tidak.")
    tekan(client, aduan, "jawaban", beres="tidak", alasan="Masih bolong.")
    assert k.segar(aduan).status == S.DITINDAKLANJUTI
    assert not tanya.exists()
    # Who proposed the result is offered no yes.
    masuk(client, kantor.kepala)
    lain = form(client, k.menunggu(kantor, uraian="Lain."), "jawaban").fields["beres"]
    assert [nilai for nilai, _ in lain.choices] == ["tidak"]


# Buttons of verification: classed, asked, ended, merged, found to be an emergency.


def test_a_complaint_is_classed_and_the_topic_says_to_whom(client, kantor):
    topik = f.TopikFactory(kategori=kantor.kategori, unit=kantor.dinas, nama="Lubang")
    aduan, isi = k.adukan(kantor), {"kelas": K.NORMATIF, "kategori": kantor.kategori.pk}
    masuk(client, kantor.admin)
    lain = f.KategoriFactory(aktif=False)
    kantor.kategori.aktif = False
    kantor.kategori.save()
    awal = form(client, aduan, "verifikasi")
    # An old category stays choosable for its own complaints.
    pilihan = awal.fields["kategori"].queryset
    assert (kantor.kategori in pilihan, lain in pilihan) == (True, False)
    assert awal["kelas"].value() == K.TIDAK_BERKADAR
    assert "Jalan dan jembatan: Lubang" in str(awal["topik"])
    asing = tekan(client, aduan, "verifikasi", **isi, topik=f.TopikFactory().pk)
    assertContains(asing, "termasuk kategori")
    assert k.segar(aduan).status == S.MASUK
    tekan(client, aduan, "verifikasi", **isi, topik=topik.pk, rahasia="on")
    teruskan = form(client, aduan, "teruskan")
    aduan = k.segar(aduan)
    assert (aduan.status, aduan.topik, aduan.rahasia) == (S.TERVERIFIKASI, topik, True)
    assert teruskan["unit"].value() == kantor.dinas.pk


def test_a_grave_matter_leaves_the_admins_sight(client, kantor):
    aduan = k.adukan(kantor)
    masuk(client, kantor.admin)
    isi = {"kelas": K.BERKADAR, "kategori": kantor.kategori.pk}
    # Of this class alone it is said before it is done.
    assertContains(
        tekan(client, aduan, "verifikasi", **isi), "hanya Inspektorat yang membaca"
    )
    response = tekan(client, aduan, "verifikasi", **isi, yakin="1")
    assert response.redirect_chain[-1][0] == alamat("changelist")
    masuk(client, kantor.irban)
    teruskan = form(client, aduan, "teruskan")
    assert [nilai for nilai, _ in teruskan.fields["tujuan"].choices] == ["apip"]
    assert list(teruskan.fields["unit"].queryset) == [kantor.apip]
    tekan(client, aduan, "teruskan", tujuan="apip", unit=kantor.apip.pk)
    assert k.segar(aduan).status == S.DITERUSKAN


def test_a_prepared_text_is_inserted_for_filling_in_and_keeps_what_was_typed(
    client, kantor
):
    aduan = k.adukan(kantor)
    khusus = f.TeksBalasanFactory(kategori=kantor.kategori, judul="Khusus")
    umum = f.TeksBalasanFactory(isi="Mohon sebut [tempatnya].")
    for lain in (
        {"tindakan": T.ARSIPKAN},
        {"aktif": False},
        {"kategori": f.KategoriFactory()},
    ):
        f.TeksBalasanFactory(**lain)
    masuk(client, kantor.admin)
    pilihan = form(client, aduan, "tunda").fields["teks"].queryset
    assert list(pilihan) == [khusus, umum]
    assertContains(tekan(client, aduan, "tunda"), "Tulis kalimat untuk pelapor.")
    sisip = tekan(client, aduan, "tunda", teks=umum.pk, kalimat="Yth. Ibu,")
    isi = sisip.context["form"]["kalimat"].value()
    assert isi == "Yth. Ibu,\n\nMohon sebut [tempatnya]."
    assert sisip.context["form"]["teks"].value() == ""
    assertContains(sisip, "Belum disimpan")
    assert k.segar(aduan).status == S.MASUK
    kosong = tekan(client, aduan, "tunda", kalimat=isi)
    assertContains(kosong, "[tempatnya]")
    assertContains(kosong, "Isi dulu bagian dalam kurung siku")
    assert k.segar(aduan).status == S.MASUK
    tekan(client, aduan, "tunda", kalimat=isi.replace("[tempatnya]", "tempatnya"))
    assert k.segar(aduan).status == S.TUNDA


def test_a_number_is_confirmed_by_who_called_it(client, kantor):
    aduan = k.adukan(kantor, k.BUDI)
    masuk(client, kantor.admin)
    assert "pastikan_telepon" in tombol(client, aduan)
    tekan(client, aduan, "pastikan_telepon")
    orang = k.segar(aduan).pelapor
    assert (orang.telepon_dipastikan_pada, orang.telepon_dipastikan_oleh) == (
        k.PADA,
        kantor.admin,
    )
    assert "pastikan_telepon" not in tombol(client, aduan)
    assert aduan.riwayat.first().tindakan == "pastikan_telepon"
    tanpa = k.adukan(kantor)
    assert "pastikan_telepon" not in tombol(client, tanpa)
    jawab = tekan(client, tanpa, "pastikan_telepon")
    assertContains(jawab, "tidak meninggalkan nomor telepon")


def test_what_is_another_s_names_whose(client, kantor):
    aduan = k.adukan(kantor, k.BUDI)
    lembaga = KanalLayananFactory(lingkup="nasional", jenis="utilitas", nama="PLN")
    KanalLayananFactory(lingkup="kota", jenis="kesehatan")
    KanalLayananFactory(lingkup="nasional", jenis="pengaduan")
    masuk(client, kantor.admin)
    pilihan = form(client, aduan, "nyatakan_bukan_wewenang").fields["lembaga"].queryset
    assert list(pilihan) == [lembaga]
    tanpa = tekan(client, aduan, "nyatakan_bukan_wewenang", kalimat="x")
    assertContains(tanpa, "Pilih lembaganya")
    isi = {"kalimat": "Ini jawabnya.", "lembaga": lembaga.pk}
    assertContains(
        tekan(client, aduan, "nyatakan_bukan_wewenang", **isi), "Ini jawabnya."
    )
    assert k.segar(aduan).status == S.BUKAN_WEWENANG


def test_a_duplicate_is_compared_by_place_day_likeness_and_picture(client, kantor):
    titik = {"lintang": "-7.3274", "bujur": "108.2207", "lokasi": "Depan pasar"}
    dekat = k.adukan(kantor, uraian="Lubang dalam di jalan depan sekolah.", **titik)
    gambar = {"pengaduan": dekat, "kecil": "pengaduan/aa/kecil.jpg"}
    foto = f.BerkasPengaduanFactory(**gambar)
    titik |= {"bujur": "108.2216", "kategori": f.KategoriFactory()}
    aduan = k.adukan(kantor, {}, uraian="Lubang dalam di jalan depan sekolah.", **titik)
    masuk(client, kantor.admin)
    isi = client.get(alamat("tindakan", aduan.pk, "gabungkan")).content.decode()
    assert alamat("berkas_kecil", dekat.pk, foto.pk) in isi
    ciri = f"{dekat.nomor} · Depan pasar · 4 Juni 2024 · 99 m dari sini"
    assert f"{ciri} · kata-katanya sangat mirip" in isi


def test_a_duplicate_is_chosen_from_what_is_near_and_alike(client, kantor):
    kelurahan, lainnya = WilayahFactory(), f.KategoriFactory()
    jauh = k.adukan(kantor, uraian="Pohon tumbang.", kategori=f.KategoriFactory())
    lain = k.adukan(kantor, uraian="Trotoar rusak di pasar.")
    mirip = k.adukan(kantor, uraian="Lubang dalam di jalan depan sekolah itu.")
    lampu = {"kategori": lainnya, "kelurahan": kelurahan}
    dekat = k.adukan(kantor, uraian="Lampu mati.", **lampu)
    aduan = k.adukan(kantor, {}, kelurahan=kelurahan)
    masuk(client, kantor.admin)
    pilihan = list(form(client, aduan, "gabungkan").fields["induk"].queryset)
    assert pilihan == [mirip, dekat, lain]
    # A search is among all that are open; what was found can be chosen.
    cari = form(client, aduan, "gabungkan", "?cari=tumbang")
    assert list(cari.fields["induk"].queryset) == [jauh]
    assertContains(tekan(client, aduan, "gabungkan", cari="tumbang"), jauh.judul)
    # Without a place the category tells.
    assert not list(form(client, jauh, "gabungkan").fields["induk"].queryset)
    assertContains(tekan(client, aduan, "gabungkan"), "Pilih aduan yang sama.")
    tekan(client, aduan, "gabungkan", induk=mirip.pk)
    assert k.segar(aduan).induk == mirip
    tekan(client, aduan, "pisahkan", alasan="Beda jalan.")
    assert k.segar(aduan).status == S.MASUK
