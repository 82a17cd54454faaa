"""PK-43: mail of a broadcast, one by one, at most 100 an hour, never twice."""

import smtplib
from datetime import UTC, datetime, timedelta

import pytest
from django.conf import settings

from organisasi.kabar.notifikasi import ditolak_tetap, kirim_satu
from organisasi.kantor.saat import Saat
from organisasi.models import Notifikasi
from pemangku.models import Kanal, PenerimaSiaran, TautanPribadi
from pemangku.pribadi.hak_orang import hentikan
from pemangku.siaran.actions import SEJAM_PALING_BANYAK, antar_siaran, batalkan_siaran
from tests.factories.organisasi import NotifikasiFactory
from tests.pemangku.siaran import kantor_siaran
from tests.pemangku.siaran.kantor_siaran import MALAM, PADA, K, S, surel, tarik, teks
from tests.surat import kirim_semua

pytestmark = pytest.mark.django_db
MENIT = timedelta(minutes=1)
JAM = timedelta(hours=1)
N = Notifikasi.Status


def antre(jumlah=1):
    return kantor_siaran.antre(jumlah, buat=surel)


def tolak(kode):
    def kirim(pesan):
        raise smtplib.SMTPRecipientsRefused({pesan.penerima: (kode, b"no such user")})

    return kirim


def putar(pada):
    """What the scheduled jobs do in a minute."""
    antar_siaran(pada=pada)
    kirim_semua(pada)
    antar_siaran(pada=pada)


def test_pk43_they_go_out_one_by_one_at_most_100_an_hour(mailoutbox, monkeypatch):
    assert SEJAM_PALING_BANYAK == 100
    monkeypatch.setattr("pemangku.siaran.actions.SEJAM_PALING_BANYAK", 5)
    satu = antre(7)
    for menit in range(0, 60, 12):
        putar(PADA + menit * MENIT)
    assert len(mailoutbox) == 5
    putar(PADA + JAM)
    assert len({tuple(surel.to) for surel in mailoutbox}) == len(mailoutbox) == 7
    assert {len(surel.to) for surel in mailoutbox} == {1}
    assert not any(surel.cc or surel.bcc for surel in mailoutbox)
    satu.refresh_from_db()
    assert satu.status == S.SELESAI


def test_pk43_each_mail_names_its_own_stop_link(mailoutbox):
    satu = antre(2)
    putar(PADA)
    urut = satu.penerima.order_by("pemangku__nomor")
    for penerima, pesan in zip(urut, mailoutbox, strict=True):
        alamat = pesan.extra_headers["List-Unsubscribe"].strip("<>")
        assert alamat.startswith(f"{settings.ALAMAT_PUBLIK}/berhenti/siaran/")
        assert alamat in pesan.body
        kode = alamat.rstrip("/").rpartition("/")[2]
        tautan = TautanPribadi.objects.milik("berhenti", kode, PADA).get()
        assert tautan.penerima == penerima
        assert str(penerima.orang) in pesan.body
        assert pesan.subject == satu.judul
        lagi = pesan.extra_headers["List-Unsubscribe-Post"]
        assert lagi == "List-Unsubscribe=One-Click"


def test_pk43_started_again_nothing_is_sent_twice_and_the_outbox_forgets(mailoutbox):
    satu = antre(2)
    antar_siaran(pada=PADA)
    antar_siaran(pada=PADA)
    kirim_satu(PADA)
    antar_siaran(pada=PADA + MENIT)
    putar(PADA + 2 * MENIT)
    assert len(mailoutbox) == 2
    kolom = ("status", "penerima", "isi", "tajuk")
    assert {*Notifikasi.objects.values_list(*kolom)} == {(N.TERKIRIM, "", "", "")}
    penerima = satu.penerima.earliest("status_sejak")
    assert (penerima.status, penerima.status_sejak) == (K.TERKIRIM, PADA)
    assert penerima.kanal.keadaan == Kanal.Keadaan.BERFUNGSI


def test_pk43_a_refused_address_is_counted_like_a_wrong_number():
    satu = antre()
    antar_siaran(pada=PADA)
    kirim_satu(PADA, tolak(550))
    assert not kirim_satu(PADA + 10 * JAM)
    antar_siaran(pada=PADA + MENIT)
    penerima = satu.penerima.get()
    assert penerima.status == K.NOMOR_SALAH
    assert "550" in penerima.sebab
    assert "contoh.invalid" not in penerima.sebab
    assert penerima.kanal.gagal_beruntun == 1
    assert penerima.pemangku.perlu_cek == "Surel tidak sampai"
    satu.refresh_from_db()
    assert satu.status == S.SELESAI


def test_a_passing_fault_is_tried_again():
    satu = antre()
    antar_siaran(pada=PADA)
    kirim_satu(PADA, tolak(450))
    antar_siaran(pada=PADA)
    assert Notifikasi.objects.get().status == N.MENUNGGU
    assert satu.penerima.get().status == K.ANTRE


@pytest.mark.parametrize(("kode", "harap"), [(550, True), (451, False)])
def test_only_a_final_no_is_final(kode, harap):
    satu = smtplib.SMTPRecipientsRefused({"a": (kode, b"")})
    assert (
        ditolak_tetap(satu) is ditolak_tetap(smtplib.SMTPDataError(kode, "")) is harap
    )
    assert not ditolak_tetap(smtplib.SMTPServerDisconnected("weg"))


def test_a_refused_message_of_a_case_is_still_tried_again():
    pesan = NotifikasiFactory()
    kirim_satu(PADA, tolak(550))
    pesan.refresh_from_db()
    assert pesan.status == N.MENUNGGU


def test_what_the_server_never_took_is_given_up_after_a_week():
    satu = antre()
    antar_siaran(pada=PADA)
    Notifikasi.objects.update(status=N.BUNTU)
    antar_siaran(pada=PADA)
    penerima = satu.penerima.get()
    assert penerima.status == K.DILEWATI
    assert penerima.sebab == "Tidak terkirim setelah tujuh hari"
    assert not Notifikasi.objects.exists()


def test_pk43_while_the_mail_server_is_away_no_backlog_grows(mailoutbox, monkeypatch):
    monkeypatch.setattr("pemangku.siaran.actions.SEJAM_PALING_BANYAK", 2)
    antre(5)
    for jam in range(4):
        antar_siaran(pada=PADA + jam * JAM)
    kirim_semua(PADA + 4 * JAM)
    antar_siaran(pada=PADA + 4 * JAM)
    kirim_semua(PADA + 4 * JAM)
    assert len(mailoutbox) == 2


def test_pk44_what_has_not_left_when_the_office_closes_waits_for_the_morning(
    mailoutbox,
):
    satu = antre(2)
    antar_siaran(pada=PADA)
    kirim_satu(PADA)
    putar(MALAM)
    assert len(mailoutbox) == 1
    status = satu.penerima.values_list("status", flat=True)
    assert sorted(status) == [K.MENUNGGU, K.TERKIRIM]
    putar(datetime(2024, 6, 5, 1, tzinfo=UTC))
    assert len(mailoutbox) == 2
    assert set(status.all()) == {K.TERKIRIM}


def test_the_right_is_weighed_again_before_the_mail_is_queued(mailoutbox):
    satu = antre(2)
    pertama = satu.penerima.order_by("pemangku__nomor").first()
    tarik(pertama.orang.jabatan.get())
    putar(PADA)
    assert len(mailoutbox) == 1
    pertama.refresh_from_db()
    assert (pertama.status, pertama.sebab) == (K.DITARIK, "Persetujuan ditarik")


@pytest.mark.parametrize("batal", [False, True])
def test_pk18_stopping_and_cancelling_take_the_mail_out_of_the_outbox(
    batal, mailoutbox
):
    teks()
    satu = antre()
    antar_siaran(pada=PADA)
    if batal:
        batalkan_siaran(satu, Saat(satu.penyusun, PADA), alasan="Acara ditunda.")
    else:
        hentikan(satu.penerima.get(), pada=PADA)
    kirim_semua(PADA)
    antar_siaran(pada=PADA)
    assert mailoutbox == []
    assert satu.penerima.get().status == (K.MENUNGGU if batal else K.DITARIK)


def test_what_has_left_before_the_stop_stays_as_sent(mailoutbox):
    teks()
    satu = antre()
    antar_siaran(pada=PADA)
    kirim_semua(PADA)
    hentikan(satu.penerima.get(), pada=PADA)
    antar_siaran(pada=PADA)
    assert len(mailoutbox) == 1
    assert satu.penerima.get().status == K.TERKIRIM


def test_a_card_settled_meanwhile_keeps_its_state():
    satu = antre()
    antar_siaran(pada=PADA)
    kirim_semua(PADA)
    PenerimaSiaran.objects.update(status=K.DITARIK)
    antar_siaran(pada=PADA)
    assert satu.penerima.get().status == K.DITARIK
    assert Notifikasi.objects.get().penerima == ""
