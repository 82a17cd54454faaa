"""PK-29: the stakeholder looks over his own data by a link; staff decide on changes."""

import json
import re
from datetime import UTC, date, datetime, timedelta
from urllib.parse import unquote

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from organisasi.models import Jejak, Notifikasi, PermintaanSubjek
from pemangku.inventaris.actions import tandai_perlu_cek
from pemangku.inventaris.kanal import DILARANG, sidik_kanal
from pemangku.inventaris.orang import UMUR_PERBARUI
from pemangku.models import (
    CatatanHubungan,
    Jabatan,
    Kanal,
    Orang,
    Pemangku,
    Persetujuan,
    TautanPribadi,
)
from pemangku.pribadi import perbarui as aksi
from pemangku.pribadi.views import CENTANG_DULU, DITARIK
from pemangku.siaran.actions import antar_siaran, buka_kartu
from pemangku.siaran.penerima import pratinjau, salah_templat
from tests.factories import pemangku as f
from tests.factories.kunjungan import KomitmenFactory, UsulFactory
from tests.factories.organisasi import UnitFactory
from tests.pemangku.siaran import kantor_siaran as siar
from tests.petugas import masuk, masuk_sebagai, petugas_berperan

pytestmark = pytest.mark.django_db
NARAHUBUNG = Jabatan.PeranKhusus.NARAHUBUNG_UTAMA
PERBARUI = TautanPribadi.Tujuan.PERBARUI
EMPAT_BELAS = timedelta(days=14)


@pytest.fixture
def unit():
    return UnitFactory(nama="Kecamatan Cipedes")


@pytest.fixture
def pkk(unit):
    return f.PemangkuFactory(
        nama_resmi="PKK Nagarasari",
        alamat="Jalan Lama 1",
        jumlah_anggota=40,
        pengelola=unit,
        catatan_internal="Rahasia dapur",
    )


@pytest.fixture
def ketua(pkk):
    return f.JabatanFactory(
        pemangku=pkk, orang__nama="Siti Contoh", peran_khusus=[NARAHUBUNG]
    )


@pytest.fixture
def tautan(ketua):
    return buat(ketua.pemangku, orang=ketua.orang)


def buat(pemangku, **lain):
    """The address that the person gets."""
    kini = timezone.now()
    kode = TautanPribadi.objects.buat(
        tujuan=PERBARUI,
        pada=kini,
        pemangku=pemangku,
        **{"berlaku_sampai": kini + EMPAT_BELAS, **lain},
    )
    return reverse("pemangku:perbarui", args=(kode,))


def isi(klien, tautan):
    return klien.halaman(tautan).text


def ubah(klien, tautan, **beda):
    """Send the form as it stands, with these fields changed."""
    form = klien.get(tautan).context["form"]
    awal = {n: form[n].value() or "" for n in form.fields if n != "hapus"}
    return klien.post(tautan, {**awal, "ubah": "1", **beda})


# Looking


def test_pk_29_only_own_data_show(client, pkk, ketua, tautan):
    lain = f.JabatanFactory(pemangku=pkk, orang__nama="Orang Lain")
    f.KanalFactory(orang=ketua.orang, samaran="0812••••789")
    f.KanalFactory(orang=lain.orang, samaran="0899••••000")
    f.PersetujuanFactory(orang=ketua.orang)
    halaman = client.halaman(tautan)
    teks = halaman.text
    for satu in ("PKK Nagarasari", "Siti Contoh", "0812••••789", "undangan"):
        assert satu in teks
    for satu in ("Orang Lain", "0899••••000", "628123456789", "Rahasia dapur"):
        assert satu not in teks
    assert halaman["X-Robots-Tag"] == "noindex, nofollow"
    assert halaman["Cache-Control"] == "no-store"
    assert not CatatanHubungan.objects.exists()


def test_a_figure_sees_himself_and_a_body_its_own_channel(client, unit):
    tokoh, badan = (
        f.PeroranganFactory(pengelola=unit),
        f.PemangkuFactory(pengelola=unit),
    )
    diri = f.JabatanFactory(pemangku=tokoh, orang__nama="Tokoh Contoh")
    f.KanalFactory(orang=None, pemangku=badan, samaran="0265••••122")
    penerima = f.PenerimaSiaranFactory(pemangku=badan)
    tokohnya = isi(client, buat(tokoh, orang=diri.orang))
    badannya = isi(client, buat(badan, penerima=penerima))
    assert "Tokoh Contoh" in tokohnya
    assert "Nama lembaga" not in tokohnya
    assert "0265••••122" in badannya
    assert "Nama Anda" not in badannya
    assert "Tarik persetujuan" not in badannya


# Still true


def test_pk_29_still_true_is_a_check_by_own_link(client, pkk, tautan):
    # A check before the link does not stand for it.
    dulu = timezone.now() - timedelta(days=90)
    lama = f.HubunganFactory(pemangku=pkk, cara="tautan_mandiri", oleh=None, pada=dulu)
    for _ in range(2):
        client.post(tautan, {"benar": "1"})
    satu = CatatanHubungan.objects.exclude(pk=lama.pk).get()
    pkk.refresh_from_db()
    assert (satu.cara, satu.hasil, satu.oleh) == ("tautan_mandiri", "benar", None)
    assert pkk.berlaku_sampai
    assert "tercatat masih benar" in isi(client, tautan)


# Changes


def test_pk_29_changes_wait_for_staff_and_channels_do_not(client, pkk, ketua, tautan):
    lama = f.KanalFactory(orang=ketua.orang, sifat=Kanal.Sifat.KEDINASAN)
    jawab = ubah(
        client,
        tautan,
        alamat="Jalan Baru 7",
        hapus=[str(lama.pk)],
        wa="0812-1111-2222",
        email="siti@contoh.invalid",
    )
    teks = jawab.text
    pkk.refresh_from_db()
    assert "memeriksanya dulu" in teks
    assert pkk.alamat == "Jalan Lama 1"
    assert pkk.perlu_cek == aksi.DIUBAH_SENDIRI
    assert TautanPribadi.objects.get().isi_usul == {"alamat": "Jalan Baru 7"}
    assert "Jalan Baru 7" not in TautanPribadi.objects.values_list().get()
    assert not CatatanHubungan.objects.exists()
    kanal = {k.jenis: (k.nilai, k.sifat) for k in Kanal.objects.all()}
    assert kanal == {
        "wa": ("6281211112222", "kedinasan"),
        "email": ("siti@contoh.invalid", "pribadi"),
    }
    assert "Jalan Baru 7" not in str(list(Jejak.objects.values_list()))


def test_pk_29_a_body_changes_its_own_channel(client, unit):
    badan = f.PemangkuFactory(pengelola=unit)
    f.KanalFactory(orang=None, pemangku=badan, sifat=Kanal.Sifat.PRIBADI)
    penerima = f.PenerimaSiaranFactory(pemangku=badan, orang=None, kanal=None)
    jawab = ubah(client, buat(badan, penerima=penerima), wa="0812-1111-2222")
    assert "Kontak Anda sudah berubah" in jawab.text
    satu = badan.kanal.get(sidik=sidik_kanal("wa", "6281211112222"))
    assert satu.sifat == Kanal.Sifat.KEDINASAN
    assert not TautanPribadi.objects.menunggu().exists()


@pytest.mark.parametrize(
    ("beda", "kata"),
    [
        ({}, aksi.TANPA_PERUBAHAN),
        ({"nama": ""}, "Nama wajib diisi"),
        ({"nama_resmi": " "}, "Nama lembaga wajib diisi."),
        ({"jumlah_anggota": "banyak"}, "Tulis angka bulat."),
        ({"wa": "0812345"}, "terlalu pendek"),
        ({"email": "bukan"}, "Alamat surel tidak benar"),
    ],
)
def test_bad_input_is_said_and_the_link_still_works(client, tautan, beda, kata):
    jawab = ubah(client, tautan, **beda)
    assert kata.lower() in jawab.text.lower()
    assert client.get(tautan).status_code == 200
    assert not TautanPribadi.objects.menunggu().exists()
    assert not Kanal.objects.exists()


def test_a_suppressed_or_anothers_channel_is_refused_and_nothing_else_changes(
    client, tautan
):
    f.LaranganFactory(sidik=sidik_kanal("wa", "6281211112222"))
    jawab = ubah(client, tautan, wa="0812-1111-2222", alamat="Jalan Baru 7")
    assert DILARANG in jawab.text
    asing = f.KanalFactory()
    jawab = ubah(client, tautan, hapus=[str(asing.pk)], alamat="Jalan Baru 7")
    assert jawab.context["form"].errors["hapus"]
    assert not TautanPribadi.objects.menunggu().exists()
    data = aksi._kunci(TautanPribadi.objects.get(), timezone.now())
    aksi._ganti_kanal(data, [asing], {}, timezone.now())
    assert Kanal.objects.filter(pk=asing.pk).exists()


def test_while_something_waits_nothing_further_is_said(client, pkk, ketua, tautan):
    ubah(client, tautan, alamat="Jalan Baru 7")
    kedua = buat(pkk, orang=ketua.orang)
    jawab = client.post(kedua, {"benar": "1"}, follow=True)
    assert aksi.SEDANG_DIPERIKSA in jawab.text
    jawab = ubah(client, kedua, alamat="Jalan Lain")
    assert aksi.SEDANG_DIPERIKSA in client.get(jawab["Location"]).text
    assert TautanPribadi.objects.menunggu().count() == 1
    assert not CatatanHubungan.objects.exists()


# The end of a link


def test_pk_29_it_works_14_days_and_once_for_a_change(client, pkk, ketua, tautan):
    lain, jam = buat(pkk, orang=ketua.orang), timedelta(hours=1)
    ubah(client, tautan, wa="0812-1111-2222")
    with time_machine.travel(timezone.now() + EMPAT_BELAS - jam):
        assert client.get(lain).status_code == 200
    with time_machine.travel(timezone.now() + EMPAT_BELAS + jam):
        lewat = client.get(lain)
    for jawab in (lewat, client.get(tautan)):
        assert jawab.status_code == 410
        assert "Tautan kedaluwarsa, minta yang baru" in jawab.text
        for satu in ("PKK", "Siti", "Cipedes"):
            assert satu not in jawab.text


@pytest.mark.parametrize(
    ("model", "ubah", "tahu"),
    [
        (Jabatan, {"selesai": date(2000, 1, 2)}, aksi.MINTA_BARU),
        (Orang, {"status": Orang.Status.DIHAPUS}, aksi.MINTA_BARU),
        (Pemangku, {"status": Pemangku.Status.NONAKTIF}, ""),
        (
            TautanPribadi,
            {"berlaku_sampai": datetime(2024, 6, 4, tzinfo=UTC)},
            aksi.MINTA_BARU,
        ),
    ],
)
def test_pk_29_the_request_for_a_new_one_reveals_nothing(
    client, pkk, tautan, model, ubah, tahu
):
    if model is Jabatan:
        Jabatan.objects.update(mulai=date(2000, 1, 1))
    model.objects.update(**ubah)
    assert "Minta tautan baru" in client.get(tautan).text
    jawab = client.post(tautan, {"benar": "1"})
    assert jawab.status_code == 410
    assert "Bila datanya masih kami catat" in jawab.text
    pkk.refresh_from_db()
    assert pkk.perlu_cek == tahu
    assert not CatatanHubungan.objects.exists()


def test_a_link_that_ends_under_the_hands_is_refused(client, ketua, tautan):
    satu = TautanPribadi.objects.get()
    nanti = timezone.now() + EMPAT_BELAS * 2
    for tindakan, isian in (
        (aksi.nyatakan_benar, {}),
        (aksi.tarik_sendiri, {"tujuan": ["undangan"]}),
        (aksi.ubah_sendiri, {"isian": {}, "hapus": [], "kanal_baru": {}}),
    ):
        with pytest.raises(aksi.TindakanTerlarang, match="kedaluwarsa"):
            tindakan(satu, pada=nanti, **isian)


# Staff make the link, for the main contact


def kirim(pemangku):
    return reverse("admin:pemangku_pemangku_perbarui", args=(pemangku.pk,))


def test_pk_29_the_work_list_leads_to_a_link_for_the_main_contact(
    client, unit, pkk, ketua
):
    f.JabatanFactory(pemangku=pkk, peran_khusus=[Jabatan.PeranKhusus.PIMPINAN])
    masuk_sebagai(client, Peran.PPID_PEMBANTU, unit)
    kerja = client.get(reverse("admin:pemangku_pemangku_change", args=(pkk.pk,))).text
    sebelum = client.get(kirim(pkk))
    teks = client.post(kirim(pkk)).text
    assert kirim(pkk) in kerja
    assert "no-store" in sebelum["Cache-Control"]
    assert not re.search("/perbarui/[A-Z0-9]", sebelum.text)
    satu = TautanPribadi.objects.get()
    assert (satu.orang, satu.pemangku) == (ketua.orang, pkk)
    alamat = re.search(r"(/perbarui/[A-Z0-9]{27}/)", teks)
    assert "https://wa.me/?text=" in teks
    assert Jejak.objects.milik(pkk).filter(tindakan="tautan_perbarui").exists()
    client.logout()
    assert "Siti Contoh" in client.halaman(alamat[1]).text


def test_without_a_main_contact_the_head_gets_it_and_nobody_else(client, unit, pkk):
    masuk_sebagai(client, Peran.PPID_PEMBANTU, unit)
    f.JabatanFactory(pemangku=pkk)
    assert aksi.TANPA_NARAHUBUNG in client.post(kirim(pkk)).text
    assert not TautanPribadi.objects.exists()
    kepala = f.JabatanFactory(pemangku=pkk, peran_khusus=[Jabatan.PeranKhusus.PIMPINAN])
    client.post(kirim(pkk))
    assert TautanPribadi.objects.get().orang == kepala.orang
    Pemangku.objects.update(status=Pemangku.Status.NONAKTIF)
    assert aksi.TIDAK_AKTIF in client.post(kirim(pkk)).text


# What one's own link withdraws, and when its word counts once more


@pytest.fixture
def ketua_bersetuju(ketua):
    """Consents to two purposes."""
    for tujuan in ("undangan", "siaran_informasi"):
        f.PersetujuanFactory(orang=ketua.orang, tujuan=tujuan)
    siar.teks()
    return ketua


@pytest.mark.usefixtures("ketua_bersetuju")
@pytest.mark.parametrize("tujuan", [[], ["foto"], ["entah"]])
def test_pk_29_nothing_ticked_withdraws_nothing_and_says_so(client, tautan, tujuan):
    sebelum = Persetujuan.objects.count()
    jawab = client.post(tautan, {"tarik": "1", "tujuan": tujuan}, follow=True)
    teks = jawab.text
    assert CENTANG_DULU in teks
    assert "<details open><summary>Tarik persetujuan" in teks
    assert DITARIK not in teks
    assert Persetujuan.objects.count() == sebelum
    assert not PermintaanSubjek.objects.exists()


def test_pk_29_a_withdrawal_stands_in_the_register_of_requests(
    client, tautan, ketua_bersetuju
):
    orang, satu = ketua_bersetuju.orang, {"tarik": "1", "tujuan": ["undangan", "foto"]}
    jawab = client.post(tautan, satu, follow=True)
    assert DITARIK in jawab.text
    assert Persetujuan.objects.tujuan_berlaku(orang) == {"siaran_informasi"}
    assert Persetujuan.objects.latest("urut").cara == Persetujuan.Cara.DARING
    satu = PermintaanSubjek.objects.get()
    assert satu.jenis == PermintaanSubjek.Jenis.PENARIKAN
    assert (satu.objek_jenis, satu.objek_id) == ("pemangku.orang", str(orang.pk))
    assert (satu.status, satu.jawaban) == (
        PermintaanSubjek.Status.DIPENUHI,
        aksi.ALASAN,
    )
    assert satu.selesai_pada == satu.diterima_pada
    isi = {"tarik": "1", "tujuan": ["undangan", "siaran_informasi"]}
    lagi = [client.post(tautan, isi) for _ in range(2)]
    assert "Tidak ada persetujuan yang masih berlaku." in lagi[1].text
    assert PermintaanSubjek.objects.count() == 2


@pytest.mark.usefixtures("ketua_bersetuju")
def test_pk_29_the_act_returns_what_it_withdrew(tautan):
    satu, kini = TautanPribadi.objects.get(), timezone.now()
    tarik = aksi.tarik_sendiri(satu, tujuan=["undangan", "foto"], pada=kini)
    assert tarik == ["undangan"]
    assert aksi.tarik_sendiri(satu, tujuan=["undangan"], pada=kini) == []
    # The link of a body alone: nobody is there who could withdraw.
    TautanPribadi.objects.update(orang=None, komitmen=KomitmenFactory())
    satu.refresh_from_db()
    assert aksi.tarik_sendiri(satu, tujuan=["undangan"], pada=kini) == []


# Still true, once more


@pytest.mark.parametrize("sebab", ["ragu", "diperiksa"])
def test_pk_29_still_true_counts_again_after_a_doubt_or_a_check(
    client, pkk, tautan, sebab
):
    client.post(tautan, {"benar": "1"})
    kini = timezone.now()
    if sebab == "ragu":
        tandai_perlu_cek(pkk, Saat(None, kini), alasan="Ragu")
    else:
        f.HubunganFactory(pemangku=pkk, hasil="tidak_terhubung", pada=kini)
    semula = pkk.hubungan.count()
    for _ in range(2):
        client.post(tautan, {"benar": "1"})
    pkk.refresh_from_db()
    assert (pkk.perlu_cek, pkk.hubungan.count()) == ("", semula + 1)
    assert pkk.hubungan.first().cara == CatatanHubungan.Cara.TAUTAN_MANDIRI


# Staff accept it or not


@pytest.fixture
def petugas(unit):
    return petugas_berperan(Peran.PPID_PEMBANTU, unit)


def usul(ketua, **isian):
    Pemangku.objects.update(perlu_cek=aksi.DIUBAH_SENDIRI)
    return UsulFactory(
        pemangku=ketua.pemangku, orang=ketua.orang, usul=json.dumps(isian)
    )


def tombol(pemangku, nama):
    return reverse("admin:pemangku_pemangku_tindakan", args=(pemangku.pk, nama))


def terima(client, pemangku, nama="terima_usul", **isi):
    return client.post(tombol(pemangku, nama), isi, follow=True).text


def test_pk_29_staff_accept_and_the_record_is_verified_as_changed(
    client, petugas, ketua
):
    masuk(client, petugas)
    pemangku = ketua.pemangku
    ubah = reverse("admin:pemangku_pemangku_change", args=(pemangku.pk,))
    assert "Terima perubahan" not in client.get(ubah).text
    satu = usul(
        ketua,
        alamat="Jalan Baru 7",
        jumlah_anggota="55",
        nama="Siti Baru",
        nama_jabatan="Sekretaris",
        lain="Ketua berganti.",
    )
    assert "Terima perubahan" in client.get(ubah).text
    tanya = client.get(tombol(pemangku, "terima_usul"))
    for baris in (
        "Alamat: Jalan Lama 1 → Jalan Baru 7",
        "Jumlah anggota: 40 → 55",
        "Nama Anda: Siti Contoh → Siti Baru",
        "Perubahan lain: Ketua berganti.",
    ):
        assert baris in tanya.text
    terima(client, pemangku)
    for objek in (ketua, pemangku, satu):
        objek.refresh_from_db()
    assert (pemangku.alamat, pemangku.jumlah_anggota) == ("Jalan Baru 7", 55)
    assert pemangku.perlu_cek == ""
    assert (ketua.orang.nama, ketua.nama_jabatan) == ("Siti Baru", "Sekretaris")
    periksa = CatatanHubungan.objects.get()
    assert (periksa.cara, periksa.hasil) == ("tautan_mandiri", "diubah")
    assert periksa.catatan == "Ketua berganti."
    assert (satu.usul, satu.isi_usul) == ("", {})
    assert Jejak.objects.milik(pemangku).filter(tindakan="terima_usul").exists()
    assert "Siti Baru" not in str(list(Jejak.objects.values_list()))


def test_what_was_emptied_is_empty_and_words_alone_need_no_person(
    client, petugas, ketua, unit
):
    usul(ketua, jumlah_anggota="", alamat="")
    kata = UsulFactory(
        orang=None,
        penerima=f.PenerimaSiaranFactory(),
        pemangku__pengelola=unit,
        usul='{"lain": "Bubar."}',
    )
    masuk(client, petugas)
    tanya = client.get(tombol(ketua.pemangku, "terima_usul")).text
    assert "Alamat: Jalan Lama 1 → kosong" in tanya
    for satu in (ketua.pemangku, kata.pemangku):
        terima(client, satu)
    ketua.pemangku.refresh_from_db()
    assert (ketua.pemangku.alamat, ketua.pemangku.jumlah_anggota) == ("", None)
    assert not TautanPribadi.objects.menunggu().exists()


@pytest.mark.parametrize(
    ("nama", "kata"),
    [({"nama": "Siti Baru"}, aksi.SUDAH_PINDAH), ({"nama_jabatan": "y" * 200}, "")],
)
def test_who_left_and_what_the_record_refuses_change_nothing(
    client, petugas, ketua, nama, kata
):
    satu = usul(ketua, alamat="Jalan Baru 7", **nama)
    if kata:
        Jabatan.objects.update(selesai=ketua.mulai)
    masuk(client, petugas)
    assert kata in terima(client, ketua.pemangku)
    satu.refresh_from_db()
    ketua.pemangku.refresh_from_db()
    assert satu.usul
    assert ketua.pemangku.alamat == "Jalan Lama 1"
    assert not CatatanHubungan.objects.exists()


def test_pk_29_staff_refuse_with_a_reason_and_the_doubt_stays(client, petugas, ketua):
    satu, pemangku = usul(ketua, alamat="Jalan Baru 7"), ketua.pemangku
    masuk(client, petugas)
    for teks in ("", "Bukan alamatnya."):
        terima(client, pemangku, "tolak_usul", teks=teks)
        satu.refresh_from_db()
        assert bool(satu.usul) == (teks == "")
    pemangku.refresh_from_db()
    jejak = Jejak.objects.milik(pemangku).get(tindakan="tolak_usul")
    assert jejak.catatan == "Bukan alamatnya."
    assert pemangku.alamat == "Jalan Lama 1"
    assert pemangku.perlu_cek


def test_two_officers_decide_once(petugas, ketua):
    saat = Saat(petugas, timezone.now())
    usul(ketua, alamat="Jalan Baru 7")
    with pytest.raises(TindakanTerlarang, match="Tulis alasannya"):
        aksi.tolak_usul(ketua.pemangku, saat, alasan=" ")
    aksi.terima_usul(ketua.pemangku, saat)
    with pytest.raises(TindakanTerlarang, match="sudah diputus"):
        aksi.tolak_usul(ketua.pemangku, saat, alasan="Tidak.")


# Links in broadcasts

ISI = "Yth. {nama}, periksa data Anda: {tautan_perbarui} Berhenti: {tautan_berhenti}"


def test_pk_29_a_broadcast_may_hold_the_link():
    assert salah_templat(ISI, "wa") == []
    satu = siar.antre(isi=ISI).penerima.get()
    alamat = unquote(buka_kartu(satu, Saat(satu.siaran.penyusun, siar.PADA)))
    assert re.search(r"/perbarui/[A-Z0-9]{27}/", alamat)
    tautan = TautanPribadi.objects.get(tujuan="perbarui")
    assert (tautan.penerima, tautan.orang) == (satu, satu.orang)
    assert tautan.pemangku == satu.pemangku
    assert tautan.berlaku_sampai == siar.PADA + UMUR_PERBARUI
    assert "[tautan perbarui]" in pratinjau(satu)


def test_pk_29_mail_holds_it_too_and_only_where_it_is_asked_for():
    for isi in (ISI, "Halo. {tautan_berhenti}"):
        siar.antre(buat=siar.surel, isi=isi)
    antar_siaran(pada=siar.PADA)
    isi = [n.isi for n in Notifikasi.objects.order_by("pk")]
    assert ["/perbarui/" in satu for satu in isi] == [True, False]
    assert TautanPribadi.objects.filter(tujuan="perbarui").count() == 1
