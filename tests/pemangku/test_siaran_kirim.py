"""PK-42: the queue in which a human sends, card by card."""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest

from organisasi.alur.tindakan import TindakanTerlarang
from organisasi.models import Jejak
from pemangku.actions.kartu import ambil_kartu, buka_kartu, catat_hasil
from pemangku.actions.persetujuan import tarik_persetujuan
from pemangku.actions.siaran import batalkan_siaran
from pemangku.models import Kanal, PenerimaSiaran, Persetujuan, Siaran, TautanPribadi
from tests.factories.pemangku import (
    PenerimaSiaranFactory,
)
from tests.pemangku.siaran_bantu import (
    MALAM,
    PADA,
    K,
    S,
    V,
    antre,
    berjalan,
    pengelola,
    pengurus,
    teks,
)
from tests.serentak import serentak

pytestmark = pytest.mark.django_db
T = Siaran.Tujuan
MENIT = timedelta(minutes=1)


def kartu(satu: Siaran, oleh: object) -> PenerimaSiaran:
    hasil = ambil_kartu(satu, oleh=oleh, pada=PADA)
    assert hasil is not None
    return hasil


def test_pk42_whatsapp_opens_with_the_text_encoded():
    jabatan = pengurus(nama_resmi="Café & Warung #1")
    satu = berjalan(isi="{sapaan} {nama}\n{jabatan} {lembaga}\n{tautan_berhenti}")
    penerima = PenerimaSiaranFactory(
        siaran=satu,
        pemangku=jabatan.pemangku,
        orang=jabatan.orang,
        kanal=jabatan.orang.kanal.get(),
    )

    alamat = buka_kartu(penerima, oleh=satu.penyusun, pada=PADA)

    bagian = urlsplit(alamat)
    assert (bagian.netloc, bagian.path) == ("wa.me", "/6281234500001")
    assert all(tanda in alamat for tanda in ("%0A", "%26", "%23", "%C3%A9"))
    assert not bagian.fragment
    (teks_pesan,) = parse_qs(bagian.query)["text"]
    baris = teks_pesan.splitlines()
    assert baris[:2] == [f"Bapak/Ibu {jabatan.orang}", "Ketua Café & Warung #1"]
    kode = baris[2].rstrip("/").rpartition("/")[2]
    tautan = TautanPribadi.objects.milik("berhenti", kode, PADA).get()
    assert tautan.penerima == penerima
    penerima.refresh_from_db()
    assert (penerima.keadaan, penerima.dibuka_pada) == (K.DIKUNCI, PADA)
    catatan = Jejak.objects.milik(satu).get(tindakan="buka_wa")
    assert catatan.sesudah == {"penerima": jabatan.pemangku.nomor}


def test_pk42_consent_withdrawn_a_minute_ago_refuses_the_click():
    satu = antre(2)
    penerima = kartu(satu, satu.penyusun)
    Persetujuan.objects.create(
        orang=penerima.orang,
        tujuan=satu.tujuan,
        keputusan="tarik",
        cara="daring",
        teks=Persetujuan.objects.first().teks,
        pada=PADA,
    )

    for _ in range(2):
        with pytest.raises(
            TindakanTerlarang, match="Tidak dapat dikirim: persetujuan ditarik"
        ):
            buka_kartu(penerima, oleh=satu.penyusun, pada=PADA + MENIT)

    penerima.refresh_from_db()
    assert (penerima.keadaan, penerima.vonis) == (K.DITARIK, V.LAYAK)


def test_a_channel_deleted_since_refuses_the_click():
    satu = antre(2)
    penerima = kartu(satu, satu.penyusun)
    Kanal.objects.filter(pk=penerima.kanal_id).delete()

    with pytest.raises(TindakanTerlarang, match="tanpa kanal"):
        buka_kartu(penerima, oleh=satu.penyusun, pada=PADA)


def test_pk18_a_withdrawal_turns_the_open_card_and_ends_what_is_left():
    teks()
    satu = antre()
    penerima = kartu(satu, satu.penyusun)

    tarik_persetujuan(
        penerima.orang, tujuan=satu.tujuan, cara="daring", oleh=None, pada=PADA
    )

    penerima.refresh_from_db()
    satu.refresh_from_db()
    assert (penerima.keadaan, penerima.sebab) == (K.DITARIK, "Persetujuan ditarik")
    assert satu.status == S.SELESAI


@pytest.mark.parametrize(
    ("tujuan", "kanal", "harap"),
    [
        (T.UNDANGAN, "wa", K.DITARIK),
        (T.UNDANGAN, "email", K.MENUNGGU),
        (T.SIARAN_INFORMASI, "", K.MENUNGGU),
    ],
)
def test_a_withdrawal_reaches_as_far_as_it_says(tujuan, kanal, harap):
    teks()
    penerima = antre().penerima.get()

    tarik_persetujuan(
        penerima.orang, tujuan=tujuan, kanal=kanal, cara="daring", oleh=None, pada=PADA
    )

    penerima.refresh_from_db()
    assert penerima.keadaan == harap


def test_pk42_two_officers_never_hold_the_same_card():
    satu = antre(2)
    pertama, kedua = pengelola(), pengelola()

    a, b = kartu(satu, pertama), kartu(satu, kedua)

    assert a != b
    assert kartu(satu, pertama) == a
    with pytest.raises(TindakanTerlarang, match="dipegang petugas lain"):
        buka_kartu(a, oleh=kedua, pada=PADA)


@pytest.mark.django_db(transaction=True)
@pytest.mark.lambat
def test_pk42_two_officers_at_once_get_two_cards():
    satu = antre(2)
    oleh = [pengelola(), pengelola()]

    hasil = serentak(2, lambda ke: kartu(satu, oleh[ke]).pk)

    assert len(set(hasil)) == 2


def test_pk42_a_lock_ends_after_ten_minutes():
    satu = antre()
    pertama, kedua = pengelola(), pengelola()
    penerima = kartu(satu, pertama)
    buka_kartu(penerima, oleh=pertama, pada=PADA)

    tepat = ambil_kartu(satu, oleh=kedua, pada=PADA + 10 * MENIT)
    lewat = ambil_kartu(satu, oleh=kedua, pada=PADA + 11 * MENIT)

    assert tepat is None
    assert lewat == penerima
    assert lewat.dibuka_pada is None
    with pytest.raises(TindakanTerlarang, match="tidak lagi di tangan Anda"):
        catat_hasil(penerima, hasil=K.TERKIRIM, oleh=pertama, pada=PADA + 12 * MENIT)


def test_pk42_sent_is_noted_and_the_last_card_ends_the_broadcast():
    satu = antre(2)
    oleh = satu.penyusun
    Kanal.objects.update(gagal_beruntun=1)
    for _ in range(2):
        penerima = kartu(satu, oleh)
        buka_kartu(penerima, oleh=oleh, pada=PADA)
        catat_hasil(penerima, hasil=K.TERKIRIM, oleh=oleh, pada=PADA)

    satu.refresh_from_db()
    assert satu.status == S.SELESAI
    assert set(satu.penerima.values_list("keadaan", flat=True)) == {K.TERKIRIM}
    baris = Kanal.objects.values_list("keadaan", "gagal_beruntun", "terakhir_berhasil")
    assert set(baris) == {(Kanal.Keadaan.BERFUNGSI, 0, PADA)}
    with pytest.raises(TindakanTerlarang, match="tidak sedang dikirim"):
        ambil_kartu(satu, oleh=oleh, pada=PADA)
    with pytest.raises(TindakanTerlarang, match="tidak sedang dikirim"):
        catat_hasil(penerima, hasil=K.DILEWATI, oleh=oleh, pada=PADA)


@pytest.mark.parametrize(
    ("sebelum", "keadaan"),
    [(0, Kanal.Keadaan.BELUM_DIUJI), (1, Kanal.Keadaan.GAGAL)],
)
def test_pk42_a_wrong_number_counts_and_the_second_in_a_row_ends_the_channel(
    sebelum, keadaan
):
    satu = antre()
    oleh = satu.penyusun
    Kanal.objects.update(gagal_beruntun=sebelum)
    penerima = kartu(satu, oleh)
    buka_kartu(penerima, oleh=oleh, pada=PADA)

    catat_hasil(penerima, hasil=K.NOMOR_SALAH, oleh=oleh, pada=PADA)

    kanal = Kanal.objects.get()
    assert (kanal.gagal_beruntun, kanal.keadaan) == (sebelum + 1, keadaan)
    penerima.pemangku.refresh_from_db()
    assert penerima.pemangku.perlu_cek == "WhatsApp tidak sampai"


def test_a_wrong_number_that_was_deleted_meanwhile_breaks_nothing():
    satu = antre()
    oleh = satu.penyusun
    penerima = kartu(satu, oleh)
    buka_kartu(penerima, oleh=oleh, pada=PADA)
    Kanal.objects.all().delete()

    catat_hasil(penerima, hasil=K.NOMOR_SALAH, oleh=oleh, pada=PADA)

    penerima.pemangku.refresh_from_db()
    assert penerima.pemangku.perlu_cek == ""


def test_what_was_not_opened_was_not_sent_but_may_be_skipped():
    satu = antre()
    penerima = kartu(satu, satu.penyusun)

    with pytest.raises(TindakanTerlarang, match="Buka WhatsApp dulu"):
        catat_hasil(penerima, hasil=K.TERKIRIM, oleh=satu.penyusun, pada=PADA)
    catat_hasil(penerima, hasil=K.DILEWATI, oleh=satu.penyusun, pada=PADA)

    penerima.refresh_from_db()
    assert penerima.keadaan == K.DILEWATI


def test_pk42_after_hours_the_click_waits():
    satu = antre()

    with pytest.raises(TindakanTerlarang, match="Rabu, 5 Juni 2024 pukul 08"):
        buka_kartu(satu.penerima.get(), oleh=satu.penyusun, pada=MALAM)


def test_a_broadcast_by_mail_has_no_queue():
    satu = antre(kanal=Siaran.Kanal.EMAIL)

    with pytest.raises(TindakanTerlarang, match="lewat surel"):
        ambil_kartu(satu, oleh=satu.penyusun, pada=PADA)


def test_a_card_without_the_right_is_never_taken():
    satu = berjalan()
    penerima = PenerimaSiaranFactory(siaran=satu, vonis=V.TANPA_PERSETUJUAN)

    assert ambil_kartu(satu, oleh=satu.penyusun, pada=PADA) is None
    with pytest.raises(TindakanTerlarang):
        buka_kartu(penerima, oleh=satu.penyusun, pada=PADA)


def test_a_text_that_has_grown_too_long_is_not_opened():
    satu = antre(isi="x" * 990 + "{tautan_berhenti}")

    with pytest.raises(TindakanTerlarang, match=r"paling panjang 1\.000"):
        buka_kartu(satu.penerima.get(), oleh=satu.penyusun, pada=PADA)


def test_a_stakeholder_no_longer_active_is_not_written_to():
    satu = antre()
    penerima = satu.penerima.get()
    penerima.pemangku.nonaktifkan(oleh=satu.penyusun, pada=PADA, alasan="Bubar")

    with pytest.raises(TindakanTerlarang, match="data kedaluwarsa"):
        buka_kartu(penerima, oleh=satu.penyusun, pada=PADA)


def test_a_cancelled_broadcast_sends_no_more():
    satu = antre()

    with pytest.raises(TindakanTerlarang, match="alasannya"):
        batalkan_siaran(satu, oleh=satu.penyusun, pada=PADA, alasan="")
    batalkan_siaran(satu, oleh=satu.penyusun, pada=PADA, alasan="Acara ditunda.")

    with pytest.raises(TindakanTerlarang, match="tidak sedang dikirim"):
        buka_kartu(satu.penerima.get(), oleh=satu.penyusun, pada=PADA)
    assert not PenerimaSiaran.objects.terbuka().exists()
