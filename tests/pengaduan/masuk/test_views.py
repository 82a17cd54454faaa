"""The complaint form, from the question about danger to the number; and what bad input does."""

import re
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from organisasi.kantor.peran import Peran
from organisasi.models import Draf, KanalLayanan, Langganan, Notifikasi, Wilayah
from pengaduan.masuk.forms import buat_form
from pengaduan.masuk.models import IsianAduan
from pengaduan.models import KategoriPengaduan, Pengaduan
from tests.factories.organisasi import (
    BatasWaktuFactory,
    KanalLayananFactory,
    WilayahFactory,
)
from tests.factories.pengaduan import KategoriFactory
from tests.foto import bita, foto_bertitipan
from tests.kueri import kueri
from tests.pengaduan.aduan_bantu import (
    DARURAT,
    ISI,
    KELURAHAN,
    MULAI,
    TITIK,
    URAIAN,
    ajukan,
    alamat,
    draf,
    isi_semua,
    kirim,
    mulai,
    siapkan_kantor,
    titik_di,
    umum,
)
from tests.petugas import petugas_berperan

pytestmark = pytest.mark.django_db


@pytest.fixture
def utama(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return siapkan_kantor()


def foto(isi=None, nama="IMG_0001.jpg"):
    return SimpleUploadedFile(nama, isi or foto_bertitipan("JPEG"))


def test_danger_is_asked_before_any_field_and_what_was_brought_along_reaches_it(client):
    assert f'href="{MULAI}"' in client.halaman("/pengaduan/ajukan/").text
    awal = client.halaman("/pengaduan/ajukan/?teks=Lampu+mati&asal=titipan&nomor=KG-1")
    isi = awal.text.split("<main")[1].split("</main>")[0]
    assert "<input" not in isi
    tujuan = re.search(rf'href="({MULAI}\?[^"]+)"', isi)
    assert isi.index('href="/darurat/"') < tujuan.start()
    isi = client.halaman(tujuan[1].replace("&amp;", "&")).text
    assert ">\nLampu mati</textarea>" in isi
    assert "KG-1" in isi
    assert Draf.objects.count() == 0


def test_a_complaint_from_start_to_number(client, utama):
    kemarin = timezone.localdate() - timedelta(days=1)
    kode = isi_semua(
        client,
        tempat={"titik": "-7.3274; 108.2207"},
        kapan={"tanggal_kejadian": kemarin.isoformat()},
        foto={"foto": foto()},
    )
    periksa = client.halaman(alamat(kode, "periksa")).text
    isi = client.post(alamat(kode, "periksa"), follow=True).text
    aduan = Pengaduan.objects.get()
    for kata in (URAIAN, "Penerangan jalan", "Panglayungan", TITIK, "1 foto"):
        assert kata in periksa
    assert re.fullmatch(r"TSM-\d{4}-000001", aduan.nomor)
    for kata in (aduan.nomor, aduan.kode[:4], aduan.hitungan, 'class="qr"'):
        assert kata in isi
    assert (aduan.kanal, aduan.pemegang) == (Pengaduan.Kanal.WEB, utama)
    assert (str(aduan.lintang), str(aduan.bujur)) == tuple(TITIK.split(", "))
    assert aduan.pelapor.surel == "siti@contoh.id"
    assert aduan.tanggal_kejadian == kemarin
    assert (aduan.tanda_moderasi, aduan.anonim, aduan.rahasia) == ([], False, False)


SUNDA = {
    "kategori": "Perkawis naon?",
    "tempat": "Di mana?",
    "kapan": "Iraha?",
    "foto": "Aya potona?",
    "pelindungan": "Saha anu kénging terang?",
    "kontak": "Kumaha kami ngawartosan Anjeun?",
    "simpan": "Eusian Anjeun parantos disimpen",
    "periksa": "Pariksa teras kintun",
}


def test_begun_in_sundanese_it_stays_sundanese_to_the_receipt(client, utama):
    pintu, awal = "/pengaduan/ajukan/?basa=su", f"{MULAI}?basa=su"
    assert f'href="{pintu}"' in client.halaman("/su/ngadukeun/", lang="su").text
    isi = client.halaman(pintu, lang="su").text
    assert "Naha aya bahaya ayeuna?" in isi
    assert f'href="{awal}"' in isi
    client.halaman(awal, lang="su")
    isi = client.post(awal).text
    for kata in ('lang="su"', "Aya anu kedah dilereskeun", "serat naon anu kajadian"):
        assert kata in isi
    isi = client.post(awal, ISI["apa"] | {"uraian": DARURAT}).text
    assert '<html lang="su">' in isi
    assert "Bilih ieu darurat</h1>" in isi
    kode = mulai(client, awal)
    for langkah, judul in SUNDA.items():
        isi = client.halaman(alamat(kode, langkah), lang="su").text
        assert f"<h1>{judul}</h1>" in isi
        assert re.findall(r"\bAnda\b", isi.split("<main")[1]) == []
        assert 'href="?basa=id"' in isi
        if langkah in ISI:
            kirim(client, kode, langkah)
    isi = kirim(client, kode, "tempat", titik="-6.2, 106.8").text
    assert '<html lang="su">' in isi
    assert "Ieu titik di luar wilayah kota." in isi
    jawab = client.post(alamat(kode, "periksa"), follow=True)
    assert jawab.redirect_chain[0][0].endswith("/terkirim/?basa=su")
    assert '<html lang="su">' in jawab.text
    assert "Pangaduan Anjeun parantos ditampi" in jawab.text
    assert (
        "Aduan Anda kami terima"
        in client.halaman(f"/pengaduan/{Pengaduan.objects.get().kode}/terkirim/").text
    )


def test_back_to_indonesian_holds_from_the_next_answer(client, utama):
    kode = mulai(client, f"{MULAI}?basa=su")
    client.halaman(f"{alamat(kode, 'kategori')}?basa=id")
    client.halaman(alamat(kode, "kategori"), lang="su")
    client.post(f"{alamat(kode, 'kategori')}?basa=id", ISI["kategori"])
    client.halaman(alamat(kode, "tempat"))


def test_a_whole_complaint_is_sixteen_statements_at_most(client, utama):
    petugas_berperan(Peran.ADMIN_SP4N)
    ajukan(client)  # what is kept by version is read
    assert len(kueri(lambda: mulai(client))) == 1
    kode = isi_semua(client)
    semua = kueri(lambda: client.post(alamat(kode, "periksa")))
    assert len(semua) <= 16, semua
    assert Notifikasi.objects.count() == 4


def test_without_any_contact_it_is_taken_too_and_looked_at(client, utama):
    lindung = {"anonim": "ya", "rahasia": "ya"}
    kode = isi_semua(client, pelindungan=lindung, kontak={"surel": "", "nama": ""})
    periksa = client.halaman(alamat(kode, "periksa")).text
    assert "hanya dengan itu Anda tahu kabarnya" in periksa
    assert "Nama dan kontak ke SP4N-LAPOR!" not in periksa
    client.post(alamat(kode, "periksa"))
    aduan = Pengaduan.objects.get()
    assert aduan.pelapor is None
    assert aduan.anonim
    assert aduan.rahasia
    assert aduan.tanda_moderasi == ["Tanpa kontak"]
    # A telephone alone promises a call.
    lain = ajukan(client, kontak={"surel": "", "telepon": "0812 3456 7890"})
    for satu, kata in ((lain, "Petugas menelepon Anda"), (aduan, "hanya kode ini")):
        assert kata in client.halaman(f"/pengaduan/{satu.kode}/terkirim/").text


def test_every_step_tells_what_is_still_missing_and_the_mail_has_no_content(
    client, utama
):
    kode = isi_semua(client)
    for langkah in (*ISI, "periksa", "simpan"):
        isi = client.halaman(alamat(kode, langkah)).text
        assert 'href="tel:112"' in isi
        if langkah != "simpan":
            assert '<progress max="6" value="4"' in isi
            assert "Yang masih kurang: waktu, foto." in isi
    client.post(alamat(kode, "periksa"))
    aduan, surat = Pengaduan.objects.get(), Notifikasi.objects.kepada("siti@contoh.id")
    assert aduan.nomor in surat.get().subjek
    for kata in ("/pengaduan/pastikan/", aduan.kode):
        assert kata in surat.get().isi
    for kata in (URAIAN, "Lampu", "pasar", "Siti"):
        assert kata not in surat.get().isi


def test_whose_matter_it_is_is_told_before_it_is_sent(client, utama):
    jenis = KanalLayanan.Jenis.UTILITAS
    KanalLayananFactory(kode="pln", nama="PLN", jenis=jenis, nomor="123")
    kode = isi_semua(client, apa={"uraian": "Listrik PLN di gang kami padam dua hari."})
    for langkah in ("kategori", "periksa"):
        isi = client.halaman(alamat(kode, langkah)).text
        assert "bukan urusan pemerintah kota" in isi
        assert 'href="tel:123"' in isi
    # A request for documents is led to its own form.
    kode = mulai(client, uraian="Saya minta salinan anggaran jalan tahun 2024.")
    isi = client.halaman(alamat(kode, "kategori")).text
    assert "/permohonan/ajukan/mulai/?teks=Saya%20minta%20salinan" in isi


def test_the_likeliest_categories_stand_first_and_the_rest_is_folded(client, utama):
    for satu in ("drainase", "sampah"):
        KategoriFactory(kode=satu, nama=satu, tanda_bahaya="air naik")
    KategoriFactory(kode="pungli", kelas="berkadar")
    kode = mulai(client, judul="Got mampet", uraian="Got mampet sejak seminggu.")
    isi = client.halaman(alamat(kode, "kategori")).text
    assert "Mungkin ini" in isi
    assert "<details>" in isi
    assert isi.index('"drainase"') < isi.index("Semua bidang") < isi.index('"lampu"')
    assert isi.count("Telepon 112 bila:") == 1
    assert isi.count("Yang memeriksa pengawas") == 1
    kirim(client, kode, "kategori", kategori="pungli")
    isi = client.halaman(alamat(kode, "kategori")).text
    assert isi.index('"pungli"') < isi.index('"drainase"')
    # Words that nobody knows: all lie open.
    kode = mulai(client, judul="Anu", uraian="Zzz qqq xxx zzz qqq xxx.")
    assert "<details open>" in client.halaman(alamat(kode, "kategori")).text


def test_what_was_just_typed_counts_also_beside_an_error(client, utama):
    isi = client.post(MULAI, ISI["apa"] | {"judul": ""}).text
    assert "2 dari 6 sudah ada" in isi


def test_personal_data_in_the_text_warns_once_and_never_blocks(client, utama):
    uraian = f"{URAIAN} Hubungi Bapak Asep Contoh di 081234567890."
    kode = mulai(client, uraian=uraian)
    peringatan = client.halaman(alamat(kode, "apa")).text
    lanjut = kirim(client, kode, "apa", uraian=uraian, diperingatkan="1")
    assert "Nomor telepon: <b>0812******90</b>" in peringatan
    assert "Nama orang: <b>A*** C***</b>" in peringatan
    assert 'name="diperingatkan"' in peringatan
    assert lanjut["Location"] == alamat(kode, "kategori")
    for langkah in list(ISI)[1:]:
        kirim(client, kode, langkah)
    assert "A*** C***" in client.get(alamat(kode, "periksa")).text
    client.post(alamat(kode, "periksa"))
    assert Pengaduan.objects.get().tanda_moderasi == [
        "Mungkin memuat nama orang",
        "mirip data pribadi: nomor telepon 0812******90",
    ]


def test_the_map_leads_from_the_city_to_a_kecamatan_to_a_kelurahan(client, utama):
    kode = isi_semua(client, "kategori")
    tempat = alamat(kode, "tempat")
    kota = client.halaman(tempat).text
    cipedes = client.get(f"{tempat}?kecamatan=32.78.05").text
    entah = client.get(f"{tempat}?kecamatan=entah").text
    for isi in (kota, entah):
        assert 'href="?kecamatan=32.78.05#peta" aria-label="Cipedes"' in isi
    assert 'href="?kelurahan=32.78.05.1001#id_kelurahan"' in cipedes
    # The map stands before what is typed, for without a script it loads the page anew.
    assert kota.index('id="peta"') < kota.index('id="id_kelurahan"')
    assert 'data-ketuk="108.' in kota
    assert "<image" not in kota
    # Of two of one name it is said in which kecamatan each lies.
    kelurahan = {"nama": "Panglayungan", "tingkat": Wilayah.Tingkat.KELURAHAN}
    WilayahFactory(kode="32.78.99.1", induk=WilayahFactory(nama="Lain"), **kelurahan)
    isi = client.halaman(tempat).text
    for nama in ("Panglayungan (Cipedes)", "Panglayungan (Lain)"):
        assert f">{nama}</option>" in isi
    pilih = '<option value="32.78.05.1001" selected>'
    assert pilih in client.get(f"{tempat}?kelurahan=32.78.05.1001").text
    lain = client.get(f"{tempat}?kelurahan=entah").text.split("</select>")[0]
    assert "selected" not in lain.replace('<option value="" selected>', "")
    assert client.get(alamat(kode, "kapan"))["Location"] == tempat


def test_an_origin_is_kept_and_a_point_alone_finds_its_kelurahan(client, utama):
    titik = ", ".join(map(str, titik_di(KELURAHAN)))
    tempat = {"kelurahan": "", "lokasi": "", "titik": titik}
    asal = {"asal": "titipan", "asal_nomor": "KG-2026-0001"}
    lain = {"asal": "entah", "asal_nomor": "X", "uraian": "Lampu yang lain juga mati."}
    semua = [ajukan(client, apa=satu, tempat=tempat) for satu in (asal, lain)]
    assert [(a.asal, a.asal_nomor, a.kelurahan_id) for a in semua] == [
        ("titipan", "KG-2026-0001", KELURAHAN),
        ("langsung", "", KELURAHAN),
    ]


# A name that is hidden, words that are secret, and what of it holds


def test_a_sensitive_category_proposes_secrecy_and_a_way_out(client, utama):
    kode = isi_semua(client)  # a street lamp, not to be secret
    isi = client.halaman(alamat(kode, "pelindungan")).text
    assert "bmkg" not in isi
    # No to secrecy counts only for the category it was asked about.
    kirim(client, kode, "kategori", kategori="kekerasan")
    isi = client.halaman(alamat(kode, "pelindungan")).text
    periksa = client.halaman(alamat(kode, "periksa")).text
    client.post(alamat(kode, "periksa"))
    assert "Supaya korban aman." in isi
    assert re.search(r'name="rahasia" value="ya"[^>]*\n?[^>]*checked', isi)
    assert 'href="https://www.bmkg.go.id/" rel="noreferrer"' in isi
    assert not re.search(r'name="anonim" value="ya"[^>]*checked', isi)
    assert "Dirahasiakan dari umum. Supaya korban aman." in periksa
    assert Pengaduan.objects.get().rahasia


def test_who_knows_the_reason_of_the_category_may_say_no(client, utama):
    pilihan = {"anonim": "tidak", "rahasia": "tidak", "peka": "kekerasan"}
    kode = isi_semua(client, kategori={"kategori": "kekerasan"}, pelindungan=pilihan)
    lagi = client.halaman(alamat(kode, "pelindungan")).text
    assert re.search(r'name="rahasia" value="tidak"[^>]*\n?[^>]*checked', lagi)
    client.post(alamat(kode, "periksa"))
    assert not Pengaduan.objects.get().rahasia


def test_hiding_the_name_and_passing_it_on_is_said_before_it_is_sent(client, utama):
    boleh = {"surel": "siti@contoh.id", "nama": "Siti", "setuju_diteruskan": "on"}
    kode = isi_semua(client, kontak=boleh)
    terbuka = client.halaman(alamat(kode, "kontak")).text
    assert "Anda minta nama Anda disembunyikan" not in terbuka
    assert "Boleh diteruskan" in client.halaman(alamat(kode, "periksa")).text
    kirim(client, kode, "pelindungan", anonim="ya", rahasia="tidak")
    kontak = client.halaman(alamat(kode, "kontak")).text
    periksa = client.halaman(alamat(kode, "periksa")).text
    client.post(alamat(kode, "periksa"))
    aduan = Pengaduan.objects.get()
    kasus = client.halaman(aduan.get_absolute_url()).text
    assert "Anda minta nama Anda disembunyikan" in kontak
    assert f'href="{alamat(kode, "pelindungan")}"' in kontak
    assert "lebih melindungi Anda yang berlaku" in periksa
    assert "tidak diteruskan ke SP4N-LAPOR!" in kasus
    data = client.halaman(f"{aduan.get_absolute_url()}data/").text
    assert "Tidak, karena Anda minta nama Anda disembunyikan" in data


# How to complain: the form first, then the other channels

PENGADUAN = KanalLayanan.Jenis.PENGADUAN


def test_112_stands_before_all_then_the_national_channel(client):
    kosong = client.halaman("/pengaduan/").text
    assert "Satu aduan untuk satu masalah" in kosong
    assert "Berapa lama" not in kosong
    KanalLayananFactory(jenis=PENGADUAN, web="www.lapor.go.id", urut=1)
    KanalLayananFactory(jenis=PENGADUAN, nama="SMS 1708", nomor="1708", urut=2)
    KanalLayananFactory(jenis=PENGADUAN, kanal_lain="X @lapor1708", urut=3)
    isi = client.halaman("/pengaduan/").text
    assert isi.index('href="tel:112"') < isi.index("<h1>") < isi.index("lapor.go.id")
    for kata in (
        'class="btn btn-primary" href="/pengaduan/ajukan/"',
        'href="https://www.lapor.go.id"',
        'href="sms:1708"',
        "X @lapor1708",
    ):
        assert kata in isi


def test_only_confirmed_limits_in_force_are_promised(client):
    nanti = {"berlaku_sejak": date(2999, 1, 1), "nilai": 99}
    for lain in ({"nilai": 3}, nanti):
        BatasWaktuFactory(kode="pengaduan.verifikasi", pasti=True, **lain)
    BatasWaktuFactory(kode="pengaduan.tanggapan_pertama", nilai=88)
    isi = client.halaman("/pengaduan/").text
    assert "3&nbsp;hari kerja" in isi
    assert "99" not in isi
    assert "88" not in isi


# What the complaint form does with bad input: a clear sentence, nothing lost or doubled.


def berkas(isi, nama="foto.jpg"):
    return SimpleUploadedFile(nama, isi)


def ditolak(jawab, kata):
    """The form comes back with a sentence; nothing moved on."""
    isi = jawab.text
    assert jawab.status_code == 200
    assert kata in isi
    assert "Ada yang perlu diperbaiki" in isi


@pytest.mark.parametrize(
    ("kolom", "nilai", "kata"),
    [
        ("judul", "a" * 10_000, "paling banyak 120 huruf, ini 10000"),
        ("uraian", "a b" * 5_000, "paling banyak 5000 huruf"),
        ("harapan", "c" * 10_000, "paling banyak 2000 huruf"),
        ("judul", "", "Tulis judulnya"),
        ("uraian", "", "Tulis apa yang terjadi."),
        ("uraian", "rusak", "sedikit lebih lengkap"),
        ("jenis", "", "Pilih satu."),
    ],
)
def test_the_first_step_says_what_is_wrong_and_keeps_the_rest(
    client, kolom, nilai, kata
):
    jawab = client.post(MULAI, ISI["apa"] | {kolom: nilai})
    ditolak(jawab, kata)
    assert ISI["apa"]["judul" if kolom != "judul" else "uraian"] in (jawab.text)
    assert Draf.objects.count() == 0


def test_each_step_says_what_is_wrong(client, utama):
    kode = isi_semua(client)
    for langkah, ubah, kata in (
        ("kategori", {"kategori": ""}, "Pilih satu. Bila ragu"),
        ("kategori", {"kategori": "entah"}, "Pilihan ini sudah tidak ada"),
        ("tempat", {"kelurahan": "entah"}, "Pilih kelurahan dari daftar ini"),
        ("tempat", {"kelurahan": "", "lokasi": " "}, "atau tulis tempat"),
        ("tempat", {"lokasi": "x" * 10_000}, "paling banyak 250 huruf"),
        ("tempat", {"titik": "di sana"}, "tidak terbaca"),
        ("tempat", {"titik": "-6.2, 106.8"}, "di luar wilayah kota"),
        ("tempat", {"titik": "108.2207, -7.3274"}, "di luar wilayah kota"),
        ("kapan", {"tanggal_kejadian": "kapan-kapan"}, "Tulis tanggal yang benar"),
        ("kapan", {"tanggal_kejadian": "2999-01-01"}, "di masa depan"),
        ("kapan", {"tanggal_kejadian": "0202-01-01"}, "Lebih dari 10 tahun"),
        ("pelindungan", {"anonim": ""}, "Pilih ya atau tidak"),
        ("kontak", {"surel": "siti@"}, "tidak lengkap"),
        ("kontak", {"telepon": "12"}, "tidak terbaca"),
        ("kontak", {"nama": "x" * 10_000}, "paling banyak 100 huruf"),
    ):
        ditolak(kirim(client, kode, langkah, **ubah), kata)


def test_a_robot_is_moderated_not_refused_nor_many_of_one_contact(client, utama):
    jawab = client.post(MULAI, ISI["apa"] | {"situs_web": "http://spam.example"})
    kode = jawab["Location"].split("/")[3]
    for langkah in list(ISI)[1:]:
        kirim(client, kode, langkah)
    client.post(alamat(kode, "periksa"))
    assert Pengaduan.objects.get().tanda_moderasi == [
        "Kolom perangkap robot terisi",
        "Dikirim tanpa membuka formulirnya",
    ]
    dibuka = client.get(MULAI).text.split('name="dibuka" value="')[1].split('"')[0]
    uraian = "Lihat http://a.id http://b.id www.c.id aaaaaaaaaaaaaaaa lampu"
    aduan = ajukan(client, apa={"dibuka": dibuka, "uraian": uraian})
    assert aduan.tanda_moderasi == [
        "Diisi kurang dari tiga detik",
        "Memuat banyak tautan",
        "Huruf yang sama diulang-ulang",
    ]
    uraian = [f"{URAIAN} Tiang nomor {ke}." for ke in range(4)]
    *semua, akhir = [ajukan(client, apa={"uraian": satu}) for satu in uraian]
    assert [a.tanda_moderasi for a in semua] == [[]] * 3
    tanda = "Lebih dari 5 aduan dalam satu jam dari kontak ini"
    assert akhir.tanda_moderasi == [tanda]


# Photos and similar complaints: made anew, counted, joined, refused in words


def test_a_photo_that_is_none_or_too_large_is_told(client, utama, settings, tmp_path):
    settings.UKURAN_FOTO_MAKS = 1_000_000
    kode = isi_semua(client, "kapan")
    for satu in (
        bita() + b"0" * 1_000_000,
        b"<?php system($_GET[0]); ?>",
        b"<svg onload=alert(1)>",
        b"",
    ):
        ditolak(kirim(client, kode, "foto", foto=berkas(satu)), "galat")
    campur = kirim(client, kode, "foto", foto=[berkas(bita()), berkas(b"bukan foto")])
    ditolak(campur, "galat")
    assert draf().berkas.count() == 1  # the good one stays
    assert len([f for f in tmp_path.rglob("*") if f.is_file()]) == 2


def test_a_photo_can_be_taken_off_again_and_finished_ones_lead_on(client, utama):
    kode = isi_semua(client, "kapan")
    tambah = kirim(client, kode, "foto", foto=foto(), tambah="1")
    satu = draf().berkas.get()
    gambar = client.get(alamat(kode, f"foto/{satu.pk}"))
    assert b"".join(gambar.streaming_content).startswith(b"\xff\xd8\xff")
    assert gambar["Content-Disposition"].startswith("attachment")
    with_id = client.halaman(alamat(kode, "foto")).text
    assert f'name="hapus" value="{satu.pk}"' in with_id
    # One of another draft, or of none, is not there.
    asing = alamat(mulai(client), f"foto/{satu.pk}")
    for tempat in (asing, alamat(kode, "foto/999999")):
        assert client.get(tempat).status_code == 404
    lepas = kirim(client, kode, "foto", hapus=str(satu.pk))
    assert tambah["Location"] == lepas["Location"] == alamat(kode, "foto")
    assert satu.draf.berkas.count() == 0
    simpan = kirim(client, kode, "foto", simpan="1")
    lanjut = kirim(client, kode, "foto", hapus="x" * 30)
    assert simpan["Location"] == alamat(kode, "simpan")
    assert lanjut["Location"] == alamat(kode, "pelindungan")


def test_an_open_case_with_the_same_matter_is_its_own_step(client, utama):
    kode = isi_semua(client, "kategori")
    lampu = umum(judul="Rahasia pelapor")
    tempat = kirim(client, kode, "tempat")
    assert tempat["Location"] == alamat(kode, "serupa")
    isi = client.halaman(alamat(kode, "serupa")).text
    assert lampu.judul_umum in isi
    assert "Rahasia pelapor" not in isi
    for surel, kata in (
        ("a", "tidak lengkap"),
        ("", "Anda ikut mendukung"),
        ("a@contoh.id", "memastikan alamat"),
    ):
        data = {"nomor": lampu.nomor, "surel": surel}
        assert kata in client.post(alamat(kode, "serupa"), data).text
    assert Langganan.objects.pendukung(lampu.nomor).count() == 2
    assert client.get(alamat(kode, "kapan")).status_code == 200
    # One that has ended meanwhile is passed over.
    Pengaduan.objects.filter(pk=lampu.pk).update(terbit=False)
    assert client.get(alamat(kode, "serupa"))["Location"] == alamat(kode, "kapan")


def test_what_is_not_answered_or_put_away_meanwhile_is_asked_first(client, utama):
    kode = mulai(client)
    for langkah in ("serupa", "foto", "periksa", "kontak"):
        assert client.get(alamat(kode, langkah))["Location"] == alamat(kode, "kategori")
    kode = isi_semua(client)
    KategoriPengaduan.objects.filter(kode="lampu").update(aktif=False)
    for minta in (client.get, client.post):
        assert minta(alamat(kode, "periksa"))["Location"] == alamat(kode, "kategori")
    assert Pengaduan.objects.count() == 0


def test_the_field_of_the_door_that_led_here_is_chosen():
    isian = IsianAduan()
    apa = {"judul": "Bau", "uraian": "Bau dari selokan", "bidang": "sampah"}
    isian.terima("apa", apa)
    assert buat_form("kategori", isian, None).initial["kategori"] == "sampah"
