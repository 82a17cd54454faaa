"""The applicant's own data: a second proof, then see, correct, limit, take along."""

import json
from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from informasi.models import BuktiPemohon
from informasi.pemohon.actions import cocok_tanda, tanda_pengenal
from informasi.pemohon.views import BATAS, KUKI, UMUR
from organisasi.bahasa import tanggal
from organisasi.kantor.saat import Saat
from organisasi.models import (
    AksesDataPribadi,
    BatasWaktu,
    Jejak,
    Notifikasi,
    Pengaturan,
    PermintaanSubjek,
)
from organisasi.pribadi.actions import TERLALU_BANYAK, buka_data, selesaikan_permintaan
from tests.factories.informasi import PemohonFactory, PermohonanFactory
from tests.informasi.kantor import ajukan, saat
from tests.petugas import masuk

pytestmark = pytest.mark.django_db


# The Act's limits are in force since October 2024.
PADA = saat("2026-06-04")
SURELNYA = "siti.rahasia@example.id"
IDENTITAS = {
    "nama": "Siti Rahasia",
    "nik": "3278010101017788",
    "alamat": "Jalan Tersembunyi 9",
    "telepon": "081234565544",
    "surel": SURELNYA,
}


@pytest.fixture
def permohonan(kantor):
    with time_machine.travel(PADA, tick=False):
        yield ajukan(
            kantor.kecamatan, pada=PADA, pemohon=PemohonFactory.build(**IDENTITAS)
        )


def data(permohonan, lanjut=""):
    return f"/permohonan/{permohonan.kode}/data/{lanjut}"


def buktikan(client, permohonan, tanda="5544"):
    return client.post(data(permohonan), {"tanda": tanda})


# The second proof


def test_the_link_alone_shows_nothing_of_the_person(client, permohonan):
    jawab = client.halaman(data(permohonan))
    isi = jawab.content.decode()
    assert "NIK lengkap Anda" in isi
    assert not [nilai for nilai in IDENTITAS.values() if nilai in isi]
    assert "no-store" in jawab["Cache-Control"]
    assert jawab["X-Robots-Tag"] == "noindex, nofollow"


@pytest.mark.parametrize(
    "tanda",
    [
        *(" 3278 0101 0101 7788 ", " 55 44 ", "0812-3456-5544"),
        f"  {SURELNYA.upper()} ",
    ],
)
def test_one_thing_only_he_knows_opens_the_page(client, permohonan, tanda):
    assert buktikan(client, permohonan, tanda).status_code == 302
    isi = client.halaman(data(permohonan)).content.decode()
    assert all(nilai in isi for nilai in IDENTITAS.values())
    assert Jejak.objects.milik(permohonan)[0].tindakan == "lihat_data_sendiri"


@pytest.mark.parametrize("tanda", ["7788", "544", "siti@example.id", "@"])
def test_a_wrong_proof_opens_nothing_and_says_so(client, permohonan, tanda):
    jawab = buktikan(client, permohonan, tanda)
    assert jawab.status_code == 400
    assert "tidak cocok" in jawab.content.decode()
    assert KUKI not in client.cookies
    assert IDENTITAS["nama"] not in client.get(data(permohonan)).content.decode()


def test_an_empty_proof_asks_for_one(client, permohonan):
    jawab = buktikan(client, permohonan, "")
    assert jawab.status_code == 400
    assert "Tulis salah satu tanda pengenal Anda." in jawab.content.decode()


def test_an_applicant_with_nothing_to_prove_it_by_is_sent_to_the_counter(
    client, kantor
):
    pemohon = PemohonFactory.build(nik="", telepon="", surel="", kembali_ke_loket=True)
    permohonan = ajukan(kantor.kecamatan, pada=PADA, pemohon=pemohon)
    isi = client.halaman(data(permohonan)).content.decode()
    assert "Datang ke loket" in isi
    assert "<form" not in isi.partition("<main")[2].partition("</main")[0]
    assert tanda_pengenal(permohonan.pemohon) == []
    assert not cocok_tanda(permohonan.pemohon, "")
    assert not cocok_tanda(permohonan.pemohon, "0000")


def test_the_right_proof_is_refused_after_too_many_wrong_ones(client, permohonan):
    for _ in range(BATAS[0][0]):
        assert buktikan(client, permohonan, "0000").status_code == 400
    jawab = buktikan(client, permohonan)
    assert jawab.status_code == 429
    assert "terlalu banyak percobaan" in jawab.content.decode()
    with time_machine.travel(PADA + BATAS[0][1], tick=False):
        assert buktikan(client, permohonan).status_code == 302


def test_guessing_slowly_ends_for_the_day(client, permohonan):
    kode = []
    for putaran in range(5):
        with time_machine.travel(PADA + putaran * BATAS[0][1], tick=False):
            kode += [buktikan(client, permohonan, "0000").status_code for _ in "12345"]
    assert kode.count(400) == BATAS[1][0]
    assert kode[-5:] == [429] * 5


def test_another_case_is_not_opened_by_the_same_proof(client, permohonan):
    lain = PermohonanFactory(pemohon__nama="Orang Lain")
    buktikan(client, permohonan)
    client.cookies[KUKI]["path"] = "/"
    isi = client.get(data(lain)).content.decode()
    assert "Orang Lain" not in isi


def test_the_proof_is_forgotten_after_a_quarter_of_an_hour(client, permohonan):
    kuki = buktikan(client, permohonan).cookies[KUKI]
    assert (kuki["path"], kuki["samesite"]) == (data(permohonan), "Strict")
    assert kuki["httponly"]
    client.cookies[KUKI]["expires"] = ""
    with time_machine.travel(PADA + UMUR + timedelta(seconds=1), tick=False):
        client.cookies[KUKI]["max-age"] = ""
        isi = client.get(data(permohonan)).content.decode()
    assert IDENTITAS["nama"] not in isi


@pytest.mark.parametrize("lanjut", ["kontak/", "minta/", "unduh/"])
def test_nothing_happens_without_the_proof(client, permohonan, lanjut):
    jawab = client.get(data(permohonan, lanjut))
    assert jawab["Location"] == data(permohonan)
    if lanjut != "unduh/":
        isi = {"surel": "maling@example.id", "jenis": "penghapusan"}
        assert client.post(data(permohonan, lanjut), isi).status_code == 302
    permohonan.pemohon.refresh_from_db()
    assert permohonan.pemohon.surel == SURELNYA
    assert not PermintaanSubjek.objects.exists()


# What he sees


def test_he_sees_who_looked_and_what_for(client, permohonan, kantor):
    Pengaturan(narahubung_pdp="Bagian contoh, 0265-000").save()
    BuktiPemohon.objects.create(
        pemohon=permohonan.pemohon,
        jenis="identitas",
        isi="bukti/ab/x.png",
        tipe="image/png",
        ukuran=2000,
        sha256="0" * 64,
        diunggah_pada=PADA,
    )
    buka_data(
        permohonan,
        Saat(kantor.loket, PADA),
        kolom="identitas",
        alasan="Menelepon tentang berkas.",
    )
    buktikan(client, permohonan)
    isi = client.halaman(data(permohonan)).content.decode()
    assert "Menelepon tentang berkas." in isi
    assert kantor.loket.nama not in isi
    assert "KTP, SIM, paspor" in isi
    assert "Bagian contoh, 0265-000" in isi
    assert f"Disimpan sampai {tanggal(permohonan.pemohon.simpan_sampai)}" in isi


def test_he_takes_everything_along_as_json(client, permohonan, kantor):
    permohonan.pesan.create(isi="Tahun 2023.", dari_petugas=False, pada=PADA)
    buka_data(permohonan, Saat(kantor.loket, PADA), kolom="nama", alasan="Surat.")
    buktikan(client, permohonan)
    client.post(data(permohonan, "minta/"), {"jenis": "pembatasan", "uraian": "Ya."})
    jawab = client.get(data(permohonan, "unduh/"))
    assert jawab["Content-Disposition"] == 'attachment; filename="data-saya.json"'
    assert "no-store" in jawab["Cache-Control"]
    isi = json.loads(jawab.content)
    assert {k: isi["identitas"][k] for k in IDENTITAS} == IDENTITAS
    assert isi["nomor"] == permohonan.nomor
    assert isi["pesan"] == [
        {"pada": "2026-06-04T09:00:00+07:00", "dari_anda": True, "isi": "Tahun 2023."}
    ]
    assert isi["dibuka_petugas"][0]["alasan"] == "Surat."
    assert isi["permintaan"][0]["uraian"] == "Ya."
    assert permohonan.kode not in jawab.content.decode()


# What he changes and asks, and who may open his data then


def buktikan_dulu(client, permohonan, tanda="3278010101017788"):
    return client.post(data(permohonan), {"tanda": tanda})


def test_a_new_contact_counts_at_once_and_the_old_address_hears_of_it(
    client, permohonan
):
    buktikan_dulu(client, permohonan)
    jawab = client.post(
        data(permohonan, "kontak/"), {"surel": "baru@example.id", "telepon": ""}
    )
    assert jawab["Location"] == f"{data(permohonan)}?sudah=kontak"
    assert "Kontak sudah diganti" in client.get(jawab["Location"]).content.decode()
    permohonan.pemohon.refresh_from_db()
    assert (permohonan.pemohon.surel, permohonan.pemohon.telepon) == (
        "baru@example.id",
        "",
    )
    pesan = Notifikasi.objects.kepada(SURELNYA).get(subjek__contains="diganti")
    assert permohonan.kode not in pesan.isi
    jejak = Jejak.objects.milik(permohonan)[0]
    assert (jejak.tindakan, jejak.sesudah) == (
        "ubah_kontak",
        {"kolom": "telepon, surel"},
    )


def test_contact_and_requests_have_a_limit_a_day(client, permohonan):
    buktikan_dulu(client, permohonan)
    ganti = [
        client.post(
            data(permohonan, "kontak/"), {"surel": f"s{ke}@example.id", "telepon": ""}
        )
        for ke in range(4)
    ]
    minta = [
        client.post(
            data(permohonan, "minta/"),
            {"jenis": "perbaikan", "uraian": f"Nama saya {ke}."},
        )
        for ke in range(6)
    ]
    assert [j.status_code for j in ganti] == [302] * 3 + [400]
    assert [j.status_code for j in minta] == [302] * 5 + [400]
    assert all(TERLALU_BANYAK in j.text for j in (ganti[-1], minta[-1]))


def test_the_same_contact_again_changes_nothing(client, permohonan):
    buktikan_dulu(client, permohonan)
    banyak = Jejak.objects.count()
    client.post(
        data(permohonan, "kontak/"),
        {"surel": SURELNYA, "telepon": IDENTITAS["telepon"]},
    )
    assert Jejak.objects.count() == banyak


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        ({"surel": "", "telepon": ""}, "supaya kami dapat mengabari Anda"),
        ({"surel": "bukan surel", "telepon": ""}, "tidak lengkap"),
        ({"surel": "", "telepon": "abc"}, "tidak terbaca"),
    ],
)
def test_a_contact_that_reaches_nobody_is_refused_in_words(
    client, permohonan, isi, kalimat
):
    buktikan_dulu(client, permohonan)
    jawab = client.post(data(permohonan, "kontak/"), isi)
    assert jawab.status_code == 400
    assert kalimat in jawab.content.decode()
    permohonan.pemohon.refresh_from_db()
    assert permohonan.pemohon.surel == SURELNYA


def test_a_request_gets_its_seventy_two_hours_and_its_answer_is_shown(
    client, permohonan, kantor
):
    buktikan_dulu(client, permohonan)
    isi = {"jenis": "perbaikan", "uraian": "Nama saya Siti Benar."}
    jawab = client.post(data(permohonan, "minta/"), isi)
    client.post(data(permohonan, "minta/"), isi)  # the back button
    permintaan = PermintaanSubjek.objects.get()
    assert permintaan.tenggat == PADA + timedelta(hours=72)
    halaman = client.get(jawab["Location"]).content.decode()
    assert "Permintaan sudah kami terima" in halaman
    assert "paling lambat Minggu, 7 Juni 2026 pukul 09.00 WIB" in halaman
    selesaikan_permintaan(
        permintaan,
        Saat(kantor.ppid_utama, PADA),
        hasil="dipenuhi",
        jawaban="Sudah kami betulkan.",
    )
    assert "Sudah kami betulkan." in client.get(data(permohonan)).content.decode()


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        ({}, "Pilih yang Anda minta."),
        ({"jenis": "akses"}, "Pilih yang Anda minta."),
        ({"jenis": "perbaikan"}, "data mana yang keliru"),
        ({"jenis": "perbaikan", "uraian": "a" * 2001}, "Terlalu panjang"),
    ],
)
def test_an_unclear_request_is_asked_again(client, permohonan, isi, kalimat):
    buktikan_dulu(client, permohonan)
    jawab = client.post(data(permohonan, "minta/"), isi)
    assert jawab.status_code == 400
    assert kalimat in jawab.content.decode()
    assert not PermintaanSubjek.objects.exists()


def test_without_the_limit_the_request_is_refused_in_words(client, permohonan):
    buktikan_dulu(client, permohonan)
    BatasWaktu.objects.filter(kode="pdp.penghentian").delete()
    jawab = client.post(data(permohonan, "minta/"), {"jenis": "penghapusan"})
    assert jawab.status_code == 400
    assert "pdp.penghentian" in jawab.content.decode()


def test_a_limited_identity_says_so(client, permohonan):
    type(permohonan.pemohon).objects.update(dibatasi_pada=PADA)
    buktikan_dulu(client, permohonan)
    assert "Pemrosesan dibatasi" in client.halaman(data(permohonan)).content.decode()


def test_an_erased_identity_leaves_a_page_that_says_when(client, permohonan):
    buktikan_dulu(client, permohonan)
    client.post(data(permohonan, "minta/"), {"jenis": "penghapusan"})
    permohonan.pemohon.hapus_identitas(pada=PADA)
    isi = client.halaman(data(permohonan)).content.decode()
    assert "sudah kami hapus pada Kamis, 4 Juni 2026" in isi
    assert "Menghapus data saya" in isi
    assert "menunggu, paling lambat" in isi
    assert (
        client.post(data(permohonan, "kontak/"), {"surel": "a@b.id"}).status_code == 400
    )


# What the officers may open


@pytest.mark.parametrize(
    ("peran", "bentuk", "boleh"),
    [
        ("kepala", "biasa", True),
        ("kepala", "dibatasi", False),
        ("ppid_utama", "dibatasi", True),
        ("ppid_utama", "dihapus", False),
    ],
)
def test_limited_data_are_opened_by_the_guardians_and_erased_ones_by_nobody(
    client, permohonan, kantor, peran, bentuk, boleh
):
    if bentuk == "dibatasi":
        type(permohonan.pemohon).objects.update(dibatasi_pada=PADA)
    if bentuk == "dihapus":
        permohonan.pemohon.hapus_identitas(pada=PADA)
    masuk(client, getattr(kantor, peran))
    jawab = client.post(
        reverse("admin:informasi_permohonan_buka", args=(permohonan.pk,)),
        {"alasan": "Menelepon pemohon."},
    )
    assert jawab.status_code == 200
    assert (IDENTITAS["nama"] in jawab.content.decode()) == boleh
    assert AksesDataPribadi.objects.exists() == boleh
