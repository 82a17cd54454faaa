"""The outbox: told once, of what happened; nothing lost, sent twice or readable in it.

A mailbox nobody confirmed gets three mails a day, over all services (attack S4).
"""

import re
import smtplib
from datetime import UTC, datetime, timedelta
from threading import Barrier, local

import pytest
from django.conf import settings
from django.core import signing
from django.db import IntegrityError, connection
from django.urls import reverse

from organisasi.kabar.notifikasi import (
    PANJANG_KUNCI,
    beri_tahu,
    hapus_pesan,
    kirim_satu,
    kunci_pesan,
    pastikan_kotak,
    sapu_pesan,
)
from organisasi.kantor.peran import Peran
from organisasi.models import KotakSurel, Notifikasi
from organisasi.sandi import sidik_surel
from tests.factories.organisasi import NotifikasiFactory, PetugasFactory, UnitFactory
from tests.petugas import masuk_sebagai
from tests.serentak import SABAR, serentak
from tests.surat import kirim_semua

pytestmark = [pytest.mark.django_db, pytest.mark.sql]

PADA = datetime(2024, 6, 4, 1, tzinfo=UTC)
SUREL = "korban@example.org"
Jalur, Status = Notifikasi.Jalur, Notifikasi.Status


def kabari(*penerima, kunci="kejadian", hari="Selasa", butir=(), **lain):
    """Tell these addresses of an event; how many messages are new."""
    return beri_tahu(
        penerima,
        templat="organisasi/kabar/ringkasan_harian.txt",
        konteks={"hari": hari, "butir": butir},
        kunci=kunci,
        **{"pada": PADA, "tentang": None, **lain},
    )


def gagal(_pesan):
    raise smtplib.SMTPServerDisconnected("server is away")


def test_first_line_is_the_subject_and_nothing_is_escaped():
    kabari("a@contoh.invalid", butir=["2 hal & lain"])
    pesan = Notifikasi.objects.get()
    assert pesan.subjek == "PPID: yang menunggu Anda, Selasa"
    assert "- 2 hal & lain\n" in pesan.isi
    assert f"{settings.ALAMAT_PUBLIK}/admin/" in pesan.isi
    assert (pesan.dibuat_pada, pesan.coba_lagi_pada) == (PADA, PADA)


def test_same_event_is_told_once_to_each_address():
    assert kabari("a@contoh.invalid", "b@contoh.invalid", "a@contoh.invalid", "") == 2
    assert kabari("a@contoh.invalid", "c@contoh.invalid") == 1
    assert Notifikasi.objects.count() == 3


def test_sent_message_leaves_with_its_marks_and_stays_as_proof(mailoutbox):
    pesan = NotifikasiFactory(
        penerima="warga@contoh.invalid", subjek="Nomor 1", galat_terakhir="Timeout: …"
    )
    assert kirim_satu(PADA)
    pesan.refresh_from_db()
    assert (pesan.status, pesan.dikirim_pada) == (Status.TERKIRIM, PADA)
    assert (pesan.percobaan, pesan.galat_terakhir) == (1, "")
    assert str(pesan) == "Nomor 1 → warga"
    (surel,) = mailoutbox
    assert surel.to == ["warga@contoh.invalid"]
    assert surel.extra_headers["Auto-Submitted"] == "auto-generated"
    assert surel.extra_headers["X-Portal-Kunci"] == str(pesan.pk)


def test_oldest_due_message_goes_first_and_a_later_one_waits(mailoutbox):
    NotifikasiFactory(subjek="kedua", coba_lagi_pada=PADA)
    NotifikasiFactory(subjek="pertama", coba_lagi_pada=PADA - timedelta(minutes=1))
    NotifikasiFactory(subjek="nanti", coba_lagi_pada=PADA + timedelta(seconds=1))
    assert kirim_semua(PADA) == 2
    assert [surel.subject for surel in mailoutbox] == ["pertama", "kedua"]


def test_failed_message_waits_and_says_why():
    pesan = NotifikasiFactory()
    kirim_satu(PADA, gagal)
    pesan.refresh_from_db()
    assert pesan.status == Status.MENUNGGU
    assert pesan.galat_terakhir == "SMTPServerDisconnected: server is away"
    assert pesan.percobaan == 1
    jeda = pesan.coba_lagi_pada - PADA
    assert timedelta(seconds=5) <= jeda <= timedelta(minutes=1)
    assert not kirim_satu(PADA)  # not due before its time


@pytest.mark.parametrize(("sisa", "status"), [(1, Status.MENUNGGU), (0, Status.BUNTU)])
def test_message_is_given_up_after_seven_days(sisa, status):
    umur = timedelta(days=7) - timedelta(seconds=sisa)
    pesan = NotifikasiFactory(dibuat_pada=PADA - umur)
    kirim_satu(PADA, gagal)
    pesan.refresh_from_db()
    assert pesan.status == status


def test_dead_letter_is_not_tried_until_a_person_requeues_it(mailoutbox):
    pesan = NotifikasiFactory(status=Status.BUNTU, dibuat_pada=PADA - timedelta(days=8))
    assert not kirim_satu(PADA)
    pesan.antre_lagi(pada=PADA)
    assert kirim_satu(PADA, gagal)
    pesan.refresh_from_db()
    assert pesan.status == Status.MENUNGGU  # with seven days anew
    assert kirim_satu(PADA + timedelta(hours=1))
    assert len(mailoutbox) == 1


@pytest.mark.django_db(transaction=True)
def test_workers_side_by_side_never_take_the_same_message():
    NotifikasiFactory.create_batch(16)
    terkirim = []
    # Each worker's first message waits in its hands until all four hold one.
    bersama, pertama = Barrier(4), local()

    def kirim(pesan):
        if not hasattr(pertama, "lewat"):
            pertama.lewat = True
            bersama.wait(SABAR)
        terkirim.append(pesan.pk)

    hasil = serentak(4, lambda _ke: kirim_semua(PADA, kirim))
    assert sum(hasil) == len(terkirim) == len(set(terkirim)) == 16
    assert Notifikasi.objects.filter(status=Status.TERKIRIM).count() == 16
    assert min(hasil) > 0  # nobody waited for the others


def test_who_is_killed_with_a_message_in_hand_leaves_it_waiting(mailoutbox):
    pesan = NotifikasiFactory()

    def mati(_pesan):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        kirim_satu(PADA, mati)
    assert kirim_satu(PADA)
    pesan.refresh_from_db()
    assert (pesan.status, pesan.percobaan) == (Status.TERKIRIM, 1)


@pytest.mark.parametrize(
    ("nama", "lain"),
    [
        ("status_dikenal", {"status": "lain"}),
        ("jalur_dikenal", {"jalur": "lain"}),
        ("terkirim_bertanggal", {"status": Status.TERKIRIM, "dikirim_pada": None}),
        # An address that could not be found again is not stored.
        ("penerima_dicari", {"sidik_penerima": ""}),
    ],
)
def test_database_refuses_an_unsound_message(nama, lain):
    pesan = NotifikasiFactory()
    with pytest.raises(IntegrityError, match=f"organisasi_notifikasi_{nama}"):
        Notifikasi.objects.filter(pk=pesan.pk).update(**lain)


# Nothing readable of a message is kept

RAHASIA = {"butir": ["/pengaduan/ikut/Mw:RAHASIA/"]}


def kabar(kunci, penerima="a@contoh.invalid", **lain):
    isi = {"hari": kunci, "butir": [f"hal {kunci}"], "jalur": Jalur.PETUGAS}
    return kabari(penerima, kunci=kunci, **isi, **lain)


def tersimpan():
    with connection.cursor() as kursor:
        kursor.execute("SELECT t::text FROM organisasi_notifikasi t ORDER BY t.id")
        return "\n".join(baris for (baris,) in kursor.fetchall())


def daftar(nama, *args):
    return reverse(f"admin:organisasi_notifikasi_{nama}", args=args)


def test_a_dump_shows_neither_address_nor_text_nor_headers(mailoutbox):
    tajuk = {"List-Unsubscribe": "<https://contoh.id/berhenti/KUNCI/>"}
    kabari(SUREL, tentang=UnitFactory(), tajuk=tajuk, **RAHASIA)
    isi = tersimpan()
    assert not [kata for kata in ("korban", "RAHASIA", "KUNCI") if kata in isi]
    pesan = Notifikasi.objects.kepada("Korban+lain@Example.org").get()
    assert (pesan.penerima, "RAHASIA" in pesan.isi) == (SUREL, True)
    kirim_semua(PADA)
    assert mailoutbox[0].extra_headers.items() >= tajuk.items()


def test_an_address_is_masked_unless_it_is_an_officers(client):
    petugas = masuk_sebagai(client, Peran.ADMIN_TEKNIS)
    kabari(petugas.email, kunci="petugas", **RAHASIA)
    kabari(SUREL, kunci="warga", **RAHASIA)
    # Who is officer and citizen: his own case shows no more than another's.
    kabari(petugas.email, kunci="perkara", tentang=UnitFactory(), **RAHASIA)
    ke_petugas, ke_warga, perkara = Notifikasi.objects.order_by("pk")
    galat = f"SMTPRecipientsRefused: {{'{SUREL.upper()}': (550, b'no')}}"
    ke_warga.tandai_gagal(galat, pada=PADA)
    semua, *lain, riwayat = (
        client.halaman(daftar(nama, *(p.pk for p in pesan))).text
        for nama, *pesan in (
            ("changelist",),
            ("change", ke_warga),
            ("change", perkara),
            ("history", ke_warga),
        )
    )
    ekspor = client.get(daftar("ekspor", "csv")).getvalue().decode()
    for isi in (semua, *lain, riwayat, ekspor):
        assert "korban" not in isi.lower()
    assert not [isi for isi in (*lain, riwayat) if "RAHASIA" in isi]
    for kata in ("k***@example.org", "SMTPRecipientsRefused"):
        assert kata in semua
    assert ekspor.count(petugas.email) == ekspor.count("k***@example.org") == 1
    milik = client.halaman(daftar("change", ke_petugas.pk)).text
    assert "RAHASIA" in milik
    assert petugas.email in milik
    assert str(ke_petugas) == f"{ke_petugas.subjek} → {petugas.email}"


def test_officers_who_share_a_mailbox_by_tags_get_their_own_news(mailoutbox):
    semua = ["ppid+dua@example.go.id", "ppid+satu@example.go.id"]
    for surel in semua:
        PetugasFactory(email=surel)
        kabari(surel, jalur=Jalur.PETUGAS)
    kirim_semua(PADA)
    assert sorted(s.to[0] for s in mailoutbox) == semua


def test_what_left_thirty_days_ago_goes():
    tua, muda = timedelta(days=30), timedelta(days=29)
    for umur in (tua, muda):
        NotifikasiFactory(status=Status.TERKIRIM, dikirim_pada=PADA - umur)
        for status in (Status.DITOLAK, Status.DITAHAN):
            NotifikasiFactory(status=status, coba_lagi_pada=PADA - umur)
    for status in (Status.MENUNGGU, Status.BUNTU):
        NotifikasiFactory(status=status, coba_lagi_pada=PADA - tua)
    assert sapu_pesan(pada=PADA) == 3
    assert len(Notifikasi.objects.all()) == len(Status)
    assert set(Notifikasi.objects.values_list("status", flat=True)) == set(Status)


def test_erasing_finds_what_names_no_record_by_the_address():
    unit, lain = UnitFactory(), UnitFactory()
    kabari(SUREL, kunci="perkara", tentang=unit)
    kabari(SUREL.upper(), kunci="tanpa berkas")
    kabari(SUREL, kunci="perkara lain", tentang=lain)
    PetugasFactory(email=SUREL)
    kabari(SUREL, kunci="sebagai petugas")
    hapus_pesan(unit, surel=SUREL)
    sisa = Notifikasi.objects.order_by("pk").values_list("kunci", flat=True)
    nama = [kunci.partition(":")[0] for kunci in sisa]
    assert nama == ["perkara lain", "sebagai petugas"]


# News for officers: collected into one mail, the next one not before three hours


def test_news_for_an_officer_is_collected_into_one_mail(mailoutbox):
    for kunci in ("satu", "dua", "tiga"):
        kabar(kunci)
    kabar("lain", penerima="b@contoh.invalid")
    assert kirim_semua(PADA) == 2
    satu, lain = sorted(mailoutbox, key=lambda s: s.to)
    assert satu.subject == "PPID: 3 kabar untuk Anda"
    assert [satu.body.count(f"- hal {n}") for n in ("satu", "dua", "tiga")] == [1] * 3
    assert lain.subject == "PPID: yang menunggu Anda, lain"
    assert set(Notifikasi.objects.values_list("status", "dikirim_pada")) == {
        (Status.TERKIRIM, PADA)
    }


def test_what_follows_waits_three_hours_and_ten_events_are_two_mails(mailoutbox):
    kabar("pertama")
    kirim_semua(PADA)
    for n in range(9):
        nanti = PADA + timedelta(minutes=10 * n + 1)
        kabar(f"ke-{n}", pada=nanti)
        kirim_semua(nanti)
    assert len(mailoutbox) == 1
    kirim_semua(PADA + timedelta(hours=3))
    assert [s.subject for s in mailoutbox][1:] == ["PPID: 9 kabar untuk Anda"]


def test_collected_news_that_did_not_leave_waits_as_a_whole(mailoutbox):
    kabar("satu")
    kabar("dua")
    assert kirim_satu(PADA, gagal)
    assert not mailoutbox
    assert kirim_semua(PADA + timedelta(hours=1)) == 1
    assert [s.subject for s in mailoutbox] == ["PPID: 2 kabar untuk Anda"]


# A mailbox nobody confirmed: three mails a day, however it is spelled (S4)


def kejadian(kunci, penerima=SUREL, **lain):
    return kabari(
        penerima, kunci=f"kejadian:{kunci}", **{"tentang": UnitFactory(), **lain}
    )


def bom(banyak):
    for ke in range(banyak):
        kejadian(ke, f"Korban+{ke}@example.org")


def tautan(isi):
    return re.search(r"(/surel/pastikan/\S+)", isi)[1]


def test_s4_a_stranger_gets_three_mails_however_he_is_spelled(mailoutbox):
    bom(26)
    kirim_semua(PADA)
    assert len(mailoutbox) == 3
    assert [s.body.count("/surel/pastikan/") for s in mailoutbox].count(1) == 1
    assert Notifikasi.objects.filter(status=Status.DITAHAN).count() == 23


def test_the_next_day_begins_anew_and_others_are_not_touched(mailoutbox):
    bom(5)
    kejadian("lain", "siti@example.org")
    besok = PADA + timedelta(days=1)
    kejadian("besok", pada=besok)
    kirim_semua(besok)
    assert len(mailoutbox) == 5


def test_the_same_event_told_again_officers_and_broadcasts_take_no_share():
    for ke in range(5):
        kejadian("sama")
        kejadian(f"petugas-{ke}", tentang=None)
        kejadian(f"siaran-{ke}", jalur=Jalur.SIARAN)
    kejadian("lain")
    assert not Notifikasi.objects.filter(status=Status.DITAHAN).exists()


def test_the_owner_confirms_and_gets_what_was_held_and_all_that_follows(
    client, mailoutbox
):
    bom(5)
    kirim_semua(PADA)
    alamat = tautan("\n".join(s.body for s in mailoutbox))
    dibuka = client.halaman(alamat)
    assert "Apakah ini surel Anda?" in dibuka.text
    assert not KotakSurel.objects.exists()  # programs that read mail open links
    dijawab = client.post(alamat)
    kejadian("sesudah")
    assert "sudah dipastikan" in dijawab.text
    assert not Notifikasi.objects.filter(status=Status.DITAHAN).exists()
    kirim_semua(Notifikasi.objects.latest("coba_lagi_pada").coba_lagi_pada)
    assert len(mailoutbox) == 6


@pytest.mark.parametrize("token", ["tiruan", "{lain}"])
def test_a_link_that_is_not_ours_confirms_nothing(client, token):
    token = token.format(lain=signing.dumps(sidik_surel(SUREL), salt="lain"))
    assert client.post(f"/surel/pastikan/{token}/").status_code == 404
    assert not KotakSurel.objects.exists()


def test_a_confirmed_mailbox_is_forgotten_with_its_owner_and_after_a_year():
    unit = UnitFactory()
    for surel in (SUREL, "siti@example.org"):
        pastikan_kotak(sidik_surel(surel), pada=PADA)
    hapus_pesan(unit, surel=SUREL)
    assert KotakSurel.objects.get().sidik == sidik_surel("siti@example.org")
    assert str(KotakSurel.objects.get()).endswith("…")
    sapu_pesan(pada=PADA + timedelta(days=365))
    assert not KotakSurel.objects.exists()


def test_alarms_and_sign_in_go_before_all_else_and_broadcasts_last(mailoutbox):
    jalur = (Jalur.SIARAN, Jalur.PETUGAS, Jalur.BIASA)
    for jam, satu in enumerate(jalur):
        for ke in range(2):
            NotifikasiFactory(
                jalur=satu,
                subjek=satu,
                penerima=f"{satu}-{ke}@contoh.invalid",
                coba_lagi_pada=PADA - timedelta(hours=9 - jam),
            )
    NotifikasiFactory(jalur=Jalur.ALARM, subjek=Jalur.ALARM, coba_lagi_pada=PADA)
    kirim_semua(PADA)
    urut = list(dict.fromkeys(s.subject for s in mailoutbox))
    assert urut == [Jalur.ALARM, Jalur.BIASA, Jalur.PETUGAS, Jalur.SIARAN]


# The key of a message: the event for people, the address as a keyed hash

PANJANG = f"{'n' * 64}@{'d' * 180}.invalid"


def test_a_longer_event_keeps_its_beginning_and_stays_one_of_a_kind():
    semua = {
        kunci_pesan(f"kejadian:{'x' * 200}{ke}", alamat)
        for ke in (1, 2)
        for alamat in (PANJANG, f"{PANJANG}x")
    }
    assert len(semua) == 4
    assert {len(kunci) for kunci in semua} == {PANJANG_KUNCI}
    assert all(kunci.startswith("kejadian:") for kunci in semua)
    assert not [kunci for kunci in semua if "invalid" in kunci]
    assert Notifikasi._meta.get_field("kunci").max_length == PANJANG_KUNCI
