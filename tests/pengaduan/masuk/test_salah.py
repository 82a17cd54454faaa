"""What the complaint form does with bad input: a clear sentence, nothing lost or doubled."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from organisasi.models import Draf, Wilayah
from pengaduan.models import KategoriPengaduan, Pengaduan
from tests.batas_kota import batas_lain
from tests.factories.organisasi import WilayahFactory
from tests.foto import TITIPAN, bita, foto_bertitipan
from tests.pengaduan.aduan_bantu import (
    ISI,
    MULAI,
    URAIAN,
    ajukan,
    alamat,
    draf,
    isi_semua,
    kirim,
    mulai,
    siapkan_kantor,
    umum,
)

pytestmark = pytest.mark.django_db


SKRIP = '<script>alert(1)</script>"><img src=x onerror=alert(1)>'


@pytest.fixture
def utama(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return siapkan_kantor()


def berkas(isi, nama="foto.jpg"):
    return SimpleUploadedFile(nama, isi)


def ditolak(jawab, kata):
    """The form comes back with a sentence; nothing moved on."""
    isi = jawab.content.decode()
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
    assert ISI["apa"]["judul" if kolom != "judul" else "uraian"] in (
        jawab.content.decode()
    )
    assert Draf.objects.count() == 0


@pytest.mark.parametrize(
    ("langkah", "ubah", "kata"),
    [
        ("kategori", {"kategori": ""}, "Pilih satu. Bila ragu"),
        ("kategori", {"kategori": "entah"}, "Pilihan ini sudah tidak ada"),
        ("tempat", {"kelurahan": "entah"}, "Pilih kelurahan dari daftar ini"),
        ("tempat", {"kelurahan": "", "lokasi": " "}, "atau tulis tempat"),
        ("tempat", {"lokasi": "x" * 10_000}, "paling banyak 250 huruf"),
        ("tempat", {"titik": "di sana"}, "tidak terbaca"),
        ("tempat", {"titik": "-6.2, 106.8"}, "di luar wilayah kota"),
        ("tempat", {"titik": "108.2207, -7.3274"}, "di luar wilayah kota"),
        ("kapan", {"tanggal_kejadian": "kapan-kapan"}, "Tulis tanggal yang benar"),
        ("kapan", {"tanggal_kejadian": "2999-01-01"}, "masih di depan"),
        ("kapan", {"tanggal_kejadian": "0202-01-01"}, "Lebih dari 10 tahun"),
        ("pelindungan", {"anonim": ""}, "Pilih ya atau tidak"),
        ("kontak", {"surel": "siti@"}, "tidak lengkap"),
        ("kontak", {"telepon": "12"}, "tidak terbaca"),
        ("kontak", {"nama": "x" * 10_000}, "paling banyak 100 huruf"),
    ],
)
def test_each_step_says_what_is_wrong(client, utama, langkah, ubah, kata):
    kode = isi_semua(client)
    ditolak(kirim(client, kode, langkah, **ubah), kata)


@pytest.mark.parametrize(
    "titik",
    [
        "-7.3274,108.2207",
        "−7.3274 108.2207",
        "-7,3274; 108,2207",
        "-7.3274°, 108.2207°",
    ],
)
def test_a_point_is_read_however_it_is_written(client, utama, titik):
    aduan = ajukan(client, tempat={"kelurahan": "", "lokasi": "", "titik": titik})
    assert (str(aduan.lintang), str(aduan.bujur)) == ("-7.327400", "108.220700")


def test_scripts_and_nul_are_words_everywhere(client, utama):
    kotor = f"{SKRIP} \x00 lampu mati di sini"
    aduan = ajukan(
        client,
        apa={"judul": kotor[:100], "uraian": kotor, "harapan": kotor, "asal": "<b>"},
        tempat={"lokasi": kotor},
        kontak={"surel": "", "telepon": "", "nama": kotor[:90]},
    )
    assert "\x00" not in aduan.uraian
    for jalan in ("", "terkirim/", "data/"):
        isi = client.get(f"/pengaduan/{aduan.kode}/{jalan}").content.decode()
        assert "<script>alert" not in isi
        assert "onerror=alert(1)>" not in isi


def test_a_category_put_away_meanwhile_is_asked_again(client, utama):
    kode = isi_semua(client)
    KategoriPengaduan.objects.filter(kode="lampu").update(aktif=False)
    for minta in (client.get, client.post):
        assert minta(alamat(kode, "periksa"))["Location"] == alamat(kode, "kategori")
    assert Pengaduan.objects.count() == 0


def test_a_robot_is_moderated_not_refused(client, utama):
    jawab = client.post(MULAI, ISI["apa"] | {"situs_web": "http://spam.example"})
    kode = jawab["Location"].split("/")[3]
    isi_langkah = list(ISI)[1:]
    for langkah in isi_langkah:
        kirim(client, kode, langkah)
    client.post(alamat(kode, "periksa"))
    assert Pengaduan.objects.get().tanda_moderasi == [
        "Kolom perangkap robot terisi",
        "Dikirim tanpa membuka formulirnya",
    ]


def test_less_than_three_seconds_are_noticed(client, utama):
    isi = client.get(MULAI).content.decode()
    dibuka = isi.split('name="dibuka" value="')[1].split('"')[0]
    aduan = ajukan(
        client,
        apa={
            "dibuka": dibuka,
            "uraian": "Lihat http://a.id http://b.id www.c.id aaaaaaaaaaaaaaaa lampu",
        },
    )
    assert aduan.tanda_moderasi == [
        "Diisi kurang dari tiga detik",
        "Memuat banyak tautan",
        "Huruf yang sama diulang-ulang",
    ]


def test_many_complaints_of_one_contact_are_all_taken(client, utama):
    semua = [
        ajukan(client, apa={"uraian": f"{URAIAN} Tiang nomor {i}."}) for i in range(6)
    ]
    assert [a.tanda_moderasi for a in semua[:5]] == [[]] * 5
    assert semua[5].tanda_moderasi == [
        "Lebih dari 5 aduan dalam satu jam dari kontak ini"
    ]


def test_a_point_in_another_city_is_taken_by_its_own_borders(client, utama, tmp_path):
    kecamatan = WilayahFactory(kode="32.99.05", nama="Kecamatan Lain")
    WilayahFactory(
        kode="32.99.05.1001",
        nama="Kelurahan Lain",
        tingkat=Wilayah.Tingkat.KELURAHAN,
        induk=kecamatan,
    )
    kode = isi_semua(client, "kategori")
    with batas_lain(tmp_path, lambda satu: satu.replace("32.78", "32.99"), geser=1):
        halaman = client.get(alamat(kode, "tempat"))
        luar = kirim(client, kode, "tempat", titik="-7.327400, 108.220700")
        dalam = kirim(client, kode, "tempat", titik="-7.327400, 109.220700")
    assert halaman.status_code == 200
    assert "di luar wilayah kota" in luar.text
    assert dalam.status_code == 302


# Photos and similar complaints: made anew, counted, joined, refused in words


def foto(isi=None, nama="IMG_0001.jpg"):
    return SimpleUploadedFile(nama, isi or foto_bertitipan("JPEG"))


def test_a_photo_that_is_none_or_too_large_is_told(client, utama, settings, tmp_path):
    settings.UKURAN_FOTO_MAKS = 1_000_000
    kode = isi_semua(client, "kapan")
    besar = bita() + b"0" * 1_000_000
    semua = {
        "besar": berkas(besar),
        "php": berkas(b"<?php system($_GET[0]); ?>"),
        "svg": berkas(b"<svg onload=alert(1)>", "foto.svg"),
        "kosong": berkas(b""),
    }
    for satu in semua.values():
        jawab = kirim(client, kode, "foto", foto=satu)
        ditolak(jawab, "galat")
    campur = kirim(client, kode, "foto", foto=[berkas(bita()), berkas(b"bukan foto")])
    ditolak(campur, "galat")
    assert draf().berkas.count() == 1  # the good one stays
    assert len([f for f in tmp_path.rglob("*") if f.is_file()]) == 2


def test_a_polyglot_loses_all_but_its_points(client, utama, tmp_path):
    kode = isi_semua(client, "kapan")
    kirim(client, kode, "foto", foto=berkas(foto_bertitipan("JPEG") + b"PK\x03\x04x"))
    for satu in tmp_path.rglob("*.jpg"):
        assert b"PK\x03\x04" not in satu.read_bytes()
        assert b"<?php" not in satu.read_bytes()


def test_a_foreign_photo_of_a_draft_is_404(client, utama):
    kode = isi_semua(client, "foto", foto={"foto": berkas(bita())})
    satu = draf().berkas.get()
    lain = mulai(client)
    assert client.get(alamat(lain, f"foto/{satu.pk}")).status_code == 404
    assert client.get(alamat(kode, "foto/999999")).status_code == 404


def test_a_photo_is_made_anew_and_goes_with_the_complaint(client, utama, tmp_path):
    aduan = ajukan(
        client, foto={"foto": [foto(), foto(foto_bertitipan("PNG"), "b.png")]}
    )
    satu, dua = aduan.berkas.all()
    semua = [f.read_bytes() for f in tmp_path.rglob("*") if f.is_file()]
    assert len(semua) == 4  # two photos with their small pictures
    assert satu.tipe == dua.tipe == "image/jpeg"
    assert satu.kecil
    assert not [t for t in TITIPAN if any(t in f for f in semua)]
    assert "IMG" not in satu.nama
    assert Draf.objects.get().berkas.count() == 0


def test_a_photo_can_be_taken_off_again(client, utama, tmp_path):
    kode = isi_semua(client, "kapan")
    tambah = kirim(client, kode, "foto", foto=foto(), tambah="1")
    satu = draf().berkas.get()
    gambar = client.get(f"/pengaduan/ajukan/{kode}/foto/{satu.pk}/")
    isi_gambar = b"".join(gambar.streaming_content)
    with_id = client.halaman(alamat(kode, "foto")).content.decode()
    lepas = kirim(client, kode, "foto", hapus=str(satu.pk))
    assert tambah["Location"] == lepas["Location"] == alamat(kode, "foto")
    assert isi_gambar.startswith(b"\xff\xd8\xff")
    assert gambar["Content-Disposition"].startswith("attachment")
    assert f'name="hapus" value="{satu.pk}"' in with_id
    assert draf().berkas.count() == 0


def test_finished_photos_lead_on(client, utama):
    kode = isi_semua(client, "kapan")
    simpan = kirim(client, kode, "foto", simpan="1")
    lanjut = kirim(client, kode, "foto", hapus="x" * 30)
    assert simpan["Location"] == alamat(kode, "simpan")
    assert lanjut["Location"] == alamat(kode, "pelindungan")


def test_an_open_case_with_the_same_matter_is_its_own_step(client, utama):
    kode = isi_semua(client, "kategori")
    lampu = umum(judul="Rahasia pelapor")
    tempat = kirim(client, kode, "tempat")
    isi = client.halaman(alamat(kode, "serupa")).content.decode()
    ikut = client.post(alamat(kode, "serupa"), {"nomor": lampu.nomor})
    lagi = client.post(
        alamat(kode, "serupa"), {"nomor": lampu.nomor, "surel": "a@contoh.id"}
    )
    assert tempat["Location"] == alamat(kode, "serupa")
    assert lampu.judul_umum in isi
    assert "Rahasia pelapor" not in isi
    assert "Anda ikut mendukung" in ikut.content.decode()
    assert "memastikan alamat" in lagi.content.decode()
    assert lampu.pengikut.count() == 2
    assert client.get(alamat(kode, "kapan")).status_code == 200


def test_a_similar_case_that_has_ended_meanwhile_is_passed_over(client, utama):
    kode = isi_semua(client, "kategori")
    lampu = umum()
    kirim(client, kode, "tempat")
    Pengaduan.objects.filter(pk=lampu.pk).update(terbit=False)
    assert client.get(alamat(kode, "serupa"))["Location"] == alamat(kode, "kapan")


def test_similar_cases_are_not_shown_before_the_place(client, utama):
    kode = mulai(client)
    for langkah in ("serupa", "foto", "periksa", "kontak"):
        assert client.get(alamat(kode, langkah))["Location"] == alamat(kode, "kategori")


def test_a_wrong_mail_address_to_follow_is_told(client, utama):
    kode = isi_semua(client, "kategori")
    lampu = umum()
    kirim(client, kode, "tempat")
    jawab = client.post(alamat(kode, "serupa"), {"nomor": lampu.nomor, "surel": "a"})
    assert "tidak lengkap" in jawab.content.decode()
    assert lampu.pengikut.count() == 0
