"""Buttons of verification: classed, asked, ended, merged, found to be an emergency."""

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from organisasi.models import TugasHubungi
from pengaduan.aduan.laporan_masuk import KontakPelapor
from pengaduan.models import Insiden, Pengaduan
from tests.factories.organisasi import KanalLayananFactory, WilayahFactory
from tests.factories.pengaduan import KategoriFactory, TeksBalasanFactory, TopikFactory
from tests.pengaduan.kantor_aduan import BUDI, PADA, adukan, segar, terverifikasi
from tests.pengaduan.meja_aduan import alamat, tekan, tombol
from tests.petugas import masuk

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_jam")]
S, K, T = Pengaduan.Status, Pengaduan.Kelas, Pengaduan.Tindakan


def form(client, aduan, tindakan):
    return client.halaman(alamat("tindakan", aduan.pk, tindakan)).context["form"]


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
    tanpa = adukan(kantor)
    assert "pastikan_telepon" not in tombol(client, tanpa)
    jawab = tekan(client, tanpa, "pastikan_telepon")
    assertContains(jawab, "tidak meninggalkan nomor telepon")


def test_who_left_no_contact_is_not_asked(client, kantor):
    aduan = adukan(kantor, KontakPelapor())
    masuk(client, kantor.admin)
    halaman = client.halaman(alamat("tindakan", aduan.pk, "tunda"))
    assertContains(halaman, "Pelapor tidak meninggalkan kontak, jadi tidak dapat")
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
        kantor, uraian="Lampu mati.", kategori=KategoriFactory(), kelurahan=kelurahan
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
