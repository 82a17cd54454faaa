"""Personal pages: one's own once staff have decided (5.3), and the stop link (PK-18)."""

from datetime import timedelta
from urllib.parse import urlsplit

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from organisasi.kantor.peran import Peran
from organisasi.kantor.saat import Saat
from organisasi.models import Notifikasi, PembatasCoba, PermintaanSubjek
from organisasi.pribadi.actions import TERLALU_BANYAK
from pemangku.inventaris.actions import tandai_perlu_cek
from pemangku.inventaris.kanal import DILARANG, sidik_kanal
from pemangku.inventaris.persetujuan import ALASAN_SAYA
from pemangku.inventaris.pilihan import KeputusanPersetujuan
from pemangku.meja.gabung import gabungkan_orang
from pemangku.models import (
    Jabatan,
    Kehadiran,
    Larangan,
    Orang,
    PendaftaranMandiri,
    Persetujuan,
    TautanPribadi,
)
from pemangku.pribadi import perbarui, views as halaman
from pemangku.pribadi.hak_orang import ORANG
from pemangku.pribadi.views import DITERUSKAN, TANPA_PERUBAHAN, TERSIMPAN
from pemangku.ruang import pendaftaran as aksi
from pemangku.ruang.hadir import kelurahan_kegiatan
from pemangku.siaran.actions import buat_tautan
from tests.factories import pemangku as f
from tests.factories.kunjungan import KomitmenFactory
from tests.factories.organisasi import BatasWaktuFactory
from tests.pemangku.kantor_lapangan import buat_kantor
from tests.pemangku.ruang.kiriman import pribadi
from tests.pemangku.siaran.kantor_siaran import (
    PADA,
    K,
    antre,
    berjalan,
    kanal,
    pemangku,
    penerima as penerima_siaran,
    pengurus,
    teks,
)
from tests.petugas import masuk_sebagai

pytestmark = pytest.mark.django_db
J = PermintaanSubjek.Jenis
TUJUAN = ["undangan", "siaran_informasi"]


@pytest.fixture
def kantor():
    for kode in ("pdp.perbaikan", "pdp.penghentian"):
        BatasWaktuFactory(kode=kode, nilai=72, satuan="jam")
    return buat_kantor()


@pytest.fixture
def tautan(client, kantor):
    """The link of one whom staff made a person; he gave two consents at the door."""
    alamat = pribadi(client, kantor, persetujuan=TUJUAN, jabatan="Ketua")
    aksi.buatkan_catatan(
        PendaftaranMandiri.objects.get(), Saat(kantor.petugas, timezone.now())
    )
    return alamat


def isi(client, tautan):
    return client.halaman(tautan).text


def simpan(client, tautan, **isi):
    """Sent, read what will change, and confirmed."""
    kirim = {"simpan": "1"} | isi
    tampil = client.post(tautan, kirim)
    hasil = client.post(tautan, kirim | {"yakin": "1"}, follow=True)
    return tampil.context["perubahan"], hasil


def test_what_is_kept_is_shown_and_no_number(client, tautan):
    jawab = client.halaman(tautan)
    for kata in ("Ketua Contoh", "Ketua, LPM Sukajaya", "0812••••789"):
        assert kata in jawab.text
    assert "Dihubungi untuk undangan; Menerima informasi layanan" in jawab.text
    assert "628123456789" not in jawab.text
    assert jawab["Cache-Control"] == "no-store"
    with time_machine.travel(timezone.now() + timedelta(days=61)):
        assert client.get(tautan).status_code == 404
    # Nor is there a page behind a link of nobody.
    isi = {"tujuan": "saya", "komitmen": KomitmenFactory()}
    asing = TautanPribadi.objects.buat(pada=timezone.now(), **isi)
    assert client.get(reverse("pemangku:saya", args=(asing,))).status_code == 404


def test_numbers_and_consent_change_at_once_and_are_told_before(client, tautan):
    orang = Orang.objects.get()
    isi = {"wa": "081300001111", "email": "k@contoh.id", "persetujuan": ["undangan"]}
    tampil, jawab = simpan(client, tautan, **isi)
    assert tampil == [
        "WhatsApp: 0812••••789 → 0813••••111",
        "Surel: kosong → k***@contoh.id",
        "Menerima informasi layanan: tidak setuju lagi",
    ]
    assertContains(jawab, TERSIMPAN)
    assertNotContains(jawab, DITERUSKAN)
    kanal = {k.jenis: k.nilai for k in orang.kanal.all()}
    assert kanal == {"wa": "6281300001111", "email": "k@contoh.id"}
    assert Persetujuan.objects.tujuan_berlaku(orang) == {"undangan"}
    satu = PermintaanSubjek.objects.get()
    assert (satu.jenis, satu.jawaban) == (J.PENARIKAN, ALASAN_SAYA)
    assert satu.objek_id == str(orang.pk)
    tampil, _ = simpan(client, tautan, hapus=["wa"], persetujuan=TUJUAN)
    assert tampil == [
        "WhatsApp: 0813••••111 → dihapus",
        "Menerima informasi layanan: setuju",
    ]
    assert Persetujuan.objects.tujuan_berlaku(orang) == {*TUJUAN}
    assert orang.kanal.get().jenis == "email"


def test_sex_is_shown_and_corrected_at_once(client, tautan):
    isi = {"persetujuan": TUJUAN, "jenis_kelamin": "p"}
    tampil, jawab = simpan(client, tautan, **isi)
    assert tampil == ["L/P: kosong → P"]
    assertContains(jawab, "<dt>L/P</dt><dd>P</dd>", html=True)
    assert Orang.objects.get().jenis_kelamin == "p"
    tampil, jawab = simpan(client, tautan, persetujuan=TUJUAN)
    assert tampil == ["L/P: P → kosong"]
    assert Orang.objects.get().jenis_kelamin == ""


def test_nothing_new_a_wrong_number_and_a_second_thought_change_nothing(client, tautan):
    sama = {"simpan": "1", "yakin": "1", "persetujuan": TUJUAN}
    assertContains(client.post(tautan, sama), TANPA_PERUBAHAN)
    assertContains(client.post(tautan, sama | {"wa": "12"}), "Nomor terlalu pendek")
    lagi = client.post(
        tautan,
        {"simpan": "1", "ubah": "1", "wa": "081300001111", "persetujuan": TUJUAN},
    )
    assertContains(lagi, 'value="081300001111"')
    assert not lagi.context["perubahan"]
    f.LaranganFactory(sidik=sidik_kanal("wa", "6281300001111"))
    jawab = client.post(tautan, sama | {"wa": "081300001111"})
    assertContains(jawab, DILARANG)
    assert Orang.objects.get().kanal.get().samaran == "0812••••789"


def test_other_words_are_requests_so_many_a_day_and_no_limit_stops_a_withdrawal(
    client, tautan
):
    isi = {"persetujuan": TUJUAN, "uraian": "Nama saya Ketua Benar."}
    tampil, jawab = simpan(client, tautan, **isi)
    assert tampil == ["Diteruskan kepada petugas: Nama saya Ketua Benar."]
    assertContains(jawab, DITERUSKAN)
    pertama = PermintaanSubjek.objects.get()
    for ke in range(halaman.PERMINTAAN_SEHARI):
        _, jawab = simpan(client, tautan, **isi | {"uraian": f"Keliru {ke}."})
    assert TERLALU_BANYAK in jawab.text
    _, jawab = simpan(client, tautan, wa="081300001111", persetujuan=TUJUAN)
    assert TERLALU_BANYAK in jawab.text
    # Asking to be forgotten, taking consent back and deleting a number go on.
    PermintaanSubjek.objects.exclude(pk=pertama.pk).delete()
    for _ in range(2):
        jawab = client.post(tautan, {"lupakan": "1"}, follow=True)
    assert jawab.text.count("belum dijawab") == 2
    orang = str(Orang.objects.get().pk)
    semua = PermintaanSubjek.objects.terbuka().filter(objek_id=orang)
    assert {p.jenis: p.uraian for p in semua} == {
        J.PERBAIKAN: "Nama saya Ketua Benar.",
        J.PENGHAPUSAN: "",
    }
    simpan(client, tautan, hapus=["wa"], persetujuan=[])
    diri = Orang.objects.get()
    assert not diri.kanal.exists()
    assert not Persetujuan.objects.tujuan_berlaku(diri)


def test_while_it_waits_number_consent_and_kelurahan_are_shown_and_corrected(
    client, kantor
):
    alamat = pribadi(client, kantor, persetujuan=["undangan"])
    awal = isi(client, alamat)
    for kata in ("0812••••789", "Dihubungi untuk undangan", "Perbaiki data saya"):
        assert kata in awal
    assert "628123456789" not in awal
    benar = {"nama": "Ketua Contoh", "lembaga": "LPM Sukajaya"}
    kelurahan = kelurahan_kegiatan(kantor.kegiatan)[0]
    tampil, jawab = simpan(
        client,
        alamat,
        **benar,
        wa="081300001111",
        kelurahan=kelurahan.pk,
        jenis_kelamin="l",
    )
    assert tampil == [
        f"Kelurahan: kosong → {kelurahan.nama}",
        "L/P: kosong → L",
        "WhatsApp: 0812••••789 → 0813••••111",
        "Dihubungi untuk undangan: tidak setuju lagi",
    ]
    assertContains(jawab, "0813••••111")
    assertContains(jawab, "Belum ada persetujuan")
    assertContains(jawab, kelurahan.nama)
    satu = PendaftaranMandiri.objects.get()
    assert (satu.isi["wa"], satu.isi["persetujuan"]) == ("6281300001111", [])
    assert Kehadiran.objects.get().jenis_kelamin == "l"
    simpan(client, alamat, **benar, kelurahan=kelurahan.pk, hapus=["wa"])
    satu.refresh_from_db()
    assert satu.isi["wa"] == ""


def test_a_merged_person_is_found_and_a_forgotten_one_is_not(client, tautan, kantor):
    kini, lama = timezone.now(), Orang.objects.get()
    tujuan = f.OrangFactory(nama="Ketua Utuh")
    gabungkan_orang(tujuan, lama, Saat(kantor.petugas, kini))
    assert "Ketua Utuh" in isi(client, tautan)
    ORANG.hapus(tujuan, Saat(None, kini), alasan="Diminta.")
    assert client.get(tautan).status_code == 404


@pytest.mark.parametrize(
    ("akhir", "kata"),
    [
        ("tolak", "tidak dicatat. Alasan: Tidak hadir"),
        ("hadir", "Kontak Anda tidak disimpan"),
        ("lewat", "tidak sempat diperiksa petugas dalam 30 hari"),
    ],
)
def test_one_that_led_to_nobody_says_so(client, kantor, akhir, kata):
    alamat, kini = pribadi(client, kantor), timezone.now()
    satu = PendaftaranMandiri.objects.get()
    if akhir == "tolak":
        aksi.tolak_pendaftaran(satu, Saat(kantor.petugas, kini), alasan="Tidak hadir")
    elif akhir == "hadir":
        aksi.catat_hadir_saja(satu, Saat(kantor.petugas, kini))
    else:
        aksi.bersihkan_pendaftaran(pada=kini + timedelta(days=31))
    teks = isi(client, alamat)
    assert kata in teks
    assert "Simpan alamat" not in teks
    assert Kehadiran.objects.count() == 1


# The same page for the main contact of a body: does all of it still hold? (PK-29)


@pytest.fixture
def lembaga():
    for kode in ("pdp.perbaikan", "pdp.penghentian"):
        BatasWaktuFactory(kode=kode, nilai=72, satuan="jam")
    jabatan = f.JabatanFactory(
        pemangku__nama_resmi="LPM Nagarasari",
        pemangku__alamat="Jalan Lama 1",
        orang__nama="Ketua Lama",
        peran_khusus=[Jabatan.PeranKhusus.NARAHUBUNG_UTAMA],
    )
    return jabatan.pemangku


def buat_tautan_lembaga(client, satu):
    masuk_sebagai(client, Peran.PENGELOLA_PEMANGKU)
    jawab = client.post(reverse("admin:pemangku_pemangku_tautan_data", args=(satu.pk,)))
    assert "no-store" in jawab["Cache-Control"]
    client.logout()
    return urlsplit(jawab.context.get("alamat", "")).path, jawab


def sekarang(satu):
    satu.refresh_from_db()
    return satu


def test_pk_29_still_true_is_a_check_by_his_own_link_once(client, lembaga):
    tautan, _ = buat_tautan_lembaga(client, lembaga)
    teks = isi(client, tautan)
    assert "LPM Nagarasari" in teks
    assert "Jalan Lama 1" in teks
    for _ in range(2):
        jawab = client.post(tautan, {"benar": "1"}, follow=True)
        assertContains(jawab, halaman.TERIMA_KASIH)
    (satu,) = lembaga.hubungan.all()
    assert (satu.cara, satu.hasil, satu.oleh) == ("tautan_mandiri", "benar", None)
    assert sekarang(lembaga).terverifikasi_pada is not None
    # Somebody doubted it since: then his word counts again.
    tandai_perlu_cek(lembaga, Saat(None, timezone.now()), alasan="Pindah")
    client.post(tautan, {"benar": "1"})
    assert lembaga.hubungan.count() == 2
    assert sekarang(lembaga).perlu_cek == ""


def test_pk_29_what_is_wrong_goes_to_an_officer_and_opens_a_doubt(client, lembaga):
    tautan, _ = buat_tautan_lembaga(client, lembaga)
    tampil, _ = simpan(client, tautan, uraian="Kami pindah ke Jalan Baru 2.")
    assert tampil == ["Diteruskan kepada petugas: Kami pindah ke Jalan Baru 2."]
    assert sekarang(lembaga).perlu_cek == halaman.DIUBAH_SENDIRI
    assert PermintaanSubjek.objects.get().jenis == J.PERBAIKAN


def test_pk_29_who_left_and_a_record_out_of_use_say_nothing(client, lembaga):
    tautan, _ = buat_tautan_lembaga(client, lembaga)
    lembaga.jabatan.update(selesai="2024-01-01", mulai="2023-01-01")
    jawab = client.post(tautan, {"benar": "1"}, follow=True)
    assertContains(jawab, perbarui.TIDAK_MENJABAT)
    kosong, jawab = buat_tautan_lembaga(client, lembaga)
    assert kosong == ""
    assertContains(jawab, perbarui.TANPA_NARAHUBUNG)
    lembaga.__class__.objects.filter(pk=lembaga.pk).update(status="nonaktif")
    jawab = client.post(tautan, {"benar": "1"}, follow=True)
    assertContains(jawab, perbarui.TIDAK_AKTIF)
    assertContains(buat_tautan_lembaga(client, lembaga)[1], perbarui.TIDAK_AKTIF)
    assert not lembaga.hubungan.exists()
    with time_machine.travel(timezone.now() + timedelta(days=15)):
        assert client.get(tautan).status_code == 404


# The stop link: looking changes nothing, one press ends it at once (PK-18)

SUDAH = "Anda sudah berhenti"


@pytest.fixture
def penerima():
    """A person with an open card in a running broadcast."""
    teks()
    return antre().penerima.get()


def alamat(satu):
    return reverse("pemangku:berhenti", args=(buat_tautan(satu, pada=PADA),))


def ditarik():
    return Persetujuan.objects.filter(keputusan=KeputusanPersetujuan.TARIK).count()


def test_pk18_opening_changes_nothing(client, penerima):
    jawab = client.get(alamat(penerima))
    assert jawab["Cache-Control"] == "no-store"
    assert "noindex" in jawab["X-Robots-Tag"]
    assert client.put(alamat(penerima)).status_code == 405
    assertContains(jawab, "Dihubungi untuk undangan")
    assertContains(jawab, "0812••••789")
    assertContains(jawab, "Berhenti menerima")
    assert ditarik() == 0
    penerima.refresh_from_db()
    assert penerima.status == K.MENUNGGU


def test_pk18_the_button_withdraws_and_says_so(client, penerima):
    tautan = alamat(penerima)
    assertContains(client.post(tautan), SUDAH)
    baris = Persetujuan.objects.get(keputusan=KeputusanPersetujuan.TARIK)
    assert (baris.orang, baris.oleh) == (penerima.orang, None)
    assert (baris.tujuan, baris.kanal) == (penerima.siaran.tujuan, "")
    penerima.refresh_from_db()
    assert penerima.status == K.DITARIK
    assertContains(client.get(tautan), SUDAH)
    # A mail program's own button posts without ever having seen the page.
    ketat = Client(enforce_csrf_checks=True)
    assert ketat.post(tautan, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert ditarik() == 1
    # The withdrawal stands in the register of requests, answered at once (PK-56).
    minta = PermintaanSubjek.objects.get()
    assert (minta.jenis, minta.objek_nomor) == (J.PENARIKAN, penerima.orang.nomor)
    assert (minta.selesai_pada, minta.status) == (minta.diterima_pada, "dipenuhi")
    assert not Notifikasi.objects.exists()


@pytest.mark.parametrize("nama", ["saya", "berhenti", "janji"])
def test_a_wrong_secret_is_not_there_and_guessing_is_slowed(client, monkeypatch, nama):
    # Nor does a link for another purpose open anything.
    lain = {"tujuan": "janji", "komitmen": KomitmenFactory()}
    if nama == "janji":
        lain = {"tujuan": "saya", "pendaftaran": f.PendaftaranMandiriFactory()}
    asing = TautanPribadi.objects.buat(pada=timezone.now(), **lain)
    tautan = [reverse(f"pemangku:{nama}", args=(kode,)) for kode in ("SALAH", asing)]
    for satu in tautan:
        assert client.get(satu).status_code == client.post(satu).status_code == 404
    assert PembatasCoba.objects.exists()
    monkeypatch.setattr("organisasi.halaman.rahasia.PER_ALAMAT", 0)
    assert client.get(tautan[0]).status_code == 429
    assert client.post(tautan[0]).status_code == 429


def test_a_body_that_stops_is_kept_from_every_broadcast(client):
    badan = pemangku()
    nomor = kanal(orang=None, pemangku=badan, sifat="kedinasan")
    isi = {"pemangku": badan, "orang": None, "kanal": nomor}
    semua = [f.PenerimaSiaranFactory(siaran=berjalan(), **isi) for _ in range(2)]
    tautan = alamat(semua[0])
    assertContains(client.get(tautan), "Berhenti menerima")
    assertContains(client.post(tautan), SUDAH)
    client.post(tautan)
    larangan = Larangan.objects.get()
    assert (larangan.sidik, larangan.lingkup) == (nomor.sidik, Larangan.Lingkup.SIARAN)
    for satu in semua:
        satu.refresh_from_db()
        assert (satu.status, satu.sebab) == (K.DITARIK, "Dalam daftar jangan dihubungi")
    assert not PermintaanSubjek.objects.exists()


def test_without_a_wording_a_persons_channel_is_kept_from_broadcasts(client):
    satu = penerima_siaran(berjalan(), pengurus(setuju=False))
    assertContains(client.post(alamat(satu)), SUDAH)
    assert not Persetujuan.objects.exists()
    assert Larangan.objects.get().sidik == satu.kanal.sidik


def test_a_person_without_channel_still_withdraws(client, penerima):
    tautan = alamat(penerima)
    penerima.kanal.delete()
    assertContains(client.get(tautan), "Berhenti menerima")
    client.post(tautan)
    assert ditarik() == 1


def test_without_a_channel_there_is_nothing_to_stop_or_to_write(client):
    penerima = f.PenerimaSiaranFactory(siaran=berjalan(), kanal=None)
    assertContains(client.post(alamat(penerima)), "Berhenti menerima")
    badan = f.PenerimaSiaranFactory(siaran=berjalan(), orang=None, kanal=None)
    assertContains(client.get(alamat(badan)), SUDAH)
    assert not Persetujuan.objects.exists()
    assert not Larangan.objects.exists()
