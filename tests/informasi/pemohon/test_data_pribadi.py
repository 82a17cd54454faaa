"""The applicant's own data: a second proof, then see, correct, limit, take along."""

import json
from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

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
from tests.factories.informasi import PemohonFactory, PermohonanFactory, PesanFactory
from tests.informasi.kantor import ajukan, saat
from tests.informasi.masa_simpan import IDENTITAS, bukti
from tests.petugas import masuk

pytestmark = pytest.mark.django_db


# The Act's limits are in force since October 2024.
PADA = saat("2026-06-04")
SURELNYA = IDENTITAS["surel"]


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


@pytest.fixture
def pemilik(client, permohonan):
    """A visitor who has proved that the data are his."""
    buktikan(client, permohonan)
    return client


# The second proof


def test_the_link_alone_shows_nothing_of_the_person(client, permohonan):
    jawab = client.halaman(data(permohonan))
    assert "NIK lengkap Anda" in jawab.text
    assert not [nilai for nilai in IDENTITAS.values() if nilai in jawab.text]
    assert "no-store" in jawab["Cache-Control"]
    assert jawab["X-Robots-Tag"] == "noindex, nofollow"


def test_one_thing_only_he_knows_opens_the_page(client, permohonan):
    surel = f"  {SURELNYA.upper()} "
    for tanda in (" 3278 0101 0101 7788 ", " 55 44 ", "0812-3456-5544", surel):
        client.cookies.clear()
        assert buktikan(client, permohonan, tanda).status_code == 302
    isi = client.halaman(data(permohonan)).text
    assert all(nilai in isi for nilai in IDENTITAS.values())
    assert Jejak.objects.milik(permohonan)[0].tindakan == "lihat_data_sendiri"


def test_a_wrong_proof_opens_nothing_and_says_so(client, permohonan):
    for tanda in ("7788", "544", "siti@example.id", "@", ""):
        jawab = buktikan(client, permohonan, tanda)
        assert jawab.status_code == 400
        kalimat = "tidak cocok" if tanda else "Tulis salah satu tanda pengenal Anda."
        assert kalimat in jawab.text
    assert KUKI not in client.cookies
    assert IDENTITAS["nama"] not in client.get(data(permohonan)).text


def test_who_has_nothing_to_prove_it_by_is_sent_to_the_counter(client, kantor):
    pemohon = PemohonFactory.build(nik="", telepon="", surel="", kembali_ke_loket=True)
    permohonan = ajukan(kantor.kecamatan, pada=PADA, pemohon=pemohon)
    isi = client.halaman(data(permohonan)).text
    assert "Datang ke loket" in isi
    assert "<form" not in isi.partition("<main")[2].partition("</main")[0]
    assert tanda_pengenal(permohonan.pemohon) == []
    assert not cocok_tanda(permohonan.pemohon, "")
    assert not cocok_tanda(permohonan.pemohon, "0000")


def test_the_right_proof_is_refused_after_too_many_wrong_ones(client, permohonan):
    for _ in range(BATAS[0][0]):
        buktikan(client, permohonan, "0000")
    jawab = buktikan(client, permohonan)
    assert jawab.status_code == 429
    assert "terlalu banyak percobaan" in jawab.text
    with time_machine.travel(PADA + BATAS[0][1], tick=False):
        assert buktikan(client, permohonan).status_code == 302


def test_guessing_slowly_ends_for_the_day(client, permohonan):
    kode = []
    for putaran in range(5):
        with time_machine.travel(PADA + putaran * BATAS[0][1], tick=False):
            kode += [buktikan(client, permohonan, "0000").status_code for _ in "12345"]
    assert kode.count(400) == BATAS[1][0]
    assert kode[-5:] == [429] * 5


def test_the_proof_opens_this_case_alone_for_a_quarter_of_an_hour(client, permohonan):
    lain = PermohonanFactory(pemohon__nama="Orang Lain")
    kuki = buktikan(client, permohonan).cookies[KUKI]
    assert (kuki["path"], kuki["samesite"]) == (data(permohonan), "Strict")
    assert kuki["httponly"]
    client.cookies[KUKI].update({"path": "/", "expires": ""})
    assert "Orang Lain" not in client.get(data(lain)).text
    with time_machine.travel(PADA + UMUR + timedelta(seconds=1), tick=False):
        client.cookies[KUKI]["max-age"] = ""
        assert IDENTITAS["nama"] not in client.get(data(permohonan)).text


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


def test_he_sees_who_looked_and_what_for(pemilik, permohonan, kantor):
    Pengaturan(narahubung_pdp="Bagian contoh, 0265-000").save()
    bukti(permohonan.pemohon)
    siapa = Saat(kantor.loket, PADA)
    buka_data(permohonan, siapa, kolom="identitas", alasan="Menelepon tentang berkas.")
    type(permohonan.pemohon).objects.update(dibatasi_pada=PADA)
    isi = pemilik.halaman(data(permohonan)).text
    for teks in (
        "Menelepon tentang berkas.",
        "KTP, SIM, paspor",
        "Bagian contoh, 0265-000",
        f"Disimpan sampai {tanggal(permohonan.pemohon.simpan_sampai)}",
        "Pemrosesan dibatasi",
    ):
        assert teks in isi
    assert kantor.loket.nama not in isi


def test_he_takes_everything_along_as_json(pemilik, permohonan, kantor):
    permohonan.pesan.create(isi="Tahun 2023.", dari_petugas=False, pada=PADA)
    PesanFactory(permohonan=permohonan, dalam=True, isi="Catatan petugas.")
    buka_data(permohonan, Saat(kantor.loket, PADA), kolom="nama", alasan="Surat.")
    pemilik.post(data(permohonan, "minta/"), {"jenis": "pembatasan", "uraian": "Ya."})
    jawab = pemilik.get(data(permohonan, "unduh/"))
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
    assert permohonan.kode not in jawab.text


# What he changes and asks, and who may open his data then


def test_a_new_contact_counts_at_once_and_the_old_address_hears_of_it(
    pemilik, permohonan
):
    baru = {"surel": "baru@example.id", "telepon": ""}
    jawab = pemilik.post(data(permohonan, "kontak/"), baru)
    banyak = Jejak.objects.count()
    pemilik.post(data(permohonan, "kontak/"), baru)
    assert jawab["Location"] == f"{data(permohonan)}?sudah=kontak"
    assert "Kontak sudah diganti" in pemilik.get(jawab["Location"]).text
    pemohon = type(permohonan.pemohon).objects.get()
    assert {k: getattr(pemohon, k) for k in baru} == baru
    pesan = Notifikasi.objects.kepada(SURELNYA).get(subjek__contains="diganti")
    assert permohonan.kode not in pesan.isi
    jejak = Jejak.objects.milik(permohonan)[0]
    assert jejak.tindakan == "ubah_kontak"
    assert jejak.sesudah == {"kolom": "telepon, surel"}
    assert Jejak.objects.count() == banyak  # the same again changes nothing


def test_contact_and_requests_have_a_limit_a_day(pemilik, permohonan):
    for lanjut, isi, kali in (
        ("kontak/", {"surel": "s{}@example.id", "telepon": ""}, 3),
        ("minta/", {"jenis": "perbaikan", "uraian": "Nama saya {}."}, 5),
    ):
        semua = [
            pemilik.post(
                data(permohonan, lanjut), {k: v.format(ke) for k, v in isi.items()}
            )
            for ke in range(kali + 1)
        ]
        assert [j.status_code for j in semua] == [302] * kali + [400]
        assert TERLALU_BANYAK in semua[-1].text


def test_what_cannot_be_done_is_refused_in_words(pemilik, permohonan):
    BatasWaktu.objects.filter(kode="pdp.penghentian").delete()
    for lanjut, isi, kalimat in (
        ("kontak/", {"surel": ""}, "supaya kami dapat mengabari Anda"),
        ("kontak/", {"surel": "bukan surel"}, "tidak lengkap"),
        ("kontak/", {"telepon": "abc"}, "tidak terbaca"),
        ("minta/", {"jenis": "akses"}, "Pilih yang Anda minta."),
        ("minta/", {"jenis": "perbaikan"}, "data mana yang keliru"),
        ("minta/", {"jenis": "perbaikan", "uraian": "a" * 2001}, "Terlalu panjang"),
        # Without the limit of the law.
        ("minta/", {"jenis": "penghapusan"}, "pdp.penghentian"),
    ):
        jawab = pemilik.post(data(permohonan, lanjut), isi)
        assert jawab.status_code == 400
        assert kalimat in jawab.text
    permohonan.pemohon.refresh_from_db()
    assert permohonan.pemohon.surel == SURELNYA
    assert not PermintaanSubjek.objects.exists()


def test_a_request_gets_its_seventy_two_hours_and_its_answer_is_shown(
    pemilik, permohonan, kantor
):
    isi = {"jenis": "perbaikan", "uraian": "Nama saya Siti Benar."}
    jawab = pemilik.post(data(permohonan, "minta/"), isi)
    pemilik.post(data(permohonan, "minta/"), isi)  # the back button
    permintaan = PermintaanSubjek.objects.get()
    assert permintaan.tenggat == PADA + timedelta(hours=72)
    halaman = pemilik.get(jawab["Location"]).text
    assert "Permintaan sudah kami terima" in halaman
    assert "paling lambat Minggu, 7 Juni 2026 pukul 09.00 WIB" in halaman
    siapa = Saat(kantor.ppid_utama, PADA)
    selesaikan_permintaan(permintaan, siapa, hasil="dipenuhi", jawaban="Sudah betul.")
    assert "Sudah betul." in pemilik.get(data(permohonan)).text


def test_an_erased_identity_leaves_a_page_that_says_when(pemilik, permohonan):
    pemilik.post(data(permohonan, "minta/"), {"jenis": "penghapusan"})
    permohonan.pemohon.hapus_identitas(pada=PADA)
    isi = pemilik.halaman(data(permohonan)).text
    assert "sudah kami hapus pada Kamis, 4 Juni 2026" in isi
    assert "Menghapus data saya" in isi
    assert "menunggu, paling lambat" in isi
    jawab = pemilik.post(data(permohonan, "kontak/"), {"surel": "a@b.id"})
    assert jawab.status_code == 400


# What the officers may open


@pytest.mark.parametrize(
    ("peran", "bentuk", "boleh"),
    [
        ("kepala", "biasa", True),
        ("kepala", "dibatasi_pada", False),
        ("ppid_utama", "dibatasi_pada", True),
        ("ppid_utama", "dihapus", False),
    ],
)
def test_limited_data_are_opened_by_the_guardians_and_erased_ones_by_nobody(
    client, permohonan, kantor, peran, bentuk, boleh
):
    if bentuk == "dihapus":
        permohonan.pemohon.hapus_identitas(pada=PADA)
    elif bentuk != "biasa":
        type(permohonan.pemohon).objects.update(**{bentuk: PADA})
    masuk(client, getattr(kantor, peran))
    jawab = client.post(
        reverse("admin:informasi_permohonan_buka", args=(permohonan.pk,)),
        {"alasan": "Menelepon pemohon."},
    )
    assert jawab.status_code == 200
    assert (IDENTITAS["nama"] in jawab.text) == boleh
    assert AksesDataPribadi.objects.exists() == boleh
