"""Hand-over by hand: to whom, its number, its state; and what officers decide on stuck steps."""

from datetime import date, timedelta

import pytest

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.kantor.saat import Saat
from organisasi.models import Jejak, Notifikasi
from pengaduan.lapor import actions as aksi
from pengaduan.models import Kiriman, Penerusan, Pengaduan
from tests.factories.organisasi import KanalLayananFactory
from tests.factories.pengaduan import BerkasPengaduanFactory, PenerusanFactory
from tests.pengaduan import kantor_aduan as k
from tests.pengaduan.lapor.contoh import NIK
from tests.pengaduan.lapor.meja import (
    KINI,
    L,
    S,
    aduan,
    foto,
    langkah,
    pelapor_pasti,
    teruskan,
)
from tests.serentak import serentak

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("siap")]
Tujuan, Cara, Luar = Penerusan.Tujuan, Penerusan.Cara, Penerusan.StatusLuar


def ke_lapor(kantor, **ubah):
    aduan = k.diteruskan(kantor, Tujuan.LAPOR, **ubah)
    return aduan.penerusan.get()


def nomor(kantor, penerusan, tracking_id="9165816", **ubah):
    isi = {"tanggal_input": k.TERIMA, "saat": Saat(kantor.admin, k.PADA)}
    return aksi.catat_nomor_lapor(penerusan, tracking_id=tracking_id, **(isi | ubah))


def test_the_unit_holds_it_and_hears_of_it(kantor):
    aduan = k.terverifikasi(kantor)
    Notifikasi.objects.all().delete()
    isi = {"tujuan": Tujuan.UNIT, "unit": kantor.dinas, "catatan": " Dekat sekolah. "}
    penerusan = aksi.teruskan_pengaduan(aduan, Saat(kantor.admin, k.PADA), **isi)
    aduan = k.segar(aduan)
    assert (aduan.status, aduan.pemegang) == ("diteruskan", kantor.dinas)
    assert (penerusan.unit, penerusan.nomor_sampai) == (kantor.dinas, None)
    assert aduan.riwayat.first().catatan.endswith(". Dekat sekolah.")
    penerima = set(Notifikasi.objects.values_list("penerima", flat=True))
    assert {"kepala@example.id", "rekan@example.id", "siti@contoh.id"} == penerima


def test_to_lapor_by_hand_its_number_is_due_after_a_working_day(kantor):
    penerusan, siapa = ke_lapor(kantor), Saat(kantor.admin, k.PADA)
    assert (penerusan.unit, penerusan.cara) == (None, Cara.TANGAN)
    assert penerusan.nomor_sampai == date(2024, 6, 5)
    assert penerusan.nomor == penerusan.pengaduan.nomor
    assert not Kiriman.objects.exists()
    # Another body needs its channel; of each target one is open.
    aduan, kanal = k.terverifikasi(kantor, uraian="Lain."), KanalLayananFactory()
    isi = {"tujuan": Tujuan.BADAN_LAIN, "unit": kantor.utama}
    with pytest.raises(TindakanTerlarang, match="Pilih lembaga"):
        aksi.teruskan_pengaduan(aduan, siapa, **isi)
    ada = PenerusanFactory(pengaduan=aduan, tujuan=Tujuan.BADAN_LAIN, kanal=kanal)
    with pytest.raises(TindakanTerlarang, match="sudah diteruskan ke tujuan itu"):
        aksi.teruskan_pengaduan(aduan, siapa, **isi, kanal=kanal)
    aksi.tutup_penerusan(ada, siapa, alasan="Salah.")
    lain = aksi.teruskan_pengaduan(k.segar(aduan), siapa, **isi, kanal=kanal)
    assert lain.kanal == kanal


def test_what_is_grave_goes_to_the_inspektorat_alone(kantor):
    aduan = k.terverifikasi(kantor, kelas=Pengaduan.Kelas.BERKADAR)
    isi = {"saat": Saat(kantor.irban, k.PADA), "unit": kantor.apip}
    for tujuan in (Tujuan.LAPOR, Tujuan.UNIT):
        with pytest.raises(TindakanTerlarang, match="hanya diteruskan ke Inspektorat"):
            aksi.teruskan_pengaduan(aduan, **isi, tujuan=tujuan)
    penerusan = aksi.teruskan_pengaduan(aduan, **isi, tujuan=Tujuan.APIP)
    assert penerusan.unit == kantor.apip


def test_the_number_is_typed_back_with_its_day(kantor):
    penerusan = nomor(kantor, ke_lapor(kantor), yang_dikirim=["judul", "uraian"])
    penerusan.refresh_from_db()
    assert penerusan.tracking_id == penerusan.lapor_complaint_id == "9165816"
    assert (penerusan.tanggal_input, penerusan.status_luar) == (k.TERIMA, Luar.TERKIRIM)
    assert penerusan.yang_dikirim == ["judul", "uraian"]
    assert not Penerusan.objects.tanpa_nomor().exists()
    pesan = Notifikasi.objects.kepada("siti@contoh.id")
    assert pesan.filter(kunci__contains="bernomor_lapor").exists()


def test_a_number_that_cannot_be_one_is_refused_in_words(kantor):
    penerusan = ke_lapor(kantor)
    for isi, hari, kata in (
        ("12 34", 0, "hanya berupa angka"),
        ("१२३४५", 0, "hanya berupa angka"),
        ("123", 0, "4 sampai 15"),
        ("1" * 16, 0, "15"),
        ("9165816", 1, "masa depan"),
        ("9165816", -32, "sebulan"),
    ):
        with pytest.raises(TindakanTerlarang, match=kata):
            nomor(kantor, penerusan, isi, tanggal_input=k.TERIMA + timedelta(days=hari))
    penerusan.refresh_from_db()
    assert penerusan.tracking_id == ""
    with pytest.raises(TindakanTerlarang, match="SP4N-LAPOR"):
        nomor(kantor, k.diteruskan(kantor, uraian="Lain.").penerusan.get())


def test_a_number_is_corrected_with_a_reason_and_the_old_one_stays_in_the_trail(kantor):
    penerusan = nomor(kantor, ke_lapor(kantor))
    with pytest.raises(TindakanTerlarang, match="9165816 sudah tercatat"):
        nomor(kantor, penerusan, "9165817")
    with pytest.raises(TindakanTerlarang, match="pada aduan lain"):
        nomor(kantor, ke_lapor(kantor, uraian="Lain."))
    nomor(kantor, penerusan, "9165817", alasan=" Salah ketik. ")
    penerusan.refresh_from_db()
    assert penerusan.tracking_id == penerusan.lapor_complaint_id == "9165817"
    assert penerusan.status_luar == Luar.TERKIRIM
    koreksi = _jejak(penerusan)
    assert koreksi.tindakan == "koreksi_nomor_lapor"
    assert koreksi.catatan == "Salah ketik."
    assert koreksi.sebelum["tracking_id"] == "9165816"
    # An id of the API is not overwritten by a correction.
    Penerusan.objects.filter(pk=penerusan.pk).update(lapor_complaint_id="77")
    nomor(kantor, penerusan, "9165818", alasan="Salah lagi.")
    penerusan.refresh_from_db()
    assert (penerusan.tracking_id, penerusan.lapor_complaint_id) == ("9165818", "77")


def _jejak(penerusan):
    return Jejak.objects.milik(penerusan).first()


def test_the_state_over_there_is_mirrored_and_never_moves_ours(kantor):
    penerusan, esok = ke_lapor(kantor), k.saat("2024-06-05")
    lain = {"mentah": "Proses", "instansi": "Dinas X"}
    isi = {"status": Luar.DIPROSES, "periksa_lagi": k.PADA + timedelta(hours=6), **lain}
    assert aksi.catat_status_luar(penerusan, Saat(None, k.PADA), **isi)
    assert not aksi.catat_status_luar(penerusan, Saat(None, esok), status=Luar.DIPROSES)
    assert penerusan.status_luar == Luar.DIPROSES
    assert penerusan.status_luar_mentah == "Proses"
    assert penerusan.instansi_luar == "Dinas X"
    assert penerusan.diperiksa_pada == esok
    assert penerusan.periksa_lagi_pada is None
    assert k.segar(penerusan.pengaduan).status == Pengaduan.Status.DITERUSKAN
    assert _jejak(penerusan).ke == ""
    assert Notifikasi.objects.filter(kunci__contains=":status_luar:").count() == 1


def test_the_way_changes_and_what_was_sent_stays_sent(kantor):
    penerusan = ke_lapor(kantor)
    siapa = {"saat": Saat(kantor.admin, k.PADA)}
    with pytest.raises(TindakanTerlarang, match="sudah memakai"):
        aksi.ubah_cara(penerusan, **siapa, cara=Cara.TANGAN)
    assert aksi.ubah_cara(penerusan, **siapa, cara=Cara.DIBANTU).cara == Cara.DIBANTU
    assert _jejak(penerusan).sebelum == {"cara": "tangan"}
    unit = k.diteruskan(kantor, uraian="Lain.").penerusan.get()
    with pytest.raises(TindakanTerlarang, match="tidak dapat diubah"):
        aksi.ubah_cara(unit, **siapa, cara=Cara.API)


def test_a_hand_over_is_ended_once_with_a_reason(kantor):
    penerusan = ke_lapor(kantor)
    siapa = {"saat": Saat(kantor.admin, k.PADA)}
    with pytest.raises(TindakanTerlarang, match="mengapa penerusan"):
        aksi.tutup_penerusan(penerusan, **siapa, alasan=" ")
    aksi.tutup_penerusan(penerusan, **siapa, alasan="Selesai di sini.")
    assert penerusan.ditutup_pada == k.PADA
    assert penerusan.alasan_tutup == "Selesai di sini."
    with pytest.raises(TindakanTerlarang, match="sudah ditutup"):
        aksi.tutup_penerusan(penerusan, **siapa, alasan="Lagi.")
    with pytest.raises(TindakanTerlarang, match="tidak dapat diubah"):
        aksi.ubah_cara(penerusan, **siapa, cara=Cara.API)


@pytest.mark.django_db(transaction=True)
def test_of_two_hand_overs_at_once_one_stands():
    kantor = k.buka_kantor()
    aduan, siapa = k.terverifikasi(kantor), Saat(kantor.admin, k.PADA)
    isi = {"tujuan": Tujuan.LAPOR, "unit": kantor.dinas}
    salinan = [k.segar(aduan), k.segar(aduan)]
    hasil = serentak(2, lambda ke: aksi.teruskan_pengaduan(salinan[ke], siapa, **isi))
    assert sum(isinstance(h, TindakanTerlarang) for h in hasil) == 1
    assert Penerusan.objects.lapor().count() == 1


# What officers decide on stuck steps: each with name, time, and only when it is open.

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


def test_consent_that_ended_is_respected_when_it_is_resent(petugas, settings):
    pelapor = pelapor_pasti(setuju_diteruskan=True)
    lama = macet(petugas, S.DITOLAK, pelapor=pelapor)
    assert lama.muatan["is_new_user_slider"] is True
    pelapor.setuju_diteruskan = False
    pelapor.save()
    lama = Kiriman.objects.get(pk=lama.pk)
    settings.LAPOR_MODE = "manual"
    with pytest.raises(TindakanTerlarang, match="tidak dinyalakan"):
        aksi.perbaiki_kiriman(lama, Saat(petugas, KINI))
    settings.LAPOR_MODE = "api"
    baru = aksi.perbaiki_kiriman(lama, Saat(petugas, KINI))
    assert baru.muatan["is_new_user_slider"] is False
    assert "nama" not in Penerusan.objects.get().yang_dikirim


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


# Uncertain


def test_it_is_there_already_under_a_number_that_can_be_one(petugas):
    ada = teruskan(aduan(), oleh=petugas, cara="tangan")
    isi = {"tracking_id": "8000001", "tanggal_input": HARI}
    aksi.catat_nomor_lapor(ada, Saat(petugas, KINI), **isi)
    satu = macet(petugas, S.TIDAK_PASTI)
    lusa = Saat(petugas, KINI + timedelta(days=2))
    for nomor, kata in (("8000001", "aduan lain"), ("1" * 50, "paling banyak|40")):
        with pytest.raises(TindakanTerlarang, match=kata):
            aksi.nyatakan_sudah_ada(satu, lusa, nomor=nomor)
    assert kini(satu).status == S.TIDAK_PASTI
    penerusan = aksi.nyatakan_sudah_ada(satu, lusa, nomor="9000001")
    assert (kini(satu).status, satu.id_luar) == (S.TERKIRIM, "9000001")
    assert penerusan.tracking_id == "9000001"
    assert penerusan.tanggal_input == HARI  # the day it was sent, not decided
    assert penerusan.periksa_lagi_pada == lusa.pada
    assert Jejak.objects.filter(tindakan="sudah_ada_di_lapor").count() == 1


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
    isi = {"tracking_id": "9000001", "tanggal_input": HARI, "yang_dikirim": ("judul",)}
    kiriman = langkah(penerusan)
    hasil = aksi.kirim_dengan_tangan(kiriman, Saat(petugas, KINI), **isi)
    assert (hasil.tracking_id, hasil.cara) == ("9000001", Penerusan.Cara.DIBANTU)
    assert hasil.yang_dikirim == ["judul"]
    assert set(penerusan.kiriman.values_list("status", flat=True)) == {S.BATAL}


def test_a_cancelled_step_leaves_the_hand_over_to_be_done_by_hand(petugas):
    satu, siapa = macet(petugas, S.BUNTU), Saat(petugas, KINI)
    with pytest.raises(TindakanTerlarang, match="Tulis mengapa"):
        aksi.batalkan_kiriman(satu, siapa, alasan=" ")
    for status in (S.TIDAK_PASTI, S.TERKIRIM):  # it may be there
        Kiriman.objects.update(status=status, selesai_pada=KINI)
        with pytest.raises(TindakanTerlarang):
            aksi.batalkan_kiriman(kini(satu), siapa, alasan="Coba.")
    Kiriman.objects.update(status=S.BUNTU, selesai_pada=None)
    penerusan = aksi.batalkan_kiriman(kini(satu), siapa, alasan="Dikirim lewat loket.")
    assert penerusan.cara == Penerusan.Cara.DIBANTU
    assert list(Penerusan.objects.tanpa_nomor()) == [penerusan]
    baris = Jejak.objects.get(tindakan="batalkan_kiriman")
    assert baris.catatan == "Dikirim lewat loket."


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


def test_once_in_five_minutes(petugas):
    penerusan, siapa = teruskan(aduan(), oleh=petugas), Saat(petugas, KINI)
    with pytest.raises(TindakanTerlarang, match="belum bernomor"):
        aksi.periksa_sekarang(penerusan, siapa)
    Penerusan.objects.update(lapor_complaint_id="9000001")
    for diperiksa, lagi in (
        (KINI - timedelta(minutes=4, seconds=59), None),
        (None, KINI),
    ):
        Penerusan.objects.update(diperiksa_pada=diperiksa, periksa_lagi_pada=lagi)
        with pytest.raises(TindakanTerlarang, match="Baru saja"):
            aksi.periksa_sekarang(Penerusan.objects.get(), siapa)
