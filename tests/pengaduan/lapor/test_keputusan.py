"""What officers decide on stuck steps: each with name, time, and only when it is open."""

from datetime import date, timedelta

import pytest

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.saat import Saat
from organisasi.models import Jejak
from pengaduan.lapor import actions as aksi
from pengaduan.lapor.actions import catat_nomor_lapor
from pengaduan.models import Kiriman, Penerusan
from tests.factories.pengaduan import BerkasPengaduanFactory
from tests.pengaduan.lapor.meja import (
    KINI,
    NIK,
    L,
    S,
    aduan,
    foto,
    langkah,
    pelapor_pasti,
    teruskan,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("siap")]
HARI = date(2024, 6, 4)


def macet(petugas, status, nama=L.BUAT, **ubah):
    penerusan = teruskan(aduan(**ubah), oleh=petugas)
    Kiriman.objects.filter(langkah=nama).update(status=status, mulai_kirim=KINI)
    return langkah(penerusan, nama)


def kini(kiriman):
    kiriman.refresh_from_db()
    return kiriman


# Correct and resend


def test_without_new_words_the_present_ones_are_taken(petugas, settings):
    pengaduan = aduan()
    settings.LAPOR_UNIT_MAP = {pengaduan.pemegang.kode: 102}
    penerusan = teruskan(pengaduan, oleh=petugas)
    for nama in (L.BUAT, L.TERUSKAN):
        penerusan.kiriman.filter(langkah=nama).update(status=S.BUNTU)
        lama = langkah(penerusan, nama)
        # Our number is not put in twice.
        isi = lama.muatan.get("content", "")
        baru = aksi.perbaiki_kiriman(lama, Saat(petugas, KINI), isi=isi)
        assert baru.muatan == lama.muatan


@pytest.mark.parametrize("status", [S.DITOLAK, S.BUNTU])
def test_a_corrected_step_is_a_new_version_beside_the_old(petugas, status):
    lama = macet(petugas, status)
    baru = aksi.perbaiki_kiriman(
        lama, Saat(petugas, KINI), judul="Judul baru", isi=f"Isi baru {NIK}"
    )
    assert kini(lama).status == S.BATAL
    assert (lama.diputus_oleh, lama.diputus_pada) == (petugas, KINI)
    assert baru.kunci == lama.kunci[:-1] + "2"
    assert baru.status == S.MENUNGGU
    assert baru.muatan["title"] == "Judul baru"
    assert baru.muatan["content"].startswith("[Nomor Tiket Portal: ")
    assert NIK not in baru.muatan["content"]
    assert Jejak.objects.get(tindakan="perbaiki_kiriman").oleh == petugas.username


def test_photos_that_are_there_already_are_not_sent_twice(petugas):
    pengaduan = aduan()
    BerkasPengaduanFactory(pengaduan=pengaduan)
    penerusan = teruskan(pengaduan, oleh=petugas)
    unggah = langkah(penerusan, L.UNGGAH)
    Kiriman.objects.filter(pk=unggah.pk).update(
        status=S.TERKIRIM, id_luar="4000001,4000002", selesai_pada=KINI
    )
    Kiriman.objects.filter(langkah=L.BUAT).update(status=S.DITOLAK)
    baru = aksi.perbaiki_kiriman(langkah(penerusan), Saat(petugas, KINI))
    assert baru.muatan["attachments"] == "[4000001,4000002]"
    assert penerusan.kiriman.filter(langkah=L.UNGGAH).count() == 1


def test_consent_that_ended_is_respected_when_it_is_resent(petugas):
    pelapor = pelapor_pasti(setuju_diteruskan=True)
    lama = macet(petugas, S.DITOLAK, pelapor=pelapor)
    assert lama.muatan["is_new_user_slider"] is True
    pelapor.setuju_diteruskan = False
    pelapor.save()
    lama = Kiriman.objects.get(pk=lama.pk)
    baru = aksi.perbaiki_kiriman(lama, Saat(petugas, KINI))
    assert baru.muatan["is_new_user_slider"] is False
    penerusan = Penerusan.objects.get()
    assert "nama" not in penerusan.yang_dikirim


def test_only_photos_that_are_left_are_uploaded_again(petugas, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    pengaduan = aduan()
    hilang = foto(pengaduan, b"satu")
    ada = foto(pengaduan, b"dua")
    penerusan = teruskan(pengaduan, oleh=petugas)
    hilang.isi.storage.delete(hilang.isi.name)
    Kiriman.objects.filter(langkah=L.UNGGAH).update(status=S.DITOLAK)
    baru = aksi.perbaiki_kiriman(langkah(penerusan, L.UNGGAH), Saat(petugas, KINI))
    assert baru.muatan == {"berkas": [ada.pk]}
    ada.isi.storage.delete(ada.isi.name)
    Kiriman.objects.filter(pk=baru.pk).update(status=S.DITOLAK)
    with pytest.raises(TindakanTerlarang, match="Tidak ada foto"):
        aksi.perbaiki_kiriman(baru, Saat(petugas, KINI))


def test_nothing_is_resent_while_the_channel_is_off(petugas, settings):
    lama = macet(petugas, S.DITOLAK)
    settings.LAPOR_MODE = "manual"
    with pytest.raises(TindakanTerlarang, match="tidak dinyalakan"):
        aksi.perbaiki_kiriman(lama, Saat(petugas, KINI))


# Uncertain


def test_it_is_there_already(petugas):
    satu = macet(petugas, S.TIDAK_PASTI)
    penerusan = aksi.nyatakan_sudah_ada(
        satu, Saat(petugas, KINI + timedelta(days=2)), nomor="9000001"
    )
    assert (kini(satu).status, satu.id_luar) == (S.TERKIRIM, "9000001")
    assert penerusan.tracking_id == "9000001"
    assert penerusan.tanggal_input == HARI  # the day it was sent, not decided
    assert penerusan.periksa_lagi_pada == KINI + timedelta(days=2)
    assert Jejak.objects.filter(tindakan="sudah_ada_di_lapor").count() == 1


@pytest.mark.parametrize(
    ("nomor", "kata"), [("9000001", "aduan lain"), ("1" * 50, "paling banyak|40")]
)
def test_a_wrong_number_is_refused_and_decides_nothing(petugas, nomor, kata):
    ada = teruskan(aduan(), oleh=petugas, cara="tangan")
    catat_nomor_lapor(
        ada, Saat(petugas, KINI), tracking_id="9000001", tanggal_input=HARI
    )
    satu = macet(petugas, S.TIDAK_PASTI)
    with pytest.raises(TindakanTerlarang, match=kata):
        aksi.nyatakan_sudah_ada(satu, Saat(petugas, KINI), nomor=nomor)
    assert kini(satu).status == S.TIDAK_PASTI


def test_of_two_officers_one_decides(petugas):
    satu = macet(petugas, S.TIDAK_PASTI)
    with pytest.raises(TindakanTerlarang, match="Tulis nomor"):
        aksi.nyatakan_sudah_ada(satu, Saat(petugas, KINI), nomor="")
    baru = aksi.kirim_ulang(satu, Saat(petugas, KINI))
    assert (baru.status, baru.muatan) == (S.MENUNGGU, satu.muatan)
    assert baru.kunci != satu.kunci
    assert Jejak.objects.get(tindakan="tidak_ada_kirim_ulang").oleh == petugas.username
    with pytest.raises(TindakanTerlarang, match="sudah diputus"):
        aksi.nyatakan_sudah_ada(satu, Saat(petugas, KINI), nomor="9000001")


# By hand instead


@pytest.mark.parametrize("status", [S.MENUNGGU, S.DITOLAK, S.BUNTU])
def test_entered_by_hand_it_has_its_number_and_no_step_is_left(petugas, status):
    pengaduan = aduan()
    BerkasPengaduanFactory(pengaduan=pengaduan)
    penerusan = teruskan(pengaduan, oleh=petugas)
    Kiriman.objects.filter(langkah=L.BUAT).update(status=status)
    hasil = aksi.kirim_dengan_tangan(
        langkah(penerusan),
        Saat(petugas, KINI),
        tracking_id="9000001",
        tanggal_input=HARI,
        yang_dikirim=("judul",),
    )
    assert (hasil.tracking_id, hasil.cara) == ("9000001", Penerusan.Cara.DIBANTU)
    assert hasil.yang_dikirim == ["judul"]
    assert set(penerusan.kiriman.values_list("status", flat=True)) == {S.BATAL}


def test_a_cancelled_step_leaves_the_hand_over_to_be_done_by_hand(petugas):
    satu = macet(petugas, S.BUNTU)
    with pytest.raises(TindakanTerlarang, match="Tulis mengapa"):
        aksi.batalkan_kiriman(satu, Saat(petugas, KINI), alasan=" ")
    penerusan = aksi.batalkan_kiriman(
        satu, Saat(petugas, KINI), alasan="Dikirim lewat loket."
    )
    assert penerusan.cara == Penerusan.Cara.DIBANTU
    assert list(Penerusan.objects.tanpa_nomor()) == [penerusan]
    baris = Jejak.objects.get(tindakan="batalkan_kiriman")
    assert baris.catatan == "Dikirim lewat loket."


@pytest.mark.parametrize("status", [S.TIDAK_PASTI, S.TERKIRIM])
def test_what_may_be_there_is_not_cancelled(petugas, status):
    satu = macet(petugas, S.DITOLAK)
    Kiriman.objects.update(status=status, selesai_pada=KINI)
    with pytest.raises(TindakanTerlarang):
        aksi.batalkan_kiriman(satu, Saat(petugas, KINI), alasan="Coba.")


def test_a_passing_on_is_cancelled_alone(petugas, settings):
    pengaduan = aduan()
    settings.LAPOR_UNIT_MAP = {pengaduan.pemegang.kode: 102}
    teruskan(pengaduan, oleh=petugas)
    Kiriman.objects.filter(langkah=L.BUAT).update(status=S.TERKIRIM, selesai_pada=KINI)
    Penerusan.objects.update(lapor_complaint_id="9000001")
    Kiriman.objects.filter(langkah=L.TERUSKAN).update(status=S.BUNTU)
    satu = langkah(Penerusan.objects.get(), L.TERUSKAN)
    hasil = aksi.batalkan_kiriman(satu, Saat(petugas, KINI), alasan="Sudah tahu.")
    assert hasil.cara == Penerusan.Cara.API


# Look now


@pytest.mark.parametrize(
    ("diperiksa", "lagi"),
    [(KINI - timedelta(minutes=4, seconds=59), None), (None, KINI)],
)
def test_once_in_five_minutes(petugas, diperiksa, lagi):
    penerusan = teruskan(aduan(), oleh=petugas)
    with pytest.raises(TindakanTerlarang, match="belum bernomor"):
        aksi.periksa_sekarang(penerusan, Saat(petugas, KINI))
    Penerusan.objects.update(
        lapor_complaint_id="9000001", diperiksa_pada=diperiksa, periksa_lagi_pada=lagi
    )
    with pytest.raises(TindakanTerlarang, match="Baru saja"):
        aksi.periksa_sekarang(penerusan, Saat(petugas, KINI))
