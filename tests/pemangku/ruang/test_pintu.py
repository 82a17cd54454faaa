"""At the door: QR form, room code, personal page (PK-09, PK-10)."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains

from organisasi.models import Jejak
from pemangku.models import (
    Kanal,
    Kegiatan,
    Kehadiran,
    Orang,
    Pemangku,
    PendaftaranMandiri,
    Persetujuan,
    TautanPribadi,
)
from pemangku.ruang import pendaftaran as aksi
from pemangku.ruang.akses_lapangan import kode_basi, kode_cocok, kode_ruang
from tests.factories import pemangku as f
from tests.pemangku.ruang.kiriman import daftar, isi_pintu, kode, pintu, pribadi
from tests.petugas import masuk

pytestmark = pytest.mark.django_db


def test_pk_09_a_code_lasts_six_minutes_and_is_remembered_for_an_hour():
    # A moment of its own: of thirty codes of four digits some are alike at some hours.
    kini = datetime(2024, 6, 4, 2, tzinfo=UTC)
    satu = kode_ruang("ABC", kini)
    assert kode_cocok("ABC", satu, kini + timedelta(minutes=5, seconds=59))
    assert not kode_cocok("ABC", satu, kini + timedelta(minutes=7))
    assert kode_basi("ABC", satu, kini + timedelta(minutes=7))
    assert not kode_basi("ABC", satu, kini)
    assert not kode_basi("ABC", satu, kini + timedelta(minutes=70))
    assert len(satu) == 4
    assert satu != kode_ruang("ABD", kini) or satu != kode_ruang("ABE", kini)


def test_pk_09_registering_makes_an_attendance_that_waits_and_no_record(client, kantor):
    assert not daftar(client, kantor).kode_cocok
    satu = daftar(client, kantor, kode=kode(kantor))
    assert satu.kode_cocok
    hadir = Kehadiran.objects.get()
    assert (hadir.status, hadir.cara) == ("sementara", "qr")
    assert hadir.nama_snapshot == "Ketua Contoh"
    assert hadir.lembaga_snapshot == "LPM Sukajaya"
    for model in (Orang, Pemangku, Kanal):
        assert not model.objects.exists()
    assert list(PendaftaranMandiri.objects.menunggu()) == [satu]
    with connection.cursor() as kursor:
        kursor.execute("SELECT isian FROM pemangku_pendaftaranmandiri")
        assert "Ketua Contoh" not in kursor.fetchone()[0]


@pytest.mark.parametrize(
    ("lain", "kolom", "pesan"),
    [
        ({"nama": ""}, "nama", "Nama wajib diisi."),
        ({"nama": "Beli di www.contoh.id"}, "nama", "tanpa alamat situs"),
        ({"lembaga": "http://contoh"}, "lembaga", "tanpa alamat situs"),
        ({"email": "bukan"}, "email", "Alamat surel tidak benar"),
        ({"kode": "12"}, "kode", "empat angka"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(
    client, kantor, lain, kolom, pesan
):
    response = client.post(pintu(kantor), isi_pintu(jabatan="Sekretaris", **lain))
    assert pesan in response.context["form"].errors[kolom][0]
    assert 'value="Sekretaris"' in response.text
    assert not PendaftaranMandiri.objects.exists()


def test_pk_09_an_old_code_asks_to_look_again_and_a_wrong_one_waits_for_staff(
    client, kantor
):
    isi = client.post(pintu(kantor), isi_pintu(kode=kode(kantor, menit=9))).text
    assert "Kode sudah berganti, lihat layar." in isi
    assert 'value="Ketua Contoh"' in isi
    token, kini = kantor.kegiatan.token, timezone.now()
    salah = next(
        k
        for k in ("0000", "1111", "2222")
        if not kode_basi(token, k, kini) and not kode_cocok(token, k, kini)
    )
    assert not daftar(client, kantor, kode=salah).kode_cocok


@pytest.mark.parametrize("ubah", [{"status": "ditutup"}, {}], ids=str)
def test_pk_09_a_poster_whose_time_is_over_is_gone(client, kantor, ubah):
    lama = timezone.now() - timedelta(days=9)
    ubah = ubah or {"mulai": lama, "selesai": lama + timedelta(hours=2)}
    Kegiatan.objects.update(**ubah)
    response = client.get(pintu(kantor))
    assert response.status_code == 410
    assert "Pendaftaran kegiatan ini sudah ditutup" in response.text


def test_pk_09_sixty_of_one_net_come_in_and_the_next_waits(client, kantor, monkeypatch):
    monkeypatch.setattr("pemangku.ruang.views.PER_RUANG", 3)
    for ke in range(3):
        daftar(client, kantor, nama=f"Peserta {ke}", wa="")
    response = client.post(pintu(kantor), isi_pintu(nama="Terakhir"))
    for kata in ("Isian Anda tidak hilang", 'value="Terakhir"'):
        assertContains(response, kata, status_code=429)
    besok = timezone.now() + timedelta(minutes=11)
    with time_machine.travel(besok, tick=False):
        assert client.post(pintu(kantor), isi_pintu()).status_code == 302


def test_a_poster_takes_three_hundred(client, kantor, monkeypatch):
    monkeypatch.setattr(aksi, "PALING_BANYAK", 1)
    daftar(client, kantor)
    response = client.post(pintu(kantor), isi_pintu(nama="Orang Lain"))
    assert "sudah penuh" in response.text
    assert client.post(pintu(kantor), isi_pintu()).status_code == 302


def test_pk_10_a_program_is_thanked_and_dropped_and_a_quick_hand_is_kept(
    client, kantor
):
    robot = client.post(pintu(kantor), isi_pintu(situs="http://x"))
    assertContains(robot, "Terima kasih")
    assert not PendaftaranMandiri.objects.exists()
    # A phone fills it in by itself, at once.
    client.get(pintu(kantor))
    assert daftar(client, kantor).status == "menunggu"


def test_the_same_person_again_updates_and_makes_no_double(client, kantor):
    daftar(client, kantor)
    satu = daftar(client, kantor, jabatan="Ketua", kode=kode(kantor))
    assert PendaftaranMandiri.objects.count() == Kehadiran.objects.count() == 1
    assert satu.isi["jabatan"] == "Ketua"
    assert Kehadiran.objects.get().jabatan_snapshot == "Ketua"
    Kehadiran.objects.get().sahkan(kantor.kini)
    daftar(client, kantor, jabatan="Wakil")
    assert Kehadiran.objects.get().jabatan_snapshot == "Ketua"


def test_only_public_institutions_of_the_place_are_offered(client, kantor):
    di_sini, umum = kantor.kelurahan["Nagarasari"], {"tampil_publik": True}
    for nama, tempat, isi in (
        ("Kelurahan Nagarasari", di_sini, {"jenis__internal": True}),
        ("Mitra Umum", di_sini, umum),
        ("Tertutup", di_sini, {}),
        ("Lain Tempat", kantor.sukajaya_lain, umum),
    ):
        f.PemangkuFactory(nama_resmi=nama, wilayah=tempat, **isi)
    response = client.halaman(pintu(kantor))
    assert response.context["lembaga"] == ["Kelurahan Nagarasari", "Mitra Umum"]
    assert " checked" not in response.text
    assert len(response.asli) < 40_000
    Kegiatan.objects.update(wilayah=None)
    type(kantor.kecamatan).objects.update(wilayah=None)
    assert client.get(pintu(kantor)).context["lembaga"] == []


def test_the_screen_shows_code_and_count(client, kantor):
    daftar(client, kantor)
    daftar(client, kantor, kode=kode(kantor), nama="Di Ruangan")
    f.KehadiranFactory(kegiatan=kantor.kegiatan)
    masuk(client, kantor.petugas)
    layar = reverse("pemangku:kegiatan-layar", args=(kantor.kegiatan.pk,))
    response = client.halaman(layar)
    isi = response.text
    assert kode(kantor) in isi or kode(kantor, menit=2) in isi
    # A wrong or empty code is not counted.
    assert response.context["hadir"] == {"qr": 1, "petugas": 1}
    assert kantor.kegiatan.token in isi
    Kegiatan.objects.update(status="ditutup")
    assertContains(client.get(layar), "tidak lagi dibuka")


def test_the_personal_page_shows_own_words_only(client, kantor):
    alamat_saya = pribadi(client, kantor, jenis_kelamin="p")
    response = client.halaman(alamat_saya)
    isi = response.text
    assert "Ketua Contoh" in isi
    assert "<dt>L/P</dt><dd>P</dd>" in isi
    assert "628123456789" not in isi
    assert response["Cache-Control"] == "no-store"
    kunci = alamat_saya.split("/")[-2]
    assert len(kunci) == 27
    assert kunci not in TautanPribadi.objects.get().sidik


def test_a_person_corrects_his_words(client, kantor):
    alamat_saya = pribadi(client, kantor)
    data = {
        "simpan": "1",
        "yakin": "1",
        "nama": "Ketua Benar",
        "lembaga": "LPM Sukajaya",
    }
    assert client.post(alamat_saya, {**data, "nama": ""}).status_code == 200
    client.post(alamat_saya, data)
    satu = PendaftaranMandiri.objects.get()
    assert satu.isi["nama"] == "Ketua Benar"
    assert satu.isi["wa"] == "628123456789"
    assert Kehadiran.objects.get().nama_snapshot == "Ketua Benar"
    # Registering again with the corrected words is the same one.
    baru = daftar(client, kantor, nama="Ketua Benar")
    assert [baru] == [satu] == list(PendaftaranMandiri.objects.all())
    assert Kehadiran.objects.count() == 1
    # Another one waits with these words: both stay.
    lain = daftar(client, kantor)
    aksi.perbaiki_pendaftaran(lain, isian={"nama": "Ketua Benar"}, pada=timezone.now())
    assert PendaftaranMandiri.objects.values("sidik").distinct().count() == 2
    aksi.catat_hadir_saja(baru, kantor.kini)
    lambat = client.post(alamat_saya, data, follow=True)
    assertContains(lambat, "sudah diperiksa petugas")


def test_a_person_takes_his_data_back(client, kantor):
    alamat_saya = pribadi(client, kantor, jenis_kelamin="p")
    # Also one who was confirmed before the queue decided.
    Kehadiran.objects.update(status="sah")
    response = client.post(alamat_saya, {"lupakan": "1"}, follow=True)
    satu, hadir = PendaftaranMandiri.objects.get(), Kehadiran.objects.get()
    assert "Data Anda sudah dihapus" in response.text
    assert (satu.isian, satu.sidik, satu.isi) == ("", "", {})
    assert (hadir.status, hadir.nama_snapshot) == ("ditolak", "(dihapus)")
    assert hadir.jenis_kelamin == ""
    assert "Ketua Contoh" not in str(list(Jejak.objects.values()))


def test_pk_22_wrong_links_are_slowed_and_the_right_one_still_opens(
    client, kantor, monkeypatch
):
    alamat_saya, salah = pribadi(client, kantor), reverse("pemangku:saya", args=("X",))
    monkeypatch.setattr("organisasi.halaman.rahasia.PER_ALAMAT", 0)
    jawab = client.get(salah)
    assert (jawab.status_code, jawab["Retry-After"]) == (429, "3600")
    assert jawab["Cache-Control"] == "no-store"
    assert client.get(alamat_saya).status_code == 200


# Registering again after staff decided


def cocokkan(kantor, satu, jabatan):
    aksi.cocokkan_pendaftaran(satu, kantor.kini, jabatan=jabatan)


def test_who_comes_again_waits_anew_and_is_counted_once(client, kantor):
    lama, jabatan = daftar(client, kantor), f.JabatanFactory()
    cocokkan(kantor, lama, jabatan)
    baru = daftar(client, kantor, persetujuan=["undangan"], email="ketua@contoh.id")
    lama.refresh_from_db()
    assert (lama.status, lama.isi["email"]) == ("cocok", "")
    assert lama.isi["persetujuan"] == []
    assert list(PendaftaranMandiri.objects.menunggu()) == [baru]
    assert not Persetujuan.objects.exists()
    assert Kehadiran.objects.get().pendaftaran == lama
    cocokkan(kantor, baru, jabatan)
    assert Persetujuan.objects.get().tujuan == "undangan"
    assert jabatan.orang.kanal.count() == 2
    assert Kehadiran.objects.get().status == "sah"


def test_the_new_one_is_corrected_and_taken_back_without_touching_the_count(
    client, kantor
):
    cocokkan(kantor, daftar(client, kantor), f.JabatanFactory())
    alamat_saya = pribadi(client, kantor)
    assert "tidak dihitung" not in client.halaman(alamat_saya).text
    benar = {"nama": "Ketua", "lembaga": "LPM Sukajaya"}
    client.post(alamat_saya, {"simpan": "1", "yakin": "1"} | benar)
    assert Kehadiran.objects.count() == 1
    client.post(alamat_saya, {"lupakan": "1"})
    assert Kehadiran.objects.get().status == "sah"
    assert PendaftaranMandiri.objects.filter(status="cocok").get().isi


def test_one_whose_attendance_was_refused_may_be_looked_at_again(client, kantor):
    cocokkan(kantor, daftar(client, kantor), f.JabatanFactory())
    Kehadiran.objects.get().tolak(kantor.kini, alasan="Keliru.")
    baru = daftar(client, kantor)
    assert baru.kehadiran.get().status == "sementara"
    # Twice again is one that waits.
    client.post(pintu(kantor), isi_pintu(jabatan="Wakil"))
    assert PendaftaranMandiri.objects.menunggu().get().isi["jabatan"] == "Wakil"
    assert PendaftaranMandiri.objects.count() == 2
